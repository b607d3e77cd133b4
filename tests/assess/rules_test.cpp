// SPDX-License-Identifier: BSL-1.0

// The framework's rules over a panel: what is decided, why, what follows, and what is left open.

#include "assess/small.hpp"

#include <nqpf/rules/dynamic.hpp>

#include <string>
#include <vector>

namespace rules_test {

using nqpf::remark_code;
using nqpf::assessed::rule_reach;
using test::assessed;
using test::panel_of;
using test::row_of;
using test::schema_of;

namespace {

const char* const roles =
    "x,workers,higher,,,,,,,\nm,means_of_labour,higher,,,,,,,\n"
    "exams,path_innovative_teaching_methods,lower,share,0.01,,ind_exam_weight,,,\n"
    "staff,path_teaching_staff_innovation,higher,share,0.01,,ind_qualified_teacher_share,,,\n";
const char* const data =
    "id,year,x,m,exams,staff\n"
    "good,1,1,1,30,90\n"
    "bad,1,0,0,70,60\n"
    "half,1,1,0,70,\n"
    "none,1,0,1,,\n";

const nqpf::assessed::asked_rules& set_of(const nqpf::assessment& a, std::string_view id) {
  for (const auto& each : a.rules()) {
    if (each.source.id == id) return each;
  }
  FAIL("no such set of rules");
  return a.rules().front();
}

}  // namespace

TEST_CASE("rules decide where their indicators have columns", "[assess]") {
  using nqpf::framework::dilemma;
  using nqpf::framework::measure;
  const auto p = panel_of(schema_of(roles), data);
  const auto a = assessed(p);

  const auto& rules = set_of(a, "foreign_language");
  const test::told_row bad(p, rules, row_of(p, "bad", 1));
  CHECK(bad.diagnosed(dilemma::exam_certificate_bias));
  CHECK(bad.diagnosed(dilemma::weak_teaching_staff));
  CHECK_FALSE(bad.diagnosed(dilemma::disciplinary_barriers));
  const test::told_row good(p, rules, row_of(p, "good", 1));
  CHECK(good.told.present().empty());
  CHECK(good.told.measures().empty());

  // Measures follow from rules and from answers to what is diagnosed; none twice.
  bool by_rule = false;
  bool by_answer = false;
  const auto& measures = bad.told.measures();
  for (std::size_t i = 0; i < measures.size(); ++i) {
    const auto& m = measures[i];
    CHECK(m.rules.size() + m.dilemmas.size() > 0);
    by_rule = by_rule || (m.what == measure::teaching_team_construction && !m.rules.empty());
    by_answer = by_answer || (m.what == measure::talent_evaluation_reform && !m.dilemmas.empty());
    for (std::size_t k = 0; k < i; ++k) CHECK(measures[k].what != m.what);
    if (i > 0) CHECK(measures[i - 1].roots.size() >= m.roots.size());
  }
  CHECK(by_rule);
  CHECK(by_answer);

  // Reasons carry the value as it was and the threshold.
  for (const auto& d : bad.told.dilemmas()) {
    if (d.what != dilemma::exam_certificate_bias) continue;
    REQUIRE(d.rules.size() == 1);
    const nqpf::finding held = bad.told.rule(d.rules[0]);
    CHECK(std::string(held.id()) == "rule_diagnose_exam_bias");
    const auto reasons = reasons_of(held);
    REQUIRE(reasons.size() == 1);
    CHECK(reasons[0].value == 0.7);
    CHECK(std::string(reasons[0].indicator->id) == "ind_exam_weight");
    REQUIRE(reasons[0].threshold != nullptr);
    CHECK(reasons[0].bound == reasons[0].threshold->value);
    CHECK_THAT(held.sources().c_str(), ContainsSubstring("cao_wu 4.2"));
  }
}

TEST_CASE("what is missing leaves rules open and says what it is", "[assess]") {
  using nqpf::framework::dilemma;
  const auto p = panel_of(schema_of(roles), data);
  const auto a = assessed(p);
  const auto& rules = set_of(a, "foreign_language");
  const test::told_row half(p, rules, row_of(p, "half", 1));
  CHECK(half.diagnosed(dilemma::exam_certificate_bias));
  CHECK_FALSE(half.diagnosed(dilemma::weak_teaching_staff));
  bool staff_open = false;
  half.findings.each(nqpf::truth::unknown, [&](const nqpf::finding& f) {
    std::vector<std::string> lacks;
    f.missing_indicators([&](const nqpf::indicator_info& i) { lacks.emplace_back(i.id); });
    CHECK_FALSE(lacks.empty());
    if (std::string(f.id()) != "rule_diagnose_weak_staff") return;
    staff_open = true;
    CHECK(lacks[0] == "ind_qualified_teacher_share");
  });
  CHECK(staff_open);
  const test::told_row none(p, rules, row_of(p, "none", 1));
  CHECK(none.count(nqpf::truth::yes) == 0);
  CHECK(none.count(nqpf::truth::unknown) > half.count(nqpf::truth::unknown));
}

TEST_CASE("a year's tally counts what the diagnoses of its rows say", "[assess]") {
  using nqpf::framework::presence;
  const auto p = panel_of(schema_of(roles), data);
  const auto a = assessed(p);
  const auto& rules = set_of(a, "foreign_language");
  const auto tally = tally_findings(p, 1, rules);
  CHECK(tally.rows == 4);
  for (const auto& each : tally.dilemmas) {
    std::vector<std::size_t> of;
    std::size_t decided = 0;
    for (std::size_t e = 0; e < p.entities(); ++e) {
      const test::told_row row(p, rules, p.find_row(e, 1));
      bool is_decided = false;  // the rules one by one, not the states
      for (int r = 0; r < rules.source.rules->count.rules; ++r)
        if (row.findings[r].concludes(nqpf::framework::diagnose(each.what)))
          is_decided = is_decided || row.findings.outcome(r) != nqpf::truth::unknown;
      decided += is_decided ? 1U : 0U;
      if (row.diagnosed(each.what)) of.push_back(e);
    }
    CHECK(each.of == of);
    CHECK(each.decided == decided);
    CHECK(each.decided > 0);
  }
  for (std::size_t i = 1; i < tally.dilemmas.size(); ++i) {
    const auto& before = tally.dilemmas[i - 1];
    const auto& after = tally.dilemmas[i];
    CHECK((before.of.size() > after.of.size() ||
           (before.of.size() == after.of.size() && before.what < after.what)));
  }
  for (const auto& each : tally.measures) {
    std::size_t n = 0;
    for (std::size_t e = 0; e < p.entities(); ++e) {
      const test::told_row row(p, rules, p.find_row(e, 1));
      for (const auto& m : row.told.measures()) n += m.what == each.what ? 1U : 0U;
    }
    CHECK(each.of.size() == n);
    CHECK(n > 0);
  }
  const auto shows = [&](nqpf::framework::dilemma d) {
    for (const auto& each : tally.dilemmas)
      if (each.what == d) return each.of.size();
    return std::size_t{0};
  };
  CHECK(shows(nqpf::framework::dilemma::exam_certificate_bias) == 2);  // bad and half
  CHECK(shows(nqpf::framework::dilemma::weak_teaching_staff) == 1);    // bad
  CHECK_FALSE(tally.measures.empty());
}

TEST_CASE("rules that no column reaches are listed once", "[assess]") {
  const auto p = panel_of(schema_of(roles), data);
  const auto a = assessed(p);
  const auto& rules = set_of(a, "foreign_language");
  std::size_t whole = 0;
  std::size_t some = 0;
  std::size_t none = 0;
  for (std::size_t r = 0; r < rules.reach.size(); ++r) {
    whole += rules.reach[r] == rule_reach::whole ? 1U : 0U;
    some += rules.reach[r] == rule_reach::some ? 1U : 0U;
    none += rules.reach[r] == rule_reach::none ? 1U : 0U;
    // What no column reaches is open on every row and holds on none.
    if (rules.reach[r] == rule_reach::none) {
      CHECK(rules.held[r] == 0);
      CHECK(rules.open[r] == p.rows());
    }
  }
  // Two indicators decide three rules alone: exam weight, qualified teachers twice; both also stand
  // in rules with others.
  CHECK(whole == 3);
  CHECK(some >= 2);
  CHECK(whole + some + none == rules.reach.size());
  CHECK_THAT(test::gap(a, "foreign_language"), ContainsSubstring(std::to_string(none) + " of "));
  const nqpf::assessed::row_findings found(p, rules, 3);
  found.each(nqpf::truth::unknown, [&](const nqpf::finding& f) {
    CHECK(rules.reach[static_cast<std::size_t>(f.rule)] != rule_reach::none);
  });
  CHECK(a.has(remark_code::illustrative));
}

TEST_CASE("counts over the panel are those of its rows", "[assess]") {
  const auto p = panel_of(schema_of(roles), data);
  std::vector<std::size_t> held_in_all;
  for (const double threshold : {0.85, 0.95}) {
    nqpf::assess_options options = test::with_rules();
    options.thresholds = {{"diagnose_weak_staff_t1", threshold}};
    const auto a = assessed(p, options);
    std::size_t all = 0;
    for (const auto& rules : a.rules()) {
      for (int r = 0; r < rules.source.rules->count.rules; ++r) {
        std::size_t held = 0;
        std::size_t open = 0;
        for (std::size_t row = 0; row < p.rows(); ++row) {
          const nqpf::assessed::row_findings found(p, rules, row);
          held += found.outcome(r) == nqpf::truth::yes ? 1U : 0U;
          open += found.outcome(r) == nqpf::truth::unknown ? 1U : 0U;
        }
        CHECK(rules.held[static_cast<std::size_t>(r)] == held);
        CHECK(rules.open[static_cast<std::size_t>(r)] == open);
        all += held;
      }
    }
    held_in_all.push_back(all);
  }
  CHECK(held_in_all[1] > held_in_all[0]);  // the threshold counts
}

TEST_CASE("without any indicator no rule is asked", "[assess]") {
  const auto p = panel_of(schema_of("x,workers,higher,,,,,,,\nm,means_of_labour,higher,,,,,,,\n"
                                    "exams,cultivation,lower,,,,,,,\nstaff,context,,,,,,,,\n"),
                          data);
  const auto a = assessed(p);
  for (const auto& rules : a.rules()) CHECK_FALSE(rules.any());
  const test::told_row row(p, set_of(a, "foreign_language"), 0);
  CHECK(row.count(nqpf::truth::yes) == 0);
  CHECK(row.count(nqpf::truth::unknown) == 0);
  CHECK_FALSE(a.has(remark_code::illustrative));
  CHECK_THAT(test::gap(a, "foreign_language"),
             ContainsSubstring("no column stands for any indicator"));
}

TEST_CASE("what a rule reads is found in one walk, however often derived facts are read",
          "[assess]") {
  using namespace nqpf::dsl;
  // Each fact is read twice by the next and once by the one after: the ways to the first are 2.4^inputs.
  constexpr int inputs = 200;
  nqpf::rule_book book;
  const auto& x = book.add(indicator("x").in(0, 1));
  const auto& y = book.add(indicator("y").in(0, 1));
  const auto name = [&](int k) { return book.keep("d" + std::to_string(k)); };
  book.add(derived(name(0)).when(x > 0.5 && x + y > 1));
  book.add(derived(name(1)).when(holds(name(0)) || y > 0.25));
  for (int k = 2; k < inputs; ++k)
    book.add(derived(name(k)).when((holds(name(k - 1)) || y > 0.75) &&
                                   (holds(name(k - 2)) || holds(name(k - 1)))));
  static_cast<void>(book.compile());  // that some of them are superfluous is no matter here
  const nqpf::program& p = book.program();
  REQUIRE(p.count.rules == inputs);
  for (int k = 0; k < inputs; ++k) {
    int visits = 0;
    bool reads_x = false;
    nqpf::assess_detail::each_input(p, k, [&](int input) {
      ++visits;
      reads_x = reads_x || std::string(p.inputs[input]->id) == "x";
    });
    // Three facts in the first, and one in each of the others.
    REQUIRE(visits == 3 + k);
    REQUIRE(reads_x);
  }
  const auto asked = nqpf::assess_detail::prepare({"chain", "a chain of derived facts", &p}, {});
  CHECK(asked.reach.size() == inputs);
  CHECK(asked.reach.back() == rule_reach::none);
}

}  // namespace rules_test
