// SPDX-License-Identifier: BSL-1.0

// The program that does the main job: tables, bounds, comparisons and what a report was made from.

#include "examples/assess_panel.hpp"
#include "report/json_reader.hpp"
#include "support/base.hpp"
#include "support/catch.hpp"

#include <cstdlib>
#include <string>
#include <vector>

namespace statements_test {

namespace {

using test::folder;
using test::outcome;
using test::text_of;
using test::assess_panel::panel_text;
using test::assess_panel::program;
using test::assess_panel::run;
using test::assess_panel::schema_text;

/// The text in one line, wherever it was broken.
std::string flat(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n';
    if (!blank || out.empty() || out.back() != ' ') out += blank ? ' ' : c;
  }
  return out;
}

double d_of(const std::string& file, const std::string& entity, std::size_t year) {
  test::json j;
  const std::string text = text_of(file);
  REQUIRE(test::json_reader(text).read(j));
  for (const test::json& each : j["entities"].items) {
    if (each["id"].text == entity) return each["years"][year]["D"].number;
  }
  FAIL("no entity " + entity);
  return 0;
}

}  // namespace

TEST_CASE("bounds that a run writes keep the others where they are in the next", "[examples]") {
  if (program() == nullptr) NQPF_SKIP("NQPF_ASSESS_PANEL does not say where the program is");
  const folder f;
  const std::string schema = f.write("s.csv", schema_text);
  const std::string panel = f.write("p.csv", panel_text);
  const std::string more = f.write("q.csv", panel_text + "strong,2002,9,9,9\n");
  outcome r =
      run(f, {panel, "--schema", schema, "--json", f("1.json"), "--write-bounds", f("b.csv")});
  CHECK(r.status == 0);
  CHECK_THAT(flat(r.out), ContainsSubstring("Scores are relative") &&
                              ContainsSubstring("Bounds written: " + f("b.csv")));
  r = run(f, {more, "--schema", schema, "--json", f("2.json"), "--bounds", f("b.csv")});
  CHECK(r.status == 0);
  CHECK_THAT(flat(r.out), ContainsSubstring("Scores are absolute"));
  for (const char* entity : {"a", "b"}) {
    for (const std::size_t year : {0U, 1U})
      CHECK(d_of(f("1.json"), entity, year) ==
            Approx(d_of(f("2.json"), entity, year)).epsilon(1e-12));
  }
  r = run(f, {more, "--schema", schema, "--json", f("3.json"), "--against", panel});
  CHECK(r.status == 0);
  CHECK_THAT(flat(r.out), ContainsSubstring("strong is new.") && ContainsSubstring("D moved in"));
  CHECK(d_of(f("1.json"), "b", 1) > d_of(f("3.json"), "b", 1));
  r = run(f, {more, "--schema", schema, "--against-bounds", f("b.csv")});
  CHECK(r.status == 0);
  CHECK_THAT(flat(r.out), ContainsSubstring("Against the ends and weights of"));
  // The same panel against itself moves nothing.
  r = run(f, {panel, "--schema", schema, "--against", panel});
  CHECK_THAT(flat(r.out), ContainsSubstring("is the same in all"));
}

TEST_CASE("bounds that cannot be used are refused", "[examples]") {
  if (program() == nullptr) NQPF_SKIP("NQPF_ASSESS_PANEL does not say where the program is");
  const folder f;
  const std::string schema = f.write("s.csv", schema_text);
  const std::string panel = f.write("p.csv", panel_text);
  const std::string bounds =
      f.write("b.csv", "column,dimension,low,high,weight,dimension_weight\n");
  const auto refused = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {panel, "--schema", schema});
    const outcome r = run(f, words);
    CHECK(r.status == 2);
    return r.err;
  };
  CHECK_THAT(refused({"--bounds", bounds}), ContainsSubstring("the file has no bounds"));
  CHECK_THAT(refused({"--bounds", f("none.csv")}), ContainsSubstring("none.csv"));
  CHECK_THAT(
      refused({"--bounds", bounds, "--weights", "entropy"}),
      ContainsSubstring("leave --weights, --weight, --ahp, --combine and --dimension-weights out"));
  CHECK_THAT(refused({"--write-bounds", f("x.csv"), "--scale", "per-year"}),
             ContainsSubstring("cannot be kept"));
  CHECK_THAT(refused({"--write-bounds", panel}), ContainsSubstring("would write over the panel"));
  CHECK_THAT(refused({"--write-bounds", f("x"), "--json", f("x")}), ContainsSubstring("one file"));
  CHECK_THAT(refused({"--against", panel, "--against-bounds", bounds}),
             ContainsSubstring("one comparison"));
  CHECK_THAT(refused({"--csv-mark"}), ContainsSubstring("goes with --csv"));
  CHECK_THAT(refused({"--combine-share", "0.3"}), ContainsSubstring("goes with --combine linear"));
  CHECK_THAT(refused({"--ahp-limit", "0.2"}), ContainsSubstring("goes with --ahp"));
  CHECK_THAT(refused({"--permutations", "99"}), ContainsSubstring("goes with --neighbours"));
  const std::string other = f.write(
      "c.csv",
      "column,dimension,low,high,weight,dimension_weight\nw,workers,0,1,1,1\nz,workers,0,1,1,1\n");
  const std::string words = refused({"--bounds", other});
  CHECK_THAT(words, ContainsSubstring("--bounds: 'm'") && ContainsSubstring("--bounds: 'z'"));
  CHECK(text_of(panel) == panel_text);
}

TEST_CASE("every table is written, and none over an input", "[examples]") {
  if (program() == nullptr) NQPF_SKIP("NQPF_ASSESS_PANEL does not say where the program is");
  const folder f;
  const std::string schema = f.write("s.csv", schema_text);
  const std::string panel = f.write("p.csv", panel_text);
  outcome r = run(f, {panel, "--schema", schema, "--csv", f("deep/tables"), "--csv-mark"});
  CHECK(r.status == 0);
  CHECK_THAT(flat(r.out), ContainsSubstring("Tables written: " + f("deep/tables")));
  std::size_t files = 0;
  for (const auto& each : test::fs::directory_iterator(f("deep/tables"))) {
    ++files;
    CHECK(text_of(each.path().string()).starts_with("\xef\xbb\xbf"));
  }
  CHECK(files == 29);  // eight of them on the movement
  const std::string scores = f.write("scores.csv", panel_text);
  r = run(f, {scores, "--schema", schema, "--csv", f("")});
  CHECK(r.status == 2);
  CHECK_THAT(r.err, ContainsSubstring("would write over the input"));
  CHECK(text_of(scores) == panel_text);
  CHECK(f.files() == 4);  // schema, two panels, the folder: no table of the refused run
  r = run(f, {panel, "--schema", schema, "--csv", panel});
  CHECK(r.status == 1);
  CHECK_THAT(r.err, ContainsSubstring("cannot be made a folder"));
}

TEST_CASE("a report says what it was made from, and the same twice", "[examples]") {
  if (program() == nullptr) NQPF_SKIP("NQPF_ASSESS_PANEL does not say where the program is");
  const folder f;
  const std::string schema = f.write("s.csv", schema_text);
  const std::string panel = f.write("p.csv", panel_text);
  const std::vector<std::string> words = {panel,       "--schema", schema,     "--title",
                                          "a 'b' c",   "--date",   "some day", "--html",
                                          f("x.html"), "--json",   f("x.json")};
  outcome r = run(f, words);
  CHECK(r.status == 0);
  CHECK_THAT(flat(r.out),
             ContainsSubstring("Made on some day.") && ContainsSubstring("'a '\\''b'\\'' c'"));
  const std::string page = text_of(f("x.html"));
  const std::string numbers = text_of(f("x.json"));
  r = run(f, words);
  CHECK(text_of(f("x.html")) == page);
  CHECK(text_of(f("x.json")) == numbers);
  CHECK_THAT(page, ContainsSubstring("Made on some day."));
  // What is written where is no dimension of what is told.
  r = run(f, {panel, "--schema", schema, "--title", "a 'b' c", "--date", "some day",
              "--json=" + f("y.json"), "--quiet", "--csv", f("t")});
  CHECK(text_of(f("y.json")) == numbers);
  r = run(f, {panel, "--schema", schema, "--date="});
  CHECK(r.out.find("Made on") == std::string::npos);
  setenv("SOURCE_DATE_EPOCH", "86400", 1);
  r = run(f, {panel, "--schema", schema});
  CHECK_THAT(flat(r.out), ContainsSubstring("Made on 1970-01-02."));
  setenv("SOURCE_DATE_EPOCH", "soon", 1);
  CHECK_THAT(run(f, {panel, "--schema", schema}).err, ContainsSubstring("SOURCE_DATE_EPOCH is no"));
  unsetenv("SOURCE_DATE_EPOCH");
}

}  // namespace statements_test
