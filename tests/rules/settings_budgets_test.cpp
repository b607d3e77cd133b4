// SPDX-License-Identifier: BSL-1.0
// A search of settings that ends before it is through says so. What the whole search finds of a rule, a pair, a group or
// an order of verdicts, a short one finds too or leaves undecided; what it claims of a setting is so.
#include "brute_force.hpp"
#include "random_text.hpp"
#include "run_time_proof.hpp"
#include "support/base.hpp"
#include "support/catch.hpp"

#include <nqpf/rules/dynamic.hpp>

#include <cstdio>
#include <string>
#include <vector>

namespace settings_budgets_test {

namespace {

using namespace test;
using namespace nqpf::detail;
using nqpf::defect;

struct short_search {
  int splits;
  int branches;
  int effort;  ///< 0: without end, as at run time
};

/// The units of a program, one by one.
class settings_of_a_set {
public:
  settings_of_a_set(const nqpf::program& p, const double* nominal)
      : p_(p),
        nominal_(nominal),
        types_(find_types(p)),
        entries_(size_of(p.count.conclusions)),
        starts_(size_of(types_.values() + 2)),
        joint_(p, nominal) {
    sort_conclusions(p, types_, entries_.data(), starts_.data());
  }

  [[nodiscard]] conclusion_index index() const {
    return {entries_.data(), starts_.data(), p_.count.conclusions, types_};
  }
  [[nodiscard]] std::vector<proof_unit> units() const {
    std::vector<proof_unit> all;
    for_each_unit(p_, joint_.affected.data(), index(),
                  [&](const proof_unit& u) { all.push_back(u); });
    return all;
  }
  [[nodiscard]] answer prove(const proof_unit& u, const short_search& how) const {
    const std::size_t n = joint_.parameter_ranges.size();
    std::vector<double> setting(n);
    std::vector<unsigned char> fixed(n);
    std::vector<nqpf::interval> ranges_of_parameters(n);
    std::vector<box_range> ranges(size_of(p_.count.rules), box_range{0, -1});
    std::vector<int> members(2 * ranges.size() + 1);
    std::vector<box_scratch> scratch(2);
    nqpf::diagnostics found;
    int effort = how.effort;
    space s = joint_.s;
    s.effort = how.effort > 0 ? &effort : nullptr;
    const conclusion_index all = index();
    const setting_prover prover{
        {p_,
         all,
         budgets{how.branches, how.splits},
         found,
         nominal_,
         {setting.data(), fixed.data(), ranges_of_parameters.data(), s.effort},
         ranges.data(),
         scratch[0],
         members.data()},
        s,
        {joint_.given, joint_.parameter_ranges.data(), joint_.moves.data(), joint_.affected.data()},
        scratch[1]};
    prover.check(u);
    return kept(found);
  }

private:
  const nqpf::program& p_;
  const double* nominal_;
  conclusion_types types_;
  std::vector<conclusion_entry> entries_;
  std::vector<int> starts_;
  joint_vectors<std::vector> joint_;
};

bool tells(const answer& all) {
  for (const nqpf::diagnostic& d : all)
    if (d.code != defect::undecided) return true;
  return false;
}

struct tally {
  long units = 0;
  long told = 0;
  long open = 0;
};

std::string compare(const settings_of_a_set& set, const std::vector<answer>& all,
                    const short_search& how, tally& count) {
  const std::vector<proof_unit> units = set.units();
  for (std::size_t i = 0; i < units.size(); ++i) {
    const answer& whole = all[i];
    const answer cut = set.prove(units[i], how);
    ++count.units;
    count.told += tells(whole) ? 1 : 0;
    count.open += !cut.empty() && !tells(cut) ? 1 : 0;
    if (tells(whole) && cut.empty())
      return std::string("says nothing where there is: ") + whole[0].message.write().c_str();
    if (whole.empty() && tells(cut))
      return std::string("claims what is not so: ") + cut[0].message.write().c_str();
  }
  return {};
}

tally search(const char* name, const recipe& how, std::size_t sets) {
  constexpr short_search searches[] = {{1, 512, 0},        {4, 512, 0},        {4000, 1, 0},
                                       {4000, 3, 0},       {4000, 512, 1},     {4000, 512, 2000},
                                       {4000, 512, 20000}, {4000, 512, 100000}};
  tally count;
  int failures = 0;
  for (std::uint64_t seed = 1; seed <= sets && failures < 3; ++seed) {
    const auto set = set_maker(seed, how).make();
    const auto data = set->data();
    const auto groups = set->group_data();
    program_vectors storage(capacities_of(data, groups, set->assumed()));
    parameter_orders orders;
    if (set->ordered) orders.push_back({&set->parameters[0], &set->parameters[1]});
    if (!pack_into(storage, data, groups, orders, set->assumed()).ok()) continue;
    const nqpf::program p = storage.view();
    std::vector<double> nominal;
    for (int i = 0; i < p.count.parameters; ++i) nominal.push_back(nominal_value(*p.parameters[i]));
    nominal.push_back(0);
    bool is_sound = p.count.parameters > 0;
    for (const nqpf::diagnostic& d : nqpf::prove(p, nominal.data()))
      is_sound = is_sound && d.code == defect::parameter_setting;
    if (!is_sound) continue;
    const settings_of_a_set proofs(p, nominal.data());
    std::vector<answer> whole;
    for (const proof_unit& u : proofs.units())
      whole.push_back(proofs.prove(u, {budgets{}.splits, budgets{}.branches, 0}));
    for (const short_search& each : searches) {
      const std::string problem = compare(proofs, whole, each, count);
      if (problem.empty()) continue;
      ++failures;
      FAIL_CHECK("seed " << seed << ", " << each.splits << " splits, " << each.branches
                         << " branches, effort " << each.effort << ": " << problem << "\n"
                         << describe_set(*set));
      break;
    }
  }
  std::printf("%s: %ld units, %ld told, %ld left undecided\n", name, count.units, count.told,
              count.open);
  return count;
}

}  // namespace

TEST_CASE("a short search of settings says where it ends", "[proof]") {
  const tally all[] = {
      search("rules", {.settings = true}, test::sets(4000, 100000)),
      search("tables", {.table = true, .settings = true}, test::sets(4000, 100000)),
      search("ordered groups", {.ordered_groups = true, .settings = true},
             test::sets(4000, 100000)),
      search("arithmetic", {.computed = true, .settings = true}, test::sets(2500, 20000))};
  // Of all kinds together: sanitized runs try few sets of each.
  tally sum;
  for (const tally& each : all) {
    sum.units += each.units;
    sum.told += each.told;
    sum.open += each.open;
  }
  CHECK(20 * sum.told > sum.units);
  CHECK(20 * sum.open > sum.units);
}

}  // namespace settings_budgets_test
