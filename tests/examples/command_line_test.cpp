// SPDX-License-Identifier: BSL-1.0

// The program that does the main job, given slips of the command line and files of odd names, bytes and layouts.

#include "examples/assess_panel.hpp"
#include "report/json_reader.hpp"
#include "support/base.hpp"
#include "support/catch.hpp"

#include <sstream>
#include <string>
#include <vector>

namespace command_line_test {

namespace fs = std::filesystem;

namespace {

using test::folder;
using test::outcome;
using test::quoted;
using test::text_of;
using test::assess_panel::panel_text;
using test::assess_panel::program;
using test::assess_panel::run;
using test::assess_panel::schema_text;

/// A panel with its schema, and the words that name both.
struct small {
  folder f;
  std::string panel = f.write("p.csv", panel_text);
  std::string schema = f.write("s.csv", schema_text);

  outcome with(std::vector<std::string> words) const {
    words.insert(words.begin(), {panel, "--schema", schema});
    return run(f, words);
  }
};

std::size_t count_in(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

/// The outcome of a command of the shell, in which $P is the program; it is ended after ten seconds.
outcome shell(const folder& in, const std::string& command) {
  return test::run_program("/bin/sh", in,
                           {"-c", "cd " + quoted(in("")) + " && P='timeout 10 " +
                                      std::string(program()) + "'; " + command});
}

}  // namespace

TEST_CASE("counts of rules in JSON are those of the findings, at the thresholds given",
          "[examples]") {
  if (program() == nullptr) NQPF_SKIP("NQPF_ASSESS_PANEL does not say where the program is");
  const folder f;
  const outcome r = run(f, {test::source_path("examples/data/illustrative.csv"), "--schema",
                            test::source_path("examples/schemas/illustrative.csv"), "--rules",
                            "foreign_language", "--threshold", "diagnose_weak_staff_t1=0.9",
                            "--json", f("o.json"), "--csv", f("d"), "--quiet", "--runs", "0"});
  REQUIRE(r.status == 0);
  const std::size_t found = count_in(text_of(f("d/findings.csv")), "rule_diagnose_weak_staff,");
  CHECK(found > 60);
  test::json j;
  const std::string text = text_of(f("o.json"));
  REQUIRE(test::json_reader(text).read(j));
  std::size_t held = 0;
  for (const test::json& set : j["rules"].items)
    for (const test::json& rule : set["rules"].items)
      if (rule["id"].text == "rule_diagnose_weak_staff")
        held += static_cast<std::size_t>(rule["held"].number);
  CHECK(held == found);
}

TEST_CASE("no output replaces a table of the same run", "[examples]") {
  if (program() == nullptr) NQPF_SKIP("NQPF_ASSESS_PANEL does not say where the program is");
  const small s;
  for (const char* option : {"--json", "--write-bounds", "--html"}) {
    CAPTURE(option);
    const outcome r = s.with({"--csv", s.f("d"), option, s.f("d/./ranking.csv"), "--quiet"});
    CHECK(r.status == 2);
    CHECK_THAT(r.err, ContainsSubstring("two outputs are one file: '"));
    CHECK(fs::is_empty(s.f("d")));
  }
  CHECK(s.with({"--csv", s.f("d"), "--json", s.f("d/all.json"), "--quiet"}).status == 0);
}

TEST_CASE("JSON and pages are UTF-8 whatever bytes a title has", "[examples]") {
  if (program() == nullptr) NQPF_SKIP("NQPF_ASSESS_PANEL does not say where the program is");
  const small s;
  REQUIRE(s.with({"--title", "T\xff\xc3\xa9", "--json", s.f("o.json"), "--html", s.f("o.html")})
              .status == 0);
  for (const char* name : {"o.json", "o.html"}) {
    const std::string text = text_of(s.f(name));
    CAPTURE(name);
    CHECK(text.find('\xff') == std::string::npos);
    CHECK_THAT(text, ContainsSubstring("T\xef\xbf\xbd\xc3\xa9"));
  }
}

TEST_CASE("a pipe is read once", "[examples]") {
  if (program() == nullptr) NQPF_SKIP("NQPF_ASSESS_PANEL does not say where the program is");
  if (!fs::exists("/dev/stdin")) NQPF_SKIP("no POSIX system");
  const folder f;
  const std::string latin = "id,year,w,m,e\n\xe9t\xe9,2001,0,1,2\nb,2001,2,3,1\n";
  f.write("p.csv", latin);
  f.write("utf8.csv", panel_text);
  f.write("s.csv", schema_text);
  // The encoding cannot be guessed of what is gone, and another writer is not waited for.
  for (const char* how : {"cat p.csv | $P /dev/stdin --schema s.csv",
                          "mkfifo q; (cat p.csv >q &); $P q --schema s.csv"}) {
    CAPTURE(how);
    const outcome r = shell(f, how);
    CHECK(r.status == 2);
    CHECK_THAT(r.err, ContainsSubstring("name the encoding that it was saved in") &&
                          !ContainsSubstring("its bytes fit"));
  }
  CHECK_THAT(shell(f, "$P p.csv --schema s.csv").err,
             ContainsSubstring("use --encoding WINDOWS-1252"));
  // A file beside the panels that is of their encoding is converted from what came.
  f.write("l.csv", schema_text + "t\xe9,ignore,\n");
  f.write("t.csv", "id,year,w,m,e,t\xe9\na,2001,0,1,2,1\nb,2001,2,3,1,1\n");
  CHECK(
      shell(f, "cat l.csv | $P t.csv --schema /dev/stdin --encoding WINDOWS-1252 --quiet").status ==
      0);
  f.write("g.csv", "id,t\xe9\na,x\nb,y\n");
  const outcome groups = shell(
      f, "cat g.csv | $P utf8.csv --schema s.csv --groups /dev/stdin --encoding WINDOWS-1252");
  CHECK(groups.status == 0);
  CHECK_THAT(groups.out, ContainsSubstring("t\xc3\xa9"));
}

TEST_CASE("bytes that are not of the encoding are complained of once", "[examples]") {
  if (program() == nullptr) NQPF_SKIP("NQPF_ASSESS_PANEL does not say where the program is");
  const small s;
  const std::string bad = s.f.write("bad.csv", "id,year,w,m,e\n\xff\xff,2001,0,1,2\n");
  const outcome r = run(s.f, {bad, "--schema", s.schema, "--encoding", "GB18030"});
  CHECK(r.status == 2);
  CHECK(count_in(r.err, "is not GB18030") == 1);
}

TEST_CASE("options: empty words, slips and numbers given twice", "[examples]") {
  if (program() == nullptr) NQPF_SKIP("NQPF_ASSESS_PANEL does not say where the program is");
  const small s;
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"--date", ""}, {"--date="}, {"--title", ""}}) {
    CAPTURE(words);
    const outcome r = s.with(words);
    CHECK(r.status == 0);
    CHECK(r.err.empty());
  }
  CHECK_THAT(s.with({"--date", "--quiet"}).err, ContainsSubstring("--date needs a value"));
  CHECK_THAT(s.with({"--wieghts", "entropy"}).err,
             ContainsSubstring("no such option: --wieghts (did you mean '--weights'?)"));
  CHECK_THAT(s.with({"--weight", "w=1", "--weight", "w=3"}).err,
             ContainsSubstring("--weight gives two numbers for 'w'"));
  CHECK(s.with({"--weight", "w=1", "--weight", "m=3", "--weight", "e=2"}).status == 0);
}

TEST_CASE("complaints name the option that was given, and why a folder cannot be made",
          "[examples]") {
  if (program() == nullptr) NQPF_SKIP("NQPF_ASSESS_PANEL does not say where the program is");
  const small s;
  REQUIRE(s.with({"--write-bounds", s.f("b.csv"), "--quiet"}).status == 0);
  const outcome yearly = s.with({"--against-bounds", s.f("b.csv"), "--scale", "per-year"});
  CHECK(yearly.status == 2);
  CHECK_THAT(yearly.err, StartsWith("--against-bounds: '"));
  CHECK_THAT(s.with({"--bounds", s.f("b.csv"), "--scale", "per-year"}).err,
             StartsWith("--bounds: '"));
  const outcome folder_in_file = s.with({"--csv", s.panel + "/sub"});
  CHECK(folder_in_file.status == 1);
  CHECK_THAT(folder_in_file.err, ContainsSubstring("cannot be made a folder: Not a directory"));
}

TEST_CASE("a number with a letter after it is not taken for a missing one", "[examples]") {
  if (program() == nullptr) NQPF_SKIP("NQPF_ASSESS_PANEL does not say where the program is");
  const small s;
  const auto said = [&](const std::string& cell) {
    const std::string panel =
        s.f.write("k.csv", "id,year,w,m,e\na,2001,5k,1,2\nb,2001," + cell + ",3,1\n");
    return run(s.f, {panel, "--schema", s.schema}).err;
  };
  CHECK_THAT(said("7"), ContainsSubstring("'5k'") && !ContainsSubstring("--missing"));
  CHECK_THAT(said("none"), ContainsSubstring("name it: --missing"));
}

TEST_CASE("a map without an entity is warned of", "[examples]") {
  if (program() == nullptr) NQPF_SKIP("NQPF_ASSESS_PANEL does not say where the program is");
  const small s;
  CHECK_THAT(s.with({"--tiles", "china", "--quiet"}).err,
             ContainsSubstring("warning: --tiles china: no tile is an entity of the panel"));
  const std::string tiles = s.f.write("t.csv", "entity,row,column\na,1,1\nz,1,2\n");
  CHECK(s.with({"--tiles", tiles, "--quiet"}).err.empty());
}

TEST_CASE("names: a rule of two papers stands once, and thresholds without a default say so",
          "[examples]") {
  if (program() == nullptr) NQPF_SKIP("NQPF_ASSESS_PANEL does not say where the program is");
  const folder f;
  std::istringstream table(run(f, {"--names=csv"}).out);
  std::string line;
  while (std::getline(table, line)) {
    std::istringstream rules(line.substr(line.rfind(',') + 1));
    std::vector<std::string> seen;
    for (std::string rule; rules >> rule;) {
      CAPTURE(line);
      for (const std::string& other : seen) CHECK(other != rule);
      seen.push_back(rule);
    }
  }
  const std::string names = run(f, {"--names"}).out;
  std::istringstream thresholds(names.substr(names.find("Thresholds of the rules")));
  std::vector<std::string> seen;
  std::getline(thresholds, line);
  while (std::getline(thresholds, line)) {
    const std::string id = line.substr(2, line.find(' ', 2) - 2);
    CAPTURE(line);
    for (const std::string& other : seen) CHECK(other != id);
    seen.push_back(id);
    CHECK(line.find(" , ") == std::string::npos);
  }
  CHECK(seen.size() > 10);
  CHECK_THAT(names, ContainsSubstring(" no default, "));
}

TEST_CASE("a drafted schema has a role for what tells the rows apart and for years alone",
          "[examples]") {
  if (program() == nullptr) NQPF_SKIP("NQPF_ASSESS_PANEL does not say where the program is");
  const folder f;
  const auto drafted = [&](const std::string& text) {
    return run(f, {"--draft-schema", f.write("d.csv", text)}).out;
  };
  // Two sites of a region in a year: the site is who is assessed.
  const std::string sites =
      drafted("site,region,year,wages\na,n,2001,1\nb,n,2001,2\na,n,2002,3\nb,n,2002,4\n");
  CHECK_THAT(sites, ContainsSubstring("\nsite,entity,") && ContainsSubstring("\nregion,group,"));
  CHECK_THAT(drafted("region,year,wages\nn,2001,1\ns,2001,2\nn,2002,3\n"),
             ContainsSubstring("\nregion,entity,"));
  // Nothing else tells the rows apart: the region does, and the reader says which rows are the same.
  CHECK_THAT(drafted("region,year,wages\nn,2001,1\nn,2001,2\n"),
             ContainsSubstring("\nregion,entity,"));
  const std::string years = drafted("country,2019,2020,2021\nA,1,2,3\nB,2,3,4\n");
  CHECK_THAT(years, ContainsSubstring("=header,year,") && ContainsSubstring("\n=?,indicator,") &&
                        ContainsSubstring("\n?,?,?,"));
  // Filled in, the draft reads the file.
  std::string filled = years;
  filled.replace(filled.find("=?"), 2, "=patents");
  filled.replace(filled.find("\n?,?,?"), 6, "\npatents,means_of_labour,higher");
  CHECK(run(f, {f("d.csv"), "--schema", f.write("s.csv", filled)}).status == 0);
}

}  // namespace command_line_test
