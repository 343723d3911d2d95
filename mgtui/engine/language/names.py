"""Names of variables: letters, Greek letters by their sign or their English name, each with or without an index.

A tree has one name for each: `θ` and `theta` are `theta`, `x₁` and `x_1` are `x_1`.
"""

from collections.abc import Mapping
from types import MappingProxyType

LETTERS: Mapping[str, str] = MappingProxyType({
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ",
    "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "omicron": "ο", "rho": "ρ",
    "sigma": "σ", "upsilon": "υ", "phi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
})  # fmt: skip
"""The English name of each Greek letter that is a variable, and the letter; π and τ are constants."""

# Other shapes, and capitals that are no Latin letter's twin.
_VARIANTS = dict(zip("ϵϑϰ\u00b5ϱςϕΔΘΛΞΦΨΩ\u2126", "εθκμρσφδθλξφψωω", strict=True))

_NAMES = {letter: name for name, letter in LETTERS.items()}
GREEK: Mapping[str, str] = MappingProxyType(_NAMES | {twin: _NAMES[letter] for twin, letter in _VARIANTS.items()})
"""Greek letters, capitals and other shapes included, and the variable each stands for."""

LOWERED = "₀₁₂₃₄₅₆₇₈₉"
_TO_LOWERED = str.maketrans("0123456789", LOWERED)


def lettered(name: str) -> str:
    """Return a variable's name as mathematics writes it.

    >>> lettered("theta_1"), lettered("x")
    ('θ₁', 'x')
    """
    stem, _, index = name.partition("_")
    return LETTERS.get(stem, stem) + index.translate(_TO_LOWERED)
