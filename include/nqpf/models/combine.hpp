// SPDX-License-Identifier: BSL-1.0
#pragma once

// Combined weights 组合赋权: subjective and objective weight vectors made one.

#include <nqpf/models/error.hpp>
#include <nqpf/models/options.hpp>
#include <nqpf/models/weights.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

namespace detail {

inline outcome<> check_pair(std::span<const double> first, std::span<const double> second,
                            std::span<double> out) {
  if (first.size() != second.size() || first.size() != out.size()) return fail(error_code::shape);
  if (auto ok = check_weights(first); !ok) return ok;
  return check_weights(second);
}

}  // namespace detail

/// Linear 线性加权: \f$a\,w_1 + (1-a)\,w_2\f$, which sums to one again; a = 1 is the first alone. `out`
/// may be the memory of either. Errors: shape, those of `check_weights`, bad_option unless a is in
/// [0, 1]. Usual in the indicator literature. O(weights), no memory.
[[nodiscard]] inline outcome<> combine_linear(std::span<const double> first,
                                              std::span<const double> second, double a,
                                              std::span<double> out) {
  if (auto ok = detail::check_pair(first, second, out); !ok) return ok;
  if (!(a >= 0 && a <= 1)) return detail::fail(error_code::bad_option);
  for (std::size_t j = 0; j < out.size(); ++j) out[j] = a * first[j] + (1 - a) * second[j];
  return done{};
}

/// Multiplicative 乘法合成: \f$w_{1j} w_{2j}/\sum_k w_{1k}w_{2k}\f$, which makes large weights larger.
/// A place without weight in either has none. Errors: shape, those of `check_weights`, weight_zero
/// when no place has weight in both. Usual in the indicator literature. O(weights), no memory.
[[nodiscard]] inline outcome<> combine_products(std::span<const double> first,
                                                std::span<const double> second,
                                                std::span<double> out) {
  if (auto ok = detail::check_pair(first, second, out); !ok) return ok;
  // Products beside the largest, by their roots: those alone would underflow.
  double most = 0;
  for (std::size_t j = 0; j < out.size(); ++j) {
    out[j] = std::sqrt(first[j]) * std::sqrt(second[j]);
    most = std::fmax(most, out[j]);
  }
  if (most == 0) return detail::fail(error_code::weight_zero);
  for (double& weight : out) weight = weight / most * (weight / most);
  return bring_to_one(out);
}

/// Geometric: \f$\sqrt{w_{1j} w_{2j}}/\sum_k\sqrt{w_{1k} w_{2k}}\f$: by this the relative entropy
/// to both vectors is least. Edges and errors: as `combine_products`. O(weights), no memory.
[[nodiscard]] inline outcome<> combine_geometric(std::span<const double> first,
                                                 std::span<const double> second,
                                                 std::span<double> out) {
  if (auto ok = detail::check_pair(first, second, out); !ok) return ok;
  for (std::size_t j = 0; j < out.size(); ++j) out[j] = std::sqrt(first[j]) * std::sqrt(second[j]);
  return bring_to_one(out);
}

/// What becomes of a negative coefficient in the game-theoretic combination.
enum class negative_share : unsigned char {
  refuse,    ///< `error_code::negative` with the number of the vector as column
  absolute,  ///< |alpha|, as some papers do
  keep,      ///< alpha as it is, which sums to one: a vector may count against the others
};

namespace detail {

/// Brings alpha to sum one. Errors: negative (column), singular.
inline outcome<> shares_to_one(std::span<double> shares, negative_share rule) {
  double sum = 0, size = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (shares[i] < 0 && rule == negative_share::refuse)
      return fail(error_code::negative, nowhere, i);
    if (shares[i] < 0 && rule == negative_share::absolute) shares[i] = -shares[i];
    sum += shares[i];
    size += std::fabs(shares[i]);
  }
  if (!(std::fabs(sum) > rounding * size)) return fail(error_code::singular);
  for (double& share : shares) share /= sum;
  return done{};
}

/// The weights that the shares make; rounding below zero is zero. Errors: weight_negative (column).
inline outcome<> sum_of_shares(std::span<const std::span<const double>> vectors,
                               std::span<const double> shares, std::span<double> out) {
  for (std::size_t n = 0; n < out.size(); ++n) {
    double weight = 0, size = 0;
    for (std::size_t i = 0; i < vectors.size(); ++i) {
      weight += shares[i] * vectors[i][n];
      size += std::fabs(shares[i]) * vectors[i][n];
    }
    if (weight < -rounding * size) return fail(error_code::weight_negative, nowhere, n);
    out[n] = weight < 0 ? 0 : weight;
  }
  return done{};
}

}  // namespace detail

namespace detail {

/// Solves the equations g x = right of k unknowns by elimination with pivots; `right` comes to hold x, and g is lost.
/// `largest` is the largest number of g. Errors: singular (column).
inline outcome<> solve_equations(std::vector<double>& g, std::span<double> right, double largest) {
  const std::size_t k = right.size();
  for (std::size_t column = 0; column < k; ++column) {
    std::size_t pivot = column;
    for (std::size_t i = column + 1; i < k; ++i)
      if (std::fabs(g[i * k + column]) > std::fabs(g[pivot * k + column])) pivot = i;
    if (!(std::fabs(g[pivot * k + column]) > 1e-13 * largest))
      return fail(error_code::singular, nowhere, column);
    if (pivot != column) {
      for (std::size_t j = 0; j < k; ++j) {
        const double held = g[column * k + j];
        g[column * k + j] = g[pivot * k + j];
        g[pivot * k + j] = held;
      }
      const double held = right[column];
      right[column] = right[pivot];
      right[pivot] = held;
    }
    for (std::size_t i = column + 1; i < k; ++i) {
      const double factor = g[i * k + column] / g[column * k + column];
      for (std::size_t j = column; j < k; ++j) g[i * k + j] -= factor * g[column * k + j];
      right[i] -= factor * right[column];
    }
  }
  for (std::size_t i = k; i-- > 0;) {
    for (std::size_t j = i + 1; j < k; ++j) right[i] -= g[i * k + j] * right[j];
    right[i] /= g[i * k + i];
  }
  return done{};
}

}  // namespace detail

/// Game theory 博弈论组合赋权: the combination \f$w = \sum_i \alpha_i w_i\f$ meant as a compromise of all
/// vectors, alpha from \f$[w_i\cdot w_j]\,\alpha = \mathrm{diag}(w_i\cdot w_i)\f$, brought to sum
/// one.
///
/// Before alpha is brought to one, \f$w\cdot w_i = w_i\cdot w_i\f$ for every vector. `shares` gets
/// alpha, one a vector. Errors: empty, shape, those of `check_weights`; singular when
/// vectors are linearly dependent (identical ones, say) or alpha sums to zero; negative (vector as
/// column) unless the option says otherwise; weight_negative (column) where kept alphas make a weight
/// negative. O(k^2 n + k^3) for k vectors; memory for k^2 numbers.
[[nodiscard]] inline outcome<> combine_game(std::span<const std::span<const double>> vectors,
                                            std::span<double> out, std::span<double> shares,
                                            negative_share rule = negative_share::refuse) {
  const std::size_t k = vectors.size();
  if (k == 0) return detail::fail(error_code::empty);
  if (shares.size() != k) return detail::fail(error_code::shape);
  for (const auto& w : vectors) {
    if (w.size() != out.size()) return detail::fail(error_code::shape);
    if (auto ok = check_weights(w); !ok) return ok;
  }
  std::vector<double> g(k * k);
  double largest = 0;
  for (std::size_t i = 0; i < k; ++i)
    for (std::size_t j = 0; j < k; ++j) {
      double dot = 0;
      for (std::size_t n = 0; n < out.size(); ++n) dot += vectors[i][n] * vectors[j][n];
      g[i * k + j] = dot;
      largest = std::fmax(largest, dot);
    }
  for (std::size_t i = 0; i < k; ++i) shares[i] = g[i * k + i];
  if (auto ok = detail::solve_equations(g, shares, largest); !ok) return ok;
  if (auto ok = detail::shares_to_one(shares, rule); !ok) return ok;
  return detail::sum_of_shares(vectors, shares, out);
}

}  // namespace nqpf::inline NQPF_ABI::models
