// SPDX-License-Identifier: BSL-1.0
#pragma once

// Explanations as text in the rule author's words, and as JSON for machines. They go to anything that
// takes C strings with `<<`, as streams and `nqpf::text` do, or with `append`, as strings do.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/explain/lines.hpp>

namespace nqpf::inline NQPF_ABI {
namespace detail {

// Numbers and parts of programs, written to a host's sink in pieces.
template <class Out>
struct sink {
  Out& out;

  constexpr sink& operator<<(const char* s) {
    if constexpr (requires { out.append(s); }) out.append(s);
    else out << s;
    return *this;
  }
  constexpr sink& operator<<(double value) {
    text<40> t;
    t << value;
    return *this << t.c_str();
  }
  constexpr sink& operator<<(const shown_number& n) { return *this << n.as(n.value).c_str(); }
  constexpr sink& operator<<(int value) {
    text<16> t;
    t << value;
    return *this << t.c_str();
  }
  constexpr sink& operator<<(spelled s) { return *this << s.name; }
  constexpr void indent(int depth) {
    for (int i = 0; i < depth; ++i) *this << "  ";
  }
};

template <class Out>
constexpr void write_sources(sink<Out>& out, const program& p, const rule_row& r) {
  for (int i = 0; i < r.citation_count; ++i) {
    const citation& c = p.citations[r.citation + i];
    out << (i == 0 ? " [" : "; ") << c.document->id << " " << c.place;
    if (c.status == status::inferred) out << " (inferred)";
  }
  if (r.citation_count > 0) out << "]";
  if (r.valid.is_limited()) write_period(out << ", ", r.valid);
}

// The item that decides what is asked of a list, or the first that leaves it open.
template <class Out>
constexpr void write_item_state(sink<Out>& out, const explanation& e, int input) {
  const indicator_info& info = *e.record.program->inputs[input];
  const item_note* note = note_of(e.record, input);
  if (is_null(note)) return;
  out << " (";
  if (is_missing(e.record.values[input])) {
    write_open_item(out, info, *note);
  } else {
    write_item_name(out, info, *note);
    if (info.items->how == fold::any)
      reason_writer<sink<Out>>::write_item(out << ": ", e.record, info, *note,
                                           info.items->is_negated ? truth::no : truth::yes);
  }
  out << ")";
}

// By how much a value misses a bound.
template <class Out>
constexpr void write_distance(sink<Out>& out, const program& p, const atom& a, comparison wanted,
                              double value, double bound) {
  const indicator_info& info = *p.inputs[a.input];
  const double distance = to_15_digits(distance_to(wanted, value, bound));
  const bool is_date = info.time == time_kind::date;
  if (is_date) out << distance << (distance == 1 ? " day" : " days");
  else if (info.time == time_kind::duration) out << distance << " " << info.unit_name;
  else if (same_text(info.unit_name, "%"))
    out << distance << (distance == 1 ? " percentage point" : " percentage points");
  else if (!write_as_other(out, p, a, info.shown_by, distance)) write_amount(out, info, distance);
  out << (wanted == comparison::equal ? " off"
          : value > bound             ? is_date ? " too late" : " too high"
          : is_date                   ? " too early"
                                      : " too low");
}

// The value beside a comparison, and where it failed by how much.
template <class Out>
constexpr void write_state(sink<Out>& out, const explanation& e,
                           const replies::explanation_line& r) {
  const program& p = *e.record.program;
  const atom& a = e.comparison(r);
  if (a.what == atom::form::known) return;
  if (a.what == atom::form::computed) {
    write_both(out, e.record, a);
    return;
  }
  const double value = e.record.values[a.input];
  if (const list_term* items = p.inputs[a.input]->items;
      !is_null(items) && (items->how == fold::any || is_missing(value)))
    return write_item_state(out, e, a.input);
  const double bound = bound_of(a, e.record.parameters);
  if (a.what == atom::form::compare && a.parameter >= 0) write_bound(out << " = ", p, a, bound);
  if (is_missing(value) && e.asked != question::why && e.asked != question::why_not) return;
  out << " (is ";
  const indicator_info& info = *p.inputs[a.input];
  if (!write_as_other(out, p, a, info.shown_by, value)) write_measured(out, info, value);
  if (e.asked == question::why_not && a.what == atom::form::compare && !is_missing(value) &&
      info.value_count() == 0) {
    const comparison wanted = wanted_relation(a, r.holds);
    const double distance = distance_to(wanted, value, bound);
    if (distance > 0) write_distance(out << ": ", p, a, wanted, value, bound);
    else if (distance == 0 && wanted != comparison::not_equal) out << ": on the bound";
  }
  out << ")";
  write_item_state(out, e, a.input);
}

template <class Out>
constexpr void write_lines(sink<Out>& out, const explanation& e, int depth) {
  const program& p = *e.record.program;
  for (const replies::explanation_line& r : e) {
    out.indent(depth + r.depth);
    switch (r.what) {
      case replies::explanation_line::kind::comparison:
        write_atom(out, p, e.comparison(r), !r.holds);
        write_state(out, e, r);
        break;
      case replies::explanation_line::kind::condition:
        out << condition_of(p, r.rule);
        [[fallthrough]];
      case replies::explanation_line::kind::rule: {
        const rule_row& row = p.rules[r.rule];
        write_rule(out, row);
        out << (r.holds ? " holds" : " does not hold");
        write_sources(out, p, row);
        break;
      }
      case replies::explanation_line::kind::one_of: out << "one of"; break;
      default: out << "all of"; break;
    }
    out << "\n";
  }
  if (!e.complete) {
    out.indent(depth);
    out << "and more\n";
  }
}

constexpr const char* heading(const explanation& e) noexcept {
  const truth is = e.record.outcomes[e.rule];
  switch (e.asked) {
    case question::why: break;
    case question::why_not:
      if (is == truth::yes) break;
      return is == truth::unknown ? "is undecided; it lacks" : "does not hold; it lacks";
    case question::holds_if: return e.possible ? "holds if" : "cannot hold";
    default: return e.possible ? "does not hold if" : "cannot fail to hold";
  }
  return is == truth::yes ? "holds" : is == truth::unknown ? "is undecided" : "does not hold";
}

// JSON.

constexpr bool is_plain(const char* s) noexcept {
  for (; *s != '\0'; ++s)
    if (*s == '"' || *s == '\\' || static_cast<unsigned char>(*s) < 0x20) return false;
  return true;
}

template <class Out>
constexpr void write_string(sink<Out>& out, const char* s) {
  constexpr const char* digits = "0123456789abcdef";
  out << "\"";
  for (; !is_plain(s); ++s) {
    const auto c = static_cast<unsigned char>(*s);
    const char plain[] = {*s, '\0'};
    const char escaped[] = {'\\', *s, '\0'};
    const char numbered[] = {'\\', 'u', '0', '0', digits[c / 16], digits[c % 16], '\0'};
    out << (c == '"' || c == '\\' ? escaped : c < 0x20 ? numbered : plain);
  }
  out << s << "\"";
}

// JSON knows no infinities: they become strings.
template <class Out>
constexpr void write_json_number(sink<Out>& out, double value) {
  if (is_missing(value)) out << "null";
  else if (value == infinity || value == -infinity) out << (value > 0 ? "\"inf\"" : "\"-inf\"");
  else out << value;
}
// A date becomes a string in the form of ISO 8601.
template <class Out>
constexpr void write_json_number(sink<Out>& out, const measure_of_time& m, double value) {
  const bool is_age = same_text(m.unit, years_unit);
  if (m.time != time_kind::date || is_missing(value))
    return write_json_number(out, is_age ? whole_below(value / calendar_year) : value);
  out << "\"";
  write_date(out, value);
  out << "\"";
}
template <class Out>
constexpr void write_json_value(sink<Out>& out, const indicator_info& info, double value) {
  if (is_missing(value) || info.value_count() == 0) write_json_number(out, measure(info), value);
  else if (info.kind == kind::flag && info.admits(value)) out << (value >= 1 ? "true" : "false");
  else write_string(out, info.value_name(value));
}

constexpr const char* relation_name(comparison r) noexcept {
  constexpr const char* names[] = {"<", "<=", ">", ">=", "==", "!="};
  return names[static_cast<int>(r)];
}

// A member of an object: the comma, the name and the colon.
template <class Out>
constexpr sink<Out>& member(sink<Out>& out, const char* name, bool first = false) {
  return out << (first ? "\"" : ",\"") << name << "\":";
}

// The item that an answer of a list rests on: its number, from 1, and what its condition reads.
template <class Out>
constexpr void write_item_json(sink<Out>& out, const indicator_info& input, const item_note& note) {
  const program& items = *input.items->of;
  out << "{";
  member(out, "number", true) << note.item + 1;
  member(out, "values") << "{";
  for (int f = 0; f < items.count.inputs; ++f) {
    write_json_value(member(out, items.inputs[f]->id, f == 0), *items.inputs[f], note.values[f]);
  }
  out << "}}";
}

// A computed number, and what a host's formatter makes of it.
struct number_members {
  const char* value;
  const char* shown;
};
template <class Out>
constexpr void write_computed_json(sink<Out>& out, const evaluated& e, int begin, int end,
                                   const measure_of_time& m, const number_members& names) {
  const double value = compute(*e.program, begin, end, e.values, e.parameters);
  write_json_number(member(out, names.value), m, value);
  if (!is_null(m.shown_by) && !is_missing(value))
    write_string(member(out, names.shown), m.shown_by(value).c_str());
}

// The indicators of a computed comparison, each once, with their values.
template <class Out>
constexpr void write_values_json(sink<Out>& out, const evaluated& e, const atom& a) {
  const program& p = *e.program;
  out << "{";
  bool first = true;
  for (int s = a.begin; s < a.end; ++s) {
    if (p.steps[s].code != op::indicator) continue;
    bool again = false;
    for (int k = a.begin; k < s; ++k)
      again = again || (p.steps[k].code == op::indicator && p.steps[k].index == p.steps[s].index);
    if (again) continue;
    const indicator_info& info = *p.inputs[p.steps[s].index];
    if (!first) out << ",";
    write_string(out, info.id);
    write_json_value(out << ":", info, e.values[p.steps[s].index]);
    first = false;
  }
  out << "}";
}

template <class Out>
constexpr void write_sides_json(sink<Out>& out, const evaluated& e, const atom& a, bool holds) {
  const program& p = *e.program;
  const measured_sides sides = measure_sides(p, a);
  text<300> left, right;
  write_number(left, p, a.begin, a.middle);
  write_number(right, p, a.middle, a.end);
  write_string(member(out, "left", true), left.c_str());
  write_string(member(out, "relation"), relation_name(wanted_relation(a, holds)));
  write_string(member(out, "right"), right.c_str());
  write_computed_json(out, e, a.begin, a.middle, sides.left, {"left_value", "left_shown"});
  write_computed_json(out, e, a.middle, a.end, sides.right, {"right_value", "right_shown"});
  write_values_json(member(out, "values"), e, a);
}

// The values of a list, as an array.
template <class Out>
constexpr void write_listed_json(sink<Out>& out, const indicator_info& info, const atom& a) {
  out << "[";
  bool first = true;
  for (int i = 0; i < info.value_count(); ++i) {
    if (((a.set >> i) & 1U) == 0) continue;
    if (!first) out << ",";
    write_json_value(out, info, i);
    first = false;
  }
  out << "]";
}

// What an indicator is compared with, and how far it is from there.
template <class Out>
constexpr void write_bound_json(sink<Out>& out, const explanation& e,
                                const replies::explanation_line& r) {
  const atom& a = e.comparison(r);
  const indicator_info& info = *e.record.program->inputs[a.input];
  const double value = e.record.values[a.input];
  const comparison wanted = wanted_relation(a, r.holds);
  const double bound = bound_of(a, e.record.parameters);
  write_string(member(out, "relation"), relation_name(wanted));
  if (info.value_count() > 0) write_json_value(member(out, "bound"), info, bound);
  else write_json_number(member(out, "bound"), measure(info), bound);
  if (a.parameter >= 0)
    write_string(member(out, "parameter"), e.record.program->parameters[a.parameter]->id);
  if (e.asked == question::why_not && !is_missing(value))
    write_json_number(member(out, "distance"), distance_to(wanted, value, bound));
}

template <class Out>
constexpr void write_comparison_json(sink<Out>& out, const explanation& e,
                                     const replies::explanation_line& r) {
  const atom& a = e.comparison(r);
  if (a.what == atom::form::computed) return write_sides_json(out, e.record, a, r.holds);
  const indicator_info& info = *e.record.program->inputs[a.input];
  const double value = e.record.values[a.input];
  write_string(member(out, "indicator", true), info.id);
  if (a.what == atom::form::known) member(out, "known") << (r.holds ? "true" : "false");
  else if (a.what == atom::form::one_of)
    write_listed_json(member(out, r.holds ? "one_of" : "none_of"), info, a);
  else write_bound_json(out, e, r);
  write_json_value(member(out, "value"), info, value);
  if (const item_note* note = note_of(e.record, a.input); !is_null(note))
    write_item_json(member(out, "item"), info, *note);
  if (!is_null(info.shown_by) && !is_missing(value))
    write_string(member(out, "shown"), info.shown_by(value).c_str());
  if (info.unit_name[0] != '\0') write_string(member(out, "unit"), info.unit_name);
}

// Numbers and texts that a row puts out, by name; `value` is the one without a name.
template <class Out>
constexpr void write_outputs_json(sink<Out>& out, const evaluated& e, int r) {
  const rule_row& row = e.program->rules[r];
  if (!row.has_value && row.output_count == 0) return;
  member(out, "outputs") << "{";
  bool first = true;
  if (row.has_value) write_json_number(member(out, "value", true), row.value);
  first = !row.has_value;
  for (int i = 0; i < row.output_count; ++i, first = false) {
    const output_row& o = outputs_of(*e.program, r)[i];
    if (!first) out << ",";
    const bool is_text = o.what == row_output::form::text;
    write_string(out, o.id[0] != '\0' ? o.id : is_text ? "text" : "value");
    out << ":";
    if (is_text) write_string(out, o.words);
    else write_json_number(out, number_of(*e.program, o, e.values, e.parameters));
  }
  out << "}";
}

template <class Out>
constexpr void write_rule_json(sink<Out>& out, const evaluated& e, int r) {
  const program& p = *e.program;
  const rule_row& row = p.rules[r];
  constexpr measure_of_time date{time_kind::date, ""};
  write_string(member(out, "rule", true), row.id);
  if (row.row > 0) member(out, "row") << static_cast<int>(row.row);
  if (row.valid.from > -infinity)
    write_json_number(member(out, "valid_from"), date, row.valid.from);
  if (row.valid.until < infinity)
    write_json_number(member(out, "valid_until"), date, row.valid.until);
  member(out, "conclusions") << "[";
  for (int i = 0; i < row.conclusion_count; ++i) {
    if (i > 0) out << ",";
    write_string(out, p.conclusions[row.conclusion + i].name());
  }
  out << "]";
  write_outputs_json(out, e, r);
  member(out, "sources") << "[";
  for (int i = 0; i < row.citation_count; ++i) {
    const citation& c = p.citations[row.citation + i];
    out << (i > 0 ? ",{" : "{");
    write_string(member(out, "document", true), c.document->id);
    write_string(member(out, "place"), c.place);
    write_string(member(out, "status"), c.status == status::inferred ? "inferred" : "stated");
    out << "}";
  }
  out << "]";
}

// The lines from `at` on that are as deep as `depth`, each with those below it; returns where they end.
template <class Out>
constexpr int write_lines_json(sink<Out>& out, const explanation& e, int at, int depth) {
  out << "[";
  for (bool first = true; at < e.count && e.items[at].depth >= depth; first = false) {
    const replies::explanation_line& r = e.items[at++];
    out << (first ? "{" : ",{");
    const char* below = "because";
    if (r.what == replies::explanation_line::kind::comparison) {
      write_comparison_json(out, e, r);
    } else if (r.what <= replies::explanation_line::kind::condition) {
      const bool is_condition = r.what == replies::explanation_line::kind::condition;
      write_rule_json(out, e.record, r.rule);
      member(out, is_condition ? "condition_holds" : "holds") << (r.holds ? "true" : "false");
    } else {
      below = r.what == replies::explanation_line::kind::one_of ? "one_of" : "all_of";
    }
    if (at < e.count && e.items[at].depth > r.depth) {
      const bool bare = r.what == replies::explanation_line::kind::one_of ||
                        r.what == replies::explanation_line::kind::all_of;
      at = write_lines_json(member(out, below, bare), e, at, e.items[at].depth);
    }
    out << "}";
  }
  out << "]";
  return at;
}

template <class Out>
constexpr void write_object(sink<Out>& out, const explanation& e) {
  constexpr const char* names[] = {"why", "why_not", "holds_if", "fails_if"};
  member(out, names[static_cast<int>(e.asked)]);
  if (e.possible) write_lines_json(out, e, 0, 0);
  else out << "null";
}

}  // namespace detail

/// Writes an explanation, a line each: comparisons as the author wrote them, with the values as they were.
template <class Out>
constexpr void write_text(Out& out, const explanation& e) {
  detail::sink<Out> to{out};
  const program& p = *e.record.program;
  detail::write_rule(to, p.rules[e.rule]);
  to << " " << detail::heading(e);
  if (p.rules[e.rule].asks_nothing) to << ": it has no condition";
  detail::write_sources(to, p, p.rules[e.rule]);
  to << "\n";
  detail::write_lines(to, e, 1);
}

/// Writes an explanation as one JSON object: rule, conclusions, sources, outcome, and the lines under the
/// name of the question. Numbers have the digits that read back; a missing value is null.
template <class Out>
constexpr void write_json(Out& out, const explanation& e) {
  detail::sink<Out> to{out};
  to << "{";
  detail::write_rule_json(to, e.record, e.rule);
  detail::write_string(detail::member(to, "outcome"), name_of(e.record.outcomes[e.rule]));
  detail::write_object(to, e);
  detail::member(to, "smallest") << (e.smallest ? "true" : "false");
  if (!e.complete) detail::member(to, "cut") << "true";
  to << "}";
}

/// An explanation as text of at most `Capacity` characters.
template <int Capacity = 2000>
[[nodiscard]] constexpr text<Capacity> to_text(const explanation& e) {
  text<Capacity> t;
  write_text(t, e);
  return t;
}

}  // namespace nqpf
