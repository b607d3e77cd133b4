// SPDX-License-Identifier: BSL-1.0
// What the compiler finds in a set, and what a book of the same rules finds: the same defects in the same words.
#include "support/catch.hpp"

#include <nqpf/rules.hpp>
#include <nqpf/rules/dynamic.hpp>

#include <string>
#include <vector>

namespace report_words_test {

namespace {

using namespace nqpf::dsl;

enum class verdict { weak, watch, sound };
constexpr auto describe(verdict) {
  return nqpf::worst_to_best<verdict::weak, verdict::watch, verdict::sound>.conflicts(
      verdict::weak, verdict::sound);
}

inline constexpr source made{"made", "Made", "", ""};
inline constexpr auto x = indicator("x").in(0, 10).higher_is_better();
inline constexpr auto y = indicator("y").in(0, 10);
inline constexpr auto z = indicator("z").in(0, 10);
inline constexpr auto cut = parameter("cut", 5).in(2, 8);

// Names, thresholds and sources.
inline constexpr auto unfinished = ruleset<nqpf::unbound>(
    {rule("a").when(x < 12).then(verdict::weak).cite(made, "1"),
     rule("b").when(y < 3).then(verdict::watch), rule("c").when(z > -4).cite(made, "1")});

// Single rules, pairs, groups and orders.
inline constexpr auto broken =
    ruleset<nqpf::unbound>(
        {rule("never").when(y < 2 && y > 3).then(verdict::watch).cite(made, "1"),
         rule("always").when(y >= 0).then(verdict::watch).cite(made, "1"),
         rule("idle").when(y < 4 && (y < 5 || z < 2)).then(verdict::watch).cite(made, "1"),
         rule("low").when(x > 8).then(verdict::weak).cite(made, "1"),
         rule("high").when(x > 6).then(verdict::sound).cite(made, "1"),
         rule("inner").when(x > 9 && z > 1).then(verdict::weak).cite(made, "1")})
        .exclusive("low", "high")
        .complete("low", "idle");

// Settings of a parameter.
inline constexpr auto movable =
    ruleset<nqpf::unbound>({rule("low").when(x < cut).then(verdict::weak).cite(made, "1"),
                            rule("high").when(x > 6).then(verdict::sound).cite(made, "1")});

template <const auto& Set>
void check_same() {
  nqpf::rule_book book;
  for (const nqpf::rule_data& r : Set.rules) book.add(nqpf::rule<nqpf::unbound>(r));
  for (int g = 0; g < Set.group_count; ++g) {
    std::vector<std::string> names;
    for (int i = 0; i < Set.groups[g].name_count; ++i) names.emplace_back(Set.groups[g].name(i));
    book.add_group(names, Set.groups[g].policy, Set.groups[g].complete,
                   Set.groups[g].complete_when_known);
  }
  const auto words = [](const nqpf::diagnostics& found) {
    std::string all;
    for (const nqpf::diagnostic& d : found) {
      all += std::to_string(static_cast<int>(d.code)) + " " + std::to_string(d.rule) + " " +
             std::to_string(d.other) + " " + d.message.write().c_str() + "\n";
      CHECK(d.message.count > 0);
    }
    return all;
  };
  const nqpf::diagnostics found = book.compile();
  CHECK_FALSE(found.ok());
  CHECK(words(nqpf::report_of<Set>) == words(found));
}

}  // namespace

TEST_CASE("a set in code and a book of its rules are told the same", "[report]") {
  SECTION("names, thresholds and sources") { check_same<unfinished>(); }
  SECTION("single rules, pairs, groups and orders") { check_same<broken>(); }
  SECTION("settings") { check_same<movable>(); }
}

}  // namespace report_words_test
