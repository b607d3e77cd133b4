// SPDX-License-Identifier: BSL-1.0
#pragma once

// What another panel, or other bounds, did to the entities that both assessments have: how far their
// headline values moved, and which grades, lags and ranks changed.

#include <nqpf/assess/assessment.hpp>
#include <nqpf/assess/changes.hpp>
#include <nqpf/models/rank.hpp>

#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

namespace nqpf::inline NQPF_ABI {

/// How the values of rows that two assessments share differ. Rows are the same by identifier of the
/// entity and by year; values are equal when they agree within 1e-12 relative.
struct moved_scores {
  measured of = measured::d;
  measured was =
      measured::d;           ///< the headline of the earlier one: nothing is compared with another
  std::size_t compared = 0;  ///< rows with a value in both
  std::size_t moved = 0;     ///< those whose value differs
  double mean = 0;           ///< mean absolute difference over all compared
  double most = 0;           ///< the greatest absolute difference,
  std::size_t most_row = 0;  ///< and the row of the later panel that has it
  std::size_t grades = 0;    ///< rows whose grade differs
  std::size_t lags = 0;      ///< rows of which another side lags
  std::size_t gained = 0;    ///< shared rows with a value only in the later one
  std::size_t lost = 0;      ///< and only in the earlier one
  std::size_t ranks = 0;     ///< entities of `year` with another rank among the shared ones
  int year = 0;              ///< of the ranks
  std::vector<std::size_t> entities;  ///< of the later panel, which the earlier one has not got
  std::vector<std::string> gone;      ///< entities that only the earlier one has, by name
  std::vector<int> years;             ///< years that only the later one has,
  std::vector<int> gone_years;        ///< and that only the earlier one has
};

namespace assess_detail {

/// The entities of one panel, by place in the other; `panel::no_entity` for those that it lacks.
inline std::vector<std::size_t> places_in(const panel& from, const panel& other) {
  std::vector<std::size_t> made;
  for (std::size_t e = 0; e < from.entities(); ++e)
    made.push_back(other.find_entity(from.entity_id(e)));
  return made;
}

/// How many of the shared entities of a year have another rank among each other.
inline std::size_t changed_ranks(const std::vector<double>& before,
                                 const std::vector<double>& after) {
  if (before.empty()) return 0;
  std::vector<double> was(before.size());
  std::vector<double> now(after.size());
  if (!models::rank(before, was) || !models::rank(after, now)) return 0;
  std::size_t n = 0;
  for (std::size_t i = 0; i < was.size(); ++i) n += was[i] == now[i] ? 0U : 1U;
  return n;
}

/// One row in two assessments.
struct row_in_both {
  std::size_t before = 0;
  std::size_t after = 0;
};

/// The rows that two panels share, in the order of the later one; `place` is of its entities in the earlier one.
inline std::vector<row_in_both> shared_rows(const panel& before, const panel& after,
                                            const std::vector<std::size_t>& place) {
  std::vector<row_in_both> made;
  for (std::size_t row = 0; row < after.rows(); ++row) {
    const std::size_t entity = place[after.row_entity(row)];
    if (entity == panel::no_entity) continue;
    const std::size_t old = before.find_row(entity, after.row_year(row));
    if (old != panel::no_row) made.push_back({old, row});
  }
  return made;
}

/// Counts how a row moved that has a value in both assessments; the mean is left a sum.
inline void count_move(const assessment& was, const assessment& now, row_in_both row,
                       moved_scores& to) {
  const double x = was.value(to.of, row.before);
  const double y = now.value(to.of, row.after);
  ++to.compared;
  const double apart = models::about_equal(x, y) ? 0 : std::fabs(y - x);
  to.moved += apart > 0 ? 1U : 0U;
  to.mean += apart;
  if (apart > to.most) {
    to.most = apart;
    to.most_row = row.after;
  }
  to.grades += was.grade(row.before) == now.grade(row.after) ? 0U : 1U;
  const auto old_lag = was.development(row.before);
  const auto new_lag = now.development(row.after);
  to.lags += old_lag && new_lag && old_lag->side != new_lag->side ? 1U : 0U;
}

}  // namespace assess_detail

/// Compares the headline values of the rows that two assessments share; `year` is the one whose ranks
/// are compared. Nothing is compared where the headlines are two numbers. O(rows + n log n).
[[nodiscard]] inline moved_scores compare_assessments(const panel& before, const assessment& was,
                                                      const panel& after, const assessment& now,
                                                      int year) {
  moved_scores made;
  made.of = now.headline();
  made.was = was.headline();
  made.year = year;
  const std::vector<std::size_t> place = assess_detail::places_in(after, before);
  for (std::size_t e = 0; e < place.size(); ++e) {
    if (place[e] == panel::no_entity) made.entities.push_back(e);
  }
  const std::vector<std::size_t> back = assess_detail::places_in(before, after);
  for (std::size_t e = 0; e < back.size(); ++e) {
    if (back[e] == panel::no_entity) made.gone.emplace_back(before.entity_name(e));
  }
  for (const int each : now.years()) {
    if (was.year_place(each) == assessment::none) made.years.push_back(each);
  }
  for (const int each : was.years()) {
    if (now.year_place(each) == assessment::none) made.gone_years.push_back(each);
  }
  if (was.headline() != now.headline()) return made;
  std::vector<double> old_values;
  std::vector<double> new_values;
  for (const assess_detail::row_in_both row : assess_detail::shared_rows(before, after, place)) {
    const double x = was.value(made.of, row.before);
    const double y = now.value(made.of, row.after);
    made.gained += is_missing(x) && !is_missing(y) ? 1U : 0U;
    made.lost += !is_missing(x) && is_missing(y) ? 1U : 0U;
    if (is_missing(x) || is_missing(y)) continue;
    assess_detail::count_move(was, now, row, made);
    if (after.row_year(row.after) != year) continue;
    old_values.push_back(x);
    new_values.push_back(y);
  }
  if (made.compared > 0) made.mean /= static_cast<double>(made.compared);
  made.ranks = assess_detail::changed_ranks(old_values, new_values);
  return made;
}

}  // namespace nqpf::inline NQPF_ABI
