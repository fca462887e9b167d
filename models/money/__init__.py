"""Money of the village: sums over the books, and what must hold between entries."""
