"""The command fill: a form from above, filled from the ledger in its own look."""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.errors import Invalid, UserError
from models.ledger import Ledger
from models.periods import Period
from models.query import Condition, Query, Where
from models.record import RecordType
from ui.commands.command import Command, opened, say_json, takes_ledger
from ui.commands.records import condition

if TYPE_CHECKING:
    # What fills a form is loaded by those who fill one: it takes as long as all other commands.
    from exporters.forms.sheeted import Sheeted, Wish
    from models.forms.recognising import Form

_WHOM = ("范围", "类别", "筛选", "标记")


def _fill(parsed: argparse.Namespace) -> int:
    from exporters.forms.filling import fill
    from exporters.forms.looked import log, made_new
    from exporters.renderer import put
    from models.forms.decided.mapped import decided, read_decisions
    from models.forms.recognising import Recogniser

    source, target = Path(parsed.form), Path(parsed.output)
    if target.exists() and source.exists() and target.samefile(source):
        raise UserError("原来的表不盖掉。", "请换个文件名再存。")
    with opened(parsed, write=bool(parsed.with_)) as ledger:
        village = ledger.village
        names = (village["name"], village["township"] or "", village["county"] or "")
        form = Recogniser(ledger.types, names).read(source)
        if form.old and target.suffix.lower() != ".xlsx":
            raise UserError("旧格式的表填好后是 xlsx。", "请把要存的文件名改成 .xlsx 结尾。")
        if parsed.mapping:
            form = decided(form, read_decisions(Path(parsed.mapping)), ledger.types)
        wish = _wish(ledger, form, parsed)
        form = _about(form, _whom(parsed.where), wish)
        sheets, filled = fill(form, ledger.as_of(), wish, parsed.sheet)
        put(filled.data, target)
        log(ledger, source.stem, sheets)
    written = sum(sum(one.counts) for one in sheets)
    told: dict[str, Any] = {
        "sheets": [one.as_json() for one in sheets],
        "written": written,
        "open": sum(one.open for one in sheets),
        "not_understood": sum(not place.meant for one in sheets for place in one.form.places),
        "records": sum(one.records for one in sheets),
        "fidelity": {"parts": filled.fidelity.parts, "equal": filled.fidelity.equal,
                     "changed": list(filled.fidelity.changed)},
    }  # fmt: skip
    if form.old:
        told["converted"] = {"lost": list(form.lost)}
    if parsed.json:
        say_json(told)
    else:
        _say(sheets, told, target)
        print(f"{made_new(form.lost)}。" if form.old else "别的地方一点没动。")
    return 0


def _wish(ledger: Ledger, form: Form, parsed: argparse.Namespace) -> Wish:
    from exporters.forms.sheeted import Wish
    from models.forms.decided.whom import where_of

    try:
        period = Period.parse(parsed.period) if parsed.period else None
    except Invalid as error:
        raise UserError(f"{error}。") from None
    day = min(period.last, ledger.today) if period else ledger.today
    conditions: list[Condition] = []
    whom = _whom(parsed.where)
    listed = (one for one in form.sheets
              if one.record_type and parsed.sheet in {None, one.sheet.name})  # fmt: skip
    first = next(listed, None)
    register = first.record_type if first else None
    conditions += where_of(first, whom, day) if first else ()
    for text in parsed.where:
        name = text.partition("=")[0]
        if name.strip() in _WHOM:
            continue
        if register is None:
            raise UserError("没看出这张表要填哪本台账，条件用不上。", "请去掉 --where 再试。")
        conditions.append(_condition(ledger, register, text))
    return Wish(day, period, tuple(conditions), given=_given(parsed.set),
                asked=tuple(parsed.with_), others=bool(whom),
                of=register.name if register else "")  # fmt: skip


def _condition(ledger: Ledger, register: RecordType, text: str) -> Condition:
    """Return a condition on a register, or on the residents whom its records are about."""
    link = next((one for one in register.links if one.to == "resident" and one.required), None)
    name = re.split("[=<>!~]", text)[0].strip()
    if link is None or any(one.label == name for one in register.active):
        return condition(ledger, ledger.type(register.name), text)
    said = condition(ledger, ledger.type("resident"), text)
    return Where(link.name, "in", tuple(ledger.ids("resident", Query(where=(said,)))))


def _whom(texts: list[str]) -> tuple[str, ...]:
    """Return the words that say whom the form is about."""
    pairs = (text.partition("=") for text in texts)
    return tuple(word.strip() for name, _, word in pairs if name.strip() in _WHOM)


def _about(form: Form, words: tuple[str, ...], wish: Wish) -> Form:
    """Return the form about those whom the words name."""
    from models.forms.decided.whom import about_words

    if not words:
        return form
    sheets = tuple(
        about_words(one, words, wish.day)
        if one.kind in {"roster", "household"} or one.cards > 1 else one
        for one in form.sheets
    )
    return replace(form, sheets=sheets)


def _given(texts: list[str]) -> Mapping[str, str]:
    given = {}
    for text in texts:
        name, mark, value = text.partition("=")
        if not mark:
            raise UserError(f"看不懂“{text}”。", "请写成 名=值，比如 填表人=张三。")
        given[name.strip()] = value.strip()
    return given


def _say(sheets: list[Sheeted], told: Mapping[str, Any], target: Path) -> None:
    from models.forms.told import said, where

    for one in sheets:
        print(f"“{one.form.sheet.name}”")
        for place, count in zip(one.form.places, one.counts, strict=True):
            print(f"  {where(place)} {said(place)}" + (f"，写了 {count} 处" if count else ""))
        for sentence in one.said:
            print(f"  {sentence}")
    print(f"写了 {told['written']} 处，空着 {told['open']} 处，"
          f"没认出来 {told['not_understood']} 处。存在“{target}”。")  # fmt: skip


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("form", metavar="表格", help="上级发来的表（xlsx、xlsm）")
    takes_ledger(parser)
    parser.add_argument("--output", required=True, metavar="文件", help="填好的存在哪里")
    parser.add_argument(
        "--where", action="append", default=[], metavar="栏=值",
        help="要哪些人：范围=低保、范围=党员或村民代表、范围=全部；"
             "村民小组=3组 这样的条件在里面再挑",
    )  # fmt: skip
    parser.add_argument("--sheet", metavar="工作表", help="只填哪一张工作表")
    parser.add_argument("--period", metavar="期间", help="哪一期：2026、2026Q3、2026-03")
    parser.add_argument(
        "--mapping", metavar="文件", help='哪里填什么，写成 {"C": "联系电话", "D8": ""}'
    )
    parser.add_argument("--set", action="append", default=[], metavar="名=值",
                        help="表里这个名下写这个值，比如 填表人=张三")  # fmt: skip
    parser.add_argument("--with", action="append", default=[], dest="with_", metavar="栏",
                        help="敏感的栏也要写，会记在历史里")  # fmt: skip


COMMANDS = (Command("fill", "填上级的一张表", 72, _arguments, _fill),)
