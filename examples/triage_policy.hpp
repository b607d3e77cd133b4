// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a works council of maintenance agreed on: which device is looked at first. `triage_devices` applies it.

#include <nqpf/rules.hpp>
#include <nqpf/rules/dates.hpp>
#include <nqpf/rules/lists.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

enum class device_kind { pump, motor, valve };
constexpr auto describe(device_kind) {
  using enum device_kind;
  return nqpf::values<pump, motor, valve>;
}

enum class severity { info, warning, alarm };
constexpr auto describe(severity) {
  using enum severity;
  return nqpf::values<info, warning, alarm>;
}

struct Fault {
  severity level = severity::info;
  std::chrono::sys_days seen;
  bool acknowledged = false;
};

struct Device {
  std::string name;
  std::string maker;
  device_kind kind = device_kind::pump;
  float vibration = 0;                // mm/s
  std::optional<double> temperature;  // degrees Celsius; not every device has a sensor
  int hours = 0;                      // of running since the last service
  std::chrono::sys_days serviced;
  std::optional<std::chrono::sys_days> warranty_ends;
  bool spare_runs = false;  // another device takes over if this one stops
  std::vector<Fault> faults;
  std::chrono::sys_days today;  // the day of the triage
};

namespace triage {

using namespace nqpf::dsl;

inline constexpr source manual{"MM", "Maintenance manual", "the plant", "2026"};

enum class urgency { stop, today, week, plan };
constexpr auto describe(urgency) {
  return worst_to_best<urgency::stop, urgency::today, urgency::week, urgency::plan>;
}
enum class work { inspect, replace_bearing, grease, call_maker };
constexpr auto describe(work) {
  using enum work;
  return nqpf::values<inspect, replace_bearing, grease, call_maker>;
}

// clang-format off
// --- The words of the manual ---

inline constexpr auto maker = category<&Device::maker>("maker", "Aqua", "Rotor").or_other();
inline constexpr auto kind = indicator<&Device::kind>("kind");
inline constexpr auto vibration = indicator<&Device::vibration>("vibration").in(0, 50).unit("mm/s");
inline constexpr auto temperature = indicator<&Device::temperature>("temperature").in(-40, 200).unit("C");
inline constexpr auto hours = indicator<&Device::hours>("hours").in(0, 50'000).unit("h");
inline constexpr auto serviced = indicator<&Device::serviced>("serviced").in(2015y/1/1, 2035y/12/31);
inline constexpr auto warranty_ends = indicator<&Device::warranty_ends>("warranty_ends").in(2015y/1/1, 2040y/12/31);
inline constexpr auto spare_runs = indicator<&Device::spare_runs>("spare_runs");
inline constexpr auto today = indicator<&Device::today>("today").in(2015y/1/1, 2035y/12/31);

inline constexpr auto faults = list<&Device::faults>("faults").item("fault").at_most(100);
inline constexpr auto level = indicator<&Fault::level>("level");
inline constexpr auto acknowledged = indicator<&Fault::acknowledged>("acknowledged");
inline constexpr auto new_alarms = named("new_alarms", count(faults, level == severity::alarm && !acknowledged));

// --- What the plant may set ---

inline constexpr auto shaking = parameter("shaking", 7.1).in(4.5, 11);

// --- The manual ---

/// The manual with the interval of services that it asks for.
constexpr auto manual_with(std::chrono::weeks interval) {
  return ruleset<Device>({
    derived("hot").when(temperature > 90),
    derived("shakes").when(vibration > shaking),
    derived("overdue").when(serviced + interval < today),
    derived("covered").when(warranty_ends >= today),

    rule("danger").when(holds("hot") && holds("shakes")).then(urgency::stop).cite(manual, "2.1"),
    rule("bearing").when(holds("shakes") && kind != device_kind::valve)
      .then(urgency::today, work::replace_bearing).cite(manual, "2.2"),
    rule("alarmed").when(new_alarms >= 1).then(urgency::today, work::inspect).cite(manual, "2.3"),
    rule("no_sensor").when(!known(temperature) && kind == device_kind::motor)
      .then(urgency::week, work::inspect).cite(manual, "2.4"),
    rule("late").when(holds("overdue")).then(urgency::week, work::grease).cite(manual, "3.1"),
    rule("worn").when(hours > 8'000 && kind == device_kind::pump)
      .then(urgency::plan, work::grease).cite(manual, "3.2"),
    rule("free").when(holds("covered") && holds("shakes")).then(work::call_maker).cite(manual, "4.1"),
    rule("foreign").when(maker != "Aqua" && maker != "Rotor" && any(faults, level == severity::alarm))
      .then(work::call_maker).cite(manual, "4.2"),
  }).over(maker, kind, vibration, temperature, hours, serviced, warranty_ends, today)
    .given(serviced <= today);
}
inline constexpr auto rules = manual_with(std::chrono::weeks{26});
inline constexpr auto last_year = manual_with(std::chrono::weeks{52});

// Who goes there.
enum class crew { nobody, one, two };
constexpr auto describe(crew) {
  using enum crew;
  return nqpf::values<nobody, one, two>;
}
inline constexpr auto crews = table<hit::first>("crews", inputs(kind, new_alarms, spare_runs, vibration), {
  row(is(device_kind::valve), is < 1,  any,       any         ).then(crew::nobody).value("minutes", 0),
  row(any,                    is >= 3, any,       any         ).then(crew::two).value("minutes", 15),
  row(any,                    any,     is(false), is > shaking).then(crew::two).value("minutes", 30),
  row(any,                    is >= 1, any,       any         ).then(crew::one).value("minutes", 60),
  row(any,                    any,     is(true),  is > shaking).then(crew::one).value("minutes", 240),
}).cite(manual, "5").otherwise(crew::nobody).otherwise_value("minutes", 0);
// clang-format on

}  // namespace triage
