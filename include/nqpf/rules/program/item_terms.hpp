// SPDX-License-Identifier: BSL-1.0
#pragma once

// Questions of lists become indicators: each question is one input of the program, read from the record's list by a
// program over the indicators of an item. Those that ask the same share one input: `all` and `none` are `any` the other way
// round, so that what they say of each other is known to all proofs.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/program/item_words.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// A question of a list as it stands in a rule.
struct item_question {
  const indicator_info* list = nullptr;
  fold how = fold::any;     ///< any, count, sum, least, most
  bool is_negated = false;  ///< of the items of which the condition does not hold
  bool is_turned = false;   ///< the rule asks whether the answer is no
  fold written = fold::any;
  expression number{};
  expression where{};  ///< as written, with questions in place of their names
  expression
      plain{};  ///< of the items that count: negations at the comparisons, questions written alike
};

constexpr item_question question_at(const expression& e, int at) {
  const node& n = e.nodes[at];
  if (is_named_question(n)) {
    const expression& asked = *n.indicator->question(*n.indicator);
    return question_at(asked, asked.count - 1);
  }
  const int middle = at - condition_parts(n);
  item_question q;
  q.list = n.indicator;
  q.written = fold_of(n);
  q.is_negated = q.written == fold::all;
  q.is_turned = q.written == fold::all || q.written == fold::none;
  q.how = q.is_turned ? fold::any : q.written;
  q.number = canonical_form(without_names(part_of(e, middle - number_parts(n), middle)));
  q.where = without_names(part_of(e, middle, at));
  q.plain = canonical_form(plain_form(q.where, q.is_negated));
  return q;
}

constexpr bool same_question(const item_question& a, const item_question& b) noexcept {
  return a.how == b.how && same_text(a.list->id, b.list->id) &&
         same_expression(a.number, b.number) && same_expression(a.plain, b.plain);
}

/// Whether one rule over the items serves both conditions.
constexpr bool same_condition(const item_question& a, const item_question& b) noexcept {
  if (!asks_items(a.where) || !asks_items(b.where)) return same_expression(a.where, b.where);
  return same_expression(canonical_form(a.where), canonical_form(b.where));
}

constexpr unsigned long long hash_expression(const expression& e, unsigned long long h,
                                             bool with_path = true) noexcept {
  for (int i = 0; i < e.count && i < expression::capacity; ++i) {
    const node& n = e.nodes[i];
    h = mix(h, static_cast<unsigned long long>(n.code) * 8 +
                   static_cast<unsigned long long>(n.relation));
    h = mix(h, n.set ^ __builtin_bit_cast(unsigned long long, n.value));
    if (detail::has_indicator(n))
      h = mix(h, n.indicator->hash ^ (with_path ? n.indicator->path : 0));
    if (!is_null(n.parameter)) h = mix(h, hash_text(n.parameter->id));
  }
  return h;
}

using term_name = text<200>;
constexpr void write_name(term_name& t, const item_question& q, fold how, const expression& where) {
  t << word_of(how) << "(" << q.list->id;
  if (q.number.count > 0) write_part(t << ", ", q.number, q.number.count - 1, true);
  if (where.count > 0) write_part(t << ", ", where, where.count - 1, true);
  t << ")";
}
/// The name of the input that answers a question: the same for all that ask the same.
constexpr term_name name_of_input(const item_question& q) {
  term_name t;
  write_name(t, q, q.how, q.plain);
  if (t.length < 200) return t;
  t.length = 180;  // what is cut is told apart by a number
  for (int i = 180; i < 200; ++i) t.characters[i] = '\0';
  t << "... ";
  // Of names alone: the same question is called the same over a host's record and in a book.
  unsigned long long h = hash_expression(q.plain, hash_expression(q.number, 7, false), false);
  for (int i = 0; i < 14; ++i, h /= 16) t.put("0123456789abcdef"[h % 16]);
  return t;
}
/// What messages call the question.
constexpr term_name name_of_question(const item_question& q) {
  term_name t;
  write_name(t, q, q.written, q.where);
  return t;
}

/// What messages call its number.
constexpr term_name name_of_number(const item_question& q) {
  term_name t;
  if (q.number.count > 0) write_part(t, q.number, q.number.count - 1, true);
  t << " of " << q.list->id;
  return t;
}

/// The ends of a number of one item, and whether it may be missing.
struct item_range_of {
  double low = -infinity;
  double high = infinity;
  bool may_be_missing = false;
  bool is_integer = false;
  bool is_single = false;
  bool low_open = false;   ///< it stays above its lower end
  bool high_open = false;  ///< it stays below its upper end
};

constexpr double finite_or(double v, double end) noexcept { return is_missing(v) ? end : v; }

constexpr item_range_of join_ranges(op code, const item_range_of& a, const item_range_of& b) {
  const bool infinite =
      a.low == -infinity || a.high == infinity || b.low == -infinity || b.high == infinity;
  item_range_of r;
  r.may_be_missing = a.may_be_missing || b.may_be_missing || infinite || code == op::divide;
  if (infinite || code == op::divide) return r;
  if (code == op::add) r = {plus(a.low, b.low), plus(a.high, b.high), r.may_be_missing};
  if (code == op::subtract) r = {plus(a.low, -b.high), plus(a.high, -b.low), r.may_be_missing};
  if (code == op::multiply) {
    const double ends[] = {times(a.low, b.low), times(a.low, b.high), times(a.high, b.low),
                           times(a.high, b.high)};
    r.low = r.high = ends[0];
    for (const double v : ends) {
      r.low = v < r.low ? v : r.low;
      r.high = v > r.high ? v : r.high;
    }
  }
  return r;
}

/// How a host writes a number of an item, or null.
constexpr auto shown_by(const expression& e) {
  measure_of_time stack[expression::depth]{};
  int top = 0;
  for (int i = 0; i < e.count; ++i) {
    const node& n = e.nodes[i];
    switch (n.code) {
      case op::constant: stack[top++] = {}; break;
      case op::parameter: stack[top++] = measure(*n.parameter); break;
      case op::indicator: stack[top++] = measure(*n.indicator); break;
      case op::negate: break;
      case op::add:
      case op::subtract:
      case op::multiply:
      case op::divide:
        --top;
        stack[top - 1] = combined(n.code, stack[top - 1], stack[top]);
        break;
      default: return measure_of_time{}.shown_by;  // a function, or a list of the item's own
    }
  }
  return stack[0].shown_by;
}

/// What a number of an item may be; numbers of lists within the item are taken for any number.
constexpr item_range_of range_of(const expression& e, int at) {
  const node& n = e.nodes[at];
  item_range_of r;
  switch (n.code) {
    case op::constant: return {n.value, n.value};
    case op::indicator:
      return {n.indicator->domain.low,      n.indicator->domain.high,
              n.indicator->may_be_missing,  n.indicator->kind == kind::integer,
              n.indicator->is_single,       n.indicator->domain.low_open,
              n.indicator->domain.high_open};
    case op::negate:
      r = range_of(e, at - 1);
      return {-r.high, -r.low, r.may_be_missing, r.is_integer};
    case op::add:
    case op::subtract:
    case op::multiply:
    case op::divide:
      return join_ranges(n.code, range_of(e, begin_of(e, at - 1) - 1), range_of(e, at - 1));
    case op::parameter:
      r.low = n.parameter->range.low;
      r.high = n.parameter->range.high;
      return r;
    default: r.may_be_missing = true; return r;
  }
}

/// What a condition in plain form leaves of an indicator, as far as one interval says; `exact` becomes false where it
/// says more.
constexpr interval left_by(const expression& e, int at, const indicator_info& of, bool& exact) {
  const node& n = e.nodes[at];
  const auto is_own = [&](const node& x) {
    return detail::has_indicator(x) && same_text(x.indicator->id, of.id);
  };
  if (n.code == op::both) {
    const interval a = left_by(e, begin_of(e, at - 1) - 1, of, exact);
    const interval b = left_by(e, at - 1, of, exact);
    interval r = a;
    if (b.low > r.low || (b.low == r.low && b.low_open)) r.low = b.low, r.low_open = b.low_open;
    if (b.high < r.high || (b.high == r.high && b.high_open))
      r.high = b.high, r.high_open = b.high_open;
    return r;
  }
  if (n.code == op::compare_constant && is_own(n)) switch (n.relation) {
      case comparison::less: return {of.domain.low, n.value, of.domain.low_open, true};
      case comparison::less_equal: return {of.domain.low, n.value, of.domain.low_open, false};
      case comparison::greater: return {n.value, of.domain.high, true, of.domain.high_open};
      case comparison::greater_equal: return {n.value, of.domain.high, false, of.domain.high_open};
      case comparison::equal: return closed(n.value, n.value);
      default: break;
    }
  for (int i = begin_of(e, at); i <= at; ++i) exact = exact && !is_own(e.nodes[i]);
  return of.domain;
}
/// Whether every answer of the domain of a sum, of numbers in a range, is the sum of some list.
constexpr bool sums_fill(const item_range_of& r) noexcept { return r.low <= 0 && r.high >= 0; }

/// Whether a condition of an item may be open; `may_be_absent`: the item may not be there, and then has no values.
constexpr bool may_be_open(const expression& e, bool may_be_absent) noexcept {
  for (int i = 0; i < e.count; ++i) {
    const node& n = e.nodes[i];
    if (n.code == op::known) continue;
    if (n.code == op::apply || n.code == op::divide || n.code == op::items) return true;
    if (detail::has_indicator(n) && (may_be_absent || n.indicator->may_be_missing)) return true;
    const bool computes = n.code == op::add || n.code == op::subtract || n.code == op::multiply;
    if (computes && range_of(e, i).may_be_missing) return true;
  }
  return false;
}

/// An end of the sum of so many equal numbers, added one by one as a list is: of more than are counted here, one beyond
/// which no rounding takes the sum.
constexpr double repeated(double v, double times_, bool is_upper) noexcept {
  if (v == 0 || times_ == 0) return 0;
  if (times_ == infinity) return v > 0 ? infinity : -infinity;
  if (times_ > 1000) {
    const double s = times(v, times_);
    if (size_of_number(s) <= largest_integer && static_cast<double>(static_cast<long long>(v)) == v)
      return s;  // each step is exact
    constexpr double twice_a_rounding = 2.220446049250313e-16;
    const double off = times(times_, twice_a_rounding);
    return times(s, (v > 0) == is_upper ? 1 + off : 1 - off);
  }
  double s = 0;
  for (int i = 0; i < static_cast<int>(times_); ++i) s = plus(s, v);
  return s;
}

constexpr interval closed_range(double low, double high) noexcept {
  return {low, high, low == -infinity, high == infinity};
}

// The range of a number among the items that count.
constexpr item_range_of range_of_counted(const item_question& q, list_term& term) {
  item_range_of r = range_of(q.number, q.number.count - 1);
  const node& only = q.number.nodes[0];
  term.fills_domain = q.number.count == 1 && only.code == op::indicator && !r.is_single;
  if (term.fills_domain && q.plain.count > 0) {
    const interval left = left_by(q.plain, q.plain.count - 1, *only.indicator, term.fills_domain);
    if (!left.empty()) {
      r.low = left.low;
      r.high = left.high;
      r.low_open = left.low_open;
      r.high_open = left.high_open;
    } else term.fills_domain = false;
  }
  const bool is_open = (r.low_open && r.low > -infinity) || (r.high_open && r.high < infinity);
  if (q.how == fold::sum && is_open) term.fills_domain = false;
  if (q.how == fold::sum && !sums_fill(r)) term.fills_domain = false;
  return r;
}
// Whether a list surely can leave a condition open: not where a condition asks what is known.
constexpr bool asks_known(const expression& e) noexcept {
  for (int i = 0; i < e.count; ++i)
    if (e.nodes[i].code == op::known) return true;
  return false;
}

/// The range of a sum of numbers in a range, over as many items as a list has.
constexpr void describe_sum(indicator_info& f, const item_range_of& r, double fewest, double most,
                            list_term& term) {
  const double at_low = r.low < 0 ? most : fewest;
  const double at_high = r.high > 0 ? most : fewest;
  f.domain = closed_range(repeated(r.low, at_low, false), repeated(r.high, at_high, true));
  if (f.domain.low < repeated(r.low, at_low, true) ||
      f.domain.high > repeated(r.high, at_high, false))
    term.fills_domain = false;
  if (r.is_integer) {
    if (f.domain.low < -largest_integer) f.domain = closed(-largest_integer, f.domain.high);
    if (f.domain.high > largest_integer) f.domain = closed(f.domain.low, largest_integer);
  }
}

/// Tells what a question asks, its list and what its items have from others, but for functions.
constexpr unsigned long long path_of(const item_question& q) noexcept {
  return hash_expression(q.plain, hash_expression(q.number, q.list->path ^ hash_text(q.list->id)));
}

/// The input that answers a question: its kind, its domain, and whether it may be missing. Says in `term` what its
/// domain leaves open.
constexpr void describe_input(indicator_info& f, const item_question& q, list_term& term) {
  const indicator_info& list = *q.list;
  const bool some = q.plain.count > 0;  // not all items count
  f.is_bound = list.is_bound;
  f.source = list.source;
  f.path = path_of(q);
  f.may_be_missing = list.may_be_missing || may_be_open(q.plain, list.items_may_be_absent);
  term.may_stay_open = list.may_be_missing || !asks_known(q.plain);
  if (q.how == fold::any) {
    f.kind = kind::flag;
    return;
  }
  if (q.how == fold::count) {
    f.kind = kind::integer;
    f.domain = closed(some ? 0 : list.domain.low,
                      list.domain.high < largest_integer ? list.domain.high : largest_integer);
    return;
  }
  const item_range_of r = range_of_counted(q, term);
  f.kind = r.is_integer ? kind::integer : kind::number;
  const bool may_be_empty = some || list.domain.low == 0;
  f.may_be_missing = f.may_be_missing || r.may_be_missing ||
                     may_be_open(q.number, list.items_may_be_absent) ||
                     (q.how != fold::sum && may_be_empty);
  if (q.number.count == 1 && q.number.nodes[0].code == op::indicator) {
    f.unit_name = q.number.nodes[0].indicator->unit_name;
    f.time = q.number.nodes[0].indicator->time;
  }
  f.shown_by = shown_by(q.number);
  f.is_single = r.is_single && q.how != fold::sum;
  f.domain = {r.low, r.high, r.low_open || r.low == -infinity, r.high_open || r.high == infinity};
  if (q.how == fold::sum) describe_sum(f, r, some ? 0 : list.domain.low, list.domain.high, term);
}

/// Whether an expression calls a function of the host.
constexpr bool calls_function(const expression& e) noexcept {
  for (int i = 0; i < e.count && i < expression::capacity; ++i)
    if (e.nodes[i].code == op::apply && is_null(e.nodes[i].unit)) return true;
  return false;
}
/// Whether another question may read as this one does: functions have no names, and a host's own words for numbers may
/// be the same for several.
constexpr bool may_read_alike(const expression& e) noexcept {
  for (int i = 0; i < e.count && i < expression::capacity; ++i)
    if (detail::has_indicator(e.nodes[i]) && !is_null(e.nodes[i].indicator->shown_by)) return true;
  return calls_function(e);
}
/// Puts a comparison of an input with a constant or a parameter into one node, as the language does.
constexpr void join_comparison(expression& e) {
  if (e.count < 3 || e.count > expression::capacity) return;
  node& a = e.nodes[e.count - 3];
  const node& b = e.nodes[e.count - 2];
  const comparison r = e.nodes[e.count - 1].relation;
  const auto is_input = [](const node& n) {
    return n.code == op::indicator && !is_null(n.indicator->items);
  };
  const auto is_bound = [](const node& n) {
    return n.code == op::constant || n.code == op::parameter;
  };
  const bool plain = is_input(a) && is_bound(b);
  if (!plain && !(is_input(b) && is_bound(a))) return;
  const node input = plain ? a : b;
  const node bound = plain ? b : a;
  node joined = make_node(bound.code == op::constant ? op::compare_constant : op::compare_parameter,
                          *input.indicator);
  joined.relation = plain ? r : mirrored(r);
  joined.value = bound.value;
  joined.parameter = bound.parameter;
  a = joined;
  e.count -= 2;
}

// What is asked of a question by its name, asked of the input.
constexpr node with_input(node n, const indicator_info& info, bool is_turned) noexcept {
  n.indicator = &info;
  if (is_turned && n.code == op::one_of) n.set = (n.set & 1U) << 1U | (n.set >> 1U & 1U);
  return n;
}

/// A condition with its questions replaced: `input(question)` is what answers it.
template <class Input>
constexpr expression answer_questions(const expression& e, Input&& input) {
  const auto write = [&](expression& out, int at) {
    const item_question q = question_at(e, at);
    const indicator_info& info = input(q);
    node n = make_node(q.how == fold::any ? op::one_of : op::indicator, info);
    if (q.how == fold::any) {
      n.set = q.is_turned ? 1 : 2;
      n.name = "";
    }
    out.push(is_named_question(e.nodes[at]) ? with_input(e.nodes[at], info, q.is_turned) : n);
    return at + 1;
  };
  return with_questions(e, write, [](expression& out) {
    if (out.count <= expression::capacity && out.nodes[out.count - 1].code == op::compare)
      join_comparison(out);
  });
}

/// The rule of an item program that says which items count.
constexpr rule_data condition_rule(const item_question& q, const char* name) {
  rule_data r;
  r.id = name;
  r.is_derived = true;
  r.row = asked_row;
  r.when_ = q.where;
  return r;
}
/// The rule of an item program that keeps a number: it asks something of the number that may be so.
constexpr rule_data number_rule(const item_question& q, const char* name) {
  rule_data r;
  r.id = name;
  r.is_derived = true;
  r.row = asked_row;
  const node& only = q.number.nodes[0];
  if (q.number.count == 1 && only.code == op::indicator) {
    r.when_.push(make_node(op::known, *only.indicator));
  } else {
    r.when_.append(q.number);
    r.when_.push(make_node(op::constant));
    node compare = make_node(op::compare);
    compare.relation = comparison::greater_equal;
    r.when_.push(compare);
  }
  constexpr defect allowed[] = {defect::always_holds, defect::never_holds, defect::undecided};
  for (const defect d : allowed) r.allowances[r.allowance_count++] = {d, "it keeps a number"};
  return r;
}

}  // namespace nqpf::inline NQPF_ABI::detail
