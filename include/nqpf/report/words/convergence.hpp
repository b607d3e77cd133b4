// SPDX-License-Identifier: BSL-1.0
#pragma once

// What convergence an assessment shows, in sentences.

#include <nqpf/report/view.hpp>
#include <nqpf/report/words/format.hpp>
#include <nqpf/report/words/scope.hpp>

#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

namespace nqpf::inline NQPF_ABI::report {

namespace detail {

/// Which way the spread went. The years between can go one way and the ends, one of which lies apart, the other.
inline std::string course_words(double course, double first, double last) {
  if (is_missing(course)) return ".";
  const bool same = fixed(first, 3) == fixed(last, 3);
  if (course < -0.6)
    return !same && last < first
               ? " and fell over the years: entities came closer, in proportion."
               : ". It tended to fall over the years, yet did not end lower: it went no one way.";
  if (course > 0.6)
    return !same && last > first
               ? " and rose over the years: entities moved apart, in proportion."
               : ". It tended to rise over the years, yet did not end higher: it went no one way.";
  return ", without a steady course between.";
}

/// A number of years in which half of a gap goes, never none: `0.3 years`, `less than 0.1 years`.
inline std::string half_life_words(double years) {
  if (years < 0.1) return "less than " + sensible(0.1) + " years";
  const std::string number =
      years < 9.95 ? sensible(std::round(years * 10) / 10) : sensible(std::round(years));
  return number + (number == "1" ? " year" : " years");
}

}  // namespace detail

/// The spread over the years in a sentence. It goes one way only where the years agree on it.
[[nodiscard]] inline std::string sigma_words(const assessed::convergence_part& part) {
  std::vector<double> years;
  std::vector<double> values;
  for (const assessed::sigma_year& each : part.sigma) {
    years.push_back(each.year);
    values.push_back(each.variation);
  }
  const double course = assessed::rank_correlation(years, values);
  return "Sigma: the coefficient of variation of " + std::string(assessed::letter_of(part.of)) +
         " over " + plural(part.entities, "entity", "entities") +
         ", those with a value in every year" + (part.left_out.empty() ? "" : " that compares") +
         ", was " + fixed(values.front(), 3) + " in " + std::to_string(part.first) + " and " +
         fixed(values.back(), 3) + " in " + std::to_string(part.last) +
         detail::course_words(course, values.front(), values.back());
}

/// The fit of growth on the level at the start in a sentence.
[[nodiscard]] inline std::string beta_words(const assessed::convergence_part& part) {
  if (!part.no_beta.empty()) return part.no_beta;
  const models::beta_convergence& b = part.beta;
  std::string out =
      "Beta: over " + plural(part.fitted, "entity", "entities") +
      ", those with a value above 0 in " + std::to_string(part.first) + " and " +
      std::to_string(part.last) +
      ", growth a year on the logarithm of the level at the start has the slope " +
      sensible(b.slope) + " (standard error " + sensible(b.standard_error) +
      (is_missing(b.t) ? std::string() : ", t " + sensible(std::round(b.t * 100) / 100)) + ", " +
      plural(b.degrees, "degree", "degrees") + " of freedom)";
  if (!(b.slope < 0)) return out + ": entities behind did not grow faster.";
  if (!is_missing(b.t) && b.t > -2)
    return out + ": below zero, but within two standard errors of it.";
  out += ": entities behind grew faster";
  if (!is_missing(b.half_life))
    out += ", by a pace at which half of a gap goes in " + detail::half_life_words(b.half_life);
  return out +
         ". This alone does not prove convergence: chance in the first level makes a slope below "
         "zero too.";
}

/// The entities that sigma leaves out, by name; nothing where there are none.
[[nodiscard]] inline std::string without_sigma_words(const subject& s,
                                                     const assessed::convergence_part& part) {
  if (part.incomplete.empty()) return {};
  std::vector<std::string> names;
  for (const std::size_t entity : part.incomplete) names.push_back(s.name(entity));
  return "Sigma leaves out " + plural(names.size(), "entity", "entities") +
         " without a value in one of these years: " + detail::first_names(names) + ".";
}

/// The entities that beta leaves out, by name; nothing where there are none.
[[nodiscard]] inline std::string without_beta_words(const subject& s,
                                                    const assessed::convergence_part& part) {
  if (part.at_zero.empty()) return {};
  std::vector<std::string> names;
  for (const std::size_t entity : part.at_zero) names.push_back(s.name(entity));
  return "Beta leaves out " + plural(names.size(), "entity", "entities") + " whose " +
         assessed::letter_of(part.of) + " is 0 in " + std::to_string(part.first) + " or " +
         std::to_string(part.last) + ", since 0 has no logarithm: " + detail::first_names(names) +
         ".";
}

/// Sigma, beta, and whom each leaves out.
[[nodiscard]] inline std::string convergence_words(const subject& s,
                                                   const assessed::convergence_part& part) {
  std::string out = sigma_words(part);
  const auto add = [&](const std::string& words) { out += words.empty() ? "" : " " + words; };
  add(without_sigma_words(s, part));
  add(beta_words(part));
  add(without_beta_words(s, part));
  return out;
}

}  // namespace nqpf::inline NQPF_ABI::report
