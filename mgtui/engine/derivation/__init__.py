"""An expression as a chain of small steps: their formulas, their numbers, and the rules that were used."""
