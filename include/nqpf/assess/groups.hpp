// SPDX-License-Identifier: BSL-1.0
#pragma once

// Disparity between and within groups of entities, such as regions, and the headline over the years.

#include <nqpf/assess/assessment.hpp>
#include <nqpf/assess/changes.hpp>
#include <nqpf/core/stable_sort.hpp>
#include <nqpf/models/dagum.hpp>
#include <nqpf/models/disparity.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace nqpf::inline NQPF_ABI {

namespace assessed {

/// One group in one year.
struct group_summary {
  std::string name;
  std::size_t entities = 0;  ///< with a headline value
  double mean = missing;
  double least = missing;
  double most = missing;
  double theil = missing;  ///< within the group
};

/// How unequal a year's headline is, between the groups of a grouping and within them. Missing where
/// it is not defined, as for values that are all 0.
struct group_disparity {
  int year = 0;
  std::vector<group_summary> groups;  ///< those with entities, highest mean first
  std::size_t ungrouped = 0;          ///< entities with a value whose group the data do not say
  double gini = missing;
  models::theil_parts theil{missing, missing, missing};
  models::dagum_parts dagum{missing, missing, missing, missing};
};

}  // namespace assessed

namespace assess_detail {

/// The values of a year with the place of each one's group.
struct grouped_values {
  std::vector<double> values;
  std::vector<std::uint32_t> group;
};

/// Counts one more value of a group.
inline void add_value(assessed::group_summary& to, double v) {
  ++to.entities;
  to.mean = to.entities == 1 ? v : to.mean + (v - to.mean) / static_cast<double>(to.entities);
  if (to.entities == 1 || v < to.least) to.least = v;
  if (to.entities == 1 || v > to.most) to.most = v;
}

/// The headline values of a year by group; fills the groups that have some, in the order in which they turn up.
inline grouped_values values_by_group(const panel& from, const assessment& a, std::size_t grouping,
                                      assessed::group_disparity& to) {
  grouped_values made;
  std::vector<std::uint32_t> place(from.group_count(grouping), text_pool::none);
  for (std::size_t e = 0; e < from.entities(); ++e) {
    const std::size_t row = from.find_row(e, to.year);
    if (row == panel::no_row || a.rank(row) == 0) continue;
    const std::uint32_t group = from.group_of(grouping, e);
    if (group == text_pool::none) {
      ++to.ungrouped;
      continue;
    }
    if (place[group] == text_pool::none) {
      place[group] = static_cast<std::uint32_t>(to.groups.size());
      to.groups.emplace_back();
      to.groups.back().name = from.group_name(grouping, group);
    }
    const double v = a.value(a.headline(), row);
    add_value(to.groups[place[group]], v);
    made.values.push_back(v);
    made.group.push_back(place[group]);
  }
  return made;
}

}  // namespace assess_detail

/// Disparity of the headline in a year over the grouping `grouping` of the panel. O(n log n) in the
/// entities.
[[nodiscard]] inline assessed::group_disparity disparity(const panel& from, const assessment& a,
                                                         std::size_t grouping, int year) {
  assessed::group_disparity made;
  made.year = year;
  const auto [values, of] = assess_detail::values_by_group(from, a, grouping, made);
  if (values.empty()) return made;
  const models::row_groups groups{of, made.groups.size()};
  if (const auto found = models::gini(values); found.ok()) made.gini = *found;
  std::vector<double> within(made.groups.size());
  if (const auto found = models::theil_decomposition(values, groups, within); found.ok()) {
    made.theil = *found;
    for (std::size_t g = 0; g < within.size(); ++g) made.groups[g].theil = within[g];
  }
  if (const auto found = models::dagum(values, groups); found.ok()) made.dagum = *found;
  nqpf::detail::stable_sort(made.groups.begin(), made.groups.end(),
                            [](const assessed::group_summary& x, const assessed::group_summary& y) {
                              return x.mean > y.mean;
                            });
  return made;
}

namespace assessed {

/// How a headline stands in one year over the entities that have it.
struct year_summary {
  int year = 0;
  std::size_t entities = 0;
  double mean = missing;
  double median = missing;
  double least = missing;
  double most = missing;
  double gini = missing;  ///< missing where all are 0
  bool unlike = false;  ///< measured by other dimensions than most years: see `assessment::unlike`
};

/// The headline over the years, those without any value left out. O(rows log rows).
[[nodiscard]] inline std::vector<year_summary> over_years(const panel& from, const assessment& a) {
  std::vector<std::vector<double>> values(a.years().size());
  for (std::size_t row = 0; row < a.rows(); ++row) {
    const double v = a.value(a.headline(), row);
    if (!is_missing(v)) values[a.year_place(from.row_year(row))].push_back(v);
  }
  std::vector<year_summary> made;
  for (std::size_t y = 0; y < values.size(); ++y) {
    std::vector<double>& own = values[y];
    if (own.empty()) continue;
    std::sort(own.begin(), own.end());
    year_summary s;
    s.year = a.years()[y];
    s.entities = own.size();
    s.least = own.front();
    s.most = own.back();
    s.median = own[(own.size() - 1) / 2] / 2 + own[own.size() / 2] / 2;
    s.mean = 0;
    for (std::size_t i = 0; i < own.size(); ++i)
      s.mean += (own[i] - s.mean) / static_cast<double>(i + 1);
    if (const auto found = models::gini(own); found.ok()) s.gini = *found;
    s.unlike = a.unlike(y);
    made.push_back(s);
  }
  return made;
}

}  // namespace assessed

}  // namespace nqpf::inline NQPF_ABI
