// SPDX-License-Identifier: BSL-1.0
#pragma once

// Sets of values of an enumeration.

#include <nqpf/framework/types/names.hpp>

namespace nqpf::inline NQPF_ABI::framework {

/// A set of values of a described enumeration; iterating visits them in the order of the
/// enumeration.
template <nqpf::detail::described Enum>
class set_of {
public:
  constexpr set_of() = default;
  template <std::same_as<Enum>... More>
  constexpr explicit set_of(Enum first, More... more) {
    insert(first);
    (insert(more), ...);
  }

  constexpr void insert(Enum value) noexcept { mark(value, true); }
  constexpr void erase(Enum value) noexcept { mark(value, false); }
  [[nodiscard]] constexpr bool contains(Enum value) const noexcept {
    const int at = position(value);
    return at >= 0 && present_[at];
  }
  [[nodiscard]] constexpr int size() const noexcept {
    int n = 0;
    for (const bool p : present_) n += p ? 1 : 0;
    return n;
  }
  [[nodiscard]] constexpr bool empty() const noexcept { return size() == 0; }
  [[nodiscard]] constexpr bool operator==(const set_of&) const = default;

  class iterator {
  public:
    constexpr iterator(const set_of* of, int at) : of_(of), at_(at) { skip(); }
    constexpr Enum operator*() const noexcept { return value_at(at_); }
    constexpr iterator& operator++() noexcept {
      ++at_;
      skip();
      return *this;
    }
    constexpr bool operator==(const iterator& other) const noexcept { return at_ == other.at_; }

  private:
    constexpr void skip() noexcept {
      while (at_ < count() && !of_->present_[at_]) ++at_;
    }
    const set_of* of_;
    int at_;
  };
  [[nodiscard]] constexpr iterator begin() const noexcept { return {this, 0}; }
  [[nodiscard]] constexpr iterator end() const noexcept { return {this, count()}; }

private:
  // The framework's own kinds need no names to be counted.
  static constexpr int count() noexcept {
    if constexpr (item_enumeration<Enum>) return count_of(Enum{});
    else return nqpf::detail::description_of<Enum>.count;
  }
  static constexpr int position(Enum value) noexcept {
    if constexpr (item_enumeration<Enum>) {
      const int at = static_cast<int>(value);
      return at >= 0 && at < count() ? at : -1;
    } else {
      return nqpf::detail::description_of<Enum>.position(static_cast<long long>(value));
    }
  }
  static constexpr Enum value_at(int at) noexcept {
    if constexpr (item_enumeration<Enum>) return static_cast<Enum>(at);
    else return static_cast<Enum>(nqpf::detail::description_of<Enum>.items[at].value);
  }
  constexpr void mark(Enum value, bool present) noexcept {
    if (const int at = position(value); at >= 0) present_[at] = present;
  }
  bool present_[static_cast<unsigned>(count())]{};
};

}  // namespace nqpf::framework
