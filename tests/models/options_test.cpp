// SPDX-License-Identifier: BSL-1.0
// Every option and every least size at its ends: what the documentation allows is taken, what lies just beyond is
// refused, and so is what is no number.

#include "models/helpers.hpp"

#include <nqpf/models.hpp>

#include <cmath>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace options_test {

using namespace nqpf::models;
using test::random_numbers;
using test::table;

namespace {

using numbers = std::vector<double>;
constexpr double inf = std::numeric_limits<double>::infinity();

/// Takes what is allowed and refuses what is not by `code`.
template <class Call>
void takes(const numbers& allowed, const numbers& refused, const Call& call,
           const error& why = test::where(error_code::bad_option)) {
  for (const double value : allowed) {
    INFO(value);
    CHECK(call(value).ok());
  }
  for (const double value : refused) {
    INFO(value);
    const auto found = call(value);
    REQUIRE_FALSE(found.ok());
    CHECK(found.error() == why);
  }
}

struct room {
  random_numbers random{121};
  table x = random.uniform_table(5, 2, .1, .9), out{5, 2};
  numbers five = numbers(5), two{.4, .6}, pair = numbers(2), y{.2, .4, .3, .8, .5},
          z{.3, .2, .6, .7, .4};
  std::vector<better> sides{better::higher, better::lower};
};

}  // namespace

TEST_CASE_METHOD(room, "options: shares, levels and weights from 0 to 1") {
  const numbers beyond{-1e-9, 1 + 1e-9, missing, inf, -inf}, ends{0, .5, 1};
  const numbers within{.01, .5, .99}, no_ends{0, 1, -1e-9, 1 + 1e-9, missing};
  takes(ends, beyond, [&](double v) { return combine_linear(two, two, v, pair); });
  takes(ends, beyond, [&](double v) { return aggregate(y, z, {.min_coverage = v}); });
  std::vector<growth_account> accounts(4);
  takes(ends, beyond, [&](double v) { return account_for_growth({y, z, z}, v, accounts); });
  std::vector<vikor_score> scores(5);
  takes(ends, beyond, [&](double v) { return vikor(x.view(), sides, two, scores, {v}); });
  takes(ends, {-1e-9, 1 + 1e-9, inf, -inf},
        [&](double v) { return topsis(x.view(), sides, two, five, {.all_equal = v}); });
  takes(ends, beyond,
        [&](double v) { return make_truth_table(x.view(), y, {.least_consistency = v}); });
  takes(ends, beyond, [&](double v) { return make_truth_table(x.view(), y, {.least_pri = v}); });
  takes(
      ends, {-1e-9, 1 + 1e-9, inf}, [&](double v) { return couple_with_index(y, v); },
      test::where(error_code::out_of_range));
  CHECK(couple_with_index(y, missing).error() == test::where(error_code::missing_cell));
  takes({1e-9, .5, 1}, {0, -1e-9, 1 + 1e-9, missing, inf},
        [&](double v) { return grey_grades(x.view(), y, {}, pair, {.distinguishing = v}); });
  takes(within, no_ends, [&](double v) { return mismatch_index(y, z, {.elasticity = v}); });
  const numbers series{3, 5, 4, 6, 8, 7, 9, 12, 10, 13}, other{1, 3, 2, 5, 4, 5, 7, 6, 8, 7};
  takes(within, no_ends, [&](double v) { return forecast(series, {.level = v}); });
  takes(within, no_ends, [&](double v) { return granger(series, other, {1, v}); });
  const numbers times{0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
  takes(within, no_ends, [&](double v) {
    return granger_panel({series, other, {}, times}, {.test = {1, v}});
  });
  takes(within, no_ends, [&](double v) { return significance_of(1, 1, 5, v); });
  takes(within, no_ends, [&](double v) { return significance_of_correlation(.5, 9, 1, v); });
  const std::vector<std::uint32_t> counts(4, 1);
  std::vector<rank_interval> intervals(2);
  takes(within, no_ends,
        [&](double v) { return rank_intervals(row_major(counts, 2, 2), pair, intervals, v); });
  std::vector<sobol_index> indices(1);
  const numbers runs{1, 2, 3, 5, 4, 6};
  takes(within, no_ends, [&](double v) {
    return sobol_indices({2, 1, 1}, runs, indices, {.level = v});
  });
  const std::vector<matrix_view<const double>> tables{x.view()};
  const std::vector<std::span<const double>> weights{two};
  takes(ends, beyond, [&](double v) {
    return uncertainty_study::make({.tables = tables, .weights = weights, .exclusion = v});
  });
  takes(ends, beyond, [&](double v) {
    return uncertainty_study::make({.tables = tables, .weights = weights, .spread = numbers{v}});
  });
  takes(ends, beyond, [&](double v) {
    return uncertainty_study::make({.tables = tables, .weights = weights, .importance = v});
  });
  takes({0, .5, .999}, {1, -1e-9, missing}, [&](double v) {
    return uncertainty_study::make({.tables = tables, .weights = weights, .lift = v});
  });
}

TEST_CASE_METHOD(room, "options: what has to be positive or finite") {
  const numbers sizes{1e-9, 3}, none{0, -1, missing, inf};
  std::vector<linear_scale> scales(2);
  takes(sizes, none,
        [&](double v) { return fit_z_score(x.view(), sides, scales, {.deviation = v}); });
  takes({0, -3, 5}, {missing, inf, -inf},
        [&](double v) { return fit_z_score(x.view(), sides, scales, {.mean = v}); });
  takes({-1, .999}, {1, 2, missing, -inf}, [&](double v) {
    return fit_min_max(x.view(), sides, scales, {v, 1});
  });
  takes({1.001, 9}, {1, 0, missing, inf}, [&](double v) {
    return fit_min_max(x.view(), sides, scales, {1, v});
  });
  std::vector<interval_scale> to(2);
  const std::vector<target_interval> best(2, {.4, .6});
  takes({-1, .999}, {1, 2, missing, -inf}, [&](double v) {
    return fit_interval(x.view(), best, to, {v, 1});
  });
  takes({1.001, 9}, {1, 0, missing, inf}, [&](double v) {
    return fit_interval(x.view(), best, to, {1, v});
  });
  takes({-1, .399}, {.4, .5, missing, -inf}, [&](double v) {
    return interval_goalposts(v, {.4, .6}, 1);
  });
  takes({.601, 1}, {.6, .5, missing, inf}, [&](double v) {
    return interval_goalposts(0, {.4, .6}, v);
  });
  takes(sizes, none, [&](double v) { return interval_goalposts(0, {.4, .6}, 1, v); });
  takes({0, 1e-9, 3}, {-1e-9, missing, inf},
        [&](double v) { return entropies(x.view(), pair, {.shift = v}); });
  takes({-1000, 0, 1000}, {-1000.1, 1000.1, missing}, [&](double v) {
    return aggregate(y, z, {mean_rule::power, v});
  });
  takes(sizes, {0, -1, inf}, [&](double v) { return kernel_density(y, z, five, v); });
  takes(sizes, none, [&](double v) { return deflate(x.view(), y, out.view(), v); });
  takes(sizes, none, [&](double v) { return fit_beta_convergence(y, z, v); });
  const numbers series{3, 5, 4, 6, 8, 7, 9, 12, 10, 13}, other{1, 3, 2, 5, 4, 5, 7, 6, 8, 7};
  numbers times{0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
  takes({1}, none, [&](double v) {
    return granger_panel({series, other, {}, times}, {.step = v});
  });
  const table judged(2, 2, {1, 2, .5, 1});
  takes({0, 1e-6, inf}, {-1e-9, missing},
        [&](double v) { return ahp_weights(judged.view(), pair, {.reciprocal_tolerance = v}); });
  takes({0, .1, inf}, {-1e-9, missing},
        [&](double v) { return ahp_weights(judged.view(), pair, {.limit = v}); });
  takes({1e-9, 2, inf}, {0, -1, missing},
        [&](double v) { return winsorise(x.view(), out.view(), {}, {.skewness = v}); });
  takes({-5, 0, 2, inf}, {missing},
        [&](double v) { return winsorise(x.view(), out.view(), {}, {.kurtosis = v}); });
  const numbers supply(5, 2), demand{5, 5};
  takes({0, 1e-9, 1}, {-1e-9, missing}, [&](double v) {
    return transport(x.view(), {supply, demand}, out.view(), {.tolerance = v});
  });
  takes({-3, 0, 3}, {missing, inf, -inf}, [&](double v) {
    return transport(x.view(), {supply, demand}, out.view(), {.idle_cost = v});
  });
  takes({-3, 0, 3}, {missing, inf, -inf}, [&](double v) {
    return transport(x.view(), {supply, demand}, out.view(), {.unmet_cost = v});
  });
  takes({.1, 3}, none, [&](double v) {
    return sinkhorn(x.view(), {supply, demand}, out.view(), {.entropy = v});
  });
  takes({1e-9, 3, inf}, {0, -1, missing}, [&](double v) {
    return sinkhorn(x.view(), {supply, demand}, out.view(), {.tolerance = v});
  });
  CHECK(sinkhorn(x.view(), {supply, demand}, out.view(), {.rounds = 0}).error() ==
        test::where(error_code::no_convergence));
  std::vector<two_populations> path(2);
  takes({1e-14, 1e-3, .1}, {.99e-14, .101, 0, missing}, [&](double v) {
    return live_together({1, 1, 1, 1, 0, 0}, {1, 1}, numbers{0, 1}, path, v);
  });
  for (std::size_t k = 0; k < 6; ++k) {
    const auto with = [&](double v) {
      symbiosis_model m{1, 1, 1, 1, .1, .1};
      (k == 0 ? m.r1 : k == 1 ? m.r2 : k == 2 ? m.k1 : k == 3 ? m.k2 : k == 4 ? m.s12 : m.s21) = v;
      return phases_of(m);
    };
    takes(k < 4 ? sizes : numbers{-2, 0, .5}, k < 4 ? none : numbers{missing, inf, -inf}, with,
          test::where(error_code::bad_option, nowhere, k));
  }
  takes(
      {1e-9, 2}, {0, -1}, [&](double v) { return significance_of(1, v, 3); },
      test::where(error_code::not_positive));
  takes(
      {-1, -.5, 0, 1}, {-1 - 1e-9, 1 + 1e-9, missing},
      [&](double v) { return significance_of_correlation(v, 9); },
      test::where(error_code::out_of_range));
  takes({.1, 1.2}, {0, -1, 1.21, missing}, [&](double v) { return develop(1, 2, v, 1.2); });
}

TEST_CASE_METHOD(room, "options: least sizes") {
  const numbers rising{.1, .3, 1, 2.5, 4, 4.8, 5, 5.1};
  const std::span<const double> all(rising);
  const auto short_series = test::where(error_code::too_short);
  CHECK(fit_logistic(all.first(5)).error() == short_series);
  CHECK((fit_logistic(all.first(6)).ok() ||
         fit_logistic(all.first(6)).error() == test::where(error_code::no_bend)));
  CHECK(fit_grey(all.first(3)).error() == short_series);
  CHECK(fit_grey(all.first(4)).ok());
  const numbers k{1, 3, 2, 4, 6, 5, 8, 7}, l{2, 3, 4, 3, 5, 6, 5, 7};
  const std::span<const double> ks(k), ls(l);
  CHECK(fit_production({all.first(3), ks.first(3), ls.first(3)}).error() == short_series);
  CHECK(fit_production({all.first(4), ks.first(4), ls.first(4)}).ok());
  std::vector<growth_account> one(1), none;
  CHECK(account_for_growth({all.first(1), ks.first(1), ls.first(1)}, .3, none).error() ==
        short_series);
  CHECK(account_for_growth({all.first(2), ks.first(2), ls.first(2)}, .3, one).ok());
  CHECK(fit_beta_convergence(ks.first(2), ls.first(2), 1).error() == short_series);
  CHECK(fit_beta_convergence(ks.first(3), ls.first(3), 1).ok());
  CHECK(fit_haken(ks.first(3), ls.first(3)).error() == short_series);
  CHECK(fit_haken(ks.first(4), ls.first(4)).ok());
  const numbers times{0, 1, 2, 3, 4};
  CHECK(fit_symbiosis({std::span(times).first(4), ks.first(4), ls.first(4)}).error() ==
        short_series);
  // n - p rows for p + p + 1 numbers: one degree of freedom is left from 3 p + 2 values on.
  CHECK(granger(ks.first(5), ls.first(5), {1, .05}).ok());
  CHECK(granger(ks.first(5), ls.first(5), {1, .05})->first_to_second.freedom == 1);
  CHECK(granger(ks.first(4), ls.first(4), {1, .05}).error() == short_series);
  CHECK(granger(ks, ls, {2, .05}).ok());
  CHECK(granger(ks.first(7), ls.first(7), {2, .05}).error() == short_series);
  CHECK(granger(ks, ls, {8, .05}).error() == short_series);
  CHECK(granger(ks, ls, {9, .05}).error() == short_series);
  CHECK(granger(ks, ls, {0, .05}).error() == test::where(error_code::bad_option));
  CHECK(coupling_degree(numbers{.5}).error() == test::where(error_code::one_system));
  CHECK(couple(numbers{.5}).error() == test::where(error_code::one_system));
  const table single(1, 2, {1, 2}), column(5, 1, {1, 2, 3, 4, 5});
  CHECK(couple(column.view(), {}, coupling_model::standard, five, {}, {}).error() ==
        test::where(error_code::one_system));
  const auto row = test::where(error_code::one_row);
  CHECK(entropies(single.view(), pair).error() == row);
  CHECK(deviation_weights(single.view(), pair).error() == row);
  numbers first(1);
  CHECK(topsis(single.view(), sides, two, first).error() == row);
  std::vector<vikor_score> score(1);
  CHECK(vikor(single.view(), sides, two, score).error() == row);
  CHECK(kernel_width(numbers{1}).error() == row);
  CHECK(spearman(numbers{1}, numbers{2}).error() == row);
  std::vector<std::uint32_t> grades(4, 0);
  std::vector<std::uint64_t> counts(1);
  const std::span<const std::uint32_t> seen(grades);
  CHECK(count_transitions(row_major(seen, 4, 1), row_major(counts, 1, 1)).error() == short_series);
  CHECK(count_transitions(row_major(seen, 2, 2), row_major(counts, 1, 1)).ok());
  CHECK(counts[0] == 2);
  CHECK(count_transitions_by_neighbours(row_major(seen, 4, 1), row_major(seen, 4, 1),
                                        row_major(counts, 1, 1))
            .error() == short_series);
  const auto no_grades = row_major(seen.first(0), 0, 0);
  CHECK(count_transitions(no_grades, row_major(counts, 1, 1)).error() ==
        test::where(error_code::empty));
  CHECK(count_transitions_by_neighbours(no_grades, no_grades, row_major(counts, 1, 1)).error() ==
        test::where(error_code::empty));
  const std::span<std::uint64_t> all_counts(counts);
  CHECK(count_transitions(row_major(seen, 2, 2), row_major(all_counts.first(0), 0, 0)).error() ==
        test::where(error_code::empty));
  CHECK(count_transitions_by_neighbours(row_major(seen, 2, 2), row_major(seen, 2, 2),
                                        row_major(all_counts.first(0), 0, 0))
            .error() == test::where(error_code::empty));
  // A second level for more nodes, or for fewer, than the first one makes.
  const std::vector<std::uint32_t> to_one{0, 0}, two_above{0, 0}, none_above{0};
  const numbers weight{1};
  const hierarchy_level below{to_one, two}, more{two_above, two}, fits{none_above, weight};
  const std::vector<hierarchy_level> too_many{below, more}, right{below, fits};
  table up_scores(5, 2);
  CHECK(aggregate_levels(x.view(), too_many, up_scores.view()).error() ==
        test::where(error_code::shape));
  CHECK(aggregate_levels(x.view(), right, up_scores.view()).ok());
  CHECK(global_weights(too_many, pair).error() == test::where(error_code::shape));
  const table barred(2, 2, numbers(4, forbidden));
  std::vector<std::size_t> columns(2);
  CHECK(assign(barred.view(), columns).error() == test::where(error_code::infeasible, 0));
  CHECK(significance_of(1, 1, 0).error() == short_series);
  CHECK(significance_of(1, 1, 1).ok());
  CHECK(significance_of_correlation(.5, 3, 1).error() == short_series);
  CHECK(significance_of_correlation(.5, 4, 1).ok());
  CHECK(significance_of_correlation(.5, 4, 4).error() == short_series);
  CHECK(significance_of_correlation(.5, 4, 5).error() == short_series);
  const auto exact = significance_of_correlation(-1, 9);
  REQUIRE(exact);
  CHECK((exact->low == -1 && exact->high == -1 && exact->p == 0));
  // As many conditions as a truth table may have, and one more.
  const table twelve = random.uniform_table(4, 12, .6, .9),
              thirteen = random.uniform_table(4, 13, .6, .9);
  const numbers result{.7, .8, .9, .7};
  CHECK(make_truth_table(twelve.view(), result).ok());
  CHECK(make_truth_table(thirteen.view(), result).error() ==
        test::where(error_code::too_large, nowhere, 13));
  CHECK(make_truth_table(twelve.view(), result, {.least_cases = 0}).error() ==
        test::where(error_code::bad_option));
  truth_table given;
  given.conditions = 12;
  given.rows.resize(1);
  given.rows[0].corner = 4095;
  given.rows[0].outcome = row_outcome::present;
  CHECK(find_configurations(given, solution_kind::conservative).ok());
  given.rows[0].corner = 4096;
  CHECK(find_configurations(given, solution_kind::conservative).error() ==
        test::where(error_code::out_of_range, 0));
  given.conditions = 13;
  CHECK(find_configurations(given, solution_kind::conservative).error() ==
        test::where(error_code::too_large, nowhere, 13));
  given.conditions = 0;
  CHECK(find_configurations(given, solution_kind::conservative).error() ==
        test::where(error_code::empty));
  // One round of resampling is its own interval.
  const numbers runs{1, 2, 4, 3, 5, 6, 7, 9, 8, 2, 3, 1};
  std::vector<sobol_index> indices(1), again(1);
  REQUIRE(sobol_indices({4, 1, 1}, runs, indices, {.rounds = 1}));
  CHECK(indices[0].first_low == indices[0].first_high);
  CHECK(indices[0].total_low == indices[0].total_high);
  CHECK(sobol_indices({4, 1, 1}, runs, again, {.rounds = 100'001}).error() ==
        test::where(error_code::bad_option));
}

TEST_CASE_METHOD(room, "recipes refuse what one of their steps refuses") {
  using kind = normalisation::kind;
  table bad = x;
  for (std::size_t i = 0; i < 5; ++i) bad(i, 1) = -1;  // constant, and nothing of it is positive
  numbers made(10);
  const std::vector<better> up(2, better::higher);
  const auto by = [&](const normalisation& way) {
    const std::vector<normalisation> ways{way};
    return prepare_tables(bad.view(), up, {.normalisations = ways}, made);
  };
  const auto at = [](error_code code) { return test::where(code, nowhere, 1); };
  const constant_column refuse = constant_column::refuse;
  CHECK(by({kind::min_max, 0, 1, refuse}).error() == at(error_code::column_constant));
  CHECK(by({kind::z_score, 0, 1, refuse}).error() == at(error_code::column_constant));
  CHECK(by({kind::fraction_of_max, 0, 1, refuse}).error() == at(error_code::not_positive));
  CHECK(by({kind::rank, 0, 1, refuse}).ok());
  CHECK(by({kind::percentile, 0, 1, refuse}).ok());
  for (const kind how : {kind::min_max, kind::percentile})
    for (const auto& [low, high] : std::vector<std::pair<double, double>>{
             {1, 1}, {2, 1}, {0, inf}, {-inf, 1}, {missing, 1}, {0, missing}})
      CHECK(by({how, low, high, constant_column::as_middle}).error() ==
            test::where(error_code::bad_option));
  // A single row has no percentile and no deviation.
  const table one(1, 2, {1, 2});
  numbers two_made(2);
  for (const kind how : {kind::z_score, kind::percentile}) {
    const std::vector<normalisation> ways{{how, 0, 1, {}}};
    CHECK(prepare_tables(one.view(), up, {.normalisations = ways}, two_made).error() ==
          test::where(error_code::one_row, nowhere, 0));
  }
  table gaps = x;
  gaps(3, 0) = missing;
  for (const imputation fill : {imputation::group_mean, imputation::group_median}) {
    const std::vector<imputation> fills{fill};
    const std::vector<std::uint32_t> alone{0, 0, 0, 1, 0}, beyond{0, 0, 0, 2, 0};
    CHECK(prepare_tables(gaps.view(), up, {.imputations = fills, .groups = {alone, 2}}, made)
              .error() == test::where(error_code::missing_cell, 3, 0));
    CHECK(prepare_tables(gaps.view(), up, {.imputations = fills, .groups = {beyond, 2}}, made)
              .error() == test::where(error_code::out_of_range, 3));
  }
  const std::vector<imputation> in_time{imputation::along_time};
  const numbers twice{0, 1, 1, 2, 3};
  CHECK(prepare_tables(gaps.view(), up, {.imputations = in_time, .times = twice}, made).error() ==
        test::where(error_code::duplicate, 2));
}

TEST_CASE("combinations refuse weights that are none, wherever they stand") {
  const numbers good{.5, .5}, heavy{.5, .6}, first{1, 0}, second{0, 1};
  numbers out(2), shares(2);
  const auto sum = test::where(error_code::weight_sum);
  for (const bool turned : {false, true}) {
    const numbers &a = turned ? heavy : good, &b = turned ? good : heavy;
    CHECK(combine_linear(a, b, .5, out).error() == sum);
    CHECK(combine_products(a, b, out).error() == sum);
    CHECK(combine_geometric(a, b, out).error() == sum);
    const std::vector<std::span<const double>> both{a, b};
    CHECK(combine_game(both, out, shares).error() == sum);
  }
  CHECK(combine_products(first, second, out).error() == test::where(error_code::weight_zero));
  CHECK(combine_geometric(first, second, out).error() == test::where(error_code::weight_zero));
  CHECK(combine_game({}, out, {}).error() == test::where(error_code::empty));
}

TEST_CASE("intervals: a fall alike on both sides, though the column left the interval on one") {
  const table x(3, 1, {.5, .9, .7});
  const std::vector<target_interval> best{{.4, .6}};
  std::vector<interval_scale> scale(1);
  REQUIRE(fit_interval(x.view(), best, scale));
  CHECK_THAT(scale[0](.75), WithinAbs(.5, 1e-12));
  CHECK_THAT(scale[0](.25), WithinAbs(.5, 1e-12));
  REQUIRE(fit_interval(x.view(), best, scale, {.fall = interval_fall::each_side}));
  CHECK(scale[0](.25) == 1);
}

TEST_CASE("studies refuse spreads, rules and forms of another number than their levels") {
  const table x(2, 2, {.1, .2, .3, .4});
  const std::vector<matrix_view<const double>> tables{x.view()};
  const numbers w{.5, .5}, spreads{.1, .1};
  const std::vector<std::span<const double>> weights{w};
  const auto shape = test::where(error_code::shape);
  CHECK(
      uncertainty_study::make({.tables = tables, .weights = weights, .spread = spreads}).error() ==
      shape);
  const std::vector<mean_rule> two_rules(2, mean_rule::arithmetic);
  const std::vector<std::span<const mean_rule>> rules{two_rules};
  CHECK(uncertainty_study::make({.tables = tables, .weights = weights, .rules = rules}).error() ==
        shape);
  const std::vector<index_form> forms(2, index_form::means);
  CHECK(uncertainty_study::make({.tables = tables, .weights = weights, .forms = forms}).error() ==
        shape);
}

TEST_CASE("grey grades by range of a reference that does not change, which is 0") {
  const table series(3, 2, {1, 5, 2, 5, 5, 5});
  numbers grades(2);
  table xi(3, 2);
  REQUIRE(grey_grades(series.view(), numbers{4, 4, 4}, {}, grades, {grey_scale::min_max, .5},
                      xi.view()));
  // Gaps 0, 1/4, 1 of the first; the second does not change either.
  CHECK_NUMBERS(xi.cells, 1e-12, 1, 1, .5 / .75, 1, .5 / 1.5, 1);
}

TEST_CASE("Spearman's rho with many ties is Pearson's of mean ranks") {
  random_numbers random(122);
  for (int round = 0; round < 400; ++round) {
    const std::size_t n = 3 + random.below(4);
    numbers x(n), y(n), rx(n), ry(n);
    for (std::size_t i = 0; i < n; ++i) {
      x[i] = static_cast<double>(random.below(2));
      y[i] = static_cast<double>(random.below(3));
    }
    const auto rank_of = [&](const numbers& all, std::size_t i) {
      double rank = .5;
      for (const double v : all) rank += v < all[i] ? 1 : v == all[i] ? .5 : 0;
      return rank;
    };
    double xx = 0, yy = 0, xy = 0;
    const double middle = (static_cast<double>(n) + 1) / 2;
    for (std::size_t i = 0; i < n; ++i) {
      rx[i] = rank_of(x, i) - middle;
      ry[i] = rank_of(y, i) - middle;
      xx += rx[i] * rx[i];
      yy += ry[i] * ry[i];
      xy += rx[i] * ry[i];
    }
    if (xx == 0 || yy == 0) continue;
    CHECK_THAT(*spearman(x, y), WithinAbs(xy / std::sqrt(xx * yy), 1e-12));
  }
}

TEST_CASE("where two populations end, on both sides of what a full other leaves") {
  using enum symbiosis_end;
  const double s[] = {-2, -1, -.5, 0, .5, 1, 2};
  // Rows: what the second does to the first; columns: what the first does to the second.
  const symbiosis_end ends[7][7] = {
      {depends_on_start, second_alone, second_alone, second_alone, second_alone, second_alone,
       second_alone},
      {first_alone, along_a_line, second_alone, second_alone, second_alone, second_alone,
       second_alone},
      {first_alone, first_alone, together, together, together, together, together},
      {first_alone, first_alone, together, together, together, together, together},
      {first_alone, first_alone, together, together, together, together, without_bound},
      {first_alone, first_alone, together, together, together, without_bound, without_bound},
      {first_alone, first_alone, together, together, without_bound, without_bound, without_bound}};
  for (std::size_t i = 0; i < 7; ++i)
    for (std::size_t j = 0; j < 7; ++j) {
      INFO(s[i] << " " << s[j]);
      const auto found = phases_of({1, 2, 3, 4, s[i], s[j]});
      REQUIRE(found);
      CHECK(found->end == ends[i][j]);
      const double below = 1 - s[i] * s[j], x = 3 * (1 + s[i]) / below, y = 4 * (1 + s[j]) / below;
      const bool inner = below != 0 && x > 0 && y > 0;
      CHECK((found->inner.kind != rest_kind::absent) == inner);
      if (inner) CHECK_THAT(found->inner.at.x, WithinRel(x, 1e-12));
      if (inner) CHECK_THAT(found->inner.at.y, WithinRel(y, 1e-12));
      CHECK((found->first.at.x == 3 && found->first.at.y == 0));
      CHECK((found->second.at.x == 0 && found->second.at.y == 4));
      const int one = (s[i] > 0) - (s[i] < 0), two = (s[j] > 0) - (s[j] < 0);
      const symbiosis_kind kind = one * two < 0        ? symbiosis_kind::parasitic
                                  : one > 0 && two > 0 ? symbiosis_kind::mutualism
                                  : one < 0 && two < 0 ? symbiosis_kind::competition
                                  : one + two > 0      ? symbiosis_kind::commensal
                                  : one + two < 0      ? symbiosis_kind::amensal
                                                       : symbiosis_kind::independent;
      CHECK(kind_of({1, 1, 1, 1, s[i], s[j]}) == kind);
      CHECK(kind_of({1, 1, 1, 1, s[i], s[j]}, 2) == symbiosis_kind::independent);
    }
}

TEST_CASE("options: points of rest that rounding alone tells from undecided ones") {
  const auto almost_bound = phases_of({1, 1, 1, 1, 1, 1 - 1e-13});
  REQUIRE(almost_bound);
  CHECK(almost_bound->inner.kind == rest_kind::undecided);
  const auto almost_even = phases_of({1, 1, 1, 1, 0, -1 + 1e-14});
  REQUIRE(almost_even);
  CHECK(almost_even->first.kind == rest_kind::undecided);
  CHECK(almost_even->second.kind == rest_kind::saddle);
}

}  // namespace options_test
