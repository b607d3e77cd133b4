// SPDX-License-Identifier: BSL-1.0
#pragma once

// Granger tests in both directions: whether the past of one series helps to forecast the other
// beyond the other's own past.

#include <nqpf/models/detail/checks.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/lag.hpp>
#include <nqpf/models/options.hpp>
#include <nqpf/models/regression/f_distribution.hpp>
#include <nqpf/models/regression/least_squares.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

struct granger_options {
  std::size_t lags = 1;        ///< p, steps of the past that are used, at least 1
  double significance = 0.05;  ///< below which p value a direction counts as seen, in (0, 1)
};

/// One direction.
struct granger_test {
  double f = 0;              ///< infinite where both pasts together tell the series exactly
  double p = 1;              ///< the probability of such an F or a larger one by chance
  std::size_t lags = 0;      ///< degrees of freedom of the numerator
  std::size_t freedom = 0;   ///< degrees of freedom of the denominator
  std::size_t rows = 0;      ///< usable rows
  double share = 0;          ///< of what the own past leaves, how much the other's past tells
  double total_effect = 0;   ///< sum of the coefficients of the other's past
  double power = 0;          ///< chance to see an effect that is large, `large_share`
  bool power_is_low = true;  ///< power below 0.8: a p value above the limit says little
};

/// What the two tests together let one say.
enum class granger_reading : unsigned char { none, first_to_second, second_to_first, both };

struct granger_result {
  granger_test first_to_second;
  granger_test second_to_first;
  granger_reading reading = granger_reading::none;
};

/// Cohen's large effect as a share of what the own past leaves.
inline constexpr double large_share = 0.26;

/// A reading as a sentence.
[[nodiscard]] constexpr const char* describe(granger_reading reading) noexcept {
  switch (reading) {
    case granger_reading::none: return "neither past helps to forecast the other series";
    case granger_reading::first_to_second:
      return "the past of the first helps to forecast the second";
    case granger_reading::second_to_first:
      return "the past of the second helps to forecast the first";
    case granger_reading::both: return "the past of each helps to forecast the other";
  }
  return "unknown reading";
}

/// The chance that a test sees an effect which tells `share` of what the own past leaves, for
/// `freedom` degrees of freedom (noncentral F with noncentrality share / (1 - share) times
/// lags + freedom + 1, Cohen 1988). Errors: bad_option unless lags and freedom are positive and
/// share and significance lie in (0, 1).
[[nodiscard]] inline outcome<double> granger_power(std::size_t lags, std::size_t freedom,
                                                   double share, double significance = 0.05) {
  const auto inside = [](double value) { return value > 0 && value < 1; };
  if (lags == 0 || freedom == 0 || !inside(share) || !inside(significance))
    return detail::fail(error_code::bad_option);
  const double above = static_cast<double>(lags), below = static_cast<double>(freedom);
  return detail::f_power(above, below, share / (1 - share) * (above + below + 1), significance);
}

namespace detail {

/// Which rows stand in the regression: each with its unit, itself and its earlier ones, newest
/// first. Rows of one unit stand together.
struct past_rows {
  std::size_t lags = 0, units = 0;
  std::vector<std::size_t> unit{}, steps{};
  [[nodiscard]] std::size_t size() const { return unit.size(); }
  [[nodiscard]] std::size_t at(std::size_t row, std::size_t back) const {
    return steps[row * (lags + 1) + back];
  }
};

/// A series in units of its greatest size, so that squares stay within a double.
struct sized_series {
  std::span<const double> values;
  std::size_t number = 0;  ///< 0 the first, 1 the second
  double size = 1;
};

inline sized_series sized(std::span<const double> values, std::size_t number) {
  double most = 0;
  for (const double value : values)
    if (std::fabs(value) > most) most = std::fabs(value);  // a missing one compares as false
  return {values, number, most > 0 ? most : 1};
}

/// Takes the mean of its unit off every number of a column. False where nothing varies.
inline bool centre_in_units(std::span<double> column, const past_rows& rows) {
  double before = 0, after = 0;
  for (std::size_t from = 0, to = 0; from < rows.size(); from = to) {
    double sum = 0;
    for (to = from; to < rows.size() && rows.unit[to] == rows.unit[from]; ++to) sum += column[to];
    const double mean = sum / static_cast<double>(to - from);
    for (std::size_t i = from; i < to; ++i) {
      before += column[i] * column[i];
      column[i] -= mean;
      after += column[i] * column[i];
    }
  }
  return after > 1e-26 * before;
}

/// F, p and share from the factored regression.
inline void read_f(const least_squares& table, double total, granger_test& out) {
  const double gain = table.told(out.lags, 2 * out.lags), left = table.left();
  const double lags = static_cast<double>(out.lags), freedom = static_cast<double>(out.freedom);
  const double nothing = 1e-26 * total;  // rounding
  if (gain <= nothing && left <= nothing) return;
  out.share = gain / (gain + left);
  out.f =
      left <= nothing ? std::numeric_limits<double>::infinity() : (gain / lags) / (left / freedom);
  out.p = f_tail(out.f, lags, freedom);
}

/// One direction over rows of the past, with one constant a unit.
inline outcome<granger_test> test_past(const past_rows& rows, const sized_series& from,
                                       const sized_series& to) {
  const std::size_t p = rows.lags;
  granger_test out;
  out.lags = p;
  out.rows = rows.size();
  if (out.rows <= rows.units + 2 * p) return fail(error_code::too_short);
  out.freedom = out.rows - rows.units - 2 * p;
  least_squares table(out.rows, 2 * p);
  for (std::size_t i = 0; i < out.rows; ++i) {
    table.at(i, table.target()) = to.values[rows.at(i, 0)] / to.size;
    for (std::size_t l = 1; l <= p; ++l) {
      table.at(i, l - 1) = to.values[rows.at(i, l)] / to.size;
      table.at(i, p + l - 1) = from.values[rows.at(i, l)] / from.size;
    }
  }
  for (std::size_t c = 0; c <= 2 * p; ++c)
    if (!centre_in_units(table.column(c), rows))
      return fail(error_code::column_constant, nowhere,
                  c >= p && c < 2 * p ? from.number : to.number);
  double total = 0;
  for (const double value : table.column(table.target())) total += value * value;
  if (const std::size_t told = table.factor(); told != table.target())
    return fail(error_code::singular, nowhere, told < p ? to.number : from.number);
  read_f(table, total, out);
  const std::vector<double> found = table.coefficients();
  for (std::size_t l = p; l < 2 * p; ++l) out.total_effect += found[l];
  out.total_effect *= to.size / from.size;
  return out;
}

/// Both directions with their power and reading.
inline outcome<granger_result> test_both(const past_rows& rows, const sized_series& first,
                                         const sized_series& second, double significance) {
  const auto forward = test_past(rows, first, second);
  if (!forward) return failure<error>{forward.error()};
  const auto backward = test_past(rows, second, first);
  if (!backward) return failure<error>{backward.error()};
  granger_result out{*forward, *backward};
  const auto power = granger_power(rows.lags, forward->freedom, large_share, significance);
  for (granger_test* test : {&out.first_to_second, &out.second_to_first}) {
    test->power = *power;
    test->power_is_low = !(*power >= 0.8);
  }
  const bool there = forward->p < significance, back = backward->p < significance;
  out.reading = there && back ? granger_reading::both
                : there       ? granger_reading::first_to_second
                : back        ? granger_reading::second_to_first
                              : granger_reading::none;
  return out;
}

inline bool possible(const granger_options& options) {
  return options.lags > 0 && options.significance > 0 && options.significance < 1;
}

}  // namespace detail

/// Tests both directions on two series in steps of equal length, oldest first.
///
/// \f$F=\frac{(RSS_r-RSS_u)/p}{RSS_u/(n-p-(2p+1))}\f$ on n - p usable rows with a constant (Granger
/// 1969). A small p value says that one past helps to forecast, not that it is the cause: a third
/// series may drive both, and two series with trends seem related without being so. That both are
/// stationary is the caller's duty. A large p value on few degrees of freedom says little: look at
/// `power`. Errors: empty, shape, missing_cell, not_finite (row; column 0 first, 1 second),
/// bad_option, too_short where no degree of freedom is left, column_constant (column), singular
/// (column) where a past is told exactly by the other columns, as that of a straight line is.
/// O(n p^2); memory for 2 p + 1 numbers a row.
[[nodiscard]] inline outcome<granger_result> granger(std::span<const double> first,
                                                     std::span<const double> second,
                                                     const granger_options& options = {}) {
  if (first.empty()) return detail::fail(error_code::empty);
  if (second.size() != first.size()) return detail::fail(error_code::shape);
  if (!detail::possible(options)) return detail::fail(error_code::bad_option);
  for (const std::size_t k : {0u, 1u})
    if (auto ok = detail::check_numbers(k == 0 ? first : second, detail::wanted::finite, k); !ok)
      return failure<error>{ok.error()};
  if (options.lags >= first.size()) return detail::fail(error_code::too_short);
  detail::past_rows rows{options.lags, 1};
  for (std::size_t t = options.lags; t < first.size(); ++t) {
    rows.unit.push_back(0);
    for (std::size_t l = 0; l <= options.lags; ++l) rows.steps.push_back(t - l);
  }
  return detail::test_both(rows, detail::sized(first, 0), detail::sized(second, 1),
                           options.significance);
}

struct granger_panel_options {
  granger_options test{};
  double step = 1;  ///< time from a row to the next of its unit, positive
  /// With `skip`, a row with a missing value is as if it were not there.
  missing_cells unknown = missing_cells::refuse;
};

/// How many units agree with the pooled test in one direction, each tested alone.
struct granger_agreement {
  std::size_t same_sign = 0;  ///< whose total effect has the sign of the pooled one
  std::size_t seen = 0;       ///< of these, whose own p value lies below the limit
};

struct granger_panel_result {
  granger_result pooled;
  std::size_t units = 0;   ///< with usable rows
  std::size_t tested = 0;  ///< with rows enough for tests of their own
  double by_chance = 0;    ///< how many of them have a small p value without any effect, expected
  granger_agreement first_to_second;
  granger_agreement second_to_first;
};

namespace detail {

/// Levels may be any finite numbers here.
inline outcome<> check_panel(const two_systems& s, const granger_panel_options& options) {
  if (auto ok = check_shape(s); !ok) return ok;
  if (!possible(options.test) || !(options.step > 0) || !finite(options.step))
    return fail(error_code::bad_option);
  if (auto ok = check_numbers(s.times, wanted::finite); !ok) return ok;
  for (std::size_t i = 0; i < s.first.size(); ++i) {
    if (s.units[i] >= s.units.count) return fail(error_code::out_of_range, i);
    for (const std::size_t k : {0u, 1u}) {
      const double value = k == 0 ? s.first[i] : s.second[i];
      if (is_missing(value) && options.unknown == missing_cells::skip) continue;
      if (const error_code code = fault_of(value, wanted::finite); code != error_code::bad_option)
        return fail(code, i, k);
    }
  }
  return done{};
}

/// The rows whose unit has a complete past.
inline past_rows rows_with_past(const two_systems& s, const std::vector<std::size_t>& order,
                                const granger_panel_options& options) {
  past_rows out{options.test.lags, 0};
  std::vector<std::size_t> known;
  for (const std::size_t row : order)
    if (!is_missing(s.first[row]) && !is_missing(s.second[row])) known.push_back(row);
  for (std::size_t k = out.lags; k < known.size(); ++k) {
    const std::size_t row = known[k];
    bool whole = true;
    for (std::size_t l = 1; l <= out.lags; ++l) {
      const std::size_t past = known[k - l];
      const double wanted_time = s.times[row] - static_cast<double>(l) * options.step;
      whole = whole && s.units[past] == s.units[row] &&
              std::fabs(s.times[past] - wanted_time) <= 1e-6 * options.step;
    }
    if (!whole) continue;
    if (out.unit.empty() || out.unit.back() != s.units[row]) ++out.units;
    out.unit.push_back(s.units[row]);
    for (std::size_t l = 0; l <= out.lags; ++l) out.steps.push_back(known[k - l]);
  }
  return out;
}

inline void count_agreement(const granger_test& alone, const granger_test& pooled,
                            double significance, granger_agreement& out) {
  if (!(alone.total_effect * pooled.total_effect > 0)) return;
  ++out.same_sign;
  if (alone.p < significance) ++out.seen;
}

}  // namespace detail

/// Tests both directions over units together, with a constant for each unit and common
/// coefficients, and counts the units whose own tests agree.
///
/// F as `granger`, with rows - units - 2 p degrees of freedom. The series of a unit may have gaps;
/// only rows with a complete past are used. The common coefficients are biased in short panels, by
/// about one over the number of years (Nickell 1981), and units that move together make p values
/// too small. The levels need not lie in [0, 1]. Errors: as `granger`; out_of_range (row) for a
/// unit beyond the count, duplicate (row) for a unit twice at one time. O(rows log rows +
/// rows p^2).
[[nodiscard]] inline outcome<granger_panel_result> granger_panel(
    const two_systems& systems, const granger_panel_options& options = {}) {
  if (auto ok = detail::check_panel(systems, options); !ok) return failure<error>{ok.error()};
  const auto order = detail::order_in_time(systems.units, systems.times);
  if (!order) return failure<error>{order.error()};
  const detail::past_rows rows = detail::rows_with_past(systems, *order, options);
  const auto first = detail::sized(systems.first, 0), second = detail::sized(systems.second, 1);
  const double limit = options.test.significance;
  const auto pooled = detail::test_both(rows, first, second, limit);
  if (!pooled) return failure<error>{pooled.error()};
  granger_panel_result out;
  out.pooled = *pooled;
  out.units = rows.units;
  for (std::size_t from = 0, to = 0; from < rows.size(); from = to) {
    detail::past_rows own{rows.lags, 1};
    for (to = from; to < rows.size() && rows.unit[to] == rows.unit[from]; ++to) {
      own.unit.push_back(rows.unit[to]);
      for (std::size_t l = 0; l <= rows.lags; ++l) own.steps.push_back(rows.at(to, l));
    }
    const auto there = detail::test_past(own, first, second);
    const auto back = detail::test_past(own, second, first);
    if (!there || !back) continue;
    ++out.tested;
    detail::count_agreement(*there, pooled->first_to_second, limit, out.first_to_second);
    detail::count_agreement(*back, pooled->second_to_first, limit, out.second_to_first);
  }
  out.by_chance = limit * static_cast<double>(out.tested);
  return out;
}

}  // namespace nqpf::inline NQPF_ABI::models
