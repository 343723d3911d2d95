"""What a person wants of every session, in a file of their own: `config.toml`, read when the playground opens.

A report reads none of it: what a script prints follows from its arguments alone. What stands on the command line comes
first, then this file, then what the last session kept. A file with a mistake in it is told of and never in the way:
what can be read of it holds.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from mgtui.playground.files import read_regular

CHARSETS = ("auto", "braille", "block", "ascii")
_MOST_BYTES = 64 * 1024
_FIXED = frozenset({"escape", "enter", "ctrl+c"})  # without these there is no way back from where they lead

_CHARACTERS = {
    "!": "exclamation_mark", '"': "quotation_mark", "#": "number_sign", "$": "dollar_sign", "%": "percent_sign",
    "&": "ampersand", "'": "apostrophe", "*": "asterisk", ";": "semicolon", "@": "at", "\\": "backslash",
    "^": "circumflex_accent", "_": "underscore", "`": "grave_accent", "|": "vertical_line", "~": "tilde", " ": "space",
}  # fmt: skip
"""What Textual calls the keys of those characters that no action has."""

TEMPLATE = """\
# Settings of mgtui. What stands on the command line comes before them.
# A line counts once the # before it is gone.

# theme = "textual-light"      # T in mgtui shows them all
# charset = "auto"             # auto, braille, block or ascii
# h = "1e-3"                   # the step h that a session begins with
# window = "-5:5"              # from where to where to look, such as "-2pi:2pi"
# motion = true                # false: h -> 0 goes on by a beat at each key
# mouse = true                 # false: the mouse is left to the terminal

# [keys]                       # the names of actions, and other keys for them
# zoom_in = ["plus", "Z"]
# undo = "u"
"""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the file asks for; None and nothing where it is silent.

    Attributes:
        theme: the name of a theme; whether there is one is for the screen to tell.
        charset: what to draw with.
        h: the step, as it would be typed.
        window: its ends, as they would be typed.
        keys: the keys of actions, by the names of the actions.
        motion: whether h may go to 0 by itself.
        mouse: whether the mouse is listened to.
        complaint: what is wrong with the file, in one sentence; "" when nothing is.
    """

    theme: str | None = None
    charset: str | None = None
    h: str | None = None
    window: str | None = None
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    motion: bool = True
    mouse: bool = True
    complaint: str = ""


class _SettingError(ValueError):
    """Something in the file that will not do, and the name beside which it stands."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(reason)
        self.name = name


def settings_file() -> Path:
    """Return the file, where this system keeps such files."""
    from platformdirs import user_config_path  # 12 ms, which Textual pays in any case: a report does without

    return user_config_path("mgtui") / "config.toml"


def load_settings(path: Path) -> Settings:
    """Return what a file asks for; nothing where there is none."""
    try:
        text = read_regular(path, _MOST_BYTES).decode()
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except OSError as error:
        return Settings(complaint=f"{path.name} cannot be read: {error.strerror}.")
    except ValueError as error:  # no text, no file, or far too much of it
        return Settings(complaint=f"{path.name} cannot be read: {'it is no UTF-8' if _is_no_text(error) else error}.")
    return settings_from(text, path.name)


def settings_from(text: str, name: str) -> Settings:
    """Return what a text in TOML asks for, its complaint with the name of the file and the line."""
    import tomllib  # 3 ms, where there is such a file alone

    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return Settings(complaint=f"{name} cannot be read: {_plain(str(error))}.")
    settings, complaint = Settings(), ""
    for key, value in data.items():
        try:
            settings = replace(settings, **{key: _read(key, value)})
        except _SettingError as mistake:
            line = _line_of(text, mistake.name)
            complaint = complaint or f"{name}, line {line}: {_plain(str(mistake))}."
    return replace(settings, complaint=complaint)


def _read(key: str, value: object) -> Any:
    if key in ("motion", "mouse"):
        if not isinstance(value, bool):
            raise _SettingError(key, f"{key} is true or false")
        return value
    if key == "keys":
        if not isinstance(value, dict):
            raise _SettingError(key, "keys is a table: [keys], and the names of actions below it")
        return _keys(value)
    if key not in ("theme", "charset", "h", "window"):
        raise _SettingError(key, f"there is no setting {key!r}")
    if key == "h" and isinstance(value, int | float) and not isinstance(value, bool):
        value = repr(value)
    if not isinstance(value, str):
        raise _SettingError(key, f"{key} is a text in quotes")
    if key == "charset" and value not in CHARSETS:
        raise _SettingError(key, f"charset is one of {', '.join(CHARSETS)}")
    if key in ("h", "window"):
        _check_number(key, value)
    return value


def _check_number(key: str, text: str) -> None:
    from mgtui.playground.changes import values as to
    from mgtui.playground.typed_numbers import number_of, range_of

    state = to.start()
    try:
        if key == "h":
            to.set_h(state, number_of(text))
        else:
            to.set_range(state, state.along, *range_of(text))
    except ValueError as error:
        raise _SettingError(key, f"{key} {text!r} will not do: {str(error).rstrip('.')}") from None


def _keys(table: Mapping[str, object]) -> Mapping[str, tuple[str, ...]]:
    """Return the keys of actions as Textual names them.

    Raises:
        _SettingError: there is no such action or key, or one key is to do two things.
    """
    from mgtui.playground.actions import ACTIONS, BY_NAME

    chosen: dict[str, tuple[str, ...]] = {}
    for name, value in table.items():
        if name not in BY_NAME:
            raise _SettingError(name, f"there is no action {name!r}")
        keys: Sequence[object] = value if isinstance(value, list) else [value]
        if not keys or not all(isinstance(key, str) for key in keys):
            raise _SettingError(name, f"{name} wants a key in quotes, or several in brackets")
        chosen[name] = tuple(_key(name, str(key)) for key in keys)
    taken = {key: action.name for action in ACTIONS if action.name not in chosen for key in action.keys}
    for name, keys_of_it in chosen.items():
        for key in keys_of_it:
            if (other := taken.get(key, name)) != name:
                raise _SettingError(name, f"{key} already does {other!r}, so it cannot do {name!r}")
            taken[key] = name
    if lost := _FIXED - taken.keys():
        key = min(lost)
        name = next(action.name for action in ACTIONS if key in action.keys)
        raise _SettingError(name, f"{name} must keep {key}")
    return chosen


def _key(name: str, text: str) -> str:
    """Return a key as Textual names it: `+` and `plus` are one."""
    from mgtui.playground.actions import key_called

    *modifiers, last = text.split("+") if len(text) > 1 and not text.endswith("+") else [text]
    plain = key_called(last) or _CHARACTERS.get(last, last)
    if set(modifiers) <= {"ctrl", "alt", "shift"} and re.fullmatch(r"[A-Za-z0-9]|[a-z][a-z_]*[a-z]|f\d\d?", plain):
        return "+".join([*modifiers, plain])
    raise _SettingError(name, f"there is no key {text!r}")


def _line_of(text: str, name: str) -> int:
    """Return the line of a name in the file, counted from 1."""
    pattern = re.compile(rf"\s*\[?\s*[\"']?{re.escape(name)}[\"']?\s*[\]=.]")
    return next((number for number, line in enumerate(text.splitlines(), 1) if pattern.match(line)), 1)


def _is_no_text(error: ValueError) -> bool:
    return isinstance(error, UnicodeDecodeError)


def _plain(text: str) -> str:
    """Return a text that quotes the file, without what would drive a terminal."""
    return "".join(char if char.isprintable() else "�" for char in text).rstrip(".")
