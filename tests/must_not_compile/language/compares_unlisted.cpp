// SPDX-License-Identifier: BSL-1.0
// expect: unknown name
// expect: leaves
// within: 5
// errors: 1
// twin: trend::steady => trend::falling
#include "host.hpp"

struct Trended {
  host::trend value;
};
namespace host {
inline constexpr auto course_trend = indicator<&Trended::value>("course_trend");
inline constexpr auto rules = ruleset<Trended>(
    {rule("still").when(course_trend == trend::steady).then(mark::fair).cite(policy, "1")});
static_assert(nqpf::require_proven<rules>());
}
