"""The picture of a state, which a nudge leaves alone: at once, or in slices of a few milliseconds between two keys."""

from dataclasses import replace
from functools import lru_cache

from mgtui.engine import LANDMARK_KINDS
from mgtui.playground.framing import Rows
from mgtui.playground.picture_making import Making, Picture, key_of, making, marked
from mgtui.playground.scene import Window
from mgtui.playground.state import NO_MARKS, State

_ON_REQUEST = frozenset({"inflection"})  # marked while the points are listed, or gone through: few look for them
_STEPS = 40  # of a proof, of some 50 us each
# Of a picture, in microseconds as they are counted: what numpy does besides makes them up to four of a clock.
_CURVE_AT_ONCE = 6_000.0  # while a key waits for its curve
_LANDMARKS_AT_ONCE = 3_000.0  # and then for what is worth marking on it
_SLICE = 4_000.0  # between two keys, later


def picture_of(state: State, width: int, height: int, rows: Rows | None = None) -> Picture:
    """Return the picture of a state on a canvas of width x height dots, remembered from state to state.

    Its window in y suits the `rows` of the plot proper: by default those of braille with numbers below.
    """
    return _dressed(state, _making_of(state, width, height, rows).whole.result())


def finished_picture(state: State, width: int, height: int) -> Picture:
    """Return the picture of a state with the proof whether its landmarks are all: takes up to a tenth of a second."""
    found = picture_of(state, width, height).landmarks
    while not found.decided and found.proof is not None and not found.proof.advance(_STEPS):
        pass  # nobody waits for a frame
    return picture_of(state, width, height)


def window_of(state: State, width: int, height: int, rows: Rows | None = None) -> Window:
    """Return the window of a state's picture, for which no landmarks are looked for."""
    return _making_of(state, width, height, rows).outline.result().scene.window


def picture_so_far(state: State, width: int, height: int, rows: Rows | None = None) -> Picture | None:
    """Return as much of a state's picture as there is time for while a key waits; None while it has no curve.

    `go_on` does the rest, in slices; `searched` of the picture and `decided` of its landmarks say what is to come.
    """
    outline, whole = _making_of(state, width, height, rows)
    if not outline.is_begun:
        outline.advance(_CURVE_AT_ONCE)
    if not outline.is_done:
        return None
    if not whole.is_begun:
        whole.advance(_LANDMARKS_AT_ONCE)
    return _dressed(state, (whole if whole.is_done else outline).result())


def go_on(state: State, width: int, height: int, rows: Rows | None = None, *, proof: bool) -> bool:
    """Do for a few milliseconds what a state's picture still lacks; return whether there is more to show.

    Args:
        state: the state.
        width: dots across.
        height: dots upwards.
        rows: those of the plot proper.
        proof: whether it is asked if the landmarks are all.
    """
    outline, whole = _making_of(state, width, height, rows)
    for part in (outline, whole):
        if not part.is_done:
            return part.advance(_SLICE)
    found = whole.result().landmarks
    return proof and not found.decided and found.proof is not None and found.proof.advance(_STEPS)


def is_finished(state: State, width: int, height: int, rows: Rows | None = None, *, proof: bool) -> bool:
    """Tell whether a state's picture lacks nothing; see `go_on`."""
    whole = _making_of(state, width, height, rows).whole
    return whole.is_done and not (proof and not whole.result().landmarks.decided)


def _making_of(state: State, width: int, height: int, rows: Rows | None) -> Making:
    return making(key_of(state, width, height, rows))


def _dressed(state: State, picture: Picture) -> Picture:
    """Return a picture with the marks that the state asks for."""
    picture = _proven(picture) if picture.landmarks.decided else picture
    if NO_MARKS in state.shown:
        return _without_signs(picture, frozenset(LANDMARK_KINDS))
    looked_for = state.pane == "points" or any(mark.x == state.x for mark in picture.landmarks)
    return picture if looked_for else _without_signs(picture, _ON_REQUEST)


@lru_cache(maxsize=16)
def _without_signs(picture: Picture, kinds: frozenset[str]) -> Picture:
    """Return a picture without the signs of some kinds; the ends of pieces belong to the curve."""
    marks = picture.scene.marks
    kept = tuple(mark for mark in marks if mark.kind not in kinds or LANDMARK_KINDS[mark.kind].drawn == "end")
    return picture if kept == marks else replace(picture, scene=replace(picture.scene, marks=kept))


@lru_cache(maxsize=16)
def _proven(picture: Picture) -> Picture:
    """Return a picture with what the proof of its landmarks has found besides, and without what it found to be none."""
    found = picture.landmarks.proved()
    return picture if found is picture.landmarks else marked(picture, found)
