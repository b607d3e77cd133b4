// SPDX-License-Identifier: BSL-1.0
// Writes the C++ source of a rule set or table without defects, of a size given, always the same:
//   rule_set_source rules 1000      rules of 2 to 4 comparisons over 32 indicators, a quarter with an
//                                   alternative, 20 rules a conclusion, a tenth of the conclusions in
//                                   conflict with another
//   rule_set_source table 200       a complete table of unique answers with 8 columns
// The program it writes evaluates records and prints nanoseconds a record.

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace {

constexpr int indicators = 32;
constexpr int columns = 8;

std::mt19937 random_numbers(7);
int pick(int low, int high) {
  return std::uniform_int_distribution<int>(low, high)(random_numbers);
}

using range = std::pair<int, int>;  // in hundredths of [0, 1]
using box = std::map<int, range>;
using boxes = std::vector<box>;

bool inside(const box& inner, const box& outer) {
  for (const auto& [axis, wall] : outer) {
    const auto own = inner.find(axis);
    if (own == inner.end() || own->second.first < wall.first || own->second.second > wall.second)
      return false;
  }
  return true;
}
bool covers(const boxes& outer, const boxes& inner) {
  for (const box& i : inner) {
    bool found = false;
    for (const box& o : outer) found = found || inside(i, o);
    if (!found) return false;
  }
  return true;
}

void write_head(const char* what) {
  std::printf(
      "#include <nqpf/rules.hpp>\n#ifdef NQPF_MEASURE\n  #include <chrono>\n  #include <cstdio>\n  "
      "#include <random>\n#endif\nusing namespace nqpf::dsl;\nstruct record {\n  double "
      "x[%d];\n};\n",
      indicators);
  std::printf("inline constexpr source paper{\"%s\"};\n", what);
}
void write_indicators(int n) {
  for (int i = 0; i < n; ++i)
    std::printf(
        "inline constexpr auto i%d = indicator<[](const record& r) { return r.x[%d]; "
        "}>(\"x%d\").in(0, "
        "1).higher_is_better();\n",
        i, i, i);
}
void write_main(const char* set, const char* count) {
  std::printf(R"(
#ifdef NQPF_MEASURE
int main() {
  std::mt19937_64 g(1);
  std::uniform_real_distribution<double> u(0, 1);
  static record all[1000];
  for (record& r : all)
    for (double& v : r.x) v = u(g);
  long fired = 0;
  const auto start = std::chrono::steady_clock::now();
  int rounds = 0;
  double ns = 0;
  for (; ns < 3e8; ++rounds) {
    for (const record& r : all) fired += nqpf::evaluate<%s>(r).%s;
    ns = std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - start).count();
  }
  std::printf("%%.0f\n", ns / rounds / 1000);
  return fired == 42;
}
#else
static_assert(nqpf::require_proven<%s>());
#endif
)",
              set, count, set);
}

void write_rules(int n) {
  const int conclusions = n / 20 > 2 ? n / 20 : 2;
  const int conflicts = conclusions / 20 > 1 ? (conclusions / 20 < 24 ? conclusions / 20 : 24) : 1;
  std::vector<std::pair<int, boxes>> rules;
  std::vector<std::vector<boxes>> of(static_cast<std::size_t>(conclusions));
  while (static_cast<int>(rules.size()) < n) {
    const int c = static_cast<int>(rules.size()) % conclusions;
    const bool two = pick(0, 3) == 0;
    boxes own(two ? 2 : 1);
    for (box& b : own) {
      const int size = two ? 2 : pick(2, 4);
      while (static_cast<int>(b.size()) < size) {
        const int cut = pick(5, 95);
        b.emplace(pick(0, indicators - 1), pick(0, 1) == 0 ? range{0, cut} : range{cut, 100});
      }
    }
    // Conflicting conclusions are kept apart by one indicator.
    if (c < 2 * conflicts)
      for (box& b : own) b[c / 2 % indicators] = c % 2 == 0 ? range{0, 50} : range{50, 100};
    if (two && (inside(own[0], own[1]) || inside(own[1], own[0]))) continue;
    bool clear = true;
    for (const auto& other : of[static_cast<std::size_t>(c)])
      clear = clear && !covers(other, own) && !covers(own, other);
    if (!clear) continue;
    of[static_cast<std::size_t>(c)].push_back(own);
    rules.emplace_back(c, own);
  }
  write_head("generated rules");
  std::printf("enum class outcome {};\ninline constexpr nqpf::enumerator names[] = {\n");
  for (int i = 0; i < conclusions; ++i) std::printf("  {\"c%d\", %d},\n", i, i);
  std::printf(
      "};\nconstexpr auto describe(outcome) {\n  return nqpf::named_values<outcome>(names)");
  for (int i = 0; i < conflicts; ++i)
    std::printf("\n    .conflicts(outcome{%d}, outcome{%d})", 2 * i, 2 * i + 1);
  std::printf(";\n}\n");
  write_indicators(indicators);
  std::printf("inline constexpr auto rules = ruleset<record>({\n");
  for (std::size_t r = 0; r < rules.size(); ++r) {
    std::printf("  rule(\"r%zu\").when(", r);
    for (std::size_t b = 0; b < rules[r].second.size(); ++b) {
      std::printf("%s(", b > 0 ? " || " : "");
      bool first = true;
      for (const auto& [axis, wall] : rules[r].second[b]) {
        std::printf(wall.first == 0 ? "%si%d < 0.%02d" : "%si%d >= 0.%02d", first ? "" : " && ",
                    axis, wall.first == 0 ? wall.second : wall.first);
        first = false;
      }
      std::printf(")");
    }
    std::printf(").then(outcome{%d}).cite(paper, \"s\")%s\n", rules[r].first,
                r + 1 < rules.size() ? "," : "");
  }
  std::printf("});\n");
  write_main("rules", "count()");
}

void write_table(int n) {
  std::vector<std::vector<range>> rows{std::vector<range>(columns, range{0, 100})};
  while (static_cast<int>(rows.size()) < n) {
    const std::size_t at = static_cast<std::size_t>(pick(0, static_cast<int>(rows.size()) - 1));
    const std::size_t c = static_cast<std::size_t>(pick(0, columns - 1));
    const range whole = rows[at][c];
    if (whole.second - whole.first < 2) continue;
    const int cut = pick(whole.first + 1, whole.second - 1);
    std::vector<range> upper = rows[at];
    rows[at][c].second = cut;
    upper[c].first = cut;
    rows.insert(rows.begin() + static_cast<long>(at) + 1, upper);
  }
  write_head("generated table");
  std::printf(
      "enum class outcome { a, b, c, d };\nconstexpr auto describe(outcome) {\n  using enum "
      "outcome;\n  return "
      "nqpf::values<a, b, c, d>;\n}\n");
  write_indicators(columns);
  std::printf("inline constexpr auto rules = table<hit::unique>(\"t\", inputs(");
  for (int c = 0; c < columns; ++c) std::printf("%si%d", c > 0 ? ", " : "", c);
  std::printf("), {\n");
  for (std::size_t r = 0; r < rows.size(); ++r) {
    std::printf("  row(");
    for (std::size_t c = 0; c < columns; ++c) {
      const auto [low, high] = rows[r][c];
      std::printf("%s", c > 0 ? ", " : "");
      if (low == 0 && high == 100) std::printf("any");
      else if (low == 0) std::printf("is < 0.%02d", high);
      else if (high == 100) std::printf("is >= 0.%02d", low);
      else std::printf("in(nqpf::right_open(0.%02d, 0.%02d))", low, high);
    }
    std::printf(").then(outcome::%c)%s\n", "abcd"[r % 4], r + 1 < rows.size() ? "," : "");
  }
  std::printf("}).cite(paper, \"1\").complete_when_known();\n");
  write_main("rules", "count()");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "rule_set_source rules|table SIZE\n");
    return 2;
  }
  if (std::strcmp(argv[1], "table") == 0) write_table(std::atoi(argv[2]));
  else write_rules(std::atoi(argv[2]));
  return 0;
}
