// SPDX-License-Identifier: BSL-1.0

// The movement in text, page and JSON: the numbers of `movement_of`, and no claim beyond them.

#include <nqpf/report.hpp>
#include <nqpf/report/csv_tables.hpp>

#include "assess/small.hpp"
#include "report/json_reader.hpp"
#include "report/page.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace movement_test {

using nqpf::movement;
using nqpf::movement_options;
using test::assessed;
using test::json;

namespace {

/// The illustrative panel with its movement; neighbours are a ring of its entities.
struct moved {
  nqpf::panel from =
      test::real_panel(test::source_path("examples/data/illustrative.csv"), "illustrative");
  nqpf::assessment found = assessed(from, {});
  nqpf::neighbours near;
  movement m;
  nqpf::report::view shown;

  explicit moved(bool with_neighbours = true) {
    std::string text = "one,other\n";
    for (std::size_t e = 0; e < from.entities(); ++e)
      text += std::string(from.entity_id(e)) + "," +
              std::string(from.entity_name((e + 1) % from.entities())) + "\n";
    const auto pairs = nqpf::parse_pairs(text, "ring.csv");
    REQUIRE(pairs.ok());
    auto made = nqpf::neighbours_of(from, *pairs);
    REQUIRE(made.ok());
    near = std::move(*made);
    movement_options options;
    if (with_neighbours) options.near = &near;
    m = nqpf::movement_of(from, found, options);
    shown.moved = &m;
  }
  moved(const moved&) = delete;
  moved& operator=(const moved&) = delete;
};

json read(const std::string& text) {
  json made;
  REQUIRE(test::json_reader(text).read(made));
  return made;
}

}  // namespace

TEST_CASE("a peak moves where the numbers that are shown differ", "[movement]") {
  nqpf::assessed::density_part part;
  part.years.resize(2);
  const auto words = [&](double from, double to) {
    part.years[0].year = 2019;
    part.years[1].year = 2020;
    part.years[0].peak = part.years[1].peak = 1;
    part.years[0].peak_at = from;
    part.years[1].peak_at = to;
    return nqpf::report::density_words(part);
  };
  CHECK(words(0.6451, 0.6549) ==
        "From 2019 to 2020 the peak of D stayed, 0.65 and 0.65, about as high as before.");
  CHECK(words(0.654, 0.656) ==
        "From 2019 to 2020 the peak of D moved up from 0.65 to 0.66, about as high as before.");
  CHECK(words(0.656, 0.654) ==
        "From 2019 to 2020 the peak of D moved down from 0.66 to 0.65, about as high as before.");
}

TEST_CASE("JSON has every number of the movement", "[movement]") {
  const moved r;
  const json all = read(nqpf::report::to_json(r.from, r.found, r.shown));
  const json& j = all["movement"];
  CHECK(read(nqpf::report::to_json(r.from, r.found))["movement"].null());
  REQUIRE(j["lags"]["lags"].size() == r.m.lags.rows.size());
  for (std::size_t i = 0; i < r.m.lags.rows.size(); ++i) {
    const json& row = j["lags"]["lags"][i];
    CHECK(row["cultivation_ahead_by"].number == r.m.lags.rows[i].lag);
    CHECK(row["correlation"].number == r.m.lags.rows[i].correlation);
    CHECK(row["correlation_beyond_years"].number == r.m.lags.rows[i].beyond_years);
  }
  REQUIRE(j["densities"]["years"].size() == r.m.densities.years.size());
  for (std::size_t i = 0; i < r.m.densities.years.size(); ++i)
    for (std::size_t k = 0; k < r.m.densities.points.size(); ++k)
      CHECK(j["densities"]["years"][i]["density"][k].number == r.m.densities.years[i].density[k]);
  REQUIRE(j["transitions"]["steps"].size() == r.m.chain.grades.size());
  for (std::size_t a = 0; a < r.m.chain.grades.size(); ++a)
    for (std::size_t b = 0; b < r.m.chain.grades.size(); ++b)
      CHECK(j["transitions"]["steps"][a][b].number == static_cast<double>(r.m.chain.count(a, b)));
  CHECK(j["convergence"]["beta"]["slope"].number == r.m.convergence.beta.slope);
  CHECK(j["convergence"]["sigma"].size() == r.m.convergence.sigma.size());
  CHECK(j["moran"]["file"].text == "ring.csv");
  REQUIRE(j["moran"]["entities"].size() == r.m.space.units.size());
  for (std::size_t i = 0; i < r.m.space.units.size(); ++i) {
    CHECK(j["moran"]["entities"][i]["I"].number == r.m.space.units[i].local.index);
    CHECK(j["moran"]["entities"][i]["p_either"].number == r.m.space.units[i].random.p_either());
  }
  REQUIRE(j["grey_relations"]["columns"].size() == r.m.drivers.columns.size());
  CHECK(j["grey_relations"]["columns"][std::size_t{0}]["grade"].number ==
        r.m.drivers.columns[0].grade);
}

TEST_CASE("the page shows the movement in pictures that hold together", "[movement]") {
  const moved r;
  const std::string page = nqpf::report::to_html(r.from, r.found, r.shown);
  test::check_page(page);
  for (const char* words :
       {"<h2 id=\"movement\">", "href=\"#movement\"", "Distribution over the years",
        "Transition of grades", "<h3>Convergence</h3>", "Coupling at lags", "high among low",
        "Grey relations with D"})
    CHECK_THAT(page, ContainsSubstring(words));
  CHECK(page.find("Could not be computed") == std::string::npos);
  const std::string without = nqpf::report::to_html(r.from, r.found);
  CHECK(without.find("id=\"movement\"") == std::string::npos);

  const moved alone(false);
  const std::string page_alone = nqpf::report::to_html(alone.from, alone.found, alone.shown);
  test::check_page(page_alone);
  CHECK_THAT(page_alone, ContainsSubstring("<b>Neighbours</b>: Moran&#39;s I needs to know which"));
}

TEST_CASE("the movement has tables of its own", "[movement]") {
  const moved r;
  std::map<std::string, std::string> files;
  const auto open = [&](std::string_view name) {
    return nqpf::write::into_string{files[std::string(name)]};
  };
  nqpf::report::write_csv_tables(open, r.from, r.found, r.shown);
  const auto lines = [&](const char* name) {
    const std::string& text = files.at(name);
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  };
  CHECK(lines("lags.csv") == 1 + r.m.lags.rows.size());
  CHECK(lines("transitions.csv") == 1 + r.m.chain.counts.size());
  CHECK(lines("sigma.csv") == 1 + r.m.convergence.sigma.size());
  CHECK(lines("moran_entities.csv") == 1 + r.from.entities());
  CHECK(lines("grey_relations.csv") == 1 + r.m.drivers.columns.size());
  CHECK(lines("density_curves.csv") ==
        1 + r.m.densities.years.size() * r.m.densities.points.size());
  CHECK(files.at("movement_lacks.csv") == "part,lacking\n");
  files.clear();
  nqpf::report::write_csv_tables(open, r.from, r.found);
  CHECK(files.count("lags.csv") == 0);
}

TEST_CASE("text keeps to the width and says what the movement lacks", "[movement]") {
  const moved r;
  for (const std::size_t width : {std::size_t{70}, std::size_t{100}}) {
    nqpf::report::text_options options;
    options.width = width;
    const std::string text = nqpf::report::to_text(r.from, r.found, r.shown, options);
    const std::size_t first = text.find("\nMovement\n");
    REQUIRE(first != std::string::npos);
    const std::string part = text.substr(first, text.find("\nD by ", first) - first);
    std::size_t longest = 0;
    for (std::size_t at = 0; at < part.size();) {
      const std::size_t end = std::min(part.find('\n', at), part.size());
      longest = std::max(longest, nqpf::report::width_of(part.substr(at, end - at)));
      at = end + 1;
    }
    CHECK(longest <= width);
    CHECK_THAT(part, ContainsSubstring("Of 59 steps of a year"));
  }
  const moved alone(false);
  CHECK_THAT(nqpf::report::to_text(alone.from, alone.found, alone.shown),
             ContainsSubstring("Neighbours: Moran's I needs to know which entities"));
}

TEST_CASE("no lead is claimed where lags hardly differ or bonds are weak", "[movement]") {
  const auto words = [](double low, double best) {
    nqpf::assessed::lag_part part;
    part.rows = {{0, 9, 0.5, 0.9, low}, {1, 9, 0.5, 0.9, best}, {2, 9, 0.5, 0.9, low}};
    return nqpf::report::lag_words(part);
  };
  CHECK_THAT(words(0.05, 0.2), ContainsSubstring("a weak bond, so the data single out no lead"));
  CHECK_THAT(words(0.65, 0.7), ContainsSubstring("the lags hardly differ"));
  const std::string clear = words(0.1, 0.8);
  CHECK_THAT(clear, ContainsSubstring("cultivation 1 year ahead"));
  for (const char* claim : {"drive", "cause", "prove", "lead"})
    CHECK(clear.find(claim) == std::string::npos);
  nqpf::assessed::lag_part single;
  single.rows = {{0, 9, 0.5, 0.9, nqpf::missing}};
  CHECK_THAT(nqpf::report::lag_words(single), ContainsSubstring("no lag is picked out"));
}

TEST_CASE("sigma goes one way only where the years agree", "[movement]") {
  const auto words = [](const std::vector<double>& values) {
    nqpf::assessed::convergence_part part;
    part.entities = 5;
    part.first = 2001;
    part.last = 2000 + static_cast<int>(values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
      part.sigma.push_back({2001 + static_cast<int>(i), values[i]});
    return nqpf::report::sigma_words(part);
  };
  CHECK_THAT(words({0.5, 0.4, 0.3, 0.2}), ContainsSubstring("fell over the years"));
  CHECK_THAT(words({0.2, 0.3, 0.4, 0.5}), ContainsSubstring("rose over the years"));
  CHECK_THAT(words({0.5, 0.2, 0.6, 0.4}), ContainsSubstring("without a steady course"));
  CHECK_THAT(words({0.5, 0.2}), ContainsSubstring("0.200 in 2002."));
}

TEST_CASE("a chain says on how little it rests", "[movement]") {
  nqpf::assessed::chain_part chain;
  chain.grades = {nqpf::models::coordination_grade::near_imbalance,
                  nqpf::models::coordination_grade::good_coordination};
  chain.counts = {40, 1, 0, 2};
  chain.shares = {40.0 / 41, 1.0 / 41, 0, 1};
  chain.steps = {1, 42, 0};
  chain.stationary = {0, 1};
  CHECK_THAT(nqpf::report::chain_words(chain), ContainsSubstring("fewer than 10 steps say little"));
  CHECK_THAT(
      nqpf::report::stationary_words(chain),
      ContainsSubstring("good coordination 100 %. This is not a forecast; it rests on a grade "
                        "with 2 steps only, too few to build on."));
  chain.counts = {40, 20, 20, 40};
  CHECK(nqpf::report::chain_words(chain).find("say little") == std::string::npos);
}

}  // namespace movement_test
