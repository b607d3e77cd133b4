// SPDX-License-Identifier: BSL-1.0
// What the index chain costs. peers_models.sh runs this beside plain numpy on the same data.

#include <nqpf/models.hpp>

#include <benchmark/benchmark.h>

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <vector>

namespace {

using namespace nqpf::models;

constexpr std::size_t columns = 20;

/// The table that numpy wrote (NQPF_BENCH_DATA names a file of doubles, row by row), or one of our
/// own.
std::vector<double> cells_by_row(std::size_t rows) {
  std::vector<double> cells(rows * columns);
  if (const char* const path = std::getenv("NQPF_BENCH_DATA")) {
    std::FILE* const file = std::fopen(path, "rb");
    if (file == nullptr ||
        std::fread(cells.data(), sizeof(double), cells.size(), file) != cells.size()) {
      std::fprintf(stderr, "cannot read %zu rows from %s\n", rows, path);
      std::exit(2);
    }
    std::fclose(file);
    return cells;
  }
  std::uint64_t state = 88172645463325252u;
  for (double& cell : cells) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    cell = std::exp(4 * (static_cast<double>(state >> 11) * 0x1p-53 - 0.5));
  }
  return cells;
}

/// Min-max, entropy weights, TOPSIS of two systems of ten columns, coupling coordination.
bool chain(matrix_view<const double> x, std::span<const better> sides, std::span<double> first,
           std::span<double> second, std::span<double> d) {
  linear_scale scales[columns];
  double weights[columns];
  if (!fit_min_max(x, sides, scales)) return false;
  const scaled_view z{x, scales};
  if (!entropy_weights(z, weights)) return false;
  const std::span<double> w(weights);
  if (!bring_to_one(w.first(10)) || !bring_to_one(w.last(10))) return false;
  if (!topsis(z.column_range(0, 10), w.first(10), first)) return false;
  if (!topsis(z.column_range(10, 10), w.last(10), second)) return false;
  const double* const levels[] = {first.data(), second.data()};
  return couple({levels, x.rows()}, {}, coupling_model::standard, {}, {}, d).ok();
}

void run_chain(benchmark::State& state, bool by_row) {
  const auto rows = static_cast<std::size_t>(state.range(0));
  std::vector<double> cells = cells_by_row(rows);
  if (!by_row) {
    std::vector<double> turned(cells.size());
    for (std::size_t i = 0; i < rows; ++i)
      for (std::size_t j = 0; j < columns; ++j) turned[j * rows + i] = cells[i * columns + j];
    cells.swap(turned);
  }
  std::vector<better> sides;
  for (std::size_t j = 0; j < columns; ++j)
    sides.push_back(j % 3 == 2 ? better::lower : better::higher);
  const matrix_view<const double> x =
      by_row ? row_major(cells, rows, columns) : column_major(cells, rows, columns);
  std::vector<double> first(rows), second(rows), d(rows);
  for (auto _ : state) {
    if (!chain(x, sides, first, second, d)) state.SkipWithError("the chain refused its data");
    benchmark::DoNotOptimize(d.data());
    benchmark::ClobberMemory();
  }
  double sum = 0;
  for (const double value : d) sum += value;
  state.counters["sum_of_d"] = sum;
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(rows));
}

/// One run of an uncertainty study of 51 units by 49 indicators in 8 groups, 2 sides and an index:
/// three normalisations, two sets of weights perturbed by a quarter at every level, two rules, an
/// indicator left out in every second run; and the ranks.
void run_uncertainty(benchmark::State& state) {
  constexpr std::size_t units = 51, indicators = 49, nodes = 49 + 8 + 2;
  std::vector<double> cells = cells_by_row(125);
  cells.resize(units * indicators);
  const std::vector<better> sides(indicators, better::higher);
  const normalisation scales[] = {{normalisation::kind::min_max, 1, 100},
                                  {normalisation::kind::z_score, 100, 10},
                                  {normalisation::kind::rank}};
  const recipe_lists lists{.normalisations = scales};
  std::vector<double> prepared(3 * units * indicators);
  std::vector<matrix_view<const double>> tables(3);
  if (!prepare_tables(row_major(cells, units, indicators), sides, lists, prepared, tables)) {
    state.SkipWithError("the tables could not be prepared");
    return;
  }
  std::vector<std::uint32_t> groups(indicators);
  for (std::size_t j = 0; j < indicators; ++j)
    groups[j] = static_cast<std::uint32_t>(j * 8 / indicators);
  const std::vector<std::uint32_t> halves{0, 0, 0, 0, 0, 1, 1, 1}, top{0, 0};
  const std::span<const std::uint32_t> parents[] = {groups, halves, top};
  std::vector<double> equal(nodes, 1.0), rising(nodes);
  for (std::size_t j = 0; j < nodes; ++j) rising[j] = 1 + static_cast<double>(j % 5);
  const std::span<const double> weights[] = {equal, rising};
  const double spread[] = {0.25, 0.25, 0.25};
  const std::vector<mean_rule> sums(3, mean_rule::arithmetic), products(3, mean_rule::geometric);
  const std::span<const mean_rule> rules[] = {sums, products};
  const auto study = uncertainty_study::make({.tables = tables,
                                              .parents = parents,
                                              .weights = weights,
                                              .spread = spread,
                                              .rules = rules,
                                              .exclusion = 0.5});
  if (!study) {
    state.SkipWithError("the study was refused");
    return;
  }
  constexpr std::size_t runs = 1000;
  std::vector<std::uint32_t> counts(units * units);
  double shift = 0;
  std::vector<double> shifts(runs);
  for (auto _ : state) {
    if (!run_study(*study, 1, 0, runs, row_major(counts, units, units), shifts))
      state.SkipWithError("the runs were refused");
    benchmark::DoNotOptimize(counts.data());
  }
  for (const double s : shifts) shift += s / runs;
  state.counters["mean_shift"] = shift;
  state.counters["seconds_per_run"] =
      benchmark::Counter(static_cast<double>(state.iterations()) * runs,
                         benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(runs));
}

}  // namespace

// A thousand runs an iteration; seconds_per_run is for one.
BENCHMARK(run_uncertainty)->Name("uncertainty/51x49")->Unit(benchmark::kMicrosecond);

BENCHMARK_CAPTURE(run_chain, by_column, false)
    ->Name("chain")
    ->RangeMultiplier(10)
    ->Range(1'000, 1'000'000)
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(run_chain, by_row, true)
    ->Name("chain_by_row")
    ->RangeMultiplier(10)
    ->Range(1'000, 1'000'000)
    ->Unit(benchmark::kMicrosecond);

BENCHMARK_MAIN();
