// SPDX-License-Identifier: BSL-1.0
#pragma once

// Every number of an assessment as JSON.

#include <nqpf/report/json_parts/movement.hpp>
#include <nqpf/report/json_parts/reading.hpp>
#include <nqpf/report/json_parts/rules.hpp>
#include <nqpf/report/words/summary.hpp>
#include <nqpf/version.hpp>
#include <nqpf/write/json_writer.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace nqpf::inline NQPF_ABI::report {

namespace detail {

template <write::text_sink Sink>
class assessment_json {
public:
  assessment_json(Sink& sink, const subject& s) : out_(sink), s_(s) {}

  void write() {
    out_.begin_object();
    out_.member("format", "nqpf assessment 1");
    out_.member("library", "nqpf " + std::to_string(NQPF_VERSION_MAJOR) + "." +
                               std::to_string(NQPF_VERSION_MINOR) + "." +
                               std::to_string(NQPF_VERSION_PATCH));
    out_.member("title", s_.title());
    json::write_origin(out_, s_.shown.origin);
    write_panel();
    write_options();
    write_summary();
    write_dimensions();
    write_entities();
    write_uncertainty();
    write_years();
    out_.key("movement");
    if (s_.shown.moved == nullptr) out_.null();
    else movement_json<Sink>(out_, s_, *s_.shown.moved).write();
    write_groups();
    write_agreement();
    json::write_rules(out_, s_);
    json::write_check(out_, s_);
    json::write_end_values(out_, s_);
    json::write_moved(out_, s_);
    write_gaps();
    write_remarks();
    out_.end_object();
  }

private:
  void write_summary() {
    out_.key("summary").begin_object();
    if (s_.year != 0) out_.member("year", s_.year);
    else out_.key("year").null();
    out_.key("sentences").begin_array();
    for (const std::string& each : summary(s_)) out_.value(each);
    out_.end_array();
    out_.member("caveat", coupling_caveat);
    out_.end_object();
  }

  void write_gaps() {
    out_.key("could_not_be_assessed").begin_array();
    for (const assessed::gap& each : s_.found.gaps())
      out_.begin_object(true)
          .member("id", each.id)
          .member("title", each.title)
          .member("why", each.why)
          .end_object();
    out_.end_array();
  }

  void write_remarks() {
    out_.key("remarks").begin_array();
    for (const assessed::remark& each : s_.found.remarks())
      out_.begin_object(true)
          .member("code", code_name(each.code))
          .member("warning", each.warning)
          .member("text", each.text)
          .end_object();
    out_.end_array();
  }

  void write_panel() {
    const panel& p = s_.from;
    out_.key("panel").begin_object();
    out_.member("file", p.file()).member("entities", p.entities()).member("rows", p.rows());
    out_.key("years").begin_array(true);
    for (const int year : p.years()) out_.value(year);
    out_.end_array();
    out_.key("groupings").begin_array(true);
    for (std::size_t g = 0; g < p.groups(); ++g) out_.value(p.group(g).column);
    out_.end_array();
    out_.end_object();
  }

  void write_options() {
    const assess_options& o = s_.found.options();
    out_.key("options").begin_object();
    out_.member("scale", name_of(o.scale)).member("lowest", s_.found.lowest());
    out_.member("imputation", name_of(o.imputation));
    out_.member("outliers", o.outliers == outlier_rule::winsorise ? "winsorise" : "keep");
    out_.key("base_years");
    if (o.base_last == 0) out_.null();
    else out_.begin_array(true).value(o.base_first).value(o.base_last).end_array();
    json::write_bounds(out_, s_);
    out_.member("index", o.index == index_rule::topsis ? "topsis" : "mean");
    out_.member("weights", name_of(o.weights)).member("dimension_weights", name_of(o.dimensions));
    out_.member("aggregate_within", mean_words(o.within)).member("aggregate", mean_words(o.across));
    out_.member("combine", name_of(o.combine)).member("judged_share", o.judged_share);
    out_.member("judgement_limit", o.judgement_limit);
    write_weight_basis();
    out_.member("min_coverage", o.min_coverage);
    out_.member("coupling", coupling_words(o.coupling));
    out_.member("importance_of_cultivation", o.importance);
    out_.member("grades_closed", o.grades == models::closed_side::left ? "left" : "right");
    out_.key("grade_cuts").begin_array(true);
    for (const double cut : o.grade_cuts) out_.value(cut);
    out_.end_array();
    out_.key("lag").begin_array(true).value(o.lag_low).value(o.lag_high).end_array();
    out_.end_object();
  }

  void write_weight_basis() {
    out_.key("judgements").begin_array();
    for (const assessed::judged_weights& each : s_.found.weight_basis().judged) {
      out_.begin_object(true).member("file", each.file).member("of", each.of);
      out_.member("consistency_ratio", each.consistency.ratio);
      out_.member("lambda", each.consistency.lambda);
      out_.key("weights").begin_object();
      for (std::size_t i = 0; i < each.names.size(); ++i)
        out_.member(each.names[i], each.weights[i]);
      out_.end_object().end_object();
    }
    out_.end_array();
    out_.key("combined").begin_array();
    for (const assessed::combined_weights& each : s_.found.weight_basis().combined)
      out_.begin_object(true)
          .member("of", each.of)
          .member("judged", each.judged)
          .member("computed", each.computed)
          .end_object();
    out_.end_array();
  }

  void write_dimensions() {
    out_.key("dimensions").begin_array();
    for (std::size_t p = 0; p < s_.found.dimensions().size(); ++p) {
      const assessed::dimension& at = s_.found.dimensions()[p];
      out_.begin_object();
      out_.member("id", at.id).member("title", at.title).member("side", name_of(at.side));
      out_.member("weight_in_side", at.weight_in_side());
      out_.key("sources").begin_array(true);
      for (const citation& c : at.from) out_.value(std::string(c.document->id) + " " + c.place);
      out_.end_array();
      out_.key("columns").begin_array();
      for (const std::size_t e : at.scored_columns) write_scored_column(e);
      out_.end_array();
      out_.end_object();
    }
    out_.end_array();
  }

  void write_scored_column(std::size_t e) {
    const assessed::scored_column& at = s_.found.scored_columns()[e];
    const schema_column& column = s_.from.column(at.column);
    out_.begin_object(true);
    out_.member("column", column.id()).member("label", column.title()).member("unit", column.unit);
    out_.member("better", assess_detail::better_word(column.better));
    if (!column.indicator.empty()) out_.member("indicator", column.indicator);
    out_.member("weight_in_dimension", at.weight)
        .member("weight_in_side", s_.found.weight_in_side(e));
    out_.member("missing", s_.from.count_missing(at.column)).member("fixed_ends", at.fixed);
    out_.key("scales").begin_array();
    const bool pooled = s_.found.options().scale == scale_over::pooled;
    for (const int year : s_.from.years()) {
      const assessed::column_scale& scale = s_.found.scale_of(e, year);
      out_.begin_object(true);
      if (!pooled) out_.member("year", year);
      if (!scale.has_target()) {
        out_.member("worst", scale.scale.origin);
        out_.member("best", scale.scale.origin + scale.scale.width);
      } else {
        out_.member("best", scale.best.from);
        if (scale.best.from < scale.best.to) out_.member("best_to", scale.best.to);
        out_.member("worst_distance",
                    scale.scale.origin > 0 ? scale.scale.origin : scale.scale.width);
      }
      out_.end_object();
      if (pooled) break;
    }
    out_.end_array();
    out_.end_object();
  }

  void write_entities() {
    out_.key("entities").begin_array();
    for (std::size_t e = 0; e < s_.from.entities(); ++e) {
      out_.begin_object();
      out_.member("id", s_.from.entity_id(e)).member("name", s_.from.entity_name(e));
      if (s_.from.groups() > 0) write_groups_of(e);
      out_.key("years").begin_array();
      const row_range rows = s_.from.rows_of(e);
      for (std::size_t row = rows.first; row < rows.last; ++row) write_row(row);
      out_.end_array();
      out_.end_object();
    }
    out_.end_array();
  }

  void write_groups_of(std::size_t entity) {
    out_.key("groups").begin_object(true);
    for (std::size_t g = 0; g < s_.from.groups(); ++g) {
      const auto of = s_.from.group_of(g, entity);
      out_.key(s_.from.group(g).column);
      if (of == text_pool::none) out_.null();
      else out_.value(s_.from.group_name(g, of));
    }
    out_.end_object();
  }

  void write_row(std::size_t row) {
    const assessment& a = s_.found;
    out_.begin_object();
    out_.member("year", s_.from.row_year(row));
    for (const measured m :
         {measured::productivity, measured::cultivation, measured::c, measured::t, measured::d})
      out_.member(assessed::letter_of(m), a.value(m, row));
    write_grade(row);
    out_.key("rank");
    if (a.rank(row) == 0) out_.null();
    else out_.value(a.rank(row));
    out_.key("known").begin_object(true);
    out_.member("productive_forces",
                rounded(a.coverage(assessed::dimension_side::productivity, row)));
    out_.member("cultivation", rounded(a.coverage(assessed::dimension_side::cultivation, row)));
    out_.end_object();
    out_.key("scores").begin_object(true);
    for (std::size_t p = 0; p < a.dimensions().size(); ++p) {
      if (a.dimensions()[p].stands()) out_.member(a.dimensions()[p].id, a.score(p, row));
    }
    out_.end_object();
    json::write_columns(out_, s_, row);
    if (a.rank(row) != 0) write_obstacles(row);
    json::write_findings(out_, s_, row);
    out_.end_object();
  }

  void write_grade(std::size_t row) {
    if (const auto grade = s_.found.grade(row)) {
      out_.member("grade", models::name_of(*grade));
      out_.member("grade_zh", models::chinese_name_of(*grade));
    } else {
      out_.key("grade").null();
    }
    if (const auto r = s_.found.development(row)) {
      // JSON has no number for it: where P is 0 or next to nothing it is the word of the CSV tables.
      if (r->ratio < infinity) out_.member("E_over_P", r->ratio);
      else out_.member("E_over_P", "infinity");
      out_.member("lags", r->side == models::lagging::first    ? "cultivation"
                          : r->side == models::lagging::second ? "productive forces"
                                                               : "neither");
    }
  }

  void write_obstacles(std::size_t row) {
    out_.key("obstacles").begin_array(true);
    const auto hinder = obstacles(s_.from, s_.found, row);
    for (std::size_t i = 0; i < hinder.size() && i < 5; ++i)
      out_.begin_object()
          .member("column",
                  s_.from.column(s_.found.scored_columns()[hinder[i].scored_column].column).id())
          .member("degree", hinder[i].degree)
          .member("weight", hinder[i].weight)
          .member("distance", hinder[i].distance)
          .end_object();
    out_.end_array();
  }

  void write_intervals() {
    out_.key("ranks").begin_array();
    for (std::size_t i = 0; i < s_.order.size(); ++i) {
      const models::rank_interval& r = *s_.intervals[i];
      out_.begin_object(true).member("entity",
                                     s_.from.entity_id(s_.from.row_entity(s_.order[i].row)));
      out_.member("rank", r.nominal)
          .member("low", r.low)
          .member("median", r.median)
          .member("high", r.high);
      out_.member("mean", r.mean).member("best", r.best).member("worst", r.worst);
      if (!s_.supports.empty())
        out_.member("grade_stands", s_.supports[i]->grade)
            .member("lag_stands", s_.supports[i]->lag);
      out_.end_object();
    }
    out_.end_array();
  }

  void write_uncertainty() {
    out_.key("uncertainty");
    if (s_.intervals.empty()) {
      out_.null();
      return;
    }
    const rank_uncertainty& u = *s_.shown.uncertainty;
    out_.begin_object();
    out_.member("year", u.year).member("runs", u.options.runs).member("seed", u.options.seed);
    out_.member("spread", u.options.spread)
        .member("level", u.options.level)
        .member("mean_shift", u.mean_shift);
    write_intervals();
    const auto shifts = [&](const char* name, const std::vector<assessed::rank_shift>& list) {
      out_.key(name).begin_array();
      for (const assessed::rank_shift& each : list)
        out_.begin_object(true).member("what", each.what).member("shift", each.shift).end_object();
      out_.end_array();
    };
    shifts("choices", u.choices);
    shifts("columns_left_out", u.columns);
    out_.key("sobol").begin_array();
    for (const assessed::choice_share& each : u.shares)
      out_.begin_object(true)
          .member("what", each.what)
          .member("first", each.index.first)
          .member("total", each.index.total)
          .member("total_low", each.index.total_low)
          .member("total_high", each.index.total_high)
          .end_object();
    out_.end_array();
    out_.end_object();
  }

  void write_years() {
    out_.key("over_years").begin_array();
    for (const assessed::year_summary& each : assessed::over_years(s_.from, s_.found))
      out_.begin_object(true)
          .member("year", each.year)
          .member("of", assessed::letter_of(s_.found.headline()))
          .member("entities", each.entities)
          .member("mean", each.mean)
          .member("median", each.median)
          .member("least", each.least)
          .member("most", each.most)
          .member("gini", each.gini)
          .member("other_parts", each.unlike)
          .end_object();
    out_.end_array();
  }

  void write_agreement() {
    out_.key("rank_correlation").begin_array();
    if (s_.year != 0) {
      for (const assessed::going_along& each : assessed::agreement(s_.from, s_.found, s_.year))
        out_.begin_object(true)
            .member("column",
                    s_.from.column(s_.found.scored_columns()[each.scored_column].column).id())
            .member("with", assessed::letter_of(s_.found.headline()))
            .member("year", s_.year)
            .member("entities", each.entities)
            .member("spearman", each.correlation)
            .end_object();
    }
    out_.end_array();
  }

  void write_groups() {
    out_.key("disparity").begin_array();
    for (std::size_t g = 0; g < s_.from.groups(); ++g) {
      for (const int year : s_.from.years()) {
        const assessed::group_disparity d = disparity(s_.from, s_.found, g, year);
        if (d.groups.empty()) continue;
        out_.begin_object()
            .member("grouping", s_.from.group(g).column)
            .member("year", year)
            .member("of", assessed::letter_of(s_.found.headline()));
        out_.member("gini", d.gini);
        out_.key("theil")
            .begin_object(true)
            .member("total", d.theil.total)
            .member("between", d.theil.between)
            .member("within", d.theil.within)
            .end_object();
        out_.key("dagum")
            .begin_object(true)
            .member("within", d.dagum.within)
            .member("between", d.dagum.between)
            .member("overlap", d.dagum.transvariation)
            .end_object();
        out_.member("ungrouped", d.ungrouped);
        out_.key("groups").begin_array();
        for (const assessed::group_summary& each : d.groups)
          out_.begin_object(true)
              .member("name", each.name)
              .member("entities", each.entities)
              .member("mean", each.mean)
              .member("least", each.least)
              .member("most", each.most)
              .member("theil", each.theil)
              .end_object();
        out_.end_array().end_object();
      }
    }
    out_.end_array();
  }

  // Coverage is kept in single precision: no digits that are not there.
  static double rounded(double share) {
    return static_cast<double>(static_cast<long long>(share * 1e6 + 0.5)) / 1e6;
  }

  write::json_writer<Sink> out_;
  const subject& s_;
};

}  // namespace detail

/// Writes an assessment as JSON, UTF-8, in a stable order, into what takes text piece by piece.
template <write::text_sink Sink>
void write_json(Sink&& sink, const panel& from, const assessment& found, const view& shown = {}) {
  const subject s(from, found, for_machines(shown));
  detail::assessment_json<std::remove_reference_t<Sink>>(sink, s).write();
}

[[nodiscard]] inline std::string to_json(const panel& from, const assessment& found,
                                         const view& shown = {}) {
  std::string out;
  write::into_string sink{out};
  write_json(sink, from, found, shown);
  return out;
}

}  // namespace nqpf::inline NQPF_ABI::report
