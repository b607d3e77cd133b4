// SPDX-License-Identifier: BSL-1.0
#pragma once

// The measures in Chinese, in the order of their enumeration.

#include <nqpf/framework/chinese/label.hpp>

namespace nqpf::inline NQPF_ABI::framework::chinese {

// clang-format off
inline constexpr label<measure> measures[] = {
    {measure::nqpf_aligned_curriculum, "构建契合新质生产力、产业发展和职业需要的课程体系"},
    {measure::interdisciplinary_integration, "把外语与文学、历史、文化、经济、法律等学科融合"},
    {measure::practical_ability_cultivation, "加强多种形式的实践教学"},
    {measure::curriculum_integrity_coherence, "使课程完整连贯，并由更强的师资承担"},
    {measure::diversified_teaching_methods, "引入互动式、案例式和项目式教学"},
    {measure::modern_teaching_means, "运用多媒体、互联网和在线平台"},
    {measure::self_learning_cultivation, "培养自主学习的意识与能力，并对过程给予反馈"},
    {measure::teaching_strategy_renewal, "教师不断学习并调整教学策略，高校提供培训与交流"},
    {measure::teaching_team_construction, "建设高水平专业化教学团队，开展继续教育"},
    {measure::teacher_innovation_enhancement, "通过科研和企业实践提高教师创新能力"},
    {measure::teacher_evaluation_incentive, "健全教师评价、反馈与激励"},
    {measure::academic_atmosphere_internationalisation, "营造良好学术氛围与文化，开展师资国际交流"},
    {measure::demand_insight_by_cooperation, "通过合作更准确把握外语人才需求"},
    {measure::model_curriculum_optimisation_by_cooperation, "借助合作方的案例、项目和反馈优化培养模式与课程"},
    {measure::practice_employment_platform, "提供更广阔的实践与就业平台"},
    {measure::long_term_partnership_mechanism, "建立长期稳定的合作，加强内部管理与资源整合"},
    {measure::goal_and_model_adjustment, "高校按新质生产力调整目标与模式，加强综合培养"},
    {measure::fl_cultivation_effort_increase, "加大外语人才培养力度，提高参与国际竞争的质量与水平"},
    {measure::concept_renewal, "由应试教育转向素质教育"},
    {measure::language_resource_integration, "整合教材、图书馆和在线课程，开展校际与国际交流"},
    {measure::talent_evaluation_reform, "对实践、创新和跨文化能力作科学、全面、多元的评价"},
    {measure::training_plan_adjustment, "按社会需求变化不断调整培养方案"},
    {measure::professional_training_strengthening, "加强专业培养，尤其是理工基础学科；更新专业，课程数字化"},
    {measure::cross_boundary_introduction, "培养和引进跨学科、跨领域、跨行业、跨国家、跨区域、跨文化的人才"},
    {measure::human_machine_education_field, "建设人机交互的育人场域，实现个性化精准培养"},
    {measure::ai_literacy_education, "深化人工智能核心素养与项目驱动学习"},
    {measure::team_platform_project_coupling, "把人才培养与团队、平台、项目相耦合"},
    {measure::forward_discipline_layout, "调整学科布局，建设面向未来产业的基础学科"},
    {measure::future_industry_training_base, "建设面向未来产业的实训基地等创新平台"},
    {measure::high_level_staff_building, "培养和引进高水平创新型教师，把科研转化为教学"},
    {measure::research_based_teaching, "研究性教学，向学生开放实验室和项目"},
    {measure::technology_company_education_role, "发挥科技企业的育人作用"},
    {measure::achievement_transformation, "加快成果向现实生产力转化"},
    {measure::region_tailored_cultivation, "各区域按自身禀赋和产业培养本土人才"},
    {measure::cultivation_concept_reshaping, "重塑理念：以创新为中心、跨学科、开放、结合实践、因地制宜"},
    {measure::multi_level_talent_strategy, "全面多层次的人才战略：各领域高层次与基层人才，兼顾绿色人才"},
    {measure::quality_structure_renewal, "围绕创新能力，按三个维度九项素养培养"},
    {measure::digital_teaching, "以在线平台开展远程教学与实时互动"},
    {measure::intelligent_evaluation, "用人工智能分析学习并给出个性化建议与反馈"},
    {measure::precise_governance, "以信息化平台监测资源、质量与政策"},
    {measure::young_talent_support, "在职业起步期给予长期、高强度、稳定的支持，允许试错和失败"},
    {measure::multi_party_collaboration, "产学研用在同一机制中协同，推进科教融合与产教融合"},
    {measure::talent_ecosystem_building, "构建具有六种属性、三类服务的创新人才生态"},
    {measure::content_update, "使内容与方法跟上技术与产业"},
    {measure::open_inclusive_environment, "营造吸引全球人才与资源的开放包容环境"},
    {measure::future_trend_research, "研究技术与产业趋势及未来社会所需素质"},
    {measure::education_science_talent_coordination, "协同推进教育、科技、人才，完善培养、引进、使用和流动"},
    {measure::independent_cultivation_strengthening, "加强自主培养，提高卓越性与原创性"},
    {measure::dynamic_major_optimisation, "动态优化学科、专业与供给结构"},
    {measure::supply_demand_coupling, "使人才供给与新质生产力更紧密耦合"},
    {measure::cultivation_quality_coordination, "协同提高人才培养质量"},
    {measure::community_structure_mechanism, "完善共同体的组织与运行"},
    {measure::community_new_momentum, "为共同体和产教融合注入新动能：内生动力与开放办学"},
    {measure::community_dual_function, "强化双重功能与产出质量"},
    {measure::multi_level_vocational_system, "完善多层次职业教育体系"},
    {measure::integrated_cultivation_model, "打破教育阶段壁垒，构建一体化培养模式"},
    {measure::coursework_major_discipline_mechanism, "建立课业与专业衔接、学科交叉的长效机制"},
    {measure::targeted_talent_supply, "面向增长引擎和八大领域，优先加快应用型人才供给"},
    {measure::core_ability_enhancement, "德技并修，提升职业核心能力与价值观"},
    {measure::type_positioning_optimisation, "优化类型定位，构建结构合理的层次体系"},
    {measure::achievement_application, "及时把成果应用于具体产业和产业链"},
    {measure::integration_focus_shift, "把产教融合重心从学校供给移向产业链布局和产业体系"},
    {measure::whole_system_view, "树立大教育观、全局观、系统观，从基础教育抓起"},
};
// clang-format on

}  // namespace nqpf::inline NQPF_ABI::framework::chinese
