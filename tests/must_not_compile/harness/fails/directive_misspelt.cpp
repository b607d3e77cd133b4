// SPDX-License-Identifier: BSL-1.0
// expect: must be below the limit
// within 3
// errors:one
#include "../limit.hpp"

constexpr int reserve = limited<11>::value;
