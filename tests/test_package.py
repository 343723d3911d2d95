"""The package's own face."""

import subprocess
import sys

import pytest

import mgtui
from mgtui.own_opening import ExploreError


def test_parse_reads_an_expression():
    assert mgtui.parse("3x^2 - 4x + 5").jet(3.0).slope == 14.0


def test_explore_wants_a_terminal():
    with pytest.raises(ExploreError, match="terminal"):
        mgtui.explore("x^2", at=2)


def test_importing_the_package_loads_no_numpy():
    code = "import mgtui, sys; print('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "False\n"
