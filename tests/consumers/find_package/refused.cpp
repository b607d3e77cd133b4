// SPDX-License-Identifier: BSL-1.0
// A host's own test that a misuse of the library is refused.
// expect: no match for|invalid operands
// twin: nqpf::truth::no & 1 => nqpf::truth::no & nqpf::truth::yes
#include <nqpf/core.hpp>

constexpr auto both = nqpf::truth::no & 1;
