// SPDX-License-Identifier: BSL-1.0
#pragma once

// Whether what stands outside the indices (output, matching, demand) goes with the headline: rank
// correlation, which describes and proves nothing.

#include <nqpf/assess/assessment.hpp>
#include <nqpf/models/rank.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI {

namespace assessed {

/// Spearman's rank correlation of two lists of equal length, equal values having the mean of their
/// places. Missing for fewer than three pairs, or where one list does not vary.
[[nodiscard]] inline double rank_correlation(std::span<const double> x, std::span<const double> y) {
  if (x.size() != y.size() || x.size() < 3) return missing;
  std::vector<double> a(x.size());
  std::vector<double> b(y.size());
  models::rank_options how;
  how.rule = models::ties::average;
  if (!models::rank(x, a, how) || !models::rank(y, b, how)) return missing;
  const double middle = (static_cast<double>(x.size()) + 1) / 2;
  double xy = 0;
  double xx = 0;
  double yy = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    xy += (a[i] - middle) * (b[i] - middle);
    xx += (a[i] - middle) * (a[i] - middle);
    yy += (b[i] - middle) * (b[i] - middle);
  }
  return xx > 0 && yy > 0 ? xy / std::sqrt(xx * yy) : missing;
}

/// How a column that is in no index goes with the headline over the entities of a year.
struct going_along {
  std::size_t scored_column = 0;  ///< in `assessment::scored_columns`
  std::size_t entities = 0;       ///< of which both are known
  double correlation = missing;   ///< of ranks; the better end of the column counts as high
};

/// The columns outside the indices, in the order of the schema.
[[nodiscard]] inline std::vector<going_along> agreement(const panel& from, const assessment& a,
                                                        int year) {
  std::vector<going_along> made;
  for (std::size_t e = 0; e < a.scored_columns().size(); ++e) {
    if (a.dimensions()[a.scored_columns()[e].dimension].side != dimension_side::outside) continue;
    std::vector<double> x;
    std::vector<double> y;
    for (std::size_t entity = 0; entity < from.entities(); ++entity) {
      const std::size_t row = from.find_row(entity, year);
      if (row == panel::no_row || a.rank(row) == 0) continue;
      if (!a.known(from, e, row)) continue;
      x.push_back(a.value(a.headline(), row));
      y.push_back(a.scaled(from, e, row));
    }
    made.push_back({e, x.size(), rank_correlation(x, y)});
  }
  return made;
}

}  // namespace assessed

}  // namespace nqpf::inline NQPF_ABI
