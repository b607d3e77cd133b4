// SPDX-License-Identifier: BSL-1.0
#pragma once

// Reads a file of rules from its draft to the book, and gives each error its line and column.

#include <nqpf/core/stable_sort.hpp>
#include <nqpf/rules/file/assemble.hpp>
#include <nqpf/write/utf8.hpp>

namespace nqpf::inline NQPF_ABI::detail::files {

/// Places for the bytes of a source.
class line_starts {
public:
  explicit line_starts(std::string_view source) : source_(source), starts_{0} {
    for (std::size_t i = 0; i < source.size(); ++i)
      if (source[i] == '\n') starts_.push_back(i + 1);
  }
  [[nodiscard]] replies::file_position at(std::size_t byte) const {
    byte = std::min(byte, source_.size());
    const auto after = std::upper_bound(starts_.begin(), starts_.end(), byte);
    const std::size_t start = *(after - 1);
    int column = 1;
    for (std::size_t i = start; i < byte; ++i)
      column += (static_cast<unsigned char>(source_[i]) & 0xC0U) != 0x80U ? 1 : 0;
    return {static_cast<int>(after - starts_.begin()), column};
  }

private:
  std::string_view source_;
  std::vector<std::size_t> starts_;
};

/// Whether a source is UTF-8; where it is not, each run of bytes that are no characters is an error. What is read as a
/// name must be writable, and JSON has no words for such bytes.
inline bool check_utf8(std::string_view source, faults& wrong) {
  if (write::is_utf8(source)) return true;
  bool in_run = false;
  for (std::size_t i = 0; i < source.size();) {
    const std::size_t length = write::utf8_length(source, i);
    if (length == 0 && !in_run)
      wrong.add(i, "bytes that are not UTF-8 begin here: save the file as UTF-8");
    in_run = length == 0;
    i += in_run ? 1 : length;
  }
  return false;
}

/// Where the parts of a book stand that defects speak of.
inline void keep_places(const line_starts& places, const draft& from, rules_read& out) {
  for (const draft_rule& r : from.rules) out.rules.push_back(places.at(r.id.at));
  for (const draft_parameter& p : from.parameters)
    out.parameters.push_back({std::string(p.id.text), places.at(p.id.at)});
  for (const draft_table& t : from.tables)
    out.tables.push_back({std::string(t.id.text), places.at(t.id.at)});
  for (const draft_assumption& a : from.assumptions) out.assumptions.push_back(places.at(a.at));
  for (const draft_part& p : from.parts) {
    if (p.what == draft_part::form::rule) continue;
    const bool is_table = p.what == draft_part::form::table;
    out.groups.push_back(
        places.at(is_table ? from.tables[p.place].id.at : from.groups[p.place].at));
  }
}

/// What reading ends with: the errors with their places, or the book.
inline void finish(std::string_view source, const draft& from, faults& wrong, rules_read& out) {
  const line_starts places(source);
  nqpf::detail::stable_sort(wrong.items.begin(), wrong.items.end(),
                            [](const fault& a, const fault& b) { return a.at < b.at; });
  for (fault& f : wrong.items)
    out.errors.push_back({places.at(f.at), static_cast<std::string&&>(f.message)});
  out.more_errors = wrong.more;
  if (!out.errors.empty()) out.book = rule_book(), out.series.clear();
  else keep_places(places, from, out);
}

/// Reads rules: `take(draft, faults)` reads the parts out of a text and says whether there are any to assemble.
template <class Take>
rules_read read_rules(std::string_view text, const rule_words& words,
                      const rule_file_limits& limits, Take take) {
  rules_read out;
  out.book.comes_from_file();
  if (text.size() > limits.bytes) {
    out.errors.push_back({{}, "the text has more than " + std::to_string(limits.bytes) + " bytes"});
    return out;
  }
  faults wrong;
  wrong.most = detail::size_of(limits.errors);
  draft made;
  if (check_utf8(text, wrong) && take(made, wrong)) assembler(made, words, out, wrong).run();
  finish(text, made, wrong, out);
  return out;
}

}  // namespace nqpf::inline NQPF_ABI::detail::files
