// SPDX-License-Identifier: BSL-1.0
// Forecasts: GM(1,1), the smoothings, the logistic curve, backtests, intervals, and whether the data
// support them.

#include "models/helpers.hpp"
#include "support/base.hpp"

#include <nqpf/models/backtest.hpp>
#include <nqpf/models/forecast.hpp>
#include <nqpf/models/grey_forecast.hpp>
#include <nqpf/models/holt.hpp>
#include <nqpf/models/holt_winters.hpp>
#include <nqpf/models/logistic_growth.hpp>
#include <nqpf/models/simple_smoothing.hpp>

#include <initializer_list>
#include <limits>
#include <span>
#include <string>
#include <vector>

namespace forecast_test {

using namespace nqpf::models;
using Catch::Matchers::Contains;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using test::random_numbers;
using test::where;

namespace {

using numbers = std::vector<double>;
constexpr double infinity = std::numeric_limits<double>::infinity();

const numbers holt_data{17.5534,   21.8601,   23.8866,   26.9293,   26.8885,
                        28.8314,   30.0751,   30.9535,   30.1857,   31.5797,
                        32.577569, 33.477398, 39.021581, 41.386432, 41.596552};
const numbers smooth_data{446.6565229, 454.4733065, 455.662974,  423.6322388,
                          456.2713279, 440.5880501, 425.3325201, 485.1494479,
                          506.0481621, 526.7919833, 514.268889,  494.2110193};

numbers logistic_data(std::size_t n, double k, double m, double s) {
  numbers out;
  for (std::size_t t = 0; t < n; ++t)
    out.push_back(k / (1 + std::exp((m - static_cast<double>(t)) / s)));
  return out;
}

}  // namespace

TEST_CASE("GM(1,1): the example") {
  const numbers x{100, 120, 145, 175, 210};
  const auto model = fit_grey(x);
  REQUIRE(model);
  CHECK_THAT(model->development, WithinAbs(-.18562589, 5e-9));
  CHECK_THAT(model->input, WithinAbs(90.56996668, 5e-9));
  CHECK_THAT(model->posterior_ratio, WithinAbs(.01106938, 5e-9));
  CHECK(model->small_error == 1);
  CHECK(model->grade == grey_grade::good);
  CHECK(model->outside == 0);
  CHECK(model->shift == 0);
  numbers found;
  for (std::size_t k = 0; k < 8; ++k) found.push_back(model->at(k));
  CHECK_NUMBERS(found, 5e-5, 100, 119.9184, 144.3784, 173.8275, 209.2834, 251.9713, 303.3663,
                365.2444);
}

TEST_CASE("GM(1,1): a constant series is constant, and units do not matter") {
  for (const double value : {5.0, 0.1, 1e300, 1e-300, 123456.789}) {
    const auto model = fit_grey(numbers(6, value));
    INFO(value);
    if (!model) {  // sums above the greatest double
      CHECK(model.error().code == error_code::not_finite);
      CHECK(value == 1e300);
      continue;
    }
    for (std::size_t k = 0; k < 9; ++k) CHECK_THAT(model->at(k) / value, WithinAbs(1, 1e-12));
    CHECK(model->posterior_ratio == 0);
    CHECK(model->small_error == 1);
    CHECK(model->grade == grey_grade::good);
  }
  random_numbers random(5);
  numbers x, thousandfold;
  for (int k = 0; k < 9; ++k) x.push_back(random.uniform(8, 12));
  for (const double value : x) thousandfold.push_back(1000 * value);
  const auto one = fit_grey(x), thousand = fit_grey(thousandfold);
  CHECK_THAT(thousand->development, WithinAbs(one->development, 1e-12));
  CHECK_THAT(thousand->at(12) / 1000, WithinAbs(one->at(12), 1e-9));
  CHECK_THAT(thousand->posterior_ratio, WithinAbs(one->posterior_ratio, 1e-12));
}

TEST_CASE("GM(1,1): class ratios outside, and grades") {
  const numbers wild{1, 3, 2, 9, 4, 12};
  const auto kept = fit_grey(wild, class_ratios::report);
  const auto shifted = fit_grey(wild);
  REQUIRE(kept);
  REQUIRE(shifted);
  CHECK(kept->outside == 5);
  CHECK(kept->shift == 0);
  CHECK(shifted->outside == 5);
  CHECK(shifted->shift > 0);
  CHECK(fit_grey(wild, class_ratios::refuse).error() == where(error_code::out_of_range, 1));
  // The shift brings every ratio inside, and hardly more than is needed.
  const double high = std::exp(2.0 / 7);
  bool all = true, tight = false;
  for (std::size_t k = 1; k < wild.size(); ++k) {
    const double ratio = (wild[k - 1] + shifted->shift) / (wild[k] + shifted->shift);
    all = all && ratio > 1 / high && ratio < high;
    tight = tight || ratio < 1 / high * (1 + 1e-6) || ratio > high * (1 - 1e-6);
  }
  CHECK(all);
  CHECK(tight);
  CHECK(shifted->at(0) == Approx(1).epsilon(1e-12));
  CHECK(kept->grade != grey_grade::good);
  CHECK(fit_grey(numbers{10, 1, 12, 2, 11, 1}, class_ratios::report)->grade == grey_grade::failed);

  CHECK(fit_grey({}).error() == where(error_code::empty));
  CHECK(fit_grey(numbers{1, 2, 3}).error() == where(error_code::too_short));
  CHECK(fit_grey(numbers{1, 2, 0, 3}).error() == where(error_code::not_positive, 2));
  CHECK(fit_grey(numbers{1, missing, 2, 3}).error() == where(error_code::missing_cell, 1));
  CHECK(fit_grey(numbers{1, infinity, 2, 3}).error() == where(error_code::not_finite, 1));
}

TEST_CASE("Holt: the example, both starts, weights found") {
  holt_options options;
  options.level_weight = .8;
  options.trend_weight = .2;
  numbers fitted(holt_data.size());
  const auto state = holt(holt_data, options, fitted);
  REQUIRE(state);
  numbers ahead;
  for (std::size_t h = 1; h <= 5; ++h) ahead.push_back(state->ahead(h));
  CHECK_NUMBERS(ahead, 5e-3, 43.76, 45.59, 47.43, 49.27, 51.10);
  CHECK_THAT(ahead[0], WithinAbs(43.75696849, 5e-9));
  double squares = 0;
  for (std::size_t t = 0; t < fitted.size(); ++t)
    squares += (holt_data[t] - fitted[t]) * (holt_data[t] - fitted[t]);
  CHECK_THAT(state->squares, WithinAbs(squares, 1e-10));
  CHECK(fitted[0] == holt_data[0] + (holt_data[1] - holt_data[0]));

  options.start = holt_start::second_value;
  REQUIRE(holt(holt_data, options, fitted));
  CHECK(is_missing(fitted[1]));
  CHECK(fitted[2] == Approx(2 * holt_data[1] - holt_data[0]).epsilon(1e-14));
  options.start = holt_start::first_value;
  options.damping = .9;
  const auto damped = holt(holt_data, options);
  CHECK(damped->ahead(2) == Approx(damped->level + (.9 + .81) * damped->trend).epsilon(1e-14));

  SECTION("weights found leave no larger errors than any of a fine grid") {
    const auto best = holt(holt_data);
    REQUIRE(best);
    options.damping = 1;
    for (int a = 0; a <= 40; ++a)
      for (int g = 0; g <= 40; ++g) {
        options.level_weight = a / 40.0;
        options.trend_weight = g / 40.0;
        CHECK(best->squares <= holt(holt_data, options)->squares + 1e-9);
      }
    holt_options half;
    half.level_weight = .8;
    CHECK(holt(holt_data, half)->level_weight == .8);
  }
  SECTION("a straight line goes on, whatever the weights") {
    numbers line;
    for (int t = 0; t < 9; ++t) line.push_back(3 - 0.25 * t);
    CHECK_THAT(holt(line)->ahead(4), WithinAbs(3 - 0.25 * 12, 1e-12));
  }
  SECTION("errors") {
    CHECK(holt({}).error() == where(error_code::empty));
    CHECK(holt(numbers{1, 2, 3}).error() == where(error_code::too_short));
    options.level_weight = 1.2;
    CHECK(holt(holt_data, options).error() == where(error_code::bad_option));
    CHECK(holt(numbers{1, 2, missing, 3}).error() == where(error_code::missing_cell, 2));
    CHECK(holt(holt_data, {}, std::span(fitted).first(2)).error() == where(error_code::shape));
    holt_options given{.5, .5, 1, holt_start::second_value};
    CHECK(holt(numbers{1, 2}, given).error() == where(error_code::too_short));
  }
}

TEST_CASE("simple smoothing: the examples") {
  CHECK_THAT(smooth(smooth_data, .2)->level, WithinAbs(484.802468, 5e-7));
  CHECK_THAT(smooth(smooth_data, .6)->level, WithinAbs(501.837461, 5e-7));
  const auto best = smooth(smooth_data);
  REQUIRE(best);
  for (int a = 0; a <= 100; ++a)
    CHECK(best->squares <= smooth(smooth_data, a / 100.0)->squares + 1e-9);
  numbers fitted(smooth_data.size());
  REQUIRE(smooth(smooth_data, .5, fitted));
  CHECK(is_missing(fitted[0]));
  CHECK(fitted[1] == smooth_data[0]);
  CHECK(smooth({}).error() == where(error_code::empty));
  CHECK(smooth(numbers{1, 2}).error() == where(error_code::too_short));
  CHECK(smooth(numbers{1, 2}, .3).ok());
  CHECK(smooth(smooth_data, -1).error() == where(error_code::bad_option));
}

TEST_CASE("Holt-Winters: an exact season goes on, both forms") {
  const numbers season{3, -1, -4, 2}, factors{1.2, .9, .8, 1.1};
  for (const seasonal_form form : {seasonal_form::additive, seasonal_form::multiplicative}) {
    numbers y;
    for (std::size_t t = 0; t < 15; ++t) {
      // A flat level: the start takes the first season's mean as the level at its end.
      y.push_back(form == seasonal_form::additive ? 50 + season[t % 4] : 50 * factors[t % 4]);
    }
    holt_winters_options options;
    options.form = form;
    numbers fitted(y.size());
    const auto state = holt_winters(y, options, fitted);
    REQUIRE(state);
    for (std::size_t h = 1; h <= 9; ++h)
      CHECK_THAT(state->ahead(h), WithinAbs(y[(14 + h) % 4], 1e-9));
    CHECK(is_missing(fitted[3]));
    CHECK_THAT(fitted[4], WithinAbs(y[4], 1e-12));
  }
  holt_winters_options options;
  CHECK(holt_winters(numbers(7, 1.0), options).error() == where(error_code::too_short));
  options.period = 1;
  CHECK(holt_winters(numbers(9, 1.0), options).error() == where(error_code::bad_option));
  options.period = 4;
  options.form = seasonal_form::multiplicative;
  CHECK(holt_winters(numbers{1, 2, 3, 4, 1, 0, 3, 4}, options).error() ==
        where(error_code::not_positive, 5));
}

TEST_CASE("logistic growth: found where the data bend, refused where they do not") {
  for (const double k : {1.0, 250.0, 1e6})
    for (const double m : {6.0, 11.5, 17.0})
      for (const double s : {1.0, 2.5, -2.0}) {
        INFO("K " << k << " m " << m << " s " << s);
        const auto model = fit_logistic(logistic_data(24, k, m, s));
        REQUIRE(model);
        CHECK_THAT(model->capacity / k, WithinAbs(1, 1e-7));
        CHECK_THAT(model->middle, WithinAbs(m, 1e-6));
        CHECK_THAT(model->pace, WithinAbs(s, 1e-6));
      }
  random_numbers random(9);
  numbers noisy = logistic_data(24, 100, 12, 3);
  for (double& y : noisy) y += random.uniform(-2, 2);
  const auto found = fit_logistic(noisy);
  REQUIRE(found);
  CHECK_THAT(found->capacity, WithinAbs(100, 4 * found->capacity_error));
  CHECK(found->capacity_error > 0);

  SECTION("no bend") {
    numbers line, exponential, constant(12, 7.0), noise;
    for (int t = 0; t < 12; ++t) {
      line.push_back(5 + 2 * t);
      exponential.push_back(std::exp(0.2 * t));
      noise.push_back(random.uniform(9, 11));
    }
    for (const numbers& y :
         {line, exponential, constant, noise, numbers(8, 0.0), logistic_data(10, 100, 25, 3)})
      CHECK(fit_logistic(y).error() == where(error_code::no_bend));
  }
  CHECK(fit_logistic({}).error() == where(error_code::empty));
  CHECK(fit_logistic(numbers{1, 2, 3, 4, 5}).error() == where(error_code::too_short));
  CHECK(fit_logistic(numbers{1, 2, -3, 4, 5, 6}).error() == where(error_code::negative, 2));
}

TEST_CASE("backtest: errors by hand, beside the naive forecast") {
  const numbers y{1, 2, 4, 7, 11, 16};
  backtest_options options;
  options.first = 3;
  options.horizon = 2;
  // A method that repeats the last change.
  const auto found = backtest(y, options, [](std::span<const double> past, std::span<double> out) {
    const double last = past[past.size() - 1], change = last - past[past.size() - 2];
    for (std::size_t h = 0; h < out.size(); ++h)
      out[h] = last + change * static_cast<double>(h + 1);
    return true;
  });
  REQUIRE(found);
  CHECK(found->origins == 3);
  // Origins 3, 4, 5: forecasts 6 8 | 10 13 | 15 .., actual 7 11 | 11 16 | 16.
  CHECK(found->errors[0] == 1);
  CHECK(found->errors[1] == 3);
  CHECK(found->errors[3] == 3);
  CHECK(is_missing(found->errors[5]));
  CHECK(found->by_step[0].tests == 3);
  CHECK(found->by_step[1].tests == 2);
  CHECK(found->by_step[0].mean_absolute == 1);
  CHECK(found->by_step[1].mean_absolute == 3);
  CHECK_THAT(found->all.mean_absolute, WithinAbs(9.0 / 5, 1e-15));
  CHECK_THAT(found->all.root_mean_square, WithinAbs(std::sqrt(21.0 / 5), 1e-15));
  CHECK_THAT(found->all.mean, WithinAbs(9.0 / 5, 1e-15));
  // Naive: 4 4 | 7 7 | 11, errors 3 7 | 4 9 | 5.
  CHECK_THAT(found->all.naive_mean_absolute, WithinAbs(28.0 / 5, 1e-15));
  CHECK_THAT(found->all.against_naive, WithinAbs(9.0 / 28, 1e-15));
  CHECK_THAT(found->all.scaled, WithinAbs(9.0 / 5 / 3, 1e-15));  // changes 1 2 3 4 5
  CHECK_THAT(found->by_step[0].mean_percentage,
             WithinAbs((1.0 / 7 + 1.0 / 11 + 1.0 / 16) / 3, 1e-15));
  CHECK(found->all.wins == 5);

  SECTION("the naive forecast against itself, in seasons") {
    const numbers quarters{1, 5, 2, 8, 2, 6, 3, 9, 3, 7, 5, 9};
    backtest_options seasons;
    seasons.period = 4;
    seasons.horizon = 5;
    const auto same =
        backtest(quarters, seasons, [](std::span<const double> past, std::span<double> out) {
          for (std::size_t h = 0; h < out.size(); ++h) out[h] = past[past.size() - 4 + h % 4];
          return true;
        });
    REQUIRE(same);
    CHECK(same->all.against_naive == 1);
    CHECK(same->all.wins == 0);
    CHECK_THAT(same->all.scaled, !WithinAbs(0, 1e-9));
  }
  SECTION("a method without an answer fails and makes no error of 0") {
    const auto none = backtest(y, options, [](auto, auto) { return false; });
    REQUIRE(none);
    CHECK(none->failures == 3);
    CHECK(none->all.tests == 0);
    CHECK(is_missing(none->all.mean_absolute));
    CHECK(is_missing(none->all.against_naive));
  }
  SECTION("a zero among the actual values leaves no percentage") {
    const auto zero = backtest(numbers{1, 2, 1, 0, 1}, options,
                               [](std::span<const double>, std::span<double> out) {
                                 for (double& value : out) value = 1;
                                 return true;
                               });
    CHECK(is_missing(zero->all.mean_percentage));
    CHECK(zero->all.tests == 3);
  }
  SECTION("errors") {
    const auto idle = [](auto, auto) { return true; };
    CHECK(backtest({}, options, idle).error() == where(error_code::empty));
    CHECK(backtest(numbers{1, 2, 3}, options, idle).error() == where(error_code::too_short));
    CHECK(backtest(numbers{1, missing, 3, 4}, options, idle).error() ==
          where(error_code::missing_cell, 1));
    options.horizon = 0;
    CHECK(backtest(y, options, idle).error() == where(error_code::bad_option));
  }
}

TEST_CASE("a backtest shows the method nothing but the past") {
  numbers y(20);
  random_numbers random(2);
  for (double& value : y) value = random.uniform();
  backtest_options options;
  options.horizon = 3;
  std::size_t calls = 0;
  const auto found = backtest(y, options, [&](std::span<const double> past, std::span<double> out) {
    CHECK(past.data() == y.data());
    CHECK(past.size() == 10 + calls++);
    CHECK(out.size() == 3);
    return true;
  });
  CHECK(calls == 10);
  CHECK(found->all.tests == 0);  // it answered, but left everything missing
}

TEST_CASE("forecast: a trend is supported, noise and short series are not") {
  random_numbers random(4);
  numbers trend, walk, flat(20, 3.0);
  double at = 100;
  for (int t = 0; t < 24; ++t) {
    trend.push_back(10 + 3 * t + random.uniform(-1, 1));
    walk.push_back(at += random.uniform(-5, 5));
  }
  const auto good = forecast(trend);
  REQUIRE(good);
  CHECK(good->support == forecast_support::supported);
  CHECK(good->past.all.against_naive < 0.5);
  CHECK_THAT(std::string(describe(*good).c_str()), Contains("The data support a forecast: in"));
  for (std::size_t h = 0; h < 3; ++h) {
    const forecast_step& step = good->steps[h];
    CHECK_THAT(step.value, WithinAbs(10 + 3 * (24 + static_cast<double>(h)), 3));
    CHECK(step.low < step.value);
    CHECK(step.value < step.high);
    if (h > 0) CHECK(step.high - step.low >= good->steps[h - 1].high - good->steps[h - 1].low);
  }
  const auto noise = forecast(walk);
  REQUIRE(noise);
  CHECK(noise->support != forecast_support::supported);
  CHECK_THAT(std::string(describe(*noise).c_str()), Contains("do not support a forecast"));
  const auto still = forecast(flat);
  REQUIRE(still);
  CHECK(still->support == forecast_support::no_better_than_naive);
  CHECK(still->steps[0].value == 3);
  const auto few = forecast(numbers{1, 2, 3, 4, 5, 6});
  REQUIRE(few);
  CHECK(few->support == forecast_support::too_few_tests);
  CHECK_THAT(std::string(describe(*few).c_str()), Contains("only 2 known values"));
  CHECK(is_missing(few->steps[0].low));  // two errors make no interval of 80 %

  forecast_options options;
  options.method = forecast_method::logistic;
  CHECK(forecast(trend, options).error().code == error_code::no_bend);
  options.method = forecast_method::holt_winters;
  CHECK(forecast(trend, options).error() == where(error_code::bad_option));
  options.method = forecast_method::grey;
  REQUIRE(forecast(trend, options));
  CHECK(forecast(trend, options)->used == forecast_method::grey);
  options.level = 1;
  CHECK(forecast(trend, options).error() == where(error_code::bad_option));
  CHECK(forecast(numbers{1, 2, 3}).error() == where(error_code::too_short));
  CHECK(forecast(numbers{1, 2, 3, missing, 5, 6}).error() == where(error_code::missing_cell, 3));
}

TEST_CASE("forecast: choosing does not flatter itself, and the future changes no past error") {
  random_numbers random(21);
  double chosen = 0, best_afterwards = 0;
  int supported = 0;
  for (int round = 0; round < 30; ++round) {
    numbers walk;
    double at = 50;
    for (int t = 0; t < 20; ++t) walk.push_back(at += random.uniform(-1, 1));
    const auto found = forecast(walk);
    REQUIRE(found);
    chosen += found->past.all.against_naive;
    supported += found->support == forecast_support::supported ? 1 : 0;
    double least = infinity;
    for (std::size_t k = 0; k < single_methods; ++k) {
      forecast_options options;
      options.method = static_cast<forecast_method>(k);
      if (options.method == forecast_method::holt_winters) continue;
      if (const auto one = forecast(walk, options); one && one->past.failures == 0)
        least = std::fmin(least, one->past.all.against_naive);
    }
    best_afterwards += least;
    // One more value: the errors up to then stay as they were.
    forecast_options options;
    options.first = 8;
    const auto before = forecast(std::span(walk).first(19), options);
    const auto after = forecast(walk, options);
    for (std::size_t k = 0; k < before->past.errors.size(); ++k)
      if (!is_missing(before->past.errors[k]))
        CHECK(before->past.errors[k] == after->past.errors[k]);
  }
  CHECK(best_afterwards / 30 <= 1);  // someone always looks good afterwards
  CHECK(supported <= 4);             // by chance, one in twenty
  CHECK(chosen / 30 > 1);            // on a random walk nothing is better than the last value
}

TEST_CASE("intervals cover what they promise where errors stay alike") {
  random_numbers random(31);
  std::size_t inside = 0, all = 0;
  for (int round = 0; round < 200; ++round) {
    numbers y;
    for (int t = 0; t < 41; ++t) y.push_back(20 + random.uniform(-1, 1) + random.uniform(-1, 1));
    forecast_options options;
    options.method = forecast_method::smoothing;
    options.horizon = 1;
    const auto found = forecast(std::span(y).first(40), options);
    REQUIRE(found);
    inside += y[40] >= found->steps[0].low && y[40] <= found->steps[0].high ? 1u : 0u;
    ++all;
  }
  const double share = static_cast<double>(inside) / static_cast<double>(all);
  CHECK(share > 0.72);
  CHECK(share < 0.92);
}

TEST_CASE("GM(1,1): C and P are those of the definition, where some errors are large too") {
  random_numbers random(15);
  bool some_large = false;
  for (int round = 0; round < 40; ++round) {
    numbers x, errors;
    for (int k = 0; k < 8; ++k) x.push_back(random.uniform(8, 12));
    const auto model = fit_grey(x);
    REQUIRE(model);
    double mean = 0, mean_error = 0, spread = 0, spread_of_errors = 0, near = 0;
    for (std::size_t k = 0; k < x.size(); ++k) {
      errors.push_back(x[k] - model->at(k));
      mean += x[k] / 8;
      mean_error += errors[k] / 8;
    }
    for (std::size_t k = 0; k < x.size(); ++k) {
      spread += (x[k] - mean) * (x[k] - mean) / 7;
      spread_of_errors += (errors[k] - mean_error) * (errors[k] - mean_error) / 7;
    }
    for (const double e : errors) near += std::fabs(e - mean_error) < 0.6745 * std::sqrt(spread);
    CHECK_THAT(model->small_error, WithinAbs(near / 8, 1e-12));
    CHECK_THAT(model->posterior_ratio, WithinAbs(std::sqrt(spread_of_errors / spread), 1e-9));
    some_large = some_large || near < 8;
  }
  CHECK(some_large);
}

TEST_CASE("logistic growth: an exponential leaves nothing of a series that is one") {
  for (const double rate : {-2.3, -0.71, -0.13, -0.01, 0.017, 0.19, 0.83, 2.1}) {
    numbers y;
    for (int t = 0; t < 9; ++t) y.push_back(std::exp(rate * (t - (rate > 0 ? 8 : 0))));
    CHECK(detail::exponential_squares(y) < 1e-15);
    y[4] += 0.25;  // at most what was added is left then
    CHECK(detail::exponential_squares(y) > 1e-3);
    CHECK(detail::exponential_squares(y) <= 0.0625 + 1e-12);
  }
}

TEST_CASE("forecasts are the same in any unit") {
  const numbers plain{3, 10, 12, 13, 12, 10, 12, 15, 14, 17, 16, 19, 18, 22};
  const auto found = forecast(plain);
  REQUIRE(found);
  for (const double unit : {1e160, 1e200, 1e300, 1e-160, 1e-200, 1e-290}) {
    numbers y = plain;
    for (double& value : y) value *= unit;
    for (std::size_t k = 0; k < single_methods; ++k) {
      const auto method = static_cast<forecast_method>(k);
      forecast_options options;
      options.method = method;
      options.period = method == forecast_method::holt_winters ? 4 : 1;
      const auto small = forecast(plain, options), large = forecast(y, options);
      REQUIRE(small.ok() == large.ok());
      if (!small) continue;
      CAPTURE(unit, describe(method));
      for (std::size_t h = 0; h < small->steps.size(); ++h) {
        CHECK_THAT(large->steps[h].value / unit, WithinRel(small->steps[h].value, 1e-5));
        if (is_missing(small->steps[h].low)) continue;
        CHECK_THAT(large->steps[h].low / unit, WithinRel(small->steps[h].low, 1e-5));
      }
      CHECK_THAT(large->past.all.root_mean_square / unit,
                 WithinRel(small->past.all.root_mean_square, 1e-5));
      CHECK_THAT(large->past.all.scaled, WithinRel(small->past.all.scaled, 1e-5));
      CHECK(large->support == small->support);
      if (!is_missing(small->lead)) CHECK_THAT(large->lead, WithinAbs(small->lead, 1e-3));
    }
  }
}

TEST_CASE("smoothings in units of the largest value: fitted values, seasons, and what overflows") {
  const double unit = 1e200;
  numbers y = holt_data, fitted(y.size()), large(y.size());
  for (double& value : y) value *= unit;
  REQUIRE(holt(holt_data, {}, fitted));
  REQUIRE(holt(y, {}, large));
  for (std::size_t t = 0; t < y.size(); ++t)
    CHECK_THAT(large[t] / unit, WithinRel(fitted[t], 1e-5));
  REQUIRE(smooth(holt_data, missing, fitted));
  REQUIRE(smooth(y, missing, large));
  for (std::size_t t = 1; t < y.size(); ++t)
    CHECK_THAT(large[t] / unit, WithinRel(fitted[t], 1e-5));
  for (const seasonal_form form : {seasonal_form::additive, seasonal_form::multiplicative}) {
    holt_winters_options options;
    options.form = form;
    const auto before = holt_winters(holt_data, options, fitted);
    const auto after = holt_winters(y, options, large);
    REQUIRE(before);
    REQUIRE(after);
    for (std::size_t t = 4; t < y.size(); ++t)
      CHECK_THAT(large[t] / unit, WithinRel(fitted[t], 1e-5));
    for (const std::size_t step : std::initializer_list<std::size_t>{1, 2, 3, 4, 9})
      CHECK_THAT(after->ahead(step) / unit, WithinRel(before->ahead(step), 1e-5));
  }

  // An error that is no double is refused with its place, and never told as infinite.
  const numbers wild{1e308, -1e308, 1e308, -1e308, 1e308, -1e308};
  CHECK(backtest(wild, {}, [](auto, auto) { return false; }).error() ==
        where(error_code::not_finite, 4));
  const numbers steep{1e307, 3e307, 6e307, 1.1e308, 1.7e308};
  forecast_options drift;
  drift.method = forecast_method::drift;
  drift.horizon = 3;
  CHECK(forecast(steep, drift).error() == where(error_code::not_finite));
}

}  // namespace forecast_test
