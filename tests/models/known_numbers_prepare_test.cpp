// SPDX-License-Identifier: BSL-1.0
// Digests of what preparation, scales, ranks and steps answer to many small random inputs.
// Other tests judge whether it is right; this one notices that it is another.
#include "models/known_numbers.hpp"

#include <nqpf/models.hpp>

namespace known_numbers_prepare_test {

using namespace nqpf::models;
using namespace test::known;

namespace {

constant_column constant_rule(draws& d) {
  return d.pick({constant_column::refuse, constant_column::as_lowest, constant_column::as_middle,
                 constant_column::as_highest});
}

closed_side closed(draws& d) { return d.pick({closed_side::left, closed_side::right}); }

/// Scales of the columns, with a fault now and then.
std::vector<linear_scale> scales_of(draws& d, sheet& x) {
  std::vector<linear_scale> scales(x.columns);
  const std::vector<better> sides = d.sides(x.columns);
  if (!fit_min_max(x.seen(), sides, scales, {0, 1, constant_column::as_middle}))
    for (linear_scale& scale : scales) scale = {1, 2, 0, 1};
  if (!scales.empty() && d.chance(15)) {
    linear_scale& one = scales[d.index(x.columns)];
    switch (d.below(5)) {
      case 0: one.origin = d.pick({missing, infinity}); break;
      case 1: one.width = d.pick({0.0, infinity, 5e-324}); break;
      case 2: one.gain = d.pick({0.0, 2.0, infinity}); break;
      case 3: one.floor = 0; break;
      default: one.ceiling = 1; break;
    }
  }
  scales.resize(d.length(x.columns));
  return scales;
}

void through_scales(draws& d, said& s) {
  const std::size_t n = d.rows(), m = d.few(1, 5);
  sheet x = d.table(n, m, of::any), z = d.blank(n, m);
  const std::vector<linear_scale> scales = scales_of(d, x);
  const missing_cells unknown = unknown_rule(d);
  if (unknown == missing_cells::skip) d.gaps(x.view(), 10);
  numbers weights(d.length(m)), scores(d.length(n));
  s.written(entropy_weights(scaled_view{x.seen(), scales}, weights, {0, if_constant(d), unknown}),
            weights, 1);
  const numbers w = d.weights(d.length(m));
  topsis_options options;
  options.unknown = unknown;
  options.all_equal = d.pick({missing, 0.5, 0.0});
  s.written(topsis(scaled_view{x.seen(), scales}, w, scores, options), scores, 1);
  const grouping groups = d.groups(n);
  std::vector<linear_scale> several(d.length(m * groups.count), linear_scale{0, 2});
  for (std::size_t k = 0; k < several.size() && k < scales.size(); ++k) several[k] = scales[k];
  if (s.ok(apply_scales(x.seen(), several, z.view(), groups.view()))) s.cells(z.seen(), 1);
}

void checks_of_weights(draws& d, said& s) {
  const std::size_t n = d.few(0, 5);
  const numbers w = d.weights(n);
  numbers relative = d.shares(n), equal(n);
  s.ok(check_weights(w));
  s.text += std::string(diagnose_weights(w).message.write().c_str())
                .substr(0, 28);  // the first digit of a sum
  s.written(bring_to_one(relative), relative);
  s.written(equal_weights(equal), equal);
}

/// A value near a cut point, or anywhere from 0 to 1.
double near_cut(draws& d) {
  const double by = d.pick({0.0, 0.6e-12, -0.6e-12, 3e-12, -3e-12});
  switch (d.below(5)) {
    case 0: return d.uniform();
    case 1: return d.option(0, 1);
    case 2: return d.pick({missing, infinity, -infinity, -1.0, 1.5});
    default: return d.from_to(0, 10) / 10.0 * (1 + by);
  }
}

void steps(draws& d, said& s) {
  numbers cuts(d.few(0, 4));
  for (std::size_t i = 0; i < cuts.size(); ++i) cuts[i] = 0.1 + 0.2 * static_cast<double>(i);
  d.spoil(cuts, 25);
  const closed_side side = closed(d);
  s.counted(step_of(near_cut(d), cuts, side));
  const double value = near_cut(d);
  s.counted(grade_of(value, side));
  s.counted(phase_of(value, side));
  s.counted(phase_of(value, side, cuts));
  s.counted(grade_of(value, side, cuts));
  if (const auto grade = grade_of(value))
    s.text += std::string(name_of(*grade)) + chinese_name_of(*grade);
  if (const auto phase = phase_of(value)) s.text += name_of(*phase);
}

void development(draws& d, said& s) {
  numbers both = d.series(2, of::size);
  const double ratio = d.pick({.8, 1.2, 1.0});
  const double by = d.pick({0.0, .6e-12, -.6e-12, 3e-12, -3e-12});
  if (d.chance(40)) both[0] = both[1] * ratio * (1 + by);
  const double low = d.pick({.8, .8, .8, 1.2, 0.0, -1.0, missing}),
               high = d.pick({1.2, 1.2, .8, missing, infinity});
  const auto found = develop(both[0], both[1], low, high);
  if (!s.ok(found)) return;
  s.number(found->ratio);
  s.count(found->side);
}

void tell(said& s, const outcome<>& found, const std::vector<linear_scale>& scales) {
  if (!s.ok(found)) return;
  for (const linear_scale& z : scales) {
    s.list({z.origin, z.width});
    s.list({z.base, z.gain, z.floor, z.ceiling});
    s.count(z.fitted() + 2 * z.clamped());
    s.list({z(0.5), z(3), z(-1)}, 1);
  }
}

void min_maxes(draws& d, said& s) {
  const std::size_t n = d.rows(), m = d.few(1, 4);
  sheet x = d.table(n, m, of::any), z = d.blank(n, m);
  d.gaps(x.view(), d.pick({0, 10, 40}));
  const std::vector<better> sides = d.sides(m);
  min_max_options options;
  options.low = d.pick({0.0, 0.0, 0.0, 1.0, -1.0, missing, -infinity});
  options.high = d.pick({1.0, 1.0, 1.0, 100.0, 0.0, infinity});
  if (d.chance(4)) options = {-1e308, 1e308, {}};
  options.constant = constant_rule(d);
  const grouping groups = d.groups(n);
  std::vector<linear_scale> scales(d.length(groups.count * m));
  tell(s, fit_min_max(x.seen(), sides, scales, options, groups.view()), scales);
  if (s.ok(min_max(x.seen(), sides, z.view(), options))) s.cells(z.seen(), 1);
  numbers ends = d.series(2, of::any);
  tell(s, done{},
       {min_max_scale(ends[0], ends[1], d.pick({better::lower, better::higher}), options)});
}

void z_scores(draws& d, said& s) {
  const std::size_t n = d.rows(), m = d.few(1, 4);
  sheet x = d.table(n, m, of::any);
  d.gaps(x.view(), d.pick({0, 10, 40}));
  const std::vector<better> sides = d.sides(m);
  z_score_options options;
  options.mean = d.pick({0.0, 0.0, 0.0, 0.0, 100.0, missing, infinity});
  options.deviation = d.pick({1.0, 1.0, 1.0, 1.0, 10.0, 0.0, -1.0, missing, infinity});
  options.constant = d.pick({constant_column::refuse, constant_column::as_middle});
  const grouping groups = d.groups(n);
  std::vector<linear_scale> scales(d.length(groups.count * m));
  tell(s, fit_z_score(x.seen(), sides, scales, options, groups.view()), scales);
  numbers targets = d.series(d.length(m), of::any);
  for (double& t : targets)
    if (d.chance(70)) t *= 4;
  tell(s,
       fit_target(x.seen(), sides, targets, scales,
                  d.pick({target_cap::none, target_cap::at_target}), groups.view()),
       scales);
  tell(s, fit_fraction_of_max(x.seen(), scales, groups.view()), scales);
  tell(s, fit_vector(x.seen(), scales, groups.view()), scales);
}

void bounds_by_hand(draws& d, said& s) {
  const numbers at = d.series(4, of::any);
  const double top = d.positive_option();
  const auto posts = goalposts(at[0], at[1], d.pick({better::lower, better::higher}), top);
  if (s.ok(posts)) tell(s, done{}, {*posts});
  numbers up = at;
  if (d.chance(70)) std::sort(up.begin(), up.end(), [](double a, double b) { return a < b; });
  if (std::any_of(at.begin(), at.end(), is_missing)) up = at;
  const target_interval best{up[1], up[2]};
  s.count(best.valid());
  s.list({best.distance(0.5), best.distance(-3), best.distance(missing), best.distance(up[1]),
          best.distance(up[2])});
  const auto made = interval_goalposts(up[0], best, up[3], top);
  if (!s.ok(made)) return;
  s.list({made->below, made->above, made->low, made->high, made->floor});
  s.list({(*made)(0.5), (*made)(2), (*made)(-2), (*made)(up[0]), (*made)(up[1]), (*made)(up[3])},
         1);
}

void intervals(draws& d, said& s) {
  const std::size_t n = d.rows(), m = d.few(1, 4);
  sheet x = d.table(n, m, of::any), z = d.blank(n, m);
  d.gaps(x.view(), d.pick({0, 10, 40}));
  std::vector<target_interval> best(d.length(m));
  for (target_interval& one : best) {
    one.from = d.from_to(-3, 3);
    one.to = one.from + d.below(3);
    if (d.chance(4)) one.to = d.pick({missing, infinity, one.from - 1, 1e308});
  }
  interval_options options;
  options.low = d.pick({0.0, 0.0, 0.0, 0.0, 1.0, -1.0, missing, -infinity});
  options.high = d.pick({1.0, 1.0, 1.0, 1.0, 100.0, 0.0, infinity});
  options.fall = d.pick({interval_fall::alike, interval_fall::each_side});
  options.constant = constant_rule(d);
  const grouping groups = d.groups(n);
  std::vector<interval_scale> scales(d.length(groups.count * m));
  if (s.ok(fit_interval(x.seen(), best, scales, options, groups.view())))
    for (const interval_scale& one : scales) {
      s.list({one.best.from, one.best.to, one.below, one.above, one.low, one.high, one.floor});
      s.count(one.fitted());
    }
  if (s.ok(apply_scales(x.seen(), scales, z.view(), groups.view()))) s.cells(z.seen(), 1);
}

/// Some values are equal but for rounding, and some differ by little more.
void nearly_equal(draws& d, std::span<double> all) {
  for (std::size_t i = 1; i < all.size(); ++i)
    if (d.chance(12)) all[i] = all[i - 1] * (1 + d.pick({0.6e-12, -0.6e-12, 1.5e-12, -3e-12}));
}

void ranks(draws& d, said& s) {
  const std::size_t n = d.few(0, 9);
  numbers x = d.series(n, of::any), out(d.length(n));
  nearly_equal(d, x);
  const auto rule = d.pick({ties::competition, ties::average, ties::dense});
  const auto best = d.pick({rank_one::highest, rank_one::lowest});
  s.written(rank(x, out, {rule, best, unknown_rule(d)}), out);
  numbers y = d.series(d.length(n), of::any);
  if (d.chance(20)) y = x;
  if (d.chance(20))
    for (double& v : y) v = -v;
  s.value(spearman(x, y), 1);
  s.value(kendall(x, y), 1);
}

void scores_by_rank(draws& d, said& s) {
  const std::size_t n = d.few(1, 9), m = d.few(1, 4);
  sheet x = d.table(n, m, of::any), z = d.blank(n, m);
  d.gaps(x.view(), d.pick({0, 10, 40}));
  const std::vector<better> sides = d.sides(m);
  const auto kind = d.pick({rank_score::rank, rank_score::borda, rank_score::percentile});
  const grouping groups = d.groups(n);
  if (s.ok(rank_scores(x.seen(), sides, z.view(), kind, groups.view()))) s.cells(z.seen());
}

void outliers(draws& d, said& s) {
  const std::size_t n = d.chance(40) ? d.few(10, 30) : d.few(1, 9), m = d.few(1, 3);
  sheet x = d.table(n, m, of::any), out = d.blank(n, m);
  d.gaps(x.view(), d.pick({0, 0, 15}));
  for (std::size_t j = 0; j < m; ++j)
    for (int k = d.below(4); k > 0; --k)
      x.view()(d.index(n), j) = d.pick({50.0, -60.0, 50.0, 70.0});
  std::vector<outlier_report> reports(d.chance(20) ? 0 : d.length(m));
  outlier_options options;
  options.skewness = d.pick({2.0, 2.0, 1.0, 0.5, 0.0, missing, infinity});
  options.kurtosis = d.pick({3.5, 3.5, 1.0, -2.0, missing, infinity});
  options.most = d.few(0, 5);
  const auto found = winsorise(x.seen(), out.view(), reports, options);
  if (s.ok(found)) s.cells(out.seen());
  for (const outlier_report& r : reports) {
    if (!found) break;
    s.count(r.winsorised);
    s.count(r.high + 2 * r.settled);
    s.list({r.before.skewness, r.before.kurtosis, r.after.skewness, r.after.kurtosis}, 1);
  }
  const auto shape = shape_of(x.seen().column(0));
  if (s.ok(shape)) s.list({shape->skewness, shape->kurtosis}, 1);
}

void preparation(draws& d, said& s) {
  const std::size_t n = d.few(1, 8), m = d.few(1, 3);
  sheet x = d.table(n, m, of::any), out = d.blank(n, m);
  d.gaps(x.view(), d.pick({0, 10, 50}));
  const numbers by = d.series(d.length(n), of::positive);
  if (s.ok(denominate(x.seen(), by, out.view()))) s.cells(out.seen());
  const double base =
      d.chance(70) ? 100 : d.pick({1.0, 0.0, -1.0, missing, infinity, 1e-300, 1e300});
  if (s.ok(deflate(x.seen(), by, out.view(), base))) s.cells(out.seen());
  const grouping groups = d.groups(n);
  const auto filled =
      impute(x.seen(), out.view(), d.pick({impute_with::mean, impute_with::median}), groups.view());
  s.counted(filled);
  if (filled) s.cells(out.seen());
  std::vector<price_basis> bases(m);
  for (price_basis& one : bases)
    one =
        d.pick({price_basis::not_money, price_basis::constant_prices, price_basis::current_prices});
  bool flags[6] = {};
  s.counted(current_price_columns(bases, groups.view(), std::span(flags).first(d.length(m))));
  for (const bool flag : flags) s.count(flag);
}

void filled_in_time(draws& d, said& s) {
  const std::size_t n = d.few(1, 9), m = d.few(1, 3);
  sheet x = d.table(n, m, of::any), out = d.blank(n, m);
  d.gaps(x.view(), d.pick({20, 50, 80}));
  const grouping units = d.groups(n);
  numbers times(d.length(n));
  for (std::size_t i = 0; i < times.size(); ++i)
    times[i] = static_cast<double>(i) + (d.chance(20) ? d.uniform() : 0);
  if (d.chance(50))
    for (std::size_t i = times.size(); i > 1; --i) std::swap(times[i - 1], times[d.index(i)]);
  d.spoil(times, 10);
  const auto filled = interpolate(x.seen(), units.view(), times, out.view());
  s.counted(filled);
  if (filled) s.cells(out.seen());
}

void recipes(draws& d, said& s) {
  using scale = normalisation::kind;
  const std::size_t n = d.few(1, 9), m = d.few(1, 3);
  sheet x = d.table(n, m, d.pick({of::any, of::positive}));
  d.gaps(x.view(), d.pick({0, 0, 20}));
  const std::vector<better> sides = d.sides(m);
  std::vector<imputation> fills(d.few(0, 2));
  for (imputation& one : fills)
    one = d.pick({imputation::none, imputation::mean, imputation::median, imputation::group_mean,
                  imputation::group_median, imputation::along_time});
  std::vector<std::size_t> most(d.few(0, 2));
  for (std::size_t& one : most) one = d.few(0, 4);
  std::vector<normalisation> ways(d.few(0, 2));
  for (normalisation& one : ways) {
    one.how = d.pick(
        {scale::min_max, scale::z_score, scale::rank, scale::percentile, scale::fraction_of_max});
    if (d.chance(40)) one.first = d.pick({0.0, 0.01, 1.0, 50.0, missing, -infinity});
    if (d.chance(40)) one.second = d.pick({1.0, 100.0, 0.0, infinity});
    if (d.chance(40)) one.constant = constant_rule(d);
  }
  const grouping groups = d.groups(n), units = d.groups(n);
  numbers times(d.length(n));
  for (std::size_t i = 0; i < times.size(); ++i) times[i] = static_cast<double>(i);
  d.spoil(times, 5);
  const recipe_lists lists{fills, most, ways, groups.view(), units.view(), times};
  s.count(lists.tables());
  numbers out(d.length(lists.tables() * n * m));
  std::vector<matrix_view<const double>> tables(d.chance(50) ? 0 : d.length(lists.tables()));
  const auto found = prepare_tables(x.seen(), sides, lists, out, tables);
  s.written(found, out, 1);
  if (found)
    for (const auto& table : tables) s.number(table(n - 1, m - 1), 1);
}

const kind kinds[] = {
    {"scaled", 800, through_scales},
    {"weights", 600, checks_of_weights},
    {"steps", 600, steps},
    {"develop", 600, development},
    {"min_max", 1000, min_maxes},
    {"z_score", 1000, z_scores},
    {"goalposts", 600, bounds_by_hand},
    {"interval", 1000, intervals},
    {"rank", 1000, ranks},
    {"rank_scores", 600, scores_by_rank},
    {"outliers", 800, outliers},
    {"prepare", 1000, preparation},
    {"in_time", 800, filled_in_time},
    {"recipes", 800, recipes},
};

}  // namespace

TEST_CASE("what preparation answers to random numbers is what is on record") {
  compare_with_record(kinds, "known_numbers_prepare");
}

}  // namespace known_numbers_prepare_test
