// SPDX-License-Identifier: BSL-1.0
// Whether two sets conclude the same, against brute force: a random set and an edit of it, or itself, also where the
// condition of one of its rules holds. Every record that is told shows the difference.
#include "brute_force.hpp"
#include "random_text.hpp"
#include "run_time_proof.hpp"
#include "support/base.hpp"
#include "support/catch.hpp"

#include <nqpf/rules/equivalent_sets.hpp>

#include <cstdio>
#include <string>

namespace equivalent_sets_random_test {

namespace {

using namespace test;
using said = nqpf::answer<nqpf::detail::most_inputs, 64>;

struct tally {
  long yes = 0;
  long no = 0;
  long undecided = 0;
};

bool overrules(const nqpf::detail::enumeration_info& t, int over, int under) {
  for (int i = 0; i < t.resolve_count; ++i)
    if (t.resolving[i].first == over && t.resolving[i].second == under) return true;
  return false;
}

bool same(const nqpf::conclusion& a, const nqpf::conclusion& b) {
  return a.type->type == b.type->type && a.position == b.position;
}

/// Whether a set concludes a value that stands.
bool stands(const random_set& set, brute_force& b, std::size_t k, const nqpf::conclusion& c) {
  const bool one = set.table && set.groups[0].policy <= nqpf::hit::first;
  bool is = false;
  for (const random_group& g : set.groups)
    is = is || (g.has_default && same(g.otherwise, c) && b.no_member_holds(g, k));
  for (std::size_t r = 0; r < set.rules.size(); ++r) {
    if (b.counts(static_cast<int>(r))[k] != truth::yes) continue;
    is = is || brute_force::concludes(set.rules[r], c);
    for (const nqpf::conclusion& d : set.rules[r].conclusions)
      if (!one && d.type->type == c.type->type && overrules(*c.type, d.position, c.position))
        return false;
  }
  return is;
}

bool differ(const random_set& a, brute_force& x, const random_set& b, brute_force& y,
            std::size_t k) {
  for (const random_set* set : {&a, &b}) {
    for (const random_rule& r : set->rules)
      for (const nqpf::conclusion& c : r.conclusions)
        if (stands(a, x, k, c) != stands(b, y, k, c)) return true;
    for (const random_group& g : set->groups)
      if (g.has_default && stands(a, x, k, g.otherwise) != stands(b, y, k, g.otherwise))
        return true;
  }
  return false;
}

bool has_numbers(const random_set& set) {
  for (const random_rule& r : set.rules)
    if (r.value) return true;
  return false;
}

/// Asks about two sets, and of the records on which the condition of rule `where` of the first holds; -1: of all.
std::string compare(const random_set& a, const random_set& b, int where, tally& count) {
  program_vectors storage([&] {
    nqpf::detail::program_counts n = capacities_of(a.data(), a.group_data());
    const nqpf::detail::program_counts m = capacities_of(b.data(), b.group_data());
    for (auto part :
         {&nqpf::detail::program_counts::inputs, &nqpf::detail::program_counts::parameters,
          &nqpf::detail::program_counts::atoms, &nqpf::detail::program_counts::steps,
          &nqpf::detail::program_counts::code, &nqpf::detail::program_counts::rules,
          &nqpf::detail::program_counts::conclusions, &nqpf::detail::program_counts::citations,
          &nqpf::detail::program_counts::allowances, &nqpf::detail::program_counts::groups,
          &nqpf::detail::program_counts::members})
      n.*part += m.*part;
    return n;
  }());
  const auto first = a.data();
  const auto second = b.data();
  if (!pack_into(storage, first, a.group_data()).ok()) return {};
  if (!pack_into(storage, second, b.group_data()).ok()) return {};
  const nqpf::program both = storage.view();
  nqpf::condition<nqpf::any_record> condition;
  nqpf::detail::question_parts parts;
  if (where >= 0) {
    static_cast<nqpf::expression&>(condition) = first[at(where)].when_;
    parts = nqpf::detail::parts_of(condition);
  }
  const said s = nqpf::detail::ask_same<said>(both, static_cast<int>(first.size()), parts, {});
  const std::string line = s.line().c_str();
  if (s.refused()) return "refused: " + line;

  const auto shows = [&](brute_force& x, brute_force& y, std::size_t k) {
    return (where < 0 || x.condition(where)[k] == truth::yes) && differ(a, x, b, y, k);
  };
  std::vector<std::vector<double>> points;
  for (const variable& v : a.variables) points.push_back(v.points);
  const record_list all = all_records(points);
  brute_force x(a, all);
  brute_force y(b, all);
  for (const random_group& g : a.groups)
    if (g.is_table && g.policy <= nqpf::hit::any && x.overlap(g)) return {};
  for (const random_group& g : b.groups)
    if (g.is_table && g.policy <= nqpf::hit::any && y.overlap(g)) return {};
  bool some = false;
  for (std::size_t k = 0; k < all.count && !some; ++k) some = shows(x, y, k);
  if (s.undecided()) {
    ++count.undecided;
    return {};
  }
  if (s.yes() == some) return "wrong answer: " + line;
  ++(some ? count.no : count.yes);
  if (!some) return {};
  points.clear();
  for (const variable& v : a.variables) {
    const int f = both.input(v.id.c_str());
    points.push_back(f >= 0 ? std::vector<double>{s.values()[f]} : v.points);
  }
  const record_list one = all_records(points);
  brute_force p(a, one);
  brute_force q(b, one);
  return shows(p, q, 0) ? std::string{} : "the record shows nothing: " + line;
}

void compare_sets(std::size_t count, const recipe& how, tally& all) {
  int failures = 0;
  for (std::uint64_t seed = 1; seed <= count && failures < 3; ++seed) {
    set_maker maker(seed, how);
    const auto first = maker.make();
    const auto second = maker.edit(*first);
    if (has_numbers(*first) || has_numbers(*second)) continue;
    std::string problem = compare(*first, *second, -1, all);
    if (problem.empty() && !first->table) problem = compare(*first, *second, 0, all);
    if (problem.empty() && seed % 4 == 0) problem = compare(*first, *first, -1, all);
    if (problem.empty()) continue;
    ++failures;
    FAIL_CHECK("seed " << seed << ": " << problem << "\n"
                       << describe_set(*first) << "-- and\n"
                       << describe_set(*second));
  }
  std::printf("%ld the same, %ld not, %ld undecided\n", all.yes, all.no, all.undecided);
  CHECK(static_cast<std::size_t>(all.yes) > count / 10);
  CHECK(static_cast<std::size_t>(all.no) > count / 10);
  CHECK(all.undecided <= (all.yes + all.no) / 50);
}

}  // namespace

TEST_CASE("whether two rule sets conclude the same equals brute force", "[questions]") {
  tally all;
  compare_sets(test::sets(600, 20000), {.ordered_groups = true}, all);
}

TEST_CASE("whether two tables conclude the same equals brute force", "[questions]") {
  tally all;
  compare_sets(test::sets(600, 20000), {.table = true}, all);
}

}  // namespace equivalent_sets_random_test
