// SPDX-License-Identifier: BSL-1.0
// A host with a proven set of every kind, compiled and run under sanitizers. Under -fsanitize=undefined g++ does not
// know in a constant expression that an address is not null; every proof here has to do without.
#include <nqpf/rules.hpp>
#include <nqpf/rules/boundary.hpp>
#include <nqpf/rules/change.hpp>
#include <nqpf/rules/columns.hpp>
#include <nqpf/rules/coverage.hpp>
#include <nqpf/rules/dates.hpp>
#include <nqpf/rules/difference.hpp>
#include <nqpf/rules/dynamic.hpp>
#include <nqpf/rules/explain.hpp>
#include <nqpf/rules/fill_gaps.hpp>
#include <nqpf/rules/partial.hpp>
#include <nqpf/rules/questions.hpp>
#include <nqpf/rules/require_answer.hpp>

#include <chrono>
#include <span>
#include <vector>

namespace {

using namespace nqpf::dsl;
using nqpf::hit;

enum class answer { refuse, refer, accept };
constexpr auto describe(answer) {
  return nqpf::worst_to_best<answer::refuse, answer::refer, answer::accept>;
}
inline constexpr nqpf::source manual{"manual", "Manual", "the bank", "2026"};

struct income {
  double monthly;
};
struct loan {
  int score;
  double amount;
  std::chrono::sys_days issued;
  std::span<const income> incomes;
};

inline constexpr auto score = indicator<&loan::score>("score").in(0, 1000);
inline constexpr auto amount = indicator<&loan::amount>("amount").in(0, 1000);
inline constexpr auto issued =
    indicator<&loan::issued>("issued").in(2000y / 1 / 1, 2030y / 12 / 31);
inline constexpr auto incomes = list<&loan::incomes>("incomes").item("income").at_most(20);
inline constexpr auto monthly = indicator<&income::monthly>("monthly").in(0, 10'000);
inline constexpr auto low = parameter("low", 300).in(200, 400);
inline constexpr auto high = parameter("high", 700).in(450, 800);

inline constexpr auto grouped =
    ruleset<loan>({rule("poor").when(score < low).then(answer::refuse).cite(manual, "1"),
                   rule("middle").when(score < high).then(answer::refer).cite(manual, "2"),
                   rule("good").when(score >= high).then(answer::accept).cite(manual, "3")})
        .ordered(low, high)
        .in_order("poor", "middle", "good")
        .complete_when_known("poor", "middle", "good");

inline constexpr auto unique_table =
    table<hit::unique>(
        "grade", inputs(score, amount),
        {row(is < 300, any).then(answer::refuse), row(is >= 300, is < 500).then(answer::accept),
         row(is >= 300, is >= 500).then(answer::refer)})
        .cite(manual, "4")
        .complete_when_known();
inline constexpr auto chained =
    table<hit::first>("route", inputs(nqpf::output<answer>(unique_table), amount),
                      {row(is(answer::refer), is > 900).then(answer::refuse)})
        .cite(manual, "5")
        .otherwise(answer::accept);

inline constexpr auto listed = ruleset<loan>(
    {rule("small").when(any(incomes, monthly < low)).then(answer::refuse).cite(manual, "6"),
     rule("enough")
         .when(sum(incomes, monthly) > 5000)
         .then(answer::accept)
         .cite(manual, "7")
         .allow(nqpf::defect::conflict, "shown only")});

inline constexpr auto calendar_rules = ruleset<loan>(
    {rule("old").when(issued < 2010y / 1 / 1).then(answer::refuse).cite(manual, "8"),
     rule("new").when(issued + days(30) > 2020y / 1 / 1).then(answer::accept).cite(manual, "9")});

// What the compiler answers.
static_assert(nqpf::implies<grouped>(score < 200, "poor"));
static_assert(!nqpf::can_hold_together<grouped>("poor", "good"));
static_assert(nqpf::always<unique_table>(score >= 300 && amount >= 500, answer::refer));
static_assert(nqpf::always<chained>(amount <= 900, answer::accept));
static_assert(nqpf::reachable<chained>(answer::refuse));
static_assert(!nqpf::can_hold_together<listed>("small", !holds("small")));
static_assert(nqpf::implies<calendar_rules>("old", issued < 2015y / 1 / 1));
static_assert(nqpf::equivalent<grouped>("poor", score < low));
static_assert(nqpf::changes_between<unique_table, unique_table>.none());
static_assert(nqpf::require_implies<grouped, "poor", "poor">());

constexpr loan poor{250, 100, std::chrono::sys_days{2025y / 1 / 1}, {}};
constexpr bool finds_changes() {
  const auto found = nqpf::evaluate<grouped>(poor);
  const auto cleared = nqpf::what_would_clear(found["poor"]);
  const auto held = nqpf::what_would_hold(nqpf::evaluate<calendar_rules>(poor)["old"]);
  return cleared.is == nqpf::needed_change::answer::smallest && cleared.items[0].to == 300 &&
         held.is == nqpf::needed_change::answer::smallest;
}
constexpr bool gives_reasons() {
  const auto found = nqpf::evaluate<grouped>(poor);
  return nqpf::why(found["poor"]).possible && nqpf::why_not(found["good"]).count > 0;
}
static_assert(finds_changes());
static_assert(gives_reasons());

// What programs are asked at run time.
bool tools_agree() {
  const std::vector<loan> loans{poor, {500, 100, poor.issued, {}}, {900, 900, poor.issued, {}}};
  const auto columns = nqpf::columns_over<grouped>(loans);
  const nqpf::program& p = nqpf::program_of<grouped>;
  if (nqpf::evaluate<grouped>(columns).outcome(0, 1) != nqpf::truth::no) return false;
  if (nqpf::evaluate<listed>(nqpf::columns_over<listed>(loans)).rows() != 3) return false;
  if (!nqpf::fill_gaps(nqpf::program_of<unique_table>, 0).whole) return false;
  if (nqpf::boundary_records_of<grouped>().conditions().empty()) return false;
  if (nqpf::coverage_of<grouped>(columns).counts.rows() != 3) return false;
  if (!nqpf::implies(p, "poor", score < 400)) return false;
  return finds_changes() && gives_reasons();
}

bool books_agree() {
  nqpf::rule_book book;
  const auto& share = book.add(nqpf::indicator("share").in(0, 1));
  book.add(rule("never").when(share < 0.3 && share > 0.4).then(answer::refuse).cite(manual, "10"));
  const bool refused = !book.compile().ok();  // holds on no record
  nqpf::rule_book sound;
  const auto& part = sound.add(nqpf::indicator("part").in(0, 1));
  sound.add(rule("thin").when(part < 0.3).then(answer::refuse).cite(manual, "10"));
  return refused && sound.compile().ok();
}

}  // namespace

int main() {
  static_assert(nqpf::evaluate<grouped>(loan{100, 1, {}, {}}).fired("poor"));
  static_assert(nqpf::is_proven<grouped> && nqpf::is_proven<unique_table> &&
                nqpf::is_proven<chained> && nqpf::is_proven<listed> &&
                nqpf::is_proven<calendar_rules>);
  const income paid[] = {{150}, {6000}};
  const loan one{650, 950, std::chrono::sys_days{2005y / 1 / 1}, paid};
  // The status says which set answers wrongly.
  if (!nqpf::evaluate<grouped>(one).fired("middle")) return 1;
  if (!nqpf::decide<unique_table>(one).concludes(answer::refer)) return 2;
  if (!nqpf::decide<chained>(one).concludes(answer::refuse)) return 3;
  if (!nqpf::evaluate<listed>(one).fired("small")) return 4;
  if (!nqpf::evaluate<listed>(one).fired("enough")) return 5;
  if (!nqpf::evaluate<calendar_rules>(one).fired("old")) return 6;
  if (nqpf::evaluate<calendar_rules>(one).fired("new")) return 7;
  if (!tools_agree()) return 8;
  return books_agree() ? 0 : 9;
}
