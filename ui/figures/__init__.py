"""What the page of the 减负统计 is made of."""
