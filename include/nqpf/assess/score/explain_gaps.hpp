// SPDX-License-Identifier: BSL-1.0
#pragma once

// Says what an assessment could not say, and what its reader should know.

#include <nqpf/assess/assessment.hpp>
#include <nqpf/assess/score/scaled_by_year.hpp>
#include <nqpf/write/percent.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace nqpf::inline NQPF_ABI::assess_detail {

/// `2011, 2017 to 2019`: the years at these places.
inline std::string years_in_words(const std::vector<int>& years) {
  std::string out;
  for (std::size_t i = 0; i < years.size(); ++i) {
    std::size_t last = i;
    while (last + 1 < years.size() && years[last + 1] == years[last] + 1) ++last;
    if (!out.empty()) out += ", ";
    out += std::to_string(years[i]);
    if (last > i + 1) {
      out += " to " + std::to_string(years[last]);
      i = last;
    }
  }
  return out;
}

/// `12 of 31`.
inline std::string of_all(std::uint64_t some, std::uint64_t all) {
  return std::to_string(some) + " of " + std::to_string(all);
}

class gap_explainer {
public:
  gap_explainer(const panel& from, const assessment& a, std::vector<assessed::remark>& remarks,
                std::vector<assessed::gap>& gaps)
      : from_(from), a_(a), remarks_(remarks), gaps_(gaps) {}

  void make() {
    const bool p = explain_side(assessed::dimension_side::productivity, measured::productivity);
    const bool e = explain_side(assessed::dimension_side::cultivation, measured::cultivation);
    if (!p || !e) {
      gaps_.push_back({assessed::gap::of::coupling, "coupling", "Coupling of the two sides",
                       std::string("C, T and D need both sides, and ") +
                           (!p && !e ? "neither"
                            : !p     ? "productive forces"
                                     : "cultivation") +
                           (!p && !e ? " could be assessed" : " could not be assessed")});
    }
    for (std::size_t i = 0; i < a_.dimensions().size(); ++i) explain_dimension(i);
    explain_data();
    explain_years();
    explain_composition();
    explain_coverage();
    explain_size();
    explain_prices();
    explain_indicators();
    explain_rules();
  }

private:
  static std::string percent(double share) {
    return std::to_string(static_cast<int>(share * 100 + 0.5)) + " %";
  }

  [[nodiscard]] std::size_t total(measured m) const {
    std::size_t n = 0;
    for (std::size_t y = 0; y < a_.years().size(); ++y) n += a_.assessed_in(m, y);
    return n;
  }

  bool explain_side(assessed::dimension_side side, measured m) {
    std::size_t standing = 0;
    std::size_t all = 0;
    bool named = false;
    for (const assessed::dimension& p : a_.dimensions()) {
      if (p.side != side) continue;
      ++all;
      named = named || has_columns(from_, p);
      standing += p.stands() ? 1U : 0U;
    }
    const std::string id =
        side == assessed::dimension_side::productivity ? "productivity" : "cultivation";
    const std::string title =
        side == assessed::dimension_side::productivity ? "Productive forces" : "Cultivation";
    if (standing == 0) {
      gaps_.push_back({assessed::gap::of::side, id, title,
                       named ? "all of its columns are left out"
                       : side == assessed::dimension_side::productivity
                           ? "no column stands for workers, means or objects of labour"
                           : "no column stands for cultivation or one of its paths"});
      return false;
    }
    if (total(m) == 0) {
      gaps_.push_back({assessed::gap::of::side, id, title,
                       "data are insufficient: " + of_all(standing, all) +
                           (side == assessed::dimension_side::productivity ? " elements have"
                                                                           : " dimensions have") +
                           " columns, and no row has enough known values"});
      return false;
    }
    if (standing == 1 && side == assessed::dimension_side::cultivation)
      remarks_.push_back({remark_code::few_dimensions, true,
                          title + " stands on a single dimension of the model."});
    if (standing < 3 && side == assessed::dimension_side::productivity)
      remarks_.push_back(
          {remark_code::few_dimensions, true,
           "Productive forces stand on " + std::to_string(standing) + " of the three elements."});
    return true;
  }

  void explain_dimension(std::size_t p) {
    const assessed::dimension& at = a_.dimensions()[p];
    if (!at.stands()) {
      gaps_.push_back({assessed::gap::of::dimension, at.id, at.title,
                       has_columns(from_, at) ? "all of its columns are left out"
                       : at.side == assessed::dimension_side::productivity
                           ? "no column stands for this element"
                           : "no column stands for this path"});
      return;
    }
    std::vector<int> none;
    std::size_t scored = 0;
    for (std::size_t y = 0; y < a_.years().size(); ++y) {
      if (a_.scored_in(p, y) == 0) none.push_back(a_.years()[y]);
      scored += a_.scored_in(p, y);
    }
    if (scored == a_.rows()) return;
    std::string why = words_of_unscored(at, a_.rows() - scored);
    if (!none.empty() && none.size() < a_.years().size())
      why += "; no entity has it in " + years_in_words(none);
    gaps_.push_back({assessed::gap::of::dimension, at.id, at.title, why});
  }

  [[nodiscard]] std::string words_of_unscored(const assessed::dimension& at,
                                              std::size_t rows) const {
    const std::string in = of_all(rows, a_.rows()) + " rows";
    if (at.scored_columns.size() == 1) return "its only column is missing in " + in;
    const double least = a_.options().min_coverage;
    return "in " + in + " " +
           (least > 0 ? "less than " + write::exact_percent(least) +
                            " of the weight of its columns is known"
                      : std::string("none of its columns is known"));
  }

  /// What the reader of the panel found odd: a result rests on it. The file is named where it is another one.
  void explain_data() {
    data_errors shown = from_.warnings();
    shown.leave_out_file(from_.file());
    for (const std::string& each : summarize(shown))
      remarks_.push_back({remark_code::odd_data, true, "In the data: " + each + "."});
  }

  /// Years in which the indices stand on other dimensions than in most.
  void explain_composition() {
    std::vector<int> years;
    std::string dimensions;
    for (std::size_t y = 0; y < a_.years().size(); ++y) {
      if (a_.unlike(y)) years.push_back(a_.years()[y]);
    }
    if (years.empty()) return;
    for (std::size_t p = 0; p < a_.dimensions().size(); ++p) {
      if (a_.dimensions()[p].side == assessed::dimension_side::outside ||
          !a_.dimensions()[p].stands())
        continue;
      std::vector<int> none;
      for (std::size_t y = 0; y < a_.years().size(); ++y) {
        if (a_.assessed_in(a_.headline(), y) == 0) continue;
        if (a_.scored_in(p, y) == 0) none.push_back(a_.years()[y]);
      }
      if (none.empty()) continue;
      dimensions += (dimensions.empty() ? "" : "; ") + a_.dimensions()[p].title +
                    " is not known for any entity in " + years_in_words(none);
    }
    remarks_.push_back(
        {remark_code::composition, true,
         "The indices of " + years_in_words(years) +
             " stand on other dimensions than those of most years, so steps into and out of " +
             (years.size() == 1 ? "that year" : "those years") +
             " are partly steps of what is measured: " + dimensions + "."});
  }

  void explain_years() {
    if (total(a_.headline()) == 0) return;
    std::vector<int> none;
    std::size_t lacking = 0;
    for (std::size_t y = 0; y < a_.years().size(); ++y) {
      const std::size_t n = a_.assessed_in(a_.headline(), y);
      if (n == 0) none.push_back(a_.years()[y]);
      else lacking += a_.entities_in(y) - n;
    }
    const std::string what = name_of(a_.headline());
    if (!none.empty())
      gaps_.push_back({assessed::gap::of::years, "years", "Years without any " + what,
                       years_in_words(none) + ": too little is known of one side or both"});
    if (lacking > 0)
      gaps_.push_back({assessed::gap::of::years, "rows", "Entities without a " + what,
                       of_all(lacking, a_.rows()) +
                           " rows in years in which others have one: too little is known of them"});
  }

  /// Entities of which little is known are ranked beside those of which all is.
  void explain_coverage() {
    const int year = a_.last_year();
    if (year == 0 || from_.entities() == 1) return;
    std::size_t ranked = 0;
    std::size_t thin = 0;
    double least = 1;
    double most = 0;
    for (std::size_t row = 0; row < a_.rows(); ++row) {
      if (a_.rank(row) == 0 || from_.row_year(row) != year) continue;
      const double known = a_.coverage(row);
      ++ranked;
      thin += known < 0.75 ? 1U : 0U;
      least = known < least ? known : least;
      most = known > most ? known : most;
    }
    if (thin * 10 < ranked || most - least < 0.2) return;
    remarks_.push_back({remark_code::unequal_coverage, true,
                        "Entities are ranked on different columns: in " + std::to_string(year) +
                            " from " + percent(least) + " to " + percent(most) +
                            " of the weight is known, of " + of_all(thin, ranked) +
                            " less than 75 %. A high rank that rests on few columns" +
                            (a_.options().imputation == imputation_rule::none
                                 ? " says little; a higher least share (now " +
                                       write::exact_percent(a_.options().min_coverage) +
                                       ") ranks fewer entities, more alike."
                                 : ", or on what was imputed, says little.")});
  }

  /// A panel of one row, entity or year says less. Fixed ends score also what does not vary.
  void explain_size() {
    const std::size_t years = a_.years().size();
    if (a_.rows() == 1)
      remarks_.push_back(
          {remark_code::single_row, true,
           a_.scored_columns().empty()
               ? "The panel is one row: nothing varies, so nothing can be scored."
               : "The panel is one row: only columns with fixed ends are scored, and nothing can "
                 "be said of changes or of others."});
    else if (from_.entities() == 1)
      remarks_.push_back({remark_code::single_entity, true, words_of_one_entity()});
    else if (years == 1)
      remarks_.push_back(
          {remark_code::single_year, false, "One year only: nothing can be said of changes."});
    if (years > 1 && scaled_by_year(a_))
      remarks_.push_back(
          {remark_code::current_prices, false,
           "Columns are scaled within each year: compare entities within a year, not "
           "years with each other."});
  }

  [[nodiscard]] std::string words_of_one_entity() const {
    const fixed_count ends = count_fixed(a_);
    if (ends.every())
      return "One entity only: its columns are scaled between fixed ends. Scores say how far it is "
             "from them, not how it stands among others, and there is no ranking.";
    return std::string("One entity only: its columns") +
           (ends.fixed > 0 ? " without fixed ends" : "") +
           " are scaled over its own years, from the worst year to the best. Scores say how far it "
           "has come, not how it stands among others, and there is no ranking.";
  }

  void explain_prices() {
    if (a_.years().size() < 2 || scaled_by_year(a_)) return;
    std::string money;
    std::vector<bool> seen(from_.columns(), false);
    std::size_t count = 0;
    bool indexed = false;
    for (const assessed::scored_column& e : a_.scored_columns()) {
      if (seen[e.column] || from_.column(e.column).price != column_price::current) continue;
      seen[e.column] = true;
      ++count;
      indexed = indexed || a_.dimensions()[e.dimension].side != assessed::dimension_side::outside;
      money += (money.empty() ? "" : ", ") + from_.column(e.column).title();
    }
    if (count > 0)
      remarks_.push_back(
          {remark_code::current_prices, true,
           money + (count == 1 ? " is" : " are") +
               " in the prices of each year and compared over years: part of the rise is "
               "inflation. Use constant prices or a ratio." +
               (indexed ? ""
                        : " No index rests on " + std::string(count == 1 ? "it" : "them") + ".")});
  }

  void explain_indicators() {
    for (const assessed::mapped_indicator& each : a_.indicators()) {
      std::size_t outside = 0;
      double worst = 0;
      for (const double value : from_.values(each.column)) {
        if (is_missing(value) || each.info->admits(value)) continue;
        if (outside == 0) worst = value;
        ++outside;
      }
      if (outside == 0) continue;
      text<400> t;
      t << "Values outside the domain of " << each.info->id << " ";
      detail::write_interval(t, each.info->domain);
      t << ", such as " << worst << ": the proofs of the rules do not cover these values.";
      remarks_.push_back({remark_code::outside_domain, true,
                          from_.column(each.column).title() + ": " + of_all(outside, a_.rows()) +
                              " rows. " + t.c_str()});
    }
  }

  void explain_rules() {
    explain_columns_without_rules();
    bool illustrative = false;
    for (const assessed::asked_rules& asked : a_.rules()) {
      const program& p = *asked.source.rules;
      std::size_t all = 0;
      std::size_t none = 0;
      for (int r = 0; r < p.count.rules; ++r) {
        if (p.rules[r].is_derived) continue;
        ++all;
        none += asked.reach[static_cast<std::size_t>(r)] == assessed::rule_reach::none ? 1U : 0U;
      }
      for (int i = 0; i < p.count.parameters && none < all; ++i)
        illustrative = illustrative || p.parameters[i]->illustrative;
      if (none == 0) continue;
      gaps_.push_back(
          {assessed::gap::of::rules, asked.source.id, asked.source.title,
           none == all
               ? "no column stands for any indicator of its " + std::to_string(all) + " rules"
               : "no column stands for the indicators of " + of_all(none, all) + " rules"});
    }
    if (illustrative)
      remarks_.push_back(
          {remark_code::illustrative, false,
           "The papers give no thresholds. Those of the rules are illustrative until "
           "you set your own; findings say which they used."});
  }

  // Columns that stand for an indicator which no rule that was asked reads.
  void explain_columns_without_rules() {
    if (a_.indicators().empty()) return;
    std::string unread;
    std::size_t n = 0;
    for (const assessed::mapped_indicator& each : a_.indicators()) {
      bool is_read = false;
      for (const assessed::asked_rules& set : a_.rules())
        is_read = is_read || set.source.rules->input(each.info->id) >= 0;
      if (is_read) continue;
      if (++n <= 5) unread += (n == 1 ? "" : ", ") + from_.column(each.column).title();
    }
    if (a_.rules().empty()) {
      remarks_.push_back(
          {remark_code::no_rules, false,
           "You chose no rule set, so the report names no dilemmas or measures. Indicators "
           "that columns stand for: " +
               std::to_string(a_.indicators().size()) +
               "; the ready sets are foreign_language, top_innovative and "
               "vocational."});
    } else if (n > 0) {
      remarks_.push_back({remark_code::no_rules, false,
                          "No rule that was asked reads " + unread +
                              (n > 5 ? " and " + std::to_string(n - 5) + " more." : ".")});
    }
  }

  const panel& from_;
  const assessment& a_;
  std::vector<assessed::remark>& remarks_;
  std::vector<assessed::gap>& gaps_;
};

inline void explain_gaps(const panel& from, const assessment& a,
                         std::vector<assessed::remark>& remarks, std::vector<assessed::gap>& gaps) {
  gap_explainer(from, a, remarks, gaps).make();
}

}  // namespace nqpf::inline NQPF_ABI::assess_detail
