// SPDX-License-Identifier: BSL-1.0
#pragma once

// Indicators of the supply side: match with demand, curriculum, teaching, learners, talents,
// teachers.

#include <nqpf/framework/indicators/kinds.hpp>

namespace nqpf::inline NQPF_ABI::framework::indicators {

// Match with demand.

inline constexpr auto talent_supply_headcount =
    detail::amount("ind_talent_supply_headcount", "headcount")
        .label("Talents supplied, by field and level");
inline constexpr auto supply_demand_ratio =
    detail::amount("ind_supply_demand_ratio", "ratio")
        .best_at(1)
        .label("Supply over demand in a field and level; 1 is balance");
inline constexpr auto supply_accuracy =
    detail::share("ind_supply_accuracy")
        .higher_is_better()
        .label("Share of graduates whose field and level answer to a post that demand forecasts");
inline constexpr auto coupling_degree = detail::share("ind_coupling_degree")
                                            .higher_is_better()
                                            .label(
                                                "Overlap between the field structure of talent "
                                                "supply and that of industry demand (1 is full)");
inline constexpr auto major_industry_match =
    detail::share("ind_major_industry_match")
        .higher_is_better()
        .label("Share of majors that answer to a present or planned industry");
inline constexpr auto graduate_employment_match =
    detail::share("ind_graduate_employment_match")
        .higher_is_better()
        .label("Share of graduates who in fact work in the field they were trained for");
inline constexpr auto cultivation_quality =
    detail::index("ind_cultivation_quality").higher_is_better().label("Quality of cultivation");
inline constexpr auto positioning_clarity =
    detail::share("ind_positioning_clarity")
        .higher_is_better()
        .label("Share of programmes with a stated, distinct position");
inline constexpr auto level_need_fit =
    detail::share("ind_level_need_fit")
        .higher_is_better()
        .label("Share of vocational levels whose graduates meet enterprise needs");
inline constexpr auto system_completeness = detail::share("ind_system_completeness")
                                                .higher_is_better()
                                                .label("Share of needed levels and types present");
inline constexpr auto training_channel_continuity =
    detail::share("ind_training_channel_continuity")
        .higher_is_better()
        .label("Share of learners who can move up to the next level");
inline constexpr auto industry_adaptation =
    detail::share("ind_industry_adaptation")
        .higher_is_better()
        .label("Share of programmes that industry finds fitting");
inline constexpr auto enterprise_education_link =
    detail::share("ind_enterprise_education_link")
        .higher_is_better()
        .label("Share of programmes whose content follows needs stated by enterprises");
inline constexpr auto cultivation_production_link =
    detail::share("ind_cultivation_production_link")
        .higher_is_better()
        .label("Share of programmes tied to production or innovation practice");
inline constexpr auto skilled_talent_share =
    detail::share("ind_skilled_talent_share")
        .higher_is_better()
        .label("Share of graduates who meet the skilled standard");
inline constexpr auto composite_talent_share =
    detail::share("ind_composite_talent_share")
        .higher_is_better()
        .label("Share of graduates with several technical skills");

// Curriculum and practice.

inline constexpr auto curriculum_completeness =
    detail::share("ind_curriculum_completeness")
        .higher_is_better()
        .label("Share of required areas covered by courses");
inline constexpr auto nqpf_course_share = detail::share("ind_nqpf_course_share")
                                              .higher_is_better()
                                              .label("Share of courses on NQPF key areas");
inline constexpr auto interdisciplinary_course_share =
    detail::share("ind_interdisciplinary_course_share")
        .higher_is_better()
        .label("Share of courses that cross disciplines");
inline constexpr auto practice_hours_share = detail::share("ind_practice_hours_share")
                                                 .higher_is_better()
                                                 .label("Share of hours in practical teaching");
inline constexpr auto practice_base_ratio = detail::amount("ind_practice_base_ratio", "ratio")
                                                .higher_is_better()
                                                .label("Practice bases per 100 students");
inline constexpr auto curriculum_coherence =
    detail::index("ind_curriculum_coherence")
        .higher_is_better()
        .label("Levels, structure and links of the curriculum");
inline constexpr auto curriculum_rigidity =
    detail::share("ind_curriculum_rigidity")
        .lower_is_better()
        .label("Share of the curriculum that cannot be changed");
inline constexpr auto elective_share = detail::share("ind_elective_share")
                                           .higher_is_better()
                                           .label("Share of credits a student may choose");
inline constexpr auto skill_only_course_share =
    detail::share("ind_skill_only_course_share")
        .lower_is_better()
        .label("Share of courses on bare language skill");
inline constexpr auto knowledge_transfer_share =
    detail::share("ind_knowledge_transfer_share")
        .lower_is_better()
        .label("Share of hours in pure knowledge and drill");
inline constexpr auto disciplinary_barrier =
    detail::share("ind_disciplinary_barrier")
        .lower_is_better()
        .label(
            "Share of attempts to cross disciplines (courses, projects, credits) that are blocked");
inline constexpr auto content_update_interval =
    detail::amount("ind_content_update_interval", "years")
        .lower_is_better()
        .label("Time between renewals of content");
inline constexpr auto plan_revision_interval =
    detail::amount("ind_plan_revision_interval", "years")
        .lower_is_better()
        .label("Time between revisions of the training plan");
inline constexpr auto major_adjustment_interval =
    detail::amount("ind_major_adjustment_interval", "years")
        .lower_is_better()
        .label("Time between adjustments of majors");
inline constexpr auto new_major_lag = detail::amount("ind_new_major_lag", "months")
                                          .lower_is_better()
                                          .label("Time from a new technology to a major for it");
inline constexpr auto urgent_major_share = detail::share("ind_urgent_major_share")
                                               .higher_is_better()
                                               .label("Share of needed new majors already opened");
inline constexpr auto cluster_major_coverage =
    detail::share("ind_cluster_major_coverage")
        .higher_is_better()
        .label("Share of key clusters with matching majors");
inline constexpr auto future_discipline_share =
    detail::share("ind_future_discipline_share")
        .higher_is_better()
        .label("Share of disciplines that face future industry");
inline constexpr auto resource_sharing_rate =
    detail::share("ind_resource_sharing_rate")
        .higher_is_better()
        .label("Share of resources integrated and shared");
inline constexpr auto cross_sector_course_link_share =
    detail::share("ind_cross_sector_course_link_share")
        .higher_is_better()
        .label("Share of courses linked across sectors");

// Teaching, learners, evaluation.

inline constexpr auto method_diversity = detail::share("ind_method_diversity")
                                             .higher_is_better()
                                             .label("Diversity of methods (normalised entropy)");
inline constexpr auto interactive_teaching_share =
    detail::share("ind_interactive_teaching_share")
        .higher_is_better()
        .label("Share of interactive, case and project teaching");
inline constexpr auto digital_teaching_coverage = detail::share("ind_digital_teaching_coverage")
                                                      .higher_is_better()
                                                      .label("Share of courses with digital means");
inline constexpr auto ubiquitous_learning_coverage =
    detail::share("ind_ubiquitous_learning_coverage")
        .higher_is_better()
        .label("Share of learning open at any time and place");
inline constexpr auto learning_interest =
    detail::index("ind_learning_interest").higher_is_better().label("Interest in learning");
inline constexpr auto learning_participation =
    detail::share("ind_learning_participation")
        .higher_is_better()
        .label("Share of students who take an active part");
inline constexpr auto student_initiative =
    detail::index("ind_student_initiative")
        .higher_is_better()
        .label("Room that teaching leaves for initiative and creativity");
inline constexpr auto student_subjectivity =
    detail::index("ind_student_subjectivity")
        .higher_is_better()
        .label("How far students decide on their own learning");
inline constexpr auto self_learning_ability =
    detail::index("ind_self_learning_ability").higher_is_better().label("Self-learning ability");
inline constexpr auto feedback_latency = detail::amount("ind_feedback_latency", "days")
                                             .lower_is_better()
                                             .label("Time until a student gets feedback");
inline constexpr auto exam_weight = detail::share("ind_exam_weight")
                                        .lower_is_better()
                                        .label("Weight of exams and certificates in evaluation");
inline constexpr auto evaluation_dimension_count =
    detail::amount("ind_evaluation_dimension_count", "count")
        .higher_is_better()
        .label("Ability dimensions that evaluation covers");
inline constexpr auto intelligent_evaluation_coverage =
    detail::share("ind_intelligent_evaluation_coverage")
        .higher_is_better()
        .label("Share of students with AI-based analysis and feedback");
inline constexpr auto differentiated_plan_share =
    detail::share("ind_differentiated_plan_share")
        .higher_is_better()
        .label("Share of students on a personal plan");
inline constexpr auto quality_orientation =
    detail::index("ind_quality_orientation")
        .higher_is_better()
        .label("Degree of quality-oriented against exam-oriented education");
inline constexpr auto concept_renewal =
    detail::index("ind_concept_renewal").higher_is_better().label("Renewal of concept and method");
inline constexpr auto human_machine_field_coverage =
    detail::share("ind_human_machine_field_coverage")
        .higher_is_better()
        .label("Share of courses in a human-machine field");
inline constexpr auto project_driven_share =
    detail::share("ind_project_driven_share")
        .higher_is_better()
        .label("Share of students in project-driven learning");

// Talent qualities.

inline constexpr auto cross_cultural_ability = detail::index("ind_cross_cultural_ability")
                                                   .higher_is_better()
                                                   .label("Cross-cultural communication");
inline constexpr auto international_perspective =
    detail::index("ind_international_perspective").higher_is_better().label("International view");
inline constexpr auto language_application_ability =
    detail::index("ind_language_application_ability")
        .higher_is_better()
        .label("Use of the language");
inline constexpr auto critical_thinking =
    detail::index("ind_critical_thinking").higher_is_better().label("Critical thinking");
inline constexpr auto problem_solving =
    detail::index("ind_problem_solving").higher_is_better().label("Problem solving");
inline constexpr auto practical_ability =
    detail::index("ind_practical_ability").higher_is_better().label("Practical ability");
inline constexpr auto innovation_ability =
    detail::index("ind_innovation_ability").higher_is_better().label("Innovation ability");
inline constexpr auto comprehensive_quality =
    detail::index("ind_comprehensive_quality").higher_is_better().label("Overall quality");
inline constexpr auto interdisciplinary_literacy = detail::index("ind_interdisciplinary_literacy")
                                                       .higher_is_better()
                                                       .label("Literacy across disciplines");
inline constexpr auto nine_quality_minimum = detail::index("ind_nine_quality_minimum")
                                                 .higher_is_better()
                                                 .label("Lowest of the nine quality scores");
inline constexpr auto ai_literacy = detail::index("ind_ai_literacy")
                                        .higher_is_better()
                                        .label("Mean of the four AI literacy scores");
inline constexpr auto graduate_adaptability =
    detail::index("ind_graduate_adaptability")
        .higher_is_better()
        .label("How graduates cope with change some years on");
inline constexpr auto innovation_motivation = detail::index("ind_innovation_motivation")
                                                  .higher_is_better()
                                                  .label("Drive of students to innovate");
inline constexpr auto innovative_thinking =
    detail::index("ind_innovative_thinking").higher_is_better().label("Innovative thinking");
inline constexpr auto cross_field_project_share =
    detail::share("ind_cross_field_project_share")
        .higher_is_better()
        .label("Share of talents who work across fields");
inline constexpr auto vocational_core_ability =
    detail::index("ind_vocational_core_ability")
        .higher_is_better()
        .label("Mean of the three core vocational abilities");
inline constexpr auto vocational_values =
    detail::index("ind_vocational_values")
        .higher_is_better()
        .label("Mean of craftsmanship, sustainability and shared-future scores");
inline constexpr auto morality_technology_balance =
    indicator("ind_morality_technology_balance")
        .in(0, 1)
        .unit("ratio")
        .higher_is_better()
        .label("Lower over higher of the moral and the technical score");

// Teachers.

inline constexpr auto qualified_teacher_share =
    detail::share("ind_qualified_teacher_share")
        .higher_is_better()
        .label("Share of teachers at the required level");
inline constexpr auto high_level_teacher_share =
    detail::share("ind_high_level_teacher_share")
        .higher_is_better()
        .label("Share of high-level, innovative teachers");
inline constexpr auto teacher_training_hours =
    detail::amount("ind_teacher_training_hours", "hours per year")
        .higher_is_better()
        .label("Hours of training per teacher and year");
inline constexpr auto teacher_research_share = detail::share("ind_teacher_research_share")
                                                   .higher_is_better()
                                                   .label("Share of teachers with funded research");
inline constexpr auto teacher_enterprise_practice_share =
    detail::share("ind_teacher_enterprise_practice_share")
        .higher_is_better()
        .label("Share of teachers with enterprise practice");
inline constexpr auto teacher_evaluation_dimension_count =
    detail::amount("ind_teacher_evaluation_dimension_count", "count")
        .higher_is_better()
        .label("Dimensions in teacher evaluation (cao_wu names three)");
inline constexpr auto teacher_incentive_coverage =
    detail::share("ind_teacher_incentive_coverage")
        .higher_is_better()
        .label("Share of teachers reached by incentives");
inline constexpr auto academic_event_count =
    detail::amount("ind_academic_event_count", "count per year")
        .higher_is_better()
        .label("Lectures and seminars held");
inline constexpr auto international_partner_count =
    detail::amount("ind_international_partner_count", "count")
        .higher_is_better()
        .label("Active partners abroad");
inline constexpr auto cross_disciplinary_teacher_share =
    detail::share("ind_cross_disciplinary_teacher_share")
        .higher_is_better()
        .label("Share of teachers with cross-disciplinary experience");
inline constexpr auto dual_teacher_share =
    detail::share("ind_dual_teacher_share")
        .higher_is_better()
        .label("Share of courses taught by dual-teacher teams");
inline constexpr auto research_to_teaching_conversion =
    detail::share("ind_research_to_teaching_conversion")
        .higher_is_better()
        .label("Share of research results used in teaching");

}  // namespace nqpf::framework::indicators
