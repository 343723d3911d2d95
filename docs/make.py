"""Make all that is made of these pages: `python docs/make.py` writes pictures and references anew from the program."""

from itertools import groupby
from pathlib import Path

from make_pictures import pictures

from mgtui.engine import COMPOSED, LANDMARK_KINDS, SPELLINGS, TABLE, parse
from mgtui.engine.calculus.functions import CONSTANT_ROWS
from mgtui.playground.actions import ACTIONS, spoken_keys

HERE = Path(__file__).parent
_MADE = "<!-- Made by docs/make.py from the program's own tables: change those. -->\n"
_LETTERS = ("u", "v", "w")


def functions_page() -> str:
    """Return the reference of functions and constants, from their tables."""
    lines = [
        "# Functions and constants\n",
        _MADE,
        "What the language knows by name; how it is typed otherwise is in [the language](language.md). A slope of `—` is",
        "one that has no formula in the language; it is computed all the same.\n",
        "| function | also | what it is | slope |",
        "|---|---|---|---|",
    ]
    for row in TABLE.values():
        spellings = sorted({word for word, name in SPELLINGS.items() if name == row.name} - {row.name})
        if row.name in SPELLINGS.values():
            cells = (f"`{row.name}`", ", ".join(f"`{word}`" for word in spellings), row.help, _slope(row.derivatives.texts))
            lines.append(_table_row(cells))
    for composed in COMPOSED.values():
        slope = parse(composed.example).derivative().plain_reading
        lines.append(_table_row((f"`{composed.name}`", "", composed.help, f"of `{composed.example}`: `{slope}`")))
    lines += ["", "| constant | letter | value | what it is |", "|---|---|---|---|"]
    for constant in CONSTANT_ROWS:
        lines.append(_table_row((f"`{constant.name}`", constant.letter, repr(constant.value), constant.help)))
    return "\n".join(lines) + "\n"


def keys_page() -> str:
    """Return the reference of keys and marks, from their tables."""
    lines = ["# Keys\n", _MADE, "Every action has a word by which `:` finds it, and `mgtui --plain` takes it.\n"]
    for group, actions in groupby(ACTIONS, key=lambda action: action.group):
        lines += [f"## {group}\n", "| keys | action | what it does |", "|---|---|---|"]
        for action in actions:
            keys = " ".join(f"`{key}`" for key in spoken_keys(action).split("  "))
            lines.append(_table_row((keys, action.label, action.help)))
        lines.append("")
    lines += ["## Marks in the plot\n", "| mark | stands for |", "|---|---|"]
    for sign, kinds in groupby(filter(lambda kind: kind.sign, LANDMARK_KINDS.values()), key=lambda kind: kind.sign):
        lines.append(_table_row((sign, ", ".join(kind.name for kind in kinds))))
    lines.append(_table_row(("•  ○", "a piece of f ends here, with its value or without")))
    return "\n".join(lines) + "\n"


def _slope(texts: tuple[str, ...]) -> str:
    if not texts:
        return "—"
    if len(texts) == 1:
        return f"`{texts[0]}`"
    return ", ".join(f"along {name} `{text}`" for name, text in zip(_LETTERS, texts, strict=False))


def _table_row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def pages() -> dict[str, str]:
    """Return every page that is made, by the name of its file."""
    return {"functions.md": functions_page(), "keys.md": keys_page()}


if __name__ == "__main__":
    for name, text in (pages() | pictures()).items():
        (HERE / name).write_text(text, encoding="utf-8")
