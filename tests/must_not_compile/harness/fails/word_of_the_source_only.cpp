// SPDX-License-Identifier: BSL-1.0
// expect: reserve
#include "../limit.hpp"

constexpr int reserve = limited<11>::value;
