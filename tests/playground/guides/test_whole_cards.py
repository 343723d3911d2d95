"""Cards as a whole: title, text, question, answers and keys, on one page or several, and the game's from end to end."""

import pytest

from mgtui.playground.guides.card import Card, as_key, pages, unmarked
from mgtui.playground.guides.game import Game, answered, next_round
from mgtui.playground.guides.game_rounds import POOL, state_at
from mgtui.text.rows import plain

ROWS = {row.text: row for row in POOL}
LONG = Card(
    "long",
    "A title that is long enough",
    f"Some words to read, with x + h and f(x) = 2 in them, and a key: {as_key('Shift Enter')} does it. " * 3,
    "What is asked at the end of it all, in more than one row?",
    ("up", "down", "flat", "no slope at all", "type it"),
    3,
    ("Enter|answer", "← →|choose", "Backspace|back", "L|leave", "k|skip"),
)
WORDY = Card("wordy", "Wordy", "", "Why " + "so many words " * 12 + "?", ("yes", "no"), None, ("Enter|answer",))
WIDE = Card("wide", "Wide", "abcdefghijklmnopqrstuvwxyz " + "0123456789" * 4, "", (), None, ())
FIRST = Game(1, state_at(ROWS["4 - x^2"], 1.9))
CORNER = Game(1, state_at(ROWS["|x|"], 0.0), points=5, answered=3, streak=2, best=4)


PAGES = [
    (LONG, 60, 12, """
 A title that is long enough ───── Enter answer  ← → choose
 Some words to read, with x + h and f(x) = 2 in them, and a
 key: Shift Enter does it. Some words to read, with x + h
 and f(x) = 2 in them, and a key: Shift Enter does it. Some
 words to read, with x + h and f(x) = 2 in them, and a key:
 Shift Enter does it.
 What is asked at the end of it all, in more than one row?
   1 up     2 down     3 flat   ▸ 4 no slope at all
   5 type it
"""),
    (LONG, 40, 8, """
 A title that is long … ─ Enter read on
 Some words to read, with x + h and
 f(x) = 2 in them, and a key:
 Shift Enter does it. Some words to
 read, with x + h and f(x) = 2 in them,
 and a key: Shift Enter does it. Some
 words to read, with x + h and f(x) = 2
 in them, and a key: Shift Enter does
~
 A title that is long … ── Enter answer
 it.
 What is asked at the end of it all, in
 more than one row?
   1 up     2 down     3 flat
 ▸ 4 no slope at all     5 type it
"""),
    (LONG, 20, 7, """
 A …  Enter read on
 Some words to
 read, with x + h
 and f(x) = 2 in
 them, and a key:
 Shift Enter does
 it. Some words to
~
 A …  Enter read on
 read, with x + h
 and f(x) = 2 in
 them, and a key:
 Shift Enter does
 it. Some words to
 read, with x + h
~
 A …  Enter read on
 and f(x) = 2 in
 them, and a key:
 Shift Enter does
 it.
~
 A …  Enter read on
 What is asked at
 the end of it all,
~
 A … ─ Enter answer
 in more than one
 row?
   1 up     2 down
   3 flat
 ▸ 4 no slope at a…
   5 type it
"""),
    (WORDY, 30, 4, """
 Wordy ──────── Enter read on
 Why so many words so many
 words so many words so many
 words so many words so many
~
 Wordy ──────── Enter read on
 words so many words so many
 words so many words so many
~
 Wordy ───────── Enter answer
 words so many words so many
 words ?
   1 yes     2 no
"""),
    (WORDY, 30, 9, """
 Wordy ───────── Enter answer
 Why so many words so many
 words so many words so many
 words so many words so many
 words so many words so many
 words so many words so many
 words so many words so many
 words ?
   1 yes     2 no
"""),
    (WIDE, 24, 9, """
 Wide ──────────────────
 abcdefghijklmnopqrstuv
 wxyz
 0123456789012345678901
 234567890123456789
"""),
    (WIDE, 12, 20, """
 Wide ──────
 abcdefghij
 klmnopqrst
 uvwxyz
 0123456789
 0123456789
 0123456789
 0123456789
"""),
    (WIDE, 6, 3, """
   Enter read on
 abcdefgh
 ijklmnop
~
   Enter read on
 qrstuvwx
 yz
~
   Enter read on
 01234567
 89012345
~
   Enter read on
 67890123
 45678901
~
 Wide
 23456789
"""),
    (LONG, 60, 1, """
 A title that is long enough ──── Enter read on  ← → choose
 Some words to read, with x + h and f(x) = 2 in them, and a
~
 A title that is long enough ──── Enter read on  ← → choose
 key: Shift Enter does it. Some words to read, with x + h
~
 A title that is long enough ──── Enter read on  ← → choose
 and f(x) = 2 in them, and a key: Shift Enter does it. Some
~
 A title that is long enough ──── Enter read on  ← → choose
 words to read, with x + h and f(x) = 2 in them, and a key:
~
 A title that is long enough ──── Enter read on  ← → choose
 Shift Enter does it.
~
 A title that is long enough ──── Enter read on  ← → choose
 What is asked at the end of it all, in more than one row?
~
 A title that is long enough ──── Enter read on  ← → choose
   1 up     2 down     3 flat   ▸ 4 no slope at all
~
 A title that is long enough ───── Enter answer  ← → choose
   5 type it
"""),
]  # fmt: skip


@pytest.mark.parametrize(("card", "width", "height", "text"), PAGES)
def test_a_card_is_laid_out_like_this(card, width, height, text):
    shown = [[plain(row).rstrip() for row in page] for page in pages(card, width, height)]
    assert "\n~\n".join("\n".join(page) for page in shown) == text[1:-1]


GAME = [
    (FIRST, """
Guess 1, score 0, streak 0, best 0
f(x) = 4 − x², and x is 1.9: f is 0.39.
The slope is hidden, and so is where a small push takes f.
Right is worth 1, a typed slope 3 if very close, 2 if not far off; a wrong one ends the streak.
Look at the curve: how does f run through this point?
up; down; flat; no slope; type the slope
None
Enter|answer; ← →|choose; G|leave; k|skip
"""),
    (answered(FIRST, "down"), """
Guess 1, score 1, streak 1, best 1
Right: f goes down here: its slope is −3.8.
Points for this: 1.
The broken line is your guess.


None
Enter|next; G|leave
"""),
    (answered(FIRST, "up"), """
Guess 1, score 0, streak 0, best 0
You said up, but f goes down here: its slope is −3.8.
Points for this: 0.
The broken line is your guess.


None
Enter|next; G|leave
"""),
    (answered(FIRST, "-3.8", -3.8), """
Guess 1, score 3, streak 1, best 1
You said -3.8.
Very close: f goes down here: its slope is −3.8.
Points for this: 3.
The broken line is your guess.


None
Enter|next; G|leave
"""),
    (answered(FIRST, "-3", -3.0), """
Guess 1, score 2, streak 1, best 1
You said -3.
Not far off: f goes down here: its slope is −3.8.
Points for this: 2.
The broken line is your guess.


None
Enter|next; G|leave
"""),
    (answered(FIRST, "-1", -1.0), """
Guess 1, score 1, streak 1, best 1
You said -1.
The right way, but steeper: f goes down here: its slope is −3.8.
Points for this: 1.
The broken line is your guess.


None
Enter|next; G|leave
"""),
    (answered(FIRST, "-9", -9.0), """
Guess 1, score 1, streak 1, best 1
You said -9.
The right way, but less steep: f goes down here: its slope is −3.8.
Points for this: 1.
The broken line is your guess.


None
Enter|next; G|leave
"""),
    (answered(FIRST, "2", 2.0), """
Guess 1, score 0, streak 0, best 0
You said 2, but f goes down here: its slope is −3.8.
Points for this: 0.
The broken line is your guess.


None
Enter|next; G|leave
"""),
    (answered(CORNER, "no slope"), """
Guess 1, score 6, streak 3, best 4
Right: f has no slope here.
f has a corner at 0: slope −1 from the left, 1 from the right.
Points for this: 1.


None
Enter|next; G|leave
"""),
    (answered(CORNER, "1", 1.0), """
Guess 1, score 5, streak 0, best 4
You said 1, but f has no slope here.
f has a corner at 0: slope −1 from the left, 1 from the right.
Points for this: 0.
The broken line is your guess.


None
Enter|next; G|leave
"""),
    (FIRST.chose(2), """
Guess 1, score 0, streak 0, best 0
f(x) = 4 − x², and x is 1.9: f is 0.39.
The slope is hidden, and so is where a small push takes f.
Right is worth 1, a typed slope 3 if very close, 2 if not far off; a wrong one ends the streak.
Look at the curve: how does f run through this point?
up; down; flat; no slope; type the slope
2
Enter|answer; ← →|choose; Backspace|again; G|leave; k|skip
"""),
    (FIRST.forward(FIRST.place).guide, """
Guess 1, score 0, streak 0, best 0
f(x) = 4 − x², and x is 1.9: f is 0.39.
The slope is hidden, and so is where a small push takes f.
Right is worth 1, a typed slope 3 if very close, 2 if not far off; a wrong one ends the streak.
Pick an answer with ← →, its number or its first letter, and give it with Enter. k asks about another place.
up; down; flat; no slope; type the slope
None
Enter|answer; ← →|choose; G|leave; k|skip
"""),
    (next_round(answered(FIRST, "down")), """
Guess 2, score 1, streak 1, best 1
f(x) = x²/2, and x is −1.9: f is 1.805.
The slope is hidden, and so is where a small push takes f.
Look at the curve: how does f run through this point?
up; down; flat; no slope; type the slope
None
Enter|answer; ← →|choose; G|leave; k|skip
"""),
]  # fmt: skip


@pytest.mark.parametrize(("game", "text"), GAME)
def test_a_round_of_the_game_says_this(game, text):
    card = game.card(game.place)
    parts = [
        card.title,
        card.text.replace(". ", ".\n"),
        card.ask,
        "; ".join(card.choices),
        str(card.pick),
        "; ".join(card.keys),
    ]
    assert unmarked("\n".join(parts)) == text[1:-1]
