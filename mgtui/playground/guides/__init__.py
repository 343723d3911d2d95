"""The lesson and the guessing game: cards, a few keys, and facts filled in by the engine."""
