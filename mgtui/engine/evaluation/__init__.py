"""Runs an expression: the tape, and value, slope and curvature carried along it."""
