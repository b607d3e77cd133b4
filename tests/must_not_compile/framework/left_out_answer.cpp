// SPDX-License-Identifier: BSL-1.0
// A part of the framework without the only measure that answers a dilemma, and without what else needs it.
// says: measure_whole_system_view would answer dilemma_single_aspect_focus, which no other measure answers, and is left out
// errors: 1
// twin: measure::whole_system_view => loop::voc_mutual
#include <nqpf/framework/scope_defects.hpp>

namespace host {
using namespace nqpf::framework;
inline constexpr scope kept =
    everything().without(measure::whole_system_view, duty::basic_school_start_pipeline,
                         duty::education_department_plan_levels);
static_assert(require_whole<kept>());
}  // namespace host
