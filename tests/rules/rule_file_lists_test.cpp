// SPDX-License-Identifier: BSL-1.0
// Questions of lists in files of rules: read, written, the same again, and each error with its place.
#include "rules/file_round_trip.hpp"
#include "support/catch.hpp"

#include <nqpf/rules.hpp>
#include <nqpf/rules/lists.hpp>

#include <optional>
#include <string>
#include <vector>

namespace rule_file_lists_test {

namespace {

using test::files::all_errors;

enum class answer { refuse, ask, grant };
constexpr auto describe(answer) {
  return nqpf::worst_to_best<answer::refuse, answer::ask, answer::grant>;
}
enum class origin { salary, rent, other };
constexpr auto describe(origin) {
  return nqpf::values<origin::salary, origin::rent, origin::other>;
}
struct booking {
  int amount;
};
struct account {
  bool open;
  std::vector<booking> bookings;
};
struct income {
  double monthly;
  std::optional<int> months;
  origin kind;
};
struct applicant {
  int age;
  std::vector<income> incomes;
  std::vector<account> accounts;
};

namespace loan {
using namespace nqpf::dsl;
inline constexpr source manual{"manual", "Lending manual", "the bank", "2026"};
inline constexpr auto age = indicator<&applicant::age>("age").in(18, 120);
inline constexpr auto incomes = list<&applicant::incomes>("incomes").item("income").at_most(20);
inline constexpr auto accounts = list<&applicant::accounts>("accounts").at_least(1).at_most(5);
inline constexpr auto bookings = list<&account::bookings>("bookings").at_most(9);
inline constexpr auto open = indicator<&account::open>("open");
inline constexpr auto amount = indicator<&booking::amount>("amount").in(-1000, 1000);
inline constexpr auto monthly = indicator<&income::monthly>("monthly").in(0, 100'000).unit("EUR");
inline constexpr auto months = indicator<&income::months>("months").in(0, 600);
inline constexpr auto kind = indicator<&income::kind>("kind");
inline constexpr auto enough = parameter("enough", 500).in(100, 1000).unit("EUR");
inline constexpr auto jobs = named("jobs", count(incomes, kind == origin::salary));
inline constexpr auto lasting = named("lasting", count(incomes, months > 24));
inline constexpr auto settled = named("settled", all(incomes, months >= 12));

inline constexpr auto rules = ruleset<applicant>(
    {rule("low").when(any(incomes, monthly < enough)).then(answer::ask).cite(manual, "1"),
     rule("steady").when(all(incomes, months >= 12)).then(answer::grant).cite(manual, "2"),
     rule("unsteady").when(!all(incomes, months >= 12)).then(answer::ask).cite(manual, "2"),
     rule("some").when(any(incomes, months < 12) && age > 20).then(answer::grant).cite(manual, "2"),
     rule("idle").when(none(incomes, kind == origin::salary)).then(answer::ask).cite(manual, "3"),
     rule("busy")
         .when(!none(incomes, kind == origin::salary))
         .then(answer::grant)
         .cite(manual, "3"),
     rule("jobs").when(jobs >= 2 || !known(lasting)).then(answer::grant).cite(manual, "4"),
     rule("poor")
         .when(sum(incomes, monthly) < 1200 && age < 65)
         .then(answer::refuse)
         .cite(manual, "5"),
     rule("rich")
         .when(sum(incomes, 12 * monthly, kind != origin::rent && known(months)) > 90'000)
         .then(answer::grant)
         .cite(manual, "6"),
     rule("gap")
         .when(most(incomes, monthly) - least(incomes, monthly) > 2 * enough)
         .then(answer::ask)
         .cite(manual, "7"),
     rule("red")
         .when(any(accounts, open&& sum(bookings, amount) < 0) || count(accounts) > 3)
         .then(answer::refuse)
         .cite(manual, "8")});

inline constexpr auto steps = table<hit::unique>("steps", inputs(jobs, settled),
                                                 {row(is < 1, any).then(answer::refuse),
                                                  row(is >= 1, is(true)).then(answer::grant),
                                                  row(is >= 1, is(false)).then(answer::ask)})
                                  .cite(manual, "9")
                                  .complete_when_known();
inline constexpr auto fees =
    table<hit::collect, aggregate::sum>("fees", inputs(jobs, age),
                                        {row(any, any).value(10), row(is > 2, is < 30).value(5)})
        .cite(manual, "9");
}  // namespace loan

const applicant people[] = {
    {30, {}, {}},
    {30, {{320, 30, origin::salary}, {1000, 13, origin::salary}, {10, {}, origin::rent}}, {}},
    {70, {{800, 6, origin::other}}, {{true, {{100}, {-300}}}, {false, {{-1}}}}},
    {25, {{9000, 24, origin::salary}, {100, 12, origin::rent}}, {{true, {}}}}};

// The words with which a program lends its records to files.
nqpf::rule_words words() {
  nqpf::rule_words w;
  w.add(loan::age).add(loan::manual).add_conclusions<answer>("answer");
  w.add(loan::incomes, loan::monthly, loan::months, loan::kind);
  w.add(loan::accounts, loan::open, loan::bookings).add_items(loan::bookings, loan::amount);
  return w;
}

// A set declared in code comes back from both forms as the same rules, and answers the records of the host alike.
template <const auto& Set>
void check_set() {
  const nqpf::program& p = nqpf::program_of<Set>;
  for (const bool json : {false, true}) {
    const nqpf::rules_written out = json ? nqpf::write_rule_json(p) : nqpf::write_rule_text(p);
    INFO(out.text);
    REQUIRE(out.ok());
    nqpf::rules_read alone = json ? nqpf::read_rule_json(out.text) : nqpf::read_rule_text(out.text);
    REQUIRE(all_errors(alone) == "");
    static_cast<void>(alone.book.compile());
    CHECK(nqpf::digest(alone.book.program()) == nqpf::digest(p));
    nqpf::rules_read bound =
        json ? nqpf::read_rule_json(out.text, words()) : nqpf::read_rule_text(out.text, words());
    CHECK(all_errors(bound).find("manual") != std::string::npos);  // declared by the program too
  }
}

}  // namespace

TEST_CASE("sets over lists come back from files as the same rules") {
  check_set<loan::rules>();
  check_set<loan::steps>();
  check_set<loan::fees>();
}

TEST_CASE("a program lends its lists to files, and files ask its records") {
  std::string text = nqpf::write_rule_text<loan::rules>().text;
  text.erase(0, text.find("rule low"));
  text = "parameter enough = 500 in [100, 1000] unit EUR\n" + text;
  nqpf::rules_read read = nqpf::read_rule_text(text, words());
  REQUIRE(all_errors(read) == "");
  static_cast<void>(read.book.compile());
  const nqpf::program& p = read.book.program();
  REQUIRE(p.count.rules == nqpf::program_of<loan::rules>.count.rules);
  CHECK(nqpf::digest(p) == nqpf::digest_of<loan::rules>);
  nqpf::settings<loan::rules> norms;
  for (const double enough : {500.0, 900.0}) {
    REQUIRE(norms.set("enough", enough));
    std::vector<double> set(static_cast<std::size_t>(p.count.parameters), enough);
    for (const applicant& a : people) {
      std::vector<double> values(static_cast<std::size_t>(p.count.inputs));
      std::vector<nqpf::truth> outcomes(static_cast<std::size_t>(p.count.rules));
      nqpf::read_record(p, a, values.data(), set.data());
      nqpf::run(p, values.data(), set.data(), outcomes.data());
      const auto expected = nqpf::evaluate<loan::rules>(a, norms);
      for (int r = 0; r < p.count.rules; ++r)
        CHECK(outcomes[static_cast<std::size_t>(r)] == expected.all().outcomes[r]);
    }
  }
  CHECK(all_errors(
            nqpf::read_rule_text("list incomes at most 7\nnumber months of incomes\n", words())) ==
        "line 1, column 6: the program declares incomes otherwise, as list\n"
        "line 2, column 8: the program declares months otherwise, as integer\n");
}

TEST_CASE("texts with lists write themselves") {
  test::files::check_text(R"(document m
list l "thing" at least 1 at most 4 always known
flag any always known
integer x of l in [0, 5]
number p of l
list "in ner" of l
number y of "in ner" in [0, 1]
parameter p = 1 in [0, 2] unit EUR
conclusions: yes, no

rule a
  when any(l, x > 3 || indicator(p) < parameter(p))
  then yes
  cite m 1

rule b
  when !any(l, x > 3 || indicator(p) < parameter(p)) && any is true
  then no
  cite m 2

rule c
  when all(l, x >= 1) || most(l, x + 1, x < 4) is missing
  then yes
  cite m 3

rule d
  when any(l, !(x >= 1)) && count(l) > 2
  then yes
  cite m 4

rule e
  when any(l, none("in ner", y < 0.5) && sum("in ner", 2 * y, y > 0.25) > 1 && count("in ner") is known)
  then no
  cite m 5
)");
}

TEST_CASE("what is wrong with lists in a file is told with its place") {
  const char* const text =
      "number age in [0, 9]\nlist l at most 4\ninteger x of l in [0, 5]\nflag mark of l\n"
      "list inner of l\nlist deep of inner\nnumber b of deep\nnumber y of nolist\n"
      "list bad at least 3 at most 2\ndate d of l\nconclusions: p\nfact f when age > 3\n"
      "rule a when any(l, age > 3) then p\nrule b when x > 3 then p\n"
      "rule c when any(lx, x > 3 && (x < 2)) || age < zz then p\nrule e when any(l) then p\n"
      "rule g when sum(l) > 2 then p\nrule h when any(l, x) then p\n"
      "rule i when sum(l, mark) > 2 then p\nrule j when any(l, f holds) then p\n"
      "rule k when any(l, any(inner, any(deep, b > 1))) then p\n"
      "rule m when count(l, x > 1, x > 2) > 1 then p\nrule n when any(l, x > 1 then p\n"
      "rule o when l > 1 then p\nrule q when count(l) then p\nrule r when anny(l, x > 1) then p\n"
      "rule s when least(l, d) > 3 then p\ngiven any(l, x > 1)\n"
      "table t: first\nrow when any(l, x > 1) then p, n = count(l)\n";
  CHECK(
      all_errors(nqpf::read_rule_text(text)) ==
      "line 8, column 13: unknown list nolist\n"
      "line 9, column 6: list bad needs whole numbers of items, the least not above the most\n"
      "line 13, column 20: age belongs to the record, not to an item: move it outside the list "
      "question\n"
      "line 14, column 13: x is of the items of l: write it in a list question, for example any(l, "
      "...)\n"
      "line 15, column 17: unknown list lx (did you mean 'l'?)\n"
      "line 15, column 48: unknown name zz\n"
      "line 16, column 18: any takes a list and a condition of its items\n"
      "line 17, column 18: sum takes a list and a number of its items\n"
      "line 18, column 20: a condition is expected here, and this is a number\n"
      "line 19, column 20: a number is expected here, and this is a condition\n"
      "line 20, column 20: a condition on the items of a list cannot read rules: move that part "
      "outside the list question\n"
      "line 21, column 31: a list of items within items has no list of its own: lists nest one "
      "deep\n"
      "line 22, column 27: a comma may stand only between the arguments of a function; values are "
      "joined by 'or'\n"
      "line 23, column 13: the bracket is not closed\n"
      "line 24, column 13: l is a list: ask its items, for example count(l)\n"
      "line 25, column 13: a number is not a condition: compare it\n"
      "line 26, column 13: unknown function anny (did you mean 'any'?)\n"
      "line 27, column 22: sums, the least and the greatest are of plain numbers, and this is a "
      "date or a duration\n"
      "line 28, column 7: the assumption asks the items of a list: name a function of the record "
      "that answers\n"
      "line 30, column 36: an output that is computed asks no list: ask it in the rows, and let "
      "each put out a number\n");
  const char* const json =
      R"x({"lists": [{"id": "l", "at_most": 2.5}, {"item": "x"}],
 "indicators": [{"id": "x", "kind": "number", "of": "m"}],
 "rules": [{"id": "r", "when": "any(l, y < 1)"}]})x";
  CHECK(all_errors(nqpf::read_rule_json(json)) ==
        "line 1, column 19: list l needs whole numbers of items, the least not above the most\n"
        "line 1, column 41: the member id is missing\n"
        "line 2, column 53: unknown list m\n"
        "line 3, column 40: unknown name y\n");
}

TEST_CASE("a file asks lists so often and no more") {
  std::string asks = "list l\nconclusions: p\n";
  for (int r = 0; r < 80; ++r) {
    asks += "rule r" + std::to_string(r) + " when count(l) is known";
    for (int i = 0; i < 25; ++i) asks += " || count(l) > " + std::to_string(i);
    asks += " then p\n";
  }
  const nqpf::rules_read read = nqpf::read_rule_text(asks);
  REQUIRE(!read.ok());
  CHECK(read.errors.front().message == "a file asks lists at most 2000 times");
}

TEST_CASE("a question of a list under a name is kept by books") {
  nqpf::rule_book book;
  const auto& x = book.add(nqpf::integer("x").in(0, 5));
  const auto& l = book.add(nqpf::list("l").at_most(3));
  const auto& many = book.add(nqpf::named("many", nqpf::count(l, x > 2)));
  const auto& none = book.add(nqpf::named("none", nqpf::none(l, x > 4)));
  const auto& law = book.add(nqpf::source{"law", "", "", ""});
  const auto& kinds = book.add_conclusions({"weak", "fair"}, false);
  book.add(nqpf::rule("few").when(many < 2 && none).cite(law, "1"), kinds, 0);
  book.add(nqpf::rule("many").when(many >= 2).cite(law, "1"), kinds, 1);
  nqpf::rule_book moved(static_cast<nqpf::rule_book&&>(book));
  CHECK(moved.compile().ok());
  const nqpf::program& p = moved.program();
  REQUIRE(p.count.inputs == 2);
  const double items[] = {3, 5};
  const auto value = [&](int i, const nqpf::indicator_info&) { return items[i]; };
  CHECK(nqpf::answer_list(p, *p.inputs[0], 2, value) == 2);
  CHECK(nqpf::answer_list(p, *p.inputs[1], 2, value) == 1);
}

}  // namespace rule_file_lists_test
