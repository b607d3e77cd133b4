// SPDX-License-Identifier: BSL-1.0
// says: defect 8, gap in a complete set: fees has no answer for price = 12.50 EUR
// within: 5
// errors: 1
// twin: is > 1250 => is >= 1250
#include "host.hpp"

struct Priced {
  int price;
};
constexpr nqpf::shown_text euros(double cents) {
  const int n = static_cast<int>(cents);
  return nqpf::shown_text() << n / 100 << (n % 100 < 10 ? ".0" : ".") << n % 100 << " EUR";
}
inline constexpr auto price = nqpf::indicator<&Priced::price>("price").in(0, 9999).shown_as(euros);
inline constexpr auto fees =
    table<hit::unique>("fees", inputs(price), {row(is < 1250).value(1), row(is > 1250).value(2)})
        .cite(law, "1")
        .complete_when_known();
static_assert(nqpf::require_proven<fees>());
