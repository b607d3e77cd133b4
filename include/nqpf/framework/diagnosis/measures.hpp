// SPDX-License-Identifier: BSL-1.0
#pragma once

// Which measures a diagnosis calls for, and in which order.

#include <nqpf/core/stable_sort.hpp>
#include <nqpf/framework/diagnosis/dilemmas.hpp>
#include <nqpf/framework/diagnosis/drives.hpp>
#include <nqpf/framework/measures.hpp>

#include <cstddef>
#include <vector>

namespace nqpf::inline NQPF_ABI::framework {

/// A measure that a diagnosis calls for, with everything that calls for it.
struct advised_measure {
  measure what;
  std::vector<int> rules;           ///< that recommend it
  std::vector<dilemma> dilemmas;    ///< present ones that it answers
  std::vector<dilemma> roots;       ///< of these, those that no other present dilemma brings about
  std::vector<relation> relations;  ///< hindered ones, an end of which it aims at
};

namespace detail {

/// Whether no other dilemma that is present brings this one about.
inline bool is_root(dilemma d, const set_of<dilemma>& present, reading r) {
  bool root = true;
  each_cause(
      d, [&](dilemma cause, relation) { root = root && !present.contains(cause); }, r);
  return root;
}

inline bool aims_at(const measure_entry& m, const end_point& end) {
  for (const auto& aim : m.aims)
    if (aim && end.is(*aim)) return true;
  return false;
}

/// Measures for causes before measures for what these cause (rule_consequence_not_cause), then those that
/// answer most, then those that most rules recommend, then the order of the papers.
inline bool comes_before(const advised_measure& a, const advised_measure& b) {
  const auto answered = [](const advised_measure& m) {
    return m.dilemmas.size() + m.relations.size();
  };
  if (a.roots.size() != b.roots.size()) return a.roots.size() > b.roots.size();
  if (answered(a) != answered(b)) return answered(a) > answered(b);
  return a.rules.size() > b.rules.size();
}

inline std::vector<advised_measure> advise(const evaluated& e, const set_of<dilemma>& present,
                                           const std::vector<relation_state>& drives, reading r) {
  std::vector<advised_measure> all;
  for (const measure_entry& m : measures) all.push_back({m.value, {}, {}, {}, {}});
  const auto of = [&](measure m) -> advised_measure& { return all[static_cast<std::size_t>(m)]; };
  for (int i = 0; i < e.program->count.rules; ++i) {
    const finding rule{e, i};
    if (rule.outcome() == truth::yes && takes(r, rule))
      each_said<verb::recommend, measure>(rule, [&](measure m) { of(m).rules.push_back(i); });
  }
  for (const dilemma d : present) {
    const bool root = is_root(d, present, r);
    each_answer(
        d,
        [&](const answer_entry& a) {
          of(a.with).dilemmas.push_back(d);
          if (root) of(a.with).roots.push_back(d);
        },
        r);
  }
  std::erase_if(all,
                [](const advised_measure& m) { return m.rules.empty() && m.dilemmas.empty(); });
  for (advised_measure& m : all)
    for (const relation_state& s : drives)
      if (!s.hindered_by.empty() && (aims_at(about(m.what), about(s.what).origin) ||
                                     aims_at(about(m.what), about(s.what).target)))
        m.relations.push_back(s.what);
  nqpf::detail::stable_sort(all.begin(), all.end(), comes_before);
  return all;
}

}  // namespace detail
}  // namespace nqpf::framework
