// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the literature adds after an index: coupling at lags, distributions over years, transition of
// grades, convergence, neighbours, grey relations. Each where the data allow it.

#include <nqpf/assess/assessment.hpp>
#include <nqpf/assess/movement/approach.hpp>
#include <nqpf/assess/movement/chain.hpp>
#include <nqpf/assess/movement/densities.hpp>
#include <nqpf/assess/movement/drivers.hpp>
#include <nqpf/assess/movement/lags.hpp>
#include <nqpf/assess/movement/space.hpp>
#include <nqpf/assess/neighbours.hpp>

#include <cstddef>
#include <cstdint>

namespace nqpf::inline NQPF_ABI {

/// The choices of `movement_of`.
struct movement_options {
  int year = 0;                      ///< of what is around each entity; 0: `assessment::last_year`
  int most_lag = 3;                  ///< years that one side may go ahead
  std::size_t density_points = 161;  ///< at which curves are computed, at least 2
  const neighbours* near = nullptr;  ///< of the same panel; null where nobody knows them
  std::uint64_t permutations = 999;  ///< random arrangements of a p value
  std::uint64_t seed = 1;
  double distinguishing = 0.5;  ///< of grey relations, in (0, 1]
};

/// How an assessment moves over years, in space and with what is outside it. A part that the data do
/// not allow says in `lacking` what they lack.
struct movement {
  movement_options options;  ///< `near` is null: the neighbours may be gone
  assessed::lag_part lags;
  assessed::density_part densities;
  assessed::chain_part chain;
  assessed::convergence_part convergence;
  assessed::space_part space;
  assessed::driver_part drivers;
};

/// Computes all parts of the movement.
///
/// What compares years leaves those out that are measured by other dimensions than most
/// (`assessment::unlike`) or have less than half the entities of the best, and says so in `left_out`.
/// Everything describes; nothing here proves that one thing moves another. Preconditions: the assessment
/// and `near` are of this panel, `density_points` is at least 2, `distinguishing` in (0, 1]. O(rows
/// (density_points + years)) and, with neighbours, O(years permutations neighbours).
[[nodiscard]] inline movement movement_of(const panel& from, const assessment& a,
                                          const movement_options& options = {}) {
  NQPF_ASSERT(options.density_points >= 2);
  NQPF_ASSERT(options.distinguishing > 0 && options.distinguishing <= 1);
  movement made;
  made.options = options;
  made.options.near = nullptr;
  if (made.options.year == 0) made.options.year = a.last_year();
  made.lags = assess_detail::lags_of(from, a, options.most_lag);
  made.densities = assess_detail::densities_of(from, a, options.density_points);
  made.chain = assess_detail::chain_of(from, a, options.near);
  made.convergence = assess_detail::convergence_of(from, a);
  made.space = assess_detail::space_of(from, a, options.near, made.options.year,
                                       {options.permutations, options.seed});
  made.drivers = assess_detail::drivers_of(from, a, options.distinguishing);
  return made;
}

}  // namespace nqpf::inline NQPF_ABI
