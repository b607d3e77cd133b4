// SPDX-License-Identifier: BSL-1.0
// Any bytes as a rule set made at run time: diagnostics or a program, and of a program both ways to
// evaluate one record say the same.
#include <nqpf/rules/dsl.hpp>
#include <nqpf/rules/dynamic.hpp>
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
  /// Mostly small numbers; now and then any double at all.
  double number() {
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

struct host {
  nqpf::rule_book book;
  std::vector<const nqpf::indicator_of<nqpf::unbound, nqpf::numeric>*> indicators;
  const nqpf::parameter* parameter = nullptr;
  std::vector<std::string> rules;
};

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
  switch (in.below(8)) {
    case 0: return known(x);
    case 1:
      return h.rules.empty()
                 ? known(x)
                 : fired(h.rules[in.below(static_cast<unsigned>(h.rules.size()))].c_str());
    case 2: return h.parameter != nullptr ? compare(relation, x, *h.parameter) : known(x);
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
  if (in.below(2) == 0)
    h.parameter = &h.book.add(parameter("p", in.number()).in(in.number(), in.number()));
  const auto& document = h.book.add(nqpf::source{"d", "A document", "", ""});
  auto& worse = h.book.add_conclusions({"weak", "watch", "sound"}, in.below(2) == 0);
  while (!in.empty() && h.rules.size() < 12) {
    const std::string id = in.below(6) == 0 ? in.text() : "r" + std::to_string(h.rules.size());
    auto made = rule(id.c_str()).when(any_condition(in, h));
    for (unsigned n = in.below(6); n > 0; --n) made = made.cite(document, "1");
    h.book.add(made, worse, static_cast<int>(in.below(5)) - 1);
    h.rules.push_back(id);
  }
}

void check_executors(bytes& in, const nqpf::rule_book& book) {
  const nqpf::program& p = book.program();
  const std::vector<double> parameters = book.defaults();
  for (const double value : parameters)
    if (value != value) return;  // a required parameter that nobody set
  std::vector<double> values(static_cast<std::size_t>(p.count.facts));
  for (double& v : values)
    v = in.below(4) == 0 ? std::numeric_limits<double>::quiet_NaN() : in.number();
  const auto rules = static_cast<std::size_t>(p.count.rules);
  std::vector<nqpf::truth> plain(rules), fast(rules);
  nqpf::run(p, values.data(), parameters.data(), plain.data());
  const nqpf::record_program ready(p);
  std::vector<unsigned char> scratch(ready.scratch_size());
  ready.evaluate(values.data(), parameters.data(), fast.data(), scratch.data());
  if (plain != fast) std::abort();
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
