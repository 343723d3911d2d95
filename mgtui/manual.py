"""The man page of mgtui, from the table of options: `man mgtui` says what `mgtui --help` says."""

import argparse
import re

from mgtui.arguments import parser
from mgtui.options import DESCRIPTION, ENVIRONMENT, EXAMPLES, EXIT_CODES, FILES


def man_page() -> str:
    """Return the page in the language of troff."""
    reader = parser()
    lines = [
        ".TH MGTUI 1",
        ".SH NAME",
        _plain(f"mgtui - {DESCRIPTION[0].lower()}{DESCRIPTION[1:].rstrip('.')}"),
        ".SH SYNOPSIS",
        ".B mgtui",
        "[options] [EXPRESSION ...]",
        ".SH DESCRIPTION",
        _plain(
            "Without a report among its options mgtui opens a screen on an expression: type another, nudge x, and "
            "watch the slope. Every number shown as true is true to its last digit."
        ),
    ]
    for group in reader._action_groups:
        actions = [action for action in group._group_actions if action.help is not argparse.SUPPRESS]
        if actions:
            lines.append(f".SH {_plain((group.title or '').upper())}")
            for action in actions:
                lines += [".TP", f".B {_plain(_named(action))}", _plain((action.help or "") % vars(action))]
    lists = {"EXAMPLES": EXAMPLES, "EXIT STATUS": EXIT_CODES, "ENVIRONMENT": ENVIRONMENT, "FILES": FILES}
    for title, entries in lists.items():
        lines.append(f".SH {title}")
        for term, text in entries:
            lines += [".TP", f".B {_plain(term)}", _plain(text)]
    return "\n".join(lines) + "\n"


def _named(action: argparse.Action) -> str:
    """Return an option as it is typed, with what it takes."""
    if not action.option_strings:
        return str(action.metavar or action.dest)
    choices = ",".join(map(str, action.choices)) if action.choices else ""
    takes = "" if action.nargs == 0 else f" {action.metavar or f'{{{choices}}}'}"
    return ", ".join(action.option_strings) + takes


def _plain(text: str) -> str:
    """Return a text that troff takes as it stands."""
    text = re.sub(r"\s+", " ", text.replace("\\", "\\e").replace("-", "\\-")).strip()
    return f"\\&{text}" if text.startswith((".", "'")) else text
