"""What a function passes in each column of dots, by dense samples, and what a curve passes."""

import numpy as np

WIDTH, HEIGHT = 160, 96


def true_dots(f, a, b, window, discontinuities=(), closely=(), per_column=1500):
    """Return the dots that f passes: samples, joined except across discontinuities.

    Args:
        f: takes and gives arrays.
        a: left end.
        b: right end.
        window: bottom and top.
        discontinuities: where samples are not joined.
        closely: where more samples are taken, down to the last digits.
        per_column: samples in each column.
    """
    parts = [np.linspace(a, b, WIDTH * per_column + 1)]
    for place in (*closely, *discontinuities):
        if a <= place <= b:
            apart = (b - a) * np.logspace(-15, -2, 400)
            near = np.concatenate([np.linspace(-1, 1, 801) * scale * (b - a) for scale in (1e-7, 1e-5, 2e-4)])
            parts += [place - apart, place + apart, place + near]
    x = np.unique(np.concatenate(parts))
    x = x[(a <= x) & (x <= b)]
    cuts = np.sort(np.asarray(discontinuities, float))
    with np.errstate(all="ignore"):
        rows = _rows(f(x), window)
    known, column = ~np.isnan(rows), _columns(x, a, b)
    dots = _marked(column[known], rows[known], rows[known])
    joined = known[1:] & known[:-1] & (np.searchsorted(cuts, x[1:], "right") == np.searchsorted(cuts, x[:-1], "left"))
    low, high = np.minimum(rows[1:], rows[:-1])[joined], np.maximum(rows[1:], rows[:-1])[joined]
    return dots | _marked(column[1:][joined], low, high)


def drawn_dots(drawn, a, b):
    """Return the dots that the pieces and bands of a curve pass."""
    window = drawn.y_min, drawn.y_max
    dots = np.zeros((WIDTH, HEIGHT), bool)
    every = np.linspace(a, b, WIDTH * 40 + 1)
    for xs, ys in drawn:
        x = np.unique(np.concatenate([xs, every[(every > xs[0]) & (every < xs[-1])]]))
        rows, column = _rows(np.interp(x, xs, ys), window), _columns(x, a, b)
        dots |= _marked(column, rows, rows)
        dots |= _marked(column[1:], np.minimum(rows[1:], rows[:-1]), np.maximum(rows[1:], rows[:-1]))
    for band in drawn.bands:
        first, last = (_columns(x, a, b) for x in (band.left + 1e-9 * (b - a), band.right - 1e-9 * (b - a)))
        column = np.arange(first, last + 1)
        bottom, top = _rows(np.array([band.bottom, band.top]), window)
        dots |= _marked(column, np.full(column.size, bottom), np.full(column.size, top))
    return dots


def wrong_columns(true, drawn):
    """Return the columns in which dots are lacking and those with invented ones, one dot and one column of grace."""
    lacking, invented = true & ~_wider(drawn), drawn & ~_wider(true)
    return np.flatnonzero(lacking.any(axis=1)).tolist(), np.flatnonzero(invented.any(axis=1)).tolist()


def _rows(y, window):
    return np.clip((y - window[0]) / (window[1] - window[0]) * (HEIGHT - 1), -5, HEIGHT + 5)


def _columns(x, a, b):
    return np.floor((np.asarray(x) - a) / (b - a) * (WIDTH - 1) + 0.5).astype(int)


def _marked(column, low, high):
    first, last = np.floor(low + 0.5), np.floor(high + 0.5)
    seen = (last >= 0) & (first < HEIGHT)
    first, last = (np.clip(rows[seen], 0, HEIGHT - 1).astype(int) for rows in (first, last))
    steps = np.zeros((WIDTH, HEIGHT + 1), int)
    np.add.at(steps, (column[seen], first), 1)
    np.add.at(steps, (column[seen], last + 1), -1)
    return np.cumsum(steps, axis=1)[:, :-1] > 0


def _wider(dots):
    padded = np.pad(dots, 1)
    return np.any([padded[i : i + WIDTH, j : j + HEIGHT] for i in range(3) for j in range(3)], axis=0)
