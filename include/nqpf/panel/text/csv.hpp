// SPDX-License-Identifier: BSL-1.0
#pragma once

// Records out of a stream of CSV bytes (RFC 4180), one pass, in the memory of one buffer.

#include <nqpf/core/config.hpp>
#include <nqpf/panel/data_error.hpp>
#include <nqpf/panel/text/byte_source.hpp>
#include <nqpf/panel/text/utf8.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline v0 {

/// How a CSV file is written.
struct csv_options {
  char separator = ',';
  std::size_t chunk = std::size_t{1} << 20;  ///< bytes read at a time
  std::size_t longest_record = std::size_t{16}
                               << 20;  ///< beyond it a quote must have been left open
};

/// Something in a record that RFC 4180 or UTF-8 does not allow.
struct csv_problem {
  data_code code{};
  std::size_t field = 0;   ///< counted from 0
  std::uint64_t line = 0;  ///< line of the file, from 1
  std::string text;        ///< printable
};

/// Reads records one after another. Quoted fields may hold separators, line ends and doubled
/// quotes; lines end in LF or CRLF; a byte order mark is passed over; empty lines are passed over
/// and are no records. A malformed record is still returned, as well as it can be made out, with
/// its problems.
class csv_reader {
public:
  explicit csv_reader(byte_source source, const csv_options& options = {})
      : source_(static_cast<byte_source&&>(source)), options_(options) {
    NQPF_ASSERT(options_.separator != '"' && options_.separator != '\n' &&
                options_.separator != '\r' && options_.separator != '\0');
    const std::uint64_t size = source_.size();
    if (size != 0 && size < options_.chunk) options_.chunk = static_cast<std::size_t>(size) + 1;
    if (options_.chunk < 64) options_.chunk = 64;
    buffer_.resize(options_.chunk + 1);
    refill();
    skip_mark();
  }

  /// Goes to the next record; false at the end of the file.
  bool next() {
    problems_.clear();
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
    unescape();
    return true;
  }

  /// The fields of the record, without quotes; valid until the next call of `next`.
  [[nodiscard]] std::span<const std::string_view> fields() const noexcept { return fields_; }
  /// Number of the record, from 1 (the header), and of the line it begins on, from 1.
  [[nodiscard]] std::uint64_t row() const noexcept { return row_; }
  [[nodiscard]] std::uint64_t line() const noexcept { return line_; }
  /// What was wrong with the record; empty for nearly every record there is.
  [[nodiscard]] std::span<const csv_problem> problems() const noexcept { return problems_; }

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
    const char* first;
    const char* last;
    bool escapes;
  };

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
      not_text_ = "the file is a workbook or a zip archive: save it as CSV";
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
    problems_.push_back({code, field, line, printable(text)});
  }

  /// Splits the record at the cursor; false when its end is not in the buffer yet.
  bool scan() {
    raw_.clear();
    problems_.clear();
    const char separator = options_.separator;
    const char* p = cursor_;
    std::uint64_t lines = next_line_;
    for (;;) {
      raw_field field{p, p, false};
      const bool quoted = p != end_ && *p == '"';
      if (quoted) {
        const char* const quote = p;
        const std::uint64_t opened = lines;
        for (++p; p != end_; ++p) {
          if (*p == '\n') ++lines;
          if (*p != '"') continue;
          if (p + 1 == end_ && !at_eof_) return false;
          if (p + 1 == end_ || p[1] != '"') break;
          field.escapes = true;
          ++p;
        }
        field.first = quote + 1;
        field.last = p;
        if (p == end_) {
          if (!at_eof_) return false;
          problem(data_code::unclosed_quote, raw_.size(), opened, span_of(quote, end_));
          stopped_ = true;
        } else {
          ++p;
        }
      }
      const char* const rest = p;
      bool stray = false;
      bool lone = false;
      while (p != end_ && *p != separator && *p != '\n') {
        if (*p == '\r') {
          if (p + 1 == end_ && !at_eof_) return false;
          if (p + 1 != end_ && p[1] == '\n') break;
          lone = true;
        }
        stray |= *p == '"';
        ++p;
      }
      if (p == end_ && !at_eof_) return false;
      if (!quoted) field.last = p;
      // What follows a closing quote is reported and left out.
      if (lone) problem(data_code::lone_carriage_return, raw_.size(), lines, span_of(rest, p));
      else if (quoted && p != rest)
        problem(data_code::text_after_quote, raw_.size(), lines, span_of(rest, p));
      else if (stray) problem(data_code::stray_quote, raw_.size(), lines, span_of(rest, p));
      raw_.push_back(field);
      if (p != end_ && *p == separator) {
        ++p;
        continue;
      }
      break;
    }
    check_text(cursor_, p, lines);
    if (p != end_) p += *p == '\r' ? 2 : 1;
    ++row_;
    line_ = next_line_;
    next_line_ = lines + 1;
    cursor_ = p;
    return true;
  }

  /// Looks for what is no text; goes field by field only when there is something to find.
  void check_text(const char* first, const char* last, std::uint64_t line) {
    const std::string_view record = span_of(first, last);
    const bool nul = !record.empty() && std::memchr(first, 0, record.size()) != nullptr;
    if (!nul && is_utf8(record)) return;
    for (std::size_t i = 0; i < raw_.size(); ++i) {
      const std::string_view text = span_of(raw_[i].first, raw_[i].last);
      if (text.find('\0') != std::string_view::npos) problem(data_code::nul_byte, i, line, text);
      if (!is_utf8(text)) problem(data_code::invalid_utf8, i, line, text);
    }
  }

  /// Turns the raw fields of a complete record into text, undoubling quotes in place.
  void unescape() {
    fields_.clear();
    for (const raw_field& field : raw_) {
      const auto size = static_cast<std::size_t>(field.last - field.first);
      if (!field.escapes) {
        fields_.emplace_back(field.first, size);
        continue;
      }
      char* const to = buffer_.data() + (field.first - buffer_.data());
      std::size_t written = 0;
      for (std::size_t i = 0; i < size; ++i) {
        to[written++] = field.first[i];
        if (field.first[i] == '"' && i + 1 < size && field.first[i + 1] == '"') ++i;
      }
      fields_.emplace_back(to, written);
    }
  }

  void too_long() {
    problems_.clear();
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
    stopped_ = true;
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

}  // namespace nqpf::inline v0
