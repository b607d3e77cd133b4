// SPDX-License-Identifier: BSL-1.0
// A part of the framework without a dilemma that causes another.
// says: rel_fl_problems_cause_demand_gap begins at dilemma_fl_cultivation_problems, which is left out
// errors: 1
// twin: dilemma::fl_cultivation_problems => dilemma::high_management_cost
#include <nqpf/framework/scope_defects.hpp>

namespace host {
using namespace nqpf::framework;
inline constexpr scope kept = everything().without(dilemma::fl_cultivation_problems);
static_assert(require_whole<kept>());
}  // namespace host
