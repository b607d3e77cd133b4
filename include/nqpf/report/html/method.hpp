// SPDX-License-Identifier: BSL-1.0
#pragma once

// How the assessment was made: its choices, columns and sources.

#include <nqpf/report/html/ranking.hpp>
#include <nqpf/write/percent.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace nqpf::inline NQPF_ABI::report::html {

[[nodiscard]] inline std::string cut_words(const assess_options& o) {
  std::string out;
  for (const double cut : o.grade_cuts) out += (out.empty() ? "" : ", ") + sensible(cut);
  return out;
}

namespace detail {

[[nodiscard]] inline std::string scale_words(const assessment& a) {
  const assess_options& o = a.options();
  std::string out =
      (assess_detail::count_fixed(a).every()
           ? "<li>Columns are scaled between their fixed ends to [" + sensible(a.lowest()) +
                 ", 1], so that years can be compared"
           : "<li>Columns are scaled by min-max to [" + sensible(a.lowest()) + ", 1] " +
                 (o.scale == scale_over::pooled
                      ? (o.base_last != 0 ? "over the base years" : "over all years together") +
                            std::string(", so that years can be compared")
                      : "within each year, so that only entities within a year can be compared")) +
      "; 1 is the better end.</li>";
  if (o.imputation != imputation_rule::none)
    out +=
        o.imputation == imputation_rule::along_time
            ? "<li>Missing cells were imputed on the line between the known years of the entity, "
              "at the ends as the nearest of them.</li>"
            : "<li>Missing cells were imputed with the median of the year.</li>";
  return out;
}

[[nodiscard]] inline std::string weight_words(const assess_options& o) {
  const bool kept = !o.bounds.empty() && o.keep_weights;
  const bool equal_dimensions =
      o.dimensions == dimension_weighting::equal ||
      (o.dimensions == dimension_weighting::by_weighting && o.weights == weighting::equal);
  return std::string("<li>Columns weigh ") +
         (kept                              ? "as in the run that the bounds come from"
          : o.weights == weighting::equal   ? "the same within their dimension"
          : o.weights == weighting::entropy ? "by the entropy of their scaled values"
          : o.weights == weighting::entropy_raw
              ? "by the entropy of their raw values, direction ignored"
          : o.weights == weighting::critic
              ? "by CRITIC: their spread and how little they agree with the others"
          : o.weights == weighting::deviation ? "by the standard deviation of their scaled values"
          : o.weights == weighting::pca ? "by principal components: the squared loadings of those "
                                          "with an eigenvalue of 1 and more"
          : o.weights == weighting::variation
              ? "by the coefficient of variation of their raw values"
          : o.weights == weighting::judged ? "by pairwise judgements (AHP)"
                                           : "as was given") +
         (o.combine != weight_combination::none ? ", joined with what was judged or given by the " +
                                                      std::string(name_of(o.combine)) + " rule"
                                                : std::string()) +
         "; " +
         (kept               ? "so do the dimensions"
          : equal_dimensions ? "dimensions weigh the same within their side"
                             : "a dimension weighs as much as its columns together") +
         ".</li>";
}

[[nodiscard]] inline std::string index_words(const assess_options& o) {
  return (o.index == index_rule::topsis
              ? std::string("<li>Scores and indices are the relative closeness of TOPSIS to the "
                            "best values of the columns")
              : "<li>Columns make a dimension by the " + mean_words(o.within) +
                    " mean, dimensions an index by the " + mean_words(o.across) + " mean") +
         ", over what is known. A dimension needs at least " +
         write::exact_percent(o.min_coverage) +
         " of the weight of its columns known, a side as much of the weight of its dimensions. All "
         "three elements count as dimensions of productive forces; of "
         "cultivation, the dimensions "
         "that have columns.</li>";
}

[[nodiscard]] inline std::string coupling_choices(const assess_options& o) {
  return "<li>Coupling: the " + coupling_words(o.coupling) + " model" +
         (o.coupling == models::coupling_model::standard ? ", C = 2\xe2\x88\x9a(P\xc2\xb7"
                                                           "E)/(P+E)"
          : o.coupling == models::coupling_model::wang
              ? ", C = \xe2\x88\x9a((1 \xe2\x88\x92 |P \xe2\x88\x92 E|) \xc2\xb7 min(P, "
                "E)/max(P, E))"
              : ", C = 1 \xe2\x88\x92 |P \xe2\x88\x92 E|") +
         "; T = " + sensible(o.importance) +
         "\xc2\xb7"
         "E + " +
         sensible(1 - o.importance) +
         "\xc2\xb7P; D = \xe2\x88\x9a(C\xc2\xb7T). Grades are ten steps, closed on the " +
         (o.grades == models::closed_side::left ? "left" : "right") + ", cut at " + cut_words(o) +
         ".</li>";
}

}  // namespace detail

[[nodiscard]] inline std::string choices(const subject& s) {
  const assess_options& o = s.found.options();
  std::string out =
      "<ul>" + detail::scale_words(s.found) + detail::weight_words(o) + detail::index_words(o);
  if (s.has_coupling()) out += detail::coupling_choices(o);
  if (!o.bounds.empty())
    out += "<li>The ends of all scales are those of " +
           escaped(o.bounds_name.empty() ? "an earlier run" : o.bounds_name) +
           "; values beyond them count as the end.</li>";
  if (o.outliers == outlier_rule::winsorise)
    out +=
        "<li>Outliers: of columns with skewness above 2 and kurtosis above 3.5 up to five values "
        "at the long end count as "
        "the next one.</li>";
  if (o.base_last != 0)
    out += "<li>Scales and weights were fitted to " + std::to_string(o.base_first) + " to " +
           std::to_string(o.base_last) + "; values beyond their ends count as the end.</li>";
  if (!o.thresholds.empty()) {
    out += "<li>Thresholds set:";
    for (const auto& [name, value] : o.thresholds)
      out += " <code>" + escaped(name) + "</code> = " + sensible(value) + ";";
    out.back() = '.';
    out += "</li>";
  }
  out += "<li>Ranks: within a year, equal values share the better rank.</li></ul>";
  return out;
}

namespace detail {

/// The best values of a column in words.
[[nodiscard]] inline std::string best_words(const models::target_interval& best,
                                            std::string_view unit) {
  return best.from < best.to ? with_unit(best.from, unit) + " to " + with_unit(best.to, unit)
                             : with_unit(best.to, unit);
}

/// A line of the table of columns.
[[nodiscard]] inline std::string column_line(const subject& s, std::size_t e) {
  const assessed::scored_column& at = s.found.scored_columns()[e];
  const schema_column& column = s.from.column(at.column);
  const assessed::column_scale& scale =
      s.found.scale_of(e, s.year != 0 ? s.year : s.from.years().front());
  const bool target = scale.has_target();
  const assessed::dimension& in = s.found.dimensions()[at.dimension];
  return "<tr><td>" + escaped(in.title) + "</td><td>" + escaped(s.data(column.title())) +
         " <span class=\"note\"><code>" + escaped(column.id()) +
         "</code></span></td><td class=\"n\">" + percent(s.found.weight_in_side(e), 1) +
         "</td><td class=\"n\">" +
         escaped(target ? with_unit(scale.scale.origin, column.unit) + " away"
                        : with_unit(scale.scale.origin, column.unit)) +
         "</td><td class=\"n\">" +
         escaped(target ? best_words(scale.best, column.unit)
                        : with_unit(scale.scale.origin + scale.scale.width, column.unit)) +
         "</td><td class=\"n\">" +
         percent(static_cast<double>(s.from.count_missing(at.column)) /
                 static_cast<double>(s.from.rows())) +
         "</td></tr>";
}

/// Columns, weights and scales; empty where nothing is scored.
[[nodiscard]] inline std::string columns_table(const subject& s) {
  if (s.found.scored_columns().empty()) return {};
  std::string out =
      "<details><summary>Columns, weights and scales</summary><div><div "
      "class=\"scroll\"><table><thead><tr><th "
      "scope=\"col\">Dimension</th><th scope=\"col\">Column</th><th scope=\"col\" "
      "class=\"n\">Weight "
      "in its side</th><th "
      "scope=\"col\" class=\"n\">Score " +
      sensible(s.found.lowest()) +
      (s.found.options().scale == scale_over::per_year && s.year != 0
           ? ", " + std::to_string(s.year)
           : std::string()) +
      "</th><th scope=\"col\" class=\"n\">Score 1</th><th "
      "scope=\"col\" "
      "class=\"n\">Missing</th></tr></thead><tbody>";
  for (const assessed::dimension& p : s.found.dimensions())
    for (const std::size_t e : p.scored_columns) out += column_line(s, e);
  return out + "</tbody></table></div></div></details>";
}

}  // namespace detail

[[nodiscard]] inline std::string method_section(const subject& s) {
  std::string out =
      "<h2 id=\"method\">How this was made</h2>" + choices(s) + detail::columns_table(s);
  out += "<h3>Sources of the framework</h3><ul>";
  for (const source* each : {&framework::cao_wu, &framework::tang_sun_zeng, &framework::hu_li})
    out += "<li><code>" + std::string(each->id) + "</code> " + escaped(each->authors) + ": <i>" +
           escaped(each->title) + "</i> (" + escaped(each->year) + ").</li>";
  return out + "</ul>";
}

}  // namespace nqpf::inline NQPF_ABI::report::html
