#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Measures the functions of the C++ sources: lines of the body, parameters, nesting.

    functions.py ROOT            a table: median, 90 % and most, folder by folder
    functions.py ROOT --check    fails where a function is over a bound and is not
                                 named in functions.txt, or is named there without need
    functions.py ROOT --list     the functions over a bound, with their sizes
    functions.py ROOT --worst N  the N longest functions
    functions.py --self-test     the reader, on functions of which the numbers are known

A body's lines run from its opening to its closing brace. Nesting counts the if, for, while, do, switch
and catch around a statement, with braces or without; else-if chains count once, a lambda counts as part
of the function it stands in. The reader of C++ is a small one of our own: it knows what this code uses.
"""
import argparse
import pathlib
import re
import statistics
import sys
from collections import namedtuple

MOST_LINES, MOST_PARAMETERS, MOST_NESTING = 40, 6, 3
MEASURED = ("include/nqpf/core", "include/nqpf/write", "include/nqpf/rules", "include/nqpf/models",
            "include/nqpf/panel", "include/nqpf/framework", "include/nqpf/assess",
            "include/nqpf/report", "examples")
CHECKED = MEASURED

Function = namedtuple("Function", "path line name lines parameters nesting")

TOKEN = re.compile(r"""
    (?P<skip>\s+|//[^\n]*|/\*.*?\*/|^[ \t]*\#(?:[^\n\\]|\\.)*)
  | (?P<raw>(?:u8|[uUL])?R"(?P<mark>[^()\s]*)\(.*?\)(?P=mark)")
  | (?P<text>(?:u8|[uUL])?"(?:[^"\\\n]|\\.)*"|(?<![0-9A-Za-z])'(?:[^'\\\n]|\\.)+')
  | (?P<word>[A-Za-z_]\w*)
  | (?P<number>\.?\d(?:'?[\w.]|[eEpP][+-])*)
  | (?P<sign>::|->|\(|\)|\{|\}|\[|\]|<|>|;|,|.)
""", re.S | re.X | re.M)

CONTROL = {"if", "for", "while", "switch", "catch"}
SCOPES = {"namespace", "struct", "class", "union", "enum", "extern"}


def tokens_of(source):
    """Pairs of token and line, without comments, directives and the insides of strings."""
    found, line = [], 1
    for match in TOKEN.finditer(source):
        if match.lastgroup != "skip" and match.group("skip") is None:
            text = match.group()
            if match.group("raw") or match.group("text"):
                text = '""'
            found.append((text, line))
        line += match.group().count("\n")
    return found


class Reader:
    """Walks over the tokens of one file and collects its functions."""

    def __init__(self, path, source):
        self.path = path
        self.tokens = tokens_of(source)
        self.close = self.match()
        self.found = []

    def match(self):
        """The place of the closing partner of every (, [ and {."""
        partner, open_at = {}, []
        for at, (token, _) in enumerate(self.tokens):
            if token in "([{":
                open_at.append(at)
            elif token in ")]}" and open_at:
                partner[open_at.pop()] = at
        return partner

    def token(self, at):
        return self.tokens[at][0] if 0 <= at < len(self.tokens) else ""

    def read(self):
        self.scope(0, len(self.tokens))
        return self.found

    # Declarations.

    def scope(self, at, end):
        """What stands in a namespace or a class, declaration by declaration."""
        while at < end:
            at = self.declaration(at, end)

    def declaration(self, begin, end):
        """Reads one declaration, and says where the next begins."""
        at, parameters, is_scope, after_equals = begin, None, False, False
        while at < end:
            token = self.token(at)
            if token == ";":
                return at + 1
            if token == ":" and self.token(at - 1) in ("public", "private", "protected"):
                return at + 1
            if token in SCOPES and parameters is None and not self.in_template(begin, at):
                is_scope = True
            if token == "=" and parameters is None and not self.in_operator_name(at):
                after_equals = True
            if token == "[" and not after_equals:
                at = self.close.get(at, at)
            elif token == "[":
                at = self.expression_part(at, 0)
            elif token == "(":
                if parameters is None and not after_equals and self.names_function(at):
                    parameters = at
                at = self.close.get(at, at)
            elif token == "{":
                stop = self.close.get(at, end - 1)
                if is_scope and parameters is None:
                    if "enum" not in [self.token(k) for k in range(begin, at)]:
                        self.scope(at + 1, stop)
                    if self.token(begin) == "namespace":
                        return stop + 1
                elif parameters is not None and not after_equals and not self.is_initialiser(at):
                    self.function(parameters, at, stop)
                    return stop + 1
                else:
                    self.expression(at + 1, stop, 0)
                at = stop
            at += 1
        return end

    def in_operator_name(self, at):
        """Whether an equals sign ends the name of an operator, as in `operator<=` and `operator==`."""
        return "operator" in (self.token(at - 1), self.token(at - 2), self.token(at - 3))

    def in_template(self, begin, at):
        """Whether a word such as `class` stands in a list of template parameters."""
        return self.token(at - 1) in ("<", ",") and self.token(begin) == "template"

    def names_function(self, at):
        """Whether a parenthesis opens a list of parameters: it follows a name or an operator."""
        before = self.token(at - 1)
        if before in ("decltype", "noexcept", "requires", "alignas", "explicit", "static_assert",
                      "__attribute__", "sizeof", "operator"):
            return False
        if self.token(at - 2) == "operator" or self.token(at - 3) == "operator":
            return True
        return re.match(r"[A-Za-z_]\w*$", before) is not None

    def is_initialiser(self, at):
        """Whether a brace belongs to a member of a constructor's list, `: a_{1}, b_(2) {`."""
        before = self.token(at - 1)
        if not re.match(r"[A-Za-z_]\w*$|>$", before):
            return False
        if before in ("const", "noexcept", "override", "final", "mutable", "else", "try"):
            return False
        k = at - 1
        depth = 0
        while k > 0:  # back over the name of a member, which a colon or a comma precedes
            token = self.token(k)
            if token == ">":
                depth += 1
            elif token == "<":
                depth -= 1
            elif depth == 0 and token in (":", ","):
                return self.in_member_list(k)
            elif depth == 0 and token in (")", "}", ";", "->", "{", "("):
                return False
            k -= 1
        return False

    def in_member_list(self, at):
        k = at
        while k > 0 and self.token(k) not in (";",):
            if self.token(k) == ":" and self.token(k - 1) in (")", "noexcept"):
                return True
            if self.token(k) in ("{",):
                return False
            if self.token(k) in (")", "}"):
                k = self.open_of(k)
            k -= 1
        return False

    def open_of(self, at):
        for begin, stop in self.close.items():
            if stop == at:
                return begin
        return at

    def function(self, parameters, begin, stop):
        name = self.token(parameters - 1)
        if not re.match(r"[A-Za-z_]", name):
            begin_of_name = parameters - 1
            while self.token(begin_of_name) != "operator" and parameters - begin_of_name < 4:
                begin_of_name -= 1
            name = "".join(self.token(k) for k in range(begin_of_name, parameters))
        if self.token(parameters - 2) == "~":
            name = "~" + name
        first, last = self.tokens[begin][1], self.tokens[stop][1]
        place = len(self.found)
        self.found.append(None)
        nesting = self.block(begin + 1, stop, 0)
        self.found[place] = Function(self.path, self.tokens[parameters - 1][1], name,
                                     last - first + 1, self.count(parameters), nesting)

    def count(self, at):
        """How many parameters stand in parentheses."""
        stop, depth, n = self.close[at], 0, 0
        if stop == at + 1 or (self.token(at + 1) == "void" and stop == at + 2):
            return 0
        k = at + 1
        while k < stop:
            token = self.token(k)
            if token in "([{":
                k = self.close[k]
            elif token == "<":
                depth += 1
            elif token == ">" and self.token(k - 1) != "-":
                depth -= 1
            elif token == "," and depth <= 0:
                n += 1
            k += 1
        return n + 1

    # Statements. Each returns the deepest nesting below it.

    def block(self, at, end, depth):
        deepest = depth
        while at < end:
            at, deep = self.statement(at, end, depth)
            deepest = max(deepest, deep)
        return deepest

    def statement(self, at, end, depth):
        token = self.token(at)
        if token == "{":
            stop = self.close[at]
            return stop + 1, self.block(at + 1, stop, depth)
        if token in CONTROL:
            return self.control(at, end, depth)
        if token == "do":
            at, deep = self.statement(at + 1, end, depth + 1)
            return at, max(deep, depth + 1)
        if token == "else":
            if self.token(at + 1) == "if":
                return self.control(at + 1, end, depth)
            at, deep = self.statement(at + 1, end, depth + 1)
            return at, max(deep, depth + 1)
        if token == "try":
            return self.statement(at + 1, end, depth)
        if token in ("struct", "class", "union") and self.local_class(at, end):
            stop = self.local_class(at, end)
            self.scope(at, stop)
            return stop, depth
        return self.simple(at, end, depth)

    def control(self, at, end, depth):
        at += 1
        while self.token(at) in ("constexpr", "consteval", "!"):
            at += 1
        deepest = depth + 1
        if self.token(at) == "(":
            deepest = max(deepest, self.expression(at + 1, self.close[at], depth))
            at = self.close[at] + 1
        while self.token(at) == "[" and self.token(at + 1) == "[":  # an attribute
            at = self.close[at] + 1
        if self.token(at) == ";":
            return at + 1, deepest
        at, deep = self.statement(at, end, depth + 1)
        return at, max(deepest, deep)

    def local_class(self, at, end):
        """The end of a class that is defined in a function, or 0."""
        k = at + 1
        while k < end and self.token(k) not in ("{", ";", "(", "="):
            k += 1
        if self.token(k) != "{":
            return 0
        return self.close[k] + 1

    def simple(self, at, end, depth):
        """An expression or a declaration, to its semicolon; `case x:` and labels are their own."""
        deepest = depth
        while at < end and self.token(at) != ";":
            if self.token(at) == ":" and self.token(at - 1) != ":" and self.is_label(at):
                return at + 1, deepest
            at, deep = self.part(at, depth)
            deepest = max(deepest, deep)
        return at + 1, deepest

    def is_label(self, at):
        k = at - 1
        while k > 0 and self.token(k) not in (";", "{", "}", "?", ":"):
            if self.token(k) in ("case", "default"):
                return True
            k -= 1
        return False

    def expression(self, at, end, depth):
        deepest = depth
        while at < end:
            at, deep = self.part(at, depth)
            deepest = max(deepest, deep)
        return deepest

    def part(self, at, depth):
        """One token of an expression with what it encloses: the body of a lambda is a block."""
        token = self.token(at)
        if token == "[" and self.is_lambda(at):
            k = self.close[at] + 1
            while self.token(k) not in ("{", ";") and k < len(self.tokens):
                k = self.close[k] + 1 if self.token(k) in ("(", "[") else k + 1
            if self.token(k) != "{":
                return k, depth
            stop = self.close[k]
            return stop + 1, self.block(k + 1, stop, depth)
        if token in ("(", "[", "{") and at in self.close:
            return self.close[at] + 1, self.expression(at + 1, self.close[at], depth)
        return at + 1, depth

    def expression_part(self, at, depth):
        return self.part(at, depth)[0] - 1

    def is_lambda(self, at):
        before = self.token(at - 1)
        if re.match(r"[A-Za-z_]\w*$", before) and before not in ("return", "co_return", "case"):
            return False
        return before not in (")", "]", '""') and self.token(at + 1) != "["


def functions_below(root, folder):
    found = []
    for path in sorted((root / folder).rglob("*")):
        if path.suffix not in (".hpp", ".cpp") or not path.is_file():
            continue
        name = path.relative_to(root).as_posix()
        found += Reader(name, path.read_text(encoding="utf-8")).read()
    return found


def folders_of(root):
    for folder in MEASURED:
        yield folder, functions_below(root, folder)


def is_over(f):
    return (f.lines > MOST_LINES or f.parameters > MOST_PARAMETERS or f.nesting > MOST_NESTING)


def words_of(f):
    return (f"{f.path}:{f.line}: {f.name}: {f.lines} lines, {f.parameters} parameters, "
            f"nesting of {f.nesting}")


def excepted(root):
    """Lines `path name: why`."""
    made = {}
    for line in (root / "tests/house/functions.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            key, _, why = line.partition(": ")
            made[key] = why
    return made


def table(root):
    print(f"{'folder':24} functions  median   90 %   most  over {MOST_LINES}  parameters  nesting")
    for folder, found in folders_of(root):
        lines = sorted(f.lines for f in found)
        if not lines:
            continue
        print(f"{folder.removeprefix('include/nqpf/'):24} {len(lines):9} "
              f"{statistics.median(lines):7.0f} {lines[int(0.9 * (len(lines) - 1))]:6} "
              f"{lines[-1]:6} {sum(n > MOST_LINES for n in lines):8} "
              f"{max(f.parameters for f in found):11} {max(f.nesting for f in found):8}")


def list_over(root):
    """Lines for functions.txt; reasons that stand there are kept."""
    allowed = excepted(root)
    keys = {f"{f.path} {f.name}": words_of(f) for folder in CHECKED
            for f in functions_below(root, folder) if is_over(f)}
    for key in sorted(keys):
        why = allowed.get(key) or keys[key].split(": ", 2)[2]
        print(f"{key}: {why}")


SAMPLE = """
#define NOT_ONE(x) void x() {
namespace a::parts { enum part { one }; }
namespace a { template <class T> requires two<T>
bool operator<=(const T& x, const T& y) { return !(y < x); } bool after(int x) { return x > 0; } }
namespace a::inline b {
struct s : t<int> {
  s(int x, std::map<int, int> y = {}) : x_{x}, y_(y) {
    if (x > 0)
      for (int i = 0; i < x; ++i)
        while (true) break;
  }
  ~s() {}
  template <class T>
  [[nodiscard]] bool operator()(const T& v) const noexcept { return v[0[w]] == '{' || "}" == v; }
  friend bool operator==(const s&, const s&) = default;
  int x_;
  enum class e { one, two } kind{};
};
inline constexpr auto table = [] { int all[3]{}; for (int& i : all) { i = 1; } return all; }();
/* void comment() { */
template <class T> requires(sizeof(T) > 1)
auto longest(T a, T b, T c, T d, T e, T f,
             T g) -> T {
  const auto step = [&](int k) {
    if (k) { return 1; } else if (a) { return 2; } else { return 3; }
  };
  switch (step(a)) {
    case 1: return b;
    default: do { ++a; } while (a < 1'000);
  }
  return R"(})" ? c : T{d};
}
}
"""
ANSWERS = [("operator<=", 1, 2, 0), ("after", 1, 1, 0), ("s", 5, 2, 3), ("~s", 1, 0, 0), ("operator()", 1, 1, 0), ("longest", 10, 7, 2)]


def self_test():
    found = [(f.name, f.lines, f.parameters, f.nesting) for f in Reader("sample", SAMPLE).read()]
    if found == ANSWERS:
        return 0
    print(f"the reader finds {found} and should find {ANSWERS}")
    return 1


def check(root):
    allowed, faults, needed = excepted(root), [], set()
    for folder in CHECKED:
        for f in functions_below(root, folder):
            if not is_over(f):
                continue
            key = f"{f.path} {f.name}"
            needed.add(key)
            if not allowed.get(key):
                faults.append(f"{words_of(f)}; at most {MOST_LINES} lines, {MOST_PARAMETERS} "
                              f"parameters and a nesting of {MOST_NESTING} are allowed")
    faults += [f"tests/house/functions.txt: {key} is within the bounds now: take it out"
               for key in sorted(set(allowed) - needed)]
    print("\n".join(faults) if faults else
          f"{len(needed)} functions are over a bound and named with a reason")
    return 1 if faults else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", type=pathlib.Path, nargs="?", default=pathlib.Path("."))
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--worst", type=int, default=0)
    given = parser.parse_args()
    if given.self_test:
        return self_test()
    if given.check:
        return check(given.root)
    if given.list:
        list_over(given.root)
        return 0
    if given.worst:
        found = [f for folder, own in folders_of(given.root) for f in own]
        for f in sorted(found, key=lambda f: -f.lines)[:given.worst]:
            print(words_of(f))
        return 0
    table(given.root)
    return 0


if __name__ == "__main__":
    sys.exit(main())
