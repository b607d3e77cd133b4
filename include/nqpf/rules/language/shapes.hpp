// SPDX-License-Identifier: BSL-1.0
#pragma once

// The types of a host's values, recognised by their shape: texts, and what may be empty or null.

#include <nqpf/core/abi.hpp>

#include <concepts>
#include <type_traits>
#include <utility>

namespace nqpf::inline NQPF_ABI::detail {

template <class T>
concept text_like = requires(const T& t) {
  { t.data() } -> std::convertible_to<const char*>;
  { t.size() } -> std::convertible_to<unsigned long>;
};
// std::optional, host's own nullable types and pointers are recognised by shape.
template <class T>
concept optional_like = !text_like<T> && requires(const T& t) {
  { t.has_value() } -> std::convertible_to<bool>;
  *t;
};
template <class T>
concept pointer_like =
    !optional_like<T> && !text_like<T> && !std::is_array_v<T> &&
    !std::is_void_v<std::remove_pointer_t<T>> && !std::is_same_v<std::decay_t<T>, const char*> &&
    !std::is_same_v<std::decay_t<T>, char*> && requires(const T& t) {
      *t;
      static_cast<bool>(t);
    };

template <class T>
constexpr bool is_c_text =
    std::is_same_v<std::decay_t<T>, const char*> || std::is_same_v<std::decay_t<T>, char*>;

// What is read once every optional and pointer on the way is opened.
template <class T>
struct opened {
  using type = T;
  static constexpr bool optional = false;
};
template <class T>
  requires(optional_like<T> || pointer_like<T>)
struct opened<T> {
  using type = typename opened<std::remove_cvref_t<decltype(*std::declval<const T&>())>>::type;
  static constexpr bool optional = true;
};

// Whether an optional or a pointer holds something.
template <class T>
constexpr bool is_there(const T& value) {
  if constexpr (optional_like<T>) return static_cast<bool>(value.has_value());
  else return static_cast<bool>(value);
}

}  // namespace nqpf::inline NQPF_ABI::detail
