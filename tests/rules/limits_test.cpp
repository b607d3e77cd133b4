// SPDX-License-Identifier: BSL-1.0
// The limits of the language: at each one a set is accepted, beyond it a diagnostic names the limit and says what to
// do; and the guide lists them as they are. What the compiler says of them stands under tests/must_not_compile.
#include "support/base.hpp"
#include "support/catch.hpp"

#include <nqpf/rules/columns.hpp>
#include <nqpf/rules/dsl.hpp>
#include <nqpf/rules/dynamic.hpp>

#include <fstream>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace limits_test {

namespace {

using namespace nqpf::dsl;
using nqpf::defect;
using nqpf::hit;

struct trial {
  nqpf::rule_book book;
  const nqpf::source& paper = book.add(nqpf::source{"made", "Made", "", ""});
  nqpf::detail::enumeration_info& type = book.add_conclusions({"a", "b", "c"}, false);
  const nqpf::indicator_of<nqpf::unbound, nqpf::numeric>& x = book.add(indicator("x").in(0, 1000));

  std::string said() {
    std::string all;
    for (const nqpf::diagnostic& d : book.compile()) {
      CHECK_FALSE(d.message.write().empty());
      all += std::to_string(static_cast<int>(d.code)) + " " + d.message.write().c_str() + "\n";
    }
    return all;
  }
  template <class Condition>
  void add(const std::string& name, const Condition& when, int position = 0) {
    book.add(nqpf::rule(name.c_str()).when(when).cite(paper, "1"), type, position);
  }
};

// The number in the second column of the row of the guide whose first begins so.
int told(const std::string& what) {
  std::ifstream page(test::source_path("examples/guide/rules.md"));
  std::string line;
  while (std::getline(page, line)) {
    if (line.rfind("| " + what, 0) != 0) continue;
    return std::stoi(line.substr(line.find('|', 2) + 1));
  }
  FAIL("the guide has no row " << what);
  return 0;
}

}  // namespace

TEST_CASE("the guide lists the limits as they are") {
  using set = nqpf::rule_set<nqpf::unbound, 1>;
  CHECK(told("parts of a condition") == nqpf::expression::capacity);
  CHECK(told("values of an enumeration that") == nqpf::indicator_info::value_capacity);
  CHECK(told("texts of a category") == nqpf::indicator_info::value_capacity);
  CHECK(told("texts of a category with `or_other()`") == nqpf::indicator_info::value_capacity - 1);
  CHECK(told("values or texts in one cell") == nqpf::cell::capacity);
  CHECK(told("columns of a table") == set::declared_capacity);
  CHECK(told("groups of a rule set") == set::group_capacity);
  CHECK(told("rules that a group declared in code") == nqpf::detail::group_data::capacity);
  CHECK(told("declared orders") == set::order_capacity);
  CHECK(told("conclusions of a rule") == nqpf::rule_data::conclusion_capacity);
  CHECK(told("citations of a rule") == nqpf::rule_data::citation_capacity);
  CHECK(told("defects that a rule allows") == nqpf::rule_data::allowance_capacity);
  CHECK(told("conflicts of an enumeration") == nqpf::detail::enumeration_info::pair_capacity);
  CHECK(told("types that the rules") == nqpf::detail::conclusion_types::most);
  CHECK(told("indicators that a set reads") == nqpf::detail::most_inputs);
  CHECK(told("parameters of a set") == nqpf::detail::most_values - nqpf::detail::most_inputs);
  CHECK(told("rules of a set") == 32767);
  CHECK(nqpf::indicator_info::set_capacity == 62);  // as the guide says below the table
}

TEST_CASE("a condition of 64 comparisons is proven, one of 65 is refused in words") {
  for (const int parts : {64, 65}) {
    trial t;
    nqpf::condition<nqpf::unbound> all;
    for (int i = 0; i < parts; ++i) {
      const auto& f = t.book.add(indicator(("f" + std::to_string(i)).c_str()).in(0, 1));
      all = i == 0 ? f > 0.5 : all && f > 0.5;
    }
    t.add("long", all);
    const std::string said = t.said();
    CAPTURE(said);
    if (parts == 64) CHECK(said.empty());
    else
      CHECK(said ==
            "19 rule long has a condition of 129 parts; at most 128 fit: name some with derived\n");
  }
}

TEST_CASE("every rule that a group of a book names is one of it") {
  for (const int rules : {33, 64, 65, 200}) {
    trial t;
    std::vector<std::string> names;
    for (int i = 0; i < rules; ++i) {
      names.push_back("r" + std::to_string(i));
      t.add(names.back(), t.x == i);
    }
    t.add("again", t.x == rules - 1 && known(t.x), 1);
    names.push_back("again");
    t.book.add_group(names, hit::unique, false, false);
    const std::string said = t.said();
    CAPTURE(rules, said);
    CHECK(said.find("9 rule r" + std::to_string(rules - 1) + " and rule again both hold of x = ") !=
          std::string::npos);
  }
}

TEST_CASE("a book takes any number of groups, and types up to the limit") {
  trial t;
  for (int i = 0; i < 100; ++i) {
    const std::string name = "r" + std::to_string(i);
    t.add(name, t.x == i);
    t.book.add_group({name}, hit::unique, false, false);
  }
  CHECK(t.said().empty());
  for (const int types : {256, 257}) {
    trial many;
    for (int i = 1; i < types; ++i)
      many.book.add(
          nqpf::rule(("r" + std::to_string(i)).c_str()).when(many.x == i).cite(many.paper, "1"),
          many.book.add_conclusions({"v" + std::to_string(i)}, false), 0);
    many.add("first", many.x == 0);
    const std::string said = many.said();
    if (types == 256) CHECK(said.empty());
    else CHECK(said.find("more than 256 types: split the set") != std::string::npos);
  }
}

// ---- enumerations and categories of many values -------------------------------------------------

TEST_CASE("rules over a category of 256 texts are proven and run as over one of few") {
  std::mt19937 g(5);
  for (int round = 0; round < 40; ++round) {
    CAPTURE(round);
    trial t;
    auto category = nqpf::category("place", "t0");
    std::vector<std::string> texts;
    const int count = round % 2 == 0 ? 256 : 63;
    for (int i = 0; i < count; ++i) texts.push_back("t" + std::to_string(i));
    for (int i = 1; i < count; ++i)
      category.categories[category.category_count++] = texts[static_cast<std::size_t>(i)].c_str();
    const auto& place = t.book.add(category);
    const auto some = [&](std::vector<bool>& in) {
      in.assign(static_cast<std::size_t>(count), false);
      const auto text = [&] {
        const auto i = g() % static_cast<unsigned>(count);
        in[i] = true;
        return texts[i].c_str();
      };
      nqpf::condition<nqpf::unbound> c = one_of(place, text(), text(), text(), text());
      if (g() % 2 == 0) return c;
      in.flip();
      return !c;
    };
    std::vector<bool> first;
    std::vector<bool> second;
    const auto a = some(first);
    const auto b = some(second);
    t.book.add(
        nqpf::rule("a").when(a).cite(t.paper, "1").allow(defect::no_effect, "made at random"),
        t.type, 0);
    t.book.add(
        nqpf::rule("b").when(b).cite(t.paper, "1").allow(defect::no_effect, "made at random"),
        t.type, 1);
    t.book.add_group({"a", "b"}, hit::unique, false, true);
    bool overlap = false;
    bool gap = false;
    for (std::size_t i = 0; i < first.size(); ++i) {
      overlap = overlap || (first[i] && second[i]);
      gap = gap || (!first[i] && !second[i]);
    }
    const std::string said = t.said();
    CAPTURE(said);
    CHECK((said.find("9 rule a and rule b both hold of place = t") != std::string::npos) ==
          overlap);
    CHECK((said.find("8 the group a, b has no answer for place = t") != std::string::npos) == gap);
    const nqpf::program& p = t.book.program();
    REQUIRE(p.count.inputs == 1);
    for (int i = 0; i <= count; ++i) {
      const double value = i == count ? nqpf::missing : i;
      nqpf::truth out[2];
      nqpf::run(p, &value, nullptr, out);
      const bool there = i < count;
      CHECK(out[0] == (!there                               ? nqpf::truth::unknown
                       : first[static_cast<std::size_t>(i)] ? nqpf::truth::yes
                                                            : nqpf::truth::no));
      CHECK(out[1] == (!there                                ? nqpf::truth::unknown
                       : second[static_cast<std::size_t>(i)] ? nqpf::truth::yes
                                                             : nqpf::truth::no));
    }
  }
}

// ---- every defect has its message ---------------------------------------------------------------

TEST_CASE("each of several overlaps, gaps and conflicts is told in full") {
  trial t;
  auto& verdict = t.book.add_conclusions({"no", "yes"}, false);
  verdict.conflicting[verdict.conflict_count++] = {0, 1};
  std::vector<std::string> names;
  for (int i = 0; i < 4; ++i) {
    names.push_back("r" + std::to_string(i));
    t.book.add(nqpf::rule(names.back().c_str())
                   .when(t.x >= 10 * i && t.x < 10 * i + 15)
                   .cite(t.paper, "1"),
               verdict, i % 2);
  }
  t.book.add_group(names, hit::unique, false, true);
  t.book.add_group({"r0", "r1"}, hit::rule_order, false, true);
  CHECK(t.said() ==
        "7 rule r0 and rule r1 conclude no and yes of one record: x = 10\n"
        "7 rule r1 and rule r2 conclude yes and no of one record: x = 20\n"
        "7 rule r2 and rule r3 conclude no and yes of one record: x = 30\n"
        "9 rule r0 and rule r1 both hold of x = 10\n"
        "9 rule r1 and rule r2 both hold of x = 20\n"
        "9 rule r2 and rule r3 both hold of x = 30\n"
        "8 the group r0, r1, r2, ... has no answer for x = 1000\n"
        "8 the group r0, r1 has no answer for x = 1000\n");
}

namespace {
enum class answer { no, yes };
constexpr auto describe(answer) {
  return nqpf::values<answer::no, answer::yes>.conflicts(answer::no, answer::yes);
}
constexpr nqpf::source made{"made", "Made", "", ""};
constexpr auto x = indicator("x").in(0, 1000);
constexpr auto declared =
    ruleset<nqpf::unbound>({rule("r0").when(x >= 0 && x < 15).then(answer::no).cite(made, "1"),
                            rule("r1").when(x >= 10 && x < 25).then(answer::yes).cite(made, "1"),
                            rule("r2").when(x >= 20 && x < 35).then(answer::no).cite(made, "1"),
                            rule("r3").when(x >= 30 && x < 45).then(answer::yes).cite(made, "1")})
        .exclusive("r0", "r1", "r2", "r3")
        .complete_when_known("r0", "r1");
}  // namespace

TEST_CASE("the compiler tells the same of a set as a book") {
  const nqpf::diagnostics& found = nqpf::report_of<declared>;
  trial t;
  auto& verdict = t.book.add_conclusions({"no", "yes"}, false);
  verdict.conflicting[verdict.conflict_count++] = {0, 1};
  for (int i = 0; i < 4; ++i)
    t.book.add(nqpf::rule(("r" + std::to_string(i)).c_str())
                   .when(t.x >= 10 * i && t.x < 10 * i + 15)
                   .cite(t.paper, "1"),
               verdict, i % 2);
  t.book.add_group({"r0", "r1", "r2", "r3"}, hit::unique, false, false);
  t.book.add_group({"r0", "r1"}, hit::rule_order, false, true);
  std::string all;
  for (const nqpf::diagnostic& d : found)
    all += std::to_string(static_cast<int>(d.code)) + " " + d.message.write().c_str() + "\n";
  CHECK(all == t.said());
  CHECK(found.size() == 7);
}

}  // namespace limits_test
