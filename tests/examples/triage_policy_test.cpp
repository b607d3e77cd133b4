// SPDX-License-Identifier: BSL-1.0
// The maintenance manual of the example: what the plant relies on, and the records on either side of each threshold.

#include "../../examples/triage_policy.hpp"
#include "support/catch.hpp"

#include <nqpf/rules/boundary.hpp>
#include <nqpf/rules/decision_record.hpp>
#include <nqpf/rules/difference.hpp>
#include <nqpf/rules/questions.hpp>

#include <string>
#include <type_traits>

namespace triage_policy_test {

using namespace nqpf::dsl;
using triage::crew;
using triage::rules;
using triage::urgency;
using triage::work;

// What the manual promises, of all devices.
static_assert(nqpf::implies<rules>(triage::temperature > 90 && triage::vibration > 11, "danger"));
static_assert(nqpf::always<rules>(triage::hours > 8000 && triage::kind == device_kind::pump,
                                  work::grease));
static_assert(!nqpf::can_hold_together<rules>("danger", "no_sensor"));
static_assert(nqpf::implies<rules>("foreign", triage::maker != "Aqua"));
static_assert(nqpf::always<rules>(triage::vibration > 11 && triage::kind == device_kind::motor,
                                  urgency::today));

// Templates, since lists and texts are no constants in every library.
template <class Record = Device>
constexpr Record quiet() {
  using namespace std::chrono;
  Record d;
  d.maker = "Aqua";
  d.vibration = 1;
  d.temperature = 50;
  d.hours = 100;
  d.serviced = 2026y / 1 / 5;
  d.today = 2026y / 3 / 2;
  return d;
}
template <class Change>
constexpr nqpf::findings<rules> after(Change change) {
  auto d = quiet<std::conditional_t<(sizeof(Change) > 0), Device, void>>();
  change(d);
  return nqpf::evaluate<rules>(d);
}

template <class Record = Device>
constexpr bool manual_holds() {
  using namespace std::chrono;
  using D = Device;
  const Fault alarm{severity::alarm, 2026y / 3 / 1, false};
  const Fault seen{severity::alarm, 2026y / 3 / 1, true};
  return after([](D&) {}).count() == 0 &&
         // The threshold is 7.1 as it is written, whatever the float is.
         !after([](D& d) { d.vibration = 7.1F; }).fired("bearing") &&
         after([](D& d) { d.vibration = 7.11F; }).fired("bearing") &&
         !after([](D& d) { d.vibration = 8, d.kind = device_kind::valve; }).fired("bearing") &&
         after([](D& d) { d.vibration = 8, d.temperature = 90.5; }).concludes(urgency::stop) &&
         after([](D& d) { d.vibration = 8, d.temperature.reset(); }).outcome("danger") ==
             nqpf::truth::unknown &&
         // 26 weeks before 2 March 2026 is 1 September 2025.
         !after([](D& d) { d.serviced = 2025y / 9 / 1; }).fired("late") &&
         after([](D& d) { d.serviced = 2025y / 8 / 31; }).fired("late") &&
         after([&](D& d) { d.faults.assign(1, alarm); }).fired("alarmed") &&
         !after([&](D& d) { d.faults.assign(1, seen); }).fired("alarmed") &&
         after([&](D& d) {
           d.faults.assign(1, seen), d.maker = "Nagy";
         }).concludes(work::call_maker) &&
         !after([&](D& d) {
            d.faults.assign(1, seen), d.maker = "Rotor";
          }).concludes(work::call_maker);
}

// Clang has no constant std::string with the library of g++ 12.
#if defined(__cpp_lib_constexpr_vector) && defined(__cpp_lib_constexpr_string) && \
    __cpp_lib_constexpr_string >= 201907L &&                                      \
    (!defined(__clang__) || !defined(_GLIBCXX_RELEASE) || _GLIBCXX_RELEASE >= 13)
static_assert(manual_holds());
#endif

TEST_CASE("the maintenance manual answers as its text says") { CHECK(manual_holds()); }

TEST_CASE("a device without alarms that runs quietly needs no crew") {
  const auto sent = [](device_kind kind, int alarms, bool spare, float vibration) {
    Device d = quiet();
    d.kind = kind;
    d.faults.assign(static_cast<std::size_t>(alarms), Fault{severity::alarm, d.today, false});
    d.spare_runs = spare;
    d.vibration = vibration;
    const auto decided = nqpf::decide<triage::crews>(d);
    return decided.concludes(crew::two)      ? 200 + decided.value("minutes")
           : decided.concludes(crew::one)    ? 100 + decided.value("minutes")
           : decided.concludes(crew::nobody) ? 0 + decided.value("minutes")
                                             : -1;
  };
  CHECK(sent(device_kind::pump, 0, false, 1) == 0);
  CHECK(sent(device_kind::valve, 0, false, 20) == 0);
  CHECK(sent(device_kind::valve, 3, true, 1) == 215);
  CHECK(sent(device_kind::motor, 1, false, 8) == 230);
  CHECK(sent(device_kind::motor, 1, true, 8) == 160);
  CHECK(sent(device_kind::motor, 0, true, 8) == 340);
}

TEST_CASE("last year's manual let a service wait for a year") {
  const auto changes = nqpf::find_changes<triage::last_year, rules>();
  std::string all;
  for (const auto& change : changes) all += std::string(change.message.write().c_str()) + "\n";
  INFO(all);
  CHECK(all.find("newly week (rule late)") != std::string::npos);
  CHECK(all.find("no longer") == std::string::npos);
  CHECK(nqpf::find_changes<rules, rules>().none());
}

TEST_CASE("a record that says a device was serviced tomorrow breaks what the manual assumes") {
  Device d = quiet();
  d.serviced = d.today + std::chrono::days{1};
  CHECK_FALSE(nqpf::evaluate<rules>(d).inside_domains(d));
  d.serviced = d.today;
  CHECK(nqpf::evaluate<rules>(d).inside_domains(d));
}

TEST_CASE("the conditions of the manual decide on records that keep the assumption") {
  const auto records = nqpf::boundary_records_of<rules>();
  CHECK(records.size() > 20);
  CHECK(records.count(nqpf::influence::impossible) == 0);
  const int serviced = records.program().input("serviced");
  const int today = records.program().input("today");
  for (int i = 0; i < records.size(); ++i)
    CHECK_FALSE(records.values(i)[serviced] > records.values(i)[today]);
}

TEST_CASE("the audit record of a device says what is open") {
  Device d = quiet();
  d.vibration = 8;
  d.temperature.reset();
  std::string json;
  nqpf::write_decision_json(json, nqpf::evaluate<rules>(d).all());
  CHECK(json.find("\"undecided\":[{\"rule\":\"danger\"") != std::string::npos);
}

}  // namespace triage_policy_test
