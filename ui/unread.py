"""Keeps the kit from reading at every start what no start needs.

Two things inside it take a quarter of the time until our window stands:
- It brings along, as source, the modules that explain the signatures of its functions, and makes
  them ready each time. They are wanted when a wrong call is to be explained: they are read then.
- It replaces the way modules are imported, to look whether one asks for other ways of naming
  things, and reads the source of each for that. None of ours asks.

Where an edition of the kit is made differently, nothing of this happens and it starts as it does.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable
from typing import Any

_FOLDER = "shibokensupport/"
_LATER = (
    "feature", "signature/mapping", "signature/errorhandler", "signature/layout",
    "signature/parser", "signature/lib/tool", "signature/lib/enum_sig",
    "signature/lib/pyi_generator",
)  # fmt: skip
#: what the kit takes out of a module without asking it: read then, or nothing to be done
_ASKED, _IDLE = ("update_mapping",), ("feature_import", "feature_imported")
_STUB = compile("from ui.unread import stand_in\nstand_in(globals())\n", _FOLDER, "exec")
_sources: dict[str, tuple[Any, str]] = {}


def spare() -> None:
    """Load the first part of the kit sparingly; to be called before anything else of it loads."""
    usual, bring = builtins.compile, builtins.__import__
    names = {f"{_FOLDER}{name}.py": f"{_FOLDER}{name}".replace("/", ".") for name in _LATER}

    def sparing(source: Any, filename: Any, *rest: Any, **named: Any) -> Any:  # noqa: ANN401
        module = names.get(filename) if isinstance(filename, str) else None
        if not module:
            return usual(source, filename, *rest, **named)
        _sources[module] = source, filename
        return _STUB

    builtins.compile = sparing
    try:
        import PySide6.QtCore  # noqa: F401 - what is read along is the point
    finally:
        builtins.compile = usual
        if hasattr(builtins, "__orig_import__"):
            builtins.__import__ = bring


def stand_in(module: dict[str, Any]) -> None:
    """Fill a module so that it is read when something in it is asked for."""

    def read(name: str) -> Any:  # noqa: ANN401 - whatever the module holds
        if name.startswith("__"):
            raise AttributeError(name)
        if module.pop("__getattr__", None):
            source, filename = _sources.pop(module["__name__"])
            exec(compile(source, filename, "exec"), module)  # noqa: S102 - the kit's own module
        try:
            return module[name]
        except KeyError:
            raise AttributeError(name) from None

    def asked(name: str) -> Callable[..., Any]:
        def call(*given: Any) -> Any:  # noqa: ANN401 - as the module's own
            return read(name)(*given)

        return call

    module["__getattr__"] = read
    module |= {name: asked(name) for name in _ASKED}
    module |= dict.fromkeys(_IDLE, lambda *_, **__: None)
