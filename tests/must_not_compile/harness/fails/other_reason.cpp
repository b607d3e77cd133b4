// SPDX-License-Identifier: BSL-1.0
// expect: must be below the limit
#include "../limit.hpp"

constexpr int reserve = limited<"eleven">::value;
