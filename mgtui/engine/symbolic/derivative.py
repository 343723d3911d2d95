"""From an expression to the formula of its derivative, as people write it, defined where the expression is."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from mgtui.engine.calculus.functions import CONDITIONS
from mgtui.engine.language.readings import reading
from mgtui.engine.language.tree import IF, NUMBER, VARIABLE, Tree
from mgtui.engine.symbolic.algebra import Algebra
from mgtui.engine.symbolic.arithmetic import TooLargeError, UndefinedError
from mgtui.engine.symbolic.conditions import of_term, of_tree
from mgtui.engine.symbolic.differentiation import Differentiation, NoTextError
from mgtui.engine.symbolic.implications import as_truth, needed
from mgtui.engine.symbolic.joints import closed, filled, flattened, guarded
from mgtui.engine.symbolic.piece_terms import limited
from mgtui.engine.symbolic.reader import terms_of
from mgtui.engine.symbolic.relations import Relation, read
from mgtui.engine.symbolic.shapes import over_one, shortest
from mgtui.engine.symbolic.terms import NEVER, PIECES, Sum
from mgtui.engine.symbolic.writer import written

_WORK = 6_000
_LARGEST = 3_000  # nodes of a formula that is worked out to its end
_TIMES, _ALWAYS_HELPS = 4, 60  # times the expression, and characters, beyond which a formula is too long to help
BEYOND = "its numbers are beyond doubles"
INCOMPLETE = "its pieces meet in more than single points"
NOWHERE = "f has a slope nowhere"


class Formula(NamedTuple):
    """What is known of a derivative's formula.

    Attributes:
        tree: the formula; None where there is none.
        reason: why it is not told, where it is not; else "".
    """

    tree: Tree | None
    reason: str = ""


def differentiate(tree: Tree, name: str, slope_at: Callable[[float], float] | None = None) -> Formula:
    """Return the formula of an expression's derivative by a variable.

    Args:
        tree: the expression.
        name: the variable.
        slope_at: gives the slope at a number, for numbers left out by the formula; None where others are not known.
    """
    try:
        formula = _formula(tree, name, slope_at)
    except UndefinedError:
        return Formula(None, NOWHERE)
    except NoTextError as error:
        return Formula(None, str(error))
    except (TooLargeError, OverflowError):
        length = _unsimplified(tree, name)
        return Formula(None, too_long(length) if length > _ALWAYS_HELPS else BEYOND)
    length = len(reading(formula))
    if length > max(_ALWAYS_HELPS, _TIMES * len(reading(tree))):
        return Formula(formula, too_long(length))
    return Formula(formula)


def too_long(length: int) -> str:
    """Return what is said instead of a formula of so many characters."""
    return f"too long to help: {length:,} characters"


def _formula(tree: Tree, name: str, slope_at: Callable[[float], float] | None) -> Tree:
    algebra = Algebra(_WORK)
    terms = terms_of(tree, algebra, limit=partial(_limited, algebra, tree))
    f = terms[-1]
    decimals = any(node.op == NUMBER and not node.value.is_integer() for node in tree)
    slope = flattened(algebra, Differentiation(algebra, name).of_sum(f))
    where = of_tree(algebra, tree, terms, several=False)
    if any(sign == "ge" and _is_0_at_most(term) for sign, term in where):
        raise UndefinedError
    jumps = of_term(algebra, f, smooth=True)
    if not jumps and not any(node.op == IF or node.op in CONDITIONS for node in tree):
        slope = closed(algebra, slope, name)
    if slope == NEVER:
        raise UndefinedError
    slope = guarded(algebra, shortest(algebra, slope, decimals))
    if slope.size > _LARGEST:
        raise TooLargeError
    # Pieces say themselves where one of them holds.
    several = not any(atom.op == PIECES for product in slope.terms for atom in product.powers)
    wanted = [*of_tree(algebra, tree, terms, several=several), *jumps, *of_term(algebra, slope, smooth=True)]
    if any(node.op == IF for node in tree):
        wanted += [relation for relation in of_term(algebra, f) if relation.sign != "holds"]
    known = of_term(algebra, slope)
    wanted, known = ([Relation(sign, over_one(algebra, term)) for sign, term in part] for part in (wanted, known))
    held = needed(algebra, wanted, known)
    whole = limited(as_truth(algebra, held), slope)
    return written(filled(algebra, whole, name, slope_at) if slope_at else whole, decimals)


def _is_0_at_most(term: Sum) -> bool:
    """Tell whether a term is below 0 but at single points, so that √(−x²) has values and no slope."""
    if term.single is None or term.single[0] > 0:
        return False
    powers = term.single[1].powers
    return bool(powers) and all(atom.op == VARIABLE and power in (2, 4, 6) for atom, power in powers.items())


def _limited(algebra: Algebra, tree: Tree, condition: Sum | None, place: int, terms: list[Sum]) -> Sum:
    """Return a piece with the conditions that it had as it was typed, and its term lacks: x/x has a hole.

    Where pieces are multiplied by more, all conditions are kept, for their terms may lose theirs.
    """
    known = [] if condition is None else read(algebra, condition)
    if tree[-1].op == IF:
        known += of_term(algebra, terms[place])
    try:
        held = needed(algebra, of_tree(algebra, tree, terms, place), known)
    except UndefinedError:
        return NEVER
    return limited(as_truth(algebra, held), terms[place])


def _unsimplified(tree: Tree, name: str) -> int:
    """Return about how many characters the formula has that the rules give, one after the other."""
    sizes: list[int] = []
    slopes: list[int] = []
    for node in tree:
        size = 1 + sum(sizes[i] for i in node.args)
        moving = [i for i in node.args if slopes[i]]
        sizes.append(size)
        slopes.append(sum(slopes[i] + size for i in moving) if node.args else int(node.name == name))
    return slopes[-1]
