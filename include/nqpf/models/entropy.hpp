// SPDX-License-Identifier: BSL-1.0
#pragma once

// The entropy weight method (熵权法), in both of its conventions.

#include <nqpf/models/detail/column.hpp>
#include <nqpf/models/detail/logarithm.hpp>
#include <nqpf/models/detail/scaled_view.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/linear_scale.hpp>
#include <nqpf/models/matrix_view.hpp>
#include <nqpf/models/options.hpp>
#include <nqpf/models/weights.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

/// What becomes of weights when no column varies.
enum class all_constant : unsigned char { refuse, equal_weights };

/// Choices of the entropy weight method.
struct entropy_options {
  /// Added to every cell before the shares are formed. With 0, a zero cell counts as 0 ln 0 = 0;
  /// many studies shift by 0.0001 instead, which changes the weights slightly.
  double shift = 0;
  all_constant constant = all_constant::refuse;
  /// With `skip`, the entropy of a column is that of its known cells, n being their number.
  missing_cells unknown = missing_cells::refuse;
};

namespace detail {

/// What is known of a column while its entropy is computed.
struct entropy_state {
  extent seen;                  ///< of the cells
  std::size_t n = 0;            ///< known cells
  double low = 0, high = 0;     ///< of z, the scaled and shifted cells
  double sum = 0, sum_log = 0;  ///< of q and q ln q, q = z / high, so that nothing overflows
  bool linear = true;           ///< q is a linear function of the cell
};

/// Why the cells of a column, whose extent and number are known, have no entropy; or the extent of
/// z.
inline outcome<> check_column(strided_view<const double> column, std::size_t j,
                              const linear_scale& scale, const entropy_options& options,
                              entropy_state& state) {
  const double largest = std::numeric_limits<double>::max();
  const auto first_where = [&](auto&& bad) {
    std::size_t i = 0;
    while (i < column.size() && !bad(column[i])) ++i;
    return i;
  };
  if (options.unknown == missing_cells::refuse) {
    // A sum would carry a missing cell on; a column without other values must be looked through.
    if (state.seen.least >= state.seen.most || !scale.fitted()) {
      const std::size_t gap = first_where([](double x) { return is_missing(x); });
      if (gap < column.size()) return fail(error_code::missing_cell, gap, j);
    }
  } else {
    if (state.n == 0) return fail(error_code::nothing_known, nowhere, j);
    if (state.n == 1) return fail(error_code::one_row, nowhere, j);
  }
  if (!scale.fitted()) return fail(error_code::nothing_known, nowhere, j);
  if (state.seen.least < -largest || state.seen.most > largest)
    return fail(error_code::not_finite, first_where([](double x) { return infinite(x); }), j);
  const double ends[] = {scale(state.seen.least) + options.shift,
                         scale(state.seen.most) + options.shift};
  state.low = ends[0] < ends[1] ? ends[0] : ends[1];
  state.high = ends[0] < ends[1] ? ends[1] : ends[0];
  if (!(state.low <= state.high)) return fail(error_code::not_finite, nowhere, j);
  if (state.low < 0)
    return fail(error_code::negative,
                first_where([&](double x) { return scale(x) + options.shift < 0; }), j);
  if (!(state.high <= largest)) return fail(error_code::not_finite, nowhere, j);
  const double factor = scale.gain / scale.width / state.high;
  state.linear = !scale.clamped() && factor != 0 && finite(factor);
  return done{};
}

/// The passes over a table that find the divergence 1 - e of every column.
class divergence_passes {
public:
  divergence_passes(matrix_view<const double> x, std::span<const linear_scale> scales,
                    const entropy_options& options)
      : x_(x), scales_(scales), options_(options), states_(x.columns()) {}

  /// Extents and counts. Errors: as `check_column`.
  [[nodiscard]] outcome<> look_through() {
    each_column_block(x_, options_.unknown,
                      [&](std::size_t j, std::size_t, const double* values, std::size_t n) {
                        kernels().extent_in(values, n, states_[j].seen);
                        states_[j].n += n;
                      });
    for (std::size_t j = 0; j < x_.columns(); ++j)
      if (auto ok = check_column(x_.column(j), j, scale_of(j), options_, states_[j]); !ok)
        return ok;
    return done{};
  }

  /// The divergences; how much they are together. Error: missing_cell.
  [[nodiscard]] outcome<double> measure(std::span<double> out) {
    each_q([&](entropy_state& state, const double* values, std::size_t n, const line& q) {
      double sum = 0, sum_log = 0;
      kernels().entropy_sums(values, n, q.origin, q.factor, q.shift, sum, sum_log);
      state.sum += sum;
      state.sum_log += sum_log;
    });
    double all = 0;
    for (std::size_t j = 0; j < x_.columns(); ++j) {
      const entropy_state& state = states_[j];
      if (is_missing(state.sum)) {
        std::size_t i = 0;
        while (!is_missing(x_(i, j))) ++i;
        return fail(error_code::missing_cell, i, j);
      }
      const double top = detail::logarithm(static_cast<double>(state.n));
      const double found = top - (detail::logarithm(state.sum) - state.sum_log / state.sum);
      out[j] = state.low == state.high || found < 0 ? 0 : found > top ? 1 : found / top;
      all += out[j];
    }
    return all;
  }

  /// The same, summed from terms that are all positive, relative to the mean: where nothing varies much
  /// the differences above have lost digits that the weights would show.
  void measure_again(std::span<double> out) {
    for (entropy_state& state : states_) state.sum_log = 0;
    each_q([&](entropy_state& state, const double* values, std::size_t n, const line& q) {
      const double mean = state.sum / static_cast<double>(state.n);
      state.sum_log +=
          kernels().divergence_sum(values, n, q.origin, q.factor / mean, q.shift / mean);
    });
    for (std::size_t j = 0; j < x_.columns(); ++j) {
      const double n = static_cast<double>(states_[j].n);
      const double found = states_[j].sum_log / n / detail::logarithm(n);
      out[j] = states_[j].low == states_[j].high || found < 0 ? 0 : found;
    }
  }

private:
  /// q = (number - origin) * factor + shift.
  struct line {
    double origin = 0, factor = 1, shift = 0;
  };

  [[nodiscard]] linear_scale scale_of(std::size_t j) const {
    return scales_.empty() ? linear_scale{} : scales_[j];
  }

  /// Calls `use(state, numbers, count, line)` for the columns that vary.
  template <class Use>
  void each_q(const Use& use) {
    double z[block_rows];
    each_column_block(x_, options_.unknown,
                      [&](std::size_t j, std::size_t, const double* values, std::size_t n) {
                        entropy_state& state = states_[j];
                        if (state.low == state.high) return;
                        const linear_scale scale = scale_of(j);
                        if (state.linear) {
                          use(state, values, n,
                              line{scale.origin, scale.gain / scale.width / state.high,
                                   (scale.base + options_.shift) / state.high});
                          return;
                        }
                        for (std::size_t i = 0; i < n; ++i)
                          z[i] = (scale(values[i]) + options_.shift) / state.high;
                        use(state, static_cast<const double*>(z), n, line{});
                      });
  }

  matrix_view<const double> x_;
  std::span<const linear_scale> scales_;
  const entropy_options& options_;
  std::vector<entropy_state> states_;
};

/// The divergence 1 - e of every column.
inline outcome<> divergences(matrix_view<const double> x, std::span<const linear_scale> scales,
                             std::span<double> out, const entropy_options& options) {
  if (x.empty()) return fail(error_code::empty);
  if (out.size() != x.columns() || (!scales.empty() && scales.size() != x.columns()))
    return fail(error_code::shape);
  if (x.rows() == 1) return fail(error_code::one_row);
  if (!(options.shift >= 0) || infinite(options.shift)) return fail(error_code::bad_option);
  divergence_passes passes(x, scales, options);
  if (auto ok = passes.look_through(); !ok) return ok;
  const outcome<double> all = passes.measure(out);
  if (!all) return failure<error>{all.error()};
  if (!(*all > 0.05)) passes.measure_again(out);
  return done{};
}

/// Brings what each column tells to weights of sum one, of any size. `nothing`: why there is none.
inline outcome<> weights_of_divergences(std::span<double> weights, all_constant rule,
                                        error_code nothing = error_code::nothing_varies) {
  double most = 0, sum = 0;
  for (const double weight : weights) most = weight > most ? weight : most;
  if (most == 0) {
    if (rule == all_constant::refuse) return fail(nothing);
    return equal_weights(weights);
  }
  // By the power of two next to the largest, which changes no digit.
  int exponent = 0;
  static_cast<void>(std::frexp(most, &exponent));
  for (double& weight : weights) sum += weight = std::ldexp(weight, -exponent);
  for (double& weight : weights) weight /= sum;
  return done{};
}

}  // namespace detail

/// The entropy of every column: \f$e_j = -\frac{1}{\ln n}\sum_i p_{ij}\ln p_{ij}\f$ with
/// \f$p_{ij} = z_{ij}/\sum_i z_{ij}\f$ and 0 ln 0 = 0, in [0, 1].
///
/// Shannon 1948; as a weight Hwang and Yoon 1981. Exactly 1 for a constant column and for one that
/// is zero throughout. Columns that are a positive multiple of each other have the same entropy.
/// Errors: empty, shape, one_row, missing_cell, not_finite, negative (row, column), bad_option
/// (shift negative or not finite), nothing_known and one_row (column) under `skip`. O(cells) in two
/// or three passes; a few numbers a column of memory, and a block of rows when columns are not
/// contiguous.
[[nodiscard]] inline outcome<> entropies(matrix_view<const double> z, std::span<double> out,
                                         const entropy_options& options = {}) {
  if (auto ok = detail::divergences(z, {}, out, options); !ok) return ok;
  for (double& e : out) e = 1 - e;
  return done{};
}

/// Entropy weights: \f$w_j = d_j/\sum d\f$ with the divergence \f$d_j = 1 - e_j\f$.
///
/// Two conventions are in use, and both are this function: from raw positive data, direction
/// ignored (decision analysis); from direction-aware min-max data (the Chinese indicator
/// literature, 熵值法). They give different weights; say which. Over a panel the rows are units by
/// years. A constant column weighs exactly 0. Errors: those of `entropies`, and nothing_varies
/// unless the options ask for equal weights. Sources and cost as there.
[[nodiscard]] inline outcome<> entropy_weights(matrix_view<const double> z,
                                               std::span<double> weights,
                                               const entropy_options& options = {}) {
  if (auto ok = detail::divergences(z, {}, weights, options); !ok) return ok;
  return detail::weights_of_divergences(weights, options.constant);
}

/// Entropy weights of a table seen through its scales (the second convention when they are
/// min-max), equal to those of the stored table up to rounding. Errors: as above; nothing_known
/// (column) for a scale that is not fitted. Sources and cost as above.
[[nodiscard]] inline outcome<> entropy_weights(const scaled_view& z, std::span<double> weights,
                                               const entropy_options& options = {}) {
  if (z.scales.size() != z.columns()) return detail::fail(error_code::shape);
  if (auto ok = detail::divergences(z.cells, z.scales, weights, options); !ok) return ok;
  return detail::weights_of_divergences(weights, options.constant);
}

}  // namespace nqpf::inline NQPF_ABI::models
