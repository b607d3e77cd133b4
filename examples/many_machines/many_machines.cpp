// SPDX-License-Identifier: BSL-1.0
// A large set of records and a large panel split over processes with MPI, evaluated, and merged:
//
//   mpirun -n 4 many_machines [RECORDS]
//
// Each process holds its own rows and no others. What has to be known of all rows is little: how often
// each rule held, and the least and the greatest value of each column. The first process then does
// the whole alone and compares: counts and every row's D are the same bit for bit; a sum of rounded
// numbers hangs on the order in which it is made, and agrees to twelve digits.
//
// All numbers are invented.

#include <nqpf/models.hpp>
#include <nqpf/rules.hpp>
#include <nqpf/rules/columns.hpp>

#include <mpi.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <utility>
#include <vector>

namespace {

constexpr int columns = 6;  // three of productivity, three of cultivation

// The rules read three of the columns.
struct college {
  double practice;
  double dual_qualified;
  double partners;
};

namespace policy {

using namespace nqpf::dsl;

enum class verdict { weak, watch, sound };
constexpr auto describe(verdict) {
  return worst_to_best<verdict::weak, verdict::watch, verdict::sound>;
}

constexpr nqpf::source senate{"senate", "Quality policy of the senate", "", "2026"};
constexpr auto practice = indicator<&college::practice>("practice").in(0, 1).higher_is_better();
constexpr auto dual = indicator<&college::dual_qualified>("dual").in(0, 1).higher_is_better();
constexpr auto partners = indicator<&college::partners>("partners").in(0, 1).higher_is_better();

constexpr auto rules = ruleset<college>(
    {rule("thin_practice").when(practice < 0.25).then(verdict::weak).cite(senate, "1"),
     rule("few_dual").when(dual < 0.3).then(verdict::watch).cite(senate, "2"),
     rule("alone").when(partners < 0.2 && practice < 0.5).then(verdict::weak).cite(senate, "3")});

}  // namespace policy

constexpr int rule_count = 3;

// Any value of any row can be made without the others, so no process needs more than its own.
double value_of(std::uint64_t row, std::uint64_t column) {
  std::uint64_t x = row * columns + column + 0x9e3779b97f4a7c15U;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
  x ^= x >> 31;
  if (x % 10 == 7) return std::numeric_limits<double>::quiet_NaN();  // one in ten is missing
  return static_cast<double>(x >> 11) * 0x1p-53;
}

// Rows [begin, end) of the whole.
struct part {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::array<std::vector<double>, columns> cells;

  part(std::size_t first, std::size_t last) : begin(first), end(last) {
    for (int j = 0; j < columns; ++j)
      for (std::size_t i = begin; i < end; ++i)
        cells[static_cast<std::size_t>(j)].push_back(value_of(i, static_cast<std::uint64_t>(j)));
  }
  [[nodiscard]] std::size_t rows() const { return end - begin; }
};

// How often each rule held, failed, and was undecided: whole numbers, which add up in any order.
using tallies = std::array<std::uint64_t, 3 * rule_count>;
tallies count_rules(const part& own) {
  nqpf::columns data(own.rows());
  data.add("practice", nqpf::column_of(own.cells[0]));
  data.add("dual", nqpf::column_of(own.cells[1]));
  data.add("partners", nqpf::column_of(own.cells[2]));
  const nqpf::rule_counts counts = nqpf::count<policy::rules>(data);
  tallies found{};
  for (int r = 0; r < rule_count; ++r) {
    const auto at = static_cast<std::size_t>(3 * r);
    found[at] = counts[r].yes;
    found[at + 1] = counts[r].no;
    found[at + 2] = counts[r].unknown;
  }
  return found;
}

// The least and the greatest known value of each column: they merge exactly.
struct bounds {
  std::array<double, columns> least{};
  std::array<double, columns> most{};
};
bounds bounds_of(const part& own) {
  bounds found;
  for (std::size_t j = 0; j < columns; ++j) {
    found.least[j] = std::numeric_limits<double>::infinity();
    found.most[j] = -std::numeric_limits<double>::infinity();
    for (const double x : own.cells[j]) {
      if (x < found.least[j]) found.least[j] = x;
      if (x > found.most[j]) found.most[j] = x;
    }
  }
  return found;
}

void stop(const char* words) {
  std::fprintf(stderr, "many_machines: %s\n", words);
  MPI_Abort(MPI_COMM_WORLD, 1);
  std::abort();
}

// D of each row, under scales that all rows have in common.
std::vector<double> coordinate(const part& own, const bounds& all) {
  namespace models = nqpf::models;
  const std::size_t n = own.rows();
  std::vector<double> scaled(n * columns), levels(2 * n), d(n);
  std::array<models::linear_scale, columns> scales;
  std::array<const double*, columns> arrays{};
  for (std::size_t j = 0; j < columns; ++j) {
    scales[j] = models::min_max_scale(all.least[j], all.most[j], models::better::higher);
    arrays[j] = own.cells[j].data();
  }
  const models::matrix_view<const double> x(arrays, n);
  const auto z = models::column_major(scaled, n, columns);
  const std::array<double, 3> equal{1.0, 1.0, 1.0};
  if (!models::apply_scales(x, scales, z)) stop("the columns could not be scaled");
  for (std::size_t side = 0; side < 2; ++side) {
    const std::span<const double> three(scaled.data() + 3 * side * n, 3 * n);
    const std::span<double> level(levels.data() + side * n, n);
    if (!models::aggregate(models::column_major(three, n, 3), equal, level))
      stop("a side could not be made");
  }
  for (std::size_t i = 0; i < n; ++i) {
    const auto found = models::couple(std::array{levels[i], levels[n + i]});
    d[i] = found ? found->d : models::missing;  // a side of which nothing is known has no D
  }
  return d;
}

// The sum over the rows whose D is known, and how many they are.
std::pair<double, std::uint64_t> sum_of(const std::vector<double>& d) {
  double sum = 0;
  std::uint64_t known = 0;
  for (const double each : d)
    if (!std::isnan(each)) {
      sum += each;
      ++known;
    }
  return {sum, known};
}

// All rows' D on the first process, in the order of the rows.
std::vector<double> gather(const std::vector<double>& own, int rank, int size) {
  int count = static_cast<int>(own.size());
  std::vector<int> counts(static_cast<std::size_t>(size)), starts(static_cast<std::size_t>(size));
  MPI_Gather(&count, 1, MPI_INT, counts.data(), 1, MPI_INT, 0, MPI_COMM_WORLD);
  for (std::size_t i = 1; i < starts.size(); ++i) starts[i] = starts[i - 1] + counts[i - 1];
  std::vector<double> all;
  if (rank == 0) all.resize(static_cast<std::size_t>(starts.back() + counts.back()));
  MPI_Gatherv(own.data(), count, MPI_DOUBLE, all.data(), counts.data(), starts.data(), MPI_DOUBLE,
              0, MPI_COMM_WORLD);
  return all;
}

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](double x, double y) {
           return x == y || (std::isnan(x) && std::isnan(y));
         });
}

// What all processes found together.
struct result_of_all {
  tallies counted;
  double sum = 0;         // of D
  std::vector<double> d;  // of each row
};

// Prints what all processes found, and whether one process alone finds the same; the status of the program.
int compare_with_one(const result_of_all& found, std::size_t rows, int size) {
  const part whole(0, rows);
  const std::vector<double> alone = coordinate(whole, bounds_of(whole));
  const auto [sum, known] = sum_of(alone);
  const bool counts_agree = found.counted == count_rules(whole);
  const bool rows_agree = same_bits(found.d, alone);
  const bool sums_agree = std::fabs(found.sum - sum) <= 1e-12 * std::fabs(sum);
  std::printf("%zu records and rows on %d processes\n", rows, size);
  for (std::size_t r = 0; r < rule_count; ++r)
    std::printf("rule %zu: held %llu, failed %llu, undecided %llu\n", r + 1,
                static_cast<unsigned long long>(found.counted[3 * r]),
                static_cast<unsigned long long>(found.counted[3 * r + 1]),
                static_cast<unsigned long long>(found.counted[3 * r + 2]));
  std::printf("mean D of %llu rows: %.6f\n", static_cast<unsigned long long>(known),
              found.sum / static_cast<double>(known));
  std::printf("as one process alone: counts %s, D of each row %s, sum of D %s\n",
              counts_agree ? "equal" : "DIFFERENT", rows_agree ? "equal" : "DIFFERENT",
              sums_agree ? "equal to 1e-12" : "DIFFERENT");
  return counts_agree && rows_agree && sums_agree ? 0 : 1;
}

int work(std::size_t rows, int rank, int size) {
  const auto share = [&](int i) {
    return rows * static_cast<std::size_t>(i) / static_cast<std::size_t>(size);
  };
  const part own(share(rank), share(rank + 1));

  result_of_all found{};
  const tallies counted = count_rules(own);
  MPI_Reduce(counted.data(), found.counted.data(), static_cast<int>(counted.size()), MPI_UINT64_T,
             MPI_SUM, 0, MPI_COMM_WORLD);

  const bounds seen = bounds_of(own);
  bounds all;
  MPI_Allreduce(seen.least.data(), all.least.data(), columns, MPI_DOUBLE, MPI_MIN, MPI_COMM_WORLD);
  MPI_Allreduce(seen.most.data(), all.most.data(), columns, MPI_DOUBLE, MPI_MAX, MPI_COMM_WORLD);

  const std::vector<double> d = coordinate(own, all);
  const double sum = sum_of(d).first;
  MPI_Reduce(&sum, &found.sum, 1, MPI_DOUBLE, MPI_SUM, 0, MPI_COMM_WORLD);
  found.d = gather(d, rank, size);
  return rank == 0 ? compare_with_one(found, rows, size) : 0;
}

}  // namespace

int main(int argument_count, char** arguments) {
  MPI_Init(&argument_count, &arguments);
  int rank = 0;
  int size = 1;
  MPI_Comm_rank(MPI_COMM_WORLD, &rank);
  MPI_Comm_size(MPI_COMM_WORLD, &size);
  const long long asked = argument_count > 1 ? std::atoll(arguments[1]) : 200003;
  if (asked < size) stop("the number of records must be at least that of the processes");
  const int status = work(static_cast<std::size_t>(asked), rank, size);
  MPI_Finalize();
  return status;
}
