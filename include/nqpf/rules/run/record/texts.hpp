// SPDX-License-Identifier: BSL-1.0
#pragma once

// Finds a text in the list of a category by a table that was made for that list: a text is told from the others by its
// length and eight of its bytes, which are compared at once.

#include <nqpf/rules/program/bind.hpp>

#include <cstdint>
#include <utility>

namespace nqpf::inline NQPF_ABI::detail::single {

// The bytes of a text of at most eight, or of a longer one the first eight. Two texts of one length, at most eight,
// have the same only where they are equal.
constexpr std::uint64_t byte_at(const char* s, unsigned long i) noexcept {
  return static_cast<unsigned char>(s[i]);
}
constexpr std::uint64_t four_bytes(const char* s) noexcept {
  return byte_at(s, 0) | byte_at(s, 1) << 8U | byte_at(s, 2) << 16U | byte_at(s, 3) << 24U;
}
constexpr std::uint64_t leading_bytes(const char* s, unsigned long n) noexcept {
  if (n >= 4) return four_bytes(s) | four_bytes(s + (n < 8 ? n - 4 : 4)) << 32U;
  if (n == 0) return 0;
  return byte_at(s, 0) | byte_at(s, n / 2) << 8U | byte_at(s, n - 1) << 16U;
}

// Longer lists are searched as they stand.
inline constexpr int most_texts = 64;

// The texts of a category in slots, one at most in each: which one a text is in follows from its bytes and length.
struct text_slots {
  static constexpr int size = 256;
  bool has_long = false;     // a text of more than eight bytes
  std::uint64_t factor = 0;  // 0: no factor was found that keeps the texts apart
  std::uint64_t bytes[most_texts + 1]{};
  unsigned long lengths[most_texts + 1]{};
  unsigned char places[size]{};

  static constexpr unsigned slot(std::uint64_t bytes, unsigned long n, std::uint64_t factor) {
    return static_cast<unsigned>(((bytes + n) * factor) >> 56U);
  }
};
constexpr bool keeps_apart(text_slots& t, int count, std::uint64_t factor) {
  bool taken[text_slots::size]{};
  for (unsigned char& place : t.places) place = static_cast<unsigned char>(count);
  for (int i = 0; i < count; ++i) {
    const unsigned slot = text_slots::slot(t.bytes[i], t.lengths[i], factor);
    if (taken[slot]) return false;
    taken[slot] = true;
    t.places[slot] = static_cast<unsigned char>(i);
  }
  t.factor = factor;
  return true;
}
constexpr text_slots make_text_slots(const indicator_info& info) {
  constexpr int most_tries = 100;
  text_slots t;
  const int count = info.category_count <= most_texts ? info.category_count : 0;
  for (int i = 0; i < count; ++i) {
    t.lengths[i] = static_cast<unsigned long>(length(info.categories[i]));
    t.bytes[i] = leading_bytes(info.categories[i], t.lengths[i]);
    t.has_long = t.has_long || t.lengths[i] > 8;
  }
  std::uint64_t factor = 0x9E3779B97F4A7C15U;  // 2^64 by the golden ratio
  for (int i = 0; i < most_tries && !keeps_apart(t, count, factor); ++i)
    factor = factor * 6364136223846793005U + 1442695040888963406U;
  return t;
}
template <const auto& Set, int Input>
inline constexpr text_slots slots_of = make_text_slots(*readers<Set>.inputs[Input].indicator);

// The place of a text in the list, or behind all of them. No branch hangs on which it is.
template <const auto& Set, int Input>
double find_text(const char* s, unsigned long n) {
  constexpr const text_slots& t = slots_of<Set, Input>;
  constexpr const indicator_info& info = *program_ref<Set>.inputs[Input];
  const std::uint64_t bytes = leading_bytes(s, n);
  const int place = t.places[text_slots::slot(bytes, n, t.factor)];
  unsigned same = (t.bytes[place] == bytes ? 1U : 0U) & (t.lengths[place] == n ? 1U : 0U);
  same &= place < info.category_count ? 1U : 0U;
  if constexpr (t.has_long)
    if (n > 8 && same != 0)
      same = __builtin_memcmp(s + 8, info.categories[place] + 8, n - 8) == 0 ? 1 : 0;
  return info.category_count + ((place - info.category_count) & -static_cast<int>(same));
}

template <const auto& Set, int Input>
constexpr indicator_info with_finder() {
  indicator_info info = *readers<Set>.inputs[Input].indicator;
  info.find_text = &find_text<Set, Input>;
  return info;
}
template <const auto& Set, int Input>
inline constexpr indicator_info found_by_code = with_finder<Set, Input>();

// What an input is read with: of a list of texts that slots keep apart, the code that was made for it.
template <const auto& Set, int Input>
constexpr const indicator_info& read_with() noexcept {
  constexpr const indicator_info& info = *readers<Set>.inputs[Input].indicator;
  if constexpr (info.kind != kind::category || info.category_count > most_texts) return info;
  else if constexpr (slots_of<Set, Input>.factor == 0) return info;
  else return found_by_code<Set, Input>;
}

}  // namespace nqpf::detail::single
