// SPDX-License-Identifier: BSL-1.0
#pragma once

// Devices as a plant keeps them, the rules of their maintenance, and what a good programmer writes for the same answers.

#include "ordinary_truth.hpp"

#include <nqpf/rules.hpp>

#include <optional>
#include <random>
#include <string>

namespace ordinary::triage {

enum class device_kind { pump, motor, valve, fan };
constexpr auto describe(device_kind) {
  using enum device_kind;
  return nqpf::values<pump, motor, valve, fan>;
}
enum class state { off, idle, running };
constexpr auto describe(state) { return nqpf::values<state::off, state::idle, state::running>; }

struct record {
  std::string maker;
  std::string site;
  device_kind kind;
  state now;
  std::optional<double> vibration;
  std::optional<double> temperature;
  std::optional<int> pressure;
  int hours;
  int since_service;  // days
  int interval;       // days
  int alarms;
  int starts;
  std::optional<int> warranty;  // days that are left
  bool has_spare;

  constexpr int late_by() const { return since_service - interval; }
  /// Starts in a thousand hours.
  constexpr std::optional<double> start_rate() const {
    return hours > 0 ? std::optional<double>(1000.0 * starts / hours) : std::nullopt;
  }
};

enum class urgency { stop, today, week, plan };
constexpr auto describe(urgency) {
  return nqpf::worst_to_best<urgency::stop, urgency::today, urgency::week, urgency::plan>;
}
enum class work { inspect, replace, grease, call };
constexpr auto describe(work) {
  return nqpf::values<work::inspect, work::replace, work::grease, work::call>;
}

// clang-format off
namespace set {
using namespace nqpf::dsl;
inline constexpr source manual{"manual", "Maintenance manual", "", "2026"};
inline constexpr auto maker = category<&record::maker>("maker", "Aqua", "Rotor", "Brook").or_other();
inline constexpr auto site = category<&record::site>("site", "north", "south", "harbour");
inline constexpr auto kind = indicator<&record::kind>("kind");
inline constexpr auto now = indicator<&record::now>("now");
inline constexpr auto vibration = indicator<&record::vibration>("vibration").in(0, 50);
inline constexpr auto temperature = indicator<&record::temperature>("temperature").in(-40, 200);
inline constexpr auto pressure = indicator<&record::pressure>("pressure").in(0, 400);
inline constexpr auto hours = indicator<&record::hours>("hours").in(0, 100'000);
inline constexpr auto late_by = indicator<&record::late_by>("late_by").in(-2000, 4000);
inline constexpr auto start_rate = indicator<&record::start_rate>("start_rate").in(0, 1e9);
inline constexpr auto alarms = indicator<&record::alarms>("alarms").in(0, 1000);
inline constexpr auto warranty = indicator<&record::warranty>("warranty").in(-4000, 4000);
inline constexpr auto has_spare = indicator<&record::has_spare>("has_spare");

inline constexpr auto rules = ruleset<record>({
  derived("hot").when(temperature > 90),
  derived("shakes").when(vibration > 7 && now == state::running),
  derived("late").when(late_by > 0),
  derived("covered").when(warranty >= 0),
  rule("danger").when(holds("hot") && holds("shakes")).then(urgency::stop).cite(manual, "1"),
  rule("burst").when(pressure > 300 && kind != device_kind::fan).then(urgency::stop).cite(manual, "2"),
  rule("bearing").when(holds("shakes") && one_of(kind, device_kind::pump, device_kind::motor)).then(work::replace).cite(manual, "3"),
  rule("alarmed").when(alarms >= 3).then(urgency::today).cite(manual, "4"),
  rule("alone").when(alarms >= 1 && !has_spare).then(urgency::today).cite(manual, "5"),
  rule("blind").when(!known(temperature) && kind == device_kind::motor).then(work::inspect).cite(manual, "6"),
  rule("overdue").when(late_by > 90).then(urgency::today).cite(manual, "7"),
  rule("due").when(holds("late") && late_by <= 90).then(urgency::week).cite(manual, "8"),
  rule("worn").when(hours > 20'000 && kind == device_kind::pump).then(urgency::plan).cite(manual, "9"),
  rule("restless").when(start_rate > 50 && now != state::off).then(work::grease).cite(manual, "10"),
  rule("free").when(holds("covered") && (holds("hot") || holds("shakes"))).then(work::call).cite(manual, "11"),
  rule("unknown_maker").when(!one_of(maker, "Aqua", "Rotor", "Brook") && alarms >= 1).then(work::call).cite(manual, "12"),
  rule("salt").when(site == "harbour" && holds("late")).then(work::inspect).cite(manual, "13"),
  rule("old_aqua").when(maker == "Aqua" && hours > 30'000).then(work::replace).cite(manual, "14"),
  rule("weak_pump").when(kind == device_kind::pump && now == state::running && pressure < 20).then(work::inspect).cite(manual, "15"),
});

inline constexpr auto crew = table<hit::first>("crew", inputs(kind, alarms, has_spare, vibration, site), {
  row(any,                      is >= 3, any,       any,    any          ).value(2),
  row(is(device_kind::pump, device_kind::motor), any, is(false), is > 7, any).value(2),
  row(any,                      is >= 1, any,       any,    is("harbour")).value(2),
  row(not_(is(device_kind::valve)), is >= 1, any,   any,    any          ).value(1),
  row(any,                      any,     is(true),  is > 11, any         ).value(1),
}).cite(manual, "16").otherwise_value(0);
}  // namespace set
// clang-format on

/// Outcomes in the order of the set, derived facts first, then the rows of the table.
inline void by_hand(const record& r, truth* out) {
  const bool running = r.now == state::running;
  const bool pump = r.kind == device_kind::pump, motor = r.kind == device_kind::motor;
  const bool has_vibration = r.vibration.has_value();
  const double vibration = r.vibration.value_or(0);
  const bool has_pressure = r.pressure.has_value();
  const int pressure = r.pressure.value_or(0);
  const int late_by = r.late_by();
  const bool late = late_by > 0, alarm = r.alarms >= 1, harbour = r.site == "harbour",
             aqua = r.maker == "Aqua";
  const truth hot = when(r.temperature.has_value(), r.temperature.value_or(0) > 90);
  const truth shakes = running ? when(has_vibration, vibration > 7) : truth::no;
  const truth covered = when(r.warranty.has_value(), r.warranty.value_or(0) >= 0);
  const auto rate = r.start_rate();
  out[0] = hot;
  out[1] = shakes;
  out[2] = yes_if(late);
  out[3] = covered;
  out[4] = both(hot, shakes);
  out[5] = r.kind == device_kind::fan ? truth::no : when(has_pressure, pressure > 300);
  out[6] = pump || motor ? shakes : truth::no;
  out[7] = yes_if(r.alarms >= 3);
  out[8] = yes_if(alarm && !r.has_spare);
  out[9] = yes_if(motor && !r.temperature.has_value());
  out[10] = yes_if(late_by > 90);
  out[11] = yes_if(late && late_by <= 90);
  out[12] = yes_if(pump && r.hours > 20'000);
  out[13] = r.now == state::off ? truth::no : when(rate.has_value(), rate.value_or(0) > 50);
  out[14] = both(covered, either(hot, shakes));
  out[15] = yes_if(alarm && !aqua && r.maker != "Rotor" && r.maker != "Brook");
  out[16] = yes_if(late && harbour);
  out[17] = yes_if(r.hours > 30'000 && aqua);
  out[18] = pump && running ? when(has_pressure, pressure < 20) : truth::no;

  out[19] = yes_if(r.alarms >= 3);
  out[20] = (pump || motor) && !r.has_spare ? when(has_vibration, vibration > 7) : truth::no;
  out[21] = yes_if(alarm && harbour);
  out[22] = yes_if(alarm && r.kind != device_kind::valve);
  out[23] = r.has_spare ? when(has_vibration, vibration > 11) : truth::no;
}

inline record any_record(std::mt19937_64& random) {
  const auto in = [&](int low, int high) {
    return std::uniform_int_distribution<int>(low, high)(random);
  };
  const auto often = [&] { return in(0, 9) > 0; };
  constexpr const char* makers[] = {"Aqua", "Rotor", "Brook", "Nagy and Sons, Budapest"};
  constexpr const char* sites[] = {"north", "south", "harbour"};
  record r{};
  r.maker = makers[in(0, 3)];
  r.site = sites[in(0, 2)];
  r.kind = static_cast<device_kind>(in(0, 3));
  r.now = static_cast<state>(in(0, 2));
  if (often()) r.vibration = in(0, 140) / 10.0;
  if (often()) r.temperature = in(20, 120);
  if (often()) r.pressure = in(0, 400);
  r.hours = in(0, 40'000);
  r.since_service = in(0, 400);
  r.interval = in(90, 365);
  r.alarms = in(0, 4);
  r.starts = in(0, 3'000);
  if (often()) r.warranty = in(-500, 500);
  r.has_spare = in(0, 1) == 1;
  return r;
}

}  // namespace ordinary::triage
