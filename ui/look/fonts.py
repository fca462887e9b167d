"""The faces of the window: the two of every day at once, the rare ones when the window stands."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from exporters.faces import screen_families


@cache
def _load(path: str) -> None:
    if QFontDatabase.addApplicationFont(path) < 0:
        raise FileNotFoundError(path)


@cache
def families() -> tuple[str, ...]:
    """Give the families in the order in which a missing character falls through them."""
    return tuple(dict.fromkeys(family for _, family in screen_families()))


def load_first() -> None:
    """Register the regular and the bold face; needed before the first widget.

    Raises FileNotFoundError if a shipped font is missing.
    """
    for path, family in screen_families():
        if family == families()[0]:
            _load(str(path))


def load_rare() -> None:
    """Register all faces. The rare ones take long (tens of MB), so after the window shows."""
    for path, _ in screen_families():
        _load(str(path))


def font(pixels: int, *, bold: bool = False) -> QFont:
    """Make the window's font. Pixels, not points: a point differs with the screen's dpi."""
    return QFont(_made(pixels, bold))


@cache
def _made(pixels: int, bold: bool) -> QFont:  # noqa: FBT001 - a key of the cache
    made = QFont()
    made.setFamilies(list(families()))
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    made.setStyleHint(QFont.StyleHint.SansSerif)
    return made
