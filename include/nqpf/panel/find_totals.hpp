// SPDX-License-Identifier: BSL-1.0
#pragma once

// Entities that seem to be the sum of others: a total among the rows that it adds up.

#include <nqpf/panel/data_error.hpp>
#include <nqpf/panel/panel.hpp>
#include <nqpf/panel/text/same_name.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI {

namespace panel_detail {

/// Whether a name is one of those that tables give to totals.
inline bool names_total(std::string_view name) {
  const std::string key = name_key(name);
  for (const std::string_view word : {"total",
                                      "totals",
                                      "grandtotal",
                                      "subtotal",
                                      "sum",
                                      "all",
                                      "overall",
                                      "world",
                                      "nationaltotal",
                                      "nationwide",
                                      "wholecountry",
                                      "insgesamt",
                                      "gesamt",
                                      "summe",
                                      "\xe5\x90\x88\xe8\xae\xa1",
                                      "\xe6\x80\xbb\xe8\xae\xa1",
                                      "\xe5\xb0\x8f\xe8\xae\xa1",
                                      "\xe5\x85\xa8\xe5\x9b\xbd",
                                      "\xe5\x85\xa8\xe7\x9c\x81",
                                      "\xe6\x80\xbb\xe5\x92\x8c",
                                      "\xe5\x85\xa8\xe5\xb8\x82",
                                      "\xe5\x85\xa8\xe5\x9b\xbd\xe6\x80\xbb\xe8\xae\xa1"}) {
    if (key == word) return true;
  }
  return false;
}

/// In how many cells an entity is the sum of all others, and in how many it is not.
struct sum_count {
  std::size_t is = 0;
  std::size_t not_sum = 0;
};

/// Counts for one column. Years with fewer than four other entities say nothing.
inline void count_sums(const panel& from, std::size_t column, std::vector<sum_count>& counts) {
  const std::span<const int> years = from.years();
  std::vector<double> sum(10'000, 0);
  std::vector<std::size_t> known(10'000, 0);
  for (std::size_t row = 0; row < from.rows(); ++row) {
    const double value = from.value(row, column);
    if (is_missing(value)) continue;
    const auto year = static_cast<std::size_t>(from.row_year(row));
    sum[year] += value;
    ++known[year];
  }
  for (std::size_t row = 0; row < from.rows() && !years.empty(); ++row) {
    const double value = from.value(row, column);
    const auto year = static_cast<std::size_t>(from.row_year(row));
    if (is_missing(value) || known[year] < 5) continue;
    const double size = value < 0 ? -value : value;
    const double apart = value - sum[year] / 2;
    const bool is = size > 0 && (apart < 0 ? -apart : apart) <= 5e-4 * size;
    sum_count& at = counts[from.row_entity(row)];
    ++(is ? at.is : at.not_sum);
  }
}

}  // namespace panel_detail

/// Warnings about entities that look like a total of the others: by their name (`Total`, `合计`, `全国`),
/// or since they are the sum of all others in a column, in every year that has at least four of them. Linear
/// in cells.
[[nodiscard]] inline data_errors find_totals(const panel& from) {
  data_errors found;
  std::vector<std::string> reasons(from.entities());
  for (std::size_t e = 0; e < from.entities() && from.entities() > 1; ++e) {
    if (panel_detail::names_total(from.entity_id(e)) ||
        panel_detail::names_total(from.entity_name(e)))
      reasons[e] = "has the name of a total: leave it out of the file if it adds up the others";
  }
  for (std::size_t c = 0; c < from.columns(); ++c) {
    std::vector<panel_detail::sum_count> counts(from.entities());
    panel_detail::count_sums(from, c, counts);
    for (std::size_t e = 0; e < counts.size(); ++e) {
      if (counts[e].is == 0 || counts[e].not_sum != 0 || !reasons[e].empty()) continue;
      reasons[e] = "is the sum of all others in column " + printable(from.column(c).title()) +
                   ": leave it out of the file if it is their total";
    }
  }
  for (std::size_t e = 0; e < reasons.size(); ++e) {
    if (!reasons[e].empty())
      found.add({data_code::looks_like_total, from.file(), 0, 0, "", printable(from.entity_id(e)),
                 reasons[e]});
  }
  return found;
}

}  // namespace nqpf::inline NQPF_ABI
