// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nqpf/rules.hpp>
#include <nqpf/rules/dynamic.hpp>
#include <nqpf/rules/rule_text.hpp>

#include <string>

namespace test {

inline double halved(double x) { return x / 2; }
inline double raised(double x) { return x + 1; }

/// All that is told of a rule file, a line each: errors of reading, or defects as `-> code: message`. It may call the two
/// functions above.
inline std::string told_lines(const std::string& text) {
  nqpf::rule_words words;
  words.add("halved", &halved).add("raised", &raised);
  nqpf::rules_read read = nqpf::read_rule_text(text, words);
  std::string all;
  for (const auto& error : read.errors) all.append(error.line()) += "\n";
  if (!read.errors.empty()) return all;
  for (const nqpf::diagnostic& d : read.book.compile())
    all +=
        "-> " + std::to_string(static_cast<int>(d.code)) + ": " + d.message.write().c_str() + "\n";
  return all;
}

}  // namespace test
