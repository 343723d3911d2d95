"""How an expression reads: literal rows, and that whatever is read reads back as the same tree."""

from typing import Any
from unittest import mock

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from mgtui.engine.calculus.functions import CONDITIONS, CONSTANTS, TABLE
from mgtui.engine.language import readings as module
from mgtui.engine.language.readings import reading
from mgtui.engine.language.syntax import ExpressionError, parse_tree
from mgtui.engine.language.tokens import scan
from mgtui.engine.language.tree import Node
from tests.quick import examples

ROWS = """
3x^2 - 4x + 5        3·x² − 4·x + 5           3*x^2 - 4*x + 5
1/2x                 (1/2)·x                  (1/2)*x
1/(2x)               1/(2·x)                  1/(2*x)
a*x/2                a·x/2                    a*x/2
x/2/3                x/2/3                    x/2/3
log x                ln(x)                    ln(x)
log(x, 2)            log2(x)                  log2(x)
log_b(x)             log(x, b)                log(x, b)
-2x^2                −2·x²                    -2*x^2
(-2)x^2              (−2)·x²                  (-2)*x^2
(-x)^2               (−x)²                    (-x)^2
x/-2                 x/(−2)                   x/(-2)
x - -y               x − (−y)                 x - (-y)
--x                  −(−x)                    -(-x)
-(a+b)c              −(a + b)·c               -(a + b)*c
a-(b-c)              a − (b − c)              a - (b - c)
((a)+((b)))          a + b                    a + b
x^-1                 x⁻¹                      x^(-1)
x^23                 x²³                      x^23
x^0.5                x^0.5                    x^0.5
x^(1/3)              x^(1/3)                  x^(1/3)
x^12345              x^12345                  x^12345
e^-x                 e^(−x)                   e^(-x)
e^x                  e^x                      e^x
e^sin x              e^sin(x)                 e^sin(x)
2^3^2                2^(3²)                   2^(3^2)
(2^3)^2              (2³)²                    (2^3)^2
sin^2 x              sin(x)²                  sin(x)^2
sin^-1 x             asin(x)                  asin(x)
1/sin(x)^1           1/sin(x)¹                1/sin(x)^1
arctan 2x            atan(2·x)                atan(2*x)
√x + √(x+1)          √x + √(x + 1)            sqrt(x) + sqrt(x + 1)
√2x                  √2·x                     sqrt(2)*x
√x^2                 √(x²)                    sqrt(x^2)
(√x)^2               (√x)²                    sqrt(x)^2
∛x/√|x|              ∛x/√|x|                  cbrt(x)/sqrt(|x|)
||x|-1|              ||x| − 1|                ||x| - 1|
2pi x                2·π·x                    2*pi*x
tau e                τ·e                      tau*e
5!                   5!                       5!
n! - (n-1)!          n! − (n − 1)!            n! - (n - 1)!
2x!                  2·x!                     2*x!
-x!                  −x!                      -x!
x!^2                 (x!)²                    (x!)^2
x^2!                 x^(2!)                   x^(2!)
(x!)!                (x!)!                    (x!)!
sin(x)! + |x|!       sin(x)! + |x|!           sin(x)! + |x|!
√x!                  √(x!)                    sqrt(x!)
gamma(x+1)           gamma(x + 1)             gamma(x + 1)
gamma(1+x)           gamma(1 + x)             gamma(1 + x)
max(x,1,2)           max(x, 1, 2)             max(x, 1, 2)
max(x,max(1,2))      max(x, max(1, 2))        max(x, max(1, 2))
1e-200 x             1e−200·x                 1e-200*x
1e12 (x-2)           1e12·(x − 2)             1e12*(x - 2)
25e11                2.5e12                   2.5e12
.50x                 0.5·x                    0.5*x
100000x              100000·x                 100000*x
y = 3.0              3                        3
"""


@pytest.mark.parametrize("row", ROWS.strip().splitlines())
def test_a_text_reads_as_plain_mathematics(row):
    text, mathematics, keyboard = (part.strip() for part in (row[:21], row[21:46], row[46:]))
    tree = parse_tree(text)
    assert (reading(tree), reading(tree, ascii=True)) == (mathematics, keyboard)


def test_a_bound_number_below_zero_is_read_with_its_sign():
    minus_three = Node("number", value=-3.0)
    x = Node("variable", name="x")
    assert reading((minus_three, x, Node("mul", (0, 1)))) == "(−3)·x"
    assert reading((x, minus_three, Node("add", (0, 1)))) == "x + (−3)"
    assert reading((x, minus_three, Node("pow", (0, 1)))) == "x⁻³"


LEAVES = st.one_of(
    st.sampled_from([*"xyabtn", "x_1", "b_12", "theta", "gamma", "xi_2"]).map(
        lambda name: (Node("variable", name=name),)
    ),
    st.sampled_from(sorted(CONSTANTS)).map(lambda name: (Node("constant", value=CONSTANTS[name], name=name),)),
    st.integers(0, 12).map(lambda value: (Node("number", value=float(value)),)),
    st.floats(0, allow_nan=False, allow_infinity=False).map(lambda value: (Node("number", value=abs(value)),)),
)


def joined(op, *trees):
    """The tree of an operation on others."""
    nodes: list[Any] = []
    roots: list[Any] = []
    for tree in trees:
        moved = len(nodes)
        nodes += [Node(n.op, tuple(place + moved for place in n.args), n.value, n.name) for n in tree]
        roots.append(len(nodes) - 1)
    return (*nodes, Node(op, tuple(roots)))


def joined_two(op, left, right):
    """The same for two, but for log(x, 2), root(x, 3) and others that are read as functions of one argument."""
    one = len(right) == 1
    own_name = (op == "log" and one and (right[-1].value in {2.0, 10.0} or right[-1].name == "e")) or (
        op == "root" and one and right[-1].value in {2.0, 3.0}
    )
    return joined("mod" if own_name else op, left, right)


def operations(trees):
    numeric = TABLE.keys() - CONDITIONS - {"if"}  # test_piecewise.py has those
    one = sorted(name for name in numeric if TABLE[name].most == 1)
    two = sorted(name for name in numeric if TABLE[name].most != 1)
    return st.one_of(
        st.builds(joined, st.sampled_from(["neg", "abs", "sqrt", "cbrt"]) | st.sampled_from(one), trees),
        st.builds(joined_two, st.sampled_from(["add", "sub", "mul", "pow"]) | st.sampled_from(two), trees, trees),
    )


TREES = st.recursive(LEAVES, operations, max_leaves=16)
OPERANDS = st.sampled_from(
    ["x", "a", "e", "π", "2", "0.5", "1e3", "(x+1)", "(-x)", "|x|", "|-x|x||", "√x", "∛-x", "-x", "sin x", "sin -x",
     "x_1", "w₂", "θ", "γ", "3!", "x°", "2½", "⅓", "⌊x⌋", "³√x", "root(x, 5)", "clamp(x, 0, a)",
     "ln 2x", "cos(x)", "sin^2 x", "tan^-1 x", "log_3 x", "log(x, a)", "min(x,2,a)", "(x^2)", "(1/x)", "abs x", "exp√x"]
)  # fmt: skip
BETWEEN = st.sampled_from(["+", "-", "*", "/", "^", "^-", "²+", "⁻¹/", "² ", " ", " ", " - ", "·"])
TYPED = st.builds(
    lambda first, rest: first + "".join(sign + operand for sign, operand in rest),
    OPERANDS, st.lists(st.tuples(BETWEEN, OPERANDS), max_size=8),
)  # fmt: skip


def flat_reading(tree, ascii):
    """The reading without spaces and brackets for the eye, as it is for long expressions."""
    with mock.patch.object(module, "LONGEST_TEXT", 0):
        return reading(tree, ascii=ascii)


@examples(300)
@given(TREES, st.booleans())
@example(parse_tree("sin(x)^(-2)*(-(-√x))"), False)
@example(parse_tree("-(-2)^(-(-x))"), True)
@example(parse_tree("2*e+1"), False)
def test_a_tree_reads_back_as_itself(tree, ascii):
    assert parse_tree(reading(tree, ascii=ascii)) == tree


@examples(300)
@given(TREES, st.booleans())
def test_a_tree_reads_back_as_itself_without_spaces_and_brackets_for_the_eye(tree, ascii):
    text = flat_reading(tree, ascii)
    assume(text.lower() not in {"0x", "0b"})
    assert parse_tree(text) == tree


@examples(300)
@given(TYPED, st.booleans())
def test_what_was_typed_reads_back_as_it_was_read(text, ascii):
    try:
        tree = parse_tree(text)
    except ExpressionError:
        assume(False)
    assert parse_tree(reading(tree, ascii=ascii)) == tree
    assert parse_tree(flat_reading(tree, ascii)) == tree


def without_one_pair(text):
    """The text without one pair of brackets, for every pair that does not belong to a function."""
    tokens, opened = scan(text), []
    for at, token in enumerate(tokens):
        if token.kind == "(":
            opened.append(at)
        elif token.kind == ")":
            first = opened.pop()
            if first == 0 or tokens[first - 1].kind != "function":
                start, end = tokens[first].start, token.start
                if text[start + 1 : end] == "gamma":  # in brackets it is the letter, without them the function
                    continue
                yield f"{text[:start]} {text[start + 1 : end]} {text[end + 1 :]}"


@examples(300)
@given(TREES)
def test_no_bracket_is_there_but_for_the_tree_or_the_eye(tree):
    for shorter in without_one_pair(flat_reading(tree, ascii=True)):
        try:
            assert parse_tree(shorter) != tree
        except ExpressionError:
            continue


@pytest.mark.parametrize(
    "text",
    ["+".join("x" * 500), "x" * 1000, "-" * 999 + "x", "^".join("x" * 500), "1/2x/" * 190 + "3", "x²" * 500,
     "2a+" * 333 + "1", "-2^" * 330 + "x", "√" * 64 + "x", "(-" * 60 + "x" + ")" * 60, "|x|+" * 249 + "1"],
)  # fmt: skip
def test_an_expression_as_long_as_a_text_may_be_reads_back_as_itself(text):
    tree = parse_tree(text)
    assert parse_tree(reading(tree)) == tree
