# SPDX-License-Identifier: BSL-1.0
"""Looks for words that reports print and no phrase has: python3 phrases_of_sources.py ROOT

Every piece of a string literal in the headers that write texts and pages, and in those that write the remarks of
an assessment, has to be a part of the English form of a phrase. Pieces end where a tag of the page stands.
"""
import glob
import itertools
import os
import re
import sys

root = os.path.join(sys.argv[1], "include", "nqpf")
# Keys, styles, scripts and errors are not told in other languages.
sources = [p for p in glob.glob(root + "/report/**/*.hpp", recursive=True)
           if not re.search(r"/(language|csv|json_parts)/|/json\.hpp|csv_tables|_json\.hpp|style\.hpp|_script\.hpp"
                            r"|relation_graph|/report/tiles", p)]
sources += glob.glob(root + "/assess/movement/*.hpp")
sources += [root + "/assess/" + name for name in (
    "score/explain_gaps.hpp", "score/impute.hpp", "score/list_end_values.hpp", "uncertainty.hpp",
    "vary/alternatives.hpp", "plan/dimensions.hpp", "drive_evidence.hpp", "check/find_lone_values.hpp")]

# Names of styles and of sections, letters for the sides of columns, ends of identifiers.
NO_WORDS = re.compile(r"[lr]+|(chart|spark)( small| mid)?| sorts|;color:|;opacity:.45|movement|checks|gaps|method|map|chart mid tiles|&amp;|shared|"
                      r"university research|machine|rate per year| % of the cells of |, low power")

LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"')


def literals(text):
    """The string literals of a source, neighbours joined, without comments and includes."""
    text = re.sub(r'R"(\w*)\(.*?\)\1"', '""', text, flags=re.S)
    text = re.sub(r'^\s*#.*$', '', text, flags=re.M)
    text = re.sub(r'//[^\n"]*$', '', text, flags=re.M)
    joined = re.sub(r'"\s*\n\s*"', '', text)
    for found in LITERAL.finditer(joined):
        raw = found.group(1).encode("utf-8")
        raw = re.sub(rb'\\x([0-9a-f]{2})', lambda m: bytes([int(m.group(1), 16)]), raw)
        raw = raw.replace(rb'\"', b'"').replace(rb'\n', b' ').replace(rb'\\', b'\\')
        yield raw.decode("utf-8", "replace")


def pieces(literal):
    """What people read of a literal of a page or text."""
    for attribute in re.findall(r'(?:title|aria-label)="([^"<>]*)', literal):
        yield attribute
    literal = re.sub(r'<[^<>]*>', '\n', literal)
    literal = re.sub(r'^[^<>\n]*">', '\n', literal)  # the end of a tag that began before
    literal = re.sub(r'<[^<>]*$', '\n', literal)     # the beginning of one that ends after
    yield from literal.replace("&lt;", "<").split("\n")


def forms(english):
    """A phrase with every choice of its alternatives; places end pieces."""
    english = english.replace("[?", "").replace("?]", "")
    pieces_of = re.split(r'(\{[^{}]*\})', english)
    choices = []
    for piece in pieces_of:
        if piece.startswith("{") and piece[1:-1] in ("", "#", "=", ","):
            choices.append(["\0"])
        elif piece.startswith("{"):
            choices.append(piece[1:-1].split("|"))
        else:
            choices.append([piece])
    return ["".join(each) for each in itertools.product(*choices)]


known = []
for path in glob.glob(root + "/report/language/*_phrases.hpp"):
    with open(path, encoding="utf-8") as file:
        for english in re.findall(r'^\s*\{"((?:[^"\\]|\\.)*)",', file.read(), flags=re.M):
            known += forms(english.replace("\\\\", "\\").replace('\\"', '"'))
blob = "\n".join(known)

lacking = []
for path in sorted(sources):
    with open(path, encoding="utf-8") as file:
        for literal in literals(file.read()):
            for piece in pieces(literal):
                words = piece.strip(" .,;:()")
                prose = re.search(r"[A-Za-z]{3,}.* |^[A-Z][a-z]{2,}$", piece + " ") and re.search(r"[a-z]{3}", words)
                if not prose or NO_WORDS.fullmatch(piece) or re.search(r'[="#{}_]|class|^-|rgb|svg|stroke|px', piece):
                    continue
                if words not in blob:
                    lacking.append((os.path.relpath(path, root), piece))
for path, piece in lacking:
    print(f"{path}: no phrase has: {piece!r}")
sys.exit(1 if lacking else 0)
