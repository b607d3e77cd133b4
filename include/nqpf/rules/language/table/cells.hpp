// SPDX-License-Identifier: BSL-1.0
#pragma once

// The words of cells: is, any, in, not_, is_known, is_absent.

#include <nqpf/rules/language/table/cell.hpp>

namespace nqpf::inline NQPF_ABI {

namespace detail {

/// What stands in brackets behind `is`, and not behind ==.
template <class T>
concept listed_value =
    std::is_enum_v<std::remove_cvref_t<T>> || std::is_same_v<std::remove_cvref_t<T>, bool> ||
    std::is_convertible_v<T, const char*>;

template <class T>
constexpr bool report_no_brackets() {
  static_assert(!listed_value<T>,
                "nqpf: a text, an enumerator or a flag stands in brackets: is(\"north\"), "
                "is(level::low), is(true), and not_(...) of it for !=");
  return true;
}

/// The input of the cell's column, as in `is < 60` and `is(level::base)`.
struct input_placeholder {
  template <cell_end T>
  constexpr cell operator<(T&& bound) const {
    return compare_cell(comparison::less, static_cast<T&&>(bound));
  }
  template <cell_end T>
  constexpr cell operator<=(T&& bound) const {
    return compare_cell(comparison::less_equal, static_cast<T&&>(bound));
  }
  template <cell_end T>
  constexpr cell operator>(T&& bound) const {
    return compare_cell(comparison::greater, static_cast<T&&>(bound));
  }
  template <cell_end T>
  constexpr cell operator>=(T&& bound) const {
    return compare_cell(comparison::greater_equal, static_cast<T&&>(bound));
  }
  template <cell_end T>
  constexpr cell operator==(T&& bound) const {
    return compare_cell(comparison::equal, static_cast<T&&>(bound));
  }
  template <cell_end T>
  constexpr cell operator!=(T&& bound) const {
    return compare_cell(comparison::not_equal, static_cast<T&&>(bound));
  }
  template <listed_value T>
  constexpr cell operator==(T&&) const {
    cell c = plain_cell(cell::form::positions);
    c.is_refused = report_no_brackets<T>();
    return c;
  }
  template <listed_value T>
  constexpr cell operator!=(T&& value) const {
    return *this == static_cast<T&&>(value);
  }

  /// One of these values of an enumeration.
  template <described Enum, std::same_as<Enum>... More>
  constexpr cell operator()(Enum first, More... more) const {
    static_assert(sizeof...(More) < cell::capacity,
                  "nqpf: a cell names at most 32 enumerators; write a second row for the rest");
    cell c = plain_cell(cell::form::positions);
    c.parts[0].type = &description_of<Enum>;
    c.values[c.count++] = static_cast<long long>(first);
    if constexpr (sizeof...(More) < cell::capacity)
      (static_cast<void>(c.values[c.count++] = static_cast<long long>(more)), ...);
    c.parts[0].count = static_cast<short>(c.count);
    return c;
  }
  template <class... Enums>
    requires some_undescribed<Enums...>
  constexpr cell operator()(Enums...) const {
    cell c = plain_cell(cell::form::positions);
    c.is_refused = report_undescribed<Enums...>();
    return c;
  }
  /// The value of a flag.
  constexpr cell operator()(std::same_as<bool> auto value) const {
    cell c = plain_cell(cell::form::positions);
    c.parts[0].is_flag = true;
    c.parts[0].positions = value ? 2U : 1U;
    return c;
  }
  /// One of these texts of a category.
  template <std::convertible_to<const char*>... Texts>
    requires(sizeof...(Texts) > 0)
  constexpr cell operator()(Texts... texts) const {
    static_assert(sizeof...(Texts) <= cell::capacity,
                  "nqpf: a cell names at most 32 texts; write a second row for the rest");
    cell c = plain_cell(cell::form::texts);
    if constexpr (sizeof...(Texts) <= cell::capacity)
      (static_cast<void>(c.texts[c.count++] = texts), ...);
    c.parts[0].count = static_cast<short>(c.count);
    return c;
  }
};

}  // namespace detail

/// The words of cells.
inline namespace cells {

/// The input of the column.
inline constexpr detail::input_placeholder is{};
/// Any value, also a missing one.
inline constexpr cell any = detail::plain_cell(cell::form::any);
/// The input is there.
inline constexpr cell is_known = detail::plain_cell(cell::form::known);
/// The input is missing.
inline constexpr cell is_absent = detail::plain_cell(cell::form::absent);

/// A number in [low, high]; an end is a number, a parameter, another input, or computed from inputs.
template <detail::cell_end Low, detail::cell_end High>
[[nodiscard]] constexpr cell in(Low&& low, High&& high) {
  cell c = detail::range_cell({0, 0, false, false});
  c.parts[0].low = detail::keep_end(c, static_cast<Low&&>(low));
  c.parts[0].high = detail::keep_end(c, static_cast<High&&>(high));
  return c;
}
/// A number in an interval, its ends open or closed.
[[nodiscard]] constexpr cell in(const interval& range) { return detail::range_cell(range); }
/// A value that is there and that the cell does not admit.
[[nodiscard]] constexpr cell not_(cell c) {
  if (c.asks_nothing())
    detail::any_admits_every_value_so_that_nothing_is_left_for_its_opposite(c.fault);
  cell::part& last = c.parts[c.part_count - 1];
  last.negated = !last.negated;
  return c;
}

}  // namespace cells

}  // namespace nqpf
