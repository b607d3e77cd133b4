// SPDX-License-Identifier: BSL-1.0
// twin: 11 => 9
#include "../limit.hpp"

constexpr int reserve = limited<11>::value;
