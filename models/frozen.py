"""A value object: a frozen `dataclass` whose methods are shared, not written for each class.

`dataclass` writes six functions for every class and compiles them while the module loads: for the
fifty classes of a start that is a tenth of the time until the window stands. `frozen` reads the
same declaration (annotations, defaults, `_: KW_ONLY`), and one implementation serves all classes.
Defaults stay on the class; `field(...)` is not known here. `dataclasses.replace`, `fields` and
`asdict` work as on any data class.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, dataclass_transform

if TYPE_CHECKING:
    import dataclasses

T = TypeVar("T")
_NONE = object()


class _Shape(NamedTuple):
    """What a class declares: its attributes, those given by place, those without a default."""

    names: tuple[str, ...]
    by_place: tuple[str, ...]
    known: frozenset[str]
    needed: frozenset[str]
    checked: bool


@dataclass_transform(frozen_default=True)
def frozen(*, kw_only: bool = False, eq: bool = True) -> Callable[[type[T]], type[T]]:
    """Make a class a value object, compared by its values unless `eq` is off.

    Methods that the class has or inherits stay; `__post_init__` is called as `dataclass` does.
    """
    shared: dict[str, object] = {
        "__init__": _init, "__repr__": _repr, "__setattr__": _set, "__delattr__": _delete
    }  # fmt: skip
    if eq:
        shared |= {"__eq__": _eq, "__hash__": _hash}

    def decorate(cls: type[T]) -> type[T]:
        for name, method in shared.items():
            # What the class or one above it writes itself stays; only __eq__ leaves no __hash__.
            if getattr(cls, name) in {None, getattr(object, name)}:
                setattr(cls, name, method)
        for name, value in (("_shape", _shape_of(cls, kw_only)), (_FIELDS, _Fields())):
            setattr(cls, name, value)
        return cls

    return decorate


def attributes(kind: type[Any]) -> tuple[str, ...]:
    """Return the names of the attributes of a class of value objects."""
    names: tuple[str, ...] = kind._shape.names  # noqa: SLF001 - set by `frozen`
    return names


def changed(one: T, **values: Any) -> T:  # noqa: ANN401 - any attribute
    """Return a copy of a value object with other values."""
    names = one._shape.names  # type: ignore[attr-defined]  # noqa: SLF001 - set by `frozen`
    return type(one)(**({name: getattr(one, name) for name in names} | values))


def _shape_of(cls: type[Any], kw_only: bool) -> _Shape:  # noqa: FBT001 - as `frozen` got it
    above: _Shape | None = getattr(cls, "_shape", None)
    names, by_place = (list(above.names), list(above.by_place)) if above else ([], [])
    needed = set(above.needed) if above else set()
    # Not inspect.get_annotations: a command would load `inspect` for it.
    for name, annotation in cls.__dict__.get("__annotations__", {}).items():  # noqa: RUF063
        said = annotation if isinstance(annotation, str) else getattr(annotation, "__name__", "")
        if said == "KW_ONLY":
            kw_only = True
        elif not said.startswith("ClassVar"):
            default = cls.__dict__.get(name, _NONE)
            if hasattr(default, "__get__"):
                raise TypeError(f"{cls.__name__}.{name}: a function on the class is a method")
            (needed.add if default is _NONE else needed.discard)(name)
            if name not in names:
                names.append(name)
                by_place += [] if kw_only else [name]
    return _Shape(tuple(names), tuple(by_place), frozenset(names), frozenset(needed),
                  hasattr(cls, "__post_init__"))  # fmt: skip


def _init(self: Any, /, *given: Any, **values: Any) -> None:  # noqa: ANN401 - any attribute
    shape: _Shape = self._shape
    if given:
        if len(given) > len(shape.by_place):
            raise TypeError(f"{type(self).__name__} got too many values")
        for name, value in zip(shape.by_place, given):  # noqa: B905 - every Ref read comes here
            if name in values:
                raise TypeError(f"{type(self).__name__} got {name} twice")
            values[name] = value
    if not (values.keys() >= shape.needed and values.keys() <= shape.known):
        odd = sorted(shape.needed - values.keys())
        said = "needs" if odd else "has no"
        names = ", ".join(odd or sorted(values.keys() - shape.known))
        raise TypeError(f"{type(self).__name__} {said} {names}")
    self.__dict__.update(values)
    if shape.checked:
        self.__post_init__()


def _values(self: Any) -> tuple[Any, ...]:  # noqa: ANN401 - any value object
    return tuple([getattr(self, name) for name in self._shape.names])


def _repr(self: Any) -> str:  # noqa: ANN401 - any value object
    said = ", ".join(f"{name}={getattr(self, name)!r}" for name in self._shape.names)
    return f"{type(self).__name__}({said})"


def _eq(self: object, other: object) -> bool:
    return _values(self) == _values(other) if type(other) is type(self) else NotImplemented


def _hash(self: object) -> int:
    return hash(_values(self))


def _set(_: object, name: str, _value: object) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot assign to {name}")


def _delete(_: object, name: str) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot delete {name}")


_FIELDS = "__dataclass_fields__"


class _Fields:
    """What `dataclasses` asks a class for, made when it asks."""

    def __get__(self, one: object, owner: type[Any]) -> dict[str, dataclasses.Field[Any]]:
        import dataclasses

        made = dataclasses.make_dataclass(
            owner.__name__,
            [(name, Any, dataclasses.field(default=None)) for name in owner._shape.names],  # noqa: SLF001
            eq=False, repr=False,
        )  # fmt: skip
        found: dict[str, dataclasses.Field[Any]] = made.__dict__[_FIELDS]
        setattr(owner, _FIELDS, found)
        return found
