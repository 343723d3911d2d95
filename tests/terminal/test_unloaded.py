"""What a session leaves out is not loaded, and is there for whoever asks."""

import subprocess
import sys

import pytest

from tests.quick import partly_slow


def printed(code):
    text = f"from mgtui.terminal.unloaded import leave_out\nleave_out()\n{code}"
    command = [sys.executable, "-W", "error", "-c", text]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()


def test_a_session_loads_neither_help_texts_nor_types_nor_trees():
    code = "import sys, mgtui.tui.app; print(*sys.modules)"
    loaded = set(printed(code))
    assert {"mgtui.tui.app", "numpy", "textual.app"} <= loaded
    assert not loaded & {"numpy._typing._array_like", "textual.widgets._tree", "textual.widgets._directory_tree"}
    assert printed("import numpy; print(numpy.ndarray.__doc__)") == ["None"]


@pytest.mark.parametrize(
    ("code", "name"),
    partly_slow(
        [
            ("import numpy; print(numpy.typing.NBitBase.__name__)", "NBitBase"),
            ("from numpy.typing import NBitBase; print(NBitBase.__name__)", "NBitBase"),
            ("from numpy._typing import _8Bit; print(_8Bit.__name__)", "_8Bit"),
            ("import numpy.typing as npt; print(npt.NDArray[float].__args__[-1].__name__)", "float"),
            ("from numpy.typing import NDArray; import numpy; print(numpy.typing.__name__)", "numpy.typing"),
            ("from textual.types import DirEntry; print(DirEntry.__name__)", "DirEntry"),
            ("import textual.types; print(textual.types.NoSelection.__name__)", "NoSelection"),
            ("from textual.widgets import Tree; print(Tree.__name__)", "Tree"),
        ],
        4,
    ),
)
def test_whoever_asks_for_what_was_left_out_has_it(code, name):
    assert printed(code) == [name]


def test_what_is_loaded_stays():
    code = "import sys, numpy.typing as there\nleave_out()\nimport numpy.typing as again; print(there is again)"
    command = [sys.executable, "-c", f"from mgtui.terminal.unloaded import leave_out\n{code}"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "True\n"
