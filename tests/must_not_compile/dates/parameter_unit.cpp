// SPDX-License-Identifier: BSL-1.0
// expect: deleted
// within: 6
// errors: 1
// twin: unit("days") => in(days(1), days(90))
#include "host.hpp"

namespace host {
inline constexpr auto wait = duration_parameter("wait", days(30)).unit("days");
}
