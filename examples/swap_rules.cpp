// SPDX-License-Identifier: BSL-1.0
// A host that keeps its rules in a text and puts a new version of them into use while its threads
// evaluate. A version is proven before anything is evaluated by it; one with a defect is refused, and the
// version in use stays.
//
// Programmes and thresholds are invented.

#include <nqpf/rules/columns.hpp>
#include <nqpf/rules/dsl.hpp>
#include <nqpf/rules/record_program.hpp>
#include <nqpf/rules/rule_text.hpp>

#include <atomic>
#include <cstdint>
#include <iostream>
#include <memory>
#include <mutex>
#include <optional>
#include <sstream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace {

// What the host knows of its programmes of study, and what it may not know.
struct Programmes {
  std::vector<double> practice_share;                 // of teaching hours
  std::vector<std::optional<double>> dual_qualified;  // share of teachers
  std::vector<int> partners;                          // enterprises

  [[nodiscard]] nqpf::columns columns() const {
    nqpf::columns all(practice_share.size());
    all.add("practice_share", nqpf::column_of(practice_share));
    all.add("dual_qualified", nqpf::column_of(dual_qualified));
    all.add("partners", nqpf::column_of(partners));
    return all;
  }
};

Programmes some_programmes(int count) {
  Programmes all;
  for (int i = 0; i < count; ++i) {
    all.practice_share.push_back((i * 37 + 11) % 100 / 100.0);
    all.dual_qualified.push_back(i % 5 == 3 ? std::nullopt
                                            : std::optional((i * 53 + 17) % 100 / 100.0));
    all.partners.push_back(i * 29 % 7);
  }
  return all;
}

// What every version of the text may refer to: the indicators, by the names of the columns.
nqpf::rule_words words() {
  using namespace nqpf::dsl;
  nqpf::rule_words known;
  known.add(indicator("practice_share").in(0, 1).higher_is_better());
  known.add(indicator("dual_qualified").in(0, 1).higher_is_better());
  known.add(integer("partners").in(0, 999).higher_is_better());
  return known;
}

// A proven version of the rules, made ready for columns and for single records.
struct Version {
  int number;
  nqpf::rule_book book;  // owns what the others refer to
  nqpf::column_program over_columns;
  nqpf::record_program over_records;

  Version(int n, nqpf::rule_book b)
      : number(n), book(std::move(b)), over_columns(book.program()), over_records(book.program()) {}
};

// The version that a text makes, or nothing and the reasons.
std::shared_ptr<const Version> load(int number, const std::string& text, std::ostream& reasons) {
  nqpf::rules_read read = nqpf::read_rule_text(text, words());
  for (const nqpf::rule_file_error& e : read.errors) reasons << "  " << e.line() << '\n';
  if (!read.ok()) return nullptr;
  const nqpf::diagnostics found = read.book.compile();
  for (const nqpf::diagnostic& d : found) reasons << "  " << read.line(d) << '\n';
  return found.ok() ? std::make_shared<const Version>(number, std::move(read.book)) : nullptr;
}

// The version in use. Whoever evaluates by one keeps it until done.
class InUse {
public:
  [[nodiscard]] std::shared_ptr<const Version> get() const {
    const std::lock_guard lock(mutex_);
    return version_;
  }
  void put(std::shared_ptr<const Version> next) {
    const std::lock_guard lock(mutex_);
    version_.swap(next);
  }

private:
  mutable std::mutex mutex_;
  std::shared_ptr<const Version> version_;
};

// What a version finds: for all programmes by column, for one of them by record. Both must agree.
struct Findings {
  std::uint64_t held = 0;
  std::uint64_t undecided = 0;
  bool agree = true;

  bool operator==(const Findings&) const = default;
};
Findings evaluate(const Version& version, const nqpf::columns& data, std::size_t row) {
  const nqpf::program& p = version.book.program();
  const auto rules = static_cast<std::size_t>(p.count.rules);
  const std::vector<double> parameters = version.book.defaults();
  const nqpf::rule_bitmaps maps = nqpf::evaluate(version.over_columns, data);

  std::vector<double> values(static_cast<std::size_t>(p.count.inputs));
  std::vector<nqpf::truth> outcomes(rules);
  std::vector<unsigned char> scratch(version.over_records.scratch_size());
  data.row(p, row, values.data());
  version.over_records.evaluate(values.data(), parameters.data(), outcomes.data(), scratch.data());

  Findings found;
  for (std::size_t r = 0; r < rules; ++r) {
    const int rule = static_cast<int>(r);
    found.agree = found.agree && maps.outcome(rule, row) == outcomes[r];
    for (std::size_t i = 0; i < maps.rows(); ++i) {
      found.held += maps.outcome(rule, i) == nqpf::truth::yes ? 1U : 0U;
      found.undecided += maps.outcome(rule, i) == nqpf::truth::unknown ? 1U : 0U;
    }
  }
  return found;
}

// What stands at the head of every version.
constexpr const char* head =
    "document policy \"Quality policy of the senate\" of 2025\n"
    "conclusions worst to best: weak, watch, sound\n";

constexpr const char* texts[] = {
    "rule thin_practice when practice_share < 0.25 then weak cite policy 5.1\n"
    "rule few_dual when dual_qualified < 0.3 then watch cite policy 5.3\n",

    // Somebody takes shares for percentages.
    "rule thin_practice when practice_share < 25 then weak cite policy 5.1\n"
    "rule few_dual when dual_qualified < 0.3 then watch cite policy 5.3\n",

    // Somebody misspells.
    "rule thin_practice when practise_share < 0.3 then weak cite policy 5.1\n"
    "rule few_dual when dual_qualified < 0.3 then wtach cite policy 5.3\n",

    // Somebody overlooks that the first rule says so already.
    "rule thin_practice when practice_share < 0.3 then weak cite policy 5.1\n"
    "rule thinner_practice\n"
    "  when practice_share < 0.2 && partners < 2\n"
    "  then weak\n"
    "  cite policy 5.1\n"
    "rule few_dual when dual_qualified < 0.3 then watch cite policy 5.3\n",

    "rule thin_practice when practice_share < 0.3 then weak cite policy 5.1\n"
    "rule few_dual when dual_qualified < 0.3 && partners < 4 then watch cite policy 5.3\n"
    "rule well_connected\n"
    "  when partners >= 5 && practice_share >= 0.5\n"
    "  then sound\n"
    "  cite policy 5.4\n",
};

// What the threads share: the data, the version in use, and how far they are.
struct Shared {
  const nqpf::columns& data;
  InUse in_use;
  std::atomic<bool> done = false;
  std::atomic<int> disagreements = 0;
  std::vector<std::atomic<int>>
      evaluated_by;  // the last version by which each thread has evaluated

  Shared(const nqpf::columns& all, std::size_t threads) : data(all), evaluated_by(threads) {}
};

// What thread `k` does: it evaluates, by whatever version is in use, until all is done.
void evaluate_until_done(Shared& shared, std::size_t k) {
  std::shared_ptr<const Version> known;
  Findings expected;
  for (std::size_t row = k; !shared.done; row = (row + 1) % shared.data.rows()) {
    const std::shared_ptr<const Version> version = shared.in_use.get();
    if (version == nullptr) continue;
    const Findings found = evaluate(*version, shared.data, row);
    // A version finds the same as long as it is used, whatever is put into its place meanwhile.
    if (version != known) expected = found;
    if (found != expected || !found.agree) ++shared.disagreements;
    known = version;
    shared.evaluated_by[k] = version->number;
  }
}

// Puts a text into use, if it is sound, and waits until every thread has evaluated by it.
void offer(Shared& shared, int number, const char* text) {
  std::ostringstream reasons;
  const auto version = load(number, std::string(head) + text, reasons);
  if (version == nullptr) {
    std::cout << "version " << number << " refused, version " << shared.in_use.get()->number
              << " stays\n"
              << reasons.str();
    return;
  }
  const Findings found = evaluate(*version, shared.data, 0);
  shared.in_use.put(version);
  for (const auto& last : shared.evaluated_by)
    while (last != number) std::this_thread::yield();
  std::cout << "version " << number << " in use: " << version->book.program().count.rules
            << " rules, " << found.held << " findings in " << shared.data.rows() << " programmes, "
            << found.undecided << " undecided\n";
}

}  // namespace

int main() {
  const Programmes programmes = some_programmes(2000);
  const nqpf::columns data = programmes.columns();
  Shared shared(data, 4);
  std::vector<std::thread> threads;
  for (std::size_t k = 0; k < shared.evaluated_by.size(); ++k)
    threads.emplace_back([&shared, k] { evaluate_until_done(shared, k); });

  int number = 0;
  for (const char* const text : texts) offer(shared, ++number, text);
  shared.done = true;
  for (std::thread& t : threads) t.join();
  std::cout << threads.size() << " threads evaluated meanwhile, " << shared.disagreements
            << " disagreements\n";
  return shared.disagreements == 0 ? 0 : 1;
}
