// SPDX-License-Identifier: BSL-1.0
// Any bytes as a rule set made at run time: diagnostics or a program, and of a program both ways to
// evaluate one record say the same.
#include <nqpf/rules/change.hpp>
#include <nqpf/rules/dsl.hpp>
#include <nqpf/rules/dynamic.hpp>
#include <nqpf/rules/explain.hpp>
#include <nqpf/rules/record_program.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <string>
#include <vector>

namespace {

using namespace nqpf::dsl;
using condition = nqpf::condition<nqpf::unbound>;

class bytes {
public:
  bytes(const std::uint8_t* at, std::size_t size) : at_(at), left_(size) {}
  [[nodiscard]] bool empty() const { return left_ == 0; }
  unsigned next() { return left_ == 0 ? 0U : (--left_, *at_++); }
  unsigned below(unsigned n) { return next() % n; }
  /// Mostly small numbers; now and then any double at all, or none.
  double number() {
    if (below(32) == 0) return std::numeric_limits<double>::quiet_NaN();
    if (below(32) == 0) return std::numeric_limits<double>::infinity() * (below(2) == 0 ? 1 : -1);
    if (below(8) != 0 || left_ < 8) return static_cast<double>(next()) - 100;
    double d = 0;
    std::memcpy(&d, at_, 8);
    at_ += 8;
    left_ -= 8;
    return d;
  }
  std::string text() {
    std::string out;
    for (unsigned n = below(4); n > 0; --n) out += static_cast<char>(next());
    return out;
  }

private:
  const std::uint8_t* at_;
  std::size_t left_;
};

enum class advice { stop, go, wait, unlisted };
constexpr auto describe(advice) {
  return nqpf::values<advice::stop, advice::go, advice::wait>.conflicts(advice::stop, advice::go);
}

struct host {
  nqpf::rule_book book;
  std::vector<const nqpf::indicator_of<nqpf::unbound, nqpf::numeric>*> indicators;
  std::vector<const nqpf::indicator_of<nqpf::unbound, nqpf::textual>*> categories;
  std::vector<const nqpf::parameter*> parameters;
  std::vector<std::string> rules;
};

double halved(double v) { return v / 2; }

template <class Left, class Right>
condition compare(unsigned relation, const Left& left, const Right& right) {
  switch (relation) {
    case 0: return left < right;
    case 1: return left <= right;
    case 2: return left > right;
    case 3: return left >= right;
    case 4: return left == right;
    default: return left != right;
  }
}

condition comparison(bytes& in, host& h) {
  const auto& x = *h.indicators[in.below(static_cast<unsigned>(h.indicators.size()))];
  const auto& y = *h.indicators[in.below(static_cast<unsigned>(h.indicators.size()))];
  const unsigned relation = in.below(6);
  const auto any_rule = [&] {
    return h.rules[in.below(static_cast<unsigned>(h.rules.size()))].c_str();
  };
  switch (in.below(14)) {
    case 0: return known(x);
    case 1: return h.rules.empty() ? known(x) : condition(fired(any_rule()));
    case 2:
      return h.parameters.empty()
                 ? known(x)
                 : compare(relation, x, *h.parameters[in.next() % h.parameters.size()]);
    case 6: return compare(relation, x, (1LL << 53) + static_cast<long long>(in.next()) - 100);
    case 7: return compare(relation, x + (1LL << 60), ~0ULL);
    case 8: return compare(relation, apply(in.below(2) == 0 ? nullptr : &halved, x), in.number());
    case 9:
      return h.categories.empty() ? known(x) : one_of(*h.categories[0], "a", in.text().c_str());
    case 10: return h.categories.empty() ? known(x) : *h.categories.back() == "b";
    case 11: return condition(fired(in.below(4) == 0 ? nullptr : "later"));
    case 12: return one_of(x, in.number(), in.number(), in.number());
    case 3: return compare(relation, x, y);
    case 4: return compare(relation, x * in.number() + y, in.number());
    case 5: return compare(relation, x * y, in.number());
    default: return compare(relation, x, in.number());
  }
}

condition any_condition(bytes& in, host& h) {
  condition c = comparison(in, h);
  for (unsigned n = in.below(4); n > 0; --n) {
    const condition other = comparison(in, h);
    c = in.below(2) == 0 ? c && other : c || other;
    if (in.below(5) == 0) c = !c;
  }
  return c;
}

void build(bytes& in, host& h) {
  for (unsigned n = 1 + in.below(3); n > 0; --n) {
    const std::string id = in.below(6) == 0 ? in.text() : "x" + std::to_string(n);
    const double low = in.number();
    const double high = in.number();
    h.indicators.push_back(in.below(2) == 0 ? &h.book.add(indicator(id.c_str()).in(low, high))
                                            : &h.book.add(integer(id.c_str()).in(low, high)));
  }
  for (unsigned n = in.below(4); n > 0; --n) {
    const std::string id = in.below(6) == 0 ? in.text() : "p" + std::to_string(n);
    const auto made = in.below(3) == 0 ? parameter(id.c_str()) : parameter(id.c_str(), in.number());
    const bool has_range = in.below(3) != 0;
    h.parameters.push_back(&h.book.add(has_range ? made.in(in.number(), in.number()) : made));
  }
  for (unsigned n = in.below(3); n > 0; --n) {
    const std::string id = in.below(6) == 0 ? in.text() : "c" + std::to_string(n);
    const std::string some = in.text();
    const char* const other = in.below(8) == 0 ? nullptr : some.c_str();
    h.categories.push_back(&h.book.add(category(id.c_str(), "a", "b", other)));
  }
  if (h.parameters.size() > 1 && in.below(2) == 0)
    h.book.order(*h.parameters[in.below(2)], *h.parameters[in.below(2)]);
  const auto& document = h.book.add(nqpf::source{"d", "A document", "", ""});
  std::vector<std::string> names = {"weak", "watch", "sound"};
  if (in.below(8) == 0) names = {in.text(), in.text()};
  if (in.below(16) == 0) names.clear();
  auto& worse = h.book.add_conclusions(names, in.below(2) == 0);
  for (unsigned n = in.below(4); n > 0; --n) {
    const auto one = static_cast<short>(in.below(16) == 0 ? in.next() : in.below(3));
    const auto two = static_cast<short>(in.below(16) == 0 ? -1 : static_cast<int>(in.below(3)));
    if (in.below(2) == 0) worse.conflicting[worse.conflict_count++] = {one, two};
    else worse.resolving[worse.resolve_count++] = {one, two};
  }
  if (in.below(64) == 0) worse.resolve_count = static_cast<int>(in.next()) - 100;
  while (!in.empty() && h.rules.size() < 12) {
    const std::string id = in.below(6) == 0 ? in.text() : "r" + std::to_string(h.rules.size());
    if (in.below(5) == 0) {
      const bool has_condition = in.below(8) != 0;
      if (has_condition) h.book.add(nqpf::derived(id.c_str()).when(any_condition(in, h)));
      else h.book.add(nqpf::derived(id.c_str()));
      h.rules.push_back(in.below(8) == 0 ? "later" : id);
      continue;
    }
    auto made = rule(id.c_str()).when(any_condition(in, h));
    for (unsigned n = in.below(6); n > 0; --n) made = made.cite(document, n == 5 ? nullptr : "1");
    for (unsigned n = in.below(16) == 0 ? in.below(6) : 0; n > 0; --n)
      made = made.allow(static_cast<nqpf::defect>(in.below(30)), nullptr);
    for (unsigned n = in.below(12) == 0 ? in.below(9) : 0; n > 0; --n)
      made = made.then(static_cast<advice>(in.below(4)));
    h.book.add(made, worse, static_cast<int>(in.below(5)) - 1);
    h.rules.push_back(id);
  }
  for (unsigned n = in.below(3); n > 0; --n) {
    std::vector<std::string> members;
    for (unsigned m = in.below(16) == 0 ? 40 : in.below(4); m > 0; --m)
      members.push_back(h.rules.empty() || in.below(16) == 0 ? in.text()
                                                             : h.rules[in.next() % h.rules.size()]);
    h.book.add_group(members, static_cast<nqpf::hit>(in.below(9)), in.below(3) == 0,
                     in.below(3) == 0);
  }
}

void check_executors(bytes& in, const nqpf::rule_book& book) {
  const nqpf::program& p = book.program();
  const std::vector<double> parameters = book.defaults();
  for (const double value : parameters)
    if (value != value) return;  // a required parameter that nobody set
  std::vector<double> values(static_cast<std::size_t>(p.count.inputs));
  for (double& v : values)
    v = in.below(4) == 0 ? std::numeric_limits<double>::quiet_NaN() : in.number();
  const auto rules = static_cast<std::size_t>(p.count.rules);
  std::vector<nqpf::truth> plain(rules), fast(rules);
  nqpf::run(p, values.data(), parameters.data(), plain.data());
  const nqpf::record_program ready(p);
  std::vector<unsigned char> scratch(ready.scratch_size());
  ready.evaluate(values.data(), parameters.data(), fast.data(), scratch.data());
  if (plain != fast) std::abort();
  for (int r = 0; r < p.count.rules; ++r) {
    const nqpf::finding f{{&p, values.data(), parameters.data(), plain.data()}, r};
    const nqpf::change_options few = nqpf::change_options{}.within(200);
    if (f.line().empty() || nqpf::to_text(nqpf::why(f)).empty() ||
        nqpf::to_text(nqpf::undecided(f)).empty() ||
        nqpf::to_text(nqpf::what_would_hold(f, few)).empty() ||
        nqpf::to_text(nqpf::what_would_clear(f, few)).empty())
      std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  bytes in(data, size);
  host h;
  build(in, h);
  const nqpf::diagnostics found = h.book.compile();
  for (const nqpf::diagnostic& d : found)
    if (d.message.write().c_str()[0] == '\0') std::abort();
  bytes again(data, size);
  if (found.ok()) check_executors(again, h.book);
  return 0;
}
