// SPDX-License-Identifier: BSL-1.0
#pragma once

// The records, and settings of the parameters, among which a question is answered.

#include <nqpf/rules/proof/joint_program.hpp>
#include <nqpf/rules/proof/rules.hpp>
#include <nqpf/rules/questions/program.hpp>
#include <nqpf/rules/space/literals.hpp>

namespace nqpf::inline NQPF_ABI {

/// The records that a question is about.
enum class records : unsigned char {
  usual,     ///< what the question says of itself
  all,       ///< also those with missing data
  complete,  ///< those in which every input is known, apart from those of which the condition asks whether they are
};

/// How a question is asked: `{.about = nqpf::records::all}`, `{.at_defaults = true}`.
struct asking {
  records about = records::usual;
  /// At the defaults of the parameters alone. Without it, what is claimed holds at every setting in their ranges and
  /// orders, and what is found may need one.
  bool at_defaults = false;
};

namespace detail {

/// The space of a question. It refers to itself: it stays where it is made.
struct question_space {
  question_program asked;
  owned_array<indicator_info> known;  ///< the indicators as they are where nothing is missing
  owned_array<const indicator_info*> known_inputs;
  owned_array<bool> is_made_known;  ///< of each input, where records are complete
  bool is_complete = false;
  program p;
  owned_array<double> nominal;
  // With parameters among the inputs.
  owned_array<interval> parameter_ranges;
  owned_array<unsigned char> moves;
  owned_array<indicator_info> infos;
  owned_array<const indicator_info*> inputs;
  owned_array<atom> atoms;
  owned_list<number_step> steps;
  program joint;
  setting_space settings{};
  owned_array<axis> axes;
  owned_array<literal> literals;
  space s;
  int left = evaluation_effort;

  constexpr question_space(const program& given, const question_parts& parts, records about,
                           bool at_defaults)
      : asked(given, parts),
        known(about == records::complete ? asked.p.count.inputs : 0),
        known_inputs(about == records::complete ? asked.p.count.inputs : 0),
        is_made_known(about == records::complete ? asked.p.count.inputs : 0),
        p(asked.p),
        nominal(p.count.parameters),
        parameter_ranges(p.count.parameters),
        moves(p.count.inputs),
        infos(joins(p, at_defaults) ? p.count.parameters : 0),
        inputs(joins(p, at_defaults) ? p.count.inputs + p.count.parameters : 0),
        atoms(joins(p, at_defaults) ? p.count.atoms : 0),
        joint(p),
        axes(p.count.inputs + (joins(p, at_defaults) ? p.count.parameters : 0)),
        literals(__builtin_is_constant_evaluated() ? 0 : 2 * p.count.atoms) {
    if (!asked.found.ok() || is_too_large()) return;
    if (about == records::complete) leave_out_missing(parts);
    if (__builtin_is_constant_evaluated())
      left -= 12 * (p.count.inputs + p.count.atoms + p.count.code + p.count.steps + p.count.rules);
    stand(at_defaults);
    s = space{&p, nominal.items};
    if (joins(p, at_defaults)) join();
    keep_axes();
  }
  question_space(const question_space&) = delete;
  question_space& operator=(const question_space&) = delete;

  [[nodiscard]] constexpr bool is_too_large() const noexcept {
    return asked.p.count.inputs > most_inputs ||
           asked.p.count.inputs + asked.p.count.parameters > most_values;
  }
  /// A parameter that has no default, where the question is asked at the defaults; or null.
  [[nodiscard]] constexpr const parameter* without_default() const noexcept {
    for (int q = 0; q < p.count.parameters; ++q)
      if (is_missing(p.parameters[q]->value)) return p.parameters[q];
    return nullptr;
  }

  /// A list of which a box speaks, and of which a complete record has another answer that no list need have: the least of
  /// some items, say. Or null.
  [[nodiscard]] constexpr const char* list_of_known(const box& b) const noexcept {
    for (int f = 0; f < p.count.inputs && is_complete; ++f)
      for (int i = 0; i < b.count && b.items[i].axis < p.count.inputs; ++i)
        if (is_made_known[f] && b.items[i].axis != f && asks_one_list_twice(p, b.items[i].axis, f))
          return known[f].items->list->id;
    return nullptr;
  }

private:
  static constexpr bool joins(const program& p, bool at_defaults) noexcept {
    return !at_defaults && some_setting(p);
  }
  constexpr void stand(bool) {
    owned_array<unsigned char> fixed(p.count.parameters);
    find_nominal(p, nominal.items, fixed.items, parameter_ranges.items);
  }

  // Inputs are known, but for those of which a condition of the question asks whether they are.
  constexpr void leave_out_missing(const question_parts& parts) {
    for (int f = 0; f < p.count.inputs; ++f) {
      known_inputs[f] = p.inputs[f];
      if (!p.inputs[f]->may_be_missing || asks_known(parts, f)) continue;
      known[f] = *p.inputs[f];
      known[f].may_be_missing = false;
      known_inputs[f] = &known[f];
      is_made_known[f] = true;
    }
    p.inputs = known_inputs.items;
    is_complete = true;
  }
  constexpr bool asks_known(const question_parts& parts, int input) const {
    for (int i = 0; i < parts.count; ++i) {
      if (!parts.items[i].is_condition()) continue;
      const bool asks = some_atom_below(p, asked.places[i], [&](const atom& a) {
        return a.what == atom::form::known && a.input == input;
      });
      if (asks) return true;
    }
    return false;
  }

  constexpr void join() {
    const space given{&p, nominal.items};
    find_parameter_ranges(p, parameter_ranges.items);
    {
      const int most = 2 * p.count.atoms;
      owned_array<axis_cut> cuts(most);
      owned_array<axis_cut> scratch(most);
      find_moves(given, parameter_ranges.items, cuts.items, scratch.items, most, moves.items);
    }
    fill_infos(p, parameter_ranges.items, infos.items);
    for (int i = 0; i < p.count.steps + more_steps(p, moves.items); ++i) steps.push({});
    {
      owned_array<int> heads(p.count.inputs + p.count.parameters);
      owned_array<int> next(p.count.atoms);
      fill_joint(p, moves.items, infos.items,
                 {inputs.items, atoms.items, steps.items, heads.items, next.items});
    }
    joint = joint_view(p, moves.items, inputs.items, atoms.items, steps.items);
    settings = {p.count.inputs, nominal.items, &p};
    s = space{&joint, nominal.items};
    s.settings = &settings;
    s.find_witness_jointly = &find_witness_jointly;
    s.joint = true;
  }

  constexpr void keep_axes() {
    for (int i = 0; i < s.p->count.inputs; ++i) axes[i] = s.make_axis(i);
    s.kept_axes = axes.items;
    s.has_axes = true;
    if (__builtin_is_constant_evaluated()) {
      s.effort = &left;
      return;
    }
    fill_literals(s, 0, p.count.atoms, literals.items);
    s.literals = literals.items;
    s.has_literals = true;
  }
};

}  // namespace detail

}  // namespace nqpf
