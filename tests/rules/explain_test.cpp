// SPDX-License-Identifier: BSL-1.0
// Explanations: their words, and that no smaller set of inputs would do.
#include "rules/json_check.hpp"
#include "rules/random_programs.hpp"
#include "support/base.hpp"
#include "support/catch.hpp"

#include <nqpf/rules.hpp>
#include <nqpf/rules/dynamic.hpp>
#include <nqpf/rules/explain.hpp>
#include <nqpf/rules/reasons.hpp>

#include <algorithm>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace explain_test {

namespace {

enum class verdict { weak, watch, sound };
constexpr auto describe(verdict) {
  return nqpf::worst_to_best<verdict::weak, verdict::watch, verdict::sound>;
}
enum class level { college, university };
constexpr auto describe(level) { return nqpf::values<level::college, level::university>; }

struct programme {
  double practice = 0.5;
  std::optional<double> dual = 0.5;
  std::optional<int> partners = 5;
  std::optional<level> at = level::college;
};

using namespace nqpf::dsl;

inline constexpr nqpf::source manual{"manual", "", "", ""};
inline constexpr auto practice = indicator<&programme::practice>("practice").in(0, 1).unit("share");
inline constexpr auto dual = indicator<&programme::dual>("dual").in(0, 1);
inline constexpr auto partners = indicator<&programme::partners>("partners").in(0, 100);
inline constexpr auto at = indicator<&programme::at>("at");
inline constexpr auto low = parameter("low", 0.25).in(0.1, 0.4);

inline constexpr auto rules = ruleset<programme>(
    {rule("thin").when(practice < low).then(verdict::weak).cite(manual, "1"),
     derived("isolated").when(partners == 0 || (partners < 3 && at == level::college)),
     rule("alone")
         .when(holds("isolated") && dual < 0.4)
         .then(verdict::watch)
         .cite(manual, "2", status::inferred),
     rule("few").when(dual < 0.3 && practice < 0.6).then(verdict::watch).cite(manual, "3"),
     rule("odd")
         .when(dual * 10 > partners && practice >= 0.9)
         .then(verdict::watch)
         .cite(manual, "4"),
     rule("silent").when(!known(dual) && partners < 2).then(verdict::watch).cite(manual, "5")});

std::string json_of(const auto& explanation) {
  std::string out;
  nqpf::write_json(out, explanation);
  REQUIRE(test::json::is_valid(out));
  return out;
}

// What one finds in constants can be asked of the compiler.
constexpr auto thin_record = programme{0.1, 0.5, 5, level::college};
constexpr bool thin_is_explained() {
  const auto found = nqpf::evaluate<rules>(thin_record);
  return nqpf::to_text<200>(nqpf::why(found["thin"])) ==
         "thin holds [manual 1]\n  practice < low = 0.25 (is 0.1 share)\n";
}

}  // namespace

TEST_CASE("why: the whole derivation, with values, bounds and sources", "[explain]") {
  NQPF_BOTH(thin_is_explained());
  const auto found = nqpf::evaluate<rules>(programme{0.5, 0.2, 2, level::college});
  const auto e = nqpf::why(found["alone"]);
  CHECK(e.smallest);
  CHECK(std::string(nqpf::to_text(e).c_str()) ==
        "alone holds [manual 2 (inferred)]\n"
        "  isolated holds\n"
        "    partners < 3 (is 2)\n"
        "    at is college (is college)\n"
        "  dual < 0.4 (is 0.2)\n");
  // One input is enough where there are none at all.
  const auto none = nqpf::evaluate<rules>(programme{0.5, 0.2, 0, level::college});
  CHECK(std::string(nqpf::to_text(nqpf::why(none["alone"])).c_str()) ==
        "alone holds [manual 2 (inferred)]\n"
        "  isolated holds\n"
        "    partners == 0 (is 0)\n"
        "  dual < 0.4 (is 0.2)\n");
  // Of what makes it fail, the smallest part.
  const auto fails = nqpf::evaluate<rules>(programme{0.5, 0.9, 7, level::college});
  CHECK(std::string(nqpf::to_text(nqpf::why(fails["alone"])).c_str()) ==
        "alone does not hold [manual 2 (inferred)]\n"
        "  dual >= 0.4 (is 0.9)\n");
}

namespace amounts {
struct offer {
  double cost;
  double discount;
};
inline constexpr auto cost = indicator<&offer::cost>("cost").in(0, 9999).unit("EUR");
inline constexpr auto discount = indicator<&offer::discount>("discount").in(0, 100).unit("%");
inline constexpr auto offers = ruleset<offer>(
    {rule("dear").when(cost > 500 && discount < 10).then(verdict::weak).cite(manual, "1")});
}  // namespace amounts

TEST_CASE("why not: a distance has the unit of its indicator", "[explain]") {
  const auto found = nqpf::evaluate<amounts::offers>(amounts::offer{300, 12.5});
  CHECK(std::string(nqpf::to_text(nqpf::why_not(found["dear"])).c_str()) ==
        "dear does not hold; it lacks [manual 1]\n"
        "  cost > 500 (is 300 EUR: 200 EUR too low)\n"
        "  discount < 10 (is 12.5 %: 2.5 percentage points too high)\n");
}

TEST_CASE("why not: what failed and by how much", "[explain]") {
  const auto found = nqpf::evaluate<rules>(programme{0.75, 0.3, 4, level::university});
  CHECK(std::string(nqpf::to_text(nqpf::why_not(found["few"])).c_str()) ==
        "few does not hold; it lacks [manual 3]\n"
        "  dual < 0.3 (is 0.3: on the bound)\n"
        "  practice < 0.6 (is 0.75 share: 0.15 too high)\n");
  CHECK(std::string(nqpf::to_text(nqpf::why_not(found["alone"])).c_str()) ==
        "alone does not hold; it lacks [manual 2 (inferred)]\n"
        "  isolated holds\n"
        "    one of\n"
        "      partners == 0 (is 4: 4 off)\n"
        "      all of\n"
        "        partners < 3 (is 4: 1 too high)\n"
        "        at is college (is university)\n");
  CHECK(std::string(nqpf::to_text(nqpf::why_not(found["odd"])).c_str()) ==
        "odd does not hold; it lacks [manual 4]\n"
        "  dual * 10 > partners (is 3 and 4)\n"
        "  practice >= 0.9 (is 0.75 share: 0.15 too low)\n");
  const auto holds = nqpf::evaluate<rules>(thin_record);
  CHECK(nqpf::why_not(holds["thin"]).count == 0);
  CHECK(std::string(nqpf::to_text(nqpf::why_not(holds["thin"])).c_str()).find("thin holds [") == 0);
}

TEST_CASE("why not, of an undecided rule: what failed and what is not known", "[explain]") {
  const auto found = nqpf::evaluate<rules>(programme{0.5, {}, 5, level::college});
  CHECK(std::string(nqpf::to_text(nqpf::why_not(found["few"])).c_str()) ==
        "few is undecided; it lacks [manual 3]\n"
        "  dual < 0.3 (is missing)\n");
  CHECK(std::string(nqpf::to_text(nqpf::why(found["few"])).c_str()) ==
        "few is undecided [manual 3]\n");
  // What has failed makes it fail whatever the missing value is: then it is not undecided.
  CHECK(nqpf::why_not(found["odd"]).count > 0);
  CHECK(found["odd"].outcome() == nqpf::truth::no);
  // One part failed and another is open: what lacks is both, and the part that holds is not told.
  const auto open = nqpf::evaluate<rules>(programme{0.5, 0.2, {}, level::university});
  REQUIRE(open["alone"].outcome() == nqpf::truth::unknown);
  CHECK(std::string(nqpf::to_text(nqpf::why_not(open["alone"])).c_str()) ==
        "alone is undecided; it lacks [manual 2 (inferred)]\n"
        "  isolated holds\n"
        "    one of\n"
        "      partners == 0 (is missing)\n"
        "      all of\n"
        "        partners < 3 (is missing)\n"
        "        at is college (is university)\n");
}

TEST_CASE("undecided: what would decide it, both ways", "[explain]") {
  const auto found = nqpf::evaluate<rules>(programme{0.5, {}, {}, level::college});
  const auto few = nqpf::undecided(found["few"]);
  CHECK(std::string(nqpf::to_text(few).c_str()) ==
        "few is undecided [manual 3]\n"
        "  holds if\n"
        "    dual < 0.3\n"
        "  does not hold if\n"
        "    dual >= 0.3\n");
  CHECK(std::string(nqpf::to_text(nqpf::undecided(found["alone"])).c_str()) ==
        "alone is undecided [manual 2 (inferred)]\n"
        "  holds if\n"
        "    isolated holds\n"
        "      partners == 0\n"
        "    dual < 0.4\n"
        "  does not hold if\n"
        "    dual >= 0.4\n");
  // That dual is missing is part of why it may hold: knowing it decides it as well.
  CHECK(std::string(nqpf::to_text(nqpf::undecided(found["silent"])).c_str()) ==
        "silent is undecided [manual 5]\n"
        "  holds if\n"
        "    partners < 2\n"
        "  does not hold if\n"
        "    dual is known\n");
  CHECK_FALSE(nqpf::undecided(found["thin"]).holds_if.possible);
}

TEST_CASE("explanations for machines", "[explain]") {
  const auto found = nqpf::evaluate<rules>(programme{0.5, 0.2, 2, level::college});
  CHECK(
      json_of(nqpf::why(found["alone"])) ==
      R"({"rule":"alone","conclusions":["watch"],"sources":[{"document":"manual","place":"2","status":"inferred"}],)"
      R"("outcome":"yes","why":[{"rule":"isolated","conclusions":[],"sources":[],"holds":true,"because":[)"
      R"({"indicator":"partners","relation":"<","bound":3,"value":2},)"
      R"({"indicator":"at","one_of":["college"],"value":"college"}]},)"
      R"({"indicator":"dual","relation":"<","bound":0.4,"value":0.2}],"smallest":true})");
  CHECK(
      json_of(nqpf::why_not(found["odd"])) ==
      R"({"rule":"odd","conclusions":["watch"],"sources":[{"document":"manual","place":"4","status":"stated"}],)"
      R"("outcome":"no","why_not":[{"left":"dual * 10","relation":">","right":"partners","left_value":2,)"
      R"("right_value":2,"values":{"dual":0.2,"partners":2}},)"
      R"({"indicator":"practice","relation":">=","bound":0.9,"distance":0.4,"value":0.5,"unit":"share"}],"smallest":true})");
  CHECK(
      json_of(nqpf::why_not(found["thin"])) ==
      R"({"rule":"thin","conclusions":["weak"],"sources":[{"document":"manual","place":"1","status":"stated"}],)"
      R"("outcome":"no","why_not":[{"indicator":"practice","relation":"<","bound":0.25,"parameter":"low",)"
      R"("distance":0.25,"value":0.5,"unit":"share"}],"smallest":true})");
  const auto open = nqpf::evaluate<rules>(programme{0.5, {}, 5, level::college});
  CHECK(
      json_of(nqpf::undecided(open["few"])) ==
      R"({"rule":"few","conclusions":["watch"],"sources":[{"document":"manual","place":"3","status":"stated"}],)"
      R"("outcome":"unknown","holds_if":[{"indicator":"dual","relation":"<","bound":0.3,"value":null}],)"
      R"("fails_if":[{"indicator":"dual","relation":">=","bound":0.3,"value":null}]})");
  std::string quoted;
  nqpf::detail::sink<std::string> out{quoted};
  nqpf::detail::write_string(out, "a \"b\" \\ \n\x01 ü");
  CHECK(quoted == "\"a \\\"b\\\" \\\\ \\u000a\\u0001 ü\"");
  CHECK(test::json::is_valid(quoted));
  std::ostringstream stream;
  nqpf::write_text(stream, nqpf::why(found["few"]));
  CHECK_THAT(stream.str(), StartsWith("few holds"));
}

namespace {

inline constexpr auto in_turn =
    ruleset<programme>({rule("first").when(practice < 0.3).then(verdict::weak).cite(manual, "1"),
                        rule("second").when(dual < 0.5).then(verdict::watch).cite(manual, "2")})
        .in_order("first", "second");

}  // namespace

TEST_CASE("of rules in order, those before are part of the explanation", "[explain]") {
  const auto both = nqpf::evaluate<in_turn>(programme{0.1, 0.2, 1, level::college});
  CHECK(std::string(nqpf::to_text(nqpf::why(both["second"])).c_str()) ==
        "second does not hold [manual 2]\n"
        "  first holds [manual 1]\n"
        "    practice < 0.3 (is 0.1 share)\n");
  CHECK(std::string(nqpf::to_text(nqpf::why_not(both["second"])).c_str()) ==
        "second does not hold; it lacks [manual 2]\n"
        "  first does not hold [manual 1]\n"
        "    practice >= 0.3 (is 0.1 share: 0.2 too low)\n");
  const auto one = nqpf::evaluate<in_turn>(programme{0.4, 0.2, 1, level::college});
  CHECK(std::string(nqpf::to_text(nqpf::why(one["second"])).c_str()) ==
        "second holds [manual 2]\n"
        "  dual < 0.5 (is 0.2)\n"
        "  first does not hold [manual 1]\n"
        "    practice >= 0.3 (is 0.4 share)\n");
}

namespace {

using namespace test::programs;

// A record of the random programs and what its rules say, some inputs being hidden: comparisons on them are
// open, whether they are known is too.
struct world {
  nqpf::program p;
  std::vector<double> values;
  std::vector<double> settings{0.5, 2, 1};
  std::vector<truth> outcomes;

  explicit world(const nqpf::program& program)
      : p(program), values(static_cast<std::size_t>(p.count.inputs)) {
    std::vector<double> own(3, 0.0);
    for (int i = 0; i < p.count.parameters; ++i)
      own[static_cast<std::size_t>(i)] =
          settings[static_cast<std::size_t>(p.parameters[i]->id[1] - '0')];
    settings = own;
    outcomes.resize(static_cast<std::size_t>(p.count.rules));
  }
  void run() { nqpf::run(p, values.data(), settings.data(), outcomes.data()); }
  [[nodiscard]] nqpf::finding finding(int rule) const {
    return {{&p, values.data(), settings.data(), outcomes.data()}, rule};
  }

  [[nodiscard]] truth at(int where, const std::set<int>& hidden) const {
    const nqpf::detail::instruction& in = p.code[where];
    switch (in.code) {
      case nqpf::detail::op::compare: {
        bool is_hidden = false;
        nqpf::detail::inputs_of(p, p.atoms[in.argument],
                                [&](int f) { is_hidden = is_hidden || hidden.count(f) > 0; });
        if (is_hidden) return truth::unknown;
        return nqpf::detail::evaluate_atom(p, p.atoms[in.argument], values.data(), settings.data());
      }
      case nqpf::detail::op::outcome: return at(p.rules[in.argument].end - 1, hidden);
      case nqpf::detail::op::both: return at(in.left, hidden) & at(where - 1, hidden);
      case nqpf::detail::op::either: return at(in.left, hidden) | at(where - 1, hidden);
      case nqpf::detail::op::negated: return !at(where - 1, hidden);
      default: return at(where - 1, hidden);
    }
  }
  // Groups in order are looked at one after the other.
  [[nodiscard]] truth outcome(int rule, const std::set<int>& hidden) const {
    std::vector<truth> all;
    for (int r = 0; r < p.count.rules; ++r) all.push_back(at(p.rules[r].end - 1, hidden));
    for (int g = 0; g < p.count.groups; ++g) {
      truth before = truth::no;
      for (int i = p.groups[g].begin; i < p.groups[g].end; ++i) {
        truth& t = all[static_cast<std::size_t>(p.members[i])];
        const truth own = t;
        t = own & !before;
        before = before | own;
      }
    }
    return all[static_cast<std::size_t>(rule)];
  }
};

std::vector<int> inputs_in(const nqpf::explanation& e) {
  std::set<int> found;
  for (const auto& r : e)
    if (r.what == nqpf::replies::explanation_line::kind::comparison)
      nqpf::detail::inputs_of(*e.record.program, e.comparison(r), [&](int f) { found.insert(f); });
  return {found.begin(), found.end()};
}

}  // namespace

namespace {
inline constexpr auto unset = parameter("unset").in(0.1, 0.4);
inline constexpr auto unset_rules = ruleset<programme>(
    {rule("thin").when(practice < unset).then(verdict::weak).cite(manual, "1"),
     rule("wide").when(dual >= unset || partners > 50).then(verdict::watch).cite(manual, "2"),
     rule("sum")
         .when(practice - unset * dual > 0.5)
         .then(verdict::sound)
         .cite(manual, "3")
         .allow(defect::undecided, "a product of a parameter")});
inline constexpr auto ordered_rules =
    ruleset<programme>({rule("few").when(partners < 3).then(verdict::weak).cite(manual, "1"),
                        rule("some").when(partners < 10).then(verdict::watch).cite(manual, "2"),
                        rule("reads")
                            .when(fired("some") && practice < 0.6)
                            .then(verdict::watch)
                            .cite(manual, "3")})
        .in_order("few", "some");
inline constexpr auto grade =
    table<hit::first>("grade", inputs(partners),
                      {row(is < 3).then(verdict::weak), row(is >= 3).then(verdict::sound)})
        .cite(manual, "5");
}  // namespace

TEST_CASE("what no value can decide is not said to depend on one", "[explain]") {
  const auto text = [](const nqpf::open_question& open) {
    return std::string(nqpf::to_text(open).c_str());
  };
  const nqpf::settings<unset_rules> none;
  const auto found = nqpf::evaluate<unset_rules>(programme{0.2, 0.5, {}, level::college}, none);
  CHECK(text(nqpf::undecided(found["thin"])) ==
        "thin is undecided [manual 1]\n  cannot hold\n  cannot fail to hold\n");
  CHECK(text(nqpf::undecided(found["wide"])) ==
        "wide is undecided [manual 2]\n  holds if\n    partners > 50\n  cannot fail to hold\n");
  CHECK(text(nqpf::undecided(found["sum"])) ==
        "sum is undecided [manual 3]\n  cannot hold\n  cannot fail to hold\n");
  // A rule that is decided has no such question.
  const auto wide = nqpf::evaluate<unset_rules>(programme{0.2, 0.5, 60, level::college}, none);
  CHECK(text(nqpf::undecided(wide["wide"])) == "wide holds [manual 2]\n");
}

TEST_CASE("a rule in order is not explained by the opposite of its condition", "[explain]") {
  const auto found = nqpf::evaluate<ordered_rules>(programme{0.5, 0.5, 2, level::college});
  REQUIRE(found.outcome("some") == truth::no);
  const auto kept = nqpf::reasons_of(found["some"]);
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].indicator == nullptr);
  CHECK(kept[0].words == "few before it holds");
  const auto held = nqpf::reasons_of(found["few"]);
  REQUIRE(held.size() == 1);
  CHECK(held[0].relation == nqpf::comparison::less);
  const auto fails = nqpf::evaluate<ordered_rules>(programme{0.5, 0.5, 20, level::college});
  REQUIRE(nqpf::reasons_of(fails["some"]).size() == 1);
  CHECK(nqpf::reasons_of(fails["some"])[0].relation == nqpf::comparison::greater_equal);
}

TEST_CASE("what is read of a rule in order is its condition, and is called so", "[explain]") {
  const auto found = nqpf::evaluate<ordered_rules>(programme{0.5, 0.5, 2, level::college});
  const auto why = nqpf::why(found["reads"]);
  CHECK(
      std::string(nqpf::to_text(why).c_str()) ==
      "reads holds [manual 3]\n  the condition of some holds [manual 2]\n    partners < 10 (is 2)\n"
      "  practice < 0.6 (is 0.5 share)\n");
  nqpf::text<2000> json;
  nqpf::write_json(json, why);
  CHECK(std::string_view(json.c_str()).find("\"condition_holds\":true") != std::string_view::npos);
  CHECK(nqpf::reasons_of(found["reads"])[0].words == "the condition of some holds");
  CHECK(std::string(found["some"].line().c_str()) ==
        "some does not hold, because few before it holds [manual 2]");
  const auto none = nqpf::evaluate<ordered_rules>(programme{0.5, 0.5, 20, level::college});
  CHECK(std::string(nqpf::to_text(nqpf::why_not(none["reads"])).c_str()) ==
        "reads does not hold; it lacks [manual 3]\n  the condition of some holds [manual 2]\n"
        "    partners < 10 (is 20: 10 too high)\n");
}

TEST_CASE("a rule that takes the record is not said to hold where one before it is open",
          "[explain]") {
  nqpf::rule_book book;
  const auto& a = book.add(nqpf::flag("a"));
  const auto& b = book.add(nqpf::flag("b"));
  const auto& c = book.add(nqpf::flag("c"));
  const auto& policy = book.add(nqpf::source{"policy", "", "", ""});
  const auto& verdicts = book.add_conclusions({"x", "y", "z"}, false);
  book.add(nqpf::rule("first").when(a).cite(policy, "1"), verdicts, 0);
  book.add(nqpf::rule("second").when(b).cite(policy, "2"), verdicts, 1);
  book.add(nqpf::rule("third").when(c).cite(policy, "3"), verdicts, 2);
  book.add_group({"first", "second", "third"}, nqpf::hit::first, false, false);
  REQUIRE(book.compile().ok());
  const nqpf::program& p = book.program();
  const auto third = [&](double of_first, auto&& say) {
    const double values[] = {of_first, 1, 1};
    nqpf::truth outcomes[3];
    nqpf::run(p, values, nullptr, outcomes);
    CHECK(outcomes[2] == nqpf::truth::no);
    return std::string(say(nqpf::finding{{&p, values, nullptr, outcomes}, 2}).c_str());
  };
  const auto at_length = [](const nqpf::finding& f) { return nqpf::to_text(nqpf::why(f)); };
  const auto in_short = [](const nqpf::finding& f) { return f.why(); };
  CHECK(third(nqpf::missing, at_length) ==
        "third does not hold [policy 3]\n  the condition of second holds [policy 2]\n"
        "    b is true (is true)\n");
  CHECK(third(nqpf::missing, in_short) == "the condition of second before it holds");
  CHECK(third(0, in_short) == "second before it holds");
}

TEST_CASE("an explanation of a row says which", "[explain]") {
  const auto decided = nqpf::decide<grade>(programme{0.5, 0.5, 7, level::college});
  const auto e = nqpf::why(decided.answer());
  CHECK(std::string(nqpf::to_text(e).c_str()) ==
        "grade row 2 holds [manual 5]\n  partners >= 3 (is 7)\n");
  CHECK_THAT(json_of(e), Catch::Matchers::StartsWith("{\"rule\":\"grade\",\"row\":2,"));
}

TEST_CASE("an indicator of an explanation is named once", "[explain]") {
  // More comparisons than fit into a list of the indicators named.
  nqpf::rule_book book;
  std::vector<const nqpf::indicator_of<nqpf::unbound, nqpf::numeric>*> all;
  for (int i = 0; i < 280; ++i)
    all.push_back(&book.add(nqpf::indicator(("i" + std::to_string(i)).c_str()).in(0, 1)));
  const auto sum = [&](int first) {
    auto t = *all[static_cast<std::size_t>(first)] + *all[static_cast<std::size_t>(first + 1)];
    for (int i = 2; i < 7; ++i) t = t + *all[static_cast<std::size_t>(first + i)];
    return t;
  };
  for (int i = 0; i < 40; ++i)
    book.add(nqpf::dsl::derived(("s" + std::to_string(i)).c_str()).when(sum(7 * i) >= 1));
  book.add(nqpf::dsl::derived("last").when(*all[279] >= 0.5));
  const auto all_of = [&](int first, int last) {
    auto c = nqpf::holds(book.keep("s" + std::to_string(first)));
    for (int i = first + 1; i < last; ++i) c = c && nqpf::holds(book.keep("s" + std::to_string(i)));
    return c;
  };
  book.add(nqpf::dsl::derived("a").when(all_of(0, 10)));
  book.add(nqpf::dsl::derived("b").when(all_of(10, 20)));
  book.add(nqpf::dsl::derived("c").when(all_of(20, 30)));
  book.add(nqpf::dsl::derived("d").when(all_of(30, 40)));
  static_cast<void>(book.compile());
  const nqpf::program& p = book.program();
  REQUIRE(p.count.rules == 45);
  const std::vector<double> values(280, 0.5);
  std::vector<truth> outcomes(45);
  nqpf::run(p, values.data(), nullptr, outcomes.data());
  nqpf::explanation e;
  e.record = {&p, values.data(), nullptr, outcomes.data()};
  e.rule = p.rule("a");
  for (int a = 0; a < p.count.atoms;
       ++a)  // all sums, then the comparison that reads the last indicator again
    e.items[e.count++] = {nqpf::replies::explanation_line::kind::comparison, 0, true, -1, a};
  std::vector<const nqpf::indicator_info*> named;
  e.indicators([&](const nqpf::indicator_info& i, double) { named.push_back(&i); });
  CHECK(named.size() == 280);
  CHECK(std::set<const nqpf::indicator_info*>(named.begin(), named.end()).size() == named.size());
}

TEST_CASE("long derivations that read rules twice are explained at once", "[explain]") {
  nqpf::rule_book book;
  const auto& x = book.add(nqpf::indicator("x").in(0, 1));
  const auto& y = book.add(nqpf::indicator("y").in(0, 1));
  constexpr int length = 30;
  const auto name = [&](int i) { return book.keep("d" + std::to_string(i)); };
  book.add(derived(name(0)).when(x < 0.5));
  for (int i = 1; i < length; ++i)
    book.add(
        derived(name(i)).when((holds(name(i - 1)) && x < 0.9) || (holds(name(i - 1)) && x < 0.8)));
  // The same in order: what reads a rule there reads its condition.
  book.add(rule(name(100)).when(x < 0.5).then(verdict::weak).cite(manual, "1"));
  for (int i = 1; i < length; ++i)
    book.add(rule(name(100 + i))
                 .when((holds(name(99 + i)) && x < 0.9) || (holds(name(99 + i)) && x < 0.8))
                 .then(verdict::weak)
                 .cite(manual, "1"));
  std::vector<std::string> order;
  for (int i = 0; i < length; ++i) order.push_back(name(100 + i));
  book.add_group(order, nqpf::hit::first, false, false);
  book.add(
      rule("top").when(holds(name(length - 1)) && y < 0.5).then(verdict::watch).cite(manual, "2"));
  static_cast<void>(book.compile());
  const nqpf::program& p = book.program();
  REQUIRE(p.count.rules == 2 * length + 1);
  const auto finding = [&](std::vector<double>& values, std::vector<truth>& outcomes,
                           const char* id) {
    outcomes.resize(static_cast<std::size_t>(p.count.rules));
    nqpf::run(p, values.data(), nullptr, outcomes.data());
    return nqpf::finding{{&p, values.data(), nullptr, outcomes.data()}, p.rule(id)};
  };
  REQUIRE(p.input("x") == 0);
  std::vector<double> values{0.1, nqpf::missing};
  std::vector<truth> outcomes;
  const auto open = nqpf::undecided(finding(values, outcomes, "top"));
  CHECK(std::string(nqpf::to_text(open).c_str()) ==
        "top is undecided [manual 2]\n  holds if\n    y < 0.5\n  does not hold if\n    y >= 0.5\n");
  values = {0.1, 0.2};
  const auto held = nqpf::why(finding(values, outcomes, "top"));
  CHECK(held.possible);
  CHECK(held.smallest);
  CHECK(held.count > length);
  // The last rule in order: the first takes the record.
  const auto last = finding(values, outcomes, "d129");
  CHECK(last.outcome() == truth::no);
  CHECK(std::string(last.why().c_str()) == "d100 before it holds");
  CHECK(nqpf::why(last).count > 0);
  CHECK(nqpf::why_not(last).count > 0);
  values[0] = nqpf::missing;
  int asked = 0;
  finding(values, outcomes, "d129").missing_indicators([&](const nqpf::indicator_info&) {
    ++asked;
  });
  CHECK(asked == 1);
}

TEST_CASE("no smaller set of facts explains an outcome", "[explain]") {
  const std::size_t sets = test::rounds(40, 1000);
  int decided = 0;
  for (std::size_t s = 0; s < sets; ++s) {
    const auto random = std::make_unique<set>(random_set(500 + s));
    const auto program = std::make_unique<packed>(*random);
    world w(program->view());
    for (int k = 0; k < 6; ++k) {
      draw r(s * 100 + static_cast<std::size_t>(k));
      for (double& v : w.values) v = random_value(r, 0);
      w.run();
      for (int rule = 0; rule < w.p.count.rules; ++rule) {
        const auto e = nqpf::why(w.finding(rule));
        const truth outcome = w.outcomes[static_cast<std::size_t>(rule)];
        if (outcome == truth::unknown) {
          CHECK_FALSE(e.possible);
          continue;
        }
        if (!e.complete) continue;
        ++decided;
        const std::vector<int> chosen = inputs_in(e);
        const int n = w.p.count.inputs;
        std::set<int> hidden;
        for (int f = 0; f < n; ++f)
          if (std::find(chosen.begin(), chosen.end(), f) == chosen.end()) hidden.insert(f);
        if (w.outcome(rule, hidden) != outcome)
          FAIL("set " << s << " rule " << rule << ": it does not follow");
        if (!e.smallest) continue;
        for (unsigned mask = 0; mask < (1U << n); ++mask) {
          if (__builtin_popcount(mask) + 1 != static_cast<int>(chosen.size())) continue;
          std::set<int> others;
          for (int f = 0; f < n; ++f)
            if ((mask >> f & 1U) == 0) others.insert(f);
          if (w.outcome(rule, others) == outcome)
            FAIL("set " << s << " rule " << rule << ": fewer facts do");
        }
      }
    }
  }
  CHECK(decided > 1000);
}

TEST_CASE("what is missing decides as said, and no less of it", "[explain]") {
  const std::size_t sets = test::rounds(40, 600);
  int open = 0;
  for (std::size_t s = 0; s < sets; ++s) {
    const auto random = std::make_unique<set>(random_set(900 + s, false));
    const auto program = std::make_unique<packed>(*random);
    world w(program->view());
    // All that thresholds tell apart, of each input.
    std::vector<std::vector<double>> points(w.values.size());
    for (std::size_t f = 0; f < points.size(); ++f) {
      const auto& info = *w.p.inputs[f];
      if (info.value_count() > 0) {
        for (int i = 0; i < info.value_count(); ++i) points[f].push_back(i);
        continue;
      }
      std::vector<double> cuts = {0.5, 2, 1};
      for (int a = 0; a < w.p.count.atoms; ++a)
        if (w.p.atoms[a].input == static_cast<int>(f) && std::isfinite(w.p.atoms[a].value))
          cuts.push_back(w.p.atoms[a].value);
      const bool whole = info.kind == nqpf::kind::integer;
      for (const double c : cuts) {
        if (whole) {
          for (const double near : {std::floor(c) - 1, std::floor(c), std::floor(c) + 1})
            if (info.domain.contains(near)) points[f].push_back(near);
        } else {
          points[f].push_back(c);
          points[f].push_back(std::nextafter(c, 1e308));
          points[f].push_back(std::nextafter(c, -1e308));
        }
      }
      if (!whole) points[f].insert(points[f].end(), {1e308, -1e308});
    }
    for (int k = 0; k < 8; ++k) {
      draw r(s * 77 + static_cast<std::size_t>(k));
      for (std::size_t f = 0; f < w.values.size(); ++f)
        w.values[f] =
            r.below(3) == 0
                ? nqpf::missing
                : points[f][static_cast<std::size_t>(r.below(static_cast<int>(points[f].size())))];
      w.run();
      std::vector<int> gaps;
      for (int f = 0; f < w.p.count.inputs; ++f)
        if (std::isnan(w.values[static_cast<std::size_t>(f)])) gaps.push_back(f);
      if (gaps.size() > 3) continue;
      for (int rule = 0; rule < w.p.count.rules; ++rule) {
        if (w.outcomes[static_cast<std::size_t>(rule)] != truth::unknown) continue;
        const auto q = nqpf::undecided(w.finding(rule));
        // The fewest of the gaps that values can fill so that the rule is decided this way.
        const auto fewest = [&](truth wanted) {
          std::optional<std::size_t> best;
          for (unsigned mask = 1; mask < (1U << gaps.size()); ++mask) {
            const auto size = static_cast<std::size_t>(__builtin_popcount(mask));
            if (best && *best <= size) continue;
            world filled = w;
            std::vector<std::size_t> input_range(gaps.size(), 0);
            bool found = false;
            for (bool more = true; more && !found;) {
              for (std::size_t i = 0; i < gaps.size(); ++i)
                if ((mask >> i & 1U) != 0)
                  filled.values[static_cast<std::size_t>(gaps[i])] =
                      points[static_cast<std::size_t>(gaps[i])][input_range[i]];
              filled.run();
              found = filled.outcomes[static_cast<std::size_t>(rule)] == wanted;
              more = false;
              for (std::size_t i = 0; i < gaps.size() && !more; ++i) {
                if ((mask >> i & 1U) == 0) continue;
                if (++input_range[i] < points[static_cast<std::size_t>(gaps[i])].size())
                  more = true;
                else input_range[i] = 0;
              }
            }
            if (found) best = size;
          }
          return best;
        };
        for (const bool yes : {true, false}) {
          const auto& e = yes ? q.holds_if : q.fails_if;
          if (!e.complete || !e.smallest) continue;
          ++open;
          const auto best = fewest(yes ? truth::yes : truth::no);
          INFO("set " << s << " k " << k << " rule " << rule << " " << nqpf::to_text(q).c_str());
          if (best.has_value() != e.possible) FAIL("possible or not");
          if (best && *best != inputs_in(e).size())
            FAIL("fewest " << *best << " said " << inputs_in(e).size());
        }
      }
    }
  }
  CHECK(open > 200);
}

}  // namespace explain_test
