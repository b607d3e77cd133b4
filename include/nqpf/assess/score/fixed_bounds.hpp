// SPDX-License-Identifier: BSL-1.0
#pragma once

// Ends and weights that do not come from the data: those of an earlier run, and those of the schema.

#include <nqpf/assess/assessment.hpp>
#include <nqpf/assess/plan/check_options.hpp>
#include <nqpf/panel/panel.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI {

namespace assess_detail {

/// The line of an earlier run for a column in a part; null where there is none.
inline const column_bounds* find_bounds(const assess_options& o, std::string_view column,
                                        std::string_view part) {
  for (const column_bounds& each : o.bounds) {
    if (each.column == column && (each.part == part || each.left_out())) return &each;
  }
  return nullptr;
}

/// The fixed ends of a column in a part: of the earlier run, else of the schema. `low` is missing where
/// the data decide.
struct fixed_ends {
  double low = missing;
  double high = missing;
  bool left_out = false;  ///< the earlier run left the column out
  [[nodiscard]] bool there() const noexcept { return !is_missing(low); }
};

inline fixed_ends ends_of(const assess_options& o, const schema_column& column,
                          std::string_view part) {
  if (o.bounds.empty()) {
    if (!column.has_bounds()) return {};
    return {column.low, column.high, false};
  }
  const column_bounds* const line = find_bounds(o, column.id(), part);
  if (line == nullptr) return {};
  return {line->low, line->high, line->left_out()};
}

/// Bounds have to speak of the columns and parts that are scored, and of no others.
inline void check_bounds(const panel& from, const std::vector<part>& parts,
                         const std::vector<entry>& entries, const assess_options& o,
                         assess_errors& errors) {
  if (o.bounds.empty()) return;
  if (o.scale == scale_over::per_year)
    bad_option(errors, "bounds", o.bounds_name, "bounds go with pooled scales");
  if (o.base_last != 0)
    bad_option(errors, "bounds", o.bounds_name,
               "bounds fix the scales, so base years change nothing");
  for (const entry& e : entries) {
    const schema_column& column = from.column(e.column);
    const column_bounds* const line = find_bounds(o, column.id(), parts[e.part].id);
    if (line != nullptr && column.better == column_better::target && line->low >= column.target &&
        line->high <= column.target_end)
      bad_option(errors, "bounds", column.id(),
                 "the bounds lie within the target of the column: no value would be worse");
    if (line == nullptr)
      bad_option(errors, "bounds", from.column(e.column).id(),
                 "the bounds have no line for this column as part of " + parts[e.part].id +
                     ": write them again with this schema");
  }
  for (const column_bounds& line : o.bounds) {
    bool used = false;
    for (const entry& e : entries)
      used = used || (line.column == from.column(e.column).id() &&
                      (line.left_out() || line.part == parts[e.part].id));
    if (!used)
      bad_option(errors, "bounds", line.column,
                 "the bounds speak of this column, and it is not scored" +
                     (line.part.empty() ? std::string() : " as part of " + line.part));
  }
}

/// The weights of the earlier run: of each entry in its part.
inline std::vector<double> kept_weights(const panel& from, const std::vector<part>& parts,
                                        const std::vector<entry>& entries,
                                        const assess_options& o) {
  std::vector<double> made;
  for (const entry& e : entries) {
    const column_bounds* const line = find_bounds(o, from.column(e.column).id(), parts[e.part].id);
    made.push_back(line != nullptr && !is_missing(line->weight) ? line->weight : 0);
  }
  return made;
}

/// The weight of a part in the earlier run.
inline double kept_part_weight(const part& of, const assess_options& o) {
  for (const column_bounds& each : o.bounds) {
    if (each.part == of.id) return each.part_weight;
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
  for (std::size_t e = 0; e < a.entries().size(); ++e) {
    const entry& at = a.entries()[e];
    const column_scale& scale = a.scale_of(e, year);
    const double origin = scale.scale.origin;
    const double end = origin + scale.scale.width;
    column_bounds line;
    line.column = from.column(at.column).id();
    line.part = a.parts()[at.part].id;
    line.low = origin < end ? origin : end;
    line.high = origin < end ? end : origin;
    if (scale.has_target()) {
      line.low = scale.best.from - origin;
      line.high = scale.best.to + origin;
    }
    line.weight = at.weight;
    line.part_weight = a.parts()[at.part].weight;
    made.push_back(line);
  }
  for (const gap& each : a.gaps()) {
    if (each.what != gap::of::column) continue;
    column_bounds line;
    line.column = each.id;
    made.push_back(line);
  }
  return made;
}

}  // namespace nqpf::inline NQPF_ABI
