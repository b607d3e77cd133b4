// SPDX-License-Identifier: BSL-1.0
// What papers add after an index: rank correlation, weighted Gini, kernel density, VIKOR, signed
// weights of the game method.

#include "models/helpers.hpp"
#include "support/base.hpp"

#include <nqpf/models/combine.hpp>
#include <nqpf/models/disparity.hpp>
#include <nqpf/models/kernel_density.hpp>
#include <nqpf/models/rank_correlation.hpp>
#include <nqpf/models/vikor.hpp>
#include <nqpf/models/weighted_gini.hpp>

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace after_index_test {

using namespace nqpf::models;
using Catch::Matchers::WithinAbs;
using test::random_numbers;
using test::table;
using test::where;

namespace {

using numbers = std::vector<double>;
using places = std::vector<std::size_t>;
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr better up = better::higher, down = better::lower;

const numbers ten{.21, .25, .28, .33, .35, .41, .44, .52, .60, .75};

/// Kendall's tau-b by its definition.
double plain_kendall(const numbers& x, const numbers& y) {
  double lead = 0, untied_x = 0, untied_y = 0;
  for (std::size_t i = 0; i < x.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const double a = x[i] < x[j] ? -1 : x[i] > x[j], b = y[i] < y[j] ? -1 : y[i] > y[j];
      lead += a * b;
      untied_x += a * a;
      untied_y += b * b;
    }
  return lead / std::sqrt(untied_x * untied_y);
}

}  // namespace

TEST_CASE("rank correlation: orders that agree, that are opposite, and ties") {
  const numbers x{1, 2, 3, 4, 5}, y{10, 20, 30, 400, 500}, back{9, 7, 5, 3, 1};
  CHECK(*spearman(x, y) == 1);
  CHECK(*kendall(x, y) == 1);
  CHECK(*spearman(x, back) == -1);
  CHECK(*kendall(x, back) == -1);
  // One pair of neighbours exchanged: 1 - 6 * 2 / (5 * 24), and (9 - 1) / 10.
  const numbers changed{1, 3, 2, 4, 5};
  CHECK_THAT(*spearman(x, changed), WithinAbs(0.9, 1e-15));
  CHECK_THAT(*kendall(x, changed), WithinAbs(0.8, 1e-15));
  // Ties: ranks 1.5 1.5 3 4 and 1 3 3 3. Of six pairs 5 and 3 are untied, and 2 concordant ones lead.
  const numbers a{1, 1, 2, 3}, b{0, 5, 5, 5};
  CHECK_THAT(*kendall(a, b), WithinAbs(2 / std::sqrt(15.0), 1e-15));
  CHECK_THAT(*spearman(a, b), WithinAbs(2 / std::sqrt(4.5 * 3), 1e-15));
  // What differs by rounding alone is a tie: .1 + .2 and .3 share a rank.
  const numbers rounded{.1 + .2, .3, .5, .7}, exact{.3, .3, .5, .7}, other{2, 1, 3, 0};
  CHECK(*kendall(rounded, other) == *kendall(exact, other));
  CHECK(*spearman(rounded, other) == *spearman(exact, other));
}

TEST_CASE("Kendall's rank correlation is the count of pairs by its definition") {
  random_numbers random(7);
  for (int round = 0; round < 200; ++round) {
    const std::size_t n = 2 + random.below(60), kinds = 2 + random.below(20);
    numbers x(n), y(n);
    for (double& v : x) v = static_cast<double>(random.below(kinds));
    for (double& v : y) v = static_cast<double>(random.below(kinds));
    const auto tau = kendall(x, y);
    if (!tau) {
      CHECK(tau.error().code == error_code::nothing_varies);
      continue;
    }
    CHECK_THAT(*tau, WithinAbs(plain_kendall(x, y), 1e-12));
    CHECK_THAT(*kendall(y, x), WithinAbs(*tau, 1e-15));
    CHECK_THAT(*spearman(y, x), WithinAbs(*spearman(x, y), 1e-15));
    numbers less(y);  // the order turned round turns the sign
    for (double& v : less) v = -v;
    CHECK_THAT(*kendall(x, less), WithinAbs(-*tau, 1e-12));
    CHECK_THAT(*spearman(x, less), WithinAbs(-*spearman(x, y), 1e-12));
  }
}

TEST_CASE("rank correlation: what it refuses") {
  const numbers three{1, 2, 3}, flat{2, 2, 2}, gap{1, missing, 2}, wide{1, 2, infinity};
  for (const auto of : {spearman, kendall}) {
    CHECK(of(three, numbers{1, 2}).error() == where(error_code::shape));
    CHECK(of({}, {}).error() == where(error_code::empty));
    CHECK(of(numbers{1}, numbers{2}).error() == where(error_code::one_row));
    CHECK(of(flat, three).error() == where(error_code::nothing_varies, nowhere, 0));
    CHECK(of(three, flat).error() == where(error_code::nothing_varies, nowhere, 1));
    CHECK(of(three, gap).error() == where(error_code::missing_cell, 1, 1));
    CHECK(of(wide, three).error() == where(error_code::not_finite, 2, 0));
  }
}

TEST_CASE("weighted Gini: sizes are repetitions") {
  random_numbers random(8);
  for (int round = 0; round < 100; ++round) {
    const std::size_t n = 1 + random.below(12);
    numbers x(n), sizes(n), shares(n), repeated;
    for (std::size_t i = 0; i < n; ++i) {
      x[i] = static_cast<double>(random.below(9)) * 0.25;
      const std::size_t times = random.below(5);
      sizes[i] = static_cast<double>(times);
      shares[i] = sizes[i] * 1e-200;
      repeated.insert(repeated.end(), times, x[i]);
    }
    const auto found = weighted_gini(x, sizes);
    const auto expected = gini(repeated);
    REQUIRE(static_cast<bool>(found) == static_cast<bool>(expected));
    if (!found) continue;
    CHECK_THAT(*found, WithinAbs(*expected, 1e-12));
    CHECK_THAT(*weighted_gini(x, shares), WithinAbs(*expected, 1e-12));
  }
  const numbers x{541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261};
  CHECK_THAT(*weighted_gini(x, numbers(10, 3)), WithinAbs(.4620911, 5e-8));
  // Two of three people own nothing: 2/3.
  CHECK_THAT(*weighted_gini(numbers{0, 6}, numbers{2, 1}), WithinAbs(2.0 / 3, 1e-15));
}

TEST_CASE("weighted Gini: what it refuses") {
  const numbers two{1, 2};
  CHECK(weighted_gini({}, {}).error() == where(error_code::empty));
  CHECK(weighted_gini(two, numbers{1}).error() == where(error_code::shape));
  CHECK(weighted_gini(numbers{1, -2}, two).error() == where(error_code::negative, 1));
  CHECK(weighted_gini(two, numbers{1, -2}).error() == where(error_code::negative, 1, 1));
  CHECK(weighted_gini(two, numbers{missing, 2}).error() == where(error_code::missing_cell, 0, 1));
  CHECK(weighted_gini(numbers{1, infinity}, two).error() == where(error_code::not_finite, 1));
  CHECK(weighted_gini(two, numbers{0, 0}).error() == where(error_code::weight_zero));
  CHECK(weighted_gini(numbers{0, 5}, numbers{1, 0}).error() == where(error_code::zero_divisor));
}

TEST_CASE("kernel density: the example, computed with R") {
  CHECK_THAT(*kernel_width(ten), WithinAbs(.08793379, 5e-9));
  numbers density(3);
  const auto h = kernel_density(ten, numbers{.2, .4, .6}, density);
  REQUIRE(h);
  CHECK_THAT(*h, WithinAbs(.08793379, 5e-9));
  CHECK_NUMBERS(density, 5e-9, 1.43242558, 2.11805925, 1.00296200);
}

TEST_CASE("kernel density integrates to one, moves with the data and stretches with them") {
  const double h = *kernel_width(ten);
  numbers points, density, moved(ten), at;
  for (int k = 0; k <= 4000; ++k) points.push_back(-1 + k * 0.001);
  density.resize(points.size());
  REQUIRE(kernel_density(ten, points, density));
  double sum = 0;
  for (const double f : density) sum += f * 0.001;
  CHECK_THAT(sum, WithinAbs(1, 1e-9));
  for (double& v : moved) v = v * 2e150 + 1e150;
  for (const double p : points) at.push_back(p * 2e150 + 1e150);
  numbers stretched(points.size());
  const auto wide = kernel_density(moved, at, stretched);
  REQUIRE(wide);
  CHECK_THAT(*wide / 2e150, WithinAbs(h, 1e-12));
  for (std::size_t k = 0; k < at.size(); k += 100)
    CHECK_THAT(stretched[k] * 2e150, WithinAbs(density[k], 1e-9));
  // The middle half is one value: the standard deviation alone decides, as in R.
  const numbers heap{1, 1, 1, 1, 6};
  CHECK_THAT(*kernel_width(heap), WithinAbs(0.9 * std::sqrt(5.0) * std::pow(5.0, -0.2), 1e-12));
}

TEST_CASE("kernel density over years") {
  table x(10, 2);
  for (std::size_t i = 0; i < 10; ++i) {
    x(i, 0) = ten[i];
    x(i, 1) = 2 * ten[i];
  }
  table out(2, 2);
  numbers widths(2);
  REQUIRE(kernel_densities(x.view(), numbers{.2, .4}, out.view(), widths));
  CHECK_NUMBERS(widths, 1e-8, .08793379, .17586758);
  CHECK_THAT(out(0, 0), WithinAbs(1.43242558, 5e-9));
  CHECK_THAT(out(1, 1), WithinAbs(1.43242558 / 2, 5e-9));
  REQUIRE(kernel_densities(x.view(), numbers{.2, .4}, out.view(), widths, 0.1));
  CHECK(widths == numbers{0.1, 0.1});
  x(3, 1) = missing;
  CHECK(kernel_densities(x.view(), numbers{.2, .4}, out.view(), widths).error() ==
        where(error_code::missing_cell, 3, 1));
  REQUIRE(kernel_densities(x.view(), numbers{.2, .4}, out.view(), widths, missing,
                           missing_cells::skip));
  numbers nine;
  for (std::size_t i = 0; i < 10; ++i)
    if (i != 3) nine.push_back(2 * ten[i]);
  CHECK(widths[1] == *kernel_width(nine));
  for (std::size_t i = 0; i < 10; ++i) x(i, 1) = i == 0 ? 1 : missing;
  CHECK(
      kernel_densities(x.view(), numbers{.2, .4}, out.view(), widths, missing, missing_cells::skip)
          .error() == where(error_code::one_row, nowhere, 1));
  x(0, 1) = missing;
  CHECK(
      kernel_densities(x.view(), numbers{.2, .4}, out.view(), widths, missing, missing_cells::skip)
          .error() == where(error_code::nothing_known, nowhere, 1));
  x(2, 1) = infinity;
  CHECK(
      kernel_densities(x.view(), numbers{.2, .4}, out.view(), widths, missing, missing_cells::skip)
          .error() == where(error_code::not_finite, 2, 1));
}

TEST_CASE("kernel density: what it refuses") {
  numbers one(1), two(2);
  const numbers at{0};
  CHECK(kernel_width({}).error() == where(error_code::empty));
  CHECK(kernel_width(numbers{1}).error() == where(error_code::one_row));
  CHECK(kernel_width(numbers{.3, .1 + .2}).error() == where(error_code::nothing_varies));
  CHECK(kernel_width(numbers{1, missing}).error() == where(error_code::missing_cell, 1));
  CHECK(kernel_width(numbers{-1.7e308, 1.7e308}).error() == where(error_code::not_finite));
  CHECK(kernel_density(ten, at, two).error() == where(error_code::shape));
  CHECK(kernel_density({}, at, one).error() == where(error_code::empty));
  CHECK(kernel_density(numbers{2, 2}, at, one).error() == where(error_code::nothing_varies));
  CHECK(kernel_density(ten, at, one, 0).error() == where(error_code::bad_option));
  CHECK(kernel_density(ten, at, one, -1).error() == where(error_code::bad_option));
  CHECK(kernel_density(ten, at, one, infinity).error() == where(error_code::bad_option));
  CHECK(kernel_density(ten, numbers{infinity}, one).error() == where(error_code::not_finite, 0, 1));
  REQUIRE(kernel_density(numbers{2}, numbers{2}, one, 1));  // a single bell of a width that is told
  CHECK_THAT(one[0], WithinAbs(0.3989422804014327, 1e-15));
}

TEST_CASE("VIKOR: the example of Tzeng and Huang") {
  const table x(4, 3, {5, 8, 4, 7, 6, 8, 8, 8, 6, 7, 4, 6});
  const std::vector<better> sides(3, up);
  std::vector<vikor_score> found(4);
  const auto verdict = vikor(x.view(), sides, numbers{.3, .4, .3}, found);
  REQUIRE(verdict);
  numbers s, r, q;
  for (const vikor_score& score : found) {
    s.push_back(score.group);
    r.push_back(score.regret);
    q.push_back(score.q);
  }
  CHECK_NUMBERS(s, 1e-12, .6, .3, .15, .65);
  CHECK_NUMBERS(r, 1e-12, .3, .2, .15, .4);
  CHECK_NUMBERS(q, 1e-12, .75, .25, 0, 1);
  CHECK_FALSE(verdict->advantage);
  CHECK(verdict->stability);
  CHECK(verdict->compromise == places{2, 1});

  // Less is better of the negated table: the same.
  table turned = x;
  for (double& cell : turned.cells) cell = -cell;
  std::vector<vikor_score> again(4);
  REQUIRE(vikor(turned.view(), std::vector<better>(3, down), numbers{.3, .4, .3}, again));
  for (std::size_t i = 0; i < 4; ++i) CHECK(again[i].q == found[i].q);
}

TEST_CASE("VIKOR: verdicts") {
  const std::vector<better> sides(2, up);
  std::vector<vikor_score> found(3);
  // One row is best in all: it stands alone.
  const table clear(3, 2, {9, 9, 1, 2, 2, 1});
  const auto alone = vikor(clear.view(), sides, numbers{.5, .5}, found);
  REQUIRE(alone);
  CHECK(alone->advantage);
  CHECK(alone->stability);
  CHECK(alone->compromise == places{0});
  // Nothing varies: all scores 0, and no row is before another.
  const auto level = vikor(table(3, 2, {4, 5, 4, 5, 4, 5}).view(), sides, numbers{.5, .5}, found);
  REQUIRE(level);
  for (const vikor_score& score : found) CHECK((score.group == 0 && score.q == 0));
  CHECK(level->compromise == places{0, 1, 2});
  // The first is first by Q alone: S prefers the second row, R the third. It shares with the next.
  table middle(9, 4, {.4, .36, 1, 1, 1, 1, 1, 0, .4, .4, .4, .4});
  middle.cells.resize(36);  // six more rows that are worst in all
  std::vector<vikor_score> nine(9);
  const auto shared = vikor(middle.view(), std::vector<better>(4, up), numbers(4, .25), nine);
  REQUIRE(shared);
  CHECK_THAT(nine[0].q, WithinAbs(.09, 1e-12));
  CHECK(nine[1].group < nine[0].group);
  CHECK(nine[2].regret < nine[0].regret);
  CHECK(shared->advantage);
  CHECK_FALSE(shared->stability);
  CHECK(shared->compromise == places{0, 2});
}

TEST_CASE("VIKOR: what it refuses") {
  const table x(2, 2, {1, 2, 3, 4});
  const std::vector<better> sides(2, up);
  const numbers w{.5, .5};
  std::vector<vikor_score> out(2), one(1);
  CHECK(vikor({}, {}, {}, {}).error() == where(error_code::empty));
  CHECK(vikor(x.view(), sides, w, one).error() == where(error_code::shape));
  CHECK(vikor(x.view().row_range(0, 1), sides, w, one).error() == where(error_code::one_row));
  CHECK(vikor(x.view(), sides, w, out, {1.5}).error() == where(error_code::bad_option));
  CHECK(vikor(x.view(), sides, w, out, {missing}).error() == where(error_code::bad_option));
  CHECK(vikor(x.view(), sides, numbers{.5, .4}, out).error() == where(error_code::weight_sum));
  CHECK(vikor(table(2, 2, {1, missing, 3, 4}).view(), sides, w, out).error() ==
        where(error_code::missing_cell, 0, 1));
  CHECK(vikor(table(2, 2, {-1.7e308, 2, 1.7e308, 4}).view(), sides, w, out).error() ==
        where(error_code::not_finite, nowhere, 0));
}

TEST_CASE("game method: signed coefficients") {
  const numbers a{.4, .3, .3}, b{.6, .2, .2}, steep{.9, .05, .05};
  numbers w(3), alpha(2);
  const std::span<const double> both[] = {a, b}, far[] = {a, steep};
  CHECK(combine_game(both, w, alpha).error() == where(error_code::negative, nowhere, 0));
  REQUIRE(combine_game(both, w, alpha, negative_share::keep));
  CHECK_NUMBERS(alpha, 1e-12, -.44 / .92, 1.36 / .92);
  CHECK_NUMBERS(w, 1e-12, .64 / .92, .14 / .92, .14 / .92);
  // Before alpha is brought to one, w . w_i is w_i . w_i for every vector.
  const auto dot = [](const numbers& x, const numbers& y) {
    return x[0] * y[0] + x[1] * y[1] + x[2] * y[2];
  };
  CHECK_THAT(dot(w, a) / dot(a, a), WithinAbs(dot(w, b) / dot(b, b), 1e-12));
  REQUIRE(combine_game(both, w, alpha, negative_share::absolute));
  CHECK_NUMBERS(alpha, 1e-12, .44 / 1.8, 1.36 / 1.8);
  // Here the signed coefficients would make a weight negative.
  CHECK(combine_game(far, w, alpha, negative_share::keep).error() ==
        where(error_code::weight_negative, nowhere, 1));
  // Coefficients that are positive are the same by every rule.
  const numbers c{.4, .3, .2, .1}, d{.25, .2, .3, .25};
  const std::span<const double> mild[] = {c, d};
  numbers four(4);
  for (const auto rule : {negative_share::refuse, negative_share::absolute, negative_share::keep}) {
    REQUIRE(combine_game(mild, four, alpha, rule));
    CHECK_NUMBERS(alpha, 5e-9, .82378855, .17621145);
    CHECK_NUMBERS(four, 5e-8, .3735683, .2823789, .2176211, .1264317);
  }
}

}  // namespace after_index_test
