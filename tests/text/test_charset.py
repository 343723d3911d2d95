"""How a poorer font shows what it lacks: one table, column for column."""

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

import mgtui
from mgtui.plot.glyphs import ASCII, BRAILLE
from mgtui.terminal.escapes import columns
from mgtui.text.charset import in_charset, in_words, keys_in, look_alike


def drawn(charset: str, text: str) -> str:
    shown = look_alike(charset)  # type: ignore[arg-type]
    assert shown is not None
    return "".join(map(shown, columns(text)))


@pytest.mark.parametrize(
    ("text", "ascii_text", "block_text"),
    [
        ("╭─ f(x) ─╮", "+- f(x) -+", "┌─ f(x) ─┐"),
        ("⠀⠁⡇⣿", " .:#", " ▀██"),
        ("x² − 3·π", "x2 - 3*p", "x² - 3·π"),
        ("世界!", "????!", "????!"),
        ("▁▂█▌", "-:#|", "▄▄█▌"),
        ("→ ●…", "> @~", "→ @~"),
    ],
)
def test_a_poorer_font_shows_look_alikes_column_for_column(text: str, ascii_text: str, block_text: str) -> None:
    assert drawn("ascii", text) == ascii_text
    assert drawn("block", text) == block_text


def test_a_full_font_needs_no_look_alikes() -> None:
    assert look_alike("braille") is None


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_ascii_look_alikes_are_ascii_and_keep_every_column(text: str) -> None:
    shown = drawn("ascii", text)
    assert shown.isascii()
    assert shown.isprintable()
    assert len(shown) == len(columns(text))


SHOWN = st.text(st.sampled_from("aé(−²…√●⣿━世ｘ한\u0301 "))
MARKS = dict.fromkeys([0xE000, 0xE001])  # inside the texts of cards, and never shown


@given(SHOWN)
def test_a_text_in_ascii_is_as_wide_as_it_was(text):
    plain = in_charset(text, "ascii")
    assert plain.isascii()
    assert len(plain) == cell_len(text)


@given(SHOWN)
def test_what_has_passed_the_table_once_passes_unchanged(text):
    plain = in_charset(text, "ascii")
    assert drawn("ascii", plain) == plain == in_charset(plain, "ascii")


@pytest.mark.parametrize("charset", ["braille", "block"])
def test_richer_terminals_get_the_text_as_it_is(charset):
    assert in_charset("3·x² − 4·x", charset) == "3·x² − 4·x"


def test_a_character_means_the_same_in_a_plot_and_in_a_text():
    roles = {"tick_below", "tick_left", "grid_crossing", "filled"}  # those a plot tells apart by where they stand
    for name, shown in (BRAILLE.lines | BRAILLE.marks).items():
        if name not in roles:
            assert (ASCII.lines | ASCII.marks)[name] == in_charset(shown, "ascii") == drawn("ascii", shown), name


def test_every_character_that_the_program_says_has_a_look_alike():
    package = Path(mgtui.__file__).parent
    for path in [*package.rglob("panes/*.py"), *package.rglob("guides/*.py"), *package.rglob("tui/**/*.py")]:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                said = node.value.replace("?", "").translate(MARKS)
                assert "?" not in in_charset(said, "ascii"), (path.name, said)


def test_arrow_keys_are_named_by_words_where_there_are_no_arrows():
    assert keys_in("←→ ↑", "ascii") == "arrows up"
    assert keys_in("←→ ↑", "block") == "←→ ↑"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("tends to −∞", "tends to -inf"), ("√x + √2", "sqrt(x) + sqrt(2)"), ("√(x)", "sqrt(x)"), ("√π", "sqrt(pi)"),
        ("2π·x¹⁰", "2pi*x^10"), ("x⁻¹", "x^-1"), ("h → 0", "h -> 0"), ("x ≤ 3 ≠ y", "x <= 3 != y"), ("1…", "1..."),
        ("f goes up ↗", "f goes up "), ("3×4", "3*4"), ("世", "??"),
    ],
)  # fmt: skip
def test_signs_have_words_where_there_is_room(text: str, shown: str) -> None:
    assert in_words(text, "ascii") == shown
    assert in_words(text, "braille") == in_words(text, "block") == text


def test_greek_letters_are_their_names_in_words():
    assert in_words("At θ₁ = 2, λ + μ", "ascii") == "At theta_1 = 2, lambda + mu"
