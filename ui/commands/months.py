"""The command month: a month of a book before it is closed, what differs and where; closing it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from typing import Any

from models.errors import Invalid, NotFound, UserError
from models.field import Field
from models.kinds import Money
from models.ledger import Ledger
from models.money.books import BOOKS
from models.money.closes import COUNTED, FIGURES, differences, next_to_close, proposed, said_of
from models.money.clues import clues
from models.money.hindrances import stopping, worth_a_look
from models.money.month import Month, month_of
from ui.commands.command import Command, opened, say_json, takes_ledger

_TYPE = "month_close"
_ACCOUNT = "{name}：期初 {opening} + 收入 {income} − 支出 {spending}，互转 {moved} = {closing}"
_MONEY = Money("amount", "金额")


def _arguments(parser: argparse.ArgumentParser) -> None:
    takes_ledger(parser)
    parser.add_argument("--book", default="", metavar="哪本账", help="村委会，或集体")
    parser.add_argument("--cash", default="", metavar="元", help="现金数了有多少")
    parser.add_argument("--bank", default="", metavar="元", help="银行月底对账单上有多少")
    parser.add_argument("--why", default="", metavar="话", help="对不上的，差在哪里")
    parser.add_argument("--close", action="store_true", help="结账；不写就只看")


def _month(parsed: argparse.Namespace) -> int:
    with opened(parsed, write=parsed.close) as ledger:
        view = ledger.as_of()
        fields = ledger.type(_TYPE).by_name
        book = _book(fields["book"], parsed.book) if parsed.book else proposed(view)[0]
        period = next_to_close(view, book)
        if period is None:
            raise NotFound("这本账还没有资金账户。", "先加一个账户，写上期初。")
        month = month_of(view, book, period)
        counted = {
            name: _amount(fields[name], getattr(parsed, kind)) for kind, name in COUNTED.items()
        }
        told = _told(ledger, month, counted)
        if parsed.close:
            ledger.save(
                _TYPE, {"book": book, "month": period, **counted, "why": parsed.why or None}
            )
    if parsed.json:
        say_json({**told, "closed": parsed.close})
        return 0
    print("\n".join(_lines(told)))
    if parsed.close:
        print(f"{month.period}结账了，期末就是{period.next()}的期初。")
    return 0


def _book(field: Field[Any], text: str) -> str:
    try:
        found: str | None = field.parse(text)
    except Invalid:
        found = None
    if found is None:
        words = "、".join(one.word for one in BOOKS)
        raise UserError(f"--book：没有“{text}”这本账。", f"有这些：{words}。")
    return found


def _amount(field: Field[Any], text: str) -> int | None:
    try:
        found: int | None = field.parse(text)
    except Invalid as error:
        raise UserError(f"{field.label}：{error}。") from None
    return found


def _told(ledger: Ledger, month: Month, counted: Mapping[str, int | None]) -> dict[str, Any]:
    view = ledger.as_of()
    word = next(one.word for one in BOOKS if one.code == month.book)
    different = differences(counted, month.flows)
    return {
        "book": word,
        "month": str(month.period),
        "accounts": [
            {"name": one.name, **{name: _MONEY.show(getattr(one, name)) for name in FIGURES}}
            for one in month.flows
        ],
        "differences": [
            {
                "sentence": said_of(name, fen),
                "perhaps": [
                    {"entry": one.entry["number"] if one.entry else None,
                     "summary": one.entry["summary"] if one.entry else None,
                     "sentence": one.sentence}
                    for one in clues(view, month, kind, fen)
                ],
            }
            for kind, name in COUNTED.items()
            if (fen := different.get(name))
        ],
        "first": [one.sentence for one in stopping(view, month) or worth_a_look(view, month)],
    }  # fmt: skip


def _lines(told: Mapping[str, Any]) -> Iterator[str]:
    yield f"{told['book']}{told['month']}"
    for one in told["accounts"]:
        yield _ACCOUNT.format(**one)
    for one in told["differences"]:
        yield one["sentence"]
        for each in one["perhaps"]:
            where = " ".join(filter(None, (each["entry"], each["summary"])))
            yield "    " + "：".join(filter(None, (where, each["sentence"])))
    for one in told["first"]:
        yield f"先看看：{one}"


COMMANDS = (Command("month", "看一本账该结的月份，对一对，结账", 57, _arguments, _month),)
