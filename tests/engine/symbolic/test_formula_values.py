"""Formulas of derivatives against the exact layer: f' wherever f has a slope, and nothing where f has no value."""

import math

import pytest

from mgtui.engine.expression import Function, parse
from mgtui.engine.language.syntax import parse_tree

TEXTS = (
    "3x^2-4x+5", "x^2", "x", "5", "sin(x)", "cos(x)", "tan x", "ln x", "sqrt x", "x^x", "e^x", "x e^x", "e^(-x^2)",
    "x^2 e^(-x)", "sin(x)/x", "x/(x^2+1)", "1/x", "1/(1-x)", "(x^2-1)/(x-1)", "x/x", "|x|", "x|x|", "|x|^3",
    "sin(x)^2", "sin(x)cos(x)", "ln(x^2+1)", "ln(sin x)", "ln|x|", "sqrt(1-x^2)", "asin x", "atanh x", "acosh x",
    "1/(1+e^(-x))", "sigmoid(x)", "tanh(2x-1)", "(x+1)^10", "(x+1)(x-2)", "(x^2+1)^3 (x-1)^2", "{x<0: -x, x^2}",
    "{x<=0: x^2, x<=1: x, x<3: 2}", "max(x,2)", "min(x^2, 1-x, 3)", "relu(x-1)", "floor(x)", "mod(x,2)", "sign(x)",
    "2^x", "x^(1/3)", "cbrt(x)", "x^1.5", "0.1x^2+0.2x", "x^3/3 - x/2", "hypot(x,3)", "atan2(x,2)", "ln(ln x)",
    "sin(cos(tan x))", "e^(e^x)", "x^2 sin(1/x)", "log(x,3)", "sqrt(x^2)", "sinc(x)", "erf(x)", "gelu(x)",
    "softplus(3x)", "tan(x) cos(x)", "1/tan(x)", "0*x", "x ln x - x", "(sin x + cos x)/(sin x - cos x)",
    "x^3 - 3x", "(2x+3)^5", "(x-1)(x-2)(x-3)", "1/(x^2+1)", "(3x+2)/(5x-1)", "x^2/(x-1)", "sqrt(x^2+1)",
    "sqrt(2x+4)", "1/sqrt(x)", "x sqrt(x)", "x sqrt(1-x)", "sqrt(x)/(x+1)", "(x^2+1)^(3/2)", "cbrt(x^2)",
    "x^(2/3)", "(x-1)^(1/3)", "root(x,4)", "root(x,5)", "e^(2x)", "e^(-x)", "e^x/x", "x e^(-x^2)", "e^x sin x",
    "e^(-x) cos(3x)", "e^(sin x)", "2^(-x)", "10^x", "x^2*2^x", "ln(2x)", "ln(x)/x", "x^2 ln x", "ln(x)^2",
    "ln(1+e^x)", "ln(x+sqrt(x^2+1))", "ln((1+x)/(1-x))", "log2(x)", "log10(x^2+1)", "log(2,x)", "x^(sin x)",
    "(sin x)^x", "x^(1/x)", "sin(2x)", "sin(x^2)", "sin(x)^3", "cos(x)^2", "sin(3x)cos(2x)", "sin(x)^2 + cos(x)^2",
    "1/sin x", "1/cos x", "tan(x)^2", "sec(x)", "csc(x)", "cot(x)", "sec(x) tan(x)", "x sin x", "x^2 cos x",
    "x tan x", "sin(x)/(1+cos(x))", "sin(1/x)", "x sin(1/x)", "asin(x/2)", "acos(2x)", "atan(x)", "atan(1/x)",
    "x atan x", "asec(x)", "acsc x", "acot(x)", "atan(sqrt x)", "sinh x", "cosh x", "tanh x", "sinh(x) cosh(x)",
    "asinh(x)", "acosh(2x)", "atanh(x/3)", "sech x", "csch x", "coth x", "asech(x)", "acsch x", "acoth x",
    "x tanh x", "|x-1|", "|x^2-1|", "|sin x|", "x/|x|", "|x|/x", "sqrt|x|", "|x|^(1/2)", "ln|cos x|", "||x|-1|",
    "sign(x-1)", "sign(x) x", "sign(sin x)", "floor(2x)", "x - floor(x)", "x floor(x)", "ceil(x/2)", "round(x)",
    "mod(x,1)^2", "step(x)", "min(x, x^2)", "max(x, -x)", "max(0, 1-x^2)", "min(max(x,-1),1)", "clamp(x,0,1)",
    "lerp(2,5,x)", "relu(x)", "relu(x)^2", "relu6(x)", "hardtanh(2x)", "leakyrelu(x,0.1)", "elu(x)", "selu(x)",
    "softsign(x)", "silu(x)", "mish(x)", "softplus(x)", "sigmoid(2x-1)", "gelu(2x)", "erf(x/2)", "erfc(x)",
    "lambertw(x)", "sinc(2x)", "hypot(x,x)", "hypot(3x,4)", "atan2(x,1)", "atan2(1,x)", "atan2(x,-1)",
    "{x<0: x^2, x^3}", "{x<0: -1, x>0: 1}", "{0<x<1: x^2}", "{x<=1: ln(x), x-1}", "x^2 {x>1}",
    "{x<-1: -1, x<1: x, 1}", "{x>0 and x<2: x, 0}", "{x<0 or x>2: 1/x, x^2}", "if(x^2<1, sqrt(1-x^2), 0)",
    "(x<0)*x", "(x>1)*(x-1)^2", "{sin(x)>0: sin(x), 0}", "x if x>0 else -x", "0.5x^2", "1.5x^3 - 0.25x", "x/3",
    "2x/3", "x^2/2", "(x+1)/2", "(x/2+1/3)^2", "1/(2x)", "1/(2x+2)", "3/(4x^2)", "-x", "-x^2", "5-3x^2", "3x-x^2",
    "-x^3+3x", "1-x", "(1-x)^3", "1/(1-x^2)", "(1-x)/(1+x)", "((x+1)/(x-1))^2", "x^10", "x^100", "x^-1", "x^-2",
    "x^0", "x^1", "0^x", "1^x", "(-1)^3 x", "2^3 x", "pi x", "pi*x^2", "e*x", "e^2 x", "sqrt(2)x", "x/sqrt(2)",
    "sqrt(pi)x^2", "tau x", "sin(pi x)", "cos(2pi x)", "exp(-x^2/2)/sqrt(2pi)", "exp(x)-exp(-x)",
    "(exp(x)-exp(-x))/2", "(e^x-1)/(e^x+1)", "1/(e^x+e^-x)", "e^(x ln x)", "e^(2 ln x)", "ln(e^x)", "sin(asin x)",
    "cos(asin x)", "tan(atan x)", "cos(-x)", "sin(-x)", "sqrt(x)^2", "sqrt(x)sqrt(x)", "sqrt(x^4)", "(x^2)^(1/2)",
    "(x^2)^3", "x^2 x^3", "x^3/x", "(x^2-4)/(x-2)", "(x^3-1)/(x-1)", "(x^2-2x+1)/(x-1)", "x^2/x^2",
    "(x-x)", "x+x+x", "2x+3x-x", "sin(x)-sin(x)", "x^2-x*x", "sqrt(x-1)sqrt(x+1)", "sqrt(x)ln(x)", "ln(x-1)+ln(x)",
    "ln(x(x-1))", "ln(x^3)", "ln(x^2)", "ln(sqrt x)", "ln(1/x)", "ln(-x)", "ln(2-x)", "sqrt(2-x)", "sqrt(x^2-1)",
    "sqrt(x^2-4x+5)", "ln(x^2+x+1)", "ln(cos(x)+2)", "1/(x^2+x+1)", "1/ln x", "1/(1+1/x)", "1/(x+1/x)",
    "x/(1+|x|)", "x^3 {x<0}", "sin(cos x)", "cos(sin(x^2))", "tanh(x)^2", "e^(-1/x^2)", "e^(-1/x)", "(1+1/x)^x",
    "(x+1)^x", "3!x", "45° x", "(x^2+1)(x^3-x)(2x+5)", "(x^2+3x+2)^4", "(x+1)^3/(x-1)^2", "x(x+1)(x+2)(x+3)",
    "x^4/4 - x^3/3 + x^2/2 - x", "sqrt(sin x)", "sqrt(1+sqrt(x))", "(1-e^(-x))/x", "x/(e^x-1)", "sin(x)/cos(x)",
    "cos(x)/sin(x)", "1-cos(x)", "(1-cos x)/x^2", "x - sin x", "x^2/(1+x^4)", "3", "pi", "e^e",
)  # fmt: skip
PLACES = (-7.3, -3.0, -2.4, -2.0, -1.5, -1.0, -0.9, -0.5, -0.31, -1e-3, 0.0, 1e-3, 0.2, 0.5, 0.77, 1.0, 1.4, 1.5, 2.0,
          2.6, 3.0, 4.0, 8.1)  # fmt: skip


def slope_of(f: Function, x: float) -> float:
    """The slope, proven where the jet has lost digits; nan where f has none."""
    jet = f.jet(x)
    sure = jet.bounds[1] <= 1e-12 * (1 + abs(jet.slope))
    return jet.slope if sure or not math.isfinite(f.exact(x).slope) else f.exact(x).slope


@pytest.mark.parametrize("text", TEXTS)
def test_a_formula_is_the_slope_wherever_there_is_one_and_undefined_elsewhere(text):
    f = parse(text)
    g = f.derivative()
    for x in PLACES:
        said = g(x)
        if math.isnan(f(x)):
            assert math.isnan(said), (x, g.reading)
            continue
        slope = slope_of(f, x)
        if math.isfinite(slope):
            truly = said if abs(said - slope) <= 1e-10 * (1 + abs(slope)) else g.exact(x).value
            assert truly == pytest.approx(slope, rel=1e-10, abs=1e-10), (x, g.reading)
        else:
            assert not math.isfinite(said), (x, g.reading)


@pytest.mark.parametrize("text", TEXTS)
def test_a_formula_reads_back_as_itself(text):
    tree = parse(text).derivative().tree
    assert parse_tree(parse(text).derivative().reading) == tree


def test_there_are_many_of_them():
    assert len(set(TEXTS)) >= 200
