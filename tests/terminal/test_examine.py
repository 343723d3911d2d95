"""What the environment says about a terminal."""

import struct
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mgtui.terminal.escapes import columns
from mgtui.terminal.examine import Terminal, examine, prepare, without_coercion
from mgtui.terminal.terminfo import Entry, look_up

XTERM = {"TERM": "xterm-256color", "LANG": "en_US.UTF-8"}


def terminal(
    environ: dict[str, str],
    *,
    stdin: bool = True,
    output: bool = True,
    encoding: str = "utf-8",
    entry: Entry | None = None,
) -> Terminal:
    return examine(environ, stdin_is_tty=stdin, output_is_tty=output, encoding=encoding, entry=entry)


def test_a_modern_terminal_gets_everything() -> None:
    modern = terminal(XTERM | {"COLORTERM": "truecolor"})
    assert modern == Terminal(
        refusal=None,
        colours=16777216,
        charset="braille",
        no_color=False,
        erases=True,
        tabs=True,
        queries=True,
        clipboard="direct",
        light=None,
        tells_background=True,
    )
    assert modern.color_system == "truecolor"


@pytest.mark.parametrize(
    ("term", "says"),
    [
        ("dumb", "TERM=dumb"),
        ("unknown", "TERM=unknown"),
        ("", "TERM is not set"),
        ("DUMB", "TERM=dumb"),
        ("vt52", "TERM=vt52"),
    ],
)
def test_a_terminal_that_cannot_draw_is_refused_in_one_line(term: str, says: str) -> None:
    refusal = terminal({"TERM": term}).refusal
    assert refusal is not None
    assert says in refusal
    assert "\n" not in refusal


def test_no_term_at_all_is_refused() -> None:
    assert terminal({}).refusal == "TERM is not set, so how to draw on this terminal is unknown"


def test_both_ends_must_be_a_terminal() -> None:
    assert "standard input" in (terminal(XTERM, stdin=False).refusal or "")
    assert "output" in (terminal(XTERM, output=False).refusal or "")


@pytest.mark.parametrize(
    ("term", "colorterm", "colours"),
    [
        ("xterm", None, 16),
        ("xterm-256color", None, 256),
        ("screen-256color", None, 256),
        ("tmux-256color", "truecolor", 16777216),
        ("xterm-direct", None, 16777216),
        ("xterm-kitty", None, 256),
        ("alacritty", None, 256),
        ("linux", None, 16),
        ("linux", "truecolor", 16),
        ("vt100", None, 16),
        ("vt220", "truecolor", 16),
        ("rxvt-16color", None, 16),
        ("made-up", None, 16),
        ("screen.linux", "truecolor", 16),
        ("screen.xterm-256color", None, 256),
    ],
)
def test_colours_follow_the_name_and_then_colorterm(term: str, colorterm: str | None, colours: int) -> None:
    environ = {"TERM": term} | ({"COLORTERM": colorterm} if colorterm else {})
    assert terminal(environ).colours == colours


@pytest.mark.parametrize(
    ("environ", "encoding", "charset"),
    [
        ({"TERM": "xterm"}, "utf-8", "braille"),
        ({"TERM": "linux"}, "utf-8", "ascii"),
        ({"TERM": "vt100"}, "utf-8", "ascii"),
        ({"TERM": "screen.linux"}, "utf-8", "ascii"),
        ({"TERM": "screen.xterm-256color"}, "utf-8", "braille"),
        ({"TERM": "xterm", "LANG": "C"}, "utf-8", "ascii"),
        ({"TERM": "xterm", "LC_CTYPE": "POSIX", "LANG": "C.UTF-8"}, "utf-8", "ascii"),
        ({"TERM": "xterm", "LANG": "en_US.UTF-8"}, "utf-8", "braille"),
        ({"TERM": "xterm", "LANG": "de_DE.utf8@euro"}, "utf-8", "braille"),
        ({"TERM": "xterm", "LC_ALL": "en_US.ISO-8859-1"}, "utf-8", "ascii"),
        ({"TERM": "xterm", "LC_ALL": "C"}, "utf-8", "ascii"),
        ({"TERM": "xterm", "LC_ALL": "POSIX"}, "utf-8", "ascii"),
        ({"TERM": "xterm", "LC_ALL": "", "LC_CTYPE": "ja_JP.eucJP", "LANG": "C.UTF-8"}, "utf-8", "ascii"),
        ({"TERM": "xterm", "LC_ALL": "C.UTF-8", "LANG": "fr_FR.ISO8859-15"}, "utf-8", "braille"),
        ({"TERM": "xterm", "LANG": "en_US"}, "iso8859-1", "ascii"),
        ({"TERM": "linux", "LANG": "en_US.ISO-8859-1"}, "latin-1", "ascii"),
    ],
)
def test_the_character_set_follows_font_locale_and_stream(environ: dict[str, str], encoding: str, charset: str) -> None:
    assert terminal(environ, encoding=encoding).charset == charset


def test_an_empty_no_color_is_no_wish_and_textual_is_not_told_of_it() -> None:
    assert terminal(XTERM | {"NO_COLOR": "1"}).no_color
    assert not terminal(XTERM).no_color
    empty = XTERM | {"NO_COLOR": ""}
    assert not terminal(empty).no_color
    prepare(empty, terminal(empty))
    assert "NO_COLOR" not in empty
    wished = XTERM | {"NO_COLOR": "1"}
    prepare(wished, terminal(wished))
    assert wished["NO_COLOR"] == "1"


@pytest.mark.parametrize(
    "term", ["screen-256color", "screen", "xterm-256color", "xterm-kitty", "screen.xterm-256color"]
)
def test_in_gnu_screen_there_are_256_colours_and_erasing_paints_nothing(term: str) -> None:
    inside = terminal({"TERM": term, "STY": "1234.pts-0.host", "COLORTERM": "truecolor", "LANG": "C.UTF-8"})
    assert (inside.colours, inside.erases) == (256, False)


def test_tmux_started_in_gnu_screen_is_tmux() -> None:
    assert terminal({"TERM": "tmux-256color", "STY": "1.pts", "COLORTERM": "truecolor"}).colours == 16777216


def test_terminfo_tells_what_the_name_does_not() -> None:
    deep = Entry(colours=256, erases=True, is_ansi=True)
    assert (terminal({"TERM": "made-up"}, entry=deep).colours, terminal({"TERM": "made-up"}, entry=deep).erases) == (
        256,
        True,
    )
    assert not terminal({"TERM": "made-up", "STY": "1.pts"}, entry=deep).erases
    assert "TERM=adm3a" in (terminal({"TERM": "adm3a"}, entry=Entry(0, False, False)).refusal or "")


def entry_of(tmp_path: Path, *, large: bool, bce: bool, address: bytes) -> bytes:
    flags = bytes(28) + bytes([bce])
    numbers = struct.pack("<14i" if large else "<14h", *[-1] * 13, 256)
    strings = struct.pack("<11h", *[-1] * 10, 0)
    header = struct.pack("<6h", 0o1036 if large else 0o432, 8, len(flags), 14, 11, len(address) + 1)
    body = b"made-up\0" + flags
    return header + body + b"\0" * (len(body) % 2) + numbers + strings + address + b"\0"


@pytest.mark.parametrize("large", [True, False])
@pytest.mark.parametrize("folder", ["m", "6d"])
def test_an_entry_of_terminfo_is_read(tmp_path: Path, large: bool, folder: str) -> None:
    (tmp_path / folder).mkdir()
    file = tmp_path / folder / "made-up"
    file.write_bytes(entry_of(tmp_path, large=large, bce=True, address=b"\x1b[%i%p1%d;%p2%dH"))
    assert look_up("made-up", {"TERMINFO": str(tmp_path)}) == Entry(colours=256, erases=True, is_ansi=True)
    file.write_bytes(entry_of(tmp_path, large=large, bce=False, address=b"\x1bY%p1%' '%+%c"))
    assert look_up("made-up", {"TERMINFO_DIRS": f":{tmp_path}"}) == Entry(colours=256, erases=False, is_ansi=False)


@given(st.binary(max_size=200))
def test_no_entry_of_terminfo_is_trusted(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "m").mkdir()
        (Path(folder) / "m/made-up").write_bytes(b"\x1a\x01" + data)
        look_up("made-up", {"TERMINFO": folder})


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "a\0b", "made-up-by-nobody"])
def test_a_name_that_terminfo_cannot_have_is_not_looked_for(name: str) -> None:
    assert look_up(name, {}) is None


def test_the_lc_ctype_that_python_set_is_not_the_users(tmp_path: Path) -> None:
    start = tmp_path / "environ"
    environ = {"LANG": "C", "LC_CTYPE": "C.UTF-8"}
    start.write_bytes(b"LANG=C\0TERM=xterm\0")
    assert without_coercion(environ, start) == {"LANG": "C"}
    start.write_bytes(b"LANG=C\0LC_CTYPE=C.UTF-8\0")
    assert without_coercion(environ, start) == environ
    assert without_coercion(environ, tmp_path / "missing") == environ


@pytest.mark.parametrize(
    ("term", "erases"), [("xterm-256color", True), ("screen-256color", False), ("tmux", False), ("xterm-kitty", False)]
)
def test_erasing_with_the_background_is_counted_on_only_where_promised(term: str, erases: bool) -> None:
    assert terminal({"TERM": term}).erases is erases


@pytest.mark.parametrize("term", ["xterm", "xterm-256color", "screen-256color", "tmux", "xterm-kitty", "vt220"])
def test_a_vertical_tab_is_sent_to_terminals_known_to_step_down_at_it(term: str) -> None:
    assert terminal({"TERM": term}).tabs


@pytest.mark.parametrize("term", ["eterm-color", "something-new"])
def test_other_terminals_get_no_vertical_tab(term: str) -> None:
    assert not terminal({"TERM": term}).tabs


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_columns_agree_with_the_width_the_layout_counted(text: str) -> None:
    if "\u200d" not in text and "\ufe0f" not in text:
        assert len(columns(text)) == cell_len(text)


def test_deciding_loads_no_textual() -> None:
    script = "import sys, mgtui.terminal.examine as t; t.here(); print('textual' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"


@pytest.mark.parametrize(
    ("colours", "light"),
    [
        ("0;15", True),
        ("15;0", False),
        ("0;default;15", True),
        ("12;8", False),
        ("0;7", True),
        ("", None),
        ("0;default", None),
    ],
)
def test_a_terminal_may_say_in_the_environment_whether_it_is_light(colours: str, light: bool | None) -> None:
    assert terminal(XTERM | {"COLORFGBG": colours}).light is light


@pytest.mark.parametrize(
    ("environ", "asked"),
    [
        (XTERM, True), (XTERM | {"TERM": "tmux-256color"}, True), (XTERM | {"TERM": "xterm-kitty"}, True),
        (XTERM | {"TERM": "screen-256color"}, False), (XTERM | {"TERM": "linux"}, False),
        (XTERM | {"TERM": "eterm-color"}, False), (XTERM | {"TERM": "vt100"}, False), (XTERM | {"STY": "1.a"}, False),
    ],
)  # fmt: skip
def test_only_terminals_known_to_answer_or_to_keep_silent_are_asked_for_their_background(
    environ: dict[str, str], asked: bool
) -> None:
    assert terminal(environ).tells_background is asked
