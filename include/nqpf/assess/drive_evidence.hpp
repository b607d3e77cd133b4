// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a panel says of the two-way drive: whether cultivation goes before productive forces, or the other
// way round, set beside the claims of the papers.

#include <nqpf/assess/assessment.hpp>
#include <nqpf/assess/movement/lags.hpp>
#include <nqpf/framework/evidence_of.hpp>
#include <nqpf/models/granger.hpp>

#include <cstddef>
#include <vector>

namespace nqpf::inline NQPF_ABI {

namespace assess_detail {

/// In place of each level its change from the year before; missing where that year is not there.
inline void take_changes(both_levels& levels) {
  for (std::size_t row = levels.times.size(); row-- > 0;) {
    const bool follows = row > 0 && levels.units[row - 1] == levels.units[row] &&
                         levels.times[row - 1] == levels.times[row] - 1;
    for (std::vector<double>* each : {&levels.cultivation, &levels.productivity})
      (*each)[row] = follows ? (*each)[row] - (*each)[row - 1] : missing;
  }
}

}  // namespace assess_detail

/// Granger tests of the two indices over all entities, in both directions, beside the relations that
/// education promotes productive forces and that these determine education. Empty where one index is
/// lacking, years do not compare, or the years are too few for a test.
///
/// Tests changes from year to year with `lags` years of the past, since two indices that both rise seem
/// to drive each other whether they do or not. Precondition: the assessment is of this panel. O(rows).
[[nodiscard]] inline framework::evidence_on_drives evidence_of_drive(const panel& from,
                                                                     const assessment& a,
                                                                     std::size_t lags = 1) {
  framework::evidence_on_drives made;
  if (a.headline() != measured::d || !assess_detail::why_years_differ(a).empty()) return made;
  auto levels =
      assess_detail::levels_in(from, a, assess_detail::years_that_compare(a, measured::d).years);
  assess_detail::take_changes(levels);
  models::granger_panel_options options;
  options.test.lags = lags;
  options.unknown = models::missing_cells::skip;
  const auto tested = models::granger_panel(levels.systems(), options);
  if (!tested) return made;
  const auto both = framework::evidence_of(
      *tested, {"the yearly change of the cultivation index",
                "the yearly change of the index of productive forces", "years", "", ""});
  using framework::relation;
  const bool whole = made.add(relation::education_promotes_productivity, both.first_to_second) &&
                     made.add(relation::productivity_determines_education, both.second_to_first);
  NQPF_ASSERT(whole);
  static_cast<void>(whole);
  return made;
}

}  // namespace nqpf::inline NQPF_ABI
