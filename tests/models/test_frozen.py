"""Value objects behave as frozen data classes do; patterns are compiled when they are used."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
from dataclasses import KW_ONLY
from typing import ClassVar

import pytest

import models
from models.frozen import changed, frozen
from models.pattern import pattern


@frozen()
class Point:
    kind: ClassVar[str] = "point"
    x: int
    y: int = 2
    _: KW_ONLY
    name: str = ""


@frozen(kw_only=True)
class Named(Point):
    place: str
    name: str = "there"


@dataclasses.dataclass(frozen=True)
class Twin:
    x: int
    y: int = 2
    _: KW_ONLY
    name: str = ""


@pytest.mark.parametrize(
    ("given", "named"),
    [((1,), {}), ((1, 3), {}), ((1,), {"y": 3, "name": "a"}), ((), {"x": 1}), ((), {}),
     ((1, 2, "a"), {}), ((1,), {"x": 1}), ((1,), {"z": 1})],
)  # fmt: skip
def test_takes_what_a_data_class_takes_and_nothing_else(given, named):
    try:
        twin = dataclasses.asdict(Twin(*given, **named))
    except TypeError:
        with pytest.raises(TypeError):
            Point(*given, **named)
    else:
        made = Point(*given, **named)
        assert {name: getattr(made, name) for name in twin} == twin
        assert dataclasses.asdict(made) == twin
        assert repr(made) == repr(Twin(*given, **named)).replace("Twin", "Point")


def test_is_compared_by_values_and_class():
    assert Point(1) == Point(1, 2)
    assert hash(Point(1)) == hash(Point(1, 2))
    assert Point(1) != Point(2)
    assert Point(1) != Twin(1)


def test_cannot_be_changed():
    one = Point(1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.x = 2
    with pytest.raises(dataclasses.FrozenInstanceError):
        del one.x


def test_a_copy_may_differ():
    for change in (changed, dataclasses.replace):
        assert change(Point(1, name="a"), y=5) == Point(1, 5, name="a")


def test_inherits_attributes_and_may_change_their_default():
    one = Named(1, place="here")
    assert (one.x, one.y, one.name, one.place) == (1, 2, "there", "here")
    assert [field.name for field in dataclasses.fields(one)] == ["x", "y", "name", "place"]
    with pytest.raises(TypeError, match="place"):
        Named(1)


def test_a_function_is_no_default():
    with pytest.raises(TypeError, match="method"):

        @frozen()
        class _Odd:
            act: object = lambda: 1


def modules():
    return [
        one.name
        for one in pkgutil.walk_packages(models.__path__, "models.")
        if not one.name.endswith("__main__")
    ]


def test_every_pattern_compiles():
    lazy = type(pattern(""))
    found = [
        one
        for name in modules()
        for one in vars(importlib.import_module(name)).values()
        if isinstance(one, lazy)
    ]
    assert found
    for one in found:
        one.search("")


def test_a_pattern_is_a_compiled_one_when_it_is_used():
    assert pattern(r"(\d+)年?").fullmatch("2026年")[1] == "2026"
    assert pattern("a").sub("b", "aa") == "bb"
