"""The script that samples changes makes changes, each a single one, and runs tests that can notice them."""

import ast
from pathlib import Path

import pytest

from tests.mutants import ROOT, Limits, mutants, noticed_by, runs_for

MODULE = '''"""A module."""
LEAST: int = 3

@lru_cache(maxsize=9)
def f(x: "int | None" = None, *, deep: bool = False) -> float:
    """Return 1 + 2."""
    if x is not None and x < LEAST:
        return -min(x, 2) * 1.5
    return f"{x}" + "a" if not deep else zip(x, strict=True)
'''
AFTER = [
    "3 -> 4", "False -> True", "x is not None and x < LEAST -> x is not None or x < LEAST",
    "x is not None -> x is None", "x < LEAST -> x <= LEAST", "-min(x, 2) * 1.5 -> -min(x, 2) / 1.5",
    "-min(x, 2) -> min(x, 2)", "min(x, 2) -> max(x, 2)", "2 -> 3", "1.5 -> 2.5", "not deep -> deep",
]  # fmt: skip


@pytest.fixture
def module(tmp_path: Path) -> Path:
    (tmp_path / "module.py").write_text(MODULE)
    return tmp_path / "module.py"


def test_each_change_is_a_single_one_and_none_is_of_an_annotation_or_a_text(module):
    found = {f"{mutant.before} -> {mutant.after}" for mutant in mutants(module)}
    conditional = {change for change in found if " if " in change}
    assert found - conditional == set(AFTER)
    assert len(conditional) == 1
    plain = ast.unparse(ast.parse(MODULE)).splitlines()
    for mutant in mutants(module):
        changed = mutant.text.splitlines()
        assert sum(before != after for before, after in zip(plain, changed, strict=True)) == 1


def test_the_runs_for_its_own_module_come_first():
    runs = runs_for(ROOT / "mgtui/playground/changes/windows.py")
    assert runs == [["tests/playground/changes/test_windows.py"], ["tests/playground/changes"], ["tests/playground"]]
    assert runs_for(ROOT / "mgtui/plot/axes.py")[-1] == ["tests/plot"]
    assert runs_for(ROOT / "mgtui/engine/search/features.py", near=True) == [["tests/engine/search"]]


@pytest.mark.slow
@pytest.mark.parametrize("noticed", [True, False])
def test_a_change_noticed_by_when_a_test_fails(tmp_path, noticed):
    (tmp_path / "mgtui" / "text").mkdir(parents=True)
    (tmp_path / "tests" / "text").mkdir(parents=True)
    (tmp_path / "mgtui" / "text" / "numbers.py").write_text("before")
    wanted = "before" if noticed else ""
    test = f"def test_it():\n    assert {wanted!r} in open('mgtui/text/numbers.py').read()\n"
    for name in ("test_numbers.py", "test_rows.py"):
        (tmp_path / "tests" / "text" / name).write_text(test)
    mutant = next(mutants(ROOT / "mgtui/text/numbers.py"))._replace(text="after")
    by = noticed_by(mutant, tmp_path, Limits(tmp_path))
    assert by == ("text/test_numbers.py::test_it" if noticed else "")
    assert (tmp_path / "mgtui" / "text" / "numbers.py").read_text() == "before"


@pytest.mark.slow
def test_a_change_that_never_ends_is_noticed_by_the_time_it_takes(tmp_path):
    (tmp_path / "mgtui" / "text").mkdir(parents=True)
    (tmp_path / "tests" / "text").mkdir(parents=True)
    (tmp_path / "mgtui" / "text" / "numbers.py").write_text("")
    test = "def test_it():\n    while 'endless' in open('mgtui/text/numbers.py').read():\n        pass\n"
    (tmp_path / "tests" / "text" / "test_numbers.py").write_text(test)
    mutant = next(mutants(ROOT / "mgtui/text/numbers.py"))._replace(text="endless")
    assert noticed_by(mutant, tmp_path, lambda run: 5.0) == "the time it takes"
