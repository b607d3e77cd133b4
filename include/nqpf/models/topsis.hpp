// SPDX-License-Identifier: BSL-1.0
#pragma once

// TOPSIS (优劣解距离法): how near each row is to the best and how far from the
// worst values.

#include <nqpf/models/detail/column.hpp>
#include <nqpf/models/detail/scaled_view.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/linear_scale.hpp>
#include <nqpf/models/matrix_view.hpp>
#include <nqpf/models/options.hpp>
#include <nqpf/models/weights.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

/// How the columns are made comparable. The choices can rank differently.
enum class topsis_norm : unsigned char {
  vector,   ///< x / ||x||, the classic form (Hwang and Yoon 1981); a column of
            ///< zeros counts as 0
  min_max,  ///< (x - min) / (max - min), usual in the Chinese literature: ideal
            ///< 1, anti-ideal 0
  none,     ///< as given: the host has prepared the columns
};

struct topsis_options {
  topsis_norm norm = topsis_norm::vector;
  /// The closeness of a row that is at no distance from the ideal nor from the
  /// anti-ideal, which happens when nothing varies. Missing (NaN) asks for
  /// `error_code::nothing_varies` instead.
  double all_equal = missing;
  /// With `skip` a missing cell is at no distance from either end, ends and
  /// norms are those of the known cells, and a row of which no cell with weight
  /// is known stays missing.
  missing_cells unknown = missing_cells::refuse;
};

namespace detail {

/// Closeness from the ends of each column and its factor weight / norm. The
/// factors are brought to widest distances next to 1 by a power of two, which
/// changes no digit of the result: no square of what counts overflows or
/// underflows, and a row without distances is one where nothing varies.
inline outcome<> closeness(matrix_view<const double> x, std::vector<double>& ends,
                           const topsis_options& options, std::span<double> out) {
  const std::size_t m = x.columns();
  const double* const best = ends.data();
  const double* const worst = best + m;
  double* const factor = ends.data() + 2 * m;
  double widest = 0;
  for (std::size_t j = 0; j < m; ++j) {
    const double span = std::fabs((best[j] - worst[j]) * factor[j]);
    if (!finite(span)) return fail(error_code::not_finite, nowhere, j);
    if (underflows(best[j] - worst[j], span) && factor[j] != 0)
      return fail(error_code::too_small, nowhere, j);
    widest = std::fmax(widest, span);
  }
  if (widest == 0 && is_missing(options.all_equal)) return fail(error_code::nothing_varies);
  int exponent = 0;
  static_cast<void>(std::frexp(widest, &exponent));
  for (std::size_t j = 0; j < m; ++j) {
    const double scaled = std::ldexp(factor[j], -exponent);
    if (!finite(scaled)) return fail(error_code::too_small, nowhere, j);
    factor[j] = scaled;
  }
  const double tie = is_missing(options.all_equal) ? 0.5 : options.all_equal;
  const auto measure = options.unknown == missing_cells::skip ? kernels().closeness_of_known
                                                              : kernels().closeness_of;
  row_blocks blocks(x);
  const bool ok = blocks.each([&](const double* const* columns, std::size_t first, std::size_t n) {
    return measure(columns, m, n, best, worst, factor, tie, out.data() + first);
  });
  if (ok) return done{};
  const error found = first_unusable(x, options.unknown);
  return failure<error>{found.row == nowhere ? error{error_code::not_finite} : found};
}

inline outcome<> check_topsis(matrix_view<const double> x, std::span<const double> weights,
                              std::span<double> out, const topsis_options& options) {
  if (x.empty()) return fail(error_code::empty);
  if (weights.size() != x.columns() || out.size() != x.rows()) return fail(error_code::shape);
  if (!is_missing(options.all_equal) && !(options.all_equal >= 0 && options.all_equal <= 1))
    return fail(error_code::bad_option);
  return check_weights(weights);
}

/// The Euclidean length of the known cells of a column.
inline double length_of(strided_view<const double> column, const extent& seen,
                        missing_cells unknown) {
  const auto each = [&](const auto& use) {
    if (unknown == missing_cells::skip) each_known_block(column, use);
    else each_block(column, use);
  };
  const double top = std::fmax(std::fabs(seen.least), std::fabs(seen.most));
  double squares = 0;
  each([&](const double* x, std::size_t n) { squares += kernels().products_of(x, 0, x, 0, n); });
  if ((squares > 1e-280 && squares < 1e290) || !(top > 0)) return std::sqrt(squares);
  squares = 0;  // again, relative to the largest
  each([&](const double* x, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) squares += (x[i] / top) * (x[i] / top);
  });
  return std::sqrt(squares) * top;
}

/// Best, worst and the factor weight / norm of a column. Errors: not_finite,
/// too_small.
struct column_ends {
  double best = 0, worst = 0, factor = 0;
};
inline outcome<column_ends> ends_of(matrix_view<const double> x, std::size_t j, better side,
                                    double weight, const topsis_options& options) {
  const extent seen = extent_of(x.column(j));
  if (options.unknown == missing_cells::skip && seen.least > seen.most) return column_ends{};
  const double span = seen.most - seen.least;
  if (!finite(span)) {
    const error found = first_unusable(x, options.unknown);
    return failure<error>{found.row == nowhere ? error{error_code::not_finite, nowhere, j} : found};
  }
  const double norm = options.norm == topsis_norm::min_max ? span
                      : options.norm == topsis_norm::vector
                          ? length_of(x.column(j), seen, options.unknown)
                          : 1;
  const double factor = norm > 0 ? weight / norm : 0;
  if (!finite(factor)) return fail(error_code::too_small, nowhere, j);
  const bool up = side == better::higher;
  return column_ends{up ? seen.most : seen.least, up ? seen.least : seen.most, factor};
}

}  // namespace detail

/// Relative closeness 贴近度 of every row: \f$d^-/(d^+ + d^-)\f$, in [0, 1],
/// with the Euclidean distances of \f$v_{ij} = w_j\,\mathrm{norm}(x_{ij})\f$ to
/// the best and worst value of each column (Hwang and Yoon 1981).
///
/// Weights sum to one. Entropy-TOPSIS is `entropy_weights` and then this. A row
/// that is the ideal has closeness exactly 1, the anti-ideal exactly 0. Missing
/// cells are refused, or skipped where `options.unknown` says so. Errors:
/// empty, shape, one_row, missing_cell, not_finite (row, column; column alone
/// where its range overflows), too_small (column) where it or its weight
/// underflows, those of `check_weights`, nothing_varies, bad_option. O(cells);
/// three numbers a column of memory, and a block of rows when columns are not
/// contiguous.
[[nodiscard]] inline outcome<> topsis(matrix_view<const double> x, std::span<const better> sides,
                                      std::span<const double> weights, std::span<double> out,
                                      const topsis_options& options = {}) {
  if (sides.size() != x.columns()) return detail::fail(error_code::shape);
  if (auto ok = detail::check_topsis(x, weights, out, options); !ok) return ok;
  if (x.rows() == 1) return detail::fail(error_code::one_row);
  const std::size_t m = x.columns();
  std::vector<double> ends(3 * m);
  for (std::size_t j = 0; j < m; ++j) {
    const auto found = detail::ends_of(x, j, sides[j], weights[j], options);
    if (!found) return failure<error>{found.error()};
    ends[j] = found->best;
    ends[m + j] = found->worst;
    ends[2 * m + j] = found->factor;
  }
  return detail::closeness(x, ends, options, out);
}

/// The same for a table seen through its scales, ideal and anti-ideal being the
/// two ends of each scale: with min-max scales the observed best and worst,
/// with frozen scales those of the years they were fitted on. Equals `topsis`
/// by min-max norm up to rounding. `options.norm` is not used. One row is
/// enough. Errors: as above; nothing_known (column) for a scale that is not
/// fitted, bad_option for one that clamps or has no finite origin, gain and
/// width but 0. O(cells); memory as above.
[[nodiscard]] inline outcome<> topsis(const scaled_view& z, std::span<const double> weights,
                                      std::span<double> out, const topsis_options& options = {}) {
  if (z.scales.size() != z.columns()) return detail::fail(error_code::shape);
  if (auto ok = detail::check_topsis(z.cells, weights, out, options); !ok) return ok;
  const std::size_t m = z.columns();
  std::vector<double> ends(3 * m);
  for (std::size_t j = 0; j < m; ++j) {
    const linear_scale& scale = z.scales[j];
    if (!scale.fitted()) return detail::fail(error_code::nothing_known, nowhere, j);
    if (scale.clamped() || scale.width == 0 || !detail::finite(scale.origin) ||
        !detail::finite(scale.gain))
      return detail::fail(error_code::bad_option, nowhere, j);
    const bool flat = detail::infinite(scale.width);
    ends[j] = flat ? scale.origin : scale.origin + scale.width;
    ends[m + j] = scale.origin;
    ends[2 * m + j] = flat ? 0 : weights[j] * scale.gain / scale.width;
    if (!detail::finite(ends[2 * m + j])) return detail::fail(error_code::too_small, nowhere, j);
  }
  return detail::closeness(z.cells, ends, options, out);
}

}  // namespace nqpf::inline NQPF_ABI::models
