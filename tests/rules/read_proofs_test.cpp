// SPDX-License-Identifier: BSL-1.0
// Books that a reader of the proofs wrote against them: each was accepted once, or refused for what is not so.
#include "support/catch.hpp"

#include <nqpf/rules.hpp>
#include <nqpf/rules/dates.hpp>
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
enum class mark { bad, fair, good };
constexpr auto describe(mark) {
  return nqpf::worst_to_best<mark::bad, mark::fair, mark::good>.resolves(mark::good, mark::bad);
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
template <class Condition, class... Values>
void add(nqpf::rule_book& book, const char* id, const Condition& c, Values... v) {
  book.add(rule(id).when(c).then(v...).cite(law, "1"));
}
// What a book says of one table.
template <class Fill>
std::string said_of_table(hit policy, Fill&& fill) {
  return said([&](auto& book) {
    dynamic_table t("t", policy);
    fill(t);
    t.cite(law, "1");
    book.add(t);
  });
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
  says(said_of_table(hit::unique,
                     [](auto& t) {
                       t.input(x);
                       t.row({is > y}).then(say::a);
                       t.row({is <= y}).then(say::a);
                     }),
       "21 table t: the column x changes nothing");
  CHECK(said_of_table(hit::unique, [](auto& t) {
          t.input(x);
          t.row({is > y}).then(say::a);
          t.row({is <= y}).then(say::b);
        }).empty());
  says(said_of_table(hit::unique,
                     [](auto& t) {
                       t.input(x).input(y).input(z).input(w);
                       t.row({is<0.5, is> z, any, any}).then(say::a);
                       t.row({is >= 0.5, any, is > w, is > y}).then(say::c);
                       t.row({is >= 0.5, is > z, any, any}).then(say::a);
                       t.row({is<0.5, any, is> w, is > y}).then(say::c);
                     }),
       "21 table t: the column x changes nothing");
  // The answer depends on y alone: where x lies between y and 0.5, y is below 0.5 too.
  says(said_of_table(hit::first,
                     [](auto& t) {
                       t.input(x).input(y);
                       t.row({is < 0.5 && is > y, any}).then(say::a);
                       t.row({any, is < 0.5}).then(say::a);
                       t.row({any, is >= 0.5}).then(say::c);
                     }),
       "21 table t: the column x changes nothing");
  CHECK(said_of_table(hit::unique, [](auto& t) {
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

TEST_CASE("a row that allows what a setting makes of it hides nothing of other rows") {
  const parameter p = parameter("p", 0.2).in(0.1, 0.3);
  const parameter q = parameter("q", 0.7).in(0.6, 0.8);
  constexpr defect by_setting = defect::parameter_setting;
  says(said_of_table(hit::unique,
                     [&](auto& t) {
                       t.input(x);
                       t.row({is < p}).then(say::a).allow(by_setting, "known");
                       t.row({is >= 0.2 && is < 0.4}).then(say::b);
                       t.row({is >= 0.5 && is < q}).then(say::a);
                       t.row({is >= 0.7}).then(say::c);
                     }),
       "18 with q = 0.8: rows overlap: t row 3 and t row 4");
  // At one setting two pairs of rows overlap.
  says(said_of_table(hit::unique,
                     [&](auto& t) {
                       t.input(x).input(y);
                       t.row({is < p, is < 0.5}).then(say::a).allow(by_setting, "known");
                       t.row({is >= 0.2 && is < 0.4, is < 0.5}).then(say::b);
                       t.row({is < p, is >= 0.5}).then(say::c);
                       t.row({is >= 0.2 && is < 0.4, is >= 0.5}).then(say::b);
                     }),
       "18 with p = 0.3: rows overlap: t row 3 and t row 4");
  const auto table_that_allows = [&](bool all) {
    return said_of_table(hit::unique, [&](auto& t) {
      t.input(x);
      t.row({is < p}).then(say::a).allow(by_setting, "known");
      t.row({is >= 0.2}).then(say::c);
      if (all) t.row({is < 0 || is > 1}).then(say::c).allow(defect::never_holds, "kept");
    });
  };
  CHECK(table_that_allows(false).empty());
  CHECK(table_that_allows(true).empty());
}

TEST_CASE("a rule of a group that allows what a setting makes of it hides nothing of the group") {
  constexpr defect by_setting = defect::parameter_setting;
  says(
      said([&](auto& book) {
        static const parameter p = parameter("p", 0.2).in(0.1, 0.4);
        static const parameter q = parameter("q", 0.5).in(0.5, 0.7);
        add(book, "r1", x < p, say::c);
        book.add(rule("r2").when(x < 0.3).then(other::u).cite(law, "1").allow(by_setting, "known"));
        add(book, "r3", x >= 0.3 && x < 0.5, other::v);
        add(book, "r4", x >= q, other::u);
        book.add_group({"r1", "r2", "r3", "r4"}, hit::first, true, false);
      }),
      "18 with q = 0.6: gap in a complete set: the group r1, r2, r3");
  says(said([&](auto& book) {
         static const parameter p = parameter("p", 0.2).in(0.1, 0.5);
         static const parameter q = parameter("q", 0.8).in(0.6, 0.9);
         book.add(rule("a").when(x < p).then(other::u).cite(law, "1").allow(by_setting, "known"));
         add(book, "b", x >= 0.4 && x < 0.5, say::b);
         add(book, "c", x >= 0.8, say::c);
         add(book, "d", x >= 0.5 && x < q, other::v);
         book.add_group({"a", "b", "c", "d"}, hit::unique, false, false);
       }),
       "18 with q = 0.9: rows overlap: rule c and rule d");
}

TEST_CASE("a rule may lie within another at a setting by way of one list") {
  const parameter p = parameter("p", 60).in(40, 70);
  CHECK_FALSE(said([&](auto& book) {
                add(book, "a", least(items, amount) < p, say::c);
                add(book, "b", any(items, amount < 50), say::c, other::u);
              }).empty());
  CHECK(said([&](auto& book) {
          add(book, "a", least(items, amount) < p, say::c);
          add(book, "b", any(items, amount < 50) && z > 0.5, say::c, other::u);
        }).empty());
}

TEST_CASE("what one rule or row concludes conflicts also where it is off at the defaults") {
  const parameter p = parameter("p", 0.5).in(0.4, 0.7);
  says(said([&](auto& book) {
         book.add(rule("r")
                      .when(x > 0.5 && x < p)
                      .then(say::a, say::b)
                      .cite(law, "1")
                      .allow(defect::never_holds, "off by default"));
       }),
       "18 with p = 0.6: conclusions conflict: rule r alone concludes a and b");
  // No hit policy says which of them counts.
  const auto row_of = [](const auto& asked) {
    return said_of_table(hit::unique, [&](auto& t) {
      t.input(x);
      t.row({asked}).then(say::a, say::b).allow(defect::never_holds, "off by default");
      t.row({is >= 0.8}).then(say::c);
    });
  };
  says(row_of(is < 0.5), "7 t row 1 alone concludes a and b");
  says(row_of(is > 0.5 && is < p), "18 with p = 0.6: conclusions conflict: t row 1 alone");
}

TEST_CASE("rows of two tables conclude what conflicts") {
  const auto two = [](auto first, auto second, auto fill) {
    return said([&](auto& book) {
      dynamic_table t("t", hit::unique);
      t.input(x);
      t.row({first}).then(say::a).cite(law, "1");
      book.add(t);
      dynamic_table u("u", hit::first);
      u.input(x);
      fill(u);
      u.row({second}).then(say::b).cite(law, "1");
      book.add(u);
    });
  };
  const auto nothing = [](auto&) {};
  says(two(is < 0.5, is < 0.4, nothing), "7 t row 1 and u row 1 conclude a and b of one record");
  CHECK(two(is < 0.5, is >= 0.5, nothing).empty());
  const parameter p = parameter("p", 0.5).in(0.5, 0.7);
  says(two(is < p, is >= 0.5, nothing),
       "18 with p = 0.6: conclusions conflict: t row 1 and u row 1");
  // An earlier row takes the records on which both would hold; what two tables say alike makes neither superfluous.
  CHECK(two(is < 0.5, is < 0.7, [](auto& u) {
          u.row({is < 0.5}).then(say::a).cite(law, "1");
        }).empty());
}

constexpr double adjusted(double share) { return share == 0.123 ? 6 : share; }

TEST_CASE("to allow that something is left open hides nothing that is decided") {
  const auto better = [](const char* id) {
    return always_known(nqpf::indicator(id).in(0, 1).higher_is_better());
  };
  const auto m1 = better("m1");
  const auto m2 = better("m2");
  const auto of_rule = [](const auto& when, auto value) {
    return said([&](auto& book) {
      book.add(rule("r").when(when).then(value).cite(law, "1").allow(defect::undecided, "tested"));
    });
  };
  const std::string not_monotone = "12 improving m2 from 0 to 1 makes rule r conclude bad";
  says(of_rule(apply(adjusted, m1) < 0.7 && m2 > 0.5, grade::bad), not_monotone);
  says(of_rule(m2 > 0.5 && apply(adjusted, m1) < 0.7, grade::bad), not_monotone);
  const auto open = apply(adjusted, x) > 5 || z > 0.5;
  says(of_rule(open && (y <= 0.5 && y < 0.7), say::c), "21 rule r: y < 0.7 changes nothing");
  says(of_rule((y <= 0.5 && y < 0.7) && open, say::c), "21 rule r: y < 0.7 changes nothing");
  const parameter p = parameter("p", 0.5).in(0.5, 1);
  says(of_rule(open && y <= p, say::c), "18 with p = 1: changes nothing: rule r: y <= p");
}

TEST_CASE("one row may conclude a value and what overrules it") {
  says(said_of_table(hit::unique,
                     [](auto& t) {
                       t.input(merit);
                       t.row({is < 0.3}).then(mark::bad, mark::good);
                       t.row({is >= 0.3 && is < 0.5}).then(mark::bad);
                     }),
       "12 improving merit from 0 to 0.4 makes t row 2 conclude bad");
  CHECK(said_of_table(hit::unique, [](auto& t) {
          t.input(merit);
          t.row({is < 0.3}).then(mark::bad);
          t.row({is >= 0.3 && is < 0.5}).then(mark::bad, mark::good);
        }).empty());
}

TEST_CASE("a required date stands on a day") {
  using namespace std::chrono;
  const auto of_range = [](int days, bool ordered) {
    return said([&](auto& book) {
      const auto& day =
          book.add(always_known(nqpf::dated("day").in(2024y / 1 / 1, 2024y / 12 / 31)));
      const auto& p = book.add(nqpf::date_parameter("p").in(2024y / 2 / 1, 2024y / 2 / days));
      add(book, "r", day == p, say::c);
      if (!ordered) return;
      const auto& q = book.add(nqpf::date_parameter("q").in(2024y / 2 / 1, 2024y / 2 / days));
      add(book, "s", day == q, other::u);
      book.order(p, q);
    });
  };
  CHECK(of_range(2, false).empty());
  CHECK(of_range(3, false).empty());
  CHECK(of_range(2, true).empty());
  CHECK(of_range(3, true).empty());
}

TEST_CASE("a column that only a cell of another one reads") {
  const auto n = always_known(nqpf::integer("n").in(0, 2));
  const auto m = always_known(nqpf::integer("m").in(0, 2));
  CHECK(said_of_table(hit::first, [&](auto& t) {
          t.input(n).input(m);
          t.row({is > m, any}).then(say::a);
          t.otherwise(say::b);
        }).empty());
  const auto unread = [&](bool all) {
    return said_of_table(hit::first, [&](auto& t) {
      t.input(n).input(m);
      t.row({is > 1, any}).then(say::a).allow(defect::no_effect, "to come");
      auto& second = t.row({is == 1, any}).then(say::c);
      if (all) second.allow(defect::no_effect, "to come");
      t.otherwise(say::b);
    });
  };
  says(unread(false), "21 table t: the column m changes nothing");
  CHECK(unread(true).empty());
}

}  // namespace read_proofs_test
