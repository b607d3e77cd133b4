// SPDX-License-Identifier: BSL-1.0
// What would have to change, against brute force: over all values that comparisons can tell apart, the cheapest
// record that does is as dear as the change that is told, with frozen indicators, prices, missing values,
// values outside their domains, groups in order, tables, and rules that read rules.
#include "rules/brute_force.hpp"
#include "rules/run_time_proof.hpp"
#include "support/base.hpp"
#include "support/catch.hpp"

#include <nqpf/rules/change.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace change_random_test {

namespace {

using namespace test;
using nqpf::change_options;
using nqpf::needed_change;
using goal = nqpf::needed_change::goal;
using answer = nqpf::needed_change::answer;

constexpr double none = std::numeric_limits<double>::infinity();

bool is_missing(double v) { return std::isnan(v); }

struct tally {
  long cases = 0, changed = 0, unchanged = 0, impossible = 0, inexact = 0, cut = 0, several = 0,
       opened = 0, filled = 0;
};

// A question to a random set: a record, what is wanted of it, and at what price.
class change_check {
public:
  change_check(const random_set& set, std::uint64_t seed, tally& count)
      : set_(set),
        dice_(seed),
        count_(count),
        data_(set.data()),
        groups_(set.group_data()),
        storage_(capacities_of(data_, groups_, set.assumed())) {}

  std::string run(int questions) {
    if (!pack_into(storage_, data_, groups_, {}, set_.assumed()).ok()) return {};
    program_ = storage_.view();
    for (int i = 0; i < program_.count.parameters; ++i)
      parameters_.push_back(program_.parameters[i]->value);
    parameters_.push_back(0);
    for (int i = 0; i < questions && problem_.empty(); ++i) {
      draw_question();
      if (set_.exact) compare_with_all();
      else compare_with_some();
    }
    return problem_;
  }

private:
  [[nodiscard]] bool whole(double v) const { return std::floor(v) == v; }
  [[nodiscard]] const nqpf::indicator_info& info(int v) const { return set_.variables[at(v)].info; }
  [[nodiscard]] int variables() const { return static_cast<int>(set_.variables.size()); }

  void fail(const std::string& words) {
    if (problem_.empty()) problem_ = words;
  }

  // A record: mostly values that comparisons tell apart, some missing, some where they should not be.
  void draw_record() {
    record_.clear();
    for (int v = 0; v < variables(); ++v) {
      const variable& x = set_.variables[at(v)];
      double value = x.points[at(dice_.below(static_cast<int>(x.points.size())))];
      if (x.info.value_count() == 0 && dice_.chance(15))
        value = x.thresholds.front() - dice_.from_to(1, 40) / 8.0;
      if (x.info.value_count() == 0 && dice_.chance(10))
        value = x.thresholds.back() + dice_.from_to(1, 40) / 8.0;
      if (x.info.kind == nqpf::kind::number && dice_.chance(3))
        value = dice_.chance(50) ? none : -none;
      if (x.info.value_count() > 0 && dice_.chance(5)) value = x.info.value_count();
      record_.push_back(value);
    }
  }

  void draw_options() {
    options_ = {};
    options_.budget = 1000000;
    options_.fill_missing = dice_.chance(30);
    options_.raises = static_cast<nqpf::may_raise>(dice_.chance(60) ? 0 : dice_.below(3));
    prices_.assign(at(variables()), {});
    for (int v = 0; v < variables(); ++v) {
      nqpf::change_price& p = prices_[at(v)];
      if (dice_.chance(30)) p.up = p.down = dice_.from_to(0, 8) / 2.0;
      if (dice_.chance(20)) p.down = dice_.from_to(1, 8);
      if (dice_.chance(20)) p.scale = dice_.from_to(1, 20) / 2.0;
      options_ = options_.cost(info(v), p.up, p.down);
      if (p.scale > 0) options_ = options_.scale(info(v), p.scale);
      const int what = dice_.below(100);
      if (what < 12) {
        p.up = p.down = none;
        options_ = options_.freeze(info(v));
      } else if (what < 22) {
        p.down = none;
        options_ = options_.only_up(info(v));
      } else if (what < 32) {
        p.up = none;
        options_ = options_.only_down(info(v));
      }
    }
  }

  // From the definition.
  [[nodiscard]] double cost(int v, double to) const {
    const nqpf::indicator_info& i = info(v);
    const double from = record_[at(v)];
    const nqpf::change_price& p = prices_[at(v)];
    if (from == to || (is_missing(from) && is_missing(to))) return 0;
    const double lesser = std::min(p.up, p.down);
    if (is_missing(to) || !i.admits(to)) return none;
    if (i.kind == nqpf::kind::integer && !whole(to)) return none;
    if (is_missing(from)) return options_.fill_missing ? lesser : none;
    if (std::isinf(from)) return lesser;
    const bool up = to > from;
    if (i.value_count() > 0) {
      if (!i.admits(from)) return lesser;
      const bool ordered = i.kind == nqpf::kind::enumeration && i.values->ordered;
      if (!ordered) return up ? p.up : p.down;
    }
    const double weight = up ? p.up : p.down;
    if (weight == none) return none;
    double scale = p.scale;
    if (!(scale > 0) && i.value_count() > 0) scale = i.value_count() - 1;
    else if (!(scale > 0))
      scale = std::isfinite(i.domain.high) && std::isfinite(i.domain.low)
                  ? i.domain.high - i.domain.low
                  : 1;
    return weight * std::abs(to - from) / scale;
  }

  // Every value of an indicator that can be nearest to the record's among those that nothing tells apart.
  [[nodiscard]] std::vector<double> candidates(int v) const {
    const variable& x = set_.variables[at(v)];
    const double from = record_[at(v)];
    std::vector<double> all{from};
    const auto offer = [&](double value) {
      if (cost(v, value) != none && std::find(all.begin(), all.end(), value) == all.end())
        all.push_back(value);
    };
    for (const double value : x.points) offer(value);
    if (x.info.kind != nqpf::kind::number) return all;
    std::vector<double> cuts = x.thresholds;
    for (const nqpf::parameter& p : set_.parameters) cuts.push_back(p.value);
    const nqpf::interval& d = x.info.domain;
    for (const double end : {d.low, d.high})
      if (std::isfinite(end)) cuts.push_back(end);
    for (const double t : cuts) {
      offer(t);
      if (!(from > t)) offer(std::nextafter(t, none));
      if (!(from < t)) offer(std::nextafter(t, -none));
    }
    return all;
  }

  // Truth of what counts of a rule, or of the default of a group behind the rules.
  [[nodiscard]] truth counted(const brute_force& b, int place, std::size_t k) const {
    const int n = static_cast<int>(set_.rules.size());
    if (place >= n) {
      const random_group& g = set_.groups[at(place - n)];
      truth t = nqpf::detail::truth_of(g.is_table && g.has_default);
      for (const int m : g.members) t = t & !b.outcome(m)[k];
      return t;
    }
    truth t = b.outcome(place)[k];
    for (const random_group& g : set_.groups) {
      if (!g.is_table || !g.has_precedence()) continue;
      const auto rank = [&](int m) {
        return g.policy == nqpf::hit::first ? std::vector<int>{}
                                            : ordered_outputs(set_.rules[at(m)]);
      };
      for (const int m : g.members)
        if (m != place && (rank(m) < rank(place) || (rank(m) == rank(place) && m < place)))
          t = t & !b.outcome(m)[k];
    }
    return t;
  }
  [[nodiscard]] std::vector<nqpf::conclusion> conclusions(int place) const {
    const int n = static_cast<int>(set_.rules.size());
    if (place < n) return set_.rules[at(place)].conclusions;
    return {set_.groups[at(place - n)].otherwise};
  }
  [[nodiscard]] bool is_place(int place) const {
    const int n = static_cast<int>(set_.rules.size());
    return place < n
               ? true
               : set_.groups[at(place - n)].is_table && set_.groups[at(place - n)].has_default;
  }
  [[nodiscard]] bool is_derived(int place) const {
    return place < static_cast<int>(set_.rules.size()) && set_.rules[at(place)].derived;
  }
  [[nodiscard]] bool is_goal(int place) const {
    if (wanted_ != goal::reach) return place == rule_;
    if (is_derived(place)) return false;
    for (const nqpf::conclusion& c : conclusions(place))
      if (c.type == conclusion_.type && c.position == conclusion_.position) return true;
    return false;
  }
  [[nodiscard]] bool is_as_bad(const nqpf::conclusion& c) const {
    if (options_.raises == nqpf::may_raise::nothing) return true;
    if (wanted_ == goal::reach)
      return c.type == conclusion_.type && (!c.type->ordered || c.position < conclusion_.position);
    const std::vector<nqpf::conclusion>& asked = set_.rules[at(rule_)].conclusions;
    if (asked.empty()) return true;
    short worst = 1000;
    for (const nqpf::conclusion& a : asked)
      if (a.type == c.type) worst = std::min(worst, a.position);
    return worst < 1000 && (!c.type->ordered || c.position <= worst);
  }
  // Whether a rule that counts concludes what overrules a conclusion; a default overrules nothing.
  [[nodiscard]] bool overruled(const brute_force& b, const nqpf::conclusion& c,
                               std::size_t k) const {
    for (int place = 0; place < static_cast<int>(set_.rules.size()); ++place) {
      if (counted(b, place, k) != truth::yes) continue;
      for (const nqpf::conclusion& other : conclusions(place))
        for (int i = 0; i < c.type->resolve_count; ++i)
          if (other.type == c.type && c.type->resolving[i].first == other.position &&
              c.type->resolving[i].second == c.position)
            return true;
    }
    return false;
  }
  // Whether a conclusion of a place is part of the decision.
  [[nodiscard]] bool stands(const brute_force& b, int place, const nqpf::conclusion& c,
                            std::size_t k) const {
    return counted(b, place, k) == truth::yes && !overruled(b, c, k);
  }

  // Whether record `k` of a list does what is asked, the first of another list being the record as it is.
  [[nodiscard]] bool does(const brute_force& b, std::size_t k, const brute_force& before) const {
    if (!b.kept(k)) return false;
    const int places = static_cast<int>(set_.rules.size() + set_.groups.size());
    bool met = false;
    for (int place = 0; place < places; ++place) {
      if (!is_place(place)) continue;
      const truth t = counted(b, place, k);
      if (is_goal(place)) {
        met = met || t == (wanted_ == goal::clear ? truth::no : truth::yes);
        continue;
      }
      if (options_.raises == nqpf::may_raise::anything || is_derived(place)) continue;
      if (options_.raises == nqpf::may_raise::nothing && t == truth::yes &&
          counted(before, place, 0) != truth::yes)
        return false;
      for (const nqpf::conclusion& c : conclusions(place))
        if (is_as_bad(c) && stands(b, place, c, k) && !stands(before, place, c, 0)) return false;
    }
    return met && (wanted_ != goal::reach || !overruled(b, conclusion_, k));
  }

  void draw_question() {
    draw_record();
    draw_options();
    rule_ = dice_.below(static_cast<int>(set_.rules.size()));
    wanted_ = static_cast<goal>(dice_.below(3));
    const nqpf::detail::enumeration_info& type = set_.types[at(dice_.below(2))];
    conclusion_ = {&type, static_cast<short>(dice_.below(type.count))};
  }

  // Where the points do not stand for all records: no record that is drawn is cheaper than it may be, those
  // between the record and what is told among them.
  void compare_with_some() {
    std::vector<std::vector<double>> as_it_is;
    for (int v = 0; v < variables(); ++v) as_it_is.push_back({record_[at(v)]});
    const record_list one = all_records(as_it_is);
    const brute_force before(set_, one);
    const needed_change c = search(2000);
    const std::string told = nqpf::to_text(c).c_str();
    ++count_.cases;
    if (c.found()) {
      ++(c.count > 0 ? count_.changed : count_.unchanged);
      if (c.count > 1) ++count_.several;
      if (c.is == answer::best_found) ++count_.inexact;
      check_found(c, before, told);
    }
    if (c.is == answer::impossible) ++count_.impossible;
    if (c.is == answer::none_found) ++count_.cut;

    constexpr std::size_t samples = 150;
    record_list some;
    some.count = samples;
    for (int v = 0; v < variables(); ++v) {
      std::vector<double> column;
      double reported_value = record_[at(v)];
      for (const nqpf::replies::indicator_change& i : c)
        if (program_.inputs[i.input]->id[1] - '0' == v) reported_value = i.bound;
      const std::vector<double> values = candidates(v);
      for (std::size_t k = 0; k < samples; ++k) {
        double value = record_[at(v)];
        if (k < 10)
          value += (reported_value - value) * (1 - std::pow(10.0, -static_cast<double>(k)));
        else if (dice_.chance(40)) value = values[at(dice_.below(static_cast<int>(values.size())))];
        else if (dice_.chance(50)) value += (reported_value - value) * dice_.below(1000) / 1000.0;
        if (cost(v, value) == none) value = record_[at(v)];
        column.push_back(value);
      }
      some.columns.push_back(column);
      some.sizes.push_back(1);
    }
    const brute_force after(set_, some);
    for (std::size_t k = 0; k < samples; ++k) {
      if (!does(after, k, before)) continue;
      double price = 0;
      for (int v = 0; v < variables(); ++v) price += cost(v, some.columns[at(v)][k]);
      if (c.is == answer::impossible) fail("not impossible: " + told);
      if (price < c.bound - 1e-9 * std::max(1.0, price))
        fail("cheaper than the bound: " + std::to_string(price) + " " + told);
    }
  }

  void compare_with_all() {
    std::vector<std::vector<double>> values;
    std::vector<std::vector<double>> as_it_is;
    for (int v = 0; v < variables(); ++v) {
      values.push_back(candidates(v));
      as_it_is.push_back({record_[at(v)]});
    }
    const record_list one = all_records(as_it_is);
    const brute_force before(set_, one);
    const record_list all = all_records(values);
    if (all.count > 30000) return;
    const brute_force after(set_, all);
    double least = none;
    for (std::size_t k = 0; k < all.count; ++k) {
      double price = 0;
      for (int v = 0; v < variables() && price < least; ++v)
        price += cost(v, all.columns[at(v)][k]);
      if (price < least && does(after, k, before)) least = price;
    }
    ++count_.cases;
    compare(least, before);
  }

  needed_change search(int budget) {
    inputs_.assign(at(program_.count.inputs) + 1, 0);
    for (int f = 0; f < program_.count.inputs; ++f)
      inputs_[at(f)] = record_[at(program_.inputs[f]->id[1] - '0')];
    outcomes_.assign(at(program_.count.rules), truth::no);
    nqpf::run(program_, inputs_.data(), parameters_.data(), outcomes_.data());
    const nqpf::evaluated e{&program_, inputs_.data(), parameters_.data(), outcomes_.data()};
    change_options options = options_.within(budget);
    options.workspace = &workspace_;
    if (wanted_ == goal::reach) return nqpf::what_would_reach(e, conclusion_, options);
    return wanted_ == goal::clear ? nqpf::what_would_clear({e, rule_}, options)
                                  : nqpf::what_would_hold({e, rule_}, options);
  }

  void compare(double least, const brute_force& before) {
    const needed_change c = search(1000000);
    const std::string told =
        std::string(nqpf::to_text(c).c_str()) + " brute force " + std::to_string(least);
    const auto near = [](double a, double b) {
      return a == b || std::abs(a - b) <= 1e-9 * std::max(1.0, std::abs(a));
    };
    if (!set_.computed && !(c.is == answer::smallest || c.is == answer::impossible))
      fail("gives no proof: " + told);
    if (c.is == answer::impossible && least != none) fail("not impossible: " + told);
    if (c.is == answer::smallest && !near(c.cost, least)) fail("not the smallest: " + told);
    if (c.found() && c.cost < least && !near(c.cost, least)) fail("cheaper than possible: " + told);
    if (c.is != answer::impossible && c.bound > least && !near(c.bound, least))
      fail("not a bound: " + told);
    if (c.is == answer::best_found || c.is == answer::none_found) ++count_.inexact;
    if (c.is == answer::impossible) ++count_.impossible;
    if (c.found()) {
      ++(c.count > 0 ? count_.changed : count_.unchanged);
      if (c.count > 1) ++count_.several;
      check_found(c, before, told);
    }
    // With less time to search a bound is a bound all the same.
    const int budget = dice_.from_to(1, 6);
    const needed_change hurried = search(budget);
    if (hurried.nodes > budget) fail("looked at more than it may");
    if (hurried.is == answer::best_found || hurried.is == answer::none_found) ++count_.cut;
    if (hurried.is == answer::impossible && least != none)
      fail("in a hurry, not impossible: " + told);
    if (hurried.is != answer::impossible && hurried.bound > least && !near(hurried.bound, least))
      fail("in a hurry, not a bound: " + told);
    if (hurried.found() && hurried.cost < least && !near(hurried.cost, least))
      fail("in a hurry, cheaper than possible: " + told);
    if (hurried.is == answer::smallest && !near(hurried.cost, least))
      fail("in a hurry, not the smallest: " + told);
    if (hurried.found()) check_found(hurried, before, told);
  }

  // The record with the change does what is asked, and costs what is told.
  void check_found(const needed_change& c, const brute_force& before, const std::string& told) {
    std::vector<double> changed(at(program_.count.inputs) + 1);
    c.apply_to(changed.data());
    std::vector<std::vector<double>> values;
    for (int v = 0; v < variables(); ++v) values.push_back({record_[at(v)]});
    double sum = 0;
    for (const nqpf::replies::indicator_change& i : c) {
      const int v = program_.inputs[i.input]->id[1] - '0';
      values[at(v)] = {changed[at(i.input)]};
      if (cost(v, i.to) == none) fail("changes what it may not: " + told);
      if (i.open) ++count_.opened;
      if (is_missing(i.from)) ++count_.filled;
      const double price = info(v).admits(i.bound) ? cost(v, i.bound) : i.cost;
      if (std::abs(price - i.cost) > 1e-9) fail("another price: " + told);
      if (std::abs(i.to - i.bound) > 0.02 * std::max(1.0, std::abs(i.to)))
        fail("far beyond the bound: " + told);
      sum += i.cost;
    }
    if (std::abs(sum - c.cost) > 1e-9) fail("prices do not add up: " + told);
    const record_list list = all_records(values);
    if (!does(brute_force(set_, list), 0, before)) fail("does not do: " + told);
    std::vector<truth> then(at(program_.count.rules));
    nqpf::run(program_, changed.data(), parameters_.data(), then.data());
    if (set_.table || !c.complete) return;
    int changes = 0;
    for (int r = 0; r < program_.count.rules; ++r)
      if (then[at(r)] != outcomes_[at(r)] && !set_.rules[at(r)].derived &&
          (wanted_ == goal::reach || r != rule_))
        ++changes;
    if (changes != c.effect_count) fail("other effects: " + told);
  }

  const random_set& set_;
  dice dice_;
  tally& count_;
  std::vector<nqpf::rule_data> data_;
  std::vector<nqpf::detail::group_data> groups_;
  program_vectors storage_;
  nqpf::program program_;
  std::vector<double> parameters_;
  std::vector<double> inputs_;
  std::vector<truth> outcomes_;
  nqpf::change_workspace workspace_;
  std::vector<double> record_;
  std::vector<nqpf::change_price> prices_;
  change_options options_;
  goal wanted_ = goal::clear;
  int rule_ = 0;
  nqpf::conclusion conclusion_{};
  std::string problem_;
};

// Sets in which several indicators have to change together: conjunctions over more indicators with few values
// that comparisons tell apart, enumerations that are ordered among them.
class wide_set_maker {
public:
  explicit wide_set_maker(std::uint64_t seed) : dice_(seed) {}

  std::unique_ptr<random_set> make() {
    static constexpr nqpf::enumerator verdicts[] = {
        {"dire", 0}, {"weak", 1}, {"fair", 2}, {"good", 3}};
    static constexpr nqpf::enumerator actions[] = {{"stop", 10}, {"go", 20}, {"wait", 30}};
    auto set = std::make_unique<random_set>();
    set->types.push_back(type(1, verdicts, 4, true));
    set->types.push_back(type(2, actions, 3, false));
    for (int v = dice_.from_to(4, 5); v > 0; --v)
      set->variables.push_back(make_variable(static_cast<int>(set->variables.size())));
    for (variable& v : set->variables) v.info.id = v.id.c_str();
    const int n = dice_.from_to(4, 8);
    set->rules.reserve(at(n));
    for (int r = 0; r < n; ++r) set->rules.push_back(make_rule(*set, r));
    if (dice_.chance(30)) {
      random_group g;
      g.policy = nqpf::hit::first;
      for (int r = 0; r < n; ++r)
        if (dice_.chance(50)) g.members.push_back(r);
      if (!g.members.empty()) set->groups.push_back(g);
    }
    return set;
  }

private:
  template <std::size_t N>
  static nqpf::detail::enumeration_info type(unsigned long long id,
                                             const nqpf::enumerator (&items)[N], int count,
                                             bool ordered) {
    nqpf::detail::enumeration_info e;
    e.type = id;
    e.items = items;
    e.count = count;
    e.ordered = ordered;
    return e;
  }
  variable make_variable(int i) {
    static constexpr nqpf::enumerator levels[] = {{"low", 0}, {"mid", 1}, {"high", 2}, {"top", 3}};
    static const nqpf::detail::enumeration_info level = type(5, levels, 4, true);
    variable v;
    v.id = "x" + std::to_string(i);
    v.info.may_be_missing = dice_.chance(40);
    const int what = dice_.below(5);
    if (what == 0) {
      v.info.kind = nqpf::kind::enumeration;
      v.info.values = &level;
      v.points = {0, 1, 2, 3};
    } else if (what == 1) {
      v.info.kind = nqpf::kind::flag;
      v.points = {0, 1};
    } else if (what == 2) {
      v.info.kind = nqpf::kind::integer;
      v.info.domain = nqpf::closed(0, 4);
      v.points = v.thresholds = {0, 1, 2, 3, 4};
    } else {
      v.info.domain = nqpf::closed(0, 1);
      const int first = dice_.from_to(1, 5);
      v.thresholds = {first / 10.0, dice_.from_to(first + 1, 9) / 10.0};
      v.points = {0, v.thresholds[0], (v.thresholds[0] + v.thresholds[1]) / 2, v.thresholds[1], 1};
    }
    if (v.info.may_be_missing) v.points.push_back(nqpf::missing);
    return v;
  }
  static int add(random_rule& r, tree_node t) {
    r.nodes.push_back(t);
    return static_cast<int>(r.nodes.size()) - 1;
  }
  int leaf(random_rule& rule, const random_set& set, int r) {
    tree_node t{shape::compare};
    if (r > 0 && dice_.chance(15)) {
      t.what = shape::outcome;
      t.rule = dice_.below(r);
      return add(rule, t);
    }
    t.variable = dice_.below(static_cast<int>(set.variables.size()));
    const variable& v = set.variables[at(t.variable)];
    if (dice_.chance(5)) {
      t.what = shape::known;
    } else if (const int n = v.info.value_count(); n > 0) {
      t.what = shape::one_of;
      t.set = static_cast<unsigned long long>(dice_.from_to(1, (1 << n) - 2));
    } else {
      t.relation = dice_.chance(85) ? static_cast<nqpf::comparison>(dice_.below(4))
                                    : nqpf::comparison::not_equal;
      t.value = v.thresholds[at(dice_.below(static_cast<int>(v.thresholds.size())))];
    }
    return add(rule, t);
  }
  int join(random_rule& rule, shape what, int left, int right) {
    tree_node t{what};
    t.left = left;
    t.right = right;
    return add(rule, t);
  }
  random_rule make_rule(const random_set& set, int r) {
    random_rule rule;
    rule.id = "r" + std::to_string(r);
    for (int i = dice_.from_to(2, 4); i > 0; --i) {
      int part = leaf(rule, set, r);
      if (dice_.chance(25)) {
        const int other = leaf(rule, set, r);
        part = join(rule, shape::either, part, other);
      }
      if (dice_.chance(10)) part = join(rule, shape::negated, part, -1);
      rule.root = rule.root < 0 ? part : join(rule, shape::both, rule.root, part);
    }
    rule.derived = dice_.chance(15);
    if (rule.derived) return rule;
    rule.conclusions.push_back({&set.types[0], static_cast<short>(dice_.below(4))});
    if (dice_.chance(20))
      rule.conclusions.push_back({&set.types[1], static_cast<short>(dice_.below(3))});
    return rule;
  }

  dice dice_;
};

template <class Make>
tally compare_all(std::size_t sets, std::uint64_t seed, Make&& make) {
  tally count;
  for (std::size_t s = 0; s < sets; ++s) {
    const auto set = make(seed + s);
    if (set->variables.empty()) continue;
    const std::string problem = change_check(*set, seed + s, count).run(6);
    INFO("set " << seed + s << ": " << problem);
    if (!problem.empty()) FAIL("see above");
  }
  CAPTURE(count.cases, count.changed, count.unchanged, count.impossible, count.inexact, count.cut,
          count.several, count.opened, count.filled);
  CHECK(count.changed > count.cases / 8);
  CHECK(count.impossible > 0);
  if (!test::is_sanitized) CHECK(count.filled > 0);  // the few sets of a sanitized run may lack one
  return count;
}
auto made_by(const recipe& r) {
  return [r](std::uint64_t seed) { return set_maker(seed, r).make(); };
}

}  // namespace

TEST_CASE("the smallest change is that of brute force", "[change][random]") {
  const tally c = compare_all(sets(400, 20000), 1000, made_by({}));
  CHECK(c.inexact == 0);
  CHECK(c.opened > 0);
}
TEST_CASE("the smallest change is that of brute force where several indicators have to change",
          "[change][random]") {
  const tally c = compare_all(sets(300, 6000), 2000,
                              [](std::uint64_t seed) { return wide_set_maker(seed).make(); });
  CHECK(c.several > c.cases / 20);
  CHECK(c.cut > c.cases / 10);
}
TEST_CASE("the smallest change is that of brute force where groups are in order",
          "[change][random]") {
  recipe ordered;
  ordered.ordered_groups = true;
  compare_all(sets(300, 20000), 20000, made_by(ordered));
}
TEST_CASE("the smallest change is that of brute force in tables", "[change][random]") {
  recipe table;
  table.table = true;
  compare_all(sets(200, 20000), 30000, made_by(table));
}
TEST_CASE("the smallest change is that of brute force where integers are computed with",
          "[change][random]") {
  recipe computed;
  computed.computed = true;
  const tally c = compare_all(sets(200, 20000), 40000, made_by(computed));
  CHECK(c.inexact < c.cases / 100);
}
TEST_CASE("no record is cheaper than the bound where numbers are computed with",
          "[change][random]") {
  recipe computed;
  computed.computed_numbers = true;
  const tally c = compare_all(sets(150, 8000), 50000, made_by(computed));
  CHECK(c.inexact + c.cut < c.cases / 2);
}
TEST_CASE("the smallest change that breaks no assumption is that of brute force",
          "[change][random]") {
  recipe assumed;
  assumed.assumptions = true;
  const tally c = compare_all(sets(300, 20000), 60000, made_by(assumed));
  CHECK(c.inexact == 0);
  assumed.ordered_groups = true;
  compare_all(sets(100, 10000), 70000, made_by(assumed));
  recipe computed;
  computed.computed = true;
  computed.assumptions = true;
  compare_all(sets(100, 10000), 80000, made_by(computed));
}
TEST_CASE("rounding never turns a change round", "[change][random]") {
  recipe computed;
  computed.computed_numbers = true;
  tally count;
  const auto set = set_maker(56548, computed).make();
  const std::string problem = change_check(*set, 56548, count).run(6);
  INFO(problem);
  CHECK(problem.empty());
}

}  // namespace change_random_test
