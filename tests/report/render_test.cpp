// SPDX-License-Identifier: BSL-1.0

// Renderings of assessments: JSON that reads back, pages that hold together, text that fits.

#include <nqpf/report.hpp>

#include "assess/small.hpp"
#include "report/json_reader.hpp"
#include "report/page.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace render_test {

using nqpf::is_missing;
using nqpf::measured;
using test::assessed;
using test::attributes;
using test::check_page;
using test::json;
using test::panel_of;
using test::schema_of;
using test::unbalanced;

namespace {

struct rendered {
  nqpf::panel from;
  nqpf::assessment found;
};

rendered illustrative() {
  auto p = test::real_panel(test::source_path("examples/data/illustrative.csv"), "illustrative");
  auto a = assessed(p);
  return {std::move(p), std::move(a)};
}

json read(const std::string& text) {
  json made;
  test::json_reader reader(text);
  const bool good = reader.read(made);
  CAPTURE(reader.where(), text.substr(reader.where() < 60 ? 0 : reader.where() - 60, 120));
  REQUIRE(good);
  return made;
}

}  // namespace

TEST_CASE("JSON: every number reads back", "[report]") {
  const rendered r = illustrative();
  const json j = read(nqpf::report::to_json(r.from, r.found));
  CHECK(j["format"].text == "nqpf assessment 1");
  CHECK(j.order.front() == "format");
  REQUIRE(j["entities"].size() == r.from.entities());
  std::size_t rows = 0;
  for (std::size_t e = 0; e < r.from.entities(); ++e) {
    const json& entity = j["entities"][e];
    CHECK(entity["id"].text == r.from.entity_id(e));
    CHECK(entity["groups"]["belt"].text == r.from.group_name(0, r.from.group_of(0, e)));
    for (const json& year : entity["years"].items) {
      const std::size_t row = r.from.find_row(e, static_cast<int>(year["year"].number));
      REQUIRE(row != nqpf::panel::no_row);
      ++rows;
      for (const measured m :
           {measured::productivity, measured::cultivation, measured::c, measured::t, measured::d})
        CHECK(year[nqpf::assessed::letter_of(m)].number == r.found.value(m, row));
      for (std::size_t p = 0; p < r.found.dimensions().size(); ++p) {
        const json& score = year["scores"][r.found.dimensions()[p].id];
        if (is_missing(r.found.score(p, row))) CHECK(score.null());
        else CHECK(score.number == r.found.score(p, row));
      }
      CHECK(year["rank"].number == static_cast<double>(r.found.rank(row)));
      CHECK(year["grade"].text == nqpf::models::name_of(*r.found.grade(row)));
      std::size_t h = 0;
      std::size_t open = 0;
      for (const auto& asked : r.found.rules()) {
        const nqpf::assessed::row_findings found(r.from, asked, row);
        found.each(nqpf::truth::yes, [&](const nqpf::finding& f) {
          CHECK(year["findings"][h]["rule"].text == f.id());
          CHECK_FALSE(year["findings"][h]["sources"].text.empty());
          CHECK(year["findings"][h++]["because"].size() > 0);
        });
        found.each(nqpf::truth::unknown, [&](const nqpf::finding&) { ++open; });
      }
      CHECK(year["findings"].size() == h);
      CHECK(year["undecided"].size() == open);
    }
  }
  CHECK(rows == r.from.rows());
  CHECK(j["could_not_be_assessed"].size() == r.found.gaps().size());
  CHECK(j["remarks"].size() == r.found.remarks().size());
  CHECK_THAT(j["summary"]["caveat"].text,
             ContainsSubstring("does not show that one causes the other"));
  // The same assessment gives the same bytes.
  CHECK(nqpf::report::to_json(r.from, r.found) == nqpf::report::to_json(r.from, r.found));
}

TEST_CASE("JSON: names with everything in them, missing numbers as null", "[report]") {
  const auto meaning = schema_of(
      "w,workers,higher,,,,,\"A \"\"quoted\"\" \\ "
      "label\",,\nm,means_of_labour,higher,,,,,,,\ne,cultivation,higher,,,,,,,\n");
  const auto p = panel_of(
      meaning,
      "id,year,w,m,e\n\"a \"\"b\"\" \\ \xe5\x8c\x97 </script>\",1,0,1,\nb,1,1,0,1\nc,1,1,1,2\n");
  const auto a = assessed(p);
  const json j = read(nqpf::report::to_json(p, a));
  CHECK(j["entities"][std::size_t{0}]["id"].text == "a \"b\" \\ \xe5\x8c\x97 </script>");
  CHECK(j["entities"][std::size_t{0}]["years"][std::size_t{0}]["D"].null());
  CHECK(j["entities"][std::size_t{0}]["years"][std::size_t{0}]["rank"].null());
  CHECK(j["dimensions"][std::size_t{0}]["columns"][std::size_t{0}]["label"].text ==
        "A \"quoted\" \\ label");

  std::string page = nqpf::report::to_html(p, a);
  check_page(page);
  // The only script is the page's own.
  CHECK(page.find("<script>") == page.rfind("<script>"));
}

TEST_CASE("JSON writer: control characters, depth, pieces", "[report]") {
  std::string out;
  nqpf::write::into_string sink{out};
  {
    nqpf::write::json_writer<nqpf::write::into_string> w(sink);
    w.begin_object()
        .member("a\n\x01", "\x7f")
        .key("b")
        .begin_array(true)
        .value(1)
        .value(true)
        .null()
        .value(0.1)
        .value(nqpf::missing)
        .value(nqpf::infinity)
        .end_array()
        .key("c")
        .begin_object()
        .end_object()
        .key("d")
        .begin_array()
        .end_array()
        .end_object();
  }
  const json j = read(out);
  CHECK(j["a\n\x01"].text == "\x7f");
  CHECK(j["b"].size() == 6);
  CHECK(j["b"][std::size_t{3}].number == 0.1);
  CHECK(j["b"][std::size_t{4}].null());
  CHECK(j["b"][std::size_t{5}].null());
  CHECK(j["c"].is == json::kind::object);
}

TEST_CASE("bytes that are no UTF-8 are replaced in JSON and on pages", "[report]") {
  const auto written = [](std::string_view words) {
    std::string out;
    nqpf::write::into_string sink{out};
    { nqpf::write::json_writer<nqpf::write::into_string>(sink).value(words); }
    return out;
  };
  struct pair {
    const char* bytes;
    const char* text;
  };
  for (const pair& each :
       {pair{"a\xff"
             "b",
             "a\xef\xbf\xbd"
             "b"},
        {"\xc3\xa9\xe4\xb8\xad\xf0\x9f\x98\x80", "\xc3\xa9\xe4\xb8\xad\xf0\x9f\x98\x80"},
        {"\xb1\xb1", "\xef\xbf\xbd\xef\xbf\xbd"},
        {"\xe4\xb8", "\xef\xbf\xbd\xef\xbf\xbd"},
        {"\xed\xa0\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"}}) {
    CAPTURE(each.bytes);
    CHECK(written(each.bytes) == "\"" + std::string(each.text) + "\"");
    CHECK(nqpf::report::escaped(each.bytes) == each.text);
  }
}

TEST_CASE("the page of the illustrative panel", "[report]") {
  const rendered r = illustrative();
  nqpf::report::view shown;
  shown.entities = {r.from.find_entity("maple")};
  const std::string page = nqpf::report::to_html(r.from, r.found, shown);
  check_page(page);
  CHECK_THAT(page, ContainsSubstring("does not show that one causes the other"));
  for (std::size_t e = 0; e < r.from.entities(); ++e)
    CHECK_THAT(page, ContainsSubstring("<details id=\"e" + std::to_string(e) + "\""));
  CHECK_THAT(page, ContainsSubstring("<details id=\"e" +
                                     std::to_string(r.from.find_entity("maple")) + "\" open>"));
  for (const auto& each : r.found.gaps())
    CHECK_THAT(page, ContainsSubstring(nqpf::report::escaped(each.why)));
  for (const auto& each : r.found.remarks())
    CHECK_THAT(page, ContainsSubstring(nqpf::report::escaped(each.text)));
  for (const char* section :
       {"ranking", "years", "sides", "profiles", "findings", "gaps", "method"})
    CHECK_THAT(page, ContainsSubstring("<h2 id=\"" + std::string(section) + "\""));
}

TEST_CASE("the page of a panel of many entities stays small", "[report]") {
  const auto path = test::shared_data("institutions-us/institutions_2023.csv");
  if (!path) NQPF_SKIP("no shared data");
  const auto p = test::real_panel(*path, "institutions-us");
  const auto a = assessed(p);
  const std::string page = nqpf::report::to_html(p, a);
  check_page(page);
  CHECK(page.size() < 1'500'000);
  std::size_t profiles = 0;
  for (std::size_t at = page.find("<details id=\"e"); at != std::string::npos;
       at = page.find("<details id=\"e", at + 1))
    ++profiles;
  CHECK(profiles == 30);
  CHECK_THAT(page, ContainsSubstring("Only cultivation could be assessed"));
  // Coupling was not assessed, so no section speaks of it as if it were.
  CHECK(page.find("<h2 id=\"sides\"") == std::string::npos);
}

TEST_CASE("pages of panels of every shape hold together", "[report]") {
  const auto meaning = schema_of(
      "w,workers,higher,,,,,,,\nm,means_of_labour,higher,,,,,,,\ne,cultivation,higher,,,,,,,\n");
  for (const char* text : {"id,year,w,m,e\na,1,0,1,2\n",                        // one row
                           "id,year,w,m,e\na,1,0,1,2\na,2,1,2,1\na,3,2,1,4\n",  // one entity
                           "id,year,w,m,e\na,1,0,1,2\nb,1,1,2,1\n",             // one year
                           "id,year,w,m,e\na,1,,,\nb,1,,,\n",                   // nothing known
                           "id,year,w,m,e\na,1,0,1,\nb,1,1,2,\nb,2,2,2,\n",     // one side
                           "id,year,w,m,e\na,1,0,0,0\nb,1,1,1,1\na,9,0,0,0\nb,9,1,1,1\n"}) {
    CAPTURE(text);
    const auto p = panel_of(meaning, text);
    const auto a = assessed(p);
    const std::string page = nqpf::report::to_html(p, a);
    CHECK(unbalanced(page) == "");
    CHECK(page.find("nan") == std::string::npos);
    read(nqpf::report::to_json(p, a));
    CHECK_FALSE(nqpf::report::to_text(p, a).empty());
  }
}

TEST_CASE("text keeps to the width and says what matters", "[report]") {
  const rendered r = illustrative();
  nqpf::report::view shown;
  shown.entities = {r.from.find_entity("maple")};
  nqpf::report::text_options options;
  options.width = 80;
  const std::string text = nqpf::report::to_text(r.from, r.found, shown, options);
  CHECK_THAT(text, ContainsSubstring("does not show that"));
  CHECK_THAT(text, ContainsSubstring("Could not be assessed"));
  CHECK_THAT(text, ContainsSubstring("Maple (maple), 2023"));
  CHECK_THAT(text, ContainsSubstring("[cao_wu"));
  CHECK(text.find("nan") == std::string::npos);
  std::size_t wide = 0;
  for (std::size_t first = 0; first < text.size();) {
    const std::size_t end = text.find('\n', first);
    const std::string line = text.substr(first, end - first);
    if (nqpf::report::width_of(line) > 80) UNSCOPED_INFO(line);
    wide += nqpf::report::width_of(line) > 80 ? 1U : 0U;
    first = end + 1;
  }
  CHECK(wide == 0);
}

TEST_CASE("a name out of a file cannot steer the terminal", "[report]") {
  const auto meaning = schema_of(
      "w,workers,higher,,,,,\x1b[7mw,,\nm,means_of_labour,higher,,,,,,,\ne,cultivation,higher,,,,,,"
      ",\n");
  const auto p = panel_of(meaning,
                          "id,year,w,m,e\n\x1b[31mred,1,0,1,2\n\"two\nlines\",1,3,2,2\n\xc2\x9b"
                          "2J,1,1,2,1\n\"a, b\",1,1,0,1\n");
  const auto a = assessed(p);
  nqpf::report::view shown;
  shown.title = "\x1b]0;title\x07";
  shown.entities = {0, 1, 2, 3};
  const std::string text = nqpf::report::to_text(p, a, shown);
  for (const char c : text) CHECK((static_cast<unsigned char>(c) >= 0x20 || c == '\n'));
  CHECK(text.find("\xc2\x9b") == std::string::npos);
  CHECK_THAT(text, ContainsSubstring("\xef\xbf\xbd[31mred") && ContainsSubstring("two lines"));
  // In JSON too: blanks of any kind in a name are one blank.
  CHECK_THAT(nqpf::report::to_json(p, a, shown), ContainsSubstring("two lines"));
  CHECK(nqpf::report::without_controls("a\tb\n\xc3\xa9\x7f") ==
        "a\xef\xbf\xbd"
        "b\n\xc3\xa9\xef\xbf\xbd");
}

TEST_CASE("where all fall, none is said to have risen most", "[report]") {
  const auto meaning = schema_of(
      "w,workers,higher,,,,,,,\nm,means_of_labour,higher,,,,,,,\ne,cultivation,higher,,,,,,,\n");
  const auto p = panel_of(meaning, "id,year,w,m,e\na,1,4,5,6\na,2,1,1,2\nb,1,6,6,5\nb,2,5,2,1\n");
  const std::string text = nqpf::report::to_text(p, assessed(p), {}, {.width = 1000});
  CHECK_THAT(text, ContainsSubstring("It rose in 0 of 2; the highest"));
  CHECK(text.find("most in") == std::string::npos);
}

TEST_CASE("long titles of columns keep to the width", "[report]") {
  const std::string title(70, 'T');
  const auto meaning = schema_of(
      "w,workers,higher,,,,," + title + ",,\nm,means_of_labour,higher,,,,," + title +
      "2,,\ne,path_industry_university_research_cooperation,higher,,,,,,,\no,output,higher,,,,," +
      title + "3,,\n");
  std::string rows = "id,year,w,m,e,o\n";
  for (int i = 0; i < 9; ++i)
    rows += std::string(1, static_cast<char>('a' + i)) + ",1," + std::to_string(i * 3 % 7) + "," +
            std::to_string(i * 5 % 9) + "," + std::to_string(i * 2 % 5) + "," + std::to_string(i) +
            "\n";
  const auto p = panel_of(meaning, rows);
  const auto a = assessed(p);
  nqpf::uncertainty_options few;
  few.runs = 20;
  const auto sure = nqpf::uncertainty(p, a, 1, few);
  nqpf::report::view shown;
  shown.uncertainty = &sure;
  nqpf::report::text_options options;
  options.width = 80;
  const std::string text = nqpf::report::to_text(p, a, shown, options);
  for (const char* section : {"What holds back most", "Rank correlation", "Without: TTT"})
    REQUIRE_THAT(text, ContainsSubstring(section));
  for (std::size_t first = 0; first < text.size();) {
    const std::size_t end = text.find('\n', first);
    const std::string line = text.substr(first, end - first);
    CAPTURE(line);
    CHECK(nqpf::report::width_of(line) <= 80);
    first = end + 1;
  }
}

TEST_CASE("a page has the map that it is given, and escapes what stands on it", "[report]") {
  const auto meaning = schema_of(
      "w,workers,higher,,,,,,,\nm,means_of_labour,higher,,,,,,,\no,objects_of_labour,higher,,,,,,,"
      "\n"
      "e,cultivation,higher,,,,,,,\n");
  std::string text =
      "id,year,w,m,o,e\n<i>Elm</i>,1,0,0,0,0\nfir,1,9,9,9,9\n\"oak\"\"&\",1,4,4,4,4\nash,1,,,,\n";
  for (int k = 0; k < 21; ++k) text += "p" + std::to_string(k) + ",1,3,4,5,6\n";
  const auto p = panel_of(meaning, text);
  const std::vector<nqpf::report::tile> tiles{{{"<i>Elm</i>"}, "", 1, 1},
                                              {{"fir"}, "<em>F", 1, 2},
                                              {{"oak\"&"}, "O&K", 2, 1},
                                              {{"ash"}, "ash", 2, 2},
                                              {{"<u>gone</u>"}, "gone", 3, 3}};
  nqpf::report::view shown;
  shown.tiles = &tiles;
  const std::string page = nqpf::report::to_html(p, assessed(p), shown);
  check_page(page);
  CHECK_THAT(page, ContainsSubstring("<h2 id=\"map\">Map, 1</h2>"));
  for (const char* hostile : {"<i>Elm", "<em>F", "<u>gone"}) {
    const std::size_t at = page.find(hostile);
    CAPTURE(page.substr(at == std::string::npos || at < 80 ? 0 : at - 80, 120));
    CHECK(at == std::string::npos);
  }
  CHECK_THAT(
      page, ContainsSubstring("<title>&lt;i&gt;Elm&lt;/i&gt;: D 0.000, extreme imbalance</title>"));
  CHECK_THAT(page, ContainsSubstring("<title>fir: D 1.000, quality coordination</title>"));
  CHECK_THAT(page, ContainsSubstring("<title>ash: no value</title>"));
  CHECK_THAT(page, ContainsSubstring("<title>&lt;u&gt;gone&lt;/u&gt;: not in the panel</title>"));
  CHECK_THAT(page, ContainsSubstring(">O&amp;K</text>"));
  // Twenty-one entities have no tile: twenty are named.
  CHECK_THAT(page, ContainsSubstring("Without a tile: p0, ") && ContainsSubstring("1 more."));
  const std::vector<nqpf::report::tile> elsewhere{{{"nowhere"}, "", 1, 1}};
  shown.tiles = &elsewhere;
  CHECK(nqpf::report::to_html(p, assessed(p), shown).find("id=\"map\"") == std::string::npos);
}

TEST_CASE("a map of one side is shaded by its level, also where all are level", "[report]") {
  const auto meaning = schema_of("e,cultivation,higher,,,,,,,\n");
  const std::vector<nqpf::report::tile> tiles{
      {{"a"}, "", 1, 1}, {{"b"}, "", 1, 2}, {{"c"}, "", 1, 3}};
  nqpf::report::view shown;
  shown.tiles = &tiles;
  const auto p = panel_of(meaning, "id,year,e\na,1,1\nb,1,2\nc,1,5\n");
  const std::string page = nqpf::report::to_html(p, assessed(p), shown);
  check_page(page);
  CHECK_THAT(page, ContainsSubstring("the darker, the higher E.") &&
                       ContainsSubstring("fill=\"rgb(235,235,235)\"") &&
                       ContainsSubstring("fill=\"rgb(11,97,164)\"") &&
                       ContainsSubstring("<title>b: E 0.250</title>"));
  // In the last year the scores of all are the same.
  const auto level = panel_of(meaning, "id,year,e\na,1,1\nb,1,5\na,2,3\nb,2,3\n");
  const std::string even = nqpf::report::to_html(level, assessed(level), shown);
  check_page(even);
  CHECK(even.find("-2147483648") == std::string::npos);
  CHECK_THAT(even, ContainsSubstring("<title>a: E 0.500</title>"));
}

TEST_CASE("a page claims no more than was assessed", "[report]") {
  const auto meaning = schema_of("e,cultivation,higher,,,,,,,\n");
  const auto p = panel_of(meaning, "id,year,e\na,1,1\nb,1,2\nc,1,4\nc,2,4\n");
  nqpf::report::view shown;
  shown.year = 1;
  const std::string page = nqpf::report::to_html(p, assessed(p), shown);
  CHECK(page.find("coupling of the two") == std::string::npos);
  CHECK(page.find("Coupling: the") == std::string::npos);
  CHECK_THAT(page, ContainsSubstring("no random runs"));
  CHECK_THAT(nqpf::report::to_text(p, assessed(p), shown),
             ContainsSubstring("because no random runs were"));
  shown.year = 2;
  CHECK_THAT(nqpf::report::to_html(p, assessed(p), shown), ContainsSubstring("no row in 2"));

  const rendered r = illustrative();
  const std::string whole = nqpf::report::to_html(r.from, r.found);
  CHECK_THAT(whole, ContainsSubstring("coupling of the two") &&
                        ContainsSubstring("Coupling: the standard model"));
  // The best grade holds 1, the worst 0.
  CHECK_THAT(whole, ContainsSubstring("D from 0.9 to 1,"));
  nqpf::assess_options options;
  options.grades = nqpf::models::closed_side::right;
  options.coupling = nqpf::models::coupling_model::fan;
  options.base_first = options.base_last = 2018;
  const std::string other = nqpf::report::to_html(r.from, assessed(r.from, options));
  CHECK_THAT(other,
             ContainsSubstring("D from 0 to 0.1,") && ContainsSubstring("over the base years"));
  CHECK(other.find("over all years together") == std::string::npos);
  CHECK_THAT(other, ContainsSubstring("C = 1 \xe2\x88\x92 |P \xe2\x88\x92 E|"));
  options = {};
  options.scale = nqpf::scale_over::per_year;
  CHECK_THAT(nqpf::report::to_text(r.from, assessed(r.from, options), {}, {.width = 1000}),
             ContainsSubstring("a change of standing"));
}

TEST_CASE("long names leave the grade and the side that lags in the ranking", "[report]") {
  const auto meaning = schema_of(
      "w,workers,higher,,,,,,,\nm,means_of_labour,higher,,,,,,,\ne,cultivation,higher,,,,,,,\n");
  std::string csv = "id,year,w,m,e\n";
  for (int i = 0; i < 6; ++i)
    csv += "an institution with a name that no table has room for " + std::to_string(i) + ",1," +
           std::to_string(i) + "," + std::to_string(7 - i) + "," + std::to_string(i * i) + "\n";
  const auto p = panel_of(meaning, csv);
  for (const std::size_t width : {80U, 100U, 120U}) {
    const std::string text = nqpf::report::to_text(p, assessed(p), {}, {.width = width});
    CHECK_THAT(text, ContainsSubstring("which side lags"));
    CHECK_THAT(text, ContainsSubstring("grade"));
    CHECK_THAT(text, ContainsSubstring("imbalance"));
  }
  const std::string page = nqpf::report::to_html(p, assessed(p));  // on paper and phones too
  CHECK_THAT(page, ContainsSubstring("<th scope=\"col\">Grade</th>"));
  CHECK_THAT(page, ContainsSubstring("<th scope=\"col\">Which side lags</th>"));
  CHECK_THAT(page, ContainsSubstring("@media screen and (max-width:760px)"));
}

TEST_CASE("what is said of data that is partly missing", "[report]") {
  const auto meaning = schema_of(
      "w,workers,higher,,,,,,,\nv,workers,higher,,,,,,,\nu,workers,higher,,,,,,,\nm,means_of_"
      "labour,"
      "higher,,,,,,,\ne,cultivation,higher,,,,,,,\nf,cultivation,higher,,,,,,,\n");
  const auto p =
      panel_of(meaning,
               "id,year,w,v,u,m,e,f\na,1,4,5,6,7,3,8\na,2,9,,,9,9,\nb,1,6,6,5,5,4,6\nb,2,5,"
               "2,1,2,2,1\nc,1,1,1,1,1,1,1\nc,2,,,,,,\n");
  nqpf::assess_options options;
  options.min_coverage = 0.3;
  const auto found = assessed(p, options);
  const std::string text = nqpf::report::to_text(p, found, {}, {.width = 1000});
  REQUIRE(found.rank(p.find_row(0, 2)) == 1);
  const double known = found.coverage(p.find_row(0, 2));
  REQUIRE(known < 0.75);  // said beside the name of the leader, not at the end
  CHECK_THAT(text, ContainsSubstring("In 2 a (on " + nqpf::report::percent(known) +
                                     " of its data) leads"));
  CHECK_THAT(
      text, ContainsSubstring("2 of 3 entities of the panel have a rank. c has no D: too little is "
                              "known of both sides. A side is known where at least 30 % of "));
}

TEST_CASE("a rule that could not be decided is no finding", "[report]") {
  using nqpf::report::nothing_diagnosed;
  nqpf::assessed::findings_tally tally;
  tally.rows = 205;
  CHECK(nothing_diagnosed(tally).empty());
  tally.not_measurable.resize(18);
  CHECK(
      nqpf::report::reach_words(tally) ==
      "None of the 18 dilemmas that these rules can diagnose could be looked for: every rule that "
      "diagnoses one lacks values.");
  nqpf::assessed::dilemma_tally one;
  one.decided = 46;
  tally.dilemmas = {one};
  CHECK_THAT(nothing_diagnosed(tally), ContainsSubstring("at most 46 of 205"));
  one.of = {1, 2, 3, 4, 5, 6, 7, 8};
  CHECK(nqpf::report::of_decided(one, tally) == "8 of 46, undecided for 159");
  one.decided = 205;
  CHECK(nqpf::report::of_decided(one, tally) == "8 of 205");
  CHECK(std::string(nqpf::report::claim_words(true)).find("work") == std::string::npos);
}

TEST_CASE("a change that cannot be told has no mark, and one run is one choice", "[report]") {
  // Of b the two years share no column of an index: no like for like.
  const auto meaning = schema_of(
      "w,workers,higher,,,,,,,\nv,workers,higher,,,,,,,\nm,means_of_labour,higher,,,,,,,\no,"
      "objects_of_labour,higher,,,,,,,\n"
      "e,cultivation,higher,,,,,,,\nf,cultivation,higher,,,,,,,\n");
  const auto p = panel_of(meaning,
                          "id,year,w,v,m,o,e,f\na,1,0,1,1,0,2,1\na,2,3,2,2,1,2,3\nb,1,1,,3,,1,\nb,"
                          "2,,2,,2,,2\nc,1,2,0,0,3,0,2\n");
  nqpf::assess_options options;
  options.min_coverage = 0.3;
  const auto a = assessed(p, options);
  REQUIRE_FALSE(is_missing(a.value(measured::d, test::row_of(p, "b", 2))));
  nqpf::uncertainty_options once;
  once.runs = 1;
  const auto sure = nqpf::uncertainty(p, a, 2, once);
  nqpf::report::view shown;
  shown.uncertainty = &sure;
  shown.year = 2;
  const std::string text = nqpf::report::to_text(p, a, shown);
  const std::string page = nqpf::report::to_html(p, a, shown);
  for (const std::string& each : {text, page}) {
    CHECK(each.find("\xe2\x80\x93*") == std::string::npos);
    CHECK_THAT(each, ContainsSubstring("no such year or those columns are too few"));
  }
  CHECK_THAT(text, ContainsSubstring("Ranks under 1 random choice of"));
  CHECK_THAT(page, ContainsSubstring("1 random run (seed 1) varies"));
}

TEST_CASE("median", "[report]") {
  using nqpf::report::median;
  CHECK(is_missing(median({})));
  CHECK(median({3}) == 3);
  CHECK(median({1, 3}) == 2);
  CHECK(median({5, 1, 3}) == 3);
  CHECK(median({2, 2, 2, 9}) == 2);
  CHECK(median({1, 1, 4, 4}) == 2.5);
  CHECK(median({4, 1, 2, 3}) == 2.5);
}

}  // namespace render_test
