"""How large an expression may be; where a text is too much is an error at once, however long it is."""

LONGEST_TEXT = 1_000  # code points
MOST_COUNTED = 100_000  # code points of what is too long; of more, nobody keeps the rest
DEEPEST_NESTING = 64  # brackets, bars, functions and roots inside one another
MOST_VARIABLES = 6
MOST_NODES = 2_000
