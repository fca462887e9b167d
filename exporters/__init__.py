"""From ledger to paper. No Qt, no SQL."""
