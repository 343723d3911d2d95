"""The difference quotient: its numbers, its ladder of steps, its error laws, its digits."""
