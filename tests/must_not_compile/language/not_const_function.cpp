// SPDX-License-Identifier: BSL-1.0
// expect: name a data member, a const member function
// within: 6
// errors: 1
// twin: held() { => held() const {
#include "host.hpp"

struct Class {
  double held() { return 1; }
};
namespace host {
inline constexpr auto held = indicator<&Class::held>("held");
inline constexpr auto rules =
    ruleset<Class>({rule("late").when(held > 1).then(mark::poor).cite(policy, "1")});
}
bool evaluated(const Class& c) { return nqpf::evaluate<host::rules>(c).fired("late"); }
