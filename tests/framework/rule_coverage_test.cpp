// SPDX-License-Identifier: BSL-1.0
// The ready rules and the framework fit: all is diagnosed, recommended and read.

#include "support/catch.hpp"

#include <nqpf/framework/foreign_language.hpp>
#include <nqpf/framework/joint.hpp>
#include <nqpf/framework/rule_coverage.hpp>
#include <nqpf/framework/top_innovative.hpp>
#include <nqpf/framework/vocational.hpp>

#include <string>

namespace rule_coverage_test {

using namespace nqpf::framework;

namespace {

inline constexpr scope whole = everything();
static_assert(require_covered<whole, joint::rules>());
static_assert(require_all_read<joint::rules>());

// What stands in the tables of one paper.
template <const auto& Set, class Dilemmas, class Measures>
void check_own(const Dilemmas& own_dilemmas, const Measures& own_measures) {
  constexpr auto diagnosed = concluded<verb::diagnose, dilemma, Set>;
  constexpr auto recommended = concluded<verb::recommend, measure, Set>;
  for (const dilemma_entry& d : own_dilemmas) {
    INFO(id_of(d.value));
    CHECK(diagnosed.contains(d.value));
  }
  for (const measure_entry& m : own_measures) {
    INFO(id_of(m.value));
    CHECK(recommended.contains(m.value));
  }
}

inline constexpr auto few = nqpf::ruleset<nqpf::unbound>(
    {nqpf::rule("some")
         .when(indicators::exam_weight > 0.5)
         .then(diagnose(dilemma::exam_certificate_bias), recommend(measure::concept_renewal))
         .cite(cao_wu, "4.2")});

constexpr scope small(set_of<dilemma> d, set_of<measure> m) {
  scope s;
  s.dilemmas = d;
  s.measures = m;
  return s;
}

template <const auto& Set>
std::string first(const scope& s) {
  const nqpf::diagnostics found = coverage_defects<Set>(s);
  return found.ok() ? "" : found.items[0].message.write().c_str();
}

}  // namespace

TEST_CASE("the joint rules cover the framework, and each paper's rules its own tables") {
  CHECK(coverage_defects<joint::rules>(everything()).ok());
  CHECK(unread_indicators<joint::rules>.ok());
  check_own<foreign_language::rules>(tables::cao_wu_dilemmas, tables::cao_wu_measures);
  check_own<top_innovative::rules>(tables::tang_sun_zeng_dilemmas, tables::tang_sun_zeng_measures);
  check_own<vocational::rules>(tables::hu_li_dilemmas, tables::hu_li_measures);
}

TEST_CASE("what rules and a part of the framework lack of each other is named") {
  using enum dilemma;
  using enum measure;
  CHECK(first<few>(small(set_of{exam_certificate_bias}, set_of{concept_renewal})) == "");
  CHECK(first<few>(
            small(set_of{exam_certificate_bias, knowledge_skill_bias}, set_of{concept_renewal})) ==
        "no rule diagnoses dilemma_knowledge_skill_bias");
  CHECK(first<few>(small(set_of{exam_certificate_bias},
                         set_of{concept_renewal, talent_evaluation_reform})) ==
        "no rule recommends measure_talent_evaluation_reform");
  CHECK(first<few>(small(set_of<dilemma>{}, set_of{concept_renewal})) ==
        "some would diagnose dilemma_exam_certificate_bias, which is left out");
  CHECK(first<few>(small(set_of{exam_certificate_bias}, set_of<measure>{})) ==
        "some would recommend measure_concept_renewal, which is left out");
  // All indicators but one stay unread.
  CHECK(unread_indicators<few>.count == 196);
  CHECK(unread_indicators<few>.items[0].message.write() ==
        "no rule reads ind_worker_quality, which stands for workers");
}

}  // namespace rule_coverage_test
