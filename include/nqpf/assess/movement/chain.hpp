// SPDX-License-Identifier: BSL-1.0
#pragma once

// Markov transition of grades: how often entities rise, stay and fall from one year to the next.

#include <nqpf/assess/movement/years.hpp>
#include <nqpf/assess/neighbours.hpp>
#include <nqpf/models/grades.hpp>
#include <nqpf/models/transitions.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

namespace nqpf::inline NQPF_ABI {

namespace assessed {

/// How many steps of a year led up, nowhere and down.
struct step_counts {
  std::uint64_t rises = 0;
  std::uint64_t stays = 0;
  std::uint64_t falls = 0;

  [[nodiscard]] std::uint64_t all() const noexcept { return rises + stays + falls; }
};

/// The steps of entities whose neighbours had one grade in the mean when the step began.
struct steps_beside {
  models::coordination_grade around{};
  step_counts steps;
};

struct chain_part : movement_part {
  std::vector<models::coordination_grade> grades;  ///< those that occur, from worst to best
  std::vector<std::uint64_t> counts;  ///< grades x grades: from the grade of the line to the other
  std::vector<double> shares;         ///< the same of all steps from a grade; missing without any
  step_counts steps;
  std::vector<double> stationary;    ///< shares of grades where the chain leads; empty if none
  std::size_t period = 1;            ///< years after which a grade there can come again; 1: any
  std::string no_stationary;         ///< why there is none, as a sentence
  std::vector<steps_beside> beside;  ///< with neighbours only
  std::vector<int> left_out;         ///< years whose values do not compare

  [[nodiscard]] std::uint64_t count(std::size_t from, std::size_t to) const {
    return counts[from * grades.size() + to];
  }
  [[nodiscard]] double share(std::size_t from, std::size_t to) const {
    return shares[from * grades.size() + to];
  }
  /// The steps from a grade.
  [[nodiscard]] std::uint64_t cases(std::size_t from) const {
    std::uint64_t sum = 0;
    for (std::size_t to = 0; to < grades.size(); ++to) sum += count(from, to);
    return sum;
  }
};

}  // namespace assessed

namespace assess_detail {

/// Stands between years that do not follow each other: no panel has it.
inline constexpr int no_year = 0;

/// Grades of all entities in years that compare, with a year without grades wherever two of them do not
/// follow each other.
struct grade_table {
  std::size_t entities = 0;
  std::size_t years = 0;
  year_table values;
  std::vector<std::uint32_t> grades;

  [[nodiscard]] models::matrix_view<const std::uint32_t> view() const {
    return models::row_major(grades, entities, years);
  }
};

inline void grade_values(const assessment& a, const year_table& values,
                         std::vector<std::uint32_t>& to) {
  to.resize(values.cells.size());
  const auto ok =
      models::grade_cells(values.view(), a.options().grade_cuts,
                          models::row_major(to, values.entities, values.years), a.options().grades);
  NQPF_ASSERT(ok.ok());  // cut points were checked, and values are in [0, 1] or missing
  static_cast<void>(ok);
}

inline grade_table grades_in(const panel& from, const assessment& a, const like_years& in) {
  grade_table made;
  std::vector<int> calendar;
  for (const int year : in.years) {
    if (!calendar.empty() && calendar.back() + 1 != year) calendar.push_back(no_year);
    calendar.push_back(year);
  }
  made.entities = from.entities();
  made.years = calendar.size();
  made.values = values_in(from, a, measured::d, calendar);
  grade_values(a, made.values, made.grades);
  return made;
}

/// Keeps the grades that occur in `all`, ten by ten counts.
inline void keep_grades(const grade_table& table, const std::vector<std::uint64_t>& all,
                        assessed::chain_part& to) {
  std::vector<std::size_t> kept;
  for (std::uint32_t g = 0; g < 10; ++g) {
    if (std::find(table.grades.begin(), table.grades.end(), g) == table.grades.end()) continue;
    kept.push_back(g);
    to.grades.push_back(static_cast<models::coordination_grade>(g));
  }
  for (const std::size_t from : kept) {
    for (const std::size_t onto : kept) {
      const std::uint64_t n = all[from * 10 + onto];
      to.counts.push_back(n);
      (onto > from ? to.steps.rises : onto < from ? to.steps.falls : to.steps.stays) += n;
    }
  }
}

/// The greatest number that divides the length of every way from a grade back to it, over the grades where the
/// chain leads: above 1 shares never settle, and stationary ones hold on average over time only.
inline std::size_t period_of(const assessed::chain_part& of) {
  const std::size_t n = of.grades.size();
  std::vector<std::size_t> level(n, n);
  std::vector<std::size_t> reached;
  for (std::size_t g = 0; g < n && reached.empty(); ++g)
    if (of.stationary[g] > 0) reached.push_back(g);
  if (reached.empty()) return 1;
  level[reached[0]] = 0;
  std::size_t period = 0;
  for (std::size_t i = 0; i < reached.size(); ++i) {
    for (std::size_t to = 0; to < n; ++to) {
      if (of.count(reached[i], to) == 0) continue;
      const std::size_t next = level[reached[i]] + 1;
      if (level[to] == n) {
        level[to] = next;
        reached.push_back(to);
      } else {
        period = std::gcd(period, next > level[to] ? next - level[to] : level[to] - next);
      }
    }
  }
  return period == 0 ? 1 : period;
}

inline void find_stationary(assessed::chain_part& to) {
  const std::size_t n = to.grades.size();
  to.shares.resize(n * n);
  const auto counts = models::row_major(to.counts, n, n);
  static_cast<void>(models::transition_shares(counts, models::row_major(to.shares, n, n)));
  std::vector<double> found(n);
  const auto ok = models::stationary_shares(models::row_major(to.shares, n, n), found);
  if (ok.ok()) {
    to.stationary = static_cast<std::vector<double>&&>(found);
    to.period = period_of(to);
    return;
  }
  to.no_stationary =
      ok.error().code == models::error_code::singular
          ? "The chain ends in more than one set of grades, so where it leads depends on where an "
            "entity starts."
          : "No step begins in a grade that entities reach, so nothing says where the steps lead "
            "in the end.";
}

/// The steps apart by the grade of the neighbours' mean when they began (Rey 2001).
inline void split_by_neighbours(const assessment& a, const grade_table& table,
                                const neighbours& near, assessed::chain_part& to) {
  year_table around = table.values;
  const auto means =
      models::neighbour_means(table.values.view(), near.view(),
                              models::row_major(around.cells, around.entities, around.years));
  if (!means.ok()) return;  // weights that the file's reader has checked
  std::vector<std::uint32_t> grades;
  grade_values(a, around, grades);
  std::vector<std::uint64_t> counts(1000);
  const auto ok = models::count_transitions_by_neighbours(
      table.view(),
      models::matrix_view<const std::uint32_t>(
          models::row_major(grades, table.entities, table.years)),
      models::row_major(counts, 100, 10));
  if (!ok.ok()) return;
  for (std::size_t block = 0; block < 10; ++block) {
    assessed::steps_beside found{static_cast<models::coordination_grade>(block), {}};
    for (std::size_t from = 0; from < 10; ++from) {
      for (std::size_t onto = 0; onto < 10; ++onto)
        (onto > from   ? found.steps.rises
         : onto < from ? found.steps.falls
                       : found.steps.stays) += counts[(block * 10 + from) * 10 + onto];
    }
    if (found.steps.all() > 0) to.beside.push_back(found);
  }
}

inline assessed::chain_part chain_of(const panel& from, const assessment& a,
                                     const neighbours* near) {
  assessed::chain_part made;
  if (a.headline() != measured::d || a.last_year() == 0) {
    made.lacking = "Grades need D, and no row has a value of D.";
    return made;
  }
  made.lacking = why_years_differ(a);
  if (!made.stands()) return made;
  const like_years in = years_that_compare(a, measured::d);
  made.left_out = in.left_out;
  const grade_table table = grades_in(from, a, in);
  std::vector<std::uint64_t> counts(100);
  const auto ok =
      models::count_transitions(table.view(), models::row_major(counts, std::size_t{10}, 10));
  std::uint64_t steps = 0;
  for (const std::uint64_t n : counts) steps += n;
  if (!ok.ok() || steps == 0) {
    made.lacking =
        "Transition of grades needs an entity with D in two years that follow each other and "
        "compare, and there is none.";
    return made;
  }
  keep_grades(table, counts, made);
  find_stationary(made);
  if (near != nullptr) split_by_neighbours(a, table, *near, made);
  return made;
}

}  // namespace assess_detail

}  // namespace nqpf::inline NQPF_ABI
