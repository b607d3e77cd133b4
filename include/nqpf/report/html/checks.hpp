// SPDX-License-Identifier: BSL-1.0
#pragma once

// The section on the columns themselves: pairs that do not go together, how dimensions hang together, and values
// that count as an end of their scale.

#include <nqpf/report/html/ranking.hpp>

#include <cstddef>
#include <string>

namespace nqpf::inline NQPF_ABI::report::html {

[[nodiscard]] inline std::string pairs_table(const subject& s) {
  const auto& pairs = s.found.check().pairs;
  if (pairs.empty())
    return "<p>No two columns of a dimension run against each other, none are near duplicates, and "
           "no rate seems to go with size.</p>";
  std::string out =
      "<div class=\"scroll\"><table class=\"wide\"><thead><tr><th scope=\"col\">Column</th><th "
      "scope=\"col\">and</th><th scope=\"col\">What</th><th scope=\"col\" "
      "class=\"n\">Correlation</th><th scope=\"col\" class=\"n\">Rows</th></tr></thead><tbody>";
  for (std::size_t i = 0; i < pairs.size() && i < 40; ++i) {
    const assessed::column_pair& each = pairs[i];
    out += "<tr><td>" + escaped(s.title_of(each.first)) + "</td><td>" +
           escaped(s.title_of(each.second)) + "</td><td>" +
           (each.what == assessed::column_pair::kind::opposed
                ? "run against each other in one dimension"
            : each.what == assessed::column_pair::kind::duplicate ? "nearly the same"
            : each.what == assessed::column_pair::kind::size
                ? "the first goes with the second, a level of context"
                : "the first goes with the second, which is a level") +
           "</td><td class=\"n\">" + fixed(each.correlation, 2) + "</td><td class=\"n\">" +
           count(each.rows) + "</td></tr>";
  }
  out += "</tbody></table></div>";
  if (pairs.size() > 40) out += "<p class=\"note\">And " + count(pairs.size() - 40) + " more.</p>";
  return out;
}

[[nodiscard]] inline std::string dimensions_table(const subject& s) {
  std::string rows;
  for (const assessed::dimension_check& each : s.found.check().dimensions) {
    std::string loadings;
    for (std::size_t k = 0; k < each.loadings.size(); ++k)
      loadings += (k == 0 ? "" : "; ") +
                  s.title_of(s.found.scored_columns()[each.scored_columns[k]].column) + " " +
                  fixed(each.loadings[k], 2);
    rows += "<tr><td>" + escaped(s.found.dimensions()[each.dimension].title) +
            "</td><td class=\"n\">" + fixed(each.alpha, 2) + "</td><td class=\"n\">" +
            percent(each.first_share) + "</td><td>" + escaped(loadings) + "</td><td class=\"n\">" +
            count(each.rows) + "</td></tr>";
  }
  if (rows.empty()) return {};
  return "<details><summary>Internal consistency of the columns of each "
         "dimension</summary><div><div "
         "class=\"scroll\"><table class=\"wide\"><thead><tr><th scope=\"col\">Dimension</th><th "
         "scope=\"col\" class=\"n\">Alpha</th><th scope=\"col\" class=\"n\">First "
         "component</th><th "
         "scope=\"col\">Loadings on it</th><th scope=\"col\" "
         "class=\"n\">Rows</th></tr></thead><tbody>" +
         rows +
         "</tbody></table></div><p class=\"note\">Alpha: Cronbach\xe2\x80\x99s, 1 where all "
         "columns "
         "say the same, below 0 where they contradict each other. First component: the share of "
         "the "
         "variance that the first principal component explains; a loading is the correlation of "
         "the "
         "column with it. Over rows in which all columns of the dimension are "
         "known.</p></div></details>";
}

[[nodiscard]] inline std::string end_value_table(const subject& s) {
  const auto& list = s.found.end_values();
  if (list.empty()) return {};
  const std::size_t most = 100;
  std::string out = "<details><summary>" + plural(list.size(), "value counts", "values count") +
                    " as the end of the scale</summary><div><div class=\"scroll\"><table "
                    "class=\"wide\"><thead><tr><th scope=\"col\">Column</th><th "
                    "scope=\"col\">Entity</th><th scope=\"col\" class=\"n\">Year</th><th "
                    "scope=\"col\" class=\"n\">Value</th><th scope=\"col\" class=\"n\">Counts "
                    "as</th></tr></thead><tbody>";
  for (std::size_t i = 0; i < list.size() && i < most; ++i) {
    const schema_column& column =
        s.from.column(s.found.scored_columns()[list[i].scored_column].column);
    out +=
        "<tr><td>" + escaped(s.data(column.title())) + "</td><td class=\"who\">" +
        escaped(s.name_of_row(list[i].row)) + "</td><td class=\"n\">" +
        std::to_string(s.from.row_year(list[i].row)) + "</td><td class=\"n\">" +
        escaped(with_unit(s.found.used(s.from, list[i].scored_column, list[i].row), column.unit)) +
        "</td><td class=\"n\">" + escaped(with_unit(list[i].counts_as, column.unit)) + "</td></tr>";
  }
  out += "</tbody></table></div>";
  if (list.size() > most)
    out += "<p class=\"note\">The first " + count(most) + "; the tables have all.</p>";
  return out + "</div></details>";
}

[[nodiscard]] inline std::string checks_section(const subject& s) {
  if (s.found.check().dimensions.empty() && s.found.check().pairs.empty() &&
      s.found.end_values().empty())
    return {};
  return "<h2 id=\"checks\">Columns against each other</h2>" + pairs_table(s) +
         dimensions_table(s) + end_value_table(s);
}

}  // namespace nqpf::inline NQPF_ABI::report::html
