// SPDX-License-Identifier: BSL-1.0
#pragma once

// Runs a program on the values of one record: the plain interpreter, in constant expressions too.

#include <nqpf/core/config.hpp>
#include <nqpf/rules/program/program.hpp>

namespace nqpf::inline NQPF_ABI {
namespace detail {

// One step of a computed number: missing where an operand is, and where the arithmetic has no
// finite-or-infinite answer (0/0, a division by zero, infinity minus infinity).
constexpr void compute_step(const number_step& s, double* stack, int& top, const double* values,
                            const double* parameters) {
  switch (s.code) {
    case op::constant: stack[top++] = s.value; break;
    case op::parameter: stack[top++] = parameters[s.index]; break;
    case op::indicator: stack[top++] = values[s.index]; break;
    case op::negate:
      if (!is_missing(stack[top - 1])) stack[top - 1] = -stack[top - 1];
      break;
    case op::apply:
      if (!is_missing(stack[top - 1])) stack[top - 1] = s.function(stack[top - 1]);
      break;
    default: {
      const double b = stack[--top];
      double& a = stack[top - 1];
      if (is_missing(a)) break;
      if (is_missing(b)) {
        a = missing;
        break;
      }
      const bool infinite = a == infinity || a == -infinity;
      const bool infinite_b = b == infinity || b == -infinity;
      if (s.code == op::add) a = infinite && infinite_b && a != b ? missing : plus(a, b);
      else if (s.code == op::subtract) a = infinite && infinite_b && a == b ? missing : plus(a, -b);
      else if (s.code == op::multiply)
        a = (infinite && b == 0) || (infinite_b && a == 0) ? missing : times(a, b);
      else a = b == 0 || (infinite && infinite_b) ? missing : divided(a, b);
    }
  }
}

constexpr double compute(const program& p, int begin, int end, const double* values,
                         const double* parameters) {
  double stack[expression::depth]{};
  int top = 0;
  for (int i = begin; i < end; ++i) compute_step(p.steps[i], stack, top, values, parameters);
  return stack[0];
}

constexpr truth evaluate_atom(const program& p, const atom& a, const double* values,
                              const double* parameters) {
  if (a.what == atom::form::computed) {
    const double left = compute(p, a.begin, a.middle, values, parameters);
    const double right = compute(p, a.middle, a.end, values, parameters);
    if (is_missing(left) || is_missing(right)) return truth::unknown;
    return truth_of(compare_numbers(a.relation, left, right));
  }
  const double value = values[a.input];
  if (a.what == atom::form::known) return truth_of(!is_missing(value));
  if (is_missing(value)) return truth::unknown;
  if (a.what == atom::form::one_of)
    return truth_of(value >= 0 && value < 63 && ((a.set >> static_cast<int>(value)) & 1U) != 0);
  const double bound = bound_of(a, parameters);
  if (is_missing(bound)) return truth::unknown;
  return truth_of(compare_numbers(a.relation, value, bound));
}

constexpr truth evaluate_condition(const program& p, int begin, int end, const double* values,
                                   const double* parameters, const truth* rules) {
  truth stack[expression::depth]{};
  int top = 0;
  for (int i = begin; i < end; ++i) {
    const instruction& in = p.code[i];
    switch (in.code) {
      case op::compare:
        stack[top++] = evaluate_atom(p, p.atoms[in.argument], values, parameters);
        break;
      case op::outcome: stack[top++] = rules[in.argument]; break;
      case op::both:
        --top;
        stack[top - 1] = stack[top - 1] & stack[top];
        break;
      case op::either:
        --top;
        stack[top - 1] = stack[top - 1] | stack[top];
        break;
      case op::negated: stack[top - 1] = !stack[top - 1]; break;
      default: break;  // an exemption changes nothing
    }
  }
  return stack[0];
}

}  // namespace detail

/// Evaluates all rules of a program, each once, in an order in which what a rule reads is known.
/// `values` holds one number per input (NaN: missing), `parameters` one per parameter (`program_settings` has
/// the defaults; null only where there is none), `out` one truth per rule. Of an ordered group only the first that holds keeps its truth; what read its outcome read the
/// plain condition. Allocates nothing; linear in the code of the program.
constexpr void run(const program& p, const double* values, const double* parameters, truth* out) {
  // A program with parameters is run with a value for each: give program_settings(p).data().
  NQPF_ASSERT(p.count.parameters == 0 || parameters != nullptr);
  for (int i = 0; i < p.count.rules; ++i) {
    const int r = p.order[i];
    out[r] =
        detail::evaluate_condition(p, p.rules[r].begin, p.rules[r].end, values, parameters, out);
  }
  for (int g = 0; g < p.count.groups; ++g) {
    const detail::group_row& group = p.groups[g];
    if (!group.is_in_order()) continue;
    truth before = truth::no;  // whether one earlier in the group holds
    for (int i = group.begin; i < group.end; ++i) {
      truth& t = out[p.members[i]];
      const truth own = t;
      t = own & !before;
      before = before | own;
    }
  }
}

}  // namespace nqpf
