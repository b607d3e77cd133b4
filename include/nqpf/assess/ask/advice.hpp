// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the rules say of one row in the framework's own words: dilemmas diagnosed, measures advised and
// why, claims shown at work or hindered, and what is left open.

#include <nqpf/assess/assessment.hpp>
#include <nqpf/framework/dilemmas.hpp>
#include <nqpf/framework/measures.hpp>
#include <nqpf/framework/relations.hpp>
#include <nqpf/framework/verbs.hpp>
#include <nqpf/rules/reasons.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace nqpf::inline v0 {

/// A rule that held of a row.
struct held_rule {
  const char* set = "";  ///< id of the set
  const char* id = "";
  std::vector<rule_reason> reasons;
  std::string sources;
};

/// A dilemma that rules diagnose.
struct diagnosed_dilemma {
  framework::dilemma what{};
  std::vector<std::size_t> by;  ///< in `row_advice::held`
};

/// A measure that rules recommend, or that answers a diagnosed dilemma.
struct measure_advice {
  framework::measure what{};
  std::vector<std::size_t> by;              ///< in `row_advice::held`
  std::vector<framework::dilemma> answers;  ///< diagnosed dilemmas that it answers
  double path_score = missing;              ///< of the measure's path, where the panel has it
};

/// A claim about the two-way drive that the row shows.
struct shown_claim {
  framework::relation what{};
  bool strengthened = true;  ///< else weakened
  std::size_t by = 0;        ///< in `row_advice::held`
};

/// A rule that missing values leave open.
struct open_rule {
  const char* set = "";
  const char* id = "";
  std::vector<const indicator_info*> lacks;
};

/// All that rules say of one row. Rules that no column reaches are not repeated here: `gaps` of the
/// assessment lists them once.
struct row_advice {
  std::vector<held_rule> held;
  std::vector<diagnosed_dilemma> diagnoses;
  std::vector<measure_advice> measures;  ///< most reasons first; then the weakest path
  std::vector<shown_claim> claims;
  std::vector<framework::notion> affirmed;
  std::vector<open_rule> open;
  std::vector<framework::dilemma> decided;  ///< those that a rule could decide, whichever way
};

namespace assess_detail {

template <class List, class Value>
auto& place_for(List& list, Value what) {
  for (auto& each : list) {
    if (each.what == what) return each;
  }
  list.push_back({});
  list.back().what = what;
  return list.back();
}

}  // namespace assess_detail

/// What the rules say of a row: those of one set, or of all that were asked. Time: one run of every set that
/// has a column, a few microseconds.
[[nodiscard]] inline row_advice advise(const panel& from, const assessment& a, std::size_t row,
                                       const asked_rules* only = nullptr) {
  using namespace framework;
  row_advice made;
  const auto decided = [&](const finding& f) {
    each_said<verb::diagnose, dilemma>(f, [&](dilemma d) {
      for (const dilemma known : made.decided)
        if (known == d) return;
      made.decided.push_back(d);
    });
  };
  for (const asked_rules& asked : a.rules()) {
    if (!asked.any() || (only != nullptr && only != &asked)) continue;
    const row_findings found(from, asked, row);
    found.each(truth::no, decided);
    found.each(truth::yes, [&](const finding& f) {
      decided(f);
      const std::size_t at = made.held.size();
      made.held.push_back({asked.source.id, f.id(), reasons_of(f), f.sources().c_str()});
      each_said<verb::diagnose, dilemma>(
          f, [&](dilemma d) { assess_detail::place_for(made.diagnoses, d).by.push_back(at); });
      each_said<verb::recommend, measure>(
          f, [&](measure m) { assess_detail::place_for(made.measures, m).by.push_back(at); });
      each_said<verb::strengthen, framework::relation>(f, [&](framework::relation c) {
        made.claims.push_back({c, true, at});
      });
      each_said<verb::weaken, framework::relation>(f, [&](framework::relation c) {
        made.claims.push_back({c, false, at});
      });
      each_said<verb::affirm, notion>(f, [&](notion n) { made.affirmed.push_back(n); });
    });
    found.each(truth::unknown, [&](const finding& f) {
      open_rule open{asked.source.id, f.id(), {}};
      f.missing_indicators([&](const indicator_info& i) { open.lacks.push_back(&i); });
      made.open.push_back(static_cast<open_rule&&>(open));
    });
  }
  for (const diagnosed_dilemma& d : made.diagnoses) {
    framework::each_answer(d.what, [&](const auto& answer) {
      assess_detail::place_for(made.measures, answer.with).answers.push_back(d.what);
    });
  }
  for (measure_advice& m : made.measures) {
    if (const auto& path = about(m.what).path) {
      const std::size_t p = a.find_part(id_of(*path));
      if (p != assessment::none) m.path_score = a.score(p, row);
    }
  }
  // Insertion sort: a few measures, and equal ones stay in the order of the framework's tables.
  const auto before = [](const measure_advice& x, const measure_advice& y) {
    const std::size_t rx = x.by.size() + x.answers.size();
    const std::size_t ry = y.by.size() + y.answers.size();
    if (rx != ry) return rx > ry;
    const double sx = is_missing(x.path_score) ? 2 : x.path_score;
    const double sy = is_missing(y.path_score) ? 2 : y.path_score;
    if (sx != sy) return sx < sy;
    return x.what < y.what;
  };
  for (std::size_t i = 1; i < made.measures.size(); ++i) {
    for (std::size_t k = i; k > 0 && before(made.measures[k], made.measures[k - 1]); --k) {
      measure_advice held = static_cast<measure_advice&&>(made.measures[k]);
      made.measures[k] = static_cast<measure_advice&&>(made.measures[k - 1]);
      made.measures[k - 1] = static_cast<measure_advice&&>(held);
    }
  }
  return made;
}

}  // namespace nqpf::inline v0
