// SPDX-License-Identifier: BSL-1.0
#pragma once

// Advice on decision tables that are no defects: rows that can be one, rows in whose place others answer, tables whose
// hit policy can be `unique`, and every region of a gap. At run time of any program, also of one that is refused:
//
//   std::cout << nqpf::advice_of<admission>() << '\n';
//   nqpf::advice_of(book.program());
//
// and where a host wants it, as a check of the build:
//
//   static_assert(nqpf::require_no_advice<admission>());
//   static_assert(nqpf::require_no_advice<admission, nqpf::advice_about{.gaps = false}>());

#include <nqpf/rules/advice/gaps.hpp>
#include <nqpf/rules/advice/merge.hpp>
#include <nqpf/rules/advice/order.hpp>
#include <nqpf/rules/require_answer.hpp>

namespace nqpf::inline NQPF_ABI {

namespace detail {

/// The advice on all tables of a program.
struct adviser {
  const program& given;
  const advice_about& about;
  advice& out;

  constexpr void advise() const {
    question_space all(given, question_parts{}, records::all, false);
    if (given.count.rules == 0 || all.is_too_large() || !all.asked.found.ok())
      return out.leave_open();
    for (int g = 0; g < given.count.groups; ++g)
      if (given.groups[g].end > given.groups[g].begin) advise(all, given.groups[g]);
  }

private:
  constexpr void advise(question_space& all, const group_row& g) const {
    const bool gaps = about.gaps && wants_answers(g);
    if (g.is_table && (about.rows || about.order || about.policy || (gaps && g.complete))) {
      const advised_table table(all.s, g);
      if (about.rows) row_merger(table, out).find();
      if (about.order) order_adviser{table, out}.find_hidden();
      if (about.policy) order_adviser{table, out}.find_unique();
      if (gaps && g.complete) gap_adviser{table, out, false}.find();
    } else if (gaps && g.complete) {
      const advised_table group(all.s, g);
      gap_adviser{group, out, false}.find();
    }
    if (!gaps || g.complete) return;
    // Of the records in which nothing is missing. What one constant evaluation may do is shared.
    question_space known(given, question_parts{}, records::complete, false);
    if (all.left < known.left) known.left = all.left;
    const int before = known.left;
    const advised_table table(known.s, g);
    gap_adviser{table, out, some_missing()}.find();
    all.left -= before - known.left;
  }
  [[nodiscard]] constexpr bool some_missing() const noexcept {
    for (int f = 0; f < given.count.inputs; ++f)
      if (given.inputs[f]->may_be_missing) return true;
    return false;
  }
};

}  // namespace detail

/// The advice on the tables of a program, and on the gaps of groups that are declared complete:
///
/// - `can_be_one`: rows of one output that differ in one cell, whose cells together are one range or one set, or of which
///   one has all records of another; under `first` and `priority` only where no row between them has to do with it. The
///   one row holds of exactly the records of which they hold.
/// - `masked`, under `first` and `priority`: a row that is never the answer, though records satisfy it.
/// - `misleading`, under `priority`: on some records of a row, a row of a better output is the answer.
/// - `can_be_unique`, of `first`, `any` and `priority`: no two rows hold of one record.
/// - `gap`: each region that no row answers, of tables and groups that are declared complete, and of tables of one answer
///   without a default; unless they are declared complete for missing data too, where all is known.
///
/// Each statement holds at every setting of the parameters in their ranges and orders; a gap is one at some setting, and
/// says which by the comparison. Rows that read other tables are not joined. Time grows with the square of the rows; at
/// most 64 regions of a gap are listed. `whole()` says whether anything was left out.
[[nodiscard]] constexpr advice advice_of(const program& p, const advice_about& about = {}) {
  advice out;
  detail::adviser{p, about, out}.advise();
  return out;
}
/// The same for a set declared in code, proven or not.
template <const auto& Set>
[[nodiscard]] constexpr advice advice_of(const advice_about& about = {}) {
  return advice_of(detail::askable_program<Set>, about);
}

namespace detail {

/// The first piece of advice, for a compile error.
struct first_advice {
  advice_words words{};
  bool some = false;

  constexpr explicit first_advice(const advice& all) : some(!all.empty()) {
    if (all.size() > 0) words = all[0].words();
    else if (some)
      words << "not all advice on this set could be looked at in one constant evaluation: ask for "
               "it at run time";
    if (all.size() > 1) words << "; and " << all.size() - 1 << " more";
  }
  [[nodiscard]] constexpr bool yes() const noexcept { return !some; }
  [[nodiscard]] constexpr bool no() const noexcept { return some; }
  friend constexpr advice_words refusal(const first_advice& a) { return a.words; }
};

template <const auto& Set, advice_about About>
inline constexpr first_advice reported_advice{advice_of<Set>(About)};

}  // namespace detail

/// Stops the build with the first piece of advice on a set, if there is one.
template <const auto& Set, advice_about About = advice_about{}>
constexpr bool require_no_advice() {
  return detail::require_answer<Set, detail::reported_advice<Set, About>, true>();
}

}  // namespace nqpf
