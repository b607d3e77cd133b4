// SPDX-License-Identifier: BSL-1.0
#pragma once

// Regions: sets of records in which each indicator is confined on its own, as values.

#include <nqpf/core/text_stream.hpp>
#include <nqpf/rules/regions/boxes.hpp>
#include <nqpf/rules/regions/words.hpp>

namespace nqpf::inline NQPF_ABI {

namespace replies {

/// What a region asks of one indicator, or of one parameter.
struct region_part {
  const char* id = "";
  /// Of a number: the least and the greatest value that it admits, both admitted.
  double least = missing;
  double greatest = missing;
  unsigned long long positions = 0;  ///< of listed values: those that it admits, as bits
  bool admits_missing = false;
  bool admits_known = false;  ///< false: it asks that the value is missing
};

}  // namespace replies

/// A set of records: what each of some indicators is confined to, and comparisons of computed numbers.
class region {
public:
  /// The condition that its records satisfy, in the notation of rules: `x < 3 && (y >= 2 || !known(y))`. Computed
  /// comparisons are said as they stand in the rules. `any record` where it asks nothing.
  [[nodiscard]] constexpr text<1200> condition() const { return words_.template write<1200>(); }
  /// The same as words and numbers.
  [[nodiscard]] constexpr const detail::phrase_of<192>& words() const noexcept { return words_; }
  /// What it asks of single indicators, in the order of the program.
  [[nodiscard]] constexpr int size() const noexcept { return parts_.count; }
  [[nodiscard]] constexpr const replies::region_part& operator[](int i) const noexcept {
    return parts_.items[i];
  }
  [[nodiscard]] constexpr const replies::region_part* begin() const noexcept {
    return parts_.items;
  }
  [[nodiscard]] constexpr const replies::region_part* end() const noexcept {
    return parts_.items + parts_.count;
  }
  /// How many comparisons of computed numbers, or with parameters that have a range, it asks beside: those stand in
  /// the condition alone.
  [[nodiscard]] constexpr int computed() const noexcept { return computed_; }
  /// Whether some record is known to lie in it. False where arithmetic, or several answers of one list, left that open.
  [[nodiscard]] constexpr bool is_sure() const noexcept { return sure_; }

  template <detail::text_stream Stream>
  friend Stream& operator<<(Stream& out, const region& r) {
    out << r.condition().c_str();
    return out;
  }

  /// For the functions that find regions.
  constexpr region(const detail::space& s, const detail::box& b, bool sure)
      : sure_(sure && detail::is_null(detail::unsure_list(s, b))) {
    detail::region_words{s}.write(words_, b);
    for (int i = 0; i < b.count; ++i) {
      if (detail::region_words{s}.says_nothing(b, b.items[i])) continue;
      if (b.items[i].axis < s.p->count.inputs) add(s, b, b.items[i]);
      else ++computed_;
    }
  }

private:
  constexpr void add(const detail::space& s, const detail::box& b, const detail::constraint& c) {
    const detail::split_constraint parts(s, c);
    const indicator_info& info = *s.p->inputs[c.axis];
    replies::region_part own;
    own.id = info.id;
    own.admits_missing = parts.admits_missing && !detail::region_words{s}.is_compared(b, c.axis);
    own.admits_known = parts.admits_known;
    const detail::constraint& known = parts.known;
    if (known.is_set) {
      own.positions = static_cast<unsigned long long>(known.low);
    } else if (parts.admits_known) {
      own.least = detail::from_ordinal(known.low);
      own.greatest = s.axis_of(c.axis).at_most(detail::from_ordinal(known.high - 1));
    }
    parts_.push(own);
  }

  detail::phrase_of<192> words_{};
  detail::owned_list<replies::region_part> parts_;
  int computed_ = 0;
  bool sure_ = true;
};

namespace detail {

/// A list that owns its items where they are.
template <class T>
class kept_list {
public:
  constexpr kept_list() = default;
  constexpr kept_list(kept_list&& other) noexcept { swap(other); }
  constexpr kept_list& operator=(kept_list&& other) noexcept {
    swap(other);
    return *this;
  }
  kept_list(const kept_list&) = delete;
  kept_list& operator=(const kept_list&) = delete;
  constexpr ~kept_list() {
    for (int i = 0; i < count_; ++i) delete items_[i];
    delete[] items_;
  }

  [[nodiscard]] constexpr int size() const noexcept { return count_; }
  [[nodiscard]] constexpr const T& operator[](int i) const noexcept { return *items_[i]; }
  /// Takes an item made with `new`.
  constexpr void take(T* item) {
    if (count_ == capacity_) grow();
    items_[count_++] = item;
  }

  struct iterator {
    const T* const* at;
    constexpr const T& operator*() const noexcept { return **at; }
    constexpr const T* operator->() const noexcept { return *at; }
    constexpr iterator& operator++() noexcept {
      ++at;
      return *this;
    }
    constexpr bool operator==(const iterator&) const = default;
  };
  [[nodiscard]] constexpr iterator begin() const noexcept { return {items_}; }
  [[nodiscard]] constexpr iterator end() const noexcept { return {items_ + count_}; }

private:
  constexpr void grow() {
    const int capacity = capacity_ == 0 ? 4 : 2 * capacity_;
    T** wider = new T* [size_of(capacity)] {};
    for (int i = 0; i < count_; ++i) wider[i] = items_[i];
    delete[] items_;
    items_ = wider;
    capacity_ = capacity;
  }
  constexpr void swap(kept_list& other) noexcept {
    T** items = items_;
    items_ = other.items_;
    other.items_ = items;
    const int capacity = capacity_;
    capacity_ = other.capacity_;
    other.capacity_ = capacity;
    const int count = count_;
    count_ = other.count_;
    other.count_ = count;
  }

  T** items_ = nullptr;
  int capacity_ = 0;
  int count_ = 0;
};

}  // namespace detail

namespace replies {

/// Regions that together are the records with some property. Texts are those of the program: regions of a book live no
/// longer than the book.
class region_list {
public:
  constexpr region_list() = default;

  [[nodiscard]] constexpr int size() const noexcept { return items_.size(); }
  [[nodiscard]] constexpr bool empty() const noexcept { return items_.size() == 0; }
  [[nodiscard]] constexpr const region& operator[](int i) const noexcept { return items_[i]; }
  [[nodiscard]] constexpr auto begin() const noexcept { return items_.begin(); }
  [[nodiscard]] constexpr auto end() const noexcept { return items_.end(); }

  /// Whether the regions are all records, and each has one: then the list is exact. False where it is cut, where
  /// arithmetic, or several answers of one list, left undecided whether a region has a record, or where the question is
  /// refused.
  [[nodiscard]] constexpr bool whole() const noexcept { return whole_; }
  /// Whether the list ends before all records are in it: at 64 regions, or at the budget of the search. What it lists is
  /// true all the same.
  [[nodiscard]] constexpr bool cut() const noexcept { return cut_; }
  /// Whether the question is at fault: a name or a threshold that is none. `line()` says which.
  [[nodiscard]] constexpr bool refused() const noexcept { return refused_; }
  /// One sentence above the list: `sound is concluded in 2 regions`.
  [[nodiscard]] constexpr text<600> line() const { return sentence_.write<600>(); }

  /// Prints the sentence, and each region on a line of its own.
  template <detail::text_stream Stream>
  friend Stream& operator<<(Stream& out, const region_list& all) {
    out << all.line().c_str();
    for (const region& r : all) out << "\n  " << r.condition().c_str();
    if (all.cut()) out << "\n  ...";
    return out;
  }

  /// For the functions that find regions.
  constexpr void take(region* r) {
    whole_ = whole_ && r->is_sure();
    items_.take(r);
  }
  constexpr void say(const phrase& sentence) { sentence_ = sentence; }
  constexpr void end_early() noexcept {
    cut_ = true;
    whole_ = false;
  }
  constexpr void refuse(const phrase& why) {
    refused_ = true;
    whole_ = false;
    sentence_ = why;
  }

private:
  detail::kept_list<region> items_;
  phrase sentence_{};
  bool whole_ = true;
  bool cut_ = false;
  bool refused_ = false;
};

}  // namespace replies

}  // namespace nqpf
