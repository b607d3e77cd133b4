// SPDX-License-Identifier: BSL-1.0
// Any bytes as rules in the form of a text.
#include "rule_text_fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view source(reinterpret_cast<const char*>(data), size);
  nqpf::rules_read read = nqpf::read_rule_text(source, fuzz::words());
  fuzz::check_errors(read, source);
  if (read.ok()) fuzz::check_written(read);
  return 0;
}
