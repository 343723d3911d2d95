"""A function is one row: what the table claims of each is what it does, and a new row is known everywhere."""

import itertools
import json
import math
import random
import shutil
import subprocess
import sys
from pathlib import Path

import mpmath
import numpy as np
import pytest

import mgtui
from mgtui.engine import complete, parse
from mgtui.engine.calculus.function_row import Break, Traits
from mgtui.engine.calculus.functions import (
    AT_ZERO,
    CONSTANT_ROWS,
    EXPONENTIAL,
    NATURAL_POWER,
    NOWHERE,
    PLAIN,
    TABLE,
    check,
)
from tests.engine.calculus.test_functions import TRUTH, TRUTH_OF_TWO

NAMES = sorted(TABLE)
STEPS = (-1.0, 0.0, 1.0)
BESIDE = 1e-9
LARGE = 1e6  # beyond, a double beside a pole is what is seen


def value_of(row, *arguments):
    with np.errstate(all="ignore"):
        return float(row.rule.value(*map(np.float64, arguments)))


def levels_of(at):
    return [level for k in (-2, -1, 0, 1, 2) if (level := at.at + k * at.period) <= at.last]


def points_on(row, at):
    """Arguments that lie on a break."""
    others = (-2.0, -0.5, 0.0, 0.5, 1.0, 2.0)
    for level in levels_of(at):
        if row.least == 1:
            yield (level,)
        else:
            places = {"u": lambda o: (level, o), "v": lambda o: (o, level), "u-v": lambda o: (o + level, o)}  # noqa: B023
            yield from (places.get(at.of, lambda o: (o * level, o))(other) for other in others)  # noqa: B023


def has_own_values(row):
    for at in row.breaks:
        for point in points_on(row, at):
            here = value_of(row, *point)
            for step in itertools.product(STEPS, repeat=len(point)):
                beside = value_of(row, *(a + BESIDE * s for a, s in zip(point, step, strict=True)))
                if max(abs(here), abs(beside)) < LARGE and abs(here - beside) > 1e-3:
                    return True
    return False


@pytest.mark.parametrize("name", NAMES)
def test_a_row_has_values_of_its_own_at_breaks_just_where_it_says_so(name):
    assert TABLE[name].traits.own_values == has_own_values(TABLE[name])


@pytest.mark.parametrize("row", [NATURAL_POWER, EXPONENTIAL])
def test_a_power_with_a_constant_that_rules_breaks_out_has_no_values_of_its_own(row):
    assert row.breaks == NOWHERE
    assert not row.traits.own_values


@pytest.mark.parametrize("name", NAMES)
def test_a_row_never_rounds_just_where_it_says_so(name):
    numbers, one = random.Random(7), TABLE[name].least == 1
    rounded = False
    for _ in range(300):
        # Tiny ones too: mod(-1e-20, 1) is the first to round.
        point = [numbers.uniform(-6, 6) * 10.0 ** numbers.choice((0, 0, -20)) for _ in range(1 if one else 2)]
        got = value_of(TABLE[name], *point)
        with mpmath.workdps(60):
            try:
                true = (TRUTH if one else TRUTH_OF_TWO)[name](*map(mpmath.mpf, point))
            except (ValueError, ZeroDivisionError):
                continue
            if math.isfinite(got) and not isinstance(true, mpmath.mpc):
                rounded = rounded or mpmath.mpf(got) != true
    assert TABLE[name].traits.exact != rounded


@pytest.mark.parametrize("name", NAMES)
def test_a_row_makes_polynomials_of_straight_lines_just_where_it_says_so(name):
    x = np.arange(-48, 49) / 16.0
    other = np.full_like(x, 2.0) if TABLE[name].notation == "comparison" else 2.3 - x  # equal somewhere, if that counts
    most = TABLE[name].most
    arguments = (x,) if most == 1 else (x, other, -x) if most == 3 else (x, other)
    with np.errstate(all="ignore"):
        y = TABLE[name].rule.value(*arguments)
    fifth = np.diff(y, 5)
    seen = fifth[np.isfinite(fifth)]
    assert seen.size
    assert TABLE[name].traits.polynomial == bool(np.all(np.abs(seen) < 1e-9))


@pytest.mark.parametrize("name", [name for name in NAMES if TABLE[name].traits.arithmetic and TABLE[name].least == 2])
def test_arithmetic_does_not_ask_whether_an_argument_is_a_constant(name):
    rule, x = TABLE[name].rule, np.array([0.3, 1.7, -2.2])
    moving = (x, np.ones(3), np.zeros(3))
    for constant in (0.1, 3.0, -2.5):
        results = []
        for still in (constant, np.full(3, constant)):
            w = rule.value(x, still)
            results.append((w, *rule.slopes(w, moving, (still, None, None))))
        for with_float, with_array in zip(*results, strict=True):
            assert np.array_equal(with_float, with_array)


def test_traits_cannot_be_left_out_and_none_of_them_claims_anything_unasked():
    with pytest.raises(TypeError):
        Traits()  # type: ignore[call-arg]
    plain = Traits(own_values=False)
    assert (plain.exact, plain.polynomial, plain.arithmetic, plain.scale) == (False, False, False, 1.0)


WRONG = [
    (TABLE["sin"]._replace(name="q"), "cannot be read"),
    (TABLE["sin"]._replace(aliases=("log1p",)), "cannot be read"),
    (TABLE["sin"]._replace(aliases=("pi",)), "means something else"),
    (TABLE["sin"]._replace(least=4, most=4), "one to three arguments"),
    (TABLE["sin"]._replace(traits=Traits(own_values=True)), "without a break"),
]


@pytest.mark.parametrize(("row", "message"), WRONG)
def test_a_row_that_cannot_work_is_refused_when_the_table_is_made(row, message):
    with pytest.raises(ValueError, match=message):
        check([row])


def test_two_rows_of_one_name_are_refused_when_the_table_is_made():
    with pytest.raises(ValueError, match="means something else"):
        check([TABLE["sin"], TABLE["cos"]._replace(aliases=("sin",))])


RULE = """
FRAC = unary(lambda u: u - np.floor(u), lambda u, w: (void(np.ones_like(u), np.equal(w, 0.0)), None))
"""
GERM = '''
def sawtooth(u: Germ) -> Germ:
    """Return what is left of u after whole numbers."""
    return sub(u, floor(u))
'''
ROW = '    FunctionRow("sawtooth", unary.FRAC, pieces.sawtooth, AT_WHOLE, JUMPS, "u less a whole", ("sawtoothed",)),\n'
INTERVAL = '        "sawtooth": lambda u: functions.subtract(u, stepping(np.floor)(u)),\n'
ASKED = """
import json
from mgtui.engine import behaviour, curve, landmarks, parse
from mgtui.engine.language.completion import complete, tokens

def facts(text):
    f, what = parse(text), behaviour(parse(text), 0.0)
    return [
        f(-0.25), f.jet(0.3).slope, what.kind, what.value, what.sentence, behaviour(f, 0.5).kind,
        [(mark.kind, mark.x, round(mark.y, 12) + 0.0) for mark in landmarks(f, -2.5, 2.25)],
        len(curve(f, -2.5, 2.25).pieces),
    ]

print(json.dumps({
    "new": [facts("sawtooth(-x*x)"), facts("sawtooth(3x) + x"), facts("sawtooth x")],
    "old": [facts("mod(-x*x, 1)"), facts("mod(3x, 1) + x"), facts("mod(x, 1)")],
    "reading": [parse("2sawtooth x").reading, parse("SAWTOOTHED(x/2)").plain_reading],
    "completion": complete("1 + sawt", 8).candidates,
    "kinds": [piece.kind for piece in tokens("sawtooth(x)")],
}))
"""


@pytest.fixture(scope="module")
def with_frac(tmp_path_factory):
    """What an engine says whose table has one row more, put in as a person would."""
    copy = tmp_path_factory.mktemp("copy")
    shutil.copytree(Path(mgtui.__file__).parent, copy / "mgtui", ignore=shutil.ignore_patterns("__pycache__"))
    calculus, germs = copy / "mgtui/engine/calculus", copy / "mgtui/engine/germs"
    for path, added in ((calculus / "unary_rules.py", RULE), (germs / "germ_pieces.py", GERM)):
        path.write_text(path.read_text() + added)
    for table, first, added in (
        (calculus / "functions.py", '    FunctionRow("min"', ROW),
        (calculus / "interval_rules.py", '        "floor": stepping', INTERVAL),
    ):
        assert table.read_text().count(first) == 1
        table.write_text(table.read_text().replace(first, added + first))
    command = [sys.executable, "-c", ASKED]
    return json.loads(subprocess.run(command, cwd=copy, env={}, capture_output=True, text=True, check=True).stdout)


def test_one_new_row_has_value_slope_behaviour_landmarks_and_curve_like_the_formula_it_stands_for(with_frac):
    assert json.dumps(with_frac["new"]) == json.dumps(with_frac["old"])  # as text, for nan is not nan
    assert with_frac["new"][0][2] == "jump"


def test_one_new_row_is_read_written_and_completed_by_its_names(with_frac):
    assert with_frac["reading"] == ["2·sawtooth(x)", "sawtooth(x/2)"]
    assert with_frac["completion"] == [["sawtooth", "u less a whole"]]
    assert with_frac["kinds"] == ["function", "bracket", "variable", "bracket"]


def test_a_break_at_a_jump_that_is_called_smooth_is_found_out():
    wrong = TABLE["step"]._replace(traits=PLAIN)
    assert wrong.breaks == AT_ZERO == (Break("u"),)
    assert has_own_values(wrong) != wrong.traits.own_values


@pytest.mark.parametrize("row", CONSTANT_ROWS)
def test_a_constant_is_read_by_name_and_letter_written_by_its_letter_and_explained(row):
    for typed in (row.name, row.letter):
        assert parse(f"2{typed}")(0.0) == 2 * row.value
        assert parse(f"2*{typed}").reading == f"2·{row.letter}"
    assert (row.name, row.help) in complete(row.name, len(row.name)).candidates


def test_a_rule_reads_no_value_that_it_says_it_does_not_read():
    quiet = [rule for rule in {id(row.rule): row.rule for row in TABLE.values()}.values() if not rule.reads_result]
    assert len(quiet) == 4  # the opposite, sum, difference and product
    for rule in quiet:
        values = [np.float64(1.5)] if rule.value is np.negative else [np.float64(1.5), np.float64(-0.25)]
        for moving in range(len(values)):
            triples = [(value, 1.0 if at == moving else None, None) for at, value in enumerate(values)]
            read = triples if rule.reads_arguments else [(None, *triple[1:]) for triple in triples]
            assert rule.slopes(None, *read) == rule.slopes(rule.value(*values), *triples)
