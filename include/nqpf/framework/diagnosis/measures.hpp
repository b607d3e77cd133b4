// SPDX-License-Identifier: BSL-1.0
#pragma once

// Which measures a diagnosis calls for, and in which order.

#include <nqpf/framework/diagnosis/dilemmas.hpp>
#include <nqpf/framework/diagnosis/drives.hpp>
#include <nqpf/framework/measures.hpp>

#include <algorithm>
#include <vector>

namespace nqpf::inline v0::framework {

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
  std::vector<advised_measure> advice;
  for (const measure_entry& m : measures) {
    advised_measure own{m.value, {}, {}, {}, {}};
    for (int i = 0; i < e.program->count.rules; ++i) {
      const finding rule{e, i};
      if (rule.outcome() == truth::yes && takes(r, rule) && rule.concludes(recommend(m.value)))
        own.rules.push_back(i);
    }
    each_answer(
        m.value,
        [&](const answer_entry& a) {
          if (!present.contains(a.to)) return;
          own.dilemmas.push_back(a.to);
          if (is_root(a.to, present, r)) own.roots.push_back(a.to);
        },
        r);
    if (own.rules.empty() && own.dilemmas.empty()) continue;
    for (const relation_state& s : drives)
      if (!s.hindered_by.empty() &&
          (aims_at(m, about(s.what).origin) || aims_at(m, about(s.what).target)))
        own.relations.push_back(s.what);
    advice.push_back(own);
  }
  std::stable_sort(advice.begin(), advice.end(), comes_before);
  return advice;
}

}  // namespace detail
}  // namespace nqpf::framework
