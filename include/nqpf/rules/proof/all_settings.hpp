// SPDX-License-Identifier: BSL-1.0
#pragma once

// The proof at all settings in one go, with the memory that it works in: at run time.

#include <nqpf/rules/proof/settings.hpp>
#include <nqpf/rules/space/literals.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// Which inputs and rules settings reach, and the joint program with its literals. `Vector` is std::vector.
template <template <class...> class Vector>
struct joint_vectors {
  space given;
  Vector<interval> parameter_ranges;
  Vector<unsigned char> moves;
  Vector<unsigned char> affected;
  Vector<indicator_info> infos;
  Vector<const indicator_info*> inputs;
  Vector<atom> atoms;
  Vector<number_step> steps;
  Vector<literal> literals;
  program joint;
  setting_space settings;
  space s;

  joint_vectors(const program& p, const double* nominal)
      : given{&p, nominal},
        parameter_ranges(size_of(p.count.parameters)),
        moves(size_of(p.count.inputs)),
        affected(size_of(p.count.rules)),
        infos(parameter_ranges.size()),
        inputs(size_of(p.count.inputs + p.count.parameters)),
        atoms(size_of(p.count.atoms)),
        literals(size_of(2 * p.count.atoms)),
        settings{p.count.inputs, nominal, &p} {
    find_parameter_ranges(p, parameter_ranges.data());
    const int most = 2 * p.count.atoms;
    Vector<axis_cut> cuts(size_of(most));
    Vector<axis_cut> scratch(size_of(most));
    find_moves(given, parameter_ranges.data(), cuts.data(), scratch.data(), most, moves.data());
    find_affected(p, moves.data(), affected.data());
    join();
  }
  joint_vectors(const joint_vectors&) = delete;

private:
  void join() {
    const program& p = *given.p;
    fill_infos(p, parameter_ranges.data(), infos.data());
    steps.resize(size_of(p.count.steps + more_steps(p, moves.data())));
    Vector<int> heads(inputs.size());
    Vector<int> next(atoms.size());
    fill_joint(p, moves.data(), infos.data(),
               {inputs.data(), atoms.data(), steps.data(), heads.data(), next.data()});
    joint = joint_view(p, moves.data(), inputs.data(), atoms.data(), steps.data());
    s = space{&joint, given.parameters};
    s.settings = &settings;
    s.find_witness_jointly = &find_witness_jointly;
    s.joint = true;
    fill_literals(s, 0, p.count.atoms, literals.data());
    s.literals = literals.data();
    s.has_literals = true;
  }
};

/// Proves all units of a program.
template <template <class...> class Vector>
void prove_all_settings(const program& p, const double* nominal, const conclusion_index& index,
                        Vector<box_range>& ranges, diagnostics& found) {
  if (p.count.parameters > most_values - most_inputs) return report_too_many_parameters(found);
  const joint_vectors<Vector> all(p, nominal);
  Vector<double> setting(all.parameter_ranges.size());
  Vector<unsigned char> fixed(all.parameter_ranges.size());
  Vector<interval> parameter_ranges(all.parameter_ranges.size());
  Vector<int> members(2 * ranges.size() + 1);
  Vector<box_scratch> scratch(2);
  for (box_range& range : ranges) range = {0, -1};
  const setting_prover prover{
      {p,
       index,
       budgets{},
       found,
       nominal,
       {setting.data(), fixed.data(), parameter_ranges.data()},
       ranges.data(),
       scratch[0],
       members.data()},
      all.s,
      {all.given, all.parameter_ranges.data(), all.moves.data(), all.affected.data()},
      scratch[1]};
  for_each_unit(p, all.affected.data(), index, [&](const proof_unit& u) { prover.check(u); });
}

}  // namespace nqpf::detail
