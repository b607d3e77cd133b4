// SPDX-License-Identifier: BSL-1.0
#pragma once

// An assessment as text for a terminal.

#include <nqpf/assess/drive_evidence.hpp>
#include <nqpf/report/diagnosis.hpp>
#include <nqpf/report/language/teller.hpp>
#include <nqpf/report/text_table.hpp>
#include <nqpf/report/words/movement.hpp>
#include <nqpf/report/words/summary.hpp>
#include <nqpf/report/words/support.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace nqpf::inline NQPF_ABI::report {

/// How much a text shows.
struct text_options {
  std::size_t width = 100;  ///< columns of the terminal
  std::size_t ranked = 20;  ///< longer rankings show their first and last rows
  bool bars = true;         ///< bars of block characters
};

namespace detail {

class text_writer {
public:
  text_writer(const subject& s, const text_options& options)
      : s_(s), options_(options), tell_(s.shown.language, s.found.rules()) {}

  std::string write() {
    heading(in_one_line(s_.title()));
    line(plural(s_.from.entities(), "entity", "entities") + ", " + s_.period() + ", " +
         plural(s_.from.rows(), "row", "rows") + ", " +
         plural(s_.found.scored_columns().size(), "scored column", "scored columns") + ".");
    out_ += "\n";
    for (const std::string& each : summary(s_)) para(each, "  ");
    ranking_table();
    if (s_.one_entity()) years_table();
    over_years_table();
    if (s_.shown.moved != nullptr)
      out_ += movement_text(s_, *s_.shown.moved, tell_, options_.width).write();
    sensitivity();
    groups();
    hindrances();
    along();
    findings();
    for (const std::size_t entity : s_.shown.entities) profile(entity);
    gaps();
    missing_cells();
    remarks();
    if (s_.has_coupling()) {
      out_ += "\n";
      para(coupling_caveat, "");
    }
    if (s_.shown.origin.known()) {
      out_ += "\n";
      para(origin_words(s_.shown.origin), "");
    }
    return without_controls(tell_.changes() ? without_marks(out_) : out_);
  }

private:
  void heading(const std::string& english) {
    const std::string words = tell_(english);
    if (!out_.empty()) out_ += "\n";
    out_ += words + "\n";
    for (std::size_t i = width_of(words); i > 0; --i) out_ += '-';
    out_ += "\n";
  }
  void line(const std::string& words) { out_ += tell_(words) + "\n"; }
  void para(std::string_view words, std::string_view indent) {
    out_ += tell_.paragraph(words, options_.width, indent, indent);
  }
  void item(std::string_view words, std::string_view mark = "  - ",
            std::string_view rest = "    ") {
    out_ += tell_.paragraph(words, options_.width, mark, rest);
  }
  /// A table whose cells are told.
  [[nodiscard]] text_table told_rows(std::string_view sides) const {
    return told_table(tell_, sides);
  }

  /// A title that leaves so many columns of the terminal to the rest of its line.
  std::string in_width(const std::string& title, std::size_t rest) const {
    return cut(in_one_line(title), options_.width > rest + 10 ? options_.width - rest : 10);
  }

  /// Whether a share beside each verdict would take the room of the table.
  [[nodiscard]] bool narrow() const { return options_.width < 100; }
  /// A verdict with its share in brackets, which is a mark where there is no room.
  [[nodiscard]] std::string marked(const std::string& verdict) const {
    const std::size_t bracket = verdict.find(" (");
    return narrow() && bracket != std::string::npos ? verdict.substr(0, bracket) + "?" : verdict;
  }

  std::string since(std::size_t row) const {
    const assessed::row_pair rows =
        assessed::assessed_rows(s_.from, s_.found, s_.from.row_entity(row));
    if (rows.empty() || rows.first >= row) return std::string(no_number);
    const assessed::change c = compare(s_.from, s_.found, rows.first, row);
    const assessed::from_to& values = c.like_for_like(s_.found.headline());
    if (is_missing(values.change())) return std::string(no_number);
    return signed_score(values.change()) + (c.same_columns ? "" : "*");
  }

  /// Which columns the ranking has, and what its lines turned out to hold.
  struct ranking_columns {
    bool coupled, years, sure;
    bool unlike = false;  ///< a change is over the columns of both years
    bool none = false;    ///< a change cannot be told
  };

  void ranking_table() {
    if (s_.order.empty() || s_.one_entity()) return;
    heading("Ranking " + std::to_string(s_.year) + " by " + name_of(s_.found.headline()));
    ranking_columns has{s_.has_coupling(), s_.from.years().size() > 1, !s_.intervals.empty()};
    const std::string level = has.sure ? percent(s_.shown.uncertainty->options.level) : "";
    text_table table = told_rows(has.coupled ? "rrlllrrrrrlrrr" : "rrlrrr");
    if (has.coupled)
      table.add({"", level, "", "", "grade", "D", "C", "T", "P", "E", "which side lags", "E/P",
                 "known", has.years ? "change" : ""});
    else
      table.add({"", level, "", assessed::letter_of(s_.found.headline()), "known",
                 has.years ? "change" : ""});
    const std::size_t n = s_.order.size();
    const std::size_t head = n <= options_.ranked ? n : options_.ranked * 2 / 3;
    const std::size_t tail = n <= options_.ranked ? 0 : options_.ranked - head;
    for (std::size_t i = 0; i < n; ++i) {
      if (i == head && tail != 0) {
        table.add({"", "", "\xe2\x80\xa6 " + count(n - head - tail) + " more"});
        i = n - tail;
      }
      table.add(ranking_line(i, has));
    }
    // The grade and the side that lags stay: names give way to them, then the two sides' indices.
    if (has.coupled) {
      table.fit(options_.width, {7, 6, 11, 12, 3});
      table.shorten(options_.width, 2, 20);
      table.fit(options_.width, {8, 9, 13});
      table.shorten(options_.width, 2, 12);
    }
    out_ += table.write();
    ranking_notes(has, level, table);
  }

  [[nodiscard]] std::vector<std::string> ranking_line(std::size_t i, ranking_columns& has) const {
    const std::size_t row = s_.order[i].row;
    std::vector<std::string> cells = {
        count(s_.order[i].rank),
        has.sure ? interval_words(*s_.intervals[i], "\xe2\x80\x93") : std::string(),
        cut(s_.name_of_row(row), 30)};
    if (has.coupled) {
      cells.push_back(options_.bars ? bar(s_.order[i].value, 10) : "");
      cells.push_back(marked(supported_grade(s_, row)));
      for (const measured each :
           {measured::d, measured::c, measured::t, measured::productivity, measured::cultivation})
        cells.push_back(score(s_.found.value(each, row)));
      cells.push_back(marked(supported_lag(s_, row)));
      cells.push_back(ratio_words(s_.found, row));
    } else {
      cells.push_back(score(s_.order[i].value));
    }
    cells.push_back(percent(s_.found.coverage(row)));
    if (!has.years) return cells;
    cells.push_back(since(row));
    has.unlike = has.unlike || cells.back().ends_with('*');
    has.none = has.none || cells.back() == no_number;
    return cells;
  }

  /// What the columns of the ranking mean.
  void ranking_notes(const ranking_columns& has, const std::string& level,
                     const text_table& table) {
    if (has.coupled)
      para("D coordination degree = root of C x T; C coupling degree; T coordination index, the " +
               std::string(s_.found.options().importance == 0.5 ? "mean" : "weighted mean") +
               " of P productive forces and E cultivation.",
           "");
    if (has.sure)
      para(level + ": the ranks that the entity has in that share of " +
               plural(s_.shown.uncertainty->options.runs, "random choice", "random choices") +
               " of " + varied(s_) + ".",
           "");
    else if (s_.order.size() > 1) para(std::string(not_asked), "");
    if (const std::string note = support_note(s_); !note.empty())
      para(narrow()
               ? "? holds in less than " + percent(assessed::firm_share) + " of the random runs."
               : note,
           "");
    std::string more;
    if (!has.coupled || table.shows(12)) more = "Known: the share of the weight that is known.";
    const bool shows_change = has.years && table.shows(has.coupled ? 13 : 5);
    if (shows_change)
      more += std::string(more.empty() ? "" : " ") + "Change: of " +
              assessed::letter_of(s_.found.headline()) +
              " since the entity's first assessed year, over the columns known in both" +
              (has.none ? "; \xe2\x80\x93 where there is no such year or those columns are too few."
                        : ".");
    if (!more.empty()) para(more, "");
    if (has.unlike && shows_change)
      para("* some columns are known in only one of the two years.", "");
  }

  void over_years_table() {
    if (s_.one_entity()) return;
    const std::vector<assessed::year_summary> years = assessed::over_years(s_.from, s_.found);
    if (years.size() < 2) return;
    heading(std::string(assessed::letter_of(s_.found.headline())) + " over the years");
    text_table table = told_rows("lrrrrrr");
    table.add({"", "entities", "mean", "median", "least", "most", "Gini"});
    bool unlike = false;
    for (const assessed::year_summary& each : years) {
      table.add({std::to_string(each.year) + (each.unlike ? " *" : ""), count(each.entities),
                 score(each.mean), score(each.median), score(each.least), score(each.most),
                 score(each.gini)});
      unlike = unlike || each.unlike;
    }
    out_ += table.write(2);
    if (assess_detail::scaled_by_year(s_.found))
      para("Columns are scaled within each year: means of different years do not compare.", "  ");
    else if (entities_differ(s_, years))
      para("Not every year has the same entities: means move with who is assessed as well.", "  ");
    if (unlike) para("* measured by other dimensions than most years, see below.", "  ");
  }

  void years_table() {
    const assessed::row_pair rows = assessed::assessed_rows(s_.from, s_.found, 0);
    if (rows.empty()) return;
    heading(s_.name(0) + " by year");
    text_table table = told_rows("lrrrrrl");
    table.add({"year", "D", "C", "T", "P", "E", "grade"});
    for (std::size_t row = rows.first; row <= rows.last; ++row)
      table.add({std::to_string(s_.from.row_year(row)), score(s_.found.value(measured::d, row)),
                 score(s_.found.value(measured::c, row)), score(s_.found.value(measured::t, row)),
                 score(s_.found.value(measured::productivity, row)),
                 score(s_.found.value(measured::cultivation, row)),
                 grade_words(s_.found.grade(row))});
    out_ += table.write();
  }

  void sensitivity() {
    if (s_.intervals.empty()) return;
    const rank_uncertainty& u = *s_.shown.uncertainty;
    heading("What the ranks depend on");
    line("Mean shift of ranks when only this choice changes:");
    text_table table = told_rows("lr");
    for (const assessed::rank_shift& each : u.choices) table.add({each.what, fixed(each.shift, 1)});
    // The greatest come first: where none moves a rank, naming some would single them out.
    if (!u.columns.empty() && u.columns[0].shift < 0.05)
      table.add({"Without any one of the columns", fixed(u.columns[0].shift, 1)});
    else {
      for (std::size_t i = 0; i < u.columns.size() && i < 5; ++i)
        table.add({"Without: " + in_width(u.columns[i].what, 30), fixed(u.columns[i].shift, 1)});
      if (u.columns.size() > 5)
        table.add({"\xe2\x80\xa6 " + count(u.columns.size() - 5) + " more"});
    }
    out_ += table.write(2);
    if (const std::string words = share_words(u); !words.empty()) para(words, "");
  }

  void groups() {
    if (s_.order.empty() || s_.one_entity()) return;
    for (std::size_t g = 0; g < s_.from.groups(); ++g) {
      const assessed::group_disparity d = disparity(s_.from, s_.found, g, s_.year);
      if (d.groups.size() < 2) continue;
      heading(std::string(assessed::letter_of(s_.found.headline())) + " by " +
              s_.data(s_.from.group(g).title()) + ", " + std::to_string(s_.year));
      text_table table = told_rows("lrrrr");
      table.add({"", "entities", "mean", "least", "most"});
      for (std::size_t i = 0; i < d.groups.size(); ++i) {
        if (d.groups.size() > 14 && i == 10) {
          table.add({"\xe2\x80\xa6 " + count(d.groups.size() - 13) + " more"});
          i = d.groups.size() - 3;
        }
        const assessed::group_summary& each = d.groups[i];
        table.add({cut(s_.data(each.name), 40), count(each.entities), score(each.mean),
                   score(each.least), score(each.most)});
      }
      out_ += table.write(2);
      para("Gini " + score(d.gini) + "; Theil " + fixed(d.theil.total, 4) + ", of it " +
               percent(d.theil.total > 0 ? d.theil.between / d.theil.total : missing) +
               " between groups; Dagum: within " + score(d.dagum.within) + ", between " +
               score(d.dagum.between) + ", overlap " + score(d.dagum.transvariation) + "." +
               (d.ungrouped > 0
                    ? " " + plural(d.ungrouped, "entity is", "entities are") + " in no group."
                    : std::string()),
           "  ");
    }
  }

  void hindrances() {
    if (s_.order.empty()) return;
    const auto common = assessed::common_obstacles(s_.from, s_.found, s_.year);
    if (common.empty()) return;
    heading("What holds back most, " + std::to_string(s_.year));
    text_table table = told_rows("lrrrrl");
    table.add({"", "degree", "weight", "distance", "in the top five", ""});
    for (std::size_t i = 0; i < common.size() && i < 5; ++i) {
      const assessed::scored_column& at = s_.found.scored_columns()[common[i].scored_column];
      table.add({in_width(s_.title_of(at.column), 46), percent(common[i].mean_degree, 1),
                 percent(common[i].weight, 1), fixed(common[i].mean_distance, 2),
                 assess_detail::of_all(common[i].rows, s_.order.size()),
                 s_.found.dimensions()[at.dimension].title});
    }
    table.fit(options_.width - 2, {5});
    out_ += table.write(2);
    para(std::string(obstacle_words) + " " + std::string(common_obstacle_words), "  ");
  }

  void along() {
    if (s_.order.size() < 5) return;
    text_table table = told_rows("lrl");
    for (const assessed::going_along& each : assessed::agreement(s_.from, s_.found, s_.year)) {
      if (is_missing(each.correlation) || each.entities < 5) continue;
      const assessed::scored_column& at = s_.found.scored_columns()[each.scored_column];
      table.add({in_width(s_.title_of(at.column), 30), signed_score(each.correlation),
                 s_.found.dimensions()[at.dimension].title});
    }
    if (table.size() == 0) return;
    table.fit(options_.width - 2, {2});
    heading(std::string("Rank correlation of ") + assessed::letter_of(s_.found.headline()) +
            " with indicators outside the index, " + std::to_string(s_.year));
    out_ += table.write(2);
    para(
        "Rank correlation with columns that are in no index, the better end counting as high. It "
        "shows no cause.",
        "  ");
  }

  void findings();
  void findings_of(const assessed::asked_rules& set);
  void profile(std::size_t entity);
  void dimensions_table(std::size_t row);
  // What the panel says of the drive is the same for every entity: tested once, where it is asked for.
  const framework::evidence_on_drives& drives() {
    if (!drives_) drives_ = evidence_of_drive(s_.from, s_.found);
    return *drives_;
  }

  void gaps() {
    if (s_.found.gaps().empty()) return;
    heading("Could not be assessed");
    for (const assessed::gap& each : s_.found.gaps()) item(each.title + ": " + each.why + ".");
  }
  /// How many cells each column lacks.
  void missing_cells() {
    std::string listed;
    for (const assessed::scored_column& each : s_.found.scored_columns()) {
      const std::size_t n = s_.from.count_missing(each.column);
      if (n == 0) continue;
      listed += (listed.empty() ? "" : ", ") + in_one_line(s_.title_of(each.column)) + " (" +
                count(n) + ")";
    }
    if (listed.empty()) return;
    heading("Missing cells");
    para("Missing, of " + count(s_.from.rows()) + " cells of each column: " + listed + ".", "");
  }
  void remarks() {
    if (s_.found.remarks().empty()) return;
    heading("To be read with the result");
    for (const assessed::remark& each : s_.found.remarks())
      item(each.text, each.warning ? "  ! " : "  - ");
  }

  const subject& s_;
  const text_options& options_;
  teller tell_;
  std::optional<framework::evidence_on_drives> drives_;
  std::string out_;
};

inline void text_writer::findings() {
  if (s_.year == 0) return;
  for (const assessed::asked_rules& each : s_.found.rules())
    if (each.any()) findings_of(each);
}

inline void text_writer::findings_of(const assessed::asked_rules& set) {
  const assessed::findings_tally tally = assessed::tally_findings(s_.from, s_.year, set);
  heading("Rules on: " + title_of(set) + ", " + std::to_string(s_.year));
  para(reach_words(tally) + " " + std::string(rules_caveat), "");
  line("");
  if (const std::string none = nothing_diagnosed(tally); !none.empty()) line(none);
  for (const assessed::dilemma_tally& each : tally.dilemmas) {
    if (each.of.empty()) continue;
    std::string who;
    for (std::size_t i = 0; i < each.of.size() && i < 8; ++i) {
      // A name with a comma in it would read as two.
      const std::string name = s_.name(each.of[i]);
      who += (i == 0 ? "" : ", ") +
             (name.find(", ") == std::string::npos ? name : "\xe2\x80\x9c" + name + "\xe2\x80\x9d");
    }
    if (each.of.size() > 8) who += " and " + count(each.of.size() - 8) + " more";
    item(std::string(about(each.what).meaning) + " " + of_decided(each, tally) + ": " + who +
         ". [" + about(each.what).from().write().c_str() + "]");
  }
  if (const std::string words = collect_words(tally, 5); !words.empty()) para(words, "");
  if (tally.measures.empty()) return;
  line("");
  line("Measures advised, by the number of entities:");
  text_table table = told_rows("rl");
  for (std::size_t i = 0; i < tally.measures.size() && i < 8; ++i)
    table.add({count(tally.measures[i].of.size()),
               cut(tell_(about(tally.measures[i].what).meaning), options_.width - 10)});
  out_ += table.write(2);
  if (tally.measures.size() > 8)
    line("  \xe2\x80\xa6 and " + count(tally.measures.size() - 8) + " more");
}

inline void text_writer::profile(std::size_t entity) {
  const std::size_t row = s_.from.find_row(entity, s_.year);
  heading(s_.full_name(entity) + ", " + std::to_string(s_.year));
  if (row == panel::no_row) {
    line("The panel has no row for this entity and year.");
    return;
  }
  const bool ranked_there = s_.found.rank(row) != 0;
  if (ranked_there && !s_.one_entity())
    line("Rank " + count(s_.found.rank(row)) + " of " + count(s_.order.size()) + " by " +
         name_of(s_.found.headline()) + ".");
  if (s_.has_coupling() && ranked_there)
    line("D = " + score(s_.found.value(measured::d, row)) + ", " + supported_grade(s_, row) + "; " +
         supported_lag(s_, row) + "; E/P " + ratio_words(s_.found, row) + ".");
  dimensions_table(row);
  const auto hinder = obstacles(s_.from, s_.found, row);
  std::string most;
  for (std::size_t i = 0; i < hinder.size() && i < 5; ++i)
    most += (i == 0 ? "" : ", ") +
            s_.title_of(s_.found.scored_columns()[hinder[i].scored_column].column) + " " +
            percent(hinder[i].degree) + " (weight " + percent(hinder[i].weight, 1) + ", distance " +
            fixed(hinder[i].distance, 2) + ")";
  if (!most.empty())
    para("Greatest obstacles, by degree: " + most + ". " + std::string(obstacle_words) + " " +
             std::string(own_obstacle_words),
         "");

  for (const assessed::asked_rules& set : s_.found.rules()) {
    if (!set.any()) continue;
    const assessed::row_findings found(s_.from, set, row);
    framework::diagnosis d(found.all());
    d.set_beside(drives());
    line("");
    line("Rules on: " + title_of(set));
    line("");
    const diagnosis_options shown{options_.width, 5, 5};
    out_ += diagnosis_writer(d, shown, tell_).write();
  }
}

inline void text_writer::dimensions_table(std::size_t row) {
  text_table table = told_rows("lrll");
  assessed::dimension_side side = assessed::dimension_side::outside;
  for (std::size_t p = 0; p < s_.found.dimensions().size(); ++p) {
    const assessed::dimension& at = s_.found.dimensions()[p];
    if (p == 0 || at.side != side) {
      side = at.side;
      const bool beside = side == assessed::dimension_side::outside;
      const double index = beside ? missing
                                  : s_.found.value(side == assessed::dimension_side::productivity
                                                       ? measured::productivity
                                                       : measured::cultivation,
                                                   row);
      table.add({beside                                           ? "Outside the indices"
                 : side == assessed::dimension_side::productivity ? "Productive forces P"
                                                                  : "Cultivation E",
                 beside ? "" : score(index), options_.bars ? bar(index, 20) : "", ""});
    }
    const double value = s_.found.score(p, row);
    table.add({"  " + at.title, score(value), options_.bars ? bar(value, 20) : "",
               !is_missing(value)                        ? ""
               : at.stands()                             ? "too little is known"
               : assess_detail::has_columns(s_.from, at) ? "its columns are left out"
                                                         : "no column"});
  }
  out_ += table.write(2);
}

}  // namespace detail

/// An assessment as text of at most `width` columns, but for long names.
[[nodiscard]] inline std::string to_text(const panel& from, const assessment& found,
                                         const view& shown = {}, const text_options& options = {}) {
  const subject s(from, found, shown);
  return detail::text_writer(s, options).write();
}

}  // namespace nqpf::inline NQPF_ABI::report
