// SPDX-License-Identifier: BSL-1.0
// Uncertainty and sensitivity: random numbers, Sobol indices, studies of ranks.

#include "models/helpers.hpp"

#include <nqpf/models/coupling.hpp>
#include <nqpf/models/entropy.hpp>
#include <nqpf/models/hierarchy.hpp>
#include <nqpf/models/monte_carlo.hpp>
#include <nqpf/models/rank.hpp>
#include <nqpf/models/recipes.hpp>
#include <nqpf/models/sobol.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <thread>
#include <utility>
#include <vector>

namespace uncertainty_test {

using namespace nqpf::models;
using test::table;

namespace {

constexpr better up = better::higher, down = better::lower;

constexpr bool is_block(philox_block b, std::uint32_t w0, std::uint32_t w1, std::uint32_t w2,
                        std::uint32_t w3) {
  return b.word[0] == w0 && b.word[1] == w1 && b.word[2] == w2 && b.word[3] == w3;
}

std::vector<double> outputs_of(const sobol_design& design, double (*f)(const double*)) {
  std::vector<double> y(design.runs()), point(design.factors);
  for (std::size_t r = 0; r < y.size(); ++r) {
    design.point(r, point);
    y[r] = f(point.data());
  }
  return y;
}

/// A design over eight indicators in three groups, with everything varied.
struct rich_design {
  static constexpr std::size_t n = 23, m = 8;
  std::vector<double> memory;
  std::vector<matrix_view<const double>> tables;
  std::vector<std::size_t> factors{2, 1, 3};
  std::vector<std::uint32_t> groups{0, 0, 0, 1, 1, 2, 2, 2}, top{0, 0, 0};
  std::vector<std::span<const std::uint32_t>> parents{groups, top};
  std::vector<double> equal = std::vector<double>(11, 1.0), other;
  std::vector<std::span<const double>> weights;
  std::vector<double> spread{0.25, 0.1};
  std::vector<mean_rule> plain{mean_rule::arithmetic, mean_rule::arithmetic},
      mixed{mean_rule::arithmetic, mean_rule::geometric},
      strict{mean_rule::geometric, mean_rule::harmonic};
  std::vector<std::span<const mean_rule>> rules{plain, mixed, strict};

  explicit rich_design(std::uint64_t seed) {
    test::random_numbers random(seed);
    table x = random.uniform_table(n, m, 1, 9);
    for (int k = 0; k < 12; ++k) x(random.below(n), random.below(m)) = missing;
    const std::vector<imputation> fills{imputation::mean, imputation::median};
    const std::vector<normalisation> scales{{normalisation::kind::min_max, 0.01, 1},
                                            {normalisation::kind::z_score, 100, 10},
                                            {normalisation::kind::rank}};
    const recipe_lists lists{.imputations = fills, .normalisations = scales};
    memory.resize(lists.tables() * n * m);
    tables.resize(lists.tables());
    std::vector<better> sides(m, up);
    sides[2] = down;
    REQUIRE(prepare_tables(x.view(), sides, lists, memory, tables));
    other = random.weights(11);
    weights = {equal, other};
  }
  uncertainty_design design(double exclusion = 0.5) const {
    return {.tables = tables,
            .table_factors = factors,
            .parents = parents,
            .weights = weights,
            .spread = spread,
            .rules = rules,
            .exclusion = exclusion};
  }
};

}  // namespace

TEST_CASE("Philox4x32-10: the known answers of Random123") {
  STATIC_REQUIRE(is_block(philox(0, 0, 0), 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8));
  STATIC_REQUIRE(
      is_block(philox(~0ull, ~0ull, ~0ull), 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd));
  STATIC_REQUIRE(
      is_block(philox(0x299f31d0a4093822ull, 0x0370734413198a2eull, 0x85a308d3243f6a88ull),
               0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1));
  random_stream stream(5, 9);
  double sum = 0;
  for (std::uint64_t k = 0; k < 10'000; ++k) {
    const double u = stream.next();
    CHECK((u >= 0 && u < 1));
    REQUIRE(u == random_at(5, 9, k));
    sum += u;
  }
  CHECK(std::fabs(sum / 10'000 - 0.5) < 0.01);
}

TEST_CASE("Sobol indices of the Ishigami function") {
  const sobol_design design{.samples = 1 << 14, .factors = 3, .seed = 2};
  const auto ishigami = [](const double* u) {
    constexpr double pi = 3.14159265358979323846;
    const double x1 = pi * (2 * u[0] - 1), x2 = pi * (2 * u[1] - 1), x3 = pi * (2 * u[2] - 1);
    return std::sin(x1) + 7 * std::sin(x2) * std::sin(x2) + 0.1 * x3 * x3 * x3 * x3 * std::sin(x1);
  };
  const auto y = outputs_of(design, ishigami);
  std::vector<sobol_index> s(3);
  REQUIRE(sobol_indices(design, y, s));
  const double first[] = {.31390519, .44241114, 0}, total[] = {.55758886, .44241114, .24368366};
  for (std::size_t k = 0; k < 3; ++k) {
    CHECK_THAT(s[k].first, WithinAbs(first[k], 0.03));
    CHECK_THAT(s[k].total, WithinAbs(total[k], 0.03));
    CHECK(s[k].first_low < s[k].first_high);
    CHECK((s[k].first_low - 0.01 < first[k] && first[k] < s[k].first_high + 0.01));
    CHECK((s[k].total_low - 0.01 < total[k] && total[k] < s[k].total_high + 0.01));
  }
  double mean = 0, squares = 0;
  for (std::size_t r = 0; r < 2 * design.samples; ++r) mean += y[r];
  mean /= static_cast<double>(2 * design.samples);
  for (std::size_t r = 0; r < 2 * design.samples; ++r) squares += (y[r] - mean) * (y[r] - mean);
  CHECK_THAT(squares / static_cast<double>(2 * design.samples), WithinAbs(13.8445879, 0.3));
}

TEST_CASE("Sobol indices of the Ishigami function at 1,024 samples, whatever the seed") {
  constexpr double pi = 3.14159265358979323846;
  const double first[] = {.31390519, .44241114, 0}, total[] = {.55758886, .44241114, .24368366};
  std::size_t missed = 0;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const sobol_design design{.samples = 1024, .factors = 3, .seed = seed};
    const auto y = outputs_of(design, [](const double* u) {
      const double x1 = pi * (2 * u[0] - 1), x2 = pi * (2 * u[1] - 1), x3 = pi * (2 * u[2] - 1);
      return std::sin(x1) + 7 * std::sin(x2) * std::sin(x2) + 0.1 * std::pow(x3, 4) * std::sin(x1);
    });
    std::vector<sobol_index> s(3);
    REQUIRE(sobol_indices(design, y, s, {.rounds = 0}));
    bool off = false;
    for (std::size_t k = 0; k < 3; ++k)
      off =
          off || std::fabs(s[k].first - first[k]) > 0.03 || std::fabs(s[k].total - total[k]) > 0.03;
    missed += off ? 1U : 0U;
  }
  CHECK(missed <= 1);
}

TEST_CASE("Points of a Sobol design are stratified in every coordinate, also beyond one net") {
  const sobol_design design{.samples = 256, .factors = 25, .seed = 11};
  std::vector<double> point(25);
  for (std::size_t block : {0U, 1U}) {
    std::vector<std::vector<int>> seen(25, std::vector<int>(256));
    for (std::size_t row = 0; row < 256; ++row) {
      design.point(block * 256 + row, point);
      for (std::size_t k = 0; k < 25; ++k) {
        REQUIRE((point[k] >= 0 && point[k] < 1));
        ++seen[k][static_cast<std::size_t>(point[k] * 256)];
      }
    }
    for (const auto& counts : seen)
      for (const int count : counts) REQUIRE(count == 1);
  }
  // Pairs of coordinates of one net: a 16 x 16 grid of the first two factors of A, once a cell.
  std::vector<int> cells(256);
  for (std::size_t row = 0; row < 256; ++row) {
    design.point(row, point);
    ++cells[static_cast<std::size_t>(point[0] * 16) * 16 + static_cast<std::size_t>(point[1] * 16)];
  }
  int most = 0;
  for (const int count : cells) most = count > most ? count : most;
  CHECK(most <= 2);
  static_assert([] {
    double p[2] = {};
    sobol_design{.samples = 4, .factors = 2, .seed = 1}.point(3, p);
    return p[0] < 1;
  }());
}

TEST_CASE("Sobol designs and studies whose sizes overflow are refused") {
  const std::size_t huge = std::size_t{1} << 63;
  std::vector<double> y(8);
  std::vector<sobol_index> s(2);
  for (const std::size_t samples :
       {huge, huge / 2, huge + 2, std::size_t(-1), std::size_t{1} << 40}) {
    const sobol_design design{.samples = samples, .factors = 2, .seed = 1};
    CHECK(design.runs() >= samples);
    CHECK(sobol_indices(design, y, s).error() == test::where(error_code::bad_option));
  }
  CHECK(sobol_design{.samples = 2, .factors = huge}.runs() == std::size_t(-1));
  CHECK(sobol_design{.samples = 2, .factors = std::size_t(-1)}.runs() == std::size_t(-1));
  CHECK(sobol_indices({.samples = 2, .factors = huge}, y, s).error() ==
        test::where(error_code::shape));
  const sobol_design design{.samples = 2, .factors = 2};
  for (const std::size_t rounds : {huge, std::size_t{100'001}})
    CHECK(sobol_indices(design, y, s, {.rounds = rounds}).error() ==
          test::where(error_code::bad_option));
  const std::vector<double> cells{1, 2}, equal{1};
  const std::vector<matrix_view<const double>> tables(1, column_major(cells, 2, 1));
  const std::vector<std::span<const double>> weights(1, equal);
  for (const std::vector<std::size_t>& factors : {std::vector<std::size_t>{huge, 2},
                                                  {huge},
                                                  {huge, huge},
                                                  {std::size_t{1} << 32, huge / 2},
                                                  {0},
                                                  {2}})
    CHECK(uncertainty_study::make({.tables = tables, .table_factors = factors, .weights = weights})
              .error() == test::where(error_code::shape));
  y = {0, 1e-300, 0, 1e-300, 1, 1, 1, 1};  // runs of one factor far beyond all of A and B
  CHECK(sobol_indices(design, y, s).error() == test::where(error_code::not_finite, 4));
  y = {1.7e308, -1.7e308, 0, 0, 0, 0, 0, 0};
  CHECK(sobol_indices(design, y, s).error() == test::where(error_code::not_finite));
}

TEST_CASE("Sobol indices: what changes nothing is exactly 0, sums are shared out") {
  const sobol_design design{.samples = 4000, .factors = 3, .seed = 7};
  const auto y = outputs_of(design, [](const double* u) { return u[0] + 10 * u[1]; });
  std::vector<sobol_index> s(3);
  REQUIRE(sobol_indices(design, y, s));
  CHECK(s[2].first == 0);
  CHECK(s[2].total == 0);
  CHECK(s[2].total_high == 0);
  CHECK_THAT(s[1].first, WithinAbs(100.0 / 101, 0.05));
  CHECK_THAT(s[0].total, WithinAbs(1.0 / 101, 0.005));
  std::vector<double> moved = y;  // a large mean costs no digits
  for (double& value : moved) value = 1e6 + value;
  std::vector<sobol_index> t(3);
  REQUIRE(sobol_indices(design, moved, t));
  for (std::size_t k = 0; k < 3; ++k) CHECK_THAT(t[k].first, WithinAbs(s[k].first, 1e-7));

  const std::vector<double> flat(design.runs(), 3.25);
  REQUIRE(sobol_indices(design, flat, s));
  CHECK(s[0].first == 0);
  CHECK(s[1].total == 0);
  std::vector<double> bad = y;
  bad[17] = missing;
  CHECK(sobol_indices(design, bad, s).error() == test::where(error_code::missing_cell, 17));
  CHECK(sobol_indices(design, std::span(y).first(10), s).error() == test::where(error_code::shape));
  CHECK(sobol_indices({.samples = 1, .factors = 1}, std::span(y).first(3), std::span(s).first(1))
            .error() == test::where(error_code::one_row));
}

TEST_CASE("a study gives the ranks of the plain methods at every point") {
  const rich_design rich(71);
  const auto study = uncertainty_study::make(rich.design());
  REQUIRE(study);
  const std::size_t d = study->dimensions(), n = study->units(), m = study->indicators();
  REQUIRE(d == 7);
  uncertainty_study::workspace space(*study);
  test::random_numbers random(72);
  for (int round = 0; round < 300; ++round) {
    std::vector<double> point(d), ranks(n), expected(n);
    for (double& u : point) u = random.uniform();
    study->ranks(point, 99, space, ranks);

    // The same choice by hand.
    const std::size_t fill = point[0] < 0.5 ? 0 : 1;
    const std::size_t scale = point[2] < 1.0 / 3 ? 0 : point[2] < 2.0 / 3 ? 1 : 2;
    const auto& z = rich.tables[fill * 3 + scale];
    std::vector<double> w = point[3] < 0.5 ? rich.equal : rich.other;
    random_stream numbers(99, __builtin_bit_cast(std::uint64_t, point[4]));
    for (std::size_t j = 0; j < 11; ++j)
      w[j] *= 1 + rich.spread[j < 8 ? 0 : 1] * (2 * numbers.next() - 1);
    const auto& rules = rich.rules[point[5] < 1.0 / 3 ? 0 : point[5] < 2.0 / 3 ? 1 : 2];
    if (point[6] < 0.5) w[static_cast<std::size_t>(point[6] / 0.5 * 8)] = 0;
    const std::vector<hierarchy_level> levels{
        {rich.groups, std::span(w).first(m), {.rule = rules[0]}},
        {rich.top, std::span(w).last(3), {.rule = rules[1]}}};
    table scores(n, 4);
    REQUIRE(aggregate_levels(z, levels, scores.view()));
    std::vector<double> index(n);
    for (std::size_t i = 0; i < n; ++i) index[i] = scores(i, 3);
    REQUIRE(rank(index, expected));
    REQUIRE(ranks == expected);
  }
}

namespace {

/// Two sides of parts that are coupled, one part without an indicator, cells that are missing, and
/// closeness beside means.
struct coupled_design {
  static constexpr std::size_t n = 19, m = 7, parts = 5, nodes = m + parts;
  std::vector<table> made;
  std::vector<matrix_view<const double>> tables;
  std::vector<std::uint32_t> part_of{0, 0, 1, 2, 2, 4, 4}, side_of{0, 0, 1, 1, 1};
  std::vector<std::span<const std::uint32_t>> parents{part_of, side_of};
  std::vector<double> first, second, spread{0.25, 0.5};
  std::vector<std::span<const double>> weights;
  std::vector<mean_rule> plain{mean_rule::arithmetic, mean_rule::arithmetic},
      mixed{mean_rule::arithmetic, mean_rule::geometric},
      strict{mean_rule::geometric, mean_rule::harmonic};
  std::vector<std::span<const mean_rule>> rules{plain, plain, mixed, strict};
  std::vector<index_form> forms{index_form::means, index_form::closeness, index_form::means,
                                index_form::means};
  std::vector<coupling_model> couplings{coupling_model::wang, coupling_model::fan,
                                        coupling_model::standard};
  static constexpr double lift = 0.05, importance = 0.3;

  explicit coupled_design(std::uint64_t seed) {
    test::random_numbers random(seed);
    for (int t = 0; t < 3; ++t) {
      table x = random.uniform_table(n, m, 0, 1);
      x(2, 3) = 0;
      for (int k = 0; t > 0 && k < 40; ++k) x(random.below(n), random.below(m)) = missing;
      for (std::size_t j = 3; t == 2 && j < m; ++j) x(4, j) = missing;  // a side is unknown
      made.push_back(x);
    }
    for (const table& x : made) tables.push_back(x.view());
    first = random.weights(nodes);
    second = random.weights(nodes);
    weights = {first, second};
  }
  uncertainty_design design() const {
    uncertainty_design made_of;
    made_of.tables = tables;
    made_of.parents = parents;
    made_of.weights = weights;
    made_of.spread = spread;
    made_of.rules = rules;
    made_of.forms = forms;
    made_of.lift = lift;
    made_of.couplings = couplings;
    made_of.importance = importance;
    made_of.exclusion = 1;
    return made_of;
  }

  /// A mean over what is known, or missing.
  static double mean(mean_rule rule, std::vector<double> values, const std::vector<double>& w) {
    double known = 0;
    for (std::size_t k = 0; k < values.size(); ++k) {
      known += is_missing(values[k]) ? 0 : w[k];
      if (rule != mean_rule::arithmetic) values[k] = lift + (1 - lift) * values[k];
    }
    if (!(known > 0)) return missing;
    return *aggregate(values, w, {.rule = rule, .min_coverage = 0});
  }

  /// The level of one side of one unit.
  double level_by_means(std::size_t side, std::size_t i, const table& x, const double* w,
                        std::span<const mean_rule> rule) const {
    std::vector<double> scores, of_part;
    for (std::size_t p = 0; p < parts; ++p) {
      if (side_of[p] != side) continue;
      std::vector<double> values, own;
      for (std::size_t j = 0; j < m; ++j) {
        if (part_of[j] != p) continue;
        values.push_back(x(i, j));
        own.push_back(w[j]);
      }
      scores.push_back(mean(rule[0], values, own));
      of_part.push_back(w[m + p]);
    }
    return mean(rule[1], scores, of_part);
  }
  double level_by_closeness(std::size_t side, std::size_t i, const table& x,
                            const double* w) const {
    double plus = 0, minus = 0;
    for (std::size_t j = 0; j < m; ++j) {
      if (side_of[part_of[j]] != side || is_missing(x(i, j))) continue;
      double in_part = 0, in_side = 0;
      for (std::size_t k = 0; k < m; ++k) in_part += part_of[k] == part_of[j] ? w[k] : 0;
      for (std::size_t p = 0; p < parts; ++p) {
        double bears = 0;
        for (std::size_t k = 0; k < m; ++k) bears += part_of[k] == p ? w[k] : 0;
        in_side += side_of[p] == side && bears > 0 ? w[m + p] : 0;
      }
      if (!(in_part > 0)) continue;
      const double share = w[j] / in_part * w[m + part_of[j]] / in_side;
      plus += share * (1 - x(i, j)) * share * (1 - x(i, j));
      minus += share * x(i, j) * share * x(i, j);
    }
    const double all = std::sqrt(plus) + std::sqrt(minus);
    return all > 0 ? std::sqrt(minus) / all : missing;
  }
};

}  // namespace

TEST_CASE("a study of coupled sides with missing cells gives the ranks of the plain methods") {
  const coupled_design wide(90);
  const auto study = uncertainty_study::make(wide.design());
  REQUIRE(study);
  const std::size_t n = wide.n, d = study->dimensions();
  REQUIRE(d == 6);
  CHECK(study->alternatives(0) == 3);
  CHECK(study->alternatives(1) == 2);
  CHECK(study->alternatives(2) == 1);
  CHECK(study->alternatives(3) == 4);
  CHECK(study->alternatives(4) == 3);
  CHECK(study->alternatives(5) == 1);
  uncertainty_study::workspace space(*study);
  test::random_numbers random(91);
  std::size_t unknown = 0;
  for (int round = 0; round < 400; ++round) {
    std::vector<double> point(d), ranks(n), index(n), expected(n);
    for (double& u : point) u = random.uniform();
    study->ranks(point, 7, space, ranks);
    const auto pick = [&](std::size_t k, std::size_t count) {
      return static_cast<std::size_t>(point[k] * static_cast<double>(count));
    };
    const table& x = wide.made[pick(0, 3)];
    std::vector<double> w = pick(1, 2) == 0 ? wide.first : wide.second;
    random_stream numbers(7, __builtin_bit_cast(std::uint64_t, point[2]));
    for (std::size_t j = 0; j < wide.nodes; ++j)
      w[j] *= 1 + wide.spread[j < wide.m ? 0 : 1] * (2 * numbers.next() - 1);
    w[pick(5, wide.m)] = 0;
    const std::size_t rule = pick(3, 4);
    std::size_t known = 0;
    for (std::size_t i = 0; i < n; ++i) {
      double levels[2];
      for (std::size_t side = 0; side < 2; ++side)
        levels[side] = wide.forms[rule] == index_form::closeness
                           ? wide.level_by_closeness(side, i, x, w.data())
                           : wide.level_by_means(side, i, x, w.data(), wide.rules[rule]);
      const double importance[] = {wide.importance, 1 - wide.importance};
      const bool both = !is_missing(levels[0]) && !is_missing(levels[1]);
      index[i] = both ? couple(levels, importance, wide.couplings[pick(4, 3)])->d : missing;
      known += both ? 1U : 0U;
    }
    unknown += n - known;
    REQUIRE(rank(index, expected, {.unknown = missing_cells::skip}));
    for (double& each : expected)
      if (is_missing(each)) each = static_cast<double>(known + 1);
    REQUIRE(ranks == expected);
  }
  CHECK(unknown > 100);
}

TEST_CASE("one coordinate made otherwise is a study with that alternative first") {
  const coupled_design wide(92);
  const auto study = uncertainty_study::make(wide.design());
  REQUIRE(study);
  uncertainty_study::workspace space(*study);
  std::vector<double> ranks(wide.n);
  bool moved[5] = {};
  for (const std::size_t k : {0U, 1U, 3U, 4U})
    for (std::size_t i = 0; i < study->alternatives(k); ++i) {
      uncertainty_design other = wide.design();
      const auto tables = std::vector{wide.tables[i < 3 ? i : 0]};
      const auto weights = std::vector{wide.weights[i < 2 ? i : 0]};
      const auto rules = std::vector{wide.rules[i]};
      const auto forms = std::vector{wide.forms[i]};
      const auto couplings = std::vector{wide.couplings[i < 3 ? i : 0]};
      if (k == 0) other.tables = tables;
      if (k == 1) other.weights = weights;
      if (k == 3) other.rules = rules, other.forms = forms;
      if (k == 4) other.couplings = couplings;
      const auto alone = uncertainty_study::make(other);
      REQUIRE(alone);
      study->ranks_with(k, i, space, ranks);
      REQUIRE(std::equal(ranks.begin(), ranks.end(), alone->nominal().begin()));
      moved[k] = moved[k] || !std::equal(ranks.begin(), ranks.end(), study->nominal().begin());
    }
  CHECK((moved[0] && moved[1] && moved[3] && moved[4]));
  // Preparation steps: the last varies fastest.
  const rich_design rich(93);
  const auto steps = uncertainty_study::make(rich.design());
  REQUIRE(steps);
  uncertainty_study::workspace own(*steps);
  std::vector<double> stepped(rich.n);
  for (std::size_t t = 0; t < 4; ++t) {
    steps->ranks_with(t < 3 ? 2 : 0, t < 3 ? t : 1, own, stepped);
    const auto alone = uncertainty_study::make({.tables = std::span(rich.tables).subspan(t, 1),
                                                .parents = rich.parents,
                                                .weights = rich.weights});
    REQUIRE(alone);
    CHECK(std::equal(stepped.begin(), stepped.end(), alone->nominal().begin()));
  }
}

TEST_CASE("runs are the same for any division among threads") {
  const rich_design rich(73);
  const auto study = uncertainty_study::make(rich.design());
  REQUIRE(study);
  const std::size_t n = study->units(), runs = 400;
  std::vector<std::uint32_t> whole(n * n);
  std::vector<double> shifts(runs);
  REQUIRE(run_study(*study, 4, 0, runs, row_major(whole, n, n), shifts));
  for (const std::size_t threads : {1u, 2u, 3u, 8u}) {
    std::vector<std::vector<std::uint32_t>> parts(threads, std::vector<std::uint32_t>(n * n));
    std::vector<double> again(runs);
    std::vector<std::thread> workers;
    std::vector<int> ok(threads);
    for (std::size_t k = 0; k < threads; ++k)
      workers.emplace_back([&, k] {
        const std::size_t begin = runs * k / threads, end = runs * (k + 1) / threads;
        ok[k] = run_study(*study, 4, begin, end, row_major(parts[k], n, n),
                          std::span(again).subspan(begin, end - begin))
                    .ok();
      });
    for (auto& worker : workers) worker.join();
    for (std::size_t k = 1; k < threads; ++k)
      for (std::size_t i = 0; i < n * n; ++i) parts[0][i] += parts[k][i];
    CHECK(std::count(ok.begin(), ok.end(), 1) == static_cast<std::ptrdiff_t>(threads));
    CHECK(parts[0] == whole);
    CHECK(again == shifts);
  }
  std::vector<std::uint32_t> other(n * n);
  REQUIRE(run_study(*study, 5, 0, runs, row_major(other, n, n)));
  CHECK(other != whole);
}

TEST_CASE("rank intervals are the percentiles of the runs") {
  test::random_numbers random(74);
  const std::size_t n = 9, runs = 57;
  std::vector<std::uint32_t> counts(n * n);
  std::vector<std::vector<double>> ranks(n);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t r = 0; r < runs; ++r) {
      const std::size_t rank = random.below(n);
      counts[i * n + rank] += 1;
      ranks[i].push_back(static_cast<double>(rank + 1));
    }
  std::vector<double> nominal(n, 4);
  std::vector<rank_interval> found(n);
  REQUIRE(rank_intervals(row_major(std::as_const(counts), n, n), nominal, found));
  for (std::size_t i = 0; i < n; ++i) {
    auto& list = ranks[i];
    std::sort(list.begin(), list.end());
    const auto type7 = [&](double p) {
      const double place = p * static_cast<double>(runs - 1);
      const std::size_t below = static_cast<std::size_t>(place);
      const double share = place - static_cast<double>(below);
      return list[below] + share * (list[std::min(below + 1, runs - 1)] - list[below]);
    };
    double mean = 0;
    for (double r : list) mean += r / static_cast<double>(runs);
    CHECK(found[i].nominal == 4);
    CHECK_THAT(found[i].mean, WithinAbs(mean, 1e-12));
    CHECK_THAT(found[i].median, WithinAbs(type7(0.5), 1e-12));
    CHECK_THAT(found[i].low, WithinAbs(type7(0.05), 1e-12));
    CHECK_THAT(found[i].high, WithinAbs(type7(0.95), 1e-12));
    CHECK(found[i].best == list.front());
    CHECK(found[i].worst == list.back());
  }
  const std::vector<std::uint32_t> none(n * n);
  CHECK(rank_intervals(row_major(none, n, n), nominal, found).error() ==
        test::where(error_code::empty, 0));
}

TEST_CASE("nothing varied: every run is the nominal one") {
  const rich_design rich(75);
  const uncertainty_design one{.tables = std::span(rich.tables).first(1),
                               .parents = rich.parents,
                               .weights = std::span(rich.weights).first(1)};
  const auto study = uncertainty_study::make(one);
  REQUIRE(study);
  const std::size_t n = study->units();
  std::vector<std::uint32_t> counts(n * n);
  std::vector<double> shifts(20);
  REQUIRE(run_study(*study, 1, 0, 20, row_major(counts, n, n), shifts));
  CHECK(std::count(shifts.begin(), shifts.end(), 0.0) == 20);
  std::vector<rank_interval> found(n);
  REQUIRE(rank_intervals(row_major(std::as_const(counts), n, n), study->nominal(), found));
  for (const auto& unit : found) {
    CHECK(unit.low == unit.nominal);
    CHECK(unit.high == unit.nominal);
  }
}

TEST_CASE("an option whose alternatives are identical has no sensitivity") {
  const rich_design rich(76);
  const std::vector<std::span<const double>> same{rich.equal, rich.equal};
  uncertainty_design design = rich.design(0);
  design.weights = same;
  design.spread = {};
  const auto study = uncertainty_study::make(design);
  REQUIRE(study);
  const sobol_design runs{.samples = 200, .factors = study->dimensions(), .seed = 3};
  std::vector<double> y(runs.runs()), point(runs.factors), ranks(study->units());
  uncertainty_study::workspace space(*study);
  for (std::size_t r = 0; r < y.size(); ++r) {
    runs.point(r, point);
    study->ranks(point, 3, space, ranks);
    y[r] = mean_shift(ranks, study->nominal());
  }
  std::vector<sobol_index> s(runs.factors);
  REQUIRE(sobol_indices(runs, y, s));
  for (std::size_t k :
       {1u, 3u, 4u, 6u}) {  // one alternative, the same twice, unperturbed, included
    CHECK(s[k].first == 0);
    CHECK(s[k].total == 0);
  }
  CHECK(s[2].total > 0);
  CHECK(s[5].total > 0);
}

TEST_CASE("one component out, an indicator or a group") {
  const rich_design rich(77);
  const auto study = uncertainty_study::make(rich.design());
  REQUIRE(study);
  const std::size_t n = study->units();
  std::vector<double> shifts(study->nodes());
  REQUIRE(leave_one_out(*study, shifts));
  for (std::size_t node = 0; node < 11; ++node) {
    std::vector<double> w(11, 1.0), index(n), ranks(n);
    w[node] = 0;
    const std::vector<hierarchy_level> levels{{rich.groups, std::span(w).first(8)},
                                              {rich.top, std::span(w).last(3)}};
    table scores(n, 4);
    REQUIRE(aggregate_levels(rich.tables[0], levels, scores.view()));
    for (std::size_t i = 0; i < n; ++i) index[i] = scores(i, 3);
    REQUIRE(rank(index, ranks));
    CHECK(shifts[node] == mean_shift(ranks, study->nominal()));
  }
  // A group that lost its only indicator counts for nothing; a level of one node cannot be left
  // out.
  const table z(3, 2, {1, 2, 2, 1, 3, 3});
  const std::vector<std::uint32_t> own{0, 1}, both{0, 0}, single{0};
  const std::vector<std::span<const std::uint32_t>> parents{own, both, single};
  const std::vector<double> w{1, 1, 1, 2, 1};
  const std::vector<std::span<const double>> weights{w};
  const std::vector<matrix_view<const double>> tables{z.view()};
  const auto thin =
      uncertainty_study::make({.tables = tables, .parents = parents, .weights = weights});
  REQUIRE(thin);
  CHECK(thin->nominal()[1] == 3);  // (1 * 2 + 2 * 1) / 3 against (1 * 1 + 2 * 2) / 3
  std::vector<double> out(5);
  REQUIRE(leave_one_out(*thin, out));
  CHECK(out[1] == out[3]);
  CHECK(out[1] > 0);
  CHECK(out[4] == 0);
}

TEST_CASE("runs leave out the removable indicators alone") {
  const rich_design rich(79);
  const std::size_t removable[] = {2, 5};
  const auto study = uncertainty_study::make({.tables = std::span(rich.tables).first(1),
                                              .parents = rich.parents,
                                              .weights = std::span(rich.weights).first(1),
                                              .exclusion = 1,
                                              .removable = removable});
  REQUIRE(study);
  uncertainty_study::workspace space(*study);
  std::vector<double> point(study->dimensions()), ranks(study->units()), expected(study->units());
  for (const std::size_t k : {0U, 1U})
    for (const double share : {0.0, 0.2, 0.49}) {
      point.back() = 0.5 * static_cast<double>(k) + share;
      study->ranks(point, 1, space, ranks);
      REQUIRE(study->ranks_without(removable[k], space, expected));
      CHECK(ranks == expected);
    }
}

TEST_CASE("weights that belong to the table, as entropy weights do") {
  const rich_design rich(78);
  std::vector<std::vector<double>> sets;
  std::vector<std::span<const double>> weights;
  for (const auto& z : rich.tables) {
    std::vector<double> w(8);
    REQUIRE(entropy_weights(z, w));
    sets.push_back(w);
  }
  for (const auto& w : sets) weights.emplace_back(w);
  const auto study = uncertainty_study::make(
      {.tables = rich.tables, .weights = weights, .weights_by_table = true});
  REQUIRE(study);
  uncertainty_study::workspace space(*study);
  for (std::size_t t = 0; t < 6; ++t) {
    std::vector<double> point(study->dimensions()), ranks(study->units()), expected(study->units()),
        index(study->units());
    point[0] = (static_cast<double>(t) + 0.5) / 6;
    study->ranks(point, 1, space, ranks);
    REQUIRE(aggregate(rich.tables[t], sets[t], index));
    REQUIRE(rank(index, expected));
    CHECK(ranks == expected);
  }
}

TEST_CASE("many units are ranked by sorting, with the same rule") {
  test::random_numbers random(79);
  const std::size_t n = 1500;
  table z(n, 2);
  for (double& cell : z.cells) cell = static_cast<double>(random.below(40));
  const std::vector<matrix_view<const double>> tables{z.view()};
  const std::vector<double> w{1, 3};
  const std::vector<std::span<const double>> weights{w};
  const auto study = uncertainty_study::make({.tables = tables, .weights = weights});
  REQUIRE(study);
  std::vector<double> index(n), expected(n);
  REQUIRE(aggregate(z.view(), w, index));
  REQUIRE(rank(index, expected));
  CHECK(std::equal(expected.begin(), expected.end(), study->nominal().begin()));
}

TEST_CASE("a study refuses what it cannot vary") {
  const rich_design rich(80);
  const auto refused = [](const uncertainty_design& design) {
    const auto study = uncertainty_study::make(design);
    REQUIRE_FALSE(study);
    return study.error();
  };
  auto design = rich.design();
  design.table_factors = std::span(rich.factors).first(2);
  CHECK(refused(design) == test::where(error_code::shape));
  design = rich.design(1.5);
  CHECK(refused(design) == test::where(error_code::bad_option));
  const std::size_t beyond[] = {0, rich.tables[0].columns()};
  design = rich.design();
  design.removable = beyond;
  CHECK(refused(design) == test::where(error_code::shape));
  design = rich.design();
  std::vector<double> w = rich.equal;
  w[9] = -1;
  std::vector<std::span<const double>> weights{w};
  design.weights = weights;
  CHECK(refused(design) == test::where(error_code::weight_negative, nowhere, 9));
  w = rich.equal;
  w[3] = w[4] = 0;
  CHECK(refused(design) == test::where(error_code::weight_zero, nowhere, 3));
  design = rich.design();
  table zero(23, 8, std::vector<double>(23 * 8, 1.0));
  zero(5, 6) = 0;
  const std::vector<matrix_view<const double>> tables(6, zero.view());
  design.tables = tables;
  CHECK(refused(design) == test::where(error_code::not_positive, 5, 6));
  zero(5, 6) = std::numeric_limits<double>::infinity();
  CHECK(refused(design) == test::where(error_code::not_finite, 5, 6));
  zero(5, 6) = missing;
  CHECK(uncertainty_study::make(design));
  zero(5, 6) = 0;
  design.lift = 0.5;
  CHECK(uncertainty_study::make(design));
  design.lift = 1;
  CHECK(refused(design) == test::where(error_code::bad_option));
  design = rich.design();
  const std::vector<coupling_model> models{coupling_model::standard};
  design.couplings = models;  // the last level has one parent
  CHECK(refused(design) == test::where(error_code::shape));
  const std::vector<std::uint32_t> two{0, 0, 1};
  const std::vector<std::span<const std::uint32_t>> halves{rich.groups, two};
  design.parents = halves;
  CHECK(refused(design).code == error_code::out_of_range);  // cells beyond 1
  table share(23, 8, std::vector<double>(23 * 8, 0.5));
  const std::vector<matrix_view<const double>> shares(6, share.view());
  design.tables = shares;
  CHECK(uncertainty_study::make(design));
  design.importance = missing;
  CHECK(refused(design) == test::where(error_code::bad_option));
  design.couplings = {};  // two parents and nothing that couples them
  CHECK(refused(design) == test::where(error_code::shape));
  const std::vector<std::uint32_t> one_side{1, 1, 1};
  const std::vector<std::span<const std::uint32_t>> half{rich.groups, one_side};
  design = rich.design();
  design.tables = shares;
  design.couplings = models;
  design.parents = half;  // no indicator below the first
  CHECK(refused(design) == test::where(error_code::shape));
  design = rich.design();
  const std::vector<mean_rule> power{mean_rule::power, mean_rule::power};
  const std::vector<std::span<const mean_rule>> rules{power};
  design.rules = rules;
  CHECK(refused(design) == test::where(error_code::bad_option));
  CHECK(refused({}) == test::where(error_code::empty));
}

TEST_CASE("recipes prepare every combination as the single methods do") {
  test::random_numbers random(81);
  const std::size_t n = 20, m = 3;
  table x = random.uniform_table(n, m, 1, 5);
  x(3, 0) = missing;
  x(8, 2) = 1e6;
  std::vector<std::uint32_t> unit(n);
  std::vector<double> time(n);
  for (std::size_t i = 0; i < n; ++i) {
    unit[i] = static_cast<std::uint32_t>(i % 4);
    time[i] = static_cast<double>(i / 4);
  }
  const std::vector<imputation> fills{imputation::median, imputation::along_time,
                                      imputation::group_mean};
  const std::vector<std::size_t> winsorises{0, 3};
  const std::vector<normalisation> scales{{normalisation::kind::min_max, 0, 100},
                                          {normalisation::kind::percentile, 1, 2}};
  const recipe_lists lists{.imputations = fills,
                           .winsorised = winsorises,
                           .normalisations = scales,
                           .groups = {unit, 4},
                           .units = {unit, 4},
                           .times = time};
  REQUIRE(lists.tables() == 12);
  std::vector<double> memory(12 * n * m);
  std::vector<matrix_view<const double>> tables(12);
  const std::vector<better> sides{up, down, up};
  REQUIRE(prepare_tables(x.view(), sides, lists, memory, tables));
  // Imputation along time, outliers winsorised, min-max: table (1, 1, 0).
  table filled(n, m), tamed(n, m), z(n, m);
  REQUIRE(interpolate(x.view(), {unit, 4}, time, filled.view()));
  REQUIRE(winsorise(filled.view(), tamed.view(), {}, {.most = 3}));
  REQUIRE(min_max(tamed.view(), sides, z.view(), {.low = 0, .high = 100}));
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < m; ++j) {
      CHECK_THAT(tables[1 * 4 + 1 * 2 + 0](i, j), WithinAbs(z(i, j), 1e-12));
      CHECK((tables[1](i, j) >= 1 && tables[1](i, j) <= 2));
    }
  CHECK(tables[0](0, 2) < 0.01);  // the outlier decides the scale
  CHECK(tables[2](8, 2) == 100);
  const recipe_lists raw{.normalisations = scales};
  std::vector<matrix_view<const double>> tables_of_two(2);
  CHECK(prepare_tables(x.view(), sides, raw, std::span(memory).first(2 * n * m)).error() ==
        test::where(error_code::missing_cell, 3, 0));
  // Nothing filled and nothing winsorised: the methods see every row as it is.
  table whole = random.uniform_table(n, m, 1, 5);
  REQUIRE(
      prepare_tables(whole.view(), sides, raw, std::span(memory).first(2 * n * m), tables_of_two));
  REQUIRE(min_max(std::as_const(whole).view(), sides, z.view(), {.low = 0, .high = 100}));
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < m; ++j)
      CHECK_THAT(tables_of_two[0](i, j), WithinAbs(z(i, j), 1e-12));
  for (const auto& [low, high] :
       {std::pair{2.0, 2.0}, std::pair{2.0, 1.0}, std::pair{-1e308, 1e308}}) {
    const std::vector<normalisation> bad{{normalisation::kind::percentile, low, high}};
    CHECK(
        prepare_tables(whole.view(), sides, {.normalisations = bad}, std::span(memory).first(n * m))
            .error() == test::where(error_code::bad_option));
  }
}

}  // namespace uncertainty_test
