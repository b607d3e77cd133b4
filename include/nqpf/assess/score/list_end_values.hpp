// SPDX-License-Identifier: BSL-1.0
#pragma once

// Which values count as the end of their scale, and as what: outliers that were winsorised, and values
// beyond base years or fixed ends.

#include <nqpf/assess/assessment.hpp>
#include <nqpf/assess/score/scaling.hpp>
#include <nqpf/panel/panel.hpp>

#include <charconv>
#include <cstddef>
#include <string>
#include <vector>

namespace nqpf::inline NQPF_ABI::assess_detail {

/// As many are listed.
inline constexpr std::size_t most_end_values = 10'000;

/// A number of the data in six digits, no more than it has.
inline std::string short_text(double value) {
  char digits[32];
  const auto made =
      std::to_chars(digits, digits + sizeof digits, value, std::chars_format::general, 6);
  return {digits, made.ptr};
}

/// The value at the end of the scale that a value beyond it counts as.
inline double end_for(const assessed::column_scale& scale, double x) {
  const double origin = scale.scale.origin;
  if (scale.has_target())
    return x < scale.best.from ? scale.best.from - origin : scale.best.to + origin;
  const double half = (scale.scale.floor + scale.scale.ceiling) / 2;
  return scale(x) < half ? origin : origin + scale.scale.width;
}

/// The values that count as an end, scored column by scored column, in the order of the panel; the first `most_end_values`.
inline std::vector<assessed::end_value> list_end_values(const panel& from, const assessment& a) {
  std::vector<assessed::end_value> made;
  for (std::size_t e = 0; e < a.scored_columns().size(); ++e) {
    for (std::size_t row = 0; row < from.rows() && made.size() < most_end_values; ++row) {
      const assessed::column_scale& scale = a.scale_of(e, from.row_year(row));
      if (!scale.scale.clamped()) break;  // so are those of the other years
      const double x = a.used(from, e, row);
      if (beyond_ends(scale, x)) made.push_back({e, row, end_for(scale, x)});
    }
  }
  return made;
}

/// How many values count as the end, and the first five of them.
inline assessed::remark words_of_end_values(const panel& from, const assessment& a,
                                            std::size_t all) {
  std::string out = std::to_string(all) + (all == 1 ? " value lies" : " values lie") +
                    " beyond the ends of the scales and " + (all == 1 ? "counts" : "count") +
                    " as the end: ";
  std::size_t told = 0;
  for (const assessed::end_value& each : a.end_values()) {
    if (told == 5) break;
    out += (told++ == 0 ? "" : "; ") +
           from.column(a.scored_columns()[each.scored_column].column).title() + " of " +
           std::string(from.entity_name(from.row_entity(each.row))) + " in " +
           std::to_string(from.row_year(each.row)) + ", " +
           short_text(a.used(from, each.scored_column, each.row)) + ", counts as " +
           short_text(each.counts_as);
  }
  if (told < all) out += "; and " + std::to_string(all - told) + " more";
  return {remark_code::end_values, false, out + "."};
}

}  // namespace nqpf::inline NQPF_ABI::assess_detail
