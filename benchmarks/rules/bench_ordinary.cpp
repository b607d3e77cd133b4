// SPDX-License-Identifier: BSL-1.0
// Rules over structs as hosts have them: optionals, enumerations, texts, integers and functions of the record. Two
// workloads, each of 15 rules, 4 derived facts and a table of 5 rows, beside code by hand that gives the same
// answers, undecided included.
//
//   bench_ordinary [options of Google Benchmark]
//
// Names: ordinary/<loan|triage>/<records>/<record|columns>/<what>; each optional is missing in one record of ten. Of
// 2,000 records, which come again and again, a processor learns how the branches of code by hand go; of 20,000 it does
// not. `engine` evaluates the set and the table. Behind the times stand ratios to the code by hand, the least of
// all repetitions of the same run.

#include "ordinary_loan.hpp"
#include "ordinary_triage.hpp"

#include <nqpf/rules/columns.hpp>

#include <benchmark/benchmark.h>

#include <iostream>
#include <random>
#include <string>
#include <vector>

namespace {

namespace loan = ordinary::loan;
namespace triage = ordinary::triage;

constexpr int answers = 24;

struct loans {
  using record = loan::record;
  static constexpr const char* name = "ordinary/loan/";
  static constexpr const auto& rules = loan::set::rules;
  static constexpr const auto& table = loan::set::price;
  static void by_hand(const record& r, ordinary::truth* out) { loan::by_hand(r, out); }
  static record any(std::mt19937_64& random) { return loan::any_record(random); }
};
struct devices {
  using record = triage::record;
  static constexpr const char* name = "ordinary/triage/";
  static constexpr const auto& rules = triage::set::rules;
  static constexpr const auto& table = triage::set::crew;
  static void by_hand(const record& r, ordinary::truth* out) { triage::by_hand(r, out); }
  static record any(std::mt19937_64& random) { return triage::any_record(random); }
};

template <class Host, std::size_t Rows>
const std::vector<typename Host::record>& records() {
  static const auto made = [] {
    std::mt19937_64 random(1);
    std::vector<typename Host::record> out;
    for (std::size_t i = 0; i < Rows; ++i) out.push_back(Host::any(random));
    return out;
  }();
  return made;
}

void count_rows(benchmark::State& state, std::size_t rows) {
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(rows));
}

template <class Host, std::size_t Rows>
void record_by_hand(benchmark::State& state) {
  ordinary::truth out[answers];
  for (auto _ : state) {
    for (const auto& r : records<Host, Rows>()) {
      Host::by_hand(r, out);
      benchmark::DoNotOptimize(out);
    }
  }
  count_rows(state, Rows);
}

template <class Host, std::size_t Rows>
void record_engine(benchmark::State& state) {
  for (auto _ : state) {
    for (const auto& r : records<Host, Rows>()) {
      auto found = nqpf::evaluate<Host::rules>(r);
      benchmark::DoNotOptimize(found);
      auto decided = nqpf::decide<Host::table>(r);
      benchmark::DoNotOptimize(decided);
    }
  }
  count_rows(state, Rows);
}

template <class Host, std::size_t Rows>
void columns_engine(benchmark::State& state) {
  const auto set = nqpf::columns_over<Host::rules>(records<Host, Rows>());
  const auto table = nqpf::columns_over<Host::table>(records<Host, Rows>());
  nqpf::column_workspace workspace;
  nqpf::column_options options;
  options.workspace = &workspace;
  const auto look = [](const nqpf::outcome_block& block) {
    auto* first = block.yes(0);
    benchmark::DoNotOptimize(first);
    benchmark::ClobberMemory();
  };
  for (auto _ : state) {
    nqpf::evaluate<Host::rules>(set, look, options);
    nqpf::evaluate<Host::table>(table, look, options);
  }
  count_rows(state, Rows);
}

constexpr ordinary::truth same(nqpf::truth t) {
  return t == nqpf::truth::yes  ? ordinary::truth::yes
         : t == nqpf::truth::no ? ordinary::truth::no
                                : ordinary::truth::unknown;
}

/// By hand and by the engine the outcomes are the same, or there is nothing to compare.
template <class Host>
bool agrees() {
  const auto maps =
      nqpf::evaluate<Host::rules>(nqpf::columns_over<Host::rules>(records<Host, 2000>()));
  const auto rows =
      nqpf::evaluate<Host::table>(nqpf::columns_over<Host::table>(records<Host, 2000>()));
  constexpr int rules = nqpf::program_of<Host::rules>.count.rules;
  static_assert(rules + nqpf::program_of<Host::table>.count.rules == answers);
  int differing = 0;
  for (std::size_t i = 0; i < records<Host, 2000>().size(); ++i) {
    ordinary::truth out[answers];
    Host::by_hand(records<Host, 2000>()[i], out);
    const auto found = nqpf::evaluate<Host::rules>(records<Host, 2000>()[i]);
    const auto decided = nqpf::decide<Host::table>(records<Host, 2000>()[i]);
    for (int k = 0; k < answers; ++k) {
      const int r = k < rules ? k : k - rules;
      const nqpf::truth one = k < rules ? found.all().outcomes[r] : decided.rows.all().outcomes[r];
      const nqpf::truth column = k < rules ? maps.outcome(r, i) : rows.outcome(r, i);
      if (same(one) != out[k] || one != column) {
        if (differing++ < 5)
          std::cerr << Host::name << " record " << i << ", answer " << k << " differs\n";
      }
    }
  }
  return differing == 0;
}

template <class Host, std::size_t Rows>
void add() {
  const std::string name = Host::name + std::to_string(Rows) + "/";
  benchmark::RegisterBenchmark((name + "record/by_hand").c_str(), record_by_hand<Host, Rows>);
  benchmark::RegisterBenchmark((name + "record/engine").c_str(), record_engine<Host, Rows>);
  benchmark::RegisterBenchmark((name + "columns/engine").c_str(), columns_engine<Host, Rows>);
}

/// Prints, after the times, those of the engine by that of the code by hand.
class ratios : public benchmark::ConsoleReporter {
public:
  void ReportRuns(const std::vector<Run>& runs) override {
    benchmark::ConsoleReporter::ReportRuns(runs);
    for (const Run& run : runs) {
      if (run.run_type != Run::RT_Iteration || run.iterations == 0) continue;
      const std::string name = run.run_name.function_name;
      const double rows = std::stod(name.substr(end_of(name, 2)));
      const double ns = run.cpu_accumulated_time / double(run.iterations) / rows * 1e9;
      double* least = nullptr;
      for (auto& each : times_)
        if (each.first == name) least = &each.second;
      if (least == nullptr) times_.emplace_back(name, ns);
      else if (ns < *least) *least = ns;
    }
  }
  void print() const {
    for (const auto& [name, ns] : times_) {
      const std::string host = name.substr(0, end_of(name, 3));
      std::cout << name << ": " << ns << " ns a record";
      for (const auto& [unit, of_unit] : times_)
        if (unit == host + "record/by_hand") std::cout << ", " << ns / of_unit << " x by hand";
      std::cout << "\n";
    }
  }

private:
  // Behind the n-th part of a name.
  static std::size_t end_of(const std::string& name, int n) {
    std::size_t at = 0;
    for (int i = 0; i < n; ++i) at = name.find('/', at) + 1;
    return at;
  }
  std::vector<std::pair<std::string, double>> times_;
};

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  if (!agrees<loans>() || !agrees<devices>()) {
    std::cerr << "the outcomes differ\n";
    return 1;
  }
  add<loans, 2000>();
  add<loans, 20000>();
  add<devices, 2000>();
  add<devices, 20000>();
  ratios report;
  benchmark::RunSpecifiedBenchmarks(&report);
  report.print();
  return 0;
}
