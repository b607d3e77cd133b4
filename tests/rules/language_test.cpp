// SPDX-License-Identifier: BSL-1.0
// The language: indicators of every kind as they are read from a host's record, and what conditions
// over them say, missing data included; by the compiler and at run time.
#include "support/catch.hpp"

#include <nqpf/rules.hpp>

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace language_test {

namespace {

enum class colour : short { red = 7, green = -1, blue = 300 };
constexpr auto describe(colour) { return nqpf::values<colour::red, colour::green, colour::blue>; }

enum class grade { poor, fair, good };
constexpr auto describe(grade) {
  return nqpf::worst_to_best<grade::poor, grade::fair, grade::good>;
}

enum season { winter = 4, summer = 2 };
constexpr auto describe(season) { return nqpf::values<winter, summer>; }

struct school {
  double share;
  std::optional<int> pupils;
  const char* town;
  const double* budget;
};

// A host's own nullable type, recognised by its shape.
template <class T>
struct maybe {
  bool there = false;
  T value{};
  constexpr bool has_value() const { return there; }
  constexpr const T& operator*() const { return value; }
};

struct host {
  double d = 0;
  float f = 0;
  int i = 0;
  std::int64_t wide = 0;
  std::uint64_t huge = 0;
  signed char tiny = 0;
  bool b = false;
  colour c = colour::red;
  grade g = grade::poor;
  season when = winter;
  std::optional<double> od{};
  std::optional<int> oi{};
  std::optional<bool> ob{};
  std::optional<colour> oc{};
  maybe<double> md{};
  maybe<std::optional<double>> mod{};
  const double* pd = nullptr;
  const int* pi = nullptr;
  const bool* pb = nullptr;
  const colour* pc = nullptr;
  school in{};
  const school* at = nullptr;
  std::optional<school> or_in{};
  const char* text = nullptr;
  std::string_view view{};
  std::optional<std::string_view> oview{};

  constexpr double twice() const { return 2 * d; }
  constexpr std::optional<double> checked() const noexcept {
    return d < 0 ? std::nullopt : std::optional(d);
  }
  constexpr const school* nearest() const { return at; }
};
constexpr double third(const host& h) { return h.d / 3; }

using namespace nqpf::dsl;

inline constexpr auto d = indicator<&host::d>("d");
inline constexpr auto f = indicator<&host::f>("f");
inline constexpr auto i = indicator<&host::i>("i");
inline constexpr auto wide = indicator<&host::wide>("wide");
inline constexpr auto huge = indicator<&host::huge>("huge");
inline constexpr auto tiny = indicator<&host::tiny>("tiny");
inline constexpr auto b = indicator<&host::b>("b");
inline constexpr auto c = indicator<&host::c>("c");
inline constexpr auto g = indicator<&host::g>("g");
inline constexpr auto when = indicator<&host::when>("when");
inline constexpr auto od = indicator<&host::od>("od");
inline constexpr auto oi = indicator<&host::oi>("oi");
inline constexpr auto ob = indicator<&host::ob>("ob");
inline constexpr auto oc = indicator<&host::oc>("oc");
inline constexpr auto md = indicator<&host::md>("md");
inline constexpr auto mod = indicator<&host::mod>("mod");
inline constexpr auto pd = indicator<&host::pd>("pd");
inline constexpr auto pi = indicator<&host::pi>("pi");
inline constexpr auto pb = indicator<&host::pb>("pb");
inline constexpr auto pc = indicator<&host::pc>("pc");
inline constexpr auto nested = indicator<&host::in, &school::share>("nested");
inline constexpr auto nested_optional = indicator<&host::in, &school::pupils>("nested_optional");
inline constexpr auto behind = indicator<&host::at, &school::share>("behind");
inline constexpr auto behind_two = indicator<&host::at, &school::budget>("behind_two");
inline constexpr auto behind_optional = indicator<&host::or_in, &school::pupils>("behind_optional");
inline constexpr auto behind_text =
    category<&host::at, &school::town>("behind_text", "north", "south");
inline constexpr auto twice = indicator<&host::twice>("twice");
inline constexpr auto checked = indicator<&host::checked>("checked");
inline constexpr auto through_call = indicator<&host::nearest, &school::share>("through_call");
inline constexpr auto free_function = indicator<&third>("free_function");
inline constexpr auto by_lambda = indicator<[](const host& h) { return h.d + h.i; }>("by_lambda");
inline constexpr auto text = category<&host::text>("text", "north", "south");
inline constexpr auto view = category<&host::view>("view", "north", "south");
inline constexpr auto oview = category<&host::oview>("oview", "north", "south");

// What an indicator reads, as a set that knows it does.
template <const auto& I>
inline constexpr auto reads = ruleset<host>({derived("known").when(known(I))});
template <const auto& I>
constexpr double value_of(const host& h) {
  double values[1]{};
  nqpf::detail::read_inputs<reads<I>>(h, values);
  return values[0];
}
template <const auto& I>
constexpr bool is_absent_in(const host& h) {
  return nqpf::is_missing(value_of<I>(h));
}

constexpr double half = 0.5;
constexpr int seven = 7;
constexpr bool truly = true;
constexpr colour blue = colour::blue;
constexpr school town{0.25, 40, "south", &half};

constexpr host sample() {
  host h;
  h.d = 1.5;
  h.f = 0.25F;
  h.i = -3;
  h.wide = 9007199254740991;
  h.huge = 12;
  h.tiny = -100;
  h.b = true;
  h.c = colour::blue;
  h.g = grade::fair;
  h.when = summer;
  h.od = 0.75;
  h.oi = 4;
  h.ob = false;
  h.oc = colour::green;
  h.md = {true, 8};
  h.mod = {true, 9};
  h.pd = &half;
  h.pi = &seven;
  h.pb = &truly;
  h.pc = &blue;
  h.in = town;
  h.at = &town;
  h.or_in = town;
  h.text = "south";
  h.view = "north";
  h.oview = "south";
  return h;
}

}  // namespace

TEST_CASE("indicators: numbers, integers, flags and enumerations") {
  NQPF_BOTH(value_of<d>(sample()) == 1.5);
  NQPF_BOTH(value_of<f>(sample()) == 0.25);
  NQPF_BOTH(value_of<i>(sample()) == -3);
  NQPF_BOTH(value_of<wide>(sample()) == 9007199254740991.0);
  NQPF_BOTH(value_of<huge>(sample()) == 12);
  NQPF_BOTH(value_of<tiny>(sample()) == -100);
  NQPF_BOTH(value_of<b>(sample()) == 1);
  NQPF_BOTH(value_of<b>(host{}) == 0);
  NQPF_BOTH(value_of<c>(sample()) == 2);  // its place in the description, not its value
  NQPF_BOTH(value_of<c>(host{}) == 0);
  NQPF_BOTH(value_of<g>(sample()) == 1);
  NQPF_BOTH(value_of<when>(sample()) == 1);

  NQPF_BOTH(d.kind == nqpf::kind::number);
  NQPF_BOTH(f.kind == nqpf::kind::number);
  NQPF_BOTH(i.kind == nqpf::kind::integer);
  NQPF_BOTH(tiny.kind == nqpf::kind::integer);
  NQPF_BOTH(b.kind == nqpf::kind::flag);
  NQPF_BOTH(c.kind == nqpf::kind::enumeration);
  NQPF_BOTH(text.kind == nqpf::kind::category);
}

TEST_CASE("indicators: NaN is missing, zero is not") {
  constexpr auto with = [](double v) {
    host h;
    h.d = v;
    h.f = static_cast<float>(v);
    return h;
  };
  NQPF_BOTH(is_absent_in<d>(with(nqpf::missing)));
  NQPF_BOTH(is_absent_in<f>(with(nqpf::missing)));
  NQPF_BOTH(!is_absent_in<d>(with(0)));
  NQPF_BOTH(!is_absent_in<d>(with(nqpf::infinity)));
  CHECK(d.may_be_missing);
  CHECK(f.may_be_missing);
  CHECK_FALSE(i.may_be_missing);
  CHECK_FALSE(b.may_be_missing);
  CHECK_FALSE(c.may_be_missing);
}

TEST_CASE("indicators: optionals, pointers and a host's own nullable types") {
  NQPF_BOTH(value_of<od>(sample()) == 0.75);
  NQPF_BOTH(value_of<oi>(sample()) == 4);
  NQPF_BOTH(value_of<ob>(sample()) == 0);
  NQPF_BOTH(value_of<oc>(sample()) == 1);
  NQPF_BOTH(value_of<md>(sample()) == 8);
  NQPF_BOTH(value_of<mod>(sample()) == 9);
  NQPF_BOTH(value_of<pd>(sample()) == 0.5);
  NQPF_BOTH(value_of<pi>(sample()) == 7);
  NQPF_BOTH(value_of<pb>(sample()) == 1);
  NQPF_BOTH(value_of<pc>(sample()) == 2);
  NQPF_BOTH(is_absent_in<od>(host{}));
  NQPF_BOTH(is_absent_in<oi>(host{}));
  NQPF_BOTH(is_absent_in<ob>(host{}));
  NQPF_BOTH(is_absent_in<oc>(host{}));
  NQPF_BOTH(is_absent_in<md>(host{}));
  NQPF_BOTH(is_absent_in<mod>(host{}));
  NQPF_BOTH(is_absent_in<pd>(host{}));
  NQPF_BOTH(is_absent_in<pi>(host{}));
  NQPF_BOTH(is_absent_in<pb>(host{}));
  NQPF_BOTH(is_absent_in<pc>(host{}));
  constexpr host holds_an_empty_one = [] {
    host h;
    h.mod = {true, std::nullopt};
    h.od = nqpf::missing;
    return h;
  }();
  NQPF_BOTH(is_absent_in<mod>(holds_an_empty_one));
  NQPF_BOTH(is_absent_in<od>(holds_an_empty_one));
  CHECK(oi.kind == nqpf::kind::integer);
  CHECK(ob.kind == nqpf::kind::flag);
  CHECK(oc.kind == nqpf::kind::enumeration);
  CHECK(oi.may_be_missing);
  CHECK(pb.may_be_missing);
}

TEST_CASE("indicators: paths; null or empty on the way is missing") {
  NQPF_BOTH(value_of<nested>(sample()) == 0.25);
  NQPF_BOTH(value_of<nested_optional>(sample()) == 40);
  NQPF_BOTH(value_of<behind>(sample()) == 0.25);
  NQPF_BOTH(value_of<behind_two>(sample()) == 0.5);
  NQPF_BOTH(value_of<behind_optional>(sample()) == 40);
  NQPF_BOTH(value_of<behind_text>(sample()) == 1);
  NQPF_BOTH(value_of<through_call>(sample()) == 0.25);
  NQPF_BOTH(value_of<nested>(host{}) == 0);
  NQPF_BOTH(is_absent_in<nested_optional>(host{}));
  NQPF_BOTH(is_absent_in<behind>(host{}));
  NQPF_BOTH(is_absent_in<behind_two>(host{}));
  NQPF_BOTH(is_absent_in<behind_optional>(host{}));
  NQPF_BOTH(is_absent_in<behind_text>(host{}));
  NQPF_BOTH(is_absent_in<through_call>(host{}));
  CHECK(behind.may_be_missing);
  CHECK(through_call.may_be_missing);
}

TEST_CASE("indicators: member functions, functions of the record, lambdas") {
  NQPF_BOTH(value_of<twice>(sample()) == 3);
  NQPF_BOTH(value_of<checked>(sample()) == 1.5);
  NQPF_BOTH(value_of<free_function>(sample()) == 0.5);
  NQPF_BOTH(value_of<by_lambda>(sample()) == -1.5);
  constexpr host negative = [] {
    host h;
    h.d = -1;
    return h;
  }();
  NQPF_BOTH(is_absent_in<checked>(negative));
}

TEST_CASE(
    "indicators: categories of every kind of text; an unlisted text is there, and is none of "
    "them") {
  NQPF_BOTH(value_of<text>(sample()) == 1);
  NQPF_BOTH(value_of<view>(sample()) == 0);
  NQPF_BOTH(value_of<oview>(sample()) == 1);
  NQPF_BOTH(is_absent_in<text>(host{}));
  NQPF_BOTH(is_absent_in<oview>(host{}));
  NQPF_BOTH(value_of<view>(host{}) == 2);  // empty, which is a text
  constexpr host unlisted = [] {
    host h;
    h.text = "southern";
    h.view = "sout";
    return h;
  }();
  NQPF_BOTH(value_of<text>(unlisted) == 2);
  NQPF_BOTH(value_of<view>(unlisted) == 2);
  NQPF_BOTH(!text.admits(2));
  NQPF_BOTH(text.admits(1));
}

namespace {

struct run_time_host {
  std::string name;
  std::optional<std::string> nickname;
  std::unique_ptr<double> owned;
  std::shared_ptr<school> shared;
};
inline constexpr auto name = category<&run_time_host::name>("name", "north", "south");
inline constexpr auto nickname = category<&run_time_host::nickname>("nickname", "north", "south");
inline constexpr auto owned = indicator<&run_time_host::owned>("owned");
inline constexpr auto shared = indicator<&run_time_host::shared, &school::share>("shared");
inline constexpr auto of_strings =
    ruleset<run_time_host>({derived("a").when(known(name)), derived("b").when(known(nickname)),
                            derived("c").when(known(owned)), derived("d").when(known(shared))});

}  // namespace

TEST_CASE("indicators: strings, and pointers that own what they point to") {
  double values[4]{};
  run_time_host h;
  h.name = "south";
  nqpf::detail::read_inputs<of_strings>(h, values);
  CHECK(values[0] == 1);
  CHECK(nqpf::is_missing(values[1]));
  CHECK(nqpf::is_missing(values[2]));
  CHECK(nqpf::is_missing(values[3]));
  h.nickname = "north";
  h.owned = std::make_unique<double>(2.5);
  h.shared = std::make_shared<school>(town);
  nqpf::detail::read_inputs<of_strings>(h, values);
  CHECK(values[1] == 0);
  CHECK(values[2] == 2.5);
  CHECK(values[3] == 0.25);
}

TEST_CASE("indicators: integers that a double does not hold are outside every domain") {
  constexpr auto with = [](std::int64_t v) {
    host h;
    h.wide = v;
    return h;
  };
  NQPF_BOTH(wide.admits(value_of<wide>(with(9007199254740991))));
  NQPF_BOTH(wide.admits(value_of<wide>(with(-9007199254740991))));
  NQPF_BOTH(!wide.admits(value_of<wide>(with(9007199254740993))));
  NQPF_BOTH(!wide.admits(value_of<wide>(with(-9007199254740993))));
  NQPF_BOTH(!wide.admits(value_of<wide>(with(std::numeric_limits<std::int64_t>::max()))));
  constexpr host largest = [] {
    host h;
    h.huge = std::numeric_limits<std::uint64_t>::max();
    return h;
  }();
  NQPF_BOTH(!huge.admits(value_of<huge>(largest)));
}

// ---- conditions --------------------------------------------------------------------------------

namespace {

inline constexpr auto low = parameter("low", 1).in(0, 2);
inline constexpr auto high = parameter("high", 3).in(2, 5);
constexpr double squared(double v) { return v * v; }

inline constexpr auto conditions =
    ruleset<host>({derived("less").when(d < 2),
                   derived("less_equal").when(d <= 2),
                   derived("greater").when(d > 2),
                   derived("greater_equal").when(d >= 2),
                   derived("equal").when(d == 2),
                   derived("not_equal").when(d != 2),
                   derived("constant_less").when(2 < d),
                   derived("constant_less_equal").when(2 <= d),
                   derived("constant_greater").when(2 > d),
                   derived("constant_greater_equal").when(2 >= d),
                   derived("constant_equal").when(2 == d),
                   derived("parameter_less").when(d < low),
                   derived("less_parameter").when(low < d),
                   derived("between_parameters").when(between(d, low, high)),
                   derived("between_closed").when(between(d, 1, 2)),
                   derived("between_open").when(between(d, nqpf::open(1, 2))),
                   derived("between_right_open").when(between(d, nqpf::right_open(1, 2))),
                   derived("among").when(one_of(i, 1, 2, 5)),
                   derived("one_colour").when(c == colour::blue),
                   derived("not_one_colour").when(c != colour::blue),
                   derived("two_colours").when(one_of(oc, colour::red, colour::green)),
                   derived("one_text").when(text == "north"),
                   derived("not_one_text").when(text != "north"),
                   derived("two_texts").when(one_of(text, "north", "south")),
                   derived("flag").when(ob),
                   derived("not_flag").when(!ob),
                   derived("flag_true").when(ob == true),
                   derived("flag_false").when(ob == false),
                   derived("flag_not_true").when(ob != true),
                   derived("there").when(known(od)),
                   derived("gone").when(!known(od)),
                   derived("sum").when(d + od < 3),
                   derived("difference").when(d - od < 1),
                   derived("product").when(d* i >= 6),
                   derived("quotient").when(d / i > 0.5),
                   derived("negative").when(-d < -1),
                   derived("applied").when(apply(&squared, d) > 4),
                   derived("weighted").when(0.25 * d + 0.75 * od >= low),
                   derived("two_indicators").when(d < od),
                   derived("itself").when(d == d),
                   derived("both").when(d < 2 && od < 2),
                   derived("either").when(d < 2 || od < 2),
                   derived("neither").when(!(d < 2 || od < 2)),
                   derived("nested").when((d < 2 && (od < 2 || i == 0)) || !(i != 5)),
                   derived("is_exempt").when(exempt_from_monotonicity(d < 2) && od < 2),
                   derived("reads").when(holds("less") && fired("there")),
                   derived("reads_later").when(holds("last") || holds("there")),
                   derived("last").when(i == 5)});

// The outcome without asking for a proof: what a condition says is a matter apart.
template <const auto& Set, class Record>
constexpr nqpf::truth says(const Record& record, const char* id) {
  constexpr const nqpf::program& p = nqpf::program_of<Set>;
  double values[nqpf::detail::size_of(p.count.inputs)]{};
  double parameters[nqpf::detail::size_of(p.count.parameters)]{};
  nqpf::truth out[nqpf::detail::size_of(p.count.rules)]{};
  nqpf::detail::read_inputs<Set>(record, values);
  for (int q = 0; q < p.count.parameters; ++q) parameters[q] = p.parameters[q]->value;
  nqpf::run(p, values, parameters, out);
  return out[p.rule(id)];
}
constexpr nqpf::truth says(const host& h, const char* id) { return says<conditions>(h, id); }

constexpr nqpf::truth yes = nqpf::truth::yes;
constexpr nqpf::truth no = nqpf::truth::no;
constexpr nqpf::truth unknown = nqpf::truth::unknown;

constexpr host with(double number, std::optional<double> other = {}, int whole = 0) {
  host h;
  h.d = number;
  h.od = other;
  h.i = whole;
  return h;
}

// A comparison with 2, below it, at it, above it, and where the number is missing.
constexpr bool compares(const char* id, bool below, bool at, bool above) {
  return says(with(1), id) == nqpf::detail::truth_of(below) &&
         says(with(2), id) == nqpf::detail::truth_of(at) &&
         says(with(3), id) == nqpf::detail::truth_of(above) &&
         says(with(nqpf::missing), id) == unknown;
}

}  // namespace

TEST_CASE("conditions: comparisons with constants, on either side") {
  NQPF_BOTH(compares("less", true, false, false));
  NQPF_BOTH(compares("less_equal", true, true, false));
  NQPF_BOTH(compares("greater", false, false, true));
  NQPF_BOTH(compares("greater_equal", false, true, true));
  NQPF_BOTH(compares("equal", false, true, false));
  NQPF_BOTH(compares("not_equal", true, false, true));
  NQPF_BOTH(compares("constant_less", false, false, true));
  NQPF_BOTH(compares("constant_less_equal", false, true, true));
  NQPF_BOTH(compares("constant_greater", true, false, false));
  NQPF_BOTH(compares("constant_greater_equal", true, true, false));
  NQPF_BOTH(compares("constant_equal", false, true, false));
}

TEST_CASE("conditions: parameters") {
  NQPF_BOTH(says(with(0.5), "parameter_less") == yes);
  NQPF_BOTH(says(with(1), "parameter_less") == no);
  NQPF_BOTH(says(with(1.5), "less_parameter") == yes);
  NQPF_BOTH(says(with(3), "between_parameters") == yes);
  NQPF_BOTH(says(with(3.5), "between_parameters") == no);
  NQPF_BOTH(says(with(nqpf::missing), "parameter_less") == unknown);
}

TEST_CASE("conditions: ranges and lists") {
  NQPF_BOTH(says(with(1), "between_closed") == yes);
  NQPF_BOTH(says(with(2), "between_closed") == yes);
  NQPF_BOTH(says(with(2.1), "between_closed") == no);
  NQPF_BOTH(says(with(1), "between_open") == no);
  NQPF_BOTH(says(with(1.5), "between_open") == yes);
  NQPF_BOTH(says(with(1), "between_right_open") == yes);
  NQPF_BOTH(says(with(2), "between_right_open") == no);
  NQPF_BOTH(says(with(nqpf::missing), "between_closed") == unknown);
  NQPF_BOTH(says(with(0, {}, 5), "among") == yes);
  NQPF_BOTH(says(with(0, {}, 3), "among") == no);
}

TEST_CASE("conditions: enumerations, texts and flags") {
  NQPF_BOTH(says(sample(), "one_colour") == yes);
  NQPF_BOTH(says(host{}, "one_colour") == no);
  NQPF_BOTH(says(host{}, "not_one_colour") == yes);
  NQPF_BOTH(says(sample(), "two_colours") == yes);
  NQPF_BOTH(says(host{}, "two_colours") == unknown);
  NQPF_BOTH(says(sample(), "one_text") == no);
  NQPF_BOTH(says(sample(), "not_one_text") == yes);
  NQPF_BOTH(says(sample(), "two_texts") == yes);
  NQPF_BOTH(says(host{}, "one_text") == unknown);
  NQPF_BOTH(says(host{}, "not_one_text") == unknown);
  NQPF_BOTH(says(sample(), "flag") == no);
  NQPF_BOTH(says(sample(), "not_flag") == yes);
  NQPF_BOTH(says(sample(), "flag_true") == no);
  NQPF_BOTH(says(sample(), "flag_false") == yes);
  NQPF_BOTH(says(sample(), "flag_not_true") == yes);
  NQPF_BOTH(says(host{}, "flag") == unknown);
  NQPF_BOTH(says(host{}, "not_flag") == unknown);
  constexpr host unlisted = [] {
    host h;
    h.text = "east";
    h.c = static_cast<colour>(5);
    return h;
  }();
  NQPF_BOTH(says(unlisted, "one_text") == no);
  NQPF_BOTH(says(unlisted, "not_one_text") == yes);
  NQPF_BOTH(says(unlisted, "two_texts") == no);
  NQPF_BOTH(says(unlisted, "one_colour") == no);
  NQPF_BOTH(says(unlisted, "not_one_colour") == yes);
}

TEST_CASE("conditions: whether an indicator is there is never unknown") {
  NQPF_BOTH(says(with(0, 1), "there") == yes);
  NQPF_BOTH(says(with(0), "there") == no);
  NQPF_BOTH(says(with(0), "gone") == yes);
}

TEST_CASE("conditions: arithmetic, missing where an operand is or where it has no answer") {
  NQPF_BOTH(says(with(1, 1.5), "sum") == yes);
  NQPF_BOTH(says(with(1, 2), "sum") == no);
  NQPF_BOTH(says(with(1), "sum") == unknown);
  NQPF_BOTH(says(with(1, 0.5), "difference") == yes);
  NQPF_BOTH(says(with(1, 0), "difference") == no);
  NQPF_BOTH(says(with(2, {}, 3), "product") == yes);
  NQPF_BOTH(says(with(2, {}, 2), "product") == no);
  NQPF_BOTH(says(with(2, {}, 3), "quotient") == yes);
  NQPF_BOTH(says(with(2, {}, 4), "quotient") == no);
  NQPF_BOTH(says(with(2, {}, 0), "quotient") == unknown);
  NQPF_BOTH(says(with(0, {}, 0), "quotient") == unknown);
  NQPF_BOTH(says(with(2), "negative") == yes);
  NQPF_BOTH(says(with(1), "negative") == no);
  NQPF_BOTH(says(with(3), "applied") == yes);
  NQPF_BOTH(says(with(2), "applied") == no);
  NQPF_BOTH(says(with(nqpf::missing), "applied") == unknown);
  NQPF_BOTH(says(with(1, 1), "weighted") == yes);
  NQPF_BOTH(says(with(1, 0.9), "weighted") == no);
  NQPF_BOTH(says(with(1, 2), "two_indicators") == yes);
  NQPF_BOTH(says(with(2, 2), "two_indicators") == no);
  NQPF_BOTH(says(with(2), "two_indicators") == unknown);
  NQPF_BOTH(says(with(2), "itself") == yes);
  NQPF_BOTH(says(with(nqpf::missing), "itself") == unknown);
}

TEST_CASE("conditions: infinities do not turn into anything") {
  NQPF_BOTH(says(with(nqpf::infinity, 1), "sum") == no);
  NQPF_BOTH(says(with(nqpf::infinity, -nqpf::infinity), "sum") == unknown);
  NQPF_BOTH(says(with(nqpf::infinity, nqpf::infinity), "difference") == unknown);
  NQPF_BOTH(says(with(nqpf::infinity, {}, 0), "product") == unknown);
}

TEST_CASE("conditions: and, or, not decide as soon as what is known decides") {
  NQPF_BOTH(says(with(1, 1), "both") == yes);
  NQPF_BOTH(says(with(3), "both") == no);
  NQPF_BOTH(says(with(1), "both") == unknown);
  NQPF_BOTH(says(with(1), "either") == yes);
  NQPF_BOTH(says(with(3), "either") == unknown);
  NQPF_BOTH(says(with(3, 3), "either") == no);
  NQPF_BOTH(says(with(1), "neither") == no);
  NQPF_BOTH(says(with(3), "neither") == unknown);
  NQPF_BOTH(says(with(3, 3), "neither") == yes);
  NQPF_BOTH(says(with(1, {}, 0), "nested") == yes);
  NQPF_BOTH(says(with(1, {}, 1), "nested") == unknown);
  NQPF_BOTH(says(with(3, {}, 1), "nested") == no);
  NQPF_BOTH(says(with(3, {}, 5), "nested") == yes);
  NQPF_BOTH(says(with(1, 1), "is_exempt") == yes);
  NQPF_BOTH(says(with(1, 3), "is_exempt") == no);
}

TEST_CASE("conditions: outcomes of other rules, in whatever order they stand") {
  NQPF_BOTH(says(with(1, 1), "reads") == yes);
  NQPF_BOTH(says(with(1), "reads") == no);
  NQPF_BOTH(says(with(nqpf::missing, 1), "reads") == unknown);
  NQPF_BOTH(says(with(0, {}, 5), "reads_later") == yes);
  NQPF_BOTH(says(with(0), "reads_later") == no);
}

// ---- the form of the language -------------------------------------------------------------------

namespace {

struct stranger {
  double other;
};
inline constexpr auto foreign = indicator<&stranger::other>("foreign");

template <class A, class B>
concept can_compare = requires(const A& x, const B& y) { x < y; };
template <class A, class B>
concept can_equal = requires(const A& x, const B& y) { x == y; };
template <class A, class B>
concept can_add = requires(const A& x, const B& y) { x + y; };
template <class A, class B>
concept can_join = requires(const A& x, const B& y) { x&& y; };

using number = decltype(d);
using flag_type = decltype(b);
using colours = decltype(c);
using texts = decltype(text);
using strange = decltype(foreign);
using truth_value = decltype(d < 2);

// What is refused in words has its cases in tests/must_not_compile/language.
static_assert(can_compare<number, double>);
static_assert(can_compare<number, int>);
static_assert(!can_compare<number, bool>);  // a truth value is no number
static_assert(can_equal<colours, colour>);
static_assert(can_equal<texts, const char*>);
static_assert(can_equal<flag_type, bool>);
static_assert(!can_add<flag_type, double>);
static_assert(!can_add<texts, double>);
static_assert(!can_compare<number, strange>);  // of another record
static_assert(can_join<truth_value, flag_type>);
static_assert(can_join<truth_value, decltype(fired("x"))>);

// Rules are values of one type, whatever their conditions.
static_assert(std::is_same_v<decltype(rule("a").when(d < 2)),
                             decltype(rule("b").when(b || text == "north"))>);

constexpr bool too_long_a_condition_is_counted() {
  auto long_one = d < 1;
  for (int n = 0; n < 40; ++n) long_one = long_one || i == n;
  return long_one.count == 81 && rule("a").when(long_one).when_.count == 81;
}

}  // namespace

TEST_CASE("conditions: what does not fit is counted, not forgotten") {
  NQPF_BOTH(too_long_a_condition_is_counted());
}

TEST_CASE("enumerations: names are read off the code, values need not be contiguous") {
  CHECK(std::string_view(nqpf::detail::description_of<colour>.items[0].name) == "red");
  CHECK(std::string_view(nqpf::detail::description_of<colour>.items[2].name) == "blue");
  CHECK(std::string_view(nqpf::detail::description_of<season>.items[1].name) == "summer");
  NQPF_BOTH(nqpf::detail::description_of<colour>.position(300) == 2);
  NQPF_BOTH(nqpf::detail::description_of<colour>.position(0) == -1);
  NQPF_BOTH(nqpf::detail::description_of<grade>.ordered);
  NQPF_BOTH(!nqpf::detail::description_of<colour>.ordered);
  constexpr auto related =
      nqpf::values<colour::red, colour::green, colour::blue>.conflicts(colour::red, colour::blue).resolves(colour::green, colour::blue);
  NQPF_BOTH(related.in_conflict(0, 2));
  NQPF_BOTH(related.in_conflict(2, 0));
  NQPF_BOTH(!related.in_conflict(0, 1));
  NQPF_BOTH(related.overrules(1, 2));
  NQPF_BOTH(!related.overrules(2, 1));
  NQPF_BOTH(nqpf::detail::description_of<colour>.type != nqpf::detail::description_of<grade>.type);
}

}  // namespace language_test
