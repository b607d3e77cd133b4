// SPDX-License-Identifier: BSL-1.0
// Three-valued logic, intervals, results and lists of diagnostics.
#include "support/catch.hpp"

#include <nqpf/core/diagnostic.hpp>
#include <nqpf/core/interval.hpp>
#include <nqpf/core/result.hpp>
#include <nqpf/core/source.hpp>
#include <nqpf/core/truth.hpp>

#include <nqpf/core/unit_scale.hpp>

#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace values_test {

using namespace nqpf;

namespace {

constexpr truth no = truth::no;
constexpr truth yes = truth::yes;
constexpr truth unknown = truth::unknown;
constexpr truth all[] = {no, yes, unknown};

// The tables of Kleene's strong logic: no < unknown < yes, and is the lesser, or the greater.
constexpr int rank(truth t) { return t == no ? 0 : t == unknown ? 1 : 2; }

constexpr bool tables_are_kleenes() {
  for (const truth a : all) {
    if (rank(!a) != 2 - rank(a)) return false;
    for (const truth b : all) {
      if (rank(a & b) != (rank(a) < rank(b) ? rank(a) : rank(b))) return false;
      if (rank(a | b) != (rank(a) > rank(b) ? rank(a) : rank(b))) return false;
    }
  }
  return true;
}

constexpr bool laws_hold() {
  for (const truth a : all) {
    for (const truth b : all) {
      if ((a & b) != (b & a) || (a | b) != (b | a)) return false;
      if ((!(a & b)) != ((!a) | (!b)) || (!(a | b)) != ((!a) & (!b))) return false;
      for (const truth c : all) {
        if ((a & (b | c)) != ((a & b) | (a & c))) return false;
        if (((a & b) & c) != (a & (b & c)) || ((a | b) | c) != (a | (b | c))) return false;
      }
    }
  }
  return true;
}

// What is decided of a record stays decided when a missing value becomes known.
constexpr bool knowing_more_never_revises() {
  const auto may_become = [](truth before, truth after) {
    return before == unknown || before == after;
  };
  for (const truth a : all)
    for (const truth b : all)
      for (const truth known : {no, yes})
        if (a == unknown && (!may_become(a & b, known & b) || !may_become(a | b, known | b) ||
                             !may_become(!a, !known)))
          return false;
  return true;
}

}  // namespace

TEST_CASE("truth: strong Kleene logic") {
  NQPF_BOTH(tables_are_kleenes());
  NQPF_BOTH(laws_hold());
  NQPF_BOTH(knowing_more_never_revises());
  NQPF_BOTH((no & unknown) == no);
  NQPF_BOTH((yes | unknown) == yes);
  NQPF_BOTH((yes & unknown) == unknown);
  NQPF_BOTH((no | unknown) == unknown);
  NQPF_BOTH((unknown & !unknown) == unknown);
  NQPF_BOTH(nqpf::detail::truth_of(true) == yes);
  NQPF_BOTH(nqpf::detail::truth_of(false) == no);
  CHECK(std::string_view(name_of(yes)) == "yes");
  CHECK(std::string_view(name_of(no)) == "no");
  CHECK(std::string_view(name_of(unknown)) == "unknown");
}

TEST_CASE("interval: what lies inside, open and closed ends, missing nowhere") {
  NQPF_BOTH(closed(0, 1).contains(0));
  NQPF_BOTH(closed(0, 1).contains(1));
  NQPF_BOTH(!open(0, 1).contains(0));
  NQPF_BOTH(!open(0, 1).contains(1));
  NQPF_BOTH(right_open(0, 1).contains(0));
  NQPF_BOTH(!right_open(0, 1).contains(1));
  NQPF_BOTH(!left_open(0, 1).contains(0));
  NQPF_BOTH(left_open(0, 1).contains(1));
  NQPF_BOTH(open(0, 1).contains(5e-324));
  NQPF_BOTH(!closed(0, 1).contains(1.0000000000000002));
  NQPF_BOTH(closed(0, 1).contains(-0.0));
  NQPF_BOTH(!closed(0, 1).contains(missing));
  NQPF_BOTH(!interval{}.contains(missing));
  NQPF_BOTH(interval{}.contains(1e308));
  NQPF_BOTH(!interval{}.contains(infinity));
  NQPF_BOTH(!closed(0, infinity).contains(infinity));
  NQPF_BOTH(closed(0, infinity).high_open);
  NQPF_BOTH(closed(-infinity, 0).low_open);
  NQPF_BOTH(is_missing(missing));
  NQPF_BOTH(!is_missing(0));
}

TEST_CASE("interval: emptiness and intersection") {
  NQPF_BOTH(closed(1, 0).empty());
  NQPF_BOTH(!closed(1, 1).empty());
  NQPF_BOTH(right_open(1, 1).empty());
  NQPF_BOTH(left_open(1, 1).empty());
  NQPF_BOTH(open(1, 1).empty());
  NQPF_BOTH(!interval{}.empty());

  NQPF_BOTH(nqpf::detail::intersect(closed(0, 2), closed(1, 3)) == closed(1, 2));
  NQPF_BOTH(nqpf::detail::intersect(closed(0, 1), open(0, 1)) == open(0, 1));
  NQPF_BOTH(nqpf::detail::intersect(open(0, 1), closed(0, 1)) == open(0, 1));
  NQPF_BOTH(nqpf::detail::intersect(closed(0, 1), interval{}) == closed(0, 1));
  NQPF_BOTH(nqpf::detail::intersect(interval{}, interval{}) == interval{});
  NQPF_BOTH(!nqpf::detail::intersect(closed(0, 1), closed(1, 2)).empty());
  NQPF_BOTH(nqpf::detail::intersect(right_open(0, 1), closed(1, 2)).empty());
  NQPF_BOTH(nqpf::detail::intersect(closed(0, 1), left_open(1, 2)).empty());
  NQPF_BOTH(nqpf::detail::intersect(closed(0, 1), closed(2, 3)).empty());
}

namespace {

struct told {
  int row = 0;
};

constexpr result<int, told> half(int n) {
  if (n % 2 != 0) return failure{told{n}};
  return n / 2;
}

bool results_copy_and_assign() {
  result<int, told> a = half(8);
  const result<int, told> b = half(3);
  if (!a || *a != 4 || b || b.error().row != 3) return false;
  result<int, told> c = a;
  c = b;
  if (c || c.error().row != 3) return false;
  c = a;
  c.value() += 1;
  if (!c.ok() || c.value() != 5 || a.value() != 4) return false;
  a = std::move(c);
  return *a == 5;
}

}  // namespace

TEST_CASE("result: a value or an error, in constant expressions too") {
  CHECK(results_copy_and_assign());
  NQPF_BOTH(half(10).value() == 5);
  NQPF_BOTH(half(11).error().row == 11);
}

TEST_CASE("result: holds what can only be moved, and destroys what it holds") {
  using pointer = std::unique_ptr<std::string>;
  result<pointer, std::string> a = std::make_unique<std::string>("here");
  REQUIRE(a.ok());
  CHECK(**a == "here");
  CHECK((*a)->size() == 4);
  const pointer taken = std::move(a).value();
  CHECK(*taken == "here");

  const auto shared = std::make_shared<int>(1);
  {
    result<std::shared_ptr<int>, std::string> r = shared;
    CHECK(shared.use_count() == 2);
    r = result<std::shared_ptr<int>, std::string>(
        failure{std::string("gone, and long enough to be allocated")});
    CHECK(shared.use_count() == 1);
    CHECK(r.error().substr(0, 4) == "gone");
    const auto copy = r;
    CHECK(copy.error() == r.error());
  }
  CHECK(shared.use_count() == 1);
}

TEST_CASE("result: an error of a convertible kind") {
  const result<int, std::string> r = failure{"as a literal"};
  REQUIRE_FALSE(r.ok());
  CHECK(r.error() == "as a literal");
}

namespace {

constexpr diagnostics some(int n) {
  diagnostics d;
  for (int i = 0; i < n; ++i) d.add({defect::gap, i, -1, phrase{}});
  return d;
}

}  // namespace

TEST_CASE("diagnostics: the first ten are kept, all are counted") {
  NQPF_BOTH(some(0).ok());
  NQPF_BOTH(!some(1).ok());
  NQPF_BOTH(some(10).full());
  NQPF_BOTH(!some(9).full());
  NQPF_BOTH(some(14).count == 14);
  NQPF_BOTH(some(14).size() == 10);
  NQPF_BOTH(some(14).items[9].rule == 9);
  diagnostics merged = some(8);
  merged.merge(some(4));
  CHECK(merged.count == 12);
  CHECK(merged.items[9].rule == 1);
  int visited = 0;
  for (const diagnostic& d : merged) visited += d ? 1 : 0;
  CHECK(visited == 10);
  CHECK_FALSE(static_cast<bool>(diagnostic{defect::none, -1, -1, phrase{}}));
}

TEST_CASE("defects: numbers are stable, each has a headline of its own") {
  NQPF_BOTH(static_cast<int>(defect::duplicate_id) == 1);
  NQPF_BOTH(static_cast<int>(defect::never_holds) == 4);
  NQPF_BOTH(static_cast<int>(defect::conflict) == 7);
  NQPF_BOTH(static_cast<int>(defect::cycle) == 11);
  NQPF_BOTH(static_cast<int>(defect::unanswered_dilemma) == 14);
  NQPF_BOTH(static_cast<int>(defect::bad_weights) == 16);
  NQPF_BOTH(static_cast<int>(defect::no_effect) == 21);
  NQPF_BOTH(static_cast<int>(defect::bad_assumption) == 22);
  for (int a = 0; a <= 22; ++a) {
    const std::string_view words = headline(static_cast<defect>(a));
    CHECK(words.size() > 5);
    CHECK(words.size() < 34);  // the piece that compilers show whole
    for (int b = 0; b < a; ++b) CHECK(words != headline(static_cast<defect>(b)));
  }
}

TEST_CASE(
    "unit_scale: whole numbers times a factor in decimals are the doubles of the true values") {
  // The judge is strtod, which reads the true product, written in decimals by whole-number arithmetic.
  const auto product = [](long long value, long long digits, int after) {
    const long long digits_of_product = value * digits;
    std::string text = std::to_string(digits_of_product) + "e-" + std::to_string(after);
    return std::strtod(text.c_str(), nullptr);
  };
  struct kept {
    double factor;
    long long digits;
    int after;
  };
  constexpr kept factors[] = {{0.01, 1, 2},      {0.001, 1, 3},     {0.0001, 1, 4}, {1e-6, 1, 6},
                              {0.05, 5, 2},      {0.025, 25, 3},    {0.03, 3, 2},   {1.1, 11, 1},
                              {2.54, 254, 2},    {0.3048, 3048, 4}, {3.6, 36, 1},   {100, 100, 0},
                              {0.45359237, 0, 0}};
  long wrong = 0;
  for (const kept& k : factors) {
    if (k.digits == 0) continue;
    const nqpf::detail::unit_scale scale(k.factor);
    for (long long value = -12000; value <= 12000; ++value)
      wrong += scale(static_cast<double>(value)) == product(value, k.digits, k.after) ? 0 : 1;
  }
  CHECK(wrong == 0);
  // The same of decimals: 0.7 percent is 0.007.
  for (const kept& k : factors) {
    if (k.digits == 0) continue;
    const nqpf::detail::unit_scale scale(k.factor);
    for (int places = 1; places <= 4; ++places)
      for (long long digits = -12000; digits <= 12000; ++digits)
        wrong += scale(product(digits, 1, places)) == product(digits, k.digits, k.after + places)
                     ? 0
                     : 1;
  }
  CHECK(wrong == 0);
  // One over a whole number that is no decimal, and what is neither.
  constexpr nqpf::detail::unit_scale third(1.0 / 3);
  STATIC_REQUIRE(third(6) == 2 && third(1) == 1.0 / 3);
  constexpr nqpf::detail::unit_scale pounds(0.45359237);
  STATIC_REQUIRE(pounds(2) == 2 * 0.45359237);
  STATIC_REQUIRE(nqpf::detail::unit_scale(1).is_one() && nqpf::detail::unit_scale().is_one());
  STATIC_REQUIRE(nqpf::is_missing(nqpf::detail::unit_scale(0.01)(nqpf::missing)));
  STATIC_REQUIRE(nqpf::detail::unit_scale(-0.01)(70) == -0.7);
  STATIC_REQUIRE(nqpf::detail::unit_scale(0)(70) == 0);
  STATIC_REQUIRE(nqpf::detail::unit_scale(1e9)(3) == 3e9);
  STATIC_REQUIRE(nqpf::detail::unit_scale(0.01)(nqpf::infinity) == nqpf::infinity);
}

}  // namespace values_test
