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
template <const auto& R>
inline constexpr auto unit_slices = cut_slices<unit_count<R>>(
    [](int i) {
      const proof_unit& u = units<R>.items[i];
      return u.what == proof_unit::kind::rule   ? 10LL
             : u.what == proof_unit::kind::pair ? 25LL
                                                : 100LL;
    },
    100);
template <const auto& R, int I>
inline constexpr diagnostics unit_slice = [] {
  constexpr int rule_count = program_of<R>.count.rules;
  constexpr int parameter_count = program_of<R>.count.parameters;
  diagnostics found;
  parameter_values<parameter_count> setting = standing<R>;
  unsigned char fixed[size_of(parameter_count)]{};
  interval rooms[size_of(parameter_count)]{};
  box_range ranges[size_of(rule_count)]{};
  for (box_range& range : ranges) range.count = -1;
  int members[size_of(2 * rule_count)]{};
  unit_room room;
  unit_room family;
  const setting_prover prover{{program_of<R>,
                               proof_index<R>,
                               proof_limit,
                               found,
                               standing<R>.items,
                               {setting.items, fixed, rooms},
                               ranges,
                               room,
                               members},
                              joint_space<R>,
                              family};
  for (int u = unit_slices<R>.begin[I]; u < unit_slices<R>.begin[I + 1]; ++u)
    prover.check(units<R>.items[u]);
  return found;
}();

template <const auto& R, int... U>
constexpr diagnostics collect_settings(std::integer_sequence<int, U...>) {
  return merged({&unit_slice<R, U>...});
}

template <const auto& R>
constexpr diagnostics prove_settings() {
  if constexpr (!found_at_defaults<R>.ok() || !some_setting(program_of<R>)) {
    return found_at_defaults<R>;
  } else if constexpr (program_of<R>.count.parameters > most_values - most_facts) {
    diagnostics d;
    report_too_many_parameters(d);
    return d;
  } else return collect_settings<R>(std::make_integer_sequence<int, unit_slices<R>.count>{});
}

/// All that is wrong with a rule set declared in code: at the defaults of its parameters, then at all
/// settings.
template <const auto& R>
inline constexpr diagnostics found = prove_settings<R>();

}  // namespace nqpf::detail
