// SPDX-License-Identifier: BSL-1.0
#pragma once

// The proof at all settings of a rule set declared in code, in slices; nothing of it is instantiated where no
// parameter can be set.

#include <nqpf/rules/proof/settings.hpp>
#include <nqpf/rules/proof/sliced.hpp>

namespace nqpf::inline NQPF_ABI::detail {

// Settings of parameters: which inputs and rules they reach.
template <int N>
struct interval_list {
  interval items[size_of(N)]{};
};
template <int N>
struct mark_list {
  unsigned char items[size_of(N)]{};
};
template <const auto& R>
inline constexpr auto parameter_ranges_of = [] {
  interval_list<program_of<R>.count.parameters> parameter_ranges;
  find_parameter_ranges(program_of<R>, parameter_ranges.items);
  return parameter_ranges;
}();
template <const auto& R>
inline constexpr auto moved_inputs = [] {
  constexpr int n =
      2 * program_of<R>.count.atoms < most_cuts ? 2 * program_of<R>.count.atoms : most_cuts;
  mark_list<program_of<R>.count.inputs> moves;
  axis_cut cuts[size_of(n)]{};
  axis_cut scratch[size_of(n)]{};
  find_moves(proof_space<R>, parameter_ranges_of<R>.items, cuts, scratch, n, moves.items);
  return moves;
}();
template <const auto& R>
inline constexpr auto affected_by = [] {
  mark_list<program_of<R>.count.rules> affected;
  find_affected(program_of<R>, moved_inputs<R>.items, affected.items);
  return affected;
}();

// The program with parameters among its inputs.
template <program_counts N>
struct joint_storage {
  const indicator_info* inputs[size_of(N.inputs)]{};
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
  info_list<n> list;
  fill_infos(program_of<R>, parameter_ranges_of<R>.items, list.items);
  return list;
}();
template <const auto& R>
inline constexpr auto joint_arrays = [] {
  constexpr program_counts n =
      joint_view(program_of<R>, moved_inputs<R>.items, nullptr, nullptr, nullptr).count;
  joint_storage<n> all;
  int heads[size_of(n.inputs)]{};
  int next[size_of(n.atoms)]{};
  fill_joint(program_of<R>, moved_inputs<R>.items, setting_infos<R>.items,
             {all.inputs, all.atoms, all.steps, heads, next});
  return all;
}();
template <const auto& R>
inline constexpr program joint_program =
    joint_view(program_of<R>, moved_inputs<R>.items, joint_arrays<R>.inputs, joint_arrays<R>.atoms,
               joint_arrays<R>.steps);
template <const auto& R>
inline constexpr setting_space settings_of{program_of<R>.count.inputs, nominal<R>.items,
                                           &program_of<R>};
template <const auto& R>
inline constexpr space bare_joint_space = [] {
  space s{&joint_program<R>, nominal<R>.items};
  s.settings = &settings_of<R>;
  s.find_witness_jointly = &find_witness_jointly;
  s.joint = true;
  return s;
}();
// Its axes, and what each atom says of its axis, in chunks.
template <const auto& R>
inline constexpr auto joint_axes = [] {
  axis_storage<joint_program<R>.count.inputs> kept;
  for (int i = 0; i < joint_program<R>.count.inputs; ++i)
    kept.items[i] = bare_joint_space<R>.make_axis(i);
  return kept;
}();
template <const auto& R, int Chunk>
inline constexpr auto joint_literal_chunk = [] {
  literal_storage<literal_chunk_size> kept;
  space here = bare_joint_space<R>;
  here.kept_axes = joint_axes<R>.items;
  here.has_axes = true;
  fill_literals(here, Chunk * literal_chunk_size, literal_chunk_size, kept.items);
  return kept;
}();
template <const auto& R, int... Chunk>
constexpr auto gather_joint_literals(std::integer_sequence<int, Chunk...>) {
  const literal* chunks[] = {joint_literal_chunk<R, Chunk>.items..., nullptr};
  return joined_literals<program_of<R>.count.atoms>(chunks);
}
template <const auto& R>
inline constexpr auto joint_literals =
    gather_joint_literals<R>(literal_chunks<program_of<R>.count.atoms>{});
template <const auto& R>
inline constexpr space joint_space = [] {
  space s = bare_joint_space<R>;
  s.kept_axes = joint_axes<R>.items;
  s.has_axes = true;
  s.literals = joint_literals<R>.items;
  s.has_literals = true;
  return s;
}();

template <int N>
struct unit_list {
  proof_unit items[size_of(N)]{};
};
template <const auto& R>
inline constexpr int unit_count = [] {
  int n = 0;
  for_each_unit(program_of<R>, affected_by<R>.items, proof_index<R>,
                [&](const proof_unit&) { ++n; });
  return n;
}();
template <const auto& R>
inline constexpr auto units = [] {
  unit_list<unit_count<R>> list;
  int n = 0;
  for_each_unit(program_of<R>, affected_by<R>.items, proof_index<R>,
                [&](const proof_unit& u) { list.items[n++] = u; });
  return list;
}();
template <const auto& R, int I>
inline constexpr slice_result unit_slice = [] {
  constexpr int rule_count = program_of<R>.count.rules;
  constexpr int parameter_count = program_of<R>.count.parameters;
  slice_result out;
  if constexpr (I > 0) out = {unit_slice<R, I - 1>.found, unit_slice<R, I - 1>.end, 0};
  parameter_values<parameter_count> setting = nominal<R>;
  unsigned char fixed[size_of(parameter_count)]{};
  interval parameter_ranges[size_of(parameter_count)]{};
  box_range ranges[size_of(rule_count)]{};
  for (box_range& range : ranges) range.count = -1;
  int members[size_of(2 * rule_count)]{};
  box_scratch scratch;
  box_scratch family;
  int left = evaluation_effort;
  space joint = joint_space<R>;
  joint.effort = &left;
  const setting_prover prover{
      {program_of<R>,
       proof_index<R>,
       budgets{},
       out.found,
       nominal<R>.items,
       {setting.items, fixed, parameter_ranges, &left},
       ranges,
       scratch,
       members},
      joint,
      {proof_space<R>, parameter_ranges_of<R>.items, moved_inputs<R>.items, affected_by<R>.items},
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
  } else if constexpr (program_of<R>.count.parameters > most_values - most_inputs) {
    diagnostics d;
    report_too_many_parameters(d);
    return d;
  } else if constexpr (unit_count<R> == 0) {
    return found_at_defaults<R>;
  } else return found_of_units<R>();
}

// What is asked of the items of lists is proven as rules are; what is wrong with it is told of the rules that ask.
template <const auto& R>
constexpr diagnostics prove_with_items();
template <const auto& R, int List>
constexpr void prove_items(diagnostics& all) {
  if constexpr (questions<R>.sizes[List] > 0) {
    for (diagnostic d : prove_with_items<item_rules<R, List>>()) {
      const int of = questions<R>.question_of(List, d.rule);
      d.rule = of >= 0 ? questions<R>[of].rule : -1;
      d.other = -1;
      all.add(d);
    }
    report_item_limits(*questions<R>.of[List], program_of_items<R, List>().count, all);
  }
}
template <const auto& R, int... List>
constexpr diagnostics prove_lists(std::integer_sequence<int, List...>) {
  diagnostics all;
  (prove_items<R, List>(all), ...);
  if (questions<R>.too_many) report_too_many_questions(all);
  return all;
}
template <const auto& R>
constexpr diagnostics prove_with_items() {
  if constexpr (!asks_lists<R>) {
    return prove_settings<R>();
  } else {
    diagnostics all = prove_lists<R>(list_numbers<R>{});
    all.merge(prove_settings<R>());
    return all;
  }
}

/// All that is wrong with a rule set declared in code: at the defaults of its parameters, then at all
/// settings.
template <const auto& R>
inline constexpr diagnostics found = prove_with_items<R>();

}  // namespace nqpf::detail
