"""Figures that leave the screen, character by character: grid, signs, what is kept, long legends and small sizes."""

from dataclasses import replace

import pytest

from mgtui.playground.changes import keeping
from mgtui.playground.changes import values as to
from mgtui.plot.figure import figure
from tests.plot.test_figure import colored, state_of

PARABOLA = state_of("x^2 - 2", 1.5, 1.0)
STEPS = to.set_value(keeping.keep(state_of("|x| + floor(x/2)", -3.0, 1.5)), "x", 1.0)
STATES = {
    "steps": to.toggle(STEPS, "grid"),
    "parabola": PARABOLA,
    "tan": to.toggle(state_of("tan(x)", 1.0, 1.0), "grid"),
    "line": to.set_value(keeping.keep(state_of("a*x + b", -2.0, 1.0)), "x", 1.5),
    "sin": replace(keeping.keep(keeping.keep(PARABOLA)), expression="sin(x)", text="sin(x)"),
}
PICTURES = {
    ("steps", "braille", 50, 15): """
               f(x) = |x| + floor(x/2)
  ┌──────────────────────────────────────────────┐
  │ ⠤⠤ f  ·  ⠤⠄⠠ tangent y = x                   │
  │ ⠄⠄ secant slope 1.6667                       │
  │ ⠒⠒ x = −3, slope −1                          │
  │┊                      │                  ⢀⣀⠤⠔│
5 ┤┊┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈│┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈⠄⠂•⠁┈┈⢀│
  │┊                      │           ⣀⡠⠤⠒⠊⠉⠤⠔ ⠉⠁│
  │⠢⢄⣀                    │       ⡀•⠊◆ ⠔⠒⠉      ┊│
  │⠒⠢⠤⣀•⠒⠤⢄⣀              │    ⣀⠤⠔⠒○⠁⡇          ┊│
0 ┤────○────○⠑⠒⠤•⠉⠒⠢⠤×⡀──⣀×⠤⠒⠊●⠉⠉⠉⠉⠉⠉⠁───────────│
  │┊              ⠉⣀⡠⠤⠈⠉⠒⠢○                     ┊│
  └┬──────────────────────┬─────────────────────┬┘
  −5                      0                     5
                          x
""",
    ("steps", "ascii", 50, 15): """
               f(x) = |x| + floor(x/2)
  +----------------------------------------------+
  | ** f    .. tangent y = x                     |
  | ++ secant slope 1.6667                       |
  | ** x = -3, slope -1                          |
  |'                      |                   +**|
5 +'   '   '   '   '   '  |'   '   '   ' +++#**'.|
  |'                      |         *O******....'|
  |*****#*                |     +**#+|...       '|
0 +--***o-**o****#***x----x***@**====|-----------|
  |'             *....****o+                    '|
  |'       ....... ++++  *******                '|
  ++----------------------+---------------------++
  -5                      0                     5
                          x
""",
    ("parabola", "braille", 30, 9): """
          f(x) = x² − 2
   ┌─────────────────────────┐
   │ ⠤⠤ f                    │
20 ┤⠑⢄⡀         │         ⢀⡠⠊│
   │  ⠈⠒⠤⣀      │      ⣀⠤⠒⠁⠂⠁│
 0 ┤      ⠉⠒⠢×⠤⠤▾⠤⠤×●⠒◆⠁⠁    │
   └┬───────────┬───────────┬┘
   −5           0           5
                x
""",
    ("parabola", "block", 30, 9): """
          f(x) = x² − 2
   ┌─────────────────────────┐
   │ ▄▄ f                    │
20 ┤▚▄          │          ▄▞│
   │  ▀▀▄▄      │      ▄▄▀▀▘▘│
 0 ┤      ▀▀▀×▄▄▾▄▄×●▀◆      │
   └┬───────────┬───────────┬┘
   −5           0           5
                x
""",
    ("parabola", "braille", 14, 6): """
⢆            ⡰
⠘⡄          ⢠⠃
 ⠱⡀        ⢀⠎⠂
  ⠱⡀      ⢀⠎⠔⠁
   ⠑⡄    ⢠◆
    ⠈×⠤▾×●
""",
    ("parabola", "ascii", 14, 6): """
*            *
 *          *
 *          *+
  **      **.
    *x  @*O
     **v*
""",
    ("tan", "braille", 60, 12): """
                          f(x) = tan(x)
    ┌──────────────────────────────────────────────────────┐
    │ ⠤⠤ f  ·  ⠤⠄⠠ tangent y = 3.4255x − 1.8681            │
    │ ⠄⠄ secant slope −3.7424                              │
 10 ┤ ⡇   ┊          ⠁⢀⠇⠄⠄⡀⡀    │      ⢸╎ ┊    ⢀ ⡠⠤⠤ ⠒⠉⠉⢸╎ │
    │⡰⠁   ┊          ⢀⠜╎    ⠁⠁⠂⠂⠄⠄⡀⡀  ⢀⠜╎⠤⠤⠔ ⠊⠉⠁     ┊ ⢀⠇╎ │
  0 ┤─╎─⢀⣀⠤⠤⠤⠤⠤×⠒⠒⠒⠒⠉⠁─╎─⢀⣀⠤⠤⠤⠤⠤×⠒⠒⠒⠒●⠁⠉⠉⠉◆⣀⠤⠤⠤⠤×⠒⠒⠒⠒⠒⠉⠁─╎─│
    │ ╎⢰⠁ ┊          ┊⢀⣀⡔⠁⠔⠒ ⠉⠁ │       ╎⡔⠁ ⠁⠁⠂⠂⠄⡀⡀  ┊   ⢀⠎│
−10 ┤ ╎⡇  ┊   ⣀⣀ ⠤⠒⠒ ⠉⠁╎⡇       │       ⢰⠁┊        ⠁⠁⠂⠂⠄⠄⢸⡀│
    └─────┬──────────┬──────────┬─────────┬──────────┬─────┘
         −4         −2          0         2          4
                                x
""",
    ("tan", "ascii", 60, 12): """
                          f(x) = tan(x)
    +------------------------------------------------------+
    | ** f    .. tangent y = 3.4255x - 1.8681              |
    | ++ secant slope -3.7424                              |
 10 + *:  '      ++++++*++      |      *: '       ......*..|
    |**:  '          '*:  +++++++++    *..........   ' **  |
  0 +--:-******x******-:-*******x****@*===O*****x******-:--|
    |  ** '         ....*.....  |       :*' +++++++++'  :**|
-10 +  *  .......... ' :*       |       * '          ++++*+|
    +-----+----------+----------+---------+----------+-----+
         -4         -2          0         2          4
                                x
""",
    ("line", "braille", 24, 11): """
    f(x, a, b) = a·x …
  ┌────────────────────┐
  │ ⠤⠤ f               │
  │ ⠤⠄⠠ tangent y = …  │
5 ┤          │    ⢀⣀⠤⠔⠒│
  │          ⣀⡠●⠒◆⠁    │
0 ┤────⢀⡠○⠒×⠉┼─────────│
  │⠤⠔⠒⠉⠁     │         │
  └┬─────────┬────────┬┘
  −5         0        5
             x
""",
    ("line", "block", 24, 11): """
    f(x, a, b) = a·x …
  ┌────────────────────┐
  │ ▄▄ f               │
  │ ▄▖▗ tangent y = …  │
5 ┤          │     ▄▄▄▀│
  │          ▄▄●▀◆▀    │
0 ┤────▄▄○▀×▀┼─────────│
  │▄▀▀▀      │         │
  └┬─────────┬────────┬┘
  −5         0        5
             x
""",
    ("line", "braille", 24, 14): """
    f(x, a, b) = a·x …
  ┌────────────────────┐
  │ ⠤⠤ f               │
  │ ⠤⠄⠠ tangent y = …  │
  │ ⠄⠄ secant slope 1  │
5 ┤          │      ⢀⡠⠔│
  │          │  ⢀◆⠔⠊⠁  │
  │          ⣀⠤●⠁      │
0 ┤──────⢀⠤×⠉┼─────────│
  │  ⢀⡠⠔⠊○   │         │
  │⠔⠊⠁       │         │
  └┬─────────┬────────┬┘
  −5         0        5
             x
""",
    ("sin", "braille", 44, 13): """
                 f(x) = sin(x)
   ┌───────────────────────────────────────┐
   │ ⠤⠤ f                                  │
   │ ⠤⠄⠠ tangent y = 0.070737x + 0.89139   │
 1 ┤⠒▴⠢⢄        ⢀⣀⣀ ⣀⣀⠤│⠤⠤⠤⡠⠔●⠢⢄⠒⡆⠉ ⠉⠁     │
   │⠤⠤⠒ ⠑⢄⠒ ⠉⠉⠉ ⠁⡇     │ ⡠⠊  ⡸  ⠉◆⠄        │
 0 ┤──────⠣×─────⢸─────×⠎────⡇────⠑×⠂⠄⡀────│
   │       ⠘⢄     ⢇   ⡰⠁    ⡸      ⠈⢢  ⠁⠂⠄⡀│
   │         ⠑⣄   ⠸⡀⡠⠊ │   ⢀⠇        ⠑⢄    │
−1 ┤           ⠑⠢▾⠔⠊   │   ⡜           ⠑⠢▾⠤│
   └┬──────────────────┬──────────────────┬┘
   −5                  0                  5
                       x
""",
    ("sin", "ascii", 44, 13): """
                 f(x) = sin(x)
   +---------------------------------------+
   | ** f                                  |
   | .. tangent y = 0.070737x + 0.89139    |
 1 +*A*         *      ...++*@*==|.........|
   |...***.............| *** *+**O+        |
 0 +------*x-----*-----x*----*----*x+++----|
   |        *     *   *|    *      **  ++++|
   |         ***   *** |   *         ***   |
-1 +            *v**   |   *            *v*|
   ++------------------+------------------++
   -5                  0                  5
                       x
""",
    ("sin", "braille", 44, 20): """
                 f(x) = sin(x)
   ┌───────────────────────────────────────┐
   │ ⠤⠤ f                                  │
   │ ⠤⠄⠠ tangent y = 0.070737x + 0.89139   │
   │ ⠄⠄ secant slope −0.39902              │
   │ ⠒⠒ x² − 2                             │
 1 ┤⠤▴⢄         ⢸      │⣀⣀⡠ ⡠●⠤⡀⠤⡄⠉        │
   │   ⠑⡄   ⣀⣀⣀ ⠤⠤⠒ ⠒⠉⠉│  ⢠⠊ ⢰⠁⠘⢄⡇         │
   │⠤⠤⠔ ⠘⡄⠉      ⡇     │ ⢰⠁  ⢸  ⠈◆⡀        │
   │     ⠘⡄      ⢱     │⢠⠃   ⡎   ⠈⡆⠂⡀      │
   │      ⠸⡀     ⢸     ⢠⠃    ⡇    ⠘⡄ ⠂⡀    │
 0 ┤───────×──────⡇───⢀×────⢸──────×⡀──⠂⡀──│
   │        ⢣     ⢇   ⡜│    ⡸       ⢱    ⠂⡀│
   │         ⢣    ⢸  ⡜ │    ⡇        ⢣     │
   │         ⠈⢢   ⠈⡆⡜  │   ⢰⠁         ⠣⡀   │
−1 ┤           ⠑⢄▾⡠⠊   │   ⡜           ⠑⢄▾⡠│
   │               ⠸⡀  │  ⢀⠇               │
   └┬──────────────────┬──────────────────┬┘
   −5                  0                  5
                       x
""",
}


@pytest.mark.parametrize(("name", "charset", "width", "height"), PICTURES)
def test_a_figure_is_drawn_like_this(name, charset, width, height):
    lines = figure(STATES[name], width, height, charset=charset).text().split("\n")
    assert {len(line) for line in lines} == {width}
    assert [line.rstrip() for line in lines] == PICTURES[name, charset, width, height].split("\n")[1:-1]


@pytest.mark.parametrize(("signs", "color"), [
    ("┊┈│─·", "8"), ("╎", "1"), ("f•", "12"), ("◆", "11"), ("×●", ""),
])  # fmt: skip
def test_every_sign_has_the_colour_of_what_it_belongs_to(signs, color):
    names = ("tan", "steps")
    rows = [row for name in names for row in colored(figure(STATES[name], 60, 15).text(color=True))[2:-3]]
    for sign in signs:
        shown = {shade for row in rows for character, shade in row[5:-2] if character == sign}
        assert shown == {f"38;5;{color}" if color else ""}, sign


def test_every_part_of_the_legend_has_the_colour_of_its_line():
    row = figure(STATES["steps"], 60, 15).text(color=True).split("\n")[2]
    assert [part.removesuffix("\x1b[0m") for part in row.split("\x1b[38;5;")[1:-1]] == [
        *("12m⠤⠤ f", "8m  ·  ", "10m⠤⠄⠠ tangent y = x", "8m  ·  "),
    ]
    assert row.endswith("\x1b[38;5;11m⠄⠄ secant slope 1.6667\x1b[0m  │\x1b[0m")
    assert "\x1b[38;5;6m⠒⠒ x = −3, slope −1\x1b[0m" in figure(STATES["steps"], 60, 15).text(color=True)
