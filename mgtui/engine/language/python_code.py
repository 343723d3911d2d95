"""A function as it stands in a program, `def f(x): …` over several lines, as one formula; nothing of it is executed.

Python's own grammar tells statements from each other (`ast` only reads); each expression stays the text it was, for the
grammar of formulas to read. What is assigned on the way is put in where it is used, and `if` becomes pieces.
"""

import ast
import re
import warnings
from collections.abc import Container, Mapping, Sequence
from string import ascii_lowercase
from typing import NoReturn, TypeAlias

from mgtui.engine.language.errors import ExpressionError
from mgtui.engine.language.limits import LONGEST_TEXT
from mgtui.engine.language.spans import Typed
from mgtui.engine.language.tokens import END, scan
from mgtui.engine.language.tree import VARIABLE

_CODE = re.compile(
    r"(?:^|\n)[ \t]*(?:>>> |\.\.\. )?(?:@|(?:async[ \t]+)?def|import|from|return|lambda|\w+[ \t]*=[^=]|#)", re.ASCII
)
_MORE = re.compile(  # than the grammar reads itself: lines, statements, parameters that no variable is called
    r"\n[ \t]*\S|#|\bdef\b.*;[ \t]*\S|\b(?:def\s+\w+\s*\(|lambda\s)[^:)]*(?:[A-Za-z_]\w|\b[eEfgi]\b)", re.ASCII
)
_PROMPT = re.compile(r"^(?:>>>|\.\.\.)(?: |$)", re.MULTILINE)
_OPERATORS: Mapping[type[ast.operator], str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Pow: "**", ast.Mod: "%", ast.FloorDiv: "//",
}  # fmt: skip
_TAKEN_AS_IT_IS = "A function with {} has no formula: mgtui --python FILE:NAME takes the function itself."

Names: TypeAlias = dict[str, Typed]


def formula_of_code(typed: Typed) -> Typed | None:
    """Return the formula of a program's function, each character at its place; None where the text is no program.

    Raises:
        ExpressionError: it is one that has no formula; says why.
    """
    if not _MORE.search(typed.text) or not _CODE.search(typed.text):
        return None
    typed = without_prompts(typed)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of doubtful escapes in strings
            tree = ast.parse(typed.text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    return _Reader(typed).module(tree.body)


def without_prompts(typed: Typed) -> Typed:
    """Return a text without the prompts of Python's prompt, and without what indents all of it."""
    for found in reversed(list(_PROMPT.finditer(typed.text))):
        typed = typed.cut(0, found.start()) + typed.cut(found.end(), len(typed.text))
    lines = [line for line in typed.text.split("\n") if line.strip()]
    common = min((len(line) - len(line.lstrip(" \t")) for line in lines), default=0)
    parts, start = [], 0
    for line in typed.text.split("\n"):
        end = min(start + len(line) + 1, len(typed.text))
        parts.append(typed.cut(min(start + (common if line.strip() else 0), end), end))
        start = end
    return Typed.joined(parts) if common else typed


class _Reader:
    """Reads statements of one text."""

    def __init__(self, typed: Typed) -> None:
        self.typed = typed
        self.lines = typed.text.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)

    def module(self, statements: Sequence[ast.stmt]) -> Typed | None:
        """Return the formula of the last function of a module, or of the last expression in it."""
        names: Names = {}
        found: Typed | None = None
        for statement in statements:
            if isinstance(statement, ast.FunctionDef):
                found = self.function(statement, names)
            elif isinstance(body := getattr(statement, "value", None), ast.Lambda):
                found = self.written(body.body, self.without_parameters(body.args, names))
            elif isinstance(statement, ast.Assign | ast.AnnAssign | ast.AugAssign):
                self.assign(statement, names)
            elif isinstance(statement, ast.Expr) and found is None and not _is_text(statement):
                found = self.written(statement.value, names)
            elif not isinstance(statement, ast.Import | ast.ImportFrom | ast.Expr | ast.Pass):
                self.refuse(statement, "such a statement")
        return found

    def function(self, function: ast.FunctionDef, outer: Names) -> Typed:
        """Return the formula of a function."""
        if function.decorator_list:
            self.refuse(function.decorator_list[0], "a decorator")
        if function.args.vararg or function.args.kwarg:
            self.refuse(function.args.vararg or function.args.kwarg or function, "any number of arguments")
        value = self.block(function.body, self.without_parameters(function.args, outer))
        if value is None:
            raise ExpressionError(
                f"{function.name} returns nothing: after return stands the formula.", *self.place(function)
            )
        return value

    def without_parameters(self, parameters: ast.arguments, names: Names) -> Names:
        """Return the names that are known inside a function: its parameters are variables."""
        called = variables_of(parameters)
        known = {name: value for name, value in names.items() if name not in called}
        return known | {name: _put(letter) for name, letter in called.items() if name != letter}

    def block(self, statements: Sequence[ast.stmt], names: Names) -> Typed | None:
        """Return what some statements return; None where they come to their end without."""
        for number, statement in enumerate(statements):
            if isinstance(statement, ast.Return) and statement.value is not None:
                return self.written(statement.value, names)
            if isinstance(statement, ast.If):
                rest = statements[number + 1 :]
                before = dict(names)
                yes, no = dict(names), dict(names)
                first, second = self.block(statement.body, yes), self.block(statement.orelse, no)
                if first is not None or second is not None:
                    first = self.block(rest, yes) if first is None else first
                    second = self.block(rest, no) if second is None else second
                    if first is None or second is None:
                        self.refuse(statement, "a branch that returns nothing")
                    return self.pieces(statement, before, first, second)
                for name in [name for name in {**yes, **no} if yes.get(name) != no.get(name)]:
                    if name not in yes or name not in no:
                        self.refuse(statement, f"{name} assigned in one branch alone")
                    names[name] = self.pieces(statement, before, yes[name], no[name])
            elif isinstance(statement, ast.Assign | ast.AnnAssign | ast.AugAssign):
                self.assign(statement, names)
            elif isinstance(statement, ast.For | ast.While | ast.AsyncFor):
                self.refuse(statement, "a loop")
            elif not isinstance(statement, ast.Import | ast.ImportFrom | ast.Pass) and not _is_text(statement):
                self.refuse(statement, "such a statement")
        return None

    def assign(self, statement: ast.Assign | ast.AnnAssign | ast.AugAssign, names: Names) -> None:
        """Note what a name stands for from here on."""
        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        target = targets[0]
        if len(targets) > 1 or not isinstance(target, ast.Name) or statement.value is None:
            self.refuse(statement, "such an assignment")
        value = self.written(statement.value, names)
        if isinstance(statement, ast.AugAssign):
            sign = _OPERATORS.get(type(statement.op))
            if sign is None:
                self.refuse(statement, "such an assignment")
            before = names.get(target.id) or self.text_of(target)
            value = Typed.joined([_put("("), before, _put(f"){sign}("), value, _put(")")])
        names[target.id] = value

    def pieces(self, statement: ast.If, names: Names, yes: Typed, no: Typed) -> Typed:
        """Return a choice between two formulas, as the language writes it."""
        test = self.written(statement.test, names)
        return self._short(Typed.joined([_put("{"), test, _put(": "), yes, _put(", "), no, _put("}")]), statement)

    def written(self, expression: ast.expr, names: Names) -> Typed:
        """Return an expression as it was typed, with what its names stand for put in."""
        found = [node for node in ast.walk(expression) if isinstance(node, ast.Name) and node.id in names]
        start, end = self.span(expression)
        parts = []
        for node in sorted(found, key=lambda node: (node.lineno, node.col_offset)):
            first, last = self.span(node)
            parts += [self.typed.cut(start, first), _put("("), names[node.id], _put(")")]
            start = last
        whole = Typed.joined([*parts, self.typed.cut(start, end)])
        return self._short(_on_one_line(whole), expression)

    def _short(self, formula: Typed, node: ast.AST) -> Typed:
        if len(formula.text) > LONGEST_TEXT:  # each name may stand for twice what the one before does
            self.refuse(node, f"more than {LONGEST_TEXT:,} characters in one")
        return formula

    def text_of(self, node: ast.expr) -> Typed:
        """Return a node as it was typed."""
        return self.typed.cut(*self.span(node))

    def span(self, node: ast.AST) -> tuple[int, int]:
        """Return where a node stands in the text; `ast` counts bytes."""
        at: list[int] = []
        for line, column in (
            (getattr(node, "lineno", 1), getattr(node, "col_offset", 0)),
            (getattr(node, "end_lineno", 1), getattr(node, "end_col_offset", 0)),
        ):
            text = self.lines[line - 1].encode()[:column].decode()
            at.append(self.starts[line - 1] + len(text))
        return at[0], at[1]

    def place(self, node: ast.AST) -> tuple[int, int]:
        """Return where a node stood as it was typed: its first line."""
        start, end = self.span(node)
        return self.typed.place(start, min(end, (self.typed.text + "\n").index("\n", start)))

    def refuse(self, node: ast.AST, what: str) -> NoReturn:
        """Say that there is no formula.

        Raises:
            ExpressionError: always.
        """
        raise ExpressionError(_TAKEN_AS_IT_IS.format(what), *self.place(node))


def variables_of(parameters: ast.arguments) -> dict[str, str]:
    """Return what each parameter of a function is called in its formula, by its name in the program."""
    own = [each.arg for each in (*parameters.posonlyargs, *parameters.args, *parameters.kwonlyargs)]
    called = {name: name for name in own if _is_variable(name)}
    for name in own:
        if name not in called:
            called[name] = _letter(name, set(called.values()))
    return called


def _is_variable(name: str) -> bool:
    return [token.kind for token in scan(name)] == [VARIABLE, END]


def _letter(name: str, taken: Container[str]) -> str:
    """Return what a parameter with a longer name is called in a formula: `w` for weight, `x_1` for x1."""
    numbered: str = re.sub(r"^([A-Za-z])(\d+)$", r"\1_\2", name)
    letters: list[str] = [numbered, *name.lower(), *ascii_lowercase]
    for letter in letters:
        if letter not in taken and _is_variable(letter):
            return letter
    return name


def _put(text: str) -> Typed:
    return Typed(text, ((0, 0),) * len(text), in_order=False)


def _is_text(statement: ast.stmt) -> bool:
    """Tell whether a statement is nothing but a string: what a function says of itself."""
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _on_one_line(typed: Typed) -> Typed:
    """Return an expression without comments, and without the backslashes that end its lines."""
    for found in reversed(list(re.finditer(r"#[^\n]*|\\\n", typed.text))):
        typed = typed.cut(0, found.start()) + typed.cut(found.end(), len(typed.text))
    return typed
