"""The only place that opens a box. A box never opens from a box."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from models.errors import UserError


def open_already() -> bool:
    """Say whether a box stands on the screen now."""
    return QApplication.activeModalWidget() is not None


def show_error(parent: QWidget | None, error: UserError) -> None:
    """Say what could not be done and what to do now."""
    from ui.look.dialog import tell  # no start needs a box

    if not open_already():
        tell(parent, "这一步没有做成", "\n".join(filter(None, (error.sentence, error.action))))


def show_mishap(parent: QWidget | None, log: Path | None) -> None:
    """Say that the program itself failed at something, and that the person can go on."""
    from ui.look.dialog import tell

    where = f"经过已经写进“{log.name}”，在这个文件夹里：\n{log.parent}" if log else ""
    tell(
        parent,
        "程序出了问题",
        "刚才那一步可能没有做完，已经存好的账都在，可以接着用。\n"
        "要是再出现，请找帮您装程序的人看一看。" + (f"\n{where}" if where else ""),
    )


def choose(
    parent: QWidget | None, title: str, text: str, buttons: Sequence[str], *, danger: str = ""
) -> str:
    """Ask what the program cannot decide; the last button is the safe one, "" is Esc."""
    from ui.look.dialog import ask

    return ask(parent, title, text, buttons, danger=danger)
