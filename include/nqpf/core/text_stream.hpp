// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the library prints its sentences on.

#include <nqpf/core/abi.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// What no stream knows.
struct printed_nowhere {};

/// Takes C strings with `<<`, as std::ostream does, and not whatever it is given: a logger that passes all things on to a
/// stream prints them there, and two operators for one thing would be ambiguous.
template <class Stream>
concept text_stream = requires(Stream& out, const char* words) { out << words; } &&
                      !requires(Stream& out, const printed_nowhere& thing) { out << thing; };

}  // namespace nqpf::inline NQPF_ABI::detail
