// SPDX-License-Identifier: BSL-1.0
#pragma once

// The tables of scores: the ranking, every row, the dimensions, the columns and their values.

#include <nqpf/report/csv/table_writer.hpp>
#include <nqpf/report/view.hpp>

#include <cstddef>
#include <string>

namespace nqpf::inline NQPF_ABI::report::csv {

/// The side that lags, as the other files call it: `cultivation`, `productive forces`, `neither`; nothing
/// where it is not known.
[[nodiscard]] inline const char* lagging_side(
    const framework::maybe<models::relative_development>& r) {
  if (!r) return "";
  return r->side == models::lagging::first    ? "cultivation"
         : r->side == models::lagging::second ? "productive forces"
                                              : "neither";
}

template <class Writer>
void entity_cells(Writer& to, const subject& s, std::size_t row) {
  const std::size_t entity = s.from.row_entity(row);
  to.cell(s.from.entity_id(entity)).cell(s.from.entity_name(entity)).cell(s.from.row_year(row));
}

template <class Writer>
void verdict_cells(Writer& to, const subject& s, std::size_t row) {
  const auto grade = s.found.grade(row);
  const auto r = s.found.development(row);
  to.cell(grade ? models::name_of(*grade) : "").cell(grade ? models::chinese_name_of(*grade) : "");
  to.cell(lagging_side(r)).cell(r ? r->ratio : missing);
}

template <class Writer>
void ranking_header(Writer& to) {
  to.header({"rank",
             "low",
             "high",
             "entity",
             "name",
             "year",
             "measured",
             "value",
             "C",
             "T",
             "P",
             "E",
             "grade",
             "grade_zh",
             "lags",
             "E_over_P",
             "grade_stands",
             "lag_stands",
             "known",
             "first_year",
             "change"});
}

template <class Writer>
void ranking(Writer& to, const subject& s) {
  ranking_header(to);
  const measured m = s.found.headline();
  for (std::size_t i = 0; i < s.order.size(); ++i) {
    const std::size_t row = s.order[i].row;
    to.cell(s.order[i].rank);
    to.cell(s.intervals.empty() ? missing : s.intervals[i]->low);
    to.cell(s.intervals.empty() ? missing : s.intervals[i]->high);
    entity_cells(to, s, row);
    to.cell(assessed::letter_of(m)).cell(s.order[i].value);
    for (const measured each :
         {measured::c, measured::t, measured::productivity, measured::cultivation})
      to.cell(s.found.value(each, row));
    verdict_cells(to, s, row);
    to.cell(s.supports.empty() ? missing : s.supports[i]->grade);
    to.cell(s.supports.empty() ? missing : s.supports[i]->lag);
    to.cell(s.found.coverage(row));
    const assessed::row_pair rows =
        assessed::assessed_rows(s.from, s.found, s.from.row_entity(row));
    if (!rows.empty() && rows.first < row) {
      to.cell(s.from.row_year(rows.first));
      to.cell(compare(s.from, s.found, rows.first, row).like_for_like(m).change());
    } else {
      to.cell("").cell("");
    }
    to.end();
  }
}

template <class Writer>
void scores(Writer& to, const subject& s) {
  to.header({"entity", "name", "year", "P", "E", "C", "T", "D", "grade", "grade_zh", "lags",
             "E_over_P", "rank", "known_P", "known_E"});
  for (std::size_t row = 0; row < s.from.rows(); ++row) {
    entity_cells(to, s, row);
    for (const measured m :
         {measured::productivity, measured::cultivation, measured::c, measured::t, measured::d})
      to.cell(s.found.value(m, row));
    verdict_cells(to, s, row);
    if (s.found.rank(row) == 0) to.cell("");
    else to.cell(s.found.rank(row));
    to.cell(s.found.coverage(assessed::dimension_side::productivity, row));
    to.cell(s.found.coverage(assessed::dimension_side::cultivation, row));
    to.end();
  }
}

template <class Writer>
void dimensions(Writer& to, const subject& s) {
  to.header({"entity", "name", "year", "dimension", "title", "side", "weight_in_side", "score"});
  for (std::size_t row = 0; row < s.from.rows(); ++row) {
    for (std::size_t p = 0; p < s.found.dimensions().size(); ++p) {
      const assessed::dimension& at = s.found.dimensions()[p];
      if (!at.stands()) continue;
      entity_cells(to, s, row);
      to.cell(at.id).cell(at.title).cell(name_of(at.side)).cell(at.weight_in_side());
      to.cell(s.found.score(p, row));
      to.end();
    }
  }
}

template <class Writer>
void columns(Writer& to, const subject& s) {
  to.header({"column", "label", "unit", "better", "indicator", "dimension", "side",
             "weight_in_dimension", "weight_in_side", "year", "worst", "best", "fixed_ends",
             "missing", "rows"});
  for (std::size_t e = 0; e < s.found.scored_columns().size(); ++e) {
    const assessed::scored_column& at = s.found.scored_columns()[e];
    const schema_column& column = s.from.column(at.column);
    const bool pooled = s.found.options().scale == scale_over::pooled;
    for (const int year : s.from.years()) {
      to.cell(column.id()).cell(column.title()).cell(column.unit);
      to.cell(assess_detail::better_word(column.better)).cell(column.indicator);
      to.cell(s.found.dimensions()[at.dimension].id)
          .cell(name_of(s.found.dimensions()[at.dimension].side));
      to.cell(at.weight).cell(s.found.weight_in_side(e));
      if (pooled) to.cell("");
      else to.cell(year);
      const assessed::column_scale& scale = s.found.scale_of(e, year);
      if (!scale.has_target()) {
        to.cell(scale.scale.origin).cell(scale.scale.origin + scale.scale.width);
      } else {
        const std::string from = report::exact(scale.best.from);
        const bool is_point = scale.best.from == scale.best.to;
        const std::string best = is_point ? from : from + ".." + report::exact(scale.best.to);
        to.cell(best + " +/- " + report::exact(scale.scale.origin)).cell(best);
      }
      to.cell(at.fixed).cell(s.from.count_missing(at.column)).cell(s.from.rows());
      to.end();
      if (pooled) break;
    }
  }
}

template <class Writer>
void values(Writer& to, const subject& s) {
  to.header({"entity", "name", "year", "column", "label", "dimension", "unit", "value", "imputed",
             "score"});
  for (std::size_t row = 0; row < s.from.rows(); ++row) {
    for (std::size_t e = 0; e < s.found.scored_columns().size(); ++e) {
      const assessed::scored_column& at = s.found.scored_columns()[e];
      const schema_column& column = s.from.column(at.column);
      const double known = s.from.value(row, at.column);
      const double used = s.found.used(s.from, e, row);
      entity_cells(to, s, row);
      to.cell(column.id()).cell(column.title()).cell(s.found.dimensions()[at.dimension].id);
      to.cell(column.unit).cell(known).cell(is_missing(known) ? used : missing);
      to.cell(s.found.scaled(s.from, e, row));
      to.end();
    }
  }
}

template <class Writer>
void groups(Writer& to, const subject& s) {
  to.header({"entity", "name", "grouping", "label", "group"});
  for (std::size_t e = 0; e < s.from.entities(); ++e) {
    for (std::size_t g = 0; g < s.from.groups(); ++g) {
      const auto of = s.from.group_of(g, e);
      to.cell(s.from.entity_id(e)).cell(s.from.entity_name(e));
      to.cell(s.from.group(g).column).cell(s.from.group(g).title());
      to.cell(of == text_pool::none ? std::string_view() : s.from.group_name(g, of));
      to.end();
    }
  }
}

}  // namespace nqpf::inline NQPF_ABI::report::csv
