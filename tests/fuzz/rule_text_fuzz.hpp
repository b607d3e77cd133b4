// SPDX-License-Identifier: BSL-1.0
#pragma once

// Any bytes as a file of rules: errors with places inside the file, or a book; what a book writes reads back as
// the same, in both forms.

#include <nqpf/rules/digest.hpp>
#include <nqpf/rules/rule_json.hpp>
#include <nqpf/rules/rule_text.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace fuzz {

inline double halved(double v) { return v / 2; }

inline nqpf::rule_words words() {
  nqpf::rule_words all;
  all.add("halved", &halved);
  return all;
}

inline void check_errors(const nqpf::rules_read& read, std::string_view source) {
  int lines = 1;
  for (const char c : source) lines += c == '\n' ? 1 : 0;
  for (const nqpf::rule_file_error& e : read.errors) {
    if (e.at.line < 1 || e.at.line > lines || e.at.column < 1) std::abort();
    for (const char c : e.message)
      if (static_cast<unsigned char>(c) < 0x20) std::abort();
  }
}

// What was read, written and read once more, is the same program.
inline void check_written(nqpf::rules_read& read) {
  static_cast<void>(read.book.compile());
  const nqpf::program& p = read.book.program();
  if (p.count.rules == 0) return;
  nqpf::rule_words lent = words();
  lent.add(read);
  for (const bool json : {false, true}) {
    const nqpf::rules_written out =
        json ? nqpf::write_rule_json(p, lent) : nqpf::write_rule_text(p, lent);
    if (!out.ok()) {
      if (!json) std::abort();  // a text has words for all that a file can say
      continue;
    }
    nqpf::rules_read again =
        json ? nqpf::read_rule_json(out.text, words()) : nqpf::read_rule_text(out.text, words());
    if (!again.ok()) std::abort();
    static_cast<void>(again.book.compile());
    if (nqpf::digest(again.book.program()) != nqpf::digest(p)) std::abort();
  }
}

}  // namespace fuzz
