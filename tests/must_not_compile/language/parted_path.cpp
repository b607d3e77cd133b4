// SPDX-License-Identifier: BSL-1.0
// expect: each member in the path must belong
// within: 6
// errors: 1
// twin: &Class::held, & => &Class::course, &
#include "host.hpp"

struct Class {
  Course course;
  double held;
};
namespace host {
inline constexpr auto held = indicator<&Class::held, &Course::practice>("held").in(0, 9);
inline constexpr auto rules =
    ruleset<Class>({rule("late").when(held > 1).then(mark::poor).cite(policy, "1")});
}
bool evaluated(const Class& c) { return nqpf::evaluate<host::rules>(c).fired("late"); }
