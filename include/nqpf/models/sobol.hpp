// SPDX-License-Identifier: BSL-1.0
#pragma once

// Variance-based sensitivity: first-order and total Sobol indices with bootstrap intervals.

#include <nqpf/models/detail/column.hpp>
#include <nqpf/models/detail/low_discrepancy.hpp>
#include <nqpf/models/detail/sort.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/options.hpp>
#include <nqpf/models/random.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

/// The runs of a design of `samples` points in `factors` dimensions: two matrices A and B of points,
/// and for each factor A with that column taken from B (Saltelli et al. 2010).
///
/// The points are Sobol's sequence under Owen's scrambling, another one for each seed: they fill the
/// cube far more evenly than independent numbers, best with a power of two for `samples`. At most
/// 2^32 samples.
struct sobol_design {
  std::size_t samples = 0;
  std::size_t factors = 0;
  std::uint64_t seed = 0;

  /// N (d + 2), or the largest number where that does not fit.
  [[nodiscard]] constexpr std::size_t runs() const noexcept {
    std::size_t blocks = 0, product = 0;
    if (__builtin_add_overflow(factors, std::size_t{2}, &blocks) ||
        __builtin_mul_overflow(samples, blocks, &product))
      return static_cast<std::size_t>(-1);
    return product;
  }

  /// The point of one run, in [0, 1)^d: of A for the first N runs, of B for the next N, then of A
  /// with the column of the first factor from B, and so on. `point` has one place a factor.
  constexpr void point(std::size_t run, std::span<double> point) const {
    NQPF_ASSERT(run < runs() && point.size() == factors && (std::uint64_t{samples} - 1) >> 32 == 0);
    const std::size_t block = run / samples;
    const auto row = static_cast<std::uint32_t>(run % samples);
    for (std::size_t k = 0; k < factors; ++k) {
      const bool from_b = block == 1 || block == k + 2;
      // A and B are coordinates of one sequence. B has the first for its first factor: of the
      // orders tried, the one with the smallest errors.
      const std::size_t coordinate = !from_b ? k + 1 : k == 0 ? 0 : factors + k;
      point[k] = detail::even_point(seed, row, coordinate);
    }
  }
};

/// The sensitivity to one factor.
struct sobol_index {
  double first = 0;  ///< S: the share of the variance that the factor explains alone
  double total = 0;  ///< ST: with all its interactions
  double first_low = 0, first_high = 0;  ///< bootstrap interval of S
  double total_low = 0, total_high = 0;  ///< bootstrap interval of ST
};

struct bootstrap_options {
  std::size_t rounds = 200;  ///< at most 100,000; 0 leaves the intervals at the estimates
  double level = 0.95;
  std::uint64_t seed = 1;
};

namespace detail {

/// The outputs of a design relative to mean and range: nothing overflows, and S loses no digits to
/// a large mean.
struct centred_outputs {
  std::vector<double> f;
  std::size_t n = 0;

  /// S and ST of factor `k` over the given rows, or over all.
  void estimate(std::size_t k, std::span<const std::size_t> rows, double& first,
                double& total) const {
    const double* const a = f.data();
    const double* const b = a + n;
    const double* const ab = a + (k + 2) * n;
    double v = 0, v1 = 0, vt = 0, m = 0;
    for (std::size_t i = 0; i < n; ++i) {
      const std::size_t j = rows.empty() ? i : rows[i];
      v += a[j] * a[j] + b[j] * b[j];
      m += a[j] + b[j];
      v1 += b[j] * (ab[j] - a[j]);
      vt += (a[j] - ab[j]) * (a[j] - ab[j]);
    }
    const double count = static_cast<double>(n);
    const double variance = (v - m * m / (2 * count)) / (2 * count - 1);
    first = variance > 0 ? v1 / count / variance : 0;
    total = variance > 0 ? vt / (2 * count) / variance : 0;
  }
};

/// Checks and centres the outputs; nothing in them where A and B do not vary.
inline outcome<centred_outputs> centre(const sobol_design& design,
                                       std::span<const double> outputs) {
  const std::size_t n = design.samples;
  double mean = 0, least = outputs[0], most = outputs[0];
  for (std::size_t r = 0; r < outputs.size(); ++r) {
    if (is_missing(outputs[r])) return fail(error_code::missing_cell, r);
    if (infinite(outputs[r])) return fail(error_code::not_finite, r);
    if (r >= 2 * n) continue;
    if (outputs[r] < least) least = outputs[r];
    if (outputs[r] > most) most = outputs[r];
    mean += (outputs[r] - mean) / static_cast<double>(r + 1);
  }
  centred_outputs made;
  made.n = n;
  const double spread = most - least;
  if (!finite(spread)) return fail(error_code::not_finite);
  if (spread == 0) return made;
  made.f.resize(outputs.size());
  for (std::size_t r = 0; r < outputs.size(); ++r) {
    made.f[r] = (outputs[r] - mean) / spread;
    // A run far beyond all of A and B: its square must not overflow.
    if (!(std::fabs(made.f[r]) < 1e150)) return fail(error_code::not_finite, r);
  }
  return made;
}

/// The values at both ends of the central `level` of the values, interpolated.
inline void central_interval(std::span<const double> values, double level, double& low,
                             double& high) {
  const std::size_t n = values.size();
  const auto order = sorted_rows(n, [&](std::size_t i) { return values[i]; });
  const auto at = [&](double part) {
    const double place = part * static_cast<double>(n - 1);
    const std::size_t below = static_cast<std::size_t>(place);
    const std::size_t above = below + 1 < n ? below + 1 : below;
    const double share = place - static_cast<double>(below);
    return values[order[below]] * (1 - share) + values[order[above]] * share;
  };
  low = at((1 - level) / 2);
  high = at((1 + level) / 2);
}

}  // namespace detail

/// Sobol indices from the outputs of the runs of a design, in the order of its runs.
///
/// S by Saltelli 2010, ST by Jansen 1999, over the sample variance of A and B. Estimates may come
/// out slightly negative or above 1 and are not clipped; the intervals tell how sure they are
/// (percentiles over resampled rows; wide for points that are spread evenly). No variance in the
/// output: all indices 0. A factor that changes nothing has exactly 0. Errors: empty, shape unless
/// `outputs.size() == design.runs()` and `out` has one place a factor; one_row for a single sample;
/// missing_cell, not_finite (run as row; without one where the range of the outputs overflows);
/// bad_option, also for more samples or rounds than there may be. O(runs (1 + rounds)); memory for
/// a few numbers a sample.
[[nodiscard]] inline outcome<> sobol_indices(const sobol_design& design,
                                             std::span<const double> outputs,
                                             std::span<sobol_index> out,
                                             const bootstrap_options& options = {}) {
  const std::size_t n = design.samples, d = design.factors, rounds = options.rounds;
  if (n == 0 || d == 0) return detail::fail(error_code::empty);
  if ((std::uint64_t{n} - 1) >> 32 != 0) return detail::fail(error_code::bad_option);
  if (outputs.size() != design.runs() || out.size() != d) return detail::fail(error_code::shape);
  if (n == 1) return detail::fail(error_code::one_row);
  if (!(options.level > 0 && options.level < 1) || rounds > 100'000)
    return detail::fail(error_code::bad_option);
  const auto centred = detail::centre(design, outputs);
  if (!centred) return failure<error>{centred.error()};
  for (sobol_index& index : out) index = sobol_index{};
  if (centred->f.empty()) return done{};
  for (std::size_t k = 0; k < d; ++k) {
    centred->estimate(k, {}, out[k].first, out[k].total);
    out[k].first_low = out[k].first_high = out[k].first;
    out[k].total_low = out[k].total_high = out[k].total;
    if (!detail::finite(out[k].first) || !detail::finite(out[k].total))
      return detail::fail(error_code::not_finite);
  }
  if (rounds == 0) return done{};
  std::vector<double> firsts(rounds * d), totals(rounds * d);
  std::vector<std::size_t> rows(n);
  for (std::size_t round = 0; round < rounds; ++round) {
    random_stream numbers(options.seed, round);
    for (std::size_t& row : rows) row = numbers.below(n);
    for (std::size_t k = 0; k < d; ++k)
      centred->estimate(k, rows, firsts[k * rounds + round], totals[k * rounds + round]);
  }
  for (std::size_t k = 0; k < d; ++k) {
    detail::central_interval({firsts.data() + k * rounds, rounds}, options.level, out[k].first_low,
                             out[k].first_high);
    detail::central_interval({totals.data() + k * rounds, rounds}, options.level, out[k].total_low,
                             out[k].total_high);
    if (!detail::finite(out[k].first_low + out[k].first_high) ||
        !detail::finite(out[k].total_low + out[k].total_high))
      return detail::fail(error_code::not_finite);
  }
  return done{};
}

}  // namespace nqpf::inline NQPF_ABI::models
