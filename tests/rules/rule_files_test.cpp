// SPDX-License-Identifier: BSL-1.0
// Rules from files and back: the same text, the same digest, the same defects and the same outcomes; every
// error with its place.
#include "rules/file_round_trip.hpp"
#include "rules/json_check.hpp"
#include "rules/random_programs.hpp"
#include "rules/random_sets.hpp"
#include "support/catch.hpp"

#include <nqpf/rules.hpp>
#include <nqpf/rules/digest.hpp>
#include <nqpf/rules/rule_json.hpp>
#include <nqpf/rules/rule_text.hpp>

#include <optional>
#include <string>
#include <vector>

namespace rule_files_test {

using test::files::all_errors;
using test::files::check_text;

namespace {

nqpf::rule_words functions() {
  nqpf::rule_words words;
  words.add("halved", &test::halve)
      .add("half_and_one", &test::programs::half_and_one)
      .add("of_positive", &test::programs::of_positive);
  return words;
}

// Without the rows that are missing: a file has its own notation of them.
std::string all_defects(const nqpf::diagnostics& found) {
  std::string all = std::to_string(found.count) + "\n";
  for (const nqpf::diagnostic& d : found) {
    const std::string words = d.message.write().c_str();
    all += words.substr(0, words.find("; add row")) + "\n";
  }
  return all;
}

// The condition of a row that a file lacks, as its line says it; else empty.
std::string missing_row(const std::string& line) {
  const std::size_t begin = line.find("; add row when ");
  if (begin == std::string::npos) return {};
  const std::size_t first = begin + std::string("; add row when ").size();
  return line.substr(first, line.find(" then ...", first) - first);
}

// What a file is told to add reads in that file, and no row of it holds where that does.
void check_missing_row(const std::string& text, const std::string& condition, std::uint64_t seed) {
  INFO(condition);
  nqpf::rules_read read =
      nqpf::read_rule_text(text + "\nfact missing_row when " + condition + "\n", functions());
  REQUIRE(all_errors(read) == "");
  static_cast<void>(read.book.compile());
  const nqpf::program& p = read.book.program();
  const bool is_plain = p.groups[0].policy == nqpf::hit::unique;
  test::programs::draw dice(seed);
  std::vector<double> values(static_cast<std::size_t>(p.count.inputs));
  const std::vector<double> settings = read.book.defaults();
  std::vector<nqpf::truth> outcome(static_cast<std::size_t>(p.count.rules));
  for (int round = 0; is_plain && round < 200; ++round) {
    for (double& v : values) v = test::programs::random_value(dice, dice.below(9));
    nqpf::run(p, values.data(), settings.data(), outcome.data());
    if (outcome.back() != nqpf::truth::yes) continue;
    for (int i = p.groups[0].begin; i < p.groups[0].end; ++i)
      REQUIRE(outcome[static_cast<std::size_t>(p.members[i])] != nqpf::truth::yes);
  }
}

// The outcomes of both programs on random records are the same.
void check_outcomes(const nqpf::program& a, const nqpf::program& b, std::uint64_t seed) {
  test::programs::draw dice(seed);
  const auto n = [](int count) { return static_cast<std::size_t>(count + 1); };
  std::vector<double> values(n(a.count.inputs)), settings(n(a.count.parameters));
  std::vector<nqpf::truth> first(n(a.count.rules)), second(n(a.count.rules));
  for (int round = 0; round < 8; ++round) {
    for (double& v : values) v = test::programs::random_value(dice, dice.below(9));
    for (double& v : settings) v = dice.of(test::programs::thresholds);
    nqpf::run(a, values.data(), settings.data(), first.data());
    nqpf::run(b, values.data(), settings.data(), second.data());
    REQUIRE(first == second);
  }
}

// Writes a program in both forms, reads them, and compares all that can be told of it.
void check_round_trip(const nqpf::program& p, const std::string& defects, std::uint64_t seed) {
  const nqpf::rule_words words = functions();
  for (const bool json : {false, true}) {
    const nqpf::rules_written written =
        json ? nqpf::write_rule_json(p, words) : nqpf::write_rule_text(p, words);
    INFO(written.text);
    REQUIRE(written.ok());
    if (json) REQUIRE(test::json::reader(written.text).whole());
    nqpf::rules_read read = json ? nqpf::read_rule_json(written.text, words)
                                 : nqpf::read_rule_text(written.text, words);
    REQUIRE(all_errors(read) == "");
    const nqpf::diagnostics found = read.book.compile();
    CHECK(all_defects(found) == defects);
    for (const nqpf::diagnostic& d : found)
      if (const std::string row = missing_row(read.line(d)); !row.empty())
        check_missing_row(written.text, row, seed);
    const nqpf::program& again = read.book.program();
    REQUIRE(again.count.rules == p.count.rules);
    CHECK(nqpf::digest(again) == nqpf::digest(p));
    const nqpf::rules_written twice =
        json ? nqpf::write_rule_json(again, words) : nqpf::write_rule_text(again, words);
    CHECK(twice.text == written.text);
    check_outcomes(p, again, seed);
  }
}

bool has_outputs_in_order(const test::random_set& s) {
  for (const test::random_group& g : s.groups)
    if (g.policy == nqpf::hit::priority || g.policy == nqpf::hit::output_order)
      for (const test::random_rule& r : s.rules)
        if (!s.table || test::ordered_outputs(r).empty()) return false;
  return true;
}

// How many random sets of a recipe made a program.
int check_random_sets(const test::recipe& recipe, std::uint64_t first) {
  int programs = 0;
  for (std::uint64_t seed = first; seed < first + test::sets(150, 5000); ++seed) {
    const auto set = test::set_maker(seed, recipe).make();
    if (!has_outputs_in_order(*set)) continue;
    nqpf::rule_book book;
    for (nqpf::rule_data r : set->data()) {
      for (nqpf::node& n : r.when_.nodes)
        if (n.code == nqpf::detail::op::compare_parameter) n.value = 0;  // as code has it
      book.add(r);
    }
    for (nqpf::detail::group_data g : set->group_data()) {
      if (!g.is_table) g.otherwise_value = 0;  // as groups have it that are declared in code
      book.add_group(g);
    }
    if (set->ordered) book.order(set->parameters[0], set->parameters[1]);
    const nqpf::diagnostics found = book.compile();
    if (book.program().count.rules == 0) continue;
    ++programs;
    INFO("seed " << seed);
    check_round_trip(book.program(), all_defects(found), seed);
  }
  return programs;
}

}  // namespace

TEST_CASE("random sets come back from text and JSON as they were") {
  test::recipe plain, computed, sums, groups, table, settings;
  computed.computed = sums.shared_sums = groups.ordered_groups = true;
  sums.computed = true;
  table.table = settings.settings = true;
  CHECK(check_random_sets(plain, 1) > 0);
  CHECK(check_random_sets(computed, 20'000) > 0);
  CHECK(check_random_sets(sums, 40'000) > 0);
  CHECK(check_random_sets(groups, 60'000) > 0);
  CHECK(check_random_sets(table, 80'000) > 0);
  CHECK(check_random_sets(settings, 100'000) > 0);
}

TEST_CASE("any condition that can be written comes back") {
  for (std::uint64_t seed = 1; seed < 1 + test::sets(200, 20'000); ++seed) {
    const auto set = std::make_unique<test::programs::set>(test::programs::random_set(seed));
    nqpf::rule_book book;
    for (const nqpf::rule_data& r : set->rules) book.add(r);
    for (int g = 0; g < set->group_count; ++g) book.add_group(set->groups[g]);
    const nqpf::diagnostics found = book.compile();
    if (book.program().count.rules == 0) continue;
    INFO("seed " << seed);
    check_round_trip(book.program(), all_defects(found), seed);
  }
}

namespace {

enum class verdict { weak, watch, sound };
constexpr auto describe(verdict) {
  return nqpf::worst_to_best<verdict::weak, verdict::watch, verdict::sound>
      .conflicts(verdict::weak, verdict::sound)
      .resolves(verdict::weak, verdict::watch);
}
enum class answer { weak, strong };  // shares a name with the other type
constexpr auto describe(answer) { return nqpf::values<answer::weak, answer::strong>; }

struct programme {
  double practice;
  std::optional<int> partners;
  std::string country;
};

namespace declared {
using namespace nqpf::dsl;
inline constexpr source policy{"policy", "Quality policy", "The senate", "2025"};
inline constexpr auto practice =
    indicator<&programme::practice>("practice").in(0, 1).higher_is_better();
inline constexpr auto partners = indicator<&programme::partners>("partners").in(0, 999);
inline constexpr auto country = category<&programme::country>("country", "DE", "or").or_other();
inline constexpr auto low = parameter("low", 0.25).in(0.1, 0.4);
inline constexpr auto rules = ruleset<programme>(
    {rule("thin practice").when(practice < low).then(verdict::weak).cite(policy, "5.1"),
     derived("alone").when(partners == 0 || country == "or"),
     rule("few")
         .when(holds("alone") && !one_of(country, "DE"))
         .then(verdict::watch, answer::weak)
         .cite(policy, "5.2", nqpf::status::inferred)});
inline constexpr auto fees =
    table<hit::collect, aggregate::sum>(
        "fees", inputs(practice, partners),
        {row(any, any).value(10).cite(policy, "1"),
         row(is < 0.5, is_known).value(2.5).cite(policy, "2"),
         row(in(0.25, 0.5), not_(is >= 3)).named("thin").value(1).cite(policy, "3")})
        .otherwise_value(0);
inline constexpr auto grade =
    table<hit::priority>("grade", inputs(practice, country),
                         {row(is < 0.5, any).then(verdict::weak).cite(policy, "1"),
                          row(any, is("DE", "or")).then(verdict::watch).cite(policy, "2"),
                          row(any, any).then(verdict::sound).cite(policy, "3")});
}  // namespace declared

template <const auto& Set>
void check_declared() {
  nqpf::rules_written text = nqpf::write_rule_text<Set>();
  INFO(text.text);
  REQUIRE(text.ok());
  nqpf::rules_read read = nqpf::read_rule_text(text.text);
  REQUIRE(all_errors(read) == "");
  REQUIRE(read.book.compile().ok());
  CHECK(nqpf::digest(read.book.program()) == nqpf::digest_of<Set>);
  CHECK(nqpf::write_rule_text(read.book.program()).text == text.text);
  const nqpf::rules_written json = nqpf::write_rule_json<Set>();
  nqpf::rules_read again = nqpf::read_rule_json(json.text);
  REQUIRE(all_errors(again) == "");
  REQUIRE(again.book.compile().ok());
  CHECK(nqpf::digest(again.book.program()) == nqpf::digest_of<Set>);
}

}  // namespace

TEST_CASE("sets and tables declared in code come back from files") {
  check_declared<declared::rules>();
  check_declared<declared::fees>();
  check_declared<declared::grade>();
}

TEST_CASE("the text of a set is what an author would write") {
  CHECK(nqpf::write_rule_text<declared::rules>().text ==
        R"(document policy "Quality policy" by "The senate" of 2025
number practice in [0, 1] higher is better
integer partners in [0, 999]
category country always known: DE, "or" or other
parameter low = 0.25 in [0.1, 0.4]
conclusions type_1 worst to best: weak, watch, sound
  weak conflicts with sound
  weak overrules watch
conclusions type_2: weak, strong

rule "thin practice"
  when practice < low
  then type_1 is weak
  cite policy 5.1

fact alone
  when partners == 0 || country is "or"

rule few
  when alone holds && country is not DE
  then watch, type_2 is weak
  cite policy 5.2 inferred
)");
  CHECK(nqpf::write_rule_text<declared::fees>().text ==
        R"(document policy "Quality policy" by "The senate" of 2025
number practice in [0, 1] higher is better
integer partners in [0, 999]

table fees: collect sum
row
  then 10
  cite policy 1
row
  when practice < 0.5 && partners is known
  then 2.5
  cite policy 2
row thin
  when practice >= 0.25 && practice <= 0.5 && !(partners >= 3)
  then 1
  cite policy 3
otherwise 0
)");
}

TEST_CASE("every error of a text is told, with its place and the name that was meant") {
  const auto errors = [](const char* text) { return all_errors(nqpf::read_rule_text(text)); };
  CHECK(errors("number share in [0, 1]\n"
               "conclusions: weak, sound\n"
               "rule a when shäre < 0.2 && partnrs == 3 then waek cite nobody 1\n"
               "rule b when share < then weak\n"
               "rule a when share is known then weak\n") ==
        "line 3, column 13: unknown name shäre (did you mean 'share'?)\n"
        "line 3, column 28: unknown name partnrs\n"
        "line 3, column 46: unknown conclusion waek (did you mean 'weak'?)\n"
        "line 3, column 56: unknown document nobody\n"
        "line 4, column 20: the condition ends where a name, a number or a bracket is expected\n"
        "line 5, column 6: two rules or facts are called a\n");
  CHECK(errors("nmber x\n") ==
        "line 1, column 1: a declaration or a rule is expected here (did you "
        "mean 'number'?), not 'nmber'\n");
  CHECK(errors("number x in 0\nnumber y in [0; 1]\ninteger x\n") ==
        "line 1, column 13: a range, for example [0, 1], is expected here, not '0'\n"
        "line 2, column 15: ';' has no meaning here; a name with it stands in quotes\n"
        "line 3, column 9: two indicators are called x\n");
  CHECK(errors("number x\nrule a when 0.1 < x < 0.3\nrule b when (x < 1\nrule c when x < 1)\n"
               "rule d when x\nrule e when x < 1 x\nrule f when x + (x < 1) < 2\n"
               "rule g when x < 1 and x > 0\nrule h when x is DE\nrule i when !x < 1\n") ==
        "line 2, column 21: two comparisons are joined by &&: a < x && x < b\n"
        "line 3, column 13: the bracket is not closed\n"
        "line 4, column 18: no opening bracket matches this one\n"
        "line 5, column 13: a number is not a condition: compare it\n"
        "line 6, column 19: an operator, '&&' or '||' is expected here, not 'x'\n"
        "line 7, column 18: a number is expected here, and this is a condition\n"
        "line 8, column 19: conditions are joined by && and ||, not 'and'\n"
        "line 9, column 18: x is a number: compare it, or write 'is known' or 'is missing'\n"
        "line 10, column 14: a condition is expected here, and this is a number\n");
  CHECK(
      errors("category c: DE, AT\nrule a when c == FR && c\nrule b when c is DE or AT or DEE\n") ==
      "line 2, column 18: c has no value FR: it is DE or AT\n"
      "line 2, column 24: c is compared with its values: write c is DE\n"
      "line 3, column 30: c has no value DEE (did you mean 'DE'?)\n");
  CHECK(errors("number x\nparameter x = 1\nrule a when x < 1\norder x < y\n") ==
        "line 3, column 13: x is an indicator and a parameter: write indicator(x) or "
        "parameter(x)\n"
        "line 4, column 11: unknown parameter y\n");
  CHECK(
      errors("conclusions: weak, sound, fair\n  weak overrules sound\n  sound overrules weak\n") ==
      "line 3, column 3: values weak and sound overrule each other: where both are concluded, "
      "nothing is left\n");
  CHECK(errors("conclusions: weak, sound, fair\n  weak overrules fair\n  weak overrules weak\n"
               "  fair conflicts with fair\n") ==
        "line 3, column 3: value weak overrules itself\n"
        "line 4, column 3: value fair conflicts with itself\n");
  CHECK(errors("enumeration s: b, c, b\ncategory t: d, d\n") ==
        "line 1, column 22: b is listed twice\n"
        "line 2, column 16: d is listed twice\n");
  CHECK(errors("number x\nrule a when b holds\ngroup exclusiv: a, c\ntable t: unique\n") ==
        "line 2, column 13: unknown rule b\n"
        "line 3, column 7: 'exclusiv' is not a claim (did you mean 'exclusive'?)\n"
        "line 3, column 20: unknown rule c\n"
        "line 4, column 7: table t has no rows\n");
}

TEST_CASE("errors of JSON have places, also in texts with escapes") {
  const auto errors = [](const char* text) { return all_errors(nqpf::read_rule_json(text)); };
  CHECK(errors("{\"rules\": [1, ]}") == "line 1, column 15: a value is expected here\n");
  CHECK(errors("{\"rules\": []} 1") ==
        "line 1, column 15: the JSON has ended here; nothing may follow\n");
  CHECK(errors("{\"indicators\": [{\"id\": \"sh\\u00e4re\", \"kind\": \"number\"}],\n"
               " \"rules\": [{\"id\": \"a\", \"when\": \"sh\\u00e4re < 1 && y > 2\"}]}") ==
        "line 2, column 51: unknown name y\n");
  CHECK(errors("{\"rule\": [], \"rules\": {}, \"rules\": []}") ==
        "line 1, column 2: unknown member rule (did you mean 'rules'?)\n"
        "line 1, column 23: a list in [ ] is expected here\n"
        "line 1, column 27: a second member rules\n");
  CHECK(errors("{\"parameters\": [{\"id\": \"p\", \"default\": \"1\", \"range\": \"[0, 1\"}]}") ==
        "line 1, column 40: a number is expected here\n"
        "line 1, column 60: ']' or ')' is expected here, where the text ends\n");
}

TEST_CASE("bytes that are no characters are refused in both forms, and not written") {
  // What is no UTF-8 was read from JSON and then written as U+FFFD, another name.
  const std::string name =
      "f\xe9\xe9"
      "e";
  const std::string text = "number x\nrule \xc3\xa4\xff when x < 1\nrule " + name + " when x < 2\n";
  CHECK(all_errors(nqpf::read_rule_text(text)) ==
        "line 2, column 7: bytes that are not UTF-8 begin here: save the file as UTF-8\n"
        "line 3, column 7: bytes that are not UTF-8 begin here: save the file as UTF-8\n");
  CHECK(all_errors(nqpf::read_rule_json("{\"rules\": [{\"id\": \"" + name + "\"}]}")) ==
        "line 1, column 21: bytes that are not UTF-8 begin here: save the file as UTF-8\n");

  nqpf::rule_book book;
  const auto& x = book.add(nqpf::indicator("x"));
  book.add(nqpf::rule("f\xe9").when(x < 1));
  static_cast<void>(book.compile());
  for (const auto& written :
       {nqpf::write_rule_text(book.program()), nqpf::write_rule_json(book.program())}) {
    REQUIRE_FALSE(written.ok());
    CHECK(written.problems.back() == "a name or text is not UTF-8: f\xef\xbf\xbd");
  }
}

TEST_CASE("escapes of JSON name characters, and nothing that is no text") {
  const auto errors = [](const std::string& id) {
    return all_errors(
        nqpf::read_rule_json("{\"indicators\": [{\"id\": \"" + id + "\", \"kind\": \"number\"}]}"));
  };
  CHECK(errors("a\\u12") == "line 1, column 31: this escape does not name a character\n");
  CHECK(errors("\\ud83d") == "line 1, column 31: this escape does not name a character\n");
  CHECK(errors("\\ud83d\\u0041") == "line 1, column 37: this escape does not name a character\n");
  CHECK(errors("a\\q") == "line 1, column 27: JSON has no such escape\n");
  CHECK(errors("a\\n") == "line 1, column 27: a control character stands in a text\n");
  CHECK(errors("\\u001b") == "line 1, column 31: a control character stands in a text\n");
  const auto read = nqpf::read_rule_json(
      "{\"indicators\": [{\"id\": \"\\ud83d\\ude00\\u20AC\\u00e4A\\/\", \"kind\": \"number\"}],"
      "\"rules\": [{\"id\": \"a\", \"when\": \"\\\"\\uD83D\\uDE00\\u20ac\\u00E4A/\\\" < 1\"}]}");
  CHECK(all_errors(read) == "");
}

TEST_CASE("every error of a JSON rule and its claims is told") {
  const auto errors = [](const char* text) { return all_errors(nqpf::read_rule_json(text)); };
  CHECK(errors("{\"indicators\": [{\"id\": 012}]}") ==
        "line 1, column 24: this is not a JSON number\n");
  CHECK(errors("{\"indicators\": [{\"id\": \"x\", \"kind\": \"number\"}],\n"
               "\"rules\": [{\"id\": \"a\", \"when\": \"x < 1\",\n"
               "\"allow\": [{\"defect\": 6, \"reason\": 1, \"why\": 2}]}],\n"
               "\"groups\": [{\"claims\": [\"exclusiv\", 3], \"rules\": [\"a\"]}]}") ==
        "line 3, column 35: a text in quotes is expected here\n"
        "line 3, column 38: unknown member why\n"
        "line 4, column 24: 'exclusiv' is not a claim (did you mean 'exclusive'?)\n"
        "line 4, column 36: a claim in quotes is expected here\n");
}

TEST_CASE("arguments of functions in a file are checked one by one") {
  const auto errors = [](const std::string& rules) {
    return all_errors(
        nqpf::read_rule_text("number x in [0, 9]\nparameter p = 1 in [0, 2]\nflag f\n"
                             "date d\nduration t in [0 days, 90 days]\n" +
                             rules));
  };
  CHECK(errors("rule a when between(x, p, 5)\nrule b when between(x, -inf, 5)\n"
               "rule c when between(d, 2024-01-01, 2025-01-01)\n"
               "rule e when between(t, 1 weeks, 60 days)\n") == "");
  CHECK(
      errors("rule a when between(x, 1)\nrule b when between(x, y, 3)\n"
             "rule c when between(z, 1, 2)\nrule e when between(x, 2024-01-01, 3)\n"
             "rule g when between(t, 2 weeks, 30)\nrule h when completed_years(d) < 2\n"
             "rule i when -d < 3 days\nrule j when known(y)\nrule k when known(x, f)\n"
             "rule l when holds(q)\nrule m when exempt_from_monotonicity(x)\n") ==
      "line 6, column 25: ',' is expected here, not ')'\n"
      "line 7, column 24: a number or a parameter is expected here, not 'y'\n"
      "line 8, column 21: unknown indicator z\n"
      "line 9, column 24: x: a date is compared with a date, such as 2024-01-31, not with a plain "
      "number\n"
      "line 10, column 33: t: a duration is compared with a duration (30 days), not with a plain "
      "number\n"
      "line 11, column 30: a second argument is expected here\n"
      "line 12, column 14: a date is not a number to take the opposite of\n"
      "line 13, column 19: unknown indicator y\n"
      "line 14, column 20: ')' is expected here, not ','\n"
      "line 15, column 19: unknown rule q\n"
      "line 16, column 38: a condition is expected here, and this is a number\n");
}

TEST_CASE("what is deep, large or strange is refused and nothing worse") {
  const auto number_of_errors = [](const std::string& text, const nqpf::rule_file_limits& l = {}) {
    const nqpf::rules_read read = nqpf::read_rule_text(text, {}, l);
    CHECK(read.book.program().count.rules == 0);
    return read.errors.size();
  };
  CHECK(number_of_errors("number x\nrule a when " + std::string(200'000, '(') + "x < 1") == 1);
  CHECK(number_of_errors("number x\nrule a when " + std::string(200'000, '!') + "x") == 1);
  CHECK(nqpf::read_rule_json(std::string(200'000, '[')).errors.size() == 1);
  CHECK(number_of_errors(std::string(100, '#'), {50}) == 1);
  CHECK(number_of_errors("number a\nnumber b\nnumber c\n", {1000, 2}) == 1);
  CHECK(number_of_errors("@@@@@@@@@@@@", {1000, 10, 5}) == 5);
  CHECK(nqpf::read_rule_text("@@@@@@@@@@@@", {}, {1000, 10, 5}).more_errors);
  CHECK(number_of_errors(std::string("number \"a\x1b[2J\"\nnumber b\0c\n", 26)) >= 2);
  std::string wide = "number x\nrule a when x < 1";
  for (int i = 2; i < 70; ++i) wide += " || x == " + std::to_string(i);
  CHECK(all_errors(nqpf::read_rule_text(wide)) ==
        "line 2, column 13: the condition has 137 parts; at most 128 fit: name some as facts\n");
  CHECK(nqpf::read_rule_text("number x\n\"if\" then").errors.size() == 1);
  CHECK(nqpf::read_rule_text("").ok());
}

TEST_CASE("a program lends its indicators, types, documents and functions to files") {
  nqpf::rule_words words;
  words.add(declared::practice).add(declared::partners).add(declared::policy);
  words.add("halved", &test::halve).add_conclusions<verdict>("verdict");
  const char* const text =
      "# The text declares nothing that the program knows; what it repeats is the same.\n"
      "number practice in [0, 1] higher is better\n"
      "rule thin when halved(practice) < 0.1 && partners is known then weak cite policy 5.1\n";
  nqpf::rules_read read = nqpf::read_rule_text(text, words);
  REQUIRE(all_errors(read) == "");
  static_cast<void>(read.book.compile());  // the proof cannot look into functions
  const nqpf::program& p = read.book.program();
  REQUIRE(p.count.rules == 1);
  std::vector<double> values(2);
  const auto held = [&](const programme& record) {
    nqpf::truth outcome{};
    nqpf::read_record(p, record, values.data());
    nqpf::run(p, values.data(), nullptr, &outcome);
    return nqpf::finding{{&p, values.data(), nullptr, &outcome}, 0}.concludes(verdict::weak) &&
           outcome == nqpf::truth::yes;
  };
  CHECK(held({0.1, 3, "DE"}));
  CHECK_FALSE(held({0.3, 3, "DE"}));
  CHECK_FALSE(held({0.1, std::nullopt, "DE"}));
  CHECK_FALSE(nqpf::write_rule_text(p).ok());  // nobody named the function
  CHECK(nqpf::write_rule_text(p, words).ok());
  CHECK(all_errors(nqpf::read_rule_text("number practice in [0, 2]\n", words)) ==
        "line 1, column 8: the program declares practice otherwise, as number\n");
}

TEST_CASE("assumptions come back, and what keeps a condition from being one is told") {
  static constexpr auto assumed = nqpf::ruleset<programme>({nqpf::rule("few")
                                                                .when(declared::practice < 0.5)
                                                                .then(verdict::weak)
                                                                .cite(declared::policy, "1")})
                                      .given(declared::practice < declared::partners);
  check_declared<assumed>();
  CHECK(nqpf::write_rule_text<assumed>().text.find("given practice < partners\n") !=
        std::string::npos);
  CHECK(
      all_errors(nqpf::read_rule_text(
          "number x\nparameter p = 1\nfact f when x > 2\ngiven x < p\ngiven f holds\ngiven x\n")) ==
      "line 4, column 7: the assumption reads a parameter: write the number\n"
      "line 5, column 7: the assumption reads the outcome of a rule: write the condition\n"
      "line 6, column 7: a number is not a condition: compare it\n");
}

TEST_CASE("what files have no words for is told, not lost") {
  nqpf::rule_book book;
  const auto& bell = book.add(nqpf::indicator("be\all").in(0, 100));
  const auto& weak = book.add_conclusions({"weak"}, false);
  const auto& law = book.add(nqpf::source{"law", "", "", ""});
  book.add(nqpf::rule("few").when(bell < 5).cite(law, "1"), weak, 0);
  static_cast<void>(book.compile());
  REQUIRE(book.program().count.rules == 1);
  CHECK_FALSE(nqpf::write_rule_text(book.program()).ok());
  CHECK_FALSE(nqpf::write_rule_json(book.program()).ok());
}

TEST_CASE("what mixes dates, durations and numbers in a file is told with its place") {
  const auto errors = [](const char* text) { return all_errors(nqpf::read_rule_text(text)); };
  CHECK(errors(
            "date d in [2024-02-30, 2025-01-01]\nduration t in [0, 3 days]\nnumber x\n"
            "rule a when d < 3\nrule b when t < 3\nrule c when x < 3 days\nrule e when d < 2 days\n"
            "rule f when d + d < 2024-01-01\nrule g when completed_years(d, x) > 1\n"
            "rule h when x < 1 valid from 2024-01-01\nas of x\n") ==
        "line 1, column 12: 2024-02-30 is not a day of the calendar\n"
        "line 2, column 17: a unit of time, for example days, is expected here, not ','\n"
        "line 4, column 15: a date is compared with a date, such as 2024-01-31, not with a plain "
        "number\n"
        "line 5, column 15: a duration is compared with a duration (30 days), not with a plain "
        "number: write 3 days for 3\n"
        "line 6, column 15: a duration is compared with a duration (30 days), not with a plain "
        "number\n"
        "line 7, column 15: a date is compared with a duration\n"
        "line 8, column 15: two dates cannot be added; a date is moved by days (30 days)\n"
        "line 9, column 32: completed_years takes two dates\n"
        "line 11, column 7: x is not a date\n");
}

TEST_CASE("a file has several tables, rules beside them and groups, in their order") {
  check_text(R"(document law
number x in [0, 10]
number y in [0, 10]
conclusions worst to best: weak, sound
conclusions: pay, wait

fact large
  when x > 5

table grade: unique, complete when known
row
  when x < 3
  then weak
  cite law 1
row rich
  when x >= 3
  then sound, fee = 10, note = "late, or \"not\"", total = 2 * x + 1
  cite law 2

group exclusive: a, b

table answer: first
row
  when holds(grade, 1) && y > 2
  then pay, 3
  cite law 3
row
  when cell(holds(grade, 2) || holds(grade, 1)) && large holds
  then wait, = y / 2
  cite law 4
otherwise wait, 7, note = "none", fee = 2

rule a
  when !holds(grade, 1) && y < 1
  then pay
  cite law 5

rule b
  when y > 8
  then wait
  cite law 6
)");
  const auto errors = [](const char* text) { return all_errors(nqpf::read_rule_text(text)); };
  CHECK(errors("number x\nconclusions: weak\ntable t: first\nrow when x < 1 then weak, fee =\n"
               "row when x < 2 then fee = x <, weak\notherwise fee = x\n"
               "table t: first\nrow when x < 1 then weak\nrule r when holds(t, 3) then fee = 1\n"
               "rule q when holds(u, 1) then weak\n") ==
        "line 5, column 1: a number or a text is expected here, not 'row'\n"
        "line 7, column 7: two tables are called t\n"
        "line 9, column 22: table t has the rows 1 to 1\n"
        "line 9, column 30: rule r puts out a value: only rows of tables do\n"
        "line 10, column 19: unknown table u\n");
}

TEST_CASE("a defect is told with the place of its rule") {
  nqpf::rules_read read = nqpf::read_rule_text(
      "document d\nnumber x in [0, 1]\nconclusions: weak\n\nrule a when x < 25 then weak cite d "
      "1\n");
  const nqpf::diagnostics found = read.book.compile();
  REQUIRE(found.count == 1);
  CHECK(read.line(*found.begin()) ==
        "line 5, column 6: defect 3, threshold outside domain: rule a: x < 25, but x is in [0, 1]");
}

TEST_CASE("both notations of conditions are the same") {
  const auto digest_with = [](const std::string& condition) {
    nqpf::rules_read read = nqpf::read_rule_text(
        "number x\nflag late\ncategory c: DE, AT, FR\nparameter p = 1\nfact f when x < 2\n"
        "document d\nconclusions: weak\nrule a when " +
        condition + " then weak cite d 1\n");
    INFO(condition << "\n" << all_errors(read));
    REQUIRE(read.ok());
    static_cast<void>(read.book.compile());
    REQUIRE(read.book.program().count.rules == 2);
    return nqpf::digest(read.book.program());
  };
  const std::vector<std::pair<const char*, const char*>> pairs = {
      {"known(x)", "x is known"},
      {"!known(x)", "x is missing"},
      {"one_of(c, \"DE\", FR)", "c is DE or FR"},
      {"c == DE", "c is DE"},
      {"c != \"DE\"", "c is not DE"},
      {"late", "late is true"},
      {"late == false", "late is false"},
      {"between(x, 1, 2)", "x >= 1 && x <= 2"},
      {"between(x, p, 2)", "x >= p && x <= 2"},
      {"one_of(x, 1, -2)", "x == 1 || x == -2"},
      {"3 > x", "x < 3"},
      {"p <= x", "x >= p"},
      {"holds(f) && fired(f)", "f holds && f holds"},
      {"!holds(f)", "f does not hold"},
      {"x * 2 + 1 < p - -3", "((x * 2) + 1) < (p - (-3))"},
      {"x<1||x>2&&late", "x < 1 || (x > 2 && late)"},
      {"x - 1 - 2 < p", "(x - 1) - 2 < p"}};
  for (const auto& [one, other] : pairs) CHECK(digest_with(one) == digest_with(other));
  CHECK(digest_with("x < 1 || x > 2 && late") != digest_with("(x < 1 || x > 2) && late"));
  CHECK(digest_with("x - (1 - 2) < p") != digest_with("x - 1 - 2 < p"));
}

}  // namespace rule_files_test
