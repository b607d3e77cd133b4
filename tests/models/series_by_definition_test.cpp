// SPDX-License-Identifier: BSL-1.0
// Smoothings, forecasts and their errors beside plain recursions and sums, written as the books have them.

#include "models/helpers.hpp"
#include "support/base.hpp"

#include <nqpf/models/backtest.hpp>
#include <nqpf/models/forecast.hpp>
#include <nqpf/models/grey_forecast.hpp>
#include <nqpf/models/holt.hpp>
#include <nqpf/models/holt_winters.hpp>
#include <nqpf/models/logistic_growth.hpp>
#include <nqpf/models/simple_smoothing.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace series_by_definition_test {

using namespace nqpf::models;
using test::random_numbers;
using test::same;

namespace {

using test::alike;
using numbers = std::vector<double>;

numbers random_series(random_numbers& random, std::size_t n, double low = 20, double high = 80) {
  numbers out(n);
  for (double& y : out) y = random.uniform(low, high);
  return out;
}

}  // namespace

TEST_CASE("smoothing and Holt with given weights are their recursions") {
  random_numbers random(41);
  for (std::size_t round = 0; round < test::rounds(30, 1000); ++round) {
    const numbers y = random_series(random, 3 + random.below(9));
    const std::size_t n = y.size();
    const double alpha = random.uniform(), gamma = random.uniform();
    numbers fitted(n), expected(n, missing);
    double level = y[0], squares = 0;
    for (std::size_t t = 1; t < n; ++t) {
      expected[t] = level;
      squares += (y[t] - level) * (y[t] - level);
      level = alpha * y[t] + (1 - alpha) * level;
    }
    const auto simple = smooth(y, alpha, fitted);
    REQUIRE(simple);
    CHECK(alike(fitted, expected));
    CHECK(same(simple->level, level));
    CHECK(same(simple->squares, squares));
    CHECK(simple->level_weight == alpha);

    for (const holt_start start : {holt_start::first_value, holt_start::second_value})
      for (const double damping : {1.0, 0.9, 0.25}) {
        const bool second = start == holt_start::second_value;
        double l = second ? y[1] : y[0], b = y[1] - y[0];
        squares = 0;
        expected.assign(n, missing);
        for (std::size_t t = second ? 2 : 0; t < n; ++t) {
          expected[t] = l + damping * b;
          squares += (y[t] - expected[t]) * (y[t] - expected[t]);
          const double before = l;
          l = alpha * y[t] + (1 - alpha) * (before + damping * b);
          b = gamma * (l - before) + (1 - gamma) * damping * b;
        }
        const auto found = holt(y, {alpha, gamma, damping, start}, fitted);
        REQUIRE(found);
        CHECK(alike(fitted, expected));
        CHECK(same(found->level, l));
        CHECK(same(found->trend, b));
        CHECK(same(found->squares, squares));
        CHECK(found->level_weight == alpha);
        CHECK(found->trend_weight == gamma);
        CHECK(found->damping == damping);
        double sum = 0;
        for (std::size_t h = 1; h < 5; ++h) {
          sum += std::pow(damping, static_cast<double>(h));
          CHECK(same(found->ahead(h), l + sum * b));
        }
      }
  }
}

namespace {

struct seasons {
  double level, trend, squares = 0;
  numbers season, fitted;
};

/// Winters' recursion by its formulas; `times` says whether the season multiplies.
seasons winters(const numbers& y, std::size_t p, bool times, double alpha, double beta,
                double gamma) {
  seasons s{};
  double first = 0, second = 0;
  for (std::size_t i = 0; i < p; ++i) {
    first += y[i] / static_cast<double>(p);
    second += y[p + i] / static_cast<double>(p);
  }
  s.level = first;
  s.trend = (second - first) / static_cast<double>(p);
  for (std::size_t i = 0; i < p; ++i) s.season.push_back(times ? y[i] / first : y[i] - first);
  s.fitted.assign(y.size(), missing);
  for (std::size_t t = p; t < y.size(); ++t) {
    const double old = s.season[t - p], line = s.level + s.trend, before = s.level;
    s.fitted[t] = times ? line * old : line + old;
    s.squares += (y[t] - s.fitted[t]) * (y[t] - s.fitted[t]);
    s.level = alpha * (times ? y[t] / old : y[t] - old) + (1 - alpha) * line;
    s.trend = beta * (s.level - before) + (1 - beta) * s.trend;
    s.season.push_back(gamma * (times ? y[t] / line : y[t] - line) + (1 - gamma) * old);
  }
  s.season.erase(s.season.begin(), s.season.end() - static_cast<long>(p));
  return s;
}

}  // namespace

TEST_CASE("Holt-Winters with given weights is its recursion, and finds no worse ones than a grid") {
  random_numbers random(42);
  for (const std::size_t period : {2u, 3u, 5u})
    for (const seasonal_form form : {seasonal_form::additive, seasonal_form::multiplicative}) {
      const bool times = form == seasonal_form::multiplicative;
      const numbers y = random_series(random, 2 * period + random.below(9));
      numbers fitted(y.size());
      const double alpha = random.uniform(), beta = random.uniform(), gamma = random.uniform();
      const auto found = holt_winters(y, {period, form, alpha, beta, gamma}, fitted);
      REQUIRE(found);
      const seasons expected = winters(y, period, times, alpha, beta, gamma);
      CHECK(alike(fitted, expected.fitted));
      CHECK(same(found->level, expected.level));
      CHECK(same(found->trend, expected.trend));
      CHECK(same(found->squares, expected.squares));
      CHECK(alike(found->season, expected.season));
      CHECK((found->level_weight == alpha && found->trend_weight == beta));
      CHECK((found->season_weight == gamma && found->form == form));
      for (std::size_t h = 1; h <= 2 * period + 1; ++h) {
        const double line = expected.level + static_cast<double>(h) * expected.trend;
        const double own = expected.season[(h - 1) % period];
        CHECK(same(found->ahead(h), times ? line * own : line + own));
      }
      const auto best = holt_winters(y, {.period = period, .form = form});
      REQUIRE(best);
      const auto squares = [&](double a, double b, double c) {
        return winters(y, period, times, a, b, c).squares;
      };
      CHECK(same(best->squares,
                 squares(best->level_weight, best->trend_weight, best->season_weight)));
      for (int a = 0; a <= 8; ++a)
        for (int b = 0; b <= 8; ++b)
          for (int c = 0; c <= 8; ++c)
            REQUIRE(best->squares <= squares(a / 8.0, b / 8.0, c / 8.0) + 1e-9);
      const auto some = holt_winters(y, {period, form, .25, missing, .5});
      REQUIRE(some);
      CHECK((some->level_weight == .25 && some->season_weight == .5));
      for (int b = 0; b <= 16; ++b) REQUIRE(some->squares <= squares(.25, b / 16.0, .5) + 1e-9);
    }
}

TEST_CASE("smoothings refuse each weight beyond [0, 1] and take the ends") {
  const numbers y{3, 5, 4, 8, 7, 9, 6, 2};
  const auto bad = test::where(error_code::bad_option);
  for (const double weight : {-0.01, 1.01}) {
    CHECK(smooth(y, weight).error() == bad);
    CHECK(holt(y, {weight, .5}).error() == bad);
    CHECK(holt(y, {.5, weight}).error() == bad);
    CHECK(holt(y, {.5, .5, weight}).error() == bad);
    CHECK(holt_winters(y, {4, {}, weight, .5, .5}).error() == bad);
    CHECK(holt_winters(y, {4, {}, .5, weight, .5}).error() == bad);
    CHECK(holt_winters(y, {4, {}, .5, .5, weight}).error() == bad);
  }
  CHECK(holt(y, {.5, .5, 0}).error() == bad);
  for (const double weight : {0.0, 1.0}) {
    CHECK(smooth(y, weight).ok());
    CHECK(holt(y, {weight, weight}).ok());
    CHECK(holt_winters(y, {4, {}, weight, weight, weight}).ok());
  }
  CHECK(smooth(y, 1)->level == 2);
  CHECK(smooth(y, 0)->level == 3);
  // As many values as are needed, and one fewer.
  const std::span<const double> all(y);
  CHECK(holt(all.first(4)).ok());
  CHECK(holt(all.first(3)).error() == test::where(error_code::too_short));
  CHECK(holt(all.first(3), {.5}).error() == test::where(error_code::too_short));
  CHECK(holt(all.first(3), {missing, .5}).error() == test::where(error_code::too_short));
  CHECK(holt(all.first(2), {.5, .5}).ok());
  CHECK(holt(all.first(1), {.5, .5}).error() == test::where(error_code::too_short));
  CHECK(holt(all.first(3), {.5, .5, 1, holt_start::second_value}).ok());
  CHECK(smooth(all.first(3)).ok());
  CHECK(smooth(all.first(2)).error() == test::where(error_code::too_short));
  CHECK(smooth(all.first(1), .5).ok());
  CHECK(holt_winters(all.first(8), {.period = 4}).ok());
  CHECK(holt_winters(all.first(7), {.period = 4}).error() == test::where(error_code::too_short));
}

TEST_CASE("GM(1,1) is the least squares of its definition") {
  random_numbers random(43);
  for (std::size_t round = 0; round < test::rounds(40, 1000); ++round) {
    numbers x{random.uniform(50, 60)};
    const std::size_t n = 4 + random.below(5);
    while (x.size() < n) x.push_back(x.back() * random.uniform(0.8, 1.5));
    const auto model = fit_grey(x, round % 2 == 0 ? class_ratios::shift : class_ratios::report);
    REQUIRE(model);
    CHECK(model->size == n);
    std::size_t outside = 0;
    const double high = std::exp(2 / (static_cast<double>(n) + 1));
    for (std::size_t k = 1; k < n; ++k) {
      const double ratio = x[k - 1] / x[k];
      outside += ratio > 1 / high && ratio < high ? 0u : 1u;
    }
    CHECK(model->outside == outside);
    CHECK((model->shift > 0) == (outside > 0 && round % 2 == 0));
    // The normal equations of x(k) = -a z(k) + b.
    numbers y(x), sums(n);
    for (double& value : y) value += model->shift;
    sums[0] = y[0];
    for (std::size_t k = 1; k < n; ++k) sums[k] = sums[k - 1] + y[k];
    double zz = 0, z1 = 0, zy = 0, y1 = 0;
    const double m = static_cast<double>(n - 1);
    for (std::size_t k = 1; k < n; ++k) {
      const double z = (sums[k] + sums[k - 1]) / 2;
      zz += z * z;
      z1 += z;
      zy += z * y[k];
      y1 += y[k];
    }
    const double slope = (m * zy - z1 * y1) / (m * zz - z1 * z1);
    CHECK(same(model->development, -slope, 1e-8));
    CHECK(same(model->input, (y1 - slope * z1) / m, 1e-8));
    CHECK(same(model->first, y[0]));
    // The differences of (x0 - b/a) e^(-ak) + b/a.
    const double a = model->development, b = model->input;
    const auto sum_at = [&](std::size_t k) {
      return (y[0] - b / a) * std::exp(-a * static_cast<double>(k)) + b / a;
    };
    for (std::size_t k = 1; k < n + 3; ++k)
      CHECK(same(model->at(k), sum_at(k) - sum_at(k - 1) - model->shift, 1e-7));
    CHECK(same(model->at(0), x[0]));
  }
}

TEST_CASE("the grade of GM(1,1) is the worse of C and P, at the cuts the lower one") {
  using detail::grade_of_grey;
  CHECK(grade_of_grey(.34, .96) == grey_grade::good);
  CHECK(grade_of_grey(.35, .96) == grey_grade::fair);
  CHECK(grade_of_grey(.34, .95) == grey_grade::fair);
  CHECK(grade_of_grey(.49, .81) == grey_grade::fair);
  CHECK(grade_of_grey(.50, .81) == grey_grade::weak);
  CHECK(grade_of_grey(.49, .80) == grey_grade::weak);
  CHECK(grade_of_grey(.64, .71) == grey_grade::weak);
  CHECK(grade_of_grey(.65, .71) == grey_grade::failed);
  CHECK(grade_of_grey(.64, .70) == grey_grade::failed);
}

namespace {

using method = std::function<bool(std::span<const double>, std::span<double>)>;

/// The errors of all forecasts of a method, and of the naive one beside them.
struct tested {
  std::size_t first, horizon, period;
  std::vector<numbers> own, naive;  ///< by origin and step
  std::size_t failures = 0;
};

tested test_of(const numbers& y, std::size_t first, std::size_t horizon, std::size_t period,
               const method& ask) {
  tested out{first, horizon, period, {}, {}};
  for (std::size_t o = first; o < y.size(); ++o) {
    numbers ahead(horizon, missing), own(horizon, missing), naive(horizon, missing);
    const bool answered = ask(std::span<const double>(y).first(o), ahead);
    out.failures += answered ? 0u : 1u;
    for (std::size_t h = 0; h < horizon && o + h < y.size(); ++h) {
      std::size_t at = o + h;  // the last known value of the same season, or the last one of all
      if (period > o) at = o - 1;
      while (at >= o) at -= period;
      naive[h] = y[o + h] - y[at];
      if (answered) own[h] = y[o + h] - ahead[h];
    }
    out.own.push_back(own);
    out.naive.push_back(naive);
  }
  return out;
}

/// The measures over the steps `from` to before `to`.
forecast_errors measured(const numbers& y, const tested& t, std::size_t from, std::size_t to) {
  forecast_errors out;
  double absolute = 0, squares = 0, sum = 0, ratios = 0, naive = 0;
  for (std::size_t o = 0; o < t.own.size(); ++o)
    for (std::size_t h = from; h < to; ++h) {
      const double e = t.own[o][h];
      if (is_missing(e)) continue;
      ++out.tests;
      out.wins += std::fabs(e) < std::fabs(t.naive[o][h]) ? 1u : 0u;
      absolute += std::fabs(e);
      squares += e * e;
      sum += e;
      ratios += std::fabs(e) / std::fabs(y[t.first + o + h]);
      naive += std::fabs(t.naive[o][h]);
    }
  if (out.tests == 0) return out;
  const double n = static_cast<double>(out.tests);
  out.mean_absolute = absolute / n;
  out.root_mean_square = std::sqrt(squares / n);
  out.mean = sum / n;
  if (std::isfinite(ratios)) out.mean_percentage = ratios / n;
  out.naive_mean_absolute = naive / n;
  if (y.size() > t.period) {
    double changes = 0;
    for (std::size_t k = t.period; k < y.size(); ++k) changes += std::fabs(y[k] - y[k - t.period]);
    changes /= static_cast<double>(y.size() - t.period);
    if (changes > 0) out.scaled = out.mean_absolute / changes;
  }
  if (naive > 0) out.against_naive = absolute / naive;
  else if (absolute == 0) out.against_naive = 1;
  return out;
}

bool alike(const forecast_errors& a, const forecast_errors& b) {
  return a.tests == b.tests && a.wins == b.wins &&
         alike(numbers{a.mean_absolute, a.root_mean_square, a.mean, a.mean_percentage,
                       a.naive_mean_absolute, a.scaled, a.against_naive},
               numbers{b.mean_absolute, b.root_mean_square, b.mean, b.mean_percentage,
                       b.naive_mean_absolute, b.scaled, b.against_naive});
}

bool agrees(const numbers& y, const backtest_result& found, const tested& expected) {
  bool ok = found.origins == expected.own.size() && found.failures == expected.failures &&
            found.by_step.size() == expected.horizon;
  numbers own, naive;
  for (const numbers& o : expected.own) own.insert(own.end(), o.begin(), o.end());
  for (const numbers& o : expected.naive) naive.insert(naive.end(), o.begin(), o.end());
  ok = ok && alike(found.errors, own) && alike(found.naive_errors, naive);
  for (std::size_t h = 0; ok && h < expected.horizon; ++h)
    ok = alike(found.by_step[h], measured(y, expected, h, h + 1));
  return ok && alike(found.all, measured(y, expected, 0, expected.horizon));
}

/// The drift from first to last value, which now and then has no answer.
bool drift_of(std::span<const double> past, std::span<double> ahead) {
  const std::size_t n = past.size();
  if (n % 5 == 0) return false;
  for (std::size_t h = 0; h < ahead.size(); ++h)
    ahead[h] = past[n - 1] +
               static_cast<double>(h + 1) * (past[n - 1] - past[0]) / static_cast<double>(n - 1);
  return true;
}

}  // namespace

TEST_CASE("backtests: every measure beside plain sums") {
  random_numbers random(44);
  for (std::size_t round = 0; round < test::rounds(40, 1000); ++round) {
    const std::size_t horizon = 1 + random.below(4), period = 1 + random.below(6);
    const std::size_t first = 2 + random.below(5);
    numbers y = random_series(random, first + 1 + random.below(8), -30, 40);
    if (random.below(4) == 0) y[random.below(y.size())] = 0;
    if (random.below(8) == 0) std::fill(y.begin(), y.end(), 7.0);
    CAPTURE(round, y, horizon, period, first);
    const auto found = backtest(y, {first, horizon, period}, drift_of);
    REQUIRE(found);
    REQUIRE(agrees(y, *found, test_of(y, first, horizon, period, drift_of)));
  }
  // Where nothing is said the first half is left, of which at least four values and a season.
  for (const auto& [size, period, first] : std::vector<std::array<std::size_t, 3>>{
           {30, 1, 15}, {31, 1, 15}, {7, 1, 4}, {13, 7, 7}, {20, 7, 10}, {9, 4, 4}, {9, 5, 5}}) {
    const numbers y = random_series(random, size);
    CHECK(backtest(y, {0, 1, period}, drift_of)->origins == size - first);
  }
  CHECK(backtest(random_series(random, 4), {}, drift_of).error() ==
        test::where(error_code::too_short));
  CHECK(backtest(random_series(random, 5), {5, 1, 1}, drift_of).error() ==
        test::where(error_code::too_short));
  const auto bad = test::where(error_code::bad_option);
  CHECK(backtest(random_series(random, 9), {4, 0, 1}, drift_of).error() == bad);
  CHECK(backtest(random_series(random, 9), {4, 1, 0}, drift_of).error() == bad);
}

namespace {

/// Half the width at each step: the k-th smallest error of the step, k = ceil((n + 1) level), and no less than before.
numbers widths_of(const tested& t, double level) {
  numbers out;
  double widest = 0;
  for (std::size_t h = 0; h < t.horizon; ++h) {
    numbers sizes;
    for (const numbers& own : t.own)
      if (!is_missing(own[h])) sizes.push_back(std::fabs(own[h]));
    std::sort(sizes.begin(), sizes.end());
    const auto k =
        static_cast<std::size_t>(std::ceil(static_cast<double>(sizes.size() + 1) * level - 1e-9));
    if (k > sizes.size() || sizes.empty()) break;
    out.push_back(widest = std::max(widest, sizes[k - 1]));
  }
  out.resize(t.horizon, missing);
  return out;
}

/// Diebold and Mariano's statistic of mean gains, with a Bartlett window and n - 1 in place of n.
double lead_of(const tested& t) {
  numbers gains;
  for (std::size_t o = 0; o < t.own.size(); ++o) {
    double sum = 0, n = 0;
    for (std::size_t h = 0; h < t.horizon; ++h) {
      if (is_missing(t.own[o][h])) continue;
      sum += std::fabs(t.naive[o][h]) - std::fabs(t.own[o][h]);
      n += 1;
    }
    if (n > 0) gains.push_back(sum / n);
  }
  if (gains.size() < 2) return missing;
  const double n = static_cast<double>(gains.size());
  double mean = 0;
  for (const double g : gains) mean += g / n;
  double spread = 0;
  for (std::size_t i = 0; i < gains.size(); ++i)
    for (std::size_t k = 0; k < gains.size(); ++k) {
      const double lag = std::fabs(static_cast<double>(i) - static_cast<double>(k));
      const double weight = 1 - lag / static_cast<double>(t.horizon);
      if (weight > 0) spread += weight * (gains[i] - mean) * (gains[k] - mean) / n;
    }
  return mean / std::sqrt(spread / (n - 1));
}

forecast_support support_of(const numbers& y, const tested& t, double lead) {
  const double df = static_cast<double>(t.own.size() - 1);
  if (t.own.size() < 5) return forecast_support::too_few_tests;
  if (t.failures > 0) return forecast_support::failed_in_the_past;
  if (!(measured(y, t, 0, t.horizon).against_naive < 1))
    return forecast_support::no_better_than_naive;
  if (!(lead >= 1.645 + 1.524 / df + 1.42 / (df * df))) return forecast_support::perhaps_by_chance;
  return forecast_support::supported;
}

bool ask(forecast_method which, std::span<const double> past, std::size_t period,
         std::span<double> ahead) {
  const std::size_t n = past.size(), horizon = ahead.size();
  numbers out(horizon);
  for (std::size_t h = 0; h < horizon; ++h) {
    const double step = static_cast<double>(h + 1);
    switch (which) {
      case forecast_method::naive: {
        const std::size_t season = period > n ? 1 : period;
        out[h] = past[n - season + h % season];
        break;
      }
      case forecast_method::drift:
        out[h] = past[n - 1] + step * (past[n - 1] - past[0]) / static_cast<double>(n - 1);
        break;
      case forecast_method::smoothing: out[h] = smooth(past)->level; break;
      case forecast_method::holt: out[h] = holt(past)->ahead(h + 1); break;
      case forecast_method::holt_winters: {
        const auto model = holt_winters(past, {.period = period});
        if (!model) return false;
        out[h] = model->ahead(h + 1);
        break;
      }
      case forecast_method::grey: out[h] = fit_grey(past)->at(n + h); break;
      default: return false;
    }
  }
  std::copy(out.begin(), out.end(), ahead.begin());
  return true;
}

}  // namespace

TEST_CASE("forecasts: values, past errors, intervals, lead and support beside their definitions") {
  random_numbers random(45);
  std::vector<std::size_t> kinds(5);
  for (std::size_t round = 0; round < test::rounds(40, 600); ++round) {
    const std::size_t period = 1 + random.below(3), horizon = 1 + random.below(3);
    const std::size_t n = 9 + random.below(14);
    numbers y;
    const double slope = random.uniform(-1, 3), season = random.uniform(0, 8);
    for (std::size_t t = 0; t < n; ++t)
      y.push_back(60 + slope * static_cast<double>(t) + season * (t % period == 0 ? 1 : 0) +
                  random.uniform(-2, 2));
    const double level = random.below(2) == 0 ? 0.5 : 0.75;
    const std::size_t first = random.below(2) == 0 ? 0 : 4 + random.below(4);
    const std::size_t from = first > 0 ? first : std::max({n / 2, period, std::size_t{4}});
    for (const forecast_method which :
         {forecast_method::naive, forecast_method::drift, forecast_method::smoothing,
          forecast_method::holt, forecast_method::holt_winters, forecast_method::grey}) {
      const forecast_options how{which, horizon, period, level, first};
      if (which == forecast_method::holt_winters && period < 2) {
        CHECK(forecast(y, how).error() == test::where(error_code::bad_option));
        continue;
      }
      CAPTURE(round, static_cast<int>(which), y, horizon, period, level, first);
      const auto found = forecast(y, how);
      REQUIRE(found);
      const tested expected = test_of(y, from, horizon, period, [&](auto past, auto ahead) {
        return ask(which, past, period, ahead);
      });
      REQUIRE(agrees(y, found->past, expected));
      REQUIRE(found->used == which);
      REQUIRE(found->level == level);
      numbers ahead(horizon);
      REQUIRE(ask(which, y, period, ahead));
      const numbers widths = widths_of(expected, level);
      REQUIRE(found->steps.size() == horizon);
      for (std::size_t h = 0; h < horizon; ++h) {
        REQUIRE(same(found->steps[h].value, ahead[h]));
        REQUIRE(alike(numbers{found->steps[h].low, found->steps[h].high},
                      numbers{ahead[h] - widths[h], ahead[h] + widths[h]}));
      }
      const forecast_errors all = measured(y, expected, 0, horizon);
      const bool as_naive = std::fabs(all.against_naive - 1) < 1e-6;  // gains are rounding alone
      if (as_naive && which != forecast_method::naive) continue;
      const double lead = lead_of(expected);
      if (which != forecast_method::naive) REQUIRE(alike(numbers{found->lead}, numbers{lead}));
      else REQUIRE((found->lead == 0 || is_missing(found->lead)));
      const forecast_support support =
          support_of(y, expected, which == forecast_method::naive ? 0 : lead);
      REQUIRE(found->support == support);
      ++kinds[static_cast<std::size_t>(support)];
    }
  }
  for (const std::size_t count : kinds) CHECK(count > 0);
}

TEST_CASE("the automatic forecast takes at each time the method with the least errors up to then") {
  random_numbers random(46);
  for (std::size_t round = 0; round < test::rounds(12, 200); ++round) {
    const std::size_t period = 1 + random.below(2), horizon = 1 + random.below(3);
    const numbers y = random_series(random, 10 + random.below(8), 20, 40);
    const auto found = forecast(y, {.horizon = horizon, .period = period});
    REQUIRE(found);
    std::vector<forecast_result> each;
    for (std::size_t k = 0; k < 7; ++k) {
      const auto which = static_cast<forecast_method>(k);
      if (which == forecast_method::holt_winters && period < 2) continue;
      const auto one = forecast(y, {which, horizon, period});
      // A method without an answer today still has past errors, which a backtest tells.
      forecast_result made;
      made.used = which;
      const auto past = backtest(y, {0, horizon, period}, [&](auto before, auto ahead) {
        return detail::forecast_with(which, before, period, ahead).ok();
      });
      REQUIRE(past);
      made.past = *past;
      if (one) made.steps = one->steps;
      each.push_back(made);
    }
    const auto best_at = [&](std::size_t origin) {
      std::size_t best = 0;
      double least = HUGE_VAL;
      for (std::size_t c = 0; c < each.size(); ++c) {
        double sum = 0, n = 0;
        for (std::size_t o = 0; o < origin; ++o)
          for (std::size_t h = 0; h < horizon && o + h < origin; ++h) {
            sum += std::fabs(each[c].past.errors[o * horizon + h]);  // missing makes it missing
            n += 1;
          }
        if (n > 0 && sum / n < least) {
          least = sum / n;
          best = c;
        }
      }
      return best;
    };
    CAPTURE(round, y, horizon, period);
    std::size_t failures = 0;
    for (std::size_t o = 0; o < found->past.origins; ++o)
      for (std::size_t h = 0; h < horizon; ++h) {
        const double expected = each[best_at(o)].past.errors[o * horizon + h];
        REQUIRE(alike(numbers{found->past.errors[o * horizon + h]}, numbers{expected}));
      }
    REQUIRE(found->past.failures == failures);
    const forecast_result& used = each[best_at(found->past.origins)];
    REQUIRE(found->used == used.used);
    REQUIRE(used.steps.size() == horizon);
    for (std::size_t h = 0; h < horizon; ++h) REQUIRE(found->steps[h].value == used.steps[h].value);
  }
}

TEST_CASE("what a forecast says of itself") {
  forecast_result r;
  r.past.all.tests = 12;
  r.past.all.wins = 9;
  r.past.all.against_naive = 0.456;
  const auto says = [&](forecast_support support) {
    r.support = support;
    return std::string(describe(r).c_str());
  };
  CHECK(says(forecast_support::supported) ==
        "The data support a forecast: in 12 tests on known values the errors were 0.46 times those "
        "of the naive "
        "forecast, and smaller in 9 of them.");
  CHECK(says(forecast_support::perhaps_by_chance) ==
        "The data do not support a forecast: in 12 tests on known values the errors were 0.46 "
        "times those of the "
        "naive forecast, a difference that chance alone can make.");
  r.past.all.against_naive = 12.304;
  CHECK(says(forecast_support::no_better_than_naive) ==
        "The data do not support a forecast: in 12 tests on known values the errors were 12.30 "
        "times those of the "
        "naive forecast.");
  r.past.all.against_naive = 1e14;
  CHECK(says(forecast_support::no_better_than_naive) ==
        "The data do not support a forecast: in 12 tests on known values the errors were very many "
        "times those of "
        "the naive forecast.");
  r.past.all.against_naive = missing;
  CHECK(says(forecast_support::no_better_than_naive) ==
        "The data do not support a forecast: the naive forecast made no error in 12 tests.");
  r.past.origins = 3;
  r.past.failures = 2;
  CHECK(says(forecast_support::too_few_tests) ==
        "The data do not support a forecast: only 3 known values can be forecast from those before "
        "them, and 5 are "
        "needed.");
  CHECK(says(forecast_support::failed_in_the_past) ==
        "The data do not support a forecast: the method had no answer at 2 of 3 past times.");
}

TEST_CASE("the parts of the logistic fit beside their definitions") {
  random_numbers random(47);
  SECTION("three equations") {
    for (int round = 0; round < 50; ++round) {
      double a[3][3], x[3], b[3] = {}, found[3];
      for (int i = 0; i < 3; ++i) {
        x[i] = random.uniform(-2, 2);
        for (int j = 0; j <= i; ++j) a[i][j] = a[j][i] = random.uniform(-1, 1);
      }
      if (round % 5 == 0) a[0][0] = 0;  // the first row alone has no pivot
      const double damping = round % 2 == 0 ? 0 : random.uniform();
      for (int i = 0; i < 3; ++i)
        for (int j = 0; j < 3; ++j) b[i] += a[i][j] * (i == j ? 1 + damping : 1) * x[j];
      REQUIRE(detail::solve_three(a, b, damping, found));
      for (int i = 0; i < 3; ++i) CHECK(same(found[i], x[i], 1e-8));
    }
    const double singular[3][3] = {{1, 2, 0}, {2, 4, 0}, {0, 0, 1}}, b[3] = {1, 2, 3};
    double x[3];
    CHECK_FALSE(detail::solve_three(singular, b, 0, x));
  }
  SECTION("the line and the exponential that it has to beat") {
    for (int round = 0; round < 10; ++round) {
      numbers y;
      for (int t = 0; t < 9; ++t) y.push_back(1 + 0.1 * t * (round - 3) + random.uniform(-.2, .2));
      const double n = 9;
      double st = 0, sy = 0, tt = 0, ty = 0, left = 0;
      for (int t = 0; t < 9; ++t) {
        st += t;
        sy += y[static_cast<std::size_t>(t)];
        tt += t * t;
        ty += t * y[static_cast<std::size_t>(t)];
      }
      const double slope = (n * ty - st * sy) / (n * tt - st * st), from = (sy - slope * st) / n;
      for (int t = 0; t < 9; ++t)
        left += std::pow(y[static_cast<std::size_t>(t)] - from - slope * t, 2);
      CHECK(same(detail::line_squares(y), left));
      // The least over rates, the best factor for each: by steps of one thousandth and no better between them.
      double least = HUGE_VAL;
      for (int k = -3000; k <= 3000; ++k) {
        double gg = 0, gy = 0, yy = 0;
        for (int t = 0; t < 9; ++t) {
          const double g = std::exp(k / 1000.0 * t), value = y[static_cast<std::size_t>(t)];
          gg += g * g;
          gy += g * value;
          yy += value * value;
        }
        least = std::fmin(least, yy - gy * gy / gg);
      }
      const double found = detail::exponential_squares(y);
      CHECK(found <= least + 1e-12);
      CHECK(found >= least - 1e-4);
    }
  }
  SECTION("the best capacity, the best of the grid, and the equations of a step") {
    for (int round = 0; round < 8; ++round) {
      numbers y;
      for (int t = 0; t < 12; ++t)
        y.push_back(1 / (1 + std::exp((round % 2 == 0 ? 6.0 - t : t - 4.0) / 1.7)) +
                    random.uniform(0, .1));
      const auto squares_of = [&](double k, double m, double s) {
        double sum = 0;
        for (int t = 0; t < 12; ++t)
          sum += std::pow(y[static_cast<std::size_t>(t)] - k / (1 + std::exp((m - t) / s)), 2);
        return sum;
      };
      const auto capacity_of = [&](double m, double s) {
        double gg = 0, gy = 0;
        for (int t = 0; t < 12; ++t) {
          const double g = 1 / (1 + std::exp((m - t) / s));
          gg += g * g;
          gy += g * y[static_cast<std::size_t>(t)];
        }
        return gy / gg;
      };
      detail::logistic_curve c{3, 5, round % 2 == 0 ? 2.0 : -1.0};
      CHECK(same(detail::logistic_squares(y, c), squares_of(3, 5, c.s)));
      double a[3][3], b[3], slopes[12][3];
      detail::normal_equations(y, c, a, b);
      for (int t = 0; t < 12; ++t) {
        const auto value = [&](double k, double m, double s) {
          return k / (1 + std::exp((m - t) / s));
        };
        slopes[t][0] = (value(3.001, 5, c.s) - value(2.999, 5, c.s)) / .002;
        slopes[t][1] = (value(3, 5.0001, c.s) - value(3, 4.9999, c.s)) / .0002;
        slopes[t][2] = (value(3, 5, c.s + 1e-4) - value(3, 5, c.s - 1e-4)) / 2e-4;
      }
      for (int i = 0; i < 3; ++i) {
        double right = 0;
        for (int t = 0; t < 12; ++t)
          right +=
              slopes[t][i] * (y[static_cast<std::size_t>(t)] - 3 / (1 + std::exp((5 - t) / c.s)));
        CHECK(same(b[i], right, 1e-6));
        for (int j = 0; j < 3; ++j) {
          double product = 0;
          for (int t = 0; t < 12; ++t) product += slopes[t][i] * slopes[t][j];
          CHECK(same(a[i][j], product, 1e-6));
        }
      }
      detail::best_capacity(y, c);
      CHECK(same(c.k, capacity_of(5, c.s)));
      double least = HUGE_VAL;
      for (int m = -8; m <= 24; ++m)
        for (int s = 0; s < 12; ++s) {
          const double middle = 11.0 * m / 16,
                       pace = (round % 2 == 0 ? 1 : -1) * 11 * .02 * std::pow(1.55, s);
          least = std::fmin(least, squares_of(capacity_of(middle, pace), middle, pace));
        }
      detail::logistic_curve best = detail::search_logistic(y);
      CHECK(same(squares_of(best.k, best.m, best.s), least));
      CHECK(same(best.k, capacity_of(best.m, best.s)));
      REQUIRE(detail::polish_logistic(y, best));
      CHECK(squares_of(best.k, best.m, best.s) <= least);
      for (const double step : {-1e-4, 1e-4}) {
        const double here = squares_of(best.k, best.m, best.s);
        CHECK(here <= squares_of(best.k * (1 + step), best.m, best.s));
        CHECK(here <= squares_of(best.k, best.m * (1 + step), best.s));
        CHECK(here <= squares_of(best.k, best.m, best.s * (1 + step)));
      }
    }
  }
  SECTION("Akaike's criterion, corrected") {
    const double n = 20, k = 4, squares = 0.3;
    CHECK_THAT(detail::akaike(squares, 20, k),
               WithinAbs(n * std::log(squares / n) + 2 * k + 2 * k * (k + 1) / (n - k - 1), 1e-12));
  }
  SECTION("the standard error of the capacity, from the slopes") {
    for (int round = 0; round < 6; ++round) {
      numbers y;
      const double pace = round % 2 == 0 ? 2.0 : -1.5;
      for (int t = 0; t < 20; ++t)
        y.push_back(50 / (1 + std::exp((9 - t) / pace)) + random.uniform(0, 1));
      const auto found = fit_logistic(y);
      REQUIRE(found);
      CHECK(found->pace * pace > 0);
      double squares = 0, a[3][3] = {}, inverse[3];
      const double p[3] = {found->capacity, found->middle, found->pace};
      const auto curve = [](const double* q, double t) {
        return q[0] / (1 + std::exp((q[1] - t) / q[2]));
      };
      for (int t = 0; t < 20; ++t) {
        const double at = curve(p, t);
        CHECK(same(found->at(t), at));
        squares += std::pow(y[static_cast<std::size_t>(t)] - at, 2);
        double slope[3];
        for (int k = 0; k < 3; ++k) {
          double up[3] = {p[0], p[1], p[2]}, down[3] = {p[0], p[1], p[2]};
          const double step = 1e-5 * std::fabs(p[k]);
          up[k] += step;
          down[k] -= step;
          slope[k] = (curve(up, t) - curve(down, t)) / (2 * step);
        }
        for (int i = 0; i < 3; ++i)
          for (int j = 0; j < 3; ++j) a[i][j] += slope[i] * slope[j];
      }
      CHECK(same(found->squares, squares));
      const double unit[3] = {1, 0, 0};
      REQUIRE(detail::solve_three(a, unit, 0, inverse));
      CHECK(same(found->capacity_error, std::sqrt(inverse[0] * squares / 17), 1e-6));
    }
  }
}

TEST_CASE("means, deviations and exponents of series") {
  const numbers y{3, -5, 4, 8};
  CHECK(detail::mean_of(y) == 2.5);
  CHECK_THAT(detail::deviation_of(y), WithinAbs(std::sqrt(89.0 / 3), 1e-14));
  CHECK(detail::deviation_of(numbers{7}) == 0);
  CHECK(detail::exponent_of(y) == 4);
  CHECK(detail::exponent_of(numbers{1, -16}) == 5);
  CHECK(detail::exponent_of(numbers{0, 0}) == 0);
  CHECK(detail::exponent_of(numbers{0.1, 0}) == -3);
}

}  // namespace series_by_definition_test
