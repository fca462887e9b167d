"""Back from a copy: what differs, some records, or the whole; never over the present file.

A copy is looked at through a copy of itself, so that neither it nor the present ledger changes by
being looked at, and so that one which an earlier version wrote can be read by this one.
"""
