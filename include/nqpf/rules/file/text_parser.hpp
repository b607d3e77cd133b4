// SPDX-License-Identifier: BSL-1.0
#pragma once

// The statements of a text of rules. Each begins with its word at the beginning of a line; after an error
// the parser goes on at the next one.

#include <nqpf/rules/file/cursor.hpp>

namespace nqpf::inline NQPF_ABI::detail::files {

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
      const std::string_view word = in_.peek().text;
      if (!statement() || !begins_statement(in_.peek())) {
        in_.fail(what_may_follow(word));
        mark_broken(word);
        in_.recover();
      }
    }
  }

private:
  bool statement() {
    const token& t = in_.peek();
    if (!begins_statement(t))
      return in_.fail("a declaration or a rule is expected here" +
                      (t.starts_line ? write::suggestion(t.text, statement_words)
                                     : std::string(" on a line of its own")));
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
    if (first == "list") return list();
    if (first == "series") return series_of_file();
    return indicator_of_file(first);
  }

  // What is said where a statement has ended and something follows it.
  [[nodiscard]] std::string what_may_follow(std::string_view word) const {
    const token& t = in_.peek();
    if (is_among(t.text, statement_words)) return "a statement begins on a line of its own";
    const std::string own = write::suggestion(t.text, statement_words);
    if (t.starts_line && !own.empty()) return "a declaration or a rule is expected here" + own;
    if (word == "table" && out_.tables.back().size > 0 && !out_.rules.back().has_condition)
      return "'when' and a condition are expected here";
    if (word == "table") return "'row', 'otherwise' or a clause of a row is expected here";
    if (word != "rule" && word != "fact") return what_may_follow_declaration(word);
    constexpr const char* known[] = {"when", "then", "cite", "allow", "valid from", "valid until"};
    const std::string meant = write::suggestion(t.text, known);
    if (t.is("valid")) return "'valid from' or 'valid until' and a date are expected here";
    if (t.is("and") || t.is("or") || t.is("+"))
      return "conclusions are separated by commas; a clause such as cite may follow them";
    const draft_rule& r = out_.rules.back();
    if (meant.empty() && !r.has_condition && r.outputs.empty())
      return "'when' and a condition are expected here (a name of several words stands in quotes)";
    return "a clause (when, then, cite, allow, valid from) or a new line is expected here" + meant;
  }
  [[nodiscard]] std::string what_may_follow_declaration(std::string_view word) const {
    constexpr const char* others[] = {"document", "order", "conclusions", "group",
                                      "as",       "given", "series"};
    const std::string what = is_among(word, others)
                                 ? "a new line is expected here"
                                 : "a property, for example 'in [0, 1]' or 'unit EUR', or a new "
                                   "line is expected here";
    return what + (in_.peek().names() ? " (a name of several words stands in quotes)" : "");
  }
  // What was read of a statement in part gives no cause for further errors.
  void mark_broken(std::string_view word) {
    if (word == "conclusions") out_.has_broken_type = true;
    if (word == "rule" || word == "fact") out_.rules.back().is_broken = true;
    if (word == "table") out_.tables.back().is_broken = true;
    if (word == "series") take_away(out_.series);
    if (word == "parameter") take_away(out_.parameters);
  }
  template <class Drafts>
  void take_away(Drafts& all) {
    out_.broken.push_back(all.back().id);
    all.pop_back();
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
  // `list incomes "income" at least 1 at most 20 always known`.
  bool list() {
    draft_indicator& l = out_.indicators.emplace_back();
    l.is_list = true;
    l.kind = kind::integer;
    l.domain = number_of_items;
    if (!in_.name(l.id, "the name of a list")) return false;
    in_.quoted(l.title);
    for (;;) {
      if (in_.take_all("always", "known")) l.may_be_missing = false;
      else if (in_.take_all("at", "most")) {
        if (!in_.number(l.domain.high)) return false;
        l.domain.high_open = l.domain.high == infinity;
      } else if (in_.take_all("at", "least")) {
        if (!in_.number(l.domain.low)) return false;
      } else if (in_.take("of")) {
        if (!in_.name(l.of, "the name of a list")) return false;
      } else return !in_.failed();
    }
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
    else if (in_.take("of")) return in_.name(i.of, "the name of a list");
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
    word unit;
    if (p.time == time_kind::none && in_.take("unit") && !in_.name(unit, "a unit")) return false;
    p.unit = unit.text;
    return true;
  }

  static time_kind kind_of_time(const measured& m) {
    return m.what == measured::form::date       ? time_kind::date
           : m.what == measured::form::duration ? time_kind::duration
                                                : time_kind::none;
  }

  // `series minimum_wage of decided`, then `since 2024-01-01: 12.41 cite act "third stage"` for each value.
  bool series_of_file() {
    draft_series& s = out_.series.emplace_back();
    if (!in_.name(s.id, "the name of a series") || !in_.expect("of") || !in_.name(s.of, "a date"))
      return false;
    while (in_.peek().is("since")) {
      draft_value& v = s.values.emplace_back();
      v.at = in_.next().at;
      if (!in_.day(v.since) || !in_.expect(":") || !in_.number(v.value)) return false;
      if (in_.take("cite") && !citation_of(v.source)) return false;
    }
    return !s.values.empty() || in_.expect("since");
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
    if (in_.peek().is("best") && in_.peek(1).is("to"))
      return in_.fail("conclusions stand 'worst to best'");
    if (!in_.peek().is(":") && !in_.peek().is("worst") &&
        !in_.name(t.name, "the name of a type of conclusions"))
      return false;
    t.ordered = in_.take_all("worst", "to", "best");
    if (!in_.expect(":") || !in_.names(t.values, "a conclusion")) return false;
    while (!begins_statement(in_.peek()) && (!in_.peek().starts_line || says_pair(t))) {
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

  // Whether a line says something of two conclusions, which may be misspelt.
  [[nodiscard]] bool says_pair(const draft_type& t) const {
    if (in_.peek(1).is("overrules") || in_.peek(1).is("conflicts")) return true;
    for (const word& value : t.values)
      if (value.text == in_.peek().text) return true;
    return false;
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
        if (!citation_of(r.citations.emplace_back())) return false;
      } else if (in_.take("allow")) {
        draft_allowance a;
        a.at = at;
        if (in_.peek().what != token_kind::number)
          return in_.fail("the code of a defect, for example 13, is expected here");
        if (!in_.number(a.code)) return false;
        if (!in_.quoted(a.reason)) return in_.fail("a reason in quotes is expected here");
        r.allowances.push_back(a);
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
  bool citation_of(draft_citation& c) {
    word place;
    if (!in_.name(c.document, "the name of a document")) return false;
    if (in_.peek().what == token_kind::quoted) c.place = in_.next().text;
    else if (in_.name(place, "a place in the document")) c.place = place.text;
    else return false;
    c.is_inferred = in_.take("inferred");
    const token& t = in_.peek();
    constexpr const char* periods[] = {"valid", "from", "until"};
    if (t.names() && !t.starts_line && !begins_clause(t) && !is_among(t.text, periods))
      return in_.fail("a place of several words stands in quotes; a new line is expected here");
    return true;
  }

  bool group() {
    out_.parts.push_back({draft_part::form::group, out_.groups.size()});
    draft_group& g = out_.groups.emplace_back();
    g.at = in_.peek().at;
    if (in_.peek().is(":")) return in_.fail(claim_expected);
    return claims(g.claims) && in_.expect(":") && in_.names(g.names, "the name of a rule");
  }
  // Claims, separated by commas, up to a colon or the end of the statement's head.
  bool claims(draft_claims& out) {
    if (in_.peek().is(":")) return true;
    do {
      const std::size_t at = in_.peek().at;
      std::string words;
      const auto is_claim = [&] {  // 'complete when known' is one
        return !begins_clause(in_.peek()) || (in_.peek().is("when") && in_.peek(1).is("known"));
      };
      while (in_.peek().what == token_kind::name && is_claim() && !begins_statement(in_.peek()))
        words.append(words.empty() ? "" : " ").append(in_.next().text);
      if (take_claim(words, out)) continue;
      if (words.empty()) return in_.fail(claim_expected);
      out.is_broken = true;
      in_.wrong().add(at, not_a_claim(words));
      if (!has_colon()) return in_.give_up();
    } while (in_.take(","));
    return true;
  }

  // Whether a colon stands on the rest of the line.
  [[nodiscard]] bool has_colon() const {
    std::size_t ahead = 0;
    while (!in_.peek(ahead).is(":") && !in_.peek(ahead).starts_line) ++ahead;
    return in_.peek(ahead).is(":") || out_.parts.back().what == draft_part::form::table;
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
