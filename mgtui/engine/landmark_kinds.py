"""The one table of landmark kinds: how each is called, explained, drawn, ordered, and whether f' breaks there.

Adding a kind is one row of `LANDMARK_KINDS`: no column has a default, so none can be forgotten, and a kind that is
missing fails where it is first used.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias

DrawnAs: TypeAlias = Literal["sign", "end", "upright", "nothing"]


class LandmarkKind(NamedTuple):
    """What is known of a kind of landmark.

    Attributes:
        name: as in `Landmark.kind`.
        plural: as in a note on those left out.
        note: what such a landmark says in plain words; "" where the sentence of the behaviour there does.
        drawn: as a sign on the curve, as the open or filled end of a piece, as an upright line, or not at all.
        sign: the character, "" unless drawn as a sign.
        breaks_slope: whether f' is not continuous there.
        spared: whether it stays where there are too many; of all others the last row goes first.
    """

    name: str
    plural: str
    note: str
    drawn: DrawnAs
    sign: str
    breaks_slope: bool
    spared: bool


_LOWEST = "f is lowest here: it falls before and rises after."
_HIGHEST = "f is highest here: it rises before and falls after."
_BENDS = "The curve changes here from bending one way to bending the other."
_ZEROS = "f is zero from here on, over a whole interval."

# In the order in which landmarks at one x are listed.
_KINDS = (
    LandmarkKind("pole", "poles", "", "upright", "", True, True),
    LandmarkKind("jump", "jumps", "", "end", "", True, True),
    LandmarkKind("hole", "holes", "", "end", "", True, True),
    LandmarkKind("edge", "edges", "", "end", "", True, True),
    LandmarkKind("corner", "corners", "", "sign", "◇", True, True),
    LandmarkKind("cusp", "cusps", "", "sign", "◇", True, True),
    LandmarkKind("vertical", "vertical tangents", "", "sign", "◇", True, True),
    LandmarkKind("flat", "intervals of zeros", _ZEROS, "nothing", "", False, True),
    LandmarkKind("root", "roots", "f is zero here.", "sign", "×", False, False),
    LandmarkKind("minimum", "minima", _LOWEST, "sign", "▾", False, False),
    LandmarkKind("maximum", "maxima", _HIGHEST, "sign", "▴", False, False),
    LandmarkKind("inflection", "inflections", _BENDS, "sign", "~", False, False),
)


def table_of(kinds: Sequence[LandmarkKind]) -> Mapping[str, LandmarkKind]:
    """Return the kinds by name.

    Raises:
        ValueError: a name stands twice, or a row contradicts itself about its sign.
    """
    table = {kind.name: kind for kind in kinds}
    if len(table) < len(kinds):
        raise ValueError(f"landmark kinds of one name: {[kind.name for kind in kinds]}")
    for kind in kinds:
        if len(kind.sign) != (kind.drawn == "sign"):
            raise ValueError(f"landmark kind {kind.name!r} is drawn as {kind.drawn}, with {kind.sign!r} for a sign")
    return MappingProxyType(table)


LANDMARK_KINDS: Mapping[str, LandmarkKind] = table_of(_KINDS)
"""Every kind of landmark by its name, in the order in which those at one x are listed."""
RANKS: Mapping[str, int] = MappingProxyType({name: rank for rank, name in enumerate(LANDMARK_KINDS)})
FIRST_TO_GO = tuple(kind for kind in reversed(_KINDS) if not kind.spared)
"""What is left out, in turn, where there is no room for all."""
