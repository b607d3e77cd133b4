// SPDX-License-Identifier: BSL-1.0
#pragma once

// All dilemmas, as a tree, and the measures that answer them.

#include <nqpf/framework/papers/cao_wu/dilemmas.hpp>
#include <nqpf/framework/papers/hu_li/dilemmas.hpp>
#include <nqpf/framework/papers/tang_sun_zeng/dilemmas.hpp>
#include <nqpf/framework/types/table.hpp>

namespace nqpf::inline NQPF_ABI::framework {

inline constexpr table_of dilemmas(tables::cao_wu_dilemmas, tables::tang_sun_zeng_dilemmas,
                                   tables::hu_li_dilemmas);
static_assert(detail::require_in_order<dilemmas>());

[[nodiscard]] constexpr const dilemma_entry& about(dilemma d) noexcept { return dilemmas[d]; }

/// Which measures answer which dilemmas, in the order of the dilemmas.
inline constexpr table_of answers(tables::cao_wu_answers, tables::tang_sun_zeng_answers,
                                  tables::hu_li_answers);
static_assert(answers.size() == 119);

/// Calls `each(answer_entry)` for every measure that answers a dilemma.
template <class F>
constexpr void each_answer(dilemma to, F&& each, reading r = reading::with_inferred) {
  for (const answer_entry& a : answers)
    if (a.to == to && takes(r, a.status)) each(a);
}

/// Calls `each(answer_entry)` for every dilemma that a measure answers.
template <class F>
constexpr void each_answer(measure with, F&& each, reading r = reading::with_inferred) {
  for (const answer_entry& a : answers)
    if (a.with == with && takes(r, a.status)) each(a);
}

}  // namespace nqpf::framework
