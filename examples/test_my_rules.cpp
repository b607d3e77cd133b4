// SPDX-License-Identifier: BSL-1.0
// Testing rules: what the data at hand try of them, and the records on either side of every threshold that
// nobody thinks of. `test_my_rules --csv` prints those records with the outcomes expected, to be kept.

#include <nqpf/rules.hpp>
#include <nqpf/rules/boundary.hpp>
#include <nqpf/rules/coverage.hpp>

#include <iostream>
#include <optional>
#include <string_view>
#include <vector>

struct Programme {
  double practice_share = nqpf::missing;
  std::optional<double> employed_share;
  int partners = 0;
};

namespace quality {

using namespace nqpf::dsl;

enum class verdict { weak, watch, sound };
constexpr auto describe(verdict) {
  return worst_to_best<verdict::weak, verdict::watch, verdict::sound>;
}

inline constexpr source policy{"policy", "Quality policy", "", "2026"};
inline constexpr auto practice =
    indicator<&Programme::practice_share>("practice_share").in(0, 1).higher_is_better();
inline constexpr auto employed =
    indicator<&Programme::employed_share>("employed_share").in(0, 1).higher_is_better();
inline constexpr auto partners =
    indicator<&Programme::partners>("partners").in(0, 999).higher_is_better();

inline constexpr auto rules = ruleset<Programme>(
    {rule("thin_practice").when(practice < 0.25).then(verdict::weak).cite(policy, "1"),
     rule("isolated")
         .when(partners == 0 && (practice < 0.4 || employed < 0.6))
         .then(verdict::watch)
         .cite(policy, "2")});

}  // namespace quality

// A record of the host's own from the values of a boundary record: what reads records is tested along with the rules.
Programme programme_of(const nqpf::boundary_records& records, int i) {
  const auto value = [&](const char* id) { return records.values(i)[records.program().input(id)]; };
  Programme p;
  p.practice_share = value("practice_share");
  if (!nqpf::is_missing(value("employed_share"))) p.employed_share = value("employed_share");
  p.partners = static_cast<int>(value("partners"));
  return p;
}

int main(int argc, char** argv) {
  const auto records = nqpf::boundary_records_of<quality::rules>();
  if (argc > 1 && std::string_view(argv[1]) == "--csv") {
    nqpf::write_csv(std::cout, records);
    return 0;
  }

  const std::vector<Programme> last_year{
      {0.2, 0.7, 3}, {0.5, 0.9, 1}, {0.3, std::nullopt, 2}, {0.6, 0.5, 12}};
  nqpf::write_text(
      std::cout, nqpf::coverage_of<quality::rules>(nqpf::columns_over<quality::rules>(last_year)));

  std::cout << '\n';
  nqpf::write_text(std::cout, records);
  int wrong = 0;
  for (int i = 0; i < records.size(); ++i) {
    const auto findings = nqpf::evaluate<quality::rules>(programme_of(records, i));
    for (int r = 0; r < records.program().count.rules; ++r)
      if (findings.all().outcomes[r] != records.outcomes(i)[r]) ++wrong;
  }
  std::cout << wrong << " outcomes differ from those expected\n";
  return wrong == 0 ? 0 : 1;
}
