// SPDX-License-Identifier: BSL-1.0
// The other way: cultivation supplies and is not called upon.
// expect: drive runs one way
// expect: nothing leads from productivity
// within: 5
// errors: 1
// twin: <mill, school, supplies> => <mill, school, supplies, demands>
#include "host.hpp"

namespace host {
using demands = drive<mill, school, influence::requires_>;
using supplies = drive<school, mill, influence::provides>;
constexpr two_way_drive<mill, school, supplies> both{};
}  // namespace host
