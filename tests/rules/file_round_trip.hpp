// SPDX-License-Identifier: BSL-1.0
#pragma once

// A text of rules that reads, writes itself in both forms, and means the same.

#include "support/catch.hpp"

#include <nqpf/rules/digest.hpp>
#include <nqpf/rules/rule_json.hpp>
#include <nqpf/rules/rule_text.hpp>

#include <string>

namespace test::files {

inline std::string all_errors(const nqpf::rules_read& read) {
  std::string all;
  for (const nqpf::rule_file_error& e : read.errors) all += e.line() + "\n";
  return all;
}

inline void check_text(const std::string& text) {
  INFO(text);
  nqpf::rules_read read = nqpf::read_rule_text(text);
  REQUIRE(all_errors(read) == "");
  static_cast<void>(read.book.compile());
  const nqpf::program& p = read.book.program();
  REQUIRE(p.count.rules > 0);
  CHECK(nqpf::write_rule_text(p).text == text);
  const nqpf::rules_written json = nqpf::write_rule_json(p);
  REQUIRE(json.ok());
  nqpf::rules_read again = nqpf::read_rule_json(json.text);
  INFO(json.text);
  REQUIRE(all_errors(again) == "");
  static_cast<void>(again.book.compile());
  CHECK(nqpf::digest(again.book.program()) == nqpf::digest(p));
  CHECK(nqpf::write_rule_text(again.book.program()).text == text);
}

}  // namespace test::files
