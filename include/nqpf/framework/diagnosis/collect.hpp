// SPDX-License-Identifier: BSL-1.0
#pragma once

// Which indicators are worth collecting: those for want of which dilemmas cannot be told.

#include <nqpf/core/stable_sort.hpp>
#include <nqpf/framework/diagnosis/dilemmas.hpp>

#include <algorithm>
#include <vector>

namespace nqpf::inline NQPF_ABI::framework {

/// An indicator that a record lacks, and the dilemmas that could be told with it.
struct lacking_indicator {
  const indicator_info* info;
  std::vector<dilemma> alone;     ///< dilemmas for which nothing else is missing
  std::vector<dilemma> together;  ///< dilemmas for which others are missing too
};

namespace detail {

// The indicators that the undecided rules of a dilemma miss, each once.
inline std::vector<int> missing_of(const evaluated& e, const dilemma_state& state) {
  std::vector<int> missing;
  for (const int rule : state.rules)
    for (int f = 0; f < e.program->count.inputs; ++f)
      if (finding{e, rule}.misses(f) &&
          std::find(missing.begin(), missing.end(), f) == missing.end())
        missing.push_back(f);
  return missing;
}

/// What is missing for the dilemmas that are not measurable; first what tells most dilemmas by itself.
inline std::vector<lacking_indicator> lacking(const evaluated& e,
                                              const std::vector<dilemma_state>& states) {
  std::vector<lacking_indicator> all;
  for (const dilemma_state& state : states) {
    if (state.presence != presence::not_measurable) continue;
    const std::vector<int> missing = missing_of(e, state);
    for (const int f : missing) {
      const indicator_info* info = e.program->inputs[f];
      auto at = std::find_if(all.begin(), all.end(),
                             [&](const lacking_indicator& l) { return l.info == info; });
      if (at == all.end()) at = all.insert(all.end(), {info, {}, {}});
      (missing.size() == 1 ? at->alone : at->together).push_back(state.what);
    }
  }
  nqpf::detail::stable_sort(all.begin(), all.end(),
                            [](const lacking_indicator& a, const lacking_indicator& b) {
                              if (a.alone.size() != b.alone.size())
                                return a.alone.size() > b.alone.size();
                              return a.together.size() > b.together.size();
                            });
  return all;
}

}  // namespace detail
}  // namespace nqpf::framework
