"""The error for a token, and how a token is quoted."""

from mgtui.engine.language.errors import ExpressionError, quoted
from mgtui.engine.language.tokens import Token


def at_token(token: Token, message: str, suggestion: str | None = None) -> ExpressionError:
    """Return an error that points at a token."""
    return ExpressionError(message, token.start, token.end, suggestion)


def quoted_token(text: str, token: Token, last: Token | None = None) -> str:
    """Quote a token, or all from it to the last, as typed."""
    return quoted(text[token.start : (last or token).end])
