// SPDX-License-Identifier: BSL-1.0
#pragma once

// What scores are relative to, and what another panel or other bounds changed: for the first lines of a
// report.

#include <nqpf/report/view.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace nqpf::inline NQPF_ABI::report {

namespace detail {

inline std::string floor_words(const subject& s) {
  if (s.found.lowest() <= 0) return {};
  return " The worst value counts " + sensible(s.found.lowest()) +
         " and not 0, since a geometric or harmonic mean with a 0 in it is 0 whatever the other "
         "columns are: a column at its worst still weighs most in such a mean.";
}

/// Whether weights come from the numbers of the panel.
inline bool weights_from_data(const assess_options& o) {
  if (!o.bounds.empty() && o.keep_weights) return false;
  if (o.combine != weight_combination::none) return true;
  return o.weights != weighting::equal && o.weights != weighting::given &&
         o.weights != weighting::judged;
}

/// How many columns that the schema counts in an index are not scored: without values, or with equal ones. They
/// count as soon as that changes; those that an earlier run left out stay out.
inline std::size_t unscored(const subject& s) {
  std::size_t n = 0;
  const auto scored = [&](std::size_t c, std::size_t p) {
    for (const std::size_t e : s.found.dimensions()[p].scored_columns)
      if (s.found.scored_columns()[e].column == c) return true;
    return false;
  };
  for (std::size_t c = 0; c < s.from.columns(); ++c) {
    bool lacks = false;
    for (std::size_t p = 0; p < s.found.dimensions().size(); ++p) {
      const assessed::dimension& in = s.found.dimensions()[p];
      if (in.side == assessed::dimension_side::outside || !s.from.column(c).has_role(in.id))
        continue;
      lacks =
          lacks || (!scored(c, p) &&
                    !assess_detail::ends_of(s.found.options(), s.from.column(c), in.id).left_out);
    }
    n += lacks ? 1U : 0U;
  }
  return n;
}

/// Whether values were filled on the line between years, so that a year that is added can change others of its
/// entity.
inline bool filled_along_time(const subject& s) {
  return s.found.options().imputation == imputation_rule::along_time &&
         s.found.has(remark_code::imputed);
}

/// Whether a year that is added can move the others where ends are not fixed. Base years settle scales and
/// weights; where each year has ends of its own, the weights alone hang on all years.
inline bool year_moves(const subject& s) {
  const assess_options& o = s.found.options();
  const bool settled = o.scale == scale_over::per_year && !weights_from_data(o);
  return filled_along_time(s) || (o.base_last == 0 && !settled);
}

/// What can still move the others where all ends are fixed.
inline std::string still_moves(const subject& s) {
  std::string out;
  if (const std::size_t n = unscored(s); n > 0)
    out += " " + plural(n, "column has", "columns have") + " no values or only equal ones and " +
           (n == 1 ? "does" : "do") +
           " not count: an entity or a year that changes that can move " +
           assessed::letter_of(s.found.headline()) + " of the others.";
  if (weights_from_data(s.found.options()))
    out +=
        " The weights come from the data and move with an entity or year that is added: keep them "
        "with --write-bounds and --bounds.";
  if (s.found.options().imputation == imputation_rule::year_median)
    out +=
        " Missing values are imputed with the median of the year, which moves with the entities.";
  if (filled_along_time(s))
    out +=
        " Missing values are imputed along time, so a year that is added can move other years of "
        "its entity.";
  return out;
}

}  // namespace detail

/// What the scores are relative to, in a few sentences; nothing where nothing was scored.
[[nodiscard]] inline std::string relative_words(const subject& s) {
  const assess_options& o = s.found.options();
  const auto [all, fixed_ones] = assess_detail::count_fixed(s.found);
  if (all == 0) return {};
  const std::string letter = assessed::letter_of(s.found.headline());
  if (fixed_ones == all) {
    const std::string moves = detail::still_moves(s);
    return "Scores are absolute: the ends of all scales are fixed" +
           (o.bounds.empty()
                ? std::string(" by the schema")
                : (o.keep_weights ? ", and the weights too," : "") + std::string(" by ") +
                      (o.bounds_name.empty() ? "an earlier run" : s.data(o.bounds_name))) +
           (moves.empty()
                ? ". An entity or a year that is added changes " + letter + " of no other."
                : "." + moves) +
           detail::floor_words(s);
  }
  const std::string where = o.scale == scale_over::per_year ? "among the entities of its year"
                            : o.base_last != 0              ? "in the base years of this panel"
                                                            : "in this panel, over all its years,";
  const bool by_year = o.scale == scale_over::per_year;
  std::string out = "Scores are relative: ";
  if (fixed_ones > 0)
    out += count(fixed_ones) + " of " + count(all) + " columns have fixed ends; of the others the ";
  else out += "of each column the ";
  out += "worst value " + where + " counts " + sensible(s.found.lowest()) + " and the best 1, so " +
         letter + " of every entity can move when an entity" +
         (detail::year_moves(s) ? " or a year" : "") +
         " is added. Fixed ends (low and high in the schema" +
         (by_year ? "" : ", or --write-bounds and then --bounds") + ") prevent that." +
         (detail::weights_from_data(o) ? " The weights come from the data too." : "");
  return out + detail::floor_words(s);
}

namespace detail {

inline std::string listed_years(const std::vector<int>& years) {
  std::vector<std::string> names;
  for (const int year : years) names.push_back(std::to_string(year));
  return listed(names);
}

/// Entities and years that only one of two panels has, a sentence each.
inline std::string new_and_gone(const subject& s, const moved_scores& m) {
  std::string out;
  std::vector<std::string> news;
  for (std::size_t i = 0; i < m.entities.size() && i < 5; ++i)
    news.push_back(s.name(m.entities[i]));
  if (m.entities.size() > 5) news.push_back(count(m.entities.size() - 5) + " more");
  for (const int year : m.years) news.push_back("the year " + std::to_string(year));
  if (!news.empty())
    out += listed(news) + (m.entities.size() + m.years.size() == 1 ? " is new. " : " are new. ");
  if (!m.gone.empty())
    out += plural(m.gone.size(), "entity is", "entities are") + " gone, the first of them " +
           s.data(m.gone.front()) + ". ";
  if (!m.gone_years.empty())
    out += std::string(m.gone_years.size() == 1 ? "The year " : "The years ") +
           listed_years(m.gone_years) + (m.gone_years.size() == 1 ? " is gone. " : " are gone. ");
  return out;
}

}  // namespace detail

/// A difference in three digits, or in two significant ones where it is smaller than they show.
[[nodiscard]] inline std::string moved_by(double by) {
  if (by >= 0.0005 || by == 0) return score(by);
  return sensible(by);
}

/// Two scores that differ, in as many digits as show it.
[[nodiscard]] inline std::string from_to(double from, double to) {
  int digits = 3;
  while (digits < 12 && from != to && fixed(from, digits) == fixed(to, digits)) ++digits;
  return fixed(from, digits) + " to " + fixed(to, digits);
}

/// What the assessment is compared with.
[[nodiscard]] inline std::string before_words(const subject& s) {
  return (s.shown.before_bounds ? "the ends and weights of " : "") + s.data(s.shown.before_name);
}

/// What another panel or other bounds changed of those that both assessments have; nothing where nothing
/// was compared.
[[nodiscard]] inline std::string moved_words(const subject& s) {
  const moved_scores* const m = s.shown.before;
  if (m == nullptr) return {};
  const std::string letter = assessed::letter_of(m->of);
  std::string out = "Against " + before_words(s) + ": " + detail::new_and_gone(s, *m);
  if (m->was != m->of)
    return out + "The earlier assessment gives " + assessed::letter_of(m->was) + " and this one " +
           letter + ", so no values are compared.";
  const std::string changed =
      m->gained + m->lost == 0
          ? std::string()
          : " " + count(m->gained) + " gained a value and " + count(m->lost) + " lost it.";
  if (m->compared == 0) return out + "No entity and year has a value in both." + changed;
  const std::string rows = plural(m->compared, "entity and year", "entities and years");
  if (m->moved == 0) {
    out += letter + " of the " + rows + " with a value in both is the same in all.";
  } else {
    const std::size_t row = m->most_row;
    out += letter + " moved in " + count(m->moved) + " of the " + rows +
           " with a value in both, by " + moved_by(m->mean) + " in the mean and at most by " +
           moved_by(m->most) + " (" + s.name_of_row(row) + ", " +
           std::to_string(s.from.row_year(row)) + "); " + plural(m->grades, "grade", "grades") +
           " and " + count(m->lags) + (m->lags == 1 ? " statement" : " statements") +
           " of which side lags changed, and in " + std::to_string(m->year) + " " +
           plural(m->ranks, "rank", "ranks") + " among those in both.";
  }
  return out + changed;
}

/// What leaving out one entity at a time does to the others; nothing where it was not tried.
[[nodiscard]] inline std::string left_out_words(const subject& s) {
  const left_out_scores* const m = s.shown.without;
  if (m == nullptr || m->tried == 0 || m->year != s.year) return {};
  const std::string letter = assessed::letter_of(m->of);
  std::string out;
  if (m->most <= 0 && m->needed > 0) {
    out = "Leaving out one entity at a time moves " + letter + " of no other that keeps it.";
  } else if (m->most <= 0) {
    out = "Leaving out one entity at a time moves " + letter + " of no other.";
  } else {
    out = "With one entity left out at a time, removing " + s.name(m->without) + " moves the " +
          letter + " of the others most: " + s.name_of_row(m->most_row) + " by " +
          moved_by(m->most) + " (" + from_to(m->from, m->to) +
          "). For half of the entities this moves no other by more than " + moved_by(m->median) +
          "; " + count(m->moving) + " of " + count(m->tried) + " entities move another's " +
          letter + " by 0.01 or more.";
  }
  if (m->needed > 0)
    out += " Without " + s.name(m->most_needed) + ", " +
           plural(m->losing, "other entity has", "other entities have") + " no " + letter +
           " any more" +
           (m->needed > 1 ? "; " + count(m->needed) + " of " + count(m->tried) +
                                " entities are needed in this way"
                          : std::string()) +
           ".";
  if (m->tried < m->entities)
    out += " Of " + count(m->entities) + " entities, the " + count(m->tried) +
           " with most ends of scales were tried.";
  return out;
}

}  // namespace nqpf::inline NQPF_ABI::report
