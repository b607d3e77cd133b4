// SPDX-License-Identifier: BSL-1.0
#pragma once

// Turns diagnostics into one compile error that can be read: the first defect in full, headlines of
// up to nine more.

#include <nqpf/core/diagnostic.hpp>
#include <nqpf/core/null.hpp>

#include <utility>

namespace nqpf::inline NQPF_ABI::detail {

/// The whole of an error: the first defect, and nine headlines with the names of two rules each.
using long_phrase = phrase_of<192>;

// The message as the compiler sees it: first the code with its headline. `name(message, defect)` adds to the headline
// of another defect what it is about.
template <class Name>
constexpr long_phrase refusal(const diagnostics& found, Name&& name) {
  long_phrase m{};
  m << "defect " << static_cast<int>(found.items[0].code) << ", " << headline(found.items[0].code)
    << ": " << found.items[0].message;
  if (const char* const way_out = remedy(found.items[0]); way_out[0] != '\0') m << "; " << way_out;
  for (int i = 1; i < found.size(); ++i) {
    m << (i == 1 ? "; also: " : "; ") << headline(found.items[i].code);
    name(m, found.items[i]);
  }
  if (found.full()) m << " and more";
  return m;
}
constexpr long_phrase refusal(const diagnostics& found) {
  return refusal(found, [](long_phrase&, const diagnostic&) {});
}

#if defined(__clang__) && __clang_major__ < 15

// This compiler shows literals and numbers passed to a constexpr function that fails.
void see_the_words_of_the_next_note();

template <class... Words>
constexpr bool refused(Words...) {
  if (sizeof...(Words) > 0) see_the_words_of_the_next_note();
  return true;
}

// Literals are shown whole; names that are no literals letter by letter.
constexpr const char* letter(char c) noexcept {
  constexpr char order[] =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz: <>,*&()=!+-/.";
  constexpr const char* literals[] = {
      "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "A", "B", "C", "D", "E", "F",
      "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T", "U", "V",
      "W", "X", "Y", "Z", "_", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k",
      "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "w", "x", "y", "z", ":",
      " ", "<", ">", ",", "*", "&", "(", ")", "=", "!", "+", "-", "/", "."};
  for (int i = 0; order[i] != '\0'; ++i)
    if (order[i] == c) return literals[i];
  return "?";
}
struct argument_list {
  static constexpr int capacity = 400;
  phrase_piece items[capacity]{};
  int count = 0;
};
template <int Capacity>
constexpr argument_list arguments_of(const phrase_of<Capacity>& m) {
  argument_list list;
  for (int i = 0; i < m.count; ++i) {
    const phrase_piece& p = m.pieces[i];
    if (!is_null(p.as)) {
      const shown_text written = p.as(p.number);
      for (int k = 0; k < written.length && list.count < argument_list::capacity; ++k)
        list.items[list.count++].words = letter(written.characters[k]);
      continue;
    }
    if (!p.letter_by_letter) {
      if (list.count < argument_list::capacity) list.items[list.count++] = p;
      continue;
    }
    for (const char* c = p.words; *c != '\0' && list.count < argument_list::capacity; ++c)
      list.items[list.count++].words = letter(*c);
  }
  return list;
}

constexpr bool is_short_integer(double v) noexcept {
  return v > -1e9 && v < 1e9 && v == static_cast<double>(static_cast<int>(v));
}

template <const auto& Found>
inline constexpr argument_list refusal_of = arguments_of(refusal(Found));
template <const auto& Found>
inline constexpr unsigned long refusal_size = static_cast<unsigned long>(refusal_of<Found>.count);

template <const auto& Found, unsigned long I>
constexpr auto word() {
  constexpr const phrase_piece& a = refusal_of<Found>.items[I];
  if constexpr (a.is_number && is_short_integer(a.number))
    return static_cast<int>(a.number);  // shown as 3, not 3.000000e+00
  else if constexpr (a.is_number) return a.number;
  else return a.words;
}

template <const auto& Found, unsigned long... I>
constexpr bool refuse(std::index_sequence<I...>) {
  return refused(word<Found, I>()...);
}

#else

// Compilers show a text that is part of a type, in pieces of at most 34 characters.
template <unsigned N>
struct words {
  char text[N]{};
};

template <words... Text>
struct message;
template <class>
inline constexpr bool is_valid = false;

template <words... Text>
constexpr bool refused() {
  static_assert(is_valid<message<Text...>>, "nqpf: refused; the words in the type above say why");
  return true;
}

struct wrapped {
  static constexpr int most = 60;
  int begin[most]{};
  int length[most]{};
  int count = 0;
};

// 'n = 4' is read in one piece.
template <int N>
constexpr bool joins(const text<N>& t, int space) {
  const auto is_sign = [](char c) { return c == '=' || c == '<' || c == '>' || c == '!'; };
  return is_sign(t.characters[space + 1]) || (space > 0 && is_sign(t.characters[space - 1]));
}

template <int N>
constexpr wrapped wrap(const text<N>& t) {
  constexpr int width = 34;
  wrapped w;
  int at = 0;
  while (at < t.size() && w.count < wrapped::most) {
    int end = at + width < t.size() ? at + width : t.size();
    if (end < t.size()) {
      int space = end;
      while (space > at && (t.characters[space] != ' ' || joins(t, space))) --space;
      if (space == at)
        for (space = end; space > at && t.characters[space] != ' ';) --space;
      if (space > at) end = space;
    }
    w.begin[w.count] = at;
    w.length[w.count++] = end - at;
    at = end;
    while (at < t.size() && t.characters[at] == ' ') ++at;
  }
  return w;
}

template <const auto& Found>
inline constexpr auto refusal_of = refusal(Found).template write<1600>();
template <const auto& Found>
inline constexpr wrapped wrapped_refusal = wrap(refusal_of<Found>);

template <const auto& Found, unsigned long I>
constexpr auto line() {
  words<static_cast<unsigned>(wrapped_refusal<Found>.length[I]) + 1> w;
  for (int i = 0; i < wrapped_refusal<Found>.length[I]; ++i)
    w.text[i] = refusal_of<Found>.characters[wrapped_refusal<Found>.begin[I] + i];
  // Written out: clang spells an array whose end it has not seen written as numbers.
  w.text[wrapped_refusal<Found>.length[I]] = '\0';
  return w;
}

template <const auto& Found, unsigned long... I>
constexpr bool refuse(std::index_sequence<I...>) {
  return refused<line<Found, I>()...>();
}

template <const auto& Found>
inline constexpr unsigned long refusal_size =
    static_cast<unsigned long>(wrapped_refusal<Found>.count);

#endif

/// The indices that `refuse` is called with. A caller asserts what it returns, so that old compilers say
/// as little as possible before the words: `static_assert(refuse<Found>(refusal_indices<Found>{}))`.
template <const auto& Found>
using refusal_indices = std::make_index_sequence<refusal_size<Found>>;

}  // namespace nqpf::detail
