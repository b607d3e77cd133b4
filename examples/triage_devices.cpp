// SPDX-License-Identifier: BSL-1.0
// A plant that decides by the manual in triage_policy.hpp which device is looked at first.
//
//   triage_devices             the list for the shift, the most urgent device first
//   triage_devices --json      what was decided on each device, as lines of JSON
//   triage_devices --changes   what the manual changes since last year

#include "triage_policy.hpp"

#include <nqpf/rules/decision_record.hpp>
#include <nqpf/rules/difference.hpp>
#include <nqpf/rules/explain.hpp>

#include <algorithm>
#include <iostream>
#include <string_view>

namespace {

using triage::urgency;
using triage::work;

// clang-format off
std::vector<Device> plant() {
  using namespace std::chrono;
  using enum device_kind;
  const sys_days today = 2026y/3/2;
  return {
    {"P-101", "Aqua", pump, 2.5F, 61, 9'200, 2025y/11/3, 2024y/6/30, true, {}, today},
    {"M-7", "Rotor", motor, 8.2F, 96.5, 3'100, 2025y/12/1, 2027y/1/31, false,
     {{severity::warning, 2026y/3/1, false}}, today},
    {"V-33", "Nagy", valve, 0.4F, {}, 120, 2025y/10/20, {}, false,
     {{severity::alarm, 2026y/2/27, true}}, today},
    {"M-12", "Rotor", motor, 7.1F, {}, 900, 2025y/6/12, {}, true, {}, today},
    {"P-204", "Brook", pump, 9.5F, {}, 2'400, 2026y/1/9, {}, true,
     {{severity::alarm, 2026y/3/2, false}, {severity::info, 2026y/3/2, false}}, today}};
}
// clang-format on

constexpr const char* words_of(urgency u) {
  constexpr const char* words[] = {"stop it now", "today", "this week", "plan it"};
  return words[static_cast<int>(u)];
}
constexpr const char* words_of(work w) {
  constexpr const char* words[] = {"inspect", "replace the bearing", "grease", "call the maker"};
  return words[static_cast<int>(w)];
}

/// The most urgent of what the rules conclude: 4 where nothing is to be done.
int rank(const nqpf::findings<triage::rules>& findings) {
  int place = 0;
  for (const urgency u : {urgency::stop, urgency::today, urgency::week, urgency::plan}) {
    if (findings.concludes(u)) return place;
    ++place;
  }
  return place;
}

void tell(const Device& device) {
  const auto findings = nqpf::evaluate<triage::rules>(device);
  const int urgent = rank(findings);
  std::cout << device.name << ": "
            << (urgent < 4 ? words_of(static_cast<urgency>(urgent)) : "nothing to do");
  for (const work w : {work::inspect, work::replace_bearing, work::grease, work::call_maker})
    if (findings.concludes(w)) std::cout << ", " << words_of(w);
  const auto sent = nqpf::decide<triage::crews>(device);
  const int people = sent.concludes(triage::crew::two)   ? 2
                     : sent.concludes(triage::crew::one) ? 1
                                                         : 0;
  if (people > 0)
    std::cout << "; " << people << " to be there within " << sent.value("minutes") << " minutes";
  std::cout << '\n';
  for (const auto& finding : findings) std::cout << "  " << finding << '\n';
  for (const auto& open : findings.undecided()) std::cout << "  " << open << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view wanted = argc > 1 ? argv[1] : "";
  if (wanted == "--changes") {
    for (const auto& change : nqpf::find_changes<triage::last_year, triage::rules>())
      std::cout << change.message.write().c_str() << '\n';
    return 0;
  }
  std::vector<Device> devices = plant();
  std::stable_sort(devices.begin(), devices.end(), [](const Device& a, const Device& b) {
    return rank(nqpf::evaluate<triage::rules>(a)) < rank(nqpf::evaluate<triage::rules>(b));
  });
  for (const Device& device : devices) {
    if (wanted != "--json") {
      tell(device);
      continue;
    }
    nqpf::write_decision_json(std::cout, nqpf::evaluate<triage::rules>(device).all(), device);
    std::cout << '\n';
  }
  return 0;
}
