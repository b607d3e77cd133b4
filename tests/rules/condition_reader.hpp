// SPDX-License-Identifier: BSL-1.0
#pragma once

// Reads a condition as the library prints it, `x0 < 3 && (x1 >= 2 || !known(x1))`, and says whether it holds of a
// record: a second reading of the notation, from the guide.

#include "random_sets.hpp"
#include "support/catch.hpp"

#include <nqpf/core/truth.hpp>

#include <cstdlib>
#include <string>
#include <vector>

namespace test {

class condition_reader {
public:
  condition_reader(const random_set& set, const std::vector<double>& record,
                   const std::vector<double>& setting)
      : set_(set), record_(record), setting_(setting) {}

  [[nodiscard]] nqpf::truth of(const std::string& words) const {
    if (words == "any record") return nqpf::truth::yes;
    const std::vector<std::string> alternatives = split(words, " || ");
    if (alternatives.size() > 1) {
      nqpf::truth some = nqpf::truth::no;
      for (const std::string& a : alternatives) some = some | of(a);
      return some;
    }
    const std::vector<std::string> parts = split(words, " && ");
    if (parts.size() > 1) {
      nqpf::truth all = nqpf::truth::yes;
      for (const std::string& p : parts) all = all & of(p);
      return all;
    }
    return wraps(words) ? of(words.substr(1, words.size() - 2)) : atomic(words);
  }
  [[nodiscard]] bool holds(const std::string& words) const { return of(words) == nqpf::truth::yes; }

  /// Words between separators outside all brackets.
  static std::vector<std::string> split(const std::string& words, const std::string& by) {
    std::vector<std::string> out;
    std::size_t from = 0;
    int depth = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
      depth += words[i] == '(' ? 1 : words[i] == ')' ? -1 : 0;
      if (depth > 0 || words.compare(i, by.size(), by) != 0) continue;
      out.push_back(words.substr(from, i - from));
      from = i + by.size();
      i = from - 1;
    }
    out.push_back(words.substr(from));
    return out;
  }
  /// A cell of a row as a condition on an indicator.
  static std::string as_condition(const std::string& id, const std::string& cell) {
    std::string out;
    for (const char* const joint : {" || ", " && "}) {
      const std::vector<std::string> parts = split(cell, joint);
      if (parts.size() == 1) continue;
      for (const std::string& p : parts) out += (out.empty() ? "(" : joint) + as_condition(id, p);
      return out + ")";
    }
    if (wraps(cell)) return as_condition(id, cell.substr(1, cell.size() - 2));
    const auto inside = [&](std::size_t n) { return cell.substr(n, cell.size() - n - 1); };
    if (cell == "any") return "any record";
    if (cell == "is_known") return "known(" + id + ")";
    if (cell == "is_absent") return "!known(" + id + ")";
    if (cell.rfind("is(", 0) == 0) return "one_of(" + id + ", " + inside(3) + ")";
    if (cell.rfind("not_(is(", 0) == 0)
      return "!one_of(" + id + ", " + cell.substr(8, cell.size() - 10) + ")";
    if (cell.rfind("is ", 0) == 0) return id + cell.substr(2);
    return range(id, inside(3));
  }
  /// A row, with the indicators of its columns, as a condition.
  static std::string as_condition(const std::vector<std::string>& columns, const std::string& row) {
    if (row.rfind("row(", 0) != 0) return row;
    const std::vector<std::string> cells = split(row.substr(4, row.size() - 5), ", ");
    REQUIRE(cells.size() == columns.size());
    std::string out;
    for (std::size_t i = 0; i < cells.size(); ++i)
      if (cells[i] != "any")
        out += (out.empty() ? "" : " && ") + as_condition(columns[i], cells[i]);
    return out.empty() ? "any record" : out;
  }

private:
  static bool wraps(const std::string& words) {
    if (words.front() != '(') return false;
    int depth = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
      depth += words[i] == '(' ? 1 : words[i] == ')' ? -1 : 0;
      if (depth == 0) return i + 1 == words.size();
    }
    return false;
  }
  static std::string range(const std::string& id, std::string words) {
    const char* low = " >= ";
    const char* high = " <= ";
    const auto strip = [&](const std::string& name) {
      if (words.rfind(name + "(", 0) != 0) return false;
      words = words.substr(name.size() + 1, words.size() - name.size() - 2);
      return true;
    };
    if (strip("open")) {
      low = " > ";
      high = " < ";
    } else if (strip("right_open")) {
      high = " < ";
    } else if (strip("left_open")) {
      low = " > ";
    }
    const std::vector<std::string> ends = split(words, ", ");
    REQUIRE(ends.size() == 2);
    return "(" + id + low + ends[0] + " && " + id + high + ends[1] + ")";
  }

  [[nodiscard]] nqpf::truth atomic(const std::string& words) const {
    using nqpf::truth;
    if (words.front() == '!') return !atomic(words.substr(1));
    for (const bool decided : {true, false}) {
      const std::string end = decided ? " is decided" : " is undecided";
      if (words.size() > end.size() && words.substr(words.size() - end.size()) == end)
        return nqpf::detail::truth_of(
            (of(words.substr(0, words.size() - end.size())) != truth::unknown) == decided);
    }
    if (words.rfind("known(", 0) == 0) {
      const double v = record_[place(words.substr(6, words.size() - 7))];
      return nqpf::detail::truth_of(v == v);
    }
    if (words.rfind("one_of(", 0) == 0) return listed(words.substr(7, words.size() - 8));
    for (const char* const symbol : {" <= ", " >= ", " == ", " != ", " < ", " > "}) {
      const std::vector<std::string> sides = split(words, symbol);
      if (sides.size() == 2 && lists_values(sides[0])) {
        const nqpf::truth is = listed(sides[0] + ", " + sides[1]);
        return symbol[1] == '!' ? !is : is;
      }
      if (sides.size() == 2) return compare(number(sides[0]), symbol, number(sides[1]));
    }
    const double v = record_[place(words)];  // a flag
    return v != v ? truth::unknown : nqpf::detail::truth_of(v == 1);
  }
  [[nodiscard]] bool lists_values(const std::string& id) const {
    for (const auto& each : set_.variables)
      if (each.id == id) return each.info.value_count() > 0;
    return false;
  }
  // The last of some operations outside of brackets, or 0: they are taken from the left.
  static std::size_t last_of(const std::string& words, const char* operations) {
    std::size_t found = 0;
    int depth = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
      depth += words[i] == '(' ? 1 : words[i] == ')' ? -1 : 0;
      if (depth == 0 && i > 0 && i + 1 < words.size() && words[i - 1] == ' ' &&
          words[i + 1] == ' ' && (words[i] == operations[0] || words[i] == operations[1]))
        found = i;
    }
    return found;
  }
  [[nodiscard]] nqpf::truth listed(const std::string& words) const {
    const std::vector<std::string> names = split(words, ", ");
    const std::size_t at = place(names[0]);
    if (record_[at] != record_[at]) return nqpf::truth::unknown;
    const nqpf::indicator_info& info = set_.variables[at].info;
    bool found = false;
    for (std::size_t i = 1; i < names.size(); ++i) {
      std::string name = names[i];
      if (name.front() == '"') name = name.substr(1, name.size() - 2);
      bool is_value = false;
      for (int k = 0; k < info.value_count(); ++k) {
        if (name != info.value_name(k)) continue;
        is_value = true;
        found = found || record_[at] == k;
      }
      if (!is_value) FAIL("not a value: " << name);
    }
    return nqpf::detail::truth_of(found);
  }
  static nqpf::truth compare(double a, const std::string& symbol, double b) {
    if (a != a || b != b) return nqpf::truth::unknown;
    const bool less = a < b;
    const bool equal = a == b;
    if (symbol == " < ") return nqpf::detail::truth_of(less);
    if (symbol == " <= ") return nqpf::detail::truth_of(less || equal);
    if (symbol == " > ") return nqpf::detail::truth_of(!less && !equal);
    if (symbol == " >= ") return nqpf::detail::truth_of(!less);
    return nqpf::detail::truth_of(equal == (symbol == " == "));
  }
  [[nodiscard]] double number(const std::string& words) const {
    for (const char* const operations : {"+-", "*/"}) {
      const std::size_t at = last_of(words, operations);
      if (at == 0) continue;
      const double a = number(words.substr(0, at - 1));
      const double b = number(words.substr(at + 2));
      const char symbol = words[at];
      if (symbol == '/') return b == 0 ? nqpf::missing : a / b;
      return symbol == '+' ? a + b : symbol == '-' ? a - b : a * b;
    }
    if (wraps(words)) return number(words.substr(1, words.size() - 2));
    if (words.rfind("f(", 0) == 0) return halve(number(words.substr(2, words.size() - 3)));
    for (std::size_t q = 0; q < set_.parameters.size(); ++q)
      if (words == set_.parameters[q].id) return setting_[q];
    for (std::size_t v = 0; v < set_.variables.size(); ++v)
      if (words == set_.variables[v].id) return record_[v];
    char* end = nullptr;
    const double v = std::strtod(words.c_str(), &end);
    if (*end == '\0') return v;
    if (words.front() == '-') return -number(words.substr(1));
    FAIL("a number that is none: " << words);
    return 0;
  }
  [[nodiscard]] std::size_t place(const std::string& id) const {
    for (std::size_t v = 0; v < set_.variables.size(); ++v)
      if (set_.variables[v].id == id) return v;
    FAIL("an indicator that is none: " << id);
    return 0;
  }

  const random_set& set_;
  const std::vector<double>& record_;
  const std::vector<double>& setting_;
};

}  // namespace test
