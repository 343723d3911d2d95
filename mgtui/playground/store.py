"""What outlives a session: its last state, the expressions typed, the theme. A small JSON file, never trusted.

Several sessions may be open at a time, and each is saved when it ends. What is saved is therefore what the session has
changed, laid over what is in the file by then; a lock keeps two that end together from reading the same file.
"""

import json
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from mgtui.playground.files import free_name, locked, read_regular, replace_file
from mgtui.playground.saved_state import is_text, state_from, state_to
from mgtui.playground.state import State

_EXPRESSIONS_KEPT = 200
_LESSONS_KEPT = 50
_MOST_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True)
class Saved:
    """What is kept from session to session.

    Attributes:
        state: the last state, None when there is none to go back to.
        expressions: those used so far, the latest last, each once.
        theme: the chosen theme, "" for the usual one.
        lesson: how far the lesson was followed, as its own module wrote it.
        lessons: the same of lessons from files, by their titles, the latest last.
        best: the longest streak in the game.
        complaint: what was wrong with the file, for the person whose it is; "" when nothing was. It is not kept.
    """

    state: State | None = None
    expressions: tuple[str, ...] = ()
    theme: str = ""
    lesson: Mapping[str, Any] = field(default_factory=dict)
    lessons: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    best: int = 0
    complaint: str = ""

    def with_expression(self, text: str) -> "Saved":
        """Return the same with one more expression, the latest."""
        return replace(self, expressions=_with_latest(self.expressions, (text,)))

    def with_lesson(self, title: str, progress: Mapping[str, Any]) -> "Saved":
        """Return the same with how far a lesson from a file was followed."""
        others = [(known, kept) for known, kept in self.lessons.items() if known != title]
        return replace(self, lessons=dict([*others, (title, progress)][-_LESSONS_KEPT:]))


def place() -> Path:
    """Return the file, where this system keeps such files."""
    from platformdirs import user_state_path  # 12 ms, which Textual pays in any case: a report does without

    return user_state_path("mgtui") / "session.json"


def load(path: Path) -> Saved:
    """Return what was saved; a file that is damaged is set aside, and what still holds of it is returned."""
    saved = _read(path)
    if saved.complaint:
        with suppress(OSError), _locked(path):
            saved = _read(path)  # anew: another session may have set it aside and saved its own
            if saved.complaint:
                saved = replace(saved, complaint=f"{saved.complaint} It is kept as {_set_aside(path).name}.")
    return saved


def save(path: Path, saved: Saved, since: Saved) -> None:
    """Write what has changed since `since` was loaded, whole or not at all; what others have saved meanwhile stays.

    Raises:
        OSError: the file cannot be written.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _locked(path):
        now = _read(path)
        if now.complaint:
            _set_aside(path)
        replace_file(path, _written(merged(saved, since, now)))


def merged(ours: Saved, since: Saved, theirs: Saved) -> Saved:
    """Return what both have come to who began with the same: the state of ours, and the expressions of ours last."""
    kept = 0  # the first of ours are those of before, in the same order; what was used again has moved behind them
    order = iter(since.expressions)
    while kept < len(ours.expressions) and ours.expressions[kept] in order:
        kept += 1
    return Saved(
        ours.state or theirs.state,
        _with_latest(theirs.expressions, ours.expressions[kept:]),
        theirs.theme if ours.theme == since.theme else ours.theme,
        _merged_lesson(ours.lesson, since.lesson, theirs.lesson),
        {**theirs.lessons, **{title: kept for title, kept in ours.lessons.items() if kept != since.lessons.get(title)}},
        max(ours.best, theirs.best),
    )


def _merged_lesson(ours: Mapping[str, Any], since: Mapping[str, Any], theirs: Mapping[str, Any]) -> Mapping[str, Any]:
    if ours == since or theirs == since:
        return theirs if ours == since else ours
    from mgtui.playground.guides.lesson_progress import Progress  # only where two have taken the lesson at a time

    return Progress.from_dict(theirs).joined(Progress.from_dict(ours)).to_dict()


def _with_latest(known: tuple[str, ...], latest: tuple[str, ...]) -> tuple[str, ...]:
    return (*(text for text in known if text not in latest), *latest)[-_EXPRESSIONS_KEPT:]


def _locked(path: Path) -> AbstractContextManager[None]:
    return locked(path.with_suffix(".lock"))


def _set_aside(path: Path) -> Path:
    aside = free_name(path.with_name(f"{path.stem}-damaged{path.suffix}"))
    path.rename(aside)
    return aside


def _read(path: Path) -> Saved:
    """Return what is in the file, as far as it holds, and what is wrong with it."""
    try:
        data = json.loads(read_regular(path, _MOST_BYTES))
    except (FileNotFoundError, NotADirectoryError):
        return Saved()
    except OSError as error:
        return Saved(complaint=f"The saved session cannot be read: {error.strerror}.")
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict):
        return Saved(complaint="The saved session is damaged.")
    parts: dict[str, Any] = {}
    complaint = ""
    for name, read in _READ.items():
        if data.get(name) is not None:
            try:
                parts[name] = read(data[name])
            except ValueError:
                complaint = "A part of the saved session is damaged."
    return Saved(**parts, complaint=complaint)


def _expressions(data: object) -> tuple[str, ...]:
    if not isinstance(data, list) or not all(map(is_text, data)):
        raise ValueError("these are no expressions")
    return _with_latest((), tuple(dict.fromkeys(data)))


def _theme(data: object) -> str:
    if not isinstance(data, str):
        raise ValueError("this is the name of no theme")
    return data


def _lesson(data: object) -> dict[str, Any]:
    """Check that this is as deep as what a lesson writes: what is read here is written again, and depth costs stack."""
    if not isinstance(data, dict):
        raise ValueError("this is no lesson")
    values = [inner for value in data.values() for inner in (value.values() if isinstance(value, dict) else [value])]
    if not all(value is None or isinstance(value, str | int | float) for value in values):
        raise ValueError("this is no lesson")
    return data


def _lessons(data: object) -> dict[str, dict[str, Any]]:
    if not isinstance(data, dict) or len(data) > _LESSONS_KEPT:
        raise ValueError("these are no lessons")
    return {title: _lesson(kept) for title, kept in data.items()}


def _best(data: object) -> int:
    if not isinstance(data, int) or isinstance(data, bool) or not 0 <= data < 10**6:
        raise ValueError("this is no streak")
    return data


_READ: Mapping[str, Callable[[object], Any]] = {
    "state": state_from,
    "expressions": _expressions,
    "theme": _theme,
    "lesson": _lesson,
    "lessons": _lessons,
    "best": _best,
}


def _written(saved: Saved) -> bytes:
    """Return what a file holds, in ASCII, without the oldest expressions where it would be too large to be read."""
    expressions = list(saved.expressions)
    while True:
        data = {
            "state": state_to(saved.state) if saved.state else None,
            "expressions": expressions,
            "theme": saved.theme,
            "lesson": dict(saved.lesson),
            "lessons": dict(saved.lessons),
            "best": saved.best,
        }
        text = json.dumps(data, indent=1).encode()
        if len(text) <= _MOST_BYTES or not expressions:
            return text
        expressions = expressions[len(expressions) // 8 + 1 :]
