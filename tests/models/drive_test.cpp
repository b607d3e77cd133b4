// SPDX-License-Identifier: BSL-1.0
// Two-way drive: what the past of one series tells of the other, one direction at a time, against
// numpy and scipy (drive_reference.py).

#include "models/helpers.hpp"
#include "models/python.hpp"
#include "support/base.hpp"

#include <nqpf/models/granger.hpp>
#include <nqpf/models/order_parameter.hpp>
#include <nqpf/models/significance.hpp>
#include <nqpf/models/symbiosis.hpp>
#include <nqpf/models/symbiosis_fit.hpp>

#include <cstdint>
#include <cstdlib>
#include <limits>
#include <map>
#include <string>
#include <vector>

namespace drive_test {

using namespace nqpf::models;
using Catch::Matchers::WithinAbs;
using test::random_numbers;
using test::same;
using test::table;
using test::where;

namespace {

using numbers = std::vector<double>;
constexpr double infinity = std::numeric_limits<double>::infinity();

void check_granger(const granger_test& found, const numbers& expected) {
  CHECK(same(found.f, expected[0]));
  CHECK_THAT(found.p, WithinAbs(expected[1], 1e-10));
  CHECK(static_cast<double>(found.freedom) == expected[2]);
  CHECK(same(found.total_effect, expected[3], 1e-8));
  CHECK_THAT(found.power, WithinAbs(expected[4], 1e-8));
  CHECK(found.power_is_low == (expected[4] < 0.8));
}

}  // namespace

TEST_CASE("Granger: F, p, effect and power are those of numpy and scipy") {
  NQPF_NEEDS_PYTHON(python, "numpy, scipy");
  const std::size_t count = 40;
  const test::reference_problems all(*python, "drive_reference.py", "granger", 11, count);
  for (std::size_t k = 0; k < count; ++k) {
    INFO("pair " << k);
    const auto found = granger(all.list("x", k), all.list("y", k),
                               {static_cast<std::size_t>(all.list("lags", k)[0])});
    REQUIRE(found);
    check_granger(found->first_to_second, all.list("there", k));
    check_granger(found->second_to_first, all.list("back", k));
    const bool there = found->first_to_second.p < .05, back = found->second_to_first.p < .05;
    CHECK((found->reading == granger_reading::both) == (there && back));
    CHECK((found->reading == granger_reading::none) == (!there && !back));
    CHECK((found->reading == granger_reading::first_to_second) == (there && !back));
  }
}

TEST_CASE("Granger over units: one constant each, and how many agree, as numpy has it") {
  NQPF_NEEDS_PYTHON(python, "numpy, scipy");
  const std::size_t count = 20;
  const test::reference_problems all(*python, "drive_reference.py", "panel", 12, count);
  for (std::size_t k = 0; k < count; ++k) {
    INFO("panel " << k);
    const numbers& shape = all.list("shape", k);
    const auto units = static_cast<std::size_t>(shape[0]),
               years = static_cast<std::size_t>(shape[1]);
    std::vector<std::uint32_t> unit;
    numbers times, x = all.list("x", k), y = all.list("y", k);
    for (std::size_t i = 0; i < units * years; ++i) {
      unit.push_back(static_cast<std::uint32_t>(i / years));
      times.push_back(2000 + static_cast<double>(i % years));
    }
    // The order of the rows, and rows without a past, change nothing.
    for (std::size_t i = 0, j = x.size() - 1; i < j; i += 2, --j) {
      std::swap(x[i], x[j]), std::swap(y[i], y[j]), std::swap(unit[i], unit[j]);
      std::swap(times[i], times[j]);
    }
    x.push_back(7), y.push_back(9), times.push_back(1990), unit.push_back(0);
    granger_panel_options options;
    options.test.lags = static_cast<std::size_t>(shape[2]);
    const auto found = granger_panel({x, y, {unit, units}, times}, options);
    REQUIRE(found);
    check_granger(found->pooled.first_to_second, all.list("there", k));
    check_granger(found->pooled.second_to_first, all.list("back", k));
    CHECK(found->units == units);
    CHECK(found->tested == units);
    CHECK(static_cast<double>(found->first_to_second.same_sign) == all.list("agree", k)[0]);
    CHECK(static_cast<double>(found->first_to_second.seen) == all.list("agree", k)[1]);
    CHECK(found->by_chance == Approx(.05 * shape[0]));
  }
}

TEST_CASE("Granger: units of measure, exact series and refusals") {
  random_numbers random(3);
  numbers x, y, large;
  for (int t = 0; t < 30; ++t) {
    x.push_back(random.uniform());
    y.push_back(t == 0 ? .5 : x[x.size() - 2] * .7);
    large.push_back(1e200 * random.uniform());
  }
  const auto exact = granger(x, y);
  REQUIRE(exact);
  CHECK(exact->first_to_second.f == infinity);  // what is left is rounding
  CHECK(exact->first_to_second.p < 1e-100);
  CHECK_THAT(exact->first_to_second.share, WithinAbs(1, 1e-12));
  CHECK_THAT(exact->first_to_second.total_effect, WithinAbs(.7, 1e-12));
  const auto far = granger(x, large);
  REQUIRE(far);
  CHECK(far->first_to_second.p > 0);
  CHECK(far->first_to_second.p < 1);
  CHECK(
      granger(numbers{1, 4, 2, 5, 3, 7}, numbers{2, 1, 4, 3, 6, 9})->first_to_second.power_is_low);

  numbers line, constant(30, 4.0);
  for (int t = 0; t < 30; ++t) line.push_back(.1 * t);
  CHECK(granger({}, {}).error() == where(error_code::empty));
  CHECK(granger(x, numbers{1}).error() == where(error_code::shape));
  CHECK(granger(x, large, {0}).error() == where(error_code::bad_option));
  CHECK(granger(x, large, {1, 1}).error() == where(error_code::bad_option));
  CHECK(granger(x, large, {40}).error() == where(error_code::too_short));
  CHECK(granger(x, large, {10}).error() == where(error_code::too_short));
  CHECK(granger(numbers{1, 3, 2, 5}, numbers{2, 1, 4, 4}).error() == where(error_code::too_short));
  CHECK(granger(x, constant).error() == where(error_code::column_constant, nowhere, 1));
  CHECK(granger(x, line, {2}).error() == where(error_code::singular, nowhere, 1));
  CHECK(granger(x, x).error() == where(error_code::singular, nowhere, 0));
  large[3] = missing;
  CHECK(granger(x, large).error() == where(error_code::missing_cell, 3, 1));
  x[5] = infinity;
  CHECK(granger(x, large).error() == where(error_code::not_finite, 5, 0));
  CHECK(granger_power(1, 0, .3).error() == where(error_code::bad_option));

  const numbers times{1, 2, 2};
  const numbers three{1, 2, 3};
  CHECK(granger_panel({three, three, {}, times}).error() == where(error_code::duplicate, 2));
}

TEST_CASE("Haken: the example, its recovery in both roles and its points of rest") {
  const haken_model model{-.05, .08, .6, .4};
  numbers q1{.2}, q2{.3};
  for (int t = 0; t < 4; ++t) {
    const double x = q1.back(), y = q2.back();
    q1.push_back(model.next_q1(x, y));
    q2.push_back(model.next_q2(x, y));
  }
  CHECK_NUMBERS(q1, 5e-9, .2, .2052, .21322742, .22267352, .23297558);
  CHECK_NUMBERS(q2, 5e-9, .3, .136, .07124282, .0466835, .0385068);
  const auto found = fit_haken(q1, q2);
  REQUIRE(found);
  const haken_model& fitted = found->first_as_q1.model;
  CHECK_NUMBERS((numbers{fitted.g1, fitted.a, fitted.g2, fitted.b}), 1e-11, -.05, .08, .6, .4);
  CHECK_THAT(found->first_as_q1.rest.q1, WithinAbs(.96824584, 5e-9));
  CHECK(found->first_as_q1.rest.stable);
  CHECK(!found->first_as_q1.rest.zero_is_stable);
  CHECK(found->first_as_q1.leads);
  CHECK_THAT(found->first_as_q1.explained_1, WithinAbs(1, 1e-12));
  CHECK(found->comparable);
  const double at1 = found->first_as_q1.rest.q1, at2 = found->first_as_q1.rest.q2;
  CHECK_THAT(model.next_q1(at1, at2), WithinAbs(at1, 1e-9));  // the point of rest stays
  CHECK_THAT(model.next_q2(at1, at2), WithinAbs(at2, 1e-9));
  const auto turned = fit_haken(q2, q1);
  REQUIRE(turned);
  CHECK(turned->second_as_q1.model.g1 == fitted.g1);
  CHECK((turned->found == order_parameter::second) == (found->found == order_parameter::first));
}

TEST_CASE("Haken: random models come back, in any unit; refusals") {
  random_numbers random(8);
  for (int k = 0; k < 200; ++k) {
    const haken_model model{random.uniform(-.1, .2), random.uniform(-.3, .3),
                            random.uniform(.3, .9), random.uniform(.1, .5)};
    const double unit = k % 2 == 0 ? 1 : 1e150;
    numbers q1{random.uniform(.2, 1)}, q2{random.uniform(.2, 1)}, p1, p2;
    for (int t = 0; t < 8; ++t) {
      const double x = q1.back(), y = q2.back();
      q1.push_back(model.next_q1(x, y));
      q2.push_back(model.next_q2(x, y));
    }
    for (std::size_t t = 0; t < q1.size(); ++t)
      p1.push_back(unit * q1[t]), p2.push_back(unit * q2[t]);
    const auto found = fit_haken(p1, p2);
    REQUIRE(found);
    const haken_model& fitted = found->first_as_q1.model;
    CHECK_NUMBERS((numbers{fitted.g1, fitted.a * unit, fitted.g2, fitted.b * unit}), 1e-7, model.g1,
                  model.a, model.g2, model.b);
    CHECK(found->first_as_q1.leads == model.q1_leads());
    const haken_rest rest = points_of_rest(model);
    CHECK(is_missing(rest.q1) == !(-model.g1 * model.g2 / (model.a * model.b) > 0));
  }
  CHECK(is_missing(points_of_rest({-.1, .1, 0, .1}).q1));
  CHECK(fit_haken({}, {}).error() == where(error_code::empty));
  CHECK(fit_haken(numbers{1, 2, 3, 4}, numbers{1}).error() == where(error_code::shape));
  CHECK(fit_haken(numbers{1, 2, 3}, numbers{1, 3, 2}).error() == where(error_code::too_short));
  CHECK(fit_haken(numbers{1, 2, 3, 4}, numbers{1, 0, 2, 1}).error() ==
        where(error_code::not_positive, 1, 1));
  CHECK(fit_haken(numbers{1, missing, 3, 4}, numbers{1, 1, 2, 1}).error() ==
        where(error_code::missing_cell, 1, 0));
  CHECK(fit_haken(numbers{1, 2, 3, 5}, numbers{2, 2, 2, 2}).error() ==
        where(error_code::singular, nowhere, 0));
  CHECK(fit_haken(numbers{2, 2, 2, 2}, numbers{1, 2, 3, 5}).error() ==
        where(error_code::singular, nowhere, 1));
}

TEST_CASE("symbiosis: the example and its limit") {
  const symbiosis_model model{.3, .2, 100, 80, .3, .5};
  const numbers times{0, 10, 20, 50, 400};
  std::vector<two_populations> path(times.size());
  REQUIRE(live_together(model, {10, 5}, times, path));
  numbers x, y;
  for (const auto& at : path) x.push_back(at.x), y.push_back(at.y);
  CHECK_NUMBERS(x, 5e-7, 10, 77.074484, 135.214975, 152.924754, 152.941176);
  CHECK_NUMBERS(y, 5e-7, 5, 36.284199, 115.896405, 141.155704, 141.176471);
  const auto phases = phases_of(model);
  REQUIRE(phases);
  CHECK_THAT(phases->inner.at.x, WithinAbs(152.941176, 5e-7));
  CHECK_THAT(phases->inner.at.y, WithinAbs(141.176471, 5e-7));
  CHECK(phases->inner.kind == rest_kind::stable_node);
  CHECK(phases->none.kind == rest_kind::unstable);
  CHECK(phases->first.kind == rest_kind::saddle);
  CHECK(phases->end == symbiosis_end::together);
}

TEST_CASE("symbiosis: paths are scipy's, and end where the phases say") {
  NQPF_NEEDS_PYTHON(python, "numpy, scipy");
  const std::size_t count = 60;
  const test::reference_problems all(*python, "drive_reference.py", "symbiosis", 13, count);
  for (std::size_t k = 0; k < count; ++k) {
    INFO("model " << k);
    const numbers& m = all.list("model", k);
    const symbiosis_model model{m[0], m[1], m[2], m[3], m[4], m[5]};
    const table& expected = all("path", k);
    std::vector<two_populations> path(expected.rows);
    REQUIRE(live_together(model, {expected(0, 0), expected(0, 1)}, all.list("times", k), path));
    for (std::size_t t = 0; t < path.size(); ++t) {
      CHECK(same(path[t].x, expected(t, 0), 1e-7));
      CHECK(same(path[t].y, expected(t, 1), 1e-7));
    }
    const auto phases = phases_of(model);
    REQUIRE(phases);
    // Far away in time the populations stand at the point that the reading names.
    const numbers late{0, 20000};
    std::vector<two_populations> last(2);
    REQUIRE(live_together(model, {expected(0, 0), expected(0, 1)}, late, last, 1e-8));
    const bool first = last[1].x > 1e-3 * model.k1, second = last[1].y > 1e-3 * model.k2;
    switch (phases->end) {
      case symbiosis_end::together:
        CHECK(same(last[1].x, phases->inner.at.x, 1e-4));
        CHECK(same(last[1].y, phases->inner.at.y, 1e-4));
        break;
      case symbiosis_end::first_alone: CHECK((first && !second)); break;
      case symbiosis_end::second_alone: CHECK((second && !first)); break;
      case symbiosis_end::depends_on_start:
        CHECK(first != second);
        CHECK(phases->inner.kind == rest_kind::saddle);
        break;
      default: FAIL("no such end among these models");
    }
  }
}

TEST_CASE("symbiosis: kinds, growth without bound, refusals") {
  using kind = symbiosis_kind;
  CHECK(kind_of({1, 1, 1, 1, .1, .2}) == kind::mutualism);
  CHECK(kind_of({1, 1, 1, 1, 0, .2}) == kind::commensal);
  CHECK(kind_of({1, 1, 1, 1, -.1, 0}) == kind::amensal);
  CHECK(kind_of({1, 1, 1, 1, -.1, .2}) == kind::parasitic);
  CHECK(kind_of({1, 1, 1, 1, -.1, -.2}) == kind::competition);
  CHECK(kind_of({1, 1, 1, 1, 0, 0}) == kind::independent);
  CHECK(kind_of({1, 1, 1, 1, .1, .2}, .15) == kind::commensal);

  const symbiosis_model wild{1, 1, 1, 1, 1.5, 1.5};
  std::vector<two_populations> path(3);
  const numbers times{0, .1, 100};
  CHECK(phases_of(wild)->end == symbiosis_end::without_bound);
  CHECK(phases_of(wild)->inner.kind == rest_kind::absent);
  CHECK(live_together(wild, {1, 1}, times, path).error() == where(error_code::unbounded, 2));
  CHECK(phases_of({1, 1, 1, 1, -1, -1})->end == symbiosis_end::along_a_line);
  CHECK(phases_of({1, 1, 1, 1, -2, -2})->end == symbiosis_end::depends_on_start);
  CHECK(phases_of({1, .25, 1, 1, -.5, 1})->inner.kind == rest_kind::stable_focus);

  const symbiosis_model model{.3, .2, 100, 80, .3, .5};
  CHECK(phases_of({0, 1, 1, 1, 0, 0}).error() == where(error_code::bad_option, nowhere, 0));
  CHECK(phases_of({1, 1, 1, 1, 0, infinity}).error() == where(error_code::bad_option, nowhere, 5));
  CHECK(live_together(model, {1, -1}, times, path).error() ==
        where(error_code::negative, nowhere, 1));
  CHECK(live_together(model, {1, 1}, numbers{0, 2, 1}, path).error() ==
        where(error_code::out_of_range, 2));
  CHECK(live_together(model, {1, 1}, numbers{0, 2}, path).error() == where(error_code::shape));
  CHECK(live_together(model, {1, 1}, times, path, 0).error() == where(error_code::bad_option));
  // Nobody comes from nothing.
  REQUIRE(live_together(model, {0, 5}, times, path));
  CHECK(path[2].x == 0);
  CHECK_THAT(path[2].y, WithinAbs(80, 1e-4));
}

TEST_CASE("symbiosis: a fit finds the model that made the series, and refuses others") {
  random_numbers random(21);
  const symbiosis_model model{.3, .2, 100, 80, .3, .5};
  numbers times, x, y, noisy;
  for (int t = 0; t <= 40; t += 2) times.push_back(t);
  std::vector<two_populations> path(times.size());
  REQUIRE(live_together(model, {10, 5}, times, path));
  for (const auto& at : path) {
    x.push_back(at.x), y.push_back(at.y);
    noisy.push_back(at.x * random.uniform(.98, 1.02));
  }
  const auto found = fit_symbiosis({times, x, y});
  REQUIRE(found);
  const symbiosis_model& m = found->model;
  CHECK_NUMBERS((numbers{m.r1, m.r2, m.k1 / 100, m.k2 / 80, m.s12, m.s21}), 1e-5, .3, .2, 1, 1, .3,
                .5);
  CHECK_THAT(found->start.x, WithinAbs(10, 1e-4));
  const auto rough = fit_symbiosis({times, noisy, y});
  REQUIRE(rough);
  CHECK(std::fabs(rough->model.s12 - .3) < 4 * rough->error.s12);
  CHECK(rough->error.s12 > 0);
  CHECK(rough->freedom == 2 * times.size() - 8);

  CHECK(fit_symbiosis({times, x, numbers{1}}).error() == where(error_code::shape));
  x[2] = 0;
  CHECK(fit_symbiosis({times, x, y}).error() == where(error_code::not_positive, 2, 1));
  CHECK(fit_symbiosis({numbers{1, 2}, numbers{1, 2}, numbers{1, 2}}).error() ==
        where(error_code::too_short));
  const numbers flat(times.size(), 3.0);
  CHECK(!fit_symbiosis({times, flat, flat}));
  numbers zigzag;  // leads the search to rates without end, where it must give up
  for (std::size_t t = 0; t < times.size(); ++t) zigzag.push_back(t % 2 == 0 ? 5 : 6);
  CHECK(!fit_symbiosis({times, zigzag, zigzag}));
}

TEST_CASE("significance: intervals and p values are those of scipy") {
  struct expected {
    double estimate, error;
    std::size_t freedom;
    double level, low, high, p;
  };
  for (const expected& e :
       {expected{0.42, 0.17, 27, 0.95, 0.07118881219835183, 0.7688111878016481,
                 0.02009421140487369},
        expected{-3, 1.25, 1, 0.9, -10.892189393501166, 4.892189393501166, 0.25133183275600474},
        expected{1e-3, 2e-3, 200, 0.99, -0.004201268872330076, 0.0062012688723300765,
                 0.6176247523164607},
        expected{5, 0.1, 8, 0.95, 4.769399586496663, 5.230600413503337, 2.8344106450917818e-11}}) {
    const auto found = significance_of(e.estimate, e.error, e.freedom, e.level);
    REQUIRE(found);
    CHECK(same(found->low, e.low, 1e-9));
    CHECK(same(found->high, e.high, 1e-9));
    CHECK(same(found->p, e.p, 1e-8));
  }
  struct correlation {
    double r;
    std::size_t pairs, constants;
    double level, low, high, p;
  };
  for (const correlation& e :
       {correlation{0.5, 20, 1, 0.95, 0.07381057440740976, 0.7717607064299187,
                    0.023522054512814965},
        correlation{-0.3, 60, 12, 0.9, -0.5020476180723701, -0.06689909693805826,
                    0.035793626931648614},
        correlation{0.95, 5, 1, 0.95, 0.41850400679615773, 0.9967975035920748, 0.00958284682302826},
        correlation{0, 10, 1, 0.95, -0.6296263003883293, 0.6296263003883293, 1}}) {
    const auto found = significance_of_correlation(e.r, e.pairs, e.constants, e.level);
    REQUIRE(found);
    CHECK(same(found->low, e.low, 1e-9));
    CHECK(same(found->high, e.high, 1e-9));
    CHECK(same(found->p, e.p, 1e-9));
  }
  CHECK(significance_of_correlation(-1, 9)->p == 0);
  CHECK(significance_of_correlation(1, 9)->low == 1);
}

TEST_CASE("significance: what it refuses") {
  CHECK(significance_of(1, 0, 5).error().code == error_code::not_positive);
  CHECK(significance_of(1, -1, 5).error().code == error_code::not_positive);
  CHECK(significance_of(infinity, 1, 5).error().code == error_code::not_finite);
  CHECK(significance_of(1, missing, 5).error().code == error_code::not_finite);
  CHECK(significance_of(1, 1, 0).error().code == error_code::too_short);
  CHECK(significance_of(1, 1, 5, 1).error().code == error_code::bad_option);
  CHECK(significance_of_correlation(1.1, 9).error().code == error_code::out_of_range);
  CHECK(significance_of_correlation(missing, 9).error().code == error_code::out_of_range);
  CHECK(significance_of_correlation(0.5, 3).error().code == error_code::too_short);
  CHECK(significance_of_correlation(0.5, 12, 10).error().code == error_code::too_short);
  CHECK(significance_of_correlation(0.5, 9, 12).error().code == error_code::too_short);
  CHECK(significance_of_correlation(0.5, 9, 1, 0).error().code == error_code::bad_option);
}

TEST_CASE("symbiosis: points of rest are of the kind that the slopes around them show") {
  random_numbers random(27);
  std::size_t seen[5]{};
  for (int round = 0; round < 400; ++round) {
    const symbiosis_model m{random.uniform(.1, 2),     random.uniform(.1, 2),
                            random.uniform(50, 200),   random.uniform(50, 200),
                            random.uniform(-2.5, 1.5), random.uniform(-2.5, 1.5)};
    const auto slope_x = [&](double x, double y) {
      return m.r1 * x * (1 - x / m.k1 + m.s12 * y / m.k2);
    };
    const auto slope_y = [&](double x, double y) {
      return m.r2 * y * (1 - y / m.k2 + m.s21 * x / m.k1);
    };
    const auto phases = phases_of(m);
    REQUIRE(phases);
    // The inner point solves two linear equations; it is one only where both populations live.
    const double below = 1 - m.s12 * m.s21;
    const double x = m.k1 * (1 + m.s12) / below, y = m.k2 * (1 + m.s21) / below;
    CHECK((phases->inner.kind == rest_kind::absent) == !(x > 0 && y > 0));
    for (const symbiosis_rest& rest :
         {phases->none, phases->first, phases->second, phases->inner}) {
      if (rest.kind == rest_kind::absent || rest.kind == rest_kind::undecided) continue;
      CHECK(std::fabs(slope_x(rest.at.x, rest.at.y)) < 1e-9 * m.k1);
      CHECK(std::fabs(slope_y(rest.at.x, rest.at.y)) < 1e-9 * m.k2);
      // Slopes are of second degree, so differences over both sides are exact but for rounding.
      const double h = 1e-3;
      const auto by_x = [&](const auto& f) {
        return (f(rest.at.x + h, rest.at.y) - f(rest.at.x - h, rest.at.y)) / (2 * h);
      };
      const auto by_y = [&](const auto& f) {
        return (f(rest.at.x, rest.at.y + h) - f(rest.at.x, rest.at.y - h)) / (2 * h);
      };
      const double xx = by_x(slope_x), xy = by_y(slope_x), yx = by_x(slope_y), yy = by_y(slope_y);
      const double trace = xx + yy, determinant = xx * yy - xy * yx;
      const double apart = trace * trace - 4 * determinant;
      if (std::fabs(apart) < 1e-6 || std::fabs(determinant) < 1e-6) continue;
      const rest_kind expected = determinant < 0 ? rest_kind::saddle
                                 : trace > 0     ? rest_kind::unstable
                                 : apart < 0     ? rest_kind::stable_focus
                                                 : rest_kind::stable_node;
      CHECK(rest.kind == expected);
      ++seen[static_cast<std::size_t>(expected)];
    }
  }
  for (const rest_kind kind :
       {rest_kind::stable_node, rest_kind::stable_focus, rest_kind::saddle, rest_kind::unstable})
    CHECK(seen[static_cast<std::size_t>(kind)] > 0);
}

TEST_CASE("Granger over units: what it refuses, each by its place") {
  const numbers three{1, 2, 4}, times{1, 2, 3};
  const std::vector<std::uint32_t> beyond{0, 1, 0}, one(3, 0);
  granger_panel_options options;
  CHECK(granger_panel({three, times, {one, 1}, numbers{1, 2}}).error().code == error_code::shape);
  CHECK(granger_panel({three, times, {beyond, 1}, times}).error() ==
        where(error_code::out_of_range, 1));
  CHECK(granger_panel({numbers{1, missing, 3}, three, {one, 1}, times}).error() ==
        where(error_code::missing_cell, 1, 0));
  CHECK(granger_panel({three, numbers{1, 2, infinity}, {one, 1}, times}).error() ==
        where(error_code::not_finite, 2, 1));
  options.unknown = missing_cells::skip;
  CHECK(granger_panel({three, numbers{1, 2, -infinity}, {one, 1}, times}, options).error() ==
        where(error_code::not_finite, 2, 1));
  for (const double step : {0.0, -1.0, infinity, missing}) {
    options.step = step;
    CHECK(granger_panel({three, three, {one, 1}, times}, options).error() ==
          where(error_code::bad_option));
  }
  options.step = 1;
  options.test.lags = 0;
  CHECK(granger_panel({three, three, {one, 1}, times}, options).error() ==
        where(error_code::bad_option));
}

}  // namespace drive_test
