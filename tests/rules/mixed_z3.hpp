// SPDX-License-Identifier: BSL-1.0
#pragma once

// Asks the solver a batch of questions.

#include <cstdio>
#include <string>
#include <vector>

namespace test::mixed {

/// The answers of z3 to a text: `sat`, `unsat` or `unknown` for each `(check-sat)`.
inline std::vector<std::string> ask_solver(const std::string& z3, const std::string& text,
                                           const std::string& name) {
  const std::string path = name + ".smt2";
  std::vector<std::string> answers;
  std::FILE* f = std::fopen(path.c_str(), "w");
  if (f == nullptr) return answers;
  std::fputs("(set-option :timeout 1000)\n", f);
  std::fputs(text.c_str(), f);
  std::fclose(f);
  std::FILE* out = popen((z3 + " " + path).c_str(), "r");
  if (out == nullptr) return answers;
  char line[512];
  while (std::fgets(line, sizeof line, out) != nullptr) {
    answers.emplace_back(line);
    while (!answers.back().empty() && answers.back().back() == '\n') answers.back().pop_back();
  }
  pclose(out);
  std::remove(path.c_str());
  return answers;
}

}  // namespace test::mixed
