"""What the page of 三务公开 is made of: the matrix, the notice beside it, one step at a time."""
