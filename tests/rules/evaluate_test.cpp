// SPDX-License-Identifier: BSL-1.0
// What a host gets from a proven rule set: outcomes, findings and their words, settings of parameters,
// values outside their domains, and sets tied to a struct later; by the compiler and at run time.
#include "support/catch.hpp"

#include <nqpf/rules.hpp>

#include <optional>
#include <sstream>
#include <string>
#include <string_view>

namespace evaluate_test {

namespace {

enum class verdict { weak, watch, sound };
constexpr auto describe(verdict) {
  return nqpf::worst_to_best<verdict::weak, verdict::watch, verdict::sound>;
}
enum class action { train, hire, wait };
constexpr auto describe(action) {
  return nqpf::values<action::train, action::hire, action::wait>.conflicts(action::hire,
                                                                           action::wait);
}
enum class level { base, higher };
constexpr auto describe(level) { return nqpf::values<level::base, level::higher>; }

struct programme {
  double practice = 0.5;
  std::optional<double> dual{};
  int partners = 3;
  bool accredited = true;
  level stage = level::base;
  const char* region = "north";
};

using namespace nqpf::dsl;

inline constexpr source law{"law", "The law", "Assembly", "2020"};
inline constexpr source paper{"paper", "A paper", "Somebody", "2024"};

inline constexpr auto practice =
    indicator<&programme::practice>("practice").in(0, 1).higher_is_better();
inline constexpr auto dual = indicator<&programme::dual>("dual").in(0, 1).higher_is_better();
inline constexpr auto partners =
    indicator<&programme::partners>("partners").in(0, 999).higher_is_better();
inline constexpr auto accredited = indicator<&programme::accredited>("accredited");
inline constexpr auto stage = indicator<&programme::stage>("stage");
inline constexpr auto region = category<&programme::region>("region", "north", "south");

inline constexpr auto thin = parameter("thin", 0.25).in(0.1, 0.3);
inline constexpr auto enough = parameter("enough", 0.4).in(0.3, 0.6);

inline constexpr auto rules =
    ruleset<programme>(
        {rule("thin_practice")
             .when(practice < thin)
             .then(verdict::weak, action::train)
             .cite(law, "5.1"),
         rule("no_partner")
             .when(partners == 0 && practice < enough)
             .then(verdict::weak)
             .cite(law, "5.2")
             .cite(paper, "3", status::inferred),
         rule("few_dual").when(dual < 0.3).then(verdict::watch).cite(paper, "4"),
         derived("small").when(partners < 2 && dual < 0.5),
         rule("hire")
             .when(holds("small") && !(dual < 0.3 && stage == level::higher))
             .then(action::hire)
             .cite(paper, "5"),
         rule("abroad").when(region == "south" && !accredited).then(action::train).cite(paper, "6"),
         rule("sparse").when(10 * dual + partners < 3).then(action::train).cite(paper, "7")})
        .over(practice, dual, partners, accredited, stage, region)
        .ordered(thin, enough);
static_assert(nqpf::require_proven<rules>());
static_assert(nqpf::is_proven<rules>);
static_assert(nqpf::report_of<rules>.ok());

constexpr programme lacking{0.2, 0.25, 0, false, level::base, "south"};
constexpr programme open_one{0.2, std::nullopt, 1, true, level::base, "north"};
constexpr programme fine{0.8, 0.9, 10, true, level::higher, nullptr};

}  // namespace

TEST_CASE("evaluation: outcomes by name, in constant expressions and at run time") {
  NQPF_BOTH(nqpf::evaluate<rules>(lacking).fired("thin_practice"));
  NQPF_BOTH(nqpf::evaluate<rules>(lacking).fired("no_partner"));
  NQPF_BOTH(nqpf::evaluate<rules>(lacking).fired("few_dual"));
  NQPF_BOTH(nqpf::evaluate<rules>(lacking).fired("small"));
  NQPF_BOTH(nqpf::evaluate<rules>(lacking).fired("hire"));
  NQPF_BOTH(nqpf::evaluate<rules>(lacking).fired("abroad"));
  NQPF_BOTH(nqpf::evaluate<rules>(lacking).fired("sparse"));
  NQPF_BOTH(nqpf::evaluate<rules>(open_one).outcome("few_dual") == nqpf::truth::unknown);
  NQPF_BOTH(nqpf::evaluate<rules>(open_one).outcome("no_partner") == nqpf::truth::no);
  NQPF_BOTH(nqpf::evaluate<rules>(open_one).outcome("hire") == nqpf::truth::unknown);
  NQPF_BOTH(!nqpf::evaluate<rules>(open_one).fired("few_dual"));
  NQPF_BOTH(nqpf::evaluate<rules>(fine).count() == 0);
  NQPF_BOTH(nqpf::evaluate<rules>(fine).outcome("abroad") == nqpf::truth::no);
  NQPF_BOTH(nqpf::evaluate<rules>(lacking).count() == 6);  // derived facts are no findings
  NQPF_BOTH(nqpf::evaluate<rules>(lacking).concludes(verdict::weak));
  NQPF_BOTH(nqpf::evaluate<rules>(lacking).concludes(action::hire));
  NQPF_BOTH(!nqpf::evaluate<rules>(lacking).concludes(verdict::sound));
  NQPF_BOTH(!nqpf::evaluate<rules>(fine).concludes(verdict::weak));
}

TEST_CASE("evaluation: the rules that held, and those that missing data leaves open") {
  const auto findings = nqpf::evaluate<rules>(lacking);
  std::string ids;
  for (const auto& f : findings) ids += std::string(f.id()) + " ";
  CHECK(ids == "thin_practice no_partner few_dual hire abroad sparse ");
  const auto open = nqpf::evaluate<rules>(open_one);
  ids.clear();
  for (const auto& f : open.undecided()) ids += std::string(f.id()) + " ";
  CHECK(ids == "few_dual hire sparse ");
}

TEST_CASE("findings: rule, conclusions, reasons with the values as they were, sources") {
  const auto findings = nqpf::evaluate<rules>(lacking);
  CHECK(std::string_view(findings["thin_practice"].line().c_str()) ==
        "thin_practice: weak, train, because practice < thin = 0.25 (is 0.2) [law 5.1]");
  CHECK(std::string_view(findings["no_partner"].line().c_str()) ==
        "no_partner: weak, because partners == 0 (is 0) and practice < enough = 0.4 (is 0.2) "
        "[law 5.2; paper 3 (inferred)]");
  CHECK(std::string_view(findings["abroad"].line().c_str()) ==
        "abroad: train, because region is south and accredited is false [paper 6]");
  CHECK(std::string_view(findings["hire"].line().c_str()) ==
        "hire: hire, because small holds and stage is not higher [paper 5]");
  CHECK(std::string_view(findings["sparse"].line().c_str()) ==
        "sparse: train, because 10 * dual + partners < 3 (is 2.5) [paper 7]");
  CHECK(std::string_view(nqpf::evaluate<rules>(fine)["sparse"].line().c_str()) ==
        "sparse does not hold, because 10 * dual + partners >= 3 (is 19) [paper 7]");

  const auto open = nqpf::evaluate<rules>(open_one);
  CHECK(std::string_view(open["few_dual"].line().c_str()) ==
        "few_dual: undecided, missing dual [paper 4]");
  CHECK(std::string_view(open["hire"].line().c_str()) == "hire: undecided, missing dual [paper 5]");
  CHECK(std::string_view(open["no_partner"].why().c_str()) == "partners != 0 (is 1)");
  std::ostringstream out;
  out << open["few_dual"];
  CHECK(out.str() == "few_dual: undecided, missing dual [paper 4]");
}

TEST_CASE("findings: conclusions and citations as values") {
  const auto findings = nqpf::evaluate<rules>(lacking);
  const auto f = findings["thin_practice"];
  CHECK(f.conclusion_count() == 2);
  CHECK(f.concludes(verdict::weak));
  CHECK(f.concludes(action::train));
  CHECK_FALSE(f.concludes(action::hire));
  CHECK(std::string_view(f.conclusion(1).name()) == "train");
  CHECK(findings["no_partner"].citation_count() == 2);
  CHECK(findings["no_partner"].citation(1).document == &paper);
  CHECK(findings["no_partner"].citation(1).status == status::inferred);
  int missing = 0;
  nqpf::evaluate<rules>(open_one)["hire"].missing_indicators([&](const nqpf::indicator_info& i) {
    ++missing;
    CHECK(std::string_view(i.id) == "dual");
  });
  CHECK(missing == 1);
}

namespace {

constexpr bool settings_are_checked() {
  nqpf::settings<rules> s;
  if (s.set("thin", 0.05) || s.set("thin", 0.31) || s.set("thin", nqpf::missing)) return false;
  if (!s.set("enough", 0.3) || s.set("thin", 0.3)) return false;  // against the order
  if (!s.set("thin", 0.15)) return false;
  return !nqpf::evaluate<rules>(lacking, s).fired("thin_practice") &&
         nqpf::evaluate<rules>(lacking).fired("thin_practice");
}

}  // namespace

TEST_CASE("settings: within the proven range and order, or refused and nothing set") {
  NQPF_BOTH(settings_are_checked());
  NQPF_BOTH(nqpf::settings<rules>().complete());
}

namespace {

inline constexpr auto asked = parameter("asked").in(0.2, 0.4);
inline constexpr auto with_required =
    ruleset<programme>({rule("a").when(practice < asked).then(verdict::weak).cite(law, "1")});

constexpr bool required_parameters_have_to_be_set() {
  nqpf::settings<with_required> s;
  if (s.complete()) return false;
  if (!s.set("asked", 0.25) || !s.complete()) return false;
  return nqpf::evaluate<with_required>(lacking, s).fired("a");
}

}  // namespace

TEST_CASE("settings: a parameter without a default") {
  NQPF_BOTH(required_parameters_have_to_be_set());
}

TEST_CASE("values outside their domains are evaluated as they are, and told") {
  constexpr programme odd{1.5, -0.25, 2000, false, static_cast<level>(9), "east"};
  NQPF_BOTH(!nqpf::evaluate<rules>(odd).inside_domains());
  NQPF_BOTH(nqpf::evaluate<rules>(lacking).inside_domains());
  NQPF_BOTH(nqpf::evaluate<rules>(open_one).inside_domains());  // missing is not outside
  NQPF_BOTH(nqpf::evaluate<rules>(odd).fired("few_dual"));
  std::string told;
  nqpf::evaluate<rules>(odd).outside_domains([&](const nqpf::indicator_info& i, double v) {
    nqpf::text<30> t;
    t << " = " << v << ' ';
    told += i.id;
    told += t.c_str();
  });
  CHECK(told.find("practice = 1.5") != std::string::npos);
  CHECK(told.find("dual = -0.25") != std::string::npos);
  CHECK(told.find("partners = 2000") != std::string::npos);
  CHECK(told.find("stage") != std::string::npos);
  CHECK(told.find("region") != std::string::npos);
  CHECK(told.find("accredited") == std::string::npos);
  int before = 0;
  nqpf::check<rules>(odd, [&](const nqpf::indicator_info&, double) { ++before; });
  CHECK(before == 5);
  nqpf::check<rules>(fine, [&](const nqpf::indicator_info&, double) { ++before; });
  CHECK(before == 5);
}

// Domains are checked, whatever the member that stands behind an indicator.

namespace {

struct counted {
  double number;
  int percent;
  double switched;
};
inline constexpr auto how_many = integer("how_many").in(0, 10);
inline constexpr auto share_of_ten = integer("share_of_ten").in(0, 10);
inline constexpr auto is_on = nqpf::flag("is_on");
inline constexpr auto counts_only =
    ruleset({rule("few").when(how_many <= 1).then(action::train).cite(law, "1"),
             rule("many").when(how_many >= 2).then(action::hire).cite(law, "1"),
             rule("whole").when(share_of_ten == 3).then(verdict::weak).cite(law, "1"),
             rule("on").when(is_on).then(verdict::watch).cite(law, "1")})
        .complete_when_known("few", "many");
inline constexpr auto counted_rules = nqpf::bind<counts_only>(
    nqpf::to<&counted::number>(how_many), nqpf::to<&counted::percent>(share_of_ten).scaled(0.1));

constexpr bool is_inside(double number, int percent) {
  const counted c{number, percent, 0};
  int outside = 0;
  nqpf::check<counted_rules>(c, [&](const nqpf::indicator_info&, double) { ++outside; });
  return (outside == 0) && nqpf::evaluate<counted_rules>(c).inside_domains();
}

}  // namespace

TEST_CASE(
    "domains: what the proof takes for an integer, a flag or a position is checked to be one") {
  NQPF_BOTH(is_inside(1, 30));
  NQPF_BOTH(!is_inside(1.5, 30));
  NQPF_BOTH(!is_inside(1, 35));  // 3.5 once it is scaled
  NQPF_BOTH(is_inside(nqpf::missing, 30));
  constexpr nqpf::indicator_info flags = is_on;
  NQPF_BOTH(flags.admits(1));
  NQPF_BOTH(!flags.admits(0.5));
  NQPF_BOTH(!flags.admits(2));
  NQPF_BOTH(!flags.admits(-1));
  double odd[] = {1.5, 3, 0.5};
  int outside = 0;
  nqpf::check(nqpf::program_of<counts_only>, odd,
              [&](const nqpf::indicator_info&, double) { ++outside; });
  CHECK(outside == 2);
}

// ---- groups -------------------------------------------------------------------------------------

namespace {

inline constexpr auto in_order =
    ruleset<programme>(
        {rule("first").when(dual < 0.3).then(verdict::weak).cite(law, "1"),
         rule("second").when(practice < 0.5).then(verdict::watch).cite(law, "2"),
         rule("third").when(partners < 2).then(action::hire).cite(law, "3"),
         rule("reads").when(fired("second") && accredited).then(action::train).cite(law, "4")})
        .in_order("first", "second", "third");

constexpr programme both_hold{0.2, 0.2, 0, true, level::base, nullptr};
constexpr programme first_open{0.2, std::nullopt, 0, true, level::base, nullptr};
constexpr programme only_second{0.2, 0.9, 0, true, level::base, nullptr};

}  // namespace

TEST_CASE(
    "ordered groups: only the first that holds counts; one before it that is open leaves it open") {
  NQPF_BOTH(nqpf::evaluate<in_order>(both_hold).fired("first"));
  NQPF_BOTH(nqpf::evaluate<in_order>(both_hold).outcome("second") == nqpf::truth::no);
  NQPF_BOTH(nqpf::evaluate<in_order>(both_hold).outcome("third") == nqpf::truth::no);
  NQPF_BOTH(nqpf::evaluate<in_order>(both_hold).fired("reads"));  // the plain condition
  NQPF_BOTH(nqpf::evaluate<in_order>(first_open).outcome("second") == nqpf::truth::unknown);
  NQPF_BOTH(nqpf::evaluate<in_order>(first_open).outcome("third") ==
            nqpf::truth::no);  // second holds, or first
  NQPF_BOTH(nqpf::evaluate<in_order>(only_second).fired("second"));
  NQPF_BOTH(nqpf::evaluate<in_order>(only_second).outcome("third") == nqpf::truth::no);
}

TEST_CASE("ordered groups: the reason names the rule before") {
  const auto taken = nqpf::evaluate<in_order>(both_hold);
  CHECK(std::string_view(taken["second"].line().c_str()) ==
        "second does not hold, because first before it holds [law 2]");
  CHECK(std::string_view(taken["third"].line().c_str()) ==
        "third does not hold, because first before it holds [law 3]");
  CHECK(std::string_view(taken["reads"].why().c_str()) ==
        "the condition of second holds and accredited is true");
  const auto open = nqpf::evaluate<in_order>(first_open);
  CHECK(std::string_view(open["second"].line().c_str()) ==
        "second: undecided, missing dual [law 2]");
  constexpr programme neither{0.9, 0.9, 5, true, level::base, nullptr};
  CHECK(std::string_view(nqpf::evaluate<in_order>(neither)["third"].why().c_str()) ==
        "partners >= 2 (is 5)");
}

// ---- binding ------------------------------------------------------------------------------------

namespace {

namespace ready {
inline constexpr auto share = indicator("share").in(0, 1).higher_is_better();
inline constexpr auto staff = integer("staff").in(0, 1000);
inline constexpr auto open = flag("open");
inline constexpr auto step = indicator<level>("step");
inline constexpr auto place = category("place", "north", "south");
inline constexpr auto rules =
    ruleset({rule("low").when(share < 0.25).then(verdict::weak).cite(law, "1"),
             rule("small").when(staff < 10 && !open).then(verdict::watch).cite(law, "2"),
             rule("placed")
                 .when(place == "south" && step == level::higher)
                 .then(action::hire)
                 .cite(law, "3")});
static_assert(nqpf::require_proven<rules>());
}  // namespace ready

struct institution {
  double percent;
  const int* staff;
  bool open;
  level step;
  std::string_view place;
};

inline constexpr auto mine =
    bind<ready::rules>(to<&institution::percent>(ready::share).scaled(0.01),
                       to<&institution::staff>(ready::staff), to<&institution::open>(ready::open),
                       to<&institution::step>(ready::step), to<&institution::place>(ready::place));
inline constexpr auto partly =
    bind<ready::rules>(to<&institution::percent>(ready::share).scaled(0.01));

constexpr int five = 5;
constexpr institution college{20, &five, false, level::higher, "south"};
constexpr institution unstaffed{30, nullptr, false, level::base, "north"};

}  // namespace

TEST_CASE("binding: an unbound set tied to a struct, with a scale; what is not bound is missing") {
  NQPF_BOTH(nqpf::evaluate<mine>(college).fired("low"));
  NQPF_BOTH(nqpf::evaluate<mine>(college).fired("small"));
  NQPF_BOTH(nqpf::evaluate<mine>(college).fired("placed"));
  NQPF_BOTH(!nqpf::evaluate<mine>(unstaffed).fired("low"));
  NQPF_BOTH(nqpf::evaluate<mine>(unstaffed).outcome("small") == nqpf::truth::unknown);
  NQPF_BOTH(nqpf::evaluate<partly>(college).fired("low"));
  NQPF_BOTH(nqpf::evaluate<partly>(college).outcome("small") == nqpf::truth::unknown);
  NQPF_BOTH(nqpf::evaluate<partly>(college).outcome("placed") == nqpf::truth::unknown);
  NQPF_BOTH(nqpf::is_proven<mine>);
  const auto findings = nqpf::evaluate<mine>(college);
  CHECK(std::string_view(findings["low"].line().c_str()) ==
        "low: weak, because share < 0.25 (is 0.2) [law 1]");
}

namespace {

enum class advice { stop, go, rest };
constexpr auto describe(advice) {
  return nqpf::values<advice::stop, advice::go, advice::rest>.conflicts(advice::stop, advice::go).resolves(advice::stop, advice::go);
}
inline constexpr auto advised = ruleset<programme>(
    {rule("early").when(practice < 0.5).then(advice::go, advice::rest).cite(law, "1"),
     rule("never").when(dual < 0.1).then(advice::stop).cite(law, "2")});

constexpr bool what_overrules_counts() {
  const auto both = nqpf::evaluate<advised>(programme{0.2, 0.05});
  const auto open = nqpf::evaluate<advised>(programme{0.2, {}});
  return both.fired("early") && !both.concludes(advice::go) && both.concludes(advice::rest) &&
         both.concludes(advice::stop) && both["early"].overruled(0) &&
         !both["early"].overruled(1) && open.concludes(advice::go) &&
         !nqpf::evaluate<advised>(programme{0.7, 0.5}).concludes(advice::go);
}

}  // namespace

TEST_CASE("what is overruled does not count, and is marked", "[evaluate]") {
  NQPF_BOTH(what_overrules_counts());
  const auto both = nqpf::evaluate<advised>(programme{0.2, 0.05});
  CHECK(std::string(both["early"].conclusions().c_str()) == "go (overruled), rest");
}

namespace {
inline constexpr auto points =
    table<hit::collect, aggregate::sum>("points", inputs(practice),
                                        {row(is < 0.3).value(1), row(is < 0.6).value(2)})
        .cite(law, "9")
        .otherwise_value(0);
}  // namespace

TEST_CASE("a table of numbers concludes no value, nor does its default", "[evaluate]") {
  const auto none = nqpf::decide<points>(programme{.practice = 0.8});
  CHECK(none.decided() == nqpf::truth::no);
  CHECK(none.value() == 0);
  CHECK_FALSE(none.view().concludes(verdict::weak));
  CHECK_FALSE(nqpf::decide<points>(programme{.practice = 0.1}).view().concludes(verdict::weak));
}

namespace {
enum class urgency { now, later };
constexpr auto describe(urgency) { return nqpf::worst_to_best<urgency::now, urgency::later>; }

inline constexpr auto hours = indicator<&programme::practice>("practice").in(0, 1);
inline constexpr auto others = indicator<&programme::dual>("dual").in(0, 1);

// What a table puts out is said in full, in whatever order its default was declared.
inline constexpr auto fees =
    table<hit::first>("fee", inputs(hours),
                      {row(is < 0.3).then(verdict::weak).value(30), row(is < 0.5).value(20)})
        .cite(law, "9");
inline constexpr auto default_last = fees.otherwise_value(10).otherwise(verdict::watch);
inline constexpr auto default_first = fees.otherwise(verdict::watch).otherwise_value(10);
inline constexpr auto default_number = fees.otherwise_value(10);
inline constexpr auto default_word = fees.otherwise(verdict::watch);
// A base amount beside what comes on top of it; on either side of a row that asks.
inline constexpr auto amounts =
    table<hit::collect>("amount", inputs(others, hours),
                        {row(any, any).value(100), row(any, is < 0.5).value(20),
                         row(is > 0.5, is < 0.3).then(verdict::weak).value(5)})
        .cite(law, "9");
inline constexpr auto total =
    table<hit::collect, aggregate::sum>(
        "total", inputs(others, hours),
        {row(any, any).value(100), row(any, is >= 0).value(1), row(is > 0.5, is < 0.3).value(5)})
        .cite(law, "9");
// The answer where no worse row holds.
inline constexpr auto graded = table<hit::priority>("graded", inputs(others, hours),
                                                    {row(any, any).then(verdict::sound),
                                                     row(any, is < 0.5).then(verdict::watch),
                                                     row(is > 0.5, is < 0.5).then(verdict::weak)})
                                   .cite(law, "9")
                                   .complete_when_known();
// Rows that agree in the first output are ordered by the second.
inline constexpr auto two_outputs =
    table<hit::priority>("two", inputs(others, hours),
                         {row(any, is < 0.5).then(verdict::weak, urgency::later),
                          row(is > 0.5, any).then(verdict::weak, urgency::now),
                          row(any, is >= 0.5).then(verdict::sound, urgency::now)})
        .cite(law, "9");

constexpr bool several_outputs_are_compared_in_turn() {
  const auto both = nqpf::decide<two_outputs>(programme{.practice = 0.2, .dual = 0.7});
  const auto first = nqpf::decide<two_outputs>(programme{.practice = 0.2, .dual = 0.2});
  const auto open = nqpf::decide<two_outputs>(programme{.practice = 0.2, .dual = {}});
  return both.concludes(urgency::now) && !both.concludes(urgency::later) &&
         first.concludes(urgency::later) && open.decided() == nqpf::truth::unknown;
}
constexpr bool base_rows_count() {
  const auto base = nqpf::decide<total>(programme{.practice = 0.9, .dual = 0.9});
  const auto more = nqpf::decide<total>(programme{.practice = 0.2, .dual = 0.9});
  return base.value() == 101 && more.value() == 106 &&
         nqpf::decide<graded>(programme{.practice = 0.9, .dual = {}}).concludes(verdict::sound) &&
         nqpf::decide<graded>(programme{.practice = 0.2, .dual = {}}).decided() ==
             nqpf::truth::unknown &&
         nqpf::decide<graded>(programme{.practice = 0.2, .dual = 0.4}).concludes(verdict::watch);
}

}  // namespace

TEST_CASE("rows with several outputs are ordered output by output", "[evaluate]") {
  NQPF_BOTH(several_outputs_are_compared_in_turn());
}

TEST_CASE("base rows hold of every record", "[evaluate]") {
  NQPF_BOTH(base_rows_count());
  const programme none{.practice = nqpf::missing, .dual = {}};
  CHECK(nqpf::evaluate<amounts>(none).all().outcomes[0] == nqpf::truth::yes);
  const auto some = nqpf::decide<amounts>(programme{.practice = 0.2, .dual = 0.9});
  CHECK(std::string(some.line().c_str()) == "amount: 100; 20; weak, 5");
  std::string lines;
  some.for_each_hit([&](const nqpf::finding& f) { lines += std::string(f.line().c_str()) + "\n"; });
  CHECK(lines ==
        "amount row 1: 100, because it has no condition [law 9]\n"
        "amount row 2: 20, because practice < 0.5 (is 0.2) [law 9]\n"
        "amount row 3: weak, 5, because dual > 0.5 (is 0.9) and practice < 0.3 (is 0.2) [law 9]\n");
}

namespace {

namespace allowed {
template <hit Policy>
inline constexpr auto advice = table<Policy>("advice", inputs(practice, dual),
                                             {row(is < 0.5, is <= 0.5)
                                                  .then(verdict::sound)
                                                  .value(1)
                                                  .allow(nqpf::defect::overlap, "both may be said"),
                                              row(any, is <= 0.5).then(verdict::watch).value(2)})
                                   .cite(law, "9");

template <hit Policy>
constexpr bool both_rows_count() {
  const programme both{.practice = 0.2, .dual = 0.2};
  const auto said = nqpf::decide<advice<Policy>>(both);
  const auto held = nqpf::evaluate<advice<Policy>>(both);
  int visited = 0;
  said.for_each_hit([&](const nqpf::finding&) { ++visited; });
  return said.concludes(verdict::sound) && said.concludes(verdict::watch) && visited == 2 &&
         held.concludes(verdict::sound) && held.concludes(verdict::watch) && said.value() == 1;
}
}  // namespace allowed

}  // namespace

TEST_CASE("rows that are allowed to overlap count both, as the proof has it", "[evaluate]") {
  // A decision took the first of them alone: improving practice then made the verdict worse in a set that was proven.
  NQPF_BOTH(allowed::both_rows_count<hit::unique>());
  NQPF_BOTH(allowed::both_rows_count<hit::any>());
  CHECK(std::string(
            nqpf::decide<allowed::advice<hit::unique>>(programme{.practice = 0.2, .dual = 0.2})
                .line()
                .c_str()) == "advice: sound, 1; watch, 2");
}

TEST_CASE("a table whose rows may overlap is open while one of them is", "[evaluate]") {
  // The second row holds, and the first, of which practice is missing, would put out its own number.
  const auto open =
      nqpf::decide<allowed::advice<hit::unique>>(programme{.practice = nqpf::missing, .dual = 0.2});
  CHECK(open.decided() == nqpf::truth::unknown);
  CHECK(nqpf::is_missing(open.value()));
  CHECK(open.concludes(verdict::watch));
  CHECK_FALSE(open.concludes(verdict::sound));
  CHECK(
      nqpf::decide<allowed::advice<hit::unique>>(programme{.practice = 0.9, .dual = 0.2}).value() ==
      2);
}

TEST_CASE("a table says all that it puts out", "[evaluate]") {
  const programme good{.practice = 0.9, .dual = 0.9};
  CHECK(std::string(nqpf::decide<default_last>(good).line().c_str()) ==
        "fee: watch, 10, since no row holds");
  CHECK(std::string(nqpf::decide<default_first>(good).line().c_str()) ==
        "fee: watch, 10, since no row holds");
  CHECK(nqpf::decide<default_first>(good).value() == 10);
  CHECK(nqpf::decide<default_last>(good).concludes(verdict::watch));
  CHECK(std::string(nqpf::decide<default_number>(good).line().c_str()) ==
        "fee: 10, since no row holds");
  CHECK(std::string(nqpf::decide<default_word>(good).line().c_str()) ==
        "fee: watch, since no row holds");
  CHECK(std::string(nqpf::decide<fees>(good).line().c_str()) ==
        "fee: no answer, since no row holds");
  // No proof speaks of a value outside its domain; of what the rows do not read nothing is said.
  CHECK(std::string(nqpf::decide<fees>(programme{.practice = 1.5, .dual = 0.9}).line().c_str()) ==
        "fee: no answer, since no row holds; outside the domain: practice");
  CHECK(std::string(nqpf::decide<fees>(programme{.practice = 0.1, .dual = 0.9}).line().c_str()) ==
        "fee row 1: weak, 30, because practice < 0.3 (is 0.1) [law 9]");
  CHECK(std::string(nqpf::decide<fees>(programme{.practice = 0.4, .dual = 0.9}).line().c_str()) ==
        "fee row 2: 20, because practice < 0.5 (is 0.4) [law 9]");
}

namespace {
inline constexpr auto country = category<&programme::region>("country", "AT", "CH", "DE");
inline constexpr auto amount = indicator<&programme::practice>("amount").in(0, 1);
inline constexpr auto places = ruleset<programme>(
    {rule("alps").when(one_of(country, "AT", "CH")).then(action::train).cite(law, "1"),
     rule("plain").when(country == "DE").then(action::hire).cite(law, "2"),
     rule("less").when(amount < 0.3).then(action::train).cite(law, "3"),
     rule("more").when(amount > 0.3).then(action::train).cite(law, "4")});
}  // namespace

TEST_CASE("reasons are true when they are read", "[evaluate]") {
  const auto why = [](const programme& p, nqpf::rule_name<places> r) {
    return std::string(nqpf::evaluate<places>(p)[r].why().c_str());
  };
  // Which of several values it is; of one that alone fits nothing more is said.
  CHECK(why({.practice = 0.3, .region = "CH"}, "alps") == "country is AT or CH (is CH)");
  CHECK(why({.practice = 0.3, .region = "DE"}, "alps") == "country is not AT or CH");
  CHECK(why({.practice = 0.3, .region = "DE"}, "plain") == "country is DE");
  CHECK(why({.practice = 0.3, .region = "AT"}, "plain") == "country is not DE (is AT)");
  CHECK(why({.practice = 0.3, .region = "FR"}, "alps") ==
        "country is not AT or CH (is another text)");
  // Neighbours of a threshold have their own digits.
  CHECK(why({.practice = 0.29999999999999993, .region = "CH"}, "less") ==
        "amount < 0.3 (is 0.29999999999999993)");
  CHECK(why({.practice = 0.30000000000000004, .region = "CH"}, "more") ==
        "amount > 0.3 (is 0.30000000000000004)");
}

TEST_CASE("numbers that are no positions have no name", "[evaluate]") {
  for (const double value : {-1.0, 2.0, 1e300, -1e300, nqpf::infinity, -nqpf::infinity}) {
    CHECK(std::string_view(nqpf::flag("f").value_name(value)) == "(another)");
    CHECK(std::string_view(nqpf::indicator<level>("l").value_name(value)) == "(another)");
    CHECK(std::string_view(nqpf::category("c", "a", "b").value_name(value)) == "another text");
  }
  CHECK(std::string_view(nqpf::flag("f").value_name(nqpf::missing)) == "(another)");
  CHECK(std::string_view(nqpf::indicator<level>("l").value_name(1)) == "higher");
  CHECK(nqpf::conclusion{&nqpf::detail::description_of<level>, -1}.name() ==
        std::string_view("(another)"));
}

}  // namespace evaluate_test
