"""The chain pane: what its rows say, what stays when there is little room, and how its cursor moves."""

from dataclasses import replace

import pytest

from mgtui.playground.analysis import moment_of
from mgtui.playground.changes import values as to
from mgtui.playground.changes.chain_rows import move_row
from mgtui.playground.panes.chain import (
    chain_of,
    chain_rows,
    labelled,
    lit_spans,
    row_of,
    rule_line,
    step_at,
    steps_in,
)
from mgtui.playground.panes.step_tree import branches
from mgtui.playground.panes.written_steps import written_steps
from mgtui.reports.texts import as_steps
from mgtui.text.rows import plain
from tests.playground.states import at

LONG = "+".join(f"{number}x^{number}" for number in range(2, 31))


def chained(text, x=3.0, row=None):
    return replace(to.show_pane(at(text, x), "chain"), row=row)


def shown(state, width=36, height=17, charset="braille", before=None):
    return [plain(row).rstrip() for row in chain_rows(state, width, height, charset, before)]


def test_each_step_has_its_value_its_slope_and_how_f_answers_it():
    assert shown(chained("3x^2 - 4x + 5")) == [
        " step          value  d/dx   ∂f/∂",
        " x             3      1      14",
        " u₁ = x²       9      6      3",
        " u₂ = 3·u₁     27     18     1",
        " u₃ = 4·x      12     4      −1",
        " u₄ = u₂ − u₃  15     14     1",
        "▸f = u₄ + 5    20     14     1",
        "",
        "what holds still adds nothing: u₄′ =",
        "14",
    ]


def test_each_line_is_the_step_that_stands_on_it():
    for state, height in ((chained("3x^2 - 4x + 5"), 17), (chained(LONG, row=20), 12), (chained("7"), 9)):
        rows = chain_rows(state, 36, height)
        for line in range(height):
            row = step_at(state, 36, height, line)
            name = plain(rows[line])[1:].split()[0] if row is not None else ""
            assert row is None or name == labelled(chain_of(state), row, "braille").split()[0]
        found = [step_at(state, 36, height, line) for line in range(height)]
        assert found[0] is None
        assert row_of(state) in found or not steps_in(state)
        assert found.count(None) < height or not steps_in(state)


def test_after_a_nudge_it_runs_down_the_steps():
    state = chained("3x^2 - 4x + 5")
    rows = shown(state, before=moment_of(to.nudge(state, "x", -1)))
    assert [row.split()[-2] for row in rows[1:7]] == ["+h", "+6h", "+18h", "+4h", "+14h", "+14h"]
    assert rows[0].split() == ["step", "value", "x", "+", "h", "∂f/∂"]


@pytest.mark.parametrize("expression", ["0.00548x", "-0.00548x", "0.01237x", "123456x", "-123456x", "1e-9x", "-1e12x"])
def test_where_a_nudge_takes_a_step_is_never_cut(expression):
    state = chained(expression)
    rows = shown(state, before=moment_of(to.nudge(state, "x", -1)))
    nudges = [row.split()[-2] for row in rows[1:3]]
    assert all(nudge.endswith("h") and "…" not in nudge for nudge in nudges)


def test_a_wide_pane_has_a_tree_and_a_column_for_the_nudge():
    assert shown(chained("3x^2 - 4x + 5", row=2), width=70)[:7] == [
        " step                         value     x + h     d/dx      ∂f/∂",
        " x                            3         +h        1         14",
        "       ┌─ u₁ = x²             9         +6h       6         3",
        "▸   ┌─ u₂ = 3·u₁              27        +18h      18        1",
        "    ├─ u₃ = 4·x               12        +4h       4         −1",
        " ┌─ u₄ = u₂ − u₃              15        +14h      14        1",
        " f = u₄ + 5                   20        +14h      14        1",
    ]


def test_a_later_branch_runs_past_what_stands_above_it():
    state = to.start("x^2 + (sin(x) + cos(2x))")
    rows = shown(replace(state, pane="chain"), width=70)
    assert [row[1:12].rstrip() for row in rows[2:8]] == [
        "┌─ u₁ = x²",
        "│  ┌─ u₂ =",
        "│  │  ┌─ u₃",
        "│  ├─ u₄ =",
        "├─ u₅ = u₂",
        "f = u₁ + u₅",
    ]


def test_there_is_no_tree_where_it_would_take_all_the_room():
    assert branches(()) == []
    text = "sin(" * 12 + "x" + ")" * 12
    assert "┌" not in "".join(shown(chained(text), width=70))


@pytest.mark.parametrize("height", [6, 8, 12, 17])
@pytest.mark.parametrize("row", [None, 0, 5, 40])
def test_a_long_chain_folds_around_the_cursor_between_x_and_f(height, row):
    state = chained(LONG, row=row)
    rows = shown(state, height=height)
    assert len(rows) <= height
    assert sum(line.startswith("▸") for line in rows) == 1
    assert any(line.lstrip("▸ ").startswith("f = ") for line in rows)
    assert height < 8 or rows[1].lstrip("▸ ").startswith("x ")
    assert any("steps …" in line for line in rows)


def test_the_gradient_stays_in_sight():
    state = replace(to.start("tanh(a*0.5 - b*1.5 + c*w + x*y + 0.25)"), pane="chain")
    names = [line[1] for line in shown(state)[1:7]]
    assert names == ["x", "a", "b", "c", "w", "y"]


def test_a_step_to_blame_says_what_its_sides_would_be():
    rows = shown(chained("2|x - 1| + x", x=1.0))
    assert " u₂ = |u₁|     0      −1 or 1" in rows
    assert "To blame: |u₁| at u₁ = 0: −1 or 1" in rows


def test_what_is_not_known_is_not_shown():
    rows = shown(chained("(1 - cos(x))/x^2", x=1e-9))
    assert rows[4].split() == ["u₃", "=", "x²", "1e−18", "2e−9", "?"]


@pytest.mark.parametrize("text", ["7", "x", "x^x", "ln(x)", "{x > 0: ln(x), x}", LONG, "|x|", "floor(x)/0.3"])
@pytest.mark.parametrize("x", [-1.0, 0.0, 1.0, 1e200])
@pytest.mark.parametrize("size", [(8, 3), (20, 6), (36, 17), (70, 13)])
def test_rows_fit_whatever_there_is_to_show(text, x, size):
    state = chained(text, x=x)
    rows = shown(state, *size)
    assert len(rows) <= size[1]
    if size[0] >= 36:
        assert max(map(len, rows)) <= size[0]
    assert "nan" not in "".join(rows) + rule_line(state)
    assert rule_line(state)


def test_in_ascii_powers_keep_their_sign():
    rows = shown(chained("x^2 sqrt(x)"), charset="ascii")
    assert rows[2].startswith(" u1 = x^2 ")


def test_the_cursor_goes_from_f_up_and_back_and_stays_at_the_ends():
    state = chained("x^2 + 1")
    assert row_of(state) == 2
    assert move_row(state, 1) == state
    up = move_row(state, -1)
    assert row_of(up) == 1
    assert move_row(up, 1) == state
    top = move_row(move_row(up, -1), -1)
    assert row_of(top) == 0


def test_the_cursor_outlives_another_function():
    assert row_of(to.set_text(chained("x^2 + x + 1", row=3), "x^2")) == 1
    assert row_of(to.set_text(chained("x^2 + x + 1", row=3), "7")) == -1
    assert move_row(chained("7"), 1) == chained("7")


def test_the_step_pointed_at_lights_its_parts_of_the_text():
    state = chained("sin(x)^2 + sin(x)", row=1)
    assert [state.text[start:end] for start, end in lit_spans(state)] == ["sin(x)", "sin(x)"]
    assert lit_spans(replace(state, pane="slope")) == ()
    assert lit_spans(to.set_text(state, "sin(x)^2 + sin(x)+")) == ()


def test_its_rule_is_told_in_one_line():
    assert rule_line(chained("x^2 sin(x)")) == "f: product rule: u₁′·u₂ + u₁·u₂′ = 6·0.1411 + 9·(−0.99) = −8.063"
    assert rule_line(chained("x^2", row=0)) == "x is nudged: x′ = 1"
    assert rule_line(chained("x^2 sin(x)"), 40) == "product rule: 6·0.1411 + 9·(−0.99) = −8.063"
    assert rule_line(chained("|x|", x=0.0), 20) == "no rule tells: |x| at x = 0: −1 or 1"
    assert rule_line(chained("7")) == "f is a constant: nothing in it moves."


def test_all_steps_are_written_out():
    assert written_steps(at("3x^2", 2.0), "braille") == [
        "step      value  d/dx  ∂f/∂  rule",
        "x         2      1     12    x is nudged: x′ = 1",
        "u₁ = x²   4      4     3     power rule: 2·x·x′ = 2·2·1 = 4",
        "f = 3·u₁  12     12    1     constant factor: 3·u₁′ = 3·4 = 12",
        "",
        "At x = 2, f is 12 and rises with slope 12.",
    ]


def test_the_written_steps_end_in_the_gradient_and_in_who_is_to_blame():
    state = to.set_value(to.set_value(to.start("|a| + 2b"), "a", 0.0), "b", 3.0)
    assert written_steps(state, "braille")[-2:] == [
        "The gradient: ∂f/∂a = –, ∂f/∂b = 2.",
        "To blame: |a| at a = 0: −1 or 1.",
    ]


def test_the_written_steps_can_be_ascii():
    text = as_steps(at("x^2 sqrt(x)", 4.0), "ascii")
    assert text.isascii()
    assert "u1 = x^2" in text
    assert "product rule: u1'*u2 + u1*u2' = 8*2 + 16*0.25 = 20" in text
