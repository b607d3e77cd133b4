// SPDX-License-Identifier: BSL-1.0
// expect: unknown name
// expect: otherwise
// within: 5
// errors: 1
// twin: trend::steady => trend::falling
#include "host.hpp"

namespace host {
inline constexpr auto trends = table<hit::unique>("trends", inputs(practice),
                                                  {
                                                      row(is < 0.5).then(trend::rising),
                                                  })
                                   .cite(policy, "1")
                                   .otherwise(trend::steady);
static_assert(nqpf::require_proven<trends>());
}
