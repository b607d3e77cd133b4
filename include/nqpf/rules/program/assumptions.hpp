// SPDX-License-Identifier: BSL-1.0
#pragma once

// The assumptions of a program: which inputs they bind, whether a record breaks one, and how that is told.

#include <nqpf/core/text_stream.hpp>
#include <nqpf/rules/program/condition_part.hpp>
#include <nqpf/rules/program/run.hpp>
#include <nqpf/rules/program/write.hpp>

namespace nqpf::inline NQPF_ABI {
namespace detail {

/// Calls `each(input)` for the inputs that an assumption reads, as often as it reads them.
template <class Each>
constexpr void inputs_of_assumption(const program& p, int a, Each&& each) {
  for (int i = p.assumptions[a].begin; i < p.assumptions[a].end; ++i)
    if (p.code[i].code == op::compare) inputs_of(p, p.atoms[p.code[i].argument], each);
}

/// Fills the bonds of a program: assumptions that share an input bind all inputs of each other.
constexpr void find_bonds(const program& p, unsigned long long* bonds) {
  unsigned long long joined[64]{};  // of each assumption, those that it hangs together with
  for (int f = 0; f < p.count.inputs; ++f) bonds[f] = 0;
  for (int a = 0; a < p.count.assumptions; ++a) {
    joined[a] = 1ULL << a;
    inputs_of_assumption(p, a, [&](int f) { bonds[f] |= 1ULL << a; });
  }
  for (int a = 0; a < p.count.assumptions; ++a) {
    inputs_of_assumption(p, a, [&](int f) { joined[a] |= bonds[f]; });
    for (int b = 0; b < a; ++b)
      if ((joined[a] & joined[b]) != 0) joined[a] |= joined[b];
    for (int b = 0; b < a; ++b)
      if ((joined[a] & joined[b]) != 0) joined[b] = joined[a];
  }
  for (int f = 0; f < p.count.inputs; ++f)
    for (int a = 0; a < p.count.assumptions; ++a)
      if (((bonds[f] >> a) & 1) != 0) bonds[f] |= joined[a];
}

/// Whether an assumption is false of a record, one value per input. What missing data leave open is not broken.
constexpr bool breaks(const program& p, int a, const double* values) {
  return evaluate_condition(p, p.assumptions[a].begin, p.assumptions[a].end, values, nullptr,
                            nullptr) == truth::no;
}
constexpr bool breaks_some(const program& p, const double* values) {
  for (int a = 0; a < p.count.assumptions; ++a)
    if (breaks(p, a, values)) return true;
  return false;
}

// Writes a condition of comparisons in the author's notation; what a negation stands before is turned.
template <class Text>
constexpr void write_part(Text& t, const program& p, int at, bool negated, bool in_both) {
  const condition_part part = part_at(p, at, !negated);
  if (part.is_leaf()) return write_atom(t, p, p.atoms[part.index], !part.holds);
  const bool is_both = part.what == condition_part::form::all;
  const bool brackets = in_both && !is_both;
  if (brackets) t << "(";
  write_part(t, p, part.left, !part.holds, is_both);
  t << (is_both ? " and " : " or ");
  write_part(t, p, part.right, !part.holds, is_both);
  if (brackets) t << ")";
}
template <class Text>
constexpr void write_assumption(Text& t, const program& p, int a) {
  write_part(t, p, p.assumptions[a].end - 1, false, false);
}

}  // namespace detail

/// An assumption of a rule set that a record breaks. It refers to the program and to the values of the record.
/// Written, it reads `graduates <= enrolled, but graduates = 120, enrolled = 100`.
struct broken_assumption {
  const program* of;
  int index;             ///< the place of the assumption in the set, from 0
  const double* values;  ///< of the record, one per input

  /// Calls `each(indicator, value)` for what the assumption reads, each once.
  template <class F>
  constexpr void inputs(F&& each) const {
    for (int f = 0; f < of->count.inputs; ++f) {
      bool reads = false;
      detail::inputs_of_assumption(*of, index, [&](int k) { reads = reads || k == f; });
      if (reads) each(*of->inputs[f], values[f]);
    }
  }

  /// The condition alone, in the author's notation.
  [[nodiscard]] constexpr text<300> condition() const {
    text<300> t;
    detail::write_assumption(t, *of, index);
    return t;
  }
  /// The condition with the values that break it.
  [[nodiscard]] constexpr text<600> line() const {
    text<600> t;
    detail::write_assumption(t, *of, index);
    const char* before = ", but ";
    inputs([&](const indicator_info& info, double value) {
      t << before << detail::shown_name(info) << " = ";
      detail::write_value(t, info, value);
      before = ", ";
    });
    return t;
  }
  /// Prints the line on anything that takes C strings with `<<`.
  template <detail::text_stream Stream>
  friend Stream& operator<<(Stream& out, const broken_assumption& b) {
    out << b.line().c_str();
    return out;
  }
};

/// Calls `each(broken)` for every assumption of a program that a record, one value per input, breaks.
template <class F>
constexpr void check_assumptions(const program& p, const double* values, F&& each) {
  for (int a = 0; a < p.count.assumptions; ++a)
    if (detail::breaks(p, a, values)) each(broken_assumption{&p, a, values});
}

}  // namespace nqpf
