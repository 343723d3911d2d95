"""Pointing at a step of the chain."""

from dataclasses import replace

from mgtui.playground.panes.chain import row_of, steps_in
from mgtui.playground.state import State


def move_row(state: State, direction: int) -> State:
    """Return the state with the step below (1) or above (-1) pointed at; past either end nothing changes."""
    last = len(steps_in(state)) - 1
    return point_at(state, min(max(0, row_of(state) + direction), last))


def point_at(state: State, row: int) -> State:
    """Return the state with a step pointed at; the last is f's, whatever f will be."""
    return replace(state, row=None if row == len(steps_in(state)) - 1 else row)
