// SPDX-License-Identifier: BSL-1.0
#pragma once

// Changes over years, as they are and like for like: over the columns that are known in both years.

#include <nqpf/assess/assessment.hpp>
#include <nqpf/assess/score/scoring.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI {

namespace assessed {

/// A number in two rows.
struct from_to {
  double from = missing;
  double to = missing;
  [[nodiscard]] double change() const noexcept { return to - from; }
};

/// P, E and D of one entity in two of its rows.
struct change {
  std::size_t first_row = 0;
  std::size_t last_row = 0;
  from_to values[5];  ///< as assessed, by `measured`
  from_to alike[5];   ///< over the columns that are known in both rows
  bool same_columns = true;

  [[nodiscard]] const from_to& as_assessed(measured m) const noexcept {
    return values[static_cast<int>(m)];
  }
  [[nodiscard]] const from_to& like_for_like(measured m) const noexcept {
    return alike[static_cast<int>(m)];
  }
};

}  // namespace assessed

namespace assess_detail {

/// The columns of a side in one row, and what they weigh in the side.
struct columns_of_side {
  std::vector<double> values;
  std::vector<double> weights;
};

/// The score of a dimension in a row over the scored columns that `use` says; appends its columns to those of the
/// side, missing where the dimension is.
inline double score_of(const panel& from, const assessment& a, std::size_t row,
                       const assessed::dimension& p, const std::vector<bool>& use,
                       columns_of_side& side) {
  std::vector<double> values;
  std::vector<double> weights;
  for (const std::size_t e : p.scored_columns) {
    values.push_back(use[e] ? a.scaled(from, e, row) : missing);
    weights.push_back(a.scored_columns()[e].weight);
  }
  models::aggregate_options how;
  how.rule = a.options().within;
  how.min_coverage = a.options().min_coverage;
  const auto joined = models::aggregate(values, weights, how);
  const bool known = joined.ok() && !is_missing(*joined);
  for (std::size_t i = 0; i < values.size(); ++i) {
    side.values.push_back(known ? values[i] : missing);
    side.weights.push_back(weights[i] * p.weight);
  }
  return known ? inside(*joined) : missing;
}

/// The index of a side in a row over the scored columns that `use` says.
inline double score_side(const panel& from, const assessment& a, std::size_t row,
                         assessed::dimension_side side, const std::vector<bool>& use) {
  side_weights weights;
  std::vector<double> scores;
  columns_of_side columns;
  std::size_t absent = 0;
  double sum = 0;
  for (const assessed::dimension& p : a.dimensions()) {
    if (p.side != side) continue;
    if (!p.stands()) {
      ++absent;
      continue;
    }
    scores.push_back(score_of(from, a, row, p, use, columns));
    weights.of_dimension.push_back(p.weight);
    sum += p.weight;
  }
  if (scores.empty()) return missing;
  if (side == assessed::dimension_side::productivity)
    weights.absent = static_cast<double>(absent) * sum / static_cast<double>(scores.size());
  double joined = join_dimensions(weights, scores.data(), a.options());
  if (a.options().index == index_rule::topsis && !is_missing(joined))
    measure_closeness(scaled_columns(columns.values.data(), 1, columns.values.size(), 1),
                      columns.weights, std::span(&joined, 1));
  return joined;
}

/// The five numbers of a row over the scored columns that `use` says.
inline void score_row(const panel& from, const assessment& a, std::size_t row,
                      const std::vector<bool>& use, double (&out)[5]) {
  const double p = score_side(from, a, row, assessed::dimension_side::productivity, use);
  const double e = score_side(from, a, row, assessed::dimension_side::cultivation, use);
  const models::coupling found = couple_sides(e, p, a.options());
  const double all[5] = {p, e, found.c, found.t, found.d};
  for (int m = 0; m < 5; ++m) out[m] = all[m];
}

}  // namespace assess_detail

/// Compares two rows of a panel, as assessed and over the columns that are known in both: where a
/// column is missing in one of them, part of the change as assessed is one of what is measured.
[[nodiscard]] inline assessed::change compare(const panel& from, const assessment& a,
                                              std::size_t first_row, std::size_t last_row) {
  assessed::change made;
  made.first_row = first_row;
  made.last_row = last_row;
  std::vector<bool> both(a.scored_columns().size(), false);
  for (std::size_t e = 0; e < both.size(); ++e) {
    const bool in_first = a.known(from, e, first_row);
    const bool in_last = a.known(from, e, last_row);
    both[e] = in_first && in_last;
    if (in_first != in_last &&
        a.dimensions()[a.scored_columns()[e].dimension].side != assessed::dimension_side::outside)
      made.same_columns = false;
  }
  double first[5];
  double last[5];
  assess_detail::score_row(from, a, first_row, both, first);
  assess_detail::score_row(from, a, last_row, both, last);
  for (int m = 0; m < 5; ++m) {
    made.values[m] = {a.value(static_cast<measured>(m), first_row),
                      a.value(static_cast<measured>(m), last_row)};
    made.alike[m] = made.same_columns ? made.values[m] : assessed::from_to{first[m], last[m]};
  }
  return made;
}

namespace assessed {

/// The first and last rows of an entity that have a headline value; equal where only one has, and
/// `assessment::none` where none has.
struct row_pair {
  std::size_t first = assessment::none;
  std::size_t last = assessment::none;
  [[nodiscard]] bool empty() const noexcept { return first == assessment::none; }
};
[[nodiscard]] inline row_pair assessed_rows(const panel& from, const assessment& a,
                                            std::size_t entity) {
  row_pair found;
  const row_range range = from.rows_of(entity);
  for (std::size_t row = range.first; row < range.last; ++row) {
    if (is_missing(a.value(a.headline(), row))) continue;
    if (found.empty()) found.first = row;
    found.last = row;
  }
  return found;
}

/// A row in a ranking.
struct ranked {
  std::size_t row = 0;
  double value = missing;
  std::size_t rank = 0;
};

}  // namespace assessed

/// The rows of a year that have a headline value, best first; equal ones in the order of the panel.
[[nodiscard]] inline std::vector<assessed::ranked> ranking(const panel& from, const assessment& a,
                                                           int year) {
  std::vector<assessed::ranked> made;
  for (std::size_t e = 0; e < from.entities(); ++e) {
    const std::size_t row = from.find_row(e, year);
    if (row == panel::no_row || a.rank(row) == 0) continue;
    made.push_back({row, a.value(a.headline(), row), a.rank(row)});
  }
  // Ranks are known, so a counting sort puts them in order.
  std::vector<std::size_t> start(made.size() + 2, 0);
  for (const assessed::ranked& each : made) ++start[each.rank + 1];
  for (std::size_t i = 1; i < start.size(); ++i) start[i] += start[i - 1];
  std::vector<assessed::ranked> sorted(made.size());
  for (const assessed::ranked& each : made) sorted[start[each.rank]++] = each;
  return sorted;
}

}  // namespace nqpf::inline NQPF_ABI
