// SPDX-License-Identifier: BSL-1.0
// A host with a framework of its own: a shipyard and its training centre. The templates of the library take
// the yard's own types; the compiler checks that the model is whole. No paper is involved.
//
// All numbers are invented.

#include <nqpf/framework/answers.hpp>
#include <nqpf/framework/drive.hpp>
#include <nqpf/framework/innovation.hpp>
#include <nqpf/framework/productivity.hpp>
#include <nqpf/rules.hpp>

#include <iostream>
#include <optional>

namespace yard {

using namespace nqpf::framework;
using namespace nqpf::dsl;

// The three elements of productivity are types that the yard has anyway. A score lies in [0, 1].
struct Crew {
  double certified_share = 0;
  [[nodiscard]] constexpr double score() const { return certified_share; }
};
struct Cranes {
  std::optional<double> availability;
  [[nodiscard]] constexpr std::optional<double> score() const { return availability; }
};
struct Hulls {
  double built_right_first_time = 0;
  [[nodiscard]] constexpr double score() const { return built_right_first_time; }
};
using Production = productivity<Crew, Cranes, Hulls, least_of_elements>;

// Two paths of training with the measures on each.
enum class way { workshop, classroom };
constexpr auto describe(way) { return nqpf::values<way::workshop, way::classroom>; }
enum class step { pair_with_master, simulator, night_school, drawing_course };
constexpr auto describe(step) {
  using enum step;
  return nqpf::values<pair_with_master, simulator, night_school, drawing_course>;
}
using Training =
    innovation<path_with_measures<way::workshop, step::pair_with_master, step::simulator>,
               path_with_measures<way::classroom, step::night_school, step::drawing_course>>;
static_assert(Training::path_count == 2 && Training::measure_count == 4);

struct Centre {
  double apprentices_who_stay = 0;
  [[nodiscard]] constexpr double score() const { return apprentices_who_stay; }
};

// Orders call for welders; the centre hands them to the yard. With one of the two lines the type would not
// compile, and the error would name the direction that is missing.
using Drive = two_way_drive<Production, Centre, drive<Production, Centre, influence::requires_>,
                            drive<Centre, Production, influence::provides>>;

// What goes wrong, and what answers it. A trouble without an answer would not compile.
enum class trouble { rework, few_welders };
constexpr auto describe(trouble) { return nqpf::values<trouble::rework, trouble::few_welders>; }
inline constexpr nqpf::source handbook{"handbook", "The yard's handbook", "", "2026"};
inline constexpr auto answers =
    answerset({answer(trouble::rework, step::simulator).cite(handbook, "4"),
               answer(trouble::rework, step::drawing_course).cite(handbook, "4"),
               answer(trouble::few_welders, step::pair_with_master).cite(handbook, "5"),
               answer(trouble::few_welders, step::night_school).cite(handbook, "5")});
static_assert(require_answered<answers>());

// The rules conclude with the verbs of the framework, over the yard's own enumerations.
struct Month {
  double reworked_share = 0;
  std::optional<int> open_posts;
};
inline constexpr auto reworked =
    indicator<&Month::reworked_share>("reworked_share").in(0, 1).lower_is_better();
inline constexpr auto posts =
    indicator<&Month::open_posts>("open_posts").in(0, 500).lower_is_better();
inline constexpr auto rules = ruleset<Month>(
    {rule("much_rework").when(reworked > 0.08).then(diagnose(trouble::rework)).cite(handbook, "4"),
     rule("posts_open").when(posts > 12).then(diagnose(trouble::few_welders)).cite(handbook, "5")});

}  // namespace yard

int main() {
  const yard::Drive model{{{0.72}, {0.9}, {0.81}}, {0.64}};
  std::cout << "production " << model.productivity.score() << ", training "
            << model.cultivation.score() << ": "
            << (model.lagging() == nqpf::framework::lag::cultivation_lags ? "training lags"
                                                                          : "training keeps up")
            << '\n';
  const auto findings = nqpf::evaluate<yard::rules>(yard::Month{0.11, std::nullopt});
  for (const auto& finding : findings) std::cout << finding << '\n';
  for (const auto& open : findings.undecided()) std::cout << open << '\n';
  for (const yard::step s : advised(findings, yard::answers))
    std::cout << "do: " << nqpf::framework::id_of(s) << '\n';
}
