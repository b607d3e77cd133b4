// SPDX-License-Identifier: BSL-1.0
#pragma once

// What an explanation is: its question, and its lines.

#include <nqpf/rules/finding.hpp>

namespace nqpf::inline NQPF_ABI {

/// What an explanation answers.
enum class question : unsigned char {
  why,       ///< why the rule is what it is: a smallest set of inputs that makes it so
  why_not,   ///< what the rule needs to hold and does not have
  holds_if,  ///< what missing values would make it hold, a smallest set of them
  fails_if,  ///< what missing values would make it not hold, a smallest set of them
};

namespace replies {

/// One line of an explanation. Lines that belong to another follow it with more depth.
struct explanation_line {
  enum class kind : unsigned char {
    comparison,  ///< of the program's atom `atom`; its opposite where `holds` is false
    rule,        ///< the rule `rule` holds, or does not
    condition,   ///< its condition does: another rule that goes before it may take the record
    one_of,      ///< one of the lines below it would do
    all_of,      ///< all of the lines below it together
  };
  kind what;
  short depth;
  bool holds;  ///< what is asked for, or is so: that it holds, or that it does not
  int rule;
  int atom;
};

}  // namespace replies

/// An explanation of one rule on one record. It refers to the record's evaluation.
struct explanation {
  static constexpr int capacity = 48;

  evaluated record{};
  int rule = -1;
  question asked = question::why;
  replies::explanation_line items[capacity]{};
  int count = 0;
  bool possible = true;  ///< false: nothing that is missing could make it so
  bool smallest = true;  ///< no smaller set of inputs does; false where the search left that open
  bool complete = true;  ///< false: some lines did not fit

  [[nodiscard]] constexpr const replies::explanation_line* begin() const noexcept { return items; }
  [[nodiscard]] constexpr const replies::explanation_line* end() const noexcept {
    return items + count;
  }
  [[nodiscard]] constexpr const detail::atom& comparison(
      const replies::explanation_line& r) const noexcept {
    return record.program->atoms[r.atom];
  }
  /// Calls `each(indicator, value)` for every indicator in the lines, each once.
  template <class F>
  constexpr void indicators(F&& each) const;
};

namespace detail {

// How far a number is from where a comparison with a bound begins to hold; 0 where it holds or lies on
// the bound.
constexpr double distance_to(comparison r, double value, double bound) noexcept {
  if (is_missing(value) || is_missing(bound)) return missing;
  const double above = value - bound;
  switch (r) {
    case comparison::less:
    case comparison::less_equal: return above > 0 ? above : 0;
    case comparison::greater:
    case comparison::greater_equal: return above < 0 ? -above : 0;
    case comparison::equal: return above < 0 ? -above : above;
    default: return 0;
  }
}

// The relation that a literal asks for: the atom's own, or its opposite.
constexpr comparison wanted_relation(const atom& a, bool holds) noexcept {
  return holds ? a.relation : opposite(a.relation);
}

constexpr int bits_of(unsigned long long mask) noexcept { return __builtin_popcountll(mask); }

}  // namespace detail

template <class F>
constexpr void explanation::indicators(F&& each) const {
  const auto reads = [&](const replies::explanation_line& r, int input) {
    return r.what == replies::explanation_line::kind::comparison &&
           detail::reads_input(*record.program, comparison(r), input);
  };
  for (int i = 0; i < count; ++i) {
    if (items[i].what != replies::explanation_line::kind::comparison) continue;
    int own[expression::capacity]{};
    int n = 0;
    detail::inputs_of(*record.program, comparison(items[i]), [&](int input) {
      for (int k = 0; k < n; ++k)
        if (own[k] == input) return;
      own[n++] = input;
      for (int k = 0; k < i; ++k)
        if (reads(items[k], input)) return;
      each(*record.program->inputs[input], record.values[input]);
    });
  }
}

}  // namespace nqpf
