// SPDX-License-Identifier: BSL-1.0
#pragma once

// A value or the error that stood in its way: how functions over data report without exceptions.

#include <nqpf/core/config.hpp>

#include <concepts>
#include <new>
#include <type_traits>

namespace nqpf::inline NQPF_ABI {

/// Wraps an error on its way into a `result`: `return failure{error};`.
template <class E>
struct failure {
  E error;
};
template <class E>
failure(E) -> failure<E>;

/// Either a value of type `T` or an error of type `E`. Reading the one that is not there is a broken
/// precondition, checked in debug builds. `T` and `E` need a move constructor and nothing else.
template <class T, class E>
class [[nodiscard]] result {
public:
  using value_type = T;
  using error_type = E;

  constexpr result(T value) : value_(static_cast<T&&>(value)), ok_(true) {}
  template <std::convertible_to<E> F>
  constexpr result(failure<F> f) : error_(static_cast<F&&>(f.error)), ok_(false) {}

  constexpr result(const result& other) : ok_(other.ok_) { take(other); }
  constexpr result(result&& other) noexcept : ok_(other.ok_) { take(static_cast<result&&>(other)); }
  constexpr result& operator=(result other) noexcept {
    destroy();
    ok_ = other.ok_;
    take(static_cast<result&&>(other));
    return *this;
  }
  constexpr ~result() { destroy(); }

  /// True when a value is there.
  [[nodiscard]] constexpr bool ok() const noexcept { return ok_; }
  constexpr explicit operator bool() const noexcept { return ok_; }

  [[nodiscard]] constexpr const T& value() const& {
    NQPF_ASSERT(ok_);
    return value_;
  }
  [[nodiscard]] constexpr T& value() & {
    NQPF_ASSERT(ok_);
    return value_;
  }
  [[nodiscard]] constexpr T&& value() && {
    NQPF_ASSERT(ok_);
    return static_cast<T&&>(value_);
  }
  [[nodiscard]] constexpr const E& error() const& {
    NQPF_ASSERT(!ok_);
    return error_;
  }
  [[nodiscard]] constexpr E& error() & {
    NQPF_ASSERT(!ok_);
    return error_;
  }
  constexpr const T& operator*() const { return value(); }
  constexpr T& operator*() { return value(); }
  constexpr const T* operator->() const { return &value(); }
  constexpr T* operator->() { return &value(); }

private:
  template <class Other>
  constexpr void take(Other&& other) {
    if (ok_) ::new (static_cast<void*>(&value_)) T(static_cast<Other&&>(other).value_);
    else ::new (static_cast<void*>(&error_)) E(static_cast<Other&&>(other).error_);
  }
  constexpr void destroy() {
    if (ok_) value_.~T();
    else error_.~E();
  }

  union {
    T value_;
    E error_;
  };
  bool ok_;
};

}  // namespace nqpf
