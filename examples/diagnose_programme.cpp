// SPDX-License-Identifier: BSL-1.0
// A host that keeps its own struct about degree programmes and lets the rules of the first paper
// diagnose it: findings with reasons and sources, advised measures, and what is missing to say
// more.
//
//   diagnose_programme                 with what the paper states and what was inferred from it
//   diagnose_programme --stated-only   only with what the paper states
//
// All numbers of the programme are invented, and the thresholds illustrative: the paper has none.

#include <nqpf/framework/foreign_language.hpp>
#include <nqpf/rules.hpp>

#include <cstring>
#include <iostream>
#include <optional>

namespace {

// The host's record. Shares are kept as percentages; what nobody has counted yet is empty.
struct Staff {
  std::optional<double> qualified_percent;
  std::optional<double> training_hours;
  int partners_abroad = 0;
};
struct Programme {
  const char* name = "";
  std::optional<double> areas_covered_percent;
  double method_diversity = 0;
  std::optional<double> exam_percent;
  double practice_hours_percent = 0;
  std::optional<double> interactive_percent;
  std::optional<double> interdisciplinary_percent;
  std::optional<double> digital_percent;
  std::optional<double> learning_interest;  // an index from 0 to 100
  std::optional<double> satisfied_enterprises_percent;
  double demand_growth_percent = 0;
  int evaluated_abilities = 0;
  double years_between_revisions = 0;
  Staff staff;
};

namespace fl = nqpf::framework::foreign_language;
namespace fw = nqpf::framework;

// What the programme knows of the framework's indicators. What is not bound reads as missing.
namespace bound {
using namespace nqpf::framework::indicators;
using nqpf::to;

constexpr auto rules = nqpf::bind<fl::rules>(
    to<&Programme::areas_covered_percent>(curriculum_completeness).scaled(0.01),
    to<&Programme::method_diversity>(method_diversity),
    to<&Programme::exam_percent>(exam_weight).scaled(0.01),
    to<&Programme::practice_hours_percent>(practice_hours_share).scaled(0.01),
    to<&Programme::interactive_percent>(interactive_teaching_share).scaled(0.01),
    to<&Programme::interdisciplinary_percent>(interdisciplinary_course_share).scaled(0.01),
    to<&Programme::digital_percent>(digital_teaching_coverage).scaled(0.01),
    to<&Programme::learning_interest>(learning_interest),
    to<&Programme::satisfied_enterprises_percent>(enterprise_need_satisfaction).scaled(0.01),
    to<&Programme::demand_growth_percent>(language_talent_demand_growth).scaled(0.01),
    to<&Programme::evaluated_abilities>(evaluation_dimension_count),
    to<&Programme::years_between_revisions>(plan_revision_interval),
    to<&Programme::staff, &Staff::qualified_percent>(qualified_teacher_share).scaled(0.01),
    to<&Programme::staff, &Staff::training_hours>(teacher_training_hours),
    to<&Programme::staff, &Staff::partners_abroad>(international_partner_count));
}  // namespace bound

// The host's own thresholds, within the ranges for which the rules are proven. One has no default: how
// many breakthroughs a year are many depends on what is counted.
constexpr nqpf::settings<bound::rules> own_norms() {
  nqpf::settings<bound::rules> own;
  static_cast<void>(own.set("recommend_practice_t1", 0.35));
  static_cast<void>(own.set("strengthen_three_factors_t1", 5));
  return own;
}
constexpr auto norms = own_norms();
static_assert(norms.complete());

// The compiler tests what this host relies on.
constexpr Programme staffed(double qualified_percent) {
  Programme p;
  p.staff.qualified_percent = qualified_percent;
  return p;
}
static_assert(nqpf::evaluate<bound::rules>(staffed(55), norms)
                  .concludes(diagnose(fw::dilemma::weak_teaching_staff)));

constexpr const char* indent = "      ";

template <class Findings>
void print_diagnoses(const Findings& findings) {
  std::cout << "What is wrong\n\n";
  const auto diagnosed = fw::all_said<fw::verb::diagnose, fw::dilemma>(findings);
  for (const auto& finding : findings) {
    fw::each_said<fw::verb::diagnose, fw::dilemma>(finding, [&](fw::dilemma d) {
      const auto& entry = about(d);
      std::cout << "  " << entry.meaning;
      if (entry.weight == fw::weight::named) std::cout << " (the paper names it, no more)";
      std::cout << '\n' << indent << id_of(entry.value);
      if (entry.parent) std::cout << ", part of " << id_of(*entry.parent);
      std::cout << '\n' << indent << "because " << finding.why().c_str() << '\n';
      std::cout << indent << finding.id() << " [" << finding.sources().c_str() << "]\n";
      fw::each_cause(d, [&](fw::dilemma cause, fw::relation) {
        if (diagnosed.contains(cause))
          std::cout << indent << "brought about by " << id_of(cause) << ": begin there\n";
      });
    });
  }
}

template <class Findings>
void print_measures(const Findings& findings, fw::reading reading) {
  std::cout << "\nWhat to do\n\n";
  for (const fw::measure m : advised(findings, fl::answers, reading)) {
    const auto& entry = about(m);
    std::cout << "  " << entry.meaning << '\n' << indent << id_of(entry.value);
    if (entry.path) std::cout << ", measure " << entry.order << " of " << id_of(*entry.path);
    std::cout << " [" << entry.from().write().c_str() << "]\n";
    why_advised(
        findings, fl::answers, m,
        [](const nqpf::finding& rule) {
          std::cout << indent << "because " << rule.why().c_str() << " [" << rule.sources().c_str()
                    << "]\n";
        },
        [](const auto& answer) {
          std::cout << indent << "answers " << id_of(answer.to) << " ["
                    << answer.from.write().c_str() << "]\n";
        },
        reading);
  }
}

template <class Findings>
void print_drive(const Findings& findings, fw::reading reading) {
  std::cout << "\nWhich relations of the two-way drive it bears out\n\n";
  const auto print = [=](const char* words, fw::relation c, const nqpf::finding& finding) {
    const auto& entry = about(c);
    if (!takes(reading, entry.status)) return;
    std::cout << "  " << words << ": " << entry.origin.id() << ' ' << id_of(entry.kind) << ' '
              << entry.target.id() << '\n'
              << indent << id_of(entry.value) << ", because " << finding.why().c_str() << " ["
              << finding.sources().c_str() << "]\n";
  };
  for (const auto& finding : findings) {
    fw::each_said<fw::verb::strengthen, fw::relation>(
        finding, [&](fw::relation c) { print("at work", c, finding); });
    fw::each_said<fw::verb::weaken, fw::relation>(
        finding, [&](fw::relation c) { print("hindered", c, finding); });
  }
}

template <class Findings>
void print_open(const Findings& findings) {
  std::cout << "\nWhat could not be decided\n\n";
  for (const auto& finding : findings.undecided()) std::cout << "  " << finding << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  auto reading = fw::reading::with_inferred;
  if (argc == 2 && std::strcmp(argv[1], "--stated-only") == 0) {
    reading = fw::reading::stated_only;
  } else if (argc > 1) {
    std::cerr << "usage: diagnose_programme [--stated-only]\n";
    return 2;
  }

  Programme programme;
  programme.name = "Applied English";
  programme.areas_covered_percent = 82;
  programme.method_diversity = 0.27;
  programme.exam_percent = 70;
  programme.practice_hours_percent = 33;
  programme.interdisciplinary_percent = 12;
  programme.digital_percent = 68;
  programme.learning_interest = 64;
  programme.satisfied_enterprises_percent = 54;
  programme.demand_growth_percent = 8;
  programme.evaluated_abilities = 2;
  programme.years_between_revisions = 5;
  programme.staff = {.qualified_percent = 62, .training_hours = 48, .partners_abroad = 4};

  const auto findings = nqpf::evaluate<bound::rules>(programme, norms);
  std::cout << programme.name << " (invented numbers, illustrative thresholds)\n\n";
  findings.outside_domains([](const nqpf::indicator_info& info, double value) {
    std::cout << "  " << info.id << " = " << value << " is outside its range\n";
  });
  print_diagnoses(findings);
  print_measures(findings, reading);
  print_drive(findings, reading);
  print_open(findings);
}
