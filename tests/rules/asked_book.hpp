// SPDX-License-Identifier: BSL-1.0
#pragma once

// A random set as a book, with all its records; and what conditions that the library prints are of each record.

#include "asked_sets.hpp"
#include "support/catch.hpp"

#include <nqpf/rules/rule_text.hpp>

#include <map>
#include <string>
#include <vector>

namespace test::asked {

using record = std::vector<double>;

inline truth truth_in(nqpf::truth t) {
  return t == nqpf::truth::yes ? truth::yes : t == nqpf::truth::no ? truth::no : truth::unknown;
}
inline bool same_value(double a, double b) { return a == b || (a != a && b != b); }

class asked_book {
public:
  asked_book(const rules& given, std::uint64_t seed)
      : s(given), write(s), records(records_of(s)), seed_(seed) {
    for (const record& r : records) is.emplace_back(s, r);
    read = nqpf::read_rule_text(write.text());
    INFO(write.text());
    for (const auto& e : read.errors) FAIL(e.line());
    static_cast<void>(read.book.compile());
  }
  asked_book(const asked_book&) = delete;
  asked_book& operator=(const asked_book&) = delete;

  [[nodiscard]] const nqpf::program& program() const { return read.book.program(); }
  [[nodiscard]] bool can_run() const { return program().count.rules > 0; }

  /// A record in the order of a program over the same inputs.
  [[nodiscard]] record values(const nqpf::program& p, std::size_t k) const {
    record v(at(p.count.inputs));
    for (int f = 0; f < p.count.inputs; ++f) v[at(f)] = records[k][at(input_of(p, f))];
    return v;
  }
  [[nodiscard]] int input_of(const nqpf::program& p, int f) const {
    for (std::size_t i = 0; i < s.inputs.size(); ++i)
      if (s.inputs[i].id == p.inputs[f]->id) return static_cast<int>(i);
    return 0;
  }
  /// Whether nothing is missing of what the rules read.
  [[nodiscard]] bool is_complete(std::size_t k) const {
    for (const double v : values(program(), k))
      if (v != v) return false;
    return true;
  }
  /// What a condition is of each record.
  const std::vector<truth>& truths(const std::string& condition) {
    std::vector<truth>& out = known_[condition];
    if (!out.empty()) return out;
    if (condition == "any record") {
      out.assign(records.size(), truth::yes);
      return out;
    }
    nqpf::rules_read q =
        nqpf::read_rule_text(write.declarations() + "fact q when " + condition + "\n");
    if (!q.errors.empty()) fail("a condition cannot be read: " + q.errors[0].line(), condition);
    static_cast<void>(q.book.compile());
    const nqpf::program& p = q.book.program();
    for (std::size_t k = 0; k < records.size(); ++k) {
      nqpf::truth t = nqpf::truth::unknown;
      const record v = values(p, k);
      if (p.count.rules == 1) nqpf::run(p, v.data(), nullptr, &t);
      out.push_back(truth_in(t));
    }
    return out;
  }
  void fail(const std::string& what, const std::string& more) const {
    FAIL_CHECK("seed " << seed_ << ": " << what << ": " << more << "\n" << write.text());
  }
  void fail_at(const std::string& what, const std::string& more, std::size_t k) const {
    fail(what, more + " at " + write.record(records[k]));
  }

  const rules s;
  const writer write;
  const std::vector<record> records;
  std::vector<evaluation> is{};  ///< of each record
  nqpf::rules_read read{};

private:
  std::uint64_t seed_;
  std::map<std::string, std::vector<truth>> known_{};
};

}  // namespace test::asked
