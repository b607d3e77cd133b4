// SPDX-License-Identifier: BSL-1.0
#pragma once

// Why a rule held, why it did not, and what would decide it: the comparisons that matter, from the
// evaluated record, with the whole derivation where rules read rules. Nothing is kept for it while rules
// are evaluated, and nothing is allocated.

#include <nqpf/rules/explain/search.hpp>
#include <nqpf/rules/explain/write.hpp>

namespace nqpf::inline NQPF_ABI {
namespace detail {

constexpr explanation blank(const finding& f, question asked) {
  explanation e;
  e.record = f.record;
  e.rule = f.rule;
  e.asked = asked;
  return e;
}

}  // namespace detail

/// Why a decided rule holds, or does not: a smallest set of inputs from whose comparisons that follows, whatever the
/// other comparisons are, with the rules in between; a comparison that is so of every record, as `m >= m`, is one too.
/// Of several smallest sets the one with fewer comparisons. An undecided rule has none.
[[nodiscard]] constexpr explanation why(const finding& f) {
  explanation e = detail::blank(f, question::why);
  if (f.outcome() == truth::unknown || f.row().begin == f.row().end || f.row().asks_nothing) {
    e.possible = f.outcome() != truth::unknown;
    return e;
  }
  detail::explainer(e.record, e, false).explain(f.rule, f.outcome() == truth::yes);
  return e;
}

/// What a rule needs that it does not have: every comparison that failed or is undecided, with alternatives as
/// such. Empty for a rule that holds.
[[nodiscard]] constexpr explanation why_not(const finding& f) {
  explanation e = detail::blank(f, question::why_not);
  if (f.outcome() != truth::yes && f.row().begin < f.row().end)
    detail::explainer(e.record, e, false).lack(f.rule);
  return e;
}

/// What would decide an undecided rule: for it to hold, and for it not to.
struct open_question {
  explanation holds_if;
  explanation fails_if;
};
/// What would decide an undecided rule, both ways: a smallest set of missing indicators, each with what it
/// would have to be. `possible` is false where no values inside the domains that keep the assumptions could; where
/// arithmetic leaves open whether a smaller set may do, `smallest` is false. Of a decided rule only the way that it went
/// is `possible`, without lines.
[[nodiscard]] constexpr open_question undecided(const finding& f) {
  open_question q{detail::blank(f, question::holds_if), detail::blank(f, question::fails_if)};
  if (f.outcome() != truth::unknown) {
    q.holds_if.possible = f.outcome() == truth::yes;
    q.fails_if.possible = f.outcome() == truth::no;
    return q;
  }
  detail::explainer(q.holds_if.record, q.holds_if, true).explain(f.rule, true);
  detail::explainer(q.fails_if.record, q.fails_if, true).explain(f.rule, false);
  return q;
}

/// Writes both answers; of a decided rule only what it is.
template <class Out>
constexpr void write_text(Out& out, const open_question& q) {
  detail::sink<Out> to{out};
  const program& p = *q.holds_if.record.program;
  const truth outcome = q.holds_if.record.outcomes[q.holds_if.rule];
  detail::write_rule(to, p.rules[q.holds_if.rule]);
  to << (outcome == truth::unknown ? " is undecided"
         : outcome == truth::yes   ? " holds"
                                   : " does not hold");
  detail::write_sources(to, p, p.rules[q.holds_if.rule]);
  to << "\n";
  if (outcome != truth::unknown) return;
  const explanation* const answers[] = {&q.holds_if, &q.fails_if};
  for (const explanation* e : answers) {
    to << "  " << detail::heading(*e) << "\n";
    detail::write_lines(to, *e, 2);
  }
}
/// Writes both answers as one JSON object; an answer that no value can bring is null.
template <class Out>
constexpr void write_json(Out& out, const open_question& q) {
  detail::sink<Out> to{out};
  to << "{";
  detail::write_rule_json(to, q.holds_if.record, q.holds_if.rule);
  detail::write_string(detail::member(to, "outcome"),
                       name_of(q.holds_if.record.outcomes[q.holds_if.rule]));
  detail::write_object(to, q.holds_if);
  detail::write_object(to, q.fails_if);
  to << "}";
}
/// Both answers as text of at most `Capacity` characters.
template <int Capacity = 2000>
[[nodiscard]] constexpr text<Capacity> to_text(const open_question& q) {
  text<Capacity> t;
  write_text(t, q);
  return t;
}

}  // namespace nqpf
