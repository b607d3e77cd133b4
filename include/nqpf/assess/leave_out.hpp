// SPDX-License-Identifier: BSL-1.0
#pragma once

// How far the others would move without one entity: what scores that are relative to the best and the worst of
// a panel owe to single members of it.

#include <nqpf/assess/assess.hpp>
#include <nqpf/assess/changes.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace nqpf::inline NQPF_ABI {

/// What leaving out each of some entities does to the headline of the others in one year.
struct left_out_scores {
  measured of = measured::d;
  int year = 0;
  std::size_t tried = 0;     ///< entities that were left out, one at a time
  std::size_t entities = 0;  ///< of the panel
  std::size_t moving = 0;    ///< those without which another moves by 0.01 or more
  double median = 0;         ///< of the farthest moves, over those that were tried
  double most = 0;           ///< the farthest of all,
  std::size_t without = 0;   ///< the entity that was left out then,
  std::size_t most_row = 0;  ///< the row that moved,
  double from = missing;     ///< its value,
  double to = missing;       ///< and that without the entity
  std::size_t verdicts = 0;  ///< grades and sides that lag that change without it
};

namespace assess_detail {

/// Whether a value can move with who else is in the panel.
[[nodiscard]] inline bool any_end_moves(const assessment& a) {
  const assess_options& o = a.options();
  const bool kept = !o.bounds.empty() && o.keep_weights;
  const bool from_data = o.weights != weighting::equal && o.weights != weighting::given &&
                         o.weights != weighting::judged;
  if ((from_data && !kept) || o.imputation == imputation_rule::year_median) return true;
  for (const assessed::scored_column& e : a.scored_columns())
    if (!e.fixed && a.dimensions()[e.dimension].side != assessed::dimension_side::outside)
      return true;
  return false;
}

/// The entities in the order in which they hold most ends of columns: without others scales stay.
[[nodiscard]] inline std::vector<std::size_t> by_ends(const panel& from, const assessment& a) {
  std::vector<std::size_t> ends(from.entities(), 0);
  for (const assessed::scored_column& e : a.scored_columns()) {
    const std::span<const double> values = from.values(e.column);
    std::size_t low = values.size();
    std::size_t high = values.size();
    for (std::size_t row = 0; row < values.size(); ++row) {
      if (is_missing(values[row])) continue;
      if (low == values.size() || values[row] < values[low]) low = row;
      if (high == values.size() || values[row] > values[high]) high = row;
    }
    if (low == values.size()) continue;
    ++ends[from.row_entity(low)];
    ++ends[from.row_entity(high)];
  }
  std::vector<std::size_t> order(ends.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t x, std::size_t y) { return ends[x] > ends[y]; });
  return order;
}

/// Leaves entities out of a copy of a panel, one at a time.
class leaver {
public:
  leaver(const panel& from, const assessment& a, int year) : from_(from), a_(a), copy_(from) {
    made_.of = a.headline();
    made_.year = year;
    made_.entities = from.entities();
    options_ = a.options();
    options_.rules.clear();
    options_.thresholds.clear();
    options_.progress = nullptr;
  }

  left_out_scores leave(std::size_t most) {
    const std::vector<std::size_t> order = by_ends(from_, a_);
    std::vector<double> farthest;
    for (std::size_t i = 0; i < order.size() && i < most; ++i) {
      set(order[i], false);
      if (const auto without = assess(copy_, options_);
          without.ok() && without->headline() == made_.of) {
        ++made_.tried;
        farthest.push_back(compare_without(order[i], *without));
      }
      set(order[i], true);
    }
    if (farthest.empty()) return made_;
    const auto middle = farthest.begin() + static_cast<std::ptrdiff_t>(farthest.size() / 2);
    std::nth_element(farthest.begin(), middle, farthest.end());
    made_.median = *middle;
    return made_;
  }

private:
  /// Takes the values of an entity out of the copy, or puts them back.
  void set(std::size_t entity, bool present) {
    const row_range rows = from_.rows_of(entity);
    for (std::size_t c = 0; c < from_.columns(); ++c) {
      if (!from_.has_column(c)) continue;
      for (std::size_t row = rows.first; row < rows.last; ++row)
        copy_.values(c)[row] = present ? from_.value(row, c) : missing;
    }
  }
  /// The farthest move of the others in the year.
  double compare_without(std::size_t entity, const assessment& without) {
    double farthest = 0;
    std::size_t verdicts = 0;
    std::size_t moved = panel::no_row;
    for (std::size_t e = 0; e < from_.entities(); ++e) {
      const std::size_t row = from_.find_row(e, made_.year);
      if (e == entity || row == panel::no_row) continue;
      const double x = a_.value(made_.of, row);
      const double y = without.value(made_.of, row);
      if (is_missing(x) || is_missing(y)) continue;
      const auto was = a_.development(row);
      const auto now = without.development(row);
      verdicts += a_.grade(row) == without.grade(row) ? 0U : 1U;
      verdicts += was && now && was->side != now->side ? 1U : 0U;
      const double by = models::about_equal(x, y) ? 0 : std::fabs(y - x);
      if (by <= farthest) continue;
      farthest = by;
      moved = row;
    }
    made_.moving += farthest >= 0.01 ? 1U : 0U;
    if (farthest > made_.most) {
      made_.most = farthest;
      made_.without = entity;
      made_.most_row = moved;
      made_.from = a_.value(made_.of, moved);
      made_.to = without.value(made_.of, moved);
      made_.verdicts = verdicts;
    }
    return farthest;
  }

  const panel& from_;
  const assessment& a_;
  panel copy_;
  assess_options options_;
  left_out_scores made_;
};

}  // namespace assess_detail

/// Leaves out entities one at a time, at most `most` of them, those that hold most ends of scales first, and says
/// how far the others move in `year`. Nothing is tried where no other entity can move, since all ends are fixed, or
/// where a panel has fewer than three entities. An entity is left out by taking its values as missing.
/// O(most x cells): an assessment for each.
[[nodiscard]] inline left_out_scores leave_out(const panel& from, const assessment& a, int year,
                                               std::size_t most = 40) {
  if (from.entities() < 3 || !assess_detail::any_end_moves(a)) {
    left_out_scores none;
    none.of = a.headline();
    none.year = year;
    none.entities = from.entities();
    return none;
  }
  return assess_detail::leaver(from, a, year).leave(most);
}

}  // namespace nqpf::inline NQPF_ABI
