// SPDX-License-Identifier: BSL-1.0
// Hosts that keep percents, permilles and the like where the rules speak of shares: every whole value against every
// threshold as decimals write it, in every executor, in changes and in boundary records.
#include "support/base.hpp"
#include "support/catch.hpp"

#include <nqpf/rules.hpp>
#include <nqpf/rules/boundary.hpp>
#include <nqpf/rules/change.hpp>
#include <nqpf/rules/columns.hpp>
#include <nqpf/rules/dynamic.hpp>

#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

namespace scaled_test {

namespace {

enum class verdict { weak, sound };
constexpr auto describe(verdict) { return nqpf::worst_to_best<verdict::weak, verdict::sound>; }
enum class place { at_most, above, below, equal };
constexpr auto describe(place) {
  return nqpf::values<place::at_most, place::above, place::below, place::equal>;
}

using namespace nqpf::dsl;
using nqpf::truth;
using nqpf::detail::truth_of;

inline constexpr nqpf::source manual{"manual", "", "", ""};
inline constexpr auto share = indicator("share").in(-1, 2);  // so that no bound decides all records
inline constexpr auto bound = parameter("bound", 0.5).in(0, 1);

inline constexpr auto rules =
    ruleset({rule("at_most").when(share <= bound).then(place::at_most).cite(manual, "1"),
             rule("above").when(share > bound).then(place::above).cite(manual, "2"),
             rule("below").when(share < bound).then(place::below).cite(manual, "3"),
             rule("equal").when(share == bound).then(place::equal).cite(manual, "4")});

struct of_integers {
  int whole;
};
struct of_doubles {
  std::optional<double> whole;
};
struct of_floats {
  float whole;
};

template <class Record, int Whole>
inline constexpr auto mine = nqpf::bind<rules>(nqpf::to<&Record::whole>(share).scaled(1.0 / Whole));

constexpr nqpf::simd::level levels[] = {nqpf::simd::level::portable, nqpf::simd::level::sse2,
                                        nqpf::simd::level::avx2, nqpf::simd::level::avx512};

// k / n as somebody writes it in decimals: 7 / 1000 is 0.007.
double written(int k, int n) {
  if (k == n) return 1;
  int digits = 0;
  for (int size = n; size > 1; size /= 10) ++digits;
  char text[32];
  std::snprintf(text, sizeof text, "0.%0*d", digits, k);
  return std::strtod(text, nullptr);
}

// The outcomes that whole numbers have.
bool are_right(const truth* outcomes, int value, int threshold) {
  return outcomes[0] == truth_of(value <= threshold) &&
         outcomes[1] == truth_of(value > threshold) && outcomes[2] == truth_of(value < threshold) &&
         outcomes[3] == truth_of(value == threshold);
}

template <class Record, int Whole>
long wrong_of_one_record() {
  static constexpr auto& set = mine<Record, Whole>;
  long wrong = 0;
  nqpf::settings<set> with;
  for (int threshold = 0; threshold <= Whole; ++threshold) {
    if (!with.set("bound", written(threshold, Whole))) return -1;
    // Values farther away are on the same side: the comparison is with a number that grows with them.
    for (int value = threshold - 2; value <= threshold + 2; ++value) {
      if (value < 0 || value > Whole) continue;
      Record record{};
      record.whole = static_cast<decltype(record.whole)>(value);
      const auto found = nqpf::evaluate<set>(record, with);
      double values[1];
      nqpf::detail::read_inputs<set>(record, values);
      wrong +=
          are_right(found.all().outcomes, value, threshold) && values[0] == written(value, Whole)
              ? 0
              : 1;
    }
  }
  return wrong;
}

template <int Whole>
long wrong_of_columns() {
  std::vector<int> integers;
  std::vector<double> doubles;
  std::vector<of_doubles> records;
  for (int i = 0; i <= Whole; ++i) {
    integers.push_back(i);
    doubles.push_back(i);
    records.push_back({static_cast<double>(i)});
  }
  const auto rows = integers.size();
  nqpf::columns of_ints(rows), of_numbers(rows);
  of_ints.add(share, nqpf::column_of(integers).scaled(1.0 / Whole));
  of_numbers.add(share, nqpf::column_of(doubles).scaled(1.0 / Whole));
  const nqpf::columns of_records = nqpf::columns_over<mine<of_doubles, Whole>>(records);
  const nqpf::program& p = nqpf::program_of<rules>;
  const nqpf::column_program ready(p);
  long wrong = 0;
  const int step =
      Whole > 1000 ? 37 : 1;  // all values, some thresholds, where both would take minutes
  for (int threshold = 0; threshold <= Whole; threshold += step) {
    const double parameters[] = {written(threshold, Whole)};
    for (const auto level : levels) {
      nqpf::column_options options;
      options.parameters = parameters;
      options.level = level;
      for (const nqpf::columns& data : {of_ints, of_numbers, of_records}) {
        const auto found = nqpf::evaluate(ready, data, options);
        for (std::size_t i = 0; i < rows; ++i) {
          truth outcomes[4];
          for (int r = 0; r < 4; ++r) outcomes[r] = found.outcome(r, i);
          wrong += are_right(outcomes, static_cast<int>(i), threshold) ? 0 : 1;
        }
      }
    }
  }
  return wrong;
}

template <int Whole>
long wrong_in_changes() {
  static constexpr auto& set = mine<of_integers, Whole>;
  long wrong = 0;
  const int step = Whole > 100 ? Whole / 53 : 1;
  nqpf::settings<set> with;
  for (int threshold = 0; threshold < Whole; threshold += step) {
    if (!with.set("bound", written(threshold, Whole))) return -1;
    const auto found = nqpf::evaluate<set>(of_integers{Whole}, with);
    nqpf::change_options options;
    options.raises = nqpf::may_raise::anything;  // `equal` comes with it
    const auto change = nqpf::what_would_hold(found["at_most"], options);
    if (!change.found() || change.count != 1 || change.items[0].to != written(threshold, Whole)) {
      ++wrong;
      continue;
    }
    // The advice, done by the host in its own unit, does.
    wrong += nqpf::evaluate<set>(of_integers{threshold}, with).fired("at_most") ? 0 : 1;
    // The record on the boundary is the one of the host that stands there.
    const auto records = nqpf::boundary_records_of<set>(with);
    for (const auto& c : records.conditions()) {
      if (c.rule != 0) continue;
      double value[1];
      nqpf::detail::read_inputs<set>(of_integers{threshold}, value);
      wrong += c.is_shown() && records.values(c.holds)[0] == value[0] ? 0 : 1;
    }
  }
  return wrong;
}

// What the sets of 1/100 say in constants, with thresholds in the program text.
inline constexpr auto decimal = ruleset(
    {rule("low").when(share <= 0.07).then(verdict::weak).cite(manual, "1"),
     rule("middle").when(share > 0.07 && share <= 0.7).then(verdict::weak).cite(manual, "2"),
     rule("high").when(share > 0.7).then(verdict::sound).cite(manual, "3")});
inline constexpr auto percents =
    nqpf::bind<decimal>(nqpf::to<&of_integers::whole>(share).scaled(0.01));
inline constexpr auto singles =
    nqpf::bind<decimal>(nqpf::to<&of_floats::whole>(share).scaled(0.01));

constexpr bool percents_are_right() {
  for (int i = 0; i <= 100; ++i) {
    const auto found = nqpf::evaluate<percents>(of_integers{i});
    const auto single = nqpf::evaluate<singles>(of_floats{static_cast<float>(i)});
    if (found.fired("low") != (i <= 7) || found.fired("middle") != (i > 7 && i <= 70) ||
        found.fired("high") != (i > 70) || single.fired("high") != (i > 70))
      return false;
  }
  return true;
}

}  // namespace

TEST_CASE("scaled: the guide's percents, in constants and at run time", "[scaled]") {
  NQPF_BOTH(percents_are_right());
}

TEST_CASE("scaled: whole percents, permilles and basis points against every threshold",
          "[scaled]") {
  CHECK(wrong_of_one_record<of_integers, 100>() == 0);
  CHECK(wrong_of_one_record<of_integers, 1000>() == 0);
  CHECK(wrong_of_one_record<of_integers, 10000>() == 0);
  CHECK(wrong_of_one_record<of_doubles, 100>() == 0);
  CHECK(wrong_of_one_record<of_doubles, 1000>() == 0);
  CHECK(wrong_of_one_record<of_doubles, 10000>() == 0);
}

TEST_CASE("scaled: the same in columns, with every set of instructions", "[scaled]") {
  CHECK(wrong_of_columns<100>() == 0);
  CHECK(wrong_of_columns<1000>() == 0);
  CHECK(wrong_of_columns<10000>() == 0);
}

TEST_CASE("scaled: a book over columns and over one record", "[scaled]") {
  nqpf::rule_book book;
  const auto& s = book.add(indicator("share").in(-1, 2));
  const auto& cited = book.add(nqpf::source{"manual", "", "", ""});
  for (int k = 0; k < 100; ++k)
    book.add(rule(book.keep("r" + std::to_string(k)))
                 .when(s <= written(k, 100))
                 .then(verdict::weak)
                 .cite(cited, "1")
                 .allow(nqpf::defect::subsumed, "all thresholds"));
  REQUIRE(book.compile().ok());
  std::vector<int> percents_of_all;
  for (int i = 0; i <= 100; ++i) percents_of_all.push_back(i);
  nqpf::columns data(percents_of_all.size());
  data.add(s, nqpf::column_of(percents_of_all).scaled(0.01));
  const auto found = nqpf::evaluate(book.program(), data);
  long wrong = 0;
  for (int i = 0; i <= 100; ++i) {
    double value[1];
    data.row(book.program(), static_cast<std::size_t>(i), value);
    std::vector<truth> outcomes(100);
    nqpf::run(book.program(), value, nullptr, outcomes.data());
    for (int k = 0; k < 100; ++k) {
      wrong += found.outcome(k, static_cast<std::size_t>(i)) == truth_of(i <= k) ? 0 : 1;
      wrong += outcomes[static_cast<std::size_t>(k)] == truth_of(i <= k) ? 0 : 1;
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("scaled: changes and boundary records are values that the host has", "[scaled]") {
  CHECK(wrong_in_changes<100>() == 0);
  CHECK(wrong_in_changes<1000>() == 0);
  CHECK(wrong_in_changes<10000>() == 0);
}

}  // namespace scaled_test
