// SPDX-License-Identifier: BSL-1.0
#pragma once

// The Malmquist index 曼奎斯特指数: how the productivity of each unit changed between two periods,
// parted into catching up and a moving frontier.

#include <nqpf/models/dea.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/options.hpp>
#include <nqpf/models/productivity/units.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

/// Above 1 is a gain. Missing where a program across periods has no solution.
struct malmquist_change {
  double index = missing;       ///< MI = EC * TC
  double efficiency = missing;  ///< EC 技术效率变化: how much nearer to the frontier of its time
  double technical = missing;  ///< TC 技术进步: how far the frontier moved where the unit stands
};

struct malmquist_summary {
  std::size_t infeasible = 0;  ///< units whose index is missing
};

namespace detail {

/// Scores of every unit in each period against each period's frontier.
struct crossed_scores {
  std::vector<double> own_first, own_second, first_by_second, second_by_first;
};

inline outcome<crossed_scores> cross(const production_units& first, const production_units& second,
                                     const dea_options& options) {
  const std::size_t n = first.inputs.rows();
  crossed_scores out{std::vector<double>(n), std::vector<double>(n), std::vector<double>(n),
                     std::vector<double>(n)};
  if (auto ok = dea(first, out.own_first, options); !ok) return failure<error>{ok.error()};
  if (auto ok = dea(second, out.own_second, options); !ok) return failure<error>{ok.error()};
  if (auto ok = dea_against(second, first, out.first_by_second, options); !ok)
    return failure<error>{ok.error()};
  if (auto ok = dea_against(first, second, out.second_by_first, options); !ok)
    return failure<error>{ok.error()};
  return out;
}

}  // namespace detail

/// The index of Fare, Grosskopf, Norris and Zhang (1994) for every unit, the same units standing in
/// the same rows in both periods: \f$EC=D_1(1)/D_0(0)\f$, \f$TC=\sqrt{D_0(1)/D_1(1)\cdot
/// D_0(0)/D_1(0)}\f$, where \f$D_s(t)\f$ is the score of period t against the frontier of s.
///
/// With constant returns every program has a solution as long as every input or output that a unit
/// needs occurs in both periods; with variable returns some across periods may not: the unit's index
/// and technical change are missing, and counted. Errors: as `dea`, shape. Four programs a unit.
[[nodiscard]] inline outcome<malmquist_summary> malmquist(const production_units& first,
                                                          const production_units& second,
                                                          std::span<malmquist_change> out,
                                                          const dea_options& options = {}) {
  if (auto ok = detail::check_both(first, second); !ok) return failure<error>{ok.error()};
  if (first.inputs.rows() != second.inputs.rows() || out.size() != first.inputs.rows())
    return detail::fail(error_code::shape);
  const auto scores = detail::cross(first, second, options);
  if (!scores) return failure<error>{scores.error()};
  malmquist_summary summary;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const double d00 = scores->own_first[i], d11 = scores->own_second[i];
    const double d10 = scores->first_by_second[i], d01 = scores->second_by_first[i];
    out[i] = malmquist_change{};
    out[i].efficiency = d11 / d00;
    if (is_missing(d10) || is_missing(d01)) {
      ++summary.infeasible;
      continue;
    }
    out[i].technical = std::sqrt(d01 / d11 * (d00 / d10));
    out[i].index = out[i].efficiency * out[i].technical;
  }
  return summary;
}

}  // namespace nqpf::inline NQPF_ABI::models
