// SPDX-License-Identifier: BSL-1.0

// `--language zh`: no English sentence is left in text and page of the demo panels; JSON stays as it is.

#include "examples/assess_panel.hpp"
#include "support/base.hpp"
#include "support/catch.hpp"

#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace language_test {

namespace {

using test::folder;
using test::outcome;
using test::text_of;
using test::assess_panel::program;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// The words of ASCII letters in a text, two letters at least; those of identifiers and options are none.
std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < text.size();) {
    const auto part = [](char c) {
      return is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '\'' ||
             c == '/' || c == '.';
    };
    std::size_t end = i;
    while (end < text.size() && part(text[end])) ++end;
    if (end == i) {
      ++i;
      continue;
    }
    std::string word(text.substr(i, end - i));
    while (!word.empty() &&
           (word.back() == '.' || word.back() == '\'' || word.back() == '-' || word.back() == '/'))
      word.pop_back();
    std::size_t letters = 0;
    for (const char c : word) letters += is_letter(c) ? 1U : 0U;
    const bool identifier = word.find('_') != std::string::npos || word.starts_with("--");
    if (letters >= 2 && !identifier) out.push_back(word);
    i = end;
  }
  return out;
}

/// What is read of a page: no tags, styles, scripts, identifiers and sources.
std::string read_of(std::string page) {
  for (const char* name : {"style", "script", "code", "cite", "i"}) {
    const std::string closing = std::string("</") + name + ">";
    for (std::size_t at = page.find("<" + std::string(name)); at != std::string::npos;
         at = page.find("<" + std::string(name), at + 1)) {
      const char after = page[at + 1 + std::string_view(name).size()];
      if (after != '>' && after != ' ') continue;
      page.erase(at, page.find(closing, at) + closing.size() - at);
      --at;
    }
  }
  std::string out;
  for (std::size_t i = 0; i < page.size();) {
    if (page[i] != '<') {
      out += page[i++];
      continue;
    }
    const std::size_t end = page.find('>', i);
    const std::string tag = page.substr(i, end - i);
    for (const char* name : {" title=\"", " aria-label=\""}) {
      const std::size_t at = tag.find(name);
      if (at == std::string::npos) continue;
      const std::size_t begin = at + std::string_view(name).size();
      out += "\n" + tag.substr(begin, tag.find('"', begin) - begin);
    }
    out += '\n';
    i = end + 1;
  }
  return out;
}

/// Names of methods and their authors, numbers' letters, words of files and commands.
const char* const allowed[] = {
    "TOPSIS", "CRITIC", "AHP", "Sobol", "Moran", "Dagum", "Spearman", "Cronbach", "Wang", "Fan",
    "JSON", "CSV", "Silverman", "nqpf", "low", "high", "quot", "amp", "lt", "gt", "context",
    "output", "matching", "demand", "scale", "min", "max", "E/P", "/max", "vocational",
    "assess_panel",
    // Places in the papers, and their authors.
    "firstly", "secondly", "thirdly", "fourthly", "inferred", "one", "hand", "conclusion",
    "abstract", "intro", "Linhua", "Cao", "Kaijun", "Wu", "Miaomiao", "Tang", "Li", "Sun", "Zhen",
    "Zeng", "Kunpeng", "Hu", "Xudong"};

/// Words of a text that are neither in the files that were read nor allowed.
std::string left_in(const std::string& text, const std::vector<std::string>& files) {
  std::set<std::string> known(std::begin(allowed), std::end(allowed));
  for (const std::string& file : files)
    for (const std::string& word : words_in(text_of(file))) known.insert(word);
  std::string out;
  for (const std::string& word : words_in(text)) {
    bool there = known.count(word) != 0;
    // A name may be cut where there is no room.
    for (const std::string& each : known)
      there = there || (word.size() > 2 && each.starts_with(word));
    if (!there && out.find(word) == std::string::npos) out += word + " ";
  }
  return out;
}

/// Without the lines that name the files written, and where it was made from.
std::string without_origin(std::string text) {
  for (const char* begins : {"\xe6\x9d\xa5\xe6\xba\x90\xef\xbc\x9a", "Page written"}) {
    const std::size_t at = text.find(begins);
    if (at != std::string::npos) text.erase(at);
  }
  return text;
}

}  // namespace

TEST_CASE("no English sentence is left in Chinese texts and pages", "[examples][language]") {
  if (program() == nullptr) NQPF_SKIP("NQPF_ASSESS_PANEL does not say where the program is");
  const folder f;
  const auto data = [](const char* name) {
    return test::source_path(std::string("examples/data/") + name);
  };
  const auto schema = [](const char* name) {
    return test::source_path(std::string("examples/schemas/") + name);
  };
  struct demo {
    std::string panel;
    std::string schema;
    std::vector<std::string> more;
  };
  const std::vector<std::string> rules = {"--rules", "foreign_language,top_innovative,vocational"};
  std::vector<demo> demos = {
      {data("colleges.csv"), schema("colleges.csv"), {"--entity", "Ash College"}},
      {data("illustrative.csv"), schema("illustrative.csv"), {"--entity", "Maple"}},
      {data("illustrative.csv"),
       schema("illustrative.csv"),
       {"--index", "topsis", "--weights", "entropy", "--impute", "time", "--outliers",
        "winsorise"}},
      {data("illustrative.csv"),
       schema("illustrative.csv"),
       {"--scale", "per-year", "--weights", "critic", "--coupling", "wang", "--runs", "0"}},
      {data("illustrative.csv"),
       schema("illustrative.csv"),
       {"--aggregate", "geometric", "--impute", "year-median", "--weights", "pca", "--coupling",
        "fan", "--base-years", "2018:2020", "--grades", "right"}}};
  for (demo& each : demos) {
    std::vector<std::string> words = {each.panel,  "--schema",   each.schema, "--html",
                                      f("p.html"), "--language", "zh",        "--runs",
                                      "50",        "--title",    "x1"};
    words.insert(words.end(), rules.begin(), rules.end());
    words.insert(words.end(), each.more.begin(), each.more.end());
    const outcome r = test::run_program(program(), f, words);
    INFO(each.panel << (each.more.empty() ? "" : " " + each.more[0] + " " + each.more[1]) << r.err);
    REQUIRE(r.status == 0);
    const std::vector<std::string> files = {each.panel, each.schema};
    CHECK(left_in(without_origin(r.out), files) == "");
    const std::string page = text_of(f("p.html"));
    CHECK(page.find("<html lang=\"zh-CN\">") != std::string::npos);
    CHECK(left_in(without_origin(read_of(page)), files) == "");
    // No mark of data is left.
    CHECK(page.find("\xe2\x81\xa8") == std::string::npos);
    CHECK(r.out.find("\xe2\x81\xa8") == std::string::npos);
  }
}

TEST_CASE("no English sentence is left in Chinese comparisons", "[examples][language]") {
  if (program() == nullptr) NQPF_SKIP("NQPF_ASSESS_PANEL does not say where the program is");
  const folder f;
  const std::string panel = test::source_path("examples/data/illustrative.csv");
  const std::string schema = test::source_path("examples/schemas/illustrative.csv");
  // The panel before: without its last year and one entity.
  std::string before;
  std::istringstream lines(text_of(panel));
  for (std::string line; std::getline(lines, line);)
    if (line.find(",2023,") == std::string::npos && !line.starts_with("elm,"))
      before += line + "\n";
  const std::string earlier = f.write("i1.csv", before);
  REQUIRE(test::run_program(program(), f,
                            {earlier, "--schema", schema, "--quiet", "--write-bounds", f("ib.csv")})
              .status == 0);
  for (const std::vector<std::string>& more : {std::vector<std::string>{"--against", earlier},
                                               {"--against-bounds", f("ib.csv")},
                                               {"--bounds", f("ib.csv"), "--impute", "year-median"},
                                               {"--bounds", f("ib.csv"), "--impute", "time"},
                                               {"--scale", "per-year", "--impute", "time"}}) {
    std::vector<std::string> words = {panel,       "--schema",   schema, "--html",
                                      f("p.html"), "--language", "zh",   "--runs",
                                      "20",        "--title",    "x1"};
    words.insert(words.end(), more.begin(), more.end());
    const outcome r = test::run_program(program(), f, words);
    INFO(more[0] << r.err);
    REQUIRE(r.status == 0);
    const std::string names = f.write("names", "i1.csv ib.csv " + f("ib.csv") + " " + earlier);
    const std::vector<std::string> files = {panel, schema, names};
    CHECK(left_in(without_origin(r.out), files) == "");
    CHECK(left_in(without_origin(read_of(text_of(f("p.html")))), files) == "");
  }
}

TEST_CASE("keys of JSON and CSV, and what they hold, are the same in all languages",
          "[examples][language]") {
  if (program() == nullptr) NQPF_SKIP("NQPF_ASSESS_PANEL does not say where the program is");
  const folder f;
  const std::string panel = test::source_path("examples/data/illustrative.csv");
  const std::string schema = test::source_path("examples/schemas/illustrative.csv");
  std::string before;
  for (const char* language : {"en", "zh"}) {
    const outcome r =
        test::run_program(program(), f,
                          {panel, "--schema", schema, "--json", f("j.json"), "--language", language,
                           "--runs", "20", "--date", "2026-01-01"});
    REQUIRE(r.status == 0);
    std::string json = text_of(f("j.json"));
    const std::string word = std::string("--language ") + language;
    for (std::size_t at = json.find(word); at != std::string::npos; at = json.find(word))
      json.erase(at, word.size());
    if (!before.empty()) CHECK(json == before);
    before = json;
  }
}

}  // namespace language_test
