"""Knows how the classes of frozen values are made, and such a value changed, as `dataclasses` does it, in a part of the
time.

`dataclasses` compiles six functions for each class. A check loads a hundred and fifty classes, and spent an eighth of
its time on that. Here one is compiled for all classes with as many fields, the one that fills them in; the others are
the same for all classes.
"""

from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, fields
from functools import cache
from operator import attrgetter
from types import FunctionType
from typing import Any, TypeVar, dataclass_transform

Class = TypeVar("Class", bound=type)
Made = TypeVar("Made")


@dataclass_transform(frozen_default=True)
def frozen(cls: Class) -> Class:
    """The class as a frozen dataclass: its fields are those it declares, and two values are equal if they are of one
    class and have equal fields."""
    # A class without a docstring gets its signature as one, and that takes as long as all the rest.
    cls.__doc__ = cls.__doc__ or cls.__name__
    made = dataclass(init=False, repr=False, eq=False)(cls)
    declared = fields(made)
    made.__init__ = _init(made, declared)
    names = [field.name for field in declared]
    made._names, made._values = tuple(names), staticmethod(attrgetter(*names) if names else str)
    for method in (__eq__, __hash__, __repr__, __setattr__, __delattr__):
        setattr(made, method.__name__, method)
    return made


def changed(value: Made, **fields: object) -> Made:
    """A frozen value with some of its fields changed, as `dataclasses.replace` gives it, in half the time."""
    return value.__class__(**{name: getattr(value, name) for name in value._names} | fields)  # type: ignore[attr-defined]


def _init(made: type, declared: tuple[Field, ...]) -> FunctionType:
    """What fills in the fields of a class: that for any class with so many, with the names and defaults of this one."""
    pattern = _for_fields(len(declared)).__code__
    names = dict(zip(pattern.co_varnames[1:], [field.name for field in declared], strict=True))
    code = pattern.replace(
        co_varnames=("self", *names.values()),
        co_consts=tuple(names.get(constant, constant) for constant in pattern.co_consts),
        co_qualname=f"{made.__qualname__}.__init__",
    )
    defaults = [_default(field) for field in declared]
    given = [default for default in defaults if default is not MISSING]
    if given != defaults[len(defaults) - len(given) :]:
        raise TypeError(f"{made.__qualname__}: a field without a default follows one with a default")
    return FunctionType(code, {"_set": object.__setattr__}, "__init__", tuple(given))


def _default(field: Field) -> object:
    """What a field has where nothing is given: one value for all, because none can be changed."""
    return field.default if field.default_factory is MISSING else field.default_factory()


@cache
def _for_fields(count: int) -> FunctionType:
    """Fills in so many fields, called by their numbers. To compile it for each class takes longer than all the rest."""
    names = [f"_{number}" for number in range(count)]
    body = [f" _set(self, {name!r}, {name})" for name in names]
    made: dict[str, FunctionType] = {}
    exec(f"def __init__(self, {', '.join(names)}):\n" + ("\n".join(body) or " pass"), {}, made)
    return made["__init__"]


# --- what all of them do ---------------------------------------------------------------------------------------------


def __eq__(self: Any, other: object) -> bool:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return self._values(self) == other._values(other)


def __hash__(self: Any) -> int:
    return hash(self._values(self))


def __repr__(self: Any) -> str:
    told = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in fields(self))
    return f"{type(self).__qualname__}({told})"


def __setattr__(self: Any, name: str, _value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def __delattr__(self: Any, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")
