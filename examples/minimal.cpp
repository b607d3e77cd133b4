// SPDX-License-Identifier: BSL-1.0
// Rules over a host's own struct: proven and tested by the compiler, explained at run time.

#include <nqpf/framework/sources.hpp>
#include <nqpf/rules.hpp>

#include <iostream>
#include <optional>

struct Programme {                       // the host's own type, untouched
  double practice_share;                 // share of teaching hours
  std::optional<double> dual_qualified;  // share of teachers; may be missing
  int partner_enterprises;
};

namespace quality {

using namespace nqpf::dsl;
using nqpf::framework::cao_wu;
using nqpf::framework::hu_li;

enum class verdict { weak, watch, sound };
constexpr auto describe(verdict) {
  return worst_to_best<verdict::weak, verdict::watch, verdict::sound>;
}

// The thresholds are this host's own; the papers give none.
inline constexpr auto practice =
    indicator<&Programme::practice_share>("practice_share").in(0, 1).higher_is_better();
inline constexpr auto dual =
    indicator<&Programme::dual_qualified>("dual_qualified").in(0, 1).higher_is_better();
inline constexpr auto partners =
    indicator<&Programme::partner_enterprises>("partner_enterprises").in(0, 999).higher_is_better();

inline constexpr auto rules =
    ruleset<Programme>(
        {rule("thin_practice").when(practice < 0.25).then(verdict::weak).cite(cao_wu, "5.1"),
         rule("no_partner")
             .when(partners == 0 && practice < 0.4)
             .then(verdict::weak)
             .cite(hu_li, "5.2"),
         rule("few_dual").when(dual < 0.3).then(verdict::watch).cite(cao_wu, "5.3")})
        .over(practice, dual, partners);

static_assert(nqpf::evaluate<rules>(Programme{0.1, {}, 0}).fired("no_partner"));

}  // namespace quality

int main() {
  const Programme programme{0.2, std::nullopt, 3};
  const auto findings = nqpf::evaluate<quality::rules>(programme);  // compiles only if proven

  for (const auto& finding : findings) std::cout << finding << '\n';
  for (const auto& open : findings.undecided()) std::cout << open << '\n';
}
