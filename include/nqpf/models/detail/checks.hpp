// SPDX-License-Identifier: BSL-1.0
#pragma once

// Private: checks of cells that several methods share, and copies of tables row by row.

#include <nqpf/models/detail/column.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/matrix_view.hpp>
#include <nqpf/models/options.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models::detail {

/// What a number must be.
enum class wanted : unsigned char { finite, not_negative, positive, membership };

/// The error of one number, `bad_option` standing for none.
inline error_code fault_of(double value, wanted what) {
  if (is_missing(value)) return error_code::missing_cell;
  if (infinite(value)) return error_code::not_finite;
  if (what == wanted::not_negative && value < 0) return error_code::negative;
  if (what == wanted::positive && !(value > 0)) return error_code::not_positive;
  if (what == wanted::membership && !(value >= 0 && value <= 1)) return error_code::out_of_range;
  return error_code::bad_option;
}

/// Checks every number of a vector. Errors: missing_cell, not_finite, negative, not_positive,
/// out_of_range (row; `column` as told).
inline outcome<> check_numbers(std::span<const double> values, wanted what,
                               std::size_t column = nowhere) {
  for (std::size_t i = 0; i < values.size(); ++i)
    if (const error_code code = fault_of(values[i], what); code != error_code::bad_option)
      return fail(code, i, column);
  return done{};
}

/// Checks every number of a table. Errors: as `check_numbers` (row, column).
inline outcome<> check_cells(matrix_view<const double> x, wanted what) {
  for (std::size_t i = 0; i < x.rows(); ++i)
    for (std::size_t j = 0; j < x.columns(); ++j)
      if (const error_code code = fault_of(x(i, j), what); code != error_code::bad_option)
        return fail(code, i, j);
  return done{};
}

inline double sum_of(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum;
}

/// The total of counts or shares. Errors: missing_cell, not_finite, negative (row, column),
/// zero_divisor (column) for a total of 0.
inline outcome<double> positive_total(std::span<const double> values, std::size_t column) {
  if (auto ok = check_numbers(values, wanted::not_negative, column); !ok)
    return failure<error>{ok.error()};
  const double total = sum_of(values);
  if (!finite(total)) return fail(error_code::not_finite, nowhere, column);
  if (!(total > 0)) return fail(error_code::zero_divisor, nowhere, column);
  return total;
}

}  // namespace nqpf::inline NQPF_ABI::models::detail
