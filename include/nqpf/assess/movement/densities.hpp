// SPDX-License-Identifier: BSL-1.0
#pragma once

// The distribution of a number over entities, year by year, as a curve.

#include <nqpf/assess/movement/years.hpp>
#include <nqpf/models/kernel_density.hpp>

#include <cmath>
#include <cstddef>
#include <vector>

namespace nqpf::inline NQPF_ABI {

namespace assessed {

/// The distribution in one year.
struct year_density {
  int year = 0;
  std::size_t entities = 0;
  double width = missing;  ///< of the bells, Silverman's rule
  double mean = missing;
  double spread = missing;      ///< the standard deviation of the values
  double peak_at = missing;     ///< where the curve is highest
  double peak = missing;        ///< how high it is there
  std::size_t peaks = 0;        ///< local ones that reach a twentieth of the highest
  std::vector<double> density;  ///< at each of `density_part::points`
};

struct density_part : movement_part {
  measured of = measured::d;
  std::vector<double> points;
  std::vector<year_density> years;
  std::vector<int> left_out;  ///< years that do not compare, or with too few different values
  std::vector<int> too_few;   ///< of them, those that compare and have too few different values
};

}  // namespace assessed

namespace assess_detail {

/// Fewer values than these make no curve.
inline constexpr std::size_t least_for_density = 5;

inline void find_peaks(const std::vector<double>& points, assessed::year_density& in) {
  in.peak = 0;
  for (std::size_t k = 0; k < points.size(); ++k) {
    if (!(in.density[k] > in.peak)) continue;
    in.peak = in.density[k];
    in.peak_at = points[k];
  }
  for (std::size_t k = 0; k < points.size(); ++k) {
    const double before = k == 0 ? 0 : in.density[k - 1];
    const double after = k + 1 == points.size() ? 0 : in.density[k + 1];
    in.peaks +=
        in.density[k] > before && in.density[k] >= after && in.density[k] >= in.peak / 20 ? 1U : 0U;
  }
}

/// The values of a year, and the width of their bells; false where they make no curve.
inline bool values_of_year(const year_table& table, std::size_t y, std::vector<double>& values,
                           assessed::year_density& to) {
  values.clear();
  for (std::size_t e = 0; e < table.entities; ++e)
    if (!is_missing(table.at(e, y))) values.push_back(table.at(e, y));
  if (values.size() < least_for_density) return false;
  const auto width = models::kernel_width(values);
  if (!width.ok()) return false;  // they are all equal
  to.width = *width;
  to.entities = values.size();
  to.mean = 0;
  for (std::size_t i = 0; i < values.size(); ++i)
    to.mean += (values[i] - to.mean) / static_cast<double>(i + 1);
  double squares = 0;
  for (const double v : values) squares += (v - to.mean) * (v - to.mean);
  to.spread = std::sqrt(squares / static_cast<double>(values.size()));
  return true;
}

/// Where the values of all years lie, with three widths on either side; empty before the first.
struct density_ends {
  double low = 1;
  double high = 0;

  void add(const std::vector<double>& values, double width) {
    for (const double v : values) {
      low = v - 3 * width < low ? v - 3 * width : low;
      high = v + 3 * width > high ? v + 3 * width : high;
    }
  }

  /// Points from end to end at equal distances, within [0, 1].
  [[nodiscard]] std::vector<double> spread(std::size_t points) const {
    const double from = low < 0 ? 0 : low;
    const double to = high > 1 ? 1 : high;
    std::vector<double> made;
    for (std::size_t k = 0; k < points; ++k)
      made.push_back(from + (to - from) * static_cast<double>(k) / static_cast<double>(points - 1));
    return made;
  }
};

/// Sorts the years into those with a curve and those left out, and says where the curves lie.
inline density_ends find_years(const year_table& table, const std::vector<int>& years,
                               assessed::density_part& to) {
  density_ends ends;
  std::vector<double> values;
  for (std::size_t y = 0; y < years.size(); ++y) {
    assessed::year_density found;
    found.year = years[y];
    if (!values_of_year(table, y, values, found)) {
      to.left_out.push_back(found.year);
      to.too_few.push_back(found.year);
      continue;
    }
    ends.add(values, found.width);
    to.years.push_back(found);
  }
  return ends;
}

/// Densities in the years that compare, at the same points: three widths beyond the values, within
/// [0, 1]. Years that do not compare with one another still have curves when only one is left.
inline assessed::density_part densities_of(const panel& from, const assessment& a,
                                           std::size_t points) {
  assessed::density_part made;
  made.of = a.headline();
  const like_years in = years_that_compare(a, made.of);
  made.left_out = in.left_out;
  made.lacking = why_years_differ(a);
  if (!made.stands()) return made;
  const year_table table = values_in(from, a, made.of, in.years);
  const density_ends ends = find_years(table, in.years, made);
  if (made.years.empty()) {
    made.lacking = "A density needs a year with " + std::to_string(least_for_density) +
                   " entities whose values differ, and there is none.";
    return made;
  }
  made.points = ends.spread(points);
  std::vector<double> values;
  for (assessed::year_density& each : made.years) {
    std::size_t y = 0;
    while (in.years[y] != each.year) ++y;
    static_cast<void>(values_of_year(table, y, values, each));
    each.density.resize(points);
    const auto ok = models::kernel_density(values, made.points, each.density, each.width);
    NQPF_ASSERT(ok.ok());  // values lie in [0, 1], and the width is above 0
    static_cast<void>(ok);
    find_peaks(made.points, each);
  }
  return made;
}

}  // namespace assess_detail

}  // namespace nqpf::inline NQPF_ABI
