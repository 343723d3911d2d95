"""Choosing one line of many without a screen: what there is, what matches, where the marker stands, how it looks."""
