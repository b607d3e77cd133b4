// SPDX-License-Identifier: BSL-1.0
#pragma once

// Which year and which entities a report speaks of, and why not of the others.

#include <nqpf/report/view.hpp>
#include <nqpf/write/percent.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace nqpf::inline NQPF_ABI::report::detail {

/// Why a year is shown that is not the last of the panel; nothing where it is, or where it was asked for.
inline std::string why_this_year(const subject& s) {
  if (s.shown.year != 0 || s.year == 0) return {};
  const int last = s.found.years().back();
  if (last == s.year) return {};
  const std::size_t place = s.found.year_place(last);
  const measured m = s.found.headline();
  std::size_t most = 0;
  for (std::size_t y = 0; y < s.found.years().size(); ++y)
    most = s.found.assessed_in(m, y) > most ? s.found.assessed_in(m, y) : most;
  return "The panel ends in " + std::to_string(last) + ". This report shows " +
         std::to_string(s.year) + ", since " + assessed::letter_of(m) + " of " +
         std::to_string(last) + " is known of " + count(s.found.assessed_in(m, place)) + " of " +
         plural(s.found.entities_in(place), "entity", "entities") + ", less than half of the " +
         count(most) + " of the best year.";
}

/// Whether some entity has a value in one of the years and none in another.
inline bool entities_differ(const subject& s, const std::vector<assessed::year_summary>& years) {
  const auto known = [&](std::size_t entity, int year) {
    const std::size_t row = s.from.find_row(entity, year);
    return row != panel::no_row && !is_missing(s.found.value(s.found.headline(), row));
  };
  for (std::size_t e = 0; e < s.from.entities(); ++e) {
    for (const assessed::year_summary& each : years)
      if (known(e, each.year) != known(e, years[0].year)) return true;
  }
  return false;
}

/// Names, the first eight of them, and how many more.
inline std::string first_names(std::vector<std::string> names) {
  if (names.size() > 9) {
    const std::size_t more = names.size() - 8;
    names.resize(8);
    names.push_back(count(more) + " more");
  }
  return listed(names);
}

/// The entities without a rank in the year, by name, and why they have none.
inline std::string not_ranked(const subject& s) {
  std::vector<std::string> unknown;
  std::vector<std::string> absent;
  std::size_t with_p = 0;
  std::size_t with_e = 0;
  for (std::size_t e = 0; e < s.from.entities(); ++e) {
    const std::size_t row = s.from.find_row(e, s.year);
    if (row == panel::no_row) {
      absent.push_back(s.name(e));
    } else if (s.found.rank(row) == 0) {
      unknown.push_back(s.name(e));
      with_p += is_missing(s.found.value(measured::productivity, row)) ? 0U : 1U;
      with_e += is_missing(s.found.value(measured::cultivation, row)) ? 0U : 1U;
    }
  }
  std::string out;
  if (!unknown.empty() || !absent.empty())
    out = count(s.order.size()) + " of " + plural(s.from.entities(), "entity", "entities") +
          " of the panel " + (s.order.size() == 1 ? "has" : "have") + " a rank. ";
  if (!unknown.empty()) {
    out += "Too little is known of " + first_names(unknown) + ": a dimension needs " +
           write::exact_percent(s.found.options().min_coverage) +
           " of the weight of its columns and a side " +
           write::exact_percent(s.found.options().min_coverage) +
           " of the weight of its dimensions";
    if (s.found.headline() == measured::d)
      out += ", and D needs both sides, of which productive forces are known of " + count(with_p) +
             " of them and cultivation of " + count(with_e);
    out += ". ";
  }
  if (!absent.empty())
    out +=
        "The panel has no row of " + std::to_string(s.year) + " for " + first_names(absent) + ". ";
  if (!out.empty()) out.pop_back();
  return out;
}

}  // namespace nqpf::inline NQPF_ABI::report::detail
