// SPDX-License-Identifier: BSL-1.0
// expect(gcc): operator==
// expect: boolean
// within: 4
// twin: accredited == 2 => accredited == true
#include "host.hpp"

namespace host {
inline constexpr auto known_good = rule("known_good").when(accredited == 2).then(mark::good);
}
