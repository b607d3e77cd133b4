// SPDX-License-Identifier: BSL-1.0
// A host that keeps a university's plan for top innovative talents in its own struct, and lets the rules of
// the second paper diagnose it: what the plan overlooks, what to do first, whose task it is.
//
//   diagnose_talent_plan [--stated-only] [--graph FILE]
//
// All numbers are invented, and the thresholds illustrative: the papers have none.

#include <nqpf/framework/top_innovative.hpp>
#include <nqpf/report/diagnosis.hpp>
#include <nqpf/report/relation_graph.hpp>
#include <nqpf/rules.hpp>

#include <cstring>
#include <fstream>
#include <iostream>
#include <optional>

namespace {

// Shares are kept as percentages; what nobody has counted yet is empty.
struct Selection {
  double academic_only_percent = 0;               // of selected students, by academic marks alone
  std::optional<double> types_of_talent_percent;  // of the types that the plan names
};
struct Plan {
  const char* name = "";
  Selection selection;
  std::optional<double> future_research_percent;
  std::optional<double> forecasts_that_held_percent;
  double present_market_percent = 0;
  double global_programmes_percent = 0;
  std::optional<double> disciplinary_barrier;
  double cross_field_projects_percent = 0;
  double cross_disciplinary_teachers_percent = 0;
  std::optional<double> high_level_teachers_percent;
  double ai_literacy = 0;  // an index from 0 to 100
  double project_driven_percent = 0;
  std::optional<double> laboratories_open_percent;
  double months_to_new_major = 0;
  double electives_percent = 0;
  std::optional<double> innovation_culture;  // an index from 0 to 100
  double innovation_ability = 0;             // an index from 0 to 100
  double lowest_of_nine_qualities = 0;       // an index from 0 to 100
  double coordination = 0;                   // of education, science and talents, an index
  double years_of_support = 0;
};

namespace bound {

using namespace nqpf::framework::indicators;
using nqpf::to;

constexpr auto rules = nqpf::bind<nqpf::framework::top_innovative::rules>(
    to<&Plan::selection, &Selection::academic_only_percent>(academic_only_selection_share)
        .scaled(0.01),
    to<&Plan::selection, &Selection::types_of_talent_percent>(talent_type_diversity).scaled(0.01),
    to<&Plan::future_research_percent>(future_research_share).scaled(0.01),
    to<&Plan::forecasts_that_held_percent>(trend_forecast_accuracy).scaled(0.01),
    to<&Plan::present_market_percent>(present_market_share).scaled(0.01),
    to<&Plan::global_programmes_percent>(global_programme_share).scaled(0.01),
    to<&Plan::disciplinary_barrier>(disciplinary_barrier),
    to<&Plan::cross_field_projects_percent>(cross_field_project_share).scaled(0.01),
    to<&Plan::cross_disciplinary_teachers_percent>(cross_disciplinary_teacher_share).scaled(0.01),
    to<&Plan::high_level_teachers_percent>(high_level_teacher_share).scaled(0.01),
    to<&Plan::ai_literacy>(ai_literacy),
    to<&Plan::project_driven_percent>(project_driven_share).scaled(0.01),
    to<&Plan::laboratories_open_percent>(laboratory_access_share).scaled(0.01),
    to<&Plan::months_to_new_major>(new_major_lag),
    to<&Plan::electives_percent>(elective_share).scaled(0.01),
    to<&Plan::innovation_culture>(innovation_culture),
    to<&Plan::innovation_ability>(innovation_ability),
    to<&Plan::lowest_of_nine_qualities>(nine_quality_minimum),
    to<&Plan::coordination>(triad_alignment), to<&Plan::years_of_support>(young_support_years));

}  // namespace bound

// One threshold has no default: how many breakthroughs a year are many depends on what is counted.
constexpr nqpf::settings<bound::rules> own_norms() {
  nqpf::settings<bound::rules> own;
  static_cast<void>(own.set("strengthen_breakthrough_by_talent_t2", 2));
  return own;
}
constexpr auto norms = own_norms();
static_assert(norms.complete());

Plan invented() {
  Plan p;
  p.name = "Plan for top innovative talents, 2026 to 2030";
  p.selection = {.academic_only_percent = 83, .types_of_talent_percent = 26};
  p.future_research_percent = 24;
  p.present_market_percent = 74;
  p.global_programmes_percent = 31;
  p.disciplinary_barrier = 0.66;
  p.cross_field_projects_percent = 14;
  p.cross_disciplinary_teachers_percent = 23;
  p.ai_literacy = 58;
  p.project_driven_percent = 36;
  p.laboratories_open_percent = 29;
  p.months_to_new_major = 30;
  p.electives_percent = 34;
  p.innovation_ability = 71;
  p.lowest_of_nine_qualities = 62;
  p.coordination = 37;
  p.years_of_support = 3;
  return p;
}

int usage() {
  std::cerr << "usage: diagnose_talent_plan [--stated-only] [--graph FILE]\n";
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  auto reading = nqpf::framework::reading::with_inferred;
  const char* graph = nullptr;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--stated-only") == 0) reading = nqpf::framework::reading::stated_only;
    else if (std::strcmp(argv[i], "--graph") == 0 && i + 1 < argc) graph = argv[++i];
    else return usage();
  }

  const Plan plan = invented();
  const auto findings = nqpf::evaluate<bound::rules>(plan, norms);
  std::cout << plan.name << " (invented numbers, illustrative thresholds)\n\n";
  const nqpf::framework::diagnosis found(findings.all(), reading);
  std::cout << nqpf::report::to_text(found);

  if (graph != nullptr) {
    std::ofstream out(graph);
    out << nqpf::report::relation_graph_svg(found) << '\n';
    if (!out) {
      std::cerr << "cannot write " << graph << '\n';
      return 1;
    }
  }
}
