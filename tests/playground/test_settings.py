"""A file of settings: what it says holds, and what is wrong with it is told in a sentence and never in the way."""

import os
import subprocess
import sys

import pytest

from mgtui.playground.settings import TEMPLATE, Settings, load_settings, settings_file, settings_from


def test_what_stands_in_the_file_holds():
    text = 'theme = "nord"\ncharset = "ascii"\nh = 1e-5\nwindow = "-pi:pi"\nmotion = false\nmouse = false\n'
    assert settings_from(text, "c.toml") == Settings("nord", "ascii", "1e-05", "-pi:pi", {}, False, False)


def test_no_file_is_nothing_to_complain_of_and_loads_no_parser(tmp_path):
    assert load_settings(tmp_path / "none" / "config.toml") == Settings()
    code = "import sys; from mgtui.playground.settings import load_settings; from pathlib import Path\n"
    code += "load_settings(Path('/nowhere/config.toml')); print('tomllib' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"


def test_the_template_asks_for_nothing_until_a_line_is_freed_and_each_of_its_lines_would_do():
    assert settings_from(TEMPLATE, "c.toml") == Settings()
    lines = [line.removeprefix("# ") for line in TEMPLATE.splitlines() if "=" in line or "[keys]" in line]
    freed = settings_from("\n".join(lines), "c.toml")
    assert freed.complaint == ""
    assert (freed.theme, freed.charset, freed.h, freed.window) == ("textual-light", "auto", "1e-3", "-5:5")
    assert freed.keys == {"zoom_in": ("plus", "Z"), "undo": ("u",)}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("h = \n", "c.toml cannot be read: Invalid value (at line 1, column 5)"),
        ("\ncolour = 1", "c.toml, line 2: there is no setting 'colour'."),
        ("mouse = 1", "c.toml, line 1: mouse is true or false."),
        ("theme = 3", "c.toml, line 1: theme is a text in quotes."),
        ("h = true", "c.toml, line 1: h is a text in quotes."),
        ("h = -1.0", "c.toml, line 1: h '-1.0' will not do: "),
        ("h = inf", "c.toml, line 1: h 'inf' will not do: "),
        ('mouse = true\nh = "x"', "c.toml, line 2: h 'x' will not do: "),
        ('window = "5:-5"', "c.toml, line 1: window '5:-5' will not do: "),
        ('charset = "utf-8"', "c.toml, line 1: charset is one of auto, braille, block, ascii."),
        ("keys = 3", "c.toml, line 1: keys is a table: "),
        ('[keys]\nfly = "x"', "c.toml, line 2: there is no action 'fly'."),
        ('[keys]\nundo = "Q"\nredo = "q"', "c.toml, line 3: q already does 'quit', so it cannot do 'redo'."),
        ('[keys]\nundo = "Q"\nredo = "Q"', "c.toml, line 3: Q already does 'undo', so it cannot do 'redo'."),
        ("[keys]\nundo = []", "c.toml, line 2: undo wants a key in quotes, or several in brackets."),
        ('[keys]\nundo = "hyper+x"', "c.toml, line 2: there is no key 'hyper+x'."),
        ('[keys]\nleave = "Q"', "c.toml, line 2: leave must keep escape."),
        ('theme = "\\u001b]0;x\\u0007"\ncharset = "\\u001b"', "c.toml, line 2: charset is one of "),
        ('"\\u001b[2J" = 1', "c.toml, line 1: there is no setting "),
    ],
)  # fmt: skip
def test_a_mistake_is_told_of_in_one_sentence_with_its_line(text, complaint):
    settings = settings_from(text, "c.toml")
    assert settings.complaint.startswith(complaint)
    assert settings.complaint.isprintable()


def test_what_can_be_read_of_a_file_with_a_mistake_holds():
    settings = settings_from('theme = "nord"\nh = "x"\nmouse = false\n[keys]\nfly = "x"', "c.toml")
    assert (settings.theme, settings.mouse, settings.h, settings.keys) == ("nord", False, None, {})


@pytest.mark.parametrize(
    ("typed", "named"),
    [("Z", "Z"), ("ctrl+t", "ctrl+t"), ("f5", "f5"), ("#", "number_sign"), (";", "semicolon"), ("alt+→", "alt+right")],
)
def test_keys_are_named_as_people_know_them(typed, named):
    free = "" if named != "alt+right" else '\npan_right = "l"'
    settings = settings_from(f'[keys]\nundo = "{typed}"{free}', "c.toml")
    assert (settings.complaint, settings.keys["undo"]) == ("", (named,))


def test_a_key_is_one_whether_its_name_or_its_sign_is_written():
    assert "plus already does 'zoom_in'" in settings_from('[keys]\nundo = "+"', "c.toml").complaint
    assert "right already does 'nudge_right'" in settings_from('[keys]\nundo = "→"', "c.toml").complaint


def test_two_actions_may_change_keys_with_each_other():
    assert settings_from('[keys]\nundo = "U"\nredo = "u"', "c.toml").keys == {"undo": ("U",), "redo": ("u",)}


@pytest.mark.parametrize("data", [b"\xff\xfe", b"a = " + b"[" * 70_000, b"a = " + b"[" * 30_000])
def test_what_is_no_such_file_is_told_of(tmp_path, data):
    path = tmp_path / "config.toml"
    path.write_bytes(data)
    assert load_settings(path).complaint.startswith("config.toml cannot be read: ")


def test_a_pipe_in_the_files_place_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "config.toml")
    assert "no regular file" in load_settings(tmp_path / "config.toml").complaint


def test_the_file_lies_where_the_system_keeps_settings(monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", "/somewhere")
    assert settings_file().parts[-2:] == ("mgtui", "config.toml")


def test_keys_chosen_before_the_screen_is_made_are_bound_hinted_and_named_in_the_help():
    code = (
        "from mgtui.playground.actions import BY_NAME, rebind, spoken_keys\n"
        "rebind({'help': ('H',), 'guess': ('f5',)})\n"
        "from mgtui.playground import hints\n"
        "from mgtui.playground.actions import ACTIONS\n"
        "from mgtui.tui.screens.playground_screen import PlaygroundScreen\n"
        "print([b.key for b in PlaygroundScreen.BINDINGS if 'help' in b.action], hints.AT_PLOT.hints[-2:],"
        " spoken_keys(BY_NAME['guess']), [a.keys for a in ACTIONS if a.name == 'help'])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "['H'] ('H|help', 'q|quit') f5 [('H',)]\n"


@pytest.mark.parametrize(
    ("keys", "hints"),
    [
        ({"larger_h": ("B",)}, "'[ B|h'"),
        ({"smaller_h": ("r",), "larger_h": ("B",)}, "'rB|h'"),
        ({"zoom_in": ("Z",)}, "'Z -|zoom'"),
        ({"nudge_left": ("a",), "nudge_right": ("s",)}, "'as|nudge'"),
        ({"finer_right": ("f6",)}, "'shift ← f6|finer'"),
        ({"pane_ladder": ("f2",), "pane_chain": ("8",)}, "'1 f2 3 4 5 6 8|panes'"),
        ({"pane_chain": ("8",)}, "'1234568|panes'"),
        ({"smaller_h": ("left_square_bracket", "r")}, "'[ ]|h'"),
    ],
)
def test_a_hint_for_two_keys_follows_either(keys, hints):
    code = f"""
from mgtui.playground.actions import rebind
rebind({keys})
from mgtui.playground import hints
print(hints.AT_PLOT.hints, hints._AT_H)"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert hints in run.stdout
    if "nudge_left" in keys:
        assert "'as|h by tens'" in run.stdout


@pytest.mark.parametrize(("size", "read"), [(64 * 1024, True), (64 * 1024 + 1, False)])
def test_a_file_of_settings_has_64_kilobytes_at_most(tmp_path, size, read):
    path = tmp_path / "config.toml"
    path.write_text('theme = "nord"\n'.ljust(size, "#"))
    settings = load_settings(path)
    assert settings.theme == ("nord" if read else None)
    assert ("65,536 bytes" in settings.complaint) == (not read)
