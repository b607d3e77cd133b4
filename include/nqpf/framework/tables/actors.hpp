// SPDX-License-Identifier: BSL-1.0
#pragma once

// Actors: who acts on measures.

#include <nqpf/framework/types/rows.hpp>

namespace nqpf::inline NQPF_ABI::framework::tables {

// clang-format off
inline constexpr actor_entry shared_actors[] = {
  {actor::university, "University; cradle and main field of talent cultivation, meeting place of "
   "education, science and talent.", {.cao_wu = "throughout", .tang_sun_zeng = "4.3"}},
  {actor::research_university,
   "Research-oriented or high-level university; trains academic and innovative talent.",
   {.hu_li = "4.2, 5.2 secondly"}},
  {actor::applied_university, "High-quality applied university.", {.hu_li = "5.2 thirdly"}},
  {actor::vocational_college, "Vocational college at large; supply side of skilled talent.",
   {.hu_li = "throughout"}},
  {actor::secondary_vocational_school, "Secondary vocational school.", {.hu_li = "4.2"}},
  {actor::vocational_undergraduate_university, "Vocational undergraduate institution.",
   {.hu_li = "4.2, 5.2 thirdly"}},
  {actor::double_high_college,
   "\"Double-high\" vocational college (strong college with strong majors).",
   {.hu_li = "5.2 secondly, thirdly"}},
  {actor::basic_education_school, "School of basic education.",
   {.tang_sun_zeng = "3.3", .hu_li = "5.3"}},
  {actor::enterprise, "Enterprise; demand side, partner and provider of practice.",
   {.cao_wu = "5", .tang_sun_zeng = "4.4", .hu_li = "throughout"}},
  {actor::leading_enterprise, "Leading enterprise, core entity of an industry chain.",
   {.hu_li = "5.2 firstly, secondly"}},
  {actor::technology_company,
   "Technology company with R&D teams, postdoctoral workstations and laboratories.",
   {.tang_sun_zeng = "4.4"}},
  {actor::industry_body, "Industry as an organised side (industries, sectors).",
   {.cao_wu = "5.4", .hu_li = "5.2, 5.3"}},
  {actor::government, "National and local government.",
   {.tang_sun_zeng = "2, 4.5", .hu_li = "5.1, 5.2, 5.3"}},
  {actor::education_department, "Education authority.", {.hu_li = "5.2 secondly"}},
  {actor::region, "A region (province, city) acting on its own conditions.",
   {.tang_sun_zeng = "4.5"}},
  {actor::research_institute, "Research institute.", {.cao_wu = "3", .tang_sun_zeng = "4.4"}},
  {actor::international_institution, "Advanced educational institution abroad.",
   {.cao_wu = "5.3 fourthly, 6.3"}},
  {actor::community_member, "Any member of an industry-education integration community.",
   {.hu_li = "5.2"}},
  {actor::teacher, "Teacher.", {.cao_wu = "5.2, 5.3", .tang_sun_zeng = "4.3"}},
  {actor::student, "Student.",
   {.cao_wu = "throughout", .tang_sun_zeng = "throughout", .hu_li = "throughout"}},
};
// clang-format on

}  // namespace nqpf::framework::tables
