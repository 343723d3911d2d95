"""What the environment says about a terminal."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mgtui.terminal.escapes import columns
from mgtui.terminal.examine import Terminal, examine

XTERM = {"TERM": "xterm-256color", "LANG": "en_US.UTF-8"}


def terminal(environ: dict[str, str], *, stdin: bool = True, output: bool = True, encoding: str = "utf-8") -> Terminal:
    return examine(environ, stdin_is_tty=stdin, output_is_tty=output, encoding=encoding)


def test_a_modern_terminal_gets_everything() -> None:
    modern = terminal(XTERM | {"COLORTERM": "truecolor"})
    assert modern == Terminal(refusal=None, colours=16777216, charset="braille", no_color=False, erases=True, tabs=True)
    assert modern.color_system == "truecolor"


@pytest.mark.parametrize(
    ("term", "says"),
    [("dumb", "TERM=dumb"), ("unknown", "TERM=unknown"), ("", "TERM is not set"), ("DUMB", "TERM=dumb")],
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


def test_no_color_counts_even_when_empty_as_textual_reads_it() -> None:
    assert terminal(XTERM | {"NO_COLOR": ""}).no_color
    assert not terminal(XTERM).no_color


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
