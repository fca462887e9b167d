"""What goes back to whoever sent a sheet: a copy with comments, or the rows that stayed out."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from exporters.marked_sheet import save_marked
from models.importing.plan import ImportPlan
from ui.importing.work import rejects_paper
from ui.papers import printing


def save_marked_copy(parent: QWidget, plan: ImportPlan) -> str:
    """Write the sheet once more, what is wrong in it as comments; returns what to say, or ""."""
    path = printing.save_as(
        parent, f"{plan.path.stem} 带批注", "xlsx", lambda path: save_marked(plan, path)
    )
    return f"带批注的表存成了“{path.name}”，改好再拖进来就行" if path else ""


def save_rejects(parent: QWidget, plan: ImportPlan) -> str:
    """Write the rows that stay out with their reasons; returns what to say, or ""."""
    paper = rejects_paper(plan)
    path = printing.save_as(parent, paper.name, "xlsx", lambda path: printing.write(paper, path))
    return f"退回的行存成了“{path.name}”，原因写在最后一栏" if path else ""
