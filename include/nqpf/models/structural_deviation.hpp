// SPDX-License-Identifier: BSL-1.0
#pragma once

// Structural deviation 结构偏离度: whether a sector or field has more of the output than of the people.

#include <nqpf/models/detail/checks.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/options.hpp>

#include <cmath>
#include <cstddef>
#include <span>

namespace nqpf::inline NQPF_ABI::models {

/// Which share is divided by which. Both forms are published, and their signs are opposite.
enum class deviation_form : unsigned char {
  output_by_people,  ///< output share / people's share - 1; above 0 the cell can absorb people
  people_by_output,  ///< people's share / output share - 1; above 0 the cell has people to spare
};

struct deviation_totals {
  double sum = 0;             ///< of the absolute deviations that are defined
  double mean = 0;            ///< of the same
  std::size_t undefined = 0;  ///< cells whose share in the denominator is 0
};

/// The deviation of every cell: the ratio of its two shares less one, 0 where they are equal.
///
/// `output` and `people` are counts or shares; each is divided by its total. A cell whose
/// denominator is 0 is undefined: it gets `missing` and counts in `undefined`. Errors: empty, shape,
/// missing_cell, not_finite, negative (row; column 0 for output, 1 for people), zero_divisor
/// (column) for a total of 0; too_small (row, column) for a share that underflows where it divides,
/// not_finite (row) for a ratio that overflows, and without a row for their sum. O(cells), no memory.
[[nodiscard]] inline outcome<deviation_totals> structural_deviation(
    std::span<const double> output, std::span<const double> people, std::span<double> out,
    deviation_form form = deviation_form::output_by_people) {
  if (output.empty()) return detail::fail(error_code::empty);
  if (people.size() != output.size() || out.size() != output.size())
    return detail::fail(error_code::shape);
  const std::span<const double> both[] = {output, people};
  double totals[2];
  for (std::size_t k = 0; k < 2; ++k) {
    const auto total = detail::positive_total(both[k], k);
    if (!total) return failure<error>{total.error()};
    totals[k] = *total;
  }
  const std::size_t top = form == deviation_form::output_by_people ? 0 : 1;
  deviation_totals found;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const double over = both[top][i] / totals[top], under = both[1 - top][i] / totals[1 - top];
    if (detail::underflows(both[1 - top][i], under))
      return detail::fail(error_code::too_small, i, 1 - top);
    out[i] = under > 0 ? over / under - 1 : missing;
    if (detail::infinite(out[i])) return detail::fail(error_code::not_finite, i);
    if (under > 0) found.sum += std::fabs(out[i]);
    else ++found.undefined;
  }
  if (!detail::finite(found.sum)) return detail::fail(error_code::not_finite);
  if (found.undefined < out.size())
    found.mean = found.sum / static_cast<double>(out.size() - found.undefined);
  return found;
}

}  // namespace nqpf::inline NQPF_ABI::models
