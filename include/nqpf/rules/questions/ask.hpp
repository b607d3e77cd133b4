// SPDX-License-Identifier: BSL-1.0
#pragma once

// The questions about one program: what each searches, and the words of its answer.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/questions/answer.hpp>
#include <nqpf/rules/questions/search.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// One question to a program. The first parts of it are what it speaks of; a condition that bounds it stands last.
struct questioner {
  const program& given;
  const question_parts& parts;
  asking how;
  question_space q;
  owned_array<double> values;
  answered result{};

  constexpr questioner(const program& p, const question_parts& asked, const asking& by,
                       records usual)
      : given(p),
        parts(asked),
        how(by),
        q(p, asked, by.about == records::usual ? usual : by.about, by.at_defaults),
        values(is_null(q.s.p) ? 0 : q.s.p->count.inputs) {}
  questioner(const questioner&) = delete;
  questioner& operator=(const questioner&) = delete;

  /// Whether the question can be asked at all; says why where it cannot.
  constexpr bool can_ask() {
    if (given.count.rules == 0) return refuse(phrase{} << "the set has no rules that can run");
    if (!q.asked.found.ok()) return refuse(without_rule(q.asked.found.items[0].message));
    if (q.is_too_large())
      return leave_open(phrase{} << "the rules read more than " << most_inputs
                                 << " indicators: split them");
    if (const parameter* none = how.at_defaults ? q.without_default() : nullptr; !is_null(none))
      return refuse(phrase{} << "parameter " << none->id
                             << " has no default: ask at every setting");
    return true;
  }

  [[nodiscard]] constexpr int place(int i) const noexcept { return q.asked.places[i]; }
  /// What a part is called in a sentence.
  template <class Text>
  constexpr void name(Text& t, int i) const {
    if (!parts.items[i].is_condition()) {
      t << rule_title(given.rules[place(i)]);
      return;
    }
    bool alone = true;
    for (int k = 0; k < 2 && k < parts.count; ++k)
      alone = alone && (k == i || !parts.items[k].is_condition());
    t << (alone ? "the condition" : i == 0 ? "the first condition" : "the second condition");
  }

  /// A search for records on which some parts hold.
  [[nodiscard]] constexpr question_search search(bool with_rows) const {
    question_search s{q.s, budgets{}, values.items, with_rows};
    return s;
  }
  [[nodiscard]] constexpr rule_span all() const noexcept { return {0, given.count.rules}; }
  [[nodiscard]] constexpr said_of holding(int rule) const noexcept {
    return {*q.s.p, said_of::form::rule, rule, {}, all()};
  }
  [[nodiscard]] constexpr said_of before(int rule) const noexcept {
    return {*q.s.p, said_of::form::before, rule, {}, all()};
  }
  [[nodiscard]] constexpr said_of stating(const statement& of, rule_span span) const noexcept {
    return {*q.s.p, said_of::form::states, -1, of, span};
  }
  [[nodiscard]] constexpr said_of overruling(const statement& of, rule_span span) const noexcept {
    return {*q.s.p, said_of::form::overrules, -1, of, span};
  }

  // What is wrong with a condition is told as of a rule of its name.
  static constexpr phrase without_rule(const phrase& told) {
    if (told.count == 0 || told.pieces[0].is_number || !same_text(told.pieces[0].words, "rule "))
      return told;
    phrase m{};
    for (int i = 1; i < told.count; ++i) m.pieces[m.count++] = told.pieces[i];
    return m;
  }
  constexpr bool refuse(const phrase& why) {
    result.is = answered::kind::refused;
    result.sentence = why;
    return false;
  }
  constexpr bool leave_open(const phrase& why) {
    result.is = answered::kind::undecided;
    result.sentence = why;
    return false;
  }
  constexpr void tell(bool yes, const phrase& words) {
    result.is = yes ? answered::kind::yes : answered::kind::no;
    result.sentence = words;
  }
  /// The same with the record that a search found.
  constexpr void tell(bool yes, const phrase& words, const question_search& by) {
    tell(yes, words);
    phrase where{};
    write_record(where, q.s, by.where, values.items, q.list_of_known(by.where));
    result.has_record = true;
    result.where = where;
    result.sentence << where;
  }
  /// The answer with the record in the order of the given program.
  template <int Inputs, int Parameters>
  constexpr answer<Inputs, Parameters> made() const {
    answer<Inputs, Parameters> a(result);
    if (!result.has_record) return a;
    const double* setting = q.s.joint ? values.items + q.s.settings->first : q.nominal.items;
    a.keep(values.items, given.count.inputs, setting, given.count.parameters);
    return a;
  }
};

/// Whether part 0 holds, as far as the order of a group lets it, and part 1 does not; beside a third part that bounds
/// the question.
constexpr bool look_for_exception(const questioner& by, question_search& s, int first, int second) {
  const int rules[] = {by.place(first), by.parts.count > 2 ? by.place(2) : -1};
  said_of taken = by.before(rules[0]);
  said_of held = by.holding(by.place(second));
  left_out out;
  out << taken << held;
  return s.look(rules, by.parts.count > 2 ? 2 : 1, out);
}

constexpr void ask_implies(questioner& by) {
  if (!by.can_ask()) return;
  question_search s = by.search(false);
  phrase m{};
  if (look_for_exception(by, s, 0, 1)) {
    by.name(m, 0);
    m << " does not imply ";
    by.name(m, 1);
    m << ": ";
    by.name(m, 0);
    m << " holds and ";
    by.name(m, 1);
    m << " does not at ";
    by.tell(false, m, s);
    return;
  }
  if (s.open) m << "could not decide whether ";
  by.name(m, 0);
  m << (s.open ? " implies " : " holds only where ");
  by.name(m, 1);
  if (!s.open) m << " holds";
  if (s.open) by.leave_open(m);
  else by.tell(true, m);
}

constexpr void ask_together(questioner& by) {
  if (!by.can_ask()) return;
  const int rules[] = {by.place(0), by.place(1)};
  said_of first = by.before(rules[0]);
  said_of second = by.before(rules[1]);
  left_out out;
  out << first << second;
  question_search s = by.search(false);
  phrase m{};
  const bool found = s.look(rules, 2, out);
  if (!found && s.open) m << "could not decide whether ";
  by.name(m, 0);
  m << " and ";
  by.name(m, 1);
  m << (found ? " both hold at " : s.open ? " can both hold" : " never hold together");
  if (found) by.tell(true, m, s);
  else if (s.open) by.leave_open(m);
  else by.tell(false, m);
}

constexpr void ask_equivalent(questioner& by) {
  if (!by.can_ask()) return;
  question_search s = by.search(false);
  phrase m{};
  for (int i = 0; i < 2; ++i) {
    if (!look_for_exception(by, s, i, 1 - i)) continue;
    by.name(m, i);
    m << " holds and ";
    by.name(m, 1 - i);
    m << " does not at ";
    by.tell(false, m, s);
    return;
  }
  if (s.open) m << "could not decide whether ";
  by.name(m, 0);
  m << " and ";
  by.name(m, 1);
  m << " hold of the same records";
  if (by.parts.count > 2) m << " where the condition holds";
  if (s.open) by.leave_open(m);
  else by.tell(true, m);
}

constexpr void write_statement(phrase& m, const statement& of) {
  if (of.what == statement::form::anything) m << "something";
  else if (of.what == statement::form::number) m << of.number;
  else m << spelled{of.value.name()};
}

/// Calls `each(rule)` for the rules of which one counting keeps a statement from nominal, until it answers false.
template <class Each>
constexpr void for_each_overruler(const program& p, const statement& of, rule_span span,
                                  Each&& each) {
  if (gives_one_answer(p, span)) return;
  for (int r = span.first; r < span.last; ++r)
    if (overrules(p, r, of) && !each(r)) return;
}

/// Looks for a record, among those on which some rules hold, on which a set does not make a statement that stands.
/// What is left out beside is the caller's.
constexpr bool look_unsaid(const questioner& by, question_search& s, const statement& of,
                           rule_span span, const int* rules, int count, const left_out& beside) {
  said_of stated = by.stating(of, span);
  left_out out = beside;
  out << stated;
  if (s.look(rules, count, out)) return true;
  for_each_overruler(*s.s.p, of, span, [&](int r) {
    int with[3] = {r, count > 0 ? rules[0] : 0, count > 1 ? rules[1] : 0};
    said_of taken = by.before(r);
    left_out more = beside;
    more << taken;
    return !s.look(with, count + 1, more);
  });
  return s.found;
}

/// Part 0, if there is one, bounds the question.
constexpr void ask_always(questioner& by, const statement& of) {
  if (!by.can_ask()) return;
  const int rules[] = {by.parts.count > 0 ? by.place(0) : -1};
  question_search s = by.search(true);
  const bool found = look_unsaid(by, s, of, by.all(), rules, by.parts.count, {});
  phrase m{};
  if (!found && s.open) m << "could not decide whether ";
  write_statement(m, of);
  m << (found ? " is not always concluded" : " is always concluded");
  if (by.parts.count > 0) {
    m << " where ";
    by.name(m, 0);
    m << " holds";
  }
  if (found) m << ": not at ";
  if (found) by.tell(false, m, s);
  else if (s.open) by.leave_open(m);
  else by.tell(true, m);
}

/// Looks for a record on which some rules hold and a set makes a statement that stands.
constexpr bool look_said(const questioner& by, question_search& s, const statement& of,
                         rule_span span, const int* rules, int count, const left_out& beside) {
  const program& p = *s.s.p;
  said_of overruled = by.overruling(of, span);
  const bool may_overrule = !gives_one_answer(p, span);
  for (int r = span.first; r < span.last && !s.found; ++r) {
    if (!concludes(p, r, of)) continue;
    const int with[3] = {r, count > 0 ? rules[0] : 0, count > 1 ? rules[1] : 0};
    said_of taken = by.before(r);
    left_out out = beside;
    out << taken;
    if (may_overrule) out << overruled;
    s.look(with, count + 1, out);
  }
  if (!s.found && of.what == statement::form::number && computes_numbers(p)) s.open = true;
  // A default counts where every row of its table is known to fail.
  for_each_table(p, span, [&](int g) {
    if (s.found || !default_concludes(p.groups[g], of)) return;
    said_of some_row{p, said_of::form::row, g, of, span};
    left_out out = beside;
    out << some_row;
    if (may_overrule) out << overruled;
    s.look(rules, count, out);
  });
  return s.found;
}

constexpr void ask_reachable(questioner& by, const statement& of) {
  if (!by.can_ask()) return;
  const int rules[] = {by.parts.count > 0 ? by.place(0) : -1};
  question_search s = by.search(true);
  const bool found = look_said(by, s, of, by.all(), rules, by.parts.count, {});
  phrase m{};
  if (!found && s.open) m << "could not decide whether ";
  write_statement(m, of);
  m << (found ? " is concluded at " : s.open ? " can be concluded" : " is concluded of no record");
  if (!found && by.parts.count > 0) {
    m << " on which ";
    by.name(m, 0);
    m << " holds";
  }
  if (found) by.tell(true, m, s);
  else if (s.open) by.leave_open(m);
  else by.tell(false, m);
}

}  // namespace nqpf::detail
