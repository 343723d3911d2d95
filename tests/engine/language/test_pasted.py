"""Pasted text: what falls off, what LaTeX means, and that errors point into the text as it was typed."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mgtui.engine.expression import parse
from mgtui.engine.language.completion import tokens
from mgtui.engine.language.errors import ExpressionError
from mgtui.engine.language.pasted import source, without_invisible
from mgtui.engine.language.spans import Typed
from mgtui.engine.language.syntax import parse_tree, unclosed, variable_name
from tests.engine.language.test_syntax import check_fit_to_show, outcome
from tests.quick import examples

# what is pasted ~ what it means
SAME = r"""
x­+1 ~ x+1
​x+1﻿ ~ x+1
‎x^2‏ ~ x^2
sin⁡(x) ~ sin(x)
2⁢x ~ 2*x
２ｘ ~ 2*x
ｓｉｎ（ｘ）＋１．５ ~ sin(x)+1.5
x—1 ~ x-1
x–1 ~ x-1
x‒1 ~ x-1
x―1 ~ x-1
2•x ~ 2*x
2✕x✖3 ~ (2*x)*3
2∙x ~ 2*x
"x^2 + 1" ~ x^2+1
'x^2' ~ x^2
`x^2` ~ x^2
“x^2” ~ x^2
«x^2» ~ x^2
$x^2$ ~ x^2
$$x^2$$ ~ x^2
$ x^2 $. ~ x^2
\(x^2\) ~ x^2
\[ x^2 \] ~ x^2
x^2+1. ~ x^2+1
x^2; ~ x^2
x^2, ~ x^2
x_1. ~ x_1
"x^2"; ~ x^2
5. ~ 5
y = x^2, ~ x^2
y := x^2 ~ x^2
f(x) := x^2 ~ x^2
f(θ) = θ^2 ~ theta^2
g(x_1) = x_1^2 ~ x_1^2
lambda x: x^2 ~ x^2
lambda x, a: a*x ~ a*x
f = lambda x: x^2 ~ x^2
f = x^2 ~ x^2
F = m a ~ m*a
g:=2x ~ 2*x
loss = lambda w: (w-1)**2 ~ (w-1)^2
def f(x): return x**3 ~ x^3
def f(x) -> float: return x**3 ~ x^3
x => x*x ~ x*x
(x) => x*x ~ x*x
const f = x => x*x; ~ x*x
const f = (x, a) => a*x; ~ a*x
np.sin(x) ~ sin(x)
numpy.exp(-x**2) ~ exp(-(x^2))
2*math.pi*x ~ (2*pi)*x
math.sqrt(x) ~ sqrt(x)
torch.sigmoid(x) ~ sigmoid(x)
torch.nn.functional.relu(x) ~ relu(x)
Math.sin(x) ~ sin(x)
Math.pow(x,2) ~ x^2
Math.PI ~ pi
Math.E**x ~ e^x
np.arctan2(x, 1) ~ atan2(x,1)
y = np.maximum(x, 0) ~ none
x^{2} ~ x^2
e^{-x^2} ~ e^(-(x^2))
x^{2^{x}} ~ x^(2^x)
\frac{1}{2}x^{2} ~ (1/2)*(x^2)
\frac12x ~ (1/2)*x
\frac{x^2-1}{x-1} ~ (x^2-1)/(x-1)
\dfrac{1}{x} ~ 1/x
\tfrac1x ~ 1/x
\frac{\frac{1}{x}}{2} ~ (1/x)/2
2^\frac{1}{2} ~ 2^(1/2)
\\frac{1}{2}\\sin x ~ (1/2)*(sin(x))
x^2 \\ ~ x^2
\sqrt{x+3} ~ sqrt(x+3)
\sqrt x ~ sqrt(x)
\sqrt2x ~ sqrt(2)*x
\sqrt[3]{x} ~ cbrt(x)
\sqrt[5]{x+1} ~ root(x+1,5)
\sqrt[n]{x} ~ root(x,n)
\left|x\right| ~ abs(x)
\left|x-\left|x\right|\right| ~ abs(x-abs(x))
\lvert x \rvert ~ abs(x)
|x|^{2} ~ (abs(x))^2
\left(x+1\right)^{2} ~ (x+1)^2
\left[x+1\right]x ~ (x+1)*x
\bigl(x+1\bigr) ~ x+1
\sin x ~ sin(x)
\sin^{-1} x ~ asin(x)
\sin^{2}x ~ (sin(x))^2
\sin^2\theta ~ (sin(theta))^2
\sin\left(2\pi x\right) ~ sin((2*pi)*x)
\arctan x ~ atan(x)
\ln x ~ ln(x)
\ln\left|x\right| ~ ln(abs(x))
\log x ~ ln(x)
\log_{2} x ~ log2(x)
\log_2 x ~ log2(x)
\log_{b}(x) ~ log(x,b)
\log _{10}x ~ log10(x)
\exp(-x) ~ exp(-x)
\max(x, 0) ~ max(x,0)
2\cdot x\times 3\div 4 ~ ((2*x)*3)/4
\pi x ~ pi*x
2\pi r ~ (2*pi)*r
\alpha\beta ~ alpha*beta
\Omega ~ omega
\varphi ~ phi
\theta_1 ~ theta_1
\theta_{12} ~ theta_12
x_{1}+x_{2} ~ x_1+x_2
w_1 x_1 ~ w_1*x_1
\lfloor x \rfloor ~ floor(x)
\left\lceil x\right\rceil ~ ceil(x)
45^\circ ~ 45*(pi/180)
45^{\circ} ~ 45*(pi/180)
x\,y\;z\quad w ~ ((x*y)*z)*w
\operatorname{sigmoid}(x) ~ sigmoid(x)
\mathrm{e}^{x} ~ e^x
\displaystyle x ~ x
$\frac{1}{x}$ ~ 1/x
y=\frac{1}{1+e^{-x}}. ~ 1/(1+(e^(-x)))
f(x)=\tanh x ~ tanh(x)
\begin{cases} -x & x<0 \\ x^2 & x \ge 0 \end{cases} ~ {x<0: -x, x>=0: x^2}
\begin{cases}1,&\text{if } x<0\\2,&\text{otherwise}\end{cases} ~ {x<0: 1, 2}
\left\{x<0:-x,x\ge0:x^{2}\right\} ~ {x<0: -x, x>=0: x^2}
{x<0: \sin x, x^2} ~ {x<0: sin(x), x^2}
lambda x: -x if x<0 else x**2 ~ {x<0: -x, x^2}
const f = x => x<0 ? -x : x*x; ~ {x<0: -x, x*x}
np.where(x<0, -x, x**2) ~ {x<0: -x, x^2}
x \text{ if } x>0 \text{ else } 0 ~ {x>0: x, 0}
{\displaystyle f(x)={\frac {1}{1+e^{-x}}}} ~ 1/(1+(e^(-x)))
{\displaystyle \sigma (x)={\frac {1}{1+e^{-x}}}.} ~ 1/(1+(e^(-x)))
{\displaystyle y=ax^{2}+bx+c} ~ (a*(x^2)+b*x)+c
y=ax^{2}+bx+c ~ (a*(x^2)+b*x)+c
\frac{1}{ab} ~ 1/(a*b)
{x}^{2} ~ x^2
{(x+1)}^{2} ~ (x+1)^2
x^{2} {x>0} ~ x^2 {x>0}
\gamma x + \Gamma(x) ~ (gamma*x)+(gamma(x))
\max\{x,\,0\} ~ max(x,0)
\max\left\{x,\max\{1,2\}\right\}+1 ~ max(x,max(1,2))+1
\begin{cases}x&\text{if $x<0$}\\1&\mbox{else}\end{cases} ~ {x<0: x, 1}
\begin{cases}x,&{\text{if }}x\leq 0;\\1,&{\text{when }}x>0.\end{cases} ~ {x<=0: x, x>0: 1}
\begin{cases}x&\mathrm{for}\ x<0\cr 1&\textrm{elsewhere}\end{cases} ~ {x<0: x, 1}
\begin{cases}x\text{ if }x<0\\1\text{ otherwise}\end{cases} ~ {x<0: x, 1}
\begin{cases}x,x<0\\\max(x,1),x\ge 0\end{cases} ~ {x<0: x, x>=0: max(x,1)}
\begin{cases}\begin{cases}1&x<-1\\2&x\ge-1\end{cases}&x<0\\3&x\ge0\end{cases} ~ {x<0: {x<-1: 1, x>=-1: 2}, x>=0: 3}
\left\{\begin{array}{lr}-x,&x<0\\x,&x\geq 0\end{array}\right. ~ {x<0: -x, x>=0: x}
\left\{{\begin{matrix}-x&x<0\\x&x\geq 0\end{matrix}}\right. ~ {x<0: -x, x>=0: x}
\{\begin{array}{l}-x, x<0\\x, x\geq 0\end{array} ~ {x<0: -x, x>=0: x}
\begin{align*} f(x) &= x^2 \tag{1} \end{align*} ~ x^2
\begin{equation}\label{eq:f} y = x^2 \end{equation} ~ x^2
\boxed{x+1} ~ x+1
\sin x\, ~ sin(x)
\left\{\begin{array}{ll}x&:x<0\\1&:x\ge 0\end{array}\right. ~ {x<0: x, x>=0: 1}
f: x \mapsto x^2 ~ x^2
x -> x^2 ~ x^2
f: t ↦ t^2 ~ t^2
Y1=X^2 ~ x^2
y_2 = x^2 ~ x^2
f_1(x) = x^2 ~ x^2
f₁(x) = x^2 ~ x^2
f(x, a) = a*x ~ a*x
loss(w) = (w-1)^2 ~ (w-1)^2
let y = x*x; ~ x*x
let f(x) = x*x ~ x*x
return x*x; ~ x*x
def f(x: float, a: float = 1.0) -> float: return a*x ~ a*x
lambda x, a=2: a*x ~ a*x
(x) => { return x*x; } ~ x*x
const f = x => { return {x<0: 1, 2}; }; ~ {x<0: 1, 2}
const f = function(x) { return x*x; }; ~ x*x
```x^2``` ~ x^2
„x^2“ ~ x^2
‹x^2› ~ x^2
»x^2« ~ x^2
"""
ROWS = [row.split(" ~ ") for row in SAME.strip().split("\n")]


@pytest.mark.parametrize(("pasted", "meant"), [row for row in ROWS if row[1] != "none"])
def test_a_pasted_text_means_what_is_left_of_it(pasted, meant):
    assert parse_tree(pasted) == parse_tree(meant)


def test_lines_of_python_are_read_as_one_formula():
    assert parse_tree("def f(x):\n    return x**3\n") == parse_tree("x^3")


# what is pasted ~ the part that is pointed at ~ words of the message ~ what it becomes, if anything is offered
ERRORS = r"""
x­ + foo ~ foo ~ not known ~
"ab" ~ ab ~ write a*b ~ "a*b"
$2 + sni(x)$ ~ sni ~ did you mean sin ~ $2 + sin(x)$
y = np.sni(x) ~ sni ~ did you mean sin ~ y = np.sin(x)
np.sin(ab) ~ ab ~ write a*b ~ np.sin(a*b)
lambda x: x2 ~ x2 ~ x^2 ~ lambda x: x^2
x => kx ~ kx ~ write k*x ~ x => k*x
\frac{x2}{2} ~ x2 ~ x^2 ~ \frac{x^2}{2}
\sqrt[3]{x} + x2 ~ x2 ~ x^2 ~ \sqrt[3]{x} + x^2
\sqrt[3]{x2} ~ x2 ~ x^2 ~ \sqrt[3]{x^2}
np.exp2(x) ~ np.exp2 ~ write 2^x ~ 2^(x)
1 + math.radians(x) ~ radians ~ x deg ~ 1 + math.pi/180*(x)
\frac{\mathrm{d}}{\mathrm{d}x}(x^2) ~ \frac{\mathrm{d}}{\mathrm{d}x} ~ slope is worked out ~ (x^2)
\frac{d^2y}{dx^2} ~ \frac{d^2y}{dx^2} ~ slope is worked out ~
\max\{x, 0 ~ \{ ~ never closed ~
\begin{array}{l} x \end{array} ~ \begin{array} ~ only cases ~
\begin{cases} \begin{cases} x & x<0 \end{cases} ~ \begin{cases} ~ has no ~
x \bmod 2 ~ \bmod ~ mod(x, 2) ~
sin(x) = 0 ~ = 0 ~ not offered ~ sin(x)
f(e) = 2e ~ f ~ kept back ~
x -> 1 ~ -> ~ not offered ~
\frac{1}{} ~ {} ~ nothing between ~
\frac{1}{ ~ { ~ never closed ~
\frac{1} ~  ~ missing after ~
\sqrt[3{x} ~ [ ~ never closed ~
\foo x ~ \foo ~ no function ~
\int x ~ \int ~ Integrals ~
\sum_{n=1}^{3} x ~ \sum ~ Sums ~
\lim_{x \to 0} x ~ \lim ~ Limits ~
x \pm 1 ~ \pm ~ two formulas ~
f^\prime(x) ~ \prime ~ slope is worked out ~
x_{max} ~ x_{max ~ not a name ~
x_{1,2} ~ _{1,2} ~ Below the line ~
\begin{matrix} 1 \end{matrix} ~ \begin{matrix} ~ only cases ~
\begin{cases} x & x<0 ~ \begin{cases} ~ has no ~
a \\ b ~ \\ ~ new line ~
x^{2 ~ { ~ never closed ~
\left x ~ \left x ~ bracket is missing ~
"x + " ~ + ~ missing after ~
x + 1 \ ~ \ ~ backslash ~
"""


@pytest.mark.parametrize("row", ERRORS.strip().split("\n"))
def test_an_error_points_into_the_text_as_it_was_pasted(row):
    text, place, words, corrected = (part.strip() for part in row.split("~"))
    with pytest.raises(ExpressionError) as caught:
        parse_tree(text)
    error = caught.value
    assert text[error.start : error.end] == place
    assert words in error.message
    if corrected:
        assert (text[: error.start] + error.suggestion + text[error.end :]).strip() == corrected
    else:
        assert error.suggestion is None


def test_cases_are_put_in_the_notation_for_pieces_the_condition_first():
    lines = r"\begin{cases} -x & x<0 \\ x^2 & \text{if } x \ge 0, \\ 1 & \text{otherwise} \end{cases}"
    read = source(lines)
    assert read.text.replace(" ", "") == "{x<0:-x,x>=0:x^2,1}"
    place = read.text.index("x^2")
    start, end = read.place(place, place + 3)
    assert lines[start:end] == "x^2"


def test_what_cannot_be_seen_falls_away_and_an_invisible_times_can_be_seen():
    assert without_invisible("\ufeffx\u200b + 2\u2062y\u00ad…") == "x + 2×y…"


def test_a_node_of_a_pasted_text_knows_where_it_was_typed():
    text = r"“\frac{x+1}{2} + np.sin(x)”"
    places = {node.op: text[node.start : node.end] for node in parse_tree(text) if node.args}
    assert places["div"] == r"\frac{x+1}{2}"
    assert places["sin"] == "sin(x)"


def test_a_text_that_is_a_formula_already_is_read_as_it_stands():
    for text in ("x^2 + 1", "3·x² − 4·x", "sin(x)"):
        assert source(text).typed is None


PIECES = st.sampled_from(
    ["\\frac", "\\sqrt",
     "\\left", "\\right", "\\sin", "\\begin{cases}", "\\end{cases}", "\\\\", "{", "}", "[", "]", "(",
     ")", "|", "^", "_", "x", "1", "2", " ", "&", "<", ",", "$", '"', "'", ".", ";", "\\", "\u200b", "np.", "lambda x:",
     "def f(x): return", "=>", "f(x) :=", "y =", "∜", "…", "½", "°", "!", "⌊", "⌋", "θ", "₁", "\\text{if }", "\\circ"]
)  # fmt: skip


@examples(500)
@given(st.lists(PIECES, max_size=14).map("".join))
@example("\\sqrt[")
@example("\\")
@example('""')
@example("\u200b")
def test_whatever_is_pasted_is_read_or_refused_in_its_place_and_coloured_without_gaps(text):
    result = outcome(text)
    if isinstance(result, ExpressionError):
        check_fit_to_show(result, text)
    else:
        assert all(0 <= node.start <= node.end <= len(text) for node in result)
    pieces = tokens(text)
    assert "".join(text[start:end] for _, start, end in pieces) == text
    missing = unclosed(text)
    assert not missing or parse_tree(text + missing)


@given(st.text("ab\\{}", max_size=8), st.integers(0, 8), st.integers(0, 8), st.text("xy", max_size=3))
def test_a_part_put_in_place_of_another_stands_for_it(text, start, end, new):
    typed = Typed.of(text)
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    changed = typed.replaced(start, end, new)
    assert changed.text == text[:start] + new + text[end:]
    if new and start < end:
        assert changed.place(start, start + len(new)) == (start, end)
    assert changed.place(0, len(changed.text)) in {(0, len(text)), (0, start), (end, len(text)), (0, 0), (end, end)}


UNCLOSED = [
    ("{x<0: -x, x^2", "}"), ("if(x<0, -x, sin(x", "))"),
    ("sin(x", ")"), ("2sin(|x", "|)"), ("|x", "|"), ("⌊x/2", "⌋"), ("max(x, 2", ")"), ("ln(2(x+1)", ")"), ("x", ""),
    ("f(x) = (x", ")"), ("sin(", ""), ("(x+", ""), ("x)", ""), ("(x))", ""), ("max(x,", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "missing"), UNCLOSED)
def test_brackets_that_are_open_at_the_end_are_known(text, missing):
    assert unclosed(text) == missing


@pytest.mark.parametrize(
    ("typed", "name"),
    [("θ", "theta"), ("theta", "theta"),
     ("Θ", "theta"), ("x₁", "x_1"), ("X_1", "x_1"), ("λ_2", "lambda_2"), ("w", "w"),
     ("pi", None), ("e", None), ("xy", None), ("x1", None), ("i", None), ("x+1", None), ("", None), ("sin", None)],
)  # fmt: skip
def test_a_variable_has_one_name_however_it_is_typed(typed, name):
    assert variable_name(typed) == name


@pytest.mark.parametrize(
    "text", ["np.sinc(x)", "torch.sinc((x))", "np.sinc(1/(1/x))", "np.sinc(x) + 0*np.sinc(np.sinc(x))"]
)
def test_the_sinc_of_numpy_takes_half_turns(text):
    xs = np.array([-2.5, -1.0, 0.25, 3.5])
    np.testing.assert_allclose(parse(text)(xs), np.sinc(xs), rtol=1e-12, atol=1e-15)


def test_no_correction_writes_another_function_than_the_one_of_the_program():
    for text in ("int(x)", "float(x)", "np.float64(x)", "math.fmod(x, 2)", "logit(x)"):
        with pytest.raises(ExpressionError) as refused:
            parse(text)
        assert refused.value.suggestion is None
