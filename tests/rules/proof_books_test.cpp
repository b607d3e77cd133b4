// SPDX-License-Identifier: BSL-1.0
// Small rule books whose defects were worked out by hand, at places where a change of the proof went unnoticed
// once: rows of several boxes in tables that are counted, quotients across zero, infinity times zero, and
// numbers that only the last digit of rounding reaches.
#include "support/catch.hpp"

#include <nqpf/rules.hpp>
#include <nqpf/rules/dynamic.hpp>

#include <string>
#include <utility>
#include <vector>

namespace proof_books_test {

namespace {

using namespace nqpf::dsl;
using nqpf::defect;
using when = nqpf::condition<nqpf::unbound>;

// A book that is filled by the test; what it finds first is its answer.
struct trial {
  nqpf::rule_book book;
  const nqpf::source& paper = book.add(source{"paper"});
  nqpf::detail::enumeration_info& verdicts = book.add_conclusions({"weak", "watch", "sound"}, true);
  nqpf::detail::enumeration_info& advice =
      book.add_conclusions({"refuse", "admit", "defer"}, false);
  std::vector<std::string> names;

  const auto& number(const char* id, double low, double high) {
    return book.add(indicator(id).in(low, high));
  }
  void weak(const char* id, const when& c) {
    book.add(rule(id).when(c).cite(paper, "1"), verdicts, 0);
  }
  void advise(const char* id, const when& c) {
    book.add(rule(id).when(c).cite(paper, "1"), advice, static_cast<int>(names.size()) % 3);
    names.push_back(id);
  }
  void group(nqpf::hit policy) { book.add_group(names, policy, false, true); }
  defect first() {
    const nqpf::diagnostics found = book.compile();
    return found.ok() ? defect::none : found.items[0].code;
  }
};

// Three rows over x in [0, 1], the first of which is two boxes; `from` and `to` are where the others begin
// and end.
defect outer_and_inner(double from, double middle, double to) {
  trial t;
  const auto& x = t.number("x", 0, 1);
  t.advise("outer", x < 0.2 || x > 0.8);
  t.advise("left", x >= from && x < middle);
  t.advise("right", x >= 0.5 && x <= to);
  t.group(nqpf::hit::unique);
  return t.first();
}

}  // namespace

TEST_CASE("a row of several boxes counts with all of them", "[proof]") {
  CHECK(outer_and_inner(0.2, 0.5, 0.8) == defect::none);
  CHECK(outer_and_inner(0.3, 0.5, 0.8) == defect::gap);
  CHECK(outer_and_inner(0.2, 0.4, 0.8) == defect::gap);
  CHECK(outer_and_inner(0.2, 0.5, 0.7) == defect::gap);
  CHECK(outer_and_inner(0.1, 0.5, 0.8) == defect::overlap);
  CHECK(outer_and_inner(0.2, 0.6, 0.8) == defect::overlap);
  CHECK(outer_and_inner(0.2, 0.5, 0.9) == defect::overlap);  // with the second box of the first row
}

TEST_CASE("a quotient whose divisor crosses zero is not monotone", "[proof]") {
  const auto of = [](double low, double high, bool above) {
    trial t;
    const auto& y = t.book.add(indicator("y").in(low, high).higher_is_better());
    t.weak("a", above ? 1 / y > 0.6 : 1 / y < -0.6);
    return t.first();
  };
  CHECK(of(0.5, 2, true) == defect::none);  // it falls as y gets better
  CHECK(of(-2, 2, true) != defect::none);   // y = 1 is better than y = -1, and weak
  CHECK(of(0.5, 2, false) == defect::never_holds);
  CHECK(of(-2, -0.5, false) == defect::not_monotone);  // y = -1 is better than y = -2, and weak

  // The same with a dividend of either sign, and with the divisor in the middle of a sum.
  trial t;
  const auto& x = t.number("x", -1, 1);
  const auto& y = t.book.add(indicator("y").in(-2, 2).higher_is_better());
  t.weak("a", x / y - 1 > 0);
  CHECK(t.first() != defect::none);
}

TEST_CASE("an improvement that passes another number is found in a narrow range", "[proof]") {
  const auto of = [](double middle, double high) {
    trial t;
    const auto& y = t.book.add(indicator("y").in(0, 1).higher_is_better());
    const auto& x = t.number("x", 0, 1);
    t.weak("between", y > x && x > 0.35 && y < high);
    t.weak("low", y <= middle);
    return t.first();
  };
  CHECK(of(0.4, 0.45) == defect::not_monotone);
  CHECK(of(0.44, 0.45) == defect::not_monotone);
  CHECK(of(0.449, 0.45) == defect::not_monotone);
  CHECK(of(0.4, 0.9) == defect::not_monotone);
  CHECK(of(0.45, 0.45) == defect::subsumed);
}

TEST_CASE("infinity times zero, less infinity and by infinity are no numbers", "[proof]") {
  const auto answered = [](const auto& number_of) {
    trial t;
    const auto& wide = t.book.add(indicator("wide"));
    const auto& wider = t.book.add(indicator("wider"));
    const auto& share = t.book.add(indicator("share").in(0, 1));
    const auto n = number_of(wide * wider, share);
    t.advise("a", n < 5);
    t.advise("b", n >= 5);
    t.group(nqpf::hit::rule_order);
    return t.first();
  };
  CHECK(answered([](const auto& w, const auto& s) { return w * s; }) == defect::gap);
  CHECK(answered([](const auto& w, const auto& s) { return s * w; }) == defect::gap);
  CHECK(answered([](const auto& w, const auto& s) { return (s + 1) * w; }) == defect::none);
  CHECK(answered([](const auto& w, const auto& s) { return w * (s + 1); }) == defect::none);
  CHECK(answered([](const auto& w, const auto& s) { return w + s; }) == defect::none);
  CHECK(answered([](const auto& w, const auto& s) { return w - s * w; }) == defect::gap);
  CHECK(answered([](const auto& w, const auto&) { return w - w; }) != defect::none);
  CHECK(answered([](const auto& w, const auto& s) { return w / (s + 1); }) == defect::none);
  CHECK(answered([](const auto& w, const auto&) { return w / w; }) != defect::none);
}

// x and y in [-0.1, 0.1], z in [0.3, 0.7]: none of these numbers rises or falls all the way, and each bound is
// reached at a corner only.
TEST_CASE("bounds of computed numbers leave out no record", "[proof]") {
  const auto first = [](const auto& condition) {
    trial t;
    const auto& x = t.number("x", -0.1, 0.1);
    const auto& y = t.number("y", -0.1, 0.1);
    const auto& z = t.number("z", 0.3, 0.7);
    t.advise("a", condition(x, y, z));
    return t.first();
  };
  CHECK(first([](const auto& x, const auto& y, const auto&) { return x * y >= 0.1 * 0.1; }) ==
        defect::none);
  CHECK(first([](const auto& x, const auto& y, const auto&) { return x * y <= -(0.1 * 0.1); }) ==
        defect::none);
  CHECK(first([](const auto& x, const auto& y, const auto&) {
          return x * y + x >= 0.1 * 0.1 + 0.1;
        }) == defect::none);
  CHECK(first([](const auto& x, const auto& y, const auto&) {
          return x * y - y <= -(0.1 * 0.1) - 0.1;
        }) == defect::none);
  CHECK(first([](const auto& x, const auto&, const auto& z) { return x / z >= 0.1 / 0.3; }) ==
        defect::none);
  CHECK(first([](const auto& x, const auto&, const auto& z) { return x / z <= -0.1 / 0.3; }) ==
        defect::none);
  // A little further away there is no record.
  CHECK(first([](const auto& x, const auto& y, const auto&) { return x * y > 0.011; }) ==
        defect::never_holds);
  CHECK(first([](const auto& x, const auto& y, const auto&) { return x * y <= 0.011; }) ==
        defect::always_holds);
  CHECK(first([](const auto& x, const auto&, const auto& z) { return x / z < -0.34; }) ==
        defect::never_holds);
}

TEST_CASE("ranges that meet in one point have it in common", "[proof]") {
  const auto first = [](const auto& condition) {
    trial t;
    const auto& low = t.number("low", 0, 0.5);
    const auto& high = t.number("high", 0.5, 1);
    const auto& other = t.number("other", 0, 1);
    t.advise("a", condition(low, high, other));
    return t.first();
  };
  CHECK(first([](const auto& l, const auto& h, const auto&) { return l >= h; }) == defect::none);
  CHECK(first([](const auto& l, const auto& h, const auto&) { return h <= l; }) == defect::none);
  CHECK(first([](const auto& l, const auto& h, const auto&) { return l == h; }) == defect::none);
  CHECK(first([](const auto& l, const auto& h, const auto&) { return l < h; }) == defect::none);
  CHECK(first([](const auto& l, const auto& h, const auto&) { return h > l; }) == defect::none);
  CHECK(first([](const auto& l, const auto& h, const auto&) { return l <= h; }) ==
        defect::always_holds);
  CHECK(first([](const auto& l, const auto& h, const auto&) { return l > h; }) ==
        defect::never_holds);
  // The same of products, which are not brought to one side.
  CHECK(first([](const auto& l, const auto& h, const auto& o) { return l * o >= h * o + 0.5; }) !=
        defect::always_holds);
  CHECK(first([](const auto& l, const auto& h, const auto& o) { return l * l * o >= h * h; }) ==
        defect::none);
  CHECK(first([](const auto& l, const auto& h, const auto& o) { return l * l * o < h * h; }) ==
        defect::none);
  CHECK(first([](const auto& l, const auto& h, const auto& o) { return h * h <= l * l * o; }) ==
        defect::none);
}

namespace {

// A book that describes the type of its conclusions twice; what overrules what stands in one description alone.
struct described_twice {
  using pair = nqpf::detail::enumeration_info::pair;

  nqpf::rule_book book;
  const nqpf::source& paper = book.add(source{"paper"});
  const nqpf::indicator_of<nqpf::unbound, nqpf::numeric>& x =
      book.add(nqpf::integer("x").in(0, 5).higher_is_better());
  nqpf::detail::enumeration_info& first = book.add_conclusions({"weak", "watch", "sound"}, true);
  nqpf::detail::enumeration_info& second = book.add_conclusions({"weak", "watch", "sound"}, true);

  // Of records below 2 both rules hold.
  std::string compile() {
    book.add(rule("thin").when(x < 3).cite(paper, "1"), first, 0);
    book.add(rule("rich").when(x < 2).cite(paper, "2"), second, 2);
    std::string all;
    for (const nqpf::diagnostic& d : book.compile()) all += std::string(d.message.write().c_str());
    return all;
  }
  static void overrule(nqpf::detail::enumeration_info& type, pair p) {
    type.resolving[type.resolve_count++] = p;
  }
};

}  // namespace

TEST_CASE("what one of two descriptions of a type says holds of both", "[proof]") {
  {
    described_twice one;
    CHECK(one.compile() == "");
  }
  // Better values bring a worse one that stands, whichever description knows that.
  for (const bool is_first : {false, true}) {
    described_twice one;
    one.overrule(is_first ? one.first : one.second, {2, 0});
    one.overrule(is_first ? one.second : one.first, {0, 1});  // another pair in the other one
    CHECK(one.compile() ==
          "improving x from 0 to 2 makes rule thin conclude weak, which stands; before, nothing "
          "that bad "
          "stood: x = 0");
    const double values[] = {1};
    nqpf::truth outcomes[2];
    nqpf::run(one.book.program(), values, nullptr, outcomes);
    const nqpf::evaluated record{&one.book.program(), values, nullptr, outcomes};
    CHECK(nqpf::finding{record, 0}.overruled(0));
    CHECK(!nqpf::finding{record, 1}.overruled(0));
  }
  {
    described_twice one;
    one.overrule(one.first, {0, 2});
    one.overrule(one.second, {2, 0});
    CHECK(one.compile() ==
          "values weak and sound overrule each other: where both are concluded, nothing is left");
  }
  {
    described_twice one;
    one.first.conflicting[one.first.conflict_count++] = {0, 2};
    one.overrule(one.second, {0, 2});  // so that the two do not contradict each other
    CHECK(one.compile() == "rule rich: whenever it holds, other rules conclude what overrules it");
  }
}

TEST_CASE("the default of a table knows what another description says", "[proof]") {
  described_twice one;
  nqpf::dynamic_table table("grade", nqpf::hit::unique);
  table.input(one.x).cite(one.paper, "3");
  table.row({nqpf::is >= 4}).then(one.first, 2);
  table.otherwise(one.first, 0);
  one.book.add(table);
  one.overrule(one.second, {2, 0});
  CHECK(one.compile().find("makes the default of table grade conclude weak, which stands") !=
        std::string::npos);
}

TEST_CASE("descriptions of one type have together no more room than one", "[proof]") {
  described_twice one;
  for (int i = 0; i < nqpf::detail::enumeration_info::pair_capacity; ++i) {
    one.first.conflicting[one.first.conflict_count++] = {0, 1};
    one.second.conflicting[one.second.conflict_count++] = {1, 2};
  }
  CHECK(one.compile() ==
        "a type of conclusions has room for 64 conflicts and as many resolutions, in all its "
        "descriptions");
}

}  // namespace proof_books_test
