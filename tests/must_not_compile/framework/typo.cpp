// SPDX-License-Identifier: BSL-1.0
// expect: drive runs one way|no measure answers|answers no dilemma|is listed twice
// control: an undeclared name is none of the defects
#include "host.hpp"

namespace host {
constexpr two_way_drive<mill, school, drive<mill, scool, influence::requires_>> both{};
}  // namespace host
