// SPDX-License-Identifier: BSL-1.0
// Weights, scores and scales of tables beside plain double sums, in every layout and for more rows than a block has.

#include "models/helpers.hpp"
#include "support/base.hpp"

#include <nqpf/models/aggregate.hpp>
#include <nqpf/models/coupling.hpp>
#include <nqpf/models/critic.hpp>
#include <nqpf/models/entropy.hpp>
#include <nqpf/models/grey.hpp>
#include <nqpf/models/hierarchy.hpp>
#include <nqpf/models/normalise.hpp>
#include <nqpf/models/obstacle.hpp>
#include <nqpf/models/outliers.hpp>
#include <nqpf/models/principal_components.hpp>
#include <nqpf/models/rank.hpp>
#include <nqpf/models/rank_scores.hpp>
#include <nqpf/models/scale.hpp>
#include <nqpf/models/topsis.hpp>
#include <nqpf/models/vikor.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace tables_by_definition_test {

using namespace nqpf::models;
using test::alike;
using test::random_numbers;
using test::same;
using test::table;

namespace {

using numbers = std::vector<double>;
constexpr double inf = std::numeric_limits<double>::infinity();

numbers brought_to_one(numbers w) {
  double sum = 0;
  for (const double x : w) sum += x;
  for (double& x : w) x /= sum;
  return w;
}

numbers known_of(const table& x, std::size_t j) {
  numbers out;
  for (std::size_t i = 0; i < x.rows; ++i)
    if (!is_missing(x(i, j))) out.push_back(x(i, j));
  return out;
}

double mean_of(const numbers& x) {
  double sum = 0;
  for (const double v : x) sum += v;
  return sum / static_cast<double>(x.size());
}

/// The sum of (x - mean)(y - mean).
double product_of(const numbers& x, const numbers& y) {
  const double a = mean_of(x), b = mean_of(y);
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += (x[i] - a) * (y[i] - b);
  return sum;
}

double deviation_of(const numbers& x) {
  return std::sqrt(product_of(x, x) / static_cast<double>(x.size() - 1));
}

/// One table laid out in every way that a view can have, with other numbers around it.
struct layouts {
  std::vector<numbers> memory;
  std::vector<const double*> columns;
  std::vector<matrix_view<const double>> views;

  explicit layouts(const table& x) : memory(4) {
    const std::size_t n = x.rows, m = x.columns, wide = m + 3, high = n + 5;
    const double other = 1e9;  // nobody may read this
    memory[0] = x.cells;
    for (std::size_t k = 1; k < 4; ++k) memory[k].assign(wide * high, other);
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < m; ++j) {
        memory[1][(j + 1) * high + i + 2] = x(i, j);
        memory[2][(i + 2) * wide + j + 1] = x(i, j);
        memory[3][(j + 1) * high + i + 2] = x(i, j);
      }
    const std::span<const double> rows(memory[2]), down(memory[1]);
    views.push_back(x.view());
    views.push_back(column_major(down, high, wide).row_range(2, n).column_range(1, m));
    views.push_back(row_major(rows, high, wide).row_range(2, n).column_range(1, m));
    for (std::size_t j = 0; j < wide; ++j) columns.push_back(memory[3].data() + j * high);
    views.push_back(matrix_view<const double>(std::span<const double* const>(columns), high)
                        .column_range(1, m)
                        .row_range(2, n));
    views.push_back(row_major(std::span<const double>(memory[2]), high, wide)
                        .transposed()
                        .row_range(1, m)
                        .column_range(2, n)
                        .transposed());
  }
};

std::vector<table> some_tables(random_numbers& random) {
  std::vector<table> out;
  const std::pair<std::size_t, std::size_t> sizes[] = {{2, 1},   {3, 2},   {5, 3},   {8, 5},
                                                       {511, 2}, {512, 1}, {513, 3}, {1031, 6}};
  for (const auto& [rows, columns] : sizes)
    out.push_back(random.uniform_table(rows, columns, 0.05, 0.95));
  return out;
}

std::vector<better> random_sides(random_numbers& random, std::size_t m) {
  std::vector<better> out;
  for (std::size_t j = 0; j < m; ++j)
    out.push_back(random.below(2) == 0 ? better::lower : better::higher);
  return out;
}

/// Entropy by its definition: shares p of z + shift, 0 ln 0 = 0.
double entropy_of(const numbers& z, double shift) {
  double sum = 0, e = 0;
  for (const double x : z) sum += x + shift;
  for (const double x : z) {
    const double p = (x + shift) / sum;
    if (p > 0) e -= p * std::log(p);
  }
  return e / std::log(static_cast<double>(z.size()));
}

numbers entropy_weights_of(const std::vector<numbers>& columns, double shift) {
  numbers out;
  for (const numbers& z : columns) out.push_back(1 - entropy_of(z, shift));
  return brought_to_one(out);
}

}  // namespace

TEST_CASE("entropies and their weights are those of the definition, in every layout") {
  random_numbers random(51);
  for (const table& x : some_tables(random)) {
    const std::size_t m = x.columns;
    if (x.rows < 3) continue;
    const layouts all(x);
    for (const double shift : {0.0, 0.01, 3.0}) {
      std::vector<numbers> columns;
      for (std::size_t j = 0; j < m; ++j) columns.push_back(known_of(x, j));
      numbers expected;
      for (const numbers& z : columns) expected.push_back(entropy_of(z, shift));
      for (const auto& view : all.views) {
        numbers e(m), w(m);
        REQUIRE(entropies(view, e, {.shift = shift}));
        CHECK(alike(e, expected));
        REQUIRE(entropy_weights(view, w, {.shift = shift}));
        CHECK(alike(w, entropy_weights_of(columns, shift), 1e-8));
      }
    }
  }
}

TEST_CASE("entropies of what is known, and of tables seen through their scales") {
  random_numbers random(52);
  for (table x : some_tables(random)) {
    const std::size_t m = x.columns;
    if (x.rows < 5) continue;
    for (double& cell : x.cells)
      if (random.below(5) == 0) cell = missing;
    for (std::size_t j = 0; j < m; ++j) x(0, j) = 0.5, x(x.rows - 1, j) = 0.25, x(1, j) = 0.75;
    std::vector<linear_scale> scales(m);
    for (std::size_t j = 0; j < m; ++j) {
      scales[j].origin = random.uniform(-1, 0);
      scales[j].width = random.uniform(0.5, 2);
      scales[j].base = random.uniform(0, 1);
      scales[j].gain = random.uniform(1, 5);
      if (j % 2 == 1) {  // one that clamps what lies in the middle
        scales[j].floor = scales[j](0.4);
        scales[j].ceiling = scales[j](0.7);
      }
    }
    std::vector<numbers> raw, scaled;
    for (std::size_t j = 0; j < m; ++j) {
      raw.push_back(known_of(x, j));
      scaled.push_back({});
      for (const double value : raw.back()) scaled.back().push_back(scales[j](value));
    }
    const layouts all(x);
    for (const auto& view : all.views) {
      numbers w(m), e(m);
      const entropy_options how{.shift = 0.2, .unknown = missing_cells::skip};
      REQUIRE(entropies(view, e, how));
      for (std::size_t j = 0; j < m; ++j) CHECK(same(e[j], entropy_of(raw[j], 0.2)));
      REQUIRE(entropy_weights(view, w, how));
      CHECK(alike(w, entropy_weights_of(raw, 0.2), 1e-8));
      REQUIRE(entropy_weights(scaled_view{view, scales}, w, how));
      CHECK(alike(w, entropy_weights_of(scaled, 0.2), 1e-8));
    }
  }
  // A factor from cell to share that is no double: the cells reach 1e200 and what becomes of them 1e-200.
  const table far(3, 2, {0, 1e200, 5e199, 2e200, 1e200, 4e200});
  std::vector<linear_scale> tiny(2);
  for (linear_scale& scale : tiny) scale.width = 1e200, scale.gain = 1e-200;
  numbers w(2);
  REQUIRE(entropy_weights(scaled_view{far.view(), tiny}, w));
  CHECK(alike(w, entropy_weights_of({{0, 5, 10}, {1, 2, 4}}, 0)));
}

TEST_CASE("entropies of columns that hardly vary keep their digits, in blocks as well") {
  // Around 1 the divergence is the variance of q over 2 ln n, and its third moment over 6.
  random_numbers random(53);
  for (const std::size_t n : {7u, 512u, 1500u}) {
    table x(n, 3);
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < 3; ++j)
        x(i, j) = 1 + std::pow(10, -3.0 - static_cast<double>(j)) * random.uniform(-1, 1);
    numbers expected, w(3);
    for (std::size_t j = 0; j < 3; ++j) {
      const numbers z = known_of(x, j);
      const double mean = mean_of(z);
      double second = 0, third = 0, fourth = 0;
      for (const double v : z) {
        const double u = v / mean - 1;
        second += u * u / 2;
        third += u * u * u / 6;
        fourth += u * u * u * u / 12;
      }
      expected.push_back(second - third + fourth);
    }
    for (const auto& view : layouts(x).views) {
      REQUIRE(entropy_weights(view, w));
      CHECK(alike(w, brought_to_one(expected), 1e-8));
    }
  }
}

TEST_CASE("CRITIC, deviation and variation weights are plain sums, in every layout") {
  random_numbers random(54);
  for (table x : some_tables(random)) {
    const std::size_t m = x.columns;
    if (x.rows < 5) continue;
    if (m > 2)
      for (std::size_t i = 0; i < x.rows; ++i) x(i, 1) = 0.3;  // a constant one has no say
    std::vector<numbers> columns;
    for (std::size_t j = 0; j < m; ++j) columns.push_back(known_of(x, j));
    numbers spread, varies, critic(m);
    for (const numbers& z : columns) {
      spread.push_back(z[0] == z[1] ? 0 : deviation_of(z));
      varies.push_back(spread.back() / mean_of(z));
    }
    table r(m, m);
    for (std::size_t j = 0; j < m; ++j)
      for (std::size_t k = 0; k < m; ++k) {
        if (spread[j] == 0 || spread[k] == 0) continue;
        r(j, k) =
            product_of(columns[j], columns[k]) /
            std::sqrt(product_of(columns[j], columns[j]) * product_of(columns[k], columns[k]));
        critic[j] += spread[j] * (1 - r(j, k));
      }
    if (m == 1) critic[0] = 1;
    for (const auto& view : layouts(x).views) {
      numbers w(m), loadings(m * m);
      REQUIRE(critic_weights(view, w));
      CHECK(alike(w, brought_to_one(critic)));
      REQUIRE(deviation_weights(view, w));
      CHECK(alike(w, brought_to_one(spread)));
      REQUIRE(variation_weights(view, w));
      CHECK(alike(w, brought_to_one(varies)));
      REQUIRE(correlations(view, row_major(loadings, m, m)));
      CHECK(alike(loadings, r.cells));
    }
  }
}

TEST_CASE("principal components: eigenvectors of the correlations, in falling order") {
  random_numbers random(55);
  for (const std::size_t m : {1u, 2u, 3u, 5u, 8u}) {
    table x = random.uniform_table(30, m);
    for (std::size_t i = 0; i < 30; ++i)
      for (std::size_t j = 1; j < m; j += 2) x(i, j) += x(i, j - 1);  // some go together
    table r(m, m), loadings(m, m);
    numbers values(m);
    REQUIRE(correlations(x.view(), r.view()));
    REQUIRE(principal_components(x.view(), values, loadings.view()));
    double sum = 0;
    for (std::size_t k = 0; k < m; ++k) {
      sum += values[k];
      if (k > 0) CHECK(values[k] <= values[k - 1]);
      double points = 0;
      for (std::size_t i = 0; i < m; ++i) {
        points += loadings(i, k);
        double product = 0;
        for (std::size_t j = 0; j < m; ++j) product += r(i, j) * loadings(j, k);
        CHECK(same(product, values[k] * loadings(i, k)));
      }
      CHECK(points >= -1e-12);
      for (std::size_t other = 0; other < m; ++other) {
        double dot = 0;
        for (std::size_t i = 0; i < m; ++i) dot += loadings(i, k) * loadings(i, other);
        CHECK(same(dot, k == other ? values[k] : 0));
      }
    }
    CHECK(same(sum, static_cast<double>(m)));
    numbers w(m), expected(m);
    std::size_t kept = 0, count = 0;
    REQUIRE(component_weights(x.view(), w, all_constant::refuse, &kept));
    for (std::size_t k = 0; k < m && (k == 0 || values[k] >= 1 - 1e-9); ++k, ++count)
      for (std::size_t j = 0; j < m; ++j) expected[j] += loadings(j, k) * loadings(j, k);
    CHECK(kept == count);
    CHECK(alike(w, brought_to_one(expected)));
    if (m < 2) continue;
    double parts = 0;
    numbers total(30);
    for (std::size_t j = 0; j < m; ++j) {
      parts += product_of(known_of(x, j), known_of(x, j));
      for (std::size_t i = 0; i < 30; ++i) total[i] += x(i, j);
    }
    const double k = static_cast<double>(m);
    CHECK(same(*cronbach_alpha(x.view()), k / (k - 1) * (1 - parts / product_of(total, total))));
  }
}

TEST_CASE("TOPSIS by its definition: three norms, known cells, every layout") {
  random_numbers random(56);
  for (table x : some_tables(random)) {
    const std::size_t m = x.columns, n = x.rows;
    if (n < 5) continue;
    const auto sides = random_sides(random, m);
    const numbers w = random.weights(m);
    for (const bool gaps : {false, true}) {
      if (gaps)
        for (std::size_t i = 3; i < n; ++i) x(i, random.below(m)) = missing;
      for (const topsis_norm norm :
           {topsis_norm::vector, topsis_norm::min_max, topsis_norm::none}) {
        numbers near(n), far(n), expected(n);
        std::vector<bool> known(n);
        for (std::size_t j = 0; j < m; ++j) {
          const numbers z = known_of(x, j);
          const double least = *std::min_element(z.begin(), z.end());
          const double most = *std::max_element(z.begin(), z.end());
          double length = 0;
          for (const double v : z) length += v * v;
          const double unit = norm == topsis_norm::vector    ? std::sqrt(length)
                              : norm == topsis_norm::min_max ? most - least
                                                             : 1;
          for (std::size_t i = 0; i < n; ++i) {
            if (is_missing(x(i, j))) continue;
            known[i] = true;
            const double up = w[j] / unit * (most - x(i, j)),
                         down = w[j] / unit * (x(i, j) - least);
            (sides[j] == better::higher ? near : far)[i] += up * up;
            (sides[j] == better::higher ? far : near)[i] += down * down;
          }
        }
        for (std::size_t i = 0; i < n; ++i)
          expected[i] =
              known[i] ? std::sqrt(far[i]) / (std::sqrt(far[i]) + std::sqrt(near[i])) : missing;
        for (const auto& view : layouts(x).views) {
          numbers found(n);
          REQUIRE(topsis(
              view, sides, w, found,
              {.norm = norm, .unknown = gaps ? missing_cells::skip : missing_cells::refuse}));
          CHECK(alike(found, expected));
        }
      }
    }
  }
}

namespace {

double mean_by(mean_rule rule, double p, const numbers& x, const numbers& w) {
  double sum = 0, total = 0;
  for (std::size_t j = 0; j < x.size(); ++j) total += w[j];
  if (rule == mean_rule::geometric) p = 0;
  if (rule == mean_rule::harmonic) p = -1;
  if (rule == mean_rule::arithmetic || rule == mean_rule::sum) p = 1;
  for (std::size_t j = 0; j < x.size(); ++j)
    sum += w[j] * (p == 0 ? std::log(x[j]) : std::pow(x[j], p));
  if (rule == mean_rule::sum) return sum;
  return p == 0 ? std::exp(sum / total) : std::pow(sum / total, 1 / p);
}

}  // namespace

TEST_CASE("means of rows by their definition: every rule, coverage, every layout") {
  random_numbers random(57);
  for (table x : some_tables(random)) {
    const std::size_t m = x.columns, n = x.rows;
    numbers w = random.weights(m);
    for (double& weight : w) weight *= 3;  // means bring them to one, sums do not
    for (const bool gaps : {false, true}) {
      if (gaps)
        for (std::size_t i = 1; i < n; i += 3) x(i, random.below(m)) = missing;
      for (const mean_rule rule : {mean_rule::arithmetic, mean_rule::geometric, mean_rule::harmonic,
                                   mean_rule::power, mean_rule::sum})
        for (const double least : {1.0, 0.5, 0.0}) {
          const double p = random.below(2) == 0 ? 2.5 : -0.5;
          numbers expected(n), covered(n), scores(n), coverage(n);
          for (std::size_t i = 0; i < n; ++i) {
            numbers known, own;
            double part = 0;
            for (std::size_t j = 0; j < m; ++j) {
              if (is_missing(x(i, j))) continue;
              known.push_back(x(i, j));
              own.push_back(w[j]);
              part += w[j] / 3;
            }
            const bool whole = known.size() == m;
            covered[i] = whole ? 1 : part;
            const bool enough =
                rule == mean_rule::sum ? whole : whole || (part > 0 && part >= least);
            expected[i] = enough ? mean_by(rule, p, known, own) : missing;
          }
          for (const auto& view : layouts(x).views) {
            REQUIRE(aggregate(view, w, scores, {rule, p, least}, coverage));
            REQUIRE(alike(scores, expected));
            REQUIRE(alike(coverage, covered));
          }
          numbers row(m);
          for (std::size_t i = 0; i < n && i < 9; ++i) {
            for (std::size_t j = 0; j < m; ++j) row[j] = x(i, j);
            const auto one = aggregate(row, w, {rule, p, least});
            REQUIRE(one);
            REQUIRE(alike(numbers{*one}, numbers{expected[i]}));
          }
        }
    }
  }
}

TEST_CASE("hierarchies are means of means, with the known share of every node") {
  random_numbers random(58);
  const std::vector<std::uint32_t> low{0, 1, 0, 2, 1, 2, 2}, high{0, 1, 0}, top{0, 0};
  for (const std::size_t n : {4u, 600u}) {
    table x = random.uniform_table(n, 7, .1, 1);
    for (std::size_t i = 0; i < n; i += 2) x(i, random.below(7)) = missing;
    const numbers w1 = random.weights(7), w2 = random.weights(3), w3 = random.weights(2);
    const aggregate_options options[] = {
        {mean_rule::geometric, 1, 0}, {mean_rule::arithmetic, 1, 0}, {mean_rule::harmonic, 1, 0}};
    const std::vector<hierarchy_level> levels{
        {low, w1, options[0]}, {high, w2, options[1]}, {top, w3, options[2]}};
    CHECK((parents_of(levels[0]) == 3 && parents_of(levels[1]) == 2 && scores_of(levels) == 6));
    table scores(n, 6), coverage(n, 6);
    REQUIRE(aggregate_levels(x.view(), levels, scores.view(), coverage.view()));
    for (std::size_t i = 0; i < n; ++i) {
      numbers from;
      for (std::size_t j = 0; j < 7; ++j) from.push_back(x(i, j));
      std::size_t at = 0;
      for (const hierarchy_level& level : levels) {
        numbers next;
        for (std::size_t p = 0; p < parents_of(level); ++p, ++at) {
          numbers known, own;
          double part = 0, all = 0;
          for (std::size_t j = 0; j < from.size(); ++j) {
            if (level.parents[j] != p) continue;
            all += level.weights[j];
            if (is_missing(from[j])) continue;
            known.push_back(from[j]);
            own.push_back(level.weights[j]);
            part += level.weights[j];
          }
          next.push_back(known.empty() ? missing : mean_by(level.options.rule, 1, known, own));
          REQUIRE(alike(numbers{scores(i, at)}, numbers{next.back()}));
          REQUIRE(same(coverage(i, at), part / all));
        }
        from = next;
      }
    }
    numbers global(7);
    REQUIRE(global_weights(levels, global));
    for (std::size_t j = 0; j < 7; ++j) {
      double weight = 1;
      std::size_t node = j;
      for (const hierarchy_level& level : levels) {
        double all = 0;
        for (std::size_t k = 0; k < level.parents.size(); ++k)
          if (level.parents[k] == level.parents[node]) all += level.weights[k];
        weight *= level.weights[node] / all;
        node = level.parents[node];
      }
      CHECK(same(global[j], weight));
    }
  }
}

namespace {

/// C of one row by the formulas of the papers.
double coupled(coupling_model model, const numbers& u) {
  const double k = static_cast<double>(u.size());
  double sum = 0, product = 1, gaps = 0, most = 0;
  for (const double x : u) {
    sum += x;
    product *= x;
    most = std::fmax(most, x);
    for (const double y : u) gaps += std::fabs(x - y) / 2;
  }
  if (most == 0) return 0;
  if (model == coupling_model::standard) return k * std::pow(product, 1 / k) / sum;
  if (model == coupling_model::wang)
    return std::sqrt((1 - gaps / (k * (k - 1) / 2)) *
                     std::pow(product / std::pow(most, k), 1 / (k - 1)));
  return 1 - 2 * std::sqrt(product_of(u, u) / k);
}

}  // namespace

TEST_CASE("coupling by its formulas: rows, tables, weights, every output alone, every layout") {
  random_numbers random(59);
  for (table x : some_tables(random)) {
    const std::size_t k = x.columns, n = x.rows;
    if (k < 2) continue;
    for (std::size_t j = 0; j < k; ++j) x(0, j) = 0.5;  // equal levels
    if (n > 2) x(1, 1) = 0;
    for (const coupling_model model :
         {coupling_model::standard, coupling_model::wang, coupling_model::fan})
      for (const bool weighed : {false, true}) {
        const numbers w = weighed ? random.weights(k) : numbers{};
        numbers c(n), t(n), d(n);
        for (std::size_t i = 0; i < n; ++i) {
          numbers u(k);
          for (std::size_t j = 0; j < k; ++j) {
            u[j] = x(i, j);
            t[i] += (weighed ? w[j] : 1 / static_cast<double>(k)) * u[j];
          }
          c[i] = std::fmax(0, coupled(model, u));
          d[i] = std::sqrt(c[i] * t[i]);
          if (i > 20) continue;
          const auto one = couple(u, w, model);
          REQUIRE(one);
          REQUIRE(alike({one->c, one->t, one->d}, {c[i], t[i], d[i]}));
          REQUIRE(same(*coupling_degree(u, model), c[i]));
          const auto with = couple_with_index(u, 0.7, model);
          REQUIRE(with);
          REQUIRE(alike({with->c, with->t, with->d}, {c[i], 0.7, std::sqrt(c[i] * 0.7)}));
        }
        for (const auto& view : layouts(x).views) {
          numbers fc(n), ft(n), fd(n);
          REQUIRE(couple(view, w, model, fc, ft, fd));
          REQUIRE((alike(fc, c) && alike(ft, t) && alike(fd, d)));
          numbers alone(n);
          REQUIRE(couple(view, w, model, alone, {}, {}));
          CHECK(alone == fc);
          REQUIRE(couple(view, w, model, {}, alone, {}));
          CHECK(alone == ft);
          REQUIRE(couple(view, w, model, {}, {}, alone));
          CHECK(alone == fd);
        }
      }
  }
}

TEST_CASE("grey grades by their formula: every scale, weights, coefficients") {
  random_numbers random(60);
  for (const grey_scale scale :
       {grey_scale::none, grey_scale::by_first, grey_scale::by_mean, grey_scale::min_max})
    for (const bool weighed : {false, true}) {
      const std::size_t n = 6, m = 4;
      const table x = random.uniform_table(n, m, 1, 5);
      numbers reference(n);
      for (double& r : reference) r = random.uniform(1, 5);
      const numbers w = weighed ? random.weights(n) : numbers(n, 1.0 / n);
      const auto scaled = [&](numbers s) {
        const double least = *std::min_element(s.begin(), s.end());
        const double most = *std::max_element(s.begin(), s.end());
        const double first = s[0], mean = mean_of(s);
        for (double& v : s)
          v = scale == grey_scale::none       ? v
              : scale == grey_scale::by_first ? v / first
              : scale == grey_scale::by_mean  ? v / mean
                                              : (v - least) / (most - least);
        return s;
      };
      table gaps(n, m);
      const numbers ideal = scaled(reference);
      double least = inf, most = 0;
      for (std::size_t j = 0; j < m; ++j) {
        const numbers own = scaled(known_of(x, j));
        for (std::size_t k = 0; k < n; ++k) {
          gaps(k, j) = std::fabs(own[k] - ideal[k]);
          least = std::fmin(least, gaps(k, j));
          most = std::fmax(most, gaps(k, j));
        }
      }
      const double rho = 0.3;
      numbers grades(m), expected(m);
      table xi(n, m), coefficients(n, m);
      for (std::size_t j = 0; j < m; ++j)
        for (std::size_t k = 0; k < n; ++k) {
          xi(k, j) = (least + rho * most) / (gaps(k, j) + rho * most);
          expected[j] += w[k] * xi(k, j);
        }
      REQUIRE(grey_grades(x.view(), reference, weighed ? w : numbers{}, grades, {scale, rho},
                          coefficients.view()));
      CHECK(alike(grades, expected));
      CHECK(alike(coefficients.cells, xi.cells));
    }
}

TEST_CASE("VIKOR by its formulas, and its verdict by theirs") {
  random_numbers random(61);
  std::size_t advantages = 0, stable = 0, long_lists = 0;
  for (std::size_t round = 0; round < test::rounds(200, 3000); ++round) {
    const std::size_t n = 2 + random.below(5), m = 1 + random.below(3);
    table x(n, m);
    for (double& cell : x.cells) cell = static_cast<double>(random.below(6));
    const auto sides = random_sides(random, m);
    const numbers w = random.weights(m);
    const double v = std::vector<double>{0, 0.5, 1, 0.3}[random.below(4)];
    std::vector<vikor_score> found(n);
    const auto verdict = vikor(x.view(), sides, w, found, {v});
    REQUIRE(verdict);
    numbers s(n), r(n), q(n);
    for (std::size_t j = 0; j < m; ++j) {
      const numbers z = known_of(x, j);
      const double least = *std::min_element(z.begin(), z.end());
      const double most = *std::max_element(z.begin(), z.end());
      for (std::size_t i = 0; i < n && least < most; ++i) {
        const double up = (most - z[i]) / (most - least);
        const double term = w[j] * (sides[j] == better::higher ? up : 1 - up);
        s[i] += term;
        r[i] = std::fmax(r[i], term);
      }
    }
    const auto part = [&](const numbers& all, std::size_t i) {
      const double low = *std::min_element(all.begin(), all.end());
      const double high = *std::max_element(all.begin(), all.end());
      return high - low < 1e-12 ? 0 : (all[i] - low) / (high - low);
    };
    std::vector<std::size_t> order(n);
    for (std::size_t i = 0; i < n; ++i) {
      q[i] = v * part(s, i) + (1 - v) * part(r, i);
      order[i] = i;
      REQUIRE(alike({found[i].group, found[i].regret, found[i].q}, {s[i], r[i], q[i]}));
    }
    // The order by the scores as found, so that rounding breaks no tie.
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return found[a].q < found[b].q; });
    const double needed = 1 / static_cast<double>(n - 1), first = q[order[0]];
    const bool advantage = q[order[1]] - first >= needed - 1e-12;
    const bool stability = s[order[0]] <= *std::min_element(s.begin(), s.end()) + 1e-12 ||
                           r[order[0]] <= *std::min_element(r.begin(), r.end()) + 1e-12;
    std::vector<std::size_t> expected{order[0]};
    if (!advantage)
      for (std::size_t k = 1; k < n && q[order[k]] - first < needed - 1e-12; ++k)
        expected.push_back(order[k]);
    else if (!stability) expected.push_back(order[1]);
    REQUIRE(verdict->advantage == advantage);
    REQUIRE(verdict->stability == stability);
    REQUIRE(verdict->compromise == expected);
    advantages += advantage ? 1u : 0u;
    stable += stability ? 1u : 0u;
    long_lists += expected.size() > 2 ? 1u : 0u;
  }
  CHECK((advantages > 10 && stable > 10 && long_lists > 3));
}

TEST_CASE("obstacles by their formula, in groups, and the greatest of a row") {
  random_numbers random(62);
  for (const std::size_t n : {1u, 4u}) {
    const std::size_t m = 5;
    const table z = random.uniform_table(n, m);
    const numbers w = random.weights(m);
    const std::vector<std::uint32_t> group{2, 0, 1, 0, 2};
    for (const obstacle_form form : {obstacle_form::share, obstacle_form::product}) {
      table out(n, m), by_group(n, 3);
      const auto ideal = obstacle_degrees(z.view(), w, out.view(), form);
      REQUIRE(ideal);
      CHECK(*ideal == 0);
      REQUIRE(group_obstacles(out.view(), group, by_group.view()));
      for (std::size_t i = 0; i < n; ++i) {
        double sum = 0;
        for (std::size_t j = 0; j < m; ++j) sum += w[j] * (1 - z(i, j));
        numbers groups(3), row(m);
        for (std::size_t j = 0; j < m; ++j) {
          const double expected = w[j] * (1 - z(i, j)) / (form == obstacle_form::share ? sum : 1);
          CHECK(same(out(i, j), expected));
          groups[group[j]] += expected;
          row[j] = out(i, j);
        }
        for (std::size_t g = 0; g < 3; ++g) CHECK(same(by_group(i, g), groups[g]));
        std::vector<std::size_t> order{0, 1, 2, 3, 4};
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return row[a] > row[b]; });
        for (std::size_t places = 0; places <= 7; ++places) {
          std::vector<std::size_t> top(places, 99);
          const std::size_t filled = top_obstacles(out.view(), i, top);
          REQUIRE(filled == std::min<std::size_t>(places, m));
          for (std::size_t k = 0; k < filled; ++k) CHECK(top[k] == order[k]);
          for (std::size_t k = filled; k < places; ++k) CHECK(top[k] == 99);
        }
      }
    }
  }
}

TEST_CASE("scales by their formulas: pooled and by group, every layout, gaps kept") {
  random_numbers random(63);
  for (table x : some_tables(random)) {
    const std::size_t m = x.columns, n = x.rows;
    if (n < 8) continue;
    for (std::size_t i = 4; i < n; i += 5) x(i, random.below(m)) = missing;
    std::vector<std::uint32_t> year(n);
    for (std::size_t i = 0; i < n; ++i) year[i] = static_cast<std::uint32_t>(i % 3);
    const auto sides = random_sides(random, m);
    numbers targets(m);
    for (std::size_t j = 0; j < m; ++j) targets[j] = sides[j] == better::higher ? 1.2 : -0.3;
    for (const bool grouped : {false, true}) {
      const row_groups groups = grouped ? row_groups{year, 3} : row_groups{};
      const std::size_t count = grouped ? 3 : 1;
      std::vector<table> expected(5, table(n, m));
      for (std::size_t j = 0; j < m; ++j)
        for (std::size_t g = 0; g < count; ++g) {
          numbers own;
          for (std::size_t i = 0; i < n; ++i)
            if ((!grouped || year[i] == g) && !is_missing(x(i, j))) own.push_back(x(i, j));
          const double least = *std::min_element(own.begin(), own.end());
          const double most = *std::max_element(own.begin(), own.end());
          const double mean = mean_of(own), sd = deviation_of(own);
          double length = 0;
          for (const double v : own) length += v * v;
          const bool up = sides[j] == better::higher;
          for (std::size_t i = 0; i < n; ++i) {
            if (grouped && year[i] != g) continue;
            const double v = x(i, j);
            expected[0](i, j) = 2 + 3 * (up ? v - least : most - v) / (most - least);
            expected[1](i, j) = 10 + 2 * (up ? v - mean : mean - v) / sd;
            expected[2](i, j) =
                up ? (v - least) / (targets[j] - least) : (most - v) / (most - targets[j]);
            expected[3](i, j) = v / most;
            expected[4](i, j) = v / std::sqrt(length);
          }
        }
      for (const auto& view : layouts(x).views)
        for (std::size_t k = 0; k < 5; ++k) {
          std::vector<linear_scale> scales(count * m);
          const outcome<> fitted =
              k == 0   ? fit_min_max(view, sides, scales, {2, 5}, groups)
              : k == 1 ? fit_z_score(view, sides, scales, {10, 2}, groups)
              : k == 2 ? fit_target(view, sides, targets, scales, target_cap::none, groups)
              : k == 3 ? fit_fraction_of_max(view, scales, groups)
                       : fit_vector(view, scales, groups);
          REQUIRE(fitted);
          table z(n, m);
          const std::span<const linear_scale> made(scales);
          REQUIRE(apply_scales(view, made, z.view(), groups));
          CHECK(alike(z.cells, expected[k].cells));
          numbers down(n * m);
          REQUIRE(apply_scales(view, made, column_major(down, n, m), groups));
          for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < m; ++j)
              REQUIRE((down[j * n + i] == z(i, j) || is_missing(z(i, j))));
        }
    }
  }
}

TEST_CASE("shape of values by the formulas of the corrected moments") {
  random_numbers random(64);
  for (const std::size_t n : {0u, 1u, 2u, 3u, 4u, 5u, 9u, 40u}) {
    numbers x(n);
    for (double& v : x) v = std::pow(random.uniform(), 3);
    const double k = static_cast<double>(n);
    const double mean = n > 0 ? mean_of(x) : 0;
    double m2 = 0, m3 = 0, m4 = 0;
    for (const double v : x) {
      m2 += std::pow(v - mean, 2) / k;
      m3 += std::pow(v - mean, 3) / k;
      m4 += std::pow(v - mean, 4) / k;
    }
    numbers with_gaps(x);
    with_gaps.insert(with_gaps.begin(), missing);
    with_gaps.push_back(missing);
    for (const numbers& values : {x, with_gaps}) {
      const auto found = shape_of(values);
      REQUIRE(found);
      if (n < 3) CHECK(is_missing(found->skewness));
      else CHECK(same(found->skewness, m3 / std::pow(m2, 1.5) * std::sqrt(k * (k - 1)) / (k - 2)));
      if (n < 4) CHECK(is_missing(found->kurtosis));
      else
        CHECK(same(found->kurtosis,
                   (k - 1) / ((k - 2) * (k - 3)) * ((k + 1) * (m4 / (m2 * m2) - 3) + 6)));
    }
  }
}

TEST_CASE("ranks and rank scores by counting: every rule, direction, gaps, groups") {
  random_numbers random(65);
  for (const std::size_t n : {1u, 2u, 7u, 17u, 40u}) {
    numbers x(n);
    for (double& v : x) v = static_cast<double>(random.below(6));
    if (n > 2) x[n / 2] = missing;
    for (const rank_one best : {rank_one::highest, rank_one::lowest})
      for (const ties rule : {ties::competition, ties::average, ties::dense}) {
        numbers found(n), expected(n, missing);
        REQUIRE(rank(x, found, {rule, best, missing_cells::skip}));
        for (std::size_t i = 0; i < n; ++i) {
          if (is_missing(x[i])) continue;
          double before = 0, equal = 0;
          numbers values;
          for (const double v : x) {
            if (is_missing(v)) continue;
            const bool ahead = best == rank_one::highest ? v > x[i] : v < x[i];
            before += ahead ? 1 : 0;
            equal += v == x[i] ? 1 : 0;
            if (ahead && std::find(values.begin(), values.end(), v) == values.end())
              values.push_back(v);
          }
          expected[i] = rule == ties::competition ? before + 1
                        : rule == ties::average   ? before + (equal + 1) / 2
                                                  : static_cast<double>(values.size()) + 1;
        }
        CHECK(alike(found, expected));
      }
  }
  const std::size_t n = 30;
  table x(n, 2);
  for (double& cell : x.cells) cell = static_cast<double>(random.below(7));
  x(3, 0) = x(9, 1) = missing;
  std::vector<std::uint32_t> group(n);
  for (std::uint32_t& g : group) g = static_cast<std::uint32_t>(random.below(2));
  const std::vector<better> sides{better::higher, better::lower};
  for (const rank_score kind : {rank_score::rank, rank_score::borda, rank_score::percentile}) {
    table z(n, 2);
    REQUIRE(rank_scores(x.view(), sides, z.view(), kind, {group, 2}));
    for (std::size_t j = 0; j < 2; ++j)
      for (std::size_t i = 0; i < n; ++i) {
        if (is_missing(x(i, j))) {
          CHECK(is_missing(z(i, j)));
          continue;
        }
        double worse = 0, equal = 0, known = 0;
        for (std::size_t k = 0; k < n; ++k) {
          if (group[k] != group[i] || is_missing(x(k, j))) continue;
          known += 1;
          worse += (j == 0 ? x(k, j) < x(i, j) : x(k, j) > x(i, j)) ? 1 : 0;
          equal += x(k, j) == x(i, j) ? 1 : 0;
        }
        const double place = worse + (equal + 1) / 2;
        CHECK(same(z(i, j), kind == rank_score::rank    ? place
                            : kind == rank_score::borda ? place - 1
                                                        : (place - 1) / (known - 1)));
      }
  }
}

}  // namespace tables_by_definition_test
