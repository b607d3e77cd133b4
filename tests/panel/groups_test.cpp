// SPDX-License-Identifier: BSL-1.0

// Groups of entities from a file beside the panel.

#include <nqpf/panel.hpp>

#include "support/catch.hpp"

#include <string>
#include <utility>

namespace groups_test {

using nqpf::data_code;
using nqpf::panel;
using nqpf::parse_groups;

namespace {

panel three() {
  nqpf::schema meaning;
  meaning.columns = {nqpf::schema_column{.column = "id", .roles = {"entity"}},
                     nqpf::schema_column{.column = "year", .roles = {"year"}},
                     nqpf::schema_column{.column = "a", .roles = {"workers"}}};
  auto made = nqpf::parse_panel("id,year,a\nx,1,1\ny,1,2\nz,1,3\n", meaning, {}, "t.csv");
  REQUIRE(made.ok());
  return std::move(made.value());
}

}  // namespace

TEST_CASE("groups are added to entities by their identifiers", "[panel]") {
  panel p = three();
  const auto placed =
      parse_groups("id,region, income \nz,south,high\nelsewhere,north,low\nx, south ,\n", p);
  REQUIRE(placed.ok());
  CHECK(*placed == 2);
  REQUIRE(p.groups() == 2);
  CHECK(p.group(0).title() == "region");
  CHECK(p.group(1).column == "income");
  REQUIRE(p.group_count(0) == 1);
  CHECK(p.group_name(0, 0) == "south");
  CHECK(p.group_of(0, p.find_entity("x")) == 0);
  CHECK(p.group_of(0, p.find_entity("z")) == 0);
  CHECK(p.group_of(0, p.find_entity("y")) == nqpf::text_pool::none);
  CHECK(p.group_of(1, p.find_entity("x")) == nqpf::text_pool::none);
  CHECK(p.group_name(1, p.group_of(1, p.find_entity("z"))) == "high");
}

TEST_CASE("groups of one name are not added twice", "[panel]") {
  panel p = three();
  REQUIRE(parse_groups("id,region\nx,south\n", p).ok());
  const auto again = parse_groups("id,size,region\nx,big,north\n", p, "g.csv");
  REQUIRE_FALSE(again.ok());
  CHECK(again.error().begin()->code == data_code::duplicate_header);
  CHECK(again.error().begin()->column == "#3");
  CHECK(p.groups() == 1);
}

TEST_CASE("what is wrong in a file of groups is said with its place, and nothing is added",
          "[panel]") {
  const auto refused = [](const std::string& text) {
    panel p = three();
    const auto made = parse_groups(text, p, "g.csv");
    REQUIRE_FALSE(made.ok());
    CHECK(p.groups() == 0);
    return *made.error().begin();
  };
  CHECK(refused("").code == data_code::empty_file);
  CHECK(refused("id\nx\n").code == data_code::missing_header);
  CHECK(refused("id,\nx,a\n").code == data_code::missing_header);
  CHECK(refused("id,region\nu,a\n").code == data_code::header_only);
  const auto twice = refused("id,region\nx,a\ny,b\nx,b\n");
  CHECK(twice.code == data_code::duplicate_key);
  CHECK(twice.row == 4);
  CHECK(twice.text == "x");
  const auto same = refused("id,region,region\nx,a,b\n");
  CHECK(same.code == data_code::duplicate_header);
  CHECK(same.column == "#3");
  const auto narrow = refused("id,region\nx,a\ny\n");
  CHECK(narrow.code == data_code::wrong_field_count);
  CHECK(narrow.row == 3);
  CHECK(refused("id,region\n,a\n").code == data_code::missing_key);
  panel p = three();
  const auto absent = nqpf::read_groups("/no/such/file.csv", p);
  REQUIRE_FALSE(absent.ok());
  CHECK(absent.error().begin()->code == data_code::cannot_open);
}

}  // namespace groups_test
