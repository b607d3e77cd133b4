// SPDX-License-Identifier: BSL-1.0
#pragma once

// Which dilemmas a record shows, which it does not, and which cannot be told for want of data.

#include <nqpf/framework/dilemmas.hpp>
#include <nqpf/framework/verbs.hpp>

#include <cstddef>
#include <vector>

namespace nqpf::inline NQPF_ABI::framework {

/// What the rules say of a dilemma.
enum class presence : unsigned char {
  present,         ///< a rule that diagnoses it holds
  absent,          ///< every rule that diagnoses it could be asked, and none holds
  not_measurable,  ///< no rule holds, and one at least is undecided
};

[[nodiscard]] constexpr const char* name_of(presence p) noexcept {
  constexpr const char* words[] = {"present", "absent", "not measurable with this data"};
  return words[static_cast<int>(p)];
}

/// A dilemma that a rule set can diagnose, and what its rules say of a record.
struct dilemma_state {
  dilemma what;
  framework::presence presence;
  /// The rules that hold; of one that is not measurable those that are undecided.
  std::vector<int> rules;
  /// Whether a rule that diagnoses it is decided, whichever way: true of one that is not measurable
  /// where one rule does not hold and another is undecided.
  bool is_decided = false;
};

namespace detail {

/// What the rules of a record say of the dilemmas that the set can diagnose, in the order of the table.
inline std::vector<dilemma_state> states_of(const evaluated& e, reading r) {
  struct said_of {
    std::vector<int> held;
    std::vector<int> undecided;
    int asked = 0;
  };
  std::vector<said_of> all(static_cast<std::size_t>(count_of(dilemma{})));
  for (int i = 0; i < e.program->count.rules; ++i) {
    const finding rule{e, i};
    if (!takes(r, rule)) continue;
    each_said<verb::diagnose, dilemma>(rule, [&](dilemma what) {
      said_of& said = all[static_cast<std::size_t>(what)];
      ++said.asked;
      if (rule.outcome() == truth::yes) said.held.push_back(i);
      if (rule.outcome() == truth::unknown) said.undecided.push_back(i);
    });
  }
  std::vector<dilemma_state> states;
  for (const dilemma_entry& d : dilemmas) {
    const said_of& said = all[static_cast<std::size_t>(d.value)];
    if (said.asked == 0) continue;
    const bool is_decided = said.asked > static_cast<int>(said.undecided.size());
    if (!said.held.empty()) states.push_back({d.value, presence::present, said.held, is_decided});
    else if (said.undecided.empty()) states.push_back({d.value, presence::absent, {}, is_decided});
    else states.push_back({d.value, presence::not_measurable, said.undecided, is_decided});
  }
  return states;
}

}  // namespace detail
}  // namespace nqpf::framework
