// SPDX-License-Identifier: BSL-1.0
#pragma once

// Labels for people, made of the ids: `dilemma_fl_cultivation_problems` reads "Foreign-language cultivation
// problems".

#include <nqpf/core/text.hpp>
#include <nqpf/framework/types/names.hpp>

namespace nqpf::inline NQPF_ABI::framework {

namespace detail {

// The words that ids shorten.
struct short_form {
  const char* in_id;
  const char* words;
};
inline constexpr short_form short_forms[] = {
    {"sci_tech", "science and technology"},
    {"nqpf", "NQPF"},
    {"fl", "foreign-language"},
    {"voc", "vocational education"},
    {"iur", "industry-university-research"},
    {"rd", "R&D"},
    {"tfp", "TFP"},
    {"stem", "STEM"},
    {"ai", "AI"},
    {"industry_university_research", "industry-university-research"},
};

// The short form that begins here as a whole word, or null.
constexpr const short_form* short_form_at(const char* id) noexcept {
  for (const short_form& each : short_forms) {
    int n = 0;
    while (each.in_id[n] != '\0' && each.in_id[n] == id[n]) ++n;
    if (each.in_id[n] == '\0' && (id[n] == '_' || id[n] == '\0')) return &each;
  }
  return nullptr;
}

}  // namespace detail

/// The label of an item: its id without the prefix of its kind, short forms spelled out, the first letter large.
template <item_enumeration Enum>
[[nodiscard]] constexpr text<120> label_of(Enum value) noexcept {
  text<120> label;
  const char* id = id_of(value);
  for (const char* prefix = prefix_of(value); *prefix != '\0' && *id != '\0'; ++prefix) ++id;
  while (*id != '\0') {
    if (const detail::short_form* f = detail::short_form_at(id)) {
      label << f->words;
      id += nqpf::detail::length(f->in_id);
    }
    while (*id != '\0' && *id != '_') label.put(*id++);
    if (*id == '_') {
      label.put(' ');
      ++id;
    }
  }
  if (label.characters[0] >= 'a' && label.characters[0] <= 'z')
    label.characters[0] = static_cast<char>(label.characters[0] - 'a' + 'A');
  return label;
}

}  // namespace nqpf::framework
