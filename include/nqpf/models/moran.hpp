// SPDX-License-Identifier: BSL-1.0
#pragma once

// Moran's I 莫兰指数: whether neighbours are alike, over all units and around each of them.

#include <nqpf/models/error.hpp>
#include <nqpf/models/options.hpp>
#include <nqpf/models/random.hpp>
#include <nqpf/models/space/sample.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

/// Global Moran's I with its expectation and variances where neighbours do not matter.
struct moran_index {
  double index = 0;                  ///< I
  double expected = 0;               ///< -1 / (n - 1)
  double variance_normal = missing;  ///< under normality
  double variance_random = missing;  ///< under randomisation; missing below four units
  double z_normal = missing;         ///< (I - expected) / its standard deviation
  double z_random = missing;         ///< the same; missing where the variance is not positive
  std::size_t units = 0;             ///< that count
};

/// Where a unit stands in Moran's scatter plot: its own value and the mean of its neighbours, above
/// or below the mean of all.
enum class moran_quadrant : unsigned char {
  none,       ///< left out, or on the mean
  high_high,  ///< a high unit among high ones
  low_high,
  low_low,
  high_low,
};

/// Local Moran's I of one unit.
struct local_moran {
  double index = missing;  ///< missing for a unit that was left out
  moran_quadrant quadrant = moran_quadrant::none;
};

/// How often random arrangements gave at least, or at most, what was observed. Counts of parts of
/// the runs add up.
struct permutation_counts {
  std::uint64_t runs = 0;
  std::uint64_t at_least = 0;
  std::uint64_t at_most = 0;

  /// The share of arrangements as high as the one observed, which counts as one of them.
  [[nodiscard]] constexpr double p_above() const noexcept { return share(at_least); }
  /// The same for arrangements as low.
  [[nodiscard]] constexpr double p_below() const noexcept { return share(at_most); }
  /// Twice the smaller of the two, at most 1.
  [[nodiscard]] constexpr double p_either() const noexcept {
    const double p = 2 * share(at_least < at_most ? at_least : at_most);
    return p < 1 ? p : 1;
  }
  constexpr permutation_counts& operator+=(const permutation_counts& other) noexcept {
    runs += other.runs;
    at_least += other.at_least;
    at_most += other.at_most;
    return *this;
  }
  /// Counts one more run. Values that are equal but for rounding count on both sides.
  constexpr void add(double found, double observed, double slack) noexcept {
    runs += 1;
    at_least += found >= observed - slack ? 1u : 0u;
    at_most += found <= observed + slack ? 1u : 0u;
  }
  friend constexpr bool operator==(const permutation_counts&, const permutation_counts&) = default;

private:
  [[nodiscard]] constexpr double share(std::uint64_t count) const noexcept {
    return (static_cast<double>(count) + 1) / (static_cast<double>(runs) + 1);
  }
};

namespace detail {

/// The weighted sum of the neighbours' deviations.
inline double lag_of(const spatial_sample& sample, std::span<const double> z, std::size_t unit) {
  double lag = 0;
  for (const neighbour& near : sample.neighbours_of(unit)) lag += near.weight * z[near.unit];
  return lag;
}

/// I for deviations whose squares sum to the number of units.
inline double index_of(const spatial_sample& sample, std::span<const double> z) {
  double sum = 0;
  for (std::size_t i = 0; i < z.size(); ++i) sum += z[i] * lag_of(sample, z, i);
  return sum / sample.s0();
}

inline double standardised(double value, double expected, double variance) {
  return variance > 0 ? (value - expected) / std::sqrt(variance) : missing;
}

}  // namespace detail

/// Global Moran's I (Moran 1950) \f$I = \frac{n}{S_0}\frac{z'Wz}{z'z}\f$ with \f$z = x - \bar x\f$:
/// above -1/(n-1) neighbours are alike, below it they differ. Variances after Cliff and Ord (1981).
/// O(neighbours).
///
///   const auto sample = sample_in_space(d_of_2023, neighbours, {neighbour_rows::to_one});
///   const moran_index found = moran(*sample);
[[nodiscard]] inline moran_index moran(const spatial_sample& sample) {
  moran_index out;
  const double n = static_cast<double>(sample.units());
  const double s0 = sample.s0(), s1 = sample.s1() / (s0 * s0), s2 = sample.s2() / (s0 * s0);
  out.units = sample.units();
  out.index = detail::index_of(sample, sample.deviations());
  out.expected = -1 / (n - 1);
  const double square = out.expected * out.expected;
  out.variance_normal = (n * n * s1 - n * s2 + 3) / (n * n - 1) - square;
  out.z_normal = detail::standardised(out.index, out.expected, out.variance_normal);
  if (sample.units() < 4) return out;
  double b2 = 0;  // n sum z^4 / (sum z^2)^2
  for (const double z : sample.deviations()) b2 += z * z * z * z / n;
  const double plain = n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3);
  const double peaked = b2 * ((n * n - n) * s1 - 2 * n * s2 + 6);
  out.variance_random = (plain - peaked) / ((n - 1) * (n - 2) * (n - 3)) - square;
  out.z_random = detail::standardised(out.index, out.expected, out.variance_random);
  return out;
}

/// The runs `begin` to `end - 1` of the permutation test of Moran's I: the values change places at
/// random (Fisher and Yates).
///
/// A run depends on the seed and its number alone: hosts give ranges to threads and add the counts
/// up; the sums are the same for any division. O(runs (units + neighbours)); memory for a column.
[[nodiscard]] inline permutation_counts permute_moran(const spatial_sample& sample,
                                                      std::uint64_t seed, std::uint64_t begin,
                                                      std::uint64_t end) {
  const std::span<const double> z = sample.deviations();
  const double observed = detail::index_of(sample, z);
  const double slack = rounding * std::fmax(1, std::fabs(observed));
  permutation_counts counts;
  std::vector<double> mixed(z.size());
  for (std::uint64_t run = begin; run < end; ++run) {
    random_stream numbers(seed, run);
    for (std::size_t i = 0; i < z.size(); ++i) {  // z[i] goes to a place among the first i + 1
      const std::size_t place = numbers.below(i + 1);
      mixed[i] = mixed[place];
      mixed[place] = z[i];
    }
    counts.add(detail::index_of(sample, mixed), observed, slack);
  }
  return counts;
}

/// Local Moran's I (Anselin 1995) \f$I_i = n z_i (Wz)_i/z'z\f$ and the quadrant of every unit.
///
/// `out` has one place for every unit that was given. Where the rows of weights sum to one, the mean
/// of all \f$I_i\f$ is I. Errors: shape. O(neighbours).
[[nodiscard]] inline outcome<> local_morans(const spatial_sample& sample,
                                            std::span<local_moran> out) {
  if (out.size() != sample.given()) return detail::fail(error_code::shape);
  for (local_moran& unit : out) unit = local_moran{};
  const std::span<const double> z = sample.deviations();
  for (std::size_t i = 0; i < z.size(); ++i) {
    const double lag = detail::lag_of(sample, z, i);
    local_moran& unit = out[sample.row_of(i)];
    unit.index = z[i] * lag;
    if (std::fabs(z[i]) <= rounding || std::fabs(lag) <= rounding) continue;
    if (z[i] > 0) unit.quadrant = lag > 0 ? moran_quadrant::high_high : moran_quadrant::high_low;
    else unit.quadrant = lag > 0 ? moran_quadrant::low_high : moran_quadrant::low_low;
  }
  return done{};
}

namespace detail {

/// The weighted sum of values that a unit's neighbours get at random from the other units. `pool`
/// is 0, 1, ... n - 2 before and after.
inline double random_lag(const spatial_sample& sample, std::size_t unit, random_stream& numbers,
                         std::vector<std::size_t>& pool, std::vector<std::size_t>& drawn) {
  const auto exchange = [&](std::size_t a, std::size_t b) {
    const std::size_t held = pool[a];
    pool[a] = pool[b];
    pool[b] = held;
  };
  const std::span<const neighbour> near = sample.neighbours_of(unit);
  double lag = 0;
  for (std::size_t k = 0; k < near.size(); ++k) {
    drawn[k] = k + numbers.below(pool.size() - k);
    exchange(k, drawn[k]);
    lag += near[k].weight * sample.deviations()[pool[k] < unit ? pool[k] : pool[k] + 1];
  }
  for (std::size_t k = near.size(); k-- > 0;) exchange(k, drawn[k]);
  return lag;
}

}  // namespace detail

/// The runs `begin` to `end - 1` of the conditional permutation test of every local I (Anselin
/// 1995): a unit keeps its value, its neighbours get those of other units at random.
///
/// `out` has one place for every unit that was given; the counts are added to what is there, so that
/// ranges may be given to threads as for `permute_moran`. With many units some p values are small by
/// chance. Errors: shape. O(runs neighbours); memory for two numbers a unit.
[[nodiscard]] inline outcome<> permute_local_morans(const spatial_sample& sample,
                                                    std::uint64_t seed, std::uint64_t begin,
                                                    std::uint64_t end,
                                                    std::span<permutation_counts> out) {
  if (out.size() != sample.given()) return detail::fail(error_code::shape);
  const std::span<const double> z = sample.deviations();
  std::vector<std::size_t> pool(z.size() - 1), drawn(z.size());
  for (std::size_t k = 0; k < pool.size(); ++k) pool[k] = k;
  std::vector<double> observed;
  for (std::size_t i = 0; i < z.size(); ++i)
    observed.push_back(z[i] * detail::lag_of(sample, z, i));
  for (std::uint64_t run = begin; run < end; ++run) {
    random_stream numbers(~seed, run);  // other numbers than those of the global test
    for (std::size_t i = 0; i < z.size(); ++i) {
      const double found = z[i] * detail::random_lag(sample, i, numbers, pool, drawn);
      const double slack = rounding * std::fmax(1, std::fabs(observed[i]));
      out[sample.row_of(i)].add(found, observed[i], slack);
    }
  }
  return done{};
}

}  // namespace nqpf::inline NQPF_ABI::models
