// SPDX-License-Identifier: BSL-1.0
// A host that keeps its own structs about a vocational college and the region around it, and lets the rules
// of the third paper diagnose both: dilemmas with reasons and sources, measures, duties, and what to collect.
//
//   diagnose_college                   prints the diagnosis
//   diagnose_college --graph FILE      also writes the relations around it as SVG
//   diagnose_college --questions       prints a questionnaire for what the rules read and the host lacks
//
// All numbers are invented, and the thresholds illustrative: the papers have none.

#include <nqpf/framework/questionnaire.hpp>
#include <nqpf/framework/vocational.hpp>
#include <nqpf/report/diagnosis.hpp>
#include <nqpf/report/relation_graph.hpp>
#include <nqpf/rules.hpp>

#include <cstring>
#include <fstream>
#include <iostream>
#include <optional>

namespace {

// The region's statistics office knows these, and not all of them every year.
struct Region {
  double traditional_growth_percent = 0;  // of growth from branches of the old kind
  std::optional<double> rd_percent_of_output;
  std::optional<double> months_until_applied;
  std::optional<double> tfp_growth_percent;
};
// The college's own books.
struct College {
  const char* name = "";
  Region region;
  int places = 0;     // graduates a year
  int vacancies = 0;  // posts in the region for which they were trained
  std::optional<double> supply_accuracy_percent;
  std::optional<double> coupling;
  double majors_that_match_percent = 0;
  double years_between_major_reviews = 0;
  std::optional<double> joint_programmes_percent;
  std::optional<double> joint_textbooks_percent;
  std::optional<double> enterprise_hours_percent;
  double public_funding_percent = 0;
  std::optional<double> leading_firms_percent;
  double off_campus_percent = 0;
  std::optional<double> management_cost_percent;
  int property_disputes = 0;
  std::optional<double> skilled_graduates_percent;
  std::optional<double> stage_barrier;
};

// Graduates for each post: a host's own function of its record.
double supply_demand_ratio_of(const College& c) {
  return c.vacancies > 0 ? static_cast<double>(c.places) / c.vacancies : nqpf::missing;
}

namespace bound {

using namespace nqpf::framework::indicators;
using nqpf::to;

// What the college knows of the framework's indicators. What is not bound reads as missing.
constexpr auto rules = nqpf::bind<nqpf::framework::vocational::rules>(
    to<&supply_demand_ratio_of>(supply_demand_ratio),
    to<&College::supply_accuracy_percent>(supply_accuracy).scaled(0.01),
    to<&College::coupling>(coupling_degree),
    to<&College::majors_that_match_percent>(major_industry_match).scaled(0.01),
    to<&College::years_between_major_reviews>(major_adjustment_interval),
    to<&College::joint_programmes_percent>(joint_programme_share).scaled(0.01),
    to<&College::joint_textbooks_percent>(joint_textbook_share).scaled(0.01),
    to<&College::enterprise_hours_percent>(enterprise_teaching_share).scaled(0.01),
    to<&College::public_funding_percent>(public_funding_dependence).scaled(0.01),
    to<&College::leading_firms_percent>(leading_firm_participation).scaled(0.01),
    to<&College::off_campus_percent>(off_campus_activity_share).scaled(0.01),
    to<&College::management_cost_percent>(management_cost_share).scaled(0.01),
    to<&College::property_disputes>(property_dispute_count),
    to<&College::skilled_graduates_percent>(skilled_talent_share).scaled(0.01),
    to<&College::stage_barrier>(stage_barrier),
    to<&College::region, &Region::traditional_growth_percent>(traditional_growth_dependence)
        .scaled(0.01),
    to<&College::region, &Region::rd_percent_of_output>(rd_intensity).scaled(0.01),
    to<&College::region, &Region::months_until_applied>(achievement_application_lag),
    to<&College::region, &Region::tfp_growth_percent>(tfp_growth).scaled(0.01));

}  // namespace bound

// Some thresholds have no default: what is many, or much, depends on what is counted.
constexpr nqpf::settings<bound::rules> own_norms() {
  nqpf::settings<bound::rules> own;
  static_cast<void>(own.set("diagnose_headcount_mismatch_t1", 1000));
  static_cast<void>(own.set("diagnose_headcount_mismatch_t2", 800));
  static_cast<void>(own.set("strengthen_three_factors_t1", 5));
  static_cast<void>(own.set("strengthen_element_cycle_t1", 10));
  return own;
}
constexpr auto norms = own_norms();
static_assert(norms.complete());

College invented() {
  College c;
  c.name = "Riverside Vocational College";
  c.region = {.traditional_growth_percent = 66,
              .rd_percent_of_output = 1.9,
              .months_until_applied = std::nullopt,
              .tfp_growth_percent = 1.2};
  c.places = 1480;
  c.vacancies = 1910;
  c.supply_accuracy_percent = 55;
  c.coupling = 0.38;
  c.majors_that_match_percent = 61;
  c.years_between_major_reviews = 5;
  c.joint_programmes_percent = 22;
  c.enterprise_hours_percent = 34;
  c.public_funding_percent = 71;
  c.leading_firms_percent = 45;
  c.off_campus_percent = 27;
  c.property_disputes = 0;
  c.skilled_graduates_percent = 78;
  return c;
}

}  // namespace

int main(int argc, char** argv) {
  const bool draws = argc == 3 && std::strcmp(argv[1], "--graph") == 0;
  if (argc == 2 && std::strcmp(argv[1], "--questions") == 0) {
    std::cout << to_csv(nqpf::framework::questions_of<bound::rules>());
    return 0;
  }
  if (argc != 1 && !draws) {
    std::cerr << "usage: diagnose_college [--graph FILE | --questions]\n";
    return 2;
  }

  const College college = invented();
  const auto findings = nqpf::evaluate<bound::rules>(college, norms);
  std::cout << college.name << " (invented numbers, illustrative thresholds)\n\n";
  findings.outside_domains([](const nqpf::indicator_info& info, double value) {
    std::cout << "  " << info.id << " = " << value << " is outside its range\n";
  });
  const nqpf::framework::diagnosis found(findings.all());
  std::cout << nqpf::report::to_text(found);

  if (draws) {
    std::ofstream out(argv[2]);
    out << nqpf::report::relation_graph_svg(found) << '\n';
    if (!out) {
      std::cerr << "cannot write " << argv[2] << '\n';
      return 1;
    }
  }
}
