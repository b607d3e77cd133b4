// SPDX-License-Identifier: BSL-1.0
#pragma once

// A message kept as its words and numbers. Old compilers show only literals and numbers of a failed
// constant evaluation, so a message that keeps them apart can be read there too; and it costs
// nothing to build.

#include <nqpf/core/null.hpp>
#include <nqpf/core/text.hpp>

namespace nqpf::inline NQPF_ABI {

namespace detail {

/// A word or a number of a message.
struct phrase_piece {
  bool is_number;
  const char* words;
  double number;
  shown_text (*as)(double);  ///< how a host writes the number
  bool letter_by_letter;     ///< the words are no literal, which old compilers cannot show whole
};

/// A message of at most `Capacity` words and numbers; what does not fit is left out. Start one as
/// `phrase m{}`: it has no default initialisers, so that the unused end costs no evaluation.
template <int Capacity>
struct phrase_of {
  using piece = detail::phrase_piece;
  static constexpr int capacity = Capacity;

  piece pieces[static_cast<unsigned>(Capacity)];
  int count;

  constexpr phrase_of& operator<<(const char* words) noexcept {
    if (count == capacity || words[0] == '\0') return *this;
    pieces[count++].words = words;
    return *this;
  }
  constexpr phrase_of& operator<<(detail::spelled s) noexcept {
    const int at = count;
    *this << s.name;
    if (count > at) pieces[at].letter_by_letter = s.letter_by_letter;
    return *this;
  }
  constexpr phrase_of& operator<<(double number) noexcept {
    if (count < capacity) {
      pieces[count].is_number = true;
      pieces[count++].number = number;
    }
    return *this;
  }
  constexpr phrase_of& operator<<(const detail::shown_number& n) noexcept {
    if (count < capacity) pieces[count].as = n.as;
    return *this << n.value;
  }
  constexpr phrase_of& operator<<(int number) noexcept {
    return *this << static_cast<double>(number);
  }
  phrase_of& operator<<(char) = delete;  // a literal of one character instead
  template <int Other>
  constexpr phrase_of& operator<<(const phrase_of<Other>& other) noexcept {
    for (int i = 0; i < other.count && count < capacity; ++i) pieces[count++] = other.pieces[i];
    return *this;
  }

  template <int Characters = 600>
  [[nodiscard]] constexpr text<Characters> write() const noexcept {
    text<Characters> t;
    for (int i = 0; i < count; ++i) {
      if (!detail::is_null(pieces[i].as)) t << pieces[i].as(pieces[i].number);
      else if (pieces[i].is_number) t << pieces[i].number;
      else t << pieces[i].words;
    }
    return t;
  }
};

}  // namespace detail

/// A sentence.
using phrase = detail::phrase_of<64>;

}  // namespace nqpf
