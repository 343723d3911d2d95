"""What ARCHITECTURE.md says of the house is true of it."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
PATHS = sorted(set(re.findall(r"`((?:mgtui|tests|benchmarks)/[\w./]*)`", TEXT)))


@pytest.mark.parametrize("path", PATHS)
def test_every_path_it_names_is_there(path):
    assert (ROOT / path).exists()


def test_every_room_is_named():
    rooms = {path.parent.relative_to(ROOT).as_posix() + "/" for path in (ROOT / "mgtui").rglob("__init__.py")}
    assert rooms - {"mgtui/", "mgtui/tui/screens/", "mgtui/tui/widgets/"} <= set(PATHS)


def test_it_can_be_read_in_a_few_minutes():
    assert len(TEXT.splitlines()) <= 80
