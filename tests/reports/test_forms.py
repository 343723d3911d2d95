"""Reports of one state or many: what they hold, and that each form is what it says it is."""

import csv
import io
import json
from importlib import resources

import jsonschema
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import mgtui
from mgtui.engine import ExpressionError, parse
from mgtui.playground.changes import values as to
from mgtui.reports.forms import FACTS, as_csv, as_json, written
from mgtui.reports.input_lines import expressions_in
from mgtui.reports.tables import landmarks_of, sweep_of, table_of
from tests.playground.states import at

SCHEMA = json.loads(resources.files("mgtui.reports").joinpath("report.schema.json").read_text())
AS_IN_SCHEMA = jsonschema.Draft202012Validator(SCHEMA)
CONTENTS = ("facts", "table", "sweep", "landmarks")
EXPRESSIONS = ["3x^2 - 4x + 5", "|x|", "1/x", "sqrt(x)", "a*b + c", "7", "floor(x)", "sin(x)/x", "ln(-x)", "gamma(x)"]


@pytest.mark.parametrize("content", CONTENTS)
@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_what_json_writes_is_as_its_schema_says(content, expression):
    for x in (0.0, 3.0, -1.0):
        state = at(expression, x) if "x" in expression else to.start(expression)
        text = as_json(state, FACTS._replace(content=content))
        assert text.isascii()
        AS_IN_SCHEMA.validate(json.loads(text))


def test_the_schema_tells_one_report_from_another_and_knows_all_its_keys():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    facts = json.loads(as_json(to.start()))
    assert set(facts) == set(SCHEMA["$defs"]["facts"]["properties"])
    with pytest.raises(jsonschema.ValidationError):
        AS_IN_SCHEMA.validate({**facts, "more": 1})


def test_every_variable_has_its_value_and_its_slope():
    state = to.start("a*b + c")
    for name, value in {"a": 2.0, "b": -3.0, "c": 10.0}.items():
        state = to.set_value(state, name, value)
    variables = json.loads(as_json(state))["variables"]
    assert variables == {
        "a": {"value": 2.0, "slope": -3.0},
        "b": {"value": -3.0, "slope": 2.0},
        "c": {"value": 10.0, "slope": 1.0},
    }


def test_the_table_has_the_row_of_the_lecture():
    listed = table_of(to.start(), 0.25)
    assert listed.columns == ("x", "f", "slope", "curvature", "difference_quotient")
    xs = np.arange(-5, 5, 0.25)
    np.testing.assert_array_equal([row[0] for row in listed.rows], xs)
    np.testing.assert_array_equal([row[1] for row in listed.rows], 3 * xs**2 - 4 * xs + 5)
    np.testing.assert_array_equal([row[2] for row in listed.rows], 6 * xs - 4)
    np.testing.assert_allclose([row[4] for row in listed.rows], 6 * xs - 4 + 0.003, rtol=1e-8)


def test_a_table_without_a_step_has_a_row_for_each_nudge():
    assert [row[0] for row in table_of(to.start()).rows][:3] == [-5.0, -4.9, -4.8]


def test_the_ladder_goes_from_a_tenth_to_where_the_push_is_lost():
    rows = sweep_of(to.start()).rows
    assert [rows[0][0], rows[-1][0]] == [0.1, 1e-17]
    assert rows[0][1] == pytest.approx(14.3)
    assert rows[-1][1] == 0.0
    assert rows[-1][2] == 14.0


def test_landmarks_for_people_have_no_empty_column_and_say_where_there_are_none():
    text = "".join(written([to.start("x^3 - 2x")], FACTS._replace(content="landmarks", form="text")))
    assert text.splitlines()[2].split() == ["kind", "x", "f"]
    text = "".join(written([to.start("floor(x)")], FACTS._replace(content="landmarks", form="text")))
    assert text.splitlines()[2].split() == ["kind", "x", "end", "f"]
    text = "".join(written([to.start("e^x")], FACTS._replace(content="landmarks", form="text")))
    assert text.split("\n", 1)[1].strip() == "No roots, extrema or breaks in the window: proved."


def test_at_a_root_the_height_of_a_landmark_is_0_in_reports_as_on_the_screen():
    rows = landmarks_of(to.start("x^3 - 2x")).rows
    assert [height for kind, *_, height in rows if kind == "root"] == [0.0, 0.0, 0.0]


def test_landmarks_say_whether_they_are_all():
    listed = landmarks_of(to.start("x^3 - 2x"))
    assert [row[0] for row in listed.rows] == ["root", "maximum", "root", "inflection", "minimum", "root"]
    assert listed.known == {"complete": True, "note": None}
    assert landmarks_of(at("sin(1/x)", 1.0)).known["complete"] is False


def test_json_of_one_is_an_object_and_of_several_an_array():
    one, two = to.start("x^2"), to.start("x^3")
    assert json.loads("".join(written([one], FACTS)))["expression"] == "x^2"
    both = json.loads("".join(written([one, two], FACTS)))
    assert [report["expression"] for report in both] == ["x^2", "x^3"]
    assert "".join(written([], FACTS)) == ""


def test_lines_of_json_are_objects_each():
    text = "".join(written([to.start("x^2"), to.start("x^3")], FACTS._replace(form="jsonl")))
    assert [json.loads(line)["expression"] for line in text.splitlines()] == ["x^2", "x^3"]


def test_a_report_is_written_before_the_next_is_asked_for():
    asked = []

    def states():
        for text in ("x", "x^2", "x^3"):
            asked.append(text)
            yield to.start(text)

    parts = iter(written(states(), FACTS._replace(form="jsonl")))
    assert json.loads(next(parts))["expression"] == "x"
    assert asked == ["x"]


def test_csv_of_several_has_one_header():
    text = "".join(written([to.start("x^2"), to.start("x^3")], FACTS._replace(form="csv", several=True)))
    assert [row["expression"] for row in csv.DictReader(io.StringIO(text))] == ["x^2", "x^3"]


def test_csv_of_rows_names_the_expression_where_there_may_be_several():
    wanted = FACTS._replace(form="csv", content="sweep")
    assert as_csv(to.start(), wanted).splitlines()[0] == "h,difference_quotient,error"
    several = "".join(written([to.start("x"), to.start("x^2")], wanted._replace(several=True)))
    assert several.splitlines()[0] == "expression,h,difference_quotient,error"
    assert {row["expression"] for row in csv.DictReader(io.StringIO(several))} == {"x", "x^2"}


@given(st.floats(-1e6, 1e6), st.floats(1e-12, 1.0))
def test_every_number_comes_back_to_the_last_bit(x, h):
    state = to.set_h(at("x^3 - x", x), h)
    facts = json.loads(as_json(state))
    (row,) = csv.DictReader(io.StringIO(as_csv(state)))
    assert facts["x"] == x == float(row["x"])
    assert facts["h"] == h == float(row["h"])
    assert facts["f_x"] == parse("x^3 - x")(x) == float(row["f_x"])


# -- from Python -----------------------------------------------------------------------------------------------------


def test_a_report_from_python_is_what_json_says():
    assert mgtui.report("3x^2 - 4x + 5", at=3)["slope"] == 14.0
    assert mgtui.report(parse("x^2"), at=-1.5)["x"] == -1.5
    assert mgtui.report("a*b + c", a=2, b=-3, c=10)["slope"] == -3.0
    assert mgtui.report(parse("a*b + c").bind(b=-3.0, c=10.0), a=2)["f_x"] == 4.0
    assert len(mgtui.report("x", window=(0, 1), table=True, every=0.25)["table"]) == 4
    assert mgtui.report("h*x", x=2, set={"h": 5})["f_x"] == 10.0


@pytest.mark.parametrize(
    ("keywords", "reason"),
    [
        ({"q": 1}, "q is no option, and no variable of f"),
        ({"h": 0}, "^step 0.0: h must be"),
        ({"window": (1, 0)}, "^window 1.0:0.0: the left end"),
        ({"table": True, "every": -1}, "above 0"),
        ({"scheme": "sideways"}, "scheme"),
        ({"at": True}, "at is a value, not True"),
        ({"at": False}, "at is a value, not False"),
        ({"at": [1, 2]}, "at is one value, not several"),
        ({"table": 1}, "table is True or False, not 1"),
        ({"svg": "x.svg"}, "mgtui.figure draws"),
        ({"version": True}, "version is no option"),
        ({"completion": "bash"}, "completion is no option"),
    ],
)
def test_what_will_not_do_is_refused_with_a_reason(keywords, reason):
    with pytest.raises(ValueError, match=reason):
        mgtui.report("x^2", **keywords)


@pytest.mark.parametrize("f", [3, None, abs, b"x^2", ["x"]])
def test_what_is_no_function_at_all_is_a_mistake_of_the_program(f):
    for ask in (mgtui.report, mgtui.figure):
        with pytest.raises(TypeError, match=f"wanted, not {type(f).__name__}"):
            ask(f)


def test_what_is_no_expression_is_refused_as_by_parse():
    with pytest.raises(ExpressionError, match="missing"):
        mgtui.report("x +")


# -- the expressions of a stream -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "expressions"),
    [
        (["x^2\n", "sin(x)\n"], [(1, "x^2"), (2, "sin(x)")]),
        (["# a comment\n", "\n", "  \n", "x\n"], [(4, "x")]),
        (["x^2"], [(1, "x^2")]),
        (["x\r\n"], [(1, "x")]),
        ([], []),
        (["def f(x):\n", "    y = x\n", "\n", "    return y\n", "x^3\n"],
         [(1, "def f(x):\n    y = x\n\n    return y"), (5, "x^3")]),
        (["import numpy as np\n", "def f(x):\n", "    return np.sin(x)\n"],
         [(1, "import numpy as np\ndef f(x):\n    return np.sin(x)")]),
        (["def f(x): return x\n", "def g(x): return 2*x\n"], [(1, "def f(x): return x"), (2, "def g(x): return 2*x")]),
    ],
)  # fmt: skip
def test_a_stream_has_an_expression_a_line_and_a_program_over_several(lines, expressions):
    assert list(expressions_in(lines)) == expressions


@given(st.lists(st.text("x \t#^2\n@defimportfrom:", max_size=8)))
def test_no_line_is_lost_but_blanks_and_comments(lines):
    lines = [line.replace("\n", "") + "\n" for line in lines]
    told = "\n".join(text for _, text in expressions_in(lines)).split("\n")
    for line in lines:
        if line.strip() and not line.lstrip().startswith("#"):
            assert line[:-1] in told


def test_what_samples_alone_tell_of_says_so_with_its_uncertainty():
    facts = json.loads(as_json(to.start("x^2")))
    assert facts["sampled"] is False
    assert max(facts["uncertainty"]) < 1e-12
