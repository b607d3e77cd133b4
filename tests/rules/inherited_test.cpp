// SPDX-License-Identifier: BSL-1.0
// Members of bases: a pointer to one has the type of the base, and rules over the derived record read it.
#include "support/catch.hpp"

#include <nqpf/rules.hpp>
#include <nqpf/rules/columns.hpp>

#include <vector>

namespace inherited_test {

namespace {

struct part {
  double depth;
};
struct first_base {
  int before = 0;  // so that the second base starts elsewhere
};
struct root {
  double x;
  part inner;
};
struct middle : root {
  int y;
};
struct device : first_base, middle {
  double z;
};
enum class verdict { weak, sound };
constexpr auto describe(verdict) { return nqpf::values<verdict::weak, verdict::sound>; }

using namespace nqpf::dsl;
inline constexpr nqpf::source manual{"manual", "", "", ""};
inline constexpr auto x = indicator<&device::x>("x").in(0, 10);
inline constexpr auto y = indicator<&device::y>("y").in(0, 10);
inline constexpr auto z = indicator<&device::z>("z").in(0, 10);
inline constexpr auto depth = indicator<&device::inner, &part::depth>("depth").in(0, 10);
inline constexpr auto rules = ruleset<device>(
    {rule("root").when(x > 5).then(verdict::weak).cite(manual, "1"),
     rule("both").when(x<3 && y> 4).then(verdict::weak).cite(manual, "1"),
     rule("all").when(x > 1 && y > 1 && z > 1).then(verdict::sound).cite(manual, "1"),
     rule("less").when(x + 1 < z).then(verdict::sound).cite(manual, "1"),
     rule("nested").when(z<9 && depth> 2).then(verdict::sound).cite(manual, "1")});

constexpr device made(double a, int b, double c, double d) {
  device r{};
  r.x = a;
  r.y = b;
  r.z = c;
  r.inner.depth = d;
  return r;
}
constexpr bool fires(const device& d, const char* id) {
  const auto found = nqpf::evaluate<rules>(d);
  return found.all().outcomes[nqpf::program_of<rules>.rule(id)] == nqpf::truth::yes;
}
static_assert(fires(made(6, 0, 0, 0), "root") && !fires(made(5, 9, 9, 9), "root"));
static_assert(fires(made(2, 5, 0, 0), "both") && !fires(made(2, 4, 9, 9), "both"));
static_assert(fires(made(2, 2, 2, 0), "all") && !fires(made(2, 2, 1, 9), "all"));
static_assert(fires(made(2, 0, 4, 0), "less") && !fires(made(3, 0, 4, 0), "less"));
static_assert(fires(made(0, 0, 8, 3), "nested") && !fires(made(9, 9, 8, 2), "nested"));

}  // namespace

TEST_CASE("inherited: one record and columns read the members of bases", "[inherited]") {
  std::vector<device> all;
  for (int i = 0; i < 300; ++i) all.push_back(made(i % 11, i % 7, i % 10, i % 5));
  const auto maps = nqpf::evaluate<rules>(nqpf::columns_over<rules>(all));
  long wrong = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const device& d = all[i];
    const auto found = nqpf::evaluate<rules>(d);
    const bool right[] = {d.x > 5, d.x < 3 && d.y > 4, d.x > 1 && d.y > 1 && d.z > 1, d.x + 1 < d.z,
                          d.z < 9 && d.inner.depth > 2};
    for (int r = 0; r < 5; ++r) {
      wrong += found.all().outcomes[r] == nqpf::detail::truth_of(right[r]) ? 0 : 1;
      wrong += maps.outcome(r, i) == nqpf::detail::truth_of(right[r]) ? 0 : 1;
    }
  }
  CHECK(wrong == 0);
}

}  // namespace inherited_test
