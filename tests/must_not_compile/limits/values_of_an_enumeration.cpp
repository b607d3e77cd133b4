// SPDX-License-Identifier: BSL-1.0
// expect: an indicator has at most 256 enumerators
// within: 8
// twin: first<257> => first<256>
#include "host.hpp"
template <unsigned long N>
constexpr auto first() {
  nqpf::enumeration<limits::place> all =
      nqpf::detail::named_values<limits::place>(limits::places.items);
  all.count = static_cast<int>(N);
  return all;
}
namespace limits {
constexpr auto describe(place) { return first<257>(); }
inline constexpr auto where = indicator<&record::where>("where");
}  // namespace limits
