// SPDX-License-Identifier: BSL-1.0
// Coupling coordination: published numbers, properties, edges.

#include "models/helpers.hpp"

#include <nqpf/models/coupling.hpp>

#include <limits>
#include <vector>

namespace coupling_test {

using namespace nqpf::models;
using test::table;

namespace {

constexpr coupling_model models[] = {coupling_model::standard, coupling_model::wang,
                                     coupling_model::fan};

}  // namespace

TEST_CASE("four systems: the vignette of the R package coupling") {
  const table u(3, 4,
                {.8179733, .3246648, .6590316, .1308531, .3020233, .1318888, .4046987, .5173794,
                 .9209903, .3353516, .6921477, .3141320});
  const std::vector<double> expected[3][2] = {
      {{.8051958, .8914577, .8999423}, {.6237105, .5497290, .7134825}},
      {{.4722274, .6211236, .5375842}, {.4776480, .4588675, .5514412}},
      {{.4593785, .7164548, .4915051}, {.4711049, .4928249, .5272784}}};
  for (int model = 0; model < 3; ++model) {
    std::vector<double> c(3), t(3), d(3);
    REQUIRE(couple(u.view(), {}, models[model], c, t, d));
    for (std::size_t i = 0; i < 3; ++i) {
      CHECK_THAT(c[i], WithinAbs(expected[model][0][i], 1e-7));
      CHECK_THAT(d[i], WithinAbs(expected[model][1][i], 1e-7));
      CHECK_THAT(t[i], WithinAbs((u(i, 0) + u(i, 1) + u(i, 2) + u(i, 3)) / 4, 1e-15));
    }
  }
}

TEST_CASE("three systems: the mathmodels page") {
  const table u(
      4, 3, {.0162, .2720, .2655, .1782, .6824, .3721, .5490, .0593, .5729, .6730, .4812, .9082});
  std::vector<double> c(4), t(4), d(4);
  REQUIRE(couple(u.view(), {}, coupling_model::standard, c, t, d));
  CHECK_NUMBERS(c, 5e-4, .571, .867, .674, .967);
  CHECK_NUMBERS(t, 5e-4, .185, .411, .394, .687);
  CHECK_NUMBERS(d, 5e-4, .325, .597, .515, .815);
}

TEST_CASE("two systems") {
  const auto c = [](double a, double b, coupling_model model) {
    return *coupling_degree(std::vector{a, b}, model);
  };
  for (coupling_model model : models) CHECK(c(.6, .6, model) == 1);
  CHECK_THAT(c(.8, .2, coupling_model::standard), WithinAbs(.8, 1e-15));
  CHECK_THAT(c(.8, .2, coupling_model::wang), WithinAbs(.316228, 5e-7));
  CHECK_THAT(c(.8, .2, coupling_model::fan), WithinAbs(.4, 1e-15));
  CHECK_THAT(c(.3, .1, coupling_model::standard), WithinAbs(.866025, 5e-7));
  CHECK_THAT(c(.3, .1, coupling_model::wang), WithinAbs(.516398, 5e-7));
  CHECK_THAT(c(.3, .1, coupling_model::fan), WithinAbs(.8, 1e-15));
}

TEST_CASE("coupling edge cases") {
  for (coupling_model model : models) {
    const auto zero = couple(std::vector{0.0, 0.0, 0.0}, {}, model);
    REQUIRE(zero);
    CHECK(*zero == coupling{});
    CHECK(couple(std::vector{0.5}, {}, model).error() == test::where(error_code::one_system));
    CHECK(couple(std::vector{0.5, missing}, {}, model).error() ==
          test::where(error_code::missing_cell, nowhere, 1));
    CHECK(couple(std::vector{-0.1, 0.5}, {}, model).error() ==
          test::where(error_code::out_of_range, nowhere, 0));
    CHECK(couple(std::vector{0.1, 1.5}, {}, model).error() ==
          test::where(error_code::out_of_range, nowhere, 1));
    const auto full = couple(std::vector{1.0, 1.0}, {}, model);
    CHECK(*full == coupling{1, 1, 1});
  }
  CHECK(couple(std::vector{0.0, 0.7})->c == 0);
  CHECK(couple(std::vector{0.0, 0.7}, {}, coupling_model::wang)->c == 0);
  CHECK_THAT(couple(std::vector{0.0, 0.7}, {}, coupling_model::fan)->c, WithinAbs(0.3, 1e-15));
  CHECK_THAT(couple(std::vector{0.0, 1.0}, {}, coupling_model::fan)->c, WithinAbs(0, 1e-15));
  CHECK(couple(std::vector{0.2, 0.4}, std::vector{0.5, 0.6}).error() ==
        test::where(error_code::weight_sum));
  CHECK(couple(std::vector{0.2, 0.4}, std::vector{1.0}).error() == test::where(error_code::shape));
  // Many small systems: the product of the levels underflows, the degree does not.
  const std::vector<double> many(400, 1e-3);
  std::vector<double> uneven = many;
  uneven[0] = 2e-3;
  CHECK(*coupling_degree(many) == 1);
  CHECK(*coupling_degree(uneven) > 0.999);
  const table u(2, 2, {.2, .3, .4, 1.1});
  std::vector<double> d(2);
  CHECK(couple(u.view(), {}, coupling_model::standard, {}, {}, d).error() ==
        test::where(error_code::out_of_range, 1, 1));
}

TEST_CASE("rounding beyond the ends of [0, 1] is clamped, more is refused") {
  const double above = 1 + 4e-16;
  for (coupling_model model : models) {
    CHECK(*couple(std::vector{above, above}, {}, model) == coupling{1, 1, 1});
    CHECK(couple(std::vector{above, -1e-17, 0.5}, {}, model)->c >= 0);
    CHECK(couple(std::vector{1 + 1e-9, 1.0}, {}, model).error() ==
          test::where(error_code::out_of_range, nowhere, 0));
  }
}

TEST_CASE("a comprehensive index of the host's own") {
  const auto own = couple_with_index(std::vector{.8, .2}, 0.3);
  REQUIRE(own);
  CHECK_THAT(own->c, WithinAbs(.8, 1e-15));
  CHECK(own->t == 0.3);
  CHECK_THAT(own->d, WithinAbs(std::sqrt(.24), 1e-15));
  CHECK(couple_with_index(std::vector{.8, .2}, 1.3).error() ==
        test::where(error_code::out_of_range));
  CHECK(couple_with_index(std::vector{.8, .2}, missing).error() ==
        test::where(error_code::missing_cell));
}

TEST_CASE("coupling of two systems over more rows than a block has is that of each row") {
  test::random_numbers random(7);
  const std::size_t rows = 1300;
  const std::vector<double> u = random.uniform_table(rows, 2, 0, 1).cells;
  const std::vector<double> a{0.3, 0.7};
  std::vector<double> c(rows), t(rows), d(rows);
  REQUIRE(couple(row_major(u, rows, 2), a, coupling_model::standard, c, t, d));
  for (std::size_t i = 0; i < rows; ++i) {
    const auto one = couple(std::span(u).subspan(2 * i, 2), a, coupling_model::standard);
    REQUIRE(one);
    CHECK_THAT(c[i], WithinAbs(one->c, 1e-15));
    CHECK_THAT(t[i], WithinAbs(one->t, 1e-15));
    CHECK_THAT(d[i], WithinAbs(one->d, 1e-15));
  }
}

TEST_CASE("coupling properties on random levels") {
  test::random_numbers random(6);
  for (int round = 0; round < 300; ++round) {
    const std::size_t k = 2 + random.below(5);
    const std::vector<double> u = random.uniform_table(1, k, 0.01, 1).cells;
    const std::vector<double> a = random.weights(k);
    for (coupling_model model : models) {
      const auto one = couple(u, a, model);
      REQUIRE(one);
      CHECK(one->c >= 0);
      CHECK(one->c < 1);  // C = 1 only if all levels are equal
      CHECK(one->d <= std::sqrt(one->t) + 1e-15);
      const std::vector<double> alike(k, u[0]);
      CHECK(couple(alike, a, model)->c == 1);
      // One row of a table gives the same.
      std::vector<double> c(1), t(1), d(1);
      REQUIRE(couple(row_major(u, 1, k), a, model, c, t, d));
      CHECK(c[0] == one->c);
      CHECK(t[0] == one->t);
      CHECK(d[0] == one->d);
    }
    const double scale = random.uniform(0.1, 1);
    std::vector<double> scaled = u;
    for (double& level : scaled) level *= scale;
    CHECK_THAT(couple(scaled, a)->d, WithinAbs(std::sqrt(scale) * couple(u, a)->d, 1e-14));
  }
}

}  // namespace coupling_test
