// SPDX-License-Identifier: BSL-1.0
#pragma once

// Judges the answers to random questions about a set by enumeration at several settings: each record that is told is one,
// inside its domains, keeps the assumptions and shows what it is told for.

#include "mixed_questions.hpp"
#include "mixed_witness.hpp"
#include "support/catch.hpp"

#include <string>
#include <vector>

namespace test::mixed {

struct question_tally {
  long sets = 0;
  long yes = 0;
  long no = 0;
  long undecided = 0;
  long rounded = 0;
  long judged = 0;
  long perhaps = 0;  ///< the sentence says that perhaps no list answers so, and none does
};

struct answered_question {
  std::string words;
  bool has_example;
  bool computes;
};

class question_judge {
public:
  question_judge(std::uint64_t seed, maker& m, const rules& plain)
      : seed_(seed), m_(m), by_(plain, m), s_(by_.set()), said_(writer(s_).text()) {
    for (const setting& p : s_.parameters) nominal_.push_back(p.value);
    if (s_.list >= 0) said_.keep_lists(s_.inputs[at(s_.list)].id, named_lists(s_));
  }

  /// Whether there is something to ask: names and thresholds are right, and some record keeps the assumptions.
  [[nodiscard]] bool can_ask() {
    REQUIRE(said_.errors.empty());
    for (const told& t : said_.defects) {
      if (t.code <= 3 || t.code == 11 || t.code == 17 || t.code == 22 ||
          t.words.find("given ") == 0 || is_of_items(s_, t))
        return false;
      overlaps_ = overlaps_ || t.code == 9 || t.code == 18;  // which of two rows counts is not said
    }
    return true;
  }

  void ask(question_tally& all, std::string& text, std::vector<answered_question>& asked) {
    const std::vector<enumeration> grids = look();
    for (const question& q : by_.ask(6)) {
      if (overlaps_ && q.what.value >= 0) continue;
      const answered a = said_.ask(q.what);
      if (a.is == answered::kind::undecided) ++all.undecided;
      if (a.is == answered::kind::undecided) continue;
      ++(a.is == answered::kind::yes ? all.yes : all.no);
      const bool example = (a.is == answered::kind::yes) == q.example_means_yes;
      bool some = false;
      for (const enumeration& g : grids)
        for (const auto& x : g.rows()) some = some || ((x.answers || !q.of_answers) && q.shows(x));
      if (a.is == answered::kind::refused) fail("refused", a);
      else if (some && !example) fail("a record is against the answer", a);
      else if (example != a.has_record) fail("a record lacks, or is one too many", a);
      else if (example && !check_record(q, a)) ++all.perhaps;
      if (s_.list >= 0) continue;
      const formulas f(s_);
      text += "(push)\n" + f.settings() + f.record("") + "(assert " + q.formula +
              ")\n(check-sat)\n(pop)\n";
      asked.push_back({"seed " + std::to_string(seed_) + ": " + a.words + "\n" + writer(s_).text(),
                       example, s_.computes});
    }
  }

private:
  void fail(const char* what, const answered& a) {
    FAIL_CHECK("seed " << seed_ << ": " << what << ": " << a.words << "\n" << writer(s_).text());
  }
  std::vector<enumeration> look() {
    std::vector<enumeration> out;
    out.reserve(7);
    out.emplace_back(s_, nominal_);
    for (int i = 0; i < (s_.list < 0 ? 6 : 2) && !nominal_.empty(); ++i) {
      std::vector<double> one;
      for (const setting& p : s_.parameters) {
        const double step = p.is_day ? 1 : 0.25;
        one.push_back(p.low +
                      step * m_.throws().from_to(0, static_cast<int>((p.high - p.low) / step)));
      }
      if (in_order(one)) out.emplace_back(s_, one);
    }
    return out;
  }
  [[nodiscard]] bool in_order(const std::vector<double>& v) const {
    for (const auto& [a, b] : s_.orders)
      if (!(v[at(a)] < v[at(b)])) return false;
    return true;
  }
  /// Whether there is such a record. Where no list answers so, the sentence has to say that perhaps none does.
  bool check_record(const question& q, const answered& a) {
    std::vector<std::vector<double>> values;
    std::vector<double> with = nominal_;
    if (!read_record(a, values, with)) return true;
    if (s_.list >= 0) values[at(s_.list)] = lists_that_answer(s_, a.record, said_, with);
    const enumeration one(s_, with, values);
    for (const auto& x : one.rows())
      if (q.shows(x)) return true;
    if (is_hedged(a.words)) return false;
    fail(one.rows().empty() ? "the record breaks an assumption, or no list answers so"
                            : "the record shows nothing",
         a);
    return true;
  }
  bool read_record(const answered& a, std::vector<std::vector<double>>& values,
                   std::vector<double>& with) {
    for (int k = 0; k < static_cast<int>(s_.inputs.size()); ++k) {
      values.push_back(grid(s_, k));
      for (const auto& [id, x] : a.record) {
        if (id != s_.inputs[at(k)].id) continue;
        values.back() = {x};
        if (!s_.inputs[at(k)].admits(x)) return fail("a value is outside its domain", a), false;
      }
    }
    std::size_t named = 0;
    for (std::size_t k = 0; k < with.size(); ++k)
      for (const auto& [id, x] : a.setting) {
        if (id != s_.parameters[k].id) continue;
        with[k] = x;
        ++named;
        if (x < s_.parameters[k].low || x > s_.parameters[k].high)
          return fail("a setting is outside its range", a), false;
      }
    if (named == with.size() && !in_order(with))
      return fail("a setting is against an order", a), false;
    return true;
  }

  std::uint64_t seed_;
  maker& m_;
  questioner by_;
  const rules& s_;
  engine said_;
  std::vector<double> nominal_{};
  bool overlaps_ = false;
};

}  // namespace test::mixed
