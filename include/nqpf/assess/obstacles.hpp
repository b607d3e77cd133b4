// SPDX-License-Identifier: BSL-1.0
#pragma once

// What holds a row back most: the obstacle degree of its columns.

#include <nqpf/assess/assessment.hpp>
#include <nqpf/models/obstacle.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI {

namespace assessed {

/// A column that holds a row back. A heavy column tops the list by its weight alone, so what makes the
/// degree stands beside it.
struct obstacle {
  std::size_t scored_column = 0;  ///< in `assessment::scored_columns`
  double degree = 0;              ///< its share of all that holds the row back; they sum to one
  double weight = 0;              ///< among the known columns, whose weights sum to one
  double distance = 0;            ///< from the best value, 0 to 1: one less the score
};

}  // namespace assessed

namespace assess_detail {

/// The weight of a scored column in T, or in the one index where only one is assessed; missing where it is in none.
inline double weight_in_headline(const assessment& a, std::size_t e) {
  const bool cultivation =
      a.dimensions()[a.scored_columns()[e].dimension].side == assessed::dimension_side::cultivation;
  if (a.headline() == measured::cultivation) return cultivation ? a.weight_in_side(e) : missing;
  if (a.headline() == measured::productivity) return cultivation ? missing : a.weight_in_side(e);
  return a.weight_in_side(e) * (cultivation ? a.options().importance : 1 - a.options().importance);
}

}  // namespace assess_detail

/// The obstacles of a row, greatest first, without those of degree 0: over the columns of the indices
/// that are known, each with its weight in T (in the one index where only one is assessed). Nothing
/// for a row that is ideal or of which nothing is known.
[[nodiscard]] inline std::vector<assessed::obstacle> obstacles(const panel& from,
                                                               const assessment& a,
                                                               std::size_t row) {
  std::vector<std::size_t> scored_columns;
  std::vector<double> scores;
  std::vector<double> weights;
  for (std::size_t e = 0; e < a.scored_columns().size(); ++e) {
    const double weight = assess_detail::weight_in_headline(a, e);
    const double z = a.scaled(from, e, row);
    if (is_missing(weight) || is_missing(z)) continue;
    scored_columns.push_back(e);
    scores.push_back(z);
    weights.push_back(weight);
  }
  std::vector<assessed::obstacle> made;
  if (scored_columns.empty() || !models::bring_to_one(weights)) return made;
  std::vector<double> degrees(scored_columns.size());
  const auto m = static_cast<std::ptrdiff_t>(scored_columns.size());
  if (!models::obstacle_degrees(
          models::matrix_view<const double>(scores.data(), 1, scored_columns.size(), m, 1), weights,
          models::matrix_view<double>(degrees.data(), 1, scored_columns.size(), m, 1)))
    return made;
  std::vector<std::size_t> order(scored_columns.size());
  const std::size_t n = models::top_obstacles(
      models::matrix_view<const double>(degrees.data(), 1, scored_columns.size(), m, 1), 0, order);
  for (std::size_t i = 0; i < n; ++i)
    made.push_back(
        {scored_columns[order[i]], degrees[order[i]], weights[order[i]], 1 - scores[order[i]]});
  return made;
}

namespace assessed {

/// How often a column is among the greatest obstacles.
struct common_obstacle {
  std::size_t scored_column = 0;
  std::size_t rows = 0;      ///< in how many it is among the first `most`
  double mean_degree = 0;    ///< over all rows that have a headline value
  double weight = 0;         ///< in T, or in the one index, where all columns are known
  double mean_distance = 0;  ///< over the rows that it holds back
};

/// The columns that hold back most entities of a year, the most frequent first; `most` of each row
/// count.
[[nodiscard]] inline std::vector<common_obstacle> common_obstacles(const panel& from,
                                                                   const assessment& a, int year,
                                                                   std::size_t most = 5) {
  std::vector<common_obstacle> all(a.scored_columns().size());
  for (std::size_t e = 0; e < all.size(); ++e) all[e].scored_column = e;
  std::size_t n = 0;
  std::vector<double> held(all.size(), 0);
  for (std::size_t entity = 0; entity < from.entities(); ++entity) {
    const std::size_t row = from.find_row(entity, year);
    if (row == panel::no_row || a.rank(row) == 0) continue;
    ++n;
    const std::vector<obstacle> own = obstacles(from, a, row);
    for (std::size_t i = 0; i < own.size(); ++i) {
      common_obstacle& at = all[own[i].scored_column];
      at.mean_degree += own[i].degree;
      at.mean_distance += own[i].distance;
      held[own[i].scored_column] += 1;
      if (i < most) ++at.rows;
    }
  }
  std::vector<common_obstacle> made;
  for (common_obstacle& each : all) {
    if (each.mean_degree == 0) continue;
    each.mean_degree /= static_cast<double>(n);
    each.weight = assess_detail::weight_in_headline(a, each.scored_column);
    each.mean_distance /= held[each.scored_column];
    std::size_t place = made.size();
    made.push_back(each);
    for (; place > 0 && made[place - 1].mean_degree < each.mean_degree; --place)
      made[place] = made[place - 1];
    made[place] = each;
  }
  return made;
}

}  // namespace assessed

}  // namespace nqpf::inline NQPF_ABI
