// SPDX-License-Identifier: BSL-1.0
// A number that may not be is found wherever it stands: every cell of every table and list in turn, by its code and
// its place.

#include "models/helpers.hpp"

#include <nqpf/models.hpp>

#include <cstdint>
#include <limits>
#include <vector>

namespace places_test {

using namespace nqpf::models;
using test::random_numbers;
using test::table;

namespace {

using numbers = std::vector<double>;
constexpr double inf = std::numeric_limits<double>::infinity();

/// A number that is refused, and why.
struct fault {
  double value;
  error_code code;
};
const std::vector<fault> gap{{missing, error_code::missing_cell}};
const std::vector<fault> infinite{{inf, error_code::not_finite}, {-inf, error_code::not_finite}};
const std::vector<fault> finite{{missing, error_code::missing_cell},
                                {inf, error_code::not_finite},
                                {-inf, error_code::not_finite}};

std::vector<fault> also(std::vector<fault> faults, double value, error_code code) {
  faults.push_back({value, code});
  return faults;
}
const std::vector<fault> not_negative = also(finite, -1e-9, error_code::negative);
const std::vector<fault> positive =
    also(also(finite, 0, error_code::not_positive), -1, error_code::not_positive);
const std::vector<fault> membership =
    also(also(finite, -1e-9, error_code::out_of_range), 1 + 1e-9, error_code::out_of_range);

/// Puts every fault into every cell of a table and asks.
template <class Call>
void each_cell(table& x, const std::vector<fault>& faults, const Call& call,
               std::size_t first_column = 0) {
  REQUIRE(call());
  for (std::size_t i = 0; i < x.rows; ++i)
    for (std::size_t j = 0; j < x.columns; ++j)
      for (const fault& f : faults) {
        const double old = x(i, j);
        x(i, j) = f.value;
        const auto found = call();
        x(i, j) = old;
        INFO(f.value << " at " << i << ", " << j);
        REQUIRE_FALSE(found);
        CHECK(found.error() == test::where(f.code, i, j + first_column));
      }
}

/// The same for a list; errors name its places as rows and `column`, or as columns where `across`.
template <class Call>
void each_number(numbers& x, const std::vector<fault>& faults, const Call& call,
                 std::size_t column = nowhere, bool across = false) {
  REQUIRE(call());
  for (std::size_t i = 0; i < x.size(); ++i)
    for (const fault& f : faults) {
      const double old = x[i];
      x[i] = f.value;
      const auto found = call();
      x[i] = old;
      INFO(f.value << " at " << i);
      REQUIRE_FALSE(found);
      CHECK(found.error() ==
            (across ? test::where(f.code, nowhere, i) : test::where(f.code, i, column)));
    }
}

struct room {
  random_numbers random{91};
  table x = random.uniform_table(5, 3, .1, .9), out{5, 3};
  numbers five = numbers(5), three = numbers(3), weights{.2, .3, .5};
  numbers other = numbers(5), y = numbers(5), z = numbers(5);
  std::vector<better> sides{better::higher, better::lower, better::higher};
  std::vector<std::uint32_t> groups{0, 1, 0, 1, 1};

  room() {
    for (std::size_t i = 0; i < 5; ++i) {
      y[i] = random.uniform(.2, .8);
      z[i] = random.uniform(.2, .8);
    }
  }
};

}  // namespace

TEST_CASE_METHOD(room, "places: weights from tables") {
  each_cell(x, finite, [&] { return critic_weights(x.view(), three); });
  each_cell(x, finite,
            [&] { return critic_weights(x.view(), three, {.kind = correlation::spearman}); });
  each_cell(x, finite, [&] { return deviation_weights(x.view(), three); });
  each_cell(x, not_negative, [&] { return variation_weights(x.view(), three); });
  each_cell(x, not_negative, [&] { return entropies(x.view(), three); });
  each_cell(x, not_negative, [&] { return entropy_weights(x.view(), three); });
  each_cell(x, infinite,
            [&] { return entropy_weights(x.view(), three, {.unknown = missing_cells::skip}); });
  table r(3, 3), loadings(3, 3);
  each_cell(x, finite, [&] { return correlations(x.view(), r.view()); });
  each_cell(x, finite, [&] { return principal_components(x.view(), three, loadings.view()); });
  each_cell(x, finite, [&] { return component_weights(x.view(), three); });
  each_cell(x, finite, [&] { return cronbach_alpha(x.view()); });
  const std::vector<fault> bad =
      also(also(gap, -1e-3, error_code::weight_negative), inf, error_code::not_finite);
  each_number(
      weights, bad, [&] { return check_weights(weights); }, nowhere, true);
  each_number(
      weights, bad,
      [&] {
        numbers w(weights);
        return bring_to_one(w);
      },
      nowhere, true);
  const numbers fits{.5, .2, .3};
  each_number(
      weights, bad, [&] { return combine_linear(weights, fits, .3, three); }, nowhere, true);
  each_number(
      weights, bad, [&] { return combine_products(fits, weights, three); }, nowhere, true);
  table judged(3, 3, {1, 2, 5, .5, 1, 3, .2, 1.0 / 3, 1});
  const std::vector<fault> judgements =
      also(also(positive, 1e101, error_code::out_of_range), 1e-101, error_code::out_of_range);
  each_cell(judged, judgements, [&] { return ahp_weights(judged.view(), three); });
  each_cell(judged, judgements, [&] {
    const matrix_view<const double> members[] = {judged.view()};
    return group_judgements(members, r.view());
  });
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t j = 0; j < 3; ++j) {
      table wrong = judged;
      wrong(i, j) *= 1.01;
      CHECK(ahp_weights(wrong.view(), three).error() ==
            test::where(error_code::not_reciprocal, i < j ? j : i, i < j ? i : j));
    }
}

TEST_CASE_METHOD(room, "places: scores of tables") {
  for (const topsis_norm norm : {topsis_norm::vector, topsis_norm::min_max, topsis_norm::none}) {
    each_cell(x, finite, [&] { return topsis(x.view(), sides, weights, five, {.norm = norm}); });
    each_cell(x, infinite, [&] {
      return topsis(x.view(), sides, weights, five, {.norm = norm, .unknown = missing_cells::skip});
    });
  }
  std::vector<linear_scale> scales(3);
  each_cell(x, finite, [&] { return topsis(scaled_view{x.view(), scales}, weights, five); });
  std::vector<vikor_score> scores(5);
  each_cell(x, finite, [&] { return vikor(x.view(), sides, weights, scores); });
  each_cell(x, infinite, [&] { return aggregate(x.view(), weights, five); });
  each_cell(x, also(infinite, 0, error_code::not_positive),
            [&] { return aggregate(x.view(), weights, five, {mean_rule::geometric}); });
  const std::vector<fault> unit =
      also(also(also(gap, inf, error_code::out_of_range), -1e-9, error_code::out_of_range),
           1 + 1e-9, error_code::out_of_range);
  each_cell(x, unit, [&] { return obstacle_degrees(x.view(), weights, out.view()); });
  const std::vector<std::uint32_t> of{0, 1, 0};
  table grouped(5, 2);
  each_cell(x, finite, [&] { return group_obstacles(x.view(), of, grouped.view()); });
  for (const coupling_model model :
       {coupling_model::standard, coupling_model::wang, coupling_model::fan}) {
    each_cell(x, unit, [&] { return couple(x.view(), weights, model, five, {}, {}); });
    table pair = random.uniform_table(5, 2);
    each_cell(pair, unit, [&] { return couple(pair.view(), {}, model, {}, five, {}); });
  }
  for (const grey_scale scale : {grey_scale::none, grey_scale::min_max}) {
    each_cell(x, finite, [&] { return grey_grades(x.view(), y, {}, three, {scale}); });
    each_number(y, finite, [&] { return grey_grades(x.view(), y, {}, three, {scale}); });
  }
  each_number(y, finite, [&] { return rank(y, five); });
}

TEST_CASE_METHOD(room, "places: scales and preparation") {
  std::vector<linear_scale> scales(3), six(6);
  const row_groups grouped{groups, 2};
  each_cell(x, infinite, [&] { return fit_min_max(x.view(), sides, scales); });
  each_cell(x, infinite, [&] { return fit_z_score(x.view(), sides, scales); });
  each_cell(x, infinite, [&] { return fit_z_score(x.view(), sides, six, {}, grouped); });
  each_cell(x, infinite, [&] { return fit_fraction_of_max(x.view(), scales); });
  each_cell(x, infinite, [&] { return fit_vector(x.view(), six, grouped); });
  const numbers targets{2, -2, 2};
  each_cell(x, infinite, [&] { return fit_target(x.view(), sides, targets, scales); });
  for (linear_scale& s : scales) s = linear_scale{};
  for (linear_scale& s : six) s = linear_scale{};
  const std::span<const linear_scale> pooled(scales), apart(six);
  each_cell(x, infinite, [&] { return apply_scales(x.view(), pooled, out.view()); });
  each_cell(x, infinite, [&] { return apply_scales(x.view(), apart, out.view(), grouped); });
  const std::vector<target_interval> best(3, {.4, .6});
  std::vector<interval_scale> to(3);
  each_cell(x, infinite, [&] { return fit_interval(x.view(), best, to); });
  each_cell(x, infinite, [&] { return winsorise(x.view(), out.view()); });
  each_cell(x, infinite, [&] { return impute(x.view(), out.view(), impute_with::mean); });
  each_cell(x, infinite, [&] { return rank_scores(x.view(), sides, out.view()); });
  numbers times{3, 1, 2, 5, 4};
  each_cell(x, infinite, [&] { return interpolate(x.view(), {}, times, out.view()); });
  each_number(times, finite, [&] { return interpolate(x.view(), {}, times, out.view()); });
  each_cell(x, infinite, [&] { return denominate(x.view(), y, out.view()); });
  const std::vector<fault> sizes{{inf, error_code::not_finite},
                                 {0, error_code::not_positive},
                                 {-1, error_code::not_positive},
                                 {-inf, error_code::not_finite}};
  each_number(y, sizes, [&] { return denominate(x.view(), y, out.view()); });
  each_number(y, sizes, [&] { return deflate(x.view(), y, out.view()); });
  numbers made(15);
  each_cell(x, finite, [&] { return prepare_tables(x.view(), sides, {}, made); });
  // Groups beyond their count, each row in turn.
  for (std::size_t i = 0; i < 5; ++i) {
    std::vector<std::uint32_t> wrong(groups);
    wrong[i] = 2;
    const row_groups no{wrong, 2};
    const auto beyond = test::where(error_code::out_of_range, i);
    CHECK(fit_min_max(x.view(), sides, six, {}, no).error() == beyond);
    CHECK(fit_z_score(x.view(), sides, six, {}, no).error() == beyond);
    CHECK(apply_scales(x.view(), apart, out.view(), no).error() == beyond);
    CHECK(impute(x.view(), out.view(), impute_with::median, no).error() == beyond);
    CHECK(interpolate(x.view(), no, times, out.view()).error() == beyond);
    CHECK(rank_scores(x.view(), sides, out.view(), rank_score::rank, no).error() == beyond);
    CHECK(theil_decomposition(y, no).error() == beyond);
    CHECK(dagum(y, no).error() == beyond);
    bool flagged[1];
    const std::vector<price_basis> prices{price_basis::current_prices};
    CHECK(current_price_columns(prices, no, flagged).error() == beyond);
  }
}

TEST_CASE_METHOD(room, "places: disparity and structure") {
  each_number(y, not_negative, [&] { return gini(y); });
  each_number(y, not_negative, [&] { return theil_t(y); });
  each_number(y, also(not_negative, 0, error_code::not_positive), [&] { return theil_l(y); });
  each_number(y, not_negative, [&] { return theil_decomposition(y, {groups, 2}); });
  each_number(y, not_negative, [&] { return dagum(y, {groups, 2}); });
  each_number(y, not_negative, [&] { return weighted_gini(y, z); });
  each_number(
      z, not_negative, [&] { return weighted_gini(y, z); }, 1);
  each_number(
      y, not_negative, [&] { return dissimilarity(y, z); }, 0);
  each_number(
      z, not_negative, [&] { return dissimilarity(y, z); }, 1);
  each_number(
      y, not_negative, [&] { return structural_deviation(y, z, five); }, 0);
  each_number(
      z, not_negative, [&] { return structural_deviation(y, z, five); }, 1);
  numbers phi(5, 2);
  const auto mismatch = [&] { return mismatch_index(y, z, {.5, phi}); };
  each_number(y, not_negative, mismatch, 0);
  each_number(z, not_negative, mismatch, 1);
  each_number(phi, not_negative, mismatch, 2);
  each_number(
      y, finite, [&] { return spearman(y, z); }, 0);
  each_number(
      z, finite, [&] { return kendall(y, z); }, 1);
  each_number(y, finite, [&] { return kernel_width(y); });
  numbers points{.1, .2, .3, .4, .5};
  each_number(y, finite, [&] { return kernel_density(y, points, five); });
  each_number(
      points, finite, [&] { return kernel_density(y, points, five); }, 1);
  table densities(5, 3);
  each_cell(x, finite, [&] { return kernel_densities(x.view(), points, densities.view(), three); });
  each_cell(x, infinite, [&] {
    return kernel_densities(x.view(), points, densities.view(), three, missing,
                            missing_cells::skip);
  });
  each_number(y, finite, [&] { return calibrate(y, {0, .4, 1}, five); });
  each_number(
      y, membership, [&] { return relate_sufficiency(y, z); }, 0);
  each_number(
      z, membership, [&] { return relate_necessity(y, z); }, 1);
  each_cell(x, membership, [&] { return make_truth_table(x.view(), y); });
  each_number(
      y, membership, [&] { return make_truth_table(x.view(), y); }, 3);
  const std::vector<configuration> model{{1, 1}};
  each_cell(x, membership, [&] { return fit_of(model, x.view(), y); });
}

TEST_CASE_METHOD(room, "places: space and years") {
  each_cell(x, not_negative, [&] { return sigma_convergence(x.view(), three); });
  each_number(
      y, positive, [&] { return fit_beta_convergence(y, z, 5); }, 0);
  each_number(
      z, positive, [&] { return fit_beta_convergence(y, z, 5); }, 1);
  table w(5, 5);
  for (std::size_t i = 0; i < 5; ++i)
    for (std::size_t j = 0; j < 5; ++j) w(i, j) = i == j ? 0 : 1;
  each_number(y, finite, [&] { return sample_in_space(y, w.view()); });
  each_cell(w, not_negative, [&] { return sample_in_space(y, w.view()); });
  each_cell(w, not_negative, [&] { return neighbour_means(x.view(), w.view(), out.view()); });
  each_cell(x, infinite, [&] { return neighbour_means(x.view(), w.view(), out.view()); });
  for (std::size_t i = 0; i < 5; ++i) {
    table own = w;
    own(i, i) = .1;
    CHECK(sample_in_space(y, own.view()).error() == test::where(error_code::out_of_range, i, i));
  }
  std::vector<std::uint32_t> grades(15), around(15, 1);
  each_cell(x, infinite,
            [&] { return grade_cells(x.view(), numbers{.5}, row_major(grades, 5, 3)); });
  grades.assign(15, 1);
  std::vector<std::uint64_t> counts(4);
  const auto seen = row_major(std::span<const std::uint32_t>(grades), 5, 3);
  const auto near = row_major(std::span<const std::uint32_t>(around), 5, 3);
  for (std::size_t k = 0; k < 15; ++k) {
    const auto beyond = test::where(error_code::out_of_range, k / 3, k % 3);
    grades[k] = 2;
    CHECK(count_transitions(seen, row_major(counts, 2, 2)).error() == beyond);
    grades[k] = 1;
    around[k] = 2;
    std::vector<std::uint64_t> blocks(8);
    CHECK(count_transitions_by_neighbours(seen, near, row_major(blocks, 4, 2)).error() == beyond);
    around[k] = 1;
  }
  table p(3, 3, {.2, .3, .5, .6, .2, .2, .1, .1, .8});
  each_cell(p, also(infinite, -.1, error_code::negative),
            [&] { return stationary_shares(p.view(), three); });
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t j = 0; j < 3; ++j) {
      table wrong = p;
      wrong(i, j) = missing;
      CHECK(stationary_shares(wrong.view(), three).error() ==
            test::where(error_code::missing_cell, i));
      wrong(i, j) = p(i, j) + 1e-6;
      CHECK(stationary_shares(wrong.view(), three).error() ==
            test::where(error_code::weight_sum, i));
    }
}

TEST_CASE_METHOD(room, "places: programs, production and matching") {
  table rows(2, 3, {1, 2, 1, 3, 1, 2});
  numbers goal{-1, -2, -1}, limits{4, 6};
  const std::vector<row_sense> senses(2, row_sense::at_most);
  const auto solve = [&] { return minimise({goal, rows.view(), limits, senses}, three); };
  each_cell(rows, finite, solve);
  each_number(goal, finite, solve, nowhere, true);
  each_number(limits, finite, solve);
  table made = random.uniform_table(5, 2, 1, 2);
  const auto units = [&] { return production_units{x.view(), made.view()}; };
  each_cell(x, not_negative, [&] { return dea(units(), five); });
  each_cell(
      made, not_negative, [&] { return dea(units(), five); }, 3);
  each_cell(x, also(finite, 0, error_code::not_positive),
            [&] { return slack_based_efficiency(units(), five); });
  each_cell(
      made, also(finite, 0, error_code::not_positive),
      [&] { return slack_based_efficiency(units(), five); }, 3);
  const table others = made;
  const production_units fit{x.view(), others.view()};
  each_cell(
      made, not_negative, [&] { return dea_against(units(), fit, five); }, 3);
  each_cell(
      made, not_negative, [&] { return dea_against(fit, units(), five); }, 3);
  for (std::size_t i = 0; i < 5; ++i) {  // a unit that uses or makes nothing
    table none = x, nothing = made;
    for (std::size_t j = 0; j < 3; ++j) none(i, j) = 0;
    for (std::size_t j = 0; j < 2; ++j) nothing(i, j) = 0;
    const auto idle = test::where(error_code::not_positive, i);
    CHECK(dea({none.view(), made.view()}, five).error() == idle);
    CHECK(dea({x.view(), nothing.view()}, five).error() == idle);
  }
  numbers k(5, 1), l(5, 1);
  for (std::size_t t = 0; t < 5; ++t) k[t] = random.uniform(1, 2);
  std::vector<growth_account> steps(4);
  const auto account = [&] { return account_for_growth({y, k, l}, .3, steps); };
  const auto cobb = [&] { return fit_production({y, k, l}); };
  each_number(y, positive, account, 0);
  each_number(k, positive, account, 1);
  each_number(l, positive, account, 2);
  each_number(y, positive, cobb, 0);
  each_number(k, positive, cobb, 1);
  each_number(l, positive, cobb, 2);

  const std::vector<fault> costs{{missing, error_code::missing_cell},
                                 {-inf, error_code::not_finite}};
  std::vector<std::size_t> columns(5);
  each_cell(x, costs, [&] { return assign(x.view(), columns); });
  numbers supply{3, 3, 3, 3, 3}, demand{5, 5, 5};
  const auto plan = [&] {
    return transport(x.view(), {supply, demand}, out.view(), {.leave_rest = true});
  };
  each_cell(x, costs, plan);
  each_number(supply, not_negative, plan);
  each_number(demand, not_negative, plan, nowhere, true);
  each_cell(x, finite, [&] { return sinkhorn(x.view(), {supply, demand}, out.view()); });
}

TEST_CASE_METHOD(room, "places: series and studies") {
  numbers s{5, 7, 6, 9, 8, 12, 11, 13};
  each_number(s, finite, [&] { return smooth(s); });
  each_number(s, finite, [&] { return holt(s); });
  each_number(s, finite, [&] { return holt_winters(s); });
  each_number(s, positive,
              [&] { return holt_winters(s, {.form = seasonal_form::multiplicative}); });
  each_number(s, positive, [&] { return fit_grey(s); });
  each_number(s, finite, [&] { return forecast(s); });
  numbers bend{.1, .3, 1, 2.5, 4, 4.8, 5, 5.1};
  each_number(bend, not_negative, [&] { return fit_logistic(bend); });
  numbers a{1, 3, 2, 5, 4, 7, 5, 9, 8}, b{2, 1, 4, 3, 6, 4, 8, 7, 9};
  each_number(
      a, finite, [&] { return granger(a, b); }, 0);
  each_number(
      b, finite, [&] { return granger(a, b); }, 1);
  each_number(
      a, positive, [&] { return fit_haken(a, b); }, 0);
  each_number(
      b, positive, [&] { return fit_haken(a, b); }, 1);
  numbers times{0, 1, 2, 3, 4, 5, 6, 7, 8};
  const auto panel = [&] { return granger_panel({a, b, {}, times}); };
  each_number(a, finite, panel, 0);
  each_number(b, finite, panel, 1);
  each_number(times, finite, panel);
  numbers years{2, 0, 1, 4, 3};
  std::vector<coupling> coupled(5);
  std::vector<lag_summary> profile(1);
  const std::vector<fault> level =
      also(also(gap, -1e-9, error_code::out_of_range), 1 + 1e-9, error_code::out_of_range);
  const auto lagged = [&] { return couple_lagged({y, z, {}, years}, 1, coupled); };
  each_number(y, level, lagged, 0);
  each_number(z, level, lagged, 1);
  each_number(years, finite, lagged);
  const numbers lags{1};
  each_number(
      y, level,
      [&] {
        return lag_profile({y, z, {}, years}, lags, profile);
      },
      0);
  numbers at{0, 1, 2, 3, 4};
  std::vector<two_populations> path(5);
  each_number(at, finite, [&] { return live_together({1, 1, 1, 1, 0, 0}, {1, 1}, at, path); });

  const sobol_design design{4, 2, 1};
  numbers outputs(16);
  for (double& v : outputs) v = random.uniform();
  std::vector<sobol_index> indices(2);
  each_number(outputs, finite, [&] { return sobol_indices(design, outputs, indices); });
  std::vector<std::uint32_t> counts(9, 1);
  numbers nominal{1, 2, 3};
  std::vector<rank_interval> intervals(3);
  each_number(nominal, finite, [&] {
    return rank_intervals(matrix_view<const std::uint32_t>(row_major(counts, 3, 3)), nominal,
                          intervals);
  });
  const std::vector<matrix_view<const double>> tables{x.view(), x.view()};
  const std::vector<std::span<const double>> some{weights, weights};
  each_cell(x, infinite,
            [&] { return uncertainty_study::make({.tables = tables, .weights = some}); });
  each_number(
      weights, also(also(gap, -1, error_code::weight_negative), inf, error_code::not_finite),
      [&] { return uncertainty_study::make({.tables = tables, .weights = some}); }, nowhere, true);
}

}  // namespace places_test
