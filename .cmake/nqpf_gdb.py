# SPDX-License-Identifier: BSL-1.0
"""Shows nqpf's values in gdb as the library writes them: texts, results, conditions, rules, findings, tables.

  (gdb) source <prefix>/share/nqpf/gdb/nqpf.py
"""
import gdb
import gdb.printing

RELATIONS = {"less": "<", "less_equal": "<=", "greater": ">", "greater_equal": ">=", "equal": "==", "not_equal": "!="}
NUMBERS = {"add": "+", "subtract": "-", "multiply": "*", "divide": "/"}
MOST = 1000  # what a broken object may claim to hold


def word(value):
    """The enumerator alone: `yes` of `nqpf::v0::truth::yes`."""
    return str(value).rsplit("::", 1)[-1]


def name(pointer):
    return pointer.string() if int(pointer) != 0 else "?"


def number(value):
    return f"{float(value):.15g}"


class Text:
    def __init__(self, value):
        self.value = value

    def to_string(self):
        size = int(self.value["length"])
        return self.value["characters"].string(length=max(0, min(size, MOST * 10)))

    def display_hint(self):
        return "string"


class Result:
    """A result: the value, or the error in its place."""

    def __init__(self, value):
        self.value = value

    def to_string(self):
        return "a value" if self.value["ok_"] else "an error"

    def children(self):
        if self.value["ok_"]:
            yield "value", self.value["value_"]
        else:
            yield "error", self.value["error_"]


def values_of(indicator, positions):
    """The names of the positions in a set, as far as the indicator lists them."""
    kind = word(indicator["kind"])
    if kind == "boolean" or kind == "flag":
        return ["yes" if positions & 2 else "no"]
    found = []
    if int(indicator["values"]) != 0:
        items = indicator["values"]["items"]
        found = [name(items[i]["name"]) for i in range(int(indicator["values"]["count"])) if positions >> i & 1]
    else:
        found = [name(indicator["categories"][i]) for i in range(int(indicator["category_count"])) if positions >> i & 1]
    return found


class Expression:
    """A condition or number, from the nodes in postfix order to what its author wrote."""

    def __init__(self, value):
        self.value = value

    def to_string(self):
        stack = []
        try:
            for i in range(min(int(self.value["count"]), int(self.value["nodes"].type.range()[1]) + 1)):
                self.step(self.value["nodes"][i], stack)
        except (IndexError, gdb.error):
            return "a condition that is not whole"
        if not stack:
            return "nothing"
        return stack[-1][1:-1] if stack[-1].startswith("(") else stack[-1]

    def step(self, node, stack):
        code = word(node["code"])
        if code in ("both", "either"):
            right, left = stack.pop(), stack.pop()
            stack.append(f"({left} {'&&' if code == 'both' else '||'} {right})")
        elif code in NUMBERS:
            right, left = stack.pop(), stack.pop()
            stack.append(f"({left} {NUMBERS[code]} {right})")
        elif code == "compare":
            right, left = stack.pop(), stack.pop()
            stack.append(f"{left} {RELATIONS[word(node['relation'])]} {right}")
        elif code in ("negated", "negate"):
            inner = stack.pop()
            whole = inner.startswith("(") or " " not in inner
            stack.append(("!" if code == "negated" else "-") + (inner if whole else f"({inner})"))
        elif code == "apply":
            stack.append(f"f({stack.pop()})")
        elif code != "exempt":
            stack.append(self.leaf(node, code))

    def leaf(self, node, code):
        if code == "constant":
            return number(node["value"])
        if code == "parameter":
            return name(node["parameter"]["id"])
        if code == "outcome":
            return f'fired("{name(node["name"])}")'
        indicator = node["indicator"].dereference()
        known = name(indicator["id"])
        if code == "known":
            return f"known({known})"
        if code == "one_of":
            return f"{known} is {' or '.join(values_of(indicator, int(node['set'])))}"
        relation = RELATIONS.get(word(node["relation"]), "?")
        if code == "compare_constant":
            return f"{known} {relation} {number(node['value'])}"
        if code == "compare_parameter":
            return f"{known} {relation} {name(node['parameter']['id'])}"
        return known


class Rule:
    def __init__(self, value):
        self.value = value

    def to_string(self):
        return f"rule {name(self.value['id'])}: {Expression(self.value['when_']).to_string()}"


class Finding:
    def __init__(self, value):
        self.value = value

    def to_string(self):
        rule = int(self.value["rule"])
        record = self.value["record"]
        if rule < 0 or int(record["program"]) == 0:
            return "no finding"
        says = {"yes": "holds", "no": "does not hold"}.get(word(record["outcomes"][rule]), "is undecided")
        return f"{name(record['program']['rules'][rule]['id'])} {says}"


class Decision:
    def __init__(self, value):
        self.value = value

    def to_string(self):
        record = self.value["record"]
        if int(record["program"]) == 0:
            return "no table"
        table = record["program"]["groups"][int(self.value["group"])]
        rows = {"yes": [], "no": [], "unknown": []}
        for i in range(int(table["begin"]), int(table["end"])):
            rule = int(record["program"]["members"][i])
            rows[word(record["outcomes"][rule])].append(str(i - int(table["begin"]) + 1))
        text = f"table {name(table['id'])}: rows that hold: {', '.join(rows['yes']) or 'none'}"
        return text + (f"; undecided: {', '.join(rows['unknown'])}" if rows["unknown"] else "")


def make_printers():
    printers = gdb.printing.RegexpCollectionPrettyPrinter("nqpf")
    here = r"^nqpf::(v\w+::)?"
    for kind, pattern, printer in (
            ("text", r"text<.*>$", Text), ("result", r"result<.*>$", Result), ("condition", r"condition<.*>$", Expression),
            ("expression", r"expression$", Expression), ("term", r"term<.*>$", Expression), ("rule", r"rule<.*>$", Rule),
            ("finding", r"finding$", Finding), ("decision", r"replies::decision_view$", Decision)):
        printers.add_printer(kind, here + pattern, printer)
    return printers


gdb.printing.register_pretty_printer(gdb.current_objfile(), make_printers(), replace=True)
