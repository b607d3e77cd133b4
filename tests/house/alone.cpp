// SPDX-License-Identifier: BSL-1.0
// What follows a header that is compiled alone: the namespace NQPF_ABI exists where the header does not include what
// defines that macro, and then this name is taken.
#undef NQPF_ABI
namespace nqpf {
constexpr int NQPF_ABI = 0;
static_assert(NQPF_ABI == 0);
}  // namespace nqpf
