// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a file seems to be that does not fit its schema: a title above the header, years in the header, one
// record for each value, a line of units.

#include <nqpf/panel/build/column_plan.hpp>
#include <nqpf/panel/build/columns_by_name.hpp>
#include <nqpf/panel/data_error.hpp>
#include <nqpf/panel/read_options.hpp>
#include <nqpf/panel/schema.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI::panel_detail {

/// What a file seems to be; no message where it does not seem to be anything.
struct proposal {
  data_code code = data_code::unknown_column;
  std::size_t line = 0;  ///< counted from the record that was taken for the header, which is 0
  std::string text = {};
  std::string message = {};
};

using text_lines = std::vector<std::vector<std::string>>;

/// How many of the names stand in a line.
inline std::size_t count_names(const std::vector<std::string>& line, const columns_by_name& names) {
  std::vector<bool> seen(names.size(), false);
  std::size_t count = 0;
  for (const std::string& cell : line) {
    const std::size_t found = cell.size() > 200 ? columns_by_name::none : names.find(cell);
    if (found == columns_by_name::none || seen[found]) continue;
    seen[found] = true;
    ++count;
  }
  return count;
}

/// The line that has more of the schema's names than the first one, and at least two.
inline proposal title_above(const text_lines& lines, const columns_by_name& wanted) {
  std::size_t best = count_names(lines[0], wanted);
  if (best == 0) best = 1;
  proposal made;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::size_t found = count_names(lines[i], wanted);
    if (found <= best) continue;
    best = found;
    made = {data_code::title_line, i, lines[i].front(),
            "this record seems to be the header, and what stands above it a title"};
  }
  return made;
}

/// The column that has names of indicators of the schema in the records, and which of the others has
/// numbers.
struct long_columns {
  std::size_t indicator = columns_by_name::none;
  std::size_t value = columns_by_name::none;
};
inline long_columns find_long(const text_lines& lines, const columns_by_name& indicators) {
  long_columns found;
  std::vector<std::string> column;
  for (std::size_t c = 0; c < lines[0].size(); ++c) {
    column.clear();
    std::size_t numbers = 0;
    for (std::size_t i = 1; i < lines.size(); ++i) {
      if (c >= lines[i].size()) continue;
      column.push_back(lines[i][c]);
      const std::string_view cell = without_blanks(lines[i][c]);
      const bool number = parse_number(cell).status == number_status::ok;
      numbers += number && parse_year(cell, split_year::refused) == 0 ? 1U : 0U;
    }
    if (found.indicator == columns_by_name::none && count_names(column, indicators) != 0)
      found.indicator = c;
    else if (numbers != 0) found.value = c;
  }
  return found;
}

/// How many columns are named by years, alone or behind a name of the schema.
inline std::size_t count_years(const std::vector<std::string>& header,
                               const columns_by_name& indicators) {
  std::size_t years = 0;
  for (const std::string& cell : header) {
    if (cell.size() > 200) continue;
    const int alone = parse_year(cell, split_year::first);
    const auto [name, year] = split_name(cell, split_year::first);
    years +=
        alone > 1000 || (year != 0 && indicators.find(name) != columns_by_name::none) ? 1U : 0U;
  }
  return years;
}

/// Tells what a file whose header does not fit the schema seems to be. `told`: the schema says already that
/// it is a long or wide table.
inline proposal recognize(const text_lines& lines, const schema& meaning, bool told) {
  columns_by_name wanted;
  columns_by_name indicators;
  for (const schema_column& line : meaning.columns) {
    if (line.is_constant() || line.has_role("ignore")) continue;
    if (line.is_value()) indicators.add(line.column);
    if (!line.is_value() || !told) wanted.add(line.column);
  }
  proposal made = title_above(lines, wanted);
  if (!made.message.empty() || told) return made;
  made.code = data_code::other_layout;
  const long_columns found = find_long(lines, indicators);
  const bool long_form =
      found.indicator != columns_by_name::none && count_names(lines[0], indicators) == 0;
  const auto role = [&](std::size_t column, const char* word) {
    return "'" + printable(lines[0][column]) + "," + word + "'";
  };
  if (count_years(lines[0], indicators) >= 2) {
    made.message = "its columns are named by years: the schema says so by a line '=header,year'";
    if (long_form) made.message += " and a line " + role(found.indicator, "indicator");
    made.text = lines[0].back();
  } else if (long_form && found.value != columns_by_name::none) {
    made.message = "it has a record for each value: the schema says so by the lines " +
                   role(found.indicator, "indicator") + " and " + role(found.value, "value");
    made.text = lines[0][found.indicator];
  }
  return made;
}

/// Whether a record that has to name an entity, year or indicator has nothing but separators: spreadsheets fill
/// tables up with such lines.
inline bool is_padding(std::span<const std::string_view> fields, const column_plan& plan) {
  bool keyed = false;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (!without_blanks(fields[i]).empty()) return false;
    if (i < plan.uses.size())
      keyed = keyed || plan.uses[i].entity || plan.uses[i].year || plan.uses[i].indicator;
  }
  return keyed;
}

/// Whether a record that follows the header gives units: it has words and no number, and no year or no
/// entity.
inline bool is_units_line(std::span<const std::string_view> fields, const column_plan& plan,
                          const read_options& options) {
  bool key = false;
  bool words = false;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const std::string_view cell = without_blanks(fields[i]);
    if (plan.uses[i].year) key = key || parse_year(cell, split_year::first) != 0;
    if (plan.uses[i].entity && plan.year != 0) key = key || !cell.empty();
    if (plan.uses[i].slot == none) continue;
    if (parse_number(cell, options.numbers).status != number_status::not_a_number) return false;
    for (const char c : cell) words = words || !is_digit(c);
    for (const std::string& word : options.missing) words = words && cell != word;
  }
  return words && !key;
}

}  // namespace nqpf::inline NQPF_ABI::panel_detail
