// SPDX-License-Identifier: BSL-1.0
#pragma once

// What is wrong with a file of data, and where: errors as values that name file, row, column and
// text.

#include <nqpf/panel/utf8.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI {

/// The kinds of errors and warnings about data. The names are stable and are what `code_name`
/// returns.
enum class data_code : unsigned char {
  cannot_open,           ///< the file is not there or may not be read
  cannot_read,           ///< reading stopped before the end of the file
  not_text,              ///< UTF-16, a compressed file or a workbook rather than CSV text
  empty_file,            ///< not even a header
  header_only,           ///< a header and no record
  invalid_utf8,          ///< bytes that are not UTF-8
  nul_byte,              ///< a NUL byte in a cell
  unclosed_quote,        ///< a quote that is opened and never closed
  text_after_quote,      ///< text between a closing quote and the next separator
  stray_quote,           ///< a quote inside a cell that is not quoted
  lone_carriage_return,  ///< CR without LF outside quotes
  record_too_long,       ///< a record beyond `csv_options::longest_record`
  wrong_field_count,     ///< a record with more or fewer fields than the header
  duplicate_header,      ///< two columns of one name
  unknown_header,        ///< a column that a schema file does not have
  missing_header,        ///< a column that a schema file needs
  not_a_number,          ///< text where a number belongs
  thousands_separator,   ///< 1,234 or 1 234 or 1,5
  out_of_range,          ///< beyond the range of a double
  not_finite,            ///< infinity or NaN written as text
  hexadecimal,           ///< 0x1f
  percent_sign,          ///< 12%
  footnote_mark,         ///< a number with a mark after it
  missing_key,           ///< no entity or no year in a record
  bad_year,              ///< not a whole number from 1 to 9999
  two_years,             ///< 2023/24 where no rule says which of the two counts
  units_line,            ///< the record after the header gives units
  title_line,            ///< the header is further down
  other_layout,          ///< years in the header, or a record for each value
  duplicate_key,         ///< two records for one entity and year
  too_many_rows,         ///< more than 4,294,967,294 rows or entities
  unknown_column,        ///< a schema names a column that the file does not have
  missing_column,        ///< a schema line without a column
  missing_role,          ///< a schema line without a role; or no entity, no year, no values
  duplicate_role,        ///< a role that only one column can have, or one role twice on one column
  mixed_roles,           ///< a key role together with a value role, or `ignore` with another
  unknown_better,        ///< not higher, lower, neutral, target=VALUE or target=FROM..TO
  bad_scale,             ///< not a number above zero
  bad_denominator,       ///< a denominator where none can stand
  unknown_kind,          ///< not level or rate; not current or constant
  conflicting_lines,     ///< two schema lines that say different things of one column
  bad_layout,            ///< roles that cannot say together how a file is laid out
  conflicting_files,     ///< two files that say different things of one cell
  zero_denominator,      ///< warning: the value is missing since its denominator is zero
  name_changes,          ///< warning: one entity under two names
  group_changes,         ///< warning: one entity in two groups
  similar_names,         ///< warning: names that differ by case, blanks or composition are one
  left_out,          ///< warning: indicators that the schema does not name; entities without values
  not_matched,       ///< warning: what one of several files has and another has not
  looks_like_total,  ///< warning: a row that seems to be the sum of others
  far_year,          ///< warning: a year that stands centuries apart from those of most rows
  looks_like_other,  ///< warning: an entity that may be another one, written otherwise
};

/// How many kinds there are.
inline constexpr std::size_t data_codes = static_cast<std::size_t>(data_code::looks_like_other) + 1;

/// The stable name of a code.
[[nodiscard]] constexpr std::string_view code_name(data_code code) noexcept {
  constexpr std::string_view names[] = {"cannot_open",
                                        "cannot_read",
                                        "not_text",
                                        "empty_file",
                                        "header_only",
                                        "invalid_utf8",
                                        "nul_byte",
                                        "unclosed_quote",
                                        "text_after_quote",
                                        "stray_quote",
                                        "lone_carriage_return",
                                        "record_too_long",
                                        "wrong_field_count",
                                        "duplicate_header",
                                        "unknown_header",
                                        "missing_header",
                                        "not_a_number",
                                        "thousands_separator",
                                        "out_of_range",
                                        "not_finite",
                                        "hexadecimal",
                                        "percent_sign",
                                        "footnote_mark",
                                        "missing_key",
                                        "bad_year",
                                        "two_years",
                                        "units_line",
                                        "title_line",
                                        "other_layout",
                                        "duplicate_key",
                                        "too_many_rows",
                                        "unknown_column",
                                        "missing_column",
                                        "missing_role",
                                        "duplicate_role",
                                        "mixed_roles",
                                        "unknown_better",
                                        "bad_scale",
                                        "bad_denominator",
                                        "unknown_kind",
                                        "conflicting_lines",
                                        "bad_layout",
                                        "conflicting_files",
                                        "zero_denominator",
                                        "name_changes",
                                        "group_changes",
                                        "similar_names",
                                        "left_out",
                                        "not_matched",
                                        "looks_like_total",
                                        "far_year",
                                        "looks_like_other"};
  static_assert(sizeof(names) / sizeof(names[0]) == data_codes);
  return names[static_cast<std::size_t>(code)];
}

/// One error or warning with its place.
struct data_error {
  data_code code{};
  std::string file;        ///< as the caller named it; empty for data that is in no file
  std::uint64_t row = 0;   ///< record, counted from 1, the header being 1; 0: the file as a whole
  std::uint64_t line = 0;  ///< line of the file, from 1; not the row after line ends in quotes
  std::string column;      ///< name in the header, or `#3` where there is none; may be empty
  std::string text;     ///< the offending text, printable (see `printable`), cut where it is long
  std::string message;  ///< what is wrong and, where it is not plain, what to do
};

/// One line for people: `panel.csv: row 12 (line 14), column gdp: 'many': not a number`.
[[nodiscard]] inline std::string describe(const data_error& error) {
  std::string out = printable(error.file, static_cast<std::size_t>(-1));
  if (error.row != 0) {
    if (!out.empty()) out += ": ";
    out += "row " + std::to_string(error.row);
    if (error.line != 0 && error.line != error.row)
      out += " (line " + std::to_string(error.line) + ")";
  }
  if (!error.column.empty()) {
    if (!out.empty()) out += error.row != 0 ? ", " : ": ";
    out += "column " + error.column;
  }
  if (!out.empty()) out += ": ";
  if (!error.text.empty()) out += "'" + error.text + "': ";
  return out + error.message;
}

/// The errors (or warnings) of one file, in the order of the file. The first `most` of each kind are
/// listed, the rest is counted, so that a column of text read as numbers neither fills the memory nor
/// hides what else is wrong.
class data_errors {
public:
  explicit data_errors(std::size_t most = 100) : most_(most) {}
  explicit data_errors(data_error only) : data_errors() { add(static_cast<data_error&&>(only)); }

  /// Lists one more, or only counts it. What names of columns bring into it is made printable.
  void add(data_error error) {
    const bool listed = !full(error.code);
    count(error.code);
    if (!listed) return;
    error.column = printable(error.column);
    error.message = printable(error.message, static_cast<std::size_t>(-1));
    list_.push_back(static_cast<data_error&&>(error));
  }
  /// Counts one that need not be put into words: for callers that saw `full()`.
  void count(data_code code, std::size_t times = 1) noexcept {
    total_ += times;
    kinds_[static_cast<std::size_t>(code)] += times;
  }
  /// Adds those of another list, with the counts of those that it does not list.
  void add(const data_errors& others) {
    std::size_t listed[data_codes] = {};
    for (const data_error& each : others.list_) {
      add(each);
      ++listed[static_cast<std::size_t>(each.code)];
    }
    for (std::size_t k = 0; k < data_codes; ++k)
      count(static_cast<data_code>(k), others.kinds_[k] - listed[k]);
  }
  [[nodiscard]] bool full(data_code code) const noexcept { return count_of(code) >= most_; }

  [[nodiscard]] bool empty() const noexcept { return total_ == 0; }
  /// How many there were.
  [[nodiscard]] std::size_t total() const noexcept { return total_; }
  /// How many there were of one kind.
  [[nodiscard]] std::size_t count_of(data_code code) const noexcept {
    return kinds_[static_cast<std::size_t>(code)];
  }
  /// How many are listed, and how many are not.
  [[nodiscard]] std::size_t size() const noexcept { return list_.size(); }
  [[nodiscard]] std::size_t unlisted() const noexcept { return total_ - list_.size(); }

  [[nodiscard]] const data_error& operator[](std::size_t i) const { return list_[i]; }
  [[nodiscard]] auto begin() const noexcept { return list_.begin(); }
  [[nodiscard]] auto end() const noexcept { return list_.end(); }

  /// Leaves out the name of a file that the reader knows.
  void leave_out_file(std::string_view file) {
    for (data_error& each : list_)
      if (each.file == file) each.file.clear();
  }
  /// Puts the listed errors of a file in the order of its rows; those of one row stay as they were
  /// found.
  void sort() {
    // Insertion: the list is short and nearly in order.
    for (std::size_t i = 1; i < list_.size(); ++i) {
      for (std::size_t k = i;
           k > 0 && list_[k].row < list_[k - 1].row && list_[k].file == list_[k - 1].file; --k) {
        data_error held = static_cast<data_error&&>(list_[k]);
        list_[k] = static_cast<data_error&&>(list_[k - 1]);
        list_[k - 1] = static_cast<data_error&&>(held);
      }
    }
  }

private:
  std::vector<data_error> list_;
  std::size_t most_;
  std::size_t total_ = 0;
  std::size_t kinds_[data_codes] = {};
};

/// Lines for people: of each kind the first three, then how many more there are. Bytes that are not
/// UTF-8 are said once: all come from one cause.
[[nodiscard]] inline std::vector<std::string> summarize(const data_errors& errors) {
  std::vector<std::string> lines;
  std::size_t seen[data_codes] = {};
  for (const data_error& each : errors) {
    const std::size_t shown = each.code == data_code::invalid_utf8 ? 1 : 3;
    std::size_t& so_far = seen[static_cast<std::size_t>(each.code)];
    if (++so_far <= shown) lines.push_back(describe(each));
    const std::size_t all = errors.count_of(each.code);
    if (so_far != shown || all == shown) continue;
    const std::string where = each.file.empty()
                                  ? std::string()
                                  : printable(each.file, static_cast<std::size_t>(-1)) + ": ";
    lines.push_back(where + "and " + std::to_string(all - shown) + " more of this kind, " +
                    std::to_string(all) + " in all");
  }
  return lines;
}

}  // namespace nqpf::inline NQPF_ABI
