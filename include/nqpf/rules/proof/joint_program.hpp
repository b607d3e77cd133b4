// SPDX-License-Identifier: BSL-1.0
#pragma once

// A program with its parameters among its facts: what is compared with a parameter that can be set, or
// computed with one, is compared with a number of the record. Rules, code and groups stay as they are.

#include <nqpf/rules/proof/orders.hpp>
#include <nqpf/rules/space/joint.hpp>

namespace nqpf::inline v0::detail {

constexpr bool some_setting(const program& p) noexcept {
  for (int i = 0; i < p.count.parameters; ++i)
    if (has_range(*p.parameters[i])) return true;
  return false;
}
constexpr bool compares_setting(const program& p, const atom& a) noexcept {
  return a.what == atom::form::compare && a.parameter >= 0 && has_range(*p.parameters[a.parameter]);
}

/// Steps that the joint program has beyond those of the program.
constexpr int more_steps(const program& p) noexcept {
  int n = 0;
  for (int i = 0; i < p.count.atoms; ++i) n += compares_setting(p, p.atoms[i]) ? 2 : 0;
  return n;
}

/// Fills the parameters as facts, one info per parameter. `rooms` has what the orders leave of each.
constexpr void fill_infos(const program& p, const interval* rooms, indicator_info* infos) {
  for (int q = 0; q < p.count.parameters; ++q) {
    indicator_info& info = infos[q];
    info.id = p.parameters[q]->id;
    info.may_be_missing = false;
    info.domain = rooms[q];
  }
}

/// Fills facts (one per fact and parameter), atoms (one per atom) and steps (with `more_steps`).
constexpr void fill_joint(const program& p, const indicator_info* infos,
                          const indicator_info** facts, atom* atoms, number_step* steps) {
  const auto fact_of = [&](int q) { return static_cast<short>(p.count.facts + q); };
  for (int f = 0; f < p.count.facts; ++f) facts[f] = p.facts[f];
  for (int q = 0; q < p.count.parameters; ++q) facts[fact_of(q)] = infos + q;
  int used = p.count.steps;
  for (int i = 0; i < used; ++i) {
    steps[i] = p.steps[i];
    if (steps[i].code == op::parameter && has_range(*p.parameters[steps[i].index]))
      steps[i] = {op::indicator, fact_of(steps[i].index), 0, nullptr};
  }
  for (int i = 0; i < p.count.atoms; ++i) {
    atoms[i] = p.atoms[i];
    if (!compares_setting(p, p.atoms[i])) continue;
    atoms[i].what = atom::form::computed;
    atoms[i].fact = -1;
    atoms[i].parameter = -1;
    atoms[i].begin = used;
    atoms[i].middle = used + 1;
    atoms[i].end = used + 2;
    steps[used++] = {op::indicator, p.atoms[i].fact, 0, nullptr};
    steps[used++] = {op::indicator, fact_of(p.atoms[i].parameter), 0, nullptr};
  }
}

/// The view of a program over such arrays.
constexpr program joint_view(const program& p, const indicator_info* const* facts,
                             const atom* atoms, const number_step* steps) noexcept {
  program j = p;
  j.count.facts = p.count.facts + p.count.parameters;
  j.count.steps = p.count.steps + more_steps(p);
  j.facts = facts;
  j.atoms = atoms;
  j.steps = steps;
  return j;
}

}  // namespace nqpf::detail
