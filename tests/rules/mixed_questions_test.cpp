// SPDX-License-Identifier: BSL-1.0
// Questions about small random sets that mix all features: each answer against enumeration at several settings, and against
// an SMT solver at all of them; each record that is told is one, inside its domains, and keeps the assumptions.
#include "mixed_questions.hpp"
#include "mixed_z3.hpp"
#include "random_sets.hpp"
#include "support/catch.hpp"

#include <cstdio>
#include <string>
#include <vector>

namespace mixed_questions_test {

#ifndef NQPF_Z3
  #define NQPF_Z3 ""
#endif

namespace {

using namespace test::mixed;

struct tally {
  long sets = 0;
  long yes = 0;
  long no = 0;
  long undecided = 0;
  long rounded = 0;
  long judged = 0;
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
  }

  /// Whether there is something to ask: names and thresholds are right, and some record keeps the assumptions.
  [[nodiscard]] bool can_ask() {
    REQUIRE(said_.errors.empty());
    for (const told& t : said_.defects) {
      if (t.code <= 3 || t.code == 11 || t.code == 17 || t.code == 22 ||
          t.words.find("given ") == 0)
        return false;
      overlaps_ = overlaps_ || t.code == 9 || t.code == 18;  // which of two rows counts is not said
    }
    return true;
  }

  void ask(tally& all, std::string& text, std::vector<answered_question>& asked) {
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
        for (const auto& x : g.rows()) some = some || q.shows(x);
      if (a.is == answered::kind::refused) fail("refused", a);
      else if (some && !example) fail("a record is against the answer", a);
      else if (example != a.has_record) fail("a record lacks, or is one too many", a);
      else if (example) check_record(q, a);
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
    for (int i = 0; i < 6 && !nominal_.empty(); ++i) {
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
  void check_record(const question& q, const answered& a) {
    std::vector<std::vector<double>> values;
    std::vector<double> with = nominal_;
    for (int k = 0; k < static_cast<int>(s_.inputs.size()); ++k) {
      values.push_back(grid(s_, k));
      for (const auto& [id, x] : a.record)
        if (id == s_.inputs[at(k)].id) {
          values.back() = {x};
          if (!s_.inputs[at(k)].admits(x)) return fail("a value is outside its domain", a);
        }
    }
    std::size_t named = 0;
    for (std::size_t k = 0; k < with.size(); ++k)
      for (const auto& [id, x] : a.setting)
        if (id == s_.parameters[k].id) {
          with[k] = x;
          ++named;
          if (x < s_.parameters[k].low || x > s_.parameters[k].high)
            return fail("a setting is outside its range", a);
        }
    if (named == with.size() && !in_order(with)) return fail("a setting is against an order", a);
    const enumeration one(s_, with, values);
    for (const auto& x : one.rows())
      if (q.shows(x)) return;
    fail(one.rows().empty() ? "the record breaks an assumption" : "the record shows nothing", a);
  }

  std::uint64_t seed_;
  maker& m_;
  questioner by_;
  const rules& s_;
  engine said_;
  std::vector<double> nominal_{};
  bool overlaps_ = false;
};

void ask_z3(const std::string& text, const std::vector<answered_question>& asked, tally& all) {
  if (std::string(NQPF_Z3).empty()) return;
  const std::vector<std::string> answers = ask_solver(NQPF_Z3, text, "judged_questions");
  REQUIRE(answers.size() == asked.size());
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (answers[i] != "sat" && answers[i] != "unsat") continue;
    ++all.judged;
    if ((answers[i] == "sat") == asked[i].has_example) continue;
    // Evaluation rounds, and the search knows; the solver's numbers are real.
    if (asked[i].computes) ++all.rounded;
    else FAIL_CHECK("the solver says " << answers[i] << " of " << asked[i].words);
  }
}

}  // namespace

TEST_CASE("answers about sets that mix all features are those of enumeration and of a solver",
          "[mixed]") {
  tally all;
  std::string text;
  std::vector<answered_question> asked;
  const std::size_t count = test::sets(400, 30000);
  for (std::uint64_t seed = 1; seed <= count; ++seed) {
    maker m(seed, {.parameters = 40, .arithmetic = 25, .context = 0});
    const rules plain = m.make();
    question_judge judge(seed, m, plain);
    if (judge.can_ask()) {
      ++all.sets;
      judge.ask(all, text, asked);
    }
    if (asked.size() < 1000 && seed < count) continue;
    ask_z3(text, asked, all);
    text.clear();
    asked.clear();
  }
  std::printf(
      "%ld sets, %ld yes, %ld no, %ld undecided; the solver judged %ld, %ld differ in rounding\n",
      all.sets, all.yes, all.no, all.undecided, all.judged, all.rounded);
  CHECK(all.yes > all.no / 10);
  CHECK(all.no > all.yes / 10);
  CHECK(all.undecided < (all.yes + all.no) / 20 + 5);
  CHECK(all.rounded <= 1 + all.judged / 500);
}

}  // namespace mixed_questions_test
