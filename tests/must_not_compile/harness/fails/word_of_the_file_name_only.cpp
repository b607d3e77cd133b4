// SPDX-License-Identifier: BSL-1.0
// expect: word.of.the.file
#include "../limit.hpp"

constexpr int reserve = limited<11>::value;
