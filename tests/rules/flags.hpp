// SPDX-License-Identifier: BSL-1.0
#pragma once

// One evaluation, compiled in two units with different instruction sets.
#include <nqpf/rules.hpp>
#include <nqpf/rules/columns.hpp>

#include <cstdint>
#include <vector>

namespace test::flags {

enum class verdict { weak, sound };
constexpr auto describe(verdict) { return nqpf::values<verdict::weak, verdict::sound>; }
struct record {
  double a, b, c;
};

namespace declared {
using namespace nqpf::dsl;
inline constexpr source manual{"manual", "", "", ""};
inline constexpr auto a = indicator<&record::a>("a").in(-9, 9);
inline constexpr auto b = indicator<&record::b>("b").in(-9, 9);
inline constexpr auto c = indicator<&record::c>("c").in(-9, 9);
// On the records tried, a fused multiplication and addition would turn each of these.
inline constexpr auto rules = ruleset<record>(
    {rule("sum").when(a * b + c == 0).then(verdict::weak).cite(manual, "1"),
     rule("more").when(a* b - c * c > 0).then(verdict::sound).cite(manual, "1"),
     rule("ratio").when((a * b + c) / 3 < 0).then(verdict::sound).cite(manual, "1")});
}  // namespace declared

/// Records on which a * b is rounded: c is the rounded product, with its sign turned.
inline std::vector<record> records() {
  std::vector<record> all;
  std::uint64_t state = 7;
  for (int i = 0; i < 4000; ++i) {
    record r{};
    for (double* v : {&r.a, &r.b}) {
      state = state * 6364136223846793005U + 1442695040888963407U;
      *v = static_cast<double>(state >> 12U) / 4503599627370496.0 - 0.5;
    }
    const volatile double product = r.a * r.b;
    r.c = -product;
    all.push_back(r);
  }
  return all;
}

// Each unit has its own: what inline functions of the library do there.
namespace {
[[maybe_unused]] std::vector<int> outcomes(const std::vector<record>& all) {
  std::vector<int> out;
  const auto maps = nqpf::evaluate<declared::rules>(nqpf::columns_over<declared::rules>(all));
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto found = nqpf::evaluate<declared::rules>(all[i]);
    for (int r = 0; r < 3; ++r) {
      out.push_back(static_cast<int>(found.all().outcomes[r]));
      out.push_back(static_cast<int>(maps.outcome(r, i)));
    }
  }
  return out;
}

/// Where the machine code of one inline function of the library stands.
[[maybe_unused]] const void* function_of_this_unit() {
  return reinterpret_cast<const void*>(&nqpf::simd::best);
}
}  // namespace

std::vector<int> outcomes_of_the_other_unit(const std::vector<record>& all);
const void* function_of_the_other_unit();

}  // namespace test::flags
