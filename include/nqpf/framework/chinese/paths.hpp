// SPDX-License-Identifier: BSL-1.0
#pragma once

// The paths in Chinese, in the order of their enumeration.

#include <nqpf/framework/chinese/label.hpp>

namespace nqpf::inline NQPF_ABI::framework::chinese {

// clang-format off
inline constexpr label<path> paths[] = {
    {path::new_quality_curriculum_system, "新质课程体系"},
    {path::innovative_teaching_methods, "创新教学方法"},
    {path::teaching_staff_innovation, "师资队伍创新"},
    {path::industry_university_research_cooperation, "产学研合作"},
    {path::cross_boundary_innovation_incubation, "跨界创新孵化"},
    {path::human_machine_collaboration, "人机协同"},
    {path::educational_resource_integration, "教育资源整合"},
    {path::open_training, "开放培养"},
    {path::local_adaptation, "因地制宜"},
    {path::direction_goal, "方向目标"},
    {path::platform_mechanism, "平台机制"},
    {path::development_layout, "发展布局"},
};
// clang-format on

}  // namespace nqpf::inline NQPF_ABI::framework::chinese
