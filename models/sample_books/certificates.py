"""Certificates and their seal lines."""

from __future__ import annotations

from models.kinds_links import Ref
from models.sample_books.sample_village import Sample

ORDER = 40
_PURPOSES = (
    ("办理居民用电户名变更", "柳河镇供电所"), ("孩子入学报名", "县实验小学"),
    ("办理银行业务", "柳河镇信用社"), ("申请公租房", "县住房保障中心"),
    ("办理医保转移", "县医保局"),
)  # fmt: skip


def fill(sample: Sample) -> None:
    """Issue a certificate a month."""
    for day in sample.days(12):
        purpose, receiver = sample.chance.choice(_PURPOSES)
        sample.ledger.save("certificate", {
            "resident": Ref(sample.adult()), "purpose": purpose,
            "receiver": receiver, "issued_on": day, "verified_on": day,
            "verifier": sample.officials["verifier"], "approver": sample.officials["director"],
        })  # fmt: skip
