"""The loop that reads the terminal: it outlives every event, and ends when it is told to or the line is gone."""

import os
import random
import threading
import time
from typing import Any

import pytest
from textual import events
from textual.app import App
from textual.drivers.headless_driver import HeadlessDriver
from textual.drivers.linux_driver import LinuxDriver

from mgtui.terminal.driver import DriverOptions, TerminalState, derive_driver
from mgtui.terminal.input_thread import read_input
from tests.terminal.test_input_parser import random_input


@pytest.fixture
def line():
    ends = os.pipe()
    yield ends
    for end in ends:
        os.close(end)


class Reader:
    """A thread that reads a line; what it took and what failed."""

    def __init__(self, keys, take=None):
        self.taken: list[Any] = []
        self.errors: list[BaseException] = []
        self.ended = threading.Event()
        self._thread = threading.Thread(
            target=read_input, args=(keys, self.ended, take or self.taken.append, self.errors.append)
        )
        self._thread.start()

    def end(self):
        self.ended.set()
        self._thread.join(5)
        assert not self._thread.is_alive()

    def wait_for(self, count):
        end = time.monotonic() + 10
        while len(self.taken) < count:
            assert time.monotonic() < end, self.taken
            time.sleep(0.005)
        return self.taken


def test_keys_are_handed_on_as_they_come(line):
    reader = Reader(line[0])
    os.write(line[1], b"a\xe9\x1b[C")
    assert [event.key for event in reader.wait_for(2)] == ["a", "right"]
    os.write(line[1], b"\x1b")
    assert reader.wait_for(3)[-1].key == "escape"
    reader.end()


def test_a_paste_without_an_end_is_handed_on_after_a_second(line):
    reader = Reader(line[0])
    began = time.monotonic()
    os.write(line[1], b"\x1b[200~x^2")
    (paste,) = reader.wait_for(1)
    assert isinstance(paste, events.Paste)
    assert time.monotonic() - began >= 1
    reader.end()


def test_an_event_that_fails_is_reported_and_the_next_one_is_handed_on(line):
    def take(event):
        if event.key == "a":
            raise ValueError("no such key")
        reader.taken.append(event)

    reader = Reader(line[0], take)
    os.write(line[1], b"ab")
    assert [event.key for event in reader.wait_for(1)] == ["b"]
    assert [str(error) for error in reader.errors] == ["no such key"]
    reader.end()


def test_random_inputs_one_after_the_other_fail_nowhere_and_a_key_behind_them_is_taken(line):
    rng, reader = random.Random(1), Reader(line[0])
    for _ in range(10_000):
        os.write(line[1], random_input(rng))
    os.write(line[1], b"\x1b[201~")
    time.sleep(1.5)  # for what is unfinished
    count = len(reader.taken)
    os.write(line[1], b"q")
    assert reader.wait_for(count + 1)[-1].key == "q"
    assert reader.errors == []
    reader.end()


def test_the_end_of_a_file_costs_no_processor_time():
    with open(os.devnull) as nothing:
        reader = Reader(nothing.fileno())
        before = time.process_time()
        time.sleep(0.5)
        assert time.process_time() - before < 0.2
        reader.end()


def test_a_driver_without_a_terminal_reads_in_its_own_way():
    state, options = TerminalState(), DriverOptions()
    assert derive_driver(HeadlessDriver, state, options).mro()[2] is HeadlessDriver
    assert "run_input_thread" not in vars(derive_driver(HeadlessDriver, state, options).mro()[1])
    assert "run_input_thread" in vars(derive_driver(LinuxDriver, state, options).mro()[1])


async def test_a_line_that_is_gone_is_told_to_the_life_cycle(line, monkeypatch):
    told = []
    monkeypatch.setattr(threading, "excepthook", lambda failure: told.append(failure.exc_value))
    driver: Any = derive_driver(LinuxDriver, TerminalState(), DriverOptions())(App())
    driver.fileno = os.open(os.devnull, os.O_WRONLY)
    monkeypatch.setattr(os, "read", lambda *_: (_ for _ in ()).throw(OSError(5, "gone")))
    driver.run_input_thread()
    os.close(driver.fileno)
    assert [error.errno for error in told] == [5]
