// SPDX-License-Identifier: BSL-1.0
#pragma once

// The result in a few sentences, the same for every rendering.

#include <nqpf/report/view.hpp>
#include <nqpf/report/words/relative.hpp>
#include <nqpf/report/words/scope.hpp>
#include <nqpf/report/words/support.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI::report {

/// The middle of a list of numbers; missing for an empty one.
[[nodiscard]] inline double median(std::vector<double> values) {
  if (values.empty()) return missing;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  if (values.size() % 2 == 1) return *middle;
  const double below = *std::max_element(values.begin(), middle);
  return below + (*middle - below) / 2;
}

/// The title of a rule set.
[[nodiscard]] inline std::string title_of(const assessed::asked_rules& set) {
  return set.source.title[0] != '\0' ? set.source.title : set.source.id;
}

/// What the findings of a rule set are, to be read before them.
inline constexpr std::string_view rules_caveat =
    "The papers give no thresholds: those used are illustrative until you set your own. A rule "
    "compares levels of one year with them; it shows no cause, and whether it fits these entities "
    "is yours to judge.";

/// How much of a set could be looked for: `9 of the 18 dilemmas could be looked for`.
[[nodiscard]] inline std::string reach_words(const assessed::findings_tally& t) {
  const std::size_t all = t.dilemmas.size() + t.not_measurable.size();
  if (t.dilemmas.empty() && all > 0)
    return "None of the " + plural(all, "dilemma", "dilemmas") +
           " that these rules can diagnose could be looked for: every rule that diagnoses one "
           "lacks "
           "values.";
  return count(t.dilemmas.size()) + " of the " + plural(all, "dilemma", "dilemmas") +
         " that these rules can diagnose could be looked for, and " + count(t.diagnosed()) +
         (t.diagnosed() == 1 ? " shows." : " show.");
}

/// What to collect to look for the others, or nothing.
[[nodiscard]] inline std::string collect_words(const assessed::findings_tally& t,
                                               std::size_t most) {
  if (t.not_measurable.empty() || t.to_collect.empty()) return {};
  std::vector<std::string> names;
  for (std::size_t i = 0; i < t.to_collect.size() && i < most; ++i) {
    const indicator_info& info = *t.to_collect[i];
    names.push_back((info.title[0] != '\0' ? std::string(info.title) + " (" + info.id + ")"
                                           : std::string(info.id)));
  }
  std::string out = "Not measurable with these columns: " +
                    plural(t.not_measurable.size(), "dilemma", "dilemmas") + ". To collect first: ";
  for (std::size_t i = 0; i < names.size(); ++i) out += (i == 0 ? "" : "; ") + names[i];
  if (t.to_collect.size() > most)
    out += "; and " + plural(t.to_collect.size() - most, "further indicator", "further indicators");
  return out + ".";
}

/// What a claim of the two-way drive is to a level: no proof.
[[nodiscard]] inline const char* claim_words(bool strengthened) noexcept {
  return strengthened ? "Levels agree with the claim: " : "Levels speak against the claim: ";
}

/// `8 of 46, undecided for 159`: of the entities for which a rule could be decided.
[[nodiscard]] inline std::string of_decided(const assessed::dilemma_tally& d,
                                            const assessed::findings_tally& all) {
  return count(d.of.size()) + " of " + count(d.decided) +
         (d.decided < all.rows ? ", undecided for " + count(all.rows - d.decided) : std::string());
}

/// That no dilemma shows of those that could be looked for; nothing where one shows, or none could be.
[[nodiscard]] inline std::string nothing_diagnosed(const assessed::findings_tally& all) {
  if (all.dilemmas.empty() || all.diagnosed() > 0) return {};
  std::size_t most = 0;
  for (const assessed::dilemma_tally& each : all.dilemmas)
    most = each.decided > most ? each.decided : most;
  return "None of the " + plural(all.dilemmas.size(), "dilemma", "dilemmas") +
         " that could be looked for shows" +
         (most < all.rows ? ", in at most " + count(most) + " of " + count(all.rows) +
                                " entities with the values for it."
                          : std::string("."));
}

namespace detail {

inline std::string with_grade(const subject& s, std::size_t row) {
  std::string out = score(s.found.value(s.found.headline(), row));
  if (s.has_coupling()) out += " (" + grade_words(s.found.grade(row)) + ")";
  return out;
}

/// Said beside a name whose rank rests on a part of its data.
inline std::string known_part(const subject& s, std::size_t row) {
  const double known = s.found.coverage(row);
  return known < 0.75 ? " (on " + percent(known) + " of its data)" : "";
}

/// Up to three names, or how many there are.
inline std::string names_or_count(const std::vector<std::string>& names) {
  return names.size() > 3 ? plural(names.size(), "entity", "entities") : listed(names);
}

/// Who has the last rank, where the first `behind` entities are told already; nothing where none is left.
inline std::string last_words(const subject& s, std::size_t behind) {
  const auto& order = s.order;
  if (order.size() <= behind) return {};
  std::vector<std::string> last;
  for (std::size_t i = behind; i < order.size(); ++i)
    if (order[i].rank == order.back().rank) last.push_back(s.name_of_row(order[i].row));
  const std::string value = with_grade(s, order.back().row);
  if (last.size() == 1)
    return "; last of " + count(order.size()) + " is " + last[0] + " with " + value;
  return "; " + names_or_count(last) + " share the last rank of " + count(order.size()) + " with " +
         value;
}

inline std::string leaders(const subject& s) {
  const auto& order = s.order;
  const char* letter = assessed::letter_of(s.found.headline());
  std::vector<std::string> first;
  std::size_t n = 0;
  while (n < order.size() && order[n].rank == 1) ++n;
  if (n > 3)
    return plural(n, "entity", "entities") + " share the first rank with " + letter + " = " +
           with_grade(s, order[0].row) + last_words(s, n) + ".";
  for (std::size_t i = 0; i < n; ++i)
    first.push_back(s.name_of_row(order[i].row) + known_part(s, order[i].row));
  std::string out = listed(first) + (n == 1 ? " leads with " : " lead with ") + letter + " = " +
                    with_grade(s, order[0].row);
  // Those of the last rank are named there.
  const auto runner_up = [&](std::size_t i) { return order[i].rank != order.back().rank; };
  const auto told = [&](std::size_t i) {
    return s.name_of_row(order[i].row) + " " + score(order[i].value);
  };
  if (order.size() > n + 2 && runner_up(n))
    out += ", ahead of " + told(n) + (runner_up(n + 1) ? " and " + told(n + 1) : std::string());
  return out + last_words(s, n) + ".";
}

inline std::string grades_and_lags(const subject& s) {
  std::size_t grades[10] = {};
  std::size_t lags[3] = {};
  for (const assessed::ranked& each : s.order) {
    ++grades[static_cast<int>(*s.found.grade(each.row))];
    ++lags[static_cast<int>(s.found.development(each.row)->side)];
  }
  std::vector<std::string> parts;
  for (std::size_t g = 10; g > 0; --g) {
    if (grades[g - 1] > 0)
      parts.push_back(count(grades[g - 1]) + " " +
                      models::name_of(static_cast<models::coordination_grade>(g - 1)));
  }
  std::string out = "Grades: " + listed(parts) + ". ";
  std::vector<std::string> sides;
  if (lags[0] > 0)
    sides.push_back("cultivation lags behind productive forces in " + count(lags[0]) +
                    firm_words(s, models::lagging::first));
  if (lags[2] > 0)
    sides.push_back("productive forces lag behind cultivation in " + count(lags[2]) +
                    firm_words(s, models::lagging::second));
  if (lags[1] > 0)
    sides.push_back("the two are in step in " + count(lags[1]) +
                    firm_words(s, models::lagging::neither));
  std::string more = listed(sides);
  if (!more.empty() && more[0] >= 'a' && more[0] <= 'z')
    more[0] = static_cast<char>(more[0] - 'a' + 'A');
  const std::string firm = firmness(s);
  return out + more + "." + (firm.empty() ? "" : " " + firm);
}

/// How the entities of a year changed since their first.
struct changes_seen {
  std::vector<double> changes;        ///< as assessed, of the entities of `alike`
  std::vector<double> alike;          ///< over the columns known in both years
  std::vector<std::size_t> entities;  ///< whose changes these are
  std::size_t unlike = 0;             ///< of them, with other columns in both years
  std::size_t both_years = 0;         ///< entities with an earlier year
  std::size_t rose = 0;
};
/// A change, 0 where the two values differ by rounding only.
inline double but_rounding(const assessed::from_to& values) {
  return models::about_equal(values.from, values.to) ? 0 : values.change();
}

inline changes_seen look_back(const subject& s) {
  changes_seen seen;
  const measured m = s.found.headline();
  for (const assessed::ranked& each : s.order) {
    const std::size_t entity = s.from.row_entity(each.row);
    const assessed::row_pair rows = assessed::assessed_rows(s.from, s.found, entity);
    if (rows.first >= each.row) continue;
    const assessed::change c = compare(s.from, s.found, rows.first, each.row);
    ++seen.both_years;
    const double like = but_rounding(c.like_for_like(m));
    if (is_missing(like)) continue;
    seen.unlike += c.same_columns ? 0U : 1U;
    seen.changes.push_back(but_rounding(c.as_assessed(m)));
    seen.alike.push_back(like);
    seen.entities.push_back(entity);
    seen.rose += like > 0 ? 1U : 0U;
  }
  return seen;
}

/// The entities whose change is this one but for rounding.
inline std::string with_change(const subject& s, const changes_seen& seen, double change) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < seen.alike.size(); ++i)
    if (std::fabs(seen.alike[i] - change) < 1e-12) names.push_back(s.name(seen.entities[i]));
  return names_or_count(names);
}

/// How many rose, and who changed most and least.
inline std::string ends_of_changes(const subject& s, const changes_seen& seen) {
  const auto [least, most] = std::minmax_element(seen.alike.begin(), seen.alike.end());
  const std::string rose =
      "It rose in " + count(seen.rose) + " of " + count(seen.alike.size()) + "; ";
  if (*most - *least < 1e-12) return rose + "all changes are equal (" + signed_score(*most) + ").";
  return rose + "the highest change is that of " + with_change(s, seen, *most) + " (" +
         signed_score(*most) + "), the lowest that of " + with_change(s, seen, *least) + " (" +
         signed_score(*least) + ").";
}

inline std::string movement(const subject& s) {
  if (s.order.size() > 20'000) return {};  // a comparison for each is more than a sentence is worth
  const changes_seen seen = look_back(s);
  const std::size_t n = seen.alike.size();
  if (seen.both_years == 0) return {};
  if (n == 0)
    return "No two assessed years of an entity share enough columns to compare like with like.";
  const char* letter = assessed::letter_of(s.found.headline());
  std::string out =
      std::string("Since their first assessed year ") + letter + " of " +
      (n < seen.both_years ? count(n) + " of " + plural(seen.both_years, "entity", "entities") +
                                 ", those whose years share enough columns,"
                           : plural(n, "entity", "entities")) +
      " changed by " + signed_score(median(seen.alike)) + " in the median";
  if (seen.unlike > 0)
    out += ", over the columns known in both years (with all columns by " +
           signed_score(median(seen.changes)) + ")";
  if (assess_detail::scaled_by_year(s.found))
    out += " (scaled within each year, so this is a change of standing among the others)";
  out += ". ";
  return n > 1 ? out + ends_of_changes(s, seen) : out;
}

/// Whether a study makes a choice otherwise in a way that is called so.
inline bool makes(const rank_uncertainty& u, std::string_view begins) {
  for (const assessed::rank_shift& each : u.choices)
    if (each.what.starts_with(begins)) return true;
  return false;
}

/// What the random runs vary, as a list: what the study could make otherwise.
inline std::string varied(const subject& s) {
  const rank_uncertainty& u = *s.shown.uncertainty;
  std::vector<std::string> out;
  if (makes(u, "Missing values imputed")) out.emplace_back("imputation");
  if (makes(u, "Columns scaled") || makes(u, "Columns as")) out.emplace_back("scale");
  if (makes(u, "Columns weighed") || u.options.spread > 0) out.emplace_back("weights");
  if (makes(u, "Means in place") || makes(u, "Dimensions joined")) out.emplace_back("means");
  if (makes(u, "Coupling by")) out.emplace_back("model of coupling");
  if (!u.columns.empty() && u.options.exclusion > 0) out.emplace_back("columns");
  return listed(out);
}

inline std::string sureness(const subject& s) {
  if (s.intervals.empty()) return {};
  const rank_uncertainty& u = *s.shown.uncertainty;
  std::vector<double> widths;
  std::size_t widest = 0;
  for (std::size_t i = 0; i < s.intervals.size(); ++i) {
    widths.push_back(s.intervals[i]->high - s.intervals[i]->low + 1);
    if (widths[i] > widths[widest]) widest = i;
  }
  std::string out = "Ranks under " + plural(u.options.runs, "random choice", "random choices") +
                    " of " + varied(s) + ": in " + percent(u.options.level) + " of them " +
                    s.name_of_row(s.order[0].row) + " has rank " + interval_words(*s.intervals[0]);
  if (widest != 0)
    out += ", and " + s.name_of_row(s.order[widest].row) + ", the least sure, rank " +
           interval_words(*s.intervals[widest]);
  const std::string ranks = fixed(median(widths), 0);
  return out + "; in the median the interval spans " + ranks +
         (ranks == "1" ? " rank." : " ranks.");
}

inline std::string one_entity(const subject& s) {
  const assessed::row_pair rows = assessed::assessed_rows(s.from, s.found, 0);
  if (rows.empty()) return {};
  const measured m = s.found.headline();
  const assessed::change c = compare(s.from, s.found, rows.first, rows.last);
  const std::string last =
      with_grade(s, rows.last) + " in " + std::to_string(s.from.row_year(rows.last)) + ".";
  std::string out = s.name(0) + ": " + name_of(m);
  if (rows.first == rows.last) out += " is " + last;
  else
    out += " went from " + with_grade(s, rows.first) + " in " +
           std::to_string(s.from.row_year(rows.first)) + " to " + last;
  if (!c.same_columns && !is_missing(c.like_for_like(m).change()))
    out += " Over the columns known in both years it went from " + score(c.like_for_like(m).from) +
           " to " + score(c.like_for_like(m).to) + ".";
  if (!s.has_coupling()) return out;
  const auto r = s.found.development(rows.last);
  const bool in_step = r && r->side == models::lagging::neither;
  return out + " In the last year " + (in_step ? "the two sides are in step" : lag_words(r)) +
         " (E/P " + ratio_words(s.found, rows.last) +
         "). Whether grade and lag would stand under other choices is not known: random runs need "
         "two entities.";
}

/// How many warnings and gaps are listed below; nothing where there are none.
inline std::string read_with_care(const subject& s) {
  std::size_t warnings = 0;
  for (const assessed::remark& each : s.found.remarks()) warnings += each.warning ? 1U : 0U;
  std::string care;
  if (warnings > 0) care += plural(warnings, "warning", "warnings");
  if (!s.found.gaps().empty())
    care += (care.empty() ? "" : " and ") +
            plural(s.found.gaps().size(), "thing that could", "things that could") +
            " not be assessed";
  if (care.empty()) return care;
  return "Read with care: " + care +
         (care.find(" and ") != std::string::npos || warnings > 1 || s.found.gaps().size() > 1
              ? " are"
              : " is") +
         " listed below.";
}

}  // namespace detail

namespace detail {

/// Why a report has no ranking: of the year nothing is known, or only a part of what the headline needs.
inline std::string no_ranking(const subject& s) {
  if (s.year != 0 && s.found.year_place(s.year) == assessment::none)
    return "The panel has no year " + std::to_string(s.year) + ".";
  std::size_t with_p = 0;
  std::size_t with_e = 0;
  for (std::size_t e = 0; e < s.from.entities() && s.year != 0; ++e) {
    const std::size_t row = s.from.find_row(e, s.year);
    if (row == panel::no_row) continue;
    with_p += is_missing(s.found.value(measured::productivity, row)) ? 0U : 1U;
    with_e += is_missing(s.found.value(measured::cultivation, row)) ? 0U : 1U;
  }
  const std::string in = s.year != 0 ? " in " + std::to_string(s.year) : std::string();
  if (with_p + with_e == 0)
    return "Nothing could be assessed" + in + ": what is missing is listed below.";
  return std::string(assessed::letter_of(s.found.headline())) + " could not be computed" + in +
         ", where productive forces are known of " + plural(with_p, "entity", "entities") +
         " and cultivation of " + count(with_e) + ": what is missing is listed below.";
}

}  // namespace detail

/// The result in sentences, the most important first.
[[nodiscard]] inline std::vector<std::string> summary(const subject& s) {
  std::vector<std::string> out;
  if (s.order.empty()) {
    out.push_back(detail::no_ranking(s));
    return out;
  }
  if (s.one_entity()) {
    out.push_back(detail::one_entity(s));
    out.push_back(relative_words(s));
  } else {
    out.push_back("In " + std::to_string(s.year) + " " + detail::leaders(s));
    for (std::string first :
         {relative_words(s), left_out_words(s), moved_words(s), detail::why_this_year(s)})
      if (!first.empty()) out.push_back(first);
    if (std::string none = detail::not_ranked(s); !none.empty()) out.push_back(none);
    if (s.has_coupling()) out.push_back(detail::grades_and_lags(s));
    if (std::string moved = detail::movement(s); !moved.empty()) out.push_back(moved);
    if (std::string sure = detail::sureness(s); !sure.empty()) out.push_back(sure);
    for (std::string doubt : {detail::unsure_leader(s), detail::outside_interval(s)})
      if (!doubt.empty()) out.push_back(doubt);
  }
  if (s.found.headline() == measured::cultivation)
    out.push_back(
        "Only cultivation could be assessed: nothing is said of productive forces, nor of "
        "coupling between the two.");
  if (s.found.headline() == measured::productivity)
    out.push_back(
        "Only productive forces could be assessed: nothing is said of cultivation, nor of "
        "coupling between the two.");
  if (std::string care = detail::read_with_care(s); !care.empty()) out.push_back(care);
  return out;
}

}  // namespace nqpf::inline NQPF_ABI::report
