#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""What the rooms of the house declare directly in the namespace nqpf.

    root_names.py ROOT           the names, a header a line
    root_names.py ROOT --check   fails where a header in a room of core/, panel/, rules/, assess/ or report/ declares
                                 a name in nqpf that root_names.txt does not have, or that has gone since
    root_names.py --self-test    the reader, on a header of which the names are known

Operators need no entry: they have to stand beside the types that they are of. A specialisation declares no name.
"""
import argparse
import pathlib
import re
import sys

from functions import tokens_of

FLOORS = ("core", "panel", "rules", "assess", "report")
ROOT_NAMESPACE = ["nqpf", "::", "inline", "NQPF_ABI"]
TYPES = ("struct", "class", "union", "enum", "concept")
OPEN, CLOSE = "([{", ")]}"


def close_of(tokens, at):
    """The place behind the bracket that closes the one at a place."""
    depth = 0
    while at < len(tokens):
        depth += (tokens[at] in OPEN) - (tokens[at] in CLOSE)
        at += 1
        if depth == 0:
            break
    return at


def behind_angles(tokens, at):
    """The place behind the arguments of a template that begin at a place."""
    depth = 0
    while at < len(tokens):
        if tokens[at] in OPEN:
            at = close_of(tokens, at)
            continue
        depth += (tokens[at] == "<") - (tokens[at] == ">")
        at += 1
        if depth == 0:
            break
    return at


def end_of(tokens, at):
    """The place behind the declaration that begins at a place."""
    is_value = False
    while at < len(tokens) and tokens[at] != ";":
        if tokens[at:at + 2] == ["template", "<"]:
            at = behind_angles(tokens, at + 1)
            continue
        if tokens[at] == "operator":
            at += 2 + (tokens[at + 1] == "(")  # the sign, of which = is no value
            while tokens[at] not in ("(", ";"):
                at += 1
            continue
        if tokens[at] == "=":
            is_value = True  # what follows ends with a semicolon
        if tokens[at] == "{" and not is_value:
            at = close_of(tokens, at)
            if at >= len(tokens) or tokens[at] != ";":
                return at
            break
        at = close_of(tokens, at) if tokens[at] in OPEN else at + 1
    return at + 1


def without_heads(tokens):
    """A declaration without `template <...>`, `requires ...` and attributes before it, and whether it specialises."""
    at = 0
    while at < len(tokens):
        if tokens[at] == "template" and tokens[at + 1:at + 2] == ["<"]:
            if tokens[at + 2] == ">":
                return [], True
            at = behind_angles(tokens, at + 1)
        elif tokens[at] == "requires":
            at = behind_condition(tokens, at + 1)
        elif tokens[at:at + 2] == ["[", "["]:
            at = close_of(tokens, at)
        else:
            break
    return tokens[at:], False


def behind_condition(tokens, at):
    """The place behind the condition of a template: primary expressions joined by && and ||."""
    while at < len(tokens):
        while tokens[at] == "!":
            at += 1
        if tokens[at] == "(":
            at = close_of(tokens, at)
        elif tokens[at] == "requires":
            while tokens[at] in ("requires", "("):
                at = close_of(tokens, at) if tokens[at] == "(" else at + 1
            at = close_of(tokens, at)
        else:
            at += 1
            while tokens[at] in ("::", "<") or tokens[at - 1] == "::":
                at = behind_angles(tokens, at) if tokens[at] == "<" else at + 1
        if tokens[at:at + 2] not in (["&", "&"], ["|", "|"]):
            return at
        at += 2
    return at


def name_of(tokens):
    """The name that a declaration at namespace scope gives, or none."""
    tokens, specialises = without_heads(tokens)
    if specialises or not tokens or tokens[0] in ("static_assert", ";", "friend"):
        return None
    if tokens[0] in TYPES:
        at = 1 + (tokens[1] in ("class", "struct"))
        while tokens[at] == "[":
            at = close_of(tokens, at)
        return None if tokens[at + 1] == "<" else tokens[at]
    if tokens[0] == "using":
        if tokens[1] == "namespace":
            return None
        return tokens[1] if "=" in tokens else tokens[tokens.index(";") - 1]
    at, last = 0, None
    while at < len(tokens):
        token = tokens[at]
        if token == "operator":
            return None
        if token in ("(", "=", "{", ";") or token == "[" and tokens[at + 1] != "[":
            if last in ("alignas", "noexcept", "explicit", "decltype"):
                at = close_of(tokens, at)
                continue
            return None if "::" in tokens[max(at - 2, 0):at] else last
        if token == "[":
            at = close_of(tokens, at)
        elif token == "<":
            at = behind_angles(tokens, at)
            if tokens[at] in ("(", "=", "{", ";"):
                return None  # a specialisation
        else:
            last = token
            at += 1
    return None


def names_in(source):
    """The names that a header declares directly in nqpf."""
    source = re.sub(r"^[ \t]*#(?:[^\n\\]|\\.)*", "", source, flags=re.M | re.S)
    tokens, found = [token for token, _ in tokens_of(source)], []

    def read(begin, end, is_root):
        at = begin
        while at < end:
            inner = tokens[at] == "inline" and tokens[at + 1] == "namespace"
            if inner or tokens[at] in ("namespace", "extern") and tokens[at + 1] not in ("template", "constexpr"):
                brace = tokens.index("{", at)
                behind = close_of(tokens, brace)
                read(brace + 1, behind - 1, is_root and inner or tokens[at + 1:brace] == ROOT_NAMESPACE)
                at = behind
                continue
            behind = end_of(tokens, at)
            name = name_of(tokens[at:behind]) if is_root else None
            if name and name not in found:
                found.append(name)
            at = behind

    read(0, len(tokens), False)
    return found


def headers(root):
    for floor in FLOORS:
        folder = root / "include/nqpf" / floor
        for path in sorted(folder.rglob("*.hpp")):
            if path.parent != folder:
                yield path


def allowed_in(root):
    """The names of root_names.txt; a line that begins with # says why those below it are there."""
    names, why = {}, ""
    for line in (root / "tests/house/root_names.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            why = line[1:].strip()
        for name in [] if line.startswith("#") else line.split():
            names[name] = why
    return names


def check(root):
    allowed, faults, declared = allowed_in(root), [], set()
    for path in headers(root):
        for name in names_in(path.read_text(encoding="utf-8")):
            declared.add(name)
            if not allowed.get(name):
                faults.append(f"{path.relative_to(root)}: {name} stands directly in nqpf. What no host names stands in a "
                              "namespace of its floor (CONTRIBUTING.md); else give a reason in tests/house/root_names.txt")
    faults += [f"tests/house/root_names.txt: no room declares {name} in nqpf any more: take it out"
               for name in sorted(set(allowed) - declared)]
    print("\n".join(faults) if faults else f"{len(declared)} names of rooms stand in nqpf, each with a reason")
    return 1 if faults or not declared else 0


SAMPLE = """
#ifdef LATER
  #error struct
#endif
namespace nqpf::inline NQPF_ABI {
// struct in_a_comment {};
struct forward;
template <class T>
  requires detail::fine<T> && (sizeof(T) > 1)
[[nodiscard]] constexpr auto made(T&& t = {}) { return t < 1; }
template <class T, int N = (2 > 1), class U = void> struct [[nodiscard]] kept : detail::base<T> { int member; void run(); };
template <> struct kept<int, 1> { int special; };
template <class T> struct kept<T*, 1> {};
enum class shade : unsigned char { red, green };
using alias = kept<int>;
using detail::brought;
inline constexpr double limit = 0.5, other[2] = {1, 2};
template <class T> inline constexpr bool is_kept<kept<T>> = true;
template <auto N, asking How = asking{}> constexpr bool asked() { return true; }
template <class T> concept spoken = requires(T t) { t.words(); };
template <class T> using short_form = kept<T>;
constexpr bool operator==(const forward&, const forward&) { return true; }
constexpr int after_operator() { return 0; }
namespace detail { struct hidden {}; inline int also_hidden() { return 1; } }
inline const char* text_of(shade s) noexcept { return s == shade::red ? "struct x {" : ""; }
kept(int) -> kept<int>;
inline void forward::run_outside() {}
static_assert(sizeof(int) == 4);
inline namespace words { inline constexpr kept<int> any{}; }
}
namespace nqpf::report::inline NQPF_ABI { struct elsewhere {}; }
namespace nqpf::inline NQPF_ABI { std::vector<kept<int>> list_of_all(); }
"""
ANSWERS = ["forward", "made", "kept", "shade", "alias", "brought", "limit", "asked", "spoken", "short_form", "after_operator", "text_of", "any", "list_of_all"]


def self_test():
    found = names_in(SAMPLE)
    if found == ANSWERS:
        return 0
    print(f"the reader finds {found} and should find {ANSWERS}")
    return 1


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", type=pathlib.Path, nargs="?", default=pathlib.Path("."))
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    if given.self_test:
        return self_test()
    if given.check:
        return check(given.root)
    for path in headers(given.root):
        names = names_in(path.read_text(encoding="utf-8"))
        if names:
            print(f"{path.relative_to(given.root / 'include/nqpf')}: {' '.join(names)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
