// SPDX-License-Identifier: BSL-1.0
#pragma once

// The Gini coefficient of units that stand for different numbers of people.

#include <nqpf/models/detail/checks.hpp>
#include <nqpf/models/detail/sort.hpp>
#include <nqpf/models/disparity.hpp>
#include <nqpf/models/error.hpp>

#include <cstddef>
#include <span>

namespace nqpf::inline NQPF_ABI::models {

/// The weighted Gini coefficient \f$G = \sum_{ij}w_iw_j|x_i-x_j|/(2W^2\bar x)\f$ with \f$W = \sum
/// w_i\f$ and the weighted mean \f$\bar x\f$, in [0, 1).
///
/// `sizes` are populations or shares: only their ratios count. A unit of size 2 counts as two units
/// of size 1, so equal sizes give `gini`; one of size 0 does not count. Errors: shape, empty;
/// missing_cell, not_finite, negative (row; column 1 for a size); weight_zero when all sizes are 0,
/// zero_divisor when all that counts is 0. O(n log n); memory for 2 n numbers.
[[nodiscard]] inline outcome<double> weighted_gini(std::span<const double> x,
                                                   std::span<const double> sizes) {
  if (x.empty()) return detail::fail(error_code::empty);
  if (x.size() != sizes.size()) return detail::fail(error_code::shape);
  if (auto ok = detail::check_numbers(x, detail::wanted::not_negative); !ok)
    return failure<error>{ok.error()};
  if (auto ok = detail::check_numbers(sizes, detail::wanted::not_negative, 1); !ok)
    return failure<error>{ok.error()};
  double largest = 0, most = 0;  // relative to these nothing overflows
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (sizes[i] > largest) largest = sizes[i];
    if (sizes[i] > 0 && x[i] > most) most = x[i];
  }
  if (largest == 0) return detail::fail(error_code::weight_zero);
  if (most == 0) return detail::fail(error_code::zero_divisor);
  double total = 0, sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (sizes[i] == 0) continue;
    total += sizes[i] / largest;
    sum += sizes[i] / largest * (x[i] / most);
  }
  if (sum == 0) return detail::fail(error_code::too_small);
  double before = 0, apart = 0;
  for (const std::size_t i : detail::sorted_rows(x.size(), [&](std::size_t k) { return x[k]; })) {
    if (sizes[i] == 0) continue;
    const double size = sizes[i] / largest, after = total - before - size;
    apart += size * (x[i] / most) * (before - after);
    before += size;
  }
  const double gini = apart / (total * sum);
  return gini < 0 ? 0 : gini;
}

}  // namespace nqpf::inline NQPF_ABI::models
