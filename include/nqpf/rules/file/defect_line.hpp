// SPDX-License-Identifier: BSL-1.0
#pragma once

// A defect of rules that were read from a file, as a line: where, what, and what can be done about it.

#include <nqpf/rules/file/spell.hpp>
#include <nqpf/rules/proof/missing_row.hpp>

namespace nqpf::inline NQPF_ABI {

namespace detail::files {

class defect_line {
public:
  defect_line(const rules_read& of, const diagnostic& d)
      : read_(of), p_(of.book.program()), d_(d), m_(d.message) {}

  [[nodiscard]] std::string write() const {
    std::string words;
    if (const replies::file_position* const at = place(); at != nullptr)
      words = "line " + std::to_string(at->line) + ", column " + std::to_string(at->column) + ": ";
    words += "defect " + std::to_string(static_cast<int>(d_.code)) + ", " + headline(d_.code) +
             ": " + message();
    const std::string way_out = remedy(d_, true);
    return way_out.empty() ? words : words + "; " + way_out;
  }

private:
  // The place of the parameter, the rule, the assumption, the table or the group that the defect is about.
  [[nodiscard]] const replies::file_position* place() const {
    if (m_.count > 1 && says(0, "parameter "))
      for (const declared_name& p : read_.parameters)
        if (says(1, p.id)) return &p.at;
    if (d_.rule >= 0 && d_.rule < static_cast<int>(read_.rules.size()))
      return &read_.rules[static_cast<std::size_t>(d_.rule)];
    if (d_.code == defect::bad_assumption) return assumption();
    for (int i = 0; i < m_.count; ++i)
      for (std::size_t g = 0; g < read_.groups.size(); ++g)
        if (static_cast<int>(g) < p_.count.groups && may_be_of(p_.groups[g]) &&
            names(p_.groups[g], i))
          return &read_.groups[g];
    for (const declared_name& t : read_.tables)
      if (p_.count.groups == 0 && m_.count > 0 && says(0, t.id)) return &t.at;
    return nullptr;
  }
  // The longest assumption that the message quotes: a shorter one may be a part of its words.
  [[nodiscard]] const replies::file_position* assumption() const {
    const std::string words = m_.write().c_str();
    const replies::file_position* found = nullptr;
    std::size_t most = 0;
    for (std::size_t a = 0; a < read_.assumptions.size(); ++a) {
      phrase quoted{};
      write_assumption(quoted, p_, static_cast<int>(a));
      const std::string own = quoted.write().c_str();
      if (own.size() <= most || words.find(own) == std::string::npos) continue;
      most = own.size();
      found = &read_.assumptions[a];
    }
    return found;
  }
  [[nodiscard]] bool says(int piece, std::string_view words) const {
    return !m_.pieces[piece].is_number && words == m_.pieces[piece].words;
  }
  // Of two groups of the same rules only one may claim what is not so.
  [[nodiscard]] bool may_be_of(const group_row& g) const {
    return d_.code != defect::gap || g.complete || g.complete_when_known;
  }
  // Whether the message names a table, or a group by its first rules, from a piece on.
  [[nodiscard]] bool names(const group_row& g, int piece) const {
    if (g.is_table) return says(piece, g.id);
    if (!says(piece, the_group)) return false;
    for (int i = g.begin; i < g.end && piece + 1 < m_.count; ++i) {
      if (!says(++piece, p_.rules[p_.members[i]].id)) return false;
      if (piece + 1 == m_.count || !says(++piece, ", ")) return i + 1 == g.end;
      if (piece + 1 < m_.count && says(piece + 1, "...")) return true;
    }
    return true;
  }

  // The message, in which a row that is missing stands as the file would have it.
  [[nodiscard]] std::string message() const {
    int row = 0;
    while (row < m_.count && !says(row, file_row_begins)) ++row;
    phrase before = m_;
    before.count = row;
    std::string words = before.write().c_str();
    if (row == m_.count) return words;
    std::string condition;
    for (int i = row + 1; i < m_.count && !says(i, file_row_ends); ++i) {
      phrase piece{};
      piece.pieces[0] = m_.pieces[i];
      piece.count = 1;
      const std::string one = piece.write().c_str();
      condition += m_.pieces[i].letter_by_letter ? spell(one) : one;
    }
    if (!read_.is_json) return words + file_row_begins + condition + file_row_ends;
    return words + "{\"when\": " + quote(condition) + ", \"then\": [...], \"cite\": [...]}";
  }

  const rules_read& read_;
  const program& p_;
  const diagnostic& d_;
  const phrase& m_;
};

}  // namespace detail::files

inline std::string rules_read::line(const diagnostic& d) const {
  return detail::files::defect_line(*this, d).write();
}

}  // namespace nqpf
