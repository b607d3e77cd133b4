// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules that outcomes hang on. A header apart, since it owns memory.

#include <nqpf/rules/finding.hpp>

#include <vector>

namespace nqpf::inline NQPF_ABI::detail {

inline void mark_needed(const program& p, int rule, std::vector<bool>& needed) {
  if (needed[static_cast<std::size_t>(rule)]) return;
  needed[static_cast<std::size_t>(rule)] = true;
  for (int i = p.rules[rule].begin; i < p.rules[rule].end; ++i)
    if (p.code[i].code == op::outcome) mark_needed(p, p.code[i].argument, needed);
  for_each_earlier(p, rule, [&](int earlier) { mark_needed(p, earlier, needed); });
}

/// The rules that the outcomes of some rules hang on, these among them: those that they read, and those before
/// them in ordered groups. In an order in which each reads only earlier ones; `needed` becomes true of them.
inline std::vector<int> needed_rules(const program& p, const std::vector<int>& rules,
                                     std::vector<bool>& needed) {
  needed.assign(size_of(p.count.rules), false);
  for (const int r : rules) mark_needed(p, r, needed);
  std::vector<int> order;
  for (int i = 0; i < p.count.rules; ++i)
    if (needed[static_cast<std::size_t>(p.order[i])]) order.push_back(p.order[i]);
  return order;
}

}  // namespace nqpf::detail
