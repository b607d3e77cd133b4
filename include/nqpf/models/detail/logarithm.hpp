// SPDX-License-Identifier: BSL-1.0
#pragma once

// A logarithm whose last digit does not depend on the C library.

#include <nqpf/core/abi.hpp>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace nqpf::inline NQPF_ABI::models::detail {

/// ln x, within 1 ulp: as std::log, with the reduction and the polynomial of FreeBSD's msun (e_log.c) for
/// positive normal numbers. The C libraries of i386 and x86-64 do not agree on the last bit.
inline double logarithm(double x) {
  if (!(x >= std::numeric_limits<double>::min() && x <= std::numeric_limits<double>::max()))
    return std::log(x);
  constexpr std::uint64_t one = 0x3ff0000000000000, lowest = 0x3fe6a09e667f3bcd;  // 1 and sqrt(1/2)
  const std::uint64_t raw = std::bit_cast<std::uint64_t>(x) + (one - lowest);
  const double k = static_cast<double>(static_cast<int>(raw >> 52) - 1023);  // x = 2^k (1 + f)
  const double f = std::bit_cast<double>((raw & 0x000fffffffffffff) + lowest) - 1;
  const double half = 0.5 * f * f, s = f / (2 + f), z = s * s, w = z * z;
  const double even = w * (3.999999999940941908e-01 +
                           w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
  const double odd = z * (6.666666666666735130e-01 +
                          w * (2.857142874366239149e-01 +
                               w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
  return s * (half + odd + even) + k * 1.90821492927058770002e-10 - half + f +
         k * 6.93147180369123816490e-01;
}

}  // namespace nqpf::inline NQPF_ABI::models::detail
