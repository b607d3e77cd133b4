// SPDX-License-Identifier: BSL-1.0
#pragma once

// Dagum's decomposition of the Gini coefficient: within groups, net between them, and where they
// overlap.

#include <nqpf/models/detail/sort.hpp>
#include <nqpf/models/disparity.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/matrix_view.hpp>
#include <nqpf/models/options.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

/// The Gini coefficient and its three parts, which sum to it.
struct dagum_parts {
  double total = 0;
  double within = 0;          ///< 组内 Gw
  double between = 0;         ///< 组间净 Gnb: the Gini of the group means
  double transvariation = 0;  ///< 超变密度 Gt: from groups that overlap
};

namespace detail {

/// The values of one group, ascending, with the sums up to each.
struct dagum_group {
  std::vector<double> values, sums;
  double n = 0, mean = 0, p = 0, s = 0;
};

/// The groups of values relative to `most`, none of which is empty, and all of the values ascending.
[[nodiscard]] inline std::vector<dagum_group> split_values(std::span<const double> x, double most,
                                                           const row_groups& groups,
                                                           std::vector<double>& sorted) {
  std::vector<dagum_group> all(groups.count);
  const auto order = sorted_rows(x.size(), [&](std::size_t i) { return x[i]; });
  double sum = 0;
  for (const std::size_t i : order) {
    dagum_group& g = all[groups[i]];
    const double value = x[i] / most;
    g.mean += value;
    g.values.push_back(value);
    g.sums.push_back(g.mean);
    sorted.push_back(value);
    sum += value;
  }
  for (std::size_t j = 0; j < groups.count; ++j) {
    dagum_group& g = all[j];
    g.n = static_cast<double>(g.values.size());
    g.p = g.n / static_cast<double>(x.size());
    g.s = g.mean / sum;
    g.mean /= g.n;
  }
  return all;
}

/// What two groups show: how far they are apart relative to their level, and how one-sidedly.
struct dagum_pair {
  double g = 0, d = 0;
};
[[nodiscard]] inline dagum_pair compare_groups(const dagum_group& a, const dagum_group& b) {
  double above = 0, below = 0;  // mean positive parts of a - b and of b - a
  std::size_t less = 0;
  for (const double value : a.values) {
    while (less < b.values.size() && b.values[less] < value) ++less;
    const double lower = less > 0 ? b.sums[less - 1] : 0, all_b = b.sums.back();
    const double count = static_cast<double>(less);
    above += value * count - lower;
    below += (all_b - lower) - value * (b.n - count);
  }
  above = (above < 0 ? 0 : above) / (a.n * b.n);
  below = (below < 0 ? 0 : below) / (a.n * b.n);
  const double apart = above + below, level = a.mean + b.mean;
  return {level > 0 ? apart / level : 0, apart > 0 ? std::fabs(above - below) / apart : 0};
}

}  // namespace detail

/// Dagum's decomposition (1997): with \f$p_j = n_j/n\f$, \f$s_j = n_jm_j/(nm)\f$, \f$G_w = \sum
/// G_{jj}p_js_j\f$; for each pair with \f$m_j > m_h\f$, d and q being the means of the positive
/// parts of \f$y_j-y_h\f$ and \f$y_h-y_j\f$, \f$G_{jh} = (d+q)/(m_j+m_h)\f$ and \f$D =
/// (d-q)/(d+q)\f$: \f$G_{nb} = \sum G_{jh}(p_js_h+p_hs_j)D\f$, \f$G_t\f$ the same with \f$1-D\f$.
///
/// `pairs`, unless empty, is groups x groups and gets \f$G_{jh}\f$ (on the diagonal \f$G_{jj}\f$);
/// `distances` the \f$D_{jh}\f$ (0 on the diagonal and between equal means). A group of zeros has
/// \f$G_{jj} = 0\f$. Errors: as `gini`, those of `theil_decomposition`. O(n log n + n groups); memory for a copy and a few numbers a row.
[[nodiscard]] inline outcome<dagum_parts> dagum(std::span<const double> x, row_groups groups,
                                                matrix_view<double> pairs = {},
                                                matrix_view<double> distances = {}) {
  const outcome<double> most = detail::check_sizes(x, false);
  if (!most) return failure<error>{most.error()};
  const std::size_t k = groups.count;
  const auto fits = [&](const matrix_view<double>& view) {
    return view.empty() || (view.rows() == k && view.columns() == k);
  };
  if (!fits(pairs) || !fits(distances)) return detail::fail(error_code::shape);
  if (auto ok = detail::check_parts(x, *most, groups); !ok) return failure<error>{ok.error()};
  std::vector<double> sorted;
  const auto all = detail::split_values(x, *most, groups, sorted);
  dagum_parts out;
  out.total = detail::gini_of_sorted(sorted, sorted.size());
  for (std::size_t j = 0; j < k; ++j) {
    const detail::dagum_group& a = all[j];
    const double own = a.mean > 0 ? detail::gini_of_sorted(a.values, a.values.size()) : 0;
    out.within += own * a.p * a.s;
    if (!pairs.empty()) pairs(j, j) = own;
    if (!distances.empty()) distances(j, j) = 0;
    for (std::size_t h = j + 1; h < k; ++h) {
      const detail::dagum_group& b = all[h];
      const auto [g, d] = detail::compare_groups(a, b);
      const double share = a.p * b.s + b.p * a.s;
      out.between += g * share * d;
      out.transvariation += g * share * (1 - d);
      if (!pairs.empty()) pairs(j, h) = pairs(h, j) = g;
      if (!distances.empty()) distances(j, h) = distances(h, j) = d;
    }
  }
  return out;
}

}  // namespace nqpf::inline NQPF_ABI::models
