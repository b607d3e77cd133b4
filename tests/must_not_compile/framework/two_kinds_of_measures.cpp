// SPDX-License-Identifier: BSL-1.0
// The paths of one model have measures of two enumerations.
// expect: constraints not satisfied
// within: 5
// errors: 1
// twin: measure::concept_renewal => step::buy
#include "host.hpp"

namespace host {
using people = path_with_measures<lane::people, step::hire, step::train>;
using library = path_with_measures<lane::library, measure::concept_renewal>;
using plan = innovation<people, library>;
}  // namespace host
