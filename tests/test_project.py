"""What the repository says of itself is true."""

import ast
import re
import tomllib
from pathlib import Path

import mgtui

ROOT = Path(__file__).parent.parent


SHARED = {"cases"}  # folders of tests that hold no tests


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


def test_each_folder_of_tests_is_named_as_the_one_it_tests():
    tested = {path.parent.relative_to(ROOT / "mgtui") for path in (ROOT / "mgtui").rglob("*.py")}
    tests = {path.parent.relative_to(ROOT / "tests") for path in (ROOT / "tests").rglob("test_*.py")}
    assert tests - tested == set()


def test_no_file_of_tests_lies_where_no_test_is():
    folders = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir() and any(path.rglob("*.*"))}
    without = {name for name in folders if not any((ROOT / "tests" / name).rglob("test_*.py"))}
    assert without - {"__pycache__"} == SHARED


def test_nothing_is_marked_that_pytest_does_not_know():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["pytest"]["ini_options"]
    assert "--strict-markers" in settings["addopts"]
    assert [marker.partition(":")[0] for marker in settings["markers"]] == ["slow"]


def test_the_readmes_command_runs_the_slow_tests_as_well():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["pytest"]["ini_options"]
    assert "slow" not in settings["addopts"]
    assert "slow" not in commands_of((ROOT / "README.md").read_text())[1]


NO_VERBS = {"A", "All", "An", "Another", "As", "Columns", "How", "If", "No", "Nothing", "One", "The", "This", "What",
            "When", "Where", "Wherever", "Whether", "Which", "Who", "Why"}  # fmt: skip


def test_the_docstring_of_a_function_begins_with_a_verb():
    for path in (ROOT / "mgtui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                is_property = any("property" in ast.unparse(decorator) for decorator in node.decorator_list)
                first = (ast.get_docstring(node) or "Do").split()[0]
                assert is_property or (first[0].isupper() and first not in NO_VERBS), f"{path.name}: {node.name}"


def test_every_dependency_names_the_lowest_version_that_the_ci_script_tries():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    for wanted in project["dependencies"] + project["optional-dependencies"]["test"]:
        assert re.match(r"[\w.-]+>=[\d.]+", wanted), wanted
    assert 'print("==".join(re.match(r"([\\w.-]+)>=([\\w.]+)", wanted).groups()))' in (ROOT / ".ci/run").read_text()


def test_whoever_unpacks_the_source_distribution_has_all_that_the_tests_look_at():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["sdist"]
    texts = [path.read_text() for path in (ROOT / "tests").glob("*.py")]
    looked_at = {name for text in texts for name in re.findall(r'(?:ROOT|parent\.parent) / "([\w.]+)', text)}
    assert {"README.md", ".ci"} <= looked_at
    assert {f"/{name}" for name in looked_at} - {"/pyproject.toml"} <= set(settings["include"])
