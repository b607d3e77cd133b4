// SPDX-License-Identifier: BSL-1.0
#pragma once

// What can be wrong with the numbers given to a method, with the row and column where it stands.

#include <nqpf/core/result.hpp>
#include <nqpf/core/text.hpp>

#include <cstddef>

namespace nqpf::inline NQPF_ABI::models {

/// Why a method refused its input.
enum class error_code : unsigned char {
  empty,            ///< no rows or no columns
  shape,            ///< a view, weight vector or output of another length than the rest
  missing_cell,     ///< a missing cell (NaN) where complete numbers are needed
  not_finite,       ///< an infinite cell, or a result too large for a double
  too_small,        ///< a number so small beside others that a double loses its digits or all of it
  negative,         ///< a negative number where none is allowed
  not_positive,     ///< zero or a negative number where only positive ones are allowed
  out_of_range,     ///< a number outside the interval the method is defined on
  one_row,          ///< a method that compares rows was given a single one
  one_system,       ///< coupling of fewer than two systems
  column_constant,  ///< a column with one value where the option says to refuse it
  nothing_varies,   ///< every column is constant: there is nothing to weigh by
  all_correlated,  ///< the columns that vary are perfectly correlated: none tells more than another
  nothing_known,   ///< a column or group without a single known value
  weight_negative,  ///< a weight below zero
  weight_sum,       ///< weights that do not sum to one
  weight_zero,      ///< weights that sum to zero
  not_reciprocal,   ///< a pairwise judgement a_ij that is not 1 / a_ji
  not_consistent,   ///< pairwise judgements beyond the consistency limit
  no_index,         ///< the random-index table ends before this size of matrix
  singular,         ///< a system of equations without a unique solution
  no_convergence,   ///< an iteration that did not settle
  zero_divisor,     ///< a mean, a total or a first value of zero where it divides
  duplicate,        ///< two rows where one is expected, such as a unit twice in one year
  bad_option,       ///< an option outside its documented range
  unbalanced,       ///< supply and demand, or other totals that must agree, do not
  infeasible,       ///< no values meet all the conditions of a program
  unbounded,        ///< the goal of a program has no limit
  too_short,        ///< a series with fewer values than the method needs
  no_bend,          ///< a series that does not show the bend that the method looks for
  no_neighbour,     ///< a unit without neighbours where each needs one
  too_large,        ///< more rows or columns than the method can handle
};

/// Row or column of an error that concerns none in particular.
inline constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

/// An error in data: what and where. Rows and columns count from 0; for a weight, the column is its
/// index, for a pairwise matrix both are.
struct error {
  error_code code{};
  std::size_t row = nowhere;
  std::size_t column = nowhere;

  friend constexpr bool operator==(const error&, const error&) = default;
};

/// What a method returns that writes to the caller's memory.
struct done {
  friend constexpr bool operator==(const done&, const done&) = default;
};

/// The value of a method, or its error.
template <class T = done>
using outcome = nqpf::result<T, error>;

/// The reason alone, as a phrase.
[[nodiscard]] constexpr const char* describe(error_code code) noexcept {
  switch (code) {
    case error_code::empty: return "there are no rows or no columns";
    case error_code::shape: return "the sizes of the arguments do not agree";
    case error_code::missing_cell: return "a value is missing where complete numbers are needed";
    case error_code::not_finite: return "a value is infinite or a result overflows";
    case error_code::too_small: return "a number is too small beside others to be told from zero";
    case error_code::negative: return "a value is negative";
    case error_code::not_positive: return "a value is not positive";
    case error_code::out_of_range: return "a value lies outside the range of the method";
    case error_code::one_row: return "one row alone cannot be compared";
    case error_code::one_system: return "coupling needs two systems or more";
    case error_code::column_constant: return "all values of the column are equal";
    case error_code::nothing_varies: return "every column is constant";
    case error_code::all_correlated: return "the columns that vary are perfectly correlated";
    case error_code::nothing_known: return "not one value is known";
    case error_code::weight_negative: return "a weight is negative";
    case error_code::weight_sum: return "the weights do not sum to one";
    case error_code::weight_zero: return "the weights sum to zero";
    case error_code::not_reciprocal:
      return "the judgement is not the reciprocal of its mirror image";
    case error_code::not_consistent: return "the judgements contradict one another too much";
    case error_code::no_index: return "the random-index table is too short";
    case error_code::singular: return "the equations have no unique solution";
    case error_code::no_convergence: return "the iteration did not settle";
    case error_code::zero_divisor: return "a mean, total or first value is zero where it divides";
    case error_code::duplicate: return "the row is there twice";
    case error_code::bad_option: return "an option lies outside its range";
    case error_code::unbalanced: return "supply and demand do not add up to the same total";
    case error_code::infeasible: return "no values meet all the conditions";
    case error_code::unbounded: return "the goal grows without limit";
    case error_code::too_short: return "the series is too short for the method";
    case error_code::no_bend: return "the series shows no bend";
    case error_code::no_neighbour: return "the unit has no neighbours";
    case error_code::too_large: return "there are more rows or columns than the method can handle";
  }
  return "unknown error";
}

/// The error in one line: `a weight is negative (column 3)`. Rows and columns count from 0.
[[nodiscard]] constexpr text<120> describe(const error& e) noexcept {
  text<120> out = describe(e.code);
  const bool row = e.row != nowhere, column = e.column != nowhere;
  if (!row && !column) return out;
  out << " (";
  if (row) out << "row " << static_cast<long long>(e.row);
  if (row && column) out << ", ";
  if (column) out << "column " << static_cast<long long>(e.column);
  return out << ")";
}

namespace detail {

constexpr failure<error> fail(error_code code, std::size_t row = nowhere,
                              std::size_t column = nowhere) noexcept {
  return failure<error>{error{code, row, column}};
}

/// An error found in column 0 of a part that began at `column` of the whole.
constexpr failure<error> moved(error e, std::size_t column) noexcept {
  if (e.column != nowhere) e.column += column;
  return failure<error>{e};
}

}  // namespace detail

}  // namespace nqpf::inline NQPF_ABI::models
