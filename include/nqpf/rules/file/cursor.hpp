// SPDX-License-Identifier: BSL-1.0
#pragma once

// Reads the tokens of a file of rules one after the other, with what files have in common: the words of statements and
// kinds, numbers, names, ranges.

#include <nqpf/rules/file/draft.hpp>
#include <nqpf/rules/file/times.hpp>
#include <nqpf/write/suggest.hpp>

namespace nqpf::inline NQPF_ABI::detail::files {

inline constexpr const char* statement_words[] = {
    "document", "number",    "integer", "flag", "category",    "enumeration", "date",
    "duration", "parameter", "order",   "rule", "conclusions", "fact",        "group",
    "table",    "given",     "as",      "list", "series"};
inline constexpr const char* clause_words[] = {"when", "then", "cite", "allow", "row", "otherwise"};

template <class Words>
constexpr bool is_among(std::string_view text, const Words& words) noexcept {
  for (const std::string_view w : words)
    if (text == w) return true;
  return false;
}
inline bool begins_statement(const token& t) noexcept {
  return t.what == token_kind::end ||
         (t.what == token_kind::name && t.starts_line && is_among(t.text, statement_words));
}
inline bool begins_clause(const token& t) noexcept {
  return t.what == token_kind::name && is_among(t.text, clause_words);
}

/// How many items a list has where nothing is said of it.
inline constexpr interval number_of_items{0, infinity, false, true};

/// The kinds of indicators by their words.
struct kind_word {
  const char* word;
  nqpf::kind kind;
  time_kind time = time_kind::none;
};
inline constexpr kind_word kind_words[] = {{"number", kind::number},
                                           {"integer", kind::integer},
                                           {"flag", kind::flag},
                                           {"enumeration", kind::enumeration},
                                           {"category", kind::category},
                                           {"date", kind::integer, time_kind::date},
                                           {"duration", kind::integer, time_kind::duration}};

/// Reads tokens one after the other, with what files have in common: numbers, names, intervals.
class cursor {
public:
  cursor(const std::vector<token>& tokens, faults& wrong) : tokens_(tokens), wrong_(wrong) {}

  [[nodiscard]] const token& peek(std::size_t ahead = 0) const {
    return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
  }
  const token& next() {
    const token& t = peek();
    if (at_ + 1 < tokens_.size()) ++at_;
    return t;
  }
  [[nodiscard]] std::size_t place() const noexcept { return at_; }
  bool take(std::string_view text) {
    if (!peek().is(text)) return false;
    next();
    return true;
  }
  /// Takes several words in a row, all or none.
  template <class... Words>
  bool take_all(Words... words) {
    std::size_t ahead = 0;
    if (!(peek(ahead++).is(words) && ...)) return false;
    for (std::size_t i = 0; i < sizeof...(Words); ++i) next();
    return true;
  }
  bool expect(std::string_view text) {
    return take(text) || fail("'" + std::string(text) + "' is expected here");
  }
  /// Tells an error once until `recover`. What the next statement begins with is not to blame for what is missing before
  /// it.
  bool fail(std::string message) {
    const token& t = peek();
    const std::size_t before = at_ > 0 ? end_of(tokens_[at_ - 1]) : 0;
    const bool is_told = failed_ || wrong_.tell_of(before, t.at);
    failed_ = true;
    if (is_told) return false;
    const bool is_next = t.what != token_kind::end && at_ > 0 && begins_statement(t);
    if (t.what == token_kind::end) message += ", where the text ends";
    else if (is_next) message += ", where the statement ends";
    else message += ", not " + shown(t);
    wrong_.add(is_next ? before : t.at, static_cast<std::string&&>(message));
    return false;
  }
  /// Ends a statement of which an error is told.
  bool give_up() {
    failed_ = true;
    return false;
  }
  bool name(word& out, const char* what) {
    if (!peek().names() || begins_clause(peek()) || begins_statement(peek()))
      return fail(std::string(what) + " is expected here");
    const token& t = next();
    out = {t.text, t.at};
    if (out.empty()) {
      wrong_.add(t.at, std::string(what) + " is empty");
      failed_ = true;
    }
    return !out.empty();
  }
  bool quoted(std::string_view& out) {
    if (peek().what != token_kind::quoted) return false;
    out = next().text;
    return true;
  }
  bool number(double& out) {
    const double sign = take("-") ? -1 : 1;
    if (take("inf")) {
      out = sign * infinity;
      return true;
    }
    if (peek().what != token_kind::number) return fail("a number is expected here");
    out = sign * next().number;
    return true;
  }
  bool day(double& out) {
    if (peek().what != token_kind::date)
      return fail("a date, for example 2024-01-31, is expected here");
    out = next().number;
    return true;
  }
  /// A number, a date or a duration; of a duration the number of its unit.
  bool value(double& out, const measured& wanted) {
    const std::size_t sign = peek().is("-") ? 1 : 0;
    if (!wanted.is_time() || peek(sign).is("inf")) return number(out);
    if (wanted.what == measured::form::date) return day(out);
    if (!number(out)) return false;
    const time_word* const word =
        peek().what == token_kind::name ? find_time_word(peek().text) : nullptr;
    if (word == nullptr) return fail("a unit of time, for example days, is expected here");
    next();
    out = in_time_unit(out * word->times, word->unit, wanted.unit);
    return true;
  }
  /// What the number at hand stands for.
  [[nodiscard]] measured measure_here(std::size_t ahead = 0) const {
    if (peek(ahead).what == token_kind::date) return measured_as(time_kind::date, "");
    if (peek(ahead).is("-")) ++ahead;
    const token& unit = peek(ahead + 1);
    const bool is_duration = peek(ahead).what == token_kind::number &&
                             unit.what == token_kind::name && find_time_word(unit.text) != nullptr;
    return is_duration ? measured_as(time_kind::duration, "days") : measured{};
  }
  bool range(interval& out, const measured& wanted = {}) {
    out.low_open = peek().is("(");
    if (!take("(") && !take("[")) return fail("a range, for example [0, 1], is expected here");
    if (!value(out.low, wanted) || !expect(",") || !value(out.high, wanted)) return false;
    out.high_open = peek().is(")");
    return take(")") || take("]") || fail("']' or ')' is expected here");
  }
  bool names(std::vector<word>& out, const char* what) {
    do {
      if (!name(out.emplace_back(), what)) return false;
    } while (take(","));
    return true;
  }
  void recover() {
    while (!begins_statement(peek())) next();
    failed_ = false;
  }
  [[nodiscard]] bool failed() const noexcept { return failed_; }
  [[nodiscard]] faults& wrong() noexcept { return wrong_; }

private:
  const std::vector<token>& tokens_;
  faults& wrong_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

}  // namespace nqpf::inline NQPF_ABI::detail::files
