// SPDX-License-Identifier: BSL-1.0
#include "backwards.hpp"

const int* version_seen_elsewhere();

const int* version_seen_elsewhere() {
  static constexpr int version[] = {NQPF_VERSION_MAJOR, NQPF_VERSION_MINOR, NQPF_VERSION_PATCH};
  return version;
}
