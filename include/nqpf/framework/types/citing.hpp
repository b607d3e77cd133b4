// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules of an array that cite a paper.

#include <nqpf/rules/dsl.hpp>

namespace nqpf::inline NQPF_ABI::framework {
namespace detail {

constexpr bool cites(const rule_data& r, const source& paper) {
  for (int i = 0; i < r.citation_count; ++i)
    if (nqpf::detail::same_text(r.citations[i].document->id, paper.id)) return true;
  return false;
}

template <const auto& Rules, const source& Paper>
constexpr unsigned long count_citing() {
  unsigned long n = 0;
  for (const auto& each : Rules) n += cites(each, Paper) ? 1U : 0U;
  return n;
}

template <unsigned long N>
struct chosen_rules {
  rule<unbound> rules[N]{};
};

template <const auto& Rules, const source& Paper>
constexpr auto choose_citing() {
  chosen_rules<count_citing<Rules, Paper>()> chosen;
  unsigned long next = 0;
  for (const auto& each : Rules)
    if (cites(each, Paper)) chosen.rules[next++] = each;
  return chosen;
}

template <const auto& Rules, const source& Paper>
inline constexpr auto citing = choose_citing<Rules, Paper>();

}  // namespace detail

/// Those of the rules that cite the paper, as an array.
template <const auto& Rules, const source& Paper>
inline constexpr const auto& citing = detail::citing<Rules, Paper>.rules;

}  // namespace nqpf::framework
