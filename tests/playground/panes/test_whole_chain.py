"""The chain pane as a whole, with the role of each part, and the sentences and lines that are said of a moment."""

from dataclasses import replace

import pytest

from mgtui.playground.analysis import moment_of
from mgtui.playground.changes import values as to
from mgtui.playground.panes.chain import chain_rows, rule_line, step_at
from mgtui.playground.panes.summary import numbers_line, sentence, words
from mgtui.playground.panes.written_steps import steps_told, written_steps
from tests.playground.states import CORNER, H_LOST, JUMP, LECTURE, SEVERAL, at, in_roles

PARABOLA = to.show_pane(LECTURE, "chain")
LONG = to.show_pane(at("+".join(f"{number}x^{number}" for number in range(2, 12)), 1.0), "chain")
NEURON = to.show_pane(to.start("tanh(w*x + b)"), "chain")
BROKEN = to.show_pane(at("sqrt(x) + |x|", 0.0), "chain")


def chain(state, width, height):
    return in_roles(chain_rows(state, width, height))


def nudged_chain(state, width, height):
    before = moment_of(to.set_value(state, state.along, state.slider(state.along).value - 0.1))
    return in_roles(chain_rows(state, width, height, "ascii", before))


PANES = [
    (chain, PARABOLA, 36, 17, """
<dim> step          value  d/dx   ∂f/∂
<key> <label>x             <value>3      <quotient>1      <slope>14
<key> <label>u₁ = x²       <value>9      <quotient>6      <slope>3
<key> <label>u₂ = 3·u₁     <value>27     <quotient>18     <slope>1
<key> <label>u₃ = 4·x      <value>12     <quotient>4      <slope>−1
<key> <label>u₄ = u₂ − u₃  <value>15     <quotient>14     <slope>1
<key>▸<marked>f = u₄ + 5    <value>20     <quotient>14     <slope>1

<words>what holds still adds nothing: u₄′ =
<words>14
"""),
    (chain, PARABOLA, 60, 17, """
<dim> step                       value   x + h   d/dx    ∂f/∂
<key> <label>x                          <value>3       <quotient>+h      <quotient>1       <slope>14
<key> <label>      ┌─ u₁ = x²           <value>9       <quotient>+6h     <quotient>6       <slope>3
<key> <label>   ┌─ u₂ = 3·u₁            <value>27      <quotient>+18h    <quotient>18      <slope>1
<key> <label>   ├─ u₃ = 4·x             <value>12      <quotient>+4h     <quotient>4       <slope>−1
<key> <label>┌─ u₄ = u₂ − u₃            <value>15      <quotient>+14h    <quotient>14      <slope>1
<key>▸<marked>f = u₄ + 5                 <value>20      <quotient>+14h    <quotient>14      <slope>1

<words>what holds still adds nothing: u₄′ = 14
"""),
    (chain, PARABOLA, 28, 9, """
<dim> step  value  d/dx   ∂f/∂
<key> <label>x     <value>3      <quotient>1      <slope>14
<key> <label>u₁ =… <value>9      <quotient>6      <slope>3
<key> <label>u₂ =… <value>27     <quotient>18     <slope>1
<key> <label>u₃ =… <value>12     <quotient>4      <slope>−1
<key> <label>u₄ =… <value>15     <quotient>14     <slope>1
<key>▸<marked>f = … <value>20     <quotient>14     <slope>1
"""),
    (chain, PARABOLA, 36, 8, """
<dim> step          value  d/dx   ∂f/∂
<key> <label>x             <value>3      <quotient>1      <slope>14
<key> <label>u₁ = x²       <value>9      <quotient>6      <slope>3
<key> <label>u₂ = 3·u₁     <value>27     <quotient>18     <slope>1
<key> <label>u₃ = 4·x      <value>12     <quotient>4      <slope>−1
<key> <label>u₄ = u₂ − u₃  <value>15     <quotient>14     <slope>1
<key>▸<marked>f = u₄ + 5    <value>20     <quotient>14     <slope>1
"""),
    (nudged_chain, PARABOLA, 40, 10, """
<dim> step              value  x + h  ∂f/∂
<key> <label>x                 <value>3      <quotient>+h     <slope>14
<key> <label>u1 = x^2          <value>9      <quotient>+6h    <slope>3
<key> <label>u2 = 3*u1         <value>27     <quotient>+18h   <slope>1
<key> <label>u3 = 4*x          <value>12     <quotient>+4h    <slope>−1
<key> <label>u4 = u2 - u3      <value>15     <quotient>+14h   <slope>1
<key>▸<marked>f = u4 + 5        <value>20     <quotient>+14h   <slope>1

<words>what holds still adds nothing: u₄′ = 14
"""),
    (nudged_chain, PARABOLA, 70, 10, """
<dim> step                         value     x + h     d/dx      ∂f/∂
<key> <label>x                            <value>3         <quotient>+h        <quotient>1         <slope>14
<key> <label>      ┌─ u1 = x^2            <value>9         <quotient>+6h       <quotient>6         <slope>3
<key> <label>   ┌─ u2 = 3*u1              <value>27        <quotient>+18h      <quotient>18        <slope>1
<key> <label>   ├─ u3 = 4*x               <value>12        <quotient>+4h       <quotient>4         <slope>−1
<key> <label>┌─ u4 = u2 - u3              <value>15        <quotient>+14h      <quotient>14        <slope>1
<key>▸<marked>f = u4 + 5                   <value>20        <quotient>+14h      <quotient>14        <slope>1

<words>what holds still adds nothing: u₄′ = 14
"""),
    (chain, LONG, 60, 30, """
<dim> step                       value   x + h   d/dx    ∂f/∂
<key> <label>x                          <value>1       <quotient>+h      <quotient>1       <slope>505
<dim>  … 4 steps …
<key> <label>u₅ = u₂ + u₄               <value>5       <quotient>+13h    <quotient>13      <slope>1
<key> <label>u₆ = x⁴                    <value>1       <quotient>+4h     <quotient>4       <slope>4
<key> <label>u₇ = 4·u₆                  <value>4       <quotient>+16h    <quotient>16      <slope>1
<key> <label>u₈ = u₅ + u₇               <value>9       <quotient>+29h    <quotient>29      <slope>1
<key> <label>u₉ = x⁵                    <value>1       <quotient>+5h     <quotient>5       <slope>5
<key> <label>u₁₀ = 5·u₉                 <value>5       <quotient>+25h    <quotient>25      <slope>1
<key> <label>u₁₁ = u₈ + u₁₀             <value>14      <quotient>+54h    <quotient>54      <slope>1
<key> <label>u₁₂ = x⁶                   <value>1       <quotient>+6h     <quotient>6       <slope>6
<key> <label>u₁₃ = 6·u₁₂                <value>6       <quotient>+36h    <quotient>36      <slope>1
<key> <label>u₁₄ = u₁₁ + u₁₃            <value>20      <quotient>+90h    <quotient>90      <slope>1
<key> <label>u₁₅ = x⁷                   <value>1       <quotient>+7h     <quotient>7       <slope>7
<key> <label>u₁₆ = 7·u₁₅                <value>7       <quotient>+49h    <quotient>49      <slope>1
<key> <label>u₁₇ = u₁₄ + u₁₆            <value>27      <quotient>+139h   <quotient>139     <slope>1
<key> <label>u₁₈ = x⁸                   <value>1       <quotient>+8h     <quotient>8       <slope>8
<key> <label>u₁₉ = 8·u₁₈                <value>8       <quotient>+64h    <quotient>64      <slope>1
<key> <label>u₂₀ = u₁₇ + u₁₉            <value>35      <quotient>+203h   <quotient>203     <slope>1
<key> <label>u₂₁ = x⁹                   <value>1       <quotient>+9h     <quotient>9       <slope>9
<key> <label>u₂₂ = 9·u₂₁                <value>9       <quotient>+81h    <quotient>81      <slope>1
<key> <label>u₂₃ = u₂₀ + u₂₂            <value>44      <quotient>+284h   <quotient>284     <slope>1
<key> <label>u₂₄ = x¹⁰                  <value>1       <quotient>+10h    <quotient>10      <slope>10
<key> <label>u₂₅ = 10·u₂₄               <value>10      <quotient>+100h   <quotient>100     <slope>1
<key> <label>u₂₆ = u₂₃ + u₂₅            <value>54      <quotient>+384h   <quotient>384     <slope>1
<key> <label>u₂₇ = x¹¹                  <value>1       <quotient>+11h    <quotient>11      <slope>11
<key> <label>u₂₈ = 11·u₂₇               <value>11      <quotient>+121h   <quotient>121     <slope>1
<key>▸<marked>f = u₂₆ + u₂₈              <value>65      <quotient>+505h   <quotient>505     <slope>1

<words>sum rule: u₂₆′ + u₂₈′ = 384 + 121 = 505
"""),
    (chain, LONG, 36, 9, """
<dim> step          value  d/dx   ∂f/∂
<key> <label>x             <value>1      <quotient>1      <slope>505
<dim>  … 23 steps …
<key> <label>u₂₄ = x¹⁰     <value>1      <quotient>10     <slope>10
<key> <label>u₂₅ = 10·u₂₄  <value>10     <quotient>100    <slope>1
<key> <label>u₂₆ = u₂₃ + … <value>54     <quotient>384    <slope>1
<key> <label>u₂₇ = x¹¹     <value>1      <quotient>11     <slope>11
<key> <label>u₂₈ = 11·u₂₇  <value>11     <quotient>121    <slope>1
<key>▸<marked>f = u₂₆ + u₂₈ <value>65     <quotient>505    <slope>1
"""),
    (chain, LONG, 36, 4, """
<dim> step          value  d/dx   ∂f/∂
<key> <label>x             <value>1      <quotient>1      <slope>505
<dim>  … 28 steps …
<key>▸<marked>f = u₂₆ + u₂₈ <value>65     <quotient>505    <slope>1
"""),
    (chain, LONG, 36, 3, """
<dim> step          value  d/dx   ∂f/∂
<key>▸<marked>f = u₂₆ + u₂₈ <value>65     <quotient>505    <slope>1
"""),
    (chain, replace(LONG, row=4), 40, 10, """
<dim> step              value  d/dx   ∂f/∂
<key> <label>x                 <value>1      <quotient>1      <slope>505
<dim>  … 2 steps …
<key> <label>u₃ = x³           <value>1      <quotient>3      <slope>3
<key>▸<marked>u₄ = 3·u₃         <value>3      <quotient>9      <slope>1
<key> <label>u₅ = u₂ + u₄      <value>5      <quotient>13     <slope>1
<dim>  … 23 steps …
<key> <label>f = u₂₆ + u₂₈     <value>65     <quotient>505    <slope>1

<words>constant factor: 3·u₃′ = 3·3 = 9
"""),
    (chain, NEURON, 70, 20, """
<dim> step                         value     x + h     d/dx      ∂f/∂
<key> <label>x                            <value>3         <quotient>+h        <quotient>1         <slope>0.001341
<key> <label>b                            <value>1         <quotient>0         <quotient>0         <slope>0.001341
<key> <label>w                            <value>1         <quotient>0         <quotient>0         <slope>0.0040229
<key> <label>   ┌─ u₁ = w·x               <value>3         <quotient>+h        <quotient>1         <slope>0.001341
<key> <label>┌─ u₂ = u₁ + b               <value>4         <quotient>+h        <quotient>1         <slope>0.001341
<key>▸<marked>f = tanh(u₂)                 <value>0.9993293 <quotient>+0.00134h <quotient>0.001341  <slope>1

<words>chain rule: sech(u₂)²·u₂′ = 0.001341·1 = 0.001341
"""),
    (chain, NEURON, 36, 11, """
<dim> step          value  d/dx   ∂f/∂
<key> <label>x             <value>3      <quotient>1      <slope>0.0013
<key> <label>b             <value>1      <quotient>0      <slope>0.0013
<key> <label>w             <value>1      <quotient>0      <slope>0.004
<key> <label>u₁ = w·x      <value>3      <quotient>1      <slope>0.0013
<key> <label>u₂ = u₁ + b   <value>4      <quotient>1      <slope>0.0013
<key>▸<marked>f = tanh(u₂)  <value>0.9993 <quotient>0.0013 <slope>1

<words>chain rule: sech(u₂)²·u₂′ =
<words>0.001341·1 = 0.001341
"""),
    (chain, BROKEN, 50, 12, """
<dim> step                  value    d/dx     ∂f/∂
<key> <label>x                     <value>0        <quotient>1        <slope>∞
<key> <bad>u₁ = √x               <value>0        <bad>∞
<key> <bad>u₂ = |x|              <value>0        <bad>−1 or 1
<key>▸<marked>f = u₁ + u₂           <value>0        <quotient>∞        <slope>1

<words>sum rule: u₁′ + u₂′ = ∞ + ? = ∞
<bad>To blame: √x at x = 0: ∞
"""),
    (chain, BROKEN, 70, 12, """
<dim> step                         value     x + h     d/dx      ∂f/∂
<key> <label>x                            <value>0         <quotient>+h        <quotient>1         <slope>∞
<key> <bad>┌─ u₁ = √x                   <value>0         <bad>∞
<key> <bad>├─ u₂ = |x|                  <value>0         <bad>−1 or 1
<key>▸<marked>f = u₁ + u₂                  <value>0         <quotient>–         <quotient>∞         <slope>1

<words>sum rule: u₁′ + u₂′ = ∞ + ? = ∞
<bad>To blame: √x at x = 0: ∞
"""),
    (chain, replace(BROKEN, row=0), 36, 12, """
<dim> step          value  d/dx   ∂f/∂
<key>▸<marked>x             <value>0      <quotient>1      <slope>∞
<key> <bad>u₁ = √x       <value>0      <bad>∞
<key> <bad>u₂ = |x|      <value>0      <bad>−1 or 1
<key> <label>f = u₁ + u₂   <value>0      <quotient>∞      <slope>1

<words>x is nudged: x′ = 1
<bad>To blame: √x at x = 0: ∞
"""),
    (chain, to.show_pane(to.start("7"), "chain"), 36, 5, """
<dim>f is a constant: nothing in it
<dim>moves.
"""),
]  # fmt: skip


@pytest.mark.parametrize(("pane", "state", "width", "height", "rows"), PANES)
def test_the_chain_says_this_in_these_roles(pane, state, width, height, rows):
    assert pane(state, width, height) == rows.split("\n")[1:-1]


@pytest.mark.parametrize(("width", "tree"), [(58, False), (59, True), (62, False), (63, True)])
def test_the_tree_stands_before_the_steps_where_the_longest_label_has_a_blank_behind_it(width, tree):
    state = to.show_pane(at("cos(x_1234567*x_7654321)", 1.0), "chain")  # 25 columns with its branch
    assert any("┌─ u₁ = " in row for row in chain(state, width, 12)) == tree


STEP_OF_LINE = [
    (PARABOLA, 36, 12, [None, None, 0, 1, 2, 3, 4, 5, None, None, None, None, None, None]),
    (LONG, 36, 9, [None, None, 0, None, 24, 25, 26, 27, 28, 29, None]),
    (LONG, 36, 4, [None, None, 0, None, 29, None]),
]  # fmt: skip


@pytest.mark.parametrize(("state", "width", "height", "steps"), STEP_OF_LINE)
def test_a_line_of_the_chain_points_at_its_step_and_other_lines_at_none(state, width, height, steps):
    assert [step_at(state, width, height, line) for line in range(-1, height + 1)] == steps


RULES = [
    (PARABOLA, 80, "f: what holds still adds nothing: u₄′ = 14"),
    (PARABOLA, 30, "what holds still adds nothing: 14"),
    (PARABOLA, 20, "what holds still adds nothing: 14"),
    (replace(PARABOLA, row=1), 80, "u₁: power rule: 2·x·x′ = 2·3·1 = 6"),
    (replace(PARABOLA, row=1), 16, "power rule: 2·3·1 = 6"),
    (replace(PARABOLA, row=0), 80, "x is nudged: x′ = 1"),
    (replace(LONG, row=9), 60, "u₉: power rule: 5·x⁴·x′ = 5·1⁴·1 = 5"),
    (NEURON, 80, "f: chain rule: sech(u₂)²·u₂′ = 0.001341·1 = 0.001341"),
    (BROKEN, 80, "f: sum rule: u₁′ + u₂′ = ∞ + ? = ∞"),
    (to.start("7"), 80, "f is a constant: nothing in it moves."),
]


@pytest.mark.parametrize(("state", "width", "line"), RULES)
def test_the_rule_of_a_step_takes_one_line_and_gives_up_its_symbols_first(state, width, line):
    assert rule_line(state, width) == line


NUMBERS = [
    (
        LECTURE,
        [
            (1, "slope 14"),
            (13, "x 3  slope 14"),
            (19, "x 3  f 20  slope 14"),
            (36, "x 3  f 20  slope 14  rise/run 14.003"),
        ],
    ),
    (CORNER, [(1, "corner"), (11, "x 0  corner"), (16, "x 0  f 0  corner")]),
    (JUMP, [(1, "jump"), (9, "x 1  jump"), (14, "x 1  f 1  jump")]),
    (
        H_LOST,
        [(1, "slope 14"), (16, "slope 14  h lost"), (21, "x 3  slope 14  h lost"), (27, "x 3  f 20  slope 14  h lost")],
    ),
    (SEVERAL, [(1, "slope 1"), (12, "a 2  slope 1"), (17, "a 2  f 3  slope 1"), (29, "a 2  f 3  slope 1  rise/run 1")]),
    (at("sqrt(-1 - x^2)", 0.0), [(1, "f undefined"), (16, "x 0  f undefined")]),
    (at("1/x", 0.0), [(1, "pole"), (9, "x 0  pole"), (22, "x 0  f undefined  pole")]),
    (
        at("x^1000", 1e-1),
        [
            (1, "slope 10^−…"),
            (12, "slope 1e−996"),
            (19, "x 0.1  slope 1e−996"),
            (30, "x 0.1  f 1e−1000  slope 1e−996"),
            (42, "x 0.1  f 1e−1000  slope 1e−996  rise/run 0"),
        ],
    ),
    (
        at("e^(e^x)", 3.0),
        [
            (1, "slope 1.0615e10"),
            (20, "x 3  slope 1.0615e10"),
            (33, "x 3  f 5.28491e8  slope 1.0615e10"),
            (54, "x 3  f 5.28491e8  slope 1.0615e10  rise/run 1.07278e10"),
        ],
    ),
    (
        at("cos(x)", 0.0),
        [(1, "slope 0"), (12, "x 0  slope 0"), (17, "x 0  f 1  slope 0"), (35, "x 0  f 1  slope 0  rise/run −0.0005")],
    ),
]


@pytest.mark.parametrize(("state", "lines"), NUMBERS)
def test_a_line_of_numbers_has_as_many_as_fit_and_the_slope_to_the_last(state, lines):
    moment = moment_of(state)
    for (width, line), until in zip(lines, [*(width for width, _ in lines[1:]), 70], strict=True):
        assert numbers_line(moment, width) == numbers_line(moment, until - 1) == line


SAID = [
    (LECTURE, "At x = 3, f is 20 and rises with slope 14.", "f goes up ↗"),
    (
        CORNER,
        "f has a corner at 0: slope −1 from the left, 1 from the right.",
        "f has a corner at 0: slope −1 from the left, 1 from the right.",
    ),
    (
        JUMP,
        "f jumps at 1: it tends to 0 from the left, 1 from the right, f = 1 there.",
        "f jumps at 1: it tends to 0 from the left, 1 from the right, f = 1 there.",
    ),
    (H_LOST, "At x = 3, f is 20 and rises with slope 14. h is lost: x + h = x.", "f goes up ↗"),
    (SEVERAL, "At a = 2, f is 3 and rises with slope 1.", "f goes up ↗"),
    (at("cos(x)", 0.0), "At x = 0, f is 1 and is flat: its slope is 0.", "f stays →"),
    (at("x^2", -1.0), "At x = −1, f is 1 and falls with slope −2.", "f goes down ↘"),
    (at("5", 1.0), "At x = 1, f is 5 and is flat: its slope is 0.", "f stays →"),
    (at("x", 1.0, 1e-17), "At x = 1, f is 1 and rises with slope 1. h is lost: x + h = x.", "f goes up ↗"),
    (
        replace(H_LOST, scheme="backward"),
        "At x = 3, f is 20 and rises with slope 14. h is lost: x − h = x.",
        "f goes up ↗",
    ),
    (
        at("sin(x)", 3.141592653589793 / 2),
        "At x = 1.5708, f is 1 and is flat: its slope is 0 up to rounding.",
        "f stays →",
    ),
    (
        at("{x<0: x, x>=0: x}", 0.0),
        "The pieces meet at 0 with slopes 1 and 1: smooth there.",
        "The pieces meet at 0 with slopes 1 and 1: smooth there.",
    ),
]


@pytest.mark.parametrize(("state", "said", "way"), SAID)
def test_a_moment_is_said_in_a_sentence_and_its_way_in_words(state, said, way):
    assert (sentence(moment_of(state)), words(moment_of(state))) == (said, way)


WRITTEN = [
    (written_steps, PARABOLA, "braille", """
step          value  d/dx  ∂f/∂  rule
x             3      1     14    x is nudged: x′ = 1
u₁ = x²       9      6     3     power rule: 2·x·x′ = 2·3·1 = 6
u₂ = 3·u₁     27     18    1     constant factor: 3·u₁′ = 3·6 = 18
u₃ = 4·x      12     4     −1    constant factor: 4·x′ = 4·1 = 4
u₄ = u₂ − u₃  15     14    1     difference rule: u₂′ − u₃′ = 18 − 4 = 14
f = u₄ + 5    20     14    1     what holds still adds nothing: u₄′ = 14

At x = 3, f is 20 and rises with slope 14.
"""),
    (written_steps, NEURON, "ascii", """
step          value     d/dx        ∂f/∂        rule
x             3         1           0.00134095  x is nudged: x′ = 1
b             1         0           0.00134095  b holds still: b′ = 0
w             1         0           0.00402285  w holds still: w′ = 0
u1 = w*x      3         1           0.00134095  constant factor: w·x′ = 1·1 = 1
u2 = u1 + b   4         1           0.00134095  what holds still adds nothing: u₁′ = 1
f = tanh(u2)  0.999329  0.00134095  1           chain rule: sech(u₂)²·u₂′ = 0.001341·1 = 0.001341

At x = 3, f is 0.999329 and rises with slope 0.00134095.
The gradient: ∂f/∂x = 0.00134095, ∂f/∂b = 0.00134095, ∂f/∂w = 0.00402285.
"""),
    (steps_told, SEVERAL, "braille", """
a: value 2, slope along a 1, slope of f along it 1. a is nudged: a′ = 1
b: value 1, slope along a 0, slope of f along it 2. b holds still: b′ = 0
c: value 1, slope along a 0, slope of f along it 1. c holds still: c′ = 0
u₁ = a·b: value 2, slope along a 1, slope of f along it 1. constant factor: b·a′ = 1·1 = 1
f = u₁ + c: value 3, slope along a 1, slope of f along it 1. what holds still adds nothing: u₁′ = 1
At a = 2, f is 3 and rises with slope 1.
The gradient: ∂f/∂a = 1, ∂f/∂b = 2, ∂f/∂c = 1.
"""),
    (written_steps, BROKEN, "braille", """
step         value  d/dx  ∂f/∂  rule
x            0      1     ∞     x is nudged: x′ = 1
u₁ = √x      0      ∞     1     no rule tells: √x at x = 0: ∞
u₂ = |x|     0      –     1     no rule tells: |x| at x = 0: −1 or 1
f = u₁ + u₂  0      ∞     1     sum rule: u₁′ + u₂′ = ∞ + ? = ∞

f begins at 0: f = 0, slope ∞ from the right.
To blame: √x at x = 0: ∞.
To blame: |x| at x = 0: −1 or 1.
"""),
    (steps_told, to.start("7"), "ascii", """
f is a constant: nothing in it moves.
"""),
]  # fmt: skip


@pytest.mark.parametrize(("written", "state", "charset", "lines"), WRITTEN)
def test_the_derivation_is_written_like_this(written, state, charset, lines):
    assert [line.rstrip() for line in written(state, charset)] == lines.split("\n")[1:-1]
