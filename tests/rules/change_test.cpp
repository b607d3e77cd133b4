// SPDX-License-Identifier: BSL-1.0
// What would have to change: its words, its JSON, and what is awkward about values. That it is the smallest,
// change_random_test.cpp compares with brute force.
#include "rules/json_check.hpp"
#include "support/catch.hpp"

#include <nqpf/rules.hpp>
#include <nqpf/rules/change.hpp>
#include <nqpf/rules/dynamic.hpp>
#include <nqpf/rules/explain.hpp>
#include <nqpf/rules/rule_text.hpp>

#include <cmath>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

namespace change_test {

namespace {

enum class verdict { weak, watch, sound };
constexpr auto describe(verdict) {
  return nqpf::worst_to_best<verdict::weak, verdict::watch, verdict::sound>;
}
enum class action { visit, report };
constexpr auto describe(action) { return nqpf::values<action::visit, action::report>; }
enum class level { college, university, academy };
constexpr auto describe(level) {
  return nqpf::worst_to_best<level::college, level::university, level::academy>;
}
enum class colour { red, green, blue };
constexpr auto describe(colour) { return nqpf::values<colour::red, colour::green, colour::blue>; }

struct programme {
  double practice = 0.2;
  std::optional<double> dual = 0.5;
  std::optional<int> partners = 5;
  level at = level::college;
  colour flag_of = colour::red;
  bool open = false;
  const char* region = "north";
  double budget = 100;
};

using namespace nqpf::dsl;
using answer = nqpf::needed_change::answer;

inline constexpr nqpf::source manual{"manual", "", "", ""};
inline constexpr auto practice = indicator<&programme::practice>("practice").in(0, 1).unit("share");
inline constexpr auto dual = indicator<&programme::dual>("dual").in(0, 1);
inline constexpr auto partners = indicator<&programme::partners>("partners").in(0, 100);
inline constexpr auto at = indicator<&programme::at>("at");
inline constexpr auto hue = indicator<&programme::flag_of>("hue");
inline constexpr auto is_open = indicator<&programme::open>("open");
inline constexpr auto region = category<&programme::region>("region", "north", "south");
inline constexpr auto budget = indicator<&programme::budget>("budget").at_least(0);
inline constexpr auto low = parameter("low", 0.25).in(0.1, 0.4);

inline constexpr auto rules = ruleset<programme>(
    {rule("thin").when(practice < low).then(verdict::weak).cite(manual, "1"),
     derived("isolated").when(partners == 0 || (partners < 3 && at == level::college)),
     rule("alone")
         .when(holds("isolated") && dual < 0.4)
         .then(verdict::watch)
         .cite(manual, "2", status::inferred),
     rule("crowded")
         .when(practice >= 0.25 && practice < 0.5 && partners > 50)
         .then(verdict::weak)
         .cite(manual, "3"),
     rule("good")
         .when(practice > 0.3 && at != level::college)
         .then(verdict::sound)
         .cite(manual, "4"),
     rule("closed")
         .when(!is_open && region == "north" && hue == colour::red)
         .then(action::visit)
         .cite(manual, "5"),
     rule("poor").when(budget < 250).then(action::report).cite(manual, "6"),
     rule("not_asked").when(!known(dual)).then(action::report).cite(manual, "7")});

std::string text_of(const nqpf::needed_change& c) { return nqpf::to_text(c).c_str(); }
std::string json_of(const nqpf::needed_change& c) {
  std::string out;
  nqpf::write_json(out, c);
  REQUIRE(test::json::is_valid(out));
  return out;
}
nqpf::change_options nothing_else() {
  nqpf::change_options o;
  o.raises = nqpf::may_raise::nothing;
  return o;
}
nqpf::change_options with_gaps_filled() {
  nqpf::change_options o;
  o.fill_missing = true;
  return o;
}

// What one finds in constants can be asked of the compiler.
constexpr programme plain_record{};
constexpr bool is_found_in_constants() {
  const auto found = nqpf::evaluate<rules>(plain_record);
  const auto change = nqpf::what_would_clear(found["thin"]);
  return change.is == answer::smallest && change.count == 1 && change.items[0].to == 0.25 &&
         nqpf::to_text<300>(change) ==
             "to clear thin [manual 1]\n"
             "  raise practice from 0.2 to 0.25 share (+0.05)\n"
             "  cost 0.05, the smallest\n";
}
constexpr bool is_reached_in_constants() {
  const auto found = nqpf::evaluate<rules>(plain_record);
  return nqpf::what_would_reach(found, verdict::sound, nqpf::change_options{}.freeze(at)).is ==
             answer::impossible &&
         nqpf::what_would_reach(found, verdict::sound).count == 2;
}

}  // namespace

TEST_CASE("a finding is cleared by the smallest change", "[change]") {
  NQPF_BOTH(is_found_in_constants());
  NQPF_BOTH(is_reached_in_constants());
  const auto found = nqpf::evaluate<rules>(programme{});
  const auto change = nqpf::what_would_clear(found["thin"]);
  CHECK(change.cost == change.items[0].cost);
  CHECK(std::abs(change.cost - 0.05) < 1e-15);
  CHECK(change.bound == change.cost);
  // Nothing has to change where nothing holds.
  const auto none = nqpf::what_would_clear(found["good"]);
  CHECK(none.is == answer::smallest);
  CHECK(text_of(none) == "to clear good [manual 4]\n  nothing has to change\n");
}

namespace {
// One conclusion overrules another: advice speaks of the decision, not of the rules that hold.
enum class credit { reject, refer, accept };
constexpr auto describe(credit) {
  return nqpf::worst_to_best<credit::reject, credit::refer, credit::accept>
      .conflicts(credit::reject, credit::accept)
      .resolves(credit::reject, credit::accept)
      .resolves(credit::reject, credit::refer);
}
struct applicant {
  bool bankrupt = false;
  double score = 650;
};
inline constexpr auto bankrupt = indicator<&applicant::bankrupt>("bankrupt").lower_is_better();
inline constexpr auto score = indicator<&applicant::score>("score").in(0, 1000).higher_is_better();
inline constexpr auto loans =
    ruleset<applicant>({rule("failed").when(bankrupt).then(credit::reject).cite(manual, "1"),
                        rule("low").when(score < 700).then(credit::refer).cite(manual, "2"),
                        rule("high").when(score >= 700).then(credit::accept).cite(manual, "3")});

constexpr bool advice_reaches_the_decision() {
  const auto found = nqpf::evaluate<loans>(applicant{true, 650});
  const auto change = nqpf::what_would_reach(found, credit::accept);
  if (change.is != answer::smallest || change.count != 2) return false;
  double values[2]{};
  change.apply_to(values);
  const nqpf::findings<loans> after(nqpf::input_values{values}, nqpf::settings<loans>{});
  // Who may not undo the bankruptcy is told that nothing helps.
  const auto no_way =
      nqpf::what_would_reach(found, credit::accept, nqpf::change_options{}.freeze(bankrupt));
  // `high` holds of a bankrupt record already; the decision is another.
  const auto rich = nqpf::evaluate<loans>(applicant{true, 800});
  const auto pardoned = nqpf::what_would_reach(rich, credit::accept);
  return after.concludes(credit::accept) && !after.concludes(credit::reject) &&
         no_way.is == answer::impossible && pardoned.count == 1 && pardoned.items[0].to == 0;
}
}  // namespace

TEST_CASE("what is reached is the decision: what overrules it is changed too", "[change]") {
  NQPF_BOTH(advice_reaches_the_decision());
  const auto found = nqpf::evaluate<loans>(applicant{true, 650});
  CHECK(text_of(nqpf::what_would_reach(found, credit::accept)) ==
        "to reach accept\n"
        "  change bankrupt from true to false\n"
        "  raise score from 650 to 700 (+50)\n"
        "  cost 1.05, the smallest\n"
        "  failed then does not hold: reject\n"
        "  low then does not hold: refer\n"
        "  high then holds: accept\n");
  // To clear `failed` as things are lets `refer` stand, which is better; `low` may not come to stand where it is
  // asked that nothing does.
  CHECK(text_of(nqpf::what_would_clear(found["failed"])) ==
        "to clear failed [manual 1]\n"
        "  change bankrupt from true to false\n"
        "  cost 1, the smallest\n");
  CHECK(nqpf::what_would_clear(found["failed"], nothing_else()).is == answer::impossible);
}

TEST_CASE("the default of a table overrules nothing that is to be reached", "[change]") {
  nqpf::rules_read read = nqpf::read_rule_text(
      "document p\n"
      "integer x in [0, 4] always known\n"
      "conclusions: dire, weak\n"
      "dire overrules weak\n"
      "table t: first\n"
      " row when x < 1 then weak cite p 1\n"
      " otherwise dire\n"
      "rule r when x >= 3 then weak cite p 1\n");
  REQUIRE(read.errors.empty());
  REQUIRE(read.book.compile().ok());
  const nqpf::program& p = read.book.program();
  const nqpf::conclusion weak{p.conclusions[0].type, 1};
  const auto reached = [&](double x) {
    nqpf::truth outcomes[2]{};
    nqpf::run(p, &x, nullptr, outcomes);
    return text_of(nqpf::what_would_reach({&p, &x, nullptr, outcomes}, weak));
  };
  CHECK(reached(3) == "to reach weak\n  nothing has to change: weak is concluded already\n");
  CHECK(reached(2) ==
        "to reach weak\n"
        "  raise x from 2 to 3 (+1)\n"
        "  cost 0.25, the smallest\n"
        "  r then holds: weak\n");
}

TEST_CASE("no finding as bad is raised, a better one may be", "[change]") {
  // Up to 0.25 `crowded` would hold instead, which is as bad: on to 0.5.
  programme crowd;
  crowd.partners = 60;
  const auto found = nqpf::evaluate<rules>(crowd);
  CHECK(text_of(nqpf::what_would_clear(found["thin"])) ==
        "to clear thin [manual 1]\n"
        "  raise practice from 0.2 to 0.25 share (+0.05)\n"
        "  lower partners from 60 to 50 (-10)\n"
        "  cost 0.15, the smallest\n");
  CHECK(text_of(nqpf::what_would_clear(found["thin"], nqpf::change_options{}.freeze(partners))) ==
        "to clear thin [manual 1]\n"
        "  raise practice from 0.2 to 0.5 share (+0.3)\n"
        "  cost 0.3, the smallest\n");
  nqpf::change_options whatever;
  whatever.raises = nqpf::may_raise::anything;
  CHECK(text_of(nqpf::what_would_clear(found["thin"], whatever)) ==
        "to clear thin [manual 1]\n"
        "  raise practice from 0.2 to 0.25 share (+0.05)\n"
        "  cost 0.05, the smallest\n"
        "  crowded then holds: weak\n");
  // What is better may be raised, unless nothing may.
  programme scholar;
  scholar.at = level::university;
  const auto other = nqpf::evaluate<rules, programme>(scholar, [] {
    nqpf::settings<rules> norms;
    static_cast<void>(norms.set("low", 0.4));
    return norms;
  }());
  CHECK(text_of(nqpf::what_would_clear(other["thin"])) ==
        "to clear thin [manual 1]\n"
        "  raise practice from 0.2 to 0.4 share (+0.2)\n"
        "  cost 0.2, the smallest\n"
        "  good then holds: sound\n");
  CHECK(text_of(nqpf::what_would_clear(other["thin"], nothing_else())) ==
        "to clear thin [manual 1]\n"
        "  raise practice from 0.2 to 0.4 share (+0.2)\n"
        "  lower at from university to college (1 step)\n"
        "  cost 0.7, the smallest\n");
}

namespace {
struct pair_of_shares {
  double first = 0;
  double second = 0;
};
inline constexpr auto first_share = indicator<&pair_of_shares::first>("first").in(0, 1);
inline constexpr auto second_share = indicator<&pair_of_shares::second>("second").in(0, 1);
inline constexpr auto either_share =
    ruleset<pair_of_shares>({rule("enough")
                                 .when(first_share >= 0.5 || second_share >= 0.5)
                                 .then(verdict::sound)
                                 .cite(manual, "1")});
}  // namespace

TEST_CASE("of two changes that cost nearly the same the cheaper one is the smallest", "[change]") {
  for (const double difference : {1e-3, 1e-5, 1e-7, 1e-9})
    for (const bool is_first : {true, false}) {
      const double near = 0.25 + difference;
      const auto found = nqpf::evaluate<either_share>(is_first ? pair_of_shares{near, 0.25}
                                                               : pair_of_shares{0.25, near});
      const auto change = nqpf::what_would_reach(found, verdict::sound);
      CHECK(change.is == answer::smallest);
      REQUIRE(change.count == 1);
      CHECK(change.items[0].from == near);
      CHECK(change.items[0].to == 0.5);
      CHECK(std::abs(change.cost - (0.5 - near)) < 1e-12);
      CHECK(change.cost - change.bound < 1e-12);
    }
}

TEST_CASE("of a type without order no other conclusion is raised", "[change]") {
  // Clearing `poor` is a matter of the budget; of `closed` any of three, of which the hue has most values.
  const auto found = nqpf::evaluate<rules>(programme{});
  CHECK(text_of(nqpf::what_would_clear(found["poor"])) ==
        "to clear poor [manual 6]\n"
        "  raise budget from 100 to 250 (+150)\n"
        "  cost 150, the smallest\n");
  // A scale makes it comparable.
  CHECK(nqpf::what_would_clear(found["poor"], nqpf::change_options{}.scale(budget, 1000)).cost ==
        0.15);
  CHECK(nqpf::what_would_clear(found["poor"],
                               nqpf::change_options{}.scale(budget, 1000).cost(budget, 2, 1))
            .cost == 0.3);
  const auto closed =
      nqpf::what_would_clear(found["closed"], nqpf::change_options{}.cost(is_open, 3).cost(hue, 2));
  CHECK(text_of(closed) ==
        "to clear closed [manual 5]\n"
        "  change region from north to south\n"
        "  cost 1, the smallest\n");
  const auto opened =
      nqpf::what_would_clear(found["closed"], nqpf::change_options{}.freeze(region).cost(hue, 2));
  CHECK(text_of(opened) ==
        "to clear closed [manual 5]\n"
        "  change open from false to true\n"
        "  cost 1, the smallest\n");
  // `up` is towards what is listed later: from north one can only go to south.
  CHECK(nqpf::what_would_clear(found["closed"],
                               nqpf::change_options{}.only_down(region).freeze(is_open).freeze(hue))
            .is == answer::impossible);
}

TEST_CASE("a conclusion is reached, beyond ends that are open", "[change]") {
  const auto found = nqpf::evaluate<rules>(programme{});
  const auto change = nqpf::what_would_reach(found, verdict::sound);
  CHECK(text_of(change) ==
        "to reach sound\n"
        "  raise practice from 0.2 to above 0.3 share, say 0.301 (+0.1)\n"
        "  raise at from college to university (1 step)\n"
        "  cost 0.6, the smallest\n"
        "  thin then does not hold: weak\n"
        "  good then holds: sound\n");
  REQUIRE(change.count == 2);
  CHECK(change.items[0].open);
  CHECK(change.items[0].bound == 0.3);
  double values[16];
  change.apply_to(values);
  CHECK(nqpf::findings<rules>(nqpf::input_values{values}, nqpf::settings<rules>::defaults())
            .concludes(verdict::sound));
  CHECK(text_of(nqpf::what_would_reach(found, verdict::sound,
                                       nqpf::change_options{}.only_down(practice))) ==
        "to reach sound\n  no permitted change is enough\n");
  CHECK(nqpf::what_would_reach(found, verdict::weak).count == 0);
  CHECK(nqpf::what_would_hold(found["good"], nqpf::change_options{}.cost(practice, 3)).cost > 0.79);
  // No smaller value than just beyond the bound: so near that it does not read well.
  static constexpr auto narrow =
      ruleset<programme>({rule("gap")
                              .when(practice > 0.3 && practice < 0.3000004)
                              .then(verdict::sound)
                              .cite(manual, "1")});
  const auto gap = nqpf::what_would_hold(nqpf::evaluate<narrow>(programme{})["gap"]);
  REQUIRE(gap.count == 1);
  CHECK(gap.items[0].to == 0.3000001);
  CHECK(gap.items[0].bound == 0.3);
}

TEST_CASE("missing values stay missing, unless they may be filled", "[change]") {
  programme gaps{0.3, {}, {}};
  const auto found = nqpf::evaluate<rules>(gaps);
  REQUIRE(found.outcome("alone") == nqpf::truth::unknown);
  // Undecided is not cleared: only `at` is there to change, and it does not decide where partners miss.
  CHECK(nqpf::what_would_clear(found["alone"]).is == answer::impossible);
  CHECK(nqpf::what_would_clear(found["not_asked"]).is == answer::impossible);
  CHECK(text_of(nqpf::what_would_clear(found["alone"], with_gaps_filled().cost(partners, 2))) ==
        "to clear alone [manual 2 (inferred)]\n"
        "  set dual to 0.4 (now missing)\n"
        "  cost 1, the smallest\n"
        "  not_asked then does not hold: report\n");
  CHECK(text_of(nqpf::what_would_hold(found["alone"], with_gaps_filled())) ==
        "to have alone hold [manual 2 (inferred)]\n"
        "  set partners to 0 (now missing)\n"
        "  set dual below 0.4, say 0.399 (now missing)\n"
        "  cost 2, the smallest\n"
        "  crowded then does not hold: weak\n"
        "  not_asked then does not hold: report\n");
  CHECK(
      nqpf::what_would_clear(found["alone"], with_gaps_filled().freeze(dual).freeze(partners)).is ==
      answer::impossible);
}

TEST_CASE("values outside their domains may stay there", "[change]") {
  programme odd;
  odd.practice = -0.5;
  odd.partners = 300;
  odd.region = "west";
  const auto found = nqpf::evaluate<rules>(odd);
  CHECK(text_of(nqpf::what_would_clear(found["thin"])) ==
        "to clear thin [manual 1]\n"
        "  raise practice from -0.5 to 0.5 share (+1)\n"
        "  cost 1, the smallest\n");
  CHECK(text_of(nqpf::what_would_hold(found["closed"])) ==
        "to have closed hold [manual 5]\n"
        "  change region from another text to north\n"
        "  cost 1, the smallest\n");
  odd.practice = nqpf::infinity;
  const auto infinite = nqpf::evaluate<rules>(odd);
  CHECK(text_of(nqpf::what_would_hold(infinite["thin"])) ==
        "to have thin hold [manual 1]\n"
        "  lower practice from inf to below 0.25 share, say 0.249\n"
        "  cost 1, the smallest\n");
}

TEST_CASE("what would have to change, for machines", "[change]") {
  const auto found = nqpf::evaluate<rules>(programme{});
  CHECK(
      json_of(nqpf::what_would_reach(found, verdict::sound)) ==
      R"({"reach":"sound","answer":"smallest","cost":0.6,"bound":0.6,"changes":[)"
      R"({"indicator":"practice","from":0.2,"to":0.301,"bound":0.3,"open":true,"cost":0.1,"unit":"share"},)"
      R"({"indicator":"at","from":"college","to":"university","cost":0.5}],"effects":[)"
      R"({"rule":"thin","conclusions":["weak"],"sources":[{"document":"manual","place":"1","status":"stated"}],)"
      R"("before":"yes","after":"no"},)"
      R"({"rule":"good","conclusions":["sound"],"sources":[{"document":"manual","place":"4","status":"stated"}],)"
      R"("before":"no","after":"yes"}],"nodes":5})");
  CHECK(
      json_of(nqpf::what_would_clear(found["thin"], nqpf::change_options{}.freeze(practice))) ==
      R"({"rule":"thin","conclusions":["weak"],"sources":[{"document":"manual","place":"1","status":"stated"}],)"
      R"("goal":"clear","answer":"impossible","cost":null,"bound":null,"changes":[],"effects":[],"nodes":0})");
  std::ostringstream stream;
  nqpf::write_text(stream, nqpf::what_would_clear(found["thin"]));
  CHECK_THAT(stream.str(), StartsWith("to clear thin"));
}

namespace {

constexpr double halved(double x) { return x / 2; }
struct load {
  double hours = 30;
  double teachers = 2;
  int groups = 3;
  double rate = 4;
};
inline constexpr auto hours = indicator<&load::hours>("hours").in(0, 100);
inline constexpr auto teachers = indicator<&load::teachers>("teachers").in(0, 10);
inline constexpr auto groups = indicator<&load::groups>("groups").in(0, 20);
inline constexpr auto rate = indicator<&load::rate>("rate").in(1, 10);
inline constexpr auto sums = ruleset<load>(
    {rule("thin").when(hours + 2 * teachers < 40).then(verdict::weak).cite(manual, "1"),
     rule("uneven").when(2 * groups - teachers > 3).then(verdict::watch).cite(manual, "2"),
     rule("heavy").when(hours* rate > 100).then(verdict::watch).cite(manual, "3"),
     rule("half").when(apply(halved, hours) > 12).then(action::visit).cite(manual, "4"),
     rule("beyond").when(hours / rate > 50 && groups < 3).then(action::report).cite(manual, "5")});

}  // namespace

namespace {

struct ridge {
  double x = 9;
  double y = 6;
  int n = 4;
};
inline constexpr auto rx = indicator<&ridge::x>("x").in(0, 1000);
inline constexpr auto ry = indicator<&ridge::y>("y").in(0, 1000);
inline constexpr auto rn = indicator<&ridge::n>("n").in(0, 5);
inline constexpr auto ridges =
    ruleset<ridge>({rule("steep")
                        .when(rx >= 8 && ry > 2 * rx - 10 && rn >= 3)
                        .then(verdict::weak)
                        .cite(manual, "1"),
                    rule("long").when(rx >= 8).then(verdict::watch).cite(manual, "2")});

}  // namespace

TEST_CASE("a change of sums has as few digits as the search is exact to", "[change]") {
  const auto found = nqpf::evaluate<ridges>(ridge{});
  CHECK(text_of(nqpf::what_would_hold(found["steep"])) ==
        "to have steep hold [manual 1]\n"
        "  lower x from 9 to 8 (-1)\n"
        "  raise y from 6 to above 6, say 7 (+0)\n"
        "  cost 0.001, the smallest\n");
  const auto holds = nqpf::evaluate<ridges>(ridge{8.74, 6.6, 3});
  CHECK(text_of(nqpf::what_would_hold(holds["steep"])) ==
        "to have steep hold [manual 1]\n"
        "  lower x from 8.74 to below 8.3, say 8 (-0.44)\n"
        "  cost 0.00044, the smallest\n");
}

TEST_CASE("what no rule concludes is not reached, and what is concluded is beside what",
          "[change]") {
  const auto found = nqpf::evaluate<ridges>(ridge{9, 20, 4});
  CHECK(text_of(nqpf::what_would_reach(found, verdict::sound)) ==
        "to reach sound\n  no rule concludes sound\n");
  CHECK(text_of(nqpf::what_would_reach(found, verdict::watch)) ==
        "to reach watch\n"
        "  nothing has to change: watch is concluded already, beside weak, which is worse\n");
}

TEST_CASE("a value that its description leaves out is reached by nothing", "[change]") {
  const auto found = nqpf::evaluate<rules>(programme{});
  const auto change = nqpf::what_would_reach(found, static_cast<verdict>(7));
  CHECK(change.is == answer::impossible);
  CHECK(text_of(change) == "to reach (another)\n  no rule concludes (another)\n");
  std::string json;
  nqpf::write_json(json, change);
  CHECK(test::json::is_valid(json));
}

TEST_CASE("sums are exact, other arithmetic is bounded", "[change]") {
  const auto found = nqpf::evaluate<sums>(load{});
  // An hour costs 0.01, what a teacher counts for two of 0.1.
  CHECK(text_of(nqpf::what_would_clear(found["thin"])) ==
        "to clear thin [manual 1]\n"
        "  raise hours from 30 to 36 (+6)\n"
        "  cost 0.06, the smallest\n");
  CHECK(text_of(nqpf::what_would_hold(found["uneven"], nqpf::change_options{}.freeze(teachers))) ==
        "to have uneven hold [manual 2]\n"
        "  nothing has to change\n");
  CHECK(text_of(nqpf::what_would_clear(found["uneven"])) ==
        "to clear uneven [manual 2]\n"
        "  lower groups from 3 to 2 (-1)\n"
        "  cost 0.05, the smallest\n");
  CHECK(text_of(nqpf::what_would_clear(found["uneven"], nqpf::change_options{}.freeze(groups))) ==
        "to clear uneven [manual 2]\n"
        "  raise teachers from 2 to 3 (+1)\n"
        "  cost 0.1, the smallest\n");
  // A product is linear where all factors but one are frozen.
  const auto linear = nqpf::what_would_clear(found["heavy"], nqpf::change_options{}.freeze(rate));
  CHECK(linear.bound == linear.cost);
  CHECK(text_of(linear) ==
        "to clear heavy [manual 3]\n"
        "  lower hours from 30 to 25 (-5)\n"
        "  cost 0.05, the smallest\n");
  // With both free the cheapest way is between the ends: found, or bounded.
  const auto product = nqpf::what_would_clear(found["heavy"]);
  REQUIRE(product.found());
  CHECK(product.cost <= 0.05);
  CHECK(product.bound <= product.cost);
  CHECK((product.is == answer::smallest) == (product.bound == product.cost));
  // Of a host's function nothing is known but what it returns.
  const auto half = nqpf::what_would_clear(found["half"]);
  REQUIRE(half.found());
  CHECK(half.cost >= 0.06 - 1e-9);
  CHECK(half.cost < 0.0601);
  CHECK(half.bound <= 0.06 + 1e-9);
  CHECK(half.items[0].to <= 24);
  // Nothing reaches 100 / 1 > 50 with few groups before hours do: one input after the other.
  const auto beyond = nqpf::what_would_hold(found["beyond"]);
  REQUIRE(beyond.found());
  double values[8];
  beyond.apply_to(values);
  const nqpf::findings<sums> then(nqpf::input_values{values}, nqpf::settings<sums>::defaults());
  CHECK(then.fired("beyond"));
}

namespace {
// What a rule needs to hold, of x = 0.625 and n = -1.
std::string needed_for(const std::string& condition) {
  nqpf::rules_read read = nqpf::read_rule_text(("document p\n"
                                                "number x in [0, 2]\n"
                                                "integer n\n"
                                                "conclusions: weak\n"
                                                "rule r when " +
                                                condition + " then weak cite p 1\n")
                                                   .c_str());
  REQUIRE(read.errors.empty());
  (void)read.book.compile();
  const nqpf::program& p = read.book.program();
  double values[2]{};
  if (p.input("x") >= 0) values[p.input("x")] = 0.625;
  if (p.input("n") >= 0) values[p.input("n")] = -1;
  nqpf::truth outcomes[1]{};
  nqpf::run(p, values, nullptr, outcomes);
  return text_of(nqpf::what_would_hold({{&p, values, nullptr, outcomes}, 0}));
}
}  // namespace

TEST_CASE("a sum that comes to its bound at an end is decided there", "[change]") {
  CHECK(needed_for("x + 1 < 1") == "to have r hold [p 1]\n  no permitted change is enough\n");
  // Of an n below 0 the last is -1: there x - n is 1 at least.
  CHECK(needed_for("x - n < 1") ==
        "to have r hold [p 1]\n"
        "  raise n from -1 to 0 (+1)\n"
        "  cost 1, the smallest\n");
}

TEST_CASE("a budget that ends leaves a bound", "[change]") {
  const auto found = nqpf::evaluate<rules>(programme{});
  const auto cut = nqpf::what_would_reach(found, verdict::sound, nqpf::change_options{}.within(2));
  CHECK(cut.is == answer::none_found);
  CHECK(cut.nodes == 2);
  CHECK(cut.count == 0);
  CHECK(cut.bound > 0);
  CHECK(cut.bound <= 0.6 + 1e-12);
  CHECK_THAT(text_of(cut),
             StartsWith("to reach sound\n  no change was found; one costs at least 0.6\n"));
  CHECK_THAT(json_of(cut), ContainsSubstring(R"("answer":"none_found","cost":null,"bound":0.6)"));
  // More prices than there is room for are not overlooked.
  nqpf::change_options crowded;
  std::vector<nqpf::indicator_info> many(70);
  std::vector<std::string> names;
  for (int i = 0; i < 70; ++i) names.push_back("i" + std::to_string(i));
  for (std::size_t i = 0; i < 70; ++i) {
    many[i].id = names[i].c_str();
    crowded = crowded.freeze(many[i]);
  }
  const auto refused = nqpf::what_would_clear(found["thin"], crowded);
  CHECK(refused.is == answer::none_found);
  CHECK_FALSE(refused.complete);
}

namespace {

inline constexpr auto in_turn =
    ruleset<programme>({rule("first").when(practice < 0.3).then(verdict::watch).cite(manual, "1"),
                        rule("second").when(dual < 0.5).then(verdict::weak).cite(manual, "2")})
        .in_order("first", "second");
inline constexpr auto steps = table<hit::first>("steps", inputs(practice, is_open),
                                                {
                                                    row(is < 0.25, any).then(verdict::weak),
                                                    row(is < 0.5, is(true)).then(verdict::watch),
                                                })
                                  .cite(manual, "8")
                                  .otherwise(verdict::sound);

}  // namespace

TEST_CASE("of rules in order and rows of tables what counts is changed", "[change]") {
  // To clear the first would let the second count, which is worse.
  const auto found = nqpf::evaluate<in_turn>(programme{0.1, 0.4});
  CHECK(text_of(nqpf::what_would_clear(found["first"])) ==
        "to clear first [manual 1]\n"
        "  raise practice from 0.1 to 0.3 share (+0.2)\n"
        "  raise dual from 0.4 to 0.5 (+0.1)\n"
        "  cost 0.3, the smallest\n");
  CHECK(text_of(nqpf::what_would_hold(found["second"])) ==
        "to have second hold [manual 2]\n"
        "  raise practice from 0.1 to 0.3 share (+0.2)\n"
        "  cost 0.2, the smallest\n"
        "  first then does not hold: watch\n");
  const auto decided = nqpf::decide<steps>(programme{});
  CHECK(text_of(nqpf::what_would_clear(decided.answer())) ==
        "to clear steps row 1 [manual 8]\n"
        "  raise practice from 0.2 to 0.25 share (+0.05)\n"
        "  cost 0.05, the smallest\n");
  CHECK(text_of(nqpf::what_would_reach(decided.rows, verdict::watch)) ==
        "to reach watch\n"
        "  raise practice from 0.2 to 0.25 share (+0.05)\n"
        "  change open from false to true\n"
        "  cost 1.05, the smallest\n"
        "  steps row 1 then does not hold: weak\n"
        "  steps row 2 then holds: watch\n");
  CHECK(text_of(nqpf::what_would_reach(decided.rows, verdict::sound)) ==
        "to reach sound\n"
        "  raise practice from 0.2 to 0.25 share (+0.05)\n"
        "  cost 0.05, the smallest\n"
        "  steps row 1 then does not hold: weak\n");
}

TEST_CASE("sets made at run time have changes too, in memory used again", "[change]") {
  nqpf::rule_book book;
  const auto& document = book.add(nqpf::source{"host", "", "", ""});
  const auto& state = book.add_conclusions({"bad", "good"}, true);
  const auto& x = book.add(nqpf::indicator("x").in(0, 1));
  const auto& y = book.add(nqpf::indicator("y \"quoted\"").in(0, 10));
  const auto& least = book.add(nqpf::parameter("least", 0.5).in(0.25, 1));
  book.add(rule("low").when(x < least && y < 4).cite(document, "1"), state, 0);
  book.add(rule("high").when(x >= least && y >= 8).cite(document, "2"), state, 1);
  REQUIRE(book.compile().ok());
  const nqpf::program& p = book.program();
  std::vector<double> values(2);
  values[static_cast<std::size_t>(p.input("x"))] = 0.25;
  values[static_cast<std::size_t>(p.input("y \"quoted\""))] = 3;
  std::vector<nqpf::truth> outcomes(2);
  const double settings[] = {0.75};
  nqpf::run(p, values.data(), settings, outcomes.data());
  const nqpf::evaluated record{&p, values.data(), settings, outcomes.data()};
  nqpf::change_workspace memory;
  nqpf::change_options options;
  options.workspace = &memory;
  CHECK(
      json_of(nqpf::what_would_clear({record, p.rule("low")}, options)) ==
      R"({"rule":"low","conclusions":["bad"],"sources":[{"document":"host","place":"1","status":"stated"}],)"
      R"("goal":"clear","answer":"smallest","cost":0.1,"bound":0.1,"changes":[)"
      R"({"indicator":"y \"quoted\"","from":3,"to":4,"cost":0.1}],"effects":[],"nodes":3})");
  CHECK(text_of(nqpf::what_would_reach(record, {&state, 1}, options)) ==
        "to reach good\n"
        "  raise x from 0.25 to 0.75 (+0.5)\n"
        "  raise y \"quoted\" from 3 to 8 (+5)\n"
        "  cost 1, the smallest\n"
        "  low then does not hold: bad\n"
        "  high then holds: good\n");
  // Prices an input, in the order of the program.
  std::vector<nqpf::change_price> prices(2);
  prices[static_cast<std::size_t>(p.input("x"))].up = 0.1;
  options.prices = prices.data();
  CHECK(nqpf::what_would_clear({record, p.rule("low")}, options).items[0].to == 0.75);
  options.prices = nullptr;
  options.freeze_others = true;
  CHECK(nqpf::what_would_clear({record, p.rule("low")}, options).is == answer::impossible);
  CHECK(nqpf::what_would_clear({record, p.rule("low")}, options.cost(x, 1)).items[0].to == 0.75);
}

TEST_CASE("a divisor of zero is told to be a number, not the least there is", "[change]") {
  for (const double scale : {10.0, 1e6}) {
    nqpf::rule_book book;
    const auto& document = book.add(nqpf::source{"host", "", "", ""});
    const auto& state = book.add_conclusions({"bad"}, false);
    const auto& a = book.add(nqpf::indicator("a").in(0, 10));
    const auto& b = book.add(nqpf::indicator("b").in(-scale, scale));
    book.add(rule("much").when(a / b > 5).cite(document, "1"), state, 0);
    REQUIRE(book.compile().ok());
    const nqpf::program& p = book.program();
    const double values[] = {1, 0};
    nqpf::truth outcomes[1];
    nqpf::run(p, values, nullptr, outcomes);
    const nqpf::finding f{{&p, values, nullptr, outcomes}, 0};
    const nqpf::needed_change c = nqpf::what_would_hold(f);
    REQUIRE(c.count == 1);
    CHECK(c.items[0].input == 1);
    CHECK(c.items[0].to > 1e-6);
    CHECK(c.items[0].to < 0.2);
    CHECK((c.items[0].open && c.items[0].bound == 0));
  }
}

TEST_CASE("searches end where numbers are beyond 2^53, and within their budgets", "[change]") {
  nqpf::rule_book book;
  const auto& cited = book.add(nqpf::source{"manual", "", "", ""});
  const auto& x = book.add(nqpf::integer("x").at_least(0));
  const auto& y = book.add(nqpf::integer("y"));
  const auto& z = book.add(nqpf::indicator("z"));
  const auto& far = book.add(nqpf::integer("far").at_least(1e16));
  book.add(rule("square").when(x * x > 1e33).then(verdict::weak).cite(cited, "1"));
  book.add(rule("cube").when(y * y * y < -1e60).then(verdict::weak).cite(cited, "1"));
  book.add(
      rule("mixed").when(x * z > 1e300 && y - z * z > 1e200).then(verdict::weak).cite(cited, "1"));
  book.add(rule("equal").when(x * x == 2 + y * z * 1e10).then(verdict::weak).cite(cited, "1"));
  book.add(rule("top").when(x > 9e15 && x * 2 > y + 1e16).then(verdict::weak).cite(cited, "1"));
  book.add(rule("odd").when(far * 3 < x - 1).then(verdict::weak).cite(cited, "1"));
  static_cast<void>(book.compile());
  const nqpf::program& p = book.program();
  REQUIRE(p.count.rules == 6);
  const double values[] = {5,
                           9007199254740991.0,
                           9007199254740992.0,
                           1e16,
                           -3,
                           1e300,
                           1.7976931348623157e308,
                           -1e17,
                           0.5,
                           nqpf::infinity,
                           -nqpf::infinity,
                           nqpf::missing};
  int impossible = 0;
  for (const double value : values) {
    const std::vector<double> record(4, value);
    std::vector<nqpf::truth> outcomes(6);
    nqpf::run(p, record.data(), nullptr, outcomes.data());
    for (int r = 0; r < 6; ++r) {
      const nqpf::finding f{{&p, record.data(), nullptr, outcomes.data()}, r};
      for (const bool fill : {false, true}) {
        nqpf::change_options options;
        options.fill_missing = fill;
        options.budget = 300;
        for (const auto& c :
             {nqpf::what_would_hold(f, options), nqpf::what_would_clear(f, options)}) {
          REQUIRE(c.nodes <= options.budget);
          impossible += c.is == answer::impossible ? 1 : 0;
        }
      }
      CHECK(nqpf::undecided(f).holds_if.rule == r);
    }
  }
  CHECK(impossible > 20);  // x * x reaches 2^106, not 1e33
}

TEST_CASE("sums of integers are proven in wide domains too", "[change]") {
  nqpf::rule_book book;
  const auto& x = book.add(nqpf::integer("x").in(0, 100'000));
  const auto& y = book.add(nqpf::integer("y").in(0, 100'000));
  const auto& none = book.add_conclusions({"a", "b"}, false);
  book.add(nqpf::rule("below").when(x + y < 500).cite(manual, "1"), none, 0);
  book.add(nqpf::rule("above").when(2 * x - 3 * y > 7000).cite(manual, "2"), none, 1);
  REQUIRE(book.compile().ok());
  const double values[] = {500, 199};
  nqpf::truth outcomes[2];
  nqpf::run(book.program(), values, nullptr, outcomes);
  const auto change = [&](int rule) {
    return nqpf::what_would_hold(nqpf::finding{{&book.program(), values, nullptr, outcomes}, rule});
  };
  CHECK(change(0).is == answer::smallest);
  CHECK(change(0).cost == Approx(0.002));  // to 499, and not to 500
  CHECK(change(1).is == answer::smallest);
  CHECK(change(1).cost == Approx(0.032));  // y to 0, and x to 3501
}

}  // namespace change_test
