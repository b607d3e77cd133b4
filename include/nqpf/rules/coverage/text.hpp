// SPDX-License-Identifier: BSL-1.0
#pragma once

// Comparisons and rules in their author's words, as strings: for tables and files.

#include <nqpf/rules/program/write.hpp>

#include <string>

namespace nqpf::inline NQPF_ABI::detail {

// What fits into no fixed text.
struct string_sink {
  std::string characters;

  string_sink& operator<<(const char* s) {
    characters += s;
    return *this;
  }
  string_sink& operator<<(spelled s) { return *this << s.name; }
  string_sink& operator<<(double value) {
    text<40> t;
    t << value;
    return *this << t.c_str();
  }
  string_sink& operator<<(const shown_number& n) { return *this << n.as(n.value).c_str(); }
  string_sink& operator<<(int value) { return *this << std::to_string(value).c_str(); }
};

inline std::string comparison_text(const program& p, int atom) {
  string_sink w;
  write_atom(w, p, p.atoms[atom]);
  return static_cast<std::string&&>(w.characters);
}
inline std::string rule_text(const program& p, int rule) {
  string_sink w;
  write_rule(w, p.rules[rule]);
  return static_cast<std::string&&>(w.characters);
}

}  // namespace nqpf::detail
