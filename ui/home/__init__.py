"""What 今天要办 and 记一件事 show."""
