"""A derivative playground for the terminal: push x by a small h and watch how f responds."""

__version__ = "0.1.0"
