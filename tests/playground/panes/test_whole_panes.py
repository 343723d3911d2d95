"""Panes as a whole, with the role of each part: what stands where, and what is given up in a narrow or low one."""

from dataclasses import replace

import pytest

from mgtui.playground.analysis import moment_of
from mgtui.playground.changes import values as to
from mgtui.playground.panes.cancelling import digits_rows
from mgtui.playground.panes.formula import formula_rows
from mgtui.playground.panes.ladder import ladder_rows
from mgtui.playground.panes.points import point_rows
from mgtui.playground.panes.slope import slope_rows
from mgtui.playground.panes.table import table_rows
from mgtui.playground.picture import picture_of
from tests.playground.states import CORNER, H_LOST, JUMP, LECTURE, POLE, SEVERAL, at, in_roles

CENTRAL = replace(LECTURE, scheme="central")
BACKWARD = replace(at("sqrt(x)", 0.0), scheme="backward")
WAVES = to.set_value(to.start("sin(3x)"), "x", 0.5235987755982988)
PINNED = replace(at("ln(x)", 0.2), pins=(-1.0, 1.0, 2.5))
CANCELLING = at("cos(x) - 1", 1e-9)
LOWEST = at("x^4 - 2x^2", 1.0, 0.5)
MANY = to.set_range(to.start("x + sin(9x)"), "x", -3.0, 3.0)


def slope(state, width, height):
    before = moment_of(to.set_value(state, state.along, state.slider(state.along).value - 0.1))
    moment = moment_of(state)
    here = [mark for mark in picture_of(state, 160, 96).landmarks if mark.x == moment.x]
    return slope_rows(moment, width, here, before)[:height]


def ladder(state, width, height):
    return ladder_rows(state, moment_of(state), width, height)


def brief_ladder(state, width, height):
    return ladder_rows(state, moment_of(state), width, height, brief=True)


def points(state, width, height):
    return point_rows(moment_of(state), picture_of(state, 160, 96), width, height)


def table(state, width, height):
    return table_rows(state, moment_of(state), width, height)


def digits(state, width, height):
    return digits_rows(moment_of(state), width)[:height]


def formula(state, width, height):
    return formula_rows(state, moment_of(state), width, height, "braille")


PANES = [
    (slope, LECTURE, 34, 20, """
<label>x           <value> 3
<label>h           <value> 0.001
<label>x + h       <value> 3.001
<label>f(x)        <value>20
<label>f(x + h)    <value>20.014003000000002
<label>rise        <value> 0.01400300000000243
<label>run         <value> 0.001
<label>rise/run    <quotient>14.00300000000243
<label>slope       <slope>14
<label>off by      <dim> 0.003
<words>f goes up ↗
<label>tangent     <tangent>y = 14x − 22
<label>nudge       <dim>f +1.4, slope +0.6
"""),
    (slope, CENTRAL, 60, 20, """
<label>x           <value> 3
<label>h           <value> 0.001
<label>x − h       <value> 2.999
<label>x + h       <value> 3.001
<label>f(x − h)    <value>19.986003000000004
<label>f(x + h)    <value>20.014003000000002
<label>rise        <value> 0.027999999999998693
<label>run         <value> 0.002
<label>rise/run    <quotient>13.999999999999346
<label>slope       <slope>14
<label>off by      <dim>−6.54e−13
<words>f goes up ↗
<label>tangent     <tangent>y = 14x − 22
<label>nudge       <dim>f +1.4, slope +0.6
"""),
    (slope, BACKWARD, 28, 20, """
<label>x           <value>  0
<label>h           <value>  0.001
<label>x − h       <value> −0.001
<label>f(x − h)    <bad>undefined
<label>f(x)        <value>  0
<label>rise        <value>undefined
<label>run         <value>  0.001
<label>rise/run    <quotient>undefined
<label>slope right <slope>  ∞
<words>f begins at 0: f = 0, slope
<words>∞ from the right.
<heading>f is zero here.
"""),
    (slope, JUMP, 34, 20, """
<label>x           <value>1
<label>h           <value>0.001
<label>x + h       <value>1.001
<label>f(x)        <value>1
<label>f(x + h)    <value>1
<label>rise        <value>0
<label>run         <value>0.001
<label>rise/run    <quotient>0
<label>slope left  <slope>0
<dim>of the branch on the left
<label>slope right <slope>0
<words>f jumps at 1: it tends to 0 from
<words>the left, 1 from the right, f = 1
<words>there.
"""),
    (slope, CANCELLING, 34, 20, """
<label>x           <value> 1e−9
<label>h           <value> 0.001
<label>x + h       <value> 0.001000001
<label>f(x)        <value> 0
<label>f(x + h)    <value>−5.000009583033815e−7
<label>rise        <value>−5.000009583033815e−7
<label>run         <value> 0.001
<label>rise/run    <quotient>−0.0005000009583033815
<label>slope       <slope>−1e−9
<label>off by      <dim>−0.0005
<words>f goes down ↘
<bad>f(x) in doubles 0, truly −5e−19
<label>tangent     <tangent>y = −1e−9·x + 5e−19
<label>nudge       <dim>f +0.005, slope −0.1
"""),
    (slope, H_LOST, 24, 20, """
<label>x           <value>  3
<label>h           <value>  1e−16
<label>x + h       <value>  3
<label>f(x)        <value> 20
<label>f(x + h)    <value> 20
<label>rise        <value>  0
<label>run         <value>  1e−16
<label>rise/run    <quotient>  0
<label>slope       <slope> 14
<label>off by      <dim>−14
<words>f goes up ↗
<label>tangent     <tangent>y = 14x − 22
<label>nudge       <dim>f +1.4, slope +0.6
"""),
    (slope, SEVERAL, 40, 20, """
<label>a           <value> 2
<label>h           <value> 0.001
<label>a + h       <value> 2.001
<label>f(a)        <value> 3
<label>f(a + h)    <value> 3.001
<label>rise        <value> 0.0009999999999998899
<label>run         <value> 0.001
<label>rise/run    <quotient> 0.9999999999998899
<label>slope       <slope> 1
<label>off by      <dim>−1.1e−13
<words>f goes up ↗
<label>tangent     <tangent>y = a + 1
<label>nudge       <dim>f +0.1
"""),
    (slope, CORNER, 34, 20, """
<label>x           <value> 0
<label>h           <value> 0.001
<label>x + h       <value> 0.001
<label>f(x)        <value> 0
<label>f(x + h)    <value> 0.001
<label>rise        <value> 0.001
<label>run         <value> 0.001
<label>rise/run    <quotient> 1
<label>slope left  <slope>−1
<label>slope right <slope> 1
<words>f has a corner at 0: slope −1 from
<words>the left, 1 from the right.
<heading>f is zero here.
<heading>f is lowest here: it falls before
<heading>and rises after.
"""),
    (slope, LECTURE, 18, 20, """
<label>x           <value> 3
<label>h           <value> 0.001
<label>x + h       <value> 3.001
<label>f(x)        <value>20
<label>f(x + h)    <value>20…
<label>rise        <value> 0.01…
<label>run         <value> 0.001
<label>rise/run    <quotient>14…
<label>slope       <slope>14
<label>off by      <dim> 0.003
<words>f goes up ↗
<label>nudge       <dim>f +1.4, slope +0.6
"""),
    (slope, at("sin(x)", 1.3), 20, 10, """
<label>x           <value> 1.3
<label>h           <value> 0.001
<label>x + h       <value> 1.301
<label>f(x)        <value> 0.9636…
<label>f(x + h)    <value> 0.9638…
<label>rise        <value> 0.0003…
<label>run         <value> 0.001
<label>rise/run    <quotient> 0.267…
<label>slope       <slope> 0.2675…
<label>off by      <dim>−0.0005…
"""),
    (slope, LOWEST, 60, 20, """
<label>x           <value> 1
<label>h           <value> 0.5
<label>x + h       <value> 1.5
<label>f(x)        <value>−1
<label>f(x + h)    <value> 0.5625
<label>rise        <value> 1.5625
<label>run         <value> 0.5
<label>rise/run    <quotient> 3.125
<label>slope       <slope> 0
<label>off by      <dim> 3.12
<words>f stays →
<label>tangent     <tangent>y = −1
<heading>f is lowest here: it falls before and rises after.
<label>nudge       <dim>f −0.036, slope +0.68
"""),
    (ladder, LECTURE, 60, 9, """
<dim>  h      rise/run                 error
<label>  0.1    <value>14.300000000000068       <dim>0.3     <quotient>━━━━━━━━━━━━━━━
<label>  0.01   <value>14.029999999999632       <dim>0.03    <quotient>━━━━━━━━━━━━
<key>▸ 0.001  <marked>14.00300000000243        <dim>0.003   <quotient>━━━━━━━━━━
<label>  0.0001 <value>14.000300000063248       <dim>0.0003  <quotient>━━━━━━━━
<label>  1e−5   <value>14.00003000000538        <dim>3e−5    <quotient>━━━━━━
<label>  1e−6   <value>14.000003002223593       <dim>3e−6    <quotient>━━━━
<label>  1e−7   <value>14.000000305713911       <dim>3.1e−7  <quotient>━━
<words> • best h near 2e−8
"""),
    (ladder, LECTURE, 34, 7, """
<dim>  h      rise/run         error
<label>  0.1    <value>14.3…            <dim>0.3     <quotient>
<label>  0.01   <value>14.03…           <dim>0.03    <quotient>
<key>▸ 0.001  <marked>14.003000000002… <dim>0.003   <quotient>
<label>  0.0001 <value>14.000300000063… <dim>0.0003  <quotient>
<label>  1e−5   <value>14.000030000005… <dim>3e−5    <quotient>
<words> • best h near 2e−8
"""),
    (ladder, H_LOST, 40, 8, """
<dim>  h      rise/run               error
<label>  1e−12  <value>14.001244608152774     <dim>0.0012  <bad>
<label>  1e−13  <value>13.997691894473974     <dim>0.0023  <bad>
<label>  1e−14  <value>14.210854715202004     <dim>0.21    <bad>
<label>  1e−15  <value>10.658141036401503     <dim>3.3     <bad>
<key>▸ 1e−16  <marked>0                      <dim>14      <bad>
<label>  1e−17  <value>0                      <dim>14      <bad>
<words> • best h near 2e−8
"""),
    (ladder, CORNER, 40, 6, """
<dim>  h      rise/run               error
<label>  0.1    <value>1                      <dim>        <quotient>
<label>  0.01   <value>1                      <dim>        <quotient>
<key>▸ 0.001  <marked>1                      <dim>        <quotient>
<label>  0.0001 <value>1                      <dim>        <quotient>

"""),
    (ladder, JUMP, 60, 6, """
<dim>  h      rise/run                 error
<label>  0.1    <value>0                        <dim>        <quotient>
<label>  0.01   <value>0                        <dim>        <quotient>
<key>▸ 0.001  <marked>0                        <dim>        <quotient>
<label>  0.0001 <value>0                        <dim>        <quotient>

"""),
    (ladder, CENTRAL, 44, 6, """
<dim>  h      rise/run                 error
<label> •0.1    <value>14.000000000000021       <dim>2.1e−14 <bad>
<label>  0.01   <value>13.999999999999702       <dim>3e−13   <bad>
<key>▸ 0.001  <marked>13.999999999999346       <dim>6.5e−13 <bad>
<label>  0.0001 <value>14.000000000038426       <dim>3.8e−11 <bad>
<words> • best h near 0.3
"""),
    (brief_ladder, LECTURE, 48, 7, """
<dim>  h      rise/run       error
<label>  0.1    <value>14.3…          <dim>0.3     <quotient>━━━━━━━━━━━━━
<label>  0.01   <value>14.03…         <dim>0.03    <quotient>━━━━━━━━━━━
<key>▸ 0.001  <marked>14.003…        <dim>0.003   <quotient>━━━━━━━━━
<label>  0.0001 <value>14.0003…       <dim>0.0003  <quotient>━━━━━━━
<label>  1e−5   <value>14.00003…      <dim>3e−5    <quotient>━━━━━━
<words> • best h near 2e−8
"""),
    (brief_ladder, CENTRAL, 34, 6, """
<dim>  h      rise/run   error
<label> •0.1    <value>14…        <dim>2e−14   <bad>━
<label>  0.01   <value>14…        <dim>3e−13   <bad>━
<key>▸ 0.001  <marked>14…        <dim>7e−13   <bad>━━
<label>  0.0001 <value>14…        <dim>4e−11   <bad>━━
<words> • best h near 0.3
"""),
    (points, WAVES, 34, 10, """
<dim>             x          f
<mark>~<label> inflection <value>−1.047198  0
<mark>▾<label> minimum    <value>−0.5235988 −1
<mark>×<label> root       <value>0          0
<mark>~<label> inflection <value>0          0
<mark>▴<label> maximum    <value>0.5235988  1
<mark>×<label> root       <value>1.047198   0
<mark>~<label> inflection <value>1.047198   0
<mark>▾<label> minimum    <value>1.570796   −1
<dim>  28 in all: n and N go on
"""),
    (points, MANY, 34, 8, """
<dim>             x          f
<mark>~<label> inflection <value>2.094395   2.0944
<mark>▴<label> maximum    <value>2.281299   3.2751
<mark>~<label> inflection <value>2.443461   2.4435
<mark>▾<label> minimum    <value>2.605623   1.6118
<mark>~<label> inflection <value>2.792527   2.7925
<mark>▴<label> maximum    <value>2.979431   3.9732
<dim>  40 in all: n and N go on
"""),
    (points, MANY, 60, 6, """
<dim>             x          f
<mark>~<label> inflection <value>2.443461   2.4435
<mark>▾<label> minimum    <value>2.605623   1.6118
<mark>~<label> inflection <value>2.792527   2.7925
<mark>▴<label> maximum    <value>2.979431   3.9732
<dim>  40 in all: n and N go from one to the next
"""),
    (points, JUMP, 24, 12, """
<dim>             x          f
<mark>•<label> jump       <value>−3         …
<mark>•<label> jump       <value>−2         …
<mark>•<label> jump       <value>−1         …
<mark>•<label> jump       <value>0          …
<mark> <label> flat       <value>0          …
<mark>•<key>▸jump       <marked>1          …
<mark>•<label> jump       <value>2          …
<mark>•<label> jump       <value>3          …
<mark>•<label> jump       <value>4          …
<mark>•<label> jump       <value>5          …
<dim>  12 in all
"""),
    (points, POLE, 34, 6, """
<dim>             x          f
<mark>╎<key>▸pole       <marked>0
"""),
    (table, PINNED, 34, 12, """
<dim> x       f       f′      f″
<key> <value>−0.2    <value>-       <value>-       <value>-
<key> <value>−0.1    <value>-       <value>-       <value>-
<key> <value>0       <value>-       <value>-       <value>-
<key> <value>0.1     <value>−2.303  <value>10      <value>−100
<key>▸<marked>0.2     <value>−1.609  <value>5       <value>−25
<key> <value>0.3     <value>−1.204  <value>3.333   <value>−11.11
<key> <value>0.4     <value>−0.9163 <value>2.5     <value>−6.25
<dim> pinned
<key> <value>−1      <value>-       <value>-       <value>-
<key> <value>1       <value>0       <value>1       <value>−1
<key> <value>2.5     <value>0.9163  <value>0.4     <value>−0.16
"""),
    (table, PINNED, 60, 20, """
<dim> x             f             f′            f″
<key> <value>−0.2          <value>-             <value>-             <value>-
<key> <value>−0.1          <value>-             <value>-             <value>-
<key> <value>0             <value>-             <value>-             <value>-
<key> <value>0.1           <value>−2.302585093  <value>10            <value>−100
<key>▸<marked>0.2           <value>−1.609437912  <value>5             <value>−25
<key> <value>0.3           <value>−1.203972804  <value>3.333333333   <value>−11.11111111
<key> <value>0.4           <value>−0.9162907319 <value>2.5           <value>−6.25
<key> <value>0.5           <value>−0.6931471806 <value>2             <value>−4
<key> <value>0.6           <value>−0.5108256238 <value>1.666666667   <value>−2.777777778
<key> <value>0.7           <value>−0.3566749439 <value>1.428571429   <value>−2.040816327
<key> <value>0.8           <value>−0.2231435513 <value>1.25          <value>−1.5625
<key> <value>0.9           <value>−0.1053605157 <value>1.111111111   <value>−1.234567901
<key> <value>1             <value>0             <value>1             <value>−1
<key> <value>1.1           <value>0.0953101798  <value>0.9090909091  <value>−0.826446281
<key> <value>1.2           <value>0.1823215568  <value>0.8333333333  <value>−0.6944444444
<dim> pinned
<key> <value>−1            <value>-             <value>-             <value>-
<key> <value>1             <value>0             <value>1             <value>−1
<key> <value>2.5           <value>0.9162907319  <value>0.4           <value>−0.16
"""),
    (table, LECTURE, 34, 16, """
<dim> x       f       f′      f″
<key> <value>2       <value>9       <value>8       <value>6
<key> <value>2.1     <value>9.83    <value>8.6     <value>6
<key> <value>2.2     <value>10.72   <value>9.2     <value>6
<key> <value>2.3     <value>11.67   <value>9.8     <value>6
<key> <value>2.4     <value>12.68   <value>10.4    <value>6
<key> <value>2.5     <value>13.75   <value>11      <value>6
<key> <value>2.6     <value>14.88   <value>11.6    <value>6
<key> <value>2.7     <value>16.07   <value>12.2    <value>6
<key> <value>2.8     <value>17.32   <value>12.8    <value>6
<key> <value>2.9     <value>18.63   <value>13.4    <value>6
<key>▸<marked>3       <value>20      <value>14      <value>6
<key> <value>3.1     <value>21.43   <value>14.6    <value>6
<key> <value>3.2     <value>22.92   <value>15.2    <value>6
<key> <value>3.3     <value>24.47   <value>15.8    <value>6
<key> <value>3.4     <value>26.08   <value>16.4    <value>6
"""),
    (table, LECTURE, 30, 5, """
<dim> x      f      f′     f″
<key> <value>2.8    <value>17.3   <value>12.8   <value>6
<key> <value>2.9    <value>18.6   <value>13.4   <value>6
<key>▸<marked>3      <value>20     <value>14     <value>6
<key> <value>3.1    <value>21.4   <value>14.6   <value>6
"""),
    (table, PINNED, 28, 6, """
<dim> x     f     f′    f″
<key>▸<marked>0.2   <value>−1.61 <value>5     <value>−25
<key> <value>0.3   <value>−1.2  <value>3.33  <value>−11.1
<dim> pinned
<key> <value>1     <value>0     <value>1     <value>−1
<key> <value>2.5   <value>0.916 <value>0.4   <value>−0.16
"""),
    (table, WAVES, 50, 9, """
<dim> x           f           f′          f″
<key> <value>0.3         <value>0.78332691  <value>1.8648299   <value>−7.0499422
<key> <value>0.4         <value>0.93203909  <value>1.0870733   <value>−8.3883518
<key> <value>0.5         <value>0.99749499  <value>0.21221161  <value>−8.9774549
<key>▸<marked>0.52359878  <value>1           <value>5.16764e−16 <value>−9
<key> <value>0.6         <value>0.97384763  <value>−0.68160628 <value>−8.7646287
<key> <value>0.7         <value>0.86320937  <value>−1.5145383  <value>−7.7688843
<key> <value>0.8         <value>0.67546318  <value>−2.2121811  <value>−6.0791686
<key> <value>0.9         <value>0.42737988  <value>−2.7122164  <value>−3.8464189
"""),
    (digits, LECTURE, 40, 20, """
<label>f(x+h)   <cancelled>20.0<slope>14003000000002
<label>−f(x)    <cancelled>20.0<slope>00000000000000
<dim>         ──────────────────
<label>rise     <value> 0.014003000000002

<label>h asked<value>  0.001
<label>h used<value>   0.0009999999999998899
<label>ulp of x<value> 4.44e−16

<value>f(x) and f(x + h) share 3 leading
<value>digits; about 13 significant digits
<value>survive the subtraction.
"""),
    (digits, H_LOST, 40, 20, """
<label>f(x+h)   <cancelled>20.000000000000000
<label>−f(x)    <cancelled>20.000000000000000
<dim>         ──────────────────
<label>rise     <value> 0.000000000000000

<label>h asked<value>  1e−16
<label>h used<bad>   0
<label>ulp of x<value> 4.44e−16

<bad>x + h == x
<value>x + h is the same double as x: the step
<value>is lost before f is asked.
"""),
    (digits, CANCELLING, 30, 20, """
<label>f(x+h)   <slope>−5.0000095830338154
<label>−f(x)    <slope> 0.0000000000000000
<dim>         ───────────────────
<label>rise     <value>−5.0000095830338154
<dim>         times 10^−7

<label>h asked<value>  0.001
<label>h used<value>   0.001
<label>ulp of x<value> 2.07e−25

<value>f(x) and f(x + h) share no
<value>leading digits; about 10
<value>significant digits survive the
<value>subtraction. f itself cancels:
<value>of f(x) no digit is sure, of
<value>f(x + h) about 10 digits are
<value>sure.
"""),
    (ladder, at("x^2", 1.0, 1.23456e-10), 50, 6, """
<dim>  h           rise/run                 error
<label> •1e−8        <value>1.999999987845058        <dim>1.2e−8  <bad>
<label>  1e−9        <value>2.000000165480742        <dim>1.7e−7  <bad>
<key>▸ 1.23456e−10 <marked>1.9999985769812356       <dim>1.4e−6  <bad>
<label>  1e−10       <value>2.000000165480742        <dim>1.7e−7  <bad>
<words> • best h near 7e−9
"""),
    (ladder, at("5", 1.0), 60, 6, """
<dim>  h      rise/run                 error
<label> •0.1    <value>0                        <dim>0       <quotient>
<label>  0.01   <value>0                        <dim>0       <quotient>
<key>▸ 0.001  <marked>0                        <dim>0       <quotient>
<label>  0.0001 <value>0                        <dim>0       <quotient>
<words> • best h near 0.1
"""),
    (ladder, at("e^(3x)", 4.0, 0.01), 64, 6, """
<dim>  h      rise/run                 error
<label>  0.1    <value>569411.9725313358        <dim>8.115e4 <quotient>━━━━━━━━━━━━━━━━
<key>▸ 0.01   <marked>495662.13213675073       <dim>7398    <quotient>━━━━━━━━━━━━━━
<label>  0.001  <value>488997.50376460725       <dim>733     <quotient>━━━━━━━━━━━━
<label>  0.0001 <value>488337.62123656925       <dim>73      <quotient>━━━━━━━━━━
<words> • best h near 8e−9
"""),
    (table, at("x^2", 0.123456789), 34, 5, """
<dim> x       f       f′      f″
<key> <value>0.1     <value>0.01    <value>0.2     <value>2
<key>▸<marked>0.1235  <value>0.01524 <value>0.2469  <value>2
<key> <value>0.2     <value>0.04    <value>0.4     <value>2
<key> <value>0.3     <value>0.09    <value>0.6     <value>2
"""),
    (table, at("x^2", 123456.5), 34, 5, """
<dim> x        f      f′     f″
<key> <value>123456.4 <value>1.5e10 <value>2.47e5 <value>2
<key>▸<marked>123456.5 <value>1.5e10 <value>2.47e5 <value>2
<key> <value>123456.6 <value>1.5e10 <value>2.47e5 <value>2
<key> <value>123456.7 <value>1.5e10 <value>2.47e5 <value>2
"""),
    (table, at("x^2", 123456.5), 28, 5, """
<dim> x       f     f′    f″
<key> <value>1.235e5 <value>2e10  <value>2.5e5 <value>2
<key>▸<marked>1.235e5 <value>2e10  <value>2.5e5 <value>2
<key> <value>1.235e5 <value>2e10  <value>2.5e5 <value>2
<key> <value>1.235e5 <value>2e10  <value>2.5e5 <value>2
"""),
    (digits, at("sqrt(1 - x)", 0.9995), 20, 12, """
<label>f(x+h)   <slope>  undefined
<label>−f(x)    <slope>0.022360679
<dim>         ───────────
<label>rise     <value>  undefined

<label>h asked<value>  0.001
<label>h used<value>   0.0009999999999998899
<label>ulp of x<value> 1.11e−16

<value>f(x + h) is
<value>undefined, so there
<value>is no quotient.
"""),
    (slope, at("sqrt(1 - x)", 0.9995), 34, 20, """
<label>x           <value>  0.9995
<label>h           <value>  0.001
<label>x + h       <value>  1.0005
<label>f(x)        <value>  0.022360679774996665
<label>f(x + h)    <bad>undefined
<label>rise        <value>undefined
<label>run         <value>  0.001
<label>rise/run    <quotient>undefined
<label>slope       <slope>−22.360679774999
<label>off by      <dim>undefined
<words>f goes down ↘
<label>tangent     <tangent>y = −22.361x + 22.372
<label>nudge       <dim>f −0.29, slope −21
"""),
    (formula, LECTURE, 40, 4, """
<label>f′(x)       <slope>6·x − 4
<label>            <dim>= 6·3 − 4
"""),
    (formula, LECTURE, 40, 1, """
<label>f′(x)       <slope>6·x − 4
"""),
    (formula, SEVERAL, 40, 4, """
<label>∂f/∂a       <slope>b
<label>            <dim>= 1
"""),
    (formula, CORNER, 40, 4, """
<label>f′(x)       <slope>{x ≠ 0: sign(x)}
"""),
    (formula, WAVES, 26, 4, """
<label>f′(x)       <slope>3·cos(3·x)
"""),
    (formula, MANY, 22, 3, """
<label>f′(x)       <slope>9·cos(9·x)
<label>            <slope>+ 1
"""),
]  # fmt: skip


@pytest.mark.parametrize(("pane", "state", "width", "height", "rows"), PANES)
def test_a_pane_says_this_in_these_roles(pane, state, width, height, rows):
    assert in_roles(pane(state, width, height)) == rows.split("\n")[1:-1]
