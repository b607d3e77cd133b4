// SPDX-License-Identifier: BSL-1.0
#pragma once

// The arrays of a program that a book owns.

#include <nqpf/rules/program/program.hpp>

#include <deque>
#include <vector>

namespace nqpf::inline NQPF_ABI::detail {

// The packer counts with int, as constant evaluation does.
template <class T>
struct book_rows {
  std::vector<T> items;

  T& operator[](int i) { return items[static_cast<std::size_t>(i)]; }
  void resize(int n) { items.resize(size_of(n)); }
  [[nodiscard]] const T* data() const noexcept { return items.data(); }
};

struct book_storage {
  program_counts used{};
  book_rows<const indicator_info*> inputs;
  book_rows<const parameter*> parameters;
  book_rows<atom> atoms;
  book_rows<number_step> steps;
  book_rows<instruction> code;
  book_rows<rule_row> rules;
  book_rows<conclusion> conclusions;
  book_rows<citation> citations;
  book_rows<allowance> allowances;
  book_rows<parameter_order> orders;
  book_rows<group_row> groups;
  book_rows<short> members;
  book_rows<output_row> outputs;
  book_rows<short> order;
  book_rows<assumption_row> assumptions;
  book_rows<unsigned long long> bonds;
  std::deque<enumeration_info>
      types;  ///< described several times; what is concluded refers to them

  void reserve(const program_counts& n) {
    inputs.resize(n.inputs);
    parameters.resize(n.parameters);
    atoms.resize(n.atoms);
    steps.resize(n.steps);
    code.resize(n.code);
    rules.resize(n.rules);
    conclusions.resize(n.conclusions);
    citations.resize(n.citations);
    allowances.resize(n.allowances);
    orders.resize(n.orders);
    groups.resize(n.groups);
    members.resize(n.members);
    outputs.resize(n.outputs);
    order.resize(n.rules);
    assumptions.resize(n.assumptions);
    bonds.resize(bond_count(n));
  }
  [[nodiscard]] nqpf::program view() const noexcept {
    return {used,
            inputs.data(),
            parameters.data(),
            atoms.data(),
            steps.data(),
            code.data(),
            rules.data(),
            conclusions.data(),
            citations.data(),
            allowances.data(),
            orders.data(),
            groups.data(),
            members.data(),
            outputs.data(),
            order.data(),
            assumptions.data(),
            bonds.data()};
  }
};

}  // namespace nqpf::inline NQPF_ABI::detail
