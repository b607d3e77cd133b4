// SPDX-License-Identifier: BSL-1.0
// Why a method refuses numbers that are each allowed: nothing to work on, nothing that varies, what overflows, what
// vanishes, what divides by nothing. Each by its code and its place.

#include "models/helpers.hpp"

#include <nqpf/models.hpp>

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace reasons_test {

using namespace nqpf::models;
using test::random_numbers;
using test::table;

namespace {

using numbers = std::vector<double>;
constexpr double inf = std::numeric_limits<double>::infinity();

template <class T>
bool refuses(const outcome<T>& found, error_code code, std::size_t row = nowhere,
             std::size_t column = nowhere) {
  return !found && found.error() == test::where(code, row, column);
}

}  // namespace

TEST_CASE("reasons: nothing to work on") {
  using enum error_code;
  const numbers none, one{1}, two{.5, .5};
  numbers out, pair(2);
  const std::vector<better> sides(2, better::higher);
  std::vector<linear_scale> scales(2);
  const table flat(0, 2), narrow(2, 0);
  CHECK(refuses(aggregate(none, none), empty));
  CHECK(refuses(check_weights(none), empty));
  CHECK(refuses(bring_to_one(out), empty));
  CHECK(refuses(equal_weights(out), empty));
  for (const table* x : {&flat, &narrow}) {
    CHECK(refuses(aggregate(x->view(), two, out), empty));
    CHECK(refuses(critic_weights(x->view(), pair), empty));
    CHECK(refuses(vikor(x->view(), sides, two, {}), empty));
    CHECK(refuses(grey_grades(x->view(), numbers{}, {}, pair), empty));
    CHECK(refuses(obstacle_degrees(x->view(), two, table(0, 2).view()), empty));
    CHECK(refuses(sigma_convergence(x->view(), pair), empty));
    CHECK(refuses(kernel_densities(x->view(), one, table(1, 2).view(), pair), empty));
    CHECK(refuses(winsorise(x->view(), table(0, 2).view()), empty));
    CHECK(refuses(impute(x->view(), table(0, 2).view(), impute_with::mean), empty));
    CHECK(refuses(interpolate(x->view(), {}, none, table(0, 2).view()), empty));
    CHECK(refuses(rank_scores(x->view(), sides, table(0, 2).view()), empty));
    CHECK(refuses(fit_min_max(x->view(), sides, scales), empty));
    CHECK(refuses(prepare_tables(x->view(), sides, {}, out), empty));
    CHECK(refuses(assign(x->view(), {}), empty));
    CHECK(refuses(transport(x->view(), {none, none}, table(0, 0).view()), empty));
    CHECK(refuses(sinkhorn(x->view(), {none, none}, table(0, 0).view()), empty));
    CHECK(refuses(make_truth_table(x->view(), none), empty));
    CHECK(refuses(fit_of({}, x->view(), none), empty));
    CHECK(refuses(stationary_shares(x->view(), out), empty));
    CHECK(refuses(dea({x->view(), table(2, 1, {1, 1}).view()}, pair), empty));
    CHECK(refuses(dea({table(2, 1, {1, 1}).view(), x->view()}, pair), empty));
    CHECK(refuses(minimise({two, x->view(), none, {}}, pair), empty));
  }
  CHECK(refuses(entropies(flat.view(), pair), empty));
  CHECK(refuses(deviation_weights(flat.view(), pair), empty));
  CHECK(refuses(topsis(flat.view(), sides, two, out), empty));
  CHECK(refuses(fit_z_score(flat.view(), sides, scales), empty));
  CHECK(refuses(couple(flat.view(), {}, coupling_model::wang, {}, {}, {}), empty));
  const std::vector<target_interval> best(2, {0, 1});
  std::vector<interval_scale> to(2);
  CHECK(refuses(fit_interval(flat.view(), best, to), empty));
  CHECK(refuses(kernel_densities(table(2, 2, {1, 2, 3, 4}).view(), none, table(0, 2).view(), pair),
                empty));
  CHECK(refuses(combine_game({}, pair, out), empty));
  CHECK(refuses(group_judgements({}, table(2, 2).view()), empty));
  CHECK(refuses(ahp_weights({}, out), empty));
  const std::vector<std::uint32_t> parents{0, 0};
  const hierarchy_level level{parents, two}, no_nodes{{}, {}};
  const std::vector<hierarchy_level> levels{level}, hollow{no_nodes};
  CHECK(refuses(aggregate_levels(flat.view(), levels, table(0, 1).view()), empty));
  CHECK(refuses(aggregate_levels(table(1, 2).view(), {}, table(1, 1).view()), empty));
  CHECK(refuses(global_weights({}, pair), empty));
  CHECK(refuses(global_weights(hollow, out), empty));
  for (const auto& found : {gini(none), theil_t(none), theil_l(none), kernel_width(none),
                            dissimilarity(none, none), mismatch_index(none, none),
                            weighted_gini(none, none), spearman(none, none), kendall(none, none)})
    CHECK(refuses(found, empty));
  CHECK(refuses(kernel_density(none, two, pair), empty));
  CHECK(refuses(theil_decomposition(none, {}), empty));
  CHECK(refuses(dagum(none, {}), empty));
  CHECK(refuses(structural_deviation(none, none, out), empty));
  CHECK(refuses(calibrate(none, {0, 1, 2}, out), empty));
  CHECK(refuses(relate_sufficiency(none, none), empty));
  CHECK(refuses(rank(none, out), empty));
  CHECK(refuses(smooth(none), empty));
  CHECK(refuses(holt(none), empty));
  CHECK(refuses(holt_winters(none), empty));
  CHECK(refuses(fit_grey(none), empty));
  CHECK(refuses(fit_logistic(none), empty));
  CHECK(refuses(forecast(none), empty));
  CHECK(refuses(granger(none, none), empty));
  CHECK(refuses(granger_panel({}), empty));
  CHECK(refuses(fit_haken(none, none), empty));
  CHECK(refuses(fit_symbiosis({}), empty));
  CHECK(refuses(live_together({1, 1, 1, 1, 0, 0}, {1, 1}, none, {}), empty));
  CHECK(refuses(fit_production({}), empty));
  CHECK(refuses(couple_lagged({}, 1, {}), empty));
  std::vector<lag_summary> profile(1);
  CHECK(refuses(lag_profile({}, one, profile), empty));
  CHECK(refuses(sample_in_space(none, {}), empty));
  CHECK(refuses(sobol_indices({0, 2, 1}, none, {}), empty));
  CHECK(refuses(sobol_indices({2, 0, 1}, none, {}), empty));
  CHECK(refuses(transition_shares({}, {}), empty));
  CHECK(refuses(match_stably({}, {}), empty));
  CHECK(refuses(uncertainty_study::make({}), empty));
  // No groups at all.
  const table x(2, 2, {1, 2, 3, 5});
  const row_groups no_groups{{}, 0};
  CHECK(refuses(fit_min_max(x.view(), sides, {}, {}, no_groups), empty));
  CHECK(refuses(fit_vector(x.view(), {}, no_groups), empty));
  CHECK(refuses(impute(x.view(), table(2, 2).view(), impute_with::mean, no_groups), empty));
  CHECK(refuses(rank_scores(x.view(), sides, table(2, 2).view(), {}, no_groups), empty));
}

TEST_CASE("reasons: nothing varies, nothing is known, nothing divides") {
  using enum error_code;
  const table flat(3, 2, {1, 2, 1, 2, 1, 2}), half(3, 2, {1, 2, 1, 3, 1, 4}),
      zeros(3, 2, {0, 1, 0, 2, 0, 3});
  numbers pair(2), three(3);
  const numbers two{.5, .5}, same{2, 2, 2}, none{0, 0, 0}, rising{1, 2, 4};
  const std::vector<better> sides(2, better::higher);
  std::vector<linear_scale> scales(2);
  CHECK(refuses(critic_weights(flat.view(), pair), nothing_varies));
  CHECK(refuses(critic_weights(table(3, 2, {1, 2, 2, 4, 3, 6}).view(), pair), all_correlated));
  CHECK(refuses(deviation_weights(flat.view(), pair), nothing_varies));
  CHECK(refuses(variation_weights(zeros.view(), pair), not_positive, nowhere, 0));
  CHECK(refuses(entropy_weights(flat.view(), pair), nothing_varies));
  CHECK(refuses(component_weights(flat.view(), pair), nothing_varies));
  CHECK(refuses(cronbach_alpha(table(3, 2, {1, 3, 2, 2, 3, 1}).view()), nothing_varies));
  CHECK(refuses(topsis(flat.view(), sides, two, three), nothing_varies));
  CHECK(refuses(fit_min_max(half.view(), sides, scales), column_constant, nowhere, 0));
  CHECK(refuses(fit_z_score(half.view(), sides, scales), column_constant, nowhere, 0));
  CHECK(refuses(fit_fraction_of_max(zeros.view(), scales), not_positive, nowhere, 0));
  CHECK(refuses(fit_target(half.view(), sides, numbers{1, 9}, scales), out_of_range, nowhere, 0));
  CHECK(refuses(fit_target(half.view(), sides, numbers{9, 2}, scales), out_of_range, nowhere, 1));
  const std::vector<target_interval> outside{{5, 6}, {0, 9}}, wrong{{0, 1}, {2, 1}},
      open{{0, 1}, {0, inf}};
  std::vector<interval_scale> to(2);
  CHECK(refuses(fit_interval(half.view(), outside, to), column_constant, nowhere, 0));
  CHECK(refuses(fit_interval(half.view(), wrong, to), out_of_range, nowhere, 1));
  CHECK(refuses(fit_interval(half.view(), open, to), out_of_range, nowhere, 1));
  const table one_known(3, 2, {missing, 1, 5, 2, missing, 3}),
      none_known(3, 2, {missing, 1, missing, 2, missing, 3});
  CHECK(refuses(fit_z_score(one_known.view(), sides, scales), one_row, nowhere, 0));
  CHECK(refuses(rank_scores(one_known.view(), sides, table(3, 2).view(), rank_score::percentile),
                one_row, nowhere, 0));
  const entropy_options skip{.unknown = missing_cells::skip};
  CHECK(refuses(entropies(one_known.view(), pair, skip), one_row, nowhere, 0));
  CHECK(refuses(entropies(none_known.view(), pair, skip), nothing_known, nowhere, 0));
  scales[0] = linear_scale{};
  scales[1].origin = missing;
  CHECK(
      refuses(entropy_weights(scaled_view{half.view(), scales}, pair), nothing_known, nowhere, 1));
  CHECK(refuses(topsis(scaled_view{half.view(), scales}, two, three), nothing_known, nowhere, 1));
  table z(3, 2);
  const std::span<const linear_scale> made(scales);
  CHECK(refuses(apply_scales(half.view(), made, z.view()), nothing_known, 0, 1));
  const std::vector<linear_scale> four{scales[0], scales[1], scales[0], scales[0]};
  const std::vector<std::uint32_t> group{1, 0, 1};
  CHECK(
      refuses(apply_scales(half.view(), std::span<const linear_scale>(four), z.view(), {group, 2}),
              nothing_known, 1, 1));
  CHECK(
      refuses(sigma_convergence(one_known.view(), pair, missing_cells::skip), one_row, nowhere, 0));
  CHECK(refuses(sigma_convergence(none_known.view(), pair, missing_cells::skip), nothing_known,
                nowhere, 0));
  CHECK(refuses(sigma_convergence(zeros.view(), pair), zero_divisor, nowhere, 0));
  CHECK(refuses(
      kernel_densities(none_known.view(), two, table(2, 2).view(), pair, 1, missing_cells::skip),
      nothing_known, nowhere, 0));
  CHECK(refuses(fit_beta_convergence(same, rising, 1), nothing_varies));
  CHECK(refuses(kernel_width(same), nothing_varies));
  CHECK(refuses(spearman(same, rising), nothing_varies, nowhere, 0));
  CHECK(refuses(kendall(rising, same), nothing_varies, nowhere, 1));
  CHECK(refuses(gini(none), zero_divisor));
  CHECK(refuses(theil_t(none), zero_divisor));
  CHECK(refuses(weighted_gini(rising, none), weight_zero));
  CHECK(refuses(weighted_gini(none, rising), zero_divisor));
  CHECK(refuses(weighted_gini(numbers{5, 0, 0}, numbers{0, 1, 1}), zero_divisor));
  CHECK(refuses(dissimilarity(none, rising), zero_divisor, nowhere, 0));
  CHECK(refuses(dissimilarity(rising, none), zero_divisor, nowhere, 1));
  CHECK(refuses(structural_deviation(none, rising, three), zero_divisor, nowhere, 0));
  CHECK(refuses(mismatch_index(rising, rising, {.5, none}), zero_divisor, nowhere, 2));
  CHECK(refuses(mismatch_index(rising, numbers{1, 1, 0}, {.5, numbers{0, 0, 3}}), zero_divisor,
                nowhere, 2));
  CHECK(refuses(relate_sufficiency(none, numbers{.1, .2, .3}), zero_divisor, nowhere, 0));
  CHECK(refuses(relate_necessity(numbers{.1, .2, .3}, none), zero_divisor, nowhere, 1));
  CHECK(refuses(fit_of({}, table(3, 2, {.1, .2, .3, .4, .5, .6}).view(), none), zero_divisor,
                nowhere, 2));
  CHECK(refuses(transport(zeros.view(), {none, two}, z.view()), zero_divisor, 0));
  CHECK(refuses(transport(zeros.view(), {rising, numbers{0, 0}}, z.view()), zero_divisor, nowhere,
                0));
  CHECK(refuses(transport(zeros.view(), {rising, two}, z.view()), unbalanced));
  CHECK(refuses(grey_grades(zeros.view(), rising, {}, pair, {grey_scale::by_first}), zero_divisor,
                nowhere, 0));
  CHECK(refuses(grey_grades(half.view(), numbers{-1, 0, 1}, {}, pair, {grey_scale::by_mean}),
                zero_divisor));
  const std::vector<std::uint32_t> gap{0, 2, 0};
  CHECK(refuses(theil_decomposition(rising, {gap, 3}), nothing_known, nowhere, 1));
  CHECK(refuses(dagum(rising, {gap, 4}), nothing_known, nowhere, 1));
  CHECK(refuses(fit_logistic(numbers(8, 0.0)), no_bend));
  CHECK(refuses(fit_haken(numbers(5, 2.0), numbers{1, 2, 3, 4, 6}), singular, nowhere, 1));
  CHECK(refuses(granger(numbers(9, 2.0), numbers{1, 3, 2, 5, 4, 7, 5, 9, 8}), column_constant,
                nowhere, 0));
  CHECK(refuses(granger(numbers{1, 3, 2, 5, 4, 7, 5, 9, 8}, numbers(9, 2.0)), column_constant,
                nowhere, 1));
  const numbers grows{1, 2, 4, 8, 16};
  CHECK(refuses(fit_production({grows, grows, numbers(5, 1.0)}), singular));
  CHECK(refuses(combine_game(std::vector<std::span<const double>>{two, two}, pair, pair), singular,
                nowhere, 1));
  const std::vector<std::uint32_t> counts{1, 1, 0, 0};
  std::vector<rank_interval> intervals(2);
  CHECK(refuses(rank_intervals(row_major(std::span(counts), 2, 2), two, intervals), empty, 1));
  CHECK(refuses(dea_unit({half.view(), half.view()}, 3, {}), out_of_range, 3));
  CHECK(refuses(group_obstacles(half.view(), std::vector<std::uint32_t>{0, 2}, z.view()),
                out_of_range, nowhere, 1));
  const table lonely(3, 3, {0, 1, 0, 1, 0, 0, 0, 0, 0});
  CHECK(refuses(sample_in_space(rising, lonely.view()), no_neighbour, 2));
  CHECK(refuses(sample_in_space(same, table(3, 3, {0, 1, 1, 1, 0, 1, 1, 1, 0}).view()),
                nothing_varies));
  CHECK(refuses(sample_in_space(rising, table(3, 3).view(), {.lonely = lonely_units::leave_out}),
                nothing_known));
  const table odd(3, 3, {1, 2, 8, .5, 1, .2, .125, 5, 1});
  CHECK(refuses(ahp_weights(odd.view(), three, {.refuse_inconsistent = true}), not_consistent));
  CHECK(refuses(ahp_weights(odd.view(), three, {.random_index = two}), no_index));
  CHECK(ahp_weights(odd.view(), three).ok());
  std::vector<std::size_t> columns2(2), columns3(3);
  const auto one_post = assign(table(2, 2, {forbidden, 1, forbidden, 2}).view(), columns2);
  CHECK((refuses(one_post, infeasible, 0) || refuses(one_post, infeasible, 1)));
  CHECK(refuses(assign(table(3, 2, {forbidden, 1, forbidden, 2, forbidden, 3}).view(), columns3),
                infeasible, nowhere, 0));
  std::vector<two_populations> path(3);
  CHECK(
      refuses(live_together({1, 1, 1, 1, 0, 0}, {1, 1}, numbers{0, 1, 1}, path), out_of_range, 2));
  CHECK(refuses(fit_symbiosis({numbers{0, 1, 1, 2, 3}, grows, grows}), out_of_range, 2));
  std::vector<coupling> coupled(2);
  CHECK(refuses(couple_lagged({numbers{.1, .2}, numbers{.1, .2}, {}, numbers{4, 4}}, 0, coupled),
                duplicate, 1));
}

TEST_CASE("reasons: what overflows and what vanishes") {
  using enum error_code;
  constexpr double big = 1.5e308, small = 3e-308;
  numbers pair(2), three(3);
  const numbers two{.5, .5};
  const std::vector<better> sides(2, better::higher);
  std::vector<linear_scale> scales(2);
  const table wide(2, 2, {1, big, 2, -big}), tiny(2, 2, {1, 1, 2, 1 + 1e-16});
  CHECK(refuses(fit_min_max(wide.view(), sides, scales), not_finite, nowhere, 1));
  CHECK(refuses(fit_z_score(wide.view(), sides, scales), not_finite, nowhere, 1));
  CHECK(refuses(fit_target(wide.view(), sides, numbers{9, big}, scales), not_finite, nowhere, 1));
  std::vector<vikor_score> scores(2);
  CHECK(refuses(vikor(wide.view(), sides, two, scores), not_finite, nowhere, 1));
  CHECK(refuses(topsis(wide.view(), sides, two, pair), not_finite, nowhere, 1));
  const std::vector<target_interval> far{{0, 3}, {big, big}};
  std::vector<interval_scale> to(2);
  CHECK(refuses(fit_interval(wide.view(), far, to), not_finite, nowhere, 1));
  scales[1].gain = 4;
  table z(2, 2);
  CHECK(refuses(apply_scales(wide.view(), std::span<const linear_scale>(scales), z.view()),
                not_finite, 0, 1));
  const std::vector<std::uint32_t> group{0, 0};
  CHECK(refuses(
      apply_scales(wide.view(), std::span<const linear_scale>(scales), z.view(), {group, 1}),
      not_finite, 0, 1));
  CHECK(refuses(dissimilarity(numbers{big, big}, two), not_finite, nowhere, 0));
  CHECK(refuses(structural_deviation(numbers{1, 1}, numbers{1e-320, 1e10}, pair), too_small, 0, 1));
  CHECK(refuses(kernel_width(numbers{big, -big}), not_finite));
  CHECK(refuses(kernel_width(numbers{0, 2.3e-308}), too_small));
  CHECK(refuses(kernel_density(numbers{0, 1}, numbers{5, 1}, pair, 1e-310), not_finite, 0, 1));
  CHECK(refuses(denominate(wide.view(), numbers{1, .1}, z.view()), not_finite, 1, 1));
  CHECK(refuses(denominate(table(2, 2, {1, 1, 1, small}).view(), numbers{1, 1e9}, z.view()),
                too_small, 1, 1));
  CHECK(refuses(deflate(wide.view(), numbers{1, 1}, z.view(), 10), not_finite, 0, 1));
  CHECK(refuses(deflate(table(2, 2, {1, 1, 1, 1e-300}).view(), numbers{1, 1}, z.view(), 1e-20),
                too_small, 1, 1));
  CHECK(refuses(grey_grades(wide.view(), numbers{0, 1}, {}, pair, {grey_scale::min_max}),
                not_finite, nowhere, 1));
  CHECK(refuses(grey_grades(wide.view(), numbers{-1e308, 1}, {}, pair), not_finite));
  CHECK(refuses(grey_grades(table(2, 2, {1, 1e-200, 2, 1e200}).view(), numbers{1, 1}, {}, pair,
                            {grey_scale::by_first}),
                not_finite, nowhere, 1));
  CHECK(refuses(grey_grades(table(2, 2, {1, 1e200, 2, 1e-200}).view(), numbers{1, 1}, {}, pair,
                            {grey_scale::by_first}),
                too_small, nowhere, 1));
  CHECK(refuses(theil_decomposition(numbers{1e-320, 1}, {}), too_small, 0));
  CHECK(refuses(dagum(numbers{1, 1e-320}, {}), too_small, 1));
  std::vector<std::size_t> columns(2);
  CHECK(refuses(assign(table(2, 2, {big, forbidden, forbidden, big}).view(), columns), not_finite));
  CHECK(refuses(
      transport(table(2, 2, {1, 1, 1, 1}).view(), {numbers{big, big}, numbers{1, 1}}, z.view()),
      not_finite));
  CHECK(refuses(aggregate(numbers{big, big}, numbers{1, 1}, {mean_rule::sum}), not_finite));
  CHECK(refuses(aggregate(numbers{small, small}, numbers{.1, .1}, {mean_rule::sum}), too_small));
  CHECK(refuses(aggregate(numbers{1, 2}, numbers{1, 1e-320}, {mean_rule::geometric}), too_small));
  CHECK(refuses(aggregate(numbers{1, 2}, numbers{big, big}), not_finite));
  CHECK(refuses(aggregate(numbers{1, 2}, numbers{0, 0}), weight_zero));
  pair = {0, 0};
  CHECK(refuses(bring_to_one(pair), weight_zero));
  // The column of a hierarchy's error counts the indicators first, then the scores.
  const std::vector<std::uint32_t> low{0, 0, 1}, top{0, 0};
  const numbers w3{1, 1, 1}, w2{1, 1};
  table scores3(2, 3);
  const std::vector<hierarchy_level> levels{{low, w3, {}}, {top, w2, {mean_rule::geometric}}};
  CHECK(refuses(aggregate_levels(table(2, 3, {1, 2, 3, 1, 2, -1}).view(), levels, scores3.view()),
                not_positive, 1, 4));
  CHECK(refuses(aggregate_levels(table(2, 3, {1, 2, 3, 1, inf, 3}).view(), levels, scores3.view()),
                not_finite, 1, 1));
  const numbers light{1, 1e-200, 1}, lighter{1e-200, 1};
  const std::vector<hierarchy_level> faint{{low, light, {}}, {top, lighter, {}}};
  CHECK(refuses(global_weights(faint, three), too_small, nowhere, 1));
  const numbers bad{1, -1};
  const std::vector<hierarchy_level> negative_top{{low, w3, {}}, {top, bad, {}}};
  CHECK(refuses(
      aggregate_levels(table(2, 3, {1, 2, 3, 1, 2, 3}).view(), negative_top, scores3.view()),
      weight_negative, nowhere, 4));
  // Obstacles of weights that are next to nothing, and sums that overflow.
  CHECK(
      refuses(obstacle_degrees(table(1, 2, {1, 0}).view(), numbers{1, 1e-310}, table(1, 2).view()),
              too_small, 0));
  CHECK(refuses(group_obstacles(table(1, 2, {big, big}).view(), group, table(1, 1).view()),
                not_finite, 0));
  std::vector<sobol_index> index(1);
  CHECK(refuses(sobol_indices({2, 1, 1}, numbers{big, -big, 1, 2, 3, 4}, index), not_finite));
  CHECK(refuses(sobol_indices({2, 1, 1}, numbers{1, 2, 3, 4, 1e200, 4}, index), not_finite, 4));
  const std::vector<matrix_view<const double>> tables{wide.view()};
  const std::vector<std::span<const double>> halves{two};
  CHECK(refuses(uncertainty_study::make({.tables = tables, .weights = halves}), not_finite, 0, 1));
  const std::vector<matrix_view<const double>> fine{tiny.view()};
  const numbers heavy{1e307, 1e307}, nothing{0, 0};
  const std::vector<std::span<const double>> heavies{heavy}, nothings{nothing};
  CHECK(refuses(uncertainty_study::make({.tables = fine, .weights = heavies}), not_finite, nowhere,
                0));
  CHECK(refuses(uncertainty_study::make({.tables = fine, .weights = nothings}), weight_zero,
                nowhere, 0));
  CHECK(refuses(backtest(numbers{1, 2, 3, -big, big, 1}, {4, 1, 1},
                         [](std::span<const double>, std::span<double>) { return false; }),
                not_finite, 4));
  CHECK(refuses(develop(1e-300, 1e300), too_small));
  CHECK(refuses(develop(1e300, 1e-300), not_finite));
}

}  // namespace reasons_test
