// SPDX-License-Identifier: BSL-1.0
#pragma once

// One record: its texts, its numbers, and how it is read where it is as it should be.

#include <nqpf/panel/build/column_plan.hpp>
#include <nqpf/panel/data_error.hpp>
#include <nqpf/panel/number.hpp>
#include <nqpf/panel/read_options.hpp>
#include <nqpf/panel/utf8.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI::panel_detail {

/// What a record says beside its numbers. The views point into the buffer of the reader, whose next
/// refill takes their text away: so `start` forgets all of them at once, every record begins by it,
/// and nothing else outlives the record.
struct record_texts {
  std::string_view entity;
  std::string_view name;
  std::string_view indicator;
  int year = 0;
  std::vector<std::string_view> groups;

  void start(const column_plan& plan) noexcept {
    entity = plan.entity;  // a constant of the plan, which lives as long as the reader
    name = {};
    indicator = {};
    year = plan.year;
    for (std::string_view& each : groups) each = {};
  }
};

/// The numbers of some records, column by column.
struct record_block {
  std::vector<double> numbers;
  std::size_t rows = 0;
  std::size_t filled = 0;  ///< how many records are complete; the next one is being read

  void make(std::size_t columns, std::size_t most_rows) {
    rows = most_rows;
    numbers.resize(columns * rows);
  }
  [[nodiscard]] double& at(std::size_t slot) noexcept { return numbers[slot * rows + filled]; }
  [[nodiscard]] const double* column(std::size_t slot) const noexcept {
    return numbers.data() + slot * rows;
  }
};

/// The error that a cell which is no number makes.
inline data_code code_of(number_status status) noexcept {
  switch (status) {
    case number_status::thousands_separator: return data_code::thousands_separator;
    case number_status::out_of_range: return data_code::out_of_range;
    case number_status::not_finite: return data_code::not_finite;
    case number_status::hexadecimal: return data_code::hexadecimal;
    case number_status::percent_sign: return data_code::percent_sign;
    default: return data_code::not_a_number;
  }
}

/// Reads records that are as they should be, a number where its digits stand.
class simple_reader {
public:
  simple_reader(const read_options& options, char separator)
      : options_(options), separator_(separator), direct_(is_direct(options.numbers, separator)) {
    const auto stop = [this](char c) { stops_[static_cast<unsigned char>(c)] = true; };
    for (const char c : {separator, '\n', '\r', '"', '\0'}) stop(c);
    for (const std::string& word : options_.missing) {
      if (parse_number(word, options_.numbers).status == number_status::ok) direct_ = false;
    }
  }

  /// Reads the record at `p`, which is one line, into the texts and the block, and returns where the next
  /// one begins; null when it takes more to tell what it says.
  const char* record(const char* p, const column_plan& plan, record_texts& texts,
                     record_block& block) const {
    const column_use* at = plan.uses.data();
    const column_use* const last = at + plan.uses.size() - 1;
    texts.start(plan);
    for (;; ++at, ++p) {
      if (at->text || at->slot == none) {
        std::string_view cell;
        p = text(p, cell);
        if (p == nullptr || (at->text && !key(*at, cell, texts, block))) return nullptr;
      } else {
        p = number(p, block.at(at->slot));
        if (p == nullptr) return nullptr;
      }
      if (*p == separator_ && at != last) continue;
      if (*p == '\r') ++p;
      return at == last && *p == '\n' ? p + 1 : nullptr;
    }
  }

  [[nodiscard]] bool says_missing(std::string_view cell) const noexcept {
    for (const std::string& word : options_.missing) {
      if (cell == word) return true;
    }
    return false;
  }

private:
  /// Whether the digits of a number can be read as they stand.
  static bool is_direct(const number_format& format, char separator) noexcept {
    return !is_digit(separator) && separator != '-' && separator != '+' &&
           separator != format.decimal;
  }

  [[nodiscard]] bool ends_cell(char c) const noexcept {
    return c == separator_ || c == '\n' || c == '\r';
  }

  /// Where the cell at `p` ends, its text in `cell`; null when it takes more to tell.
  const char* text(const char* p, std::string_view& cell) const noexcept {
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
  const char* number(const char* p, double& value) const {
    if (direct_) {
      const char* const end = plain_decimal(p, value, options_.numbers.decimal);
      if (end != nullptr && ends_cell(*end)) return end;
    }
    std::string_view cell;
    const char* const end = text(p, cell);
    return end != nullptr && number_in(cell, value) ? end : nullptr;
  }

  bool number_in(std::string_view cell, double& value) const {
    value = missing;
    if (says_missing(cell)) return true;
    const parsed_number read =
        options_.numbers.plain() ? whole_number(cell) : parse_number(cell, options_.numbers);
    value = read.value;
    return read.status == number_status::ok;
  }

  bool key(const column_use& at, std::string_view cell, record_texts& texts,
           record_block& block) const {
    if (at.slot != none && !number_in(cell, block.at(at.slot))) return false;
    if (cell.empty() ? at.entity || at.year || at.indicator : has_blank_ends(cell)) return false;
    if (at.entity) texts.entity = cell;
    if (at.year) {
      texts.year = year_of(cell);
      if (texts.year == 0) return false;
    }
    if (at.indicator) texts.indicator = cell;
    if (at.name) texts.name = cell;
    if (at.group != none) texts.groups[at.group] = cell;
    return true;
  }

  /// Blanks of ASCII; those of other kinds are taken away with the rest of what makes a name clean.
  static bool has_blank_ends(std::string_view cell) noexcept {
    return is_blank(cell.front()) || is_blank(cell.back());
  }

  const read_options& options_;
  char separator_;
  bool stops_[256] = {};
  bool direct_;
};

}  // namespace nqpf::inline NQPF_ABI::panel_detail
