// SPDX-License-Identifier: BSL-1.0
#pragma once

// How far the ranks of a year depend on choices that could have been made otherwise: rank intervals over
// random choices, how often grade and lag stand, what single choices and columns do, shares of variance.

#include <nqpf/assess/assess.hpp>
#include <nqpf/assess/sureness/support.hpp>
#include <nqpf/assess/vary/alternatives.hpp>
#include <nqpf/core/stable_sort.hpp>
#include <nqpf/models/monte_carlo.hpp>
#include <nqpf/models/sobol.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace nqpf::inline NQPF_ABI {

/// What is varied, and how often.
struct uncertainty_options {
  std::size_t runs = 1000;
  std::uint64_t seed = 1;
  double spread = 0.25;    ///< every weight is multiplied by a number in [1 -
                           ///< spread, 1 + spread]
  double level = 0.9;      ///< of the rank intervals: 0.9 from the 5th to the 95th percentile
  double exclusion = 0.5;  ///< the chance that one column is left out
  std::size_t sobol_samples = 128;  ///< 0 leaves the shares of the variance out
};

namespace assessed {

/// How much the ranks shift when one choice is made otherwise, or one column is
/// left out.
struct rank_shift {
  std::string what;
  double shift = 0;  ///< mean absolute change of rank
};

/// How much of the shift's variance a kind of choice explains.
struct choice_share {
  std::string what;
  models::sobol_index index;
};

}  // namespace assessed

/// The ranks of a year under random choices.
struct rank_uncertainty {
  int year = 0;
  uncertainty_options options;
  std::vector<std::size_t> rows;                   ///< of the panel, those with a headline value
  std::vector<models::rank_interval> intervals;    ///< one for each row
  std::vector<assessed::verdict_support> support;  ///< of grade and lag, one for each row
  double mean_shift = 0;                           ///< mean absolute change of rank over all runs
  std::vector<assessed::rank_shift> choices;   ///< made otherwise alone, the greatest shift first
  std::vector<assessed::rank_shift> columns;   ///< left out alone, the greatest shift first
  std::vector<assessed::choice_share> shares;  ///< of the kinds of choices

  /// The interval of a row, or null.
  [[nodiscard]] const models::rank_interval* of(std::size_t row) const noexcept {
    for (std::size_t i = 0; i < intervals.size(); ++i) {
      if (rows[i] == row) return &intervals[i];
    }
    return nullptr;
  }
};

namespace assess_detail {

/// The greatest first; equal ones stay as they are.
inline void sort_shifts(std::vector<assessed::rank_shift>& list) {
  nqpf::detail::stable_sort(list.begin(), list.end(),
                            [](const assessed::rank_shift& x, const assessed::rank_shift& y) {
                              return x.shift > y.shift;
                            });
}

/// The random runs: rank intervals, how often grade and lag stand, the mean shift.
inline void run_at_random(const assessment& a, const models::uncertainty_study& study,
                          rank_uncertainty& made) {
  const uncertainty_options& how = made.options;
  const std::size_t n = study.units();
  std::vector<std::uint32_t> counts(n * n, 0);
  std::vector<double> shifts(how.runs);
  support_tally support(a, made.rows);
  const auto count = [&](const models::uncertainty_study::workspace& run) {
    for (std::size_t i = 0; i < n; ++i)
      support.add(i, run.level(side_cultivation, i), run.level(side_productivity, i), run.value(i));
  };
  const auto ran = models::run_study(study, how.seed, 0, how.runs, models::row_major(counts, n, n),
                                     shifts, count);
  NQPF_ASSERT(ran.ok());
  static_cast<void>(ran);
  for (const double shift : shifts) made.mean_shift += shift / static_cast<double>(how.runs);
  made.support = support.shares(how.runs);
  made.intervals.resize(n);
  const auto ok = models::rank_intervals(models::row_major(std::as_const(counts), n, n),
                                         study.nominal(), made.intervals, how.level);
  NQPF_ASSERT(ok.ok());
  static_cast<void>(ok);
}

/// What the alternatives of a choice are called.
inline std::string other_choice(const assessment& a, const alternatives& ways, varied what,
                                std::size_t alternative) {
  const assess_options& o = a.options();
  switch (what) {
    case varied::imputation:
      return o.imputation == imputation_rule::along_time
                 ? "Missing values imputed with the year's median"
                 : "Missing values imputed along time";
    case varied::scale: return ways.scale_name(alternative);
    case varied::weights:
      return o.weights == weighting::equal ? "Columns weighed by entropy"
                                           : "Columns weighed equally";
    case varied::means:
      return o.index == index_rule::topsis ? "Means in place of TOPSIS"
             : o.across == models::mean_rule::arithmetic
                 ? "Dimensions joined by the geometric mean"
                 : "Dimensions joined by the arithmetic mean";
    default: {
      constexpr const char* names[] = {"standard", "Wang", "Fan"};
      return std::string("Coupling by the ") +
             names[(static_cast<std::size_t>(o.coupling) + alternative) % 3] + " model";
    }
  }
}

/// One choice made otherwise at a time, and one column left out at a time.
inline void shift_alone(const panel& from, const assessment& a, const alternatives& ways,
                        const models::uncertainty_study& study, rank_uncertainty& made) {
  models::uncertainty_study::workspace space(study);
  std::vector<double> ranks(study.units());
  for (std::size_t k = 0; k < study.dimensions(); ++k) {
    for (std::size_t i = 1; i < study.alternatives(k); ++i) {
      study.ranks_with(k, i, space, ranks);
      made.choices.push_back({other_choice(a, ways, static_cast<varied>(k), i),
                              models::mean_shift(ranks, study.nominal())});
    }
  }
  for (std::size_t j = 0; j < ways.scored_columns().size() && ways.scored_columns().size() > 2;
       ++j) {
    if (!ways.may_leave_out(j)) continue;
    study.ranks_without(j, space, ranks);
    made.columns.push_back(
        {from.column(a.scored_columns()[ways.scored_columns()[j]].column).title(),
         models::mean_shift(ranks, study.nominal())});
  }
  sort_shifts(made.choices);
  sort_shifts(made.columns);
}

/// How much of the shift's variance each kind of choice explains.
inline void share_variance(const models::uncertainty_study& study, rank_uncertainty& made) {
  const uncertainty_options& how = made.options;
  if (how.sobol_samples < 2) return;
  const models::sobol_design design{how.sobol_samples, study.dimensions(), how.seed};
  models::uncertainty_study::workspace space(study);
  std::vector<double> outputs(design.runs());
  std::vector<double> point(design.factors);
  std::vector<double> ranks(study.units());
  for (std::size_t run = 0; run < design.runs(); ++run) {
    design.point(run, point);
    study.ranks(point, how.seed, space, ranks);
    outputs[run] = models::mean_shift(ranks, study.nominal());
  }
  std::vector<models::sobol_index> indices(design.factors);
  if (!models::sobol_indices(design, outputs, indices)) return;
  std::vector<const char*> names = {"Imputation of missing values",
                                    "Scaling",
                                    "Weighting",
                                    "Weights a little more or less",
                                    "How dimensions are joined",
                                    "Model of coupling",
                                    "Which column is left out"};
  if (design.factors < names.size())
    names.erase(names.begin() + static_cast<std::ptrdiff_t>(varied::coupling));
  for (std::size_t k = 0; k < design.factors; ++k) made.shares.push_back({names[k], indices[k]});
  nqpf::detail::stable_sort(made.shares.begin(), made.shares.end(),
                            [](const assessed::choice_share& x, const assessed::choice_share& y) {
                              return x.index.total > y.index.total;
                            });
}

}  // namespace assess_detail

/// Ranks a year's entities again under random choices: how missing values are imputed (as
/// chosen, or along time, or with the year's median where along time was
/// chosen), how columns are scaled (over all years, within the year, as
/// percentile ranks), weighed (equally, by entropy, every weight up to `spread`
/// more or less), joined (arithmetic, geometric), coupled (three models, where
/// both sides are assessed), and one column left out now and then, but not
/// the only one of a side, without which nobody has a score. Run k
/// depends on the seed and k alone. Who was assessed stays who is assessed.
/// Saisana, Saltelli and Tarantola 2005.
///
/// Nothing is computed where `level` is not between 0 and 1, or `spread` or `exclusion` not from 0 to 1.
/// O(runs x cells of the year); memory for a few tables of the year and
/// entities x entities counts.
[[nodiscard]] inline rank_uncertainty uncertainty(const panel& from, const assessment& a, int year,
                                                  const uncertainty_options& how = {}) {
  rank_uncertainty made;
  made.year = year;
  made.options = how;
  const bool in_range = how.level > 0 && how.level < 1 && how.spread >= 0 && how.spread <= 1 &&
                        how.exclusion >= 0 && how.exclusion <= 1;
  if (!in_range) return made;
  const assess_detail::alternatives ways(from, a, year);
  made.rows = ways.rows();
  if (made.rows.size() < 2 || how.runs == 0) return made;
  const auto study = ways.study(how.spread, how.exclusion);
  NQPF_ASSERT(study.ok());  // scores are complete numbers in [0, 1]
  if (!study.ok()) return made;
  assess_detail::run_at_random(a, *study, made);
  assess_detail::shift_alone(from, a, ways, *study, made);
  assess_detail::share_variance(*study, made);
  return made;
}

}  // namespace nqpf::inline NQPF_ABI
