// SPDX-License-Identifier: BSL-1.0
// expect: must be below the limit
// twin: 11 => 9
#include "../limit.hpp"

constexpr int reserve = limited<11>::value;
constexpr int more = limited<11>::value;
