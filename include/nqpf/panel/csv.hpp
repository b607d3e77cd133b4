// SPDX-License-Identifier: BSL-1.0
#pragma once

// Records out of a stream of CSV bytes (RFC 4180), one pass, in the memory of one buffer.

#include <nqpf/core/config.hpp>
#include <nqpf/panel/data_error.hpp>
#include <nqpf/panel/text/byte_source.hpp>
#include <nqpf/panel/utf8.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI {

/// How a CSV file is written.
struct csv_options {
  char separator = ',';                      ///< '\0': found out from the first lines
  std::size_t chunk = std::size_t{1} << 20;  ///< bytes read at a time
  std::size_t longest_record = std::size_t{16}
                               << 20;   ///< beyond it a quote must have been left open
  std::size_t most_fields = 1'000'000;  ///< of a record: memory stays in proportion
  std::size_t most_problems = 100;      ///< told of one record
};

/// Something in a record that RFC 4180 or UTF-8 does not allow.
struct csv_problem {
  data_code code{};
  std::size_t field = 0;   ///< counted from 0
  std::uint64_t line = 0;  ///< line of the file, from 1
  std::string text;        ///< printable
};

namespace panel_detail {

/// How many of the first lines have a separator as often as the line before.
inline std::size_t agreeing_lines(std::string_view text, char separator) {
  std::size_t last = 0;
  std::size_t count = 0;
  std::size_t agreed = 0;
  std::size_t lines = 0;
  bool quoted = false;
  for (const char c : text.substr(0, 65536)) {
    if (c == '"') quoted = !quoted;
    else if (!quoted && c == separator) ++count;
    else if (!quoted && c == '\n') {
      if (count != 0 && (count == last || lines == 0)) ++agreed;
      last = count;
      count = 0;
      if (++lines == 40) break;
    }
  }
  if (count != 0 && count == last) ++agreed;
  return lines == 0 && count != 0 ? 1 : agreed;
}

/// The character that separates the fields of the first lines: the one that most lines have as often as
/// the line before, and a comma where none does.
inline char likely_separator(std::string_view text) {
  char found = ',';
  std::size_t best = 0;
  for (const char each : {',', ';', '\t', '|'}) {
    const std::size_t agreed = agreeing_lines(text, each);
    if (agreed <= best) continue;
    best = agreed;
    found = each;
  }
  return found;
}

}  // namespace panel_detail

/// Reads records one after another. Quoted fields may hold separators, line ends and doubled
/// quotes; lines end in LF or CRLF; a byte order mark is passed over; empty lines are passed over
/// and are no records. A malformed record is still returned, as well as it can be made out, with
/// its problems.
class csv_reader {
public:
  explicit csv_reader(byte_source source, const csv_options& options = {})
      : source_(static_cast<byte_source&&>(source)), options_(options) {
    NQPF_ASSERT(options_.separator != '"' && options_.separator != '\n' &&
                options_.separator != '\r');
    if (options_.longest_record > most_bytes) options_.longest_record = most_bytes;
    if (options_.chunk > most_bytes / 2) options_.chunk = most_bytes / 2;
    const std::uint64_t size = source_.size();
    if (size != 0 && size < options_.chunk) options_.chunk = static_cast<std::size_t>(size) + 1;
    if (options_.chunk < 64) options_.chunk = 64;
    buffer_.resize(options_.chunk + 1);
    refill();
    skip_mark();
    if (options_.separator == '\0')
      options_.separator = panel_detail::likely_separator(span_of(cursor_, end_));
  }

  /// Goes to the next record; false at the end of the file.
  bool next() {
    forget_problems();
    for (;;) {
      if (stopped_) return false;
      // An empty line.
      while (cursor_ != end_ && (*cursor_ == '\n' ||
                                 (*cursor_ == '\r' && cursor_ + 1 != end_ && cursor_[1] == '\n'))) {
        cursor_ += *cursor_ == '\n' ? 1 : 2;
        ++next_line_;
      }
      if (cursor_ == end_ && at_eof_) return false;
      if (cursor_ != end_ && scan()) break;
      if (static_cast<std::size_t>(end_ - cursor_) > options_.longest_record) {
        too_long();
        return true;
      }
      refill();
    }
    return true;
  }

  /// The fields of the record, without quotes; valid until the next call of `next`.
  [[nodiscard]] std::span<const std::string_view> fields() const noexcept { return fields_; }
  /// Number of the record, from 1 (the header), and of the line it begins on, from 1.
  [[nodiscard]] std::uint64_t row() const noexcept { return row_; }
  [[nodiscard]] std::uint64_t line() const noexcept { return line_; }
  /// What was wrong with the record; empty for nearly every record there is.
  [[nodiscard]] std::span<const csv_problem> problems() const noexcept { return problems_; }
  /// How many problems there were beyond those listed.
  [[nodiscard]] std::size_t more_problems() const noexcept { return more_problems_; }
  /// Whether a field has a problem.
  [[nodiscard]] bool damaged(std::size_t field) const noexcept {
    return field < damaged_.size() && damaged_[field];
  }
  /// Whether the record was given up before its end, so that no field is known for what it is.
  [[nodiscard]] bool given_up() const noexcept { return given_up_; }
  [[nodiscard]] char separator() const noexcept { return options_.separator; }

  /// What kept the bytes from being read to their end (or from being CSV at all); empty for
  /// nothing.
  [[nodiscard]] std::string broken() const {
    return not_text_.empty() ? source_.error() : not_text_;
  }
  [[nodiscard]] bool is_text() const noexcept { return not_text_.empty(); }

  [[nodiscard]] std::uint64_t bytes_done() const noexcept {
    return bytes_read_ - static_cast<std::uint64_t>(end_ - cursor_);
  }
  /// Bytes in all, 0 where that is not known.
  [[nodiscard]] std::uint64_t bytes_total() const noexcept { return source_.size(); }

  /// The bytes from the next record to the last line end that is in the buffer, for callers that
  /// can read simple records by themselves; `pass` says how far they came. Empty when `next` must
  /// be called.
  [[nodiscard]] std::string_view lines() const noexcept {
    return stopped_ || last_line_ <= cursor_ ? std::string_view() : span_of(cursor_, last_line_);
  }
  /// Passes over one record of one line, which ends before `to`.
  void pass(const char* to) noexcept {
    cursor_ = to;
    ++row_;
    line_ = next_line_++;
  }
  /// The number and line of the record that comes next.
  [[nodiscard]] std::uint64_t next_row() const noexcept { return row_ + 1; }
  [[nodiscard]] std::uint64_t next_line() const noexcept { return next_line_; }

private:
  /// Debug builds take a new buffer for each piece of the file, so that a text which outlives its
  /// record is told by every sanitizer.
#ifdef NDEBUG
  static constexpr bool fresh_buffers = false;
#else
  static constexpr bool fresh_buffers = true;
#endif

  /// One field while the record is not yet complete.
  struct raw_field {
    std::uint32_t first;  // from the cursor
    std::uint32_t last : 31;
    std::uint32_t escapes : 1;
  };
  static constexpr std::size_t most_bytes = std::size_t{1} << 30;

  void refill() {
    const std::size_t held = end_ == nullptr ? 0 : static_cast<std::size_t>(end_ - cursor_);
    const bool full = held + options_.chunk / 2 > buffer_.size() - 1;
    if (full || fresh_buffers) {
      std::vector<char> other(full ? held * 2 + options_.chunk + 1 : buffer_.size());
      if (held != 0) std::memcpy(other.data(), cursor_, held);
      buffer_.swap(other);
    } else if (held != 0) {
      std::memmove(buffer_.data(), cursor_, held);
    }
    char* const base = buffer_.data();
    const std::size_t room = buffer_.size() - 1 - held;
    const std::size_t got = source_.read(base + held, room);
    bytes_read_ += got;
    at_eof_ = got < room;
    cursor_ = base;
    end_ = base + held + got;
    base[held + got] = '\n';  // a sentinel: what looks one character ahead stays inside
    last_line_ = end_;
    while (last_line_ != cursor_ && last_line_[-1] != '\n') --last_line_;
  }

  void skip_mark() {
    const std::string_view head = span_of(cursor_, end_);
    if (head.starts_with("\xef\xbb\xbf")) cursor_ += 3;
    else if (head.starts_with(std::string_view("\xff\xfe\0\0", 4)) ||
             head.starts_with(std::string_view("\0\0\xfe\xff", 4)))
      not_text_ = "the file is UTF-32: save it as UTF-8";
    else if (head.starts_with("\xff\xfe") || head.starts_with("\xfe\xff") || is_wide(head))
      not_text_ = "the file is UTF-16: save it as UTF-8";
    else if (head.starts_with("PK\x03\x04"))
      not_text_ =
          "the file is a workbook or a zip archive: open it in a spreadsheet and save each sheet "
          "as 'CSV "
          "UTF-8'";
    else if (head.starts_with("\xd0\xcf\x11\xe0"))
      not_text_ =
          "the file is an old workbook or document: open it in a spreadsheet and save each sheet "
          "as 'CSV "
          "UTF-8'";
    else if (head.starts_with("%PDF")) not_text_ = "the file is a PDF: export its tables as CSV";
    else if (head.starts_with("\x1f\x8b")) not_text_ = "the file is compressed: unpack it first";
    if (!not_text_.empty()) stopped_ = true;
  }

  /// Whether every other byte at the beginning is zero: UTF-16 without a mark.
  static bool is_wide(std::string_view head) noexcept {
    if (head.size() < 4) return false;
    const bool low = head[0] != 0 && head[1] == 0 && head[2] != 0 && head[3] == 0;
    return low || (head[0] == 0 && head[1] != 0 && head[2] == 0 && head[3] != 0);
  }

  static std::string_view span_of(const char* first, const char* last) noexcept {
    return {first, static_cast<std::size_t>(last - first)};
  }

  void problem(data_code code, std::size_t field, std::uint64_t line, std::string_view text) {
    if (damaged_.size() <= field) damaged_.resize(field + 1, false);
    damaged_[field] = true;
    if (problems_.size() < options_.most_problems)
      problems_.push_back({code, field, line, printable(text)});
    else ++more_problems_;
  }
  void forget_problems() noexcept {
    problems_.clear();
    damaged_.clear();
    more_problems_ = 0;
  }
  [[nodiscard]] std::uint32_t from_cursor(const char* p) const noexcept {
    return static_cast<std::uint32_t>(p - cursor_);
  }
  [[nodiscard]] std::string_view text_of(const raw_field& field) const noexcept {
    return span_of(cursor_ + field.first, cursor_ + field.last);
  }

  /// Where the scan of a record stands.
  struct scan_state {
    const char* p;
    std::uint64_t line;
  };

  /// Splits the record at the cursor; false when its end is not in the buffer yet.
  bool scan() {
    raw_.clear();
    forget_problems();
    scan_state at{cursor_, next_line_};
    for (;;) {
      if (raw_.size() == options_.most_fields) return give_up(at);
      if (!scan_field(at)) return false;
      if (at.p == end_ || *at.p != options_.separator) break;
      ++at.p;
    }
    check_text(cursor_, at.p, at.line);
    unescape();
    if (at.p != end_) at.p += *at.p == '\r' ? 2 : 1;
    ++row_;
    line_ = next_line_;
    next_line_ = at.line + 1;
    cursor_ = at.p;
    return true;
  }

  /// Takes one field; false when its end is not in the buffer yet.
  bool scan_field(scan_state& at) {
    const char* const first = at.p;
    const bool quoted = first != end_ && *first == '"';
    raw_field field{from_cursor(first), 0, 0};
    if (quoted && !scan_quoted(at, field)) return false;
    const char* const rest = at.p;
    bool stray = false;
    bool lone = false;
    const char separator = options_.separator;
    while (at.p != end_ && *at.p != separator && *at.p != '\n') {
      if (*at.p == '\r') {
        if (at.p + 1 == end_ && !at_eof_) return false;
        if (at.p + 1 != end_ && at.p[1] == '\n') break;
        lone = true;
      }
      stray |= *at.p == '"';
      ++at.p;
    }
    if (at.p == end_ && !at_eof_) return false;
    if (!quoted) field.last = from_cursor(at.p) & 0x7fff'ffffU;
    // What follows a closing quote is reported and left out.
    const std::string_view after = span_of(rest, at.p);
    if (lone) problem(data_code::lone_carriage_return, raw_.size(), at.line, after);
    else if (quoted && at.p != rest)
      problem(data_code::text_after_quote, raw_.size(), at.line, after);
    else if (stray) problem(data_code::stray_quote, raw_.size(), at.line, after);
    raw_.push_back(field);
    return true;
  }

  /// Goes behind the quote that closes the field; false when it is not in the buffer yet.
  bool scan_quoted(scan_state& at, raw_field& field) {
    const char* const quote = at.p;
    const std::uint64_t opened = at.line;
    for (++at.p; at.p != end_; ++at.p) {
      if (*at.p == '\n') ++at.line;
      if (*at.p != '"') continue;
      if (at.p + 1 == end_ && !at_eof_) return false;
      if (at.p + 1 == end_ || at.p[1] != '"') break;
      field.escapes = 1;
      ++at.p;
    }
    field.first = from_cursor(quote + 1);
    field.last = from_cursor(at.p) & 0x7fff'ffffU;
    if (at.p != end_) {
      ++at.p;
      return true;
    }
    if (!at_eof_) return false;
    problem(data_code::unclosed_quote, raw_.size(), opened, span_of(quote, end_));
    given_up_ = stopped_ = true;
    return true;
  }

  /// Stops at a record of more fields than any table has columns.
  bool give_up(const scan_state& at) {
    forget_problems();
    fields_.clear();
    ++row_;
    line_ = next_line_;
    problem(data_code::record_too_long, raw_.size(), at.line,
            span_of(cursor_, end_).substr(0, 200));
    given_up_ = stopped_ = true;
    return true;
  }

  /// Looks for what is no text; goes field by field only when there is something to find.
  void check_text(const char* first, const char* last, std::uint64_t line) {
    const std::string_view record = span_of(first, last);
    const bool nul = !record.empty() && std::memchr(first, 0, record.size()) != nullptr;
    if (!nul && is_utf8(record)) return;
    for (std::size_t i = 0; i < raw_.size(); ++i) {
      const std::string_view text = text_of(raw_[i]);
      if (text.find('\0') != std::string_view::npos) problem(data_code::nul_byte, i, line, text);
      if (!is_utf8(text)) problem(data_code::invalid_utf8, i, line, text);
    }
  }

  /// Turns the raw fields of a complete record into text, undoubling quotes in place.
  void unescape() {
    fields_.clear();
    for (const raw_field& field : raw_) {
      const std::string_view text = text_of(field);
      if (field.escapes == 0) {
        fields_.push_back(text);
        continue;
      }
      char* const to = buffer_.data() + (text.data() - buffer_.data());
      std::size_t written = 0;
      for (std::size_t i = 0; i < text.size(); ++i) {
        to[written++] = text[i];
        if (text[i] == '"' && i + 1 < text.size() && text[i + 1] == '"') ++i;
      }
      fields_.emplace_back(to, written);
    }
  }

  void too_long() {
    forget_problems();
    fields_.clear();
    ++row_;
    line_ = next_line_;
    std::size_t field = 0;
    std::uint64_t line = next_line_;
    // The quote that was left open, if there is one, is the last that opens a field.
    const char* opened = cursor_;
    bool inside = false;
    for (const char* p = cursor_; p != end_; ++p) {
      if (*p == '"') {
        if (!inside) opened = p;
        inside = !inside;
      } else if (!inside && *p == options_.separator) {
        ++field;
      } else if (*p == '\n' && !inside) {
        break;
      }
    }
    for (const char* p = cursor_; p != opened; ++p) line += *p == '\n' ? 1U : 0U;
    problem(inside ? data_code::unclosed_quote : data_code::record_too_long, field, line,
            span_of(opened, end_).substr(0, 200));
    given_up_ = stopped_ = true;
  }

  byte_source source_;
  csv_options options_;
  std::vector<char> buffer_;
  const char* cursor_ = nullptr;     // the next record
  const char* end_ = nullptr;        // of the bytes in the buffer
  const char* last_line_ = nullptr;  // after the last line end in the buffer
  bool at_eof_ = false;
  bool stopped_ = false;
  std::uint64_t bytes_read_ = 0;
  std::uint64_t row_ = 0;
  std::uint64_t line_ = 0;
  std::uint64_t next_line_ = 1;
  std::vector<raw_field> raw_;
  std::vector<std::string_view> fields_;
  std::vector<csv_problem> problems_;
  std::vector<bool> damaged_;  // by field, as far as the last that is
  std::size_t more_problems_ = 0;
  bool given_up_ = false;
  std::string not_text_;
};

/// What a problem of form means, in words.
[[nodiscard]] constexpr std::string_view reason(data_code code) noexcept {
  switch (code) {
    case data_code::invalid_utf8: return "bytes that are not UTF-8: save the file as UTF-8";
    case data_code::nul_byte: return "a NUL byte: the file is damaged or not text";
    case data_code::unclosed_quote:
      return "a quote that is opened here and never closed; nothing after it was read";
    case data_code::text_after_quote:
      return "text after a closing quote: double the quotes inside a quoted cell";
    case data_code::stray_quote:
      return "a quote inside a cell that is not quoted: quote the cell and double the quote";
    case data_code::lone_carriage_return:
      return "a carriage return without a line feed: lines end in LF or CRLF";
    case data_code::record_too_long:
      return "a record longer than the reader allows; nothing after it was read";
    default: return {};
  }
}

}  // namespace nqpf::inline NQPF_ABI
