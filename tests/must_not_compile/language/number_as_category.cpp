// SPDX-License-Identifier: BSL-1.0
// expect: this is not a text
// within: 6
// errors: 1
// twin: category<&Class::held>("held", "1") => indicator<&Class::held>("held").in(0, 9)
#include "host.hpp"

struct Class {
  double held;
};
namespace host {
inline constexpr auto held = category<&Class::held>("held", "1");
inline constexpr auto rules =
    ruleset<Class>({rule("late").when(held > 1).then(mark::poor).cite(policy, "1")});
}
bool evaluated(const Class& c) { return nqpf::evaluate<host::rules>(c).fired("late"); }
