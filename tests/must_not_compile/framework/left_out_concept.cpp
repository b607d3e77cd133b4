// SPDX-License-Identifier: BSL-1.0
// A part of the framework without a concept between which a relation leads.
// says: rel_workers_rank_first begins at workers, which is left out
// errors: 1
// twin: notion::workers => notion::stem_fields
#include <nqpf/framework/scope_defects.hpp>

namespace host {
using namespace nqpf::framework;
inline constexpr scope kept = everything().without(notion::workers);
static_assert(require_whole<kept>());
}  // namespace host
