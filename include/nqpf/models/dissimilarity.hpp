// SPDX-License-Identifier: BSL-1.0
#pragma once

// Dissimilarity of two distributions: the share that would have to move for them to be equal.

#include <nqpf/models/detail/checks.hpp>
#include <nqpf/models/error.hpp>

#include <cmath>
#include <cstddef>
#include <span>

namespace nqpf::inline NQPF_ABI::models {

/// \f$\frac12\sum_k|s_k-d_k|\f$ over the shares of two lists of counts: 0 for equal shares, 1 for
/// lists without a common cell (Duncan and Duncan 1955; the mismatch of Jackman and Roper 1987).
///
/// Errors: empty, shape, missing_cell, not_finite, negative (row; column 0 or 1), zero_divisor
/// (column) for a total of 0. O(cells), no memory.
[[nodiscard]] inline outcome<double> dissimilarity(std::span<const double> supply,
                                                   std::span<const double> demand) {
  if (supply.empty()) return detail::fail(error_code::empty);
  if (demand.size() != supply.size()) return detail::fail(error_code::shape);
  const auto supplied = detail::positive_total(supply, 0);
  if (!supplied) return supplied;
  const auto demanded = detail::positive_total(demand, 1);
  if (!demanded) return demanded;
  double apart = 0;
  for (std::size_t i = 0; i < supply.size(); ++i)
    apart += std::fabs(supply[i] / *supplied - demand[i] / *demanded);
  return apart / 2 > 1 ? 1 : apart / 2;
}

}  // namespace nqpf::inline NQPF_ABI::models
