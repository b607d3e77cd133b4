// SPDX-License-Identifier: BSL-1.0
#pragma once

// Indicators of the supply side: cooperation, integration, coordination, levels, governance.

#include <nqpf/framework/indicators/kinds.hpp>

namespace nqpf::inline NQPF_ABI::framework::indicators {

// Cooperation and integration.

inline constexpr auto partner_contact_frequency =
    detail::amount("ind_partner_contact_frequency", "count per year")
        .higher_is_better()
        .label("Contacts with each partner");
inline constexpr auto partner_case_share =
    detail::share("ind_partner_case_share")
        .higher_is_better()
        .label("Share of courses with partners' cases or projects");
inline constexpr auto partner_feedback_adoption =
    detail::share("ind_partner_feedback_adoption")
        .higher_is_better()
        .label("Share of partners' feedback acted upon");
inline constexpr auto internship_participation =
    detail::share("ind_internship_participation")
        .higher_is_better()
        .label("Share of students with an internship or joint project");
inline constexpr auto partnership_duration = detail::amount("ind_partnership_duration", "years")
                                                 .higher_is_better()
                                                 .label("Mean age of partnerships");
inline constexpr auto joint_programme_share = detail::share("ind_joint_programme_share")
                                                  .higher_is_better()
                                                  .label("Share of programmes drawn up jointly");
inline constexpr auto joint_textbook_share =
    detail::share("ind_joint_textbook_share")
        .higher_is_better()
        .label("Share of core courses with jointly written textbooks");
inline constexpr auto enterprise_teaching_share =
    detail::share("ind_enterprise_teaching_share")
        .higher_is_better()
        .label("Share of practical hours taught by enterprises");
inline constexpr auto policy_implementation_rate =
    detail::share("ind_policy_implementation_rate")
        .higher_is_better()
        .label("Share of supporting policies put into practice");
inline constexpr auto company_training_slots =
    detail::amount("ind_company_training_slots", "ratio")
        .higher_is_better()
        .label("Training places in technology companies per 100 students");
inline constexpr auto collaboration_party_count =
    indicator("ind_collaboration_party_count")
        .in(0, 4)
        .unit("count")
        .higher_is_better()
        .label("Kinds of party in the mechanism (industry, academia, research, application)");
inline constexpr auto charter_participation =
    detail::share("ind_charter_participation")
        .higher_is_better()
        .label("Share of members who took part in the charter");
inline constexpr auto community_efficiency = detail::index("ind_community_efficiency")
                                                 .higher_is_better()
                                                 .label("Operating efficiency of the community");
inline constexpr auto management_cost_share = detail::share("ind_management_cost_share")
                                                  .lower_is_better()
                                                  .label("Management cost over total cost");
inline constexpr auto property_dispute_count = detail::amount("ind_property_dispute_count", "count")
                                                   .lower_is_better()
                                                   .label("Open disputes over property rights");
inline constexpr auto public_funding_dependence =
    detail::share("ind_public_funding_dependence")
        .lower_is_better()
        .label("Share of the community's means from public resources");
inline constexpr auto leading_firm_participation =
    detail::share("ind_leading_firm_participation")
        .higher_is_better()
        .label("Share of the chain's leading firms that take part");
inline constexpr auto college_autonomy =
    detail::index("ind_college_autonomy").higher_is_better().label("Autonomy of colleges");
inline constexpr auto off_campus_activity_share =
    detail::share("ind_off_campus_activity_share")
        .higher_is_better()
        .label("Share of learning outside the campus");
inline constexpr auto beyond_school_integration_share =
    detail::share("ind_beyond_school_integration_share")
        .higher_is_better()
        .label("Share of integration projects above the school level");
inline constexpr auto chain_focus_share =
    detail::share("ind_chain_focus_share")
        .higher_is_better()
        .label("Share of integration effort on chain and industrial system");
inline constexpr auto community_output_quality =
    detail::index("ind_community_output_quality")
        .higher_is_better()
        .label("Quality of both outputs, talents and applied technology");
inline constexpr auto dual_function_balance =
    indicator("ind_dual_function_balance")
        .in(0, 1)
        .unit("ratio")
        .higher_is_better()
        .label("Lower over higher of the two functions' output scores");
inline constexpr auto pilot_coverage =
    detail::share("ind_pilot_coverage").higher_is_better().label("Share of key areas with a pilot");

// Future, coordination, types, independence, environment.

inline constexpr auto future_research_share = detail::share("ind_future_research_share")
                                                  .higher_is_better()
                                                  .label("Share of plans based on study of trends");
inline constexpr auto future_quality_coverage =
    detail::share("ind_future_quality_coverage")
        .higher_is_better()
        .label("Share of foreseen qualities covered by goals");
inline constexpr auto present_market_share =
    detail::share("ind_present_market_share")
        .lower_is_better()
        .label("Share of programmes aimed at the present market only");
inline constexpr auto global_programme_share =
    detail::share("ind_global_programme_share")
        .higher_is_better()
        .label("Share of programmes with a global component");
inline constexpr auto triad_alignment =
    detail::index("ind_triad_alignment")
        .higher_is_better()
        .label("Alignment of education, science and technology, and talent");
inline constexpr auto value_divergence =
    detail::share("ind_value_divergence")
        .lower_is_better()
        .label("Share of stated aims of the three that conflict with one another");
inline constexpr auto mechanism_completeness =
    detail::share("ind_mechanism_completeness")
        .higher_is_better()
        .label("Share of needed coordination mechanisms in place");
inline constexpr auto system_docking_rate = detail::share("ind_system_docking_rate")
                                                .higher_is_better()
                                                .label("Share of macro systems docked");
inline constexpr auto execution_gap = detail::share("ind_execution_gap")
                                          .lower_is_better()
                                          .label("Share of policy lost at meso and micro level");
inline constexpr auto policy_verifiability =
    detail::share("ind_policy_verifiability")
        .higher_is_better()
        .label("Share of policies with a verifiable effect");
inline constexpr auto governance_monitoring_coverage =
    detail::share("ind_governance_monitoring_coverage")
        .higher_is_better()
        .label("Share of resources, quality and policy under monitoring");
inline constexpr auto talent_type_diversity =
    detail::share("ind_talent_type_diversity")
        .higher_is_better()
        .label("Diversity of talent types (normalised entropy)");
inline constexpr auto academic_only_selection_share =
    detail::share("ind_academic_only_selection_share")
        .lower_is_better()
        .label("Share of top talents chosen by academic record alone");
inline constexpr auto goal_diversity = detail::share("ind_goal_diversity")
                                           .higher_is_better()
                                           .label("Diversity of goals (normalised entropy)");
inline constexpr auto model_diversity =
    detail::share("ind_model_diversity")
        .higher_is_better()
        .label("Diversity of training models (normalised entropy)");
inline constexpr auto type_feature =
    detail::index("ind_type_feature")
        .higher_is_better()
        .label("How far each talent type has a character of its own");
inline constexpr auto catch_up_orientation =
    detail::share("ind_catch_up_orientation")
        .lower_is_better()
        .label("Share of the stated concept given to catching up, selection and academicism");
inline constexpr auto independent_cultivation_share =
    detail::share("ind_independent_cultivation_share")
        .higher_is_better()
        .label("Share of top talents cultivated independently");
inline constexpr auto high_end_talent_ratio =
    detail::amount("ind_high_end_talent_ratio", "ratio")
        .higher_is_better()
        .label("High-end talents relative to a first-class benchmark");
inline constexpr auto innovation_culture = detail::index("ind_innovation_culture")
                                               .higher_is_better()
                                               .label("Atmosphere and culture of innovation");
inline constexpr auto interdisciplinary_integration =
    detail::index("ind_interdisciplinary_integration")
        .higher_is_better()
        .label("Integration of disciplines");
inline constexpr auto field_barrier =
    detail::share("ind_field_barrier")
        .lower_is_better()
        .label("Share of attempts to work across fields or industries that are blocked");
inline constexpr auto talent_mobility_barrier =
    detail::share("ind_talent_mobility_barrier")
        .lower_is_better()
        .label(
            "Share of attempts to bring in talent across borders, regions or cultures that are "
            "blocked");
inline constexpr auto traditional_structure_share =
    detail::share("ind_traditional_structure_share")
        .lower_is_better()
        .label("Share of goals that name knowledge, ability and personality only");
inline constexpr auto team_platform_coupling =
    detail::share("ind_team_platform_coupling")
        .higher_is_better()
        .label("Share of students attached to teams, platforms or projects");
inline constexpr auto laboratory_access_share =
    detail::share("ind_laboratory_access_share")
        .higher_is_better()
        .label("Share of undergraduates with laboratory access");
inline constexpr auto first_year_research_share =
    detail::share("ind_first_year_research_share")
        .higher_is_better()
        .label("Share of first-year graduates in research");
inline constexpr auto future_base_ratio =
    detail::amount("ind_future_base_ratio", "ratio")
        .higher_is_better()
        .label("Training bases for future industry per 1000 students");
inline constexpr auto young_support_years =
    detail::amount("ind_young_support_years", "years")
        .higher_is_better()
        .label("Years of stable support at the start of a career");
inline constexpr auto failure_tolerance =
    detail::share("ind_failure_tolerance")
        .higher_is_better()
        .label("Share of support that survives a failed project");
inline constexpr auto ecosystem_coverage =
    detail::share("ind_ecosystem_coverage")
        .higher_is_better()
        .label("Share of the six ecosystem attributes present");
inline constexpr auto environment_openness =
    detail::index("ind_environment_openness")
        .higher_is_better()
        .label("Openness of the environment to outside talent");
inline constexpr auto local_fit = detail::index("ind_local_fit")
                                      .higher_is_better()
                                      .label("Fit of cultivation to local conditions");
inline constexpr auto stem_excellence =
    detail::index("ind_stem_excellence")
        .higher_is_better()
        .label("Excellence in mathematics, science, technology, engineering");

// Levels, stages, governance.

inline constexpr auto level_articulation =
    detail::share("ind_level_articulation")
        .higher_is_better()
        .label("Share of adjacent level pairs that are connected");
inline constexpr auto undergraduate_foundation =
    detail::index("ind_undergraduate_foundation")
        .higher_is_better()
        .label("Strength of college and undergraduate levels");
inline constexpr auto graduate_vocational_programme_count =
    detail::amount("ind_graduate_vocational_programme_count", "count")
        .higher_is_better()
        .label("Vocational master's and doctoral programmes");
inline constexpr auto stage_barrier = detail::share("ind_stage_barrier")
                                          .lower_is_better()
                                          .label(
                                              "Share of passages between education stages that "
                                              "lack recognised credit or a joint plan");
inline constexpr auto sector_coordination =
    detail::index("ind_sector_coordination")
        .higher_is_better()
        .label("Coordination of basic, vocational and higher education");
inline constexpr auto dimension_balance =
    indicator("ind_dimension_balance")
        .in(0, 1)
        .unit("ratio")
        .higher_is_better()
        .label("Lowest over highest effort among the dimensions of the talent project");
inline constexpr auto stage_continuity = detail::share("ind_stage_continuity")
                                             .higher_is_better()
                                             .label(
                                                 "Share of adjacent stages and links in top talent "
                                                 "cultivation that follow a common plan");
inline constexpr auto governance_reform = detail::index("ind_governance_reform")
                                              .higher_is_better()
                                              .label("Progress of governance reform");
inline constexpr auto type_positioning =
    detail::index("ind_type_positioning")
        .higher_is_better()
        .label("Distinctness of vocational education as a type of its own");

}  // namespace nqpf::framework::indicators
