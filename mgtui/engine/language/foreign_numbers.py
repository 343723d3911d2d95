"""Numbers as other countries and programs write them: 1,5 and 1.000,5 and 1'000 and 1 000.5."""

import re
from typing import NamedTuple

_GROUPED = re.compile(
    r"(?<![0-9.,])[1-9][0-9]{0,2}(?:(?P<gap>[ '’.,_])[0-9]{3})(?:(?P=gap)[0-9]{3})*(?:(?P<point>[.,])[0-9]+)?(?![0-9])"
)
_DECIMAL = re.compile(r"(?<![0-9.,])[0-9]+(?P<point>,)[0-9]+(?![0-9])")
_LONGEST = 20  # characters that a suggestion repeats


class ForeignNumber(NamedTuple):
    """A number that is written otherwise here.

    Attributes:
        start: its first code point in the text.
        end: one past its last.
        number: as it is written here.
        gap: what parts its groups of digits, if anything does.
    """

    start: int
    end: int
    number: str
    gap: str


def foreign_number(text: str, place: int) -> ForeignNumber | None:
    """Find the number around a place that would be one elsewhere."""
    for pattern in (_GROUPED, _DECIMAL):
        for match in pattern.finditer(text):
            found = match.groupdict()
            gap, point = found.get("gap") or "", found["point"] or ""
            alone = gap == "." and not point and match[0].count(".") == 1  # 1.000 is a number here
            if match.start() <= place < match.end() and gap != point and not alone and len(match[0]) <= _LONGEST:
                digits = match[0].replace(gap, "") if gap else match[0]
                return ForeignNumber(match.start(), match.end(), digits.replace(point, ".") if point else digits, gap)
    return None
