"""What the README shows is what happens."""

import ast
import re
import shlex
from pathlib import Path

import pytest

from mgtui.arguments import read, wants_report
from mgtui.cli import main

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")

COMMANDS = [
    shlex.split(line, comments=True)
    for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines()
    if line.startswith("mgtui")
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_of_the_readme_is_understood_and_its_reports_are_made(command, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)  # where a picture may be written
    if wants_report(read(command[1:])):
        assert main(command[1:]) == 0
        assert capsys.readouterr().out or any(tmp_path.iterdir())


def test_the_readme_shows_commands_of_each_kind():
    reports = [command for command in COMMANDS if wants_report(read(command[1:]))]
    assert 5 < len(reports) < len(COMMANDS)


def test_the_python_examples_run_as_they_stand_and_give_what_their_comments_say():
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    names: dict[str, object] = {}
    shown = []
    for statement in ast.parse(code).body:
        source = ast.get_source_segment(code, statement) or ""
        if isinstance(statement, ast.Expr):
            shown.append(repr(eval(source, names)))
        else:
            exec(source, names)
    comments = re.findall(r"# (.*)$", code, re.MULTILINE)
    assert len(comments) == len(shown) > 3
    for comment, result in zip(comments, shown, strict=True):
        assert comment.startswith(result)


def test_every_key_the_readme_names_is_an_actions_key():
    from mgtui.playground.actions import ACTIONS, spoken_keys

    known = {key for action in ACTIONS for key in (*spoken_keys(action).split(), *action.keys)}
    table = README[README.index("| key | does |") : README.index("The mouse drags")]
    named = [key for row in re.findall(r"^\| ([^|]+) \|", table, re.MULTILINE) for key in re.findall(r"`([^`]+)`", row)]
    assert named
    assert set(named) <= known
