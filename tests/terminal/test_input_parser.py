"""Any bytes become tokens: what is typed, whole sequences, pastes. Nothing raises, nothing is deaf for ever."""

import random

import pytest

from mgtui.terminal.input_parser import SEQUENCE_PATIENCE, InputParser
from mgtui.terminal.input_tokens import Character, MouseBytes, Pasted, Sequence

QUIET = None  # a second in which nothing comes


def tokens(*pieces, **options):
    """What comes of bytes that arrive in pieces."""
    parser = InputParser(**options)
    return [token for piece in pieces for token in (parser.silence() if piece is QUIET else parser.feed(piece))]


def typed(text):
    return [Character(each) for each in text]


REPLIES = (
    b"\x1b[?62;22c", b"\x1b[>41;354;0c", b"\x1b[0n", b"\x1b[12;40R", b"\x1b[?2026;2$y", b"\x1b[?997;1n", b"\x1b[?1u",
    b"\x1b[8;24;80t", b"\x1b[4;480;640t", b"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\", b"\x1b]11;rgb:1e1e/1e1e/1e1e\x07",
    b"\x1b]52;c;c2VjcmV0\x1b\\", b"\x1b]l\xc3\xa9title\x1b\\", b"\x1bP1$r0m\x1b\\", b"\x1bP>|XTerm(354)\x1b\\",
    b"\x1bP1+r544e=787465726d\x1b\\", b"\x1b_Gi=31;OK\x1b\\", b"\x1b^status\x1b\\", b"\x1bX any \x1b\\",
    b"\x1b[?1;2;4$;c", b"\x1b[" + b"1;" * 3000 + b"x", b"\x1b]52;c;" + b"A" * 10_000 + b"\x07",
)  # fmt: skip


@pytest.mark.parametrize("reply", REPLIES, ids=lambda reply: repr(reply[:24]))
def test_a_reply_is_one_sequence_wherever_it_is_cut(reply):
    whole = tokens(reply + b"q")
    assert [type(token) for token in whole] == [Sequence, Character]
    for cut in range(2, min(len(reply), 60)):
        assert tokens(reply[:cut], reply[cut:] + b"q") == whole


@pytest.mark.parametrize("data", [b"\xe9", b"\xff", b"\xc3", b"\xf0\x9f\x98", b"\xed\xa0\x80", b"\x80", b"\xc2\x9b"])
def test_bytes_that_are_no_character_are_dropped_alone(data):
    assert tokens(b"a" + data + b"b") == typed("ab")
    assert tokens(b"a", data, b"b") == typed("ab")


def test_a_character_may_come_in_pieces():
    assert tokens(b"\xd0", b"\xb6", b"\xf0\x9f", b"\x98\x80") == typed("ж😀")


@pytest.mark.parametrize("cut", range(1, 6))
def test_a_paste_ends_at_its_mark_wherever_that_is_cut(cut):
    mark = b"\x1b[201~"
    assert tokens(b"\x1b[200~x^3" + mark[:cut], mark[cut:] + b"q") == [Pasted("x^3"), Character("q")]


def test_everything_up_to_the_end_mark_is_text_without_its_controls():
    pasted = b"\x1b[200~x\x1bqE\x1b[31m\x03\r\n\t\x1b[200~\xc2\x9b\xff2\x1b[201~q"
    assert tokens(pasted) == [Pasted("xqE[31m\r\n\t[200~\ufffd2"), Character("q")]


@pytest.mark.parametrize("cut", [b"", b"\x1b", b"\x1b[", b"\x1b[20", b"\x1b[201"])
def test_a_paste_without_its_end_ends_after_a_second_and_keys_work_again(cut):
    parser = InputParser()
    parser.feed(b"\x1b[200~x^3" + cut)
    assert parser.patience == SEQUENCE_PATIENCE
    assert parser.silence() == [Pasted("x^3")]
    assert parser.patience is None
    assert parser.feed(b"\x03") == [Character("\x03")]


def test_a_paste_is_kept_up_to_its_longest_and_ends_all_the_same():
    data = b"\x1b[200~" + b"x" * 5000 + b"\x1b[201~q"
    for size in (1, 7, 64, 9999):
        pieces = [data[at : at + size] for at in range(0, len(data), size)]
        pasted, key = tokens(*pieces, longest_paste=100)
        assert set(pasted.text) == {"x"}
        assert 100 <= len(pasted.text) <= 5000
        assert key == Character("q")


def test_a_lone_escape_waits_a_little_and_what_has_begun_waits_a_second():
    parser = InputParser(escape_patience=0.1)
    parser.feed(b"\x1b")
    assert parser.patience == 0.1
    for piece in (b"[", b"1;"):
        parser.feed(piece)
        assert parser.patience == 1.0
    assert parser.feed(b"5C") == [Sequence("[1;5C")]


@pytest.mark.parametrize(
    ("data", "comes_to"),
    [
        (b"\x1b", typed("\x1b")),
        (b"\x1b\x1b", typed("\x1b\x1b")),
        (b"\x1b\x1b\x1b", typed("\x1b\x1b\x1b")),
        (b"\x1b[", [Character("[", alt=True)]),
        (b"\x1bO", [Character("O", alt=True)]),
        (b"\x1bP", [Character("P", alt=True)]),
        (b"\x1b[1;5", []),
        (b"\x1b]11;rgb:", []),
        (b"\x1b]11;rgb:0\x1b", []),
        (b"\x1b[M !", []),
    ],
)
def test_silence_ends_what_is_unfinished(data, comes_to):
    assert tokens(data, QUIET, b"q") == [*comes_to, Character("q")]


def test_escapes_are_told_from_alt_by_when_they_come():
    assert tokens(b"\x1b\x1b[C") == [Sequence("[C", alt=True)]
    assert tokens(b"\x1b", b"\x1b[C") == [Character("\x1b"), Sequence("[C")]
    assert tokens(b"\x1b", b"\x1b\x1b[C") == [Character("\x1b"), Sequence("[C", alt=True)]
    assert tokens(b"\x1bx", b"\x1b\xc3\xa9") == [Character("x", alt=True), Character("é", alt=True)]


@pytest.mark.parametrize("begun", [b"\x1b[1;", b"\x1bO", b"\x1b]11;", b"\x1bP1$r", b"\x1b_G"])
@pytest.mark.parametrize("key", [b"\x03", b"\r", b"\x7f", b"\x1a"])
def test_a_control_character_in_a_cut_sequence_is_a_key(begun, key):
    assert tokens(begun + key + b"q") == typed(key.decode() + "q")


@pytest.mark.parametrize("begun", [b"\x1b[1;", b"\x1bO", b"\x1b]11;", b"\x1bP1$r"])
def test_a_sequence_begins_anew_where_the_one_before_was_cut(begun):
    assert tokens(begun + b"\x1b[C") == [Sequence("[C")]
    assert tokens(begun, b"\x1b", b"[C") == [Sequence("[C")]


def test_the_three_bytes_of_an_old_mouse_report_are_no_keys():
    assert tokens(b"\x1b[M\x20\x90\x30q") == [MouseBytes(0x20, 0x90, 0x30), Character("q")]
    assert tokens(b"\x1b[M\x20", b"\x1b\xff") == [MouseBytes(0x20, 0x1B, 0xFF)]
    assert tokens(b"\x1b[Mq", x10=False) == [Sequence("[M"), Character("q")]


def test_rxvt_ends_a_sequence_with_a_dollar_where_a_report_goes_on():
    assert tokens(b"\x1b[3$q") == [Sequence("[3$"), Character("q")]
    assert tokens(b"\x1b[4;2$yq") == [Sequence("[4;2$y"), Character("q")]


PIECES = (
    *(b"\x1b [ O ] P _ \\ \x07 \x1b[200~ \x1b[201~ \x1b[M \x1b[< ; : u ~ $ R t y c \xe9 \xff \xc2 \xd0\xb6 m").split(),
    b"M", b"\xed\xa0\x80",
    b"\x1b[48;", b"\x1b[?2048;2$y", b"1114112", b"55296", b"999999999999", b"57409", b"\r", b"\x00",
)  # fmt: skip


def random_input(rng):
    count = rng.randrange(1, 14)
    return b"".join(rng.choice(PIECES) if rng.random() < 0.8 else rng.randbytes(1) for _ in range(count))


@pytest.mark.parametrize("seed", range(4))
def test_no_input_raises_or_stops_the_keys_behind_it(seed):
    rng = random.Random(seed)
    for _ in range(2000):
        parser, data = InputParser(x10=rng.random() < 0.7), random_input(rng)
        while data:
            cut = rng.randrange(1, len(data) + 1)
            parser.feed(data[:cut])
            data = data[cut:]
        for _ in range(2):
            if parser.patience is not None:
                parser.silence()
        assert parser.patience is None
        assert parser.feed(b"q") == [Character("q")]
