"""The playground without a screen, a line at a time: for screen readers, Braille displays, pipes."""
