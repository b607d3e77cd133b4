// SPDX-License-Identifier: BSL-1.0
#pragma once

// The ends and weights that columns had in an earlier run, as a small CSV file: with them a further
// entity or year changes no score of the others.

#include <nqpf/core/interval.hpp>
#include <nqpf/core/result.hpp>
#include <nqpf/panel/csv.hpp>
#include <nqpf/panel/number.hpp>
#include <nqpf/panel/read_schema.hpp>
#include <nqpf/write/csv.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI {

/// What a column had in one dimension. A column that was left out, since it did not vary, has no ends.
struct column_bounds {
  std::string column = {};     ///< its `schema_column::id()`
  std::string dimension = {};  ///< the dimension that it stands for; empty where it was left out
  double low = missing;     ///< the value at the lower end of the scale, in the unit of the value
  double high = missing;    ///< the value at the upper end, above `low`
  double weight = missing;  ///< in its dimension
  double dimension_weight = missing;  ///< of the dimension in its side

  [[nodiscard]] bool left_out() const noexcept { return is_missing(low); }
};

/// Bounds as CSV text: a header, and a record for each column and dimension, in shortest digits that read
/// back as the same numbers.
[[nodiscard]] inline std::string to_csv(const std::vector<column_bounds>& bounds) {
  std::string out = "column,dimension,low,high,weight,dimension_weight\n";
  for (const column_bounds& each : bounds) {
    write::append_csv(out, each.column);
    out += ',';
    write::append_csv(out, each.dimension);
    for (const double number : {each.low, each.high, each.weight, each.dimension_weight}) {
      out += ',';
      write::append_csv(out, number);
    }
    out += '\n';
  }
  return out;
}

namespace panel_detail {

class bounds_reader {
public:
  bounds_reader(byte_source source, std::string name)
      : reader_(static_cast<byte_source&&>(source), csv_options{.separator = '\0'}),
        file_(static_cast<std::string&&>(name)) {}

  result<std::vector<column_bounds>, data_errors> read() {
    if (read_header()) {
      while (reader_.next()) read_line();
      if (!reader_.broken().empty()) add(data_code::cannot_read, "", "", reader_.broken());
      if (errors_.empty() && made_.empty())
        add(data_code::header_only, "column", "", "the file has no bounds");
    }
    errors_.sort();
    if (!errors_.empty()) return failure{static_cast<data_errors&&>(errors_)};
    return static_cast<std::vector<column_bounds>&&>(made_);
  }

private:
  static constexpr std::string_view header[] = {"column", "dimension", "low",
                                                "high",   "weight",    "dimension_weight"};
  static constexpr std::size_t width = 6;

  void add(data_code code, std::string_view column, std::string_view cell, std::string message) {
    good_ = false;
    errors_.add({code, file_, reader_.row(), reader_.line(), std::string(column), printable(cell),
                 static_cast<std::string&&>(message)});
  }

  bool read_header() {
    if (!reader_.next()) {
      const missing_record why = why_no_record(reader_, "the file is empty");
      add(why.code, "", "", why.message);
      return false;
    }
    add_problems(reader_, file_, names_, errors_);
    for (const std::string_view name : reader_.fields()) names_.emplace_back(trimmed(name));
    bool good = names_.size() == width;
    for (std::size_t i = 0; good && i < width; ++i) good = names_[i] == header[i];
    if (!good)
      add(data_code::missing_header, "#1", names_.empty() ? "" : names_[0],
          "a file of bounds has the columns column, dimension, low, high, weight and "
          "dimension_weight, in "
          "this "
          "order");
    return good;
  }

  double number(std::size_t field) {
    const std::string_view cell = trimmed(reader_.fields()[field]);
    if (cell.empty()) return missing;
    const parsed_number read = parse_number(cell);
    if (read.status == number_status::ok) return read.value;
    add(data_code::not_a_number, header[field], cell, std::string(reason(read.status)));
    return missing;
  }

  void read_line() {
    add_problems(reader_, file_, names_, errors_);
    if (breaks_fields(reader_)) return;
    if (reader_.fields().size() != width) {
      add(data_code::wrong_field_count, width_column(reader_, names_), width_text(reader_, width),
          width_message(reader_.fields().size(), width));
      return;
    }
    good_ = true;
    column_bounds line;
    line.column = trimmed(reader_.fields()[0]);
    line.dimension = trimmed(reader_.fields()[1]);
    line.low = number(2);
    line.high = number(3);
    line.weight = number(4);
    line.dimension_weight = number(5);
    if (good_) check(line);
    if (good_) made_.push_back(line);
  }

  void check(const column_bounds& line) {
    if (line.column.empty()) add(data_code::missing_key, "column", "", "the line names no column");
    for (const column_bounds& other : made_) {
      if (other.column == line.column && other.dimension == line.dimension)
        add(data_code::duplicate_key, "column", line.column,
            "this column and dimension stand here twice");
    }
    const bool empty = is_missing(line.low) && is_missing(line.high) && is_missing(line.weight) &&
                       is_missing(line.dimension_weight);
    if (line.dimension.empty() != empty)
      add(data_code::missing_key, "dimension", line.dimension,
          "a column that was left out has no dimension and no number; every other has a dimension, "
          "two ends "
          "and "
          "two weights");
    if (!empty && !(line.low < line.high && line.high - line.low < infinity))
      add(data_code::bad_scale, "low", line.column, "the lower end has to be below the upper one");
    if (!empty && !(line.weight >= 0 && line.dimension_weight >= 0 && line.weight <= 1 + 1e-9 &&
                    line.dimension_weight <= 1 + 1e-9))
      add(data_code::bad_scale, "weight", line.column, "a weight is a number from 0 to 1");
  }

  csv_reader reader_;
  std::string file_;
  data_errors errors_;
  std::vector<std::string> names_;
  std::vector<column_bounds> made_;
  bool good_ = true;  // the line that is being read
};

}  // namespace panel_detail

/// Reads bounds from CSV text as `to_csv` writes it. Returns all errors. `name` is what errors call the
/// file. O(lines squared), of which there are as many as columns.
[[nodiscard]] inline result<std::vector<column_bounds>, data_errors> parse_bounds(
    std::string_view text, std::string name = "bounds") {
  return panel_detail::bounds_reader(byte_source::memory(text), static_cast<std::string&&>(name))
      .read();
}

/// The same from a file.
[[nodiscard]] inline result<std::vector<column_bounds>, data_errors> read_bounds(
    const std::string& path) {
  auto source = byte_source::open(path);
  if (!source)
    return failure{data_errors(data_error{data_code::cannot_open, path, 0, 0, "", "",
                                          "cannot be opened: " + source.error()})};
  return panel_detail::bounds_reader(static_cast<byte_source&&>(source.value()), path).read();
}

}  // namespace nqpf::inline NQPF_ABI
