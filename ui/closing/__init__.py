"""What the page of the month close is made of."""
