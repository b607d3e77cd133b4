// SPDX-License-Identifier: BSL-1.0
#pragma once

// Why a rule held or did not, as data: the comparisons that decided, for reports to put in words.

#include <nqpf/rules/finding.hpp>
#include <nqpf/rules/program/condition_part.hpp>

#include <string>
#include <vector>

namespace nqpf::inline NQPF_ABI {

namespace replies {

/// A comparison that decided a finding. Where it is not one of an indicator with a number or a
/// threshold, only `words` are there.
struct rule_reason {
  const indicator_info* indicator = nullptr;
  double value = missing;
  nqpf::comparison relation{};  ///< as it holds
  double bound = missing;
  const parameter* threshold = nullptr;  ///< the parameter that the bound is, if it is one
  std::string words;
};

}  // namespace replies

namespace detail {

/// A word for a comparison: `below`, `at least`.
[[nodiscard]] constexpr const char* word_for(comparison r) noexcept {
  constexpr const char* words[] = {"below",    "at most",  "above",
                                   "at least", "equal to", "other than"};
  return words[static_cast<int>(r)];
}

class reason_collector {
public:
  explicit reason_collector(const evaluated& record) : record_(record), truths_(record) {}

  // Why a decided rule is so: what its condition says or, in an ordered group, the rule that takes the record.
  void collect(int rule) {
    const rule_row& row = record_.program->rules[rule];
    const truth outcome = record_.outcomes[rule];
    if (row.end == row.begin || outcome == truth::unknown) return;
    if (truths_.of_rule(rule) == outcome) collect(row.end - 1, outcome);
    else if (const int before = truths_.taken_by(rule); before >= 0)
      say(record_.program->rules[before], " before it holds", detail::taking(record_, before));
  }

  std::vector<replies::rule_reason> found;

private:
  void collect(int at, truth wanted) {
    const program& p = *record_.program;
    const detail::condition_part part = detail::part_at(p, at, wanted == truth::yes);
    const truth is = truth_of(part.holds);
    if (part.what == detail::condition_part::form::comparison) return add(p.atoms[part.index], is);
    if (part.what == detail::condition_part::form::outcome)
      return say(p.rules[part.index], part.holds ? " holds" : " does not hold",
                 detail::condition_of(p, part.index));
    // Where any is enough, all are told that came out so.
    for (const int operand : {part.left, part.right})
      if (truths_.at(operand) == is) collect(operand, is);
  }

  void say(const rule_row& rule, const char* what, const char* before = "") {
    replies::rule_reason r;
    r.words = std::string(before) + rule.id + what;
    found.push_back(static_cast<replies::rule_reason&&>(r));
  }
  void add(const atom& a, truth wanted) {
    const program& p = *record_.program;
    replies::rule_reason r;
    if (a.what == atom::form::compare) {
      r.indicator = p.inputs[a.input];
      r.value = record_.values[a.input];
      r.relation = wanted == truth::yes ? a.relation : detail::opposite(a.relation);
      r.bound = a.parameter >= 0 ? record_.parameters[a.parameter] : a.value;
      r.threshold = a.parameter >= 0 ? p.parameters[a.parameter] : nullptr;
    } else {
      text<200> t;
      detail::write_atom(t, p, a, wanted == truth::no);
      r.words = t.c_str();
    }
    found.push_back(static_cast<replies::rule_reason&&>(r));
  }

  const evaluated& record_;
  detail::condition_truths truths_;
};

}  // namespace detail

/// The comparisons that decided a finding; none where it is undecided.
[[nodiscard]] inline std::vector<replies::rule_reason> reasons_of(const finding& f) {
  detail::reason_collector collector(f.record);
  collector.collect(f.rule);
  return static_cast<std::vector<replies::rule_reason>&&>(collector.found);
}

}  // namespace nqpf::inline NQPF_ABI
