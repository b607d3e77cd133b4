// SPDX-License-Identifier: BSL-1.0
#pragma once

// The model of hu_li: vocational education, three dimensions of cultivation as its paths, the measures that answer
// its dilemmas, and its two-way drive.

#include <nqpf/framework/innovation.hpp>
#include <nqpf/framework/measures.hpp>
#include <nqpf/framework/papers_answers.hpp>
#include <nqpf/framework/relations.hpp>

namespace nqpf::inline NQPF_ABI::framework::vocational {

/// The paper, and what it cultivates.
inline constexpr const source& paper = hu_li;
inline constexpr notion domain = notion::vocational_education;

// The three dimensions (hu_li 5), each with its measures in order.

/// Direction goal: fit NQPF needs, more accurate supply, better quality of cultivation.
using direction_goal =
    path_with_measures<path::direction_goal, measure::dynamic_major_optimisation,
                       measure::supply_demand_coupling, measure::cultivation_quality_coordination>;
/// Platform mechanism: high-quality industry-education integration community.
using platform_mechanism =
    path_with_measures<path::platform_mechanism, measure::community_structure_mechanism,
                       measure::community_new_momentum, measure::community_dual_function>;
/// Development layout: integrated talent cultivation system.
using development_layout =
    path_with_measures<path::development_layout, measure::multi_level_vocational_system,
                       measure::integrated_cultivation_model,
                       measure::coursework_major_discipline_mechanism>;

/// The innovation model with a score a path.
using innovation =
    framework::innovation<scored_path<direction_goal>, scored_path<platform_mechanism>,
                          scored_path<development_layout>>;

/// Which measures answer the dilemmas of the paper. Inferred pairs were matched by content.
inline constexpr auto answers = papers_answers(tables::hu_li_answers);

/// The two-way drive between productivity and vocational education, over the host's types for the two sides: new
/// quality productive forces set the demand and change education in five ways (hu_li 3.1), and education supplies
/// the talents that secure them (3, 3.2, 4).
template <class Productivity, class Cultivation>
using drive_between = two_way_drive<
    stands_for<notion::new_quality_productive_forces, Productivity>,
    stands_for<domain, Cultivation>, by_relation<relation::nqpf_sets_voc_demand>,
    by_relation<relation::nqpf_improves_voc_concept>, by_relation<relation::concept_shapes_voc>,
    by_relation<relation::nqpf_adjusts_voc_goal>, by_relation<relation::goal_shapes_voc>,
    by_relation<relation::nqpf_optimises_voc_majors>, by_relation<relation::majors_shape_voc>,
    by_relation<relation::nqpf_adjusts_voc_curriculum>,
    by_relation<relation::curriculum_shapes_voc>,
    by_relation<relation::nqpf_transforms_voc_methods>, by_relation<relation::methods_shape_voc>,
    by_relation<relation::nqpf_deepens_voc_governance>,
    by_relation<relation::governance_shapes_voc>, by_relation<relation::nqpf_creates_talent_demand>,
    by_relation<relation::talent_demand_adjusts_voc>,
    by_relation<relation::voc_creates_talent_supply>,
    by_relation<relation::talent_supply_secures_nqpf>, by_relation<relation::voc_promotes_nqpf>>;

/// The same with nothing but numbers: three elements, three dimensions.
using drive_of_scores = drive_between<three_scores, innovation>;

}  // namespace nqpf::framework::vocational
