// SPDX-License-Identifier: BSL-1.0
#pragma once

// Every table of a report as a CSV file of its own.

#include <nqpf/report/csv/movement_tables.hpp>
#include <nqpf/report/csv/reading_tables.hpp>
#include <nqpf/report/csv/score_tables.hpp>
#include <nqpf/report/csv/table_writer.hpp>
#include <nqpf/report/view.hpp>

#include <string>
#include <string_view>
#include <type_traits>

namespace nqpf::inline NQPF_ABI::report {

/// How tables are written.
struct csv_table_options {
  bool mark = false;  ///< each file begins with the mark by which Excel knows UTF-8
};

/// Writes every table. `open(name)` returns the sink of one file, such as `ranking.csv`, by value or by
/// reference; it is called for each file once, after the one before is complete. Files have a header and LF
/// line ends; names and texts that look like formulas have an apostrophe before them. Rows of `scores`,
/// `dimensions` and `values` are those of the panel in its order, the year of `ranking` and `obstacles` that of
/// the report. With a movement there are tables of it. Linear in what is written.
template <class Open>
void write_csv_tables(Open&& open, const panel& from, const assessment& found,
                      const view& shown = {}, const csv_table_options& how = {}) {
  const subject s(from, found, for_machines(shown));
  const auto table = [&](std::string_view name, auto&& write) {
    auto&& sink = open(name);
    csv_writer<std::remove_reference_t<decltype(sink)>> to(sink, how.mark);
    write(to);
  };
  table("summary.csv", [&](auto& to) { csv::sentences(to, s); });
  table("ranking.csv", [&](auto& to) { csv::ranking(to, s); });
  table("scores.csv", [&](auto& to) { csv::scores(to, s); });
  table("dimensions.csv", [&](auto& to) { csv::dimensions(to, s); });
  table("columns.csv", [&](auto& to) { csv::columns(to, s); });
  table("values.csv", [&](auto& to) { csv::values(to, s); });
  table("over_years.csv", [&](auto& to) { csv::years(to, s); });
  table("obstacles.csv", [&](auto& to) { csv::obstacles_of_rows(to, s); });
  table("rank_intervals.csv", [&](auto& to) { csv::rank_sureness(to, s); });
  table("rank_shifts.csv", [&](auto& to) { csv::rank_shifts(to, s); });
  table("groups.csv", [&](auto& to) { csv::groups(to, s); });
  table("disparity.csv", [&](auto& to) { csv::disparities(to, s); });
  table("going_along.csv", [&](auto& to) { csv::going_along_table(to, s); });
  table("column_pairs.csv", [&](auto& to) { csv::pairs(to, s); });
  table("loadings.csv", [&](auto& to) { csv::loadings(to, s); });
  table("end_values.csv", [&](auto& to) { csv::end_values(to, s); });
  table("findings.csv", [&](auto& to) { csv::findings(to, s); });
  table("dilemmas_and_measures.csv", [&](auto& to) { csv::advised(to, s); });
  table("not_assessed.csv", [&](auto& to) { csv::gaps(to, s); });
  table("remarks.csv", [&](auto& to) { csv::remarks(to, s); });
  table("choices.csv", [&](auto& to) { csv::choices(to, s); });
  if (shown.moved == nullptr) return;
  const movement& m = *shown.moved;
  table("lags.csv", [&](auto& to) { csv::lags(to, m); });
  table("density_curves.csv", [&](auto& to) { csv::density_curves(to, m); });
  table("transitions.csv", [&](auto& to) { csv::transitions(to, m); });
  table("sigma.csv", [&](auto& to) { csv::sigma(to, m); });
  table("moran_years.csv", [&](auto& to) { csv::moran_years(to, m); });
  table("moran_entities.csv", [&](auto& to) { csv::moran_entities(to, s, m); });
  table("grey_relations.csv", [&](auto& to) { csv::grey_relations(to, s, m); });
  table("movement_lacks.csv", [&](auto& to) { csv::movement_lacks(to, m); });
}

}  // namespace nqpf::inline NQPF_ABI::report
