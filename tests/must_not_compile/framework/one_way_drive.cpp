// SPDX-License-Identifier: BSL-1.0
// The smallest: productivity calls on cultivation, and nothing comes back.
// expect: drive runs one way
// expect: nothing leads back from
// within: 5
// errors: 1
// twin: demands> => demands, supplies>
#include "host.hpp"

namespace host {
using demands = drive<mill, school, influence::requires_>;
using supplies = drive<school, mill, influence::provides>;
constexpr two_way_drive<mill, school, demands> both{};
}  // namespace host
