// SPDX-License-Identifier: BSL-1.0
#pragma once

// What could not be assessed, and why.

#include <nqpf/report/html/ranking.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace nqpf::inline NQPF_ABI::report::html {

/// Which dimensions could be scored for how many entities in which years.
[[nodiscard]] inline std::string coverage_table(const subject& s) {
  const assessment& a = s.found;
  const auto years = s.from.years();
  if (years.size() > 40 || a.scored_columns().empty()) return {};
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
  for (std::size_t p = 0; p < a.dimensions().size(); ++p) {
    if (!a.dimensions()[p].stands()) continue;
    cells(a.dimensions()[p].title, false, [&](std::size_t y) { return a.scored_in(p, y); });
  }
  for (const measured m : {measured::productivity, measured::cultivation, measured::d}) {
    std::size_t some = 0;
    for (std::size_t y = 0; y < years.size(); ++y) some += a.assessed_in(m, y);
    if (some > 0) cells(name_of(m), true, [&](std::size_t y) { return a.assessed_in(m, y); });
  }
  return out + "</tbody></table></div>";
}

namespace detail {

/// The rules of a set that cannot be decided, or not always, and why; empty where all can.
[[nodiscard]] inline std::string undecidable_rules(const assessed::asked_rules& asked) {
  const program& p = *asked.source.rules;
  std::string rows;
  for (int r = 0; r < p.count.rules; ++r) {
    const assessed::rule_reach reach = asked.reach[static_cast<std::size_t>(r)];
    if (p.rules[r].is_derived || reach == assessed::rule_reach::whole) continue;
    std::vector<std::string> lacks;
    for (const int input : assess_detail::lacking_inputs(asked, r))
      lacks.push_back(p.inputs[input]->id);
    rows += "<tr><td>" + escaped(plain_words(p.rules[r].id)) + "</td><td>" +
            (reach == assessed::rule_reach::none ? "never" : "in part") + "</td><td><code>" +
            escaped(listed(lacks)) + "</code></td></tr>";
  }
  if (rows.empty()) return {};
  return "<details><summary>" + escaped(asked.source.title) +
         "</summary><div><div class=\"scroll\"><table><thead><tr><th scope=\"col\">Rule</th><th "
         "scope=\"col\">Can be "
         "decided</th><th scope=\"col\">Indicators without a column</th></tr></thead><tbody>" +
         rows + "</tbody></table></div></div></details>";
}

}  // namespace detail

[[nodiscard]] inline std::string gaps_section(const subject& s) {
  std::string out = "<h2 id=\"gaps\">Could not be assessed</h2>";
  if (s.found.gaps().empty())
    out += "<p>Nothing: every dimension has columns, and all of them are known well enough.</p>";
  else
    out += std::string(
               "<p>The report leaves out what lacks data. It is never counted as "
               "zero") +
           (s.found.options().imputation == imputation_rule::none ? " and never guessed.</p><ul>"
                                                                  : ".</p><ul>");
  for (const assessed::gap& each : s.found.gaps())
    out += "<li><b>" + escaped(each.title) + "</b>: " + escaped(each.why) + ".</li>";
  if (!s.found.gaps().empty()) out += "</ul>";
  out += coverage_table(s);
  std::string sets;
  for (const assessed::asked_rules& asked : s.found.rules())
    sets += detail::undecidable_rules(asked);
  return sets.empty() ? out : out + "<h3>Rules that lack indicators</h3>" + sets;
}

}  // namespace nqpf::inline NQPF_ABI::report::html
