// SPDX-License-Identifier: BSL-1.0
// The chain from dilemmas to duties on small records, and properties of it on random ones.
#include "framework/asked.hpp"
#include "support/catch.hpp"

#include <nqpf/framework/diagnosis.hpp>
#include <nqpf/framework/joint.hpp>
#include <nqpf/framework/top_innovative.hpp>
#include <nqpf/framework/vocational.hpp>
#include <nqpf/rules.hpp>

#include <algorithm>
#include <random>
#include <vector>

namespace diagnosis_test {

namespace {

using namespace nqpf::framework;
using test::asked;

const dilemma_state& state_of(const diagnosis& d, dilemma what) {
  for (const dilemma_state& s : d.dilemmas())
    if (s.what == what) return s;
  FAIL("the set does not diagnose it");
  return d.dilemmas().front();
}

}  // namespace

TEST_CASE("a dilemma is present, absent, or not measurable") {
  const asked<vocational::rules> record({{"ind_supply_demand_ratio", 0.8},
                                         {"ind_off_campus_activity_share", 0.4},
                                         {"ind_management_cost_share", 0.3}});
  const diagnosis d(record.all());
  CHECK(state_of(d, dilemma::supply_demand_mismatch).presence == presence::present);
  CHECK(state_of(d, dilemma::high_management_cost).presence == presence::present);
  CHECK(state_of(d, dilemma::closed_campus_education).presence == presence::absent);
  CHECK(state_of(d, dilemma::unclear_positioning).presence == presence::not_measurable);
  CHECK(d.present() == set_of{dilemma::supply_demand_mismatch, dilemma::high_management_cost});
  CHECK(d.count(presence::absent) == 1);
}

TEST_CASE("measures for causes come before measures for what they cause") {
  // narrow_top_talent_definition causes talent_type_diversity_lack (tang_sun_zeng 3.3).
  const asked<top_innovative::rules> record(
      {{"ind_talent_type_diversity", 0.2}, {"ind_academic_only_selection_share", 0.9}});
  const diagnosis d(record.all());
  CHECK(d.present().contains(dilemma::talent_type_diversity_lack));
  const auto roots = d.roots();
  CHECK(std::find(roots.begin(), roots.end(), dilemma::narrow_top_talent_definition) !=
        roots.end());
  CHECK(std::find(roots.begin(), roots.end(), dilemma::talent_type_diversity_lack) == roots.end());
  bool seen_without_root = false;
  for (const advised_measure& m : d.measures()) {
    if (m.roots.empty()) seen_without_root = true;
    else CHECK_FALSE(seen_without_root);
  }
  const auto causes = d.causes_of(dilemma::talent_type_diversity_lack);
  CHECK(std::any_of(causes.begin(), causes.end(),
                    [](const cause& c) { return c.state == presence::present; }));
}

TEST_CASE("a hindered link breaks its loop, and both signs of one relation are told") {
  const asked<vocational::rules> record({{"ind_coupling_degree", 0.3},
                                         {"ind_supply_accuracy", 0.8},
                                         {"ind_skilled_talent_share", 0.8}});
  const diagnosis d(record.all());
  CHECK(d.contradicted() == std::vector{relation::talent_supply_secures_nqpf});
  bool broken = false;
  for (const loop_state& l : d.loops())
    if (l.what == loop::supply_demand) {
      broken = l.evidence == loop_evidence::broken;
      CHECK(l.hindered == std::vector{relation::talent_supply_secures_nqpf});
    }
  CHECK(broken);
}

TEST_CASE("with nothing known all dilemmas are to be measured, and nothing is advised") {
  const asked<joint::rules> record({});
  const diagnosis d(record.all());
  CHECK(d.count(presence::not_measurable) == static_cast<int>(d.dilemmas().size()));
  CHECK(d.measures().empty());
  CHECK(d.duties().empty());
  CHECK(d.loops().empty());
  CHECK(!d.to_collect().empty());
}

TEST_CASE("random records: every step hangs on the one before it") {
  const nqpf::program& p = nqpf::program_of<joint::rules>;
  std::mt19937 random(7);
  int told = 0;
  for (int round = 0; round < 200; ++round) {
    std::vector<std::pair<const char*, double>> known;
    for (int f = 0; f < p.count.inputs; ++f) {
      const double high = p.inputs[f]->domain.high < 1000 ? p.inputs[f]->domain.high : 50;
      if (random() % 3 != 0)
        known.emplace_back(p.inputs[f]->id, high * static_cast<double>(random() % 1000) / 1000);
    }
    const asked<joint::rules> record(known);
    const reading r = round % 2 == 0 ? reading::with_inferred : reading::stated_only;
    const diagnosis d(record.all(), r);

    // The states agree with the rules, looked at the other way round.
    for (const dilemma_state& s : d.dilemmas()) {
      nqpf::truth any = nqpf::truth::no;
      for (int i = 0; i < p.count.rules; ++i)
        if (takes(r, d.rule(i)) && d.rule(i).concludes(diagnose(s.what)))
          any = any | record.outcomes[static_cast<std::size_t>(i)];
      CHECK((any == nqpf::truth::yes) == (s.presence == presence::present));
      CHECK((any == nqpf::truth::no) == (s.presence == presence::absent));
    }
    for (const advised_measure& m : d.measures()) {
      CHECK(!(m.rules.empty() && m.dilemmas.empty()));
      for (const dilemma a : m.dilemmas) CHECK(d.present().contains(a));
      CHECK(m.roots.size() <= m.dilemmas.size());
      told += static_cast<int>(m.dilemmas.size());
    }
    // What is to be collected decides: known, a dilemma for which nothing else is missing can be told.
    for (const lacking_indicator& l : d.to_collect()) {
      CHECK(nqpf::is_missing(record.values[static_cast<std::size_t>(p.input(l.info->id))]));
      if (l.alone.empty()) continue;
      auto with = known;
      with.emplace_back(l.info->id, l.info->domain.low > -1000 ? l.info->domain.low : 0.0);
      const asked<joint::rules> more(with);
      const diagnosis then(more.all(), r);
      for (const dilemma a : l.alone) CHECK(state_of(then, a).presence != presence::not_measurable);
    }
  }
  CHECK(told > 1000);
}

}  // namespace diagnosis_test
