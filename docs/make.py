"""Make all that is made of these pages: `python docs/make.py` writes pictures and references anew from the program."""

from pathlib import Path

import shtab
from make_pictures import pictures
from make_references import functions_page, json_page, keys_page, language_page, options_page

from mgtui.arguments import parser
from mgtui.manual import man_page

HERE = Path(__file__).parent
MAN_PAGE = "mgtui.1"
COMPLETIONS = {"bash": "completions/mgtui", "zsh": "completions/_mgtui", "fish": "completions/mgtui.fish"}
"""Where each shell looks, by the name of the file, for what `mgtui --completion` writes."""


def pages() -> dict[str, str]:
    """Return every text that is made, by the name of its file; what completes options is as `shtab` has it."""
    references = {
        "language.md": language_page(),
        "functions.md": functions_page(),
        "keys.md": keys_page(),
        "options.md": options_page(),
        "json.md": json_page(),
        MAN_PAGE: man_page(),
    }
    return references | {name: shtab.complete(parser(), shell) + "\n" for shell, name in COMPLETIONS.items()}


if __name__ == "__main__":
    for name, text in (pages() | pictures()).items():
        (HERE / name).parent.mkdir(exist_ok=True)
        (HERE / name).write_text(text, encoding="utf-8")
