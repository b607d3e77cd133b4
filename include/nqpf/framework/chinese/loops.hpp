// SPDX-License-Identifier: BSL-1.0
#pragma once

// The loops in Chinese, in the order of their enumeration.

#include <nqpf/framework/chinese/label.hpp>

namespace nqpf::inline NQPF_ABI::framework::chinese {

// clang-format off
inline constexpr label<loop> loops[] = {
    {loop::fl_requirement_support, "外语人才需求与支撑循环"},
    {loop::fl_bridge, "外语人才桥梁循环"},
    {loop::fl_exchange_pair, "外语人才交流循环"},
    {loop::fl_model_quality, "外语人才培养模式与质量循环"},
    {loop::fl_concept, "外语人才培养理念循环"},
    {loop::fl_method, "外语人才教学方法循环"},
    {loop::fl_resource, "外语人才资源循环"},
    {loop::fl_evaluation, "外语人才评价循环"},
    {loop::fl_enterprise_feedback, "企业反馈循环"},
    {loop::top_mutual, "拔尖人才相互作用循环"},
    {loop::top_concept, "拔尖人才理念循环"},
    {loop::top_types, "拔尖人才类型循环"},
    {loop::top_quality, "拔尖人才素养循环"},
    {loop::top_quality_allocation, "素养与要素配置循环"},
    {loop::top_quality_transformation, "素养与产业转型循环"},
    {loop::top_method, "拔尖人才方法循环"},
    {loop::top_environment, "拔尖人才环境循环"},
    {loop::education_talent, "教育与人才循环"},
    {loop::science_talent, "科技与人才循环"},
    {loop::research_rd, "研究与研发循环"},
    {loop::regional, "区域循环"},
    {loop::productivity_education, "生产力与教育循环"},
    {loop::voc_mutual, "职业教育相互作用循环"},
    {loop::supply_demand, "供给与需求循环"},
    {loop::voc_concept, "职业教育理念循环"},
    {loop::voc_goal, "职业教育目标循环"},
    {loop::voc_majors, "职业教育专业循环"},
    {loop::voc_curriculum, "职业教育课程循环"},
    {loop::voc_methods, "职业教育方法循环"},
    {loop::voc_governance, "职业教育治理循环"},
    {loop::element_virtuous_cycle, "要素良性循环"},
    {loop::high_quality_development, "高质量发展循环"},
};
// clang-format on

}  // namespace nqpf::inline NQPF_ABI::framework::chinese
