// SPDX-License-Identifier: BSL-1.0
// expect: must be below the limit
// within: 2
#include "../limit.hpp"

int first = missing_one;
int second = missing_two;
constexpr int reserve = limited<11>::value;
