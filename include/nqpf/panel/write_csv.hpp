// SPDX-License-Identifier: BSL-1.0
#pragma once

// A panel back to CSV text that reads as the same panel.

#include <nqpf/panel/panel.hpp>
#include <nqpf/write/csv.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace nqpf::inline NQPF_ABI {

using write::append_csv;

/// The schema with which the text of `to_csv` reads as the same panel. Scales and denominators are
/// gone, as they have been applied; a column that had a denominator is named by its `id()`.
[[nodiscard]] inline schema csv_schema(const panel& from) {
  schema made;
  const auto unused = [&](std::string name) {
    while (from.find_column(name) != panel::no_column) name += '_';
    return name;
  };
  for (const char* role : {"entity", "entity_name", "year"}) {
    schema_column key;
    key.column = unused(role);
    key.roles = {role};
    made.columns.push_back(key);
  }
  for (std::size_t g = 0; g < from.groups(); ++g) {
    made.columns.push_back(from.group(g));
    made.columns.back().column = unused(from.group(g).column);
  }
  for (std::size_t c = 0; c < from.columns(); ++c) {
    schema_column column = from.column(c);
    column.column = from.column(c).id();
    column.denominator.clear();
    column.scale = 1;
    made.columns.push_back(column);
  }
  return made;
}

/// The panel as CSV text with LF line ends: one record for each row, missing cells empty.
[[nodiscard]] inline std::string to_csv(const panel& from) {
  std::string out;
  const schema header = csv_schema(from);
  for (std::size_t i = 0; i < header.columns.size(); ++i) {
    if (i != 0) out += ',';
    append_csv(out, header.columns[i].column);
  }
  out += '\n';
  for (std::size_t row = 0; row < from.rows(); ++row) {
    const std::size_t entity = from.row_entity(row);
    append_csv(out, from.entity_id(entity));
    out += ',';
    append_csv(out, from.entity_name(entity));
    out += ',';
    out += std::to_string(from.row_year(row));
    for (std::size_t g = 0; g < from.groups(); ++g) {
      out += ',';
      const std::uint32_t group = from.group_of(g, entity);
      if (group != text_pool::none) append_csv(out, from.group_name(g, group));
    }
    for (std::size_t c = 0; c < from.columns(); ++c) {
      out += ',';
      append_csv(out, from.value(row, c));
    }
    out += '\n';
  }
  return out;
}

}  // namespace nqpf::inline NQPF_ABI
