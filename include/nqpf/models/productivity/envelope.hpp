// SPDX-License-Identifier: BSL-1.0
#pragma once

// Private: the linear programs of data envelopment over one reference set, scaled once and solved
// for many units.

#include <nqpf/models/detail/checks.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/linear/dense_simplex.hpp>
#include <nqpf/models/matrix_view.hpp>
#include <nqpf/models/productivity/units.hpp>

#include <cmath>
#include <cstddef>
#include <vector>

namespace nqpf::inline NQPF_ABI::models::detail {

/// The greatest value of a column of two tables.
inline double column_greatest(matrix_view<const double> a, matrix_view<const double> b,
                              std::size_t column) {
  double most = 0;
  for (std::size_t i = 0; i < a.rows(); ++i) most = std::fmax(most, a(i, column));
  for (std::size_t i = 0; i < b.rows(); ++i) most = std::fmax(most, b(i, column));
  return most;
}

/// Power of two that brings a column with this greatest value near 1, so that units of measure do not
/// matter.
inline double column_scale(double most) {
  return most > 0 ? std::exp2(-std::floor(std::log2(most))) : 1;
}

/// Every number must be there and not negative; every unit needs an input and an output above 0.
/// Errors: empty, shape, missing_cell, not_finite, negative (row the unit; columns count inputs,
/// then outputs), not_positive (row).
inline outcome<> check_units(const production_units& units) {
  const std::size_t m = units.inputs.columns();
  if (units.inputs.empty() || units.outputs.empty()) return fail(error_code::empty);
  if (units.inputs.rows() != units.outputs.rows()) return fail(error_code::shape);
  if (auto ok = check_cells(units.inputs, wanted::not_negative); !ok) return ok;
  if (auto ok = check_cells(units.outputs, wanted::not_negative); !ok) return moved(ok.error(), m);
  for (std::size_t i = 0; i < units.inputs.rows(); ++i) {
    double used = 0, made = 0;
    for (std::size_t k = 0; k < m; ++k) used += units.inputs(i, k);
    for (std::size_t k = 0; k < units.outputs.columns(); ++k) made += units.outputs(i, k);
    if (!(used > 0 && made > 0)) return fail(error_code::not_positive, i);
  }
  return done{};
}

/// Checks two sets of units that are to be compared.
inline outcome<> check_both(const production_units& reference, const production_units& evaluated) {
  if (auto ok = check_units(reference); !ok) return ok;
  if (reference.inputs.columns() != evaluated.inputs.columns() ||
      reference.outputs.columns() != evaluated.outputs.columns())
    return fail(error_code::shape);
  return check_units(evaluated);
}

/// Columns 0..n-1 are the weights of the reference units and column n is the factor by which the
/// unit's inputs shrink or its outputs grow. Rows: inputs, outputs, and the sum of the weights.
class envelope {
public:
  envelope(const production_units& reference, const production_units& evaluated,
           const dea_options& options)
      : evaluated_(evaluated),
        options_(options),
        inputs_(reference.inputs.columns()),
        outputs_(reference.outputs.columns()),
        units_(reference.inputs.rows()),
        program(inputs_ + outputs_ + (options.returns == returns_to_scale::variable ? 1 : 0),
                units_ + 1) {
    for (std::size_t k = 0; k < inputs_ + outputs_; ++k) {
      const bool in = k < inputs_;
      const auto& from = in ? reference.inputs : reference.outputs;
      const auto& other = in ? evaluated.inputs : evaluated.outputs;
      const std::size_t column = in ? k : k - inputs_;
      const double most = column_greatest(from, other, column);
      scales_.push_back(column_scale(most));
      shares_.push_back(most > 0 ? 1 / (most * scales_[k]) : 1);
      for (std::size_t j = 0; j < units_; ++j) program.at(k, j) = from(j, column) * scales_[k];
      program.senses[k] = in ? sense::at_most : sense::at_least;
    }
    if (options.returns == returns_to_scale::constant) return;
    const std::size_t last = inputs_ + outputs_;
    for (std::size_t j = 0; j < units_; ++j) program.at(last, j) = 1;
    program.limits[last] = 1;
    program.senses[last] = sense::equal;
  }

  /// The score of a unit: the factor on inputs, or 1 / the factor on outputs. Errors: as the
  /// program.
  outcome<double> score(std::size_t unit) {
    const bool by_input = options_.orientation == dea_orientation::input;
    for (std::size_t k = 0; k < inputs_ + outputs_; ++k) {
      const bool in = k < inputs_;
      program.at(k, units_) = in == by_input ? -own(unit, k) : 0;
      program.limits[k] = in == by_input ? 0 : own(unit, k);
    }
    program.goal[units_] = by_input ? 1 : -1;
    for (double& cost : program.slack_goal) cost = 0;
    if (auto ok = program.solve(); !ok) return failure<error>{ok.error()};
    const double factor = program.x[units_];
    if (!(factor > 0)) return fail(error_code::not_positive, unit);
    return by_input ? factor : 1 / factor;
  }

  /// The second stage: with the score kept, the greatest sum of slacks, each relative to the
  /// greatest value of its input or output.
  outcome<> widen(std::size_t unit, double score) {
    const bool by_input = options_.orientation == dea_orientation::input;
    for (std::size_t k = 0; k < inputs_ + outputs_; ++k) {
      const bool in = k < inputs_;
      const double factor = in != by_input ? 1 : by_input ? score : 1 / score;
      program.at(k, units_) = 0;
      // A breath of room, since the score is rounded.
      program.limits[k] = own(unit, k) * factor * (in ? 1 + 1e-12 : 1 - 1e-12);
      program.slack_goal[k] = -shares_[k];
    }
    program.goal[units_] = 0;
    return program.solve();
  }

  /// The slack of input or output k in its own unit, after `widen`.
  [[nodiscard]] double slack(std::size_t k) const {
    const double found = program.x[units_ + 1 + k];
    return found > 1e-9 ? found / scales_[k] : 0;
  }

private:
  [[nodiscard]] double own(std::size_t unit, std::size_t k) const {
    return scales_[k] *
           (k < inputs_ ? evaluated_.inputs(unit, k) : evaluated_.outputs(unit, k - inputs_));
  }

  production_units evaluated_;
  dea_options options_;
  std::size_t inputs_, outputs_, units_;
  std::vector<double> scales_;
  std::vector<double> shares_;  ///< of the greatest value that a slack of 1 is, as scaled

public:
  dense_simplex program;
};

}  // namespace nqpf::inline NQPF_ABI::models::detail
