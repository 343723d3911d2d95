"""Functions that are Python's own callables: traced to a formula where that can be done, else known by samples."""
