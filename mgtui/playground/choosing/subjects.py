"""What there is to choose from: all actions, the expressions typed before, the examples."""

from collections.abc import Sequence

from mgtui.playground.actions import ACTIONS, spoken_keys
from mgtui.playground.choosing.choices import Choice, Subject
from mgtui.playground.choosing.find import ranked, recent
from mgtui.playground.examples import EXAMPLES
from mgtui.text.charset import CharsetName, keys_in


def actions(charset: CharsetName) -> Subject:
    """List every action with its keys; a choice's number is its place in `ACTIONS`."""
    lines = tuple(
        Choice(action.label, action.help, keys_in(spoken_keys(action), charset), number)
        for number, action in enumerate(ACTIONS)
        if action.name != "palette"  # it is open
    )
    return Subject(
        "Actions: Enter does it, Esc closes",
        lines,
        ("ctrl+p",),
        ranked,
        "what would you like to do?",
        "No action is called that.",
    )


def expressions(texts: Sequence[str]) -> Subject:
    """List expressions, given with the latest last; a choice's number is its place among them."""
    lines = tuple(Choice(_legible(text), number=number) for number, text in enumerate(texts))[::-1]
    return Subject(
        "Typed before: Enter takes it, Esc closes",
        lines,
        ("ctrl+r",),
        recent,
        "part of an expression",
        "No such expression was typed before." if texts else "No expression was typed before.",
    )


def examples() -> Subject:
    """List the examples under their themes; a choice's number is its place in `EXAMPLES`."""
    lines: list[Choice] = []
    theme = ""
    for number, example in enumerate(EXAMPLES):
        if example.theme != theme:
            theme = example.theme
            lines.append(Choice(theme))
        lines.append(Choice(example.text, example.note, number=number))
    return Subject("Examples: Enter opens, Esc closes", tuple(lines), ("o", "q"))


def _legible(text: str) -> str:
    """Return a text that came from a file on one line and without what would drive a terminal."""
    return "".join(char if char.isprintable() else "?" for char in text)
