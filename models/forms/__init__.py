"""A form from above: what it is, what each place to fill means, and what the ledger says there."""
