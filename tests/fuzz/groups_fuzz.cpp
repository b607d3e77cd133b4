// SPDX-License-Identifier: BSL-1.0
// Any bytes as a file of groups: read or refused; refused, the panel stays as it was.
#include <nqpf/panel.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto schema = nqpf::parse_schema("column,role\nid,entity\nyear,year\na,output\n");
  static const auto clean = nqpf::parse_panel("id,year,a\nx,2000,1\ny,2000,2\n", *schema);
  nqpf::panel panel = *clean;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto matched = nqpf::parse_groups(text, panel);
  if (matched.ok() ? *matched > panel.entities() : panel.groups() != clean->groups()) std::abort();
  return 0;
}
