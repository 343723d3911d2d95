"""The forms of a report: JSON, lines of JSON, CSV and text; each is begun, gets a report after the other, and ends."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple, TypeAlias

from mgtui.playground.panes.formula import formula_of
from mgtui.playground.panes.summary import reading_in
from mgtui.playground.state import State
from mgtui.playground.variable_names import names_in
from mgtui.reports.point_facts import facts_at, without_nan
from mgtui.reports.tables import Listed, landmarks_of, sweep_of, table_of
from mgtui.text.charset import CharsetName, in_words

FormName: TypeAlias = Literal["text", "json", "jsonl", "csv"]
ContentName: TypeAlias = Literal["facts", "table", "sweep", "landmarks", "steps"]


class Wanted(NamedTuple):
    """What a report is to be.

    Attributes:
        content: what it tells.
        form: as what it is written.
        charset: with which characters, where the form has a choice.
        width: how wide a text is.
        color: whether a text's plot is in colours.
        every: how far the rows of a table are apart; None for a nudge.
        several: whether more than one expression may come.
    """

    content: ContentName
    form: FormName
    charset: CharsetName
    width: int
    color: bool = False
    every: float | None = None
    several: bool = False


FACTS = Wanted("facts", "json", "braille", 80)
"""The numbers of one expression at its x."""


def listed_of(state: State, wanted: Wanted) -> Listed | None:
    """Return the rows of a report that has rows.

    Raises:
        ValueError: the rows of the table are too many.
    """
    if wanted.content == "table":
        return table_of(state, wanted.every)
    return {"sweep": sweep_of, "landmarks": landmarks_of}[wanted.content](state) if _has_rows(wanted) else None


def _has_rows(wanted: Wanted) -> bool:
    return wanted.content in ("table", "sweep", "landmarks")


def data_of(state: State, wanted: Wanted) -> dict[str, Any]:
    """Return a report as plain data with null for what is no number."""
    listed = listed_of(state, wanted)
    found: Mapping[str, Any] = listed.as_data() if listed is not None else facts_at(state)
    return dict(without_nan(found))


def as_json(state: State, wanted: Wanted = FACTS) -> str:
    """Write one report as a line of JSON, in ASCII."""
    return json.dumps(data_of(state, wanted))


def as_csv(state: State, wanted: Wanted = FACTS) -> str:
    """Write one report as CSV; what is undefined is empty."""
    listed = listed_of(state, wanted)
    if listed is None:
        return _csv_of([_row_of(state, wanted.charset)])
    first = {"expression": state.expression} if wanted.several else {}
    return _csv_of([first | dict(zip(listed.columns, row, strict=True)) for row in listed.rows])


def _row_of(state: State, charset: CharsetName) -> dict[str, Any]:
    facts = facts_at(state)
    del facts["variables"]  # JSON's: a table has no place for what has names of its own
    facts["reading"] = reading_in(state.function, charset)
    if (formula := formula_of(state.expression, state.along)).function:
        facts["derivative"] = formula.text(charset)
    return {name: in_words(value, charset) if isinstance(value, str) else value for name, value in facts.items()}


def _csv_of(rows: Sequence[Mapping[str, Any]]) -> str:
    if not rows:
        return ""
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(rows[0]), lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: "" if value is None else value for name, value in without_nan(row).items()})
    return out.getvalue()


def written(states: Iterable[State], wanted: Wanted) -> Iterable[str]:
    """Yield a report for each state, as parts of one text; what comes first waits for nothing but the second.

    Raises:
        ValueError: the rows of a table are too many.
    """
    return _WRITERS[wanted.form](states, wanted)


def _texts(states: Iterable[State], wanted: Wanted) -> Iterable[str]:
    from mgtui.reports.texts import as_listed, as_steps, as_text  # for people alone

    for number, state in enumerate(states):
        yield "\n" if number else ""
        listed = listed_of(state, wanted)
        with names_in(wanted.charset):
            if listed is not None:
                text = as_listed(state, listed, wanted.charset)
            elif wanted.content == "steps":
                text = as_steps(state, wanted.charset)
            else:
                text = as_text(state, wanted.width, wanted.charset, color=wanted.color)
        yield text


def _lines(states: Iterable[State], wanted: Wanted) -> Iterable[str]:
    for state in states:
        yield as_json(state, wanted) + "\n"


def _array(states: Iterable[State], wanted: Wanted) -> Iterable[str]:
    """Yield an object, or an array where there are several: each on a line of its own."""
    before, count = "", 0
    for state in states:
        if count == 1:
            yield "[\n"
        if count:
            yield f"{before},\n"
        before, count = as_json(state, wanted), count + 1
    if count:
        yield f"{before}\n]\n" if count > 1 else f"{before}\n"


def _table(states: Iterable[State], wanted: Wanted) -> Iterable[str]:
    named: list[str] = []
    for state in states:
        text = as_csv(state, wanted)
        header, _, rows = text.partition("\n")
        yield rows if [header] == named else text
        named = [header] if text else named


_WRITERS: Mapping[FormName, Callable[[Iterable[State], Wanted], Iterable[str]]] = {
    "text": _texts,
    "json": _array,
    "jsonl": _lines,
    "csv": _table,
}
