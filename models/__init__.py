"""What is kept, and its rules. No Qt, no paper; Excel is only read, for import."""
