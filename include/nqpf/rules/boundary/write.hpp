// SPDX-License-Identifier: BSL-1.0
#pragma once

// Boundary records as CSV for hosts' tests, as JSON, and as a summary in the rule author's words. All go to
// anything that takes C strings with `<<`, as streams do, or with `append`, as strings do.

#include <nqpf/rules/boundary.hpp>
#include <nqpf/rules/coverage/text.hpp>
#include <nqpf/rules/explain/write.hpp>
#include <nqpf/write/csv.hpp>

#include <string>

namespace nqpf::inline NQPF_ABI {
namespace detail {

// The shortest decimal that reads back as the same number, however many digits that takes.
inline std::string exact_number(double value) {
  if (value == infinity || value == -infinity) return value > 0 ? "inf" : "-inf";
  std::string digits;
  write::append_number(digits, value == 0 ? 0.0 : value);
  return digits;
}
inline std::string value_text(const indicator_info& info, double value) {
  if (is_missing(value)) return "";
  if (info.time == time_kind::date) {
    text<40> t;
    write_date(t, value);
    return t.c_str();
  }
  return info.value_count() > 0 ? std::string(info.value_name(value)) : exact_number(value);
}
inline std::string condition_text(const program& p, const replies::boundary_condition& c) {
  return c.atom >= 0 ? comparison_text(p, c.atom) : rule_text(p, c.outcome) + " holds";
}

// A cell of CSV (RFC 4180).
template <class Out>
void write_cell(sink<Out>& out, const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) {
    out << text.c_str();
    return;
  }
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  out << (quoted += '"').c_str();
}

template <class Out>
void write_boundary_record(sink<Out>& out, const boundary_records& b, int record) {
  const program& p = b.program();
  bool first = true;
  member(out << "{", "values", true) << "{";
  for (int f = 0; f < p.count.inputs; ++f) {
    const indicator_info& info = *p.inputs[f];
    const double value = b.values(record)[f];
    write_string(out << (first ? "" : ","), info.id);
    first = false;
    out << ":";
    if (is_missing(value) || info.value_count() > 0 || infinite(value) ||
        info.time == time_kind::date)
      write_json_value(out, info, value);
    else out << exact_number(value).c_str();
  }
  out << "}";
  member(out, "outcomes") << "{";
  for (int r = 0; r < p.count.rules; ++r) {
    write_string(out << (r > 0 ? "," : ""), rule_text(p, r).c_str());
    write_string(out << ":", name_of(b.outcomes(record)[r]));
  }
  out << "}}";
}

}  // namespace detail

/// Writes the records as CSV, a line for each condition and each of its records: the rule, the condition, what the
/// record shows of it (`holds`, `fails`, `missing`), how it decides; then a column for each indicator, empty where
/// it is missing; then one for each rule with the outcome expected: yes, no or unknown. Numbers read back as the
/// same double. Conditions without records have no lines.
template <class Out>
void write_csv(Out& to, const boundary_records& b) {
  detail::sink<Out> out{to};
  const program& p = b.program();
  out << "rule,condition,shows,decides";
  for (int f = 0; f < p.count.inputs; ++f) detail::write_cell(out << ",", p.inputs[f]->id);
  for (int r = 0; r < p.count.rules; ++r)
    detail::write_cell(out << ",", "expect " + detail::rule_text(p, r));
  out << "\n";
  for (const replies::boundary_condition& c : b.conditions()) {
    const int records[] = {c.holds, c.fails, c.absent};
    constexpr const char* shows[] = {"holds", "fails", "missing"};
    for (int i = 0; i < 3; ++i) {
      if (records[i] < 0) continue;
      detail::write_cell(out, detail::rule_text(p, c.rule));
      detail::write_cell(out << ",", detail::condition_text(p, c));
      out << "," << shows[i] << "," << name_of(c.how);
      for (int f = 0; f < p.count.inputs; ++f)
        detail::write_cell(out << ",", detail::value_text(*p.inputs[f], b.values(records[i])[f]));
      for (int r = 0; r < p.count.rules; ++r) out << "," << name_of(b.outcomes(records[i])[r]);
      out << "\n";
    }
  }
}

/// Writes the records, each once, and the conditions with the numbers of their records as one JSON object;
/// conditions without records with the reason.
template <class Out>
void write_json(Out& to, const boundary_records& b) {
  detail::sink<Out> out{to};
  const program& p = b.program();
  detail::member(out << "{", "records", true) << "[";
  for (int i = 0; i < b.size(); ++i) detail::write_boundary_record(out << (i > 0 ? "," : ""), b, i);
  out << "]";
  detail::member(out, "conditions") << "[";
  bool first = true;
  for (const replies::boundary_condition& c : b.conditions()) {
    out << (first ? "{" : ",{");
    first = false;
    detail::write_string(detail::member(out, "rule", true), detail::rule_text(p, c.rule).c_str());
    detail::write_string(detail::member(out, "condition"), detail::condition_text(p, c).c_str());
    detail::write_string(detail::member(out, "decides"), name_of(c.how));
    if (c.is_shown()) {
      detail::member(out, "holds") << c.holds;
      detail::member(out, "fails") << c.fails;
      if (c.absent >= 0) {
        detail::member(out, "missing") << c.absent;
        detail::write_string(detail::member(out, "missing_indicator"),
                             p.inputs[c.missing_input]->id);
      }
    } else {
      detail::write_string(detail::member(out, "reason"), name_of(c.why_not));
    }
    out << "}";
  }
  out << "]}";
}

/// Writes how many conditions have their records, and a line for each that does not have the condition as only
/// cause, with the reason.
template <class Out>
void write_text(Out& to, const boundary_records& b) {
  detail::sink<Out> out{to};
  const program& p = b.program();
  const int n = static_cast<int>(b.conditions().size());
  out << n << (n == 1 ? " condition, " : " conditions, ") << b.size()
      << (b.size() == 1 ? " record: " : " records: ");
  constexpr influence all[] = {influence::unique_cause, influence::masking, influence::impossible,
                               influence::not_found};
  bool first = true;
  for (const influence how : all) {
    if (b.count(how) == 0) continue;
    out << (first ? "" : ", ") << b.count(how) << " " << name_of(how);
    first = false;
  }
  out << (first ? "nothing to try\n" : "\n");
  for (const replies::boundary_condition& c : b.conditions()) {
    if (c.how == influence::unique_cause) continue;
    out << "  " << detail::rule_text(p, c.rule).c_str() << ", "
        << detail::condition_text(p, c).c_str() << ": ";
    out << name_of(c.how);
    if (c.why_not != obstacle_to_deciding::none) out << ", " << name_of(c.why_not);
    out << "\n";
  }
}
/// The same as a string.
[[nodiscard]] inline std::string to_text(const boundary_records& b) {
  std::string s;
  write_text(s, b);
  return s;
}

}  // namespace nqpf
