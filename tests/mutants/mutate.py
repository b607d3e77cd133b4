#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Breaks headers on purpose, one small change at a time, and counts what the tests notice.

    tests/mutants/mutate.py [--mutants 200] [--seed 1] [--build BUILD] [--limit SECONDS]
                            HEADER... -- TEST_SOURCE...
    tests/mutants/mutate.py --named tests/mutants/named.txt [--build BUILD]

A mutant is a copy of the include folder with one change in one of the headers: a comparison turned
round or off by one, `and` for `or`, a bound or a sum dropped, least for most. Each test source is
compiled against the copy and run; the first that fails, or does not compile, notices. Sources are tried in
the order given, so give the fastest first. Survivors are printed with their line. It runs for minutes to
hours: by hand, or in the full matrix. Needs a configured build folder, from which it takes the compiled
Catch2 and its flags. A file of named mutants says what is changed into what, and which tests have to notice.
"""

import argparse
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]

# What is changed into what. Each applies to one place; comments and strings are left alone.
CHANGES = [
    (r" <= ", [" < ", " > "]),
    (r" >= ", [" > ", " < "]),
    (r" < ", [" <= ", " >= "]),
    (r" > ", [" >= ", " <= "]),
    (r" == ", [" != "]),
    (r" != ", [" == "]),
    (r" && ", [" || "]),
    (r" \|\| ", [" && "]),
    (r" \+ 1\b", ["", " + 2"]),
    (r" - 1\b", ["", " - 2"]),
    (r" \+ ", [" - "]),
    (r" - ", [" + "]),
    (r" \* ", [" / "]),
    (r" / ", [" * "]),
    (r" \+= ", [" -= "]),
    (r"\bfmax\b", ["fmin"]),
    (r"\bfmin\b", ["fmax"]),
    (r"\bleast\b", ["most"]),
    (r"\bmost\b", ["least"]),
    (r"\blow\b", ["high"]),
    (r"\bhigh\b", ["low"]),
    (r"if \(!", ["if ("]),
    (r"\btrue\b", ["false"]),
    (r"\bfalse\b", ["true"]),
    (r"\b0\.5\b", ["0.25"]),
    (r"= 0;", ["= 1;"]),
]
# Whole statements that guard something: dropped.
GUARD = re.compile(r"^\s*(if \(.*\)) (return (detail::)?fail\(.*\);|continue;|break;)$")


def code_lines(text):
    """The numbers of the lines that hold code: no comment, include or precondition."""
    for number, line in enumerate(text.split("\n")):
        bare = line.strip()
        if not bare or bare.startswith(("//", "#", "NQPF_ASSERT", "static_assert", "template")):
            continue
        yield number, line


def mutants_of(path):
    """All mutants of a header, as (path, line number, old line, new line)."""
    found = []
    for number, line in code_lines(path.read_text()):
        code = line.split("//")[0]
        spans = [m.span() for m in re.finditer(r'"[^"]*"', code)]
        for pattern, replacements in CHANGES:
            for match in re.finditer(pattern, code):
                if any(a <= match.start() < b for a, b in spans):
                    continue
                for replacement in replacements:
                    new = line[: match.start()] + replacement + line[match.end():]
                    found.append((path, number, line, new))
        if GUARD.match(code.rstrip()):
            found.append((path, number, line, re.sub(r"\S.*", ";", line)))
    return found


def libraries_of(build):
    """The libraries of any test program, as the build folder links them."""
    ninja = build / "build.ninja"
    if ninja.exists():
        folder, text = build, re.search(r"LINK_LIBRARIES = (.*libnqpf_test_base\.a.*)", ninja.read_text()).group(1)
    else:
        made = next(l for l in sorted(build.glob("tests/*/CMakeFiles/*/link.txt")) if "nqpf_test_base" in l.read_text())
        folder, text = made.parents[2], made.read_text().split(" -o ", 1)[1].split(" ", 1)[1]
    return [str((folder / l).resolve()) if l.endswith(".a") and not l.startswith("/") else l for l in text.split()]


def judge(include, sources, build, limit, workdir):
    """The first test that notices, or None."""
    libraries = libraries_of(build)
    for source in sources:
        program = workdir / "program"
        command = ["c++", "-std=c++20", "-O0", "-w", f"-I{include}", f"-I{ROOT}/tests",
                   f'-DNQPF_SOURCE_DIR="{ROOT}"', f'-DNQPF_SHARED_DATA="{ROOT}/../shared/data"',
                   str(source), *libraries, "-lpthread",
                   "-o", str(program)]
        pch = build / "tests" / "CMakeFiles" / "nqpf_test_base.dir" / "cmake_pch.hxx"
        if pch.exists():
            command[1:1] = ["-include", str(pch)]
        try:
            made = subprocess.run(command, capture_output=True, timeout=limit)
            if made.returncode != 0:
                return source.name + " (does not compile)", made.stderr.decode(errors="replace")
            ran = subprocess.run([str(program), "--abort"], capture_output=True, timeout=limit,
                                 env=dict(os.environ, NQPF_SHORT="1"))
            if ran.returncode != 0:
                return source.name, ran.stdout.decode(errors="replace")
        except subprocess.TimeoutExpired:
            return source.name + " (time limit)", ""
    return None, ""


def named_mutants(path):
    """The mutants of a file: paragraphs of a header, `- old`, `+ new` and test sources."""
    for block in path.read_text().split("\n\n"):
        lines = [l for l in block.split("\n") if l.strip() and not l.startswith("#")]
        if not lines:
            continue
        header, old, new, *sources = lines
        text = (ROOT / header).read_text()
        place = text.find(old[2:])
        if place < 0 or text.find(old[2:], place + 1) >= 0:
            sys.exit(f"{header} does not have exactly one '{old[2:]}'")
        yield ROOT / header, text.count("\n", 0, place), text.replace(old[2:], new[2:]), [ROOT / s for s in sources]


def judge_named(path, arguments):
    survivors = 0
    with tempfile.TemporaryDirectory() as folder:
        workdir = pathlib.Path(folder)
        include = workdir / "include"
        shutil.copytree(ROOT / "include", include)
        for header, number, text, sources in list(named_mutants(path)):
            copy = include / header.relative_to(ROOT / "include")
            copy.write_text(text)
            noticed, _ = judge(include, sources, arguments.build, arguments.limit, workdir)
            shutil.copyfile(header, copy)
            survivors += not noticed
            print(f"{'noticed by ' + noticed if noticed else 'unnoticed'}: {header.relative_to(ROOT)}:{number + 1}",
                  flush=True)
    return 1 if survivors else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mutants", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build" / "test")
    parser.add_argument("--limit", type=float, default=300, help="seconds for a compilation or a run")
    parser.add_argument("--least", type=float, default=0, help="share that has to be noticed")
    parser.add_argument("--named", type=pathlib.Path, help="a file of mutants")
    split = sys.argv.index("--") if "--" in sys.argv else len(sys.argv)
    arguments, headers = parser.parse_known_args(sys.argv[1:split])
    if arguments.named:
        return judge_named(arguments.named, arguments)
    headers = [ROOT / h for h in headers]
    sources = [ROOT / s for s in sys.argv[split + 1:]]
    if not headers or not sources:
        parser.error("give headers, --, and test sources")

    everything = [m for header in headers for m in mutants_of(header)]
    random.Random(arguments.seed).shuffle(everything)
    chosen = everything[: arguments.mutants]
    print(f"{len(chosen)} of {len(everything)} mutants of {len(headers)} headers", flush=True)

    with tempfile.TemporaryDirectory() as folder:
        workdir = pathlib.Path(folder)
        include = workdir / "include"
        shutil.copytree(ROOT / "include", include)
        noticed, words = judge(include, sources, arguments.build, arguments.limit, workdir)
        if noticed:
            print(f"the tests fail without a change: {noticed}\n{words[-2000:]}")
            return 2
        survivors = 0
        for count, (path, number, old, new) in enumerate(chosen, 1):
            copy = include / path.relative_to(ROOT / "include")
            lines = path.read_text().split("\n")
            if lines[number] != old:
                continue  # the header was edited meanwhile
            lines[number] = new
            copy.write_text("\n".join(lines))
            noticed, _ = judge(include, sources, arguments.build, arguments.limit, workdir)
            shutil.copyfile(path, copy)
            if not noticed:
                survivors += 1
                print(f"unnoticed: {path.relative_to(ROOT)}:{number + 1}\n  - {old.strip()}\n"
                      f"  + {new.strip()}", flush=True)
            if count % 25 == 0:
                print(f"[{count}: {count - survivors} noticed]", flush=True)
        share = 1 - survivors / max(1, len(chosen))
        print(f"{len(chosen) - survivors} of {len(chosen)} noticed, {100 * share:.1f} %")
        return 0 if share >= arguments.least else 1


if __name__ == "__main__":
    sys.exit(main())
