"""Every action has its deed: a row without one fails where it is made, not at the keypress."""

import subprocess
import sys

import pytest

from mgtui.playground.actions import ACTIONS, GENERAL
from mgtui.playground.deeds import Action, OnScreen, check_deeds, deeds_of

HOP = Action("hop", ("h",), "hop", "hop once", GENERAL, OnScreen("hop"))
GO = Action("go", ("g",), "go", "go there", GENERAL, lambda state, focus: state)


class Hopper:
    """A screen with one deed."""

    def do_hop(self):
        self.hopped = True


class Jumper(Hopper):
    """A screen with a deed too many."""

    def do_jump(self):
        """Jump."""


def test_a_row_without_a_deed_cannot_be_made():
    with pytest.raises(TypeError, match="deed"):
        Action("hop", ("h",), "hop", "hop once", GENERAL)  # type: ignore[call-arg]


def test_rows_and_methods_that_match_are_fine():
    check_deeds([HOP, GO], [Hopper])


def test_a_deed_without_its_method_is_named():
    with pytest.raises(TypeError, match="deeds that Thing do not have: do_hop"):
        check_deeds([HOP, GO], [type("Thing", (), {})])


def test_a_method_without_its_row_is_named():
    with pytest.raises(TypeError, match="no action names these methods of Jumper: do_jump"):
        check_deeds([HOP, GO], [Jumper])


def test_deeds_may_belong_to_several_owners():
    hopper = Hopper()
    found = deeds_of([HOP, GO], [object(), hopper])
    found["hop"]()
    assert hopper.hopped
    assert list(found) == ["hop"]


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ("actions.ACTIONS += (deeds.Action('hop', ('h',), '', '', '', deeds.OnScreen('hop')),)", "do_hop"),
        ("actions.ACTIONS = tuple(action for action in actions.ACTIONS if action.name != 'share')", "do_share"),
    ],
)
def test_importing_the_screen_fails_when_a_row_and_its_method_do_not_match(change, complaint):
    code = f"from mgtui.playground import actions, deeds\n{change}\nimport mgtui.tui.screens.playground_screen"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("TypeError")
    assert complaint in done.stderr.splitlines()[-1]


def test_every_action_has_a_deed():
    assert all(callable(action.deed) or isinstance(action.deed, OnScreen) for action in ACTIONS)
