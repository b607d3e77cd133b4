// SPDX-License-Identifier: BSL-1.0
// All executors say the same of the same record, bit for bit: over columns with each set of
// instructions, one record, in constant expressions, and the oracle.
#include "rules/random_programs.hpp"
#include "support/base.hpp"
#include "support/catch.hpp"

#include <nqpf/rules/columns.hpp>

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

const char* const ids[] = {"n0", "n1", "n2", "n3", "n4", "n5", "flag", "grown", "field"};

// The settings by the place of a parameter in the program, which numbers only those that it reads.
std::vector<double> settings_of(const nqpf::program& p, const std::array<double, 3>& all) {
  std::vector<double> result(3);
  for (int i = 0; i < p.count.parameters; ++i)
    result[static_cast<std::size_t>(i)] = all[static_cast<std::size_t>(p.parameters[i]->id[1] - '0')];
  return result;
}

}  // namespace

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
    }

    const nqpf::column_program ready(p);
    nqpf::column_workspace workspace;
    for (const auto level : {nqpf::simd::level::portable, nqpf::simd::level::sse2, nqpf::simd::level::avx2,
                             nqpf::simd::level::avx512}) {
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
