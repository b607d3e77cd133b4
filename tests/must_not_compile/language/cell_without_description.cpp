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
    table<hit::unique>("late", inputs(held), {row(is(shift::night)).then(mark::poor)})
        .cite(policy, "1");
}
bool evaluated(const Class& c) { return nqpf::decide<host::rules>(c).line().size() > 0; }
