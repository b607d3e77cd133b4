// SPDX-License-Identifier: BSL-1.0
// What assignment, transport, data envelopment and forecasts cost. peers_movement.sh runs this beside
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

BENCHMARK_MAIN();
