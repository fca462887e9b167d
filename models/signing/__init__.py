"""The book of signs: what may hang in the village's place, and what hangs beyond it."""
