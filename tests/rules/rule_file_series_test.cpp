// SPDX-License-Identifier: BSL-1.0
// Numbers that change with time in files of rules: read, written by name, the same again, and each error with its place.
#include "rules/file_round_trip.hpp"
#include "support/catch.hpp"

#include <nqpf/rules.hpp>
#include <nqpf/rules/dates.hpp>

#include <string>
#include <vector>

namespace rule_file_series_test {

namespace {

using test::files::all_errors;

struct claim {
  double hourly;
  int hours;
  std::chrono::sys_days decided;
};
enum class grant { none, full };
constexpr auto describe(grant) { return nqpf::worst_to_best<grant::none, grant::full>; }

namespace wages {
using namespace nqpf::dsl;
inline constexpr source act{"act", "Wages Act", "", ""};
inline constexpr auto hourly = indicator<&claim::hourly>("hourly").in(0, 200);
inline constexpr auto hours = indicator<&claim::hours>("hours").in(0, 60);
inline constexpr auto decided =
    indicator<&claim::decided>("decided").in(2016y / 1 / 1, 2027y / 12 / 31);
inline constexpr auto minimum = series("minimum", decided)
                                    .since(2015y / 1 / 1, 8.50, act, "first stage")
                                    .since(2022y / 10 / 1, 12)
                                    .since(2024y / 1 / 1, 12.41, act, "3")
                                    .since(2025y / 1 / 1, 12.41)
                                    .since(2031y / 1 / 1, 14);
inline constexpr auto rules = ruleset<claim>(
    {rule("low").when(hourly < minimum && hours > 3).then(grant::full).cite(act, "7"),
     rule("equal").when(hourly == minimum).then(grant::none).cite(act, "7"),
     rule("far")
         .when(!(minimum < hourly + 0.5 * hours) || hours != minimum)
         .then(grant::none)
         .cite(act, "7"),
     rule("plain").when(hourly < 12 && decided >= 2024y / 1 / 1).then(grant::full).cite(act, "7")});
}  // namespace wages

const char* const text = R"(document act "Wages Act"
document law
number hourly in [0, 200]
date decided in [2016-01-01, 2027-12-31]
number hours in [0, 60]
series minimum of decided
  since 2015-01-01: 8.5 cite act "first stage"
  since 2022-10-01: 12
  since 2024-01-01: 12.41 cite law 3
  since 2031-01-01: 14
conclusions: none, full

rule low
  when hourly < minimum && hours > 3
  then full
  cite act 7

rule far
  when !(hourly + 0.5 * hours > minimum) || hours != minimum
  then none
  cite act 7
)";

}  // namespace

TEST_CASE("a series is read, compared with by the day, and written by its name") {
  nqpf::rules_read read = nqpf::read_rule_text(text);
  REQUIRE(all_errors(read) == "");
  static_cast<void>(read.book.compile());
  const nqpf::program& p = read.book.program();
  REQUIRE(p.count.rules == 2);
  nqpf::rule_words words;
  words.add(read);
  CHECK(nqpf::write_rule_text(p, words).text == text);
  const nqpf::rules_written json = nqpf::write_rule_json(p, words);
  REQUIRE(json.ok());
  nqpf::rules_read again = nqpf::read_rule_json(json.text);
  INFO(json.text);
  REQUIRE(all_errors(again) == "");
  static_cast<void>(again.book.compile());
  CHECK(nqpf::digest(again.book.program()) == nqpf::digest(p));
  REQUIRE(again.series.size() == 1);
  CHECK(again.series.front().items[0].place == std::string("first stage"));
  // Without the series its comparisons are written, and mean the same.
  const nqpf::rules_written plain = nqpf::write_rule_text(p);
  CHECK(plain.text.find("minimum") == std::string::npos);
  nqpf::rules_read bare = nqpf::read_rule_text(plain.text);
  REQUIRE(all_errors(bare) == "");
  static_cast<void>(bare.book.compile());
  CHECK(nqpf::digest(bare.book.program()) == nqpf::digest(p));

  const auto low = [&](double hourly, const char* day) {
    std::vector<double> values;
    for (int f = 0; f < p.count.inputs; ++f) {
      const std::string id = p.inputs[f]->id;
      values.push_back(id == "hourly" ? hourly
                       : id == "hours"
                           ? 10
                           : static_cast<double>(nqpf::detail::day_number(
                                 std::stoi(day), std::stoi(day + 5), std::stoi(day + 8))));
    }
    nqpf::truth outcomes[2];
    nqpf::run(p, values.data(), nullptr, outcomes);
    return outcomes[0];
  };
  CHECK(low(12.3, "2022-09-30") == nqpf::truth::no);
  CHECK(low(12.3, "2023-12-31") == nqpf::truth::no);
  CHECK(low(11.9, "2022-10-01") == nqpf::truth::yes);
  CHECK(low(12.3, "2024-01-01") == nqpf::truth::yes);
  CHECK(low(nqpf::missing, "2024-01-01") == nqpf::truth::unknown);
}

TEST_CASE("a set declared in code is written with the series that its program lends") {
  nqpf::rule_words words;
  words.add(wages::minimum);
  for (const bool json : {false, true}) {
    const nqpf::rules_written out = json ? nqpf::write_rule_json<wages::rules>(words)
                                         : nqpf::write_rule_text<wages::rules>(words);
    INFO(out.text);
    REQUIRE(out.ok());
    CHECK(out.text.find("hourly < minimum") != std::string::npos);
    CHECK(out.text.find("hourly == minimum") != std::string::npos);
    CHECK(out.text.find("hours != minimum") != std::string::npos);
    CHECK(out.text.find("hourly < 12 && decided >= 2024-01-01") != std::string::npos);
    for (const bool lent : {false, true}) {  // the file says the same as the program
      const nqpf::rule_words own = lent ? words : nqpf::rule_words{};
      nqpf::rules_read read =
          json ? nqpf::read_rule_json(out.text, own) : nqpf::read_rule_text(out.text, own);
      REQUIRE(all_errors(read) == "");
      static_cast<void>(read.book.compile());
      CHECK(nqpf::digest(read.book.program()) == nqpf::digest_of<wages::rules>);
    }
  }
}

TEST_CASE("a comparison with a series is one part of a condition") {
  // Of integers 1.5 and 1 are one bound: the parts that the comparison stands for say more than is needed.
  const std::string set =
      "document d\ninteger b in [0, 3] always known\n"
      "date day in [2020-01-01, 2020-01-09] always known\nconclusions: low, high\n"
      "series w of day\n  since 2019-05-01: 1.5\n  since 2020-01-04: 1\n";
  const auto said = [&](const std::string& rest) {
    nqpf::rules_read read = nqpf::read_rule_text(set + rest);
    REQUIRE(all_errors(read) == "");
    std::string all;
    for (const nqpf::diagnostic& d : read.book.compile()) all += read.line(d) + "\n";
    return all;
  };
  CHECK(said("rule r when b <= w then low cite d 1\n") == "");
  CHECK(said("rule r when b <= w && b > 0 then low cite d 1\n") == "");
  // What says the same twice is told, also of !=, which is the opposite of ==.
  CHECK(said("rule r when b != w && !(b == w) then low cite d 1\n").find("21, changes nothing") !=
        std::string::npos);
  CHECK(said("rule r when b <= w && b < 3 then low cite d 1\n")
            .find("21, changes nothing: rule r: b < 3 changes nothing") != std::string::npos);
}

TEST_CASE("what is wrong with a series in a file is told with its place") {
  CHECK(all_errors(nqpf::read_rule_text(
            "date d in [2020-01-01, 2024-12-31]\nnumber x\nlist l\nnumber y of l\n"
            "series late of d\n  since 2021-01-01: 3\n"
            "series odd of x\n  since 2021-01-01: 3\n"
            "series back of d\n  since 2020-01-01: 3\n  since 2019-01-01: 4 cite lost 1\n"
            "series w of d\n  since 2019-01-01: 3 cite lost 1\n  since 2021-01-01: 4\n"
            "series w of d\n  since 2019-01-01: 3\nseries none of d\nconclusions: p\n"
            "rule a when x < late then p\nrule b when w > d then p\nrule c when w + 1 < x then p\n"
            "rule e when w then p\nrule f when any(l, y < w) then p\nrule g when w < w then p\n"
            "rule h when x < 1 || x < w && w >= x then p\n")) ==
        "line 7, column 15: x is not a date of the record\n"
        "line 11, column 3: the values of a series stand in the order of their days\n"
        "line 13, column 28: unknown document lost\n"
        "line 15, column 8: two series are called w\n"
        "line 17, column 17: 'since' is expected here, where the statement ends\n"
        "line 19, column 13: late lacks a value on the first days of d\n"
        "line 20, column 15: the values of a series are plain numbers, and this is a date or a "
        "duration\n"
        "line 21, column 13: a series is compared with a number, and nothing else: x < w\n"
        "line 22, column 13: a number is not a condition: compare it\n"
        "line 23, column 24: the series w goes by d, which belongs to the record, not to an item\n"
        "line 24, column 17: a series is compared with a number, and nothing else: x < w\n");
  const char* const json =
      R"x({"indicators": [{"id": "d", "kind": "date"}],
"series": [{"id": "a", "of": "d"}, {"id": "b", "of": "d", "values": [{"since": "2020-01-01"}]}]})x";
  CHECK(all_errors(nqpf::read_rule_json(json)) ==
        "line 2, column 12: the member values is missing\n"
        "line 2, column 70: a value of a series has the members since and value\n");
}

}  // namespace rule_file_series_test
