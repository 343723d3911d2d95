r"""LaTeX to the language's own notation: `\frac{1}{2}x^{2}` is read as `((1)/(2))x^(2)`.

Every character put in stands for none that was typed, and every one kept knows its place, so that errors point into
the LaTeX. What is no function, sign or letter is an error with its name.
"""

import re

from mgtui.engine.calculus.functions import SPELLINGS
from mgtui.engine.language.errors import ExpressionError, quoted
from mgtui.engine.language.latex_commands import KNOWN, NOTHING, NUMBERING, REASONS, SIGNS, TABLES, TEXTS
from mgtui.engine.language.latex_formula import BEGIN, formula, matching, past
from mgtui.engine.language.latex_rows import condition, condition_behind, environment_end, lines, row_parts, value
from mgtui.engine.language.limits import DEEPEST_NESTING
from mgtui.engine.language.spans import Typed
from mgtui.engine.language.suggestions import SLOPE, product

_COMMAND = re.compile(r"\\([A-Za-z]+\*?|.)", re.DOTALL)
_SCRIPT = re.compile(r"[\^_]\s*\{")
_D = r"(?:d|\\mathrm\s*\{\s*d\s*\}|\{\s*\\(?:rm|mathrm)\s+d\s*\}|\\(?:rm|mathrm)\s+d|\\partial(?![a-zA-Z]))"
_OF_ORDER = r"\s*(?:\^\s*(?:[0-9]|\{\s*[0-9]\s*\}))?\s*"
_DERIVATIVE = re.compile(
    rf"\\[a-z]?frac\s*\{{\s*{_D}{_OF_ORDER}(?P<of>[a-zA-Z]?)\s*\}}\s*\{{\s*{_D}\s*[a-zA-Z]{_OF_ORDER}\}}"
)
_CIRCLE = re.compile(r"\^\s*(?:\{\s*\\circ\s*\}|\\circ(?![A-Za-z]))")
_COLUMNS = re.compile(r"\s*(?:\[[a-z]\])?\s*\{[lcr|@\s]*\}")
_SET = re.compile(r"\s*(?:\\left\s*)?\\\{")
_ORDINARY = re.compile(r"[^\\^_{&~$]+")
_LETTERS = re.compile(r"[A-Za-z]{2,}")
_COMPARED = re.compile(r"[<>=:≤≥≠]")
_LONE = re.compile(r"\s*([A-Za-z0-9]+)\s*")


_ONLY_CASES = "Of LaTeX's environments only cases is read."


def is_latex(text: str) -> bool:
    """Tell whether a text holds a command, or braces around what stands above or below the line."""
    return "\\" in text or _SCRIPT.search(text) is not None


def translated(typed: Typed) -> Typed:
    """Return a text in our notation for one in LaTeX.

    Raises:
        ExpressionError: it holds what cannot be read; in places of the text as it was typed.
    """
    return _Translation(formula(typed), braces="\\" in typed.text).all()


class _Translation:
    """Goes through a text from the left; `braces` says whether a bare { groups, as it does in LaTeX alone."""

    def __init__(self, typed: Typed, braces: bool) -> None:
        self.typed, self.text, self.braces = typed, typed.text, braces
        self.depth = 0

    def all(self) -> Typed:
        return self.part(0, len(self.text))

    def part(self, at: int, end: int) -> Typed:
        """Return the translation of `text[at:end]`.

        Raises:
            ExpressionError: it cannot be read, or lies too deep.
        """
        self.deeper(at)
        out: list[Typed] = []
        while at < end:
            char = self.text[at]
            if char == "\\":
                piece, at = self.command(at, end)
            elif char == "^" and (circle := _CIRCLE.match(self.text, at, end)):
                piece, at = self.typed.standing(at, circle.end(), "°"), circle.end()
            elif char == "^" and self.group_at(at + 1, end):
                piece, at = self.raised(at, end)
            elif char == "_" and self.group_at(at + 1, end):
                piece, at = self.lowered(at, end)
            elif char == "{" and self.groups(at, end):
                close = self.closing(at, end)
                piece, at = self.bracketed(at, close), close + 1
            elif char in "&~$" and self.braces:
                piece, at = self.typed.standing(at, at + 1, " "), at + 1
            else:
                ordinary = _ORDINARY.match(self.text, at, end)
                after = ordinary.end() if ordinary else at + 1
                piece = self.letters(at, after) if after > at + 1 else self.typed.cut(at, after)
                at = after
            out.append(piece)
        self.depth -= 1
        return out[0] if len(out) == 1 else Typed.joined(out)

    def groups(self, at: int, end: int) -> bool:
        r"""Tell whether a brace groups: any does in LaTeX, and in a text without commands, `{x}^{2}`, most do."""
        if self.braces:
            return True
        close = matching(self.text, at, end)
        return close is not None and not _COMPARED.search(self.text, at, close)

    def letters(self, at: int, end: int) -> Typed:
        """Return a part without commands; letters in a row that are no name are a product there, as `bx` is."""
        if not _LETTERS.search(self.text, at, end):
            return self.typed.cut(at, end)
        out = Typed("", ())
        for run in _LETTERS.finditer(self.text, at, end):
            if run[0] in SPELLINGS:
                continue
            called = self.text[self.skipped(run.end(), len(self.text)) :][:1] == "("
            found = product(run[0].lower(), called)
            if found and not found.function and all(len(factor) == 1 for factor in found.factors):
                for place in range(run.start() + 1, run.end()):
                    out += self.typed.cut(at, place) + self.typed.standing(place, place, " ")
                    at = place
        return out + self.typed.cut(at, end)

    def deeper(self, at: int) -> None:
        """Count one more level of nesting.

        Raises:
            ExpressionError: there are too many.
        """
        self.depth += 1
        if self.depth > DEEPEST_NESTING:
            raise self.error(at, at + 1, f"This is nested more than {DEEPEST_NESTING} deep.")

    def group_at(self, at: int, end: int) -> bool:
        at = self.skipped(at, end)
        return at < end and self.text[at] == "{"

    def skipped(self, at: int, end: int) -> int:
        return past(self.text, at, end)

    def closing(self, at: int, end: int) -> int:
        """Return where the bracket at `at` closes.

        Raises:
            ExpressionError: it does not.
        """
        close = matching(self.text, at, end)
        if close is None:
            raise self.error(at, at + 1, "This bracket is never closed.")
        return close

    def bracketed(self, at: int, close: int) -> Typed:
        """Return what stands between two brackets, between round ones."""
        opening, closing = "{}" if ":" in self.text[at:close] else "()"  # a colon stands in pieces alone
        inner = self.part(at + 1, close)
        first, last = self.typed.standing(at, at + 1, opening), self.typed.standing(close, close + 1, closing)
        return Typed.joined([first, inner, last])

    def argument(self, at: int, end: int, command: str) -> tuple[Typed, int]:
        """Return an argument of a command, in round brackets: a group, a command or a single character."""
        at = self.skipped(at, end)
        if at >= end:
            raise self.error(at, at, f"Something is missing after {quoted(command)}.")
        if self.text[at] == "{":
            close = self.closing(at, end)
            return self.bracketed(at, close), close + 1
        self.deeper(at)
        piece, after = self.command(at, end) if self.text[at] == "\\" else (self.typed.cut(at, at + 1), at + 1)
        self.depth -= 1
        return self.typed.standing(at, at, "(") + piece + self.typed.standing(after, after, ")"), after

    def raised(self, at: int, end: int) -> tuple[Typed, int]:
        start = self.skipped(at + 1, end)
        close = self.closing(start, end)
        return self.typed.cut(at, at + 1) + self.bracketed(start, close), close + 1

    def lowered(self, at: int, end: int) -> tuple[Typed, int]:
        start = self.skipped(at + 1, end)
        close = self.closing(start, end)
        lone = _LONE.fullmatch(self.text, start + 1, close)
        if lone is None:
            raise self.error(at, close + 1, "Below the line there is one number, or the base of a logarithm.")
        piece = self.typed.cut(at, at + 1) + self.typed.cut(*lone.span(1))
        return piece + self.typed.standing(close, close + 1, " "), close + 1

    def command(self, at: int, end: int) -> tuple[Typed, int]:
        match = _COMMAND.match(self.text, at, end)
        if match is None:
            raise self.error(at, at + 1, "A backslash has no meaning in a formula.")
        name, after = match[1], match.end()
        if name in {"frac", "dfrac", "tfrac", "cfrac"}:
            if derivative := _DERIVATIVE.match(self.text, at, end):
                suggestion = None if derivative["of"] else ""
                raise ExpressionError(SLOPE, *self.typed.place(at, derivative.end()), suggestion)
            above, below_at = self.argument(after, end, match[0])
            below, done = self.argument(below_at, end, match[0])
            first, last = self.typed.standing(at, at, "("), self.typed.standing(done, done, ")")
            above = above.beginning_at(self.typed.place(at, after)[0])  # for there the quotient begins
            over = self.typed.standing(below_at, below_at, "/")
            return Typed.joined([first, above, over, below, last]), done
        if name == "sqrt":
            return self.root(at, after, end)
        if name in {"left", "right"}:
            return self.fence(at, after, end, name)
        if name == "begin":
            return self.cases(at, end)
        if name in NUMBERING:
            start = self.skipped(after, end)
            done = self.closing(start, end) + 1 if self.text[start:end].startswith("{") else after
            return self.typed.standing(at, done, " "), done
        if name == "{" and BEGIN.match(self.text, self.skipped(after, end), end):
            return self.typed.standing(at, after, " "), after  # the brace before an array of cases is theirs
        if name in REASONS:
            raise self.error(at, after, f"{quoted(match[0])} is not read here. {REASONS[name]}.")
        if name == "\\" and self.text[after:end][:1].isalpha():  # a command as strings of programs have it
            return self.typed.cut(at, at), at + 1
        if name == "\\" and not self.text[after:end].strip():  # the last line's end
            return self.typed.standing(at, after, " "), after
        if name == "\\":
            raise self.error(at, after, "A new line begins here: type one formula at a time.")
        if name in NOTHING:
            if name in TEXTS and self.group_at(after, end):
                start = self.skipped(after, end)
                close = self.closing(start, end)
                inner = (
                    self.part(start + 1, close) if "$" in self.text[start:close] else self.typed.cut(start + 1, close)
                )
                return self.typed.standing(at, at, " ") + inner + self.typed.standing(close, close + 1, " "), close + 1
            return self.typed.standing(at, after, " "), after
        sign = SIGNS.get(name) or KNOWN.get(name) or KNOWN.get(name.lower() if name.isupper() else "")
        if sign is None:
            raise self.error(at, after, f"{quoted(match[0])} is no function that is known here.")
        if name in {"max", "min"} and (opening := _SET.match(self.text, after, end)):
            return self._of_set(sign, at, opening, end)
        index = self.skipped(after, end)
        after = index if self.text[index:end].startswith("_") else after
        return self._named(sign, at, after), after

    def _named(self, sign: str, at: int, after: int) -> Typed:
        """Return a name where the command stood, between gaps that keep letters apart, but not an index."""
        if sign.strip() == sign:
            return self.typed.standing(at, after, sign)
        gap = "" if self.text[after:].startswith("_") else " "
        name = self.typed.standing(at, after, sign.strip())
        return self.typed.standing(at, at, " ") + name + self.typed.standing(after, after, gap)

    def _of_set(self, name: str, at: int, opening: re.Match[str], end: int) -> tuple[Typed, int]:
        r"""Return `max(x, 0)` for `\max\{x, 0\}`.

        Raises:
            ExpressionError: the brace is not closed.
        """
        depth = 0
        for brace in re.compile(r"\\\\|(?:\\right\s*)?\\([{}])").finditer(self.text, opening.end() - 2, end):
            depth += {"{": 1, "}": -1, None: 0}[brace[1]]
            if not depth and brace[1]:
                inner = self.part(opening.end(), brace.start())
                first, last = self.typed.standing(at, opening.end(), f"{name.rstrip()}("), brace.span()
                return first + inner + self.typed.standing(*last, ")"), brace.end()
        raise self.error(opening.start(), opening.end(), "This bracket is never closed.")

    def root(self, at: int, after: int, end: int) -> tuple[Typed, int]:
        start = self.skipped(after, end)
        if start < end and self.text[start] == "[":
            close = self.closing(start, end)
            inner, done = self.argument(close + 1, end, r"\sqrt")
            degree = self.part(start + 1, close)
            first, comma = self.typed.standing(at, after, " root("), self.typed.standing(done, done, ",")
            return first + inner + comma + degree + self.typed.standing(done, done, ")"), done
        inner, done = self.argument(after, end, r"\sqrt")
        return self._named(" sqrt ", at, after) + inner, done

    def fence(self, at: int, after: int, end: int, side: str) -> tuple[Typed, int]:
        r"""Return the bracket after `\left` or `\right`; a bar of theirs is never in doubt, so it becomes abs( or )."""
        start = self.skipped(after, end)
        match = _COMMAND.match(self.text, start, end)
        fence, done = (match[0], match.end()) if match else (self.text[start : start + 1], start + 1)
        fence = fence.removeprefix("\\") if len(fence) > 1 else fence
        signs = {"(": "(", "[": "(", ")": ")", "]": ")", "{": "{", "}": "}", ".": "", "|": "|", "vert": "|",
                 "lvert": "|", "rvert": "|", "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉",
                 "lbrace": "{", "rbrace": "}"}  # fmt: skip
        if fence not in signs or start >= end:
            raise self.error(at, done, f"A bracket is missing after {quoted(self.text[at:after])}.")
        sign = signs[fence]
        if sign == "{" and BEGIN.match(self.text, past(self.text, done, end, over="{"), end):
            sign = ""  # the brace before an array of cases is theirs
        if sign == "|":
            sign = " abs(" if side == "left" else ")"
        return self.typed.standing(at, done, sign or " "), done

    def cases(self, at: int, end: int) -> tuple[Typed, int]:
        """Return `{condition: value, ...}` for the lines `value & condition` of an environment."""
        match = BEGIN.match(self.text, at, end)
        table = match is not None and match[1] in TABLES
        if match is None or not (table or match[1] in {"cases", "dcases", "rcases"}):
            raise self.error(at, match.end() if match else at + 6, _ONLY_CASES)
        done = environment_end(self.text, at, end)
        if done is None:
            raise self.error(at, match.end(), f"This has no {quoted(chr(92) + 'end{' + match[1] + '}')}.")
        columns = _COLUMNS.match(self.text, match.end(), done[0]) if match[1] == "array" else None
        out, comma = self.typed.standing(at, match.end(), "{"), ""
        conditions = 0
        for start, stop in lines(self.text, columns.end() if columns else match.end(), done[0]):
            parts = row_parts(self.text, start, stop)
            if len(parts) > 1:
                first, second = self.part(*parts[0]), self.part(parts[1][0], parts[-1][1])
            else:
                first, second = condition_behind(self.part(*parts[0]))
            out += self.typed.standing(start, start, comma)
            if (limits := condition(second)).text:
                out += limits + self.typed.standing(parts[0][1], parts[-1][0], ": ")
                conditions += 1
            out, comma = out + value(first), ", "
        if table and not conditions:
            raise self.error(at, match.end(), _ONLY_CASES)
        return out + self.typed.standing(*done, "}"), done[1]

    def error(self, start: int, end: int, message: str) -> ExpressionError:
        return ExpressionError(message, *self.typed.place(start, end))
