// SPDX-License-Identifier: BSL-1.0
#pragma once

// The tables on how to read the scores: years, disparity, obstacles, how sure ranks are, checks, findings,
// remarks and choices.

#include <nqpf/report/csv/score_tables.hpp>
#include <nqpf/report/csv/table_writer.hpp>
#include <nqpf/report/words/summary.hpp>

#include <cstddef>
#include <string>

namespace nqpf::inline NQPF_ABI::report::csv {

template <class Writer>
void sentences(Writer& to, const subject& s) {
  to.header({"sentence"});
  for (const std::string& each : summary(s)) to.cell(each).end();
}

template <class Writer>
void years(Writer& to, const subject& s) {
  to.header(
      {"year", "measured", "entities", "mean", "median", "least", "most", "gini", "other_parts"});
  for (const assessed::year_summary& each : assessed::over_years(s.from, s.found)) {
    to.cell(each.year)
        .cell(assessed::letter_of(s.found.headline()))
        .cell(each.entities)
        .cell(each.mean);
    to.cell(each.median).cell(each.least).cell(each.most).cell(each.gini).cell(each.unlike);
    to.end();
  }
}

template <class Writer>
void disparities(Writer& to, const subject& s) {
  to.header({"grouping", "year", "group", "entities", "mean", "least", "most", "theil_within",
             "gini_of_all", "theil_of_all", "theil_between", "dagum_within", "dagum_between",
             "dagum_overlap", "ungrouped"});
  for (std::size_t g = 0; g < s.from.groups(); ++g) {
    for (const int year : s.from.years()) {
      const assessed::group_disparity d = disparity(s.from, s.found, g, year);
      for (const assessed::group_summary& each : d.groups) {
        to.cell(s.from.group(g).column).cell(year).cell(each.name).cell(each.entities);
        to.cell(each.mean).cell(each.least).cell(each.most).cell(each.theil);
        to.cell(d.gini).cell(d.theil.total).cell(d.theil.between).cell(d.dagum.within);
        to.cell(d.dagum.between).cell(d.dagum.transvariation).cell(d.ungrouped);
        to.end();
      }
    }
  }
}

template <class Writer>
void obstacles_of_rows(Writer& to, const subject& s) {
  to.header({"entity", "name", "year", "rank", "column", "label", "dimension", "degree", "weight",
             "distance"});
  for (const assessed::ranked& at : s.order) {
    std::size_t place = 0;
    for (const assessed::obstacle& each : obstacles(s.from, s.found, at.row)) {
      const assessed::scored_column& of = s.found.scored_columns()[each.scored_column];
      entity_cells(to, s, at.row);
      to.cell(++place).cell(s.from.column(of.column).id()).cell(s.from.column(of.column).title());
      to.cell(s.found.dimensions()[of.dimension].id).cell(each.degree).cell(each.weight);
      to.cell(each.distance).end();
    }
  }
}

template <class Writer>
void rank_sureness(Writer& to, const subject& s) {
  to.header({"entity", "name", "year", "rank", "low", "median", "high", "mean", "best", "worst",
             "grade_stands", "lag_stands"});
  for (std::size_t i = 0; i < s.intervals.size(); ++i) {
    const models::rank_interval& r = *s.intervals[i];
    entity_cells(to, s, s.order[i].row);
    for (const double number : {r.nominal, r.low, r.median, r.high, r.mean, r.best, r.worst})
      to.cell(number);
    to.cell(s.supports.empty() ? missing : s.supports[i]->grade);
    to.cell(s.supports.empty() ? missing : s.supports[i]->lag).end();
  }
}

template <class Writer>
void rank_shifts(Writer& to, const subject& s) {
  to.header({"kind", "what", "mean_shift", "sobol_first", "sobol_total"});
  if (s.intervals.empty()) return;
  const rank_uncertainty& u = *s.shown.uncertainty;
  for (const assessed::rank_shift& each : u.choices)
    to.cell("choice").cell(each.what).cell(each.shift).cell("").cell("").end();
  for (const assessed::rank_shift& each : u.columns)
    to.cell("column left out").cell(each.what).cell(each.shift).cell("").cell("").end();
  for (const assessed::choice_share& each : u.shares)
    to.cell("variance")
        .cell(each.what)
        .cell("")
        .cell(each.index.first)
        .cell(each.index.total)
        .end();
}

template <class Writer>
void going_along_table(Writer& to, const subject& s) {
  to.header({"column", "label", "dimension", "measured", "year", "entities", "spearman"});
  if (s.year == 0) return;
  for (const assessed::going_along& each : assessed::agreement(s.from, s.found, s.year)) {
    const assessed::scored_column& at = s.found.scored_columns()[each.scored_column];
    to.cell(s.from.column(at.column).id()).cell(s.from.column(at.column).title());
    to.cell(s.found.dimensions()[at.dimension].id)
        .cell(assessed::letter_of(s.found.headline()))
        .cell(s.year);
    to.cell(each.entities).cell(each.correlation).end();
  }
}

[[nodiscard]] inline const char* kind_word(assessed::column_pair::kind what) {
  return what == assessed::column_pair::kind::opposed     ? "opposed"
         : what == assessed::column_pair::kind::duplicate ? "near duplicate"
         : what == assessed::column_pair::kind::size      ? "goes with context level"
                                                          : "goes with level";
}

template <class Writer>
void pairs(Writer& to, const subject& s) {
  to.header({"kind", "first", "second", "dimension", "correlation", "rows"});
  for (const assessed::column_pair& each : s.found.check().pairs) {
    to.cell(kind_word(each.what)).cell(s.from.column(each.first).id());
    to.cell(s.from.column(each.second).id()).cell(s.found.dimensions()[each.dimension].id);
    to.cell(each.correlation).cell(each.rows).end();
  }
}

template <class Writer>
void loadings(Writer& to, const subject& s) {
  to.header(
      {"dimension", "column", "label", "loading", "alpha_of_dimension", "share_of_first", "rows"});
  for (const assessed::dimension_check& each : s.found.check().dimensions) {
    for (std::size_t k = 0; k < each.scored_columns.size(); ++k) {
      const schema_column& column =
          s.from.column(s.found.scored_columns()[each.scored_columns[k]].column);
      to.cell(s.found.dimensions()[each.dimension].id).cell(column.id()).cell(column.title());
      to.cell(k < each.loadings.size() ? each.loadings[k] : missing);
      to.cell(each.alpha).cell(each.first_share).cell(each.rows).end();
    }
  }
}

template <class Writer>
void end_values(Writer& to, const subject& s) {
  to.header({"entity", "name", "year", "column", "label", "value", "counts_as"});
  for (const assessed::end_value& each : s.found.end_values()) {
    const schema_column& column =
        s.from.column(s.found.scored_columns()[each.scored_column].column);
    entity_cells(to, s, each.row);
    to.cell(column.id())
        .cell(column.title())
        .cell(s.found.used(s.from, each.scored_column, each.row));
    to.cell(each.counts_as).end();
  }
}

/// The conclusions of a finding, in words.
inline std::string says_of(const finding& f) {
  std::string says;
  for (int i = 0; i < f.conclusion_count(); ++i)
    says += (i == 0 ? "" : "; ") + std::string(f.conclusion(i).name());
  return says;
}

/// Why a rule holds, or what is not known where it is undecided.
inline std::string because_of(const finding& f, truth outcome) {
  std::string because;
  if (outcome == truth::yes) {
    for (const replies::rule_reason& r : reasons_of(f))
      because += (because.empty() ? "" : "; ") + words_of(r);
  } else {
    f.missing_indicators([&](const indicator_info& i) {
      because += (because.empty() ? "not known: " : ", ") + std::string(i.id);
    });
  }
  return because;
}

template <class Writer>
void findings(Writer& to, const subject& s) {
  to.header({"entity", "name", "year", "rules", "rule", "outcome", "says", "because", "sources"});
  for (const assessed::asked_rules& asked : s.found.rules()) {
    if (!asked.any()) continue;
    for (std::size_t row = 0; row < s.from.rows(); ++row) {
      const assessed::row_findings found(s.from, asked, row);
      for (const truth outcome : {truth::yes, truth::unknown}) {
        found.each(outcome, [&](const finding& f) {
          entity_cells(to, s, row);
          to.cell(asked.source.id).cell(f.id());
          to.cell(outcome == truth::yes ? "holds" : "undecided");
          to.cell(says_of(f)).cell(because_of(f, outcome));
          to.cell(f.sources().c_str()).end();
        });
      }
    }
  }
}

template <class Writer>
void advised(Writer& to, const subject& s) {
  to.header({"rules", "kind", "id", "meaning", "entity", "name"});
  if (s.year == 0) return;
  for (const assessed::asked_rules& asked : s.found.rules()) {
    if (!asked.any()) continue;
    const assessed::findings_tally tally = assessed::tally_findings(s.from, s.year, asked);
    const auto write = [&](const char* kind, const auto& list) {
      for (const auto& each : list) {
        for (const std::size_t e : each.of) {
          to.cell(asked.source.id).cell(kind).cell(framework::id_of(each.what));
          to.cell(framework::about(each.what).meaning);
          to.cell(s.from.entity_id(e)).cell(s.from.entity_name(e)).end();
        }
      }
    };
    write("dilemma", tally.dilemmas);
    write("measure", tally.measures);
  }
}

template <class Writer>
void gaps(Writer& to, const subject& s) {
  to.header({"id", "title", "why"});
  for (const assessed::gap& each : s.found.gaps())
    to.cell(each.id).cell(each.title).cell(each.why).end();
}

template <class Writer>
void remarks(Writer& to, const subject& s) {
  to.header({"code", "warning", "text"});
  for (const assessed::remark& each : s.found.remarks())
    to.cell(code_name(each.code)).cell(each.warning).cell(each.text).end();
}

/// The choices by the names of the command line, and where the tables come from.
template <class Writer>
void choices(Writer& to, const subject& s) {
  const assess_options& o = s.found.options();
  to.header({"choice", "value"});
  const auto say = [&](const char* name, const auto& value) { to.cell(name).cell(value).end(); };
  say("year", s.year);
  say("scale", name_of(o.scale));
  say("lowest", s.found.lowest());
  say("impute", name_of(o.imputation));
  say("outliers", o.outliers == outlier_rule::winsorise ? "winsorise" : "keep");
  if (o.base_last != 0)
    say("base-years", std::to_string(o.base_first) + ":" + std::to_string(o.base_last));
  if (!o.bounds.empty()) say("bounds", o.bounds_name);
  say("weights", !o.bounds.empty() && o.keep_weights ? "of the bounds" : name_of(o.weights));
  if (o.combine != weight_combination::none) say("combine", name_of(o.combine));
  say("dimension-weights", name_of(o.dimensions));
  say("index", o.index == index_rule::topsis ? "topsis" : "mean");
  say("aggregate", mean_words(o.across));
  say("aggregate-within", mean_words(o.within));
  say("min-coverage", o.min_coverage);
  say("coupling", coupling_words(o.coupling));
  say("importance", o.importance);
  say("grades", o.grades == models::closed_side::left ? "left" : "right");
  std::string cuts;
  for (const double cut : o.grade_cuts) cuts += (cuts.empty() ? "" : ",") + report::exact(cut);
  say("grade-cuts", cuts);
  say("lag", report::exact(o.lag_low) + "," + report::exact(o.lag_high));
  for (const auto& [name, value] : o.thresholds)
    say("threshold", name + "=" + report::exact(value));
  if (!s.intervals.empty()) {
    const uncertainty_options& u = s.shown.uncertainty->options;
    say("runs", u.runs);
    say("spread", u.spread);
    say("seed", u.seed);
  }
  for (const std::string& each : s.shown.origin.inputs) say("input", each);
  if (!s.shown.origin.command.empty()) say("command", s.shown.origin.command);
  if (!s.shown.origin.date.empty()) say("date", s.shown.origin.date);
}

}  // namespace nqpf::inline NQPF_ABI::report::csv
