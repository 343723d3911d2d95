"""The SVG of a state: well-formed, small, said in words, nothing over anything, everything inside its edges."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pytest

from mgtui.engine import Band
from mgtui.playground.changes import keeping
from mgtui.playground.changes import values as to
from mgtui.playground.scene import Window
from mgtui.plot.layout import Layout
from mgtui.plot.vector import LEAST_SIZE, svg_of
from mgtui.plot.vector_paths import bands_path, curve_path
from tests.quick import slow_case

SVG = "{http://www.w3.org/2000/svg}"
EXPRESSIONS = [
    "3x^2 - 4x + 5", "sin(x)/x", "tan(x)", "|x|", "floor(x)", "sin(1000x)", "1/x", "cbrt(x)", "sin(1/x)", "5",
    "1e8x^2 + 1e9", "a*x^2 + b*sin(x)", "{x<0: -x, x>=0: x^2}", "gamma(x)", "1e300x", "1e-300x", "sqrt(x)", "ln(x)",
    "sqrt(-1-x^2)", "x^2 {0<x<1}", "mod(x, 0.01)", "sin(x^4)", "floor(100x)", "1/sin(50x)", "x^3/1e-300", "acos(x)",
    "round(x) + tan(9x)", "sin(x_1) + theta^2", "x^3/1e-308", "x/1e-308",
]  # fmt: skip


def state_of(expression, *, x=1.0, h=0.5, window=(-5.0, 5.0), shown=()):
    state = to.start(expression)
    state = to.set_value(to.set_range(state, state.along, *window), state.along, x)
    return replace(to.set_h(state, h), shown=state.shown | set(shown))


def drawn(state, *size):
    return ElementTree.fromstring(svg_of(state, *size))


def of_class(root, name):
    return [element for element in root.iter() if name in element.get("class", "").split()]


def texts(root):
    return [element.text for element in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("size", [(640, 400), *map(slow_case, [((1200, 800),), ((LEAST_SIZE, LEAST_SIZE),)])])
@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_whatever_f_is_its_picture_is_well_formed_and_small(expression, size):
    svg = svg_of(state_of(expression, shown=("slope curve", "bend curve", "grid")), *size)
    ElementTree.fromstring(svg)
    assert len(svg.encode()) < 30_000
    assert not re.search(r"nan|inf[,\s\"]", svg.replace("inflection", ""))


@pytest.mark.parametrize("size", [slow_case(((640, 400),)), (400, 300)])
@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_no_text_lies_on_another_or_beyond_the_edges(expression, size):
    root = drawn(state_of(expression, shown=("slope curve", "bend curve")), *size)
    boxes = list(text_boxes(root))
    for number, (left, right, top, bottom, text) in enumerate(boxes):
        assert 0 <= left < right <= size[0] + 4, text
        assert 0 <= top < bottom <= size[1], text
        for other in boxes[number + 1 :]:
            apart = right <= other[0] or other[1] <= left or bottom <= other[2] or other[3] <= top
            assert apart, (text, other[-1])


def text_boxes(root):
    """Where each text stands, by how wide its characters are at least: left, right, top, bottom."""
    places = [(root, 0.0, 0.0)]
    while places:
        element, left, top = places.pop()
        if moved := re.fullmatch(r"translate\(([\d.]+),([\d.]+)\)", element.get("transform", "")):
            left, top = left + float(moved[1]), top + float(moved[2])
        if element.tag == f"{SVG}text":
            x, y, width = left + float(element.get("x")), top + float(element.get("y")), 6 * len(element.text)
            x -= {"end": width, "middle": width / 2}.get(element.get("text-anchor", ""), 0)
            yield x, x + width, y - 10, y + 3, element.text
        places += [(child, left, top) for child in element]


def test_a_picture_is_said_in_words_for_those_who_cannot_see_it():
    root = drawn(state_of("3x^2 - 4x + 5", x=3.0, h=0.001))
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert title.text == "f(x) = 3·x² − 4·x + 5"
    assert description.text.startswith("At x = 3, f is 20 and rises with slope 14. tangent y = 14x − 22.")


def test_what_has_a_meaning_in_xml_is_escaped():
    assert drawn(state_of("{x<0: -x, x>=0: x^2}")).find(f"{SVG}title").text == "f(x) = {x < 0: −x, x ≥ 0: x²}"


def test_the_secant_is_there_where_h_can_be_seen():
    assert of_class(drawn(state_of("x^2", h=0.5)), "mgtui-legs")
    small = drawn(state_of("x^2", h=1e-6))
    assert not of_class(small, "mgtui-secant")
    assert of_class(small, "mgtui-tangent")


def numbers(data):
    return [float(number) for number in re.findall(r"-?[\d.]+", data)]


@pytest.mark.parametrize(
    ("expression", "x", "h"), [("x^2 - 2", 1.5, 1.0), ("3 - x/4", -2.0, 2.5), ("x^3 - x", -1.5, 2.0)]
)
def test_the_point_the_end_of_the_push_and_the_lines_stand_where_the_numbers_beside_the_plot_say(expression, x, h):
    state = state_of(expression, x=x, h=h)
    root, f = drawn(state), state.function
    ticks = of_class(root, "mgtui-tick")
    along = [tick for tick in ticks if tick.get("text-anchor") == "middle"]
    up = [tick for tick in ticks if tick.get("text-anchor") == "end"]

    def place(of, axis, value, shift):
        (low, first), (high, last) = (
            (float(tick.text.replace("−", "-")), float(tick.get(axis)) - shift) for tick in (of[0], of[-1])
        )
        return first + (value - low) * (last - first) / (high - low)

    point, end = ((place(along, "x", at, 0.0), place(up, "y", f(at), 4.0)) for at in (x, x + h))
    near = 0.3  # pixels: places are written to one decimal
    for name, wanted in (("mgtui-point", point), ("mgtui-end", end)):
        [circle] = of_class(root, name)
        assert (float(circle.get("cx")), float(circle.get("cy"))) == pytest.approx(wanted, abs=near)
    [legs] = of_class(root, "mgtui-legs")
    assert re.sub(r"-?[\d.]+,?", "", legs.get("d")) == "MHV"
    assert numbers(legs.get("d")) == pytest.approx([*point, *end], abs=near)
    slopes = {"mgtui-secant": (f(x + h) - f(x)) / h, "mgtui-tangent": f.jet(x).slope}
    for name, slope in slopes.items():
        [line] = [element for element in of_class(root, name) if "h" not in element.get("d")]
        u, v, u_end, v_end = numbers(line.get("d"))
        assert v + (point[0] - u) * (v_end - v) / (u_end - u) == pytest.approx(point[1], abs=near)
        scale = (end[1] - point[1]) / (end[0] - point[0]) / slopes["mgtui-secant"]
        assert (v_end - v) / (u_end - u) == pytest.approx(slope * scale, rel=0.01)


def test_a_corner_has_a_tangent_on_each_side():
    root = drawn(state_of("|x|", x=0.0, h=1e-9))
    sides = [element.get("d") for element in of_class(root, "mgtui-tangent") if "h" not in element.get("d")]
    assert [data.count("M") for data in sides] == [2]


def test_poles_are_uprights_and_the_curve_is_begun_anew_behind_them():
    root = drawn(state_of("1/x"))
    [pole] = of_class(root, "mgtui-pole")
    [curve] = of_class(root, "mgtui-curve")
    assert pole.get("d").count("M") == 1
    assert curve.get("d").count("M") == 2


def test_ends_are_open_or_filled_and_landmarks_say_what_they_are():
    root = drawn(state_of("floor(x)", window=(-1.5, 1.5), x=0.5))
    assert len(of_class(root, "mgtui-open")) == len(of_class(root, "mgtui-filled")) == 3
    named = [title.text for title in drawn(state_of("x^3 - 3x")).iter(f"{SVG}title")]
    assert "maximum at (−1, 2)" in named


def test_f_prime_and_what_is_kept_are_drawn_and_named():
    state = state_of("x^3 - 3x", shown=("slope curve", "bend curve"))
    root = drawn(replace(keeping.keep(keeping.keep(state)), expression="x^2", text="x^2"), 640, 600)
    assert {"f", "f′", "f″", "x³ − 3·x"} <= set(texts(root))
    for style in ("mgtui-slope-curve", "mgtui-bend-curve", "mgtui-ghost"):
        assert len(of_class(root, style)) == 2, style  # the line and its sample in the legend


def test_plots_for_which_there_is_no_room_are_neither_drawn_nor_named():
    root = drawn(state_of("x^3 - 3x", shown=("slope curve", "bend curve")), 400, 200)
    assert "f″" not in texts(root)
    assert not of_class(root, "mgtui-bend-curve")


def test_two_pictures_in_one_page_do_not_share_a_name():
    names = [set(re.findall(r'id="([^"]+)"', svg_of(state_of(text)))) for text in ("x^2", "x^3")]
    assert not names[0] & names[1]


@pytest.mark.parametrize("size", [(0, 0), (640, -1), (100_000, 400), (float("nan"), 400)])
def test_a_size_that_is_none_is_refused(size):
    with pytest.raises(ValueError, match="pixels"):
        svg_of(state_of("x"), *size)


LAYOUT = Layout(Window(0.0, 100.0, 0.0, 100.0), 0, 101, 101, 1, 1)


def test_a_line_is_cut_where_it_leaves_the_window_and_begun_anew_where_it_comes_back():
    xs = np.array([0.0, 10.0, 20.0, 30.0, 40.0])
    ys = np.array([50.0, 1e9, 50.0, -1e9, 50.0])
    data = curve_path([(xs, ys)], LAYOUT, 500)
    assert data.count("M") == 3
    heights = [float(pair.split(",")[1]) for pair in re.findall(r"[-\d.]+,[-\d.]+", data)]
    assert all(-2 <= height <= 102 for height in heights)


def test_a_line_that_crosses_the_window_at_once_is_drawn():
    data = curve_path([(np.array([10.0, 20.0]), np.array([-500.0, 600.0]))], LAYOUT, 500)
    assert data.count("M") == 1
    assert len(re.findall(r"[-\d.]+,[-\d.]+", data)) == 2


def test_points_that_lie_on_a_line_are_left_out_and_the_others_are_not():
    xs = np.linspace(0.0, 100.0, 501)
    assert curve_path([(xs, xs)], LAYOUT, 500) == "M0,100 100,0"
    bent = curve_path([(xs, np.abs(xs - 50.0))], LAYOUT, 500)
    assert "50,100" in bent


def test_a_line_passes_all_points_of_the_curve_within_a_fifth_of_a_pixel():
    xs = np.linspace(0.0, 100.0, 501)
    ys = 50.0 + 40.0 * np.sin(xs / 9.0)
    corners = np.array(numbers(curve_path([(xs, ys)], LAYOUT, 500))).reshape(-1, 2)
    assert len(corners) < 150
    assert np.abs(np.interp(xs, corners[:, 0], corners[:, 1]) - (100.0 - ys)).max() < 0.2 * np.hypot(1.0, 40.0 / 9.0)


def test_a_single_point_is_a_dot():
    assert curve_path([(np.array([50.0]), np.array([50.0]))], LAYOUT, 500) == "M50,50h0"


def test_bands_are_outlines_around_what_they_fill_at_least_a_pixel_wide_and_high():
    assert bands_path([Band(10.0, 30.0, 20.0, 60.0)], LAYOUT) == "M10 80V40H30V80H10z"
    assert bands_path([Band(10.0, 30.0, 50.0, 50.0)], LAYOUT) == "M10 51V50H30V51H10z"
    assert bands_path([Band(10.0, 10.0, 20.0, 60.0)], LAYOUT) == "M10 80V40H11V80H10z"
    assert bands_path([Band(10.0, 30.0, -1e9, 1e9)], LAYOUT) == "M10 100V0H30V100H10z"
    side_by_side = [Band(10.0, 20.0, 20.0, 60.0), Band(20.0, 30.0, 20.0, 60.0), Band(50.0, 60.0, 0.0, 10.0)]
    assert bands_path(side_by_side, LAYOUT) == "M10 80V40H30V80H10zM50 100V90H60V100H50z"


SLOPES = state_of("x^3 - 3x", x=1.5, shown=("slope curve", "bend curve"))
OUTLINES = [
    (
        state_of("x^2 - 2", x=1.5),
        (300, 220),
        """
<text class="mgtui-title" x="16" y="28">f(x) = x² − 2</text>
<text x="16" y="46">At x = 1.5, f is 0.25 and rises with</text>
<text x="16" y="64">slope 3.</text>
<path class="mgtui-tangent" d="M16,78h24"/>
<text x="46" y="82">tangent y = 3x − 4.25</text>
<rect width="247" height="84"/>
<g transform="translate(32,96)">
""",
    ),
    (
        replace(keeping.keep(keeping.keep(SLOPES)), expression="x^2", text="x^2"),
        (400, 500),
        """
<text class="mgtui-title" x="16" y="28">f(x) = x²</text>
<text x="16" y="46">At x = 1.5, f is 2.25 and rises with slope 3.</text>
<path class="mgtui-curve" d="M16,60h24"/>
<text x="46" y="64">f</text>
<path class="mgtui-tangent" d="M71,60h24"/>
<text x="101" y="64">tangent y = 3x − 2.25</text>
<path class="mgtui-secant" d="M16,78h24"/>
<text x="46" y="82">secant slope 3.5</text>
<path class="mgtui-slope-curve" d="M174,78h24"/>
<text x="204" y="82">f′</text>
<path class="mgtui-bend-curve" d="M236,78h24"/>
<text x="266" y="82">f″</text>
<path class="mgtui-ghost" d="M298,78h24"/>
<text x="328" y="82">x³ − 3·x</text>
<rect width="343" height="169"/>
<g transform="translate(40,96)">
<rect width="343" height="84"/>
<g transform="translate(40,285)">
<rect width="343" height="84"/>
<g transform="translate(40,388)">
""",
    ),
    (
        SLOPES,
        (640, 600),
        """
<text class="mgtui-title" x="16" y="28">f(x) = x³ − 3·x</text>
<text x="16" y="46">At x = 1.5, f is −1.125 and rises with slope 3.75.</text>
<path class="mgtui-curve" d="M16,60h24"/>
<text x="46" y="64">f</text>
<path class="mgtui-tangent" d="M71,60h24"/>
<text x="101" y="64">tangent y = 3.75x − 6.75</text>
<path class="mgtui-secant" d="M284,60h24"/>
<text x="314" y="64">secant slope 6.25</text>
<path class="mgtui-slope-curve" d="M450,60h24"/>
<text x="480" y="64">f′</text>
<path class="mgtui-bend-curve" d="M512,60h24"/>
<text x="542" y="64">f″</text>
<rect width="575" height="220"/>
<g transform="translate(48,78)">
<rect width="575" height="101"/>
<g transform="translate(48,326)">
<rect width="575" height="101"/>
<g transform="translate(48,458)">
""",
    ),
    (
        state_of("a*x^2 + b*sin(x) + c*cos(x)"),
        (160, 160),
        """
<text class="mgtui-title" x="16" y="28">f(x, a, b, …</text>
<text x="16" y="46">At x = 1, f is …</text>
<rect width="111" height="67"/>
<g transform="translate(32,60)">
""",
    ),
]
HEADED = re.compile(
    r'<text(?: class="mgtui-title")? x="[^"]*" y="[^"]*">[^<]*</text>|<path class="[^"]*" d="M[^"]*h24"/>'
    r'|<g transform="[^"]*">|<rect width[^>]*/>'
)


@pytest.mark.parametrize(("state", "size", "outline"), OUTLINES)
def test_title_sentence_legend_and_plots_stand_one_below_the_other(state, size, outline):
    body = svg_of(state, *size).split("</style>")[1]
    assert [found[0] for found in HEADED.finditer(body)] == outline.split("\n")[1:-1]
    assert body.startswith(f'<rect class="mgtui-paper" width="{size[0]}" height="{size[1]}" rx="6"/>')


def test_a_document_says_its_size_and_what_it_shows_before_how_it_looks():
    key = "mgtui-4a76ba46"
    assert svg_of(state_of("x^2 - 2", x=1.5), 300, 220).split("<style>")[0] == (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="mgtui" role="img" aria-labelledby="{key}-t {key}-d"'
        ' width="300" height="220" viewBox="0 0 300 220" style="max-width:100%;height:auto">'
        f'<title id="{key}-t">f(x) = x² − 2</title><desc id="{key}-d">'
        "At x = 1.5, f is 0.25 and rises with slope 3. tangent y = 3x − 4.25. secant slope 3.5.</desc>"
    )


@pytest.mark.parametrize(("height", "plots", "names"), [
    (153, 0, 0), (154, 1, 0), (183, 1, 0), (184, 1, 2), (342, 1, 2), (343, 2, 4), (427, 2, 4), (428, 3, 5),
])  # fmt: skip
def test_the_height_of_a_picture_decides_how_many_plots_and_names_of_lines_it_has(height, plots, names):
    body = svg_of(SLOPES, 400, height).split("</style>")[1]
    assert (body.count("<clipPath"), body.count('h24"')) == (plots, names)


@pytest.mark.parametrize(("width", "texts"), [
    (206, ["f(x) = x²", "At x = 1.5, f is 2.25 and", "rises with slope 3.", "tangent y = 3x − 2.…"]),
    (207, ["f(x) = x²", "At x = 1.5, f is 2.25 and", "rises with slope 3.", "tangent y = 3x − 2.25"]),
    (342, ["f(x) = x²", "At x = 1.5, f is 2.25 and rises with slope", "3.", "tangent y = 3x − 2.25"]),
    (343, ["f(x) = x²", "At x = 1.5, f is 2.25 and rises with slope 3.", "tangent y = 3x − 2.25"]),
    (365, ["f(x) = x²", "At x = 1.5, f is 2.25 and rises with slope 3.", "tangent y = 3x − 2.25"]),
    (366, ["f(x) = x²", "At x = 1.5, f is 2.25 and rises with slope 3.", "tangent y = 3x − 2.25", "secant slope 3.5"]),
])  # fmt: skip
def test_the_width_of_a_picture_decides_where_its_texts_are_broken_and_cut(width, texts):
    head = svg_of(state_of("x^2", x=1.5), width, 220).split("</style>")[1].split("<clipPath")[0]
    assert re.findall(r"<text[^>]*>([^<]*)<", head) == texts


@pytest.mark.parametrize(("height", "titles"), [(255, 1), (256, 2), (1200, 2)])
def test_a_long_title_takes_two_rows_in_a_high_picture_and_one_in_a_low_one(height, titles):
    state = state_of("+".join(f"{number}x^{number}" for number in range(2, 30)))
    assert len(of_class(drawn(state, 300, height), "mgtui-title")) == titles


def test_pictures_are_120_to_4000_pixels_wide_and_high():
    for size in ((120, 4000), (4000, 120)):
        assert drawn(state_of("x"), *size).get("viewBox") == f"0 0 {size[0]} {size[1]}"
    for size in ((119, 400), (400, 119), (4001, 400), (400, 4001)):
        with pytest.raises(ValueError, match="120 to 4,000 pixels"):
            svg_of(state_of("x"), *size)


def test_a_picture_is_640_by_400_pixels_unless_another_size_is_asked_for():
    assert drawn(state_of("x")).get("viewBox") == "0 0 640 400"


def test_f_prime_and_f_double_prime_have_points_at_the_slope_and_the_curvature():
    root = drawn(SLOPES, 640, 600)
    points = [(float(point.get("cx")), float(point.get("cy"))) for point in of_class(root, "mgtui-point")]
    assert points == [(373.8, 106.4), (373.8, 86.1), (373.8, 34.9)]
