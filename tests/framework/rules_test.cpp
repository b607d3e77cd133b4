// SPDX-License-Identifier: BSL-1.0
// The ready rules on foreign language talents: proven, and the same as their specification, which
// stands here a second time and is evaluated by an interpreter of the test's own.

#include "support/catch.hpp"

#include <nqpf/framework/foreign_language.hpp>
#include <nqpf/framework/joint.hpp>
#include <nqpf/framework/top_innovative.hpp>
#include <nqpf/framework/vocational.hpp>
#include <nqpf/rules.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace rules_test {

namespace fl = nqpf::framework::foreign_language;

static_assert(nqpf::require_proven<fl::rules>());
static_assert(nqpf::require_proven<nqpf::framework::top_innovative::rules>());
static_assert(nqpf::require_proven<nqpf::framework::vocational::rules>());
// At every setting of its 276 parameters.
static_assert(nqpf::require_proven<nqpf::framework::joint::rules>());
static_assert(nqpf::framework::require_answered<fl::answers>());

namespace {

enum join { all, any };

struct clause {
  std::string indicator;
  std::string relation;
  double threshold;
};

struct spec {
  std::string rule;
  join joined;
  std::vector<clause> clauses;
  std::vector<std::string> conclusions;
};

// Ids, comparisons, default thresholds and conclusions of section 8.1 and 8.4 of the specification.
std::vector<spec> expected() {
  return {
      {"rule_diagnose_fl_cultivation_problems",
       any,
       {{"ind_curriculum_completeness", "<", 0.7},
        {"ind_method_diversity", "<", 0.5},
        {"ind_qualified_teacher_share", "<", 0.7}},
       {"diagnose dilemma_fl_cultivation_problems"}},
      {"rule_diagnose_incomplete_curriculum",
       all,
       {{"ind_curriculum_completeness", "<", 0.7}},
       {"diagnose dilemma_incomplete_curriculum_system"}},
      {"rule_diagnose_single_method",
       all,
       {{"ind_method_diversity", "<", 0.5}},
       {"diagnose dilemma_single_teaching_method"}},
      {"rule_diagnose_weak_staff",
       all,
       {{"ind_qualified_teacher_share", "<", 0.7}},
       {"diagnose dilemma_weak_teaching_staff"}},
      {"rule_diagnose_demand_gap",
       all,
       {{"ind_enterprise_need_satisfaction", "<", 0.6},
        {"ind_language_talent_demand_growth", ">", 0.0}},
       {"diagnose dilemma_cultivation_demand_gap"}},
      {"rule_diagnose_skill_only_training",
       all,
       {{"ind_skill_only_course_share", ">", 0.6}},
       {"diagnose dilemma_skill_only_training"}},
      {"rule_diagnose_knowledge_skill_bias",
       all,
       {{"ind_knowledge_transfer_share", ">", 0.6}},
       {"diagnose dilemma_knowledge_skill_bias"}},
      {"rule_diagnose_exam_bias",
       all,
       {{"ind_exam_weight", ">", 0.6}},
       {"diagnose dilemma_exam_certificate_bias"}},
      {"rule_diagnose_initiative_overlooked",
       all,
       {{"ind_student_initiative", "<", 50}},
       {"diagnose dilemma_student_initiative_overlooked"}},
      {"rule_diagnose_disciplinary_barriers",
       all,
       {{"ind_disciplinary_barrier", ">", 0.5}},
       {"diagnose dilemma_disciplinary_barriers"}},
      {"rule_recommend_nqpf_curriculum",
       all,
       {{"ind_nqpf_course_share", "<", 0.3}},
       {"recommend measure_nqpf_aligned_curriculum"}},
      {"rule_recommend_nqpf_curriculum_by_abilities",
       any,
       {{"ind_language_application_ability", "<", 60},
        {"ind_cross_cultural_ability", "<", 60},
        {"ind_critical_thinking", "<", 60}},
       {"recommend measure_nqpf_aligned_curriculum"}},
      {"rule_recommend_interdisciplinary_integration",
       all,
       {{"ind_interdisciplinary_course_share", "<", 0.2}},
       {"recommend measure_interdisciplinary_integration"}},
      {"rule_recommend_practice",
       all,
       {{"ind_practice_hours_share", "<", 0.3}},
       {"recommend measure_practical_ability_cultivation"}},
      {"rule_recommend_practice_by_ability",
       any,
       {{"ind_practical_ability", "<", 60}, {"ind_problem_solving", "<", 60}},
       {"recommend measure_practical_ability_cultivation"}},
      {"rule_recommend_practice_bases",
       all,
       {{"ind_practice_base_ratio", "<", 0.5}},
       {"recommend measure_practical_ability_cultivation"}},
      {"rule_recommend_curriculum_coherence",
       all,
       {{"ind_curriculum_coherence", "<", 60}},
       {"recommend measure_curriculum_integrity_coherence"}},
      {"rule_recommend_diversified_methods",
       all,
       {{"ind_interactive_teaching_share", "<", 0.4}},
       {"recommend measure_diversified_teaching_methods"}},
      {"rule_recommend_diversified_methods_by_participation",
       all,
       {{"ind_learning_participation", "<", 0.5}},
       {"recommend measure_diversified_teaching_methods"}},
      {"rule_recommend_modern_means",
       all,
       {{"ind_digital_teaching_coverage", "<", 0.5}},
       {"recommend measure_modern_teaching_means"}},
      {"rule_recommend_modern_means_by_interest",
       all,
       {{"ind_learning_interest", "<", 55}},
       {"recommend measure_modern_teaching_means",
        "recommend measure_diversified_teaching_methods"}},
      {"rule_recommend_self_learning",
       all,
       {{"ind_self_learning_ability", "<", 55}},
       {"recommend measure_self_learning_cultivation"}},
      {"rule_recommend_feedback",
       all,
       {{"ind_feedback_latency", ">", 7}},
       {"recommend measure_self_learning_cultivation"}},
      {"rule_recommend_teacher_learning",
       all,
       {{"ind_teacher_training_hours", "<", 40}},
       {"recommend measure_teaching_strategy_renewal"}},
      {"rule_recommend_team_construction",
       all,
       {{"ind_qualified_teacher_share", "<", 0.8}},
       {"recommend measure_teaching_team_construction"}},
      {"rule_recommend_teacher_innovation",
       any,
       {{"ind_teacher_research_share", "<", 0.4},
        {"ind_teacher_enterprise_practice_share", "<", 0.3}},
       {"recommend measure_teacher_innovation_enhancement"}},
      {"rule_recommend_teacher_evaluation",
       all,
       {{"ind_teacher_evaluation_dimension_count", "<", 3}},
       {"recommend measure_teacher_evaluation_incentive"}},
      {"rule_recommend_teacher_incentive",
       all,
       {{"ind_teacher_incentive_coverage", "<", 0.5}},
       {"recommend measure_teacher_evaluation_incentive"}},
      {"rule_recommend_academic_atmosphere",
       all,
       {{"ind_academic_event_count", "<", 10}},
       {"recommend measure_academic_atmosphere_internationalisation"}},
      {"rule_recommend_staff_internationalisation",
       all,
       {{"ind_international_partner_count", "<", 3}},
       {"recommend measure_academic_atmosphere_internationalisation"}},
      {"rule_recommend_demand_insight",
       all,
       {{"ind_partner_contact_frequency", "<", 4}},
       {"recommend measure_demand_insight_by_cooperation"}},
      {"rule_recommend_model_optimisation",
       any,
       {{"ind_partner_case_share", "<", 0.3}, {"ind_partner_feedback_adoption", "<", 0.5}},
       {"recommend measure_model_curriculum_optimisation_by_cooperation"}},
      {"rule_recommend_practice_platform",
       any,
       {{"ind_internship_participation", "<", 0.6}, {"ind_graduate_employment_match", "<", 0.6}},
       {"recommend measure_practice_employment_platform"}},
      {"rule_recommend_long_partnership",
       all,
       {{"ind_partnership_duration", "<", 3}},
       {"recommend measure_long_term_partnership_mechanism"}},
      {"rule_recommend_goal_adjustment",
       all,
       {{"ind_enterprise_need_satisfaction", "<", 0.6}},
       {"recommend measure_goal_and_model_adjustment"}},
      {"rule_recommend_more_fl_effort",
       all,
       {{"ind_language_talent_demand_growth", ">", 0.05}, {"ind_supply_demand_ratio", "<", 1.0}},
       {"recommend measure_fl_cultivation_effort_increase"}},
      {"rule_recommend_concept_renewal",
       all,
       {{"ind_quality_orientation", "<", 50}},
       {"recommend measure_concept_renewal"}},
      {"rule_recommend_resource_integration",
       all,
       {{"ind_resource_sharing_rate", "<", 0.5}},
       {"recommend measure_language_resource_integration"}},
      {"rule_recommend_evaluation_reform",
       any,
       {{"ind_evaluation_dimension_count", "<", 3}, {"ind_exam_weight", ">", 0.6}},
       {"recommend measure_talent_evaluation_reform"}},
      {"rule_recommend_plan_adjustment",
       all,
       {{"ind_plan_revision_interval", ">", 4}},
       {"recommend measure_training_plan_adjustment"}},
      {"rule_recommend_international_perspective",
       all,
       {{"ind_international_perspective", "<", 55}},
       {"recommend measure_goal_and_model_adjustment",
        "recommend measure_academic_atmosphere_internationalisation"}},
  };
}

// Section 8.7, as far as it speaks of this paper.
std::vector<spec> expected_drive() {
  return {
      {"rule_assert_nqpf_mark",
       all,
       {{"ind_tfp_growth", ">=", 0.02}},
       {"affirm new_quality_productive_forces"}},
      {"rule_strengthen_fl_concept",
       all,
       {{"ind_quality_orientation", ">=", 60}, {"ind_comprehensive_quality", ">=", 60}},
       {"strengthen rel_nqpf_renews_fl_concept"}},
      {"rule_strengthen_fl_methods",
       all,
       {{"ind_digital_teaching_coverage", ">=", 0.6}, {"ind_learning_interest", ">=", 60}},
       {"strengthen rel_nqpf_innovates_fl_methods"}},
      {"rule_strengthen_fl_resources",
       all,
       {{"ind_resource_sharing_rate", ">=", 0.6}},
       {"strengthen rel_nqpf_integrates_fl_resources"}},
      {"rule_strengthen_fl_evaluation",
       all,
       {{"ind_evaluation_dimension_count", ">=", 3}, {"ind_exam_weight", "<=", 0.4}},
       {"strengthen rel_nqpf_reforms_fl_evaluation"}},
      {"rule_strengthen_fl_bridge",
       all,
       {{"ind_cross_cultural_ability", ">=", 65}, {"ind_international_cooperation", ">=", 55}},
       {"strengthen rel_fl_talent_promotes_exchange", "strengthen rel_exchange_promotes_nqpf"}},
      {"rule_strengthen_fl_quality_return",
       all,
       {{"ind_cultivation_quality", ">=", 70}},
       {"strengthen rel_fl_quality_promotes_nqpf"}},
      {"rule_weaken_fl_quality",
       any,
       {{"ind_curriculum_completeness", "<", 0.5},
        {"ind_method_diversity", "<", 0.3},
        {"ind_qualified_teacher_share", "<", 0.5}},
       {"weaken rel_fl_quality_promotes_nqpf"}},
  };
}

// Strong Kleene logic in numbers: 0 no, 1 unknown, 2 yes.
int expected_truth(const spec& s, const std::map<std::string, double>& record) {
  int result = s.joined == all ? 2 : 0;
  for (const clause& c : s.clauses) {
    const double v = record.at(c.indicator);
    int t = 1;
    if (v == v) {
      const bool holds = c.relation == "<"    ? v < c.threshold
                         : c.relation == "<=" ? v <= c.threshold
                         : c.relation == ">"  ? v > c.threshold
                                              : v >= c.threshold;
      t = holds ? 2 : 0;
    }
    result = s.joined == all ? std::min(result, t) : std::max(result, t);
  }
  return result;
}

template <const auto& Set>
void check_against(const std::vector<spec>& specs) {
  const nqpf::program& p = nqpf::program_of<Set>;
  std::vector<double> parameters;
  for (int i = 0; i < p.count.parameters; ++i) parameters.push_back(p.parameters[i]->value);

  // For each input the thresholds that are compared with it: values at and around them decide.
  std::map<std::string, std::vector<double>> candidates;
  for (int f = 0; f < p.count.inputs; ++f) candidates[p.inputs[f]->id] = {nqpf::missing};
  for (const spec& s : specs)
    for (const clause& c : s.clauses) {
      REQUIRE(candidates.count(c.indicator) == 1);
      for (const double d : {-0.01, 0.0, 0.01}) candidates[c.indicator].push_back(c.threshold + d);
    }

  std::mt19937 random(20260101);
  int held = 0;
  int open = 0;
  for (int round = 0; round < 2000; ++round) {
    std::map<std::string, double> record;
    std::vector<double> values;
    for (int f = 0; f < p.count.inputs; ++f) {
      const auto& among = candidates[p.inputs[f]->id];
      values.push_back(among[random() % among.size()]);
      record[p.inputs[f]->id] = values.back();
    }
    std::vector<nqpf::truth> outcomes(static_cast<std::size_t>(p.count.rules));
    nqpf::run(p, values.data(), parameters.data(), outcomes.data());
    for (std::size_t r = 0; r < specs.size(); ++r) {
      const int want = expected_truth(specs[r], record);
      const nqpf::truth t = want == 2   ? nqpf::truth::yes
                            : want == 0 ? nqpf::truth::no
                                        : nqpf::truth::unknown;
      const nqpf::truth found = outcomes[static_cast<std::size_t>(p.rule(specs[r].rule.c_str()))];
      if (found != t) {
        INFO(specs[r].rule);
        REQUIRE(found == t);
      }
      held += want == 2 ? 1 : 0;
      open += want == 1 ? 1 : 0;
    }
  }
  CHECK(held > 1000);
  CHECK(open > 1000);
}

template <const auto& Set>
void check_texts(const std::vector<spec>& specs) {
  const nqpf::program& p = nqpf::program_of<Set>;
  for (std::size_t r = 0; r < specs.size(); ++r) {
    INFO(specs[r].rule);
    REQUIRE(p.rule(specs[r].rule.c_str()) >= 0);
    const nqpf::rule_row& row = p.rules[p.rule(specs[r].rule.c_str())];
    CHECK(row.id == specs[r].rule);
    REQUIRE(row.conclusion_count == specs[r].conclusions.size());
    for (std::size_t i = 0; i < row.conclusion_count; ++i)
      CHECK(p.conclusions[row.conclusion + static_cast<int>(i)].name() == specs[r].conclusions[i]);
    CHECK(row.citation_count >= 1);
    bool by_this_paper = false;
    for (int i = 0; i < row.citation_count; ++i)
      if (p.citations[row.citation + i].document == &nqpf::framework::cao_wu) by_this_paper = true;
    CHECK(by_this_paper);
  }
  for (int i = 0; i < p.count.parameters; ++i) {
    INFO(p.parameters[i]->id);
    // What has a default is illustrative; what has none the host has to set.
    CHECK(p.parameters[i]->illustrative != nqpf::is_missing(p.parameters[i]->value));
    CHECK((!p.parameters[i]->illustrative ||
           p.parameters[i]->range.contains(p.parameters[i]->value)));
    CHECK(p.parameters[i]->range.low < p.parameters[i]->range.high);
  }
}

}  // namespace

TEST_CASE("the rules of all papers together are proven") {
  const nqpf::program& p = nqpf::program_of<nqpf::framework::joint::rules>;
  CHECK(p.count.rules == 208);
  CHECK(p.count.parameters == 276);
}

TEST_CASE("diagnosis and recommendation say what the specification says") {
  const auto specs = expected();
  check_texts<fl::rules>(specs);
  check_against<fl::rules>(specs);
}

TEST_CASE("the rules on the drive say what the specification says") {
  const auto drive = expected_drive();
  check_texts<fl::rules>(drive);
  check_against<fl::rules>(drive);
}

namespace {

struct programme {
  std::optional<double> qualified;
  double methods = 0.6;
  double exams = 0.5;
};

using namespace nqpf::framework;

constexpr auto bound =
    nqpf::bind<fl::rules>(nqpf::to<&programme::qualified>(indicators::qualified_teacher_share),
                          nqpf::to<&programme::methods>(indicators::method_diversity),
                          nqpf::to<&programme::exams>(indicators::exam_weight));

// One threshold has no default.
constexpr auto norms = [] {
  nqpf::settings<bound> own;
  static_cast<void>(own.set("strengthen_three_factors_t1", 5));
  return own;
}();
static_assert(norms.complete());

}  // namespace

TEST_CASE("a host's struct is diagnosed, in constant expressions too") {
  constexpr auto weak = nqpf::evaluate<bound>(programme{0.5, 0.6, 0.5}, norms);
  NQPF_BOTH(weak.concludes(diagnose(dilemma::weak_teaching_staff)));
  NQPF_BOTH(weak.concludes(diagnose(dilemma::fl_cultivation_problems)));
  NQPF_BOTH(!weak.concludes(diagnose(dilemma::single_teaching_method)));
  NQPF_BOTH(weak.fired("rule_recommend_team_construction"));
  NQPF_BOTH(weak.outcome("rule_diagnose_exam_bias") == nqpf::truth::no);
  NQPF_BOTH(weak.outcome("rule_diagnose_demand_gap") == nqpf::truth::unknown);
}

TEST_CASE("missing neither fires nor clears") {
  constexpr auto open = nqpf::evaluate<bound>(programme{}, norms);
  NQPF_BOTH(open.outcome("rule_diagnose_weak_staff") == nqpf::truth::unknown);
  NQPF_BOTH(open.outcome("rule_diagnose_fl_cultivation_problems") == nqpf::truth::unknown);
  std::string missing;
  open["rule_diagnose_weak_staff"].missing_indicators(
      [&](const nqpf::indicator_info& i) { missing += i.id; });
  CHECK(missing == "ind_qualified_teacher_share");
}

TEST_CASE("advice on a host's record is traced to rules and answers") {
  constexpr auto weak = nqpf::evaluate<bound>(programme{0.5, 0.6, 0.5}, norms);
  constexpr auto all_of_it = advised(weak, fl::answers);
  constexpr auto stated = advised(weak, fl::answers, reading::stated_only);
  NQPF_BOTH(all_of_it.contains(measure::teacher_innovation_enhancement));
  NQPF_BOTH(!stated.contains(measure::teacher_innovation_enhancement));
  NQPF_BOTH(stated == set_of{measure::teaching_team_construction});
}

TEST_CASE("a host moves a threshold within its range only") {
  auto own = norms;
  CHECK(own.set("diagnose_weak_staff_t1", 0.4));
  CHECK(!own.set("diagnose_weak_staff_t1", 1.0));
  const auto found = nqpf::evaluate<bound>(programme{0.5, 0.6, 0.5}, own);
  CHECK(!found.fired("rule_diagnose_weak_staff"));
}

}  // namespace rules_test
