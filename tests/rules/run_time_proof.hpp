// SPDX-License-Identifier: BSL-1.0
#pragma once

// The proof engine on a rule set made at run time, one diagnostic list for each question, so that a
// test sees every verdict and not the first ten.

#include <nqpf/rules/difference.hpp>
#include <nqpf/rules/proof/assumptions.hpp>
#include <nqpf/rules/proof/sliced_settings.hpp>

#include <utility>
#include <vector>

namespace test {

/// A vector counted in int, as the engine counts.
template <class T>
struct row : std::vector<T> {
  T& operator[](int i) { return this->data()[i]; }
  const T& operator[](int i) const { return this->data()[i]; }
};

/// The arrays of a program in vectors.
struct program_vectors {
  nqpf::detail::program_counts used{};
  row<const nqpf::indicator_info*> inputs;
  row<const nqpf::parameter*> parameters;
  row<nqpf::detail::atom> atoms;
  row<nqpf::detail::number_step> steps;
  row<nqpf::detail::instruction> code;
  row<nqpf::rule_row> rules;
  row<nqpf::conclusion> conclusions;
  row<nqpf::citation> citations;
  row<nqpf::detail::allowance> allowances;
  row<nqpf::detail::parameter_order> orders;
  row<nqpf::detail::group_row> groups;
  row<short> members;
  row<nqpf::detail::output_row> outputs;
  row<short> order;
  row<nqpf::detail::assumption_row> assumptions;
  row<unsigned long long> bonds;

  explicit program_vectors(const nqpf::detail::program_counts& room) {
    const auto size = [](int n) { return nqpf::detail::size_of(n); };
    inputs.resize(size(room.inputs));
    parameters.resize(size(room.parameters + 2));
    atoms.resize(size(room.atoms));
    steps.resize(size(room.steps));
    code.resize(size(room.code));
    rules.resize(size(room.rules));
    conclusions.resize(size(room.conclusions));
    citations.resize(size(room.citations));
    allowances.resize(size(room.allowances));
    orders.resize(size(room.orders));
    groups.resize(size(room.groups));
    members.resize(size(room.members));
    outputs.resize(size(room.outputs));
    order.resize(size(room.rules));
    assumptions.resize(size(room.assumptions));
    bonds.resize(size(nqpf::detail::bond_count(room)));
  }

  [[nodiscard]] nqpf::program view() const {
    nqpf::program p;
    p.count = used;
    p.inputs = inputs.data();
    p.parameters = parameters.data();
    p.atoms = atoms.data();
    p.steps = steps.data();
    p.code = code.data();
    p.rules = rules.data();
    p.conclusions = conclusions.data();
    p.citations = citations.data();
    p.allowances = allowances.data();
    p.orders = orders.data();
    p.groups = groups.data();
    p.members = members.data();
    p.outputs = outputs.data();
    p.order = order.data();
    p.assumptions = assumptions.data();
    p.bonds = bonds.data();
    return p;
  }
};

/// What the engine says to one question. Diagnostics are large: only those there are kept.
using answer = std::vector<nqpf::diagnostic>;
inline answer kept(const nqpf::diagnostics& found) { return {found.begin(), found.end()}; }

/// What the engine says of a rule set, question by question.
struct verdicts {
  answer packing;
  answer assumptions;             // 22, 21: the first defect
  std::vector<answer> single;     // per rule: 4, 5, 21
  std::vector<answer> subsumed;   // per rule: 6
  std::vector<answer> conflicts;  // per rule: 7, with later rules
  std::vector<answer> overruled;  // per rule: 21
  std::vector<answer> order;      // per rule, then of the default per group: 12
  std::vector<answer> defaults;   // per default and who contradicts it: 7
  std::vector<answer> overlaps;   // per group: 9
  std::vector<answer> shadows;    // per group: 10
  std::vector<answer> gaps;       // per group: 8
  std::vector<answer> columns;    // per group: 21
};

/// Parameters of which the first stays below the second.
using parameter_orders = std::vector<std::pair<const nqpf::parameter*, const nqpf::parameter*>>;

/// Packs rules and groups behind those that the storage holds already, and orders of parameters.
inline nqpf::diagnostics pack_into(program_vectors& out, const std::vector<nqpf::rule_data>& rules,
                                   const std::vector<nqpf::detail::group_data>& groups,
                                   const parameter_orders& orders = {},
                                   const std::vector<nqpf::expression>& assumptions = {}) {
  using namespace nqpf::detail;
  nqpf::diagnostics found;
  const int n = static_cast<int>(rules.size());
  std::vector<int> inputs(table_size(static_cast<int>(out.inputs.size())));
  std::vector<int> atoms(table_size(static_cast<int>(out.atoms.size())));
  std::vector<int> names(table_size(n));
  out.parameters.resize(out.parameters.size() + 2 * orders.size());
  const auto table = [](std::vector<int>& slots) {
    return index_table{slots.data(), static_cast<unsigned>(slots.size()) - 1};
  };
  packer<program_vectors> p{out,          rules.data(),  n, found, table(inputs), table(atoms),
                            table(names), out.used.rules};
  p.find_packed();
  p.pack_names();
  for (int r = 0; r < n; ++r) p.pack_rule(r);
  std::vector<int> state(rules.size());
  std::vector<int> stack(rules.size());
  p.pack_order(state.data(), stack.data());
  for (const nqpf::detail::group_data& g : groups) p.pack_group(g);
  for (const auto& [low, high] : orders) {
    const short below = p.parameter_index(*low, -1);
    out.orders.resize(out.orders.size() + 1);
    out.orders[out.used.orders++] = {below, p.parameter_index(*high, -1)};
  }
  for (const nqpf::expression& e : assumptions) pack_assumption(p, e);
  if (out.used.assumptions > 0) find_bonds(out.view(), out.bonds.data());
  return found;
}

inline nqpf::detail::program_counts capacities_of(
    const std::vector<nqpf::rule_data>& rules, const std::vector<nqpf::detail::group_data>& groups,
    const std::vector<nqpf::expression>& assumptions = {}) {
  return nqpf::detail::room_for(rules.data(), static_cast<int>(rules.size()), 0, 0, groups.data(),
                                static_cast<int>(groups.size()), assumptions.data(),
                                static_cast<int>(assumptions.size()));
}

/// How far each question is searched, once all rules are boxes.
struct search_limits {
  int splits = nqpf::detail::budgets{}.splits;
  int effort = 0;           ///< 0: without end, as at run time
  bool rules_only = false;  ///< only what is asked of rules one by one, with these limits too
};

class run_time_proof {
public:
  run_time_proof(const std::vector<nqpf::rule_data>& rules,
                 const std::vector<nqpf::detail::group_data>& groups,
                 const std::vector<nqpf::expression>& assumptions = {},
                 const search_limits& limits = {})
      : limits_(limits), storage_(capacities_of(rules, groups, assumptions)) {
    verdicts_.packing = kept(pack_into(storage_, rules, groups, {}, assumptions));
    program_ = storage_.view();
    for (int i = 0; i < program_.count.parameters; ++i)
      parameters_.push_back(nqpf::detail::nominal_value(*program_.parameters[i]));
    if (verdicts_.packing.empty()) prove();
  }
  run_time_proof(const run_time_proof&) = delete;
  run_time_proof& operator=(const run_time_proof&) = delete;

  [[nodiscard]] const nqpf::program& program() const { return program_; }
  [[nodiscard]] const double* parameters() const { return parameters_.data(); }
  [[nodiscard]] const verdicts& said() const { return verdicts_; }

private:
  void prove() {
    using namespace nqpf;
    using namespace nqpf::detail;
    const int n = program_.count.rules;
    budgets limit = limits_of(program_);
    space s{&program_, parameters_.data()};
    literals_.resize(static_cast<std::size_t>(2 * program_.count.atoms));
    fill_literals(s, 0, program_.count.atoms, literals_.data());
    s.literals = literals_.data();
    s.has_literals = true;
    diagnostics assumed;
    check_assumptions(s, assumed);
    verdicts_.assumptions = kept(assumed);
    int effort = 0;
    const auto begin = [&] {
      effort = limits_.effort;
      s.effort = limits_.effort > 0 ? &effort : nullptr;
    };
    if (limits_.rules_only) limit.splits = limits_.splits;
    std::vector<box_counts> counts(static_cast<std::size_t>(n));
    std::vector<bool> usable;
    box_counts all;
    for (int r = 0; r < n; ++r) {
      diagnostics found;
      box_counts own;
      if (limits_.rules_only) begin();
      usable.push_back(check_rule(s, r, limit, found, own));
      verdicts_.single.push_back(kept(found));
      all.boxes += own.boxes;
      all.constraints += own.constraints;
    }
    if (limits_.rules_only) return;
    constraints_.resize(size_of(all.constraints));
    boxes_.resize(size_of(all.boxes));
    box_counts used;
    for (int r = 0; r < n; ++r) {
      if (!usable[static_cast<std::size_t>(r)]) {
        ranges_.push_back({0, -1});
        continue;
      }
      const int before = used.boxes;
      store_boxes(s, r, limit, constraints_.data(), boxes_.data(), used);
      ranges_.push_back({before, used.boxes - before});
    }
    const box_table boxes{constraints_.data(), boxes_.data(), ranges_.data()};
    entries_.resize(size_of(program_.count.conclusions));
    const conclusion_types types = find_types(program_);
    starts_.resize(size_of(types.values() + 2));
    sort_conclusions(program_, types, entries_.data(), starts_.data());
    const conclusion_index index{entries_.data(), starts_.data(), program_.count.conclusions,
                                 types};
    const block_arrays<std::vector> kept_blocks(boxes, program_.count.inputs, index);
    const block_lists lists = kept_blocks.lists();
    limit.splits = limits_.splits;
    for (int r = 0; r < n; ++r) {
      begin();
      diagnostics subsumed;
      pair_prover{s, boxes, index, limit, subsumed, lists}.check_subsumed(r);
      verdicts_.subsumed.push_back(kept(subsumed));
      begin();
      diagnostics conflicts;
      pair_prover{s, boxes, index, limit, conflicts, lists}.check_conflicts(r);
      verdicts_.conflicts.push_back(kept(conflicts));
      begin();
      diagnostics overruled;
      overruled_prover{s, boxes, index, limit, overruled}.check(r);
      verdicts_.overruled.push_back(kept(overruled));
      begin();
      diagnostics order;
      order_prover{s, boxes, index, limit, order, nullptr, lists}.check(r);
      verdicts_.order.push_back(kept(order));
    }
    for (int g = 0; g < program_.count.groups; ++g) {
      begin();
      diagnostics order;
      order_prover{s, boxes, index, limit, order, nullptr, lists}.check(default_of(g));
      verdicts_.order.push_back(kept(order));
    }
    for_each_opposed_default(program_, [&](const default_pair& asked) {
      begin();
      diagnostics conflicts;
      default_prover{s, boxes, limit, conflicts}.check(asked);
      verdicts_.defaults.push_back(kept(conflicts));
    });
    for (int g = 0; g < program_.count.groups; ++g) {
      const group_row& group = program_.groups[g];
      diagnostics overlaps;
      diagnostics gaps;
      diagnostics columns;
      begin();
      if (prove_dense(s, boxes, group, overlaps, gaps, columns)) {
        verdicts_.overlaps.push_back(kept(overlaps));
        verdicts_.shadows.emplace_back();
        verdicts_.gaps.push_back(kept(gaps));
        verdicts_.columns.push_back(kept(columns));
        continue;
      }
      unsigned long long matters = 0;
      begin();
      group_prover{s, boxes, limit, overlaps}.check_overlaps(group, group.begin, group.end,
                                                             matters);
      verdicts_.overlaps.push_back(kept(overlaps));
      begin();
      diagnostics shadows;
      group_prover{s, boxes, limit, shadows}.check_shadows(group, group.begin, group.end);
      verdicts_.shadows.push_back(kept(shadows));
      begin();
      group_prover{s, boxes, limit, gaps}.check_gaps(group);
      verdicts_.gaps.push_back(kept(gaps));
      begin();
      group_prover{s, boxes, limit, columns}.check_columns(group, matters);
      verdicts_.columns.push_back(kept(columns));
    }
  }

  // Rows that are one box each stand side by side. False where they are not.
  static bool prove_dense(const nqpf::detail::space& s, const nqpf::detail::box_table& boxes,
                          const nqpf::detail::group_row& group, nqpf::diagnostics& overlaps,
                          nqpf::diagnostics& gaps, nqpf::diagnostics& columns) {
    using namespace nqpf::detail;
    if (!is_dense(s, boxes, group)) return false;
    const budgets limit{};
    const dense_arrays<std::vector> arrays(s, boxes, group);
    const group_prover of_overlaps{s, boxes, limit, overlaps};
    const group_prover of_gaps{s, boxes, limit, gaps};
    const group_prover of_columns{s, boxes, limit, columns};
    const auto table = [&](const group_prover& prover) {
      return dense_table{prover, group, arrays.columns.data(), arrays.masks.data(),
                         s.p->count.inputs};
    };
    check_dense_rows(table(of_overlaps));
    std::vector<int> list(size_of(group.end - group.begin));
    check_dense_gaps(table(of_gaps), keeps_apart(*s.p, group) && overlaps.ok(), list.data());
    check_dense_columns(table(of_columns));
    return true;
  }

  search_limits limits_;
  program_vectors storage_;
  nqpf::program program_;
  std::vector<double> parameters_;
  std::vector<nqpf::detail::literal> literals_;
  std::vector<nqpf::detail::constraint> constraints_;
  std::vector<nqpf::detail::box_row> boxes_;
  std::vector<nqpf::detail::box_range> ranges_;
  std::vector<nqpf::detail::conclusion_entry> entries_;
  std::vector<int> starts_;
  verdicts verdicts_;
};

/// What the engine says of two versions over the same indicators.
inline nqpf::replies::conclusion_changes run_time_difference(
    const std::vector<nqpf::rule_data>& old_rules,
    const std::vector<nqpf::detail::group_data>& old_groups,
    const std::vector<nqpf::rule_data>& new_rules,
    const std::vector<nqpf::detail::group_data>& new_groups,
    const std::vector<nqpf::expression>& assumptions = {}) {
  const nqpf::detail::program_counts a = capacities_of(old_rules, old_groups, assumptions);
  const nqpf::detail::program_counts b = capacities_of(new_rules, new_groups, assumptions);
  program_vectors both({a.inputs + b.inputs, a.parameters + b.parameters, a.atoms + b.atoms,
                        a.steps + b.steps, a.code + b.code, a.rules + b.rules,
                        a.conclusions + b.conclusions, a.citations + b.citations,
                        a.allowances + b.allowances, a.orders + b.orders, a.groups + b.groups,
                        a.members + b.members, a.assumptions + b.assumptions});
  nqpf::replies::conclusion_changes found;
  const nqpf::diagnostics first = pack_into(both, old_rules, old_groups, {}, assumptions);
  const nqpf::diagnostics second = pack_into(both, new_rules, new_groups, {}, assumptions);
  if (!first.ok() || !second.ok()) {
    found.add(nqpf::replies::conclusion_change::kind::undecided,
              (first.ok() ? second : first).items[0].message);
    return found;
  }
  const nqpf::program p = both.view();
  const int most = 64 * p.count.code + 64;
  std::vector<double> parameters(nqpf::detail::size_of(p.count.parameters));
  std::vector<nqpf::detail::axis> axes(nqpf::detail::size_of(p.count.inputs));
  std::vector<nqpf::detail::literal> literals(nqpf::detail::size_of(2 * p.count.atoms));
  std::vector<nqpf::detail::constraint> constraints(nqpf::detail::size_of(most * 4));
  std::vector<nqpf::detail::box_row> boxes(nqpf::detail::size_of(most));
  std::vector<nqpf::detail::box_range> ranges(nqpf::detail::size_of(p.count.rules));
  nqpf::detail::compare_programs(p, static_cast<int>(old_rules.size()),
                                 {parameters.data(), axes.data(), literals.data(),
                                  constraints.data(), boxes.data(), ranges.data(), most, most * 4},
                                 found);
  return found;
}

}  // namespace test
