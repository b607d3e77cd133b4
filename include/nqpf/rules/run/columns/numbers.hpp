// SPDX-License-Identifier: BSL-1.0
#pragma once

// Computed numbers over some hundred rows at a time: a step of the postfix program is one loop.

#include <nqpf/rules/program/program.hpp>
#include <nqpf/rules/run/columns/kernels.hpp>

namespace nqpf::inline NQPF_ABI::detail::columnar {

using two_doubles_plain = double __attribute__((vector_size(16)));
using two_doubles __attribute__((aligned(8), may_alias)) = two_doubles_plain;
using two_longs_plain = long long __attribute__((vector_size(16)));
using two_longs __attribute__((aligned(8), may_alias)) = two_longs_plain;

// So many at once, few enough that some such rows of numbers stay in the cache.
inline constexpr std::size_t most_numbers = 256;
// Scratch: two rows of marks, one of the left number, and a stack of rows for what is computed.
inline constexpr std::size_t number_stack_size = most_numbers * (expression::depth + 3);

struct number_block {
  const program& p;
  const double* const* inputs;  // the numbers of each input
  const double* parameters;
  std::size_t first;
  std::size_t count;  // a multiple of 64
  double* scratch;

  // Calls `each(a, b)` for the pairs of two rows of numbers.
  template <class F>
  void pairs(const double* a, const double* b, void* out, F each) const {
    for (std::size_t i = 0; i < count; i += 2) {
      const two_doubles_plain x = *reinterpret_cast<const two_doubles*>(a + i);
      const two_doubles_plain y = *reinterpret_cast<const two_doubles*>(b + i);
      *reinterpret_cast<two_longs*>(static_cast<double*>(out) + i) =
          reinterpret_cast<two_longs_plain>(each(x, y));
    }
  }

  const double* filled(double* row, double value) const {
    for (std::size_t i = 0; i < count; ++i) row[i] = value;
    return row;
  }

  // One computed number: the same arithmetic as for one record, where what has no answer is missing.
  // Sums and products without an answer are NaN of themselves, a division by zero is not.
  const double* compute(int begin, int end, double* rows) const {
    using pair = two_doubles_plain;
    const double* stack[expression::depth];
    stack[0] = nullptr;
    std::size_t top = 0;
    for (int i = begin; i < end; ++i) {
      const number_step& s = p.steps[i];
      if (s.code == op::constant) {
        stack[top] = filled(rows + most_numbers * top, s.value);
        ++top;
        continue;
      }
      if (s.code == op::parameter) {
        stack[top] = filled(rows + most_numbers * top, parameters[s.index]);
        ++top;
        continue;
      }
      if (s.code == op::indicator) {
        stack[top++] = inputs[s.index] + first;
        continue;
      }
      const double* b = stack[top - 1];
      if (s.code != op::negate && s.code != op::apply) --top;
      const double* a = stack[top - 1];
      double* out = rows + most_numbers * (top - 1);
      switch (s.code) {
        case op::negate: pairs(a, a, out, [](pair x, pair) { return -x; }); break;
        case op::apply:
          for (std::size_t k = 0; k < count; ++k)
            out[k] = __builtin_isnan(a[k]) ? a[k] : s.function(a[k]);
          break;
        case op::add: pairs(a, b, out, [](pair x, pair y) { return x + y; }); break;
        case op::subtract: pairs(a, b, out, [](pair x, pair y) { return x - y; }); break;
        case op::multiply: pairs(a, b, out, [](pair x, pair y) { return x * y; }); break;
        default:
          // All bits set is a NaN.
          pairs(a, b, out, [](pair x, pair y) {
            return reinterpret_cast<two_longs_plain>(x / y) | (y == pair{});
          });
          break;
      }
      stack[top - 1] = out;
    }
    return stack[0];
  }

  // Compares two computed numbers. The marks are all ones, which is a NaN, or zero: the kernel that looks
  // for missing numbers turns them into words.
  void compare(const atom& a, const kernels& k, std::uint64_t* yes, std::uint64_t* unknown) const {
    using pair = two_doubles_plain;
    double* marks = scratch;
    double* open = marks + most_numbers;
    double* rows = open + most_numbers;
    const double* left = compute(a.begin, a.middle, rows);  // in the first row, or where it stands
    const double* right = compute(a.middle, a.end, rows + most_numbers);
    pairs(left, right, open, [](pair x, pair y) { return (x != x) | (y != y); });
    switch (a.relation) {
      case comparison::less: pairs(left, right, marks, [](pair x, pair y) { return x < y; }); break;
      case comparison::less_equal:
        pairs(left, right, marks, [](pair x, pair y) { return x <= y; });
        break;
      case comparison::greater:
        pairs(left, right, marks, [](pair x, pair y) { return x > y; });
        break;
      case comparison::greater_equal:
        pairs(left, right, marks, [](pair x, pair y) { return x >= y; });
        break;
      case comparison::equal:
        pairs(left, right, marks, [](pair x, pair y) { return x == y; });
        break;
      default: pairs(left, right, marks, [](pair x, pair y) { return (x < y) | (x > y); }); break;
    }
    const int words = static_cast<int>(count / 64);
    k.nan_words(marks, words, yes);
    k.nan_words(open, words, unknown);
  }
};

}  // namespace nqpf::detail::columnar
