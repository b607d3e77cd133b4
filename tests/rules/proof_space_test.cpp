// SPDX-License-Identifier: BSL-1.0
// What the proof says of records, against records: where a comparison holds on its axis, how a computed number
// moves over a box, whether two sums contradict each other, what boxes leave uncovered, and whether a box has a
// record. Each is asked of random programs and compared with evaluating them.
#include "support/base.hpp"
#include "support/catch.hpp"

#include <nqpf/rules/space/cover.hpp>
#include <nqpf/rules/space/exact_sums.hpp>
#include <nqpf/rules/space/witness.hpp>

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <initializer_list>
#include <limits>
#include <numeric>
#include <utility>
#include <vector>

namespace proof_space_test {

namespace {

using namespace nqpf::detail;
using nqpf::truth;
using nqpf::detail::atom;
using nqpf::detail::op;

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
  bool chance(int of) { return below(of) == 0; }
  double uniform(double low, double high) {
    return low + (high - low) * (static_cast<double>(bits() >> 11) * 0x1p-53);
  }
};

// A program of three facts, with comparisons of computed numbers.
struct trial {
  nqpf::indicator_info infos[3];
  const nqpf::indicator_info* inputs[3] = {infos, infos + 1, infos + 2};
  std::vector<nqpf::detail::number_step> steps;
  std::vector<atom> atoms;
  nqpf::program p;
  space s;

  trial() = default;
  trial(const trial&) = delete;
  trial& operator=(const trial&) = delete;

  void number(int f, double low, double high, nqpf::kind kind, bool may_be_missing) {
    infos[f].kind = kind;
    infos[f].domain = nqpf::closed(low, high);
    infos[f].may_be_missing = may_be_missing;
  }
  void push(op code, int index = 0, double value = 0) {
    steps.push_back({code, static_cast<short>(index), value, nullptr, nullptr});
  }
  // A number that reads `inputs_read` of the inputs.
  void grow(random_numbers& random, int depth, int inputs_read) {
    static constexpr double some[] = {0, .5, -1, 2, 3, .1};
    const int k = depth == 0 ? random.below(2) : random.below(7);
    if (k == 0) return push(op::constant, 0, some[random.below(6)]);
    if (k == 1) return push(op::indicator, random.below(inputs_read));
    grow(random, depth - 1, inputs_read);
    if (k == 2) return push(op::negate);
    grow(random, depth - 1, inputs_read);
    static constexpr op two[] = {op::add, op::subtract, op::multiply, op::divide};
    push(two[k - 3]);
  }
  // An input, with constants added to it, taken from it and so on, on either side.
  void wrap(random_numbers& random, int input, int layers) {
    static constexpr double some[] = {0, .5, -.5, 2, -3, .1};
    static constexpr op two[] = {op::add, op::subtract, op::multiply, op::divide};
    std::vector<std::pair<op, double>> after;
    std::vector<bool> first;
    for (int i = 0; i < layers; ++i) {
      after.emplace_back(two[random.below(4)], some[random.below(6)]);
      first.push_back(random.chance(2));
    }
    for (int i = layers; i-- > 0;)
      if (first[static_cast<std::size_t>(i)])
        push(op::constant, 0, after[static_cast<std::size_t>(i)].second);
    push(op::indicator, input);
    for (std::size_t i = 0; i < after.size(); ++i) {
      if (!first[i]) push(op::constant, 0, after[i].second);
      push(after[i].first);
      if (random.chance(6)) push(op::negate);
    }
  }
  // Compares what was pushed since `begin`, of which the right side begins at `middle`.
  void compare(random_numbers& random, int begin, int middle) {
    atom a{};
    a.what = atom::form::computed;
    a.relation = static_cast<nqpf::comparison>(random.below(6));
    a.input = a.parameter = -1;
    a.begin = begin;
    a.middle = middle;
    a.end = here();
    a.set = atoms.size();
    p.steps = steps.data();
    for (std::size_t i = 0; i < atoms.size(); ++i)
      if (atoms[i].set == i && same_line(p, cut_of(p, atoms[i]), cut_of(p, a)) != 0) {
        a.set = i;
        break;
      }
    atoms.push_back(a);
  }
  [[nodiscard]] int here() const { return static_cast<int>(steps.size()); }
  void finish() {
    p.count.inputs = 3;
    p.count.atoms = static_cast<int>(atoms.size());
    p.inputs = inputs;
    p.atoms = atoms.data();
    p.steps = steps.data();
    s.p = &p;
  }
  [[nodiscard]] truth is(int at, const double* values) const {
    return evaluate_atom(p, p.atoms[at], values, nullptr);
  }
  // Whether a record lies in a constraint, by what it computes.
  [[nodiscard]] bool lies_in(const constraint& c, const double* values) const {
    const axis x = s.axis_of(c.axis);
    const double v =
        c.axis < 3 ? values[c.axis] : line_value(p, cut_of(p, s.root_of(c.axis)), values, nullptr);
    if (std::isnan(v)) return c.high > x.known;
    return ordinal(v) >= c.low && ordinal(v) < c.high;
  }
  [[nodiscard]] bool lies_in(const literal& l, const double* values) const {
    bool in = false;
    for (int i = 0; i < l.count; ++i) in = in || lies_in(l.parts[i], values);
    return in;
  }
};

constexpr double ends[][2] = {{0, 1},
                              {-1, 1},
                              {-2, 3},
                              {.25, 4},
                              {-1e300, 1e300},
                              {0, HUGE_VAL},
                              {-HUGE_VAL, HUGE_VAL},
                              {-1e308, 0},
                              {0, 1e308}};

void random_inputs(trial& t, random_numbers& random) {
  for (int f = 0; f < 3; ++f) {
    const auto& range = ends[random.below(9)];
    t.number(f, range[0], range[1], random.chance(4) ? nqpf::kind::integer : nqpf::kind::number,
             random.chance(2));
    t.infos[f].is_single = t.infos[f].kind == nqpf::kind::number && random.chance(4);
  }
}

// A value that an input can have in a constraint; often an end, or near one.
double value_in(const trial& t, random_numbers& random, int f, const constraint& c) {
  const axis x = t.s.axis_of(f);
  const long long high = c.high < x.known ? c.high : x.known;
  if (c.low >= high || (c.high > x.known && random.chance(6))) return nqpf::missing;
  const double low = from_ordinal(c.low), last = x.at_most(from_ordinal(high - 1));
  const int k = random.below(5);
  double v = k == 0   ? low
             : k == 1 ? last
             : k == 2 ? 0
                      : low / 2 + last / 2 + random.uniform(-.5, .5) * (last / 2 - low / 2) * 2;
  if (std::isinf(low) || std::isinf(last)) v = random.uniform(-1, 1) * (random.chance(2) ? 1e9 : 3);
  if (k < 2) v = k == 0 ? low : last;
  if (k == 4) v = std::fmod(v, 3);
  v = x.at_most(v);
  return v < low ? low : v > last ? last : v;
}

}  // namespace

TEST_CASE("a comparison holds on its axis exactly where evaluation says so", "[proof]") {
  random_numbers random(11);
  long yes = 0, no = 0, unknown = 0;
  for (std::size_t round = 0; round < test::rounds(4000, 100000); ++round) {
    trial t;
    random_inputs(t, random);
    const bool bare = random.chance(2);
    for (int i = 0; i < 2; ++i) {
      const int begin = t.here(), turned = random.below(2);
      if (turned != 0) t.push(op::constant, 0, random.uniform(-3, 3));
      int middle = t.here();
      if (bare) t.wrap(random, 0, 1 + random.below(3));
      else t.grow(random, 3, 2);
      if (turned == 0) {
        middle = t.here();
        t.push(op::constant, 0, random.chance(3) ? random.below(5) - 2 : random.uniform(-3, 3));
      }
      t.compare(random, begin, middle);
    }
    t.finish();
    for (int at = 0; at < 2; ++at) {
      const literal holds = t.s.make_literal(at, true), fails = t.s.make_literal(at, false);
      literal not_no = holds, not_yes = fails;
      t.s.loosen(not_no, t.atoms[static_cast<std::size_t>(at)]);
      t.s.loosen(not_yes, t.atoms[static_cast<std::size_t>(at)]);
      for (int k = 0; k < 12; ++k) {
        double values[3];
        for (int f = 0; f < 3; ++f) values[f] = value_in(t, random, f, t.s.whole(f));
        // A cut of an indicator is exact to the last digit.
        if (k < 6 && holds.count > 0 && holds.parts[0].axis == 0) {
          const constraint& c = holds.parts[random.below(holds.count)];
          const long long near = (random.chance(2) ? c.low : c.high) + random.below(3) - 1;
          const axis x = t.s.axis_of(0);
          if (near >= x.low && near < x.known && x.takes(from_ordinal(near)))
            values[0] = from_ordinal(near);
        }
        const truth is = t.is(at, values);
        INFO("round " << round << " comparison " << at << ", " << values[0] << ", " << values[1]);
        CHECK(t.lies_in(holds, values) == (is == truth::yes));
        CHECK(t.lies_in(fails, values) == (is == truth::no));
        CHECK(t.lies_in(not_no, values) == (is != truth::no));
        CHECK(t.lies_in(not_yes, values) == (is != truth::yes));
        if (holds.everywhere) CHECK(is == truth::yes);
        if (not_no.everywhere) CHECK(is != truth::no);
        (is == truth::yes ? yes : is == truth::no ? no : unknown) += 1;
      }
    }
  }
  CHECK(yes > 100);
  CHECK(no > 100);
  CHECK(unknown > 100);
}

TEST_CASE("computed numbers stay in their bounds over a box and move as their slopes say",
          "[proof]") {
  random_numbers random(12);
  long moves = 0, flat = 0;
  for (std::size_t round = 0; round < test::rounds(6000, 200000); ++round) {
    trial t;
    random_inputs(t, random);
    t.grow(random, 3, 3);
    const int middle = t.here();
    t.grow(random, 2, 3);
    t.compare(random, 0, middle);
    t.finish();
    box b;
    for (int f = 0; f < 3; ++f) {
      if (random.chance(2)) continue;
      constraint c = t.s.whole(f);
      const double x = value_in(t, random, f, t.s.known(f)),
                   y = value_in(t, random, f, t.s.known(f));
      c.low = ordinal(std::fmin(x, y));
      c.high = std::fmax(x, y) == from_ordinal(t.s.axis_of(f).known - 1)
                   ? c.high
                   : ordinal(std::fmax(x, y)) + 1;
      b.confine(c);
    }
    const box_numbers n{t.s, b};
    const atom& a = t.atoms[0];
    const line_cut cut = cut_of(t.p, a);
    const bounds left = n.evaluate(0, middle), right = n.evaluate(middle, t.here());
    const long long possible = n.possible(a);
    linear_form form;
    line_pulls pulls;
    n.pulls_of(cut, form, pulls);
    double room[3];
    const bounds line = n.of_line(cut, form, pulls, room);
    const auto fits = [](const bounds& in, double v) {
      return std::isnan(v) ? in.may_be_missing : in.low <= v && v <= in.high;
    };
    for (int k = 0; k < 8; ++k) {
      double values[3], moved[3];
      for (int f = 0; f < 3; ++f)
        moved[f] = values[f] = value_in(t, random, f, n.input_constraint(f));
      const double x = compute(t.p, 0, middle, values, nullptr),
                   y = compute(t.p, middle, t.here(), values, nullptr);
      INFO("round " << round << ": " << values[0] << ", " << values[1] << ", " << values[2]);
      CHECK(fits(left, x));
      CHECK(fits(right, y));
      CHECK(fits(line, line_value(t.p, cut, values, nullptr)));
      const int is = std::isnan(x) || std::isnan(y) ? 8 : x < y ? 1 : x == y ? 2 : 4;
      CHECK((possible & is) != 0);
      const int f = random.below(3);
      moved[f] = value_in(t, random, f, n.input_constraint(f));
      const double now = compute(t.p, 0, middle, moved, nullptr);
      if (std::isnan(x) || std::isnan(now) || std::isnan(values[f]) || std::isnan(moved[f]))
        continue;
      const int slope = n.slope(0, middle, f);
      if (slope == 2) continue;
      const double way = (moved[f] - values[f]) * slope;
      CHECK((way > 0 ? now >= x : way < 0 ? now <= x : slope != 0 || now == x));
      (slope == 0 ? flat : moves) += 1;
    }
  }
  CHECK(moves > 100);
  CHECK(flat > 100);
}

TEST_CASE("a sum that is taken apart is the same sum, and its terms weigh what they add",
          "[proof]") {
  random_numbers random(16);
  long usable = 0;
  for (std::size_t round = 0; round < test::rounds(4000, 100000); ++round) {
    trial t;
    for (int f = 0; f < 3; ++f) t.number(f, -2, 3, nqpf::kind::number, false);
    t.grow(random, 3, 3);
    const int middle = t.here();
    if (random.chance(2)) t.push(op::constant, 0, 1);
    else t.grow(random, 2, 3);
    t.compare(random, 0, middle);
    t.finish();
    linear_form form;
    const line_cut cut = cut_of(t.p, t.atoms[0]);
    linear_form_of(t.s, cut, form);
    if (!form.usable) continue;
    ++usable;
    double weight = form.constant_size;
    CHECK(form.constant_size >= std::fabs(form.constant));
    for (int i = 0; i < form.count; ++i) {
      CHECK(form.sizes[i] >= std::fabs(form.factors[i]));
      weight += 3 * form.sizes[i];
    }
    for (int k = 0; k < 6; ++k) {
      double values[3], sum = form.constant;
      for (double& v : values) v = random.uniform(-2, 3);
      for (int i = 0; i < form.count; ++i) sum += form.factors[i] * values[form.inputs[i]];
      const double is = line_value(t.p, cut, values, nullptr);
      INFO("round " << round);
      CHECK((std::fabs(sum - is) <= 1e-14 * weight));
    }
  }
  CHECK(usable > 50);
  // Numbers near the ends of all doubles are left to intervals.
  for (const double v : {2e100, -2e100, 5e-101, nqpf::missing}) {
    trial t;
    t.push(op::constant, 0, v);
    t.push(op::indicator, 0);
    t.push(op::multiply);
    t.finish();
    linear_form form;
    form.add(t.s, {0, 3}, 1);
    CHECK_FALSE(form.usable);
    linear_form alone;
    alone.add(t.s, {0, 1}, 1);
    CHECK(alone.usable == (v == 5e-101));
    linear_form huge;
    huge.add(t.s, {1, 2}, 1e100);
    CHECK(huge.usable);
  }
}

namespace {

// What is asked of two sums of three facts, in multiples of a grain.
struct two_sums {
  trial t;
  linear_form forms[2];
  double factors[2][3], constants[2];
  linear_side sides[2];

  two_sums(random_numbers& random, nqpf::kind kind, double grain) {
    for (int f = 0; f < 3; ++f) t.number(f, random.below(3) - 1, 2 + random.below(2), kind, false);
    t.finish();
    for (int k = 0; k < 2; ++k) {
      constants[k] = forms[k].constant = (random.below(3) - 1) * grain;
      forms[k].constant_size = std::fabs(constants[k]);
      for (int f = 0; f < 3; ++f) {
        factors[k][f] = (random.below(7) - 3) * grain;
        if (factors[k][f] == 0) continue;
        forms[k].inputs[forms[k].count] = f;
        forms[k].sizes[forms[k].count] = std::fabs(factors[k][f]);
        forms[k].factors[forms[k].count++] = factors[k][f];
      }
    }
    for (int k = 0; k < 2; ++k)
      sides[k] = {&forms[k], random.chance(2) ? 1.0 : -1.0, (random.below(41) / 4.0 - 5) * grain};
  }
  [[nodiscard]] double value(int k, const double* v) const {
    double sum = constants[k];
    for (int f = 0; f < 3; ++f) sum += factors[k][f] * v[f];
    return sides[k].sign * sum;
  }
  // The most of the first sum where the second reaches a bound: at a corner, or where an edge crosses the second.
  [[nodiscard]] double most(double bound) const {
    double found = -HUGE_VAL;
    for (int corner = 0; corner < 8; ++corner) {
      double v[3];
      for (int f = 0; f < 3; ++f)
        v[f] = (corner >> f & 1) != 0 ? t.infos[f].domain.high : t.infos[f].domain.low;
      if (value(1, v) >= bound) found = std::fmax(found, value(0, v));
      for (int f = 0; f < 3; ++f) {
        const double slope = sides[1].sign * factors[1][f], kept = v[f];
        if (slope != 0) {
          v[f] += (bound - value(1, v)) / slope;
          if (v[f] >= t.infos[f].domain.low && v[f] <= t.infos[f].domain.high)
            found = std::fmax(found, value(0, v));
        }
        v[f] = kept;
      }
    }
    return found;
  }
  // Calls `each(values)` for all integers of the ranges.
  template <class Each>
  void integers(Each each) const {
    double v[3];
    for (v[0] = t.infos[0].domain.low; v[0] <= t.infos[0].domain.high; ++v[0])
      for (v[1] = t.infos[1].domain.low; v[1] <= t.infos[1].domain.high; ++v[1])
        for (v[2] = t.infos[2].domain.low; v[2] <= t.infos[2].domain.high; ++v[2]) each(v);
  }
};

}  // namespace

TEST_CASE("two sums contradict each other exactly where linear programming says so", "[proof]") {
  random_numbers random(13);
  long yes = 0, no = 0;
  for (std::size_t round = 0; round < test::rounds(4000, 100000); ++round) {
    const two_sums c(random, nqpf::kind::number, 1);
    const double most = c.most(c.sides[1].bound);
    // One of them alone asks too much?
    if (most == -HUGE_VAL || c.most(-HUGE_VAL) < c.sides[0].bound) continue;
    const box everything;
    const bool said = contradict({c.t.s, everything}, c.sides[0], c.sides[1]);
    INFO("round " << round << ": " << most << " of " << c.sides[0].bound);
    if (most < c.sides[0].bound - 1e-9) {
      CHECK(said);
      ++yes;
    } else if (most > c.sides[0].bound - 1e-12) {
      CHECK_FALSE(said);
      ++no;
    }
  }
  CHECK(yes > 5);
  CHECK(no > 50);
}

TEST_CASE("sums of integers that are not rounded contradict each other by their next values",
          "[proof]") {
  random_numbers random(14);
  long yes = 0, no = 0;
  for (std::size_t round = 0; round < test::rounds(4000, 100000); ++round) {
    const double grain = random.chance(2) ? 1 : .25;
    const two_sums c(random, nqpf::kind::integer, grain);
    const box everything;
    const box_numbers n{c.t.s, everything};
    exact_side sides[2];
    INFO("round " << round);
    for (int k = 0; k < 2; ++k) {
      sides[k] = side_of_grain(c.sides[k], grain);
      double step = 0;
      for (const double f : c.factors[k])
        step = f == 0 ? step
               : step == 0
                   ? std::fabs(f)
                   : std::gcd(static_cast<int>(step / grain), static_cast<int>(f / grain)) * grain;
      const double start = c.sides[k].sign * c.constants[k];
      if (step > 0)
        CHECK(sides[k].of.bound == start + std::ceil((c.sides[k].bound - start) / step) * step);
      c.integers([&](const double* v) {
        if ((c.value(k, v) >= c.sides[k].bound) != (c.value(k, v) >= sides[k].of.bound))
          FAIL("the next value leaves a record out, or takes one in");
      });
    }
    const bool said = contradict(n, sides[0], sides[1]);
    c.integers([&](const double* v) {
      if (said && c.value(0, v) >= c.sides[0].bound && c.value(1, v) >= c.sides[1].bound)
        FAIL("both hold of a record");
    });
    CHECK_FALSE(contradict(n, {sides[0].of, 0}, sides[1]));
    CHECK_FALSE(contradict(n, sides[0], {sides[1].of, 0}));
    linear_form large = c.forms[0];
    large.constant_size = 0x1p54 * grain;  // perhaps rounded
    CHECK_FALSE(contradict(n, {{&large, sides[0].of.sign, sides[0].of.bound}, grain}, sides[1]));
    const double most = c.most(sides[1].of.bound), bound = sides[0].of.bound;
    if (most == -HUGE_VAL || c.most(-HUGE_VAL) < bound) continue;
    INFO(most << " of " << bound);
    if (most < bound - 1e-9) CHECK(said);
    else CHECK_FALSE(said);
    (said ? yes : no) += 1;
  }
  CHECK(yes > 5);
  CHECK(no > 50);
}

TEST_CASE("the grain of a number, and what sums of integers are multiples of", "[proof]") {
  random_numbers random(15);
  for (const double v : {nqpf::missing, HUGE_VAL, -HUGE_VAL, 5e-324, 0x1p-1023})
    CHECK(grain_of(v) == 0);
  CHECK(grain_of(0) == 1);
  for (int round = 0; round < 2000; ++round) {
    const int power = round < 200 ? -1000 - round : random.below(1900) - 1000;
    const double odd = 2.0 * static_cast<double>(random.bits() >> (12 + random.below(51))) + 1;
    const double v = std::ldexp(random.chance(2) ? odd : -odd, power);
    if (std::fabs(v) < 0x1p-1022) continue;
    CHECK(grain_of(v) == (power < -1022 ? 0 : std::ldexp(1.0, power)));
  }
  trial t;
  t.number(0, -3, 5, nqpf::kind::integer, false);
  t.number(1, -7, 0, nqpf::kind::integer, false);
  t.number(2, 0, 1, nqpf::kind::number, false);
  t.finish();
  const box everything;
  const auto pushed = [&](std::initializer_list<std::pair<op, double>> steps) {
    const int begin = t.here();
    for (const auto& [code, v] : steps)
      t.push(code, code == op::indicator ? static_cast<int>(v) : 0, v);
    t.p.steps = t.steps.data();
    return number_range{begin, t.here()};
  };
  const auto is = [&](number_range steps, double size, double grain) {
    const exact_range r = exact_range_of({t.s, everything}, steps);
    return r.size == size && r.grain == grain;
  };
  const auto n = std::pair{op::indicator, 0.0}, m = std::pair{op::indicator, 1.0},
             x = std::pair{op::indicator, 2.0};
  const auto constant = [](double v) { return std::pair{op::constant, v}; };
  const auto apart = [](op code) { return std::pair{code, 0.0}; };
  CHECK(is(pushed({n}), 5, 1));
  CHECK(is(pushed({m, apart(op::negate)}), 7, 1));
  CHECK(is(pushed({x}), 0, 0));
  CHECK(is(pushed({n, m, apart(op::add)}), 12, 1));
  CHECK(is(pushed({n, constant(.25), apart(op::subtract)}), 5.25, .25));
  CHECK(is(pushed({constant(.25), n, apart(op::add)}), 5.25, .25));
  CHECK(is(pushed({n, constant(-.5), apart(op::multiply)}), 2.5, .5));
  CHECK(is(pushed({n, m, apart(op::multiply)}), 35, 1));
  CHECK(is(pushed({n, m, apart(op::divide)}), 0, 0));
  CHECK(is(pushed({n, constant(.1), apart(op::multiply)}), 0, 0));
  CHECK(is(pushed({n, constant(0x1p53), apart(op::add)}), 0, 0));
  CHECK(is(pushed({m, constant(0x1p53 - 7), apart(op::add)}), 0x1p53, 1));
  CHECK(is(pushed({constant(0x1p101)}), 0, 0));
  CHECK(is(pushed({constant(0x1p-101)}), 0, 0));
  box point;
  point.confine(t.s.only(0, -2));
  CHECK(exact_input({t.s, point}, 0).size == 2);
  CHECK(exact_input({t.s, point}, 0).grain == 1);
  const number_range quarters = pushed({n, constant(.25), apart(op::multiply)}),
                     whole = pushed({m});
  for (const bool turned : {false, true}) {
    const exact_range r =
        exact_difference({t.s, everything}, turned ? whole : quarters, turned ? quarters : whole);
    CHECK((r.size == 8.25 && r.grain == .25));
  }
}

TEST_CASE("a bound too large to count the grains below it has no next value", "[proof]") {
  linear_form sum;
  sum.inputs[sum.count] = 0;
  sum.sizes[sum.count] = 1;
  sum.factors[sum.count++] = 1;
  CHECK(side_of_grain({&sum, 1, 0x1p50}, 1).grain == 1);
  CHECK(side_of_grain({&sum, 1, -0x1p50}, 1).grain == 1);
  CHECK(side_of_grain({&sum, 1, 0x1p51}, 1).grain == 0);
  CHECK(side_of_grain({&sum, 1, -0x1p51}, 1).grain == 0);
  CHECK(side_of_grain({&sum, 1, 0x1p50}, .25).grain == 0);
  CHECK(side_of_grain({&sum, 1, 0x1p101}, 0x1p60).grain == 0);
  CHECK(side_of_grain({&sum, 1, 5}, 0).grain == 0);
  for (const double constant : {0x1p51, -0x1p51, 0x1p60}) {
    sum.constant = constant;
    CHECK(side_of_grain({&sum, 1, 5}, 1).grain == 0);
  }
  sum.constant = 0x1p50;
  CHECK(side_of_grain({&sum, 1, 5}, 1).grain == 1);
  CHECK(side_of_grain({&sum, 1, 5}, .25).grain == 0);
}

TEST_CASE("numbers out of ranges read well", "[proof]") {
  const auto within = [](double low, double high) {
    return [=](double v) { return v > low && v < high; };
  };
  CHECK(few_digits(.34, 0, within(.25, .37)) == .3);
  CHECK(few_digits(.34, 0, within(.31, .37)) == .34);
  CHECK(few_digits(1290, 0, within(1234, 1345)) == 1300);
  CHECK(few_digits(1290, 0, within(1280, 1299)) == 1290);
  CHECK(few_digits(-1290, 0, within(-1345, -1234)) == -1300);
  CHECK(few_digits(.5, 7, within(.5, .6)) == 7);
  axis numbers, integers;
  integers.is_integer = true;
  const auto nice = [](const axis& x, double low, double high) {
    return nice_number(x, ordinal(low), ordinal(high) + 1);
  };
  CHECK(nice(numbers, -1, 1) == 0);
  CHECK(nice(numbers, .1, .9) == .5);
  CHECK(nice(numbers, .7, .7) == .7);
  CHECK(nice(numbers, 3, HUGE_VAL) == 1e6);
  CHECK(nice(numbers, .5, HUGE_VAL) == 1000);
  CHECK(nice(numbers, 2e6, HUGE_VAL) == 3e6);
  CHECK(nice(numbers, -HUGE_VAL, -3) == -1e6);
  CHECK(nice(numbers, -HUGE_VAL, -.5) == -1000);
  CHECK(nice(numbers, -HUGE_VAL, -2e6) == -3e6);
  for (const double v : {.001, .5, 1.0, 3.0, 999999.0, 1e6, 1000001.0, 2e6, 1e9}) {
    CHECK(nice(numbers, v, HUGE_VAL) == (v < 1     ? 1000
                                         : v < 1e6 ? 1e6
                                                   : few_digits(1.5 * v, v, within(v, 2 * v + 1))));
    CHECK(nice(numbers, -HUGE_VAL, -v) == -nice(numbers, v, HUGE_VAL));
  }
  CHECK(nice(integers, -7, -3) == -3);
  CHECK(nice(integers, 3, 9) == 3);
  CHECK(nice(integers, -7, 9) == 0);
}

// ---- boxes ----------------------------------------------------------------------------------------------

namespace {

// Two integers from 0 to 4 and a flag, each of which may be missing: 108 records.
struct small_world : trial {
  small_world() {
    for (int f = 0; f < 2; ++f) number(f, 0, 4, nqpf::kind::integer, true);
    infos[2].kind = nqpf::kind::flag;
    finish();
  }
  static constexpr int records = 6 * 6 * 3;
  static void read(int k, double* values) {
    const int at[] = {k % 6, k / 6 % 6, k / 36};
    for (int f = 0; f < 3; ++f) values[f] = at[f] == (f == 2 ? 2 : 5) ? nqpf::missing : at[f];
  }
  [[nodiscard]] bool has(const box& b, int k) const {
    double values[3];
    read(k, values);
    for (int i = 0; i < b.count; ++i) {
      const constraint& c = b.items[i];
      const double v = values[c.axis];
      if (c.is_set ? (c.low >> (std::isnan(v) ? 2 : static_cast<int>(v)) & 1) == 0
                   : !lies_in(c, values))
        return false;
    }
    return true;
  }
  [[nodiscard]] box some_box(random_numbers& random, int most_axes) const {
    box b;
    for (int f = 0; f < 3 && most_axes > 0; ++f) {
      if (random.chance(2)) continue;
      --most_axes;
      constraint c = s.whole(f);
      if (f == 2) {
        c.low = 1 + random.below(6);
      } else {
        const int low = random.below(6), high = low + 1 + random.below(6 - low);
        c.low = low == 5 ? s.axis_of(f).known : ordinal(low);
        c.high = high == 6 ? c.high : high == 5 ? s.axis_of(f).known : ordinal(high);
      }
      if (!contains(c, s.whole(f))) b.confine(c);  // each constraint of a box confines
    }
    return b;
  }
};

}  // namespace

TEST_CASE("boxes meet, contain and leave uncovered what their records say", "[proof]") {
  random_numbers random(14);
  const small_world t;
  long covered = 0, open = 0;
  for (std::size_t round = 0; round < test::rounds(3000, 60000); ++round) {
    const int n = 1 + random.below(7);
    std::vector<box> boxes;
    std::vector<box_view> views;
    for (int i = 0; i < n; ++i) boxes.push_back(t.some_box(random, 2));
    for (const box& b : boxes) views.emplace_back(b);
    const box given = t.some_box(random, 3);
    std::vector<int> list, scratch(1000);
    for (int i = 0; i < n; ++i) list.push_back(i);
    bool all_in = true, some_in = false;
    std::vector<bool> wanted;
    for (int k = 0; k < t.records; ++k) {
      const bool in = t.has(given, k);
      bool is_open = in;
      for (const box& b : boxes) is_open = is_open && !t.has(b, k);
      wanted.push_back(is_open);
      all_in = all_in && (!in || t.has(boxes[0], k));
      some_in = some_in || (in && t.has(boxes[0], k));
    }
    INFO("round " << round);
    CHECK(meets(views[0], box_view(given)) == some_in);
    if (contains(views[0], box_view(given))) CHECK(all_in);
    box both = given;
    CHECK(intersect(both, views[0]) == some_in);
    std::vector<int> found(static_cast<std::size_t>(t.records));
    CHECK(uncovered(
        t.s, given, views.data(), list.data(), n, scratch.data(), 1000, 1000,
        [&](const box& part) {
          for (int k = 0; k < t.records; ++k)
            found[static_cast<std::size_t>(k)] += t.has(part, k) ? 1 : 0;
          return true;
        },
        true));
    bool any = false;
    for (std::size_t k = 0; k < found.size(); ++k) {
      CHECK(found[k] == (wanted[k] ? 1 : 0));  // the parts do not meet
      any = any || wanted[k];
    }
    for (const bool apart : {false, true}) {
      int first = 0;
      CHECK(uncovered(
          t.s, given, views.data(), list.data(), n, scratch.data(), 1000, 1000,
          [&](const box& part) {
            ++first;
            for (int k = 0; k < t.records; ++k)
              CHECK((!t.has(part, k) || wanted[static_cast<std::size_t>(k)]));
            return false;
          },
          apart));
      CHECK(first == (any ? 1 : 0));
    }
    (any ? open : covered) += 1;
  }
  CHECK(covered > 20);
  CHECK(open > 20);
}

TEST_CASE("a box of computed numbers has a record exactly where going through all finds one",
          "[proof]") {
  random_numbers random(15);
  long yes = 0, no = 0, undecided = 0;
  for (std::size_t round = 0; round < test::rounds(3000, 60000); ++round) {
    trial t;
    for (int f = 0; f < 3; ++f) t.number(f, 0, 4, nqpf::kind::integer, random.chance(2));
    const int comparisons = 1 + random.below(3);
    for (int i = 0; i < comparisons; ++i) {
      const int begin = t.here();
      t.grow(random, 2, 3);
      const int middle = t.here();
      if (random.chance(3)) t.grow(random, 1, 3);
      else t.push(op::constant, 0, random.below(9) - 2);
      t.compare(random, begin, middle);
    }
    t.finish();
    box b;
    bool fits = true;
    std::vector<truth> wanted;
    std::vector<constraint> parts;
    for (int i = 0; i < comparisons && fits; ++i) {
      wanted.push_back(random.chance(2) ? truth::yes : truth::no);
      const literal l = t.s.make_literal(i, wanted.back() == truth::yes);
      if (l.count > 0) parts.push_back(l.parts[random.below(l.count)]);
      fits = l.count > 0 && b.confine(parts.back());
    }
    if (!fits) continue;
    bool exists = false;
    for (int k = 0; k < 216 && !exists; ++k) {
      const int at[] = {k % 6, k / 6 % 6, k / 36};
      double values[3];
      bool is_record = true;
      for (int f = 0; f < 3; ++f) {
        values[f] = at[f] == 5 ? nqpf::missing : at[f];
        is_record = is_record && (at[f] != 5 || t.infos[f].may_be_missing);
      }
      exists = is_record;
      for (const constraint& c : parts) exists = exists && t.lies_in(c, values);
    }
    double values[3] = {nqpf::missing, nqpf::missing, nqpf::missing};
    const existence said = find_witness(t.s, b, values);
    INFO("round " << round);
    if (said == existence::undecided) {
      ++undecided;
      continue;
    }
    CHECK((said == existence::yes) == exists);
    (exists ? yes : no) += 1;
    if (said == existence::no) continue;
    CHECK(in_box(t.s, box_view(b), values));
    for (int f = 0; f < 3; ++f) CHECK(t.infos[f].allows(values[f]));
    for (int i = 0; i < comparisons; ++i)
      CHECK(t.is(i, values) == wanted[static_cast<std::size_t>(i)]);
  }
  CHECK(yes > 20);
  CHECK(no > 20);
  CHECK(undecided * 8 < yes + no);
}

// ---- records that are known to be there -----------------------------------------------------------------

namespace {

// The digits that a number is written with, trailing zeros left out.
int digits_of(double v) {
  for (int digits = 0; digits < 17; ++digits) {
    char text[40];
    std::snprintf(text, sizeof text, "%.*e", digits, v);
    if (std::strtod(text, nullptr) == v) return digits + 1;
  }
  return 17;
}

// Three numbers of any kind, far apart or close together, comparisons of one to three numbers computed of them, and a box
// around what they are on one record.
struct known_record : trial {
  double values[3];
  box b;

  void declare(random_numbers& random) {
    static constexpr double some[][2] = {{0, 1},       {-1, 1},        {0, 100},
                                         {-2, 3},      {-1e9, 1e9},    {-1e300, 1e300},
                                         {1e-5, 1e-3}, {-1e308, 1e308}};
    for (int f = 0; f < 3; ++f) {
      const auto& range = some[random.below(random.chance(4) ? 8 : 5)];
      const bool is_integer = random.chance(3);
      number(
          f, range[0], range[1],
          is_integer && range[1] > .5 && range[1] < 1e10 ? nqpf::kind::integer : nqpf::kind::number,
          random.chance(3));
      infos[f].is_single = infos[f].kind == nqpf::kind::number && random.chance(3);
    }
  }
  // A sum of what is read, or something else that is computed.
  void computed(random_numbers& random, int inputs_read) {
    static constexpr double factors[] = {1, 2, .5, 3, .1, 100};
    if (random.chance(5)) return grow(random, 2, inputs_read);
    const int terms = random.chance(3) ? 1 + random.below(inputs_read) : inputs_read;
    for (int k = 0; k < terms; ++k) {
      push(op::indicator, (k + random.below(2)) % inputs_read);
      if (random.chance(2)) push(op::constant, 0, factors[random.below(6)]), push(op::multiply);
      if (k > 0) push(random.chance(2) ? op::add : op::subtract);
    }
  }
  void make(random_numbers& random, int rows) {
    declare(random);
    const int inputs_read = rows == 1 ? 1 + random.below(3) : 2 + random.below(2);
    for (int i = 0; i < rows; ++i) {
      const int begin = here();
      computed(random, inputs_read);
      const int middle = here();
      push(op::constant, 0, i + .25);
      compare(random, begin, middle);
      atoms.back().set = atoms.size() - 1;
    }
    finish();
    for (int f = 0; f < 3; ++f) {
      constraint c = s.whole(f);
      values[f] = value_in(*this, random, f, c);
      const double low = from_ordinal(c.low), last = from_ordinal(s.axis_of(f).known - 1);
      if (random.below(3) != 0 && !std::isnan(values[f])) {  // somewhere between
        const double v =
            s.axis_of(f).at_most(low / 2 + last / 2 + random.uniform(-1, 1) * (last / 2 - low / 2));
        values[f] = v < low ? low : v;
      }
      if (random.chance(3) && !std::isnan(values[f])) {
        (random.chance(2) ? c.low : c.high) = ordinal(values[f]);
        if (c.high == ordinal(values[f])) ++c.high;
        b.confine(c);
      }
    }
    for (int i = 0; i < rows; ++i) surround(random, i);
  }
  void surround(random_numbers& random, int i) {
    const line_cut cut = cut_of(p, atoms[static_cast<std::size_t>(i)]);
    if (cut.input >= 0) return;  // a constraint of the input itself
    const double v = line_value(p, cut, values, nullptr);
    constraint c{3 + i, false, false, space::line_low, space::line_known};
    static constexpr int room[] = {0, 0, 1, 3, 30, 40, 45, 52, 60};
    if (std::isnan(v)) {
      c.high = space::line_known + 1;
      if (random.chance(2)) c.low = space::line_known;
    } else {
      const long long at = ordinal(v);
      const long long below = 1LL << room[random.below(9)], above = 1LL << room[random.below(9)];
      const int sides = random.below(5);
      // Not as differences of places: the line is longer than half of what an integer holds.
      if (sides != 1 && at > space::line_low + below) c.low = at - below + 1;
      if (sides != 0 && at < space::line_known - above) c.high = at + above;
    }
    b.confine(c);
  }
};

}  // namespace

TEST_CASE("a box around a record has one, which is found mostly, and reads well", "[proof]") {
  random_numbers random(17);
  const std::size_t usual = 6000, rounds = test::rounds(usual, 100000);
  long found[4]{}, open[4]{}, digits = 0, numbers = 0;
  for (std::size_t round = 0; round < rounds; ++round) {
    known_record t;
    const int rows = 1 + random.below(3);
    t.make(random, rows);
    double values[3] = {nqpf::missing, nqpf::missing, nqpf::missing};
    const existence said = find_witness(t.s, t.b, values);
    INFO("round " << round << ": " << t.values[0] << ", " << t.values[1] << ", " << t.values[2]);
    REQUIRE(in_box(t.s, box_view(t.b), t.values));
    CHECK(said != existence::no);
    (said == existence::yes ? found : open)[rows] += 1;
    if (said != existence::yes) continue;
    for (int f = 0; f < 3; ++f) CHECK(t.infos[f].allows(values[f]));
    for (int i = 0; i < t.b.count; ++i) CHECK(t.lies_in(t.b.items[i], values));
    for (const double v : values) {
      numbers += std::isnan(v) ? 0 : 1;
      digits += std::isnan(v) ? 0 : digits_of(v);
    }
  }
  INFO(found[1] << " and " << open[1] << ", " << found[2] << " and " << open[2] << ", " << found[3]
                << " and " << open[3] << "; " << digits << " digits of " << numbers);
  if (rounds != usual) return;
  // Half of the ranges are a few neighbouring values wide, on both sides of a sum: there some records are not found.
  CHECK(open[1] <= 20);
  CHECK(open[2] <= 140);
  CHECK(open[3] <= 320);
  CHECK(digits * 1000 <= numbers * 2345);
}

TEST_CASE("numbers that are only compared with each other are decided in ranges of a few values",
          "[proof]") {
  random_numbers random(18);
  long yes = 0, no = 0, open = 0;
  const std::size_t usual = 3000, rounds = test::rounds(usual, 60000);
  for (std::size_t round = 0; round < rounds; ++round) {
    trial t;
    const int kind = random.below(3);  // integers, doubles, floats
    const double first = kind == 0 ? random.below(5) - 2 : random.chance(2) ? 1 : -.5;
    std::vector<double> all{first};
    for (int k = 1; k < 4; ++k) {
      const double last = all.back();
      all.push_back(kind == 0   ? last + 1
                    : kind == 1 ? std::nextafter(last, HUGE_VAL)
                                : decimal_of(std::nextafterf(static_cast<float>(last), HUGE_VALF)));
    }
    int held[3][2];
    for (int f = 0; f < 3; ++f) {
      held[f][0] = random.below(3);
      held[f][1] = held[f][0] + random.below(4 - held[f][0]);
      t.number(f, all[static_cast<std::size_t>(held[f][0])],
               all[static_cast<std::size_t>(held[f][1])],
               kind == 0 ? nqpf::kind::integer : nqpf::kind::number, random.chance(3));
      t.infos[f].is_single = kind == 2;
    }
    const int links = 1 + random.below(3);
    for (int i = 0; i < links; ++i) {
      const int begin = t.here(), left = random.below(3);
      t.push(op::indicator, left);
      t.push(op::indicator, (left + 1 + random.below(2)) % 3);
      t.compare(random, begin, begin + 1);
    }
    t.finish();
    box b;
    bool fits = true;
    for (int i = 0; i < links && fits; ++i) {
      const literal l = t.s.make_literal(i, random.chance(2));
      fits = l.count == 1 && b.confine(l.parts[0]);
    }
    if (!fits) continue;
    bool exists = false;
    for (int k = 0; k < 64; ++k) {
      const int at[] = {k % 4, k / 4 % 4, k / 16};
      double values[3];
      bool is_record = true;
      for (int f = 0; f < 3; ++f) {
        values[f] = all[static_cast<std::size_t>(at[f])];
        is_record = is_record && at[f] >= held[f][0] && at[f] <= held[f][1];
      }
      for (int i = 0; i < b.count && is_record; ++i) is_record = t.lies_in(b.items[i], values);
      exists = exists || is_record;
    }
    double values[3];
    const existence said = find_witness(t.s, b, values);
    INFO("round " << round);
    if (said == existence::undecided) ++open;
    else CHECK((said == existence::yes) == exists);
    (exists ? yes : no) += 1;
    if (said == existence::yes) CHECK(in_box(t.s, box_view(b), values));
  }
  INFO(yes << " and " << no << ", " << open);
  CHECK(open == 0);
}

namespace {

// Two comparisons of sums of up to three inputs, of which the second has the sum of the first written in another way.
struct opposite_sums : trial {
  double factors[3];
  int inputs_read = 2;

  void push_sum(random_numbers& random, double by) {
    const int first = random.below(inputs_read);
    for (int i = 0; i < inputs_read; ++i) {
      const int f = (first + i) % inputs_read;
      push(op::indicator, f);
      push(op::constant, 0, factors[f] * by);
      push(op::multiply);
      if (i > 0) push(op::add);
    }
  }
  void compare_as(random_numbers& random, int begin, int middle, nqpf::comparison r) {
    compare(random, begin, middle);
    atoms.back().relation = r;
    atoms.back().set = atoms.size() - 1;
  }
  // sum > bound and by * sum + rest < by * (bound + beyond), the other way round where `by` is negative.
  void contradict(random_numbers& random, double bound, double by, double beyond, int rest) {
    int begin = here();
    push_sum(random, 1);
    int middle = here();
    push(op::constant, 0, bound);
    compare_as(random, begin, middle, nqpf::comparison::greater);
    begin = here();
    push_sum(random, by);
    if (rest >= 0) push(op::indicator, rest), push(by > 0 ? op::add : op::subtract);
    middle = here();
    push(op::constant, 0, by * (bound + beyond));
    compare_as(random, begin, middle, by > 0 ? nqpf::comparison::less : nqpf::comparison::greater);
    finish();
  }
};

}  // namespace

TEST_CASE("sums that contradict each other leave no record, however wide their ranges", "[proof]") {
  random_numbers random(19);
  for (std::size_t round = 0; round < test::rounds(2000, 30000); ++round) {
    opposite_sums t;
    static constexpr double widths[] = {10, 1e4, 1e9}, some[] = {1, 2, -1, 3, -2, 5},
                            by[] = {2, 3, -1, -2};
    const bool whole = random.chance(2);
    const bool beside = random.chance(3);
    double widest = 0;
    for (int f = 0; f < 3; ++f) {
      const double width = widths[random.below(3)];
      widest = std::fmax(widest, width);
      t.number(f, -width, width, whole ? nqpf::kind::integer : nqpf::kind::number,
               random.chance(3));
      t.infos[f].is_single = !whole && random.chance(3);
      t.factors[f] = some[random.below(6)];
    }
    if (beside) t.number(2, 3, 20, nqpf::kind::number, false);
    t.inputs_read = beside ? 2 : 2 + random.below(2);
    const double bound = random.below(21) - 10;
    // More than a bound and less than the next value is none; with 3 added, neither is less than 3 more.
    const double times = by[random.below(4)];
    t.contradict(random, bound, times,
                 beside  ? 2.5 / std::fabs(times)
                 : whole ? 1
                         : -1e-9 * widest * (1 + random.below(9)),
                 beside ? 2 : -1);
    box b;
    for (int i = 0; i < 2; ++i) {
      const literal l = t.s.make_literal(i, true);
      REQUIRE(l.count == 1);
      b.confine(l.parts[0]);
    }
    double values[3];
    INFO("round " << round << ": " << t.factors[0] << ", " << t.factors[1] << ", " << t.factors[2]
                  << "; " << whole << beside << times);
    CHECK(find_witness(t.s, b, values) == existence::no);
  }
}

TEST_CASE("a sum of more inputs than are kept is not taken apart", "[proof]") {
  for (int n = 30; n < 40; ++n) {
    trial t;
    for (int f = 0; f < n; ++f) {
      t.push(op::indicator, f);
      if (f > 0) t.push(op::add);
    }
    t.finish();
    linear_form form;
    form.add(t.s, {0, t.here()}, 1);
    CHECK(form.usable == (n <= linear_form::capacity));
    CHECK(form.count == (n < linear_form::capacity ? n : linear_form::capacity));
  }
}

TEST_CASE("a whole record keeps the assumptions that a box does not speak of", "[proof]") {
  random_numbers random(20);
  for (int round = 0; round < 300; ++round) {
    trial t;
    for (int f = 0; f < 3; ++f) t.number(f, 0, 4, nqpf::kind::integer, false);
    // Of two numbers the second is greater, or differs; the box speaks of the third, or of one of the two.
    const int left = random.below(3), right = (left + 1 + random.below(2)) % 3;
    t.push(op::indicator, left);
    t.push(op::indicator, right);
    t.compare(random, 0, 1);
    const nqpf::detail::instruction code[] = {{op::compare, 0, 0}};
    const nqpf::detail::assumption_row row{0, 1};
    unsigned long long bonds[3]{};
    bonds[left] = bonds[right] = 1;
    t.finish();
    t.p.count.assumptions = 1;
    t.p.count.code = 1;
    t.p.code = code;
    t.p.assumptions = &row;
    t.p.bonds = bonds;
    const int spoken = random.below(3), at = random.below(5);
    box b;
    b.confine(t.s.only(spoken, at));
    bool exists = false;
    for (int k = 0; k < 125; ++k) {
      const double values[] = {double(k % 5), double(k / 5 % 5), double(k / 25)};
      exists = exists || (values[spoken] == at && t.is(0, values) == truth::yes);
    }
    double values[3] = {-1, -1, -1};
    INFO("round " << round << ": " << left << " and " << right << ", box of " << spoken);
    CHECK(find_whole_witness(t.s, b, values) == (exists ? existence::yes : existence::no));
    if (!exists) continue;
    CHECK(values[spoken] == at);
    CHECK(t.is(0, values) == truth::yes);
  }
}

}  // namespace proof_space_test
