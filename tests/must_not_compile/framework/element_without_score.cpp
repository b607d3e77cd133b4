// SPDX-License-Identifier: BSL-1.0
// A type without a score stands for an element.
// expect: constraints not satisfied
// expect: scored
// within: 5
// errors: 1
// twin: <crew, mill, school> => <crew, mill, ore>
#include "host.hpp"

namespace host {
using model = productivity<crew, mill, school>;
}  // namespace host
