// SPDX-License-Identifier: BSL-1.0
#pragma once

// Questions about rules, answered by the compiler or at run time, with a record that shows the answer:
//
//   static_assert(nqpf::implies<rules>("thin_practice", "needs_plan"));
//   static_assert(!nqpf::can_hold_together<rules>("strong", "thin_practice"));
//   static_assert(nqpf::always<rules>(practice < 0.25, verdict::weak));
//   static_assert(nqpf::reachable<rules>(verdict::sound));
//   static_assert(nqpf::equivalent<rules_2024, rules_2025>(practice >= 0.5));
//
// The same functions take a program made at run time as their first argument. Where an answer is no, a host's own test
// prints the record (`CHECK(nqpf::implies<rules>("a", "b"))`), and `require_implies<rules, "a", "b">()` stops the build
// with it. Of every claim the setting of the parameters is any in their ranges and orders, unless asked at the defaults.

#include <nqpf/core/refuse.hpp>
#include <nqpf/rules/program/bind.hpp>
#include <nqpf/rules/program/packed.hpp>
#include <nqpf/rules/questions/ask.hpp>

namespace nqpf::inline NQPF_ABI {

namespace detail {

void the_set_has_no_rule_of_that_name_to_ask_about();

// The program of a set declared in code; of one with names or conditions that leave nothing to run, an empty one.
template <const auto& Set>
constexpr program askable() {
  if constexpr (!is_ready<unwrapped<Set>()>) return {};
  else if constexpr (!packed<unwrapped<Set>()>.found.ok()) return {};
  else return program_of<unwrapped<Set>()>;
}
template <const auto& Set>
inline constexpr program askable_program = askable<Set>();
template <const auto& Set>
using answer_of = answer<askable_program<Set>.count.inputs, askable_program<Set>.count.parameters>;

// At run time any program fits.
using answer_of_program = answer<most_inputs, most_values - most_inputs>;

template <class C>
concept asked_condition = operand<std::remove_cvref_t<C>>::is_condition;

template <asked_condition C>
constexpr question_part part_of(const C& c) {
  question_part part;
  if constexpr (is_indicator<C>) {
    part.what = question_part::form::flag;
    part.flag = &c;
  } else {
    part.what = question_part::form::condition;
    part.condition = &c;
  }
  return part;
}

template <asked_condition C>
constexpr question_parts parts_of(const C& c) {
  question_parts parts;
  parts.add(part_of(c));
  return parts;
}

/// What a question about `Set` speaks of: a rule or derived fact by name, where any other text does not compile, or a
/// condition over the indicators of the set, which may read outcomes (`holds("thin_practice")`).
template <const auto& Set>
struct asked_of {
  detail::question_part part{};

  consteval asked_of(const char* rule) {
    part.rule = detail::askable_program<Set>.rule(rule);
    if (part.rule < 0 && detail::askable_program<Set>.count.rules > 0)
      detail::the_set_has_no_rule_of_that_name_to_ask_about();
  }
  template <detail::asked_condition C>
  constexpr asked_of(const C& condition) : part(detail::part_of(condition)) {}
};

/// The same for a program made at run time: a name that is none is refused in the answer.
struct asked_of_program {
  detail::question_part part{};

  constexpr asked_of_program(const char* rule) {
    part.what = detail::question_part::form::name;
    part.name = rule;
  }
  template <detail::asked_condition C>
  constexpr asked_of_program(const C& condition) : part(detail::part_of(condition)) {}
};

template <class Answer, class Ask>
constexpr Answer ask(const program& p, const question_parts& parts, const asking& how,
                     records usual, Ask&& each) {
  questioner by(p, parts, how, usual);
  each(by);
  return by.template made<Answer::input_count, Answer::parameter_count>();
}
template <class Answer>
constexpr Answer ask_two(const program& p, const question_part& a, const question_part& b,
                         const asking& how, void (*each)(questioner&)) {
  question_parts parts;
  parts.add(a);
  parts.add(b);
  return ask<Answer>(p, parts, how, records::all, each);
}
template <class Answer>
constexpr Answer ask_three(const program& p, const question_part& a, const question_part& b,
                           const question_part& where, const asking& how) {
  question_parts parts;
  parts.add(a);
  parts.add(b);
  parts.add(where);
  return ask<Answer>(p, parts, how, records::all, &ask_equivalent);
}
template <class Answer>
constexpr Answer ask_statement(const program& p, const question_parts& parts, const statement& of,
                               const asking& how, records usual,
                               void (*each)(questioner&, const statement&)) {
  return ask<Answer>(p, parts, how, usual, [&](questioner& by) { each(by, of); });
}

template <described Enum>
constexpr statement statement_of(Enum value) {
  statement s;
  s.what = statement::form::value;
  s.value = {&description_of<Enum>,
             static_cast<short>(description_of<Enum>.position(static_cast<long long>(value)))};
  return s;
}
constexpr statement statement_of(const conclusion& value) {
  statement s;
  s.what = statement::form::value;
  s.value = value;
  return s;
}

}  // namespace detail

/// Whether the second holds on every record on which the first does. A record with missing data counts too: the first
/// may hold there and the second be undecided. Linear in the boxes of the two in simple cases; where the budget of the
/// search ends, the answer is undecided.
template <const auto& Set>
[[nodiscard]] constexpr detail::answer_of<Set> implies(detail::asked_of<Set> a,
                                                       detail::asked_of<Set> b,
                                                       const asking& how = {}) {
  return detail::ask_two<detail::answer_of<Set>>(detail::askable_program<Set>, a.part, b.part, how,
                                                 &detail::ask_implies);
}
[[nodiscard]] constexpr detail::answer_of_program implies(const program& p,
                                                          detail::asked_of_program a,
                                                          detail::asked_of_program b,
                                                          const asking& how = {}) {
  return detail::ask_two<detail::answer_of_program>(p, a.part, b.part, how, &detail::ask_implies);
}

/// Whether both hold on some record, also on one with missing data, at some setting of the parameters; the answer yes
/// has such a record. No is a claim about all records and settings.
template <const auto& Set>
[[nodiscard]] constexpr detail::answer_of<Set> can_hold_together(detail::asked_of<Set> a,
                                                                 detail::asked_of<Set> b,
                                                                 const asking& how = {}) {
  return detail::ask_two<detail::answer_of<Set>>(detail::askable_program<Set>, a.part, b.part, how,
                                                 &detail::ask_together);
}
[[nodiscard]] constexpr detail::answer_of_program can_hold_together(const program& p,
                                                                    detail::asked_of_program a,
                                                                    detail::asked_of_program b,
                                                                    const asking& how = {}) {
  return detail::ask_two<detail::answer_of_program>(p, a.part, b.part, how, &detail::ask_together);
}

/// Whether two rules or conditions hold of the same records, those with missing data among them; with a condition, of
/// the same records on which it holds.
template <const auto& Set>
[[nodiscard]] constexpr detail::answer_of<Set> equivalent(detail::asked_of<Set> a,
                                                          detail::asked_of<Set> b,
                                                          const asking& how = {}) {
  return detail::ask_two<detail::answer_of<Set>>(detail::askable_program<Set>, a.part, b.part, how,
                                                 &detail::ask_equivalent);
}
template <const auto& Set, detail::asked_condition C>
[[nodiscard]] constexpr detail::answer_of<Set> equivalent(detail::asked_of<Set> a,
                                                          detail::asked_of<Set> b, const C& where,
                                                          const asking& how = {}) {
  return detail::ask_three<detail::answer_of<Set>>(detail::askable_program<Set>, a.part, b.part,
                                                   detail::part_of(where), how);
}
[[nodiscard]] constexpr detail::answer_of_program equivalent(const program& p,
                                                             detail::asked_of_program a,
                                                             detail::asked_of_program b,
                                                             const asking& how = {}) {
  return detail::ask_two<detail::answer_of_program>(p, a.part, b.part, how,
                                                    &detail::ask_equivalent);
}
template <detail::asked_condition C>
[[nodiscard]] constexpr detail::answer_of_program equivalent(const program& p,
                                                             detail::asked_of_program a,
                                                             detail::asked_of_program b,
                                                             const C& where,
                                                             const asking& how = {}) {
  return detail::ask_three<detail::answer_of_program>(p, a.part, b.part, detail::part_of(where),
                                                      how);
}

/// Whether the decision concludes a value, and none that overrules it, of every record on which a condition holds. Of a
/// table it is the answer, the default among them. Usually of complete records: an input may be missing only where the
/// condition asks whether it is known.
template <const auto& Set, detail::asked_condition C, detail::described Enum>
[[nodiscard]] constexpr detail::answer_of<Set> always(const C& where, Enum value,
                                                      const asking& how = {}) {
  const detail::question_parts parts = detail::parts_of(where);
  return detail::ask_statement<detail::answer_of<Set>>(detail::askable_program<Set>, parts,
                                                       detail::statement_of(value), how,
                                                       records::complete, &detail::ask_always);
}
/// The same for every record.
template <const auto& Set, detail::described Enum>
[[nodiscard]] constexpr detail::answer_of<Set> always(Enum value, const asking& how = {}) {
  return detail::ask_statement<detail::answer_of<Set>>(
      detail::askable_program<Set>, detail::question_parts{}, detail::statement_of(value), how,
      records::complete, &detail::ask_always);
}
/// Whether anything at all is concluded of every record on which a condition holds.
template <const auto& Set, detail::asked_condition C>
[[nodiscard]] constexpr detail::answer_of<Set> always(const C& where, const asking& how = {}) {
  const detail::question_parts parts = detail::parts_of(where);
  return detail::ask_statement<detail::answer_of<Set>>(detail::askable_program<Set>, parts, {}, how,
                                                       records::complete, &detail::ask_always);
}
template <detail::asked_condition C>
[[nodiscard]] constexpr detail::answer_of_program always(const program& p, const C& where,
                                                         const conclusion& value,
                                                         const asking& how = {}) {
  const detail::question_parts parts = detail::parts_of(where);
  return detail::ask_statement<detail::answer_of_program>(
      p, parts, detail::statement_of(value), how, records::complete, &detail::ask_always);
}
[[nodiscard]] constexpr detail::answer_of_program always(const program& p, const conclusion& value,
                                                         const asking& how = {}) {
  return detail::ask_statement<detail::answer_of_program>(p, detail::question_parts{},
                                                          detail::statement_of(value), how,
                                                          records::complete, &detail::ask_always);
}
template <detail::asked_condition C>
[[nodiscard]] constexpr detail::answer_of_program always(const program& p, const C& where,
                                                         const asking& how = {}) {
  const detail::question_parts parts = detail::parts_of(where);
  return detail::ask_statement<detail::answer_of_program>(p, parts, {}, how, records::complete,
                                                          &detail::ask_always);
}

/// Whether the decision concludes a value, not overruled, of some record, also of one with missing data, at some
/// setting of the parameters: the answer yes has such a record. With a condition, of one on which it holds.
template <const auto& Set, detail::described Enum>
[[nodiscard]] constexpr detail::answer_of<Set> reachable(Enum value, const asking& how = {}) {
  return detail::ask_statement<detail::answer_of<Set>>(
      detail::askable_program<Set>, detail::question_parts{}, detail::statement_of(value), how,
      records::all, &detail::ask_reachable);
}
template <const auto& Set, detail::described Enum, detail::asked_condition C>
[[nodiscard]] constexpr detail::answer_of<Set> reachable(Enum value, const C& where,
                                                         const asking& how = {}) {
  const detail::question_parts parts = detail::parts_of(where);
  return detail::ask_statement<detail::answer_of<Set>>(detail::askable_program<Set>, parts,
                                                       detail::statement_of(value), how,
                                                       records::all, &detail::ask_reachable);
}
[[nodiscard]] constexpr detail::answer_of_program reachable(const program& p,
                                                            const conclusion& value,
                                                            const asking& how = {}) {
  return detail::ask_statement<detail::answer_of_program>(p, detail::question_parts{},
                                                          detail::statement_of(value), how,
                                                          records::all, &detail::ask_reachable);
}
template <detail::asked_condition C>
[[nodiscard]] constexpr detail::answer_of_program reachable(const program& p,
                                                            const conclusion& value, const C& where,
                                                            const asking& how = {}) {
  const detail::question_parts parts = detail::parts_of(where);
  return detail::ask_statement<detail::answer_of_program>(
      p, parts, detail::statement_of(value), how, records::all, &detail::ask_reachable);
}

}  // namespace nqpf
