// SPDX-License-Identifier: BSL-1.0
#pragma once

// The answers of the papers as a set of answers, of which proofs and advice speak.

#include <nqpf/framework/answers.hpp>
#include <nqpf/framework/dilemmas.hpp>

namespace nqpf::inline NQPF_ABI::framework {

/// Rows of the papers' answers as a set over the dilemmas and the measures that stand in them.
template <unsigned long N>
[[nodiscard]] constexpr answer_set<dilemma, measure, N> papers_answers(
    const answer_entry (&rows)[N]) {
  answer_set<dilemma, measure, N> s;
  set_of<dilemma> to;
  set_of<measure> with;
  for (unsigned long i = 0; i < N; ++i) {
    s.rows[i] = answer(rows[i].to, rows[i].with, rows[i].status);
    s.rows[i].from = rows[i].from();
    to.insert(rows[i].to);
    with.insert(rows[i].with);
  }
  return s.over(to, with);
}

}  // namespace nqpf::framework
