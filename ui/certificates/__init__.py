"""The steps of 开证明."""
