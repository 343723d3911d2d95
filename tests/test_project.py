"""What the repository says of itself is true."""

import tomllib
from pathlib import Path

import mgtui

ROOT = Path(__file__).parent.parent


def commands_of(readme):
    return [line for line in readme.splitlines() if line.startswith("python3 -m venv")]


def test_the_ci_script_runs_exactly_the_readmes_test_command():
    command = commands_of((ROOT / "README.md").read_text())[1]
    assert command in (ROOT / ".ci/run").read_text().splitlines()


def test_the_version_stands_in_one_place():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert "version" not in project["project"]
    assert (ROOT / project["tool"]["hatch"]["version"]["path"]).read_text().count(mgtui.__version__) == 1
    assert f"## {mgtui.__version__}" in (ROOT / "CHANGELOG.md").read_text()


def test_every_exception_to_a_lint_rule_gives_its_reason():
    lines = (ROOT / "pyproject.toml").read_text().splitlines()
    start = lines.index("ignore = [")
    exceptions = lines[start + 1 : lines.index("]", start)]
    assert exceptions
    assert all("  # " in line for line in exceptions)
