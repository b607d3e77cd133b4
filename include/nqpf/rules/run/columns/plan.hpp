// SPDX-License-Identifier: BSL-1.0
#pragma once

// A program made ready for columns: each distinct comparison once, sorted by indicator, and the rules as
// straight code over bit masks.

#include <nqpf/rules/program/condition_part.hpp>
#include <nqpf/rules/run/columns/input.hpp>
#include <nqpf/rules/run/sort.hpp>

namespace nqpf::inline NQPF_ABI {
namespace detail::columnar {

// The masks of a block lie in slots. A value is two of them: where it is true, and where it is unknown;
// no row is in both.
enum mask_slot : int { zero_slot = 0, ones_slot = 1, first_free_slot = 2 };

struct literal {
  int yes;
  int unknown;
  bool negated;
};

// One step of the code: the conjunction of some masks and of the complements of some more, or its
// complement. That is all there is: `or` is the complement of a conjunction of complements. Its
// operands are the next ones in the list, plain ones first.
struct mask_step {
  int yes;
  int unknown;
  unsigned char plain;
  unsigned char inverted;
  bool negated;
};
struct mask_operand {
  int yes;
  int unknown;
};
struct mask_code {
  buffer<mask_step> steps;
  buffer<mask_operand> operands;
};

// A comparison of an input with a number: less, less or equal, equal. The other three are their negation.
struct cut {
  double value;
  int parameter;  // or -1
};

// What is asked of one input: its cuts, sorted by relation; their slots follow each other.
struct input_plan {
  int input;
  int cut;  // first
  int less;
  int less_equal;
  int equal;
  int slot;      // of the first cut
  int unknown;   // slot: where the input is missing
  bool is_kept;  // its numbers are read again by computed atoms
};

// Two computed numbers compared.
struct computed_plan {
  int atom;
  int yes;
  int unknown;
};

}  // namespace detail::columnar

/// A program made ready for the evaluation of columns. Building it takes time in the order of its code
/// and allocates; evaluating then needs no more than a workspace. It refers to the program's arrays.
/// Any number of threads may use one at once.
class column_program {
public:
  explicit column_program(const nqpf::program& p) : program_(p) { build(); }

  [[nodiscard]] const nqpf::program& source() const noexcept { return program_; }

  // For the executor.
  [[nodiscard]] const detail::buffer<detail::columnar::input_plan>& inputs() const noexcept {
    return inputs_;
  }
  [[nodiscard]] const detail::buffer<detail::columnar::cut>& cuts() const noexcept { return cuts_; }
  [[nodiscard]] const detail::buffer<detail::columnar::computed_plan>& computed() const noexcept {
    return computed_;
  }
  // Where the mask of each atom stands.
  [[nodiscard]] const detail::buffer<detail::columnar::literal>& atoms() const noexcept {
    return atoms_;
  }
  [[nodiscard]] const detail::columnar::mask_code& set_code() const noexcept { return set_code_; }
  [[nodiscard]] const detail::columnar::mask_code& code() const noexcept { return code_; }
  [[nodiscard]] int slots() const noexcept { return slots_; }
  [[nodiscard]] int rule_yes() const noexcept { return rule_yes_; }
  [[nodiscard]] int rule_unknown() const noexcept { return rule_unknown_; }
  [[nodiscard]] int first_cut_slot() const noexcept { return first_cut_slot_; }
  // Whether a comparison with a number that is missing leaves something open on complete records.
  [[nodiscard]] bool has_open() const noexcept { return has_open_; }
  [[nodiscard]] int kept() const noexcept { return kept_; }

private:
  using literal = detail::columnar::literal;

  // A comparison on its way to a cut. `kind` is 0 for less, 1 for less or equal, 2 for equal.
  struct wanted_cut {
    int input;
    int kind;
    int parameter;
    double value;
    int atom;
    bool negated;
  };

  static int compare(const wanted_cut& a, const wanted_cut& b) noexcept {
    if (a.input != b.input) return a.input < b.input ? -1 : 1;
    if (a.kind != b.kind) return a.kind < b.kind ? -1 : 1;
    if (a.parameter != b.parameter) return a.parameter < b.parameter ? -1 : 1;
    if (a.parameter >= 0 || a.value == b.value) return 0;
    return a.value < b.value ? -1 : 1;
  }

  void build() {
    const nqpf::program& p = program_;
    detail::buffer<wanted_cut> wanted;
    detail::buffer<int> plan_of(detail::size_of(p.count.inputs));  // input to its plan, or -1
    plan_of.fill(-1);
    detail::buffer<bool> kept(detail::size_of(p.count.inputs));
    kept.fill(false);
    gather_cuts(wanted, plan_of, kept);
    detail::shell_sort(wanted.data(), wanted.size(),
                       [](const wanted_cut& a, const wanted_cut& b) { return compare(a, b) < 0; });
    place_cuts(wanted, plan_of, kept);
    place_atoms(plan_of);
    rule_yes_ = slots_;
    rule_unknown_ = slots_ + p.count.rules;
    slots_ = first_temporary_ + 2 * expression::capacity;
    for (int i = 0; i < p.count.rules; ++i) emit_rule(p.order[i]);
    for (int g = 0; g < p.count.groups; ++g)
      if (p.groups[g].is_in_order()) emit_ordered(p.groups[g]);
  }

  // The cuts that comparisons make, which inputs are read, and of which the numbers are kept to compute with.
  void gather_cuts(detail::buffer<wanted_cut>& wanted, detail::buffer<int>& plan_of,
                   detail::buffer<bool>& kept) {
    const nqpf::program& p = program_;
    atoms_.resize(detail::size_of(p.count.atoms));
    for (int i = 0; i < p.count.atoms; ++i) {
      const detail::atom& a = p.atoms[i];
      detail::inputs_of(p, a, [&](int input) {
        plan_of[static_cast<std::size_t>(input)] = 0;
        if (a.what == detail::atom::form::computed) kept[static_cast<std::size_t>(input)] = true;
      });
      if (a.what == detail::atom::form::compare) want(wanted, a, i);
      else if (a.what == detail::atom::form::one_of) want_set(wanted, a);
    }
  }

  // Inputs in order, each with its cuts, sorted: a slot for each cut, then one for each input.
  void place_cuts(const detail::buffer<wanted_cut>& wanted, detail::buffer<int>& plan_of,
                  const detail::buffer<bool>& kept) {
    slots_ = first_cut_slot_ = detail::columnar::first_free_slot;
    std::size_t at = 0;
    for (int f = 0; f < program_.count.inputs; ++f) {
      if (plan_of[static_cast<std::size_t>(f)] < 0) continue;
      plan_of[static_cast<std::size_t>(f)] = static_cast<int>(inputs_.size());
      detail::columnar::input_plan plan{f, static_cast<int>(cuts_.size()),   0, 0, 0, slots_,
                                        0, kept[static_cast<std::size_t>(f)]};
      if (plan.is_kept) ++kept_;
      const wanted_cut* last = nullptr;
      for (; at < wanted.size() && wanted[at].input == f; ++at) {
        place_cut(wanted[at], last == nullptr || compare(wanted[at], *last) != 0, plan);
        last = &wanted[at];
      }
      inputs_.push(plan);
    }
    for (std::size_t i = 0; i < inputs_.size(); ++i) inputs_[i].unknown = slots_++;
  }
  void place_cut(const wanted_cut& w, bool is_new, detail::columnar::input_plan& plan) {
    if (is_new) {
      cuts_.push({w.value, w.parameter});
      ++(w.kind == 0 ? plan.less : w.kind == 1 ? plan.less_equal : plan.equal);
      ++slots_;
    }
    if (w.atom >= 0) atoms_[static_cast<std::size_t>(w.atom)] = {slots_ - 1, 0, w.negated};
  }

  void emit_rule(int r) {
    const rule_row& row = program_.rules[r];
    literal l{detail::columnar::zero_slot, detail::columnar::zero_slot, false};
    if (row.begin < row.end) {
      const detail::condition_part whole = detail::part_at(program_, row.end - 1, true);
      if (!whole.is_leaf()) return emit(whole, 0, rule_yes_ + r, rule_unknown_ + r);
      l = literal_of(whole);
    }
    conjunction(code_, &l, 1, false, rule_yes_ + r, rule_unknown_ + r);
  }

  // Of an ordered group only the first that holds keeps its truth.
  void emit_ordered(const detail::group_row& group) {
    const literal before = temporary(0);
    const literal own = temporary(1);
    for (int i = group.begin; i < group.end; ++i) {
      const int r = program_.members[i];
      const literal rule{rule_yes_ + r, rule_unknown_ + r, false};
      const literal both[] = {rule, inverse(before)};
      const literal neither[] = {inverse(rule), inverse(before)};
      if (i == group.begin) {
        conjunction(code_, &rule, 1, false, before.yes, before.unknown);
        continue;
      }
      conjunction(code_, both, 2, false, own.yes, own.unknown);
      conjunction(code_, neither, 2, true, before.yes, before.unknown);
      conjunction(code_, &own, 1, false, rule.yes, rule.unknown);
    }
  }

  static literal inverse(const literal& l) noexcept { return {l.yes, l.unknown, !l.negated}; }

  static bool is_open(const detail::atom& a) noexcept {
    return a.parameter < 0 && is_missing(a.value);
  }

  static void want(detail::buffer<wanted_cut>& wanted, const detail::atom& a, int index) {
    if (is_open(a)) return;
    const bool negated = a.relation == comparison::greater ||
                         a.relation == comparison::greater_equal ||
                         a.relation == comparison::not_equal;
    const int kind = a.relation == comparison::less || a.relation == comparison::greater_equal ? 0
                     : a.relation == comparison::equal || a.relation == comparison::not_equal  ? 2
                                                                                               : 1;
    wanted.push({a.input, kind, a.parameter, a.parameter < 0 ? a.value : 0, index, negated});
  }

  // A set of positions as intervals [low, high) of them; `each(low, high)`.
  template <class F>
  static void runs(unsigned long long set, F&& each) {
    for (int i = 0; i < 63; ++i) {
      if (((set >> i) & 1U) == 0) continue;
      int end = i;
      while (end < 63 && ((set >> end) & 1U) != 0) ++end;
      each(i, end);
      i = end;
    }
  }

  static void want_set(detail::buffer<wanted_cut>& wanted, const detail::atom& a) {
    runs(a.set, [&](int low, int high) {
      wanted.push({a.input, 0, -1, static_cast<double>(low), -1, false});
      wanted.push({a.input, 0, -1, static_cast<double>(high), -1, false});
    });
  }

  [[nodiscard]] int less_slot(const detail::columnar::input_plan& plan, double value) const {
    for (int i = 0; i < plan.less; ++i) {
      const detail::columnar::cut& c = cuts_[static_cast<std::size_t>(plan.cut + i)];
      if (c.parameter < 0 && c.value == value) return plan.slot + i;
    }
    return detail::columnar::zero_slot;
  }

  // Where the atoms that are no single cut have their masks.
  void place_atoms(const detail::buffer<int>& plan_of) {
    const nqpf::program& p = program_;
    for (int i = 0; i < p.count.atoms; ++i) {
      const detail::atom& a = p.atoms[i];
      literal& l = atoms_[static_cast<std::size_t>(i)];
      if (a.what == detail::atom::form::computed) {
        l = {slots_, slots_ + 1, false};
        computed_.push({i, l.yes, l.unknown});
        slots_ += 2;
        continue;
      }
      const detail::columnar::input_plan& plan =
          inputs_[static_cast<std::size_t>(plan_of[static_cast<std::size_t>(a.input)])];
      if (a.what == detail::atom::form::known) {
        l = {plan.unknown, detail::columnar::zero_slot, true};
      } else if (a.what == detail::atom::form::compare && is_open(a)) {
        l = {detail::columnar::zero_slot, detail::columnar::ones_slot, false};
        has_open_ = true;
      } else if (a.what == detail::atom::form::compare) {
        l.unknown = plan.unknown;
      } else {
        // Two-valued code: a missing number is less than nothing, so that no interval has it.
        l = {slots_++, plan.unknown, false};
      }
    }
    first_temporary_ = slots_ + 2 * p.count.rules;  // behind the outcomes
    for (int i = 0; i < p.count.atoms; ++i) {
      const detail::atom& a = p.atoms[i];
      if (a.what != detail::atom::form::one_of) continue;
      place_set(inputs_[static_cast<std::size_t>(plan_of[static_cast<std::size_t>(a.input)])],
                a.set, atoms_[static_cast<std::size_t>(i)].yes);
    }
  }

  // Two-valued code: a missing number is less than nothing, so that no interval has it.
  void place_set(const detail::columnar::input_plan& plan, unsigned long long set, int yes) {
    literal intervals[expression::capacity];
    int count = 0;
    runs(set, [&](int low, int high) {
      const literal ends[] = {{less_slot(plan, high), detail::columnar::zero_slot, false},
                              {less_slot(plan, low), detail::columnar::zero_slot, true}};
      intervals[count] = temporary(count);
      conjunction(set_code_, ends, 2, false, intervals[count].yes, detail::columnar::zero_slot);
      intervals[count].negated = true;
      ++count;
    });
    conjunction(set_code_, intervals, count, true, yes, detail::columnar::zero_slot);
  }

  [[nodiscard]] literal temporary(int depth) const noexcept {
    return {first_temporary_ + 2 * depth, first_temporary_ + 2 * depth + 1, false};
  }

  static void conjunction(detail::columnar::mask_code& code, const literal* operands, int count,
                          bool negated, int yes, int unknown) {
    detail::columnar::mask_step step{yes, unknown, 0, 0, negated};
    for (int i = 0; i < count; ++i) {
      if (operands[i].negated) continue;
      ++step.plain;
      code.operands.push({operands[i].yes, operands[i].unknown});
    }
    for (int i = 0; i < count; ++i) {
      if (!operands[i].negated) continue;
      ++step.inverted;
      code.operands.push({operands[i].yes, operands[i].unknown});
    }
    code.steps.push(step);
  }

  using form = detail::condition_part::form;
  [[nodiscard]] literal literal_of(const detail::condition_part& leaf) const {
    if (leaf.what == form::outcome)
      return {rule_yes_ + leaf.index, rule_unknown_ + leaf.index, !leaf.holds};
    literal l = atoms_[static_cast<std::size_t>(leaf.index)];
    l.negated = l.negated == leaf.holds;
    return l;
  }

  // The operands of an `and` (or an `or`, as the complements of them), those of the same kind below it
  // taken in. Each is made a literal, with code of its own where it is none.
  void gather(int at, bool holds, bool is_and, int depth, literal* to, int& count) {
    const detail::condition_part part = detail::part_at(program_, at, holds);
    if (part.is_leaf()) {
      literal l = literal_of(part);
      l.negated = l.negated == is_and;
      to[count++] = l;
    } else if ((part.what == form::all) == is_and) {
      gather(part.left, part.holds, is_and, depth, to, count);
      gather(part.right, part.holds, is_and, depth, to, count);
    } else {
      literal l = temporary(depth + count);
      emit(part, depth + count + 1, l.yes, l.unknown);
      l.negated = !is_and;
      to[count++] = l;
    }
  }

  // Leaves an `and` or `or` in a slot. Slots from `depth` on are free.
  void emit(const detail::condition_part& part, int depth, int yes, int unknown) {
    const bool is_and = part.what == form::all;
    literal operands[expression::capacity];
    int count = 0;
    gather(part.left, part.holds, is_and, depth, operands, count);
    gather(part.right, part.holds, is_and, depth, operands, count);
    conjunction(code_, operands, count, !is_and, yes, unknown);
  }

  nqpf::program program_;
  detail::buffer<literal> atoms_;
  detail::buffer<detail::columnar::input_plan> inputs_;
  detail::buffer<detail::columnar::cut> cuts_;
  detail::buffer<detail::columnar::computed_plan> computed_;
  detail::columnar::mask_code set_code_;
  detail::columnar::mask_code code_;
  int slots_ = 0;
  int first_cut_slot_ = 0;
  int rule_yes_ = 0;
  int rule_unknown_ = 0;
  int first_temporary_ = 0;
  bool has_open_ = false;
  int kept_ = 0;
};

}  // namespace nqpf
