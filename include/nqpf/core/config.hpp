// SPDX-License-Identifier: BSL-1.0
#pragma once

// Configuration: the checks of preconditions in debug builds. A broken one ends the program with its
// text, file and line on the error stream. Define NQPF_ASSERT(condition) before the first include to
// route it elsewhere.

#include <nqpf/core/abi.hpp>

#include <cassert>

#ifndef NQPF_ASSERT
  #ifdef NDEBUG
    #define NQPF_ASSERT(condition) static_cast<void>(0)
  #else
    #define NQPF_ASSERT(condition) assert(condition)
  #endif
#endif
