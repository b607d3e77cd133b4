#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""What Unicode says about names, from Python's own tables: judge and source of the tables in nqpf/panel/text.

    unicode_tables.py tables FOLDER   writes the three headers of tables into the folder
    unicode_tables.py keys            reads texts, one a line, and prints for each its key: composed (NFC), small
                                      letters (simple case folding), without blanks and what does not show
"""

import pathlib
import sys
import unicodedata as u

LAST = 0x110000


def folded(c):
    """Simple case folding; the dotted and the dotless i of Turkish are one letter with i."""
    if c in (0x130, 0x131):
        return ord("i")
    if u.combining(chr(c)):
        return c
    for made in (chr(c).casefold(), chr(c).lower()):
        if len(made) == 1:
            return ord(made)
    return c


def canonical(c):
    text = u.decomposition(chr(c))
    return [int(x, 16) for x in text.split()] if text and not text.startswith("<") else []


def rows(items, width):
    out, line = [], "   "
    for item in items:
        if len(line) + len(item) + 2 > width:
            out.append(line)
            line = "   "
        line += " " + item + ","
    return "\n".join(out + [line])[:-1] + "};\n"


HEAD = """// SPDX-License-Identifier: BSL-1.0
#pragma once

// %s
// Written by tests/panel/unicode_tables.py, which is also their judge.

#include <nqpf/core/abi.hpp>

#include <cstdint>

namespace nqpf::inline NQPF_ABI::panel_detail {

"""
TAIL = "// clang-format on\n\n}  // namespace nqpf::inline NQPF_ABI::panel_detail\n"


def compose_table():
    pairs = {c: tuple(canonical(c)) for c in range(LAST) if len(canonical(c)) == 2}
    both = sorted((p, c) for c, p in pairs.items() if u.normalize("NFC", chr(c)) == chr(c))
    apart = sorted((c, p) for c, p in pairs.items() if u.normalize("NFC", chr(c)) != chr(c))
    order = sorted(range(len(both)), key=lambda i: both[i][1])
    text = HEAD % f"Which two characters make one (Unicode {u.unidata_version}, canonical composition)."
    text += ("/// Two characters and the one that they make, or that comes apart into them.\n"
             "struct composed_pair {\n  char32_t first;\n  char32_t second;\n  char32_t whole;\n};\n\n// clang-format off\n"
             "// By first and second.\ninline constexpr composed_pair composed_pairs[] = {\n")
    text += rows([f"{{0x{p[0]:X}, 0x{p[1]:X}, 0x{c:X}}}" for p, c in both], 108)
    text += "\n// The places of composed_pairs by their whole.\ninline constexpr std::uint16_t pairs_by_whole[] = {\n"
    text += rows([str(i) for i in order], 108)
    text += "\n// By whole: those that come apart and are not composed again.\ninline constexpr composed_pair parted_pairs[] = {\n"
    text += rows([f"{{0x{p[0]:X}, 0x{p[1]:X}, 0x{c:X}}}" for c, p in apart], 108)
    return text + TAIL


def mark_table():
    marks = []
    for c in range(LAST):
        k = u.combining(chr(c))
        if k and marks and marks[-1][1] == c - 1 and marks[-1][2] == k:
            marks[-1][1] = c
        elif k:
            marks.append([c, c, k])
    single = {c: canonical(c)[0] for c in range(LAST) if len(canonical(c)) == 1}
    runs = []
    for c in sorted(single):
        if runs and runs[-1][0] + len(runs[-1][1]) == c:
            runs[-1][1].append(single[c])
        else:
            runs.append([c, [single[c]]])
    text = HEAD % f"The order of marks after a letter, and characters that are others (Unicode {u.unidata_version})."
    text += ("/// Marks from first to last, and their canonical combining class.\n"
             "struct mark_range {\n  char32_t first;\n  char32_t last;\n  std::uint8_t order;\n};\n\n"
             "/// `count` characters from `first` are those from place `begin` on of single_targets.\n"
             "struct single_range {\n  char32_t first;\n  std::uint16_t begin;\n  std::uint16_t count;\n};\n\n// clang-format off\n"
             "inline constexpr mark_range mark_ranges[] = {\n")
    text += rows([f"{{0x{a:X}, 0x{b:X}, {k}}}" for a, b, k in marks], 108)
    begin, ranges, targets = 0, [], []
    for first, to in runs:
        ranges.append(f"{{0x{first:X}, {begin}, {len(to)}}}")
        targets += to
        begin += len(to)
    text += "\ninline constexpr single_range single_ranges[] = {\n" + rows(ranges, 108)
    text += "\ninline constexpr char32_t single_targets[] = {\n" + rows([f"0x{t:X}" for t in targets], 108)
    return text + TAIL


def fold_table():
    runs = []
    for c in range(LAST):
        by = folded(c) - c
        if by == 0:
            continue
        if runs and runs[-1][3] == by and c - runs[-1][1] in (1, 2) and runs[-1][2] in (0, c - runs[-1][1]):
            runs[-1][2], runs[-1][1] = c - runs[-1][1], c
        else:
            runs.append([c, c, 0, by])
    text = HEAD % f"Small letters for capital ones (Unicode {u.unidata_version}, simple case folding)."
    text += ("/// Every `step`th character from first to last has its small letter `by` further on.\n"
             "struct fold_range {\n  char32_t first;\n  char32_t last;\n  std::uint8_t step;\n  std::int32_t by;\n};\n\n"
             "// clang-format off\ninline constexpr fold_range fold_ranges[] = {\n")
    text += rows([f"{{0x{a:X}, 0x{b:X}, {s or 1}, {by}}}" for a, b, s, by in runs], 108)
    return text + TAIL


# Default_Ignorable_Code_Point of DerivedCoreProperties.txt, and the marks of annotations.
IGNORABLE = "AD 34F 61C 115F-1160 17B4-17B5 180B-180F 200B-200F 202A-202E 2060-206F 3164 FE00-FE0F FEFF FFA0 FFF0-FFF8 " \
    "1BCA0-1BCA3 1D173-1D17A E0000-E0FFF FFF9-FFFB"
INVISIBLE = set()
for text in IGNORABLE.split():
    ends = [int(end, 16) for end in text.split("-")]
    INVISIBLE.update(range(ends[0], ends[-1] + 1))


def key(text):
    shown = "".join(c for c in text if ord(c) not in INVISIBLE and not c.isspace())
    shown = "".join(chr(ord(c) - 0xfee0) if 0xff00 < ord(c) < 0xff5f else c for c in u.normalize("NFC", shown))
    # A small letter may compose with a mark that stood after a capital without a composed form.
    return u.normalize("NFC", "".join(chr(folded(ord(c))) for c in shown))


def main():
    if len(sys.argv) == 3 and sys.argv[1] == "tables":
        folder = pathlib.Path(sys.argv[2])
        for name, made in (("compose", compose_table()), ("mark", mark_table()), ("fold", fold_table())):
            (folder / f"{name}_table.hpp").write_text(made)
    elif len(sys.argv) == 2 and sys.argv[1] == "keys":
        sys.stdin.reconfigure(encoding="utf-8", newline="\n")
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        for line in sys.stdin:
            print(key(line[:-1]))
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
