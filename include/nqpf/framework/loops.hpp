// SPDX-License-Identifier: BSL-1.0
#pragma once

// All loops: relations that lead back to where they began, and whether a loop carries a two-way drive.

#include <nqpf/framework/papers/cao_wu/loops.hpp>
#include <nqpf/framework/papers/hu_li/loops.hpp>
#include <nqpf/framework/papers/tang_sun_zeng/loops.hpp>
#include <nqpf/framework/relations.hpp>

namespace nqpf::inline NQPF_ABI::framework {

inline constexpr table_of loops(tables::cao_wu_loops, tables::tang_sun_zeng_loops,
                                tables::hu_li_loops);
static_assert(detail::require_in_order<loops>());

[[nodiscard]] constexpr const loop_entry& about(loop l) noexcept { return loops[l]; }

/// How many relations a loop has.
[[nodiscard]] constexpr int length_of(const loop_entry& l) noexcept {
  int n = 0;
  while (n < loop_entry::capacity && l.relations[n]) ++n;
  return n;
}

/// Whether each relation of a loop begins where the one before it ends, and the last where the first
/// begins.
[[nodiscard]] constexpr bool closes(const loop_entry& l) noexcept {
  const int n = length_of(l);
  for (int i = 0; i < n; ++i)
    if (!(about(*l.relations[i]).target == about(*l.relations[(i + 1) % n]).origin)) return false;
  return n > 0;
}

/// Whether a loop carries a two-way drive: one of its relations runs to cultivation and one to
/// productivity, else it is influence one way or inside one side (cao_wu 4.1; tang_sun_zeng,
/// abstract; hu_li 3). With `stated_only`, no relation of it may be inferred.
[[nodiscard]] constexpr bool is_two_way(const loop_entry& l,
                                        reading r = reading::with_inferred) noexcept {
  bool to_cultivation = false;
  bool to_productivity = false;
  for (const auto& each : l.relations) {
    if (!each) break;
    const relation_entry& e = about(*each);
    if (!takes(r, e.status)) return false;
    to_cultivation = to_cultivation || e.direction == direction::to_cultivation;
    to_productivity = to_productivity || e.direction == direction::to_productivity;
  }
  return closes(l) && to_cultivation && to_productivity;
}

}  // namespace nqpf::framework
