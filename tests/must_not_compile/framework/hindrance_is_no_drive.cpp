// SPDX-License-Identifier: BSL-1.0
// What holds the other side back does not drive it.
// expect: drive runs one way
// expect: nothing leads back from
// within: 5
// errors: 1
// twin: constrains => provides
#include "host.hpp"

namespace host {
constexpr two_way_drive<mill, school, drive<mill, school, influence::requires_>,
                        drive<school, mill, influence::constrains>>
    both{};
}  // namespace host
