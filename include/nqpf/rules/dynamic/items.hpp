// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the rules of a book ask of the items of lists: the same as `listed.hpp` does for sets declared in code.

#include <nqpf/rules/program/listed.hpp>

#include <deque>
#include <string>
#include <vector>

namespace nqpf::inline NQPF_ABI::detail {

/// The rules of a book with inputs in place of questions, and what these inputs refer to.
struct answered_rules {
  std::vector<rule_data> rules;
  std::deque<std::string> names;
  std::deque<list_term> terms;
  std::deque<indicator_info> inputs;
  std::deque<indicator_info> absent;  ///< what items have that may be absent themselves

  const char* keep(const term_name& name) { return names.emplace_back(name.c_str()).c_str(); }
};

/// What the questions of a book are called.
struct book_names {
  explicit book_names(int questions)
      : of_inputs(questions), as_written(questions), of_numbers(questions) {}
  struct list {
    explicit list(int size) : all(static_cast<std::size_t>(size)) {}
    term_name& operator[](int i) { return all[static_cast<std::size_t>(i)]; }
    const term_name& operator[](int i) const { return all[static_cast<std::size_t>(i)]; }
    std::vector<term_name> all;
  };
  list of_inputs, as_written, of_numbers;
};

/// The questions of a book.
class book_questions {
public:
  explicit book_questions(const std::vector<rule_data>& rules) {
    int n = 0;
    for (const rule_data& r : rules) for_each_question(r.when_, [&](int) { ++n; });
    all.items.resize(static_cast<std::size_t>(n));
    for (std::size_t r = 0; r < rules.size(); ++r)
      for_each_question(rules[r].when_, [&](int at) {
        all.add(question_at(rules[r].when_, at), static_cast<int>(r));
      });
  }

  /// Puts inputs in place of the questions. `prove(list, rules, found)` makes the program over the items of a list.
  template <class Prove>
  [[nodiscard]] diagnostics answer(const std::vector<rule_data>& rules, answered_rules& out,
                                   bool& is_broken, Prove&& prove) const {
    out = {};
    diagnostics found;
    book_names names(all.count);
    name_all(all, names);
    const program* programs[question_list<std::vector<asked_question>>::most_lists]{};
    for (int l = 0; l < all.list_count; ++l) {
      const std::vector<rule_data> own = rules_of_list(l, rules.data(), names, out);
      diagnostics of_list;
      const program& p = prove(static_cast<std::size_t>(l), own, of_list);
      tell(l, of_list, found);
      report_item_limits(*all.of[l], p.count, found);
      is_broken = is_broken || p.count.rules != static_cast<int>(own.size()) ||
                  p.count.inputs > most_item_inputs || p.count.parameters > most_item_parameters;
      programs[l] = &p;
    }
    if (all.too_many) report_too_many_questions(found);
    is_broken = is_broken || all.too_many;
    if (all.count == 0 || is_broken) return found;
    for (int i = 0; i < all.count; ++i) {
      out.terms.push_back(all.term_of(i, *programs[all[i].at]));
      indicator_info& f = out.inputs.emplace_back();
      f.id = out.keep(names.of_inputs[i]);
      f.title = out.keep(names.as_written[i]);
      f.hash = hash_text(f.id);
      f.items = &out.terms.back();
      describe_input(f, all[i], out.terms.back());
    }
    out.rules = rules;
    for (rule_data& r : out.rules)
      r.when_ = answer_questions(r.when_, [&](const item_question& q) -> const indicator_info& {
        return out.inputs[static_cast<std::size_t>(all.find(q))];
      });
    return found;
  }

  question_list<std::vector<asked_question>> all;

private:
  // The rules over the items of one list.
  [[nodiscard]] std::vector<rule_data> rules_of_list(int list, const rule_data* rules,
                                                     const book_names& names,
                                                     answered_rules& out) const {
    std::vector<rule_data> own(static_cast<std::size_t>(all.sizes[list]));
    for_each_item_rule(
        all, rules, list, [&](int i) { return out.keep(names.as_written[i]); },
        [&](int i) { return out.keep(names.of_numbers[i]); },
        [&](int at, const rule_data& r) { own[static_cast<std::size_t>(at)] = r; });
    const std::size_t before = out.absent.size();
    for (rule_data& r : own)
      for_each_absent(r.when_, *all.of[list], [&](node& n) {
        std::size_t at = before;
        while (at < out.absent.size() && !same_text(out.absent[at].id, n.indicator->id)) ++at;
        if (at == out.absent.size()) out.absent.emplace_back(*n.indicator).may_be_missing = true;
        n.indicator = &out.absent[at];
      });
    return own;
  }
  // What is wrong with the rules over the items is told of the rules that ask.
  void tell(int list, const diagnostics& of_list, diagnostics& found) const {
    for (diagnostic d : of_list) {
      const int of = all.question_of(list, d.rule);
      d.rule = of >= 0 ? all[of].rule : -1;
      d.other = -1;
      found.add(d);
    }
  }
};

}  // namespace nqpf::inline NQPF_ABI::detail
