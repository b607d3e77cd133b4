// SPDX-License-Identifier: BSL-1.0
#pragma once

// The ranking of the page: grades, and a table with bars.

#include <nqpf/report/charts/charts.hpp>
#include <nqpf/report/words/summary.hpp>
#include <nqpf/report/words/support.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace nqpf::inline NQPF_ABI::report::html {

[[nodiscard]] inline std::string grade_badge(
    const framework::maybe<models::coordination_grade>& grade) {
  if (!grade) return std::string(no_number);
  return std::string("<span class=\"grade\" style=\"background:") + colour_of(*grade) +
         ";color:" + ink_on(*grade) + "\">" + models::name_of(*grade) + "</span>";
}

/// The share of the random runs in which a verdict stands, where it is low.
[[nodiscard]] inline std::string weak_badge(double share) {
  const std::string words = weak_share(share);
  if (words.empty()) return {};
  return " <span class=\"weak\" title=\"the same in " + share_of_runs(share) +
         " of the random runs\">" + words.substr(1) + "</span>";
}

/// A link to the profile of an entity, where the page has one.
[[nodiscard]] inline std::string entity_link(const subject& s, std::size_t entity,
                                             const std::vector<bool>& has_profile) {
  const std::string name = escaped(s.name(entity));
  if (!has_profile[entity]) return name;
  return "<a href=\"#e" + std::to_string(entity) + "\">" + name + "</a>";
}

/// How many entities have which grade.
[[nodiscard]] inline std::string grade_strip(const subject& s) {
  std::size_t counts[10] = {};
  for (const assessed::ranked& each : s.order) ++counts[static_cast<int>(*s.found.grade(each.row))];
  std::string out = "<ul class=\"strip\" aria-label=\"Entities by grade\">";
  const bool left = s.found.options().grades == models::closed_side::left;
  for (int g = 9; g >= 0; --g) {
    const auto grade = static_cast<models::coordination_grade>(g);
    const auto& cuts = s.found.options().grade_cuts;
    const std::string low = g == 0 ? "0" : sensible(cuts[static_cast<std::size_t>(g) - 1]);
    const std::string high = g == 9 ? "1" : sensible(cuts[static_cast<std::size_t>(g)]);
    const std::string colour = colour_of(grade);
    // A grade that none has keeps its colour as a frame, and can be read.
    out += "<li><span class=\"grade\" style=\"background:" +
           (counts[g] == 0 ? "#fff;color:#55616e;box-shadow:inset 0 0 0 2px " + colour
                           : colour + ";color:" + ink_on(grade)) +
           "\" title=\"D " +
           (left ? "from " + low + (g == 9 ? " to " : " to below ") + high
                 : (g == 0 ? "from " : "above ") + low + " to " + high) +
           ", " + models::chinese_name_of(grade) + "\">" + models::name_of(grade) + ": " +
           count(counts[g]) + "</span></li>";
  }
  return out + "</ul>";
}

class ranking_table {
public:
  ranking_table(const subject& s, const std::vector<bool>& has_profile)
      : s_(s),
        has_profile_(has_profile),
        coupled_(s.has_coupling()),
        years_(s.from.years().size() > 1 && s.order.size() <= 5000) {
    headline_extent(s, low_, high_);
  }

  /// Rows `first` to `last` (exclusive) of the order.
  std::string rows(std::size_t first, std::size_t last) {
    std::string out;
    for (std::size_t i = first; i < last; ++i) row(out, i);
    return out;
  }
  /// A table with all rows of the ranking sorts.
  [[nodiscard]] std::string head(const std::string& caption, bool sorts = true) const {
    std::string out = std::string("<div class=\"scroll\"><table class=\"wide") +
                      (sorts ? " sorts" : "") + "\"><caption>" + caption +
                      "</caption><thead><tr><th class=\"n\" scope=\"col\">Rank</th>";
    if (!s_.intervals.empty())
      out +=
          "<th class=\"n\" scope=\"col\">" + percent(s_.shown.uncertainty->options.level) + "</th>";
    out += "<th scope=\"col\">Entity</th>";
    out += std::string("<th scope=\"col\" class=\"n\">") +
           assessed::letter_of(s_.found.headline()) +
           "</th><th scope=\"col\" class=\"hide\">0 to 1</th>";
    if (coupled_)
      out +=
          "<th scope=\"col\">Grade</th><th scope=\"col\">Which side lags</th><th scope=\"col\" "
          "class=\"n\">P</th><th scope=\"col\" class=\"n\">E</th><th scope=\"col\" class=\"n "
          "hide\">E/P</th>";
    out += "<th scope=\"col\" class=\"n hide paper\">Known</th>";
    if (years_)
      out += "<th scope=\"col\" class=\"n\">Change</th><th scope=\"col\" class=\"hide\">" +
             s_.period() + "</th>";
    return out + "</tr></thead><tbody>";
  }
  [[nodiscard]] static std::string foot() { return "</tbody></table></div>"; }
  [[nodiscard]] std::size_t columns() const {
    return 5U + (s_.intervals.empty() ? 0U : 1U) + (coupled_ ? 5U : 0U) + (years_ ? 2U : 0U);
  }
  [[nodiscard]] bool unlike() const { return unlike_; }
  [[nodiscard]] bool with_years() const { return years_; }

private:
  void row(std::string& out, std::size_t place) {
    const assessed::ranked& at = s_.order[place];
    const assessment& a = s_.found;
    const std::size_t entity = s_.from.row_entity(at.row);
    const auto grade = a.grade(at.row);
    out += "<tr><td class=\"n\">" + count(at.rank) + "</td>";
    if (!s_.intervals.empty())
      out +=
          "<td class=\"n note\">" + interval_words(*s_.intervals[place], "\xe2\x80\x93") + "</td>";
    out += "<td class=\"who\">" + entity_link(s_, entity, has_profile_) +
           "</td><td class=\"n\"><b>" + score(at.value) + "</b></td><td class=\"b hide\">" +
           score_bar(at.value, missing, grade ? colour_of(*grade) : "#4575b4",
                     std::string(assessed::letter_of(a.headline())) + " " + score(at.value)) +
           "</td>";
    if (coupled_) {
      const assessed::verdict_support* const held =
          s_.supports.empty() ? nullptr : s_.supports[place];
      out += "<td class=\"one\" data-s=\"" + std::to_string(grade ? static_cast<int>(*grade) : -1) +
             "\">" + grade_badge(grade) + weak_badge(held != nullptr ? held->grade : missing) +
             "</td><td class=\"one\">" + lag_words(a.development(at.row)) +
             weak_badge(held != nullptr ? held->lag : missing) + "</td><td class=\"n\">" +
             score(a.value(measured::productivity, at.row)) + "</td><td class=\"n\">" +
             score(a.value(measured::cultivation, at.row)) + "</td><td class=\"n hide\">" +
             ratio_words(a, at.row) + "</td>";
    }
    out += "<td class=\"n hide paper\">" + percent(a.coverage(at.row)) + "</td>";
    if (years_) {
      out += "<td class=\"n\">" + changed(entity, at.row) + "</td><td class=\"hide\">" +
             spark_line(s_, entity, low_, high_) + "</td>";
    }
    out += "</tr>\n";
  }
  std::string changed(std::size_t entity, std::size_t row) {
    const assessed::row_pair rows = assessed::assessed_rows(s_.from, s_.found, entity);
    if (rows.empty() || rows.first >= row) return std::string(no_number);
    const assessed::change c = compare(s_.from, s_.found, rows.first, row);
    const double by = c.like_for_like(s_.found.headline()).change();
    if (is_missing(by)) return std::string(no_number);
    unlike_ = unlike_ || !c.same_columns;
    return signed_score(by) + (c.same_columns ? "" : "*");
  }

  const subject& s_;
  const std::vector<bool>& has_profile_;
  bool coupled_;
  bool years_;
  bool unlike_ = false;
  double low_ = 0;
  double high_ = 1;
};

namespace detail {

/// The table: whole where it is short, its ends and a fold where it is long.
[[nodiscard]] inline std::string ranking_body(const subject& s, ranking_table& table) {
  const std::size_t n = s.order.size();
  std::string body;
  if (n <= 45) {
    body = table.head("All " + count(n) + " entities that could be assessed.") + table.rows(0, n) +
           table.foot();
  } else {
    const std::string gap = "<tr><td></td><td colspan=\"" + std::to_string(table.columns() - 1) +
                            "\" class=\"gone\">" + count(n - 30) +
                            " more, in the whole ranking below</td></tr>";
    body = table.head(
               "The first 20 and the last 10 of " + count(n) + " entities that could be assessed.",
               false) +
           table.rows(0, 20) + gap + table.rows(n - 10, n) + table.foot();
    const std::size_t shown = n < s.shown.most_ranked ? n : s.shown.most_ranked;
    body += "<details><summary>" +
            (shown == n ? "The whole ranking"
                        : "The first " + count(shown) + " of the ranking; the JSON file has all") +
            "</summary><div>" + table.head("") + table.rows(0, shown) + table.foot() +
            "</div></details>";
  }
  return body;
}

/// What the columns of the table mean.
[[nodiscard]] inline std::string ranking_notes(const subject& s, const ranking_table& table) {
  std::string out;
  if (s.has_coupling())
    out +=
        "D: coordination degree, the root of C \xc3\x97 T; P: productive forces; E: cultivation; "
        "E/P below " +
        sensible(s.found.options().lag_low) + ": cultivation lags, above " +
        sensible(s.found.options().lag_high) + ": productive forces lag. ";
  out +=
      "Known: the share of the weight that is known of the entity; an element without a column is "
      "unknown. Equal values share the better rank.";
  if (table.with_years())
    out +=
        " Change: since the entity\xe2\x80\x99s first assessed year, over the columns that are "
        "known in both years; "
        "\xe2\x80\x93 where there is no such year or those columns are too few.";
  if (s.intervals.empty() && s.order.size() > 1) out += " " + std::string(not_asked);
  if (const std::string note = support_note(s); !note.empty()) out += " " + note;
  if (!s.intervals.empty())
    out += " " + percent(s.shown.uncertainty->options.level) +
           ": the ranks in that share of random choices, see <a href=\"#sure\">how sure the ranks "
           "are</a>.";
  if (table.unlike()) out += " * Some columns are known in only one of the two years.";
  return out;
}

}  // namespace detail

/// The section with the ranking: whole where it is short, its ends and a fold where it is long.
[[nodiscard]] inline std::string ranking_section(const subject& s,
                                                 const std::vector<bool>& has_profile) {
  if (s.order.empty() || s.one_entity()) return {};
  const std::string by = name_of(s.found.headline());
  std::string out = "<h2 id=\"ranking\">Ranking " + std::to_string(s.year) + " by " + by + "</h2>";
  if (s.has_coupling()) out += grade_strip(s);
  ranking_table table(s, has_profile);
  out += detail::ranking_body(s, table);
  return out + "<p class=\"note\">" + detail::ranking_notes(s, table) + "</p>";
}

}  // namespace nqpf::inline NQPF_ABI::report::html
