"""What the sign wall is made of."""
