// SPDX-License-Identifier: BSL-1.0
#pragma once

// Sections of the page on many entities at once: how sure ranks are, groups, common obstacles, the
// distribution.

#include <nqpf/report/html/ranking.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI::report::html {

/// Rank intervals as a drawing: a line from low to high, a dot at the rank of the assessment.
[[nodiscard]] inline std::string interval_chart(const subject& s, std::size_t most) {
  const std::size_t n = s.order.size() < most ? s.order.size() : most;
  const double left = 150;
  const double width = 700;
  const double height = 18;
  double worst = 1;
  for (std::size_t i = 0; i < n; ++i)
    worst = s.intervals[i]->worst > worst ? s.intervals[i]->worst : worst;
  drawing d(left + width + 20, static_cast<double>(n) * height + 30, "Rank intervals", "chart");
  const auto x = [&](double rank) {
    return left + 8 + (rank - 1) / (worst > 1 ? worst - 1 : 1) * (width - 16);
  };
  const double bottom = static_cast<double>(n) * height + 4;
  const double step = worst <= 12    ? 1
                      : worst <= 40  ? 5
                      : worst <= 120 ? 10
                      : worst <= 400 ? 50
                                     : 500;
  for (double tick = 1; tick <= worst; tick = tick == 1 && step > 1 ? step : tick + step) {
    d.line(x(tick), 2, x(tick), bottom, "stroke=\"#e1e6ea\"");
    d.text(x(tick), bottom + 16, fixed(tick, 0), "class=\"tick mid\"");
  }
  for (std::size_t i = 0; i < n; ++i) {
    const models::rank_interval& r = *s.intervals[i];
    const double y = static_cast<double>(i) * height + 12;
    const auto grade = s.found.grade(s.order[i].row);
    const std::string colour = grade && s.has_coupling() ? colour_of(*grade) : "#4575b4";
    d.text(left - 6, y + 4, cut(s.name_of_row(s.order[i].row), 20), "class=\"tick end\"");
    d.line(x(r.best), y, x(r.worst), y, "stroke=\"#c4ccd3\" stroke-width=\"1.5\"");
    d.line(x(r.low), y, x(r.high), y,
           "stroke=\"#5b6875\" stroke-width=\"6\" stroke-linecap=\"round\" stroke-opacity=\".55\"");
    d.circle(x(r.nominal), y, 4, "fill=\"" + colour + "\" stroke=\"#1c2733\" stroke-width=\".8\"",
             s.name_of_row(s.order[i].row) + ": rank " + fixed(r.nominal, 0) + ", " +
                 interval_words(r) + ", median " + fixed(r.median, 0));
  }
  return d.finish();
}

[[nodiscard]] inline std::string shift_table(const std::vector<assessed::rank_shift>& list,
                                             const char* head, std::size_t most) {
  if (list.empty() || list[0].shift <= 0)
    return std::string("<p><b>") + head + "</b>: none alone moves a rank.</p>";
  std::string out = std::string("<table class=\"rows\"><thead><tr><th scope=\"col\">") + head +
                    "</th><th scope=\"col\" class=\"n\">Places</th><th></th></tr></thead><tbody>";
  const double top = list[0].shift;
  for (std::size_t i = 0; i < list.size() && i < most && (list[i].shift > 0 || i < 4); ++i)
    out += "<tr><td>" + escaped(list[i].what) + "</td><td class=\"n\">" + fixed(list[i].shift, 1) +
           "</td><td class=\"b\">" +
           score_bar(list[i].shift / top, missing, "#5b6875", list[i].what) + "</td></tr>";
  return out + "</tbody></table>";
}

namespace detail {

/// `weights (by entropy, equally)`: a choice with the ways in which it is made.
[[nodiscard]] inline std::string with_ways(std::string_view choice,
                                           const std::vector<std::string>& ways) {
  std::string out(choice);
  for (std::size_t i = 0; i < ways.size(); ++i) out += (i == 0 ? " (" : ", ") + ways[i];
  return ways.empty() ? out : out + ")";
}

/// What the alternatives are called that begin so, without the beginning.
[[nodiscard]] inline std::vector<std::string> ways_from(const rank_uncertainty& u,
                                                        std::string_view begins) {
  std::vector<std::string> out;
  for (const assessed::rank_shift& each : u.choices)
    if (each.what.starts_with(begins)) out.push_back(each.what.substr(begins.size()));
  std::sort(out.begin(), out.end());
  return out;
}

/// How columns are scaled where the runs do not do it otherwise.
[[nodiscard]] inline std::string own_scale(const assessment& a) {
  if (assess_detail::count_fixed(a).every()) return "between fixed ends";
  if (a.options().base_last != 0) return "over the base years";
  if (a.years().size() == 1) return "from the worst to the best value";
  return a.options().scale == scale_over::per_year ? "within the year" : "over all years";
}

/// How columns are weighed where the runs do not do it otherwise.
[[nodiscard]] inline std::string own_weights(const assess_options& o) {
  if (!o.bounds.empty() && o.keep_weights) return "as in the earlier run";
  if (o.combine != weight_combination::none) return "as combined";
  switch (o.weights) {
    case weighting::equal: return "equally";
    case weighting::entropy: return "by entropy";
    case weighting::entropy_raw: return "by raw entropy";
    case weighting::critic: return "by CRITIC";
    case weighting::deviation: return "by the standard deviation";
    case weighting::variation: return "by the coefficient of variation";
    case weighting::pca: return "by principal components";
    case weighting::given: return "as given";
    case weighting::judged: return "as judged";
  }
  return {};
}

/// Each kind of choice that the study makes otherwise, with its ways.
[[nodiscard]] inline std::string choices_made(const subject& s) {
  const rank_uncertainty& u = *s.shown.uncertainty;
  const assess_options& o = s.found.options();
  std::vector<std::string> out;
  if (report::detail::makes(u, "Missing values imputed")) out.emplace_back("imputation");
  std::vector<std::string> scales = ways_from(u, "Columns scaled ");
  for (const std::string& each : ways_from(u, "Columns as ")) scales.push_back("as " + each);
  scales.insert(scales.begin(), own_scale(s.found));
  if (scales.size() > 1) out.push_back(with_ways("scale", scales));
  std::vector<std::string> weights = ways_from(u, "Columns weighed ");
  if (!weights.empty()) weights.insert(weights.begin(), own_weights(o));
  if (u.options.spread > 0)
    weights.push_back("every weight up to " + percent(u.options.spread) + " more or less");
  if (!weights.empty()) out.push_back(with_ways("weights", weights));
  if (report::detail::makes(u, "Means in place"))
    out.push_back(with_ways("means", {"TOPSIS", "means"}));
  else if (report::detail::makes(u, "Dimensions joined"))
    out.push_back(with_ways("means", o.across == models::mean_rule::harmonic
                                         ? std::vector<std::string>{"harmonic", "arithmetic"}
                                         : std::vector<std::string>{"arithmetic", "geometric"}));
  if (report::detail::makes(u, "Coupling by"))
    out.push_back(with_ways("model of coupling", {"standard", "wang", "fan"}));
  if (!u.columns.empty() && u.options.exclusion > 0)
    out.push_back(
        with_ways("columns", {"one left out in " + percent(u.options.exclusion) + " of the runs"}));
  return listed(out);
}

/// What the random runs vary.
[[nodiscard]] inline std::string runs_words(const subject& s) {
  const rank_uncertainty& u = *s.shown.uncertainty;
  return "<h2 id=\"sure\">How sure the ranks are, " + std::to_string(s.year) + "</h2><p>" +
         plural(u.options.runs, "random run", "random runs") + " (seed " +
         std::to_string(u.options.seed) + (u.options.runs == 1 ? ") varies " : ") vary ") +
         choices_made(s) + ". Ranks shift by " + fixed(u.mean_shift, 1) + " ranks on average.</p>";
}

}  // namespace detail

[[nodiscard]] inline std::string uncertainty_section(const subject& s) {
  if (s.intervals.empty()) return {};
  const rank_uncertainty& u = *s.shown.uncertainty;
  const std::size_t most = 60;
  std::string out = detail::runs_words(s);
  const std::string chart =
      "<figure><div class=\"scroll\">" + interval_chart(s, most) +
      "</div><figcaption>Dot: the rank of this assessment. Thick: " + percent(u.options.level) +
      " of the runs. Thin: all runs." +
      (s.order.size() > most ? " The first " + count(most) + " entities." : "") +
      "</figcaption></figure>";
  out += s.order.size() > 40
             ? "<details><summary>Rank intervals</summary><div>" + chart + "</div></details>"
             : chart;
  out += "<h3>What the ranks depend on</h3><div class=\"two\"><div>" +
         shift_table(u.choices, "One choice made otherwise", 10) + "</div><div>" +
         shift_table(u.columns, "One column left out", 10) +
         "</div></div><p class=\"note\">Places: the mean absolute change of rank.";
  const std::string shares = share_words(u);
  return out + (shares.empty() ? "" : " " + escaped(shares)) + "</p>";
}

namespace detail {

/// The means of one group over the years, missing where it has none.
[[nodiscard]] inline std::vector<double> means_of(
    std::string_view name, const std::vector<assessed::group_disparity>& by) {
  std::vector<double> line(by.size(), missing);
  for (std::size_t y = 0; y < by.size(); ++y) {
    for (const assessed::group_summary& each : by[y].groups)
      if (each.name == name) line[y] = each.mean;
  }
  return line;
}

}  // namespace detail

/// The mean of each group over the years.
[[nodiscard]] inline std::string group_lines(const subject& s, std::size_t grouping,
                                             const std::vector<assessed::group_disparity>& by) {
  const std::size_t groups = s.from.group_count(grouping);
  if (groups > 8 || by.size() < 2) return {};
  std::vector<std::vector<double>> lines;
  for (std::size_t g = 0; g < groups; ++g)
    lines.push_back(detail::means_of(s.from.group_name(grouping, g), by));
  double low = 0;
  double high = 1;
  report::detail::extent_of(lines, low, high);
  report::detail::year_chart chart(s, "Mean of each group over the years",
                                   {900, 320, 190, low, high, s.has_coupling()});
  std::vector<double> places;
  std::vector<std::size_t> which;
  for (std::size_t g = 0; g < groups; ++g) {
    const std::string colour = line_colour(g);
    chart.track(lines[g], "class=\"line\" stroke=\"" + colour + "\"", "fill=\"" + colour + "\"");
    std::size_t last = by.size();
    for (std::size_t y = 0; y < by.size(); ++y) last = is_missing(lines[g][y]) ? last : y;
    if (last == by.size()) continue;
    places.push_back(chart.y(lines[g][last]) + 4);
    which.push_back(g);
  }
  report::detail::spread(places, 15, chart.top() + 8, chart.bottom());
  for (std::size_t k = 0; k < which.size(); ++k)
    chart.pen().text(chart.right_edge() + 8, places[k],
                     cut(s.data(s.from.group_name(grouping, which[k])), 24),
                     std::string("class=\"name\" fill=\"") + line_colour(which[k]) + "\"");
  return chart.finish();
}

[[nodiscard]] inline std::string group_table(const subject& s, const assessed::group_disparity& d,
                                             std::size_t first, std::size_t last) {
  std::string out =
      "<div class=\"scroll\"><table class=\"wide\"><thead><tr><th scope=\"col\">Group</th><th "
      "scope=\"col\" class=\"n\">Entities</th>"
      "<th scope=\"col\" class=\"n\">Mean</th><th></th><th scope=\"col\" class=\"n\">Least</th><th "
      "scope=\"col\" class=\"n\">Most</th>"
      "<th scope=\"col\" class=\"n hide\">Theil within</th></tr></thead><tbody>";
  for (std::size_t i = first; i < last; ++i) {
    const assessed::group_summary& g = d.groups[i];
    out += "<tr><td>" + escaped(s.data(g.name)) + "</td><td class=\"n\">" + count(g.entities) +
           "</td><td class=\"n\">" + score(g.mean) + "</td><td class=\"b\">" +
           score_bar(g.mean, missing, "#4575b4", s.data(g.name) + " " + score(g.mean)) +
           "</td><td class=\"n\">" + score(g.least) + "</td><td class=\"n\">" + score(g.most) +
           "</td><td class=\"n hide\">" + fixed(g.theil, 4) + "</td></tr>";
  }
  return out + "</tbody></table></div>";
}

namespace detail {

/// The groups of a year and what their disparity is made of.
[[nodiscard]] inline std::string disparity_words(const subject& s,
                                                 const assessed::group_disparity& now) {
  std::string out;
  const std::size_t n = now.groups.size();
  if (n <= 14) out += group_table(s, now, 0, n);
  else
    out += group_table(s, now, 0, 8) + "<details><summary>All " + count(n) +
           " groups</summary><div>" + group_table(s, now, 0, n) + "</div></details>";
  out += "<p>Gini " + score(now.gini) + ". Theil " + fixed(now.theil.total, 4) + ": " +
         percent(now.theil.total > 0 ? now.theil.between / now.theil.total : missing) +
         " of it between the groups, " +
         percent(now.theil.total > 0 ? now.theil.within / now.theil.total : missing) +
         " within them. Dagum: " + score(now.dagum.within) + " within, " +
         score(now.dagum.between) + " net between, " + score(now.dagum.transvariation) +
         " from groups that overlap.";
  if (now.ungrouped > 0)
    out += " " + plural(now.ungrouped, "entity is", "entities are") + " in no group.";
  out += "</p>";
  return out;
}

/// The disparity of every year that has groups; empty for a single one.
[[nodiscard]] inline std::string disparity_years(const std::vector<assessed::group_disparity>& by) {
  std::string rows;
  std::size_t years = 0;
  for (const assessed::group_disparity& each : by) {
    if (each.groups.empty()) continue;
    ++years;
    rows += "<tr><td>" + std::to_string(each.year) + "</td><td class=\"n\">" + score(each.gini) +
            "</td><td class=\"n\">" + fixed(each.theil.total, 4) + "</td><td class=\"n\">" +
            fixed(each.theil.between, 4) + "</td><td class=\"n\">" + fixed(each.theil.within, 4) +
            "</td><td class=\"n\">" + score(each.dagum.between) + "</td><td class=\"n\">" +
            score(each.dagum.transvariation) + "</td></tr>";
  }
  if (years < 2) return {};
  return "<details><summary>Disparity over the years</summary><div><div "
         "class=\"scroll\"><table><thead><tr><th scope=\"col\">Year</th><th scope=\"col\" "
         "class=\"n\">Gini</th><th scope=\"col\" class=\"n\">Theil</th><th scope=\"col\" "
         "class=\"n\">between</th><th scope=\"col\" class=\"n\">within</th>"
         "<th scope=\"col\" class=\"n\">Dagum between</th><th scope=\"col\" "
         "class=\"n\">overlap</th></tr></thead><tbody>" +
         rows + "</tbody></table></div></div></details>";
}

}  // namespace detail

[[nodiscard]] inline std::string groups_section(const subject& s) {
  if (s.order.empty() || s.one_entity()) return {};
  std::string out;
  const char* letter = assessed::letter_of(s.found.headline());
  for (std::size_t g = 0; g < s.from.groups(); ++g) {
    std::vector<assessed::group_disparity> by;
    const assessed::group_disparity* now = nullptr;
    for (const int year : s.from.years()) by.push_back(disparity(s.from, s.found, g, year));
    for (const assessed::group_disparity& each : by) now = each.year == s.year ? &each : now;
    if (now == nullptr || now->groups.size() < 2) continue;
    out += "<h3>By " + escaped(s.data(s.from.group(g).title())) + ", " + std::to_string(s.year) +
           "</h3>" + detail::disparity_words(s, *now);
    if (const std::string lines = group_lines(s, g, by); !lines.empty())
      out += "<figure><div class=\"scroll\">" + lines + "</div><figcaption>Mean " + letter +
             " of the entities of each group that could be "
             "assessed in the year.</figcaption></figure>";
    out += detail::disparity_years(by);
  }
  if (out.empty()) return {};
  return std::string("<h2 id=\"groups\">") + letter + " of groups</h2>" + out;
}

[[nodiscard]] inline std::string obstacles_section(const subject& s) {
  if (s.order.empty() || s.one_entity()) return {};
  const auto common = assessed::common_obstacles(s.from, s.found, s.year);
  if (common.empty()) return {};
  std::string out = "<h2 id=\"obstacles\">What holds entities back, " + std::to_string(s.year) +
                    "</h2><div class=\"scroll\"><table class=\"wide\"><thead><tr><th "
                    "scope=\"col\">Column</th><th scope=\"col\" class=\"hide\">Dimension</th>"
                    "<th scope=\"col\" class=\"n\">Degree</th><th></th><th scope=\"col\" "
                    "class=\"n\">Weight</th><th scope=\"col\" class=\"n\">Distance</th><th "
                    "scope=\"col\" class=\"n\">Among the five greatest</th></tr></thead><tbody>";
  for (std::size_t i = 0; i < common.size() && i < 10; ++i) {
    const assessed::scored_column& at = s.found.scored_columns()[common[i].scored_column];
    out += "<tr><td>" + escaped(s.title_of(at.column)) + "</td><td class=\"hide\">" +
           escaped(s.found.dimensions()[at.dimension].title) + "</td><td class=\"n\">" +
           percent(common[i].mean_degree, 1) + "</td><td class=\"b\">" +
           score_bar(common[i].mean_degree / common[0].mean_degree, missing, "#8a5a44",
                     s.title_of(at.column)) +
           "</td><td class=\"n\">" + percent(common[i].weight, 1) + "</td><td class=\"n\">" +
           fixed(common[i].mean_distance, 2) + "</td><td class=\"n\">" + count(common[i].rows) +
           " of " + count(s.order.size()) + "</td></tr>";
  }
  return out + "</tbody></table></div><p class=\"note\">" + std::string(obstacle_words) + " " +
         std::string(common_obstacle_words) + " It does not say what is easiest to change.</p>";
}

/// How output, matching and demand go with the headline.
[[nodiscard]] inline std::string agreement_section(const subject& s) {
  if (s.order.size() < 5) return {};
  std::string rows;
  for (const assessed::going_along& each : assessed::agreement(s.from, s.found, s.year)) {
    if (is_missing(each.correlation) || each.entities < 5) continue;
    const assessed::scored_column& at = s.found.scored_columns()[each.scored_column];
    rows += "<tr><td>" + escaped(s.title_of(at.column)) + "</td><td>" +
            escaped(s.found.dimensions()[at.dimension].title) + "</td><td class=\"n\">" +
            signed_score(each.correlation) + "</td><td class=\"n\">" + count(each.entities) +
            "</td></tr>";
  }
  if (rows.empty()) return {};
  return std::string("<h2 id=\"along\">Rank correlation of ") +
         assessed::letter_of(s.found.headline()) + " with indicators outside the index, " +
         std::to_string(s.year) +
         "</h2><div class=\"scroll\"><table><thead><tr><th scope=\"col\">Column, in no "
         "index</th><th scope=\"col\">Dimension</th><th scope=\"col\" "
         "class=\"n\">Rank correlation</th><th scope=\"col\" "
         "class=\"n\">Entities</th></tr></thead><tbody>" +
         rows +
         "</tbody></table></div><p class=\"note\">Spearman, the better end of the column counting "
         "as high: +1 the same order, 0 no relation, "
         "\xe2\x88\x92"
         "1 the opposite order. It describes; it does not show a cause.</p>";
}

/// How many entities have which headline value: for panels of many.
[[nodiscard]] inline std::string distribution_section(const subject& s) {
  if (s.order.size() < 60) return {};
  std::vector<std::size_t> bins(20, 0);
  std::size_t most = 1;
  for (const assessed::ranked& each : s.order) {
    auto bin = static_cast<std::size_t>(each.value * 20);
    bin = bin > 19 ? 19 : bin;
    ++bins[bin];
    most = bins[bin] > most ? bins[bin] : most;
  }
  drawing d(900, 220, std::string("Distribution of ") + name_of(s.found.headline()), "chart");
  for (std::size_t b = 0; b < 20; ++b) {
    const double h = 170.0 * static_cast<double>(bins[b]) / static_cast<double>(most);
    // The grade of the bar's middle, by the cut points chosen.
    const auto grade = *models::grade_of((static_cast<double>(b) + 0.5) / 20,
                                         s.found.options().grades, s.found.options().grade_cuts);
    const double x = 20 + 43.0 * static_cast<double>(b);
    d.rect(x + 1, 190 - h, 41, h,
           std::string("fill=\"") + (s.has_coupling() ? colour_of(grade) : "#4575b4") + "\"");
    if (bins[b] > 0) d.text(x + 21, 185 - h, count(bins[b]), "class=\"tick mid\"");
    if (b % 2 == 0) d.text(x, 208, fixed(static_cast<double>(b) / 20, 1), "class=\"tick mid\"");
  }
  d.text(880, 208, "1.0", "class=\"tick mid\"");
  d.line(20, 190, 880, 190, "stroke=\"#1c2733\"");
  return "<h2 id=\"spread\">Distribution, " + std::to_string(s.year) +
         "</h2><figure><div class=\"scroll\">" + d.finish() + "</div><figcaption>Entities by " +
         name_of(s.found.headline()) + ".</figcaption></figure>";
}

}  // namespace nqpf::inline NQPF_ABI::report::html
