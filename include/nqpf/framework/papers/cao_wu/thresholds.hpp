// SPDX-License-Identifier: BSL-1.0
#pragma once

// The thresholds of the rules of cao_wu. None of them is in the paper: the defaults are
// illustrative and only make examples run. A parameter is called after its rule, t1, t2 in the order
// in which the rule reads them.

#include <nqpf/framework/types/threshold.hpp>

namespace nqpf::inline NQPF_ABI::framework::thresholds {

// clang-format off
inline constexpr parameter diagnose_fl_cultivation_problems_t1 =
    detail::share("diagnose_fl_cultivation_problems_t1", 0.7);
inline constexpr parameter diagnose_fl_cultivation_problems_t2 =
    detail::share("diagnose_fl_cultivation_problems_t2", 0.5);
inline constexpr parameter diagnose_fl_cultivation_problems_t3 =
    detail::share("diagnose_fl_cultivation_problems_t3", 0.7);
inline constexpr parameter diagnose_incomplete_curriculum_t1 =
    detail::share("diagnose_incomplete_curriculum_t1", 0.7);
inline constexpr parameter diagnose_single_method_t1 =
    detail::share("diagnose_single_method_t1", 0.5);
inline constexpr parameter diagnose_weak_staff_t1 = detail::share("diagnose_weak_staff_t1", 0.7);
inline constexpr parameter diagnose_demand_gap_t1 = detail::share("diagnose_demand_gap_t1", 0.6);
inline constexpr parameter diagnose_demand_gap_t2 =
    detail::between("diagnose_demand_gap_t2", 0.0, -0.5, 1);
inline constexpr parameter diagnose_skill_only_training_t1 =
    detail::share("diagnose_skill_only_training_t1", 0.6);
inline constexpr parameter diagnose_knowledge_skill_bias_t1 =
    detail::share("diagnose_knowledge_skill_bias_t1", 0.6);
inline constexpr parameter diagnose_exam_bias_t1 = detail::share("diagnose_exam_bias_t1", 0.6);
inline constexpr parameter diagnose_initiative_overlooked_t1 =
    detail::index("diagnose_initiative_overlooked_t1", 50);
inline constexpr parameter diagnose_disciplinary_barriers_t1 =
    detail::share("diagnose_disciplinary_barriers_t1", 0.5);
inline constexpr parameter recommend_nqpf_curriculum_t1 =
    detail::share("recommend_nqpf_curriculum_t1", 0.3);
inline constexpr parameter recommend_nqpf_curriculum_by_abilities_t1 =
    detail::index("recommend_nqpf_curriculum_by_abilities_t1", 60);
inline constexpr parameter recommend_nqpf_curriculum_by_abilities_t2 =
    detail::index("recommend_nqpf_curriculum_by_abilities_t2", 60);
inline constexpr parameter recommend_nqpf_curriculum_by_abilities_t3 =
    detail::index("recommend_nqpf_curriculum_by_abilities_t3", 60);
inline constexpr parameter recommend_interdisciplinary_integration_t1 =
    detail::share("recommend_interdisciplinary_integration_t1", 0.2);
inline constexpr parameter recommend_practice_t1 = detail::share("recommend_practice_t1", 0.3);
inline constexpr parameter recommend_practice_by_ability_t1 =
    detail::index("recommend_practice_by_ability_t1", 60);
inline constexpr parameter recommend_practice_by_ability_t2 =
    detail::index("recommend_practice_by_ability_t2", 60);
inline constexpr parameter recommend_practice_bases_t1 =
    detail::between("recommend_practice_bases_t1", 0.5, 0.05, 10);
inline constexpr parameter recommend_curriculum_coherence_t1 =
    detail::index("recommend_curriculum_coherence_t1", 60);
inline constexpr parameter recommend_diversified_methods_t1 =
    detail::share("recommend_diversified_methods_t1", 0.4);
inline constexpr parameter recommend_diversified_methods_by_participation_t1 =
    detail::share("recommend_diversified_methods_by_participation_t1", 0.5);
inline constexpr parameter recommend_modern_means_t1 =
    detail::share("recommend_modern_means_t1", 0.5);
inline constexpr parameter recommend_modern_means_by_interest_t1 =
    detail::index("recommend_modern_means_by_interest_t1", 55);
inline constexpr parameter recommend_self_learning_t1 =
    detail::index("recommend_self_learning_t1", 55);
inline constexpr parameter recommend_feedback_t1 =
    detail::between("recommend_feedback_t1", 7, 0.5, 90);
inline constexpr parameter recommend_teacher_learning_t1 =
    detail::between("recommend_teacher_learning_t1", 40, 1, 400);
inline constexpr parameter recommend_team_construction_t1 =
    detail::share("recommend_team_construction_t1", 0.8);
inline constexpr parameter recommend_teacher_innovation_t1 =
    detail::share("recommend_teacher_innovation_t1", 0.4);
inline constexpr parameter recommend_teacher_innovation_t2 =
    detail::share("recommend_teacher_innovation_t2", 0.3);
inline constexpr parameter recommend_teacher_evaluation_t1 =
    detail::between("recommend_teacher_evaluation_t1", 3, 1, 20);
inline constexpr parameter recommend_teacher_incentive_t1 =
    detail::share("recommend_teacher_incentive_t1", 0.5);
inline constexpr parameter recommend_academic_atmosphere_t1 =
    detail::between("recommend_academic_atmosphere_t1", 10, 1, 1000);
inline constexpr parameter recommend_staff_internationalisation_t1 =
    detail::between("recommend_staff_internationalisation_t1", 3, 1, 500);
inline constexpr parameter recommend_demand_insight_t1 =
    detail::between("recommend_demand_insight_t1", 4, 1, 365);
inline constexpr parameter recommend_model_optimisation_t1 =
    detail::share("recommend_model_optimisation_t1", 0.3);
inline constexpr parameter recommend_model_optimisation_t2 =
    detail::share("recommend_model_optimisation_t2", 0.5);
inline constexpr parameter recommend_practice_platform_t1 =
    detail::share("recommend_practice_platform_t1", 0.6);
inline constexpr parameter recommend_practice_platform_t2 =
    detail::share("recommend_practice_platform_t2", 0.6);
inline constexpr parameter recommend_long_partnership_t1 =
    detail::between("recommend_long_partnership_t1", 3, 0.5, 30);
inline constexpr parameter recommend_goal_adjustment_t1 =
    detail::share("recommend_goal_adjustment_t1", 0.6);
inline constexpr parameter recommend_more_fl_effort_t1 =
    detail::between("recommend_more_fl_effort_t1", 0.05, -0.5, 1);
inline constexpr parameter recommend_more_fl_effort_t2 =
    detail::between("recommend_more_fl_effort_t2", 1.0, 0.1, 2);
inline constexpr parameter recommend_concept_renewal_t1 =
    detail::index("recommend_concept_renewal_t1", 50);
inline constexpr parameter recommend_resource_integration_t1 =
    detail::share("recommend_resource_integration_t1", 0.5);
inline constexpr parameter recommend_evaluation_reform_t1 =
    detail::between("recommend_evaluation_reform_t1", 3, 1, 20);
inline constexpr parameter recommend_evaluation_reform_t2 =
    detail::share("recommend_evaluation_reform_t2", 0.6);
inline constexpr parameter recommend_plan_adjustment_t1 =
    detail::between("recommend_plan_adjustment_t1", 4, 0.5, 20);
inline constexpr parameter recommend_international_perspective_t1 =
    detail::index("recommend_international_perspective_t1", 55);
inline constexpr parameter strengthen_fl_concept_t1 = detail::index("strengthen_fl_concept_t1", 60);
inline constexpr parameter strengthen_fl_concept_t2 = detail::index("strengthen_fl_concept_t2", 60);
inline constexpr parameter strengthen_fl_methods_t1 =
    detail::share("strengthen_fl_methods_t1", 0.6);
inline constexpr parameter strengthen_fl_methods_t2 = detail::index("strengthen_fl_methods_t2", 60);
inline constexpr parameter strengthen_fl_resources_t1 =
    detail::share("strengthen_fl_resources_t1", 0.6);
inline constexpr parameter strengthen_fl_evaluation_t1 =
    detail::between("strengthen_fl_evaluation_t1", 3, 1, 20);
inline constexpr parameter strengthen_fl_evaluation_t2 =
    detail::share("strengthen_fl_evaluation_t2", 0.4);
inline constexpr parameter strengthen_fl_bridge_t1 = detail::index("strengthen_fl_bridge_t1", 65);
inline constexpr parameter strengthen_fl_bridge_t2 = detail::index("strengthen_fl_bridge_t2", 55);
inline constexpr parameter strengthen_fl_quality_return_t1 =
    detail::index("strengthen_fl_quality_return_t1", 70);
inline constexpr parameter weaken_fl_quality_t1 = detail::share("weaken_fl_quality_t1", 0.5);
inline constexpr parameter weaken_fl_quality_t2 = detail::share("weaken_fl_quality_t2", 0.3);
inline constexpr parameter weaken_fl_quality_t3 = detail::share("weaken_fl_quality_t3", 0.5);
// clang-format on

}  // namespace nqpf::framework::thresholds
