// SPDX-License-Identifier: BSL-1.0
#pragma once

// The text of rules as a list of tokens: names, quoted names, numbers, symbols, each with its place.

#include <nqpf/core/date.hpp>
#include <nqpf/core/interval.hpp>
#include <nqpf/core/text.hpp>
#include <nqpf/write/read_double.hpp>

#include <algorithm>
#include <cstddef>
#include <deque>
#include <initializer_list>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace nqpf::inline NQPF_ABI::detail::files {

/// Texts one after the other.
inline std::string joined(std::initializer_list<std::string_view> parts) {
  std::string all;
  for (const std::string_view each : parts) all.append(each);
  return all;
}

/// Something wrong at a byte of the source.
struct fault {
  std::size_t at;
  std::string message;
};

/// What was found wrong, up to a limit.
struct faults {
  std::vector<fault> items;
  std::size_t most = 1000;
  bool more = false;

  void add(std::size_t at, std::string message) {
    if (items.size() < most) items.push_back({at, static_cast<std::string&&>(message)});
    else more = true;
  }
  /// Whether something is wrong from one byte on and before another: what follows is told already.
  [[nodiscard]] bool tell_of(std::size_t begin, std::size_t end) const noexcept {
    for (const fault& f : items)
      if (f.at >= begin && f.at < end) return true;
    return false;
  }
};

enum class token_kind : unsigned char { name, quoted, number, date, symbol, end };

struct token {
  token_kind what = token_kind::end;
  bool starts_line = false;
  std::size_t at = 0;       ///< byte in the source
  std::string_view text{};  ///< of a quoted name what it means
  double number = 0;        ///< of a date its days since 1970-01-01

  /// A word of the language: a quoted name is none.
  [[nodiscard]] bool is(std::string_view word) const noexcept {
    return (what == token_kind::name || what == token_kind::symbol) && text == word;
  }
  /// Whether it can name something.
  [[nodiscard]] bool names() const noexcept {
    return what == token_kind::name || what == token_kind::quoted || what == token_kind::number;
  }
};

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
constexpr bool is_name_character(char c) noexcept {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '.' ||
         static_cast<unsigned char>(c) >= 0x80;
}
constexpr bool is_control(char c) noexcept {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

/// The bytes that a bare name takes: `r&d` is one name, `a&&b` is not.
constexpr std::size_t name_length(std::string_view s) noexcept {
  std::size_t n = 0;
  while (n < s.size() &&
         (is_name_character(s[n]) || (n > 0 && s[n] == '&' && n + 1 < s.size() &&
                                      is_name_character(s[n + 1]) && s[n - 1] != '&')))
    ++n;
  return n;
}

/// The bytes that a number without a sign takes, or 0.
constexpr std::size_t number_length(std::string_view s) noexcept {
  std::size_t n = 0;
  const auto digits = [&] {
    const std::size_t from = n;
    while (n < s.size() && is_digit(s[n])) ++n;
    return n > from;
  };
  if (!digits()) return 0;
  if (n + 1 < s.size() && s[n] == '.' && is_digit(s[n + 1])) {
    ++n;
    digits();
  }
  const std::size_t before = n;
  if (n < s.size() && (s[n] == 'e' || s[n] == 'E')) {
    ++n;
    if (n < s.size() && (s[n] == '+' || s[n] == '-')) ++n;
    if (!digits()) n = before;
  }
  return n;
}

/// The bytes that a date takes, `2024-02-29`, or 0.
constexpr std::size_t date_length(std::string_view s) noexcept {
  constexpr std::size_t length = 10;
  if (s.size() < length || (s.size() > length && (is_name_character(s[length])))) return 0;
  for (std::size_t i = 0; i < length; ++i)
    if (i == 4 || i == 7 ? s[i] != '-' : !is_digit(s[i])) return 0;
  return length;
}

/// Where a token ends in the source, as far as its escapes do not lengthen it.
constexpr std::size_t end_of(const token& t) noexcept {
  return t.at + t.text.size() + (t.what == token_kind::quoted ? 2 : 0);
}

/// What is said of a character that begins nothing.
inline std::string no_meaning(char c) {
  const std::string shown = "'" + std::string(1, c) + "' has no meaning here";
  switch (c) {
    case '%': return shown + ": write the number alone, in the unit of its indicator";
    case '&': return shown + ": write && for 'and'";
    case '|': return shown + ": write || for 'or'";
    case '\'': return shown + ": texts and names stand in \"double quotes\"";
    default: return shown + "; a name with it stands in quotes";
  }
}

/// Cuts a source into tokens, the last of kind `end`. Texts of quoted names are kept in a pool.
class lexer {
public:
  lexer(std::string_view source, std::deque<std::string>& pool, faults& wrong)
      : source_(source), pool_(pool), wrong_(wrong) {}

  std::vector<token> run() {
    while (skip_blanks()) cut();
    out_.push_back({token_kind::end, true, source_.size(), {}, 0});
    return static_cast<std::vector<token>&&>(out_);
  }

private:
  bool skip_blanks() {
    for (; at_ < source_.size(); ++at_) {
      const char c = source_[at_];
      if (c == '\n') new_line_ = true;
      else if (c == '#') at_ = std::min(source_.find('\n', at_), source_.size()) - 1;
      else if (c != ' ' && c != '\t' && c != '\r') return true;
    }
    return false;
  }
  void put(token_kind what, std::size_t length, double number = 0) {
    out_.push_back({what, new_line_, at_, source_.substr(at_, length), number});
    at_ += length;
    new_line_ = false;
  }
  void cut() {
    const std::string_view rest = source_.substr(at_);
    if (rest[0] == '"') return cut_quoted();
    if (date_length(rest) > 0) return cut_date(date_length(rest));
    const std::size_t name = name_length(rest);
    const std::size_t number = number_length(rest);
    if (number > 0 && number >= name) return cut_number(number);
    if (name > 0 && rest[0] != '.') return put(token_kind::name, name);
    for (const std::string_view symbol : {"&&", "||", "<=", ">=", "==", "!="})
      if (rest.substr(0, 2) == symbol) return put(token_kind::symbol, 2);
    if (std::string_view("!()[],:<>=+-*/").find(rest[0]) != std::string_view::npos)
      return put(token_kind::symbol, 1);
    wrong_.add(at_, is_control(rest[0]) ? std::string("a control character stands in the text")
                                        : no_meaning(rest[0]));
    ++at_;
  }
  void cut_number(std::size_t length) {
    double value = 0;
    const char* const first = source_.data() + at_;
    const auto [end, error] = write::read_double(first, first + length, value);
    if (error != std::errc{} || end != first + length)
      wrong_.add(at_, "the number " + std::string(source_.substr(at_, length)) +
                          " is beyond the range of doubles");
    put(token_kind::number, length, value);
  }
  void cut_date(std::size_t length) {
    const date day = iso_date(source_.substr(at_, length));
    if (!day.ok())
      wrong_.add(at_, joined({source_.substr(at_, length), " is not a day of the calendar"}));
    put(token_kind::date, length, day.ok() ? day.number() : 0);
  }
  void cut_quoted() {
    const std::size_t start = at_;
    std::string& text = pool_.emplace_back();
    std::size_t i = at_ + 1;
    for (; i < source_.size() && source_[i] != '"' && source_[i] != '\n'; ++i) {
      char c = source_[i];
      if (c == '\\' && i + 1 < source_.size() && (source_[i + 1] == '"' || source_[i + 1] == '\\'))
        c = source_[++i];
      if (is_control(c)) wrong_.add(i, "a control character stands in a quoted text");
      else text += c;
    }
    const bool closed = i < source_.size() && source_[i] == '"';
    if (!closed) wrong_.add(start, "the quoted text is not closed on its line");
    out_.push_back({token_kind::quoted, new_line_, start, text, 0});
    new_line_ = false;
    at_ = i + (closed ? 1U : 0U);
  }

  std::string_view source_;
  std::deque<std::string>& pool_;
  faults& wrong_;
  std::vector<token> out_;
  std::size_t at_ = 0;
  bool new_line_ = true;
};

/// A number as the text has it.
inline std::string number_text(double value) {
  text<40> t;
  t << value;
  return t.c_str();
}

/// What an error says of a token that does not fit.
inline std::string shown(const token& t) {
  if (t.what == token_kind::end) return "the end of the text";
  std::string words(t.text.substr(0, 60));
  if (t.text.size() > 60) words += "...";
  return t.what == token_kind::quoted ? '"' + words + '"' : "'" + words + "'";
}

}  // namespace nqpf::inline NQPF_ABI::detail::files
