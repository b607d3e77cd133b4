// SPDX-License-Identifier: BSL-1.0
#pragma once

// Packs what a rule set assumes behind the conditions of its rules. `Packer` is a `packer` (pack.hpp).

#include <nqpf/core/null.hpp>
#include <nqpf/rules/program/assumptions.hpp>
#include <nqpf/rules/program/pack.hpp>

namespace nqpf::inline NQPF_ABI::detail {

// What keeps a condition from being an assumption, or null. An assumption speaks of records alone, whatever the
// rules say and wherever their parameters stand.
constexpr const char* fault_of_assumption(const expression& e) noexcept {
  if (e.count > expression::capacity) return " has more than 128 parts: make two of it";
  if (e.count == 0) return " has no condition";
  for (int i = 0; i < e.count; ++i) {
    const op code = e.nodes[i].code;
    if (code == op::outcome) return " reads the outcome of a rule: write the condition";
    if (code == op::parameter || code == op::compare_parameter)
      return " reads a parameter: write the number";
    if (code == op::items || is_named_question(e.nodes[i]))
      return " asks the items of a list: name a function of the record that answers";
  }
  return nullptr;
}

// Whether an assumption that is packed already has the code that begins at a place.
template <class Packer>
constexpr bool is_assumed(const Packer& p, int begin) noexcept {
  for (int a = 0; a < p.out.used.assumptions; ++a) {
    const assumption_row row = p.out.assumptions[a];
    bool same = row.end - row.begin == p.out.used.code - begin;
    for (int i = 0; same && row.begin + i < row.end; ++i)
      same = p.out.code[row.begin + i].code == p.out.code[begin + i].code &&
             p.out.code[row.begin + i].argument == p.out.code[begin + i].argument;
    if (same) return true;
  }
  return false;
}

template <class Packer>
constexpr void pack_assumption(Packer& p, const expression& e) {
  const int place = p.out.used.assumptions + 1;
  const char* fault = fault_of_assumption(e);
  if (!is_null(fault))
    return p.insist(defect::bad_assumption, -1, -1, phrase{} << "assumption " << place << fault);
  const int before = p.out.used.code;
  p.pack_condition(e, -1);
  if (p.offset > 0 && is_assumed(p, before)) {  // by the other set too
    p.out.used.code = before;
  } else if (place > most_assumptions) {
    p.out.used.code = before;
    p.insist(defect::undecided, -1, -1,
             phrase{} << "there are more than " << most_assumptions << " assumptions: join some");
  } else {
    p.out.assumptions[p.out.used.assumptions++] = {before, p.out.used.code};
  }
}

}  // namespace nqpf::inline NQPF_ABI::detail
