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
  CHECK(j["lags"]["correlations_of"].text == "levels less the mean of their entity");
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
  // One end can lie apart from the course of the years.
  std::vector<double> rises = {0.6};
  std::vector<double> falls = {0.1};
  for (int i = 1; i < 20; ++i) {
    rises.push_back(0.1 + i * 0.02);
    falls.push_back(0.6 - i * 0.02);
  }
  CHECK_THAT(words(rises),
             ContainsSubstring("It tended to rise over the years, yet did not end higher"));
  CHECK_THAT(words(falls),
             ContainsSubstring("It tended to fall over the years, yet did not end lower"));
}

TEST_CASE("a curve is called wider where the values lie farther apart only", "[movement]") {
  nqpf::assessed::density_part part;
  part.years.resize(2);
  part.years[0].year = 2019;
  part.years[1].year = 2020;
  part.years[0].peak_at = part.years[1].peak_at = 0.5;
  const auto words = [&](double peak, double spread) {
    part.years[0].peak = 2;
    part.years[0].spread = 0.2;
    part.years[1].peak = peak;
    part.years[1].spread = spread;
    return nqpf::report::density_words(part);
  };
  CHECK_THAT(words(1, 0.3), EndsWith(" and became lower: the curve is wider."));
  CHECK_THAT(words(3, 0.1), EndsWith(" and became higher: the curve is narrower."));
  CHECK_THAT(words(1, 0.15), EndsWith(" and became lower, although the standard deviation fell "
                                      "from 0.200 to 0.150."));
  CHECK_THAT(words(3, 0.25), EndsWith(" and became higher, although the standard deviation rose "
                                      "from 0.200 to 0.250."));
  CHECK_THAT(words(1, 0.2), EndsWith(" and became lower."));
}

TEST_CASE("a half-life has the digits that it needs and is never none", "[movement]") {
  const auto words = [](double years) {
    nqpf::assessed::convergence_part part;
    part.beta.slope = -1;
    part.beta.standard_error = 0.1;
    part.beta.t = -10;
    part.beta.half_life = years;
    return nqpf::report::beta_words(part);
  };
  CHECK_THAT(words(0.04), ContainsSubstring("goes in less than 0.1 years."));
  CHECK_THAT(words(0.3), ContainsSubstring("goes in 0.3 years."));
  CHECK_THAT(words(1.02), ContainsSubstring("goes in 1 year."));
  CHECK_THAT(words(23.4), ContainsSubstring("goes in 23 years."));
}

TEST_CASE("beta names the entities that it leaves out for a value of 0", "[movement]") {
  const auto p = test::panel_of(
      test::schema_of("w,workers,higher,,,,,,rate,\nm,means_of_labour,higher,,,,,,rate,\n"
                      "o,objects_of_labour,higher,,,,,,rate,\ne,cultivation,higher,,,,,,rate,\n"),
      "id,year,w,m,o,e\nElm,2001,2,3,2,1\nAsh,2001,3,4,3,4\nOak,2001,4,2,4,5\nFir,2001,5,5,2,6\n"
      "Yew,2001,2,2,3,3\nElm,2002,3,4,3,4\nAsh,2002,4,4,4,5\nOak,2002,5,3,4,6\n"
      "Fir,2002,5,6,3,6\n");
  const auto found = assessed(p, {});
  REQUIRE(found.value(nqpf::measured::d, test::row_of(p, "Elm", 2001)) == 0);
  const movement m = nqpf::movement_of(p, found);
  // Yew has no second year: it is not left out for a 0.
  CHECK(m.convergence.at_zero == std::vector<std::size_t>{p.find_entity("Elm")});
  CHECK(m.convergence.fitted == 3);
  nqpf::report::view shown;
  shown.moved = &m;
  const std::string words =
      "Beta leaves out 1 entity whose D is 0 in 2001 or 2002, since 0 has no logarithm: Elm.";
  CHECK_THAT(nqpf::report::to_text(p, found, shown, {.width = 10'000}), ContainsSubstring(words));
  CHECK_THAT(nqpf::report::to_html(p, found, shown), ContainsSubstring(words));
  // Each of the two says over whom it is, and whom it leaves out.
  CHECK(m.convergence.incomplete == std::vector<std::size_t>{p.find_entity("Yew")});
  for (const char* each :
       {"over 4 entities, those with a value in every year, was ",
        "Sigma leaves out 1 entity without a value in one of these years: Yew. Beta: over 3 "
        "entities, those with a value above 0 in 2001 and 2002, growth a year "})
    CHECK_THAT(nqpf::report::to_text(p, found, shown, {.width = 10'000}), ContainsSubstring(each));
  const json all = read(nqpf::report::to_json(p, found, shown));
  const json& left_out = all["movement"]["convergence"]["beta"]["left_out_at_zero"];
  REQUIRE(left_out.size() == 1);
  CHECK(left_out[std::size_t{0}].text == "Elm");
}

TEST_CASE("few arrangements give no verdict on neighbours", "[movement]") {
  const moved r;
  const nqpf::report::subject s(r.from, r.found, r.shown);
  const auto words = [&](std::uint64_t runs) {
    nqpf::assessed::space_part space = r.m.space;
    for (nqpf::moran_year& each : space.years) each.random = {runs, 0, runs};
    for (auto& each : space.units) each.random = {runs, runs, runs};
    return nqpf::report::space_words(s, space);
  };
  CHECK_THAT(words(0),
             EndsWith("No arrangement at random was made, so nothing is said of chance."));
  CHECK_THAT(words(19), EndsWith("too few arrangements for a verdict."));
  CHECK(words(20).find("too few") == std::string::npos);
  CHECK(words(39).find("Around single entities") == std::string::npos);
  CHECK_THAT(words(40), ContainsSubstring("Around single entities"));
}

TEST_CASE("fewer pairs with every year of lag are told where it is so", "[movement]") {
  nqpf::assessed::lag_part part;
  const auto pairs = [&](const std::vector<std::size_t>& each) {
    part.rows.clear();
    for (std::size_t i = 0; i < each.size(); ++i)
      part.rows.push_back({static_cast<int>(i) - 2, each[i], 0.5, 0.5, 0.5});
    return nqpf::report::lag_caveat(part);
  };
  CHECK_THAT(pairs({5, 7, 9, 7, 5}),
             EndsWith("No test is made, and with every year of lag fewer pairs are left."));
  CHECK_THAT(pairs({5, 7, 9, 7, 7}), EndsWith("No test is made."));
  CHECK_THAT(
      pairs({5, 7, 9, 7, 7}),
      StartsWith("Correlations are of each level less the mean of its entity, and not of the "
                 "levels as they are. "));
}

TEST_CASE("years left out are told of the parts that leave them out", "[movement]") {
  movement m;
  for (nqpf::assessed::movement_part* each :
       {static_cast<nqpf::assessed::movement_part*>(&m.lags),
        static_cast<nqpf::assessed::movement_part*>(&m.convergence),
        static_cast<nqpf::assessed::movement_part*>(&m.drivers),
        static_cast<nqpf::assessed::movement_part*>(&m.space)})
    each->lacking = "Lacks all.";
  // Too few entities for a curve say nothing of the chain, nor does a part that was not computed.
  m.densities.left_out = m.densities.too_few = {2020, 2021};
  m.lags.left_out = {2019};
  CHECK(nqpf::report::left_out_words(m) ==
        "The distribution leaves out 2020 and 2021: fewer than 5 entities, or all values equal.");
  m.densities.lacking = "Lacks all.";
  CHECK(nqpf::report::left_out_words(m).empty());
  m.chain.left_out = {2018};
  CHECK_THAT(nqpf::report::left_out_words(m),
             StartsWith("Where years are compared, 2018 is left out: measured by other"));
}

TEST_CASE("ticks are few, whatever the numbers", "[movement]") {
  using nqpf::report::axis;
  for (const double low : {0.0, 1.0, -5.0, 1e15, 0.3})
    for (const double size : {1e-300, 1e-25, 1e-15, 1e-9, 0.5, 40.0, 1e200}) {
      const axis made = axis::over("x", low, low + size);
      CHECK(made.ticks().size() <= axis::most_ticks);
      axis fine = made;
      fine.step = size / 1e6;
      CHECK(fine.ticks().size() <= axis::most_ticks);
    }
  CHECK(axis::over("x", 0, 1).ticks().size() == 6);
  const axis tiny = axis::over("x", 0, 4e-13);
  CHECK(tiny.label(tiny.ticks()[1]) == "1.00e-13");
}

TEST_CASE("curves of values that nearly agree make a page that ends", "[movement]") {
  const auto p = test::panel_of(
      test::schema_of("m,means_of_labour,higher,,,,,,,\no,objects_of_labour,higher,,,,,,,\n"),
      "id,year,m,o\nA,2019,1,1\nB,2019,2,3\nC,2019,3,2\nD,2019,4,6\nE,2019,5,4\n"
      "A,2020,1e25,1e25\n");
  const auto found = assessed(p, {});
  const movement m = nqpf::movement_of(p, found, {});
  nqpf::report::view shown;
  shown.moved = &m;
  CHECK(nqpf::report::to_html(p, found, shown).size() < 1'000'000);
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
  chain.period = 2;
  CHECK_THAT(nqpf::report::stationary_words(chain),
             ContainsSubstring("again and again and would on average over time be so: "));
  chain.counts = {40, 20, 20, 40};
  CHECK(nqpf::report::chain_words(chain).find("say little") == std::string::npos);
}

TEST_CASE("grades that alternate do not end up anywhere", "[movement]") {
  std::string text = "id,year,w,m,e\n";
  for (int year = 2000; year < 2012; ++year)
    for (const std::string name : {"A", "B", "C"}) {
      const std::string v = (year % 2 == 0 ? "0.2" : "0.6") + std::to_string(name[0] - 'A');
      text += name + "," + std::to_string(year) + "," + v + "," + v + "," + v + "\n";
    }
  const auto meaning = nqpf::parse_schema(
      "column,role,better,low,high\nid,entity,,,\nyear,year,,,\nw,workers,higher,0,1\n"
      "m,means_of_labour,higher,0,1\ne,cultivation,higher,0,1\n",
      "s.csv");
  REQUIRE(meaning.ok());
  const auto p = test::panel_of(*meaning, text);
  const auto found = assessed(p, {});
  CHECK(nqpf::movement_of(p, found, {}).chain.period == 2);
  const moved r;
  CHECK(r.m.chain.period == 1);
}

}  // namespace movement_test
