// SPDX-License-Identifier: BSL-1.0
// expect: a_rule_has_room_for_six_conclusions_write_a_second_rule
// within: 9
// twin: <7> => <6>
#include "host.hpp"
using namespace limits;
inline constexpr auto many = with_many<7>(
    [](auto... values) { return rule("a").when(x < 0.5).then(values...); }, verdict::weak);
