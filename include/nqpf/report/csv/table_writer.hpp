// SPDX-License-Identifier: BSL-1.0
#pragma once

// One table as CSV, written piece by piece: texts that a spreadsheet would take for a formula are disarmed.

#include <nqpf/core/interval.hpp>
#include <nqpf/write/csv.hpp>
#include <nqpf/write/json_writer.hpp>

#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

namespace nqpf::inline NQPF_ABI::report {

/// Whether a spreadsheet may take a text for a formula: the first character that is no blank is `=`, `+`,
/// `-`, `@`, a tab or a carriage return, or one of the first four in full width.
[[nodiscard]] inline bool looks_like_formula(std::string_view text) noexcept {
  std::size_t at = 0;
  while (at < text.size() && (text[at] == ' ' || text[at] == '\n')) ++at;
  text.remove_prefix(at);
  if (text.empty()) return false;
  const char c = text.front();
  if (c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r') return true;
  for (const std::string_view wide :
       {"\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d", "\xef\xbc\xa0"}) {
    if (text.starts_with(wide)) return true;
  }
  return false;
}

/// Writes records of cells. A text that looks like a formula gets an apostrophe before it, which
/// spreadsheets take as the mark of a text; numbers are written as numbers, in the fewest digits that read
/// back as the same double, and missing ones as nothing.
template <write::text_sink Sink>
class csv_writer {
public:
  /// With a mark the file begins with the three bytes by which Excel knows UTF-8.
  explicit csv_writer(Sink& sink, bool mark) : sink_(sink) {
    if (mark) text_ = "\xef\xbb\xbf";
  }
  csv_writer(const csv_writer&) = delete;
  csv_writer& operator=(const csv_writer&) = delete;
  ~csv_writer() {
    if (!text_.empty()) sink_(std::string_view(text_));
  }

  void header(std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) cell(name);
    end();
  }
  csv_writer& cell(std::string_view words) {
    separate();
    if (looks_like_formula(words)) write::append_csv(text_, "'" + std::string(words));
    else write::append_csv(text_, words);
    return *this;
  }
  csv_writer& cell(const std::string& words) { return cell(std::string_view(words)); }
  csv_writer& cell(const char* words) { return cell(std::string_view(words)); }
  csv_writer& cell(double number) {
    separate();
    if (number == infinity || number == -infinity) text_ += number > 0 ? "infinity" : "-infinity";
    else write::append_csv(text_, number);
    return *this;
  }
  template <std::integral T>
    requires(!std::same_as<T, bool>)
  csv_writer& cell(T number) {
    separate();
    text_ += std::to_string(number);
    return *this;
  }
  template <std::same_as<bool> T>
  csv_writer& cell(T truth) {
    return cell(truth ? "yes" : "no");
  }
  void end() {
    text_ += '\n';
    first_ = true;
    if (text_.size() < 1U << 16U) return;
    sink_(std::string_view(text_));
    text_.clear();
  }

private:
  void separate() {
    if (!first_) text_ += ',';
    first_ = false;
  }

  Sink& sink_;
  std::string text_;
  bool first_ = true;
};

}  // namespace nqpf::inline NQPF_ABI::report
