// SPDX-License-Identifier: BSL-1.0
#pragma once

// The version of the library, written here once: CMake and the packages read it from these lines.

#define NQPF_VERSION_MAJOR 0
#define NQPF_VERSION_MINOR 1
#define NQPF_VERSION_PATCH 0
