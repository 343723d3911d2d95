"""Imports run one way: tui -> plot -> playground -> engine."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import mgtui

PACKAGE = Path(mgtui.__file__).parent
ORDER = ["engine", "playground", "plot", "tui"]  # each may import itself and what stands before it
SCREEN = {"textual", "rich", "plotext"}
FORBIDDEN = {"engine": SCREEN, "playground": SCREEN, "plot": {"textual", "rich"}}


def loaded_by(module):
    """The top-level packages in memory after `module` alone has been imported."""
    code = f"import {module}, sys; print(' '.join({{name.partition('.')[0] for name in sys.modules}}))"
    return set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split())


@pytest.mark.parametrize("part", sorted(FORBIDDEN))
def test_importing_a_part_loads_nothing_of_the_screen(part):
    assert not loaded_by(f"mgtui.{part}") & FORBIDDEN[part]


def test_the_command_line_loads_neither_engine_nor_screen_before_it_knows_what_is_wanted():
    assert not loaded_by("mgtui.cli") & {*SCREEN, "numpy"}


def imports_of(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@pytest.mark.parametrize("part", ORDER)
def test_no_module_imports_from_a_part_above_its_own(part):
    above = {f"mgtui.{name}" for name in ORDER[ORDER.index(part) + 1 :]} | {"mgtui.cli", "mgtui.report"}
    for path in (PACKAGE / part).rglob("*.py"):
        wrong = {name for name in imports_of(path) for upper in above if name == upper or name.startswith(upper + ".")}
        assert not wrong, f"{path.name} imports {wrong}"


def importers_of(package):
    return {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if any(name.partition(".")[0] == package for name in imports_of(path))
    }


def test_one_module_alone_imports_plotext():
    assert len(importers_of("plotext")) == 1


def test_only_the_tui_imports_textual_and_rich():
    assert all(path.startswith("tui/") for path in importers_of("textual") | importers_of("rich"))


def test_only_the_wire_and_the_caches_know_private_modules_of_textual():
    private = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if any(re.match(r"textual\.(.*\.)?_", name) for name in imports_of(path))
    }
    assert private == {"tui/wire.py", "tui/caches.py"}


def test_nothing_evaluates_text_as_python():
    for path in PACKAGE.rglob("*.py"):
        calls = {
            node.func.id
            for node in ast.walk(ast.parse(path.read_text()))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert not calls & {"eval", "exec", "compile", "__import__"}, path.name
