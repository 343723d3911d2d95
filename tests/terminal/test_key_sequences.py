"""The keys of real terminals, as they are published: each means the same here, whatever its bytes."""

import random

import pytest
from textual import events

from mgtui.terminal.input_events import InputEvents
from mgtui.terminal.input_parser import InputParser
from mgtui.terminal.key_sequences import own_keys
from tests.terminal.recorded_keys import RECORDED
from tests.terminal.test_input_parser import random_input

ROWS = [(each.term, each.terminal, key, sent) for each in RECORDED for key, sent in each.keys]


def events_of(sent, term="xterm-256color", size=(80, 24)):
    """What comes of bytes that arrive together, and of nothing behind them."""
    own = own_keys(term)
    parser, meaning = InputParser(x10="[M" not in own), InputEvents(own, lambda: size)
    return [event for token in (*parser.feed(sent), *parser.silence()) for event in meaning.of(token)]


def test_the_table_is_a_large_one():
    assert len(ROWS) >= 192
    assert len({terminal for _, terminal, _, _ in ROWS}) >= 20


@pytest.mark.parametrize(("term", "terminal", "key", "sent"), ROWS, ids=[f"{row[1]}: {row[2]}" for row in ROWS])
def test_a_key_is_known_by_its_bytes(term, terminal, key, sent):
    assert [event.key for event in events_of(sent, term)] == [key]


@pytest.mark.parametrize(
    ("sent", "characters"),
    [
        ("é".encode(), "é"),
        (b"\x1b[57404;129;53u", "5"),
        (b"\x1b[57413u", "+"),
        (b"\x1bOn", "."),
        (b"\x1b[1081::113;;1081u", "й"),
        (b"\x1b[957:925:110;2;925u", "Ν"),
        (b"\x1b[97;;97:98:99u", "abc"),
        (b"\x1b[97;2u", "A"),
        (b"\x1b[55:47;2u", "/"),
        (b"\x1b[32u", " "),
    ],
)
def test_a_key_types_what_is_written_on_it(sent, characters):
    events = events_of(sent)
    assert "".join(event.character for event in events) == characters
    assert all(event.is_printable for event in events)


@pytest.mark.parametrize("sent", [b"\x1bx", b"\x1b+", b"\x1b[113;5u", b"\x1b[99;9u", b"\x1b[1;5C", "\x1bж".encode()])
def test_a_key_with_a_modifier_types_nothing(sent):
    (event,) = events_of(sent)
    assert not event.is_printable


@pytest.mark.parametrize(
    "sent",
    [b"\x1b[13;1:3u", b"\x1b[1;1:3C", b"\x1b[3;1:3~", b"\x1b[57441;2u", b"\x1b[57358u", b"\x1b[57427~", b"\x1b[E"],
)
def test_keys_let_go_and_keys_that_do_nothing_are_no_keys(sent):
    assert events_of(sent) == []


@pytest.mark.parametrize("sent", [b"\x1b[1114112u", b"\x1b[55296u", b"\x1b[0u", b"\x1b[97;;55296u", b"\x1b[9999999;5u"])
def test_a_code_without_a_character_is_no_key(sent):
    assert events_of(sent) == []


@pytest.mark.parametrize("term", ["xterm-256color", "st-256color", "cons25"])
def test_whatever_comes_makes_events_that_can_be_named_and_typed(term):
    rng = random.Random(term)
    for _ in range(3000):
        for event in events_of(random_input(rng), term):
            if isinstance(event, events.Key):
                assert event.character is None or len(event.character) == 1
                assert (event.name + event.key + (event.character or "")).encode()


@pytest.mark.parametrize("report", ["\x1b[24;80R", "\x1b[?2026;2$y", "\x1b[I"])
def test_an_escape_right_before_a_report_of_the_terminal_is_the_key(report):
    keys = [event.key for event in events_of(f"\x1b{report}q".encode()) if isinstance(event, events.Key)]
    assert keys == ["escape", "q"]
