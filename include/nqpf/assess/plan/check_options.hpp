// SPDX-License-Identifier: BSL-1.0
#pragma once

// Whether the choices of an assessment are in their ranges and go together.

#include <nqpf/assess/ask/ask_rules.hpp>
#include <nqpf/assess/error.hpp>
#include <nqpf/assess/options.hpp>
#include <nqpf/write/suggest.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace nqpf::inline NQPF_ABI::assess_detail {

/// Whether a mean takes numbers that are not positive.
constexpr bool takes_zero(models::mean_rule rule) noexcept {
  return rule == models::mean_rule::arithmetic;
}

/// The lower end of the scaled values.
[[nodiscard]] inline double lowest_of(const assess_options& o) {
  if (!is_missing(o.lowest)) return o.lowest;
  return takes_zero(o.within) && takes_zero(o.across) ? 0 : 0.01;
}

/// A number as people write it.
[[nodiscard]] inline std::string option_text(double value) {
  text<40> words;
  words << value;
  return words.c_str();
}

inline void bad_option(assess_errors& errors, const char* name, std::string text,
                       std::string message) {
  errors.push_back({assess_code::bad_option, "", 0, 0, name, static_cast<std::string&&>(text),
                    static_cast<std::string&&>(message)});
}

/// Weights are out of the data, given, judged, or one of the last two joined with the first.
inline void check_weight_sources(const assess_options& o, assess_errors& errors) {
  const bool given = !o.given_weights.empty();
  const bool judged = !o.judgements.empty();
  const bool own = o.weights == weighting::given || o.weights == weighting::judged;
  const bool joined = o.combine != weight_combination::none;
  if (given && judged)
    bad_option(errors, "weight", o.given_weights.front().first,
               "weights are given, and pairwise judgements as well: leave one of them");
  else if (joined && !given && !judged)
    bad_option(errors, "combine", name_of(o.combine),
               "no weights are judged (--ahp) or given (--weight) to combine with");
  else if (joined && (own || o.weights == weighting::equal))
    bad_option(errors, "combine", name_of(o.combine),
               "judged or given weights are combined with weights out of the data: choose entropy, "
               "entropy-raw, critic, deviation, variation or pca");
  else if (!joined && given && o.weights != weighting::given)
    bad_option(errors, "weight", o.given_weights.front().first,
               "weights are given, and a method of weighting as well: leave one of them");
  else if (!joined && judged != (o.weights == weighting::judged))
    bad_option(errors, "ahp", judged ? o.judgements.front().file : "",
               judged
                   ? "weights by judgement are given, and others asked for: --combine combines both"
                   : "weights by judgement need a file of pairwise comparisons");
  if (judged && o.dimensions == dimension_weighting::equal)
    bad_option(errors, "dimension_weights", "equal",
               "pairwise judgements already weight the dimensions: remove this option");
  if (!(o.judgement_limit >= 0 && o.judgement_limit < infinity))
    bad_option(errors, "ahp_limit", option_text(o.judgement_limit), "a number of zero or more");
  if (!(o.judged_share >= 0 && o.judged_share <= 1))
    bad_option(errors, "combine_share", option_text(o.judged_share), "a share from 0 to 1");
}

/// How scores are joined, and the lower end that lets a mean take them.
inline void check_means(const assess_options& o, assess_errors& errors) {
  using models::mean_rule;
  const auto plain = [](mean_rule r) {
    return r == mean_rule::arithmetic || r == mean_rule::geometric || r == mean_rule::harmonic;
  };
  if (!plain(o.within) || !plain(o.across))
    bad_option(errors, "aggregate", "",
               "scores are joined by an arithmetic, geometric or harmonic mean");
  const double lowest = lowest_of(o);
  if (!(lowest >= 0 && lowest < 1))
    bad_option(errors, "lowest", option_text(o.lowest), "the lower end of scores is in [0, 1)");
  else if (lowest == 0 && !(takes_zero(o.within) && takes_zero(o.across)))
    bad_option(errors, "lowest", "0",
               "geometric and harmonic means need scores above 0, such as 0.01");
}

/// What scales are fitted to.
inline void check_scales(const assess_options& o, assess_errors& errors) {
  const bool base = o.base_first != 0 || o.base_last != 0;
  if (base && (o.base_first > o.base_last || o.base_first < 1))
    bad_option(errors, "base", std::to_string(o.base_first) + ", " + std::to_string(o.base_last),
               "two years, the first not after the second");
  if (o.scale == scale_over::per_year && (base || o.outliers == outlier_rule::winsorise))
    bad_option(errors, "scale", "per-year",
               "base years and winsorised outliers go with pooled scales");
}

/// TOPSIS measures distances and takes no means.
inline void check_index_rule(const assess_options& o, assess_errors& errors) {
  if (o.index != index_rule::topsis) return;
  if (!(takes_zero(o.within) && takes_zero(o.across)))
    bad_option(errors, "index", "topsis", "by TOPSIS no means are taken: leave them arithmetic");
  if (!is_missing(o.lowest) && lowest_of(o) != 0)
    bad_option(errors, "index", "topsis",
               "distances are from 0 and 1: leave the lower end of scores at 0");
}

/// From when on a value counts, and where verdicts on it are cut.
inline void check_cuts(const assess_options& o, assess_errors& errors) {
  if (!(o.min_coverage >= 0 && o.min_coverage <= 1))
    bad_option(errors, "min_coverage", option_text(o.min_coverage), "a share from 0 to 1");
  double below = 0;
  for (const double cut : o.grade_cuts) {
    if (!(cut > below && cut < 1)) {
      bad_option(errors, "grade_cuts", option_text(cut),
                 "nine numbers above 0 and below 1, each above the one before");
      break;
    }
    below = cut;
  }
  if (!(o.importance > 0 && o.importance < 1))
    bad_option(errors, "importance", option_text(o.importance), "a share above 0 and below 1");
  if (!(o.lag_low > 0 && o.lag_low <= o.lag_high && o.lag_high < infinity))
    bad_option(errors, "lag", option_text(o.lag_low) + ", " + option_text(o.lag_high),
               "cut points above 0, the first not above the second");
}

inline void check_options(const assess_options& o, assess_errors& errors) {
  check_means(o, errors);
  check_scales(o, errors);
  check_index_rule(o, errors);
  check_weight_sources(o, errors);
  check_cuts(o, errors);
}

/// Base years have to be years of the panel: without one of them no column has a scale.
inline void check_base_years(const assess_options& o, std::span<const int> years,
                             assess_errors& errors) {
  if (o.base_last == 0) return;
  for (const int year : years) {
    if (year >= o.base_first && year <= o.base_last) return;
  }
  bad_option(errors, "base", std::to_string(o.base_first) + ", " + std::to_string(o.base_last),
             "the panel has none of these years");
}

/// Sets one threshold; false where no rule set has it.
inline bool set_threshold(assessed::asked_rules& asked, const std::string& name, double value,
                          assess_errors& errors, std::vector<std::string>& names) {
  const program& p = *asked.source.rules;
  bool known = false;
  for (int i = 0; i < p.count.parameters; ++i) {
    const parameter& at = *p.parameters[i];
    names.emplace_back(at.id);
    if (name != at.id) continue;
    known = true;
    if (at.range.contains(value)) {
      asked.parameters[static_cast<std::size_t>(i)] = value;
      continue;
    }
    text<80> range;
    detail::write_interval(range, at.range);
    bad_option(errors, "threshold", name + "=" + option_text(value),
               std::string("the rules are proven for ") + range.c_str());
  }
  return known;
}

/// The declared orders between thresholds, after all are set.
inline void check_orders(const assessed::asked_rules& asked, assess_errors& errors) {
  const program& p = *asked.source.rules;
  for (int i = 0; i < p.count.orders; ++i) {
    const double low = asked.parameters[static_cast<std::size_t>(p.orders[i].low)];
    const double high = asked.parameters[static_cast<std::size_t>(p.orders[i].high)];
    if (is_missing(low) || is_missing(high) || low < high) continue;
    bad_option(errors, "threshold", p.parameters[p.orders[i].low]->id,
               std::string("has to stay below ") + p.parameters[p.orders[i].high]->id);
  }
}

inline void set_thresholds(std::vector<assessed::asked_rules>& asked, const assess_options& o,
                           assess_errors& errors) {
  for (const auto& [name, value] : o.thresholds) {
    bool known = false;
    std::vector<std::string> names;
    for (assessed::asked_rules& each : asked)
      known = set_threshold(each, name, value, errors, names) || known;
    if (!known)
      bad_option(errors, "threshold", name,
                 asked.empty() ? std::string("no rule set is asked, so there is no threshold")
                               : "no such threshold" + write::suggestion(name, names));
  }
  if (o.thresholds.empty()) return;
  for (const assessed::asked_rules& each : asked) check_orders(each, errors);
}

}  // namespace nqpf::inline NQPF_ABI::assess_detail
