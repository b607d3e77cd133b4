// SPDX-License-Identifier: BSL-1.0
// The proof over all settings of parameters, case by case: what was once proven and was not so.
#include "support/base.hpp"
#include "support/catch.hpp"

#include <nqpf/rules.hpp>
#include <nqpf/rules/dynamic.hpp>

#include <deque>
#include <string>
#include <vector>

namespace settings_test {

namespace {

using namespace nqpf::dsl;
using nqpf::defect;
using nqpf::hit;
using nqpf::parameter;

enum class say { a, b, c };
constexpr auto describe(say) {
  return nqpf::values<say::a, say::b, say::c>.conflicts(say::a, say::b);
}
enum class grade { bad, fair, good };
constexpr auto describe(grade) { return nqpf::worst_to_best<grade::bad, grade::fair, grade::good>; }

constexpr source law{"law"};
constexpr auto x = nqpf::indicator("x").in(0, 1);
constexpr auto y = nqpf::indicator("y").in(0, 1);
constexpr auto merit = nqpf::indicator("merit").in(0, 1).higher_is_better();
constexpr auto n = nqpf::integer("n").in(0, 20);

/// A book under way: what it says when it is compiled.
struct trial {
  nqpf::rule_book book;

  template <class Rule>
  trial& with(const Rule& r) {
    book.add(r.cite(law, "1"));
    return *this;
  }
  trial& in_order(const std::vector<std::string>& names) {
    book.add_group(names, hit::first, false, false);
    return *this;
  }
  trial& complete_when_known(const std::vector<std::string>& names) {
    book.add_group(names, hit::rule_order, false, true);
    return *this;
  }
  trial& exclusive(const std::vector<std::string>& names) {
    book.add_group(names, hit::unique, false, false);
    return *this;
  }
  trial& ordered(const parameter& low, const parameter& high) {
    book.order(low, high);
    return *this;
  }
  /// The codes of all that is found, and the words.
  [[nodiscard]] std::string said() {
    std::string all;
    for (const nqpf::diagnostic& d : book.compile())
      all += std::to_string(static_cast<int>(d.code)) + " " + d.message.write().c_str() + "\n";
    return all;
  }
};

bool says(const std::string& text, const std::string& words) {
  INFO(text << "does not say: " << words);
  CHECK(text.find(words) != std::string::npos);
  return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("a parameter beside arithmetic on the same indicator") {
  const parameter p = parameter("p", 0.7).in(0.3, 0.9);
  SECTION("conflict") {
    trial t;
    t.with(rule("r").when(x > p).then(say::a)).with(rule("s").when(x * 2 < 1.2).then(say::b));
    says(t.said(), "18 with p = 0.4: conclusions conflict");
  }
  SECTION("no conflict where the ranges are apart") {
    const parameter above = parameter("p", 0.7).in(0.61, 0.9);
    trial t;
    t.with(rule("r").when(x > above).then(say::a)).with(rule("s").when(x * 2 < 1.2).then(say::b));
    CHECK(t.said().empty());
  }
  SECTION("a rule that never holds at some setting") {
    trial t;
    t.with(rule("r").when(x > p && x * 2 < 1.2).then(say::a));
    says(t.said(), "can never hold");
  }
  SECTION("gap") {
    const parameter line = parameter("p", 0.6).in(0.3, 0.9);
    trial t;
    t.with(rule("r").when(x > line).then(say::a))
        .with(rule("s").when(x * 2 < 1.4).then(say::c))
        .complete_when_known({"r", "s"});
    says(t.said(), "18 with p = ");
  }
  SECTION("exclusive") {
    trial t;
    t.with(rule("r").when(x > p).then(say::a))
        .with(rule("s").when(x + y < 0.5).then(say::c))
        .exclusive({"r", "s"});
    says(t.said(), "18 with p = 0.3: rows overlap");
  }
  SECTION("comparisons between indicators") {
    trial t;
    t.with(rule("r").when(x > p).then(say::a)).with(rule("s").when(y < 0.5 && x < y).then(say::b));
    says(t.said(), "18 with p = 0.3: conclusions conflict");
  }
  SECTION("a parameter that is computed with") {
    trial t;
    t.with(rule("r").when(x > 2 * p - 0.6).then(say::a)).with(rule("s").when(x < 0.2).then(say::b));
    says(t.said(), "18 with p = 0.3: conclusions conflict");
    trial apart;
    apart.with(rule("r").when(x > p + 0.05).then(say::a))
        .with(rule("s").when(x < 0.3).then(say::b));
    CHECK(apart.said().empty());
  }
}

TEST_CASE("a group whose members yield to a rule with a parameter") {
  const parameter p = parameter("p", 0.7).in(0.4, 0.9);
  trial t;
  t.with(rule("a").when(x > p).then(say::c))
      .with(rule("b").when(x < 0.5).then(grade::bad))
      .with(rule("c").when(x >= 0.5).then(grade::fair))
      .in_order({"a", "b"})
      .complete_when_known({"b", "c"});
  says(t.said(),
       "18 with p = 0.4: gap in a complete set: the group b, c has no answer for x = 0.45");
}

TEST_CASE("a gap where an operand is missing, at some settings only") {
  const parameter p = parameter("p", 0.7).in(0.4, 0.9);
  constexpr auto z = nqpf::indicator("z").in(0, 1);
  const auto said = [&](const auto& left, const auto& right) {
    trial t;
    t.with(rule("a").when(left > right).then(say::c))
        .with(rule("b").when(left <= right).then(grade::bad))
        .with(rule("c").when(!known(z) || z <= p).then(grade::fair))
        .with(rule("d").when(z > 0.5).then(grade::good));
    t.book.add_group({"a", "b", "c", "d"}, hit::rule_order, true, false);
    return t.said();
  };
  // Whatever is compared, without an operand it has no answer; the other rules hold of all where p is 0.7.
  says(said(x, y), "18 with p = 0.");
  says(said(x, 2 * y), "18 with p = 0.");
  trial t;
  t.with(rule("a").when(x > y).then(say::c))
      .with(rule("b").when(x <= y).then(grade::bad))
      .with(rule("c").when(z <= p).then(grade::fair))
      .with(rule("d").when(!known(x) || !known(y)).then(grade::good));
  t.book.add_group({"a", "b", "c", "d"}, hit::rule_order, true, false);
  CHECK(t.said().empty());
}

TEST_CASE("an assumption says nothing of a record that lacks one of its operands") {
  const parameter p = parameter("p", 0.7).in(0.4, 0.9);
  constexpr auto z = nqpf::indicator("z").in(0, 1);
  constexpr auto w = nqpf::indicator("w").in(0, 4);
  const auto said = [&](const auto& when, const auto& assumed) {
    trial t;
    t.with(rule("a").when(when && z > p).then(say::a)).with(rule("b").when(z < 0.5).then(say::b));
    t.book.given(assumed);
    return t.said();
  };
  const char* const conflict = "18 with p = 0.4: conclusions conflict";
  SECTION("two numbers, of which the first or the second is missing") {
    says(said(!known(x), x <= y), conflict);
    says(said(!known(y), x <= y), conflict);
    says(said(!known(x) && !known(y), x <= y), conflict);
  }
  SECTION("a sum that is there of no record that the rule takes") {
    says(said(w < 1, x + 2 <= w), conflict);
    says(said(!known(x), x + 2 <= w), conflict);
    says(said(!known(w), x + 2 <= w), conflict);
    CHECK(said(known(x) && w < 1, x + 2 <= w).find("4 ") != std::string::npos);
  }
}

TEST_CASE("an assumption says nothing of two records that lack one of its operands") {
  const parameter p = parameter("p", 0.5).in(0.3, 0.7);
  const parameter q = parameter("q", 0.4).in(0.2, 0.6);
  const auto said = [&](const auto& assumed) {
    trial t;
    t.with(rule("low").when(!known(y) && merit < q).then(grade::bad))
        .with(rule("band").when(!known(y) && merit >= q && merit < p).then(grade::fair));
    t.book.given(assumed);
    return t.said();
  };
  says(said(merit <= y), "18 with ");
  says(said(y >= merit), "18 with ");
  says(said(y + merit <= 1.2), "18 with ");
}

TEST_CASE("defaults that break an order are refused: nothing can be proven at them") {
  // At p = 0.5 and q = 1, which keep the order, v = 1 and w = 0 get no answer.
  auto v = nqpf::integer("v").in(0, 3);
  auto w = nqpf::integer("w").in(0, 3);
  v.may_be_missing = w.may_be_missing = false;
  const auto set = [&](double low, double high) {
    trial t;
    const auto& p = t.book.add(nqpf::parameter("p", low).in(0.5, 1));
    const auto& q = t.book.add(nqpf::parameter("q", high).in(0, 1));
    t.with(rule("r").when(v <= p).then(say::a))
        .with(rule("s").when(w >= q).then(say::b).allow(nqpf::defect::always_holds, "shown"));
    t.ordered(p, q).book.add_group({"r", "s"}, hit::rule_order, true, false);
    return t.said();
  };
  says(set(0.5, 0), "18 parameter p is ordered below q, but its default 0.5 is not below 0");
  says(set(0.5, 0.5), "18 parameter p is ordered below q, but its default 0.5 is not below 0.5");
  says(set(0.5, 0.9), "8 ");
  // A parameter without a default, for which the other's leaves no value.
  trial t;
  const auto& p = t.book.add(nqpf::parameter("p", 0.8).in(0.5, 1));
  const auto& q = t.book.add(nqpf::parameter("q").in(0, 0.5));
  t.with(rule("r").when(v <= p).then(say::a)).with(rule("s").when(w >= q).then(say::b));
  says(t.ordered(p, q).said(), "18 the defaults of parameters leave no values for those that are");
}

TEST_CASE("integers between two parameters in an order") {
  const parameter low = parameter("low", 15).in(13, 18);
  const parameter high = parameter("high", 19).in(18, 20);
  SECTION("the last integer is left out") {
    trial t;
    t.with(rule("r").when(n >= low && n < high).then(say::c)).ordered(low, high);
    says(t.said(), "18 with low = 17.3, high = 18: condition can never hold");
  }
  SECTION("not where the lower one has an integer below the higher") {
    const parameter lower = parameter("low", 15).in(13, 17);
    trial t;
    t.with(rule("r").when(n >= lower && n < high).then(say::c)).ordered(lower, high);
    CHECK(t.said().empty());
  }
  SECTION("every relation between neighbouring integers") {
    const parameter p = parameter("p", 4).in(4, 5);
    const parameter q = parameter("q", 5).in(4, 5);
    const auto tried = [&](auto condition) {
      trial t;
      t.with(rule("r").when(condition).then(say::c)).ordered(p, q);
      return t.said();
    };
    says(tried(n >= p && n < q), "18 with p = 4.3: condition can never hold");
    says(tried(n > p && n < q), "never hold");
    says(tried(n >= p && n <= q), "never hold");
    says(tried(n > p && n <= q), "never hold");
    CHECK(tried(n >= p || n < q).find("never") == std::string::npos);
  }
}

TEST_CASE("an integer that is asked to equal a parameter") {
  const parameter p = parameter("p", 4).in(4, 5);
  trial t;
  t.with(rule("r").when(n == p && x > 0.5).then(say::c));
  says(t.said(), "never hold");
}

TEST_CASE("seventy parameters, in an order or not") {
  std::deque<std::string> names;
  std::deque<parameter> all;
  for (int i = 0; i < 70; ++i) {
    names.push_back("p" + std::to_string(i));
    all.push_back(parameter(names.back().c_str(), (i + 1) / 100.0).in(0.005, 0.9));
  }
  const bool in_order = GENERATE(false, true);
  trial t;
  std::deque<std::string> rules;
  for (int i = 0; i < 68; ++i) {  // each reads its own
    rules.push_back("r" + std::to_string(i));
    t.with(rule(rules.back().c_str())
               .when(y > all[static_cast<std::size_t>(i)])
               .then(say::c)
               .allow(defect::subsumed, "each draws a line of its own"));
  }
  t.with(rule("low").when(x < all[68]).then(say::a)).with(rule("high").when(x > 0.8).then(say::b));
  if (in_order)
    for (std::size_t i = 0; i + 1 < all.size(); ++i) t.ordered(all[i], all[i + 1]);
  const std::string said = t.said();
  says(said, "conclusions conflict: rule low and rule high");
  says(said, "p68 = ");
}

TEST_CASE("a chain of seventy parameters is moved as a whole where one is") {
  std::deque<std::string> names;
  std::deque<parameter> all;
  trial t;
  for (int i = 0; i < 70; ++i) {
    names.push_back("p" + std::to_string(i));
    all.push_back(parameter(names.back().c_str(), (i + 1) / 100.0).in(0.0, 1.0));
  }
  t.with(rule("low").when(x < all[0]).then(say::a)).with(rule("high").when(x > 0.8).then(say::b));
  for (std::size_t i = 0; i + 1 < all.size(); ++i) t.ordered(all[i], all[i + 1]);
  const std::string said = t.said();
  says(said, "18 with p0 = ");
  says(said, " more parameters moved: conclusions conflict");
}

TEST_CASE("an order that passes through parameters which no rule reads") {
  const parameter p = parameter("p", 0.2).in(0, 1);
  const parameter q = parameter("q", 0.5).in(0, 1);
  const parameter r = parameter("r", 0.8).in(0, 1);
  trial t;
  t.with(rule("low").when(x < p).then(say::a))
      .with(rule("high").when(x > r).then(say::b))
      .ordered(p, q)
      .ordered(q, r);
  CHECK(t.said().find("conflict") == std::string::npos);
  trial turned;
  turned.with(rule("low").when(x < r).then(say::a))
      .with(rule("high").when(x > p).then(say::b))
      .ordered(p, q)
      .ordered(q, r);
  says(turned.said(), "7 rule low and rule high");
}

TEST_CASE("a verdict that some setting worsens as an indicator betters") {
  const parameter p = parameter("p", 0.5).in(0.3, 0.7);
  const parameter q = parameter("q", 0.4).in(0.2, 0.6);
  trial t;
  t.with(rule("low").when(merit < q).then(grade::bad))
      .with(rule("band").when(merit >= q && merit < p).then(grade::fair));
  says(t.said(), "18 with ");
  trial sound;
  sound.with(rule("low").when(merit < q).then(grade::bad))
      .with(rule("band").when(merit >= q && merit < p).then(grade::fair))
      .ordered(q, p);
  CHECK(sound.said().empty());
  trial hidden;
  hidden.with(rule("low").when(merit < q).then(grade::bad))
      .with(rule("some").when(merit >= 0.3 && merit < 0.5).then(grade::fair));
  says(hidden.said(), "18 with q = 0.2: not monotone: improving merit");
}

TEST_CASE("a box without room for one more number is no proof of monotonicity") {
  // The rule asks something of 71 indicators and one comparison: 72 constraints, as many as a box has room for.
  static_assert(nqpf::detail::box::capacity == 72);
  std::deque<std::string> names;
  trial t;
  auto a = nqpf::indicator("a").in(0, 1).higher_is_better();
  auto b = nqpf::indicator("b").in(0, 1);
  a.may_be_missing = false;
  b.may_be_missing = false;
  const auto& better = t.book.add(a);
  const auto& other = t.book.add(b);
  int next = 0;
  for (const int count : {32, 32, 7}) {
    nqpf::condition<nqpf::unbound> all;
    for (int i = 0; i < count; ++i, ++next) {
      names.push_back("f" + std::to_string(next));
      const auto& f = t.book.add(nqpf::indicator(names.back().c_str()).in(0, 1));
      all = i == 0 ? f > 0.5 : all && f > 0.5;
    }
    names.push_back("d" + std::to_string(next));
    t.book.add(derived(names.back().c_str()).when(all));
  }
  t.with(rule("r")
             .when(better > other && holds("d32") && holds("d64") && holds("d71"))
             .then(grade::bad));
  CHECK_FALSE(t.said().empty());
}

TEST_CASE("required parameters stand where their order allows") {
  const parameter p = parameter("p").in(0.2, 0.8);
  const parameter q = parameter("q").in(0.2, 0.8);
  trial t;
  t.with(rule("low").when(x <= p).then(say::a))
      .with(rule("high").when(x >= q).then(say::b))
      .ordered(p, q);
  CHECK(t.said().empty());
}

// Where no parameter passes another cut, one setting answers for all: at the edges of that, it does not.
TEST_CASE("a range that touches the next cut, or the end of the domain") {
  SECTION("the end of the domain") {
    const parameter top = parameter("p", 0.7).in(0.5, 1);
    trial t;
    t.with(rule("r").when(x > top).then(say::a));
    says(t.said(), "18 with p = 1: condition can never hold");
    const parameter bottom = parameter("p", 0.2).in(0, 0.5);
    trial low;
    low.with(rule("r").when(x >= bottom).then(say::a));
    says(low.said(), "18 with p = 0: condition always holds");
    trial above;
    above.with(rule("r").when(x > bottom).then(say::a));
    CHECK(above.said().empty());
  }
  SECTION("a constant") {
    const parameter p = parameter("p", 0.7).in(0.6, 0.9);
    trial t;
    t.with(rule("r").when(x >= p).then(say::a)).with(rule("s").when(x <= 0.6).then(say::b));
    says(t.said(), "18 with p = 0.6: conclusions conflict");
    trial apart;
    apart.with(rule("r").when(x >= p).then(say::a)).with(rule("s").when(x < 0.6).then(say::b));
    CHECK(apart.said().empty());
    trial gap;
    gap.with(rule("r").when(x > p).then(say::a))
        .with(rule("s").when(x < 0.9).then(say::c))
        .complete_when_known({"r", "s"});
    says(gap.said(), "18 with p = 0.9: gap in a complete set");
  }
  SECTION("another parameter") {
    const parameter p = parameter("p", 0.3).in(0.2, 0.5);
    const parameter q = parameter("q", 0.7).in(0.5, 0.8);
    trial t;
    t.with(rule("r").when(x <= p).then(say::a)).with(rule("s").when(x >= q).then(say::b));
    says(t.said(), "18 with p = 0.5, q = 0.5: conclusions conflict");
    trial apart;
    apart.with(rule("r").when(x < p).then(say::a)).with(rule("s").when(x >= q).then(say::b));
    CHECK(apart.said().empty());
  }
  SECTION("what an order leaves of a range") {
    const parameter p = parameter("p", 0.3).in(0.2, 0.9);
    const parameter q = parameter("q", 0.7).in(0.1, 0.8);
    trial t;
    t.with(rule("r").when(x > q).then(say::a)).with(rule("s").when(x < 0.2).then(say::b));
    says(t.said(), "18 with q = 0.1: conclusions conflict");
    trial ordered;
    ordered.with(rule("r").when(x > q).then(say::a))
        .with(rule("s").when(x < 0.2).then(say::b))
        .with(rule("u").when(y > p).then(say::c))
        .ordered(p, q);
    CHECK(ordered.said().empty());
  }
}

TEST_CASE("an integer that equals a parameter at some settings of its range") {
  // Both ends of the range lie between integers, yet an integer lies between them.
  const parameter p = parameter("p", 5).in(4.2, 5.5);
  trial t;
  t.with(rule("r").when(n == p).then(say::c));
  says(t.said(), "18 with p = 4.4: condition can never hold");
  trial cuts;
  cuts.with(rule("r").when(n >= p).then(say::a)).with(rule("s").when(n <= p).then(say::b));
  says(cuts.said(), "7 rule");
  const parameter between = parameter("p", 4.5).in(4.2, 5.5);
  trial apart;
  apart.with(rule("r").when(n >= between).then(say::a))
      .with(rule("s").when(n <= between).then(say::b));
  says(apart.said(), "18 with p = 5: conclusions conflict");
}

TEST_CASE("a float that equals a parameter at some settings of its range") {
  auto f = nqpf::indicator("f").in(0, 1);
  f.is_single = true;
  const parameter p = parameter("p", 0.25).in(0.25, 0.2500001);
  trial t;
  t.with(rule("r").when(f == p).then(say::c));
  says(t.said(), "condition can never hold");
  const parameter between = parameter("p", 0.25000001).in(0.25, 0.2500001);
  trial apart;
  apart.with(rule("r").when(f >= between).then(say::a))
      .with(rule("s").when(f <= between).then(say::b));
  says(apart.said(), "18 with p = ");
}

TEST_CASE("parameters that other rules compare with the same indicator") {
  // Each rule alone is the same at every setting; two of them are not together, whatever stands beside them.
  const parameter p = parameter("p", 0.3).in(0.2, 0.6);
  const parameter q = parameter("q", 0.5).in(0.4, 0.8);
  const bool in_order = GENERATE(false, true);
  trial t;
  t.with(rule("low").when(x < p && y < 0.5).then(say::a))
      .with(rule("high").when(x > q && y > 0.2).then(say::b))
      .with(rule("other").when(x < q).then(grade::bad));
  if (in_order) t.ordered(p, q);
  if (in_order) CHECK(t.said().empty());
  else says(t.said(), "conclusions conflict: rule low and rule high");
}

TEST_CASE("a group of more rows than are looked at as a few") {
  std::deque<std::string> names;
  trial t;
  const parameter p = parameter("p", 41).in(35, 90);
  const auto m = nqpf::integer("m").in(0, 100);
  std::vector<std::string> rows;
  for (int i = 0; i < 20; ++i) {
    rows.push_back(names.emplace_back("r" + std::to_string(i)));
    t.with(rule(names.back().c_str())
               .when(m >= 2 * i && m < 2 * i + 2 && m != 2 * i + 1)
               .then(say::c));
  }
  rows.push_back("last");
  t.with(rule("last").when(m >= p).then(say::a)).exclusive(rows);
  says(t.said(), "18 with p = ");
}

TEST_CASE("a parameter with a range inside arithmetic") {
  const parameter p = parameter("p", 0.3).in(0.2, 0.4);
  const parameter q = parameter("q", 2).in(1.5, 2.5);
  SECTION("bounds part what is compared") {
    trial t;
    t.with(rule("one").when(x > q * y + p).then(say::a))
        .with(rule("two").when(x < 0.2).then(say::b));
    CHECK(t.said().empty());
    trial beyond;
    beyond.with(rule("one").when(x > q * y + p).then(say::a))
        .with(rule("two").when(x < 0.25).then(say::b));
    says(beyond.said(), "conclusions conflict: rule one and rule two");
  }
  SECTION("two sums that move together") {
    trial t;
    t.with(rule("one").when(x + y > p).then(say::a))
        .with(rule("two").when(x + y < p - 0.05).then(say::b));
    CHECK(t.said().empty());
    trial across;
    across.with(rule("one").when(x + y > p).then(say::a))
        .with(rule("two").when(x + y < 0.55 - p).then(say::b));
    says(across.said(), "18 with p = ");
  }
  SECTION("one sum between parameters in an order") {
    const parameter low = parameter("low", 0.5).in(0.2, 1.5);
    const parameter high = parameter("high", 1).in(0.2, 1.5);
    trial t;
    t.with(rule("one").when(x + y < low).then(say::a))
        .with(rule("two").when(x + y >= high).then(say::b))
        .ordered(low, high);
    CHECK(t.said().empty());
    trial free;
    free.with(rule("one").when(x + y < low).then(say::a))
        .with(rule("two").when(x + y >= high).then(say::b));
    says(free.said(), "conclusions conflict");
    trial turned;
    turned.with(rule("one").when(x + y < high).then(say::a))
        .with(rule("two").when(x + y >= low).then(say::b))
        .ordered(low, high);
    says(turned.said(), "7 rule one and rule two");
  }
  SECTION("bands of a sum") {
    const auto z = nqpf::indicator("z").in(0, 1);
    const parameter low = parameter("low", 0.8).in(0.6, 1);
    const parameter high = parameter("high", 2).in(1.8, 2.2);
    trial t;
    t.with(rule("low").when(x + y + z < low).then(say::a))
        .with(rule("mid").when(x + y + z >= low && x + y + z < high).then(say::c))
        .with(rule("high").when(x + y + z >= high).then(say::b))
        .exclusive({"low", "mid", "high"})
        .complete_when_known({"low", "mid", "high"});
    CHECK(t.said().empty());
    trial gap;
    gap.with(rule("low").when(x + y + z < low).then(say::c))
        .with(rule("high").when(x + y + z >= 0.8).then(say::b))
        .complete_when_known({"low", "high"});
    says(gap.said(), "18 with low = ");
  }
}

TEST_CASE("a rule within another that compares a number which it leaves free") {
  // Where n has to be 20, whatever x is of 0 to 20, x is not above it.
  auto wide = nqpf::indicator("wide").in(0, 20);
  wide.may_be_missing = false;
  const parameter p = parameter("p", 12.5).in(1, 19.5);
  trial t;
  t.with(rule("within").when(n >= p).then(say::c))
      .with(rule("wide").when(!(wide > n)).then(say::c));
  says(t.said(), "18 with p = 19.");
  trial alone;
  alone.with(rule("within").when(n >= p).then(say::c))
      .with(rule("wide").when(wide < 19).then(say::c));
  CHECK(alone.said().empty());
}

// The same while the host compiles.
struct pair_of_numbers {
  double x;
  double y;
};
namespace compiled {
inline constexpr auto first = nqpf::indicator<&pair_of_numbers::x>("first").in(0, 1);
inline constexpr auto second = nqpf::indicator<&pair_of_numbers::y>("second").in(0, 1);
inline constexpr auto half = parameter("half", 0.3).in(0.2, 0.4);
inline constexpr auto rules = ruleset<pair_of_numbers>(
    {rule("half").when(first * 2 == half && second > first).then(say::c).cite(law, "1"),
     rule("sum").when(0.5 * first + second > half).then(grade::bad).cite(law, "2"),
     rule("product").when(0.3 * first + 0.7 * second > half * 2).then(grade::fair).cite(law, "3")});
static_assert(nqpf::require_proven<rules>());

inline constexpr auto third =
    nqpf::indicator<&pair_of_numbers::x>("third").in(0, 1).higher_is_better();
inline constexpr auto level = parameter("level", 0.6).in(0.4, 0.7);
inline constexpr auto graded =
    nqpf::table<hit::unique>(
        "graded", inputs(third, second),
        {row(is < level, any).then(grade::bad), row(is >= level, is < 0.5).then(grade::fair),
         row(is >= level, is >= 0.5).then(grade::good)})
        .cite(law, "1")
        .otherwise(grade::bad);
static_assert(nqpf::require_proven<graded>());
inline constexpr auto says_default =
    nqpf::table<hit::first>("says_default", inputs(first, second),
                            {row(is >= 0.3, is >= 0.5).then(grade::fair),
                             row(any, is >= 0.2 && is < level).then(grade::bad)})
        .cite(law, "1")
        .otherwise(grade::fair);
static_assert(nqpf::require_proven<says_default>());
enum class vote { no, yes };
constexpr auto describe(vote) {
  return nqpf::values<vote::no, vote::yes>.resolves(vote::yes, vote::no);
}
inline constexpr auto votes = ruleset<pair_of_numbers>(
    {rule("no").when(first <= 0.8).then(vote::no).cite(law, "1"),
     rule("yes").when(first <= level && second > 0.5).then(vote::yes).cite(law, "2")});
static_assert(nqpf::require_proven<votes>());
}  // namespace compiled

TEST_CASE("a number that has to equal a parameter moves with it") {
  const parameter p = parameter("p", 0.3).in(0.2, 0.4);
  const parameter q = parameter("q", 0.5).in(0.2, 0.8);
  const auto alone = [](auto condition) {
    trial t;
    t.with(rule("r").when(condition).then(say::c));
    return t;
  };
  SECTION("beside what ties it to another") {
    CHECK(alone(x == p && y > x).said().empty());
    CHECK(alone(x != p && y > x).said().empty());
    CHECK(alone(x == p && y == x).said().empty());
    CHECK(alone(x * 2 == p && y == x * 2).said().empty());
    says(alone(x == p && y > x && y < 0.35).said(), "18 with p = 0.4: condition can never hold");
  }
  SECTION("to the end of its domain") {
    const auto inner = nqpf::indicator("inner").in(0, 0.2);
    const parameter wide = parameter("wide", 0.3).in(0.2, 0.5);
    says(alone(inner * 2 == wide && y > inner).said(), "18 with wide = 0.5");
    CHECK(alone(inner * 2 == p && y > inner).said().empty());
  }
  SECTION("twice or half of it") {
    CHECK(alone(x * 2 == p).said().empty());
    CHECK(alone(x / 2 == p).said().empty());
    CHECK(alone(x + x == p && y > x).said().empty());
    CHECK(alone(p == 4 * x && y > x + 0.5).said().empty());
    says(alone(x / 2 == q).said(), "18 with q = 0.7: condition can never hold");
    says(alone(x * 2 == p && y * 2 == x && y < 0.09).said(), "condition can never hold");
  }
  SECTION("a third of it is rounded") {
    says(alone(x * 3 == p).said(), "18 with p = 0.3995: condition can never hold");
    says(alone(x + x + x == p).said(), "19 with p = 0.3995: too large to decide");
    says(alone(x > p + 0.65).said(), "18 with p = 0.4: condition can never hold");
  }
  SECTION("two parameters apart by what is zero") {
    trial t;
    t.with(rule("r").when(x + p >= q).then(say::c)).ordered(p, q);
    CHECK(t.said().empty());
    CHECK(alone(p + x <= p).said().empty());
    CHECK(alone(p + x > p).said().empty());
  }
  SECTION("beside a number that is missing") {
    const auto gone = nqpf::indicator("gone").in(0.9, 1);
    trial t;
    t.with(rule("few").when(x <= 0.35 && y < 0.5).then(say::c))
        .with(rule("most").when((gone > x || x != p) && y < 0.6).then(say::c));
    says(t.said(), "18 with p = 0.4");
  }
  SECTION("an integer is not what every number is") {
    const parameter k = parameter("k", 4).in(2, 4);
    const auto m = nqpf::integer("m").in(0, 10);
    says(alone(m == k && n > m).said(), "18 with k = 3.5: condition can never hold");
    says(alone(m * 2 == k && n > m).said(), "18 with k = ");
  }
}

TEST_CASE("comparisons in a circle never hold") {
  const auto z = nqpf::indicator("z").in(0, 1);
  const auto u = nqpf::indicator("u").in(0, 1);
  const auto tried = [](auto condition) {
    trial t;
    t.with(rule("r").when(condition).then(say::c));
    return t.said();
  };
  says(tried(x < y && y < z && z < x), "4 rule r can never hold");
  says(tried(x < y && y < z && z < u && u <= x), "4 rule r can never hold");
  says(tried(x <= y && y <= z && z < x), "4 rule r can never hold");
  says(tried(x < y && y < z && x > 0.5 && z < 0.5), "4 rule r can never hold");
  CHECK(tried(x <= y && y <= z && z <= x).empty());
  CHECK(tried(x < y && y < z && z < u).empty());
  CHECK(tried(x < y && y < z && x > 0.5 && z < 0.51).empty());
}

TEST_CASE("a parameter without a default stands in the middle or at the end of its range") {
  const auto stands_at = [](double low, double high) {
    parameter p("p", nqpf::missing);
    p.range = {low, high, false, false};
    return nqpf::detail::nominal_value(p);
  };
  CHECK(stands_at(1, 4) == 2.5);
  CHECK(stands_at(-nqpf::infinity, 4) == 4);
  CHECK(stands_at(1, nqpf::infinity) == 1);
  CHECK(stands_at(-nqpf::infinity, nqpf::infinity) == 0);
}

}  // namespace settings_test
