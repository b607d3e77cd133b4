// SPDX-License-Identifier: BSL-1.0
// CRITIC, dispersion weights, AHP, combinations, weights proven by the compiler.

#include "models/helpers.hpp"

#include <nqpf/models/aggregate.hpp>
#include <nqpf/models/ahp.hpp>
#include <nqpf/models/combine.hpp>
#include <nqpf/models/critic.hpp>
#include <nqpf/models/fixed_weights.hpp>
#include <nqpf/models/scale.hpp>

#include <limits>
#include <string>
#include <vector>

namespace combine_test {

using namespace nqpf::models;
using test::table;

namespace {

constexpr better up = better::higher, down = better::lower;
constexpr double inf = std::numeric_limits<double>::infinity();

const table tus_adali(5, 6, {5000, 3, 3, 4,   3, 2, 680, 5, 3, 2,   2, 1, 2000, 3, 2,
                             3,    4, 3, 600, 4, 3, 1,   2, 2, 800, 2, 4, 3,    3, 4});

std::vector<double> critic(const table& x, std::vector<better> sides, critic_options options = {}) {
  table z(x.rows, x.columns);
  REQUIRE(min_max(x.view(), sides, z.view(), {.constant = constant_column::as_lowest}));
  std::vector<double> w(x.columns);
  REQUIRE(critic_weights(z.view(), w, options));
  return w;
}

}  // namespace

TEST_CASE("CRITIC: Tus and Adali 2019") {
  std::vector<better> sides(6, up);
  const auto plain = critic(tus_adali, sides);
  CHECK_NUMBERS(plain, 5e-4, 0.157, 0.249, 0.168, 0.121, 0.154, 0.151);
  sides[0] = down;
  const auto turned = critic(tus_adali, sides);
  CHECK_NUMBERS(turned, 5e-9, 0.18406641, 0.21302898, 0.14221416, 0.15830064, 0.16838222,
                0.13400759);
}

TEST_CASE("CRITIC edge cases") {
  table x = tus_adali;
  for (std::size_t i = 0; i < 5; ++i) x(i, 3) = 7;  // constant: weighs 0, the others as without it
  const auto w = critic(x, std::vector<better>(6, up));
  table without(5, 5);
  for (std::size_t i = 0; i < 5; ++i)
    for (std::size_t j = 0; j < 5; ++j) without(i, j) = x(i, j < 3 ? j : j + 1);
  const auto expected = critic(without, std::vector<better>(5, up));
  CHECK(w[3] == 0);
  for (std::size_t j = 0; j < 5; ++j)
    CHECK_THAT(w[j < 3 ? j : j + 1], WithinAbs(expected[j], 1e-15));

  std::vector<double> one(1), two(2);
  const table single(3, 1, {1, 2, 4}), alike(3, 2, {1, 2, 1, 2, 1, 2}),
      same(3, 2, {1, 2, 2, 4, 4, 8});
  REQUIRE(critic_weights(single.view(), one));
  CHECK(one[0] == 1);
  CHECK(critic_weights(alike.view(), two).error() == test::where(error_code::nothing_varies));
  CHECK(critic_weights(same.view(), two).error() == test::where(error_code::all_correlated));
  CHECK(critic_weights(same.view(), two, {.kind = correlation::spearman}).error() ==
        test::where(error_code::all_correlated));
  const table lone(3, 2, {1, 5, 2, 5, 4, 5});  // one column varies: it has all the weight
  REQUIRE(critic_weights(lone.view(), two));
  CHECK(two[0] == 1);
  CHECK(two[1] == 0);
  REQUIRE(critic_weights(same.view(), two, {.constant = all_constant::equal_weights}));
  CHECK(two[0] == 0.5);
  const table row(1, 2, {1, 2});
  CHECK(critic_weights(row.view(), two).error() == test::where(error_code::one_row));
  table bad(3, 2, {1, 2, 2, missing, 4, 1});
  CHECK(critic_weights(bad.view(), two).error() == test::where(error_code::missing_cell, 1, 1));
  bad(1, 1) = inf;
  CHECK(critic_weights(bad.view(), two).error() == test::where(error_code::not_finite, 1, 1));
}

TEST_CASE("CRITIC by rank correlation, against plain sums") {
  test::random_numbers random(41);
  const std::size_t n = 40, m = 4;
  const table x = random.uniform_table(n, m);
  std::vector<double> w(m), expected(m);
  REQUIRE(critic_weights(x.view(), w, {.kind = correlation::spearman}));
  const auto rank_of = [&](std::size_t i, std::size_t j) {
    double rank = 1;
    for (std::size_t k = 0; k < n; ++k) rank += x(k, j) < x(i, j);
    return rank;
  };
  double sum = 0;
  for (std::size_t j = 0; j < m; ++j) {
    double mean = 0, squares = 0, conflict = 0;
    for (std::size_t i = 0; i < n; ++i) mean += x(i, j) / static_cast<double>(n);
    for (std::size_t i = 0; i < n; ++i) squares += (x(i, j) - mean) * (x(i, j) - mean);
    for (std::size_t k = 0; k < m; ++k) {
      double d2 = 0;  // 1 - rho = 6 sum d^2 / (n (n^2 - 1)) without ties
      for (std::size_t i = 0; i < n; ++i)
        d2 += (rank_of(i, j) - rank_of(i, k)) * (rank_of(i, j) - rank_of(i, k));
      conflict += 6 * d2 / (40.0 * (1600 - 1));
    }
    expected[j] = std::sqrt(squares) * conflict;
    sum += expected[j];
  }
  for (std::size_t j = 0; j < m; ++j) CHECK_THAT(w[j], WithinAbs(expected[j] / sum, 1e-12));
}

TEST_CASE("weights follow their columns, and rows may stand in any order") {
  test::random_numbers random(42);
  for (int round = 0; round < 20; ++round) {
    const std::size_t n = 3 + random.below(700), m = 2 + random.below(5);
    const table x = random.uniform_table(n, m, 1, 2);
    table turned(n, m);
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < m; ++j) turned(n - 1 - i, m - 1 - j) = x(i, j);
    std::vector<double> w(m), v(m);
    const auto compare = [&] {
      CHECK(check_weights(w));
      for (std::size_t j = 0; j < m; ++j) CHECK_THAT(v[m - 1 - j], WithinAbs(w[j], 1e-12));
    };
    REQUIRE(critic_weights(x.view(), w));
    REQUIRE(critic_weights(turned.view(), v));
    compare();
    REQUIRE(deviation_weights(x.view(), w));
    REQUIRE(deviation_weights(turned.view(), v));
    compare();
    REQUIRE(variation_weights(x.view(), w));
    REQUIRE(variation_weights(turned.view(), v));
    compare();
  }
}

TEST_CASE("weights by deviation and by variation") {
  const table x(2, 2, {1, 10, 3, 14});
  std::vector<double> w(2);
  REQUIRE(deviation_weights(x.view(), w));
  CHECK_NUMBERS(w, 1e-15, 1.0 / 3, 2.0 / 3);
  REQUIRE(variation_weights(x.view(), w));  // sd/mean: (1/2) / (2/12) = 3 to 1
  CHECK_NUMBERS(w, 1e-15, 0.75, 0.25);
  const table centred(2, 2, {-1, 10, 1, 14}), flat(2, 2, {1, 4, 1, 4}), none(2, 2, {0, 1, 0, 2});
  CHECK(variation_weights(centred.view(), w).error() == test::where(error_code::negative, 0, 0));
  CHECK(variation_weights(none.view(), w).error() ==
        test::where(error_code::not_positive, nowhere, 0));
  const table near_zero(4, 2, {-2, 5, 2.03, 6, -1, 5, 1, 7});  // a mean near zero weighed .998
  CHECK(variation_weights(near_zero.view(), w).error() == test::where(error_code::negative, 0, 0));
  CHECK(deviation_weights(flat.view(), w).error() == test::where(error_code::nothing_varies));
  REQUIRE(deviation_weights(flat.view(), w, all_constant::equal_weights));
  CHECK(w[1] == 0.5);
}

TEST_CASE("AHP: the mathmodels page") {
  const table a(5, 5, {1,  .5,      4,       3,  3, 2, 1, 7,       5,  5, .25, 1.0 / 7, 1,
                       .5, 1.0 / 3, 1.0 / 3, .2, 2, 1, 1, 1.0 / 3, .2, 3, 1,   1});
  std::vector<double> w(5);
  const auto found = ahp_weights(a.view(), w);
  REQUIRE(found);
  CHECK_NUMBERS(w, 5e-9, 0.26360349, 0.47583538, 0.05381460, 0.09806829, 0.10867824);
  CHECK(test::near(found->lambda, 5.072084, 5e-7));
  CHECK(test::near(found->index, 0.0180211, 1e-7));
  CHECK(test::near(found->ratio, 0.01609027, 5e-9));
  CHECK(found->consistent);
  REQUIRE(ahp_weights(a.view(), w, {.method = ahp_method::geometric_mean}));
  CHECK_NUMBERS(w, 5e-8, 0.2636328, 0.47726387, 0.05307416, 0.09883999, 0.10718918);
}

TEST_CASE("AHP of consistent judgements returns them") {
  test::random_numbers random(43);
  for (int round = 0; round < 100; ++round) {
    const std::size_t k = 1 + random.below(15);
    const auto w = random.weights(k);
    table a(k, k);
    for (std::size_t i = 0; i < k; ++i)
      for (std::size_t j = 0; j < k; ++j) a(i, j) = i == j ? 1 : w[i] / w[j];
    for (ahp_method method : {ahp_method::eigenvector, ahp_method::geometric_mean}) {
      std::vector<double> found(k);
      const auto c = ahp_weights(a.view(), found, {.method = method});
      REQUIRE(c);
      CHECK(c->ratio == 0);
      CHECK(c->consistent);
      CHECK_THAT(c->lambda, WithinRel(static_cast<double>(k), 1e-13));
      for (std::size_t i = 0; i < k; ++i) CHECK_THAT(found[i], WithinAbs(w[i], 1e-14));
    }
  }
}

TEST_CASE("AHP eigenvectors satisfy A w = lambda w, and up to 3 criteria equal geometric means") {
  test::random_numbers random(44);
  for (int round = 0; round < 100; ++round) {
    const std::size_t k = 2 + random.below(8);
    table a(k, k);
    for (std::size_t i = 0; i < k; ++i) {
      a(i, i) = 1;
      for (std::size_t j = i + 1; j < k; ++j) {
        a(i, j) = std::exp(random.uniform(-2, 2));
        a(j, i) = 1 / a(i, j);
      }
    }
    std::vector<double> w(k), g(k);
    const auto c = ahp_weights(a.view(), w);
    REQUIRE(c);
    REQUIRE(ahp_weights(a.view(), g, {.method = ahp_method::geometric_mean}));
    CHECK(c->lambda >= static_cast<double>(k) - 1e-12);
    for (std::size_t i = 0; i < k; ++i) {
      double sum = 0;
      for (std::size_t j = 0; j < k; ++j) sum += a(i, j) * w[j];
      CHECK_THAT(sum, WithinRel(c->lambda * w[i], 1e-12));
      if (k <= 3) CHECK_THAT(g[i], WithinAbs(w[i], 1e-13));
    }
    if (k == 2) CHECK(c->ratio == 0);
  }
}

TEST_CASE("AHP refuses what are no judgements") {
  std::vector<double> w(3);
  const auto refused = [&](std::vector<double> cells, ahp_options options = {}) {
    const table a(3, 3, cells);
    const auto found = ahp_weights(a.view(), w, options);
    REQUIRE_FALSE(found);
    return found.error();
  };
  CHECK(refused({1, 2, 3, .5, 1, 2, .3, .5, 1}) == test::where(error_code::not_reciprocal, 2, 0));
  CHECK(refused({1, 2, 3, .5, 1.1, 2, 1. / 3, .5, 1}) ==
        test::where(error_code::not_reciprocal, 1, 1));
  CHECK(refused({1, 2, 0, .5, 1, 2, 0, .5, 1}) == test::where(error_code::not_positive, 0, 2));
  CHECK(refused({1, 2, -3, .5, 1, 2, -1. / 3, .5, 1}) ==
        test::where(error_code::not_positive, 0, 2));
  CHECK(refused({1, missing, 3, .5, 1, 2, 1. / 3, .5, 1}) ==
        test::where(error_code::missing_cell, 0, 1));
  CHECK(refused({1, inf, 3, .5, 1, 2, 1. / 3, .5, 1}) == test::where(error_code::not_finite, 0, 1));
  const std::vector<double> circular{1, 9, 1. / 9, 1. / 9, 1, 9, 9, 1. / 9, 1};
  CHECK(refused(circular, {.refuse_inconsistent = true}) ==
        test::where(error_code::not_consistent));
  const auto reported = ahp_weights(table(3, 3, circular).view(), w);
  REQUIRE(reported);
  CHECK_FALSE(reported->consistent);
  CHECK(reported->ratio > 1);
  CHECK_NUMBERS(w, 1e-12, 1.0 / 3, 1.0 / 3, 1.0 / 3);
  const double short_table[] = {0, 0};
  CHECK(refused({1, 2, 3, .5, 1, 2, 1. / 3, .5, 1}, {.random_index = short_table}) ==
        test::where(error_code::no_index));
  const auto rounded = ahp_weights(table(3, 3, {1, 2, 3, .5, 1, 2, .33, .5, 1}).view(), w,
                                   {.reciprocal_tolerance = 0.02});
  CHECK(rounded);
  CHECK(ahp_weights(table(2, 3).view(), w).error() == test::where(error_code::shape));
}

TEST_CASE("the random index is a parameter, and groups judge by geometric means") {
  const table a(3, 3, {1, 2, 6, .5, 1, 2, 1. / 6, .5, 1}),
      b(3, 3, {1, 8, 6, .125, 1, 2, 1. / 6, .5, 1});
  const double other[] = {0, 0, 0.5245};
  std::vector<double> w(3);
  const auto saaty = ahp_weights(a.view(), w),
             donegan = ahp_weights(a.view(), w, {.random_index = other});
  CHECK_THAT(donegan->ratio, WithinRel(saaty->ratio * 0.58 / 0.5245, 1e-12));
  table joint(3, 3);
  const matrix_view<const double> members[] = {a.view(), b.view()};
  REQUIRE(group_judgements(members, joint.view()));
  CHECK_THAT(joint(0, 1), WithinRel(4, 1e-15));
  CHECK_THAT(joint(0, 1) * joint(1, 0), WithinRel(1, 1e-15));
  CHECK(ahp_weights(joint.view(), w));
}

TEST_CASE("combined weights: the mathmodels page") {
  const std::vector<double> s{.4, .3, .2, .1}, o{.25, .2, .3, .25};
  std::vector<double> w(4), shares(2);
  REQUIRE(combine_linear(s, o, 0.6, w));
  CHECK_NUMBERS(w, 1e-15, .34, .26, .24, .16);
  REQUIRE(combine_products(s, o, w));
  CHECK_NUMBERS(w, 5e-8, 0.4081633, 0.2448980, 0.2448980, 0.1020408);
  REQUIRE(combine_geometric(s, o, w));
  CHECK_NUMBERS(w, 5e-8, 0.3279556, 0.2540333, 0.2540333, 0.1639778);
  const std::span<const double> vectors[] = {s, o};
  REQUIRE(combine_game(vectors, w, shares));
  CHECK_NUMBERS(shares, 5e-9, .82378855, .17621145);
  CHECK_NUMBERS(w, 5e-8, 0.3735683, 0.2823789, 0.2176211, 0.1264317);
}

TEST_CASE("combinations refuse what cannot be joined") {
  const std::vector<double> a{1, 0}, b{0, 1}, wrong{.5, .6}, three{.2, .3, .5};
  std::vector<double> w(2), shares(2);
  CHECK(combine_products(a, b, w).error() == test::where(error_code::weight_zero));
  CHECK(combine_linear(a, wrong, .5, w).error() == test::where(error_code::weight_sum));
  CHECK(combine_linear(a, three, .5, w).error() == test::where(error_code::shape));
  CHECK(combine_linear(a, b, 1.5, w).error() == test::where(error_code::bad_option));
  const std::span<const double> same[] = {a, a};
  CHECK(combine_game(same, w, shares).error().code == error_code::singular);
  const std::span<const double> apart[] = {a, b};
  REQUIRE(combine_game(apart, w, shares));
  CHECK_NUMBERS(w, 1e-15, .5, .5);
  // A vector that lies between two others gets a negative share.
  const std::vector<double> u{.6, .3, .1}, v{.1, .3, .6}, between{.34, .31, .35};
  std::vector<double> w3(3), shares3(3);
  const std::span<const double> vectors[] = {u, v, between};
  const auto refused = combine_game(vectors, w3, shares3);
  if (!refused) {
    CHECK(refused.error().code == error_code::negative);
    REQUIRE(combine_game(vectors, w3, shares3, negative_share::absolute));
  }
  CHECK(check_weights(w3));
}

TEST_CASE("game theory solves its equations for any number of vectors") {
  test::random_numbers random(45);
  int solved = 0;
  for (int round = 0; round < 100; ++round) {
    const std::size_t n = 4 + random.below(5), k = 2 + random.below(2);
    std::vector<std::vector<double>> vectors;
    std::vector<std::span<const double>> spans;
    for (std::size_t i = 0; i < k; ++i) vectors.push_back(random.weights(n));
    for (const auto& v : vectors) spans.emplace_back(v);
    std::vector<double> w(n), alpha(k);
    if (!combine_game(spans, w, alpha)) continue;
    ++solved;
    CHECK(check_weights(w));
    // The equations hold up to the factor that brought alpha to one.
    double factor = 0;
    for (std::size_t i = 0; i < k; ++i) {
      double left = 0, right = 0;
      for (std::size_t j = 0; j < n; ++j) {
        left += vectors[i][j] * w[j];
        right += vectors[i][j] * vectors[i][j];
      }
      if (i == 0) factor = left / right;
      else CHECK_THAT(left / right, WithinRel(factor, 1e-10));
    }
  }
  CHECK(solved > 30);
}

TEST_CASE("weights proven by the compiler") {
  static constexpr fixed_weights w{0.5, 0.3, 0.2};
  STATIC_REQUIRE(w.size() == 3);
  STATIC_REQUIRE(w[1] == 0.3);
  const std::vector<double> x{1, 2, 3};
  CHECK_THAT(*aggregate(x, w), WithinAbs(1.7, 1e-15));
  static constexpr fixed_weights whole{1};
  STATIC_REQUIRE(whole[0] == 1);
}

TEST_CASE("defect 16 as a value") {
  CHECK_FALSE(diagnose_weights(std::vector{0.5, 0.5}));
  const auto sum = diagnose_weights(std::vector{0.5, 0.25});
  CHECK(sum.code == nqpf::defect::bad_weights);
  CHECK(std::string(sum.message.write().c_str()) == "bad weights: they sum to 0.75, not to 1");
  const auto negative = diagnose_weights(std::vector{1.5, -0.5});
  CHECK(std::string(negative.message.write().c_str()) ==
        "bad weights: a weight is negative: weight 1 is -0.5");
}

TEST_CASE("shares of a combination that cancel but for rounding have no sum to bring to one") {
  const auto brought = [](std::vector<double> shares) {
    return detail::shares_to_one(shares, negative_share::keep);
  };
  CHECK(brought({1e6, -1e6 * (1 - 1e-13)}).error() == test::where(error_code::singular));
  CHECK(brought({1e-6, -1e-6 * (1 - 1e-13)}).error() == test::where(error_code::singular));
  CHECK(brought({1e6, -1e6 * (1 - 1e-10)}));
  CHECK(brought({1e-6, -1e-6 * (1 - 1e-10)}));
}

}  // namespace combine_test
