"""Garbage is looked for in a quiet minute after work, once, and never in between."""

from __future__ import annotations

import gc

import pytest

from ui.garbage import Broom


@pytest.fixture
def swept(monkeypatch):
    times = []
    monkeypatch.setattr(gc, "collect", lambda: times.append(1))
    return times


def test_it_waits_for_a_minute_without_work_and_sweeps_once(swept):
    broom = Broom()
    broom.tick()
    assert not swept, "nothing was done yet"
    broom.work()
    broom.tick()
    assert not swept, "somebody worked in this minute"
    broom.tick()
    broom.tick()
    assert len(swept) == 1
