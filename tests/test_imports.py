"""Imports run one way: text, terminal | engine < playground < plot < tui, with report and cli on top."""

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import mgtui.engine

PACKAGE = Path(mgtui.__file__).parent
MAY_IMPORT = {
    "text": {"text"},
    "terminal": {"terminal", "text"},
    "engine": {"engine", "text"},
    "playground": {"playground", "engine", "text"},
    "plot": {"plot", "playground", "engine", "text"},
    "plain": {"plain", "playground", "engine", "terminal", "text"},
    "reports": {"reports", "plot", "playground", "engine", "text"},
    "tui": {"tui", "plot", "playground", "engine", "terminal", "text"},
}
SCREEN = {"textual", "rich", "plotext"}
NEVER_LOADS = {
    "text": SCREEN | {"numpy"},
    "engine": SCREEN,
    "playground": SCREEN,
    "plot": SCREEN,
    "plain": SCREEN,
    "reports": SCREEN,
}


def loaded_by(module: str) -> set[str]:
    """The top-level packages in memory after `module` alone has been imported."""
    code = f"import {module}, sys; print(' '.join({{name.partition('.')[0] for name in sys.modules}}))"
    return set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split())


def modules() -> dict[str, Path]:
    """Every module of the package by its dotted name; a package stands for its __init__."""
    found = {}
    for path in PACKAGE.rglob("*.py"):
        parts = ["mgtui", *path.relative_to(PACKAGE).with_suffix("").parts]
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = modules()


@cache
def imports_of(path: Path) -> set[str]:
    """The modules a file imports, wherever in it: `from a import b` is a.b where that is a module, else a."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names} & MODULES.keys()
            names |= inner if len(inner) == len(node.names) else inner | {node.module}
    return names


def room_of(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


@pytest.mark.parametrize("room", sorted(MAY_IMPORT))
def test_a_room_imports_only_what_stands_below_it(room):
    for name, path in MODULES.items():
        if room_of(name) == room:
            rooms = {room_of(other) for other in imports_of(path) if other.startswith("mgtui.")}
            assert rooms <= MAY_IMPORT[room], f"{name} imports {rooms - MAY_IMPORT[room]}"


@pytest.mark.parametrize("room", sorted(NEVER_LOADS))
def test_importing_a_room_loads_nothing_of_the_screen(room):
    assert not loaded_by(f"mgtui.{room}") & NEVER_LOADS[room]


def test_importing_the_session_loads_nothing_of_the_screen():
    assert not loaded_by("mgtui.playground.session") & SCREEN


def test_the_command_line_loads_neither_engine_nor_screen_before_it_knows_what_is_wanted():
    assert not loaded_by("mgtui.cli") & {*SCREEN, "numpy"}


def test_what_writes_formulas_is_loaded_when_one_is_first_asked_for():
    code = "import mgtui.tui.app, sys; print([name for name in sys.modules if 'symbolic' in name])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def circle_in(graph: dict[str, set[str]]) -> list[str]:
    """Some modules that import each other in a circle; [] when there is none."""
    done: set[str] = set()

    def visit(name: str, trail: list[str]) -> list[str]:
        if name in trail:
            return trail[trail.index(name) :]
        if name in done:
            return []
        for other in sorted(graph.get(name, ())):
            if circle := visit(other, [*trail, name]):
                return circle
        done.add(name)
        return []

    return next(filter(None, (visit(name, []) for name in sorted(graph))), [])


def test_a_circle_would_be_found():
    assert circle_in({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == ["b", "c"]


def test_no_modules_import_each_other_in_a_circle():
    assert circle_in({name: (imports_of(path) & MODULES.keys()) - {"mgtui"} for name, path in MODULES.items()}) == []


def test_outside_the_engine_nobody_imports_past_its_face():
    face = set(mgtui.engine.__all__)
    for name, path in MODULES.items():
        if room_of(name) != "engine":
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Import):
                    assert not any(alias.name.startswith("mgtui.engine") for alias in node.names), name
                elif isinstance(node, ast.ImportFrom) and node.module:
                    assert not node.module.startswith("mgtui.engine."), f"{name} imports {node.module}"
                    if node.module == "mgtui.engine":
                        assert {alias.name for alias in node.names} <= face, name


def importers_of(package: str) -> set[str]:
    return {
        name for name, path in MODULES.items() if any(other.partition(".")[0] == package for other in imports_of(path))
    }


def test_one_module_alone_imports_plotext():
    assert importers_of("plotext") == {"mgtui.plot.figure"}


def test_only_tui_and_terminal_import_textual_and_rich():
    assert {room_of(name) for name in importers_of("textual") | importers_of("rich")} == {"terminal", "tui"}


def bases_of(path: Path) -> dict[str, set[str]]:
    tree = ast.parse(path.read_text())
    return {
        node.name: {ast.unparse(base).split("[")[0] for base in node.bases}
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }


def test_no_screen_inherits_from_another_but_for_the_sheets_that_close_themselves():
    bases = {name: of for path in (PACKAGE / "tui" / "screens").glob("*.py") for name, of in bases_of(path).items()}
    inherited = {name: of & bases.keys() for name, of in bases.items()}
    assert {base for of in inherited.values() for base in of} <= {"Modal"}
    assert "Screen" in bases["PlaygroundScreen"]


def test_no_module_name_stands_for_two_things():
    names = [path.name for path in MODULES.values() if path.name not in ("__init__.py", "__main__.py")]
    assert sorted(names) == sorted(set(names))


def test_no_type_name_stands_for_two_things():
    owners: dict[str, list[str]] = {}
    for module, path in MODULES.items():
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.ClassDef):
                owners.setdefault(node.name, []).append(module)
            elif isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation) == "TypeAlias":
                owners.setdefault(ast.unparse(node.target), []).append(module)
    twice = {name: of for name, of in owners.items() if len(of) > 1 and not name.startswith("_")}
    assert not twice


def test_nothing_evaluates_text_as_python():
    for path in MODULES.values():
        calls = {
            node.func.id
            for node in ast.walk(ast.parse(path.read_text()))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert not calls & {"eval", "exec", "compile", "__import__"}, path.name
