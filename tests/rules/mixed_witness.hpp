// SPDX-License-Identifier: BSL-1.0
#pragma once

// The records that a sentence speaks of: its values, and of other inputs all that stand for them.

#include "mixed_brute.hpp"
#include "mixed_engine.hpp"

#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

namespace test::mixed {

/// The number of a value that is told for an input; below all domains where it is none.
inline double number_of(const input& i, const reported_value& v) {
  if (v.word.empty()) return v.number;
  if (v.word == "missing") return missing;
  if (v.word == "true" || v.word == "false") return v.word == "true" ? 1 : 0;
  if (v.word.find("2024-01-") == 0) return std::atof(v.word.c_str() + 8) - 1;
  if (v.word == "another text") return static_cast<double>(i.names.size());
  for (std::size_t w = 0; w < i.names.size(); ++w)
    if (i.names[w] == v.word) return static_cast<double>(w);
  return -none_bound;
}

/// The values of each input that agree with a sentence; empty where one is outside its domain.
inline std::vector<std::vector<double>> witness_records(const rules& s, const told& t) {
  std::vector<std::vector<double>> values;
  for (int k = 0; k < static_cast<int>(s.inputs.size()); ++k) {
    const input& i = s.inputs[at(k)];
    values.push_back(grid(s, k));
    for (const reported_value& v : t.values) {
      if (v.id != i.id) continue;
      const double x = number_of(i, v);
      if (!i.admits(x)) return {};
      values.back() = {x};
    }
  }
  return values;
}

/// The items of all lists of a set, for the library.
inline std::vector<item_list> named_lists(const rules& s) {
  std::vector<item_list> out;
  for (const std::vector<int>& list : s.items.lists) {
    out.emplace_back();
    for (const int kind : list) {
      named_values item;
      for (std::size_t k = 0; k < s.items.inputs.size(); ++k)
        item.push_back({s.items.inputs[k].id, s.items.kinds[at(kind)][k]});
      out.back().push_back(item);
    }
  }
  return out;
}
inline named_values named_setting(const rules& s, const std::vector<double>& with) {
  named_values out;
  for (std::size_t k = 0; k < with.size(); ++k) out.push_back({s.parameters[k].id, with[k]});
  return out;
}

/// Whether a number is told of a list: its items stand on quarters, and what is told between two of them is taken for
/// the nearest.
inline bool is_told(double is, double told) {
  if (is != is) return told != told;
  const double quarters = 4 * told;
  return is == told || (quarters != std::floor(quarters) && is == std::round(quarters) / 4);
}
/// The lists that answer as it is told; none where no list does.
inline std::vector<double> lists_that_answer(const rules& s, const named_values& told,
                                             const engine& e, const std::vector<double>& with) {
  std::vector<double> out;
  for (const double list : grid(s, s.list)) {
    bool fits = true;
    for (const auto& [id, x] : told) {
      if (e.asks(id).empty()) continue;
      const double is = e.answer_of_list(id, list, named_setting(s, with));
      fits = fits && is_told(is, x);
    }
    if (fits) out.push_back(list);
  }
  return out;
}
/// The same of a sentence. A set without lists has none.
inline std::vector<double> lists_that_answer(const rules& s, const told& t, const engine& e,
                                             const std::vector<double>& with) {
  named_values values;
  for (const reported_value& v : t.values) values.push_back({v.id, number_of({}, v)});
  return lists_that_answer(s, values, e, with);
}
/// Whether a sentence says that perhaps no list answers so.
inline bool is_hedged(const std::string& words) {
  return words.find("if some list of") != std::string::npos;
}

/// Whether a defect is one of a condition of items: nothing else is then looked at.
inline bool is_of_items(const rules& s, const told& t) {
  if (s.list < 0) return false;
  std::string about = t.words;
  for (const char* headline :
       {"condition can never hold: ", "condition always holds: ", "changes nothing: "})
    if (const auto at = about.find(headline); at != std::string::npos)  // at a setting
      about.erase(0, at + std::string(headline).size());
  for (const char* how : {"any(", "all(", "none(", "count(", "sum(", "least(", "most("})
    if (about.find(how) == 0) return true;
  return false;
}

}  // namespace test::mixed
