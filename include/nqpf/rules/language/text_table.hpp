// SPDX-License-Identifier: BSL-1.0
#pragma once

// Finds a text in a list by a table that was made for that list: a text is told from the others by its length and some
// of its bytes, which are compared at once.

#include <nqpf/core/abi.hpp>

#include <cstdint>

namespace nqpf::inline NQPF_ABI::detail {

// A text of up to fifteen bytes is two words: its first seven bytes with its length above them, and its last eight. Zeros
// fill up what is short, and longer texts have one length for all.
inline constexpr unsigned long longest_of_words = 15;

constexpr std::uint64_t byte_at(const char* s, unsigned long i) noexcept {
  return static_cast<unsigned char>(s[i]);
}
constexpr std::uint64_t four_bytes(const char* s) noexcept {
  return byte_at(s, 0) | byte_at(s, 1) << 8U | byte_at(s, 2) << 16U | byte_at(s, 3) << 24U;
}
// The first eight bytes, zeros behind the end.
constexpr std::uint64_t leading_bytes(const char* s, unsigned long n) noexcept {
  if (n >= 8) return four_bytes(s) | four_bytes(s + 4) << 32U;
  if (n >= 4) return four_bytes(s) | four_bytes(s + n - 4) << 8 * (n - 4);
  if (n == 0) return 0;
  return byte_at(s, 0) | byte_at(s, n / 2) << 8 * (n / 2) | byte_at(s, n - 1) << 8 * (n - 1);
}
// The same where eight bytes can be read, whatever stands behind the text.
inline std::uint64_t eight_bytes(const char* s) noexcept {
  std::uint64_t bytes = 0;
  __builtin_memcpy(&bytes, s, 8);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  bytes = __builtin_bswap64(bytes);
#endif
  return bytes;
}

// What of eight bytes belongs to a text of so many, and its length in their place: no branch hangs on it.
struct text_masks {
  std::uint64_t bytes[longest_of_words + 2]{};
  std::uint64_t length[longest_of_words + 2]{};
  constexpr text_masks() {
    for (unsigned long n = 0; n < longest_of_words + 2; ++n) {
      bytes[n] = (std::uint64_t{1} << 8 * (n < 7 ? n : 7)) - 1;
      length[n] = std::uint64_t{n} << 56U;
    }
  }
};
inline constexpr text_masks masks_of_texts{};

constexpr std::uint64_t first_word(std::uint64_t leading, unsigned long n) noexcept {
  const unsigned long at = n <= longest_of_words ? n : longest_of_words + 1;
  return (leading & masks_of_texts.bytes[at]) | masks_of_texts.length[at];
}
constexpr std::uint64_t last_word(const char* s, unsigned long n) noexcept {
  return n < 8 ? 0 : leading_bytes(s + n - 8, 8);
}
inline std::uint64_t last_of_eight(const char* s, unsigned long n) noexcept {
  const std::uint64_t has_it = n < 8 ? 0 : ~std::uint64_t{0};
  const std::uint64_t from = n - 8;
  return eight_bytes(s + (from & has_it)) & has_it;
}

// The address sanitizer may hold what stands behind a text in an object of libc++ for out of bounds.
#if defined(_LIBCPP_VERSION) && defined(__has_feature)
inline constexpr bool marks_texts = __has_feature(address_sanitizer);
#else
inline constexpr bool marks_texts = false;
#endif

// Whether eight bytes can be read at `s`, because the text has them or because they lie in its object, as those of a short
// std::string do. One number, since a branch for each of the two would not be foreseen.
template <class T>
bool has_eight_bytes(const T& text, const char* s, unsigned long n) noexcept {
  using address = __UINTPTR_TYPE__;
  if constexpr (sizeof(T) <= 16 || marks_texts) return n >= 8;
  const address at =
      reinterpret_cast<address>(s) - reinterpret_cast<address>(__builtin_addressof(text));
  address is_short = n < 8 ? ~address{0} : 0;
  __asm__("" : "+r"(is_short));
  return (at & is_short) <= sizeof(T) - 8;
}

// The texts of a list in slots, one at most in each: which one a text can be follows from its words.
struct text_table {
  int bits = 0;
  unsigned long longest = 0;  // of these texts
  std::uint64_t factor = 0;   // 0: none was found that keeps the texts apart
  const std::uint64_t* first = nullptr;
  const std::uint64_t* last = nullptr;
  const double* places = nullptr;      // two for each slot: of another text, and of the one in it
  const char* const* texts = nullptr;  // by place

  [[nodiscard]] constexpr unsigned slot(std::uint64_t words) const noexcept {
    return static_cast<unsigned>((words * factor) >> (64 - bits));
  }
};

inline bool is_text(const char* s, unsigned long n, const char* text) noexcept {
  return __builtin_strlen(text) == n && __builtin_memcmp(s, text, n) == 0;
}

// The place of a text in the list, or behind all of them. No branch hangs on which it is. `has_eight`: eight bytes can be
// read at `s`, however short the text is.
__attribute__((always_inline)) inline double find_text(const text_table& t, const char* s,
                                                       unsigned long n, bool has_eight) {
  const std::uint64_t first = first_word(has_eight ? eight_bytes(s) : leading_bytes(s, n), n);
  std::uint64_t last = 0;
  if (t.longest >= 8) last = has_eight ? last_of_eight(s, n) : 0;
  const unsigned slot = t.slot(first + last);
  std::uint64_t differing = t.first[slot] ^ first;
  if (t.longest >= 8) differing |= t.last[slot] ^ last;
  if (t.longest > longest_of_words && n > longest_of_words && differing == 0)
    differing = is_text(s, n, t.texts[static_cast<int>(t.places[2 * slot + 1])]) ? 0 : 1;
  return t.places[2 * slot + (differing == 0 ? 1 : 0)];
}

}  // namespace nqpf::inline NQPF_ABI::detail
