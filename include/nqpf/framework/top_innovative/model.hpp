// SPDX-License-Identifier: BSL-1.0
#pragma once

// The model of tang_sun_zeng: top innovative talents in all fields, five paths, the measures that answer its
// dilemmas, and its two-way drive.

#include <nqpf/framework/innovation.hpp>
#include <nqpf/framework/measures.hpp>
#include <nqpf/framework/papers_answers.hpp>
#include <nqpf/framework/relations.hpp>

namespace nqpf::inline NQPF_ABI::framework::top_innovative {

/// The paper, and what it cultivates.
inline constexpr const source& paper = tang_sun_zeng;
inline constexpr notion domain = notion::top_innovative_talent_cultivation;

// The five paths (tang_sun_zeng 4), each with its measures in order.

/// Incubate cross-innovation: high-quality, disruptive, multidisciplinary talents.
using cross_innovation = path_with_measures<path::cross_boundary_innovation_incubation,
                                            measure::professional_training_strengthening,
                                            measure::cross_boundary_introduction>;
/// Human-machine collaboration: AI-literate talents backed by digital intelligence.
using human_machine =
    path_with_measures<path::human_machine_collaboration, measure::human_machine_education_field,
                       measure::ai_literacy_education, measure::team_platform_project_coupling>;
/// Integrate educational resources: talents for new industries, models and dynamics.
using resources =
    path_with_measures<path::educational_resource_integration, measure::forward_discipline_layout,
                       measure::future_industry_training_base, measure::high_level_staff_building,
                       measure::research_based_teaching>;
/// Open training through integration of industry, academia and research: high-end, original, applied talents.
using openness = path_with_measures<path::open_training, measure::technology_company_education_role,
                                    measure::achievement_transformation>;
/// Fit to local conditions: home-grown talents with regional character.
using locality = path_with_measures<path::local_adaptation, measure::region_tailored_cultivation>;

/// The innovation model with a score a path.
using innovation =
    framework::innovation<scored_path<cross_innovation>, scored_path<human_machine>,
                          scored_path<resources>, scored_path<openness>, scored_path<locality>>;

/// Which measures answer the dilemmas of the paper. Inferred pairs were matched by content.
inline constexpr auto answers = papers_answers(tables::tang_sun_zeng_answers);

/// The two-way drive between productivity and the cultivation of top talents, over the host's types for the two
/// sides: new quality productive forces set requirements and change cultivation in five facets (tang_sun_zeng 2),
/// and cultivation leads their formation (abstract, 1).
template <class Productivity, class Cultivation>
using drive_between = two_way_drive<stands_for<notion::new_quality_productive_forces, Productivity>,
                                    stands_for<domain, Cultivation>,
                                    by_relation<relation::nqpf_sets_top_requirements>,
                                    by_relation<relation::nqpf_reshapes_top_concept>,
                                    by_relation<relation::concept_shapes_top_cultivation>,
                                    by_relation<relation::nqpf_enriches_talent_types>,
                                    by_relation<relation::type_structure_shapes_top_cultivation>,
                                    by_relation<relation::nqpf_reconstructs_quality_structure>,
                                    by_relation<relation::nqpf_optimises_training_method>,
                                    by_relation<relation::training_method_shapes_top_cultivation>,
                                    by_relation<relation::nqpf_transforms_environment>,
                                    by_relation<relation::environment_shapes_top_cultivation>,
                                    by_relation<relation::top_cultivation_leads_nqpf>>;

/// The same with nothing but numbers: three elements, five paths.
using drive_of_scores = drive_between<three_scores, innovation>;

}  // namespace nqpf::framework::top_innovative
