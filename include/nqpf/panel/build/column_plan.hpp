// SPDX-License-Identifier: BSL-1.0
#pragma once

// What is done with each column of a file, worked out from its header and the schema.

#include <nqpf/core/unit_scale.hpp>
#include <nqpf/panel/build/columns_by_name.hpp>
#include <nqpf/panel/data_error.hpp>
#include <nqpf/panel/names.hpp>
#include <nqpf/panel/number.hpp>
#include <nqpf/panel/read_options.hpp>
#include <nqpf/panel/schema.hpp>
#include <nqpf/panel/utf8.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI::panel_detail {

inline constexpr std::size_t none = static_cast<std::size_t>(-1);

/// What is done with a column of the file.
struct column_use {
  bool text = false;  ///< read as text, for one of the next or for them and a number
  bool entity = false;
  bool name = false;
  bool year = false;
  bool indicator = false;
  std::size_t group = none;
  std::size_t slot = none;  ///< where its numbers go
};

/// A column whose numbers are cells of a long table: what its header says of them. What it does not say,
/// the record does.
struct cell_column {
  std::size_t column = none;
  std::size_t slot = none;
  std::size_t input = none;  ///< which of `column_plan::inputs`
  int year = 0;
  std::string entity = {};
};

/// How a column of the panel is made of slots or inputs: value = slot / denominator * factor / divisor.
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
  std::string entity;  ///< the constant entity, where the schema has one
  int year = 0;        ///< the constant year, where the schema has one
  bool keyed = false;  ///< entity, year and, in long tables, indicator can be told

  bool cells = false;               ///< the file is a long or wide table: its numbers go one by one
  std::vector<cell_column> values;  ///< then: the columns of numbers
  columns_by_name inputs;           ///< then: the indicators that the schema names
  std::size_t input = none;         ///< then: the constant indicator, where the schema has one
  bool input_in_record = false;     ///< then: a column says of which indicator the numbers are

  void make(const schema& meaning, const columns_by_name& names, const std::string& file,
            const read_options& options, data_errors& errors) {
    meaning_ = &meaning;
    names_ = &names;
    file_ = &file;
    options_ = &options;
    errors_ = &errors;
    uses.resize(names.size());
    for (const schema_column& line : meaning.columns) {
      const bool from_header = line.column == "=header";
      year_from_header_ |= from_header && line.has_role("year");
      entity_from_header_ |= from_header && line.has_role("entity");
      cells |= from_header || line.has_role("indicator");
    }
    for (const schema_column& line : meaning.columns) add(line);
    if (cells) find_values();
    finish();
    errors_ = nullptr;  // of the caller, who may not keep them
  }

  /// Refuses the lines of the schema whose indicators the file has not got. For long tables, whose
  /// indicators are known at their end.
  void refuse_unseen(const std::vector<bool>& seen, const columns_by_name& there,
                     data_errors& errors) {
    errors_ = &errors;
    if (options_->partial) return;
    for (const schema_column& line : meaning_->columns) {
      if (!line.is_value()) continue;
      for (const auto& [name, field] :
           {std::pair{&line.column, "column"}, {&line.denominator, "denominator"}}) {
        if (!name->empty() && !seen[inputs.find(*name)])
          refuse(line, data_code::unknown_column, field, *name,
                 "no indicator of " + file_words() + " has this name" + there.suggestion(*name));
      }
    }
    errors_ = nullptr;
  }

private:
  void add(const schema_column& line) {
    if (line.is_constant()) return add_constant(line);
    if (cells && line.is_value()) return add_input(line);
    if (line.has_role("ignore")) {
      if (const std::size_t column = names_->find(line.column); column != none)
        claimed_.push_back(column);
      return;
    }
    const bool needed = !options_->partial || line.has_role("entity") || line.has_role("year") ||
                        line.has_role("indicator") || line.has_role("value");
    const std::size_t column = find(line.column, line, "column", needed);
    if (line.is_value()) return add_variable(line, column);
    if (line.has_role("group")) {
      const std::size_t group = groups++;
      if (column != none) uses[column].group = group;
    } else if (column != none) {
      column_use& use = uses[column];
      use.entity |= line.has_role("entity");
      use.name |= line.has_role("entity_name");
      use.year |= line.has_role("year");
      use.indicator |= line.has_role("indicator");
      input_in_record |= line.has_role("indicator");
      if (line.has_role("value")) values.push_back({column, slot(column)});
    }
    if (column != none) claimed_.push_back(column);
  }

  void add_constant(const schema_column& line) {
    if (line.column == "=header") return;
    const std::string constant = line.column == "=file"
                                     ? file_stem(*file_)
                                     : std::string(without_blanks(line.column).substr(1));
    if (line.has_role("entity")) {
      entity = constant;
      if (constant.empty())
        refuse(line, data_code::missing_key, "column", line.column, "the constant entity is empty");
    }
    if (line.has_role("indicator")) constant_input_ = constant;
    if (line.has_role("year")) {
      year = parse_year(constant, options_->years);
      if (year == 0)
        refuse(line, data_code::bad_year, "column", line.column,
               "a year is a whole number from 1 to 9999");
    }
  }

  void add_input(const schema_column& line) {
    variable made;
    made.slot = inputs.add(line.column);
    if (!line.denominator.empty()) made.denominator = inputs.add(line.denominator);
    add_scale(line, made);
  }

  void add_variable(const schema_column& line, std::size_t column) {
    variable made;
    made.slot = slot(column);
    if (!line.denominator.empty())
      made.denominator = slot(find(line.denominator, line, "denominator", column != none));
    if (!line.denominator.empty() && made.denominator == none) made.slot = none;
    add_scale(line, made);
  }

  void add_scale(const schema_column& line, variable& made) {
    const detail::unit_scale scale(line.scale);
    made.factor = scale.factor;
    made.divisor = scale.divisor;
    variables.push_back(made);
  }

  /// The columns of a wide table that hold numbers.
  void find_values() {
    if (!constant_input_.empty()) {
      input = inputs.find(constant_input_);
      if (input == none && !options_->partial)
        errors_->add(
            {data_code::unknown_column, *file_, 1, 1, "", printable(constant_input_),
             "no line of the schema names this indicator" + inputs.suggestion(constant_input_)});
    }
    std::vector<bool> taken(names_->size(), false);
    for (const std::size_t column : claimed_) taken[column] = true;
    std::vector<bool> seen(inputs.size(), false);
    for (std::size_t column = 0; column < names_->size(); ++column) {
      cell_column made{column, none, none, 0, {}};
      if (taken[column] || !names_column(made)) continue;
      if (made.input != none) seen[made.input] = true;
      made.slot = slot(column);
      values.push_back(static_cast<cell_column&&>(made));
    }
    if (values.empty())
      errors_->add({data_code::other_layout, *file_, 1, 1, "", "",
                    entity_from_header_ ? "no column is left that could be named by an entity"
                                        : "no column of the header is named by a year"});
    else if (!input_in_record && constant_input_.empty()) refuse_unseen(seen, *names_, *errors_);
  }

  /// What the name of a column says of the numbers below; false where it says nothing.
  bool names_column(cell_column& at) const {
    const std::string_view name = (*names_)[at.column];
    if (entity_from_header_) {
      at.entity = name;
      return !name.empty();
    }
    if (!year_from_header_) return false;
    if (input_in_record || !constant_input_.empty()) {
      const bool lettered =
          !name.empty() && (name[0] == 'X' || name[0] == 'Y');  // as R writes them
      at.year = parse_year(lettered ? name.substr(1) : name, options_->years);
      return at.year != 0;
    }
    const auto [indicator, found] = split_name(name, options_->years);
    at.year = found;
    at.input = found == 0 ? none : inputs.find(indicator);
    return at.input != none;
  }

  void finish() {
    bool has_entity = !entity.empty() || entity_from_header_;
    bool has_year = year != 0 || year_from_header_;
    for (column_use& each : uses) {
      has_entity = has_entity || each.entity;
      has_year = has_year || each.year;
      each.text = each.entity || each.name || each.year || each.indicator || each.group != none;
    }
    keyed = has_entity && has_year && (!cells || !values.empty());
  }

  std::size_t slot(std::size_t column) {
    if (column == none) return none;
    if (uses[column].slot == none) uses[column].slot = slots++;
    return uses[column].slot;
  }

  [[nodiscard]] std::string file_words() const {
    return file_->empty() ? std::string("the file") : *file_;
  }

  std::size_t find(const std::string& column, const schema_column& line, std::string_view field,
                   bool needed) {
    const std::size_t found = names_->find(column);
    if (found != none || !needed) return found;
    std::string message = file_words() + " has no such column";
    if (!errors_->full(data_code::unknown_column)) message += names_->suggestion(column);
    if (names_->size() == 1 && options_->csv.separator == ',')
      message += write::other_separator((*names_)[0]);
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
  const columns_by_name* names_ = nullptr;
  const std::string* file_ = nullptr;
  const read_options* options_ = nullptr;
  data_errors* errors_ = nullptr;
  std::vector<std::size_t> claimed_;  // columns that a line names
  std::string constant_input_;
  bool year_from_header_ = false;
  bool entity_from_header_ = false;
};

}  // namespace nqpf::inline NQPF_ABI::panel_detail
