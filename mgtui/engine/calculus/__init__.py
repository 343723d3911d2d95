"""The one table of functions, and the rules of calculus that it names."""
