// SPDX-License-Identifier: BSL-1.0
#pragma once

// Coupling across time: the level of one system with that of the other some years later, since
// education reaches production with a delay.

#include <nqpf/models/coupling.hpp>
#include <nqpf/models/detail/column.hpp>
#include <nqpf/models/detail/in_time.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/options.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

/// Levels of two systems, one row a unit and time.
struct two_systems {
  std::span<const double> first;   ///< in [0, 1]
  std::span<const double> second;  ///< in [0, 1]
  row_groups units;                ///< which unit each row belongs to
  std::span<const double> times;   ///< its year
};

struct lag_options {
  std::span<const double> importance{};  ///< of the two systems; empty means equal
  coupling_model model = coupling_model::standard;
  /// With `skip`, rows with a missing level have no partner.
  missing_cells unknown = missing_cells::refuse;
};

/// What one lag shows over all pairs.
struct lag_summary {
  double lag = 0;
  std::size_t pairs = 0;
  double mean_d = missing;  ///< mean coupling coordination degree; missing without pairs
  double correlation =
      missing;  ///< Pearson, of the levels less each unit's mean over its pairs; missing
                ///< where one side does not vary within units
};

namespace detail {

/// Whether two systems have rows, and all of them a partner, a time and a unit. Errors: empty, shape.
[[nodiscard]] inline outcome<> check_shape(const two_systems& s) {
  const std::size_t n = s.first.size();
  if (n == 0) return fail(error_code::empty);
  if (s.second.size() != n || s.times.size() != n ||
      (!s.units.pooled() && s.units.of_row.size() != n))
    return fail(error_code::shape);
  return done{};
}

/// Errors of one level: missing_cell, out_of_range (row, system).
[[nodiscard]] inline outcome<> check_level(double level, missing_cells unknown, std::size_t row,
                                           std::size_t system) {
  if (is_missing(level)) {
    if (unknown == missing_cells::refuse) return fail(error_code::missing_cell, row, system);
  } else if (!(level >= -unit_slack && level <= 1 + unit_slack)) {
    return fail(error_code::out_of_range, row, system);
  }
  return done{};
}

[[nodiscard]] inline outcome<> check_systems(const two_systems& s, const lag_options& options) {
  if (auto ok = check_shape(s); !ok) return ok;
  if (!options.importance.empty()) {
    if (options.importance.size() != 2) return fail(error_code::shape);
    if (auto ok = check_weights(options.importance); !ok) return ok;
  }
  for (std::size_t i = 0; i < s.first.size(); ++i) {
    if (s.units[i] >= s.units.count) return fail(error_code::out_of_range, i);
    if (is_missing(s.times[i])) return fail(error_code::missing_cell, i);
    if (infinite(s.times[i])) return fail(error_code::not_finite, i);
    if (auto ok = check_level(s.first[i], options.unknown, i, 0); !ok) return ok;
    if (auto ok = check_level(s.second[i], options.unknown, i, 1); !ok) return ok;
  }
  return done{};
}

/// Calls `use(row, partner)` for every row whose unit has a row `lag` later, both levels known.
template <class Use>
inline void each_pair(const two_systems& s, const std::vector<std::size_t>& order, double lag,
                      const Use& use) {
  for (const std::size_t row : order) {
    const unit_time wanted{s.units[row], s.times[row] + lag};
    std::size_t low = 0, high = order.size();
    while (low < high) {
      const std::size_t middle = low + (high - low) / 2;
      if (unit_time{s.units[order[middle]], s.times[order[middle]]} < wanted) low = middle + 1;
      else high = middle;
    }
    if (low == order.size()) continue;
    const std::size_t partner = order[low];
    if (s.units[partner] != wanted.unit || s.times[partner] != wanted.time) continue;
    if (is_missing(s.first[row]) || is_missing(s.second[partner])) continue;
    use(row, partner);
  }
}

/// The mean levels of a unit over its pairs.
struct unit_mean {
  double n = 0, first = 0, second = 0;
};

/// The correlation of the levels less the means of their unit; missing where one side does not vary.
[[nodiscard]] inline double correlation_within(const two_systems& s,
                                               const std::vector<std::size_t>& order,
                                               const lag_summary& found,
                                               const std::vector<unit_mean>& means) {
  double xx = 0, yy = 0, xy = 0;
  each_pair(s, order, found.lag, [&](std::size_t row, std::size_t partner) {
    const unit_mean& m = means[s.units[row]];
    const double x = s.first[row] - m.first, y = s.second[partner] - m.second;
    xx += x * x;
    yy += y * y;
    xy += x * y;
  });
  const double tiny = 1e-24 * static_cast<double>(found.pairs);  // rounding of levels in [0, 1]
  if (xx <= tiny || yy <= tiny) return missing;
  const double r = xy / (std::sqrt(xx) * std::sqrt(yy));
  return r > 1 ? 1 : r < -1 ? -1 : r;
}

/// One lag over all pairs; `means` is scratch memory, one for each unit.
[[nodiscard]] inline lag_summary summarise_lag(const two_systems& s,
                                               const std::vector<std::size_t>& order, double lag,
                                               const lag_options& options,
                                               std::vector<unit_mean>& means) {
  lag_summary found;
  found.lag = lag;
  for (unit_mean& m : means) m = unit_mean{};
  const double* const importance = options.importance.empty() ? nullptr : options.importance.data();
  double d = 0;
  each_pair(s, order, lag, [&](std::size_t row, std::size_t partner) {
    const double levels[] = {s.first[row], s.second[partner]};
    d += couple_row(levels, 2, importance, options.model).d;
    unit_mean& m = means[s.units[row]];
    m.n += 1;
    m.first += (levels[0] - m.first) / m.n;
    m.second += (levels[1] - m.second) / m.n;
    ++found.pairs;
  });
  if (found.pairs == 0) return found;
  found.mean_d = d / static_cast<double>(found.pairs);
  found.correlation = correlation_within(s, order, found, means);
  return found;
}

}  // namespace detail

/// Coupling of the first system at each row's time with the second `lag` later (earlier for a
/// negative lag), in the same unit. `out` gets C, T and D a row, all missing where the unit has no
/// row at that time.
///
/// Formulas as `couple`. Returns how many rows have a partner. Errors: empty, shape, missing_cell
/// (row; column 0 or 1 for a level), not_finite, out_of_range, duplicate (row) for a unit twice at
/// one time, those of `check_weights`. O(rows log rows); memory for two numbers a row.
[[nodiscard]] inline outcome<std::size_t> couple_lagged(const two_systems& systems, double lag,
                                                        std::span<coupling> out,
                                                        const lag_options& options = {}) {
  if (auto ok = detail::check_systems(systems, options); !ok) return failure<error>{ok.error()};
  if (out.size() != systems.first.size()) return detail::fail(error_code::shape);
  if (!detail::finite(lag)) return detail::fail(error_code::bad_option);
  const auto order = detail::order_in_time(systems.units, systems.times);
  if (!order) return failure<error>{order.error()};
  for (coupling& c : out) c = coupling{missing, missing, missing};
  std::size_t pairs = 0;
  detail::each_pair(systems, *order, lag, [&](std::size_t row, std::size_t partner) {
    const double levels[] = {systems.first[row], systems.second[partner]};
    out[row] = detail::couple_row(
        levels, 2, options.importance.empty() ? nullptr : options.importance.data(), options.model);
    ++pairs;
  });
  return pairs;
}

/// Mean coordination and within-unit correlation for each of several lags: at which delay the first
/// system's level goes with the second's. It describes and does not prove a cause, and fewer pairs
/// are left with every year of lag. `out` has one place a lag. Errors: as `couple_lagged`. O(lags
/// rows log rows).
[[nodiscard]] inline outcome<> lag_profile(const two_systems& systems, std::span<const double> lags,
                                           std::span<lag_summary> out,
                                           const lag_options& options = {}) {
  if (auto ok = detail::check_systems(systems, options); !ok) return ok;
  if (out.size() != lags.size()) return detail::fail(error_code::shape);
  for (std::size_t l = 0; l < lags.size(); ++l)
    if (!detail::finite(lags[l])) return detail::fail(error_code::bad_option, nowhere, l);
  const auto order = detail::order_in_time(systems.units, systems.times);
  if (!order) return failure<error>{order.error()};
  std::vector<detail::unit_mean> means(systems.units.count);
  for (std::size_t l = 0; l < lags.size(); ++l)
    out[l] = detail::summarise_lag(systems, *order, lags[l], options, means);
  return done{};
}

}  // namespace nqpf::inline NQPF_ABI::models
