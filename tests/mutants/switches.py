#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Breaks headers in thousands of places, one at a time, and counts what the test programs notice.

    tests/mutants/switches.py [--mutants 200] [--seed 1] [--build BUILD] [--work FOLDER]
                              HEADER_OR_FOLDER... -- TEST_SOURCE...

All mutants are compiled at once: a copy of the headers gets a switch in each place (switches.hpp), and a
test program runs with one of them thrown. A first run without any notes which places each program reaches.
The mutants are drawn from those (the seed says which), and each is judged by the programs that reach it, the
fastest first. Random tests repeat a twentieth in the first try, and wholly for what survives it, unless --quick
is given. What is written before or behind allocated memory ends a program, as it does under the sanitizers of
.ci/run. Prints the survivors, each as a line that equivalent.txt takes once it is shown that the change makes
no difference: those are left out of the draw. What only constant evaluation runs is not seen this way:
mutate.py makes a copy for each mutant and sees it too. `a_test.cpp+b_test.cpp` are compiled together, which
saves the time of the headers that they share.
Needs a configured build folder, from which it takes the compiled Catch2 and its flags.
"""

import argparse
import os
import pathlib
import random
import re
import resource
import subprocess
import sys
import tempfile
import time

import mutate

ROOT = mutate.ROOT
HERE = pathlib.Path(__file__).resolve().parent
OPERATORS = {
    "<": [("ORDER", "less", "most"), ("ORDER", "less", "least")],
    "<=": [("ORDER", "most", "less"), ("ORDER", "most", "more")],
    ">": [("ORDER", "more", "least"), ("ORDER", "more", "most")],
    ">=": [("ORDER", "least", "more"), ("ORDER", "least", "less")],
    "==": [("EQUAL", "same", "other")],
    "!=": [("EQUAL", "other", "same")],
    "+": [("SUM", "plus", "minus")],
    "-": [("SUM", "minus", "plus")],
    "*": [("PRODUCT", "times", "over")],
    "/": [("PRODUCT", "over", "times")],
}
PAIRS = {"low": "high", "high": "low", "least": "most", "most": "least"}
OPEN, CLOSE = "([{", ")]}"


def masked(text):
    """The text with comments, literals and directives blanked out, and what cannot be broken."""
    def blank(m):
        return re.sub(r"[^\n]", "\0", m.group(0))
    text = re.sub(r'//[^\n]*|/\*.*?\*/|(?<![0-9a-fA-F])\'(?:\\.|[^\'\\\n])+\'|"(?:\\.|[^"\\\n])*"', blank, text,
                  flags=re.S)
    text = re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", blank, text, flags=re.M)
    text = re.sub(r"\bconcept\b(?:[^;{]|\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\})*;", blank, text)
    text = re.sub(r"^[ \t]*(?:requires|using|friend|case)\b[^\n]*", blank, text, flags=re.M)
    text = re.sub(r"\brequires\b[^\n]*", blank, text)
    for word in (r"\btemplate ?<", r"\bstatic_assert\(", r"\bNQPF_\w+\(", r"\bnoexcept\(", r"\bif constexpr \(",
                 r"\b(?:inline|static) constexpr [\w:<> ]+\b\w+(?:\[[^\]]*\])* =", r"\benum class\b",
                 r"\b__attribute__\("):
        out, at = [], 0
        for m in re.finditer(word, text):
            if m.start() < at:
                continue
            if text[m.end() - 1] in "(<":
                end = closing(text, m.end() - 1)
            else:
                end = text.find(";", m.end())
            out.append(text[at:m.start()])
            out.append(re.sub(r"[^\n]", "\0", text[m.start():end + 1]))
            at = end + 1
        text = "".join(out) + text[at:]
    return text


def closing(text, at):
    """Where the bracket that opens at `at` closes."""
    opened = text[at]
    close = {"(": ")", "<": ">", "[": "]", "{": "}"}[opened]
    depth = 0
    for i in range(at, len(text)):
        if text[i] == opened:
            depth += 1
        elif text[i] == close and not (close == ">" and text[i - 1] in "-"):
            depth -= 1
            if depth == 0:
                return i
    return len(text) - 1


def forward(text, at, stops, whole=False):
    """The end of an operand that begins at `at`; where `whole`, a choice by `?` belongs to it."""
    depth, i = 0, at
    while i < len(text):
        c = text[i]
        if c == "<" and re.match(r"\w<[^<= ]", text[i - 1:i + 2]):  # arguments of a template: operators have spaces
            i = closing(text, i) + 1
            continue
        if c in OPEN:
            depth += 1
        elif c in CLOSE:
            if depth == 0:
                return i
            depth -= 1
        elif depth == 0:
            if c in ",;":
                return i
            if not whole and (c == "?" or (c == ":" and text[i + 1] != ":" and text[i - 1] != ":")):
                return i
            if any(text.startswith(s, i) for s in stops):
                return i
        i += 1
    return i


def backward(text, at, stops):
    """The beginning of an operand that ends before `at`."""
    depth, i = 0, at - 1
    while i >= 0:
        c = text[i]
        if c == ">" and depth == 0 and re.match(r"[\w>*&][>][(:{]", text[i - 1:i + 2]):
            angles = 0
            while i >= 0:
                angles += (text[i] == ">" and text[i - 1] != "-") - (text[i] == "<")
                i -= 1
                if angles == 0:
                    break
            continue
        if c in CLOSE:
            if c == "}" and depth == 0 and text[i + 1] != ".":
                return i + 1
            depth += 1
        elif c in OPEN:
            if depth == 0:
                return i + 1
            depth -= 1
        elif depth == 0:
            if c in ",;?" or (c == ":" and text[i + 1] != ":" and text[i - 1] != ":"):
                return i + 1
            if c == "=" and text[i - 1] not in "=!<>" and text[i + 1] != "=":
                return i + 1
            if any(text.startswith(s, i) for s in stops):
                return i + len(max((s for s in stops if text.startswith(s, i)), key=len))
        i -= 1
    return 0


class Header:
    """A header and its places; each place is (id, offset, words)."""

    def __init__(self, path, first_id, left_out):
        self.path = path
        self.text = path.read_text()
        self.code = masked(self.text)
        self.next = first_id
        self.left_out = left_out
        self.places = []
        self.wraps = []  # (start, end, rank, before, after)
        self.replaced = []  # (start, end, new)
        self.operators()
        self.logic()
        self.conditions()
        self.rest()

    def line_of(self, at):
        return self.text.count("\n", 0, at) + 1

    def place(self, at, words, count=1):
        number = self.next
        self.next += count
        if self.line_of(at) in self.left_out:
            return None
        for i in range(count):
            self.places.append((number + i, at, words[i] if count > 1 else words))
        return number

    def key(self, at, words):
        """How equivalent.txt names a place: header | change, and which of the same in its line | line, and, where
        the header has that line several times, | which of them."""
        first = self.text.rfind("\n", 0, at) + 1
        same = sorted(a for _, a, w in self.places if w == words and first <= a and "\n" not in self.text[first:a])
        line = self.text[first:self.text.find("\n", at)].strip()
        alike = [text.strip() == line for text in self.text.split("\n")]
        which = f" | {sum(alike[:self.line_of(at)])}" if sum(alike) > 1 else ""
        return f"{self.path.relative_to(ROOT)} | {words} {same.index(at) + 1} | {line}{which}"

    def wrap(self, start, end, rank, before, after):
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        self.wraps.append((start, end, rank, before, after))

    def operators(self):
        for m in re.finditer(r"(?<=\s)(<=|>=|==|!=|<|>|\+|-|\*|/)(?=\s)", self.code):
            before = self.code[:m.start()].rstrip()
            if before.endswith(("return", "(", ",", "=", "operator", "?")) or "\0" in before[-1:]:
                continue
            changes = OPERATORS[m.group(1)]
            # One change a place, by turns; the draw is random anyway.
            change = changes[(m.start() // 7) % len(changes)]
            number = self.place(m.start(), f"{m.group(1)} -> {change[2]}")
            if number is not None:
                self.replaced.append((m.start(), m.end(), f"NQPF_M_{change[0]}({number}, {change[1]}, {change[2]})"))

    def logic(self):
        for symbol, stops, base in (("&&", ("&&", "||"), 0), ("||", ("||",), 1000)):
            seen = {}
            for m in re.finditer(r"(?<=\s)" + re.escape(symbol) + r"(?=\s)", self.code):
                if self.code[:m.start()].rstrip()[-1:] in ("", "&", "(", ",", "\0"):
                    continue
                start = backward(self.code, m.start(), ("return ", "||") if symbol == "&&" else ("return ",))
                end = forward(self.code, m.end(), stops)
                if "\0" in self.code[start:start + 1]:
                    continue
                number = self.place(m.start(), f"{symbol} -> {'||' if symbol == '&&' else '&&'}")
                if number is None:
                    continue
                turn = seen[start] = seen.get(start, 0) + 1
                flip = f"nqpf_mutants::flipped<{number}>("
                as_bool = flip + "static_cast<bool>("
                self.wrap(start, m.start(), base + 2 * turn, as_bool, "))")
                self.wrap(m.end(), end, base, as_bool, "))")
                self.wrap(start, end, base + 2 * turn + 1, flip, ")")

    def conditions(self):
        for m in re.finditer(r"\bif \(", self.code):
            start, end = m.end(), closing(self.code, m.end() - 1)
            depth = 0
            for i in range(start, end):
                depth += self.code[i] in OPEN
                depth -= self.code[i] in CLOSE
                if self.code[i] == ";" and depth == 0:
                    start = i + 1
            inside = self.code[start:end]
            if re.match(r"\s*(?:const\s+)?[\w:<>,]+(?:\s*\*\s*const|\s*[*&]+)?\s+\w+\s*=[^=]", inside) or \
               re.match(r"\s*const\b.*[^=!<>]=[^=]", inside, flags=re.S):
                continue
            number = self.place(m.start(), ["if -> never", "if -> always"], 2)
            if number is not None:
                self.wrap(start, end, 10**6, f"nqpf_mutants::gate<{number}, false>(nqpf_mutants::gate<{number + 1}, true>(",
                          "))")

    def rest(self):
        for m in re.finditer(r"(?<=\s)(\+=|-=)\s", self.code):
            number = self.place(m.start(), f"{m.group(1)} -> the other")
            if number is not None:
                self.wrap(m.end(), forward(self.code, m.end(), (), True), 10**6, f"nqpf_mutants::turned<{number}>(", ")")
        for m in re.finditer(r"(?:\breturn| =) (true|false);", self.code):
            number = self.place(m.start(), m.group(1) + " -> the other")
            if number is not None:
                self.wrap(m.start(1), m.end(1), 0, f"nqpf_mutants::flipped<{number}>(", ")")
        for m in re.finditer(r"\b(?:double|int|std::size_t) \w+ = (0);", self.code):
            number = self.place(m.start(), "= 0 -> = 1")
            if number is not None:
                self.replaced.append((m.start(1), m.end(1), f"nqpf_mutants::broken<{number}>() ? 1 : 0"))
        for m in re.finditer(r"\bstd::(fmax|fmin)\(", self.code):
            number = self.place(m.start(), m.group(1) + " -> the other")
            if number is not None:
                self.replaced.append((m.start(), m.end() - 1, f"nqpf_mutants::{m.group(1)}_of<{number}>"))
        for m in re.finditer(r"(?<![\w.>\]:])([a-z_]\w*(?:(?:\.|->)[a-z_]\w*|\[\w+\])*(?:\.|->))(low|high|least|most)\b(?![\w(])",
                             self.code):
            if not re.search(r"\b" + PAIRS[m.group(2)] + r"\b(?!\()", self.code):  # it may have no other end
                continue
            number = self.place(m.start(), f"{m.group(2)} -> {PAIRS[m.group(2)]}")
            if number is not None:
                self.wraps.append((m.start(), m.end(), -1, f"nqpf_mutants::either<{number}>(",
                                   f", {m.group(1)}{PAIRS[m.group(2)]})"))

    def switched(self):
        edits = [(s, 2, 0, e, new) for s, e, new in self.replaced]
        events = []
        for start, end, rank, before, after in self.wraps:
            events.append((start, 1, (-end, -rank), 0, before))
            events.append((end, 0, (-start, rank), 0, after))
        for s, e, new in self.replaced:
            events.append((s, 2, (0, 0), e, new))
        del edits
        out, at = [], 0
        for pos, kind, _, end, new in sorted(events):
            out.append(self.text[at:pos])
            at = max(at, pos)
            out.append(new)
            if kind == 2:
                at = end
        return "".join(out) + self.text[at:]


SWITCH = r"""
#include <cstdio>
#include <cstdlib>
__attribute__((constructor(101))) static void throw_switch() {
  const char* mutant = std::getenv("NQPF_MUTANT");
  if (mutant != nullptr) nqpf_mutants::active = std::atoi(mutant);
}
__attribute__((destructor(101))) static void note_places() {
  const char* to = std::getenv("NQPF_MUTANT_SEEN");
  if (to == nullptr) return;
  std::FILE* file = std::fopen(to, "wb");
  if (file == nullptr) return;
  std::fwrite(nqpf_mutants::seen, 1, sizeof nqpf_mutants::seen, file);
  std::fclose(file);
}
"""


# Memory that notices what is written before or behind it, as the sanitizers of .ci/run do. What stands there differs
# from block to block: what is copied past the end of one is no copy of what stands behind another.
GUARD = r"""
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <new>
static constexpr std::size_t width = 64;
static constexpr std::size_t note = 2 * sizeof(std::size_t);
static unsigned char mark_of(const char* base) {
  return static_cast<unsigned char>(0xA1 + 2 * (reinterpret_cast<std::uintptr_t>(base) >> 4) % 29);
}
static void* guarded(std::size_t n, std::size_t align) {
  const std::size_t all = (align + n + width + align - 1) / align * align;
  char* base = static_cast<char*>(std::aligned_alloc(align, all));
  if (base == nullptr) std::abort();
  std::memcpy(base, &n, sizeof n);
  std::memset(base + note, mark_of(base), align - note + n + width);
  return base + align;
}
static void checked_free(void* p, std::size_t align) {
  if (p == nullptr) return;
  char* base = static_cast<char*>(p) - align;
  std::size_t n = 0;
  std::memcpy(&n, base, sizeof n);
  const auto check = [&](const char* at, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i)
      if (static_cast<unsigned char>(at[i]) != mark_of(base)) std::abort();
  };
  check(base + note, align - note);
  check(base + align + n, width);
  std::free(base);
}
void* operator new(std::size_t n) { return guarded(n, 32); }
void* operator new(std::size_t n, std::align_val_t a) { return guarded(n, static_cast<std::size_t>(a)); }
void operator delete(void* p) noexcept { checked_free(p, 32); }
void operator delete(void* p, std::size_t) noexcept { checked_free(p, 32); }
void operator delete(void* p, std::align_val_t a) noexcept { checked_free(p, static_cast<std::size_t>(a)); }
void operator delete(void* p, std::size_t, std::align_val_t a) noexcept { checked_free(p, static_cast<std::size_t>(a)); }
"""


class Program:
    """A test program of one source, or of several that are compiled together: `a_test.cpp+b_test.cpp`."""

    def __init__(self, names):
        self.sources = [ROOT / name for name in names.split("+")]
        self.stem = "+".join(source.stem for source in self.sources)

    def can_be_short(self):
        """Whether it repeats less where that is wanted: it, or what it includes of the tests, asks how often."""
        left, seen = list(self.sources), set()
        while left:
            path = left.pop()
            if path in seen or not path.exists() or path.parent.name == "support":
                continue
            seen.add(path)
            text = path.read_text()
            if re.search(r"\brounds\(", text):
                return True
            left += [ROOT / "tests" / name for name in re.findall(r'#include "([^"]+)"', text)]
        return False

    def unit(self, work):
        """The file that is compiled."""
        if len(self.sources) == 1:
            return self.sources[0]
        unit = work / (self.stem + ".cpp")
        unit.write_text("".join(f'#include "{source}"\n' for source in self.sources))
        return unit


class Bench:
    """The headers with their switches, and the test programs."""

    def __init__(self, headers, sources, build, work, level):
        self.headers, self.sources, self.build, self.work, self.level = headers, sources, build, work, level
        self.left_out = {}
        self.long = set()  # programs that say too little when they repeat less
        self.include = work / "include"
        subprocess.run(["rm", "-rf", str(self.include)], check=True)
        subprocess.run(["cp", "-r", str(ROOT / "include"), str(self.include)], check=True)
        self.write()
        source, self.guard = work / "guard.cpp", work / "guard.so"
        source.write_text(GUARD)
        subprocess.run(["c++", "-std=c++20", "-O1", "-shared", "-fPIC", str(source), "-o", str(self.guard)], check=True)

    def write(self):
        """Writes the headers anew. Numbers of places stay as they are when some are left out."""
        number = 1
        self.made = []
        for path in self.headers:
            made = Header(path, number, self.left_out.get(path, set()))
            number = made.next
            self.made.append(made)
            (self.include / path.relative_to(ROOT / "include")).write_text(made.switched())
        self.count = number - 1

    def program(self, source):
        return self.work / source.stem

    def compile(self, source):
        libraries = mutate.libraries_of(self.build)
        switch = self.work / "switch.cpp"
        switch.write_text(SWITCH)
        pch = self.build / "tests" / "CMakeFiles" / "nqpf_test_base.dir" / "cmake_pch.hxx"
        command = ["c++", *(["-include", str(pch)] if pch.exists() else []), "-include", str(HERE / "switches.hpp"),
                   "-std=c++20", f"-O{self.level}", "-w", "-Wno-narrowing", "-fpermissive", "-flax-vector-conversions",
                   "-fconstexpr-ops-limit=4000000000", "-fconstexpr-loop-limit=100000000",
                   f"-I{self.include}", f"-I{ROOT}/tests", f'-DNQPF_SOURCE_DIR="{ROOT}"',
                   f'-DNQPF_SHARED_DATA="{ROOT}/../shared/data"', str(source.unit(self.work)), str(switch),
                   *libraries, "-lpthread",
                   "-o", str(self.program(source))]
        return subprocess.run(command, capture_output=True, text=True)

    def compile_all(self, reuse):
        """Compiles; places on lines that do not compile are left out, which programs that do are not bothered by."""
        for source in self.sources:
            again = not (reuse and self.program(source).exists())
            while again:
                again = False
                began = time.time()
                made = self.compile(source)
                print(f"compiled {source.stem} in {time.time() - began:.0f} s", flush=True)
                if made.returncode == 0:
                    continue
                bad = {}
                for m in re.finditer(r"^(\S+?):(\d+):\d+: (?:error|note: in expansion)", made.stderr, flags=re.M):
                    path = pathlib.Path(m.group(1))
                    if not path.is_relative_to(self.include):
                        continue
                    bad.setdefault(ROOT / "include" / path.relative_to(self.include), set()).add(int(m.group(2)))
                known = {(p, l) for p, lines in self.left_out.items() for l in lines}
                new = {(p, l) for p, lines in bad.items() for l in lines} - known
                if not new:  # an operand on another line than its operator
                    new = {(p, l + by) for p, lines in bad.items() for l in lines for by in (-1, 1)} - known
                if not new:
                    print(made.stderr[-6000:])
                    sys.exit(f"{source.stem} does not compile")
                for path, line in sorted(new):
                    print(f"left out: {path.relative_to(ROOT)}:{line}", flush=True)
                    self.left_out.setdefault(path, set()).add(line)
                again = True
                self.write()

    def run(self, source, mutant, limit, seen=None, short=True):
        environment = dict(os.environ, NQPF_MUTANT=str(mutant), NQPF_SHORT="01"[short and source not in self.long],
                           LD_PRELOAD=str(self.guard))
        if seen:
            environment["NQPF_MUTANT_SEEN"] = str(seen)
        def bound():
            resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        try:
            return subprocess.run([str(self.program(source)), "--abort"], stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL, env=environment, timeout=limit, cwd=self.work,
                                  preexec_fn=bound).returncode
        except subprocess.TimeoutExpired:
            return "time"


def expanded(names):
    for name in names:
        path = ROOT / name
        yield from sorted(path.rglob("*.hpp")) if path.is_dir() else [path]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mutants", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build" / "test")
    parser.add_argument("--work", type=pathlib.Path, help="keeps the programs here")
    parser.add_argument("--least", type=float, default=0, help="share that has to be noticed")
    parser.add_argument("--seconds", type=float, default=1e9, help="begin no mutant after this time")
    parser.add_argument("--only", type=str, help="numbers of mutants instead of a draw")
    parser.add_argument("--within", type=str, default="", help="draw from headers whose path begins so")
    parser.add_argument("--level", type=int, default=0, help="of optimisation: 1 for programs that run long")
    parser.add_argument("--quick", action="store_true", help="let random tests repeat a twentieth, and no more")
    parser.add_argument("--reuse", action="store_true", help="take the programs that stand in the folder of --work")
    parser.add_argument("--unreached", action="store_true", help="list the places that no program reaches")
    split = sys.argv.index("--") if "--" in sys.argv else len(sys.argv)
    arguments, names = parser.parse_known_args(sys.argv[1:split])
    headers = list(expanded(names))
    sources = [Program(names) for names in sys.argv[split + 1:]]
    if not headers or not sources:
        parser.error("give headers or folders, --, and test sources")
    with tempfile.TemporaryDirectory() as folder:
        work = arguments.work or pathlib.Path(folder)
        work.mkdir(parents=True, exist_ok=True)
        bench = Bench(headers, sources, arguments.build, work, arguments.level)
        bench.compile_all(arguments.reuse)
        return judge(bench, arguments)


def judge(bench, arguments):
    reached, meaningless, seconds = {}, set(), {}
    for source in bench.sources:
        seen = bench.work / (source.stem + ".seen")
        began = time.time()
        if bench.run(source, -1, 1800, seen) != 0:
            bench.long.add(source)
            began = time.time()
            if bench.run(source, -1, 1800, seen) != 0:
                print(f"{source.stem} fails without a change")
                return 2
        seconds[source] = time.time() - began
        data = seen.read_bytes()
        for number in range(1, bench.count + 1):
            if data[number] == 1:
                reached.setdefault(number, []).append(source)
            elif data[number] == 2:
                meaningless.add(number)
    places = {number: (made, at, words) for made in bench.made for number, at, words in made.places}
    usable = sorted(set(places) - (meaningless - set(reached)))
    equivalent = {l for l in (HERE / "equivalent.txt").read_text().splitlines() if l and not l.startswith("#")}
    keys = {n: places[n][0].key(*places[n][1:]) for n in places}
    no_change = {n for n in usable if keys[n] in equivalent}
    here = tuple(f"{made.path.relative_to(ROOT)} | " for made in bench.made)
    for line in sorted(equivalent - set(keys.values())):
        if line.startswith(here):
            print(f"equivalent.txt names what is not there: {line}", flush=True)
    known = [n for n in usable if n in reached and n not in no_change]
    print(f"{len(usable)} places in {len(bench.made)} headers, {len(no_change)} of them equivalent; "
          f"{len(known)} of the others reached at run time", flush=True)
    if arguments.unreached:
        for n in usable:
            if n not in reached:
                show("not reached", n, *places[n])
    print(", ".join(f"{s.stem} {seconds[s]:.1f} s" for s in bench.sources), flush=True)
    known = [n for n in known if str(places[n][0].path.relative_to(ROOT)).startswith(arguments.within)]
    random.Random(arguments.seed).shuffle(known)
    chosen = known[: arguments.mutants]
    if arguments.only:
        chosen = [int(n) for n in arguments.only.split(",")]
    judged = survivors = 0
    began = time.time()
    for number in chosen:
        if time.time() - began > arguments.seconds:
            break
        judged += 1
        programs = sorted(reached.get(number, []), key=lambda s: seconds[s])
        noticed = any(bench.run(s, number, 10 + 10 * seconds[s]) != 0 for s in programs)
        # Random tests repeat a twentieth in the first try; what survives it has to survive all of them.
        if not noticed and not arguments.quick:
            noticed = any(bench.run(s, number, 30 + 200 * seconds[s], short=False) != 0
                          for s in programs if s.can_be_short() and s not in bench.long)
        if not noticed:
            survivors += 1
            show("unnoticed", number, *places[number])
        if judged % 50 == 0:
            print(f"[{judged}: {judged - survivors} noticed, {time.time() - began:.0f} s]", flush=True)
    share = 1 - survivors / max(1, judged)
    print(f"seed {arguments.seed}: {judged - survivors} of {judged} noticed, {100 * share:.1f} %")
    return 0 if share >= arguments.least else 1


def show(word, number, made, at, words):
    print(f"{word} {number}, line {made.line_of(at)}, column {at - made.text.rfind(chr(10), 0, at)}:\n"
          f"{made.key(at, words)}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
