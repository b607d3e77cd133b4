// SPDX-License-Identifier: BSL-1.0
// Every method on numbers at the ends of what a double can be: the result is finite and what it
// claims to be, or a typed error. Nothing missing or infinite comes out as success.

#include "models/helpers.hpp"

#include <nqpf/models/ahp.hpp>
#include <nqpf/models/combine.hpp>
#include <nqpf/models/coupling.hpp>
#include <nqpf/models/critic.hpp>
#include <nqpf/models/dagum.hpp>
#include <nqpf/models/disparity.hpp>
#include <nqpf/models/entropy.hpp>
#include <nqpf/models/grades.hpp>
#include <nqpf/models/grey.hpp>
#include <nqpf/models/hierarchy.hpp>
#include <nqpf/models/lag.hpp>
#include <nqpf/models/monte_carlo.hpp>
#include <nqpf/models/normalise.hpp>
#include <nqpf/models/obstacle.hpp>
#include <nqpf/models/outliers.hpp>
#include <nqpf/models/prepare.hpp>
#include <nqpf/models/rank.hpp>
#include <nqpf/models/rank_scores.hpp>
#include <nqpf/models/recipes.hpp>
#include <nqpf/models/scale.hpp>
#include <nqpf/models/sobol.hpp>
#include <nqpf/models/topsis.hpp>

#include <cmath>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace extremes_test {

using namespace nqpf::models;
using test::table;

namespace {

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double largest = std::numeric_limits<double>::max();
constexpr double smallest = std::numeric_limits<double>::denorm_min();
constexpr double normal = std::numeric_limits<double>::min();

/// Numbers of one trial: a few drawn from all that is awkward, so that trials differ in kind.
struct numbers {
  test::random_numbers random;
  std::vector<double> palette;

  explicit numbers(std::uint64_t seed) : random(seed) {}

  void pick(bool unit) {
    static const std::vector<double> wide{
        0,      -0.0,    1,           -1,     0.5,     2,      3,        1e308,
        -1e308, largest, -largest,    1e-308, -1e-308, normal, smallest, -smallest,
        1e-320, 1e154,   1e155,       -1e160, 1e-154,  1e-160, 1e300,    1e-300,
        1e290,  1e-290,  1 + 2.3e-16, inf,    -inf,    missing};
    static const std::vector<double> within{0,      1,         0.5,    1e-308,  smallest,    1e-320,
                                            normal, 1e-160,    1e-300, 0.3,     1 - 1.2e-16, 1e-17,
                                            -1e-13, 1 + 1e-13, 1.1,    missing, inf};
    const std::vector<double>& all = unit ? within : wide;
    palette.clear();
    const std::size_t size = 1 + random.below(4);
    const std::size_t usual = all.size() - (random.below(4) == 0 ? 0 : unit ? 3 : 3);
    for (std::size_t i = 0; i < size; ++i) palette.push_back(all[random.below(usual)]);
  }
  double next() {
    const std::size_t kind = random.below(8);
    if (kind == 0) return random.uniform(0, 1);
    return palette[random.below(palette.size())];
  }
  std::vector<double> list(std::size_t n) {
    std::vector<double> out(n);
    for (double& x : out) x = next();
    return out;
  }
  table cells(std::size_t rows, std::size_t columns) {
    return table(rows, columns, list(rows * columns));
  }
  /// Weights of sum one, some of them tiny; now and then none that are valid.
  std::vector<double> weights(std::size_t n) {
    std::vector<double> out(n);
    double sum = 0;
    for (double& w : out) {
      w = random.below(3) == 0 ? (random.below(2) == 0 ? 1e-310 : 1e-200) : random.uniform();
      sum += w;
    }
    if (random.below(10) == 0) out[0] = next();
    else if (sum > 1e-100)
      for (double& w : out) w /= sum;
    return out;
  }
  std::vector<better> sides(std::size_t n) {
    std::vector<better> out(n);
    for (better& s : out) s = random.below(2) == 0 ? better::higher : better::lower;
    return out;
  }
};

/// How often a method succeeded and refused; a method that never does both was not tried.
struct tally {
  std::size_t succeeded = 0, refused = 0;

  template <class T>
  bool of(const outcome<T>& result) {
    ++(result ? succeeded : refused);
    return static_cast<bool>(result);
  }
  ~tally() {
    INFO("succeeded " << succeeded << ", refused " << refused);
    CHECK(succeeded > 20);
    CHECK(refused > 20);
  }
};

template <class List>
bool all_finite(const List& values) {
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!std::isfinite(values[i])) return false;
  return true;
}

/// Missing where the other is, and finite elsewhere.
bool missing_alike(const table& x, const table& z) {
  for (std::size_t k = 0; k < x.cells.size(); ++k)
    if (std::isnan(x.cells[k]) ? !std::isnan(z.cells[k]) : !std::isfinite(z.cells[k])) return false;
  return true;
}

bool sums_to_one(std::span<const double> weights) {
  double sum = 0;
  for (const double w : weights) {
    if (!(w >= 0 && w <= 1 + 1e-9)) return false;
    sum += w;
  }
  return std::fabs(sum - 1) < 1e-9;
}

bool inside(double x, double low, double high) { return x >= low && x <= high; }

constexpr int trials = 4000;

/// Calls `use(n)` with new numbers for every trial.
template <class Use>
void each_trial(std::uint64_t seed, bool unit, const Use& use) {
  numbers n(seed);
  for (int trial = 0; trial < trials; ++trial) {
    n.pick(unit);
    CAPTURE(trial, n.palette);
    use(n);
  }
}

row_groups groups_of(numbers& n, std::vector<std::uint32_t>& memory, std::size_t rows) {
  memory.resize(rows);
  for (std::uint32_t& g : memory) g = static_cast<std::uint32_t>(n.random.below(2));
  const std::size_t kind = n.random.below(12);
  if (kind == 0) return {memory, std::size_t{1} << 63};
  if (kind == 1) return {memory, 1};
  if (kind == 2) return {{}, 0};
  if (kind < 6) return {};
  return {memory, 2};
}

}  // namespace

TEST_CASE("extremes: scales") {
  tally fitted, applied, z_scored, targeted, fraction, vector, posts, ranked;
  each_trial(1, false, [&](numbers& n) {
    const std::size_t rows = 1 + n.random.below(4), m = 1 + n.random.below(2);
    const table x = n.cells(rows, m);
    table z(rows, m);
    const auto sides = n.sides(m);
    std::vector<std::uint32_t> memory;
    const row_groups groups = groups_of(n, memory, rows);
    std::vector<linear_scale> scales(groups.count <= 2 ? groups.count * m : 0);
    const auto apply = [&] {
      if (applied.of(apply_scales(x.view(), scales, z.view(), groups)))
        REQUIRE(missing_alike(x, z));
    };
    min_max_options range{n.next(), n.next(), static_cast<constant_column>(n.random.below(4))};
    if (n.random.below(2) == 0) range.low = 0, range.high = 1;
    if (fitted.of(fit_min_max(x.view(), sides, scales, range, groups))) {
      if (apply_scales(x.view(), scales, z.view(), groups)) {
        REQUIRE(missing_alike(x, z));
        const double slack = 1e-12 * (std::fabs(range.low) + std::fabs(range.high));
        for (const double v : z.cells)
          if (!std::isnan(v)) REQUIRE(inside(v, range.low - slack, range.high + slack));
      }
    }
    table y(rows, m);  // frozen scales meet other numbers
    y.cells = n.list(rows * m);
    (void)applied.of(apply_scales(y.view(), scales, z.view(), groups));
    const z_score_options moments{n.next(), n.next(),
                                  static_cast<constant_column>(n.random.below(4))};
    if (z_scored.of(fit_z_score(x.view(), sides, scales, moments, groups))) apply();
    if (targeted.of(fit_target(x.view(), sides, n.list(m), scales,
                               static_cast<target_cap>(n.random.below(2)), groups)))
      apply();
    if (fraction.of(fit_fraction_of_max(x.view(), scales, groups))) apply();
    if (vector.of(fit_vector(x.view(), scales, groups))) apply();
    const double low = n.next(), high = n.next(), top = n.random.below(2) == 0 ? n.next() : 1;
    const auto post = goalposts(low, high, sides[0], top);
    if (posts.of(post))
      for (const double v : x.cells)
        if (std::isfinite(v)) REQUIRE(inside((*post)(v), 0, top));
    const linear_scale direct = min_max_scale(low, high, sides[0], range);
    if (direct.fitted()) REQUIRE(std::isfinite(direct(low)));
    if (ranked.of(rank_scores(x.view(), sides, z.view(), static_cast<rank_score>(n.random.below(3)),
                              groups)))
      REQUIRE(missing_alike(x, z));
  });
}

TEST_CASE("extremes: scales given by the host") {
  tally applied, closeness, entropy;
  each_trial(2, false, [&](numbers& n) {
    const table x = n.cells(3, 1);
    table z(3, 1);
    const linear_scale scale[] = {{n.next(), n.next(), n.next(), n.next(), -inf, inf}};
    if (applied.of(apply_scales(x.view(), scale, z.view()))) REQUIRE(missing_alike(x, z));
    std::vector<double> out(3), weight(1);
    const std::vector<double> one{1};
    if (closeness.of(topsis(scaled_view{x.view(), scale}, one, out))) REQUIRE(all_finite(out));
    if (entropy.of(entropy_weights(scaled_view{x.view(), scale}, weight)))
      REQUIRE(sums_to_one(weight));
  });
}

TEST_CASE("extremes: weights from data") {
  tally entropy, each_entropy, critic, deviation, variation;
  each_trial(3, false, [&](numbers& n) {
    const std::size_t rows = 1 + n.random.below(4), m = 1 + n.random.below(3);
    const table x = n.cells(rows, m);
    std::vector<double> w(m);
    const auto rule = static_cast<all_constant>(n.random.below(2));
    const entropy_options how{n.random.below(3) == 0 ? n.next() : 0, rule,
                              static_cast<missing_cells>(n.random.below(2))};
    if (entropy.of(entropy_weights(x.view(), w, how))) REQUIRE(sums_to_one(w));
    if (each_entropy.of(entropies(x.view(), w, how)))
      for (const double e : w) REQUIRE(inside(e, 0, 1));
    const auto kind = static_cast<correlation>(n.random.below(2));
    if (critic.of(critic_weights(x.view(), w, {kind, rule}))) REQUIRE(sums_to_one(w));
    if (deviation.of(deviation_weights(x.view(), w, rule))) {
      REQUIRE(sums_to_one(w));
      double most = 0;  // a column that varies as much as the widest has weight
      for (const double weight : w) most = weight > most ? weight : most;
      REQUIRE(most >= 1 / static_cast<double>(m) - 1e-9);
    }
    if (variation.of(variation_weights(x.view(), w, rule))) REQUIRE(sums_to_one(w));
  });
}

TEST_CASE("extremes: weights given and combined") {
  tally checked, one, linear, product, geometric, game;
  each_trial(4, true, [&](numbers& n) {
    const std::size_t m = 1 + n.random.below(3);
    const auto a = n.weights(m), b = n.weights(m);
    std::vector<double> w(m), shares(2);
    if (checked.of(check_weights(a))) REQUIRE(sums_to_one(a));
    w = n.list(m);
    if (one.of(bring_to_one(w))) REQUIRE(sums_to_one(w));
    if (linear.of(combine_linear(a, b, n.next(), w))) REQUIRE(sums_to_one(w));
    if (product.of(combine_products(a, b, w))) REQUIRE(sums_to_one(w));
    if (geometric.of(combine_geometric(a, b, w))) REQUIRE(sums_to_one(w));
    const std::span<const double> both[] = {a, b};
    if (game.of(combine_game(both, w, shares, negative_share::absolute))) {
      REQUIRE(sums_to_one(w));
      REQUIRE(all_finite(shares));
    }
    REQUIRE(equal_weights(w));
    REQUIRE(sums_to_one(w));
  });
}

TEST_CASE("extremes: judgements") {
  tally ahp, group;
  each_trial(5, false, [&](numbers& n) {
    const std::size_t k = 1 + n.random.below(4);
    table a(k, k), out(k, k);
    const bool tame = n.random.below(2) == 0;
    for (std::size_t i = 0; i < k; ++i) {
      a(i, i) = 1;
      for (std::size_t j = i + 1; j < k; ++j) {
        a(i, j) = tame ? std::pow(10, n.random.uniform(-110, 110)) : std::fabs(n.next());
        a(j, i) = 1 / a(i, j);
      }
    }
    std::vector<double> w(k);
    // The iteration on judgements so wild takes its 100,000 rounds more often than not: a few of them do.
    const bool iterates = n.random.below(20) == 0;
    const auto found = ahp_weights(
        a.view(), w, {.method = iterates ? ahp_method::eigenvector : ahp_method::geometric_mean});
    if (ahp.of(found)) {
      REQUIRE(sums_to_one(w));
      REQUIRE((std::isfinite(found->lambda) && std::isfinite(found->index) &&
               std::isfinite(found->ratio)));
    }
    const matrix_view<const double> members[] = {a.view(), a.view()};
    if (group.of(group_judgements(members, out.view())))
      for (std::size_t c = 0; c < a.cells.size(); ++c)
        REQUIRE(std::fabs(out.cells[c] / a.cells[c] - 1) < 1e-9);
  });
}

TEST_CASE("extremes: means lie within what they join") {
  tally row, rows, levels, global;
  each_trial(6, false, [&](numbers& n) {
    const std::size_t m = 1 + n.random.below(3);
    const table x = n.cells(3, m);
    std::vector<double> w = n.random.below(2) == 0 ? n.weights(m) : n.list(m), scores(3), known(3);
    const double exponents[] = {-1000, -160, -2, -1, -1e-14, -smallest, 0, 1e-14, 0.5, 1, 2, 1000};
    aggregate_options how{static_cast<mean_rule>(n.random.below(5)), exponents[n.random.below(12)],
                          n.random.below(2) == 0 ? 1.0 : 0.0};
    if (n.random.below(10) == 0) how.exponent = n.next();
    if (n.random.below(20) == 0) how.min_coverage = n.next();
    CAPTURE(x.cells, w, static_cast<int>(how.rule), how.exponent);
    const auto check = [&](double score, std::size_t i) {
      double least = inf, most = -inf;
      bool gap = false, any = false;
      for (std::size_t j = 0; j < m; ++j) {
        if (w[j] == 0) continue;
        gap = gap || std::isnan(x(i, j));
        if (std::isnan(x(i, j))) continue;
        least = std::fmin(least, x(i, j));
        most = std::fmax(most, x(i, j));
        any = any || x(i, j) != 0;
      }
      if (std::isnan(score)) {
        REQUIRE(gap);
        return;
      }
      REQUIRE(std::isfinite(score));
      if (how.rule == mean_rule::sum) return;
      const double slack = 1e-12 * std::fmax(std::fabs(least), std::fabs(most));
      REQUIRE(inside(score, least - slack, most + slack));
      if (least > 0) REQUIRE(score > 0);
    };
    const std::vector<double> first(x.cells.begin(), x.cells.begin() + static_cast<long>(m));
    const auto score = aggregate(first, w, how);
    if (row.of(score)) check(*score, 0);
    if (rows.of(aggregate(x.view(), w, scores, how, known))) {
      for (std::size_t i = 0; i < 3; ++i) {
        check(scores[i], i);
        REQUIRE(inside(known[i], 0, 1));
      }
      REQUIRE(score);
      bool exact = true;  // shares of subnormal weights have few digits
      double size = 0;
      for (std::size_t j = 0; j < m; ++j) {
        exact = exact && (w[j] == 0 || w[j] > 1e-280);
        if (!std::isnan(x(0, j))) size += w[j] * std::fabs(x(0, j));
      }
      if (std::isnan(*score)) REQUIRE(std::isnan(scores[0]));
      else if (exact && std::isfinite(size))
        REQUIRE(std::fabs(*score - scores[0]) <=
                1e-12 * std::fmax(std::fabs(*score), size) + smallest);
    }
    const std::vector<std::uint32_t> leaves(m, 0), top{0};
    const std::vector<double> one{n.random.below(4) == 0 ? n.next() : 1};
    const hierarchy_level tree[] = {{leaves, w, how}, {top, one, how}};
    table made(3, 2), covered(3, 2);
    if (levels.of(aggregate_levels(x.view(), tree, made.view(), covered.view())))
      for (std::size_t i = 0; i < 3; ++i) {
        check(made(i, 0), i);
        if (!std::isnan(made(i, 1))) REQUIRE(std::isfinite(made(i, 1)));
      }
    std::vector<double> shares(m);
    if (global.of(global_weights(tree, shares))) REQUIRE(sums_to_one(shares));
  });
}

TEST_CASE("extremes: coupling, grades, lags") {
  tally degree, three, index, table_rows, grade, phase, step, relative, lagged, profile;
  each_trial(7, true, [&](numbers& n) {
    const std::size_t k = 1 + n.random.below(4);
    const auto u = n.list(k), w = n.random.below(2) == 0 ? n.weights(k) : std::vector<double>();
    const auto model = static_cast<coupling_model>(n.random.below(3));
    double least = inf;
    for (const double level : u) least = std::fmin(least, level);
    const auto check = [&](const coupling& found) {
      REQUIRE((inside(found.c, 0, 1) && inside(found.t, 0, 1) && inside(found.d, 0, 1)));
      if (least > 0 && model != coupling_model::fan && k == 2)
        REQUIRE((found.c > 0 && found.t > 0 && found.d > 0));
    };
    CAPTURE(u, w, static_cast<int>(model));
    const auto c = coupling_degree(u, model);
    if (degree.of(c)) REQUIRE(inside(*c, 0, 1));
    const auto found = couple(u, w, model);
    if (three.of(found)) check(*found);
    const auto given = couple_with_index(u, n.next(), model);
    if (index.of(given)) {
      REQUIRE((inside(given->c, 0, 1) && inside(given->d, 0, 1)));
      if (given->c > 0 && given->t > 0) REQUIRE(given->d > 0);
    }
    const table x = n.cells(3, k);
    std::vector<double> cs(3), ts(3), ds(3);
    if (table_rows.of(couple(x.view(), w, model, cs, ts, ds)))
      for (std::size_t i = 0; i < 3; ++i)
        REQUIRE((inside(cs[i], 0, 1) && inside(ts[i], 0, 1) && inside(ds[i], 0, 1)));
    const double d = n.next(), a = n.next(), b = n.next();
    const auto side = static_cast<closed_side>(n.random.below(2));
    (void)grade.of(grade_of(d, side));
    (void)phase.of(phase_of(d, side));
    const double cuts[] = {a, b};
    (void)step.of(step_of(d, cuts, side));
    const auto e = develop(d, a);
    if (relative.of(e)) REQUIRE((a == 0 || (std::isfinite(e->ratio) && (d == 0 || e->ratio > 0))));
    const auto first = n.list(4), second = n.list(4), times = n.list(4);
    const std::vector<double> years{1, 2, 3, 4};
    const two_systems systems{first, second, {}, n.random.below(2) == 0 ? years : times};
    std::vector<coupling> out(4);
    const lag_options how{{}, model, static_cast<missing_cells>(n.random.below(2))};
    if (lagged.of(couple_lagged(systems, n.random.below(2) == 0 ? 1 : n.next(), out, how)))
      for (const coupling& each : out)
        if (!std::isnan(each.c)) REQUIRE((inside(each.c, 0, 1) && inside(each.d, 0, 1)));
    const std::vector<double> lags{0, 1, n.random.below(2) == 0 ? 2 : n.next()};
    std::vector<lag_summary> summaries(3);
    if (profile.of(lag_profile(systems, lags, summaries, how)))
      for (const lag_summary& s : summaries) {
        if (s.pairs > 0) REQUIRE(inside(s.mean_d, 0, 1));
        if (!std::isnan(s.correlation)) REQUIRE(inside(s.correlation, -1, 1));
      }
  });
}

TEST_CASE("extremes: relative development") {
  tally relative;
  each_trial(8, false, [&](numbers& n) {
    const double a = n.next(), b = n.next();
    const auto e = develop(a, b, n.random.below(2) == 0 ? 0.8 : n.next(),
                           n.random.below(2) == 0 ? 1.2 : n.next());
    if (relative.of(e)) REQUIRE((b == 0 || (std::isfinite(e->ratio) && (a == 0 || e->ratio > 0))));
  });
}

TEST_CASE("extremes: obstacles") {
  tally degrees, groups;
  each_trial(9, true, [&](numbers& n) {
    const std::size_t m = 1 + n.random.below(3);
    const table z = n.cells(2, m);
    table out(2, m), sums(2, 2);
    const auto w = n.weights(m);
    const auto ideal = obstacle_degrees(z.view(), w, out.view());
    if (degrees.of(ideal)) {
      std::size_t none = 0;
      for (std::size_t i = 0; i < 2; ++i) {
        double sum = 0;
        bool held_back = false;
        for (std::size_t j = 0; j < m; ++j) {
          REQUIRE(inside(out(i, j), 0, 1));
          sum += out(i, j);
          held_back = held_back || (w[j] > 0 && z(i, j) < 1);
        }
        REQUIRE(std::fabs(sum - (held_back ? 1 : 0)) < 1e-9);
        none += held_back ? 0U : 1U;
        std::vector<std::size_t> worst(2);
        REQUIRE(top_obstacles(std::as_const(out).view(), i, worst) <= 2);
      }
      REQUIRE(*ideal == none);
    }
    const std::vector<std::uint32_t> group(m, static_cast<std::uint32_t>(n.random.below(3)));
    const table any = n.cells(2, m);
    if (groups.of(group_obstacles(any.view(), group, sums.view()))) REQUIRE(all_finite(sums.cells));
  });
}

TEST_CASE("extremes: grey grades, disparity, shape") {
  tally grey, each_gini, t, l, parts, dagums, shape, winsorised;
  each_trial(10, false, [&](numbers& n) {
    const std::size_t rows = 1 + n.random.below(6), m = 1 + n.random.below(2);
    const table series = n.cells(rows, m);
    const auto reference = n.list(rows);
    std::vector<double> grades(m);
    table xi(rows, m);
    const grey_options how{static_cast<grey_scale>(n.random.below(4)),
                           n.random.below(2) == 0 ? 0.5 : n.next()};
    if (grey.of(grey_grades(series.view(), reference, {}, grades, how, xi.view()))) {
      for (const double g : grades) REQUIRE(inside(g, 0, 1));
      REQUIRE(all_finite(xi.cells));
    }
    const auto x = n.list(rows);
    std::vector<std::uint32_t> memory;
    const row_groups groups = groups_of(n, memory, rows);
    const auto g = gini(x);
    if (each_gini.of(g)) REQUIRE(inside(*g, 0, 1));
    const auto theil = theil_t(x);
    if (t.of(theil)) REQUIRE((std::isfinite(*theil) && *theil >= 0));
    const auto second = theil_l(x);
    if (l.of(second)) REQUIRE((std::isfinite(*second) && *second >= 0));
    const auto split = theil_decomposition(x, groups);
    if (parts.of(split)) {
      REQUIRE(std::isfinite(split->total));
      REQUIRE(std::fabs(split->total - split->between - split->within) < 1e-9);
    }
    const auto d = dagum(x, groups);
    if (dagums.of(d))
      REQUIRE(std::fabs(d->total - d->within - d->between - d->transvariation) < 1e-9);
    const auto s = shape_of(x);
    if (shape.of(s)) {
      std::size_t known = 0;
      for (const double v : x) known += std::isnan(v) ? 0U : 1U;
      REQUIRE((known < 3 ? std::isnan(s->skewness) : std::isfinite(s->skewness)));
      REQUIRE((known < 4 ? std::isnan(s->kurtosis) : std::isfinite(s->kurtosis)));
    }
    table out(rows, m);
    if (winsorised.of(winsorise(series.view(), out.view(), {}, {n.next(), n.next(), 3})))
      REQUIRE(missing_alike(series, out));
  });
}

TEST_CASE("extremes: preparation") {
  tally shares, real, filled, between, recipes, prices;
  each_trial(11, false, [&](numbers& n) {
    const std::size_t rows = 1 + n.random.below(4), m = 1 + n.random.below(2);
    const table x = n.cells(rows, m);
    table out(rows, m);
    const auto sizes = n.list(rows);
    const auto divided = [&](double base) {
      for (std::size_t i = 0; i < rows; ++i)
        for (std::size_t j = 0; j < m; ++j) {
          if (std::isnan(x(i, j)) || std::isnan(sizes[i])) continue;
          REQUIRE(std::isfinite(out(i, j)));
          if (x(i, j) != 0) REQUIRE(out(i, j) != 0);
        }
      return base;
    };
    if (shares.of(denominate(x.view(), sizes, out.view()))) (void)divided(1);
    if (real.of(deflate(x.view(), sizes, out.view(), n.random.below(2) == 0 ? 100 : n.next())))
      (void)divided(100);
    std::vector<std::uint32_t> memory;
    const row_groups groups = groups_of(n, memory, rows);
    const auto within = [&] {
      for (std::size_t j = 0; j < m; ++j) {
        double least = inf, most = -inf;
        for (std::size_t i = 0; i < rows; ++i) {
          if (x(i, j) < least) least = x(i, j);
          if (x(i, j) > most) most = x(i, j);
        }
        for (std::size_t i = 0; i < rows; ++i) {
          if (!std::isnan(x(i, j))) REQUIRE(out(i, j) == x(i, j));
          if (groups.pooled() && least <= most) REQUIRE(inside(out(i, j), least, most));
          if (!std::isnan(out(i, j))) REQUIRE(inside(out(i, j), least, most));
        }
      }
    };
    const auto rule = static_cast<impute_with>(n.random.below(2));
    if (filled.of(impute(x.view(), out.view(), rule, groups))) within();
    std::vector<double> years(rows);
    for (std::size_t i = 0; i < rows; ++i) years[i] = static_cast<double>(i);
    const auto times = n.random.below(2) == 0 ? years : n.list(rows);
    if (between.of(interpolate(x.view(), {}, times, out.view())))
      if (groups.pooled()) within();
    const imputation ways[] = {static_cast<imputation>(n.random.below(3)), imputation::mean};
    const std::size_t limits[] = {0, 2};
    const normalisation scales[] = {
        {static_cast<normalisation::kind>(n.random.below(5)), n.next(), n.next()}, {}};
    recipe_lists lists{ways, limits, scales, groups, {}, years};
    if (n.random.below(4) != 0) lists.normalisations = std::span(scales).last(1);
    std::vector<double> tables(lists.tables() * rows * m);
    if (recipes.of(prepare_tables(x.view(), n.sides(m), lists, tables)))
      REQUIRE(all_finite(tables));
    bool flagged[1];
    const price_basis basis[] = {price_basis::current_prices};
    (void)prices.of(current_price_columns(basis, groups, flagged));
  });
}

TEST_CASE("extremes: TOPSIS and ranks") {
  tally closeness, frozen, ranks;
  each_trial(12, false, [&](numbers& n) {
    const std::size_t rows = 1 + n.random.below(4), m = 1 + n.random.below(2);
    const table x = n.cells(rows, m);
    std::vector<double> out(rows);
    const auto w = n.weights(m);
    const auto sides = n.sides(m);
    const topsis_options how{static_cast<topsis_norm>(n.random.below(3)),
                             n.random.below(2) == 0 ? missing : 0.5};
    CAPTURE(x.cells, w, static_cast<int>(how.norm));
    if (closeness.of(topsis(x.view(), sides, w, out, how))) {
      for (const double c : out) REQUIRE(inside(c, 0, 1));
      if (m == 1 && std::isnan(how.all_equal)) {  // the best is 1 and the worst 0, to the digit
        double most = 0, least = 1;
        for (const double c : out) most = std::fmax(most, c), least = std::fmin(least, c);
        REQUIRE(most == 1);
        REQUIRE(least == 0);
      }
    }
    std::vector<linear_scale> scales(m);
    if (fit_min_max(x.view(), sides, scales, {.constant = constant_column::as_lowest}))
      if (frozen.of(topsis(scaled_view{x.view(), scales}, w, out)))
        for (const double c : out) REQUIRE(inside(c, 0, 1));
    const auto values = n.list(rows);
    const rank_options order{static_cast<ties>(n.random.below(3)),
                             static_cast<rank_one>(n.random.below(2)),
                             static_cast<missing_cells>(n.random.below(2))};
    if (ranks.of(rank(values, out, order)))
      for (std::size_t i = 0; i < rows; ++i)
        REQUIRE((std::isnan(values[i]) ? std::isnan(out[i])
                                       : inside(out[i], 1, static_cast<double>(rows))));
  });
}

TEST_CASE("extremes: studies and sensitivity") {
  tally made, intervals, sobol;
  each_trial(13, false, [&](numbers& n) {
    const std::size_t rows = 1 + n.random.below(4), m = 1 + n.random.below(3);
    const table x = n.cells(rows, m);
    const matrix_view<const double> tables[] = {x.view()};
    const auto w = n.random.below(2) == 0 ? n.weights(m) : n.list(m);
    const std::span<const double> weights[] = {w};
    const std::vector<double> spread{n.random.below(2) == 0 ? 0.5 : n.next()};
    const mean_rule plain[] = {static_cast<mean_rule>(n.random.below(5))};
    const std::span<const mean_rule> rules[] = {plain};
    const auto study =
        uncertainty_study::make({.tables = tables,
                                 .weights = weights,
                                 .spread = spread,
                                 .rules = rules,
                                 .exclusion = n.random.below(2) == 0 ? 0 : n.next()});
    if (made.of(study)) {
      std::vector<std::uint32_t> counts(rows * rows);
      std::vector<double> shifts(5), left_out(study->nodes());
      const auto view = row_major(counts, rows, rows);
      REQUIRE(run_study(*study, 1, 0, 5, view, shifts));
      REQUIRE(all_finite(shifts));
      REQUIRE(leave_one_out(*study, left_out));
      REQUIRE(all_finite(left_out));
      std::vector<rank_interval> found(rows);
      const auto nominal = n.random.below(2) == 0 ? n.list(rows)
                                                  : std::vector<double>(study->nominal().begin(),
                                                                        study->nominal().end());
      const double level = n.random.below(4) == 0 ? n.next() : 0.9;
      if (intervals.of(rank_intervals(view, nominal, found, level)))
        for (const rank_interval& r : found) {
          REQUIRE(inside(r.mean, 1, static_cast<double>(rows)));
          REQUIRE((inside(r.low, r.best, r.worst) && inside(r.high, r.low, r.worst)));
          REQUIRE(std::isfinite(r.nominal));
        }
    }
    const sobol_design design{.samples = 1 + n.random.below(4), .factors = 2};
    const auto y = n.list(design.runs());
    std::vector<sobol_index> s(2);
    if (sobol.of(sobol_indices(design, y, s, {.rounds = 3, .level = 0.9})))
      for (const sobol_index& k : s)
        REQUIRE((std::isfinite(k.first) && std::isfinite(k.total) && std::isfinite(k.first_low) &&
                 std::isfinite(k.first_high) && std::isfinite(k.total_low) &&
                 std::isfinite(k.total_high)));
  });
}

TEST_CASE("bounds and ranges that are infinite or overflow are refused") {
  for (const double low : {-inf, missing, -largest})
    CHECK(goalposts(low, largest, better::higher).error() == test::where(error_code::bad_option));
  CHECK(goalposts(-inf, 10, better::higher).error() == test::where(error_code::bad_option));
  CHECK(goalposts(0, inf, better::lower).error() == test::where(error_code::bad_option));
  CHECK(goalposts(0, 10, better::lower, inf).error() == test::where(error_code::bad_option));
  CHECK((*goalposts(-largest / 2, largest / 2, better::higher))(0) == 0.5);
  const table x(2, 1, {0, 1}), wide(2, 1, {-largest, largest});
  table z(2, 1);
  const better up[] = {better::higher};
  for (const min_max_options range :
       {min_max_options{-inf, 1}, {0, inf}, {-inf, inf}, {-largest, largest}, {missing, 1}})
    CHECK(min_max(x.view(), up, z.view(), range).error() == test::where(error_code::bad_option));
  CHECK(min_max(wide.view(), up, z.view()).error() ==
        test::where(error_code::not_finite, nowhere, 0));
  for (const double low : {-inf, -largest})
    CHECK_FALSE(min_max_scale(low, largest, better::higher).fitted());
  CHECK_FALSE(min_max_scale(0, inf, better::lower).fitted());
  CHECK_FALSE(min_max_scale(0, 1, better::lower, {0, inf}).fitted());
  CHECK_FALSE(min_max_scale(0, 1, better::lower, {-inf, 0}).fitted());
  linear_scale scale[1];
  const double far[] = {largest};
  CHECK(fit_target(wide.view(), up, far, scale).error().code == error_code::not_finite);
  const table low(2, 1, {-largest, -largest});
  CHECK(fit_target(low.view(), up, far, scale).error() ==
        test::where(error_code::not_finite, nowhere, 0));
  // A constant column seen again with numbers that lie too far from it.
  REQUIRE(fit_min_max(low.view(), up, scale, {.constant = constant_column::as_lowest}));
  CHECK(apply_scales(wide.view(), scale, z.view()).error() ==
        test::where(error_code::not_finite, 1, 0));
  const std::size_t huge = std::size_t{1} << 63;
  const std::vector<std::uint32_t> group{0, 1};
  CHECK(fit_min_max(x.view(), up, {}, {}, {group, huge}).error() == test::where(error_code::shape));
  CHECK(apply_scales(x.view(), std::span<const linear_scale>{}, z.view(), {group, huge}).error() ==
        test::where(error_code::shape));
  CHECK(fit_min_max(x.view(), up, {}, {}, {{}, 0}).error() == test::where(error_code::empty));
}

TEST_CASE("power and harmonic means keep their digits at both ends and near p = 0") {
  const auto mean = [](std::vector<double> x, mean_rule rule, double p) {
    const std::vector<double> w(x.size(), 1.0);
    const auto found = aggregate(x, w, {.rule = rule, .exponent = p});
    REQUIRE(found);
    return *found;
  };
  const auto same = [](double found, double expected) {
    return std::fabs(found - expected) <= 1e-14 * expected;
  };
  for (const double p : {-1000.0, -160.0, -2.0, -1e-14, 0.0, 1e-14, 1e-300, 0.5, 160.0, 1000.0})
    for (const double x : {0.01, 1e-300, 1e300, smallest, largest})
      CHECK(same(mean({x, x}, mean_rule::power, p), x));
  for (const double x : {0.01, smallest, 1e-310, largest})
    CHECK(same(mean({x, x}, mean_rule::harmonic, 0), x));
  // 50 digits by mpmath
  CHECK(same(mean({2, 8}, mean_rule::power, 1e-14), 4.0000000000000096));
  CHECK(same(mean({.1, .3}, mean_rule::power, 1e-5), 0.17320534206920013086));
  CHECK(same(mean({.1, .3}, mean_rule::power, -1e-9), 0.17320508073075651783));
  CHECK(same(mean({2, 8}, mean_rule::power, 1), 5));
  CHECK(same(mean({2, 8}, mean_rule::power, -1), 3.2));
  CHECK(same(mean({1e-300, 3e-300}, mean_rule::power, 2), std::sqrt(5.0) * 1e-300));
  CHECK(same(mean({1e300, 3e300}, mean_rule::power, 2), std::sqrt(5.0) * 1e300));
  CHECK(same(mean({1e-200, 1e200}, mean_rule::power, 3), std::pow(0.5, 1.0 / 3) * 1e200));
  CHECK(same(mean({1e-200, 1e200}, mean_rule::power, -3), std::pow(0.5, -1.0 / 3) * 1e-200));
  CHECK(same(mean({1e-300, 1e300}, mean_rule::harmonic, 0), 2e-300));
  const std::vector<double> x{1, 2}, apart{1, 1e-310}, tiny{1e-200, 1e-200};
  CHECK(aggregate(x, apart, {.rule = mean_rule::geometric}).error() ==
        test::where(error_code::too_small));
  CHECK(aggregate(tiny, tiny, {.rule = mean_rule::sum}).error() ==
        test::where(error_code::too_small));
  CHECK(same(*aggregate(tiny, tiny), 1e-200));
}

TEST_CASE("near the largest double: shapes, fillings, means of both signs") {
  const std::vector<double> x{-largest, largest, -largest, largest, largest};
  const auto shape = shape_of(x);
  REQUIRE(shape);
  const std::vector<double> small{-1, 1, -1, 1, 1};
  CHECK(std::fabs(shape->skewness - shape_of(small)->skewness) < 1e-12);
  CHECK(std::fabs(shape->kurtosis - shape_of(small)->kurtosis) < 1e-12);
  table gaps(4, 1, {largest, -largest, largest, missing}), out(4, 1);
  for (const impute_with rule : {impute_with::mean, impute_with::median}) {
    const auto filled = impute(gaps.view(), out.view(), rule);
    REQUIRE(filled);
    CHECK(*filled == 1);
    CHECK(std::fabs(out(3, 0) / (rule == impute_with::mean ? largest / 3 : largest) - 1) < 1e-14);
  }
  const table middle(3, 1, {largest, missing, largest});
  table line(3, 1);
  const std::vector<double> times{-largest, 0, largest};
  REQUIRE(interpolate(middle.view(), {}, times, line.view()));
  CHECK(line(1, 0) == largest);
}

TEST_CASE("winsorising outliers never makes a column constant") {
  const auto tamed = [](std::vector<double> values, outlier_report& report) {
    const std::size_t n = values.size();
    table x(n, 1, values), out(n, 1);
    REQUIRE(winsorise(x.view(), out.view(), std::span(&report, 1)));
    return out.cells;
  };
  outlier_report report;
  const std::vector<double> rare{0, 0, 1, 0, 0};
  CHECK(tamed(rare, report) == rare);
  CHECK(report.winsorised == 0);
  CHECK_FALSE(report.settled);
  CHECK(tamed({0, 0, 1, 0, 0, 0, 0, 0, 0, 5}, report) ==
        std::vector<double>{0, 0, 1, 0, 0, 0, 0, 0, 0, 1});
  CHECK(report.winsorised == 1);
  CHECK(tamed({7, 7, 7, 7, 7, 7 - 1e-13, 3}, report) ==
        std::vector<double>{7, 7, 7, 7, 7, 7 - 1e-13, 3});
  test::random_numbers random(5);
  for (int trial = 0; trial < 3000; ++trial) {  // mostly one value, and a few others
    const std::size_t n = 4 + random.below(12);
    table x(n, 1), out(n, 1);
    for (double& v : x.cells)
      v = random.below(4) != 0 ? 2 : static_cast<double>(random.below(3)) * 10;
    REQUIRE(winsorise(x.view(), out.view()));
    bool varied = false, varies = false;
    for (std::size_t i = 1; i < n; ++i) {
      varied = varied || x.cells[i] != x.cells[0];
      varies = varies || out.cells[i] != out.cells[0];
    }
    REQUIRE(varied == varies);
  }
}

TEST_CASE("ties and cuts look past rounding, in places as in grades") {
  const auto grade = [](double d, closed_side side = closed_side::left) {
    return *grade_of(d, side);
  };
  const double just_below = 0.49999999999999994;
  CHECK(grade(just_below) == grade(0.5));
  CHECK(grade(0.5 - 1e-9) != grade(0.5));
  CHECK(grade(0.5 + 1e-14, closed_side::right) == grade(0.5, closed_side::right));
  CHECK(grade(0.5 + 1e-9, closed_side::right) != grade(0.5, closed_side::right));
  CHECK(*phase_of(0.1 + 0.2) == *phase_of(0.3));
  for (int step = 1; step < 10; ++step)
    for (int digit = -3; digit <= 3; ++digit) {
      const double d = step / 10.0 + digit * 1.2e-16;
      CHECK(grade(d) == static_cast<coordination_grade>(step));
      CHECK(grade(d, closed_side::right) == static_cast<coordination_grade>(step - 1));
    }
  CHECK(develop(0.8 * 0.3, 0.3)->side == lagging::neither);
  CHECK(develop(1.2 * 0.7, 0.7)->side == lagging::neither);
  CHECK(develop(0.7999, 1)->side == lagging::first);
  CHECK(develop(1.2001, 1)->side == lagging::second);
  const std::vector<double> scores{0.695, 0.9, 0.695 + 1.2e-16, 0.695 - 2.3e-16, 0.694};
  std::vector<double> places(5);
  REQUIRE(rank(scores, places));
  CHECK(places == std::vector<double>{2, 1, 2, 2, 5});
  table column(5, 1, scores), z(5, 1);
  const better up[] = {better::higher};
  REQUIRE(rank_scores(column.view(), up, z.view()));
  CHECK(z.cells == std::vector<double>{3, 5, 3, 3, 1});
  for (const std::size_t units : {5U, 2000U}) {  // counted, and sorted
    table x(units, 1);
    for (std::size_t i = 0; i < units; ++i) x(i, 0) = i < 5 ? scores[i] : 0.1;
    const matrix_view<const double> tables[] = {std::as_const(x).view()};
    const double one[] = {1};
    const std::span<const double> weights[] = {one};
    const auto study = uncertainty_study::make({.tables = tables, .weights = weights});
    REQUIRE(study);
    for (std::size_t i = 0; i < 5; ++i) CHECK(study->nominal()[i] == places[i]);
  }
}

}  // namespace extremes_test
