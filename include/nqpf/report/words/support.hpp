// SPDX-License-Identifier: BSL-1.0
#pragma once

// How firmly grades, lags and ranks stand, in words: the share of the random runs beside a verdict that
// does not hold in most of them.

#include <nqpf/report/view.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI::report {

/// A share of runs as a percentage that never rounds up to the limit it stays below.
[[nodiscard]] inline std::string share_of_runs(double share) {
  const double tenths = static_cast<double>(static_cast<long long>(share * 100 + 1e-9));
  return fixed(tenths, 0) + " %";
}

/// ` (62 %)` for a verdict that stands in fewer runs than a firm one; nothing for a firm one and where no
/// runs were made.
[[nodiscard]] inline std::string weak_share(double share) {
  if (is_missing(share) || share >= assessed::firm_share) return {};
  return " (" + share_of_runs(share) + ")";
}

/// The grade of a row, with its share where that is low.
[[nodiscard]] inline std::string supported_grade(const subject& s, std::size_t row) {
  const assessed::verdict_support* const held = s.support_of(row);
  return grade_words(s.found.grade(row)) + (held != nullptr ? weak_share(held->grade) : "");
}

/// Which side of a row lags, with its share where that is low.
[[nodiscard]] inline std::string supported_lag(const subject& s, std::size_t row) {
  const assessed::verdict_support* const held = s.support_of(row);
  return lag_words(s.found.development(row)) + (held != nullptr ? weak_share(held->lag) : "");
}

/// Said where no random runs were made.
inline constexpr std::string_view not_asked =
    "The report does not assess how certain these ranks, grades and lags are, because no random "
    "runs were made.";

/// The kinds of choices that explain most of the shifts of ranks, in a sentence; empty where none does.
[[nodiscard]] inline std::string share_words(const rank_uncertainty& u) {
  if (u.shares.empty() || !(u.shares[0].index.total > 0)) return {};
  std::string out =
      "Shares of the variance of shifts, with interactions (total Sobol indices, estimated from " +
      count(u.options.sobol_samples) + " samples): ";
  for (std::size_t i = 0; i < u.shares.size() && i < 4; ++i)
    out += (i == 0 ? "" : "; ") + u.shares[i].what + " " + percent(u.shares[i].index.total);
  return out + ".";
}

/// What the shares in brackets mean, for the foot of a table; nothing where no runs were made.
[[nodiscard]] inline std::string support_note(const subject& s) {
  if (s.supports.empty() || !s.has_coupling()) return {};
  return "In brackets: the share of the random runs in which the grade, or which side lags, is the "
         "same, where it is less than " +
         percent(assessed::firm_share) + ".";
}

namespace detail {

/// How many of the rows with one outcome are firm in it: ` (3 of them in at least 90 % of the random
/// runs)`.
[[nodiscard]] inline std::string firm_words(const subject& s, models::lagging side) {
  if (s.supports.empty()) return {};
  std::size_t all = 0;
  std::size_t firm = 0;
  for (std::size_t i = 0; i < s.order.size(); ++i) {
    if (s.found.development(s.order[i].row)->side != side) continue;
    ++all;
    firm += s.supports[i]->lag >= assessed::firm_share ? 1U : 0U;
  }
  if (firm == all) return " (firm in " + std::string(all == 1 ? "it" : "all") + ")";
  return " (firm in " + (firm == 0 ? std::string("none") : count(firm)) + ")";
}

/// How many grades and lags stand in most of the runs.
[[nodiscard]] inline std::string firmness(const subject& s) {
  if (s.supports.empty() || !s.has_coupling()) return {};
  std::size_t grades = 0;
  std::size_t lags = 0;
  for (const assessed::verdict_support* each : s.supports) {
    grades += each->grade >= assessed::firm_share ? 1U : 0U;
    lags += each->lag >= assessed::firm_share ? 1U : 0U;
  }
  const std::size_t n = s.supports.size();
  const auto of = [&](std::size_t some) {
    return (some == 0 ? std::string("none") : some == n ? "all" : count(some)) + " of " + count(n);
  };
  return "Firm: unchanged in at least " + percent(assessed::firm_share) + " of " +
         plural(s.shown.uncertainty->options.runs, "random run", "random runs") +
         " with other choices; " + of(grades) + (n == 1 ? " grade" : " grades") + " and " +
         of(lags) + " statements of which side lags are firm.";
}

/// Entities whose rank is outside the interval that most runs give them, by name.
[[nodiscard]] inline std::string outside_interval(const subject& s) {
  std::vector<std::string> names;
  std::size_t more = 0;
  for (std::size_t i = 0; i < s.intervals.size(); ++i) {
    const models::rank_interval& r = *s.intervals[i];
    if (r.nominal >= r.low && r.nominal <= r.high) continue;
    if (names.size() < 5)
      names.push_back(s.name_of_row(s.order[i].row) + " (rank " + fixed(r.nominal, 0) +
                      ", interval " + interval_words(r) + ")");
    else ++more;
  }
  if (names.empty()) return {};
  if (more > 0) names.push_back(count(more) + " more");
  return "The choices of this assessment give an unusual rank to " + listed(names) +
         ": the rank lies outside the interval that " +
         percent(s.shown.uncertainty->options.level) + " of the runs give.";
}

/// That the leader is less sure of the front than the one behind.
[[nodiscard]] inline std::string unsure_leader(const subject& s) {
  if (s.intervals.size() < 2) return {};
  const models::rank_interval& first = *s.intervals[0];
  const models::rank_interval& second = *s.intervals[1];
  if (second.nominal <= first.nominal) return {};  // they share the rank
  if (!(second.high < first.high || second.mean < first.mean - 0.05)) return {};
  const bool by_mean = second.mean < first.mean - 0.05;
  return s.name_of_row(s.order[1].row) +
         (by_mean ? " has a better mean rank over the runs than the leader "
                  : " has a surer rank over the runs than the leader ") +
         s.name_of_row(s.order[0].row) + ": over the runs its mean rank is " +
         fixed(second.mean, 1) + " against " + fixed(first.mean, 1) + ", and " +
         percent(s.shown.uncertainty->options.level) + " of them give it rank " +
         interval_words(second) + " against " + interval_words(first) + ".";
}

}  // namespace detail

}  // namespace nqpf::inline NQPF_ABI::report
