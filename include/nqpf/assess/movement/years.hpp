// SPDX-License-Identifier: BSL-1.0
#pragma once

// Which years of an assessment compare with each other, and the values of entities in them.

#include <nqpf/assess/assessment.hpp>
#include <nqpf/assess/score/scaled_by_year.hpp>
#include <nqpf/models/matrix_view.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace nqpf::inline NQPF_ABI {

namespace assessed {

/// Whether a part of the movement could be computed.
struct movement_part {
  std::string lacking;  ///< why not, as a sentence; empty where it was computed

  [[nodiscard]] bool stands() const noexcept { return lacking.empty(); }
};

}  // namespace assessed

namespace assess_detail {

/// The years whose values of one number compare: measured by the parts that most years have, and with
/// at least half as many entities as the best year.
struct like_years {
  std::vector<int> years;
  std::vector<int> left_out;  ///< that have values and do not compare
};

inline like_years years_that_compare(const assessment& a, measured m) {
  like_years made;
  std::size_t most = 0;
  for (std::size_t y = 0; y < a.years().size(); ++y)
    most = !a.unlike(y) && a.assessed_in(m, y) > most ? a.assessed_in(m, y) : most;
  for (std::size_t y = 0; y < a.years().size(); ++y) {
    if (a.assessed_in(m, y) == 0) continue;
    const bool alike = !a.unlike(y) && a.assessed_in(m, y) * 2 >= most;
    (alike ? made.years : made.left_out).push_back(a.years()[y]);
  }
  return made;
}

/// Whether a year is in an ascending list.
inline bool has_year(const std::vector<int>& years, int year) noexcept {
  for (const int each : years)
    if (each == year) return true;
  return false;
}

/// Values of entities in years, missing where there is none; row by row.
struct year_table {
  std::size_t entities = 0;
  std::size_t years = 0;
  std::vector<double> cells;

  [[nodiscard]] double& at(std::size_t entity, std::size_t year) {
    return cells[entity * years + year];
  }
  [[nodiscard]] double at(std::size_t entity, std::size_t year) const {
    return cells[entity * years + year];
  }
  [[nodiscard]] models::matrix_view<const double> view() const {
    return models::row_major(cells, entities, years);
  }
};

inline year_table values_in(const panel& from, const assessment& a, measured m,
                            const std::vector<int>& years) {
  year_table made{from.entities(), years.size(), {}};
  made.cells.assign(made.entities * made.years, missing);
  for (std::size_t e = 0; e < made.entities; ++e) {
    for (std::size_t y = 0; y < years.size(); ++y) {
      const std::size_t row = from.find_row(e, years[y]);
      if (row != panel::no_row) made.at(e, y) = a.value(m, row);
    }
  }
  return made;
}

/// Why values of several years do not compare at all, or nothing.
inline std::string why_years_differ(const assessment& a) {
  if (!scaled_by_year(a)) return {};
  return "Columns are scaled within each year, so values of different years do not compare.";
}

/// `2 years`, `1 year`.
inline std::string so_many(std::size_t n, const char* one, const char* more) {
  return std::to_string(n) + " " + (n == 1 ? one : more);
}

}  // namespace assess_detail

}  // namespace nqpf::inline NQPF_ABI
