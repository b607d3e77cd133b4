// SPDX-License-Identifier: BSL-1.0
#pragma once

// Single values that take most of their scale for themselves: mostly a slip of the pen.

#include <nqpf/assess/assessment.hpp>
#include <nqpf/assess/score/list_end_values.hpp>
#include <nqpf/panel/panel.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace nqpf::inline NQPF_ABI::assess_detail {

/// A value whose score lies farther from the next one than all the others from each other.
struct lone_value {
  std::size_t row = 0;
  double others =
      missing;  ///< share of the scale between the others; missing where there is no such value
  double least = infinity;  ///< the smallest of the others, in the unit of the column
  double most = -infinity;
};

/// Looks at the scores from one end: from 1, or with `turned` from 0.
inline lone_value lone_at_end(const panel& from, const assessment& a, std::size_t e, bool turned) {
  constexpr std::size_t fewest = 10;  // of fewer values one may well lie apart
  double first = -1;
  double second = -1;
  std::size_t known = 0;
  lone_value found;
  for (std::size_t row = 0; row < from.rows(); ++row) {
    const double score = a.scaled(from, e, row);
    if (is_missing(score)) continue;
    const double s = turned ? 1 - score : score;
    ++known;
    if (s > first) {
      second = first;
      first = s;
      found.row = row;
    } else if (s > second) {
      second = s;
    }
  }
  if (known < fewest || first - second <= 0.5) return found;
  found.others = second;
  for (std::size_t row = 0; row < from.rows(); ++row) {
    const double x = a.used(from, e, row);
    if (row == found.row || is_missing(x)) continue;
    found.least = x < found.least ? x : found.least;
    found.most = x > found.most ? x : found.most;
  }
  return found;
}

/// Names each value that takes more than half of a scale which the data decide, and is alone there. O(columns rows).
inline void find_lone_values(const panel& from, const assessment& a,
                             std::vector<assessed::remark>& remarks) {
  if (a.options().scale != scale_over::pooled || from.rows() == 0) return;
  for (std::size_t e = 0; e < a.scored_columns().size(); ++e) {
    const assessed::scored_column& column = a.scored_columns()[e];
    if (column.fixed || a.scale_of(e, from.row_year(0)).scale.clamped()) continue;
    for (const bool turned : {false, true}) {
      const lone_value found = lone_at_end(from, a, e, turned);
      if (is_missing(found.others)) continue;
      const int percent = static_cast<int>(found.others * 100 + 0.5);
      const assessed::remark made{
          remark_code::lone_value, true,
          "In " + from.column(column.column).title() + " the value " +
              short_text(a.used(from, e, found.row)) + ", of " +
              std::string(from.entity_name(from.row_entity(found.row))) + " in " +
              std::to_string(from.row_year(found.row)) + ", stands alone: all others lie from " +
              short_text(found.least) + " to " + short_text(found.most) + ", within " +
              (percent == 0 ? "less than 1 %" : std::to_string(percent) + " %") +
              " of the scale. Check it; --outliers winsorise counts outliers of a skewed column as "
              "the next value."};
      bool told = false;  // a column may stand in two dimensions
      for (const assessed::remark& each : remarks) told = told || each.text == made.text;
      if (!told) remarks.push_back(made);
    }
  }
}

}  // namespace nqpf::inline NQPF_ABI::assess_detail
