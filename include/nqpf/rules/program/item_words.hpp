// SPDX-License-Identifier: BSL-1.0
#pragma once

// What is asked of the items of a list, before it is packed: in one form for all that ask the same, and in the
// author's words.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/program/write.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// Where the part of an expression that ends at a place begins.
constexpr int begin_of(const expression& e, int at) noexcept {
  for (int needed = 1;; --at) {
    const node& n = e.nodes[at];
    switch (n.code) {
      case op::both:
      case op::either:
      case op::add:
      case op::subtract:
      case op::multiply:
      case op::divide:
      case op::compare: ++needed; break;
      case op::negated:
      case op::exempt:
      case op::negate:
      case op::apply: break;
      case op::items:
        at -= condition_parts(n) + number_parts(n);
        --needed;
        break;
      default: --needed; break;
    }
    if (needed == 0) return at;
  }
}

/// Copies the part of a condition that ends at a place, with its negations at the comparisons.
constexpr void append_plain(expression& out, const expression& e, int at, bool negated) {
  const node& n = e.nodes[at];
  switch (n.code) {
    case op::both:
    case op::either: {
      append_plain(out, e, begin_of(e, at - 1) - 1, negated);
      append_plain(out, e, at - 1, negated);
      out.push(make_node((n.code == op::both) != negated ? op::both : op::either));
      return;
    }
    case op::negated: return append_plain(out, e, at - 1, !negated);
    case op::exempt: return append_plain(out, e, at - 1, negated);
    default: break;
  }
  for (int i = begin_of(e, at); i <= at; ++i) out.push(e.nodes[i]);
  if (!negated) return;
  node& last = out.nodes[out.count - 1];
  const bool turns =
      n.code == op::compare || n.code == op::compare_constant || n.code == op::compare_parameter;
  if (turns) last.relation = opposite(last.relation);
  else out.push(make_node(op::negated));
}
constexpr expression plain_form(const expression& e, bool negated) {
  expression out;
  out.is_refused = e.is_refused;
  for (int i = 0; i < e.base_count; ++i) out.add_base(*e.bases[i]);
  if (e.count > 0 && e.count <= expression::capacity) append_plain(out, e, e.count - 1, negated);
  else out.count = e.count;
  return out;
}

constexpr bool same_node(const node& a, const node& b) noexcept {
  const auto same_name = [](const auto* x, const auto* y) {
    return is_null(x) || is_null(y) ? is_null(x) && is_null(y)
                                    : seen_same(x, y) || same_text(x->id, y->id);
  };
  return a.code == b.code && a.relation == b.relation && same_name(a.indicator, b.indicator) &&
         same_name(a.parameter, b.parameter) && a.set == b.set && a.function == b.function &&
         __builtin_bit_cast(unsigned long long, a.value) ==
             __builtin_bit_cast(unsigned long long, b.value) &&
         a.has_name == b.has_name && (!a.has_name || same_text(a.name, b.name));
}
constexpr bool same_expression(const expression& a, const expression& b) noexcept {
  bool same = a.count == b.count;
  for (int i = 0; same && i < a.count && i < expression::capacity; ++i)
    same = same_node(a.nodes[i], b.nodes[i]);
  return same;
}

constexpr const char* word_of(fold how) noexcept {
  constexpr const char* words[] = {"any", "all", "none", "count", "sum", "least", "most"};
  return words[static_cast<int>(how)];
}

template <class Text>
constexpr void write_part(Text& t, const expression& e, int at, bool outer);

template <class Text>
constexpr void write_question(Text& t, const expression& e, int at) {
  const node& n = e.nodes[at];
  const int where = condition_parts(n);
  t << word_of(fold_of(n)) << "(" << shown_name(*n.indicator);
  if (number_parts(n) > 0) write_part(t << ", ", e, at - where - 1, true);
  if (where > 0) write_part(t << ", ", e, at - 1, true);
  t << ")";
}

// Whether a part is the number of years between two dates.
constexpr bool is_age(const expression& e, int at) noexcept {
  const node& right = e.nodes[at > 0 ? at - 1 : 0];
  return e.nodes[at].code == op::subtract && right.code == op::apply && !is_null(right.unit) &&
         same_text(right.unit, calendar_unit);
}

// Two numbers, in brackets where they bind less than `beside`.
template <class Text>
constexpr void write_computed(Text& t, const expression& e, int at, int beside) {
  const op code = e.nodes[at].code;
  const bool computes =
      code == op::add || code == op::subtract || code == op::multiply || code == op::divide;
  if (!computes) return write_part(t, e, at, beside == 0);
  if (is_age(e, at)) {
    write_part(t << "completed_years(", e, at - 1, true);
    write_part(t << ", ", e, begin_of(e, at - 1) - 1, true);
    t << ")";
    return;
  }
  const int own = strength(code);
  if (own < beside) t << "(";
  write_computed(t, e, begin_of(e, at - 1) - 1, own);
  t << symbol(code);
  write_computed(t, e, at - 1, own + 1);
  if (own < beside) t << ")";
}
template <class Text>
constexpr void write_compared(Text& t, const expression& e, int at) {
  write_computed(t, e, begin_of(e, at - 1) - 1, 0);
  t << symbol(e.nodes[at].relation);
  write_computed(t, e, at - 1, 0);
}
template <class Text>
constexpr void write_joined(Text& t, const expression& e, int at, const char* between, bool outer) {
  if (!outer) t << "(";
  write_part(t, e, begin_of(e, at - 1) - 1, false);
  t << between;
  write_part(t, e, at - 1, false);
  if (!outer) t << ")";
}

/// Writes the part of an expression that ends at a place, as an author writes it.
template <class Text>
constexpr void write_part(Text& t, const expression& e, int at, bool outer) {
  const node& n = e.nodes[at];
  switch (n.code) {
    case op::compare_constant:
      write_value(t << shown_name(*n.indicator) << symbol(n.relation), *n.indicator, n.value);
      break;
    case op::compare_parameter:
      t << shown_name(*n.indicator) << symbol(n.relation) << n.parameter->id;
      break;
    case op::one_of:
      t << shown_name(*n.indicator) << " is ";
      write_set(t, *n.indicator, n.set);
      break;
    case op::known: t << shown_name(*n.indicator) << " is known"; break;
    case op::outcome: t << n.name << " holds"; break;
    case op::constant:
      write_time(t, measure(number_step{n.code, -1, n.value, nullptr, n.unit}), n.value);
      break;
    case op::parameter: t << n.parameter->id; break;
    case op::indicator: t << shown_name(*n.indicator); break;
    case op::negate: write_part(t << "-", e, at - 1, false); break;
    case op::apply:
      if (is_null(n.function) || !is_null(n.unit))
        return write_part(t, e, at - 1, outer);  // of dates
      write_part(t << "f(", e, at - 1, true);
      t << ")";
      break;
    case op::add:
    case op::subtract:
    case op::multiply:
    case op::divide: write_computed(t, e, at, outer ? 0 : 3); break;
    case op::compare: write_compared(t, e, at); break;
    case op::both: write_joined(t, e, at, " and ", outer); break;
    case op::either: write_joined(t, e, at, " or ", outer); break;
    case op::negated: write_part(t << "not ", e, at - 1, false); break;
    case op::exempt: write_part(t, e, at - 1, outer); break;
    case op::items: write_question(t, e, at); break;
  }
}

}  // namespace nqpf::inline NQPF_ABI::detail
