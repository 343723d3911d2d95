"""Pictures from Python: what notebooks show of a function, and files that are written whole and over no other."""

import subprocess
import sys
from xml.etree import ElementTree

import pytest

import mgtui
from mgtui.engine import ExpressionError, parse
from mgtui.text import drawing

SVG = "{http://www.w3.org/2000/svg}"


def title(svg):
    return ElementTree.fromstring(svg).find(f"{SVG}title").text


def said(svg):
    return ElementTree.fromstring(svg).find(f"{SVG}desc").text


def test_a_figure_stands_where_it_is_asked_to():
    figure = mgtui.figure("x^2", at=1.5, h=0.5, window=(0, 4), size=(300, 200))
    root = ElementTree.fromstring(str(figure))
    assert (root.get("width"), root.get("height")) == ("300", "200")
    assert said(figure.svg) == "At x = 1.5, f is 2.25 and rises with slope 3. tangent y = 3x − 2.25. secant slope 3.5."
    assert figure.state.slider("x").low == 0.0


def test_notebooks_show_a_figure_and_a_function():
    figure, f = mgtui.figure("x^2"), parse("x^2")
    assert figure._repr_svg_() == figure._repr_html_() == str(figure) == f._repr_svg_() == f._repr_html_()


def test_a_function_of_several_variables_shows_its_first_with_the_others_at_their_usual_values():
    assert title(parse("a*x + b")._repr_svg_()) == "f(x, a, b) = a·x + b   (a = 1, b = 1)"


@pytest.mark.parametrize(
    ("function", "reading"),
    [(parse("a*x + b").bind(a=2.5, b=-1e-7), "f(x) = 2.5·x + (−1e−7)"), (parse("x^3").derivative(), "f(x) = 3·x²")],
)
def test_a_bound_function_and_a_derivative_are_drawn_as_what_they_are(function, reading):
    assert title(function._repr_svg_()) == reading
    state = mgtui.figure(function).state
    assert state.function(1.7) == function(1.7)


def test_values_are_given_by_name_and_those_named_like_an_argument_in_set():
    figure = mgtui.figure("a*x + h", a=3, set={"h": 2})
    assert title(figure.svg) == "f(x, a, h) = a·x + h   (a = 3, h = 2)"
    assert figure.state.h == 1e-3


def test_f_prime_is_drawn_on_request():
    assert "mgtui-slope-curve" in mgtui.figure("x^3", show=("slope curve",)).svg.split("</style>")[1]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"expression": "sni(x)"}, ExpressionError),
        ({"expression": "x", "b": 2.0}, TypeError),
        ({"expression": "x", "h": 0.0}, ValueError),
        ({"expression": "x", "window": (1, 1)}, ValueError),
        ({"expression": "x", "at": float("nan")}, ValueError),
        ({"expression": "x", "at": float("inf")}, ValueError),
        ({"expression": "x", "size": (0, 10)}, ValueError),
        ({"expression": "x", "show": ("everything",)}, ValueError),
    ],
)
def test_what_cannot_be_drawn_is_refused(arguments, error):
    with pytest.raises(error):
        mgtui.figure(**arguments)


@pytest.mark.parametrize("size", ["ab", "640x400", (640,), (640, 400, 3)])
def test_a_size_is_two_numbers(size):
    with pytest.raises(TypeError, match="a size is two numbers: width and height"):
        mgtui.figure("x", size=size)


def test_a_file_is_overwritten_only_if_asked(tmp_path):
    path = tmp_path / "plot.svg"
    mgtui.figure("x^2").save(path)
    with pytest.raises(FileExistsError):
        mgtui.figure("x^3").save(path)
    assert title(path.read_text()) == "f(x) = x²"
    mgtui.figure("x^3").save(str(path), overwrite=True)
    assert title(path.read_text()) == "f(x) = x³"
    assert [file.name for file in tmp_path.iterdir()] == ["plot.svg"]


def test_importing_mgtui_loads_no_numpy_and_the_engine_nothing_that_draws():
    watched = "('numpy', 'mgtui.plot', 'mgtui.playground.state')"
    code = f"import {{}}, sys; print([name for name in sys.modules if name in {watched}])"
    for module, loaded in (("mgtui", "[]"), ("mgtui.engine", "['numpy']")):
        run = subprocess.run([sys.executable, "-c", code.format(module)], capture_output=True, text=True, check=True)
        assert run.stdout.strip() == loaded


def test_where_nobody_draws_a_function_has_no_picture(monkeypatch):
    monkeypatch.setattr(drawing, "_drawers", [])
    assert parse("x")._repr_svg_() is None


@pytest.mark.parametrize("name", ["plot.png", "plot.PDF", "plot.jpeg"])
def test_a_picture_is_not_called_as_another_kind_of_picture_is(name, tmp_path):
    with pytest.raises(ValueError, match="call it plot"):
        mgtui.figure("x^2").save(tmp_path / name)
    assert not list(tmp_path.iterdir())
