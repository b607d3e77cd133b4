// SPDX-License-Identifier: BSL-1.0
// A part of the framework without a relation that a loop needs.
// says: loop_voc_mutual needs rel_nqpf_sets_voc_demand, which is left out
// errors: 1
// twin: relation::nqpf_sets_voc_demand => relation::three_high_characterise_nqpf
#include <nqpf/framework/scope_defects.hpp>

namespace host {
using namespace nqpf::framework;
inline constexpr scope kept = everything().without(relation::nqpf_sets_voc_demand);
static_assert(require_whole<kept>());
}  // namespace host
