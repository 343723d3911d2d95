"""What matches a few words: actions, examples and themes by rank, expressions by age."""

from collections.abc import Sequence
from dataclasses import replace

from mgtui.playground.choosing.choices import Choice

_LETTERS = 5  # the rank of a label that has no more than the word's letters, in their order


def ranked(query: str, lines: Sequence[Choice]) -> list[Choice]:
    """Return the choices that have every word of a query in their label, note or keys, the closest first.

    A key counts most, then a word of the label, then the beginning of one, then the note's words, then any part of
    either, and last the label's letters in their order: `ndgl` finds `nudge left`. Of equals those whose label begins
    with the query come first: `curv` finds `curvature` before `slope curve`.
    """
    words, whole = query.split(), query.strip().casefold()
    found = [(rank, line) for line in lines if (rank := _rank_of_all(words, line)) is not None]
    found.sort(key=lambda pair: (pair[0], not pair[1].label.casefold().startswith(whole)))
    return [line for _, line in found]


def grouped(query: str, lines: Sequence[Choice]) -> list[Choice]:
    """Return what matches under no heading, the closest first, or all under their headings while nothing is typed.

    The words of a heading count as the note's of what stands under it.
    """
    if not query.split():
        return list(lines)
    heading = ""
    under: list[Choice] = []
    for line in lines:
        if line.number is None:
            heading = line.label
        else:
            under.append(replace(line, note=f"{line.note} {heading}"))
    found = {line.number: line for line in lines}
    return [found[line.number] for line in ranked(query, under)]


def recent(query: str, lines: Sequence[Choice]) -> list[Choice]:
    """Return the choices with every word of a query in their labels; where there is none, those with its letters."""
    words = query.casefold().split()
    found = [line for line in lines if all(word in line.label.casefold() for word in words)]
    return found or [line for line in lines if _has_letters("".join(words), line.label.casefold())]


def _rank_of_all(words: Sequence[str], line: Choice) -> int | None:
    ranks = [rank for word in words if (rank := _rank(word, line)) is not None]
    return sum(ranks) if len(ranks) == len(words) else None


def _rank(word: str, line: Choice) -> int | None:
    if word in line.keys.split():  # n and N are different keys
        return 0
    word, label, note = word.casefold(), line.label.casefold(), line.note.casefold()
    if word in label.split() or (len(word) > 1 and word in line.keys.casefold().split()):
        return 1
    if _begins(word, label):
        return 2
    if _begins(word, note):
        return 3
    if word in label or word in note:
        return 4
    return _LETTERS if _has_letters(word, label) else None


def _begins(word: str, text: str) -> bool:
    return any(part.startswith(word) for part in text.split())


def _has_letters(word: str, text: str) -> bool:
    letters = iter(text)
    return all(letter in letters for letter in word)
