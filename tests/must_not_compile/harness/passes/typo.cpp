// SPDX-License-Identifier: BSL-1.0
// expect: must be below the limit
// control: an undeclared name is not the defect
#include "../limit.hpp"

constexpr int must_be_below_the_limit = limitd<11>::value;
