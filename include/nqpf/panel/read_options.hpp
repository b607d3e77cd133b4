// SPDX-License-Identifier: BSL-1.0
#pragma once

// How a file of data is read: what its cells, lines and years look like.

#include <nqpf/panel/csv.hpp>
#include <nqpf/panel/text/number_format.hpp>
#include <nqpf/panel/text/year.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace nqpf::inline NQPF_ABI {

/// How a file of data is read. How it is laid out is said by the schema: see `schema_column`.
struct read_options {
  csv_options csv;
  number_format numbers;
  std::vector<std::string> missing = {"", "NA", "..",
                                      "-"};  ///< cells of numbers that say 'missing'
  split_year years = split_year::refused;    ///< what 2023/24 means
  std::size_t title_lines = 0;               ///< records above the header that are passed over
  bool units_line = false;  ///< the record after the header gives units; those of the schema win
  bool partial = false;     ///< columns that the file has not are all missing: see `read_panels`
  std::size_t most_errors = 100;  ///< of each kind that are listed; the rest is counted
  /// Called after every `csv.chunk` bytes or so, and at the end, with the bytes done and the bytes
  /// in all (0 where that is not known).
  void (*progress)(void* context, std::uint64_t done, std::uint64_t total) = nullptr;
  void* context = nullptr;
};

}  // namespace nqpf::inline NQPF_ABI
