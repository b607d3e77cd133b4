// SPDX-License-Identifier: BSL-1.0
#pragma once

// Whether two sets in one program say the same of the items of a list.

#include <nqpf/core/diagnostic.hpp>
#include <nqpf/core/null.hpp>
#include <nqpf/rules/program/same.hpp>

namespace nqpf::inline NQPF_ABI::detail {

// What two questions of one list read of it and of its items under one name; null where all is defined alike.
constexpr const indicator_info* other_item(const list_term& a, const list_term& b) {
  if (!same_definition(*a.list, *b.list)) return a.list;
  for (int i = 0; i < a.of->count.inputs; ++i) {
    const int k = b.of->input(a.of->inputs[i]->id);
    if (k >= 0 && !same_definition(*a.of->inputs[i], *b.of->inputs[k])) return a.of->inputs[i];
  }
  return nullptr;
}

// The functions of the host that a rule calls, in their order; null behind the last.
constexpr called_function function_at(const program& p, int rule, int number) {
  for (int i = p.rules[rule].begin; i < p.rules[rule].end; ++i) {
    if (p.code[i].code != op::compare) continue;
    const atom& a = p.atoms[p.code[i].argument];
    for (int s = a.begin; a.what == atom::form::computed && s < a.end; ++s)
      if (!is_null(p.steps[s].function) && number-- == 0) return p.steps[s].function;
  }
  return nullptr;
}
// Names do not tell functions apart: two questions of one name may call different ones.
constexpr bool same_functions(const program& a, int x, const program& b, int y) {
  if (x < 0 || y < 0) return x == y;
  for (int i = 0;; ++i) {
    const called_function f = function_at(a, x, i);
    const called_function g = function_at(b, y, i);
    if (!same_function(f, g)) return false;
    if (is_null(f)) return true;
  }
}

/// Whether two inputs of one name ask the same items, where they ask lists.
constexpr bool same_items(const indicator_info& a, const indicator_info& b) {
  if (is_null(a.items) || is_null(b.items)) return is_null(a.items) == is_null(b.items);
  const list_term& x = *a.items;
  const list_term& y = *b.items;
  if (!is_null(other_item(x, y))) return false;
  for (int i = 0; i < x.of->count.inputs; ++i) {  // what is asked of an item's own list
    const int k = y.of->input(x.of->inputs[i]->id);
    if (k >= 0 && !same_items(*x.of->inputs[i], *y.of->inputs[k])) return false;
  }
  return same_functions(*x.of, x.condition, *y.of, y.condition) &&
         same_functions(*x.of, x.number, *y.of, y.number);
}

/// Whether two questions that read alike call different functions. Within one set these have different names.
constexpr bool call_other_functions(const indicator_info& a, const indicator_info& b) {
  if (is_null(a.items) || is_null(b.items)) return false;
  const list_term& x = *a.items;
  const list_term& y = *b.items;
  if (!same_definition(a, b) || !is_null(other_item(x, y))) return false;
  for (int i = 0; i < x.of->count.inputs; ++i) {
    const int k = y.of->input(x.of->inputs[i]->id);
    if (k >= 0 && call_other_functions(*x.of->inputs[i], *y.of->inputs[k])) return true;
  }
  return !same_functions(*x.of, x.condition, *y.of, y.condition) ||
         !same_functions(*x.of, x.number, *y.of, y.number);
}

/// Reports a list, or what its items have, where two sets in one program define it differently under one name.
constexpr void report_other_items(const program& p, diagnostics& found) {
  for (int a = 0; p.count.listed > 0 && a < p.count.inputs; ++a)
    for (int b = 0; b < a && !is_null(p.inputs[a]->items); ++b) {
      const list_term* const asked = p.inputs[b]->items;
      if (is_null(asked) || !same_text(asked->list->id, p.inputs[a]->items->list->id)) continue;
      const indicator_info* const other = other_item(*p.inputs[a]->items, *asked);
      if (is_null(other)) continue;
      found.add({defect::duplicate_id, -1, -1,
                 phrase{} << "two indicators are both called " << other->id});
      return;
    }
}

}  // namespace nqpf::inline NQPF_ABI::detail
