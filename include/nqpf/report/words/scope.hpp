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

/// Entities without a headline value, by the side of which too little is known.
struct unknown_entities {
  std::vector<std::string> productivity;
  std::vector<std::string> cultivation;
  std::vector<std::string> both;

  void add(const subject& s, std::size_t entity, std::size_t row) {
    const measured m = s.found.headline();
    const bool no_p =
        m != measured::cultivation && is_missing(s.found.value(measured::productivity, row));
    const bool no_e =
        m != measured::productivity && is_missing(s.found.value(measured::cultivation, row));
    (no_p && no_e ? both : no_p ? productivity : cultivation).push_back(s.name(entity));
  }
  [[nodiscard]] bool none() const {
    return productivity.empty() && cultivation.empty() && both.empty();
  }
};

inline std::string unknown_words(const subject& s, const unknown_entities& unknown) {
  std::string out;
  const auto add = [&](const std::vector<std::string>& names, const char* side) {
    if (names.empty()) return;
    out += first_names(names) + (names.size() == 1 ? " has" : " have") + " no " +
           assessed::letter_of(s.found.headline()) + ": too little is known of " + side + ". ";
  };
  add(unknown.productivity, "productive forces");
  add(unknown.cultivation, "cultivation");
  add(unknown.both, "both sides");
  const std::string least = write::exact_percent(s.found.options().min_coverage);
  return out + "A side is known where at least " + least +
         " of the weight of its dimensions is known, and a dimension where at least " + least +
         " of the weight of its columns is known. ";
}

/// The entities without a rank in the year, by name, and why they have none.
inline std::string not_ranked(const subject& s) {
  unknown_entities unknown;
  std::vector<std::string> absent;
  for (std::size_t e = 0; e < s.from.entities(); ++e) {
    const std::size_t row = s.from.find_row(e, s.year);
    if (row == panel::no_row) absent.push_back(s.name(e));
    else if (s.found.rank(row) == 0) unknown.add(s, e, row);
  }
  if (unknown.none() && absent.empty()) return {};
  std::string out = count(s.order.size()) + " of " +
                    plural(s.from.entities(), "entity", "entities") + " of the panel " +
                    (s.order.size() == 1 ? "has" : "have") + " a rank. ";
  if (!unknown.none()) out += unknown_words(s, unknown);
  if (!absent.empty())
    out +=
        "The panel has no row of " + std::to_string(s.year) + " for " + first_names(absent) + ". ";
  out.pop_back();
  return out;
}

}  // namespace nqpf::inline NQPF_ABI::report::detail
