// SPDX-License-Identifier: BSL-1.0
// expect: write a function of the record that counts
// within: 6
// errors: 1
// twin: int held[3] => int held
#include "host.hpp"

struct Class {
  int held[3];
};
namespace host {
inline constexpr auto held = indicator<&Class::held>("held");
inline constexpr auto rules =
    ruleset<Class>({rule("late").when(held > 1).then(mark::poor).cite(policy, "1")});
}
bool evaluated(const Class& c) { return nqpf::evaluate<host::rules>(c).fired("late"); }
