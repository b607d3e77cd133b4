// SPDX-License-Identifier: BSL-1.0
// Sums that several comparisons share: the compiler and a program at run time find the same, and a sum written
// in another order is the same double in every executor. And what changes nothing where data are missing.
#include "random_sets.hpp"
#include "support/catch.hpp"

#include <nqpf/rules.hpp>
#include <nqpf/rules/columns.hpp>
#include <nqpf/rules/dynamic.hpp>

#include <optional>
#include <string>
#include <vector>

namespace shared_sums_test {

namespace {

using namespace nqpf::dsl;
using nqpf::defect;

enum class advice { refuse, admit, defer };
constexpr auto describe(advice) {
  return nqpf::values<advice::refuse, advice::admit, advice::defer>.conflicts(advice::refuse,
                                                                              advice::admit);
}
struct record {
  double x, y, z;
  int n, m;
  bool paid;
  std::optional<bool> seen;
  std::optional<double> amount;
};

inline constexpr source law{"law"};
inline constexpr auto x = indicator<&record::x>("x").in(0, 1);
inline constexpr auto y = indicator<&record::y>("y").in(0, 1);
inline constexpr auto z = indicator<&record::z>("z").in(0, 1);
inline constexpr auto n = indicator<&record::n>("n").in(0, 20);
inline constexpr auto m = indicator<&record::m>("m").in(0, 20);
inline constexpr auto paid = indicator<&record::paid>("paid");
inline constexpr auto seen = indicator<&record::seen>("seen");
inline constexpr auto amount = indicator<&record::amount>("amount").in(0, 1000);
inline constexpr auto w = 0.5 * x + 0.3 * y + 0.2 * z;
inline constexpr auto turned = 0.2 * z + 0.5 * x + 0.3 * y;

constexpr auto refuse(const char* id, const nqpf::condition<record>& c) {
  return rule(id).when(c).then(advice::refuse).cite(law, "1");
}
constexpr auto admit(const char* id, const nqpf::condition<record>& c) {
  return rule(id).when(c).then(advice::admit).cite(law, "1");
}
constexpr auto defer(const char* id, const nqpf::condition<record>& c) {
  return rule(id).when(c).then(advice::defer).cite(law, "1");
}

template <const auto& Set>
defect first() {
  const nqpf::diagnostics& found = nqpf::report_of<Set>;
  const double none[1]{};
  const nqpf::diagnostics again = nqpf::prove(nqpf::program_of<Set>, none);
  CHECK(found.ok() == again.ok());
  if (found.ok()) return defect::none;
  CHECK(again.items[0].code == found.items[0].code);
  return found.items[0].code;
}

inline constexpr auto between_two =
    ruleset<record>({refuse("low", w < 0.5), admit("high", w >= 0.52)});
inline constexpr auto with_gap = ruleset<record>({refuse("low", w < 0.5), admit("high", w >= 0.52)})
                                     .complete_when_known("low", "high");
inline constexpr auto without_gap =
    ruleset<record>({refuse("low", w < 0.5), admit("high", turned >= 0.5)})
        .complete_when_known("low", "high");
inline constexpr auto overlapping =
    ruleset<record>({refuse("low", w < 0.5), admit("high", turned >= 0.48)});
inline constexpr auto within = ruleset<record>({admit("a", w > 0.6), admit("b", 1 - w < 0.5)});
inline constexpr auto idle = ruleset<record>({admit("a", w<0.5 && -w> - 0.6)});
inline constexpr auto always = ruleset<record>({admit("a", w <= 1)});
inline constexpr auto never = ruleset<record>({admit("a", w > 1)});
inline constexpr auto scaled = ruleset<record>({admit("a", n > 6), admit("b", 2 * n > 10)});
inline constexpr auto swapped = ruleset<record>({admit("a", n + m > 12), admit("b", m + n > 10)});
inline constexpr auto taken =
    ruleset<record>({admit("a", x > 0.5), defer("b", 2 * x > 1)}).in_order("a", "b");
inline constexpr auto apart =
    ruleset<record>({refuse("a", 0.5 * x + 0.5 * y > 0.4), admit("b", x + y < 0.7)});
inline constexpr auto implied =
    ruleset<record>({admit("a", x > 0.5 && y > 0.5), admit("b", x + y > 0.9)});

TEST_CASE("one sum against several thresholds is decided, by the compiler and at run time") {
  CHECK(first<between_two>() == defect::none);
  CHECK(first<with_gap>() == defect::gap);
  CHECK(first<without_gap>() == defect::none);
  CHECK(first<overlapping>() == defect::conflict);
  CHECK(first<within>() == defect::subsumed);
  CHECK(first<idle>() == defect::no_effect);
  CHECK(first<always>() == defect::always_holds);
  CHECK(first<never>() == defect::never_holds);
  CHECK(first<scaled>() == defect::subsumed);
  CHECK(first<swapped>() == defect::subsumed);
  CHECK(first<taken>() == defect::shadowed);
  CHECK(first<apart>() == defect::none);
  CHECK(first<implied>() == defect::subsumed);
}

TEST_CASE("a sum in another order is the same double in every executor") {
  test::dice d(7);
  std::vector<record> all;
  for (int i = 0; i < 20000;
       ++i)  // whole percents: many sums lie at the threshold but for rounding
    all.push_back(
        {d.below(101) / 100.0, d.below(101) / 100.0, d.below(101) / 100.0, 0, 0, false, {}, {}});
  nqpf::columns data(all.size());
  data.add(x, nqpf::column_of<&record::x>(all))
      .add(y, nqpf::column_of<&record::y>(all))
      .add(z, nqpf::column_of<&record::z>(all));
  const nqpf::rule_bitmaps rows = nqpf::evaluate<without_gap>(data);
  long differ = 0;
  long at_threshold = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const record& r = all[i];
    const auto one = nqpf::evaluate<without_gap>(r);
    const auto row = nqpf::evaluate_row<without_gap>(data, i);
    differ += one.fired("low") == one.fired("high") ? 1 : 0;
    differ += row.fired("low") == row.fired("high") ? 1 : 0;
    differ += one.fired("low") != ((0.5 * r.x + 0.3 * r.y + 0.2 * r.z) < 0.5) ? 1 : 0;
    differ += rows.outcome(0, i) == one.outcome("low") && rows.outcome(1, i) == one.outcome("high")
                  ? 0
                  : 1;
    at_threshold +=
        (0.5 * r.x + 0.3 * r.y + 0.2 * r.z < 0.5) != (0.2 * r.z + 0.5 * r.x + 0.3 * r.y < 0.5) ? 1
                                                                                               : 0;
  }
  CHECK(differ == 0);
  CHECK(at_threshold > 0);  // or the order would not matter here
}

inline constexpr auto by_default = table<hit::unique>("by_default", inputs(paid, n),
                                                      {row(is(true), is >= 5).then(advice::refuse),
                                                       row(any, is < 5).then(advice::defer)})
                                       .otherwise(advice::refuse)
                                       .cite(law, "1");
inline constexpr auto by_default_or_open =
    table<hit::unique>(
        "by_default", inputs(seen, n),
        {row(is(true), is >= 5).then(advice::refuse), row(any, is < 5).then(advice::defer)})
        .otherwise(advice::refuse)
        .cite(law, "1");
inline constexpr auto guarded =
    ruleset<record>({refuse("big", known(amount) && amount > 100), admit("rest", !fired("big"))})
        .complete("big", "rest");
inline constexpr auto unguarded =
    ruleset<record>({refuse("big", amount > 100), admit("rest", !fired("big"))})
        .complete("big", "rest");

TEST_CASE("what changes nothing is told of defaults and missing data as they are") {
  CHECK(first<by_default>() == defect::no_effect);
  CHECK(first<by_default_or_open>() == defect::none);  // undecided where it is not known
  CHECK(first<guarded>() == defect::none);
  CHECK(first<unguarded>() == defect::gap);
}

}  // namespace

}  // namespace shared_sums_test
