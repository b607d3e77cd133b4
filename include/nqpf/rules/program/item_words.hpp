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

constexpr bool same_expression(const expression& a, const expression& b) noexcept;
constexpr expression known_form(const node& n);

constexpr bool same_node(const node& a, const node& b) noexcept {
  const auto same_name = [](const auto* x, const auto* y) {
    return is_null(x) || is_null(y) ? is_null(x) && is_null(y)
                                    : seen_same(x, y) || same_text(x->id, y->id);
  };
  if (is_named_question(a) && is_named_question(b))  // each file has names of its own for them
    return a.code == b.code && a.relation == b.relation && a.set == b.set &&
           same_expression(known_form(a), known_form(b));
  return a.code == b.code && a.relation == b.relation && same_name(a.indicator, b.indicator) &&
         same_name(a.parameter, b.parameter) && a.set == b.set &&
         same_function(a.function, b.function) &&
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

/// Calls `each(at)` for the questions of a condition, those within others aside.
template <class Each>
constexpr void for_each_question(const expression& e, Each&& each) {
  if (e.count > expression::capacity) return;
  int ends[expression::capacity];
  int count = 0;
  for (int i = e.count - 1; i >= 0; --i) {
    if (e.nodes[i].code != op::items && !is_named_question(e.nodes[i])) continue;
    ends[count++] = i;
    if (e.nodes[i].code == op::items) i -= condition_parts(e.nodes[i]) + number_parts(e.nodes[i]);
  }
  while (count > 0) each(ends[--count]);
}

constexpr expression part_of(const expression& e, int begin, int end) {
  expression out;
  for (int i = begin; i < end; ++i) out.push(e.nodes[i]);
  return out;
}

/// Copies a condition with what `write(out, at)` makes of each question; it returns where the copy goes on. `copied(out)`
/// is called behind each node that stands outside questions.
template <class Write, class Copied>
constexpr expression with_questions(const expression& e, Write&& write, Copied&& copied) {
  if (e.count > expression::capacity || !detail::asks_items(e)) return e;
  expression out;
  out.is_refused = e.is_refused;
  for (int i = 0; i < e.base_count; ++i) out.add_base(*e.bases[i]);
  int begin = 0;
  const auto copy_to = [&](int end) {
    for (; begin < end; ++begin) {
      out.push(e.nodes[begin]);
      copied(out);
    }
  };
  for_each_question(e, [&](int at) {
    const node& n = e.nodes[at];
    copy_to(n.code == op::items ? at - condition_parts(n) - number_parts(n) : at);
    begin = write(out, at);
  });
  copy_to(e.count);
  return out;
}
template <class Write>
constexpr expression with_questions(const expression& e, Write&& write) {
  return with_questions(e, write, [](const expression&) {});
}

// A question in place of its name. None can stand where it is asked whether the answer is known.
constexpr void append_named(expression& out, const node& n) {
  const bool takes_both = n.code == op::one_of && n.set != 1 && n.set != 2;
  if (n.code == op::known || takes_both) return out.push(n);
  out.append(*n.indicator->question(*n.indicator));
  if (n.code == op::one_of && n.set == 1) out.push(make_node(op::negated));
  if (n.code != op::compare_constant && n.code != op::compare_parameter) return;
  node bound = make_node(n.code == op::compare_constant ? op::constant : op::parameter);
  bound.value = n.value;
  bound.parameter = n.parameter;
  out.push(bound);
  node compare = make_node(op::compare);
  compare.relation = n.relation;
  out.push(compare);
}
/// Questions in place of their names.
constexpr expression without_names(const expression& e) {
  return with_questions(e, [&](expression& out, int at) {
    if (is_named_question(e.nodes[at])) append_named(out, e.nodes[at]);
    else
      out.append(part_of(e, at - condition_parts(e.nodes[at]) - number_parts(e.nodes[at]), at + 1));
    return at + 1;
  });
}
/// Questions that ask the same written alike: `none` in place of `all`, and of an `any` that is denied; negations at the
/// comparisons.
constexpr expression canonical_form(const expression& e) {
  return with_questions(e, [&](expression& out, int at) {
    const node& n = e.nodes[at];
    if (n.code != op::items) return out.push(n), at + 1;
    const int middle = at - condition_parts(n);
    fold how = fold_of(n);
    const expression where = plain_form(part_of(e, middle, at), how == fold::all);
    const bool is_denied =
        how <= fold::none && at + 1 < e.count && e.nodes[at + 1].code == op::negated;
    if (how == fold::all) how = fold::none;
    if (is_denied) how = how == fold::any ? fold::none : fold::any;
    push_question(out, *n.indicator, how, part_of(e, middle - number_parts(n), middle), where);
    return is_denied ? at + 2 : at + 1;
  });
}

/// The question of which a node asks whether its answer is known: that of `none` is where that of `any` is.
constexpr expression known_form(const node& n) {
  expression e = canonical_form(*n.indicator->question(*n.indicator));
  node& asked = e.nodes[e.count - 1];
  if (fold_of(asked) == fold::none) asked.set &= ~15ULL;
  return e;
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

template <class Text>
constexpr void write_known(Text& t, const node& n) {
  if (is_named_question(n)) {
    const expression asked = known_form(n);
    write_part(t, asked, asked.count - 1, true);
  } else t << shown_name(*n.indicator);
  t << " is known";
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
    case op::known: write_known(t, n); break;
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
