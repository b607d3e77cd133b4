// SPDX-License-Identifier: BSL-1.0
// All executors say the same of the same record, bit for bit: over columns with each set of
// instructions, one record, in constant expressions, for sets made at run time, and the oracle.
#include "rules/random_books.hpp"
#include "rules/random_columns.hpp"
#include "support/base.hpp"
#include "support/catch.hpp"

#include <nqpf/rules/columns.hpp>
#include <nqpf/rules/record_program.hpp>

#include <algorithm>
#include <array>

namespace executors_test {

namespace {

using namespace test::programs;

constexpr nqpf::simd::level levels[] = {nqpf::simd::level::portable, nqpf::simd::level::sse2,
                                        nqpf::simd::level::avx2, nqpf::simd::level::avx512};

// The settings by the place of a parameter in the program, which numbers only those that it reads.
std::vector<double> settings_of(const nqpf::program& p, const std::array<double, 3>& all) {
  std::vector<double> result(3);
  for (int i = 0; i < p.count.parameters; ++i)
    result[static_cast<std::size_t>(i)] =
        all[static_cast<std::size_t>(p.parameters[i]->id[1] - '0')];
  return result;
}

// Settings of all parameters: at their defaults, away from them, missing, without end.
std::array<double, 3> random_settings(std::size_t s) {
  if (s % 9 == 0) return {parameters[0].value, parameters[1].value, parameters[2].value};
  constexpr double third[] = {nqpf::missing, 1, -1e-310, nqpf::infinity, 62};
  return {0.25 * static_cast<double>(s % 5), static_cast<double>(s % 4),
          third[s % std::size(third)]};
}

// Sets in the program text, half of them small enough and plain enough for code of their own.
inline constexpr auto first = random_set(7001, false);
inline constexpr auto second = random_set(7002);
inline constexpr auto third = random_set(7003, false);
inline constexpr auto fourth = random_set(7004);

constexpr int constant_rows = 24;

constexpr void constant_row(std::uint64_t seed, int row, double (&record)[input_count]) {
  draw r(seed * 1000 + static_cast<std::uint64_t>(row));
  for (int f = 0; f < input_count; ++f) record[f] = random_value(r, f);
}

// Where an input of the program stands in a record of all.
constexpr int place_of_input(const nqpf::indicator_info& i) {
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
      double record[input_count]{};
      double values[input_count]{};
      constant_row(1, i, record);
      for (int f = 0; f < p.count.inputs; ++f) values[f] = record[place_of_input(*p.inputs[f])];
      double settings[3]{};
      for (int k = 0; k < p.count.parameters; ++k)
        settings[k] = p.parameters[k]->id[1] == '0' ? 0.5 : 2;
      nqpf::run(p, values, settings, of[i]);
    }
  }
};

template <const auto& Set>
void check_constant_set() {
  static constexpr constant_outcomes<Set> in_constants;
  const nqpf::program& p = nqpf::program_of<Set>;
  oracle plain(Set);
  const auto check = [&](const double* record, const std::array<double, 3>& all,
                         const truth* constant) {
    const auto expected = plain.outcomes(record, all.data());
    double settings[3] = {};
    for (int k = 0; k < p.count.parameters; ++k)
      settings[k] = all[static_cast<std::size_t>(p.parameters[k]->id[1] - '0')];
    double values[input_count] = {};
    bool some_missing = false;
    for (int f = 0; f < p.count.inputs; ++f) {
      values[f] = record[place_of_input(*p.inputs[f])];
      some_missing = some_missing || std::isnan(values[f]);
    }
    truth small[rules_in_set], rows[rules_in_set];
    nqpf::detail::single::run_set<Set, false>(values, some_missing, settings, small);
    nqpf::detail::single::run_rows<Set>(values, some_missing, settings, rows);
    for (int r = 0; r < rules_in_set; ++r) {
      const truth wanted = expected[static_cast<std::size_t>(r)];
      if (small[r] != wanted || rows[r] != wanted || (constant != nullptr && constant[r] != wanted))
        return false;
    }
    return true;
  };
  for (int i = 0; i < constant_rows; ++i) {
    double record[input_count] = {};
    constant_row(1, i, record);
    CHECK(check(record, {0.5, 2, 2}, in_constants.of[i]));
  }
  int wrong = 0;
  for (int i = 0; i < 3000; ++i) {
    double record[input_count] = {};
    constant_row(2, i, record);
    if (i % 2 == 0)
      for (double& value : record)
        if (std::isnan(value)) value = 1;
    wrong += check(record, random_settings(static_cast<std::size_t>(i)), nullptr) ? 0 : 1;
  }
  CHECK(wrong == 0);
}

// That the data hold what is awkward, and sets what they can hold.
struct awkward {
  int infinite = 0, tiny = 0, negative_zero = 0, nan = 0, negative_nan = 0, signalling = 0,
      at_threshold = 0, beyond_integers = 0, no_enumerator = 0, groups = 0, computed = 0,
      outcomes = 0;

  void look(const set& s, const random_values& values) {
    groups += s.group_count;
    for (const nqpf::rule_data& r : s.rules) {
      for (int i = 0; i < r.when_.count; ++i) {
        computed += r.when_.nodes[i].code == nqpf::detail::op::compare ? 1 : 0;
        outcomes += r.when_.nodes[i].code == nqpf::detail::op::outcome ? 1 : 0;
      }
    }
    for (std::size_t f = 0; f < input_count; ++f) {
      for (const double v : values.of[f]) {
        infinite += std::isinf(v) ? 1 : 0;
        tiny += std::fpclassify(v) == FP_SUBNORMAL ? 1 : 0;
        negative_zero += v == 0 && std::signbit(v) ? 1 : 0;
        nan += std::isnan(v) && !std::signbit(v) ? 1 : 0;
        negative_nan += std::isnan(v) && std::signbit(v) ? 1 : 0;
        signalling += std::isnan(v) && (bits_of(v) >> 51U & 1U) == 0 ? 1 : 0;
        at_threshold +=
            std::find(std::begin(thresholds), std::end(thresholds), v) != std::end(thresholds) ? 1
                                                                                               : 0;
        beyond_integers += std::isfinite(v) && std::fabs(v) > nqpf::detail::largest_integer ? 1 : 0;
        no_enumerator += f == numbers + 1 && !std::isnan(v) && !(v >= 0 && v < 5) ? 1 : 0;
      }
    }
  }
  void check() const {
    for (const int n : {infinite, tiny, negative_zero, nan, negative_nan, signalling, at_threshold,
                        beyond_integers, no_enumerator})
      CHECK(n > 1000);
    CHECK(groups > 10);
    CHECK(computed > 50);
    CHECK(outcomes > 50);
  }
};

// All executors on random sets, and the oracle.
void check_sets(std::size_t first_set, std::size_t sets, awkward& seen) {
  constexpr std::size_t rows = 1000;
  // Without missing values, with some in all blocks of rows or only in the last, and with all types.
  constexpr content contents[] = {content::complete, content::end_misses, content::anything,
                                  content::typed};
  const auto rules = std::make_unique<set>();
  nqpf::column_workspace workspace;  // one for all programs
  for (std::size_t s = first_set; s < first_set + sets; ++s) {
    *rules = random_set(s);
    const auto packed_set = std::make_unique<packed>(*rules);
    random_book book;
    book.add(*rules, "r");
    REQUIRE(same_program(packed_set->view(), book.program()));
    const nqpf::program p = s % 2 == 0 ? packed_set->view() : book.program();
    const std::array<double, 3> all = random_settings(s);
    const std::vector<double> settings = settings_of(p, all);
    const random_values values(rows, 1000 + s, contents[s % 4]);
    seen.look(*rules, values);
    const shaped_columns columns(values, 5000 + s);
    REQUIRE(columns.get().problem(p).empty());

    oracle plain(*rules);
    const nqpf::record_program one(p);
    std::vector<unsigned char> scratch(one.scratch_size());
    std::vector<std::vector<truth>> expected;
    std::vector<double> inputs_of_row(static_cast<std::size_t>(p.count.inputs));
    std::vector<truth> outcomes(static_cast<std::size_t>(p.count.rules));
    for (std::size_t i = 0; i < rows; ++i) {
      double record[input_count];
      values.read(i, record);
      expected.push_back(plain.outcomes(record, all.data()));
      for (int f = 0; f < p.count.inputs; ++f)
        inputs_of_row[static_cast<std::size_t>(f)] = record[place_of_input(*p.inputs[f])];
      nqpf::run(p, inputs_of_row.data(), settings.data(), outcomes.data());
      if (outcomes != expected.back())
        FAIL("set " << s << " row " << i << ": run and the oracle differ");
      for (const auto level : levels) {
        std::fill(outcomes.begin(), outcomes.end(), truth::no);
        one.evaluate(inputs_of_row.data(), settings.data(), outcomes.data(), scratch.data(), level);
        if (outcomes != expected.back())
          FAIL("set " << s << " row " << i << ": one record with " << name_of(level)
                      << " and the oracle differ");
      }
    }

    const nqpf::column_program ready(p);
    for (const auto level : levels) {
      nqpf::column_options options;
      if (s % 9 != 0) options.parameters = settings.data();
      options.level = level;
      options.workspace = &workspace;
      const auto maps = nqpf::evaluate(ready, columns.get(), options);
      for (std::size_t i = 0; i < rows; ++i)
        for (int r = 0; r < rules_in_set; ++r)
          if (maps.outcome(r, i) != expected[i][static_cast<std::size_t>(r)])
            FAIL("set " << s << " row " << i << " rule " << r << ": columns with " << name_of(level)
                        << " and the oracle differ");
    }
  }
}

#if defined(__SSE2__)
// The processor takes the smallest numbers for zero as long as this lives, as it does for hosts that were
// linked with -ffast-math.
class smallest_are_zero {
public:
  smallest_are_zero() : before_(__builtin_ia32_stmxcsr()) {
    __builtin_ia32_ldmxcsr(before_ | 0x8040U);
  }
  ~smallest_are_zero() { __builtin_ia32_ldmxcsr(before_); }
  smallest_are_zero(const smallest_are_zero&) = delete;
  smallest_are_zero& operator=(const smallest_are_zero&) = delete;

private:
  unsigned before_;
};
#endif

}  // namespace

TEST_CASE("sets in the program text say the same in constant expressions and at run time",
          "[executors]") {
  STATIC_CHECK(nqpf::detail::single::is_small(nqpf::program_of<first>));
  STATIC_CHECK(nqpf::detail::single::is_small(nqpf::program_of<third>));
  check_constant_set<first>();
  check_constant_set<second>();
  check_constant_set<third>();
  check_constant_set<fourth>();
}

TEST_CASE("executors agree on random rule sets and records", "[executors]") {
  awkward seen;
  check_sets(0, test::rounds(test::is_sanitized ? 60 : 1000, 5000), seen);
  seen.check();
}

#if defined(__SSE2__)
TEST_CASE("executors agree where the processor takes the smallest numbers for zero",
          "[executors]") {
  const smallest_are_zero mode;
  const volatile double smallest = 5e-324;
  if (smallest > 0) NQPF_SKIP("there is no such mode here");  // Valgrind has none
  awkward seen;
  check_sets(10'000, test::is_sanitized ? 20 : 100, seen);
}
#endif

}  // namespace executors_test
