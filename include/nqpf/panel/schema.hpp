// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the columns of a file mean: roles, better direction, unit, scale, denominator; and its
// checks.

#include <nqpf/panel/data_error.hpp>
#include <nqpf/panel/text/number.hpp>
#include <nqpf/panel/text/utf8.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline v0 {

/// Which values of a column are better. `unsaid` is for columns where nothing depends on it.
enum class column_better : unsigned char { unsaid, higher, lower, target, neutral };

/// Whether a column is a level, which grows with the size of the entity, or a rate, which does not.
enum class column_kind : unsigned char { unsaid, level, rate };

/// For money: prices of the year itself, or prices of one year for all.
enum class column_price : unsigned char { unsaid, current, constant };

/// One line of a schema: a column of the file and what it stands for.
///
/// Key roles, which this floor reads: `entity` (the identifier), `entity_name`, `year`, `group`
/// (any number of columns that sort entities, as a region does), `ignore`. Every other role is text
/// that the caller resolves, and makes the column a column of values. A column may have several
/// roles.
///
/// The value in the panel is `scale * column / denominator`. A `column` that begins with `=` is no
/// column of the file but a constant, allowed for the roles `entity` and `year`: `=2023`.
struct schema_column {
  std::string column = {};  ///< name in the header of the file
  std::vector<std::string> roles = {};
  column_better better = column_better::unsaid;
  double target = 0;             ///< the best value where `better` is `target`
  std::string unit = {};         ///< of the value, after scale and denominator
  double scale = 1;              ///< above zero; 0.01 turns a percent into a share
  std::string denominator = {};  ///< another column of the file, taken as it stands there
  std::string indicator = {};    ///< id that the caller resolves; empty for none
  std::string label = {};        ///< for people; empty: the column's name
  column_kind kind = column_kind::unsaid;
  column_price price = column_price::unsaid;
  std::uint64_t row = 0;   ///< record and line of the schema file; 0 for one
  std::uint64_t line = 0;  ///< made in C++

  /// What tells this column of the panel from all others: the name, and the denominator where there
  /// is one (`patents/population`).
  [[nodiscard]] std::string id() const {
    return denominator.empty() ? column : column + "/" + denominator;
  }
  [[nodiscard]] const std::string& title() const { return label.empty() ? column : label; }
  [[nodiscard]] bool is_constant() const { return !column.empty() && column.front() == '='; }
  [[nodiscard]] bool has_role(std::string_view role) const {
    for (const std::string& each : roles) {
      if (each == role) return true;
    }
    return false;
  }
  /// True when the column holds values, that is when it has a role that is none of the key roles.
  [[nodiscard]] bool is_value() const {
    for (const std::string& role : roles) {
      if (!is_key_role(role) && role != "ignore") return true;
    }
    return false;
  }
  [[nodiscard]] static bool is_key_role(std::string_view role) {
    return role == "entity" || role == "entity_name" || role == "year" || role == "group";
  }
};

/// What a file of data means. Columns of the file that no line names are passed over.
struct schema {
  std::string file;  ///< where it was read from; empty for one made in C++
  std::vector<schema_column> columns;
};

namespace panel_detail {

inline data_error schema_error(const schema& s, const schema_column& at, data_code code,
                               std::string_view field, std::string_view text, std::string message) {
  return {code,
          s.file,
          at.row,
          at.line,
          std::string(field),
          printable(text),
          static_cast<std::string&&>(message)};
}

inline void check_line(const schema& s, const schema_column& at, data_errors& errors) {
  const auto bad = [&](data_code code, std::string_view field, std::string_view text,
                       std::string message) {
    errors.add(schema_error(s, at, code, field, text, static_cast<std::string&&>(message)));
  };
  if (at.column.empty()) bad(data_code::missing_column, "column", "", "the line names no column");
  if (at.roles.empty()) {
    bad(data_code::missing_role, "role", at.column,
        "the column has no role: write 'ignore' for one that is not used");
  }
  std::size_t keys = 0;
  for (std::size_t i = 0; i < at.roles.size(); ++i) {
    const std::string& role = at.roles[i];
    if (role.empty()) bad(data_code::missing_role, "role", at.column, "an empty role");
    if (schema_column::is_key_role(role)) ++keys;
    for (std::size_t k = 0; k < i; ++k) {
      if (!role.empty() && at.roles[k] == role) {
        bad(data_code::duplicate_role, "role", role,
            "column '" + at.column + "' has this role twice");
        break;
      }
    }
  }
  if (at.has_role("ignore") && at.roles.size() > 1) {
    bad(data_code::mixed_roles, "role", at.column,
        "the column is ignored and has another role at once");
  } else if (keys > 1 || (keys == 1 && at.is_value())) {
    bad(data_code::mixed_roles, "role", at.column,
        "a column that is part of the key has one role only");
  }
  if (!(is_finite(at.scale) && at.scale > 0)) {
    bad(data_code::bad_scale, "scale", std::to_string(at.scale),
        "a scale is a finite number above zero");
  }
  if (!is_finite(at.target)) {
    bad(data_code::unknown_better, "better", std::to_string(at.target),
        "a target is a finite number");
  }
  if (!at.denominator.empty()) {
    if (!at.is_value()) {
      bad(data_code::bad_denominator, "denominator", at.denominator,
          "only a column of values has a denominator");
    } else if (at.denominator == at.column) {
      bad(data_code::bad_denominator, "denominator", at.denominator,
          "the column divided by itself");
    }
  }
  if (at.is_constant() && !at.has_role("entity") && !at.has_role("year")) {
    bad(data_code::missing_column, "column", at.column,
        "a constant can stand for the entity or the year only");
  }
}

}  // namespace panel_detail

/// What is wrong with a schema in itself, whatever the file: lines without column or role, a role
/// that only one column can have, a scale that is none, no entity, no year, no values. Empty when
/// it is fit.
[[nodiscard]] inline data_errors check(const schema& s) {
  data_errors errors;
  for (const schema_column& at : s.columns) panel_detail::check_line(s, at, errors);

  for (const std::string_view single : {"entity", "entity_name", "year"}) {
    const schema_column* first = nullptr;
    for (const schema_column& at : s.columns) {
      if (!at.has_role(single)) continue;
      if (first == nullptr) {
        first = &at;
      } else {
        errors.add(
            panel_detail::schema_error(s, at, data_code::duplicate_role, "role", single,
                                       "column '" + first->column + "' has this role already"));
      }
    }
    if (first == nullptr && single != "entity_name") {
      errors.add({data_code::missing_role, s.file, 0, 0, "role", std::string(single),
                  "no column has this role, and no constant such as '=2023' stands for it"});
    }
  }

  bool values = false;
  for (std::size_t i = 0; i < s.columns.size(); ++i) {
    const schema_column& at = s.columns[i];
    values = values || at.is_value();
    for (std::size_t k = 0; k < i; ++k) {
      const schema_column& other = s.columns[k];
      if (at.column.empty() || at.column != other.column) continue;
      // A column can be put to use in several ways as long as the uses can be told apart.
      const bool told_apart =
          at.is_value() && other.is_value() && at.denominator != other.denominator;
      const bool key_and_value =
          at.is_value() != other.is_value() && !at.has_role("ignore") && !other.has_role("ignore");
      if (told_apart || key_and_value) continue;
      errors.add(panel_detail::schema_error(
          s, at, data_code::conflicting_lines, "column", at.column,
          "the column has a line already: put all its roles there, with '|' between them"));
      break;
    }
  }
  if (!values) {
    errors.add({data_code::missing_role, s.file, 0, 0, "role", "",
                "no column has a role that makes it a column of values"});
  }
  errors.sort();
  return errors;
}

}  // namespace nqpf::inline v0
