// SPDX-License-Identifier: BSL-1.0
// Disparity, space, time, transport, drive and studies beside plain sums, and tails of distributions beside scipy's.

#include "models/helpers.hpp"
#include "support/base.hpp"

#include <nqpf/models.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

namespace movement_by_definition_test {

using namespace nqpf::models;
using test::alike;
using test::random_numbers;
using test::same;
using test::table;

namespace {

using numbers = std::vector<double>;
using exact = long double;

/// Least squares by the normal equations: coefficients, what is left, and the diagonal of the inverse of X'X.
struct regression {
  numbers coefficients, variances;
  double left = 0;

  regression(const std::vector<numbers>& x, const numbers& y) {
    const std::size_t k = x.size(), n = y.size();
    std::vector<std::vector<exact>> g(k, std::vector<exact>(2 * k + 1));
    for (std::size_t a = 0; a < k; ++a) {
      for (std::size_t b = 0; b < k; ++b)
        for (std::size_t i = 0; i < n; ++i) g[a][b] += static_cast<exact>(x[a][i]) * x[b][i];
      for (std::size_t i = 0; i < n; ++i) g[a][2 * k] += static_cast<exact>(x[a][i]) * y[i];
      g[a][k + a] = 1;
    }
    for (std::size_t c = 0; c < k; ++c) {
      std::size_t top = c;
      for (std::size_t r = c; r < k; ++r)
        if (std::fabs(g[r][c]) > std::fabs(g[top][c])) top = r;
      g[c].swap(g[top]);
      for (std::size_t r = 0; r < k; ++r) {
        if (r == c) continue;
        const exact factor = g[r][c] / g[c][c];
        for (std::size_t j = 0; j <= 2 * k; ++j) g[r][j] -= factor * g[c][j];
      }
      const exact pivot = g[c][c];
      for (std::size_t j = 0; j <= 2 * k; ++j) g[c][j] /= pivot;
    }
    for (std::size_t a = 0; a < k; ++a) {
      coefficients.push_back(static_cast<double>(g[a][2 * k]));
      variances.push_back(static_cast<double>(g[a][k + a]));
    }
    exact squares = 0;
    for (std::size_t i = 0; i < n; ++i) {
      exact e = y[i];
      for (std::size_t a = 0; a < k; ++a) e -= g[a][2 * k] * x[a][i];
      squares += e * e;
    }
    left = static_cast<double>(squares);
  }
};

}  // namespace

TEST_CASE("Gini, Theil and their parts are the sums over all pairs and groups") {
  random_numbers random(71);
  for (std::size_t round = 0; round < test::rounds(25, 500); ++round) {
    const std::size_t n = 6 + random.below(14), k = 2 + random.below(2);
    numbers x(n), sizes(n);
    std::vector<std::uint32_t> group(n);
    for (std::size_t i = 0; i < n; ++i) {
      x[i] = random.below(6) == 0 ? 0 : random.uniform(0, 10);
      sizes[i] = random.below(5) == 0 ? 0 : random.uniform(0, 3);
      group[i] = static_cast<std::uint32_t>(i < 2 * k ? i % k : random.below(k));
      if (i < k) x[i] += 1, sizes[i] += 1;
    }
    double sum = 0, apart = 0, weight = 0, weighed = 0, weighed_apart = 0;
    for (std::size_t i = 0; i < n; ++i) {
      sum += x[i];
      weight += sizes[i];
      weighed += sizes[i] * x[i];
      for (std::size_t j = 0; j < n; ++j) {
        apart += std::fabs(x[i] - x[j]);
        weighed_apart += sizes[i] * sizes[j] * std::fabs(x[i] - x[j]);
      }
    }
    const double count = static_cast<double>(n), mean = sum / count;
    CHECK(same(*gini(x), apart / (2 * count * count * mean)));
    CHECK(same(*weighted_gini(x, sizes), weighed_apart / (2 * weight * weighed)));
    const auto theil = [](const numbers& values, double about) {
      double t = 0;
      for (const double v : values)
        if (v > 0) t += v / about * std::log(v / about) / static_cast<double>(values.size());
      return t;
    };
    CHECK(same(*theil_t(x), theil(x, mean)));
    numbers positive(x);
    double logs = 0, total = 0;
    for (double& v : positive) total += v += 0.1;
    for (const double v : positive) logs += std::log(total / count / v) / count;
    CHECK(same(*theil_l(positive), logs));

    std::vector<numbers> groups(k);
    for (std::size_t i = 0; i < n; ++i) groups[group[i]].push_back(x[i]);
    numbers of_group(k), expected(k), means(k), p(k), s(k);
    double between = 0, within = 0;
    for (std::size_t g = 0; g < k; ++g) {
      for (const double v : groups[g]) means[g] += v / static_cast<double>(groups[g].size());
      p[g] = static_cast<double>(groups[g].size()) / count;
      s[g] = p[g] * means[g] / mean;
      expected[g] = theil(groups[g], means[g]);
      between += s[g] * std::log(means[g] / mean);
      within += s[g] * expected[g];
    }
    const auto parts = theil_decomposition(x, {group, k}, of_group);
    REQUIRE(parts);
    CHECK(alike({parts->total, parts->between, parts->within}, {theil(x, mean), between, within}));
    CHECK(alike(of_group, expected));

    table pairs(k, k), distances(k, k);
    const auto found = dagum(x, {group, k}, pairs.view(), distances.view());
    REQUIRE(found);
    double own = 0, net = 0, across = 0;
    for (std::size_t a = 0; a < k; ++a)
      for (std::size_t b = a; b < k; ++b) {
        double above = 0, below = 0;
        const double all = static_cast<double>(groups[a].size() * groups[b].size());
        for (const double u : groups[a])
          for (const double v : groups[b]) (u > v ? above : below) += std::fabs(u - v) / all;
        const double g = (above + below) / (means[a] + means[b]);
        const double d = a == b ? 0 : std::fabs(above - below) / (above + below);
        CHECK(same(pairs(a, b), g));
        CHECK(same(pairs(b, a), g));
        CHECK(same(distances(a, b), d));
        CHECK(same(distances(b, a), d));
        if (a == b) own += g * p[a] * s[a];
        else net += g * (p[a] * s[b] + p[b] * s[a]) * d;
        if (a != b) across += g * (p[a] * s[b] + p[b] * s[a]) * (1 - d);
      }
    CHECK(alike({found->total, found->within, found->between, found->transvariation},
                {apart / (2 * count * count * mean), own, net, across}));
  }
}

TEST_CASE("dissimilarity, structure and mismatch by their formulas") {
  random_numbers random(72);
  for (int round = 0; round < 20; ++round) {
    const std::size_t n = 2 + random.below(6);
    numbers a(n), b(n), phi(n);
    double sa = 0, sb = 0;
    for (std::size_t i = 0; i < n; ++i) {
      sa += a[i] = random.uniform(0, 9);
      sb += b[i] = i > 0 && random.below(4) == 0 ? 0 : random.uniform(1, 9);
      phi[i] = random.uniform(0.2, 2);
    }
    double apart = 0, sum = 0, other_sum = 0, gaps = 0, hires = 0, best = 0, weighed = 0;
    const double e = random.uniform(0.1, 0.9);
    numbers out(n), expected(n), other(n);
    for (std::size_t i = 0; i < n; ++i) {
      const double u = a[i] / sa, v = b[i] / sb;
      apart += std::fabs(u - v) / 2;
      expected[i] = v > 0 ? u / v - 1 : missing;
      other[i] = v / u - 1;
      other_sum += std::fabs(other[i]);
      if (v > 0) sum += std::fabs(expected[i]);
      else gaps += 1;
      hires += std::pow(v, e) * std::pow(u, 1 - e);
      weighed += phi[i] * std::pow(v, e) * std::pow(u, 1 - e);
      best += std::pow(phi[i], 1 / e) * v;
    }
    const double count = static_cast<double>(n);
    CHECK(same(*dissimilarity(a, b), apart));
    const auto found = structural_deviation(a, b, out);
    REQUIRE(found);
    CHECK(alike(out, expected));
    CHECK(alike({found->sum, found->mean, static_cast<double>(found->undefined)},
                {sum, sum / (count - gaps), gaps}));
    const auto turned = structural_deviation(a, b, out, deviation_form::people_by_output);
    REQUIRE(turned);
    CHECK(alike(out, other));
    CHECK(alike({turned->sum, turned->mean}, {other_sum, other_sum / count}));
    CHECK(same(*mismatch_index(a, b, {.elasticity = e}), 1 - hires));
    CHECK(same(*mismatch_index(a, b, {e, phi}), 1 - weighed / std::pow(best, e)));
  }
}

TEST_CASE("convergence and production are regressions") {
  random_numbers random(73);
  for (int round = 0; round < 20; ++round) {
    const std::size_t n = 3 + random.below(9);
    numbers first(n), last(n), level(n), growth(n), one(n, 1);
    const double years = random.uniform(2, 12);
    for (std::size_t i = 0; i < n; ++i) {
      first[i] = random.uniform(1, 9);
      last[i] = random.uniform(5, 20);
      level[i] = std::log(first[i]);
      growth[i] = std::log(last[i] / first[i]) / years;
    }
    const auto beta = fit_beta_convergence(first, last, years);
    REQUIRE(beta);
    const regression line({one, level}, growth);
    const double b = line.coefficients[1];
    const double error = std::sqrt(line.left / static_cast<double>(n - 2) * line.variances[1]);
    CHECK(beta->degrees == n - 2);
    CHECK(alike({beta->intercept, beta->slope, beta->standard_error, beta->t},
                {line.coefficients[0], b, error, b / error}, 1e-7));
    const double speed = 1 + b * years > 0 ? -std::log(1 + b * years) / years : missing;
    CHECK(alike({beta->speed, beta->half_life}, {speed, speed > 0 ? std::log(2) / speed : missing},
                1e-7));
    table x(n, 2);
    numbers variation(2);
    for (std::size_t i = 0; i < n; ++i) x(i, 0) = first[i], x(i, 1) = last[i];
    REQUIRE(sigma_convergence(x.view(), variation));
    for (std::size_t j = 0; j < 2; ++j) {
      double mean = 0, squares = 0;
      for (std::size_t i = 0; i < n; ++i) mean += x(i, j) / static_cast<double>(n);
      for (std::size_t i = 0; i < n; ++i)
        squares += std::pow(x(i, j) - mean, 2) / static_cast<double>(n);
      CHECK(same(variation[j], std::sqrt(squares) / mean));
    }
    const std::size_t periods = 4 + random.below(9);
    numbers y(periods), k(periods), l(periods), yield(periods), intensity(periods), time(periods);
    for (std::size_t t = 0; t < periods; ++t) {
      time[t] = static_cast<double>(t);
      y[t] = random.uniform(5, 9);
      k[t] = random.uniform(5, 20);
      l[t] = random.uniform(2, 4);
      yield[t] = std::log(y[t] / l[t]);
      intensity[t] = std::log(k[t] / l[t]);
    }
    const auto fit = fit_production({y, k, l});
    REQUIRE(fit);
    const regression cobb({numbers(periods, 1), time, intensity}, yield);
    const double share = cobb.coefficients[2];
    CHECK(alike({fit->level, fit->technical_growth, fit->capital_share}, cobb.coefficients, 1e-7));
    CHECK(same(fit->standard_error,
               std::sqrt(cobb.left / static_cast<double>(periods - 3) * cobb.variances[2]), 1e-7));
    CHECK(fit->plausible == (share >= 0 && share <= 1));
    std::vector<growth_account> steps(periods - 1);
    REQUIRE(account_for_growth({y, k, l}, .3, steps));
    for (std::size_t t = 0; t + 1 < periods; ++t) {
      const double g = std::log(y[t + 1] / y[t]), gk = .3 * std::log(k[t + 1] / k[t]),
                   gl = .7 * std::log(l[t + 1] / l[t]);
      CHECK(alike({steps[t].growth, steps[t].from_capital, steps[t].from_labour, steps[t].residual},
                  {g, gk, gl, g - gk - gl}));
    }
  }
}

TEST_CASE("densities by their formula, and their usual width") {
  random_numbers random(74);
  for (const std::size_t n : {2u, 3u, 4u, 5u, 8u, 21u}) {
    numbers x(n), points{-1, 0, 0.3, 0.5, 2}, found(5);
    for (double& v : x) v = random.uniform();
    numbers sorted(x);
    std::sort(sorted.begin(), sorted.end());
    const double count = static_cast<double>(n);
    double mean = 0, squares = 0;
    for (const double v : x) mean += v / count;
    for (const double v : x) squares += (v - mean) * (v - mean) / (count - 1);
    const auto quantile = [&](double part) {
      const double place = part * (count - 1), below = std::floor(place);
      const auto at = static_cast<std::size_t>(below);
      return sorted[at] + (place - below) * (sorted[std::min(at + 1, n - 1)] - sorted[at]);
    };
    const double middle = (quantile(.75) - quantile(.25)) / 1.34;
    const double usual = .9 * std::min(std::sqrt(squares), middle) * std::pow(count, -.2);
    CHECK(same(*kernel_width(x), usual));
    for (const double width : {missing, 0.37}) {
      const double h = is_missing(width) ? usual : width;
      const auto used = kernel_density(x, points, found, width);
      REQUIRE(used);
      CHECK(same(*used, h));
      numbers expected(5);
      for (std::size_t k = 0; k < 5; ++k)
        for (const double v : x)
          expected[k] += std::exp(-std::pow((points[k] - v) / h, 2) / 2) /
                         (count * h * std::sqrt(2 * 3.14159265358979323846));
      CHECK(alike(found, expected));
    }
  }
}

TEST_CASE("Moran's I by double sums: index, variances, local ones, rows that are asymmetric") {
  random_numbers random(75);
  for (std::size_t round = 0; round < test::rounds(20, 300); ++round) {
    const std::size_t n = 3 + random.below(7);
    table w(n, n);
    numbers x(n);
    for (std::size_t i = 0; i < n; ++i) {
      x[i] = random.uniform();
      for (std::size_t j = 0; j < n; ++j)
        if (i != j && random.below(2) == 0) w(i, j) = random.uniform(0.1, 1);
      w(i, (i + 1) % n) = 1;
    }
    for (const neighbour_rows rows : {neighbour_rows::as_given, neighbour_rows::to_one}) {
      table v = w;
      for (std::size_t i = 0; i < n && rows == neighbour_rows::to_one; ++i) {
        double sum = 0;
        for (std::size_t j = 0; j < n; ++j) sum += w(i, j);
        for (std::size_t j = 0; j < n; ++j) v(i, j) /= sum;
      }
      const auto sample = sample_in_space(x, w.view(), {.rows = rows});
      REQUIRE(sample);
      double mean = 0, m2 = 0, m4 = 0, s0 = 0, s1 = 0, s2 = 0, cross = 0;
      const double k = static_cast<double>(n);
      for (const double u : x) mean += u / k;
      for (const double u : x) {
        m2 += std::pow(u - mean, 2);
        m4 += std::pow(u - mean, 4);
      }
      numbers local(n);
      for (std::size_t i = 0; i < n; ++i) {
        double margin = 0;
        for (std::size_t j = 0; j < n; ++j) {
          s0 += v(i, j);
          s1 += std::pow(v(i, j) + v(j, i), 2) / 2;
          margin += v(i, j) + v(j, i);
          local[i] += k * (x[i] - mean) * v(i, j) * (x[j] - mean) / m2;
          cross += v(i, j) * (x[i] - mean) * (x[j] - mean);
        }
        s2 += margin * margin;
      }
      CHECK(alike({sample->s0(), sample->s1(), sample->s2()}, {s0, s1, s2}));
      const moran_index found = moran(*sample);
      const double index = k / s0 * cross / m2, expected = -1 / (k - 1);
      CHECK(found.units == n);
      CHECK(alike({found.index, found.expected}, {index, expected}));
      const double normal =
          (k * k * s1 - k * s2 + 3 * s0 * s0) / ((k * k - 1) * s0 * s0) - expected * expected;
      const double peak = k * m4 / (m2 * m2);
      const double random_variance = n < 4
                                         ? missing
                                         : (k * ((k * k - 3 * k + 3) * s1 - k * s2 + 3 * s0 * s0) -
                                            peak * ((k * k - k) * s1 - 2 * k * s2 + 6 * s0 * s0)) /
                                                   ((k - 1) * (k - 2) * (k - 3) * s0 * s0) -
                                               expected * expected;
      CHECK(alike({found.variance_normal, found.variance_random}, {normal, random_variance}, 1e-8));
      if (normal > 1e-9) CHECK(same(found.z_normal, (index - expected) / std::sqrt(normal), 1e-6));
      if (random_variance > 1e-9)
        CHECK(same(found.z_random, (index - expected) / std::sqrt(random_variance), 1e-6));
      std::vector<local_moran> locals(n);
      REQUIRE(local_morans(*sample, locals));
      for (std::size_t i = 0; i < n; ++i) {
        CHECK(same(locals[i].index, local[i]));
        const bool high = x[i] > mean, near = (local[i] > 0) == high;
        CHECK(locals[i].quadrant ==
              (high   ? near ? moran_quadrant::high_high : moran_quadrant::high_low
               : near ? moran_quadrant::low_high
                      : moran_quadrant::low_low));
      }
    }
  }
}

TEST_CASE("transitions by counting, shares that stay as they are") {
  random_numbers random(76);
  for (std::size_t round = 0; round < test::rounds(20, 300); ++round) {
    const std::size_t n = 3 + random.below(4), years = 2 + random.below(5), kinds = 3;
    table x = random.uniform_table(n, years), means(n, years), w(n, n);
    for (double& cell : x.cells)
      if (random.below(8) == 0) cell = missing;
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j)
        if (i != j && random.below(2) == 0) w(i, j) = random.uniform(0.1, 1);
    const numbers cuts{.3, .7};
    std::vector<std::uint32_t> own(n * years), near(n * years);
    const auto grades = row_major(own, n, years), around = row_major(near, n, years);
    REQUIRE(grade_cells(x.view(), cuts, grades));
    REQUIRE(neighbour_means(x.view(), w.view(), means.view()));
    REQUIRE(grade_cells(means.view(), cuts, around));
    const auto grade = [&](double v) {
      return is_missing(v) ? no_grade : v < .3 ? 0u : v < .7 ? 1u : 2u;
    };
    std::vector<std::uint64_t> plain(9, 77), spatial(27, 77), expected(9), blocks(27);
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t t = 0; t < years; ++t) {
        double sum = 0, total = 0;
        for (std::size_t j = 0; j < n; ++j) {
          if (is_missing(x(j, t))) continue;
          sum += w(i, j) * x(j, t);
          total += w(i, j);
        }
        CHECK(alike(numbers{means(i, t)}, numbers{total > 0 ? sum / total : missing}));
        REQUIRE(grades(i, t) == grade(x(i, t)));
        if (t + 1 == years) continue;
        const auto from = grade(x(i, t)), to = grade(x(i, t + 1)), by = grade(means(i, t));
        if (from == no_grade || to == no_grade) continue;
        expected[from * 3 + to] += 1;
        if (by != no_grade) blocks[(by * 3 + from) * 3 + to] += 1;
      }
    const matrix_view<const std::uint32_t> seen = grades, seen_around = around;
    REQUIRE(count_transitions(seen, row_major(plain, kinds, kinds)));
    REQUIRE(count_transitions_by_neighbours(seen, seen_around, row_major(spatial, 9, kinds)));
    CHECK(plain == expected);
    CHECK(spatial == blocks);
    table shares(9, 3);
    std::size_t without = 0;
    const auto found = transition_shares(matrix_view<const std::uint64_t>(row_major(spatial, 9, 3)),
                                         shares.view());
    REQUIRE(found);
    for (std::size_t i = 0; i < 9; ++i) {
      double cases = 0;
      for (std::size_t j = 0; j < 3; ++j) cases += static_cast<double>(spatial[i * 3 + j]);
      without += cases == 0 ? 1u : 0u;
      for (std::size_t j = 0; j < 3; ++j)
        CHECK(
            alike(numbers{shares(i, j)},
                  numbers{cases == 0 ? missing : static_cast<double>(spatial[i * 3 + j]) / cases}));
    }
    CHECK(*found == without);
  }
  // Stationary shares: an open class that leads into the closed one, a row without cases that nothing leads to.
  for (std::size_t round = 0; round < test::rounds(20, 300); ++round) {
    const std::size_t k = 3 + random.below(5), open = random.below(2), empty = random.below(k + 2);
    table p(k, k);
    for (std::size_t i = 0; i < k; ++i) {
      double sum = 0;
      for (std::size_t j = i < open ? 0 : open; j < k; ++j) {
        if (j == empty) continue;
        sum += p(i, j) = random.below(3) == 0 && j != (i + 1) % k ? 0 : random.uniform(.05, 1);
      }
      for (std::size_t j = 0; j < k; ++j) p(i, j) = i == empty ? missing : p(i, j) / sum;
    }
    numbers pi(k);
    if (const auto found = stationary_shares(p.view(), pi); !found) continue;
    double total = 0;
    for (std::size_t j = 0; j < k; ++j) {
      double in = 0;
      for (std::size_t i = 0; i < k; ++i) in += is_missing(p(i, j)) ? 0 : pi[i] * p(i, j);
      CHECK(same(in, pi[j]));
      total += pi[j];
      if (j < open || j == empty) CHECK(pi[j] == 0);
    }
    CHECK(same(total, 1));
  }
}

TEST_CASE("entropic plans: their form, their sums and their cost") {
  random_numbers random(77);
  for (std::size_t round = 0; round < test::rounds(12, 300); ++round) {
    const std::size_t m = 2 + random.below(4), n = 2 + random.below(4);
    const table cost = random.uniform_table(m, n, -2, 6);
    numbers supply(m), demand(n);
    double out = 0, in = 0;
    for (double& s : supply) out += s = random.uniform(1, 5);
    for (double& d : demand) in += d = random.uniform(1, 5);
    if (round % 3 == 0) in -= demand[1], demand[1] = 0;
    for (double& d : demand) d *= out / in;
    const double e = random.uniform(0.2, 2);
    table plan(m, n);
    const auto found = sinkhorn(cost.view(), {supply, demand}, plan.view(), {.entropy = e});
    REQUIRE(found);
    double total = 0;
    numbers rows(m), columns(n);
    for (std::size_t i = 0; i < m; ++i)
      for (std::size_t j = 0; j < n; ++j) {
        rows[i] += plan(i, j);
        columns[j] += plan(i, j);
        total += plan(i, j) * cost(i, j);
        CHECK((plan(i, j) > 0) == (demand[j] > 0));
        if (demand[j] == 0 || demand[0] == 0) continue;
        const double form = std::exp(-(cost(i, j) + cost(0, 0) - cost(i, 0) - cost(0, j)) / e);
        CHECK_THAT(plan(i, j) * plan(0, 0) / (plan(i, 0) * plan(0, j)) / form, WithinAbs(1, 1e-6));
      }
    CHECK(alike(rows, supply, 1e-12));
    CHECK(alike(columns, demand, 1e-12));
    CHECK(same(found->cost, total));
    CHECK(found->rounds > 0);
    // Too few rounds for it, and exactly enough.
    sinkhorn_options few{.entropy = e, .rounds = found->rounds};
    CHECK(sinkhorn(cost.view(), {supply, demand}, plan.view(), few).ok());
    few.rounds -= 1;
    CHECK(sinkhorn(cost.view(), {supply, demand}, plan.view(), few).error() ==
          test::where(error_code::no_convergence));
  }
}

TEST_CASE("plans whose sums are nearly right are made right, by the recipe") {
  random_numbers random(78);
  for (int round = 0; round < 40; ++round) {
    const std::size_t m = 1 + random.below(4), n = 1 + random.below(4);
    table plan = random.uniform_table(m, n, 0, 2);
    numbers supply(m), demand(n);
    double out = 0, in = 0;
    for (double& s : supply) out += s = random.uniform(1, 3);
    for (double& d : demand) in += d = random.uniform(1, 3);
    for (double& d : demand) d *= out / in;
    table expected = plan;
    const auto row_sum = [&](std::size_t i) {
      double sum = 0;
      for (std::size_t j = 0; j < n; ++j) sum += expected(i, j);
      return sum;
    };
    const auto column_sum = [&](std::size_t j) {
      double sum = 0;
      for (std::size_t i = 0; i < m; ++i) sum += expected(i, j);
      return sum;
    };
    for (std::size_t i = 0; i < m; ++i) {
      const double scale = std::fmin(1, supply[i] / row_sum(i));
      for (std::size_t j = 0; j < n; ++j) expected(i, j) *= scale;
    }
    for (std::size_t j = 0; j < n; ++j) {
      const double scale = std::fmin(1, demand[j] / column_sum(j));
      for (std::size_t i = 0; i < m; ++i) expected(i, j) *= scale;
    }
    numbers lacks(m), wants(n);
    double total = 0;
    for (std::size_t i = 0; i < m; ++i) lacks[i] = supply[i] - row_sum(i);
    for (std::size_t j = 0; j < n; ++j) total += wants[j] = demand[j] - column_sum(j);
    if (total > 1e-12)
      for (std::size_t i = 0; i < m; ++i)
        for (std::size_t j = 0; j < n; ++j) expected(i, j) += lacks[i] * wants[j] / total;
    detail::round_to_feasible(plan.view(), supply, demand);
    CHECK(alike(plan.cells, expected.cells));
    for (std::size_t i = 0; i < m; ++i) {
      double sum = 0;
      for (std::size_t j = 0; j < n; ++j) sum += plan(i, j);
      CHECK(same(sum, supply[i]));
    }
  }
}

TEST_CASE("transport costs what its linear program does") {
  random_numbers random(79);
  std::size_t impossible = 0, idle = 0, unmet = 0;
  for (std::size_t round = 0; round < test::rounds(150, 4000); ++round) {
    const std::size_t m = 1 + random.below(4), n = 1 + random.below(4);
    table cost(m, n), plan(m, n);
    const std::size_t how_many = random.below(3);
    for (double& c : cost.cells)
      c = random.below(6) < how_many ? forbidden : static_cast<double>(random.below(9)) - 2;
    numbers supply(m), demand(n);
    double out = 0, in = 0;
    for (double& s : supply) out += s = static_cast<double>(random.below(5));
    for (double& d : demand) in += d = static_cast<double>(random.below(5));
    if (out == 0 || in == 0) continue;
    const transport_options options{true, 1.5, 4};
    CAPTURE(round, cost.cells, supply, demand);
    const auto found = transport(cost.view(), {supply, demand}, plan.view(), options);
    // One variable a pair that is allowed, at equality where nothing is left on that side.
    const double rest = out - in;
    numbers goal, limits(supply), x;
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t i = 0; i < m; ++i)
      for (std::size_t j = 0; j < n; ++j)
        if (cost(i, j) < forbidden) {
          pairs.push_back({i, j});
          goal.push_back(cost(i, j));
        }
    limits.insert(limits.end(), demand.begin(), demand.end());
    std::vector<row_sense> senses(m + n, row_sense::equal);
    for (std::size_t r = 0; r < m + n; ++r)
      if (r < m ? rest > 0 : rest < 0) senses[r] = row_sense::at_most;
    table rows(m + n, pairs.empty() ? 1 : pairs.size());
    for (std::size_t k = 0; k < pairs.size(); ++k)
      rows(pairs[k].first, k) = rows(m + pairs[k].second, k) = 1;
    if (pairs.empty()) goal.push_back(0);
    x.resize(goal.size());
    const auto program = minimise({goal, rows.view(), limits, senses}, x);
    REQUIRE(static_cast<bool>(found) == static_cast<bool>(program));
    if (!found) {
      REQUIRE(found.error() == test::where(error_code::infeasible));
      ++impossible;
      continue;
    }
    const double left = rest > 0 ? 1.5 * rest : -4 * rest;
    REQUIRE(same(found->cost, program->value + left));
    REQUIRE(found->idle == std::fmax(0, rest));
    REQUIRE(found->unmet == std::fmax(0, -rest));
    idle += rest > 0 ? 1u : 0u;
    unmet += rest < 0 ? 1u : 0u;
    double total = 0;
    numbers given(m), got(n);
    for (std::size_t i = 0; i < m; ++i)
      for (std::size_t j = 0; j < n; ++j) {
        REQUIRE(plan(i, j) >= 0);
        if (plan(i, j) > 0) total += plan(i, j) * cost(i, j);
        given[i] += plan(i, j);
        got[j] += plan(i, j);
      }
    REQUIRE(same(total + left, found->cost));
    for (std::size_t i = 0; i < m; ++i)
      REQUIRE((rest > 0 ? given[i] <= supply[i] : given[i] == supply[i]));
    for (std::size_t j = 0; j < n; ++j)
      REQUIRE((rest < 0 ? got[j] <= demand[j] : got[j] == demand[j]));
  }
  CHECK((impossible > 10 && idle > 10 && unmet > 10));
}

TEST_CASE("tails of F and t, powers and the beta function are scipy's") {
  const double f[][4] = {
      {0.5, 1, 1, 0.6081734479693929},      {1.0, 1, 3, 0.3910022189557707},
      {3.2, 2, 7, 0.1030330001093119},      {10.0, 3, 20, 0.0003094054635144073},
      {0.01, 5, 2, 0.9999070947282043},     {250.0, 1, 4, 9.349274639994456e-05},
      {4.0, 8, 100, 0.0003771518957959028}, {1.2, 30, 30, 0.3103615024425631},
      {0.2, 2, 50, 0.8193825245475244},     {40.0, 2, 500, 7.682502199560788e-17},
      {1e-06, 1, 9, 0.9992239303263585},    {2.5, 15, 1, 0.4633884140875724}};
  for (const auto& row : f)
    CHECK_THAT(detail::f_tail(row[0], row[1], row[2]), WithinRel(row[3], 1e-11));
  CHECK(detail::f_tail(1e301, 1, 1) == 0);
  const double beta[][4] = {
      {0.5, 0.5, 0.3, 0.3690101195655454}, {2, 3, 0.1, 0.05230000000000001},    {2, 3, 0.9, 0.9963},
      {10, 1, 0.95, 0.5987369392383787},   {0.5, 40, 0.01, 0.6286139767460155}, {50, 50, 0.5, 0.5},
      {1.5, 7, 0.4, 0.9395153333378717},   {30, 2, 0.99, 0.9616104854047645}};
  for (const auto& row : beta) {
    const double a = row[0], b = row[1], x = row[2];
    CHECK_THAT(detail::incomplete_beta(a, b, x, 1 - x), WithinRel(row[3], 1e-12));
    CHECK_THAT(detail::beta_quantile(a, b, row[3]), WithinRel(x, 1e-10));
    // I_x(a, b) = 1 - I_(1-x)(b, a).
    CHECK_THAT(detail::incomplete_beta(b, a, 1 - x, x), WithinRel(1 - row[3], 1e-9));
  }
  CHECK(detail::incomplete_beta(2, 3, 0, 1) == 0);
  CHECK(detail::incomplete_beta(2, 3, 1, 0) == 1);
  for (const double x : {0.01, 0.5, 1.0, 2.0, 14.5, 15.5, 30.0, 1e5})
    CHECK_THAT(detail::log_gamma(x),
               WithinAbs(std::lgamma(x), 1e-13 * (1 + std::fabs(std::lgamma(x)))));
  const struct {
    std::size_t lags, freedom;
    double share, level, power;
  } powers[] = {{1, 5, 0.26, 0.05, 0.24850766371993},   {2, 10, 0.26, 0.05, 0.357967745134221},
                {1, 40, 0.13, 0.05, 0.686059403467598}, {3, 25, 0.26, 0.01, 0.424700125617915},
                {5, 100, 0.02, 0.1, 0.257128284959611}, {1, 1, 0.5, 0.05, 0.110217543781542},
                {4, 8, 0.9, 0.05, 0.999999465827414},   {2, 300, 0.3, 0.05, 1},
                {1, 2, 0.05, 0.2, 0.229748572456575}};
  for (const auto& p : powers)
    CHECK_THAT(*granger_power(p.lags, p.freedom, p.share, p.level), WithinAbs(p.power, 1e-9));
  for (const double outside : {0.0, 1.0, -.1, 1.1}) {
    CHECK(granger_power(1, 5, outside).error() == test::where(error_code::bad_option));
    CHECK(granger_power(1, 5, .2, outside).error() == test::where(error_code::bad_option));
  }
  CHECK(granger_power(0, 5, .2).error() == test::where(error_code::bad_option));
  CHECK(granger_power(1, 0, .2).error() == test::where(error_code::bad_option));
  const struct {
    double estimate, error;
    std::size_t freedom;
    double level, low, high, p;
  } t[] = {// the last one by bisection of the tail: scipy 1.10 misses the quantile by 2e-9
           {1.5, 0.5, 3, 0.95, -0.0912231526421314, 3.09122315264213, 0.0576688856224373},
           {-2, 0.7, 10, 0.9, -3.26872278596751, -0.731277214032486, 0.0170401511277967},
           {0.3, 1, 1, 0.99, -63.356741162874, 63.956741162874, 0.814452841844515},
           {5, 0.4, 200, 0.5, 4.72971263543835, 5.27028736456165, 7.1556936713525e-27},
           {0.01, 2, 30, 0.8, -2.61083005078279, 2.63083005078279, 0.996043695185152}};
  for (const auto& row : t) {
    const auto found = significance_of(row.estimate, row.error, row.freedom, row.level);
    REQUIRE(found);
    CHECK_THAT(found->low, WithinRel(row.low, 1e-10));
    CHECK_THAT(found->high, WithinRel(row.high, 1e-10));
    CHECK_THAT(found->p, WithinRel(row.p, 1e-9));
  }
  const struct {
    double r;
    std::size_t pairs, constants;
    double level, low, high, p;
  } z[] = {{0.5, 20, 1, 0.95, 0.0738105744074099, 0.771760706429919, 0.0235220545128149},
           {-0.8, 12, 1, 0.9, -0.928430564102027, -0.500765810069699, 0.000981289787828111},
           {0.1, 100, 5, 0.99, -0.165236752112705, 0.351747329097959, 0.333244650659847},
           {0.0, 6, 1, 0.5, -0.370857380710163, 0.370857380710163, 1},
           {0.999, 4, 1, 0.95, 0.950817904896319, 0.999980147746865, 0.000144578672414485}};
  for (const auto& row : z) {
    const auto found = significance_of_correlation(row.r, row.pairs, row.constants, row.level);
    REQUIRE(found);
    CHECK_THAT(found->low, WithinRel(row.low, 1e-10));
    CHECK_THAT(found->high, WithinRel(row.high, 1e-10));
    CHECK_THAT(found->p, WithinRel(row.p, 1e-9));
  }
}

TEST_CASE("Granger's tests are regressions, over units with a constant each") {
  random_numbers random(80);
  for (std::size_t round = 0; round < test::rounds(15, 300); ++round) {
    const std::size_t p = 1 + random.below(3), units = 1 + random.below(4), years = 6 * p + 4;
    numbers x, y, times;
    std::vector<std::uint32_t> unit;
    for (std::uint32_t u = 0; u < units; ++u) {
      double a = random.uniform(), b = random.uniform();
      for (std::size_t t = 0; t < years; ++t) {
        const double next = .3 * a + random.uniform(), other = .4 * b + .5 * a + random.uniform();
        a = next;
        b = other;
        x.push_back(100 * a + u);
        y.push_back(b / 50 - u);
        times.push_back(static_cast<double>(t) / 2);
        unit.push_back(u);
      }
    }
    const auto expected = [&](const numbers& from, const numbers& to) {
      std::vector<numbers> own(units + p), all;
      numbers target;
      all.resize(units + 2 * p);
      for (std::size_t i = 0; i < to.size(); ++i) {
        if (i % years < p) continue;
        target.push_back(to[i]);
        for (std::size_t u = 0; u < units; ++u) {
          own[u].push_back(unit[i] == u ? 1 : 0);
          all[u].push_back(unit[i] == u ? 1 : 0);
        }
        for (std::size_t l = 1; l <= p; ++l) {
          own[units + l - 1].push_back(to[i - l]);
          all[units + l - 1].push_back(to[i - l]);
          all[units + p + l - 1].push_back(from[i - l]);
        }
      }
      const regression alone(own, target), both(all, target);
      granger_test out;
      out.lags = p;
      out.rows = target.size();
      out.freedom = out.rows - units - 2 * p;
      out.f = (alone.left - both.left) / static_cast<double>(p) /
              (both.left / static_cast<double>(out.freedom));
      out.share = (alone.left - both.left) / alone.left;
      for (std::size_t l = 0; l < p; ++l) out.total_effect += both.coefficients[units + p + l];
      out.p = detail::f_tail(out.f, static_cast<double>(p), static_cast<double>(out.freedom));
      out.power = *granger_power(p, out.freedom, large_share, .1);
      out.power_is_low = out.power < 0.8;
      return out;
    };
    const auto agrees = [](const granger_test& a, const granger_test& b) {
      return a.lags == b.lags && a.rows == b.rows && a.freedom == b.freedom &&
             a.power_is_low == b.power_is_low &&
             alike({a.f, a.share, a.p, a.power}, {b.f, b.share, b.p, b.power}, 1e-6) &&
             std::fabs(a.total_effect - b.total_effect) <= 1e-6 * std::fabs(b.total_effect);
    };
    const granger_test there = expected(x, y), back = expected(y, x);
    const granger_reading reading = there.p < .1 && back.p < .1 ? granger_reading::both
                                    : there.p < .1              ? granger_reading::first_to_second
                                    : back.p < .1               ? granger_reading::second_to_first
                                                                : granger_reading::none;
    if (units == 1) {
      const auto found = granger(x, y, {p, .1});
      REQUIRE(found);
      CHECK(agrees(found->first_to_second, there));
      CHECK(agrees(found->second_to_first, back));
      CHECK(found->reading == reading);
    }
    const auto found = granger_panel({x, y, {unit, units}, times}, {.test = {p, .1}, .step = .5});
    REQUIRE(found);
    CHECK(agrees(found->pooled.first_to_second, there));
    CHECK(agrees(found->pooled.second_to_first, back));
    CHECK(found->pooled.reading == reading);
    CHECK(found->units == units);
    CHECK(found->tested == units);
    CHECK(same(found->by_chance, .1 * static_cast<double>(units)));
    granger_agreement forward, backward;
    for (std::size_t u = 0; u < units; ++u) {
      const auto part = [&](const numbers& all) {
        return numbers(all.begin() + static_cast<long>(u * years),
                       all.begin() + static_cast<long>((u + 1) * years));
      };
      const auto alone = granger(part(x), part(y), {p, .1});
      REQUIRE(alone);
      const auto count = [](const granger_test& own, double pooled, granger_agreement& to) {
        if ((own.total_effect > 0) != (pooled > 0)) return;
        ++to.same_sign;
        to.seen += own.p < .1 ? 1u : 0u;
      };
      count(alone->first_to_second, there.total_effect, forward);
      count(alone->second_to_first, back.total_effect, backward);
    }
    CHECK(found->first_to_second.same_sign == forward.same_sign);
    CHECK(found->first_to_second.seen == forward.seen);
    CHECK(found->second_to_first.same_sign == backward.same_sign);
    CHECK(found->second_to_first.seen == backward.seen);
  }
}

TEST_CASE("Haken's model is a regression of each equation, with its standard errors") {
  random_numbers random(81);
  for (std::size_t round = 0; round < test::rounds(15, 300); ++round) {
    const std::size_t n = 5 + random.below(9);
    numbers a(n), b(n);
    for (double& v : a) v = random.uniform(20, 60);
    for (double& v : b) v = random.uniform(.1, .4) * (round % 2 == 0 ? 100 : 1);
    const auto found = fit_haken(a, b);
    REQUIRE(found);
    double mean_a = 0, mean_b = 0;
    for (std::size_t i = 0; i < n; ++i) mean_a += a[i], mean_b += b[i];
    CHECK(found->comparable == (mean_a <= 10 * mean_b && mean_b <= 10 * mean_a));
    const auto agrees = [&](const haken_fit& fit, const numbers& q1, const numbers& q2) {
      numbers x1, x12, x2, x11, y1, y2;
      double total1 = 0, total2 = 0;
      for (std::size_t t = 0; t + 1 < n; ++t) {
        x1.push_back(q1[t]);
        x12.push_back(q1[t] * q2[t]);
        x2.push_back(q2[t]);
        x11.push_back(q1[t] * q1[t]);
        y1.push_back(q1[t + 1]);
        y2.push_back(q2[t + 1]);
        total1 += q1[t + 1] * q1[t + 1];
        total2 += q2[t + 1] * q2[t + 1];
      }
      const regression one({x1, x12}, y1), two({x2, x11}, y2);
      const auto near = [](double u, double v) { return std::fabs(u - v) <= 1e-6 * std::fabs(v); };
      const double freedom = static_cast<double>(n - 3);
      const auto error = [&](const regression& r, std::size_t k) {
        return std::sqrt(r.left / freedom * r.variances[k]);
      };
      CHECK(near(fit.model.g1, 1 - one.coefficients[0]));
      CHECK(near(fit.model.a, -one.coefficients[1]));
      CHECK(near(fit.model.g2, 1 - two.coefficients[0]));
      CHECK(near(fit.model.b, two.coefficients[1]));
      CHECK(near(fit.error.g1, error(one, 0)));
      CHECK(near(fit.error.a, error(one, 1)));
      CHECK(near(fit.error.g2, error(two, 0)));
      CHECK(near(fit.error.b, error(two, 1)));
      CHECK(near(fit.explained_1, 1 - one.left / total1));
      CHECK(near(fit.explained_2, 1 - two.left / total2));
      CHECK(fit.leads == (fit.model.g2 > 0 && fit.model.g2 > std::fabs(fit.model.g1)));
    };
    agrees(found->first_as_q1, a, b);
    agrees(found->second_as_q1, b, a);
    const bool first = found->first_as_q1.leads, second = found->second_as_q1.leads;
    CHECK(found->found == (first && second ? order_parameter::both
                           : first         ? order_parameter::first
                           : second        ? order_parameter::second
                                           : order_parameter::none));
  }
  const haken_model m{-.1, -.5, .4, .3};
  CHECK_THAT(m.next_q1(2, 3), WithinAbs(1.1 * 2 + .5 * 6, 1e-14));
  CHECK_THAT(m.next_q2(2, 3), WithinAbs(.6 * 3 + .3 * 4, 1e-14));
}

namespace {

/// A path of two populations by Runge and Kutta's steps of one length.
std::vector<two_populations> path_of(const symbiosis_model& m, two_populations at,
                                     const numbers& times, int steps) {
  const auto slope = [&](const two_populations& u) {
    return two_populations{m.r1 * u.x * (1 - u.x / m.k1 + m.s12 * u.y / m.k2),
                           m.r2 * u.y * (1 - u.y / m.k2 + m.s21 * u.x / m.k1)};
  };
  const auto moved = [](const two_populations& u, const two_populations& d, double h) {
    return two_populations{u.x + h * d.x, u.y + h * d.y};
  };
  std::vector<two_populations> out{at};
  for (std::size_t t = 1; t < times.size(); ++t) {
    const double h = (times[t] - times[t - 1]) / steps;
    for (int s = 0; s < steps; ++s) {
      const auto a = slope(at), b = slope(moved(at, a, h / 2)), c = slope(moved(at, b, h / 2)),
                 d = slope(moved(at, c, h));
      at.x += h / 6 * (a.x + 2 * b.x + 2 * c.x + d.x);
      at.y += h / 6 * (a.y + 2 * b.y + 2 * c.y + d.y);
    }
    out.push_back(at);
  }
  return out;
}

}  // namespace

TEST_CASE("paths of two populations are those of small steps, tolerances are kept") {
  random_numbers random(82);
  for (int round = 0; round < 10; ++round) {
    const symbiosis_model m{random.uniform(.2, 2),   random.uniform(.2, 2),
                            random.uniform(5, 50),   random.uniform(.5, 5),
                            random.uniform(-.9, .6), random.uniform(-.9, .6)};
    const two_populations start{random.uniform(.1, 60), round == 0 ? 0 : random.uniform(.1, 6)};
    const numbers times{0, .5, 1, 3, 3.25, 10, 30};
    const auto expected = path_of(m, start, times, 4000);
    for (const double tolerance : {1e-10, 1e-6, 1e-3}) {
      std::vector<two_populations> found(times.size());
      REQUIRE(live_together(m, start, times, found, tolerance));
      CHECK((found[0].x == start.x && found[0].y == start.y));
      for (std::size_t t = 0; t < times.size(); ++t) {
        CHECK_THAT(found[t].x, WithinRel(expected[t].x, 100 * tolerance));
        CHECK_THAT(found[t].y, WithinRel(expected[t].y, 100 * tolerance) || WithinAbs(0, 0));
      }
    }
  }
  // Each carries the other beyond every bound; alone the first would not.
  std::vector<two_populations> found(2);
  CHECK(live_together({1, 1, 1, 1, 2, 2}, {1, 1}, numbers{0, 50}, found).error() ==
        test::where(error_code::unbounded, 1));
  CHECK(live_together({1, 1, 1, 1, 2, 2}, {1, 0}, numbers{0, 50}, found).ok());
}

TEST_CASE("fits of two populations: where they begin, how they step and how sure they are") {
  random_numbers random(85);
  for (std::size_t round = 0; round < 12; ++round) {
    const symbiosis_model m{random.uniform(.3, 1),   random.uniform(.3, 1),
                            random.uniform(50, 90),  random.uniform(4, 9),
                            random.uniform(-.4, .4), random.uniform(-.4, .4)};
    const std::size_t n = 7 + random.below(4);
    numbers times{1.5}, x, y;
    while (times.size() < n) times.push_back(times.back() + random.uniform(.5, 2));
    for (const two_populations& at : path_of(m, {5, 1}, times, 200)) {
      x.push_back(at.x * random.uniform(.98, 1.02));
      y.push_back(at.y * random.uniform(.98, 1.02));
    }
    if (round % 4 == 0)  // one that falls faster and faster has no rate and no bend
      for (std::size_t t = 0; t < n; ++t) x[t] = 50 - std::pow(1.45, static_cast<double>(t));
    detail::symbiosis_fitter fitter({times, x, y});
    double mean[2] = {};
    for (std::size_t t = 0; t < n; ++t) {
      mean[0] += x[t] / static_cast<double>(n);
      mean[1] += y[t] / static_cast<double>(n);
    }
    detail::symbiosis_fitter::place p;
    fitter.begin(p);
    double rate[2], bend[2], aid[2];
    for (std::size_t k = 0; k < 2; ++k) {
      const numbers &own = k == 0 ? x : y, &other = k == 0 ? y : x;
      std::vector<numbers> columns(3);
      numbers growth;
      double most = 0;
      for (std::size_t t = 1; t < n; ++t) {
        columns[0].push_back(1);
        columns[1].push_back((own[t] + own[t - 1]) / 2 / mean[k]);
        columns[2].push_back((other[t] + other[t - 1]) / 2 / mean[1 - k]);
        growth.push_back((std::log(own[t]) - std::log(own[t - 1])) / (times[t] - times[t - 1]));
        most = std::fmax(most, own[t]);
      }
      const numbers c = regression(columns, growth).coefficients;
      const bool bends = c[0] > 0 && c[1] < 0;
      rate[k] = bends ? c[0] : 5 / (times[n - 1] - times[0]);
      bend[k] = bends ? -c[1] / c[0] : mean[k] / most;
      aid[k] = bends ? c[2] / c[0] : 0;
    }
    const double k1 = mean[0] / bend[0], k2 = mean[1] / bend[1];
    CHECK(alike(numbers(p, p + 8),
                {std::log(rate[0]), std::log(rate[1]), std::log(k1), std::log(k2),
                 aid[0] * k2 / mean[1], aid[1] * k1 / mean[0], std::log(x[0]), std::log(y[0])},
                1e-7));
    // From a place near the truth: the errors there, their slopes, and the step that both make.
    const double near[8] = {std::log(m.r1), std::log(m.r2), std::log(m.k1), std::log(m.k2),
                            m.s12 + .01,    m.s21 - .02,    std::log(5.2),  std::log(.9)};
    const auto errors_at = [&](const double(&q)[8]) {
      const symbiosis_model model{std::exp(q[0]), std::exp(q[1]), std::exp(q[2]),
                                  std::exp(q[3]), q[4],           q[5]};
      numbers out;
      std::size_t t = 0;
      for (const two_populations& at :
           path_of(model, {std::exp(q[6]), std::exp(q[7])}, times, 200)) {
        out.push_back((x[t] - at.x) / mean[0]);
        out.push_back((y[t++] - at.y) / mean[1]);
      }
      return out;
    };
    const auto slopes_at = [&](const double(&q)[8]) {
      std::vector<numbers> out;
      for (std::size_t c = 0; c < 8; ++c) {
        double up[8], down[8];
        std::copy(q, q + 8, up);
        std::copy(q, q + 8, down);
        up[c] += 1e-4;
        down[c] -= 1e-4;
        numbers column = errors_at(down);
        const numbers other = errors_at(up);
        for (std::size_t i = 0; i < column.size(); ++i) column[i] = (column[i] - other[i]) / 2e-4;
        out.push_back(column);
      }
      return out;
    };
    const numbers wrong = errors_at(near);
    double squares = 0;
    for (const double e : wrong) squares += e * e;
    CHECK(same(fitter.measure(near), squares, 1e-8));
    if (round % 4 == 0) continue;
    auto found = fit_symbiosis({times, x, y});
    REQUIRE(found);
    CHECK(found->freedom == 2 * n - 8);
    const double at[8] = {std::log(found->model.r1), std::log(found->model.r2),
                          std::log(found->model.k1), std::log(found->model.k2),
                          found->model.s12,          found->model.s21,
                          std::log(found->start.x),  std::log(found->start.y)};
    squares = 0;
    for (const double e : errors_at(at)) squares += e * e;
    CHECK(same(found->squares, squares, 1e-8));
    const regression flat(slopes_at(at), errors_at(at));  // no step is left
    for (const double step : flat.coefficients) CHECK_THAT(step, WithinAbs(0, 1e-4));
    const double each = squares / static_cast<double>(2 * n - 8);
    const double sizes[6] = {
        found->model.r1, found->model.r2, found->model.k1, found->model.k2, 1, 1};
    const double errors[6] = {found->error.r1, found->error.r2,  found->error.k1,
                              found->error.k2, found->error.s12, found->error.s21};
    for (std::size_t c = 0; c < 6; ++c)
      CHECK_THAT(errors[c], WithinRel(sizes[c] * std::sqrt(each * flat.variances[c]), 1e-3));
  }
}

TEST_CASE("Sobol indices by their formulas, with the intervals of resampled rows") {
  random_numbers random(83);
  for (const std::size_t n : {2u, 5u, 16u}) {
    const std::size_t d = 3, rounds = 40;
    const sobol_design design{n, d, 3};
    CHECK(design.runs() == n * (d + 2));
    numbers y(design.runs());
    for (double& v : y) v = random.uniform(5, 9);
    std::vector<sobol_index> found(d);
    REQUIRE(sobol_indices(design, y, found, {rounds, .8, 9}));
    std::vector<numbers> firsts(d), totals(d);
    const auto estimate = [&](const std::vector<std::size_t>& rows) {
      const double count = static_cast<double>(n);
      double mean = 0, squares = 0;
      for (const std::size_t i : rows) mean += (y[i] + y[n + i]) / (2 * count);
      for (const std::size_t i : rows)
        squares += std::pow(y[i] - mean, 2) + std::pow(y[n + i] - mean, 2);
      const double variance = squares / (2 * count - 1);
      double centre = 0;  // of A and B as they are
      for (std::size_t i = 0; i < 2 * n; ++i) centre += y[i] / (2 * count);
      for (std::size_t k = 0; k < d; ++k) {
        double first = 0, total = 0;
        for (const std::size_t i : rows) {
          const double a = y[i], b = y[n + i], ab = y[(k + 2) * n + i];
          first += (b - centre) * (ab - a) / count;
          total += (a - ab) * (a - ab) / (2 * count);
        }
        firsts[k].push_back(variance > 1e-14 ? first / variance : 0);
        totals[k].push_back(variance > 1e-14 ? total / variance : 0);
      }
    };
    std::vector<std::size_t> rows(n);
    for (std::size_t i = 0; i < n; ++i) rows[i] = i;
    estimate(rows);
    for (std::size_t k = 0; k < d; ++k) {
      CHECK(same(found[k].first, firsts[k][0]));
      CHECK(same(found[k].total, totals[k][0]));
    }
    firsts.assign(d, {});
    totals.assign(d, {});
    for (std::size_t round = 0; round < rounds; ++round) {
      random_stream stream(9, round);
      for (std::size_t& row : rows) row = stream.below(n);
      estimate(rows);
    }
    const auto quantile = [&](numbers values, double part) {
      std::sort(values.begin(), values.end());
      const double place = part * static_cast<double>(rounds - 1), below = std::floor(place);
      const auto at = static_cast<std::size_t>(below);
      return values[at] * (1 - (place - below)) + values[at + 1] * (place - below);
    };
    for (std::size_t k = 0; k < d; ++k)
      CHECK(
          alike({found[k].first_low, found[k].first_high, found[k].total_low, found[k].total_high},
                {quantile(firsts[k], .1), quantile(firsts[k], .9), quantile(totals[k], .1),
                 quantile(totals[k], .9)},
                1e-7));
    std::vector<sobol_index> plain(d);
    REQUIRE(sobol_indices(design, y, plain, {.rounds = 0}));
    for (std::size_t k = 0; k < d; ++k) {
      CHECK((plain[k].first_low == plain[k].first && plain[k].first_high == plain[k].first));
      CHECK((plain[k].total_low == plain[k].total && plain[k].total_high == plain[k].total));
    }
  }
}

TEST_CASE("runs of a study are counted where they rank, and their shifts are means") {
  random_numbers random(84);
  const std::size_t n = 5;
  const table one = random.uniform_table(n, 3), two = random.uniform_table(n, 3);
  const std::vector<matrix_view<const double>> tables{one.view(), two.view()};
  const numbers w1{.2, .3, .5}, w2{.6, .3, .1};
  const std::vector<std::span<const double>> weights{w1, w2};
  const auto study = uncertainty_study::make({.tables = tables, .weights = weights});
  REQUIRE(study);
  std::vector<std::uint32_t> counts(n * n, 7), expected(n * n, 7);
  numbers shifts(12), wanted;
  REQUIRE(run_study(*study, 5, 3, 15, row_major(counts, n, n), shifts,
                    [&](const uncertainty_study::workspace& space) {
                      double shift = 0;
                      for (std::size_t i = 0; i < n; ++i) {
                        std::size_t rank = 0;
                        for (std::size_t k = 0; k < n; ++k)
                          rank += space.value(k) > space.value(i) ? 1u : 0u;
                        ++expected[i * n + rank];
                        shift += std::fabs(static_cast<double>(rank + 1) - study->nominal()[i]) / n;
                      }
                      wanted.push_back(shift);
                    }));
  CHECK(counts == expected);
  CHECK(alike(shifts, wanted));
  const double ranks[] = {1, 2, 3, 9}, nominal[] = {2, 2, 1, 5};
  CHECK(mean_shift(std::span(ranks).first(3), std::span(nominal).first(3)) == 1);
  CHECK(mean_shift(ranks, nominal) == 1.75);
  // The runs of one unit at each rank, spread out and sorted, for percentiles between them.
  for (std::size_t round = 0; round < 30; ++round) {
    std::vector<std::uint32_t> table_of(9);
    for (std::uint32_t& c : table_of)
      c = static_cast<std::uint32_t>(random.below(2) == 0 ? 0 : random.below(4));
    for (std::size_t i = 0; i < 3; ++i) table_of[i * 3 + random.below(3)] += 1;
    const numbers given{2, 1, 3};
    std::vector<rank_interval> found(3);
    const double level = random.uniform(.1, .95);
    REQUIRE(rank_intervals(matrix_view<const std::uint32_t>(row_major(table_of, 3, 3)), given,
                           found, level));
    for (std::size_t i = 0; i < 3; ++i) {
      numbers runs;
      double mean = 0;
      for (std::size_t r = 0; r < 3; ++r)
        for (std::uint32_t c = 0; c < table_of[i * 3 + r]; ++c)
          runs.push_back(static_cast<double>(r + 1));
      for (const double r : runs) mean += r / static_cast<double>(runs.size());
      const auto quantile = [&](double part) {
        const double place = part * static_cast<double>(runs.size() - 1), below = std::floor(place);
        const auto at = static_cast<std::size_t>(below);
        return runs[at] + (place - below) * (runs[std::min(at + 1, runs.size() - 1)] - runs[at]);
      };
      CHECK(alike({found[i].nominal, found[i].mean, found[i].median, found[i].low, found[i].high,
                   found[i].best, found[i].worst},
                  {given[i], mean, quantile(.5), quantile((1 - level) / 2),
                   quantile((1 + level) / 2), runs.front(), runs.back()}));
    }
  }
}

}  // namespace movement_by_definition_test
