// SPDX-License-Identifier: BSL-1.0
// Decision tables of books, under every hit policy: what the proofs say of gaps, overlaps, rows that are never reached
// and rows that never hold, and what is decided, against all records of small domains. Cells join, compare with other
// inputs, and end at parameters; rows put out conclusions, numbers, texts and numbers computed from inputs.
#include "rules/random_programs.hpp"
#include "support/base.hpp"
#include "support/catch.hpp"

#include <nqpf/rules/decide.hpp>
#include <nqpf/rules/dynamic.hpp>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace table_books_test {

namespace {

using nqpf::cell;
using nqpf::defect;
using nqpf::hit;
using nqpf::truth;
using test::programs::draw;

using maybe = std::optional<int>;
struct record {
  maybe a, b, c;  // c is a category
};
using asked = std::function<truth(const record&)>;

enum class verdict { weak, watch, sound };
constexpr auto describe(verdict) {
  return nqpf::worst_to_best<verdict::weak, verdict::watch, verdict::sound>;
}

constexpr nqpf::source manual{"manual", "", "", ""};
constexpr int most = 4;  // of the numbers, from 0

struct parts {
  nqpf::rule_book book;
  const nqpf::indicator_of<nqpf::unbound, nqpf::numeric>& a =
      book.add(nqpf::integer("a").in(0, most));
  const nqpf::indicator_of<nqpf::unbound, nqpf::numeric>& b =
      book.add(nqpf::integer("b").in(0, most));
  const nqpf::indicator_of<nqpf::unbound, nqpf::textual>& c =
      book.add(nqpf::category("c", "x", "y", "z"));
  const nqpf::parameter& two = book.add(nqpf::parameter("two", 2));
};

struct question {
  cell written;
  asked is;
};

truth compare(nqpf::comparison r, maybe x, maybe y) {
  if (!x || !y) return truth::unknown;
  switch (r) {
    case nqpf::comparison::less: return nqpf::detail::truth_of(*x < *y);
    case nqpf::comparison::less_equal: return nqpf::detail::truth_of(*x <= *y);
    case nqpf::comparison::greater: return nqpf::detail::truth_of(*x > *y);
    case nqpf::comparison::greater_equal: return nqpf::detail::truth_of(*x >= *y);
    case nqpf::comparison::equal: return nqpf::detail::truth_of(*x == *y);
    default: return nqpf::detail::truth_of(*x != *y);
  }
}

template <class End>
cell written(nqpf::comparison r, const End& end) {
  using nqpf::cells::is;
  switch (r) {
    case nqpf::comparison::less: return is < end;
    case nqpf::comparison::less_equal: return is <= end;
    case nqpf::comparison::greater: return is > end;
    case nqpf::comparison::greater_equal: return is >= end;
    case nqpf::comparison::equal: return is == end;
    default: return is != end;
  }
}

// One question about a column.
question simple(draw& d, const parts& p, int column) {
  using namespace nqpf::cells;
  if (column == 2) {
    const int first = d.below(3);
    const int second = d.below(3);
    const char* const names[] = {"x", "y", "z"};
    return {is(names[first], names[second]), [=](const record& r) {
              return r.c ? nqpf::detail::truth_of(*r.c == first || *r.c == second) : truth::unknown;
            }};
  }
  const auto own = [column](const record& r) { return column == 0 ? r.a : r.b; };
  const auto how = static_cast<nqpf::comparison>(d.below(6));
  const int low = d.below(most + 1);
  const int high = d.below(most + 1);
  switch (d.below(8)) {
    case 0: return {written(how, p.two), [=](const record& r) { return compare(how, own(r), 2); }};
    case 1:
      return {column == 0 ? written(how, p.b) : written(how, p.a),
              [=](const record& r) { return compare(how, own(r), column == 0 ? r.b : r.a); }};
    case 2:
      return {in(low, high), [=](const record& r) {
                return compare(nqpf::comparison::greater_equal, own(r), low) &
                       compare(nqpf::comparison::less_equal, own(r), high);
              }};
    case 3:
      return {in(p.two, 3), [=](const record& r) {
                return compare(nqpf::comparison::greater_equal, own(r), 2) &
                       compare(nqpf::comparison::less_equal, own(r), 3);
              }};
    case 4:
      return {is_known,
              [=](const record& r) { return nqpf::detail::truth_of(own(r).has_value()); }};
    default: return {written(how, low), [=](const record& r) { return compare(how, own(r), low); }};
  }
}

question random_question(draw& d, const parts& p, int column) {
  const question one = simple(d, p, column);
  const question two = simple(d, p, column);
  switch (d.below(5)) {
    case 0:
      return {one.written || two.written, [=](const record& r) { return one.is(r) | two.is(r); }};
    case 1:
      return {one.written && two.written, [=](const record& r) { return one.is(r) & two.is(r); }};
    case 2: return {nqpf::not_(one.written), [=](const record& r) { return !one.is(r); }};
    case 3: return {nqpf::any, [](const record&) { return truth::yes; }};
    default: return one;
  }
}

struct row {
  std::vector<question> cells;
  verdict says;
  int number;  // put out, -1: what `a` computes
  const char* words;

  [[nodiscard]] truth holds(const record& r) const {
    truth t = truth::yes;
    for (const question& q : cells) t = t & q.is(r);
    return t;
  }
  [[nodiscard]] std::string said(const record& r) const {
    const std::string computed = r.a ? std::to_string(*r.a + 1) : "missing";
    return std::to_string(static_cast<int>(says)) + words + ":" +
           (number < 0 ? computed : std::to_string(number));
  }
};

struct table {
  hit policy;
  bool complete, when_known;
  std::vector<row> rows;

  [[nodiscard]] bool before(std::size_t k, std::size_t i) const {
    if (policy == hit::priority && rows[k].says != rows[i].says) return rows[k].says < rows[i].says;
    return k < i;
  }
};

std::vector<record> all_records() {
  std::vector<record> all;
  const auto value = [](int i) { return i < 0 ? maybe{} : maybe{i}; };
  for (int a = -1; a <= most; ++a)
    for (int b = -1; b <= most; ++b)
      for (int c = -1; c < 3; ++c) all.push_back({value(a), value(b), value(c)});
  return all;
}

struct tally {
  int yes[22]{};
  int open = 0;
};

bool said(const nqpf::diagnostics& found, defect code, int rule, int other = -1) {
  for (const nqpf::diagnostic& d : found)
    if (d.code == code && d.rule == rule && (other < 0 || d.other == other)) return true;
  return false;
}

table random_table(draw& d, const parts& p) {
  constexpr hit policies[] = {hit::unique,     hit::any,          hit::priority, hit::first,
                              hit::rule_order, hit::output_order, hit::collect};
  table t{d.of(policies), d.below(3) == 0, d.below(3) == 0, {}};
  const int n = 2 + d.below(3);
  for (int i = 0; i < n; ++i) {
    row r{{}, static_cast<verdict>(d.below(3)), d.below(4) - 1, d.below(4) == 0 ? "p" : "q"};
    if (t.policy == hit::any)
      r = {{}, static_cast<verdict>(d.below(2)), d.below(3) == 0 ? -1 : 3, "q"};
    const int asks = d.below(3);  // a row asks something
    for (int c = 0; c < 3; ++c)
      r.cells.push_back(c == asks ? simple(d, p, c) : random_question(d, p, c));
    t.rows.push_back(r);
  }
  return t;
}

nqpf::dynamic_table write(const table& t, const parts& p) {
  nqpf::dynamic_table out("t", t.policy);
  out.input(p.a).input(p.b).input(p.c).cite(manual, "1");
  if (t.complete) out.complete();
  if (t.when_known) out.complete_when_known();
  for (const row& r : t.rows) {
    nqpf::detail::dynamic_row& to =
        out.row({r.cells[0].written, r.cells[1].written, r.cells[2].written})
            .then(r.says)
            .text("word", r.words)
            .allow(defect::no_effect, "random")
            .allow(defect::always_holds, "random");
    if (r.number < 0) to.value("sum", p.a + 1);
    else to.value("sum", r.number);
  }
  return out;
}

// Every claim of the proofs against all records.
void check_proofs(const table& t, const nqpf::diagnostics& found, tally& count) {
  const std::vector<record> all = all_records();
  const auto is_complete = [](const record& r) { return r.a && r.b && r.c; };
  bool gap = false;
  for (const record& r : all) {
    bool answered = false;
    for (const row& x : t.rows) answered = answered || x.holds(r) == truth::yes;
    gap = gap || (!answered && (t.complete || (t.when_known && is_complete(r))));
  }
  bool open = false;
  bool computes = false;
  for (const nqpf::diagnostic& d : found) open = open || d.code == defect::undecided;
  for (const row& r : t.rows) computes = computes || r.number < 0;
  const bool may_be_open = computes;  // formulas may agree
  count.open += open ? 1 : 0;
  CHECK((may_be_open || !open));
  CHECK(said(found, defect::gap, -1) == gap);
  count.yes[8] += gap ? 1 : 0;
  const bool one_answer = t.policy == hit::unique || t.policy == hit::any;
  for (std::size_t i = 0; i < t.rows.size(); ++i) {
    bool holds = false;
    bool reached = false;
    for (const record& r : all) {
      const bool yes = t.rows[i].holds(r) == truth::yes;
      holds = holds || yes;
      bool free = yes;
      for (std::size_t k = 0; k < t.rows.size(); ++k)
        free = free && (k == i || !t.before(k, i) || t.rows[k].holds(r) == truth::no);
      reached = reached || free;
    }
    const int rule = static_cast<int>(i);
    CHECK(said(found, defect::never_holds, rule) == !holds);
    count.yes[4] += holds ? 0 : 1;
    if (holds && (t.policy == hit::first || t.policy == hit::priority)) {
      CHECK(said(found, defect::shadowed, rule) == !reached);
      count.yes[10] += reached ? 0 : 1;
    }
    for (std::size_t k = i + 1; one_answer && k < t.rows.size(); ++k) {
      bool overlap = false;
      for (const record& r : all)
        overlap =
            overlap || (t.rows[i].holds(r) == truth::yes && t.rows[k].holds(r) == truth::yes &&
                        (t.policy == hit::unique || t.rows[i].said(r) != t.rows[k].said(r)));
      const bool told = said(found, defect::overlap, rule, static_cast<int>(k));
      const bool left = said(found, defect::undecided, rule, static_cast<int>(k));
      CHECK((told == overlap || (may_be_open && left && !told)));
      count.yes[9] += overlap ? 1 : 0;
    }
  }
}

// What a table without defects decides of every record.
void check_decisions(const table& t, const nqpf::program& p) {
  for (const record& r : all_records()) {
    std::vector<double> values;
    for (int f = 0; f < p.count.inputs; ++f) {
      const char which = p.inputs[f]->id[0];
      const maybe v = which == 'a' ? r.a : which == 'b' ? r.b : r.c;
      values.push_back(v ? *v : nqpf::missing);
    }
    const double two[] = {2};
    std::vector<truth> rows(t.rows.size());
    nqpf::run(p, values.data(), two, rows.data());
    for (std::size_t i = 0; i < t.rows.size(); ++i) REQUIRE(rows[i] == t.rows[i].holds(r));
    const nqpf::replies::decision_view d{{&p, values.data(), two, rows.data()}, 0};
    if (d.decided() != truth::yes || t.policy > hit::first) continue;
    const nqpf::finding f = d.answer();
    const double sum = f.value("sum");
    const int says = f.concludes(verdict::weak) ? 0 : f.concludes(verdict::watch) ? 1 : 2;
    const std::string told =
        std::to_string(says) + f.words("word") + ":" +
        (nqpf::is_missing(sum) ? "missing" : std::to_string(static_cast<int>(sum)));
    REQUIRE(told == t.rows[static_cast<std::size_t>(f.rule)].said(r));
    const double decided = d.value("sum");
    REQUIRE((decided == sum || (nqpf::is_missing(decided) && nqpf::is_missing(sum))));
  }
}

}  // namespace

TEST_CASE("tables of books are proven and decide as their cells say", "[tables]") {
  tally count;
  const std::uint64_t tables = test::is_sanitized ? 60 : 1500;
  for (std::uint64_t seed = 1; seed <= tables; ++seed) {
    INFO("table " << seed);
    parts p;
    draw d(seed);
    const table t = random_table(d, p);
    p.book.add(write(t, p));
    const nqpf::diagnostics found = p.book.compile();
    if (found.full()) continue;
    for (const auto& x : found) UNSCOPED_INFO(x.message.write().c_str());
    check_proofs(t, found, count);
    check_decisions(t, p.book.program());
  }
  if (test::is_sanitized) return;
  for (const int code : {4, 8, 9, 10}) {
    INFO("code " << code);
    CHECK(count.yes[code] > 40);
  }
  CHECK(count.open < 60);
}

}  // namespace table_books_test
