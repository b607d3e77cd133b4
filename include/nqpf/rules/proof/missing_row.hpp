// SPDX-License-Identifier: BSL-1.0
#pragma once

// Rows that a table lacks: the widest around a record that no row answers, in the notation of the table.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/program/write.hpp>
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
      if (c.axis >= s.p->count.facts) {
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
    constraint wider = at < s.p->count.facts ? s.known(at) : s.whole(at);
    for (int i = 0; i < count; ++i) {
      if (!meets(taken[i], box_view(without))) continue;
      const box_view& v = taken[i];
      for (int k = 0; k < v.count; ++k)
        if (v.items[k].axis == at) keep_off(wider, own, v.items[k]);
    }
    without.confine(wider);
    b = without;
  }
  // What is left of a range around its own part beside a box that ends on one side of it.
  static constexpr void keep_off(constraint& wide, const constraint& own,
                                 const constraint& other) noexcept {
    if (own.is_set) wide.low &= ~other.low;
    else if (other.high <= own.low) wide.low = other.high > wide.low ? other.high : wide.low;
    else if (other.low >= own.high) wide.high = other.low < wide.high ? other.low : wide.high;
  }
};

/// Writes a cell: what a constraint asks of its indicator.
struct cell_words {
  const space& s;
  const constraint& c;
  const indicator_info& info;
  axis x;

  constexpr cell_words(const space& of, const constraint& asked)
      : s(of), c(asked), info(*of.p->facts[asked.axis]), x(of.axis_of(asked.axis)) {}

  template <class Text>
  constexpr void write(Text& t) const {
    const constraint known = s.known(c.axis);
    if (contains(c, s.whole(c.axis))) t << "any";
    else if (c.low == known.low && c.high == known.high) t << "is_known";
    else if (c.is_set ? (c.low & x.known) == 0 : c.low >= x.known) t << "is_absent";
    else if (c.is_set) write_set_cell(t);
    else if (info.value_count() > 0) write_positions(t);
    else write_range(t);
  }

  /// The same as a condition of a rule.
  template <class Text>
  constexpr void write_condition(Text& t) const {
    const constraint known = s.known(c.axis);
    if (contains(c, s.whole(c.axis)) || (c.low == known.low && c.high == known.high))
      t << "known(" << info.id << ")";
    else if (c.is_set ? (c.low & x.known) == 0 : c.low >= x.known) t << "!known(" << info.id << ")";
    else if (info.kind == kind::flag) t << (c.low == 1 ? "!" : "") << info.id;
    else if (c.is_set || info.value_count() > 0) write_values(t);
    else write_comparisons(t);
  }

private:
  template <class Text>
  constexpr void write_values(Text& t) const {
    t << "one_of(" << info.id;
    const int n = info.value_count();
    for (int i = 0; i < n; ++i) {
      const bool asked =
          c.is_set ? ((c.low >> i) & 1) != 0 : ordinal(i) >= c.low && ordinal(i) < c.high;
      if (!asked) continue;
      t << ", ";
      write_name(t, i);
    }
    t << ")";
  }
  template <class Text>
  constexpr void write_comparisons(Text& t) const {
    const bool has_low = c.low > x.low;
    const bool has_high = c.high < x.known;
    const bound low = bound_of(c.low);
    const bound high = bound_of(c.high);
    t << info.id;
    if (has_low && has_high && c.low + 1 == c.high) {
      t << " == ";
      return write_bound(t, from_ordinal(c.low));
    }
    if (has_low) write_bound(t << (low.before ? " > " : " >= "), low.value);
    if (has_low && has_high) t << " && " << info.id;
    if (has_high) write_bound(t << (high.before ? " <= " : " < "), high.value);
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
  // A bound as it is written: the value at a cut, or the one before it, whichever has fewer digits.
  struct bound {
    double value;
    bool before;
  };
  constexpr bound bound_of(long long cut) const noexcept {
    const double at = from_ordinal(cut);
    const double before = from_ordinal(cut - 1);
    if (x.is_integer || infinite(before) || digits_of(at) <= digits_of(before)) return {at, false};
    return {before, true};
  }
  // The parameter that the rules compare with at this value, if there is one.
  template <class Text>
  constexpr void write_bound(Text& t, double value) const {
    for (int i = 0; i < s.p->count.atoms; ++i) {
      const atom& a = s.p->atoms[i];
      if (a.what != atom::form::compare || a.fact != c.axis || a.parameter < 0 ||
          s.parameters[a.parameter] != value)
        continue;
      t << s.p->parameters[a.parameter]->id;
      return;
    }
    if (info.time == time_kind::date) write_date(t, value);
    else t << value;
  }
  template <class Text>
  constexpr void write_range(Text& t) const {
    const bool has_low = c.low > x.low;
    const bool has_high = c.high < x.known;
    const bound low = bound_of(c.low);
    const bound high = bound_of(c.high);
    if (has_low && has_high && c.low + 1 == c.high) {
      t << "is == ";
      write_bound(t, from_ordinal(c.low));
    } else if (has_low && has_high) {
      const char* form = low.before ? (high.before ? "in(left_open(" : "in(open(")
                                    : (high.before ? "in(" : "in(right_open(");
      t << form << low.value << ", " << high.value << (!low.before && high.before ? ")" : "))");
    } else if (has_low) {
      t << (low.before ? "is > " : "is >= ");
      write_bound(t, low.value);
    } else {
      t << (high.before ? "is <= " : "is < ");
      write_bound(t, high.value);
    }
  }
};

/// Writes a box as a row, a cell for each column of the table: those that its author declared, else the indicators in
/// the order in which the rows read them. Boxes of computed numbers are no rows of a table.
template <class Text>
constexpr void write_row(Text& t, const space& s, const box& b) {
  const program& p = *s.p;
  const int n = p.column_count > 0 ? p.column_count : p.count.facts;
  t << "row(";
  for (int i = 0; i < n; ++i) {
    const int f = p.column_count > 0 ? p.fact(p.columns[i]->id) : i;
    const constraint* c = f >= 0 ? b.find(f) : nullptr;
    if (i > 0) t << ", ";
    if (is_null(c)) t << "any";
    else cell_words(s, *c).write(t);
  }
  t << ")";
}

/// Adds to the message of a gap the row that would answer it, where there is one and the message has room.
template <int Capacity>
constexpr void suggest_row(phrase_of<Capacity>& m, const free_space& beside, const box& part) {
  const bool computes =
      part.count > 0 && part.items[part.count - 1].axis >= beside.s.p->count.facts;
  if (computes || !beside.is_free(beside.in_cells(part))) return;
  phrase row{};
  write_row(row, beside.s, beside.widened(part, 0));
  if (row.count == phrase::capacity || m.count + row.count + 2 > Capacity) return;
  m << "; add " << row;
}

}  // namespace nqpf::detail
