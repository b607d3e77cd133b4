// SPDX-License-Identifier: BSL-1.0
#pragma once

// Grey relations: how closely columns that are in no index follow the headline.

#include <nqpf/assess/agreement.hpp>
#include <nqpf/assess/movement/years.hpp>
#include <nqpf/core/stable_sort.hpp>
#include <nqpf/models/grey.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace nqpf::inline NQPF_ABI {

namespace assessed {

/// One column beside the headline.
struct driver_relation {
  std::size_t column = 0;     ///< of the panel
  double grade = missing;     ///< grey relational grade, in (0, 1]
  double spearman = missing;  ///< rank correlation over the same rows
};

struct driver_part : movement_part {
  measured of = measured::d;
  std::size_t rows = 0;  ///< an entity in a year, in which all of them are known
  double distinguishing = 0.5;
  std::vector<driver_relation> columns;  ///< the closest first
  std::vector<std::size_t> too_few;      ///< columns known in less than half of the rows
  std::vector<std::size_t> constant;     ///< columns whose values are all equal there
  std::vector<int> left_out;
};

}  // namespace assessed

namespace assess_detail {

/// Columns of numbers that are in neither index: what stands beside, and context.
inline std::vector<std::size_t> columns_outside(const panel& from, const assessment& a) {
  std::vector<std::size_t> made;
  for (std::size_t c = 0; c < from.columns(); ++c) {
    const schema_column& column = from.column(c);
    bool outside = column.has_role("context");
    bool inside_index = false;
    for (const assessed::dimension& p : a.dimensions()) {
      if (!column.has_role(p.id)) continue;
      (p.side == assessed::dimension_side::outside ? outside : inside_index) = true;
    }
    if (outside && !inside_index && from.has_column(c)) made.push_back(c);
  }
  return made;
}

/// Rows in years that compare in which the headline and all columns are known.
inline std::vector<std::size_t> rows_of_drivers(const panel& from, const assessment& a,
                                                const std::vector<int>& years,
                                                assessed::driver_part& to,
                                                std::vector<std::size_t>& columns) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < from.rows(); ++row)
    if (!is_missing(a.value(to.of, row)) && has_year(years, from.row_year(row)))
      rows.push_back(row);
  const auto known = [&](std::size_t c) {
    std::size_t n = 0;
    for (const std::size_t row : rows) n += from.missing(row, c) ? 0U : 1U;
    return n * 2 >= rows.size() && n > 0;
  };
  for (const std::size_t c : columns)
    if (!known(c)) to.too_few.push_back(c);
  columns.erase(
      std::remove_if(columns.begin(), columns.end(), [&](std::size_t c) { return !known(c); }),
      columns.end());
  const auto lacks = [&](std::size_t row) {
    for (const std::size_t c : columns)
      if (from.missing(row, c)) return true;
    return false;
  };
  rows.erase(std::remove_if(rows.begin(), rows.end(), lacks), rows.end());
  return rows;
}

/// The values of a column in some rows, the better end high.
inline std::vector<double> better_high(const panel& from, std::size_t c,
                                       const std::vector<std::size_t>& rows) {
  const schema_column& column = from.column(c);
  std::vector<double> out;
  for (const std::size_t row : rows) {
    const double x = from.value(row, c);
    out.push_back(column.better == column_better::lower    ? -x
                  : column.better == column_better::target ? -best_values(column).distance(x)
                                                           : x);
  }
  return out;
}

inline void relate(const panel& from, const assessment& a, const std::vector<std::size_t>& rows,
                   const std::vector<std::size_t>& columns, assessed::driver_part& to) {
  std::vector<double> headline;
  for (const std::size_t row : rows) headline.push_back(a.value(to.of, row));
  std::vector<double> cells;
  for (const std::size_t c : columns) {
    const std::vector<double> values = better_high(from, c, rows);
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    if (models::about_equal(*least, *most)) {
      to.constant.push_back(c);
      continue;
    }
    to.columns.push_back({c, missing, assessed::rank_correlation(values, headline)});
    cells.insert(cells.end(), values.begin(), values.end());
  }
  if (to.columns.empty()) return;
  std::vector<double> grades(to.columns.size());
  models::grey_options how;
  how.scale = models::grey_scale::min_max;
  how.distinguishing = to.distinguishing;
  const auto ok = models::grey_grades(models::column_major(cells, rows.size(), grades.size()),
                                      headline, {}, grades, how);
  if (!ok.ok()) {
    to.columns.clear();
    return;
  }
  for (std::size_t i = 0; i < grades.size(); ++i) to.columns[i].grade = grades[i];
  nqpf::detail::stable_sort(to.columns.begin(), to.columns.end(),
                            [](const assessed::driver_relation& x,
                               const assessed::driver_relation& y) { return x.grade > y.grade; });
}

inline assessed::driver_part drivers_of(const panel& from, const assessment& a,
                                        double distinguishing) {
  assessed::driver_part made;
  made.of = a.headline();
  made.distinguishing = distinguishing;
  std::vector<std::size_t> columns = columns_outside(from, a);
  if (columns.empty()) {
    made.lacking =
        "Grey relations need columns that are in no index, and there is none: give some the role "
        "context, output, matching or demand.";
    return made;
  }
  made.lacking = why_years_differ(a);
  if (!made.stands()) return made;
  const like_years in = years_that_compare(a, made.of);
  made.left_out = in.left_out;
  const std::vector<std::size_t> rows = rows_of_drivers(from, a, in.years, made, columns);
  made.rows = rows.size();
  if (rows.size() >= 3) relate(from, a, rows, columns, made);
  if (made.columns.empty())
    made.lacking = "Grey relations need three rows in which " +
                   std::string(assessed::letter_of(made.of)) +
                   " and the columns outside the indices are known and differ, and there are too "
                   "few.";
  return made;
}

}  // namespace assess_detail

}  // namespace nqpf::inline NQPF_ABI
