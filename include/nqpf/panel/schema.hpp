// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the columns of a file mean: roles, better direction, unit, scale, denominator; and its
// checks.

#include <nqpf/core/interval.hpp>
#include <nqpf/panel/data_error.hpp>
#include <nqpf/panel/number.hpp>
#include <nqpf/panel/text/text_pool.hpp>
#include <nqpf/panel/utf8.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI {

/// Which values of a column are better. `unsaid` is for columns where nothing depends on it.
enum class column_better : unsigned char { unsaid, higher, lower, target, neutral };

/// Whether a column is a level, which grows with the size of the entity, or a rate, which does not.
enum class column_kind : unsigned char { unsaid, level, rate };

/// For money: prices of the year itself, or prices of one year for all.
enum class column_price : unsigned char { unsaid, current, constant };

/// One line of a schema: a column of the file and what it stands for.
///
/// Key roles, which this floor reads: `entity` (the identifier), `entity_name`, `year`, `group`
/// (any number of columns that sort entities, as a region does), `indicator` and `value` (below),
/// `ignore`. Every other role is text that the caller resolves, and makes the column a column of values.
/// A column may have several roles.
///
/// The value in the panel is `scale * column / denominator`. A `column` that begins with `=` is no
/// column of the file but a constant, allowed for the roles `entity`, `year` and `indicator`: `=2023`.
/// `=file` is the name of the file without folder and ending, `=header` stands for the names of columns.
///
/// How a file is laid out follows from these lines. A year in a column and nothing more: one record for
/// each entity and year, one column for each column of values. `indicator` and `value`: one record for each
/// value, whose indicator is the `column` of a line of values. Year `=header`: the columns are named by
/// years (a column of the role `indicator` or a constant says of what), or `NAME_2018` where no line has
/// the role `indicator`. Entity `=header`: the columns are named by entities.
struct schema_column {
  std::string column = {};  ///< name in the header of the file
  std::vector<std::string> roles = {};
  column_better better = column_better::unsaid;
  double target = 0;  ///< the best value where `better` is `target`
  double target_end =
      missing;  ///< the best values are those from `target` to here; missing: `target` alone
  std::string unit = {};         ///< of the value, after scale and denominator
  double scale = 1;              ///< above zero; 0.01 turns a percent into a share
  std::string denominator = {};  ///< another column of the file, taken as it stands there
  std::string indicator = {};    ///< id that the caller resolves; empty for none
  std::string label = {};        ///< for people; empty: the column's name
  column_kind kind = column_kind::unsaid;
  column_price price = column_price::unsaid;
  double low =
      missing;  ///< fixed ends of the scale, in the unit of the value: both or neither; what
  double high = missing;   ///< lies beyond them counts as the end
  std::uint64_t row = 0;   ///< record and line of the schema file; 0 for one
  std::uint64_t line = 0;  ///< made in C++

  /// What tells this column of the panel from all others: the name, and the denominator where there
  /// is one (`patents/population`).
  [[nodiscard]] std::string id() const {
    return denominator.empty() ? column : column + "/" + denominator;
  }
  [[nodiscard]] const std::string& title() const { return label.empty() ? column : label; }
  [[nodiscard]] bool has_bounds() const { return !is_missing(low) && !is_missing(high); }
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
    return role == "entity" || role == "entity_name" || role == "year" || role == "group" ||
           role == "indicator" || role == "value";
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

inline void check_bounds(const schema& s, const schema_column& at, data_errors& errors) {
  if (is_missing(at.low) && is_missing(at.high)) return;
  const auto bad = [&](std::string_view message) {
    errors.add(schema_error(s, at, data_code::bad_scale, "low", at.column, std::string(message)));
  };
  if (!at.has_bounds()) bad("low and high stand together: fixed ends are two numbers");
  else if (!is_finite(at.high - at.low) || !(at.low < at.high)) bad("low is a number below high");
  else if (at.better == column_better::target && at.low >= at.target &&
           at.high <= (is_missing(at.target_end) ? at.target : at.target_end))
    bad("between low and high all values are best");
  if (!at.is_value()) bad("only a column of values has fixed ends");
}

inline void check_roles(const schema& s, const schema_column& at, data_errors& errors) {
  const auto bad = [&](data_code code, std::string_view field, std::string_view text,
                       std::string message) {
    errors.add(schema_error(s, at, code, field, text, static_cast<std::string&&>(message)));
  };
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
}

/// Scale and target.
inline void check_numbers(const schema& s, const schema_column& at, data_errors& errors) {
  const auto bad = [&](data_code code, std::string_view field, std::string_view text,
                       std::string message) {
    errors.add(schema_error(s, at, code, field, text, static_cast<std::string&&>(message)));
  };
  if (!(is_finite(at.scale) && at.scale > 0)) {
    bad(data_code::bad_scale, "scale", std::to_string(at.scale),
        "a scale is a finite number above zero");
  }
  if (!is_finite(at.target) || !(is_missing(at.target_end) || is_finite(at.target_end))) {
    bad(data_code::unknown_better, "better",
        std::to_string(is_finite(at.target) ? at.target_end : at.target),
        "a target is a finite number, or an interval between two");
  } else if (at.target_end < at.target) {
    bad(data_code::unknown_better, "better", std::to_string(at.target_end),
        "the interval that is best ends below its beginning");
  }
}

inline void check_line(const schema& s, const schema_column& at, data_errors& errors) {
  const auto bad = [&](data_code code, std::string_view field, std::string_view text,
                       std::string message) {
    errors.add(schema_error(s, at, code, field, text, static_cast<std::string&&>(message)));
  };
  if (at.column.empty()) bad(data_code::missing_column, "column", "", "the line names no column");
  check_roles(s, at, errors);
  check_numbers(s, at, errors);
  check_bounds(s, at, errors);
  if (!at.denominator.empty()) {
    if (!at.is_value()) {
      bad(data_code::bad_denominator, "denominator", at.denominator,
          "only a column of values has a denominator");
    } else if (at.denominator == at.column) {
      bad(data_code::bad_denominator, "denominator", at.denominator,
          "the column divided by itself");
    }
  }
  if (at.is_constant() && !at.has_role("entity") && !at.has_role("year") &&
      !at.has_role("indicator")) {
    bad(data_code::missing_column, "column", at.column,
        "a constant can stand for the entity, the year or the indicator only");
  }
}

/// The only line with a role; null where there is none. A second one is an error.
inline const schema_column* single_line(const schema& s, std::string_view role,
                                        data_errors& errors) {
  const schema_column* first = nullptr;
  for (const schema_column& at : s.columns) {
    if (!at.has_role(role)) continue;
    if (first == nullptr) first = &at;
    else
      errors.add(schema_error(s, at, data_code::duplicate_role, "role", role,
                              "column '" + first->column + "' has this role already"));
  }
  return first;
}

/// Whether the lines that are no columns of values say one layout.
inline void check_layout(const schema& s, data_errors& errors) {
  const schema_column* const entity = single_line(s, "entity", errors);
  static_cast<void>(single_line(s, "entity_name", errors));
  const schema_column* const year = single_line(s, "year", errors);
  for (const std::string_view role : {"entity", "year"}) {
    if ((role == "entity" ? entity : year) == nullptr)
      errors.add({data_code::missing_role, s.file, 0, 0, "role", std::string(role),
                  "no column has this role, and no constant such as '=2023' stands for it"});
  }
  const schema_column* const indicator = single_line(s, "indicator", errors);
  const schema_column* const value = single_line(s, "value", errors);
  const auto from_header = [](const schema_column* at) {
    return at != nullptr && at->column == "=header";
  };
  const bool header = from_header(year) || from_header(entity);
  const auto refuse = [&](const schema_column& at, const char* message) {
    errors.add(schema_error(s, at, data_code::bad_layout, "role", at.column, message));
  };
  if (value != nullptr && indicator == nullptr)
    refuse(*value, "a column of the role 'value' needs one of the role 'indicator'");
  if (value != nullptr && header)
    refuse(*value,
           "values stand in this column or under a header of years or entities, not in both");
  if (indicator != nullptr && value == nullptr && !header)
    refuse(*indicator,
           "the role 'indicator' needs a column of the role 'value' or a line '=header,year'");
  if (from_header(indicator))
    refuse(*indicator, "write a line for each indicator column instead of =header");
  if (from_header(entity) && from_header(year))
    refuse(*entity, "a header names years or entities, not both");
  if (from_header(entity) && indicator == nullptr)
    errors.add(
        {data_code::bad_layout, s.file, 0, 0, "role", "indicator",
         "the columns are named by entities: add a line that names the indicator of the values"});
}

/// Looks for lines that use one column in ways that cannot be told apart: two values need different
/// denominators, and beside one key role there is no other.
inline void check_uses(const schema& s, data_errors& errors) {
  struct use {
    bool key = false;
    bool ignored = false;
    bool any = false;
  };
  text_pool names;
  text_pool values;
  std::vector<use> uses;
  for (const schema_column& at : s.columns) {
    if (at.column.empty() || at.is_constant()) continue;
    const std::uint32_t name = names.intern(at.column);
    if (name >= uses.size()) uses.emplace_back();
    use& held = uses[name];
    const bool value = at.is_value();
    const std::size_t known = values.size();
    const bool again = value && values.intern(at.column + '\n' + at.denominator) < known;
    const bool seen_value = again && held.any;
    if (at.has_role("ignore") ? held.any : held.ignored || (value ? seen_value : held.key))
      errors.add(panel_detail::schema_error(
          s, at, data_code::conflicting_lines, "column", at.column,
          "the column has a line already: put all its roles there, with '|' between them"));
    held.any = true;
    held.ignored = held.ignored || at.has_role("ignore");
    held.key = held.key || !value;
  }
}

}  // namespace panel_detail

/// What is wrong with a schema in itself, whatever the file: lines without column or role, a role
/// that only one column can have, a scale that is none, no entity, no year, no values. Empty when
/// it is fit.
[[nodiscard]] inline data_errors check(const schema& s) {
  data_errors errors;
  for (const schema_column& at : s.columns) panel_detail::check_line(s, at, errors);

  panel_detail::check_layout(s, errors);
  panel_detail::check_uses(s, errors);
  bool values = false;
  for (const schema_column& at : s.columns) values = values || at.is_value();
  if (!values) {
    errors.add({data_code::missing_role, s.file, 0, 0, "role", "",
                "no column has a role that makes it a column of values"});
  }
  errors.sort();
  return errors;
}

}  // namespace nqpf::inline NQPF_ABI
