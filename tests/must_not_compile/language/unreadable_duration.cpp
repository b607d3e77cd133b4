// SPDX-License-Identifier: BSL-1.0
// expect: include <nqpf/rules/dates.hpp>
// within: 6
// errors: 1
// twin: std::chrono::days held => long held
#include <chrono>
#include "host.hpp"

struct Class {
  std::chrono::days held;
};
namespace host {
inline constexpr auto held = indicator<&Class::held>("held");
inline constexpr auto rules =
    ruleset<Class>({rule("late").when(held > 1).then(mark::poor).cite(policy, "1")});
}
bool evaluated(const Class& c) { return nqpf::evaluate<host::rules>(c).fired("late"); }
