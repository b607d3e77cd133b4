// SPDX-License-Identifier: BSL-1.0
// The proofs at the edges, set by set: ends that meet, minus zero, integers between fractional
// thresholds, missing data, negations of outcomes, overflow, groups, settings, allowances. What the
// compiler finds is what the same functions find at run time, word for word. And the digest, whose value
// no compiler may change.
#include "support/catch.hpp"

#include <nqpf/rules.hpp>
#include <nqpf/rules/digest.hpp>
#include <nqpf/rules/dynamic.hpp>

#include <optional>
#include <string>
#include <vector>

namespace proof_edges_test {

namespace {

using namespace nqpf::dsl;
using nqpf::defect;

enum class level { low, middle, high };
constexpr auto describe(level) {
  return nqpf::worst_to_best<level::low, level::middle, level::high>;
}
enum class verdict { weak, watch, sound };
constexpr auto describe(verdict) {
  return nqpf::worst_to_best<verdict::weak, verdict::watch, verdict::sound>;
}
enum class advice { refuse, admit, defer };
constexpr auto describe(advice) {
  return nqpf::values<advice::refuse, advice::admit, advice::defer>.conflicts(advice::refuse,
                                                                              advice::admit);
}

struct record {
  double x;
  double y;
  std::optional<double> z;
  int n;
  int m;
  bool paid;
  std::optional<bool> seen;
  level grade;
  const char* kind;
};

inline constexpr source law{"law"};
inline constexpr auto x = indicator<&record::x>("x").in(0, 1);
inline constexpr auto y = indicator<&record::y>("y").in(0, 1);
inline constexpr auto z = indicator<&record::z>("z").in(0, 1);
inline constexpr auto n = indicator<&record::n>("n").in(0, 10);
inline constexpr auto m = indicator<&record::m>("m").in(0, 10);
inline constexpr auto paid = indicator<&record::paid>("paid");
inline constexpr auto seen = indicator<&record::seen>("seen");
inline constexpr auto kind = category<&record::kind>("kind", "a", "b");
inline constexpr auto good = indicator<&record::x>("good").in(0, 1).higher_is_better();
inline constexpr auto target = indicator<&record::x>("target").in(0, 1).best_at(0.5);
inline constexpr auto rank = indicator<&record::grade>("rank").higher_is_better();
inline constexpr auto wide = indicator<&record::x>("wide");
inline constexpr auto wider = indicator<&record::y>("wider");

// What is found first of a set, by the compiler; the run-time proofs have to say the same.
template <const auto& Set>
defect first() {
  const nqpf::diagnostics& found = nqpf::report_of<Set>;
  const nqpf::program& p = nqpf::detail::program_ref<Set>;
  std::vector<double> nominal;
  for (int i = 0; i < p.count.parameters; ++i)
    nominal.push_back(nqpf::detail::nominal_value(*p.parameters[i]));
  nominal.push_back(0);
  const nqpf::diagnostics again = nqpf::prove(p, nominal.data());
  if (found.ok()) {
    CHECK(again.ok());
    return defect::none;
  }
  if (nqpf::detail::packed<Set>.found.ok()) {  // what packing finds, the proofs are not asked
    REQUIRE(!again.ok());
    CHECK(std::string(found.items[0].message.write().c_str()) ==
          again.items[0].message.write().c_str());
    CHECK(again.items[0].code == found.items[0].code);
    CHECK(again.size() == found.size());
  }
  return found.items[0].code;
}

template <defect Code>
constexpr auto rows_that_meet =
    table<hit::unique>("t", inputs(x),
                       {row(is <= 0.5).then(advice::admit), row(is >= 0.5).then(advice::defer)})
        .cite(law, "1")
        .allow(Code, "test");

#define ADMIT .then(advice::admit).cite(law, "1")
#define REFUSE .then(advice::refuse).cite(law, "1")
#define DEFER .then(advice::defer).cite(law, "1")
#define WEAK .then(verdict::weak).cite(law, "1")
#define SET(name, ...) inline constexpr auto name = ruleset<record>({__VA_ARGS__})

SET(below_minus_zero, rule("a").when(x < -0.0) ADMIT);
SET(from_minus_zero, rule("a").when(x >= -0.0) ADMIT);
SET(one_point, rule("a").when(x >= 0.5 && x <= 0.5) ADMIT);
SET(no_point, rule("a").when(x > 0.5 && x <= 0.5) ADMIT);
SET(reversed, rule("a").when(between(x, 0.6, 0.4)) ADMIT);
SET(no_integer, rule("a").when(n > 3.2 && n < 3.9) ADMIT);
SET(an_integer, rule("a").when(n > 3.2 && n < 4.1) ADMIT);
SET(every_integer, rule("a").when(!(!(n <= 3) && !(n >= 4))) ADMIT);
SET(none_of_the_texts, rule("a").when(one_of(kind)) ADMIT);
SET(infinite_threshold, rule("a").when(wide < nqpf::infinity) ADMIT);

TEST_CASE("single conditions at their edges") {
  CHECK(first<below_minus_zero>() == defect::never_holds);
  CHECK(first<from_minus_zero>() == defect::always_holds);
  CHECK(first<one_point>() == defect::none);
  CHECK(first<no_point>() == defect::never_holds);
  CHECK(first<reversed>() == defect::never_holds);
  CHECK(first<no_integer>() == defect::never_holds);
  CHECK(first<an_integer>() == defect::none);
  CHECK(first<every_integer>() == defect::always_holds);
  CHECK(first<none_of_the_texts>() == defect::never_holds);
  CHECK(first<infinite_threshold>() == defect::outside_domain);
}

SET(dead_alternative, rule("a").when((x < 0.3 && x > 0.5) || y < 0.5) ADMIT);
SET(implied_alternative,
    rule("a").when((paid && n < 5) || (!paid && m < 5) || (n < 5 && m < 5)) ADMIT);
SET(alternative_for_missing,
    rule("a").when((seen && n < 5) || (!seen && m < 5) || (n < 5 && m < 5)) ADMIT);
SET(whole_range, rule("a").when((between(x, 0, 1) && y < 0.5) || paid) ADMIT);
SET(many_boxes, rule("a").when((n < 1 || n > 9) && (m < 1 || m > 9) && (x < .1 || x > .9) &&
                               (y < .1 || y > .9) && (z < .1 || z > .9)) ADMIT);
SET(idle_among_many_boxes,
    rule("a").when((n < 1 || n > 9) && (m < 1 || m > 9) && (x < .1 || x > .9) &&
                   (y < .1 || y > .9) && (z < .1 || z > .9 || z > .95)) ADMIT);

TEST_CASE("parts of conditions that change nothing") {
  CHECK(first<dead_alternative>() == defect::no_effect);
  CHECK(first<implied_alternative>() == defect::no_effect);
  CHECK(first<alternative_for_missing>() == defect::none);  // it decides where `seen` is missing
  CHECK(first<whole_range>() == defect::none);
  CHECK(first<many_boxes>() == defect::none);
  CHECK(first<idle_among_many_boxes>() == defect::no_effect);
}

SET(negated_twice, derived("d").when(x < 0.5), derived("e").when(!holds("d")),
    rule("a").when(holds("e")) ADMIT, rule("b").when(x > 0.4) REFUSE);
SET(negated_apart, derived("d").when(x < 0.5), derived("e").when(!holds("d")),
    rule("a").when(holds("e")) ADMIT, rule("b").when(x < 0.5) REFUSE);
SET(unknown_is_not_no, rule("a").when(!(z < 0.5)) ADMIT, rule("b").when(!known(z)) REFUSE);
SET(other_side_known, rule("a").when(!(z < 0.5 && x < 0.5)) ADMIT,
    rule("b").when(!known(z)) REFUSE);

TEST_CASE("conflicts through negated outcomes and missing data") {
  CHECK(first<negated_twice>() == defect::conflict);
  CHECK(first<negated_apart>() == defect::none);
  CHECK(first<unknown_is_not_no>() == defect::none);
  CHECK(first<other_side_known>() == defect::conflict);
}

SET(either_order, rule("a").when(x < y) ADMIT, rule("b").when(y < x) REFUSE);
SET(either_order_never, rule("a").when(x < y && y < x) ADMIT);
inline constexpr auto either_order_complete =
    ruleset<record>({rule("a").when(x < y) ADMIT, rule("b").when(y <= x) DEFER})
        .complete_when_known("a", "b");
inline constexpr auto beyond_all_numbers =
    ruleset<record>({rule("a").when(wide + wider - (wide + wide) < 5) ADMIT,
                     rule("b").when(wide + wider - (wide + wide) >= 5) DEFER})
        .complete_when_known("a", "b");
inline constexpr auto times_zero = ruleset<record>({rule("a").when(wide * wider * y < 5) ADMIT,
                                                    rule("b").when(wide* wider* y >= 5) DEFER})
                                       .complete_when_known("a", "b");
inline constexpr auto divides_by_zero =
    ruleset<record>({rule("a").when(x / y < 0.5) ADMIT, rule("b").when(x / y >= 0.5) DEFER})
        .complete_when_known("a", "b");
inline constexpr auto divides_by_more = ruleset<record>({rule("a").when(x / (y + 1) < 0.5) ADMIT,
                                                         rule("b").when(x / (y + 1) >= 0.5) DEFER})
                                            .complete_when_known("a", "b");

// A divisor may be zero at an end of its domain: then there is no quotient, and the rest of it counts.
inline constexpr auto cost = indicator<&record::x>("cost").at_least(0);
inline constexpr auto parts = indicator<&record::y>("parts").at_least(0);
inline constexpr auto most_cost = indicator<&record::x>("most_cost").in(0, 1e9);
inline constexpr auto most_parts = indicator<&record::y>("most_parts").in(0, 1e6);
inline constexpr auto debt = indicator<&record::y>("debt").in(-2, 0);
SET(dear_parts, rule("a").when(cost / parts > 5000) ADMIT);
SET(dearest_parts, rule("a").when(most_cost / most_parts > 5000) ADMIT);
SET(much_debt, rule("a").when(x / debt < -3) ADMIT);
SET(share_of_a_count, rule("a").when(x / n < 0.2) ADMIT);
SET(more_than_all, rule("a").when(x / n > 1.5) ADMIT);
SET(less_than_none, rule("a").when(cost / parts < 0) ADMIT);
SET(no_debt, rule("a").when(x / debt > 0.5) ADMIT);
SET(either_quotient, rule("a").when(cost / parts > 5000) ADMIT,
    rule("b").when(cost / parts <= 5000) DEFER);

// Of x - y <= -0.5 and x > 0.6, which no row covers either, there is no record.
inline constexpr auto gap_beside_no_record =
    ruleset<record>({rule("a").when(x - y > -0.5) ADMIT, rule("b").when(x <= 0.6 && paid) ADMIT})
        .complete("a", "b");

TEST_CASE("comparisons of computed numbers") {
  CHECK(first<gap_beside_no_record>() == defect::gap);
  CHECK(first<dear_parts>() == defect::none);
  CHECK(first<dearest_parts>() == defect::none);
  CHECK(first<much_debt>() == defect::none);
  CHECK(first<share_of_a_count>() == defect::none);
  CHECK(first<more_than_all>() == defect::never_holds);
  CHECK(first<less_than_none>() == defect::never_holds);
  CHECK(first<no_debt>() == defect::never_holds);
  CHECK(first<either_quotient>() == defect::none);
  CHECK(first<either_order>() == defect::none);
  CHECK(first<either_order_never>() == defect::never_holds);
  CHECK(first<either_order_complete>() == defect::none);
  CHECK(first<beyond_all_numbers>() == defect::gap);  // infinity less infinity is no number
  CHECK(first<times_zero>() == defect::gap);
  CHECK(first<divides_by_zero>() == defect::gap);
  CHECK(first<divides_by_more>() == defect::none);
}

SET(better_is_worse, rule("a").when(!(good < 0.5)) WEAK);
SET(is_exempt, rule("a").when(exempt_from_monotonicity(good > 0.5)) WEAK);
SET(no_direction, rule("a").when(target > 0.5) WEAK);
SET(middle_is_worst, rule("a").when(one_of(rank, level::middle)) WEAK);
SET(up_to_the_middle, rule("a").when(one_of(rank, level::low, level::middle)) WEAK);
inline constexpr auto worse_by_default =
    table<hit::collect>("t", inputs(good),
                        {row(is < 0.5).then(verdict::watch), row(is < 0.3).then(verdict::sound)})
        .cite(law, "1")
        .otherwise(verdict::weak);

TEST_CASE("monotonicity") {
  CHECK(first<better_is_worse>() == defect::not_monotone);
  CHECK(first<is_exempt>() == defect::none);
  CHECK(first<no_direction>() == defect::none);
  CHECK(first<middle_is_worst>() == defect::not_monotone);
  CHECK(first<up_to_the_middle>() == defect::none);
  CHECK(first<worse_by_default>() == defect::not_monotone);
}

inline constexpr auto same_row_twice =
    table<hit::unique>("t", inputs(x),
                       {row(is < 0.5).then(advice::admit), row(is < 0.5).then(advice::admit)})
        .cite(law, "1");
inline constexpr auto same_rank =
    table<hit::priority>("t", inputs(x),
                         {row(is < 0.5).then(verdict::weak), row(is < 0.5).then(verdict::weak)})
        .cite(law, "1");
inline constexpr auto hidden_by_missing =
    table<hit::first>(
        "t", inputs(z, n),
        {row(is < 0.5, any).then(advice::admit), row(is >= 0.5, any).then(advice::defer)})
        .cite(law, "1")
        .complete();
template <nqpf::hit Policy>
constexpr auto idle_column = table<Policy>("t", inputs(n, paid),
                                           {row(is < 3, is(true)).then(verdict::weak),
                                            row(is < 3, is(false)).then(verdict::weak),
                                            row(is >= 3, any).then(verdict::watch)})
                                 .cite(law, "1");

TEST_CASE("tables") {
  CHECK(first<same_row_twice>() == defect::overlap);
  CHECK(first<same_rank>() == defect::shadowed);
  CHECK(first<hidden_by_missing>() == defect::no_effect);
  CHECK(first<idle_column<hit::unique>>() == defect::no_effect);
  CHECK(first<idle_column<hit::any>>() == defect::no_effect);
  CHECK(first<idle_column<hit::first>>() == defect::no_effect);
  CHECK(first<idle_column<hit::priority>>() == defect::no_effect);
  CHECK(first<rows_that_meet<defect::overlap>>() == defect::none);
  CHECK(first<rows_that_meet<defect::gap>>() == defect::overlap);
}

// A row that holds of every record is a base amount, or the answer where no row that goes before it holds.
template <nqpf::hit Policy, verdict Base>
constexpr auto with_base_row =
    table<Policy>("t", inputs(n, paid),
                  {row(any, any).then(Base), row(is < 3, is(true)).then(verdict::watch)})
        .cite(law, "1");
template <nqpf::hit Policy>
constexpr auto all_of_a_column =
    table<Policy>("t", inputs(n), {row(is >= 0).value(1), row(is < 3).value(2)}).cite(law, "1");
inline constexpr auto complete_by_base = with_base_row<hit::collect, verdict::sound>.complete();
inline constexpr auto nobody_asks =
    table<hit::collect>("t", inputs(n, paid), {row(any, any).value(1), row(is < 3, any).value(2)})
        .cite(law, "1");
inline constexpr auto only_a_base_row =
    table<hit::collect>("t", inputs(n), {row(any).value(1)}).cite(law, "1");
inline constexpr auto asks_nothing_of_one_answer =
    table<hit::first>("t", inputs(n), {row(is < 3).value(1), row(any).value(2)}).cite(law, "1");
inline constexpr auto base_of_a_number_that_is_there =
    table<hit::collect>("t", inputs(paid), {row(any).value(1), row(is(true)).value(2)})
        .cite(law, "1")
        .complete();
// The second output tells apart what the first does not: there the later row goes before.
template <level Of, level Other>
constexpr auto second_output = table<hit::priority>("t", inputs(x),
                                                    {row(is < 0.8).then(verdict::weak, Of),
                                                     row(is < 0.5).then(verdict::weak, Other)})
                                   .cite(law, "1");

TEST_CASE("rows that hold of every record") {
  CHECK(first<with_base_row<hit::collect, verdict::sound>>() == defect::none);
  CHECK(first<with_base_row<hit::rule_order, verdict::sound>>() == defect::none);
  CHECK(first<with_base_row<hit::output_order, verdict::sound>>() == defect::none);
  CHECK(first<with_base_row<hit::priority, verdict::sound>>() == defect::none);
  CHECK(first<with_base_row<hit::priority, verdict::weak>>() == defect::shadowed);
  CHECK(first<with_base_row<hit::unique, verdict::sound>>() == defect::always_holds);
  CHECK(first<with_base_row<hit::any, verdict::sound>>() == defect::always_holds);
  CHECK(first<with_base_row<hit::first, verdict::sound>>() == defect::always_holds);
  CHECK(first<all_of_a_column<hit::collect>>() == defect::none);
  CHECK(first<all_of_a_column<hit::rule_order>>() == defect::none);
  CHECK(first<all_of_a_column<hit::first>>() == defect::always_holds);
  CHECK(first<complete_by_base>() == defect::none);
  CHECK(first<nobody_asks>() == defect::no_effect);
  CHECK(first<only_a_base_row>() == defect::always_holds);
  CHECK(first<asks_nothing_of_one_answer>() == defect::always_holds);
  CHECK(first<base_of_a_number_that_is_there>() == defect::none);
}

TEST_CASE("the second output orders rows that agree in the first") {
  CHECK(first<second_output<level::high, level::low>>() == defect::none);
  CHECK(first<second_output<level::low, level::high>>() == defect::shadowed);
  CHECK(first<second_output<level::low, level::low>>() == defect::shadowed);
}

inline constexpr auto two_orders =
    ruleset<record>({rule("a").when(x < 0.5) ADMIT, rule("b").when(y < 0.5) DEFER,
                     rule("c").when(x < 0.4 && y < 0.4) REFUSE})
        .in_order("a", "b")
        .in_order("b", "c");
inline constexpr auto named_twice =
    ruleset<record>({rule("a").when(x < 0.5) ADMIT, rule("b").when(x > 0.5) DEFER})
        .exclusive("a", "a");

TEST_CASE("groups that name a rule twice") {
  CHECK(first<two_orders>() == defect::duplicate_id);
  CHECK(first<named_twice>() == defect::duplicate_id);

  // A group of a rule book has room for any number of names, and each counts.
  nqpf::rule_book book;
  const auto& v = book.add(indicator("v").in(0, 100));
  const auto& type = book.add_conclusions({"bad", "fair"}, false);
  const auto& paper = book.add(source{"paper"});
  std::vector<std::string> names;
  for (int i = 0; i < 33; ++i) {
    names.push_back("r" + std::to_string(i));
    book.add(rule(book.keep(names.back()))
                 .when(v >= i && v < i + (i == 31 ? 1.5 : 1))
                 .cite(paper, "1")
                 .allow(defect::subsumed, ""),
             type, 0);
  }
  book.add_group(names, hit::unique, false, false);
  const nqpf::diagnostics found = book.compile();
  REQUIRE(!found.ok());
  CHECK(found.items[0].code == defect::overlap);
  CHECK(std::string(found.items[0].message.write().c_str()) ==
        "rule r31 and rule r32 both hold of v = 32");
}

inline constexpr auto low = parameter("low", 0.3).in(0.1, 0.5);
inline constexpr auto high = parameter("high", 0.7).in(0.4, 0.9);
SET(cross_over, rule("a").when(x < low) ADMIT, rule("b").when(x > high) REFUSE);
// Whether the second counts hangs on what a function of the host gives between 0.4 and 0.5.
constexpr double step(double v) { return v > 0.5 ? 1 : 0; }
inline constexpr auto reached_perhaps =
    ruleset<record>(
        {rule("a").when(apply(step, x) > 0.5) ADMIT, rule("b").when(apply(step, x) > 0.4) DEFER})
        .in_order("a", "b");

inline constexpr auto kept_in_order =
    ruleset<record>({rule("a").when(x <= low) ADMIT, rule("b").when(x >= high) REFUSE})
        .ordered(low, high);
template <defect Code>
constexpr auto gap_at_a_setting =
    table<hit::unique>("t", inputs(x),
                       {row(is < low).then(advice::admit), row(is >= 0.3).then(advice::defer)})
        .cite(law, "1")
        .complete_when_known()
        .allow(Code, "test");
inline constexpr auto beside_its_range = parameter("beside", 0.7).in(0.5, 0.5);
SET(default_outside, rule("a").when(x + y < beside_its_range) ADMIT);

TEST_CASE("settings") {
  CHECK(first<cross_over>() == defect::parameter_setting);
  CHECK(first<kept_in_order>() == defect::none);
  CHECK(first<reached_perhaps>() == defect::undecided);
  CHECK(first<gap_at_a_setting<defect::no_effect>>() == defect::parameter_setting);
  CHECK(first<default_outside>() == defect::outside_domain);
}

SET(logged, rule("a").when(x < 0.25 && kind == "a") ADMIT,
    rule("b").when(n >= 3 && x * 2 > y) DEFER, derived("c").when(!known(z) || paid));
SET(logged_otherwise, rule("a").when(x < 0.25 && kind == "a") ADMIT,
    rule("b").when(n >= 4 && x * 2 > y) DEFER, derived("c").when(!known(z) || paid));

// Pinned: a digest in a log names the rules whatever compiler, address or build wrote it.
static_assert(nqpf::digest_of<logged> == 0xB5336F98B8E2B542ULL);
static_assert(nqpf::digest_of<logged> != nqpf::digest_of<logged_otherwise>);

TEST_CASE("the digest is the same at run time") {
  CHECK(nqpf::digest(nqpf::detail::program_ref<logged>) == nqpf::digest_of<logged>);
}

}  // namespace

namespace units {
inline constexpr auto charge = indicator<&record::x>("charge").in(0, 9).unit("EUR");
inline constexpr auto fee = indicator<&record::y>("fee").in(0, 9).unit("EUR");
inline constexpr auto hours = indicator<&record::z>("hours").in(0, 9).unit("h");
inline constexpr auto rate = indicator<&record::x>("rate").in(0, 9).unit("EUR/h");
inline constexpr auto area = indicator<&record::y>("area").in(0, 9).unit("m^2");
inline constexpr auto width = indicator<&record::z>("width").in(0, 9).unit("m");
inline constexpr auto bare = indicator<&record::x>("bare").in(0, 9);
inline constexpr auto share = indicator<&record::x>("share").in(0, 9).unit("share");
inline constexpr auto limit = parameter("limit", 3);
constexpr double same(double v) { return v; }

// Whether a condition mixes units.
template <class Condition>
std::string mixed(const Condition& c) {
  nqpf::rule_data r = rule("r").when(c).then(advice::admit).cite(law, "1");
  nqpf::detail::program_storage<nqpf::detail::program_counts{16, 8, 64, 64, 64, 1, 6, 3, 3, 1, 1,
                                                             1}>
      storage;
  nqpf::diagnostics found;
  int inputs[64]{}, atoms[128]{}, names[16]{};
  nqpf::detail::packer<decltype(storage)> p{storage,      &r,           1,          found,
                                            {inputs, 63}, {atoms, 127}, {names, 15}};
  p.pack_rule(0);
  for (const auto& d : found)
    if (d.code == defect::mixed_units) return d.message.write().c_str();
  return "";
}
}  // namespace units

TEST_CASE("units survive arithmetic") {
  using namespace units;
  CHECK(mixed(charge > hours) == "rule r mixes EUR with h, in charge and hours");
  CHECK(mixed(charge > 1 * hours) == "rule r mixes EUR with h, in charge and hours");
  CHECK(mixed(charge > hours * 2.5) == "rule r mixes EUR with h, in charge and hours");
  CHECK(mixed(charge > hours / 60) == "rule r mixes EUR with h, in charge and hours");
  CHECK(mixed(2 * charge + 3 > -hours) == "rule r mixes EUR with h, in charge and hours");
  CHECK(mixed(charge * hours > charge) == "rule r mixes EUR * h with EUR, in charge and hours");
  CHECK(mixed(charge / hours > charge) == "rule r mixes EUR / h with EUR, in charge and hours");
  CHECK(mixed(1 / hours > hours) == "rule r mixes 1 / h with h, in hours");
  CHECK(mixed(charge * charge > charge) == "rule r mixes EUR * EUR with EUR, in charge");
  CHECK(mixed(charge + rate > 1) == "rule r mixes EUR with EUR/h, in charge and rate");
  CHECK(mixed(width * width > width) == "rule r mixes m * m with m, in width");
  CHECK(mixed(charge + 5 * hours > 1) == "rule r mixes EUR with h, in charge and hours");
  // What fits.
  CHECK(mixed(charge > 2 * fee) == "");
  CHECK(mixed(charge > rate * hours) == "");
  CHECK(mixed(charge / hours > rate) == "");
  CHECK(mixed(charge / rate < hours) == "");
  CHECK(mixed(area > width * width * 2) == "");
  CHECK(mixed(area / width < width) == "");
  CHECK(mixed(charge * hours == hours * fee) == "");
  // What is not known: numbers, parameters, what has no unit, functions; ratios are kept in several ways.
  CHECK(mixed(charge > 3 + 4 * bare) == "");
  CHECK(mixed(charge > limit * hours) == "");
  CHECK(mixed(charge > bare * hours) == "");
  CHECK(mixed(charge > apply(same, hours)) == "");
  CHECK(mixed(charge / fee > share) == "");
  CHECK(mixed(charge + 3 > 1) == "");
}

}  // namespace proof_edges_test
