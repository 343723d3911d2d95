"""What a session opens on: the lecture's parabola, where to stand, how far to push, and from where to where to look.

Imports nothing, so that the command line can name it without loading numpy.
"""

PARABOLA = "3x^2 - 4x + 5"
X = 3.0
OTHER = 1.0  # where every other variable stands at first
H = 1e-3
LOW, HIGH = -5.0, 5.0
