// SPDX-License-Identifier: BSL-1.0
// expect: error
// control: an undeclared name is not the defect
#include "../limit.hpp"

constexpr int reserve = limitd<11>::value;
