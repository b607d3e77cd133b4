// SPDX-License-Identifier: BSL-1.0
#pragma once

// Phrases taken apart: which words stand between the places, and how a text is read by them.

#include <nqpf/report/language/phrase.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nqpf::inline NQPF_ABI::report {

namespace language_detail {

enum class place : unsigned char { phrase, number, as_it_is, list };

/// One way to say a phrase: without optional parts left open and with one of all alternatives.
struct pattern {
  std::vector<std::string> between;  ///< the words before, between and after the places
  std::vector<place> places;
  std::vector<int> numbers;  ///< of the places, from 1, as the Chinese form names them
  std::string chinese;
  std::size_t letters = 0;  ///< of the words between

  [[nodiscard]] std::string_view begins() const noexcept { return between.front(); }
};

/// Where the part that opens at `at` closes: `{...}` or `[?...?]`.
[[nodiscard]] inline std::size_t end_of_part(std::string_view form, std::size_t at) {
  const bool optional = form[at] == '[';
  const std::size_t close = form.find(optional ? "?]" : "}", at);
  return close == std::string_view::npos ? form.size() : close + (optional ? 2 : 1);
}

/// A form with its optional parts kept or left out, by the bits of `kept`.
[[nodiscard]] inline std::string with_parts(std::string_view form, unsigned kept) {
  std::string out;
  unsigned part = 0;
  for (std::size_t i = 0; i < form.size();) {
    if (form.substr(i, 2) != "[?") {
      out += form[i++];
      continue;
    }
    const std::size_t end = end_of_part(form, i);
    if ((kept >> part++ & 1U) != 0) out += form.substr(i + 2, end - i - 4);
    i = end;
  }
  return out;
}

/// How many optional parts a form has.
[[nodiscard]] inline unsigned count_parts(std::string_view form) {
  unsigned n = 0;
  for (std::size_t at = form.find("[?"); at != std::string_view::npos; at = form.find("[?", at + 2))
    ++n;
  return n;
}

[[nodiscard]] inline bool is_place(std::string_view inside) {
  return inside.empty() || inside == "#" || inside == "=" || inside == ",";
}

/// How many places a form has.
[[nodiscard]] inline int count_places(std::string_view form) {
  int n = 0;
  for (std::size_t at = form.find('{'); at != std::string_view::npos; at = form.find('{', at)) {
    const std::size_t end = end_of_part(form, at);
    n += is_place(form.substr(at + 1, end - at - 2)) ? 1 : 0;
    at = end;
  }
  return n;
}

/// The numbers of the places that stay where optional parts are left out.
[[nodiscard]] inline std::vector<int> kept_places(std::string_view form, unsigned kept) {
  std::vector<int> out;
  int number = 0;
  const auto pass = [&](std::string_view piece, bool stays) {
    for (int n = count_places(piece); n > 0; --n) {
      ++number;
      if (stays) out.push_back(number);
    }
  };
  unsigned part = 0;
  while (!form.empty()) {
    const std::size_t open = form.find("[?");
    pass(form.substr(0, open), true);
    if (open == std::string_view::npos) break;
    const std::size_t end = end_of_part(form, open);
    pass(form.substr(open, end - open), (kept >> part++ & 1U) != 0);
    form.remove_prefix(end);
  }
  return out;
}

/// Reads a form without optional parts into patterns, one for each choice of alternatives.
inline void take_apart(std::string_view form, pattern begun, std::vector<pattern>& to) {
  for (std::size_t i = 0; i < form.size();) {
    if (form[i] != '{') {
      begun.between.back() += form[i++];
      continue;
    }
    const std::size_t end = end_of_part(form, i);
    const std::string_view inside = form.substr(i + 1, end - i - 2);
    if (is_place(inside)) {
      begun.places.push_back(inside.empty()  ? place::phrase
                             : inside == "#" ? place::number
                             : inside == "=" ? place::as_it_is
                                             : place::list);
      begun.between.emplace_back();
      i = end;
      continue;
    }
    for (std::size_t from = 0; from <= inside.size();) {
      const std::size_t bar = inside.find('|', from);
      const std::size_t to_here = bar == std::string_view::npos ? inside.size() : bar;
      pattern one = begun;
      one.between.back() += inside.substr(from, to_here - from);
      take_apart(form.substr(end), std::move(one), to);
      from = to_here + 1;
    }
    return;
  }
  for (const std::string& each : begun.between) begun.letters += each.size();
  to.push_back(std::move(begun));
}

/// All patterns of a phrase.
inline void add_patterns(const phrase& from, std::vector<pattern>& to) {
  const unsigned parts = count_parts(from.english);
  for (unsigned kept = 0; kept < 1U << parts; ++kept) {
    pattern begun;
    begun.between.emplace_back();
    begun.numbers = kept_places(from.english, kept);
    begun.chinese = with_parts(from.chinese, kept);
    take_apart(with_parts(from.english, kept), begun, to);
  }
}

/// How long the sign is that a number may have where a text begins: narrow blank, dash, minus, infinity, plus
/// or minus; 0 where there is none.
[[nodiscard]] inline std::size_t wide_sign(std::string_view text) {
  for (const std::string_view each :
       {"\xe2\x80\xaf", "\xe2\x80\x93", "\xe2\x88\x92", "\xe2\x88\x9e", "\xc2\xb1"})
    if (text.starts_with(each)) return each.size();
  return 0;
}

/// Whether a text is a number as reports print it: digits, signs, blanks between thousands; or the dash that
/// stands for none.
[[nodiscard]] inline bool is_number(std::string_view text) {
  bool any = false;
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    const bool digit = c >= '0' && c <= '9';
    const bool inner = (c == ' ' || c == ',' || c == 'e') && i > 0;
    if (digit || inner || std::string_view(".-+%*</").find(c) != std::string_view::npos) {
      any = any || digit;
      ++i;
      continue;
    }
    const std::size_t sign = wide_sign(text.substr(i));
    if (sign == 0) return false;
    any = any || sign == 3;
    i += sign;
  }
  return any;
}

}  // namespace language_detail

}  // namespace nqpf::inline NQPF_ABI::report
