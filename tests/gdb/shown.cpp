// SPDX-License-Identifier: BSL-1.0
// What the test of the gdb printers looks at.
#include <nqpf/core/result.hpp>
#include <nqpf/rules.hpp>
#include <nqpf/rules/decide.hpp>

namespace {

using namespace nqpf::dsl;

struct loan {
  double income = 900;
  double debt = nqpf::missing;
  bool employed = true;
};
enum class answer { refuse, refer, grant };
constexpr auto describe(answer) {
  return worst_to_best<answer::refuse, answer::refer, answer::grant>;
}
constexpr auto income = indicator<&loan::income>("income").in(0, 100'000);
constexpr auto debt = indicator<&loan::debt>("debt").in(0, 100'000);
constexpr auto employed = indicator<&loan::employed>("employed");
constexpr source policy{"policy", "Policy", "", ""};
constexpr auto loans = ruleset<loan>(
    {rule("low_income").when(income < 1000 && employed).then(answer::refer).cite(policy, "1"),
     rule("owes").when(debt > 2 * income).then(answer::refuse).cite(policy, "2")});
constexpr auto offers =
    table<hit::first>("offer", inputs(income),
                      {row(is < 500).then(answer::refuse), row(is < 2000).then(answer::refer)})
        .cite(policy, "3")
        .otherwise(answer::grant);

[[gnu::noinline]] void stop_here(const void* thing) {
  __asm__ volatile("" : : "r"(thing) : "memory");
}

}  // namespace

int main() {
  const loan one;
  const auto found = nqpf::evaluate<loans>(one);
  const auto decided = nqpf::decide<offers>(one);
  const nqpf::replies::decision_view view = decided.view();
  const nqpf::condition<loan> written = income < 1000 && !(debt >= 5) && employed;
  const nqpf::text<80> words("plain words");
  const nqpf::result<int, int> good = 5;
  const nqpf::result<int, int> bad = nqpf::failure{7};
  const nqpf::rule<loan> kept = rule("low_income").when(income < 1000).then(answer::refer);
  const nqpf::finding first = *found.begin();
  const nqpf::finding second = *found.undecided().begin();
  stop_here(&written), stop_here(&words), stop_here(&good), stop_here(&bad);
  stop_here(&kept), stop_here(&first), stop_here(&second), stop_here(&view);
  return 0;
}
