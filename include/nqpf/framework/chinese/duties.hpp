// SPDX-License-Identifier: BSL-1.0
#pragma once

// The duties in Chinese, in the order of their enumeration.

#include <nqpf/framework/chinese/label.hpp>

namespace nqpf::inline NQPF_ABI::framework::chinese {

// clang-format off
inline constexpr label<duty> duties[] = {
    {duty::university_adapt_to_nqpf, "按新质生产力调整目标与模式，加强综合培养"},
    {duty::university_supply_exchange_talent, "为交流与合作供给人才，加大力度、提高质量"},
    {duty::university_build_curriculum, "建设契合需求、跨学科、重实践、前后连贯的课程"},
    {duty::university_support_teachers, "培训、资助、评价和奖励教师，营造氛围、促进交流"},
    {duty::university_cooperate, "寻求并保持与行业的合作，并为此做好内部管理"},
    {duty::university_reform_evaluation, "建立科学、全面、多元的人才评价"},
    {duty::university_renew_majors, "面向新兴产业和未来产业更新专业与学科"},
    {duty::university_rebuild_paradigm, "以数字智能重构培养范式，开展人工智能素养教育"},
    {duty::university_support_young_talents, "长期、高强度、稳定地支持青年，宽容失败"},
    {duty::university_open_research_to_students, "向本科生和一年级研究生开放实验室与科研"},
    {duty::university_transfer_technology, "把成果转移给企业"},
    {duty::university_renew_concept_and_resources, "更新理念，整合资源，及时更新方案"},
    {duty::university_reshape_top_cultivation, "为拔尖人才重塑理念、素质结构和内容"},
    {duty::university_digitise_teaching, "运用数字化教学、智能化评价和精准化治理"},
    {duty::university_cross_boundaries, "跨界培养和引进人才"},
    {duty::university_couple_research_assets, "把培养与团队、平台、项目相耦合，建设实训基地"},
    {duty::research_university_train_academic_talent, "培养学术创新型人才"},
    {duty::research_university_join_community, "深度参与共同体建设"},
    {duty::applied_university_pool_resources, "在共同体中汇聚优势资源"},
    {duty::vocational_college_supply_talent, "按新质生产力所需领域输送高素质技术技能人才"},
    {duty::vocational_college_optimise_majors, "动态调整专业"},
    {duty::vocational_college_serve_industry, "聚焦优质产业并与之融合"},
    {duty::vocational_college_raise_quality, "从多方面提高培养质量"},
    {duty::vocational_college_explore_graduate_levels, "探索职业教育硕士层次，进而博士层次"},
    {duty::vocational_college_lead_curriculum_system, "主导课程与教学体系"},
    {duty::vocational_undergraduate_pool_resources, "汇聚优势资源，培养复合型、数字化、创新型人才"},
    {duty::secondary_school_train_by_level, "按本层次培养产业体系所需人才"},
    {duty::double_high_college_step_out, "走出校园围墙，汇聚资源，搭建平台"},
    {duty::basic_school_start_pipeline, "作为人才工程的起点，使课程衔接后续专业"},
    {duty::enterprise_provide_practice, "提供实习、项目和基地"},
    {duty::enterprise_give_feedback, "向高校告知需求与反馈，带来案例"},
    {duty::enterprise_select_talent, "通过合作发现和选拔人才"},
    {duty::enterprise_cultivate_jointly, "共建专业、课程和教材，共担教学"},
    {duty::enterprise_lead_internship_system, "主导实习与实践体系"},
    {duty::leading_enterprise_lead_community, "牵头共同体，协调产业链"},
    {duty::technology_company_educate, "通过研发团队、工作站、实验室和双师团队育人"},
    {duty::technology_company_transform_results, "承接成果并转化为生产"},
    {duty::industry_body_inform, "公布趋势与需求，与政府共同研究"},
    {duty::industry_body_co_drive_community, "从产业端推动共同体"},
    {duty::government_implement_policy, "落实支持政策，预测并发布需求"},
    {duty::government_lead_employment_system, "主导就业创业体系"},
    {duty::government_pilot_consortia, "与成员共同探索，在重点领域试点市域联合体"},
    {duty::government_coordinate_triad, "统筹教育、科技、人才，完善引进、使用与流动"},
    {duty::government_build_ecosystem, "营造开放包容的人才生态"},
    {duty::government_set_talent_strategy, "制定多层次战略，加强自主培养，研究趋势"},
    {duty::education_department_delegate, "放权，给予引导、资金和数字化建设"},
    {duty::education_department_plan_levels, "把各层次各阶段作为一个体系规划"},
    {duty::region_adapt_locally, "因地制宜选择，改造传统产业，培养本土人才"},
    {duty::research_institute_collaborate, "在协同机制中工作，传递科研成果"},
    {duty::international_institution_exchange, "交流理念与方法"},
    {duty::member_co_govern, "参与章程、结构与运行，汇聚资源"},
    {duty::teacher_diversify_methods, "运用多样方法与现代手段"},
    {duty::teacher_guide_self_learning, "布置任务、提供资源、指导计划、给予反馈"},
    {duty::teacher_keep_learning, "不断学习，按产业调整教学，制定自我改进计划"},
    {duty::teacher_research_and_practise, "开展科研，到企业实践，把成果转化为教学"},
    {duty::student_learn_actively, "主动参与，自主学习，规划学习"},
    {duty::student_practise, "参加实习、实训、合作项目和科研"},
};
// clang-format on

}  // namespace nqpf::inline NQPF_ABI::framework::chinese
