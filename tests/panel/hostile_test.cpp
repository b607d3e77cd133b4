// SPDX-License-Identifier: BSL-1.0

// Files made to harm: texts that a refill of the buffer takes away. Built with the address sanitizer where
// there is one.

#include <nqpf/panel.hpp>

#include "support/catch.hpp"

#include <cstddef>
#include <string>
#include <vector>

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
