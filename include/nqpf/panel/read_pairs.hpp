// SPDX-License-Identifier: BSL-1.0
#pragma once

// Pairs of names out of a small CSV file: which entities are neighbours, how much more one column
// matters than another.

#include <nqpf/core/result.hpp>
#include <nqpf/panel/csv.hpp>
#include <nqpf/panel/data_error.hpp>
#include <nqpf/panel/number.hpp>
#include <nqpf/panel/read_schema.hpp>
#include <nqpf/panel/text/name_pool.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI {

/// What a file says of two names, with its place.
struct named_pair {
  std::uint32_t first = 0;   ///< in `named_pairs::names`
  std::uint32_t second = 0;  ///< the same
  std::uint32_t row = 0;     ///< record of the file, the header being 1
  std::uint32_t line = 0;    ///< line of the file
  double value = missing;    ///< missing where the file has two columns only
};

/// A file of pairs. Names that differ by case, blanks or composition are one name.
struct named_pairs {
  std::string file;
  panel_detail::name_pool names;
  std::vector<std::string> header;
  std::vector<named_pair> pairs;  ///< in the order of the file; empty cells of a table have none
  bool is_table = false;          ///< a table with the names in the header and in the first column

  /// The column that a pair stands in, for messages.
  [[nodiscard]] std::string column_of(const named_pair& pair) const {
    if (is_table) return printable(names[pair.second]);
    return printable(header.size() > 2 ? header[2] : header[1]);
  }
};

namespace panel_detail {

/// More names than these a table of pairs does not have.
inline constexpr std::size_t most_paired_names = 3000;

/// A number, or a fraction such as 1/3.
inline parsed_number number_or_fraction(std::string_view cell) noexcept {
  const std::size_t slash = cell.find('/');
  if (slash == std::string_view::npos) return parse_number(cell);
  parsed_number above = parse_number(trimmed(cell.substr(0, slash)));
  const parsed_number below = parse_number(trimmed(cell.substr(slash + 1)));
  if (above.status != number_status::ok) return above;
  if (below.status != number_status::ok) return below;
  if (below.value == 0) return {missing, number_status::not_finite};
  above.value /= below.value;
  return above;
}

class pairs_reader {
public:
  pairs_reader(byte_source source, std::string name)
      : reader_(static_cast<byte_source&&>(source), csv_options{.separator = '\0'}) {
    made_.file = static_cast<std::string&&>(name);
  }

  result<named_pairs, data_errors> read() {
    if (!reader_.next()) {
      const missing_record why = why_no_record(reader_, "the file is empty");
      add(why.code, "", "", why.message);
      return failure{static_cast<data_errors&&>(errors_)};
    }
    read_header();
    while (errors_.empty() && reader_.next()) hold_line();
    if (!reader_.broken().empty()) add(data_code::cannot_read, "", "", reader_.broken());
    if (errors_.empty() && records_.empty())
      add(data_code::header_only, "", "", "the file has a header and no record");
    if (errors_.empty()) {
      made_.is_table = looks_like_table();
      if (made_.is_table) read_table();
      else read_list();
    }
    errors_.sort();
    if (!errors_.empty()) return failure{static_cast<data_errors&&>(errors_)};
    return static_cast<named_pairs&&>(made_);
  }

private:
  struct record {
    std::vector<std::string> cells;
    std::uint32_t row = 0;
    std::uint32_t line = 0;
  };

  void add(data_code code, std::string column, std::string_view cell, std::string message) {
    errors_.add({code, made_.file, reader_.row(), reader_.line(),
                 static_cast<std::string&&>(column), printable(cell),
                 static_cast<std::string&&>(message)});
  }
  void add_at(const record& at, data_code code, std::size_t field, std::string message) {
    errors_.add({code, made_.file, at.row, at.line,
                 made_.header[field].empty() ? "#" + std::to_string(field + 1)
                                             : printable(made_.header[field]),
                 printable(at.cells[field]), static_cast<std::string&&>(message)});
  }

  void read_header() {
    add_problems(reader_, made_.file, made_.header, errors_);
    for (const std::string_view name : reader_.fields()) made_.header.emplace_back(trimmed(name));
    if (made_.header.size() < 2)
      add(data_code::missing_header, "#2", "",
          "a file of pairs has two names in a line and, where it is wanted, a number; or the names "
          "in the header and in the first column, with numbers between");
    if (made_.header.size() > most_paired_names + 1)
      add(data_code::record_too_long, "#" + std::to_string(most_paired_names + 2), "",
          "more than " + std::to_string(most_paired_names) + " names");
  }

  void hold_line() {
    add_problems(reader_, made_.file, made_.header, errors_);
    if (breaks_fields(reader_)) return;
    if (reader_.fields().size() != made_.header.size()) {
      add(data_code::wrong_field_count, width_column(reader_, made_.header),
          width_text(reader_, made_.header.size()),
          width_message(reader_.fields().size(), made_.header.size()));
      return;
    }
    record made;
    for (const std::string_view cell : reader_.fields()) made.cells.emplace_back(trimmed(cell));
    made.row = static_cast<std::uint32_t>(reader_.row());
    made.line = static_cast<std::uint32_t>(reader_.line());
    records_.push_back(static_cast<record&&>(made));
  }

  /// A table has more columns than a list can, or as many lines as names in the header, which stand in
  /// the first column as well.
  [[nodiscard]] bool looks_like_table() const {
    if (made_.header.size() > 3) return true;
    if (records_.size() + 1 != made_.header.size()) return false;
    name_pool firsts;
    for (const record& each : records_) static_cast<void>(firsts.intern(each.cells[0]));
    for (std::size_t i = 1; i < made_.header.size(); ++i)
      if (firsts.find(made_.header[i]) == name_pool::none) return false;
    return true;
  }

  /// The number of a name; an error and `none` where the cell is empty.
  std::uint32_t name_in(const record& at, std::size_t field) {
    const std::uint32_t found = made_.names.intern(at.cells[field]).number;
    if (found == name_pool::none) add_at(at, data_code::missing_key, field, "no name");
    return found;
  }

  void read_table() {
    std::vector<std::uint32_t> columns(1, name_pool::none);
    for (std::size_t i = 1; i < made_.header.size(); ++i) {
      const std::size_t known = made_.names.size();
      columns.push_back(made_.names.intern(made_.header[i]).number);
      const std::string place = "#" + std::to_string(i + 1);
      if (columns.back() == name_pool::none)
        errors_.add(
            {data_code::missing_header, made_.file, 1, 1, place, "", "a column without a name"});
      else if (made_.names.size() == known)
        errors_.add({data_code::duplicate_header, made_.file, 1, 1, place,
                     printable(made_.header[i]), "two columns have this name"});
    }
    std::vector<bool> seen(made_.names.size() + records_.size(), false);
    for (const record& each : records_) {
      const std::uint32_t first = name_in(each, 0);
      if (first == name_pool::none) continue;
      if (seen[first]) add_at(each, data_code::duplicate_key, 0, "two lines have this name");
      seen[first] = true;
      for (std::size_t i = 1; i < columns.size(); ++i)
        if (!each.cells[i].empty() && columns[i] != name_pool::none)
          take_number(each, i, {first, columns[i], each.row, each.line, missing});
    }
  }

  void read_list() {
    for (const record& each : records_) {
      const std::uint32_t first = name_in(each, 0);
      const std::uint32_t second = name_in(each, 1);
      if (first == name_pool::none || second == name_pool::none) continue;
      const named_pair pair{first, second, each.row, each.line, missing};
      if (each.cells.size() > 2) take_number(each, 2, pair);
      else made_.pairs.push_back(pair);
    }
    if (made_.names.size() > most_paired_names)
      add(data_code::record_too_long, "", "",
          "more than " + std::to_string(most_paired_names) + " names");
  }

  void take_number(const record& at, std::size_t field, named_pair pair) {
    const parsed_number read = number_or_fraction(at.cells[field]);
    if (read.status != number_status::ok) {
      add_at(at, data_code::not_a_number, field,
             at.cells[field].empty() ? "a number belongs here" : std::string(reason(read.status)));
      return;
    }
    pair.value = read.value;
    made_.pairs.push_back(pair);
  }

  csv_reader reader_;
  named_pairs made_;
  data_errors errors_;
  std::vector<record> records_;
};

}  // namespace panel_detail

/// Reads a file of pairs: a header, then two names in a line and, where it is wanted, a number; or a
/// table with the names in the header and in the first column and numbers between, in which empty
/// cells say nothing. A number may be a fraction such as 1/3. Linear.
[[nodiscard]] inline result<named_pairs, data_errors> read_pairs(const std::string& path) {
  auto source = byte_source::open(path);
  if (!source)
    return failure{data_errors(data_error{data_code::cannot_open, path, 0, 0, "", "",
                                          "cannot be opened: " + source.error()})};
  return panel_detail::pairs_reader(static_cast<byte_source&&>(source.value()), path).read();
}

/// The same out of text in memory.
[[nodiscard]] inline result<named_pairs, data_errors> parse_pairs(std::string_view text,
                                                                  std::string name = "pairs") {
  return panel_detail::pairs_reader(byte_source::memory(text), static_cast<std::string&&>(name))
      .read();
}

}  // namespace nqpf::inline NQPF_ABI
