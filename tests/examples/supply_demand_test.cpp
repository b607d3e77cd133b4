// SPDX-License-Identifier: BSL-1.0

// match_supply_demand and forecast_demand, run as a user runs them.

#include "examples/program.hpp"
#include "support/base.hpp"
#include "support/catch.hpp"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace supply_demand_test {

using test::folder;
using test::outcome;
using test::text_of;

namespace {

const char* match_program() { return std::getenv("NQPF_MATCH_SUPPLY_DEMAND"); }
const char* forecast_program() { return std::getenv("NQPF_FORECAST_DEMAND"); }

outcome match(const folder& f, std::vector<std::string> words) {
  return test::run_program(match_program(), f, words);
}
outcome forecast(const folder& f, std::vector<std::string> words) {
  return test::run_program(forecast_program(), f, words);
}

std::vector<std::string> sample_words(const std::string& html) {
  return {test::source_path("examples/data/illustrative-supply-demand.csv"),
          "--field",
          "field",
          "--level",
          "level",
          "--levels",
          "diploma,bachelor,master",
          "--supply",
          "graduates",
          "--demand",
          "openings",
          "--where",
          "year=2024",
          "--html",
          html};
}

/// Half the sum of the absolute differences of shares over the complete lines of 2024, by hand.
std::string dissimilarity_of_sample() {
  std::istringstream in(text_of(test::source_path("examples/data/illustrative-supply-demand.csv")));
  std::string line;
  std::vector<double> s, d;
  double total_s = 0, total_d = 0;
  while (std::getline(in, line)) {
    std::vector<std::string> cells(1);
    for (const char c : line)
      if (c == ',') cells.emplace_back();
      else cells.back() += c;
    if (cells[1] != "2024" || cells[4].empty() || cells[5].empty()) continue;
    s.push_back(std::strtod(cells[4].c_str(), nullptr));
    d.push_back(std::strtod(cells[5].c_str(), nullptr));
    total_s += s.back();
    total_d += d.back();
  }
  double sum = 0;
  for (std::size_t i = 0; i < s.size(); ++i) sum += std::fabs(s[i] / total_s - d[i] / total_d);
  char out[32];
  std::snprintf(out, sizeof out, "%.1f %%", 50 * sum);
  return out;
}

std::string series_csv(int first, int last, double step) {
  std::string out = "year,posts\n";
  for (int year = first; year <= last; ++year)
    out += std::to_string(year) + "," +
           std::to_string(100 + step * (year - first) + (year % 3 == 0 ? 1 : 0)) + "\n";
  return out;
}

}  // namespace

TEST_CASE("the invented graduates and openings: text and picture", "[examples]") {
  if (match_program() == nullptr) NQPF_SKIP("NQPF_MATCH_SUPPLY_DEMAND does not name the program");
  const folder f;
  const outcome r = match(f, sample_words(f("page.html")));
  CHECK(r.status == 0);
  CHECK(r.err.empty());
  CHECK_THAT(r.out, ContainsSubstring(dissimilarity_of_sample() + " of the supply"));
  CHECK_THAT(r.out, ContainsSubstring("over 8 fields and 3 levels"));
  CHECK_THAT(r.out, ContainsSubstring("a number is missing: Education, master."));
  CHECK_THAT(r.out, ContainsSubstring("Computing, diploma"));
  const std::string page = text_of(f("page.html"));
  CHECK_THAT(page, ContainsSubstring("<svg"));
  CHECK_THAT(page, ContainsSubstring("</html>"));
  CHECK_THAT(page, ContainsSubstring("Management, bachelor: 10.8 % of supply, 7.0 % of demand"));
  CHECK(f.files() == 1);
}

TEST_CASE("supply and demand in two tables, with other names, and nobody climbing", "[examples]") {
  if (match_program() == nullptr) NQPF_SKIP("NQPF_MATCH_SUPPLY_DEMAND does not name the program");
  const folder f;
  const std::string supply = f.write("s.csv", "subject,level,n\nA,low,30\nB,low,50\nB,high,20\n");
  const std::string demand = f.write(
      "d.csv", "kind,grade,jobs\nkind a,low,500\nkind b,low,300\nkind b,high,200\nall,low,9\n");
  const std::string names = f.write("n.csv", "demand,supply\nkind a,A\nkind b,B\nall,\n");
  std::vector<std::string> words{supply,  "--field",        "subject",  "--level",
                                 "level", "--supply",       "n",        "--demand",
                                 "jobs",  "--demand-file",  demand,     "--demand-field",
                                 "kind",  "--demand-level", "grade",    "--names",
                                 names,   "--levels",       "low,high", "--no-climb"};
  outcome r = match(f, words);
  CHECK(r.status == 0);
  CHECK_THAT(r.out, ContainsSubstring("20.0 % of the supply would"));
  CHECK_THAT(r.out,
             ContainsSubstring("80.0 % stay, 20.0 % change their field and 0.0 % their level"));
  CHECK_THAT(r.out, ContainsSubstring("20.0 %  B, low -> A, low"));
  // More posts at the high level than people: no plan without climbing.
  f.write("d.csv", "kind,grade,jobs\nkind a,low,50\nkind b,high,50\n");
  r = match(f, words);
  CHECK(r.status == 0);
  CHECK_THAT(r.out, ContainsSubstring("There is no plan in which nobody climbs"));
  CHECK_THAT(r.out, ContainsSubstring("Without demand in the table, counted as 0: B, low"));
}

TEST_CASE("match_supply_demand: a total among the fields, and what is wrong", "[examples]") {
  if (match_program() == nullptr) NQPF_SKIP("NQPF_MATCH_SUPPLY_DEMAND does not name the program");
  const folder f;
  const std::string table = f.write("t.csv", "field,a,b\nall,60,6\nx,10,1\ny,20,2\nz,30,3\n");
  const std::vector<std::string> words{table, "--field", "field", "--supply", "a", "--demand", "b"};
  outcome r = match(f, words);
  CHECK(r.status == 0);
  CHECK_THAT(r.out, ContainsSubstring("'all' has as much as all other fields together"));
  const auto with = [&](std::vector<std::string> more) {
    std::vector<std::string> all = words;
    all.insert(all.end(), more.begin(), more.end());
    return match(f, all);
  };
  CHECK_THAT(with({"--leave-out", "all"}).out, ContainsSubstring("over 3 fields."));
  const auto refused = [&](const outcome& o, const char* why) {
    CHECK(o.status == 2);
    CHECK_THAT(o.err, ContainsSubstring(why));
  };
  refused(with({"--where", "c=1"}), "there is no column 'c'; the columns are field, a, b");
  refused(with({"--where", "field=q"}), "no line is left to take; field is all, x, y, z");
  refused(with({"--html", table}), "--html would replace");
  refused(with({"--levels", "low"}), "need --level");
  refused(with({"--colour", "red"}), "unknown option --colour");
  refused(with({"--field-cost", "dear"}), "is no cost");
  refused(with({"--html"}), "--html needs a value");
  f.write("t.csv", "field,a,b\nx,ten,1\ny,-2,2\n");
  r = match(f, words);
  refused(r, "line 2, column 'a': 'ten'");
  refused(r, "line 3: a is negative");
  f.write("t.csv", "field,a,b\nx,0,1\n");
  refused(match(f, words), "supply or demand is 0 in total");
  CHECK(match(f, {"--help"}).status == 0);
}

TEST_CASE("a release, the same release again, and the next one's look back", "[examples]") {
  if (forecast_program() == nullptr) NQPF_SKIP("NQPF_FORECAST_DEMAND does not name the program");
  const folder f;
  const std::string data = test::source_path("examples/data/illustrative-demand.csv");
  const auto words = [&](const std::string& until, const std::string& date) {
    return std::vector<std::string>{data,  "--time", "year", "--value",    "openings", "--until",
                                    until, "--date", date,   "--releases", f("out")};
  };
  outcome r = forecast(f, words("2022", "2023-03-01"));
  CHECK(r.status == 0);
  CHECK(r.err.empty());
  CHECK_THAT(r.out, ContainsSubstring("Known: 21 values from 2002 to 2022"));
  CHECK_THAT(r.out, ContainsSubstring("The data support a forecast"));
  CHECK_THAT(r.out, ContainsSubstring("There is no earlier release of this series."));
  const std::string first = text_of(f("out/2023-03-01.csv"));
  CHECK_THAT(first, ContainsSubstring("release,,,,,2023-03-01"));
  CHECK_THAT(first, ContainsSubstring("forecast,2025,"));
  CHECK(forecast(f, words("2022", "2023-03-01")).status == 0);
  CHECK(text_of(f("out/2023-03-01.csv")) == first);

  r = forecast(f, words("2024", "2025-03-01"));
  CHECK(r.status == 0);
  CHECK_THAT(r.out, ContainsSubstring("What the last release (2023-03-01) got wrong"));
  CHECK_THAT(r.out, ContainsSubstring("For 2023 the release of 2023-03-01 said "));
  CHECK_THAT(r.out, ContainsSubstring("For 2024 the release of 2023-03-01 said "));
  CHECK_THAT(r.out, !ContainsSubstring("For 2025"));
  CHECK_THAT(r.out, ContainsSubstring("Of all earlier releases 2 forecasts have come due"));
  CHECK_THAT(text_of(f("out/2025-03-01.csv")), ContainsSubstring("review,2024,"));

  // A release stays as it is: other data on the same date are refused.
  r = forecast(f, words("2021", "2023-03-01"));
  CHECK(r.status == 2);
  CHECK_THAT(r.err, ContainsSubstring("another release of this date is there"));
  CHECK(text_of(f("out/2023-03-01.csv")) == first);
}

TEST_CASE("the look back counts by hand, and names revised data", "[examples]") {
  if (forecast_program() == nullptr) NQPF_SKIP("NQPF_FORECAST_DEMAND does not name the program");
  const folder f;
  std::vector<std::string> words{f.write("s.csv", series_csv(2000, 2015, 5)),
                                 "--time",
                                 "year",
                                 "--value",
                                 "posts",
                                 "--method",
                                 "naive",
                                 "--horizon",
                                 "2",
                                 "--date",
                                 "2016-01-01",
                                 "--releases",
                                 f("out"),
                                 "--anyway"};
  CHECK(forecast(f, words).status == 0);  // 2015: 175
  std::string next = series_csv(2000, 2016, 5);
  next.replace(next.find("2001,106"), 8, "2001,107");
  f.write("s.csv", next);
  words[10] = "2017-01-01";
  const outcome r = forecast(f, words);
  CHECK(r.status == 0);
  CHECK_THAT(r.out, ContainsSubstring("For 2016 the release of 2016-01-01 said 175; it was 181, 6 "
                                      "more (3.3 %), "));
  CHECK_THAT(r.out, ContainsSubstring("The data were revised: 2001: 106 then, 107 now."));
  CHECK_THAT(r.out, ContainsSubstring("1 forecast has come due"));
}

TEST_CASE("forecast_demand: data that support nothing, and what is wrong", "[examples]") {
  if (forecast_program() == nullptr) NQPF_SKIP("NQPF_FORECAST_DEMAND does not name the program");
  const folder f;
  const auto words = [&](const std::string& file) {
    return std::vector<std::string>{file,     "--time",     "year",       "--value", "posts",
                                    "--date", "2020-01-01", "--releases", f("out")};
  };
  const auto refused = [&](const std::string& text, const char* why) {
    const outcome o = forecast(f, words(f.write("s.csv", text)));
    CHECK(o.status == 2);
    CHECK_THAT(o.err, ContainsSubstring(why));
    CHECK_FALSE(std::ifstream(f("out/2020-01-01.csv")).is_open());
  };
  refused("year,posts\n2000,1\n2001,2\n2003,4\n", "2001 and 2003 are not as far apart");
  refused("year,posts\n2000,1\n2001,\n2002,4\n", "the value of 2001 is missing");
  refused("year,posts\n2000,1\n2000,2\n", "line 3: the time 2000 is there twice");
  refused("year,posts\n2000.5,1\n", "the time is not a whole number");
  refused("year,posts\n2000,1\n2001,2\n2002,3\n", "The data do not support a forecast");
  refused("year,posts\n2000,many\n", "'many'");
  refused("year,posts\n2000,\n", "no value is left");
  refused("year,staff\n2000,1\n", "there is no column 'posts'");
  outcome o = forecast(f, words(f.write("s.csv", series_csv(2000, 2006, 3))));
  CHECK(o.status == 0);
  CHECK_THAT(o.out, ContainsSubstring("The data do not support a forecast: only 3 known values"));
  CHECK_THAT(o.out, ContainsSubstring("So no numbers are released."));
  CHECK_THAT(o.out, ContainsSubstring("every year of this forecast lies before the date"));
  CHECK_THAT(o.out, !ContainsSubstring("2007"));
  std::string file = text_of(f("out/2020-01-01.csv"));
  CHECK_THAT(file, ContainsSubstring("The data do not support a forecast"));
  CHECK_THAT(file, ContainsSubstring("data,2006,"));
  CHECK_THAT(file, !ContainsSubstring("forecast,2007"));
  // Asked for all the same, the numbers are there and marked; the next release looks back on both.
  std::vector<std::string> anyway = words(f("s.csv"));
  anyway[6] = "2020-01-02";
  anyway.push_back("--anyway");
  o = forecast(f, anyway);
  CHECK(o.status == 0);
  CHECK_THAT(o.out, ContainsSubstring("The data do not support a forecast"));
  CHECK_THAT(o.out, ContainsSubstring("too few past errors for an interval"));
  CHECK_THAT(o.out, ContainsSubstring("It has no numbers, since the data did not support"));
  file = text_of(f("out/2020-01-02.csv"));
  CHECK_THAT(file, ContainsSubstring("forecast,2007"));
  CHECK_THAT(file, ContainsSubstring("the data do not support it"));
  std::vector<std::string> bad = words(f("s.csv"));
  bad[6] = "2020-13-01";
  CHECK_THAT(forecast(f, bad).err, ContainsSubstring("is not a date"));
  f.write("out/2019-01-01.csv", "not,a,release\n1,2,3\n");
  bad[6] = "2020-02-01";
  o = forecast(f, bad);
  CHECK(o.status == 2);
  CHECK_THAT(o.err, ContainsSubstring("the file is no release that can be read"));
  CHECK(forecast(f, {"--help"}).status == 0);
}

}  // namespace supply_demand_test
