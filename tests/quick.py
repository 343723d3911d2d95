"""What the quick run takes of cases that state the same of many things, each at some cost; the whole run takes all."""

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import settings


def partly_slow(cases: Iterable[Any], every: int, first: int = 0) -> list[Any]:
    """Return cases to parametrize with: one in so many is quick, all others are marked slow."""
    return [case if index % every == first else slow_case(case) for index, case in enumerate(cases)]


def slow_case(case: Any) -> Any:
    """Return a case that the quick run leaves out."""
    return pytest.param(*(case if isinstance(case, tuple) else (case,)), marks=pytest.mark.slow)


def examples(count: int) -> settings:
    """Return settings that take so many examples, in the quick run as large a part of them as it takes everywhere."""
    return settings(max_examples=count * settings().max_examples // 100, deadline=None)
