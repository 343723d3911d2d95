"""What people type, and the tree it means: the sample cases, a table beside full brackets, limits and hostile texts."""

import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mgtui.engine.calculus.functions import CONSTANTS, SPELLINGS, TABLE
from mgtui.engine.language import syntax
from mgtui.engine.language.syntax import ExpressionError, parse_tree
from tests.quick import examples

CASES = Path(__file__).parents[2] / "cases"
PLACES = (0.5, 0.3, 1.7, -0.4, 3.2)

# Independent truth, for the functions that the sample cases use.
TRUTH = {
    "neg": lambda u: -u, "add": lambda u, v: u + v, "sub": lambda u, v: u - v, "mul": lambda u, v: u * v,
    "div": lambda u, v: u / v, "pow": lambda u, v: u**v, "abs": abs, "ln": math.log, "sqrt": math.sqrt,
    "cbrt": math.cbrt, "sign": lambda u: (u > 0) - (u < 0), "cot": lambda u: 1 / math.tan(u), "min": min, "max": max,
    "log": math.log, "floor": math.floor, "ceil": math.ceil, "mod": lambda u, v: u - v * math.floor(u / v),
    "root": lambda u, v: math.copysign(abs(u) ** (1 / v), u) if u >= 0 or v % 2 == 1 else math.nan,
    "erfc": math.erfc,
    **{name: getattr(math, name) for name in ("sin", "cos", "tan", "asin", "acos", "atan", "exp", "log2", "log10")},
    **{name: getattr(math, name) for name in ("sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "erf", "gamma")},
}  # fmt: skip


def undefined_as_nan(compute):
    try:
        value = compute()
    except ZeroDivisionError:
        return math.inf
    except (ValueError, OverflowError):
        return math.nan
    return math.nan if isinstance(value, complex) else value


def value_at(tree, x):
    values: list[Any] = []
    for node in tree:
        if node.args:
            values.append(TRUTH[node.op](*(values[place] for place in node.args)))
        else:
            values.append(x if node.op == "variable" else node.value)
    return values[-1]


def python_value(meaning, x):
    names = {name: function for name, function in TRUTH.items() if name != "log"} | {"log": math.log}
    return eval(meaning, {"__builtins__": {}}, names | {"x": x, "e": math.e, "pi": math.pi})  # our own file's text


def rows(name):
    return [pytest.param(row, id=row["id"]) for row in json.loads((CASES / name).read_text())["rows"]]


def outcome(text):
    """The tree of a text, or its error."""
    try:
        return parse_tree(text)
    except ExpressionError as error:
        return error


def check_fit_to_show(error, text):
    assert 0 <= error.start <= error.end <= len(text)
    assert error.message == str(error)
    assert 0 < len(error.message) <= 200
    assert error.message.isprintable()
    assert error.message.encode()
    assert error.suggestion is None or error.suggestion.isprintable()


def same(tree, meaning, places=PLACES):
    return all(
        undefined_as_nan(lambda x=x: value_at(tree, x))
        == pytest.approx(undefined_as_nan(lambda x=x: python_value(meaning, x)), nan_ok=True)
        for x in places
    )


@pytest.mark.parametrize("row", rows("syntax.json"))
def test_a_sample_text_means_what_its_row_says(row):
    allowed = [row["meaning"], *row["accept"]]
    result = outcome(row["input"])
    if not isinstance(result, ExpressionError):
        assert any(same(result, meaning) for meaning in allowed if meaning != "error")
        return
    assert "error" in allowed
    check_fit_to_show(result, row["input"])
    if row["error_pos"]:
        start, end = row["error_pos"]
        assert start - 1 <= result.start <= result.end <= end + 1


PIECEWISE = "piecewise"  # those have a test of their own


@pytest.mark.parametrize("row", [row for row in rows("syntax2.json") if row.values[0]["group"] != PIECEWISE])
def test_a_sample_of_what_people_really_type_means_what_its_row_says(row):
    allowed = [row["meaning"], *row["accept"]]
    result = outcome(row["input"])
    if isinstance(result, ExpressionError):
        assert "error" in allowed
        check_fit_to_show(result, row["input"])
    else:
        assert any(same(result, meaning, row["points"]) for meaning in allowed if meaning != "error")


@pytest.mark.parametrize("row", rows("hostile.json"))
def test_a_hostile_text_is_refused_in_plain_words_or_has_its_value(row):
    text = row["input"] if "input" in row else "".join(part * count for part, count in row["parts"])
    result = outcome(text)
    if isinstance(result, ExpressionError):
        assert row["expect"] in {"error", "either"}
        check_fit_to_show(result, text)
        return
    assert row["expect"] in {"value", "either"}
    if "value_at_0.5" in row:
        value = undefined_as_nan(lambda: value_at(result, 0.5))
        assert value == pytest.approx(float(row["value_at_0.5"]), nan_ok=True)


SAME = """
-x^2                    -(x^2)
-2x^2                   -((2*(x^2)))
-x*y                    -(x*y)
x/-2x                   (x/(-2))*x
2--x                    2-(-x)
- + - x                 -(-(x))
2^-x                    2^(-x)
2^-x^2                  2^(-(x^2))
-2^-2^-x                -(2^(-(2^(-x))))
x^2^3                   x^(2^3)
x**2**3                 x^(2^3)
x^+2                    x^2
x^-2x                   (x^(-2))*x
x²³                     x^23
x⁻¹                     x^(-1)
x⁺²                     x^2
x²^3                    (x^2)^3
x^2²                    x^(2^2)
2²x                     (2^2)*x
1/2x                    (1/2)*x
1/2(x)                  (1/2)*(x)
1/2/x                   (1/2)/x
x(x+1)(x-1)             (x*(x+1))*(x-1)
x(2)^2                  x*((2)^2)
(x+1)2                  (x+1)*2
|x|2                    |x|*2
sin(x)2                 (sin(x))*2
2(3)(4)x                ((2*3)*4)*x
xx                      x*x
x x                     x*x
xe^x                    x*(e^x)
2πx                     (2*pi)*x
pix                     pi*x
xpi                     x*pi
2e                      2*e
2e-x                    (2*e)-x
2e+1                    20
2E+1                    20
2e3x                    2000*x
5.x                     5*x
.5x                     0.5*x
1e−3                    0.001
a x^2 + b x + c         ((a*(x^2))+(b*x))+c
SIN(X)                  sin(x)
sinx                    sin(x)
sin2x                   sin(2*x)
xsinx                   x*(sin(x))
xsinhx                  x*(sinh(x))
sinpix                  sin(pi*x)
expx                    exp(x)
sin x^2                 sin(x^2)
sin x²                  sin(x^2)
sin (x)^2               (sin(x))^2
sin(x)²                 (sin(x))^2
sin x + 1               (sin(x))+1
sin x/2                 (sin(x))/2
sin x*2                 (sin(x))*2
sin 2x/3x               ((sin(2*x))/3)*x
sin x cos x             (sin(x))*(cos(x))
2 sin 2x cos 3x         (2*(sin(2*x)))*(cos(3*x))
sin x y                 sin(x*y)
sin x(x+1)              sin(x*(x+1))
sin(x)(x+1)             (sin(x))*(x+1)
sin cos x               sin(cos(x))
sin -x                  sin(-x)
exp -x^2/2              (exp(-(x^2)))/2
exp -2x                 exp(-(2*x))
exp - -x                exp(-(-x))
ln 2x                   ln(2*x)
log x                   ln(x)
sin|x|                  sin(|x|)
sin|x|cos x             (sin(|x|))*(cos(x))
sin √x                  sin(sqrt(x))
2^sin x                 2^(sin(x))
2^sin x cos x           (2^(sin(x)))*(cos(x))
sin^2 x                 (sin(x))^2
sin²x                   (sin(x))^2
sin^2x                  (sin(x))^2
sin^2(2x)cos x          ((sin(2*x))^2)*(cos(x))
sin^2 2x                (sin(2*x))^2
sin^2 x^2               (sin(x^2))^2
sin^x(x)                (sin(x))^x
sin^(a+1) x             (sin(x))^(a+1)
sin^(a+1)(x+b)          (sin(x+b))^(a+1)
sin^-2 x                (sin(x))^(-2)
sin^-1 x                asin(x)
sin⁻¹(x)                asin(x)
sin^(-1) x              asin(x)
tanh^-1(x)              atanh(x)
ln^2 x                  (ln(x))^2
log2 x                  log2(x)
log2x                   log2(x)
log10x                  log10(x)
log20x                  ln(20*x)
log2.5x                 ln(2.5*x)
log_2(x)                log2(x)
log_2 x^2               log2(x^2)
log_2^2 x               (log2(x))^2
log_10(x)               log10(x)
log₂ x                  log2(x)
log₁₀(x)                log10(x)
log_b x                 log(x,b)
log_3 2x                log(2*x,3)
xlog_3(x)               x*(log(x,3))
log_e(x)                ln(x)
log(x,2)                log2(x)
log(x, 10)              log10(x)
log(x, 1+1)             log(x,(1+1))
arcsin x                asin(x)
sgn x                   sign(x)
min(x, 2, 3)            min(min(x,2),3)
max(x,2,a,b)            max(max(max(x,2),a),b)
√x+1                    (sqrt(x))+1
√2x                     (sqrt(2))*x
2√x                     2*(sqrt(x))
√x²                     sqrt(x^2)
√-x                     sqrt(-x)
-√x                     -(sqrt(x))
√√x                     sqrt(sqrt(x))
√∛x                     sqrt(cbrt(x))
2^√x                    2^(sqrt(x))
|x|                     abs(x)
|x||x-1|                abs(x)*abs(x-1)
x|x|                    x*abs(x)
||x|-1|                 abs(abs(x)-1)
||x||                   abs(abs(x))
|x+|x||                 abs(x+abs(x))
|x|x|x|                 (abs(x)*x)*abs(x)
|2|x|+1|                (abs(2)*x)*abs(1)
|(x|x|)|                abs(x*abs(x))
|sin|x||                abs(sin(abs(x)))
|sin x|                 abs(sin(x))
|x|^2                   (abs(x))^2
-|x|²                   -((abs(x))^2)
2·x⋅3×x÷4               (((2*x)*3)*x)/4
x−1                     x-1
x – 1                   x-1
ｘ＾2                   x^2
ℯ^𝑥                     e^x
2𝜋τ                     (2*pi)*tau
（x＋1）                x+1
45°                     45*(pi/180)
sin 45°                 sin(45*(pi/180))
30 deg                  30*(pi/180)
2x deg                  2*(x*(pi/180))
1/30°                   1/(30*(pi/180))
tan(x°)^2               (tan(x*(pi/180)))^2
45º+45˚                 (45*(pi/180))+(45*(pi/180))
x°^2                    (x*(pi/180))^2
x!                      gamma(x+1)
(x+1)!                  gamma((x+1)+1)
-3!                     -(gamma(3+1))
2^3!                    2^(gamma(3+1))
x²!                     gamma(x^2+1)
3!^2                    (gamma(3+1))^2
2x!                     2*(gamma(x+1))
sin x!                  sin(gamma(x+1))
sin(x)!                 gamma(sin(x)+1)
|x|!                    gamma(abs(x)+1)
root(x, 3)              cbrt(x)
root(x, 2)              sqrt(x)
nthroot(x+1, 5)         root(x+1,5)
³√x                     cbrt(x)
⁴√(x^2)                 root(x^2,4)
⁵√x^2                   root(x^2,5)
-³√x                    -(cbrt(x))
2*⁴√x+1                 (2*(root(x,4)))+1
∜x                      root(x,4)
ⁿ√x                     root(x,n)
2ⁿ√x+1                  (2*(root(x,n)))+1
½x                      0.5*x
2½                      2.5
2½x²                    2.5*(x^2)
⅓                       1/3
1⅔x                     (5/3)*x
x^⅓                     x^(1/3)
⌊x⌋                     floor(x)
2⌈x/2⌉²                 2*((ceil(x/2))^2)
|⌊x⌋|                   abs(floor(x))
clamp(x, 0, a)          min(max(x,0),a)
lerp(a, b, t+1)         a+((t+1)*(b-a))
lerp(a+1, 2, x)         (a+1)+(x*(2-(a+1)))
pow(x, 3)               x^3
pow(x+1, a)             (x+1)^a
log5(100)               log(100,5)
log5 (x)                log(x,5)
log16(x)                log(x,16)
xlog5(x)                x*(log(x,5))
log5x                   ln(5*x)
log10(x)                log10(x)
atan2x                  atan(2*x)
relu6x                  relu6(x)
θ^2                     theta^2
λ e^(-λ)                lambda*(e^(-lambda))
alpha x                 alpha*x
2pi theta               (2*pi)*theta
sintheta                sin(theta)
xtheta                  x*theta
ϕ + φ                   phi+phi
Ωx                      omega*x
𝜃                       theta
γ x                     (gamma)*x
2gamma                  2*(gamma)
x_1                     x_1
x₁                      x_1
X_12                    x_12
w_1x_1 + w_2x_2 + b     ((w_1*x_1)+(w_2*x_2))+b
w₁x₁²                   w_1*(x_1^2)
θ₁θ_2                   theta_1*theta_2
theta_1                 theta_1
2pix_1                  (2*pi)*x_1
e_1                     e_1
log_2 x_1               log2(x_1)
2³√x                    2*cbrt(x)
2 ³√x                   2*cbrt(x)
x ³√x                   x*cbrt(x)
x³√x                    (x^3)*(√x)
3⁴√(x)                  3*root(x, 4)
5²√x                    (5^2)*(√x)
x²√3                    (x^2)*(√3)
(2)³√x                  (2^3)*(√x)
sin³√x                  (sin(√x))^3
sin ³√x                 sin(cbrt(x))
|³√x|                   |cbrt(x)|
|x|³√x                  (|x|^3)*(√x)
x^2³√x                  (x^2)*cbrt(x)
maximum(x, 0)           max(x, 0)
fabs(x)                 |x|
β(x+1)                  β*(x+1)
beta (x+1)              β*(x+1)
﹢x﹢1                    x+1
sin〖2x〗                 sin(2*x)
y = x^2                 x^2
Y=x                     x
f(x) = x^2              x^2
F(T) = T^2              t^2
g (a) =a                a
"""


@pytest.mark.parametrize("row", SAME.strip().splitlines())
def test_a_text_means_the_same_as_with_all_its_brackets(row):
    text, bracketed = (part.strip() for part in row.split("   ", 1))
    assert parse_tree(text) == parse_tree(bracketed)


@pytest.mark.parametrize("text", ["x\u00a0+\u00a01", "x\t+\r\n1", "\n x+1\n", "\u2009x\u202f+ 1\u3000"])
def test_spaces_of_every_width_and_single_line_breaks_are_harmless(text):
    assert parse_tree(text) == parse_tree("x+1")


def test_a_node_knows_where_it_was_read():
    text = "𝑥·(𝑥 + 1)² − sin^2 2x"
    places = {node.op: text[node.start : node.end] for node in parse_tree(text)}
    assert places["add"] == "𝑥 + 1"
    assert places["mul"] == "2x"
    assert places["sin"] == "sin^2 2x"
    assert places["sub"] == text


def test_every_spelling_of_the_table_is_read_in_either_case():
    for word, name in SPELLINGS.items():
        least = TABLE[name].least
        arguments = ", ".join("xyz"[:least]) if name != "if" else "x < y, z"
        for typed in (word, word.upper(), word.title()):
            assert parse_tree(f"{typed}({arguments})")[-1].op == name
        if least == 1:
            assert parse_tree(f"x{word} x") == parse_tree(f"x*{word}(x)")


def test_constants_carry_their_values():
    for name, value in CONSTANTS.items():
        (node,) = parse_tree(name.upper())
        assert (node.op, node.name, node.value) == ("constant", name, value)


@pytest.mark.parametrize("pair", ["()", "||", ("sin(", ")"), ("sin ", ""), ("√", ""), ("cbrt(", ")")])
def test_nesting_stops_at_64_levels(pair):
    opening, closing = pair
    assert parse_tree(opening * 64 + "x" + closing * 64)
    with pytest.raises(ExpressionError, match="64") as caught:
        parse_tree(opening * 65 + "x" + closing * 65)
    assert 64 * len(opening) <= caught.value.start < caught.value.end <= 65 * len(opening)


@pytest.mark.parametrize(
    "text",
    ["+".join("x" * 500), "-".join("x" * 500), "x" * 1000, "-" * 999 + "x", "^".join("x" * 500), "/".join("x" * 500),
     "x²" * 500, "min(" + ",".join("x" * 490) + ")", "^-".join("x" * 330), "1" * 300 + "+x" * 300],
)  # fmt: skip
def test_chains_as_long_as_a_text_may_be_are_no_nesting(text):
    tree = parse_tree(text)
    assert len(tree) <= syntax.MOST_NODES
    assert all(place < at for at, node in enumerate(tree) for place in node.args)


def test_the_length_is_judged_before_anything_else():
    assert parse_tree("x" + " " * 999)
    for text in ("x" + " " * 1000, "(" * 1_000_000, "\ud800" * 5000):
        with pytest.raises(ExpressionError, match="1,000 are the most") as caught:
            parse_tree(text)
        assert (caught.value.start, caught.value.end) == (1000, len(text))


def test_trees_stop_at_a_number_of_nodes(monkeypatch):
    monkeypatch.setattr(syntax, "MOST_NODES", 3)
    assert len(parse_tree("x+1")) == 3
    with pytest.raises(ExpressionError, match="3 are the most"):
        parse_tree("x+1+x")


def test_a_seventh_variable_is_one_too_many():
    assert parse_tree("a+b+c+d+x+y+a+x")
    with pytest.raises(ExpressionError, match="z is one variable too many") as caught:
        parse_tree("a+b+c+d+x+y+sin z")
    assert (caught.value.start, caught.value.end) == (16, 17)


@pytest.mark.parametrize("thing", [None, 3, b"x", ["x"], 2.5])
def test_what_is_no_str_is_a_type_error(thing):
    with pytest.raises(TypeError, match="is a str"):
        parse_tree(thing)


FRAGMENTS = (
    *"xyeabfig0123456789.,+-*/^()|=_!%<>[]{};:'\"\\ \n√∛²⁻¹₂π·−×",
    *SPELLINGS, *CONSTANTS, "**", "//", "==", "2e", "0x", "f(x)=", "lambda", "inf", "np.", "log_", "\u200b", "\ud800",
)  # fmt: skip


@examples(400)
@given(st.text() | st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join))
@example("x" * 999 + "\ud800")
@example("log_")
@example("sin^(")
@example("np.")
@example(",")
def test_whatever_is_typed_is_a_tree_in_post_order_or_an_error_in_its_place(text):
    result = outcome(text)
    if isinstance(result, ExpressionError):
        check_fit_to_show(result, text)
        return
    used = [place for node in result for place in node.args]
    assert sorted(used) == list(range(len(result) - 1))  # every node but the root is used, and once
    assert all(place < at for at, node in enumerate(result) for place in node.args)
    assert all(0 <= node.start < node.end <= len(text) for node in result)
