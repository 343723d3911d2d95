"""Derivatives as formulas: terms in a normal form, the identities that shorten them, and where they hold."""
