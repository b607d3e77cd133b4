// SPDX-License-Identifier: BSL-1.0
// What assignment, transport, data envelopment, forecasts, Granger tests and a symbiosis fit cost. peers_movement.sh runs this beside
// scipy and numpy on the same data.

#include <nqpf/models.hpp>

#include <benchmark/benchmark.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string>
#include <vector>

namespace {

using namespace nqpf::models;

/// The numbers that Python wrote (NQPF_BENCH_FOLDER names a folder of files of doubles), or numbers of
/// our own in [1, 2).
std::vector<double> numbers(const std::string& name, std::size_t count) {
  std::vector<double> out(count);
  if (const char* const folder = std::getenv("NQPF_BENCH_FOLDER")) {
    const std::string path = std::string(folder) + "/" + name;
    std::FILE* const file = std::fopen(path.c_str(), "rb");
    if (file == nullptr || std::fread(out.data(), sizeof(double), count, file) != count) {
      std::fprintf(stderr, "cannot read %zu numbers from %s\n", count, path.c_str());
      std::exit(2);
    }
    std::fclose(file);
    return out;
  }
  std::uint64_t state = 88172645463325252u;
  for (double& value : out) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    value = 1 + static_cast<double>(state >> 11) * 0x1p-53;
  }
  return out;
}

void run_assignment(benchmark::State& state, const char* name) {
  constexpr std::size_t n = 500;
  const std::vector<double> cost = numbers(name, n * n);
  std::vector<std::size_t> to(n);
  double answer = 0;
  for ([[maybe_unused]] auto step : state) answer = *assign(row_major(cost, n, n), to);
  state.counters["answer"] = answer;
}

void run_transport(benchmark::State& state) {
  constexpr std::size_t n = 200;
  const std::vector<double> cost = numbers("transport", n * n);
  const std::vector<double> supply = numbers("supply", n);
  std::vector<double> demand = numbers("demand", n), plan(n * n);
  double total = 0, wanted = 0;
  for (std::size_t i = 0; i < n; ++i) {
    total += supply[i];
    wanted += demand[i];
  }
  for (double& d : demand) d *= total / wanted;
  double answer = 0;
  for ([[maybe_unused]] auto step : state)
    answer = transport(row_major(cost, n, n), {supply, demand}, row_major(plan, n, n))->cost;
  state.counters["answer"] = answer;
}

void run_dea(benchmark::State& state, returns_to_scale returns) {
  constexpr std::size_t n = 1000;
  const std::vector<double> in = numbers("inputs", n * 3), out = numbers("outputs", n * 2);
  std::vector<double> scores(n);
  for ([[maybe_unused]] auto step : state)
    if (!dea({row_major(in, n, 3), row_major(out, n, 2)}, scores,
             {returns, dea_orientation::input}))
      state.SkipWithError("no scores");
  double sum = 0;
  for (std::size_t i = 0; i < 100; ++i) sum += scores[i];
  state.counters["answer"] = sum;  // of the first 100, which is what scipy is given
}

void run_grey(benchmark::State& state) {
  const std::vector<double> series = numbers("grey", 12);
  double answer = 0;
  for ([[maybe_unused]] auto step : state) answer = fit_grey(series, class_ratios::report)->at(12);
  state.counters["answer"] = answer;
}

void run_holt(benchmark::State& state) {
  const std::vector<double> series = numbers("holt", 500);
  holt_options options;
  options.level_weight = 0.4;
  options.trend_weight = 0.2;
  double answer = 0;
  for ([[maybe_unused]] auto step : state) answer = holt(series, options)->ahead(1);
  state.counters["answer"] = answer;
}

void run_smoothing(benchmark::State& state) {
  const std::vector<double> series = numbers("holt", 500);
  double answer = 0;
  for ([[maybe_unused]] auto step : state) answer = smooth(series, 0.3)->level;
  state.counters["answer"] = answer;
}

void run_holt_winters(benchmark::State& state) {
  const std::vector<double> series = numbers("seasons", 240);
  holt_winters_options options;
  options.period = 12;
  options.level_weight = 0.4;
  options.trend_weight = 0.1;
  options.season_weight = 0.2;
  double answer = 0;
  for ([[maybe_unused]] auto step : state) answer = holt_winters(series, options)->ahead(1);
  state.counters["answer"] = answer;
}

/// GM(1,1) from every year on: the mean absolute error one step ahead.
void run_backtest(benchmark::State& state) {
  const std::vector<double> series = numbers("grey_24", 24);
  double answer = 0;
  for ([[maybe_unused]] auto step : state)
    answer = backtest(series, {.first = 8, .horizon = 1},
                      [](std::span<const double> past, std::span<double> ahead) {
                        const auto fit = fit_grey(past, class_ratios::report);
                        if (!fit) return false;
                        ahead[0] = fit->at(past.size());
                        return true;
                      })
                 ->all.mean_absolute;
  state.counters["answer"] = answer;
}

void run_granger(benchmark::State& state) {
  const std::vector<double> first = numbers("causes", 60), second = numbers("effects", 60);
  granger_options options;
  options.lags = 2;
  double answer = 0;
  for ([[maybe_unused]] auto step : state) {
    const auto found = granger(first, second, options);
    answer = found->first_to_second.f + found->second_to_first.f;
  }
  state.counters["answer"] = answer;
}

/// 31 units in 14 years, one after the other.
void run_granger_panel(benchmark::State& state) {
  constexpr std::size_t units = 31, years = 14;
  const std::vector<double> first = numbers("panel_first", units * years);
  const std::vector<double> second = numbers("panel_second", units * years);
  std::vector<double> times;
  std::vector<std::uint32_t> unit;
  for (std::size_t i = 0; i < units * years; ++i) {
    times.push_back(2010.0 + static_cast<double>(i % years));
    unit.push_back(static_cast<std::uint32_t>(i / years));
  }
  double answer = 0;
  for ([[maybe_unused]] auto step : state) {
    const auto found = granger_panel({first, second, {unit, units}, times});
    answer = found->pooled.first_to_second.f + found->pooled.second_to_first.f;
  }
  state.counters["answer"] = answer;
}

void run_symbiosis(benchmark::State& state) {
  const std::vector<double> x = numbers("population_x", 25), y = numbers("population_y", 25);
  std::vector<double> times;
  for (std::size_t i = 0; i < 25; ++i) times.push_back(2.0 * static_cast<double>(i));
  double answer = 0;
  for ([[maybe_unused]] auto step : state) {
    const auto found = fit_symbiosis({times, x, y});
    answer = found ? found->squares : 0;
  }
  state.counters["answer"] = answer;
}

}  // namespace

BENCHMARK_CAPTURE(run_assignment, uniform, "uniform")
    ->Name("assignment/500/uniform")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run_assignment, ties, "ties")
    ->Name("assignment/500/ties")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run_assignment, products, "products")
    ->Name("assignment/500/products")
    ->Unit(benchmark::kMillisecond);
BENCHMARK(run_transport)->Name("transport/200")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run_dea, constant, returns_to_scale::constant)
    ->Name("dea/1000/constant")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run_dea, variable, returns_to_scale::variable)
    ->Name("dea/1000/variable")
    ->Unit(benchmark::kMillisecond);
BENCHMARK(run_grey)->Name("grey/12")->Unit(benchmark::kMicrosecond);
BENCHMARK(run_holt)->Name("holt/500")->Unit(benchmark::kMicrosecond);
BENCHMARK(run_smoothing)->Name("smoothing/500")->Unit(benchmark::kMicrosecond);
BENCHMARK(run_holt_winters)->Name("holt_winters/240")->Unit(benchmark::kMicrosecond);
BENCHMARK(run_backtest)->Name("backtest_grey/24")->Unit(benchmark::kMicrosecond);
BENCHMARK(run_granger)->Name("granger/60")->Unit(benchmark::kMicrosecond);
BENCHMARK(run_granger_panel)->Name("granger_panel/31x14")->Unit(benchmark::kMicrosecond);
BENCHMARK(run_symbiosis)->Name("symbiosis/25")->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
