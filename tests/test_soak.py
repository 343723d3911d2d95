"""A short soak; the long one is `python tests/soak.py --keys 20000`."""

from pathlib import Path

import pytest

from tests.soak import events, soak


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_random_keys_leave_a_program_that_agrees_with_the_engine(seed: int, tmp_path: Path) -> None:
    outcome = soak(seed, 400, tmp_path)
    assert len(outcome.compared) == 6
    assert outcome.wrong == []


def test_a_seed_says_it_all() -> None:
    assert list(events(7, 500)) == list(events(7, 500))
    assert list(events(7, 500)) != list(events(8, 500))
