"""Textual's private parts are used in mgtui/terminal alone, and the program runs without any of them."""

import ast
import importlib
import inspect
import re
import sys
import textwrap
from pathlib import Path

import pytest
from textual.app import App
from textual.containers import VerticalScroll
from textual.driver import Driver
from textual.message import Message
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.suggester import Suggester
from textual.widgets import Input, OptionList

import mgtui
from mgtui.playground.changes import values as to
from mgtui.terminal import cell_diff, first_frame, key_order, textual_caches
from mgtui.text.charset import look_alike
from mgtui.tui.app import MgtuiApp
from mgtui.tui.screens.chooser import Chooser

PACKAGE = Path(mgtui.__file__).parent
CLASSES = (App, ModalScreen, VerticalScroll, Input, OptionList, Strip, Driver, Message, Suggester)


def attributes_of(cls):
    """The names a class of Textual defines, and those it gives its objects."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(cls)))
    given = {
        node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "self"
    }
    return given | set(vars(cls))


def private_names():
    bases = {base for cls in CLASSES for base in cls.__mro__ if base.__module__.startswith("textual")}
    names = set().union(*map(attributes_of, bases))
    return {name for name in names if name.startswith("_") and not name.startswith("__")}


PRIVATE = private_names()


def private_parts(text):
    """What of Textual's private parts a module uses: modules, attributes, methods it would override, names as text."""
    tree = ast.parse(text)
    methods = [node for cls in ast.walk(tree) if isinstance(cls, ast.ClassDef) for node in cls.body]
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "textual":
            full = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name for name in full if re.search(r"\._", name))
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if re.match(r"textual\.(.*\.)?_", alias.name))
        elif isinstance(node, ast.Attribute) and node.attr in PRIVATE:
            yield node.attr
        elif isinstance(node, ast.Constant) and node.value in PRIVATE:
            yield node.value
    for node in methods:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name in PRIVATE:
            yield node.name


def uses_textual(text):
    return re.search(r"^\s*(from|import) textual\b", text, re.MULTILINE)


OUTSIDE = [path for path in PACKAGE.rglob("*.py") if path.parent.name != "terminal" and uses_textual(path.read_text())]


@pytest.mark.parametrize("path", OUTSIDE, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_module_outside_terminal_uses_a_private_part(path):
    assert not set(private_parts(path.read_text()))


@pytest.mark.parametrize(
    "text",
    [
        "from textual import _compositor",
        "from textual._styles_cache import StylesCache",
        "import textual.drivers._writer_thread",
        "class Chooser(ModalScreen):\n    def on_mount(self):\n        self._bindings.bind('q', 'dismiss')",
        "class Line(Input):\n    async def _on_paste(self, event): ...",
        "app.screen._compositor.render_strips()",
        "getattr(app, '_check_bindings')",
    ],
)
def test_a_private_part_is_noticed(text):
    assert set(private_parts(text))


def without(monkeypatch, part):
    """Take one private part away, as far as this program can see."""
    if part == "the lookup of bindings":
        monkeypatch.setattr(key_order, "_CHECK_BINDINGS", "_no_such")
    elif part == "the switches for toasts":
        monkeypatch.setattr(cell_diff, "_TOASTS", ("_no_such",))
    elif part == "the handler of exceptions":
        monkeypatch.setattr(cell_diff, "_HANDLE_EXCEPTION", "_no_such")
    elif part == "the compositor":
        monkeypatch.setattr(cell_diff, "compositor", None)
    elif part == "the refresh of a screen":
        monkeypatch.setattr(first_frame, "_REFRESH", "_no_such")


PARTS = (
    "the lookup of bindings",
    "the switches for toasts",
    "the handler of exceptions",
    "the compositor",
    "the refresh of a screen",
)


@pytest.mark.parametrize("part", PARTS)
async def test_the_program_runs_without(monkeypatch, part):
    without(monkeypatch, part)
    app = MgtuiApp(to.start())
    installed = cell_diff.install(app, look_alike=look_alike("braille"))
    assert (installed is None) == (part == "the compositor")
    assert cell_diff.on_crash(app, lambda error: None) == (part != "the handler of exceptions")
    async with app.run_test() as pilot:
        await pilot.press("right")
        await pilot.pause()
        assert app.playground.session.state.x == 3.1
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert isinstance(app.screen, Chooser)
        await pilot.press(*"curvature")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert "bend curve" in app.playground.session.state.shown
        await pilot.resize_terminal(60, 20)
        await pilot.press("left")
        await pilot.pause()
        assert app.playground.session.state.x == 3.0


@pytest.mark.parametrize(
    ("module", "private"),
    [(textual_caches, "textual._styles_cache"), (cell_diff, "textual._compositor")],
    ids=lambda each: getattr(each, "__name__", each),
)
def test_a_private_module_that_is_gone_is_done_without(monkeypatch, module, private):
    import textual

    with monkeypatch.context() as gone:
        gone.setitem(sys.modules, private, None)
        gone.delattr(textual, private.rpartition(".")[2])
        again = importlib.util.module_from_spec(module.__spec__)
        module.__spec__.loader.exec_module(again)
    if module is cell_diff:
        assert again.compositor is None
        assert again.install(MgtuiApp(to.start())) is None
    else:
        assert again.StylesCache is None
        again.forget()
