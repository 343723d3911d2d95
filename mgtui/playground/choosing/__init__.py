"""Choosing one of many without a screen: what there is to choose from, what matches, and what stands in a row."""
