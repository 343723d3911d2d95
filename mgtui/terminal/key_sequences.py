"""Which key a terminal means by what it sends: pure tables, after what terminals publish.

Read along: XTerm Control Sequences ("PC-Style Function Keys"), kitty's "Comprehensive keyboard handling in terminals",
rxvt's `rxvtRef` and urxvt(7), `config.def.h` of st, console_codes(4), and terminfo for the rest. A key is named as
Textual names it.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from textual.keys import KEY_NAME_REPLACEMENTS

from mgtui.terminal.input_tokens import Character


class KeyPress(NamedTuple):
    """A key: its name, and the character it types, if any."""

    key: str
    character: str | None = None


_SHIFT, _ALT, _CTRL, _SUPER, _HYPER, _META = 1, 2, 4, 8, 16, 32
_NAMES = {_SHIFT: "shift", _ALT: "alt", _CTRL: "ctrl", _SUPER: "super", _HYPER: "hyper", _META: "meta"}
_KNOWN = sum(_NAMES)
_RELEASED = "3"

_FINALS = {
    "A": "up", "B": "down", "C": "right", "D": "left", "F": "end", "H": "home",
    "P": "f1", "Q": "f2", "R": "f3", "S": "f4", "Z": "tab",
}  # fmt: skip
_NUMBERS = {
    1: "home", 2: "insert", 3: "delete", 4: "end", 5: "pageup", 6: "pagedown", 7: "home", 8: "end",
    11: "f1", 12: "f2", 13: "f3", 14: "f4", 15: "f5", 17: "f6", 18: "f7", 19: "f8", 20: "f9", 21: "f10", 23: "f11",
    24: "f12", 25: "f13", 26: "f14", 28: "f15", 29: "f16", 31: "f17", 32: "f18", 33: "f19", 34: "f20",
}  # fmt: skip
_MARKS = {"~": 0, "$": _SHIFT, "^": _CTRL, "@": _SHIFT | _CTRL}  # the last three are rxvt's
_RXVT_ARROWS = {"a": "up", "b": "down", "c": "right", "d": "left"}
_KEYPAD = dict(zip("jklmnopqrstuvwxyX ", "*+,-./0123456789= ", strict=True)) | {"M": "\r", "I": "\t"}
_CONSOLE = {f"[[{letter}": f"f{number}" for number, letter in enumerate("ABCDE", 1)}

_ENTER, _TAB, _ESCAPE = KeyPress("enter", "\r"), KeyPress("tab", "\t"), KeyPress("escape", "\x1b")
_BACKSPACE, _SPACE = KeyPress("backspace", "\x7f"), KeyPress("space", " ")
_SPECIAL = {
    "\r": _ENTER, "\n": _ENTER, "\t": _TAB, "\x1b": _ESCAPE, "\x7f": _BACKSPACE, "\x08": _BACKSPACE, " ": _SPACE,
}  # fmt: skip
# Kitty's numbers of keys without a character of their own, and of the keypad's, which may have one.
_KITTY_KEYPAD = dict(zip(range(57399, 57417), (*"0123456789./*-+", "\r", "=", ","), strict=True))
_KITTY_KEYS = {57376 + n: f"f{13 + n}" for n in range(23)} | dict(
    zip(
        range(57417, 57427),
        ("left", "right", "up", "down", "pageup", "pagedown", "home", "end", "insert", "delete"),
        strict=True,
    )
)
_PRIVATE_USE = range(
    57344, 63744
)  # kitty's numbers of keys: of the rest, shift and play among them, none does anything

# What a terminal means by sequences that mean nothing, or something else, elsewhere.
_ST = {
    "[P": "delete", "[M": "ctrl+delete", "[2K": "shift+delete", "[4h": "insert", "[4l": "shift+insert",
    "[L": "ctrl+insert", "[J": "ctrl+end", "[K": "shift+end", "[2J": "shift+home",
}  # fmt: skip
_SCO = {
    "\x7f": "delete", "[I": "pageup", "[G": "pagedown", "[L": "insert",
    **{f"[{letter}": f"f{number}" for number, letter in enumerate("MNOPQRSTUVWX", 1)},
}  # fmt: skip
_OWN = {"st": _ST, "cons25": _SCO, "scoansi": _SCO}

# One key of the keyboard, whatever the terminal calls it: most send the same for both, and bindings know one of them.
_SAME = {press.key: press for press in _SPECIAL.values()} | {
    f"shift+{press.key}": press for press in (_ENTER, _ESCAPE, _BACKSPACE, _SPACE)
} | {
    "ctrl+h": _BACKSPACE, "ctrl+i": _TAB, "ctrl+j": _ENTER, "ctrl+m": _ENTER, "ctrl+left_square_bracket": _ESCAPE,
    "alt+tab": KeyPress("shift+tab"), "alt+backspace": KeyPress("alt+backspace"),
    "alt+f": KeyPress("ctrl+right"), "alt+b": KeyPress("ctrl+left"),
    "ctrl+at": KeyPress("ctrl+@"), "ctrl+space": KeyPress("ctrl+@"),
}  # fmt: skip

# A keyboard of the United States: what its keys type with shift, where that is no capital letter.
_WITH_SHIFT = dict(zip("`1234567890-=[]\\;',./", '~!@#$%^&*()_+{}|:"<>?', strict=True))

_NUMBERED = re.compile(r"\[(\d{1,3})(?:;(\d{1,3})(?::(\d))?)?([~$^@])")
_LETTERED = re.compile(r"[\[O](?:1?;?(\d{1,3})(?::(\d))?)?([A-DFHP-SZ])")
_KEYPAD_SENT = re.compile(r"O(?:1?;?(\d{1,3}))?([Ij-yM X])")
_CODED = re.compile(
    r"\[(\d{1,7})(?::(\d{0,7}))?(?::(\d{0,7}))?(?:;(\d{0,3})(?::(\d))?)?(?:;(\d{1,7}(?::\d{1,7}){0,31})?)?u"
)
_OTHER_KEYS = re.compile(r"\[27;(\d{1,3});(\d{1,7})~")  # xterm's modifyOtherKeys


def own_keys(term: str) -> dict[str, str]:
    """Return what the terminal called `term` means by sequences that others do not send for a key."""
    return _OWN.get(term.partition("-")[0], {})


def presses_of(body: str, own: Mapping[str, str], *, alt: bool = False) -> tuple[KeyPress, ...]:
    """Return the keys that a whole sequence stands for; none for what is no key, or a key let go.

    Args:
        body: the sequence without its ESC.
        own: the sequences that only this terminal sends, by `own_keys`.
        alt: whether another ESC came before it.
    """
    held = _ALT if alt else 0
    name = own.get(body) or _CONSOLE.get(body)
    if name is not None:
        return (_named(name, held),)
    if found := _OTHER_KEYS.fullmatch(body):
        return _coded(int(found[2]), None, None, _modifiers(found[1]) | held, "")
    if found := _NUMBERED.fullmatch(body):
        number, modifiers, event, mark = found.groups()
        name = _NUMBERS.get(int(number))
        if name is None or event == _RELEASED:
            return ()
        return (_named(name, _old_modifiers(modifiers) | _MARKS[mark] | held),)
    if found := _CODED.fullmatch(body):
        code, shifted, base, modifiers, event, text = found.groups()
        if event == _RELEASED:
            return ()
        return _coded(int(code), _number(shifted), _number(base), _modifiers(modifiers) | held, text or "")
    return _lettered(body, held)


def _lettered(body: str, held: int) -> tuple[KeyPress, ...]:
    if found := _LETTERED.fullmatch(body):
        modifiers, event, letter = found.groups()
        if event == _RELEASED:
            return ()
        return (_named(_FINALS[letter], _old_modifiers(modifiers) | held | (_SHIFT if letter == "Z" else 0)),)
    if found := _KEYPAD_SENT.fullmatch(body):
        return (_typed(_KEYPAD[found[2]], _old_modifiers(found[1]) | held),)
    if len(body) == 2 and body[1] in _RXVT_ARROWS:
        return (_named(_RXVT_ARROWS[body[1]], held | (_SHIFT if body[0] == "[" else _CTRL)),)
    return ()


def press_of(typed: Character, own: Mapping[str, str]) -> KeyPress:
    """Return the key that a character stands for, a control character among them."""
    if typed.text in own:
        return KeyPress(own[typed.text])
    if typed.text in _SPECIAL:
        press = _SPECIAL[typed.text]
        # ESC and then Enter, say, are two keys more often than one with alt; tab and backspace have a meaning with it.
        return _SAME.get(f"alt+{press.key}", press) if typed.alt else press
    # A control character with alt is itself: ctrl+c, above all, right behind an ESC.
    return _typed(typed.text, _ALT if typed.alt and typed.text > " " else 0)


def _coded(code: int, shifted: int | None, base: int | None, modifiers: int, text: str) -> tuple[KeyPress, ...]:
    """Return the keys of a report by number, as kitty and xterm send them."""
    place = _character(base)
    if text:
        characters = [_character(int(each)) for each in text.split(":")]
        return tuple(_typed(each, 0, place) for each in characters if each)
    if code in _KITTY_KEYS:
        return (_named(_KITTY_KEYS[code], modifiers),)
    character = _KITTY_KEYPAD.get(code) or ("" if code in _PRIVATE_USE else _character(code))
    if not character:
        return ()
    if modifiers & _SHIFT and character not in _SPECIAL:
        upper = _WITH_SHIFT.get(character, character.upper())
        character = _character(shifted) or (upper if len(upper) == 1 else character)
        modifiers &= ~_SHIFT
    return (_typed(character, modifiers, place),)


def _typed(character: str, modifiers: int, place: str = "") -> KeyPress:
    """Return the key of a character with the modifiers held.

    Args:
        character: what the key types.
        modifiers: as bits, without a shift that the character tells already.
        place: what the key types on a keyboard of the United States, if known. By it goes a key of another script,
            or nobody with a Russian keyboard could press `e`.
    """
    if character in _SPECIAL:
        return _named(_SPECIAL[character].key, modifiers)
    if character < " ":
        character, modifiers = chr(ord(character) | 0x40).lower(), modifiers | _CTRL
    key = character
    if place and _is_of_another_script(character):
        key = _WITH_SHIFT.get(place, place.upper()) if character.isupper() else place
    if not modifiers & ~_SHIFT & _KNOWN:
        return KeyPress(_name_of(key), character)
    if key.isupper():
        key, modifiers = key.lower(), modifiers | _SHIFT
    return _named(_name_of(key), modifiers)


def _named(name: str, modifiers: int) -> KeyPress:
    """Return the key of a name, which may say some modifiers itself, with the modifiers held."""
    *said, name = name.split("+")
    held = {word for bit, word in _NAMES.items() if modifiers & bit}
    key = "+".join([*sorted({*said, *held}), name])
    return _SAME.get(key) or KeyPress(key)


def _name_of(character: str) -> str:
    """Return Textual's name of a character that is printed."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name) or character


def _is_of_another_script(character: str) -> bool:
    return character.isalpha() and not unicodedata.name(character, "").startswith("LATIN")


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _character(code: int | None) -> str:
    """Return the character of a code; "" where there is none that a keyboard types."""
    if code is None or not 0 < code < 0x110000 or 0xD800 <= code < 0xE000 or 0x80 <= code < 0xA0:
        return ""
    return chr(code)


def _modifiers(sent: str | None) -> int:
    """Return the modifiers held, as bits; they are sent with one added."""
    return max(0, int(sent or 1) - 1)


def _old_modifiers(sent: str | None) -> int:
    """Return the modifiers that come with an arrow: there the fourth bit is xterm's meta, which is alt's key."""
    held = _modifiers(sent)
    return (held & ~_SUPER) | (_ALT if held & _SUPER else 0)
