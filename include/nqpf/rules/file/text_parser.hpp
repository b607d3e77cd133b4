// SPDX-License-Identifier: BSL-1.0
#pragma once

// The statements of a text of rules. Each begins with its word at the beginning of a line; after an error
// the parser goes on at the next one.

#include <nqpf/rules/file/draft.hpp>
#include <nqpf/rules/file/times.hpp>
#include <nqpf/write/suggest.hpp>

namespace nqpf::inline NQPF_ABI::detail::files {

inline constexpr const char* statement_words[] = {
    "document", "number",   "integer",   "flag",  "category", "enumeration",
    "date",     "duration", "parameter", "order", "rule",     "conclusions",
    "fact",     "group",    "table",     "given", "as"};
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
  /// Tells an error once until `recover`.
  bool fail(std::string message) {
    if (!failed_) {
      if (peek().what == token_kind::end) message += ", where the text ends";
      else message += ", not " + shown(peek());
      wrong_.add(peek().at, static_cast<std::string&&>(message));
    }
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

class text_parser {
public:
  text_parser(draft& out, faults& wrong, int most_items)
      : out_(out), in_(out.tokens, wrong), most_(static_cast<std::size_t>(most_items)) {}

  void run() {
    while (in_.peek().what != token_kind::end) {
      if (out_.items() >= most_) {
        in_.wrong().add(in_.peek().at, "the text has more than " + std::to_string(most_) +
                                           " declarations, rules and rows");
        return;
      }
      if (!statement() || !begins_statement(in_.peek())) {
        in_.fail("a new line with " + std::string("a declaration or a rule is expected here"));
        in_.recover();
      }
    }
  }

private:
  bool statement() {
    const token& t = in_.peek();
    if (!begins_statement(t))
      return in_.fail("a declaration or a rule is expected here" +
                      write::suggestion(t.text, statement_words));
    const std::string_view first = in_.next().text;
    if (first == "document") return document();
    if (first == "parameter") return parameter_of_file();
    if (first == "given") return given();
    if (first == "as") return as_of();
    if (first == "order") return order();
    if (first == "conclusions") return conclusions();
    if (first == "rule" || first == "fact") return rule_of_file(first == "fact");
    if (first == "group") return group();
    if (first == "table") return table();
    return indicator_of_file(first);
  }

  bool document() {
    draft_document& d = out_.documents.emplace_back();
    if (!in_.name(d.id, "the name of a document")) return false;
    in_.quoted(d.title);
    if (in_.take("by") && !in_.quoted(d.authors)) return in_.fail("authors in quotes are expected");
    word year;
    if (in_.take("of") && !in_.name(year, "a year")) return false;
    d.year = year.text;
    return true;
  }

  bool indicator_of_file(std::string_view word) {
    draft_indicator& i = out_.indicators.emplace_back();
    for (const kind_word& k : kind_words)
      if (word == k.word) i.kind = k.kind, i.time = k.time;
    if (i.time == time_kind::date) i.domain = all_days;
    if (i.time == time_kind::duration) i.unit = "days";
    if (!in_.name(i.id, "the name of an indicator")) return false;
    in_.quoted(i.title);
    while (attribute(i)) {
    }
    if (in_.failed()) return false;
    if (i.kind != kind::category && i.kind != kind::enumeration) return true;
    if (!in_.expect(":") || !in_.names(i.values, "a value")) return false;
    if (i.kind == kind::category && in_.take_all("or", "other")) i.or_other = true;
    return true;
  }
  // One property of an indicator; false where there is no more.
  bool attribute(draft_indicator& i) {
    const bool counts = i.kind == kind::number || i.kind == kind::integer;
    const bool is_number = counts && i.time == time_kind::none;
    if (counts && in_.take("in"))
      return in_.range(i.domain, measured_as(i.time, kept_time_unit(i.unit)));
    if (in_.take_all("higher", "is", "better")) i.better = better::higher;
    else if (in_.take_all("lower", "is", "better")) i.better = better::lower;
    else if (in_.take_all("always", "known")) i.may_be_missing = false;
    else if (is_number && in_.take_all("of", "floats")) i.of_floats = true;
    else if (i.time == time_kind::duration && in_.take_all("of", "numbers")) i.kind = kind::number;
    else if (i.time == time_kind::none && in_.take_all("best", "at")) {
      i.better = better::target;
      return in_.number(i.best);
    } else if (i.time != time_kind::date && in_.take("unit")) {
      return unit(i);
    } else return false;
    return true;
  }
  bool unit(draft_indicator& i) {
    word unit;
    if (!in_.name(unit, "a unit")) return false;
    if (i.time == time_kind::duration && is_time_unit(unit.text)) {  // of a range before it too
      i.domain.low = in_time_unit(i.domain.low, i.unit, unit.text);
      i.domain.high = in_time_unit(i.domain.high, i.unit, unit.text);
    }
    i.unit = unit.text;
    if (i.time == time_kind::duration && !is_time_unit(unit.text))
      in_.wrong().add(unit.at, "durations are kept in days, h, min, s, ms, us or ns");
    return true;
  }

  bool parameter_of_file() {
    draft_parameter& p = out_.parameters.emplace_back();
    if (!in_.name(p.id, "the name of a parameter")) return false;
    if (in_.take_all("of", "dates")) p.time = time_kind::date;
    else if (in_.take_all("of", "durations")) p.time = time_kind::duration;
    if (in_.take("=")) {
      if (p.time == time_kind::none) p.time = kind_of_time(in_.measure_here());
      if (!in_.value(p.value, measured_as(p.time, "days"))) return false;
    }
    p.has_range = in_.take("in");
    if (p.has_range && p.time == time_kind::none && is_missing(p.value))
      p.time = kind_of_time(in_.measure_here(1));
    if (p.has_range && !in_.range(p.range, measured_as(p.time, "days"))) return false;
    p.illustrative = in_.take("illustrative");
    return true;
  }

  static time_kind kind_of_time(const measured& m) {
    return m.what == measured::form::date       ? time_kind::date
           : m.what == measured::form::duration ? time_kind::duration
                                                : time_kind::none;
  }

  bool given() {
    draft_assumption& a = out_.assumptions.emplace_back();
    a.at = in_.peek().at;
    a.condition = condition();
    return a.condition.begin < a.condition.end || in_.fail("a condition is expected here");
  }
  bool as_of() { return in_.expect("of") && in_.name(out_.dates.emplace_back(), "a date"); }

  bool order() {
    word low;
    if (!in_.name(low, "a parameter")) return false;
    if (!in_.peek().is("<")) return in_.expect("<");
    while (in_.take("<")) {
      word high;
      if (!in_.name(high, "a parameter")) return false;
      out_.orders.push_back({low, high});
      low = high;
    }
    return true;
  }

  bool conclusions() {
    draft_type& t = out_.types.emplace_back();
    if (!in_.peek().is(":") && !in_.peek().is("worst") &&
        !in_.name(t.name, "the name of a type of conclusions"))
      return false;
    t.ordered = in_.take_all("worst", "to", "best");
    if (!in_.expect(":") || !in_.names(t.values, "a conclusion")) return false;
    while (!begins_statement(in_.peek())) {
      word_pair pair;
      if (!in_.name(pair.first, "a conclusion")) return false;
      auto& list = in_.peek().is("overrules") ? t.resolves : t.conflicts;
      if (!in_.take("overrules") && !in_.take_all("conflicts", "with"))
        return in_.fail("'overrules' or 'conflicts with' is expected here");
      if (!in_.name(pair.second, "a conclusion")) return false;
      list.push_back(pair);
    }
    return true;
  }

  bool rule_of_file(bool is_derived) {
    out_.parts.push_back({draft_part::form::rule, out_.rules.size()});
    draft_rule& r = out_.rules.emplace_back();
    r.is_derived = is_derived;
    return in_.name(r.id, is_derived ? "the name of a fact" : "the name of a rule") && clauses(r);
  }
  bool clauses(draft_rule& r) {
    for (;;) {
      const std::size_t at = in_.peek().at;
      if (in_.peek().is("when") && r.has_condition)
        return in_.fail("a second condition stands here");
      if (in_.take("when")) {
        r.has_condition = true;
        r.condition = condition();
        if (r.condition.begin == r.condition.end) return in_.fail("a condition is expected here");
      } else if (in_.take("then")) {
        if (!outputs(r.outputs)) return false;
      } else if (in_.take("cite")) {
        if (!citation_of(r)) return false;
      } else if (in_.take("allow")) {
        draft_allowance& a = r.allowances.emplace_back();
        a.at = at;
        if (!in_.number(a.code)) return false;
        if (!in_.quoted(a.reason)) return in_.fail("a reason in quotes is expected here");
      } else if (begins_period()) {
        in_.next();
        if (!period_of(r.valid)) return false;
      } else return true;
    }
  }
  [[nodiscard]] bool begins_period() const {
    return in_.peek().is("valid") && (in_.peek(1).is("from") || in_.peek(1).is("until"));
  }
  // `from 2024-01-01 until 2025-01-01`, either alone.
  bool period_of(period& out) {
    const bool from = in_.take("from");
    if (from && !in_.day(out.from)) return false;
    const bool until = in_.take("until");
    if (until && !in_.day(out.until)) return false;
    return from || until || in_.fail("'from' or 'until' and a date are expected here");
  }
  // All up to the next clause or statement.
  token_range condition() {
    const std::size_t begin = in_.place();
    while (!begins_statement(in_.peek()) && !begins_clause(in_.peek()) && !begins_period())
      in_.next();
    return {begin, in_.place()};
  }
  bool outputs(std::vector<draft_output>& out) {
    do {
      draft_output& o = out.emplace_back();
      o.at = in_.peek().at;
      if (in_.peek().is("=") || (in_.peek().names() && in_.peek(1).is("="))) {
        if (!value_of(o)) return false;
      } else if (in_.peek().is("-") || in_.peek().is("inf") ||
                 in_.peek().what == token_kind::number) {
        o.is_number = true;
        if (!in_.number(o.number)) return false;
      } else {
        if (!in_.name(o.value, "a conclusion")) return false;
        if (!in_.take("is")) continue;
        o.type = o.value;
        if (!in_.name(o.value, "a conclusion")) return false;
      }
    } while (in_.take(","));
    return true;
  }
  // `fee = 10`, `note = "late"`, `total = 2 * x`; without a name too.
  bool value_of(draft_output& o) {
    word id;
    if (!in_.peek().is("=") && !in_.name(id, "the name of an output")) return false;
    o.id = id.text;
    in_.next();
    if (in_.quoted(o.words)) {
      o.what = draft_output::form::text;
      return true;
    }
    o.what = draft_output::form::computed;
    o.computed = computed();
    return o.computed.begin < o.computed.end || in_.fail("a number or a text is expected here");
  }
  // All up to a comma outside of brackets.
  token_range computed() {
    const std::size_t begin = in_.place();
    int depth = 0;
    while (!begins_statement(in_.peek()) && !begins_clause(in_.peek()) && !begins_period() &&
           !(depth == 0 && in_.peek().is(","))) {
      depth += in_.peek().is("(") ? 1 : in_.peek().is(")") ? -1 : 0;
      in_.next();
    }
    return {begin, in_.place()};
  }
  bool citation_of(draft_rule& r) {
    draft_citation& c = r.citations.emplace_back();
    word place;
    if (!in_.name(c.document, "the name of a document")) return false;
    if (in_.peek().what == token_kind::quoted) c.place = in_.next().text;
    else if (in_.name(place, "a place in the document")) c.place = place.text;
    else return false;
    c.is_inferred = in_.take("inferred");
    return true;
  }

  bool group() {
    out_.parts.push_back({draft_part::form::group, out_.groups.size()});
    draft_group& g = out_.groups.emplace_back();
    g.at = in_.peek().at;
    return claims(g.claims) && in_.expect(":") && in_.names(g.names, "the name of a rule");
  }
  // Claims, separated by commas, up to a colon or the end of the statement's head.
  bool claims(draft_claims& out) {
    if (in_.peek().is(":")) return true;
    do {
      const std::size_t at = in_.peek().at;
      std::string words;
      while (in_.peek().what == token_kind::name && !in_.peek().is("row") &&
             !in_.peek().is("otherwise") && !begins_statement(in_.peek()))
        words.append(words.empty() ? "" : " ").append(in_.next().text);
      if (take_claim(words, out)) continue;
      if (words.empty()) return in_.fail("a claim, for example 'complete', is expected here");
      std::vector<std::string> known{"complete", "complete when known"};
      for (const policy_word& p : policy_words) known.emplace_back(p.words);
      in_.wrong().add(at, "'" + words + "' is no claim" + write::suggestion(words, known));
    } while (in_.take(","));
    return true;
  }

  bool table() {
    out_.parts.push_back({draft_part::form::table, out_.tables.size()});
    draft_table& t = out_.tables.emplace_back();
    t.first = out_.rules.size();
    if (!in_.name(t.id, "the name of a table") || !in_.expect(":") || !claims(t.claims))
      return false;
    while (in_.take("row")) {
      draft_rule& r = out_.rules.emplace_back();
      r.is_row = true;
      ++t.size;
      r.id.at = in_.peek().at;
      if (!begins_clause(in_.peek()) && !begins_statement(in_.peek()) && !begins_period() &&
          !in_.name(r.id, "the name of a row"))
        return false;
      if (!clauses(r)) return false;
    }
    return !in_.take("otherwise") || outputs(t.otherwise);
  }

  draft& out_;
  cursor in_;
  std::size_t most_;
};

}  // namespace nqpf::inline NQPF_ABI::detail::files
