// SPDX-License-Identifier: BSL-1.0
// A host program that takes in whatever the library has for all hosts.
#if __has_include(<nqpf/nqpf.hpp>)
  #include <nqpf/nqpf.hpp>
#else
  #include <nqpf/core.hpp>
#endif
#include <nqpf/version.hpp>

#include <cstdio>

int main(int argument_count, char**) {
  // Nothing known beside a plain no decides; beside a plain yes it stays open.
  const auto given = nqpf::detail::truth_of(argument_count > 1000);
  const bool right = (given & nqpf::truth::unknown) == nqpf::truth::no &&
                     ((!given) & nqpf::truth::unknown) == nqpf::truth::unknown;
  std::printf("nqpf %d.%d.%d\n", NQPF_VERSION_MAJOR, NQPF_VERSION_MINOR, NQPF_VERSION_PATCH);
  return right ? 0 : 1;
}
