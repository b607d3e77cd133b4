// SPDX-License-Identifier: BSL-1.0

// The unit of a computed number in a reason: of a sum whose parts have one unit, and of its multiples.

#include <nqpf/rules.hpp>

#include "support/catch.hpp"

#include <string>

namespace units_in_reasons_test {

using namespace nqpf::dsl;

struct bill {
  double rent = 200;
  double food = 170;
  double fee = 5;
  double hours = 3;
  double wage = 20;
  double part = 0.5;
};
enum class word { a, b, c, d, e, f, g, h, i };
constexpr auto describe(word) {
  using enum word;
  return nqpf::values<a, b, c, d, e, f, g, h, i>;
}
constexpr double halved(double x) { return x / 2; }

inline constexpr nqpf::source policy{"policy", "Household", "", ""};
inline constexpr auto rent = indicator<&bill::rent>("rent").in(0, 9999).unit("EUR");
inline constexpr auto food = indicator<&bill::food>("food").in(0, 9999).unit("EUR");
inline constexpr auto fee = indicator<&bill::fee>("fee").in(0, 9999);
inline constexpr auto hours = indicator<&bill::hours>("hours").in(0, 99).unit("h");
inline constexpr auto wage = indicator<&bill::wage>("wage").in(0, 99).unit("EUR/h");
inline constexpr auto part = indicator<&bill::part>("part").in(0, 1).unit("share");
inline constexpr auto most = parameter("most", 300).in(100, 310).unit("EUR");

inline constexpr auto rules =
    ruleset<bill>({rule("sum").when(rent + food > 300).then(word::a).cite(policy, "1"),
                   rule("moved").when(rent + food - 10 > most).then(word::b).cite(policy, "1"),
                   rule("multiple").when(2 * rent - food / 2 > 300).then(word::c).cite(policy, "1"),
                   rule("no_unit").when(rent + fee > 100).then(word::d).cite(policy, "1"),
                   rule("product").when(hours* wage > 50).then(word::e).cite(policy, "1"),
                   rule("share").when(part * 2 > 0.9).then(word::f).cite(policy, "1"),
                   rule("both").when(rent > food + 10).then(word::g).cite(policy, "1"),
                   rule("applied")
                       .when(apply(halved, rent) + food > 200)
                       .then(word::h)
                       .cite(policy, "1")
                       .allow(defect::undecided, "a function of the host's"),
                   rule("negated").when(-rent - food < -300).then(word::i).cite(policy, "1")});

TEST_CASE("a sum has the unit of its parts, and so have its multiples", "[finding]") {
  const auto found = nqpf::evaluate<rules>(bill{});
  const auto why = [&](const auto& finding) { return std::string(finding.why().c_str()); };
  CHECK(why(found["sum"]) == "rent + food > 300 (is 370 EUR)");
  CHECK(why(found["moved"]) == "rent + food - 10 > most (is 360 EUR and 300 EUR)");
  CHECK(why(found["multiple"]) == "2 * rent - food / 2 > 300 (is 315 EUR)");
  CHECK(why(found["both"]) == "rent > food + 10 (is 200 EUR and 180 EUR)");
  CHECK(why(found["negated"]).find("(is -370 EUR)") != std::string::npos);
}

TEST_CASE("a number whose unit is not known has none", "[finding]") {
  const auto found = nqpf::evaluate<rules>(bill{});
  const auto ends = [&](const auto& finding, const std::string& end) {
    const std::string why = finding.why().c_str();
    return why.size() > end.size() && why.substr(why.size() - end.size()) == end;
  };
  CHECK(ends(found["no_unit"], "(is 205)"));
  CHECK(ends(found["product"], "(is 60)"));
  CHECK(ends(found["share"], "(is 1)"));
  CHECK(ends(found["applied"], "(is 270)"));
}

}  // namespace units_in_reasons_test
