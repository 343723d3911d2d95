"""What is said of a session: where it stands, what it reports, what a change has changed, what is wrong with a text."""

from mgtui.engine import ExpressionError
from mgtui.plain import speech
from mgtui.playground.session import Session
from mgtui.playground.state import State

_REPEATED = 40  # characters of a text that are said again with what is wrong in it


def told_notice(session: Session) -> list[str]:
    """Return what the session has to say, once."""
    notice, session.notice = session.notice, ""
    return [speech.said(notice)] if notice else []


def place(session: Session) -> list[str]:
    """Return where x stands."""
    return [speech.place_said(session.state, masked=session.masked)]


def function_and_place(session: Session) -> list[str]:
    """Return what f is, and where x stands."""
    return [speech.function_said(session.state), *place(session)]


def change_said(session: Session, before: State) -> list[str]:
    """Return what has changed since a state."""
    now, notice = session.state, told_notice(session)
    if now is before:
        return notice or ["Nothing has changed."]
    if now.expression != before.expression:
        return [*notice, *function_and_place(session)]
    if (now.h, now.scheme) != (before.h, before.scheme) and now.approach is None and not session.masked:
        return [*notice, speech.push_said(now)]
    ends = [(state.slider(state.along).low, state.slider(state.along).high) for state in (before, now)]
    looks = now.x == before.x and (ends[0] != ends[1] or now.y_held != before.y_held)
    if looks:
        return [*notice, speech.window_said(now)]
    return notice if notice and now.x == before.x else [*notice, *place(session)]


def error_said(error: ValueError, text: str = "") -> str:
    """Return what is wrong with a text, where, and what to type instead."""
    if not isinstance(error, ExpressionError):
        return speech.said(str(error))
    whole = f" of {text}" if text and len(text) <= _REPEATED else ""
    instead = f" Try: {text[: error.start]}{error.suggestion}{text[error.end :]}" if error.suggestion else ""
    return speech.said(f"At character {error.start + 1}{whole}: {error.message}{instead}")
