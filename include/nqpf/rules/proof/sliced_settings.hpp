// SPDX-License-Identifier: BSL-1.0
#pragma once

// The proof at all settings of a rule set declared in code, in slices; nothing of it is instantiated where no
// parameter can be set.

#include <nqpf/rules/proof/settings.hpp>
#include <nqpf/rules/proof/sliced.hpp>

namespace nqpf::inline v0::detail {

// Settings of parameters: the program with parameters among its facts.
template <program_counts N>
struct joint_storage {
  const indicator_info* facts[size_of(N.facts)]{};
  atom atoms[size_of(N.atoms)]{};
  number_step steps[size_of(N.steps)]{};
};
template <int N>
struct info_list {
  indicator_info items[size_of(N)]{};
};
template <const auto& R>
inline constexpr auto setting_infos = [] {
  constexpr int n = program_of<R>.count.parameters;
  interval rooms[size_of(n)]{};
  find_rooms(program_of<R>, rooms);
  info_list<n> list;
  fill_infos(program_of<R>, rooms, list.items);
  return list;
}();
template <const auto& R>
inline constexpr auto joint_arrays = [] {
  constexpr program_counts n = joint_view(program_of<R>, nullptr, nullptr, nullptr).count;
  joint_storage<n> all;
  fill_joint(program_of<R>, setting_infos<R>.items, all.facts, all.atoms, all.steps);
  return all;
}();
template <const auto& R>
inline constexpr program joint_program =
    joint_view(program_of<R>, joint_arrays<R>.facts, joint_arrays<R>.atoms, joint_arrays<R>.steps);
template <const auto& R>
inline constexpr setting_space settings_of{program_of<R>.count.facts, standing<R>.items};
template <const auto& R>
inline constexpr space joint_space = [] {
  space s{&joint_program<R>, standing<R>.items};
  s.settings = &settings_of<R>;
  s.realise_jointly = &realise_jointly;
  s.joint = true;
  return s;
}();

template <int N>
struct unit_list {
  proof_unit items[size_of(N)]{};
};
template <const auto& R>
inline constexpr int unit_count = [] {
  int n = 0;
  for_each_unit(program_of<R>, proof_index<R>, [&](const proof_unit&) { ++n; });
  return n;
}();
template <const auto& R>
inline constexpr auto units = [] {
  unit_list<unit_count<R>> list;
  int n = 0;
  for_each_unit(program_of<R>, proof_index<R>, [&](const proof_unit& u) { list.items[n++] = u; });
  return list;
}();
template <const auto& R, int I>
inline constexpr slice_result unit_slice = [] {
  constexpr int rule_count = program_of<R>.count.rules;
  constexpr int parameter_count = program_of<R>.count.parameters;
  slice_result out;
  if constexpr (I > 0) out = {unit_slice<R, I - 1>.found, unit_slice<R, I - 1>.end, 0};
  parameter_values<parameter_count> setting = standing<R>;
  unsigned char fixed[size_of(parameter_count)]{};
  interval rooms[size_of(parameter_count)]{};
  box_range ranges[size_of(rule_count)]{};
  for (box_range& range : ranges) range.count = -1;
  int members[size_of(2 * rule_count)]{};
  unit_room room;
  unit_room family;
  int left = evaluation_effort;
  space joint = joint_space<R>;
  joint.effort = &left;
  const setting_prover prover{{program_of<R>,
                               proof_index<R>,
                               budgets{},
                               out.found,
                               standing<R>.items,
                               {setting.items, fixed, rooms, &left},
                               ranges,
                               room,
                               members},
                              joint,
                              family};
  out.end = check_items(out.begin, unit_count<R>, left, out.found, [&](int u) {
    spend(joint, 100);
    prover.check(units<R>.items[u]);
  });
  return out;
}();
template <const auto& R, int I = 0>
constexpr diagnostics found_of_units() {
  if constexpr (unit_slice<R, I>.end == unit_count<R>) return unit_slice<R, I>.found;
  else if constexpr (I + 1 == most_slices) return too_much_work<R>();
  else return found_of_units<R, I + 1>();
}

template <const auto& R>
constexpr diagnostics prove_settings() {
  if constexpr (!found_at_defaults<R>.ok() || !some_setting(program_of<R>)) {
    return found_at_defaults<R>;
  } else if constexpr (program_of<R>.count.parameters > most_values - most_facts) {
    diagnostics d;
    report_too_many_parameters(d);
    return d;
  } else return found_of_units<R>();
}

/// All that is wrong with a rule set declared in code: at the defaults of its parameters, then at all
/// settings.
template <const auto& R>
inline constexpr diagnostics found = prove_settings<R>();

}  // namespace nqpf::detail
