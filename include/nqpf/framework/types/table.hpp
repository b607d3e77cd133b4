// SPDX-License-Identifier: BSL-1.0
#pragma once

// A table in several parts: the rows of one kind of item, which stand in a file a paper and subject.

#include <nqpf/framework/refuse.hpp>
#include <nqpf/framework/types/names.hpp>

namespace nqpf::inline NQPF_ABI::framework {

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

// The first place at which a row is not that of its enumerator; -1 where there is none.
template <class Entry, unsigned long Parts>
[[nodiscard]] constexpr int misplaced(const table_of<Entry, Parts>& rows) {
  int place = 0;
  for (const Entry& e : rows) {
    if (static_cast<int>(e.value) != place) return place;
    ++place;
  }
  return place == count_of(rows.at(0).value) ? -1 : place;
}

template <const auto& Table>
constexpr diagnostics find_misplaced() {
  using Enum = std::remove_cvref_t<decltype(Table.at(0).value)>;
  constexpr int place = misplaced(Table);
  diagnostics found;
  phrase words{};
  if constexpr (place < Table.size() && place < count_of(Enum{}))
    words << "the row of " << nqpf::detail::spelled{id_of(Table.at(place).value)}
          << " stands where that of " << nqpf::detail::spelled{id_of(static_cast<Enum>(place))}
          << " belongs";
  else if constexpr (place < count_of(Enum{}))
    words << "there is no row of " << nqpf::detail::spelled{id_of(static_cast<Enum>(place))};
  else words << "there are more rows than enumerators";
  found.add({defect::unknown_name, -1, -1, words});
  return found;
}
template <const auto& Table>
inline constexpr diagnostics found_in_table = find_misplaced<Table>();

// Stops the build where a table lacks a row, or has one in a wrong place.
template <const auto& Table>
constexpr bool require_in_order() {
  if constexpr (misplaced(Table) >= 0) return require_none<found_in_table<Table>>();
  return true;
}

}  // namespace detail

}  // namespace nqpf::framework
