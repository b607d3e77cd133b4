// SPDX-License-Identifier: BSL-1.0
// Tables of which the first row that holds counts, or the one with the worst conclusion, of many rows: what the proof
// says of rows that are never reached (10), gaps (8), columns (21) and monotonicity (12) equals what going through all
// records finds; and a solver confirms what is claimed of tables that are proven.
#include "run_time_proof.hpp"
#include "support/base.hpp"
#include "support/catch.hpp"

#include <nqpf/rules/dsl.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <random>
#include <string>
#include <vector>

namespace first_tables_test {

#ifndef NQPF_Z3
  #define NQPF_Z3 ""
#endif

namespace {

using namespace nqpf::dsl;
using nqpf::hit;
using nqpf::truth;

enum class verdict { weak, watch, fair, sound };
constexpr auto describe(verdict) {
  using enum verdict;
  return nqpf::worst_to_best<weak, watch, fair, sound>;
}
enum class level { low, middle, high };
constexpr auto describe(level) {
  using enum level;
  return nqpf::worst_to_best<low, middle, high>;
}

constexpr int columns = 4;
constexpr int most = 5;  // numbers are the integers 0 to 5

constexpr nqpf::source paper{"made", "Made", "", ""};
const auto a = integer("a").in(0, most).higher_is_better();
const auto b = integer("b").in(0, most).lower_is_better();
const auto c = integer("c").in(0, most);
const auto d = indicator<level>("d").higher_is_better();

template <class Indicator>
Indicator always_there(Indicator i) {
  i.may_be_missing = false;
  return i;
}

/// What a cell asks: a value in [low, high], or one of a set of levels; `negated` turns it.
struct ask {
  int low = 0;
  int high = most;
  bool any = true;
  bool negated = false;

  [[nodiscard]] truth of(double v) const {
    if (any) return truth::yes;
    if (v != v) return truth::unknown;
    return (v >= low && v <= high) != negated ? truth::yes : truth::no;
  }
};

struct made {
  hit policy = hit::first;
  std::vector<std::vector<ask>> cells;
  std::vector<verdict> said;
  bool has_default = false;
  verdict otherwise = verdict::sound;
};

nqpf::cell cell_of(const ask& q, int column) {
  if (q.any) return any;
  nqpf::cell out = in(q.low, q.high);
  if (column == 3) {
    const auto first = static_cast<level>(q.low);
    out = q.low == q.high       ? is(first)
          : q.high - q.low == 1 ? is(first, static_cast<level>(q.low + 1))
                                : is(level::low, level::middle, level::high);
  } else if (q.low == 0) {
    out = is <= q.high;
  } else if (q.high == most) {
    out = is >= q.low;
  }
  return q.negated ? not_(out) : out;
}

// A random table; `slopes`: only cells that ask for at most a number, as thresholds of one side are.
template <unsigned Rows>
made random_table(std::mt19937& g, bool slopes) {
  const auto below = [&](int n) { return static_cast<int>(g() % static_cast<unsigned>(n)); };
  made t;
  t.policy = below(3) == 0 ? hit::priority : hit::first;
  const bool sorted = below(2) == 0;
  for (int r = 0; r < static_cast<int>(Rows); ++r) {
    t.cells.emplace_back();
    for (int k = 0; k < columns; ++k) {
      ask q;
      q.any = below(slopes ? 6 : 2) == 0;
      const int top = k == 3 ? 2 : most;
      q.low = slopes && k != 1 ? 0 : below(top + 1);
      q.high = slopes && k == 1 ? top : q.low + below(top + 1 - q.low);
      q.negated = !slopes && below(4) == 0;
      t.cells.back().push_back(q);
    }
    t.said.push_back(static_cast<verdict>(sorted ? r * 4 / static_cast<int>(Rows) : below(4)));
  }
  t.has_default = below(2) == 0;
  t.otherwise = static_cast<verdict>(below(4));
  return t;
}

template <unsigned Rows, hit Policy>
nqpf::decision_table<nqpf::unbound, Rows> table_of(const made& t) {
  nqpf::table_row<columns> rows[Rows];
  for (int r = 0; r < static_cast<int>(Rows); ++r) {
    const auto& q = t.cells[static_cast<std::size_t>(r)];
    rows[r] = row(cell_of(q[0], 0), cell_of(q[1], 1), cell_of(q[2], 2), cell_of(q[3], 3))
                  .then(t.said[static_cast<std::size_t>(r)]);
  }
  auto out = nqpf::table<Policy>("t", inputs(a, b, c, d), rows).cite(paper, "1");
  out = out.complete_when_known();
  return t.has_default ? out.otherwise(t.otherwise) : out;
}

constexpr int none = -1;
constexpr int undecided = -2;

/// The table by hand.
class by_hand {
public:
  explicit by_hand(const made& t) : t_(t) {
    for (int r = 0; r < static_cast<int>(t.said.size()); ++r) order_.push_back(r);
    if (t.policy == hit::priority)
      std::stable_sort(order_.begin(), order_.end(),
                       [&](int x, int y) { return says(x) < says(y); });
    std::vector<double> numbers{0, 1, 2, 3, 4, 5, std::nan("")};
    std::vector<double> levels{0, 1, 2, std::nan("")};
    for (const double x : numbers)
      for (const double y : numbers)
        for (const double z : numbers)
          for (const double w : levels) records_.push_back({x, y, z, w});
    for (const auto& r : records_) counting_.push_back(count(r));
  }

  [[nodiscard]] truth holds(int row, const std::vector<double>& v) const {
    truth all = truth::yes;
    for (std::size_t k = 0; k < columns; ++k) {
      const truth one = t_.cells[static_cast<std::size_t>(row)][k].of(v[k]);
      if (one == truth::no) return truth::no;
      if (one == truth::unknown) all = truth::unknown;
    }
    return all;
  }
  [[nodiscard]] bool ever_holds(int row) const {
    for (const auto& v : records_)
      if (holds(row, v) == truth::yes) return true;
    return false;
  }
  [[nodiscard]] bool counts_somewhere(int row) const {
    for (const int r : counting_)
      if (r == row) return true;
    return false;
  }
  [[nodiscard]] bool has_gap() const {
    for (std::size_t i = 0; i < records_.size(); ++i) {
      bool complete = true;
      for (const double v : records_[i]) complete = complete && v == v;
      if (complete && counting_[i] == none) return true;
    }
    return false;
  }
  [[nodiscard]] bool matters(int column) const {
    bool found = false;
    each_pair(column, [&](std::size_t i, std::size_t k) {
      found = found || answer(counting_[i]) != answer(counting_[k]);
    });
    return found;
  }
  /// Whether bettering some indicator from what something is said of as bad leads to a record of row `r`, or of
  /// none, where its answer is worse.
  [[nodiscard]] bool worsens(int r) const {
    const int own = answer(r);
    if (own < 0 || own == 3) return false;
    bool found = false;
    for (const int column : {0, 1, 3})
      each_pair(column, [&](std::size_t i, std::size_t k) {
        const double better = records_[i][static_cast<std::size_t>(column)];
        const double worse = records_[k][static_cast<std::size_t>(column)];
        if (counting_[i] != r || better != better || worse != worse) return;
        if (column == 1 ? better >= worse : better <= worse) return;
        const int said = answer(counting_[k]);
        found = found || said < 0 || said > own;
      });
    return found;
  }

private:
  [[nodiscard]] int says(int r) const {
    return static_cast<int>(t_.said[static_cast<std::size_t>(r)]);
  }
  [[nodiscard]] int count(const std::vector<double>& v) const {
    for (const int r : order_) {
      const truth t = holds(r, v);
      if (t == truth::yes) return r;
      if (t == truth::unknown) return undecided;
    }
    return none;
  }
  [[nodiscard]] int answer(int r) const {
    if (r >= 0) return says(r);
    return r == none && t_.has_default ? static_cast<int>(t_.otherwise) : r;
  }
  template <class Each>
  void each_pair(int column, Each each) const {
    const std::size_t size = column == 3 ? 4 : 7;
    const std::size_t step = column == 3 ? 1 : column == 2 ? 4 : column == 1 ? 28 : 196;
    for (std::size_t i = 0; i < records_.size(); ++i)
      for (std::size_t v = 0; v < size; ++v) {
        const std::size_t own = i / step % size;
        if (v != own) each(i, i - own * step + v * step);
      }
  }

  const made& t_;
  std::vector<int> order_;
  std::vector<std::vector<double>> records_;
  std::vector<int> counting_;
};

const nqpf::diagnostic* find(const test::answer& all, nqpf::defect code, int rule) {
  for (const auto& one : all)
    if (one.code == code && (rule == -3 || one.rule == rule)) return &one;
  return nullptr;
}

struct tally {
  int shadowed = 0, gaps = 0, idle = 0, worsens = 0, defaults = 0, clean = 0;
};

template <unsigned Rows>
void compare(const made& t, tally& all) {
  const auto run = [&](const auto& made_table) {
    std::vector<nqpf::rule_data> rules(made_table.rules, made_table.rules + Rows);
    const test::run_time_proof engine(rules, {made_table.groups[0]});
    const by_hand hand(t);
    const auto& said = engine.said();
    for (const auto& one : said.packing) {  // a row of which all cells are any
      CHECK(one.code == nqpf::defect::always_holds);
    }
    if (!said.packing.empty()) return;
    bool clean = true;
    for (int r = 0; r < static_cast<int>(Rows); ++r) {
      const bool shadowed = hand.ever_holds(r) && !hand.counts_somewhere(r);
      all.shadowed += shadowed ? 1 : 0;
      if (said.shadows[0].size() < 10)  // no more are told
        CHECK((find(said.shadows[0], nqpf::defect::shadowed, r) != nullptr) == shadowed);
      const bool worsens = hand.worsens(r);
      all.worsens += worsens ? 1 : 0;
      CHECK((find(said.order[static_cast<std::size_t>(r)], nqpf::defect::not_monotone, r) !=
             nullptr) == worsens);
      clean = clean && !shadowed && !worsens;
    }
    const bool by_default = t.has_default && hand.worsens(none);
    all.defaults += by_default ? 1 : 0;
    CHECK((find(said.order[Rows], nqpf::defect::not_monotone, -1) != nullptr) == by_default);
    CHECK((find(said.gaps[0], nqpf::defect::gap, -3) != nullptr) == hand.has_gap());
    all.gaps += hand.has_gap() ? 1 : 0;
    int idle = 0;
    for (int k = 0; k < columns && t.policy == hit::first; ++k) {
      bool asked = false;
      for (int r = 0; r < static_cast<int>(Rows); ++r)
        asked = asked || (!t.cells[static_cast<std::size_t>(r)][static_cast<std::size_t>(k)].any &&
                          hand.ever_holds(r));
      idle += asked && !hand.matters(k) ? 1 : 0;
    }
    if (t.policy == hit::first) CHECK(static_cast<int>(said.columns[0].size()) == idle);
    all.idle += idle;
    for (const auto& one : said.columns[0]) CHECK(one.code == nqpf::defect::no_effect);
    all.clean += clean ? 1 : 0;
  };
  if (t.policy == hit::first) run(table_of<Rows, hit::first>(t));
  else run(table_of<Rows, hit::priority>(t));
}

}  // namespace

TEST_CASE("tables of which the first row counts are decided as going through all records does") {
  std::mt19937 g(2024);
  tally all;
  for (int i = 0; i < 120; ++i) {
    CAPTURE(i);
    compare<4>(random_table<4>(g, i % 2 == 0), all);
    compare<9>(random_table<9>(g, i % 2 == 0), all);
    if (i % 4 == 0) compare<20>(random_table<20>(g, i % 8 == 0), all);
  }
  std::printf("shadowed %d, gaps %d, idle columns %d, worsens %d, by default %d, clean %d\n",
              all.shadowed, all.gaps, all.idle, all.worsens, all.defaults, all.clean);
  CHECK(all.shadowed > 20);
  CHECK(all.gaps > 20);
  CHECK(all.worsens > 20);
  CHECK(all.defaults > 5);
  CHECK(all.clean > 5);
  CHECK(all.idle > 0);
}

// ---- a solver -----------------------------------------------------------------------------------

namespace {

const auto x0 = always_there(indicator("x0").in(0, 1).higher_is_better());
const auto x1 = always_there(indicator("x1").in(0, 1).lower_is_better());
const auto x2 = always_there(indicator("x2").in(0, 1));

// A table of numbers that are there: in each cell a bound in hundredths from above (1), from below (-1), or none.
struct bounds_table {
  struct bound {
    int side = 0;
    int at = 0;
  };
  std::vector<std::vector<bound>> cells;
  std::vector<verdict> said;
  hit policy = hit::first;
  bool has_default = false;
  verdict otherwise = verdict::sound;
};

constexpr unsigned solver_rows = 12;

bounds_table random_bounds(std::mt19937& g) {
  const auto below = [&](int n) { return static_cast<int>(g() % static_cast<unsigned>(n)); };
  bounds_table t;
  t.policy = below(3) == 0 ? hit::priority : hit::first;
  const bool sorted = below(3) != 0;
  const int sides = below(3);
  for (int r = 0; r < static_cast<int>(solver_rows); ++r) {
    t.cells.emplace_back();
    for (int k = 0; k < 3; ++k) {
      const int natural = k == 1 ? -1 : 1;
      const int side = sides == 0      ? natural
                       : below(4) == 0 ? 0
                       : below(3) == 0 ? -natural
                                       : natural;
      t.cells.back().push_back({side, 1 + below(99)});
    }
    if (t.cells.back()[0].side == 0) t.cells.back()[0].side = 1;
    t.said.push_back(static_cast<verdict>(sorted ? r / 3 : below(4)));
  }
  t.has_default = below(2) == 0;
  t.otherwise = static_cast<verdict>(below(4));
  return t;
}

// The table as a function of a record to the place of what is said: 4 of nothing.
std::string as_formulas(const bounds_table& t, const std::vector<int>& order) {
  std::string out =
      "(declare-const a Real)(declare-const b Real)(declare-const c Real)\n"
      "(declare-const a2 Real)(declare-const b2 Real)(declare-const c2 Real)\n";
  for (const char* x : {"a", "b", "c", "a2", "b2", "c2"})
    out += "(assert (<= 0 " + std::string(x) + " 1))\n";
  const char* names[] = {"x", "y", "z"};
  for (std::size_t r = 0; r < t.cells.size(); ++r) {
    out += "(define-fun r" + std::to_string(r) + " ((x Real)(y Real)(z Real)) Bool (and true";
    for (std::size_t k = 0; k < 3; ++k) {
      const auto& q = t.cells[r][k];
      if (q.side != 0)
        out += std::string(q.side > 0 ? " (< " : " (>= ") + names[k] + " (/ " +
               std::to_string(q.at) + " 100))";
    }
    out += "))\n";
  }
  std::string rank = std::to_string(t.has_default ? static_cast<int>(t.otherwise) : 4);
  std::string row = "-1";
  for (std::size_t i = order.size(); i-- > 0;) {
    const std::string own = std::to_string(order[i]);
    rank = "(ite (r" + own + " x y z) " +
           std::to_string(static_cast<int>(t.said[static_cast<std::size_t>(order[i])])) + " " +
           rank + ")";
    row = "(ite (r" + own + " x y z) " + own + " " + row + ")";
  }
  out += "(define-fun said ((x Real)(y Real)(z Real)) Int " + rank + ")\n";
  out += "(define-fun row ((x Real)(y Real)(z Real)) Int " + row + ")\n";
  return out;
}

std::vector<bool> solve(const std::string& text) {
  std::ofstream("first_tables.smt2") << text;
  FILE* out = ::popen((std::string(NQPF_Z3) + " first_tables.smt2").c_str(), "r");
  REQUIRE(out != nullptr);
  std::vector<bool> found;
  char line[256];
  while (std::fgets(line, sizeof line, out) != nullptr) {
    const std::string words = line;
    INFO(words);
    REQUIRE((words == "sat\n" || words == "unsat\n"));
    found.push_back(words == "sat\n");
  }
  REQUIRE(::pclose(out) == 0);
  return found;
}

template <hit Policy>
void judge(const bounds_table& t, tally& all) {
  nqpf::table_row<3> rows[solver_rows];
  for (std::size_t r = 0; r < solver_rows; ++r) {
    const auto cell = [&](std::size_t k) -> nqpf::cell {
      const auto& q = t.cells[r][k];
      if (q.side == 0) return any;
      if (q.side > 0) return is < q.at / 100.0;
      return is >= q.at / 100.0;
    };
    rows[r] = row(cell(0), cell(1), cell(2)).then(t.said[r]);
  }
  auto made_table = nqpf::table<Policy>("t", inputs(x0, x1, x2), rows).cite(paper, "1");
  made_table = made_table.complete();
  if (t.has_default) made_table = made_table.otherwise(t.otherwise);
  const std::vector<nqpf::rule_data> rules(made_table.rules, made_table.rules + solver_rows);
  const test::run_time_proof engine(rules, {made_table.groups[0]});
  const auto& said = engine.said();
  REQUIRE(said.packing.empty());

  std::vector<int> order;
  for (int r = 0; r < static_cast<int>(solver_rows); ++r) order.push_back(r);
  if (Policy == hit::priority)
    std::stable_sort(order.begin(), order.end(), [&](int x, int y) {
      return t.said[static_cast<std::size_t>(x)] < t.said[static_cast<std::size_t>(y)];
    });
  std::string text = as_formulas(t, order);
  const auto ask = [&](const std::string& formula) {
    text += "(push)(assert " + formula + ")(check-sat)(pop)\n";
  };
  for (const int r : order) ask("(= (row a b c) " + std::to_string(r) + ")");
  ask("(= (row a b c) (- 1))");
  ask("(distinct (said a b c) (said a2 b c))");
  ask("(distinct (said a b c) (said a b2 c))");
  ask("(distinct (said a b c) (said a b c2))");
  for (const int r : order) {
    const std::string from = "(and (= (row a b c) " + std::to_string(r) + ") (< (said a b c) 3)";
    ask("(or " + from + " (< a2 a) (> (said a2 b c) (said a b c))) " + from +
        " (> b2 b) (> (said a b2 c) (said a b c))))");
  }
  const std::vector<bool> answers = solve(text);
  REQUIRE(answers.size() == 2 * solver_rows + 4);
  for (std::size_t i = 0; i < solver_rows; ++i) {
    const bool shadowed = find(said.shadows[0], nqpf::defect::shadowed, order[i]) != nullptr;
    CHECK((shadowed || said.shadows[0].size() == 10) == !answers[i]);
    all.shadowed += shadowed ? 1 : 0;
    const bool worsens = !said.order[static_cast<std::size_t>(order[i])].empty() &&
                         said.order[static_cast<std::size_t>(order[i])][0].rule == order[i];
    CHECK(worsens == answers[solver_rows + 4 + i]);
    all.worsens += worsens ? 1 : 0;
  }
  CHECK(!said.gaps[0].empty() == answers[solver_rows]);
  all.gaps += answers[solver_rows] ? 1 : 0;
  if (Policy != hit::first) return;
  std::size_t idle = 0;
  for (std::size_t k = 0; k < 3; ++k) {
    bool asked = false;
    for (const auto& r : t.cells) asked = asked || r[k].side != 0;
    idle += asked && !answers[solver_rows + 1 + k] ? 1U : 0U;
  }
  CHECK(said.columns[0].size() == idle);
}

}  // namespace

TEST_CASE("a solver says of tables of which the first row counts what the proof says") {
  if (std::string(NQPF_Z3).empty()) NQPF_SKIP("no solver");
  std::mt19937 g(7);
  tally all;
  const std::size_t count = test::rounds(60, 1500);
  for (std::size_t i = 0; i < count; ++i) {
    CAPTURE(i);
    const bounds_table t = random_bounds(g);
    if (t.policy == hit::first) judge<hit::first>(t, all);
    else judge<hit::priority>(t, all);
  }
  std::printf("solver: shadowed %d, gaps %d, worsens %d\n", all.shadowed, all.gaps, all.worsens);
  CHECK(all.shadowed > 20);
  CHECK(all.gaps > 5);
  CHECK(all.worsens > 10);
}

}  // namespace first_tables_test
