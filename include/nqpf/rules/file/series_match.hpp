// SPDX-License-Identifier: BSL-1.0
#pragma once

// Comparisons with a series in the code of a program, where they stand as comparisons with each of its values.

#include <nqpf/rules/language/series.hpp>
#include <nqpf/rules/program/program.hpp>

#include <vector>

namespace nqpf::inline NQPF_ABI::detail::files {

/// A series that a part of a condition compares with, and how long the part is; 0: none.
struct series_found {
  const series_data* series = nullptr;
  int length = 0;
};

class series_matcher {
public:
  explicit series_matcher(const program& p) : p_(p) {}

  /// What begins at a place of the code and ends before another. A comparison without a period is one with a number.
  [[nodiscard]] series_found find(const std::vector<const series_data*>& all, int begin,
                                  int end) const {
    if (all.empty() || p_.code[begin].code != op::compare || begin + 1 >= end) return {};
    const atom& first = p_.atoms[p_.code[begin].argument];
    for (const series_data* s : all) {
      if (s->is_wrong || s->count == 0 || s->items[0].since > s->date->domain.low) continue;
      expression written;
      expand_series(written, first.relation, *s, [](double value) {
        expression e;
        node n = make_node(op::constant);
        n.value = value;
        e.push(n);
        return e;
      });
      if (written.count > 1 && written.count <= end - begin &&
          written.count <= expression::capacity && matches(written, first, *s, begin))
        return {s, written.count};
    }
    return {};
  }

private:
  [[nodiscard]] bool matches(const expression& e, const atom& first, const series_data& s,
                             int begin) const {
    for (int i = 0; i < e.count; ++i) {
      const node& n = e.nodes[i];
      const instruction& in = p_.code[begin + i];
      if (n.code == op::both || n.code == op::either) {
        if (in.code != n.code || in.argument == inside_a_cell) return false;
        continue;
      }
      if (in.code != op::compare) return false;
      const atom& a = p_.atoms[in.argument];
      if (!(n.code == op::constant ? is_value(a, first, n.value) : is_day(a, n, s))) return false;
    }
    return true;
  }
  [[nodiscard]] bool is_day(const atom& a, const node& n, const series_data& s) const {
    return a.what == atom::form::compare && a.parameter < 0 && a.relation == n.relation &&
           a.value == n.value && same_text(p_.inputs[a.input]->id, s.date->id);
  }
  // A comparison of the same number as the first, with a value.
  [[nodiscard]] bool is_value(const atom& a, const atom& first, double value) const {
    if (a.what != first.what || a.relation != first.relation) return false;
    if (a.what == atom::form::compare)
      return a.input == first.input && a.parameter < 0 && a.value == value &&
             p_.inputs[a.input]->value_count() == 0;
    if (a.what != atom::form::computed) return false;
    const number_step& bound = p_.steps[a.middle];
    return a.end == a.middle + 1 && bound.code == op::constant && bound.value == value &&
           bound.unit == nullptr && same_steps(a, first);
  }
  [[nodiscard]] bool same_steps(const atom& a, const atom& b) const {
    if (a.middle - a.begin != b.middle - b.begin) return false;
    for (int i = 0; i < a.middle - a.begin; ++i)
      if (!same_step(p_.steps[a.begin + i], p_.steps[b.begin + i])) return false;
    return true;
  }

  const program& p_;
};

}  // namespace nqpf::inline NQPF_ABI::detail::files
