// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the rules say of all entities in a year: how often a dilemma shows among those of whom its rules
// could be decided, and how often a measure is advised.

#include <nqpf/assess/ask/ask_rules.hpp>
#include <nqpf/core/stable_sort.hpp>
#include <nqpf/framework/diagnosis.hpp>
#include <nqpf/framework/verbs.hpp>

#include <cstddef>
#include <vector>

namespace nqpf::inline NQPF_ABI {

namespace assessed {

/// A dilemma in a year.
struct dilemma_tally {
  framework::dilemma what{};
  std::vector<std::size_t> of;  ///< entities of whom it is diagnosed
  std::size_t decided = 0;      ///< entities of whom a rule that diagnoses it could be decided
};

/// A measure in a year.
struct measure_tally {
  framework::measure what{};
  std::vector<std::size_t> of;  ///< entities to whom it is advised
};

/// The findings of a year.
struct findings_tally {
  std::vector<dilemma_tally> dilemmas;  ///< those that rules could decide, the most frequent first
  std::vector<measure_tally> measures;  ///< those advised, the most frequent first
  std::size_t rows = 0;                 ///< entities with a row in the year
  /// Dilemmas that the set can diagnose and that could be decided of no entity.
  std::vector<framework::dilemma> not_measurable;
  /// Indicators of these without a column, the one that most of them wait for first.
  std::vector<const indicator_info*> to_collect;

  /// How many dilemmas are diagnosed of an entity at least.
  [[nodiscard]] std::size_t diagnosed() const noexcept {
    std::size_t n = 0;
    for (const dilemma_tally& each : dilemmas) n += each.of.empty() ? 0U : 1U;
    return n;
  }
};

}  // namespace assessed

namespace assess_detail {

/// The tally of an item, made where there is none; tallies stand in the order of the framework's tables.
template <class List, class Item>
auto& place_for(List& list, Item what) {
  auto at = list.begin();
  while (at != list.end() && at->what < what) ++at;
  if (at == list.end() || at->what != what) at = list.insert(at, {what, {}});
  return *at;
}

/// Those of most entities first; equal ones stay in the order of the tables.
template <class List>
void most_first(List& list) {
  nqpf::detail::stable_sort(list.begin(), list.end(),
                            [](const auto& a, const auto& b) { return a.of.size() > b.of.size(); });
}

/// What a set could diagnose if the panel had more columns.
inline void add_not_measurable(const assessed::asked_rules& set, assessed::findings_tally& made) {
  const program& p = *set.source.rules;
  std::vector<std::size_t> waiting(static_cast<std::size_t>(p.count.inputs));
  for (const framework::dilemma_entry& d : framework::dilemmas) {
    bool is_known = false;
    for (const assessed::dilemma_tally& each : made.dilemmas)
      is_known = is_known || each.what == d.value;
    bool is_asked = false;
    for (int r = 0; r < p.count.rules && !is_known; ++r) {
      if (!finding{{&p, nullptr, nullptr, nullptr}, r}.concludes(framework::diagnose(d.value)))
        continue;
      is_asked = true;
      each_input(p, r, [&](int input) {
        const auto f = static_cast<std::size_t>(input);
        waiting[f] += set.column_of_input[f] == assessed::asked_rules::no_column ? 1U : 0U;
      });
    }
    if (is_asked) made.not_measurable.push_back(d.value);
  }
  for (std::size_t most = waiting.size(); most > 0; --most)
    for (std::size_t f = 0; f < waiting.size(); ++f)
      if (waiting[f] == most) made.to_collect.push_back(p.inputs[f]);
}

}  // namespace assess_detail

namespace assessed {

/// Counts what one set of rules says of all entities of a year. Time: one diagnosis for each of them.
[[nodiscard]] inline findings_tally tally_findings(const panel& from, int year,
                                                   const asked_rules& set) {
  findings_tally made;
  for (std::size_t e = 0; e < from.entities(); ++e) {
    const std::size_t row = from.find_row(e, year);
    if (row == panel::no_row) continue;
    ++made.rows;
    const row_findings found(from, set, row);
    const framework::diagnosis told(found.all());
    for (const framework::dilemma_state& d : told.dilemmas()) {
      if (!d.is_decided) continue;
      dilemma_tally& own = assess_detail::place_for(made.dilemmas, d.what);
      ++own.decided;
      if (d.presence == framework::presence::present) own.of.push_back(e);
    }
    for (const framework::advised_measure& m : told.measures())
      assess_detail::place_for(made.measures, m.what).of.push_back(e);
  }
  assess_detail::most_first(made.dilemmas);
  assess_detail::most_first(made.measures);
  assess_detail::add_not_measurable(set, made);
  return made;
}

}  // namespace assessed

}  // namespace nqpf::inline NQPF_ABI
