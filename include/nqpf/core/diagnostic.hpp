// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a proof finds wrong with a rule set, as a value.

#include <nqpf/core/phrase.hpp>

namespace nqpf::inline NQPF_ABI {

/// The defects of a rule set. The numbers are stable; the documents have a section on each.
enum class defect : unsigned char {
  none = 0,
  duplicate_id = 1,         ///< one id twice, or two indicators with one id
  unknown_name = 2,         ///< unknown rule, category or fact; an indicator that no rule reads
  outside_domain = 3,       ///< a threshold outside the indicator's domain
  never_holds = 4,          ///< a condition that holds on no record
  always_holds = 5,         ///< a condition that holds on every complete record
  subsumed = 6,             ///< a rule that another with the same conclusion makes superfluous
  conflict = 7,             ///< conflicting conclusions on one record
  gap = 8,                  ///< a record that no row answers, in a set declared complete
  overlap = 9,              ///< two rows on one record where only one may hold
  shadowed = 10,            ///< a row that earlier rows leave nothing
  cycle = 11,               ///< a derivation that needs itself
  not_monotone = 12,        ///< improving an indicator worsens the conclusion
  no_source = 13,           ///< a rule that cites nothing
  unanswered_dilemma = 14,  ///< a dilemma without a measure, a measure without a dilemma
  one_way_drive = 15,       ///< one way where two-way drive is claimed
  bad_weights = 16,         ///< weights negative, or not summing to one
  mixed_units = 17,         ///< a percent compared with a ratio
  parameter_setting = 18,   ///< a setting of parameters within their ranges that makes a defect
  undecided = 19,           ///< too large to decide within the budget
  two_writers = 20,         ///< one derived fact written twice
  no_effect = 21,           ///< a column or term that changes nothing
  bad_assumption = 22,      ///< assumptions that no record keeps, or that speak of rules
};

/// The stable one-line meaning of a defect.
[[nodiscard]] constexpr const char* headline(defect code) noexcept {
  constexpr const char* words[] = {"no defect",
                                   "one id twice",
                                   "unknown name",
                                   "threshold outside domain",
                                   "condition can never hold",
                                   "condition always holds",
                                   "rule is subsumed",
                                   "conclusions conflict",
                                   "gap in a complete set",
                                   "rows overlap",
                                   "row is shadowed",
                                   "cyclic derivation",
                                   "not monotone",
                                   "rule has no source",
                                   "dilemma without measure",
                                   "drive runs one way",
                                   "bad weights",
                                   "quantities do not mix",
                                   "parameter setting makes a defect",
                                   "too large to decide",
                                   "two writers of one fact",
                                   "changes nothing",
                                   "assumptions are not valid"};
  return words[static_cast<int>(code)];
}

/// One defect: its code, the rules it concerns by their place in the set (or -1), and the message.
struct diagnostic {
  defect code;
  int rule;
  int other;
  phrase message;

  [[nodiscard]] constexpr explicit operator bool() const noexcept { return code != defect::none; }
};

namespace detail {

/// What an author can do about a defect whose message only shows it, in the words of code or of rule files; else empty.
constexpr const char* remedy(const diagnostic& d, bool in_file = false) noexcept {
  if (d.code == defect::shadowed) return "let it go before what takes its records, or leave it out";
  if (d.code == defect::overlap)
    return in_file ? "make the conditions exclude each other, or say which goes before the other: "
                     "a table 'first', a group 'in order'"
                   : "make the conditions exclude each other, or say which goes before the other: "
                     "hit::first, in_order(...)";
  if (d.code != defect::conflict || d.rule < 0) return "";
  if (d.other < 0)
    return in_file ? "say that the other value 'overrules' that of the default, or change one"
                   : "let the other value overrule that of the default with resolves(...), "
                     "or change one";
  if (d.other == d.rule)
    return in_file ? "leave one of the two out, or say which 'overrules' the other"
                   : "leave one of the two out, or say which overrules the other: resolves(...)";
  return in_file ? "say which 'overrules' the other, or make the conditions exclude each other"
                 : "say which overrules the other with resolves(...), or make the conditions "
                   "exclude each other";
}

}  // namespace detail

/// The defects found in one rule set: the first ten, each with its message.
struct diagnostics {
  static constexpr int capacity = 10;
  diagnostic items[capacity]{};
  int count = 0;

  constexpr void add(const diagnostic& d) noexcept {
    if (count < capacity) items[count] = d;
    ++count;
  }
  constexpr void merge(const diagnostics& others) noexcept {
    for (int i = 0; i < others.size(); ++i) add(others.items[i]);
  }
  /// Whether the next defect needs its message: those beyond the first ten are only counted.
  [[nodiscard]] constexpr bool wants_words() const noexcept { return count < capacity; }
  [[nodiscard]] constexpr bool ok() const noexcept { return count == 0; }
  /// Whether enough is known: proofs stop where they would only count.
  [[nodiscard]] constexpr bool full() const noexcept { return count >= capacity; }
  [[nodiscard]] constexpr int size() const noexcept { return count < capacity ? count : capacity; }
  [[nodiscard]] constexpr const diagnostic* begin() const noexcept { return items; }
  [[nodiscard]] constexpr const diagnostic* end() const noexcept { return items + size(); }
};

}  // namespace nqpf
