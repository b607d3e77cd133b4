// SPDX-License-Identifier: BSL-1.0
#pragma once

// Weights of any size: brought near to one, so that sums stay within the doubles, and those that vanish beside others.

#include <nqpf/core/abi.hpp>

#include <cmath>
#include <cstddef>
#include <vector>

namespace nqpf::inline NQPF_ABI::assess_detail {

/// Positive weights below this share of the largest are no weights: shares of them lose their digits.
inline constexpr double least_weight_share = 1e-300;

/// Divides some weights by the power of two next to the largest of them, which changes no digit; false where all
/// of them are 0.
inline bool bring_near_one(std::vector<double>& weights, const std::vector<std::size_t>& of) {
  double most = 0;
  for (const std::size_t e : of) most = std::fmax(most, weights[e]);
  if (!(most > 0)) return false;
  int exponent = 0;
  static_cast<void>(std::frexp(most, &exponent));
  for (const std::size_t e : of) weights[e] = std::ldexp(weights[e], -exponent);
  return true;
}

}  // namespace nqpf::inline NQPF_ABI::assess_detail
