// SPDX-License-Identifier: BSL-1.0
#pragma once

// What is advised of a table, as values.

#include <nqpf/core/text_stream.hpp>
#include <nqpf/rules/regions/list.hpp>

namespace nqpf::inline NQPF_ABI {

/// What a piece of advice says.
enum class advised : unsigned char {
  can_be_one,     ///< rows that put out the same can be one row
  masked,         ///< a row can never be the answer, though records satisfy it
  misleading,     ///< of some records that satisfy a row, a row of a better output is the answer
  can_be_unique,  ///< no two rows hold of one record, so that the hit policy can be `unique`
  gap,            ///< a region of records that no row answers
};

/// One piece of advice on a table.
class advice_item {
public:
  [[nodiscard]] constexpr advised what() const noexcept { return what_; }
  /// The name of the table.
  [[nodiscard]] constexpr const char* table() const noexcept { return table_; }
  /// The numbers of the rows that it is about, from 1: of `can_be_one` all that can be one; of `masked` and `misleading`
  /// the row, and of `misleading` then the rows that answer in its place.
  [[nodiscard]] constexpr int size() const noexcept { return rows_.count; }
  [[nodiscard]] constexpr int operator[](int i) const noexcept { return rows_.items[i]; }
  [[nodiscard]] constexpr bool has(int row) const noexcept {
    for (int i = 0; i < rows_.count; ++i)
      if (rows_.items[i] == row) return true;
    return false;
  }
  /// The region of a gap, or the first one in which another row answers in the place of a misleading one; null else.
  [[nodiscard]] constexpr const region* where() const noexcept {
    return where_.size() > 0 ? &where_[0] : nullptr;
  }
  /// One sentence.
  [[nodiscard]] constexpr text<1200> line() const { return words_.write<1200>(); }
  /// The same as words and numbers.
  [[nodiscard]] constexpr const detail::phrase_of<192>& words() const noexcept { return words_; }

  template <detail::text_stream Stream>
  friend Stream& operator<<(Stream& out, const advice_item& a) {
    out << a.line().c_str();
    return out;
  }

  /// For the functions that advise.
  constexpr advice_item(advised what, const char* table) : what_(what), table_(table) {}
  constexpr void add_row(int number) { rows_.push(number); }
  constexpr void put(const detail::phrase_of<192>& words) { words_ = words; }
  constexpr void put(region* where) { where_.take(where); }

private:
  advised what_;
  const char* table_;
  detail::owned_list<int> rows_;
  detail::phrase_of<192> words_{};
  detail::kept_list<region> where_;
};

/// All that is advised of the tables of a set. Texts are those of the program.
class advice {
public:
  constexpr advice() = default;

  [[nodiscard]] constexpr int size() const noexcept { return items_.size(); }
  [[nodiscard]] constexpr const advice_item& operator[](int i) const noexcept { return items_[i]; }
  [[nodiscard]] constexpr auto begin() const noexcept { return items_.begin(); }
  [[nodiscard]] constexpr auto end() const noexcept { return items_.end(); }
  /// Whether there is nothing to say, and nothing was left out: what could not be looked at is not passed.
  [[nodiscard]] constexpr bool empty() const noexcept { return items_.size() == 0 && whole_; }
  /// Whether everything was looked at. False where a search ended at its budget, in constant evaluation sooner than at
  /// run time; where arithmetic leaves something open; and of a set that cannot run. What is said is true all the same.
  [[nodiscard]] constexpr bool whole() const noexcept { return whole_; }
  /// How many pieces of advice say this.
  [[nodiscard]] constexpr int count(advised what) const noexcept {
    int n = 0;
    for (const advice_item& a : items_) n += a.what() == what ? 1 : 0;
    return n;
  }

  /// Prints each on a line of its own.
  template <detail::text_stream Stream>
  friend Stream& operator<<(Stream& out, const advice& all) {
    bool first = true;
    for (const advice_item& a : all) {
      out << (first ? "" : "\n") << a.line().c_str();
      first = false;
    }
    if (!all.whole()) out << (first ? "" : "\n") << "not all could be looked at";
    return out;
  }

  /// For the functions that advise.
  constexpr void take(advice_item* a) { items_.take(a); }
  constexpr void leave_open() noexcept { whole_ = false; }

private:
  detail::kept_list<advice_item> items_;
  bool whole_ = true;
};

/// What advice is asked for.
struct advice_about {
  bool rows = true;    ///< rows that can be one
  bool order = true;   ///< masked and misleading rows
  bool policy = true;  ///< tables whose hit policy can be `unique`
  bool gaps = true;    ///< regions that no row answers
};

}  // namespace nqpf
