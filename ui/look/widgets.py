"""Every widget of the look under one roof; pages import from here."""

from __future__ import annotations

from ui.look.buttons import Button, button
from ui.look.calendar import calendar
from ui.look.dialog import Box, ask, tell
from ui.look.entries import NavButton, VerbButton
from ui.look.fields import FieldBox, IconEdit, MaskedField, choice_box
from ui.look.labels import ElidedLabel, IconLabel, Paragraph, label, set_tone
from ui.look.notices import Banner, EmptyState, Progress, UndoBar, told
from ui.look.panes import PageHead, ScrollPane, SectionLine, Sheet, column, hairline, row
from ui.look.rows import IconRole, RowDelegate, TagRole
from ui.look.tables import ListTable, table_view
from ui.look.tags import Tag

__all__ = [
    "Banner",
    "Box",
    "Button",
    "ElidedLabel",
    "EmptyState",
    "FieldBox",
    "IconEdit",
    "IconLabel",
    "IconRole",
    "ListTable",
    "MaskedField",
    "NavButton",
    "PageHead",
    "Paragraph",
    "Progress",
    "RowDelegate",
    "ScrollPane",
    "SectionLine",
    "Sheet",
    "Tag",
    "TagRole",
    "UndoBar",
    "VerbButton",
    "ask",
    "button",
    "calendar",
    "choice_box",
    "column",
    "hairline",
    "label",
    "row",
    "set_tone",
    "table_view",
    "tell",
    "told",
]
