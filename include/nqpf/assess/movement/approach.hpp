// SPDX-License-Identifier: BSL-1.0
#pragma once

// Sigma and beta convergence: whether entities come closer, and whether those behind grow faster.

#include <nqpf/assess/movement/years.hpp>
#include <nqpf/models/convergence.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace nqpf::inline NQPF_ABI {

namespace assessed {

/// The spread of one year over the entities that every year has.
struct sigma_year {
  int year = 0;
  double variation = missing;  ///< standard deviation over mean
};

struct convergence_part : movement_part {
  measured of = measured::d;
  std::size_t entities = 0;  ///< that have a value in every year that compares
  /// Entities of the panel that lack a value in one of these years, so that sigma leaves them out.
  std::vector<std::size_t> incomplete;
  std::vector<sigma_year> sigma;
  std::vector<int> left_out;
  models::beta_convergence beta;
  int first = 0;  ///< the years between which beta is fitted
  int last = 0;
  std::size_t fitted = 0;  ///< entities with values above 0 in both
  /// Entities of the panel with values in both, of which one is 0: it has no logarithm, so beta leaves them out.
  std::vector<std::size_t> at_zero;
  std::string no_beta;  ///< why beta was not fitted, as a sentence
};

}  // namespace assessed

namespace assess_detail {

inline bool complete(const year_table& table, std::size_t entity) {
  for (std::size_t y = 0; y < table.years; ++y)
    if (is_missing(table.at(entity, y))) return false;
  return true;
}

/// The entities with a value in every year; the others are listed.
inline year_table those_complete(const year_table& table, std::vector<std::size_t>& others) {
  year_table whole{0, table.years, {}};
  for (std::size_t e = 0; e < table.entities; ++e) {
    if (!complete(table, e)) {
      others.push_back(e);
      continue;
    }
    for (std::size_t y = 0; y < table.years; ++y) whole.cells.push_back(table.at(e, y));
    ++whole.entities;
  }
  return whole;
}

inline void fit_beta(const year_table& table, assessed::convergence_part& to) {
  std::vector<double> first;
  std::vector<double> last;
  for (std::size_t e = 0; e < table.entities; ++e) {
    const double a = table.at(e, 0);
    const double b = table.at(e, table.years - 1);
    if (is_missing(a) || is_missing(b)) continue;
    if (a == 0 || b == 0) {
      to.at_zero.push_back(e);
      continue;
    }
    first.push_back(a);
    last.push_back(b);
  }
  to.fitted = first.size();
  const auto found = models::fit_beta_convergence(first, last, to.last - to.first);
  if (found.ok()) to.beta = *found;
  else
    to.no_beta =
        found.error().code == models::error_code::too_short
            ? "Beta convergence needs three entities with a value above 0 in the first and "
              "in the last year, and there " +
                  std::string(to.fitted == 1 ? "is " : "are ") + std::to_string(to.fitted) + "."
            : "All entities start at one level, so beta convergence cannot be fitted.";
}

inline assessed::convergence_part convergence_of(const panel& from, const assessment& a) {
  assessed::convergence_part made;
  made.of = a.headline();
  made.lacking = why_years_differ(a);
  if (!made.stands()) return made;
  const like_years in = years_that_compare(a, made.of);
  made.left_out = in.left_out;
  if (in.years.size() < 2) {
    made.lacking = "Convergence needs two years that compare, and there " +
                   std::string(in.years.empty() ? "is none." : "is one.");
    return made;
  }
  const year_table table = values_in(from, a, made.of, in.years);
  const year_table whole = those_complete(table, made.incomplete);
  made.entities = whole.entities;
  if (whole.entities < 3) {
    made.lacking =
        "Convergence needs three entities that have a value in every year that compares, "
        "and there " +
        std::string(whole.entities == 1 ? "is " : "are ") + std::to_string(whole.entities) + ".";
    return made;
  }
  std::vector<double> variation(table.years);
  if (!models::sigma_convergence(whole.view(), variation).ok()) {
    made.lacking = "All values of a year are 0, so the spread has nothing to be measured by.";
    return made;
  }
  for (std::size_t y = 0; y < table.years; ++y) made.sigma.push_back({in.years[y], variation[y]});
  made.first = in.years.front();
  made.last = in.years.back();
  fit_beta(table, made);
  return made;
}

}  // namespace assess_detail

}  // namespace nqpf::inline NQPF_ABI
