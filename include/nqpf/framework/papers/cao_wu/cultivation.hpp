// SPDX-License-Identifier: BSL-1.0
#pragma once

// Concepts of the cultivation of talents: what only cao_wu names. A group stands before its
// members, which are indented.

#include <nqpf/framework/types/rows.hpp>

namespace nqpf::inline NQPF_ABI::framework::tables {

using enum notion;
using enum grouping;

// clang-format off
inline constexpr notion_entry cao_wu_cultivation[] = {
  // Cultivation.
  {social_demand, "Diversified demand of society for talents.",
   {.cao_wu = "2.1, 3, 4.1, 5.4, 6.3"}},
  {exam_oriented_education, "Education aimed at exams.", {.cao_wu = "4.2 firstly"}},
  {quality_oriented_education, "Education aimed at all-round quality.", {.cao_wu = "4.2 firstly"}},
  {self_directed_learning, "Learning that follows one's own situation and interest.",
   {.cao_wu = "4.2 secondly, 5.2 thirdly"}},
  {inter_school_exchange, "Exchange and cooperation between schools.", {.cao_wu = "4.2 thirdly"}},
  {employment_opportunity, "Jobs and career prospects of students.", {.cao_wu = "5.4 thirdly"}},

  // Paths.
  {paths_cao_wu, "The four innovative paths.", {.cao_wu = "5"}, {4, of_paths}},

  // Contributions.
  {theoretical_contributions, "Contributions to theory that the paper claims.", {.cao_wu = "6.2"},
   {4}},
    {contribution_language_education_theory, "Enriches foreign language education theory.",
     {.cao_wu = "6.2 firstly"}},
    {contribution_interdisciplinary_understanding,
     "Deepens understanding of interdisciplinary education.", {.cao_wu = "6.2 secondly"}},
    {contribution_teaching_methodology, "Renews teaching methodology; student-centred.",
     {.cao_wu = "6.2 thirdly"}},
    {contribution_teacher_development_theory, "Enriches teacher development theory.",
     {.cao_wu = "6.2 fourthly"}},
  {practical_contributions, "Contributions to practice that the paper claims.", {.cao_wu = "6.3"},
   {4}},
    {contribution_guiding_practice, "Guides practice on curriculum, methods, staff, cooperation.",
     {.cao_wu = "6.3 first"}},
    {contribution_meeting_social_needs, "Helps meet changing social needs.",
     {.cao_wu = "6.3 second"}},
    {contribution_student_quality,
     "Helps overall quality, self-learning and practical ability of students.",
     {.cao_wu = "6.3 third"}},
    {contribution_internationalisation, "Helps internationalise education and its influence.",
     {.cao_wu = "6.3 fourth"}},
  {research_gap_nqpf_language_talent,
   "Earlier work links NQPF with vocational education, not with language talents.",
   {.cao_wu = "2.2"}},

  // Short lists named inside measures.
  {integration_disciplines, "Disciplines to be integrated with the language.",
   {.cao_wu = "5.1 secondly"}, {5, open}},
    {discipline_literature, "Literature.", {.cao_wu = "5.1 secondly"}},
    {discipline_history, "History.", {.cao_wu = "5.1 secondly"}},
    {discipline_culture, "Culture.", {.cao_wu = "5.1 secondly"}},
    {discipline_economics, "Economics.", {.cao_wu = "5.1 secondly"}},
    {discipline_law, "Law.", {.cao_wu = "5.1 secondly"}},
  {practice_forms, "Forms of practical teaching.", {.cao_wu = "5.1 thirdly"}, {3}},
    {classroom_practice, "Practice in class.", {.cao_wu = "5.1 thirdly"}},
    {project_practice, "Practice in projects.", {.cao_wu = "5.1 thirdly"}},
    {social_practice, "Practice in society.", {.cao_wu = "5.1 thirdly"}},
  {diversified_method_kinds, "Diversified methods.", {.cao_wu = "5.2 firstly"}, {3, open}},
    {interactive_teaching, "Interactive teaching.", {.cao_wu = "5.2 firstly"}},
    {teaching_by_cases, "Case teaching.", {.cao_wu = "5.2 firstly"}},
    {project_based_teaching, "Project-based teaching.", {.cao_wu = "5.2 firstly"}},
  {education_resource_kinds, "Kinds of language education resource.", {.cao_wu = "4.2 thirdly"},
   {3, open}},
    {resource_textbook, "Excellent textbooks.", {.cao_wu = "4.2 thirdly"}},
    {resource_library, "Teaching resource libraries.", {.cao_wu = "4.2 thirdly"}},
    {resource_online_course, "Online courses.", {.cao_wu = "4.2 thirdly"}},
  {cooperation_activities, "What partners do together.", {.cao_wu = "5.4 fourthly"}, {3}},
    {cooperation_talent_cultivation, "Joint talent cultivation.", {.cao_wu = "5.4 fourthly"}},
    {cooperation_research, "Joint research.", {.cao_wu = "5.4 fourthly"}},
    {cooperation_social_service, "Joint social service.", {.cao_wu = "5.4 fourthly"}},
};
// clang-format on

}  // namespace nqpf::framework::tables
