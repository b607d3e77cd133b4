// SPDX-License-Identifier: BSL-1.0
// Advice on random tables against brute force: every statement is checked by going through all records, and whatever
// brute force finds is told. Rows that can be one are judged by making them one.
#include "condition_reader.hpp"
#include "random_decisions.hpp"
#include "random_text.hpp"
#include "run_time_proof.hpp"
#include "support/base.hpp"
#include "support/catch.hpp"

#include <nqpf/rules/advice.hpp>

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <string>

namespace advice_random_test {

namespace {

using namespace test;
using nqpf::advised;

struct tally {
  long tables = 0;
  long whole = 0;
  long said[5] = {};
  long joined_pairs = 0;  // that brute force finds
  long untold_pairs = 0;
};

/// A table of plain cells: columns of a number, an integer, a flag and an enumeration, each cell a range, a set, or any.
class plain_table {
public:
  plain_table(std::uint64_t seed, int columns, bool misses) : dice_(seed), misses_(misses) {
    set_ = std::make_unique<random_set>();
    set_->table = true;
    nqpf::detail::enumeration_info type;
    static constexpr nqpf::enumerator names[] = {{"dire", 0}, {"weak", 1}, {"fair", 2}};
    type.type = 1;
    type.items = names;
    type.count = 3;
    type.ordered = true;
    set_->types.push_back(type);
    for (int c = 0; c < columns; ++c) add_column(c);
    for (variable& v : set_->variables) {
      v.info.id = v.id.c_str();
      v.info.hash = nqpf::detail::hash_text(v.info.id);
    }
    const int rows = dice_.from_to(2, 6);
    for (int r = 0; r < rows; ++r) add_row(r);
    random_group g;
    for (int r = 0; r < rows; ++r) g.members.push_back(r);
    g.is_table = true;
    g.policy = static_cast<nqpf::hit>(dice_.below(7));
    g.complete = dice_.chance(20);
    g.complete_when_known = !g.complete && dice_.chance(30);
    set_->groups.push_back(g);
  }
  std::unique_ptr<random_set> make() { return std::move(set_); }

private:
  void add_column(int c) {
    variable v;
    v.id = "x" + std::to_string(c);
    v.info.may_be_missing = misses_ && dice_.chance(40);
    static constexpr nqpf::enumerator colours[] = {{"red", 0}, {"green", 1}, {"blue", 2}};
    static constexpr nqpf::detail::enumeration_info colour = [] {
      nqpf::detail::enumeration_info e;
      e.type = 3;
      e.items = colours;
      e.count = 3;
      return e;
    }();
    const int what = dice_.below(4);
    if (what < 2) {
      v.info.kind = what == 0 ? nqpf::kind::number : nqpf::kind::integer;
      v.info.domain = nqpf::closed(0, 6);
      v.thresholds = {2, 4};
      for (double x = 0; x <= 6; x += what == 0 ? 0.5 : 1) v.points.push_back(x);
    } else if (what == 2) {
      v.info.kind = nqpf::kind::flag;
      v.points = {0, 1};
    } else {
      v.info.kind = nqpf::kind::enumeration;
      v.info.values = &colour;
      v.points = {0, 1, 2};
    }
    if (v.info.may_be_missing) v.points.push_back(nqpf::missing);
    set_->variables.push_back(std::move(v));
  }
  void add_row(int r) {
    random_rule rule;
    rule.id = "row" + std::to_string(r + 1);
    rule.conclusions.push_back({&set_->types[0], static_cast<short>(dice_.below(2))});
    for (std::size_t v = 0; v < set_->variables.size(); ++v)
      if (!dice_.chance(35)) add_cell(rule, static_cast<int>(v));
    if (rule.root < 0) add_cell(rule, 0);
    set_->rules.push_back(rule);
  }
  static int push(random_rule& rule, const tree_node& t) {
    rule.nodes.push_back(t);
    return static_cast<int>(rule.nodes.size()) - 1;
  }
  static int join(random_rule& rule, shape how, int a, int b) {
    if (a < 0) return b;
    tree_node t{how};
    t.left = a;
    t.right = b;
    return push(rule, t);
  }
  void add_cell(random_rule& rule, int v) {
    const variable& own = set_->variables[at(v)];
    int cell = -1;
    if (own.info.may_be_missing && dice_.chance(20)) {
      tree_node t{shape::known};
      t.variable = v;
      cell = push(rule, t);
      if (dice_.chance(60)) {
        tree_node no{shape::negated};
        no.left = cell;
        cell = push(rule, no);
      }
    } else if (own.info.kind == nqpf::kind::number || own.info.kind == nqpf::kind::integer) {
      cell = range(rule, v);
      if (dice_.chance(15)) cell = join(rule, shape::either, cell, range(rule, v));
    } else {
      tree_node t{shape::one_of};
      t.variable = v;
      t.set = 1 + static_cast<unsigned>(dice_.below((1 << own.info.value_count()) - 2));
      cell = push(rule, t);
    }
    rule.root = join(rule, shape::both, rule.root, cell);
  }
  int range(random_rule& rule, int v) {
    using enum nqpf::comparison;
    const auto compare = [&](nqpf::comparison r, double value) {
      tree_node t{shape::compare};
      t.variable = v;
      t.relation = r;
      t.value = value;
      return push(rule, t);
    };
    const bool open = dice_.chance(30);
    switch (dice_.below(4)) {
      case 0: return compare(open ? less_equal : less, dice_.chance(50) ? 2 : 4);
      case 1: return compare(open ? greater : greater_equal, dice_.chance(50) ? 2 : 4);
      case 2: {
        const int low = compare(open ? greater : greater_equal, 2);
        return join(rule, shape::both, low, compare(less, 4));
      }
      default: return compare(equal, 2);
    }
  }

  dice dice_;
  bool misses_;
  std::unique_ptr<random_set> set_;
};

class advice_check {
public:
  advice_check(const random_set& set, tally& count) : set_(set), g_(set.groups[0]), count_(count) {}

  std::string run() {
    const auto data = set_.data();
    const auto groups = set_.group_data();
    program_vectors storage(capacities_of(data, groups));
    if (!pack_into(storage, data, groups).ok()) return {};
    const nqpf::program p = storage.view();
    if (p.count.inputs != static_cast<int>(set_.variables.size())) return {};
    std::vector<std::vector<double>> points;
    for (const variable& v : set_.variables) points.push_back(v.points);
    records_ = all_records(points);
    brute_ = std::make_unique<brute_force>(set_, records_);
    for (int f = 0; f < p.count.inputs; ++f) columns_.push_back(p.inputs[f]->id);
    const nqpf::advice all = nqpf::advice_of(p);
    ++count_.tables;
    count_.whole += all.whole() ? 1 : 0;
    said_ = "";
    for (const nqpf::advice_item& a : all) {
      ++count_.said[static_cast<int>(a.what())];
      said_ += std::string("\n  ") + a.line().c_str();
      check(a);
    }
    if (all.whole()) check_missed(all);
    return problem_.empty() ? problem_ : problem_ + said_;
  }

private:
  void fail(const std::string& words) {
    if (problem_.empty()) problem_ = words;
  }
  int rule(int number) const { return g_.members[at(number - 1)]; }
  bool holds(int r, std::size_t k) const { return brute_->outcome(r)[k] == truth::yes; }
  // What a row printed in the advice asks, on a record.
  bool holds(const std::string& row, std::size_t k) const {
    std::vector<bool>& held = held_[row];
    if (held.empty()) {
      const std::string condition = condition_reader::as_condition(columns_, row);
      const std::vector<double> none;
      for (std::size_t i = 0; i < records_.count; ++i) {
        const std::vector<double> record = records_.record(i);
        held.push_back(condition_reader(set_, record, none).holds(condition));
      }
    }
    return held[k];
  }
  static std::string row_in(const std::string& line) {
    const std::size_t from = line.find("row(");
    if (from == std::string::npos) return "";
    int depth = 0;
    for (std::size_t i = from; i < line.size(); ++i) {
      depth += line[i] == '(' ? 1 : line[i] == ')' ? -1 : 0;
      if (line[i] == ')' && depth == 0) return line.substr(from, i + 1 - from);
    }
    return "";
  }

  void check(const nqpf::advice_item& a) {
    switch (a.what()) {
      case advised::can_be_one: return check_one(a);
      case advised::masked:
        if (!brute_->shadowed(rule(a[0]))) fail("a row that counts is called masked");
        return;
      case advised::misleading: return check_misleading(a);
      case advised::can_be_unique:
        if (some_meet()) fail("rows meet in a table that is called unique");
        return;
      case advised::gap: return check_gap(a);
    }
  }

  // The row holds of the records of which the rows hold, and stands for them.
  void check_one(const nqpf::advice_item& a) {
    std::vector<int> rows;
    for (int i = 0; i < a.size(); ++i) rows.push_back(rule(a[i]));
    if (!can_be_one(rows)) return fail(std::string("rows cannot be one: ") + a.line().c_str());
    const std::string row = row_in(a.line().c_str());
    for (std::size_t k = 0; k < records_.count && !row.empty(); ++k) {
      bool some = false;
      for (const int r : rows) some = some || holds(r, k);
      if (holds(row, k) != some) return fail(std::string("another row: ") + a.line().c_str());
    }
  }
  // Whether some place of one of the rows has the answers of all, wherever there was an answer.
  bool can_be_one(const std::vector<int>& rows) const {
    for (std::size_t i = 1; i < rows.size(); ++i)
      if (!brute_->same_output(rows[0], rows[i])) return false;
    for (const int place : rows)
      if (answers_alike(rows, place)) return true;
    return false;
  }
  bool answers_alike(const std::vector<int>& rows, int place) const {
    random_set joined = set_;
    random_rule& one = joined.rules[at(place)];
    for (const int r : rows) {
      if (r == place) continue;
      const random_rule& other = set_.rules[at(r)];
      const int shift = static_cast<int>(one.nodes.size());
      for (tree_node t : other.nodes) {
        if (t.left >= 0) t.left += shift;
        if (t.right >= 0) t.right += shift;
        one.nodes.push_back(t);
      }
      tree_node either{shape::either};
      either.left = one.root;
      either.right = other.root + shift;
      one.root = static_cast<int>(one.nodes.size());
      one.nodes.push_back(either);
    }
    std::vector<int> members;
    for (const int m : g_.members) {
      bool gone = false;
      for (const int r : rows) gone = gone || (r == m && r != place);
      if (!gone) members.push_back(m);
    }
    joined.groups[0].members = members;
    brute_force after(joined, records_);
    for (std::size_t k = 0; k < records_.count; ++k) {
      const std::string before = answer(*brute_, g_, k);
      if (before.empty() && some_undecided(k)) continue;  // one row may decide what two leave open
      if (before != answer(after, joined.groups[0], k)) return false;
    }
    return true;
  }
  bool some_undecided(std::size_t k) const {
    for (const int m : g_.members)
      if (brute_->outcome(m)[k] == truth::unknown) return true;
    return false;
  }
  // The outputs that count, in the order of the policy; nothing is said of a record on which rows are undecided.
  std::string answer(brute_force& b, const random_group& g, std::size_t k) const {
    std::vector<std::vector<int>> all;
    for (const int m : g.members)
      if (b.counts(m)[k] == truth::yes) all.push_back(ordered_outputs(set_.rules[at(m)]));
    if (g.policy <= nqpf::hit::any &&
        all.size() > 1) {  // unique: one of equal hits; others are defects
      std::sort(all.begin(), all.end());
      all.erase(std::unique(all.begin(), all.end()), all.end());
    }
    if (g.policy >= nqpf::hit::output_order) std::sort(all.begin(), all.end());
    std::string out;
    for (const auto& values : all)
      for (const int v : values) out += std::to_string(v) + " ";
    return out;
  }

  void check_misleading(const nqpf::advice_item& a) {
    for (int i = 1; i < a.size(); ++i)
      if (!(ordered_outputs(set_.rules[at(rule(a[i]))]) <
            ordered_outputs(set_.rules[at(rule(a[0]))])) ||
          !answers_in_place(rule(a[0]), rule(a[i])))
        fail(std::string("not misleading: ") + a.line().c_str());
    const std::string row = row_in(a.line().c_str());
    for (std::size_t k = 0; k < records_.count; ++k)
      if (holds(row, k) && !(holds(rule(a[0]), k) && is_answer(rule(a[1]), k)))
        return fail(std::string("another row answers: ") + a.line().c_str());
  }
  bool is_answer(int r, std::size_t k) const { return brute_->counts(r)[k] == nqpf::truth::yes; }
  bool answers_in_place(int r, int other) const {
    for (std::size_t k = 0; k < records_.count; ++k)
      if (holds(r, k) && is_answer(other, k)) return true;
    return false;
  }
  bool both_hold(int r, int other) const {
    for (std::size_t k = 0; k < records_.count; ++k)
      if (holds(r, k) && holds(other, k)) return true;
    return false;
  }
  bool some_meet() const {
    for (std::size_t i = 0; i < g_.members.size(); ++i)
      for (std::size_t k = i + 1; k < g_.members.size(); ++k)
        if (both_hold(g_.members[i], g_.members[k])) return true;
    return false;
  }
  void check_gap(const nqpf::advice_item& a) {
    bool some = false;
    for (std::size_t k = 0; k < records_.count; ++k) {
      if ((!g_.complete && !brute_->complete(k)) || !holds(row_in(a.line().c_str()), k)) continue;
      some = true;
      if (!brute_->left_out(g_, k)) return fail(std::string("no gap: ") + a.line().c_str());
    }
    if (!some) fail(std::string("a gap without a record: ") + a.line().c_str());
  }

  // What brute force finds and the advice does not say.
  void check_missed(const nqpf::advice& all) {
    using nqpf::hit;
    const int n = static_cast<int>(g_.members.size());
    const bool in_order = g_.policy == hit::first || g_.policy == hit::priority;
    for (int i = 1; i <= n; ++i) {
      const bool masked = in_order && brute_->shadowed(rule(i));
      if (masked != told(all, advised::masked, i)) fail("masked rows differ");
      for (int k = 1; k <= n && !masked && g_.policy == hit::priority; ++k) {
        const bool better =
            ordered_outputs(set_.rules[at(rule(k))]) < ordered_outputs(set_.rules[at(rule(i))]);
        if (better && !brute_->never(rule(i)) &&
            answers_in_place(rule(i), rule(k)) != told(all, advised::misleading, i, k))
          fail("misleading rows differ");
      }
      for (int k = i + 1; k <= n; ++k) find_pair(all, i, k);
    }
    const bool may_meet = in_order || g_.policy == hit::any;
    if ((may_meet && !some_meet()) != (all.count(advised::can_be_unique) > 0))
      fail("unique tables differ");
    find_gaps(all);
  }
  static bool told(const nqpf::advice& all, advised what, int row, int other = 0) {
    for (const nqpf::advice_item& a : all)
      if (a.what() == what && (what == advised::can_be_one ? a.has(row) : a[0] == row) &&
          (other == 0 || a.has(other)))
        return true;
    return false;
  }
  // Pairs that differ in one column alone, whose points there are together those of one range or one set.
  void find_pair(const nqpf::advice& all, int i, int k) {
    const int a = rule(i);
    const int b = rule(k);
    if (brute_->never(a) || brute_->never(b) || !brute_->same_output(a, b) || !joins(a, b)) return;
    if (!can_be_one({a, b})) return;
    ++count_.joined_pairs;
    if (!told(all, advised::can_be_one, i, k)) {
      ++count_.untold_pairs;
      untold_ += "\n  untold: " + std::to_string(i) + " and " + std::to_string(k);
    }
  }
  // What a row admits of a variable, by its points.
  std::vector<bool> admitted(int r, std::size_t v) const {
    std::size_t step = 1;
    for (std::size_t other = records_.columns.size(); other-- > v + 1;)
      step *= records_.sizes[other];
    std::vector<bool> out(records_.sizes[v]);
    for (std::size_t k = 0; k < records_.count; ++k)
      if (holds(r, k)) out[k / step % out.size()] = true;
    return out;
  }
  bool joins(int a, int b) const {
    int differing = -1;
    for (std::size_t v = 0; v < set_.variables.size(); ++v) {
      if (admitted(a, v) == admitted(b, v)) continue;
      if (differing >= 0) return false;
      differing = static_cast<int>(v);
    }
    if (differing < 0) return true;
    const variable& own = set_.variables[at(differing)];
    const std::vector<bool> first = admitted(a, at(differing));
    const std::vector<bool> second = admitted(b, at(differing));
    const bool misses = own.info.may_be_missing;
    const std::size_t n = first.size() - (misses ? 1 : 0);
    std::size_t runs = 0;
    std::size_t known = 0;
    for (std::size_t i = 0; i < n; ++i) {
      const bool in = first[i] || second[i];
      known += in ? 1U : 0U;
      runs += in && (i == 0 || !(first[i - 1] || second[i - 1])) ? 1U : 0U;
    }
    const bool absent = misses && (first[n] || second[n]);
    if (absent && known > 0 && known < n) return false;
    return own.info.value_count() > 0 || runs <= 1;
  }
  void find_gaps(const nqpf::advice& all) {
    const bool wants = g_.complete || g_.complete_when_known || g_.policy <= nqpf::hit::first;
    for (std::size_t k = 0; k < records_.count; ++k) {
      if (!g_.complete && !brute_->complete(k)) continue;
      bool in = false;
      for (const nqpf::advice_item& a : all)
        in = in || (a.what() == advised::gap && holds(row_in(a.line().c_str()), k));
      if (in && !wants) fail("a gap where none is asked for");
      if (wants && in != brute_->left_out(g_, k)) fail("a record of a gap is not told");
    }
  }

public:
  [[nodiscard]] const std::string& untold() const { return untold_; }

private:
  const random_set& set_;
  const random_group& g_;
  tally& count_;
  record_list records_;
  std::unique_ptr<brute_force> brute_;
  std::vector<std::string> columns_;
  mutable std::map<std::string, std::vector<bool>> held_;
  std::string said_;
  std::string untold_;
  std::string problem_;
};

tally check_advice(std::size_t count, int columns, bool misses) {
  tally all;
  int failures = 0;
  for (std::uint64_t seed = 1; seed <= count && failures < 3; ++seed) {
    const auto set = plain_table(seed, columns, misses).make();
    advice_check check(*set, all);
    const std::string problem = check.run();
    const bool untold = !check.untold().empty() && columns == 2 && !misses;
    if (problem.empty() && !untold) continue;
    ++failures;
    FAIL_CHECK("seed " << seed << ": " << problem << check.untold() << "\n" << describe_set(*set));
  }
  std::printf(
      "%ld tables, %ld whole: %ld can be one, %ld masked, %ld misleading, %ld can be unique, %ld "
      "gaps; "
      "of %ld pairs %ld are not told\n",
      all.tables, all.whole, all.said[0], all.said[1], all.said[2], all.said[3], all.said[4],
      all.joined_pairs, all.untold_pairs);
  CHECK(all.whole == all.tables);
  if (!test::is_sanitized)
    for (const long n : all.said) CHECK(n > all.tables / 200);
  CHECK(all.untold_pairs <= all.joined_pairs / 5 + 2);  // of tables with missing data
  return all;
}

}  // namespace

TEST_CASE("advice on tables of two columns says what brute force finds", "[advice]") {
  CHECK(check_advice(test::sets(400, 50000), 2, false).untold_pairs == 0);
}

TEST_CASE("advice on tables with missing data", "[advice]") {
  check_advice(test::sets(300, 50000), 2, true);
  check_advice(test::sets(80, 20000), 3, true);
}

}  // namespace advice_random_test
