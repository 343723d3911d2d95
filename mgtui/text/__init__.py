"""Writes numbers, rows and characters as text; below all else, it imports nothing of mgtui."""
