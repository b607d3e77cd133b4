// SPDX-License-Identifier: BSL-1.0
// A panel read and assessed, printed as JSON: the same on every machine. check.sh compiles it for each machine
// and compares.  panel_on_machine DATA SCHEMA
#include <nqpf/assess.hpp>
#include <nqpf/panel.hpp>
#include <nqpf/panel/text/hash.hpp>
#include <nqpf/report/json.hpp>

#include <cstdio>
#include <string_view>

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const auto meaning = nqpf::read_schema(argv[2]);
  if (!meaning) return 3;
  const auto data = nqpf::read_panel(argv[1], *meaning);
  if (!data) return 4;
  const auto found = nqpf::assess(*data, *meaning, {});
  if (!found) return 5;
  std::printf("%s\n", nqpf::report::to_json(*data, *found).c_str());
  const nqpf::panel_detail::hash_key key{1, 2};
  for (const std::string_view text : {"", "a", "north", "northern", "northern coast"})
    std::printf("%016llx\n",
                static_cast<unsigned long long>(nqpf::panel_detail::sip_hash(key)(text)));
  return 0;
}
