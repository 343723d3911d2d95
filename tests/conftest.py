"""What every test starts from: a home directory that is nobody's, and is empty at the end as it was at the start."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# Before numpy is loaded: its products of long vectors are spread over threads that wait in a loop for the next one,
# which doubles the processor time of the engine's tests and holds up whatever else the machine does.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def pytest_configure(config: pytest.Config) -> None:
    """Have Hypothesis look at no clock, which tells how busy the machine is, and take fewer examples in the quick run.

    In CI it has settings of its own: the same examples each time.
    """
    settings.register_profile("whole", deadline=None)
    settings.register_profile("quick", deadline=None, max_examples=40)
    if not os.environ.get("CI") and not config.getoption("hypothesis_profile"):
        settings.load_profile("quick" if "not slow" in config.option.markexpr else "whole")


def pytest_collection_finish() -> None:
    """Spare the garbage collector the thousands of tests, which it went through over and over: 5 s of a quick run."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def untouched_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Stand in for the developer's home, and complain when the tests, all together, have left a file there.

    A program that saved its session where the environment points would overwrite the developer's own; a test that
    wants a session saved says where.
    """
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("XDG_")]:
            patch.delenv(name)
        patch.setenv("HOME", str(home))
        yield home
    left = [str(path.relative_to(home)) for path in home.rglob("*")]
    assert not left, f"left in the home directory: {left}"
