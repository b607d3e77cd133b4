// SPDX-License-Identifier: BSL-1.0
#pragma once

// VIKOR: the compromise between the good of the many and the regret of the single criterion.

#include <nqpf/models/detail/checks.hpp>
#include <nqpf/models/detail/column.hpp>
#include <nqpf/models/detail/sort.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/matrix_view.hpp>
#include <nqpf/models/options.hpp>
#include <nqpf/models/weights.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

/// The three scores of a row; lower is better in all.
struct vikor_score {
  double group = 0;   ///< S: the weighted sum of the shares that lack to the best
  double regret = 0;  ///< R: the largest of them
  double q = 0;       ///< Q: the compromise of both, 0 to 1
};

struct vikor_options {
  double group_share = 0.5;  ///< v, in [0, 1]: 1 counts S alone, 0 counts R alone
};

/// Whether the first row by Q stands alone.
struct vikor_verdict {
  bool advantage = false;  ///< the second is behind by 1/(n-1) or more
  bool stability = false;  ///< the first is first by S or by R too
  /// The rows among which the method does not decide, best Q first: the first alone where both hold,
  /// the first two where stability fails, all nearer than 1/(n-1) where advantage fails.
  std::vector<std::size_t> compromise;
};

namespace detail {

/// S and R of every row. `best` and `worst` have one place a column.
inline void vikor_terms(matrix_view<const double> x, std::span<const double> weights,
                        std::span<const double> best, std::span<const double> worst,
                        std::span<vikor_score> out) {
  for (std::size_t i = 0; i < x.rows(); ++i) {
    out[i] = vikor_score{};
    for (std::size_t j = 0; j < x.columns(); ++j) {
      if (best[j] == worst[j]) continue;  // a criterion without differences
      const double term = weights[j] * ((best[j] - x(i, j)) / (best[j] - worst[j]));
      out[i].group += term;
      out[i].regret = std::fmax(out[i].regret, term);
    }
  }
}

/// The place of a value between two ends, 0 where they are equal but for rounding.
constexpr double share_between(double value, double low, double high) noexcept {
  return about_equal(low, high) ? 0 : (value - low) / (high - low);
}

inline vikor_verdict vikor_compromise(std::span<const vikor_score> scores, double least_group,
                                      double least_regret) {
  const std::size_t n = scores.size();
  const auto order = sorted_rows(n, [&](std::size_t i) { return scores[i].q; });
  const vikor_score& first = scores[order[0]];
  const double needed = 1 / static_cast<double>(n - 1) - rounding;
  vikor_verdict out;
  out.advantage = scores[order[1]].q - first.q >= needed;
  out.stability = about_equal(first.group, least_group) || about_equal(first.regret, least_regret);
  out.compromise.push_back(order[0]);
  for (std::size_t k = 1; k < n; ++k) {
    const bool near = !out.advantage && scores[order[k]].q - first.q < needed;
    const bool second = out.advantage && !out.stability && k == 1;
    if (near || second) out.compromise.push_back(order[k]);
  }
  return out;
}

}  // namespace detail

/// VIKOR (Opricovic 1998; Opricovic and Tzeng 2004): with the best \f$f^*_j\f$ and the worst
/// \f$f^-_j\f$ value of each column, \f$S_i = \sum w_j(f^*_j-x_{ij})/(f^*_j-f^-_j)\f$, \f$R_i\f$ the
/// largest of these terms, \f$Q_i = v\frac{S_i-S^*}{S^--S^*} + (1-v)\frac{R_i-R^*}{R^--R^*}\f$.
///
/// Weights sum to one. A column with one value adds nothing; where all S or all R are equal, that
/// part of Q is 0. Rows of equal Q keep their order. Errors: empty, shape, one_row, bad_option,
/// missing_cell, not_finite (row, column; column alone where its range overflows), those of
/// `check_weights`. O(cells + rows log rows).
[[nodiscard]] inline outcome<vikor_verdict> vikor(matrix_view<const double> x,
                                                  std::span<const better> sides,
                                                  std::span<const double> weights,
                                                  std::span<vikor_score> out,
                                                  const vikor_options& options = {}) {
  const std::size_t n = x.rows(), m = x.columns();
  if (x.empty()) return detail::fail(error_code::empty);
  if (sides.size() != m || weights.size() != m || out.size() != n)
    return detail::fail(error_code::shape);
  if (n == 1) return detail::fail(error_code::one_row);
  const double v = options.group_share;
  if (!(v >= 0 && v <= 1)) return detail::fail(error_code::bad_option);
  if (auto ok = check_weights(weights); !ok) return failure<error>{ok.error()};
  if (auto ok = detail::check_cells(x, detail::wanted::finite); !ok)
    return failure<error>{ok.error()};
  std::vector<double> best(m), worst(m);
  for (std::size_t j = 0; j < m; ++j) {
    const detail::extent seen = detail::extent_of(x.column(j));
    if (!detail::finite(seen.most - seen.least))
      return detail::fail(error_code::not_finite, nowhere, j);
    best[j] = sides[j] == better::higher ? seen.most : seen.least;
    worst[j] = sides[j] == better::higher ? seen.least : seen.most;
  }
  detail::vikor_terms(x, weights, best, worst, out);
  vikor_score low = out[0], high = out[0];
  for (const vikor_score& score : out) {
    low.group = std::fmin(low.group, score.group);
    high.group = std::fmax(high.group, score.group);
    low.regret = std::fmin(low.regret, score.regret);
    high.regret = std::fmax(high.regret, score.regret);
  }
  for (vikor_score& score : out)
    score.q = v * detail::share_between(score.group, low.group, high.group) +
              (1 - v) * detail::share_between(score.regret, low.regret, high.regret);
  return detail::vikor_compromise(out, low.group, low.regret);
}

}  // namespace nqpf::inline NQPF_ABI::models
