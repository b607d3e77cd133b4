// SPDX-License-Identifier: BSL-1.0
#pragma once

// What would have to change: the smallest change of a record's indicators that clears a finding, makes a rule
// hold or reaches a conclusion, and raises no other finding as bad. A header apart:
//
//   const auto findings = nqpf::evaluate<rules>(programme);
//   const auto change = nqpf::what_would_clear(findings["thin_practice"]);
//   std::cout << nqpf::to_text(change).c_str();
//   const auto cheap = nqpf::what_would_reach(findings, verdict::sound, nqpf::change_options{}.only_up(practice));

#include <nqpf/core/null.hpp>
#include <nqpf/rules/change/finder.hpp>
#include <nqpf/rules/change/write.hpp>
#include <nqpf/rules/evaluate.hpp>

namespace nqpf::inline NQPF_ABI {
namespace detail {

constexpr needed_change search_change(needed_change& c, const change_options& options) {
  if (!is_null(options.workspace)) {
    change_finder(c, options, *options.workspace).run();
    return c;
  }
  change_workspace own;
  change_finder(c, options, own).run();
  return c;
}

constexpr needed_change change_of(const finding& f, needed_change::goal wanted,
                                  const change_options& options) {
  needed_change c;
  c.record = f.record;
  c.wanted = wanted;
  c.rule = f.rule;
  return search_change(c, options);
}

}  // namespace detail

/// The smallest change after which a rule does not hold; not one that leaves it undecided.
///
/// The change raises no finding that is as bad as the one it clears: none as bad as the worst conclusion of the rule
/// in its order, none of the same type where the type has no order, and none at all for a rule without conclusions.
/// `change_options::raises` asks for more or less. A row of a decision table, or a rule in an order, counts only
/// where no earlier one goes before it. A conclusion counts only where none overrules it (`resolves`): one that is
/// overruled after the change is not raised; one that was overruled and no longer is, is raised.
///
/// The record after the change breaks no assumption of the set: also none that it broke before.
///
/// Exact where conditions are over single indicators, whatever they read of each other, and where they
/// compare sums of indicators with factors; up to 1e-10. Other arithmetic is bounded by interval
/// arithmetic, and host's functions not at all: a change that is found is correct, but may be `best_found`, not
/// proven smallest. The same is so where the budget ends the search, and the answer says which. Memory is `options.workspace`, or its own for the call.
/// Time: linear in budget times program, of rules in long orders in budget times the square of their number;
/// most searches look at some dozens of parts, and evaluate only the rules that read what changes.
[[nodiscard]] constexpr needed_change what_would_clear(const finding& f,
                                                       const change_options& options = {}) {
  return detail::change_of(f, needed_change::goal::clear, options);
}

/// The smallest change after which a rule holds, and no other finding as bad is raised.
[[nodiscard]] constexpr needed_change what_would_hold(const finding& f,
                                                      const change_options& options = {}) {
  return detail::change_of(f, needed_change::goal::hold, options);
}

/// The smallest change after which the record's decision is a value: some rule concludes it, or a table by default,
/// no rule that counts concludes what overrules it (`resolves`), and no worse finding is raised; of a type without
/// order none that concludes another value. Findings that are there, and do not overrule it, may stay.
[[nodiscard]] constexpr needed_change what_would_reach(const evaluated& record,
                                                       const conclusion& value,
                                                       const change_options& options = {}) {
  needed_change c;
  c.record = record;
  c.wanted = needed_change::goal::reach;
  c.conclusion = value;
  return detail::search_change(c, options);
}
template <const auto& Set, detail::described Enum>
[[nodiscard]] constexpr needed_change what_would_reach(const findings<Set>& of, Enum value,
                                                       const change_options& options = {}) {
  static_assert(detail::may_conclude<Set, Enum>(),
                "nqpf: no rule of this set concludes a value of this type");
  const detail::enumeration_info& type = detail::description_of<Enum>;
  return what_would_reach(
      of.all(), {&type, static_cast<short>(type.position(static_cast<long long>(value)))}, options);
}

}  // namespace nqpf
