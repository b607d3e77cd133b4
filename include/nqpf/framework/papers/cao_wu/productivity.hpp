// SPDX-License-Identifier: BSL-1.0
#pragma once

// Concepts of productive forces: what only cao_wu names. A group stands before its members, which
// are indented.

#include <nqpf/framework/types/rows.hpp>

namespace nqpf::inline NQPF_ABI::framework::tables {

using enum notion;
using enum grouping;

// clang-format off
inline constexpr notion_entry cao_wu_productivity[] = {
  // The notion itself, its framing and its goals.
  {industrial_upgrading,
   "Moving industry to a higher level; one of the three things that cao_wu says NQPF stresses.",
   {.cao_wu = "4.1 firstly, 5.1 firstly"}},
  {international_development, "Development across borders; one of the three things that cao_wu "
   "says NQPF stresses, and in no other paper.", {.cao_wu = "4.1 firstly, 5.1 firstly"}},
  {comprehensiveness_emphasis, "NQPF stresses innovation together with comprehensiveness (and "
   "creativity), hence cross-disciplinary ability.", {.cao_wu = "5.1 secondly, 5.3 secondly"}},

  // The three elements and their combination.
  {qualitative_change_of_elements, "Each element changes in quality; the base of NQPF.",
   {.cao_wu = "1"}},

  // Industry.
  {cross_border_e_commerce, "Example industry that called for language plus marketing.",
   {.cao_wu = "2.1"}},

  // Chains, cycles and flows of knowledge.
  {innovative_education, "The education that NQPF in the end relies on.", {.cao_wu = "1"}},
  {economic_cooperation, "Economic cooperation across borders.", {.cao_wu = "3"}},
};
// clang-format on

}  // namespace nqpf::framework::tables
