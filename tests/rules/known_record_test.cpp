// SPDX-License-Identifier: BSL-1.0
// A record that the compiler knows whole. At -O1 g++ 12 failed to compile what reads an enumerator beside
// an empty optional, where the findings are then walked through.
#include "support/catch.hpp"

#include <nqpf/rules.hpp>

#include <optional>
#include <sstream>

namespace known_record_test {

namespace {

enum class level { diploma, bachelor, master };
constexpr auto describe(level) {
  return nqpf::worst_to_best<level::diploma, level::bachelor, level::master>;
}
enum class verdict { weak, watch, sound };
constexpr auto describe(verdict) {
  return nqpf::worst_to_best<verdict::weak, verdict::watch, verdict::sound>.conflicts(
      verdict::weak, verdict::sound);
}

struct programme {
  double practice = 0.2;
  std::optional<double> employed = {};
  int partners = 0;
  level leads_to = level::bachelor;
};

using namespace nqpf::dsl;

inline constexpr source policy{"policy", "", "", ""};
inline constexpr auto practice =
    indicator<&programme::practice>("practice").in(0, 1).higher_is_better();
inline constexpr auto employed =
    indicator<&programme::employed>("employed").in(0, 1).higher_is_better();
inline constexpr auto partners =
    indicator<&programme::partners>("partners").in(0, 999).higher_is_better();
inline constexpr auto leads_to = indicator<&programme::leads_to>("leads_to");

inline constexpr auto rules = ruleset<programme>(
    {rule("thin").when(practice < 0.25).then(verdict::weak).cite(policy, "1"),
     rule("no_partner").when(partners == 0 && practice < 0.4).then(verdict::weak).cite(policy, "2"),
     rule("strong")
         .when(practice > 0.3 && partners >= 10 && leads_to != level::diploma)
         .then(verdict::sound)
         .cite(policy, "4"),
     rule("few").when(employed < 0.6).then(verdict::watch).cite(policy, "3")});

std::string written() {
  const programme known;
  const auto findings = nqpf::evaluate<rules>(known);
  std::ostringstream out;
  for (const auto& finding : findings) out << finding.id() << ' ';
  return out.str();
}

}  // namespace

TEST_CASE("a record that the compiler knows whole", "[evaluate]") {
  CHECK(written() == "thin no_partner ");
}

}  // namespace known_record_test
