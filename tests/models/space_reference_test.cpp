// SPDX-License-Identifier: BSL-1.0
// Rank correlation, densities, space, convergence, chains and VIKOR on random samples, against scipy
// and numpy (space_reference.py).

#include "models/helpers.hpp"
#include "models/python.hpp"
#include "support/base.hpp"

#include <nqpf/models/convergence.hpp>
#include <nqpf/models/kernel_density.hpp>
#include <nqpf/models/moran.hpp>
#include <nqpf/models/rank_correlation.hpp>
#include <nqpf/models/transitions.hpp>
#include <nqpf/models/vikor.hpp>
#include <nqpf/models/weighted_gini.hpp>

#include <cstdlib>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace space_reference_test {

using namespace nqpf::models;
using Catch::Matchers::WithinAbs;
using test::same;
using test::table;
using samples = test::reference_problems;

namespace {}  // namespace

TEST_CASE("rank correlations are those of scipy") {
  NQPF_NEEDS_PYTHON(python, "numpy, scipy");
  const samples all(*python, "space_reference.py", "ranks", 1, test::rounds(60, 600));
  for (std::size_t k = 0; k < all.count(); ++k) {
    INFO("sample " << k);
    const auto rho = spearman(all.list("x", k), all.list("y", k));
    const auto tau = kendall(all.list("x", k), all.list("y", k));
    if (is_missing(all.number("spearman", k))) {
      CHECK(rho.error().code == error_code::nothing_varies);
      CHECK(tau.error().code == error_code::nothing_varies);
      continue;
    }
    CHECK_THAT(*rho, WithinAbs(all.number("spearman", k), 1e-12));
    CHECK_THAT(*tau, WithinAbs(all.number("kendall", k), 1e-12));
  }
}

TEST_CASE("kernel densities are those of scipy, weighted Gini that of the double sum") {
  NQPF_NEEDS_PYTHON(python, "numpy, scipy");
  const samples all(*python, "space_reference.py", "density", 2, test::rounds(40, 400));
  for (std::size_t k = 0; k < all.count(); ++k) {
    INFO("sample " << k);
    const std::vector<double>& expected = all.list("density", k);
    std::vector<double> found(expected.size());
    const auto h = kernel_density(all.list("x", k), all.list("at", k), found);
    REQUIRE(h);
    CHECK(test::near(*h / all.number("h", k), 1, 1e-12));
    for (std::size_t i = 0; i < found.size(); ++i)
      CHECK_THAT(found[i] * *h, WithinAbs(expected[i] * *h, 1e-12));
  }
  const samples units(*python, "space_reference.py", "gini", 3, all.count());
  for (std::size_t k = 0; k < units.count(); ++k)
    CHECK_THAT(*weighted_gini(units.list("x", k), units.list("w", k)),
               WithinAbs(units.number("gini", k), 1e-12));
}

TEST_CASE("Moran's I, its variances and its p values are those of numpy") {
  NQPF_NEEDS_PYTHON(python, "numpy, scipy");
  const samples all(*python, "space_reference.py", "space", 4, test::rounds(9, 60));
  for (std::size_t k = 0; k < all.count(); ++k) {
    INFO("sample " << k);
    const auto sample =
        sample_in_space(all.list("x", k), all("w", k).view(),
                        {k % 3 == 0 ? neighbour_rows::to_one : neighbour_rows::as_given});
    REQUIRE(sample);
    const moran_index found = moran(*sample);
    const std::vector<double> numbers{found.index, found.expected, found.variance_normal,
                                      found.variance_random};
    for (std::size_t i = 0; i < 4; ++i) CHECK(same(numbers[i], all.list("moran", k)[i], 1e-11));
    std::vector<local_moran> local(sample->units());
    REQUIRE(local_morans(*sample, local));
    for (std::size_t i = 0; i < local.size(); ++i)
      CHECK(same(local[i].index, all.list("local", k)[i], 1e-11));
    // Two estimates of one share, each from 4,000 arrangements: five standard errors apart at most.
    const double slack = 5 * std::sqrt(0.25 * 2 / 4000);
    CHECK_THAT(permute_moran(*sample, k, 0, 4000).p_above(), WithinAbs(all.number("p", k), slack));
    std::vector<permutation_counts> around(sample->units());
    REQUIRE(permute_local_morans(*sample, k, 0, 4000, around));
    for (std::size_t i = 0; i < around.size(); ++i)
      CHECK_THAT(around[i].p_above(), WithinAbs(all.list("p_local", k)[i], slack));
  }
}

TEST_CASE("convergence is that of scipy's regression, stationary shares those of numpy") {
  NQPF_NEEDS_PYTHON(python, "numpy, scipy");
  const samples all(*python, "space_reference.py", "convergence", 5, test::rounds(60, 600));
  for (std::size_t k = 0; k < all.count(); ++k) {
    INFO("sample " << k);
    const table& x = all("x", k);
    std::vector<double> sigma(2), first, last;
    REQUIRE(sigma_convergence(x.view(), sigma));
    for (std::size_t i = 0; i < 2; ++i)
      CHECK_THAT(sigma[i], WithinAbs(all.list("sigma", k)[i], 1e-12));
    for (std::size_t i = 0; i < x.rows; ++i) {
      first.push_back(x(i, 0));
      last.push_back(x(i, 1));
    }
    const auto beta = fit_beta_convergence(first, last, all.number("years", k));
    REQUIRE(beta);
    const std::vector<double> numbers{beta->intercept, beta->slope, beta->standard_error,
                                      beta->speed};
    for (std::size_t i = 0; i < 4; ++i) {
      const double expected = all.list("beta", k)[i];
      if (is_missing(expected)) CHECK(is_missing(numbers[i]));
      else CHECK(same(numbers[i], expected, 1e-9));
    }
  }
  const samples chains(*python, "space_reference.py", "chain", 6, all.count());
  for (std::size_t k = 0; k < chains.count(); ++k) {
    std::vector<double> pi(chains("p", k).rows);
    REQUIRE(stationary_shares(chains("p", k).view(), pi));
    for (std::size_t i = 0; i < pi.size(); ++i)
      CHECK_THAT(pi[i], WithinAbs(chains.list("pi", k)[i], 1e-12));
  }
}

TEST_CASE("VIKOR's scores are those of plain numpy") {
  NQPF_NEEDS_PYTHON(python, "numpy, scipy");
  const samples all(*python, "space_reference.py", "compromise", 7, test::rounds(60, 600));
  for (std::size_t k = 0; k < all.count(); ++k) {
    INFO("sample " << k);
    const table& x = all("x", k);
    std::vector<better> sides;
    for (const double up : all.list("up", k))
      sides.push_back(up == 1 ? better::higher : better::lower);
    std::vector<vikor_score> found(x.rows);
    REQUIRE(vikor(x.view(), sides, all.list("w", k), found, {all.number("v", k)}));
    for (std::size_t i = 0; i < x.rows; ++i) {
      CHECK_THAT(found[i].group, WithinAbs(all("scores", k)(i, 0), 1e-12));
      CHECK_THAT(found[i].regret, WithinAbs(all("scores", k)(i, 1), 1e-12));
      CHECK_THAT(found[i].q, WithinAbs(all("scores", k)(i, 2), 1e-9));
    }
  }
}

}  // namespace space_reference_test
