// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the questions of one list have to do with each other. An item is asked conditions; of so many items a condition
// holds, fails, or is open. What a box wants of the answers bounds these numbers, and two conditions that no item decides
// so bound them together: where nothing is left, no list gives the answers. What is claimed here of a list is so of
// every list, with missing values too; it is not all that is so.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/program/condition_part.hpp>
#include <nqpf/rules/program/same.hpp>
#include <nqpf/rules/space/box.hpp>
#include <nqpf/rules/space/effort.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// Whether two programs over items are one, or as good as one: their addresses are not always compared.
constexpr bool same_program(const program& a, const program& b) noexcept {
  if (seen_same(&a, &b)) return true;
  if (a.count.steps != b.count.steps || a.count.inputs != b.count.inputs ||
      a.count.atoms != b.count.atoms || a.count.code != b.count.code ||
      a.count.rules != b.count.rules)
    return false;
  for (int i = 0; i < a.count.code; ++i)
    if (a.code[i].code != b.code[i].code || a.code[i].argument != b.code[i].argument ||
        a.code[i].left != b.code[i].left)
      return false;
  for (int i = 0; i < a.count.atoms; ++i)
    if (!same_atom(a.atoms[i], b.atoms[i]) || a.atoms[i].end != b.atoms[i].end) return false;
  for (int i = 0; i < a.count.inputs; ++i)
    if (!same_text(a.inputs[i]->id, b.inputs[i]->id) ||
        !same_definition(*a.inputs[i], *b.inputs[i]))
      return false;
  for (int i = 0; i < a.count.rules; ++i)
    if (a.rules[i].end != b.rules[i].end) return false;
  for (int i = 0; i < a.count.steps; ++i)
    if (!same_step(a.steps[i], b.steps[i])) return false;
  return true;
}

/// Whether inputs of a program ask one list more than once.
constexpr bool asks_same_list(const program& p, int a, int b) noexcept {
  const list_term* x = p.inputs[a]->items;
  const list_term* y = p.inputs[b]->items;
  return a != b && !is_null(x) && !is_null(y) && same_text(x->list->id, y->list->id);
}

/// A condition of the items of a list as it has to come out: the place of its last part in the code.
struct item_event {
  int at;
  bool holds;
};

/// Whether no item has two conditions come out so. False where that is not seen.
class item_events {
public:
  constexpr explicit item_events(const program& items) : p_(items), s_{&items} {}

  [[nodiscard]] constexpr bool apart(item_event a, item_event b) const noexcept {
    const condition_part x = part(a), y = part(b);
    if (x.what == form::any) return each(x, b, false);
    if (y.what == form::any) return each(y, a, false);
    if (x.what == form::all) return each(x, b, true);
    if (y.what == form::all) return each(y, a, true);
    return apart_atoms(x.index, x.holds, y.index, y.holds);
  }
  /// Whether of every item of which the one comes out so the other does too. False where that is not seen.
  [[nodiscard]] constexpr bool implies(item_event a, item_event b) const noexcept {
    const condition_part x = part(a), y = part(b);
    if (x.what == form::any) return implies(left(x), b) && implies(right(x), b);
    if (y.what == form::all) return implies(a, left(y)) && implies(a, right(y));
    if (x.what == form::all && (implies(left(x), b) || implies(right(x), b))) return true;
    if (y.what == form::any) return implies(a, left(y)) || implies(a, right(y));
    if (x.what == form::all) return false;
    return implies_atom(x.index, x.holds, y.index, y.holds);
  }
  /// The same for a condition and a range of an input: no item in the range has the condition come out so.
  [[nodiscard]] constexpr bool leaves_out(item_event a, const constraint& c) const noexcept {
    const condition_part own = part(a);
    if (own.what == form::any) return leaves_out(left(own), c) && leaves_out(right(own), c);
    if (own.what == form::all) return leaves_out(left(own), c) || leaves_out(right(own), c);
    const atom& x = p_.atoms[own.index];
    if (!is_plain(x)) return false;
    const literal l = s_.make_literal(x, own.holds);
    for (int i = 0; i < l.count; ++i)
      if (l.parts[i].axis != c.axis || meets(l.parts[i], c)) return false;
    return true;
  }
  [[nodiscard]] constexpr const space& of() const noexcept { return s_; }

private:
  using form = condition_part::form;

  constexpr condition_part part(const item_event& e) const noexcept {
    return part_at(p_, e.at, e.holds);
  }
  static constexpr item_event left(const condition_part& of) noexcept {
    return {of.left, of.holds};
  }
  static constexpr item_event right(const condition_part& of) noexcept {
    return {of.right, of.holds};
  }
  constexpr bool each(const condition_part& joined, const item_event& other,
                      bool one) const noexcept {
    const bool first = apart(left(joined), other);
    return first != one ? apart(right(joined), other) : first;
  }
  // A comparison of one input that no setting has a say in.
  static constexpr bool is_plain(const atom& a) noexcept {
    return a.what != atom::form::computed && a.parameter < 0;
  }
  constexpr bool apart_atoms(int i, bool holds, int k, bool other_holds) const noexcept {
    if (i == k) return holds != other_holds;
    const atom& a = p_.atoms[i];
    const atom& b = p_.atoms[k];
    if (is_plain(a) && is_plain(b)) {
      const literal x = s_.make_literal(a, holds);
      const literal y = s_.make_literal(b, other_holds);
      for (int m = 0; m < x.count; ++m)
        for (int n = 0; n < y.count; ++n)
          if (x.parts[m].axis != y.parts[n].axis || meets(x.parts[m], y.parts[n])) return false;
      return true;
    }
    // The same two numbers, whatever the settings are.
    const int way = same_sides(a, b);
    if (way == 0) return false;
    const comparison r = holds ? a.relation : opposite(a.relation);
    const comparison q = other_holds ? b.relation : opposite(b.relation);
    return (space::relation_set(r) & space::relation_set(way < 0 ? mirrored(q) : q)) == 0;
  }
  constexpr bool implies_atom(int i, bool holds, int k, bool other_holds) const noexcept {
    if (i == k) return holds == other_holds;
    if (!is_plain(p_.atoms[i]) || !is_plain(p_.atoms[k])) return false;
    const literal x = s_.make_literal(p_.atoms[i], holds);
    const literal y = s_.make_literal(p_.atoms[k], other_holds);
    bool all = true;
    for (int m = 0; m < x.count; ++m) {
      bool inside = false;
      for (int n = 0; n < y.count; ++n)
        inside = inside || (x.parts[m].axis == y.parts[n].axis && contains(y.parts[n], x.parts[m]));
      all = all && inside;
    }
    return all;
  }
  constexpr int same_sides(const atom& a, const atom& b) const noexcept {
    if (a.what != b.what) return 0;
    if (a.what == atom::form::computed) return compares_same(p_, a, b);
    return a.what == atom::form::compare && a.input == b.input && a.parameter >= 0 &&
                   a.parameter == b.parameter
               ? 1
               : 0;
  }

  const program& p_;
  space s_;
};

/// How many items of a list a condition holds of, and of how many it is open, at least and at most.
struct item_numbers {
  short rule;  ///< of the program over the items; -1: all of them count
  double holds_least, holds_most;
  double open_least, open_most;
  double fails_least;
  double not_failing_least;  ///< those of which it holds or is open
};

/// What a box leaves of the numbers of items of one list.
class list_answers {
public:
  static constexpr int capacity = 12;

  /// Gathers what a box wants of the list that an input of it asks.
  constexpr list_answers(const space& s, const box_view& b, const list_term& list)
      : s_(s), list_(list), items_(*list.of) {
    const indicator_info& info = *list.list;
    least_ = info.domain.low > 0 ? info.domain.low : 0;
    most_ = info.domain.high;
    bool is_there = !info.may_be_missing;
    for (int i = 0; i < b.count; ++i) is_there = is_there || is_known(b.items[i]);
    if (!is_there) return;  // no list at all leaves every answer open
    for (int i = 0; i < b.count; ++i)
      if (asks(b.items[i])) take(b.items[i]);
    is_ready_ = true;
  }

  /// Whether no list gives the answers.
  constexpr bool are_none(const box_view& b) {
    if (!is_ready_) return false;
    for (int round = 0; round < 8 && !none_; ++round) {
      changed_ = false;
      for (int i = 0; i < count_ && !none_; ++i) bound(of_[i]);
      for (int i = 0; i < count_ && !none_; ++i)
        for (int k = 0; k < i && !none_; ++k) bound(of_[i], of_[k]);
      for (int i = 0; i < b.count && !none_; ++i)
        if (asks(b.items[i])) bound_ends(b, b.items[i]);
      if (least_ > most_) none_ = true;
      if (!changed_) break;
    }
    return none_;
  }

private:
  constexpr const list_term* term_of(const constraint& c) const noexcept {
    return c.axis < s_.p->count.inputs ? s_.p->inputs[c.axis]->items : nullptr;
  }
  constexpr bool asks(const constraint& c) const noexcept {
    const list_term* t = c.axis < s_.p->count.inputs ? s_.p->inputs[c.axis]->items : nullptr;
    return !is_null(t) && same_text(t->list->id, list_.list->id) &&
           (t->condition < 0 || same_program(*t->of, *list_.of));
  }
  // Whether a box wants a number or an answer, and takes no missing one.
  constexpr bool is_known(const constraint& c) const noexcept {
    if (!asks(c)) return false;
    const axis x = s_.axis_of(c.axis);
    return c.is_set ? (c.low & ~x.known) == 0 : c.high <= x.known;
  }
  constexpr bool is_missing_only(const constraint& c) const noexcept {
    const axis x = s_.axis_of(c.axis);
    return c.is_set ? (c.low & x.known) == 0 : c.low >= x.known;
  }

  constexpr item_numbers& numbers_of(short rule) {
    for (int i = 0; i < count_; ++i)
      if (of_[i].rule == rule) return of_[i];
    item_numbers& n = of_[count_ < capacity ? count_++ : capacity - 1];
    n = {rule, 0, infinity, 0, rule < 0 ? 0 : infinity, 0, 0};
    return n;
  }
  constexpr void take(const constraint& c) {
    const list_term& t = *s_.p->inputs[c.axis]->items;
    if (count_ == capacity) return;  // what is not taken in bounds nothing
    item_numbers& n = numbers_of(t.condition);
    if (t.how == fold::any) return take_answer(c, t, n);
    if (is_missing_only(c)) {
      if (t.how == fold::count) n.open_least = 1;
      return;
    }
    if (!is_known(c)) {  // some or missing: it holds of an item, or is open of one
      if (t.how == fold::count && from_ordinal(c.low) > 0) n.not_failing_least = 1;
      return;
    }
    n.open_most = 0;
    const double low = from_ordinal(c.low);
    const double high = from_ordinal(c.high - 1);
    if (t.how == fold::count) {
      if (low > n.holds_least) n.holds_least = whole_above(low);
      if (high < n.holds_most) n.holds_most = floor_of(high);
    } else if (t.how != fold::sum || low > 0 || high < 0) {
      if (n.holds_least < 1) n.holds_least = 1;
    }
  }
  static constexpr double whole_above(double v) noexcept { return -floor_of(-v); }
  // Of `any` one bit says no, the next yes, and one that it is open.
  constexpr void take_answer(const constraint& c, const list_term& t, item_numbers& n) {
    const bool no = (c.low & 1) != 0;
    const bool yes = (c.low & 2) != 0;
    const bool open = (c.low & 4) != 0;
    double& least = t.is_negated ? n.fails_least : n.holds_least;
    if (yes && !no && !open && least < 1) least = 1;
    if (!no && !t.is_negated) n.not_failing_least = 1;
    if (!yes && !t.is_negated) n.holds_most = 0;
    if (!yes && t.is_negated) none_fails_ |= 1U << (&n - of_);
    if (no && !yes && !open) n.open_most = 0;
    if (open && !yes && !no) n.open_least = 1;
  }

  constexpr void raise(double& v, double to) {
    if (!(to > v)) return;
    v = to;
    changed_ = true;
  }
  constexpr void lower(double& v, double to) {
    if (!(to < v)) return;
    v = to;
    changed_ = true;
  }
  // Those of which it holds, is open and fails are all of them.
  constexpr void bound(item_numbers& n) {
    const bool none_fails = (none_fails_ >> (&n - of_) & 1U) != 0 || n.rule < 0;
    if (n.rule < 0) n.open_most = 0;
    lower(n.holds_most, most_ - n.open_least - n.fails_least);
    lower(n.open_most, most_ - n.holds_least - n.fails_least);
    raise(n.not_failing_least, n.holds_least + n.open_least);
    if (none_fails) {
      raise(n.not_failing_least, least_);
      lower(most_, n.holds_most + n.open_most);
    }
    raise(n.fails_least, least_ - n.holds_most - n.open_most);
    raise(n.holds_least, n.not_failing_least - n.open_most);
    raise(n.open_least, n.not_failing_least - n.holds_most);
    raise(least_, n.not_failing_least + n.fails_least);
    if (n.holds_least > n.holds_most || n.open_least > n.open_most ||
        (none_fails && n.fails_least > 0) || n.not_failing_least > n.holds_most + n.open_most)
      none_ = true;
  }
  constexpr item_event event(const item_numbers& n, bool holds) const noexcept {
    return {list_.of->rules[n.rule].end - 1, holds};
  }
  // What two conditions say of each other, of an item that decides both.
  constexpr void bound(item_numbers& a, item_numbers& b) {
    if (a.rule < 0 || b.rule < 0) return;
    if (items_.apart(event(a, true), event(b, true))) {
      lower(a.holds_most, most_ - b.holds_least);
      lower(b.holds_most, most_ - a.holds_least);
      raise(least_, a.holds_least + b.holds_least);
    }
    if (items_.apart(event(a, true), event(b, false))) includes(a, b);
    if (items_.apart(event(b, true), event(a, false))) includes(b, a);
    imply(a, b);
    imply(b, a);
    if (items_.apart(event(a, false), event(b, false))) {
      lower(most_, a.holds_most + a.open_most + b.holds_most + b.open_most);
      raise(least_, a.fails_least + b.fails_least);
    }
  }
  // Where the one comes out so the other does.
  constexpr void imply(item_numbers& a, item_numbers& b) {
    if (items_.implies(event(a, true), event(b, true))) {
      lower(a.holds_most, b.holds_most);
      raise(b.holds_least, a.holds_least);
    }
    if (items_.implies(event(a, true), event(b, false))) raise(b.fails_least, a.holds_least);
    if (items_.implies(event(a, false), event(b, true))) raise(b.holds_least, a.fails_least);
    if (!items_.implies(event(a, false), event(b, false))) return;
    raise(b.fails_least, a.fails_least);
    raise(a.not_failing_least, b.not_failing_least);
  }
  // Where the one holds the other does not fail.
  constexpr void includes(item_numbers& inner, item_numbers& outer) {
    lower(inner.holds_most, outer.holds_most + outer.open_most);
    raise(outer.not_failing_least, inner.holds_least);
    raise(least_, inner.holds_least + outer.fails_least);
  }

  // The least and the greatest of a number: no item that counts lies beyond them, and one lies there.
  constexpr void bound_ends(const box_view& b, const constraint& c) {
    const list_term& t = *term_of(c);
    if ((t.how != fold::least && t.how != fold::most) || !is_known(c)) return;
    const int other = other_end(b, t);
    if (other >= 0 && is_known(b.items[other]) &&
        (t.how == fold::least ? c.low >= b.items[other].high : c.high <= b.items[other].low))
      none_ = true;
    if (!same_program(*t.of, *list_.of)) return;
    const atom& number =
        list_.of->atoms[list_.of->code[list_.of->rules[t.number].end - 1].argument];
    if (number.input < 0) return;
    const axis x = items_.of().axis_of(number.input);
    if (x.is_set) return;
    const bool is_least = t.how == fold::least;
    const constraint inside{number.input, false, false, is_least ? c.low : x.low,
                            is_least ? x.known : c.high};
    const constraint reached{number.input, false, false, c.low, c.high};
    for (int i = 0; i < count_ && !none_; ++i) {
      item_numbers& n = of_[i];
      if (n.rule < 0) continue;
      // An item of which the condition holds counts, and lies inside: none does if that cannot be.
      if (counts_where(t, n, true) && items_.leaves_out(event(n, true), inside))
        lower(n.holds_most, 0);
      if (counts_where(t, n, false) && items_.leaves_out(event(n, false), inside)) {
        raise(n.not_failing_least, least_);
        if (n.fails_least > 0) none_ = true;
      }
      // One item counts and is the least, or the greatest: of it the condition comes out as it does there.
      if (items_.leaves_out(event(n, false), reached) || fails_apart(t, n, false))
        raise(n.not_failing_least, 1);
      if (items_.leaves_out(event(n, true), reached) || fails_apart(t, n, true))
        lower(n.holds_most, most_ - 1), raise(least_, n.holds_least + 1);
    }
  }
  // Whether every item of which a condition comes out so is among those that count, or is not decided there.
  constexpr bool counts_where(const list_term& t, const item_numbers& n, bool holds) const {
    if (t.condition < 0) return true;
    return items_.apart(event(n, holds), {list_.of->rules[t.condition].end - 1, false});
  }
  // Whether no item that counts has a condition come out so.
  constexpr bool fails_apart(const list_term& t, const item_numbers& n, bool holds) const {
    return t.condition >= 0 &&
           items_.apart(event(n, holds), {list_.of->rules[t.condition].end - 1, true});
  }
  // The other end of the same number among the same items.
  constexpr int other_end(const box_view& b, const list_term& t) const noexcept {
    const fold wanted = t.how == fold::least ? fold::most : fold::least;
    for (int i = 0; i < b.count; ++i)
      if (asks(b.items[i]) && term_of(b.items[i])->how == wanted &&
          term_of(b.items[i])->condition == t.condition && term_of(b.items[i])->number == t.number)
        return i;
    return -1;
  }

  const space& s_;
  const list_term& list_;
  item_events items_;
  item_numbers of_[capacity]{};
  int count_ = 0;
  unsigned none_fails_ = 0;  ///< bits: conditions that fail of no item
  double least_ = 0;         ///< items of the list
  double most_ = infinity;
  bool is_ready_ = false;
  bool changed_ = false;
  bool none_ = false;
};

/// Whether the proof looks at what answers of one list have to do with each other. Large tables are proven as if they were
/// independent, since counting their boxes is: nothing is then claimed that is not so.
constexpr bool relates_lists(const program& p) noexcept {
  if (p.count.listed < 2) return false;
  constexpr int most_rows = 64;
  for (int g = 0; g < p.count.groups; ++g)
    if (p.groups[g].end - p.groups[g].begin > most_rows) return false;
  return true;
}

/// Whether no list gives the answers that a box wants of one list: only where it confines two of them, or more.
constexpr bool no_list_answers(const space& s, const box_view& b) {
  if (!relates_lists(*s.p)) return false;
  for (int i = 0; i < b.count; ++i) {
    if (b.items[i].axis >= s.p->count.inputs) break;
    const list_term* own = s.p->inputs[b.items[i].axis]->items;
    if (is_null(own)) continue;
    bool is_first = true;  // of its list
    bool again = false;
    for (int k = 0; k < b.count && b.items[k].axis < s.p->count.inputs; ++k) {
      const bool same = asks_same_list(*s.p, b.items[i].axis, b.items[k].axis);
      is_first = is_first && !(same && k < i);
      again = again || same;
    }
    if (!is_first || !again) continue;
    spend(s, 2000);
    // A question of all items has no program of its own.
    for (int k = i; is_null(own->of) || own->condition < 0; ++k) {
      if (k == b.count || b.items[k].axis >= s.p->count.inputs) break;
      if (asks_same_list(*s.p, b.items[i].axis, b.items[k].axis))
        own = s.p->inputs[b.items[k].axis]->items;
    }
    if (list_answers(s, b, *own).are_none(b)) return true;
  }
  return false;
}

/// Whether two answers of one list exclude each other.
constexpr bool no_list_has_both(const space& s, const literal& a, const literal& b) {
  for (int x = 0; x < a.count; ++x)
    for (int y = 0; y < b.count; ++y) {
      box both;
      if (both.confine(a.parts[x]) && both.confine(b.parts[y]) && !no_list_answers(s, both))
        return false;
    }
  return relates_lists(*s.p);
}

/// Whether a box confines a list's answers that others of the program have to do with.
constexpr bool confines_lists(const space& s, const box_view& b) noexcept {
  if (s.p->count.listed < 2 || !relates_lists(*s.p)) return false;
  for (int i = 0; i < b.count && b.items[i].axis < s.p->count.inputs; ++i)
    for (int f = 0; f < s.p->count.inputs && !is_null(s.p->inputs[b.items[i].axis]->items); ++f)
      if (asks_same_list(*s.p, b.items[i].axis, f)) return true;
  return false;
}
/// The same for what a rule reads: two answers of one list.
constexpr bool reads_list_twice(const space& s, int r) noexcept {
  if (s.p->count.listed < 2 || !relates_lists(*s.p)) return false;
  int read[2]{-1, -1};
  return some_atom_below(*s.p, r, [&](const atom& a) {
    inputs_of(*s.p, a, [&](int f) {
      if (is_null(s.p->inputs[f]->items) || read[1] >= 0) return;
      if (read[0] < 0) read[0] = f;
      else if (f != read[0]) read[1] = f;
    });
    return read[1] >= 0;
  });
}

}  // namespace nqpf::inline NQPF_ABI::detail
