// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a record shows of the relations between productivity and cultivation, and of the loops that they
// close.

#include <nqpf/framework/loops.hpp>
#include <nqpf/framework/verbs.hpp>

#include <vector>

namespace nqpf::inline NQPF_ABI::framework {

/// What a record shows of a relation. A level above a threshold is a condition under which the relation can
/// work, and no proof that it does. One record may show both: both are reported.
struct relation_state {
  relation what;
  std::vector<int> supported_by;  ///< rules by which a precondition of the relation is met
  std::vector<int> hindered_by;   ///< rules by which it is held back
};

/// What a record shows of a loop.
enum class loop_evidence : unsigned char {
  supported,  ///< a precondition of every link is met, and none is hindered
  partly,     ///< a precondition of some links is met, and none is hindered
  broken,     ///< a link is hindered
  silent,     ///< the data say nothing of it
};

[[nodiscard]] constexpr const char* name_of(loop_evidence e) noexcept {
  constexpr const char* words[] = {"supported", "partly supported", "broken", "not measured"};
  return words[static_cast<int>(e)];
}

/// A two-way loop of the papers, link by link.
struct loop_state {
  loop what;
  loop_evidence evidence;
  int links = 0;                    ///< relations of the loop
  std::vector<relation> supported;  ///< links of which a precondition is met
  std::vector<relation> hindered;   ///< links that are held back: there the loop is broken
};

namespace detail {

// One walk over the rules; the states in the order of the table.
inline std::vector<relation_state> drives_of(const evaluated& e, reading r) {
  std::vector<relation_state> states;
  const auto state_of = [&](relation what) -> relation_state& {
    auto at = states.begin();
    while (at != states.end() && at->what < what) ++at;
    if (at == states.end() || at->what != what) at = states.insert(at, {what, {}, {}});
    return *at;
  };
  for (int i = 0; i < e.program->count.rules; ++i) {
    const finding rule{e, i};
    if (rule.outcome() != truth::yes || !takes(r, rule)) continue;
    each_said<verb::strengthen, relation>(rule, [&](relation what) {
      if (takes(r, about(what).status)) state_of(what).supported_by.push_back(i);
    });
    each_said<verb::weaken, relation>(rule, [&](relation what) {
      if (takes(r, about(what).status)) state_of(what).hindered_by.push_back(i);
    });
  }
  return states;
}

inline loop_state look_at(const loop_entry& l, const std::vector<relation_state>& drives) {
  loop_state state{l.value, loop_evidence::silent, length_of(l), {}, {}};
  for (int i = 0; i < state.links; ++i)
    for (const relation_state& s : drives) {
      if (s.what != *l.relations[i]) continue;
      if (!s.supported_by.empty()) state.supported.push_back(s.what);
      if (!s.hindered_by.empty()) state.hindered.push_back(s.what);
    }
  const auto supported = static_cast<int>(state.supported.size());
  if (!state.hindered.empty()) state.evidence = loop_evidence::broken;
  else if (supported == state.links) state.evidence = loop_evidence::supported;
  else if (supported > 0) state.evidence = loop_evidence::partly;
  return state;
}

/// The two-way loops of which the record shows something.
inline std::vector<loop_state> loops_of(const std::vector<relation_state>& drives, reading r) {
  std::vector<loop_state> states;
  for (const loop_entry& l : loops) {
    if (!is_two_way(l, r)) continue;
    const loop_state state = look_at(l, drives);
    if (state.evidence != loop_evidence::silent) states.push_back(state);
  }
  return states;
}

}  // namespace detail
}  // namespace nqpf::framework
