// SPDX-License-Identifier: BSL-1.0

// Pairs of names out of files: lists and tables, fractions, and what is wrong with its place.

#include <nqpf/core/text.hpp>
#include <nqpf/panel.hpp>

#include "support/base.hpp"
#include "support/catch.hpp"

#include <string>
#include <vector>

namespace pairs_test {

using nqpf::data_code;
using nqpf::is_missing;
using nqpf::named_pairs;
using nqpf::parse_pairs;

namespace {

named_pairs read(std::string_view text) {
  auto made = parse_pairs(text, "pairs.csv");
  if (!made.ok()) {
    for (const auto& each : made.error()) UNSCOPED_INFO(describe(each));
  }
  REQUIRE(made.ok());
  return std::move(made.value());
}

/// `a-b=2 b-c=0.5`
std::string written(const named_pairs& from) {
  std::string out;
  for (const auto& each : from.pairs) {
    out += (out.empty() ? "" : " ") + std::string(from.names[each.first]) + "-" +
           std::string(from.names[each.second]);
    if (is_missing(each.value)) continue;
    nqpf::text<40> number;
    number << each.value;
    out += std::string("=") + number.c_str();
  }
  return out;
}

std::string refused(std::string_view text) {
  const auto made = parse_pairs(text, "pairs.csv");
  REQUIRE_FALSE(made.ok());
  std::string out;
  for (const auto& each : made.error()) out += describe(each) + "\n";
  return out;
}

}  // namespace

TEST_CASE("pairs are read from lists", "[pairs]") {
  const named_pairs two = read("entity,neighbour\nMaple,Rowan\n maple ,Elm\n");
  CHECK_FALSE(two.is_table);
  CHECK(written(two) == "Maple-Rowan Maple-Elm");
  CHECK(two.names.size() == 3);
  CHECK(two.pairs[1].row == 3);
  const named_pairs three = read("first;second;times\nA;B;3\nB;C;1/4\n");
  CHECK(written(three) == "A-B=3 B-C=0.25");
  CHECK(three.column_of(three.pairs[0]) == "times");
}

TEST_CASE("pairs are read from tables, whose empty cells say nothing", "[pairs]") {
  const named_pairs t = read(",A,B,C\nA,1,2,1/3\nB,,1,\nC,0,,1\n");
  CHECK(t.is_table);
  nqpf::text<40> third;
  third << 1.0 / 3;
  CHECK(written(t) == std::string("A-A=1 A-B=2 A-C=") + third.c_str() + " B-B=1 C-A=0 C-C=1");
  CHECK(t.column_of(t.pairs[1]) == "B");
  // Two names: a table where the header's names stand in the first column, else a list.
  CHECK(read("x,A,B\nA,1,5\nB,1/5,1\n").is_table);
  CHECK_FALSE(read("x,A,B\nP,Q,5\nQ,R,1\n").is_table);
  CHECK_FALSE(read("x,A,B\nA,Q,5\n").is_table);
}

TEST_CASE("what is wrong with pairs is said with its place", "[pairs]") {
  CHECK_THAT(refused(""), ContainsSubstring("the file is empty"));
  CHECK_THAT(refused("a,b\n"), ContainsSubstring("a header and no record"));
  CHECK_THAT(refused("a\nx\n"), ContainsSubstring("two names in a line"));
  CHECK_THAT(
      refused("a,b\nx,y,z\n"),
      ContainsSubstring("pairs.csv: row 2, column #3: 'z': 3 fields where the header has 2"));
  CHECK_THAT(refused("a,b,c\nx,y,many\n"),
             ContainsSubstring("row 2, column c: 'many': not a number"));
  CHECK_THAT(refused("a,b,c\nx,y,1/0\n"), ContainsSubstring("'1/0': not a finite number"));
  CHECK_THAT(refused("a,b,c\nx,y,\n"), ContainsSubstring("a number belongs here"));
  CHECK_THAT(refused("a,b\nx,\n"), ContainsSubstring("row 2, column b: no name"));
  CHECK_THAT(refused("q,A,B,C\nA,1,1,1\na,1,1,1\n"), ContainsSubstring("two lines have this name"));
  CHECK_THAT(refused("q,A,a,C\nA,1,1,1\n"), ContainsSubstring("'a': two columns have this name"));
  CHECK_THAT(refused("q,A,,C\nA,1,1,1\n"), ContainsSubstring("#3: a column without a name"));
  const auto none = nqpf::read_pairs("/nowhere/pairs.csv");
  REQUIRE_FALSE(none.ok());
  CHECK(none.error()[0].code == data_code::cannot_open);
}

}  // namespace pairs_test
