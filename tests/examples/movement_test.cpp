// SPDX-License-Identifier: BSL-1.0

// Movement, neighbours and judged weights as a user of the program asks for them.

#include "examples/assess_panel.hpp"
#include "report/json_reader.hpp"
#include "support/base.hpp"
#include "support/catch.hpp"

#include <string>
#include <vector>

namespace movement_test {

namespace {

using test::folder;
using test::json;
using test::outcome;
using test::assess_panel::program;

/// The program on the illustrative panel without random runs.
outcome run(const folder& in, std::vector<std::string> words) {
  words.insert(words.begin(), {test::source_path("examples/data/illustrative.csv"), "--schema",
                               test::source_path("examples/schemas/illustrative.csv"), "--runs",
                               "0", "--json", in("x.json")});
  return test::run_program(program(), in, words);
}

json numbers(const folder& in, const outcome& r) {
  CAPTURE(r.err);
  REQUIRE(r.status == 0);
  json made;
  const std::string text = test::text_of(in("x.json"));
  REQUIRE(test::json_reader(text).read(made));
  return made;
}

double weight_of(const json& all, const std::string& column) {
  for (const json& dimension : all["dimensions"].items)
    for (const json& each : dimension["columns"].items)
      if (each["column"].text == column) return each["weight_in_side"].number;
  return -1;
}

}  // namespace

TEST_CASE("movement is shown without being asked for, neighbours with a file", "[examples]") {
  if (program() == nullptr) NQPF_SKIP("NQPF_ASSESS_PANEL does not say where the program is");
  const folder f;
  const outcome plain = run(f, {});
  const json without = numbers(f, plain);
  CHECK_THAT(plain.out, ContainsSubstring("Transition of grades"));
  CHECK_THAT(plain.out, ContainsSubstring("Neighbours: Moran's I needs to know"));
  CHECK_THAT(without["movement"]["moran"]["lacking"].text, ContainsSubstring("no file says it"));

  const std::string near =
      f.write("near.csv", "a,b\nMaple,Rowan\nrowan,Elm\nElm,Alder\nAlder,Mapel\n");
  const outcome some = run(f, {"--neighbours", near, "--permutations", "99", "--lags", "1"});
  const json with = numbers(f, some);
  CHECK_THAT(some.err, ContainsSubstring("'Mapel'"));
  CHECK_THAT(some.err, ContainsSubstring("did you mean 'Maple'"));
  CHECK(with["movement"]["moran"]["entities"].size() == 4);
  CHECK(with["movement"]["moran"]["without_neighbours"].size() == 8);
  CHECK(with["movement"]["permutations"].number == 99);
  CHECK(with["movement"]["lags"]["lags"].size() == 3);

  // Without random arrangements there is no p value, in numbers as in words.
  const json plainly = numbers(f, run(f, {"--neighbours", near, "--permutations", "0"}));
  CHECK(plainly["movement"]["moran"]["years"].size() > 0);
  CHECK(plainly["movement"]["moran"]["years"][0]["p_above"].null());
  CHECK(plainly["movement"]["moran"]["years"][0]["p_below"].null());
  CHECK(plainly["movement"]["moran"]["entities"][0]["p_either"].null());
  CHECK_FALSE(with["movement"]["moran"]["years"][0]["p_above"].null());

  const std::string wrong = f.write("wrong.csv", "a,b,w\nMaple,Rowan,-2\n");
  const outcome bad = run(f, {"--neighbours", wrong});
  CHECK(bad.status == 2);
  CHECK_THAT(bad.err, ContainsSubstring("row 2, column w: '-2': the weight of a neighbour"));
  CHECK(run(f, {"--neighbours", f("nowhere.csv")}).status == 2);
  CHECK(run(f, {"--neighbours", f("x.json")}).status == 2);  // an output would replace it
}

TEST_CASE("judged weights, alone and joined", "[examples]") {
  if (program() == nullptr) NQPF_SKIP("NQPF_ASSESS_PANEL does not say where the program is");
  const folder f;
  const auto table = [&](const std::string& name, const std::vector<std::string>& of) {
    std::string text = "first,second,times\n";
    for (std::size_t i = 0; i < of.size(); ++i)
      for (std::size_t j = i + 1; j < of.size(); ++j) text += of[i] + "," + of[j] + ",2\n";
    return f.write(name, text);
  };
  const json plain = numbers(f, run(f, {}));
  // A file for each dimension with several columns, and one for the dimensions of each side.
  std::vector<std::string> words;
  std::vector<std::string> elements, paths;
  for (const json& dimension : plain["dimensions"].items) {
    std::vector<std::string> columns;
    for (const json& each : dimension["columns"].items) columns.push_back(each["column"].text);
    const bool element = dimension["side"].text == "productive forces";
    if (columns.empty() || (!element && dimension["side"].text != "cultivation")) continue;
    (element ? elements : paths).push_back(dimension["id"].text);
    if (columns.size() < 2) continue;
    words.push_back("--ahp");
    words.push_back(table(dimension["id"].text + ".csv", columns));
  }
  for (const auto& [name, of] : {std::pair{"elements.csv", elements}, {"paths.csv", paths}}) {
    words.push_back("--ahp");
    words.push_back(table(name, of));
  }
  const outcome judged = run(f, words);
  const json alone = numbers(f, judged);
  CHECK(alone["options"]["weights"].text == "ahp");
  CHECK_THAT(judged.out, ContainsSubstring("rest on pairwise judgements"));
  CHECK(alone["options"]["judgements"].size() == words.size() / 2);

  std::vector<std::string> joined = words;
  joined.insert(joined.end(), {"--combine", "linear", "--weights", "entropy"});
  const json both = numbers(f, run(f, joined));
  const json data = numbers(f, run(f, {"--weights", "entropy"}));
  const std::string column =
      plain["dimensions"][std::size_t{0}]["columns"][std::size_t{0}]["column"].text;
  CHECK(weight_of(both, column) ==
        Approx((weight_of(alone, column) + weight_of(data, column)) / 2).epsilon(1e-12));

  CHECK(run(f, {"--combine", "game", "--weights", "entropy"}).status == 2);
  CHECK(run(f, {"--combine", "none"}).status == 2);
  std::vector<std::string> others = words;
  others.insert(others.end(), {"--weights", "entropy"});
  const outcome refused = run(f, others);
  CHECK(refused.status == 2);
  CHECK_THAT(refused.err, ContainsSubstring("--ahp"));
  CHECK_THAT(refused.err, ContainsSubstring("--combine combines both"));
}

}  // namespace movement_test
