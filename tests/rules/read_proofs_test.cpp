// SPDX-License-Identifier: BSL-1.0
// Books that a reader of the proofs wrote against them: each was accepted once, or refused for what is not so.
#include "support/catch.hpp"

#include <nqpf/rules.hpp>
#include <nqpf/rules/dynamic.hpp>
#include <nqpf/rules/lists.hpp>

#include <string>

namespace read_proofs_test {

namespace {

using namespace nqpf::dsl;
using nqpf::defect;
using nqpf::dynamic_table;
using nqpf::hit;
using nqpf::parameter;

enum class say { a, b, c };
constexpr auto describe(say) {
  return nqpf::values<say::a, say::b, say::c>.conflicts(say::a, say::b);
}
enum class other { u, v };
constexpr auto describe(other) { return nqpf::values<other::u, other::v>; }
enum class grade { bad, fair, good };
constexpr auto describe(grade) { return nqpf::worst_to_best<grade::bad, grade::fair, grade::good>; }
enum class vote { no, maybe, yes };
constexpr auto describe(vote) {
  return nqpf::values<vote::no, vote::maybe, vote::yes>.resolves(vote::yes, vote::no);
}
constexpr source law{"law"};

template <class Indicator>
Indicator always_known(Indicator i) {
  i.may_be_missing = false;
  return i;
}
const auto x = always_known(nqpf::indicator("x").in(0, 1));
const auto y = always_known(nqpf::indicator("y").in(0, 1));
const auto z = always_known(nqpf::indicator("z").in(0, 1));
const auto w = always_known(nqpf::indicator("w").in(0, 1));
const auto merit = always_known(nqpf::indicator("merit").in(0, 1).higher_is_better());
const auto amount = always_known(nqpf::indicator("amount").in(0, 100));
const auto items = always_known(nqpf::list("items").at_most(5));

// What a book says of itself: the code and the words of the first defect, or nothing.
template <class Fill>
std::string said(Fill&& fill) {
  nqpf::rule_book book;
  fill(book);
  const nqpf::diagnostics found = book.compile();
  if (found.ok()) return {};
  return std::to_string(static_cast<int>(found.items[0].code)) + " " +
         found.items[0].message.write().c_str();
}
void says(const std::string& text, const std::string& words) {
  INFO("says: " << text);
  CHECK(text.find(words) == 0);
}
template <class Condition, class Value>
void add(nqpf::rule_book& book, const char* id, const Condition& c, Value v) {
  book.add(rule(id).when(c).then(v).cite(law, "1"));
}

}  // namespace

TEST_CASE("at other settings a rule may always be overruled") {
  const parameter p = parameter("p", 0.3).in(0.2, 0.5);
  says(said([&](auto& book) {
         add(book, "r", x <= 0.4, vote::no);
         add(book, "s", x <= p, vote::yes);
       }),
       "18 with p = 0.5: changes nothing: rule r: whenever it holds");
}

TEST_CASE("the default of a table moves with its rows, and with what is as bad beside it") {
  const auto beside = [](const parameter& p, auto value, auto fill) {
    return said([&](auto& book) {
      dynamic_table t("t", hit::unique);
      t.input(merit);
      t.row({is >= p}).then(value).cite(law, "1");
      t.otherwise(grade::bad);
      book.add(t);
      fill(book);
    });
  };
  const parameter p = parameter("p", 0.5).in(0.4, 0.6);
  const auto bad_above = [](auto& book) { add(book, "a", merit >= 0.5, grade::bad); };
  says(beside(p, grade::good, bad_above), "18 with p = 0.4: not monotone");
  says(beside(p, other::u, bad_above), "18 with p = 0.4: not monotone");
  says(beside(p, other::u,
              [](auto& book) {
                static const parameter q = parameter("q", 0.5).in(0.3, 0.7);
                add(book, "a", merit >= 0.5 && w >= q, grade::bad);
                add(book, "e", w >= 0.6 && x <= 0.5, other::v);
              }),
       "18 with p = 0.4: not monotone");
  says(said([&](auto& book) {
         dynamic_table t("t", hit::unique);
         t.input(merit);
         t.row({is < 0.5}).then(other::u).cite(law, "1");
         t.otherwise(grade::bad);
         book.add(t);
         add(book, "a", merit < p, grade::bad);
       }),
       "18 with p = 0.4: not monotone");
  const parameter low = parameter("low", 0.45).in(0.3, 0.5);
  says(said([&](auto& book) {
         dynamic_table t("t", hit::first);
         t.input(merit).input(y);
         t.row({is >= 0.8, is < 0.2}).then(grade::good);
         t.row({is >= 0.6, is < 0.4}).then(grade::bad);
         t.row({any, is >= low}).then(grade::good);
         t.otherwise(grade::bad);
         t.cite(law, "1");
         book.add(t);
       }),
       "18 with low = 0.3: not monotone");
}

TEST_CASE("a column beside a default that says what its rows say") {
  const parameter q = parameter("q", 0.6).in(0.4, 0.7);
  says(said([&](auto& book) {
         dynamic_table t("t", hit::first);
         t.input(x).input(y);
         t.row({is >= 0.3, is >= 0.5}).then(say::c);
         t.row({any, is >= 0.2 && is < q}).then(say::a);
         t.otherwise(say::c);
         t.cite(law, "1");
         book.add(t);
       }),
       "18 with q = 0.5: changes nothing: table t: the column x");
}

TEST_CASE("what rules before a rule leave to it may say nothing at some setting") {
  const parameter p = parameter("p", 0.3).in(0, 0.5);
  says(said([&](auto& book) {
         book.add(rule("z").when(x < p).then(other::u).cite(law, "1").allow(defect::never_holds,
                                                                            "may be off"));
         add(book, "b", y >= 0.5, say::c);
         add(book, "a", y >= 0.6, say::c);
         book.add_group({"z", "b"}, hit::first, false, false);
       }),
       "18 with p = 0: rule is subsumed");
}

TEST_CASE("the answers of one list hang together at every setting") {
  const parameter p = parameter("p", 60).in(40, 70);
  const std::string least_of = said([&](auto& book) {
    add(book, "r", least(items, amount) < p && all(items, amount >= 50), say::c);
  });
  CHECK_FALSE(least_of.empty());
  const parameter n = parameter("n", 1).in(1, 4);
  const std::string count_of = said([&](auto& book) {
    add(book, "r", count(items, amount < 50) >= n && count(items) < 3, say::c);
  });
  CHECK_FALSE(count_of.empty());
}

TEST_CASE("the answers of one list hang together in tables and beside other rules") {
  const auto superfluous = [](auto inner, auto outer) {
    says(said([&](auto& book) {
           add(book, "r", inner, say::c);
           add(book, "s", outer, say::c);
         }),
         "6 rule r is superfluous");
  };
  superfluous(any(items, amount < 50), count(items) > 0);
  superfluous(count(items, amount < 50) >= 2, any(items, amount < 50));
  superfluous(any(items, amount < 40), any(items, amount < 50));
  const auto cnt = nqpf::named("cnt", count(items));
  const auto low = nqpf::named("low", any(items, amount < 50));
  says(said([&](auto& book) {
         const auto& number = book.add(cnt);
         const auto& some = book.add(low);
         dynamic_table t("t", hit::first);
         t.input(number).input(some);
         t.row({is > 0, any}).then(say::a);
         t.row({any, is(true)}).then(say::b);
         t.cite(law, "1");
         book.add(t);
       }),
       "10 t row 2 is never reached");
}

TEST_CASE("factors of a sum may leave the doubles on the way") {
  const auto big = always_known(nqpf::indicator("big").in(0, 1e100));
  const auto large = always_known(nqpf::indicator("large").in(0, 1e100));
  const auto grown = [](const auto& v) { return v * 1e100 * 1e100 * 1e100 * 1e-100 * 1e-100; };
  says(said([&](auto& book) {
         add(book, "r", grown(big) - grown(large) > 0, say::a);
         add(book, "s", grown(big) - grown(large) <= 0, say::c);
         book.add_group({"r", "s"}, hit::unique, true, false);
       }),
       "8 the group r, s has no answer");
}

TEST_CASE("columns that are compared with other inputs") {
  const auto table_of = [](hit policy, auto fill) {
    return said([&](auto& book) {
      dynamic_table t("t", policy);
      fill(t);
      t.cite(law, "1");
      book.add(t);
    });
  };
  says(table_of(hit::unique,
                [](auto& t) {
                  t.input(x);
                  t.row({is > y}).then(say::a);
                  t.row({is <= y}).then(say::a);
                }),
       "21 table t: the column x changes nothing");
  CHECK(table_of(hit::unique, [](auto& t) {
          t.input(x);
          t.row({is > y}).then(say::a);
          t.row({is <= y}).then(say::b);
        }).empty());
  says(table_of(hit::unique,
                [](auto& t) {
                  t.input(x).input(y).input(z).input(w);
                  t.row({is<0.5, is> z, any, any}).then(say::a);
                  t.row({is >= 0.5, any, is > w, is > y}).then(say::c);
                  t.row({is >= 0.5, is > z, any, any}).then(say::a);
                  t.row({is<0.5, any, is> w, is > y}).then(say::c);
                }),
       "21 table t: the column x changes nothing");
  // That the answer depends on y alone is not seen, and said so.
  says(table_of(hit::first,
                [](auto& t) {
                  t.input(x).input(y);
                  t.row({is < 0.5 && is > y, any}).then(say::a);
                  t.row({any, is < 0.5}).then(say::a);
                  t.row({any, is >= 0.5}).then(say::c);
                }),
       "19 table t: whether the column x changes anything");
  CHECK(table_of(hit::unique, [](auto& t) {
          t.input(x);
          t.row({is < 0.5}).value(2 * x);
          t.row({is >= 0.5}).value(2 * x);
        }).empty());
}

TEST_CASE("an allowance of one rule hides no other pair, and a row's own text is no one else's") {
  says(said([&](auto& book) {
         add(book, "r", x < 0.3, say::c);
         book.add(rule("s")
                      .when(x < 0.4)
                      .then(say::c, grade::bad)
                      .cite(law, "1")
                      .allow(defect::subsumed, "kept for its grade"));
         book.add(rule("t").when(x < 0.5).then(say::c, other::v).cite(law, "1"));
       }),
       "6 rule r is superfluous: whenever it holds, rule t");
  CHECK(said([&](auto& book) {
          dynamic_table t("t", hit::unique);
          t.input(x);
          t.row({is < 0.3}).then(say::a).text("why", "low");
          t.row({is > 0.7}).then(say::a).text("why", "high");
          t.cite(law, "1");
          book.add(t);
          add(book, "q", x < 0.5, say::a);
        }).empty());
}

}  // namespace read_proofs_test
