// SPDX-License-Identifier: BSL-1.0
#pragma once

// Weight vectors: what makes one valid, equal weights, and sums brought to one.

#include <nqpf/models/error.hpp>

#include <cstddef>
#include <limits>
#include <span>

namespace nqpf::inline NQPF_ABI::models {

/// How far the sum of a weight vector may be from one: rounding, not carelessness.
inline constexpr double weight_tolerance = 1e-9;

/// Accepts weights that are finite, not negative and sum to one within `weight_tolerance`.
///
/// Every method that takes weights calls this and refuses others; only `aggregate` takes them as
/// relative and brings them to one itself. Errors: empty, missing_cell, not_finite, weight_negative
/// (each with the index as column), weight_sum. O(weights).
[[nodiscard]] constexpr outcome<> check_weights(std::span<const double> weights) {
  if (weights.empty()) return detail::fail(error_code::empty);
  double sum = 0;
  for (std::size_t j = 0; j < weights.size(); ++j) {
    const double weight = weights[j];
    if (__builtin_isnan(weight)) return detail::fail(error_code::missing_cell, nowhere, j);
    if (weight < 0) return detail::fail(error_code::weight_negative, nowhere, j);
    if (weight > std::numeric_limits<double>::max())
      return detail::fail(error_code::not_finite, nowhere, j);
    sum += weight;
  }
  if (sum < 1 - weight_tolerance || sum > 1 + weight_tolerance)
    return detail::fail(error_code::weight_sum);
  return done{};
}

/// Divides the weights by their sum, \f$w_j/\sum w\f$, of any size without overflow. Errors: as
/// `check_weights`, and weight_zero instead of weight_sum. O(weights).
[[nodiscard]] constexpr outcome<> bring_to_one(std::span<double> weights) {
  if (weights.empty()) return detail::fail(error_code::empty);
  double most = 0;
  for (std::size_t j = 0; j < weights.size(); ++j) {
    const double weight = weights[j];
    if (__builtin_isnan(weight)) return detail::fail(error_code::missing_cell, nowhere, j);
    if (weight < 0) return detail::fail(error_code::weight_negative, nowhere, j);
    if (weight > std::numeric_limits<double>::max())
      return detail::fail(error_code::not_finite, nowhere, j);
    if (weight > most) most = weight;
  }
  if (most == 0) return detail::fail(error_code::weight_zero);
  double sum = 0;
  for (const double weight : weights) sum += weight / most;
  for (double& weight : weights) weight = weight / most / sum;
  return done{};
}

/// The same weight for every place: 1 / size. Errors: empty. O(weights).
[[nodiscard]] constexpr outcome<> equal_weights(std::span<double> weights) {
  if (weights.empty()) return detail::fail(error_code::empty);
  for (double& weight : weights) weight = 1.0 / static_cast<double>(weights.size());
  return done{};
}

}  // namespace nqpf::inline NQPF_ABI::models
