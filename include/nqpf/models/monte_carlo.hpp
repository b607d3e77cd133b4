// SPDX-License-Identifier: BSL-1.0
#pragma once

// Random runs over a space of choices: rank intervals, and what leaving one part out does.

#include <nqpf/models/error.hpp>
#include <nqpf/models/matrix_view.hpp>
#include <nqpf/models/random.hpp>
#include <nqpf/models/uncertainty.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

/// Evaluates the random runs `begin` to `end - 1` of a study (Saisana, Saltelli and Tarantola
/// 2005).
///
/// `counts` is units x units and gets one added at (unit, rank - 1) for every run; `shifts`, unless
/// empty, has one place for each run of the range and gets its mean absolute shift from the nominal
/// ranks. A run depends on the seed and its number alone: hosts give ranges to threads, each with
/// counts of its own, and add the counts up; the sums are the same for any division. Errors: shape.
/// O(runs (cells + units^2)); memory once.
///
///   std::vector<std::uint32_t> counts(n * n);
///   run_study(study, seed, 0, 10'000, row_major(counts, n, n));
///
/// `use(space)` is called after every run, in order: `space` tells the value and the levels of each unit.
template <class Use>
[[nodiscard]] outcome<> run_study(const uncertainty_study& study, std::uint64_t seed,
                                  std::size_t begin, std::size_t end,
                                  matrix_view<std::uint32_t> counts, std::span<double> shifts,
                                  const Use& use) {
  const std::size_t n = study.units();
  if (counts.rows() != n || counts.columns() != n || end < begin ||
      (!shifts.empty() && shifts.size() != end - begin))
    return detail::fail(error_code::shape);
  uncertainty_study::workspace space(study);
  std::vector<double> point(study.dimensions()), ranks(n);
  for (std::size_t run = begin; run < end; ++run) {
    random_stream numbers(seed, run);
    for (double& u : point) u = numbers.next();
    study.ranks(point, seed, space, ranks);
    for (std::size_t i = 0; i < n; ++i) counts(i, static_cast<std::size_t>(ranks[i]) - 1) += 1;
    if (!shifts.empty()) shifts[run - begin] = mean_shift(ranks, study.nominal());
    use(static_cast<const uncertainty_study::workspace&>(space));
  }
  return done{};
}
[[nodiscard]] inline outcome<> run_study(const uncertainty_study& study, std::uint64_t seed,
                                         std::size_t begin, std::size_t end,
                                         matrix_view<std::uint32_t> counts,
                                         std::span<double> shifts = {}) {
  return run_study(study, seed, begin, end, counts, shifts,
                   [](const uncertainty_study::workspace&) {});
}

/// The ranks of one unit over all runs.
struct rank_interval {
  double nominal = 0;
  double mean = 0;
  double median = 0;
  double low = 0, high = 0;    ///< the percentiles asked for
  double best = 0, worst = 0;  ///< the extremes
};

namespace detail {

/// The runs of one unit by rank: its interval but for the nominal rank; nothing where there is no run.
[[nodiscard]] inline rank_interval interval_of(matrix_view<const std::uint32_t> counts,
                                               std::size_t unit, double level, double& runs) {
  const std::size_t n = counts.columns();
  rank_interval found;
  double sum = 0;
  runs = 0;
  for (std::size_t r = 0; r < n; ++r) {
    const double count = counts(unit, r), rank = static_cast<double>(r + 1);
    if (count == 0) continue;
    if (found.best == 0) found.best = rank;
    found.worst = rank;
    runs += count;
    sum += count * rank;
  }
  if (runs == 0) return found;
  found.mean = sum / runs;
  const auto at = [&](double place) {  // the rank at a place of the ordered runs, from 0
    double seen = 0;
    for (std::size_t r = 0; r < n; ++r) {
      seen += counts(unit, r);
      if (place < seen) return static_cast<double>(r + 1);
    }
    return found.worst;
  };
  const auto percentile = [&](double part) {
    const double place = part * (runs - 1);
    const double below = static_cast<double>(static_cast<std::uint64_t>(place));
    const double share = place - below, low = at(below);
    return share > 0 ? low * (1 - share) + at(below + 1) * share : low;
  };
  found.median = percentile(0.5);
  found.low = percentile((1 - level) / 2);
  found.high = percentile((1 + level) / 2);
  return found;
}

}  // namespace detail

/// Summarises counts of ranks. The percentiles are those of the runs, interpolated between
/// neighbours (type 7 of Hyndman and Fan 1996); `level` 0.9 gives the 5th and the 95th. Errors:
/// shape, empty (row) without runs, missing_cell, not_finite (row) for a nominal rank, bad_option.
/// O(units^2).
[[nodiscard]] inline outcome<> rank_intervals(matrix_view<const std::uint32_t> counts,
                                              std::span<const double> nominal,
                                              std::span<rank_interval> out, double level = 0.9) {
  const std::size_t n = counts.rows();
  if (counts.columns() != n || nominal.size() != n || out.size() != n)
    return detail::fail(error_code::shape);
  if (!(level > 0 && level < 1)) return detail::fail(error_code::bad_option);
  for (std::size_t i = 0; i < n; ++i) {
    if (is_missing(nominal[i])) return detail::fail(error_code::missing_cell, i);
    if (detail::infinite(nominal[i])) return detail::fail(error_code::not_finite, i);
    double runs = 0;
    out[i] = detail::interval_of(counts, i, level, runs);
    out[i].nominal = nominal[i];
    if (runs == 0) return detail::fail(error_code::empty, i);
  }
  return done{};
}

/// One component out (OECD/JRC Handbook 2008, step 7): the mean absolute shift of the nominal ranks
/// when a node is left out and the rest brought to one again. `shifts` has one place for every node
/// below the index, indicators first. A node without which nothing is left cannot be left out and
/// gets 0. Errors: shape. O(nodes (cells + units^2)); memory once.
[[nodiscard]] inline outcome<> leave_one_out(const uncertainty_study& study,
                                             std::span<double> shifts) {
  if (shifts.size() != study.nodes()) return detail::fail(error_code::shape);
  uncertainty_study::workspace space(study);
  std::vector<double> ranks(study.units());
  for (std::size_t node = 0; node < study.nodes(); ++node) {
    const bool left = study.ranks_without(node, space, ranks);
    shifts[node] = left ? mean_shift(ranks, study.nominal()) : 0;
  }
  return done{};
}

}  // namespace nqpf::inline NQPF_ABI::models
