// SPDX-License-Identifier: BSL-1.0
#pragma once

// A JSON text (RFC 8259) as a list of values, each with its place and its parent's members one after the
// other. Containers that are open wait on a list, at most 32 deep: nothing calls itself.

#include <nqpf/rules/file/lexer.hpp>

namespace nqpf::inline NQPF_ABI::detail::files {

enum class json_kind : unsigned char { null, truth, number, text, array, object };

struct json_value {
  json_kind what = json_kind::null;
  bool is_true = false;
  bool has_escapes = false;
  std::size_t at = 0;
  std::size_t key_at = 0;
  double number = 0;
  std::string_view text{};
  std::string_view key{};
  int first = -1;  ///< of an array or object
  int next = -1;   ///< in the same array or object
};

class json_parser {
public:
  static constexpr std::size_t deepest = 32;

  json_parser(std::string_view source, std::deque<std::string>& pool, faults& wrong)
      : source_(source), pool_(pool), wrong_(wrong) {}

  /// The values, the first of which is the whole; empty where the text is no JSON, and the place where it
  /// ceases to be among the faults.
  std::vector<json_value> run() {
    do {
      value();
      while (!failed_ && !open_.empty() && closes()) {
      }
      if (!failed_ && !open_.empty()) separator();
    } while (!failed_ && !open_.empty());
    blanks();
    if (!failed_ && at_ < source_.size()) fail("the JSON has ended here; nothing may follow");
    if (failed_) values_.clear();
    return static_cast<std::vector<json_value>&&>(values_);
  }

private:
  struct container {
    int place;
    int last;
  };

  void fail(const char* message) {
    if (!failed_) wrong_.add(at_, message);
    failed_ = true;
  }
  [[nodiscard]] char peek() const { return at_ < source_.size() ? source_[at_] : '\0'; }
  void blanks() {
    while (at_ < source_.size() &&
           std::string_view(" \t\r\n").find(source_[at_]) != std::string_view::npos)
      ++at_;
  }
  bool take(char c) {
    blanks();
    if (at_ >= source_.size() || source_[at_] != c) return false;
    ++at_;
    return true;
  }
  bool in_object() const {
    return !open_.empty() &&
           values_[static_cast<std::size_t>(open_.back().place)].what == json_kind::object;
  }
  // Whether the container that is open ends here.
  bool closes() {
    const bool is_empty_yet = open_.back().last < 0;
    if (is_empty_yet) blanks();
    if (!take(in_object() ? '}' : ']')) return false;
    open_.pop_back();
    return true;
  }
  void separator() {
    if (open_.back().last < 0) return;
    if (!take(',')) fail("',' or the closing bracket is expected here");
  }

  void value() {
    json_value v;
    if (in_object()) key(v);
    if (failed_) return;
    blanks();
    v.at = at_;
    const char c = peek();
    if (c == '{' || c == '[') {
      v.what = c == '{' ? json_kind::object : json_kind::array;
      ++at_;
    } else if (c == '"') {
      v.what = json_kind::text;
      v.text = text(v.has_escapes);
    } else if (c == '-' || is_digit(c)) {
      number(v);
    } else if (!word(v)) {
      return fail("a value is expected here");
    }
    if (failed_) return;
    place(v);
  }
  void place(const json_value& v) {
    const int own = static_cast<int>(values_.size());
    values_.push_back(v);
    if (!open_.empty()) {
      container& around = open_.back();
      (around.last < 0 ? values_[static_cast<std::size_t>(around.place)].first
                       : values_[static_cast<std::size_t>(around.last)].next) = own;
      around.last = own;
    }
    if (v.what != json_kind::array && v.what != json_kind::object) return;
    if (open_.size() == deepest) return fail("the JSON nests deeper than 32");
    open_.push_back({own, -1});
  }
  void key(json_value& v) {
    blanks();
    v.key_at = at_;
    if (peek() != '"') return fail("the name of a member, in quotes, is expected here");
    bool has_escapes = false;
    v.key = text(has_escapes);
    if (!failed_ && !take(':')) fail("':' is expected here");
  }
  bool word(json_value& v) {
    const std::string_view rest = source_.substr(at_);
    for (const std::string_view w : {"true", "false", "null"}) {
      if (rest.substr(0, w.size()) != w) continue;
      v.what = w == "null" ? json_kind::null : json_kind::truth;
      v.is_true = w == "true";
      at_ += w.size();
      return true;
    }
    return false;
  }
  void number(json_value& v) {
    v.what = json_kind::number;
    const std::size_t start = at_;
    if (peek() == '-') ++at_;
    const std::string_view rest = source_.substr(at_);
    const std::size_t n = number_length(rest);
    const bool has_zeros = n > 1 && rest[0] == '0' && is_digit(rest[1]);
    if (n == 0 || has_zeros) return fail("this is not a JSON number");
    at_ += n;
    const auto [end, error] =
        write::read_double(source_.data() + start, source_.data() + at_, v.number);
    if (error != std::errc{} || end != source_.data() + at_)
      fail("the number is beyond the range of doubles");
    v.text = source_.substr(start, at_ - start);
  }

  // A text in quotes; what it means is kept in the pool where it has escapes.
  std::string_view text(bool& has_escapes) {
    const std::size_t start = ++at_;
    std::string decoded;
    std::size_t copied = start;
    while (at_ < source_.size() && source_[at_] != '"') {
      if (is_control(source_[at_])) {
        fail("a control character stands in a text");
        return {};
      }
      if (source_[at_] != '\\') {
        ++at_;
        continue;
      }
      decoded.append(source_.substr(copied, at_ - copied));
      if (!escape(decoded)) return {};
      copied = at_;
    }
    if (at_ >= source_.size()) {
      fail("the text in quotes is not closed");
      return {};
    }
    ++at_;
    has_escapes = copied != start;
    if (!has_escapes) return source_.substr(start, at_ - 1 - start);
    decoded.append(source_.substr(copied, at_ - 1 - copied));
    return pool_.emplace_back(static_cast<std::string&&>(decoded));
  }
  bool escape(std::string& out) {
    ++at_;
    constexpr std::string_view letters = "\"\\/";
    const char c = peek();
    if (letters.find(c) != std::string_view::npos && c != '\0') {
      out += c;
      ++at_;
      return true;
    }
    if (c == 'u') return code_point(out);
    if (std::string_view("bfnrt").find(c) != std::string_view::npos && c != '\0')
      fail("a control character stands in a text");
    else fail("JSON has no such escape");
    return false;
  }
  // Four hexadecimal digits, or -1.
  int unit() {
    int value = 0;
    for (int i = 0; i < 4; ++i) {
      const char c = at_ < source_.size() ? source_[at_++] : '\0';
      const int digit = is_digit(c)            ? c - '0'
                        : c >= 'a' && c <= 'f' ? c - 'a' + 10
                        : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                               : -1;
      if (digit < 0) return -1;
      value = value * 16 + digit;
    }
    return value;
  }
  bool code_point(std::string& out) {
    ++at_;
    int code = unit();
    if (code >= 0xD800 && code < 0xDC00 && source_.substr(at_, 2) == "\\u") {
      at_ += 2;
      const int low = unit();
      code =
          low >= 0xDC00 && low < 0xE000 ? 0x10000 + (code - 0xD800) * 0x400 + (low - 0xDC00) : -1;
    }
    if (code < 0 || (code >= 0xD800 && code < 0xE000)) {
      fail("this escape does not name a character");
      return false;
    }
    if (code < 0x20 || code == 0x7F) {
      fail("a control character stands in a text");
      return false;
    }
    put_utf8(out, static_cast<unsigned>(code));
    return true;
  }
  static void put_utf8(std::string& out, unsigned code) {
    const auto put = [&](unsigned byte) { out += static_cast<char>(byte); };
    if (code < 0x80) return put(code);
    if (code < 0x800) put(0xC0 | (code >> 6));
    else {
      if (code < 0x10000) put(0xE0 | (code >> 12));
      else {
        put(0xF0 | (code >> 18));
        put(0x80 | ((code >> 12) & 0x3F));
      }
      put(0x80 | ((code >> 6) & 0x3F));
    }
    put(0x80 | (code & 0x3F));
  }

  std::string_view source_;
  std::deque<std::string>& pool_;
  faults& wrong_;
  std::vector<json_value> values_;
  std::vector<container> open_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

/// Where each byte of a text with escapes stands in the source.
inline std::vector<std::size_t> places_in_source(std::string_view source, const json_value& v) {
  std::vector<std::size_t> places;
  std::size_t at = v.at + 1;
  while (places.size() < v.text.size()) {
    const bool is_escape = source[at] == '\\';
    const bool is_code = is_escape && source[at + 1] == 'u';
    std::size_t bytes = 1;
    std::size_t length = !is_escape ? 1U : is_code ? 6U : 2U;
    if (is_code) {
      const auto lead = static_cast<unsigned char>(v.text[places.size()]);
      bytes = lead < 0x80 ? 1U : lead < 0xE0 ? 2U : lead < 0xF0 ? 3U : 4U;
      length = bytes == 4 ? 12U : 6U;
    }
    places.insert(places.end(), bytes, at);
    at += length;
  }
  return places;
}

}  // namespace nqpf::inline NQPF_ABI::detail::files
