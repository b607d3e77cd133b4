// SPDX-License-Identifier: BSL-1.0
// Linear programs, and the measures of productivity that are made of them, beside all corners of small ones.

#include "models/helpers.hpp"
#include "support/base.hpp"

#include <nqpf/models/assignment.hpp>
#include <nqpf/models/dea.hpp>
#include <nqpf/models/linear_program.hpp>
#include <nqpf/models/malmquist.hpp>
#include <nqpf/models/slack_based.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace programs_by_corners_test {

using namespace nqpf::models;
using test::random_numbers;
using test::same;
using test::table;

namespace {

using numbers = std::vector<double>;

/// A program as its text says it.
struct program {
  table rows;
  numbers goal, limits;
  std::vector<row_sense> senses;

  program(std::size_t m, std::size_t n)
      : rows(m, n), goal(n), limits(m), senses(m, row_sense::equal) {}
  outcome<linear_solution> solved(numbers& x, numbers& prices) const {
    x.assign(goal.size(), 0);
    prices.assign(limits.size(), 0);
    return minimise({goal, rows.view(), limits, senses}, x, prices);
  }
};

struct corner {
  numbers x;
  double value;
};

/// Solves the equations of some columns of a table by elimination; empty where they have no one solution.
numbers solution_of(const table& a, const std::vector<std::size_t>& columns, const numbers& right) {
  const std::size_t m = a.rows;
  table g(m, m + 1);
  for (std::size_t i = 0; i < m; ++i) {
    for (std::size_t k = 0; k < m; ++k) g(i, k) = a(i, columns[k]);
    g(i, m) = right[i];
  }
  for (std::size_t c = 0; c < m; ++c) {
    std::size_t top = c;
    for (std::size_t i = c + 1; i < m; ++i)
      if (std::fabs(g(i, c)) > std::fabs(g(top, c))) top = i;
    if (std::fabs(g(top, c)) < 1e-9) return {};
    for (std::size_t k = 0; k <= m; ++k) std::swap(g(c, k), g(top, k));
    for (std::size_t i = 0; i < m; ++i) {
      if (i == c) continue;
      const double factor = g(i, c) / g(c, c);
      for (std::size_t k = c; k <= m; ++k) g(i, k) -= factor * g(c, k);
    }
  }
  numbers out(m);
  for (std::size_t i = 0; i < m; ++i) out[i] = g(i, m) / g(i, i);
  return out;
}

/// All corners of a program within x_1 + ... + x_n <= 1e5 or, where `open`, without that bound. With the bound an
/// equation is two inequalities, since equations may repeat one another.
std::vector<corner> corners_of(const program& p, bool open = false) {
  const std::size_t m = p.limits.size(), n = p.goal.size();
  struct side {
    std::size_t row;
    double slack;
  };
  std::vector<side> sides;
  for (std::size_t r = 0; r < m; ++r) {
    const bool equal = p.senses[r] == row_sense::equal;
    if (equal && open) sides.push_back({r, 0});
    else if (equal || p.senses[r] == row_sense::at_most) sides.push_back({r, 1});
    if ((equal && !open) || p.senses[r] == row_sense::at_least) sides.push_back({r, -1});
  }
  if (!open) sides.push_back({m, 1});
  const std::size_t rows = sides.size();
  std::size_t all = n;
  for (const side& s : sides) all += s.slack != 0 ? 1u : 0u;
  table a(rows, all);
  numbers right(rows);
  std::size_t slack = n;
  for (std::size_t k = 0; k < rows; ++k) {
    const std::size_t r = sides[k].row;
    for (std::size_t j = 0; j < n; ++j) a(k, j) = r < m ? p.rows(r, j) : 1;
    right[k] = r < m ? p.limits[r] : 1e5;
    if (sides[k].slack != 0) a(k, slack++) = sides[k].slack;
  }
  std::vector<corner> out;
  std::vector<bool> taken(all);
  std::fill(taken.begin(), taken.begin() + static_cast<long>(std::min(rows, all)), true);
  if (all < rows) return out;
  do {
    std::vector<std::size_t> columns;
    for (std::size_t j = 0; j < all; ++j)
      if (taken[j]) columns.push_back(j);
    const numbers basis = solution_of(a, columns, right);
    if (basis.empty() || *std::min_element(basis.begin(), basis.end()) < -1e-9) continue;
    corner made{numbers(n), 0};
    for (std::size_t k = 0; k < rows; ++k)
      if (columns[k] < n) made.x[columns[k]] = basis[k];
    for (std::size_t j = 0; j < n; ++j) made.value += p.goal[j] * made.x[j];
    out.push_back(made);
  } while (std::prev_permutation(taken.begin(), taken.end()));
  return out;
}

const corner& best_of(const std::vector<corner>& corners) {
  return *std::min_element(corners.begin(), corners.end(),
                           [](const corner& a, const corner& b) { return a.value < b.value; });
}

/// How many of x and of the slacks are not zero.
std::size_t positives(const program& p, const numbers& x) {
  std::size_t count = 0;
  for (const double value : x) count += value > 1e-7 ? 1u : 0u;
  for (std::size_t r = 0; r < p.limits.size(); ++r) {
    double sum = 0;
    for (std::size_t j = 0; j < x.size(); ++j) sum += p.rows(r, j) * x[j];
    count += std::fabs(sum - p.limits[r]) > 1e-7 ? 1u : 0u;
  }
  return count;
}

bool apart(const numbers& a, const numbers& b) {
  for (std::size_t j = 0; j < a.size(); ++j)
    if (std::fabs(a[j] - b[j]) > 1e-6) return true;
  return false;
}

bool no_row_of_zeros(const program& p) {
  for (std::size_t r = 0; r < p.limits.size(); ++r) {
    bool any = false;
    for (std::size_t j = 0; j < p.goal.size(); ++j) any = any || p.rows(r, j) != 0;
    if (!any) return false;
  }
  return true;
}

program small_program(random_numbers& random) {
  program p(1 + random.below(3), 1 + random.below(4));
  for (double& cell : p.rows.cells) cell = static_cast<double>(random.below(6)) - 2;
  for (double& g : p.goal) g = static_cast<double>(random.below(7)) - 3;
  for (double& b : p.limits) b = static_cast<double>(random.below(8)) - 2;
  for (row_sense& s : p.senses) s = static_cast<row_sense>(random.below(3));
  return p;
}

}  // namespace

TEST_CASE("linear programs: value, place, prices and what is said of them, beside all corners") {
  random_numbers random(31);
  std::size_t solved = 0, without = 0, endless = 0, degenerate = 0, ambiguous = 0;
  for (std::size_t round = 0; round < test::rounds(1500, 20'000); ++round) {
    const program p = small_program(random);
    const std::vector<corner> corners = corners_of(p);
    numbers x, prices;
    const auto found = p.solved(x, prices);
    CAPTURE(round, p.rows.cells, p.goal, p.limits);
    if (corners.empty()) {
      REQUIRE_FALSE(found);
      REQUIRE(found.error().code == error_code::infeasible);
      ++without;
      continue;
    }
    const corner& best = best_of(corners);
    if (best.value < -9e3) {
      REQUIRE_FALSE(found);
      REQUIRE(found.error().code == error_code::unbounded);
      ++endless;
      continue;
    }
    ++solved;
    REQUIRE(found);
    REQUIRE(same(found->value, best.value));
    const bool zero = positives(p, x) < p.limits.size();
    REQUIRE(found->degenerate == zero);
    bool other = false;
    for (const corner& c : corners) other = other || (same(c.value, best.value) && apart(c.x, x));
    if (other || !zero) REQUIRE(found->ambiguous == other);
    degenerate += zero ? 1u : 0u;
    ambiguous += other ? 1u : 0u;
    if (zero) continue;  // a price holds in one direction only
    for (std::size_t r = 0; r < p.limits.size(); ++r) {
      program wider = p;
      wider.limits[r] += 1e-4;
      REQUIRE(std::fabs((best_of(corners_of(wider)).value - best.value) / 1e-4 - prices[r]) < 1e-6);
    }
  }
  CHECK(solved > 100);
  CHECK(without > 50);
  CHECK(endless > 50);
  CHECK(degenerate > 30);
  CHECK(ambiguous > 30);
}

TEST_CASE("linear programs: what is said of one does not depend on its units") {
  random_numbers random(32);
  for (std::size_t round = 0; round < test::rounds(300, 5000); ++round) {
    const program p = small_program(random);
    numbers x, prices, turned, other_prices;
    const auto found = p.solved(x, prices);
    for (const int shift : {-200, -40, -3, 5, 40, 200}) {
      const double unit = std::ldexp(1, shift);
      program dearer = p, larger = p, rows = p;
      for (double& g : dearer.goal) g *= unit;
      for (double& b : larger.limits) b *= unit;
      for (double& cell : rows.rows.cells) cell *= unit;
      for (double& b : rows.limits) b *= unit;
      const auto agrees = [&](const program& other, double value, double place, double price) {
        const auto again = other.solved(turned, other_prices);
        REQUIRE(static_cast<bool>(again) == static_cast<bool>(found));
        if (!found) {
          REQUIRE(again.error() == found.error());
          return;
        }
        REQUIRE(same(again->value / value, found->value));
        REQUIRE(again->degenerate == found->degenerate);
        REQUIRE(again->ambiguous == found->ambiguous);
        for (std::size_t j = 0; j < x.size(); ++j) REQUIRE(same(turned[j] / place, x[j]));
        for (std::size_t r = 0; r < prices.size(); ++r)
          REQUIRE(same(other_prices[r] / price, prices[r]));
      };
      CAPTURE(round, shift, p.rows.cells, p.goal, p.limits);
      agrees(dearer, unit, 1, unit);
      if (no_row_of_zeros(p)) agrees(rows, 1, 1, 1 / unit);
      if (shift >= -3) agrees(larger, unit, unit, 1);
    }
  }
}

TEST_CASE("linear programs: many steps, and many that gain nothing") {
  random_numbers random(33);
  SECTION("forty rows, dense: no price could be better") {
    for (int round = 0; round < 4; ++round) {
      program p(40, 60);
      for (double& cell : p.rows.cells) cell = random.uniform(0, 1);
      for (double& g : p.goal) g = -random.uniform(0.5, 1);
      for (double& b : p.limits) b = random.uniform(5, 10);
      for (row_sense& s : p.senses) s = row_sense::at_most;
      numbers x, prices;
      const auto found = p.solved(x, prices);
      REQUIRE(found);
      double primal = 0, dual = 0;
      for (std::size_t r = 0; r < 40; ++r) {
        double sum = 0;
        for (std::size_t j = 0; j < 60; ++j) sum += p.rows(r, j) * x[j];
        REQUIRE(sum <= p.limits[r] + 1e-9);
        REQUIRE(prices[r] <= 1e-12);
        dual += prices[r] * p.limits[r];
      }
      for (std::size_t j = 0; j < 60; ++j) {
        double left = p.goal[j];
        for (std::size_t r = 0; r < 40; ++r) left -= prices[r] * p.rows(r, j);
        REQUIRE(left >= -1e-9);
        primal += p.goal[j] * x[j];
      }
      REQUIRE(same(primal, found->value));
      REQUIRE(same(dual, primal));
      REQUIRE(found->degenerate == (positives(p, x) < 40));
    }
  }
  SECTION("assignments as programs: the basis is half of zeros") {
    for (const std::size_t k : {3u, 5u, 8u, 12u}) {
      program p(2 * k, k * k);
      table cost(k, k);
      for (std::size_t i = 0; i < k; ++i)
        for (std::size_t j = 0; j < k; ++j) {
          p.goal[i * k + j] = cost(i, j) = static_cast<double>(random.below(20));
          p.rows(i, i * k + j) = p.rows(k + j, i * k + j) = 1;
        }
      for (double& b : p.limits) b = 1;
      numbers x, prices;
      const auto found = p.solved(x, prices);
      REQUIRE(found);
      std::vector<std::size_t> order(k), columns(k);
      std::iota(order.begin(), order.end(), std::size_t{0});
      double least = 1e9;
      do {
        double sum = 0;
        for (std::size_t i = 0; i < k; ++i) sum += cost(i, order[i]);
        least = std::fmin(least, sum);
      } while (k < 9 && std::next_permutation(order.begin(), order.end()));
      if (k < 9) CHECK(same(found->value, least));
      CHECK(same(found->value, *assign(cost.view(), columns)));
      CHECK(found->degenerate);
    }
  }
  SECTION("Beale's program, on which the steepest steps go round") {
    program p(3, 4);
    p.rows = table(3, 4, {.25, -8, -1, 9, .5, -12, -.5, 3, 0, 0, 1, 0});
    p.goal = {-.75, 20, -.5, 6};
    p.limits = {0, 0, 1};
    for (row_sense& s : p.senses) s = row_sense::at_most;
    numbers x, prices;
    const auto found = p.solved(x, prices);
    REQUIRE(found);
    CHECK_THAT(found->value, WithinAbs(-1.25, 1e-12));
  }
}

namespace {

/// What units make of what, and the programs of their scores as the books have them.
struct makers {
  table in, out;

  [[nodiscard]] production_units view() const { return {in.view(), out.view()}; }
  [[nodiscard]] std::size_t count() const { return in.rows; }
};

makers random_makers(random_numbers& random, std::size_t units, std::size_t inputs,
                     std::size_t outputs) {
  makers m{random.uniform_table(units, inputs, 1, 9), random.uniform_table(units, outputs, 1, 9)};
  for (double& cell : m.in.cells) cell = std::round(cell);
  for (double& cell : m.out.cells) cell = std::round(cell);
  return m;
}

constexpr double none = -1;

/// The score of a unit of `of` against the others, by all corners; `none` without a solution.
double score_by_corners(const makers& all, const makers& of, std::size_t unit,
                        const dea_options& how) {
  const std::size_t n = all.count(), ins = all.in.columns, outs = all.out.columns;
  const bool by_input = how.orientation == dea_orientation::input;
  const bool variable = how.returns == returns_to_scale::variable;
  program p(ins + outs + (variable ? 1 : 0), n + 1);
  p.goal[n] = by_input ? 1 : -1;
  for (std::size_t k = 0; k < ins; ++k) {
    for (std::size_t j = 0; j < n; ++j) p.rows(k, j) = all.in(j, k);
    if (by_input) p.rows(k, n) = -of.in(unit, k);
    else p.limits[k] = of.in(unit, k);
    p.senses[k] = row_sense::at_most;
  }
  for (std::size_t k = 0; k < outs; ++k) {
    for (std::size_t j = 0; j < n; ++j) p.rows(ins + k, j) = all.out(j, k);
    if (by_input) p.limits[ins + k] = of.out(unit, k);
    else p.rows(ins + k, n) = -of.out(unit, k);
    p.senses[ins + k] = row_sense::at_least;
  }
  if (variable) {
    for (std::size_t j = 0; j < n; ++j) p.rows(ins + outs, j) = 1;
    p.limits[ins + outs] = 1;
  }
  const auto corners = corners_of(p, true);
  if (corners.empty()) return none;
  const double factor = best_of(corners).x[n];
  return by_input ? factor : 1 / factor;
}

/// The greatest sum of slacks at a score, each relative to the greatest value of its column.
double slacks_by_corners(const makers& all, std::size_t unit, double score,
                         const dea_options& how) {
  const std::size_t n = all.count(), ins = all.in.columns, outs = all.out.columns;
  const bool by_input = how.orientation == dea_orientation::input;
  const bool variable = how.returns == returns_to_scale::variable;
  program p(ins + outs + (variable ? 1 : 0), n + ins + outs);
  for (std::size_t k = 0; k < ins + outs; ++k) {
    const bool is_in = k < ins;
    double most = 0;
    for (std::size_t j = 0; j < n; ++j) {
      p.rows(k, j) = is_in ? all.in(j, k) : all.out(j, k - ins);
      most = std::fmax(most, p.rows(k, j));
    }
    p.rows(k, n + k) = is_in ? 1 : -1;
    p.goal[n + k] = -1 / most;
    p.limits[k] = p.rows(k, unit) * (is_in != by_input ? 1 : by_input ? score : 1 / score);
  }
  if (variable) {
    for (std::size_t j = 0; j < n; ++j) p.rows(ins + outs, j) = 1;
    p.limits[ins + outs] = 1;
  }
  const auto corners = corners_of(p, true);
  REQUIRE_FALSE(corners.empty());
  return -best_of(corners).value;
}

/// Tone's program: least t - mean(S- / x) with t + mean(S+ / y) = 1.
double tone_by_corners(const makers& all, std::size_t unit, bool variable) {
  const std::size_t n = all.count(), ins = all.in.columns, outs = all.out.columns;
  program p(ins + outs + 1 + (variable ? 1 : 0), 1 + n + ins + outs);
  p.goal[0] = 1;
  for (std::size_t k = 0; k < ins; ++k) {
    p.rows(k, 0) = -all.in(unit, k);
    for (std::size_t j = 0; j < n; ++j) p.rows(k, 1 + j) = all.in(j, k);
    p.rows(k, 1 + n + k) = 1;
    p.goal[1 + n + k] = -1 / (static_cast<double>(ins) * all.in(unit, k));
  }
  const std::size_t unity = ins + outs;
  p.rows(unity, 0) = 1;
  p.limits[unity] = 1;
  for (std::size_t k = 0; k < outs; ++k) {
    p.rows(ins + k, 0) = -all.out(unit, k);
    for (std::size_t j = 0; j < n; ++j) p.rows(ins + k, 1 + j) = all.out(j, k);
    p.rows(ins + k, 1 + n + ins + k) = -1;
    p.rows(unity, 1 + n + ins + k) = 1 / (static_cast<double>(outs) * all.out(unit, k));
  }
  if (variable) {
    for (std::size_t j = 0; j < n; ++j) p.rows(unity + 1, 1 + j) = 1;
    p.rows(unity + 1, 0) = -1;
  }
  return best_of(corners_of(p, true)).value;
}

const dea_options every_way[] = {{returns_to_scale::constant, dea_orientation::input},
                                 {returns_to_scale::constant, dea_orientation::output},
                                 {returns_to_scale::variable, dea_orientation::input},
                                 {returns_to_scale::variable, dea_orientation::output}};

}  // namespace

TEST_CASE("data envelopment: scores, slacks and peers beside all corners") {
  random_numbers random(34);
  for (std::size_t round = 0; round < test::rounds(8, 200); ++round) {
    const makers m = random_makers(random, 5, 1 + random.below(2), 1 + random.below(2));
    const std::size_t ins = m.in.columns, outs = m.out.columns;
    for (const dea_options& how : every_way) {
      numbers scores(5);
      const auto found = dea(m.view(), scores, how);
      REQUIRE(found);
      std::size_t efficient = 0;
      for (std::size_t unit = 0; unit < 5; ++unit) {
        CAPTURE(round, unit, m.in.cells, m.out.cells);
        const double expected = score_by_corners(m, m, unit, how);
        REQUIRE(same(scores[unit], expected));
        REQUIRE((scores[unit] == 1) == (std::fabs(expected - 1) < 1e-9));
        efficient += scores[unit] == 1 ? 1u : 0u;
        numbers weights(5), excess(ins), lack(outs);
        const auto one = dea_unit(m.view(), unit, {weights, excess, lack}, how);
        REQUIRE(one);
        REQUIRE(same(one->score, expected));
        double relative = 0, total = 0;
        for (std::size_t k = 0; k < ins; ++k) {
          double most = 0, used = 0;
          for (std::size_t j = 0; j < 5; ++j) {
            most = std::fmax(most, m.in(j, k));
            used += weights[j] * m.in(j, k);
          }
          REQUIRE(excess[k] >= 0);
          const double at = how.orientation == dea_orientation::input ? expected : 1;
          REQUIRE(same(used + excess[k], at * m.in(unit, k), 1e-8));
          relative += excess[k] / most;
          total += excess[k];
        }
        for (std::size_t k = 0; k < outs; ++k) {
          double most = 0, made = 0;
          for (std::size_t j = 0; j < 5; ++j) {
            most = std::fmax(most, m.out(j, k));
            made += weights[j] * m.out(j, k);
          }
          REQUIRE(lack[k] >= 0);
          const double at = how.orientation == dea_orientation::input ? 1 : 1 / expected;
          REQUIRE(same(made - lack[k], at * m.out(unit, k), 1e-8));
          relative += lack[k] / most;
          total += lack[k];
        }
        REQUIRE(same(relative, slacks_by_corners(m, unit, expected, how), 1e-8));
        REQUIRE(one->efficient == (scores[unit] == 1 && total == 0));
        if (how.returns == returns_to_scale::variable)
          REQUIRE(same(std::accumulate(weights.begin(), weights.end(), 0.0), 1));
      }
      REQUIRE(found->efficient == efficient);
      REQUIRE(found->infeasible == 0);
    }
  }
}

TEST_CASE("data envelopment: whose basis has a zero is counted") {
  // The first unit uses less of both than any other: it alone is its own peer and has no slack, so that two
  // numbers fill three rows. Of the others each has a slack in the input that it uses more of.
  const table in(3, 2, {1, 1, 2, 3, 4, 3}), out(3, 1, {1, 1, 1});
  numbers scores(3);
  const auto found = dea({in.view(), out.view()}, scores);
  REQUIRE(found);
  CHECK_NUMBERS(scores, 1e-12, 1, .5, 1.0 / 3);
  CHECK(found->degenerate == 1);
  CHECK(found->efficient == 1);
  const table other(2, 2, {2, 3, 4, 3}), made(2, 1, {1, 1});
  numbers two(2);
  const auto against = dea_against({in.view(), out.view()}, {other.view(), made.view()}, two);
  REQUIRE(against);
  CHECK(against->degenerate == 0);
  CHECK(against->efficient == 0);
  const auto tone = slack_based_efficiency({in.view(), out.view()}, scores);
  REQUIRE(tone);
  CHECK(tone->efficient == 1);
  CHECK_NUMBERS(scores, 1e-12, 1, (1.0 / 2 + 1.0 / 3) / 2, (1.0 / 4 + 1.0 / 3) / 2);
}

TEST_CASE(
    "data envelopment: slacks are relative to the greatest of their column, in whatever unit it "
    "is") {
  // The first unit could use less like the second, 6 / 10 + 1.5 / 10 in all, or like the third, 2.1 / 10 + 5.1 / 10.
  const table in(3, 2, {10, 10, 4, 8.5, 7.9, 4.9}), out(3, 1, {1, 1, 1});
  for (const double unit : {1.0, 0.8, 1.3, 3.0, 5.0, 1000.0, 1e-7}) {
    table turned = in;
    for (std::size_t i = 0; i < 3; ++i) turned(i, 0) *= unit;
    numbers slacks(2), weights(3);
    INFO(unit);
    for (const dea_options& how : every_way) {
      if (how.returns == returns_to_scale::constant || how.orientation == dea_orientation::input)
        continue;
      REQUIRE(dea_unit({turned.view(), out.view()}, 0, {weights, slacks, {}}, how));
      CHECK(same(slacks[0] / unit, 6, 1e-8));
      CHECK(same(slacks[1], 1.5, 1e-8));
      CHECK_NUMBERS(weights, 1e-9, 0, 1, 0);
    }
  }
}

TEST_CASE("data envelopment against others, and Malmquist of both, beside all corners") {
  random_numbers random(35);
  std::size_t beyond = 0, without = 0;
  for (std::size_t round = 0; round < test::rounds(8, 200); ++round) {
    const makers before = random_makers(random, 4, 2, 1 + random.below(2));
    const makers after = random_makers(random, 4, 2, before.out.columns);
    for (const dea_options& how : every_way) {
      const auto scores_of = [&](const makers& all, const makers& of) {
        numbers out;
        for (std::size_t i = 0; i < 4; ++i) out.push_back(score_by_corners(all, of, i, how));
        return out;
      };
      const numbers crossed = scores_of(before, after);
      numbers found(4);
      const auto summary = dea_against(before.view(), after.view(), found, how);
      REQUIRE(summary);
      std::size_t missing_scores = 0;
      for (std::size_t i = 0; i < 4; ++i) {
        missing_scores += crossed[i] == none ? 1u : 0u;
        if (crossed[i] == none) REQUIRE(is_missing(found[i]));
        else REQUIRE(same(found[i], crossed[i]));
        beyond += crossed[i] > 1 ? 1u : 0u;
      }
      REQUIRE(summary->infeasible == missing_scores);
      const numbers own_before = scores_of(before, before), own_after = scores_of(after, after),
                    backward = scores_of(after, before);
      std::vector<malmquist_change> changes(4);
      const auto moved = malmquist(before.view(), after.view(), changes, how);
      REQUIRE(moved);
      std::size_t gaps = 0;
      for (std::size_t i = 0; i < 4; ++i) {
        REQUIRE(same(changes[i].efficiency, own_after[i] / own_before[i]));
        if (crossed[i] == none || backward[i] == none) {
          ++gaps;
          REQUIRE(is_missing(changes[i].index));
          REQUIRE(is_missing(changes[i].technical));
          continue;
        }
        const double technical =
            std::sqrt(crossed[i] / own_after[i] * (own_before[i] / backward[i]));
        REQUIRE(same(changes[i].technical, technical));
        REQUIRE(same(changes[i].index, own_after[i] / own_before[i] * technical));
      }
      REQUIRE(moved->infeasible == gaps);
      without += gaps;
    }
  }
  CHECK(beyond > 10);
  CHECK(without > 5);
}

TEST_CASE("slack-based scores beside all corners of Tone's program") {
  random_numbers random(36);
  for (std::size_t round = 0; round < test::rounds(6, 100); ++round) {
    const makers m = random_makers(random, 4, 1 + random.below(2), 1 + random.below(2));
    for (const bool variable : {false, true}) {
      sbm_options how;
      how.returns = variable ? returns_to_scale::variable : returns_to_scale::constant;
      numbers scores(4);
      const auto found = slack_based_efficiency(m.view(), scores, how);
      REQUIRE(found);
      std::size_t efficient = 0;
      for (std::size_t unit = 0; unit < 4; ++unit) {
        CAPTURE(round, unit, variable, m.in.cells, m.out.cells);
        const double expected = tone_by_corners(m, unit, variable);
        REQUIRE(same(scores[unit], expected));
        efficient += std::fabs(expected - 1) < 1e-9 ? 1u : 0u;
      }
      REQUIRE(found->efficient == efficient);
    }
  }
}

}  // namespace programs_by_corners_test
