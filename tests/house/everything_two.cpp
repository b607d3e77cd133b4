// SPDX-License-Identifier: BSL-1.0
#include "everything.hpp"

int version_seen_elsewhere();

int version_seen_elsewhere() {
  return NQPF_VERSION_MAJOR * 10000 + NQPF_VERSION_MINOR * 100 + NQPF_VERSION_PATCH;
}
