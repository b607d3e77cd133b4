// SPDX-License-Identifier: BSL-1.0
// Links only if everything in the headers may be defined in more than one translation unit.
#include "everything.hpp"

const int* version_seen_elsewhere();

int main() {
  const int* version = version_seen_elsewhere();
  return version[0] == NQPF_VERSION_MAJOR && version[1] == NQPF_VERSION_MINOR &&
                 version[2] == NQPF_VERSION_PATCH
             ? 0
             : 1;
}
