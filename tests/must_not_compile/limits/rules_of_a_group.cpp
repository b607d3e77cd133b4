// SPDX-License-Identifier: BSL-1.0
// expect: a group names one to 64 rules
// within: 8
// twin: <65> => <64>
#include "host.hpp"
using namespace limits;
inline constexpr auto named =
    with_many<65>([](auto... names) { return base.exclusive(names...); }, "a");
