"""Finding every place of an interval where something happens: breaks, sign changes, and the points of a curve."""
