// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the rules say of all entities in a year: how often a dilemma shows among those of whom its rules
// could be decided, and how often a measure is advised.

#include <nqpf/assess/ask/advice.hpp>

#include <cstddef>
#include <utility>
#include <vector>

namespace nqpf::inline v0 {

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

  /// How many dilemmas are diagnosed of an entity at least.
  [[nodiscard]] std::size_t diagnosed() const noexcept {
    std::size_t n = 0;
    for (const dilemma_tally& each : dilemmas) n += each.of.empty() ? 0U : 1U;
    return n;
  }
};

/// Counts the advice to all entities of a year. Time: one run of every set for each of them.
[[nodiscard]] inline findings_tally tally_findings(const panel& from, const assessment& a,
                                                   int year) {
  findings_tally made;
  for (std::size_t e = 0; e < from.entities(); ++e) {
    const std::size_t row = from.find_row(e, year);
    if (row == panel::no_row) continue;
    ++made.rows;
    const row_advice advice = advise(from, a, row);
    for (const framework::dilemma d : advice.decided)
      ++assess_detail::place_for(made.dilemmas, d).decided;
    for (const diagnosis& d : advice.diagnoses)
      assess_detail::place_for(made.dilemmas, d.what).of.push_back(e);
    for (const advised_measure& m : advice.measures)
      assess_detail::place_for(made.measures, m.what).of.push_back(e);
  }
  const auto most_first = [](auto& list) {
    for (std::size_t i = 1; i < list.size(); ++i)
      for (std::size_t k = i; k > 0 && list[k].of.size() > list[k - 1].of.size(); --k)
        std::swap(list[k], list[k - 1]);
  };
  most_first(made.dilemmas);
  most_first(made.measures);
  return made;
}

}  // namespace nqpf::inline v0
