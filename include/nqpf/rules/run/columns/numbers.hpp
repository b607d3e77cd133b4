// SPDX-License-Identifier: BSL-1.0
#pragma once

// Computed numbers over 64 rows at a time: a step of the postfix program is one loop.

#include <nqpf/rules/program/program.hpp>
#include <nqpf/rules/run/columns/kernels.hpp>

namespace nqpf::inline NQPF_ABI::detail::columnar {

using two_doubles_plain = double __attribute__((vector_size(16)));
using two_doubles __attribute__((aligned(8), may_alias)) = two_doubles_plain;
using two_longs_plain = long long __attribute__((vector_size(16)));
using two_longs __attribute__((aligned(8), may_alias)) = two_longs_plain;

// Scratch: a stack of rows of numbers, and two rows of marks.
inline constexpr std::size_t number_stack_size = 64 * (expression::depth + 2);

struct number_block {
  const program& p;
  const double* const* inputs;  // the numbers of each input
  const double* parameters;
  std::size_t first;  // of the 64
  double* scratch;

  // Calls `each(a, b)` for the pairs of two rows of numbers.
  template <class F>
  static void pairs(const double* a, const double* b, void* out, F each) {
    for (int i = 0; i < 64; i += 2) {
      const two_doubles_plain x = *reinterpret_cast<const two_doubles*>(a + i);
      const two_doubles_plain y = *reinterpret_cast<const two_doubles*>(b + i);
      *reinterpret_cast<two_longs*>(static_cast<double*>(out) + i) =
          reinterpret_cast<two_longs_plain>(each(x, y));
    }
  }

  static const double* filled(double* row, double value) {
    for (int i = 0; i < 64; ++i) row[i] = value;
    return row;
  }

  // One computed number: the same arithmetic as for one record, where what has no answer is missing.
  // Sums and products without an answer are NaN of themselves, a division by zero is not.
  const double* compute(int begin, int end, double* rows) const {
    using pair = two_doubles_plain;
    const double* stack[expression::depth]{};
    int top = 0;
    for (int i = begin; i < end; ++i) {
      const number_step& s = p.steps[i];
      if (s.code == op::constant) {
        stack[top] = filled(rows + 64 * top, s.value);
        ++top;
        continue;
      }
      if (s.code == op::parameter) {
        stack[top] = filled(rows + 64 * top, parameters[s.index]);
        ++top;
        continue;
      }
      if (s.code == op::indicator) {
        stack[top++] = inputs[s.index] + first;
        continue;
      }
      const bool unary = s.code == op::negate || s.code == op::apply;
      if (!unary) --top;
      const double* a = stack[top - 1];
      const double* b = stack[unary ? top - 1 : top];
      double* out = rows + 64 * (top - 1);
      switch (s.code) {
        case op::negate: pairs(a, a, out, [](pair x, pair) { return -x; }); break;
        case op::apply:
          for (int k = 0; k < 64; ++k) out[k] = __builtin_isnan(a[k]) ? a[k] : s.function(a[k]);
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
    double* marks = scratch + 64 * expression::depth;
    double* open = marks + 64;
    const double* left = compute(a.begin, a.middle, scratch);
    const double* right = compute(a.middle, a.end, scratch + 64 * (a.middle - a.begin));
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
    k.nan_words(marks, 1, yes);
    k.nan_words(open, 1, unknown);
  }
};

}  // namespace nqpf::detail::columnar
