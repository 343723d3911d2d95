"""The pages of reference, as the tables of the program have them; `docs/make.py` writes them."""

import argparse
import json
import math
from collections.abc import Iterable, Mapping
from importlib import resources
from itertools import groupby
from typing import Any

from mgtui.arguments import parser
from mgtui.engine import COMPOSED, LANDMARK_KINDS, SPELLINGS, TABLE, parse
from mgtui.engine.calculus.function_row import FunctionRow
from mgtui.engine.calculus.functions import CONSTANT_ROWS
from mgtui.options import ENVIRONMENT, EXAMPLES, EXIT_CODES, FILES
from mgtui.playground.actions import ACTIONS, spoken_keys
from mgtui.text.numbers import short

MADE = "<!-- Made by docs/make.py from the program's own tables: change those. -->\n"
_SCHEMA = "report.schema.json"
_LETTERS = ("u", "v", "w")
_TRIED = ("1/2", "2", "-2")  # arguments of an example, the first that give a value
_HEADINGS = {
    "facts": "A report: `--json`",
    "table": "A table: `--table --json`",
    "sweep": "The ladder of h: `--sweep --json`",
    "landmarks": "Landmarks: `--landmarks --json`",
}
_TYPED = {
    "Products need no sign": ("3x^2 - 4x + 5", "2πx", "xe^-x", "a b", "sin(x)cos(x)"),
    "Functions need no brackets": ("2sin x", "sin 2x", "sin x/2", "sin^2 x", "sin^-1 x", "log x"),
    "What comes first": ("1/2x", "-x^2", "2^3^2", "e^x^2"),
    "Signs of mathematics": ("|x-1|", "⌊x⌋", "√x", "∛x", "x²+x³", "45°", "n!", "2½", "θ + w_1", "log_2(x)"),
    "Real roots": ("root(x, 3)", "x^(1/3)"),
    "Pieces": (
        "{x<0: -x, x^2}",
        "if(x<0, -x, x^2)",
        "-x if x<0 else x^2",
        "x<0 ? -x : x^2",
        "x^2 {0<x<1}",
        "(x<0)*x",
    ),
    "With a name before it": ("f(x) = x^2", "y = 2x", "x ↦ x^2"),
    "Pasted": (
        "np.tanh(x)",
        "x**2",
        "Math.sqrt(x)",
        r"\frac{1}{x^{2}}",
        r"\sqrt[3]{x}",
        r"\begin{cases} x & x>0 \\ -x & x\le 0\end{cases}",
        "lambda x: x**2 + 1",
        "def f(x):\n    y = x**2\n    return y + 1",
    ),
}


def language_page() -> str:
    """Return what may be typed, with how it is read."""
    lines = [
        "# The language\n",
        MADE,
        "Type as on paper. The line under the input shows how a text was read, and so does this table. What is not",
        "understood is marked at its place, with a correction that Tab writes.\n",
        "Every letter that is no number is a variable, Greek ones and names such as `w_1` too; each has its slider.",
        "`e`, `π` and the like are numbers, listed with [the functions](functions.md). `log` is the natural logarithm,",
        "angles are in radians, and the point is the decimal sign.\n",
        "| typed | read as |",
        "|---|---|",
    ]
    for heading, texts in _TYPED.items():
        lines.append(_row((f"**{heading}**", "")))
        for text in texts:
            typed = text.replace("\n", " ⏎ ")
            lines.append(_row((f"`{typed}`", parse(text).reading)))
    lines += [
        "",
        "A power with a fraction for its exponent has no value for negative x; the real root is `root(x, 3)`.",
        "What a pasted function sets its parameters to, w to 2 in `def f(x, w=2): …`, the variables are set to.",
        "Comparisons are `<`, `<=`, `>`, `>=`, `=`, `!=` and their signs, joined by `and`, `or`, `not`.",
    ]
    return _page(lines)


def functions_page() -> str:
    """Return the reference of functions and constants."""
    lines = [
        "# Functions and constants\n",
        MADE,
        "What the language knows by name; how else things are typed is in [the language](language.md). A slope of `—`",
        "has no formula in the language; it is computed all the same.\n",
        "| function | also | what it is, and where | example | slope |",
        "|---|---|---|---|---|",
    ]
    for row in TABLE.values():
        spellings = sorted({word for word, name in SPELLINGS.items() if name == row.name} - {row.name})
        if row.name in SPELLINGS.values():
            also = ", ".join(f"`{word}`" for word in spellings)
            example = _example(row)
            lines.append(_row((f"`{row.name}`", also, row.help, example, _slope(row.derivatives.texts))))
    for composed in COMPOSED.values():
        slope = parse(composed.example).derivative().plain_reading
        lines.append(_row((f"`{composed.name}`", "", composed.help, f"`{composed.example}`", f"of it `{slope}`")))
    lines += ["", "| constant | letter | value | what it is |", "|---|---|---|---|"]
    for constant in CONSTANT_ROWS:
        lines.append(_row((f"`{constant.name}`", constant.letter, repr(constant.value), constant.help)))
    return _page(lines)


def keys_page() -> str:
    """Return the reference of keys and marks."""
    lines = ["# Keys\n", MADE, "Every action has a word by which `:` finds it, and `mgtui --plain` takes it.\n"]
    for group, actions in groupby(ACTIONS, key=lambda action: action.group):
        lines += [f"## {group}\n", "| keys | action | what it does |", "|---|---|---|"]
        for action in actions:
            keys = " ".join(f"`{key}`" for key in spoken_keys(action).split("  "))
            lines.append(_row((keys, action.label, action.help)))
        lines.append("")
    lines += ["## Marks in the plot\n", "| mark | stands for |", "|---|---|"]
    for sign, kinds in groupby(filter(lambda kind: kind.sign, LANDMARK_KINDS.values()), key=lambda kind: kind.sign):
        lines.append(_row((sign, ", ".join(kind.name for kind in kinds))))
    lines.append(_row(("•  ○", "a piece of f ends here, with its value or without")))
    return _page(lines)


def options_page() -> str:
    """Return the reference of the command line."""
    lines = ["# Options\n", MADE, "    mgtui [options] [EXPRESSION ...]\n"]
    for group in parser()._action_groups:
        actions = [action for action in group._group_actions if action.help is not argparse.SUPPRESS]
        if actions:
            title = group.title or ""
            lines += [f"## {title[:1].upper()}{title[1:]}\n", "| option | what it says |", "|---|---|"]
            for action in actions:
                lines.append(_row((f"`{_named(action)}`", _unmarked((action.help or "") % vars(action)))))
            lines.append("")
    for title, entries in {
        "Examples": EXAMPLES,
        "Exit status": EXIT_CODES,
        "Environment": ENVIRONMENT,
        "Files": FILES,
    }.items():
        lines += [f"## {title}\n", "| | |", "|---|---|"]
        lines += [*(_row((f"`{term}`", _unmarked(text))) for term, text in entries), ""]
    return _page(lines)


def json_page() -> str:
    """Return what the fields of a report in JSON say, from its schema."""
    schema = json.loads(resources.files("mgtui.reports").joinpath(_SCHEMA).read_text(encoding="utf-8"))
    lines = [
        "# Reports in JSON\n",
        MADE,
        f"{schema['description']}\n",
        f"The schema, for programs, is `mgtui/reports/{_SCHEMA}`. Numbers are doubles, written so that they are read",
        "back as the same; a field is there even where there is nothing to say, and then `null`.\n",
    ]
    parts = schema["$defs"]
    for reference in schema["oneOf"]:
        name = reference["$ref"].rpartition("/")[2]
        lines += [f"## {_HEADINGS[name]}\n", "| field | kind | what it says |", "|---|---|---|"]
        lines += [_row(cells) for cells in _fields(parts[name]["properties"], parts)]
        lines.append("")
    return _page(lines)


def _fields(properties: Mapping[str, Any], parts: Mapping[str, Any]) -> Iterable[tuple[str, ...]]:
    """Yield name, kind and meaning of each field of an object, and of what is in it."""
    usual = parts["facts"]["properties"]
    for name, described in properties.items():
        resolved = {**parts[described["$ref"].rpartition("/")[2]], **described} if "$ref" in described else described
        meaning = resolved.get("description") or usual.get(name, {}).get("description", "")
        yield f"`{name}`", _kind(resolved), meaning


def _kind(described: Mapping[str, Any]) -> str:
    if "enum" in described:
        return ", ".join(f"`{word}`" for word in described["enum"])
    kinds = described["type"]
    return " or ".join(kinds) if isinstance(kinds, list) else str(kinds)


def _example(row: FunctionRow) -> str:
    """Return a call of a function with its value."""
    for tried in _TRIED:
        first = f"{tried} > 0" if row.notation == "pieces" else tried
        call = f"{row.name}({', '.join((first, '3', '4')[: row.least])})"
        value = float(parse(call)(0.0))
        if math.isfinite(value):
            return f"`{call}` = {short(value)}"
    return ""


def _slope(texts: tuple[str, ...]) -> str:
    if not texts:
        return "—"
    if len(texts) == 1:
        return f"`{texts[0]}`"
    return ", ".join(f"along {name} `{text}`" for name, text in zip(_LETTERS, texts, strict=False))


def _named(action: argparse.Action) -> str:
    """Return an option as it is typed, with what it takes."""
    choices = "|".join(map(str, action.choices)) if action.choices else ""
    takes = "" if action.nargs == 0 else f" {action.metavar or choices}"
    return (", ".join(action.option_strings) + takes).strip()


def _unmarked(text: str) -> str:
    """Return a text in which nothing is taken for Markdown."""
    return text.replace("*", "\\*").replace("_", "\\_")


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _page(lines: Iterable[str]) -> str:
    return "\n".join(lines).rstrip("\n") + "\n"
