// SPDX-License-Identifier: BSL-1.0

// The movement of a real panel, 31 regions over 14 years, against numpy and scipy
// (movement_reference.py), which compute it from indices alone.

#include "assess/small.hpp"
#include "models/python.hpp"

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace movement_data_test {

using Catch::Matchers::WithinAbs;
using nqpf::is_missing;
using nqpf::measured;
using nqpf::movement;
using test::table;

namespace {

/// The numbers of an assessment as movement_reference.py reads them.
std::string written(const nqpf::panel& p, const nqpf::assessment& a, const std::vector<int>& years,
                    const std::vector<std::size_t>& drivers) {
  std::string out = "entity,year,compares,P,E,D";
  for (const std::size_t c : drivers) out += "," + p.column(c).id();
  const auto number = [](double v) {
    if (is_missing(v)) return std::string();
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, "%.17g", v);
    return std::string(buffer);
  };
  for (std::size_t row = 0; row < p.rows(); ++row) {
    const int year = p.row_year(row);
    bool compares = false;
    for (const int each : years) compares = compares || each == year;
    out += "\n" + std::string(p.entity_name(p.row_entity(row))) + "," + std::to_string(year) +
           (compares ? ",1" : ",0");
    for (const measured m : {measured::productivity, measured::cultivation, measured::d})
      out += "," + number(a.value(m, row));
    for (const std::size_t c : drivers) out += "," + number(p.value(row, c));
  }
  return out + "\n";
}

/// A file with this text for the time of the test.
class text_file {
public:
  explicit text_file(const std::string& text) {
    path_ = std::filesystem::temp_directory_path() /
            ("nqpf_movement_" + std::to_string(std::random_device{}()) + ".csv");
    std::ofstream(path_, std::ios::binary) << text;
  }
  ~text_file() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  text_file(const text_file&) = delete;
  text_file& operator=(const text_file&) = delete;
  [[nodiscard]] std::string path() const { return path_.string(); }

private:
  std::filesystem::path path_;
};

void check_lags(const movement& m, const table& expected) {
  REQUIRE(m.lags.rows.size() == expected.rows);
  for (std::size_t i = 0; i < expected.rows; ++i) {
    INFO("lag " << expected(i, 0));
    CHECK(m.lags.rows[i].lag == static_cast<int>(expected(i, 0)));
    CHECK(static_cast<double>(m.lags.rows[i].pairs) == expected(i, 1));
    CHECK_THAT(m.lags.rows[i].mean_d, WithinAbs(expected(i, 2), 1e-12));
    CHECK_THAT(m.lags.rows[i].correlation, WithinAbs(expected(i, 3), 1e-10));
    CHECK_THAT(m.lags.rows[i].beyond_years, WithinAbs(expected(i, 4), 1e-10));
  }
}

void check_densities(const movement& m, const table& expected) {
  REQUIRE(m.densities.years.size() == expected.rows);
  for (std::size_t i = 0; i < expected.rows; ++i) {
    const nqpf::assessed::year_density& found = m.densities.years[i];
    INFO("year " << found.year);
    CHECK(found.year == static_cast<int>(expected(i, 0)));
    CHECK(static_cast<double>(found.entities) == expected(i, 1));
    CHECK_THAT(found.width, WithinAbs(expected(i, 2), 1e-12));
    CHECK_THAT(found.mean, WithinAbs(expected(i, 3), 1e-12));
    const double between = m.densities.points[1] - m.densities.points[0];
    CHECK_THAT(found.peak_at, WithinAbs(expected(i, 4), between));
    CHECK_THAT(found.peak, WithinAbs(expected(i, 5), 0.01 * expected(i, 5)));
    // The curve has the area of one, but for what lies outside [0, 1] and the steps of points.
    double area = 0;
    for (const double each : found.density) area += each * between;
    CHECK_THAT(area, WithinAbs(1, 0.01));
  }
}

void check_chain(const movement& m, const std::map<std::string, table>& from) {
  double steps = 0;
  for (const double each : from.at("chain").cells) steps += each;
  CHECK(static_cast<double>(m.chain.steps.all()) == steps);
  for (std::size_t i = 0; i < m.chain.grades.size(); ++i) {
    for (std::size_t j = 0; j < m.chain.grades.size(); ++j)
      CHECK(static_cast<double>(m.chain.count(i, j)) ==
            from.at("chain")(static_cast<std::size_t>(m.chain.grades[i]),
                             static_cast<std::size_t>(m.chain.grades[j])));
    CHECK_THAT(m.chain.stationary.at(i), WithinAbs(from.at("stationary").cells.at(i), 1e-8));
  }
  for (const nqpf::assessed::steps_beside& each : m.chain.beside) {
    const auto row = static_cast<std::size_t>(each.around);
    CHECK(static_cast<double>(each.steps.rises) == from.at("around")(row, 0));
    CHECK(static_cast<double>(each.steps.stays) == from.at("around")(row, 1));
    CHECK(static_cast<double>(each.steps.falls) == from.at("around")(row, 2));
  }
}

void check_convergence(const movement& m, const std::map<std::string, table>& from) {
  const table& sigma = from.at("sigma");
  REQUIRE(m.convergence.sigma.size() == sigma.rows);
  for (std::size_t i = 0; i < sigma.rows; ++i) {
    CHECK(m.convergence.sigma[i].year == static_cast<int>(sigma(i, 0)));
    CHECK_THAT(m.convergence.sigma[i].variation, WithinAbs(sigma(i, 1), 1e-12));
  }
  const std::vector<double>& beta = from.at("beta").cells;
  CHECK_THAT(m.convergence.beta.intercept, WithinAbs(beta[0], 1e-12));
  CHECK_THAT(m.convergence.beta.slope, WithinAbs(beta[1], 1e-12));
  CHECK_THAT(m.convergence.beta.standard_error, WithinAbs(beta[2], 1e-12));
  CHECK(static_cast<double>(m.convergence.beta.degrees) == beta[3]);
  CHECK_THAT(m.convergence.beta.speed, WithinAbs(beta[4], 1e-12));
}

void check_space(const movement& m, const std::map<std::string, table>& from) {
  const table& years = from.at("moran");
  REQUIRE(m.space.years.size() == years.rows);
  for (std::size_t i = 0; i < years.rows; ++i) {
    INFO("year " << years(i, 0));
    CHECK(static_cast<double>(m.space.years[i].found.units) == years(i, 1));
    CHECK_THAT(m.space.years[i].found.index, WithinAbs(years(i, 2), 1e-12));
    // Both p values are shares of random arrangements: 999 here, 4000 there.
    CHECK_THAT(m.space.years[i].random.p_above(), WithinAbs(years(i, 3), 0.06));
  }
  const table& units = from.at("units");
  REQUIRE(m.space.units.size() == units.rows);
  for (std::size_t i = 0; i < units.rows; ++i) {
    const nqpf::assessed::moran_unit& found = m.space.units[i];
    CHECK(static_cast<double>(found.entity) == units(i, 0));
    CHECK_THAT(found.z, WithinAbs(units(i, 1), 1e-10));
    CHECK_THAT(found.around, WithinAbs(units(i, 2), 1e-10));
    CHECK_THAT(found.local.index, WithinAbs(units(i, 3), 1e-10));
    CHECK_THAT(found.random.p_either(), WithinAbs(units(i, 4), 0.12));
  }
}

}  // namespace

TEST_CASE("the movement of 31 regions is that of numpy and scipy", "[data]") {
  const auto path = test::shared_data("china-provinces/panel.csv");
  if (!path) NQPF_SKIP("no shared data");
  const auto python = test::python_with("numpy, scipy");
  if (!python) {
    if (std::getenv("NQPF_NEED_NUMPY") != nullptr) FAIL("NQPF_NEED_NUMPY is set: no scipy here");
    NQPF_SKIP("no python3 with numpy and scipy (Debian: python3-scipy)");
  }
  const auto p = test::real_panel(*path, "china-provinces");
  const auto a = test::assessed(p, {});
  const std::string near_file = test::source_path("examples/data/china-neighbours.csv");
  const auto pairs = nqpf::read_pairs(near_file);
  REQUIRE(pairs.ok());
  const auto near = nqpf::neighbours_of(p, *pairs);
  REQUIRE(near.ok());
  CHECK(near->warnings.empty());  // every region has neighbours, and every name is known
  nqpf::movement_options options;
  options.near = &*near;
  options.year = 2023;
  const movement m = nqpf::movement_of(p, a, options);
  for (const nqpf::assessed::movement_part* each :
       {static_cast<const nqpf::assessed::movement_part*>(&m.lags),
        static_cast<const nqpf::assessed::movement_part*>(&m.densities),
        static_cast<const nqpf::assessed::movement_part*>(&m.chain),
        static_cast<const nqpf::assessed::movement_part*>(&m.convergence),
        static_cast<const nqpf::assessed::movement_part*>(&m.space),
        static_cast<const nqpf::assessed::movement_part*>(&m.drivers)})
    REQUIRE(each->lacking == "");
  CHECK(m.lags.left_out == std::vector<int>{2011, 2017});

  std::vector<std::size_t> drivers;
  for (std::size_t c = 0; c < p.columns(); ++c)
    for (const auto& each : m.drivers.columns)
      if (each.column == c) drivers.push_back(c);
  REQUIRE(drivers.size() == 6);
  const text_file rows(written(p, a, m.lags.years, drivers));
  const auto from =
      test::arrays_of(*python + " -B '" + test::source_path("tests/assess/movement_reference.py") +
                      "' '" + rows.path() + "' '" + near_file + "' 2023");
  check_lags(m, from.at("lags"));
  check_densities(m, from.at("densities"));
  check_chain(m, from);
  check_convergence(m, from);
  check_space(m, from);
  CHECK(static_cast<double>(m.drivers.rows) == from.at("grey_rows").cells[0]);
  for (std::size_t i = 0; i < drivers.size(); ++i)
    for (const auto& each : m.drivers.columns) {
      if (each.column != drivers[i]) continue;
      CHECK_THAT(each.grade, WithinAbs(from.at("grey")(i, 0), 1e-12));
      CHECK_THAT(each.spearman, WithinAbs(from.at("grey")(i, 1), 1e-10));
    }
}

}  // namespace movement_data_test
