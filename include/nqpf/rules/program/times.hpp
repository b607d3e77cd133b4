// SPDX-License-Identifier: BSL-1.0
#pragma once

// Numbers of a program as people read them: a date as ISO 8601 has it, a duration with its unit, an age in completed
// years; any other number as it is.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/program/program.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// What a number stands for.
struct measure_of_time {
  time_kind time = time_kind::none;
  const char* unit = "";
  shown_text (*shown_by)(double) = nullptr;  ///< how a host writes it
  bool has_unit = false;                     ///< an amount times this, or over it, is no amount
};

/// Whether a unit is that of a plain number: a share of an amount is an amount.
constexpr bool is_plain_unit(const char* unit) noexcept {
  for (const char* plain : {"", "1", "%", "share", "ratio", "count", "index", "score"})
    if (same_text(unit, plain)) return true;
  return false;
}

template <class Text>
constexpr void write_time(Text& t, const measure_of_time& m, double value) {
  if (is_missing(value)) t << "missing";
  else if (m.time == time_kind::date) write_date(t, value);
  else if (m.time == time_kind::duration) t << value << " " << m.unit;
  else if (!is_null(m.shown_by)) t << shown_number{m.shown_by, value};
  else if (same_text(m.unit, years_unit)) t << whole_below(value / calendar_year);
  else t << value;
}

constexpr measure_of_time measure(const indicator_info& i) noexcept {
  return {i.time, i.time == time_kind::duration ? i.unit_name : "", i.shown_by,
          !is_plain_unit(i.unit_name)};
}
constexpr measure_of_time measure(const parameter& p) noexcept {
  return {p.time, p.time == time_kind::duration ? p.unit_name : "", p.shown_by,
          !is_plain_unit(p.unit_name)};
}
constexpr measure_of_time measure(const number_step& s) noexcept {
  if (is_null(s.unit)) return {};
  const bool is_years = same_text(s.unit, years_unit) || same_text(s.unit, calendar_unit) ||
                        same_text(s.unit, completed_unit);
  const bool is_date = same_text(s.unit, date_unit);
  return {is_years  ? time_kind::none
          : is_date ? time_kind::date
                    : time_kind::duration,
          s.unit, nullptr, true};
}

// The same where a host writes one of the two, as money: what is added to an amount is an amount, and so is a plain number
// of times an amount; hours times a rate are no hours.
constexpr measure_of_time combined_amounts(op code, const measure_of_time& a,
                                           const measure_of_time& b) noexcept {
  const bool both = !is_null(a.shown_by) && !is_null(b.shown_by);
  if (code == op::add || code == op::subtract) return !is_null(a.shown_by) ? a : b;
  measure_of_time other{};
  other.has_unit = both ? code == op::multiply || a.shown_by != b.shown_by : true;
  if (both) return other;
  if (!is_null(a.shown_by)) return b.has_unit ? other : a;
  return code == op::divide || a.has_unit ? other : b;
}

// What the sum, difference, product or quotient of two numbers stands for.
constexpr measure_of_time combined(op code, const measure_of_time& a,
                                   const measure_of_time& b) noexcept {
  if (!is_null(a.shown_by) || !is_null(b.shown_by)) return combined_amounts(code, a, b);
  const bool dates = a.time == time_kind::date && b.time == time_kind::date;
  measure_of_time r = a.time == time_kind::date || b.time == time_kind::none ? a : b;
  if (code == op::subtract && dates) r = {time_kind::duration, "days"};
  else if (code == op::subtract && same_text(a.unit, calendar_unit))
    r = {time_kind::none, years_unit};
  else if (code == op::divide && b.time != time_kind::none) r = {};
  else if (code == op::multiply && a.time != time_kind::none && b.time != time_kind::none) r = {};
  r.has_unit = a.has_unit || b.has_unit;
  return r;
}

/// What a computed number, the steps [begin, end), stands for.
constexpr measure_of_time measure(const program& p, int begin, int end) noexcept {
  measure_of_time stack[expression::depth]{};
  int top = 0;
  for (int i = begin; i < end; ++i) {
    const number_step& s = p.steps[i];
    switch (s.code) {
      case op::constant: stack[top++] = measure(s); break;
      case op::parameter: stack[top++] = measure(*p.parameters[s.index]); break;
      case op::indicator: stack[top++] = measure(*p.inputs[s.index]); break;
      case op::negate: break;
      case op::apply: stack[top - 1] = measure(s); break;
      default: --top; stack[top - 1] = combined(s.code, stack[top - 1], stack[top]);
    }
  }
  return stack[0];
}

/// The unit of what two numbers make, null where it is not known. A constant, whose unit is empty, takes that of the other.
constexpr const char* combined_unit(op code, const char* a, const char* b) noexcept {
  if (is_null(a) || is_null(b)) return nullptr;
  const bool adds = code == op::add || code == op::subtract;
  if (adds && (same_text(a, b) || a[0] == '\0')) return b;
  if (code == op::multiply && a[0] == '\0') return b;
  return (adds || code == op::multiply || code == op::divide) && b[0] == '\0' ? a : nullptr;
}
/// A unit that sentences leave out: they read better without the word for a plain number.
constexpr bool is_unsaid_unit(const char* unit) noexcept {
  for (const char* unsaid : {"", "share", "ratio", "count", "index", "score", "rate per year"})
    if (same_text(unit, unsaid)) return true;
  return false;
}
// The unit that an author gave, null where there is none to be printed.
constexpr const char* printed_unit(const char* unit, const measure_of_time& m) noexcept {
  const bool is_printed = m.time == time_kind::none && is_null(m.shown_by) && !is_unsaid_unit(unit);
  return is_printed ? unit : nullptr;
}
/// The unit of a computed number, the steps [begin, end): of a sum whose parts have one unit, and of its multiples. Else
/// empty.
constexpr const char* computed_unit(const program& p, int begin, int end) noexcept {
  const char* stack[expression::depth]{};
  int top = 0;
  for (int i = begin; i < end; ++i) {
    const number_step& s = p.steps[i];
    switch (s.code) {
      case op::constant: stack[top++] = is_null(s.unit) ? "" : nullptr; break;
      case op::parameter:
        stack[top++] =
            printed_unit(p.parameters[s.index]->unit_name, measure(*p.parameters[s.index]));
        break;
      case op::indicator:
        stack[top++] = printed_unit(p.inputs[s.index]->unit_name, measure(*p.inputs[s.index]));
        break;
      case op::negate: break;
      case op::apply: stack[top - 1] = nullptr; break;
      default: --top; stack[top - 1] = combined_unit(s.code, stack[top - 1], stack[top]);
    }
  }
  return is_null(stack[0]) ? "" : stack[0];
}

/// What the two numbers of a computed comparison stand for: they are of one kind, so how a host writes one of them is how
/// both are written.
struct measured_sides {
  measure_of_time left;
  measure_of_time right;
};
constexpr measured_sides measure_sides(const program& p, const atom& a) noexcept {
  measured_sides m{measure(p, a.begin, a.middle), measure(p, a.middle, a.end)};
  if (m.left.time != time_kind::none || m.right.time != time_kind::none) return m;
  if (is_null(m.left.shown_by)) m.left.shown_by = m.right.shown_by;
  if (is_null(m.right.shown_by)) m.right.shown_by = m.left.shown_by;
  return m;
}
/// How a host writes an indicator and the parameter that it is compared with, or null.
constexpr auto shown_by_either(const program& p, const atom& a) noexcept {
  const auto own = p.inputs[a.input]->shown_by;
  const bool has_parameter = a.what == atom::form::compare && a.parameter >= 0;
  return is_null(own) && has_parameter ? p.parameters[a.parameter]->shown_by : own;
}

template <class Text>
constexpr void write_domain(Text& t, const measure_of_time& m, const interval& i) {
  t << (i.low_open ? "(" : "[");
  write_time(t, m, i.low);
  write_time(t << ", ", m, i.high);
  t << (i.high_open ? ")" : "]");
}

}  // namespace nqpf::inline NQPF_ABI::detail
