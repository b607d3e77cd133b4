// SPDX-License-Identifier: BSL-1.0
// The inner loops against plain ones, for every instruction set that this machine has.

#include "models/helpers.hpp"

#include <nqpf/models/detail/kernels.hpp>
#include <nqpf/models/detail/logarithm.hpp>

#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace kernels_test {

using namespace nqpf::models;
using detail::kernel_table;

namespace {

std::vector<std::pair<std::string, const kernel_table*>> tables() {
  std::vector<std::pair<std::string, const kernel_table*>> out;
#if defined(__x86_64__)
  out.emplace_back("sse2", &detail::sse2::table);
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
    out.emplace_back("avx2", &detail::avx2::table);
  if (__builtin_cpu_supports("avx512f")) out.emplace_back("avx512", &detail::avx512::table);
#else
  out.emplace_back("portable", &detail::portable::table);
#endif
  return out;
}

double ulps(double found, long double exact) {
  const double nearest = static_cast<double>(exact);
  const double step = std::nextafter(std::fabs(nearest), 1e308) - std::fabs(nearest);
  return static_cast<double>(std::fabs(static_cast<long double>(found) - exact) /
                             static_cast<long double>(step));
}

}  // namespace

TEST_CASE("the logarithm and the exponential are within 1.5 ulp of the exact values") {
  for (const auto& [name, run] : tables()) {
    INFO(name);
    test::random_numbers random(21);
    const std::size_t n = 40'000;
    std::vector<double> x(n), y(n);
    for (std::size_t i = 0; i < n; ++i) {
      const double u = random.uniform();
      x[i] = i % 4 == 0   ? std::exp(random.uniform(-700, 700))
             : i % 4 == 1 ? 1 + (u - 0.5) * 1e-3
             : i % 4 == 2 ? u + 1e-300
                          : 1 + (u - 0.5) * 1e-12;
    }
    x[0] = std::numeric_limits<double>::min();
    x[1] = 1;
    x[2] = std::numeric_limits<double>::max();
    run->logs_of(x.data(), n, y.data());
    double worst = 0;
    for (std::size_t i = 0; i < n; ++i)
      worst = std::fmax(worst, ulps(y[i], std::log(static_cast<long double>(x[i]))));
    CHECK(worst <= 1.5);
    CHECK(y[1] == 0);
    for (double& value : x) value = random.uniform(-700, 700);
    x[0] = 0;
    run->exps_of(x.data(), n, y.data());
    worst = 0;
    for (std::size_t i = 0; i < n; ++i)
      worst = std::fmax(worst, ulps(y[i], std::exp(static_cast<long double>(x[i]))));
    CHECK(worst <= 1.5);
    CHECK(y[0] == 1);
  }
}

TEST_CASE(
    "one logarithm is within 1.5 ulp of the exact value, and std::log's where that is special") {
  test::random_numbers random(22);
  double worst = 0;
  for (std::size_t i = 0; i < 200'000; ++i) {
    const double u = random.uniform();
    const double x = i % 3 == 0   ? std::exp(random.uniform(-708, 709))
                     : i % 3 == 1 ? 1 + (u - 0.5) * 1e-3
                                  : 2 * u + 1e-9;
    worst = std::fmax(worst, ulps(detail::logarithm(x), std::log(static_cast<long double>(x))));
  }
  CHECK(worst <= 1.5);
  using limits = std::numeric_limits<double>;
  for (const double x : {limits::min(), limits::max(), limits::denorm_min(), 1e-310, 0.5, 2.0})
    CHECK(ulps(detail::logarithm(x), std::log(static_cast<long double>(x))) <= 1.5);
  CHECK(detail::logarithm(1) == 0);
  CHECK(detail::logarithm(0) == -limits::infinity());
  CHECK(detail::logarithm(limits::infinity()) == limits::infinity());
  CHECK(std::isnan(detail::logarithm(limits::quiet_NaN())));
}

TEST_CASE("sums, products, extents and counts for every length") {
  for (const auto& [name, run] : tables()) {
    INFO(name);
    test::random_numbers random(22);
    for (std::size_t n = 1; n < 70; ++n) {
      std::vector<double> x(n), y(n), out(n);
      for (double& value : x) value = random.uniform(-3, 7);
      for (double& value : y) value = random.uniform(0, 1);
      double sum = 0, products = 0, shares = 0, logs = 0;
      detail::extent expected, seen;
      for (std::size_t i = 0; i < n; ++i) {
        sum += x[i];
        products += (x[i] - 0.5) * (y[i] + 0.25);
        const double q = (y[i] - 0.0) * 0.75 + 0.125;
        shares += q;
        logs += q * std::log(q);
        if (x[i] < expected.least) expected.least = x[i];
        if (x[i] > expected.most) expected.most = x[i];
      }
      CHECK_THAT(run->sum_of(x.data(), n), WithinAbs(sum, 1e-12));
      CHECK_THAT(run->products_of(x.data(), 0.5, y.data(), -0.25, n), WithinAbs(products, 1e-12));
      double s = 1, t = 2;  // added to what is there
      run->entropy_sums(y.data(), n, 0, 0.75, 0.125, s, t);
      CHECK_THAT(s, WithinAbs(shares + 1, 1e-12));
      CHECK_THAT(t, WithinAbs(logs + 2, 1e-12));
      run->extent_in(x.data(), n, seen);
      CHECK(seen.least == expected.least);
      CHECK(seen.most == expected.most);
      run->count_greater(x.data(), n, out.data());
      for (std::size_t i = 0; i < n; ++i) {
        std::size_t above = 0;
        for (double other : x) above += other > x[i];
        CHECK(out[i] == static_cast<double>(above));
      }
    }
  }
}

TEST_CASE("missing and zero in the inner loops") {
  for (const auto& [name, run] : tables()) {
    INFO(name);
    for (std::size_t n = 1; n < 40; ++n) {
      std::vector<double> x(n, missing);
      detail::extent seen;
      run->extent_in(x.data(), n, seen);
      CHECK(seen.least > seen.most);
      x[n / 2] = 3;
      run->extent_in(x.data(), n, seen);
      CHECK(seen.least == 3);
      CHECK(seen.most == 3);
      std::vector<double> zeros(n, 0.0);
      double s = 0, t = 0;
      run->entropy_sums(zeros.data(), n, 0, 1, 0, s, t);
      CHECK(s == 0);
      CHECK(t == 0);
      std::vector<double> z(n);
      const linear_scale scale{.origin = 1, .width = 2, .ceiling = 0.75};
      run->scale_to(x.data(), n, scale, z.data());
      for (std::size_t i = 0; i < n; ++i) CHECK((i == n / 2 ? z[i] == 0.75 : is_missing(z[i])));
    }
  }
}

TEST_CASE("weighted sums, closeness and coupling row by row, for every length") {
  for (const auto& [name, run] : tables()) {
    INFO(name);
    test::random_numbers random(23);
    for (std::size_t n = 1; n < 40; ++n) {
      const std::size_t m = 1 + random.below(6);
      std::vector<std::vector<double>> columns(m, std::vector<double>(n));
      std::vector<const double*> pointers;
      for (auto& column : columns) {
        for (double& cell : column) cell = random.uniform();
        pointers.push_back(column.data());
      }
      const auto w = random.weights(m);
      const std::vector<double> best(m, 1.0), worst(m, 0.0);
      std::vector<double> sums(n), close(n);
      run->weighted_sum(pointers.data(), m, n, w.data(), sums.data());
      CHECK(run->closeness_of(pointers.data(), m, n, best.data(), worst.data(), w.data(), 0.5,
                              close.data()));
      for (std::size_t i = 0; i < n; ++i) {
        double sum = 0, plus = 0, minus = 0;
        for (std::size_t j = 0; j < m; ++j) {
          sum += w[j] * columns[j][i];
          plus += w[j] * (columns[j][i] - 1) * w[j] * (columns[j][i] - 1);
          minus += w[j] * columns[j][i] * w[j] * columns[j][i];
        }
        CHECK_THAT(sums[i], WithinAbs(sum, 1e-15));
        const double expected = std::sqrt(minus) / (std::sqrt(plus) + std::sqrt(minus));
        CHECK_THAT(close[i], WithinAbs(expected, 1e-15));
      }
      std::vector<double> same(n);
      CHECK(run->closeness_of_known(pointers.data(), m, n, best.data(), worst.data(), w.data(), 0.5,
                                    same.data()));
      CHECK(same == close);
      columns[0][n - 1] = missing;
      CHECK_FALSE(run->closeness_of(pointers.data(), m, n, best.data(), worst.data(), w.data(), 0.5,
                                    close.data()));
      std::vector<double> factors = w;
      if (m > 1) factors[1] = 0;
      for (int k = 0; k < 9; ++k) columns[random.below(m)][random.below(n)] = missing;
      CHECK(run->closeness_of_known(pointers.data(), m, n, best.data(), worst.data(),
                                    factors.data(), 0.5, close.data()));
      for (std::size_t i = 0; i < n; ++i) {
        double plus = 0, minus = 0;
        bool known = false;
        for (std::size_t j = 0; j < m; ++j) {
          if (is_missing(columns[j][i])) continue;
          known = known || factors[j] != 0;
          plus += factors[j] * (columns[j][i] - 1) * factors[j] * (columns[j][i] - 1);
          minus += factors[j] * columns[j][i] * factors[j] * columns[j][i];
        }
        CHECK(is_missing(close[i]) == !known);
        if (known)
          CHECK_THAT(close[i],
                     WithinAbs(std::sqrt(minus) / (std::sqrt(plus) + std::sqrt(minus)), 1e-15));
      }
      std::vector<double> u(n), v(n), c(n), t(n), d(n);
      for (double& level : u) level = random.uniform();
      for (double& level : v) level = random.uniform();
      CHECK(run->couple_two(u.data(), v.data(), n, 0.3, 0.7, 1e-12, c.data(), t.data(), d.data()));
      for (std::size_t i = 0; i < n; ++i) {
        const double degree = 2 * std::sqrt(u[i] * v[i]) / (u[i] + v[i]);
        const double index = 0.3 * u[i] + 0.7 * v[i];
        CHECK_THAT(c[i], WithinAbs(degree, 1e-15));
        CHECK_THAT(t[i], WithinAbs(index, 1e-15));
        CHECK_THAT(d[i], WithinAbs(std::sqrt(degree * index), 1e-15));
      }
      for (const double bad : {missing, -0.1, 1.1}) {
        u[n - 1] = bad;
        CHECK_FALSE(
            run->couple_two(u.data(), v.data(), n, 0.3, 0.7, 1e-12, c.data(), t.data(), d.data()));
      }
    }
  }
}

TEST_CASE("what a row gets does not depend on where it stands") {
  for (const auto& [name, run] : tables()) {
    INFO(name);
    test::random_numbers random(24);
    for (std::size_t m = 1; m <= 9; ++m) {
      const std::size_t n = 41;
      std::vector<std::vector<double>> columns(m, std::vector<double>(n));
      for (auto& column : columns)
        for (double& cell : column) cell = random.uniform();
      const auto w = random.weights(m);
      const auto row = [&, table = run](std::size_t first, std::size_t count, std::size_t at) {
        std::vector<const double*> from;
        for (const auto& column : columns) from.push_back(column.data() + first);
        std::vector<double> sums(count), z(count), c(count), t(count), d(count);
        table->weighted_sum(from.data(), m, count, w.data(), sums.data());
        table->scale_to(from[0], count, {0.1, 0.3, 0.7, 0.2, -1, 2}, z.data());
        table->couple_two(from[0], from[m - 1], count, 0.3, 0.7, 1e-12, c.data(), t.data(),
                          d.data());
        return std::vector<double>{sums[at], z[at], c[at], t[at], d[at]};
      };
      for (std::size_t i = 0; i < n; ++i) {
        const std::vector<double> alone = row(i, 1, 0);
        REQUIRE(alone == row(0, n, i));
        REQUIRE(alone == row(i / 2, n - i / 2, i - i / 2));
      }
    }
  }
}

}  // namespace kernels_test
