// SPDX-License-Identifier: BSL-1.0
#pragma once

// The slack-based measure of efficiency (SBM): every unused input and every output short of the
// target counts.

#include <nqpf/models/dea.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/options.hpp>
#include <nqpf/models/productivity/envelope.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

/// What happens with an input or output of 0, which no slack can be relative to.
enum class zero_terms : unsigned char {
  refuse,  ///< `error_code::not_positive` with row and column
  drop,    ///< the term is left out of the unit's mean
};

struct sbm_options {
  returns_to_scale returns = returns_to_scale::constant;
  zero_terms zeros = zero_terms::refuse;
};

namespace detail {

/// The program of one unit after the transformation of Charnes and Cooper, slacks replaced: least
/// \f$\sum_j\Lambda_j\,\mathrm{mean}_i(x_{ij}/x_{io})\f$ with \f$X\Lambda\le tx_o\f$,
/// \f$Y\Lambda\ge ty_o\f$, \f$\sum_j\Lambda_j\,\mathrm{mean}_r(y_{rj}/y_{ro})=1\f$ and, for variable
/// returns, \f$\sum\Lambda=t\f$.
class slack_program {
public:
  slack_program(const production_units& units, const sbm_options& options)
      : units_(units),
        inputs_(units.inputs.columns()),
        outputs_(units.outputs.columns()),
        count_(units.inputs.rows()),
        program(inputs_ + outputs_ + (options.returns == returns_to_scale::variable ? 2 : 1),
                count_ + 1) {
    for (std::size_t k = 0; k < inputs_ + outputs_; ++k) {
      const bool in = k < inputs_;
      const auto& from = in ? units.inputs : units.outputs;
      const std::size_t column = in ? k : k - inputs_;
      scales_.push_back(column_scale(column_greatest(from, from, column)));
      for (std::size_t j = 0; j < count_; ++j) program.at(k, j) = from(j, column) * scales_[k];
      program.senses[k] = in ? sense::at_most : sense::at_least;
    }
    program.senses[inputs_ + outputs_] = sense::equal;
    if (options.returns == returns_to_scale::constant) return;
    const std::size_t last = inputs_ + outputs_ + 1;
    for (std::size_t j = 0; j < count_; ++j) program.at(last, j) = 1;
    program.at(last, count_) = -1;
    program.senses[last] = sense::equal;
  }

  outcome<double> score(std::size_t unit) {
    const std::size_t unity = inputs_ + outputs_;
    for (std::size_t k = 0; k < unity; ++k) program.at(k, count_) = -program.at(k, unit);
    const double used = mean_ratios(0, inputs_, unit, program.goal.data());
    const double made = mean_ratios(inputs_, outputs_, unit, &program.at(unity, 0));
    program.goal[count_] = used > 0 ? 0 : 1;
    program.at(unity, count_) = made > 0 ? 0 : 1;
    double most = 1;
    for (std::size_t j = 0; j < count_; ++j) most = std::fmax(most, program.at(unity, j));
    const double scale = std::exp2(-std::floor(std::log2(most)));
    for (std::size_t j = 0; j <= count_; ++j) program.at(unity, j) *= scale;
    program.limits[unity] = scale;
    if (auto ok = program.solve(); !ok) return fail(ok.error().code, unit);
    return program.optimum();
  }

private:
  /// Writes for every unit the mean, over what the evaluated unit has, of its value / the evaluated
  /// one's. Returns over how many.
  double mean_ratios(std::size_t first, std::size_t size, std::size_t unit, double* out) {
    double terms = 0;
    for (std::size_t j = 0; j < count_; ++j) out[j] = 0;
    for (std::size_t k = first; k < first + size; ++k) {
      const double own = program.at(k, unit);
      if (!(own > 0)) continue;
      terms += 1;
      for (std::size_t j = 0; j < count_; ++j) out[j] += program.at(k, j) / own;
    }
    for (std::size_t j = 0; terms > 0 && j < count_; ++j) out[j] /= terms;
    return terms;
  }

  production_units units_;
  std::size_t inputs_, outputs_, count_;
  std::vector<double> scales_;

public:
  dense_simplex program;
};

}  // namespace detail

/// \f$\rho=\min\,(1-\mathrm{mean}_i\,s^-_i/x_{io})/(1+\mathrm{mean}_r\,s^+_r/y_{ro})\f$ for every
/// unit, in (0, 1], never above the radial score (Tone 2001); 1 exactly where no slack is left.
///
/// Errors: as `dea`; not_positive (row; columns count inputs, then outputs) for a zero unless zero
/// terms are dropped. A program a unit.
[[nodiscard]] inline outcome<dea_summary> slack_based_efficiency(const production_units& units,
                                                                 std::span<double> scores,
                                                                 const sbm_options& options = {}) {
  if (auto ok = detail::check_units(units); !ok) return failure<error>{ok.error()};
  if (scores.size() != units.inputs.rows()) return detail::fail(error_code::shape);
  if (options.zeros == zero_terms::refuse) {
    if (auto ok = detail::check_cells(units.inputs, detail::wanted::positive); !ok)
      return failure<error>{ok.error()};
    if (auto ok = detail::check_cells(units.outputs, detail::wanted::positive); !ok)
      return detail::moved(ok.error(), units.inputs.columns());
  }
  detail::slack_program all(units, options);
  dea_summary out;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const auto score = all.score(i);
    if (!score) return failure<error>{score.error()};
    scores[i] = std::fmin(detail::snapped(*score), 1.0);
    out.efficient += scores[i] == 1 ? 1u : 0u;
    out.degenerate += all.program.degenerate() ? 1u : 0u;
  }
  return out;
}

}  // namespace nqpf::inline NQPF_ABI::models
