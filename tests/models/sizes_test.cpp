// SPDX-License-Identifier: BSL-1.0
// Every size that has to fit others, wrong on its own: each is refused, and what a method returns begins empty.

#include "models/helpers.hpp"

#include <nqpf/models.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <span>
#include <vector>

namespace sizes_test {

using namespace nqpf::models;
using test::table;

namespace {

using numbers = std::vector<double>;
using units = std::vector<std::uint32_t>;

/// A table of different numbers between 0 and 1.
table cells(std::size_t rows, std::size_t columns) {
  table out(rows, columns);
  for (std::size_t k = 0; k < out.cells.size(); ++k)
    out.cells[k] = 0.1 + 0.8 * static_cast<double>(k * k % 17) / 17;
  return out;
}

template <class T>
bool misshapen(const outcome<T>& found) {
  return !found && found.error() == test::where(error_code::shape);
}

/// Numbers of three sizes, those in the middle fitting, and room for results.
struct room {
  numbers one{1}, two{.5, .5}, three{.2, .3, .5}, four{.1, .2, .3, .4}, five{.3, .1, .2, .4, .6};
  units group3{0, 1, 0}, group4{0, 1, 1, 0}, group5{0, 1, 1, 0, 2};
  std::vector<better> up2{better::higher, better::higher}, up3{3, better::higher};
  std::vector<linear_scale> scales1{1}, scales2{2}, scales3{3}, scales4{4};
};

}  // namespace

TEST_CASE_METHOD(room, "sizes: means, hierarchies and obstacles") {
  CHECK(misshapen(aggregate(two, three)));
  CHECK(misshapen(aggregate(cells(3, 2).view(), three, three)));
  CHECK(misshapen(aggregate(cells(3, 2).view(), two, two)));
  CHECK(misshapen(aggregate(cells(3, 2).view(), two, three, {}, four)));

  const units parents{0, 0}, top{0};
  const hierarchy_level fits{parents, two}, light{parents, one};
  const std::vector<hierarchy_level> one_level{fits}, lighter{light}, two_levels{fits, {top, one}};
  CHECK(misshapen(aggregate_levels(cells(3, 3).view(), one_level, cells(3, 1).view())));
  CHECK(misshapen(aggregate_levels(cells(3, 2).view(), one_level, cells(4, 1).view())));
  CHECK(misshapen(aggregate_levels(cells(3, 2).view(), one_level, cells(3, 2).view())));
  CHECK(misshapen(aggregate_levels(cells(3, 2).view(), lighter, cells(3, 1).view())));
  CHECK(misshapen(aggregate_levels(cells(3, 2).view(), two_levels, cells(3, 1).view())));
  CHECK(misshapen(
      aggregate_levels(cells(3, 2).view(), one_level, cells(3, 1).view(), cells(2, 1).view())));
  CHECK(misshapen(
      aggregate_levels(cells(3, 2).view(), one_level, cells(3, 1).view(), cells(3, 2).view())));

  CHECK(misshapen(obstacle_degrees(cells(3, 2).view(), three, cells(3, 2).view())));
  CHECK(misshapen(obstacle_degrees(cells(3, 2).view(), two, cells(2, 2).view())));
  CHECK(misshapen(obstacle_degrees(cells(3, 2).view(), two, cells(3, 3).view())));
  CHECK(misshapen(group_obstacles(cells(3, 2).view(), units{0, 1, 0}, cells(3, 2).view())));
  CHECK(misshapen(group_obstacles(cells(3, 2).view(), units{0, 1}, cells(2, 2).view())));
  CHECK(misshapen(grey_grades(cells(3, 2).view(), numbers(two), {}, two)));
  CHECK(misshapen(grey_grades(cells(3, 2).view(), numbers(three), {}, three)));
  CHECK(misshapen(grey_grades(cells(3, 2).view(), numbers(three), two, two)));
  CHECK(misshapen(
      grey_grades(cells(3, 2).view(), numbers(three), three, two, {}, cells(2, 2).view())));
  CHECK(misshapen(
      grey_grades(cells(3, 2).view(), numbers(three), three, two, {}, cells(3, 3).view())));
}

TEST_CASE_METHOD(room, "sizes: scales and preparation") {
  const table x = cells(3, 2);
  CHECK(misshapen(fit_min_max(x.view(), up3, scales2)));
  CHECK(misshapen(fit_min_max(x.view(), up2, scales3)));
  CHECK(misshapen(fit_min_max(x.view(), up2, scales4, {}, {group4, 2})));
  CHECK(misshapen(min_max(x.view(), up2, cells(2, 2).view())));
  CHECK(misshapen(min_max(x.view(), up2, cells(3, 3).view())));
  CHECK(misshapen(
      apply_scales(x.view(), std::span<const linear_scale>(scales2), cells(2, 2).view())));
  CHECK(misshapen(
      apply_scales(x.view(), std::span<const linear_scale>(scales2), cells(3, 3).view())));
  CHECK(misshapen(
      apply_scales(x.view(), std::span<const linear_scale>(scales3), cells(3, 2).view())));
  CHECK(misshapen(fit_z_score(x.view(), up2, scales3)));
  CHECK(misshapen(fit_fraction_of_max(x.view(), scales3)));
  CHECK(misshapen(fit_vector(x.view(), scales1)));
  const std::vector<target_interval> best2(2, {.4, .6}), best3(3, {.4, .6});
  std::vector<interval_scale> to2(2), to3(3);
  CHECK(misshapen(fit_interval(x.view(), best3, to2)));
  CHECK(misshapen(fit_interval(x.view(), best2, to3)));
  CHECK(
      misshapen(apply_scales(x.view(), std::span<const interval_scale>(to3), cells(3, 2).view())));

  CHECK(misshapen(denominate(x.view(), three, cells(2, 2).view())));
  CHECK(misshapen(denominate(x.view(), three, cells(3, 3).view())));
  CHECK(misshapen(denominate(x.view(), two, cells(3, 2).view())));
  CHECK(misshapen(deflate(x.view(), two, cells(3, 2).view())));
  const std::vector<price_basis> bases(2, price_basis::current_prices);
  bool flagged[3] = {};
  CHECK(misshapen(current_price_columns(bases, {}, flagged)));
  CHECK(misshapen(impute(x.view(), cells(2, 2).view(), impute_with::mean)));
  CHECK(misshapen(impute(x.view(), cells(3, 3).view(), impute_with::mean)));
  CHECK(misshapen(impute(x.view(), cells(3, 2).view(), impute_with::mean, {group4, 2})));
  CHECK(misshapen(interpolate(x.view(), {}, three, cells(2, 2).view())));
  CHECK(misshapen(interpolate(x.view(), {}, three, cells(3, 3).view())));
  CHECK(misshapen(interpolate(x.view(), {}, two, cells(3, 2).view())));
  CHECK(misshapen(interpolate(x.view(), {group4, 2}, three, cells(3, 2).view())));
  std::vector<outlier_report> reports(3);
  CHECK(misshapen(winsorise(x.view(), cells(2, 2).view())));
  CHECK(misshapen(winsorise(x.view(), cells(3, 3).view())));
  CHECK(misshapen(winsorise(x.view(), cells(3, 2).view(), reports)));
  CHECK(misshapen(rank(three, two)));
  CHECK(misshapen(rank_scores(x.view(), up3, cells(3, 2).view())));
  CHECK(misshapen(rank_scores(x.view(), up2, cells(2, 2).view())));
  CHECK(misshapen(rank_scores(x.view(), up2, cells(3, 3).view())));
  CHECK(misshapen(rank_scores(x.view(), up2, cells(3, 2).view(), {}, {group4, 2})));
  numbers six(6), five_places(5);
  std::vector<matrix_view<const double>> views(2);
  CHECK(misshapen(prepare_tables(x.view(), up3, {}, six)));
  CHECK(misshapen(prepare_tables(x.view(), up2, {}, five_places)));
  CHECK(misshapen(prepare_tables(x.view(), up2, {}, six, views)));
}

TEST_CASE_METHOD(room, "sizes: weights") {
  const table x = cells(3, 2);
  for (numbers* out : {&one, &three}) {
    CHECK(misshapen(critic_weights(x.view(), *out)));
    CHECK(misshapen(deviation_weights(x.view(), *out)));
    CHECK(misshapen(variation_weights(x.view(), *out)));
    CHECK(misshapen(entropies(x.view(), *out)));
    CHECK(misshapen(entropy_weights(x.view(), *out)));
    CHECK(misshapen(entropy_weights(scaled_view{x.view(), scales2}, *out)));
    CHECK(misshapen(component_weights(x.view(), *out)));
    CHECK(misshapen(principal_components(x.view(), *out, cells(2, 2).view())));
    CHECK(misshapen(combine_linear(two, two, .5, *out)));
    CHECK(misshapen(combine_products(two, two, *out)));
    CHECK(misshapen(combine_geometric(two, two, *out)));
    CHECK(misshapen(combine_linear(two, *out, .5, two)));
    CHECK(misshapen(combine_products(two, *out, two)));
    CHECK(misshapen(combine_geometric(two, *out, two)));
  }
  CHECK(misshapen(entropy_weights(scaled_view{x.view(), scales3}, two)));
  CHECK(misshapen(correlations(x.view(), cells(3, 2).view())));
  CHECK(misshapen(correlations(x.view(), cells(2, 3).view())));
  CHECK(misshapen(principal_components(x.view(), two, cells(3, 2).view())));
  CHECK(misshapen(principal_components(x.view(), two, cells(2, 3).view())));
  CHECK(misshapen(cronbach_alpha(cells(3, 1).view())));
  const numbers other{.4, .6};
  const std::vector<std::span<const double>> vectors{two, other}, uneven{two, three};
  CHECK(misshapen(combine_game(vectors, two, three)));
  CHECK(misshapen(combine_game(vectors, three, two)));
  CHECK(misshapen(combine_game(uneven, two, two)));
  const table judged(2, 2, {1, 2, .5, 1}), wide(2, 3, {1, 2, 3, .5, 1, 2});
  const std::vector<matrix_view<const double>> members{judged.view()}, wider{wide.view()};
  CHECK(misshapen(group_judgements(members, cells(2, 3).view())));
  CHECK(misshapen(group_judgements(members, cells(3, 2).view())));
  CHECK(misshapen(group_judgements(wider, cells(2, 2).view())));
}

TEST_CASE_METHOD(room, "sizes: TOPSIS, VIKOR, coupling and lags") {
  const table x = cells(3, 2);
  std::vector<vikor_score> scores2(2), scores3(3);
  CHECK(misshapen(vikor(x.view(), up3, two, scores3)));
  CHECK(misshapen(vikor(x.view(), up2, three, scores3)));
  CHECK(misshapen(vikor(x.view(), up2, two, scores2)));
  CHECK(misshapen(topsis(x.view(), up3, two, three)));
  CHECK(misshapen(topsis(x.view(), up2, three, three)));
  CHECK(misshapen(topsis(x.view(), up2, two, two)));
  CHECK(misshapen(topsis(scaled_view{x.view(), scales3}, two, three)));
  CHECK(misshapen(topsis(scaled_view{x.view(), scales2}, three, three)));
  CHECK(misshapen(topsis(scaled_view{x.view(), scales2}, two, two)));
  for (const coupling_model model :
       {coupling_model::standard, coupling_model::wang, coupling_model::fan}) {
    CHECK(misshapen(couple(x.view(), three, model, three, three, three)));
    CHECK(misshapen(couple(x.view(), {}, model, two, three, three)));
    CHECK(misshapen(couple(x.view(), {}, model, three, two, three)));
    CHECK(misshapen(couple(x.view(), {}, model, three, three, two)));
    CHECK(misshapen(couple(two, three, model)));
  }
  const numbers lags{0, 1};
  std::vector<coupling> out3(3), out2(2);
  std::vector<lag_summary> summaries2(2), summaries3(3);
  const two_systems fits{three, three, {}, three};
  CHECK(misshapen(couple_lagged({three, two, {}, three}, 1, out3)));
  CHECK(misshapen(couple_lagged({three, three, {}, two}, 1, out3)));
  CHECK(misshapen(couple_lagged({three, three, {group4, 2}, three}, 1, out3)));
  CHECK(misshapen(couple_lagged(fits, 1, out2)));
  CHECK(misshapen(couple_lagged(fits, 1, out3, {.importance = three})));
  CHECK(misshapen(lag_profile({three, two, {}, three}, lags, summaries2)));
  CHECK(misshapen(lag_profile(fits, lags, summaries3)));
  CHECK(misshapen(granger(three, two)));
  CHECK(misshapen(granger_panel({three, two, {}, three})));
  CHECK(misshapen(granger_panel({three, three, {}, two})));
  CHECK(misshapen(granger_panel({three, three, {group4, 2}, three})));
  CHECK(misshapen(fit_haken(four, three)));
}

TEST_CASE_METHOD(room, "sizes: disparity, space and years") {
  CHECK(misshapen(dagum(three, {group4, 2})));
  CHECK(misshapen(dagum(three, {group3, 2}, cells(3, 2).view())));
  CHECK(misshapen(dagum(three, {group3, 2}, cells(2, 3).view())));
  CHECK(misshapen(dagum(three, {group3, 2}, {}, cells(3, 2).view())));
  CHECK(misshapen(dagum(three, {group3, 2}, {}, cells(2, 3).view())));
  CHECK(misshapen(theil_decomposition(three, {group4, 2})));
  CHECK(misshapen(theil_decomposition(three, {group3, 2}, three)));
  CHECK(misshapen(weighted_gini(three, two)));
  CHECK(misshapen(dissimilarity(three, two)));
  CHECK(misshapen(structural_deviation(three, two, three)));
  CHECK(misshapen(structural_deviation(three, three, two)));
  CHECK(misshapen(mismatch_index(three, two)));
  CHECK(misshapen(mismatch_index(three, three, {.efficiencies = two})));
  CHECK(misshapen(sigma_convergence(cells(3, 2).view(), three)));
  CHECK(misshapen(fit_beta_convergence(three, two, 1)));
  CHECK(misshapen(kernel_density(three, two, three)));
  CHECK(misshapen(kernel_densities(cells(3, 2).view(), four, cells(3, 2).view(), two)));
  CHECK(misshapen(kernel_densities(cells(3, 2).view(), four, cells(4, 3).view(), two)));
  CHECK(misshapen(kernel_densities(cells(3, 2).view(), four, cells(4, 2).view(), three)));
  CHECK(misshapen(spearman(three, two)));
  CHECK(misshapen(kendall(three, two)));

  const table line(3, 3, {0, 1, 0, 1, 0, 1, 0, 1, 0});
  CHECK(misshapen(sample_in_space(three, table(3, 2).view())));
  CHECK(misshapen(sample_in_space(three, table(2, 3).view())));
  const auto sample = sample_in_space(three, line.view());
  REQUIRE(sample);
  std::vector<local_moran> locals(2);
  std::vector<permutation_counts> counted(4);
  CHECK(misshapen(local_morans(*sample, locals)));
  CHECK(misshapen(permute_local_morans(*sample, 1, 0, 5, counted)));

  units grades(6), few(4), around(6), narrow(6);
  std::vector<std::uint64_t> counts(6);
  const auto years = row_major(grades, 3, 2);
  const auto seen = matrix_view<const std::uint32_t>(years);
  CHECK(misshapen(grade_cells(cells(3, 2).view(), numbers{.5}, row_major(few, 2, 2))));
  CHECK(misshapen(grade_cells(cells(3, 1).view(), numbers{.5}, years)));
  CHECK(misshapen(neighbour_means(cells(3, 2).view(), line.view(), cells(2, 2).view())));
  CHECK(misshapen(neighbour_means(cells(3, 2).view(), line.view(), cells(3, 3).view())));
  CHECK(misshapen(neighbour_means(cells(2, 2).view(), line.view(), cells(2, 2).view())));
  CHECK(misshapen(count_transitions(seen, row_major(counts, 3, 2))));
  const auto two_blocks = row_major(std::span(counts).first(2), 2, 1);
  CHECK(misshapen(count_transitions_by_neighbours(
      seen, row_major(std::span<const std::uint32_t>(few), 2, 2), two_blocks)));
  CHECK(misshapen(count_transitions_by_neighbours(
      seen, row_major(std::span<const std::uint32_t>(around).first(3), 3, 1), two_blocks)));
  CHECK(misshapen(count_transitions_by_neighbours(
      seen, row_major(std::span<const std::uint32_t>(narrow), 3, 2), row_major(counts, 3, 2))));
  const auto square = matrix_view<const std::uint64_t>(row_major(std::span(counts).first(4), 2, 2));
  CHECK(misshapen(transition_shares(square, cells(3, 2).view())));
  CHECK(misshapen(transition_shares(square, cells(2, 3).view())));
  CHECK(misshapen(stationary_shares(cells(3, 2).view(), three)));
  CHECK(misshapen(stationary_shares(table(2, 2, {.5, .5, .5, .5}).view(), three)));
}

TEST_CASE_METHOD(room, "sizes: programs, production and growth") {
  const table rows = cells(2, 3);
  const std::vector<row_sense> at_most2(2, row_sense::at_most), at_most3(3, row_sense::at_most);
  CHECK(misshapen(minimise({two, rows.view(), two, at_most2}, three)));
  CHECK(misshapen(minimise({three, rows.view(), three, at_most2}, three)));
  CHECK(misshapen(minimise({three, rows.view(), two, at_most3}, three)));
  CHECK(misshapen(minimise({three, rows.view(), two, at_most2}, two)));
  CHECK(misshapen(minimise({three, rows.view(), two, at_most2}, three, three)));

  const table in = cells(3, 2), out = cells(3, 1), in_more = cells(3, 3), out_more = cells(3, 2),
              in_long = cells(4, 2), out_long = cells(4, 1);
  const production_units units{in.view(), out.view()}, longer{in_long.view(), out_long.view()};
  CHECK(misshapen(dea({in.view(), out_long.view()}, three)));
  CHECK(misshapen(dea(units, four)));
  CHECK(misshapen(dea_against({in_more.view(), out.view()}, units, three)));
  CHECK(misshapen(dea_against({in.view(), out_more.view()}, units, three)));
  CHECK(misshapen(dea_unit(units, 0, {two, {}, {}})));
  CHECK(misshapen(dea_unit(units, 0, {{}, three, {}})));
  CHECK(misshapen(dea_unit(units, 0, {{}, {}, two})));
  CHECK(misshapen(scale_efficiency(units, two)));
  CHECK(misshapen(slack_based_efficiency(units, two)));
  std::vector<malmquist_change> changes3(3), changes4(4);
  CHECK(misshapen(malmquist(units, longer, changes3)));
  CHECK(misshapen(malmquist(units, units, changes4)));

  std::vector<growth_account> accounts3(3), accounts2(2);
  CHECK(misshapen(account_for_growth({four, three, four}, .3, accounts3)));
  CHECK(misshapen(account_for_growth({four, four, three}, .3, accounts3)));
  CHECK(misshapen(account_for_growth({four, four, four}, .3, accounts2)));
  CHECK(misshapen(fit_production({four, three, four})));
  CHECK(misshapen(fit_production({four, four, three})));
}

TEST_CASE_METHOD(room, "sizes: matching and transport") {
  const table cost = cells(3, 2);
  std::vector<std::size_t> columns2(2), columns3(3);
  CHECK(misshapen(assign(cost.view(), columns2)));
  CHECK(misshapen(assign(cost.view(), columns3, {two, {}})));
  CHECK(misshapen(assign(cost.view(), columns3, {{}, three})));
  const transport_totals fits{three, two};
  CHECK(misshapen(transport(cost.view(), {two, two}, cells(3, 2).view())));
  CHECK(misshapen(transport(cost.view(), {three, three}, cells(3, 2).view())));
  CHECK(misshapen(transport(cost.view(), fits, cells(2, 2).view())));
  CHECK(misshapen(transport(cost.view(), fits, cells(3, 3).view())));
  CHECK(misshapen(sinkhorn(cost.view(), {two, two}, cells(3, 2).view())));
  CHECK(misshapen(sinkhorn(cost.view(), {three, three}, cells(3, 2).view())));
  CHECK(misshapen(sinkhorn(cost.view(), fits, cells(2, 2).view())));
  CHECK(misshapen(sinkhorn(cost.view(), fits, cells(3, 3).view())));
  const units to0{0};
  const std::vector<std::span<const std::uint32_t>> lists(2, to0);
  const std::vector<std::size_t> places2(2, 1), places3(3, 1);
  CHECK(misshapen(match_stably({lists, lists, places3}, columns2)));
  CHECK(misshapen(match_stably({lists, lists, places2}, columns3)));
  CHECK(misshapen(find_blocking_pair({lists, lists, places3}, columns2)));
  CHECK(misshapen(find_blocking_pair({lists, lists, places2}, columns3)));
}

TEST_CASE_METHOD(room, "sizes: series, populations and sets") {
  CHECK(misshapen(smooth(four, .5, three)));
  CHECK(misshapen(holt(four, {}, three)));
  const numbers eight(8, 1);
  CHECK(misshapen(holt_winters(eight, {}, four)));
  std::vector<two_populations> path(2);
  CHECK(misshapen(live_together({1, 1, 1, 1, 0, 0}, {1, 1}, three, path)));
  const numbers times{0, 1, 2, 3, 4};
  CHECK(misshapen(fit_symbiosis({times, four, five})));
  CHECK(misshapen(fit_symbiosis({times, five, four})));
  CHECK(misshapen(calibrate(three, {0, .5, 1}, two)));
  CHECK(misshapen(relate_sufficiency(three, two)));
  CHECK(misshapen(relate_necessity(three, two)));
  CHECK(misshapen(make_truth_table(cells(3, 2).view(), two)));
  CHECK(misshapen(fit_of({}, cells(3, 2).view(), two)));
  const auto made = make_truth_table(table(3, 2, {0, 1, 1, 0, 1, 1}).view(), numbers{0, 1, 1});
  REQUIRE(made);
  const std::vector<expectation> expected(3, expectation::present);
  CHECK(misshapen(find_configurations(*made, solution_kind::intermediate, expected)));
}

TEST_CASE_METHOD(room, "sizes: studies and sensitivity") {
  const sobol_design design{4, 2, 1};
  numbers runs(16, 1), few(15, 1);
  std::vector<sobol_index> indices2(2), indices3(3);
  CHECK(misshapen(sobol_indices(design, few, indices2)));
  CHECK(misshapen(sobol_indices(design, runs, indices3)));
  const table x = cells(3, 2);
  const std::vector<matrix_view<const double>> tables{x.view()};
  const std::vector<std::span<const double>> weights{two};
  const auto study = uncertainty_study::make({.tables = tables, .weights = weights});
  REQUIRE(study);
  units counts(9), wide(12);
  CHECK(misshapen(run_study(*study, 1, 0, 2, row_major(std::span(wide).first(6), 2, 3))));
  CHECK(misshapen(run_study(*study, 1, 0, 2, row_major(wide, 3, 4))));
  CHECK(misshapen(run_study(*study, 1, 2, 1, row_major(counts, 3, 3))));
  CHECK(misshapen(run_study(*study, 1, 0, 2, row_major(counts, 3, 3), three)));
  CHECK(misshapen(leave_one_out(*study, three)));
  std::vector<rank_interval> intervals3(3), intervals2(2);
  counts.assign(9, 1);
  const auto square = matrix_view<const std::uint32_t>(row_major(counts, 3, 3));
  CHECK(misshapen(
      rank_intervals(row_major(std::span<const std::uint32_t>(wide), 3, 4), three, intervals3)));
  CHECK(misshapen(rank_intervals(square, two, intervals3)));
  CHECK(misshapen(rank_intervals(square, three, intervals2)));
}

namespace {

/// Whether the members of a new one are all zero (or false), memory between them aside.
template <class T>
bool begins_empty() {
  alignas(T) unsigned char memory[sizeof(T)] = {};
  static_cast<void>(new (memory) T);
  for (const unsigned char byte : memory)
    if (byte != 0) return false;
  return true;
}

}  // namespace

TEST_CASE("results begin empty, so that a host may sum up in them") {
  CHECK(begins_empty<linear_solution>());
  CHECK(begins_empty<dea_summary>());
  CHECK(begins_empty<dea_unit_result>());
  CHECK(begins_empty<malmquist_summary>());
  CHECK(begins_empty<growth_account>());
  CHECK(begins_empty<production_fit>());
  CHECK(begins_empty<dagum_parts>());
  CHECK(begins_empty<theil_parts>());
  CHECK(begins_empty<coupling>());
  CHECK(begins_empty<smoothing_state>());
  CHECK(begins_empty<logistic_model>());
  CHECK(begins_empty<rank_interval>());
  CHECK(begins_empty<permutation_counts>());
  CHECK(begins_empty<neighbour>());
  CHECK(begins_empty<sobol_design>());
  CHECK(begins_empty<sobol_index>());
  CHECK(begins_empty<sinkhorn_result>());
  CHECK(begins_empty<transport_result>());
  CHECK(begins_empty<matching_result>());
  CHECK(begins_empty<deviation_totals>());
  CHECK(begins_empty<granger_agreement>());
  CHECK(begins_empty<haken_model>());
  CHECK(begins_empty<two_populations>());
  CHECK(begins_empty<vikor_score>());
  CHECK(begins_empty<configuration>());
  CHECK(begins_empty<target_interval>());
  CHECK(begins_empty<calibration_anchors>());
  // Others, member by member: those that begin as something else or own memory.
  const granger_test test{};
  CHECK((test.f == 0 && test.p == 1 && test.lags == 0 && test.freedom == 0 && test.rows == 0));
  CHECK((test.share == 0 && test.total_effect == 0 && test.power == 0 && test.power_is_low));
  const granger_panel_result panel{};
  CHECK((panel.units == 0 && panel.tested == 0 && panel.by_chance == 0));
  const haken_fit fit{};
  CHECK((fit.explained_1 == 0 && fit.explained_2 == 0 && !fit.leads));
  const symbiosis_fit lived{};
  CHECK((lived.squares == 0 && lived.freedom == 0 && lived.model.k1 == 1 && lived.model.k2 == 1));
  CHECK(
      (lived.model.r1 == 0 && lived.model.r2 == 0 && lived.model.s12 == 0 && lived.model.s21 == 0));
  const grey_model grey{};
  CHECK((grey.development == 0 && grey.input == 0 && grey.first == 0 && grey.shift == 0));
  CHECK(
      (grey.size == 0 && grey.outside == 0 && grey.posterior_ratio == 0 && grey.small_error == 0));
  const holt_state holt{};
  CHECK((holt.level_weight == 0 && holt.trend_weight == 0 && holt.damping == 1));
  CHECK((holt.level == 0 && holt.trend == 0 && holt.squares == 0));
  const holt_winters_state winters{};
  CHECK((winters.level_weight == 0 && winters.trend_weight == 0 && winters.season_weight == 0));
  CHECK((winters.level == 0 && winters.trend == 0 && winters.squares == 0));
  const ahp_consistency agree{};
  CHECK((agree.lambda == 0 && agree.index == 0 && agree.ratio == 0 && agree.consistent));
  const beta_convergence beta{};
  CHECK((beta.intercept == 0 && beta.slope == 0 && beta.standard_error == 0 && beta.degrees == 0));
  const moran_index moran{};
  CHECK((moran.index == 0 && moran.expected == 0 && moran.units == 0));
  const forecast_errors errors{};
  CHECK((errors.tests == 0 && errors.wins == 0));
  const backtest_result tested{};
  CHECK((tested.origins == 0 && tested.failures == 0));
  CHECK(forecast_result{}.level == 0);
  CHECK((lag_summary{}.lag == 0 && lag_summary{}.pairs == 0));
  const outlier_report report{};
  CHECK((report.winsorised == 0 && !report.high && report.settled));
  const truth_row row{};
  CHECK((row.corner == 0 && row.cases == 0 && truth_table{}.conditions == 0));
  CHECK(term_fit{}.unique_coverage == 0);
}

TEST_CASE("options left out are those that the guide names") {
  CHECK((entropy_options{}.shift == 0 && backtest_options{}.first == 0 &&
         forecast_options{}.first == 0));
  CHECK((transport_options{}.idle_cost == 0 && transport_options{}.unmet_cost == 0));
  CHECK((min_max_options{}.low == 0 && min_max_options{}.high == 1));
  CHECK((interval_options{}.low == 0 && interval_options{}.high == 1));
  CHECK((z_score_options{}.mean == 0 && z_score_options{}.deviation == 1));
  CHECK((normalisation{}.first == 0 && normalisation{}.second == 1));
  CHECK((uncertainty_design{}.lift == 0 && uncertainty_design{}.exclusion == 0));
  CHECK((linear_scale{}.origin == 0 && linear_scale{}.base == 0));
  CHECK(interval_scale{}.low == 0);
}

}  // namespace sizes_test
