"""What 体检 shows."""
