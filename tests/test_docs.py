"""The pages and pictures that are made from the program are as the program is."""

import re
import sys
import xml.etree.ElementTree as Xml
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from mgtui.arguments import parser

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
WRITTEN = [ROOT / "README.md", ROOT / "ARCHITECTURE.md", *DOCS.glob("*.md")]


@pytest.fixture
def make(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """Import the module that makes the pages, from its folder."""
    names = {path.stem for path in DOCS.glob("make*.py")}
    monkeypatch.syspath_prepend(str(DOCS))
    yield import_module("make")
    for name in names:
        sys.modules.pop(name, None)


def test_every_page_made_from_a_table_is_as_the_table_is(make: Any):
    for name, text in make.pages().items():
        if name not in make.COMPLETIONS.values():  # each version of shtab writes them in its own way
            assert (DOCS / name).read_text(encoding="utf-8") == text, f"docs/{name}: run python docs/make.py"


def test_what_completes_in_a_shell_knows_every_option(make: Any):
    options = {name for action in parser()._actions for name in action.option_strings if name.startswith("--")}
    for name in make.COMPLETIONS.values():
        completed = (DOCS / name).read_text(encoding="utf-8")
        missing = {option for option in options if not re.search(rf"{option[2:]}\b", completed)}
        assert not missing, f"docs/{name}: run python docs/make.py"


def texts_of(picture: str) -> list[str]:
    """Return what a picture says, cell by cell: its shared rows, and which of them each frame shows."""
    tree = Xml.fromstring(picture)
    shared = [node.text or "" for node in tree.iter() if node.tag.endswith("}text")]
    shown = [f"{node.get('href')} {node.get('y')}" for node in tree.iter() if node.tag.endswith("}use")]
    return [*shared, *shown]


@pytest.mark.slow
def test_the_pictures_show_what_the_screen_shows(make: Any):
    for name, picture in make.pictures().items():
        kept = (DOCS / name).read_text(encoding="utf-8")
        assert texts_of(kept) == texts_of(picture), f"docs/{name}: run python docs/make.py"


def test_the_moving_picture_is_small_and_stands_still_for_who_wants_no_motion():
    picture = (DOCS / "approach.svg").read_text(encoding="utf-8")
    assert len(picture.encode()) < 300_000
    frames = picture.count('<g class="f ')
    still, _, moving = picture.partition("@media(prefers-reduced-motion:no-preference)")
    assert frames > 10
    assert f".f{{visibility:hidden}}.f{frames - 1}{{visibility:visible}}" in still
    assert "animation" not in still
    assert moving.count("@keyframes") == frames


def test_a_picture_shown_on_a_page_needs_nothing_from_elsewhere():
    for path in DOCS.glob("*.svg"):
        picture = path.read_text(encoding="utf-8")
        assert "script" not in picture
        assert set(re.findall(r"https?://[^\"' )]+", picture)) == {"http://www.w3.org/2000/svg"}
        assert all(link.startswith("#") for link in re.findall(r'href="([^"]*)"', picture))


@pytest.mark.parametrize("page", WRITTEN, ids=lambda path: path.name)
def test_every_link_between_pages_leads_to_a_file(page: Path):
    for link in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / link).is_file(), link


@pytest.mark.parametrize("page", WRITTEN, ids=lambda path: path.name)
def test_every_file_that_a_page_names_is_there(page: Path):
    named = re.findall(r"`(?:python )?((?:mgtui|docs|benchmarks|tests)/[\w./]+)`", page.read_text(encoding="utf-8"))
    settings = {"mgtui/config.toml", "mgtui/session.json"}  # of the user, where the system keeps such files
    assert not [name for name in set(named) - settings if not (ROOT / name).exists()]


def test_who_cites_it_cites_this_version():
    import mgtui

    assert f"\nversion: {mgtui.__version__}\n" in (DOCS / "CITATION.cff").read_text(encoding="utf-8")
