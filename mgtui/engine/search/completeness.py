"""Whether the zeros found of f, f' and f'' are all there are: proven piece by piece, within a number of evaluations.

A piece of the interval is settled for a part (f, f' or f'') where its enclosure leaves out 0; where its derivative's
does, for then it has one zero at most, and the signs at the piece's ends tell; and beside a zero of several at once, as
x⁴ has, by Taylor's formula there. What is not settled is divided. The widest pieces come first, so that what is left
open when the evaluations are spent is as little as can be.

Loads python-flint.
"""

import math
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from mgtui.engine.calculus import balls
from mgtui.engine.evaluation.enclosing import Enclosed
from mgtui.engine.evaluation.sign_series import Signed, SignSeries, factors_of, loose
from mgtui.engine.search.density import Stretch, merged
from mgtui.engine.search.probe import SLOPE
from mgtui.engine.search.unsettled import BESIDE, DOUBLES, Unsettled, between, towards
from mgtui.engine.search.zeros_found import ProofResult, Zero

_NARROWEST = 2.0**-46  # of the interval: a piece is divided no further
_SAME_ZERO = 2.0**-25  # of the interval: zeros this close to one that is known are that one, rounded
_SHARES = (0.5, 0.43, 0.57, 0.36, 0.64, 0.29, 0.71)
_CLEAR = 0.01  # of a piece: no cut comes nearer to a known zero
_ROUNDS = 100
_DEEP, _DEEP_BESIDE = 4, 3  # a piece divided so often is looked at with more bits and terms: digits cancel at a hole
_SHARP_BITS, _SHARP_TERMS, _SHARP_COST = 128, 14, 2


def proof(
    enclosed: Enclosed,
    a: float,
    b: float,
    zeros: Sequence[Zero],
    cuts: Sequence[float],
    budget: float,
    shows: Callable[[Zero], bool],
) -> Iterator[ProofResult | None]:
    """Settle an interval, a step at a time: yields None after each, and what was found at the end.

    Args:
        enclosed: f.
        a: left end of the interval.
        b: right end.
        zeros: those known.
        cuts: where f or a part may break, ascending.
        budget: what the evaluations may cost, see `Enclosed.cost`.
        shows: tells whether a zero is seen, and not below all doubles.
    """
    settling = _Settling(enclosed, a, b, zeros, budget)
    settling.holes = [cut for cut in cuts if a < cut < b and settling.fills(cut)]
    queue = deque(between(a, b, [cut for cut in cuts if cut not in settling.holes]))
    while queue and settling.left > 0:
        queue.extend(settling.divided(queue.popleft()))
        yield None
    open_ = merged([*settling.open, *(Stretch(piece.low, piece.high) for piece in queue)])
    missing = tuple(zero for zero in settling.missing if shows(zero))
    yield ProofResult(tuple(open_), missing, tuple(settling.invented))


class _Settling:
    """What is known of an interval while it is settled."""

    def __init__(self, enclosed: Enclosed, a: float, b: float, zeros: Sequence[Zero], budget: float) -> None:
        factors = factors_of(enclosed.program)
        self.quick = Signed(enclosed, factors)
        self.sharp = Signed(enclosed._replace(bits=_SHARP_BITS, terms=_SHARP_TERMS), factors)
        self.ends = (a, b)
        self.width = b - a
        self.zeros = sorted(zeros, key=lambda zero: zero.x)
        self.left = budget
        self.cost = enclosed.cost
        self.holes: list[float] = []
        self.open: list[Stretch] = []
        self.missing: list[Zero] = []
        self.invented: list[Zero] = []
        self._at: dict[tuple[float, bool], SignSeries | balls.Lost] = {}

    def fills(self, cut: float) -> bool:
        """Tell whether a break is a gap that can be filled, so that there is no need to stay away from it."""
        signed, near = self._at_hole(cut), BESIDE * self.width
        with balls.working(signed.enclosed.bits, signed.enclosed.terms):
            return not isinstance(signed.over(cut - near, cut + near), balls.Lost)

    def _at_hole(self, hole: float) -> Signed:
        return self.sharp._replace(enclosed=self.sharp.enclosed._replace(hole=hole))

    def divided(self, piece: Unsettled) -> Iterator[Unsettled]:
        """Settle a piece as far as one look at it does; return what it is divided into for the rest."""
        inside = [zero for zero in self.zeros if piece.low <= zero.x <= piece.high]
        parts = self._unsettled(piece, inside)
        if not parts:
            return
        narrowest = max(_NARROWEST * self.width, DOUBLES * math.ulp(max(abs(piece.low), abs(piece.high))))
        if piece.high - piece.low <= narrowest:
            if all(self._series(end, self.sharp) is not balls.UNDEFINED for end in (piece.low, piece.high)):
                self.open.append(Stretch(piece.low, piece.high))
            return  # (-2)^x has a value where x is whole alone
        known = {*(zero.x for zero in inside), *(hole for hole in self.holes if piece.low <= hole <= piece.high)}
        ends = [piece.low, *self._cuts(piece, sorted(known)), piece.high]
        for low, high in pairwise(ends):
            yield Unsettled(low, high, parts, piece.left, piece.right, piece.depth + 1)

    def _cuts(self, piece: Unsettled, known: Sequence[float]) -> Sequence[float]:
        """Return where to divide a piece: about a zero in it, by ratios beside a break, else in the middle."""
        low, high = piece.low, piece.high
        if len(known) == 1:
            return [cut for cut in (0.6 * known[0] + 0.4 * low, 0.6 * known[0] + 0.4 * high) if low < cut < high]
        steep = towards(piece.left, low, high) or [-cut for cut in towards(-piece.right, -high, -low)]
        if steep:
            return sorted(steep)
        cuts = [low + share * (high - low) for share in _SHARES]
        clear = _CLEAR * (high - low)
        return [next((cut for cut in cuts if all(abs(cut - x) > clear for x in known)), cuts[0])]

    def _unsettled(self, piece: Unsettled, inside: Sequence[Zero]) -> tuple[int, ...]:
        """Return the parts of a piece that one look does not settle."""
        deep = _DEEP_BESIDE if piece.is_beside else _DEEP
        signed = self.quick if piece.depth < deep else self.sharp
        holes = [hole for hole in self.holes if piece.low <= hole <= piece.high]
        if holes:
            signed = self._at_hole(holes[0])
        cost = self.cost * (1 if signed is self.quick else _SHARP_COST)
        self.left -= cost
        with balls.working(signed.enclosed.bits, signed.enclosed.terms):
            over = signed.over(piece.low, piece.high)
            if isinstance(over, balls.Lost):
                return () if over is balls.UNDEFINED else piece.parts
            parts = self._left(piece, piece.parts, loose(over), over, inside)
            if not parts:
                return ()
            self.left -= cost
            return self._left(piece, parts, signed.tight(piece.low, piece.high, over), over, inside)

    def _left(
        self,
        piece: Unsettled,
        parts: Sequence[int],
        enclosures: Sequence[Sequence[balls.Ball]],
        over: SignSeries,
        inside: Sequence[Zero],
    ) -> tuple[int, ...]:
        """Return the parts that some enclosures, of each and of its derivative, do not settle."""
        places = {*(zero.x for zero in inside), *(hole for hole in self.holes if piece.low <= hole <= piece.high)}
        left = []
        for part in parts:
            here, bend = map(balls.sign, enclosures[part])
            known = [zero for zero in inside if zero.part == part]
            if here is not None:
                if here:
                    self._deny(known)
            elif not (
                self._settled_by_ends(piece, part, known, bend > 0)
                if bend
                else len(places) == 1 and self._settled_about(min(places), part, over[part], known)
            ):
                left.append(part)
        return tuple(left)

    def _settled_by_ends(self, piece: Unsettled, part: int, known: Sequence[Zero], rising: bool) -> bool:
        """Settle a part that rises or falls throughout, by its signs at the ends."""
        signs = [self._sign(part, end) for end in (piece.low, piece.high)]
        if None in signs:
            return self._settled_at_end(piece, part, known, signs)
        if signs[0] == signs[1]:
            self._deny(known)
        elif 0 in signs:  # the zero is an end, and that end one of the interval's, or chance
            end = piece.low if signs[0] == 0 else piece.high
            if not known and not self._passes(part, end):
                self.missing.append(Zero(part, end, rising))
        elif len(known) != 1 or not self._is_there(known[0], signs):
            x = self._located(piece, part, rising)
            there = [zero for zero in known if self._is_same(zero.x, x)][:1]
            self._deny([zero for zero in known if zero not in there])
            if not there and not self._passes(part, x):
                self.missing.append(Zero(part, x, rising))
        return True

    def _settled_at_end(self, piece: Unsettled, part: int, known: Sequence[Zero], signs: Sequence[int | None]) -> bool:
        """Settle a part that has one zero at most where its sign at an end of the interval cannot be told.

        sin(2πx) is 0 at 1, but that is more than balls can show: enough that it has no zero away from there.
        """
        near = max(_NARROWEST * self.width, DOUBLES * math.ulp(max(map(abs, self.ends))))
        inner = [
            self._sign(part, end - way * near) if sign is None and end in self.ends else sign
            for end, way, sign in zip((piece.low, piece.high), (-1, 1), signs, strict=True)
        ]
        if None in inner or inner[0] != inner[1]:
            return False
        self._deny(known)
        return True

    def _settled_about(self, x: float, part: int, over: balls.Series, known: Sequence[Zero]) -> bool:
        """Settle a part by Taylor's formula at a j-fold zero x: its first j coefficients nearly vanish there.

        c_j t^j outweighs them at every distance t beyond the one that is computed here.
        """
        there = self._series(x, self.sharp)
        fold = next((j for j in range(1, over.prec) if balls.sign(over[j])), None)
        if isinstance(there, balls.Lost) or fold is None or there[part].prec < fold:
            return False
        least = abs(over[fold]).lower()
        reach = 0.0
        for k in range(fold):
            ratio = float((fold * abs(there[part][k]).upper() / least).upper())
            reach = max(reach, ratio ** (1.0 / (fold - k)))
        if reach > max(_SAME_ZERO * self.width, DOUBLES * math.ulp(x)):
            return False
        crosses = fold % 2 == 1
        if crosses and not known and not self._passes(part, x):
            self.missing.append(Zero(part, x, balls.sign(over[fold]) == 1))
        if not crosses and part > 0:
            self._deny(known)
        return crosses or part > 0 or bool(known) or self._passes(part, x)

    def _is_there(self, zero: Zero, signs: Sequence[int | None]) -> bool:
        """Tell whether a part changes between these signs at a known zero, or so near that it cannot be told."""
        near = max(_NARROWEST * self.width, DOUBLES * math.ulp(zero.x))
        around = [self._sign(zero.part, zero.x - near), self._sign(zero.part, zero.x + near)]
        return None in around or around == list(signs)

    def _located(self, piece: Unsettled, part: int, rising: bool) -> float:
        """Return the double next to the one zero in a piece, as far as its signs can be told."""
        low, high = piece.low, piece.high
        for _ in range(_ROUNDS):
            middle = 0.0 if low < 0.0 < high else 0.5 * low + 0.5 * high
            sign = self._sign(part, middle) if low < middle < high else None
            if not sign:
                return middle
            if (sign > 0) == rising:
                high = middle
            else:
                low = middle
        return 0.5 * low + 0.5 * high

    def _deny(self, known: Sequence[Zero]) -> None:
        """Note zeros that are not there; beside an end of the interval they may be just outside."""
        self.invented += [zero for zero in known if not self._is_same(zero.x, *self.ends)]

    def _passes(self, part: int, x: float) -> bool:
        """Tell whether a zero is no landmark: an extremum at an end of the interval, or anything at a hole."""
        return self._is_same(x, *self.holes) or (part == SLOPE and self._is_same(x, *self.ends))

    def _is_same(self, x: float, *others: float) -> bool:
        return any(abs(x - other) <= max(_NARROWEST * self.width, DOUBLES * math.ulp(x)) for other in others)

    def _sign(self, part: int, x: float) -> int | None:
        """Return the sign of a part at a double, if that can be told."""
        for signed in (self.quick, self.sharp):
            there = self._series(x, signed)
            sign = None if isinstance(there, balls.Lost) else balls.sign(there[part][0])
            if sign is not None or there is balls.UNDEFINED:
                return sign
        return None

    def _series(self, x: float, signed: Signed) -> SignSeries | balls.Lost:
        key = x, signed is self.sharp
        if key not in self._at:
            self.left -= self.cost * (_SHARP_COST if signed is self.sharp else 1)
            with balls.working(signed.enclosed.bits, signed.enclosed.terms):
                self._at[key] = self._at_hole(x).beside_hole() if x in self.holes else signed.at(x)
        return self._at[key]
