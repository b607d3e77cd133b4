// SPDX-License-Identifier: BSL-1.0
#pragma once

// Concepts of talents: what only tang_sun_zeng names. A group stands before its members, which are
// indented.

#include <nqpf/framework/types/rows.hpp>

namespace nqpf::inline NQPF_ABI::framework::tables {

using enum notion;
using enum grouping;

// clang-format off
inline constexpr notion_entry tang_sun_zeng_talents[] = {
  // Qualities of top innovative talents.
  {talent_quality_structure,
   "The structure of dimensions and qualities as a whole, reshaped by NQPF.",
   {.tang_sun_zeng = "2.3"}},
  {traditional_quality_structure, "Older structure of three aspects, no longer enough.",
   {.tang_sun_zeng = "2.3"}, {3}},
    {knowledge_aspect, "Knowledge.", {.tang_sun_zeng = "2.3"}},
    {ability_aspect, "Ability.", {.tang_sun_zeng = "2.3"}},
    {personality_aspect, "Personality.", {.tang_sun_zeng = "2.3"}},

  // Characteristics, attributes, AI literacy, educations, profiles.
  {top_talent_characteristics, "Five characteristics that fit the needs of NQPF.",
   {.tang_sun_zeng = "abstract only"}, {5}},
    {innovation_characteristic, "Innovation.", {.tang_sun_zeng = "abstract"}},
    {leadership_characteristic, "Leadership.", {.tang_sun_zeng = "abstract"}},
    {sociality_characteristic, "Sociality.", {.tang_sun_zeng = "abstract"}},
    {timeliness_characteristic, "Timeliness.", {.tang_sun_zeng = "abstract"}},
    {openness_characteristic, "Openness.", {.tang_sun_zeng = "abstract"}},
  {student_attributes, "What the reshaped concept looks at in students.", {.tang_sun_zeng = "2.1"},
   {5}},
    {student_innovation, "Innovation of students.", {.tang_sun_zeng = "2.1"}},
    {student_sociality, "Sociality of students.", {.tang_sun_zeng = "2.1"}},
    {student_knowledge, "Knowledge of students.", {.tang_sun_zeng = "2.1"}},
    {student_intelligence, "Intelligence of students.", {.tang_sun_zeng = "2.1"}},
    {student_internationality, "Internationality of students.", {.tang_sun_zeng = "2.1"}},
  {cross_border_innovative_thinking,
   "Innovative thinking across boundaries, part of the reshaped concept.",
   {.tang_sun_zeng = "2.1, 4.1"}},
  {five_educations, "Sides of all-round development of builders and successors.",
   {.tang_sun_zeng = "2.4"}, {5}},
    {moral_education, "Moral.", {.tang_sun_zeng = "2.4"}},
    {intellectual_education, "Intellectual.", {.tang_sun_zeng = "2.4"}},
    {physical_education, "Physical.", {.tang_sun_zeng = "2.4"}},
    {aesthetic_education, "Aesthetic.", {.tang_sun_zeng = "2.4"}},
    {labour_education, "Labour.", {.tang_sun_zeng = "2.4"}},
  {talent_profiles, "Adjectives attached to the talent that each path should yield.",
   {.tang_sun_zeng = "1, 4.1-4.5"}, {11}},
    {profile_high_quality, "High-quality talent.", {.tang_sun_zeng = "1, 4.1"}},
    {profile_diverse, "Diverse talent.", {.tang_sun_zeng = "1, 3.3"}},
    {profile_disruptive, "Disruptive (subversive) talent.", {.tang_sun_zeng = "1, 4.1, 4.3"}},
    {profile_multidisciplinary, "Multidisciplinary talent.", {.tang_sun_zeng = "4.1"}},
    {profile_ai_literate, "Talent with AI literacy, backed by digital intelligence.",
     {.tang_sun_zeng = "4.2"}},
    {profile_three_new_builder, "Talent who fosters new industries, models and dynamics.",
     {.tang_sun_zeng = "4.3"}},
    {profile_original, "Original talent.", {.tang_sun_zeng = "4.3, 4.4"}},
    {profile_breakthrough, "Talent who breaks through.", {.tang_sun_zeng = "4.3"}},
    {profile_high_end, "High-end talent.", {.tang_sun_zeng = "3.4, 4.4"}},
    {profile_applied, "Applied talent.", {.tang_sun_zeng = "4.4"}},
    {profile_indigenous, "Home-grown talent with regional character.", {.tang_sun_zeng = "4.5"}},

  // Types, levels and fields of talent.
  {high_level_talents, "The upper level of talents.", {.tang_sun_zeng = "2.2"}, {3}},
    {authoritative_expert, "Authority in a field.", {.tang_sun_zeng = "2.2"}},
    {scientist, "Scientist with international view and frontier thinking.",
     {.tang_sun_zeng = "2.2, 3.3"}},
    {entrepreneur, "Entrepreneur with strategic vision and innovative spirit.",
     {.tang_sun_zeng = "2.2"}},
  {field_talents, "Talents by field.", {.tang_sun_zeng = "2.2"}, {6}},
    {engineer, "Engineer with international view and frontier thinking (science and technology).",
     {.tang_sun_zeng = "2.2, 3.3"}},
    {manager, "Manager with strategic vision and innovative spirit (economy).",
     {.tang_sun_zeng = "2.2"}},
    {education_talent, "Innovates teaching concepts and methods, pushes reform of education.",
     {.tang_sun_zeng = "2.2"}},
    {culture_talent, "Unearths and hands on cultural heritage.", {.tang_sun_zeng = "2.2"}},
    {art_talent, "Creates works of art of the era.", {.tang_sun_zeng = "2.2"}},
    {green_talent, "Leads green transformation; holds green concept, environmental awareness and "
     "innovation ability.", {.tang_sun_zeng = "2.2"}},
  {source_innovation_talents, "Talents who drive innovation at the source.",
   {.tang_sun_zeng = "3.3"}, {3}},
    {basic_discipline_talent, "Top talent in basic disciplines.", {.tang_sun_zeng = "3.3"}},
    {interdisciplinary_discipline_talent, "Top talent in interdisciplinary disciplines.",
     {.tang_sun_zeng = "3.3"}},
    {emerging_discipline_talent, "Top talent in emerging disciplines.", {.tang_sun_zeng = "3.3"}},
  {talent_domains, "Domains for which talents are asked.", {.tang_sun_zeng = "2.2"}, {6}},
    {domain_science_technology, "Science and technology: scientists, engineers.",
     {.tang_sun_zeng = "2.2"}},
    {domain_economic_management, "Economy and management: entrepreneurs, managers.",
     {.tang_sun_zeng = "2.2"}},
    {domain_education, "Education.", {.tang_sun_zeng = "2.2"}},
    {domain_culture, "Culture.", {.tang_sun_zeng = "2.2"}},
    {domain_art, "Art.", {.tang_sun_zeng = "2.2"}},
    {domain_green_transformation, "Green transformation.", {.tang_sun_zeng = "2.2"}},
  {undergraduate_student_group, "Undergraduates, to be let into laboratories.",
   {.tang_sun_zeng = "4.3"}},
  {graduate_student_group,
   "Graduate students, to join research and take topics in their first year.",
   {.tang_sun_zeng = "4.3"}},
  {gifted_class_student, "Students in pilot colleges, experimental, elite and youth classes and "
   "doctoral students: the narrow group usually taken for top talent.", {.tang_sun_zeng = "3.3"}},

  // Teachers.
  {dual_teacher_team, "Teaching team of two kinds of teacher who train jointly; that they are of "
   "school and company is our reading.", {.tang_sun_zeng = "4.4"}},
};
// clang-format on

}  // namespace nqpf::framework::tables
