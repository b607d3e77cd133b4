// SPDX-License-Identifier: BSL-1.0
#pragma once

// Makes the tables by which texts are found in the lists of categories.

#include <nqpf/rules/program/bind.hpp>

#include <cstdint>

namespace nqpf::inline NQPF_ABI::detail::single {

// Longer lists are searched as they stand.
inline constexpr int most_texts = 64;

// The memory of a table.
template <int Bits>
struct text_slots {
  static constexpr int size = 1 << Bits;
  static constexpr std::uint64_t nothing = ~std::uint64_t{0};  // no text has it as its first word
  std::uint64_t first[size_of(size)]{};
  std::uint64_t last[size_of(size)]{};
  double places[size_of(2 * size)]{};
  unsigned long longest = 0;
  std::uint64_t factor = 0;

  [[nodiscard]] constexpr text_table table(const char* const* texts) const noexcept {
    return {Bits, longest, factor, first, last, places, texts};
  }
};
constexpr int slot_bits(int texts) noexcept { return texts <= 4 ? 4 : texts <= 16 ? 6 : 8; }

template <int Bits>
constexpr bool keeps_apart(text_slots<Bits>& t, const indicator_info& info) {
  for (std::uint64_t& word : t.first) word = t.nothing;
  for (int i = 0; i < info.category_count; ++i) {
    const char* s = info.categories[i];
    const auto n = static_cast<unsigned long>(length(s));
    const std::uint64_t first = first_word(leading_bytes(s, n), n);
    const std::uint64_t last = t.longest < 8 ? 0 : last_word(s, n);
    const unsigned slot = t.table(info.categories).slot(first + last);
    if (t.first[slot] != t.nothing) return false;
    t.first[slot] = first;
    t.last[slot] = last;
    t.places[2 * slot + 1] = i;
  }
  return true;
}
template <int Bits>
constexpr text_slots<Bits> make_text_slots(const indicator_info& info) {
  constexpr int most_tries = 100;
  text_slots<Bits> t;
  for (double& place : t.places) place = info.category_count;
  for (int i = 0; i < info.category_count; ++i) {
    const auto n = static_cast<unsigned long>(length(info.categories[i]));
    if (n > t.longest) t.longest = n;
  }
  t.factor = 0x9E3779B97F4A7C15U;  // 2^64 by the golden ratio
  for (int i = 0; i < most_tries; ++i) {
    if (keeps_apart(t, info)) return t;
    t.factor = t.factor * 6364136223846793005U + 1442695040888963406U;
  }
  t.factor = 0;
  return t;
}
template <const auto& Set, int Input>
inline constexpr auto slots_of =
    make_text_slots<slot_bits(readers<Set>.inputs[Input].indicator->category_count)>(
        *readers<Set>.inputs[Input].indicator);

template <const auto& Set, int Input>
inline constexpr text_table table_of =
    slots_of<Set, Input>.table(program_ref<Set>.inputs[Input]->categories);

template <const auto& Set, int Input>
constexpr indicator_info with_table() {
  indicator_info info = *readers<Set>.inputs[Input].indicator;
  info.table = &table_of<Set, Input>;
  return info;
}
template <const auto& Set, int Input>
inline constexpr indicator_info found_by_table = with_table<Set, Input>();

// What an input is read with: of a list of texts that slots keep apart, the table that was made for it.
template <const auto& Set, int Input>
constexpr const indicator_info& read_with() noexcept {
  constexpr const indicator_info& info = *readers<Set>.inputs[Input].indicator;
  if constexpr (info.kind != kind::category || info.category_count > most_texts) return info;
  else if constexpr (slots_of<Set, Input>.factor == 0) return info;
  else return found_by_table<Set, Input>;
}

}  // namespace nqpf::detail::single
