// SPDX-License-Identifier: BSL-1.0
#pragma once

// An entity beside its peers: those next to it in the ranking, the middle of its groups and of all.

#include <nqpf/report/html/ranking.hpp>
#include <nqpf/report/words/summary.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace nqpf::inline NQPF_ABI::report::html {

/// The medians of the ranked entities of a group, each number over the same entities.
struct group_middle {
  std::size_t entities = 0;
  double value = missing;  ///< of the headline
  double p = missing;
  double e = missing;
};

[[nodiscard]] inline group_middle middle_of_rows(const subject& s,
                                                 const std::vector<std::size_t>& rows) {
  const auto of = [&](measured m) {
    std::vector<double> values;
    for (const std::size_t row : rows) {
      if (const double v = s.found.value(m, row); !is_missing(v)) values.push_back(v);
    }
    // A median over fewer entities than the others would compare what does not compare.
    return values.size() == rows.size() ? median(static_cast<std::vector<double>&&>(values))
                                        : missing;
  };
  return {rows.size(), of(s.found.headline()), of(measured::productivity),
          of(measured::cultivation)};
}

/// The middles of all groups of all groupings, and of all ranked entities.
struct peer_middles {
  std::vector<std::vector<group_middle>> groups;  ///< by grouping, by group
  group_middle all;
  std::vector<std::size_t> place;  ///< of each entity in the order, or `assessment::none`
};

[[nodiscard]] inline peer_middles peer_middles_of(const subject& s) {
  peer_middles made;
  made.place.assign(s.from.entities(), assessment::none);
  std::vector<std::size_t> all;
  for (std::size_t i = 0; i < s.order.size(); ++i) {
    made.place[s.from.row_entity(s.order[i].row)] = i;
    all.push_back(s.order[i].row);
  }
  made.all = middle_of_rows(s, all);
  for (std::size_t g = 0; g < s.from.groups(); ++g) {
    std::vector<std::vector<std::size_t>> rows(s.from.group_count(g));
    for (const std::size_t row : all) {
      const auto of = s.from.group_of(g, s.from.row_entity(row));
      if (of != text_pool::none) rows[of].push_back(row);
    }
    made.groups.emplace_back();
    for (const auto& each : rows) made.groups.back().push_back(middle_of_rows(s, each));
  }
  return made;
}

/// A table with the entity, its neighbours in the ranking, and the middles; empty where it has no rank.
[[nodiscard]] inline std::string peers_block(const subject& s, const peer_middles& m,
                                             std::size_t entity) {
  const std::size_t place = m.place[entity];
  if (place == assessment::none || s.order.size() < 3) return {};
  std::string out = "<h3>Beside its peers, " + std::to_string(s.year) +
                    "</h3><div class=\"scroll\"><table><thead><tr><th scope=\"col\">Who</th><th "
                    "scope=\"col\" class=\"n\">Rank</th><th scope=\"col\" class=\"n\">" +
                    assessed::letter_of(s.found.headline()) + "</th>";
  const bool both = s.has_coupling();
  if (both) out += "<th scope=\"col\" class=\"n\">P</th><th scope=\"col\" class=\"n\">E</th>";
  out += "</tr></thead><tbody>";
  const auto cells = [&](const std::string& who, const std::string& rank, double value, double p,
                         double e) {
    out += "<tr><td class=\"who\">" + who + "</td><td class=\"n\">" + rank +
           "</td><td class=\"n\">" + score(value) + "</td>";
    if (both) out += "<td class=\"n\">" + score(p) + "</td><td class=\"n\">" + score(e) + "</td>";
    out += "</tr>";
  };
  const std::size_t n = s.order.size();
  const std::size_t first = place == 0 ? 0 : place + 1 == n ? n - 3 : place - 1;
  for (std::size_t i = first; i < first + 3; ++i) {
    const std::size_t row = s.order[i].row;
    const std::string name = escaped(s.name_of_row(row));
    cells(i == place ? "<b>" + name + "</b>" : name, count(s.order[i].rank), s.order[i].value,
          s.found.value(measured::productivity, row), s.found.value(measured::cultivation, row));
  }
  for (std::size_t g = 0; g < m.groups.size(); ++g) {
    const auto of = s.from.group_of(g, entity);
    if (of == text_pool::none || m.groups[g][of].entities < 2) continue;
    const group_middle& each = m.groups[g][of];
    cells("Median of " + escaped(s.data(s.from.group_name(g, of))) + ", " +
              plural(each.entities, "entity", "entities"),
          "", each.value, each.p, each.e);
  }
  cells("Median of all " + count(n), "", m.all.value, m.all.p, m.all.e);
  return out + "</tbody></table></div>";
}

}  // namespace nqpf::inline NQPF_ABI::report::html
