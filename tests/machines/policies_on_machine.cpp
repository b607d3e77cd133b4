// SPDX-License-Identifier: BSL-1.0
// The policies of two hosts: proven, evaluated over drawn records, explained. What this prints is the same on every
// machine, bit for bit. check.sh compiles it for each machine and compares.
#include "machines/digest.hpp"

#include "../../examples/loan_policy.hpp"
#include "../../examples/triage_policy.hpp"

#include <nqpf/rules/digest.hpp>
#include <nqpf/rules/explain.hpp>

#include <cstdio>
#include <optional>
#include <random>
#include <string>

namespace policies_on_machine {

namespace {

using test::digest_of_text;
using test::print_digest;

struct into_text {
  std::string text;
  into_text& operator<<(const char* s) {
    text += s;
    return *this;
  }
  into_text& operator<<(char c) {
    text += c;
    return *this;
  }
};

template <const auto& Set, class Make>
void print_decisions(const char* name, const Make& make) {
  print_digest(name, nqpf::digest(nqpf::program_of<Set>));
  digest_of_text all;
  std::mt19937 numbers(3);
  for (int i = 0; i < 300; ++i) {
    const auto record = make(numbers);
    const auto found = nqpf::evaluate<Set>(record);
    into_text out;
    for (const nqpf::finding& each : found) nqpf::write_text(out, nqpf::why(each));
    for (const nqpf::finding& each : found.undecided())
      nqpf::write_text(out, nqpf::undecided(each));
    all.add(out.text);
    if (i < 12) std::printf("%s", out.text.c_str());
  }
  print_digest("300 records", all.state);
}

unsigned below(std::mt19937& numbers, unsigned n) { return static_cast<unsigned>(numbers()) % n; }

Device some_device(std::mt19937& g) {
  using namespace std::chrono;
  constexpr const char* makers[] = {"Aqua", "Rotor", "Else"};
  Device d;
  d.maker = makers[below(g, 3)];
  d.kind = static_cast<device_kind>(below(g, 3));
  d.vibration = static_cast<float>(below(g, 500)) / 37.0F;
  if (below(g, 4) != 0) d.temperature = static_cast<double>(below(g, 2000)) / 13.0 - 20;
  d.hours = static_cast<int>(below(g, 20'000));
  d.today = sys_days{2026y / 3 / 1};
  d.serviced = d.today - days{below(g, 400)};
  if (below(g, 2) == 0) d.warranty_ends = d.today + days{below(g, 300)} - days{100};
  d.spare_runs = below(g, 2) == 0;
  for (unsigned n = below(g, 4); n > 0; --n)
    d.faults.push_back(
        {static_cast<severity>(below(g, 3)), d.today - days{below(g, 9)}, below(g, 2) == 0});
  return d;
}

Case some_loan(std::mt19937& g) {
  using namespace std::chrono;
  constexpr const char* countries[] = {"DE", "AT", "ES"};
  Case loan;
  Application& a = loan.application;
  loan.today = sys_days{2026y / 3 / 2};
  a.applicant = "somebody";
  a.born = year_month_day{loan.today - days{6000 + below(g, 24'000)}};
  a.country = countries[below(g, 3)];
  a.received = loan.today - days{below(g, 100)};
  a.amount = {static_cast<long long>(100'000 + below(g, 4'000'000))};
  a.months = 6 + static_cast<int>(below(g, 115));
  for (unsigned n = below(g, 4); n > 0; --n) {
    std::optional<int> paid;
    if (below(g, 3) != 0) paid = static_cast<int>(below(g, 100));
    a.incomes.push_back(
        {static_cast<income_kind>(below(g, 3)), {static_cast<long long>(below(g, 400'000))}, paid});
  }
  if (below(g, 3) != 0) a.other_loans = Money{static_cast<long long>(below(g, 50'000))};
  if (below(g, 4) != 0) a.score = static_cast<int>(below(g, 1000));
  return loan;
}

}  // namespace

}  // namespace policies_on_machine

int main() {
  using namespace policies_on_machine;
  print_decisions<triage::rules>("triage", some_device);
  print_decisions<lending::rules>("loans", some_loan);
  return 0;
}
