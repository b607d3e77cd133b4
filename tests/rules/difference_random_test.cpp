// SPDX-License-Identifier: BSL-1.0
// The difference of two versions against brute force: every conclusion that some record gains or
// loses is told, and no other, with a record that shows it; of tables of one answer, every change of the
// answer.
#include "brute_force.hpp"
#include "random_text.hpp"
#include "run_time_proof.hpp"
#include "support/base.hpp"
#include "support/catch.hpp"

#include <nqpf/rules/dynamic.hpp>
#include <nqpf/rules/rule_text.hpp>

#include <cstdio>
#include <string>

namespace difference_random_test {

namespace {

using namespace test;
using kind = nqpf::replies::conclusion_change::kind;

struct tally {
  long pairs = 0;
  long changed = 0;
  long only_missing = 0;  // tables that differ where something is missing, and nowhere else
  long witnesses = 0;
};

bool has_one_answer(const random_set& set) {
  return set.table && set.groups[0].policy <= nqpf::hit::first;
}

// What a table answers: the row that counts, the default where no row can hold, or `undecided` where missing data leave
// it open which of them it is.
std::string answer(const random_set& set, const brute_force& b, std::size_t k) {
  const random_group& g = set.groups[0];
  const auto spell = [](const random_rule& r) {
    std::string out;
    for (const nqpf::conclusion& c : r.conclusions)
      out += (out.empty() ? "" : ", ") + std::string(c.name());
    return out + (r.value ? std::to_string(*r.value) : "");
  };
  for (const int r : g.members)
    if (b.counts(r)[k] == truth::yes) return spell(set.rules[at(r)]);
  if (!b.no_member_holds(g, k)) return "undecided";
  return g.has_default ? g.otherwise.name() : "nothing";
}

bool concludes(const random_set& set, const brute_force& b, std::size_t k,
               const nqpf::conclusion& c) {
  for (const random_group& g : set.groups)
    if (set.table && g.has_default && g.otherwise.type->type == c.type->type &&
        g.otherwise.position == c.position && b.no_member_holds(g, k) && b.stands(c, k))
      return true;
  for (std::size_t r = 0; r < set.rules.size(); ++r)
    if (b.counts(static_cast<int>(r))[k] == truth::yes && brute_force::concludes(set.rules[r], c))
      return b.stands(c, k);
  return false;
}

class comparison {
public:
  comparison(const random_set& old_set, const random_set& new_set, tally& count)
      : old_(old_set), new_(new_set), count_(count) {
    std::vector<std::vector<double>> points;
    for (const variable& v : old_.variables) points.push_back(v.points);
    records_ = all_records(points);
  }

  std::string run() {
    const auto old_rules = old_.data();
    const auto new_rules = new_.data();
    found_ = run_time_difference(old_rules, old_.group_data(), new_rules, new_.group_data());
    ++count_.pairs;
    // What a table of several hits collects is said to be left open, where it is another.
    const bool open = old_.table && !has_one_answer(old_) && old_.rules[0].value;
    const bool is_other = describe_set(old_) != describe_set(new_);
    bool told = false;
    for (const auto& change : found_) {
      if (change.what == kind::undecided && !open) return "left open: " + text(change);
      told = told || change.what == kind::undecided;
    }
    if (open && is_other && !told) return "not said to be left open";
    brute_force before(old_, records_);
    brute_force after(new_, records_);
    if (has_one_answer(old_) && has_one_answer(new_)) compare_answers(before, after);
    else compare_conclusions(before, after);
    return problem_;
  }

private:
  static std::string text(const nqpf::replies::conclusion_change& c) {
    return c.message.write().c_str();
  }
  void fail(const std::string& words) {
    if (problem_.empty()) problem_ = words;
  }

  template <class Shows>
  void check_witness(const nqpf::replies::conclusion_change& c, Shows&& shows) {
    ++count_.witnesses;
    std::string problem;
    const record_list records = records_of(old_, witness(old_, c.message), problem);
    if (!problem.empty()) return fail(problem + text(c));
    brute_force before(old_, records);
    brute_force after(new_, records);
    for (std::size_t k = 0; k < records.count; ++k)
      if (!shows(before, after, k)) return fail("the witness shows nothing: " + text(c));
  }

  void compare_conclusions(const brute_force& before, const brute_force& after) {
    for (const nqpf::detail::enumeration_info& t : old_.types) {
      for (int position = 0; position < t.count; ++position) {
        const nqpf::conclusion c{find_type(t), static_cast<short>(position)};
        bool gained = false;
        bool lost = false;
        for (std::size_t k = 0; k < records_.count; ++k) {
          const bool was = concludes(old_, before, k, c);
          const bool is = concludes(new_, after, k, c);
          gained = gained || (is && !was);
          lost = lost || (was && !is);
        }
        count_.changed += gained || lost ? 1 : 0;
        expect(kind::gained, std::string("newly ") + c.name() + " ", gained, c);
        expect(kind::lost, std::string("no longer ") + c.name() + " ", lost, c);
      }
    }
  }
  // Conclusions point to the types of the set that was made first.
  const nqpf::detail::enumeration_info* find_type(const nqpf::detail::enumeration_info& t) const {
    for (const random_set* set : {&old_, &new_})
      for (const random_rule& r : set->rules)
        for (const nqpf::conclusion& c : r.conclusions)
          if (c.type->type == t.type) return c.type;
    return &t;
  }

  void expect(kind what, const std::string& start, bool is, const nqpf::conclusion& c) {
    int told = 0;
    for (const auto& change : found_) {
      if (change.what != what || text(change).rfind(start, 0) != 0) continue;
      ++told;
      check_witness(change,
                    [&](const brute_force& before, const brute_force& after, std::size_t k) {
                      const bool was = concludes(old_, before, k, c);
                      const bool now = concludes(new_, after, k, c);
                      return what == kind::gained ? now && !was : was && !now;
                    });
      if (!is) fail("which is not so: " + text(change));
    }
    if (told != (is ? 1 : 0)) fail("told " + std::to_string(told) + " times: " + start);
  }

  void compare_answers(const brute_force& before, const brute_force& after) {
    bool differ = false;
    bool complete = false;
    for (std::size_t k = 0; k < records_.count; ++k) {
      const bool changes = answer(old_, before, k) != answer(new_, after, k);
      differ = differ || changes;
      complete = complete || (changes && before.complete(k));
    }
    count_.changed += differ ? 1 : 0;
    count_.only_missing += differ && !complete ? 1 : 0;
    if (differ != !found_.none())
      fail(differ ? "a change of the answer is not told" : "no answer changes");
    for (const auto& change : found_) {
      if (change.what != kind::answer) fail("not a change of the answer: " + text(change));
      check_witness(change, [&](const brute_force& a, const brute_force& b, std::size_t k) {
        const std::string from = answer(old_, a, k);
        const std::string to = answer(new_, b, k);
        if (old_.rules[0].value) return from != to;
        return from != to && text(change).rfind(from + " becomes " + to + ":", 0) == 0;
      });
    }
  }

  const random_set& old_;
  const random_set& new_;
  tally& count_;
  record_list records_;
  nqpf::replies::conclusion_changes found_;
  std::string problem_;
};

void compare_versions(std::size_t count, const recipe& how, tally& all) {
  int failures = 0;
  for (std::uint64_t seed = 1; seed <= count && failures < 3; ++seed) {
    set_maker maker(seed, how);
    const auto first = maker.make();
    const auto second = maker.edit(*first);
    const std::string problem = comparison(*first, *second, all).run();
    if (problem.empty()) continue;
    ++failures;
    FAIL_CHECK("seed " << seed << ": " << problem << "\n"
                       << describe_set(*first) << "-- becomes\n"
                       << describe_set(*second));
  }
}

void conclude(const char* name, const tally& all) {
  std::printf("%s: %ld pairs, %ld changes, %ld witnesses\n", name, all.pairs, all.changed,
              all.witnesses);
  CHECK(all.changed > all.pairs / 5);
}

}  // namespace

TEST_CASE("the difference of two rule sets equals brute force") {
  tally all;
  compare_versions(test::sets(5000, 100000), {.ordered_groups = true}, all);
  conclude("rule sets", all);
}

TEST_CASE("the difference of two decision tables equals brute force") {
  tally all;
  compare_versions(test::sets(5000, 100000), {.table = true}, all);
  conclude("tables", all);
  std::printf("%ld differ only where something is missing\n", all.only_missing);
  CHECK(all.only_missing > all.pairs / 100);
}

TEST_CASE("answers that are computed are told of records that keep the assumptions") {
  const auto told = [](const char* formula) {
    const std::string names =
        "document p\nflag y always known\ninteger x in [1, 3] always known\n"
        "conclusions: dire, fair\ngiven x >= 2\ntable t: unique\n  row when y then fair, total = ";
    nqpf::rules_read before = nqpf::read_rule_text(names + "x * x cite p 1\n");
    nqpf::rules_read after = nqpf::read_rule_text(names + formula + " cite p 1\n");
    REQUIRE((before.errors.empty() && after.errors.empty()));
    static_cast<void>(before.book.compile());
    static_cast<void>(after.book.compile());
    std::string all;
    for (const auto& change : compare(before.book, after.book))
      all += std::string(change.message.write().c_str()) + "\n";
    return all;
  };
  // Only x = 1 tells these apart, and no record has it.
  CHECK(told("5 * x - 6") == "a change of answers cannot be decided within the budget\n");
  // The record says what the numbers are computed of.
  CHECK(told("2 * x + 1") == "fair, total 4 becomes fair, total 5: y = true, x = 2\n");
}

}  // namespace difference_random_test
