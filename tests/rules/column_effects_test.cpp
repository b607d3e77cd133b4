// SPDX-License-Identifier: BSL-1.0
// Columns that change nothing (21), at the defaults and at settings, where cells compare inputs with each other, where
// assumptions bind them, and where parameters move the rows: random tables over the integers from 0 to 2, judged by every
// record at every setting in steps of a quarter.
#include "random_sets.hpp"
#include "support/catch.hpp"

#include <nqpf/rules.hpp>
#include <nqpf/rules/dynamic.hpp>

#include <array>
#include <cstdio>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace column_effects_test {

namespace {

using namespace nqpf::dsl;
using nqpf::defect;
using nqpf::diagnostics;
using nqpf::dynamic_table;
using nqpf::hit;

enum class say { a, b, c };
constexpr auto describe(say) { return nqpf::values<say::a, say::b, say::c>; }
constexpr source law{"law"};

/// What a cell asks of its own column: nothing, a number, another column, the parameter, or whether it is there.
struct asked {
  enum class form {
    any,
    less,
    least,
    equal,
    absent,
    known,
    above,  // what is compared with another column stands from here ...
    at_most,
    under,
    at_least,
    same,
    other_than,
    below_p,  // ... and what is compared with the parameter from here
    from_p,
    above_p,
    at_most_p,
    other_p
  };
  form what = form::any;
  int number = 1;
  std::size_t other = 0;

  [[nodiscard]] bool compares() const { return what >= form::above && what < form::below_p; }
};
struct features {
  bool settings;
  bool comparisons;
  bool assumptions;
  bool all_relations = false;
};
using record = std::array<std::optional<int>, 3>;

struct random_table {
  hit policy = hit::unique;
  std::size_t columns = 2;
  std::array<bool, 3> may_be_missing{};
  std::vector<std::vector<asked>> rows;
  std::vector<int> says;
  int otherwise = -1;
  int assumption = 0;  ///< 1: first <= second; 2: first < second || second >= 1
  std::size_t first = 0;
  std::size_t second = 1;
  double low = 0, high = 0, nominal = 0;
};

class maker {
public:
  maker(std::uint64_t seed, const features& how) : random_(seed), how_(how) {}

  random_table make() {
    random_table t;
    constexpr hit policies[] = {hit::unique, hit::first, hit::any};
    t.policy = policies[below(3)];
    t.columns = 2 + below(2);
    t.assumption = how_.assumptions ? 1 + static_cast<int>(below(2)) : 0;
    t.first = below(t.columns);
    t.second = (t.first + 1) % t.columns;
    for (bool& m : t.may_be_missing) m = below(4) == 0;
    t.low = 0.5 * static_cast<double>(below(4));
    t.high = t.low + 0.5 + 0.5 * static_cast<double>(below(3));
    const auto steps = static_cast<std::size_t>((t.high - t.low) * 4);
    t.nominal = t.low + 0.25 * static_cast<double>(below(steps + 1));
    if (below(3) == 0) t.otherwise = static_cast<int>(below(3));
    for (std::size_t r = 2 + below(3); r > 0; --r) {
      t.rows.emplace_back();
      for (std::size_t c = 0; c < t.columns; ++c) t.rows.back().push_back(cell(t, c));
      t.says.push_back(static_cast<int>(below(3)));
    }
    return t;
  }

private:
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }
  asked::form some_of(asked::form first, std::size_t count) {
    return static_cast<asked::form>(static_cast<std::size_t>(first) + below(count));
  }
  asked cell(const random_table& t, std::size_t column) {
    using form = asked::form;
    const std::size_t other = (column + 1 + below(t.columns - 1)) % t.columns;
    asked a{form::any, 1 + static_cast<int>(below(2)), other};
    const auto one_of = [&](form x, form y) { return below(2) == 0 ? x : y; };
    const std::size_t dice = below(100);
    if (dice < 35) return a;
    if (dice < 60) a.what = one_of(form::less, form::least);
    else if (dice < 66) a.what = form::equal;
    else if (dice < 80 && how_.comparisons)
      a.what = how_.all_relations ? some_of(form::above, 6) : one_of(form::above, form::at_most);
    else if (dice < 95 && how_.settings)
      a.what = how_.all_relations ? some_of(form::below_p, 5) : one_of(form::below_p, form::from_p);
    else if (t.may_be_missing[column]) a.what = one_of(form::absent, form::known);
    else a.what = one_of(form::less, form::least);
    return a;
  }

  std::mt19937_64 random_;
  features how_;
};

/// What the guide says of a table: the first row that holds, unless one before it is undecided where order counts.
class by_hand {
public:
  by_hand(const random_table& t, double p) : t_(t), p_(p) {}

  /// Whether some records that differ in one column alone get different answers.
  [[nodiscard]] bool changes(std::size_t column) const {
    std::map<record, int> answers;
    bool changes = false;
    for_each_record([&](record r) {
      const int own = answer(r);
      r[column] = 0;
      changes = changes || answers.emplace(r, own).first->second != own;
    });
    return changes;
  }

private:
  template <class Each>
  void for_each_record(Each&& each) const {
    record r;
    const auto go = [&](const auto& self, std::size_t c) -> void {
      if (c == t_.columns) {
        if (is_allowed(r)) each(r);
        return;
      }
      if (t_.may_be_missing[c]) r[c] = std::nullopt, self(self, c + 1);
      for (int v = 0; v < 3; ++v) r[c] = v, self(self, c + 1);
    };
    go(go, 0);
  }
  [[nodiscard]] bool is_allowed(const record& r) const {
    const auto& a = r[t_.first];
    const auto& b = r[t_.second];
    if (t_.assumption == 1) return !a || !b || *a <= *b;
    if (t_.assumption == 2) return !b || *b >= 1 || !a || *a < *b;
    return true;
  }
  [[nodiscard]] nqpf::truth holds(const asked& a, const record& r, std::size_t column) const {
    using form = asked::form;
    const auto& own = r[column];
    const auto& other = r[a.other];
    if (a.what == form::any) return nqpf::truth::yes;
    if (a.what == form::absent || a.what == form::known)
      return own.has_value() == (a.what == form::known) ? nqpf::truth::yes : nqpf::truth::no;
    if (!own || (a.compares() && !other)) return nqpf::truth::unknown;
    return is_so(a, *own, other.value_or(0)) ? nqpf::truth::yes : nqpf::truth::no;
  }
  [[nodiscard]] bool is_so(const asked& a, int own, int other) const {
    using form = asked::form;
    switch (a.what) {
      case form::less: return own < a.number;
      case form::least: return own >= a.number;
      case form::equal: return own == a.number;
      case form::above: return own > other;
      case form::at_most: return own <= other;
      case form::under: return own < other;
      case form::at_least: return own >= other;
      case form::same: return own == other;
      case form::other_than: return own != other;
      case form::below_p: return own < p_;
      case form::from_p: return own >= p_;
      case form::above_p: return own > p_;
      case form::at_most_p: return own <= p_;
      case form::other_p: return own != p_;
      default: return false;
    }
  }
  [[nodiscard]] int answer(const record& r) const {
    constexpr int undecided = -2;
    bool open = false;
    for (std::size_t i = 0; i < t_.rows.size(); ++i) {
      nqpf::truth row = nqpf::truth::yes;
      for (std::size_t c = 0; c < t_.columns; ++c) row = row & holds(t_.rows[i][c], r, c);
      if (row == nqpf::truth::yes) return open && t_.policy == hit::first ? undecided : t_.says[i];
      open = open || row == nqpf::truth::unknown;
    }
    return open ? undecided : t_.otherwise;
  }

  const random_table& t_;
  double p_;
};

diagnostics ask(const random_table& t) {
  using form = asked::form;
  constexpr const char* ids[] = {"x0", "x1", "x2"};
  nqpf::rule_book book;
  std::vector<decltype(&book.add(nqpf::integer("x")))> x;
  for (std::size_t c = 0; c < 3; ++c) {
    auto i = nqpf::integer(ids[c]).in(0, 2);
    i.may_be_missing = t.may_be_missing[c];
    x.push_back(&book.add(i));
  }
  const auto& p = book.add(parameter("p", t.nominal).in(t.low, t.high));
  dynamic_table d("t", t.policy);
  for (std::size_t c = 0; c < t.columns; ++c) d.input(*x[c]);
  const auto cell = [&](const asked& a) -> nqpf::cell {
    switch (a.what) {
      case form::less: return is < a.number;
      case form::least: return is >= a.number;
      case form::equal: return is == a.number;
      case form::above: return is > *x[a.other];
      case form::at_most: return is <= *x[a.other];
      case form::under: return is < *x[a.other];
      case form::at_least: return is >= *x[a.other];
      case form::same: return is == *x[a.other];
      case form::other_than: return is != *x[a.other];
      case form::below_p: return is < p;
      case form::from_p: return is >= p;
      case form::above_p: return is > p;
      case form::at_most_p: return is <= p;
      case form::other_p: return is != p;
      case form::absent: return is_absent;
      case form::known: return is_known;
      default: return any;
    }
  };
  for (std::size_t i = 0; i < t.rows.size(); ++i) {
    const auto& row = t.rows[i];
    if (t.columns == 2) d.row({cell(row[0]), cell(row[1])}).then(static_cast<say>(t.says[i]));
    else d.row({cell(row[0]), cell(row[1]), cell(row[2])}).then(static_cast<say>(t.says[i]));
  }
  if (t.otherwise >= 0) d.otherwise(static_cast<say>(t.otherwise));
  d.cite(law, "1");
  book.add(d);
  if (t.assumption == 1) book.given(*x[t.first] <= *x[t.second]);
  if (t.assumption == 2) book.given(*x[t.first] < *x[t.second] || *x[t.second] >= 1);
  return book.compile();
}

bool reads(const random_table& t, std::size_t column) {
  using form = asked::form;
  for (const auto& row : t.rows)
    for (std::size_t c = 0; c < t.columns; ++c) {
      const asked& a = row[c];
      if ((c == column && a.what != form::any) || (a.compares() && a.other == column)) return true;
    }
  return false;
}

void search(const char* name, const features& how, std::size_t sets) {
  long accepted = 0;
  long open = 0;
  for (std::uint64_t seed = 1; seed <= sets; ++seed) {
    const random_table t = maker(seed, how).make();
    const diagnostics found = ask(t);
    bool undecided = false;
    for (const nqpf::diagnostic& d : found) undecided = undecided || d.code == defect::undecided;
    open += undecided ? 1 : 0;
    if (!found.ok()) continue;
    ++accepted;
    const double last = how.settings ? t.high : t.low;
    for (double p = t.low; p <= last; p += 0.25)
      for (std::size_t c = 0; c < t.columns; ++c)
        if (reads(t, c) && !by_hand(t, p).changes(c))
          FAIL_CHECK(name << ", seed " << seed << ": column " << c
                          << " changes nothing at p = " << p);
  }
  std::printf("%s: %zu tables, %ld accepted, %ld left undecided\n", name, sets, accepted, open);
  CHECK(accepted > static_cast<long>(sets / 100));
  CHECK(open <= static_cast<long>(sets / 100 + 2));
}

/// The codes that a table is told, each once.
template <class Fill>
std::vector<int> codes(Fill&& fill) {
  nqpf::rule_book book;
  fill(book);
  std::vector<int> out;
  for (const nqpf::diagnostic& d : book.compile()) out.push_back(static_cast<int>(d.code));
  return out;
}
constexpr auto there(auto indicator) {
  indicator.may_be_missing = false;
  return indicator;
}
const auto x = there(nqpf::indicator("x").in(0, 1));
const auto y = there(nqpf::indicator("y").in(0, 1));
const auto z = there(nqpf::indicator("z").in(0, 1));

}  // namespace

// The same search in constant evaluation, where compilers want templates defined before their use.
namespace compiled {

struct shape {
  double len, wid;
  std::optional<double> depth;
  int level;
};
enum class verdict { small, large };
constexpr auto describe(verdict) { return nqpf::values<verdict::small, verdict::large>; }

inline constexpr auto len = indicator<&shape::len>("len").in(0, 100);
inline constexpr auto wid = indicator<&shape::wid>("wid").in(0, 100);
inline constexpr auto depth = indicator<&shape::depth>("depth").in(0, 100);
inline constexpr auto level = indicator<&shape::level>("level").in(0, 1);
inline constexpr auto rate = parameter("rate", 2).in(1, 3);
inline constexpr auto least = parameter("least", 20).in(10, 30);

inline constexpr auto computed = table<hit::unique>("computed", inputs(len),
                                                    {row(is > wid * rate).then(verdict::large),
                                                     row(is <= wid * rate).then(verdict::small)})
                                     .cite(law, "1");
static_assert(nqpf::require_proven<computed>());

inline constexpr auto products =
    table<hit::unique>("products", inputs(level),
                       {row(is == 0).value(len * wid), row(is == 1).value(1.5 * (len * wid))})
        .cite(law, "2");
static_assert(nqpf::require_proven<products>());

inline constexpr auto beside_default =
    table<hit::first>("beside_default", inputs(wid, len),
                      {row(is >= least && is < len, is < 90).then(verdict::large),
                       row(any, is >= 95).then(verdict::small)})
        .cite(law, "3")
        .otherwise(verdict::small)
        .given(wid <= len);
static_assert(nqpf::require_proven<beside_default>());

inline constexpr auto undecided = table<hit::first>("undecided", inputs(depth, len),
                                                    {row(is > len, any).then(verdict::large),
                                                     row(any, is < 5).then(verdict::small)})
                                      .cite(law, "4")
                                      .otherwise(verdict::small);
static_assert(nqpf::require_proven<undecided>());

// Of the records on which `depth` decides few have a second one that differs in it alone: they are searched for together.
inline constexpr auto searched =
    table<hit::any>(
        "searched", inputs(len, depth, wid),
        {row(is >= 1, any, any).then(verdict::large), row(is<1, any, is> len).then(verdict::small),
         row(is > depth, is == 1, any).then(verdict::large),
         row(is >= 1, is_absent, any).then(verdict::large)})
        .cite(law, "5")
        .otherwise(verdict::small);
static_assert(nqpf::require_proven<searched>());

}  // namespace compiled

TEST_CASE("a column of an accepted table changes something at every setting", "[proof]") {
  search("plain", {false, false, false}, test::sets(1500, 60000));
  search("settings", {true, false, false}, test::sets(1500, 60000));
  search("comparisons", {false, true, false}, test::sets(1500, 60000));
  search("comparisons and settings", {true, true, false}, test::sets(1500, 60000));
  search("assumptions", {false, false, true}, test::sets(1000, 60000));
  search("assumptions and settings", {true, false, true}, test::sets(1000, 60000));
  search("all", {true, true, true}, test::sets(1500, 60000));
  search("all relations", {false, true, false, true}, test::sets(3000, 60000));
  search("all relations and settings", {true, true, false, true}, test::sets(10000, 60000));
  search("all relations, assumptions and settings", {true, true, true, true},
         test::sets(6000, 60000));
}

TEST_CASE("an assumption may leave a column nothing to change", "[proof]") {
  CHECK_FALSE(codes([](nqpf::rule_book& book) {
                dynamic_table t("t", hit::first);
                t.input(x).input(y);
                t.row({is >= 0.5, any}).then(say::a);
                t.row({any, is < 0.5}).then(say::c);
                t.otherwise(say::a).cite(law, "1");
                book.add(t);
                book.given(x <= y);
              }).empty());
}

TEST_CASE("values in another order are the same answer", "[proof]") {
  const auto table = [](hit policy) {
    return codes([&](nqpf::rule_book& book) {
      dynamic_table t("t", policy);
      t.input(x).input(y);
      t.row({is >= 0.5, any}).then(say::a).then(say::b);
      t.row({any, is >= 0.5}).then(say::b).then(say::a);
      t.otherwise(say::c).cite(law, "1");
      book.add(t);
    });
  };
  CHECK(table(hit::any).empty());
  CHECK(table(hit::unique) == std::vector<int>{9});
}

TEST_CASE("formulas that come out alike change nothing", "[proof]") {
  const auto table = [](double factor) {
    return codes([&](nqpf::rule_book& book) {
      dynamic_table t("t", hit::unique);
      t.input(x);
      t.row({is < 0.5}).value(factor * z);
      t.row({is >= 0.5}).value(z + z);
      t.cite(law, "1");
      book.add(t);
    });
  };
  CHECK_FALSE(table(2).empty());
  CHECK(table(3).empty());
}

}  // namespace column_effects_test
