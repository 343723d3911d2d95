"""What the tests of the screen share."""

from collections.abc import Iterator

import pytest

from mgtui.playground.variable_names import names_in


@pytest.fixture(autouse=True)
def names_as_before() -> Iterator[None]:
    """Have variables called afterwards as before: an app sets that for its process."""
    with names_in("ascii"):
        yield
