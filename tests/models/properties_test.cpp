// SPDX-License-Identifier: BSL-1.0
// What must hold for any input: the chain under permutations, units and shifts, columns that are
// there twice, outliers by the definition, and no method that ever returns NaN in silence.

#include "models/helpers.hpp"
#include "support/base.hpp"

#include <nqpf/models.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

namespace properties_test {

using namespace nqpf::models;
using test::table;

namespace {

constexpr better up = better::higher, down = better::lower;
constexpr double inf = std::numeric_limits<double>::infinity();

/// Min-max, entropy weights, TOPSIS of the two halves of the columns, coupling, obstacles.
struct chain {
  std::vector<double> weights, closeness[2], c, t, d, ranks;
  table obstacles;

  chain(const table& x, const std::vector<better>& sides)
      : weights(x.columns),
        c(x.rows),
        t(x.rows),
        d(x.rows),
        ranks(x.rows),
        obstacles(x.rows, x.columns) {
    const std::size_t m = x.columns, half = m / 2;
    table z(x.rows, m), levels(x.rows, 2);
    REQUIRE(min_max(x.view(), sides, z.view()));
    REQUIRE(entropy_weights(std::as_const(z).view(), weights));
    const std::vector<better> all_up(m, up);
    for (std::size_t k = 0; k < 2; ++k) {
      const std::size_t first = k * half, count = k == 0 ? half : m - half;
      std::vector<double> own(weights.begin() + static_cast<std::ptrdiff_t>(first),
                              weights.begin() + static_cast<std::ptrdiff_t>(first + count));
      REQUIRE(bring_to_one(own));
      closeness[k].resize(x.rows);
      REQUIRE(topsis(std::as_const(z).view().column_range(first, count),
                     std::span(all_up).first(count), own, closeness[k],
                     {.norm = topsis_norm::none}));
      for (std::size_t i = 0; i < x.rows; ++i) levels(i, k) = closeness[k][i];
    }
    REQUIRE(couple(std::as_const(levels).view(), {}, coupling_model::wang, c, t, d));
    REQUIRE(obstacle_degrees(std::as_const(z).view(), weights, obstacles.view()));
    REQUIRE(rank(d, ranks));
  }
};

void check_same(const chain& a, const chain& b, const std::vector<std::size_t>& row_of,
                const std::vector<std::size_t>& column_of) {
  for (std::size_t j = 0; j < a.weights.size(); ++j)
    CHECK_THAT(b.weights[j], WithinAbs(a.weights[column_of[j]], 1e-10));
  for (std::size_t i = 0; i < a.d.size(); ++i) {
    CHECK_THAT(b.d[i], WithinAbs(a.d[row_of[i]], 1e-10));
    CHECK_THAT(b.c[i], WithinAbs(a.c[row_of[i]], 1e-10));
    CHECK(b.ranks[i] == a.ranks[row_of[i]]);
    for (std::size_t j = 0; j < a.weights.size(); ++j)
      CHECK_THAT(b.obstacles(i, j), WithinAbs(a.obstacles(row_of[i], column_of[j]), 1e-10));
  }
}

std::vector<std::size_t> counted(std::size_t n) {
  std::vector<std::size_t> out(n);
  for (std::size_t i = 0; i < n; ++i) out[i] = i;
  return out;
}

void shuffle(std::vector<std::size_t>& list, std::size_t first, std::size_t last,
             test::random_numbers& random) {
  for (std::size_t i = last; i > first + 1; --i)
    std::swap(list[i - 1], list[first + random.below(i - first)]);
}

}  // namespace

TEST_CASE("the whole chain follows permuted rows and columns, and knows no units or origins") {
  test::random_numbers random(91);
  for (std::size_t round = 0; round < test::rounds(30, 300); ++round) {
    const std::size_t n = 3 + random.below(50), m = 4 + random.below(5);
    const table x = random.uniform_table(n, m, -2, 7);
    std::vector<better> sides(m);
    for (auto& side : sides) side = random.below(2) == 0 ? up : down;
    const chain base(x, sides);

    std::vector<std::size_t> rows = counted(n), columns = counted(m);
    shuffle(rows, 0, n, random);
    shuffle(columns, 0, m / 2, random);  // within each system
    shuffle(columns, m / 2, m, random);
    table moved(n, m);
    std::vector<better> moved_sides(m);
    for (std::size_t j = 0; j < m; ++j) {
      moved_sides[j] = sides[columns[j]];
      for (std::size_t i = 0; i < n; ++i) moved(i, j) = x(rows[i], columns[j]);
    }
    check_same(base, chain(moved, moved_sides), rows, columns);

    table units = x;
    for (std::size_t j = 0; j < m; ++j) {
      const double factor = std::exp(random.uniform(-5, 5)), origin = random.uniform(-3, 3);
      for (std::size_t i = 0; i < n; ++i) units(i, j) = factor * (x(i, j) + origin);
    }
    check_same(base, chain(units, sides), counted(n), counted(m));

    // Reversing a direction and negating the column is the same indicator.
    table negated = x;
    std::vector<better> other = sides;
    const std::size_t j = random.below(m);
    other[j] = sides[j] == up ? down : up;
    for (std::size_t i = 0; i < n; ++i) negated(i, j) = -x(i, j);
    check_same(base, chain(negated, other), counted(n), counted(m));
  }
}

TEST_CASE("a column that is there twice counts twice, in every weighting") {
  test::random_numbers random(92);
  for (int round = 0; round < 40; ++round) {
    const std::size_t n = 4 + random.below(30), m = 3 + random.below(4), twin = random.below(m);
    const table x = random.uniform_table(n, m, 0.5, 4);
    table twice(n, m + 1);
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < m; ++j) twice(i, j) = x(i, j);
      twice(i, m) = x(i, twin);
    }
    std::vector<double> one(m), two(m + 1);
    const auto shares = [&] {  // entropy, deviation, variation: a column's weight is its own matter
      CHECK(two[twin] == two[m]);
      for (std::size_t j = 0; j < m; ++j)
        CHECK_THAT(two[j], WithinAbs(one[j] / (1 + one[twin]), 1e-10));
    };
    REQUIRE(entropy_weights(x.view(), one));
    REQUIRE(entropy_weights(twice.view(), two));
    shares();
    REQUIRE(deviation_weights(x.view(), one));
    REQUIRE(deviation_weights(twice.view(), two));
    shares();
    REQUIRE(variation_weights(x.view(), one));
    REQUIRE(variation_weights(twice.view(), two));
    shares();
    REQUIRE(critic_weights(twice.view(), two));  // sees the twin: no conflict between the two
    CHECK_THAT(two[twin], WithinAbs(two[m], 1e-12));
    CHECK(check_weights(two));
  }
}

TEST_CASE("the ranges of min-max that are in use") {
  const table x(3, 2, {2, 30, 4, 10, 6, 20});
  table z(3, 2);
  const std::vector<better> sides{up, down};
  const auto scaled = [&](double low, double high) {
    REQUIRE(min_max(x.view(), sides, z.view(), {.low = low, .high = high}));
    return z.cells;
  };
  CHECK_NUMBERS(scaled(0, 1), 1e-16, 0, 0, 0.5, 1, 1, 0.5);
  CHECK_NUMBERS(scaled(0, 100), 1e-13, 0, 0, 50, 100, 100, 50);
  CHECK_NUMBERS(scaled(0.01, 0.99), 1e-15, 0.01, 0.01, 0.5, 0.99, 0.99, 0.5);
  CHECK_NUMBERS(scaled(0.002, 0.998), 1e-15, 0.002, 0.002, 0.5, 0.998, 0.998, 0.5);
  CHECK_NUMBERS(scaled(0.0001, 1.0001), 1e-15, 0.0001, 0.0001, 0.5001, 1.0001, 1.0001, 0.5001);
  // The zero of each column kept or shifted: the entropy weights differ a little, not the order.
  std::vector<double> kept(2), moved(2), cells_moved(2);
  const table wide(5, 2, {1, 9, 2, 3, 4, 8, 9, 1, 3, 2});
  table y(5, 2);
  REQUIRE(min_max(wide.view(), sides, y.view()));
  REQUIRE(entropy_weights(std::as_const(y).view(), kept));
  REQUIRE(entropy_weights(std::as_const(y).view(), moved, {.shift = 0.0001}));
  REQUIRE(min_max(wide.view(), sides, y.view(), {.low = 0.0001, .high = 1.0001}));
  REQUIRE(entropy_weights(std::as_const(y).view(), cells_moved));
  CHECK(kept != moved);
  for (std::size_t j = 0; j < 2; ++j) {
    CHECK_THAT(moved[j], WithinAbs(kept[j], 1e-3));
    CHECK_THAT(moved[j], WithinAbs(cells_moved[j], 1e-13));
  }
}

TEST_CASE("outliers against the definition: one more at a time until the shape is tame") {
  test::random_numbers random(93);
  int winsorised[6] = {};
  int unsettled = 0;
  for (std::size_t round = 0; round < test::rounds(400, 4000); ++round) {
    const std::size_t n = 4 + random.below(120);
    table x(n, 1), out(n, 1);
    for (double& cell : x.cells) cell = random.uniform(0, 1);
    for (std::size_t k = random.below(10); k > 0; --k)
      x.cells[random.below(n)] = (round % 2 == 0 ? 1 : -1) * std::exp(random.uniform(1, 6));
    std::vector<outlier_report> report(1);
    REQUIRE(winsorise(x.view(), out.view(), report));

    // Skewness and kurtosis from the moments as they stand in the Handbook, G1 and G2.
    const auto wild = [&](const std::vector<double>& v, double& g1) {
      const double count = static_cast<double>(v.size());
      double mean = 0, m2 = 0, m3 = 0, m4 = 0;
      for (double a : v) mean += a / count;
      for (double a : v) {
        const double r = a - mean;
        m2 += r * r / count;
        m3 += r * r * r / count;
        m4 += r * r * r * r / count;
      }
      g1 = m3 / std::pow(m2, 1.5) * std::sqrt(count * (count - 1)) / (count - 2);
      const double g2 =
          (count - 1) / ((count - 2) * (count - 3)) * ((count + 1) * (m4 / (m2 * m2) - 3) + 6);
      return std::fabs(g1) > 2 && g2 > 3.5;
    };
    std::vector<double> expected = x.cells;
    double g1 = 0;
    std::size_t k = 0;
    bool is_wild = wild(expected, g1);
    const bool high = g1 > 0;
    std::vector<double> sorted = x.cells;
    std::sort(sorted.begin(), sorted.end());
    while (is_wild && k < 5) {
      ++k;
      const double limit = high ? sorted[n - 1 - k] : sorted[k];
      for (std::size_t i = 0; i < n; ++i)
        expected[i] = high ? std::min(x.cells[i], limit) : std::max(x.cells[i], limit);
      is_wild = wild(expected, g1);
    }
    CHECK(out.cells == expected);
    CHECK(report[0].winsorised == k);
    CHECK(report[0].settled == !is_wild);
    ++winsorised[k];
    unsettled += is_wild ? 1 : 0;
  }
  for (const int count : winsorised) CHECK(count > 0);  // every k from 0 to 5 was met
  CHECK(unsettled > 0);
}

TEST_CASE("means are strictly ordered unless all values are equal") {
  test::random_numbers random(94);
  for (int round = 0; round < 200; ++round) {
    const std::size_t n = 2 + random.below(6);
    const std::vector<double> w = random.weights(n);
    std::vector<double> x = random.uniform_table(1, n, 0.1, 0.2).cells;
    x[0] = 1;
    const double a = *aggregate(x, w), g = *aggregate(x, w, {.rule = mean_rule::geometric}),
                 h = *aggregate(x, w, {.rule = mean_rule::harmonic});
    CHECK(a > g);
    CHECK(g > h);
  }
}

TEST_CASE("C is one only for equal levels; Wang and Fan know absolute gaps") {
  test::random_numbers random(95);
  bool fan_falls = false;
  for (int round = 0; round < 500; ++round) {
    const std::size_t k = 2 + random.below(4);
    const std::vector<double> u = random.uniform_table(1, k, 0.05, 0.5).cells;
    std::vector<double> twice = u;
    for (double& level : twice) level *= 2;
    CHECK_THAT(couple(twice)->c, WithinAbs(couple(u)->c, 1e-14));  // the standard one does not
    CHECK(couple(twice, {}, coupling_model::wang)->c < couple(u, {}, coupling_model::wang)->c);
    CHECK(couple(twice, {}, coupling_model::fan)->c < couple(u, {}, coupling_model::fan)->c);
    fan_falls = fan_falls ||
                couple(twice, {}, coupling_model::fan)->d < couple(u, {}, coupling_model::fan)->d;
  }
  CHECK(fan_falls);  // D need not rise when all levels grow in proportion
}

TEST_CASE("coverage that is met up to rounding is met") {
  // 0.7 + 0.1 is a little below 0.8 in doubles.
  const std::vector<double> x{1, 2, missing}, w{0.7, 0.1, 0.2};
  CHECK_THAT(*aggregate(x, w, {.min_coverage = 0.8}), WithinAbs(0.9 / 0.8, 1e-15));
  CHECK(is_missing(*aggregate(x, w, {.min_coverage = 0.8001})));
  // What has no weight need not be known.
  const std::vector<double> absent{1, 2, missing}, two{0.5, 0.5, 0};
  CHECK(*aggregate(absent, two) == 1.5);
  CHECK(*aggregate(absent, two, {.rule = mean_rule::sum}) == 1.5);
}

TEST_CASE("means of huge numbers are means, sums that overflow are refused") {
  CHECK_THAT(*aggregate(std::vector{1e308, 1.5e308}, std::vector{2.0, 2.0}),
             WithinRel(1.25e308, 1e-15));
  const auto sum =
      aggregate(std::vector{1e308, 1.5e308}, std::vector{2.0, 2.0}, {.rule = mean_rule::sum});
  CHECK(sum.error() == test::where(error_code::not_finite));
}

// ---- no silent NaN --------------------------------------------------------------------------

namespace {

double awkward(test::random_numbers& random, std::uint64_t kinds) {
  static constexpr std::array<double, 16> values{
      0, -0.0, 1, -1, 0.5, 1e308, -1e308, 1e-308, 5e-324, missing, inf, -inf, 2, 2, 1e-16, 3};
  if (random.below(4) != 0) return random.uniform(0, 1);
  const std::size_t k = random.below(values.size());
  return (kinds >> k & 1) != 0 ? values[k] : random.uniform(0, 1);
}

/// Numbers that a method said were right: all known and finite, within the ends.
void check_numbers(const char* method, std::span<const double> numbers, double low = -inf,
                   double high = inf) {
  for (const double v : numbers) {
    INFO(method);
    REQUIRE(v >= -std::numeric_limits<double>::max());
    REQUIRE(v <= std::numeric_limits<double>::max());
    REQUIRE(v >= low);
    REQUIRE(v <= high);
  }
}

}  // namespace

TEST_CASE("whatever the input, a method returns numbers or says why not") {
  test::random_numbers random(96);
  int accepted = 0, refused = 0;
  for (std::size_t round = 0; round < test::rounds(4000, 60'000); ++round) {
    const std::size_t n = 1 + random.below(5), m = 1 + random.below(4);
    const std::uint64_t kinds = random.bits() & random.bits();
    table x(n, m), out(n, m);
    for (double& cell : x.cells) cell = awkward(random, kinds);
    if (random.below(3) == 0)  // a constant column
      for (std::size_t i = 1; i < n; ++i) x(i, 0) = x(0, 0);
    if (random.below(6) == 0)  // all rows alike
      for (std::size_t i = 1; i < n; ++i)
        for (std::size_t j = 0; j < m; ++j) x(i, j) = x(0, j);
    std::vector<better> sides(m);
    for (auto& side : sides) side = random.below(2) == 0 ? up : down;
    std::vector<double> w = random.weights(m), of_rows(n), of_columns(m);
    if (random.below(4) == 0) w[random.below(m)] = awkward(random, kinds);
    bool complete = true;
    for (const double cell : x.cells) complete = complete && detail::finite(cell);
    const auto met = [&](bool ok) {
      ++(ok ? accepted : refused);
      return ok;
    };
    const auto cells = [&](const char* method, double low = -inf, double high = inf) {
      for (std::size_t k = 0; k < out.cells.size(); ++k) {
        if (is_missing(x.cells[k])) {
          REQUIRE(is_missing(out.cells[k]));
          continue;
        }
        check_numbers(method, std::span(out.cells).subspan(k, 1), low, high);
      }
    };
    const matrix_view<const double> in = x.view();

    if (met(min_max(in, sides, out.view(), {.constant = constant_column::as_middle}).ok()))
      cells("min_max", 0, 1);
    std::vector<linear_scale> scales(m);
    if (met(fit_z_score(in, sides, scales, {.constant = constant_column::as_middle}).ok()) &&
        apply_scales(in, scales, out.view()))
      cells("z_score");
    if (met(fit_vector(in, scales).ok()) && apply_scales(in, scales, out.view()))
      cells("vector", -1 - 1e-12, 1 + 1e-12);
    if (met(fit_fraction_of_max(in, scales).ok()) && apply_scales(in, scales, out.view()))
      cells("fraction of max", -inf, 1);
    if (met(rank_scores(in, sides, out.view(), rank_score::percentile).ok()))
      cells("percentile", 0, 1);
    if (met(winsorise(in, out.view()).ok())) cells("outliers");
    if (met(denominate(in, std::span(x.cells).first(n), out.view()).ok()))
      for (const double v : out.cells) REQUIRE((is_missing(v) || detail::finite(v)));
    if (met(impute(in, out.view(), impute_with::median).ok()))
      for (std::size_t k = 0; k < out.cells.size(); ++k)
        if (!is_missing(x.cells[k])) REQUIRE(out.cells[k] == x.cells[k]);

    for (const double shift : {0.0, 0.0001})
      if (met(entropy_weights(in, of_columns, {.shift = shift}).ok())) {
        check_numbers("entropy_weights", of_columns, 0, 1);
        REQUIRE(check_weights(of_columns));
      }
    for (const correlation kind : {correlation::pearson, correlation::spearman})
      if (met(critic_weights(in, of_columns, {.kind = kind}).ok())) {
        check_numbers("critic_weights", of_columns, 0, 1);
        REQUIRE(check_weights(of_columns));
      }
    if (met(deviation_weights(in, of_columns).ok())) REQUIRE(check_weights(of_columns));
    if (met(variation_weights(in, of_columns).ok())) REQUIRE(check_weights(of_columns));
    if (n == m) {
      const auto judged = ahp_weights(in, of_columns, {.reciprocal_tolerance = 1e300});
      if (met(judged.ok())) {
        check_numbers("ahp_weights", of_columns, 0, 1);
        const double ratio[] = {judged->ratio, judged->lambda};
        check_numbers("ahp ratio", ratio, 0);
      }
    }
    for (const mean_rule rule : {mean_rule::arithmetic, mean_rule::geometric, mean_rule::harmonic,
                                 mean_rule::power, mean_rule::sum})
      if (met(aggregate(in, w, of_rows, {.rule = rule, .exponent = 3, .min_coverage = 0.3}).ok()))
        for (std::size_t i = 0; i < n; ++i) {
          bool known = true;
          for (std::size_t j = 0; j < m; ++j) known = known && !is_missing(x(i, j));
          if (known) check_numbers("aggregate", std::span(of_rows).subspan(i, 1));
          else REQUIRE((is_missing(of_rows[i]) || detail::finite(of_rows[i])));
        }
    for (const topsis_norm norm : {topsis_norm::vector, topsis_norm::min_max, topsis_norm::none})
      if (met(topsis(in, sides, w, of_rows, {.norm = norm}).ok()))
        check_numbers("topsis", of_rows, 0, 1);
    for (const grey_scale scale :
         {grey_scale::none, grey_scale::by_first, grey_scale::by_mean, grey_scale::min_max})
      if (met(grey_grades(in, in.column(0), {}, of_columns, {.scale = scale}).ok()))
        check_numbers("grey_grades", of_columns, 0, 1);
    std::vector<double> c(n), t(n), d(n);
    for (const coupling_model model :
         {coupling_model::standard, coupling_model::wang, coupling_model::fan})
      if (met(couple(in, w, model, c, t, d).ok())) {
        check_numbers("C", c, 0, 1);
        check_numbers("T", t, 0, 1);
        check_numbers("D", d, 0, 1);
      }
    if (met(obstacle_degrees(in, w, out.view()).ok())) check_numbers("obstacles", out.cells, 0, 1);

    const std::span<const double> list = std::span(x.cells);
    const double top = std::log(static_cast<double>(list.size())) + 1e-9;
    const auto one = [&](const char* method, const outcome<double>& found, double high) {
      if (!met(found.ok())) return;
      const double number[] = {*found};
      check_numbers(method, number, -1e-15, high);
    };
    one("gini", gini(list), 1);
    one("theil_t", theil_t(list), top);
    one("theil_l", theil_l(list), inf);
    std::vector<std::uint32_t> group(list.size());
    for (auto& g : group) g = static_cast<std::uint32_t>(random.below(2));
    if (const auto parts = dagum(list, {group, 2}); met(parts.ok())) {
      const double numbers[] = {parts->total, parts->within, parts->between, parts->transvariation};
      check_numbers("dagum", numbers, -1e-15, 1);
    }
    if (const auto parts = theil_decomposition(list, {group, 2}); met(parts.ok())) {
      const double numbers[] = {parts->total, parts->within, parts->between};
      check_numbers("theil_decomposition", numbers, -1e-15, top);
    }
    std::vector<double> ranks(list.size());
    if (met(rank(list, ranks).ok())) {
      check_numbers("rank", ranks, 1, static_cast<double>(list.size()));
      REQUIRE(complete);
    }
    if (m > 1) {
      std::vector<double> v = random.weights(m), joined(m), shares(2);
      if (met(combine_products(w, v, joined).ok())) REQUIRE(check_weights(joined));
      if (met(combine_geometric(w, v, joined).ok())) REQUIRE(check_weights(joined));
      const std::span<const double> both[] = {w, v};
      if (met(combine_game(both, joined, shares, negative_share::absolute).ok()))
        REQUIRE(check_weights(joined));
    }
  }
  CHECK(accepted > 1000);
  CHECK(refused > 1000);
}

}  // namespace properties_test
