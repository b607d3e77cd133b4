// SPDX-License-Identifier: BSL-1.0
#pragma once

// A program with its parameters among its inputs: what is compared with a parameter that can be set, or
// computed with one, is compared with a number of the record. Rules, code and groups stay as they are.

#include <nqpf/rules/proof/orders.hpp>
#include <nqpf/rules/proof/steady.hpp>

namespace nqpf::inline NQPF_ABI::detail {

constexpr bool some_setting(const program& p) noexcept {
  for (int i = 0; i < p.count.parameters; ++i)
    if (has_range(*p.parameters[i])) return true;
  return false;
}
/// Whether a comparison of an input with a parameter is one of two numbers in the joint program. `moves` says which
/// inputs need that (steady.hpp); the parts of others are those at the setting at which the proof stands.
constexpr bool joins_setting(const program& p, const unsigned char* moves, const atom& a) noexcept {
  return compares_setting(p, a) && moves[a.input] != 0;
}

/// Steps that the joint program has beyond those of the program.
constexpr int more_steps(const program& p, const unsigned char* moves) noexcept {
  int n = 0;
  for (int i = 0; i < p.count.atoms; ++i) n += joins_setting(p, moves, p.atoms[i]) ? 2 : 0;
  return n;
}

/// Fills the parameters as inputs, one info per parameter. `parameter_ranges` has what the orders leave of each.
constexpr void fill_infos(const program& p, const interval* parameter_ranges,
                          indicator_info* infos) {
  for (int q = 0; q < p.count.parameters; ++q) {
    indicator_info& info = infos[q];
    info.id = p.parameters[q]->id;
    info.may_be_missing = false;
    info.domain = parameter_ranges[q];
    info.time = p.parameters[q]->time;
    info.unit_name = p.parameters[q]->unit_name;
    if (info.time == time_kind::date) info.kind = kind::integer;
  }
}

/// The arrays of a joint program.
struct joint_scratch {
  const indicator_info** inputs;  ///< one per input and parameter
  atom* atoms;                    ///< one per atom
  number_step* steps;             ///< with `more_steps`
  int* heads;                     ///< scratch, one per input and parameter
  int* next;                      ///< scratch, one per atom
};

// Finds for every computed comparison the first of the same two numbers, in either order, and notes it in `set`:
// the two share an axis. Only those are compared that read the same last operand, which no order changes.
constexpr void find_shared(const program& joint, const joint_scratch& scratch) {
  for (int f = 0; f < joint.count.inputs; ++f) scratch.heads[f] = -1;
  for (int i = 0; i < joint.count.atoms; ++i) {
    atom& a = scratch.atoms[i];
    if (a.what != atom::form::computed) continue;
    int last = 0;
    for_each_operand(joint, a, [&](int f) { last = f > last ? f : last; });
    int k = scratch.heads[last];
    while (k >= 0 && compares_same(joint, a, scratch.atoms[k]) == 0) k = scratch.next[k];
    a.set = static_cast<unsigned long long>(k >= 0 ? k : i);
    if (k >= 0) continue;
    scratch.next[i] = scratch.heads[last];
    scratch.heads[last] = i;
  }
}

/// The view of a program over such arrays.
constexpr program joint_view(const program& p, const unsigned char* moves,
                             const indicator_info* const* inputs, const atom* atoms,
                             const number_step* steps) noexcept {
  program j = p;
  j.count.inputs = p.count.inputs + p.count.parameters;
  j.count.steps = p.count.steps + more_steps(p, moves);
  j.inputs = inputs;
  j.atoms = atoms;
  j.steps = steps;
  return j;
}

constexpr void fill_joint(const program& p, const unsigned char* moves, const indicator_info* infos,
                          const joint_scratch& scratch) {
  const auto input_of = [&](int q) { return static_cast<short>(p.count.inputs + q); };
  for (int f = 0; f < p.count.inputs; ++f) scratch.inputs[f] = p.inputs[f];
  for (int q = 0; q < p.count.parameters; ++q) scratch.inputs[input_of(q)] = infos + q;
  int used = p.count.steps;
  number_step* steps = scratch.steps;
  for (int i = 0; i < used; ++i) {
    steps[i] = p.steps[i];
    if (steps[i].code == op::parameter && has_range(*p.parameters[steps[i].index]))
      steps[i] = {op::indicator, input_of(steps[i].index), 0, nullptr, nullptr};
  }
  for (int i = 0; i < p.count.atoms; ++i) {
    atom& a = scratch.atoms[i];
    a = p.atoms[i];
    if (!joins_setting(p, moves, p.atoms[i])) continue;
    a.what = atom::form::computed;
    a.input = -1;
    a.parameter = -1;
    a.begin = used;
    a.middle = used + 1;
    a.end = used + 2;
    steps[used++] = {op::indicator, p.atoms[i].input, 0, nullptr, nullptr};
    steps[used++] = {op::indicator, input_of(p.atoms[i].parameter), 0, nullptr, nullptr};
  }
  find_shared(joint_view(p, moves, scratch.inputs, scratch.atoms, steps), scratch);
}

}  // namespace nqpf::detail
