"""What a pane says while values of a slow function of somebody's own are lacking."""

import pytest

from mgtui.playground.panes.lack import lack_rows
from mgtui.playground.state import PANES
from mgtui.text.rows import plain


def told(name: str, count: int, width: int = 30, *, is_asked_for: bool) -> str:
    rows = [plain(row) for row in lack_rows(name, count, width, is_asked_for=is_asked_for)]
    assert all(len(row) <= width for row in rows)
    return " ".join(rows)


@pytest.mark.parametrize("width", [12, 24, 60])
@pytest.mark.parametrize("name", PANES)
def test_the_chosen_pane_tells_what_it_waits_for_and_what_is_known(name, width):
    text = told(name, 17, width, is_asked_for=True)
    assert text.startswith("Waiting for 17 values of f")
    assert "Known so far: f and its slope" in text


@pytest.mark.parametrize(("name", "key"), list(zip(PANES, "1234567", strict=True)))
def test_a_pane_beside_it_tells_the_key_that_has_its_values_computed(name, key):
    text = told(name, 1, is_asked_for=False)
    assert text.startswith("Lacks a value of f")
    assert f"{key} opens this pane" in text
