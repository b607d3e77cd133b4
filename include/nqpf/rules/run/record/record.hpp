// SPDX-License-Identifier: BSL-1.0
#pragma once

// The evaluation of one record at run time, for sets declared in code.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/program/bind.hpp>
#include <nqpf/rules/run/record/builder.hpp>
#include <nqpf/rules/run/record/run.hpp>
#include <nqpf/rules/run/record/small.hpp>
#include <nqpf/rules/run/record/texts.hpp>

#include <utility>

namespace nqpf::inline NQPF_ABI::detail::single {

// The plan of a set, made when it is first used, in memory of its own: nothing is allocated.
template <const auto& Set>
struct planned {
  static constexpr capacities size = capacities_of(program_ref<Set>);
  static inline plan_storage<size> storage{};

  plan ready = storage.view(program_ref<Set>);
  simd::level level = simd::best();

  [[gnu::cold, gnu::noinline]] planned() { plan_builder(ready, storage.literals, storage.scratch); }
};

template <const auto& Set>
const planned<Set>& plan_of() {
  static const planned<Set> made;
  return made;
}

// The outcomes of all rules of a set on one record.
template <const auto& Set>
void run_rows(const double* values, bool some_missing, const double* parameters, truth* out) {
  constexpr auto n = static_cast<std::size_t>(program_ref<Set>.count.rules);
  const planned<Set>& made = plan_of<Set>();
  unsigned char marks[static_cast<std::size_t>(planned<Set>::size.blocks) * rule_mask::bits + 8];
  constexpr bool truths = has_truths(program_ref<Set>);
  if (!some_missing &&
      run_planes<false, truths, false>(made.ready, values, parameters, marks, made.level)) {
    __builtin_memcpy(static_cast<void*>(out), marks, n);
  } else {
    run_planes<true, truths, false>(made.ready, values, parameters, marks, made.level);
    to_truths(marks, n, out);
  }
}

// `Own`: the values were read from a record of the set.
template <const auto& Set, bool Own>
__attribute__((always_inline)) inline void run_set(const double* values, bool some_missing,
                                                   const double* parameters, truth* out) {
  if constexpr (is_small(program_ref<Set>)) {
    for (int i = 0; i < program_ref<Set>.count.parameters; ++i)
      some_missing |= __builtin_isnan(parameters[i]);
    run_small<Set, Own>(values, parameters, some_missing, out,
                        std::make_integer_sequence<int, program_ref<Set>.count.rules>{});
  } else {
    run_rows<Set>(values, some_missing, parameters, out);
  }
}

// Reads one input. The accessor is a constant, so that compilers put it in place.
template <const auto& Set, int Input, class Record>
__attribute__((always_inline)) inline double read_input(const Record& record) {
  constexpr const auto& b = readers<Set>.inputs[Input];
  if constexpr (!b.is_bound) return missing;
  else if constexpr (!detail::is_null(b.indicator->items)) return 0;  // lists are asked apart
  else if constexpr (!b.scale.is_one()) return b.scale(b.read(record, read_with<Set, Input>()));
  else return b.read(record, read_with<Set, Input>());
}

// Reads pairs of inputs from `First` on; what is missing marks one of `some`.
using pair = double __attribute__((vector_size(16)));
using stored_pair __attribute__((aligned(8), may_alias)) = pair;
using pair_marks = long long __attribute__((vector_size(16)));

// Which of a pair are NaN. g++ 12 fails at -O1 where it is to compare a vector of constants with itself.
__attribute__((always_inline)) inline pair_marks missing_of(pair both) {
#if defined(__x86_64__)
  return reinterpret_cast<pair_marks>(__builtin_ia32_cmpunordpd(both, both));
#else
  return pair_marks{__builtin_isnan(both[0]) ? -1 : 0, __builtin_isnan(both[1]) ? -1 : 0};
#endif
}

template <const auto& Set, int First, class Record, int... I>
__attribute__((always_inline)) inline void read_pairs(const Record& record, double* values,
                                                      pair_marks& some,
                                                      std::integer_sequence<int, I...>) {
  [[maybe_unused]] const auto read = [&](int at, bool sure, double a, double b) {
    const pair both = {a, b};
    *reinterpret_cast<stored_pair*>(values + at) = both;
    if (!sure) some |= missing_of(both);
  };
  (read(First + 2 * I,
        is_sure_input<Set, true>(First + 2 * I) && is_sure_input<Set, true>(First + 2 * I + 1),
        read_input<Set, First + 2 * I>(record), read_input<Set, First + 2 * I + 1>(record)),
   ...);
}
template <const auto& Set, int First, int Last, class Record>
__attribute__((always_inline)) inline void read_range(const Record& record, double* values,
                                                      pair_marks& some) {
  if constexpr (Last - First > 64) {
    read_range<Set, First, First + 64>(record, values, some);
    read_range<Set, First + 64, Last>(record, values, some);
  } else {
    constexpr int pairs = (Last - First) / 2;
    read_pairs<Set, First>(record, values, some, std::make_integer_sequence<int, pairs>{});
    if constexpr (Last > First + 2 * pairs) {
      const double last = read_input<Set, Last - 1>(record);
      values[Last - 1] = last;
      if (!is_sure_input<Set, true>(Last - 1))
        some |= pair_marks{} - (__builtin_isnan(last) ? 1 : 0);
    }
  }
}

// Reads all inputs of a record and says whether one is missing.
template <const auto& Set, class Record>
__attribute__((always_inline)) inline bool read_all(const Record& record, double* values) {
  pair_marks some{};
  read_range<Set, 0, program_ref<Set>.count.inputs>(record, values, some);
  return (some[0] | some[1]) != 0;
}

}  // namespace nqpf::detail::single
