// SPDX-License-Identifier: BSL-1.0
// Float members: a float counts as the decimal that it prints. Every decimal of two and three places against every
// threshold, in every executor; proofs between neighbouring floats against all floats there are; and records, changes
// and settings that a host can enter.
#include "support/base.hpp"
#include "support/catch.hpp"

#include <nqpf/rules.hpp>
#include <nqpf/rules/boundary.hpp>
#include <nqpf/rules/change.hpp>
#include <nqpf/rules/columns.hpp>
#include <nqpf/rules/dynamic.hpp>
#include <nqpf/rules/explain.hpp>
#include <nqpf/rules/record_program.hpp>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace floats_test {

namespace {

enum class place { less, at_most, more, at_least, equal, unequal, inside, listed };
constexpr auto describe(place) {
  using enum place;
  return nqpf::values<less, at_most, more, at_least, equal, unequal, inside, listed>;
}
enum class verdict { weak, sound };
constexpr auto describe(verdict) { return nqpf::worst_to_best<verdict::weak, verdict::sound>; }

using namespace nqpf::dsl;
using nqpf::truth;
using nqpf::detail::truth_of;
inline constexpr nqpf::source manual{"manual", "", "", ""};

struct host {
  float x;
};
struct maybe {
  std::optional<float> x;
};
struct of_method {
  float value;
  constexpr float x() const { return value; }
};

// Thresholds in the program text.
inline constexpr auto x = indicator<&host::x>("x").in(0, 1);
inline constexpr auto stated =
    ruleset<host>({rule("more").when(x > 0.2).then(place::more).cite(manual, "1"),
                   rule("equal").when(x == 0.3).then(place::equal).cite(manual, "1"),
                   rule("less").when(x < 0.7).then(place::less).cite(manual, "1"),
                   rule("inside").when(between(x, 0.1, 0.3)).then(place::inside).cite(manual, "1"),
                   rule("listed").when(one_of(x, 0.1, 0.7)).then(place::listed).cite(manual, "1")});
constexpr bool fires(float v, const char* id) {
  const auto found = nqpf::evaluate<stated>(host{v});
  return found.all().outcomes[nqpf::program_of<stated>.rule(id)] == truth::yes;
}
static_assert(!fires(0.2F, "more") && fires(0.20000002F, "more"));
static_assert(fires(0.3F, "equal") && !fires(0.30000004F, "equal"));
static_assert(!fires(0.7F, "less") && fires(0.69999993F, "less"));
static_assert(fires(0.1F, "inside") && fires(0.3F, "inside") && !fires(0.30000004F, "inside"));
static_assert(fires(0.1F, "listed") && fires(0.7F, "listed") && !fires(0.6F, "listed"));

// The same with a threshold that is set at run time, bound to several kinds of floats.
inline constexpr auto y = indicator("y").in(-2, 3);
inline constexpr auto bound = parameter("bound", 0.5).in(-1, 2);
inline constexpr auto operators =
    ruleset({rule("less").when(y < bound).then(place::less).cite(manual, "1"),
             rule("at_most").when(y <= bound).then(place::at_most).cite(manual, "1"),
             rule("more").when(y > bound).then(place::more).cite(manual, "1"),
             rule("at_least").when(y >= bound).then(place::at_least).cite(manual, "1"),
             rule("equal").when(y == bound).then(place::equal).cite(manual, "1"),
             rule("unequal").when(y != bound).then(place::unequal).cite(manual, "1"),
             rule("inside").when(between(y, bound, 2.5)).then(place::inside).cite(manual, "1"),
             rule("sum").when(y - 0.5 > 0).then(place::listed).cite(manual, "1")});
// Without the arithmetic, so that columns are read as the machine has them.
inline constexpr auto plain_operators =
    ruleset({rule("less").when(y < bound).then(place::less).cite(manual, "1"),
             rule("at_most").when(y <= bound).then(place::at_most).cite(manual, "1"),
             rule("more").when(y > bound).then(place::more).cite(manual, "1"),
             rule("at_least").when(y >= bound).then(place::at_least).cite(manual, "1"),
             rule("equal").when(y == bound).then(place::equal).cite(manual, "1"),
             rule("unequal").when(y != bound).then(place::unequal).cite(manual, "1")});
inline constexpr auto of_member = nqpf::bind<operators>(nqpf::to<&host::x>(y));
inline constexpr auto of_optional = nqpf::bind<operators>(nqpf::to<&maybe::x>(y));
inline constexpr auto of_function = nqpf::bind<operators>(nqpf::to<&of_method::x>(y));

// k / n as somebody writes it.
template <class T>
T written(int k, int n) {
  const std::string text = std::to_string(k) + "e-" + (n == 100 ? "2" : "3");
  T v{};
  std::from_chars(text.data(), text.data() + text.size(), v);
  return v;
}

bool are_right(const truth* outcomes, int value, int threshold, int rules) {
  const bool expected[] = {value<threshold, value <= threshold, value> threshold,
                           value >= threshold, value == threshold, value != threshold,
                           value >= threshold};
  for (int r = 0; r < rules && r < 7; ++r)
    if (outcomes[r] != truth_of(expected[r])) return false;
  return true;
}

// Values farther away are on the same side: of each threshold the values around it, and some of all.
template <class Each>
void around(int threshold, int n, Each each) {
  for (int value = threshold - 3; value <= threshold + 3; ++value) each(value);
  for (int value = -n; value <= 2 * n; value += n / 20 + 1) each(value);
}

template <const auto& Set, class Make>
long wrong_of_one_record(int n, Make make) {
  long wrong = 0;
  nqpf::settings<Set> with;
  for (int threshold = -n; threshold <= 2 * n; ++threshold) {
    if (!with.set("bound", written<double>(threshold, n))) return -1;
    around(threshold, n, [&](int value) {
      const auto found = nqpf::evaluate<Set>(make(written<float>(value, n)), with);
      wrong += are_right(found.all().outcomes, value, threshold, 7) ? 0 : 1;
      wrong += found.outcome("sum") == truth_of(value * 2 > n) ? 0 : 1;
    });
    // A threshold that is a float is the same threshold.
    nqpf::settings<Set> single;
    if (!single.set("bound", written<float>(threshold, n))) return -1;
    wrong += single.values[0] == with.values[0] ? 0 : 1;
  }
  return wrong;
}

constexpr nqpf::simd::level levels[] = {nqpf::simd::level::portable, nqpf::simd::level::sse2,
                                        nqpf::simd::level::avx2, nqpf::simd::level::avx512};

template <const auto& Set>
long wrong_of_columns(int n, int step, int rules) {
  std::vector<float> floats;
  std::vector<std::optional<float>> optionals;
  std::vector<host> records;
  for (int value = -n; value <= 2 * n; ++value) {
    floats.push_back(written<float>(value, n));
    optionals.push_back(floats.back());
    records.push_back({floats.back()});
  }
  nqpf::columns plain(floats.size()), wrapped(floats.size()), members(floats.size()),
      some(floats.size());
  plain.add(y, floats);
  wrapped.add(y, optionals);
  members.add(y, nqpf::column_of<&host::x>(records));
  some.add(y, nqpf::column_of(floats).missing_where(0.7));
  const nqpf::column_program ready(nqpf::program_of<Set>);
  long wrong = 0;
  for (int threshold = -n; threshold <= 2 * n; threshold += step) {
    const double parameters[] = {written<double>(threshold, n)};
    for (const auto level : levels) {
      nqpf::column_options options;
      options.parameters = parameters;
      options.level = level;
      for (const nqpf::columns* data : {&plain, &wrapped, &members, &some}) {
        const auto found = nqpf::evaluate(ready, *data, options);
        for (std::size_t i = 0; i < floats.size(); ++i) {
          truth outcomes[8];
          for (int r = 0; r < rules; ++r) outcomes[r] = found.outcome(r, i);
          const int value = static_cast<int>(i) - n;
          if (data == &some && value * 10 == 7 * n) wrong += outcomes[0] == truth::unknown ? 0 : 1;
          else wrong += are_right(outcomes, value, threshold, rules) ? 0 : 1;
        }
      }
    }
  }
  return wrong;
}

float next_up(float v) { return std::nextafter(v, std::numeric_limits<float>::infinity()); }

// All floats from one to another.
std::vector<float> floats_between(float low, float high) {
  std::vector<float> all;
  for (float v = low; v <= high; v = next_up(v)) all.push_back(v);
  return all;
}

}  // namespace

TEST_CASE("floats: the decimal that a float prints is its number", "[floats]") {
  std::mt19937 random(1);
  long wrong = 0;
  double last = 0;
  const auto check = [&](float v) {
    char text[64];
    const auto end = std::to_chars(text, text + sizeof text, v, std::chars_format::scientific).ptr;
    double printed = 0;
    std::from_chars(text, end, printed);
    const double number = nqpf::detail::decimal_of(v);
    wrong += number == printed && static_cast<float>(number) == v &&
                     nqpf::detail::decimal_of(-v) == -printed
                 ? 0
                 : 1;
    return number;
  };
  for (std::size_t i = 0; i < test::rounds(200'000, 20'000'000); ++i) {
    const auto v = __builtin_bit_cast(float, static_cast<unsigned>(random()) & 0x7FFFFFFFU);
    if (std::isfinite(v) && ((v > 1e-13F && v < 1e27F) || i % 40 == 0)) check(v);
  }
  // In the order of the floats, also at the powers of two, where their distance changes.
  for (int exponent = 1; exponent < 255; ++exponent)
    for (int k = -3; k <= 3; ++k) {
      const auto bits = static_cast<unsigned>((exponent << 23) + k);
      const double number = check(__builtin_bit_cast(float, bits));
      wrong += k > -3 && !(number > last) ? 1 : 0;
      last = number;
    }
  CHECK(wrong == 0);
  using limits = std::numeric_limits<float>;
  CHECK(nqpf::detail::decimal_of(limits::denorm_min()) == 1e-45);
  CHECK(nqpf::detail::decimal_of(limits::max()) == 3.4028235e38);
  CHECK(nqpf::detail::decimal_of(limits::infinity()) == nqpf::infinity);
  CHECK(nqpf::is_missing(nqpf::detail::decimal_of(limits::quiet_NaN())));
}

TEST_CASE("floats: what machines compare with gives the answer of the decimals", "[floats]") {
  std::mt19937 random(2);
  std::uniform_real_distribution<double> some(-2, 2);
  std::vector<double> thresholds{0,     0.1,           0.7,          -0.7,    1e-46,
                                 1e39,  -1e39,         3.4028235e38, 3.41e38, 3.4028234663852886e38,
                                 1e-45, nqpf::infinity};
  for (int i = 0; i < 20'000; ++i) thresholds.push_back(some(random));
  for (int i = 0; i < 20'000; ++i)  // between a float, its number, and their neighbours
    thresholds.push_back(static_cast<double>(static_cast<float>(some(random))) *
                         (1 + 1e-8 * some(random)));
  long wrong = 0;
  for (const double t : thresholds) {
    const double machine = nqpf::detail::machine_threshold(t);
    const float near = nqpf::detail::to_single(t);
    for (const float v : {near, next_up(near), -next_up(-near)}) {
      const double number = nqpf::detail::decimal_of(v);
      const double raw = v;
      wrong += (number < t) == (raw < machine) && (number <= t) == (raw <= machine) &&
                       (number == t) == (raw == machine)
                   ? 0
                   : 1;
    }
    const double below = nqpf::detail::single_at_most(t);
    const double above = nqpf::detail::single_at_least(t);
    wrong +=
        below <= t && above >= t && nqpf::detail::is_single(below) &&
                nqpf::detail::is_single(above) &&
                (below == above || next_up(static_cast<float>(below)) == static_cast<float>(above))
            ? 0
            : 1;
  }
  CHECK(wrong == 0);
}

TEST_CASE("floats: decimals of two and three places against every threshold", "[floats]") {
  const auto plain = [](float v) { return host{v}; };
  const auto optional = [](float v) { return maybe{v}; };
  const auto method = [](float v) { return of_method{v}; };
  CHECK(wrong_of_one_record<of_member>(100, plain) == 0);
  CHECK(wrong_of_one_record<of_member>(1000, plain) == 0);
  CHECK(wrong_of_one_record<of_optional>(1000, optional) == 0);
  CHECK(wrong_of_one_record<of_function>(1000, method) == 0);
}

TEST_CASE("floats: the same in columns, read as decimals and as the machine has them", "[floats]") {
  CHECK(wrong_of_columns<operators>(100, 1, 7) == 0);
  CHECK(wrong_of_columns<plain_operators>(100, 1, 6) == 0);
  CHECK(wrong_of_columns<operators>(1000, 53, 7) == 0);
  CHECK(wrong_of_columns<plain_operators>(1000, 7, 6) == 0);
}

TEST_CASE("floats: a book's comparisons with constants", "[floats]") {
  nqpf::rule_book book;
  const auto& own = book.add(indicator("x").in(0, 1).of_floats());
  const auto& cited = book.add(nqpf::source{"manual", "", "", ""});
  for (int k = 0; k < 100; ++k)
    book.add(rule(book.keep("r" + std::to_string(k)))
                 .when(own <= written<double>(k, 100))
                 .then(verdict::weak)
                 .cite(cited, "1")
                 .allow(nqpf::defect::subsumed, "all thresholds"));
  REQUIRE(book.compile().ok());
  std::vector<float> all;
  for (int i = 0; i <= 100; ++i) all.push_back(written<float>(i, 100));
  nqpf::columns data(all.size());
  data.add(own, all);
  const auto found = nqpf::evaluate(book.program(), data);
  const nqpf::record_program one(book.program());
  std::vector<unsigned char> scratch(one.scratch_size());
  long wrong = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    double value[1];
    data.row(book.program(), i, value);
    std::vector<truth> outcomes(100);
    one.evaluate(value, nullptr, outcomes.data(), scratch.data());
    for (int k = 0; k < 100; ++k) {
      const truth expected = truth_of(static_cast<int>(i) <= k);
      wrong += found.outcome(k, i) == expected ? 0 : 1;
      wrong += outcomes[static_cast<std::size_t>(k)] == expected ? 0 : 1;
    }
  }
  CHECK(wrong == 0);
}

namespace {

// A domain of twenty floats and thresholds that lie on their decimals, on the floats as the machine has them, between,
// and at the ends: every verdict of the proof against all floats.
struct verdicts {
  bool outside_domain = false, never_first = false, always_first = false, gap = false,
       overlap = false;
};
verdicts proven(const nqpf::diagnostics& found) {
  verdicts v;
  for (int i = 0; i < found.size(); ++i) {
    const auto& d = found.items[i];
    v.outside_domain |= d.code == nqpf::defect::outside_domain;
    v.never_first |= d.code == nqpf::defect::never_holds && d.rule == 0;
    v.always_first |= d.code == nqpf::defect::always_holds && d.rule == 0;
    v.gap |= d.code == nqpf::defect::gap;
    v.overlap |= d.code == nqpf::defect::overlap;
  }
  return v;
}
bool meets(nqpf::comparison r, double v, double t) {
  return nqpf::detail::compare_numbers(r, v, t);
}
nqpf::condition<nqpf::unbound> compare(const nqpf::indicator_of<nqpf::unbound, nqpf::numeric>& i,
                                       nqpf::comparison r, double t) {
  switch (r) {
    case nqpf::comparison::less: return i < t;
    case nqpf::comparison::less_equal: return i <= t;
    case nqpf::comparison::greater: return i > t;
    case nqpf::comparison::greater_equal: return i >= t;
    case nqpf::comparison::equal: return i == t;
    default: return i != t;
  }
}

}  // namespace

TEST_CASE("floats: proofs between neighbouring floats agree with all floats", "[floats]") {
  std::mt19937 random(3);
  long wrong = 0;
  long gaps = 0;
  long proofs = 0;
  for (std::size_t round = 0; round < test::rounds(1'500, 30'000); ++round) {
    const float start = std::uniform_real_distribution<float>(0.05F, 1)(random);
    float end = start;
    for (int i = 0; i < 20; ++i) end = next_up(end);
    const std::vector<float> all = floats_between(start, end);
    const auto threshold = [&] {
      const float v = all[random() % all.size()];
      switch (random() % 4) {
        case 0: return nqpf::detail::decimal_of(v);
        case 1: return static_cast<double>(v);
        case 2: return static_cast<double>(v) * (1 + 2e-8);
        default: return nqpf::detail::decimal_of(v) * (1 - 1e-9);
      }
    };
    const auto relation = [&] { return static_cast<nqpf::comparison>(random() % 6); };
    const double t[] = {threshold(), threshold(), threshold()};
    const nqpf::comparison r[] = {relation(), relation(), relation()};
    nqpf::rule_book book;
    auto declared = indicator("x")
                        .in(nqpf::detail::decimal_of(start), nqpf::detail::decimal_of(end))
                        .of_floats();
    declared.may_be_missing = false;
    const auto& own = book.add(declared);
    const auto& cited = book.add(nqpf::source{"manual", "", "", ""});
    const bool sums = random() % 3 == 0;  // the second comparison computes
    const auto second = sums ? (own * 1 < t[2]) : compare(own, r[2], t[2]);
    book.add(rule("first")
                 .when(compare(own, r[0], t[0]) && compare(own, r[1], t[1]))
                 .then(verdict::weak)
                 .cite(cited, "1")
                 .allow(nqpf::defect::no_effect, "tried"));
    book.add(rule("second").when(second).then(place::less).cite(cited, "1"));
    book.add_group({"first", "second"}, nqpf::hit::unique, true, false);
    const nqpf::diagnostics found = book.compile();
    verdicts expected{false, true, true, false, false};
    bool second_can = false;
    bool second_must = true;
    for (const float v : all) {
      const double number = nqpf::detail::decimal_of(v);
      const bool one = meets(r[0], number, t[0]) && meets(r[1], number, t[1]);
      const bool two = sums ? number * 1 < t[2] : meets(r[2], number, t[2]);
      expected.never_first = expected.never_first && !one;
      expected.always_first = expected.always_first && one;
      expected.gap |= !one && !two;
      expected.overlap |= one && two;
      second_can = second_can || two;
      second_must = second_must && two;
    }
    const verdicts said = proven(found);
    const bool is_usual =
        !expected.never_first && !expected.always_first && second_can && !second_must;
    if (said.outside_domain) continue;  // nothing else is said then
    wrong += said.never_first == expected.never_first ? 0 : 1;
    wrong += said.always_first == expected.always_first ? 0 : 1;
    if (is_usual) {
      wrong += said.gap == expected.gap && said.overlap == expected.overlap ? 0 : 1;
      gaps += expected.gap ? 0 : 1;
      ++proofs;
    }
  }
  CHECK(wrong == 0);
  CHECK(gaps > 20);  // complete sets among them
  CHECK(proofs > 300);
}

namespace {

// A rule set of the host's with thresholds that no float is.
inline constexpr auto odd = parameter("odd", 0.123456789).in(0.01, 0.99);
inline constexpr auto odd_set =
    ruleset<host>({rule("low").when(x < odd).then(verdict::weak).cite(manual, "1"),
                   rule("rest").when(x >= odd).then(verdict::sound).cite(manual, "1")})
        .exclusive("low", "rest")
        .complete_when_known("low", "rest");
inline constexpr auto z = indicator("z").in(0, 1);
inline constexpr auto loose =
    ruleset({rule("low").when(z < odd).then(verdict::weak).cite(manual, "1"),
             rule("rest").when(z >= odd).then(verdict::sound).cite(manual, "1"),
             rule("sum").when(z * 3 > 1.0000001).then(place::more).cite(manual, "1")});
inline constexpr auto bound_loose = nqpf::bind<loose>(nqpf::to<&host::x>(z));

bool is_entered_float(double v) { return nqpf::detail::decimal_of(static_cast<float>(v)) == v; }

template <const auto& Set>
long wrong_changes() {
  std::mt19937 random(4);
  std::uniform_real_distribution<double> some(0.01, 0.99);
  long wrong = 0;
  for (int i = 0; i < 300; ++i) {
    nqpf::settings<Set> with;
    // The number of a float, one beside it, or any.
    const auto near = static_cast<float>(some(random));
    const double t = i % 3 == 0   ? some(random)
                     : i % 3 == 1 ? nqpf::detail::decimal_of(near)
                                  : nqpf::detail::decimal_of(near) * (1 + 1e-9);
    if (!with.set("odd", t)) return -1;
    for (const float from : {0.0F, 1.0F, static_cast<float>(some(random))}) {
      const auto found = nqpf::evaluate<Set>(host{from}, with);
      for (int r = 0; r < found.all().program->count.rules; ++r) {
        if (found.all().outcomes[r] == truth::yes) continue;
        const char* id = found.all().program->rules[r].id;
        nqpf::change_options options;
        options.raises = nqpf::may_raise::anything;
        const auto change = std::string(id) == "low" ? nqpf::what_would_hold(found["low"], options)
                            : std::string(id) == "rest"
                                ? nqpf::what_would_hold(found["rest"], options)
                                : nqpf::needed_change{};
        if (std::string(id) == "sum") continue;
        if (!change.found() || change.count != 1 || !is_entered_float(change.items[0].to)) {
          ++wrong;
          continue;
        }
        const auto entered = static_cast<float>(change.items[0].to);
        const auto after = nqpf::evaluate<Set>(host{entered}, with);
        wrong += after.all().outcomes[r] == truth::yes ? 0 : 1;
      }
    }
    for (const bool readable : {true, false}) {
      nqpf::boundary_options how;
      how.readable = readable;
      const auto records = nqpf::boundary_records_of<Set>(with, how);
      for (const auto& c : records.conditions()) {
        if (!c.is_shown()) {
          ++wrong;
          continue;
        }
        for (const int at : {c.holds, c.fails}) {
          const double v = records.values(at)[0];
          wrong += is_entered_float(v) ? 0 : 1;
        }
      }
    }
  }
  return wrong;
}

}  // namespace

TEST_CASE("floats: changes and boundary records are floats that do", "[floats]") {
  CHECK(wrong_changes<odd_set>() == 0);
}
TEST_CASE("floats: changes and boundary records of a set that is bound to floats", "[floats]") {
  CHECK(wrong_changes<bound_loose>() == 0);
}

TEST_CASE("floats: sentences print a float's own digits", "[floats]") {
  const auto found = nqpf::evaluate<stated>(host{0.7F});
  const auto why = nqpf::why_not(found["less"]);
  const std::string told = nqpf::to_text(why).c_str();
  CHECK(told.find("0.69999") == std::string::npos);
  CHECK(told.find("is 0.7") != std::string::npos);
}

TEST_CASE("floats: arithmetic counts with the decimals, as it would with doubles", "[floats]") {
  nqpf::rule_book book;
  const auto& a = book.add(indicator("a").in(0, 1).of_floats());
  const auto& b = book.add(indicator("b").in(0, 1).of_floats());
  const auto& cited = book.add(nqpf::source{"manual", "", "", ""});
  book.add(rule("sum").when(a + b > 0.5).then(verdict::weak).cite(cited, "1"));
  book.add(rule("less").when(a < b).then(verdict::weak).cite(cited, "1"));
  book.add(rule("scaled").when(a * 100 >= 70).then(place::more).cite(cited, "1"));
  REQUIRE(book.compile().ok());
  std::vector<float> left, right;
  for (int i = 0; i <= 100; ++i) {
    left.push_back(written<float>(i, 100));
    right.push_back(written<float>(100 - i, 100));
  }
  nqpf::columns data(left.size());
  data.add(a, left).add(b, right);
  const auto found = nqpf::evaluate(book.program(), data);
  long wrong = 0;
  for (int i = 0; i <= 100; ++i) {
    const double v = written<double>(i, 100);
    const double w = written<double>(100 - i, 100);
    const auto row = static_cast<std::size_t>(i);
    wrong += found.outcome(0, row) == truth_of(v + w > 0.5) ? 0 : 1;
    wrong += found.outcome(1, row) == truth_of(v < w) ? 0 : 1;
    wrong += found.outcome(2, row) == truth_of(v * 100 >= 70) ? 0 : 1;
  }
  CHECK(wrong == 0);
}

}  // namespace floats_test
