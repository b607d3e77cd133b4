// SPDX-License-Identifier: BSL-1.0
#pragma once

// Actors: who acts on measures.

#include <nqpf/framework/catalogue.hpp>

namespace nqpf::inline v0::framework {

enum class actor : unsigned char {
  university,
  research_university,
  applied_university,
  vocational_college,
  secondary_vocational_school,
  vocational_undergraduate_university,
  double_high_college,
  basic_education_school,
  enterprise,
  leading_enterprise,
  technology_company,
  industry_body,
  government,
  education_department,
  region,
  research_institute,
  international_institution,
  community_member,
  teacher,
  student,
};

struct actor_entry {
  actor value;
  const char* id;
  const char* meaning;
  cited from;
};

inline constexpr actor_entry actors[] = {
    {actor::university, "actor_university",
     "University; cradle and main field of talent cultivation, meeting place of education, science "
     "and talent.",
     cited(cao_wu, "throughout").also(tang_sun_zeng, "4.3")},
    {actor::research_university,
     "actor_research_university",
     "Research-oriented or high-level university; trains academic and innovative talent.",
     {hu_li, "4.2, 5.2 secondly"}},
    {actor::applied_university,
     "actor_applied_university",
     "High-quality applied university.",
     {hu_li, "5.2 thirdly"}},
    {actor::vocational_college,
     "actor_vocational_college",
     "Vocational college at large; supply side of skilled talent.",
     {hu_li, "throughout"}},
    {actor::secondary_vocational_school,
     "actor_secondary_vocational_school",
     "Secondary vocational school.",
     {hu_li, "4.2"}},
    {actor::vocational_undergraduate_university,
     "actor_vocational_undergraduate_university",
     "Vocational undergraduate institution.",
     {hu_li, "4.2, 5.2 thirdly"}},
    {actor::double_high_college,
     "actor_double_high_college",
     "\"Double-high\" vocational college (strong college with strong majors).",
     {hu_li, "5.2 secondly, thirdly"}},
    {actor::basic_education_school, "actor_basic_education_school", "School of basic education.",
     cited(hu_li, "5.3").also(tang_sun_zeng, "3.3")},
    {actor::enterprise, "actor_enterprise",
     "Enterprise; demand side, partner and provider of practice.",
     cited(cao_wu, "5").also(tang_sun_zeng, "4.4").also(hu_li, "throughout")},
    {actor::leading_enterprise,
     "actor_leading_enterprise",
     "Leading enterprise, core entity of an industry chain.",
     {hu_li, "5.2 firstly, secondly"}},
    {actor::technology_company,
     "actor_technology_company",
     "Technology company with R&D teams, postdoctoral workstations and laboratories.",
     {tang_sun_zeng, "4.4"}},
    {actor::industry_body, "actor_industry_body",
     "Industry as an organised side (industries, sectors).",
     cited(cao_wu, "5.4").also(hu_li, "5.2, 5.3")},
    {actor::government, "actor_government", "National and local government.",
     cited(hu_li, "5.1, 5.2, 5.3").also(tang_sun_zeng, "2, 4.5")},
    {actor::education_department,
     "actor_education_department",
     "Education authority.",
     {hu_li, "5.2 secondly"}},
    {actor::region,
     "actor_region",
     "A region (province, city) acting on its own conditions.",
     {tang_sun_zeng, "4.5"}},
    {actor::research_institute, "actor_research_institute", "Research institute.",
     cited(cao_wu, "3").also(tang_sun_zeng, "4.4")},
    {actor::international_institution,
     "actor_international_institution",
     "Advanced educational institution abroad.",
     {cao_wu, "5.3 fourthly, 6.3"}},
    {actor::community_member,
     "actor_community_member",
     "Any member of an industry-education integration community.",
     {hu_li, "5.2"}},
    {actor::teacher, "actor_teacher", "Teacher.",
     cited(cao_wu, "5.2, 5.3").also(tang_sun_zeng, "4.3")},
    {actor::student, "actor_student", "Student.",
     cited(cao_wu, "throughout").also(tang_sun_zeng, "throughout").also(hu_li, "throughout")},
};
static_assert(detail::in_order(actors));

namespace detail {
inline constexpr auto actor_names = names_of(actors);
}
constexpr auto describe(actor) { return named_values<actor>(detail::actor_names.items); }

[[nodiscard]] constexpr const actor_entry& about(actor a) noexcept {
  return actors[static_cast<int>(a)];
}

}  // namespace nqpf::framework
