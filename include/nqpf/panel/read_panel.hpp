// SPDX-License-Identifier: BSL-1.0
#pragma once

// A panel out of a CSV file and its schema, in one pass, with all that is wrong in them.

#include <nqpf/core/result.hpp>
#include <nqpf/panel/build/column_plan.hpp>
#include <nqpf/panel/build/panel_builder.hpp>
#include <nqpf/panel/panel.hpp>
#include <nqpf/panel/read_schema.hpp>
#include <nqpf/panel/schema.hpp>
#include <nqpf/panel/text/csv.hpp>
#include <nqpf/panel/text/number.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline v0 {

/// How a file of data is read.
struct read_options {
  csv_options csv;
  std::vector<std::string> missing = {"", "NA", "..", "-"};  ///< cells that say 'missing'
  std::size_t most_errors = 100;                             ///< listed; the rest is counted
  /// Called after every `csv.chunk` bytes or so, and at the end, with the bytes done and the bytes
  /// in all (0 where that is not known).
  void (*progress)(void* context, std::uint64_t done, std::uint64_t total) = nullptr;
  void* context = nullptr;
};

namespace panel_detail {

/// Records go one of two ways. `simple_record` reads those that are as they should be straight from
/// the buffer, a number where its digits stand; whatever it does not know it leaves, with nothing
/// done, to `record`, which takes the record apart by RFC 4180 and finds words for every error.
class panel_reader {
public:
  panel_reader(byte_source source, const schema& meaning, const read_options& options,
               std::string name)
      : reader_(static_cast<byte_source&&>(source), options.csv),
        meaning_(meaning),
        options_(options),
        build_(meaning, options.most_errors),
        file_(static_cast<std::string&&>(name)) {
    NQPF_ASSERT(!is_digit(options_.csv.separator) && options_.csv.separator != '.' &&
                options_.csv.separator != '-' && options_.csv.separator != '+');
    build_.name_file(file_);
    const auto stop = [this](char c) { stops_[static_cast<unsigned char>(c)] = true; };
    for (const char c : {options_.csv.separator, '\n', '\r', '"', '\0'}) stop(c);
    for (const std::string& word : options_.missing) {
      if (parse_number(word).status == number_status::ok) number_is_missing_ = true;
    }
  }

  result<panel, data_errors> read() {
    const data_errors unfit = check(meaning_);
    for (const data_error& each : unfit) build_.errors().add(each);
    if (!unfit.empty() || !header()) return build_.finish();
    block_.resize(plan_.slots * block_rows);
    scratch_.resize(block_rows);
    places_.resize(block_rows);
    std::uint64_t reported = 0;
    for (;;) {
      simple_records();
      if (!reader_.next()) break;
      record();
      if (options_.progress != nullptr && reader_.bytes_done() - reported >= options_.csv.chunk) {
        reported = reader_.bytes_done();
        options_.progress(options_.context, reported, reader_.bytes_total());
      }
    }
    flush();
    if (options_.progress != nullptr)
      options_.progress(options_.context, reader_.bytes_done(), reader_.bytes_total());
    if (!reader_.broken().empty()) bad(data_code::cannot_read, {}, "", "", reader_.broken());
    if (rows_ == 0 && !any_) bad(data_code::header_only, {}, "", "", "a header and no records");
    return build_.finish();
  }

private:
  static constexpr std::size_t block_rows = 512;

  /// What a record says beside its numbers. The views point into the buffer of the reader, whose next
  /// refill takes their text away: so `start` forgets all of them at once, every record begins by it,
  /// and nothing else outlives the record.
  struct record_texts {
    std::string_view entity;
    std::string_view name;
    int year = 0;
    std::vector<std::string_view> groups;

    void start(const column_plan& plan) noexcept {
      entity = plan.entity;  // the constants of the schema, which outlives the reader
      name = {};
      year = plan.year;
      for (std::string_view& each : groups) each = {};
    }
  };

  // Errors.

  [[nodiscard]] row_place here() const noexcept { return {reader_.row(), reader_.line()}; }

  void bad(data_code code, row_place place, std::string_view column, std::string_view cell,
           std::string_view message) {
    if (build_.errors().full()) build_.errors().count();
    else
      build_.errors().add({code, file_, place.row, place.line, std::string(column), printable(cell),
                           std::string(message)});
  }
  void warn(data_code code, row_place place, std::string_view column, std::string_view cell,
            std::string_view message) {
    if (build_.warnings().full()) build_.warnings().count();
    else
      build_.warnings().add({code, file_, place.row, place.line, std::string(column),
                             printable(cell), std::string(message)});
  }
  static data_code code_of(number_status status) noexcept {
    switch (status) {
      case number_status::thousands_separator: return data_code::thousands_separator;
      case number_status::out_of_range: return data_code::out_of_range;
      case number_status::not_finite: return data_code::not_finite;
      case number_status::hexadecimal: return data_code::hexadecimal;
      case number_status::percent_sign: return data_code::percent_sign;
      case number_status::surrounding_blanks: return data_code::surrounding_blanks;
      default: return data_code::not_a_number;
    }
  }

  // The header.

  bool header() {
    if (!reader_.next()) {
      if (!reader_.is_text()) bad(data_code::not_text, {}, "", "", reader_.broken());
      else if (!reader_.broken().empty()) bad(data_code::cannot_read, {}, "", "", reader_.broken());
      else bad(data_code::empty_file, {}, "", "", "the file is empty");
      return false;
    }
    add_problems(reader_, file_, names_, build_.errors());
    for (const std::string_view field : reader_.fields()) {
      const std::string_view name = trimmed(field);
      for (const std::string& other : names_) {
        if (!name.empty() && other == name) {
          bad(data_code::duplicate_header, here(), "#" + std::to_string(names_.size() + 1), name,
              "two columns have this name");
          break;
        }
      }
      names_.emplace_back(name);
    }
    if (breaks_fields(reader_)) return false;
    plan_.make(meaning_, names_, file_, options_.csv.separator, build_.errors());
    key_.groups.resize(build_.groups());
    return true;
  }

  // Cells.

  [[nodiscard]] bool says_missing(std::string_view cell) const noexcept {
    for (const std::string& word : options_.missing) {
      if (cell == word) return true;
    }
    return false;
  }

  static bool has_blank_ends(std::string_view cell) noexcept {
    return !cell.empty() && (is_blank(cell.front()) || is_blank(cell.back()));
  }

  // Records as they should be.

  [[nodiscard]] bool ends_cell(char c) const noexcept {
    return c == options_.csv.separator || c == '\n' || c == '\r';
  }

  /// Where the cell at `p` ends, its text in `cell`; null when it takes more to tell.
  const char* simple_text(const char* p, std::string_view& cell) const noexcept {
    const bool quoted = *p == '"';
    if (quoted) ++p;
    const char* const first = p;
    char bits = 0;
    if (quoted) {
      while (*p != '"' && *p != '\n' && *p != '\0') bits = static_cast<char>(bits | *p++);
      if (*p != '"' || !ends_cell(p[1])) return nullptr;
    } else {
      while (!stops_[static_cast<unsigned char>(*p)]) bits = static_cast<char>(bits | *p++);
      if (!ends_cell(*p)) return nullptr;
    }
    cell = {first, static_cast<std::size_t>(p - first)};
    if ((bits & '\x80') != 0 && !is_utf8(cell)) return nullptr;
    return quoted ? p + 1 : p;
  }

  /// Where the number at `p` ends; null when there is none, or none that is plain to see.
  const char* simple_number(const char* p, double& value) const noexcept {
    if (!number_is_missing_) {
      const char* const end = plain_decimal(p, value);
      if (end != nullptr && ends_cell(*end)) return end;
    }
    std::string_view cell;
    const char* const end = simple_text(p, cell);
    if (end == nullptr) return nullptr;
    if (says_missing(cell)) {
      value = missing;
      return end;
    }
    const parsed_number number = whole_number(cell);
    value = number.value;
    return number.status == number_status::ok ? end : nullptr;
  }

  /// Reads one record of one line into the block; null when it is not simple.
  const char* simple_record(const char* p) noexcept {
    const column_use* at = plan_.uses.data();
    const column_use* const last = at + plan_.uses.size() - 1;
    key_.start(plan_);
    for (;; ++at, ++p) {
      if (at->text || at->slot == none) {
        std::string_view cell;
        p = simple_text(p, cell);
        if (p == nullptr || (at->text && !simple_key(*at, cell))) return nullptr;
      } else {
        p = simple_number(p, block_[at->slot * block_rows + filled_]);
        if (p == nullptr) return nullptr;
      }
      if (*p == options_.csv.separator && at != last) continue;
      if (*p == '\r') ++p;
      return at == last && *p == '\n' ? p + 1 : nullptr;
    }
  }

  bool simple_key(const column_use& at, std::string_view cell) noexcept {
    if (at.slot != none) {
      const bool is = says_missing(cell);
      const parsed_number number =
          is ? parsed_number{missing, number_status::ok} : whole_number(cell);
      if (number.status != number_status::ok) return false;
      block_[at.slot * block_rows + filled_] = number.value;
    }
    if (at.entity) {
      if (cell.empty() || has_blank_ends(cell) || says_missing(cell)) return false;
      key_.entity = cell;
    }
    if (at.year) {
      key_.year = year_of(cell);
      if (key_.year == 0) return false;
    }
    if (at.name) key_.name = cell;
    if (at.group != none) {
      if (has_blank_ends(cell)) return false;
      key_.groups[at.group] = cell;
    }
    return true;
  }

  void simple_records() {
    if (!plan_.keyed) return;
    const std::string_view lines = reader_.lines();
    const char* p = lines.data();
    const char* const end = p + lines.size();
    while (p != end) {
      p = simple_record(p);
      if (p == nullptr) return;
      const row_place place{reader_.next_row(), reader_.next_line()};
      reader_.pass(p);
      commit(place);
    }
  }

  // Records as they are.

  void record() {
    any_ = true;
    broken_key_ = false;
    add_problems(reader_, file_, names_, build_.errors());
    if (breaks_fields(reader_)) return;
    const auto fields = reader_.fields();
    if (fields.size() != names_.size()) {
      bad(data_code::wrong_field_count, here(), width_column(reader_, names_),
          width_text(reader_, names_.size()), width_message(fields.size(), names_.size()));
      return;
    }
    key_.start(plan_);
    for (std::size_t i = 0; i < fields.size(); ++i) cell(i, fields[i]);
    // A record with a bad number still has its key, and the key may be there twice.
    if (!broken_key_ && plan_.keyed) commit(here());
  }

  void cell(std::size_t i, std::string_view text) {
    const column_use& at = plan_.uses[i];
    for (const csv_problem& p : reader_.problems()) {
      if (p.field != i) continue;
      broken_key_ = broken_key_ || at.entity || at.year;
      return;
    }
    if (at.entity) {
      broken_key_ = broken_key_ || text.empty() || says_missing(text) || has_blank_ends(text);
      if (text.empty() || says_missing(text))
        bad(data_code::missing_key, here(), names_[i], text,
            text.empty() ? "the record has no entity"
                         : "the record has no entity: this stands for a missing value");
      else if (has_blank_ends(text))
        bad(data_code::surrounding_blanks, here(), names_[i], text, "blanks around the entity");
      key_.entity = text;
    }
    if (at.year) {
      key_.year = year_of(text);
      broken_key_ = broken_key_ || key_.year == 0;
      if (says_missing(text))
        bad(data_code::missing_key, here(), names_[i], text, "the record has no year");
      else if (key_.year == 0)
        bad(data_code::bad_year, here(), names_[i], text,
            "a year is a whole number from 1 to 9999");
    }
    if (at.name) key_.name = text;
    if (at.group != none) {
      if (has_blank_ends(text))
        bad(data_code::surrounding_blanks, here(), names_[i], text,
            "blanks around the name of a group");
      key_.groups[at.group] = text;
    }
    if (at.slot != none) {
      parsed_number number{missing, number_status::ok};
      if (!says_missing(text)) number = parse_number(text);
      if (number.status != number_status::ok)
        bad(code_of(number.status), here(), names_[i], text, reason(number.status));
      block_[at.slot * block_rows + filled_] = number.value;
    }
  }

  // Rows.

  /// Takes the record at hand, whose values stand in the block, as a row.
  void commit(row_place place) {
    if (rows_ == 0 || key_.entity != build_.id(entity_)) entity_ = build_.entity(key_.entity);
    ++rows_;
    if (entity_ == text_pool::none) {
      bad(data_code::too_many_rows, place, "", key_.entity, "more than 4,294,967,294 entities");
      entity_ = 0;
      return;
    }
    if (!key_.name.empty() && !says_missing(key_.name) && !build_.name(entity_, key_.name)) {
      warn(data_code::name_changes, place, role_column("entity_name"), key_.name,
           "entity '" + printable(key_.entity) + "' has another name above; the first one stays");
    }
    for (std::size_t g = 0; g < key_.groups.size(); ++g) {
      const std::string_view name = key_.groups[g];
      if (!name.empty() && !says_missing(name) && !build_.put(entity_, g, name)) {
        warn(data_code::group_changes, place, build_.group_column(g).column, name,
             "entity '" + printable(key_.entity) +
                 "' is in another group above; the first one stays");
      }
    }
    build_.add_key(entity_, key_.year, place);
    places_[filled_] = place;
    if (++filled_ == block_rows) flush();
  }

  [[nodiscard]] std::string_view role_column(std::string_view role) const noexcept {
    for (const schema_column& line : meaning_.columns) {
      if (line.has_role(role)) return line.column;
    }
    return {};
  }

  /// Hands the block to the builder, column by column.
  void flush() {
    const std::size_t count = filled_;
    filled_ = 0;
    if (count == 0) return;
    const bool keep = build_.errors().empty();
    if (!keep) build_.drop_values();
    if (keep && !reserved_ && reader_.bytes_total() != 0) {
      const double share =
          static_cast<double>(reader_.bytes_total()) / static_cast<double>(reader_.bytes_done());
      build_.reserve(static_cast<std::size_t>(static_cast<double>(rows_) * share * 1.02) +
                     block_rows);
      reserved_ = true;
    }
    for (std::size_t v = 0; v < plan_.variables.size(); ++v) {
      const variable& made = plan_.variables[v];
      if (made.slot == none) continue;
      const double* const from = block_.data() + made.slot * block_rows;
      if (!made.plain()) compute(v, from, count);
      if (keep)
        build_.append(v, std::span<const double>(made.plain() ? from : scratch_.data(), count));
    }
  }

  void compute(std::size_t v, const double* from, std::size_t count) {
    const variable& made = plan_.variables[v];
    const double* const by =
        made.denominator == none ? nullptr : block_.data() + made.denominator * block_rows;
    for (std::size_t i = 0; i < count; ++i) {
      double value = from[i];
      if (by != nullptr && !is_missing(value)) {
        if (by[i] == 0) {
          warn(data_code::zero_denominator, places_[i], build_.column(v).column, "",
               "divided by '" + build_.column(v).denominator +
                   "', which is zero here: the value is missing");
        }
        value = is_missing(by[i]) || by[i] == 0 ? missing : value / by[i];
      }
      value = value * made.factor / made.divisor;
      if (!is_missing(value) && !is_finite(value)) {
        bad(data_code::out_of_range, places_[i], build_.column(v).column, "",
            "outside the range of a double once scale and denominator are applied");
      }
      scratch_[i] = value;
    }
  }

  csv_reader reader_;
  const schema& meaning_;
  const read_options& options_;
  panel_builder build_;
  std::string file_;
  bool stops_[256] = {};
  bool number_is_missing_ = false;  // a cell such as -99 means 'missing'
  std::vector<std::string> names_;
  column_plan plan_;
  record_texts key_;
  std::vector<double> block_;  // a column of block_rows for each slot
  std::vector<double> scratch_;
  std::vector<row_place> places_;
  std::size_t filled_ = 0;
  std::uint64_t rows_ = 0;
  std::uint32_t entity_ = 0;
  bool reserved_ = false;
  bool any_ = false;         // a record was taken apart
  bool broken_key_ = false;  // the record at hand has no entity or no year
};

}  // namespace panel_detail

/// Reads a panel from CSV text in memory: see `read_panel`. `name` is what errors call the file.
[[nodiscard]] inline result<panel, data_errors> parse_panel(std::string_view text,
                                                            const schema& meaning,
                                                            const read_options& options = {},
                                                            std::string name = {}) {
  return panel_detail::panel_reader(byte_source::memory(text), meaning, options,
                                    static_cast<std::string&&>(name))
      .read();
}

/// Reads a panel from a CSV file (RFC 4180, UTF-8, a header and one record for each entity and
/// year), as the schema says what its columns mean. Returns the panel or all errors of the file
/// together (of the schema, where it does not fit the file), each with row, line, column and text;
/// never a part of a panel.
///
/// One pass; time linear in bytes, and in rows for putting them in order. Memory: eight bytes a
/// cell and eight a row, the distinct texts, a buffer of `csv.chunk`, and one column more while
/// rows are ordered.
[[nodiscard]] inline result<panel, data_errors> read_panel(const std::string& path,
                                                           const schema& meaning,
                                                           const read_options& options = {}) {
  auto source = byte_source::open(path);
  if (!source)
    return failure{data_errors(data_error{data_code::cannot_open, path, 0, 0, "", "",
                                          "cannot be opened: " + source.error()})};
  return panel_detail::panel_reader(static_cast<byte_source&&>(source.value()), meaning, options,
                                    path)
      .read();
}

}  // namespace nqpf::inline v0
