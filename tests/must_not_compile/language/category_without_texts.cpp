// SPDX-License-Identifier: BSL-1.0
// expect: a category lists one to 256 texts
// within: 5
// errors: 1
// twin: ("region") => ("region", "north")
#include "host.hpp"

namespace host {
inline constexpr auto region = nqpf::category("region");
}
