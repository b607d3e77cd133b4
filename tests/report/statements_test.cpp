// SPDX-License-Identifier: BSL-1.0

// Sentences that hold: what scores are relative to, how firm verdicts are, which year and entities are
// shown and why; and every table as CSV.

#include <nqpf/report.hpp>

#include "assess/small.hpp"
#include "report/json_reader.hpp"

#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace statements_test {

using nqpf::measured;
using nqpf::report::to_html;
using nqpf::report::to_json;
using nqpf::report::to_text;
using test::assessed;
using test::json;
using test::panel_of;
using test::schema_of;

namespace {

const std::string four =
    "w,workers,higher,,,,,Wages,,\nm,means_of_labour,higher,,,,,Machines,,\n"
    "o,objects_of_labour,higher,,,,,Objects,,\nc,cultivation,higher,,,,,Courses,,\n";

struct made {
  nqpf::panel from = panel_of(schema_of(four),
                              "id,year,w,m,o,c\na,2001,1,3,2,1\nb,2001,2,1,4,3\nc,2001,4,2,1,2\n"
                              "a,2002,2,4,3,2\nb,2002,3,2,5,4\nc,2002,5,3,2,1\n");
  nqpf::assessment found = assessed(from);
  nqpf::rank_uncertainty sure = runs();

  nqpf::rank_uncertainty runs() const {
    nqpf::uncertainty_options how;
    how.runs = 50;
    how.sobol_samples = 0;
    return nqpf::uncertainty(from, found, 2002, how);
  }
  nqpf::report::view view() const {
    nqpf::report::view shown;
    shown.uncertainty = &sure;
    return shown;
  }
  std::string sentences() const {
    std::string all;
    const nqpf::report::subject s(from, found, view());
    for (const std::string& each : nqpf::report::summary(s)) all += each + "\n";
    return all;
  }
};

/// The records of CSV text (RFC 4180).
std::vector<std::vector<std::string>> records(std::string_view text) {
  std::vector<std::vector<std::string>> out(1, std::vector<std::string>(1));
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
      out.back().back() += '"';
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && c == ',') {
      out.back().emplace_back();
    } else if (!quoted && c == '\n') {
      out.emplace_back(1);
    } else {
      out.back().back() += c;
    }
  }
  out.pop_back();
  return out;
}

struct text_sink {
  std::string* to;
  void operator()(std::string_view piece) const { to->append(piece); }
};

std::map<std::string, std::string> tables(const nqpf::panel& from, const nqpf::assessment& found,
                                          const nqpf::report::view& shown, bool mark = false) {
  std::map<std::string, std::string> all;
  nqpf::report::write_csv_tables(
      [&](std::string_view name) { return text_sink{&all[std::string(name)]}; }, from, found, shown,
      {mark});
  return all;
}

/// A schema of workers w, means m and cultivation e, all with the fixed ends 0 and 1.
nqpf::schema fixed_schema(const std::string& more = "") {
  auto made = nqpf::parse_schema(
      "column,role,better,low,high\nid,entity,,,\nyear,year,,,\nw,workers,higher,0,1\n"
      "m,means_of_labour,higher,0,1\ne,cultivation,higher,0,1\n" +
          more,
      "s.csv");
  REQUIRE(made.ok());
  return std::move(made.value());
}

const std::string three =
    "w,workers,higher,,,,,,,\nm,means_of_labour,higher,,,,,,,\n"
    "e,cultivation,higher,,,,,,,\n";

std::string text_of(const nqpf::panel& from, const nqpf::assess_options& options = {},
                    const nqpf::report::view& shown = {}) {
  return to_text(from, assessed(from, options), shown, {.width = 10'000});
}

nqpf::rank_uncertainty runs_of(const nqpf::panel& from, const nqpf::assessment& found, int year) {
  nqpf::uncertainty_options how;
  how.runs = 20;
  how.sobol_samples = 0;
  return nqpf::uncertainty(from, found, year, how);
}

bool says(const std::string& text, std::string_view words) {
  return text.find(words) != std::string::npos;
}

json read(const std::string& text) {
  json j;
  REQUIRE(test::json_reader(text).read(j));
  return j;
}

}  // namespace

TEST_CASE("the first lines say what scores are relative to", "[report]") {
  const made m;
  for (const std::string& each : {to_text(m.from, m.found, {}, {.width = 10'000}),
                                  to_html(m.from, m.found), to_json(m.from, m.found)})
    CHECK_THAT(each,
               ContainsSubstring("Scores are relative: of each column the worst value in this "
                                 "panel, over all its years, counts 0 and the best 1, so D of "
                                 "every entity can move when an entity or a year is added."));
  const std::string text = to_text(m.from, m.found, {}, {.width = 10'000});
  CHECK(text.find("Scores are relative") < text.find("Ranking 2002"));

  nqpf::assess_options options;
  options.bounds = bounds_of(m.from, m.found);
  options.bounds_name = "kept.csv";
  const auto fixed = assessed(m.from, options);
  CHECK_THAT(
      to_text(m.from, fixed, {}, {.width = 10'000}),
      ContainsSubstring("Scores are absolute: the ends of all scales are fixed, and the weights "
                        "too, by kept.csv. An entity or a year that is added changes D of no "
                        "other."));
  options.imputation = nqpf::imputation_rule::year_median;
  CHECK_THAT(
      to_text(m.from, assessed(m.from, options), {}, {.width = 10'000}),
      ContainsSubstring("Missing values are imputed with the median of the year, which moves"));
  nqpf::assess_options geometric;
  geometric.across = nqpf::models::mean_rule::geometric;
  CHECK_THAT(to_text(m.from, assessed(m.from, geometric), {}, {.width = 10'000}),
             ContainsSubstring("counts 0.01 and the best 1") &&
                 ContainsSubstring("a 0 in it is 0 whatever the other columns are"));
  nqpf::assess_options yearly;
  yearly.scale = nqpf::scale_over::per_year;
  CHECK_THAT(to_text(m.from, assessed(m.from, yearly), {}, {.width = 10'000}),
             ContainsSubstring("among the entities of its year counts 0"));
}

TEST_CASE("an added year is said to move what it can move, and no more", "[report]") {
  // b lacks w in 2002, between two years in which it has it.
  const auto gap = panel_of(schema_of(three),
                            "id,year,w,m,e\na,2001,1,3,2\na,2002,2,2,4\na,2003,4,1,1\n"
                            "b,2001,2,1,3\nb,2002,,2,2\nb,2003,6,2,5\n");
  const auto whole = panel_of(schema_of(three),
                              "id,year,w,m,e\na,2001,1,3,2\na,2002,2,2,4\nb,2001,2,1,3\n"
                              "b,2002,3,2,2\n");
  nqpf::assess_options fixed;
  fixed.bounds = bounds_of(gap, assessed(gap));
  fixed.imputation = nqpf::imputation_rule::along_time;
  CHECK_THAT(
      text_of(gap, fixed),
      ContainsSubstring("by an earlier run. Missing values are imputed along time, so a year "
                        "that is added can move other years of its entity.") &&
          !ContainsSubstring("changes D of no other"));
  CHECK_THAT(text_of(whole, fixed),
             ContainsSubstring("changes D of no other"));  // nothing is filled

  nqpf::assess_options based;
  based.base_first = 2001;
  based.base_last = 2003;
  CHECK_THAT(text_of(gap, based), ContainsSubstring("can move when an entity is added."));
  based.imputation = nqpf::imputation_rule::along_time;
  CHECK_THAT(text_of(gap, based), ContainsSubstring("can move when an entity or a year is added."));

  nqpf::assess_options yearly;
  yearly.scale = nqpf::scale_over::per_year;
  CHECK_THAT(text_of(whole, yearly),
             ContainsSubstring("can move when an entity is added. Fixed ends (low and high in the "
                               "schema) prevent that."));
  yearly.weights = nqpf::weighting::entropy;
  CHECK_THAT(text_of(whole, yearly), ContainsSubstring("when an entity or a year is added."));
}

TEST_CASE("fixed ends of some columns, and weights from the data, are told", "[report]") {
  const auto some = nqpf::parse_schema(
      "column,role,better,low,high\nid,entity,,,\nyear,year,,,\nw,workers,higher,0,9\n"
      "m,means_of_labour,higher,,\nc,cultivation,higher,0,9\n",
      "s.csv");
  REQUIRE(some.ok());
  const auto p = panel_of(*some, "id,year,w,m,c\na,1,1,3,2\nb,1,2,1,4\nc,1,4,2,1\n");
  CHECK_THAT(to_text(p, assessed(p), {}, {.width = 10'000}),
             ContainsSubstring("2 of 3 columns have fixed ends; of the others the worst value"));
  const auto all = nqpf::parse_schema(
      "column,role,better,low,high\nid,entity,,,\nyear,year,,,\nw,workers,higher,0,9\n"
      "m,means_of_labour,higher,0,9\nc,cultivation,higher,0,9\n",
      "s.csv");
  REQUIRE(all.ok());
  const auto q = panel_of(*all, "id,year,w,m,c\na,1,1,3,2\nb,1,2,1,4\nc,1,4,2,1\n");
  nqpf::assess_options entropy;
  entropy.weights = nqpf::weighting::entropy;
  CHECK_THAT(to_text(q, assessed(q, entropy), {}, {.width = 10'000}),
             ContainsSubstring("fixed by the schema. The weights come from the data and move"));
}

TEST_CASE("what a further entity changed is told by name and by how much", "[report]") {
  const made m;
  const auto more =
      panel_of(schema_of(four),
               "id,year,w,m,o,c\na,2001,1,3,2,1\nb,2001,2,1,4,3\nc,2001,4,2,1,2\n"
               "a,2002,2,4,3,2\nb,2002,3,2,5,4\nc,2002,5,3,2,1\nstrong,2002,9,9,9,9\n");
  const auto found = assessed(more);
  const auto moved = nqpf::compare_assessments(m.from, m.found, more, found, 2002);
  nqpf::report::view shown;
  shown.before = &moved;
  shown.before_name = "before.csv";
  std::size_t truly = 0;
  double most = 0;
  for (std::size_t row = 0; row < m.from.rows(); ++row) {
    const double by = std::fabs(
        found.value(measured::d, test::row_of(more, m.from.entity_id(m.from.row_entity(row)),
                                              m.from.row_year(row))) -
        m.found.value(measured::d, row));
    truly += by > 1e-9 ? 1U : 0U;
    most = by > most ? by : most;
  }
  CHECK(moved.moved == truly);
  CHECK(moved.most == most);
  CHECK(moved.compared == 6);
  for (const std::string& each : {to_text(more, found, shown, {.width = 10'000}),
                                  to_html(more, found, shown), to_json(more, found, shown)}) {
    CHECK_THAT(each, ContainsSubstring("Against before.csv: strong is new. D moved in " +
                                       std::to_string(truly) + " of the 6 entities and years"));
    CHECK_THAT(each, ContainsSubstring("at most by " + nqpf::report::score(most)));
  }
  const json j = read(to_json(more, found, shown));
  CHECK(j["against"]["most"].number == most);
  CHECK(j["against"]["new_entities"][0].text == "strong");
  const auto same = nqpf::compare_assessments(m.from, m.found, m.from, m.found, 2002);
  shown.before = &same;
  CHECK_THAT(to_text(m.from, m.found, shown, {.width = 10'000}),
             ContainsSubstring("with a value in both is the same in all"));
  CHECK(read(to_json(m.from, m.found))["against"].null());
}

TEST_CASE("a verdict that holds in few runs says so in text, page, JSON and tables", "[report]") {
  made m;
  m.sure.support = {{0.62, 0.41}, {0.95, 0.8999}, {1, 1}};
  const std::string text = to_text(m.from, m.found, m.view(), {.width = 200});
  CHECK_THAT(text, ContainsSubstring(" (62 %)") && ContainsSubstring(" (41 %)") &&
                       ContainsSubstring(" (89 %)"));
  CHECK(text.find("(95 %)") == std::string::npos);
  CHECK(text.find("(90 %)") == std::string::npos);
  CHECK_THAT(text, ContainsSubstring("In brackets: the share of the random runs"));
  CHECK_THAT(to_text(m.from, m.found, m.view(), {.width = 80}),
             ContainsSubstring("? holds in less than 90 % of the random runs."));
  const std::string page = to_html(m.from, m.found, m.view());
  CHECK_THAT(page, ContainsSubstring(">(62 %)</span>") && ContainsSubstring(">(41 %)</span>") &&
                       ContainsSubstring(">(89 %)</span>") &&
                       ContainsSubstring("In brackets: the share"));
  const json j = read(to_json(m.from, m.found, m.view()));
  CHECK(j["uncertainty"]["ranks"][0]["grade_stands"].number == 0.62);
  CHECK(j["uncertainty"]["ranks"][1]["lag_stands"].number == 0.8999);
  CHECK_THAT(tables(m.from, m.found, m.view())["ranking.csv"],
             ContainsSubstring(",0.62,0.41,") && ContainsSubstring(",0.95,0.8999,"));
  CHECK_THAT(m.sentences(), ContainsSubstring("2 of 3 grades and 1 of 3 statements of which side "
                                              "lags are firm."));
  // Without runs nothing is claimed of them.
  const std::string plain = to_text(m.from, m.found, {}, {.width = 200});
  CHECK(plain.find("firm") == std::string::npos);
  CHECK_THAT(plain,
             ContainsSubstring("does not assess how certain these ranks, grades and lags are"));
}

TEST_CASE("a place outside its interval, and an unsure leader, are in the summary", "[report]") {
  made m;
  for (std::size_t i = 0; i < 3; ++i) {
    nqpf::models::rank_interval& r = m.sure.intervals[i];
    r.nominal = r.low = r.high = r.median = r.mean = r.best = r.worst = static_cast<double>(i + 1);
  }
  CHECK(m.sentences().find("better mean rank") == std::string::npos);
  CHECK(m.sentences().find("outside the interval") == std::string::npos);
  m.sure.intervals[0].high = 3;
  m.sure.intervals[0].mean = 2.2;
  CHECK_THAT(m.sentences(),
             ContainsSubstring("has a better mean rank over the runs than the leader") &&
                 ContainsSubstring("2.0 against 2.2"));
  // Surer, and yet with the worse mean.
  m.sure.intervals[0].mean = 1.4;
  CHECK_THAT(m.sentences(), ContainsSubstring("has a surer rank over the runs than the leader") &&
                                ContainsSubstring("2.0 against 1.4"));
  m.sure.intervals[2].low = 1;
  m.sure.intervals[2].high = 2;
  CHECK_THAT(m.sentences(),
             ContainsSubstring("(rank 3, interval 1 to 2): the rank lies outside the interval"));
}

TEST_CASE("why this year, and who has no rank", "[report]") {
  const auto p = panel_of(schema_of(four),
                          "id,year,w,m,o,c\na,1,1,3,2,1\nb,1,2,1,4,3\nc,1,4,2,1,2\nd,1,2,2,2,2\n"
                          "a,2,2,4,3,2\nb,2,,,,4\nc,2,,,,1\n");
  const auto found = assessed(p);
  REQUIRE(found.last_year() == 1);
  const std::string text = to_text(p, found, {}, {.width = 10'000});
  CHECK_THAT(text,
             ContainsSubstring("The panel ends in 2. This report shows 1, since D of 2 is known "
                               "of 1 of 3 entities, less than half of the 4 of the best year."));
  nqpf::report::view second;
  second.year = 2;
  const std::string other = to_text(p, found, second, {.width = 10'000});
  CHECK(other.find("The panel ends in") == std::string::npos);
  CHECK_THAT(other,
             ContainsSubstring(
                 "1 of 4 entities of the panel has a rank. b and c have no D: too little is known "
                 "of productive forces. A side is known where at least 50 % of the weight of its "
                 "dimensions is known, and a dimension where at least 50 % of the weight of its "
                 "columns is known. The panel has no row of 2 for d."));
}

TEST_CASE("of one entity a whole sentence tells which side lags", "[report]") {
  const auto p =
      panel_of(schema_of(four), "id,year,w,m,o,c\na,1,1,1,1,1\na,2,2,2,2,2\na,3,3,3,3,3\n");
  CHECK_THAT(to_text(p, assessed(p), {}, {.width = 10'000}),
             ContainsSubstring(" In the last year the two sides are in step (E/P 1.00). Whether"));
}

TEST_CASE("who has no D is told by the side that is not known", "[report]") {
  const auto p = panel_of(schema_of(four),
                          "id,year,w,m,o,c\na,1,1,3,2,1\nb,1,2,1,4,3\nc,1,4,2,1,2\nd,1,2,2,2,\n"
                          "e,1,2,,,\nf,1,,,,2\ng,1,1,2,3,\n");
  const std::string text = to_text(p, assessed(p), {}, {.width = 10'000});
  CHECK_THAT(
      text, ContainsSubstring(
                " f has no D: too little is known of productive forces. d and g have no D: too "
                "little is known of cultivation. e has no D: too little is known of both sides. "));
  nqpf::report::view in_chinese;
  in_chinese.language = nqpf::report::language::chinese;
  const std::string chinese = to_text(p, assessed(p), in_chinese, {.width = 10'000});
  CHECK(chinese.find("too little") == std::string::npos);
  CHECK(chinese.find("A side is known") == std::string::npos);
}

TEST_CASE("tables: whole records, numbers that read back, formulas disarmed", "[report]") {
  const auto p = panel_of(schema_of(four),
                          "id,year,w,m,o,c\n=1+1,1,1,3,2,1\n+b,1,2,1,4,3\n@c,1,4,2,1,2\n"
                          "\"-d, \"\"x\"\"\",1,3,2,2,2\n\xef\xbc\x9d"
                          "e,1,1,1,2,-3\n");
  const auto found = assessed(p);
  for (const bool mark : {false, true}) {
    const auto all = tables(p, found, {}, mark);
    CHECK(all.size() == 21);
    for (const auto& [name, text] : all) {
      CAPTURE(name);
      CHECK(text.starts_with("\xef\xbb\xbf") == mark);
      const auto rows = records(mark ? std::string_view(text).substr(3) : std::string_view(text));
      REQUIRE_FALSE(rows.empty());
      for (const auto& row : rows) {
        REQUIRE(row.size() == rows[0].size());
        for (const std::string& cell : row) {
          // What begins like a formula is a number.
          if (cell.empty() || std::string_view("=+-@\t\r").find(cell[0]) == std::string_view::npos)
            continue;
          char* end = nullptr;
          std::strtod(cell.c_str(), &end);
          CHECK(*end == '\0');
        }
      }
    }
  }
  const auto all = tables(p, found, {});
  CHECK_THAT(all.at("scores.csv"), ContainsSubstring("'=1+1,'=1+1,1,") &&
                                       ContainsSubstring("\"'-d, \"\"x\"\"\"") &&
                                       ContainsSubstring("'@c,") && ContainsSubstring("'+b,") &&
                                       ContainsSubstring("'\xef\xbc\x9d"
                                                         "e,"));
  const auto scores = records(all.at("scores.csv"));
  REQUIRE(scores.size() == p.rows() + 1);
  for (std::size_t row = 0; row < p.rows(); ++row)
    CHECK(std::strtod(scores[row + 1][7].c_str(), nullptr) == found.value(measured::d, row));
  const auto values = records(all.at("values.csv"));
  CHECK(values.size() == p.rows() * found.scored_columns().size() + 1);
  CHECK_THAT(all.at("values.csv"), ContainsSubstring(",-3,"));  // a number stays one
}

TEST_CASE("JSON has the value and the score of every column", "[report]") {
  const made m;
  const json j = read(to_json(m.from, m.found));
  for (std::size_t e = 0; e < m.from.entities(); ++e) {
    for (const json& year : j["entities"][e]["years"].items) {
      const std::size_t row = m.from.find_row(e, static_cast<int>(year["year"].number));
      REQUIRE(year["columns"].size() == m.found.scored_columns().size());
      for (std::size_t k = 0; k < m.found.scored_columns().size(); ++k) {
        const auto& at = m.found.scored_columns()[k];
        CHECK(year["columns"][k]["column"].text == m.from.column(at.column).id());
        CHECK(year["columns"][k]["value"].number == m.from.value(row, at.column));
        CHECK(year["columns"][k]["score"].number == m.found.scaled(m.from, k, row));
      }
    }
  }
}

TEST_CASE("JSON and tables say the same of what is no number", "[report]") {
  // P of a is 0, and no column of output counts in a side.
  const auto p = panel_of(schema_of(four + "v,output,higher,,,,,Exports,,\n"),
                          "id,year,w,m,o,c,v\na,1,1,1,1,2,9\nb,1,2,2,4,3,8\nc,1,3,2,2,1,7\n");
  const auto found = assessed(p);
  const json j = read(to_json(p, found));
  const auto all = tables(p, found, {});
  const auto scores = records(all.at("scores.csv"));
  CHECK(scores[0][11] == "E_over_P");
  CHECK(scores[1][11] == "infinity");
  CHECK(j["entities"][std::size_t{0}]["years"][std::size_t{0}]["E_over_P"].text == "infinity");
  std::size_t outside = 0;
  for (const json& dimension : j["dimensions"].items) {
    if (dimension["side"].text != "outside") continue;
    CHECK(dimension["weight_in_side"].null());
    for (const json& column : dimension["columns"].items) {
      CHECK(column["weight_in_side"].null());
      ++outside;
    }
  }
  CHECK(outside == 1);
  for (const auto& [file, side, weight] :
       {std::tuple{"columns.csv", 6, 8}, {"dimensions.csv", 5, 6}})
    for (const auto& row : records(all.at(file)))
      if (row[0] != "column" && row[0] != "entity")
        CHECK(row[static_cast<std::size_t>(weight)].empty() ==
              (row[static_cast<std::size_t>(side)] == "outside"));
}

TEST_CASE("the page: whole rankings sort, peers stand beside an entity, columns are checked",
          "[report]") {
  const made m;
  const std::string page = to_html(m.from, m.found, m.view());
  CHECK_THAT(page, ContainsSubstring("<table class=\"wide sorts\">"));
  CHECK_THAT(page, ContainsSubstring("Copy table") && ContainsSubstring("beforeprint"));
  CHECK_THAT(page, ContainsSubstring("Beside its peers, 2002"));
  CHECK_THAT(page, ContainsSubstring("Median of all 3"));
  // On paper: grade, lag and the known share.
  CHECK_THAT(page, ContainsSubstring("class=\"n hide paper\">Known"));
  CHECK_THAT(page, ContainsSubstring(".paper{display:table-cell}"));
  std::vector<double> d;
  for (const auto& each : nqpf::ranking(m.from, m.found, 2002)) d.push_back(each.value);
  REQUIRE(d.size() == 3);
  CHECK_THAT(page, ContainsSubstring("Median of all 3</td><td class=\"n\"></td><td class=\"n\">" +
                                     nqpf::report::score(d[1])));
  const auto two = panel_of(schema_of(four + "v,workers,higher,,,,,Vacancies,,\n"),
                            "id,year,w,m,o,c,v\na,1,1,3,2,1,9\nb,1,2,1,4,3,8\nc,1,3,2,1,2,7\n"
                            "d,1,4,4,3,2,6\ne,1,5,3,2,1,5\nf,1,6,1,4,3,4\n");
  const std::string checked = to_html(two, assessed(two));
  CHECK_THAT(checked,
             ContainsSubstring("<h2 id=\"checks\">") &&
                 ContainsSubstring("<td>Wages</td><td>Vacancies</td><td>run against each "
                                   "other in one dimension</td><td class=\"n\">-1.00</td>"));
}

TEST_CASE("a report names its files, command and date, and none where none is known", "[report]") {
  const made m;
  nqpf::report::view shown;
  shown.origin = {{"p.csv", "s<chema.csv"}, "assess_panel p.csv --title 'a <b>'", "2026-11-28"};
  const std::string words = "Made on 2026-11-28. From: p.csv, s<chema.csv. By: assess_panel p.csv";
  CHECK_THAT(to_text(m.from, m.found, shown, {.width = 10'000}), ContainsSubstring(words));
  CHECK_THAT(to_html(m.from, m.found, shown), ContainsSubstring("From: p.csv, s&lt;chema.csv."));
  const json j = read(to_json(m.from, m.found, shown));
  CHECK(j["made_from"]["inputs"][1].text == "s<chema.csv");
  CHECK(j["made_from"]["command"].text == shown.origin.command);
  CHECK(j["made_from"]["date"].text == "2026-11-28");
  CHECK(to_text(m.from, m.found).find("Made on") == std::string::npos);
}

TEST_CASE("entities without which others have no value are named, in both languages", "[report]") {
  const auto meaning = schema_of(
      "w,workers,higher,,,,,,,\nm,means_of_labour,higher,,,,,,,\nc,cultivation,higher,,,,,,,\n");
  const auto words = [&](const std::string& lines) {
    const auto from = panel_of(meaning, "id,year,w,m,c\n" + lines);
    const auto found = assessed(from);
    const nqpf::left_out_scores left = nqpf::leave_out(from, found, 1);
    nqpf::report::view shown;
    shown.without = &left;
    return nqpf::report::left_out_words(nqpf::report::subject(from, found, shown));
  };
  CHECK(words("a,1,0.9,0.2,1\nb,1,0.5,0.4,0\nc,1,0.3,0.6,0\nd,1,0.1,0.9,0\n") ==
        "Leaving out one entity at a time moves D of no other that keeps it. Without a, 3 other "
        "entities have no D any more.");
  const std::string both = words("a,1,9,2,1\nb,1,5,4,0\nc,1,5,5,\nd,1,5,6,\n");
  CHECK_THAT(both,
             ContainsSubstring(", 1 other entity has no D any more; 2 of 4 entities are needed in "
                               "this way."));
  const nqpf::report::teller chinese(nqpf::report::language::chinese);
  const std::string said = "Without " + nqpf::report::as_data("North 1") +
                           ", 3 other entities have no D any more; 2 of 4 entities are needed in "
                           "this way.";
  CHECK(nqpf::report::without_marks(chinese(said)) ==
        "剔除North 1后，另有 3 个主体不再有 D；4 个主体中有 2 个是这样不可缺少的。");
}

TEST_CASE("a column without values can still move the others", "[report]") {
  const auto meaning = fixed_schema("n,path_innovative_teaching_methods,higher,0,1\n");
  const std::string all = "id,year,w,m,e,n\na,1,0.9,0.5,0.2,\nb,1,0.5,0.4,0.3,\n";
  const std::string text = text_of(panel_of(meaning, all));
  CHECK(says(text, "Scores are absolute"));
  CHECK(says(text,
             "1 column has no values or only equal ones and does not count: an entity or a "
             "year that changes that can move D of the others."));
  CHECK_FALSE(says(text, "changes D of no other"));
  CHECK(says(text_of(panel_of(meaning, all + "c,1,0.5,0.5,0.5,0.5\n")), "changes D of no other"));
}

TEST_CASE("what is gone, gained and lost is told where nothing can be compared", "[report]") {
  const auto meaning = schema_of(three);
  const auto with_d =
      panel_of(meaning, "id,year,w,m,e\na,1,1,1,1\nb,1,0.5,0.5,0.5\nc,1,0.2,0.2,0.2\n");
  const auto with_p = panel_of(meaning, "id,year,w,m,e\na,1,1,0.9,\nb,1,0.5,0.4,\nc,1,0,0,\n");
  const auto words = [](const nqpf::panel& before, const nqpf::panel& after) {
    const auto was = assessed(before);
    const auto now = assessed(after);
    const auto moved = nqpf::compare_assessments(before, was, after, now, 1);
    nqpf::report::view shown;
    shown.before = &moved;
    shown.before_name = "b.csv";
    return to_text(after, now, shown, {.width = 10'000});
  };
  CHECK(says(words(with_p, with_d),
             "The earlier assessment gives P and this one D, so no values are compared."));
  const auto two_years =
      panel_of(meaning, "id,year,w,m,e\na,1,1,1,1\nb,1,0.5,0.5,0.5\nc,1,0.2,0.2,0.2\na,2,1,1,1\n");
  CHECK(says(words(two_years, with_d), "The year 2 is gone. D of the 3"));
  const auto lost = panel_of(
      meaning, "id,year,w,m,e\na,1,1,,\nb,1,0.5,,\nc,1,0.2,,\nd,1,1,1,1\nf,1,0.5,0.5,0.5\n");
  CHECK(says(words(with_d, lost),
             "No entity and year has a value in both. 0 gained a value and 3 lost it."));
}

TEST_CASE("fixed ends score one row and one entity, and the report says no other", "[report]") {
  const std::string row = text_of(panel_of(fixed_schema(), "id,year,w,m,e\nA,2020,0.5,0.6,0.7\n"));
  CHECK(says(row, "A: coordination degree D is 0.788 (intermediate coordination) in 2020."));
  CHECK(says(row, "only columns with fixed ends are scored"));
  CHECK_FALSE(says(row, "nothing can be scored"));
  const auto p =
      panel_of(fixed_schema(), "id,year,w,m,e\nA,2020,0.5,0.6,0.7\nA,2021,0.55,0.65,0.75\n");
  const std::string one = text_of(p);
  CHECK(says(one, "One entity only: its columns are scaled between fixed ends."));
  CHECK_FALSE(says(one, "from the worst year to the best"));
  nqpf::report::view chinese;
  chinese.language = nqpf::report::language::chinese;
  const std::string told = text_of(p, {}, chinese);
  for (const char* english : {"coordination", "went from", "lag", "year"})
    CHECK_FALSE(says(told, english));
}

TEST_CASE("fixed ends are those of every year", "[report]") {
  std::string text = "id,year,w,m,e\n";
  for (int i = 0; i < 6; ++i)
    for (int year = 1; year < 3; ++year)
      text += std::string(1, static_cast<char>('a' + i)) + "," + std::to_string(year) + ",0.1" +
              std::to_string(i) + ",0." + std::to_string(i + year) + ",0.3\n";
  const auto p = panel_of(fixed_schema(), text);
  nqpf::assess_options yearly;
  yearly.scale = nqpf::scale_over::per_year;
  const auto found = assessed(p, yearly);
  const nqpf::movement moved = nqpf::movement_of(p, found, {});
  nqpf::report::view shown;
  shown.moved = &moved;
  for (const std::string& each :
       {to_text(p, found, shown, {.width = 10'000}), to_html(p, found, shown)}) {
    CHECK_FALSE(says(each, "within each year"));
    CHECK_FALSE(says(each, "seen in the year"));
  }
  CHECK(moved.convergence.stands());
  CHECK(says(to_html(p, found, shown), "Columns are scaled between their fixed ends to [0, 1]"));
  const auto sure = runs_of(p, found, 2);
  for (const auto& each : sure.choices) CHECK_FALSE(each.what.starts_with("Columns scaled"));
}

TEST_CASE("a year with one side says that D lacks the other", "[report]") {
  const auto p = panel_of(schema_of(three),
                          "id,year,w,m,e\na,1,1,1,1\nb,1,0.5,0.5,0.5\nc,1,0.2,0.2,0.2\n"
                          "a,2,1,1,\nb,2,0.5,0.6,\n");
  nqpf::report::view second;
  second.year = 2;
  CHECK(says(text_of(p, {}, second),
             "D could not be computed in 2, where productive forces are known of 2 entities and "
             "cultivation of 0: what is missing is listed below."));
}

TEST_CASE("what the random runs vary is what the study holds", "[report]") {
  const auto p = panel_of(
      schema_of(three), "id,year,w,m,e\na,1,1,0,0\nb,1,0.5,0.5,0.3\nc,1,0,1,1\nd,1,0.2,0.9,0.7\n");
  nqpf::assess_options critic;
  critic.weights = nqpf::weighting::critic;
  const auto found = assessed(p, critic);
  const auto sure = runs_of(p, found, 1);
  nqpf::report::view shown;
  shown.uncertainty = &sure;
  const std::string page = to_html(p, found, shown);
  CHECK(says(page,
             "vary scale (from the worst to the best value, as percentile ranks), weights "
             "(by CRITIC, equally, every weight up to 25 % more or less), means (arithmetic, "
             "geometric), model of coupling (standard, wang, fan) and columns (one left out "
             "in 50 % of the runs). Ranks shift by"));
  CHECK(says(page, "of scale, weights, means, model of coupling and columns: in"));
  // Of two columns none can be left out.
  const auto few =
      panel_of(schema_of("m,means_of_labour,higher,,,,,,,\ne,cultivation,higher,,,,,,,\n"),
               "id,year,m,e\na,1,0,0\nb,1,0.5,0.3\nc,1,1,1\nd,1,0.9,0.7\n");
  const auto of_few = assessed(few);
  const auto runs = runs_of(few, of_few, 1);
  shown.uncertainty = &runs;
  CHECK_FALSE(says(to_html(few, of_few, shown), "one left out in"));
  CHECK(says(to_text(few, of_few, shown, {.width = 10'000}), "of scale, weights and means: in"));
}

TEST_CASE("entities that share the last rank, or a change, are named together", "[report]") {
  const auto meaning = schema_of(three);
  CHECK(says(text_of(panel_of(meaning,
                              "id,year,w,m,e\na,1,1,1,1\nb,1,0.5,0.5,0.5\n"
                              "c,1,0.2,0.2,0.2\nd,1,0.2,0.2,0.2\nf,1,0.2,0.2,0.2\n")),
             "; c, d and f share the last rank of 5 with 0.000"));
  const std::string equal = text_of(panel_of(
      meaning,
      "id,year,w,m,e\na,1,1,1,1\nb,1,1,1,1\nc,1,1,1,1\na,2,2,2,2\nb,2,2,2,2\nc,2,2,2,2\n"));
  CHECK(says(equal, "It rose in 3 of 3; all changes are equal (+1.000)."));
  CHECK_FALSE(says(equal, "the highest change"));
  CHECK(says(text_of(panel_of(meaning,
                              "id,year,w,m,e\na,1,1,1,1\nb,1,1,1,1\nc,1,0,0,0\n"
                              "a,2,2,2,2\nb,2,2,2,2\nc,2,0,0,0\n")),
             "the highest change is that of a and b (+0.293), the lowest that of c"));
}

TEST_CASE("nobody is named among the next and among the last", "[report]") {
  const auto meaning = schema_of(three);
  const std::string text = text_of(panel_of(
      meaning, "id,year,w,m,e\na,1,1,1,1\nb,1,0.5,0.5,0.5\nc,1,0.2,0.2,0.2\nd,1,0.2,0.2,0.2\n"));
  CHECK(says(text, " = 1.000 (quality coordination), ahead of b "));
  CHECK(says(text, "; c and d share the last rank of 4 with 0.000"));
  CHECK_FALSE(says(text, " and c 0.000"));
  CHECK(says(text_of(panel_of(meaning,
                              "id,year,w,m,e\na,1,1,1,1\nb,1,0.2,0.2,0.2\nc,1,0.2,0.2,0.2\n"
                              "d,1,0.2,0.2,0.2\n")),
             "; b, c and d share the last rank of 4 with 0.000"));
}

TEST_CASE("what each score needs is told of dimensions and of sides", "[report]") {
  // One of two columns is known in two of three elements: a third of the weight, and yet P.
  const auto p = panel_of(
      schema_of(
          "w,workers,higher,,,,,,,\nv,workers,higher,,,,,,,\nm,means_of_labour,higher,,,,,,,\n"
          "n,means_of_labour,higher,,,,,,,\no,objects_of_labour,higher,,,,,,,\n"
          "q,objects_of_labour,higher,,,,,,,\n"),
      "id,year,w,v,m,n,o,q\na,1,1,,1,,,\nb,1,0,0,0,0,0,0\nc,1,1,1,1,1,1,1\n");
  nqpf::assess_options options;
  const auto found = assessed(p, options);
  CHECK(found.rank(0) > 0);
  CHECK(found.coverage(nqpf::assessed::dimension_side::productivity, 0) < 0.34);
  CHECK(
      says(to_html(p, found),
           "A dimension needs at least 50 % of the weight of its columns known, a side as much of "
           "the weight of its dimensions."));
  options.min_coverage = 0.555;
  const auto strict = assessed(p, options);
  CHECK(
      says(to_text(p, strict, {}, {.width = 10'000}),
           "A side is known where at least 55.5 % of the weight of its dimensions is known, and a "
           "dimension where at least 55.5 % of the weight of its columns is known."));
  CHECK(says(to_html(p, strict), "at least 55.5 % of the weight of its columns"));
}

TEST_CASE("two scores that differ are told apart", "[report]") {
  using nqpf::report::from_to;
  CHECK(from_to(0.4, 0.5) == "0.400 to 0.500");
  CHECK(from_to(0.4001, 0.4004) == "0.4001 to 0.4004");
  CHECK(from_to(0.4, 0.4) == "0.400 to 0.400");
}

TEST_CASE("a year that the panel has not is told so", "[report]") {
  const made m;
  nqpf::report::view shown;
  shown.year = 1999;
  const std::string text = to_text(m.from, m.found, shown, {.width = 10'000});
  CHECK(says(text, "The panel has no year 1999."));
  CHECK_FALSE(says(text, "listed below"));
}

TEST_CASE("a column outside the indices has no weight in a side", "[report]") {
  const auto p =
      panel_of(schema_of(three + "x,output,higher,,,,,Exports,,\ny,output,higher,,,,,Imports,,\n"),
               "id,year,w,m,e,x,y\na,1,1,3,2,1,2\nb,1,2,1,4,3,1\nc,1,4,2,1,2,5\n");
  const std::string page = to_html(p, assessed(p));
  CHECK(says(page, "<code>x</code></span></td><td class=\"n\">\xe2\x80\x93</td>"));
  CHECK(says(page, "<code>w</code></span></td><td class=\"n\">50.0 %</td>"));
}

TEST_CASE("thresholds are among the choices", "[report]") {
  const made m;
  nqpf::assess_options options = test::with_rules();
  options.thresholds = {{"diagnose_exam_bias_t1", 0.25}};
  CHECK_THAT(tables(m.from, assessed(m.from, options), {})["choices.csv"],
             ContainsSubstring("threshold,diagnose_exam_bias_t1=0.25\n"));
  CHECK_FALSE(says(tables(m.from, m.found, {})["choices.csv"], "threshold"));
}

TEST_CASE("a change of rounding is none", "[report]") {
  std::string text = "id,year,w,m,e\n";
  const double start[5][3] = {
      {0.1, 0.3, 0.2}, {0.2, 0.1, 0.7}, {0.3, 0.7, 0.3}, {0.7, 0.2, 0.1}, {0.6, 0.6, 0.9}};
  for (int i = 0; i < 5; ++i)
    for (int year = 1; year < 4; ++year) {
      text += "S" + std::to_string(i) + "," + std::to_string(year);
      for (const double v : start[i])
        text += "," + nqpf::report::fixed(v * (year == 1 ? 1 : year == 2 ? 3 : 7), 1);
      text += "\n";
    }
  nqpf::assess_options yearly;
  yearly.scale = nqpf::scale_over::per_year;
  CHECK(says(text_of(panel_of(schema_of(three), text), yearly), "It rose in 0 of 5"));
}

TEST_CASE("years of other entities, and entities in no group, are told", "[report]") {
  CHECK(says(text_of(panel_of(schema_of(three),
                              "id,year,w,m,e\na,1,1,1,1\nb,1,0.5,0.5,0.5\nc,1,0.2,0.2,0.2\n"
                              "b,2,0.5,0.5,0.5\nc,2,0.2,0.2,0.2\nd,2,0,0,0\n")),
             "Not every year has the same entities"));
  CHECK_FALSE(says(text_of(panel_of(schema_of(three),
                                    "id,year,w,m,e\na,1,1,1,1\nb,1,0,0,0\n"
                                    "a,2,1,1,1\nb,2,0,0,0\n")),
                   "Not every year has the same entities"));
  auto p = panel_of(schema_of(three),
                    "id,year,w,m,e\na,1,1,0.9,0.8\nb,1,0.5,0.4,0.3\n"
                    "c,1,0.1,0.2,0.3\nd,1,0,0,0.1\nf,1,0.7,0.9,0\n");
  REQUIRE(nqpf::parse_groups("id,region\na,N\nb,N\nc,S\nd,S\n", p).ok());
  CHECK(says(text_of(p), "1 entity is in no group."));
}

TEST_CASE("what the reader of a panel found odd stands in every report", "[report]") {
  const auto meaning = schema_of(three);
  auto p = panel_of(meaning,
                    "id,year,w,m,e\nFarleigh,2001,1,1,1\nfarleigh,2002,2,3,1\nAsh,2001,2,2,3\n"
                    "Ash,22,3,1,2\nHarwick,2001,4,2,2\nHar-wick,2002,5,4,3\n");
  p.add_warnings(nqpf::find_lookalikes(p));
  const std::string merged =
      "In the data: row 3, column id: 'farleigh': is taken for 'Farleigh': the two differ by case, "
      "blanks or composed letters only.";
  const std::string year =
      "In the data: row 5, column year: 'Ash, 22': this year is centuries away";
  const std::string alike = "In the data: 'Har-wick': may be 'Harwick': the two names differ by";
  const auto a = assessed(p);
  CHECK(says(to_text(p, a, {}, {.width = 10'000}), "! " + merged));
  for (const std::string& each : {merged, year, alike}) {
    CAPTURE(each);
    CHECK(says(to_text(p, a, {}, {.width = 10'000}), each));
    CHECK(says(to_json(p, a), each));
    std::string escaped = each;
    for (std::size_t at = 0; (at = escaped.find('\'', at)) != std::string::npos;)
      escaped.replace(at, 1, "&#39;");
    const std::string page = to_html(p, a);
    CHECK((says(page, each) || says(page, escaped)));
  }
  nqpf::report::view in_chinese;
  in_chinese.language = nqpf::report::language::chinese;
  const std::string chinese = to_text(p, a, in_chinese, {.width = 10'000});
  for (const char* words : {"In the data", "is taken for", "centuries", "may be"})
    CHECK_FALSE(says(chinese, words));
  // Of many of a kind three are told, and how many there are.
  auto many = panel_of(meaning, "id,year,w,m,e\na,1,1,1,1\nb,1,2,3,1\nc,1,3,2,4\n");
  nqpf::data_errors more;
  for (int i = 0; i < 200; ++i)
    more.add({nqpf::data_code::looks_like_total, "panel.csv", 0, 0, "", "x", "is odd"});
  many.add_warnings(more);
  CHECK(says(to_text(many, assessed(many), {}, {.width = 10'000}),
             "In the data: and 197 more of this kind, 200 in all."));
}

TEST_CASE("E/P has as many digits as show on which side of a limit it lies", "[report]") {
  nqpf::assess_options options;
  const auto words = [&](double e, double low) {
    options.lag_low = low;
    const auto p =
        panel_of(schema_of("w,workers,higher,,,,,,,\nm,means_of_labour,higher,,,,,,,\n"
                           "o,objects_of_labour,higher,,,,,,,\nc,cultivation,higher,,,,,,,\n"),
                 "id,year,w,m,o,c\na,1,0,0,0,0\nb,1,1,1,1,1\nc,1,0.5,0.5,0.5," +
                     nqpf::report::exact(e) + "\n");
    const auto a = assessed(p, options);
    return nqpf::report::ratio_words(a, test::row_of(p, "c", 1));
  };
  CHECK(words(0.3985, 0.8) == "0.797");
  CHECK(words(0.4015, 0.8) == "0.803");
  CHECK(words(0.3999, 0.8) == "0.7998");
  CHECK(words(0.395, 0.8) == "0.79");
  CHECK(words(0.375, 0.75) == "0.75");
  CHECK(nqpf::report::with_unit_apart(0.39997, 0.4, "share") == "39.997 %");
  CHECK(nqpf::report::with_unit_apart(0.39997, 0.4, "index") == "0.39997");
  CHECK(nqpf::report::with_unit_apart(12'344.9, 12'345, "yuan") == "12344.9 yuan");
}

TEST_CASE("verbs of claims agree with what they are said of", "[report]") {
  using nqpf::report::words_of_claim;
  CHECK(words_of_claim("productive_forces", "determines", "education") ==
        "productive forces determine education");
  CHECK(words_of_claim("means_of_labour", "drives", "workers") == "means of labour drive workers");
  CHECK(words_of_claim("talent_supply", "provides", "productive_forces") ==
        "talent supply provides productive forces");
  CHECK(words_of_claim("profile_indigenous", "promotes", "x") == "profile indigenous promotes x");
}

TEST_CASE("both sides: few entities are all named, each beside its point", "[report]") {
  std::string rows = "id,year,w,m,e\n";
  for (int i = 0; i < 12; ++i)
    rows += "N" + std::to_string(i) + ",1," + std::to_string(i) + "," + std::to_string(i) + "," +
            std::to_string(i * 5 % 12) + "\n";
  const auto p = panel_of(schema_of(three), rows);
  const auto a = assessed(p);
  const std::string svg = nqpf::report::two_sides({p, a, {}});
  for (int i = 0; i < 12; ++i) CHECK(says(svg, ">N" + std::to_string(i) + "</text>"));
}

}  // namespace statements_test
