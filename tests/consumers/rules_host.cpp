// SPDX-License-Identifier: BSL-1.0
// A host with a rule set, which takes the library in as the project around it says.
#if defined(HOST_IMPORTS_MODULE)
import nqpf;
#elif defined(HOST_INCLUDES_SINGLE_HEADER)
  #include <nqpf_rules.hpp>
#else
  #include <nqpf/rules.hpp>
#endif

struct loan {
  int score;
  double income;
};

namespace policy {

using namespace nqpf::dsl;

enum class answer { refuse, refer, accept };
constexpr auto describe(answer) {
  return worst_to_best<answer::refuse, answer::refer, answer::accept>;
}

inline constexpr nqpf::source manual{"credit_manual", "Credit manual", "the bank", "2026"};
inline constexpr auto score = indicator<&loan::score>("score").in(0, 1000).higher_is_better();
inline constexpr auto income = indicator<&loan::income>("income").in(0, 1e6).higher_is_better();

inline constexpr auto rules = ruleset<loan>(
    {rule("poor").when(score < 300).then(answer::refuse).cite(manual, "1"),
     rule("thin").when(score >= 300 && income < 1200).then(answer::refer).cite(manual, "2")});

}  // namespace policy

int main() {
  static_assert(nqpf::evaluate<policy::rules>(loan{200, 5000}).fired("poor"));
  const auto findings = nqpf::evaluate<policy::rules>(loan{500, 900});
  return findings.fired("thin") && !findings.fired("poor") ? 0 : 1;
}
