// SPDX-License-Identifier: BSL-1.0
#pragma once

// JSON, written piece by piece into whatever takes text: escaped, in the order of the calls, numbers
// in the fewest digits that read back as the same double, missing ones as null.

#include <nqpf/core/config.hpp>
#include <nqpf/core/interval.hpp>
#include <nqpf/write/utf8.hpp>

#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI::write {

/// What takes the text of a report: called with one piece after the other.
template <class T>
concept text_sink = std::invocable<T&, std::string_view>;

/// Appends to a string.
struct into_string {
  std::string& to;
  void operator()(std::string_view piece) const { to.append(piece); }
};

/// Writes one JSON value. Objects take `key` before each value. Short ones are kept on one line with
/// `compact`.
template <text_sink Sink>
class json_writer {
public:
  explicit json_writer(Sink& sink) : sink_(sink) {}
  json_writer(const json_writer&) = delete;
  json_writer& operator=(const json_writer&) = delete;
  ~json_writer() { flush(); }

  json_writer& begin_object(bool compact = false) { return begin('{', compact); }
  json_writer& begin_array(bool compact = false) { return begin('[', compact); }
  json_writer& end_object() { return end('}'); }
  json_writer& end_array() { return end(']'); }

  json_writer& key(std::string_view name) {
    separate();
    quote(name);
    text_ += ": ";
    after_key_ = true;
    return *this;
  }
  json_writer& value(std::string_view words) {
    separate();
    quote(words);
    return *this;
  }
  json_writer& value(const char* words) { return value(std::string_view(words)); }
  json_writer& value(const std::string& words) { return value(std::string_view(words)); }
  json_writer& value(double number) {
    if (is_missing(number) || number == infinity || number == -infinity) return null();
    separate();
    char digits[40];
    const auto made = std::to_chars(digits, digits + sizeof digits, number);
    text_.append(digits, made.ptr);
    return *this;
  }
  template <std::integral T>
    requires(!std::same_as<T, bool>)
  json_writer& value(T number) {
    separate();
    text_ += std::to_string(number);
    return *this;
  }
  template <std::same_as<bool> T>
  json_writer& value(T truth) {
    separate();
    text_ += truth ? "true" : "false";
    return *this;
  }
  json_writer& null() {
    separate();
    text_ += "null";
    return *this;
  }
  /// A key with its value.
  template <class T>
  json_writer& member(std::string_view name, const T& what) {
    return key(name).value(what);
  }

  void flush() {
    if (!text_.empty()) sink_(std::string_view(text_));
    text_.clear();
  }

private:
  struct level {
    bool empty = true;
    bool compact = false;
  };

  json_writer& begin(char bracket, bool compact) {
    separate();
    text_ += bracket;
    levels_.push_back({true, compact || (!levels_.empty() && levels_.back().compact)});
    return *this;
  }
  json_writer& end(char bracket) {
    NQPF_ASSERT(!levels_.empty() && !after_key_);
    const level closed = levels_.back();
    levels_.pop_back();
    if (!closed.empty && !closed.compact) line();
    text_ += bracket;
    if (levels_.empty()) text_ += '\n';
    if (text_.size() > 1U << 16U) flush();
    return *this;
  }
  void line() {
    text_ += '\n';
    text_.append(levels_.size() * 1, ' ');
  }
  void separate() {
    if (after_key_) {
      after_key_ = false;
      return;
    }
    if (levels_.empty()) return;
    level& at = levels_.back();
    if (!at.empty) text_ += ',';
    if (!at.compact) line();
    else if (!at.empty) text_ += ' ';
    at.empty = false;
  }
  void quote(std::string_view words) {
    text_ += '"';
    for (std::size_t i = 0; i < words.size(); ++i) {
      const char c = words[i];
      const auto code = static_cast<unsigned char>(c);
      if (code >= 0x80) {
        // JSON is UTF-8: names of files and titles need not be.
        text_ += character_at(words, i);
      } else if (c == '"' || c == '\\') {
        text_ += '\\';
        text_ += c;
      } else if (c == '\n') {
        text_ += "\\n";
      } else if (code < 0x20 || code == 0x7f) {
        constexpr char hex[] = "0123456789abcdef";
        text_ += "\\u00";
        text_ += hex[code >> 4U];
        text_ += hex[code & 15U];
      } else {
        text_ += c;
      }
    }
    text_ += '"';
  }

  Sink& sink_;
  std::string text_;
  std::vector<level> levels_;
  bool after_key_ = false;
};

}  // namespace nqpf::inline NQPF_ABI::write
