// SPDX-License-Identifier: BSL-1.0
// The module `nqpf`: what <nqpf/nqpf.hpp> and <nqpf/rules/columns.hpp> declare, for `import nqpf;`. Clang 19
// builds it: clang++ -std=c++20 -I include --precompile include/nqpf/nqpf.cppm -o nqpf.pcm
module;

// The standard headers of the library stand here, so that the module does not export them.
#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <initializer_list>
#include <limits>
#include <memory>
#include <new>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

export module nqpf;

// Included here on purpose: a header of the library and the module may be used in one program.
#pragma clang diagnostic ignored "-Winclude-angled-in-module-purview"
export extern "C++" {
#include <nqpf/nqpf.hpp>
#include <nqpf/rules/columns.hpp>
}
