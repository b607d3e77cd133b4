// SPDX-License-Identifier: BSL-1.0
#pragma once

// A value that may be absent, without the cost of <optional>.

#include <nqpf/core/abi.hpp>

namespace nqpf::inline NQPF_ABI::framework {

/// A value that may be absent.
template <class T>
class maybe {
public:
  constexpr maybe() = default;
  constexpr maybe(T value) : value_(value), there_(true) {}

  [[nodiscard]] constexpr bool has_value() const noexcept { return there_; }
  [[nodiscard]] constexpr explicit operator bool() const noexcept { return there_; }
  /// The value; a default one where it is absent.
  [[nodiscard]] constexpr const T& operator*() const noexcept { return value_; }
  [[nodiscard]] constexpr const T* operator->() const noexcept { return &value_; }
  [[nodiscard]] constexpr bool operator==(const maybe&) const = default;

private:
  T value_{};
  bool there_ = false;
};

}  // namespace nqpf::framework
