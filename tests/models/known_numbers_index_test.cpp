// SPDX-License-Identifier: BSL-1.0
// Digests of what weights, means, coupling, closeness and configurations answer to many small random inputs.
// Other tests judge whether it is right; this one notices that it is another.
#include "models/known_numbers.hpp"

#include <nqpf/models.hpp>

namespace known_numbers_index_test {

using namespace nqpf::models;
using namespace test::known;

namespace {

coupling_model model_of(draws& d) {
  return d.pick({coupling_model::standard, coupling_model::wang, coupling_model::fan});
}

aggregate_options mean_options(draws& d) {
  aggregate_options out;
  out.rule = d.pick({mean_rule::arithmetic, mean_rule::geometric, mean_rule::harmonic,
                     mean_rule::power, mean_rule::power, mean_rule::sum});
  if (d.chance(80))
    out.exponent =
        d.pick({0.0, 1.0, -1.0, 2.0, -2.0, 0.5, 3.0, 1e-7, -1e-7, 1e-99, 1e-101, 1000.0, -1000.0});
  if (d.chance(3)) out.exponent = d.pick({1000.1, -1000.1, missing, infinity});
  if (d.chance(60))
    out.min_coverage = d.chance(60) ? d.pick({0.0, 0.25, 0.5, 0.75}) : d.option(0, 1);
  return out;
}
of meant_for(draws& d, mean_rule rule) {
  const bool any = rule == mean_rule::arithmetic || rule == mean_rule::sum;
  return any || d.chance(8) ? of::any : of::positive;
}

void aggregate_row(draws& d, said& s) {
  const aggregate_options options = mean_options(d);
  const std::size_t n = d.few(0, 6);
  numbers x = d.series(n, meant_for(d, options.rule));
  for (double& v : x)
    if (d.chance(12)) v = missing;
  const numbers w = d.shares(d.length(n));
  s.value(aggregate(x, w, options));
}

void aggregate_table(draws& d, said& s) {
  const aggregate_options options = mean_options(d);
  const std::size_t n = d.rows(), m = d.few(1, 6);
  sheet x = d.table(n, m, meant_for(d, options.rule));
  d.gaps(x.view(), d.pick({0, 0, 15}));
  const numbers w = d.shares(d.length(m));
  numbers scores(d.length(n)), coverage(d.chance(50) ? 0 : d.length(n));
  const auto found = aggregate(x.seen(), w, scores, options, coverage);
  s.written(found, scores);
  if (found) s.list(coverage);
}

/// Judgements that are reciprocal, consistent or not, but for a fault in one place.
sheet judgements(draws& d, std::size_t k) {
  sheet a(k, k, d.below(4));
  const int kind = d.below(3);
  numbers size(k);
  for (double& v : size) v = d.from_to(1, 5);
  for (std::size_t i = 0; i < k; ++i)
    for (std::size_t j = i; j < k; ++j) {
      double ratio = size[i] / size[j];
      if (kind == 1 || (kind == 2 && d.chance(20)))
        ratio = d.chance(50) ? d.from_to(1, 9) : 1.0 / d.from_to(1, 9);
      a.view()(i, j) = i == j ? 1 : ratio;
      a.view()(j, i) = i == j ? 1 : 1 / ratio;
    }
  if (k == 0 || d.chance(75)) return a;
  const std::size_t i = d.index(k), j = d.index(k);
  double& cell = a.view()(i, j);
  cell = d.pick({missing, infinity, 0.0, -1.0, 1e100, 1.01e100, 1e-101, 2.0, cell * (1 + 0.9e-6),
                 cell * (1 - 1.1e-6), cell * 1.1});
  if (d.chance(40)) a.view()(j, i) = 1 / cell;
  return a;
}

void ahp(draws& d, said& s) {
  const std::size_t k = d.chance(3) ? d.few(14, 17) : d.few(0, 6);
  sheet a = judgements(d, k);
  numbers weights(d.length(k)), table{0, 0, .5, .9, 1.1};
  d.spoil(table);
  table.resize(d.few(0, 5));
  ahp_options options;
  options.method = d.pick({ahp_method::eigenvector, ahp_method::geometric_mean});
  if (d.chance(20)) options.random_index = table;
  options.limit = d.pick({.1, .1, .05, .02, .3, infinity, -1e-9, missing});
  options.refuse_inconsistent = d.chance(25);
  options.reciprocal_tolerance = d.pick({1e-6, 1e-6, 1e-6, 0.02, 2.0, 0.0, -1e-9, missing});
  const auto found = ahp_weights(a.seen(), weights, options);
  if (!s.ok(found)) return;
  s.list(weights);
  s.list({found->lambda, found->index, found->ratio}, 1);
  s.count(found->consistent);
}

void judgements_of_groups(draws& d, said& s) {
  const std::size_t k = d.few(1, 4), people = d.few(0, 3);
  std::vector<sheet> own;
  for (std::size_t p = 0; p < people; ++p) own.push_back(judgements(d, d.length(k)));
  std::vector<matrix_view<const double>> members;
  for (sheet& one : own) members.push_back(one.seen());
  sheet out = d.blank(k, k);
  if (s.ok(group_judgements(members, out.view()))) s.cells(out.seen());
}

void combinations(draws& d, said& s) {
  const std::size_t n = d.few(1, 6);
  const numbers a = d.weights(d.length(n)), b = d.chance(10) ? a : d.weights(n);
  numbers out(d.length(n));
  const double share = d.option(0, 1);
  s.written(combine_linear(a, b, share, out), out, 1);
  s.written(combine_products(a, b, out), out, 1);
  s.written(combine_geometric(a, b, out), out, 1);
}

void combination_by_game(draws& d, said& s) {
  const std::size_t n = d.few(2, 6), k = d.few(0, 4);
  std::vector<numbers> own;
  for (std::size_t i = 0; i < k; ++i) own.push_back(d.weights(d.length(n)));
  if (k > 1 && d.chance(10)) own[1] = own[0];
  const std::vector<std::span<const double>> vectors(own.begin(), own.end());
  numbers out(d.length(n)), shares(d.length(k));
  const auto rule =
      d.pick({negative_share::refuse, negative_share::absolute, negative_share::keep});
  // Whether a share or a weight of 0 is negative, rounding decides.
  const auto kept = combine_game(vectors, out, shares, negative_share::keep);
  bool border = false;
  if (kept || kept.error().code == error_code::weight_negative) {
    for (const double share : shares) border = border || std::fabs(share) < 1e-9;
    for (std::size_t j = 0; j < out.size(); ++j) {
      double weight = 0;
      for (std::size_t i = 0; i < k; ++i) weight += shares[i] * vectors[i][j];
      border = border || (weight != 0 && std::fabs(weight) < 1e-9);
    }
  }
  if (border && rule != negative_share::absolute) return;
  const auto found = combine_game(vectors, out, shares, rule);
  s.written(found, out, 1);
  if (found) s.list(shares, 1);
}

// D and C are roots of numbers that may be 0 but for rounding: less of them counts.
constexpr double of_roots = 1000;

void tell(said& s, const outcome<coupling>& found) {
  if (s.ok(found)) s.list({found->c, found->t, found->d}, of_roots);
}

void coupling_row(draws& d, said& s) {
  const std::size_t k = d.few(1, 5);
  const numbers levels = d.series(k, of::unit);
  const coupling_model model = model_of(d);
  const numbers importance = d.chance(40) ? numbers{} : d.weights(d.length(k));
  s.value(coupling_degree(levels, model), of_roots);
  tell(s, couple(levels, importance, model));
  tell(s, couple_with_index(levels, d.option(0, 1), model));
}

void coupling_table(draws& d, said& s) {
  const std::size_t n = d.chance(3) ? 0 : d.rows(), k = d.chance(60) ? 2 : d.few(1, 5);
  sheet x = d.table(n, k, of::unit);
  const coupling_model model = model_of(d);
  const numbers importance = d.chance(40) ? numbers{} : d.weights(d.length(k));
  numbers c(d.chance(20) ? 0 : d.length(n)), t(d.chance(20) ? 0 : d.length(n)),
      out(d.chance(20) ? 0 : d.length(n));
  const auto found = couple(x.seen(), importance, model, c, t, out);
  s.written(found, c, of_roots);
  if (!found) return;
  s.list(t, of_roots);
  s.list(out, of_roots);
}

void spread_weights(draws& d, said& s) {
  const std::size_t n = d.rows(), m = d.few(1, 6);
  sheet x = d.table(n, m, d.pick({of::any, of::size, of::unit}));
  numbers w(d.length(m));
  const all_constant rule = if_constant(d);
  const auto kind = d.pick({correlation::pearson, correlation::spearman});
  s.written(critic_weights(x.seen(), w, {kind, rule}), w, 1);
  s.written(deviation_weights(x.seen(), w, rule), w, 1);
  s.written(variation_weights(x.seen(), w, rule), w, 1);
}

void entropy(draws& d, said& s) {
  const std::size_t n = d.rows(), m = d.few(1, 6);
  sheet x = d.table(n, m, d.chance(90) ? of::size : of::any);
  entropy_options options;
  options.shift = d.pick({0.0, 0.0, 0.0, 1e-4, 1.0, -1e-9, missing, infinity});
  options.constant = if_constant(d);
  options.unknown = unknown_rule(d);
  if (options.unknown == missing_cells::skip) d.gaps(x.view(), 15);
  numbers w(d.length(m));
  s.written(entropies(x.seen(), w, options), w, 1);
  s.written(entropy_weights(x.seen(), w, options), w, 1);
}

void grey(draws& d, said& s) {
  const std::size_t n = d.few(1, 8), m = d.few(1, 5);
  sheet x = d.table(n, m, of::any);
  numbers reference = d.series(d.length(n), of::any), grades(d.length(m));
  if (d.chance(10)) reference = numbers(n, x.seen()(0, 0));
  const numbers weights = d.chance(50) ? numbers{} : d.weights(d.length(n));
  grey_options options;
  options.scale =
      d.pick({grey_scale::none, grey_scale::by_first, grey_scale::by_mean, grey_scale::min_max});
  if (d.chance(40)) options.distinguishing = d.option(0, 1);
  sheet xi = d.chance(50) ? sheet(0, 0, 0) : d.blank(n, m);
  const auto found = grey_grades(x.seen(), std::span<const double>(reference), weights, grades,
                                 options, xi.view());
  s.written(found, grades);
  if (found) s.cells(xi.seen());
}

/// Levels above some indicators, with their memory.
struct tree {
  std::vector<std::vector<std::uint32_t>> parents;
  std::vector<numbers> weights;
  std::vector<hierarchy_level> levels;
};
tree levels_over(draws& d, std::size_t columns) {
  tree out;
  const std::size_t depth = d.chance(4) ? 0 : d.few(1, 3);
  std::size_t below = columns;
  for (std::size_t l = 0; l < depth; ++l) {
    const std::size_t above =
        l + 1 == depth && d.chance(80) ? 1 : 1 + d.index(below < 3 ? below : 3);
    std::vector<std::uint32_t> own(d.length(below));
    for (std::size_t j = 0; j < own.size(); ++j)
      own[j] = static_cast<std::uint32_t>(j < above ? j : d.index(above));
    if (!own.empty() && d.chance(3)) own[d.index(own.size())] = 4;
    out.parents.push_back(own);
    out.weights.push_back(d.shares(d.length(below)));
    below = above;
  }
  for (std::size_t l = 0; l < depth; ++l) {
    out.levels.push_back({out.parents[l], out.weights[l], mean_options(d)});
    if (d.chance(70)) out.levels.back().options = {};
  }
  return out;
}

void hierarchies(draws& d, said& s) {
  const std::size_t n = d.few(1, 6), m = d.few(1, 6);
  const tree t = levels_over(d, m);
  sheet x = d.table(n, m, d.chance(80) ? of::positive : of::any);
  d.gaps(x.view(), d.pick({0, 0, 15}));
  const std::size_t made = scores_of(t.levels);
  s.count(made);
  for (const hierarchy_level& level : t.levels) s.count(parents_of(level));
  sheet scores = d.blank(n, made), coverage = d.chance(50) ? sheet(0, 0, 0) : d.blank(n, made);
  const auto found = aggregate_levels(x.seen(), t.levels, scores.view(), coverage.view());
  if (s.ok(found)) {
    s.cells(scores.seen());
    s.cells(coverage.seen());
  }
  numbers global(d.length(m));
  s.written(global_weights(t.levels, global), global, 1);
}

void obstacles(draws& d, said& s) {
  const std::size_t n = d.few(1, 6), m = d.few(1, 6);
  sheet z = d.table(n, m, of::unit), out = d.blank(n, m);
  const numbers w = d.weights(d.length(m));
  const auto form = d.pick({obstacle_form::share, obstacle_form::product});
  const auto found = obstacle_degrees(z.seen(), w, out.view(), form);
  s.counted(found);
  if (found) s.cells(out.seen(), 1);
  sheet given = d.table(n, m, of::any), sums = d.blank(n, d.few(1, 3));
  std::vector<std::uint32_t> group(d.length(m));
  for (std::uint32_t& g : group)
    g = static_cast<std::uint32_t>(
        d.index(sums.columns + (d.chance(3) ? 1 : 0) + (sums.columns == 0)));
  if (s.ok(group_obstacles(given.seen(), group, sums.view()))) s.cells(sums.seen());
  std::vector<std::size_t> top(d.few(0, 4), 99);
  s.count(top_obstacles(given.seen(), d.index(n), top));
  s.counts(top);
}

void components(draws& d, said& s) {
  const std::size_t n = d.rows(), m = d.few(1, 5);
  sheet x = d.table(n, m, of::any), r = d.blank(m, m), loadings = d.blank(m, m);
  if (s.ok(correlations(x.seen(), r.view()))) s.cells(r.seen(), 1);
  numbers values(d.length(m)), weights(d.length(m));
  // Vectors of equal eigenvalues are no one's in particular: only the sums of their squares are.
  const auto found = principal_components(x.seen(), values, loadings.view());
  s.written(found, values, 1);
  for (std::size_t j = 0; found && j < m; ++j) {
    double all = 0;
    for (std::size_t k = 0; k < m; ++k) all += loadings.view()(j, k) * loadings.view()(j, k);
    s.number(all, 1);
  }
  s.value(cronbach_alpha(x.seen()), 1);
  std::size_t kept = 99;
  const all_constant rule = if_constant(d);
  const auto weighed = component_weights(x.seen(), weights, rule, d.chance(80) ? &kept : nullptr);
  if (s.ok(weighed)) s.count(kept);
  bool apart = weighed.ok() && found.ok() && kept < 99;
  for (std::size_t k = 0; apart && k < m; ++k) {
    if (k > 0 && values[k - 1] - values[k] < 1e-3) apart = false;
    if (std::fabs(values[k] - 1) < 1e-6) apart = false;
  }
  if (!apart) return;
  s.list(weights, 1);
  for (std::size_t k = 0; k < m && values[k] > 1e-6; ++k) {
    double sum = 0;
    for (std::size_t j = 0; j < m; ++j) sum += loadings.view()(j, k);
    for (std::size_t j = 0; j < m && sum > 1e-6; ++j) s.number(loadings.view()(j, k), 1000);
  }
}

void closeness(draws& d, said& s) {
  const std::size_t n = d.rows(), m = d.few(1, 5);
  sheet x = d.table(n, m, of::any);
  const std::vector<better> sides = d.sides(m);
  const numbers w = d.weights(d.length(m));
  numbers out(d.length(n));
  topsis_options options;
  options.norm = d.pick({topsis_norm::vector, topsis_norm::min_max, topsis_norm::none});
  options.all_equal = d.pick({missing, missing, 0.0, 0.5, 1.0, -1e-9, 1 + 1e-9, infinity});
  options.unknown = unknown_rule(d);
  if (options.unknown == missing_cells::skip) d.gaps(x.view(), 15);
  s.written(topsis(x.seen(), sides, w, out, options), out, 1);
}

void compromise(draws& d, said& s) {
  const std::size_t n = d.few(1, 9), m = d.few(1, 5);
  sheet x = d.table(n, m, of::any);
  const std::vector<better> sides = d.sides(m);
  const numbers w = d.weights(d.length(m));
  std::vector<vikor_score> out(d.length(n));
  const auto found = vikor(x.seen(), sides, w, out, {d.chance(60) ? 0.5 : d.option(0, 1)});
  if (!s.ok(found)) return;
  for (const vikor_score& each : out) s.list({each.group, each.regret, each.q}, 1);
  s.count(found->advantage + 2 * found->stability);
  s.counts(found->compromise);
}

void tell(said& s, const sufficiency& f) { s.list({f.consistency, f.coverage, f.pri}, 1); }

/// Memberships, some on the border of full, of half and of none.
sheet memberships(draws& d, std::size_t n, std::size_t m) {
  sheet out = d.table(n, m, of::unit);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < m; ++j)
      if (d.chance(40)) out.view()(i, j) = d.pick({0.9, 0.8, 0.2, 0.6, 1.0});
  return out;
}

void relations(draws& d, said& s) {
  const std::size_t n = d.few(0, 8);
  numbers x = d.series(n, of::unit), y = d.series(d.length(n), of::unit);
  for (std::size_t i = 0; i < n && i < y.size(); ++i)
    if (d.chance(40)) y[i] = d.pick({0.5, 0.9, 1.0, x[i]});
  const auto enough = relate_sufficiency(x, y);
  if (s.ok(enough)) tell(s, *enough);
  const auto needed = relate_necessity(x, y);
  if (s.ok(needed)) {
    s.list({needed->consistency, needed->coverage, needed->relevance}, 1);
    s.count(needed->holds() + 2 * needed->holds(.5, .25) + 4 * needed->holds(1, 0));
  }
  const numbers raw = d.series(n, of::any), at = d.column(3, of::any);
  numbers out(d.length(n));
  calibration_anchors anchors{at[0], at[0] + 1, at[0] + 3};
  if (d.chance(30)) anchors = {at[0], at[1], at[2]};
  if (d.chance(10)) anchors.in = d.pick({missing, infinity, anchors.cross});
  s.written(calibrate(raw, anchors, out,
                      d.pick({ragin_log_odds, ragin_log_odds, ninety_five_log_odds, 0.0, -1.0,
                              missing, infinity})),
            out, 1);
}

void tell(said& s, const outcome<solution_models>& found, sheet& x, std::span<const double> y) {
  if (!s.ok(found)) return;
  const char* const names[] = {"A", "B", "C", "D", "E"};
  for (const auto& model : found->models) {
    for (const configuration& term : model)
      s.text += std::string(" ") +
                nqpf::models::describe(term, std::span(names).first(x.columns)).c_str();
    s.text += ";";
  }
  for (std::size_t k = 0; k < found->models.size() && k < 2; ++k) {
    const auto fit = fit_of(found->models[k], x.seen(), y);
    if (!s.ok(fit)) continue;
    tell(s, fit->whole);
    for (const term_fit& term : fit->by_term) {
      tell(s, term.whole);
      s.number(term.unique_coverage, 1);
    }
  }
}

void truth_tables(draws& d, said& s) {
  const std::size_t n = d.few(1, 12), m = d.few(1, 5);
  sheet x = memberships(d, n, m);
  const numbers y = d.chance(20) ? d.series(n, of::unit) : d.column(d.length(n), of::unit);
  truth_table_options options;
  options.least_cases = d.few(0, 2);
  if (options.least_cases == 0 && d.chance(80)) options.least_cases = 1;
  options.least_consistency = d.chance(50) ? 0.8 : d.option(0, 1);
  options.least_pri = d.chance(50) ? 0.5 : d.option(0, 1);
  auto table = make_truth_table(x.seen(), y, options);
  if (!s.ok(table)) return;
  for (const truth_row& row : table->rows) {
    s.count(row.corner);
    s.count(row.cases);
    s.list({row.consistency, row.pri}, 1);
    s.count(row.outcome);
  }
  s.counts(table->nowhere_cases);
  for (truth_row& row : table->rows)
    if (d.chance(20)) row.outcome = row_outcome::present;
  std::vector<expectation> expected(d.chance(30) ? 0 : d.length(m));
  for (expectation& one : expected)
    one = d.pick({expectation::none, expectation::present, expectation::absent});
  if (d.chance(3)) table->rows[0].corner = 1u << m;
  for (const auto kind :
       {solution_kind::conservative, solution_kind::intermediate, solution_kind::parsimonious})
    tell(s, find_configurations(*table, kind, expected), x, y);
}

const kind kinds[] = {
    {"aggregate_row", 1600, aggregate_row},
    {"aggregate_table", 1200, aggregate_table},
    {"ahp", 1000, ahp},
    {"group_judgements", 400, judgements_of_groups},
    {"combine", 600, combinations},
    {"combine_game", 600, combination_by_game},
    {"couple_row", 800, coupling_row},
    {"couple_table", 600, coupling_table},
    {"critic", 1000, spread_weights},
    {"entropy", 1000, entropy},
    {"grey_grades", 800, grey},
    {"hierarchy", 1000, hierarchies},
    {"obstacles", 800, obstacles},
    {"components", 800, components},
    {"topsis", 1200, closeness},
    {"vikor", 800, compromise},
    {"relations", 1000, relations},
    {"truth_table", 1000, truth_tables},
};

}  // namespace

TEST_CASE("what methods of an index answer to random numbers is what is on record") {
  compare_with_record(kinds, "known_numbers_index");
}

}  // namespace known_numbers_index_test
