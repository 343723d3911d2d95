"""Text to tree and back: tokens, grammar, errors, readings, completion."""
