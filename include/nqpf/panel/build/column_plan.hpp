// SPDX-License-Identifier: BSL-1.0
#pragma once

// What is done with each column of a file, worked out from its header and the schema.

#include <nqpf/core/unit_scale.hpp>
#include <nqpf/panel/data_error.hpp>
#include <nqpf/panel/schema.hpp>
#include <nqpf/panel/text/number.hpp>
#include <nqpf/panel/text/utf8.hpp>
#include <nqpf/write/suggest.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline v0::panel_detail {

inline constexpr std::size_t none = static_cast<std::size_t>(-1);

/// A year as a cell writes it, or 0 for anything but a whole number from 1 to 9999.
constexpr int year_of(std::string_view cell) noexcept {
  if (cell.empty() || cell.size() > 4) return 0;
  int year = 0;
  for (const char c : cell) {
    if (!is_digit(c)) return 0;
    year = year * 10 + (c - '0');
  }
  return year;
}

/// What is done with a column of the file.
struct column_use {
  bool text = false;  ///< read as text, for one of the next four or for them and a number
  bool entity = false;
  bool name = false;
  bool year = false;
  std::size_t group = none;
  std::size_t slot = none;  ///< where its numbers go
};

/// How a column of the panel is made of slots: value = slot / denominator * factor / divisor.
struct variable {
  std::size_t slot = none;
  std::size_t denominator = none;
  double factor = 1;
  double divisor = 1;  ///< 100 for a scale of 0.01: x / 100 rounds once, x * 0.01 twice

  [[nodiscard]] bool plain() const noexcept {
    return denominator == none && factor == 1 && divisor == 1;
  }
};

/// The schema laid over the header of a file. Errors go to where the mistake can be put right: the
/// line of the schema file, or the header where the schema was made in C++.
class column_plan {
public:
  std::vector<column_use> uses;     ///< one for each column of the file
  std::vector<variable> variables;  ///< one for each column of the panel
  std::size_t slots = 0;
  std::size_t groups = 0;
  std::string_view entity;  ///< the constant entity, where the schema has one
  int year = 0;             ///< the constant year, where the schema has one
  bool keyed = false;       ///< entity and year can be told

  void make(const schema& meaning, const std::vector<std::string>& names, const std::string& file,
            char separator, data_errors& errors) {
    meaning_ = &meaning;
    names_ = &names;
    file_ = &file;
    separator_ = separator;
    errors_ = &errors;
    uses.resize(names.size());
    for (const schema_column& line : meaning.columns) add(line);
    bool has_entity = !entity.empty();
    bool has_year = year != 0;
    for (column_use& each : uses) {
      has_entity = has_entity || each.entity;
      has_year = has_year || each.year;
      each.text = each.entity || each.name || each.year || each.group != none;
    }
    keyed = has_entity && has_year;
  }

private:
  void add(const schema_column& line) {
    if (line.has_role("ignore")) return;
    if (line.is_constant()) return add_constant(line);
    const std::size_t column = find(line.column, line, "column");
    if (line.is_value()) return add_variable(line, column);
    if (line.has_role("group")) {
      const std::size_t group = groups++;
      if (column != none) uses[column].group = group;
    } else if (column != none) {
      uses[column].entity |= line.has_role("entity");
      uses[column].name |= line.has_role("entity_name");
      uses[column].year |= line.has_role("year");
    }
  }

  void add_constant(const schema_column& line) {
    const std::string_view constant = std::string_view(line.column).substr(1);
    if (line.has_role("entity")) {
      entity = constant;
      if (constant.empty())
        refuse(line, data_code::missing_key, "column", line.column, "the constant entity is empty");
      return;
    }
    year = year_of(constant);
    if (year == 0)
      refuse(line, data_code::bad_year, "column", line.column,
             "a year is a whole number from 1 to 9999");
  }

  void add_variable(const schema_column& line, std::size_t column) {
    variable made;
    made.slot = slot(column);
    if (!line.denominator.empty())
      made.denominator = slot(find(line.denominator, line, "denominator"));
    const unit_scale scale(line.scale);
    made.factor = scale.factor;
    made.divisor = scale.divisor;
    variables.push_back(made);
  }

  std::size_t slot(std::size_t column) {
    if (column == none) return none;
    if (uses[column].slot == none) uses[column].slot = slots++;
    return uses[column].slot;
  }

  std::size_t find(const std::string& column, const schema_column& line, std::string_view field) {
    for (std::size_t i = 0; i < names_->size(); ++i) {
      if ((*names_)[i] == column) return i;
    }
    std::string message = (file_->empty() ? std::string("the file") : *file_) +
                          " has no such column" + write::suggestion(column, *names_);
    if (names_->size() == 1 && separator_ == ',')
      message += write::other_separator(names_->front());
    refuse(line, data_code::unknown_column, field, column, message);
    return none;
  }

  void refuse(const schema_column& line, data_code code, std::string_view field,
              std::string_view text, const std::string& message) {
    if (line.line != 0)
      errors_->add({code, meaning_->file, line.row, line.line, std::string(field), printable(text),
                    message});
    else errors_->add({code, *file_, 1, 1, "", printable(text), message});
  }

  const schema* meaning_ = nullptr;
  const std::vector<std::string>* names_ = nullptr;
  const std::string* file_ = nullptr;
  data_errors* errors_ = nullptr;
  char separator_ = ',';
};

}  // namespace nqpf::inline v0::panel_detail
