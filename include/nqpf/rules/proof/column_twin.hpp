// SPDX-License-Identifier: BSL-1.0
#pragma once

// Two records that differ in one input alone, one of each of two boxes, as one record with a second value of the input:
// the comparisons of the second box read that value. Whether there are such records is then asked as of any box.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/program/owned_array.hpp>
#include <nqpf/rules/proof/rule_boxes.hpp>

namespace nqpf::inline NQPF_ABI::detail {

class twin_records {
public:
  constexpr twin_records(const space& s, int input) : s_(s), input_(input) {}

  /// Whether there are two: the first in `a`, with a value for each input, and of the second the other value of the input.
  /// Assumptions are asked of the boxes alone. Answers of lists, and settings beside records, stay undecided.
  constexpr existence find(const box& a, const box& b, double* first, double& other) const {
    box own = a;
    if (s_.joint || relates_lists(*s_.p) || twin() + 1 >= most_inputs) return existence::undecided;
    for (int i = 0; i < b.count; ++i) {
      if (moves_with(s_, b.items[i].axis, input_)) continue;
      if (own.count == box::capacity && is_null(own.find(b.items[i].axis)))
        return existence::undecided;
      if (!own.confine(b.items[i])) return existence::no;
    }
    const counted n = count(own, b);
    owned_array<atom> atoms(n.atoms);
    owned_array<number_step> steps(n.steps);
    owned_array<const indicator_info*> inputs(twin() + 1);
    owned_array<axis> axes(twin() + 1);
    program p{};
    p.count.inputs = twin() + 1;
    p.count.parameters = s_.p->count.parameters;
    p.parameters = s_.p->parameters;
    p.inputs = inputs.items;
    p.atoms = atoms.items;
    p.steps = steps.items;
    for (int f = 0; f <= twin(); ++f) {
      inputs[f] = s_.p->inputs[f < twin() ? f : input_];
      axes[f] = s_.axis_of(f < twin() ? f : input_);
    }
    box both{};
    if (!take(own, false, both, {p, atoms.items, steps.items}) ||
        !take(b, true, both, {p, atoms.items, steps.items}))
      return existence::undecided;
    space pairs{&p, s_.parameters};
    pairs.kept_axes = axes.items;
    pairs.has_axes = true;
    pairs.effort = s_.effort;
    spend(s_, 30 * twin() + 100 * (n.atoms + n.steps));
    double values[most_values];
    const existence e = find_witness_alone(pairs, both, values);
    for (int f = 0; f < twin() && e == existence::yes; ++f) first[f] = values[f];
    if (e == existence::yes) other = values[twin()];
    return e;
  }

private:
  struct counted {
    int atoms;
    int steps;
  };
  struct target {
    program& p;
    atom* atoms;
    number_step* steps;
  };

  constexpr int twin() const noexcept { return s_.p->count.inputs; }
  constexpr bool is_computed(const constraint& c) const noexcept { return c.axis >= twin(); }

  constexpr counted count(const box& own, const box& b) const noexcept {
    counted n{0, 0};
    const auto add = [&](const constraint& c) {
      if (!is_computed(c)) return;
      ++n.atoms;
      n.steps += s_.root_of(c.axis).end - s_.root_of(c.axis).begin;
    };
    for (int i = 0; i < own.count; ++i) add(own.items[i]);
    for (int i = 0; i < b.count; ++i) add(b.items[i]);
    return n;
  }
  // Takes over what a box says; of the second box, what it says of its own value. False where that is too much.
  constexpr bool take(const box& from, bool is_second, box& both, const target& to) const {
    for (int i = 0; i < from.count; ++i) {
      constraint c = from.items[i];
      if (is_second && !moves_with(s_, c.axis, input_)) continue;
      if (is_computed(c)) c.axis = add_comparison(s_.root_of(c.axis), is_second, to);
      else if (is_second) c.axis = twin();
      if (both.count == box::capacity || !both.confine(c)) return false;
    }
    return true;
  }
  // Each comparison is an axis of its own.
  constexpr int add_comparison(const atom& a, bool is_second, const target& to) const {
    const int at = to.p.count.atoms++;
    const int moved = to.p.count.steps - a.begin;
    to.atoms[at] = a;
    to.atoms[at].set = static_cast<unsigned long long>(at);
    to.atoms[at].begin += moved;
    to.atoms[at].middle += moved;
    to.atoms[at].end += moved;
    for (int k = a.begin; k < a.end; ++k) {
      number_step& step = to.steps[to.p.count.steps++];
      step = s_.p->steps[k];
      if (is_second && step.code == op::indicator && step.index == input_)
        step.index = static_cast<short>(twin());
    }
    return to.p.count.inputs + at;
  }

  const space& s_;
  int input_;
};

}  // namespace nqpf::inline NQPF_ABI::detail
