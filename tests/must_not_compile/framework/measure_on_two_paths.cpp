// SPDX-License-Identifier: BSL-1.0
// expect: one id twice
// expect: listed twice, the second time
// within: 5
// errors: 1
// twin: step::buy, step::hire> => step::buy>
#include "host.hpp"

namespace host {
using people = path_with_measures<lane::people, step::hire, step::train>;
using library = path_with_measures<lane::library, step::buy, step::hire>;
constexpr innovation<people, library> plan{};
}  // namespace host
