// SPDX-License-Identifier: BSL-1.0
#pragma once

// Dilemmas: what is wrong with the cultivation of talents, as a tree. So far those of cao_wu.

#include <nqpf/framework/catalogue.hpp>

namespace nqpf::inline v0::framework {

enum class dilemma : short {
  fl_cultivation_problems,
  incomplete_curriculum_system,
  single_teaching_method,
  weak_teaching_staff,
  cultivation_demand_gap,
  skill_only_training,
  knowledge_skill_bias,
  exam_certificate_bias,
  student_initiative_overlooked,
  disciplinary_barriers,
};

/// How much a paper makes of a dilemma.
enum class weight : unsigned char {
  developed,  ///< it is argued
  named,      ///< it is only named: show it as named only (rule_named_dilemma_flag)
  state,      ///< it is an older state that the paper moves away from
  risk,       ///< it is something to avoid
};

[[nodiscard]] constexpr const char* name_of(weight w) noexcept {
  constexpr const char* words[] = {"developed", "named", "state", "risk"};
  return words[static_cast<int>(w)];
}

struct dilemma_entry {
  dilemma value;
  const char* id;
  const char* meaning;
  /// The dilemma it is part of. A diagnosed part does not by itself diagnose the whole.
  maybe<dilemma> parent;
  framework::weight weight;
  cited from;
};

inline constexpr dilemma_entry dilemmas[] = {
    {dilemma::fl_cultivation_problems,
     "dilemma_fl_cultivation_problems",
     "Problems that limit quality and efficiency of language talent cultivation.",
     {},
     weight::developed,
     {cao_wu, "3"}},
    {dilemma::incomplete_curriculum_system,
     "dilemma_incomplete_curriculum_system",
     "The curriculum system is incomplete.",
     dilemma::fl_cultivation_problems,
     weight::named,
     {cao_wu, "3"}},
    {dilemma::single_teaching_method,
     "dilemma_single_teaching_method",
     "Teaching methods are of one kind.",
     dilemma::fl_cultivation_problems,
     weight::named,
     {cao_wu, "3, 5.2 firstly"}},
    {dilemma::weak_teaching_staff,
     "dilemma_weak_teaching_staff",
     "The teaching staff is weak.",
     dilemma::fl_cultivation_problems,
     weight::named,
     {cao_wu, "3"}},
    {dilemma::cultivation_demand_gap,
     "dilemma_cultivation_demand_gap",
     "A gap between what is trained and what NQPF demands (the result of the three).",
     dilemma::fl_cultivation_problems,
     weight::developed,
     {cao_wu, "3"}},
    {dilemma::skill_only_training,
     "dilemma_skill_only_training",
     "Skill-oriented training no longer meets the demand for versatile, applied talents.",
     {},
     weight::state,
     {cao_wu, "2.1"}},
    {dilemma::knowledge_skill_bias,
     "dilemma_knowledge_skill_bias",
     "Education stresses knowledge and skill, neglects practical application and cross-cultural "
     "ability.",
     {},
     weight::state,
     cited(cao_wu, "4.2 firstly").also(hu_li, "3.1 (1)")},
    {dilemma::exam_certificate_bias,
     "dilemma_exam_certificate_bias",
     "Evaluation leans on exam scores and certificates, neglects real ability and overall quality.",
     {},
     weight::state,
     {cao_wu, "4.2 fourthly"}},
    {dilemma::student_initiative_overlooked,
     "dilemma_student_initiative_overlooked",
     "Knowledge transfer overlooks students' initiative and creativity.",
     dilemma::single_teaching_method,
     weight::state,
     {cao_wu, "5.2 firstly"}},
    {dilemma::disciplinary_barriers,
     "dilemma_disciplinary_barriers",
     "Barriers between disciplines limit exchange and integration.",
     {},
     weight::developed,
     cited(cao_wu, "5.1 secondly").also(tang_sun_zeng, "3.4, 4.1")},
};
static_assert(detail::in_order(dilemmas));

namespace detail {
inline constexpr auto dilemma_names = names_of(dilemmas);
}
constexpr auto describe(dilemma) { return named_values<dilemma>(detail::dilemma_names.items); }

[[nodiscard]] constexpr const dilemma_entry& about(dilemma d) noexcept {
  return dilemmas[static_cast<int>(d)];
}

}  // namespace nqpf::framework
