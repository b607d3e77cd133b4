// SPDX-License-Identifier: BSL-1.0

// Private: the inner loop of shortest paths, written once over vectors of NQPF_LANES doubles. scan.hpp
// includes this text once for each instruction set, so there is no #pragma once; alone it declares
// nothing.

#ifdef NQPF_LANES

namespace nqpf::inline NQPF_ABI::models::detail::NQPF_SCANS {

/// Shortens the lengths by way of `row`: base + cost - price, over blocks of columns. Keeps the least
/// of every block and returns the least of all.
inline NQPF_TARGET double relax(const scan_arrays& at, const double* cost, double base,
                                double row) {
  using real = double __attribute__((vector_size(NQPF_LANES * 8)));
  constexpr double infinity = std::numeric_limits<double>::infinity();
  const real start = base - real{}, mine = row - real{};
  double shortest = infinity;
  for (std::size_t first = 0; first < at.size; first += scan_block) {
    real here = infinity - real{};
    for (std::size_t j = first; j < first + scan_block; j += NQPF_LANES) {
      real price, known, origin, paid;
      __builtin_memcpy(&paid, cost + j, sizeof paid);
      __builtin_memcpy(&price, at.price + j, sizeof price);
      __builtin_memcpy(&known, at.length + j, sizeof known);
      __builtin_memcpy(&origin, at.from + j, sizeof origin);
      const real found = start + (paid - price);
      const auto shorter = found < known;
      known = shorter ? found : known;
      origin = shorter ? mine : origin;
      here = known < here ? known : here;
      __builtin_memcpy(at.length + j, &known, sizeof known);
      __builtin_memcpy(at.from + j, &origin, sizeof origin);
    }
    double least = here[0];
    for (std::size_t k = 1; k < NQPF_LANES; ++k) least = here[k] < least ? here[k] : least;
    at.least[first / scan_block] = least;
    shortest = least < shortest ? least : shortest;
  }
  return shortest;
}

}  // namespace nqpf::inline NQPF_ABI::models::detail::NQPF_SCANS

#endif
