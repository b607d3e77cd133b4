// SPDX-License-Identifier: BSL-1.0
#pragma once

// Coverage as a table of text in the rule author's words, and as JSON. Both go to anything that takes C
// strings with `<<`, as streams do, or with `append`, as strings do.

#include <nqpf/rules/coverage.hpp>
#include <nqpf/rules/coverage/text.hpp>
#include <nqpf/rules/explain.hpp>

namespace nqpf::inline NQPF_ABI {
namespace detail {

// As many characters as one sees: bytes that go on with a character of UTF-8 are not counted.
inline std::size_t shown_width(const std::string& s) {
  std::size_t n = 0;
  for (const char c : s) n += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return n;
}

struct coverage_line {
  std::string label;
  replies::rule_tally tally;
};

inline std::string padded(const std::string& s, std::size_t width, bool left) {
  const std::size_t n = shown_width(s);
  const std::string gap(n < width ? width - n : 0, ' ');
  return left ? s + gap : gap + s;
}

template <class Out>
void write_tally(sink<Out>& out, const coverage_line& line, std::size_t label,
                 const std::size_t (&widths)[3]) {
  const std::uint64_t numbers[] = {line.tally.yes, line.tally.no, line.tally.unknown};
  out << padded(line.label, label, true).c_str();
  for (int i = 0; i < 3; ++i)
    out << "  " << padded(std::to_string(numbers[i]), widths[i], false).c_str();
  if (line.tally.yes == 0) out << "  never held";
  else if (line.tally.no == 0) out << "  never failed";
  out << "\n";
}

// What one kept record lacks, as an explanation of it.
class near_explanation {
public:
  near_explanation(const program& p, int rule, const replies::near_record& r,
                   const std::vector<double>& parameters)
      : program_(p), outcomes_(size_of(p.count.rules)) {
    run(program_, r.values.data(), parameters.data(), outcomes_.data());
    lacks_ = why_not({{&program_, r.values.data(), parameters.data(), outcomes_.data()}, rule});
  }
  near_explanation(const near_explanation&) = delete;
  near_explanation& operator=(const near_explanation&) = delete;
  [[nodiscard]] const explanation& lacks() const noexcept { return lacks_; }

private:
  nqpf::program program_;
  std::vector<truth> outcomes_;
  explanation lacks_;
};

// A share in four decimals, or in as many more as it takes to be none of 0.
inline double rounded_share(double share) {
  double scale = 1e4;
  while (share > 0 && share * scale < 1 && scale < 1e15) scale *= 10;
  return floor_of(share * scale + 0.5) / scale;
}

template <class Out>
void write_nearest(sink<Out>& out, const program& p, int rule, const nearest_records& nearest) {
  for (const replies::near_record& r : nearest.of(rule)) {
    out << "    row " << std::to_string(r.row).c_str() << ": " << r.distance.failing
        << (r.distance.failing == 1 ? " comparison" : " comparisons") << " away, ";
    out << rounded_share(r.distance.share) << " of the domain\n";
    write_lines(out, near_explanation(p, rule, r, nearest.parameters()).lacks(), 3);
  }
}

template <class Out>
void write_tally_json(sink<Out>& out, const replies::rule_tally& t) {
  member(out, "held") << std::to_string(t.yes).c_str();
  member(out, "failed") << std::to_string(t.no).c_str();
  member(out, "undecided") << std::to_string(t.unknown).c_str();
}

template <class Out>
void write_nearest_json(sink<Out>& out, const program& p, int rule,
                        const nearest_records& nearest) {
  member(out, "nearest") << "[";
  bool first = true;
  for (const replies::near_record& r : nearest.of(rule)) {
    out << (first ? "{" : ",{");
    first = false;
    member(out, "row", true) << std::to_string(r.row).c_str();
    member(out, "comparisons") << r.distance.failing;
    write_json_number(member(out, "share"), r.distance.share);
    const near_explanation e(p, rule, r, nearest.parameters());
    write_lines_json(member(out, "lacks"), e.lacks(), 0, 0);
    out << "}";
  }
  out << "]";
}

template <class Out>
void write_coverage(Out& to, const coverage& c, const nearest_records* nearest) {
  sink<Out> out{to};
  const program& p = c.program();
  std::vector<coverage_line> lines;
  std::vector<int> first_of;  // line of each rule
  std::size_t label = 4;
  std::size_t widths[] = {4, 6, 9};
  const auto add = [&](std::string words, const replies::rule_tally& t) {
    const std::uint64_t numbers[] = {t.yes, t.no, t.unknown};
    for (int i = 0; i < 3; ++i) {
      const std::size_t n = std::to_string(numbers[i]).size();
      widths[i] = n > widths[i] ? n : widths[i];
    }
    const std::size_t n = shown_width(words);
    label = n > label ? n : label;
    lines.push_back({static_cast<std::string&&>(words), t});
  };
  for (int r = 0; r < p.count.rules; ++r) {
    first_of.push_back(static_cast<int>(lines.size()));
    add(rule_text(p, r), c.rule(r));
    for (const int a : comparisons_of(p, r)) add("  " + comparison_text(p, a), c.comparison(a));
  }
  first_of.push_back(static_cast<int>(lines.size()));
  out << padded(std::to_string(c.rows()) + (c.rows() == 1 ? " row" : " rows"), label, true).c_str();
  constexpr const char* heads[] = {"held", "failed", "undecided"};
  for (int i = 0; i < 3; ++i) out << "  " << padded(heads[i], widths[i], false).c_str();
  out << "\n";
  for (int r = 0; r < p.count.rules; ++r) {
    for (int i = first_of[static_cast<std::size_t>(r)];
         i < first_of[static_cast<std::size_t>(r) + 1]; ++i)
      write_tally(out, lines[static_cast<std::size_t>(i)], label, widths);
    if (nearest != nullptr) write_nearest(out, p, r, *nearest);
  }
}

template <class Out>
void write_coverage_json(Out& to, const coverage& c, const nearest_records* nearest) {
  sink<Out> out{to};
  const program& p = c.program();
  member(out << "{", "rows", true) << std::to_string(c.rows()).c_str();
  member(out, "rules") << "[";
  for (int r = 0; r < p.count.rules; ++r) {
    out << (r > 0 ? ",{" : "{");
    write_string(member(out, "rule", true), p.rules[r].id);
    if (p.rules[r].row > 0) member(out, "row") << static_cast<int>(p.rules[r].row);
    write_tally_json(out, c.rule(r));
    member(out, "comparisons") << "[";
    bool first = true;
    for (const int a : comparisons_of(p, r)) {
      out << (first ? "{" : ",{");
      first = false;
      write_string(member(out, "comparison", true), comparison_text(p, a).c_str());
      write_tally_json(out, c.comparison(a));
      out << "}";
    }
    out << "]";
    if (nearest != nullptr && !nearest->of(r).empty()) write_nearest_json(out, p, r, *nearest);
    out << "}";
  }
  out << "]}";
}

}  // namespace detail

/// Writes a table: of each rule, and below it of each of its comparisons, how often it held, failed and was
/// undecided over all records, and what was never tried. Below rules that never held stand the records
/// nearest to making them hold, with what each lacks.
template <class Out>
void write_text(Out& out, const coverage& c) {
  detail::write_coverage(out, c, nullptr);
}
template <class Out>
void write_text(Out& out, const coverage_report& r) {
  detail::write_coverage(out, r.counts, &r.nearest);
}
/// The table as a string.
[[nodiscard]] inline std::string to_text(const coverage& c) {
  std::string s;
  write_text(s, c);
  return s;
}
[[nodiscard]] inline std::string to_text(const coverage_report& r) {
  std::string s;
  write_text(s, r);
  return s;
}
/// The same as one JSON object. Rows are numbered from 0.
template <class Out>
void write_json(Out& out, const coverage& c) {
  detail::write_coverage_json(out, c, nullptr);
}
template <class Out>
void write_json(Out& out, const coverage_report& r) {
  detail::write_coverage_json(out, r.counts, &r.nearest);
}

}  // namespace nqpf
