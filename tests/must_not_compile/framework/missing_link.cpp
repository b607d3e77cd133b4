// SPDX-License-Identifier: BSL-1.0
// A chain of drives with one link that leads elsewhere.
// expect: drive runs one way
// expect: nothing leads back from
// within: 5
// errors: 1
// twin: <agency, crew, => <agency, mill,
#include "host.hpp"

namespace host {
using there = drive<mill, ore, influence::promotes>;
using and_on = drive<ore, school, influence::requires_>;
using back = drive<school, agency, influence::provides>;
using home = drive<agency, crew, influence::transforms>;
constexpr two_way_drive<mill, school, there, and_on, back, home> both{};
}  // namespace host
