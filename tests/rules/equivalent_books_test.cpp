// SPDX-License-Identifier: BSL-1.0
// Whether two books decide alike: the answers are those of the compiler about the same sets, and what books cannot be asked
// together is refused. Each case is worked out by hand.
#include "support/catch.hpp"

#include <nqpf/rules.hpp>
#include <nqpf/rules/equivalent_books.hpp>
#include <nqpf/rules/equivalent_sets.hpp>
#include <nqpf/rules/rule_text.hpp>

#include <optional>
#include <string>
#include <vector>

namespace equivalent_books_test {

namespace {

using namespace nqpf::dsl;

enum class verdict { weak, watch, sound };
constexpr auto describe(verdict) {
  return nqpf::worst_to_best<verdict::weak, verdict::watch, verdict::sound>.resolves(
      verdict::weak, verdict::watch);
}

inline constexpr source policy{"policy", "", "", ""};
inline constexpr auto share = indicator("share").in(0, 1);
inline constexpr auto partners = integer("partners").in(0, 9);
inline constexpr auto pilot = flag("pilot");
inline constexpr auto least = parameter("least", 0.25).in(0.2, 0.3);
inline constexpr auto wide = parameter("wide", 0.5).in(0.2, 0.6);
inline constexpr nqpf::rule<nqpf::unbound> thin =
    rule("thin").when(share < least).then(verdict::weak).cite(policy, "1");
inline constexpr nqpf::rule<nqpf::unbound> turned =
    rule("turned").when(!(share >= least)).then(verdict::weak).cite(policy, "1");
inline constexpr nqpf::rule<nqpf::unbound> fixed =
    rule("fixed").when(share < 0.25).then(verdict::weak).cite(policy, "1");
inline constexpr nqpf::rule<nqpf::unbound> few =
    rule("few").when(partners < 3).then(verdict::watch).cite(policy, "2");
inline constexpr nqpf::rule<nqpf::unbound> few_but =
    rule("few_but").when(partners < 3 && share >= least).then(verdict::watch).cite(policy, "2");
inline constexpr nqpf::rule<nqpf::unbound> led =
    rule("led").when(pilot && partners > 6).then(verdict::sound).cite(policy, "3");
inline constexpr nqpf::rule<nqpf::unbound> led_early =
    rule("led").when(partners > 5 && pilot).then(verdict::sound).cite(policy, "3");

template <class... Rules>
constexpr auto set_of(const Rules&... rules) {
  return ruleset<nqpf::unbound>({rules...});
}
inline constexpr auto a = set_of(thin, few, led);
inline constexpr auto b = set_of(led, turned, few);
inline constexpr auto c = set_of(fixed, few, led);
inline constexpr auto d = set_of(thin, few_but, led);
inline constexpr auto e = set_of(thin, few, led_early);
inline constexpr auto f = set_of(thin, few, led).given(!pilot || partners > 7);
inline constexpr auto g = set_of(thin, few, led_early).given(!pilot || partners > 7);

template <const auto& Set>
nqpf::rule_book book_of() {
  nqpf::rule_book book;
  for (const auto& r : Set.rules) book.add(r);
  if (Set.assumption_count > 0) book.given(!pilot || partners > 7);
  static_cast<void>(book.compile());
  return book;
}

/// The answer of the books, which has to be that of the compiler in all that it says.
template <const auto& First, const auto& Second>
std::string said() {
  constexpr auto by_compiler = nqpf::equivalent<First, Second>();
  const nqpf::rule_book first = book_of<First>();
  const nqpf::rule_book second = book_of<Second>();
  const auto by_books = nqpf::equivalent(first, second);
  CHECK(by_books.yes() == by_compiler.yes());
  CHECK(by_books.no() == by_compiler.no());
  CHECK(std::string(by_books.record().c_str()) == by_compiler.record().c_str());
  CHECK(by_books.has_record() == by_compiler.has_record());
  for (int i = 0; i < by_compiler.input_count && by_books.has_record(); ++i)
    CHECK(nqpf::detail::same_number(by_books.values()[i], by_compiler.values()[i]));
  for (int i = 0; i < by_compiler.parameter_count && by_books.has_record(); ++i)
    CHECK(by_books.setting()[i] == by_compiler.setting()[i]);
  CHECK(std::string(by_books.line().c_str()) == by_compiler.line().c_str());
  return by_books.line().c_str();
}

}  // namespace

TEST_CASE("two books are answered as the compiler answers two sets", "[questions]") {
  CHECK(said<a, b>() == "the sets conclude the same");
  CHECK(said<a, c>() ==
        "the first set concludes weak and the second watch at share = 0.27, least = 0.3");
  CHECK(said<a, d>().find("the first set concludes watch and the second nothing at share = ") == 0);
  CHECK(said<a, e>() ==
        "the first set concludes weak and the second weak, sound at partners = 6, pilot = true");
  CHECK(said<f, g>() == "the sets conclude the same");
  CHECK(said<a, g>() == "the sets conclude the same");  // records keep the assumptions of both
}

TEST_CASE("two books are compared where a condition holds, and at the defaults", "[questions]") {
  const nqpf::rule_book first = book_of<a>();
  const nqpf::rule_book settled = book_of<c>();
  const nqpf::rule_book narrow = book_of<d>();
  CHECK(nqpf::equivalent(first, settled).no());
  CHECK(nqpf::equivalent(first, settled, {.at_defaults = true}).yes());
  CHECK(nqpf::equivalent(first, settled, share < 0.2).yes());
  CHECK(nqpf::equivalent(first, settled, share < 0.21, {.at_defaults = true}).yes());
  CHECK(nqpf::equivalent(first, settled, share < 0.25).no());
  CHECK(nqpf::equivalent(first, narrow, known(share)).yes());  // weak overrules watch there
  CHECK(nqpf::equivalent(first, narrow, !known(share)).no());
  CHECK(nqpf::equivalent(first, narrow, !known(share), {.about = nqpf::records::complete}).no());
  CHECK(nqpf::equivalent(first, narrow, {.about = nqpf::records::complete}).yes());
  CHECK(nqpf::equivalent(first, settled, holds("led") && share >= 0.3).yes());
  CHECK(nqpf::equivalent(first, settled, holds("nothing")).refused());
  CHECK(nqpf::equivalent(first, settled, share < 2).refused());
}

TEST_CASE("what two books declare otherwise under one name is refused", "[questions]") {
  const auto book_with = [](const auto& made) {
    nqpf::rule_book book;
    made(book);
    static_cast<void>(book.compile());
    return book;
  };
  const auto weak = [](nqpf::rule_book& book, const auto& when) {
    book.add(rule("r").when(when).then(verdict::weak).cite(policy, "1"));
  };
  const nqpf::rule_book plain = book_with([&](nqpf::rule_book& k) { weak(k, share < least); });
  const nqpf::rule_book other_range =
      book_with([&](nqpf::rule_book& k) { weak(k, k.add(indicator("share").in(0, 2)) < least); });
  const nqpf::rule_book other_default = book_with(
      [&](nqpf::rule_book& k) { weak(k, share < k.add(parameter("least", 0.28).in(0.2, 0.3))); });
  auto always = indicator("share").in(0, 1);
  always.may_be_missing = false;
  const nqpf::rule_book always_known =
      book_with([&](nqpf::rule_book& k) { weak(k, k.add(always) < least); });
  for (const nqpf::rule_book* other : {&other_range, &other_default, &always_known}) {
    const auto said = nqpf::equivalent(plain, *other);
    INFO(said);
    CHECK(said.refused());
    CHECK(nqpf::equivalent(*other, plain).refused());
    CHECK_FALSE(compare(plain, *other).none());
  }
  CHECK(std::string(nqpf::equivalent(plain, always_known).line().c_str()) ==
        "two indicators are both called share");
  const nqpf::rule_book empty;
  CHECK(nqpf::equivalent(empty, empty).refused());
}

TEST_CASE("assumptions and orders of two books that go against each other are refused",
          "[questions]") {
  const auto made = [](bool turn) {
    nqpf::rule_book book;
    book.add(rule("r").when(share >= least && share < wide).then(verdict::weak).cite(policy, "1"));
    book.order(turn ? wide : least, turn ? least : wide);
    static_cast<void>(book.compile());
    return book;
  };
  const nqpf::rule_book up = made(false);
  const nqpf::rule_book down = made(true);
  CHECK(nqpf::equivalent(up, up).yes());
  CHECK(std::string(nqpf::equivalent(up, down).line().c_str()) ==
        "no setting of the parameters keeps the orders of both sets");
  nqpf::rule_book high, low;
  for (nqpf::rule_book* k : {&high, &low})
    k->add(rule("r").when(partners > 4).then(verdict::weak).cite(policy, "1"));
  high.given(partners > 5 && known(partners));
  low.given(partners < 5 && known(partners));
  static_cast<void>(high.compile());
  static_cast<void>(low.compile());
  CHECK(nqpf::equivalent(high, low).refused());
}

namespace {

struct listed_book {
  nqpf::rule_book book;
  listed_book(int highest, int least_value, bool compiled = true) {
    const auto& value = book.add(integer("value").in(0, highest));
    const auto& items = book.add(list("items").at_most(3));
    book.add(rule("r")
                 .when(nqpf::any(items, value < least_value))
                 .then(verdict::weak)
                 .cite(policy, "1"));
    if (compiled) static_cast<void>(book.compile());
  }
};

}  // namespace

TEST_CASE("books that ask the same items are compared", "[questions]") {
  const listed_book one(4, 2), same(4, 2), other(4, 3), wider(9, 2), wider_too(9, 3),
      fresh(4, 2, false);
  CHECK(nqpf::equivalent(one.book, same.book).yes());
  CHECK(nqpf::equivalent(one.book, other.book).no());
  CHECK(nqpf::equivalent(one.book, wider.book).refused());
  CHECK(nqpf::equivalent(one.book, wider_too.book).refused());
  CHECK(nqpf::equivalent(one.book, fresh.book).refused());
  CHECK_FALSE(compare(one.book, fresh.book).none());
  CHECK_FALSE(compare(one.book, wider.book).none());
}

namespace {

struct person {
  double share = 0;
};
inline constexpr auto own_share = indicator<&person::share>("share").in(0, 1);
inline constexpr auto bound_now = parameter("bound", 0.25).in(0, 0.5);
inline constexpr auto bound_then = parameter("bound", 0.5).in(0, 0.5);
inline constexpr auto now =
    ruleset<person>({rule("r").when(own_share < bound_now).then(verdict::weak).cite(policy, "1")});
inline constexpr auto later =
    ruleset<person>({rule("r").when(own_share < bound_then).then(verdict::weak).cite(policy, "1")});

}  // namespace

TEST_CASE("a parameter with another default is no version without changes", "[questions]") {
  // Both were taken to have the default of the old version, and nothing was told.
  CHECK_FALSE(nqpf::changes_between<now, later>.none());
  CHECK(std::string(nqpf::changes_between<now, later>.begin()->message.write().c_str()) ==
        "two parameters are both called bound");
  CHECK(nqpf::equivalent<now, later>().refused());
}

namespace {

// Books that differ in the type of what they conclude, read from texts.
struct typed_books {
  nqpf::rules_read first, second;

  typed_books(const std::string& types, const std::string& other_types,
              const std::string& bound = "5")
      : first(read(types, "5")), second(read(other_types, bound)) {}

  auto same() const { return nqpf::equivalent(first.book, second.book); }
  std::string changes() const {
    std::string all;
    for (const auto& each : compare(first.book, second.book))
      all += (all.empty() ? "" : "; ") + std::string(each.message.write().c_str());
    return all;
  }

private:
  static nqpf::rules_read read(const std::string& types, const std::string& bound) {
    nqpf::rules_read all =
        nqpf::read_rule_text("document policy\ninteger x in [0, 10] always known\n" + types +
                             "rule a when x < " + bound +
                             " then weak cite policy 1\nrule b when x > 2 then sound cite policy "
                             "1\n"
                             "table t: collect\n  row when x > 7 then weak cite policy 2\n"
                             "otherwise watch\n");
    REQUIRE(all.ok());
    REQUIRE(all.book.compile().ok());
    return all;
  }
};

}  // namespace

TEST_CASE("values without order are the same in whichever places they are listed", "[questions]") {
  const std::string listed = "conclusions: weak, sound, watch\n";
  const std::string moved = "conclusions: watch, sound, weak\n";
  CHECK(typed_books(listed, moved).same().yes());
  CHECK(typed_books(listed, moved).changes() == "");
  CHECK(typed_books(listed, moved, "6").changes() == "newly weak (rule a): x = 5");
  const std::string taken = "  weak overrules sound\n";
  CHECK(typed_books(listed + taken, moved + taken).same().yes());
  CHECK(typed_books(listed + taken, moved + taken).changes() == "");
  const typed_books other(listed + taken, moved + "  sound overrules weak\n");
  CHECK(std::string(other.same().line().c_str()) ==
        "the first set concludes weak, watch and the second sound, watch at x = 3");
  CHECK_THAT(other.changes(), StartsWith("no longer weak (rule a): x = 3"));
}

TEST_CASE("a value of two types is refused in words", "[questions]") {
  const std::string words =
      "the sets conclude weak of two types, which differ in their values or in their order";
  const std::string ordered = "conclusions worst to best: weak, watch, sound\n";
  for (const char* other :
       {"conclusions worst to best: weak, sound, watch\n", "conclusions: weak, watch, sound\n",
        "conclusions worst to best: weak, watch, sound, best\n"}) {
    const typed_books books(ordered, other);
    CHECK(books.same().refused());
    CHECK_THAT(books.same().line().c_str(), ContainsSubstring(words));
    CHECK(books.changes() == words);
  }
  CHECK(typed_books(ordered, ordered).same().yes());
}

}  // namespace equivalent_books_test
