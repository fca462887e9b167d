"""Small forms, and what the village says of itself, for the tests of filling."""

from __future__ import annotations

import datetime as dt
import shutil

from models.forms.counts.conditions import said_in
from tests.models.forms.form_writer import FormWriter

NOW = dt.datetime(2026, 11, 20, 9)
DAY = NOW.date()
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
EVERYBODY = {"told": True}


def list_of(title, heads, rows=4, total=()):
    writer = FormWriter(len(heads))
    writer.line(title)
    writer.heads(heads)
    first, last = writer.rows(rows)
    if total:
        writer.total(first, last, total)
    return writer


def living(ledger):
    return [one for one in ledger.find("resident") if one["status"] not in {"dead", "moved_out"}]


def said_where(words):
    """Return the conditions that words say of people."""
    return tuple(each for one in said_in(words) for each in one.where(DAY))
