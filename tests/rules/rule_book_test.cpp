// SPDX-License-Identifier: BSL-1.0
// Rule sets that a host assembles from data: the same as those declared in code, whole after moves and
// after more rules, and safe where something is wrong with them.
#include "rules/random_books.hpp"
#include "rules/random_columns.hpp"
#include "support/catch.hpp"

#include <nqpf/rules/columns.hpp>
#include <nqpf/rules/explain.hpp>
#include <nqpf/rules/record_program.hpp>

#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace rule_book_test {

namespace {

enum class verdict { weak, watch, sound };
constexpr auto describe(verdict) {
  return nqpf::worst_to_best<verdict::weak, verdict::watch, verdict::sound>;
}

namespace declared {
using namespace nqpf::dsl;

inline constexpr source manual{"manual", "", "", ""};
inline constexpr auto practice = indicator("practice").in(0, 1).higher_is_better();
inline constexpr auto partners = integer("partners").in(0, 999);
inline constexpr auto accredited = nqpf::flag("accredited");
inline constexpr auto field = category("field", "steel", "care", "code");
inline constexpr auto low = parameter("low", 0.25).in(0.1, 0.4);
inline constexpr auto high = parameter("high").in(0.3, 0.9);

inline constexpr auto rules =
    ruleset<nqpf::unbound>(
        {rule("thin").when(practice < low).then(verdict::weak).cite(manual, "1"),
         rule("some")
             .when(practice >= low && practice < high)
             .then(verdict::watch)
             .cite(manual, "1"),
         rule("ample").when(practice >= high).then(verdict::sound).cite(manual, "1"),
         derived("alone").when(partners == 0 || !accredited),
         rule("few")
             .when(holds("alone") && one_of(field, "care", "code"))
             .then(verdict::watch)
             .cite(manual, "2")})
        .ordered(low, high)
        .in_order("thin", "some", "ample")
        .complete_when_known("thin", "some", "ample");
static_assert(nqpf::require_proven<rules>());
}  // namespace declared

// The same rules from texts that are gone when the book is made.
nqpf::rule_book assembled() {
  using namespace nqpf::dsl;
  nqpf::rule_book book;
  const auto text = [](const char* words) { return std::string(words); };
  const std::string practice_id = text("practice"), partners_id = text("partners"),
                    accredited_id = text("accredited"), field_id = text("field"),
                    steel = text("steel"), care = text("care"), code = text("code"),
                    low_id = text("low"), high_id = text("high"), alone_id = text("alone"),
                    manual_id = text("manual"), one = text("1"), two = text("2");
  const auto& practice = book.add(indicator(practice_id.c_str()).in(0, 1).higher_is_better());
  const auto& partners = book.add(integer(partners_id.c_str()).in(0, 999));
  const auto& accredited = book.add(nqpf::flag(accredited_id.c_str()));
  const auto& field =
      book.add(category(field_id.c_str(), steel.c_str(), care.c_str(), code.c_str()));
  const auto& low = book.add(parameter(low_id.c_str(), 0.25).in(0.1, 0.4));
  const auto& high = book.add(parameter(high_id.c_str()).in(0.3, 0.9));
  const auto& manual = book.add(source{manual_id.c_str(), "", "", ""});
  const auto& verdicts = book.add_conclusions({"weak", "watch", "sound"}, true);
  const std::string thin = text("thin"), some = text("some"), ample = text("ample"),
                    few = text("few");
  book.add(rule(thin.c_str()).when(practice < low).cite(manual, one.c_str()), verdicts, 0);
  book.add(rule(some.c_str()).when(practice >= low && practice < high).cite(manual, one.c_str()),
           verdicts, 1);
  book.add(rule(ample.c_str()).when(practice >= high).cite(manual, one.c_str()), verdicts, 2);
  book.add(derived(alone_id.c_str()).when(partners == 0 || !accredited));
  book.add(rule(few.c_str())
               .when(holds(alone_id.c_str()) && one_of(field, care.c_str(), code.c_str()))
               .cite(manual, two.c_str()),
           verdicts, 1);
  book.order(low, high);
  book.add_group({thin, some, ample}, nqpf::hit::first, false, false);
  book.add_group({thin, some, ample}, nqpf::hit::rule_order, false, true);
  return book;
}

constexpr double sample_values[] = {0, 0.1, 0.25, 0.3, 0.6, 1, 2, nqpf::missing};

// Whether two programs of the rules above say the same of a grid of records, with every executor.
bool same_outcomes(const nqpf::program& a, const nqpf::program& b) {
  std::vector<std::vector<double>> columns(4);
  for (const double practice : sample_values)
    for (const double partners : {0.0, 3.0, nqpf::missing})
      for (const double accredited : {0.0, 1.0, nqpf::missing})
        for (const double field : {0.0, 1.0, 3.0, nqpf::missing}) {
          columns[0].push_back(practice);
          columns[1].push_back(partners);
          columns[2].push_back(accredited);
          columns[3].push_back(field);
        }
  const std::size_t rows = columns[0].size();
  nqpf::columns data(rows);
  const char* const ids[] = {"practice", "partners", "accredited", "field"};
  for (std::size_t f = 0; f < 4; ++f) data.add(ids[f], nqpf::column_of(columns[f]));
  nqpf::column_options options;
  nqpf::program_settings settings(a);
  if (!settings.set("low", 0.2) || !settings.set("high", 0.6)) return false;
  options.parameters = settings.data();
  const auto maps_a = nqpf::evaluate(a, data, options);
  const auto maps_b = nqpf::evaluate(b, data, options);
  const nqpf::record_program one(b);
  std::vector<unsigned char> scratch(one.scratch_size());
  for (std::size_t i = 0; i < rows; ++i) {
    double values[4];
    nqpf::truth by_run[5], by_record[5];
    data.row(b, i, values);
    nqpf::run(b, values, settings.data(), by_run);
    one.evaluate(values, settings.data(), by_record, scratch.data());
    for (int r = 0; r < 5; ++r)
      if (maps_a.outcome(r, i) != maps_b.outcome(r, i) || maps_a.outcome(r, i) != by_run[r] ||
          by_run[r] != by_record[r])
        return false;
  }
  return true;
}

}  // namespace

TEST_CASE("a book assembled from data is the set declared in code", "[rule_book]") {
  nqpf::rule_book book = assembled();
  const nqpf::diagnostics found = book.compile();
  REQUIRE(found.ok());
  const nqpf::program& p = nqpf::program_of<declared::rules>;
  CHECK(test::programs::same_program(p, book.program()));
  CHECK(same_outcomes(p, book.program()));
  CHECK(same_outcomes(book.program(), p));
}

TEST_CASE("a book keeps what it was given when it is moved", "[rule_book]") {
  const nqpf::program& p = nqpf::program_of<declared::rules>;
  nqpf::rule_book first = assembled();
  REQUIRE(first.compile().ok());
  const nqpf::program program = first.program();
  const nqpf::column_program ready(program);

  nqpf::rule_book second(std::move(first));
  CHECK(same_outcomes(program, p));
  CHECK(first.program().count.rules == 0);  // nothing is left behind that points to what was moved
  CHECK(first.compile().ok());              // an empty book is a book

  nqpf::rule_book third;
  third.add(nqpf::indicator("another"));
  third = std::move(second);
  CHECK(same_outcomes(program, p));
  CHECK(same_outcomes(third.program(), p));
  CHECK(third.program().rules == program.rules);

  auto& same = third;
  third = std::move(same);
  CHECK(same_outcomes(third.program(), p));
  REQUIRE(third.compile().ok());
  CHECK(same_outcomes(third.program(), p));

  std::vector<nqpf::rule_book> box_table;
  for (int i = 0; i < 20; ++i) {
    box_table.push_back(assembled());
    REQUIRE(box_table.back().compile().ok());
  }
  for (const nqpf::rule_book& book : box_table) CHECK(same_outcomes(book.program(), p));
}

TEST_CASE("rules are added after a book has compiled", "[rule_book]") {
  using namespace nqpf::dsl;
  nqpf::rule_book book;
  const auto& x = book.add(indicator("x").in(0, 1000));
  const auto& manual = book.add(source{"manual", "", "", ""});
  const auto& verdicts = book.add_conclusions({"weak", "watch", "sound"}, true);
  for (int i = 0; i < 200; ++i) {
    const std::string id = "r" + std::to_string(i);
    book.add(rule(id.c_str()).when(x >= i && x < i + 1).cite(manual, std::to_string(i).c_str()),
             verdicts, i % 3);
    if (i % 20 != 0) continue;
    const nqpf::program before = book.program();
    const int rules_before = before.count.rules;
    CHECK(rules_before == (i == 0 ? 0 : i - 19));  // as of the last compile
    const nqpf::diagnostics found = book.compile();
    REQUIRE(found.ok());
    REQUIRE(book.program().count.rules == i + 1);
    std::vector<nqpf::truth> out(static_cast<std::size_t>(i) + 1);
    const double value = i + 0.5;
    nqpf::run(book.program(), &value, book.defaults().data(), out.data());
    for (int r = 0; r <= i; ++r)
      CHECK(out[static_cast<std::size_t>(r)] == nqpf::detail::truth_of(r == i));
    CHECK(book.program().rules[i].id == id);
  }
}

TEST_CASE("a book with a defect that leaves nothing to run has no program", "[rule_book]") {
  using namespace nqpf::dsl;
  const auto compiled = [](auto&& fill, nqpf::defect code, const char* words) {
    nqpf::rule_book book = assembled();
    REQUIRE(book.compile().ok());
    fill(book);
    const nqpf::diagnostics found = book.compile();
    REQUIRE_FALSE(found.ok());
    CHECK(found.items[0].code == code);
    CHECK_THAT(found.items[0].message.write().c_str(), ContainsSubstring(words));
    // Nobody runs what is not there, with any executor.
    const nqpf::program& p = book.program();
    CHECK(p.count.rules == 0);
    const std::vector<double> values(8, 0.5);
    nqpf::columns data(100);
    nqpf::run(p, values.data(), book.defaults().data(), nullptr);
    CHECK(nqpf::evaluate(p, data).rows() == 100);
    nqpf::record_lists lists;
    nqpf::evaluate(p, data, lists);
    CHECK(lists.rows() == 100);
    const nqpf::record_program one(p);
    std::vector<unsigned char> scratch(one.scratch_size() + 1);
    nqpf::truth out[1];
    one.evaluate(values.data(), values.data(), out, scratch.data());
  };
  const auto& share = declared::practice;
  const auto& manual = declared::manual;
  compiled([&](nqpf::rule_book& b) { b.add(derived("a").when(share < 0.1 && fired("nobody"))); },
           nqpf::defect::unknown_name, "reads nobody, which is not a rule");
  compiled(
      [&](nqpf::rule_book& b) {
        b.add(derived("a").when(share < 0.1 && fired("b")));
        b.add(derived("b").when(share > 0.1 && fired("a")));
      },
      nqpf::defect::cycle, "b reads a");
  compiled(
      [&](nqpf::rule_book& b) {
        b.add(rule("thin").when(share < 0.1).then(verdict::weak).cite(manual, "1"));
      },
      nqpf::defect::duplicate_id, "two rules are both called thin");
  compiled([&](nqpf::rule_book& b) { b.add(rule("a").then(verdict::weak).cite(manual, "1")); },
           nqpf::defect::always_holds, "has no condition");
  compiled(
      [&](nqpf::rule_book& b) {
        const auto& grades = b.add_conclusions({"one", "two"}, false);
        b.add(rule("a").when(share < 0.1).cite(manual, "1"), grades, 65536);  // not position 0
      },
      nqpf::defect::unknown_name, "concludes a value, which");
}

TEST_CASE("chains of derived facts cost no more than they are long", "[rule_book]") {
  // Each fact reads the two before it: the ways to the first are as many as the Fibonacci numbers say.
  using namespace nqpf::dsl;
  const int length = GENERATE(10, 50, 300);
  nqpf::rule_book book;
  const auto& x = book.add(indicator("x").in(0, 1));
  const auto& y = book.add(indicator("y").in(0, 1));
  const auto& low = book.add(parameter("low", 0.25).in(0.1, 0.4));
  const auto& manual = book.add(source{"manual", "", "", ""});
  const auto name = [](int i) { return "d" + std::to_string(i); };
  book.add(derived("d0").when(x < low));
  book.add(derived("d1").when(y < 0.5));
  for (int i = 2; i < length; ++i)
    book.add(derived(name(i).c_str())
                 .when(fired(name(i - 1).c_str()) && fired(name(i - 2).c_str()))
                 .allow(defect::no_effect, "the second follows from the first"));
  book.add(
      rule("last").when(fired(name(length - 1).c_str())).then(verdict::weak).cite(manual, "1"));
  const nqpf::diagnostics found = book.compile();
  for (const nqpf::diagnostic& d : found) CHECK(d.code == nqpf::defect::undecided);
  CHECK(found.ok() == (length < 100));  // the longest is too long to prove, and says so
  const nqpf::program& p = book.program();
  REQUIRE(p.count.rules == length + 1);
  const std::vector<double> settings = book.defaults();
  const nqpf::record_program one(p);
  std::vector<unsigned char> scratch(one.scratch_size());
  std::vector<nqpf::truth> outcomes(static_cast<std::size_t>(p.count.rules));
  for (const double value : {0.1, 0.9, nqpf::missing}) {
    const double values[] = {value, value};
    one.evaluate(values, settings.data(), outcomes.data(), scratch.data());
    const nqpf::finding last{{&p, values, settings.data(), outcomes.data()}, length};
    CHECK(last.outcome() ==
          (std::isnan(value) ? nqpf::truth::unknown : nqpf::detail::truth_of(value < 0.25)));
    CHECK_FALSE(last.line().empty());
    CHECK_FALSE(nqpf::to_text(nqpf::why(last)).empty());
    CHECK_FALSE(nqpf::to_text(nqpf::why_not(last)).empty());
    CHECK_FALSE(nqpf::to_text(nqpf::undecided(last)).empty());
  }
}

TEST_CASE("what does not fit a book is said, not cut off", "[rule_book]") {
  using namespace nqpf::dsl;
  nqpf::rule_book book;
  const auto& x = book.add(indicator("x").in(0, 100));
  const auto& manual = book.add(source{"manual", "", "", ""});
  const auto& grades = book.add_conclusions({"a", "b"}, false);
  std::vector<std::string> names;
  for (int i = 0; i < 33; ++i) {
    names.push_back("r" + std::to_string(i));
    book.add(rule(names.back().c_str()).when(x >= i && x < i + 1).cite(manual, "1"), grades, 0);
  }
  SECTION("a group of any number of rules") {
    book.add_group(names, nqpf::hit::unique, false, false);
    CHECK(book.compile().ok());
    CHECK(book.program().count.rules == 33);
    book.add(rule("again").when(x >= 32 && x < 33 && known(x)).cite(manual, "1"), grades, 1);
    names.push_back("again");
    book.add_group(names, nqpf::hit::unique, false, false);
    const nqpf::diagnostics found = book.compile();
    REQUIRE_FALSE(found.ok());
    CHECK_THAT(found.items[0].message.write().c_str(),
               ContainsSubstring("rule r32 and rule again both hold of"));
  }
  SECTION("an order of all rules and another of some") {
    const bool all_first = GENERATE(true, false);
    if (all_first) book.add_group({}, nqpf::hit::first, false, false);
    book.add_group({"r1", "r2"}, nqpf::hit::first, false, false);
    CHECK(book.compile().ok() == !all_first);
    if (!all_first) book.add_group({}, nqpf::hit::first, false, false);
    const nqpf::diagnostics found = book.compile();
    REQUIRE_FALSE(found.ok());
    CHECK_THAT(found.items[0].message.write().c_str(),
               ContainsSubstring("two ordered groups name r1"));
    CHECK(book.program().count.rules == 0);
  }
  SECTION("conclusions") {
    using enum verdict;
    book.add(
        rule("many").when(x > 50).then(weak, watch, sound, weak, watch, sound).cite(manual, "1"),
        grades, 0);
    const nqpf::diagnostics found = book.compile();
    REQUIRE_FALSE(found.ok());
    CHECK_THAT(found.items[0].message.write().c_str(),
               ContainsSubstring("many concludes more than six values"));
    CHECK(book.program().count.rules == 0);
    CHECK(compare(book, book).size() == 1);
  }
}

TEST_CASE("settings of run-time sets stay in the proven ranges", "[rule_book]") {
  nqpf::rule_book book = assembled();
  REQUIRE(book.compile().ok());
  const int low = book.program().parameter("low");
  const int high = book.program().parameter("high");
  const std::vector<double> defaults = book.defaults();
  CHECK(defaults[static_cast<std::size_t>(low)] == 0.25);
  CHECK(std::isnan(defaults[static_cast<std::size_t>(high)]));  // required: nobody set it

  nqpf::program_settings settings(book.program());
  CHECK_FALSE(settings.complete());
  CHECK_FALSE(settings.set("high", 0.95));
  CHECK_FALSE(settings.set("high", nqpf::missing));
  CHECK_FALSE(settings.set("higher", 0.5));
  CHECK_FALSE(settings.complete());
  CHECK(settings.set("high", 0.35));
  CHECK(settings.complete());
  CHECK_FALSE(settings.set("low", 0.35));  // low < high
  CHECK(settings.data()[low] == 0.25);
  CHECK(settings.set("low", 0.34));
  CHECK(settings.values()[static_cast<std::size_t>(low)] == 0.34);
}

// What a host gives a book by mistake comes back as a diagnostic that names it, and stops nothing.
namespace {

struct book_of_mistakes {
  nqpf::rule_book book;
  const nqpf::source& cited = book.add(nqpf::source{"manual", nullptr, "", ""});
  const nqpf::indicator_of<nqpf::unbound, nqpf::numeric>& x =
      book.add(nqpf::indicator("x").in(0, 1));

  template <class Condition>
  void add(const char* id, const Condition& c) {
    book.add(nqpf::rule(id).when(c).then(verdict::weak).cite(cited, "1"));
  }
  // All that is said, once for all.
  std::string said() {
    std::string all;
    for (const nqpf::diagnostic& d : book.compile())
      all += std::string(d.message.write().c_str()) + "\n";
    CHECK(book.program().count.rules >= 0);
    return all;
  }
};
bool holds_words(const std::string& all, const char* words) {
  INFO(all);
  return all.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("a book refuses numbers that are none, with words", "[book]") {
  using namespace nqpf::dsl;
  {
    book_of_mistakes b;
    const auto& n = b.book.add(integer("n").in(0, 9));
    b.add("long", n < 9007199254740993LL);
    b.add("longer", n + (1LL << 60) > ~0ULL);
    const std::string all = b.said();
    CHECK(holds_words(all, "rule long: n < a number that is missing, or an integer beyond 2^53"));
    CHECK(holds_words(all, "rule longer computes with a number that is missing"));
  }
  const struct {
    double low, high;
    const char* words;
  } domains[] = {{nqpf::missing, 1, "the domain of y, "},
                 {0, nqpf::missing, "the domain of y, "},
                 {2, 1, "the domain of y, [2, 1], holds no number"},
                 {nqpf::infinity, nqpf::infinity, "the domain of y, "}};
  for (const auto& d : domains) {
    book_of_mistakes b;
    const auto& y = b.book.add(indicator("y").in(d.low, d.high));
    b.add("a", y < 0.5);
    CHECK(holds_words(b.said(), d.words));
  }
  for (const auto& d : domains) {
    book_of_mistakes b;
    const auto& p = b.book.add(parameter("p").in(d.low, d.high));
    b.add("a", b.x < p);
    CHECK(holds_words(b.said(), "the range of parameter p, "));
  }
}

TEST_CASE("a book refuses what is nameless, doubled or too much, with words", "[book]") {
  using namespace nqpf::dsl;
  {
    book_of_mistakes b;
    b.add("", b.x < 0.5);
    b.add(nullptr, b.x < 0.6);
    CHECK(holds_words(b.said(), "a rule has no name"));
  }
  {
    book_of_mistakes b;
    b.book.add(derived("").when(b.x < 0.5));
    CHECK(holds_words(b.said(), "a derived fact has no name"));
  }
  {
    book_of_mistakes b;
    const auto& nameless = b.book.add(indicator(""));
    b.add("a", nameless < 0.5);
    CHECK(holds_words(b.said(), "an indicator has no name"));
  }
  {
    book_of_mistakes b;
    auto r = rule("often").when(b.x < 0.5).then(verdict::weak);
    for (int i = 0; i < 5; ++i) r = r.cite(b.cited, "1");
    b.book.add(r);
    auto lax = rule("lax").when(b.x < 0.4).then(verdict::weak).cite(b.cited, "1");
    for (int i = 0; i < 5; ++i) lax = lax.allow(nqpf::defect::conflict, "because");
    b.book.add(lax);
    auto much = rule("much").when(b.x < 0.3).cite(b.cited, "1");
    for (int i = 0; i < 9; ++i) much = much.then(verdict::weak);
    b.book.add(much);
    const std::string all = b.said();
    CHECK(holds_words(all, "rule often cites more than three sources"));
    CHECK(holds_words(all, "rule lax allows more than three defects"));
    CHECK(holds_words(all, "rule much concludes more than six values"));
  }
  {
    book_of_mistakes b;
    b.book.add(category("place", "north", "south", "north"));
    b.book.add_conclusions({"good", "bad", "good"}, true);
    const auto& p = b.book.add(parameter("p", 0.5).in(0, 1));
    b.book.order(p, p);
    b.book.add_group({}, static_cast<nqpf::hit>(77), false, false);
    const std::string all = b.said();
    CHECK(holds_words(all, "category place lists north twice"));
    CHECK(holds_words(all, "a type of conclusions names good twice"));
    CHECK(holds_words(all, "parameter p is ordered below itself"));
    CHECK(holds_words(all, "a group has an unknown hit policy"));
  }
  for (const short wrong : {short{3}, short{-1}, short{30000}}) {
    book_of_mistakes b;
    auto& values = b.book.add_conclusions({"good", "fair", "bad"}, true);
    values.conflicting[values.conflict_count++] = {0, wrong};
    b.book.add(rule("a").when(b.x < 0.5).cite(b.cited, "1"), values, 0);
    CHECK(holds_words(b.said(), "names a value that its type does not list"));
  }
  {
    book_of_mistakes b;
    nqpf::indicator_info sort = category("sort", "north", "south", "north");
    const nqpf::indicator_info& kept = b.book.add(sort);
    nqpf::rule_data r = rule("a").when(b.x < 0.5).then(verdict::weak).cite(b.cited, "1");
    nqpf::node asks = nqpf::detail::make_node(nqpf::detail::op::known, kept);
    r.when_ = {};
    r.when_.push(asks);
    b.book.add(r);
    CHECK(holds_words(b.said(), "category sort lists north twice"));
  }
  const struct {
    std::vector<nqpf::detail::enumeration_info::pair> overrules;
    const char* words;
  } circles[] = {
      {{{1, 1}}, "value fair overrules itself"},
      {{{0, 1}, {1, 0}},
       "values good and fair overrule each other: where both are concluded, nothing is left"},
      {{{2, 1}, {0, 1}, {1, 2}, {0, 2}},
       "values bad and fair overrule each other: where both are concluded, nothing is left"},
      {{{0, 1}, {1, 2}, {2, 0}},
       "values good, fair and bad overrule each other in a circle: where all are concluded, "
       "nothing is left"}};
  for (const auto& c : circles) {
    book_of_mistakes b;
    auto& values = b.book.add_conclusions({"good", "fair", "bad"}, true);
    for (const auto& pair : c.overrules) values.resolving[values.resolve_count++] = pair;
    b.book.add(rule("a").when(b.x < 0.5).cite(b.cited, "1"), values, 0);
    CHECK(holds_words(b.said(), c.words));
  }
  {
    book_of_mistakes b;
    auto& values = b.book.add_conclusions({"good", "fair", "bad"}, true);
    values.conflicting[values.conflict_count++] = {1, 1};
    b.book.add(rule("a").when(b.x < 0.5).cite(b.cited, "1"), values, 0);
    CHECK(holds_words(b.said(), "value fair conflicts with itself"));
  }
  {
    book_of_mistakes b;
    b.add("a", apply(nullptr, b.x) < 0.5);
    b.add("b", fired(nullptr) && b.x < 0.5);
    const std::string all = b.said();
    CHECK(holds_words(all, "rule a applies a function that is null"));
    CHECK(holds_words(all, "rule b reads , which is not a rule"));
  }
  nqpf::rule_book empty;
  CHECK(empty.compile().ok());
  CHECK(empty.program().count.rules == 0);
}

}  // namespace rule_book_test
