// SPDX-License-Identifier: BSL-1.0

// The program that does the main job, run as a user runs it: what it prints, writes and returns.

#include "examples/assess_panel.hpp"
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

namespace assess_panel_test {

namespace fs = std::filesystem;

namespace {

using test::folder;
using test::outcome;
using test::quoted;
using test::text_of;
using test::assess_panel::panel_text;
using test::assess_panel::program;
using test::assess_panel::run;

const std::string good_schema =
    "column,role,better,scale,indicator\n"
    "id,entity,,,\nyear,year,,,\nw,workers,higher,,\nm,means_of_labour,higher,,\ne,cultivation,"
    "higher,,\n";

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
    words.insert(words.begin(), {data, "--schema=" + schema, "--quiet", "--json", f("x.json"),
                                 "--rules", "foreign_language"});
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
  CHECK(d_of(json_with({"--outliers", "winsorise", "--runs", "0"})) == usual);  // it has none
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
  CHECK(d_of(json_with({"--dimension-weights", "sum"})) != usual);
  CHECK(json_with({"--impute", "time"})["options"]["imputation"].text == "time");
  CHECK(json_with({"--impute", "time"})["remarks"].size() > json_with({})["remarks"].size());
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
                                "--year", "x", "--threshold", "t", "--impute", "guess",
                                "--grade-cuts", "0.1,0.2", "--frobnicate", "--schema"});
  CHECK(wrong.status == 2);
  CHECK_THAT(wrong.err, ContainsSubstring("not 'heavy'") && ContainsSubstring("not '2'") &&
                            ContainsSubstring("not 'x'") &&
                            ContainsSubstring("--threshold is a name") &&
                            ContainsSubstring("not 'guess'") &&
                            ContainsSubstring("--grade-cuts is nine numbers") &&
                            ContainsSubstring("no such option: --frobnicate") &&
                            ContainsSubstring("--schema needs a value"));

  const std::string panel = f.write("p.csv", panel_text);
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
  const std::string panel = f.write("p.csv", panel_text);
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
  CHECK(text_of(panel) == panel_text);
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
  const std::string panel = f.write("p.csv", panel_text);
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
  CHECK(asked({"--impute="}).err.find("is one of") == std::string::npos);
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
      {"column not in the file", panel_text, good_schema + "wages,output,higher,,\n",
       "s.csv: row 7, column column: 'wages'"},
      {"header twice", "id,year,w,w,e\na,2001,0,1,2\n", good_schema, "'w'"},
      {"role unknown", panel_text, head + "w,worker,higher\n", "did you mean 'workers'?"},
      {"no direction", panel_text, head + "w,workers,\n", "which values are better"},
      {"both sides", panel_text, head + "w,workers|cultivation,higher\n", "both sides"},
      {"no entity in the schema", panel_text, "column,role,better\nyear,year,\nw,workers,higher\n",
       "entity"},
      {"better misspelt", panel_text, head + "w,workers,hihger\n",
       "s.csv: row 4, column better: 'hihger'"},
      {"scale of zero", panel_text,
       "column,role,better,scale\nid,entity,,\nyear,year,,\nw,workers,higher,0\n", "'0'"},
      {"schema without a role column", panel_text, "column,better\nid,\n", "role"},
      {"indicator unknown", panel_text,
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

namespace {

/// The lines of the error stream.
std::size_t lines_of(const std::string& text) {
  std::size_t count = 0;
  for (const char c : text) count += c == '\n' ? 1U : 0U;
  return count;
}

/// What the shell makes of a command about the program, which it knows as $P, in the folder.
outcome shell(const folder& in, const std::string& command) {
  const std::string all = "cd " + quoted(in("")) + " && P=" + quoted(program()) + " && { " +
                          command + "; } >stdout 2>stderr </dev/null";
  const int raw = std::system(all.c_str());
  outcome made;
#if __has_include(<sys/wait.h>)
  made.status = WIFEXITED(raw) ? WEXITSTATUS(raw) : 1000 + raw;
#else
  made.status = raw;
#endif
  made.out = text_of(in("stdout"));
  made.err = text_of(in("stderr"));
  fs::remove(in("stdout"));
  fs::remove(in("stderr"));
  return made;
}

}  // namespace

TEST_CASE("outputs are made under names of their own", "[examples]") {
  if (program() == nullptr) NQPF_SKIP("NQPF_ASSESS_PANEL does not say where the program is");
  if (!fs::exists("/dev/null")) NQPF_SKIP("no POSIX system");
  const folder f;
  f.write("p.csv", panel_text);
  f.write("s.csv", good_schema);
  const std::string start = "\"$P\" p.csv --schema s.csv --quiet ";
  // What once was the name of the temporary file is as any other.
  f.write("o.json.part", "mine");
  CHECK(shell(f, start + "--json o.json && " + start + "--json o.json").status == 0);
  CHECK(text_of(f("o.json.part")) == "mine");
  CHECK_THAT(text_of(f("o.json")), EndsWith("}\n"));
  // The mode of the file that is there stays; one that may not be written is not replaced.
  CHECK(shell(f, "chmod 640 o.json && " + start +
                     "--json o.json && test \"$(stat -c %a o.json)\" = 640")
            .status == 0);
  // A link that leads nowhere yet: the file behind it is made.
  CHECK(shell(f, "ln -s behind.json l.json && " + start +
                     "--json l.json && test -L l.json && test -s behind.json")
            .status == 0);
  CHECK_THAT(shell(f, "ln -s round.json round.json; " + start + "--json round.json").err,
             ContainsSubstring("cannot be written"));
  // A pipe gets the bytes; standard output is written as it is, with nothing else in it.
  CHECK(shell(f, "mkfifo pipe && (cat pipe >got &) && " + start +
                     "--json pipe && sleep 1 && cmp got o.json")
            .status == 0);
  CHECK(shell(f, start + "--json /dev/stdout").out == text_of(f("o.json")));
  // Several at once: whole at any time.
  CHECK(shell(f,
              "for i in 1 2 3 4 5 6; do " + start + "--json c.json & done; wait; cmp c.json o.json")
            .status == 0);
  // A signal leaves nothing behind.
  const outcome ended = shell(
      f, "sh -c '" + start + "--runs 100000 --json k.json' & sleep 0.3; kill -TERM $!; wait $!");
  CHECK(ended.status != 0);
  // A limit on files.
  const outcome large = shell(f, "ulimit -f 1; " + start + "--json k.json");
  CHECK(large.status == 1);
  CHECK_THAT(large.err, ContainsSubstring("k.json: cannot be written: "));
  for (const auto& each : fs::directory_iterator(f(""))) {
    const std::string name = each.path().filename().string();
    CHECK((name.find(".part") == std::string::npos || name == "o.json.part"));
  }
}

TEST_CASE("text that cannot be written is an error", "[examples]") {
  if (program() == nullptr) NQPF_SKIP("NQPF_ASSESS_PANEL does not say where the program is");
  if (!fs::exists("/dev/full")) NQPF_SKIP("no /dev/full");
  const folder f;
  f.write("p.csv", panel_text);
  f.write("s.csv", good_schema);
  for (const char* what : {"p.csv --schema s.csv", "--help", "--names", "--version",
                           "--draft-schema p.csv", "p.csv --schema s.csv --quiet --json o.json"}) {
    CAPTURE(what);
    const outcome full = shell(f, std::string("\"$P\" ") + what + " >/dev/full");
    CHECK(full.status == 1);
    CHECK_THAT(full.err, ContainsSubstring("standard output cannot be written"));
    CHECK(shell(f, std::string("\"$P\" ") + what + " >&-").status == 1);
  }
  // The file is written all the same, and nothing else is written into it.
  CHECK_THAT(text_of(f("o.json")), StartsWith("{"));
  CHECK(shell(f, "\"$P\" p.csv --schema s.csv --quiet --json o.json 2>&- >/dev/null").status == 0);
}

TEST_CASE("no memory is a sentence, and nothing is left", "[examples]") {
  if (test::is_sanitized) NQPF_SKIP("a sanitizer takes memory of its own");
  if (program() == nullptr) NQPF_SKIP("NQPF_ASSESS_PANEL does not say where the program is");
  const folder f;
  f.write("s.csv", good_schema);
  std::string text = "id,year,w,m,e\n";
  for (int i = 0; i < 200'000; ++i)
    text += "c" + std::to_string(i / 10) + "," + std::to_string(2000 + i % 10) + "," +
            std::to_string(i % 97) + ",1,2\n";
  f.write("p.csv", text);
  const outcome r = shell(f, "(ulimit -v 20000; \"$P\" p.csv --schema s.csv --json o.json)");
  if (r.status == 127 || r.err.find("ulimit") != std::string::npos) NQPF_SKIP("no limit of memory");
  CHECK(r.status == 1);
  CHECK(r.err == "assess_panel: there is not enough memory; no file was written\n");
  CHECK(f.files() == 2);
}

TEST_CASE("nothing that a terminal obeys comes from names, paths or options", "[examples]") {
  if (program() == nullptr) NQPF_SKIP("NQPF_ASSESS_PANEL does not say where the program is");
  const folder f;
  for (const std::string& evil :
       {std::string("\x1b[31m"), std::string("\xe2\x80\xae"), std::string("\xe2\x80\xa8"),
        std::string("\xc2\x9b"), std::string("\xe2\x81\xa6"), std::string("\x07")}) {
    CAPTURE(evil);
    const std::string panel =
        f.write("p" + evil + ".csv",
                "id,year,g,w,m,e\na" + evil + "x,2001,g" + evil + ",0,1,2\nb,2001,h,2,3,1\n");
    const std::string schema = f.write("s" + evil + ".csv", good_schema + "g,group,,,\n");
    const std::string wrong =
        f.write("t" + evil + ".csv", good_schema + "q" + evil + ",r" + evil + ",,,\n");
    for (const outcome& r :
         {run(f, {panel, "--schema", schema, "--title", "T" + evil, "--html", f("o" + evil)}),
          run(f, {panel, "--schema", wrong}), run(f, {panel + evil, "--schema", schema}),
          run(f, {"--" + evil, panel, "--schema", schema, "--weights", evil}),
          run(f, {panel, "--schema", schema, "--entity", "no" + evil}),
          run(f, {"--draft-schema", panel})}) {
      CHECK((r.out.find(evil) == std::string::npos && r.err.find(evil) == std::string::npos));
      CHECK_FALSE((r.out + r.err).empty());
    }
  }
}

TEST_CASE("files as offices make them read as the clean one", "[examples]") {
  if (program() == nullptr) NQPF_SKIP("NQPF_ASSESS_PANEL does not say where the program is");
  const folder f;
  const std::string schema = f.write("s.csv", good_schema);
  const auto assessed = [&](std::vector<std::string> words, const std::string& with) {
    words.insert(words.end(), {"--schema", with, "--quiet", "--json", f("o.json")});
    const outcome r = run(f, words);
    CAPTURE(r.err);
    CHECK(r.status == 0);
    test::json j;
    const std::string text = text_of(f("o.json"));
    REQUIRE(test::json_reader(text).read(j));
    std::string made;
    for (const test::json& entity : j["entities"].items) {
      made += entity["id"].text;
      for (const test::json& year : entity["years"].items)
        made += " " + std::to_string(year["D"].number);
    }
    return made;
  };
  const std::string usual = assessed({f.write("p.csv", panel_text)}, schema);

  std::string wide;
  for (const char c : panel_text) wide += std::string(1, c) + std::string(1, '\0');
  CHECK(assessed({f.write("utf16.csv", "\xff\xfe" + wide)}, schema) == usual);
  CHECK(assessed({f.write("utf16b.csv", wide)}, schema) == usual);
  CHECK(assessed(
            {f.write("semi.csv",
                     "id;year;w;m;e\na;2001;0,0;1;2\na;2002;1;2;2\nb;2001;2;3;1\nb;2002;3;1;4\n"),
             "--decimal", "comma"},
            schema) == usual);
  CHECK(
      assessed({f.write("one.csv", "id,year,w,m\na,2001,0,1\na,2002,1,2\nb,2001,2,3\nb,2002,3,1\n"),
                f.write("two.csv", "year,id,e\n2001,A,2\n2002,A,2\n2001,B,1\n2002,B,4\n")},
               schema) == usual);
  const std::string values = "w,workers,higher\nm,means_of_labour,higher\ne,cultivation,higher\n";
  const std::string header =
      f.write("h.csv", "column,role,better\nid,entity,\n=header,year,\n" + values);
  CHECK(
      assessed(
          {f.write("w.csv",
                   "id,w_2001,w_2002,m_2001,m_2002,e_2001,e_2002\na,0,1,1,2,2,2\nb,2,3,3,1,1,4\n")},
          header) == usual);
  CHECK(assessed(
            {f.write(
                 "l.csv",
                 "id,year,item,amount\na,2001,w,0\na,2001,m,1\na,2001,e,2\na,2002,w,1\na,2002,m,2\n"
                 "a,2002,e,2\nb,2001,w,2\nb,2001,m,3\nb,2001,e,1\nb,2002,w,3\nb,2002,m,1\nb,2002,e,"
                 "4\n"),
             "--role", "item=indicator", "--role", "amount=value"},
            schema) == usual);

  // Chinese, in the encoding of its offices: one line with the option, then the same as in UTF-8.
  std::string chinese = panel_text;
  for (std::size_t at = 0; (at = chinese.find("\nb,", at)) != std::string::npos; ++at)
    chinese.replace(at + 1, 1, "\xb1\xb1\xbe\xa9");
  const std::string gb = f.write("gb.csv", chinese);
  const outcome refused = run(f, {gb, "--schema", schema});
  CHECK(refused.status == 2);
  CHECK_THAT(refused.err, ContainsSubstring("--encoding GB18030"));
  CHECK(lines_of(refused.err) == 3);
  CHECK_THAT(assessed({gb, "--encoding", "GB18030"}, schema),
             ContainsSubstring("\xe5\x8c\x97\xe4\xba\xac"));
  CHECK_THAT(run(f, {gb, "--schema", schema, "--encoding", "UTF-8X"}).err,
             ContainsSubstring("is not known here"));
  CHECK_THAT(
      run(f, {f.write("bad.csv", "\xff\xff"), "--schema", schema, "--encoding", "GB18030"}).err,
      ContainsSubstring("is not GB18030"));
}

TEST_CASE("files that are joined say what did not match", "[examples]") {
  if (program() == nullptr) NQPF_SKIP("NQPF_ASSESS_PANEL does not say where the program is");
  const folder f;
  const std::string schema = f.write("s.csv", good_schema);
  const std::string one =
      f.write("one.csv", "id,year,w,m\na,2001,0,1\na,2002,1,2\nb,2001,2,3\nc,2002,3,1\n");
  const std::string two = f.write("two.csv", "id,year,e\na,2001,2\nb,2001,1\nd,2002,4\n");
  const outcome r = run(f, {one, two, "--schema", schema});
  CHECK(r.status == 0);
  CHECK_THAT(r.err, ContainsSubstring("one.csv: has not got 1 entity of the other files: d") &&
                        ContainsSubstring("two.csv: has not got 1 entity of the other files: c") &&
                        ContainsSubstring("two.csv: has not got 1 year of an entity"));
  CHECK_THAT(run(f, {one, one, "--schema", schema}).err,
             ContainsSubstring("'e': none of the files has this column"));
  CHECK_THAT(
      run(f, {one, two, f.write("three.csv", "id,year,e\na,2001,9\n"), "--schema", schema}).err,
      ContainsSubstring(
          "three.csv: column e: 'a, 2001': is 9.000000 here and 2.000000 in a file before"));
  // Years that go on in another file match.
  const outcome years = run(
      f, {f.write("y1.csv", "id,year,w,m,e\na,2001,0,1,2\nb,2001,2,3,1\n"),
          f.write("y2.csv", "id,year,w,m,e\na,2002,1,2,2\nb,2002,3,1,4\n"), "--schema", schema});
  CHECK(years.status == 0);
  CHECK(years.err.empty());
  // A total among the rows.
  CHECK_THAT(
      run(f, {f.write("total.csv", "id,year,w,m,e\na,2001,1,1,2\nb,2001,2,3,1\nTotal,2001,3,4,3\n"),
              "--schema", schema})
          .err,
      ContainsSubstring("'Total': has the name of a total"));
  CHECK_THAT(run(f, {f.write("sum.csv",
                             "id,year,w,m,e\na,2001,1,1,2\nb,2001,2,3,1\nc,2001,3,3,2\nd,2001,4,1,"
                             "1\nx,2001,10,8,6\n"),
                     "--schema", schema})
                 .err,
             ContainsSubstring("'x': is the sum of all others"));
  // What is odd is told at once, and in the report too.
  const outcome odd =
      run(f, {f.write("odd.csv",
                      "id,year,w,m,e\nElm,2001,1,1,2\nElm,2002,2,3,1\nE-lm,2003,2,4,3\n"
                      "Ash,2001,2,2,2\nASH,22,4,1,1\n"),
              "--schema", schema});
  CHECK(odd.status == 0);
  for (const char* words : {"'ASH': is taken for 'Ash'", "'Ash, 22': this year is centuries away",
                            "'E-lm': may be 'Elm'"}) {
    CHECK_THAT(odd.err, ContainsSubstring(words));
    CHECK_THAT(odd.out, ContainsSubstring(words));
  }
}

TEST_CASE("a schema is drafted from a header", "[examples]") {
  if (program() == nullptr) NQPF_SKIP("NQPF_ASSESS_PANEL does not say where the program is");
  const folder f;
  const auto roles = [&](const std::string& text) {
    std::vector<std::pair<std::string, std::string>> made;
    std::istringstream in(text);
    std::string line;
    while (std::getline(in, line)) {
      const std::size_t comma = line.find(',');
      made.emplace_back(line.substr(0, comma),
                        line.substr(comma + 1, line.find(',', comma + 1) - comma - 1));
    }
    return made;
  };
  const auto right = [&](const std::string& panel, const std::string& schema) {
    const auto drafted = roles(run(f, {"--draft-schema", panel}).out);
    std::size_t good = 0;
    std::size_t all = 0;
    std::string wrong;
    for (const auto& [column, role] : roles(text_of(schema))) {
      if (column == "column") continue;
      ++all;
      bool same = false;
      for (const auto& [other, guessed] : drafted)
        same = same || (other == column && guessed == role);
      good += same ? 1U : 0U;
      if (!same) wrong += column + " ";
    }
    INFO(schema << ": " << good << " of " << all << "; not " << wrong);
    CHECK(good * 10 >= all * 6);
    return good;
  };
  right(test::source_path("examples/data/illustrative.csv"),
        test::source_path("examples/schemas/illustrative.csv"));
  for (const auto& [panel, schema] :
       {std::pair{"china-provinces/panel.csv", "china-provinces"},
        {"country-panel/panel.csv", "country-panel"},
        {"china-national/series.csv", "china-national"},
        {"institutions-us/institutions_2023.csv", "institutions-us"}}) {
    if (test::shared_data(panel))
      right(*test::shared_data(panel),
            test::source_path(std::string("examples/schemas/") + schema + ".csv"));
  }
  const std::string yearbook = f.write(
      "y.csv",
      "\xe5\x9c\xb0\xe5\x8c\xba,\xe6\x8c\x87\xe6\xa0\x87,2018\xe5\xb9\xb4,2019\xe5\xb9\xb4\n"
      "\xe5\x8c\x97\xe4\xba\xac,\xe4\xba\xba\xe5\x8f\xa3,1,2\n\xe5\x8c\x97\xe4\xba\xac,"
      "\xe4\xb8\x93\xe5\x88\xa9\xe6\x8e\x88\xe6\x9d\x83,1,2\n");
  const outcome wide = run(f, {"--draft-schema", yearbook});
  CHECK_THAT(wide.out,
             ContainsSubstring("=header,year,") &&
                 ContainsSubstring("\xe6\x8c\x87\xe6\xa0\x87,indicator,") &&
                 ContainsSubstring("\xe4\xba\xba\xe5\x8f\xa3,context,neutral") &&
                 ContainsSubstring(
                     "\xe4\xb8\x93\xe5\x88\xa9\xe6\x8e\x88\xe6\x9d\x83,means_of_labour,higher"));
  // What is not known stays open, and the program asks about it.
  const std::string odd = f.write("odd.csv", "id,year,frobs\na,2001,3\n");
  const outcome draft = run(f, {"--draft-schema", odd});
  CHECK_THAT(draft.out, ContainsSubstring("frobs,?,?"));
  CHECK(run(f, {odd, "--schema", f.write("d.csv", draft.out)}).status == 2);
  CHECK_THAT(run(f, {odd, "--schema", f.write("d.csv", draft.out)}).err,
             ContainsSubstring("is still to be filled in"));
  // The first texts that tell the rows apart are the entity; a name is taken for what it surely is.
  const std::string towns =
      f.write("towns.csv",
              "kind,prefecture,year,vocational_students_per_1000,rd_staff_per_1000,other_staff\n"
              "a,Ao,2020,1,2,3\na,Bo,2020,2,3,4\na,Ao,2021,1,2,3\na,Bo,2021,2,3,4\n");
  CHECK_THAT(run(f, {"--draft-schema", towns}).out,
             ContainsSubstring("prefecture,entity,") &&
                 ContainsSubstring("vocational_students_per_1000,cultivation,higher") &&
                 ContainsSubstring("rd_staff_per_1000,workers,higher") &&
                 ContainsSubstring("other_staff,?,?"));
  CHECK_THAT(run(f, {"--names=csv"}).out,
             StartsWith("indicator,stands_for,unit,range,better,rules\n"));
  CHECK_THAT(run(f, {"--names"}).out, ContainsSubstring("diagnose_exam_bias_t1"));
}

TEST_CASE("numbers with a percent sign are drafted as shares and can be read", "[examples]") {
  if (program() == nullptr) NQPF_SKIP("NQPF_ASSESS_PANEL does not say where the program is");
  const folder f;
  const std::string share = ",share,0.01,,,,rate,,";
  const std::string columns =
      f.write("c.csv",
              "region,year,R&D personnel,graduates\nAo,2020,12.5%,3\nBo,2020,13.5 %,4\n"
              "Co,2020,20\xef\xbc\x85,6\n");
  const std::string draft = run(f, {"--draft-schema", columns}).out;
  CHECK_THAT(draft, ContainsSubstring("R&D personnel,workers,higher" + share));
  CHECK_THAT(draft, ContainsSubstring("read the file with --footnotes %"));
  CHECK(draft.find("graduates" + share) == std::string::npos);
  // The draft leads on: without the option the program names it, with it the numbers are shares.
  const std::string schema = f.write("s.csv", draft);
  const outcome refused = run(f, {columns, "--schema", schema});
  CHECK(refused.status == 2);
  CHECK_THAT(refused.err, ContainsSubstring("use --footnotes %"));
  const outcome read = run(f, {columns, "--schema", schema, "--footnotes", "%,\xef\xbc\x85"});
  CHECK(read.status == 0);

  const std::string items =
      f.write("i.csv",
              "region,item,2020,2021\nAo,R&D personnel,12%,13%\nAo,patents granted,3,4\n"
              "Bo,R&D personnel,10%,11%\nBo,patents granted,3,4\n");
  const std::string of_items = run(f, {"--draft-schema", items}).out;
  CHECK_THAT(of_items, ContainsSubstring("R&D personnel,workers,higher" + share));
  CHECK(of_items.find("patents granted,means_of_labour,higher" + share) == std::string::npos);

  const std::string values =
      f.write("v.csv",
              "region,year,item,value\nAo,2020,R&D personnel,12%\nAo,2020,patents granted,3\n"
              "Bo,2020,R&D personnel,10%\nBo,2020,patents granted,3\n");
  CHECK_THAT(run(f, {"--draft-schema", values}).out,
             ContainsSubstring("R&D personnel,workers,higher" + share));
}

TEST_CASE("a percent of an indicator that is a share is converted, and it is said", "[examples]") {
  if (program() == nullptr) NQPF_SKIP("NQPF_ASSESS_PANEL does not say where the program is");
  const folder f;
  const std::string schema =
      f.write("s.csv",
              "column,role,better,unit,indicator\nid,entity,,,\nyear,year,,,\n"
              "w,workers,higher,%,ind_high_quality_worker_share\nm,means_of_labour,higher,,\ne,"
              "cultivation,higher,,\n");
  const outcome r = run(f, {f.write("p.csv", panel_text), "--schema", schema});
  CHECK(r.status == 0);
  CHECK_THAT(r.err, ContainsSubstring("note: column w is in %, and ind_high_quality_worker_share "
                                      "is a share: its values are divided by 100"));
}

}  // namespace assess_panel_test
