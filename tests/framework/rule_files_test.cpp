// SPDX-License-Identifier: BSL-1.0
// All ready rule sets come back from text and from JSON: the same digest, proven again, the same text.
#include "support/catch.hpp"

#include <nqpf/framework/foreign_language.hpp>
#include <nqpf/framework/joint.hpp>
#include <nqpf/framework/top_innovative.hpp>
#include <nqpf/framework/vocational.hpp>
#include <nqpf/rules/digest.hpp>
#include <nqpf/rules/rule_json.hpp>
#include <nqpf/rules/rule_text.hpp>

#include <string>
#include <vector>

namespace rule_files_test {

namespace framework_rule_files_test {

namespace {

// The outcomes of both programs on records that cross every threshold here and there.
void check_outcomes(const nqpf::program& a, const nqpf::program& b) {
  const std::vector<double> settings = nqpf::program_settings(a).values();
  std::vector<double> values(static_cast<std::size_t>(a.count.inputs));
  std::vector<nqpf::truth> first(static_cast<std::size_t>(a.count.rules));
  std::vector<nqpf::truth> second = first;
  unsigned state = 1;
  for (int record = 0; record < 50; ++record) {
    for (std::size_t f = 0; f < values.size(); ++f) {
      state = state * 1664525U + 1013904223U;
      const nqpf::interval& d = a.inputs[f]->domain;
      const double high = d.high < 1e6 ? d.high : 100;
      values[f] = (state >> 28) == 0 ? nqpf::missing : high * ((state >> 16) % 1000) / 999;
    }
    nqpf::run(a, values.data(), settings.data(), first.data());
    nqpf::run(b, values.data(), settings.data(), second.data());
    REQUIRE(first == second);
  }
}

void check_round_trip(const nqpf::program& p) {
  for (const bool json : {false, true}) {
    const nqpf::rules_written out = json ? nqpf::write_rule_json(p) : nqpf::write_rule_text(p);
    REQUIRE(out.ok());
    nqpf::rules_read read = json ? nqpf::read_rule_json(out.text) : nqpf::read_rule_text(out.text);
    REQUIRE((read.ok() ? std::string() : read.errors[0].line()) == "");
    CHECK(read.book.compile().ok());
    const nqpf::program& again = read.book.program();
    CHECK(nqpf::digest(again) == nqpf::digest(p));
    CHECK((json ? nqpf::write_rule_json(again) : nqpf::write_rule_text(again)).text == out.text);
    check_outcomes(p, again);
  }
}

}  // namespace

TEST_CASE("the ready rules of the three papers come back from files") {
  using namespace nqpf::framework;
  check_round_trip(nqpf::program_of<foreign_language::rules>);
  check_round_trip(nqpf::program_of<top_innovative::rules>);
  check_round_trip(nqpf::program_of<vocational::rules>);
  check_round_trip(nqpf::program_of<joint::rules>);
}

}  // namespace framework_rule_files_test

}  // namespace rule_files_test
