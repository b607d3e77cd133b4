// SPDX-License-Identifier: BSL-1.0
// Evaluation against what a programmer writes by hand, on one seeded workload.
//
//   bench_rules [--level=portable|sse2|avx2|avx512] [options of Google Benchmark]
//
// Names: [rules10/|rules1000/]<record|columns>/<what>/<rows>; 100 rules where nothing is said. 2,000 rows of
// 32 doubles stay in the cache, 1,000,000 do not. The columns' outcomes are made block by block and
// not kept, by hand and by the engine alike. `record/explain` evaluates a complete record and says why of
// each rule that held; `record/explain_all` evaluates a record with missing values and gives every rule the
// answer that its outcome asks for: why, why not, or what would decide it.

#include "rules10.hpp"
#ifndef NQPF_ONLY_10_RULES  // the test that benchmarks compile leaves out what takes long
  #include "rules100.hpp"
  #include "rules1000.hpp"
#endif

#include <nqpf/rules/columns.hpp>
#include <nqpf/rules/explain.hpp>

#include <benchmark/benchmark.h>

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace {

using workload::record;

nqpf::simd::level level = nqpf::simd::level::automatic;

struct data_set {
  std::vector<record> records;
  std::vector<std::vector<double>> columns;

  data_set(std::size_t rows, int missing_percent)
      : records(rows), columns(workload::indicator_count) {
    std::mt19937_64 random(rows);
    std::uniform_real_distribution<double> share(0, 1);
    std::uniform_int_distribution<int> percent(0, 99);
    for (auto& c : columns) c.resize(rows);
    for (std::size_t i = 0; i < rows; ++i) {
      double values[workload::indicator_count];
      for (std::size_t k = 0; k < workload::indicator_count; ++k) {
        values[k] = share(random);
        if (missing_percent > 0 && percent(random) < missing_percent) values[k] = nqpf::missing;
        columns[k][i] = values[k];
      }
      static_assert(sizeof values == sizeof(record));
      std::memcpy(&records[i], values, sizeof values);
    }
  }
};

// Made when it is first needed; one large one at a time.
const data_set& data_of(std::size_t rows, bool with_missing) {
  static std::unique_ptr<data_set> kept;
  static std::size_t kept_rows = 0;
  static bool kept_missing = false;
  if (!kept || kept_rows != rows || kept_missing != with_missing) {
    kept.reset();
    kept = std::make_unique<data_set>(rows, with_missing ? 10 : 0);
    kept_rows = rows;
    kept_missing = with_missing;
  }
  return *kept;
}

template <std::size_t Rules>
constexpr const auto& set_of() {
  return workload::rule_set<Rules>;
}

void count_rows(benchmark::State& state) {
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

template <std::size_t Rules>
void record_hand_written(benchmark::State& state) {
  const data_set& data = data_of(static_cast<std::size_t>(state.range(0)), false);
  bool out[Rules];
  for (auto _ : state) {
    for (const record& r : data.records) {
      workload::hand_written<Rules>(r, out);
      benchmark::DoNotOptimize(out);
    }
  }
  count_rows(state);
}

template <std::size_t Rules>
void record_branch_free(benchmark::State& state) {
  const data_set& data = data_of(static_cast<std::size_t>(state.range(0)), false);
  bool out[Rules];
  for (auto _ : state) {
    for (const record& r : data.records) {
      workload::branch_free<Rules>(r, out);
      benchmark::DoNotOptimize(out);
    }
  }
  count_rows(state);
}

template <std::size_t Rules, bool Missing>
void record_engine(benchmark::State& state) {
  const data_set& data = data_of(static_cast<std::size_t>(state.range(0)), Missing);
  for (auto _ : state) {
    for (const record& r : data.records) {
      auto found = nqpf::evaluate<set_of<Rules>()>(r);
      benchmark::DoNotOptimize(found);
    }
  }
  count_rows(state);
}

template <std::size_t Rules>
void record_explain(benchmark::State& state) {
  const data_set& data = data_of(static_cast<std::size_t>(state.range(0)), false);
  for (auto _ : state) {
    for (const record& r : data.records) {
      const auto found = nqpf::evaluate<set_of<Rules>()>(r);
      for (const nqpf::finding& f : found) {
        const nqpf::explanation e = nqpf::why(f);
        benchmark::DoNotOptimize(e.count);
      }
    }
  }
  count_rows(state);
}

template <std::size_t Rules>
void record_explain_all(benchmark::State& state) {
  const data_set& data = data_of(static_cast<std::size_t>(state.range(0)), true);
  for (auto _ : state) {
    for (const record& r : data.records) {
      const auto found = nqpf::evaluate<set_of<Rules>()>(r);
      for (std::size_t i = 0; i < Rules; ++i) {
        const nqpf::finding f{found.all(), static_cast<int>(i)};
        if (f.outcome() == nqpf::truth::yes) {
          const nqpf::explanation e = nqpf::why(f);
          benchmark::DoNotOptimize(e.count);
        } else if (f.outcome() == nqpf::truth::no) {
          const nqpf::explanation e = nqpf::why_not(f);
          benchmark::DoNotOptimize(e.count);
        } else {
          const nqpf::open_question q = nqpf::undecided(f);
          benchmark::DoNotOptimize(q.holds_if.count);
        }
      }
    }
  }
  count_rows(state);
}

template <std::size_t Rules>
void columns_hand_written(benchmark::State& state) {
  const data_set& data = data_of(static_cast<std::size_t>(state.range(0)), false);
  const std::size_t rows = data.records.size();
  static unsigned char out[Rules][workload::block_rows<Rules>];
  for (auto _ : state) {
    for (std::size_t first = 0; first + workload::block_rows<Rules> <= rows;
         first += workload::block_rows<Rules>) {
      const double* x[workload::indicator_count];
      for (std::size_t k = 0; k < workload::indicator_count; ++k)
        x[k] = data.columns[k].data() + first;
      workload::hand_written_columns<Rules>(x, out);
      benchmark::DoNotOptimize(out);
    }
  }
  count_rows(state);
}

template <std::size_t Rules, bool Missing>
void columns_engine(benchmark::State& state) {
  const data_set& data = data_of(static_cast<std::size_t>(state.range(0)), Missing);
  nqpf::columns columns(data.records.size());
  const auto& program = nqpf::program_of<set_of<Rules>()>;
  for (std::size_t k = 0; k < workload::indicator_count; ++k)
    columns.add(workload::names[k], nqpf::column_of(data.columns[k]));
  if (!columns.problem(program).empty()) state.SkipWithError("columns");
  nqpf::column_workspace workspace;
  nqpf::column_options options;
  options.level = level;
  options.workspace = &workspace;
  for (auto _ : state) {
    nqpf::evaluate<set_of<Rules>()>(
        columns,
        [](const nqpf::outcome_block& block) {
          auto* first = block.yes(0);
          benchmark::DoNotOptimize(first);
          benchmark::ClobberMemory();
        },
        options);
  }
  count_rows(state);
}

// The limit that memory sets: every number is read once and added up.
void columns_read_only(benchmark::State& state) {
  const data_set& data = data_of(static_cast<std::size_t>(state.range(0)), false);
  using two = double __attribute__((vector_size(16)));
  for (auto _ : state) {
    two a{}, b{}, c{}, d{};
    for (const auto& column : data.columns) {
      const two* x = reinterpret_cast<const two*>(column.data());  // the allocator aligns to 16
      for (std::size_t i = 0; i + 8 <= column.size(); i += 8, x += 4) {
        a += x[0];
        b += x[1];
        c += x[2];
        d += x[3];
      }
    }
    const two sum = a + b + c + d;
    benchmark::DoNotOptimize(sum);
  }
  count_rows(state);
}

template <std::size_t Rules>
void add(const std::string& prefix) {
  const auto with_rows = [&](const std::string& name, void (*function)(benchmark::State&)) {
    benchmark::RegisterBenchmark((prefix + name).c_str(), function)->Arg(2000)->Arg(1000000);
  };
  with_rows("record/hand_written", record_hand_written<Rules>);
  with_rows("record/branch_free", record_branch_free<Rules>);
  with_rows("record/engine", record_engine<Rules, false>);
  with_rows("record/engine_missing", record_engine<Rules, true>);
  with_rows("record/explain", record_explain<Rules>);
  with_rows("record/explain_all", record_explain_all<Rules>);
  with_rows("columns/hand_written", columns_hand_written<Rules>);
  with_rows("columns/engine", columns_engine<Rules, false>);
  with_rows("columns/engine_missing", columns_engine<Rules, true>);
  with_rows("columns/read_only", columns_read_only);
}

// By hand and by the engine the outcomes are the same, or there is nothing to compare.
template <std::size_t Rules>
bool agrees() {
  const data_set data(2000, 0);
  nqpf::columns columns(data.records.size());
  for (std::size_t k = 0; k < workload::indicator_count; ++k)
    columns.add(workload::names[k], nqpf::column_of(data.columns[k]));
  nqpf::column_options options;
  options.level = level;
  const auto maps = nqpf::evaluate<set_of<Rules>()>(columns, options);
  static unsigned char in_blocks[Rules][workload::block_rows<Rules>];
  for (std::size_t i = 0; i < data.records.size(); ++i) {
    if (i % workload::block_rows<Rules> == 0) {
      const double* x[workload::indicator_count];
      for (std::size_t k = 0; k < workload::indicator_count; ++k) x[k] = data.columns[k].data() + i;
      workload::hand_written_columns<Rules>(x, in_blocks);
    }
    bool branches[Rules];
    bool plain[Rules];
    workload::hand_written<Rules>(data.records[i], branches);
    workload::branch_free<Rules>(data.records[i], plain);
    const auto found = nqpf::evaluate<set_of<Rules>()>(data.records[i]);
    for (std::size_t r = 0; r < Rules; ++r) {
      const bool yes = branches[r];
      if (plain[r] != yes || (in_blocks[r][i % workload::block_rows<Rules>] != 0) != yes ||
          (found.all().outcomes[r] == nqpf::truth::yes) != yes ||
          (maps.outcome(static_cast<int>(r), i) == nqpf::truth::yes) != yes)
        return false;
    }
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  int kept = 1;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument.rfind("--level=", 0) != 0) {
      argv[kept++] = argv[i];
      continue;
    }
    const auto known = [&] {
      for (int l = 0; l < static_cast<int>(nqpf::simd::level::automatic); ++l) {
        level = static_cast<nqpf::simd::level>(l);
        if (argument.substr(8) == nqpf::simd::name_of(level)) return true;
      }
      return false;
    }();
    if (!known) {
      std::cerr << "unknown " << argument << '\n';
      return 2;
    }
  }
  argc = kept;
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::AddCustomContext("level", nqpf::simd::name_of(nqpf::simd::available(level)));
#ifndef NQPF_ONLY_10_RULES
  const bool same = agrees<10>() && agrees<100>() && agrees<1000>();
  add<100>("");
  add<1000>("rules1000/");
#else
  const bool same = agrees<10>();
#endif
  add<10>("rules10/");
  if (!same) {
    std::cerr << "the outcomes differ\n";
    return 1;
  }
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
