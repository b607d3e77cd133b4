// SPDX-License-Identifier: BSL-1.0
#pragma once

// Several panels to one, by entity and year, with what did not match.

#include <nqpf/core/result.hpp>
#include <nqpf/panel/build/cell_table.hpp>
#include <nqpf/panel/build/panel_builder.hpp>
#include <nqpf/panel/panel.hpp>
#include <nqpf/panel/schema.hpp>
#include <nqpf/write/suggest.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI {

namespace panel_detail {

class panel_joiner {
public:
  panel_joiner(std::span<const panel> parts, const schema& meaning, std::size_t most_errors)
      : parts_(parts), build_(meaning, most_errors), meaning_(meaning), cells_(build_.columns()) {}

  result<panel, data_errors> join() {
    std::string files;
    for (const panel& part : parts_) {
      files += (files.empty() ? "" : ", ") + part.file();
      build_.warnings().add(part.warnings());
      take_entities(part);
    }
    build_.name_file(static_cast<std::string&&>(files));
    for (std::size_t p = 0; p < parts_.size(); ++p) take_cells(p);
    refuse_absent();
    for (std::size_t p = 0; p < parts_.size(); ++p) warn_of_missing(p);
    cells_.give_keys(build_);
    std::vector<double> values(cells_.rows());
    for (std::size_t c = 0; c < build_.columns(); ++c) {
      for (std::size_t row = 0; row < values.size(); ++row) values[row] = cells_.value(row, c);
      build_.append(c, values);
    }
    return build_.finish();
  }

private:
  void take_entities(const panel& part) {
    std::vector<std::uint32_t> numbers;
    for (std::size_t e = 0; e < part.entities(); ++e) {
      const std::uint32_t number = build_.entity(part.entity_id(e));
      numbers.push_back(number);
      if (part.entity_name(e) != part.entity_id(e) && !build_.name(number, part.entity_name(e)))
        warn(data_code::name_changes, part, part.entity_name(e),
             "entity '" + printable(part.entity_id(e)) +
                 "' has another name in a file before; the first one stays");
      for (std::size_t g = 0; g < part.groups(); ++g) {
        const std::uint32_t group = part.group_of(g, e);
        if (group != text_pool::none && !build_.put(number, g, part.group_name(g, group)))
          warn(data_code::group_changes, part, part.group_name(g, group),
               "entity '" + printable(part.entity_id(e)) +
                   "' is in another group in a file before; the first one stays");
      }
    }
    numbers_.push_back(static_cast<std::vector<std::uint32_t>&&>(numbers));
  }

  void take_cells(std::size_t p) {
    const panel& part = parts_[p];
    for (std::size_t row = 0; row < part.rows(); ++row) {
      const std::size_t to = cells_.row(numbers_[p][part.row_entity(row)], part.row_year(row));
      for (std::size_t c = 0; c < part.columns(); ++c) {
        if (!part.has_column(c) || part.missing(row, c)) continue;
        const cell_table::cell cell = cells_.take(to, c);
        if (cell.given && cell.value != part.value(row, c)) conflict(part, row, c, cell.value);
        cell.value = part.value(row, c);
      }
    }
  }

  void conflict(const panel& part, std::size_t row, std::size_t c, double held) {
    if (build_.errors().full(data_code::conflicting_files))
      return build_.errors().count(data_code::conflicting_files);
    build_.errors().add({data_code::conflicting_files, part.file(), 0, 0, part.column(c).id(),
                         printable(part.entity_id(part.row_entity(row))) + ", " +
                             std::to_string(part.row_year(row)),
                         "is " + std::to_string(part.value(row, c)) + " here and " +
                             std::to_string(held) + " in a file before"});
  }

  void warn(data_code code, const panel& part, std::string_view text, std::string message) {
    build_.warnings().add(
        {code, part.file(), 0, 0, "", printable(text), static_cast<std::string&&>(message)});
  }

  /// A column of the schema has to be in one of the files.
  void refuse_absent() {
    for (std::size_t c = 0; c < build_.columns(); ++c) {
      bool there = false;
      for (const panel& part : parts_) there = there || part.has_column(c);
      if (there) continue;
      const schema_column& at = build_.column(c);
      build_.errors().add({data_code::unknown_column, meaning_.file, at.row, at.line, "column",
                           printable(at.id()), "none of the files has this column"});
    }
  }

  /// Whether two files have a column in common, so that one goes on where the other ends.
  [[nodiscard]] bool share_columns(std::size_t a, std::size_t b) const {
    for (std::size_t c = 0; c < build_.columns(); ++c) {
      if (parts_[a].has_column(c) && parts_[b].has_column(c)) return true;
    }
    return false;
  }

  /// Lists what other files have and this one, or those that go on from it, have not.
  void warn_of_missing(std::size_t p) {
    std::vector<bool> entity(build_.entities(), false);
    std::vector<bool> row(cells_.rows(), false);
    for (std::size_t q = 0; q < parts_.size(); ++q) {
      if (q != p && !share_columns(p, q)) continue;
      for (std::size_t r = 0; r < parts_[q].rows(); ++r) {
        const std::uint32_t e = numbers_[q][parts_[q].row_entity(r)];
        entity[e] = true;
        row[cells_.row(e, parts_[q].row_year(r))] = true;
      }
    }
    std::size_t lacking = 0;
    std::string names;
    for (std::uint32_t e = 0; e < entity.size(); ++e) {
      if (entity[e]) continue;
      if (++lacking <= 20) names += (lacking == 1 ? "" : ", ") + printable(build_.id(e));
    }
    if (lacking > 20) names += " and others";
    if (lacking != 0)
      warn(data_code::not_matched, parts_[p], "",
           "has not got " + std::to_string(lacking) + (lacking == 1 ? " entity" : " entities") +
               " of the other files: " + names);
    std::size_t rows = 0;
    std::size_t first = 0;
    for (std::size_t r = 0; r < row.size(); ++r) {
      if (row[r] || !entity[cells_.entity(r)]) continue;
      if (++rows == 1) first = r;
    }
    if (rows != 0)
      warn(data_code::not_matched, parts_[p], "",
           "has not got " + std::to_string(rows) +
               (rows == 1 ? " year of an entity" : " years of entities") +
               " that other files have, the first being " +
               printable(build_.id(cells_.entity(first))) + ", " +
               std::to_string(cells_.year(first)));
  }

  std::span<const panel> parts_;
  panel_builder build_;
  const schema& meaning_;
  cell_table cells_;
  std::vector<std::vector<std::uint32_t>> numbers_;  // of entities, by part
};

}  // namespace panel_detail

/// Joins panels that were read by one schema with `read_options::partial`, each from a file that has some of
/// the columns or some of the rows. Rows are joined by entity, however it is written, and year; a cell that
/// two files say differently is an error, and so is a column that no file has. Warnings list what one file
/// has and another has not. Linear in cells; memory as for the panels together.
[[nodiscard]] inline result<panel, data_errors> join_panels(std::span<const panel> parts,
                                                            const schema& meaning,
                                                            std::size_t most_errors = 100) {
  return panel_detail::panel_joiner(parts, meaning, most_errors).join();
}

}  // namespace nqpf::inline NQPF_ABI
