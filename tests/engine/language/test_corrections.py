"""A correction, put in its place, is read, and as it was meant."""

import json
from pathlib import Path

import pytest

from mgtui.engine.language.errors import ExpressionError
from mgtui.engine.language.readings import reading
from mgtui.engine.language.syntax import parse_tree
from tests.engine.language.test_errors import CORRECTED, POINTS

CASES = Path(__file__).parents[2] / "cases"

# What is typed, and what was meant; a reader of mathematics would say so.
MEANT = """
sin kx              sin(k*x)
sin 2kx             sin(2*k*x)
sin kx + 1          sin(k*x) + 1
sin kx^2            sin(k*x^2)
cos -kx             cos(-(k*x))
2 cos kt            2*cos(k*t)
sin kx cos x        sin(k*x)*cos(x)
sin kx/2            sin(k*x)/2
ln ab               ln(a*b)
exp -kt             exp(-(k*t))
e^kt                e^(k*t)
e^-kt               e^(-(k*t))
e^kt^2              e^(k*t^2)
2^ab + 1            2^(a*b) + 1
√ab                 √(a*b)
2√ab + 1            2*√(a*b) + 1
∛ab                 cbrt(a*b)
√ab^2               √(a*b^2)
1/ab                1/(a*b)
1/ab^2              1/(a*b^2)
x/-ab               x/(-(a*b))
ab                  a*b
ab^2                a*b^2
ab/c                a*b/c
(ab)^2              (a*b)^2
|ab|                |a*b|
max(ab, 1)          max(a*b, 1)
ab(x)               a*b*(x)
xyt                 x*y*t
sint                sin(t)
2pir                2*pi*r
2pir^2              2*pi*r^2
sint^2              sin(t^2)
e^sint              e^sin(t)
sinkt               sin(k*t)
sinkt + 1           sin(k*t) + 1
kcosx               k*cos(x)
kcos(x)             k*cos(x)
ksin x              k*sin(x)
asint               asin(t)
e^ksin(x)           e^(k*sin(x))
1/ksin(x)           1/(k*sin(x))
sin kcos(x)         sin(k*cos(x))
msqrt(x)            m*sqrt(x)
coskx               cos(k*x)
lnab                ln(a*b)
sqrtab              sqrt(a*b)
aw_1                a*w_1
bw_1 + c            b*w_1 + c
e^aw_1              e^(a*w_1)
w1                  w_1
w1*x1               w_1*x1
w_1*x1              w_1*x_1
x1 + 1              x_1 + 1
x_1 + x2            x_1 + x_2
x2                  x^2
3x2 - 4x            3x^2 - 4x
x3 + x_2            x_3 + x_2
a2                  a_2
a1x                 a_1*x
r2                  r^2
πr2                 pi*r^2
x10                 x_10
π2                  pi^2
e2                  e^2
x 2                 x*2
x½                  x*0.5
2 ½                 2.5
2 ⅓x                (7/3)*x
½½                  0.5*0.5
x⅓                  x*(1/3)
⅓2                  (1/3)*2
2 3                 2*3
x²3                 x^2*3
x₁2                 x_1^2
θ2                  theta_2
sni(x)              sin(x)
2 cso x             2cos(x)
sinn(x)             sin(x)
arcsni(x)           asin(x)
sqr(x)              sqrt(x)
TNA(x)              tan(x)
expp(x)             exp(x)
sqtr(x)             sqrt(x)
sinc2(x)            sinc2
sen(x)              sin(x)
sine(x)             sin(x)
tg x                tan(x)
ctg(x)              cot(x)
arctg x             atan(x)
arcsine(x)          asin(x)
sh(x)               sinh(x)
if(x<0; -x; x^2)    if(x<0, -x, x^2)
{x<0: 1,5; 2}       {x<0: 1.5, 2}
{x<0: max(x; 1), 2} {x<0: max(x, 1), 2}
max(min(x; 1); 0)   max(min(x, 1), 0)
{x<1,5: 1, 2}       {x<1.5: 1, 2}
{x<0: 1,5, 2}       {x<0: 1.5, 2}
x^2 {x>0, x<1}      x^2 {x>0 and x<1}
x^2 if x>0          x^2 {x>0}
{x<0: 1, else: 2}   {x<0: 1, 2}
{x<0: 1, default 2} {x<0: 1, 2}
{x===0: 1, 2}       {x=0: 1, 2}
{x!==0: 1, 2}       {x!=0: 1, 2}
=SIN(x)/x           sin(x)/x
= x^2               x^2
PI()*x              pi*x
z = x*y             x*y
s = 4.9t^2          4.9*t^2
x.^2                x^2
x.*sin(x)           x*sin(x)
1 1/2 x             (1+1/2)*x
2 3/4               2+3/4
45°30               45°*30
degrees(x)          180/pi*x
beta(x+1)           beta*(x+1)
zeta(2)             zeta*2
clip(x, 0, 1)       clamp(x, 0, 1)
logb(x, 2)          log(x, 2)
modulo(x, 2)        mod(x, 2)
ld(x)               log2(x)
squareroot(x)       sqrt(x)
cuberoot(x)         cbrt(x)
leaky_relu(x, 0.1)  leakyrelu(x, 0.1)
arc_sin(x)          asin(x)
soft_plus(x)        softplus(x)
exp2(x)             2^x
exp10(2x)           10^(2x)
1 + exp2(x)         1 + 2^x
radians(x)          pi/180*x
sin(radians(x))     sin(pi/180*x)
deg2rad(x)          pi/180*x
rad2deg(x)          180/pi*x
sin(2 rad)          sin(2)
2 radian            2
d/dx x^2            x^2
d/dx(x^2)           x^2
d/dx sin(x)         sin(x)
d/dt (t+1)          t + 1
d^2/dx^2 x^3        x^3
d²/dx² x^3          x^3
sin-1(x)            asin(x)
2tan-1(x) + 1       2atan(x) + 1
diff(x^2)           x^2
derivative(x^2+1)   x^2 + 1
grad(x^2)           x^2
(x^2)'              x^2
sin(x)'             sin(x)
x'                  x
sin2(x)             sin(x)^2
cos3(2x)            cos(2x)^3
tan2(x) + 1         tan(x)^2 + 1
ln2(x)              ln(x)^2
sqrt2(x)            sqrt(2)*x
cbrt3(x)            cbrt(3)*x
4E(3.5)             4*10^3.5
4E(-3)              4*10^(-3)
2e(5)               2*10^5
1,5                 1.5
0,5                 0.5
0,5x + 1            0.5x + 1
-1,25               -1.25
sin(1,5)            sin(1.5)
3,14159             3.14159
1.000,5             1000.5
1.234.567,89        1234567.89
1.234.567           1234567
1'000               1000
1'000'000x          1000000x
1’000               1000
1'000.5             1000.5
1,000               1000
1,000.5             1000.5
12,345,678x         12345678x
1 000x              1000x
1 000 000 + x       1000000 + x
1 000,5             1000.5
1_000               1000
2_000_000x          2000000x
max(1; 2)           max(1, 2)
max(x; 2; 3)        max(x, 2, 3)
max(1,5; x)         max(1.5, x)
log(x; 3)           log(x, 3)
mod(x; 2,5)         mod(x, 2.5)
2max(x; 1) + 1      2max(x, 1) + 1
[x+1]               x + 1
2[x+1]^2            2*(x+1)^2
[x(x+1)]/2          x*(x+1)/2
50%                 50/100
x + 50%             x + 50/100
50% + x             50/100 + x
3!!                 (3!)!
x + (2x)!!          x + ((2x)!)!
0x10                16
0b101               5
0x                  0*x
1j                  1*j
xⁿ                  x^n
2ⁿx                 2^n*x
eˣ                  e^x
३x                  3x
2х                  2x
е^x                 e^x
Χ^2                 x^2
lamda*x             lambda*x
thta + 1            theta + 1
math.floor2(x)      floor2
alfa(x)             alfa
"""
NO_GUESS = ("sinc2", "floor2", "alfa")  # for these nothing is offered


def corrected(text, error):
    return text[: error.start] + error.suggestion + text[error.end :]


def error_of(text):
    try:
        return parse_tree(text)
    except ExpressionError as error:
        return error


@pytest.mark.parametrize("row", MEANT.strip().splitlines())
def test_a_correction_in_its_place_is_read_as_it_was_meant(row):
    text, meant = row[:20].strip(), row[20:].strip()
    error = error_of(text)
    assert isinstance(error, ExpressionError)
    if meant in NO_GUESS:
        assert error.suggestion is None
        return
    assert error.suggestion is not None
    again = error_of(corrected(text, error))
    if meant == "w_1*x1":  # one at a time
        again, meant = error_of(corrected(corrected(text, error), again)), "w_1*x_1"
    assert not isinstance(again, ExpressionError)
    assert reading(again) == reading(parse_tree(meant))


def texts_of_errors():
    yield from (line[:20].strip().replace("\\\\", "\\") for line in POINTS.strip().splitlines())
    yield from (line.split("|")[0].strip() for line in CORRECTED.strip().splitlines())
    for name in ("syntax.json", "syntax2.json", "hostile.json"):
        for row in json.loads((CASES / name).read_text())["rows"]:
            yield row["input"] if "input" in row else "".join(part * count for part, count in row["parts"])
    yield from (row[:20].strip() for row in MEANT.strip().splitlines())


def test_every_correction_there_is_leads_to_an_expression():
    seen = 0
    for text in texts_of_errors():
        result = error_of(text)
        for _ in range(4):
            if not isinstance(result, ExpressionError) or result.suggestion is None:
                break
            seen += 1
            text = corrected(text, result)
            result = error_of(text)
            assert not isinstance(result, ExpressionError) or result.suggestion is not None, text
    assert seen > 200


FAR_FETCHED = ["cube(2x)", "lerp2", "rate(x)", "time + 1", "foo(x)", "mass*x", "erfcx(x)+", "hello", "f'(x)", "f(x)",
               "diff(x^2, x)", "dy/dx", "sum(x)", "prod(x)", "x]", "x % 3", "2^50%", "1/50%", "1/radians(x)",
               "exp2(x)^2", "relu7(x)", "max2(x, 1)", "x_max", "f_1", "5 km", "2i",
               "y' = 2x", "std::sin(x)", "let", "ifs(x<0, 1, 2)", "sind(x)", "x = 2",
               "1/degrees(x)", "45°30'", "piecewise(x<0, 1, 2)", "logical_and(x>0, x<1)*x"]  # fmt: skip


@pytest.mark.parametrize("text", FAR_FETCHED)
def test_nothing_is_offered_where_nobody_could_know(text):
    error = error_of(text)
    assert isinstance(error, ExpressionError)
    assert error.suggestion is None


SLOPES = ["d/dx x^2", "d/dx", "dy/dx", "df/dx", "d^2y/dx^2", "diff(x^2)", "diff(x^2, x)", "diff x", "f'(x)", "f″(x)",
          "derivative(x)", "x'", "(x+1)'"]  # fmt: skip


@pytest.mark.parametrize("text", SLOPES)
def test_whoever_asks_for_the_slope_is_told_that_it_is_worked_out(text):
    assert "slope is worked out for you: type f alone" in error_of(text).message


def test_a_number_after_a_letter_is_told_with_all_it_may_mean_the_likeliest_first():
    assert error_of("w1").message == "'w1' may mean w_1, w*1 or w^1."
    assert error_of("x2").message == "'x2' may mean x^2, x_2 or x*2."
    assert error_of("π2").message == "'π2' may mean pi^2 or pi*2."
