// SPDX-License-Identifier: BSL-1.0
// expect: declare constexpr auto describe
// within: 6
// errors: 1
// twin: // constexpr auto => constexpr auto
#include "host.hpp"

enum class shift { day, night };
// constexpr auto describe(shift) { return nqpf::values<shift::day, shift::night>; }
struct Class {
  shift held;
};
namespace host {
inline constexpr auto held = indicator<&Class::held>("held");
inline constexpr auto rules =
    ruleset<Class>({rule("late").when(held == shift::night).then(mark::poor).cite(policy, "1")});
}
bool late(const Class& c) { return nqpf::evaluate<host::rules>(c).fired("late"); }
