// SPDX-License-Identifier: BSL-1.0
#pragma once

// Names of things under small numbers; names that differ by case, blanks or composition only are one.

#include <nqpf/panel/text/same_name.hpp>
#include <nqpf/panel/text/text_pool.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI {

namespace panel_detail {

/// Numbers names from 0 in the order of their first appearance, each as it was written first but for
/// blanks around it and what does not show. `Rhône`, `RHÔNE`, `Rho^ne` in two characters and `Rhône` after
/// a no-break blank are one name. Memory as a `text_pool`, and about twice that where names have capitals.
class name_pool {
public:
  static constexpr std::uint32_t none = text_pool::none;

  /// What became of a name: its number, and whether it was put to one that is written otherwise, which
  /// happens once for each way of writing.
  struct taken {
    std::uint32_t number = none;
    bool merged = false;
  };

  /// The number of a name, which is taken in if it is new. `none` when the pool is full or the name has
  /// nothing that shows. Constant on average.
  taken intern(std::string_view text) {
    if (const std::uint32_t found = exact(text); found != none) return {found, false};
    const std::string clean = panel_detail::clean_name(text);
    if (clean.empty()) return {};
    const std::string key = panel_detail::name_key(clean);
    const std::uint32_t held = by_key(key);
    if (held != none) {
      const bool other = names_[held] != clean;
      link(text, held);
      return {held, other};
    }
    const std::uint32_t made = names_.intern(clean);
    if (made == none) return {};
    if (key != clean) {
      static_cast<void>(keys_.intern(key));
      key_of_.push_back(made);
    }
    if (text != clean) link(text, made);
    return {made, false};
  }

  /// The number of a name, however it is written, or `none`.
  [[nodiscard]] std::uint32_t find(std::string_view text) const {
    const std::uint32_t found = exact(text);
    return found != none ? found : by_key(panel_detail::name_key(text));
  }

  /// The name of a number.
  [[nodiscard]] std::string_view operator[](std::size_t number) const noexcept {
    return names_[number];
  }
  [[nodiscard]] std::size_t size() const noexcept { return names_.size(); }

private:
  [[nodiscard]] std::uint32_t exact(std::string_view text) const noexcept {
    if (const std::uint32_t found = names_.find(text); found != none) return found;
    const std::uint32_t other = others_.find(text);
    return other == none ? none : other_of_[other];
  }
  [[nodiscard]] std::uint32_t by_key(std::string_view key) const noexcept {
    const std::uint32_t kept = keys_.find(key);
    return kept != none ? key_of_[kept] : names_.find(key);
  }
  void link(std::string_view text, std::uint32_t to) {
    static_cast<void>(others_.intern(text));
    other_of_.push_back(to);
  }

  text_pool names_;
  text_pool others_;  // other ways of writing them
  std::vector<std::uint32_t> other_of_;
  text_pool keys_;  // those keys that are no names themselves
  std::vector<std::uint32_t> key_of_;
};

}  // namespace panel_detail

}  // namespace nqpf::inline NQPF_ABI
