"""Modules of which a session uses nothing, or a name or two: kept out of its start and out of its memory.

numpy loads the texts of its help and the types of its annotations with everything else, Textual its trees and lists
for the sake of a few names of types: a twentieth of a start. In their places stand modules that have these few names;
asked for any other they load what they stand for, so whoever needs it, has it.
"""

import importlib
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import GenericAlias, ModuleType
from typing import Any, ClassVar


class _Annotation:
    """Stands for the types that annotations name: nobody looks at those while a program runs."""

    def __class_getitem__(cls, item: object) -> GenericAlias:
        return GenericAlias(cls, (item,))


_ARRAYS: dict[str, type] = dict.fromkeys(("ArrayLike", "DTypeLike", "NDArray"), _Annotation)


class _Standing(ModuleType):
    """Stands for a module until it is asked for a name that neither it nor `lender`, a module, has."""

    lender = ""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # asked by the import itself
            raise AttributeError(name)
        lender = importlib.import_module(self.lender) if self.lender else None
        if hasattr(lender, name):
            return getattr(lender, name)
        if sys.modules.get(self.__name__) is self:
            _Instead.names.pop(self.__name__, None)
            del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), name)


class _Instead:
    """Has a module stand for each of a few when they are imported."""

    names: ClassVar[dict[str, dict[str, type]]] = {
        "numpy._core._add_newdocs": {},
        "numpy._core._add_newdocs_scalars": {},
        "numpy._typing": _ARRAYS,
        "numpy.typing": _ARRAYS,
        "textual.types": {},
    }
    lenders: ClassVar[dict[str, str]] = {"textual.types": "textual._types"}

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name not in self.names:
            return None
        spec = ModuleSpec(name, None)
        spec.loader = self  # type: ignore[assignment]  # no subclass of importlib.abc's, which takes 8 ms to load
        return spec

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        module = _Standing(spec.name)
        module.lender = self.lenders.get(spec.name, "")
        vars(module).update(self.names[spec.name])
        return module

    def exec_module(self, module: ModuleType) -> None:
        """Leave it as it is."""


def leave_out() -> None:
    """From now on have modules stand for those of which a session uses little."""
    sys.meta_path.insert(0, _Instead())
