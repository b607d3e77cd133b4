// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the rules find over all entities of the year.

#include <nqpf/report/html/ranking.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI::report::html {

namespace detail {

inline constexpr std::string_view counts_table_head =
    "</th><th scope=\"col\" class=\"n\">Entities</th><th "
    "scope=\"col\">Which</th></tr></thead><tbody>";

/// What one set of rules says of the entities of the year.
[[nodiscard]] inline std::string findings_of(const subject& s, const assessed::asked_rules& set,
                                             const std::vector<bool>& has_profile) {
  using framework::about;
  const assessed::findings_tally tally = assessed::tally_findings(s.from, s.year, set);
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
    for (const assessed::dilemma_tally& each : tally.dilemmas)
      if (!each.of.empty()) out += line(each, of_decided(each, tally));
    out += "</tbody></table></div>";
  }
  if (!tally.measures.empty()) {
    out += head("Measure advised");
    for (const assessed::measure_tally& each : tally.measures)
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
  for (const assessed::asked_rules& each : s.found.rules()) {
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

}  // namespace nqpf::inline NQPF_ABI::report::html
