// SPDX-License-Identifier: BSL-1.0
#pragma once

// The actors in Chinese, in the order of their enumeration.

#include <nqpf/framework/chinese/label.hpp>

namespace nqpf::inline NQPF_ABI::framework::chinese {

// clang-format off
inline constexpr label<actor> actors[] = {
    {actor::university, "高校"},
    {actor::research_university, "研究型高校"},
    {actor::applied_university, "应用型高校"},
    {actor::vocational_college, "职业院校"},
    {actor::secondary_vocational_school, "中等职业学校"},
    {actor::vocational_undergraduate_university, "职业本科院校"},
    {actor::double_high_college, "双高院校"},
    {actor::basic_education_school, "基础教育学校"},
    {actor::enterprise, "企业"},
    {actor::leading_enterprise, "龙头企业"},
    {actor::technology_company, "科技企业"},
    {actor::industry_body, "行业组织"},
    {actor::government, "政府"},
    {actor::education_department, "教育主管部门"},
    {actor::region, "区域"},
    {actor::research_institute, "科研院所"},
    {actor::international_institution, "国际机构"},
    {actor::community_member, "共同体成员"},
    {actor::teacher, "教师"},
    {actor::student, "学生"},
};
// clang-format on

}  // namespace nqpf::inline NQPF_ABI::framework::chinese
