// SPDX-License-Identifier: BSL-1.0
#pragma once

// Coupling at lags: the level of one side with that of the other some years later.

#include <nqpf/assess/movement/years.hpp>
#include <nqpf/models/lag.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace nqpf::inline NQPF_ABI {

namespace assessed {

/// What one lag shows over all entities and years.
struct lag_row {
  int lag = 0;  ///< above 0: cultivation goes ahead by so many years; below 0: follows
  std::size_t pairs =
      0;  ///< an entity's cultivation in a year with its productive forces `lag` later
  double mean_d = missing;
  double correlation = missing;  ///< of the two levels, each less the mean of its entity
  /// The same after the mean of all entities of the year was taken off each level: what entities do
  /// not share. Missing for a single entity.
  double beyond_years = missing;
};

struct lag_part : movement_part {
  std::vector<lag_row> rows;  ///< from the lowest lag to the highest
  std::vector<int> years;
  std::vector<int> left_out;

  /// The lag with the highest correlation beyond common years, or null.
  [[nodiscard]] const lag_row* closest() const noexcept {
    const lag_row* best = nullptr;
    for (const lag_row& each : rows) {
      if (is_missing(each.beyond_years)) continue;
      if (best == nullptr || each.beyond_years > best->beyond_years) best = &each;
    }
    return best;
  }
};

}  // namespace assessed

namespace assess_detail {

/// Levels of both sides in years that compare, one row each.
struct both_levels {
  std::vector<double> cultivation;
  std::vector<double> productivity;
  std::vector<double> times;
  std::vector<std::uint32_t> units;
  std::size_t entities = 0;

  [[nodiscard]] models::two_systems systems() const {
    return {cultivation, productivity, {units, entities}, times};
  }
};

inline both_levels levels_in(const panel& from, const assessment& a,
                             const std::vector<int>& years) {
  both_levels made;
  made.entities = from.entities();
  for (std::size_t row = 0; row < from.rows(); ++row) {
    const double e = a.value(measured::cultivation, row);
    const double p = a.value(measured::productivity, row);
    if (is_missing(e) || is_missing(p) || !has_year(years, from.row_year(row))) continue;
    made.cultivation.push_back(e);
    made.productivity.push_back(p);
    made.times.push_back(from.row_year(row));
    made.units.push_back(static_cast<std::uint32_t>(from.row_entity(row)));
  }
  return made;
}

/// Levels less the mean of their year, brought from [-1, 1] to [0, 1], which leaves correlations as
/// they are.
inline std::vector<double> less_year_means(const std::vector<double>& levels,
                                           const std::vector<double>& times) {
  const auto first = static_cast<int>(*std::min_element(times.begin(), times.end()));
  const auto last = static_cast<int>(*std::max_element(times.begin(), times.end()));
  std::vector<double> mean(static_cast<std::size_t>(last - first) + 1, 0);
  std::vector<double> n(mean.size(), 0);
  const auto place = [&](std::size_t i) { return static_cast<std::size_t>(times[i] - first); };
  for (std::size_t i = 0; i < levels.size(); ++i) {
    n[place(i)] += 1;
    mean[place(i)] += (levels[i] - mean[place(i)]) / n[place(i)];
  }
  std::vector<double> out(levels.size());
  for (std::size_t i = 0; i < levels.size(); ++i) out[i] = 0.5 + (levels[i] - mean[place(i)]) / 2;
  return out;
}

inline std::string why_no_lags(const assessment& a, const like_years& in, int most) {
  if (a.headline() != measured::d)
    return "Coupling at lags needs indices of both sides, and only one could be computed.";
  if (std::string why = why_years_differ(a); !why.empty()) return why;
  if (in.years.size() < 4)
    return "Coupling at lags needs four years that compare, and there " +
           std::string(in.years.size() == 1 ? "is " : "are ") + std::to_string(in.years.size()) +
           ".";
  return most < 1 ? "No lag of a year or more was asked for." : "";
}

/// Coupling at the lags from `-most` to `most`, as far as the years reach.
inline assessed::lag_part lags_of(const panel& from, const assessment& a, int most) {
  assessed::lag_part made;
  const like_years in = years_that_compare(a, measured::d);
  made.years = in.years;
  made.left_out = in.left_out;
  made.lacking = why_no_lags(a, in, most);
  if (!made.stands()) return made;
  // Three years have to be left of every entity: two always lie on a line.
  const int reach = static_cast<int>(in.years.size()) - 3;
  most = most < reach ? most : reach;
  const both_levels levels = levels_in(from, a, in.years);
  both_levels apart = levels;
  apart.cultivation = less_year_means(levels.cultivation, levels.times);
  apart.productivity = less_year_means(levels.productivity, levels.times);
  std::vector<double> lags;
  for (int lag = -most; lag <= most; ++lag) lags.push_back(lag);
  std::vector<models::lag_summary> plain(lags.size());
  std::vector<models::lag_summary> beyond(lags.size());
  const double importance[2] = {a.options().importance, 1 - a.options().importance};
  const models::lag_options how{importance, a.options().coupling};
  const bool ok = models::lag_profile(levels.systems(), lags, plain, how).ok() &&
                  models::lag_profile(apart.systems(), lags, beyond, how).ok();
  NQPF_ASSERT(ok);  // indices lie in [0, 1], and a panel has an entity once a year
  static_cast<void>(ok);
  for (std::size_t i = 0; i < lags.size(); ++i)
    made.rows.push_back({static_cast<int>(lags[i]), plain[i].pairs, plain[i].mean_d,
                         plain[i].correlation, beyond[i].correlation});
  return made;
}

}  // namespace assess_detail

}  // namespace nqpf::inline NQPF_ABI
