// SPDX-License-Identifier: BSL-1.0
#pragma once

// The model of cao_wu: foreign language talents in universities, four paths of four measures, the
// measures that answer its dilemmas, and its two-way drive.

#include <nqpf/framework/innovation.hpp>
#include <nqpf/framework/measures.hpp>
#include <nqpf/framework/papers_answers.hpp>
#include <nqpf/framework/relations.hpp>

namespace nqpf::inline NQPF_ABI::framework::foreign_language {

/// The paper, and what it cultivates.
inline constexpr const source& paper = cao_wu;
inline constexpr notion domain = notion::foreign_language_talent_cultivation;

// The four paths (cao_wu 5), each with its measures in order.

using curriculum =
    path_with_measures<path::new_quality_curriculum_system, measure::nqpf_aligned_curriculum,
                       measure::interdisciplinary_integration,
                       measure::practical_ability_cultivation,
                       measure::curriculum_integrity_coherence>;
using teaching =
    path_with_measures<path::innovative_teaching_methods, measure::diversified_teaching_methods,
                       measure::modern_teaching_means, measure::self_learning_cultivation,
                       measure::teaching_strategy_renewal>;
using staff =
    path_with_measures<path::teaching_staff_innovation, measure::teaching_team_construction,
                       measure::teacher_innovation_enhancement,
                       measure::teacher_evaluation_incentive,
                       measure::academic_atmosphere_internationalisation>;
using cooperation = path_with_measures<
    path::industry_university_research_cooperation, measure::demand_insight_by_cooperation,
    measure::model_curriculum_optimisation_by_cooperation, measure::practice_employment_platform,
    measure::long_term_partnership_mechanism>;

/// The innovation model with a score a path.
using innovation = framework::innovation<scored_path<curriculum>, scored_path<teaching>,
                                         scored_path<staff>, scored_path<cooperation>>;

/// Which measures answer the dilemmas of cao_wu (3 to 5). Inferred pairs were matched by content.
inline constexpr auto answers = papers_answers(tables::cao_wu_answers);

/// The two-way drive between productivity and the cultivation of language talents, over the host's
/// types for the two sides: new quality productive forces set requirements, by way of the concept,
/// the methods, the resources and the evaluation too (cao_wu 4.2), and cultivation supports them
/// (4.1).
template <class Productivity, class Cultivation>
using drive_between =
    two_way_drive<stands_for<notion::new_quality_productive_forces, Productivity>,
                  stands_for<domain, Cultivation>, by_relation<relation::nqpf_sets_fl_requirements>,
                  by_relation<relation::nqpf_supplies_technical_support_fl>,
                  by_relation<relation::nqpf_renews_fl_concept>,
                  by_relation<relation::concept_supports_fl_cultivation>,
                  by_relation<relation::nqpf_innovates_fl_methods>,
                  by_relation<relation::methods_support_fl_cultivation>,
                  by_relation<relation::nqpf_integrates_fl_resources>,
                  by_relation<relation::resources_support_fl_cultivation>,
                  by_relation<relation::nqpf_reforms_fl_evaluation>,
                  by_relation<relation::evaluation_supports_fl_cultivation>,
                  by_relation<relation::fl_cultivation_supports_nqpf>>;

/// The same with nothing but numbers: three elements, four paths.
using drive_of_scores = drive_between<three_scores, innovation>;

}  // namespace nqpf::framework::foreign_language
