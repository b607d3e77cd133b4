// SPDX-License-Identifier: BSL-1.0
#pragma once

// The section of the page on movement: over years, among neighbours, with what is outside.

#include <nqpf/assess/drive_evidence.hpp>
#include <nqpf/report/charts/movement.hpp>
#include <nqpf/report/html/evidence.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI::report::html {

namespace detail {

inline std::string note(std::string_view words) {
  return words.empty() ? std::string() : "<p class=\"note\">" + escaped(words) + "</p>";
}

inline std::string picture(const std::string& drawn, std::string_view caption) {
  return "<figure><div class=\"scroll\">" + drawn + "</div><figcaption>" + escaped(caption) +
         "</figcaption></figure>";
}

inline std::string numbers_row(std::string_view title, const std::vector<std::string>& cells) {
  std::string out = "<tr><td>" + escaped(title) + "</td>";
  for (const std::string& each : cells) out += "<td class=\"n\">" + each + "</td>";
  return out + "</tr>";
}

inline std::string table_head(std::string_view first, const std::vector<std::string>& titles) {
  std::string out =
      "<div class=\"scroll\"><table><thead><tr><th scope=\"col\">" + escaped(first) + "</th>";
  for (const std::string& each : titles)
    out += "<th scope=\"col\" class=\"n\">" + escaped(each) + "</th>";
  return out + "</tr></thead><tbody>";
}

inline constexpr std::string_view table_end = "</tbody></table></div>";

inline std::string folded(std::string_view title, const std::string& table) {
  return "<details><summary>" + escaped(title) + "</summary><div>" + table + "</div></details>";
}

inline std::string lag_section(const assessed::lag_part& lags) {
  if (!lags.stands()) return {};
  std::string out = "<h3>Coupling at lags</h3><p>" + escaped(lag_words(lags)) + "</p>" +
                    picture(lag_lines(lags),
                            "Correlation of cultivation in a year with productive forces so many "
                            "years later, within entities. Grey: of the levels. Blue: after what "
                            "entities share in a year was taken away.");
  std::string table = table_head("", {"Pairs", "Mean D", "Correlation", "Beyond years"});
  for (const assessed::lag_row& each : lags.rows)
    table += numbers_row(lag_title(each.lag),
                         {count(each.pairs), score(each.mean_d), signed_score(each.correlation),
                          signed_score(each.beyond_years)});
  return out + folded("Numbers by lag", table + std::string(table_end)) + note(lag_caveat(lags));
}

inline std::string density_section(const assessed::density_part& part) {
  if (!part.stands()) return {};
  std::string out = "<h3>Distribution over the years</h3><p>" + escaped(density_words(part)) +
                    "</p>" +
                    picture(density_ridges(part),
                            "How the entities of a year are spread, one curve a year, all of one "
                            "scale; the line marks the peak. Gaussian bells of Silverman's width: "
                            "how many peaks a curve has depends on it.");
  std::string table =
      table_head("Year", {"Entities", "Mean", "Peak at", "Height", "Peaks", "Width"});
  for (const assessed::year_density& each : part.years)
    table += numbers_row(std::to_string(each.year),
                         {count(each.entities), score(each.mean), fixed(each.peak_at, 3),
                          fixed(each.peak, 2), count(each.peaks), fixed(each.width, 4)});
  return out + folded("Numbers by year", table + std::string(table_end));
}

/// A grade by its number, from 1.
inline std::string grade_number(models::coordination_grade grade) {
  return std::to_string(static_cast<int>(grade) + 1);
}

inline std::string chain_cell(const assessed::chain_part& c, std::size_t from, std::size_t to) {
  const double share = c.share(from, to);
  if (c.count(from, to) == 0) return "<td style=\"vertical-align:middle\">\xc2\xb7</td>";
  // From white to the blue of the page; ink turns white where it is dark.
  const auto blend = [&](double dark) {
    return std::to_string(static_cast<int>(255 + (dark - 255) * share));
  };
  return "<td style=\"background:rgb(" + blend(11) + "," + blend(97) + "," + blend(164) + ")" +
         (share > 0.55 ? ";color:#fff" : "") + "\"><b>" + fixed(100 * share, 0) + "</b><br>" +
         count(c.count(from, to)) + "</td>";
}

inline std::string chain_section(const assessed::chain_part& c) {
  if (!c.stands()) return {};
  std::string out =
      "<h3>Transition of grades</h3><p>" + escaped(chain_words(c)) +
      "</p><div class=\"scroll\"><table class=\"heat\"><caption>From the grade of the "
      "line to that of the column within a year: percent of all steps from the "
      "grade, and how many.</caption><thead><tr><th scope=\"col\"></th>";
  for (const auto grade : c.grades)
    out += "<th scope=\"col\" title=\"" + escaped(models::name_of(grade)) + "\">" +
           grade_number(grade) + "</th>";
  out += "<th scope=\"col\">steps</th></tr></thead><tbody>";
  for (std::size_t from = 0; from < c.grades.size(); ++from) {
    out += "<tr><th scope=\"row\" style=\"vertical-align:middle;white-space:normal\">" +
           grade_number(c.grades[from]) + " " + escaped(models::name_of(c.grades[from])) + "</th>";
    for (std::size_t to = 0; to < c.grades.size(); ++to) out += chain_cell(c, from, to);
    out += "<td style=\"vertical-align:middle\">" + count(c.cases(from)) + "</td></tr>";
  }
  out += std::string(table_end) + note(stationary_words(c));
  if (!c.beside.empty()) {
    std::string table = table_head("Neighbours' mean", {"Steps", "Up", "Same", "Down"});
    for (const assessed::steps_beside& each : c.beside)
      table += numbers_row(models::name_of(each.around),
                           {count(each.steps.all()), count(each.steps.rises),
                            count(each.steps.stays), count(each.steps.falls)});
    out += folded("Steps by the grade of the neighbours", table + std::string(table_end));
  }
  return out;
}

inline std::string convergence_section(const subject& s, const assessed::convergence_part& part) {
  if (!part.stands()) return {};
  std::string out = "<h3>Convergence</h3><p>" + escaped(convergence_words(s, part)) +
                    "</p><div class=\"two\">" +
                    picture(sigma_line(part),
                            "Sigma: standard deviation over mean, of the entities that every "
                            "year has. It falls where entities come closer.");
  if (part.no_beta.empty())
    out += picture(beta_points(s, part),
                   "Beta: each point is an entity. The line falls where those behind grow faster.");
  return out + "</div>";
}

inline std::string space_section(const subject& s, const assessed::space_part& part) {
  if (!part.stands()) return {};
  std::string out =
      "<h3>Neighbours</h3><p>" + escaped(space_words(s, part)) + "</p><div class=\"two\">";
  if (!part.units.empty())
    out += picture(moran_scatter(s, part),
                   "Each point is an entity in " + std::to_string(part.year) +
                       ". The slope of the line is Moran's I; red points have a p value below "
                       "0.05, which chance alone gives to some.");
  out += picture(moran_line(part),
                 "Moran's I by year. Full dots: p below 0.05, one-sided, of arrangements at "
                 "random. Dashed: what is expected where neighbours do not matter.") +
         "</div>";
  std::string table = table_head(
      "", {std::string(assessed::letter_of(part.of)), "Neighbours", "Local I", "p", "Quadrant"});
  for (std::size_t i = 0; i < part.units.size() && i < s.shown.most_ranked; ++i) {
    const assessed::moran_unit& each = part.units[i];
    table += numbers_row(
        s.name(each.entity),
        {score(each.value), signed_score(each.around), signed_score(each.local.index),
         p_cell(each.random, each.random.p_either()), quadrant_words(each.local.quadrant)});
  }
  if (!part.units.empty()) out += folded("Numbers by entity", table + std::string(table_end));
  if (!part.lonely.empty()) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < part.lonely.size() && i < 12; ++i)
      names.push_back(s.name(part.lonely[i]));
    if (part.lonely.size() > 12) names.push_back(count(part.lonely.size() - 12) + " more");
    out += note("Without neighbours, and not counted: " + listed(names) + ".");
  }
  return out;
}

inline std::string driver_section(const subject& s, const assessed::driver_part& part) {
  if (!part.stands()) return {};
  std::string out =
      "<h3>Grey relations with " + std::string(assessed::letter_of(part.of)) +
      "</h3><div class=\"scroll\"><table class=\"wide\"><caption>Columns that are in no "
      "index, over " +
      plural(part.rows, "row", "rows") +
      " in which all are known.</caption><thead><tr><th scope=\"col\">Column</th><th "
      "scope=\"col\"></th><th scope=\"col\" class=\"n\">Grade</th><th scope=\"col\" "
      "class=\"n\">Rank corr.</th></tr></thead><tbody>";
  for (const assessed::driver_relation& each : part.columns) {
    const std::string title = s.title_of(each.column);
    out += "<tr><td>" + escaped(title) + "</td><td class=\"b\">" +
           score_bar(each.grade, missing, "#0b61a4", title + " " + score(each.grade)) +
           "</td><td class=\"n\">" + score(each.grade) + "</td><td class=\"n\">" +
           signed_score(each.spearman) + "</td></tr>";
  }
  out += std::string(table_end) + note(driver_caveat);
  std::vector<std::string> few;
  for (const std::size_t c : part.too_few) few.push_back(s.title_of(c));
  if (!few.empty()) out += note("Known in too few rows and left out: " + listed(few) + ".");
  return out;
}

}  // namespace detail

/// What moves over years, among neighbours, and with columns outside the indices. Nothing where it was
/// not computed.
[[nodiscard]] inline std::string movement_section(const subject& s) {
  if (s.shown.moved == nullptr) return {};
  const movement& m = *s.shown.moved;
  std::string out =
      "<h2 id=\"movement\">Movement</h2><p class=\"note\">What the literature adds after "
      "an index. All of it describes; none of it proves that one thing moves "
      "another.</p>";
  out += detail::note(left_out_words(m));
  out += detail::density_section(m.densities) + detail::chain_section(m.chain) +
         detail::convergence_section(s, m.convergence) + detail::lag_section(m.lags) +
         detail::space_section(s, m.space) + detail::driver_section(s, m.drivers);
  if (const std::string tests = evidence_list(evidence_of_drive(s.from, s.found)); !tests.empty())
    out += "<h3>Evidence on the drive</h3>" + tests;
  const auto lacking = lacking_parts(m);
  if (lacking.empty()) return out;
  out += "<h3>Could not be computed</h3><ul>";
  for (const auto& [title, why] : lacking)
    out += "<li><b>" + escaped(title) + "</b>: " + escaped(why) + "</li>";
  return out + "</ul>";
}

}  // namespace nqpf::inline NQPF_ABI::report::html
