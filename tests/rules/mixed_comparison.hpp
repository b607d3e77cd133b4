// SPDX-License-Identifier: BSL-1.0
#pragma once

// Compares what the proof says of a set with what enumeration says: of an accepted set at many settings, of a refused one
// each defect that is told, and each that is not.

#include "mixed_engine.hpp"
#include "mixed_judge.hpp"
#include "mixed_maker.hpp"
#include "mixed_witness.hpp"
#include "support/catch.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

namespace test::mixed {

struct tally {
  long sets = 0;
  long skipped = 0;  ///< names or thresholds are wrong: nothing else is looked at
  long accepted = 0;
  long refused = 0;
  long undecided = 0;
  long settings = 0;
  long vacuous = 0;  ///< no complete record keeps the assumptions
  long perhaps =
      0;  ///< defects of which the sentence says that perhaps no list answers so, and none does
};

class comparison {
public:
  comparison(const rules& s, tally& all)
      : s_(s), all_(all), text_(writer(s).text()), said_(text_) {}

  /// What is wrong, with the set; empty where nothing is.
  [[nodiscard]] const std::string& problem() const { return problem_; }
  [[nodiscard]] const engine& said() const { return said_; }

  void run(dice& d) {
    ++all_.sets;
    if (!said_.errors.empty()) return fail("does not read: " + said_.errors);
    if (s_.list >= 0) said_.keep_lists(s_.inputs[at(s_.list)].id, named_lists(s_));
    for (const told& t : said_.defects) {
      if (t.code <= 3 || t.code == 11 || t.code == 13 || t.code == 17 || t.code == 20) {
        ++all_.skipped;
        return;
      }
    }
    ++(said_.proven ? all_.accepted : all_.refused);
    for (const setting& p : s_.parameters) nominal_.push_back(p.value);
    evaluate(d);
    if (said_.proven) return accepted(d);
    refused();
  }

private:
  void fail(const std::string& what) {
    problem_ += what + "\n";
    if (problem_.size() > what.size() + 1) return;
    problem_ += text_;
    for (const told& t : said_.defects)
      problem_ += "  told " + std::to_string(t.code) + ": " + t.words + "\n";
  }
  bool exact() const {
    if (s_.list >= 0) return false;
    if (!s_.computes) return true;
    for (const input& i : s_.inputs)
      if (!i.is_whole() || i.low < -none_bound / 2) return false;
    return true;
  }
  std::string show(const flaw& f) const {
    std::string out = "code " + std::to_string(f.code) + " r" + std::to_string(f.rule) + " o" +
                      std::to_string(f.other) + " at";
    for (std::size_t k = 0; k < f.record.size(); ++k)
      out += " " + s_.inputs[k].id + "=" + std::to_string(f.record[k]);
    return out;
  }
  std::string show(const std::vector<double>& setting) const {
    std::string out;
    for (std::size_t k = 0; k < setting.size(); ++k)
      out += " " + s_.parameters[k].id + "=" + std::to_string(setting[k]);
    return out;
  }

  // Evaluation is as the guide says.
  void evaluate(dice& d) {
    std::vector<std::vector<double>> values;
    for (int k = 0; k < static_cast<int>(s_.inputs.size()); ++k) values.push_back(grid(s_, k));
    for (int i = 0; i < 5; ++i) {
      std::vector<double> record;
      named_values named, with;
      for (std::size_t k = 0; k < values.size(); ++k) {
        record.push_back(values[k][at(d.below(static_cast<int>(values[k].size())))]);
        named.push_back({s_.inputs[k].id, record.back()});
      }
      for (std::size_t k = 0; k < nominal_.size(); ++k)
        with.push_back({s_.parameters[k].id, nominal_[k]});
      std::vector<truth> holds, counts;
      const evaluation e(s_, record.data(), nominal_.data());
      for (int r = 0; r < static_cast<int>(s_.all.size()); ++r) holds.push_back(e.holds(r));
      find_counting(s_, holds, counts);
      const std::vector<int> ran = said_.outcomes(named, with);
      if (ran.size() != holds.size()) return fail("rules are lost");
      for (std::size_t r = 0; r < holds.size(); ++r)
        if (ran[r] != static_cast<int>(s_.all[r].table >= 0 ? holds[r] : counts[r]))
          return fail("evaluates otherwise: " + s_.all[r].id);
    }
  }

  void accepted(dice& d) {
    std::vector<std::vector<double>> all{nominal_};
    for (int i = 0; i < 12 && !nominal_.empty(); ++i) {
      std::vector<double> one;
      for (const setting& p : s_.parameters) {
        const int w = d.below(6);
        const int steps = static_cast<int>((p.high - p.low) / (p.is_day ? 1 : 0.25));
        one.push_back(w == 0   ? p.low
                      : w == 1 ? p.high
                               : p.low + (p.is_day ? 1 : 0.25) * d.from_to(0, steps));
      }
      if (in_order(one)) all.push_back(one);
    }
    for (const auto& setting : all) {
      ++all_.settings;
      for (const flaw& f : enumeration(s_, setting).flaws())
        if (f.must && (!f.of_all || exact()))
          return fail("a false proof: " + show(f) + " with" + show(setting));
    }
  }
  bool in_order(const std::vector<double>& v) const {
    for (const auto& [a, b] : s_.orders)
      if (!(v[at(a)] < v[at(b)])) return false;
    return true;
  }

  void refused() {
    bool open = false, of_settings = false;
    for (const told& t : said_.defects) {
      open = open || t.code == 19;
      of_settings = of_settings || t.code == 18;
    }
    all_.undecided += open ? 1 : 0;
    for (const told& t : said_.defects)
      if (t.code == 21 && t.rule < 0 && t.words.find("given ") == 0) return says_nothing(t);
    enumeration e(s_, nominal_);
    std::vector<flaw> found = e.flaws();
    if (!e.has_complete()) {  // what is claimed of complete records is then vacuous
      ++all_.vacuous;
      return;
    }
    bool of_items = false;
    for (const told& t : said_.defects) {
      of_items = of_items || is_of_items(s_, t);
      if (t.code == 19) continue;
      if (t.code == 18) of_setting(t);
      else judge(t, nominal_, found);
    }
    if (said_.defects.size() >= 10 || of_items || open || said_.defects[0].code == 22) return;
    for (const flaw& f : found)
      if (f.must && (!f.of_all || exact()) && !is_reported(f)) fail("not told: " + show(f));
  }
  void says_nothing(const told& t) {
    rules plain = s_;
    plain.assumptions.clear();
    const enumeration e(plain, nominal_);
    for (const condition& c : s_.assumptions) {
      bool some = false;
      for (const auto& x : e.rows())
        some = some || evaluation(s_, x.record.data(), nominal_.data()).of(c) == truth::no;
      if (!some) return;
    }
    fail("a false alarm: " + t.words);
  }
  bool is_reported(const flaw& f) const {
    for (const told& t : said_.defects)
      if (t.code == f.code && (f.rule < 0 || t.rule == f.rule || t.other == f.rule)) return true;
    return false;
  }

  void of_setting(const told& t) {
    std::vector<double> with = nominal_;
    for (const reported_value& v : t.values)
      for (std::size_t k = 0; k < s_.parameters.size(); ++k)
        if (s_.parameters[k].id == v.id)
          with[k] = s_.parameters[k].is_day && !v.word.empty() ? std::atof(v.word.c_str() + 8) - 1
                                                               : v.number;
    for (std::size_t k = 0; k < with.size(); ++k)
      if (with[k] < s_.parameters[k].low || with[k] > s_.parameters[k].high)
        return fail("a setting out of range: " + t.words);
    if (!in_order(with)) return fail("a setting against an order: " + t.words);
    static const std::pair<const char*, int> kinds[] = {
        {"condition can never hold", 4}, {"condition always holds", 5}, {"rule is subsumed", 6},
        {"conclusions conflict", 7},     {"gap in a complete set", 8},  {"rows overlap", 9},
        {"row is shadowed", 10},         {"not monotone", 12},          {"changes nothing", 21},
        {"assumptions do not", 22},      {"threshold outside", 3}};
    told x = t;
    for (const auto& [words, code] : kinds)
      if (t.words.find(words) != std::string::npos) x.code = code;
    if (x.code == 18) return fail("a kind that is not known: " + t.words);
    if (x.code == 3) return;
    judge(x, with, enumeration(s_, with).flaws());
  }

  // That no item, or every complete one, has some condition, or its opposite.
  void judge_items(const told& t, const std::vector<double>& with) {
    if (t.code != 4 && t.code != 5) return;
    const evaluation e(s_, nullptr, with.data());
    for (const condition& c : s_.items.conditions)
      for (const truth wanted : {truth::yes, truth::no}) {
        bool some = false;
        bool all = true;
        for (const std::vector<double>& item : s_.items.kinds) {
          const bool holds = e.of(c, c.root, item.data()) == wanted;
          bool complete = true;
          for (const double v : item) complete = complete && v == v;
          some = some || holds;
          all = all && (holds || !complete);
        }
        if (t.code == 4 ? !some : all) return;
      }
    fail("a false alarm of items: " + t.words + " with" + show(with));
  }
  // Whether what is told is so.
  void judge(const told& t, const std::vector<double>& with, const std::vector<flaw>& found) {
    if (is_of_items(s_, t)) return judge_items(t, with);
    const bool shows_record =
        t.code == 7 || t.code == 8 || t.code == 9 || (t.code == 12 && !s_.has_context);
    if (shows_record) return judge_record(t, with);
    if (t.code == 12) return;
    for (const flaw& f : found)
      if (f.code == t.code && (f.rule < 0 || f.rule == t.rule || f.rule == t.other)) return;
    if (t.code == 21 && t.rule < 0 && t.words.find("the column ") != std::string::npos)
      return of_column(t, with);
    for (const flaw& f : found)
      if (f.code == 5 && f.rule == t.rule && t.code == 21 && !exact()) return;
    if (t.code == 5) {
      for (const flaw& f : found)
        if (f.code == 22) return;
    }
    for (const flaw& f : found)  // what never counts is within any other
      if (f.code == 10 && f.rule == t.rule && t.code == 6) return;
    for (const flaw& f : found)  // of what never holds anything is so
      if (f.code == 4 && f.rule == t.rule && (t.code == 21 || t.code == 6 || t.code == 10)) return;
    if (t.code == 4)
      for (const flaw& f : found)
        if (f.code == 10 && f.rule == t.rule) return;
    fail("a false alarm: " + std::to_string(t.code) + " " + t.words + " with" + show(with));
  }
  // A column of a table of one answer: records that differ in it alone get the same.
  void of_column(const told& t, const std::vector<double>& with) {
    const enumeration e(s_, with);
    for (std::size_t v = 0; v < s_.inputs.size(); ++v)
      if (t.words.find("the column " + s_.inputs[v].id + " ") != std::string::npos)
        for (const group& g : s_.groups)
          if (g.is_table && e.has_effect(g, v))
            return fail("a false alarm: " + t.words + " with" + show(with));
  }
  void judge_record(const told& t, const std::vector<double>& with) {
    std::vector<std::vector<double>> values = witness_records(s_, t);
    if (values.empty()) return fail("a witness outside its domain: " + t.words);
    for (std::size_t k = 0; t.code == 12 && k < values.size(); ++k)
      if (t.words.find("improving " + s_.inputs[k].id + " ") != std::string::npos)
        values[k].push_back(std::atof(t.words.c_str() + t.words.find(" to ") + 4));
    if (s_.list >= 0) values[at(s_.list)] = lists_that_answer(s_, t, said_, with);
    if (s_.list >= 0 && values[at(s_.list)].empty()) {
      ++all_.perhaps;
      if (!is_hedged(t.words)) fail("no list answers so: " + t.words + " with" + show(with));
      return;
    }
    enumeration e(s_, with, values);
    if (e.rows().empty()) return fail("a witness that breaks an assumption: " + t.words);
    for (const flaw& f : e.flaws())
      if (f.code == t.code && ((f.rule == t.rule && (f.other == t.other || f.other < 0)) ||
                               (f.rule == t.other && f.other == t.rule) || t.code == 8))
        return;
    if (is_hedged(t.words)) {
      ++all_.perhaps;
      return;
    }
    fail("a false witness: " + t.words + " with" + show(with));
  }

  const rules& s_;
  tally& all_;
  std::string text_;
  std::string problem_{};
  engine said_;
  std::vector<double> nominal_;
};

/// Compares the sets of so many seeds from one on; a test ends with the third that fails.
inline void compare_sets(std::uint64_t first, std::size_t count, const recipe& how, tally& all) {
  int failures = 0;
  for (std::uint64_t seed = first; seed < first + count && failures < 3; ++seed) {
    maker m(seed, how);
    const rules s = m.make();
    comparison c(s, all);
    c.run(m.throws());
    if (c.problem().empty()) continue;
    ++failures;
    FAIL_CHECK("seed " << seed << ": " << c.problem());
  }
}

}  // namespace test::mixed
