// SPDX-License-Identifier: BSL-1.0
#pragma once

// Whether a pointer is null, asked so that a constant expression can answer under every compiler option.

#include <nqpf/core/abi.hpp>

namespace nqpf::inline NQPF_ABI::detail {

template <class>
inline constexpr char some_object = 0;
constexpr bool seen_to_be(const char* object) noexcept {
  return __builtin_constant_p(object == nullptr);
}

/// Whether the compiler knows that the address of a constant is not null. g++ does not know it of instances of
/// templates under -fsanitize=undefined, -fsanitize=null and -fno-delete-null-pointer-checks.
inline constexpr bool knows_addresses = seen_to_be(&some_object<void>);

/// Whether a pointer is null. What constant evaluation asks of a pointer to a constant of a namespace it asks
/// through this function: where g++ does not know an address, the comparison is no constant, and the pointer is
/// not null.
template <class T>
constexpr bool is_null(T* pointer) noexcept {
  if constexpr (!knows_addresses) {
    if (__builtin_is_constant_evaluated())
      return __builtin_constant_p(pointer == nullptr) && pointer == nullptr;
  }
  return pointer == nullptr;
}

}  // namespace nqpf::inline NQPF_ABI::detail
