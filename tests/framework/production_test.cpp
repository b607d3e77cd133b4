// SPDX-License-Identifier: BSL-1.0
// Production functions against the formulas in long double, their limits and laws; total factor productivity
// against growth accounting by the models; groups of the framework over a host's parts.

#include "support/catch.hpp"

#include <nqpf/framework/group_parts.hpp>
#include <nqpf/framework/production_function.hpp>
#include <nqpf/models/growth_accounting.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <random>
#include <string>

namespace production_test {

using namespace nqpf::framework;
using nqpf::is_missing;
using nqpf::missing;

namespace {

double plain_cobb_douglas(const cobb_douglas& f, double w, double m, double o) {
  const long double product = std::pow(static_cast<long double>(w), f.workers) *
                              std::pow(static_cast<long double>(m), f.means) *
                              std::pow(static_cast<long double>(o), f.objects);
  return static_cast<double>(f.technology * product);
}

double plain_ces(const constant_elasticity& f, double w, double m, double o) {
  const long double r = 1 - 1 / static_cast<long double>(f.substitution);
  const long double sum = f.workers * std::pow(static_cast<long double>(w), r) +
                          f.means * std::pow(static_cast<long double>(m), r) +
                          f.objects * std::pow(static_cast<long double>(o), r);
  return static_cast<double>(f.technology * std::pow(sum, f.returns / r));
}

struct draw {
  std::mt19937 random;
  double operator()(double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(random);
  }
};

struct industries {
  static constexpr notion stands_for = notion::new_industries;
  double share = 0;
  constexpr double score() const { return share; }
};

bool close(double a, double b, double tolerance = 1e-12) {
  return std::abs(a - b) <= tolerance * std::max(std::abs(a), std::abs(b));
}

}  // namespace

TEST_CASE("powers in a constant expression are those of the library") {
  // Taken by the compiler, and compared with what the same call yields when the program runs.
  constexpr double x[] = {1e-300,    1e-9, 0.1, 0.5,  0.9999999, 1,
                          1.0000001, 2,    3.7, 1000, 1e9,       1e300};
  constexpr double y[] = {-2, -1, -0.3, 0, 1e-9, 0.3, 1.0 / 3, 0.5, 1, 2};
  constexpr auto table = [&] {
    struct {
      double at[12][10]{};
    } t;
    for (int i = 0; i < 12; ++i)
      for (int k = 0; k < 10; ++k) t.at[i][k] = detail::power(x[i], y[k]);
    return t;
  }();
  for (int i = 0; i < 12; ++i)
    for (int k = 0; k < 10; ++k) {
      INFO(x[i] << " to the power " << y[k]);
      const double wanted = std::pow(x[i], y[k]);
      if (std::isinf(wanted) || wanted == 0) CHECK(table.at[i][k] == wanted);
      else CHECK(close(table.at[i][k], wanted, 1e-12));
    }
  constexpr double of_zero[] = {detail::power(0, 0), detail::power(0, 2)};
  CHECK(of_zero[0] == 1);
  CHECK(of_zero[1] == 0);
}

TEST_CASE("logarithms and exponentials by series are those of the library") {
  for (const double x : {5e-324, 1e-300, 1e-9, 0.1, 0.7, 1.0, 1.4, 2.0, 3.7, 1e9, 1e300})
    CHECK(std::abs(detail::log_of(x) - std::log(x)) <=
          1e-14 * std::max(1.0, std::abs(std::log(x))));
  for (const double x : {-700.0, -20.0, -0.3, 0.0, 1e-9, 0.5, 1.0, 20.0, 700.0})
    CHECK(close(detail::exp_of(x), std::exp(x), 1e-12));
  CHECK(std::isinf(detail::exp_of(710)));
  CHECK(detail::exp_of(-750) == 0);
}

TEST_CASE("Cobb-Douglas is its formula, with its returns to scale") {
  draw d{std::mt19937(3)};
  for (int i = 0; i < 2000; ++i) {
    const cobb_douglas f{d(0, 1), d(0, 1), d(0, 1), d(0.1, 5)};
    const double w = d(0, 100), m = d(0, 100), o = d(0, 100);
    CHECK(close(f(w, m, o), plain_cobb_douglas(f, w, m, o)));
    CHECK(close(f(2 * w, 2 * m, 2 * o), std::pow(2, f.returns_to_scale()) * f(w, m, o)));
  }
  NQPF_BOTH(cobb_douglas{}(8, 8, 8) > 7.999999999);
  NQPF_BOTH(cobb_douglas{}(8, 8, 8) < 8.000000001);
  NQPF_BOTH(cobb_douglas{}(0, 8, 8) == 0);
}

TEST_CASE("constant elasticity of substitution is its formula and has its limits") {
  draw d{std::mt19937(5)};
  for (int i = 0; i < 2000; ++i) {
    const double a = d(0, 1), b = d(0, 1 - a);
    constant_elasticity f{a, b, 1 - a - b, d(0.05, 8), d(0.5, 1.5), d(0.1, 5)};
    const double w = d(0.01, 100), m = d(0.01, 100), o = d(0.01, 100);
    if (std::abs(f.substitution - 1) < 1e-3) continue;  // the formula itself loses its digits there
    CHECK(close(f(w, m, o), plain_ces(f, w, m, o), 1e-9));
    CHECK(close(f(3 * w, 3 * m, 3 * o), std::pow(3, f.returns) * f(w, m, o), 1e-9));

    // More of an element never yields less, and no mean leaves the range of what it is of.
    CHECK(f(w * 1.5, m, o) >= f(w, m, o));
    f.returns = 1;
    f.technology = 1;
    CHECK(f(w, m, o) >= std::min({w, m, o}) * (1 - 1e-12));
    CHECK(f(w, m, o) <= std::max({w, m, o}) * (1 + 1e-12));

    f.substitution = 1;
    CHECK(close(f(w, m, o), cobb_douglas{a, b, 1 - a - b}(w, m, o)));
    constant_elasticity near_one = f;
    near_one.substitution = 1.00001;
    CHECK(close(near_one(w, m, o), f(w, m, o), 1e-3));
    f.substitution = 0;
    CHECK(f(w, m, o) == std::min({w, m, o}));
    f.substitution = std::numeric_limits<double>::infinity();
    CHECK(close(f(w, m, o), a * w + b * m + (1 - a - b) * o));
  }
  // A thousandth of substitution: powers of a hundred decimals, and yet no overflow.
  const constant_elasticity hard{0.5, 0.3, 0.2, 0.001};
  CHECK(close(hard(1e6, 2, 1e6), 2, 0.01));
  CHECK(close(hard(1e-6, 2, 1), 1e-6, 0.01));
  const constant_elasticity soft{0.5, 0.3, 0.2, 0.9999};
  CHECK(close(soft(1e200, 1e200, 1e200), 1e200));
}

TEST_CASE("an element that is not there stops the rest where nothing makes up for it") {
  NQPF_BOTH(constant_elasticity{0.5, 0.3, 0.2, 0.5}(0, 4, 4) == 0);
  NQPF_BOTH(constant_elasticity{0.5, 0.3, 0.2, 1}(0, 4, 4) == 0);
  NQPF_BOTH(constant_elasticity{0.5, 0.3, 0.2, 2}(0, 4, 4) > 0);
  // Without a share it does not count.
  NQPF_BOTH(constant_elasticity{0, 0.5, 0.5, 0}(0, 4, 5) == 4);
  NQPF_BOTH(constant_elasticity{0, 0.5, 0.5, 0.5}(0, 4, 4) > 3.999999);
  NQPF_BOTH(constant_elasticity{}(0, 0, 0) == 0);
}

TEST_CASE("what is missing or out of range leaves the output missing") {
  NQPF_BOTH(is_missing(cobb_douglas{}(missing, 1, 1)));
  NQPF_BOTH(is_missing(cobb_douglas{}(-1, 1, 1)));
  NQPF_BOTH(is_missing(cobb_douglas{-0.1, 1, 1}(1, 1, 1)));
  NQPF_BOTH(is_missing(constant_elasticity{}(1, missing, 1)));
  NQPF_BOTH(!constant_elasticity{0.5, 0.5, 0.5}.is_valid());
  NQPF_BOTH(is_missing(constant_elasticity{0.5, 0.5, 0.5}(1, 1, 1)));
  NQPF_BOTH(!constant_elasticity{0.5, 0.3, 0.2, -1}.is_valid());
  STATIC_CHECK(production_function<cobb_douglas>);
  STATIC_CHECK(production_function<constant_elasticity>);
  STATIC_CHECK(!production_function<mean_of_elements>);
}

TEST_CASE("total factor productivity grows as growth accounting finds it") {
  draw d{std::mt19937(9)};
  for (int i = 0; i < 500; ++i) {
    const double share = d(0.1, 0.9);
    const cobb_douglas f{1 - share, share, 0};
    const double output[] = {d(1, 100), d(1, 100)}, capital[] = {d(1, 100), d(1, 100)},
                 labour[] = {d(1, 100), d(1, 100)};
    nqpf::models::growth_account account[1];
    REQUIRE(nqpf::models::account_for_growth({output, capital, labour}, share, account));
    const double growth =
        tfp_growth(f, {output[0], labour[0], capital[0], 1}, {output[1], labour[1], capital[1], 1});
    CHECK(close(std::log1p(growth), account[0].residual, 1e-9));
  }
  constexpr production_record before{100, 10, 10, 10};
  constexpr production_record more_of_all{200, 20, 20, 20};
  // Growth without a rise of total factor productivity is no mark of new quality productive forces.
  CHECK(tfp_growth(cobb_douglas{}, before, more_of_all) == Approx(0).margin(1e-12));
  NQPF_BOTH(is_missing(tfp_growth(cobb_douglas{}, {}, more_of_all)));
  NQPF_BOTH(is_missing(total_factor_productivity(cobb_douglas{}, {5, 0, 1, 1})));
}

TEST_CASE("a host's model combines by a production function") {
  struct crew {
    std::optional<double> hours;
    constexpr std::optional<double> score() const { return hours; }
  };
  using model = productivity<crew, element_score<element::means_of_labour>,
                             element_score<element::objects_of_labour>, cobb_douglas>;
  const model m{{0.5}, {0.25}, {0.75}, {0.5, 0.25, 0.25}};
  CHECK(m.score() == Approx(std::sqrt(0.5) * std::pow(0.25, 0.25) * std::pow(0.75, 0.25)));
  CHECK(total_factor_productivity(m, 2 * m.score()) == Approx(2));
  CHECK(is_missing(total_factor_productivity(model{}, 1)));
}

TEST_CASE("the three new and other groups take a part of the host's for each member") {
  struct anything {  // says nothing of what it stands for
    std::optional<double> value;
    constexpr std::optional<double> score() const { return value; }
  };
  using ours = three_new<industries, anything, notion_score<notion::new_models>>;
  constexpr ours all{{0.25}, {0.5}, {0.75}};
  NQPF_BOTH(ours::size == 3);
  NQPF_BOTH(all.score() == 0.5);
  NQPF_BOTH(all.score(notion::new_drivers) == 0.5);
  NQPF_BOTH(is_missing(all.score(notion::high_quality)));
  NQPF_BOTH(all.weakest() == notion::new_industries);
  NQPF_BOTH(all.missing_members().empty());
  NQPF_BOTH(all.part<0>().share == 0.25);
  constexpr ours some{{0.25}, {}, {0.75}};
  NQPF_BOTH(is_missing(some.score()));
  NQPF_BOTH(some.missing_members() == set_of{notion::new_drivers});
  STATIC_CHECK(scored<ours>);

  // A group of groups, and one of another size.
  using element_group =
      parts_of<notion::three_elements, notion_score<notion::workers>,
               notion_score<notion::means_of_labour>, notion_score<notion::objects_of_labour>>;
  STATIC_CHECK(element_group::size == 3);
  using functions = parts_of<notion::community_dual_functions, anything, anything>;
  STATIC_CHECK(functions::size == 2);
}

}  // namespace production_test
