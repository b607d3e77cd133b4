// SPDX-License-Identifier: BSL-1.0
#pragma once

// The record of the rule benchmarks and what a programmer writes by hand for it. The generated sources see
// no more than this: neither the library nor its indicators.

#include <cstddef>

namespace workload {

struct record {
  double x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11, x12, x13, x14, x15, x16, x17, x18, x19,
      x20, x21, x22, x23, x24, x25, x26, x27, x28, x29, x30, x31;
};

inline constexpr unsigned indicator_count = 32;

/// So many rows the loops over columns take at once: what they write stays in the cache. A multiple of 16,
/// without which g++ vectorises less, a divisor of all numbers of rows, and not so few that it unrolls loops.
template <std::size_t Rules>
inline constexpr unsigned block_rows = Rules > 100 ? 1000 : 2000;

/// All rules on one record as if/else; one outcome per rule.
template <std::size_t Rules>
void hand_written(const record& r, bool* out);
/// The same with every comparison computed.
template <std::size_t Rules>
void branch_free(const record& r, bool* out);
/// The same over `block_rows<Rules>` rows of columns.
template <std::size_t Rules>
void hand_written_columns(const double* const* x, unsigned char (*out)[block_rows<Rules>]);

template <>
void hand_written<10>(const record&, bool*);
template <>
void hand_written<100>(const record&, bool*);
template <>
void hand_written<1000>(const record&, bool*);
template <>
void branch_free<10>(const record&, bool*);
template <>
void branch_free<100>(const record&, bool*);
template <>
void branch_free<1000>(const record&, bool*);
template <>
void hand_written_columns<10>(const double* const*, unsigned char (*)[block_rows<10>]);
template <>
void hand_written_columns<100>(const double* const*, unsigned char (*)[block_rows<100>]);
template <>
void hand_written_columns<1000>(const double* const*, unsigned char (*)[block_rows<1000>]);

}  // namespace workload
