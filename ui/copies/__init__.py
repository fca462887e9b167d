"""Copies of the ledger on the window: kept without being asked, listed, compared."""
