"""What the README shows is what happens."""

import re
from pathlib import Path

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def test_the_python_examples_give_what_their_comments_say():
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    from mgtui.engine import behaviour, difference, landmarks, parse

    f = parse("3x^2 - 4x + 5")
    results = [
        f.jet(3.0).slope,
        difference(f, 3.0, h=0.001).slope,
        behaviour(parse("|x|"), 0.0).sentence,
        [mark.x for mark in landmarks(f, -5, 5)],
    ]
    comments = re.findall(r"# (.*)$", code, re.MULTILINE)
    assert len(comments) == len(results)
    for comment, result in zip(comments, results, strict=True):
        assert comment.startswith(repr(result))


def test_every_key_the_readme_names_is_an_actions_key():
    from mgtui.playground.actions import ACTIONS, spoken_keys

    known = {key for action in ACTIONS for key in (*spoken_keys(action).split(), *action.keys)}
    table = README[README.index("| key | does |") : README.index("The mouse drags")]
    named = [key for row in re.findall(r"^\| ([^|]+) \|", table, re.MULTILINE) for key in re.findall(r"`([^`]+)`", row)]
    assert named
    assert set(named) <= known
