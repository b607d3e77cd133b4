// SPDX-License-Identifier: BSL-1.0
#pragma once

// An assessment as one page that needs nothing but itself.

#include <nqpf/report/charts/charts.hpp>
#include <nqpf/report/charts/two_sides.hpp>
#include <nqpf/report/html/checks.hpp>
#include <nqpf/report/html/findings.hpp>
#include <nqpf/report/html/gaps.hpp>
#include <nqpf/report/html/groups.hpp>
#include <nqpf/report/html/method.hpp>
#include <nqpf/report/html/movement.hpp>
#include <nqpf/report/html/profile.hpp>
#include <nqpf/report/html/style.hpp>
#include <nqpf/report/html/table_script.hpp>
#include <nqpf/report/html/tiles.hpp>
#include <nqpf/report/language/page.hpp>
#include <nqpf/version.hpp>
#include <nqpf/write/json_writer.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace nqpf::inline NQPF_ABI::report {

namespace detail {

inline std::string escaped_origin(const subject& s) {
  return s.shown.origin.known() ? escaped(origin_words(s.shown.origin)) : std::string();
}

inline std::string page_head(const subject& s) {
  const std::string title = escaped(s.title());
  return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
         "'unsafe-inline'; "
         "script-src 'unsafe-inline'\">\n<title>" +
         title + "</title>\n<style>" + std::string(page_style) +
         "</style>\n</head>\n<body>\n<header><h1>" + title + "</h1><p class=\"sub\">" +
         plural(s.from.entities(), "entity", "entities") + ", " + s.period() + ", " +
         plural(s.from.rows(), "row", "rows") + ", " +
         plural(s.found.scored_columns().size(), "scored column", "scored columns") +
         (s.order.empty()    ? "."
          : s.has_coupling() ? ": new quality productive forces, the cultivation of talents, and "
                               "the coupling of the two."
          : s.found.headline() == measured::cultivation ? ": the cultivation of talents."
                                                        : ": new quality productive forces.") +
         "</p>";
}

inline std::string page_nav(const std::string& body) {
  struct item {
    const char* id;
    const char* words;
  };
  std::string out = "<nav aria-label=\"Sections\">";
  for (const item& each :
       {item{"ranking", "Ranking"}, item{"map", "Map"}, item{"years", "Over the years"},
        item{"sides", "Both sides"}, item{"movement", "Movement"}, item{"sure", "How sure"},
        item{"groups", "Groups"}, item{"obstacles", "Obstacles"}, item{"along", "Rank correlation"},
        item{"profiles", "Profiles"}, item{"findings", "Findings"}, item{"checks", "Columns"},
        item{"gaps", "Could not be assessed"}, item{"method", "How this was made"}}) {
    if (body.find("<h2 id=\"" + std::string(each.id) + "\"") != std::string::npos)
      out += "<a href=\"#" + std::string(each.id) + "\">" + each.words + "</a>";
  }
  return out + "</nav>";
}

inline std::string opening(const subject& s) {
  std::string out = "<div class=\"short\">";
  for (const std::string& each : summary(s)) out += "<p>" + escaped(each) + "</p>";
  out += "</div>";
  std::string warnings;
  std::string others;
  for (const assessed::remark& each : s.found.remarks())
    (each.warning ? warnings : others) += "<li>" + escaped(each.text) + "</li>";
  if (!warnings.empty())
    out += "<div class=\"warn\" role=\"note\"><b>Warnings</b><ul>" + warnings + "</ul></div>";
  if (!others.empty()) out += "<ul class=\"note\">" + others + "</ul>";
  if (s.has_coupling()) out += "<p class=\"note\">" + std::string(coupling_caveat) + "</p>";
  return out;
}

/// Mean, spread and inequality of the headline in every year.
inline std::string years_table(const subject& s) {
  if (s.one_entity()) return {};
  const std::vector<assessed::year_summary> years = assessed::over_years(s.from, s.found);
  if (years.size() < 2) return {};
  std::string out =
      "<details><summary>Mean and disparity by year</summary><div><div class=\"scroll\"><table>"
      "<thead><tr><th scope=\"col\">Year</th><th scope=\"col\" class=\"n\">Entities</th>"
      "<th scope=\"col\" class=\"n\">Mean</th><th scope=\"col\" class=\"n\">Median</th>"
      "<th scope=\"col\" class=\"n\">Least</th><th scope=\"col\" class=\"n\">Most</th>"
      "<th scope=\"col\" class=\"n\">Gini</th></tr></thead><tbody>";
  for (const assessed::year_summary& each : years) {
    out += "<tr><td>" + std::to_string(each.year) + (each.unlike ? " *" : "") + "</td>";
    for (const std::string& cell : {count(each.entities), score(each.mean), score(each.median),
                                    score(each.least), score(each.most), score(each.gini)})
      out += "<td class=\"n\">" + cell + "</td>";
    out += "</tr>";
  }
  return out + "</tbody></table></div></div></details>";
}

inline std::string figures(const subject& s) {
  std::string out;
  if (const std::string chart = trajectories(s); !chart.empty()) {
    out += "<h2 id=\"years\">Over the years</h2><figure><div class=\"scroll\">" + chart +
           "</div><figcaption>" +
           std::string(1, static_cast<char>(name_of(s.found.headline())[0] - 'a' + 'A')) +
           (name_of(s.found.headline()) + 1) + ". ";
    if (!s.one_entity())
      out += "Grey: " +
             (s.from.entities() > most_trajectories
                  ? count(most_trajectories) + " of " + count(s.from.entities()) + " entities"
                  : std::string("every entity")) +
             "; in colour: those asked for, the first three, the middle and the last two of the "
             "ranking, at most eight, each with the value of its last assessed year. ";
    if (s.has_coupling()) out += "Bands: the grades of coordination. ";
    bool unlike = false;
    for (std::size_t y = 0; y < s.from.years().size(); ++y) unlike = unlike || s.found.unlike(y);
    if (unlike)
      out +=
          "Dotted, years with *: measured by other dimensions than most years, see the warning "
          "above. ";
    out += "Lines break where too little is known.</figcaption></figure>" + years_table(s);
  }
  if (const std::string chart = two_sides(s); !chart.empty())
    out += "<h2 id=\"sides\">Both sides, " + std::to_string(s.year) +
           "</h2><figure><div class=\"scroll\">" + chart +
           "</div><figcaption>Each point is an entity" +
           (s.order.size() > 3000 ? ", some of " + count(s.order.size()) : std::string()) +
           ", in the colour of its grade. In the band the two sides are in "
           "step; dashed curves join equal D.</figcaption></figure>";
  return out;
}

}  // namespace detail

/// Writes an assessment as one HTML page, piece by piece: styles, drawings and a small script inside,
/// nothing fetched. Long rankings are folded, and of panels with more entities than
/// `view::most_profiles` only some have a profile.
template <write::text_sink Sink>
void write_html(Sink&& sink, const panel& from, const assessment& found, const view& shown = {}) {
  const subject s(from, found, shown);
  const std::vector<bool> has_profile = html::profiled(s);
  const std::string body = html::ranking_section(s, has_profile) + html::tiles_section(s) +
                           html::distribution_section(s) + detail::figures(s) +
                           html::movement_section(s) + html::uncertainty_section(s) +
                           html::groups_section(s) + html::obstacles_section(s) +
                           html::agreement_section(s) + html::profile_section(s, has_profile) +
                           html::findings_section(s, has_profile) + html::checks_section(s) +
                           html::gaps_section(s) + html::method_section(s);
  const teller tell(shown.language, found.rules());
  const auto put = [&](std::string words) {
    const std::string told = told_page(tell, static_cast<std::string&&>(words));
    sink(std::string_view(told));
  };
  put(detail::page_head(s));
  put(detail::page_nav(body));
  put("</header>\n<main>\n");
  put(detail::opening(s));
  put(body);
  put("</main>\n<footer>Made with nqpf " + std::to_string(NQPF_VERSION_MAJOR) + "." +
      std::to_string(NQPF_VERSION_MINOR) + "." + std::to_string(NQPF_VERSION_PATCH) +
      ". This page fetches nothing. " + detail::escaped_origin(s) + "</footer>\n");
  sink(std::string_view("<script>"));
  sink(page_script);
  sink(std::string_view(told_script(tell, table_script)));
  sink(std::string_view("</script>\n</body>\n</html>\n"));
}

[[nodiscard]] inline std::string to_html(const panel& from, const assessment& found,
                                         const view& shown = {}) {
  std::string out;
  write::into_string sink{out};
  write_html(sink, from, found, shown);
  return out;
}

}  // namespace nqpf::inline NQPF_ABI::report
