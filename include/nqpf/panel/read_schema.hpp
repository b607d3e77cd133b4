// SPDX-License-Identifier: BSL-1.0
#pragma once

// A schema out of a small CSV file, with all that is wrong in it.

#include <nqpf/core/result.hpp>
#include <nqpf/panel/csv.hpp>
#include <nqpf/panel/schema.hpp>
#include <nqpf/panel/text/number_format.hpp>
#include <nqpf/write/suggest.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI {

namespace panel_detail {

/// The columns of a schema file. The first two must be there; `note` is for people and is not kept.
inline constexpr std::string_view schema_header[] = {
    "column", "role", "better", "unit", "scale", "denominator", "indicator",
    "label",  "kind", "price",  "low",  "high",  "note"};
inline constexpr std::size_t schema_width = sizeof(schema_header) / sizeof(schema_header[0]);
enum schema_field : std::size_t {
  f_column,
  f_role,
  f_better,
  f_unit,
  f_scale,
  f_denominator,
  f_indicator,
  f_label,
  f_kind,
  f_price,
  f_low,
  f_high
};

inline std::string_view trimmed(std::string_view cell) noexcept { return without_blanks(cell); }

/// Turns the problems of a record's form into errors. `names` are those of the header, where known.
inline void add_problems(const csv_reader& reader, const std::string& file,
                         const std::vector<std::string>& names, data_errors& errors) {
  for (const csv_problem& p : reader.problems()) {
    std::string column = p.field < names.size() && !names[p.field].empty()
                             ? printable(names[p.field])
                             : "#" + std::to_string(p.field + 1);
    errors.add({p.code, file, reader.row(), p.line, static_cast<std::string&&>(column), p.text,
                std::string(reason(p.code))});
  }
  if (reader.more_problems() != 0)
    errors.count(reader.problems().back().code, reader.more_problems());
}

/// Why a file has no first record: what to report of it. `empty` is said of a file without any.
struct missing_record {
  data_code code;
  std::string message;
};
inline missing_record why_no_record(const csv_reader& reader, const char* empty) {
  const std::string broken = reader.broken();
  if (!reader.is_text()) return {data_code::not_text, broken};
  if (broken.empty()) return {data_code::empty_file, empty};
  return {data_code::cannot_read, broken};
}

/// True when a problem leaves it open which field is which.
inline bool breaks_fields(const csv_reader& reader) noexcept { return reader.given_up(); }

/// The column at which a record of the wrong width goes wrong: the first that has no field, or the
/// first field that has no column.
inline std::string width_column(const csv_reader& reader, const std::vector<std::string>& names) {
  const std::size_t got = reader.fields().size();
  return got < names.size() ? printable(names[got]) : "#" + std::to_string(names.size() + 1);
}

/// The text that goes with it: that field, or the last one that is there.
inline std::string_view width_text(const csv_reader& reader, std::size_t wanted) {
  return reader.fields().size() > wanted ? reader.fields()[wanted] : reader.fields().back();
}

inline std::string width_message(std::size_t got, std::size_t wanted) {
  return std::to_string(got) + (got == 1 ? " field" : " fields") + " where the header has " +
         std::to_string(wanted);
}

class schema_reader {
public:
  schema_reader(byte_source source, std::string name)
      : reader_(static_cast<byte_source&&>(source), csv_options{.separator = '\0'}) {
    made_.file = static_cast<std::string&&>(name);
  }

  result<schema, data_errors> read() {
    if (!read_header()) return failure{static_cast<data_errors&&>(errors_)};
    while (reader_.next()) read_line();
    if (!reader_.broken().empty()) add(data_code::cannot_read, 0, 0, "", "", reader_.broken());
    const data_errors found = check(made_);
    const bool whole = errors_.empty();
    for (const data_error& each : found) {
      // A line that could not be read may be the one that seems to be missing.
      if (whole || each.row != 0) errors_.add(each);
    }
    errors_.sort();
    if (!errors_.empty()) return failure{static_cast<data_errors&&>(errors_)};
    return static_cast<schema&&>(made_);
  }

private:
  void add(data_code code, std::uint64_t row, std::uint64_t line, std::string_view column,
           std::string_view cell, std::string message) {
    errors_.add({code, made_.file, row, line, std::string(column), printable(cell),
                 static_cast<std::string&&>(message)});
  }
  void bad(data_code code, schema_field field, std::string_view cell, std::string message) {
    add(code, reader_.row(), reader_.line(), schema_header[field], cell,
        static_cast<std::string&&>(message));
  }

  bool read_header() {
    if (!reader_.next()) {
      const missing_record why = why_no_record(reader_, "the schema is empty");
      add(why.code, 0, 0, "", "", why.message);
      return false;
    }
    add_problems(reader_, made_.file, names_, errors_);
    const std::vector<std::string_view> known(schema_header, schema_header + schema_width);
    for (std::size_t i = 0; i < schema_width; ++i) place_[i] = none;
    for (std::size_t i = 0; i < reader_.fields().size(); ++i) {
      const std::string_view name = trimmed(reader_.fields()[i]);
      names_.emplace_back(name);
      std::size_t found = 0;
      while (found < schema_width && schema_header[found] != name) ++found;
      if (found == schema_width) {
        add(data_code::unknown_header, 1, reader_.line(), "#" + std::to_string(i + 1), name,
            "a schema has no such column" + write::suggestion(name, known) +
                "; it has column, role, better, unit, scale, denominator, indicator, label, kind, "
                "price, low, high and note" +
                (reader_.fields().size() == 1 ? write::other_separator(name) : std::string()));
      } else if (place_[found] != none) {
        add(data_code::duplicate_header, 1, reader_.line(), "#" + std::to_string(i + 1), name,
            "this column stands in the header twice");
      } else {
        place_[found] = i;
      }
    }
    for (const schema_field needed : {f_column, f_role}) {
      if (place_[needed] == none) {
        add(data_code::missing_header, 1, reader_.line(), schema_header[needed], "",
            "a schema needs this column");
      }
    }
    return place_[f_column] != none && place_[f_role] != none;
  }

  std::string_view cell(schema_field field) const noexcept {
    return place_[field] == none ? std::string_view() : trimmed(reader_.fields()[place_[field]]);
  }

  void read_line() {
    add_problems(reader_, made_.file, names_, errors_);
    if (breaks_fields(reader_)) return;
    if (reader_.fields().size() != names_.size()) {
      add(data_code::wrong_field_count, reader_.row(), reader_.line(),
          width_column(reader_, names_), width_text(reader_, names_.size()),
          width_message(reader_.fields().size(), names_.size()));
      return;
    }
    if (is_open()) return;
    schema_column line;
    line.row = reader_.row();
    line.line = reader_.line();
    line.column = cell(f_column);
    std::string_view roles = cell(f_role);
    while (!roles.empty()) {
      const std::size_t bar = roles.find('|');
      line.roles.emplace_back(trimmed(roles.substr(0, bar)));
      roles = bar == std::string_view::npos ? std::string_view() : roles.substr(bar + 1);
    }
    line.unit = cell(f_unit);
    line.denominator = cell(f_denominator);
    line.indicator = cell(f_indicator);
    line.label = cell(f_label);
    read_better(line);
    read_scale(line);
    line.low = read_end(f_low);
    line.high = read_end(f_high);
    read_words(line);
    if (!merge(line)) made_.columns.push_back(static_cast<schema_column&&>(line));
  }

  /// A line with a question mark, as drafts have them, says nothing yet.
  bool is_open() {
    const bool is_constant = cell(f_column) == "=?";
    if (!is_constant && cell(f_role) != "?" && cell(f_better) != "?") return false;
    std::string words(cell(f_column));
    for (const schema_field each : {f_role, f_better}) words += "," + std::string(cell(each));
    while (words.ends_with(',')) words.pop_back();
    bad(data_code::missing_role, is_constant ? f_column : f_role, "?",
        "the line '" + words + "' is still to be filled in");
    return true;
  }

  void read_better(schema_column& line) {
    const std::string_view word = cell(f_better);
    if (word == "higher") line.better = column_better::higher;
    else if (word == "lower") line.better = column_better::lower;
    else if (word == "neutral") line.better = column_better::neutral;
    else if (word.starts_with("target=")) {
      line.better = column_better::target;
      read_target(line, word);
    } else if (!word.empty()) {
      bad(data_code::unknown_better, f_better, word,
          "better is higher, lower, neutral, target=VALUE, target=FROM..TO or empty");
    }
  }

  /// `target=VALUE` or `target=FROM..TO`.
  void read_target(schema_column& line, std::string_view word) {
    const std::string_view words = word.substr(7);
    const std::size_t dots = words.find("..");
    const auto read = [&](std::string_view text, const char* name, double& to) {
      const parsed_number number = parse_number(trimmed(text));
      if (number.status == number_status::ok) to = number.value;
      else
        bad(data_code::unknown_better, f_better, word, name + std::string(reason(number.status)));
      return number.status == number_status::ok;
    };
    if (dots == std::string_view::npos) {
      read(words, "the target is ", line.target);
      return;
    }
    double from = 0;
    double to = 0;
    if (!read(words.substr(0, dots), "the beginning of the target is ", from) ||
        !read(words.substr(dots + 2), "the end of the target is ", to))
      return;
    if (to < from) {
      bad(data_code::unknown_better, f_better, word,
          "the interval that is best ends below its beginning");
      return;
    }
    line.target = from;
    if (from < to) line.target_end = to;
  }

  void read_scale(schema_column& line) {
    const std::string_view word = cell(f_scale);
    if (word.empty()) return;
    const parsed_number number = parse_number(word);
    if (number.status == number_status::ok && number.value > 0) {
      line.scale = number.value;
    } else {
      bad(data_code::bad_scale, f_scale, word,
          number.status == number_status::ok ? std::string("a scale is a number above zero")
                                             : std::string(reason(number.status)));
    }
  }

  double read_end(schema_field field) {
    const std::string_view word = cell(field);
    if (word.empty()) return missing;
    const parsed_number number = parse_number(word);
    if (number.status == number_status::ok) return number.value;
    bad(data_code::bad_scale, field, word, std::string(reason(number.status)));
    return missing;
  }

  void read_words(schema_column& line) {
    const std::string_view kind = cell(f_kind);
    if (kind == "level") line.kind = column_kind::level;
    else if (kind == "rate") line.kind = column_kind::rate;
    else if (!kind.empty())
      bad(data_code::unknown_kind, f_kind, kind, "kind is level, rate or empty");
    const std::string_view price = cell(f_price);
    if (price == "current") line.price = column_price::current;
    else if (price == "constant") line.price = column_price::constant;
    else if (!price.empty())
      bad(data_code::unknown_kind, f_price, price, "price is current, constant or empty");
  }

  /// A second line for one column of values adds its roles to the first; what else it says must
  /// agree.
  bool merge(const schema_column& line) {
    if (!line.is_value()) return false;
    const std::uint32_t known = values_.intern(line.column + '\n' + line.denominator);
    if (known == value_lines_.size()) {
      value_lines_.push_back(made_.columns.size());
      return false;
    }
    merge(line, made_.columns[value_lines_[known]]);
    return true;
  }

  void merge(const schema_column& line, schema_column& held) {
    const auto differs = [](const std::string& a, const std::string& b) {
      return !b.empty() && a != b;
    };
    const auto conflict = [&](bool is, schema_field field) {
      if (is)
        bad(data_code::conflicting_lines, field, cell(field),
            "line " + std::to_string(held.line) + " contradicts it for '" + held.column + "'");
    };
    conflict(line.better != column_better::unsaid &&
                 (line.better != held.better || line.target != held.target ||
                  (line.target_end != held.target_end &&
                   !(is_missing(line.target_end) && is_missing(held.target_end)))),
             f_better);
    conflict(differs(held.unit, line.unit), f_unit);
    conflict(!cell(f_scale).empty() && line.scale != held.scale, f_scale);
    conflict(differs(held.indicator, line.indicator), f_indicator);
    conflict(differs(held.label, line.label), f_label);
    conflict(line.kind != column_kind::unsaid && line.kind != held.kind, f_kind);
    conflict(line.price != column_price::unsaid && line.price != held.price, f_price);
    conflict(!is_missing(line.low) && line.low != held.low, f_low);
    conflict(!is_missing(line.high) && line.high != held.high, f_high);
    for (const std::string& role : line.roles) {
      if (held.has_role(role))
        bad(data_code::duplicate_role, f_role, role,
            "column '" + held.column + "' has this role already");
      else held.roles.push_back(role);
    }
  }

  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  csv_reader reader_;
  schema made_;
  data_errors errors_;
  std::vector<std::string> names_;
  text_pool values_;                      // column and denominator of each column of values
  std::vector<std::size_t> value_lines_;  // and which line it is
  std::size_t place_[schema_width] = {};
};

}  // namespace panel_detail

/// Reads a schema from CSV text: a header with at least `column` and `role`, further `better`
/// (higher, lower, neutral, target=VALUE, target=FROM..TO), `unit`, `scale`, `denominator`, `indicator`,
/// `label`, `kind` (level, rate), `price` (current, constant), `low` and `high` (fixed ends of the scale)
/// and `note`, in any order. Several roles of one
/// column stand in one cell with `|` between them or on lines of their own. Returns all errors,
/// those of `check` among them. `name` is what errors call the file.
[[nodiscard]] inline result<schema, data_errors> parse_schema(std::string_view text,
                                                              std::string name = "schema") {
  return panel_detail::schema_reader(byte_source::memory(text), static_cast<std::string&&>(name))
      .read();
}

/// Reads a schema from a file: see `parse_schema`.
[[nodiscard]] inline result<schema, data_errors> read_schema(const std::string& path) {
  auto source = byte_source::open(path);
  if (!source)
    return failure{data_errors(data_error{data_code::cannot_open, path, 0, 0, "", "",
                                          "cannot be opened: " + source.error()})};
  return panel_detail::schema_reader(static_cast<byte_source&&>(source.value()), path).read();
}

}  // namespace nqpf::inline NQPF_ABI
