// SPDX-License-Identifier: BSL-1.0
#pragma once

// Moran's I of a number over neighbours: of all entities year by year, and around each in one year.

#include <nqpf/assess/movement/years.hpp>
#include <nqpf/assess/neighbours.hpp>
#include <nqpf/models/moran.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace nqpf::inline NQPF_ABI {

/// Moran's I of one year.
struct moran_year {
  int year = 0;
  models::moran_index found;
  models::permutation_counts random;  ///< of arrangements at random
};

namespace assessed {

/// One entity among its neighbours.
struct moran_unit {
  std::size_t entity = 0;
  double value = missing;
  double z = missing;       ///< standard deviations from the mean of all
  double around = missing;  ///< the mean of its neighbours, in the same measure
  models::local_moran local;
  models::permutation_counts random;
};

struct space_part : movement_part {
  measured of = measured::d;
  std::string file;                 ///< of the neighbours
  std::vector<moran_year> years;    ///< all years with values: within a year they always compare
  int year = 0;                     ///< of the units
  std::vector<moran_unit> units;    ///< in the order of the panel
  std::vector<std::size_t> lonely;  ///< entities without a neighbour, which do not count

  /// Moran's I of the year of the units, or null.
  [[nodiscard]] const moran_year* of_year() const noexcept {
    for (const moran_year& each : years)
      if (each.year == year) return &each;
    return nullptr;
  }
};

}  // namespace assessed

namespace assess_detail {

/// How p values are found.
struct movement_seed {
  std::uint64_t permutations = 999;
  std::uint64_t seed = 1;
};

/// The sample of one year: a row of weights is brought to sum one over the neighbours with a value;
/// entities without such neighbours do not count.
inline models::outcome<models::spatial_sample> sample_of(const year_table& table, std::size_t y,
                                                         const neighbours& near) {
  std::vector<double> x;
  for (std::size_t e = 0; e < table.entities; ++e) x.push_back(table.at(e, y));
  models::neighbour_options how;
  how.rows = models::neighbour_rows::to_one;
  how.lonely = models::lonely_units::leave_out;
  how.unknown = models::missing_cells::skip;
  return models::sample_in_space(x, near.view(), how);
}

inline void look_around(const models::spatial_sample& sample, const year_table& table,
                        std::size_t y, const movement_seed& how, assessed::space_part& to) {
  std::vector<models::local_moran> local(sample.given());
  std::vector<models::permutation_counts> random(sample.given());
  static_cast<void>(models::local_morans(sample, local));
  static_cast<void>(models::permute_local_morans(sample, how.seed, 0, how.permutations, random));
  for (std::size_t i = 0; i < sample.units(); ++i) {
    assessed::moran_unit made;
    made.entity = sample.row_of(i);
    made.value = table.at(made.entity, y);
    made.z = sample.deviations()[i];
    made.around = 0;
    for (const models::neighbour& each : sample.neighbours_of(i))
      made.around += each.weight * sample.deviations()[each.unit];
    made.local = local[made.entity];
    made.random = random[made.entity];
    to.units.push_back(made);
  }
}

inline assessed::space_part space_of(const panel& from, const assessment& a, const neighbours* near,
                                     int year, const movement_seed& how) {
  assessed::space_part made;
  made.of = a.headline();
  made.year = year;
  if (near == nullptr) {
    made.lacking = "Moran's I needs to know which entities are neighbours, and no file says it.";
    return made;
  }
  NQPF_ASSERT(near->entities == from.entities());
  made.file = near->file;
  made.lonely = near->lonely;
  std::vector<int> years(a.years().begin(), a.years().end());
  const year_table table = values_in(from, a, made.of, years);
  for (std::size_t y = 0; y < years.size(); ++y) {
    const auto sample = sample_of(table, y, *near);
    if (!sample.ok() || sample->units() < 4) continue;
    made.years.push_back({years[y], models::moran(*sample),
                          models::permute_moran(*sample, how.seed, 0, how.permutations)});
    if (years[y] == year) look_around(*sample, table, y, how, made);
  }
  if (made.years.empty())
    made.lacking =
        "Moran's I needs a year with four entities whose values differ and that have neighbours "
        "with values, and there is none.";
  return made;
}

}  // namespace assess_detail

}  // namespace nqpf::inline NQPF_ABI
