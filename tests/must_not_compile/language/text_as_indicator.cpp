// SPDX-License-Identifier: BSL-1.0
// expect: list the texts that it can be
// within: 6
// errors: 1
// twin: indicator<&Class::held>("held") => category<&Class::held>("held", "day", "night")
#include "host.hpp"

struct Class {
  const char* held;
};
namespace host {
inline constexpr auto held = indicator<&Class::held>("held");
inline constexpr auto rules =
    ruleset<Class>({rule("late").when(held == "day").then(mark::poor).cite(policy, "1")});
}
bool evaluated(const Class& c) { return nqpf::evaluate<host::rules>(c).fired("late"); }
