// SPDX-License-Identifier: BSL-1.0

// Files made to harm: texts that a refill of the buffer takes away. Built with the address sanitizer where
// there is one.

#include <nqpf/panel.hpp>

#include "support/catch.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace hostile_test {

using nqpf::parse_panel;

namespace {

nqpf::schema with_group() {
  auto made = nqpf::parse_schema(
      "column,role\nid,entity\nlong,entity_name\nyear,year\ng,group\nh,group\na,workers\n");
  REQUIRE(made.ok());
  return *made;
}

/// A problem of form in a cell: each kind that leaves the rest of the record readable.
std::vector<std::string> broken_cells() {
  return {"a\"b", "\"a\"b", "a\xff", std::string("a\0b", 3), "a\rb", "\"a\xff\"\"\""};
}

}  // namespace

TEST_CASE("no text of a record outlives the buffer that it stands in", "[hostile]") {
  const nqpf::schema meaning = with_group();
  for (const std::string& broken : broken_cells()) {
    for (std::size_t at = 0; at < 6; ++at) {
      for (const std::size_t filler : {0U, 10U, 63U, 64U, 200U, 1000U}) {
        CAPTURE(broken, at, filler);
        std::string cells[] = {"y", "Ypsilon", "2000", "south", "coast", "2"};
        cells[at] = broken;
        std::string text = "id,long,year,g,h,a,note\nx,Xi,2000,north,hills,1,n\n";
        for (const std::string& cell : cells) text += cell + ",";
        text += std::string(filler, 'z') + "\nz,Zeta,2000,north,hills,3,\n";
        nqpf::read_options options;
        options.csv.chunk = 64;
        const auto read = parse_panel(text, meaning, options, "t.csv");
        REQUIRE_FALSE(read.ok());
        for (const auto& error : read.error()) CHECK(error.row == 3);
      }
    }
  }
}

TEST_CASE("a group belongs to its own record", "[hostile]") {
  nqpf::read_options options;
  options.csv.chunk = 64;
  std::string text = "id,long,year,g,h,a,note\nx,Xi,2000,north,hills,1,n\n";
  text += "\"y\"\"\",Ypsilon,2000,,,2," + std::string(300, 'z') + "\n";
  const auto read = parse_panel(text, with_group(), options);
  REQUIRE(read.ok());
  CHECK(read->group_of(0, 1) == nqpf::text_pool::none);
  CHECK(read->group_of(1, 1) == nqpf::text_pool::none);
}

TEST_CASE("time and memory stay in proportion to the file", "[hostile]") {
  // A header of very many columns, and as many columns of the schema.
  std::string header = "id,year";
  std::string record = "\nx,2000";
  std::string meaning = "column,role\nid,entity\nyear,year\n";
  for (int i = 0; i < 50'000; ++i) {
    header += ",c" + std::to_string(i);
    record += ",1";
    meaning += "c" + std::to_string(i) + ",output\n";
  }
  const auto parsed = nqpf::parse_schema(meaning);
  REQUIRE(parsed.ok());
  CHECK(parse_panel(header + record + "\n", *parsed).ok());
  // As many names that are not there, and as many columns of one name.
  CHECK(parse_panel("id,year,b\nx,2000,1\n", *parsed).error().total() == 50'000);
  std::string twice = "id,year";
  for (int i = 0; i < 50'000; ++i) twice += ",c";
  CHECK(parse_panel(twice + "\n", *parsed).error().count_of(nqpf::data_code::duplicate_header) ==
        49'999);
  // More fields than any table has, each with a problem: told once, a bounded number in memory.
  std::string fields;
  for (int i = 0; i < 1'200'000; ++i) fields += "a\",";
  const auto read = parse_panel(fields, with_group());
  REQUIRE_FALSE(read.ok());
  CHECK(read.error()[0].code == nqpf::data_code::record_too_long);
  fields.resize(300'000);
  CHECK(parse_panel(fields, with_group()).error().size() < 300);
  CHECK(parse_panel(fields, with_group()).error().total() > 90'000);
}

TEST_CASE("a guess of the number of rows never asks for more than the file can hold", "[hostile]") {
  // The first block of rows is short and the rest is one long record.
  std::string text = "id,long,year,g,h,a,note\n";
  for (int i = 1; i < 600; ++i) text += "x,," + std::to_string(i) + ",,,,\n";
  text += "y,,2000,,,1," + std::string(2'000'000, 'z') + "\n";
  const auto read = parse_panel(text, with_group());
  REQUIRE(read.ok());
  CHECK(read->rows() == 600);
}

TEST_CASE("identifiers made to collide do not, since the hash has a key of its own", "[hostile]") {
  using nqpf::panel_detail::hash_key;
  using nqpf::panel_detail::sip_hash;
  CHECK(sip_hash(hash_key{1, 2})("north") != sip_hash(hash_key{1, 3})("north"));
  CHECK(sip_hash(hash_key{1, 2})("north") == sip_hash(hash_key{1, 2})("north"));
  // SipHash-1-3 of the bytes 0, 1, 2, ... under the key 00 01 ... 0f: values of the reference code.
  const hash_key reference{0x0706'0504'0302'0100U, 0x0f0e'0d0c'0b0a'0908U};
  CHECK(sip_hash(reference)("") == 0xabac'0158'050f'c4dcU);
  CHECK(sip_hash(reference)(std::string_view("\0", 1)) == 0xc9f4'9bf3'7d57'ca93U);
}

}  // namespace hostile_test
