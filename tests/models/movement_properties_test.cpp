// SPDX-License-Identifier: BSL-1.0
// What must hold of the models of movement whatever the numbers: order and units do not matter, roles
// swap, integration agrees with a plain method of small steps, fits agree with scipy.

#include "models/helpers.hpp"
#include "models/python.hpp"
#include "support/base.hpp"

#include <nqpf/models/configurations.hpp>
#include <nqpf/models/dissimilarity.hpp>
#include <nqpf/models/granger.hpp>
#include <nqpf/models/malmquist.hpp>
#include <nqpf/models/mismatch.hpp>
#include <nqpf/models/sinkhorn.hpp>
#include <nqpf/models/stable_matching.hpp>
#include <nqpf/models/structural_deviation.hpp>
#include <nqpf/models/symbiosis.hpp>
#include <nqpf/models/symbiosis_fit.hpp>
#include <nqpf/models/transport.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace movement_properties_test {

using namespace nqpf::models;
using Catch::Matchers::WithinAbs;
using test::random_numbers;
using test::same;
using test::table;

namespace {

using numbers = std::vector<double>;

std::vector<std::size_t> shuffled(random_numbers& random, std::size_t n) {
  std::vector<std::size_t> out(n);
  for (std::size_t i = 0; i < n; ++i) out[i] = i;
  for (std::size_t i = n; i > 1; --i) std::swap(out[i - 1], out[random.below(i)]);
  return out;
}

/// The numbers in another order: place i holds what stood at `order[i]`.
numbers in_order(const numbers& values, const std::vector<std::size_t>& order) {
  numbers out;
  for (const std::size_t i : order) out.push_back(values[i]);
  return out;
}

table rows_in_order(const table& t, const std::vector<std::size_t>& order) {
  table out(t.rows, t.columns);
  for (std::size_t i = 0; i < t.rows; ++i)
    for (std::size_t j = 0; j < t.columns; ++j) out(i, j) = t(order[i], j);
  return out;
}

/// Runge and Kutta's classic method with steps of one length.
two_populations fixed_steps(const symbiosis_model& m, two_populations at, double time, int steps) {
  const auto slope = [&](double x, double y) {
    return two_populations{m.r1 * x * (1 - x / m.k1 + m.s12 * y / m.k2),
                           m.r2 * y * (1 - y / m.k2 + m.s21 * x / m.k1)};
  };
  const double h = time / steps;
  for (int i = 0; i < steps; ++i) {
    const auto a = slope(at.x, at.y);
    const auto b = slope(at.x + h / 2 * a.x, at.y + h / 2 * a.y);
    const auto c = slope(at.x + h / 2 * b.x, at.y + h / 2 * b.y);
    const auto d = slope(at.x + h * c.x, at.y + h * c.y);
    at.x += h / 6 * (a.x + 2 * b.x + 2 * c.x + d.x);
    at.y += h / 6 * (a.y + 2 * b.y + 2 * c.y + d.y);
  }
  return at;
}

}  // namespace

TEST_CASE("structure of supply and demand: order of cells and units do not matter") {
  random_numbers random(31);
  for (int round = 0; round < 100; ++round) {
    const std::size_t n = 2 + random.below(12);
    const auto order = shuffled(random, n);
    numbers s = random.weights(n), d = random.weights(n), deviation(n), other(n);
    if (round % 3 == 0) d[random.below(n)] = 0;
    const numbers moved_s = in_order(s, order), moved_d = in_order(d, order);
    CHECK(same(*dissimilarity(s, d), *dissimilarity(moved_s, moved_d), 1e-12));
    CHECK(same(*dissimilarity(s, d), *dissimilarity(d, s), 1e-12));
    CHECK(same(*mismatch_index(s, d), *mismatch_index(moved_s, moved_d), 1e-9));
    REQUIRE(structural_deviation(d, s, deviation));
    REQUIRE(structural_deviation(moved_d, moved_s, other));
    for (std::size_t i = 0; i < n; ++i) CHECK(same(other[i], deviation[order[i]], 1e-12));
    numbers more_s = s, more_d = d;
    for (double& value : more_s) value *= 1e6;
    for (double& value : more_d) value *= 3e-4;
    CHECK(same(*dissimilarity(more_s, more_d), *dissimilarity(s, d), 1e-12));
    CHECK(same(*mismatch_index(more_s, more_d), *mismatch_index(s, d), 1e-9));
    REQUIRE(structural_deviation(more_d, more_s, other));
    for (std::size_t i = 0; i < n; ++i) CHECK(same(other[i], deviation[i], 1e-12));
    // Two cells that become one can only hide a difference.
    numbers joined_s(s.begin() + 1, s.end()), joined_d(d.begin() + 1, d.end());
    joined_s[0] += s[0];
    joined_d[0] += d[0];
    CHECK(*dissimilarity(joined_s, joined_d) <= *dissimilarity(s, d) + 1e-12);
    CHECK(*mismatch_index(joined_s, joined_d) <= *mismatch_index(s, d) + 1e-12);
  }
}

TEST_CASE("transport: columns in another order, costs in another unit, one cost more for a row") {
  random_numbers random(32);
  for (int round = 0; round < 40; ++round) {
    const std::size_t n = 2 + random.below(7), m = 2 + random.below(7);
    const table cost = random.uniform_table(n, m, 0, 9);
    const numbers s = random.weights(n), d = random.weights(m);
    const auto order = shuffled(random, m);
    table turned(n, m), dear(n, m), plan(n, m);
    double added = 0;
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < m; ++j) {
        turned(i, j) = cost(i, order[j]);
        dear(i, j) = 7 * cost(i, j) + static_cast<double>(i);
      }
    for (std::size_t i = 0; i < n; ++i) added += s[i] * static_cast<double>(i);
    const double least = transport(cost.view(), {s, d}, plan.view())->cost;
    const numbers moved = in_order(d, order);
    CHECK(same(transport(turned.view(), {s, moved}, plan.view())->cost, least, 1e-9));
    CHECK(same(transport(dear.view(), {s, d}, plan.view())->cost, 7 * least + added, 1e-9));
    // The entropic plan in the same order.
    table whole(n, m), parts(n, m);
    REQUIRE(sinkhorn(cost.view(), {s, d}, whole.view(), {0.5, 1e-12, 100'000}));
    REQUIRE(sinkhorn(turned.view(), {s, moved}, parts.view(), {0.5, 1e-12, 100'000}));
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < m; ++j)
        CHECK_THAT(parts(i, j), WithinAbs(whole(i, order[j]), 1e-9));
  }
}

TEST_CASE("stable matching: other numbers of people and posts give the same pairs") {
  random_numbers random(33);
  for (int round = 0; round < 200; ++round) {
    const std::size_t people = 1 + random.below(8), posts = 1 + random.below(5);
    const auto of_people = shuffled(random, people), of_posts = shuffled(random, posts);
    std::vector<std::vector<std::uint32_t>> wishes(people), ranks(posts), new_wishes(people),
        new_ranks(posts);
    std::vector<std::size_t> places(posts), new_places(posts);
    // `of_people[i]` is the new number of person i.
    for (std::size_t i = 0; i < people; ++i)
      for (const std::size_t j : shuffled(random, posts))
        if (random.below(4) != 0) {
          wishes[i].push_back(static_cast<std::uint32_t>(j));
          new_wishes[of_people[i]].push_back(static_cast<std::uint32_t>(of_posts[j]));
        }
    for (std::size_t j = 0; j < posts; ++j) {
      new_places[of_posts[j]] = places[j] = random.below(3);
      for (const std::size_t i : shuffled(random, people)) {
        ranks[j].push_back(static_cast<std::uint32_t>(i));
        new_ranks[of_posts[j]].push_back(static_cast<std::uint32_t>(of_people[i]));
      }
    }
    using spans = std::vector<std::span<const std::uint32_t>>;
    const spans a(wishes.begin(), wishes.end()), b(ranks.begin(), ranks.end());
    const spans c(new_wishes.begin(), new_wishes.end()), d(new_ranks.begin(), new_ranks.end());
    std::vector<std::size_t> post(people), new_post(people);
    REQUIRE(match_stably({a, b, places}, post));
    REQUIRE(match_stably({c, d, new_places}, new_post));
    for (std::size_t i = 0; i < people; ++i)
      CHECK(new_post[of_people[i]] == (post[i] == nowhere ? nowhere : of_posts[post[i]]));
  }
}

TEST_CASE("Malmquist: order of units and columns, units of measure, and time turned round") {
  random_numbers random(34);
  for (int round = 0; round < 30; ++round) {
    const std::size_t n = 3 + random.below(8);
    const table x1 = random.uniform_table(n, 2, 1, 9), x2 = random.uniform_table(n, 2, 1, 9);
    const table y1 = random.uniform_table(n, 2, 1, 9), y2 = random.uniform_table(n, 2, 1, 9);
    std::vector<malmquist_change> plain(n), turned(n), back(n);
    REQUIRE(malmquist({x1.view(), y1.view()}, {x2.view(), y2.view()}, plain));
    const auto order = shuffled(random, n);
    const auto change = [&](const table& t, double first) {
      table out = rows_in_order(t, order);
      for (std::size_t i = 0; i < n; ++i) {
        std::swap(out(i, 0), out(i, 1));
        out(i, 0) *= first;
      }
      return out;
    };
    const table a = change(x1, 100), b = change(y1, 0.01), c = change(x2, 100),
                d = change(y2, 0.01);
    REQUIRE(malmquist({a.view(), b.view()}, {c.view(), d.view()}, turned));
    REQUIRE(malmquist({x2.view(), y2.view()}, {x1.view(), y1.view()}, back));
    for (std::size_t i = 0; i < n; ++i) {
      CHECK(same(turned[i].index, plain[order[i]].index, 1e-8));
      CHECK(same(turned[i].technical, plain[order[i]].technical, 1e-8));
      CHECK(same(plain[i].index, plain[i].efficiency * plain[i].technical, 1e-9));
      CHECK(same(back[i].index * plain[i].index, 1, 1e-8));  // the way back undoes the way there
      CHECK(same(back[i].efficiency * plain[i].efficiency, 1, 1e-8));
    }
  }
}

TEST_CASE("fuzzy sets: consistency and coverage swap when the roles do") {
  random_numbers random(35);
  for (int round = 0; round < 100; ++round) {
    numbers x(15), y(15);
    for (double& m : x) m = random.uniform();
    for (double& m : y) m = random.uniform();
    const auto there = relate_sufficiency(x, y), back = relate_sufficiency(y, x);
    const auto needed = relate_necessity(x, y);
    REQUIRE(there);
    REQUIRE(back);
    REQUIRE(needed);
    CHECK(same(there->consistency, back->coverage, 1e-12));
    CHECK(same(there->coverage, back->consistency, 1e-12));
    CHECK(same(needed->consistency, there->coverage, 1e-12));
    CHECK(same(needed->coverage, there->consistency, 1e-12));
    const auto order = shuffled(random, 15);
    CHECK(same(relate_sufficiency(in_order(x, order), in_order(y, order))->pri, there->pri, 1e-9));
  }
}

TEST_CASE("truth tables: cases in any order; conditions in another order turn the solutions") {
  random_numbers random(36);
  for (int round = 0; round < 60; ++round) {
    const std::size_t conditions = 2 + random.below(3), cases = 12;
    table c(cases, conditions);
    numbers result(cases);
    for (double& m : c.cells) m = random.uniform();
    for (double& m : result) m = random.uniform();
    const auto of_case = shuffled(random, cases), of_condition = shuffled(random, conditions);
    table turned(cases, conditions);
    for (std::size_t i = 0; i < cases; ++i)
      for (std::size_t j = 0; j < conditions; ++j) turned(i, of_condition[j]) = c(of_case[i], j);
    const numbers moved = in_order(result, of_case);
    const truth_table_options easy{1, 0.7, 0.3};
    const auto plain = make_truth_table(c.view(), result, easy);
    const auto other = make_truth_table(turned.view(), moved, easy);
    REQUIRE(plain);
    REQUIRE(other);
    const auto turn = [&](std::uint32_t bits) {
      std::uint32_t out = 0;
      for (std::size_t j = 0; j < conditions; ++j)
        if (((bits >> j) & 1u) != 0) out |= 1u << of_condition[j];
      return out;
    };
    for (const truth_row& row : plain->rows)
      for (const truth_row& there : other->rows)
        if (there.corner == turn(row.corner)) {
          CHECK(there.cases == row.cases);
          CHECK(there.outcome == row.outcome);
        }
    using terms = std::set<std::pair<std::uint32_t, std::uint32_t>>;
    for (const solution_kind kind : {solution_kind::conservative, solution_kind::parsimonious}) {
      const auto a = find_configurations(*plain, kind), b = find_configurations(*other, kind);
      REQUIRE(a.ok() == b.ok());
      if (!a) continue;
      std::set<terms> first, second;
      for (const auto& model : a->models) {
        terms own;
        for (const configuration& t : model) own.insert({turn(t.cares), turn(t.values)});
        first.insert(own);
      }
      for (const auto& model : b->models) {
        terms own;
        for (const configuration& t : model) own.insert({t.cares, t.values});
        second.insert(own);
      }
      CHECK(first == second);
    }
  }
}

TEST_CASE("Granger over units: order of rows and names of units do not matter") {
  random_numbers random(37);
  for (int round = 0; round < 30; ++round) {
    const std::size_t units = 2 + random.below(4), years = 8 + random.below(6), n = units * years;
    numbers first(n), second(n), times(n);
    std::vector<std::uint32_t> unit(n), renamed(n);
    for (std::size_t i = 0; i < n; ++i) {
      first[i] = random.uniform(-1, 1);
      second[i] = random.uniform(-1, 1);
      times[i] = static_cast<double>(i % years);
      unit[i] = static_cast<std::uint32_t>(i / years);
    }
    const auto order = shuffled(random, n), names = shuffled(random, units);
    for (std::size_t i = 0; i < n; ++i)
      renamed[i] = static_cast<std::uint32_t>(names[unit[order[i]]]);
    numbers level = in_order(first, order);
    for (std::size_t i = 0; i < n; ++i) level[i] = 40 * level[i] + 3 * renamed[i];
    const auto plain = granger_panel({first, second, {unit, units}, times});
    const auto turned =
        granger_panel({level, in_order(second, order), {renamed, units}, in_order(times, order)});
    REQUIRE(plain);
    REQUIRE(turned);
    CHECK(same(turned->pooled.first_to_second.f, plain->pooled.first_to_second.f, 1e-7));
    CHECK(same(turned->pooled.second_to_first.p, plain->pooled.second_to_first.p, 1e-7));
    CHECK(turned->tested == plain->tested);
    CHECK(turned->first_to_second.seen == plain->first_to_second.seen);
    CHECK(turned->second_to_first.same_sign == plain->second_to_first.same_sign);
  }
}

TEST_CASE("symbiosis: paths are those of fine steps of one length, and roles and units turn") {
  random_numbers random(38);
  for (int round = 0; round < 40; ++round) {
    const symbiosis_model m{random.uniform(.05, 1),   random.uniform(.05, 1),
                            random.uniform(10, 500),  random.uniform(10, 500),
                            random.uniform(-1.5, .9), random.uniform(-1.5, .9)};
    const two_populations start{m.k1 * random.uniform(.05, 1.2), m.k2 * random.uniform(.05, 1.2)};
    const numbers times{0, 3, 12};
    std::vector<two_populations> path(3), turned(3), scaled(3);
    REQUIRE(live_together(m, start, times, path));
    const two_populations fine = fixed_steps(m, start, 12, 20'000);
    CHECK(same(path[2].x, fine.x, 1e-8));
    CHECK(same(path[2].y, fine.y, 1e-8));
    REQUIRE(
        live_together({m.r2, m.r1, m.k2, m.k1, m.s21, m.s12}, {start.y, start.x}, times, turned));
    REQUIRE(live_together({m.r1, m.r2, 1e6 * m.k1, m.k2, m.s12, m.s21}, {1e6 * start.x, start.y},
                          times, scaled));
    for (std::size_t t = 0; t < 3; ++t) {
      CHECK(same(turned[t].y, path[t].x, 1e-8));
      CHECK(same(scaled[t].x, 1e6 * path[t].x, 1e-8));
      CHECK(same(scaled[t].y, path[t].y, 1e-8));
    }
  }
}

TEST_CASE("symbiosis: fits to noisy series are those of scipy") {
  const auto python = test::python_with("numpy, scipy");
  if (!python) {
    if (std::getenv("NQPF_NEED_NUMPY") != nullptr) FAIL("NQPF_NEED_NUMPY is set: no scipy here");
    NQPF_SKIP("no python3 with numpy and scipy (Debian: python3-scipy)");
  }
  const std::size_t count = 5;
  std::size_t alike = 0;
  const auto all =
      test::arrays_of(*python + " '" + test::source_path("tests/models/drive_reference.py") +
                      "' symbiosis_fit 39 " + std::to_string(count));
  for (std::size_t k = 0; k < count; ++k) {
    INFO("series " << k);
    const std::string n = "_" + std::to_string(k);
    const table& seen = all.at("seen" + n);
    numbers x, y;
    for (std::size_t t = 0; t < seen.rows; ++t) {
      x.push_back(seen(t, 0));
      y.push_back(seen(t, 1));
    }
    const auto found = fit_symbiosis({all.at("times" + n).cells, x, y});
    REQUIRE(found);
    const numbers& expected = all.at("fit" + n).cells;
    const symbiosis_model& m = found->model;
    CHECK(found->squares <= expected[8] * (1 + 1e-6));
    if (found->squares < expected[8] * (1 - 1e-6)) continue;  // scipy stopped in a flat valley
    ++alike;
    const double own[] = {m.r1, m.r2, m.k1, m.k2, m.s12, m.s21, found->start.x, found->start.y};
    for (std::size_t c = 0; c < 8; ++c)
      CHECK_THAT(own[c], WithinAbs(expected[c], 1e-3 * (1 + std::fabs(expected[c]))));
    const numbers& errors = all.at("errors" + n).cells;
    CHECK(same(found->error.s12, errors[4], 0.02));
    CHECK(same(found->error.k1, errors[2], 0.02));
  }
  CHECK(alike >= 3);
}

}  // namespace movement_properties_test
