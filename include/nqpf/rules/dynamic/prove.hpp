// SPDX-License-Identifier: BSL-1.0
#pragma once

// The proofs of a program at run time.

#include <nqpf/rules/program/pack.hpp>
#include <nqpf/rules/program/precedence.hpp>
#include <nqpf/rules/proof/all_settings.hpp>
#include <nqpf/rules/proof/assumptions.hpp>
#include <nqpf/rules/space/literals.hpp>

#include <vector>

namespace nqpf::inline NQPF_ABI {

namespace detail {

/// The boxes of the rules that `check_rule` found usable, in memory of their own.
struct kept_boxes {
  std::vector<constraint> constraints;
  std::vector<box_row> boxes;
  std::vector<box_range> ranges;  // rule by rule

  kept_boxes(const space& s, const budgets& limit, const std::vector<bool>& usable,
             const box_counts& counts)
      : constraints(size_of(counts.constraints)),
        boxes(size_of(counts.boxes)),
        ranges(usable.size()) {
    box_counts used;
    for (std::size_t r = 0; r < usable.size(); ++r) {
      const int before = used.boxes;
      if (usable[r])
        store_boxes(s, static_cast<int>(r), limit, constraints.data(), boxes.data(), used);
      ranges[r] = {before, usable[r] ? used.boxes - before : -1};
    }
  }
};

/// Lets a program that is one table know the columns that its author declared, so that rows are written in their order.
inline void declare_columns(program& p, const std::vector<const indicator_info*>& columns) {
  bool are_plain = is_one_table(p);
  for (const indicator_info* const c : columns)
    are_plain = are_plain && c != nullptr && c->items == nullptr;
  if (!are_plain) return;
  p.columns = columns.data();
  p.column_count = static_cast<int>(columns.size());
}

}  // namespace detail

/// All that is wrong with a program, as values: at the settings given (one value per parameter), then
/// at all settings in the ranges of the parameters. These are the proofs that the compiler runs on
/// sets declared in code.
[[nodiscard]] inline diagnostics prove(const program& p, const double* parameters) {
  using namespace detail;
  diagnostics found;
  if (p.count.inputs > most_inputs) {
    found.add({defect::undecided, -1, -1,
               phrase{} << "the rule set reads more than 512 indicators: split it"});
    return found;
  }
  const conclusion_types types = find_types(p);
  if (types.too_many) {
    report_types(found);
    return found;
  }
  std::vector<literal> literals(static_cast<std::size_t>(2 * p.count.atoms));
  space s{&p, parameters};
  fill_literals(s, 0, p.count.atoms, literals.data());
  s.literals = literals.data();
  s.has_literals = true;

  check_assumptions(s, found);
  if (!found.ok()) return found;
  const budgets limit = limits_of(p);
  const auto rules = static_cast<std::size_t>(p.count.rules);
  std::vector<bool> usable(rules);
  box_counts counts;
  for (std::size_t r = 0; r < rules; ++r)
    usable[r] = check_rule(s, static_cast<int>(r), limit, found, counts);
  kept_boxes own(s, limit, usable, counts);
  const box_table kept{own.constraints.data(), own.boxes.data(), own.ranges.data()};
  std::vector<conclusion_entry> entries(size_of(p.count.conclusions));
  std::vector<int> starts(size_of(types.values() + 2));
  sort_conclusions(p, types, entries.data(), starts.data());
  const conclusion_index index{entries.data(), starts.data(), p.count.conclusions, types};
  prove_pairs_and_groups<std::vector>(s, kept, index, limit, found);
  if (!found.ok()) return found;

  if (some_setting(p)) prove_all_settings<std::vector>(p, parameters, index, own.ranges, found);
  return found;
}

}  // namespace nqpf
