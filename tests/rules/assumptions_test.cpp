// SPDX-License-Identifier: BSL-1.0
// What a rule set assumes of every record: the language, the proofs of sets declared in code and made at run time in
// the same words, and what is said of a record or row that breaks an assumption.
#include "support/catch.hpp"

#include <nqpf/rules.hpp>
#include <nqpf/rules/columns.hpp>
#include <nqpf/rules/digest.hpp>
#include <nqpf/rules/dynamic.hpp>

#include <optional>
#include <string>
#include <vector>

namespace assumptions_test {

namespace {

using namespace nqpf::dsl;
using nqpf::defect;

enum class verdict { weak, watch, sound };
constexpr auto describe(verdict) {
  return nqpf::worst_to_best<verdict::weak, verdict::watch, verdict::sound>.conflicts(
      verdict::weak, verdict::sound);
}
enum class status { open, closed, merged };
constexpr auto describe(status) {
  return nqpf::values<status::open, status::closed, status::merged>;
}

struct school {
  int graduates;
  int enrolled;
  std::optional<double> budget;
  bool is_public;
  std::optional<bool> is_free;
  status state;
};
struct college : school {
  int staff;
};

inline constexpr source law{"law", "", "", ""};
inline constexpr auto graduates = indicator<&school::graduates>("graduates").in(0, 1000);
inline constexpr auto enrolled = indicator<&school::enrolled>("enrolled").in(0, 1000);
inline constexpr auto budget = indicator<&school::budget>("budget").in(0, 1e6);
inline constexpr auto is_public = indicator<&school::is_public>("is_public");
inline constexpr auto is_free = indicator<&school::is_free>("is_free");
inline constexpr auto state = indicator<&school::state>("state");
inline constexpr auto staff = indicator<&college::staff>("staff").in(0, 500);

constexpr auto large = rule("large").when(graduates > 600).then(verdict::sound).cite(law, "1");
constexpr auto small = rule("small").when(enrolled < 300).then(verdict::weak).cite(law, "1");
constexpr auto both_ways = ruleset<school>({large, small}).exclusive("large", "small");

inline constexpr auto bare = both_ways;
inline constexpr auto rules = both_ways.given(graduates <= enrolled, !is_free || is_public)
                                  .over(graduates, enrolled, is_free, is_public);
inline constexpr auto in_two_calls =
    both_ways.given(graduates <= enrolled).given(!is_free || is_public);
static_assert(!nqpf::is_proven<bare> && nqpf::report_of<bare>.items[0].code == defect::conflict);
static_assert(nqpf::is_proven<rules>);

std::string first(const nqpf::diagnostics& d) {
  return d.ok() ? "" : d.items[0].message.write().c_str();
}

}  // namespace

TEST_CASE("assumptions: what cannot be is no defect, and what then never is, is one") {
  NQPF_BOTH(nqpf::is_proven<in_two_calls>);
  static constexpr auto never =
      ruleset<school>(
          {rule("odd").when(graduates > 600 && enrolled < 300).then(verdict::watch).cite(law, "1")})
          .given(graduates <= enrolled);
  CHECK(nqpf::report_of<never>.items[0].code == defect::never_holds);
  CHECK(first(nqpf::report_of<never>) ==
        "rule odd can never hold: every record that satisfies its condition breaks the assumption "
        "graduates <= enrolled");
  static constexpr auto superfluous =
      ruleset<school>(
          {rule("many").when(enrolled > 600).then(verdict::sound).cite(law, "1"), large})
          .given(graduates <= enrolled);
  CHECK(first(nqpf::report_of<superfluous>) ==
        "rule large is superfluous: whenever it holds, rule many holds and concludes the same");
  static constexpr auto idle =
      ruleset<school>(
          {rule("r").when(graduates > 5 && enrolled > 4).then(verdict::watch).cite(law, "1")})
          .given(graduates <= enrolled);
  CHECK(first(nqpf::report_of<idle>) ==
        "rule r: enrolled > 4 changes nothing on records that keep the assumptions");
  static constexpr auto shadowed =
      ruleset<school>({rule("first").when(is_public).then(verdict::watch).cite(law, "1"),
                       rule("second").when(is_free).then(verdict::sound).cite(law, "1")})
          .in_order("first", "second")
          .given(!is_free || is_public);
  CHECK(nqpf::report_of<shadowed>.items[0].code == defect::shadowed);
}

TEST_CASE("assumptions: a table is complete on the records that there are") {
  static constexpr auto answers =
      table<hit::unique>("answers", inputs(is_public, state),
                         {row(is(true), is(status::open)).then(verdict::sound),
                          row(is(true), is(status::merged)).then(verdict::watch),
                          row(is(false), any).then(verdict::weak)})
          .cite(law, "1")
          .complete();
  static constexpr auto open = answers.given(!is_public || state != status::closed);
  static constexpr auto kept = answers.given(!is_public || state != status::closed).complete();
  CHECK(nqpf::report_of<answers>.items[0].code == defect::gap);
  CHECK(nqpf::is_proven<open>);
  CHECK(nqpf::is_proven<kept>);
}

TEST_CASE("assumptions: those that contradict each other are named, the fewest of them") {
  static constexpr auto never = both_ways.given(graduates <= enrolled, is_public,
                                                enrolled<3, graduates> 5, !is_free || is_public);
  CHECK(nqpf::report_of<never>.count == 1);
  CHECK(nqpf::report_of<never>.items[0].code == defect::bad_assumption);
  CHECK(first(nqpf::report_of<never>) ==
        "no record keeps the assumptions graduates <= enrolled, enrolled < 3, graduates > 5");
  static constexpr auto missing_only = both_ways.given(budget<5, budget> 7);
  CHECK(nqpf::report_of<missing_only>.items[0].code == defect::bad_assumption);
  // Of two inputs of which one at most is known, there is no complete record, and no contradiction.
  static constexpr auto one_of_two =
      both_ways.given(graduates <= enrolled, !known(budget) || !known(is_free));
  CHECK(nqpf::is_proven<one_of_two>);
  static constexpr auto idle = both_ways.given(graduates <= enrolled, graduates <= 1000);
  CHECK(first(nqpf::report_of<idle>) ==
        "given graduates <= 1000 says nothing: it holds of every record");
}

TEST_CASE("assumptions: a record that breaks one is told, missing data break none") {
  static constexpr school good{5, 7, {}, true, true, status::open};
  static constexpr school bad{7, 5, {}, false, true, status::open};
  static constexpr school open{5, 7, {}, false, {}, status::open};
  NQPF_BOTH(nqpf::evaluate<rules>(good).inside_domains());
  NQPF_BOTH(!nqpf::evaluate<rules>(bad).inside_domains());
  NQPF_BOTH(nqpf::evaluate<rules>(open).inside_domains());
  std::vector<std::string> said;
  const auto found = nqpf::evaluate<rules>(bad);
  found.broken_assumptions(
      [&](const nqpf::broken_assumption& b) { said.push_back(b.line().c_str()); });
  REQUIRE(said.size() == 2);
  CHECK(said[0] == "graduates <= enrolled, but graduates = 7, enrolled = 5");
  CHECK(said[1] == "is_free is false or is_public is true, but is_free = true, is_public = false");
  struct counter {
    int values = 0;
    int broken = 0;
    void operator()(const nqpf::indicator_info&, double) { ++values; }
    void operator()(const nqpf::broken_assumption& b) {
      ++broken;
      b.inputs([&](const nqpf::indicator_info& i, double) { CHECK(i.id != nullptr); });
    }
  } count;
  nqpf::check<rules>(school{2000, 5, {}, true, true, status::open}, count);
  CHECK(count.values == 1);
  CHECK(count.broken == 1);
}

TEST_CASE("assumptions: columns tell the rows that break one") {
  std::vector<double> g, e, p, f;
  for (int i = 0; i < 600; ++i) {
    g.push_back(i % 7);
    e.push_back(i % 5 == 0 ? nqpf::missing : i % 3);
    p.push_back(i % 2);
    f.push_back(i % 11 == 0 ? nqpf::missing : 1);
  }
  nqpf::columns data(g.size());
  data.add(graduates, g);
  data.add(enrolled, e);
  data.add(is_public, p);
  data.add(is_free, f);
  std::size_t broken[2]{};
  std::size_t expected[2]{};
  nqpf::check_assumptions<rules>(data, [&](std::size_t row, const nqpf::broken_assumption& b) {
    const auto at = static_cast<std::size_t>(b.index);
    ++broken[at];
    CHECK((at == 0 ? g[row] > e[row] : p[row] == 0));
  });
  for (std::size_t i = 0; i < g.size(); ++i) {
    expected[0] += g[i] > e[i] ? 1U : 0U;
    expected[1] += f[i] == 1 && p[i] == 0 ? 1U : 0U;
  }
  CHECK(broken[0] == expected[0]);
  CHECK(broken[1] == expected[1]);
  CHECK(broken[0] > 0);
}

TEST_CASE("assumptions: members of bases, and of the record itself") {
  static constexpr auto set =
      ruleset<college>({rule("large").when(graduates > 600).then(verdict::sound).cite(law, "1")})
          .given(graduates <= enrolled, staff <= enrolled);
  static_assert(nqpf::is_proven<set>);
  college c{};
  c.graduates = 700;
  c.enrolled = 800;
  c.staff = 900;
  int broken = 0;
  const auto found = nqpf::evaluate<set>(c);
  found.broken_assumptions([&](const nqpf::broken_assumption& b) {
    ++broken;
    CHECK(std::string(b.condition().c_str()) == "staff <= enrolled");
  });
  CHECK(broken == 1);
}

TEST_CASE("assumptions: the digest covers them, and stays what it was without") {
  NQPF_BOTH(nqpf::digest_of<rules> != nqpf::digest_of<bare>);
  NQPF_BOTH(nqpf::digest_of<rules> == nqpf::digest_of<in_two_calls>);
  static constexpr auto turned = both_ways.given(enrolled <= graduates, !is_free || is_public);
  CHECK(nqpf::digest_of<turned> != nqpf::digest_of<in_two_calls>);
}

TEST_CASE("assumptions: what only they tell apart is no change between two versions") {
  static constexpr auto other = ruleset<school>({rule("large")
                                                     .when(graduates > 600 && enrolled > 600)
                                                     .then(verdict::sound)
                                                     .cite(law, "1"),
                                                 small})
                                    .given(graduates <= enrolled);
  static constexpr auto unbound_other = ruleset<school>(
      {rule("large").when(graduates > 600 && enrolled > 600).then(verdict::sound).cite(law, "1"),
       small});
  CHECK(nqpf::changes_between<rules, other>.none());
  CHECK(nqpf::changes_between<bare, other>.none());
  CHECK_FALSE(nqpf::changes_between<bare, unbound_other>.none());
  static constexpr auto against = both_ways.given(graduates > enrolled);
  REQUIRE(nqpf::changes_between<rules, against>.count == 1);
  CHECK(nqpf::changes_between<rules, against>.items[0].what ==
        nqpf::replies::conclusion_change::kind::undecided);
}

namespace {

// The same rules in a book, without an assumption or with one.
nqpf::diagnostics of_book(nqpf::rule_book& book, bool assumes, bool contradicts = false) {
  const auto& g = book.add(integer("graduates").in(0, 1000));
  const auto& e = book.add(integer("enrolled").in(0, 1000));
  const auto& types = book.add_conclusions({"weak", "sound"}, true);
  book.add(rule("large").when(g > 600).cite(law, "1"), types, 1);
  book.add(rule("small").when(e < 300).cite(law, "1"), types, 0);
  book.add_group({"large", "small"}, nqpf::hit::unique, false, false);
  if (assumes) book.given(g <= e);
  if (contradicts) book.given(g > e + 1);
  return book.compile();
}

}  // namespace

TEST_CASE("assumptions: books have them too, in the same words") {
  nqpf::rule_book bare_book;
  CHECK(of_book(bare_book, false).items[0].code == defect::overlap);
  nqpf::rule_book book;
  const nqpf::diagnostics found = of_book(book, true);
  INFO(first(found));
  REQUIRE(found.ok());
  nqpf::rule_book moved = static_cast<nqpf::rule_book&&>(book);
  const double values[] = {7, 5};
  std::string said;
  nqpf::check(moved.program(), values, [&](const auto&... what) {
    if constexpr (sizeof...(what) == 1) ((said += what.line().c_str()), ...);
  });
  CHECK(said == "graduates <= enrolled, but graduates = 7, enrolled = 5");
  nqpf::rule_book wrong;
  CHECK(first(of_book(wrong, true, true)) ==
        "no record keeps the assumptions graduates <= enrolled, graduates > enrolled + 1");
}

TEST_CASE("assumptions: at every setting of a parameter") {
  static constexpr auto least = parameter("least", 600).in(500, 700);
  static constexpr auto most = parameter("most", 300).in(100, 400);
  static constexpr auto apart =
      ruleset<school>({rule("large").when(graduates > least).then(verdict::sound).cite(law, "1"),
                       rule("small").when(enrolled < most).then(verdict::weak).cite(law, "1")});
  static constexpr auto kept = apart.given(graduates <= enrolled);
  static constexpr auto far = parameter("most", 300).in(100, 800);
  static constexpr auto meeting =
      ruleset<school>({rule("large").when(graduates > least).then(verdict::sound).cite(law, "1"),
                       rule("small").when(enrolled < far).then(verdict::weak).cite(law, "1")})
          .given(graduates <= enrolled);
  CHECK_FALSE(nqpf::is_proven<apart>);
  INFO(first(nqpf::report_of<kept>));
  CHECK(nqpf::is_proven<kept>);
  CHECK(nqpf::report_of<meeting>.items[0].code == defect::parameter_setting);
}

TEST_CASE("assumptions: more than 64, outcomes and parameters are refused") {
  nqpf::rule_book book;
  const auto& x = book.add(integer("x").in(0, 1000));
  const auto& types = book.add_conclusions({"weak", "sound"}, true);
  book.add(rule("r").when(x > 5).cite(law, "1"), types, 1);
  const auto& low = book.add(nqpf::parameter("low", 3).in(1, 5));
  book.given(x > low);
  CHECK(first(book.compile()) == "assumption 1 reads a parameter: write the number");
  nqpf::rule_book other;
  const auto& y = other.add(integer("y").in(0, 1000));
  other.add(rule("r").when(y > 5).cite(law, "1"), other.add_conclusions({"a", "b"}, true), 1);
  other.given(y > 3 || holds("r"));
  CHECK(first(other.compile()) == "assumption 1 reads the outcome of a rule: write the condition");
  nqpf::rule_book many;
  const auto& z = many.add(integer("z").in(0, 1000));
  many.add(rule("r").when(z > 5).cite(law, "1"), many.add_conclusions({"a", "b"}, true), 1);
  for (int i = 0; i < 65; ++i) many.given(z != i);
  CHECK(first(many.compile()) == "a rule set has more than 64 assumptions: join some");
}

}  // namespace assumptions_test
