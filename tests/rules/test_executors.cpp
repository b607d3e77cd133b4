// SPDX-License-Identifier: BSL-1.0
// All executors say the same of the same record, bit for bit: over columns with each set of
// instructions, one record, in constant expressions, and the oracle.
#include "rules/random_programs.hpp"
#include "support/base.hpp"
#include "support/catch.hpp"

#include <nqpf/rules/columns.hpp>
#include <nqpf/rules/record_program.hpp>

#include <algorithm>
#include <array>
#include <cstring>

namespace {

using namespace test::programs;

struct data {
  std::size_t rows;
  std::vector<std::vector<double>> columns;

  data(std::size_t n, std::uint64_t seed, bool with_missing) : rows(n), columns(facts) {
    draw r(seed);
    for (int f = 0; f < facts; ++f) {
      for (std::size_t i = 0; i < rows; ++i) {
        double v = random_value(r, f);
        while (!with_missing && std::isnan(v)) v = random_value(r, f);
        // NaN of both signs.
        if (std::isnan(v) && r.below(2) == 0) v = -v;
        columns[static_cast<std::size_t>(f)].push_back(v);
      }
    }
  }
};

constexpr nqpf::simd::level levels[] = {nqpf::simd::level::portable, nqpf::simd::level::sse2,
                                        nqpf::simd::level::avx2, nqpf::simd::level::avx512};

const char* const ids[] = {"n0", "n1", "n2", "n3", "n4", "n5", "flag", "grown", "field"};

// The settings by the place of a parameter in the program, which numbers only those that it reads.
std::vector<double> settings_of(const nqpf::program& p, const std::array<double, 3>& all) {
  std::vector<double> result(3);
  for (int i = 0; i < p.count.parameters; ++i)
    result[static_cast<std::size_t>(i)] = all[static_cast<std::size_t>(p.parameters[i]->id[1] - '0')];
  return result;
}

// Sets in the program text, half of them small enough and plain enough for code of their own.
inline constexpr auto first = random_set(7001, false);
inline constexpr auto second = random_set(7002);
inline constexpr auto third = random_set(7003, false);
inline constexpr auto fourth = random_set(7004);

constexpr int constant_rows = 12;

constexpr void constant_row(std::uint64_t seed, int row, double (&record)[facts]) {
  draw r(seed * 1000 + static_cast<std::uint64_t>(row));
  for (int f = 0; f < facts; ++f) record[f] = random_value(r, f);
}

// Where a fact of the program stands in a record of all.
constexpr int place_of_fact(const nqpf::indicator_info& i) {
  const char* const id = i.id;
  if (id[0] == 'n') return id[1] - '0';
  return id[0] == 'g' ? numbers + 1 : id[2] == 'a' ? numbers : numbers + 2;
}

template <const auto& Set>
struct constant_outcomes {
  truth of[constant_rows][rules_in_set]{};
  constexpr constant_outcomes() {
    const nqpf::program& p = nqpf::program_of<Set>;
    for (int i = 0; i < constant_rows; ++i) {
      double record[facts]{};
      double values[facts]{};
      constant_row(1, i, record);
      for (int f = 0; f < p.count.facts; ++f) values[f] = record[place_of_fact(*p.facts[f])];
      double settings[3]{};
      for (int k = 0; k < p.count.parameters; ++k) settings[k] = p.parameters[k]->id[1] == '0' ? 0.5 : 2;
      nqpf::run(p, values, settings, of[i]);
    }
  }
};

template <const auto& Set>
void check_constant_set() {
  static constexpr constant_outcomes<Set> in_constants;
  const nqpf::program& p = nqpf::program_of<Set>;
  const double all[] = {0.5, 2, 2};
  double settings[3] = {};
  for (int k = 0; k < p.count.parameters; ++k) settings[k] = all[p.parameters[k]->id[1] - '0'];
  const auto check = [&](const double* record, const truth* constant) {
    const auto expected = oracle(Set, record, all).outcomes();
    double values[facts] = {};
    bool some_missing = false;
    for (int f = 0; f < p.count.facts; ++f) {
      values[f] = record[place_of_fact(*p.facts[f])];
      some_missing = some_missing || std::isnan(values[f]);
    }
    truth small[rules_in_set], rows[rules_in_set];
    nqpf::detail::single::run_set<Set>(values, some_missing, settings, small);
    nqpf::detail::single::run_rows<Set>(values, some_missing, settings, rows);
    for (int r = 0; r < rules_in_set; ++r) {
      const truth wanted = expected[static_cast<std::size_t>(r)];
      if (small[r] != wanted || rows[r] != wanted || (constant != nullptr && constant[r] != wanted)) return false;
    }
    return true;
  };
  for (int i = 0; i < constant_rows; ++i) {
    double record[facts] = {};
    constant_row(1, i, record);
    CHECK(check(record, in_constants.of[i]));
  }
  int wrong = 0;
  for (int i = 0; i < 3000; ++i) {
    double record[facts] = {};
    constant_row(2, i, record);
    if (i % 2 == 0)
      for (double& value : record)
        if (std::isnan(value)) value = 1;
    wrong += check(record, nullptr) ? 0 : 1;
  }
  CHECK(wrong == 0);
}

}  // namespace

TEST_CASE("sets in the program text say the same in constant expressions and at run time", "[executors]") {
  STATIC_CHECK(nqpf::detail::single::is_small(nqpf::program_of<first>));
  STATIC_CHECK(nqpf::detail::single::is_small(nqpf::program_of<third>));
  check_constant_set<first>();
  check_constant_set<second>();
  check_constant_set<third>();
  check_constant_set<fourth>();
}

TEST_CASE("executors agree on random rule sets and records", "[executors]") {
  const std::size_t sets = test::rounds(60, 1000);
  const std::size_t rows = test::rounds(300, 1000);
  for (std::size_t s = 0; s < sets; ++s) {
    const auto rules = std::make_unique<set>(random_set(s));
    const auto program = std::make_unique<packed>(*rules);
    const nqpf::program p = program->view();
    const std::array<double, 3> all = {0.25 * static_cast<double>(s % 5), 2, s % 3 == 0 ? nqpf::missing : 1};
    const std::vector<double> settings = settings_of(p, all);
    // Every fourth set sees complete records, the others missing values in all blocks or only in the last.
    const data d(rows, 1000 + s, s % 4 != 0);
    std::vector<std::vector<double>> values = d.columns;
    if (s % 4 == 1 && rows > 200)
      for (auto& column : values)
        for (std::size_t i = 0; i + 100 < rows; ++i)
          if (std::isnan(column[i])) column[i] = 0.5;
    nqpf::columns columns(rows);
    for (int f = 0; f < facts; ++f) columns.add(ids[f], nqpf::column_of(values[static_cast<std::size_t>(f)]));
    REQUIRE(columns.problem(p).empty());

    const nqpf::record_program one(p);
    std::vector<unsigned char> scratch(one.scratch_size());
    std::vector<std::vector<truth>> expected;
    std::vector<double> facts_of_row(static_cast<std::size_t>(p.count.facts));
    std::vector<truth> outcomes(static_cast<std::size_t>(p.count.rules));
    for (std::size_t i = 0; i < rows; ++i) {
      double record[facts];
      for (int f = 0; f < facts; ++f) record[f] = values[static_cast<std::size_t>(f)][i];
      expected.push_back(oracle(*rules, record, all.data()).outcomes());
      for (int f = 0; f < p.count.facts; ++f)
        facts_of_row[static_cast<std::size_t>(f)] = record[place_of(*p.facts[f])];
      nqpf::run(p, facts_of_row.data(), settings.data(), outcomes.data());
      if (outcomes != expected.back()) FAIL("set " << s << " row " << i << ": run and the oracle differ");
      for (const auto level : levels) {
        std::fill(outcomes.begin(), outcomes.end(), truth::no);
        one.evaluate(facts_of_row.data(), settings.data(), outcomes.data(), scratch.data(), level);
        if (outcomes != expected.back())
          FAIL("set " << s << " row " << i << ": one record with " << name_of(level)
                      << " and the oracle differ");
      }
    }

    const nqpf::column_program ready(p);
    nqpf::column_workspace workspace;
    for (const auto level : levels) {
      nqpf::column_options options;
      options.parameters = settings.data();
      options.level = level;
      options.workspace = &workspace;
      const auto maps = nqpf::evaluate(ready, columns, options);
      for (std::size_t i = 0; i < rows; ++i)
        for (int r = 0; r < rules_in_set; ++r)
          if (maps.outcome(r, i) != expected[i][static_cast<std::size_t>(r)])
            FAIL("set " << s << " row " << i << " rule " << r << ": columns with " << name_of(level)
                        << " and the oracle differ");
    }
  }
  SUCCEED();
}
