"""From the bytes a terminal sends to tokens: characters, sequences, pastes.

A state machine after Paul Williams' parser for the VT500 (vt100.net/emu/dec_ansi_parser), for what terminals send
instead of what they are sent. It takes any bytes, in pieces of any size, and never raises. What a sequence means is
not known here; where one ends is, so that a reply that nobody knows is never taken for typing.

Bytes that are not UTF-8 stand for no character: they are dropped, but shown in a paste, which they would change
unseen.
"""

import codecs
from typing import Literal, TypeAlias

from mgtui.terminal.input_tokens import Character, InputToken, MouseBytes, Pasted, Sequence

SEQUENCE_PATIENCE = 1.0
"""Seconds of silence after which a sequence or a paste ends where it stands: its end has been lost on the way."""

_PASTE_START, _PASTE_END = "[200~", b"\x1b[201~"
_LONGEST_SEQUENCE = 4096  # bytes that are kept of one; a reply with a clipboard in it may have many more
_ESC, _DEL, _BEL = 0x1B, 0x7F, 0x07
_STRINGS = frozenset(b"PX]^_")  # DCS, SOS, OSC, PM, APC
_PASTED_CONTROLS = frozenset("\t\n\r")

_State: TypeAlias = Literal["ground", "escape", "escape twice", "csi", "ss3", "string", "string escape", "x10", "paste"]


class InputParser:
    """Turns bytes into tokens.

    Args:
        escape_patience: seconds after which an ESC that nothing follows is the key.
        longest_paste: bytes that are kept of a paste.
        x10: whether the terminal may report the mouse in the encoding of X10. Where it may not, `CSI M` is a sequence
            like any other, and a key of st.
    """

    def __init__(self, escape_patience: float = 0.1, longest_paste: int = 1 << 20, *, x10: bool = True) -> None:
        self._escape_patience = escape_patience
        self._longest_paste = longest_paste
        self._x10 = x10
        self._decode = codecs.getincrementaldecoder("utf-8")("ignore").decode
        self._tokens: list[InputToken] = []
        self._state: _State = "ground"
        self._body = bytearray()
        self._alt = False
        self._new = False  # whether the ESC before came with the bytes at hand

    @property
    def patience(self) -> float | None:
        """Seconds of silence after which `silence` is to be called; None where nothing is unfinished."""
        if self._state == "ground":
            return None
        return self._escape_patience if self._state in ("escape", "escape twice") else SEQUENCE_PATIENCE

    def feed(self, data: bytes) -> list[InputToken]:
        """Take bytes in; return the tokens that end with them."""
        self._new = False
        at = 0
        while at < len(data):
            if self._state == "paste":
                at = self._take_paste(data, at)
            else:
                self._take(data[at])
                at += 1
        return self._taken()

    def silence(self) -> list[InputToken]:
        """End what is unfinished; return what it comes to."""
        state, body, alt = self._state, bytes(self._body), self._alt
        self._enter("ground")
        if state == "paste":
            self._emit_paste(_without_cut_end(body))
        elif state == "escape":
            self._emit("\x1b")
        elif state == "escape twice":
            self._emit("\x1b")
            self._emit("\x1b")
        elif len(body) == 1 and state in ("csi", "ss3", "string"):
            # Nothing followed: typed with the alt key down.
            if alt:
                self._emit("\x1b")
            self._emit(body.decode(), alt=True)
        return self._taken()

    def _taken(self) -> list[InputToken]:
        tokens, self._tokens = self._tokens, []
        return tokens

    def _enter(self, state: _State, body: bytes = b"", *, alt: bool = False) -> None:
        self._state, self._body, self._alt = state, bytearray(body), alt

    def _emit(self, text: str, *, alt: bool = False) -> None:
        self._tokens.append(Character(text, alt))

    def _take(self, byte: int) -> None:
        if self._state == "x10":
            self._take_x10(byte)
        elif byte == _ESC:
            self._take_escape()
        elif self._state == "ground":
            self._take_typed(byte)
        elif self._state in ("escape", "escape twice"):
            self._take_escaped(byte)
        elif self._state == "string escape":
            self._end_string(byte)
        elif byte < 0x20 or byte == _DEL:
            self._take_control(byte)
        elif self._state == "string":
            self._keep(byte)
        elif byte > _DEL:
            self._enter("ground")  # no sequence has such a byte: it was cut, and this is typed
            self._take_typed(byte)
        elif self._state == "ss3":
            self._take_ss3(byte)
        else:
            self._take_csi(byte)

    def _keep(self, byte: int) -> None:
        if len(self._body) < _LONGEST_SEQUENCE:
            self._body.append(byte)

    def _end(self) -> None:
        self._tokens.append(Sequence(self._body.decode("utf-8", "replace"), self._alt))
        self._enter("ground")

    def _take_typed(self, byte: int) -> None:
        if byte <= _DEL:
            self._decode(b"", final=True)  # a character before was cut
            self._alt = False
        text = self._decode(bytes([byte]))
        if text:
            if not "\x80" <= text <= "\x9f":
                self._emit(text, alt=self._alt)
            self._alt = False

    def _take_escape(self) -> None:
        self._decode(b"", final=True)
        if self._state == "string":
            self._state = "string escape"
            return
        waiting = {"escape": 1, "escape twice": 2}.get(self._state, 0)
        twice = waiting > 0 and self._new
        # Those that came before these bytes, and the first of three, were pressed by themselves.
        for _ in range(waiting - twice):
            self._emit("\x1b")
        self._enter("escape twice" if twice else "escape")
        self._new = True

    def _take_escaped(self, byte: int) -> None:
        twice = self._state == "escape twice"
        if byte in b"[O":
            self._enter("csi" if byte == ord("[") else "ss3", bytes([byte]), alt=twice)
            return
        if twice:
            self._emit("\x1b")
        self._enter("ground")
        if byte in _STRINGS:
            self._enter("string", bytes([byte]))
        elif byte <= _DEL:
            self._emit(chr(byte), alt=True)
        else:
            self._alt = True
            self._take_typed(byte)

    def _take_control(self, byte: int) -> None:
        """Take a control character in the middle of a sequence: BEL ends a string, any other is a key pressed since."""
        if byte == _BEL and self._state == "string":
            self._end()
        else:
            self._enter("ground")
            self._take_typed(byte)

    def _end_string(self, byte: int) -> None:
        if byte == ord("\\"):
            self._end()
        else:  # a string that was cut, and something new
            self._enter("escape")
            self._take(byte)

    def _take_ss3(self, byte: int) -> None:
        self._keep(byte)
        if not 0x30 <= byte <= 0x3F:
            self._end()

    def _take_csi(self, byte: int) -> None:
        self._keep(byte)
        body = self._body
        if body == b"[[":  # the Linux console's function keys
            return
        if body == b"[M" and self._x10:
            self._enter("x10")
        elif byte >= 0x40 or (byte == ord("$") and body[1:-1].isdigit()):
            # rxvt marks a key pressed with shift by a dollar, where a report has more behind it.
            self._end_csi()

    def _end_csi(self) -> None:
        if self._body == _PASTE_START.encode():
            self._enter("paste")
        else:
            self._end()

    def _take_x10(self, byte: int) -> None:
        self._body.append(byte)
        if len(self._body) == 3:
            self._tokens.append(MouseBytes(*self._body))
            self._enter("ground")

    def _take_paste(self, data: bytes, at: int) -> int:
        """Take what belongs to a paste; return where what comes after it begins."""
        known = len(_PASTE_END) - 1  # bytes that may be the beginning of the end mark
        before = bytes(self._body[-known:])
        found = (before + data[at:]).find(_PASTE_END)
        if found < 0:
            self._body += data[at:]
            if len(self._body) > self._longest_paste + known:
                del self._body[self._longest_paste : -known]
            return len(data)
        end = at + found - len(before)  # negative where the mark began in the piece before
        text = bytes(self._body) + data[at : max(at, end)]
        self._enter("ground")
        self._emit_paste(text[: len(text) + min(0, end - at)])
        return end + len(_PASTE_END)

    def _emit_paste(self, data: bytes) -> None:
        text = data.decode("utf-8", "replace")
        self._tokens.append(Pasted("".join(c for c in text if c in _PASTED_CONTROLS or not _is_control(c))))


def _is_control(character: str) -> bool:
    return character < " " or "\x7f" <= character <= "\x9f"


def _without_cut_end(data: bytes) -> bytes:
    """Return a paste that was cut, without what had come of its end mark."""
    length = next((n for n in range(len(_PASTE_END) - 1, 0, -1) if data.endswith(_PASTE_END[:n])), 0)
    return data[: len(data) - length]
