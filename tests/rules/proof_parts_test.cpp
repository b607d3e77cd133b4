// SPDX-License-Identifier: BSL-1.0
// Parts of the proof, each against points: bounds of arithmetic hold what is computed inside them, numbers that
// are linked are settled as going through all values finds, and numbers that are taken for the same are the
// same double on every record.
#include "support/base.hpp"
#include "support/catch.hpp"

#include <nqpf/rules/space/joint.hpp>

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace proof_parts_test {

namespace {

using namespace nqpf::detail;
using nqpf::detail::op;

constexpr double infinite_number = std::numeric_limits<double>::infinity();
constexpr double largest_number = std::numeric_limits<double>::max();

struct random_numbers {
  std::uint64_t state;

  explicit random_numbers(std::uint64_t seed) : state(seed * 0x9E3779B97F4A7C15u + 1) {}
  std::uint64_t bits() {
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return state * 0x2545F4914F6CDD1Du;
  }
  int below(int n) { return static_cast<int>(bits() % static_cast<std::uint64_t>(n)); }
  double uniform(double low, double high) {
    return low + (high - low) * (static_cast<double>(bits() >> 11) * 0x1p-53);
  }
  // Numbers at which arithmetic has edges, and others.
  double number() {
    static constexpr double edges[] = {0,      1,       -1,    .1,     -.1,    3,      -3,
                                       1e-310, -1e-310, 1e160, -1e160, 1e-160, -1e-160};
    const int k = below(20);
    if (k < 13) return edges[k];
    if (k < 15) return (k == 13 ? 1 : -1) * largest_number;
    if (k < 17) return (k == 15 ? 1 : -1) * infinite_number;
    return uniform(-2, 2);
  }
  bounds range() {
    const double a = number(), b = number();
    return {std::fmin(a, b), std::fmax(a, b), below(8) == 0};
  }
  double inside(const bounds& b) {
    const int k = below(4);
    if (k < 2) return k == 0 ? b.low : b.high;
    if (k == 2) return b.low <= 0 && b.high >= 0 ? 0 : b.low;
    const double low = std::fmax(b.low, -largest_number), high = std::fmin(b.high, largest_number);
    const double some = low / 2 + high / 2 + uniform(-.5, .5) * (high / 2 - low / 2);
    return std::fmin(b.high, std::fmax(b.low, some));
  }
};

double computed(op code, double a, double b) {
  return code == op::add        ? a + b
         : code == op::subtract ? a - b
         : code == op::multiply ? a * b
         : b == 0               ? nqpf::missing
                                : a / b;
}

}  // namespace

TEST_CASE("bounds of arithmetic hold whatever is computed inside them, and little else",
          "[proof]") {
  random_numbers random(1);
  for (std::size_t round = 0; round < test::rounds(20000, 400000); ++round)
    for (const op code : {op::add, op::subtract, op::multiply, op::divide}) {
      const bounds a = random.range(), b = random.range(), found = combine(code, a, b);
      for (int k = 0; k < 6; ++k) {
        const double x = random.inside(a), y = random.inside(b), z = computed(code, x, y);
        if (std::isnan(z) ? found.may_be_missing : found.low <= z && z <= found.high) continue;
        // A quotient by an interval across zero may be anything.
        INFO(a.low << ".." << a.high
                   << (code == op::add        ? " + "
                       : code == op::subtract ? " - "
                       : code == op::multiply ? " * "
                                              : " / ")
                   << b.low << ".." << b.high << ": " << x << ", " << y << " make " << z
                   << " beyond " << found.low << ".." << found.high);
        FAIL("a number lies outside its bounds");
      }
      if (a.may_be_missing || b.may_be_missing) CHECK(found.may_be_missing);
    }
  // Of moderate numbers the ends are reached, but for the last digit.
  for (std::size_t round = 0; round < test::rounds(5000, 100000); ++round)
    for (const op code : {op::add, op::subtract, op::multiply, op::divide}) {
      const double a = random.uniform(-4, 4), b = a + random.uniform(0, 4);
      double c = random.uniform(-4, 4), d = c + random.uniform(0, 4);
      if (code == op::divide && c <= 0 && d >= 0) c += 4.5, d += 4.5;
      const bounds found = combine(code, {a, b, false}, {c, d, false});
      double least = infinite_number, most = -infinite_number;
      for (const double x : {a, b})
        for (const double y : {c, d}) {
          least = std::fmin(least, computed(code, x, y));
          most = std::fmax(most, computed(code, x, y));
        }
      CHECK_FALSE(found.may_be_missing);
      CHECK((found.low <= least && found.low >= std::nextafter(least, -infinite_number)));
      CHECK((found.high >= most && found.high <= std::nextafter(most, infinite_number)));
    }
}

TEST_CASE("bounds without an end are no wider than they have to be", "[proof]") {
  const double inf = infinite_number;
  const auto is = [](op code, const bounds& a, const bounds& b, double low, double high, bool may) {
    const bounds found = combine(code, a, b);
    const bool near = found.low <= low && found.low >= std::nextafter(low, -infinite_number) &&
                      found.high >= high && found.high <= std::nextafter(high, infinite_number);
    return near && found.may_be_missing == may;
  };
  CHECK(is(op::add, {1, inf}, {2, 3}, 3, inf, false));
  CHECK(is(op::add, {2, 3}, {1, inf}, 3, inf, false));
  CHECK(is(op::add, {1, inf}, {2, inf}, 3, inf, false));
  CHECK(is(op::add, {-inf, 1}, {1, 2}, -inf, 3, false));
  CHECK(is(op::add, {1, 2}, {-inf, 1}, -inf, 3, false));
  CHECK(is(op::add, {-inf, 1}, {2, inf}, -inf, inf, true));
  CHECK(is(op::add, {2, inf}, {-inf, 1}, -inf, inf, true));
  CHECK(is(op::subtract, {1, inf}, {2, inf}, -inf, inf, true));
  CHECK(is(op::subtract, {-inf, 1}, {-inf, 2}, -inf, inf, true));
  CHECK(is(op::subtract, {1, inf}, {-inf, 3}, -2, inf, false));
  CHECK(is(op::subtract, {-inf, 1}, {3, inf}, -inf, -2, false));
  CHECK(is(op::multiply, {1, inf}, {2, 3}, 2, inf, false));
  CHECK(is(op::multiply, {0, inf}, {1, 2}, 0, inf, false));
  CHECK(is(op::multiply, {0, 2}, {1, inf}, 0, inf, true));
  CHECK(is(op::multiply, {1, inf}, {0, 2}, 0, inf, true));
  CHECK(is(op::multiply, {1, inf}, {-3, -2}, -inf, -2, false));
  CHECK(is(op::multiply, {-inf, inf}, {1, 2}, -inf, inf, false));
  CHECK(is(op::multiply, {0, 1}, {0, 1}, 0, 1, false));
  CHECK(is(op::divide, {0, inf}, {1, 2}, 0, inf, false));
  CHECK(is(op::divide, {-inf, 0}, {1, 2}, -inf, 0, false));
  CHECK(is(op::divide, {0, inf}, {-2, -1}, -inf, 0, false));
  CHECK(is(op::divide, {-inf, 0}, {-2, -1}, 0, inf, false));
  CHECK(is(op::divide, {1, 2}, {1, inf}, 0, inf, false));
  CHECK(is(op::divide, {-2, -1}, {-inf, -1}, 0, inf, false));
  CHECK(is(op::divide, {1, inf}, {1, inf}, 0, inf, true));
  CHECK(is(op::divide, {-1, 1}, {1, inf}, -inf, inf, false));
  for (const bounds& divisor : {bounds{0, 1}, bounds{-1, 0}, bounds{-1, 1}, bounds{0, 0}})
    CHECK(is(op::divide, {1, 2}, divisor, -inf, inf, true));
}

TEST_CASE("the integer below a number is found, and a number without fractions is its own",
          "[proof]") {
  for (const double v : {0.0, 1.5, -1.5, 2.0, -2.0, 1e15 + .5, -1e15 - .5, 8.9e15, 9e15, -9e15,
                         1e16, -1e16, 1e300, -1e300, infinite_number, -infinite_number})
    CHECK(floor_of(v) == std::floor(v));
}

TEST_CASE("axes of integers and of floats: the values at a cut are those of the type", "[proof]") {
  random_numbers random(2);
  axis integers, floats;
  integers.is_integer = floats.is_single = true;
  for (int round = 0; round < 20000; ++round) {
    double v = random.below(3) == 0 ? random.below(9) - 4 : random.uniform(-5, 5);
    if (random.below(4) == 0) v = decimal_of(static_cast<float>(v));
    const long long cut = ordinal(v);
    const double whole = std::ceil(v);
    CHECK(from_ordinal(integers.cut_at(cut)) == whole);
    CHECK(integers.at_most(v) == std::floor(v));
    CHECK(integers.takes(v) == (v == whole));
    double next = infinite_number,
           before = -infinite_number;  // of the decimals that floats stand for
    float near = static_cast<float>(v);
    for (int k = 0; k < 3; ++k) near = std::nextafterf(near, -HUGE_VALF);
    for (int k = 0; k < 7; ++k, near = std::nextafterf(near, HUGE_VALF)) {
      const double d = decimal_of(near);
      if (d >= v) next = std::fmin(next, d);
      if (d <= v) before = std::fmax(before, d);
    }
    CHECK(from_ordinal(floats.cut_at(cut)) == next);
    CHECK(floats.at_most(v) == before);
    CHECK(floats.takes(v) == (next == v));
  }
}

// ---- linked numbers -------------------------------------------------------------------------------------

namespace {

// Numbers that are integers from 0 on, or neighbouring doubles or floats from 1 on: value k is the k-th of these.
struct linked_case {
  number_system sys;
  int kind = 0;  // 0 integers, 1 doubles, 2 floats
  std::vector<int> lows, highs;

  [[nodiscard]] double value(int k) const {
    if (kind == 0) return k;
    if (kind == 1) return from_ordinal(ordinal(1) + k);
    float f = 1;
    for (int i = 0; i < k; ++i) f = std::nextafterf(f, 2);
    return decimal_of(f);
  }
  [[nodiscard]] bool keeps(const std::vector<int>& at) const {
    for (int i = 0; i < sys.link_count; ++i) {
      const number_link& l = sys.links[i];
      const int left = at[static_cast<std::size_t>(l.left)],
                right = at[static_cast<std::size_t>(l.right)] + l.plus;
      const int is = left < right ? 1 : left == right ? 2 : 4;
      if ((l.set & is) == 0) return false;
    }
    return true;
  }
  // Whether some values keep all links; the least such values are then in `least` (values of all numbers
  // together, which exist where no link is `!=`).
  [[nodiscard]] bool exists(std::vector<int>& least) const {
    std::vector<int> at = lows;
    bool found = false;
    least.assign(lows.size(), 1000);
    for (;;) {
      if (keeps(at)) {
        found = true;
        for (std::size_t i = 0; i < at.size(); ++i) least[i] = at[i] < least[i] ? at[i] : least[i];
      }
      std::size_t i = 0;
      while (i < at.size() && ++at[i] > highs[i]) at[i] = lows[i], ++i;
      if (i == at.size()) return found;
    }
  }
};

linked_case random_links(random_numbers& random) {
  linked_case out;
  out.kind = random.below(3);
  const int n = 2 + random.below(3), links = 1 + random.below(5);
  for (int i = 0; i < n; ++i) {
    const int low = random.below(4), high = low + random.below(4);
    out.lows.push_back(low);
    out.highs.push_back(high);
    long long first = ordinal(out.value(low)), end = ordinal(out.value(high)) + 1;
    // Between two values there are none: a range may end anywhere there.
    if (out.kind == 0 && random.below(2) == 0) end = ordinal(high + .5);
    out.sys.add(
        {static_cast<short>(i), false, out.kind == 0, out.kind == 2, false, false, first, end});
  }
  static constexpr int sets[] = {1, 2, 3, 4, 6};
  for (int i = 0; i < links; ++i) {
    const int left = random.below(n), right = (left + 1 + random.below(n - 1)) % n;
    const int plus = out.kind == 0 && random.below(3) == 0 ? random.below(3) - 1 : 0;
    out.sys.link(left, right, sets[random.below(5)], plus);
  }
  return out;
}

}  // namespace

TEST_CASE("linked numbers are settled as going through all values finds", "[proof]") {
  random_numbers random(3);
  std::size_t yes = 0, empty = 0;
  for (std::size_t round = 0; round < test::rounds(6000, 100000); ++round) {
    linked_case c = random_links(random);
    std::vector<int> least;
    const bool exists = c.exists(least);
    number_system sys = c.sys;
    const settled said = sys.settle();
    INFO("round " << round);
    if (said == settled::undecided) continue;
    REQUIRE((said == settled::yes) == exists);
    (exists ? yes : empty) += 1;
    for (int i = 0; exists && i < sys.count; ++i) {
      CHECK(from_ordinal(sys.numbers[i].least()) == c.value(least[static_cast<std::size_t>(i)]));
      CHECK(sys.numbers[i].least() <= sys.numbers[i].most());
    }
  }
  CHECK(yes > 10);
  CHECK(empty > 10);
}

TEST_CASE("a circle of links is empty where one of them is strict, however wide the ranges",
          "[proof]") {
  for (const int length : {2, 3, 7, 40})
    for (const bool turned : {false, true})
      for (int strict = -1; strict < length; ++strict) {
        number_system sys;
        for (int i = 0; i < length; ++i)
          sys.add({static_cast<short>(i), false, false, false, false, false, ordinal(-1e300),
                   ordinal(1e300) + 1});
        for (int i = 0; i < length; ++i) {
          const int set = (turned ? 4 : 1) | (i == strict ? 0 : 2);
          sys.link(i, (i + 1) % length, set);
        }
        CHECK(sys.settle() == (strict < 0 ? settled::yes : settled::empty));
      }
  // Without a link that closes it there is none.
  number_system chain;
  for (int i = 0; i < 40; ++i)
    chain.add(
        {static_cast<short>(i), false, false, false, false, false, ordinal(0), ordinal(1) + 1});
  for (int i = 39; i > 0; --i) chain.link(i - 1, i, 1);
  CHECK(chain.settle() == settled::yes);
  CHECK(chain.numbers[39].least() == 39);
}

TEST_CASE("a system that is full decides nothing", "[proof]") {
  number_system sys;
  for (int i = 0; i < number_system::most_numbers; ++i)
    sys.add({static_cast<short>(i), false, false, false, false, false, ordinal(0), ordinal(1) + 1});
  CHECK(sys.settle() == settled::yes);
  number_system more = sys;
  more.add({500, false, false, false, false, false, ordinal(0), ordinal(0)});
  CHECK(more.settle() == settled::undecided);
  for (int i = 0; i < number_system::most_links; ++i) sys.link(i % 100, i % 100 + 1, 3);
  CHECK(sys.settle() == settled::yes);
  sys.link(0, 1, 3);
  CHECK(sys.settle() == settled::undecided);
}

TEST_CASE("a bound keeps a number on one side of a value", "[proof]") {
  for (const int set : {1, 2, 3, 4, 6, 7})
    for (const bool is_integer : {false, true}) {
      number_system sys;
      sys.add({0, false, is_integer, false, false, false, ordinal(-5), ordinal(5) + 1});
      sys.bound(0, set, 2);
      for (int k = -5; k <= 5; ++k) {
        const bool wanted =
            ((set & 1) != 0 && k < 2) || ((set & 2) != 0 && k == 2) || ((set & 4) != 0 && k > 2);
        const bool there =
            sys.numbers[0].least() <= ordinal(k) && ordinal(k) <= sys.numbers[0].most();
        CHECK(there == wanted);
      }
    }
}

// ---- numbers taken for the same -------------------------------------------------------------------------

namespace {

struct steps_of {
  std::vector<nqpf::detail::number_step> steps;

  void leaf(random_numbers& random) {
    if (random.below(3) == 0) {
      static constexpr double some[] = {0, .5, -.5, 2, 3, -3};
      steps.push_back({op::constant, 0, some[random.below(6)], nullptr, nullptr});
    } else {
      steps.push_back({op::indicator, static_cast<short>(random.below(3)), 0, nullptr, nullptr});
    }
  }
  void grow(random_numbers& random, int depth) {
    const int k = depth == 0 ? 0 : random.below(6);
    if (k == 0) return leaf(random);
    if (k == 1) {
      grow(random, depth - 1);
      steps.push_back({op::negate, 0, 0, nullptr, nullptr});
      return;
    }
    grow(random, depth - 1);
    grow(random, depth - 1);
    static constexpr op two[] = {op::add, op::subtract, op::multiply, op::divide};
    steps.push_back({two[k - 2], 0, 0, nullptr, nullptr});
  }
};

// The same number, written in another way: operands in another order, signs turned.
void rewrite(const nqpf::program& p, number_range n, random_numbers& random,
             std::vector<nqpf::detail::number_step>& out) {
  const nqpf::detail::number_step last = p.steps[n.end - 1];
  if (last.code == op::negate) {
    rewrite(p, {n.begin, n.end - 1}, random, out);
    if (random.below(8) != 0) out.push_back(last);
    return;
  }
  if (!has_two_operands(last.code)) {
    out.push_back(last);
    if (random.below(8) == 0) out.push_back({op::negate, 0, 0, nullptr, nullptr});
    return;
  }
  const operand_pair both = operands_of(p, n);
  const bool swap = random.below(2) == 0;
  rewrite(p, swap ? both.right : both.left, random, out);
  rewrite(p, swap ? both.left : both.right, random, out);
  nqpf::detail::number_step step = last;
  if (random.below(8) == 0) {
    if (step.code == op::add) step.code = op::subtract;
    else if (step.code == op::subtract) step.code = op::add;
  }
  out.push_back(step);
  if (swap && last.code == op::subtract && random.below(2) == 0)
    out.push_back({op::negate, 0, 0, nullptr, nullptr});
}

}  // namespace

TEST_CASE("numbers taken for the same, or for opposite, are so on every record", "[proof]") {
  random_numbers random(4);
  std::size_t same = 0, opposite = 0, other = 0;
  for (std::size_t round = 0; round < test::rounds(20000, 400000); ++round) {
    steps_of s;
    s.grow(random, 3);
    nqpf::program p;
    p.steps = s.steps.data();
    const int middle = static_cast<int>(s.steps.size());
    std::vector<nqpf::detail::number_step> again;
    if (random.below(4) != 0) {
      rewrite(p, {0, middle}, random, again);
    } else {
      steps_of fresh;
      fresh.grow(random, 2);
      again = fresh.steps;
    }
    s.steps.insert(s.steps.end(), again.begin(), again.end());
    p.steps = s.steps.data();
    const int end = static_cast<int>(s.steps.size());
    const int said = same_number(p, {0, middle}, {middle, end});
    CHECK(said == same_number(p, {middle, end}, {0, middle}));
    CHECK(same_number(p, {0, middle}, {0, middle}) == 1);
    (said == 1 ? same : said == -1 ? opposite : other) += 1;
    if (said == 0) continue;
    for (int k = 0; k < 20; ++k) {
      const double values[] = {random.number(), random.uniform(-2, 2), random.uniform(-2, 2)};
      const double a = compute(p, 0, middle, values, nullptr),
                   b = compute(p, middle, end, values, nullptr);
      INFO("round " << round << ": " << a << " and " << b);
      CHECK((std::isnan(a) ? std::isnan(b) : a == said * b));
    }
  }
  // What is written the other way round is seen to be the same.
  CHECK(same > other / 4);
  CHECK(opposite > other / 20);
}

}  // namespace proof_parts_test
