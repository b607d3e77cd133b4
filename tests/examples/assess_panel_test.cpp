// SPDX-License-Identifier: BSL-1.0

// The program that does the main job, run as a user runs it: what it prints, writes and returns.

#include "examples/program.hpp"
#include "report/json_reader.hpp"
#include "support/base.hpp"
#include "support/catch.hpp"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

using test::folder;
using test::outcome;
using test::text_of;

const char* program() { return std::getenv("NQPF_ASSESS_PANEL"); }

outcome run(const folder& in, const std::vector<std::string>& words) {
  return test::run_program(program(), in, words);
}

const std::string good_schema =
    "column,role,better,scale,indicator\n"
    "id,entity,,,\nyear,year,,,\nw,workers,higher,,\nm,means_of_labour,higher,,\ne,cultivation,"
    "higher,,\n";
const std::string good_panel =
    "id,year,w,m,e\na,2001,0,1,2\na,2002,1,2,2\nb,2001,2,3,1\nb,2002,3,1,4\n";

}  // namespace

TEST_CASE("the illustrative panel: text, page and JSON", "[examples]") {
  if (program() == nullptr) NQPF_SKIP("NQPF_ASSESS_PANEL does not say where the program is");
  const folder f;
  const outcome r =
      run(f, {test::source_path("examples/data/illustrative.csv"), "--schema",
              test::source_path("examples/schemas/illustrative.csv"), "--html", f("out.html"),
              "--json", f("out.json"), "--entity", "Maple", "--entity", "rowan"});
  CHECK(r.status == 0);
  CHECK(r.err.empty());
  CHECK_THAT(r.out, ContainsSubstring("12 entities, 2018 to 2023, 71 rows"));
  CHECK_THAT(r.out, ContainsSubstring("Maple (maple), 2023"));
  CHECK_THAT(r.out, ContainsSubstring("Rowan (rowan), 2023"));
  CHECK_THAT(r.out, ContainsSubstring("Page written: " + f("out.html")));
  CHECK_THAT(text_of(f("out.html")), ContainsSubstring("</html>"));
  test::json j;
  const std::string text = text_of(f("out.json"));
  REQUIRE(test::json_reader(text).read(j));
  CHECK(j["entities"].size() == 12);
  CHECK(f.files() == 2);  // and nothing half-written beside them
}

TEST_CASE("options change what is shown and what is concluded", "[examples]") {
  if (program() == nullptr) NQPF_SKIP("NQPF_ASSESS_PANEL does not say where the program is");
  const folder f;
  const std::string data = test::source_path("examples/data/illustrative.csv");
  const std::string schema = test::source_path("examples/schemas/illustrative.csv");
  const auto json_with = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {data, "--schema=" + schema, "--quiet", "--json", f("x.json")});
    const outcome r = run(f, words);
    CAPTURE(r.err);
    REQUIRE(r.status == 0);
    test::json j;
    const std::string text = text_of(f("x.json"));
    REQUIRE(test::json_reader(text).read(j));
    return j;
  };
  const auto d_of = [](const test::json& j) {
    return j["entities"][std::size_t{5}]["years"][std::size_t{2}]["D"].number;
  };
  const double usual = d_of(json_with({}));
  CHECK(d_of(json_with({"--weights", "entropy"})) != usual);
  CHECK(d_of(json_with({"--weights", "entropy-raw"})) != usual);
  CHECK(d_of(json_with({"--weights", "critic"})) != usual);
  CHECK(d_of(json_with({"--index", "topsis"})) != usual);
  CHECK(d_of(json_with({"--base-years", "2018:2020"})) != usual);
  CHECK(d_of(json_with({"--outliers", "clamp", "--runs", "0"})) == usual);  // it has none
  CHECK(json_with({"--runs", "0"})["uncertainty"].null());
  const test::json sure = json_with({"--runs", "50", "--seed", "7", "--spread", "0.1"});
  CHECK(sure["uncertainty"]["runs"].number == 50);
  CHECK(sure["uncertainty"]["ranks"].size() == 12);
  CHECK(sure["uncertainty"]["ranks"][std::size_t{0}]["rank"].number == 1);
  CHECK(sure["disparity"].size() == 6);
  CHECK(sure["disparity"][std::size_t{0}]["groups"].size() == 3);
  const auto findings = [](const test::json& j) {
    std::size_t n = 0;
    for (const test::json& entity : j["entities"].items)
      for (const test::json& year : entity["years"].items) n += year["findings"].size();
    return n;
  };
  CHECK(findings(json_with({"--threshold", "diagnose_exam_bias_t1=0.3"})) >
        findings(json_with({})));
  CHECK(d_of(json_with({"--scale", "per-year"})) != usual);
  CHECK(d_of(json_with({"--aggregate", "geometric"})) != usual);
  CHECK(d_of(json_with({"--aggregate-within", "harmonic"})) < usual);
  CHECK(d_of(json_with({"--coupling", "fan"})) != usual);
  CHECK(d_of(json_with({"--importance", "0.9"})) != usual);
  CHECK(d_of(json_with({"--part-weights", "sum"})) != usual);
  CHECK(json_with({"--fill", "time"})["options"]["filling"].text == "time");
  CHECK(json_with({"--fill", "time"})["remarks"].size() > json_with({})["remarks"].size());
  CHECK(json_with({})["over_years"].size() == 6);
  const test::json cuts =
      json_with({"--grade-cuts", "0.01,0.02,0.03,0.04,0.05,0.06,0.07,0.08,0.09"});
  CHECK(cuts["entities"][std::size_t{5}]["years"][std::size_t{2}]["grade"].text ==
        "quality coordination");
  const std::string halves =
      f.write("halves.csv", "region_id,half\nmaple,first\nrowan,second\nelm,second\n");
  const outcome some =
      run(f, {data, "--schema", schema, "--groups", halves, "--quiet", "--json", f("g.json")});
  CHECK(some.status == 0);
  CHECK_THAT(some.err, ContainsSubstring("warning: " + halves) &&
                           ContainsSubstring("of 12 entities are in no group"));
  test::json grouped;
  const std::string grouped_text = text_of(f("g.json"));
  REQUIRE(test::json_reader(grouped_text).read(grouped));
  CHECK(grouped["panel"]["groupings"].size() == json_with({})["panel"]["groupings"].size() + 1);
  CHECK(run(f, {data, "--schema", schema, "--groups", f("none.csv")}).status == 2);
  CHECK(d_of(json_with({"--lag", "0.5,2", "--grades", "right", "--min-coverage", "0.2"})) == usual);
  CHECK(json_with({"--year", "2019"})["summary"]["year"].number == 2019);
  CHECK(json_with({"--title", "A <b> title"})["title"].text == "A <b> title");
}

TEST_CASE("the command line is checked as a whole", "[examples]") {
  if (program() == nullptr) NQPF_SKIP("NQPF_ASSESS_PANEL does not say where the program is");
  const folder f;
  const outcome help = run(f, {"--help"});
  CHECK(help.status == 0);
  for (const char* option : {"--schema", "--year", "--entity", "--html", "--json", "--weights",
                             "--scale", "--min-coverage"})
    CHECK_THAT(help.out, ContainsSubstring(option));
  CHECK_THAT(help.out, ContainsSubstring("The schema") && ContainsSubstring("denominator"));
  CHECK_THAT(run(f, {"--version"}).out, StartsWith("assess_panel "));
  CHECK_THAT(run(f, {"--names"}).out,
             ContainsSubstring("path_open_training") && ContainsSubstring("ind_rd_intensity"));

  const outcome none = run(f, {});
  CHECK(none.status == 2);
  CHECK_THAT(none.err, ContainsSubstring("no panel") && ContainsSubstring("no schema"));

  const outcome wrong = run(f, {"p.csv", "q.csv", "--weights", "heavy", "--min-coverage", "2",
                                "--year", "x", "--threshold", "t", "--fill", "guess",
                                "--grade-cuts", "0.1,0.2", "--frobnicate", "--schema"});
  CHECK(wrong.status == 2);
  CHECK_THAT(wrong.err,
             ContainsSubstring("more than one panel") && ContainsSubstring("not 'heavy'") &&
                 ContainsSubstring("not '2'") && ContainsSubstring("not 'x'") &&
                 ContainsSubstring("--threshold is a name") && ContainsSubstring("not 'guess'") &&
                 ContainsSubstring("--grade-cuts is nine numbers") &&
                 ContainsSubstring("no such option: --frobnicate") &&
                 ContainsSubstring("--schema needs a value"));

  const std::string panel = f.write("p.csv", good_panel);
  const std::string schema = f.write("s.csv", good_schema);
  const outcome lost = run(f, {panel, "--schema", schema, "--entity", "zebra", "--year", "1999",
                               "--html", f("out.html")});
  CHECK(lost.status == 2);
  CHECK_THAT(lost.err, ContainsSubstring("no entity 'zebra'") && ContainsSubstring("no year 1999"));
  CHECK_FALSE(fs::exists(f("out.html")));

  const outcome nowhere = run(f, {panel, "--schema", schema, "--html", f("no/such/folder/out.html"),
                                  "--json", f("out.json")});
  CHECK(nowhere.status == 1);
  CHECK_THAT(nowhere.err, ContainsSubstring("cannot be written"));
  CHECK_FALSE(fs::exists(f("out.json")));
  CHECK(f.files() == 2);
}

TEST_CASE("an output never replaces an input, a device or the other output", "[examples]") {
  if (program() == nullptr) NQPF_SKIP("NQPF_ASSESS_PANEL does not say where the program is");
  const folder f;
  const std::string panel = f.write("p.csv", good_panel);
  const std::string schema = f.write("s.csv", good_schema);
  const std::string groups = f.write("g.csv", "id,belt\na,one\nb,two\n");
  std::error_code failed;
  fs::create_symlink("p.csv", f("linked.html"), failed);
  REQUIRE_FALSE(failed);
  fs::create_hard_link(panel, f("hard.html"), failed);
  REQUIRE_FALSE(failed);

  struct attempt {
    const char* option;
    std::string output;
    const char* message;
  };
  for (const attempt& each :
       {attempt{"--html", panel, "--html would write over the panel"},
        attempt{"--html", f("./p.csv"), "--html would write over the panel"},
        attempt{"--html", f("linked.html"), "--html would write over the panel"},
        attempt{"--json", f("hard.html"), "--json would write over the panel"},
        attempt{"--json", schema, "--json would write over the schema"},
        attempt{"--json", groups, "--json would write over the file of groups"}}) {
    CAPTURE(each.output);
    const outcome r =
        run(f, {panel, "--schema", schema, "--groups", groups, each.option, each.output});
    CHECK(r.status == 2);
    CHECK_THAT(r.err, ContainsSubstring(each.message));
  }
  const outcome both =
      run(f, {panel, "--schema", schema, "--html", f("out"), "--json", f("./out")});
  CHECK(both.status == 2);
  CHECK_THAT(both.err, ContainsSubstring("--html and --json are one file"));
  CHECK(text_of(panel) == good_panel);
  CHECK(text_of(schema) == good_schema);
  CHECK(f.files() == 5);

  // The folder itself, and what is there without being a file.
  const outcome in_folder = run(f, {panel, "--schema", schema, "--html", f("")});
  CHECK(in_folder.status == 1);
  CHECK_THAT(in_folder.err, ContainsSubstring("cannot be written: "));
  if (fs::is_character_file("/dev/null")) {
    CHECK(
        run(f, {panel, "--schema", schema, "--html", "/dev/null", "--json", "/dev/null"}).status ==
        0);
    CHECK(fs::is_character_file("/dev/null"));
  }
  // A link stays one, and the file behind it is new.
  fs::create_symlink("behind.html", f("link.html"), failed);
  f.write("behind.html", "old");
  CHECK(run(f, {panel, "--schema", schema, "--html", f("link.html")}).status == 0);
  CHECK(fs::is_symlink(f("link.html")));
  CHECK_THAT(text_of(f("behind.html")), StartsWith("<!DOCTYPE html>"));
  CHECK(f.files() == 7);
}

TEST_CASE("an option is heeded or refused, never passed over", "[examples]") {
  if (program() == nullptr) NQPF_SKIP("NQPF_ASSESS_PANEL does not say where the program is");
  const folder f;
  const std::string panel = f.write("p.csv", good_panel);
  const std::string schema = f.write("s.csv", good_schema);
  const auto asked = [&](std::vector<std::string> more) {
    std::vector<std::string> words = {panel, "--schema", schema};
    words.insert(words.end(), more.begin(), more.end());
    return run(f, words);
  };
  struct refusal {
    std::vector<std::string> words;
    const char* message;
  };
  for (const refusal& each :
       {refusal{{"-x"}, "no such option: -x"}, refusal{{"--"}, "no such option: --"},
        refusal{{"--quiet=no"}, "--quiet takes no value"},
        refusal{{"--html="}, "--html needs a value"},
        refusal{{"--html", "--json", "x"}, "--html needs a value"},
        refusal{{"--groups="}, "--groups needs a value"},
        refusal{{"--grade-cuts", "0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9,"},
                "--grade-cuts is nine numbers"},
        refusal{{"--grade-cuts", "0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.75"},
                "--grade-cuts: '0.75': nine numbers"},
        refusal{{"--importance", "1"}, "--importance: '1': a share above 0 and below 1"},
        refusal{{"--min-coverage", "0.5", "--lag", "1.5,0.5"}, "--lag: '1.5, 0.5': cut points"},
        refusal{{"--base-years", "2002:2001"}, "--base-years: '2002, 2001': two years"},
        refusal{{"--base-years", "2030:2040"},
                "--base-years: '2030, 2040': the panel has none of these years"},
        refusal{{"--shared", "wages"}, "--shared: 'wages': no such column"}}) {
    CAPTURE(each.words);
    const outcome r = asked(each.words);
    CHECK(r.status == 2);
    CHECK(r.out.empty());
    CHECK_THAT(r.err, ContainsSubstring(each.message));
  }
  // One complaint for one mistake.
  CHECK(asked({"--fill="}).err.find("is one of") == std::string::npos);
  CHECK(asked({"--index", "topsis", "--aggregate", "geometric"}).err.find("lower end") ==
        std::string::npos);
  CHECK(f.files() == 2);

  const outcome twice = asked({"--entity", "a", "--entity", "a"});
  CHECK(twice.status == 0);
  const std::size_t profile = twice.out.find("\na, 2002\n");
  REQUIRE(profile != std::string::npos);
  CHECK(twice.out.find("\na, 2002\n", profile + 1) == std::string::npos);

  // What cannot change the result says so.
  CHECK(asked({"--seed", "3"}).err.empty());
  const std::string alone = f.write("one.csv", "id,year,w,m,e\na,2001,0,1,2\na,2002,1,2,2\n");
  CHECK_THAT(run(f, {alone, "--schema", schema, "--seed", "3"}).err,
             ContainsSubstring("change nothing"));
  const std::string same = f.write("g.csv", "id,belt\na,one\nb,one\n");
  CHECK_THAT(asked({"--groups", same}).err,
             ContainsSubstring("column belt has fewer than two groups"));
}

TEST_CASE("wrong data: every error with its place, status 2, nothing written", "[examples]") {
  if (program() == nullptr) NQPF_SKIP("NQPF_ASSESS_PANEL does not say where the program is");
  struct wrong {
    const char* what;
    std::string panel;
    std::string schema;
    std::string message;
  };
  std::string nul = "id,year,w,m,e\na,2001,0,1,2\nb,2001,@,3,1\n";
  nul[nul.find('@')] = '\0';
  const std::string head = "column,role,better\nid,entity,\nyear,year,\n";
  const std::vector<wrong> all = {
      {"empty file", "", good_schema, "p.csv: the file is empty"},
      {"header only", "id,year,w,m,e\n", good_schema, "header and no records"},
      {"text where a number belongs", "id,year,w,m,e\na,2001,zero,1,2\n", good_schema,
       "p.csv: row 2, column w: 'zero'"},
      {"several at once", "id,year,w,m,e\na,2001,x,y,2\n", good_schema, "column m: 'y'"},
      {"thousands separator", "id,year,w,m,e\na,2001,\"1,234\",1,2\n", good_schema, "'1,234'"},
      {"percent sign", "id,year,w,m,e\na,2001,12%,1,2\n", good_schema, "'12%'"},
      {"too large", "id,year,w,m,e\na,2001,1e999,1,2\n", good_schema, "'1e999'"},
      {"infinity", "id,year,w,m,e\na,2001,inf,1,2\n", good_schema, "'inf'"},
      {"hexadecimal", "id,year,w,m,e\na,2001,0x1f,1,2\n", good_schema, "'0x1f'"},
      {"duplicate key", "id,year,w,m,e\na,2001,0,1,2\na,2001,3,1,2\n", good_schema, "row 3"},
      {"too few fields", "id,year,w,m,e\na,2001,0,1\n", good_schema, "p.csv: row 2"},
      {"too many fields", "id,year,w,m,e\na,2001,0,1,2,3\n", good_schema, "p.csv: row 2"},
      {"truncated quote", "id,year,w,m,e\na,2001,\"0,1,2\n", good_schema, "quote"},
      {"quote inside a cell", "id,year,w,m,e\na,2001,0\"1,1,2\n", good_schema, "row 2"},
      {"NUL byte", nul, good_schema, "row 3, column w"},
      {"not UTF-8", "id,year,w,m,e\n\xff\xc0,2001,0,1,2\n", good_schema, "row 2"},
      {"year missing", "id,year,w,m,e\na,,0,1,2\n", good_schema, "column year"},
      {"year of three and a half", "id,year,w,m,e\na,3.5,0,1,2\n", good_schema, "'3.5'"},
      {"entity missing", "id,year,w,m,e\n,2001,0,1,2\n", good_schema, "column id"},
      {"column not in the file", good_panel, good_schema + "wages,output,higher,,\n",
       "s.csv: row 7, column column: 'wages'"},
      {"header twice", "id,year,w,w,e\na,2001,0,1,2\n", good_schema, "'w'"},
      {"role unknown", good_panel, head + "w,worker,higher\n", "did you mean 'workers'?"},
      {"no direction", good_panel, head + "w,workers,\n", "which values are better"},
      {"both sides", good_panel, head + "w,workers|cultivation,higher\n", "both sides"},
      {"no entity in the schema", good_panel, "column,role,better\nyear,year,\nw,workers,higher\n",
       "entity"},
      {"better misspelt", good_panel, head + "w,workers,hihger\n",
       "s.csv: row 4, column better: 'hihger'"},
      {"scale of zero", good_panel,
       "column,role,better,scale\nid,entity,,\nyear,year,,\nw,workers,higher,0\n", "'0'"},
      {"schema without a role column", good_panel, "column,better\nid,\n", "role"},
      {"indicator unknown", good_panel,
       "column,role,better,indicator\nid,entity,,\nyear,year,,\nw,workers,higher,ind_rd_intensty\n",
       "did you mean 'ind_rd_intensity'?"},
      {"a workbook", "PK\x03\x04 and so on", good_schema, "workbook"},
  };
  for (const wrong& each : all) {
    CAPTURE(each.what);
    const folder f;
    const std::string panel = f.write("p.csv", each.panel);
    const std::string schema = f.write("s.csv", each.schema);
    const outcome r =
        run(f, {panel, "--schema", schema, "--html", f("out.html"), "--json", f("out.json")});
    CHECK(r.status == 2);
    CHECK(r.out.empty());
    CHECK_THAT(r.err, ContainsSubstring(each.message));
    CHECK_THAT(r.err, ContainsSubstring(f("")));  // the file is named as it was given
    CHECK(f.files() == 2);
  }
  const folder f;
  const outcome absent = run(f, {f("none.csv"), "--schema", f.write("s.csv", good_schema)});
  CHECK(absent.status == 2);
  CHECK_THAT(absent.err, ContainsSubstring("none.csv: cannot be opened"));
}

TEST_CASE("the data sets beside the project", "[examples]") {
  if (program() == nullptr) NQPF_SKIP("NQPF_ASSESS_PANEL does not say where the program is");
  if (!test::shared_data("china-provinces/panel.csv")) NQPF_SKIP("no shared data");
  struct set {
    const char* panel;
    const char* schema;
    const char* says;
  };
  for (const set& each :
       {set{"china-provinces/panel.csv", "china-provinces", "31 entities, 2010 to 2023"},
        set{"country-panel/panel.csv", "country-panel", "209 entities, 2000 to 2023"},
        set{"china-national/series.csv", "china-national", "1 entity, 2000 to 2024"},
        set{"institutions-us/institutions_2023.csv", "institutions-us", "5930 entities, 2023"}}) {
    CAPTURE(each.panel);
    const folder f;
    const outcome r =
        run(f, {*test::shared_data(each.panel), "--schema",
                test::source_path(std::string("examples/schemas/") + each.schema + ".csv"),
                "--html", f("out.html"), "--json", f("out.json")});
    CHECK(r.status == 0);
    CHECK(r.err.empty());
    CHECK_THAT(r.out, ContainsSubstring(each.says));
    CHECK(fs::file_size(f("out.html")) > 10'000);
    test::json j;
    const std::string text = text_of(f("out.json"));
    CHECK(test::json_reader(text).read(j));
  }
}
