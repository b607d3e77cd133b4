// SPDX-License-Identifier: BSL-1.0
// Writes the C++ source of a rule set or table without defects, of a size given, always the same:
//   rule_set_source rules 1000      rules of 2 to 4 comparisons over 32 indicators, a quarter with an
//                                   alternative, 20 rules a conclusion, a tenth of the conclusions in
//                                   conflict with another
//   rule_set_source table 200       a complete table of unique answers with 8 columns
//   rule_set_source bands 1000      one ordered type of conclusions over 12 indicators, each rule with a band
//                                   on one of them and a bound on another
//   rule_set_source tree 500 3      a complete table of unique answers made from a decision tree, so that
//                                   every row has thresholds of its own
//   rule_set_source rows 200 6      a table of unique answers that claims nothing else, a text and an
//                                   enumeration among its columns
//   rule_set_source first 20 4      a table of which the first row counts, a bound in every cell
//   rule_set_source sums 120        rules with two comparisons of weighted sums each
//   rule_set_source settings 22     rules of which five are derived facts with arithmetic, over numbers and integers,
//                                   with two parameters that can be set
//   rule_set_source defaults 22     the same with numbers in place of the parameters
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
      "};\nconstexpr auto describe(outcome) {\n  return "
      "nqpf::detail::named_values<outcome>(names)");
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

void write_outcomes(const char* listed) {
  std::printf(
      "enum class outcome { a, b, c, d };\nconstexpr auto describe(outcome) {\n  using enum "
      "outcome;\n  return "
      "nqpf::%s<a, b, c, d>;\n}\n",
      listed);
}
void write_table_head(const char* policy, int columns) {
  std::printf("inline constexpr auto rules = table<hit::%s>(\"t\", inputs(", policy);
  for (int c = 0; c < columns; ++c) std::printf("%si%d", c > 0 ? ", " : "", c);
  std::printf("), {\n");
}

// The leaves of a decision tree: a row is split in two at a threshold of one column, in parts of `grid`.
void write_tree(int n, int columns, int grid) {
  std::vector<std::vector<range>> rows{
      std::vector<range>(static_cast<std::size_t>(columns), range{0, grid})};
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
  write_outcomes("values");
  write_indicators(columns);
  write_table_head("unique", columns);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    std::printf("  row(");
    for (std::size_t c = 0; c < static_cast<std::size_t>(columns); ++c) {
      const auto [low, high] = rows[r][c];
      const double from = static_cast<double>(low) / grid;
      const double to = static_cast<double>(high) / grid;
      std::printf("%s", c > 0 ? ", " : "");
      if (low == 0 && high == grid) std::printf("any");
      else if (low == 0) std::printf("is < %g", to);
      else if (high == grid) std::printf("is >= %g", from);
      else std::printf("in(nqpf::right_open(%g, %g))", from, to);
    }
    std::printf(").then(outcome::%c)%s\n", "abcd"[r % 4], r + 1 < rows.size() ? "," : "");
  }
  std::printf("}).cite(paper, \"1\").complete_when_known();\n");
  write_main("rules", "count()");
}

// Half of the indicators have a direction: bounds are on those, so that bettering one never worsens the
// conclusion; bands are on the others.
void write_bands(int n) {
  constexpr int used = 12;
  struct banded {
    int axis, from, to, beside, below;
  };
  std::vector<banded> rules;
  std::vector<std::vector<banded>> of(4);
  const auto within = [](const banded& a, const banded& b) {
    return a.axis == b.axis && a.beside == b.beside && a.from >= b.from && a.to <= b.to &&
           a.below <= b.below;
  };
  while (static_cast<int>(rules.size()) < n) {
    const int from = pick(1, 890);
    const banded r{pick(0, used / 2 - 1), from, from + pick(5, 100), pick(used / 2, used - 1),
                   pick(10, 990)};
    auto& own = of[rules.size() % 4];
    bool clear = true;
    for (const banded& o : own) clear = clear && !within(r, o) && !within(o, r);
    if (!clear) continue;
    own.push_back(r);
    rules.push_back(r);
  }
  write_head("generated rules");
  write_outcomes("worst_to_best");
  for (int i = 0; i < used; ++i)
    std::printf(
        "inline constexpr auto i%d = indicator<[](const record& r) { return r.x[%d]; }>(\"x%d\")"
        ".in(0, 1)%s;\n",
        i, i, i, i < used / 2 ? "" : ".higher_is_better()");
  std::printf("inline constexpr auto rules = ruleset<record>({\n");
  for (std::size_t r = 0; r < rules.size(); ++r)
    std::printf(
        "  rule(\"r%zu\").when(i%d >= 0.%03d && i%d < 0.%03d && i%d < 0.%03d).then(outcome::%c)"
        ".cite(paper, \"s\")%s\n",
        r, rules[r].axis, rules[r].from, rules[r].axis, rules[r].to, rules[r].beside,
        rules[r].below, "abcd"[r % 4], r + 1 < rules.size() ? "," : "");
  std::printf("});\n");
  write_main("rules", "count()");
}

// Rows told apart by the first two columns; the others ask something of some rows.
void write_rows(int n, int columns) {
  write_head("generated table");
  write_outcomes("values");
  write_indicators(columns - 2);
  std::printf(
      "enum class place { p, q, r, s, t };\nconstexpr auto describe(place) {\n  using enum place;\n"
      "  return nqpf::values<p, q, r, s, t>;\n}\n"
      "inline constexpr auto i%d = indicator<[](const record& r) { return r.x[30] < 0.5 ? place::p "
      ": place::s; }>(\"place\");\n"
      "inline constexpr auto i%d = category<[](const record& r) { return r.x[31] < 0.5 ? \"low\" : "
      "\"high\"; }>(\"level\", \"low\", \"middle\", \"high\");\n",
      columns - 2, columns - 1);
  write_table_head("unique", columns);
  const int steps = (n + 4) / 5;
  for (int r = 0; r < n; ++r) {
    std::printf("  row(in(nqpf::right_open(%d / %d., %d / %d.))", r / 5, steps, r / 5 + 1, steps);
    for (int c = 1; c < columns - 2; ++c) {
      const int cut = pick(1, 99);
      switch (pick(0, 2)) {
        case 0: std::printf(", any"); break;
        case 1: std::printf(", is < 0.%02d", cut); break;
        default: std::printf(", is >= 0.%02d", cut);
      }
    }
    std::printf(", is(place::%c)", "pqrst"[r % 5]);
    std::printf(", %s", pick(0, 1) == 0   ? "any"
                        : pick(0, 1) == 0 ? "is(\"low\")"
                                          : "not_(is(\"high\"))");
    std::printf(").then(outcome::%c)%s\n", "abcd"[r % 4], r + 1 < n ? "," : "");
  }
  std::printf("}).cite(paper, \"1\");\n");
  write_main("rules", "count()");
}

void write_first(int n, int columns) {
  std::vector<std::vector<int>> rows;
  while (static_cast<int>(rows.size()) < n) {
    std::vector<int> row;
    for (int c = 0; c < columns; ++c) row.push_back(pick(1, 99));
    bool reached = true;
    for (const auto& before : rows) {
      bool inside = true;
      for (std::size_t c = 0; c < row.size(); ++c) inside = inside && row[c] <= before[c];
      reached = reached && !inside;
    }
    if (reached) rows.push_back(row);
  }
  write_head("generated table");
  write_outcomes("worst_to_best");
  write_indicators(columns);
  write_table_head("first", columns);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    std::printf("  row(");
    for (std::size_t c = 0; c < rows[r].size(); ++c)
      std::printf("%sis < 0.%02d", c > 0 ? ", " : "", rows[r][c]);
    std::printf(").then(outcome::%c)%s\n", "abcd"[r * 4 / rows.size()],
                r + 1 < rows.size() ? "," : "");
  }
  std::printf("}).cite(paper, \"1\").otherwise(outcome::d);\n");
  write_main("rules", "count()");
}

void write_sums(int n) {
  constexpr int used = 8;
  write_head("generated rules");
  write_outcomes("values");
  for (int i = 0; i < used; ++i)
    std::printf(
        "inline constexpr auto i%d = indicator<[](const record& r) { return r.x[%d]; }>(\"x%d\")"
        ".in(0, 1);\n",
        i, i, i);
  std::printf("inline constexpr auto rules = ruleset<record>({\n");
  for (int r = 0; r < n; ++r) {
    std::printf("  rule(\"r%d\").when(", r);
    for (int k = 0; k < 2; ++k) {
      const int a = pick(0, used - 1);
      const int b = (a + pick(1, used - 1)) % used;
      std::printf("%s0.%d * i%d + 0.%d * i%d %s 0.%02d", k > 0 ? " && " : "", pick(1, 9), a,
                  pick(1, 9), b, k == 0 ? ">" : "<", pick(10, 60));
    }
    std::printf(").then(outcome::%c).cite(paper, \"s\")%s\n", "abcd"[r % 4], r + 1 < n ? "," : "");
  }
  std::printf("});\n");
  write_main("rules", "count()");
}

// Derived facts compute with the parameters; the rules read them beside bands of a number and of an integer.
void write_settings(int n, bool set) {
  const char* const low = set ? "low" : "0.35";
  const char* const need = set ? "need" : "12";
  write_head("generated rules");
  write_outcomes("values");
  write_indicators(6);
  std::printf(
      "inline constexpr auto size = indicator<[](const record& r) { return static_cast<int>(r.x[6] "
      "* "
      "40); }>(\"size\").in(0, 40);\n"
      "%sinline constexpr auto rules = ruleset<record>({\n",
      set ? "inline constexpr auto low = parameter(\"low\", 0.35).in(0.3, 0.5);\n"
            "inline constexpr auto need = parameter(\"need\", 12).in(10, 15);\n"
          : "");
  const int facts = 5;
  for (int r = 0; r < facts; ++r) {
    std::printf("  derived(\"d%d\").when(", r);
    if (r % 2 == 0) std::printf("0.%d * i%d + 0.%d * i%d > %s", 3 + r, r, 7 - r, r + 1, low);
    else std::printf("size + %d * i%d >= %s", 2 + r, r, need);
    std::printf(").cite(paper, \"s\"),\n");
  }
  for (int r = facts; r < n; ++r) {
    const double band = 0.1 + 0.8 * (r - facts) / (n - facts);
    const double next = 0.1 + 0.8 * (r - facts + 1) / (n - facts);
    std::printf("  rule(\"r%d\").when(holds(\"d%d\") && i5 >= %.4f && i5 < %.4f && size %s %d", r,
                r % facts, band, next,
                r % 3 == 0 ? "<" : ">=", r % 3 == 0 ? 20 + r % 7 : 2 + r % 7);
    if (r % 4 == 0) std::printf(" && i%d < %s", r % 3, low);
    std::printf(").then(outcome::%c).cite(paper, \"s\")%s\n", "abcd"[r % 4], r + 1 < n ? "," : "");
  }
  std::printf("});\n");
  write_main("rules", "count()");
}

}  // namespace

int main(int argc, char** argv) {
  const std::string shape = argc > 1 ? argv[1] : "";
  const int n = argc > 2 ? std::atoi(argv[2]) : 0;
  const int columns = argc > 3 ? std::atoi(argv[3]) : 0;
  if (shape == "rules" && n > 0) write_rules(n);
  else if (shape == "table" && n > 0) write_tree(n, 8, 100);
  else if (shape == "bands" && n > 0) write_bands(n);
  else if (shape == "sums" && n > 0) write_sums(n);
  else if ((shape == "settings" || shape == "defaults") && n > 5)
    write_settings(n, shape == "settings");
  else if (shape == "tree" && n > 0 && columns > 0) write_tree(n, columns, 1000000);
  else if (shape == "rows" && n > 0 && columns > 2) write_rows(n, columns);
  else if (shape == "first" && n > 0 && columns > 0) write_first(n, columns);
  else {
    std::fprintf(stderr,
                 "rule_set_source rules|table|bands|sums|settings|defaults SIZE\n"
                 "rule_set_source tree|rows|first SIZE COLUMNS\n");
    return 2;
  }
  return 0;
}
