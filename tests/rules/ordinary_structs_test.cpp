// SPDX-License-Identifier: BSL-1.0
// The code that is made of a set for structs as hosts have them says what the interpreter says: optionals,
// enumerations that are numbered or not, texts alike and long, whole numbers in arithmetic, groups in order.
#include <nqpf/rules.hpp>
#include <nqpf/rules/columns.hpp>

#include "support/base.hpp"
#include "support/catch.hpp"

#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace ordinary_structs_test {
namespace {

using nqpf::truth;

enum class tone { low, middle, high };
constexpr auto describe(tone) { return nqpf::values<tone::low, tone::middle, tone::high>; }
enum class level : unsigned char { one = 10, two = 20, five = 50 };
constexpr auto describe(level) { return nqpf::values<level::one, level::two, level::five>; }
enum class verdict { weak, sound };
constexpr auto describe(verdict) { return nqpf::worst_to_best<verdict::weak, verdict::sound>; }

struct inner {
  std::optional<int> depth;
  long long mass = 0;
};
struct host {
  int age = 0;
  unsigned short size = 0;
  bool is_open = false;
  tone voice{};
  level rank{};
  std::optional<tone> other_voice;
  std::optional<double> share;
  std::optional<float> part;
  double weight = 0;
  std::string place;
  std::string note;
  const inner* in = nullptr;

  constexpr std::optional<double> rate() const {
    return age > 0 ? std::optional<double>(double(size) / age) : std::nullopt;
  }
  constexpr int difference() const { return age - size; }
};

// clang-format off
namespace set {
using namespace nqpf::dsl;
inline constexpr source manual{"manual", "Manual", "", "2026"};
inline constexpr auto age = indicator<&host::age>("age").in(-5, 120);
inline constexpr auto size = indicator<&host::size>("size").in(0, 1000);
inline constexpr auto is_open = indicator<&host::is_open>("is_open");
inline constexpr auto voice = indicator<&host::voice>("voice");
inline constexpr auto rank = indicator<&host::rank>("rank");
inline constexpr auto other_voice = indicator<&host::other_voice>("other_voice");
inline constexpr auto share = indicator<&host::share>("share").in(0, 1);
inline constexpr auto part = indicator<&host::part>("part").in(0, 1);
inline constexpr auto weight = indicator<&host::weight>("weight").in(-10, 10);
inline constexpr auto place = category<&host::place>("place", "", "N", "NO", "NOR", "north", "northern", "northerner", "northernmost", "southernmost").or_other();
inline constexpr auto note = category<&host::note>("note", "yes", "no");
inline constexpr auto depth = indicator<&host::in, &inner::depth>("depth").in(0, 9);
inline constexpr auto mass = indicator<&host::in, &inner::mass>("mass").in(0, 9);
inline constexpr auto rate = indicator<&host::rate>("rate").in(0, 1e9);
inline constexpr auto difference = indicator<&host::difference>("difference").in(-2000, 2000);

inline constexpr auto cut = parameter("cut", 0.5).in(0, 0.9);

// What is here is said of groups, comparisons and arithmetic alike; each rule has one kind of condition.
inline constexpr auto rules = ruleset<host>({
  derived("tall").when(age >= 60 || size > 900),
  derived("soft").when(voice == tone::low && other_voice != tone::high),
  derived("north").when(one_of(place, "N", "NO", "NOR", "north", "northern")),
  rule("a").when(holds("tall") && share < 0.5).then(verdict::weak).cite(manual, "1"),
  rule("b").when(!holds("soft") && rank == level::two).then(verdict::weak).cite(manual, "2"),
  rule("c").when(place == "northerner" || place == "").then(verdict::weak).cite(manual, "3"),
  rule("d").when(one_of(rank, level::one, level::five) && !is_open).then(verdict::weak).cite(manual, "4"),
  rule("e").when(age + 2 * size - difference > 300).then(verdict::weak).cite(manual, "5"),
  rule("f").when(share + part >= 1).then(verdict::weak).cite(manual, "6"),
  rule("g").when(weight / part > 3 && note == "yes").then(verdict::weak).cite(manual, "7"),
  rule("h").when(known(depth) && !(depth == 3) && mass <= 7).then(verdict::weak).cite(manual, "8"),
  rule("i").when(rate > 1.5).then(verdict::weak).cite(manual, "9"),
  rule("j").when(share > cut && !holds("north")).then(verdict::weak).cite(manual, "10"),
  rule("k").when(size / 10 < age && voice != tone::middle).then(verdict::weak).cite(manual, "11"),
  rule("l").when(is_open && part < 0.2).then(verdict::weak).cite(manual, "12"),
  rule("m").when(age < 18).then(verdict::weak).cite(manual, "13"),
  rule("n").when(share > 0.25).then(verdict::weak).cite(manual, "14"),
  rule("o").when(age >= 10).then(verdict::sound).cite(manual, "15"),
  rule("p").when(age <= 50).then(verdict::sound).cite(manual, "16"),
}).in_order("l", "m", "n").complete("o", "p");
}  // namespace set
// clang-format on

constexpr const char* places[] = {
    "",           "N",          "NO",           "NOR",
    "north",      "nOrth",      "northern",     "northerN",
    "northerner", "northernem", "northernmost", "southernmost",
    "s",          "so",         "N\xc3\xb8r",   "northernmost place of all"};

struct any_host {
  std::mt19937_64 random;
  inner below{};

  int in(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); }
  bool often() { return in(0, 3) > 0; }
  host operator()() {
    host h;
    h.age = in(-5, 90);
    h.size = static_cast<unsigned short>(in(0, 1000));
    h.is_open = in(0, 1) == 1;
    h.voice = static_cast<tone>(in(-1, 3));
    h.rank = static_cast<level>(in(0, 5) * 10);
    if (often()) h.other_voice = static_cast<tone>(in(0, 2));
    if (often()) h.share = in(0, 10) / 10.0;
    if (often()) h.part = static_cast<float>(in(0, 10)) / 10.0F;
    h.weight = often() ? in(-10, 10) : nqpf::missing;
    h.place = places[in(0, 15)];
    h.note = in(0, 2) == 0 ? "no" : in(0, 1) == 0 ? "yes" : "maybe";
    if (often()) {
      below = {};
      if (often()) below.depth = in(0, 9);
      below.mass = in(0, 9);
      h.in = &below;
    }
    return h;
  }
};

// Rows of bits as a processor with less would run them.
constexpr nqpf::simd::level levels[] = {nqpf::simd::level::sse2, nqpf::simd::level::avx2,
                                        nqpf::simd::level::avx512};
void run_at_level(nqpf::simd::level level, const double* values, const double* parameters,
                  truth* out) {
  namespace single = nqpf::detail::single;
  constexpr auto n = static_cast<std::size_t>(nqpf::program_of<set::rules>.count.rules);
  const nqpf::detail::single::plan& ready = single::plan_of<set::rules>().ready;
  std::vector<unsigned char> marks(static_cast<std::size_t>(ready.block_count) *
                                   single::rule_mask::bits);
  single::run_planes<true, true, false>(ready, values, parameters, marks.data(),
                                        nqpf::simd::available(level));
  single::to_truths(marks.data(), n, out);
}

TEST_CASE("code made of a set says what the interpreter says", "[ordinary_structs]") {
  STATIC_CHECK(nqpf::detail::single::is_small(nqpf::program_of<set::rules>));
  constexpr const nqpf::program& p = nqpf::program_of<set::rules>;
  any_host any{std::mt19937_64(3)};
  int wrong = 0;
  int seen[16][3] = {};
  auto with = nqpf::settings<set::rules>::defaults();
  for (std::size_t i = test::rounds(test::is_sanitized ? 500 : 5'000, 200'000); i > 0; --i) {
    const host h = any();
    REQUIRE(with.set("cut", any.in(0, 9) / 10.0));
    double values[p.count.inputs];
    truth plain[p.count.rules];
    nqpf::detail::read_inputs<set::rules>(h, values);
    nqpf::run(p, values, with.values, plain);
    const auto found = nqpf::evaluate<set::rules>(h, with);
    const auto copied = nqpf::findings<set::rules>(nqpf::input_values{values}, with);
    truth rows[p.count.rules];
    nqpf::detail::single::run_rows<set::rules>(values, true, with.values, rows);
    truth at_level[p.count.rules];
    run_at_level(levels[i % 3], values, with.values, at_level);
    for (int r = 0; r < p.count.rules; ++r) {
      wrong += found.all().outcomes[r] == plain[r] && copied.all().outcomes[r] == plain[r] &&
                       rows[r] == plain[r] && at_level[r] == plain[r]
                   ? 0
                   : 1;
      ++seen[r % 16][static_cast<int>(plain[r])];
    }
    for (int f = 0; f < p.count.inputs; ++f) {
      const double a = found.all().values[f];
      wrong += a == values[f] || (a != a && values[f] != values[f]) ? 0 : 1;
    }
  }
  CHECK(wrong == 0);
  // Rules of arithmetic and optionals are seen with each outcome.
  for (const int r : {3, 8, 9, 11}) {
    CHECK(seen[r][0] > 0);
    CHECK(seen[r][1] > 0);
    CHECK(seen[r][2] > 0);
  }
}

TEST_CASE("a missing number is seen wherever it is, and none behind the last",
          "[ordinary_structs]") {
  for (const auto level : levels) {
    for (int n = 0; n <= 20; ++n) {
      std::vector<double> values(static_cast<std::size_t>(n) + 16, nqpf::missing);
      for (int i = 0; i < n; ++i) values[static_cast<std::size_t>(i)] = i;
      const auto sees = [&] {
        return nqpf::detail::single::some_missing(values.data(), n, nqpf::simd::available(level));
      };
      CHECK_FALSE(sees());
      for (int i = 0; i < n; ++i) {
        values[static_cast<std::size_t>(i)] = nqpf::missing;
        CHECK(sees());
        values[static_cast<std::size_t>(i)] = i;
      }
    }
  }
}

TEST_CASE("columns over structs say what single records say", "[ordinary_structs]") {
  any_host any{std::mt19937_64(4)};
  std::vector<host> hosts;
  for (int i = 0; i < 300; ++i) {
    hosts.push_back(any());
    hosts.back().in = nullptr;
  }
  const auto maps = nqpf::evaluate<set::rules>(nqpf::columns_over<set::rules>(hosts));
  int wrong = 0;
  for (std::size_t i = 0; i < hosts.size(); ++i) {
    const auto found = nqpf::evaluate<set::rules>(hosts[i]);
    for (int r = 0; r < nqpf::program_of<set::rules>.count.rules; ++r)
      wrong += maps.outcome(r, i) == found.all().outcomes[r] ? 0 : 1;
  }
  CHECK(wrong == 0);
}

// Which whole numbers are known to have an answer in arithmetic: bounds of a size that no sum or product leaves.
TEST_CASE("what is sure is what no missing value leaves open", "[ordinary_structs]") {
  constexpr const nqpf::program& p = nqpf::program_of<set::rules>;
  constexpr const auto& own = nqpf::detail::single::sure_of<set::rules, true>;
  constexpr const auto& copied = nqpf::detail::single::sure_of<set::rules, false>;
  const auto at = [&](const char* id) { return p.rule(id); };
  CHECK(own.rules[at("tall")]);
  CHECK(own.rules[at("north")]);
  CHECK(own.rules[at("c")]);
  CHECK(own.rules[at("e")]);
  CHECK(own.rules[at("k")]);
  for (const char* open : {"soft", "a", "b", "f", "g", "i", "j", "l"})
    CHECK_FALSE(own.rules[at(open)]);
  for (int r = 0; r < p.count.rules; ++r) CHECK_FALSE(copied.rules[r]);
}

// Lists of texts: each is found at its first place, whatever else is asked.
template <int Count, class Text>
struct named {
  Text text;
};
constexpr const char* words_of(int i) {
  constexpr const char* words[] = {
      "alpha",   "alphabet", "alphabets", "beta",  "be",           "b",
      "gamma",   "delta",    "epsilon",   "zeta",  "eta",          "theta",
      "iota",    "kappa",    "lambda",    "mu",    "nu",           "xi",
      "omicron", "pi",       "rho",       "sigma", "tau",          "upsilon",
      "phi",     "chi",      "psi",       "omega", "alphabetical", "alphabetic order",
      "aaaa",    "aaab",     "aaba",      "abaa",  "baaa",         "aaaaa",
      "aaaaaa",  "aaaaaaa",  "aaaaaaaa",  "\x80",  "\xff\xff"};
  return words[i];
}
template <class Text, int... I>
constexpr auto words_category(std::integer_sequence<int, I...>) {
  return nqpf::category<&named<sizeof...(I), Text>::text>("text", words_of(I)...).or_other();
}
template <int Count, class Text>
inline constexpr auto text = words_category<Text>(std::make_integer_sequence<int, Count>{});
template <int Count, class Text>
inline constexpr auto texts =
    nqpf::ruleset<named<Count, Text>>({nqpf::rule("first")
                                           .when(text<Count, Text> == words_of(0))
                                           .then(verdict::weak)
                                           .cite(set::manual, "1")});

// The text where a host may have it: in its object, in memory that has more room, or in somebody else's.
template <class Text>
Text as_text(const std::string& s) {
  return Text(s.data(), s.size());
}
template <>
const char* as_text<const char*>(const std::string& s) {
  return s.c_str();
}

template <int Count, class Text = std::string>
void check_texts() {
  static constexpr const auto& rules = texts<Count, Text>;
  const nqpf::indicator_info& info = *nqpf::program_of<rules>.inputs[0];
  std::vector<std::string> asked{"",
                                 "a",
                                 "alphabe",
                                 "alphabetical ",
                                 "alphabetic orders",
                                 "zzzzzzzz",
                                 std::string("be\0", 3),
                                 std::string(300, 'a')};
  for (int i = 0; i < 41; ++i) {
    asked.emplace_back(words_of(i));
    asked.push_back(asked.back() + "x");
    asked.push_back(asked.back().substr(0, asked.back().size() - 2));
  }
  std::vector<named<Count, Text>> records;
  for (const std::string& s : asked) records.push_back({as_text<Text>(s)});
  std::vector<double> columns(asked.size());
  nqpf::columns_over<rules>(records).of(info).copy(info, 0, asked.size(), columns.data());
  for (std::size_t k = 0; k < asked.size(); ++k) {
    const std::string& s = asked[k];
    if (std::is_pointer_v<Text> && s.find('\0') != std::string::npos) continue;
    int place = Count;
    for (int i = Count - 1; i >= 0; --i)
      if (s == words_of(i)) place = i;
    CAPTURE(s);
    CHECK(nqpf::detail::find_category(info, s.data(), s.size()) == place);
    CHECK(columns[k] == place);
    CHECK(nqpf::evaluate<rules>(records[k]).all().values[0] == place);
    if constexpr (std::is_same_v<Text, std::string>) {
      records[k].text.reserve(40);  // no more within its object
      CHECK(nqpf::evaluate<rules>(records[k]).all().values[0] == place);
    }
  }
}

TEST_CASE("texts are found in lists of every length", "[ordinary_structs]") {
  check_texts<1>();
  check_texts<2>();
  check_texts<5>();
  check_texts<29>();
  check_texts<41>();
  check_texts<5, std::string_view>();
  check_texts<41, std::string_view>();
  check_texts<5, const char*>();
  check_texts<41, const char*>();
}

// Numbers are read in pairs, and only those that may be missing are looked at: here it is one of seven.
template <int Place>
struct seven {
  template <int I>
  using number = std::conditional_t<I == Place, std::optional<int>, int>;
  number<0> a = 0;
  number<1> b = 0;
  number<2> c = 0;
  number<3> d = 0;
  number<4> e = 0;
  number<5> f = 0;
  number<6> g = 0;
};
template <int Place>
struct of_seven {
  using record = seven<Place>;
  static constexpr auto a = nqpf::indicator<&record::a>("a").in(0, 9);
  static constexpr auto b = nqpf::indicator<&record::b>("b").in(0, 9);
  static constexpr auto c = nqpf::indicator<&record::c>("c").in(0, 9);
  static constexpr auto d = nqpf::indicator<&record::d>("d").in(0, 9);
  static constexpr auto e = nqpf::indicator<&record::e>("e").in(0, 9);
  static constexpr auto f = nqpf::indicator<&record::f>("f").in(0, 9);
  static constexpr auto g = nqpf::indicator<&record::g>("g").in(0, 9);
  template <class Indicator>
  static constexpr auto more(const char* id, const Indicator& i) {
    return nqpf::rule(id).when(i > 4).then(verdict::weak).cite(set::manual, "1");
  }
  static constexpr auto rules =
      nqpf::ruleset<record>({more("a", a), more("b", b), more("c", c), more("d", d), more("e", e),
                             more("f", f), more("g", g)});
};

template <int Place>
void check_seven() {
  static constexpr const auto& rules = of_seven<Place>::rules;
  for (int bits = 0; bits < 128; ++bits) {
    for (const bool is_there : {false, true}) {
      const auto value = [&](int i) { return (bits >> i & 1) != 0 ? 9 : 0; };
      seven<Place> r{value(0), value(1), value(2), value(3), value(4), value(5), value(6)};
      if (!is_there) {
        if constexpr (Place == 0) r.a.reset();
        if constexpr (Place == 1) r.b.reset();
        if constexpr (Place == 3) r.d.reset();
        if constexpr (Place == 6) r.g.reset();
      }
      const auto found = nqpf::evaluate<rules>(r);
      for (int i = 0; i < 7; ++i)
        REQUIRE(found.all().outcomes[i] == (i == Place && !is_there ? truth::unknown
                                            : value(i) > 4          ? truth::yes
                                                                    : truth::no));
    }
  }
}

TEST_CASE("the one number that may be missing is looked at", "[ordinary_structs]") {
  check_seven<0>();
  check_seven<1>();
  check_seven<3>();
  check_seven<6>();
}

}  // namespace
}  // namespace ordinary_structs_test
