// SPDX-License-Identifier: BSL-1.0
// expect: declare_constexpr_auto_describe_beside_the_enumeration
// within: 2
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
