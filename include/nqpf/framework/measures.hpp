// SPDX-License-Identifier: BSL-1.0
#pragma once

// All paths with their measures in order, the measures that the papers offer beside their paths, and the
// actions inside measures.

#include <nqpf/framework/papers/cao_wu/actions.hpp>
#include <nqpf/framework/papers/cao_wu/measures.hpp>
#include <nqpf/framework/papers/hu_li/actions.hpp>
#include <nqpf/framework/papers/hu_li/measures.hpp>
#include <nqpf/framework/papers/tang_sun_zeng/actions.hpp>
#include <nqpf/framework/papers/tang_sun_zeng/measures.hpp>
#include <nqpf/framework/types/table.hpp>

namespace nqpf::inline NQPF_ABI::framework {

inline constexpr table_of paths(tables::cao_wu_paths, tables::tang_sun_zeng_paths,
                                tables::hu_li_paths);
static_assert(detail::require_in_order<paths>());

[[nodiscard]] constexpr const path_entry& about(path p) noexcept { return paths[p]; }

inline constexpr table_of measures(tables::cao_wu_measures, tables::tang_sun_zeng_measures,
                                   tables::hu_li_measures);
static_assert(detail::require_in_order<measures>());

[[nodiscard]] constexpr const measure_entry& about(measure m) noexcept { return measures[m]; }

inline constexpr table_of actions(tables::cao_wu_actions, tables::tang_sun_zeng_actions,
                                  tables::hu_li_actions);
static_assert(detail::require_in_order<actions>());

[[nodiscard]] constexpr const action_entry& about(action a) noexcept { return actions[a]; }

/// Calls `each(measure_entry)` for the measures on a path, in order.
template <class F>
constexpr void each_measure(path on, F&& each) {
  for (const measure_entry& m : measures)
    if (m.path == on) each(m);
}

/// Calls `each(action_entry)` for the actions inside a measure, in order of mention.
template <class F>
constexpr void each_action(measure inside, F&& each) {
  for (const action_entry& a : actions)
    if (a.measure == inside) each(a);
}

namespace detail {

// The measures of a path follow each other, numbered from 1.
constexpr bool paths_are_numbered() {
  int on_paths = 0;
  for (const path_entry& p : paths) {
    int order = 0;
    bool right = true;
    each_measure(p.value, [&](const measure_entry& m) { right = right && m.order == ++order; });
    if (!right || order == 0) return false;
    on_paths += order;
  }
  for (const measure_entry& m : measures)
    if (!m.path && m.order != 0) return false;
  return on_paths == 37;
}
static_assert(paths_are_numbered());

}  // namespace detail

}  // namespace nqpf::framework
