// SPDX-License-Identifier: BSL-1.0
#pragma once

// The literals of all atoms of a program, made together: where a comparison fails and where it holds are the two sides of
// one cut.

#include <nqpf/rules/space/box.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// Where a comparison with a number fails, and where it holds: the two sides of one cut, as `make_literal` has them one by
/// one. False where it is of another kind.
constexpr bool fill_sides(const space& s, const atom& a, literal* out) {
  if (a.what != atom::form::compare || a.relation >= comparison::equal) return false;
  out[0].count = out[1].count = 0;
  out[0].everywhere = out[1].everywhere = false;
  const double bound = bound_of(a, s.parameters);
  if (is_missing(bound)) return true;
  const axis x = s.axis_of(a.input);
  const bool takes_less = a.relation <= comparison::less_equal;
  const bool equal_is_less =
      a.relation == comparison::less_equal || a.relation == comparison::greater;
  const long long cut = space::clamp(x, x.cut_at(ordinal(bound) + (equal_is_less ? 1 : 0)));
  literal& below = out[takes_less ? 1 : 0];
  literal& above = out[takes_less ? 0 : 1];
  below.add({a.input, false, false, x.low, cut});
  below.everywhere = cut == x.high && cut > x.low;
  above.add({a.input, false, false, cut, x.known});
  above.everywhere = cut == x.low && x.known == x.high && cut < x.known;
  return true;
}
/// What `make_literal` says of the atoms from `first` on, `most` at the most: of each first where it fails, then where it
/// holds.
constexpr void fill_literals(const space& s, int first, int most, literal* out) {
  for (int i = 0; i < most && first + i < s.p->count.atoms; ++i) {
    if (fill_sides(s, s.p->atoms[first + i], out + 2 * i)) continue;
    out[2 * i] = s.make_literal(first + i, false);
    out[2 * i + 1] = s.make_literal(first + i, true);
  }
}

}  // namespace nqpf::inline NQPF_ABI::detail
