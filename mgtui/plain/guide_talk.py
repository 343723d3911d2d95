"""The lesson and the game, a line at a time: what a line means to them, and what of their card is said."""

from mgtui.plain import speech
from mgtui.plain.session_said import function_and_place, told_notice
from mgtui.playground.session import Session


class GuideTalk:
    """Leads the guide of a session by lines, and says what it shows on its card."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._heard: list[str] = []

    def takes(self, line: str) -> bool:
        """Do what a line means to the guide that is open, and tell whether it means anything."""
        from mgtui.playground.guides.answers import called  # needed with a guide alone

        session, guide = self._session, self._session.guide
        if guide is None:
            return False
        choices = guide.card(session.state, "ascii").choices
        chosen = called(line, choices, None) if line.isdecimal() else _named(line, choices)
        if chosen is not None:
            session.guides.choose(chosen)
        if chosen is not None or line in ("", "enter", "on"):
            session.guides.forward()
        elif line in ("back", "again", "backspace"):
            session.guides.back()
        elif line in ("skip", "k"):
            session.guides.skip()
        else:
            return False
        return True

    def card_or_parting(self) -> list[str]:
        """Return all of the card, or what is said when the guide is gone."""
        if self._session.guide is None:
            return [*told_notice(self._session), *function_and_place(self._session)]
        self._session.notice = ""
        self._heard = []
        return self.card()

    def card(self) -> list[str]:
        """Return what the card says that was not heard just before."""
        from mgtui.playground.guides.card import with_keys  # needed with a guide alone

        guide, state = self._session.guide, self._session.state
        if guide is None:
            return []
        card = guide.card(state, "ascii")
        told = [card.title + ".", card.text, card.ask]
        told += [f"{number}: {choice}" for number, choice in enumerate(card.choices, 1)]
        keys = "; ".join(speech.said_key(key).replace("|", ": ") for key in card.keys)
        lines = [speech.said(with_keys(part, speech.said_key)) for part in (*told, keys) if part]
        heard, self._heard = self._heard, lines
        return [line for line in lines if line not in heard]


def _named(line: str, choices: tuple[str, ...]) -> int | None:
    found = [number for number, choice in enumerate(choices) if len(line) > 1 and choice.startswith(line)]
    return found[0] if len(found) == 1 else None
