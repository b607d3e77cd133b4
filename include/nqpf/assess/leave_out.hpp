// SPDX-License-Identifier: BSL-1.0
#pragma once

// How far the others would move without one entity: what scores that are relative to the best and the worst of
// a panel owe to single members of it.

#include <nqpf/assess/assess.hpp>
#include <nqpf/assess/changes.hpp>
#include <nqpf/core/stable_sort.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace nqpf::inline NQPF_ABI {

/// What leaving out each of some entities does to the headline of the others in one year.
struct left_out_scores {
  measured of = measured::d;
  int year = 0;
  std::size_t tried = 0;        ///< entities that were left out, one at a time
  std::size_t entities = 0;     ///< of the panel
  std::size_t moving = 0;       ///< those without which another moves by 0.01 or more
  double median = 0;            ///< of the farthest moves, over those that leave another its value
  double most = 0;              ///< the farthest of all,
  std::size_t without = 0;      ///< the entity that was left out then,
  std::size_t most_row = 0;     ///< the row that moved,
  double from = missing;        ///< its value,
  double to = missing;          ///< and that without the entity
  std::size_t verdicts = 0;     ///< grades and sides that lag that change without it
  std::size_t needed = 0;       ///< entities without which another has no value any more,
  std::size_t most_needed = 0;  ///< the one without which most lose it,
  std::size_t losing = 0;       ///< and how many do then
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

/// The least and the greatest value of each entity in a column; without one, `low` is above `high`.
struct value_ends {
  double low = infinity;
  double high = -infinity;

  void take(const value_ends& other) noexcept {
    low = other.low < low ? other.low : low;
    high = other.high > high ? other.high : high;
  }
  [[nodiscard]] bool vary() const noexcept { return low < high && !models::about_equal(low, high); }
};

/// Those ends of each entity, over the rows that scales are fitted to: how good values are, so that those of a column
/// with a target are distances.
[[nodiscard]] inline std::vector<value_ends> ends_by_entity(const panel& from, const assessment& a,
                                                            std::size_t c, int year) {
  const bool has_target = from.column(c).better == column_better::target;
  const models::target_interval best = best_values(from.column(c));
  std::vector<value_ends> made(from.entities());
  for (std::size_t row = 0; row < from.rows(); ++row) {
    const double value = from.value(row, c);
    const bool counts = a.options().scale == scale_over::per_year
                            ? from.row_year(row) == year
                            : in_base(a.options(), from.row_year(row));
    if (!counts || is_missing(value)) continue;
    const double z = has_target ? best.distance(value) : value;
    made[from.row_entity(row)].take({z, z});
  }
  return made;
}

/// Says of each entity whether a column says nothing any more without it: the others have no value, or equal ones.
/// Of the ends of all before and of all after an entity, in one pass each way.
inline void mark_needed(const std::vector<value_ends>& ends, std::vector<bool>& needed) {
  std::vector<value_ends> after(ends.size() + 1);
  for (std::size_t e = ends.size(); e > 0; --e) {
    after[e - 1] = after[e];
    after[e - 1].take(ends[e - 1]);
  }
  value_ends others;
  for (std::size_t e = 0; e < ends.size(); ++e) {
    value_ends rest = others;
    rest.take(after[e + 1]);
    if (!rest.vary()) needed[e] = true;
    others.take(ends[e]);
  }
}

/// The entities without which a column says nothing any more, then those that hold most ends of columns: without
/// others scales stay.
[[nodiscard]] inline std::vector<std::size_t> by_ends(const panel& from, const assessment& a,
                                                      int year) {
  std::vector<std::size_t> held(from.entities(), 0);
  std::vector<bool> needed(from.entities(), false);
  for (const assessed::scored_column& e : a.scored_columns()) {
    const std::vector<value_ends> ends = ends_by_entity(from, a, e.column, year);
    std::size_t low = ends.size();
    std::size_t high = ends.size();
    for (std::size_t k = 0; k < ends.size(); ++k) {
      if (ends[k].low > ends[k].high) continue;
      if (low == ends.size() || ends[k].low < ends[low].low) low = k;
      if (high == ends.size() || ends[k].high > ends[high].high) high = k;
    }
    if (low == ends.size()) continue;
    ++held[low];
    ++held[high];
    if (!e.fixed && a.dimensions()[e.dimension].side != assessed::dimension_side::outside)
      mark_needed(ends, needed);
  }
  std::vector<std::size_t> order(held.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  nqpf::detail::stable_sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
    return needed[x] != needed[y] ? needed[x] : held[x] > held[y];
  });
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
    const std::vector<std::size_t> order = by_ends(from_, a_, made_.year);
    std::vector<double> farthest;
    for (std::size_t i = 0; i < order.size() && i < most; ++i) {
      set(order[i], false);
      const auto without = assess(copy_, options_);
      // Where nothing can be assessed without it, or not what was ranked, all others lose their value.
      const bool same = without.ok() && without->headline() == made_.of;
      ++made_.tried;
      count_losses(order[i], same ? &*without : nullptr);
      if (same && any_kept(order[i], *without))
        farthest.push_back(compare_without(order[i], *without));
      set(order[i], true);
    }
    made_.median = middle_of(farthest);
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
  /// The median; that of an even number is the mean of the two in the middle.
  [[nodiscard]] static double middle_of(std::vector<double>& values) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
  }

  /// Calls `use(row)` for the rows of the others in the year that have a value.
  template <class Use>
  void each_other(std::size_t entity, const Use& use) const {
    for (std::size_t e = 0; e < from_.entities(); ++e) {
      const std::size_t row = from_.find_row(e, made_.year);
      if (e == entity || row == panel::no_row) continue;
      if (!is_missing(a_.value(made_.of, row))) use(row);
    }
  }

  [[nodiscard]] bool any_kept(std::size_t entity, const assessment& without) const {
    bool any = false;
    each_other(entity,
               [&](std::size_t row) { any = any || !is_missing(without.value(made_.of, row)); });
    return any;
  }

  /// Counts the others that have no value any more; without an assessment none has.
  void count_losses(std::size_t entity, const assessment* without) {
    std::size_t losing = 0;
    each_other(entity, [&](std::size_t row) {
      losing += without == nullptr || is_missing(without->value(made_.of, row)) ? 1U : 0U;
    });
    made_.needed += losing > 0 ? 1U : 0U;
    if (losing <= made_.losing) return;
    made_.losing = losing;
    made_.most_needed = entity;
  }

  /// The farthest move of the others in the year.
  double compare_without(std::size_t entity, const assessment& without) {
    double farthest = 0;
    std::size_t verdicts = 0;
    std::size_t moved = panel::no_row;
    each_other(entity, [&](std::size_t row) {
      const double x = a_.value(made_.of, row);
      const double y = without.value(made_.of, row);
      if (is_missing(y)) return;
      const auto was = a_.development(row);
      const auto now = without.development(row);
      verdicts += a_.grade(row) == without.grade(row) ? 0U : 1U;
      verdicts += was && now && was->side != now->side ? 1U : 0U;
      const double by = models::about_equal(x, y) ? 0 : std::fabs(y - x);
      if (by <= farthest) return;
      farthest = by;
      moved = row;
    });
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

/// Leaves out entities one at a time, at most `most` of them, first those without which a column says nothing and then
/// those that hold most ends of scales, and says how far the others move in `year`, and how many lose their value. Nothing is tried where no other entity can move, since all ends are fixed, or
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
