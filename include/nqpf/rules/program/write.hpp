// SPDX-License-Identifier: BSL-1.0
#pragma once

// Writes parts of a program in the author's notation, into a text or a phrase.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/program/times.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// The name of a rule, or of a table with the number of a row, in a message; below 0: of what is neither, which may be
/// put together.
struct title {
  const char* id;
  int row;

  template <class Text>
  friend constexpr std::remove_reference_t<Text>& operator<<(Text&& t, const title& n) {
    t << (n.row != 0 ? "" : "rule ") << spelled{n.id, n.row < 0};
    if (n.row > 0) t << " row " << n.row;
    return static_cast<std::remove_reference_t<Text>&>(
        t);  // since C++23 `t` would be an rvalue here
  }
};
template <class Rule>
constexpr title rule_title(const Rule& r) noexcept {
  return {r.id, r.row};
}

/// A rule by its id, a row of a table with its number.
template <class Text>
constexpr void write_rule(Text& t, const rule_row& r) {
  t << spelled{r.id, r.row < 0};
  if (r.row > 0) t << " row " << static_cast<int>(r.row);
}

// A group has no name: its first rules stand for one.
inline constexpr const char* the_group = "the group ";

/// A group by the first of its rules, in a message: `name(i)` is the name of one of `count`.
template <class Text, class Name>
constexpr void write_group(Text& t, int count, Name&& name) {
  constexpr int most = 3;
  t << the_group;
  for (int i = 0; i < count && i < most; ++i) {
    if (i > 0) t << ", ";
    t << name(i);
  }
  if (count > most) t << ", ...";
}
/// A table by its name, a group by its rules.
template <class Text>
constexpr void write_group(Text& t, const program& p, const group_row& g) {
  if (g.is_table) t << g.id;
  else write_group(t, g.end - g.begin, [&](int i) { return p.rules[p.members[g.begin + i]].id; });
}

constexpr const char* symbol(comparison r) noexcept {
  constexpr const char* symbols[] = {" < ", " <= ", " > ", " >= ", " == ", " != "};
  return symbols[static_cast<int>(r)];
}

template <class Text>
constexpr void write_interval(Text& t, const interval& i) {
  t << (i.low_open ? "(" : "[") << i.low << ", " << i.high << (i.high_open ? ")" : "]");
}

template <class Text>
constexpr void write_value(Text& t, const indicator_info& info, double value) {
  if (is_missing(value)) t << "missing";
  else if (info.value_count() > 0) t << spelled{info.value_name(value)};
  else write_time(t, measure(info), value);
}
// The same with the unit that an author gave.
template <class Text>
constexpr void write_measured(Text& t, const indicator_info& info, double value) {
  write_value(t, info, value);
  if (!is_missing(value) && info.value_count() == 0 && info.time == time_kind::none &&
      is_null(info.shown_by) && info.unit_name[0] != '\0')
    t << " " << info.unit_name;
}
/// The same in a sentence, which reads better without the word for a plain number.
template <class Text>
constexpr void write_amount(Text& t, const indicator_info& info, double value) {
  if (is_unsaid_unit(info.unit_name)) write_value(t, info, value);
  else write_measured(t, info, value);
}
template <class Text>
constexpr void write_setting(Text& t, const parameter& p, double value) {
  write_time(t, measure(p), value);
  if (!is_missing(value) && p.time == time_kind::none && is_null(p.shown_by) &&
      p.unit_name[0] != '\0')
    t << " " << p.unit_name;
}
/// Writes a number as the host writes what it is compared with, where the host writes that and not this; says whether it did.
template <class Text>
constexpr bool write_as_other(Text& t, const program& p, const atom& a, shown_text (*own)(double),
                              double value) {
  const auto by = shown_by_either(p, a);
  if (!is_null(own) || is_null(by) || is_missing(value)) return false;
  t << shown_number{by, value};
  return true;
}
/// The setting of the parameter that an indicator is compared with.
template <class Text>
constexpr void write_bound(Text& t, const program& p, const atom& a, double setting) {
  const parameter& own = *p.parameters[a.parameter];
  if (!write_as_other(t, p, a, own.shown_by, setting)) write_setting(t, own, setting);
}
template <class Text>
constexpr void write_set(Text& t, const indicator_info& info, unsigned long long set) {
  bool first = true;
  for (int i = 0; i < info.value_count(); ++i) {
    if (((set >> i) & 1U) == 0) continue;
    t << (first ? "" : " or ") << spelled{info.value_name(i)};
    first = false;
  }
  if (first) t << "nothing";
}

// All values that an indicator lists.
template <class Text>
constexpr void write_listed(Text& t, const indicator_info& info) {
  if (!info.has_set()) {
    const int listed = info.value_count() - (info.has_other_texts ? 1 : 0);
    t << shown_name(info) << " has only the " << listed << " values that it lists"
      << (info.has_other_texts ? " and another text" : "");
    return;
  }
  t << shown_name(info) << " has only the values ";
  for (int i = 0; i < info.value_count(); ++i) {
    t << (i > 0 ? ", " : "");
    if (i < info.category_count || !info.has_other_texts) t << spelled{info.value_name(i)};
    else t << info.value_name(i);
  }
}

/// A text that a category does not list, with those that it does; a value that an enumeration leaves out.
struct unlisted {
  const indicator_info& info;
  const char* name;
  double place = -1;  ///< of an enumerator, as `place_of` has it

  template <class Text>
  friend constexpr std::remove_reference_t<Text>& operator<<(Text&& t, const unlisted& u) {
    std::remove_reference_t<Text>& out = t;
    const bool is_text = u.info.kind == kind::category;
    if (is_text)
      write_listed(out << shown_name(u.info) << " has no value " << u.name << ": ", u.info);
    else
      out << shown_name(u.info) << " is compared with "
          << left_out_value{u.info.values, static_cast<int>(u.place)};
    return out;
  }
};

// Whether the last step of a number takes one date from another, each as year, month and day.
constexpr bool is_age(const program& p, int end) noexcept {
  const number_step& right = p.steps[end - 2];
  return p.steps[end - 1].code == op::subtract && right.code == op::apply && !is_null(right.unit) &&
         same_text(right.unit, calendar_unit);
}

// How strongly an operation binds what stands beside it.
constexpr int strength(op code) noexcept {
  return code == op::add || code == op::subtract      ? 1
         : code == op::multiply || code == op::divide ? 2
                                                      : 3;
}
constexpr const char* symbol(op code) noexcept {
  return code == op::add        ? " + "
         : code == op::subtract ? " - "
         : code == op::multiply ? " * "
                                : " / ";
}

// How the constants of a computed number are written: in a sum as the host writes its other terms, or else what the sum is
// compared with; or all as the author writes them.
struct constant_style {
  bool as_host = false;
  shown_text (*shown_by)(double) = nullptr;

  // That of what a step joins, the steps [begin, end).
  [[nodiscard]] constexpr constant_style within(const program& p, int begin, int end) const {
    if (!as_host || strength(p.steps[end - 1].code) != 1) return {as_host, nullptr};
    const auto own = measure(p, begin, end).shown_by;
    return {true, is_null(own) ? shown_by : own};
  }
};

// A computed number in the author's notation; brackets where what is computed binds less than `beside`.
template <class Text>
constexpr int write_number(Text& t, const program& p, int begin, int end, int beside = 0,
                           const constant_style& style = {}) {
  const number_step& s = p.steps[end - 1];
  switch (s.code) {
    case op::constant:
      if (is_null(s.unit) && !is_null(style.shown_by)) t << shown_number{style.shown_by, s.value};
      else write_time(t, measure(s), s.value);
      break;
    case op::parameter: t << p.parameters[s.index]->id; break;
    case op::indicator: t << shown_name(*p.inputs[s.index]); break;
    case op::negate:
      t << "-";
      write_number(t, p, begin, end - 1, 3, style);
      break;
    case op::apply:
      if (!is_null(s.unit)) return write_number(t, p, begin, end - 1, beside);
      t << "f(";
      write_number(t, p, begin, end - 1, 0, {style.as_host, nullptr});
      t << ")";
      break;
    default: {
      const int middle = number_begin(p, end - 2);
      if (is_age(p, end)) {
        write_number(t << "completed_years(", p, middle, end - 1);
        write_number(t << ", ", p, begin, middle);
        t << ")";
        break;
      }
      const int own = strength(s.code);
      const constant_style within = style.within(p, begin, end);
      if (own < beside) t << "(";
      write_number(t, p, begin, middle, own, within);
      t << symbol(s.code);
      write_number(t, p, middle, end - 1, own + 1, within);
      if (own < beside) t << ")";
    }
  }
  return end;
}

// Whether some item of a list counts, as an author asks it.
template <class Text>
constexpr void write_answer(Text& t, const indicator_info& info, bool some) {
  if (some) t << shown_name(info);
  else if (info.items->is_negated) t << spelled{info.title};  // all do
  else t << "none" << spelled{info.id + 3};
}

template <class Text>
constexpr void write_sides(Text& t, const program& p, const atom& a, const char* relation,
                           bool as_host) {
  const measured_sides m = as_host ? measure_sides(p, a) : measured_sides{};
  write_number(t, p, a.begin, a.middle, 0, {as_host, m.left.shown_by});
  t << relation;
  write_number(t, p, a.middle, a.end, 0, {as_host, m.right.shown_by});
}

// `as_host`: constants beside what a host writes, as money, are written so too.
template <class Text>
constexpr void write_atom(Text& t, const program& p, const atom& a, bool negated = false,
                          bool as_host = true) {
  const comparison r = negated ? opposite(a.relation) : a.relation;
  switch (a.what) {
    case atom::form::known:
      t << shown_name(*p.inputs[a.input]) << (negated ? " is missing" : " is known");
      break;
    case atom::form::one_of:
      if (!is_null(p.inputs[a.input]->items)) {
        write_answer(t, *p.inputs[a.input], (a.set == 2) != negated);
        break;
      }
      if (p.inputs[a.input]->kind == kind::flag) {
        t << shown_name(*p.inputs[a.input]) << " is ";
        write_set(t, *p.inputs[a.input], negated ? ~a.set : a.set);
        break;
      }
      t << shown_name(*p.inputs[a.input]) << (negated ? " is not " : " is ");
      write_set(t, *p.inputs[a.input], a.set);
      break;
    case atom::form::compare:
      if (p.inputs[a.input]->value_count() > 0) {  // of many values
        t << shown_name(*p.inputs[a.input]) << (r == comparison::equal ? " is " : " is not ")
          << spelled{p.inputs[a.input]->value_name(a.value)};
        break;
      }
      t << shown_name(*p.inputs[a.input]) << symbol(r);
      if (a.parameter >= 0) t << p.parameters[a.parameter]->id;
      else write_value(t, *p.inputs[a.input], a.value);
      break;
    case atom::form::computed: write_sides(t, p, a, symbol(r), as_host); break;
  }
}

}  // namespace nqpf::detail
