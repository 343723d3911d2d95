"""What a variable is called: as in the reading, by its letter, or by its name where letters cannot be shown."""

from dataclasses import replace

import pytest

from mgtui.playground.analysis import moment_of
from mgtui.playground.changes import values as to
from mgtui.playground.panes.formula import name_of
from mgtui.playground.panes.summary import reading_in, sentence
from mgtui.playground.state import PANES, label_of
from mgtui.playground.variable_names import names_in
from mgtui.plot.vector import svg_of
from mgtui.reports.forms import ContentName, Wanted, as_csv, as_json, written
from mgtui.text.charset import CharsetName

STATE = to.start("theta_1^2 + lambda sin(theta_1)")


@pytest.mark.parametrize(("charset", "name"), [("braille", "θ₁"), ("block", "theta_1"), ("ascii", "theta_1")])
def test_the_sentence_the_slope_and_the_reading_call_it_alike(charset: CharsetName, name: str):
    state = replace(STATE, axis="theta_1")
    with names_in(charset):
        assert label_of("theta_1") == name
        assert sentence(moment_of(state)).startswith(f"At {name} = ")
        assert name_of(state) == f"∂f/∂{name}"
        assert name in reading_in(state.function, charset)


def test_outside_they_are_called_as_before():
    with names_in("braille"), names_in("ascii"):
        pass
    assert label_of("theta_1") == "theta_1"


@pytest.mark.parametrize(("charset", "left_out"), [("braille", "theta"), ("ascii", "θ")])
@pytest.mark.parametrize("content", ["facts", "table", "sweep", "landmarks", "steps"])
def test_a_report_has_letters_or_names_and_not_both(content: ContentName, charset: CharsetName, left_out: str):
    assert left_out not in "".join(written([STATE], Wanted(content, "text", charset, 80)))


@pytest.mark.parametrize("pane", PANES)
def test_in_ascii_no_pane_takes_a_letter_for_another(pane: str):
    state = replace(to.set_text(STATE, "theta^2"), pane=pane)
    text = "".join(written([state], Wanted("facts", "text", "ascii", 80)))
    assert text.isascii()
    assert "theta" in text
    assert "h + h" not in text


def test_programs_get_names_and_pictures_letters():
    assert "theta_1" in as_json(STATE)
    assert "theta_1" in as_csv(STATE)
    picture = svg_of(STATE)
    assert "θ₁" in picture
    assert "theta" not in picture
