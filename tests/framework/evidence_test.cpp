// SPDX-License-Identifier: BSL-1.0
// Evidence beside drives: what it says of a claim, from which models it comes, how reports show it.
#include "framework/asked.hpp"
#include "support/catch.hpp"

#include <nqpf/framework/diagnosis.hpp>
#include <nqpf/framework/evidence_of.hpp>
#include <nqpf/framework/vocational.hpp>
#include <nqpf/models/granger.hpp>
#include <nqpf/report/diagnosis.hpp>
#include <nqpf/report/relation_graph.hpp>

#include <cmath>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace evidence_test {

namespace {

using namespace nqpf::framework;
using Catch::Matchers::Contains;
using test::asked;

drive_evidence some(double p, double estimate, double power = 0.9) {
  drive_evidence e;
  e.method = "Granger test";
  e.origin = "graduates a head";
  e.target = "output a head";
  e.lag = 2;
  e.estimate = estimate;
  e.p = p;
  e.n = 31;
  e.power = power;
  return e;
}

struct Yard {};
struct Centre {};
using Call = drive<Yard, Centre, influence::requires_>;
using Supply = drive<Centre, Yard, influence::provides>;

// Two series of which the second follows the first.
struct two_lists {
  std::vector<double> first, second, times;
  std::vector<std::uint32_t> unit;
};
two_lists followers(std::size_t units, std::size_t years, double force) {
  std::mt19937 random(11);
  std::normal_distribution<double> noise;
  two_lists out;
  for (std::size_t u = 0; u < units; ++u) {
    double x = 0, y = 0;
    for (std::size_t t = 0; t < years; ++t) {
      const double before = x;
      x = 0.4 * x + noise(random);
      y = 0.3 * y + force * before + noise(random);
      out.first.push_back(x + static_cast<double>(u));
      out.second.push_back(y - static_cast<double>(u));
      out.times.push_back(2000.0 + static_cast<double>(t));
      out.unit.push_back(static_cast<std::uint32_t>(u));
    }
  }
  return out;
}

std::string without_blanks(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '\n') out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  return out;
}

}  // namespace

TEST_CASE("what evidence says of a claim") {
  using enum evidence_reading;
  const auto promotes = influence::promotes;
  CHECK(reading_of(some(0.03, 0.4), promotes) == agrees);
  CHECK(reading_of(some(0.03, -0.4), promotes) == opposes);
  CHECK(reading_of(some(0.03, -0.4), influence::constrains) == agrees);
  CHECK(reading_of(some(0.03, 0.4), influence::constrains) == opposes);
  CHECK(reading_of(some(0.03, -0.4), influence::transforms) == agrees);  // changes, either way
  CHECK(reading_of(some(0.03, -0.4), influence::requires_) == opposes);
  CHECK(reading_of(some(0.03, nqpf::missing), promotes) == agrees);
  // A limit is a limit: at it nothing is seen.
  CHECK(reading_of(some(0.05, 0.4), promotes) == not_seen);
  CHECK(reading_of(some(0.05, 0.4, 0.8), promotes) == not_seen);
  CHECK(reading_of(some(0.2, 0.4, 0.79), promotes) == too_weak);
  CHECK(reading_of(some(0.2, 0.4, nqpf::missing), promotes) == too_weak);  // nobody knows
  drive_evidence e = some(0.03, 0.4);
  e.limit = 0.01;
  CHECK(reading_of(e, promotes) == not_seen);
  e = some(nqpf::missing, 0.4);
  CHECK(reading_of(e, promotes) == not_weighed);
  e.low = 0.1;
  e.high = 0.7;
  CHECK(reading_of(e, promotes) == agrees);
  e.low = 0;
  CHECK(reading_of(e, promotes) == not_seen);
  e.estimate = -0.4;
  e.low = -0.7;
  e.high = -0.1;
  CHECK(reading_of(e, promotes) == opposes);
  e.way = evidence_way::against;
  CHECK(reading_of(e, promotes) == runs_back);
  e = some(0.01, 0.4);
  e.way = evidence_way::neither;
  CHECK(reading_of(e, promotes) == goes_together);
  for (int r = 0; r < 7; ++r)
    CHECK(std::string(describe(static_cast<evidence_reading>(r))).size() > 10);
}

TEST_CASE("evidence that is not whole is refused with a reason") {
  evidence_on_drives known;
  const auto refused = [&](auto&& spoil, const char* reason) {
    drive_evidence e = some(0.03, 0.4);
    spoil(e);
    CHECK_FALSE(known.add(relation::voc_promotes_nqpf, e));
    CHECK_THAT(what_is_wrong(e), Contains(reason));
  };
  refused([](drive_evidence& e) { e.method.clear(); }, "method");
  refused([](drive_evidence& e) { e.n = 0; }, "rows");
  refused([](drive_evidence& e) { e.lag = -1; }, "lag");
  refused([](drive_evidence& e) { e.lag = nqpf::missing; }, "lag");
  refused([](drive_evidence& e) { e.p = 1.01; }, "p lies");
  refused([](drive_evidence& e) { e.p = -0.01; }, "p lies");
  refused([](drive_evidence& e) { e.power = 2; }, "power");
  refused([](drive_evidence& e) { e.limit = 0; }, "limit");
  refused([](drive_evidence& e) { e.level = 1; }, "level");
  refused([](drive_evidence& e) { e.low = 0; }, "two ends");
  refused([](drive_evidence& e) { e.low = 1, e.high = 0; }, "ends below");
  refused([](drive_evidence& e) { e.low = 1, e.high = 2; }, "outside its interval");
  refused([](drive_evidence& e) { e.estimate = nqpf::infinity; }, "not finite");
  CHECK(known.empty());
  CHECK(std::string(what_is_wrong(some(0, 0.4))).empty());
  CHECK(known.add(relation::voc_promotes_nqpf, some(0, 0.4)));
}

TEST_CASE("evidence stands beside a relation or a drive of the host's, which stay as they are") {
  constexpr drive_claim paper = claim_of(relation::voc_promotes_nqpf);
  static_assert(paper == claim_of<by_relation<relation::voc_promotes_nqpf>>());
  static_assert(!(paper == claim_of(relation::nqpf_sets_voc_demand)));
  static_assert(!(claim_of<Call>() == claim_of<Supply>()));
  CHECK(std::string(paper.what.from) == "vocational_education");

  evidence_on_drives known;
  REQUIRE(known.add(relation::voc_promotes_nqpf, some(0.03, 0.4)));
  REQUIRE(known.add<Call>(some(0.2, 0.1)));
  REQUIRE(known.add<by_relation<relation::voc_promotes_nqpf>>(some(0.5, 0.1)));
  CHECK(known.all().size() == 3);
  CHECK(known.claims().size() == 2);
  const auto on_paper = known.on(relation::voc_promotes_nqpf);
  REQUIRE(on_paper.size() == 2);
  CHECK(on_paper[0]->reading() == evidence_reading::agrees);
  CHECK(on_paper[1]->result.p == 0.5);
  CHECK(known.on<Call>().size() == 1);
  CHECK(known.on<Supply>().empty());
  CHECK(known.on(relation::nqpf_sets_voc_demand).empty());
}

TEST_CASE("a diagnosis shows evidence beside its relations and changes in nothing else") {
  const asked<vocational::rules> record({{"ind_coupling_degree", 0.3},
                                         {"ind_supply_accuracy", 0.8},
                                         {"ind_skilled_talent_share", 0.8}});
  const diagnosis plain(record.all());
  diagnosis d(record.all());
  evidence_on_drives known;
  drive_evidence tested = some(0.03, 0.4, 0.61);
  tested.statistic = "F(2, 26) = 4.01";
  tested.units = 4;
  tested.source = "statistics office";
  tested.date = "2026-03-31";
  REQUIRE(known.add(relation::talent_supply_secures_nqpf, tested));
  REQUIRE(known.add(relation::voc_raises_tool_skill, some(0.4, 0.1)));
  REQUIRE(known.add<Call>(some(0.0004, 0.2)));
  d.set_beside(known);
  CHECK(d.present() == plain.present());
  CHECK(d.relations().size() == plain.relations().size());
  CHECK(d.measures().size() == plain.measures().size());
  CHECK(d.evidence().all().size() == 3);
  REQUIRE(d.claims_beside().size() == 2);
  CHECK(*d.claims_beside()[0].of_papers == relation::voc_raises_tool_skill);

  nqpf::report::diagnosis_options wide;
  wide.width = 1000;
  const std::string text = without_blanks(nqpf::report::to_text(d, wide));
  CHECK_THAT(text, Contains("Evidence: Granger test from graduates a head to output a head, lag 2 "
                            "years: estimate 0.4, F(2, 26) = 4.01, p = 0.030, n = 31 in 4 units. "
                            "Power is low: a large effect would be seen with a chance of 61 %. "
                            "Data: statistics office, 2026-03-31. So it speaks for the claim; a "
                            "test does not prove a drive."));
  CHECK_THAT(text, Contains("No rule that holds bears on: vocational education promotes tool "
                            "application skill [hu_li 3.2] Evidence: Granger test"));
  CHECK_THAT(text, Contains("no effect shows, and a large one would probably have shown"));
  CHECK_THAT(text, Contains("[the host's own] Evidence: Granger test"));
  CHECK_THAT(text, Contains("p < 0.001"));
  // The claim comes first, then what supports or hinders it, then the evidence.
  const std::size_t claim = text.find("talent supply"), result = text.find("Evidence:");
  CHECK(claim < result);
  const std::string before = without_blanks(nqpf::report::to_text(plain, wide));
  CHECK(before.find("Evidence") == std::string::npos);
  CHECK(text.substr(0, text.find("Evidence:")).find("speaks") == std::string::npos);

  const std::string svg = nqpf::report::relation_graph_svg(d);
  CHECK_THAT(svg, Contains("Granger test, lag 2 years: p = 0.030, n = 31, low power"));
  CHECK_THAT(svg, Contains("a test does not prove a drive"));
  CHECK_THAT(svg, Contains("no rule speaks of it"));
  CHECK(nqpf::report::relation_graph_svg(plain).find("Granger") == std::string::npos);

  // Nothing that was inferred counts where only what papers state does.
  static_assert(about(relation::tool_skill_empowers_means).status == nqpf::status::inferred);
  diagnosis strict(record.all(), reading::stated_only);
  evidence_on_drives inferred;
  REQUIRE(inferred.add(relation::tool_skill_empowers_means, some(0.03, 0.4)));
  strict.set_beside(inferred);
  CHECK(strict.claims_beside().empty());
  d.set_beside(inferred);
  CHECK(d.claims_beside().size() == 1);
}

TEST_CASE("Granger tests become evidence with the numbers that they had") {
  const two_lists data = followers(1, 60, 0.8);
  const auto tested = nqpf::models::granger(data.first, data.second);
  REQUIRE(tested);
  const two_series names{"training", "output", "quarters", "books", "2026-01-01"};
  const auto found = evidence_of(*tested, names);
  const drive_evidence& there = found.first_to_second;
  CHECK(std::string(what_is_wrong(there)).empty());
  CHECK(there.origin == "training");
  CHECK(there.target == "output");
  CHECK(there.lag == 1);
  CHECK(there.lag_unit == "quarters");
  CHECK(there.p == tested->first_to_second.p);
  CHECK(there.n == 59);
  CHECK(there.estimate == tested->first_to_second.total_effect);
  CHECK(there.power == tested->first_to_second.power);
  CHECK_THAT(there.statistic, Contains("F(1, 56) = "));
  CHECK(reading_of(there, influence::promotes) == evidence_reading::agrees);
  CHECK(found.second_to_first.origin == "output");
  CHECK(found.second_to_first.p == tested->second_to_first.p);

  const two_lists panel = followers(5, 20, 0.8);
  const auto pooled =
      nqpf::models::granger_panel({panel.first, panel.second, {panel.unit, 5}, panel.times});
  REQUIRE(pooled);
  const auto over = evidence_of(*pooled, names);
  CHECK(over.first_to_second.units == 5);
  CHECK(over.first_to_second.n == 95);
  CHECK_THAT(over.first_to_second.caution, Contains("Of 5 units tested alone, 5 have"));
  CHECK(reading_of(over.first_to_second, influence::promotes) == evidence_reading::agrees);
}

TEST_CASE("lags, symbiosis and order parameters become evidence") {
  const two_lists panel = followers(6, 20, 0.8);
  std::vector<double> first, second;  // levels in [0, 1]
  for (const double x : panel.first) first.push_back(0.5 + x / 100);
  for (const double y : panel.second) second.push_back(0.5 + y / 100);
  const double lags[] = {1, 0, -1};
  nqpf::models::lag_summary profile[3];
  REQUIRE(nqpf::models::lag_profile({first, second, {panel.unit, 6}, panel.times}, lags, profile));
  const two_series names{"education", "production", "years", "", ""};
  const auto leads = evidence_of(profile[0], 6, names);
  CHECK(leads.n == 114);
  CHECK(leads.origin == "education");
  CHECK(reading_of(leads, influence::promotes) == evidence_reading::agrees);
  const auto tight = nqpf::models::significance_of_correlation(profile[0].correlation, 114, 6);
  CHECK(leads.low == tight->low);
  CHECK(leads.p == tight->p);
  CHECK(evidence_of(profile[1], 6, names).way == evidence_way::neither);
  CHECK(evidence_of(profile[2], 6, names).origin == "production");
  CHECK(evidence_of(profile[2], 6, names).lag == 1);
  // Without room for an error the number stands alone.
  nqpf::models::lag_summary few;
  few.pairs = 7;
  few.correlation = 0.9;
  CHECK(reading_of(evidence_of(few, 6, names), influence::promotes) ==
        evidence_reading::not_weighed);

  nqpf::models::symbiosis_fit fit;
  fit.model = {0.3, 0.2, 100, 80, -0.2, 0.5};
  fit.error = {0.01, 0.01, 1, 1, 0.3, 0.1};
  fit.freedom = 22;
  const auto both = evidence_of(fit, names);
  CHECK(both.first_to_second.estimate == 0.5);  // s21: of the first on the second
  CHECK(both.second_to_first.estimate == -0.2);
  CHECK(both.first_to_second.n == 15);
  CHECK(reading_of(both.first_to_second, influence::promotes) == evidence_reading::agrees);
  CHECK(reading_of(both.second_to_first, influence::promotes) == evidence_reading::too_weak);

  nqpf::models::haken_result haken;
  haken.found = nqpf::models::order_parameter::second;
  haken.second_as_q1.model = {-0.05, -0.08, 0.6, 0.4};
  haken.second_as_q1.error = {0.01, 0.01, 0.01, 0.01};
  const auto fitted = evidence_of(haken, 12, names);
  CHECK(fitted.second_to_first.estimate == 0.4);   // b: what q1, here production, drives
  CHECK(fitted.first_to_second.estimate == 0.08);  // -a: the other promotes q1
  CHECK(fitted.first_to_second.n == 11);
  CHECK_THAT(fitted.first_to_second.caution, Contains("production is the order parameter"));
  haken.found = nqpf::models::order_parameter::both;
  haken.first_as_q1.model = {-0.05, 0.08, 0.6, 0.4};
  CHECK_THAT(evidence_of(haken, 12, names).first_to_second.caution, Contains("Neither"));
}

}  // namespace evidence_test
