// SPDX-License-Identifier: BSL-1.0
#pragma once

// Concepts of talents: what more than one paper names. A group stands before its members, which are
// indented.

#include <nqpf/framework/types/rows.hpp>

namespace nqpf::inline NQPF_ABI::framework::tables {

using enum notion;
using enum grouping;

// clang-format off
inline constexpr notion_entry shared_talents[] = {
  // The talents that the papers are about.
  {target_talents, "What each paper trains.",
   {.cao_wu = "throughout", .tang_sun_zeng = "throughout", .hu_li = "throughout"}, {3}},
    {foreign_language_talent,
     "Graduate with a foreign language, a bridge between countries and cultures.",
     {.cao_wu = "1-6"}},
    {top_innovative_talent, "Person with strong career and social commitment in science, "
     "technology, management or another field, with outstanding contributions at the frontier of "
     "science, in major key technology or in solving major social problems.",
     {.tang_sun_zeng = "1"}},
    {technical_skilled_talent,
     "High-quality technical and skilled person with strong application ability.",
     {.hu_li = "abstract, 1, 3.2, 4, 5"}},
  {innovative_talent, "Talent for scientific and technological innovation at large; the key to "
   "technological innovation.", {.cao_wu = "1", .hu_li = "1, 3.2, 4.2"}},
  {urgently_needed_talent, "Talent in pressing demand for NQPF and high-quality development.",
   {.cao_wu = "1", .hu_li = "2, 5.2 thirdly"}},

  // Qualities of top innovative talents.
  {quality_dimensions, "Dimensions of the high-order quality structure.", {.tang_sun_zeng = "2.3"},
   {3}},
    {cultural_foundation_layer, "First dimension: cultural foundation.", {.tang_sun_zeng = "2.3"},
     {3, by_order}},
      {interdisciplinary_literacy, "Literacy across disciplines.", {.tang_sun_zeng = "2.3"}},
      {scientific_spirit, "Spirit of science.", {.tang_sun_zeng = "2.3"}},
      {cutting_edge_knowledge, "Frontier knowledge.", {.tang_sun_zeng = "2.3"}},
    {autonomous_development_layer, "Second dimension: autonomous development.",
     {.tang_sun_zeng = "2.3"}, {3, by_order}},
      {lifelong_learning_ability, "Ability to keep learning for life.",
       {.cao_wu = "5.2 thirdly", .tang_sun_zeng = "2.3", .hu_li = "4.1"}},
      {innovation_ability, "Ability to innovate; the centre of the nine qualities.",
       {.cao_wu = "3, 4.1", .tang_sun_zeng = "2.3", .hu_li = "5.3"}},
      {transferable_literacy, "Literacy that carries over to new settings.",
       {.tang_sun_zeng = "2.3"}},
    {social_participation_layer, "Third dimension: social participation.", {.tang_sun_zeng = "2.3"},
     {3, by_order}},
      {practical_literacy, "Literacy in practice.", {.tang_sun_zeng = "2.3"}},
      {communication_and_cooperation, "Communicating and cooperating.", {.tang_sun_zeng = "2.3"}},
      {home_country_feelings, "Attachment to home and country.", {.tang_sun_zeng = "2.3"}},
  {base_dispositions, "Dispositions on which original and disruptive innovation rests.",
   {.tang_sun_zeng = "2.3"}, {4, open}},
    {embracing_the_world, "Openness to the whole world.", {.tang_sun_zeng = "2.3"}},
    {daring_to_be_first, "Courage to be the first.", {.tang_sun_zeng = "2.3, 2.4, 4.1"}},
    {critical_thinking, "Critical thinking.",
     {.cao_wu = "5.1 firstly, 5.2 firstly", .tang_sun_zeng = "2.3"}},
    {cooperative_spirit, "Spirit of cooperation.", {.tang_sun_zeng = "2.3"}},

  // Characteristics, attributes, AI literacy, educations, profiles.
  {ai_literacy, "Core elements of literacy-oriented education in the age of digital intelligence.",
   {.tang_sun_zeng = "4.2"}, {4}},
    {ai_awareness, "Sensitivity to, understanding of and judgement on AI development.",
     {.tang_sun_zeng = "4.2"}},
    {innovative_thinking, "Innovative thinking.", {.cao_wu = "2.1", .tang_sun_zeng = "4.2, 3.4"}},
    {ai_capability, "Ability to work with AI.", {.tang_sun_zeng = "4.2"}},
    {ai_social_responsibility, "Responsibility to society in using AI.", {.tang_sun_zeng = "4.2"}},
  {green_literacy, "Green concept, environmental awareness and innovation ability together.",
   {.tang_sun_zeng = "2.2", .hu_li = "4.1"}},

  // Abilities of language talents.
  {language_talent_abilities, "Abilities asked for beyond the basic ones; innovation ability and "
   "critical thinking stand elsewhere.", {.cao_wu = "2.1-6.3"}, {13}},
    {cross_cultural_communication_ability, "Communicating across cultures.",
     {.cao_wu = "3, 4.1, 4.2, 5.1 firstly, 6.3"}},
    {international_perspective, "International view.",
     {.cao_wu = "3, 4.1, 6.3", .tang_sun_zeng = "2.2"}},
    {language_application_ability, "Using the language.", {.cao_wu = "5.1 firstly"}},
    {practical_ability, "Practical application and operation ability.",
     {.cao_wu = "2.1, 4.2, 5.1 thirdly, 6.3"}},
    {problem_solving_ability, "Solving (complex) problems.", {.cao_wu = "2.1, 5.1 thirdly"}},
    {interdisciplinary_knowledge, "Knowledge and skills from several disciplines.",
     {.cao_wu = "5.1 secondly", .hu_li = "5.3 thirdly"}},
    {self_learning_ability, "Learning on one's own; base of lifelong learning.",
     {.cao_wu = "5.2 thirdly, 6.3"}},
    {professional_knowledge, "Knowledge of a specialty next to the language.", {.cao_wu = "2.1"}},
    {cultural_awareness, "Cultural awareness and background knowledge.", {.cao_wu = "2.1"}},
    {innovative_consciousness, "Awareness of and will to innovate.",
     {.cao_wu = "5.1 thirdly, 5.2 intro, 5.3"}},
    {creativity_and_initiative, "Creativity and initiative.", {.cao_wu = "2.1, 5.2 firstly, 6.3"}},
    {comprehensive_quality, "Overall quality, ability and literacy.",
     {.cao_wu = "3, 4.2, 5.1", .hu_li = "3.2, 5.3"}},
    {talent_competitiveness, "Competitiveness of the talent, also across borders.",
     {.cao_wu = "3 thirdly, 5.1 firstly, 6.3"}},
  {learning_states, "States of the learner that measures act on.",
   {.cao_wu = "throughout", .tang_sun_zeng = "throughout"}, {6}},
    {learning_interest, "Interest in and enthusiasm for learning.",
     {.cao_wu = "4.2 secondly, 5.2"}},
    {learning_participation, "Participation in class and practice.", {.cao_wu = "5.2 firstly"}},
    {learning_confidence, "Confidence and learning effect.", {.cao_wu = "5.2 thirdly"}},
    {autonomous_learning_awareness, "Awareness that one steers one's own learning.",
     {.cao_wu = "5.2 thirdly"}},
    {innovation_motivation, "Enthusiasm and motivation for innovation.", {.tang_sun_zeng = "3.4"}},
    {student_subjectivity, "Student as the subject of learning.",
     {.cao_wu = "6.2 thirdly", .tang_sun_zeng = "3.4"}},

  // Abilities of technical and skilled talents.
  {adaptability_to_technology, "Ability to adapt to fast technological change.",
   {.tang_sun_zeng = "3.1", .hu_li = "4.1"}},

  // Types, levels and fields of talent.
  {grassroots_talents, "The lower level of talents, not to be neglected.", {.tang_sun_zeng = "2.2"},
   {3}},
    {practical_talent, "Practical talent.", {.tang_sun_zeng = "2.2"}},
    {artisanal_talent, "Artisan; also great craftsmen, and great country craftsmen.",
     {.tang_sun_zeng = "2.2, 3.3", .hu_li = "5.2 firstly"}},
    {skilled_talent, "Skilled worker.", {.tang_sun_zeng = "2.2, 3.3", .hu_li = "5.1 firstly"}},
  {talent_echelon, "Echelons of talent that NQPF needs.",
   {.tang_sun_zeng = "3.3", .hu_li = "5.3 firstly"}, {4}},
    {leading_sci_tech_talent, "First-class science and technology leader.",
     {.tang_sun_zeng = "2.4, 3.3"}},
    {innovation_team, "Innovation team.", {.tang_sun_zeng = "2.4, 3.3"}},
    {young_sci_tech_talent, "Young science and technology talent.", {.tang_sun_zeng = "2.4, 3.3"}},
    {builder_and_successor, "All-round developed builder and successor of modernisation.",
     {.tang_sun_zeng = "2.4, 3.3"}},
  {talent_type_structure, "The mix of talent types and levels.",
   {.tang_sun_zeng = "2.2, 3.3", .hu_li = "4.2, 5.1 firstly"}},
  {talent_by_level, "Kinds of talent tied to levels or goals.", {.hu_li = "3.1, 4.2"}, {6}},
    {academic_innovative_talent,
     "Academic and innovative talent, from research-oriented universities.", {.hu_li = "4.2"}},
    {composite_talent, "Composite (compound) talent with several technical skills.",
     {.cao_wu = "2.1", .hu_li = "3.1, 4.2"}},
    {digital_talent, "Digital talent.", {.hu_li = "4.2"}},
    {applied_innovative_talent, "Applied innovative talent with several technical skills.",
     {.hu_li = "3.1, 4.2"}},
    {applied_research_development_talent,
     "Talent for applied research and technology development (master's level).", {.hu_li = "4.2"}},
    {high_level_applied_innovation_talent, "High-level applied innovation talent (doctoral level).",
     {.hu_li = "4.2"}},

  // Models of training language talents.
  {training_model, "The training model in force, as a variable.",
   {.cao_wu = "2.1, 4.1", .tang_sun_zeng = "3.3", .hu_li = "5.3 secondly"}},
  {project_driven_learning, "Learning driven by projects.",
   {.cao_wu = "2.1, 5.2 firstly", .tang_sun_zeng = "4.2"}},
  {national_local_strategy_alignment,
   "Direction of training tied to national strategy and local development.",
   {.cao_wu = "2.1", .tang_sun_zeng = "4.5"}},

  // Teachers.
  {teacher_qualities, "Qualities of teachers.", {.cao_wu = "5.3", .tang_sun_zeng = "3.4, 4.3"},
   {8}},
    {teacher_professional_competence, "Professional competence (literacy) of teachers.",
     {.cao_wu = "5.1 fourthly, 5.3"}},
    {teacher_teaching_ability, "Teaching ability.", {.cao_wu = "5.1 fourthly, 5.3 thirdly"}},
    {teacher_innovation_ability, "Ability and awareness to innovate.", {.cao_wu = "5.3 secondly"}},
    {teacher_practical_ability, "Practical ability gained in enterprises.",
     {.cao_wu = "5.3 secondly"}},
    {teacher_research_experience, "Research experience.",
     {.cao_wu = "5.3 secondly", .tang_sun_zeng = "4.3"}},
    {teacher_cooperation_ability, "Ability for industry-university-research cooperation.",
     {.cao_wu = "5.4 fourthly"}},
    {teacher_enthusiasm_creativity, "Enthusiasm and creativity.", {.cao_wu = "5.3 thirdly"}},
    {teacher_cross_disciplinary_experience, "Research and teaching experience across disciplines.",
     {.tang_sun_zeng = "3.4"}},
};
// clang-format on

}  // namespace nqpf::framework::tables
