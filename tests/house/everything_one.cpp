// SPDX-License-Identifier: BSL-1.0
// Links only if everything in the headers may be defined in more than one translation unit.
#include "everything.hpp"

int version_seen_elsewhere();

int main() {
  return version_seen_elsewhere() == NQPF_VERSION_MAJOR * 10000 + NQPF_VERSION_MINOR * 100 + NQPF_VERSION_PATCH
             ? 0
             : 1;
}
