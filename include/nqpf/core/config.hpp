// SPDX-License-Identifier: BSL-1.0
#pragma once

// Configuration: the checks of preconditions in debug builds. Define NQPF_ASSERT(condition) before
// the first include to route a broken precondition elsewhere.

#ifndef NQPF_ASSERT
  #ifdef NDEBUG
    #define NQPF_ASSERT(condition) static_cast<void>(0)
  #else
    #define NQPF_ASSERT(condition) ((condition) ? static_cast<void>(0) : __builtin_trap())
  #endif
#endif
