// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rest of the page: findings over all entities, what could not be assessed, how it was made.

#include <nqpf/report/html/ranking.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline v0::report::html {

namespace detail {

inline constexpr std::string_view counts_table_head =
    "</th><th scope=\"col\" class=\"n\">Entities</th><th "
    "scope=\"col\">Which</th></tr></thead><tbody>";

/// What one set of rules says of the entities of the year.
[[nodiscard]] inline std::string findings_of(const subject& s, const asked_rules& set,
                                             const std::vector<bool>& has_profile) {
  using framework::about;
  const findings_tally tally = tally_findings(s.from, s.found, s.year, set);
  const auto who = [&](const std::vector<std::size_t>& of) {
    if (of.size() == tally.rows && of.size() > 1) return std::string("all");
    std::string names;
    for (std::size_t i = 0; i < of.size() && i < 12; ++i)
      names += (i == 0 ? "" : ", ") + entity_link(s, of[i], has_profile);
    if (of.size() > 12) names += " and " + count(of.size() - 12) + " more";
    return names;
  };
  const auto head = [](const char* what) {
    return "<div class=\"scroll\"><table class=\"wide\"><thead><tr><th scope=\"col\">" +
           std::string(what) + std::string(counts_table_head);
  };
  const auto line = [&](const auto& each, const std::string& number) {
    return "<tr><td>" + escaped(about(each.what).meaning) + " <cite>" +
           escaped(about(each.what).from().write().c_str()) + "</cite></td><td class=\"n\">" +
           number + "</td><td>" + who(each.of) + "</td></tr>";
  };
  std::string out =
      "<h3>" + escaped(title_of(set)) + "</h3><p>" + escaped(reach_words(tally)) + "</p>";
  if (tally.diagnosed() > 0) {
    out += head("Dilemma");
    for (const dilemma_tally& each : tally.dilemmas)
      if (!each.of.empty()) out += line(each, of_decided(each, tally));
    out += "</tbody></table></div>";
  }
  if (!tally.measures.empty()) {
    out += head("Measure advised");
    for (const measure_tally& each : tally.measures)
      out += line(each, count(each.of.size()) + " of " + count(tally.rows));
    out += "</tbody></table></div>";
  }
  if (const std::string words = collect_words(tally, 5); !words.empty())
    out += "<p class=\"note\">" + escaped(words) + "</p>";
  return out;
}

}  // namespace detail

/// What the rule sets that were asked say of the entities of the year, one set after the other.
[[nodiscard]] inline std::string findings_section(const subject& s,
                                                  const std::vector<bool>& has_profile) {
  if (s.year == 0 || s.found.rules().empty()) return {};
  std::string out = "<h2 id=\"findings\">What the rules find, " + std::to_string(s.year) + "</h2>";
  bool any = false;
  for (const asked_rules& each : s.found.rules()) {
    if (!each.any()) continue;
    if (!any)
      out += "<p class=\"note\">" + std::string(rules_caveat) +
             " The reasons stand in the profiles.</p>";
    any = true;
    out += detail::findings_of(s, each, has_profile);
  }
  if (!any)
    out +=
        "<p>No column of the panel stands for an indicator that these rules read, so none could be "
        "asked. A schema ties a column to an indicator by its id.</p>";
  return out;
}

/// Which parts could be scored for how many entities in which years.
[[nodiscard]] inline std::string coverage_table(const subject& s) {
  const assessment& a = s.found;
  const auto years = s.from.years();
  if (years.size() > 40 || a.entries().empty()) return {};
  std::string out =
      "<h3>How many entities could be assessed</h3><div class=\"scroll\"><table "
      "class=\"heat\"><caption>Percent "
      "of the entities that the panel has in the year.</caption><thead><tr><th></th>";
  for (const int year : years) out += "<th scope=\"col\">" + std::to_string(year) + "</th>";
  out += "</tr></thead><tbody>";
  const auto cells = [&](const std::string& title, bool strong, auto&& known) {
    out += "<tr><th scope=\"row\">" + std::string(strong ? "<b>" : "") + escaped(title) +
           (strong ? "</b>" : "") + "</th>";
    for (std::size_t y = 0; y < years.size(); ++y) {
      const double share = static_cast<double>(known(y)) / static_cast<double>(a.entities_in(y));
      const int light = static_cast<int>(255 - 105 * share + 0.5);
      out += "<td style=\"background:" +
             (share == 0 ? std::string("#f4e3df")
                         : "rgb(" + std::to_string(light) + "," +
                               std::to_string(static_cast<int>(255 - 50 * share + 0.5)) + ",230)") +
             "\">" + (share > 0 && share < 0.005 ? std::string("&lt;1") : fixed(share * 100, 0)) +
             "</td>";
    }
    out += "</tr>";
  };
  for (std::size_t p = 0; p < a.parts().size(); ++p) {
    if (!a.parts()[p].stands()) continue;
    cells(a.parts()[p].title, false, [&](std::size_t y) { return a.scored_in(p, y); });
  }
  for (const measured m : {measured::productivity, measured::cultivation, measured::d}) {
    std::size_t some = 0;
    for (std::size_t y = 0; y < years.size(); ++y) some += a.assessed_in(m, y);
    if (some > 0) cells(name_of(m), true, [&](std::size_t y) { return a.assessed_in(m, y); });
  }
  return out + "</tbody></table></div>";
}

[[nodiscard]] inline std::string gaps_section(const subject& s) {
  std::string out = "<h2 id=\"gaps\">Could not be assessed</h2>";
  if (s.found.gaps().empty())
    out += "<p>Nothing: every part has columns, and all of them are known well enough.</p>";
  else
    out += std::string(
               "<p>What nothing or too little stands for is left out. It is never counted as "
               "zero") +
           (s.found.options().filling == gap_filling::none ? " and never guessed.</p><ul>"
                                                           : ".</p><ul>");
  for (const gap& each : s.found.gaps())
    out += "<li><b>" + escaped(each.title) + "</b>: " + escaped(each.why) + ".</li>";
  if (!s.found.gaps().empty()) out += "</ul>";
  out += coverage_table(s);
  bool rules = false;
  for (const asked_rules& asked : s.found.rules()) {
    const program& p = *asked.source.rules;
    std::string rows;
    for (int r = 0; r < p.count.rules; ++r) {
      const auto at = static_cast<std::size_t>(r);
      if (p.rules[r].is_derived || asked.reach[at] == rule_reach::whole) continue;
      std::vector<std::string> lacks;
      assess_detail::each_fact(p, r, [&](int fact) {
        if (asked.column_of_fact[static_cast<std::size_t>(fact)] != asked_rules::no_column) return;
        for (const std::string& each : lacks)
          if (each == p.facts[fact]->id) return;
        lacks.push_back(p.facts[fact]->id);
      });
      rows += "<tr><td>" + escaped(plain_words(p.rules[r].id)) + "</td><td>" +
              (asked.reach[at] == rule_reach::none ? "never" : "in part") + "</td><td><code>" +
              escaped(listed(lacks)) + "</code></td></tr>";
    }
    if (rows.empty()) continue;
    if (!rules) out += "<h3>Rules that lack indicators</h3>";
    rules = true;
    out += "<details><summary>" + escaped(asked.source.title) +
           "</summary><div><div class=\"scroll\"><table><thead><tr><th scope=\"col\">Rule</th><th "
           "scope=\"col\">Can be "
           "decided</th><th scope=\"col\">Indicators without a column</th></tr></thead><tbody>" +
           rows + "</tbody></table></div></div></details>";
  }
  return out;
}

[[nodiscard]] inline std::string cut_words(const assess_options& o) {
  std::string out;
  for (const double cut : o.grade_cuts) out += (out.empty() ? "" : ", ") + sensible(cut);
  return out;
}

[[nodiscard]] inline std::string choices(const subject& s) {
  const assess_options& o = s.found.options();
  std::string out = "<ul>";
  out += std::string("<li>Columns are scaled by min-max to [") + sensible(s.found.lowest()) +
         ", 1] " +
         (o.scale == scale_over::pooled
              ? (o.base_last != 0 ? "over the base years" : "over all years together") +
                    std::string(", so that years can be compared")
              : "within each year, so that only entities within a year can be compared") +
         "; 1 is the better end.</li>";
  if (o.filling != gap_filling::none)
    out += o.filling == gap_filling::along_time
               ? "<li>Missing cells were filled on the line between the known years of the entity, "
                 "at the ends as the nearest of them.</li>"
               : "<li>Missing cells were filled with the median of the year.</li>";
  out +=
      std::string("<li>Columns weigh ") +
      (!o.bounds.empty() && o.keep_weights ? "as in the run that the bounds come from"
       : o.weights == weighting::equal     ? "the same within their part"
       : o.weights == weighting::entropy   ? "by the entropy of their scaled values"
       : o.weights == weighting::entropy_raw
           ? "by the entropy of their raw values, direction ignored"
       : o.weights == weighting::critic
           ? "by CRITIC: their spread and how little they agree with the others"
       : o.weights == weighting::deviation ? "by the standard deviation of their scaled values"
       : o.weights == weighting::pca ? "by principal components: the squared loadings of those "
                                       "with an eigenvalue of 1 and more"
       : o.weights == weighting::variation ? "by the coefficient of variation of their raw values"
       : o.weights == weighting::judged    ? "by pairwise judgements (AHP)"
                                           : "as was given") +
      (o.combine != weight_combination::none ? ", joined with what was judged or given by the " +
                                                   std::string(name_of(o.combine)) + " rule"
                                             : std::string()) +
      "; ";
  const bool equal_parts =
      o.parts == part_weighting::equal ||
      (o.parts == part_weighting::by_weighting && o.weights == weighting::equal);
  out += std::string(!o.bounds.empty() && o.keep_weights ? "so do the parts"
                     : equal_parts                       ? "parts weigh the same within their side"
                                   : "a part weighs as much as its columns together") +
         ".</li>";
  out += (o.index == index_rule::topsis
              ? std::string("<li>Scores and indices are the relative closeness of TOPSIS to the "
                            "best values of the columns")
              : "<li>Columns make a part by the " + mean_words(o.within) +
                    " mean, parts an index by the " + mean_words(o.across) + " mean") +
         ", over what is known; a score needs at least " + percent(o.min_coverage) +
         " of its weight known. All three elements count as parts of productive forces; of "
         "cultivation, the parts "
         "that have columns.</li>";
  if (s.has_coupling())
    out += "<li>Coupling: the " + coupling_words(o.coupling) + " model" +
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
  if (!o.bounds.empty())
    out += "<li>The ends of all scales are those of " +
           escaped(o.bounds_name.empty() ? "an earlier run" : o.bounds_name) +
           "; values beyond them count as the end.</li>";
  if (o.outliers == outlier_rule::clamp)
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
  out += "<li>Ranks: within a year, equal values share the better place.</li></ul>";
  return out;
}

/// The best values of a column in words.
[[nodiscard]] inline std::string best_words(const models::target_interval& best,
                                            std::string_view unit) {
  return best.from < best.to ? with_unit(best.from, unit) + " to " + with_unit(best.to, unit)
                             : with_unit(best.to, unit);
}

[[nodiscard]] inline std::string method_section(const subject& s) {
  std::string out = "<h2 id=\"method\">How this was made</h2>" + choices(s);
  if (!s.found.entries().empty()) {
    out +=
        "<details><summary>Columns, weights and scales</summary><div><div "
        "class=\"scroll\"><table><thead><tr><th "
        "scope=\"col\">Part</th><th scope=\"col\">Column</th><th scope=\"col\" class=\"n\">Weight "
        "in its side</th><th "
        "scope=\"col\" class=\"n\">Score " +
        sensible(s.found.lowest()) +
        (s.found.options().scale == scale_over::per_year && s.year != 0
             ? ", " + std::to_string(s.year)
             : std::string()) +
        "</th><th scope=\"col\" class=\"n\">Score 1</th><th "
        "scope=\"col\" "
        "class=\"n\">Missing</th></tr></thead><tbody>";
    for (std::size_t p = 0; p < s.found.parts().size(); ++p) {
      for (const std::size_t e : s.found.parts()[p].entries) {
        const entry& at = s.found.entries()[e];
        const schema_column& column = s.from.column(at.column);
        const column_scale& scale =
            s.found.scale_of(e, s.year != 0 ? s.year : s.from.years().front());
        const bool target = scale.has_target();
        out += "<tr><td>" + escaped(s.found.parts()[p].title) + "</td><td>" +
               escaped(column.title()) + " <span class=\"note\"><code>" + escaped(column.id()) +
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
    }
    out += "</tbody></table></div></div></details>";
  }
  out += "<h3>Sources of the framework</h3><ul>";
  for (const source* each : {&framework::cao_wu, &framework::tang_sun_zeng, &framework::hu_li})
    out += "<li><code>" + std::string(each->id) + "</code> " + escaped(each->authors) + ": <i>" +
           escaped(each->title) + "</i> (" + escaped(each->year) + ").</li>";
  return out + "</ul>";
}

}  // namespace nqpf::inline v0::report::html
