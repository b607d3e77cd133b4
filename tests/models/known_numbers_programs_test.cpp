// SPDX-License-Identifier: BSL-1.0
// Digests of what matchings, plans, linear programs, efficiencies and studies of uncertainty answer to many small random
// inputs. Other tests judge whether it is right; this one notices that it is another.
#include "models/known_numbers.hpp"

#include <nqpf/models.hpp>

#include <array>

namespace known_numbers_programs_test {

using namespace nqpf::models;
using namespace test::known;

namespace {

/// Costs: whole ones tie and are exact, others have one best plan.
sheet costs(draws& d, std::size_t n, std::size_t m) {
  sheet out(n, m, d.below(4));
  const bool whole = d.chance(60), bars = d.chance(25);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < m; ++j) {
      out.view()(i, j) = whole ? d.from_to(-2, 6) : d.uniform(0, 9);
      if (bars && d.chance(30)) out.view()(i, j) = forbidden;
    }
  if (n * m == 0 || !d.chance(8)) return out;
  const std::size_t i = d.index(n), j = d.index(m);
  out.view()(i, j) = d.pick({missing, -infinity, infinity, 1e300, -1e308});
  return out;
}

void assignments(draws& d, said& s) {
  const std::size_t n = d.few(1, 7), m = d.chance(50) ? n : d.few(1, 7);
  sheet c = costs(d, n, m);
  std::vector<std::size_t> column_of(d.length(n));
  numbers rows(d.chance(20) ? 0 : d.length(n)), columns(d.chance(20) ? 0 : d.length(m));
  const auto found = assign(c.seen(), column_of, {rows, columns});
  s.value(found, 1);
  if (!found) return;
  s.counts(column_of);
  s.list(rows, 1);
  s.list(columns, 1);
}

numbers amounts(draws& d, std::size_t n) {
  numbers out(n);
  for (double& v : out) v = d.below(5);
  return out;
}
void balance(std::span<const double> supply, numbers& demand) {
  double left = 0;
  for (const double v : supply) left += v;
  for (const double v : demand) left -= v;
  for (std::size_t j = 0; j < demand.size() && left != 0; ++j) {
    const double add = std::fmax(left, -demand[j]);
    demand[j] += add;
    left -= add;
  }
}

void plans(draws& d, said& s) {
  const std::size_t n = d.few(1, 5), m = d.few(1, 5);
  sheet c = costs(d, n, m), plan = d.blank(n, m);
  numbers supply = amounts(d, d.length(n)), demand = amounts(d, d.length(m));
  if (d.chance(70)) balance(supply, demand);
  d.spoil(supply, 6);
  d.spoil(demand, 6);
  if (!supply.empty() && d.chance(10)) supply[0] *= 1 + d.pick({.8e-9, 1.2e-9, -.8e-9, -3e-9});
  transport_options options;
  options.leave_rest = d.chance(40);
  options.idle_cost = d.pick({0.0, 0.0, 1.0, -3.0, missing, infinity});
  options.unmet_cost = d.pick({0.0, 0.0, 2.0, 50.0, missing, -infinity});
  options.tolerance = d.pick({1e-9, 1e-9, 1e-9, 0.5, 0.0, -1e-9, missing});
  const auto found = transport(c.seen(), {supply, demand}, plan.view(), options);
  if (!s.ok(found)) return;
  s.list({found->cost, found->idle, found->unmet}, 1);
  s.cells(plan.seen(), 10);
}

void smooth_plans(draws& d, said& s) {
  const std::size_t n = d.few(1, 4), m = d.few(1, 4);
  sheet c = costs(d, n, m), plan = d.blank(n, m);
  numbers supply = amounts(d, d.length(n)), demand = amounts(d, d.length(m));
  if (d.chance(85)) balance(supply, demand);
  d.spoil(supply, 5);
  d.spoil(demand, 5);
  sinkhorn_options options;
  options.entropy = d.pick({1.0, 1.0, 2.0, 0.5, 0.0, -1.0, missing, infinity});
  options.tolerance = d.pick({1e-10, 1e-10, 1e-4, 0.0, -1.0, missing, infinity});
  options.rounds = d.pick({400, 400, 400, 3, 1, 0});
  const auto found = sinkhorn(c.seen(), {supply, demand}, plan.view(), options);
  if (!s.ok(found)) return;
  s.number(found->cost, 1);
  s.count(found->rounds);
  s.cells(plan.seen(), 10);
}

/// Lists in memory, and the market that views them.
struct market_data {
  std::vector<std::vector<std::uint32_t>> applicants, posts;
  std::vector<std::size_t> places;
  std::vector<std::span<const std::uint32_t>> by_applicant, by_post;
  [[nodiscard]] matching_market view() {
    by_applicant.assign(applicants.begin(), applicants.end());
    by_post.assign(posts.begin(), posts.end());
    return {by_applicant, by_post, places};
  }
};
std::vector<std::uint32_t> some_of(draws& d, std::size_t n, bool whole) {
  std::vector<std::uint32_t> list(n);
  for (std::size_t i = 0; i < n; ++i) list[i] = static_cast<std::uint32_t>(i);
  for (std::size_t i = n; i > 1; --i) std::swap(list[i - 1], list[d.index(i)]);
  if (!whole) list.resize(d.index(n + 1));
  if (!list.empty() && d.chance(1))
    list[d.index(list.size())] = d.pick({list[0], static_cast<std::uint32_t>(n)});
  return list;
}

void matchings(draws& d, said& s) {
  const bool whole = d.chance(60);
  const std::size_t people = d.chance(3) ? 0 : d.few(1, 7), posts = d.chance(3) ? 0 : d.few(1, 5);
  market_data data;
  for (std::size_t i = 0; i < people; ++i) data.applicants.push_back(some_of(d, posts, whole));
  for (std::size_t j = 0; j < posts; ++j) data.posts.push_back(some_of(d, people, whole));
  data.places.resize(d.length(posts));
  for (std::size_t& places : data.places) places = d.index(4);
  const matching_market market = data.view();
  std::vector<std::size_t> post_of(d.length(people));
  for (const auto side : {best_for::applicants, best_for::posts}) {
    const auto found = match_stably(market, post_of, side);
    if (!s.ok(found)) return;
    s.counts(post_of);
    s.count(found->matched);
    s.count(found->unmatched);
    s.count(found->empty);
  }
  for (int round = 0; round < 3; ++round) {
    if (round > 0 && people > 0 && posts > 0)
      post_of[d.index(people)] = d.pick({nowhere, d.index(posts), d.index(posts), posts});
    const auto blocks = find_blocking_pair(market, post_of);
    if (!s.ok(blocks)) continue;
    s.count(blocks->applicant);
    s.count(blocks->post);
  }
}

void linear_programs(draws& d, said& s) {
  const std::size_t m = d.few(1, 4), n = d.few(1, 5);
  sheet rows = d.table(m, n, of::any);
  const bool kind = d.chance(60);
  numbers goal(d.length(n)), limits(d.length(m));
  for (double& g : goal)
    g = d.chance(50) ? d.from_to(kind ? 0 : -3, 4) : d.uniform(kind ? 0 : -2, 4);
  for (double& b : limits) b = d.chance(50) ? d.from_to(-2, 6) : d.uniform(-1, 6);
  d.spoil(goal, 5);
  d.spoil(limits, 5);
  std::vector<row_sense> senses(d.length(m));
  for (row_sense& each : senses)
    each = d.pick({row_sense::at_most, row_sense::at_most, row_sense::at_least, row_sense::equal});
  numbers x(d.length(n)), prices(d.chance(30) ? 0 : d.length(m));
  const auto found = minimise({goal, rows.seen(), limits, senses}, x, prices);
  if (!s.ok(found)) return;
  s.number(found->value, 1);
  s.count(found->degenerate + 2 * found->ambiguous);
  if (!found->ambiguous) s.list(x, 1);
  if (!found->ambiguous && !found->degenerate) s.list(prices, 1);
}

/// Inputs or outputs, seldom one of 0 or less.
sheet quantities(draws& d, std::size_t n, std::size_t m) {
  sheet out(n, m, d.below(4));
  numbers all(n * m);
  const bool whole = d.chance(30), zeros = d.chance(30);
  for (double& v : all) v = zeros && d.chance(20) ? 0 : whole ? d.from_to(1, 5) : d.uniform(1, 10);
  if (n * m > 0 && d.chance(8)) all[d.index(n * m)] = d.pick({missing, infinity, -1.0, 0.0});
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < m; ++j) out.view()(i, j) = all[i * m + j];
  return out;
}
dea_options ways(draws& d) {
  dea_options out;
  out.returns = d.pick({returns_to_scale::constant, returns_to_scale::variable});
  out.orientation = d.pick({dea_orientation::input, dea_orientation::output});
  return out;
}
void tell(said& s, const outcome<dea_summary>& found, const numbers& scores) {
  if (!s.ok(found)) return;
  s.list(scores, 1);
  s.count(found->efficient);
  s.count(found->infeasible);
}

void efficiencies(draws& d, said& s) {
  const std::size_t n = d.few(1, 6), m = d.few(1, 3), r = d.few(1, 2);
  sheet in = quantities(d, n, m), out = quantities(d, d.length(n), r);
  const production_units units{in.seen(), out.seen()};
  const dea_options options = ways(d);
  numbers scores(d.length(n));
  tell(s, dea(units, scores, options), scores);
  s.written(scale_efficiency(units, scores, options.orientation), scores, 1);
  const auto zeros = d.pick({zero_terms::refuse, zero_terms::drop});
  tell(s, slack_based_efficiency(units, scores, {options.returns, zeros}), scores);
  numbers weights(d.chance(20) ? 0 : d.length(n)), too_much(d.chance(20) ? 0 : d.length(m)),
      too_few(d.chance(20) ? 0 : d.length(r));
  const std::size_t unit = d.index(n) + (d.chance(3) ? n : 0);
  const auto one = dea_unit(units, unit, {weights, too_much, too_few}, options);
  if (!s.ok(one)) return;
  s.number(one->score);
  s.count(one->efficient);
  if (one->ambiguous) return;  // other peers are as good
  s.list(weights, 10);
  s.list(too_much, 10);
  s.list(too_few, 10);
}

void efficiencies_across(draws& d, said& s) {
  const std::size_t n = d.few(1, 5), m = d.few(1, 3), r = d.few(1, 2);
  sheet in = quantities(d, n, m), out = quantities(d, n, r);
  const std::size_t later = d.length(n), used = d.length(m);
  sheet later_in = quantities(d, later, used), later_out = quantities(d, later, d.length(r));
  const production_units first{in.seen(), out.seen()}, second{later_in.seen(), later_out.seen()};
  const dea_options options = ways(d);
  numbers scores(d.length(later_in.rows));
  tell(s, dea_against(first, second, scores, options), scores);
  // Where a needed input is 0 in the other period, rounding decides between a score of 0 and none.
  for (const auto& each : {first.inputs, first.outputs, second.inputs, second.outputs})
    for (std::size_t i = 0; i < each.rows(); ++i)
      for (std::size_t j = 0; j < each.columns(); ++j)
        if (each(i, j) == 0) return;
  std::vector<malmquist_change> change(d.length(n));
  const auto found = malmquist(first, second, change, options);
  s.text += ";";
  if (!s.ok(found)) return;
  s.count(found->infeasible);
  for (const malmquist_change& one : change) s.list({one.index, one.efficiency, one.technical}, 1);
}

void random_words(draws& d, said& s) {
  const std::uint64_t key = d.next(), high = d.next(), low = d.next();
  s.counts(philox(key, high, low).word);
  random_stream stream(key, high);
  for (int k = 0; k < 5; ++k) s.number(stream.next());
  for (int k = 0; k < 5; ++k) s.count(stream.below(7u));
  s.number(random_at(key, low, d.index(9)));
}

void sensitivities(draws& d, said& s) {
  sobol_design design;
  design.samples = d.chance(4) ? d.pick({std::size_t{0}, std::size_t{1}}) : d.few(2, 9);
  design.factors = d.chance(4) ? 0 : d.few(1, 3);
  design.seed = d.index(4);
  if (d.chance(2)) design.factors = d.pick({nowhere, nowhere - 1});
  if (d.chance(2)) design.samples = d.pick({std::size_t{1} << 32, (std::size_t{1} << 32) + 1});
  const bool small = design.samples < 100 && design.factors < 100;
  s.count(design.runs());
  numbers outputs(small ? d.length(design.runs()) : 4), point(small ? design.factors : 1);
  const int shape = d.below(4);
  for (std::size_t run = 0; small && run < outputs.size() && run < design.runs(); ++run) {
    design.point(run, point);
    for (const double u : point) s.number(u);
    for (std::size_t k = 0; k < point.size(); ++k)
      outputs[run] += shape == 0 ? 3 : point[k] * point[k / 2] * static_cast<double>(k + 1);
    if (shape == 1 && !point.empty()) outputs[run] = point[0];
  }
  d.enlarge(outputs);
  d.spoil(outputs, 8);
  std::vector<sobol_index> out(d.length(small ? design.factors : 1));
  bootstrap_options options;
  options.rounds = d.pick(
      {std::size_t{0}, std::size_t{1}, std::size_t{8}, std::size_t{100'001}, std::size_t{9}});
  if (d.chance(40)) options.level = d.option(0, 1);
  options.seed = d.index(3);
  if (!s.ok(sobol_indices(design, outputs, out, options))) return;
  for (const sobol_index& one : out)
    s.list({one.first, one.total, one.first_low, one.first_high, one.total_low, one.total_high}, 1);
}

void intervals_of_ranks(draws& d, said& s) {
  const std::size_t n = d.few(1, 5), columns = d.length(n);
  std::vector<std::uint32_t> counts(n * columns);
  for (std::uint32_t& c : counts) c = d.chance(40) ? static_cast<std::uint32_t>(d.index(6)) : 0;
  for (std::size_t i = 0; i < n && i < columns; ++i)
    counts[i * columns + i] += d.chance(90) ? 1u : 0u;
  const numbers nominal = d.series(d.length(n), of::positive);
  std::vector<rank_interval> out(d.length(n));
  const double level = d.chance(50) ? 0.9 : d.option(0, 1);
  const std::span<const std::uint32_t> all(counts);
  if (s.ok(rank_intervals(row_major(all, n, columns), nominal, out, level)))
    for (const rank_interval& one : out)
      s.list({one.nominal, one.mean, one.median, one.low, one.high, one.best, one.worst});
}

/// What a design of a study views.
struct study_data {
  std::vector<sheet> cells;
  std::vector<matrix_view<const double>> tables;
  std::vector<std::size_t> factors, removable;
  std::vector<std::vector<std::uint32_t>> parents;
  std::vector<numbers> weights;
  std::vector<std::vector<mean_rule>> rules;
  numbers spread;
  std::vector<index_form> forms;
  std::vector<coupling_model> couplings;
  std::vector<std::span<const std::uint32_t>> parent_views;
  std::vector<std::span<const double>> weight_views;
  std::vector<std::span<const mean_rule>> rule_views;
  uncertainty_design design;
};

void take_hierarchy(draws& d, study_data& data, std::size_t columns) {
  const std::size_t roots = data.couplings.empty() ? 1 : 2, depth = d.few(roots == 1 ? 0 : 1, 2);
  std::size_t below = columns, nodes = columns;
  for (std::size_t l = 0; l < depth; ++l) {
    const std::size_t above = l + 1 == depth ? roots : d.few(2, 3);
    std::vector<std::uint32_t> own(d.chance(2) ? d.length(below) : below);
    for (std::size_t j = 0; j < own.size(); ++j)
      own[j] = static_cast<std::uint32_t>(j < above ? j : d.index(above));
    if (!own.empty() && d.chance(2)) own[0] = 5;
    data.parents.push_back(own);
    below = above;
    if (l + 1 < depth) nodes += above;
  }
  const std::size_t tables = data.tables.size(), alternatives = d.few(1, 2);
  data.design.weights_by_table = d.chance(20);
  const std::size_t sets = data.design.weights_by_table ? alternatives * tables : alternatives;
  for (std::size_t a = 0; a < (d.chance(2) ? sets + 1 : sets); ++a) {
    data.weights.push_back(d.shares(d.length(nodes)));
    if (d.chance(70))
      for (double& w : data.weights.back()) w = w > 0 ? w : 1;
  }
  const std::size_t levels = depth == 0 ? 1 : depth;
  const std::size_t kinds = d.few(0, 3);
  for (std::size_t k = 0; k < kinds; ++k) {
    data.rules.emplace_back(d.length(levels));
    for (mean_rule& rule : data.rules.back()) {
      rule = d.pick({mean_rule::arithmetic, mean_rule::geometric, mean_rule::harmonic});
      if (d.chance(2)) rule = d.pick({mean_rule::power, mean_rule::sum});
    }
  }
  if (d.chance(40)) data.forms.resize(d.length(kinds == 0 ? 1 : kinds));
  for (index_form& form : data.forms) form = d.pick({index_form::means, index_form::closeness});
  if (d.chance(50)) data.spread.resize(d.length(levels));
  for (double& q : data.spread) q = d.chance(85) ? d.pick({0.0, .25, .5}) : d.option(0, 1);
}

study_data study_of(draws& d) {
  study_data data;
  const std::size_t n = d.few(1, 9), m = d.few(1, 5), tables = d.few(1, 4);
  for (std::size_t t = 0; t < tables; ++t) {
    const bool other = d.chance(2);
    data.cells.push_back(sheet(other ? n + 1 : n, m, d.below(4)));
    numbers all(data.cells[t].rows * m);
    const bool ties = d.chance(30);
    for (double& v : all) v = ties ? d.from_to(1, 4) / 4.0 : d.uniform(.01, 1);
    d.spoil(all, 6);
    for (std::size_t i = 0; i < data.cells[t].rows; ++i)
      for (std::size_t j = 0; j < m; ++j) data.cells[t].view()(i, j) = all[i * m + j];
    d.gaps(data.cells[t].view(), d.pick({0, 0, 15}));
  }
  for (sheet& one : data.cells) data.tables.push_back(one.seen());
  if (tables == 4 && d.chance(50)) data.factors = {2, 2};
  if (d.chance(3)) data.factors = {2, d.pick({nowhere, std::size_t{3}})};
  if (m > 1 && d.chance(35)) data.couplings.resize(d.few(1, 3));
  for (coupling_model& one : data.couplings)
    one = d.pick({coupling_model::standard, coupling_model::wang, coupling_model::fan});
  take_hierarchy(d, data, m);
  data.design.lift = d.pick({0.0, 0.0, .1, .5, 1.0, -1e-9, missing});
  data.design.importance = d.chance(60) ? 0.5 : d.option(0, 1);
  data.design.exclusion = m == 1 && d.chance(90) ? 0
                          : d.chance(60)         ? d.pick({0.0, .5, 1.0})
                                                 : d.option(0, 1);
  if (d.chance(20)) data.removable = {d.index(m), d.chance(5) ? m : 0};
  return data;
}

uncertainty_design design_of(study_data& data) {
  data.parent_views.assign(data.parents.begin(), data.parents.end());
  data.weight_views.assign(data.weights.begin(), data.weights.end());
  data.rule_views.assign(data.rules.begin(), data.rules.end());
  uncertainty_design out = data.design;
  out.tables = data.tables;
  out.table_factors = data.factors;
  out.parents = data.parent_views;
  out.weights = data.weight_views;
  out.spread = data.spread;
  out.rules = data.rule_views;
  out.forms = data.forms;
  out.couplings = data.couplings;
  out.removable = data.removable;
  return out;
}

void tell(said& s, const uncertainty_study& study, const uncertainty_study::workspace& space) {
  for (std::size_t i = 0; i < study.units(); ++i)
    s.list({space.value(i), space.level(0, i), space.level(1, i)}, 1000);
}

void studies(draws& d, said& s) {
  study_data data = study_of(d);
  const auto made = uncertainty_study::make(design_of(data));
  if (!s.ok(made)) return;
  const uncertainty_study& study = *made;
  const std::size_t n = study.units();
  s.counts(std::array{n, study.indicators(), study.nodes(), study.dimensions()});
  s.list(study.nominal());
  uncertainty_study::workspace space(study);
  numbers ranks(n);
  for (std::size_t k = 0; k < study.dimensions(); ++k) {
    s.count(study.alternatives(k));
    if (study.alternatives(k) < 2) continue;
    study.ranks_with(k, study.alternatives(k) - 1, space, ranks);
    s.list(ranks);
    tell(s, study, space);
  }
  for (std::size_t node = 0; node < study.nodes(); ++node) {
    s.count(study.ranks_without(node, space, ranks));
    s.list(ranks);
    s.number(mean_shift(ranks, study.nominal()));
  }
  numbers shifts(d.length(study.nodes()));
  s.written(leave_one_out(study, shifts), shifts);
  const std::size_t rows = d.length(n), begin = d.index(3), runs = d.index(6);
  std::vector<std::uint32_t> counts(rows * n);
  numbers moved(d.chance(30) ? 0 : d.length(runs));
  const auto run = run_study(study, 3, begin, begin > 0 && d.chance(3) ? begin - 1 : begin + runs,
                             row_major(counts, rows, n), moved,
                             [&](const auto& after) { tell(s, study, after); });
  s.written(run, moved);
  if (run) s.counts(counts);
}

const kind kinds[] = {
    {"assign", 1000, assignments},
    {"transport", 1200, plans},
    {"sinkhorn", 400, smooth_plans},
    {"match", 1000, matchings},
    {"minimise", 1000, linear_programs},
    {"dea", 800, efficiencies},
    {"dea_across", 600, efficiencies_across},
    {"random", 100, random_words},
    {"sobol", 800, sensitivities},
    {"rank_intervals", 600, intervals_of_ranks},
    {"study", 1200, studies},
};

}  // namespace

TEST_CASE("what programs and studies answer to random numbers is what is on record") {
  compare_with_record(kinds, "known_numbers_programs");
}

}  // namespace known_numbers_programs_test
