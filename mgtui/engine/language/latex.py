r"""LaTeX to the language's own notation: `\frac{1}{2}x^{2}` is read as `((1)/(2))x^(2)`.

Every character put in stands for none that was typed, and every one kept knows its place, so that errors point into
the LaTeX. What is no function, sign or letter is an error with its name.
"""

import re

from mgtui.engine.language.errors import ExpressionError, quoted
from mgtui.engine.language.latex_commands import KNOWN, NOTHING, REASONS, SIGNS
from mgtui.engine.language.limits import DEEPEST_NESTING
from mgtui.engine.language.spans import Typed
from mgtui.engine.language.suggestions import SLOPE

_COMMAND = re.compile(r"\\([A-Za-z]+\*?|.)", re.DOTALL)
_BRACES = {"{": "}", "[": "]"}
_SCRIPT = re.compile(r"[\^_]\s*\{")
_DERIVATIVE = re.compile(r"\\[a-z]?frac\s*\{\s*d\s*\}\s*\{\s*d\s*[a-zA-Z]\s*\}")
_CIRCLE = re.compile(r"\^\s*(?:\{\s*\\circ\s*\}|\\circ(?![A-Za-z]))")
_BEGIN = re.compile(r"\\begin\s*\{\s*([a-z]+\*?)\s*\}")
_LINE_BREAK = re.compile(r"\\\\(?:\[[^\]]*\])?")
_WORDS = re.compile(
    r"\s*(?:\\(?:text|mathrm|textrm|quad|,|;|:|!|\s)\s*)*\{?\s*(if|for|when|otherwise|else|,)\s*\}?\s*(?:~\s*)?",
    re.IGNORECASE,
)
_ORDINARY = re.compile(r"[^\\^_{&~]+")
_LONE = re.compile(r"\s*([A-Za-z0-9]+)\s*")


def is_latex(text: str) -> bool:
    """Tell whether a text holds a command, or braces around what stands above or below the line."""
    return "\\" in text or _SCRIPT.search(text) is not None


def translated(typed: Typed) -> Typed:
    """Return a text in our notation for one in LaTeX.

    Raises:
        ExpressionError: it holds what cannot be read; in places of the text as it was typed.
    """
    return _Translation(typed, braces="\\" in typed.text).all()


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
        out = Typed("", ())
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
            elif char == "{" and self.braces:
                close = self.closing(at, end)
                piece, at = self.bracketed(at, close), close + 1
            elif char in "&~" and self.braces:
                piece, at = self.typed.standing(at, at + 1, " "), at + 1
            else:
                ordinary = _ORDINARY.match(self.text, at, end)
                after = ordinary.end() if ordinary else at + 1
                piece, at = self.typed.cut(at, after), after
            out += piece
        self.depth -= 1
        return out

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
        while at < end and self.text[at].isspace():
            at += 1
        return at

    def closing(self, at: int, end: int) -> int:
        """Return where the bracket at `at` closes.

        Raises:
            ExpressionError: it does not.
        """
        opening, depth = self.text[at], 0
        for place in range(at, end):
            if self.text[place] in opening + _BRACES[opening] and self.text[place - 1 : place] != "\\":
                depth += 1 if self.text[place] == opening else -1
                if not depth:
                    return place
        raise self.error(at, at + 1, "This bracket is never closed.")

    def bracketed(self, at: int, close: int) -> Typed:
        """Return what stands between two brackets, between round ones."""
        opening, closing = "{}" if ":" in self.text[at:close] else "()"  # a colon stands in pieces alone
        inner = self.part(at + 1, close)
        return self.typed.standing(at, at + 1, opening) + inner + self.typed.standing(close, close + 1, closing)

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
                raise ExpressionError(SLOPE, *self.typed.place(at, derivative.end()), "")
            above, below_at = self.argument(after, end, match[0])
            below, done = self.argument(below_at, end, match[0])
            first, last = self.typed.standing(at, at, "("), self.typed.standing(done, done, ")")
            above = above.beginning_at(self.typed.place(at, after)[0])  # for there the quotient begins
            return first + above + self.typed.standing(below_at, below_at, "/") + below + last, done
        if name == "sqrt":
            return self.root(at, after, end)
        if name in {"left", "right"}:
            return self.fence(at, after, end, name)
        if name == "begin":
            return self.cases(at, end)
        if name in REASONS:
            raise self.error(at, after, f"{quoted(match[0])} is not read here. {REASONS[name]}.")
        if name == "\\" and self.text[after:end][:1].isalpha():  # a command as strings of programs have it
            return self.typed.cut(at, at), at + 1
        if name == "\\" and not self.text[after:end].strip():  # the last line's end
            return self.typed.standing(at, after, " "), after
        if name == "\\":
            raise self.error(at, after, "A new line begins here: type one formula at a time.")
        if name in NOTHING:
            if name.startswith(("operatorname", "math", "text")) and self.group_at(after, end):
                start = self.skipped(after, end)
                close = self.closing(start, end)
                gap = self.typed.standing(at, at, " ")
                return gap + self.typed.cut(start + 1, close) + self.typed.standing(close, close + 1, " "), close + 1
            return self.typed.standing(at, after, " "), after
        sign = SIGNS.get(name) or KNOWN.get(name) or KNOWN.get(name.lower() if name.isupper() else "")
        if sign is None:
            raise self.error(at, after, f"{quoted(match[0])} is no function that is known here.")
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
        if sign == "|":
            sign = " abs(" if side == "left" else ")"
        return self.typed.standing(at, done, sign or " "), done

    def cases(self, at: int, end: int) -> tuple[Typed, int]:
        """Return `{condition: value, ...}` for the lines `value & condition` of an environment."""
        match = _BEGIN.match(self.text, at, end)
        if match is None or match[1] not in {"cases", "dcases", "rcases"}:
            raise self.error(at, match.end() if match else at + 6, "Of LaTeX's environments only cases is read.")
        done = re.compile(r"\\end\s*\{\s*" + re.escape(match[1]) + r"\s*\}").search(self.text, match.end(), end)
        if done is None:
            raise self.error(at, match.end(), f"This has no {quoted(chr(92) + 'end{' + match[1] + '}')}.")
        out, comma = self.typed.standing(at, match.end(), "{"), ""
        for start, stop in self._lines(match.end(), done.start()):
            middle = self.text.find("&", start, stop)
            value = self._trimmed(start, stop if middle < 0 else middle)
            out += self.typed.standing(start, start, comma)
            if middle >= 0 and (condition := self._condition(middle + 1, stop)).text.strip():
                out += condition + self.typed.standing(middle, middle + 1, ": ")
            out, comma = out + value, ", "
        return out + self.typed.standing(done.start(), done.end(), "}"), done.end()

    def _lines(self, at: int, end: int) -> list[tuple[int, int]]:
        breaks = list(_LINE_BREAK.finditer(self.text, at, end))
        starts, stops = [at, *(match.end() for match in breaks)], [*(match.start() for match in breaks), end]
        return [(a, b) for a, b in zip(starts, stops, strict=True) if self.text[a:b].strip()]

    def _trimmed(self, at: int, end: int) -> Typed:
        text = self.text[at:end].rstrip().rstrip(",;.")
        return self.part(at, at + len(text))

    def _condition(self, at: int, end: int) -> Typed:
        r"""Return a condition without the words around it: `\text{if } x<0`, `x \ge 0,`; nothing for `otherwise`."""
        match = _WORDS.match(self.text, at, end)
        if match is None:
            return self._trimmed(at, end)
        return (
            self.typed.cut(end, end) if match[1].lower() in {"otherwise", "else"} else self._trimmed(match.end(), end)
        )

    def error(self, start: int, end: int, message: str) -> ExpressionError:
        return ExpressionError(message, *self.typed.place(start, end))
