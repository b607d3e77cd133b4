// SPDX-License-Identifier: BSL-1.0
// Demand and supply: shares that part, the mismatch index, assignment, transport, stable matching.

#include "models/helpers.hpp"
#include "support/base.hpp"

#include <nqpf/models/assignment.hpp>
#include <nqpf/models/dissimilarity.hpp>
#include <nqpf/models/mismatch.hpp>
#include <nqpf/models/sinkhorn.hpp>
#include <nqpf/models/stable_matching.hpp>
#include <nqpf/models/structural_deviation.hpp>
#include <nqpf/models/transport.hpp>

#include <algorithm>
#include <limits>
#include <numeric>
#include <span>
#include <string>
#include <vector>

namespace matching_test {

using namespace nqpf::models;
using Catch::Matchers::WithinAbs;
using test::random_numbers;
using test::table;
using test::where;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
using numbers = std::vector<double>;

double cost_of(const table& cost, const table& plan) {
  double sum = 0;
  for (std::size_t k = 0; k < plan.cells.size(); ++k)
    if (plan.cells[k] > 0) sum += plan.cells[k] * cost.cells[k];
  return sum;
}

/// Rows and columns of the plan sum to supply and demand.
void check_sums(const table& plan, const numbers& supply, const numbers& demand) {
  for (std::size_t i = 0; i < plan.rows; ++i) {
    double sum = 0;
    for (std::size_t j = 0; j < plan.columns; ++j) {
      CHECK(plan(i, j) >= 0);
      sum += plan(i, j);
    }
    CHECK_THAT(sum, WithinAbs(supply[i], 1e-9 * (1 + supply[i])));
  }
  for (std::size_t j = 0; j < plan.columns; ++j) {
    double sum = 0;
    for (std::size_t i = 0; i < plan.rows; ++i) sum += plan(i, j);
    CHECK_THAT(sum, WithinAbs(demand[j], 1e-9 * (1 + demand[j])));
  }
}

double exact_cost(const table& cost, const numbers& supply, const numbers& demand) {
  table plan(cost.rows, cost.columns);
  const auto found = transport(cost.view(), {supply, demand}, plan.view());
  REQUIRE(found);
  check_sums(plan, supply, demand);
  return found->cost;
}

/// Lists in memory, and the market that views them.
struct market_data {
  std::vector<std::vector<std::uint32_t>> applicants, posts;
  std::vector<std::size_t> places;
  std::vector<std::span<const std::uint32_t>> by_applicant, by_post;

  matching_market view() {
    by_applicant.assign(applicants.begin(), applicants.end());
    by_post.assign(posts.begin(), posts.end());
    return {by_applicant, by_post, places};
  }
};

// With whole lists and as many posts as people there is often more than one stable matching; with short ones
// and posts without a place many stay alone.
market_data random_market(random_numbers& random, bool whole) {
  const std::size_t people = 1 + random.below(9);
  const std::size_t posts = whole ? people : 1 + random.below(5);
  market_data out;
  const auto some_of = [&](std::size_t n) {
    std::vector<std::uint32_t> list(n);
    std::iota(list.begin(), list.end(), 0u);
    for (std::size_t i = n; i > 1; --i) std::swap(list[i - 1], list[random.below(i)]);
    if (!whole) list.resize(random.below(n + 1));
    return list;
  };
  for (std::size_t i = 0; i < people; ++i) out.applicants.push_back(some_of(posts));
  for (std::size_t j = 0; j < posts; ++j) {
    out.posts.push_back(some_of(people));
    out.places.push_back(whole ? 1 : random.below(4));
  }
  return out;
}

std::size_t place_in(const std::vector<std::uint32_t>& list, std::size_t who) {
  if (who == nowhere) return list.size();
  return static_cast<std::size_t>(std::find(list.begin(), list.end(), who) - list.begin());
}

}  // namespace

TEST_CASE("structural deviation: output share over people's share") {
  const numbers output{.082, .395, .523}, people{.27, .288, .442};
  numbers out(3);
  const auto totals = structural_deviation(output, people, out);
  REQUIRE(totals);
  CHECK_NUMBERS(out, 5e-9, -.69629630, .37152778, .18325792);
  CHECK_THAT(totals->sum, WithinAbs(1.25108199, 5e-9));
  CHECK_THAT(totals->mean, WithinAbs(1.25108199 / 3, 5e-9));
  CHECK(totals->undefined == 0);

  SECTION("the other form has the reciprocal ratio, and counts do as well as shares") {
    numbers inverse(3), counted(3);
    REQUIRE(structural_deviation(output, people, inverse, deviation_form::people_by_output));
    for (std::size_t i = 0; i < 3; ++i)
      CHECK_THAT((out[i] + 1) * (inverse[i] + 1), WithinAbs(1, 1e-14));
    REQUIRE(structural_deviation(numbers{820, 3950, 5230}, numbers{27, 28.8, 44.2}, counted));
    for (std::size_t i = 0; i < 3; ++i) CHECK_THAT(counted[i], WithinAbs(out[i], 1e-12));
  }
  SECTION("a cell without people is undefined and said to be") {
    const auto found = structural_deviation(numbers{1, 1}, numbers{0, 2}, std::span(out).first(2));
    REQUIRE(found);
    CHECK(is_missing(out[0]));
    CHECK(out[1] == -0.5);
    CHECK(found->undefined == 1);
    CHECK(found->sum == 0.5);
  }
  SECTION("errors") {
    CHECK(structural_deviation({}, {}, {}).error() == where(error_code::empty));
    CHECK(structural_deviation(output, numbers{1}, out).error() == where(error_code::shape));
    CHECK(structural_deviation(output, numbers{0, 0, 0}, out).error() ==
          where(error_code::zero_divisor, nowhere, 1));
    CHECK(structural_deviation(numbers{1, -1, 1}, people, out).error() ==
          where(error_code::negative, 1, 0));
    CHECK(structural_deviation(output, numbers{1, 1, missing}, out).error() ==
          where(error_code::missing_cell, 2, 1));
    CHECK(structural_deviation(output, numbers{1, infinity, 1}, out).error() ==
          where(error_code::not_finite, 1, 1));
  }
}

TEST_CASE("dissimilarity of two lists") {
  CHECK_THAT(*dissimilarity(numbers{100, 60, 40, 0}, numbers{0, 40, 60, 100}),
             WithinAbs(.6, 1e-15));
  CHECK_THAT(*dissimilarity(numbers{80, 80, 20, 20}, numbers{20, 20, 80, 80}),
             WithinAbs(.6, 1e-15));
  CHECK(*dissimilarity(numbers{100, 100, 0, 0}, numbers{0, 0, 100, 100}) == 1);
  CHECK(*dissimilarity(numbers{1, 2, 3}, numbers{10, 20, 30}) == 0);
  CHECK(dissimilarity(numbers{0, 0}, numbers{1, 1}).error() ==
        where(error_code::zero_divisor, nowhere, 0));
  CHECK(dissimilarity(numbers{1, 2}, numbers{1, missing}).error() ==
        where(error_code::missing_cell, 1, 1));
  CHECK(dissimilarity(numbers{1}, numbers{1, 2}).error() == where(error_code::shape));
  CHECK(dissimilarity({}, {}).error() == where(error_code::empty));
}

TEST_CASE("mismatch index") {
  const numbers u{50, 30, 20}, v{20, 30, 50};
  CHECK_THAT(*mismatch_index(u, v), WithinAbs(.06754447, 5e-9));
  CHECK_THAT(*mismatch_index(numbers{5, 3, 2}, numbers{200, 300, 500}),
             WithinAbs(*mismatch_index(u, v), 1e-15));
  CHECK_THAT(*mismatch_index(u, numbers{5, 3, 2}), WithinAbs(0, 1e-15));
  CHECK(*mismatch_index(numbers{1, 0}, numbers{0, 1}) == 1);

  SECTION("efficiencies by the formula, in any unit, and 0 where seekers follow them") {
    const numbers phi{1.2, .8, .5};
    mismatch_options options;
    options.elasticity = .3;
    options.efficiencies = phi;
    double best = 0, hires = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      best += std::pow(phi[k], 1 / .3) * v[k] / 100;
      hires += phi[k] * std::pow(v[k] / 100, .3) * std::pow(u[k] / 100, .7);
    }
    CHECK_THAT(*mismatch_index(u, v, options), WithinAbs(1 - hires / std::pow(best, .3), 1e-14));
    const numbers tenfold{12, 8, 5};
    mismatch_options same = options;
    same.efficiencies = tenfold;
    CHECK_THAT(*mismatch_index(u, v, same), WithinAbs(*mismatch_index(u, v, options), 1e-14));
    numbers followed(3);
    for (std::size_t k = 0; k < 3; ++k) followed[k] = std::pow(phi[k], 1 / .3) * v[k];
    CHECK_THAT(*mismatch_index(followed, v, options), WithinAbs(0, 1e-14));
    const numbers equal{2, 2, 2};
    options.efficiencies = equal;
    options.elasticity = .5;
    CHECK_THAT(*mismatch_index(u, v, options), WithinAbs(.06754447, 5e-9));
  }
  SECTION("errors") {
    mismatch_options options;
    options.elasticity = 1;
    CHECK(mismatch_index(u, v, options).error() == where(error_code::bad_option));
    const numbers phi{0, 1};
    options.elasticity = .5;
    options.efficiencies = phi;
    CHECK(mismatch_index(u, v, options).error() == where(error_code::shape));
    CHECK(mismatch_index(numbers{1, 1}, numbers{1, 0}, options).error() ==
          where(error_code::zero_divisor, nowhere, 2));
    CHECK(mismatch_index(u, numbers{0, 0, 0}).error() ==
          where(error_code::zero_divisor, nowhere, 1));
    CHECK(mismatch_index(numbers{1, missing, 1}, v).error() ==
          where(error_code::missing_cell, 1, 0));
  }
}

TEST_CASE("assignment: the example, prices, and every permutation") {
  const table cost(3, 3, {4, 1, 3, 2, 0, 5, 3, 2, 2});
  std::vector<std::size_t> to(3);
  CHECK(*assign(cost.view(), to) == 5);
  CHECK(to == std::vector<std::size_t>{1, 0, 2});

  random_numbers random(7);
  for (std::size_t round = 0; round < test::rounds(300, 5000); ++round) {
    const std::size_t n = 1 + random.below(6), m = 1 + random.below(6);
    table c(n, m);
    const bool whole = random.below(2) == 0;  // whole numbers make ties
    for (double& cell : c.cells)
      cell = whole ? static_cast<double>(random.below(5)) : random.uniform(-3, 9);
    const bool forbids = random.below(3) == 0;
    for (double& cell : c.cells)
      if (forbids && random.below(3) == 0) cell = forbidden;
    // Every way to give the fewer side partners of the other.
    const std::size_t fewer = std::min(n, m), more = std::max(n, m);
    std::vector<std::size_t> order(more);
    std::iota(order.begin(), order.end(), std::size_t{0});
    double best = infinity;
    do {
      double sum = 0;
      for (std::size_t k = 0; k < fewer; ++k) sum += n <= m ? c(k, order[k]) : c(order[k], k);
      best = std::min(best, sum);
    } while (std::next_permutation(order.begin(), order.end()));
    std::vector<std::size_t> found(n);
    numbers rows(n), columns(m);
    const auto total = assign(c.view(), found, {rows, columns});
    INFO(n << " x " << m << " round " << round);
    if (best == infinity) {
      REQUIRE_FALSE(total);
      CHECK(total.error().code == error_code::infeasible);
      continue;
    }
    REQUIRE(total);
    CHECK_THAT(*total, WithinAbs(best, 1e-12));
    std::vector<std::size_t> taken(m, 0);
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < m; ++j)
        if (c(i, j) < forbidden) CHECK(rows[i] + columns[j] <= c(i, j) + 1e-12);
      if (found[i] == nowhere) {
        CHECK(rows[i] == 0);
        continue;
      }
      ++taken[found[i]];
      CHECK_THAT(rows[i] + columns[found[i]], WithinAbs(c(i, found[i]), 1e-12));
    }
    for (std::size_t j = 0; j < m; ++j) {
      CHECK(taken[j] <= 1);
      if (taken[j] == 0) CHECK(columns[j] == 0);
    }
    CHECK(static_cast<std::size_t>(std::count(taken.begin(), taken.end(), 1u)) == fewer);
  }
}

TEST_CASE("assignment: errors, layouts and large tables of few values") {
  std::vector<std::size_t> to(2);
  CHECK(assign({}, to).error() == where(error_code::empty));
  const table cost(2, 2, {1, 2, 3, missing});
  CHECK(assign(cost.view(), std::span(to).first(1)).error() == where(error_code::shape));
  CHECK(assign(cost.view(), to).error() == where(error_code::missing_cell, 1, 1));
  CHECK(assign(table(2, 2, {1, -infinity, 3, 4}).view(), to).error() ==
        where(error_code::not_finite, 0, 1));
  CHECK(assign(table(2, 2, {1, forbidden, 3, forbidden}).view(), to).error().code ==
        error_code::infeasible);
  const table tall(3, 2, {1, 9, 9, 1, 5, 5});
  std::vector<std::size_t> three(3);
  CHECK(*assign(tall.view(), three) == 2);
  CHECK(three == std::vector<std::size_t>{0, 1, nowhere});
  CHECK(*assign(tall.view().transposed(), to) == 2);
  CHECK(to == std::vector<std::size_t>{0, 1});

  // Differences below the rounding of the costs must not keep the reductions busy for ever.
  random_numbers random(3);
  table close(60, 60);
  for (double& cell : close.cells) cell = 1e6 + 1e-10 * static_cast<double>(random.below(3));
  std::vector<std::size_t> many(60);
  const auto total = assign(close.view(), many);
  REQUIRE(total);
  CHECK_THAT(*total, WithinAbs(6e7, 1e-3));
}

TEST_CASE("transport: the example, a line, and assignment as its special case") {
  const table cost(3, 3, {0, .3, .8, .4, .1, .5, .9, .6, 0});
  const numbers supply{.4, .35, .25}, demand{.3, .45, .25};
  table plan(3, 3);
  const auto found = transport(cost.view(), {supply, demand}, plan.view());
  REQUIRE(found);
  CHECK_THAT(found->cost, WithinAbs(.065, 1e-15));
  CHECK_NUMBERS(plan.cells, 1e-15, .3, .1, 0, 0, .35, 0, 0, 0, .25);

  random_numbers random(11);
  SECTION("on a line the cost is the sum of differences of the running sums") {
    for (std::size_t round = 0; round < test::rounds(100, 2000); ++round) {
      const std::size_t n = 2 + random.below(12);
      numbers s = random.weights(n), d = random.weights(n);
      if (random.below(2) == 0) {  // whole numbers, some 0: degenerate
        std::fill(s.begin(), s.end(), 0);
        std::fill(d.begin(), d.end(), 0);
        for (int k = 0; k < 12; ++k) {
          s[random.below(n)] += 1;
          d[random.below(n)] += 1;
        }
      }
      table apart(n, n);
      double expected = 0, a = 0, b = 0;
      for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j)
          apart(i, j) = std::fabs(static_cast<double>(i) - static_cast<double>(j));
        a += s[i];
        b += d[i];
        if (i + 1 < n) expected += std::fabs(a - b);
      }
      CHECK_THAT(exact_cost(apart, s, d), WithinAbs(expected, 1e-9));
    }
  }
  SECTION("one unit each is assignment; no plan is cheaper than the plan") {
    for (std::size_t round = 0; round < test::rounds(60, 2000); ++round) {
      const std::size_t n = 2 + random.below(12);
      const table c = random.uniform_table(n, n, -1, 1);
      std::vector<std::size_t> to(n);
      const numbers ones(n, 1.0);
      CHECK_THAT(exact_cost(c, ones, ones), WithinAbs(*assign(c.view(), to), 1e-10));
      const numbers s = random.weights(n), d = random.weights(n);
      const double least = exact_cost(c, s, d);
      table product(n, n), mixed(n, n);
      for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) product(i, j) = s[i] * d[j];
      CHECK(least <= cost_of(c, product) + 1e-12);
      REQUIRE(sinkhorn(c.view(), {s, d}, mixed.view(), {0.1, 1e-8, 100'000}));
      CHECK(least <= cost_of(c, mixed) + 1e-12);
    }
  }
  SECTION("rows in another order give the plan in that order") {
    const table c = random.uniform_table(6, 5);
    const numbers s = random.weights(6), d = random.weights(5);
    table turned(6, 5), p(6, 5), q(6, 5);
    numbers t(6);
    for (std::size_t i = 0; i < 6; ++i) {
      t[5 - i] = s[i];
      for (std::size_t j = 0; j < 5; ++j) turned(5 - i, j) = c(i, j);
    }
    REQUIRE(transport(c.view(), {s, d}, p.view()));
    REQUIRE(transport(turned.view(), {t, d}, q.view()));
    for (std::size_t i = 0; i < 6; ++i)
      for (std::size_t j = 0; j < 5; ++j) CHECK_THAT(q(5 - i, j), WithinAbs(p(i, j), 1e-12));
  }
}

TEST_CASE("transport: what stays idle or unmet, and forbidden pairs") {
  const table cost(2, 2, {1, 4, 2, 1});
  table plan(2, 2);
  transport_options rest;
  CHECK(transport(cost.view(), {numbers{5, 5}, numbers{3, 4}}, plan.view()).error() ==
        where(error_code::unbalanced));
  rest.leave_rest = true;
  rest.idle_cost = 0.5;
  rest.unmet_cost = 10;
  auto found = transport(cost.view(), {numbers{5, 5}, numbers{3, 4}}, plan.view(), rest);
  REQUIRE(found);
  CHECK(found->idle == 3);
  CHECK(found->unmet == 0);
  CHECK(found->cost == 3 + 4 + 1.5);
  CHECK_NUMBERS(plan.cells, 1e-12, 3, 0, 0, 4);
  found = transport(cost.view(), {numbers{1, 2}, numbers{3, 4}}, plan.view(), rest);
  REQUIRE(found);
  CHECK(found->unmet == 4);
  CHECK(found->cost == 1 + 2 + 40);

  const table some(2, 3, {1, forbidden, 3, forbidden, 2, 9});
  table wide(2, 3);
  found = transport(some.view(), {numbers{4, 6}, numbers{3, 5, 2}}, wide.view());
  REQUIRE(found);
  CHECK_NUMBERS(wide.cells, 1e-12, 3, 0, 1, 0, 5, 1);
  CHECK(found->cost == 3 + 3 + 10 + 9);
  CHECK(transport(some.view(), {numbers{1, 9}, numbers{3, 5, 2}}, wide.view()).error() ==
        where(error_code::infeasible));

  // Forbidding by a huge cost is the slow and inexact way to the same plan.
  random_numbers random(5);
  for (std::size_t round = 0; round < test::rounds(100, 3000); ++round) {
    const std::size_t n = 3 + random.below(6), m = 3 + random.below(6);
    table c = random.uniform_table(n, m, 0, 1), dear = c;
    numbers s(n, 0), d(m, 0);
    for (int k = 0; k < 20; ++k) {
      s[random.below(n)] += 1;
      d[random.below(m)] += 1;
    }
    for (std::size_t k = 0; k < c.cells.size(); ++k)
      if (random.below(3) == 0) {
        c.cells[k] = forbidden;
        dear.cells[k] = 1e4;
      }
    table p(n, m), q(n, m);
    const auto exact = transport(c.view(), {s, d}, p.view());
    const auto bought = transport(dear.view(), {s, d}, q.view());
    REQUIRE(bought);
    if (bought->cost >= 1e4) {
      CHECK(exact.error() == where(error_code::infeasible));
    } else {
      REQUIRE(exact);
      check_sums(p, s, d);
      CHECK_THAT(exact->cost, WithinAbs(bought->cost, 1e-8));
    }
  }
}

TEST_CASE("transport: what is left of a forbidden pair after a plan without one costs nothing") {
  // Tenths have many plans with pairs in the tree that are empty, or carry what rounding leaves.
  random_numbers random(15);
  std::size_t from_sources = 0, from_sinks = 0;
  for (int round = 0; round < 300; ++round) {
    const std::size_t n = 4, m = 4;
    numbers supply{.1, .2, .3, .6}, demand{.3, .4, .2, .3}, costs(n * m);
    for (double& cost : costs) cost = random.below(3) == 0 ? forbidden : random.uniform();
    const numbers before = costs;
    detail::transport_solver solver(supply, demand);
    if (!detail::avoid_forbidden(solver, costs)) continue;
    for (std::size_t x = 0; x + 1 < solver.nodes(); ++x) {
      const std::size_t y = solver.parent[x], i = x < n ? x : y, j = (x < n ? y : x) - n;
      if (before[i * m + j] < forbidden) continue;
      CHECK(costs[i * m + j] == 0);
      (x < n ? from_sources : from_sinks) += 1;
    }
  }
  CHECK(from_sources > 0);
  CHECK(from_sinks > 0);
}

TEST_CASE("transport: errors") {
  const table cost(2, 2, {1, 2, 3, 4});
  table plan(2, 2);
  const numbers one{1, 1};
  CHECK(transport({}, {one, one}, plan.view()).error() == where(error_code::empty));
  CHECK(transport(cost.view(), {numbers{1}, one}, plan.view()).error() == where(error_code::shape));
  CHECK(transport(table(2, 2, {1, 2, missing, 4}).view(), {one, one}, plan.view()).error() ==
        where(error_code::missing_cell, 1, 0));
  CHECK(transport(cost.view(), {numbers{1, -1}, one}, plan.view()).error() ==
        where(error_code::negative, 1));
  CHECK(transport(cost.view(), {one, numbers{2, missing}}, plan.view()).error() ==
        where(error_code::missing_cell, nowhere, 1));
  CHECK(transport(cost.view(), {numbers{0, 0}, numbers{0, 0}}, plan.view()).error() ==
        where(error_code::zero_divisor, 0));
  table narrow(2, 1);
  CHECK(transport(cost.view(), {one, one}, narrow.view()).error() == where(error_code::shape));
}

TEST_CASE("entropic transport: the example, and the exact cost from above") {
  const numbers half{.5, .5};
  const table swap(2, 2, {0, 1, 1, 0});
  table plan(2, 2);
  REQUIRE(sinkhorn(swap.view(), {half, half}, plan.view()));
  CHECK_NUMBERS(plan.cells, 5e-9, .36552929, .13447071, .13447071, .36552929);

  random_numbers random(13);
  for (std::size_t round = 0; round < test::rounds(10, 200); ++round) {
    const std::size_t n = 2 + random.below(8), m = 2 + random.below(8);
    const table c = random.uniform_table(n, m);
    numbers s = random.weights(n), d = random.weights(m);
    s[random.below(n)] = 0;
    const double total = std::accumulate(s.begin(), s.end(), 0.0);
    for (double& value : s) value /= total;
    const double exact = exact_cost(c, s, d);
    double before = infinity;
    for (const double e : {1.0, 0.1, 0.01, 0.002}) {
      table p(n, m);
      const auto found = sinkhorn(c.view(), {s, d}, p.view(), {e, 1e-9, 1'000'000});
      REQUIRE(found);
      check_sums(p, s, d);
      CHECK(found->cost >= exact - 1e-12);
      CHECK(found->cost <= before + 1e-7);
      CHECK(found->cost <= exact + e * std::log(static_cast<double>(n * m)) + 1e-7);
      before = found->cost;
    }
  }

  SECTION("errors") {
    CHECK(sinkhorn(swap.view(), {half, numbers{1, 1}}, plan.view()).error() ==
          where(error_code::unbalanced));
    CHECK(sinkhorn(swap.view(), {half, half}, plan.view(), {0, 1e-9, 10}).error() ==
          where(error_code::bad_option));
    CHECK(sinkhorn(table(2, 2, {0, forbidden, 1, 0}).view(), {half, half}, plan.view()).error() ==
          where(error_code::not_finite, 0, 1));
    CHECK(sinkhorn(table(2, 2, {0, 1, .9, .2}).view(), {numbers{.7, .3}, half}, plan.view(),
                   {1e-4, 1e-12, 3})
              .error() == where(error_code::no_convergence));
  }
}

TEST_CASE("stable matching: the examples") {
  // A S D J L apply to M C G.
  market_data data{{{1}, {1, 0}, {1, 0, 2}, {1, 2, 0}, {0, 1, 2}},
                   {{2, 4, 1, 3}, {2, 0, 1, 4, 3}, {2, 3, 4}},
                   {2, 2, 2},
                   {},
                   {}};
  std::vector<std::size_t> post(5);
  const auto found = match_stably(data.view(), post);
  REQUIRE(found);
  CHECK(post == std::vector<std::size_t>{1, 0, 1, 2, 0});
  CHECK(found->matched == 5);
  CHECK(found->empty == 1);

  market_data pairs{
      {{0, 1, 2}, {0, 2, 1}, {2, 0, 1}}, {{1, 2, 0}, {0, 2, 1}, {2, 1, 0}}, {1, 1, 1}, {}, {}};
  std::vector<std::size_t> partner(3);
  REQUIRE(match_stably(pairs.view(), partner));
  CHECK(partner == std::vector<std::size_t>{1, 0, 2});  // A-E, B-D, C-F
}

TEST_CASE("stable matching: no blocking pair, best for the side that was asked for") {
  random_numbers random(17);
  std::size_t differing = 0;
  for (std::size_t round = 0; round < test::rounds(400, 20'000); ++round) {
    market_data data = random_market(random, round % 2 == 0);
    const matching_market market = data.view();
    std::vector<std::size_t> first(data.applicants.size()), second(first.size());
    const auto best = match_stably(market, first, best_for::applicants);
    const auto worst = match_stably(market, second, best_for::posts);
    REQUIRE(best);
    REQUIRE(worst);
    CHECK(*find_blocking_pair(market, first) == blocking_pair{});
    CHECK(*find_blocking_pair(market, second) == blocking_pair{});
    CHECK(best->matched == worst->matched);  // the same people in every stable matching
    differing += first != second ? 1u : 0u;
    for (std::size_t i = 0; i < first.size(); ++i) {
      CHECK((first[i] == nowhere) == (second[i] == nowhere));
      CHECK(place_in(data.applicants[i], first[i]) <= place_in(data.applicants[i], second[i]));
    }
    // Leaving someone out whom a post would take makes a blocking pair.
    for (std::size_t i = 0; i < first.size(); ++i) {
      if (first[i] == nowhere) continue;
      std::vector<std::size_t> broken = first;
      broken[i] = nowhere;
      CHECK_FALSE(*find_blocking_pair(market, broken) == blocking_pair{});
      break;
    }
  }
  CHECK(differing > 0);
}

TEST_CASE("stable matching: errors name the list and the place") {
  market_data data{{{0, 1}, {1, 1}}, {{0}, {1}}, {1, 1}, {}, {}};
  std::vector<std::size_t> post(2);
  CHECK(match_stably(data.view(), post).error() == where(error_code::duplicate, 1, 1));
  data.applicants[1] = {2};
  CHECK(match_stably(data.view(), post).error() == where(error_code::out_of_range, 1, 0));
  data.applicants[1] = {0};
  data.posts[1] = {0, 5};
  CHECK(match_stably(data.view(), post).error() == where(error_code::out_of_range, 1, 1));
  data.posts[1] = {0};
  CHECK(match_stably(data.view(), std::span(post).first(1)).error() == where(error_code::shape));
  data.places = {1};
  CHECK(match_stably(data.view(), post).error() == where(error_code::shape));
  CHECK(match_stably({}, post).error() == where(error_code::empty));
  data.places = {1, 0};
  data.posts = {{0, 1}, {0}};
  const std::vector<std::size_t> crowded{0, 0}, unlisted{0, 1};
  CHECK(find_blocking_pair(data.view(), crowded).error() ==
        where(error_code::unbalanced, nowhere, 0));
  CHECK(find_blocking_pair(data.view(), unlisted).error() == where(error_code::out_of_range, 1));
}

TEST_CASE(
    "structural deviation: ratios and shares that leave the doubles are refused, never told as "
    "infinite") {
  numbers out(2);
  CHECK(structural_deviation(numbers{.5, .5}, numbers{1e-310, 1}, out).error() ==
        where(error_code::not_finite, 0));
  // A share of 1e-330 is no double; the cell has people, so it is not undefined either.
  CHECK(structural_deviation(numbers{.5, .5}, numbers{1e-320, 1e10}, out).error() ==
        where(error_code::too_small, 0, 1));
  CHECK(structural_deviation(numbers{1e-320, 1e10}, numbers{.5, .5}, out,
                             deviation_form::people_by_output)
            .error() == where(error_code::too_small, 0, 0));
  numbers more(3);
  CHECK(structural_deviation(numbers{.5, .5, 0}, numbers{4e-309, 4e-309, 1}, more).error() ==
        where(error_code::not_finite));
}

}  // namespace matching_test
