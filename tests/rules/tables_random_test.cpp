// SPDX-License-Identifier: BSL-1.0
// Random decision tables under every hit policy: the rows by each executor, and what the table decides,
// against the cells and the words of the policies. What is decided is what all completions of the
// undecided rows agree on.
#include "rules/random_columns.hpp"
#include "support/base.hpp"
#include "support/catch.hpp"

#include <nqpf/rules/columns.hpp>
#include <nqpf/rules/decide.hpp>
#include <nqpf/rules/record_program.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace tables_random_test {

namespace {

using namespace test::programs;
using nqpf::aggregate;
using nqpf::cell;
using nqpf::hit;

constexpr int row_count = 6;
constexpr int column_count = 5;
constexpr int inputs_of_columns[column_count] = {0, 4, 6, 7, 8};
using table = nqpf::decision_table<nqpf::unbound, row_count>;

// A cell of a number that compares with other inputs.
cell compared(draw& r) {
  using namespace nqpf::cells;
  switch (r.below(5)) {
    case 0: return is < number[4];
    case 1: return is >= number[0];
    case 2: return in(number[0], parameters[1]);
    case 3: return in(-2, number[4] + 1);
    default: return is != 2 * number[0] - parameters[1];
  }
}

cell random_cell(draw& r, int column) {
  using namespace nqpf::cells;
  const int kind = r.below(8);
  if (kind < 2) return any;
  if (kind == 2) return is_known;
  if (kind == 3) return is_absent;
  const auto chosen = [&]() -> cell {
    if (column < 2) {
      const double t = r.of(thresholds);
      switch (r.below(8)) {
        case 0: return is < t;
        case 1: return is <= t;
        case 2: return is > t;
        case 3: return is >= t;
        case 4: return is == t;
        case 5: return is != t;
        case 6: return in(nqpf::interval{-1, t, r.below(2) == 0, r.below(2) == 0});
        default: return is < parameters[1];
      }
    }
    if (column == 2) return is(r.below(2) == 0);
    if (column == 3) {
      const auto a = static_cast<stage>(r.below(5));
      const auto b = static_cast<stage>(r.below(5));
      return r.below(2) == 0 ? is(a) : is(a, b);
    }
    return r.below(2) == 0 ? is("care") : is("steel", "code");
  };
  const auto asked = [&]() -> cell {
    if (column < 2 && r.below(4) == 0) return compared(r);
    const cell c = chosen();
    return r.below(3) == 0 ? not_(c) : c;
  };
  switch (r.below(5)) {
    case 0: return asked() || asked();
    case 1: return not_(asked() && asked());
    case 2: return asked() || (asked() && not_(asked()));
    default: return asked();
  }
}

// Further outputs of rows, one without an order.
enum class tone { low, high };
constexpr auto describe(tone) { return nqpf::values<tone::low, tone::high>; }
enum class weather { storm, rain, sun };
constexpr auto describe(weather) {
  return nqpf::worst_to_best<weather::storm, weather::rain, weather::sun>;
}

// What a row puts out, in one of several orders of the outputs.
struct outputs {
  stage what;
  tone sound;
  weather sky;

  // Whether these go before others where output by output is compared, by the words of DMN.
  [[nodiscard]] int compare(const outputs& other, int order) const {
    const int stages = what < other.what ? -1 : what > other.what ? 1 : 0;
    const int skies = sky < other.sky ? -1 : sky > other.sky ? 1 : 0;
    if (order == 0) return stages;
    if (order == 1) return stages != 0 ? stages : skies;
    if (order == 2) return skies != 0 ? skies : stages;
    return skies;  // the tone before it has no order
  }
};

// The table, and its cells as they were written.
template <hit Policy, aggregate Aggregate>
struct random_table {
  cell cells[row_count][column_count];
  stage concluded[row_count];
  outputs all[row_count];
  int order;  // of the outputs
  double value[row_count];
  bool has_default;
  table made;

  explicit random_table(std::uint64_t seed) : made(build(seed)) {}

private:
  table build(std::uint64_t seed) {
    draw r(seed);
    nqpf::table_row<column_count> rows[row_count];
    order = r.below(4);
    for (int i = 0; i < row_count; ++i) {
      for (int c = 0; c < column_count; ++c) cells[i][c] = random_cell(r, c);
      cells[i][0] = r.below(2) == 0 ? nqpf::is < r.of(thresholds)
                                    : nqpf::is >= r.of(thresholds);  // a row asks something
      if (nqpf::detail::has_base_rows(Policy) && i > 0 && r.below(4) == 0)
        for (cell& c : cells[i]) c = nqpf::any;  // a base row
      concluded[i] = static_cast<stage>(r.below(order == 0 ? 5 : 3));
      all[i] = {concluded[i], static_cast<tone>(r.below(2)), static_cast<weather>(r.below(3))};
      value[i] = r.below(200) / 8.0 - 5;
      const auto bare = nqpf::row(cells[i][0], cells[i][1], cells[i][2], cells[i][3], cells[i][4])
                            .value(value[i]);
      const outputs& o = all[i];
      rows[i] = order == 0   ? bare.then(o.what)
                : order == 1 ? bare.then(o.what, o.sound, o.sky)
                : order == 2 ? bare.then(o.sky).then(o.what)
                             : bare.then(o.sound, o.sky);
    }
    has_default = r.below(2) == 0;
    const table t = nqpf::table<Policy, Aggregate>(
        "t", nqpf::inputs(number[0], number[4], flag, grown, field), rows);
    if (!has_default) return t;
    return seed % 2 == 0 ? t.otherwise(stage::leaf).otherwise_value(77)
                         : t.otherwise_value(77).otherwise(stage::leaf);
  }
};

struct packed_table {
  static constexpr nqpf::detail::program_counts room = {
      16, 4, 128 * row_count, 96 * row_count, 128 * row_count, row_count, 3 * row_count, 1, 1,
      1,  1, row_count};
  nqpf::detail::pack_state<room> state{};

  explicit packed_table(const table& t) {
    auto p = state.packer_of(t);
    for (int r = 0; r < row_count; ++r) p.pack_rule(r);
    int seen[row_count]{};
    int stack[row_count]{};
    pack_rest(p, t, seen, stack);
  }
  [[nodiscard]] nqpf::program view() const { return state.result.storage.view(); }
};

// What one end of a comparison is.
double end_of(const cell& c, const nqpf::cell::bound& b, const double* values, double parameter) {
  if (b.count == 0) return b.has_parameter ? parameter : b.number;
  std::vector<double> stack;
  for (int i = b.begin; i < b.begin + b.count; ++i) {
    const nqpf::node& n = c.nodes[i];
    if (n.code == nqpf::detail::op::indicator) stack.push_back(values[place_of(*n.indicator)]);
    if (n.code == nqpf::detail::op::constant) stack.push_back(n.value);
    if (n.code == nqpf::detail::op::parameter) stack.push_back(parameter);
    if (n.code != nqpf::detail::op::add && n.code != nqpf::detail::op::subtract &&
        n.code != nqpf::detail::op::multiply)
      continue;
    const double right = stack.back();
    stack.pop_back();
    double& left = stack.back();
    if (n.code == nqpf::detail::op::add) left += right;
    if (n.code == nqpf::detail::op::subtract) left -= right;
    if (n.code == nqpf::detail::op::multiply) left *= right;
  }
  return stack.back();
}

truth compare(nqpf::comparison r, double v, double t) {
  if (std::isnan(v) || std::isnan(t)) return truth::unknown;
  switch (r) {
    case nqpf::comparison::less: return nqpf::detail::truth_of(v < t);
    case nqpf::comparison::less_equal: return nqpf::detail::truth_of(v <= t);
    case nqpf::comparison::greater: return nqpf::detail::truth_of(v > t);
    case nqpf::comparison::greater_equal: return nqpf::detail::truth_of(v >= t);
    case nqpf::comparison::equal: return nqpf::detail::truth_of(v == t);
    default: return nqpf::detail::truth_of(v != t);
  }
}

// What one question of a cell says of a value, by its definition.
truth part_truth(const cell& c, const nqpf::cell::part& p, double v, const double* values,
                 double parameter) {
  const auto compared = [&](nqpf::comparison r, const nqpf::cell::bound& end) {
    return compare(r, v, end_of(c, end, values, parameter));
  };
  if (p.what == cell::form::any) return truth::yes;
  if (p.what == cell::form::known) return nqpf::detail::truth_of(!std::isnan(v));
  if (p.what == cell::form::absent) return nqpf::detail::truth_of(std::isnan(v));
  if (p.what == cell::form::compare) return compared(p.first, p.low);
  if (p.what == cell::form::range) return compared(p.first, p.low) & compared(p.second, p.high);
  if (std::isnan(v)) return truth::unknown;
  bool holds = false;
  for (int i = 0; p.is_flag && i < 2; ++i)
    holds = holds || ((p.positions >> i & 1U) != 0 && std::floor(v) == i);
  for (int i = p.begin; i < p.begin + p.count; ++i) {
    if (p.what == cell::form::positions)
      holds = holds || std::floor(v) == p.type->position(c.values[i]);
    for (int k = 0; p.what == cell::form::texts && k < 3; ++k)
      holds = holds || (std::string(c.texts[i]) == field.categories[k] && std::floor(v) == k);
  }
  return nqpf::detail::truth_of(holds);
}

// What a cell says of the value of its column.
truth cell_truth(const cell& c, int column, const double* values, double parameter) {
  std::vector<truth> stack;
  for (int i = 0; i < c.part_count; ++i) {
    const nqpf::cell::part& p = c.parts[i];
    if (p.what == cell::form::either || p.what == cell::form::both) {
      const truth right = stack.back();
      stack.pop_back();
      stack.back() = p.what == cell::form::both ? stack.back() & right : stack.back() | right;
    } else {
      stack.push_back(part_truth(c, p, values[inputs_of_columns[column]], values, parameter));
    }
    if (p.negated) stack.back() = !stack.back();
  }
  return stack.back();
}

constexpr bool has_one_answer(hit p) {
  return p == hit::unique || p == hit::any || p == hit::first || p == hit::priority;
}

// The rows that count where these rows hold and no others.
template <class Table>
std::vector<int> that_count(hit policy, const std::vector<int>& holding, const Table& t) {
  std::vector<int> rows = holding;
  if (policy == hit::priority || policy == hit::output_order)
    std::stable_sort(rows.begin(), rows.end(),
                     [&](int a, int b) { return t.all[a].compare(t.all[b], t.order) < 0; });
  if (has_one_answer(policy) && rows.size() > 1) rows.resize(1);
  return rows;
}

template <hit Policy, aggregate Aggregate>
void check_decision(const random_table<Policy, Aggregate>& t, const nqpf::replies::decision_view& d,
                    const truth* rows) {
  std::vector<int> surely;
  std::vector<int> open;
  for (int i = 0; i < row_count; ++i) {
    if (rows[i] == truth::yes) surely.push_back(i);
    if (rows[i] == truth::unknown) open.push_back(i);
  }
  // The proof shows of these two policies that rows beside one that holds change nothing.
  const bool others_matter = !((Policy == hit::unique || Policy == hit::any) && !surely.empty());
  const std::vector<int> answer = that_count(Policy, surely, t);
  bool agreed = true;
  for (unsigned more = 1; others_matter && more < 1U << open.size(); ++more) {
    std::vector<int> holding = surely;
    for (std::size_t k = 0; k < open.size(); ++k)
      if ((more >> k & 1U) != 0) holding.push_back(open[k]);
    std::sort(holding.begin(), holding.end());
    agreed = agreed && that_count(Policy, holding, t) == answer;
  }
  const truth decided = !agreed ? truth::unknown : nqpf::detail::truth_of(!answer.empty());
  REQUIRE(d.decided() == decided);
  if (has_one_answer(Policy)) REQUIRE(d.row() == (decided == truth::yes ? answer[0] : -1));

  std::vector<int> hits;
  d.for_each_hit([&](const nqpf::finding& f) { hits.push_back(f.rule); });
  const bool shows = !has_one_answer(Policy) || decided == truth::yes;
  REQUIRE(hits == (shows ? answer : std::vector<int>{}));
  REQUIRE(d.count() == static_cast<int>(surely.size()));

  for (int s = 0; s < 5; ++s) {
    bool concludes = decided == truth::no && t.has_default && static_cast<stage>(s) == stage::leaf;
    for (const int i : hits)
      concludes = concludes || (t.order < 3 && t.concluded[i] == static_cast<stage>(s));
    REQUIRE(d.concludes(static_cast<stage>(s)) == concludes);
  }

  double value = nqpf::missing;
  if (decided == truth::unknown) {
    // stays missing
  } else if (Aggregate == aggregate::count) {
    value = answer.empty() && t.has_default ? 77 : static_cast<double>(answer.size());
  } else if (answer.empty()) {
    if (t.has_default) value = 77;
  } else if (answer.size() == 1) {
    value = t.value[answer[0]];
  } else if (Aggregate == aggregate::sum) {
    value = 0;
    for (const int i : answer) value += t.value[i];
  } else if (Aggregate != aggregate::none) {
    value = t.value[answer[0]];
    for (const int i : answer)
      value =
          Aggregate == aggregate::min ? std::min(value, t.value[i]) : std::max(value, t.value[i]);
  }
  const double said = d.value();
  REQUIRE((std::isnan(value) ? std::isnan(said) : said == value));
}

// How often a table decided each way.
int decided_of[3];

template <hit Policy, aggregate Aggregate = aggregate::none>
void check_policy(std::uint64_t first_seed) {
  const std::size_t tables = test::is_sanitized ? 5 : 40;
  const std::size_t rows = 300;
  constexpr double settings_of_all[] = {0.5, 1, 1};
  for (auto& n : decided_of) n = 0;
  for (std::uint64_t seed = first_seed; seed < first_seed + tables; ++seed) {
    INFO("policy " << static_cast<int>(Policy) << " table " << seed);
    const random_table<Policy, Aggregate> t(seed);
    const packed_table packed(t.made);
    const nqpf::program p = packed.view();
    double settings[4]{};
    for (int i = 0; i < p.count.parameters; ++i)
      settings[i] = settings_of_all[p.parameters[i]->id[1] - '0'];
    const random_values values(rows, seed, seed % 3 == 0 ? content::typed : content::anything);
    const shaped_columns columns(values, seed);
    const nqpf::record_program one(p);
    std::vector<unsigned char> scratch(one.scratch_size());

    std::vector<nqpf::rule_bitmaps> maps;
    for (const auto level : {nqpf::simd::level::portable, nqpf::simd::level::sse2,
                             nqpf::simd::level::avx2, nqpf::simd::level::avx512}) {
      nqpf::column_options o;
      o.parameters = settings;
      o.level = level;
      maps.push_back(nqpf::evaluate(p, columns.get(), o));
    }
    for (std::size_t i = 0; i < rows; ++i) {
      double all[16]{};
      for (std::size_t f = 0; f < values.of.size(); ++f) all[f] = values.of[f][i];
      truth expected[row_count];
      for (int row = 0; row < row_count; ++row) {
        expected[row] = truth::yes;
        for (int c = 0; c < column_count; ++c) {
          expected[row] = expected[row] & cell_truth(t.cells[row][c], c, all, settings_of_all[1]);
        }
      }
      double record[16];
      columns.get().row(p, i, record);
      truth by_run[row_count], by_record[row_count];
      nqpf::run(p, record, settings, by_run);
      one.evaluate(record, settings, by_record, scratch.data());
      for (int row = 0; row < row_count; ++row) {
        bool same = by_run[row] == expected[row] && by_record[row] == expected[row];
        for (const auto& m : maps) same = same && m.outcome(row, i) == expected[row];
        if (!same) FAIL("record " << i << " row " << row);
      }
      const nqpf::replies::decision_view d{{&p, record, settings, by_record}, 0};
      check_decision(t, d, expected);
      ++decided_of[static_cast<int>(d.decided())];
      if (i < 20) CHECK_FALSE(d.line().empty());
    }
  }
  // Each way often enough to mean something; the few tables of a sanitized run may lack one.
  if (!test::is_sanitized)
    for (const int n : decided_of) CHECK(n > 20);
}

}  // namespace

TEST_CASE("tables of one answer", "[tables]") {
  check_policy<hit::unique>(1000);
  check_policy<hit::any>(2000);
  check_policy<hit::first>(3000);
  check_policy<hit::priority>(4000);
}

TEST_CASE("tables of all that hold", "[tables]") {
  check_policy<hit::rule_order>(5000);
  check_policy<hit::output_order>(6000);
  check_policy<hit::collect>(7000);
}

TEST_CASE("tables that make one number", "[tables]") {
  check_policy<hit::collect, aggregate::sum>(8000);
  check_policy<hit::collect, aggregate::min>(9000);
  check_policy<hit::collect, aggregate::max>(10000);
  check_policy<hit::collect, aggregate::count>(11000);
}

}  // namespace tables_random_test
