// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a part of a condition asks for: a comparison, an outcome, all or any of two smaller parts, with negations
// carried down to the comparisons. Whoever walks down a condition walks this way. What a condition comes to, from its
// comparisons upward, is folded here too; evaluation alone has a loop of its own, for its speed.

#include <nqpf/rules/program/program.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// A part of a condition that is to hold, or to fail.
struct condition_part {
  enum class form : unsigned char {
    comparison,  ///< of the atom `index`
    outcome,     ///< of the rule `index`
    all,         ///< both operands have to come out as `holds` says
    any,         ///< one of them has to
  };
  form what;
  bool holds;       ///< whether the atom, the rule or the operands are to hold
  int index;        ///< of the atom or rule
  int left, right;  ///< where the operands end in the code

  [[nodiscard]] constexpr bool is_leaf() const noexcept {
    return what == form::comparison || what == form::outcome;
  }
};

/// The part that ends at `at` in the code of a program, where it is to hold (or, with `holds` false, to fail).
/// Linear in the negations and exemptions around it.
constexpr condition_part part_at(const program& p, int at, bool holds) noexcept {
  using form = condition_part::form;
  for (;; --at) {
    const instruction& in = p.code[at];
    switch (in.code) {
      case op::compare: return {form::comparison, holds, in.argument, -1, -1};
      case op::outcome: return {form::outcome, holds, in.argument, -1, -1};
      case op::both: return {holds ? form::all : form::any, holds, -1, in.left, at - 1};
      case op::either: return {holds ? form::any : form::all, holds, -1, in.left, at - 1};
      case op::negated: holds = !holds; break;
      default: break;  // an exemption changes nothing
    }
  }
}

/// What the part of a condition that ends at `at` comes to: `values` has `leaf(instruction)`, `both(a, b)`,
/// `either(a, b)` and `opposite(a)`; and `exempt(a)`, where an exemption from monotonicity changes something. Linear in
/// the code, and as many calls deep as the condition is nested.
template <class Values>
constexpr auto fold_condition(const program& p, int at, Values& values)
    -> decltype(values.leaf(p.code[at])) {
  const instruction& in = p.code[at];
  if (in.code == op::compare || in.code == op::outcome) return values.leaf(in);
  if (in.code == op::both || in.code == op::either) {
    auto left = fold_condition(p, in.left, values);
    auto right = fold_condition(p, at - 1, values);
    return in.code == op::both ? values.both(static_cast<decltype(left)&&>(left),
                                             static_cast<decltype(right)&&>(right))
                               : values.either(static_cast<decltype(left)&&>(left),
                                               static_cast<decltype(right)&&>(right));
  }
  auto part = fold_condition(p, at - 1, values);
  if (in.code == op::negated) return values.opposite(static_cast<decltype(part)&&>(part));
  if constexpr (requires { values.exempt(static_cast<decltype(part)&&>(part)); })
    return values.exempt(static_cast<decltype(part)&&>(part));
  else return part;
}

}  // namespace nqpf::inline NQPF_ABI::detail
