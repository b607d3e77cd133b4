// SPDX-License-Identifier: BSL-1.0
// A type that says it stands for the means of labour is put where the workers belong.
// expect: constraints not satisfied
// expect: stands_for_element
// within: 5
// errors: 1
// twin: <mill, crew, ore> => <crew, mill, ore>
#include "host.hpp"

namespace host {
using model = productivity<mill, crew, ore>;
}  // namespace host
