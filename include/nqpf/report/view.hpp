// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a report shows, and the words that all renderings share.

#include <nqpf/assess.hpp>
#include <nqpf/panel/panel.hpp>
#include <nqpf/report/language/data.hpp>
#include <nqpf/report/language/phrase.hpp>
#include <nqpf/report/tiles.hpp>
#include <nqpf/report/words/format.hpp>
#include <nqpf/report/words/phrases.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI::report {

/// What a report was made from, so that it can be made again.
struct made_from {
  std::vector<std::string> inputs;  ///< files that were read: panels, schema, groups, bounds
  std::string command;              ///< the words of the command, as a shell takes them
  std::string date;                 ///< when, as it is to be told: 2026-11-28
  [[nodiscard]] bool known() const noexcept {
    return !inputs.empty() || !command.empty() || !date.empty();
  }
};

/// The same in sentences.
[[nodiscard]] inline std::string origin_words(const made_from& origin) {
  std::string out;
  if (!origin.date.empty()) out += "Made on " + origin.date + ".";
  if (!origin.inputs.empty()) {
    out += (out.empty() ? "" : " ") + std::string("From: ");
    for (std::size_t i = 0; i < origin.inputs.size(); ++i)
      out += (i == 0 ? "" : ", ") + in_one_line(origin.inputs[i]);
    out += ".";
  }
  if (!origin.command.empty())
    out += (out.empty() ? "" : " ") + std::string("By: ") + in_one_line(origin.command);
  return out;
}

/// What a report shows. The defaults fit panels of any size.
struct view {
  int year = 0;                       ///< 0: the last year that is well assessed
  std::vector<std::size_t> entities;  ///< shown in full, in this order
  std::string title;                  ///< empty: made of the file's name
  report::language language = report::language::english;  ///< of text and page
  std::size_t most_profiles = 250;                        ///< entities with a profile on the page
  std::size_t most_ranked = 1000;                         ///< rows of the ranking on the page
  const rank_uncertainty* uncertainty = nullptr;  ///< of the same year, where it was computed
  const movement* moved = nullptr;                ///< where it was computed
  const left_out_scores* without = nullptr;       ///< what single entities owe to others
  const std::vector<tile>* tiles = nullptr;       ///< a map for the page
  const moved_scores* before = nullptr;  ///< what an earlier panel or bounds say otherwise,
  std::string before_name;               ///< and what that file is called;
  bool before_bounds = false;            ///< whether it gave ends and weights, and no panel
  made_from origin;                      ///< files, command and date, where they are known
};

/// The same view for what is read by machines, whose words are English.
[[nodiscard]] inline view for_machines(view shown) {
  shown.language = language::english;
  return shown;
}

/// That coupling describes and does not prove: said by every rendering.
inline constexpr std::string_view coupling_caveat =
    "Coupling describes how alike two levels are and how high they stand together. It does not "
    "show "
    "that one causes the other.";

/// What the three numbers of an obstacle are.
inline constexpr std::string_view obstacle_words =
    "Degree: weight times distance from the best value, as a share of all such products of the "
    "entity. A heavy column has a high degree at a small distance.";

/// What the weights of the obstacles of one entity are, and what the numbers on all entities are.
inline constexpr std::string_view own_obstacle_words =
    "The weights of all columns that are known of the entity sum to 100 %.";
inline constexpr std::string_view common_obstacle_words =
    "Here degree is a mean over all entities with a rank, distance a mean over those that the "
    "column holds back, and weight that of the column where no column is missing.";

/// A panel, its assessment and what is to be shown of them, with the choices made.
struct subject {
  const panel& from;
  const assessment& found;
  view shown;
  int year = 0;
  std::vector<assessed::ranked> order;                  ///< of the year
  std::vector<const models::rank_interval*> intervals;  ///< of the order; empty without uncertainty
  std::vector<const assessed::verdict_support*>
      supports;  ///< of the order; empty without uncertainty

  subject(const panel& p, const assessment& a, const view& v)
      : from(p), found(a), shown(v), year(v.year != 0 ? v.year : a.last_year()) {
    if (year != 0) order = ranking(p, a, year);
    const rank_uncertainty* u = v.uncertainty;
    if (u == nullptr || u->year != year || u->intervals.size() != order.size()) return;
    // Both are in the order of the ranking.
    for (std::size_t i = 0; i < order.size(); ++i) intervals.push_back(&u->intervals[i]);
    for (std::size_t i = 0; i < order.size() && u->support.size() == order.size(); ++i)
      supports.push_back(&u->support[i]);
  }

  /// In what share of the random runs the verdicts on a row stand; null where no runs were made.
  [[nodiscard]] const assessed::verdict_support* support_of(std::size_t row) const noexcept {
    for (std::size_t i = 0; i < supports.size(); ++i) {
      if (order[i].row == row) return supports[i];
    }
    return nullptr;
  }

  /// Data as they stand in a sentence: marked where sentences are said in another language.
  [[nodiscard]] std::string data(std::string_view words) const {
    const std::string line = in_one_line(words);
    return shown.language == language::english ? line : as_data(line);
  }
  [[nodiscard]] std::string name(std::size_t entity) const {
    return data(from.entity_name(entity));
  }
  /// The title of a column of the panel.
  [[nodiscard]] std::string title_of(std::size_t column) const {
    const std::string title = from.column(column).title();
    return shown.language == language::english ? title : as_data(title);
  }
  /// The name, with the identifier where that is another one.
  [[nodiscard]] std::string full_name(std::size_t entity) const {
    const std::string_view id = from.entity_id(entity);
    const std::string_view own = from.entity_name(entity);
    return data(id == own ? std::string(own) : std::string(own) + " (" + std::string(id) + ")");
  }
  [[nodiscard]] std::string name_of_row(std::size_t row) const {
    return name(from.row_entity(row));
  }
  [[nodiscard]] std::string title() const {
    if (!shown.title.empty())
      return shown.language == language::english ? shown.title : as_data(shown.title);
    // The file and the folder it is in: many a file is called panel.csv.
    std::string file = from.file();
    std::size_t slash = file.find_last_of("/\\");
    if (slash != std::string::npos && slash > 0) slash = file.find_last_of("/\\", slash - 1);
    if (slash != std::string::npos) file.erase(0, slash + 1);
    return file.empty() ? "Assessment" : "Assessment of " + file;
  }
  [[nodiscard]] bool has_coupling() const {
    return found.headline() == measured::d && !order.empty();
  }
  [[nodiscard]] bool one_entity() const { return from.entities() == 1; }
  [[nodiscard]] std::string period() const {
    const auto years = from.years();
    if (years.empty()) return "no year";
    if (years.size() == 1) return std::to_string(years.front());
    return std::to_string(years.front()) + " to " + std::to_string(years.back());
  }
};

/// Words for what lags: `cultivation`, `productive forces`, `in step`.
[[nodiscard]] inline std::string lag_words(
    const framework::maybe<models::relative_development>& r) {
  if (!r) return std::string(no_number);
  return r->side == models::lagging::first    ? "cultivation lags"
         : r->side == models::lagging::second ? "productive forces lag"
                                              : "in step";
}

/// E/P of a row in two digits, or in as many as show on which side of a limit between the verdicts it lies.
[[nodiscard]] inline std::string ratio_words(const assessment& a, std::size_t row) {
  const auto r = a.development(row);
  if (!r) return std::string(no_number);
  if (!(r->ratio < infinity)) return "\xe2\x88\x9e";
  int digits = 2;
  for (const double limit : {a.options().lag_low, a.options().lag_high})
    digits = digits_apart(r->ratio, limit, digits);
  return fixed(r->ratio, digits);
}

/// `3 to 12`: the ranks of a rank interval.
[[nodiscard]] inline std::string interval_words(const models::rank_interval& r,
                                                std::string_view to = " to ") {
  const std::string low = fixed(r.low, 0);
  const std::string high = fixed(r.high, 0);
  return low == high ? low : low + std::string(to) + high;
}

/// The grade's English name, or a dash.
[[nodiscard]] inline std::string grade_words(
    const framework::maybe<models::coordination_grade>& grade) {
  return grade ? models::name_of(*grade) : std::string(no_number);
}

[[nodiscard]] inline std::string mean_words(models::mean_rule rule) {
  return rule == models::mean_rule::arithmetic  ? "arithmetic"
         : rule == models::mean_rule::geometric ? "geometric"
                                                : "harmonic";
}
[[nodiscard]] inline std::string coupling_words(models::coupling_model model) {
  return model == models::coupling_model::standard ? "standard"
         : model == models::coupling_model::wang   ? "wang"
                                                   : "fan";
}

}  // namespace nqpf::inline NQPF_ABI::report
