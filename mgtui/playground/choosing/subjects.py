"""What there is to choose from: all actions, the expressions typed before, the examples, the themes."""

from collections.abc import Callable, Sequence

from mgtui.playground.actions import ACTIONS, spoken_keys
from mgtui.playground.choosing.choices import Choice, Subject
from mgtui.playground.choosing.find import grouped, ranked, recent
from mgtui.playground.examples import EXAMPLES
from mgtui.text.charset import CharsetName, keys_in

_USUAL = "textual-"  # what the names begin with of the themes that come first
_OWN = {"ansi-dark": "as my terminal", "ansi-light": "as my terminal, if light"}


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
    return Subject(
        "Examples: Enter opens, Esc closes",
        tuple(lines),
        (),
        grouped,
        "part of an expression, of its note, or of a heading",
        "No example is like that.",
    )


def themes(names: Sequence[str], is_dark: Callable[[str], bool], now: str) -> Subject:
    """List themes, the terminal's own colours first; a choice's number is its place among them."""
    own = [(name, label) for name, label in _OWN.items() if name in names]
    lines = [Choice(label, f"{name}: its own colours", number=names.index(name)) for name, label in own]
    for heading, dark in (("dark", True), ("light", False)):
        lines.append(Choice(heading))
        others = [name for name in sorted(names) if name not in _OWN and is_dark(name) is dark]
        others.sort(key=lambda name: not name.startswith(_USUAL))
        lines += [Choice(name, number=names.index(name)) for name in others]
    return Subject(
        "Themes",
        tuple(lines),
        (),
        grouped,
        "dark, light, a name",
        "No theme is called that.",
        first=names.index(now),
        beside=True,
    )


def theme_called(name: str) -> str:
    """Return what the list calls a theme, with the name that `--theme` takes."""
    return f"{_OWN[name]} ({name})" if name in _OWN else name


def _legible(text: str) -> str:
    """Return a text that came from a file on one line and without what would drive a terminal."""
    return "".join(char if char.isprintable() else "?" for char in text)
