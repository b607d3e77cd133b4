// SPDX-License-Identifier: BSL-1.0
// expect: this type is not a number
// within: 6
// errors: 1
// twin: Course held => int held
#include "host.hpp"

struct Class {
  Course held;
};
namespace host {
inline constexpr auto held = indicator<&Class::held>("held");
inline constexpr auto rules =
    ruleset<Class>({rule("late").when(held > 1).then(mark::poor).cite(policy, "1")});
}
bool evaluated(const Class& c) { return nqpf::evaluate<host::rules>(c).fired("late"); }
