// SPDX-License-Identifier: BSL-1.0
#pragma once

// Parts of the JSON on how to read the scores: what it was made from, the checks of the columns, what counts
// as an end, what another panel or other bounds changed.

#include <nqpf/report/csv/reading_tables.hpp>
#include <nqpf/report/view.hpp>

#include <cstddef>
#include <string>

namespace nqpf::inline NQPF_ABI::report::json {

template <class Writer>
void write_origin(Writer& out, const made_from& origin) {
  out.key("made_from").begin_object();
  out.key("inputs").begin_array(true);
  for (const std::string& each : origin.inputs) out.value(each);
  out.end_array();
  out.member("command", origin.command).member("date", origin.date);
  out.end_object();
}

template <class Writer>
void write_bounds(Writer& out, const subject& s) {
  const assess_options& o = s.found.options();
  out.key("bounds");
  if (o.bounds.empty()) {
    out.null();
    return;
  }
  out.begin_object(true).member("from", o.bounds_name).member("weights_too", o.keep_weights);
  out.end_object();
}

template <class Writer>
void write_check(Writer& out, const subject& s) {
  out.key("column_check").begin_object();
  out.key("pairs").begin_array();
  for (const assessed::column_pair& each : s.found.check().pairs)
    out.begin_object(true)
        .member("kind", csv::kind_word(each.what))
        .member("first", s.from.column(each.first).id())
        .member("second", s.from.column(each.second).id())
        .member("dimension", s.found.dimensions()[each.dimension].id)
        .member("correlation", each.correlation)
        .member("rows", each.rows)
        .end_object();
  out.end_array();
  out.key("dimensions").begin_array();
  for (const assessed::dimension_check& each : s.found.check().dimensions) {
    out.begin_object(true)
        .member("dimension", s.found.dimensions()[each.dimension].id)
        .member("rows", each.rows);
    out.member("cronbach_alpha", each.alpha).member("share_of_first_component", each.first_share);
    out.key("loadings").begin_object(true);
    for (std::size_t k = 0; k < each.loadings.size(); ++k)
      out.member(s.from.column(s.found.scored_columns()[each.scored_columns[k]].column).id(),
                 each.loadings[k]);
    out.end_object().end_object();
  }
  out.end_array().end_object();
}

template <class Writer>
void write_end_values(Writer& out, const subject& s) {
  out.key("end_values").begin_array();
  for (const assessed::end_value& each : s.found.end_values())
    out.begin_object(true)
        .member("entity", s.from.entity_id(s.from.row_entity(each.row)))
        .member("year", s.from.row_year(each.row))
        .member("column", s.from.column(s.found.scored_columns()[each.scored_column].column).id())
        .member("value", s.found.used(s.from, each.scored_column, each.row))
        .member("counts_as", each.counts_as)
        .end_object();
  out.end_array();
}

template <class Writer>
void write_moved(Writer& out, const subject& s) {
  out.key("against");
  const moved_scores* const m = s.shown.before;
  if (m == nullptr) {
    out.null();
    return;
  }
  out.begin_object()
      .member("what", std::string(s.shown.before_bounds ? "the ends and weights of " : "") +
                          s.shown.before_name)
      .member("of", assessed::letter_of(m->of));
  out.member("compared", m->compared).member("moved", m->moved);
  out.member("mean", m->mean).member("most", m->most);
  out.key("most_moved");
  if (m->moved == 0) out.null();
  else
    out.begin_object(true)
        .member("entity", s.from.entity_id(s.from.row_entity(m->most_row)))
        .member("year", s.from.row_year(m->most_row))
        .end_object();
  out.member("grades_changed", m->grades).member("lags_changed", m->lags);
  out.member("ranks_changed", m->ranks).member("gained", m->gained).member("lost", m->lost);
  out.key("new_entities").begin_array(true);
  for (const std::size_t e : m->entities) out.value(s.from.entity_id(e));
  out.end_array();
  out.key("gone").begin_array(true);
  for (const std::string& each : m->gone) out.value(each);
  out.end_array();
  out.key("gone_years").begin_array(true);
  for (const int year : m->gone_years) out.value(year);
  out.end_array();
  out.key("new_years").begin_array(true);
  for (const int year : m->years) out.value(year);
  out.end_array().end_object();
}

/// The columns of a row: value, what a gap was filled with, score; by dimension where a column stands for two.
template <class Writer>
void write_columns(Writer& out, const subject& s, std::size_t row) {
  out.key("columns").begin_array();
  for (std::size_t e = 0; e < s.found.scored_columns().size(); ++e) {
    const assessed::scored_column& at = s.found.scored_columns()[e];
    const double value = s.from.value(row, at.column);
    const double used = s.found.used(s.from, e, row);
    out.begin_object(true).member("column", s.from.column(at.column).id());
    out.member("dimension", s.found.dimensions()[at.dimension].id).member("value", value);
    if (is_missing(value) && !is_missing(used)) out.member("imputed", used);
    out.member("score", s.found.scaled(s.from, e, row)).end_object();
  }
  out.end_array();
}

}  // namespace nqpf::inline NQPF_ABI::report::json
