// SPDX-License-Identifier: BSL-1.0
// Digests of what measures of inequality, of neighbourhood, of convergence and of movement between grades answer to
// many small random inputs. Other tests judge whether it is right; this one notices that it is another.
#include "models/known_numbers.hpp"

#include <nqpf/models.hpp>

namespace known_numbers_space_test {

using namespace nqpf::models;
using namespace test::known;

namespace {

void inequality(draws& d, said& s) {
  const std::size_t n = d.few(0, 9);
  const numbers x = d.series(n, d.chance(90) ? of::size : of::any);
  numbers sizes = d.series(d.length(n), of::size);
  s.value(gini(x), 1);
  s.value(theil_t(x), 1);
  s.value(theil_l(x), 1);
  s.value(weighted_gini(x, sizes), 1);
}

void inequality_of_groups(draws& d, said& s) {
  const std::size_t n = d.few(1, 9);
  const numbers x = d.series(n, d.chance(90) ? of::size : of::any);
  const grouping groups = d.groups(n);
  numbers own(d.chance(40) ? 0 : d.length(groups.count));
  const auto parts = theil_decomposition(x, groups.view(), own);
  if (s.ok(parts)) {
    s.list({parts->total, parts->between, parts->within}, 1);
    s.list(own, 1);
  }
  sheet pairs = d.chance(40) ? sheet(0, 0, 0) : d.blank(groups.count, groups.count);
  sheet distances = d.chance(40) ? sheet(0, 0, 0) : d.blank(groups.count, groups.count);
  const auto found = dagum(x, groups.view(), pairs.view(), distances.view());
  if (!s.ok(found)) return;
  s.list({found->total, found->within, found->between, found->transvariation}, 1);
  s.cells(pairs.seen(), 1);
  s.cells(distances.seen(), 1);
}

void shares_apart(draws& d, said& s) {
  const std::size_t n = d.few(0, 6);
  const numbers a = d.series(n, of::size), b = d.series(d.length(n), of::size);
  s.value(dissimilarity(a, b), 1);
  numbers out(d.length(n));
  const auto form = d.pick({deviation_form::output_by_people, deviation_form::people_by_output});
  const auto totals = structural_deviation(a, b, out, form);
  if (s.ok(totals)) {
    s.list(out, 1);
    s.list({totals->sum, totals->mean}, 1);
    s.count(totals->undefined);
  }
  mismatch_options options;
  const numbers efficiency = d.chance(50) ? numbers{} : d.series(d.length(n), of::size);
  options.efficiencies = efficiency;
  if (d.chance(40)) options.elasticity = d.option(0, 1);
  s.value(mismatch_index(a, b, options), 1);
}

void convergence(draws& d, said& s) {
  const std::size_t n = d.few(1, 9), years = d.few(1, 3);
  sheet x = d.table(n, years, d.chance(90) ? of::size : of::any);
  const missing_cells unknown = unknown_rule(d);
  d.gaps(x.view(), d.pick({0, 20, 50}));
  numbers out(d.length(years));
  s.written(sigma_convergence(x.seen(), out, unknown), out, 1);
  numbers first = d.series(n, of::positive), last = d.series(d.length(n), of::positive);
  if (d.chance(10) && first.size() == last.size())
    for (std::size_t i = 0; i < n; ++i) last[i] = first[i] * 2;  // all grow alike
  const double time = d.chance(70) ? d.pick({1.0, 5.0, 10.0}) : d.positive_option();
  const auto found = fit_beta_convergence(first, last, time);
  if (!s.ok(found)) return;
  s.list({found->intercept, found->slope, found->standard_error}, 1);
  s.number(found->t);
  s.count(found->degrees);
  // Where all end alike, 1 + bT is 0 but for rounding, and the speed its logarithm.
  const double left = 1 + found->slope * time;
  if (std::fabs(left) > 1e-9) s.list({found->speed, found->half_life});
}

void density(draws& d, said& s) {
  const std::size_t n = d.few(0, 9);
  numbers x = d.series(n, of::any);
  if (n > 4 && d.chance(15)) std::fill(x.begin() + 1, x.end() - 1, x[0]);
  const numbers points = d.series(d.few(0, 4), of::any);
  numbers out(d.length(points.size()));
  s.value(kernel_width(x));
  const double width =
      d.chance(60) ? missing : d.pick({1.0, 0.5, 10.0, 0.0, -1.0, infinity, 1e-300});
  const auto used = kernel_density(x, points, out, width);
  s.value(used);
  if (used) s.list(out);
}

void densities(draws& d, said& s) {
  const std::size_t n = d.few(1, 9), years = d.few(1, 3);
  sheet x = d.table(n, years, of::any);
  d.gaps(x.view(), d.pick({0, 0, 20}));
  const numbers points = d.series(d.few(0, 4), of::any);
  sheet out = d.blank(points.size(), years);
  numbers widths(d.length(years));
  const double width = d.chance(60) ? missing : d.pick({1.0, 0.5, 0.0, -1.0, infinity});
  const auto found = kernel_densities(x.seen(), points, out.view(), widths, width, unknown_rule(d));
  s.written(found, widths);
  if (found) s.cells(out.seen());
}

/// Who is whose neighbour: on a line, by halves, or anyone.
sheet neighbours(draws& d, std::size_t n) {
  sheet w = d.blank(n, n);
  const std::size_t m = std::min(w.rows, w.columns);
  const int shape = d.below(4);
  for (std::size_t i = 0; i < w.rows; ++i)
    for (std::size_t j = 0; j < w.columns; ++j) {
      const bool near = i + 1 == j || j + 1 == i;
      const double other = d.chance(40) ? d.pick({1.0, 1.0, 2.0, 0.5, 0.3}) : 0;
      w.view()(i, j) = shape == 0 ? (near ? 1 : 0) : i == j ? 0 : other;
    }
  for (std::size_t i = 0; shape == 1 && i < m; ++i) {
    double sum = 0;
    for (std::size_t j = 0; j < m; ++j) sum += w.view()(i, j);
    for (std::size_t j = 0; j < m && sum > 0; ++j) w.view()(i, j) /= sum;
  }
  if (m == 0 || d.chance(80)) return w;
  const std::size_t i = d.index(m), j = d.index(m);
  double& cell = w.view()(i, j);
  cell = d.pick({missing, infinity, -1.0, 1.0, 1e200, 1e-200, cell + 2e-6, cell + 0.5e-6});
  return w;
}

void tell(said& s, const permutation_counts& c) {
  s.count(c.runs);
  s.count(c.at_least);
  s.count(c.at_most);
  s.list({c.p_above(), c.p_below(), c.p_either()});
}

void tell(said& s, const moran_index& found) {
  s.list({found.index, found.expected, found.variance_normal, found.variance_random}, 1);
  // A variance that is 0 but for rounding tells nothing, nor do its z.
  s.number(found.variance_normal > 1e-9 ? found.z_normal : 0, 1);
  s.number(found.variance_random > 1e-9 ? found.z_random : 0, 1);
  s.count(found.units);
}

void space(draws& d, said& s) {
  const std::size_t n = d.chance(3) ? 0 : d.few(1, 9);
  sheet w = neighbours(d, n);
  numbers x = d.series(n, of::any);
  neighbour_options options;
  options.rows = d.pick({neighbour_rows::as_given, neighbour_rows::to_one});
  options.lonely = d.pick({lonely_units::refuse, lonely_units::leave_out, lonely_units::leave_out});
  options.unknown = unknown_rule(d);
  if (options.unknown == missing_cells::skip)
    for (double& v : x)
      if (d.chance(15)) v = missing;
  const auto sample = sample_in_space(x, w.seen(), options);
  if (!s.ok(sample)) return;
  s.count(sample->given());
  s.list({sample->s0(), sample->s1(), sample->s2()});
  for (std::size_t i = 0; i < sample->units(); ++i) {
    s.count(sample->row_of(i));
    for (const neighbour& one : sample->neighbours_of(i)) {
      s.count(one.unit);
      s.number(one.weight);
    }
  }
  s.list(sample->deviations(), 1);
  tell(s, moran(*sample));
  std::vector<local_moran> local(d.length(n));
  if (s.ok(local_morans(*sample, local)))
    for (const local_moran& unit : local) {
      s.number(unit.index, 1);
      s.count(unit.quadrant);
    }
  const std::uint64_t begin = d.index(3), end = begin + d.index(12);
  permutation_counts all = permute_moran(*sample, 5, begin, end);
  tell(s, all);
  std::vector<permutation_counts> by_unit(d.length(n));
  if (!s.ok(permute_local_morans(*sample, 5, begin, end, by_unit))) return;
  for (const permutation_counts& unit : by_unit) tell(s, all += unit);
}

/// A table of grades, seldom one that there is not.
struct grade_table {
  std::vector<std::uint32_t> of;
  std::size_t rows = 0, columns = 0;
  [[nodiscard]] matrix_view<const std::uint32_t> seen() const {
    return row_major(std::span<const std::uint32_t>(of), rows, columns);
  }
};
grade_table grades(draws& d, std::size_t n, std::size_t years, std::size_t count) {
  grade_table out;
  out.rows = d.length(n);
  out.columns = d.length(years);
  out.of.resize(out.rows * out.columns);
  for (std::uint32_t& g : out.of)
    g = d.chance(10) ? no_grade : static_cast<std::uint32_t>(d.index(count));
  if (!out.of.empty() && d.chance(5))
    out.of[d.index(out.of.size())] = static_cast<std::uint32_t>(count);
  return out;
}

void movement(draws& d, said& s) {
  const std::size_t n = d.few(1, 6), years = d.few(1, 4), count = d.few(1, 4), blocks = d.few(1, 3);
  const grade_table own = grades(d, n, years, count), around = grades(d, n, years, blocks);
  std::vector<std::uint64_t> memory(200, 9);
  const std::span<std::uint64_t> all(memory);
  const std::size_t rows = d.length(count), columns = d.length(count);
  const auto counts = row_major(all.first(rows * columns), rows, columns);
  if (s.ok(count_transitions(own.seen(), counts))) s.counts(all.first(rows * columns));
  const std::size_t tall = d.length(count * blocks);
  const auto apart = row_major(all.first(tall * columns), tall, columns);
  const auto by_neighbours = count_transitions_by_neighbours(own.seen(), around.seen(), apart);
  if (s.ok(by_neighbours)) s.counts(all.first(tall * columns));
  sheet shares = d.blank(tall, columns);
  const auto without = transition_shares(matrix_view<const std::uint64_t>(apart), shares.view());
  s.counted(without);
  if (without) s.cells(shares.seen(), 1);
}

void stationary(draws& d, said& s) {
  const std::size_t n = d.few(1, 5);
  sheet p = d.blank(n, n);
  numbers out(d.length(n));
  for (std::size_t i = 0; i < p.rows; ++i) {
    const numbers own = d.weights(p.columns);
    for (std::size_t j = 0; j < p.columns; ++j) p.view()(i, j) = own[j];
    if (d.chance(12))
      for (std::size_t j = 0; j < p.columns; ++j) p.view()(i, j) = missing;
    if (d.chance(20))
      for (std::size_t j = 0; j < p.columns; ++j) p.view()(i, j) = i == j ? 1 : 0;
  }
  s.written(stationary_shares(p.seen(), out), out, 1);
}

void grades_of_cells(draws& d, said& s) {
  const std::size_t n = d.few(1, 6), years = d.few(1, 4);
  sheet x = d.table(n, years, of::any), w = neighbours(d, n), out = d.blank(n, years);
  d.gaps(x.view(), d.pick({0, 10, 40}));
  if (s.ok(neighbour_means(x.seen(), w.seen(), out.view()))) s.cells(out.seen(), 1);
  numbers cuts{-1, 0, 1, 2.5};
  cuts.resize(d.few(0, 4));
  d.spoil(cuts);
  const std::size_t rows = d.length(n);
  std::vector<std::uint32_t> memory(rows * years);
  const auto side = d.pick({closed_side::left, closed_side::right});
  if (s.ok(grade_cells(x.seen(), cuts, row_major(memory, rows, years), side))) s.counts(memory);
}

/// Units with years, in any order.
struct panel_of_two {
  numbers first, second, times;
  grouping units;
  [[nodiscard]] two_systems view() const { return {first, second, units.view(), times}; }
};
panel_of_two panel(draws& d, std::size_t units, std::size_t years, of kind) {
  panel_of_two out;
  out.units.count = units;
  for (std::size_t u = 0; u < units; ++u)
    for (std::size_t t = 0; t < years; ++t) {
      if (d.chance(8)) continue;
      out.units.of.push_back(static_cast<std::uint32_t>(u));
      out.times.push_back(2000 + static_cast<double>(t));
    }
  const std::size_t n = out.times.size();
  out.first = kind == of::unit ? d.column(n, kind) : numbers(n);
  out.second = kind == of::unit ? d.column(n, kind) : numbers(n);
  for (std::size_t i = 0; kind != of::unit && i < n; ++i) {
    out.first[i] = d.uniform(0, 5) + (i > 0 ? out.second[i - 1] / 2 : 0);
    out.second[i] = d.uniform(0, 5);
  }
  for (std::size_t i = n; i > 1; --i) {
    const std::size_t j = d.index(i);
    std::swap(out.times[i - 1], out.times[j]);
    std::swap(out.units.of[i - 1], out.units.of[j]);
  }
  d.spoil(out.first, 8);
  d.spoil(out.second, 8);
  d.spoil(out.times, 4);
  if (n > 1 && d.chance(4)) out.times[0] = out.times[1];
  if (n > 1 && d.chance(4)) out.units.of[0] = d.pick({out.units.of[1], 7u});
  if (d.chance(4)) out.first.resize(d.length(n));
  if (d.chance(4)) out.units.count = d.pick({std::size_t{0}, std::size_t{1}});
  if (d.chance(3)) out.units = {};
  return out;
}

void lags(draws& d, said& s) {
  const std::size_t units = d.few(1, 3), years = d.few(1, 5);
  const panel_of_two p = panel(d, units, years, of::unit);
  lag_options options;
  const numbers importance = d.chance(60) ? numbers{} : d.weights(d.length(2));
  options.importance = importance;
  options.model = d.pick({coupling_model::standard, coupling_model::wang, coupling_model::fan});
  options.unknown = unknown_rule(d);
  const double lag = d.pick({0.0, 1.0, -1.0, 2.0, 0.5, missing, infinity});
  std::vector<coupling> out(d.length(p.first.size()));
  const auto pairs = couple_lagged(p.view(), lag, out, options);
  s.counted(pairs);
  for (const coupling& one : out)
    if (pairs) s.list({one.c, one.t, one.d}, 1000);
  numbers all{-1, 0, 1, 2};
  if (d.chance(10)) all[d.index(4)] = d.pick({missing, infinity});
  std::vector<lag_summary> found(d.length(4));
  if (!s.ok(lag_profile(p.view(), all, found, options))) return;
  for (const lag_summary& one : found) {
    s.number(one.lag);
    s.count(one.pairs);
    s.list({one.mean_d, one.correlation}, 1000);
  }
}

void tell(said& s, const granger_test& t) {
  // An F of pasts that tell all but rounding is a number of rounding.
  const bool exact = t.share > 1 - 1e-9;
  s.number(exact ? 0 : t.f, 1);
  s.list({t.p, t.share, t.total_effect, t.power}, 1);
  s.count(t.lags);
  s.count(t.freedom);
  s.count(t.rows);
  s.count(t.power_is_low);
}

void tell(said& s, const granger_result& found) {
  tell(s, found.first_to_second);
  tell(s, found.second_to_first);
  s.count(found.reading);
  s.text += nqpf::models::describe(found.reading);
}

void causes(draws& d, said& s) {
  const std::size_t n = d.few(0, 14);
  numbers x(n), y(d.length(n));
  for (double& v : x) v = d.uniform(0, 5);
  for (std::size_t t = 0; t < y.size(); ++t)
    y[t] = d.uniform(0, 2) + (t > 0 && t <= n ? x[t - 1] : 0);
  if (n > 0 && d.chance(5)) std::fill(x.begin(), x.end(), x[0]);
  d.enlarge(x);
  d.spoil(x, 10);
  d.spoil(y, 10);
  granger_options options;
  options.lags = d.few(0, 3);
  if (options.lags == 0 && d.chance(80)) options.lags = 1;
  if (d.chance(30)) options.significance = d.option(0, 1);
  const auto found = granger(x, y, options);
  if (s.ok(found)) tell(s, *found);
  const double share = d.chance(40) ? large_share : d.option(0, 1);
  const std::size_t freedom = d.few(0, 12);
  s.value(granger_power(options.lags, freedom, share, options.significance), 1);
}

void causes_in_panels(draws& d, said& s) {
  const std::size_t units = d.few(1, 4), years = d.few(2, 9);
  const panel_of_two p = panel(d, units, years, of::any);
  granger_panel_options options;
  options.test.lags = d.pick({std::size_t{1}, std::size_t{1}, std::size_t{2}, std::size_t{0}});
  options.test.significance = d.pick({.05, .05, .3, .9, 0.0, 1.0});
  options.step = d.pick({1.0, 1.0, 1.0, 1.0, 2.0, 0.0, -1.0, missing, infinity});
  options.unknown = unknown_rule(d);
  const auto found = granger_panel(p.view(), options);
  if (!s.ok(found)) return;
  tell(s, found->pooled);
  s.count(found->units);
  s.count(found->tested);
  s.number(found->by_chance);
  for (const auto& one : {found->first_to_second, found->second_to_first}) {
    s.count(one.same_sign);
    s.count(one.seen);
  }
}

void chance_of(draws& d, said& s) {
  const double estimate = d.pick({0.0, 1.0, -2.0, 0.3, missing, infinity}),
               error = d.positive_option();
  const std::size_t freedom = d.few(0, 12);
  const double level = d.chance(50) ? 0.95 : d.option(0, 1);
  const auto tell_it = [&](const outcome<significance>& found) {
    if (s.ok(found)) s.list({found->low, found->high, found->p}, 1);
  };
  tell_it(significance_of(estimate, error, freedom, level));
  const double r = d.option(-1, 1);
  const std::size_t pairs = d.few(0, 12), constants = d.few(0, 4);
  tell_it(significance_of_correlation(r, pairs, constants, level));
}

const kind kinds[] = {
    {"inequality", 1200, inequality},
    {"inequality_of_groups", 1000, inequality_of_groups},
    {"shares_apart", 1000, shares_apart},
    {"convergence", 800, convergence},
    {"density", 800, density},
    {"densities", 600, densities},
    {"space", 1200, space},
    {"movement", 800, movement},
    {"stationary", 1000, stationary},
    {"grades_of_cells", 800, grades_of_cells},
    {"lags", 1000, lags},
    {"granger", 800, causes},
    {"granger_panel", 600, causes_in_panels},
    {"significance", 400, chance_of},
};

}  // namespace

TEST_CASE("what is measured of units among others answers to random numbers as on record") {
  compare_with_record(kinds, "known_numbers_space");
}

}  // namespace known_numbers_space_test
