// SPDX-License-Identifier: BSL-1.0
// expect: a table has at most 64 columns
// within: 8
// twin: <65> => <64>
#include "host.hpp"
using namespace limits;
inline constexpr auto wide = with_many<65>(
    [](const auto&... each) {
      return nqpf::table<nqpf::hit::unique>(
          "t", inputs(each...), {row((static_cast<void>(each), any)...).then(verdict::weak)});
    },
    x);
