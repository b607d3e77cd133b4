// SPDX-License-Identifier: BSL-1.0
#pragma once

// Data envelopment analysis 数据包络分析: how near each unit comes to the best practice of all.

#include <nqpf/models/error.hpp>
#include <nqpf/models/options.hpp>
#include <nqpf/models/productivity/envelope.hpp>
#include <nqpf/models/productivity/units.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

/// What the linear programs of a set of units were like.
struct dea_summary {
  std::size_t efficient = 0;   ///< units with the score 1
  std::size_t degenerate = 0;  ///< programs whose basis has a zero: peers may not be unique
  std::size_t infeasible = 0;  ///< programs without a solution; the score is missing
};

namespace detail {

/// A score within rounding of 1 is 1.
inline double snapped(double score) { return std::fabs(score - 1) <= 1e-9 ? 1 : score; }

inline outcome<dea_summary> scores_against(const production_units& reference,
                                           const production_units& evaluated,
                                           std::span<double> scores, const dea_options& options) {
  envelope all(reference, evaluated, options);
  dea_summary out;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const auto score = all.score(i);
    if (!score && (score.error().code == error_code::infeasible ||
                   score.error().code == error_code::unbounded ||
                   score.error().code == error_code::not_positive)) {
      scores[i] = missing;
      ++out.infeasible;
      continue;
    }
    if (!score) return fail(score.error().code, i);
    scores[i] = snapped(*score);
    out.efficient += scores[i] == 1 ? 1u : 0u;
    out.degenerate += all.program.degenerate() ? 1u : 0u;
  }
  return out;
}

}  // namespace detail

/// The efficiency 技术效率 of every unit among all, in (0, 1]; 1 is best practice, and at least one
/// unit has it.
///
/// Input orientation: \f$\min\theta\f$ with \f$X'\lambda\le\theta x_o,\ Y'\lambda\ge
/// y_o,\ \lambda\ge0\f$, and \f$\sum\lambda=1\f$ for variable returns. Units of measure and the order
/// of units and columns do not matter. Errors: empty, shape, missing_cell, not_finite, negative (row;
/// columns count inputs, then outputs), not_positive (row) for a unit without any input or output,
/// no_convergence, singular (row). A program a unit, each about O(units (inputs + outputs)^2).
[[nodiscard]] inline outcome<dea_summary> dea(const production_units& units,
                                              std::span<double> scores,
                                              const dea_options& options = {}) {
  if (auto ok = detail::check_units(units); !ok) return failure<error>{ok.error()};
  if (scores.size() != units.inputs.rows()) return detail::fail(error_code::shape);
  const auto found = detail::scores_against(units, units, scores, options);
  for (double& score : scores)
    if (score > 1) score = 1;
  return found;
}

/// The efficiency of units against the best practice of another set, such as another year's. Scores
/// may exceed 1. With variable returns a unit may lie where the reference says nothing: its score is
/// missing and counts as infeasible. Errors: as `dea`.
[[nodiscard]] inline outcome<dea_summary> dea_against(const production_units& reference,
                                                      const production_units& evaluated,
                                                      std::span<double> scores,
                                                      const dea_options& options = {}) {
  if (auto ok = detail::check_both(reference, evaluated); !ok) return failure<error>{ok.error()};
  if (scores.size() != evaluated.inputs.rows()) return detail::fail(error_code::shape);
  return detail::scores_against(reference, evaluated, scores, options);
}

/// Scale efficiency 规模效率: the score at constant returns / the score at variable returns, in
/// (0, 1]; 1 where the unit has the most productive size. Errors: as `dea`. Twice the work of `dea`.
[[nodiscard]] inline outcome<> scale_efficiency(
    const production_units& units, std::span<double> out,
    dea_orientation orientation = dea_orientation::input) {
  std::vector<double> variable(out.size());
  if (auto ok = dea(units, out, {returns_to_scale::constant, orientation}); !ok)
    return failure<error>{ok.error()};
  if (auto ok = dea(units, variable, {returns_to_scale::variable, orientation}); !ok)
    return failure<error>{ok.error()};
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i] = detail::snapped(out[i] / variable[i]);
    if (out[i] > 1) out[i] = 1;
  }
  return done{};
}

/// Where one unit stands and what it would have to reach.
struct dea_unit_result {
  double score = 0;
  bool efficient = false;   ///< score 1 and no slack (Koopmans)
  bool degenerate = false;  ///< the program's basis has a zero
  bool ambiguous = false;   ///< other peers may give the same score and slacks
};

/// Where to write the details of a unit; empty ones are not written.
struct dea_details {
  std::span<double> weights{};        ///< \f$\lambda\f$: the peers are the units above 0
  std::span<double> input_slacks{};   ///< use beyond the target
  std::span<double> output_slacks{};  ///< output short of the target
};

/// One unit in full: its score, and with the score kept, the peers and the slacks whose sum is
/// greatest, each relative to the greatest value of its column. Errors: as `dea`; out_of_range for a
/// unit that is none.
[[nodiscard]] inline outcome<dea_unit_result> dea_unit(const production_units& units,
                                                       std::size_t unit, const dea_details& details,
                                                       const dea_options& options = {}) {
  if (auto ok = detail::check_units(units); !ok) return failure<error>{ok.error()};
  const std::size_t n = units.inputs.rows(), m = units.inputs.columns();
  const auto fits = [](std::span<double> out, std::size_t size) {
    return out.empty() || out.size() == size;
  };
  if (!fits(details.weights, n) || !fits(details.input_slacks, m) ||
      !fits(details.output_slacks, units.outputs.columns()))
    return detail::fail(error_code::shape);
  if (unit >= n) return detail::fail(error_code::out_of_range, unit);
  detail::envelope all(units, units, options);
  const auto score = all.score(unit);
  if (!score) return detail::fail(score.error().code, unit);
  if (auto ok = all.widen(unit, *score); !ok) return detail::fail(ok.error().code, unit);
  dea_unit_result out;
  out.score = std::fmin(detail::snapped(*score), 1.0);
  out.degenerate = all.program.degenerate();
  out.ambiguous = all.program.ambiguous();
  out.efficient = out.score == 1;
  for (std::size_t k = 0; k < m + units.outputs.columns(); ++k)
    if (all.slack(k) > 0) out.efficient = false;
  for (std::size_t j = 0; j < details.weights.size(); ++j) details.weights[j] = all.program.x[j];
  for (std::size_t k = 0; k < details.input_slacks.size(); ++k)
    details.input_slacks[k] = all.slack(k);
  for (std::size_t k = 0; k < details.output_slacks.size(); ++k)
    details.output_slacks[k] = all.slack(m + k);
  return out;
}

}  // namespace nqpf::inline NQPF_ABI::models
