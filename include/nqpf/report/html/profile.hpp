// SPDX-License-Identifier: BSL-1.0
#pragma once

// The profile of one entity on the page: elements and paths, years, findings, columns.

#include <nqpf/assess/drive_evidence.hpp>
#include <nqpf/framework/diagnosis.hpp>
#include <nqpf/report/html/evidence.hpp>
#include <nqpf/report/html/peers.hpp>
#include <nqpf/report/html/ranking.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace nqpf::inline NQPF_ABI::report::html {

/// The middle of the entities of the year, for each dimension and each column.
struct middles {
  std::vector<double> dimensions;
  std::vector<double> scored_columns;
  double productivity = missing;
  double cultivation = missing;
};

[[nodiscard]] inline middles middles_of(const subject& s) {
  middles made;
  std::vector<std::size_t> rows;
  for (std::size_t e = 0; e < s.from.entities(); ++e) {
    if (const std::size_t row = s.from.find_row(e, s.year); row != panel::no_row)
      rows.push_back(row);
  }
  const auto middle = [&](auto&& value) {
    std::vector<double> known;
    for (const std::size_t row : rows) {
      if (const double v = value(row); !is_missing(v)) known.push_back(v);
    }
    return rows.size() < 3 ? missing : median(static_cast<std::vector<double>&&>(known));
  };
  for (std::size_t p = 0; p < s.found.dimensions().size(); ++p)
    made.dimensions.push_back(middle([&](std::size_t row) { return s.found.score(p, row); }));
  for (std::size_t e = 0; e < s.found.scored_columns().size(); ++e)
    made.scored_columns.push_back(
        middle([&](std::size_t row) { return s.found.scaled(s.from, e, row); }));
  made.productivity =
      middle([&](std::size_t row) { return s.found.value(measured::productivity, row); });
  made.cultivation =
      middle([&](std::size_t row) { return s.found.value(measured::cultivation, row); });
  return made;
}

class profile_writer {
public:
  profile_writer(const subject& s, const middles& m)
      : s_(s),
        middles_(m),
        peers_(peer_middles_of(s)),
        drives_(evidence_of_drive(s.from, s.found)) {}

  /// A fold with the profile of an entity.
  [[nodiscard]] std::string write(std::size_t entity, bool open) const {
    const std::size_t row = s_.from.find_row(entity, s_.year);
    std::string out = "<details id=\"e" + std::to_string(entity) +
                      (open ? "\" open><summary><b>" : "\"><summary><b>") +
                      escaped(s_.full_name(entity)) + "</b> " + headline(row) + "</summary><div>";
    if (row == panel::no_row) {
      return out + "<p class=\"gone\">The panel has no row of this entity for " +
             std::to_string(s_.year) + ".</p></div></details>\n";
    }
    const std::string lines = entity_lines(s_, entity);
    out += lines.empty() ? "<div>" : "<div class=\"two\"><div>";
    out += dimension_rows(row);
    if (!lines.empty())
      out += "</div><div><h3>Over the years</h3><div class=\"scroll\">" + small(lines) +
             "</div><p class=\"note\">D coordination degree, P productive forces, E "
             "cultivation.</p></div>";
    out += "</div>";
    out += peers_block(s_, peers_, entity);
    out += obstacle_block(row);
    out += advice_block(row);
    out += columns_block(row);
    return out + "</div></details>\n";
  }

private:
  static std::string small(std::string svg) {
    const std::size_t at = svg.find("class=\"chart\"");
    if (at != std::string::npos) svg.replace(at, 13, "class=\"chart small\"");
    return svg;
  }

  std::string headline(std::size_t row) const {
    if (row == panel::no_row)
      return "<span class=\"gone\">no row in " + std::to_string(s_.year) + "</span>";
    const assessment& a = s_.found;
    const double value = a.value(a.headline(), row);
    if (is_missing(value))
      return std::string("<span class=\"gone\">no ") + assessed::letter_of(a.headline()) + " in " +
             std::to_string(s_.year) + "</span>";
    std::string out = std::string(assessed::letter_of(a.headline())) + " = " + score(value);
    if (s_.has_coupling())
      out += " " + grade_badge(a.grade(row)) + weak_badge(held(row).grade) + " " +
             lag_words(a.development(row)) + weak_badge(held(row).lag);
    if (!s_.one_entity())
      out += " <span class=\"note\">rank " + count(a.rank(row)) + " of " + count(s_.order.size()) +
             "</span>";
    return out;
  }

  assessed::verdict_support held(std::size_t row) const {
    const assessed::verdict_support* const found = s_.support_of(row);
    return found != nullptr ? *found : assessed::verdict_support{};
  }

  std::string dimension_rows(std::size_t row) const {
    const assessment& a = s_.found;
    std::string out =
        "<h3>Elements and paths, " + std::to_string(s_.year) + "</h3><table class=\"rows\">";
    for (std::size_t p = 0; p < a.dimensions().size(); ++p) {
      if (p == 0 || a.dimensions()[p].side != a.dimensions()[p - 1].side)
        out += side_row(a.dimensions()[p].side, row);
      out += dimension_row(p, row);
    }
    out += "</table>";
    if (!is_missing(middles_.productivity) || !is_missing(middles_.cultivation))
      out += "<p class=\"note\">Scores from " + sensible(a.lowest()) +
             (assess_detail::count_fixed(a).every()       ? ", the worse of the fixed ends"
              : a.options().scale == scale_over::per_year ? ", the worst value seen in the year"
              : a.options().base_last != 0 ? ", the worst value seen in the base years"
                                           : ", the worst value seen") +
             ", to 1, the best. The mark is the median of all entities in the year.</p>";
    return out;
  }

  std::string side_row(assessed::dimension_side side, std::size_t row) const {
    if (side == assessed::dimension_side::outside)
      return "<tr class=\"head\"><td colspan=\"3\">Outside the indices</td></tr>";
    const bool prod = side == assessed::dimension_side::productivity;
    const double index = s_.found.value(prod ? measured::productivity : measured::cultivation, row);
    return std::string("<tr class=\"head\"><td>") +
           (prod ? "Productive forces P" : "Cultivation E") + "</td><td class=\"n\">" +
           score(index) + "</td><td class=\"b\">" +
           score_bar(index, prod ? middles_.productivity : middles_.cultivation, "#33404d",
                     (prod ? "P " : "E ") + score(index)) +
           "</td></tr>";
  }

  std::string dimension_row(std::size_t p, std::size_t row) const {
    const assessed::dimension& at = s_.found.dimensions()[p];
    const double value = s_.found.score(p, row);
    const std::string begin =
        "<tr><td title=\"" + escaped(at.meaning) + "\">" + escaped(at.title) + "</td>";
    if (is_missing(value))
      return begin + "<td></td><td class=\"gone\">" +
             (at.stands()                               ? "too little is known"
              : assess_detail::has_columns(s_.from, at) ? "its columns are left out"
                                                        : "no column stands for it") +
             "</td></tr>";
    return begin + "<td class=\"n\">" + score(value) + "</td><td class=\"b\">" +
           score_bar(value, middles_.dimensions[p],
                     at.side == assessed::dimension_side::productivity  ? line_colour(0)
                     : at.side == assessed::dimension_side::cultivation ? line_colour(1)
                                                                        : "#8b97a3",
                     at.title + " " + score(value)) +
           "</td></tr>";
  }

  /// A value as it was scored; what a gap was filled with says so.
  std::string value_words(std::size_t e, std::size_t row) const {
    const std::size_t c = s_.found.scored_columns()[e].column;
    const double used = s_.found.used(s_.from, e, row);
    return with_unit(used, s_.from.column(c).unit) +
           (!is_missing(used) && is_missing(s_.from.value(row, c)) ? ", imputed" : "");
  }

  std::string obstacle_block(std::size_t row) const {
    const auto hinder = obstacles(s_.from, s_.found, row);
    if (hinder.empty()) return {};
    std::string out =
        "<h3>Greatest obstacles</h3><table class=\"rows\"><thead><tr><th scope=\"col\">Column</th>"
        "<th scope=\"col\" class=\"n\">Degree</th><th></th><th scope=\"col\" "
        "class=\"n\">Weight</th>"
        "<th scope=\"col\" class=\"n\">Distance</th></tr></thead><tbody>";
    for (std::size_t i = 0; i < hinder.size() && i < 5; ++i) {
      const assessed::scored_column& at = s_.found.scored_columns()[hinder[i].scored_column];
      const schema_column& column = s_.from.column(at.column);
      out += "<tr><td>" + escaped(s_.data(column.title())) + " <span class=\"note\">" +
             escaped(value_words(hinder[i].scored_column, row)) + "</span></td><td class=\"n\">" +
             percent(hinder[i].degree) + "</td><td class=\"b\">" +
             score_bar(hinder[i].degree / hinder[0].degree, missing, "#8a5a44",
                       s_.data(column.title()) + " " + percent(hinder[i].degree)) +
             "</td><td class=\"n\">" + percent(hinder[i].weight, 1) + "</td><td class=\"n\">" +
             fixed(hinder[i].distance, 2) + "</td></tr>";
    }
    return out + "</tbody></table><p class=\"note\">" + std::string(obstacle_words) + " " +
           std::string(own_obstacle_words) + "</p>";
  }

  std::string advice_block(std::size_t row) const {
    std::string out;
    for (const assessed::asked_rules& each : s_.found.rules())
      if (each.any()) out += advice_of(each, row);
    return out;
  }
  std::string advice_of(const assessed::asked_rules& set, std::size_t row) const {
    const assessed::row_findings found(s_.from, set, row);
    framework::diagnosis told(found.all());
    told.set_beside(drives_);
    const auto number = [&](framework::presence p) { return std::to_string(told.count(p)); };
    return "<h3>Rules on: " + escaped(title_of(set)) +
           "</h3><p class=\"note\">Dilemmas: " + number(framework::presence::present) +
           " present, " + number(framework::presence::absent) + " absent, " +
           number(framework::presence::not_measurable) + " not measurable with this data.</p>" +
           diagnosed(told) + advised(told) + drive(told) + left_open(found);
  }

  /// What rules rest on, each reason once.
  static std::string because(const framework::diagnosis& told, const std::vector<int>& rules) {
    std::string out;
    for (const int rule : rules) {
      for (const replies::rule_reason& r : reasons_of(told.rule(rule))) {
        const std::string words = escaped(words_of(r));
        if (out.find(words) == std::string::npos) out += (out.empty() ? "" : "; ") + words;
      }
    }
    return out;
  }
  static std::string item(const std::string& what, const std::string& why, const char* source) {
    return "<li>" + what + " <span class=\"why\">" + why + ".</span> <cite>" + escaped(source) +
           "</cite></li>";
  }

  static std::string diagnosed(const framework::diagnosis& told) {
    std::string list;
    for (const framework::dilemma_state& d : told.dilemmas())
      if (d.presence == framework::presence::present)
        list += item(escaped(about(d.what).meaning), because(told, d.rules),
                     told.rule(d.rules.front()).sources().c_str());
    return list.empty() ? list : "<h4>Diagnosed</h4><ul>" + list + "</ul>";
  }

  static std::string advised(const framework::diagnosis& told) {
    std::string list;
    for (const framework::advised_measure& m : told.measures()) {
      std::string why = because(told, m.rules);
      for (const framework::dilemma d : m.dilemmas)
        why += (why.empty() ? "" : "; ") +
               ("answers \xe2\x80\x9c" + plain_words(framework::id_of(d))) + "\xe2\x80\x9d";
      list += item(escaped(about(m.what).meaning), why, about(m.what).from().write().c_str());
    }
    return list.empty() ? list
                        : "<h4>Measures advised, the most pressing first</h4><ol>" + list + "</ol>";
  }

  static std::string drive(const framework::diagnosis& told) {
    std::string list;
    const auto claims = [&](const framework::relation_state& r, const std::vector<int>& rules,
                            bool strengthened) {
      for (const int rule : rules)
        list += item(claim_words(strengthened) + escaped(about(r.what).mechanism),
                     because(told, {rule}), told.rule(rule).sources().c_str());
    };
    for (const framework::relation_state& r : told.relations()) {
      claims(r, r.supported_by, true);
      claims(r, r.hindered_by, false);
    }
    std::string out = list.empty() ? list : "<h4>The two-way drive</h4><ul>" + list + "</ul>";
    for (const framework::loop_state& l : told.loops())
      out += "<p class=\"note\">Loop " + escaped(plain_words(id_of(l.what))) + ": " +
             name_of(l.evidence) + ".</p>";
    if (const std::string tests = evidence_list(told.evidence()); !tests.empty())
      out += "<h4>Evidence on the drive</h4>" + tests + "<p class=\"note\">" +
             std::string(evidence_caveat) + "</p>";
    return out;
  }

  static std::string left_open(const assessed::row_findings& found) {
    std::size_t rules = 0;
    std::vector<std::string> lacks;
    found.each(truth::unknown, [&](const finding& f) {
      ++rules;
      f.missing_indicators([&](const indicator_info& i) {
        const std::string title = i.title[0] != '\0' ? i.title : i.id;
        if (std::find(lacks.begin(), lacks.end(), title) == lacks.end()) lacks.push_back(title);
      });
    });
    if (rules == 0) return {};
    return "<p class=\"note\">Undecided, for want of values: " + plural(rules, "rule", "rules") +
           ". Missing: " + escaped(listed(lacks)) + ".</p>";
  }

  std::string columns_block(std::size_t row) const {
    std::string out =
        "<details><summary>Columns and their values</summary><div><div "
        "class=\"scroll\"><table><thead><tr>"
        "<th scope=\"col\">Column</th><th scope=\"col\" class=\"n\">Value</th><th scope=\"col\" "
        "class=\"n\">Score</th><th scope=\"col\" class=\"n\">Median</th></tr></thead><tbody>";
    std::size_t before = assessment::none;
    for (std::size_t p = 0; p < s_.found.dimensions().size(); ++p) {
      for (const std::size_t e : s_.found.dimensions()[p].scored_columns) {
        const schema_column& column = s_.from.column(s_.found.scored_columns()[e].column);
        if (before != p)
          out += "<tr><td colspan=\"4\" class=\"note\">" + escaped(s_.found.dimensions()[p].title) +
                 "</td></tr>";
        before = p;
        out += "<tr><td>" + escaped(s_.data(column.title())) + "</td><td class=\"n\">" +
               escaped(value_words(e, row)) + "</td><td class=\"n\">" +
               fixed(s_.found.scaled(s_.from, e, row), 2) + "</td><td class=\"n\">" +
               fixed(middles_.scored_columns[e], 2) + "</td></tr>";
      }
    }
    return out + "</tbody></table></div></div></details>";
  }

  const subject& s_;
  const middles& middles_;
  peer_middles peers_;
  framework::evidence_on_drives drives_;  ///< of the whole panel
};

/// Which entities have a profile: all where they are few, else those asked for and both ends of the
/// ranking.
[[nodiscard]] inline std::vector<bool> profiled(const subject& s) {
  std::vector<bool> has(s.from.entities(), s.from.entities() <= s.shown.most_profiles);
  if (s.from.entities() <= s.shown.most_profiles) return has;
  for (const std::size_t e : s.shown.entities) has[e] = true;
  const std::size_t n = s.order.size();
  for (std::size_t i = 0; i < n && i < 20; ++i) has[s.from.row_entity(s.order[i].row)] = true;
  for (std::size_t i = n > 10 ? n - 10 : 0; i < n; ++i)
    has[s.from.row_entity(s.order[i].row)] = true;
  return has;
}

[[nodiscard]] inline std::string profile_section(const subject& s,
                                                 const std::vector<bool>& has_profile) {
  if (s.year == 0) return {};
  std::vector<std::size_t> order;
  for (std::size_t e = 0; e < has_profile.size(); ++e) {
    if (has_profile[e]) order.push_back(e);
  }
  if (order.empty()) return {};
  std::string out =
      "<h2 id=\"profiles\">" + std::string(s.one_entity() ? "Profile" : "Profiles") + "</h2>";
  if (order.size() < s.from.entities())
    out += "<p class=\"note\">" + count(order.size()) + " of " + count(s.from.entities()) +
           " entities: those asked for and both ends of the ranking. <code>--entity</code> adds "
           "others; the JSON "
           "file has all.</p>";
  if (order.size() > 1) {
    out += "<p class=\"pick\" hidden><label>Entity <select id=\"pick\">";
    for (const std::size_t e : order)
      out +=
          "<option value=\"e" + std::to_string(e) + "\">" + escaped(s.full_name(e)) + "</option>";
    out += "</select></label></p>";
  }
  // Of very many profiles a printed page has those that are open.
  out += std::string("<div id=\"profiles-list\"") + (order.size() > 60 ? " class=\"many\">" : ">");
  const middles m = middles_of(s);
  const profile_writer writer(s, m);
  const std::size_t shown_first = !s.shown.entities.empty() ? s.shown.entities.front()
                                  : !s.order.empty()        ? s.from.row_entity(s.order.front().row)
                                                            : order.front();
  for (const std::size_t e : order) {
    bool open = e == shown_first;
    for (const std::size_t each : s.shown.entities) open = open || each == e;
    out += writer.write(e, open);
  }
  return out + "</div>";
}

}  // namespace nqpf::inline NQPF_ABI::report::html
