// SPDX-License-Identifier: BSL-1.0
#pragma once

// The model of cao_wu: foreign language talents in universities, four paths of four measures, the
// measures that answer its dilemmas, and its two-way drive.

#include <nqpf/framework/answers.hpp>
#include <nqpf/framework/claims.hpp>
#include <nqpf/framework/innovation.hpp>
#include <nqpf/framework/measures.hpp>

namespace nqpf::inline v0::framework::foreign_language {

// The four paths (cao_wu 5), each with its measures in order.

using curriculum =
    road<path::new_quality_curriculum_system, measure::nqpf_aligned_curriculum,
         measure::interdisciplinary_integration, measure::practical_ability_cultivation,
         measure::curriculum_integrity_coherence>;
using teaching = road<path::innovative_teaching_methods, measure::diversified_teaching_methods,
                      measure::modern_teaching_means, measure::self_learning_cultivation,
                      measure::teaching_strategy_renewal>;
using staff = road<path::teaching_staff_innovation, measure::teaching_team_construction,
                   measure::teacher_innovation_enhancement, measure::teacher_evaluation_incentive,
                   measure::academic_atmosphere_internationalisation>;
using cooperation =
    road<path::industry_university_research_cooperation, measure::demand_insight_by_cooperation,
         measure::model_curriculum_optimisation_by_cooperation,
         measure::practice_employment_platform, measure::long_term_partnership_mechanism>;

/// The innovation model with a score a path.
using innovation = innovation_model<scored_road<curriculum>, scored_road<teaching>,
                                    scored_road<staff>, scored_road<cooperation>>;

/// Which measures answer which dilemmas (cao_wu 3 to 5). Inferred pairs were matched by content.
inline constexpr auto answers = answerset(
    {answer(dilemma::incomplete_curriculum_system, measure::nqpf_aligned_curriculum,
            status::inferred)
         .cite(cao_wu, "3, 5.1"),
     answer(dilemma::incomplete_curriculum_system, measure::curriculum_integrity_coherence,
            status::inferred)
         .cite(cao_wu, "3, 5.1 fourthly"),
     answer(dilemma::single_teaching_method, measure::diversified_teaching_methods)
         .cite(cao_wu, "5.2 firstly"),
     answer(dilemma::single_teaching_method, measure::modern_teaching_means, status::inferred)
         .cite(cao_wu, "5.2 secondly"),
     answer(dilemma::single_teaching_method, measure::teaching_strategy_renewal, status::inferred)
         .cite(cao_wu, "5.2 fourthly"),
     answer(dilemma::weak_teaching_staff, measure::teaching_team_construction, status::inferred)
         .cite(cao_wu, "3, 5.3 firstly"),
     answer(dilemma::weak_teaching_staff, measure::teacher_innovation_enhancement, status::inferred)
         .cite(cao_wu, "3, 5.3 secondly"),
     answer(dilemma::weak_teaching_staff, measure::teacher_evaluation_incentive, status::inferred)
         .cite(cao_wu, "3, 5.3 thirdly"),
     answer(dilemma::weak_teaching_staff, measure::academic_atmosphere_internationalisation,
            status::inferred)
         .cite(cao_wu, "3, 5.3 fourthly"),
     answer(dilemma::weak_teaching_staff, measure::high_level_staff_building, status::inferred)
         .cite(tang_sun_zeng, "4.3"),
     answer(dilemma::cultivation_demand_gap, measure::demand_insight_by_cooperation)
         .cite(cao_wu, "5.4 firstly"),
     answer(dilemma::cultivation_demand_gap, measure::model_curriculum_optimisation_by_cooperation)
         .cite(cao_wu, "5.4 secondly"),
     answer(dilemma::cultivation_demand_gap, measure::practice_employment_platform,
            status::inferred)
         .cite(cao_wu, "5.4 thirdly"),
     answer(dilemma::cultivation_demand_gap, measure::long_term_partnership_mechanism,
            status::inferred)
         .cite(cao_wu, "5.4 fourthly"),
     answer(dilemma::cultivation_demand_gap, measure::goal_and_model_adjustment)
         .cite(cao_wu, "3, 4.1 firstly"),
     answer(dilemma::cultivation_demand_gap, measure::fl_cultivation_effort_increase)
         .cite(cao_wu, "3"),
     answer(dilemma::fl_cultivation_problems, measure::language_resource_integration,
            status::inferred)
         .cite(cao_wu, "4.2 thirdly"),
     answer(dilemma::skill_only_training, measure::training_plan_adjustment).cite(cao_wu, "2.1"),
     answer(dilemma::skill_only_training, measure::interdisciplinary_integration, status::inferred)
         .cite(cao_wu, "2.1, 5.1 secondly"),
     answer(dilemma::knowledge_skill_bias, measure::concept_renewal).cite(cao_wu, "4.2 firstly"),
     answer(dilemma::knowledge_skill_bias, measure::practical_ability_cultivation, status::inferred)
         .cite(cao_wu, "5.1 thirdly"),
     answer(dilemma::exam_certificate_bias, measure::talent_evaluation_reform)
         .cite(cao_wu, "4.2 fourthly"),
     answer(dilemma::exam_certificate_bias, measure::intelligent_evaluation, status::inferred)
         .cite(tang_sun_zeng, "2.4"),
     answer(dilemma::student_initiative_overlooked, measure::diversified_teaching_methods)
         .cite(cao_wu, "5.2 firstly"),
     answer(dilemma::student_initiative_overlooked, measure::self_learning_cultivation,
            status::inferred)
         .cite(cao_wu, "5.2 thirdly"),
     answer(dilemma::disciplinary_barriers, measure::interdisciplinary_integration)
         .cite(cao_wu, "5.1 secondly"),
     answer(dilemma::disciplinary_barriers, measure::cross_boundary_introduction)
         .cite(tang_sun_zeng, "4.1"),
     answer(dilemma::disciplinary_barriers, measure::coursework_major_discipline_mechanism,
            status::inferred)
         .cite(hu_li, "5.3 thirdly")});

/// The two-way drive between productivity and the cultivation of language talents, over the host's
/// types for the two sides: new quality productive forces set requirements, by way of the concept,
/// the methods, the resources and the evaluation too (cao_wu 4.2), and cultivation supports them
/// (4.1).
template <class Productivity, class Cultivation>
using drive_between = two_way<
    as<notion::new_quality_productive_forces, Productivity>,
    as<notion::foreign_language_talent_cultivation, Cultivation>,
    claimed<claim::nqpf_sets_fl_requirements>, claimed<claim::nqpf_supplies_technical_support_fl>,
    claimed<claim::nqpf_renews_fl_concept>, claimed<claim::concept_supports_fl_cultivation>,
    claimed<claim::nqpf_innovates_fl_methods>, claimed<claim::methods_support_fl_cultivation>,
    claimed<claim::nqpf_integrates_fl_resources>, claimed<claim::resources_support_fl_cultivation>,
    claimed<claim::nqpf_reforms_fl_evaluation>, claimed<claim::evaluation_supports_fl_cultivation>,
    claimed<claim::fl_cultivation_supports_nqpf>>;

/// The same with nothing but numbers: three elements, four paths.
using drive_of_scores = drive_between<three_scores, innovation>;

}  // namespace nqpf::framework::foreign_language
