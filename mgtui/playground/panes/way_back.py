"""Where f is not defined at x: by which keys one comes to where it is."""

from collections.abc import Sequence

from mgtui.engine import Landmark
from mgtui.playground.actions import BY_NAME, spoken_keys
from mgtui.playground.analysis import Moment
from mgtui.playground.scene import Scene
from mgtui.text.rows import Row, wrapped


def way_rows(moment: Moment, landmarks: Sequence[Landmark], scene: Scene, width: int) -> list[Row]:
    """Return what to press where f is not defined; nothing where its curve shows the way, and nothing else does.

    Args:
        moment: the numbers, where f is not defined.
        landmarks: those of the window, which were looked for.
        scene: what is seen there.
        width: columns there are.
    """
    if landmarks:
        return wrapped(f"{_key('next_point')} goes to the next root, extremum or break.", width, "dim")
    if scene.pieces or scene.bands:
        return []
    keys = f"{_key('zoom_out')} zooms out, {_key('type_value')} takes another {moment.name}"
    return wrapped(f"Nothing of f is seen in this window: {keys}.", width, "dim")


def _key(name: str) -> str:
    return spoken_keys(BY_NAME[name]).split("  ")[0]
