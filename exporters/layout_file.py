"""A village's own layouts as a file for another village, and back: TOML, as rule packs are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from exporters.village_layout import REGISTER
from models import rule_packs
from models.errors import UserError
from models.query import Query, Where

if TYPE_CHECKING:
    from models.journal import Changes
    from models.ledger import Ledger


def text_of(ledger: Ledger, ids: tuple[int, ...]) -> str:
    """Return layouts as the text of a file.

    Raises:
        UserError: there is none.
    """
    if not ids:
        raise UserError("还没有改过哪份材料的样式。", "在“出材料”里选一份，点“改样式”。")
    return rule_packs.pack_of(ledger, ledger.type(REGISTER), ids)


def take(ledger: Ledger, path: Path) -> Changes:
    """Bring in the layouts of a file as one act; a paper that has one already gets the new one.

    Raises:
        UserError: it cannot be read or understood; nothing was written.
    """
    kind = ledger.type(REGISTER)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError, ValueError):
        raise UserError(f"读不了“{path.name}”。", "请看看是不是样式文件（.toml）。") from None
    entries = rule_packs.read(text, path.name, {REGISTER: kind}).get(REGISTER) or []
    if not entries:
        raise UserError(f"“{path.name}”里没有材料的样式。", "账里没有动，请换一份再试。")
    with ledger.operation(f"收进材料样式：{path.stem}") as act:
        for one in entries:
            where = (Where("paper", "=", one.get("paper")),)
            found = ledger.find(REGISTER, Query(where=where, limit=1, fields=()))
            empty = {field.name: None for field in kind.entered if field.name != "paper"}
            values = {**empty, **one} if found else one
            ledger.save(REGISTER, values, id=found[0].id if found else None)
    return act.changes
