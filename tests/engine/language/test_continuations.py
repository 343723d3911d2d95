"""Half a formula is no mistake; what no letter mends is one at once."""

import json
from pathlib import Path

import pytest

from mgtui.engine import ExpressionError, may_go_on, parse
from mgtui.playground.examples import EXAMPLES

CASES = Path(__file__).parents[2] / "cases"


def formulas():
    """Every text of the cases and examples that is an expression."""
    rows = [row for name in ("syntax", "syntax2") for row in json.loads((CASES / f"{name}.json").read_text())["rows"]]
    texts = [*(row["input"] for row in rows), *(example.text for example in EXAMPLES)]
    own = [
        "w_1*x_1 + b",
        "⁴√(x^2)",
        "x⁻¹",
        r"\frac{1}{x^{2}}",
        r"\left|x-1\right|",
        "np.tanh(x)",
        "f(x) = x^2",
        "45 deg",
    ]
    for text in dict.fromkeys([*texts, *own]):
        try:
            parse(text)
        except ExpressionError:
            continue
        if not text.startswith(('"', "'", "def", "“")):  # quoted and whole programs are pasted, never typed
            yield text


@pytest.mark.parametrize("text", list(formulas()))
def test_every_beginning_of_an_expression_may_go_on(text):
    stuck = [text[:end] for end in range(1, len(text)) if not may_go_on(text[:end], end)]
    assert stuck == []


@pytest.mark.parametrize(
    "text",
    [
        "sni(x)", "x^2 + * 3", "1,5x", "x)", "xy", "foo", "2 3", "max(x)", "min()", "x^2 + 3*/", "sin(x)) + 2", "qq(x",
        "5 % 3", "x @ 2", "cosinus(x)", "x^^", "3x^2 - 4xy +", "x$", "x + * si",
    ],
)  # fmt: skip
def test_a_mistake_that_no_letters_mend_is_told_from_half_a_formula(text):
    assert not may_go_on(text, len(text))


@pytest.mark.parametrize(
    ("before", "after", "possible"),
    [("3x^2 - ", " + 5", True), ("si", "(x)", True), ("max(x", ")", True), ("(", "/2", True),
     ("sni", "(x)", False), ("sni(x) + ", "", False), ("x + ", "* 3", True), ("x +* 3 + ", " - 1", False)],
)  # fmt: skip
def test_in_the_middle_of_a_text_it_is_the_letters_at_the_cursor_that_count(before, after, possible):
    assert may_go_on(before + after, len(before)) is possible
