// SPDX-License-Identifier: BSL-1.0
#pragma once

// The entropy weight method (熵权法), in both of its conventions.

#include <nqpf/models/detail/column.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/matrix_view.hpp>
#include <nqpf/models/options.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <span>

namespace nqpf::inline v0::models {

/// What becomes of weights when no column varies.
enum class nothing_varies : unsigned char { refuse, equal_weights };

/// Choices of the entropy weight method.
struct entropy_options {
  /// Added to every cell before the shares are formed. With 0, a zero cell counts as 0 ln 0 = 0; many
  /// studies shift by 0.0001 instead, which changes the weights slightly.
  double shift = 0;
  nothing_varies constant = nothing_varies::refuse;
  /// With `skip`, the entropy of a column is that of its known cells, n being their number.
  missing_cells unknown = missing_cells::refuse;
};

/// The entropy of every column: \f$e_j = -\frac{1}{\ln n}\sum_i p_{ij}\ln p_{ij}\f$ with
/// \f$p_{ij} = z_{ij}/\sum_i z_{ij}\f$ and 0 ln 0 = 0, in [0, 1].
///
/// Exactly 1 for a constant column and for one that is zero throughout. Columns that are a positive
/// multiple of each other have the same entropy. Errors: empty, shape, one_row, missing, not_finite,
/// negative (row, column), bad_option (shift negative or not finite), nothing_known and one_row
/// (column) under `skip`. O(cells), no memory.
[[nodiscard]] inline outcome<> entropies(matrix_view<const double> z, std::span<double> out,
                                         const entropy_options& options = {}) {
  if (z.empty()) return detail::fail(error_code::empty);
  if (out.size() != z.columns()) return detail::fail(error_code::shape);
  if (z.rows() == 1) return detail::fail(error_code::one_row);
  const double most = std::numeric_limits<double>::max();
  if (!(options.shift >= 0) || options.shift > most) return detail::fail(error_code::bad_option);
  for (std::size_t j = 0; j < z.columns(); ++j) {
    const strided_view<const double> column = z.column(j);
    detail::extent seen;
    std::size_t known = 0;
    for (std::size_t i = 0; i < column.size(); ++i) {
      const double value = column[i];
      if (is_missing(value)) {
        if (options.unknown == missing_cells::refuse) return detail::fail(error_code::missing, i, j);
        continue;
      }
      if (value < 0) return detail::fail(error_code::negative, i, j);
      if (value > most) return detail::fail(error_code::not_finite, i, j);
      ++known;
      if (value < seen.least) seen.least = value;
      if (value > seen.most) seen.most = value;
    }
    if (known == 0) return detail::fail(error_code::nothing_known, nowhere, j);
    if (known == 1) return detail::fail(error_code::one_row, nowhere, j);
    if (seen.least == seen.most) {
      out[j] = 1;
      continue;
    }
    const double top = seen.most + options.shift;
    double sum = 0, sum_log = 0;  // of q and q ln q, q relative to the largest, so nothing overflows
    for (std::size_t i = 0; i < column.size(); ++i) {
      if (is_missing(column[i])) continue;
      const double q = (column[i] + options.shift) / top;
      sum += q;
      if (q > 0) sum_log += q * std::log(q);
    }
    const double e = (std::log(sum) - sum_log / sum) / std::log(static_cast<double>(known));
    out[j] = e > 1 ? 1 : e < 0 ? 0 : e;
  }
  return done{};
}

/// Entropy weights: \f$w_j = d_j/\sum d\f$ with the divergence \f$d_j = 1 - e_j\f$.
///
/// Two conventions are in use, and both are this function: from raw positive data, direction ignored
/// (decision analysis); from direction-aware min-max data (the Chinese indicator literature, 熵值法).
/// They give different weights; say which. Over a panel the rows are units by years. A constant column
/// weighs exactly 0. Errors: those of `entropies`, and nothing_varies unless the options ask for equal
/// weights. O(cells), no memory.
[[nodiscard]] inline outcome<> entropy_weights(matrix_view<const double> z,
                                               std::span<double> weights,
                                               const entropy_options& options = {}) {
  if (auto ok = entropies(z, weights, options); !ok) return ok;
  double sum = 0;
  for (double& weight : weights) {
    weight = 1 - weight;
    sum += weight;
  }
  if (sum == 0) {
    if (options.constant == nothing_varies::refuse)
      return detail::fail(error_code::nothing_varies);
    for (double& weight : weights) weight = 1.0 / static_cast<double>(weights.size());
    return done{};
  }
  for (double& weight : weights) weight /= sum;
  return done{};
}

}  // namespace nqpf::models
