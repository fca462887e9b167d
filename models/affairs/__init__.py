"""What comes from above: the lists of affairs, and the figures of the 减负统计表."""
