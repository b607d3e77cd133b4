// SPDX-License-Identifier: BSL-1.0
#pragma once

// Evaluates one block of rows after the other: numbers to masks, then rules as algebra on masks, in one
// plane where nothing is missing in the block and in two where something is.

#include <nqpf/rules/run/columns/kernels.hpp>
#include <nqpf/rules/run/columns/lists.hpp>
#include <nqpf/rules/run/columns/numbers.hpp>
#include <nqpf/rules/run/columns/output.hpp>
#include <nqpf/rules/run/columns/plan.hpp>

namespace nqpf::inline NQPF_ABI {
namespace detail::columnar {

using two_words_plain = std::uint64_t __attribute__((vector_size(16)));
using two_words __attribute__((may_alias)) = two_words_plain;

template <class F, std::size_t... I>
__attribute__((always_inline)) inline void unrolled(F f, std::index_sequence<I...>) {
  (f(I), ...);
}

// Runs mask code in one plane over the `2 * Width` words of each slot.
template <std::size_t Width>
void run_masks(const mask_code& code, std::uint64_t* slots) {
  constexpr std::make_index_sequence<Width> each;
  const auto at = [=](int slot) {
    return reinterpret_cast<two_words*>(slots) + static_cast<std::size_t>(slot) * Width;
  };
  const mask_operand* operand = code.operands.data();
  for (const mask_step& step : code.steps) {
    two_words acc[Width];
    unrolled([&](std::size_t i) { acc[i] = ~two_words_plain{}; }, each);
    for (int k = 0; k < step.plain; ++k) {
      const two_words* m = at((operand++)->yes);
      unrolled([&](std::size_t i) { acc[i] &= m[i]; }, each);
    }
    for (int k = 0; k < step.inverted; ++k) {
      const two_words* m = at((operand++)->yes);
      unrolled([&](std::size_t i) { acc[i] &= ~m[i]; }, each);
    }
    two_words* out = at(step.yes);
    if (step.negated) unrolled([&](std::size_t i) { out[i] = ~acc[i]; }, each);
    else unrolled([&](std::size_t i) { out[i] = acc[i]; }, each);
  }
}

// The same in two planes: where a conjunction holds, and where it may hold. The unknown of a complement
// is the unknown of what it complements.
template <std::size_t Width>
void run_two_planes(const mask_code& code, std::uint64_t* slots) {
  constexpr std::make_index_sequence<Width> each;
  const auto at = [=](int slot) {
    return reinterpret_cast<two_words*>(slots) + static_cast<std::size_t>(slot) * Width;
  };
  const mask_operand* operand = code.operands.data();
  for (const mask_step& step : code.steps) {
    two_words yes[Width];
    two_words maybe[Width];
    unrolled([&](std::size_t i) { yes[i] = maybe[i] = ~two_words_plain{}; }, each);
    for (int k = 0; k < step.plain; ++k, ++operand) {
      const two_words* y = at(operand->yes);
      const two_words* u = at(operand->unknown);
      unrolled(
          [&](std::size_t i) {
            yes[i] &= y[i];
            maybe[i] &= y[i] | u[i];
          },
          each);
    }
    for (int k = 0; k < step.inverted; ++k, ++operand) {
      const two_words* y = at(operand->yes);
      const two_words* u = at(operand->unknown);
      unrolled(
          [&](std::size_t i) {
            yes[i] &= ~(y[i] | u[i]);
            maybe[i] &= ~y[i];
          },
          each);
    }
    two_words* out = at(step.yes);
    two_words* open = at(step.unknown);
    unrolled([&](std::size_t i) { open[i] = maybe[i] & ~yes[i]; }, each);
    if (step.negated) unrolled([&](std::size_t i) { out[i] = ~maybe[i]; }, each);
    else unrolled([&](std::size_t i) { out[i] = yes[i]; }, each);
  }
}

}  // namespace detail::columnar

/// The memory that the evaluation of columns needs, for hosts that evaluate often: it is allocated once
/// and grows when a larger program comes. One thread uses one at a time.
class column_workspace {
public:
  // For the executor.
  detail::buffer<std::uint64_t> slots;
  detail::buffer<double> numbers;  // a staged column
  detail::buffer<double> kept;     // staged columns that are read again
  detail::buffer<double> scratch;  // of computed numbers
  detail::buffer<double> parameters;
  detail::buffer<double> thresholds;
  detail::buffer<column> inputs;
  detail::buffer<const double*> sources;
  detail::buffer<bool> missing;
  detail::buffer<bool> only_less;
  detail::columnar::mask_code patched;
};

namespace detail::columnar {

// A program over the columns of a data set. Memory is read fastest in long runs, masks are worked on
// fastest in the cache: so each column is read for a few blocks together, and then the rules of one block
// are run after the other.
class block_runner {
public:
  block_runner(const column_program& plan, const columns& data, std::size_t rows,
               const double* parameters, simd::level level, column_workspace& work)
      : plan_(plan), p_(plan.source()), work_(work), kernels_(kernels_of(level)) {
    const std::size_t inputs = plan.inputs().size();
    work.inputs.resize(inputs);
    bool in_records = false;
    for (std::size_t i = 0; i < inputs; ++i) {
      const column& c = work.inputs[i] = data.of(*p_.inputs[plan.inputs()[i].input], i);
      if (!plan.inputs()[i].is_kept) work.inputs[i] = c.in_machine_form();
      in_records |= c.stride >= 64 && c.read != nullptr;
    }
    choose_sizes(rows, in_records);
    set_parameters(parameters);
    for (std::size_t i = 0; i < inputs; ++i) {
      work.inputs[i].asks = &p_;
      work.inputs[i].settings = work.parameters.data();
    }
    work.slots.resize(blocks_ * block_size_);
    for (std::size_t b = 0; b < blocks_; ++b) {
      fill(b, zero_slot, 0);
      fill(b, ones_slot, ~std::uint64_t{0});
    }
    work.numbers.resize(block_rows());
    work.kept.resize(static_cast<std::size_t>(plan.kept()) * rows_at_once());
    work.scratch.resize(plan.computed().size() > 0 ? number_stack_size : 0);
    work.missing.resize(blocks_ * inputs);
    work.missing.fill(true);  // nothing is known of what the slots hold
    work.sources.resize(static_cast<std::size_t>(p_.count.inputs));
  }

  [[nodiscard]] std::size_t block_rows() const noexcept { return 64 * words_; }
  [[nodiscard]] std::size_t rows_at_once() const noexcept { return blocks_ * block_rows(); }

  // Reads rows [first, first + n), at most `rows_at_once`.
  void read(std::size_t first, std::size_t n) {
    first_ = first;
    rows_ = n;
    double* kept = work_.kept.data();
    for (std::size_t i = 0; i < plan_.inputs().size(); ++i) {
      for (std::size_t b = 0; b * block_rows() < n; ++b) run_input(i, b, kept);
      if (plan_.inputs()[i].is_kept) kept += rows_at_once();
    }
  }

  // The outcomes of one block of what was read.
  [[nodiscard]] outcome_block run(std::size_t b) {
    const std::size_t n = rows_of(b);
    bool some_missing = always_open_;
    for (std::size_t i = 0; i < plan_.inputs().size(); ++i) some_missing |= missing(b, i);
    for (const computed_plan& c : plan_.computed()) some_missing |= run_computed(c, b);
    if (plan_.set_code().steps.size() > 0) masks(b, false, plan_.set_code());
    masks(b, some_missing, always_open_ ? work_.patched : plan_.code());
    if (n % 64 != 0) {
      const std::uint64_t last = (std::uint64_t{1} << (n % 64)) - 1;
      const std::size_t rules = static_cast<std::size_t>(p_.count.rules) * (some_missing ? 2 : 1);
      std::uint64_t* word = slot(b, plan_.rule_yes()) + n / 64;
      for (std::size_t r = 0; r < rules; ++r) word[r * words_] &= last;
    }
    return {p_,
            first_ + b * block_rows(),
            static_cast<int>(n),
            slot(b, plan_.rule_yes()),
            some_missing ? slot(b, plan_.rule_unknown()) : nullptr,
            words_,
            {plan_.atoms().data(), slot(b, 0), work_.parameters.data()}};
  }

private:
  static constexpr std::size_t most_words = 1U << 17U;

  // Where columns are members of records, all of a block are read before the next block: it is then still in the cache.
  void choose_sizes(std::size_t rows, bool in_records) {
    const auto slots = static_cast<std::size_t>(plan_.slots());
    words_ = in_records || slots > 2500 ? 8 : 16;
    block_size_ = slots * words_;
    blocks_ = in_records ? 1 : 16;
    while (blocks_ > 1 &&
           (blocks_ * block_size_ > most_words || (blocks_ - 1) * block_rows() >= rows))
      --blocks_;
  }

  [[nodiscard]] std::size_t rows_of(std::size_t b) const noexcept {
    const std::size_t rest = rows_ - b * block_rows();
    return rest < block_rows() ? rest : block_rows();
  }
  [[nodiscard]] std::uint64_t* slot(std::size_t b, int index) const noexcept {
    return work_.slots.data() + b * block_size_ + static_cast<std::size_t>(index) * words_;
  }
  void fill(std::size_t b, int index, std::uint64_t with) const noexcept {
    for (std::size_t w = 0; w < words_; ++w) slot(b, index)[w] = with;
  }
  [[nodiscard]] bool& missing(std::size_t b, std::size_t input) const noexcept {
    return work_.missing[b * plan_.inputs().size() + input];
  }

  void masks(std::size_t b, bool two_planes, const mask_code& code) const {
    std::uint64_t* slots = slot(b, 0);
    if (words_ == 16) {
      if (two_planes) run_two_planes<8>(code, slots);
      else run_masks<8>(code, slots);
    } else {
      if (two_planes) run_two_planes<4>(code, slots);
      else run_masks<4>(code, slots);
    }
  }

  // A comparison with a parameter that nobody set is open in every row: its operands then read the slots
  // of nothing and of everything instead.
  void set_parameters(const double* parameters) {
    const auto count = static_cast<std::size_t>(p_.count.parameters);
    work_.parameters.resize(detail::size_of(p_.count.parameters));
    always_open_ = plan_.has_open();
    bool has_gap = false;
    for (std::size_t i = 0; i < count; ++i) {
      work_.parameters[i] = parameters != nullptr ? parameters[i] : p_.parameters[i]->value;
      has_gap |= is_missing(work_.parameters[i]);
    }
    work_.thresholds.resize(plan_.cuts().size());
    for (std::size_t i = 0; i < plan_.cuts().size(); ++i) {
      const cut& c = plan_.cuts()[i];
      work_.thresholds[i] =
          c.parameter < 0 ? c.value : work_.parameters[static_cast<std::size_t>(c.parameter)];
    }
    for (std::size_t i = 0; i < plan_.inputs().size(); ++i)
      if (work_.inputs[i].as_machine) compare_machine_form(plan_.inputs()[i]);
    work_.only_less.resize(plan_.inputs().size());
    for (std::size_t i = 0; i < plan_.inputs().size(); ++i)
      work_.only_less[i] = make_less(plan_.inputs()[i]);
    if (!has_gap && !always_open_) return;
    always_open_ = true;
    work_.patched = plan_.code();
    for (std::size_t i = 0; i < work_.patched.operands.size(); ++i) {
      mask_operand& o = work_.patched.operands[i];
      const int at = o.yes - plan_.first_cut_slot();
      if (at < 0 || at >= static_cast<int>(plan_.cuts().size())) continue;
      if (is_missing(work_.thresholds[static_cast<std::size_t>(at)])) o = {zero_slot, ones_slot};
    }
  }

  void compare_machine_form(const input_plan& plan) {
    double* first = work_.thresholds.data() + plan.cut;
    for (int i = 0; i < plan.less + plan.less_equal + plan.equal; ++i)
      first[i] = machine_threshold(first[i]);
  }

  // At most t is less than the next number after t: one loop does for both. Not so near zero, where a
  // host may have the processor take the smallest numbers for zero, nor at the end.
  bool make_less(const input_plan& plan) {
    double* first = work_.thresholds.data() + plan.cut + plan.less;
    for (int i = 0; i < plan.less_equal; ++i) {
      const double size = first[i] < 0 ? -first[i] : first[i];
      if (!(size >= 1e-300 && size < infinity)) return false;
    }
    for (int i = 0; i < plan.less_equal; ++i) {
      const auto bits = __builtin_bit_cast(std::uint64_t, first[i]);
      first[i] = __builtin_bit_cast(double, first[i] > 0 ? bits + 1 : bits - 1);
    }
    return true;
  }

  // The numbers of one input: where they stand if they are plain doubles, else from a copy. The end of the
  // data, where it fills no word, is always copied.
  void run_input(std::size_t index, std::size_t b, double* kept) {
    const input_plan& plan = plan_.inputs()[index];
    const column& from = work_.inputs[index];
    const std::size_t n = rows_of(b);
    const std::size_t first = first_ + b * block_rows();
    double* copy = plan.is_kept ? kept + b * block_rows() : work_.numbers.data();
    const std::size_t groups = (n + 63) / 64;
    const bool copy_all = !from.is_direct() || (plan.is_kept && rows_ % 64 != 0);
    const std::size_t direct = copy_all ? 0 : n / 64;
    const double* numbers = copy_all ? nullptr : from.doubles() + first;
    bool some_missing = false;
    if (direct > 0) some_missing = run_cuts(index, numbers, slot(b, plan.slot), direct);
    if (direct < groups) {
      from.copy(*p_.inputs[plan.input], first + 64 * direct, n - 64 * direct, copy);
      // The last row stands for those behind it: a host's function then sees no number that is not in the data.
      for (std::size_t i = n - 64 * direct; i % 64 != 0; ++i) copy[i] = copy[i - 1];
      some_missing |= run_cuts(index, copy, slot(b, plan.slot) + direct, groups - direct);
    }
    if (b == 0) work_.sources[static_cast<std::size_t>(plan.input)] = copy_all ? copy : numbers;
    if (some_missing) {
      std::uint64_t* unknown = slot(b, plan.unknown);
      if (direct > 0) kernels_.nan_words(numbers, static_cast<int>(direct), unknown);
      if (direct < groups)
        kernels_.nan_words(copy, static_cast<int>(groups - direct), unknown + direct);
    } else if (missing(b, index)) {
      fill(b, plan.unknown, 0);
    }
    missing(b, index) = some_missing;
  }

  bool run_cuts(std::size_t index, const double* numbers, std::uint64_t* out,
                std::size_t groups) const {
    const input_plan& plan = plan_.inputs()[index];
    int less = plan.less;
    int less_equal = plan.less_equal;
    if (work_.only_less[index]) {
      less += less_equal;
      less_equal = 0;
    }
    cut_job job{numbers, static_cast<int>(groups), less, work_.thresholds.data() + plan.cut, out,
                words_};
    const auto next = [&](int count) {
      job.thresholds += job.count;
      job.out += static_cast<std::size_t>(job.count) * words_;
      job.count = count;
    };
    const bool some_missing = kernels_.less(job);
    next(less_equal);
    if (less_equal > 0) kernels_.less_equal(job);
    next(plan.equal);
    if (plan.equal > 0) kernels_.equal(job);
    return some_missing;
  }

  bool run_computed(const computed_plan& c, std::size_t b) {
    const atom& a = p_.atoms[c.atom];
    std::uint64_t* yes = slot(b, c.yes);
    std::uint64_t* unknown = slot(b, c.unknown);
    std::uint64_t some_missing = 0;
    const std::size_t all = (rows_of(b) + 63) / 64 * 64;
    for (std::size_t i = 0; i < all; i += most_numbers) {
      const std::size_t count = all - i < most_numbers ? all - i : most_numbers;
      const number_block numbers{
          p_,    work_.sources.data(), work_.parameters.data(), b * block_rows() + i,
          count, work_.scratch.data()};
      numbers.compare(a, kernels_, yes + i / 64, unknown + i / 64);
    }
    for (std::size_t g = 0; g < all / 64; ++g) some_missing |= unknown[g];
    return some_missing != 0;
  }

  const column_program& plan_;
  const program& p_;
  column_workspace& work_;
  kernels kernels_;
  std::size_t words_ = 16;  // of a slot
  std::size_t block_size_ = 0;
  std::size_t blocks_ = 16;
  std::size_t first_ = 0;
  std::size_t rows_ = 0;
  bool always_open_ = false;
};

}  // namespace detail::columnar
}  // namespace nqpf
