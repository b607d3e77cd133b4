// SPDX-License-Identifier: BSL-1.0
#pragma once

// Boxes in the author's notation: as a condition, `x < 3 && (y >= 2 || !known(y))`, or as a row of a table. A computed
// comparison is said as it stands in the rules.

#include <nqpf/rules/proof/missing_row.hpp>
#include <nqpf/rules/space/effort.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// What a constraint says of values that are there, and whether it admits that none is.
struct split_constraint {
  constraint known;
  bool admits_missing;
  bool admits_known;

  constexpr split_constraint(const space& s, const constraint& c) : known(c) {
    const axis x = s.axis_of(c.axis);
    if (c.is_set) {
      known.low = c.low & x.known;
      admits_missing = (c.low & ~x.known) != 0;
    } else {
      known.high = c.high < x.known ? c.high : x.known;
      admits_missing = c.high > x.known;
    }
    admits_known = !known.empty();
  }
};

/// A comparison of two computed numbers.
struct computed_words {
  int atom = -1;
  comparison relation = comparison::less;
};

/// A constraint of a computed number, said by the comparisons of the rules.
struct computed_constraint {
  const space& s;
  const constraint& c;
  split_constraint parts;
  computed_words first{};   ///< of several that hold together the one of the lower end
  computed_words second{};  ///< or none

  /// `where`: what else is asked, if that counts.
  constexpr computed_constraint(const space& space_, const constraint& given,
                                const box& where = box{})
      : s(space_), c(given), parts(space_, given) {
    if (is_total(where)) parts.admits_missing = false;
    if (c.is_set) read_set();
    else read_line();
  }

  [[nodiscard]] constexpr const atom& root() const noexcept { return s.root_of(c.axis); }
  /// Whether it says no more than that the comparison has an answer.
  [[nodiscard]] constexpr bool asks_known() const noexcept {
    return parts.admits_known && first.atom < 0 && second.atom < 0;
  }
  // These two are defined before their use: clang does not instantiate them in time otherwise.
  template <class Each>
  constexpr void for_each_input(Each&& each) const {
    for (int i = root().begin; i < root().end; ++i)
      if (s.p->steps[i].code == op::indicator) each(static_cast<int>(s.p->steps[i].index));
  }
  /// Calls `each(input, is_first)` for the indicators of the comparison that may be missing, each once.
  template <class Each>
  constexpr void for_each_missing(Each&& each) const {
    bool is_first = true;
    for (int i = root().begin; i < root().end; ++i) {
      const number_step& n = s.p->steps[i];
      bool is_new = n.code == op::indicator && s.p->inputs[n.index]->may_be_missing;
      for (int k = root().begin; k < i; ++k)
        is_new = is_new && !(s.p->steps[k].code == op::indicator && s.p->steps[k].index == n.index);
      if (is_new) each(static_cast<int>(n.index), is_first);
      is_first = is_first && !is_new;
    }
  }
  /// Whether each record of a box has an answer.
  [[nodiscard]] constexpr bool is_total(const box& where = box{}) const noexcept {
    return (box_numbers{s, where}.possible(root()) & 8) == 0;
  }
  /// Whether the comparison misses an answer only where an indicator is missing: nothing divides by zero or goes beyond
  /// all numbers.
  [[nodiscard]] constexpr bool answers_if_known() const {
    box known;
    for_each_input([&](int f) {
      if (known.count < box::capacity || !is_null(known.find(f)))
        static_cast<void>(known.confine(s.known(f)));
    });
    return (box_numbers{s, known}.possible(root()) & 8) == 0;
  }
  /// The one indicator by which the comparison may miss an answer; -1 where there are others, or arithmetic may
  /// have none.
  [[nodiscard]] constexpr int missing_by() const {
    int only = -1;
    for_each_missing([&](int f, bool is_first) { only = is_first ? f : -1; });
    return answers_if_known() ? only : -1;
  }

private:
  constexpr void read_set() {
    constexpr comparison by_set[] = {comparison::less,          comparison::less,
                                     comparison::equal,         comparison::less_equal,
                                     comparison::greater,       comparison::not_equal,
                                     comparison::greater_equal, comparison::equal};
    const int set = static_cast<int>(parts.known.low & 7);
    if (set != 0 && set != 7) first = {c.axis - s.p->count.inputs, by_set[set]};
  }
  constexpr void read_line() {
    if (!parts.admits_known) return;
    if (c.low > space::line_low) first = find_end(true);
    if (parts.known.high < space::line_known) second = find_end(false);
  }
  // A comparison of the rules, or with another relation between the same numbers, that ends there.
  [[nodiscard]] constexpr computed_words find_end(bool low) const {
    for (int i = 0; i < s.p->count.atoms; ++i) {
      atom a = s.p->atoms[i];
      if (a.what != atom::form::computed) continue;
      constexpr comparison ends_at[] = {comparison::less, comparison::less_equal,
                                        comparison::greater, comparison::greater_equal};
      for (const comparison r : ends_at) {
        if (!can_be_said(a, r)) continue;
        a.relation = r;
        spend(s, 3000);
        const literal l = s.make_literal(a, true);
        if (l.count != 1 || l.parts[0].axis != c.axis) continue;
        const constraint& half = l.parts[0];
        const bool ends = low ? half.low == c.low && half.high >= space::line_known
                              : half.high == parts.known.high && half.low <= space::line_low;
        if (ends) return {i, r};
      }
    }
    return {};
  }
  // Years that are not completed yet stand behind an age too: what it is less than, and what it reaches, says where the
  // difference ends; `completed_years(a, b) <= 0` holds of a difference above zero.
  [[nodiscard]] constexpr bool can_be_said(const atom& a, comparison r) const noexcept {
    return r == comparison::less || r == comparison::greater_equal ||
           !same_text(measure(*s.p, a.begin, a.middle).unit, years_unit);
  }
};

/// Writes boxes as conditions of a rule.
struct region_words {
  const space& s;

  template <class Text>
  constexpr void write(Text& t, const box& b) const {
    bool first = true;
    for (int i = 0; i < b.count; ++i) {
      if (says_nothing(b, b.items[i])) continue;
      if (!first) t << " && ";
      first = false;
      if (b.items[i].axis < s.p->count.inputs) write_fact(t, b, b.items[i]);
      else write_computed(t, computed_constraint(s, b.items[i], b));
    }
    if (first) t << "any record";
  }

  /// Whether a constraint holds everywhere, or follows from a comparison that has an answer.
  [[nodiscard]] constexpr bool says_nothing(const box& b, const constraint& c) const {
    if (contains(c, s.whole(c.axis))) return true;
    if (c.axis >= s.p->count.inputs) {
      const computed_constraint own(s, c);
      return own.asks_known() && own.is_total(b);
    }
    const split_constraint parts(s, c);
    if (parts.admits_missing || !contains(c, s.known(c.axis))) return false;
    return is_compared(b, c.axis);
  }
  /// Whether a comparison that is said has an answer only where an input is known.
  [[nodiscard]] constexpr bool is_compared(const box& b, int input) const {
    bool found = false;
    for (int i = 0; i < b.count; ++i) {
      if (b.items[i].axis < s.p->count.inputs) continue;
      const computed_constraint own(s, b.items[i]);
      // One that is not said itself, since the inputs are known, does not stand for them.
      if (!own.parts.admits_missing && !(own.asks_known() && own.is_total(b)))
        own.for_each_input([&](int f) { found = found || f == input; });
    }
    return found;
  }

  template <class Text>
  constexpr void write_relation(Text& t, const computed_words& w) const {
    atom a = s.p->atoms[w.atom];
    a.relation = w.relation;
    write_atom(t, *s.p, a, false, false);
  }

private:
  template <class Text>
  constexpr void write_fact(Text& t, const box& b, const constraint& c) const {
    split_constraint parts(s, c);
    if (parts.admits_missing && is_compared(b, c.axis)) parts.admits_missing = false;
    const indicator_info& info = *s.p->inputs[c.axis];
    if (!parts.admits_known) {
      t << "!known(" << shown_name(info) << ")";
      return;
    }
    if (parts.admits_missing) t << "(";
    if (!is_null(info.items) && info.kind == kind::flag && !contains(parts.known, s.known(c.axis)))
      write_answer(t, info, parts.known.low != 1);
    else cell_words(s, parts.known).write_condition(t);
    if (parts.admits_missing) t << " || !known(" << shown_name(info) << "))";
  }

  template <class Text>
  constexpr void write_computed(Text& t, const computed_constraint& c) const {
    if (!c.parts.admits_known) {
      const bool several = c.missing_by() < 0 && c.answers_if_known();
      if (several) t << "(";
      write_known(t, c, false);
      if (several) t << ")";
      return;
    }
    if (c.asks_known()) return write_known(t, c, true);
    const bool two = c.first.atom >= 0 && c.second.atom >= 0;
    if (c.parts.admits_missing) t << (two ? "((" : "(");
    if (c.first.atom >= 0) write_relation(t, c.first);
    if (two) t << " && ";
    if (c.second.atom >= 0) write_relation(t, c.second);
    if (!c.parts.admits_missing) return;
    t << (two ? ") || " : " || ");
    write_known(t, c, false);
    t << ")";
  }
  // That a comparison has an answer, or has none.
  template <class Text>
  constexpr void write_known(Text& t, const computed_constraint& c, bool known) const {
    if (c.answers_if_known())
      return c.for_each_missing([&](int f, bool is_first) {
        t << (is_first ? ""
              : known  ? " && "
                       : " || ")
          << (known ? "known(" : "!known(") << shown_name(*s.p->inputs[f]) << ")";
      });
    write_atom(t, *s.p, c.root(), false, false);
    t << (known ? " is decided" : " is undecided");
  }
};

/// Writes boxes as rows of a table, one cell a column. What no row can say is written as a condition.
struct row_words {
  const space& s;

  template <class Text>
  constexpr void write(Text& t, const box& b) const {
    if (!fits(b)) return region_words{s}.write(t, b);
    const int n = columns();
    t << "row(";
    for (int i = 0; i < n; ++i) {
      if (i > 0) t << ", ";
      write_cell(t, b, i);
    }
    t << ")";
  }

  /// One cell.
  template <class Text>
  constexpr void write_part(Text& t, const constraint& c) const {
    const split_constraint parts(s, c);
    if (!parts.admits_known || !parts.admits_missing) return cell_words(s, c).write(t);
    cell_words(s, parts.known).write(t);
    t << " || is_absent";
  }

  /// Whether each constraint belongs to one cell.
  [[nodiscard]] constexpr bool fits(const box& b) const {
    if (s.p->column_count > 0 ? s.p->count.groups > 1 : !is_one_table(*s.p)) return false;
    for (int i = 0; i < b.count; ++i) {
      const constraint& c = b.items[i];
      if (c.axis < s.p->count.inputs) {
        if (!is_column(c.axis) || (s.p->column_count == 0 && !is_row(*s.p, b))) return false;
      } else if (!region_words{s}.says_nothing(b, c) && own_column(computed_constraint(s, c)) < 0) {
        return false;
      }
    }
    return true;
  }

private:
  // The indicators that the author declared, else those that the rows read.
  [[nodiscard]] constexpr int inputs() const noexcept {
    return s.joint ? s.settings->first : s.p->count.inputs;
  }
  [[nodiscard]] constexpr int columns() const noexcept {
    return s.p->column_count > 0 ? s.p->column_count : inputs();
  }
  [[nodiscard]] constexpr int column(int i) const noexcept {
    return s.p->column_count > 0 ? s.p->input(s.p->columns[i]->id) : i;
  }
  [[nodiscard]] constexpr bool is_column(int input) const noexcept {
    if (input >= inputs()) return false;
    if (s.p->column_count == 0) return true;
    for (int i = 0; i < s.p->column_count; ++i)
      if (column(i) == input) return true;
    return false;
  }

  // The column of which a comparison can be the cell: it stands alone on one side.
  [[nodiscard]] constexpr int own_column(const computed_constraint& c) const {
    if (c.parts.admits_missing || c.asks_known()) return -1;
    int own = -1;
    const computed_words ends[] = {c.first, c.second};
    for (const computed_words& w : ends) {
      if (w.atom < 0) continue;
      const int side = column_of(s.p->atoms[w.atom]);
      if (side < 0 || (own >= 0 && own != side)) return -1;
      own = side;
    }
    return own;
  }
  [[nodiscard]] constexpr int bare(int begin, int end) const noexcept {
    if (end - begin != 1 || s.p->steps[begin].code != op::indicator) return -1;
    return is_column(s.p->steps[begin].index) ? s.p->steps[begin].index : -1;
  }
  [[nodiscard]] constexpr int column_of(const atom& a) const noexcept {
    const int left = bare(a.begin, a.middle);
    return left >= 0 ? left : bare(a.middle, a.end);
  }

  template <class Text>
  constexpr void write_cell(Text& t, const box& b, int at) const {
    const int input = column(at);
    int terms = 0;
    const auto next = [&] {
      if (terms++ > 0) t << " && ";
    };
    for (int i = 0; input >= 0 && i < b.count; ++i) {
      const constraint& c = b.items[i];
      if (region_words{s}.says_nothing(b, c)) continue;
      if (c.axis == input) {
        const split_constraint parts(s, c);
        const bool beside =
            compares(b, input);  // and that has no answer where the value is missing
        if (beside && contains(parts.known, s.known(input))) continue;
        next();
        write_part(t, asked_by_column(*s.p, at, beside ? parts.known : c));
        continue;
      }
      if (c.axis < s.p->count.inputs) continue;
      const computed_constraint own(s, c);
      if (own_column(own) != input) continue;
      const computed_words ends[] = {own.first, own.second};
      for (const computed_words& w : ends) {
        if (w.atom < 0) continue;
        next();
        write_comparison(t, w);
      }
    }
    if (terms == 0) t << "any";
  }
  [[nodiscard]] constexpr bool compares(const box& b, int input) const {
    for (int i = 0; i < b.count; ++i)
      if (b.items[i].axis >= s.p->count.inputs && !region_words{s}.says_nothing(b, b.items[i]) &&
          own_column(computed_constraint(s, b.items[i])) == input)
        return true;
    return false;
  }
  template <class Text>
  constexpr void write_comparison(Text& t, const computed_words& w) const {
    const atom& a = s.p->atoms[w.atom];
    const bool left = bare(a.begin, a.middle) >= 0;
    t << "is" << symbol(left ? w.relation : mirrored(w.relation));
    if (left) write_number(t, *s.p, a.middle, a.end);
    else write_number(t, *s.p, a.begin, a.middle);
  }
};

}  // namespace nqpf::inline NQPF_ABI::detail
