// SPDX-License-Identifier: BSL-1.0
// Compiled with -ffast-math, under which a missing value would be taken for a number. Without the flag every
// other case compiles.
// expect: missing values are NaN
// within: 2
#include <nqpf/core/interval.hpp>
