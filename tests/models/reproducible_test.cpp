// SPDX-License-Identifier: BSL-1.0
// Under NQPF_REPRODUCIBLE a sum is made in one order, whatever the processor: four sums over every fourth number.
#include "support/catch.hpp"

#include <nqpf/models/detail/kernels.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace reproducible_test {

TEST_CASE("a program that asks for it sums alike on every processor") {
  std::vector<double> x(96);
  std::uint64_t state = 5;
  for (double& v : x) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    v = static_cast<double>(state >> 11U) * 0x1p-60;
  }
  volatile double part[4] = {0, 0, 0, 0};
  for (std::size_t i = 0; i < x.size(); ++i) part[i % 4] = part[i % 4] + x[i];
  const volatile double even = part[0] + part[2], odd = part[1] + part[3];
  CHECK(nqpf::models::detail::kernels().sum_of(x.data(), x.size()) == even + odd);
  // Wider vectors make other sums of these numbers, so that the comparison can tell.
  volatile double wide[8] = {0, 0, 0, 0, 0, 0, 0, 0};
  for (std::size_t i = 0; i < x.size(); ++i) wide[i % 8] = wide[i % 8] + x[i];
  double sum = 0;
  for (std::size_t k = 0; k < 4; ++k) sum += wide[k] + wide[k + 4];
  CHECK(sum != even + odd);
}

}  // namespace reproducible_test
