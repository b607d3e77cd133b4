// SPDX-License-Identifier: BSL-1.0

// Real files read through the schemas of the examples: what their own descriptions say of them.

#include <nqpf/panel.hpp>

#include "support/base.hpp"
#include "support/catch.hpp"

#include <cstddef>
#include <string>
#include <utility>

namespace shared_data_test {

using nqpf::panel;
using nqpf::schema;
using nqpf::schema_column;

namespace {

schema example_schema(const std::string& name) {
  auto meaning = nqpf::read_schema(test::source_path("examples/schemas/" + name + ".csv"));
  REQUIRE(meaning.ok());
  return std::move(meaning.value());
}

panel read(const std::string& path, const schema& meaning) {
  auto made = nqpf::read_panel(path, meaning);
  if (!made.ok()) {
    for (const auto& error : made.error()) UNSCOPED_INFO(describe(error));
  }
  REQUIRE(made.ok());
  return std::move(made.value());
}

/// A schema that reads every column but the named ones as values, made from the file's own header.
schema all_columns(const std::string& path, const std::string& entity,
                   const std::string& not_numbers) {
  schema made;
  auto source = nqpf::byte_source::open(path);
  REQUIRE(source.ok());
  nqpf::csv_reader reader(std::move(source.value()));
  REQUIRE(reader.next());
  for (const auto field : reader.fields()) {
    const std::string name(field);
    const bool text = (";" + not_numbers + ";").find(";" + name + ";") != std::string::npos;
    made.columns.push_back(schema_column{.column = name,
                                         .roles = {name == entity   ? "entity"
                                                   : name == "year" ? "year"
                                                   : text           ? "group"
                                                                    : "context"}});
  }
  return made;
}

double sum(const panel& p, std::size_t column, int year) {
  double total = 0;
  for (std::size_t e = 0; e < p.entities(); ++e) {
    if (!p.missing(e, year, column)) total += p.value(e, year, column);
  }
  return total;
}

std::size_t all_missing(const panel& p) {
  std::size_t count = 0;
  for (std::size_t c = 0; c < p.columns(); ++c) count += p.count_missing(c);
  return count;
}

}  // namespace

TEST_CASE("the illustrative panel", "[data]") {
  const panel p =
      read(test::source_path("examples/data/illustrative.csv"), example_schema("illustrative"));
  CHECK(p.entities() == 12);
  CHECK(p.years().size() == 6);
  CHECK(p.rows() == 71);
  CHECK_FALSE(p.balanced());
  CHECK(p.group_count(0) == 3);
  CHECK(p.warnings().empty());
  CHECK(all_missing(p) == 36);
  // Shares are shares, and every side has columns.
  for (std::size_t c = 0; c < p.columns(); ++c) {
    CAPTURE(p.column(c).column);
    if (p.column(c).unit != "share") continue;
    for (const double value : p.values(c))
      CHECK((nqpf::is_missing(value) || (value >= 0 && value <= 1)));
  }
  for (const char* role :
       {"workers", "means_of_labour", "objects_of_labour", "path_new_quality_curriculum_system",
        "path_innovative_teaching_methods", "path_teaching_staff_innovation",
        "path_industry_university_research_cooperation", "cultivation", "matching", "demand",
        "output"}) {
    CAPTURE(role);
    CHECK_FALSE(p.columns_with(role).empty());
  }
}

TEST_CASE("china-provinces", "[data]") {
  const auto path = test::shared_data("china-provinces/panel.csv");
  if (!path) NQPF_SKIP("no shared data");
  const panel p = read(*path, example_schema("china-provinces"));
  CHECK(p.rows() == 434);
  CHECK(p.entities() == 31);
  CHECK(p.years().size() == 14);
  CHECK(p.years().front() == 2010);
  CHECK(p.years().back() == 2023);
  CHECK(p.balanced());
  CHECK(p.warnings().empty());
  CHECK(p.entity_id(0) == "110000");
  CHECK(p.entity_name(0) == "Beijing");
  CHECK(p.count_missing(p.find_column("sci_papers_per_1k_rd_fte")) == 31);
  CHECK(p.count_missing(p.find_column("rd_enterprise_share_pct")) == 1);
  CHECK(p.missing(p.find_entity("110000"), 2012, p.find_column("rd_enterprise_share_pct")));
  CHECK(p.count_missing(p.find_column("tech_contracts_outflow_pct_gdp")) == 37);
  // R&D over GDP of Beijing is the highest there is; a percent has become a share.
  const std::size_t rd = p.find_column("rd_intensity_pct");
  CHECK(p.column(rd).indicator == "ind_rd_intensity");
  double largest = 0;
  for (const double value : p.values(rd)) largest = value > largest ? value : largest;
  CHECK(largest == Approx(0.062875).epsilon(1e-4));
  CHECK(p.value(0, 2023, rd) > p.value(p.find_entity("540000"), 2023, rd));

  const panel all = read(*path, all_columns(*path, "province_code", "province;province_zh"));
  CHECK(all.columns() == 29 + 18);
  CHECK(all.group_count(1) == 31);
  CHECK(all.value(0, 2023, all.find_column("budget_expenditure_100m_yuan")) ==
        Approx(7971.25).margin(0.005));
}

TEST_CASE("country-panel", "[data]") {
  const auto path = test::shared_data("country-panel/panel.csv");
  if (!path) NQPF_SKIP("no shared data");
  const panel p = read(*path, example_schema("country-panel"));
  CHECK(p.rows() == 4726);
  CHECK(p.entities() == 209);
  CHECK(p.years().size() == 24);
  CHECK_FALSE(p.balanced());
  CHECK(p.group_count(0) == 4);
  CHECK(p.group_count(1) == 6);
  CHECK(p.entity_name(p.find_entity("DJI")) == "Djibouti");
  CHECK(p.value(p.find_entity("DJI"), 2015, p.find_column("investment_pct_gdp")) < 0);
  CHECK(p.value(p.find_entity("USA"), 2019, p.find_column("tfp_level_usa_1")) == 1);
  CHECK(p.missing(p.find_entity("USA"), 2020, p.find_column("tfp_level_usa_1")));
  CHECK(p.warnings().empty());
  std::size_t complete = 0;
  std::size_t ten = 0;
  for (std::size_t e = 0; e < p.entities(); ++e) {
    complete += p.rows_of(e).size() == 24 ? 1U : 0U;
    ten += p.rows_of(e).size() >= 10 ? 1U : 0U;
  }
  CHECK(complete == 177);
  CHECK(ten == 198);

  const panel all = read(*path, all_columns(*path, "iso3", "country;income_group;region"));
  CHECK(all.columns() == 48);
  CHECK(all.rows() * all.columns() == 226'848);
  CHECK(all_missing(all) == 97'363);
  CHECK(all.value(all.find_entity("GIN"), 2013, all.find_column("ip_receipts_usd")) == -1'450'000);
}

TEST_CASE("china-national", "[data]") {
  const auto path = test::shared_data("china-national/series.csv");
  if (!path) NQPF_SKIP("no shared data");
  const panel p = read(*path, example_schema("china-national"));
  CHECK(p.rows() == 25);
  CHECK(p.entities() == 1);
  CHECK(p.years().front() == 2000);
  CHECK(p.years().back() == 2024);
  CHECK(p.entity_id(0) == "China");
  CHECK(p.warnings().empty());
  // R&D spending over GDP, once as the file has it and once by the denominators of its parts.
  schema meaning = example_schema("china-national");
  meaning.columns.push_back(schema_column{.column = "rd_expenditure_10k_yuan",
                                          .roles = {"context"},
                                          .scale = 0.0001,
                                          .denominator = "gdp_100m_yuan"});
  const panel derived = read(*path, meaning);
  const std::size_t given = derived.find_column("rd_intensity_pct");
  const std::size_t computed = derived.find_column("rd_expenditure_10k_yuan/gdp_100m_yuan");
  CHECK(derived.count_missing(given) == 11);
  for (std::size_t row = 0; row < derived.rows(); ++row) {
    REQUIRE(derived.missing(row, given) == derived.missing(row, computed));
    if (!derived.missing(row, given))
      CHECK(derived.value(row, computed) == Approx(derived.value(row, given)).margin(6e-9));
  }
}

TEST_CASE("provinces add up to the nation", "[data]") {
  const auto provinces = test::shared_data("china-provinces/panel.csv");
  const auto nation = test::shared_data("china-national/series.csv");
  if (!provinces || !nation) NQPF_SKIP("no shared data");
  const panel parts =
      read(*provinces, all_columns(*provinces, "province_code", "province;province_zh"));
  const panel whole = read(*nation, all_columns(*nation, "country", ""));
  for (const char* name : {"rd_personnel_fte", "rd_expenditure_10k_yuan"}) {
    for (int year = 2011; year <= 2023; ++year) {
      CAPTURE(name, year);
      if (whole.missing(0, year, whole.find_column(name))) continue;
      CHECK(sum(parts, parts.find_column(name), year) ==
            Approx(whole.value(0, year, whole.find_column(name))).epsilon(0.002));
    }
  }
}

TEST_CASE("institutions-us", "[data]") {
  const auto path = test::shared_data("institutions-us/institutions_2023.csv");
  if (!path) NQPF_SKIP("no shared data");
  const panel p = read(*path, example_schema("institutions-us"));
  CHECK(p.rows() == 5930);
  CHECK(p.entities() == 5930);
  CHECK(p.years().size() == 1);
  CHECK(p.group_count(0) == 59);
  CHECK(p.group_count(1) == 9);
  CHECK(p.count_missing(p.find_column("completion_150_pct")) == 674);
  CHECK(p.warnings().empty());
  std::size_t complete = 0;
  for (std::size_t row = 0; row < p.rows(); ++row) {
    bool every = true;
    for (const char* name :
         {"completion_150_pct", "faculty_full_time_share_pct", "students_per_faculty",
          "distance_any_share_pct", "median_earnings_10y_usd"}) {
      every = every && !p.missing(row, p.find_column(name));
    }
    complete += every ? 1U : 0U;
  }
  CHECK(complete == 3119);

  const auto years = test::shared_data("institutions-us/panel_2020_2023.csv");
  REQUIRE(years);
  const panel four = read(*years, all_columns(*years, "unitid", "state;sector"));
  CHECK(four.rows() == 16'828);
  CHECK(four.entities() == 4263);
  std::size_t all_years = 0;
  for (std::size_t e = 0; e < four.entities(); ++e)
    all_years += four.rows_of(e).size() == 4 ? 1U : 0U;
  CHECK(all_years == 4152);
}

TEST_CASE("a file whose rows are keyed by more than an entity and a year is refused", "[data]") {
  const auto path = test::shared_data("skills-match/field_by_occupation.csv");
  if (!path) NQPF_SKIP("no shared data");
  schema meaning;
  meaning.columns = {schema_column{.column = "level", .roles = {"entity"}},
                     schema_column{.column = "year", .roles = {"year"}},
                     schema_column{.column = "employed", .roles = {"output"}}};
  const auto made = nqpf::read_panel(*path, meaning);
  REQUIRE_FALSE(made.ok());
  CHECK(made.error()[0].code == nqpf::data_code::duplicate_key);
  // Five levels in three years are fifteen keys; every other row repeats one.
  CHECK(made.error().total() == 4428 - 15);
}

}  // namespace shared_data_test
