// SPDX-License-Identifier: BSL-1.0
#pragma once

// A table in several parts: the rows of one kind of item, which stand in a file a paper and subject.

namespace nqpf::inline v0::framework {

/// The rows of a kind of item, in the order of its enumeration. `about(value)` and `[value]` find a row in
/// as many steps as there are parts.
template <class Entry, unsigned long Parts>
class table_of {
public:
  struct part {
    const Entry* rows;
    int count;
  };

  template <unsigned long... N>
  constexpr explicit table_of(const Entry (&... rows)[N]) : parts_{{rows, static_cast<int>(N)}...} {
    for (const part& p : parts_) size_ += p.count;
  }

  [[nodiscard]] constexpr int size() const noexcept { return size_; }
  /// The row at a place, from 0.
  [[nodiscard]] constexpr const Entry& at(int place) const noexcept {
    int p = 0;
    while (place >= parts_[p].count) place -= parts_[p++].count;
    return parts_[p].rows[place];
  }
  template <class Enum>
  [[nodiscard]] constexpr const Entry& operator[](Enum value) const noexcept {
    return at(static_cast<int>(value));
  }

  class iterator {
  public:
    constexpr iterator(const part* p, int place) : part_(p), place_(place) {}
    constexpr const Entry& operator*() const noexcept { return part_->rows[place_]; }
    constexpr const Entry* operator->() const noexcept { return part_->rows + place_; }
    constexpr iterator& operator++() noexcept {
      if (++place_ == part_->count) {
        ++part_;
        place_ = 0;
      }
      return *this;
    }
    constexpr bool operator==(const iterator&) const = default;

  private:
    const part* part_;
    int place_;
  };
  [[nodiscard]] constexpr iterator begin() const noexcept { return {parts_, 0}; }
  [[nodiscard]] constexpr iterator end() const noexcept { return {parts_ + Parts, 0}; }

private:
  part parts_[Parts];
  int size_ = 0;
};

template <class Entry, unsigned long... N>
table_of(const Entry (&... rows)[N]) -> table_of<Entry, sizeof...(N)>;

namespace detail {

// Whether each row stands at the place of its enumerator.
template <class Entry, unsigned long Parts>
[[nodiscard]] constexpr bool in_order(const table_of<Entry, Parts>& rows) {
  int place = 0;
  for (const Entry& e : rows)
    if (static_cast<int>(e.value) != place++) return false;
  return true;
}

}  // namespace detail

}  // namespace nqpf::framework
