// SPDX-License-Identifier: BSL-1.0
#pragma once

// Distinct texts under small numbers, in little more memory than their characters.

#include <nqpf/panel/text/hash.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI {

/// Holds each text once and numbers them from 0 in the order of their first appearance. About 13
/// bytes a text beside its characters, where a map of strings takes a hundred.
class text_pool {
public:
  /// What `find` returns for a text that is not here; also the limit on how many there can be.
  static constexpr std::uint32_t none = 0xffff'ffffU;

  /// The number of `text`, which is taken in if it is new; `none` when the pool is full. Amortised
  /// constant, whatever the texts: the hash has a key of its own in each process. Views that were
  /// handed out before are no longer valid if it was new.
  std::uint32_t intern(std::string_view text) {
    if (slots_.size() * 3 <= (size() + 1) * 4) grow();
    std::size_t slot = slot_of(text);
    if (slots_[slot] != none) return slots_[slot];
    if (size() + 1 >= none) return none;
    const auto number = static_cast<std::uint32_t>(size());
    characters_.insert(characters_.end(), text.begin(), text.end());
    ends_.push_back(characters_.size());
    slots_[slot] = number;
    return number;
  }

  /// The number of `text`, or `none`.
  [[nodiscard]] std::uint32_t find(std::string_view text) const noexcept {
    return slots_.empty() ? none : slots_[slot_of(text)];
  }

  /// The text of a number.
  [[nodiscard]] std::string_view operator[](std::size_t number) const noexcept {
    const std::size_t first = number == 0 ? 0 : ends_[number - 1];
    return {characters_.data() + first, ends_[number] - first};
  }

  [[nodiscard]] std::size_t size() const noexcept { return ends_.size(); }

private:
  /// Where `text` is, or the free slot where it belongs.
  std::size_t slot_of(std::string_view text) const noexcept {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = static_cast<std::size_t>(panel_detail::keyed_hash(text)) & mask;
    while (slots_[slot] != none && (*this)[slots_[slot]] != text) slot = (slot + 1) & mask;
    return slot;
  }

  void grow() {
    slots_.assign(slots_.empty() ? 16 : slots_.size() * 2, none);
    for (std::size_t i = 0; i < size(); ++i) {
      slots_[slot_of((*this)[i])] = static_cast<std::uint32_t>(i);
    }
  }

  std::vector<char> characters_;
  std::vector<std::size_t> ends_;
  std::vector<std::uint32_t> slots_;  // a power of two, at most three quarters full
};

}  // namespace nqpf::inline NQPF_ABI
