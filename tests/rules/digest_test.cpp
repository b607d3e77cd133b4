// SPDX-License-Identifier: BSL-1.0
// Digests: sets that decide differently have different ones, and a set has the same one in code, in a book, and back from
// files.
#include "rules/file_round_trip.hpp"

#include <nqpf/rules/dsl.hpp>
#include <nqpf/rules/lists.hpp>

#include <string>
#include <vector>

namespace digest_test {

namespace {

using namespace nqpf::dsl;

struct Item {
  double amount;
};
struct Case {
  int x;
  std::vector<Item> items;
};
enum class verdict { weak, watch, sound };
constexpr auto describe(verdict) {
  return nqpf::worst_to_best<verdict::weak, verdict::watch, verdict::sound>
      .resolves(verdict::weak, verdict::sound)
      .conflicts(verdict::watch, verdict::sound);
}

inline constexpr source policy{"policy", "", "", ""};
inline constexpr auto x = indicator<&Case::x>("x").in(0, 10);
inline constexpr auto items = list<&Case::items>("items").at_most(9);
inline constexpr auto amount = indicator<&Item::amount>("amount").in(0, 100);
inline constexpr auto declared =
    ruleset<Case>({rule("low").when(x < 5).then(verdict::weak).cite(policy, "1"),
                   rule("dear").when(any(items, amount > 7)).then(verdict::watch).cite(policy, "2"),
                   rule("fine").when(x > 2).then(verdict::sound).cite(policy, "3")});

unsigned long long digest_of_text(const std::string& text) {
  nqpf::rules_read read = nqpf::read_rule_text(text);
  INFO(text);
  REQUIRE(test::files::all_errors(read) == "");
  static_cast<void>(read.book.compile());
  REQUIRE(read.book.program().count.rules > 0);
  return nqpf::digest(read.book.program());
}

const std::string head = "document policy\ninteger x in [0, 10] always known\n";
unsigned long long with_types(const std::string& types) {
  return digest_of_text(head + types +
                        "rule a when x < 5 then weak cite policy 1\n"
                        "rule b when x > 2 then sound cite policy 1\n");
}
unsigned long long with_table(const std::string& types) {
  return digest_of_text(head + types +
                        "table t: priority\n"
                        "  row when x < 5 then weak cite policy 1\n"
                        "  row when x > 2 then sound cite policy 1\n");
}

}  // namespace

TEST_CASE("the digest covers what overrules what") {
  const std::string ordered = "conclusions worst to best: weak, sound\n";
  CHECK(with_types(ordered + "  weak overrules sound\n") !=
        with_types(ordered + "  sound overrules weak\n"));
  CHECK(with_types(ordered + "  weak overrules sound\n") != with_types(ordered));
  CHECK(with_types(ordered + "  weak overrules sound\n") !=
        with_types(ordered + "  weak conflicts with sound\n"));
}

TEST_CASE("the digest covers the order of values") {
  CHECK(with_table("conclusions worst to best: weak, sound\n") !=
        with_table("conclusions worst to best: sound, weak\n"));
  CHECK(with_types("conclusions worst to best: weak, sound\n") !=
        with_types("conclusions: weak, sound\n"));
  CHECK(with_types("conclusions: weak, sound\n") !=
        with_types("conclusions: weak, watch, sound\n"));
}

TEST_CASE("the order in which pairs of values are declared says nothing") {
  const std::string three = "conclusions: weak, watch, sound\n";
  CHECK(with_types(three + "  weak overrules sound\n  watch overrules sound\n") ==
        with_types(three + "  watch overrules sound\n  weak overrules sound\n"));
  CHECK(with_types(three + "  weak conflicts with watch\n  watch conflicts with sound\n") ==
        with_types(three + "  sound conflicts with watch\n  watch conflicts with weak\n"));
}

TEST_CASE("of which of two types a value is counts") {
  const auto with_default = [](const std::string& value) {
    return digest_of_text(head +
                          "conclusions first: weak, sound\nconclusions second: weak, good\n"
                          "table t: unique\n  row when x < 5 then sound, good cite policy 1\n"
                          "otherwise " +
                          value + "\n");
  };
  CHECK(with_default("first is weak") != with_default("second is weak"));
}

TEST_CASE("the digest covers what the items of lists have and what is asked of them") {
  const auto with_items = [](const std::string& domain, const std::string& list,
                             const std::string& condition) {
    return digest_of_text("document policy\n" + list + "number amount of items in " + domain +
                          "\nconclusions: weak, sound\nrule a when any(items, " + condition +
                          ") then weak cite policy 1\n");
  };
  const auto one = with_items("[0, 100]", "list items at most 9\n", "amount < 5");
  CHECK(one == with_items("[0, 100]", "list items at most 9\n", "amount < 5"));
  CHECK(one != with_items("[0, 90]", "list items at most 9\n", "amount < 5"));
  CHECK(one != with_items("[0, 100]", "list items at most 8\n", "amount < 5"));
  CHECK(one != with_items("[0, 100]", "list items at most 9\n", "amount < 6"));
}

TEST_CASE("a set has one digest in code, in a book and back from files") {
  const nqpf::program& p = nqpf::program_of<declared>;
  static_assert(nqpf::digest_of<declared> != 0);
  CHECK(nqpf::digest(p) == nqpf::digest_of<declared>);
  const nqpf::rules_written text = nqpf::write_rule_text(p);
  REQUIRE(text.ok());
  CHECK(digest_of_text(text.text) == nqpf::digest_of<declared>);
  test::files::check_text(text.text);
}

}  // namespace digest_test
