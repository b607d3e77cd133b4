// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <nqpf/rules/bind.hpp>
namespace nqpf::inline v0::detail {
template <const auto& Set>
inline constexpr diagnostics found = packed<Set>.found;
}
