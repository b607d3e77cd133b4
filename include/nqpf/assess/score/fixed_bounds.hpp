// SPDX-License-Identifier: BSL-1.0
#pragma once

// Ends and weights that do not come from the data: those of an earlier run, and those of the schema.

#include <nqpf/assess/assessment.hpp>
#include <nqpf/assess/plan/check_options.hpp>
#include <nqpf/assess/score/weight_sizes.hpp>
#include <nqpf/panel/panel.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI {

namespace assess_detail {

/// The line of an earlier run for a column in a dimension; null where there is none.
inline const column_bounds* find_bounds(const assess_options& o, std::string_view column,
                                        std::string_view dimension) {
  for (const column_bounds& each : o.bounds) {
    if (each.column == column && (each.dimension == dimension || each.left_out())) return &each;
  }
  return nullptr;
}

/// The fixed ends of a column in a dimension: of the earlier run, else of the schema. `low` is missing where
/// the data decide.
struct fixed_ends {
  double low = missing;
  double high = missing;
  bool left_out = false;  ///< the earlier run left the column out
  [[nodiscard]] bool there() const noexcept { return !is_missing(low); }
};

inline fixed_ends ends_of(const assess_options& o, const schema_column& column,
                          std::string_view dimension) {
  if (o.bounds.empty()) {
    if (!column.has_bounds()) return {};
    return {column.low, column.high, false};
  }
  const column_bounds* const line = find_bounds(o, column.id(), dimension);
  if (line == nullptr) return {};
  return {line->low, line->high, line->left_out()};
}

/// Weights of bounds that are kept have to be shares of one, or 0.
inline void check_kept_weights(const assess_options& o, assess_errors& errors) {
  if (!o.keep_weights) return;
  for (const column_bounds& line : o.bounds) {
    if (line.left_out()) continue;
    for (const double weight : {line.weight, line.dimension_weight}) {
      if (weight == 0 || (weight >= least_weight_share && weight <= 1 + 1e-9)) continue;
      bad_option(errors, "bounds", line.column,
                 "a weight in bounds is 0, or a share of one from 1e-300 on");
      break;
    }
  }
}

/// Bounds have to speak of the columns and dimensions that are scored, and of no others.
inline void check_bounds(const panel& from, const std::vector<assessed::dimension>& dimensions,
                         const std::vector<assessed::scored_column>& scored_columns,
                         const assess_options& o, assess_errors& errors) {
  if (o.bounds.empty()) return;
  if (o.scale == scale_over::per_year)
    bad_option(errors, "bounds", o.bounds_name, "bounds go with pooled scales");
  if (o.base_last != 0)
    bad_option(errors, "bounds", o.bounds_name,
               "bounds fix the scales, so base years change nothing");
  check_kept_weights(o, errors);
  for (const assessed::scored_column& e : scored_columns) {
    const schema_column& column = from.column(e.column);
    const column_bounds* const line = find_bounds(o, column.id(), dimensions[e.dimension].id);
    if (line != nullptr && column.better == column_better::target && line->low >= column.target &&
        line->high <= column.target_end)
      bad_option(errors, "bounds", column.id(),
                 "the bounds lie within the target of the column: no value would be worse");
    if (line == nullptr)
      bad_option(errors, "bounds", from.column(e.column).id(),
                 "the bounds have no line for this column in the dimension " +
                     dimensions[e.dimension].id + ": write them again with this schema");
  }
  for (const column_bounds& line : o.bounds) {
    bool used = false;
    for (const assessed::scored_column& e : scored_columns)
      used = used || (line.column == from.column(e.column).id() &&
                      (line.left_out() || line.dimension == dimensions[e.dimension].id));
    if (!used)
      bad_option(
          errors, "bounds", line.column,
          "the bounds speak of this column, and it is not scored" +
              (line.dimension.empty() ? std::string() : " in the dimension " + line.dimension));
  }
}

/// The weights of the earlier run: of each scored column in its dimension.
inline std::vector<double> kept_weights(const panel& from,
                                        const std::vector<assessed::dimension>& dimensions,
                                        const std::vector<assessed::scored_column>& scored_columns,
                                        const assess_options& o) {
  std::vector<double> made;
  for (const assessed::scored_column& e : scored_columns) {
    const column_bounds* const line =
        find_bounds(o, from.column(e.column).id(), dimensions[e.dimension].id);
    made.push_back(line != nullptr && !is_missing(line->weight) ? line->weight : 0);
  }
  return made;
}

/// The weight of a dimension in the earlier run.
inline double kept_dimension_weight(const assessed::dimension& of, const assess_options& o) {
  for (const column_bounds& each : o.bounds) {
    if (each.dimension == of.id) return each.dimension_weight;
  }
  return 0;
}

}  // namespace assess_detail

/// The ends and weights of an assessment, to be kept and given to a later one as
/// `assess_options::bounds`. Those of a column with a target lie at the same distance on its two sides.
/// Of scales per year, those of the first year: they cannot be given to a later run.
[[nodiscard]] inline std::vector<column_bounds> bounds_of(const panel& from, const assessment& a) {
  std::vector<column_bounds> made;
  const int year = a.years().empty() ? 0 : a.years().front();
  for (std::size_t e = 0; e < a.scored_columns().size(); ++e) {
    const assessed::scored_column& at = a.scored_columns()[e];
    const assessed::column_scale& scale = a.scale_of(e, year);
    const double origin = scale.scale.origin;
    const double end = origin + scale.scale.width;
    column_bounds line;
    line.column = from.column(at.column).id();
    line.dimension = a.dimensions()[at.dimension].id;
    line.low = origin < end ? origin : end;
    line.high = origin < end ? end : origin;
    if (scale.has_target()) {
      line.low = scale.best.from - origin;
      line.high = scale.best.to + origin;
    }
    line.weight = at.weight;
    line.dimension_weight = a.dimensions()[at.dimension].weight;
    made.push_back(line);
  }
  for (const assessed::gap& each : a.gaps()) {
    if (each.what != assessed::gap::of::column) continue;
    column_bounds line;
    line.column = each.id;
    made.push_back(line);
  }
  return made;
}

}  // namespace nqpf::inline NQPF_ABI
