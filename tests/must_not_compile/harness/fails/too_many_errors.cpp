// SPDX-License-Identifier: BSL-1.0
// expect: must be below the limit
// errors: 1
#include "../limit.hpp"

constexpr int reserve = limited<11>::value;
constexpr int more = limited<12>::value;
