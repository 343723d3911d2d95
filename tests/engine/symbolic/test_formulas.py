"""Formulas of derivatives as a person would write them: literal results, judged by eye."""

import pytest

from mgtui.engine.expression import parse

FORMULAS = (
    ("5", "0"),
    ("x sigmoid(x)", "sigmoid(x)·(x·(1 − sigmoid(x)) + 1)"),
    ("x sigmoid(1.702x)", "sigmoid(1.702·x)·(1.702·x·(1 − sigmoid(1.702·x)) + 1)"),
    ("0.5x(1+erf(x/sqrt(2)))", "0.5·erf(x/√2) + x·e^(−0.5·x²)/√(2·π) + 0.5"),
    ("x(1+erf(x/sqrt(2)))/2", "erf(x/√2)/2 + x·e^(−x²/2)/√(2·π) + 1/2"),
    ("0.5x(1+tanh(sqrt(2/pi)(x+0.044715x^3)))",
     "0.5·tanh(√(2/π)·(0.044715·x³ + x)) + "
     "0.5·√(2/π)·x·(0.134145·x² + 1)·sech(√(2/π)·(0.044715·x³ + x))² + 0.5"),
    ("tanh(0.3x + 0.7x^3)", "0.3·(7·x² + 1)·sech(0.7·x³ + 0.3·x)²"),
    ("softplus(2.5x)/2.5", "sigmoid(2.5·x)"),
    ("selu(x)", "{x > 0: 1.0507009873554805, x < 0: 1.7580993408473766·e^x}"),
    ("elu(x)", "{x > 0: 1, e^x}"),
    ("x tanh(softplus(x))", "tanh(softplus(x)) + x·sech(softplus(x))²·sigmoid(x)"),
    ("x", "1"),
    ("3x^2 - 4x + 5", "6·x − 4"),
    ("x^3 - 3x", "3·x² − 3"),
    ("3x - x^2", "3 − 2·x"),
    ("x^100", "100·x⁹⁹"),
    ("1/x", "−1/x²"),
    ("3/(4x^2)", "−3/(2·x³)"),
    ("1/(1-x)", "1/(1 − x)²"),
    ("x/(x^2+1)", "(1 − x²)/(x² + 1)²"),
    ("(3x+2)/(5x-1)", "−13/(5·x − 1)²"),
    ("(1-x)/(1+x)", "−2/(x + 1)²"),
    ("((x+1)/(x-1))^2", "−4·(x + 1)/(x − 1)³"),
    ("(x+1)(x-2)", "2·x − 1"),
    ("(2x+3)^5", "10·(2·x + 3)⁴"),
    ("(x^2+1)^3 (x-1)^2", "2·(x² + 1)²·(x − 1)·(4·x² − 3·x + 1)"),
    ("(x+1)^3/(x-1)^2", "(x + 1)²·(x − 5)/(x − 1)³"),
    ("0.1x^2 + 0.2x", "0.2·x + 0.2"),
    ("1.5x^3 - 0.25x", "4.5·x² − 0.25"),
    ("x^3/3 - x/2", "x² − 1/2"),
    ("1/(1+1/x)", "{x ≠ 0: 1/(x + 1)²}"),
    ("sqrt(x)", "1/(2·√x)"),
    ("x sqrt(x)", "3·√x/2"),
    ("1/sqrt(x)", "−1/(2·x^(3/2))"),
    ("x sqrt(1-x)", "(2 − 3·x)/(2·√(1 − x))"),
    ("sqrt(1-x^2)", "−x/√(1 − x²)"),
    ("(x^2+1)^(3/2)", "3·x·√(x² + 1)"),
    ("x^(1/3)", "1/(3·x^(2/3))"),
    ("x^1.5", "1.5·√x"),
    ("cbrt(x)", "1/(3·(∛x)²)"),
    ("sin(x)^2", "2·sin(x)·cos(x)"),
    ("sin(x) cos(x)", "cos(x)² − sin(x)²"),
    ("sin(x)/x", "cos(x)/x − sin(x)/x²"),
    ("sin(x)/(1+cos(x))", "1/(cos(x) + 1)"),
    ("tan(x)", "sec(x)²"),
    ("sec(x)", "sec(x)·tan(x)"),
    ("sin(2x)", "2·cos(2·x)"),
    ("x^2 sin(1/x)", "2·x·sin(1/x) − cos(1/x)"),
    ("asin(x/2)", "1/√(4 − x²)"),
    ("atan(1/x)", "{x ≠ 0: −1/(x² + 1)}"),
    ("e^x", "e^x"),
    ("x e^x", "(x + 1)·e^x"),
    ("x^2 e^(-x)", "x·(2 − x)·e^(−x)"),
    ("e^(-x^2)", "−2·x·e^(−x²)"),
    ("e^x sin(x)", "e^x·(sin(x) + cos(x))"),
    ("e^(-x) cos(3x)", "−e^(−x)·(cos(3·x) + 3·sin(3·x))"),
    ("1/(1+e^(-x))", "e^(−x)/(e^(−x) + 1)²"),
    ("(e^x - e^(-x))/2", "(e^x + e^(−x))/2"),
    ("2^x", "2^x·ln(2)"),
    ("x^x", "x^x·(ln(x) + 1)"),
    ("x^(sin x)", "x^(sin(x) − 1)·(sin(x) + x·ln(x)·cos(x))"),
    ("(sin x)^x", "sin(x)^x·(x·cot(x) + ln(sin(x)))"),
    ("ln(x)", "{x > 0: 1/x}"),
    ("ln(x)/x", "(1 − ln(x))/x²"),
    ("x ln(x) - x", "ln(x)"),
    ("ln(x^2)", "2/x"),
    ("ln(x+sqrt(x^2+1))", "1/√(x² + 1)"),
    ("ln((1+x)/(1-x))", "{x² < 1: 2/(1 − x²)}"),
    ("ln(ln(x))", "{x > 1: 1/(x·ln(x))}"),
    ("ln(sin(x))", "{sin(x) > 0: cot(x)}"),
    ("log2(x)", "{x > 0: 1/(x·ln(2))}"),
    ("tanh(2x-1)", "2·sech(2·x − 1)²"),
    ("atanh(x)", "{x² < 1: 1/(1 − x²)}"),
    ("acosh(x)", "1/(√(x − 1)·√(x + 1))"),
    ("erf(x)", "2·e^(−x²)/√π"),
    ("sigmoid(x)", "sigmoid(x)·(1 − sigmoid(x))"),
    ("softplus(3x)", "3·sigmoid(3·x)"),
    ("|x|", "{x ≠ 0: sign(x)}"),
    ("x |x|", "2·|x|"),
    ("|x|^3", "3·x·|x|"),
    ("ln|x|", "1/x"),
    ("x/x", "{x ≠ 0: 0}"),
    ("(x^2-1)/(x-1)", "{x ≠ 1: 1}"),
    ("tan(x) cos(x)", "{cos(x) ≠ 0: cos(x)}"),
    ("sqrt(x)^2", "{x ≥ 0: 1}"),
    ("floor(x)", "{x ≠ floor(x): 0}"),
    ("mod(x,2)", "{mod(x, 2) ≠ 0: 1}"),
    ("sign(x)", "{x ≠ 0: 0}"),
    ("max(x,2)", "{x > 2: 1, x < 2: 0}"),
    ("min(x,x^2)", "{x² > x: 1, x² < x: 2·x}"),
    ("clamp(x,0,1)", "{0 < x < 1: 1, x < 0 or x > 1: 0}"),
    ("relu(x-1)", "{x > 1: 1, x < 1: 0}"),
    ("{x<0: -x, x^2}", "{x < 0: −1, x > 0: 2·x}"),
    ("{x<0: x^2, x^3}", "{x < 0: 2·x, 3·x²}"),
    ("{x<=0: x^2, x<=1: x, x<3: 2}", "{x < 0: 2·x, 0 < x < 1: 1, 1 < x < 3: 0}"),
    ("{x<-1: -1, -1<=x<=1: x, x>1: 1}", "{x < −1 or x > 1: 0, −1 < x < 1: 1}"),
    ("{x<-2: 0, -2<=x<-1: 1, -1<=x<1: x, x>=1: 1}", "{x < −2 or −2 < x < −1 or x > 1: 0, −1 < x < 1: 1}"),
    ("{x<=1: ln(x), x-1}", "{0 < x ≤ 1: 1/x, x > 1: 1}"),
    ("(x<0)*x", "{x < 0: 1, x > 0: 0}"),
    ("x^2 {x>1}", "{x > 1: 2·x}"),
    ("a x^2 + b x + c", "2·a·x + b"),
    ("a*b + c", "b"),
    ("45° x", "π/4"),
    ("sin(x)^2 + cos(x)^2", "0"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "formula"), FORMULAS, ids=[text for text, _ in FORMULAS])
def test_a_derivative_is_written_as_a_person_would(text, formula):
    assert parse(text).derivative().reading == formula


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("0.1x^2 + 0.2x^2", "0.6·x"),
        ("x^2/3 + x^2/6", "x"),
        ("x/3 + 0.5", "1/3"),
        ("(x/2 + 1/3)^2", "x/2 + 1/3"),
        ("1/(2x)", "−1/(2·x²)"),
        ("sqrt(4x)", "1/√x"),
        ("x^(2/3)", "2/(3·x^(1/3))"),
        ("pi x^2", "2·π·x"),
        ("sqrt(2) x", "√2"),
        ("x/sqrt(2)", "1/√2"),
        ("3! x", "6"),
        ("2^999 x", "2⁹⁹⁹"),
    ],
)
def test_numbers_stay_exact(text, formula):
    assert parse(text).derivative().reading == formula


def test_a_variable_that_does_not_move_stands_before_the_one_that_does():
    assert parse("x^2 a").derivative().reading == "2·a·x"
    assert parse("x^2 a").derivative("a").reading == "x²"


def test_a_second_derivative_is_a_formula_too():
    assert parse("x^3 - 3x").derivative().derivative().reading == "6·x"
    assert parse("sin(2x)").derivative().derivative().reading == "−4·sin(2·x)"
    assert parse("ln(x)").derivative().derivative().reading == "{x > 0: −1/x²}"
    assert parse("|x|").derivative().derivative().reading == "{x ≠ 0: 0}"


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("{x/x >= 1: x^2, 3}", "{x ≠ 0: 2·x}"),
        ("{x<0: x/x, x}", "{x < 0: 0, x > 0: 1}"),
        ("{x>-1: x/x, 1}", "{x > −1: {x ≠ 0: 0}, 0}"),
        ("{x<1: ln(-1), x^2}", "{x > 1: 2·x}"),
        ("{x<4: sign(x), x}", "{x < 4 and x ≠ 0: 0, x > 4: 1}"),
        ("0 {x>0: 1}", "{x > 0: 0}"),
        ("{x != 0: sin(x)/x, 1}", "{x ≠ 0: cos(x)/x − sin(x)/x², 0}"),
        ("{x != 0: (e^x - 1)/x, 1}", "{x ≠ 0: (x·e^x − e^x + 1)/x², 1/2}"),
        ("{x = 0: 0, e^(-1/x^2)}", "{x ≠ 0: 2·e^(−1/x²)/x³, 0}"),
        ("{x != 0: x sin(1/x), 0}", "{x ≠ 0: sin(1/x) − cos(1/x)/x}"),
        ("x^2 step(x)", "{x ≠ 0: 2·x·step(x), 0}"),
        ("{x != 1: x, 5}", "{x ≠ 1: 1}"),
        ("max(|x|, x - 1)", "{|x| − x > −1 and x ≠ 0: sign(x), x − |x| > 1: 1}"),
    ],
)
def test_pieces_keep_where_they_have_a_value_and_a_slope(text, formula):
    assert parse(text).derivative().reading == formula


def test_letters_of_other_names_are_written_as_in_the_function():
    assert parse("sin(θ)^2").derivative().reading == "2·sin(θ)·cos(θ)"
    assert parse("w_1^2 t + t^3").derivative("t").reading == "w₁² + 3·t²"
