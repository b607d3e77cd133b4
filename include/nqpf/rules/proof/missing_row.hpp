// SPDX-License-Identifier: BSL-1.0
#pragma once

// Rows that a table lacks: the widest around a record that no row answers, in the notation of the table.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/program/expand.hpp>
#include <nqpf/rules/program/precedence.hpp>
#include <nqpf/rules/program/write.hpp>
#include <nqpf/rules/proof/rule_boxes.hpp>
#include <nqpf/rules/space/bounds.hpp>
#include <nqpf/rules/space/box.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// Boxes within what some others leave free.
struct free_space {
  const space& s;
  const box_view* taken;
  int count;

  [[nodiscard]] constexpr bool is_free(const box& b) const noexcept {
    for (int i = 0; i < count; ++i)
      if (meets(taken[i], box_view(b))) return false;
    return true;
  }

  /// What one cell can ask for of each indicator: a value that is there, or that none is. A part that has both is cut
  /// down to what is there.
  [[nodiscard]] constexpr box in_cells(const box& part) const noexcept {
    box b;
    for (int i = 0; i < part.count; ++i) {
      constraint c = part.items[i];
      if (c.axis >= s.p->count.inputs) {
        static_cast<void>(b.confine(c));
        continue;
      }
      const axis x = s.axis_of(c.axis);
      if (c.is_set) c.low = (c.low & x.known) != 0 ? c.low & x.known : c.low;
      else if (c.low < x.known && c.high > x.known) c.high = x.known;
      static_cast<void>(b.confine(c));
    }
    return b;
  }

  /// A box that is as wide as can be and free; the axes of the part are widened in turn, from the one at `first` on.
  [[nodiscard]] constexpr box widened(const box& part, int first) const noexcept {
    box b = in_cells(part);
    int axes[box::capacity];
    const int n = b.count;
    for (int i = 0; i < n; ++i) axes[i] = b.items[(i + first) % n].axis;
    for (int i = 0; i < n; ++i) widen(b, axes[i]);
    return b;
  }

private:
  constexpr void widen(box& b, int at) const noexcept {
    box without;
    constraint own{};
    for (int i = 0; i < b.count; ++i) {
      if (b.items[i].axis == at) own = b.items[i];
      else static_cast<void>(without.confine(b.items[i]));
    }
    if (is_free(without)) {
      b = without;
      return;
    }
    const axis x = s.axis_of(at);
    const bool is_there = own.is_set ? (own.low & x.known) != 0 : own.low < x.known;
    if (!is_there) return;
    constraint wider = at < s.p->count.inputs ? s.known(at) : s.whole(at);
    for (int i = 0; i < count; ++i) {
      if (!meets(taken[i], box_view(without))) continue;
      const box_view& v = taken[i];
      for (int k = 0; k < v.count; ++k)
        if (v.items[k].axis == at) keep_off(wider, own, v.items[k]);
    }
    without.confine(wider);
    b = without;
  }
};

/// Writes a cell: what a constraint asks of its indicator.
struct cell_words {
  const space& s;
  const constraint& c;
  const indicator_info& info;
  axis x;

  constexpr cell_words(const space& of, const constraint& asked)
      : s(of), c(asked), info(*of.p->inputs[asked.axis]), x(of.axis_of(asked.axis)) {}

  template <class Text>
  constexpr void write(Text& t) const {
    const constraint known = s.known(c.axis);
    if (contains(c, s.whole(c.axis))) t << "any";
    else if (is_all(known)) t << "is_known";
    else if (c.is_set ? (c.low & x.known) == 0 : c.low >= x.known) t << "is_absent";
    else if (c.is_set) write_set_cell(t);
    else if (info.value_count() > 0) write_positions(t);
    else write_range(t);
  }

  /// The same as a condition of a rule.
  template <class Text>
  constexpr void write_condition(Text& t) const {
    const constraint known = s.known(c.axis);
    if (contains(c, s.whole(c.axis)) || is_all(known)) t << "known(" << shown_name(info) << ")";
    else if (c.is_set ? (c.low & x.known) == 0 : c.low >= x.known)
      t << "!known(" << shown_name(info) << ")";
    else if (info.kind == kind::flag) t << (c.low == 1 ? "!" : "") << shown_name(info);
    else if (c.is_set || info.value_count() > 0) write_values(t);
    else write_comparisons(t);
  }

  /// The same as a condition of a rule file. Names are marked as no literals: who writes the file puts them in quotes
  /// where they need them.
  template <class Text>
  constexpr void write_in_file(Text& t) const {
    const constraint known = s.known(c.axis);
    if (is_all(known)) write_id(t) << " is known";
    else if (c.is_set ? (c.low & x.known) == 0 : c.low >= x.known) write_id(t) << " is missing";
    else if (info.kind == kind::flag) write_id(t << (c.low == 1 ? "!" : ""));
    else if (c.is_set || info.value_count() > 0) write_values_in_file(t);
    else write_comparisons_in_file(t);
  }

private:
  // The name of an indicator in a file, where a parameter may have the same.
  template <class Text>
  constexpr Text& write_id(Text& t) const {
    const bool is_shared = s.p->parameter(info.id) >= 0;
    t << (is_shared ? "indicator(" : "") << spelled{info.id, true} << (is_shared ? ")" : "");
    return t;
  }
  template <class Text>
  constexpr void write_values_in_file(Text& t) const {
    write_id(t) << (is_turned() ? " is not " : " is ");
    bool first = true;
    for (int i = 0; i < info.value_count(); ++i) {
      if (!is_named(i)) continue;
      t << (first ? "" : " or ") << spelled{info.value_name(i), true};
      first = false;
    }
  }
  constexpr bool is_all(const constraint& values) const noexcept {
    return contains(c, values) && contains(values, c);
  }
  // Another text has no name: the condition says what it is not.
  constexpr bool is_turned() const noexcept {
    return c.is_set && info.has_other_texts && ((c.low >> (info.value_count() - 1)) & 1) != 0;
  }
  constexpr bool is_named(int i) const noexcept {
    const bool asked =
        c.is_set ? ((c.low >> i) & 1) != 0 : ordinal(i) >= c.low && ordinal(i) < c.high;
    return asked != is_turned();
  }
  template <class Text>
  constexpr void write_values(Text& t) const {
    const int n = info.value_count();
    const bool turned = is_turned();
    int named = 0;
    int only = 0;
    for (int i = 0; i < n; ++i) {
      if (!is_named(i)) continue;
      ++named;
      only = i;
    }
    if (named == 1) return write_name(t << shown_name(info) << (turned ? " != " : " == "), only);
    t << (turned ? "!one_of(" : "one_of(") << shown_name(info);
    for (int i = 0; i < n; ++i) {
      if (!is_named(i)) continue;
      t << ", ";
      write_name(t, i);
    }
    t << ")";
  }
  template <class Text>
  constexpr void write_comparisons(Text& t) const {
    write_comparisons(
        t, [&] { t << shown_name(info); }, [&](const bound& b) { write_bound(t, b); });
  }
  template <class Text>
  constexpr void write_comparisons_in_file(Text& t) const {
    write_comparisons(
        t, [&] { write_id(t); }, [&](const bound& b) { write_bound_in_file(t, b); });
  }
  template <class Text, class Name, class Bound>
  constexpr void write_comparisons(Text& t, Name&& name, Bound&& write) const {
    const bool has_low = c.low > x.low;
    const bool has_high = c.high < x.known;
    const bound low = bound_of(c.low);
    const bound high = bound_of(c.high);
    name();
    if (is_value()) {
      t << " == ";
      return write(value());
    }
    if (has_low) t << (low.before ? " > " : " >= "), write(low);
    if (has_low && has_high) t << " && ", name();
    if (has_high) t << (high.before ? " <= " : " < "), write(high);
  }

  template <class Text>
  constexpr void write_name(Text& t, int position) const {
    const bool quoted = info.kind == kind::category;
    if (quoted) t << "\"";
    t << spelled{info.value_name(position)};
    if (quoted) t << "\"";
  }
  // Another text has no name: the cell says what it is not.
  template <class Text>
  constexpr void write_set_cell(Text& t) const {
    const int n = info.value_count();
    const bool turned = info.has_other_texts && ((c.low >> (n - 1)) & 1) != 0;
    t << (turned ? "not_(is(" : "is(");
    bool first = true;
    for (int i = 0; i < n; ++i) {
      if ((((c.low >> i) & 1) != 0) == turned) continue;
      if (!first) t << ", ";
      first = false;
      write_name(t, i);
    }
    t << (turned ? "))" : ")");
  }
  // Of an enumeration of many values.
  template <class Text>
  constexpr void write_positions(Text& t) const {
    t << "is(";
    const int first = static_cast<int>(from_ordinal(x.cut_at(c.low)));
    for (int i = first; ordinal(i) < c.high && i < info.value_count(); ++i) {
      if (i > first) t << ", ";
      write_name(t, i);
    }
    t << ")";
  }

  static constexpr int digits_of(double v) noexcept {
    text<40> t;
    t << v;
    return t.size();
  }
  // A bound as it is written: by the parameter that rules compare with there, which says it at other settings too;
  // else the value at a cut, or the one before it, whichever has fewer digits.
  struct bound {
    double value;
    bool before;
    const parameter* of;
  };
  constexpr bound bound_of(long long cut) const noexcept {
    const double at = from_ordinal(cut);
    const double before =
        x.is_single ? single_at_most(from_ordinal(cut - 1)) : from_ordinal(cut - 1);
    for (int i = 0; i < s.p->count.atoms; ++i) {
      const atom& a = s.p->atoms[i];
      if (a.what != atom::form::compare || a.input != c.axis || a.parameter < 0) continue;
      const double v = s.parameters[a.parameter];
      if (is_missing(v)) continue;
      const bool ends = a.relation == comparison::less || a.relation == comparison::greater_equal;
      const bool begins = a.relation == comparison::greater || a.relation == comparison::less_equal;
      if (!begins && x.cut_at(ordinal(v)) == cut) return {v, false, s.p->parameters[a.parameter]};
      if (!ends && x.cut_at(ordinal(v) + 1) == cut) return {v, true, s.p->parameters[a.parameter]};
    }
    if (x.is_integer || infinite(before) || digits_of(at) <= digits_of(before))
      return {at, false, nullptr};
    return {before, true, nullptr};
  }
  template <class Text>
  constexpr void write_bound(Text& t, const bound& b) const {
    if (!is_null(b.of)) t << b.of->id;
    else if (info.time == time_kind::date) write_date(t, b.value);
    else if (info.time == time_kind::duration) t << b.value << " " << info.unit_name;
    else t << b.value;
  }
  template <class Text>
  constexpr void write_bound_in_file(Text& t, const bound& b) const {
    if (is_null(b.of)) return write_bound(t, b);
    const bool is_shared = s.p->input(b.of->id) >= 0;
    t << (is_shared ? "parameter(" : "") << spelled{b.of->id, true} << (is_shared ? ")" : "");
  }
  // Whether only one value is admitted, and that as a bound: of a parameter that ends the range on both sides, since
  // at other settings there are more where one of them is a constant.
  constexpr bool is_value() const noexcept {
    if (c.low <= x.low || c.high >= x.known || x.cut_at(c.low + 1) != c.high) return false;
    const bound low = bound_of(c.low);
    const bound high = bound_of(c.high);
    if (is_null(low.of) || is_null(high.of)) return is_null(low.of) && is_null(high.of);
    return same_text(low.of->id, high.of->id);
  }
  constexpr bound value() const noexcept {
    const bound low = bound_of(c.low);
    return !is_null(low.of) && !low.before && low.value == from_ordinal(c.low)
               ? low
               : bound{from_ordinal(c.low), false, nullptr};
  }
  template <class Text>
  constexpr void write_range(Text& t) const {
    const bool has_low = c.low > x.low;
    const bool has_high = c.high < x.known;
    const bound low = bound_of(c.low);
    const bound high = bound_of(c.high);
    if (is_value()) {
      write_bound(t << "is == ", value());
    } else if (has_low && has_high && is_null(low.of) && is_null(high.of) &&
               (x.is_integer || (!low.before && high.before))) {
      write_bound(t << "in(", low);
      write_bound(t << ", ",
                  x.is_integer ? bound{x.at_most(from_ordinal(c.high - 1)), true, nullptr} : high);
      t << ")";
    } else if (has_low && has_high) {
      write_bound(t << (low.before ? "is > " : "is >= "), low);
      write_bound(t << (high.before ? " && is <= " : " && is < "), high);
    } else if (has_low) {
      write_bound(t << (low.before ? "is > " : "is >= "), low);
    } else {
      write_bound(t << (high.before ? "is <= " : "is < "), high);
    }
  }
};

/// A constraint as a column asks it: of a question that asks the opposite of its input the other way round.
constexpr constraint asked_by_column(const program& p, int column, constraint c) noexcept {
  if (column < p.column_count && column < 64 && ((p.turned_columns >> column) & 1) != 0)
    c.low = (c.low & ~3LL) | (c.low & 1) << 1 | (c.low >> 1 & 1);
  return c;
}

/// Whether a box can be a row of a table: each of its inputs has a column, and no column is an output of another table,
/// for which a row says what that one concludes. A program that does not know its columns has to be one table: beside
/// others nobody knows which of all inputs are its columns. There a question of a list may have one that asks the
/// opposite.
constexpr bool is_row(const program& p, const box& b) noexcept {
  bool fits = p.column_count == 0 ? is_one_table(p) : p.count.groups == 1;
  for (int i = 0; i < b.count && fits; ++i) {
    const int input = b.items[i].axis;
    fits = p.column_count == 0 && (input >= p.count.inputs || is_null(p.inputs[input]->items) ||
                                   p.inputs[input]->kind != kind::flag);
    for (int k = 0; k < p.column_count && !fits; ++k) fits = p.input(p.columns[k]->id) == input;
  }
  return fits;
}

/// Writes a box as a row, a cell for each column of the table: those that its author declared, else the indicators in
/// the order in which the rows read them. Boxes of computed numbers are no rows of a table.
template <class Text>
constexpr void write_row(Text& t, const space& s, const box& b) {
  const program& p = *s.p;
  const int n = p.column_count > 0 ? p.column_count : p.count.inputs;
  t << "row(";
  for (int i = 0; i < n; ++i) {
    const int f = p.column_count > 0 ? p.input(p.columns[i]->id) : i;
    const constraint* c = f >= 0 ? b.find(f) : nullptr;
    if (i > 0) t << ", ";
    if (is_null(c)) t << "any";
    else cell_words(s, asked_by_column(p, i, *c)).write(t);
  }
  t << ")";
}

// How a row begins that is suggested to the author of a rule file, and how it ends. The condition is between them.
inline constexpr const char* file_row_begins = "row when ";
inline constexpr const char* file_row_ends = " then ... cite ...";

/// Writes a box as a row of a rule file, which says all that a record needs but what the author alone knows. Nothing
/// where files have no words for it.
template <class Text>
constexpr void write_row_in_file(Text& t, const space& s, const box& b) {
  for (int i = 0; i < b.count; ++i)
    if (!is_null(s.p->inputs[b.items[i].axis]->items)) return;
  bool begun = false;
  for (int i = 0; i < b.count; ++i) {
    if (contains(b.items[i], s.whole(b.items[i].axis))) continue;
    cell_words(s, b.items[i]).write_in_file(t << (begun ? " && " : file_row_begins));
    begun = true;
  }
  if (begun) t << file_row_ends;
}

/// Of a table or group of which the first that holds counts: the place, from 1 on, of the first member before which a
/// missing one has to stand, since that member is undecided on some record of it and would keep it from counting. 0
/// where no member is. Of records in which all is known only, unless the group is complete for missing data too.
constexpr int has_to_precede(const space& s, const group_row& g, const box& missing_row) {
  if (g.policy != hit::first) return 0;
  box asked = missing_row;
  for (int f = 0; !g.complete && f < s.p->count.inputs; ++f)
    if (s.p->inputs[f]->may_be_missing && !asked.confine(s.known(f))) return 0;
  for (int i = g.begin; i < g.end; ++i) {
    bool is_open = false;
    const auto look = [&](const box& b) {
      box both = asked;
      is_open = intersect(both, b) && exists(s, both) == existence::yes;
      return !is_open;
    };
    if (may_be_undecided(s, asked, s.p->members[i]))
      expand(s, s.p->members[i], true, budgets{}.branches, look, -1, false, true);
    if (is_open) return i - g.begin + 1;
  }
  return 0;
}

/// Adds to the message of a gap the row that would answer it, where there is one and the message has room.
template <int Capacity>
constexpr void suggest_row(phrase_of<Capacity>& m, const free_space& beside, const group_row& g,
                           const box& part) {
  const bool computes =
      part.count > 0 && part.items[part.count - 1].axis >= beside.s.p->count.inputs;
  if (computes || !beside.is_free(beside.in_cells(part))) return;
  phrase row{};
  const box wide = beside.widened(part, 0);
  if (beside.s.p->is_from_file) write_row_in_file(row, beside.s, wide);
  else if (is_row(*beside.s.p, wide)) write_row(row, beside.s, wide);
  if (row.count == 0 || row.count == phrase::capacity || m.count + row.count + 4 > Capacity) return;
  if (const int next = has_to_precede(beside.s, g, wide); next > 0)
    m << "; add before row " << next << ": " << row;
  else m << "; add " << row;
}

}  // namespace nqpf::detail
