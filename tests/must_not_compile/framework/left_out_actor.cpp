// SPDX-License-Identifier: BSL-1.0
// A part of the framework without an actor who takes a measure.
// says: n is taken by actor_region, which is left out
// errors: 1
// twin: actor::region => loop::fl_bridge
#include <nqpf/framework/scope_defects.hpp>

namespace host {
using namespace nqpf::framework;
inline constexpr scope kept = everything().without(actor::region);
static_assert(require_whole<kept>());
}  // namespace host
