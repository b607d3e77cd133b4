// SPDX-License-Identifier: BSL-1.0
#pragma once

// Rank correlation, Spearman's and Kendall's: whether two lists put the same units in the same order.

#include <nqpf/models/detail/sort.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/options.hpp>
#include <nqpf/models/rank.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

namespace detail {

/// Ranks of one of two lists, equal values having the mean of their ranks; `column` for errors.
inline outcome<std::vector<double>> mean_ranks(std::span<const double> values, std::size_t column) {
  std::vector<double> ranks(values.size());
  rank_options how;
  how.rule = ties::average;
  how.best = rank_one::lowest;
  if (auto ok = rank(values, ranks, how); !ok) return fail(ok.error().code, ok.error().row, column);
  bool varies = false;
  for (const double r : ranks) varies = varies || r != ranks[0];
  if (!varies) return fail(error_code::nothing_varies, nowhere, column);
  return ranks;
}

/// Two lists as ranks.
inline outcome<std::pair<std::vector<double>, std::vector<double>>> two_ranks(
    std::span<const double> x, std::span<const double> y) {
  if (x.size() != y.size()) return fail(error_code::shape);
  if (x.empty()) return fail(error_code::empty);
  if (x.size() == 1) return fail(error_code::one_row);
  auto a = mean_ranks(x, 0);
  if (!a) return failure<error>{a.error()};
  auto b = mean_ranks(y, 1);
  if (!b) return failure<error>{b.error()};
  return std::pair(std::move(*a), std::move(*b));
}

/// Merges the sorted runs [first, middle) and [middle, last) into `to`; the number of pairs in falling order.
inline std::size_t merge_runs(const std::vector<double>& values, std::size_t first,
                              std::size_t middle, std::size_t last, std::vector<double>& to) {
  std::size_t inversions = 0;
  std::size_t left = first, right = middle;
  for (std::size_t out = first; out < last; ++out) {
    const bool from_right = right < last && (left == middle || values[right] < values[left]);
    if (from_right) inversions += middle - left;
    to[out] = from_right ? values[right++] : values[left++];
  }
  return inversions;
}

/// How many pairs stand in falling order; sorts the values.
inline std::size_t sort_inversions(std::vector<double>& values) {
  const std::size_t n = values.size();
  std::vector<double> other(n);
  std::size_t inversions = 0;
  for (std::size_t width = 1; width < n; width *= 2) {
    for (std::size_t first = 0; first < n; first += 2 * width) {
      const std::size_t middle = first + width < n ? first + width : n;
      const std::size_t last = middle + width < n ? middle + width : n;
      inversions += merge_runs(values, first, middle, last, other);
    }
    values.swap(other);
  }
  return inversions;
}

/// The number of pairs among `n` things.
constexpr double pairs_among(std::size_t n) noexcept {
  return n < 2 ? 0 : static_cast<double>(n) * static_cast<double>(n - 1) / 2;
}

/// The number of pairs of neighbours in an order that are equal: `same(k)` says whether the k-th is
/// equal to the one before it.
template <class Same>
inline double equal_pairs(std::size_t n, const Same& same) {
  double pairs = 0;
  std::size_t run = 1;
  for (std::size_t k = 1; k <= n; ++k) {
    if (k < n && same(k)) {
      ++run;
      continue;
    }
    pairs += pairs_among(run);
    run = 1;
  }
  return pairs;
}

}  // namespace detail

/// Spearman's rank correlation (Spearman 1904) \f$\rho\f$, in [-1, 1]: Pearson's correlation of the
/// ranks, equal values having the mean of their ranks.
///
/// Values are equal as `rank` says, so that rounding breaks no tie. It describes and proves nothing.
/// Errors: shape, empty, one_row; missing_cell, not_finite (row; the list, 0 or 1, as column);
/// nothing_varies (column) for a list whose values are all equal. O(n log n); memory for 6 n numbers.
[[nodiscard]] inline outcome<double> spearman(std::span<const double> x,
                                              std::span<const double> y) {
  const auto ranks = detail::two_ranks(x, y);
  if (!ranks) return failure<error>{ranks.error()};
  const std::vector<double>&a = ranks->first, &b = ranks->second;
  const double middle = (static_cast<double>(a.size()) + 1) / 2;
  double xx = 0, yy = 0, xy = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    xx += (a[i] - middle) * (a[i] - middle);
    yy += (b[i] - middle) * (b[i] - middle);
    xy += (a[i] - middle) * (b[i] - middle);
  }
  if (xy == xx && xy == yy) return 1.0;
  if (xy == -xx && xy == -yy) return -1.0;
  return xy / (std::sqrt(xx) * std::sqrt(yy));
}

/// Kendall's rank correlation with ties (Kendall 1945) \f$\tau_b = (C - D)/\sqrt{(n_0-n_x)(n_0-n_y)}\f$,
/// in [-1, 1]: concordant less discordant pairs; of all \f$n_0\f$ pairs, \f$n_x\f$ and \f$n_y\f$ are
/// tied in either list.
///
/// Without ties it is \f$(C-D)/n_0\f$. Values are equal as `rank` says. Errors: as `spearman`. O(n
/// log n) (Knight 1966); memory for 7 n numbers.
[[nodiscard]] inline outcome<double> kendall(std::span<const double> x, std::span<const double> y) {
  const auto ranks = detail::two_ranks(x, y);
  if (!ranks) return failure<error>{ranks.error()};
  const std::vector<double>&a = ranks->first, &b = ranks->second;
  const std::size_t n = a.size();
  const auto key = [&](std::size_t i) { return std::pair(a[i], b[i]); };
  const std::vector<std::size_t> order = detail::sorted_rows(n, key);
  std::vector<double> second(n);
  for (std::size_t k = 0; k < n; ++k) second[k] = b[order[k]];
  const double tied_x =
      detail::equal_pairs(n, [&](std::size_t k) { return a[order[k]] == a[order[k - 1]]; });
  const double tied_both =
      detail::equal_pairs(n, [&](std::size_t k) { return key(order[k]) == key(order[k - 1]); });
  const double discordant = static_cast<double>(detail::sort_inversions(second));
  const double tied_y =
      detail::equal_pairs(n, [&](std::size_t k) { return second[k] == second[k - 1]; });
  const double all = detail::pairs_among(n);
  const double lead = all - tied_x - tied_y + tied_both - 2 * discordant;
  const double free_x = all - tied_x, free_y = all - tied_y;
  if (free_x == free_y) return lead / free_x;
  return lead / (std::sqrt(free_x) * std::sqrt(free_y));
}

}  // namespace nqpf::inline NQPF_ABI::models
