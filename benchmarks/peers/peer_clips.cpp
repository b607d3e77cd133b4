// SPDX-License-Identifier: BSL-1.0
// The workload through CLIPS 6.30, in the process:  peer_clips rules.clp records.bin outcomes.bin

#include "peer.hpp"

extern "C" {
#include <clips/clips.h>
}

#include <cstring>
#include <iostream>

namespace {

unsigned char outcomes[peer::rules];

// (mark RULE), called by each rule that fires.
int mark(void* environment) {
  outcomes[EnvRtnLong(environment, 1)] = 1;
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: peer_clips RULES RECORDS OUTCOMES\n";
    return 2;
  }
  const std::vector<char> bytes = peer::read_file(argv[2]);
  const std::vector<char> expected = peer::read_file(argv[3]);
  std::vector<double> values(bytes.size() / sizeof(double));
  if (!values.empty()) std::memcpy(values.data(), bytes.data(), values.size() * sizeof(double));
  const std::size_t records = values.size() / peer::indicators;
  if (records == 0 || expected.size() != records * peer::rules) return 2;

  void* const environment = CreateEnvironment();
  EnvDefineFunction2(environment, "mark", 'v', mark, "mark", "11i");
  if (EnvLoad(environment, argv[1]) != 1) return 1;
  void* const form = EnvFindDeftemplate(environment, "record");
  char names[peer::indicators][8];
  for (std::size_t k = 0; k < peer::indicators; ++k)
    std::snprintf(names[k], sizeof names[k], "x%zu", k);

  std::size_t different = 0;
  const auto put = [&](std::size_t i) {
    std::memset(outcomes, 0, sizeof outcomes);
    EnvReset(environment);
    fact* const f = EnvCreateFact(environment, form);
    for (std::size_t k = 0; k < peer::indicators; ++k) {
      DATA_OBJECT value;
      value.type = FLOAT;
      value.value = EnvAddDouble(environment, values[i * peer::indicators + k]);
      EnvPutFactSlot(environment, f, names[k], &value);
    }
    EnvAssert(environment, f);
  };
  const double all = peer::least_time(records, 5, [&] {
    different = 0;
    for (std::size_t i = 0; i < records; ++i) {
      put(i);
      EnvRun(environment, -1);
      for (std::size_t r = 0; r < peer::rules; ++r)
        different +=
            outcomes[r] != static_cast<unsigned char>(expected[i * peer::rules + r]) ? 1U : 0U;
    }
  });
  peer::report("CLIPS 6.30", all, records, different,
               "reset, a fact of 32 slots asserted in C, run, outcomes compared");
  DestroyEnvironment(environment);
  return 0;
}
