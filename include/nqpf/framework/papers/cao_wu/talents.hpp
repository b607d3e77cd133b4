// SPDX-License-Identifier: BSL-1.0
#pragma once

// Concepts of talents: what only cao_wu names. A group stands before its members, which are
// indented.

#include <nqpf/framework/types/rows.hpp>

namespace nqpf::inline NQPF_ABI::framework::tables {

using enum notion;
using enum grouping;

// clang-format off
inline constexpr notion_entry cao_wu_talents[] = {
  // Abilities of language talents.
  {basic_language_abilities, "Solid language foundation; necessary, not sufficient.",
   {.cao_wu = "2.1, 3, 4.1, 5.1 thirdly"}, {4}},
    {listening_ability, "Listening.", {.cao_wu = "2.1"}},
    {speaking_ability, "Speaking.", {.cao_wu = "2.1"}},
    {reading_ability, "Reading.", {.cao_wu = "2.1"}},
    {writing_ability, "Writing.", {.cao_wu = "2.1"}},

  // Models of training language talents.
  {training_models, "Models of training that the paper reviews.", {.cao_wu = "2.1"}, {5}},
    {traditional_skill_oriented_model, "Teaches language knowledge and the four skills; cannot "
     "meet the demand for versatile, applied talents.", {.cao_wu = "2.1"}},
    {foreign_language_plus_model, "Joins a foreign language with another discipline.",
     {.cao_wu = "2.1"}},
    {composite_applied_model, "Composite and applied talents: skills plus interdisciplinary and "
     "overall application (language, cultural awareness, background knowledge).",
     {.cao_wu = "2.1"}},
    {social_demand_oriented_model,
     "Goals and curriculum follow social needs, national strategy and local development.",
     {.cao_wu = "2.1"}},
    {innovative_talent_model, "Solid language base plus innovative thinking and complex problem "
     "solving, through curriculum innovation, projects and teamwork.", {.cao_wu = "2.1"}},
  {language_plus_variants, "Variants of the \"plus\" model.", {.cao_wu = "2.1"}, {4}},
    {language_plus_specialty, "Foreign language plus specialty.", {.cao_wu = "2.1"}},
    {language_plus_direction, "Foreign language plus direction.", {.cao_wu = "2.1"}},
    {language_plus_major, "Foreign language plus major, listed under the demand-oriented model.",
     {.cao_wu = "2.1"}},
    {language_plus_marketing, "Foreign language plus marketing, for cross-border e-commerce.",
     {.cao_wu = "2.1"}},
  {diversified_flexible_system,
   "Where training is going: more interdisciplinary, more diversified, more flexible.",
   {.cao_wu = "2.1"}},
  {teamwork_learning, "Learning by team work.", {.cao_wu = "2.1"}},
  {curriculum_innovation, "Renewal of the curriculum.", {.cao_wu = "2.1, 5.1"}},

  // Teachers.
  {teacher_evaluation_mechanism,
   "Teacher evaluation over competence, teaching and innovation, with feedback.",
   {.cao_wu = "5.3 thirdly"}},
  {teacher_incentive_mechanism, "Rewards and honours for teachers.",
   {.cao_wu = "5.3 firstly, thirdly"}},
  {teacher_continuing_education, "Continuing education and training of teachers.",
   {.cao_wu = "5.2 fourthly, 5.3 firstly"}},
  {academic_atmosphere, "Academic atmosphere and cultural environment.",
   {.cao_wu = "5.3 fourthly"}},
  {university_internal_management, "Internal management and resource integration of a university.",
   {.cao_wu = "5.4 fourthly"}},
};
// clang-format on

}  // namespace nqpf::framework::tables
