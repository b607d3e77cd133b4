// SPDX-License-Identifier: BSL-1.0
#pragma once

// Text for a terminal: tables with aligned columns, paragraphs broken at a width.

#include <nqpf/report/words/format.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI::report {

/// A table of cells. The first row is the header; columns of numbers stand to the right.
class text_table {
public:
  /// `sides` has a character for each column: `l` or `r`.
  explicit text_table(std::string_view sides) : sides_(sides) {}

  /// The words of a cell in the language of the table.
  using told_cell = std::string (*)(const void* teller, std::string_view english);
  /// A table whose cells are told by `tell(teller, cell)`. Precondition: the teller outlives the table.
  text_table(std::string_view sides, const void* teller, told_cell tell)
      : sides_(sides), teller_(teller), tell_(tell) {}

  void add(std::vector<std::string> cells) {
    cells.resize(sides_.size());
    if (tell_ != nullptr)
      for (std::string& cell : cells) cell = tell_(teller_, cell);
    rows_.push_back(static_cast<std::vector<std::string>&&>(cells));
  }
  [[nodiscard]] std::size_t size() const noexcept { return rows_.size(); }

  /// Leaves columns out, the first of `columns` first, until the table is at most `width` wide.
  void fit(std::size_t width, const std::vector<std::size_t>& columns) {
    for (const std::size_t c : columns) {
      std::size_t all = 0;
      const std::vector<std::size_t> each = widths();
      for (const std::size_t w : each) all += w == 0 ? 0 : w + 2;
      if (all <= width + 2) return;
      for (auto& row : rows_) row[c].clear();
    }
  }

  /// Cuts the cells of a column, to no less than `least`, until the table is at most `width` wide.
  void shorten(std::size_t width, std::size_t column, std::size_t least) {
    std::size_t all = 0;
    const std::vector<std::size_t> each = widths();
    for (const std::size_t w : each) all += w == 0 ? 0 : w + 2;
    if (all <= width + 2 || each[column] <= least) return;
    const std::size_t over = all - width - 2;
    const std::size_t left = each[column] > over + least ? each[column] - over : least;
    for (auto& row : rows_) row[column] = cut(row[column], left);
  }

  /// Whether a column has a word left in it.
  [[nodiscard]] bool shows(std::size_t column) const {
    for (const auto& row : rows_) {
      if (!row[column].empty()) return true;
    }
    return false;
  }

  /// The table, each line after `indent` blanks, without blanks at the ends of lines. A column without
  /// a word takes no room.
  [[nodiscard]] std::string write(std::size_t indent = 0) const {
    const std::vector<std::size_t> wide = widths();
    std::string out;
    for (const auto& row : rows_) {
      std::string line(indent, ' ');
      bool first = true;
      for (std::size_t c = 0; c < row.size(); ++c) {
        if (wide[c] == 0) continue;
        const std::size_t blanks = wide[c] - width_of(row[c]);
        if (!first) line += "  ";
        first = false;
        if (sides_[c] == 'r') line.append(blanks, ' ');
        line += row[c];
        if (sides_[c] != 'r') line.append(blanks, ' ');
      }
      while (!line.empty() && line.back() == ' ') line.pop_back();
      out += line + "\n";
    }
    return out;
  }

private:
  [[nodiscard]] std::vector<std::size_t> widths() const {
    std::vector<std::size_t> out(sides_.size(), 0);
    for (const auto& row : rows_) {
      for (std::size_t c = 0; c < row.size(); ++c) {
        const std::size_t w = width_of(row[c]);
        out[c] = w > out[c] ? w : out[c];
      }
    }
    return out;
  }

  std::string sides_;
  const void* teller_ = nullptr;
  told_cell tell_ = nullptr;
  std::vector<std::vector<std::string>> rows_;
};

/// A paragraph broken at blanks so that lines keep within `width` columns; all but the first line are
/// indented.
[[nodiscard]] inline std::string paragraph(std::string_view text, std::size_t width,
                                           std::string_view first, std::string_view rest) {
  std::string out(first);
  std::size_t at = width_of(first);
  bool begin = true;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = text.find(' ', i);
    if (end == std::string_view::npos) end = text.size();
    const std::string_view word = text.substr(i, end - i);
    const std::size_t w = width_of(word);
    if (!begin && at + 1 + w > width) {
      out += "\n";
      out += rest;
      at = width_of(rest);
      begin = true;
    }
    if (!begin) {
      out += ' ';
      ++at;
    }
    out += word;
    at += w;
    begin = false;
    i = end + 1;
  }
  return out + "\n";
}

/// Whether a line does not break at `at`, in a piece that begins at `from`: inside a word, and before a sign
/// that closes.
[[nodiscard]] inline bool sticks(std::string_view text, std::size_t from, std::size_t at) {
  const auto before = static_cast<unsigned char>(text[at - 1]);
  const auto next = static_cast<unsigned char>(text[at]);
  if (next == ' ' || text[from] == ' ') return false;
  if (before < 0x80 && next < 0x80) return true;
  for (const std::string_view sign :
       {"\xe3\x80\x82", "\xef\xbc\x8c", "\xef\xbc\x9a", "\xef\xbc\x9b", "\xe3\x80\x81",
        "\xef\xbc\x89", "\xe2\x80\x9d"})
    if (text.substr(at).starts_with(sign)) return true;
  return false;
}

/// The same for a text of wide characters, which break between any two but before a closing sign.
[[nodiscard]] inline std::string wide_paragraph(std::string_view text, std::size_t width,
                                                std::string_view first, std::string_view rest) {
  std::string out(first);
  std::size_t at = width_of(first);
  bool begin = true;  // of a line
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    do {  // a wide character with the signs that stick to it, or a word
      const auto lead = static_cast<unsigned char>(text[end]);
      end += lead < 0x80 ? 1U : lead < 0xe0 ? 2U : lead < 0xf0 ? 3U : 4U;
    } while (end < text.size() && sticks(text, i, end));
    const std::string_view piece = text.substr(i, end - i);
    if (at + width_of(piece) > width && !begin) {
      while (out.back() == ' ') out.pop_back();
      out += "\n";
      out += rest;
      at = width_of(rest);
      begin = true;
    }
    if (piece != " " || !begin || i == 0) {
      out += piece;
      at += width_of(piece);
      begin = false;
    }
    i = end;
  }
  return out + "\n";
}

/// A bar of blocks for a share of `width` columns, in eighths.
[[nodiscard]] inline std::string bar(double share, std::size_t width) {
  if (is_missing(share)) return {};
  const double inside = share < 0 ? 0 : share > 1 ? 1 : share;
  const auto eighths = static_cast<std::size_t>(inside * static_cast<double>(width) * 8 + 0.5);
  std::string out;
  for (std::size_t i = 0; i < eighths / 8; ++i) out += "\xe2\x96\x88";
  if (const std::size_t rest = eighths % 8; rest != 0)
    out += {'\xe2', '\x96', static_cast<char>(0x90 - rest)};
  return out;
}

}  // namespace nqpf::inline NQPF_ABI::report
