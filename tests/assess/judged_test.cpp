// SPDX-License-Identifier: BSL-1.0

// Weights out of pairwise judgements, and joined with weights out of the data.

#include "assess/small.hpp"

#include <nqpf/models/combine.hpp>
#include <nqpf/models/critic.hpp>

#include <cmath>
#include <string>
#include <vector>

namespace judged_test {

using nqpf::assess_options;
using nqpf::assessment;
using nqpf::named_pairs;
using nqpf::weight_combination;
using nqpf::weighting;
using test::assessed;
using test::panel_of;
using test::schema_of;

namespace {

const char* const columns =
    "w1,workers,higher,,,,,,rate,\nw2,workers,higher,,,,,,rate,\nw3,workers,higher,,,,,,rate,\n"
    "m,means_of_labour,higher,,,,,,rate,\no,objects_of_labour,higher,,,,,,rate,\n"
    "e1,cultivation,higher,,,,,,rate,\ne2,cultivation,higher,,,,,,rate,\n";

std::string table() {
  std::string out = "id,year,w1,w2,w3,m,o,e1,e2\n";
  for (int i = 0; i < 9; ++i) {
    out += std::string(1, static_cast<char>('a' + i)) + ",2001";
    for (int c = 0; c < 7; ++c)
      out += "," + std::to_string(std::sin(i * 1.3 + c * 2.9) * (c + 1) + 10);
    out += "\n";
  }
  return out;
}

named_pairs judged(std::string_view text, const char* name = "judged.csv") {
  auto made = nqpf::parse_pairs(text, name);
  REQUIRE(made.ok());
  return std::move(made.value());
}

assess_options with(std::vector<named_pairs> judgements) {
  assess_options made;
  made.weights = weighting::judged;
  made.judgements = std::move(judgements);
  return made;
}

double weight_of(const assessment& a, const nqpf::panel& p, std::string_view id) {
  for (std::size_t e = 0; e < a.scored_columns().size(); ++e)
    if (p.column(a.scored_columns()[e].column).id() == id) return a.weight_in_side(e);
  return -1;
}

std::string all_of(const nqpf::assess_errors& errors) {
  std::string out;
  for (const auto& each : errors) out += describe(each) + "\n";
  return out;
}

const char* const workers_table = ",w1,w2,w3\nw1,1,2,4\nw2,,1,2\nw3,,,1\n";
const char* const elements_list =
    "first,second,times\nworkers,means_of_labour,3\nmeans_of_labour,objects_of_labour,1\n"
    "workers,objects_of_labour,3\n";
const char* const sides_list = "first,second,times\ne1,e2,4\n";

}  // namespace

TEST_CASE("judgements of dimensions and of their columns multiply down the tree", "[judged]") {
  const auto p = panel_of(schema_of(columns), table());
  const auto a =
      assessed(p, with({judged(workers_table), judged(elements_list), judged(sides_list)}));
  // Consistent judgements: 4:2:1 within workers, 3:1:1 between the elements.
  CHECK(weight_of(a, p, "w1") == Approx(0.6 * 4 / 7));
  CHECK(weight_of(a, p, "w2") == Approx(0.6 * 2 / 7));
  CHECK(weight_of(a, p, "w3") == Approx(0.6 / 7));
  CHECK(weight_of(a, p, "m") == Approx(0.2));
  CHECK(weight_of(a, p, "o") == Approx(0.2));
  CHECK(weight_of(a, p, "e1") == Approx(0.8));
  REQUIRE(a.weight_basis().judged.size() == 3);
  CHECK(a.weight_basis().judged[0].of == "Workers");
  CHECK(a.weight_basis().judged[1].of == "the dimensions of productive forces");
  CHECK(a.weight_basis().judged[0].consistency.ratio == 0);
  CHECK_THAT(test::remarks(a, nqpf::remark_code::judged),
             ContainsSubstring("Weights of Workers rest on pairwise judgements (judged.csv): 3 "
                               "compared, consistency ratio 0 (refused from 0.1 on)."));
}

TEST_CASE("all columns of a side in one file", "[judged]") {
  const auto p = panel_of(schema_of(columns), table());
  // The published example: weights 0.26360349 0.47583538 0.05381460 0.09806829 0.10867824.
  const auto side = judged(
      ",w1,w2,w3,m,o\nw1,1,1/2,4,3,3\nw2,2,1,7,5,5\nw3,1/4,1/7,1,1/2,1/3\nm,1/3,1/5,2,1,1\n"
      "o,1/3,1/5,3,1,1\n");
  const auto a = assessed(p, with({side, judged(sides_list)}));
  CHECK(weight_of(a, p, "w1") == Approx(0.26360349).epsilon(1e-6));
  CHECK(weight_of(a, p, "w2") == Approx(0.47583538).epsilon(1e-6));
  CHECK(weight_of(a, p, "o") == Approx(0.10867824).epsilon(1e-6));
  CHECK(a.weight_basis().judged[0].consistency.ratio == Approx(0.01609027).epsilon(1e-6));
}

TEST_CASE("judgements that do not make weights are refused in words", "[judged]") {
  const auto meaning = schema_of(columns);
  const auto p = panel_of(meaning, table());
  const auto refusal = [&](std::vector<named_pairs> files) {
    return all_of(test::refused(p, meaning, with(std::move(files))));
  };
  const named_pairs workers = judged(workers_table);
  const named_pairs elements = judged(elements_list);
  const named_pairs cultivation = judged(sides_list);

  const std::string circle = refusal(
      {judged("a,b,times\nw1,w2,9\nw2,w3,9\nw3,w1,9\n", "circle.csv"), elements, cultivation});
  CHECK_THAT(circle, ContainsSubstring("circle.csv: the judgements contradict one another"));
  CHECK_THAT(circle, ContainsSubstring("and the bound is 0.1"));
  assess_options lenient =
      with({judged("a,b,times\nw1,w2,9\nw2,w3,9\nw3,w1,9\n"), elements, cultivation});
  lenient.judgement_limit = 100;
  CHECK(weight_of(assessed(p, lenient), p, "w1") == Approx(0.2));

  CHECK_THAT(
      refusal({judged("a,b,t\nw1,w2,2\nw2,w1,3\nw1,w3,2\nw2,w3,1\n"), elements, cultivation}),
      ContainsSubstring("the one has to be 1 over the other"));
  CHECK_THAT(refusal({judged("a,b,t\nw1,w2,2\nw1,w3,2\n"), elements, cultivation}),
             ContainsSubstring("'w2': no judgement compares it with 'w3'"));
  CHECK_THAT(
      refusal({judged("a,b,t\nw1,w2,-2\nw1,w3,2\nw2,w3,1\n"), elements, cultivation}),
      ContainsSubstring("judged.csv: row 2, column t: '-2': a judgement is a number above 0"));
  CHECK_THAT(
      refusal({judged("a,b,t\nw1,w2,2\nw1,w2,3\nw1,w3,1\nw2,w3,1\n"), elements, cultivation}),
      ContainsSubstring("row 3, column t: '3': another line gives this judgement as 2"));
  CHECK_THAT(
      refusal({judged("a,b,t\nw1,wx,2\n"), elements, cultivation}),
      ContainsSubstring("'wx': judgements are of no such column or dimension (did you mean"));
  CHECK_THAT(refusal({judged("a,b,t\nw1,e1,2\n"), elements, cultivation}),
             ContainsSubstring("have to be of one side"));
  CHECK_THAT(refusal({judged("a,b,t\nworkers,w1,2\n"), elements, cultivation}),
             ContainsSubstring("this file has both"));
  CHECK_THAT(
      refusal({judged("a,b,t\nw1,w2,2\n"), elements, cultivation}),
      ContainsSubstring("'w3': no judgement compares this column with the others of Workers"));
  CHECK_THAT(refusal({workers, cultivation}),
             ContainsSubstring("'workers': no judgement compares this dimension with the others"));
  CHECK_THAT(
      refusal({workers, elements}),
      ContainsSubstring("'cultivation': no judgements compare the columns of this dimension"));
  CHECK_THAT(refusal({workers, workers, elements, cultivation}),
             ContainsSubstring("another file compares Workers as well"));
}

TEST_CASE("options that do not go together are refused", "[judged]") {
  const auto meaning = schema_of(columns);
  const auto p = panel_of(meaning, table());
  assess_options o;
  o.weights = weighting::judged;
  CHECK_THAT(all_of(test::refused(p, meaning, o)), ContainsSubstring("need a file of pairwise"));
  o.judgements = {judged(sides_list)};
  o.weights = weighting::entropy;
  CHECK_THAT(all_of(test::refused(p, meaning, o)), ContainsSubstring("others asked for"));
  o.combine = weight_combination::game;
  o.weights = weighting::equal;
  CHECK_THAT(all_of(test::refused(p, meaning, o)), ContainsSubstring("weights out of the data"));
  o.judgements.clear();
  o.weights = weighting::entropy;
  CHECK_THAT(all_of(test::refused(p, meaning, o)), ContainsSubstring("to combine with"));
  o.judgements = {judged(sides_list)};
  o.given_weights = {{"w1", 1}};
  CHECK_THAT(all_of(test::refused(p, meaning, o)), ContainsSubstring("leave one of them"));
  o.given_weights.clear();
  o.judged_share = 2;
  CHECK_THAT(all_of(test::refused(p, meaning, o)), ContainsSubstring("a share from 0 to 1"));
}

TEST_CASE("combined weights are those of the models, side by side", "[judged]") {
  const auto p = panel_of(schema_of(columns), table());
  const std::vector<named_pairs> files = {judged(workers_table), judged(elements_list),
                                          judged(sides_list)};
  const char* const of_p[] = {"w1", "w2", "w3", "m", "o"};
  const auto judged_only = assessed(p, with(files));
  assess_options data;
  data.weights = weighting::critic;
  const auto computed = assessed(p, data);
  std::vector<double> first, second;
  for (const char* id : of_p) {
    first.push_back(weight_of(judged_only, p, id));
    second.push_back(weight_of(computed, p, id));
  }
  const auto check = [&](weight_combination rule, const std::vector<double>& expected) {
    assess_options o = with(files);
    o.weights = weighting::critic;
    o.combine = rule;
    o.judged_share = 0.3;
    const auto a = assessed(p, o);
    for (std::size_t i = 0; i < 5; ++i)
      CHECK(weight_of(a, p, of_p[i]) == Approx(expected[i]).epsilon(1e-12));
    CHECK(a.weight_basis().combined.size() == 2);
    return a;
  };
  std::vector<double> out(5), shares(2);
  REQUIRE(nqpf::models::combine_linear(first, second, 0.3, out));
  check(weight_combination::linear, out);
  REQUIRE(nqpf::models::combine_products(first, second, out));
  check(weight_combination::product, out);
  REQUIRE(nqpf::models::combine_geometric(first, second, out));
  check(weight_combination::geometric, out);
  const std::span<const double> both[2] = {first, second};
  REQUIRE(nqpf::models::combine_game(both, out, shares));
  const auto game = check(weight_combination::game, out);
  CHECK(game.weight_basis().combined[0].judged == Approx(shares[0]));
  CHECK_THAT(test::remarks(game, nqpf::remark_code::combined),
             ContainsSubstring("join what was judged with critic weights, by the game rule"));

  // Given weights are joined in the same way; equal vectors stay what they are.
  assess_options given;
  given.weights = weighting::critic;
  given.combine = weight_combination::game;
  for (std::size_t e = 0; e < computed.scored_columns().size(); ++e)
    given.given_weights.push_back(
        {p.column(computed.scored_columns()[e].column).id(), computed.weight_in_side(e)});
  const auto same = assessed(p, given);
  for (std::size_t i = 0; i < 5; ++i) CHECK(weight_of(same, p, of_p[i]) == Approx(second[i]));
}

}  // namespace judged_test
