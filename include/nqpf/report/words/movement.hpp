// SPDX-License-Identifier: BSL-1.0
#pragma once

// The movement of an assessment in sentences, the same for every rendering, and as text.

#include <nqpf/report/language/teller.hpp>
#include <nqpf/report/text_table.hpp>
#include <nqpf/report/words/convergence.hpp>
#include <nqpf/report/words/summary.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace nqpf::inline NQPF_ABI::report {

/// Fewer steps from a grade than these are too few to read a share from.
inline constexpr std::uint64_t few_steps = 10;

/// The years that the parts leave out, with the reason, in sentences; nothing of a part that was not computed.
[[nodiscard]] inline std::string left_out_words(const movement& m) {
  std::vector<int> years;
  const auto add = [&](const assessed::movement_part& part, const std::vector<int>& left_out) {
    if (!part.stands()) return;
    for (const int year : left_out)
      if (!assess_detail::has_year(years, year)) years.push_back(year);
  };
  add(m.chain, m.chain.left_out);
  add(m.convergence, m.convergence.left_out);
  add(m.lags, m.lags.left_out);
  add(m.drivers, m.drivers.left_out);
  std::vector<int> unlike;
  for (const int year : m.densities.left_out)
    if (!assess_detail::has_year(m.densities.too_few, year)) unlike.push_back(year);
  add(m.densities, unlike);
  std::sort(years.begin(), years.end());
  std::string out;
  if (!years.empty())
    out = "Where years are compared, " + detail::listed_years(years) +
          (years.size() == 1 ? " is" : " are") +
          " left out: measured by other dimensions than most years, or with values of less than "
          "half as many entities as another year.";
  if (m.densities.stands() && !m.densities.too_few.empty())
    out += (out.empty() ? "" : " ") + std::string("The distribution leaves out ") +
           detail::listed_years(m.densities.too_few) + ": fewer than " +
           count(assess_detail::least_for_density) + " entities, or all values equal.";
  return out;
}

/// `cultivation 2 years ahead`, `same year`.
[[nodiscard]] inline std::string lag_title(int lag) {
  if (lag == 0) return "same year";
  const int size = lag < 0 ? -lag : lag;
  return std::string(lag > 0 ? "cultivation " : "productive forces ") +
         plural(static_cast<std::uint64_t>(size), "year", "years") + " ahead";
}

/// How to read the lags.
[[nodiscard]] inline std::string lag_caveat(const assessed::lag_part& lags) {
  bool fewer = !lags.rows.empty();
  for (std::size_t i = 1; i < lags.rows.size(); ++i) {
    const assessed::lag_row& one = lags.rows[i - 1];
    const assessed::lag_row& two = lags.rows[i];
    fewer = fewer && (two.lag > 0 ? two.pairs < one.pairs : one.pairs < two.pairs);
  }
  return "Correlations are of each level less the mean of its entity, and not of the levels as "
         "they are. A correlation at a lag shows what goes together, not what moves what. Levels "
         "that all rise over the years go together at every lag: the last column takes away what "
         "entities "
         "have in common in a year. No test is made" +
         std::string(fewer ? ", and with every year of lag fewer pairs are left." : ".");
}

/// What the lags show, in a sentence.
[[nodiscard]] inline std::string lag_words(const assessed::lag_part& lags) {
  const assessed::lag_row* const best = lags.closest();
  if (best == nullptr)
    return "What entities share in a year cannot be taken away here, so no lag is picked out.";
  double low = best->beyond_years;
  for (const assessed::lag_row& each : lags.rows)
    low = !is_missing(each.beyond_years) && each.beyond_years < low ? each.beyond_years : low;
  std::string out =
      "Beyond what entities share in a year, the two sides go together most closely at "
      "the lag \xe2\x80\x9c" +
      lag_title(best->lag) + "\xe2\x80\x9d (correlation " + signed_score(best->beyond_years) +
      ", lowest " + signed_score(low) + ")";
  if (best->beyond_years < 0.3) return out + ": a weak bond, so the data single out no lead.";
  if (best->beyond_years - low < 0.1)
    return out + ": the lags hardly differ, so none is singled out.";
  return out + ".";
}

namespace detail {

/// How the height of a curve changed, and whether the values lie as the height suggests: a second hump makes a
/// curve lower although the values came closer.
inline std::string height_words(const assessed::year_density& first,
                                const assessed::year_density& last) {
  const double ratio = last.peak / first.peak;
  if (ratio >= 0.9 && ratio <= 1.1) return ", about as high as before";
  const bool lower = ratio < 0.9;
  const std::string out = lower ? " and became lower" : " and became higher";
  const std::string from = fixed(first.spread, 3);
  const std::string to = fixed(last.spread, 3);
  if (from == to) return out;
  if (lower == (last.spread > first.spread))
    return out + (lower ? ": the curve is wider" : ": the curve is narrower");
  return out +
         (lower ? ", although the standard deviation fell from "
                : ", although the standard deviation rose from ") +
         from + " to " + to;
}

}  // namespace detail

/// What the densities show, in sentences.
[[nodiscard]] inline std::string density_words(const assessed::density_part& part) {
  const assessed::year_density& first = part.years.front();
  const assessed::year_density& last = part.years.back();
  const std::string letter = assessed::letter_of(part.of);
  if (part.years.size() == 1)
    return "In " + std::to_string(first.year) + " the curve of " + letter + " is highest at " +
           fixed(first.peak_at, 2) + ".";
  // Whether it moved is read off the numbers that are shown.
  const std::string from = fixed(first.peak_at, 2);
  const std::string to = fixed(last.peak_at, 2);
  std::string out = "From " + std::to_string(first.year) + " to " + std::to_string(last.year) +
                    " the peak of " + letter +
                    (from == to                     ? " stayed, "
                     : last.peak_at > first.peak_at ? " moved up from "
                                                    : " moved down from ");
  out += from + (from == to ? " and " : " to ") + to;
  return out + detail::height_words(first, last) + ".";
}

/// What the chain shows, in sentences.
[[nodiscard]] inline std::string chain_words(const assessed::chain_part& chain) {
  std::string out = "Of " + plural(chain.steps.all(), "step", "steps") + " of a year, " +
                    count(chain.steps.rises) + " led to a better grade, " +
                    count(chain.steps.stays) + " to the same and " + count(chain.steps.falls) +
                    " to a worse one.";
  std::uint64_t fewest = chain.steps.all();
  for (std::size_t g = 0; g < chain.grades.size(); ++g)
    fewest = chain.cases(g) < fewest ? chain.cases(g) : fewest;
  if (fewest < few_steps)
    out += " Shares of grades with fewer than " + count(few_steps) + " steps say little.";
  return out;
}

/// Where the chain leads, with how much it rests on.
[[nodiscard]] inline std::string stationary_words(const assessed::chain_part& chain) {
  if (chain.stationary.empty()) return chain.no_stationary;
  std::vector<std::string> parts;
  std::uint64_t fewest = chain.steps.all();
  for (std::size_t g = 0; g < chain.grades.size(); ++g) {
    if (!(chain.stationary[g] > 0)) continue;
    fewest = chain.cases(g) < fewest ? chain.cases(g) : fewest;
    parts.push_back(std::string(models::name_of(chain.grades[g])) + " " +
                    percent(chain.stationary[g]));
  }
  std::string out = std::string("If these shares never changed, entities would ") +
                    (chain.period > 1 ? "go through these grades again and again and would on "
                                        "average over time be so: "
                                      : "end up so: ") +
                    listed(parts) + ". This is not a forecast";
  return out + (fewest < few_steps
                    ? "; it rests on a grade with " + plural(fewest, "step", "steps") +
                          " only, too few to build on."
                    : ".");
}

/// Where a p value lies, as `p = 0.012` or `p < 0.001`.
[[nodiscard]] inline std::string p_words(double p) {
  return p < 0.001 ? "p < 0.001" : "p = " + fixed(p, 3);
}

/// The same as a number; missing where no arrangement was made.
[[nodiscard]] inline double p_number(const models::permutation_counts& random, double p) noexcept {
  return random.runs == 0 ? missing : p;
}

/// The same in a cell; a dash where no arrangement was made.
[[nodiscard]] inline std::string p_cell(const models::permutation_counts& random, double p) {
  return random.runs == 0 ? std::string(no_number) : fixed(p, 3);
}

/// The same behind other words, with a comma; nothing where no arrangement was made.
[[nodiscard]] inline std::string p_behind(const models::permutation_counts& random, double p) {
  return random.runs == 0 ? std::string() : ", " + p_words(p);
}

[[nodiscard]] inline const char* quadrant_words(models::moran_quadrant q) noexcept {
  constexpr const char* names[] = {"on the mean", "high among high", "low among high",
                                   "low among low", "high among low"};
  return names[static_cast<int>(q)];
}

/// Units whose local p value, of both ends, lies below 0.05.
[[nodiscard]] inline std::vector<const assessed::moran_unit*> marked_units(
    const assessed::space_part& space) {
  std::vector<const assessed::moran_unit*> out;
  for (const assessed::moran_unit& each : space.units)
    if (each.random.p_either() < 0.05) out.push_back(&each);
  return out;
}

namespace detail {

/// With fewer arrangements no p value of one end lies below 0.05, and with fewer than twice as many none of both.
inline constexpr std::uint64_t least_arrangements = 20;

/// Moran's I of the year, and what chance makes of it.
inline std::string moran_words(const assessed::space_part& space, const moran_year& now) {
  const bool alike = now.found.index > now.found.expected;
  const double p = alike ? now.random.p_above() : now.random.p_below();
  const std::string out = "In " + std::to_string(space.year) + " Moran's I of " +
                          std::string(assessed::letter_of(space.of)) + " is " +
                          signed_score(now.found.index) + " (expected " +
                          signed_score(now.found.expected) + " where neighbours do not matter";
  if (now.random.runs == 0)
    return out + "). No arrangement at random was made, so nothing is said of chance.";
  return out + "; " + p_words(p) + " of " + plural(now.random.runs, "arrangement", "arrangements") +
         " at random): " +
         (now.random.runs < least_arrangements ? "too few arrangements for a verdict."
          : p >= 0.05                          ? "no more than chance makes."
          : alike ? "neighbours are more alike than expected by chance."
                  : "neighbours differ more than chance makes them.");
}

}  // namespace detail

/// What neighbours show, in sentences.
[[nodiscard]] inline std::string space_words(const subject& s, const assessed::space_part& space) {
  std::string out;
  if (const moran_year* const now = space.of_year()) out = detail::moran_words(space, *now);
  if (space.units.empty() || space.units.front().random.runs < 2 * detail::least_arrangements)
    return out;
  std::vector<std::string> names;
  for (const assessed::moran_unit* each : marked_units(space))
    names.push_back(s.name(each->entity) + " (" + quadrant_words(each->local.quadrant) + ")");
  return out + " Around single entities " + plural(names.size(), "p value lies", "p values lie") +
         " below 0.05, where " + fixed(0.05 * static_cast<double>(space.units.size()), 1) + " of " +
         count(space.units.size()) + " do by chance alone" +
         (names.empty() ? std::string(".") : ": " + listed(names) + ".");
}

inline constexpr std::string_view driver_caveat =
    "A grade says how closely the course of a column follows, each brought to 0 to 1; grades "
    "depend on "
    "which columns are compared, and most lie high. The rank correlation beside it says whether "
    "both rise together. Neither shows a cause.";

/// The parts that could not be computed, title and sentence.
[[nodiscard]] inline std::vector<std::pair<std::string, std::string>> lacking_parts(
    const nqpf::movement& m) {
  std::vector<std::pair<std::string, std::string>> out;
  const auto add = [&](const char* title, const assessed::movement_part& part) {
    if (!part.stands()) out.emplace_back(title, part.lacking);
  };
  add("Coupling at lags", m.lags);
  add("Distribution over years", m.densities);
  add("Transition of grades", m.chain);
  add("Convergence", m.convergence);
  add("Neighbours", m.space);
  add("Grey relations", m.drivers);
  return out;
}

namespace detail {

/// The movement as text for a terminal.
class movement_text {
public:
  movement_text(const subject& s, const nqpf::movement& m, const teller& tell, std::size_t width)
      : s_(s), m_(m), tell_(tell), width_(width) {}

  std::string write() {
    heading("Movement");
    para(
        "What moves over years, among neighbours and with columns outside the indices. It "
        "describes; "
        "nothing here proves that one thing moves another.");
    para(left_out_words(m_));
    densities();
    chain();
    convergence();
    lags();
    space();
    drivers();
    const auto lacking = lacking_parts(m_);
    if (!lacking.empty()) {
      heading("Movement that could not be computed");
      for (const auto& [title, why] : lacking)
        out_ += tell_.paragraph(title + ": " + why, width_, "  - ", "    ");
    }
    return out_;
  }

private:
  void heading(const std::string& english) {
    const std::string words = tell_(english);
    out_ += "\n" + words + "\n" + std::string(width_of(words), '-') + "\n";
  }
  void para(std::string_view words) {
    if (!words.empty()) out_ += tell_.paragraph(words, width_, "  ", "  ");
  }

  void lags() {
    if (!m_.lags.stands()) return;
    heading("Coupling at lags");
    text_table table = told_table(tell_, "lrrrr");
    table.add({"", "pairs", "mean D", "correlation", "beyond years"});
    for (const assessed::lag_row& each : m_.lags.rows)
      table.add({lag_title(each.lag), count(each.pairs), score(each.mean_d),
                 signed_score(each.correlation), signed_score(each.beyond_years)});
    table.fit(width_ - 2, {2, 1});
    out_ += table.write(2);
    para(report::lag_words(m_.lags));
    para(lag_caveat(m_.lags));
  }

  void densities() {
    if (!m_.densities.stands()) return;
    heading("Distribution of " + std::string(assessed::letter_of(m_.densities.of)) +
            " over the years");
    text_table table = told_table(tell_, "lrrrrr");
    table.add({"", "entities", "mean", "peak at", "height", "peaks"});
    for (const assessed::year_density& each : m_.densities.years)
      table.add({std::to_string(each.year), count(each.entities), score(each.mean),
                 fixed(each.peak_at, 2), fixed(each.peak, 1), count(each.peaks)});
    table.fit(width_ - 2, {5, 4});
    out_ += table.write(2);
    para(density_words(m_.densities));
    para("Curves by Gaussian bells of Silverman's width; how many peaks there are depends on it.");
  }

  void chain() {
    if (!m_.chain.stands()) return;
    heading("Transition of grades, from one year to the next");
    const assessed::chain_part& c = m_.chain;
    text_table table = told_table(tell_, "l" + std::string(c.grades.size() + 1, 'r'));
    std::vector<std::string> cells = {"from \\ to", "steps"};
    for (std::size_t g = 0; g < c.grades.size(); ++g)
      cells.push_back("(" + std::to_string(static_cast<int>(c.grades[g]) + 1) + ")");
    table.add(cells);
    for (std::size_t from = 0; from < c.grades.size(); ++from) {
      cells = {"(" + std::to_string(static_cast<int>(c.grades[from]) + 1) + ") " +
                   models::name_of(c.grades[from]),
               count(c.cases(from))};
      for (std::size_t to = 0; to < c.grades.size(); ++to)
        cells.push_back(c.count(from, to) == 0 ? "\xc2\xb7" : percent(c.share(from, to)));
      table.add(cells);
    }
    table.shorten(width_ - 2, 0, 4);
    out_ += table.write(2);
    para(chain_words(c));
    para(stationary_words(c));
    for (const assessed::steps_beside& each : c.beside)
      para("Neighbours at " + std::string(models::name_of(each.around)) + ": " +
           plural(each.steps.all(), "step", "steps") + ", " + count(each.steps.rises) + " up, " +
           count(each.steps.falls) + " down.");
  }

  void convergence() {
    if (!m_.convergence.stands()) return;
    heading("Convergence");
    para(convergence_words(s_, m_.convergence));
  }

  void space() {
    if (!m_.space.stands()) return;
    heading("Neighbours: Moran's I of " + std::string(assessed::letter_of(m_.space.of)));
    text_table table = told_table(tell_, "lrrrr");
    table.add({"", "entities", "I", "z", "p, above"});
    for (const moran_year& each : m_.space.years)
      table.add({std::to_string(each.year), count(each.found.units), signed_score(each.found.index),
                 fixed(each.found.z_random, 2), p_cell(each.random, each.random.p_above())});
    table.fit(width_ - 2, {3});
    out_ += table.write(2);
    para(space_words(s_, m_.space));
  }

  void drivers() {
    if (!m_.drivers.stands()) return;
    heading("Grey relations with " + std::string(assessed::letter_of(m_.drivers.of)));
    text_table table = told_table(tell_, "lrr");
    table.add({"", "grade", "rank corr."});
    for (const assessed::driver_relation& each : m_.drivers.columns)
      table.add({cut(in_one_line(s_.title_of(each.column)), width_ > 40 ? width_ - 30 : 10),
                 score(each.grade), signed_score(each.spearman)});
    out_ += table.write(2);
    para("Over " + plural(m_.drivers.rows, "row", "rows") + " in which all are known. " +
         std::string(driver_caveat));
  }

  const subject& s_;
  const nqpf::movement& m_;
  const teller& tell_;
  std::size_t width_;
  std::string out_;
};

}  // namespace detail

}  // namespace nqpf::inline NQPF_ABI::report
