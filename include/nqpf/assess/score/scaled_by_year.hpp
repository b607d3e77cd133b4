// SPDX-License-Identifier: BSL-1.0
#pragma once

// How many columns of the indices have fixed ends, and whether scores lie on another scale in another year.

#include <nqpf/assess/assessment.hpp>

#include <cstddef>

namespace nqpf::inline NQPF_ABI::assess_detail {

/// The scored columns of the indices, and those of them whose ends are fixed.
struct fixed_count {
  std::size_t all = 0;
  std::size_t fixed = 0;

  [[nodiscard]] bool every() const noexcept { return all > 0 && fixed == all; }
};

[[nodiscard]] inline fixed_count count_fixed(const assessment& a) {
  fixed_count made;
  for (const assessed::scored_column& e : a.scored_columns()) {
    if (a.dimensions()[e.dimension].side == assessed::dimension_side::outside) continue;
    ++made.all;
    made.fixed += e.fixed ? 1U : 0U;
  }
  return made;
}

/// Whether an index of one year lies on another scale than that of another: fixed ends are those of all years.
[[nodiscard]] inline bool scaled_by_year(const assessment& a) {
  return a.options().scale == scale_over::per_year && !count_fixed(a).every();
}

}  // namespace nqpf::inline NQPF_ABI::assess_detail
