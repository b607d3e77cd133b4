// SPDX-License-Identifier: BSL-1.0
// Digests of what forecasts and models of growth answer to many small random series. Other tests judge whether it is
// right; this one notices that it is another.
#include "models/known_numbers.hpp"

#include <nqpf/models.hpp>

namespace known_numbers_series_test {

using namespace nqpf::models;
using namespace test::known;

namespace {

/// A level and a trend with noise, or anything.
numbers history(draws& d, std::size_t n) {
  if (d.chance(35)) return d.series(n, d.pick({of::any, of::positive}));
  numbers out(n);
  const double from = d.uniform(1, 20), slope = d.uniform(-.5, 2), noise = d.pick({0.0, 0.1, 3.0});
  for (std::size_t t = 0; t < n; ++t)
    out[t] = from + slope * static_cast<double>(t) + d.uniform(0, 1) * noise;
  d.enlarge(out);
  d.spoil(out, 8);
  return out;
}
/// A weight that is given, or asked for.
double weight_of(draws& d, int asked) { return d.chance(asked) ? missing : d.option(0, 1); }

double size_of(std::span<const double> series) {
  double most = 0;
  for (const double v : series)
    if (std::fabs(v) < infinity) most = std::fmax(most, std::fabs(v));
  return most;
}

// Weights that are searched for lie in a valley so flat that rounding moves them: three digits are said of them.
void searched(said& s, double v, bool given) {
  if (given) return s.number(v, 1);
  char out[32];
  std::snprintf(out, sizeof out, " %.2f", v + 1e-3);
  s.text += out;
}

void smoothing(draws& d, said& s) {
  const numbers y = history(d, d.few(0, 9));
  numbers fitted(d.chance(40) ? 0 : d.length(y.size()));
  const double weight = weight_of(d, 0), unit = size_of(y);
  const auto found = smooth(y, weight, fitted);
  if (s.ok(found)) {
    s.number(found->level_weight, 1);
    s.number(found->level, unit);
    s.number(found->squares, unit * unit);
    s.list(fitted, unit);
  }
  const auto free = smooth(y);
  if (s.ok(free) && unit > 1e-100 && unit < 1e100) s.number(free->squares, unit * unit);
}

void trends(draws& d, said& s) {
  const numbers y = history(d, d.few(0, 9));
  numbers fitted(d.chance(40) ? 0 : d.length(y.size()));
  holt_options options;
  options.level_weight = weight_of(d, 0);
  options.trend_weight = weight_of(d, 0);
  options.damping = d.pick({1.0, 1.0, 0.9, 0.5, 0.0, 1 + 1e-9, missing});
  options.start = d.pick({holt_start::first_value, holt_start::second_value});
  const double unit = size_of(y);
  const auto found = holt(y, options, fitted);
  if (!s.ok(found)) return;
  s.list({found->level_weight, found->trend_weight, found->damping}, 1);
  s.list({found->level, found->trend, found->ahead(1), found->ahead(4)}, unit);
  s.number(found->squares, unit * unit);
  s.list(fitted, unit);
}

void seasons(draws& d, said& s) {
  const numbers y = history(d, d.few(0, 12));
  numbers fitted(d.chance(40) ? 0 : d.length(y.size()));
  holt_winters_options options;
  options.period = d.few(1, 4);
  options.form = d.pick({seasonal_form::additive, seasonal_form::multiplicative});
  options.level_weight = weight_of(d, 0);
  options.trend_weight = weight_of(d, 0);
  options.season_weight = weight_of(d, 0);
  const double unit = size_of(y);
  const auto found = holt_winters(y, options, fitted);
  if (!s.ok(found)) return;
  s.list({found->level_weight, found->trend_weight, found->season_weight}, 1);
  s.list({found->level, found->trend, found->ahead(1), found->ahead(5)}, unit);
  s.list(found->season, found->form == seasonal_form::additive ? unit : 1);
  s.count(found->form);
  s.number(found->squares, unit * unit);
  s.list(fitted, unit);
}

/// Weights that are asked for, of series that tell them.
void weights_found(draws& d, said& s) {
  numbers y(d.few(2, 12));
  for (std::size_t t = 0; t < y.size(); ++t)
    y[t] = 10 + static_cast<double>(t) / 4 + d.uniform(0, 5);
  d.spoil(y, 4);
  numbers fitted(y.size());
  const auto simple = smooth(y, missing, fitted);
  if (s.ok(simple)) {
    searched(s, simple->level_weight, false);
    s.number(simple->squares);
  }
  holt_options line;
  line.level_weight = d.pick({missing, missing, 0.5});
  line.damping = d.pick({1.0, 0.8});
  line.start = d.pick({holt_start::first_value, holt_start::second_value});
  const auto trend = holt(y, line);
  if (s.ok(trend)) {
    searched(s, trend->level_weight, false);
    s.number(trend->squares);
  }
  holt_winters_options year;
  year.period = d.few(2, 4);
  year.form = d.pick({seasonal_form::additive, seasonal_form::multiplicative});
  year.level_weight = d.pick({missing, 0.25});
  year.season_weight = d.pick({missing, 0.25});
  const auto season = holt_winters(y, year);
  if (!s.ok(season)) return;
  searched(s, season->level_weight, false);
  s.number(season->squares);
}

void grey_models(draws& d, said& s) {
  const std::size_t n = d.few(0, 9);
  numbers y = d.series(n, of::positive);
  if (d.chance(40))
    for (std::size_t t = 0; t < n; ++t) y[t] = 5 + static_cast<double>(t) / 3 + d.uniform();
  if (d.chance(5)) std::fill(y.begin(), y.end(), 3.0);
  d.spoil(y, 5);
  const double unit = size_of(y);
  for (const auto rule : {class_ratios::shift, class_ratios::report, class_ratios::refuse}) {
    const auto found = fit_grey(y, rule);
    if (!s.ok(found)) continue;
    s.list({found->development, found->posterior_ratio, found->small_error}, 1);
    s.list({found->input, found->first, found->shift, found->at(0), found->at(1), found->at(n)},
           unit);
    s.count(found->size);
    s.count(found->outside);
    s.count(found->grade);
  }
}

void logistic(draws& d, said& s) {
  const std::size_t n = d.few(0, 10);
  numbers y = d.series(n, of::size);
  if (d.chance(75)) {
    const double middle = d.uniform(-2, 12), pace = d.pick({.5, 1.0, 2.0, -1.0}),
                 capacity = d.uniform(2, 50);
    for (std::size_t t = 0; t < n; ++t)
      y[t] = capacity / (1 + std::exp((middle - static_cast<double>(t)) / pace)) *
             (1 + d.uniform(-.05, .05));
    d.spoil(y, 5);
  }
  const auto found = fit_logistic(y);
  if (!s.ok(found)) return;
  const double unit = size_of(y);
  s.list({found->capacity, found->capacity_error, found->at(0), found->at(static_cast<double>(n))},
         unit);
  s.list({found->middle, found->pace}, 1);
  s.number(found->squares, unit * unit);
}

void tell(said& s, const forecast_errors& e, double unit) {
  s.count(e.tests);
  s.list({e.mean_absolute, e.root_mean_square, e.mean, e.naive_mean_absolute}, unit);
  s.list({e.mean_percentage, e.scaled, e.against_naive}, 1);
  s.count(e.wins);
}

void tell(said& s, const backtest_result& found, double unit) {
  s.count(found.origins);
  s.count(found.failures);
  tell(s, found.all, unit);
  for (const forecast_errors& step : found.by_step) tell(s, step, unit);
  s.list(found.errors, unit);
  s.list(found.naive_errors, unit);
}

void backtests(draws& d, said& s) {
  const numbers y = history(d, d.few(0, 12));
  backtest_options options;
  options.first = d.few(0, 6);
  options.horizon = d.few(0, 3);
  options.period = d.few(0, 3);
  if (d.chance(70)) options.horizon = std::max<std::size_t>(options.horizon, 1);
  if (d.chance(70)) options.period = std::max<std::size_t>(options.period, 1);
  const std::size_t silent = d.few(2, 8);
  const bool wild = d.chance(6);
  const auto found =
      backtest(y, options, [&](std::span<const double> past, std::span<double> ahead) {
        for (std::size_t h = 0; h < ahead.size(); ++h) ahead[h] = past[0] + static_cast<double>(h);
        if (wild) ahead[0] = infinity;
        return past.size() != silent;
      });
  if (s.ok(found)) tell(s, *found, size_of(y));
}

void forecasts(draws& d, said& s) {
  numbers y = history(d, d.few(0, 16));
  if (d.chance(60))
    for (std::size_t t = 0; t < y.size(); ++t)
      y[t] = 10 + d.uniform(0, 2) + static_cast<double>(t % 3) + static_cast<double>(t) / 3;
  d.spoil(y, 5);
  forecast_options options;
  options.method = d.pick({forecast_method::naive, forecast_method::drift, forecast_method::naive,
                           forecast_method::drift, forecast_method::smoothing,
                           forecast_method::holt, forecast_method::grey});
  if (d.chance(8))
    options.method = d.pick(
        {forecast_method::holt_winters, forecast_method::logistic, forecast_method::automatic});
  options.horizon = d.few(0, 3);
  options.period = d.few(0, 3);
  if (d.chance(80)) options.horizon = std::max<std::size_t>(options.horizon, 1);
  if (d.chance(80)) options.period = std::max<std::size_t>(options.period, 1);
  options.level = d.chance(60) ? 0.8 : d.option(0, 1);
  options.first = d.few(0, 6);
  const auto found = forecast(y, options);
  if (!s.ok(found)) return;
  s.count(found->used);
  s.text += nqpf::models::describe(found->used);
  // Methods that search for their weights, and what is compared with their errors, keep few digits.
  const bool plain = found->used == forecast_method::naive || found->used == forecast_method::drift;
  const bool whole = plain && options.method != forecast_method::automatic;
  const double unit = size_of(y);
  s.count(found->past.origins);
  s.count(found->past.failures);
  s.number(found->level);
  if (!whole) return;
  tell(s, found->past, unit);
  for (const forecast_step& step : found->steps) s.list({step.value, step.low, step.high}, unit);
  s.number(std::fabs(found->lead) > 1e9 ? infinity : found->lead, 1);  // errors of rounding alone
  s.count(found->support);
  s.text += nqpf::models::describe(*found).c_str();
}

void growth(draws& d, said& s) {
  const std::size_t n = d.few(0, 8);
  const numbers y = d.series(n, of::positive), k = d.series(d.length(n), of::positive),
                l = d.series(d.length(n), of::positive);
  std::vector<growth_account> out(d.length(n > 0 ? n - 1 : 0));
  const double share = d.chance(50) ? 0.3 : d.option(0, 1);
  if (s.ok(account_for_growth({y, k, l}, share, out)))
    for (const growth_account& one : out)
      s.list({one.growth, one.from_capital, one.from_labour, one.residual}, 1);
  const auto found = fit_production({y, k, l});
  if (!s.ok(found)) return;
  s.list({found->capital_share, found->technical_growth, found->level, found->standard_error}, 1);
  s.count(found->plausible);
}

void tell(said& s, const haken_model& m) { s.list({m.g1, m.a, m.g2, m.b}, 1); }
void tell(said& s, const haken_rest& r) {
  s.list({r.q1, r.q2}, 1);
  s.count(r.stable + 2 * r.zero_is_stable);
}

void leaders(draws& d, said& s) {
  const std::size_t n = d.few(0, 9);
  const numbers x = d.series(n, of::positive), y = d.series(d.length(n), of::positive);
  const auto found = fit_haken(x, y);
  if (s.ok(found)) {
    for (const haken_fit* fit : {&found->first_as_q1, &found->second_as_q1}) {
      tell(s, fit->model);
      tell(s, fit->error);
      s.list({fit->explained_1, fit->explained_2}, 1);
      s.count(fit->leads);
      // Rounding alone decides where coefficients that are 0 lead.
      const haken_model& m = fit->model;
      if (std::fmin(std::fabs(m.g1 * m.g2), std::fabs(m.a * m.b)) > 1e-9) tell(s, fit->rest);
    }
    s.count(found->found);
    s.count(found->comparable);
  }
  const numbers c = d.column(4, of::any);
  const haken_model m{c[0], c[1], c[2], c[3]};
  tell(s, points_of_rest(m));
  s.list({m.next_q1(2, 3), m.next_q2(2, 3)}, 1);
  s.count(m.q1_leads());
}

void tell(said& s, const symbiosis_rest& r) {
  s.list({r.at.x, r.at.y}, 1);
  s.count(r.kind);
}

void symbiosis(draws& d, said& s) {
  symbiosis_model m{1, .5, 1, 2, 0, 0};
  m.r1 = d.pick({1.0, 0.5, 2.0});
  m.k2 = d.pick({1.0, 3.0, 10.0});
  m.s12 = d.pick({-2.0, -1.0, -.5, 0.0, .5, 1.0, 1.5, d.uniform(-2, 2)});
  m.s21 = d.pick({-2.0, -1.0, -.5, 0.0, .5, 1.0, d.uniform(-2, 2), 1 - 1e-13, -1 + 1e-14});
  double* const parts[] = {&m.r1, &m.r2, &m.k1, &m.k2, &m.s12, &m.s21};
  if (d.chance(12)) *parts[d.index(6)] = d.pick({0.0, -1.0, missing, infinity});
  s.count(kind_of(m));
  s.count(kind_of(m, d.pick({.5, 1.0, .1})));
  const auto found = phases_of(m);
  if (s.ok(found)) {
    for (const auto* rest : {&found->none, &found->first, &found->second, &found->inner})
      tell(s, *rest);
    s.count(found->end);
  }
  numbers times(d.few(0, 4));
  for (std::size_t t = 0; t < times.size(); ++t) times[t] = 2 * static_cast<double>(t);
  d.spoil(times, 12);
  for (double& t : times)
    if (t > 1e9) t = 2;  // not to walk for ever
  std::vector<two_populations> path(d.length(times.size()));
  two_populations start{d.pick({.5, .1, 1.0, 0.0}), d.pick({.5, 2.0, 0.0, 1e-6})};
  if (d.chance(6)) start.y = d.pick({-1.0, missing, infinity});
  const double tolerance = d.chance(60) ? 1e-9 : d.pick({1e-6, 0.1, 0.11, 1e-15, 0.0, missing});
  if (!s.ok(live_together(m, start, times, path, tolerance))) return;
  if (tolerance > 0.01) return;  // whether so wide a step is taken, rounding may decide
  for (const two_populations& p : path) s.list({p.x, p.y}, 1);
}

void symbiosis_fits(draws& d, said& s) {
  const std::size_t n = d.few(5, 7);
  const symbiosis_model m{.8, .6, 10, 8, d.uniform(-.4, .3), d.uniform(-.4, .3)};
  numbers times(n), x(n), y(n);
  for (std::size_t t = 0; t < n; ++t) times[t] = 2 * static_cast<double>(t);
  std::vector<two_populations> path(n);
  if (!live_together(m, {1, 2}, times, path)) return;
  for (std::size_t t = 0; t < n; ++t) {
    x[t] = path[t].x * (1 + d.uniform(-.01, .01));
    y[t] = path[t].y * (1 + d.uniform(-.01, .01));
  }
  if (d.chance(80)) {  // most calls are refused, as a fit takes a hundredth of a second
    numbers* const lists[] = {&times, &x, &y};
    numbers& one = *lists[d.index(3)];
    if (d.chance(20)) one.pop_back();
    else one[d.index(one.size())] = d.pick({missing, infinity, 0.0, -1.0});
    if (d.chance(20))
      for (numbers* each : lists) each->resize(d.pick({std::size_t{0}, std::size_t{4}}), 9.0);
  }
  const auto found = fit_symbiosis({times, x, y});
  if (!s.ok(found)) return;
  s.count(found->freedom);
  char out[120];  // the end of a search has few digits
  std::snprintf(out, sizeof out, " %.2f %.2f %.2f %.2f", found->model.r1, found->model.k2,
                found->model.s12, found->start.x);
  s.text += out;
  std::snprintf(out, sizeof out, " %.2f %.2f %.2f %.2f", found->model.r2, found->model.k1,
                found->model.s21, found->start.y);
  s.text += out;
  std::snprintf(out, sizeof out, " %.2g %.2g %.2g %.2g", found->error.r1, found->error.k2,
                found->error.s12, found->squares);
  s.text += out;
}

const kind kinds[] = {
    {"smooth", 800, smoothing},        {"holt", 1000, trends},
    {"holt_winters", 1000, seasons},   {"searched", 100, weights_found},
    {"grey_model", 1000, grey_models}, {"logistic", 200, logistic},
    {"backtest", 1000, backtests},     {"forecast", 600, forecasts},
    {"growth", 800, growth},           {"haken", 800, leaders},
    {"symbiosis", 800, symbiosis},     {"symbiosis_fit", 50, symbiosis_fits},
};

}  // namespace

TEST_CASE("what models of series answer to random numbers is what is on record") {
  compare_with_record(kinds, "known_numbers_series");
}

}  // namespace known_numbers_series_test
