// SPDX-License-Identifier: BSL-1.0
// expect: declares at most 64 indicators
// within: 8
// twin: <65> => <64>
#include "host.hpp"
using namespace limits;
inline constexpr auto declared =
    with_many<65>([](const auto&... each) { return base.over(each...); }, x);
